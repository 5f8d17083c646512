//! Text as search sees it, and text as an address.

use std::ops::Range;

use deunicode::deunicode_with_tofu;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{ZWJ, ZWNJ};

/// Greatest length of a [`slug`], in bytes (it is ASCII).
const SLUG_MAX: usize = 80;

/// Text for comparison and search: compatibility forms unified (NFKD), accents, Hebrew points
/// and Arabic vowel signs dropped, lower case, `ß` as `ss`, `æ` as `ae` and so on. Letters of
/// other scripts, and the vowel signs that carry meaning in them, stay as they are.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text
        .nfkd()
        .filter(|c| !is_accent(*c))
        .flat_map(char::to_lowercase)
    {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ŋ' => folded.push_str("ng"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            // A capital İ lowers to i and a dot above.
            c if is_accent(c) => {}
            c => folded.push(c),
        }
    }
    // Hangul and kana were taken apart above and are whole letters to their readers.
    folded.nfc().collect()
}

/// Marks that a searcher leaves out when typing: Latin, Greek and Cyrillic accents, Hebrew
/// points, Arabic vowel signs and elongation, joiners, soft hyphens.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{AD}' | ZWJ | ZWNJ | '\u{FE00}'..='\u{FE0F}')
}

/// The words of a text: where each stands (byte range) and how it reads [`fold`]ed. Han and
/// kana, written without spaces, give one word per character.
pub fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let alone = is_ideograph(c);
        let inside = c.is_alphanumeric() || is_combining_mark(c) || c == ZWJ || c == ZWNJ;
        if let Some(from) = start
            && (alone || !inside)
        {
            push_word(&mut found, text, from..at);
            start = None;
        }
        if alone {
            push_word(&mut found, text, at..at + c.len_utf8());
        } else if inside && start.is_none() {
            start = Some(at);
        }
    }
    if let Some(from) = start {
        push_word(&mut found, text, from..text.len());
    }
    found
}

fn push_word(found: &mut Vec<(Range<usize>, String)>, text: &str, range: Range<usize>) {
    let folded = fold(text.get(range.clone()).unwrap_or_default());
    if !folded.is_empty() {
        found.push((range, folded));
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// An address from a title: ASCII letters and digits of its transliteration, joined by single
/// hyphens, at most 80 characters and cut between words where possible. Empty where the title
/// holds nothing that can be spelled out; the caller then takes a number or a token.
pub fn slug(title: &str) -> String {
    // Transliteration is at most a few letters per character: no need to read a whole book.
    let head: String = title.chars().take(4 * SLUG_MAX).collect();
    let ascii = deunicode_with_tofu(&head, "")
        .to_ascii_lowercase()
        .replace('\'', "");
    let mut slug = String::new();
    for word in ascii
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
    {
        if slug.len() + 1 + word.len() > SLUG_MAX {
            if slug.is_empty() {
                slug.extend(word.chars().take(SLUG_MAX));
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

/// The beginning of a text on one line: white space collapsed, at most `max` characters
/// (Unicode scalar values) including the `…` that marks a cut, cut between words where possible.
pub fn excerpt(text: &str, max: usize) -> String {
    let mut line = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        let separator = usize::from(count > 0);
        if separator == 1 {
            line.push(' ');
        }
        line.push_str(word);
        count += separator + word.chars().count();
        if count > max {
            return cut(&line, max);
        }
    }
    line
}

/// The first `max - 1` characters, back to a word's end if one is near, and an ellipsis.
fn cut(line: &str, max: usize) -> String {
    if max == 0 {
        return String::new();
    }
    let room = max - 1;
    let end = line
        .char_indices()
        .nth(room)
        .map_or(line.len(), |(at, _)| at);
    let head = line.get(..end).unwrap_or_default();
    let next_is_space = line.get(end..).is_some_and(|rest| rest.starts_with(' '));
    let at_word = match head.rfind(' ') {
        Some(space) if !next_is_space && space * 2 > head.len() => {
            head.get(..space).unwrap_or_default()
        }
        _ => head,
    };
    let trimmed = at_word.trim_end_matches([' ', ',', ';']);
    format!("{trimmed}…")
}
