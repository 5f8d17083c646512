//! Sections that went into others: what was said about them is read where their words are now.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::model::{Change, Document, LineageRow, SectionTitle};
use super::views::{DocumentHead, section_label};
use super::{Section, beside, rules, store_life};
use crate::features::contributions::{self, Order, Thread};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;

/// What was said about a section before it went into another one.
pub struct Merged {
    pub title: SectionTitle,
    pub thread: Thread,
    pub count: i64,
}

/// The same, as the page shows it.
#[derive(Serialize)]
pub struct MergedView {
    /// How the section was called.
    pub label: String,
    pub url: String,
    pub count: i64,
    pub thread: Thread,
}

impl MergedView {
    pub fn new(one: Merged, head: &DocumentHead) -> Self {
        Self {
            label: section_label(&one.title.number, &one.title.title, &head.title),
            url: format!("{}/sections/{}", head.url, one.title.anchor),
            count: one.count,
            thread: one.thread,
        }
    }
}

/// Where each section went that is no longer part of the document: the last one that it is part of.
pub fn destinations(lineage: &[LineageRow], current: &HashSet<&str>) -> HashMap<String, String> {
    let mut went: HashMap<&str, &str> = HashMap::new();
    for row in lineage.iter().filter(|row| row.change == Change::Merged) {
        went.insert(&row.from_anchor, &row.anchor);
    }
    let mut found = HashMap::new();
    for from in went.keys().filter(|from| !current.contains(*from)) {
        let mut at = *from;
        // Never in a circle: a way is as long as there are steps.
        for _ in 0..went.len() {
            match went.get(at) {
                Some(next) if !current.contains(at) => at = *next,
                _ => break,
            }
        }
        if current.contains(at) {
            found.insert((*from).to_owned(), at.to_owned());
        }
    }
    found
}

/// Counts what was said about sections that went into others at those.
pub fn fold(counts: &mut HashMap<String, i64>, went: &HashMap<String, String>) {
    for (from, to) in went {
        let count = counts.get(from).copied().unwrap_or(0);
        if count > 0 {
            *counts.entry(to.clone()).or_insert(0) += count;
        }
    }
}

/// What was said about the sections that went into `section`, those first that stood first.
///
/// # Errors
/// When the database cannot be read.
pub fn list(
    conn: &mut DbConn,
    document: &Document,
    section: &Section,
    titles: &[SectionTitle],
) -> Result<Vec<Merged>, AppError> {
    let version = document.current_version;
    let lineage = store_life::list_lineage(conn, document.id, 0, version)?;
    let current: HashSet<&str> = titles
        .iter()
        .filter(|title| title.version == version)
        .map(|title| title.anchor.as_str())
        .collect();
    let went = destinations(&lineage, &current);
    let place = document.place();
    let counts = contributions::counts_of_place(conn, &place)?;
    let mut found = Vec::new();
    for title in titles {
        let is_here = went
            .get(&title.anchor)
            .is_some_and(|to| *to == section.anchor);
        let count = counts.get(&title.anchor).copied().unwrap_or(0);
        if !is_here || count == 0 {
            continue;
        }
        let start = Order::Oldest(0);
        let mut thread = contributions::thread(conn, &place, &title.anchor, start, rules::PAGE)?;
        let said = thread.said.iter_mut().collect();
        beside::look_back(conn, said, section, version, &[])?;
        found.push(Merged {
            title: title.clone(),
            thread,
            count,
        });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_on_is_found_where_it_is_now() {
        let row = |from: &str, to: &str, change| LineageRow {
            anchor: to.to_owned(),
            change,
            from_anchor: from.to_owned(),
        };
        let lineage = [
            row("a", "b", Change::Merged),
            row("b", "c", Change::Merged),
            row("c", "d", Change::Split),
            row("x", "y", Change::Merged),
            row("y", "x", Change::Merged),
            row("back", "c", Change::Merged),
        ];
        let current = HashSet::from(["c", "d", "back"]);
        let went = destinations(&lineage, &current);
        let mut shown: Vec<_> = went
            .iter()
            .map(|(from, to)| format!("{from}>{to}"))
            .collect();
        shown.sort();
        // One that came back is a section of its own again; a circle leads nowhere.
        assert_eq!(shown, ["a>c", "b>c"]);
        let mut counts = HashMap::from([
            ("a".to_owned(), 2),
            ("b".to_owned(), 1),
            ("c".to_owned(), 4),
        ]);
        fold(&mut counts, &went);
        assert_eq!(counts["c"], 7);
    }
}
