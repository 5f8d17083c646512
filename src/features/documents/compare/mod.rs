//! Two versions beside each other: which sections came, went, moved, and which words changed.

mod lines;
mod quote;

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::matching::{Matching, Origin};
#[cfg(test)]
use lines::LineFate;
pub use lines::{Line, lines};
pub use quote::{Quote, find as find_quote};

/// What became of a section, as the page names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    Kept,
    Edited,
    Added,
    Deleted,
    /// A piece of a section that still stands.
    Split,
    /// It went into another section.
    Merged,
}

/// A section of either version.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    pub label: &'a str,
    pub text: &'a str,
}

/// A row of the comparison: a section of the new version, or one that only the old version has.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub change: Change,
    /// It stands elsewhere among the others.
    pub is_moved: bool,
    pub old: Option<usize>,
    pub new: Option<usize>,
    /// What the heading was, where it was another.
    pub old_label: String,
    pub new_label: String,
    /// The text in lines; those of the old version come with what was removed.
    pub lines: Vec<Line>,
    /// Old sections that went into this one.
    pub merged: Vec<usize>,
    /// The old section that it was split from.
    pub split_from: Option<usize>,
    /// The new section that it went into.
    pub merged_into: Option<usize>,
}

/// Compares two versions whose sections were matched; in the order of the new one, with what is
/// gone behind what stood before it.
pub fn compare(old: &[Side<'_>], new: &[Side<'_>], matching: &Matching) -> Vec<Row> {
    let mut behind: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let taken: HashSet<usize> = matching.origins.iter().filter_map(|one| one.same).collect();
    let into: HashMap<usize, usize> = matching
        .origins
        .iter()
        .enumerate()
        .flat_map(|(new, origin)| origin.merged.iter().map(move |old| (*old, new)))
        .collect();
    // What is gone stands behind the last section before it that is still there.
    let mut last = None;
    for at in 0..old.len() {
        if taken.contains(&at) {
            last = Some(at);
        } else {
            behind.entry(last).or_default().push(at);
        }
    }
    let mut rows = Vec::with_capacity(old.len().max(new.len()));
    let gone = |rows: &mut Vec<Row>, at: Option<usize>| {
        for &at in behind.get(&at).into_iter().flatten() {
            rows.push(gone_row(old, at, into.get(&at).copied()));
        }
    };
    gone(&mut rows, None);
    for (at, origin) in matching.origins.iter().enumerate() {
        rows.push(row(old, new, at, origin));
        if let Some(same) = origin.same {
            gone(&mut rows, Some(same));
        }
    }
    lines::mark_moved(&mut rows);
    rows
}

fn row(old: &[Side<'_>], new: &[Side<'_>], at: usize, origin: &Origin) -> Row {
    let side = new.get(at);
    let text = side.map_or("", |side| side.text);
    let before = origin.same.and_then(|same| old.get(same));
    // What was merged belongs to the old words of this section; of what was split off, only the
    // piece itself is looked at.
    let mut old_text = before.map_or_else(String::new, |side| side.text.to_owned());
    for merged in &origin.merged {
        if let Some(side) = old.get(*merged) {
            old_text.push('\n');
            old_text.push_str(side.text);
        }
    }
    let change = match (before, origin.split_from) {
        (Some(_), _) if origin.is_edited || !origin.merged.is_empty() => Change::Edited,
        (Some(_), _) => Change::Kept,
        (None, Some(_)) => Change::Split,
        (None, None) => Change::Added,
    };
    let lines = match change {
        Change::Split => lines(text, text),
        _ => lines(old_text.trim_start_matches('\n'), text),
    };
    Row {
        change,
        is_moved: origin.is_moved,
        old: origin.same,
        new: Some(at),
        old_label: before.map_or_else(String::new, |side| side.label.to_owned()),
        new_label: side.map_or_else(String::new, |side| side.label.to_owned()),
        lines,
        merged: origin.merged.clone(),
        split_from: origin.split_from,
        merged_into: None,
    }
}

fn gone_row(old: &[Side<'_>], at: usize, into: Option<usize>) -> Row {
    let side = old.get(at);
    let text = side.map_or("", |side| side.text);
    Row {
        change: if into.is_some() {
            Change::Merged
        } else {
            Change::Deleted
        },
        is_moved: false,
        old: Some(at),
        new: None,
        old_label: side.map_or_else(String::new, |side| side.label.to_owned()),
        new_label: String::new(),
        // What went into another section is compared there.
        lines: if into.is_some() {
            Vec::new()
        } else {
            lines(text, "")
        },
        merged: Vec::new(),
        split_from: None,
        merged_into: into,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::documents::matching::{Part, match_sections};

    fn both(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<Row> {
        let parts = |all: &[(&'static str, &'static str)]| -> Vec<Part<'static>> {
            all.iter()
                .map(|(title, text)| Part {
                    number: "",
                    title,
                    text,
                })
                .collect()
        };
        let keep = |all: &[(&str, &str)]| -> Vec<(&'static str, &'static str)> {
            all.iter()
                .map(|(a, b)| {
                    let leak =
                        |s: &str| -> &'static str { Box::leak(s.to_owned().into_boxed_str()) };
                    (leak(a), leak(b))
                })
                .collect()
        };
        let (old, new) = (keep(old), keep(new));
        let matching = match_sections(&parts(&old), &parts(&new), &[]);
        let sides = |all: &[(&'static str, &'static str)]| -> Vec<Side<'static>> {
            all.iter()
                .map(|(label, text)| Side { label, text })
                .collect()
        };
        compare(&sides(&old), &sides(&new), &matching)
    }

    #[test]
    fn rows_follow_the_new_version_with_what_is_gone_in_its_place() {
        let rows = both(
            &[
                ("Aims", "People cross the river safely at every hour."),
                ("Parking", "Forty places at each of the two landings."),
                ("Costs", "Ninety-four million over four years."),
            ],
            &[
                ("Aims", "People cross the river safely at every hour."),
                ("Boats", "Boats up to twelve metres pass below."),
                ("Costs", "Ninety million over four years."),
            ],
        );
        let changes: Vec<_> = rows.iter().map(|row| row.change).collect();
        assert_eq!(
            changes,
            [Change::Kept, Change::Deleted, Change::Added, Change::Edited]
        );
        let words: String = rows[3].lines[0]
            .parts
            .iter()
            .map(|part| format!("{:?}[{}]", part.fate, part.text))
            .collect();
        assert_eq!(
            words,
            "Removed[Ninety-four]Added[Ninety]Kept[ million over four years.]"
        );
    }

    #[test]
    fn a_paragraph_that_went_elsewhere_is_shown_as_moved() {
        let moved = "This sentence about lamps is long enough to be known again.";
        let rows = both(
            &[
                (
                    "Aims",
                    &format!("People cross the river safely at every hour.\n{moved}"),
                ),
                (
                    "Costs",
                    "Ninety-four million over four years, a third of it from the fund.",
                ),
            ],
            &[
                ("Aims", "People cross the river safely at every hour."),
                (
                    "Costs",
                    &format!(
                        "Ninety-four million over four years, a third of it from the fund.\n{moved}"
                    ),
                ),
            ],
        );
        let fates: Vec<Vec<LineFate>> = rows
            .iter()
            .map(|row| row.lines.iter().map(|line| line.fate).collect())
            .collect();
        assert_eq!(
            fates,
            [
                [LineFate::Plain, LineFate::MovedAway],
                [LineFate::Plain, LineFate::MovedHere]
            ]
        );
    }
}
