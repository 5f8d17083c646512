//! The words of a section, line by line, with what became of each.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::Row;
use crate::platform::text::{Fate, Part, diff};

/// Words of a line for it to be known again elsewhere.
pub(super) const MIN_WORDS: usize = 5;

/// What became of a whole line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineFate {
    /// Its parts say it.
    Plain,
    /// It stands elsewhere in the new version.
    MovedAway,
    /// It stood elsewhere in the old version.
    MovedHere,
    /// The same, and its words are no longer the same.
    MovedEdited,
}

/// A paragraph, an item or a row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    pub fate: LineFate,
    pub parts: Vec<Part>,
}

/// Compares two texts: line by line where lines are the same, word by word between them.
pub fn lines(old: &str, new: &str) -> Vec<Line> {
    lines_but(old, new, &HashSet::new())
}

/// As [`lines`]; lines in `away` are in another section now, and are compared with none of these.
pub(super) fn lines_but(old: &str, new: &str, away: &HashSet<&str>) -> Vec<Line> {
    let (old_lines, new_lines) = (split(old), split(new));
    let mut out = Vec::new();
    // What begins and ends the same needs no second look.
    let head = old_lines
        .iter()
        .zip(&new_lines)
        .take_while(|(a, b)| a == b)
        .count();
    let old_rest = old_lines.get(head..).unwrap_or_default();
    let new_rest = new_lines.get(head..).unwrap_or_default();
    let tail = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (old_middle, _) = old_rest.split_at(old_rest.len() - tail);
    let (new_middle, end) = new_rest.split_at(new_rest.len() - tail);
    for line in new_lines.iter().take(head) {
        out.push(whole(Fate::Kept, line));
    }
    between(old_middle, new_middle, away, &mut out);
    for line in end {
        out.push(whole(Fate::Kept, line));
    }
    out
}

pub(super) fn split(text: &str) -> Vec<&str> {
    text.split('\n')
        .filter(|line| !line.trim().is_empty())
        .collect()
}

pub(super) fn whole(fate: Fate, line: &str) -> Line {
    Line {
        fate: LineFate::Plain,
        parts: vec![Part {
            fate,
            text: line.to_owned(),
        }],
    }
}

/// Lines that are in both are anchors; between two of them words are compared.
fn between(old: &[&str], new: &[&str], away: &HashSet<&str>, out: &mut Vec<Line>) {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, line) in old.iter().enumerate() {
        places.entry(line).or_insert(at);
    }
    let (mut from_old, mut from_new) = (0, 0);
    for (at, line) in new.iter().enumerate() {
        let Some(place) = places.get(line).copied().filter(|place| *place >= from_old) else {
            continue;
        };
        gap(
            old.get(from_old..place).unwrap_or_default(),
            new.get(from_new..at).unwrap_or_default(),
            away,
            out,
        );
        out.push(whole(Fate::Kept, line));
        (from_old, from_new) = (place + 1, at + 1);
    }
    gap(
        old.get(from_old..).unwrap_or_default(),
        new.get(from_new..).unwrap_or_default(),
        away,
        out,
    );
}

fn gap(old: &[&str], new: &[&str], away: &HashSet<&str>, out: &mut Vec<Line>) {
    if old.iter().any(|line| away.contains(line)) {
        let removed = |line: &&str| whole(Fate::Removed, line);
        let first = old.iter().take_while(|line| away.contains(*line)).count();
        let (gone, rest) = old.split_at(first);
        let (gone_later, stayed): (Vec<&str>, Vec<&str>) =
            rest.iter().partition(|line| away.contains(*line));
        out.extend(gone.iter().map(removed));
        gap(&stayed, new, &HashSet::new(), out);
        out.extend(gone_later.iter().map(removed));
        return;
    }
    if old.len() == new.len() {
        for (old, new) in old.iter().zip(new) {
            out.push(words(old, new));
        }
        return;
    }
    if old.is_empty() || new.is_empty() {
        out.extend(old.iter().map(|line| whole(Fate::Removed, line)));
        out.extend(new.iter().map(|line| whole(Fate::Added, line)));
        return;
    }
    // Another number of lines: compared as one text, cut where either has a line's end.
    let parts = diff(&old.join("\n"), &new.join("\n"));
    let mut line = Line {
        fate: LineFate::Plain,
        parts: Vec::new(),
    };
    for part in parts {
        for (n, text) in part.text.split('\n').enumerate() {
            if n > 0 && !line.parts.is_empty() {
                out.push(std::mem::replace(
                    &mut line,
                    Line {
                        fate: LineFate::Plain,
                        parts: Vec::new(),
                    },
                ));
            }
            if !text.is_empty() {
                line.parts.push(Part {
                    fate: part.fate,
                    text: text.to_owned(),
                });
            }
        }
    }
    if !line.parts.is_empty() {
        out.push(line);
    }
}

fn words(old: &str, new: &str) -> Line {
    Line {
        fate: LineFate::Plain,
        parts: diff(old, new),
    }
}

/// The text of a line that is wholly of one fate.
fn only(line: &Line, fate: Fate) -> Option<String> {
    let text: String = line.parts.iter().map(|part| part.text.as_str()).collect();
    let is_whole = line
        .parts
        .iter()
        .all(|part| part.fate == fate || part.text.trim().is_empty());
    (is_whole && text.split_whitespace().count() >= MIN_WORDS).then(|| text.trim().to_owned())
}

/// Marks lines that left one section and came to another.
pub fn mark_moved(rows: &mut [Row]) {
    let mut removed: HashMap<String, usize> = HashMap::new();
    let mut added: HashMap<String, usize> = HashMap::new();
    for line in rows.iter().flat_map(|row| &row.lines) {
        if let Some(text) = only(line, Fate::Removed) {
            *removed.entry(text).or_default() += 1;
        } else if let Some(text) = only(line, Fate::Added) {
            *added.entry(text).or_default() += 1;
        }
    }
    for line in rows.iter_mut().flat_map(|row| &mut row.lines) {
        if only(line, Fate::Removed).is_some_and(|text| added.contains_key(&text)) {
            line.fate = LineFate::MovedAway;
        } else if only(line, Fate::Added).is_some_and(|text| removed.contains_key(&text)) {
            line.fate = LineFate::MovedHere;
        }
    }
}
