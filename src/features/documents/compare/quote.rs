//! A place within a text by its words (Web Annotation Data Model, 4.2.4 Text Quote Selector).
//!
//! Words are copied from a page, where the marks of lists and the bars between cells do not stand,
//! and typed on keyboards without typographic quotation marks. So words are looked for without
//! white space and such marks, and kept as the text has them.

use serde::{Deserialize, Serialize};

/// Characters of context on each side.
const CONTEXT: usize = 40;

/// Words, and what stands before and after them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    pub exact: String,
    pub prefix: String,
    pub suffix: String,
}

impl Quote {
    /// The words `exact` as they stand in `text`, with their context; None where they do not.
    /// Where they stand more than once, `prefix` and `suffix` tell which is meant.
    pub fn of(text: &str, exact: &str, prefix: &str, suffix: &str) -> Option<Self> {
        let wanted = Self {
            exact: exact.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
        };
        let (before, exact, after) = find(text, &wanted)?;
        let last: Vec<char> = before.chars().rev().take(CONTEXT).collect();
        Some(Self {
            exact,
            prefix: last.into_iter().rev().collect(),
            suffix: after.chars().take(CONTEXT).collect(),
        })
    }
}

/// Where a quotation stands in a text: what is before it, itself, and what follows; None where the
/// words are no longer there.
pub fn find(text: &str, quote: &Quote) -> Option<(String, String, String)> {
    // Whoever typed the marks of a list finds them with these; so do quotations of old.
    [false, true].into_iter().find_map(|with_marks| {
        let readable = readable(text, with_marks);
        let (start, end) = place(&readable, quote, with_marks)?;
        Some((
            readable.get(..start)?.to_owned(),
            readable.get(start..end)?.to_owned(),
            readable.get(end..)?.to_owned(),
        ))
    })
}

/// A line without what marks it as an item of a list.
fn without_mark(line: &str) -> &str {
    let mut rest = line.trim_start();
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let numbered = rest
            .get(digits..)
            .and_then(|after| after.strip_prefix(". "));
        let after = match (digits, numbered) {
            (1..=6, Some(after)) => Some(after),
            _ => rest.strip_prefix("- "),
        };
        match after {
            Some(after) => rest = after.trim_start(),
            None => return rest,
        }
    }
}

/// The text with single spaces; without the marks of lists and the bars between cells, unless they
/// are asked for.
fn readable(text: &str, with_marks: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n') {
        let line = if with_marks { line } else { without_mark(line) };
        for word in line.split(char::is_whitespace) {
            if word.is_empty() || (word == "|" && !with_marks) {
                continue;
            }
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// Characters without white space, one for all that look alike, each with its place in `text`.
fn bare(text: &str) -> (String, Vec<usize>) {
    let (mut out, mut places) = (String::with_capacity(text.len()), Vec::new());
    for (at, c) in text.char_indices() {
        let as_text = match c {
            c if c.is_whitespace() => continue,
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => continue,
            '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' => "'",
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => "\"",
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
            '…' => "...",
            _ => {
                out.push(c);
                places.resize(out.len(), at);
                continue;
            }
        };
        out.push_str(as_text);
        places.resize(out.len(), at);
    }
    (out, places)
}

/// The occurrence whose surroundings agree the longest with the context.
fn place(text: &str, quote: &Quote, with_marks: bool) -> Option<(usize, usize)> {
    let fold = |words: &str| bare(&readable(words, with_marks)).0;
    let exact = fold(&quote.exact);
    if exact.is_empty() {
        return None;
    }
    let (prefix, suffix) = (fold(&quote.prefix), fold(&quote.suffix));
    let (folded, places) = bare(text);
    let mut best: Option<(usize, usize)> = None;
    for (start, found) in folded.match_indices(&exact).take(1_000) {
        let end = start + found.len();
        let before = folded.get(..start).unwrap_or_default().chars().rev();
        let after = folded.get(end..).unwrap_or_default().chars();
        let agrees = before
            .zip(prefix.chars().rev())
            .take_while(|(a, b)| a == b)
            .count()
            + after
                .zip(suffix.chars())
                .take_while(|(a, b)| a == b)
                .count();
        if best.is_none_or(|(most, _)| agrees > most) {
            best = Some((agrees, start));
        }
    }
    let (_, start) = best?;
    let first = *places.get(start)?;
    let last = *places.get(start + exact.len() - 1)?;
    let length = text.get(last..)?.chars().next().map_or(0, char::len_utf8);
    Some((first, last + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_what_stands_around_them() {
        let text = "The toll is two euros.\nOn Sundays the toll is nothing.";
        let second = Quote::of(text, "toll  is", "Sundays the ", "").unwrap();
        assert_eq!(second.prefix, "The toll is two euros. On Sundays the ");
        let (before, exact, after) = find(text, &second).unwrap();
        assert_eq!((exact.as_str(), after.as_str()), ("toll is", " nothing."));
        assert!(before.ends_with("On Sundays the "));
        let also = Quote::of(text, "toll is", "", " nothing.").unwrap();
        assert_eq!(also, second);
        // Words put in elsewhere do not matter; words taken out do.
        assert!(find("New. On Sundays the toll is nothing at all.", &second).is_some());
        assert_eq!(find("On Sundays it is free.", &second), None);
        assert_eq!(Quote::of(text, "fare", "", ""), None);
        assert_eq!(Quote::of(text, " ", "", ""), None);
    }

    #[test]
    fn words_of_lists_and_tables_are_found_as_a_page_shows_them() {
        let text = "We build:\n- ramps, flat every 60 metres.\n- The two paths don’t meet – “ever”.\n\
            1. first\n2. second\nYear | Work | Cost\n2026 |  | 3\n(a) labelled";
        for (typed, found) in [
            ("60 metres.\n The two paths", "60 metres. The two paths"),
            ("60 metres.\n- The two paths", "60 metres. The two paths"),
            ("60 metres. - The two paths", "60 metres. - The two paths"),
            ("- The two paths", "The two paths"),
            ("don't meet - \"ever\".", "don’t meet – “ever”."),
            ("first\nsecond", "first second"),
            ("1. first\n2. second", "first second"),
            ("Work\tCost\n2026\t\t3", "Work Cost 2026 3"),
            ("Year | Work | Cost", "Year Work Cost"),
            ("(a) labelled", "(a) labelled"),
            ("We build:", "We build:"),
        ] {
            let quote = Quote::of(text, typed, "", "").unwrap_or_else(|| panic!("{typed}"));
            assert_eq!(quote.exact, found, "{typed}");
            assert!(find(text, &quote).is_some(), "{typed}");
        }
        assert_eq!(Quote::of(text, "61 metres", "", ""), None);
    }
}
