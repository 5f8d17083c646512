//! Two versions beside each other: which sections came, went, moved, and which words changed.

mod lines;
mod pieces;
mod quote;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::form::{self, Note};
use super::matching::{Matching, Origin};
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
    pub html: &'a str,
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
    /// What has changed beside the words.
    pub notes: Vec<Note>,
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
    let mut pieces: HashMap<usize, Vec<&str>> = HashMap::new();
    for (origin, side) in matching.origins.iter().zip(new) {
        if let (None, Some(from), []) = (origin.same, origin.split_from, &*origin.merged) {
            pieces.entry(from).or_default().push(side.text);
        }
    }
    gone(&mut rows, None);
    for (at, origin) in matching.origins.iter().enumerate() {
        rows.push(row(old, new, at, origin, &pieces));
        if let Some(same) = origin.same {
            gone(&mut rows, Some(same));
        }
    }
    pieces::share_out(&mut rows, new);
    lines::mark_moved(&mut rows);
    rows
}

fn row(
    old: &[Side<'_>],
    new: &[Side<'_>],
    at: usize,
    origin: &Origin,
    pieces: &HashMap<usize, Vec<&str>>,
) -> Row {
    let side = new.get(at);
    let text = side.map_or("", |side| side.text);
    let before = origin.same.and_then(|same| old.get(same));
    // What was merged belongs to the old words of this section, in the order in which it stood.
    let mut sources: Vec<usize> = origin
        .same
        .into_iter()
        .chain(origin.merged.iter().copied())
        .collect();
    sources.sort_unstable();
    let old_text = sources
        .iter()
        .filter_map(|at| old.get(*at).map(|side| side.text))
        .collect::<Vec<_>>()
        .join("\n");
    let gone: Vec<&str> = sources
        .iter()
        .filter_map(|at| pieces.get(at))
        .flatten()
        .copied()
        .collect();
    let change = match (before, origin.split_from) {
        (Some(_), _) if origin.is_edited || !origin.merged.is_empty() => Change::Edited,
        (Some(_), _) => Change::Kept,
        (None, Some(_)) => Change::Split,
        (None, None) => Change::Added,
    };
    let lines = match change {
        // Compared with what its section lost, once that is known.
        Change::Split if origin.merged.is_empty() => Vec::new(),
        _ => {
            let away = pieces::gone_to(&old_text, text, &gone);
            lines::lines_but(&old_text, text, &away)
        }
    };
    let notes = match (before, side) {
        (Some(before), Some(side)) if origin.merged.is_empty() && gone.is_empty() => {
            form::changes((before.text, before.html), (side.text, side.html))
        }
        _ => Vec::new(),
    };
    Row {
        change,
        is_moved: origin.is_moved,
        old: origin.same,
        new: Some(at),
        old_label: before.map_or_else(String::new, |side| side.label.to_owned()),
        new_label: side.map_or_else(String::new, |side| side.label.to_owned()),
        lines,
        notes,
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
        notes: Vec::new(),
        merged: Vec::new(),
        split_from: None,
        merged_into: into,
    }
}
