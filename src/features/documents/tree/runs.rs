//! Text within a paragraph: pieces that each know their own markup, so that overlapping and
//! nested markup from any format has one form.

use serde::{Deserialize, Serialize};

use super::address::{is_address, is_picture, tidy_address};

/// How a piece is set off; several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Marks(u8);

impl Marks {
    pub const NONE: Self = Self(0);
    pub const STRONG: Self = Self(1);
    pub const EMPHASIS: Self = Self(2);
    pub const STRUCK: Self = Self(4);
    pub const RAISED: Self = Self(8);
    pub const LOWERED: Self = Self(16);
    pub const CODE: Self = Self(32);

    /// The order in which they are opened, and the element of each.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::STRONG, "strong"),
        (Self::EMPHASIS, "em"),
        (Self::STRUCK, "del"),
        (Self::RAISED, "sup"),
        (Self::LOWERED, "sub"),
        (Self::CODE, "code"),
    ];

    /// Whether `other` is among them.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// With `other` added.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// With `other` taken away.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    Text(String),
    Break,
    /// Refers to the footnote with this label.
    Note(String),
    Image {
        address: String,
        /// What it shows; '' where it only decorates, which its address then says, and where nobody
        /// has described it yet.
        alt: String,
    },
}

/// A piece, its markup and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    pub piece: Piece,
    pub marks: Marks,
    /// '' where it is no link.
    pub link: String,
}

impl Run {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::of(Piece::Text(text.into()))
    }

    /// Without markup.
    pub fn of(piece: Piece) -> Self {
        Self {
            piece,
            marks: Marks::NONE,
            link: String::new(),
        }
    }
}

/// The words of a paragraph; pictures by what they show.
pub fn plain(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        match &run.piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Break => out.push('\n'),
            Piece::Image { alt, .. } => out.push_str(alt),
            Piece::Note(_) => {}
        }
    }
    out
}

/// What no reader sees and no honest writer needs.
pub fn is_forbidden(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{ad}' | '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}'
            | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// White space that is folded; the no-break space is a character that somebody chose.
fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

/// Text without what is forbidden, runs of white space as one space.
pub fn tidy_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_blank(c) {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_forbidden(c) {
            out.push(c);
        }
    }
    out
}

/// The one form of a paragraph: no empty pieces, no white space at its ends or beside a break,
/// addresses typed into the text made links, equal neighbours joined.
pub fn tidy_runs(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    for mut run in runs {
        run.link = tidy_address(&run.link);
        if !is_address(&run.link) {
            run.link.clear();
        }
        match &mut run.piece {
            Piece::Text(text) => {
                *text = tidy_text(text);
                if text.is_empty() {
                    continue;
                }
            }
            Piece::Break => {
                (run.marks, run.link) = (Marks::NONE, String::new());
            }
            Piece::Note(_) => {
                (run.marks, run.link) = (Marks::NONE, String::new());
            }
            Piece::Image { address, alt } => {
                run.marks = Marks::NONE;
                *alt = tidy_text(alt).trim().to_owned();
                *address = tidy_address(address);
                if !is_picture(address) {
                    run.piece = Piece::Text(std::mem::take(alt));
                }
            }
        }
        push_joined(&mut out, run);
    }
    trim_spaces(&mut out);
    while matches!(
        out.first(),
        Some(Run {
            piece: Piece::Break,
            ..
        })
    ) {
        out.remove(0);
    }
    while matches!(
        out.last(),
        Some(Run {
            piece: Piece::Break,
            ..
        })
    ) {
        out.pop();
    }
    let mut linked: Vec<Run> = Vec::with_capacity(out.len());
    for run in out {
        find_addresses(run, &mut linked);
    }
    linked
}

fn push_joined(out: &mut Vec<Run>, run: Run) {
    if let Piece::Text(text) = &run.piece
        && text.is_empty()
    {
        return;
    }
    if let (Some(last), Piece::Text(text)) = (out.last_mut(), &run.piece)
        && last.marks == run.marks
        && last.link == run.link
        && let Piece::Text(before) = &mut last.piece
    {
        before.push_str(text);
        return;
    }
    out.push(run);
}

