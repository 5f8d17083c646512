//! The text between the tags of HTML that the sanitiser wrote, in words and signs.

use unicode_normalization::char::is_combining_mark;

/// Within these nothing is marked.
const LEFT_ALONE: [&str; 6] = ["a", "code", "pre", "sup", "sub", "dfn"];
/// Letters on both sides of such a tag are one word.
const WITHIN_WORDS: [&str; 9] = [
    "a", "code", "del", "em", "span", "strong", "sub", "sup", "dfn",
];

/// A word, or a sign that is none.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub start: usize,
    pub end: usize,
    pub is_word: bool,
}

/// A stretch of text between tags.
#[derive(Debug)]
pub struct Stretch {
    pub start: usize,
    pub end: usize,
    pub is_left_alone: bool,
    /// A letter stands directly before it, behind a tag that does not part words.
    pub is_glued: bool,
}

/// The character reference that a text begins with, and its length.
pub fn entity(text: &str) -> Option<(char, usize)> {
    const KNOWN: [(&str, char); 7] = [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&nbsp;", '\u{a0}'),
        ("&quot;", '"'),
        ("&#39;", '\''),
        ("&#x27;", '\''),
    ];
    KNOWN
        .iter()
        .find(|(name, _)| text.starts_with(name))
        .map(|(name, c)| (*c, name.len()))
}

/// Letters and digits that follow each other are a word; every other sign stands for itself.
pub fn tokens(html: &str, start: usize, end: usize) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut at = start;
    while at < end {
        let Some(rest) = html.get(at..end) else {
            break;
        };
        let Some(first) = rest.chars().next() else {
            break;
        };
        let (c, length) = match first {
            '&' => entity(rest).unwrap_or((first, first.len_utf8())),
            _ => (first, first.len_utf8()),
        };
        let is_word = is_letter(c);
        match found.last_mut() {
            Some(last) if is_word && last.is_word && last.end == at => last.end = at + length,
            _ if c.is_whitespace() => {}
            _ => found.push(Token {
                start: at,
                end: at + length,
                is_word,
            }),
        }
        at += length;
    }
    found
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// The text between the tags of well-formed HTML.
pub fn stretches(html: &str) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let (mut at, mut depth, mut is_apart) = (0, 0_usize, true);
    while at < html.len() {
        let Some(rest) = html.get(at..) else {
            break;
        };
        if rest.starts_with('<') {
            let length = tag_length(rest);
            let tag = rest.get(1..length).unwrap_or_default();
            let is_closing = tag.starts_with('/');
            let name: &str = tag.trim_start_matches('/');
            let name = name
                .split(|c: char| !c.is_ascii_alphanumeric())
                .next()
                .unwrap_or_default();
            if LEFT_ALONE.contains(&name) {
                depth = if is_closing {
                    depth.saturating_sub(1)
                } else {
                    depth + 1
                };
            }
            is_apart |= !WITHIN_WORDS.contains(&name);
            at += length;
            continue;
        }
        let length = rest.find('<').unwrap_or(rest.len());
        let ends_in_letter = |stretch: &Stretch| {
            let text = html.get(stretch.start..stretch.end).unwrap_or_default();
            text.chars().next_back().is_some_and(is_letter)
        };
        let is_glued = !is_apart
            && rest.chars().next().is_some_and(is_letter)
            && found.last().is_some_and(ends_in_letter);
        found.push(Stretch {
            start: at,
            end: at + length,
            is_left_alone: depth > 0,
            is_glued,
        });
        is_apart = false;
        at += length;
    }
    found
}

/// Length of a tag; a `>` within the quotes of an attribute does not end it.
pub fn tag_length(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    html.len()
}
