//! What people type: cleaning it, measuring it, and checking it against a rule.
//!
//! Cleaning removes only what no reader can see and no honest writer needs: control
//! characters, invisible fillers, and the direction overrides behind "Trojan Source"
//! (CVE-2021-42574). Words, spelling, punctuation and emoji stay as they were typed.

mod diff;
mod fold;
mod highlight;
mod length;
#[cfg(test)]
mod tests;

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use diff::{Fate, Part, diff};
pub use fold::{excerpt, fold, slug, words};
pub use highlight::{highlight, snippet};
pub use length::length;

/// Combining marks kept on one base character. No living script stacks more than five;
/// beyond that it is a prank that runs over the neighbouring lines.
const MAX_MARKS: usize = 8;

/// Text that went through [`clean_line`] or [`clean_text`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    text: String,
    removed_count: usize,
}

impl Cleaned {
    /// The cleaned text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The cleaned text, owned.
    pub fn into_string(self) -> String {
        self.text
    }

    /// How many invisible or forbidden characters were taken out (white space not counted).
    pub fn removed_count(&self) -> usize {
        self.removed_count
    }

    /// True where nothing visible is left.
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(is_blank)
    }

    /// Length in the unit of [`length`].
    pub fn length(&self) -> usize {
        length(&self.text)
    }
}

impl AsRef<str> for Cleaned {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Cleaned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Cleans a single line (a name, a title): as [`clean_text`], and line breaks, tabs and runs
/// of white space become one space.
pub fn clean_line(input: &str) -> Cleaned {
    let (visible, removed_count) = remove_invisible(input);
    let mut text = String::with_capacity(visible.len());
    for word in visible.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    Cleaned {
        text,
        removed_count,
    }
}

/// Cleans text of several lines: Unicode NFC, `\n` line ends, no trailing white space, at most
/// two blank lines in a row, no control characters but `\n` and `\t`, no direction overrides,
/// no invisible fillers, no noncharacters. Joiners stay where a script or an emoji needs them.
pub fn clean_text(input: &str) -> Cleaned {
    let (visible, removed_count) = remove_invisible(input);
    let mut text = String::with_capacity(visible.len());
    let mut blank_lines = 0;
    for line in visible.split('\n') {
        let line = line.trim_end();
        if line.is_empty() {
            blank_lines += 1;
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
            text.extend(std::iter::repeat_n('\n', blank_lines.min(2)));
        }
        blank_lines = 0;
        text.push_str(line);
    }
    // Only blank lines were dropped in front: the first line's indentation is trimmed as well.
    let text = match text.trim_start() {
        trimmed if trimmed.len() == text.len() => text,
        trimmed => trimmed.to_owned(),
    };
    Cleaned {
        text,
        removed_count,
    }
}

/// How long a text may be, in the unit of [`length`], and whether it may have lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextRule {
    /// Least number of characters; 0 makes the text optional.
    pub min: usize,
    /// Greatest number of characters.
    pub max: usize,
    /// Line breaks are kept.
    pub lines: bool,
}

impl TextRule {
    /// A rule for one line, of `min` to `max` characters.
    pub const fn line(min: usize, max: usize) -> Self {
        Self {
            min,
            max,
            lines: false,
        }
    }

    /// A rule for text of several lines, of `min` to `max` characters.
    pub const fn text(min: usize, max: usize) -> Self {
        Self {
            min,
            max,
            lines: true,
        }
    }

