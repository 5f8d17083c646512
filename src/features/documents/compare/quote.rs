//! A place within a text by its words (Web Annotation Data Model, 4.2.4 Text Quote Selector).

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
    /// White space counts as one space: people copy over line ends. Where they stand more than
    /// once, `prefix` tells which is meant.
    pub fn of(text: &str, exact: &str, prefix: &str, suffix: &str) -> Option<Self> {
        let folded = fold(text);
        let exact = fold(exact).trim().to_owned();
        let (start, end) = place(&folded, &exact, &fold(prefix), &fold(suffix))?;
        let before: Vec<char> = folded.get(..start)?.chars().rev().take(CONTEXT).collect();
        Some(Self {
            exact,
            prefix: before.into_iter().rev().collect(),
            suffix: folded.get(end..)?.chars().take(CONTEXT).collect(),
        })
    }
}

/// Where a quotation stands in a text: what is before it, itself, and what follows; None where the
/// words are no longer there.
pub fn find(text: &str, quote: &Quote) -> Option<(String, String, String)> {
    let folded = fold(text);
    let (start, end) = place(&folded, &quote.exact, &quote.prefix, &quote.suffix)?;
    Some((
        folded.get(..start)?.to_owned(),
        folded.get(start..end)?.to_owned(),
        folded.get(end..)?.to_owned(),
    ))
}

fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

/// The occurrence whose surroundings agree the longest with the context.
fn place(text: &str, exact: &str, prefix: &str, suffix: &str) -> Option<(usize, usize)> {
    if exact.is_empty() {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    for (start, found) in text.match_indices(exact).take(1_000) {
        let end = start + found.len();
        let before = text.get(..start).unwrap_or_default().chars().rev();
        let after = text.get(end..).unwrap_or_default().chars();
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
    best.map(|(_, start)| (start, start + exact.len()))
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
        // Words put in elsewhere do not matter; words taken out do.
        assert!(find("New. On Sundays the toll is nothing at all.", &second).is_some());
        assert_eq!(find("On Sundays it is free.", &second), None);
        assert_eq!(Quote::of(text, "fare", "", ""), None);
        assert_eq!(Quote::of(text, " ", "", ""), None);
    }
}
