//! Keeps hostile nesting from the parser.
//!
//! A block parser looks at every open container for each line, so a thousand nested quotes over
//! a thousand lines cost a million steps. Markers beyond [`MAX_MARKERS`] on a line are escaped
//! and indentation beyond [`MAX_INDENT`] is cut, which bounds how deep blocks can get. No text
//! that a person wrote to be read comes near either.

use std::borrow::Cow;

/// Quote and list markers in front of one line.
pub(super) const MAX_MARKERS: usize = 16;
/// Columns of white space in front of one line; a list level takes at least two.
pub(super) const MAX_INDENT: usize = 64;

/// The same Markdown with line prefixes within bounds; borrowed where nothing had to change.
pub fn tame(markdown: &str) -> Cow<'_, str> {
    if markdown
        .lines()
        .all(|line| matches!(cut_at(line), Prefix::Fine))
    {
        return Cow::Borrowed(markdown);
    }
    let mut tamed = String::with_capacity(markdown.len() + 1024);
    for line in markdown.split_inclusive('\n') {
        match cut_at(line) {
            Prefix::Fine => tamed.push_str(line),
            Prefix::Indent { kept, resume } => {
                tamed.push_str(line.get(..kept).unwrap_or_default());
                tamed.push_str(line.get(resume..).unwrap_or_default());
            }
            Prefix::Markers(at) => {
                tamed.push_str(line.get(..at).unwrap_or_default());
                tamed.push('\\');
                tamed.push_str(line.get(at..).unwrap_or_default());
            }
        }
    }
    Cow::Owned(tamed)
}

enum Prefix {
    Fine,
    /// White space from byte `kept` to `resume` is too much.
    Indent {
        kept: usize,
        resume: usize,
    },
    /// The marker at this byte is one too many.
    Markers(usize),
}

fn cut_at(line: &str) -> Prefix {
    let bytes = line.as_bytes();
    let (mut at, mut markers, mut indent) = (0, 0, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' => {
                indent += if *byte == b'\t' { 4 } else { 1 };
                if indent > MAX_INDENT {
                    let rest = line.get(at..).unwrap_or_default();
                    let text = rest.trim_start_matches([' ', '\t']);
                    return Prefix::Indent {
                        kept: at,
                        resume: line.len() - text.len(),
                    };
                }
                at += 1;
            }
            _ => {
                let Some(width) = marker_width(bytes.get(at..).unwrap_or_default()) else {
                    return Prefix::Fine;
                };
                if markers == MAX_MARKERS && !is_rule(line.get(at..).unwrap_or_default()) {
                    // A number is escaped at its delimiter, a sign at itself.
                    return Prefix::Markers(at + width - 1);
                }
                if markers == MAX_MARKERS {
                    return Prefix::Fine;
                }
                markers += 1;
                at += width;
            }
        }
    }
    Prefix::Fine
}

/// Bytes of the quote or list marker that `rest` begins with.
fn marker_width(rest: &[u8]) -> Option<usize> {
    let ends = |at: usize| matches!(rest.get(at), None | Some(b' ' | b'\t' | b'\r' | b'\n'));
    match rest.first()? {
        b'>' => Some(1),
        b'-' | b'*' | b'+' if ends(1) => Some(1),
        b'0'..=b'9' => {
            let digits = rest
                .iter()
                .take(10)
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            let delimited = matches!(rest.get(digits), Some(b'.' | b')'));
            (digits < 10 && delimited && ends(digits + 1)).then_some(digits + 1)
        }
        _ => None,
    }
}

/// `- - -`: a rule across the page, not nested lists.
fn is_rule(rest: &str) -> bool {
    let mut signs = rest.chars().filter(|c| !c.is_whitespace());
    signs
        .next()
        .is_some_and(|first| "-*".contains(first) && signs.all(|c| c == first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_borrowed() {
        for text in [
            "",
            "Hello\n\n> quote\n> > reply\n\n- a\n  - b\n    1. c\n",
            "    code\n",
            "- - - - - - - - - - - - - - - - - - - - - -\n",
            "> 10. x\n",
        ] {
            assert!(matches!(tame(text), Cow::Borrowed(_)), "{text:?}");
        }
    }

    #[test]
    fn prefixes_are_bounded() {
        let quotes = tame(&">".repeat(1000)).into_owned();
        assert_eq!(quotes.find('\\'), Some(MAX_MARKERS));
        let lists = tame(&format!("{}x", "- ".repeat(1000))).into_owned();
        assert_eq!(lists.find('\\'), Some(2 * MAX_MARKERS));
        let numbers = tame(&format!("{}x", "1. ".repeat(1000))).into_owned();
        assert_eq!(numbers.find("1\\."), Some(3 * MAX_MARKERS));
        let indented = tame(&format!("{}x\n", " ".repeat(1000))).into_owned();
        assert_eq!(indented, format!("{}x\n", " ".repeat(MAX_INDENT)));
    }
}