    /// Cleans `input` and returns it if it keeps the rule.
    ///
    /// # Errors
    /// [`TextProblem`]: nothing visible where something is required, too short, too long, or
    /// mostly characters that mean nothing here (a damaged encoding, binary data).
    pub fn check(&self, input: &str) -> Result<String, TextProblem> {
        let too_long = |actual: usize| TextProblem::TooLong {
            max: self.max,
            actual,
        };
        // A reader's character is rarely more than a few dozen bytes: refuse floods unread.
        if input.len() > self.max.saturating_mul(64).saturating_add(4096) {
            return Err(too_long(input.chars().count()));
        }
        let cleaned = if self.lines {
            clean_text(input)
        } else {
            clean_line(input)
        };
        if cleaned.is_blank() {
            return if self.min == 0 {
                Ok(String::new())
            } else {
                Err(TextProblem::Empty)
            };
        }
        let actual = cleaned.length();
        let damaged = cleaned
            .as_str()
            .chars()
            .filter(|c| is_meaningless(*c))
            .count();
        if damaged * 2 > actual {
            return Err(TextProblem::NotAllowed);
        }
        if actual < self.min {
            return Err(TextProblem::TooShort { min: self.min });
        }
        if actual > self.max {
            return Err(too_long(actual));
        }
        // Marks and joiners count nothing to a reader, but are stored and sent all the same.
        let scalar_count = cleaned.as_str().chars().count();
        if scalar_count > self.max.saturating_mul(4).saturating_add(16) {
            return Err(too_long(scalar_count));
        }
        Ok(cleaned.into_string())
    }
}

/// Why a text was refused. Lengths are in the unit of [`length`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// Nothing visible was written.
    #[error("the text is empty")]
    Empty,
    /// Fewer characters than the rule asks for.
    #[error("the text has fewer than {min} characters")]
    TooShort {
        /// Least number of characters.
        min: usize,
    },
    /// More characters than the rule allows.
    #[error("the text has {actual} characters, more than {max}")]
    TooLong {
        /// Greatest number of characters.
        max: usize,
        /// Number of characters written.
        actual: usize,
    },
    /// Mostly characters without a public meaning.
    #[error("the text holds characters that are not text")]
    NotAllowed,
}

impl TextProblem {
    /// Stable key, also the key of the message shown to the writer.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty => "text.empty",
            Self::TooShort { .. } => "text.too-short",
            Self::TooLong { .. } => "text.too-long",
            Self::NotAllowed => "text.not-allowed",
        }
    }
}

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';

/// NFC with `\n` line ends, without invisible characters; and how many were removed.
fn remove_invisible(input: &str) -> (String, usize) {
    let right_to_left = input.chars().any(is_right_to_left);
    let mut kept = String::with_capacity(input.len());
    let mut removed = 0;
    let mut previous = '\n';
    let mut marks = 0;
    let mut chars = input.chars().peekable();
    while let Some(c) = chars.next() {
        let c = match c {
            '\r' => {
                if chars.peek() == Some(&'\n') {
                    continue;
                }
                '\n'
            }
            '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            c => c,
        };
        let stacked = is_combining_mark(c) || is_tag(c);
        marks = if stacked { marks + 1 } else { 0 };
        let keep = match c {
            '\n' | '\t' => true,
            ZWJ | ZWNJ => needs_joiner(previous),
            '\u{200E}' | '\u{200F}' | '\u{61C}' => right_to_left,
            c if is_tag(c) => previous == '\u{1F3F4}' || is_tag(previous),
            c => !is_invisible(c),
        };
        if keep && marks <= MAX_MARKS {
            kept.push(c);
            previous = c;
        } else {
            removed += 1;
        }
    }
    (kept.nfc().collect(), removed)
}

/// Characters that show nothing, or change how others are shown, and that no text needs.
fn is_invisible(c: char) -> bool {
    let code = u32::from(c);
    c.is_control()
        || code & 0xFFFE == 0xFFFE
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180E}' | '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E001F}')
}

/// Joiners shape letters of scripts from Hebrew on, and glue emoji; after Latin, Greek or
/// Cyrillic letters, white space or punctuation they only hide.
fn needs_joiner(previous: char) -> bool {
    previous >= '\u{590}'
        && !previous.is_whitespace()
        && !('\u{2000}'..='\u{206F}').contains(&previous)
}

fn is_tag(c: char) -> bool {
    ('\u{E0020}'..='\u{E007F}').contains(&c)
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

fn is_zero_width(c: char) -> bool {
    is_combining_mark(c)
        || is_tag(c)
        || matches!(c, ZWJ | ZWNJ | '\u{200E}' | '\u{200F}' | '\u{61C}')
}

/// White space, the blank Braille cell, and whatever has no width of its own.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{2800}' || is_zero_width(c)
}

/// The replacement character and the private-use areas.
fn is_meaningless(c: char) -> bool {
    matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}