/// Folds white space across pieces, and takes it away at both ends and beside breaks.
fn trim_spaces(runs: &mut Vec<Run>) {
    let (mut after_space, mut at_start) = (true, true);
    for run in runs.iter_mut() {
        match &mut run.piece {
            Piece::Text(text) => {
                *text = tidy_text(text);
                if at_start {
                    *text = text.trim_start().to_owned();
                } else if after_space {
                    *text = text.trim_start_matches(' ').to_owned();
                }
                if !text.is_empty() {
                    (after_space, at_start) = (text.ends_with(' '), false);
                }
            }
            Piece::Break => (after_space, at_start) = (true, true),
            Piece::Note(_) | Piece::Image { .. } => (after_space, at_start) = (false, false),
        }
    }
    let mut before_end = true;
    for run in runs.iter_mut().rev() {
        match &mut run.piece {
            Piece::Text(text) => {
                if before_end {
                    text.truncate(text.trim_end().len());
                }
                if !text.is_empty() {
                    before_end = false;
                }
            }
            Piece::Break => before_end = true,
            Piece::Note(_) | Piece::Image { .. } => before_end = false,
        }
    }
    let old = std::mem::take(runs);
    for run in old {
        push_joined(runs, run);
    }
}

/// Makes links of the addresses in a piece of text.
fn find_addresses(run: Run, out: &mut Vec<Run>) {
    let Piece::Text(text) = &run.piece else {
        out.push(run);
        return;
    };
    if !run.link.is_empty() || run.marks.has(Marks::CODE) || !text.contains("://") {
        push_joined(out, run);
        return;
    }
    let part = |text: &str, link: &str| Run {
        piece: Piece::Text(text.to_owned()),
        marks: run.marks,
        link: link.to_owned(),
    };
    let mut rest: &str = text;
    while let Some((before, address, after)) = next_address(rest) {
        push_joined(out, part(before, ""));
        push_joined(out, part(address, address));
        rest = after;
    }
    push_joined(out, part(rest, ""));
}

/// The first bare web address: what stands before it, itself, and what follows.
fn next_address(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let colon = from + text.get(from..)?.find("://")?;
        let head = text.get(..colon)?;
        let scheme = if head.ends_with("https") { 5 } else { 4 };
        let start = colon.checked_sub(scheme);
        let known = head.ends_with("https") || head.ends_with("http");
        let fresh = start
            .and_then(|start| text.get(..start))
            .is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric()));
        from = colon + 3;
        let Some(start) = start.filter(|_| known && fresh) else {
            continue;
        };
        let tail = text.get(from..)?;
        let ends = |c: char| c.is_whitespace() || c.is_control() || "<>\"`|\\^{}".contains(c);
        let length = tail.find(ends).unwrap_or(tail.len());
        let address = tail.get(..length)?;
        let address = address.trim_end_matches([
            '.', ',', ';', ':', '!', '?', '\'', '*', '_', ']', '[', '(', ')',
        ]);
        let end = colon + 3 + address.len();
        let whole = text.get(start..end)?;
        if is_address(whole) {
            return Some((text.get(..start)?, whole, text.get(end..)?));
        }
        // What is too long is none, nor is a part of it: the rest would then become one.
        if !address.is_empty() {
            from = colon + 3 + length;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_has_one_form() {
        let strong = |text: &str| Run {
            marks: Marks::STRONG,
            ..Run::text(text)
        };
        let tidied = tidy_runs(vec![
            Run::text("  One \n two "),
            Run::text(" three"),
            strong(""),
            strong(" four "),
            Run::of(Piece::Break),
            Run::text(" five\u{202e}\u{0}"),
            Run::of(Piece::Break),
        ]);
        let expected = [
            Run::text("One two three"),
            strong(" four"),
            Run::of(Piece::Break),
            Run::text("five"),
        ];
        assert_eq!(tidied, expected);
        assert_eq!(tidy_runs(tidied.clone()), tidied);
    }

    #[test]
    fn typed_addresses_become_links() {
        let tidied = tidy_runs(vec![Run::text("See https://a.example/b. Or not")]);
        assert_eq!(plain(&tidied), "See https://a.example/b. Or not");
        let links: Vec<_> = tidied.iter().map(|run| run.link.as_str()).collect();
        assert_eq!(links, ["", "https://a.example/b", ""]);
        let long = vec![Run::text(
            "https://a.example/(x)".repeat(170) + " https://b.example",
        )];
        let tidied = tidy_runs(long);
        assert_eq!(tidied.len(), 2);
        assert_eq!(tidy_runs(tidied.clone()), tidied);
    }
}
