//! Sections that went into others, and words that went to a piece of their section: what was said
//! about them is read where the words are now.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::beside::{Earlier, Here, is_there, look_back};
use super::model::{Change, Document, LineageRow, SectionTitle};
use super::views::{DocumentHead, section_label};
use super::{Section, rules, store, store_life};
use crate::features::contributions::{self, Order, Thread};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;

/// What was said about a section before it, or some of its words, went into another one.
pub struct Merged {
    pub title: SectionTitle,
    pub thread: Thread,
    pub count: i64,
    /// Only those words went here that are quoted.
    is_piece: bool,
    earlier: Vec<Earlier>,
}

/// The same, as the page shows it.
#[derive(Serialize)]
pub struct MergedView {
    /// How the section was called.
    pub label: String,
    pub url: String,
    pub count: i64,
    pub thread: Thread,
    pub is_piece: bool,
    /// What the section said when comments were made.
    pub earlier: Vec<Earlier>,
}

impl MergedView {
    pub fn new(one: Merged, head: &DocumentHead) -> Self {
        Self {
            label: section_label(&one.title.number, &one.title.title, &head.title),
            url: format!("{}/sections/{}", head.url, one.title.anchor),
            count: one.count,
            thread: one.thread,
            is_piece: one.is_piece,
            earlier: one.earlier,
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

/// Names that `anchor` leads to (`forward`) or comes from, over splits and merges.
pub fn kin<'a>(lineage: &'a [LineageRow], anchor: &'a str, forward: bool) -> Vec<&'a str> {
    let mut found = vec![anchor];
    let mut next = 0;
    while let Some(at) = found.get(next).copied() {
        next += 1;
        for row in lineage {
            let (from, to) = if forward {
                (row.from_anchor.as_str(), row.anchor.as_str())
            } else {
                (row.anchor.as_str(), row.from_anchor.as_str())
            };
            if from == at && !found.contains(&to) {
                found.push(to);
            }
        }
    }
    found.retain(|name| *name != anchor);
    found
}

/// Where `section` is read, with what led to it.
pub struct At<'a> {
    pub document: &'a Document,
    pub section: &'a Section,
    /// Page of the section.
    pub url: &'a str,
    pub titles: &'a [SectionTitle],
    pub lineage: &'a [LineageRow],
}

impl At<'_> {
    fn here<'a>(&'a self, history: &'a [super::model::Past], part: &'a str) -> Here<'a> {
        Here {
            section: self.section,
            url: self.url,
            current: self.document.current_version,
            history,
            part,
            pieces: &[],
        }
    }
}

/// What was said about the sections that went into a section, those first that stood first; and
/// about words of others that stand in it now.
///
/// # Errors
/// When the database cannot be read.
pub fn list(conn: &mut DbConn, at: &At<'_>) -> Result<Vec<Merged>, AppError> {
    let document = at.document;
    let current: HashSet<&str> = at
        .titles
        .iter()
        .filter(|title| title.version == document.current_version)
        .map(|title| title.anchor.as_str())
        .collect();
    let went = destinations(at.lineage, &current);
    let sources = kin(at.lineage, &at.section.anchor, false);
    let counts = contributions::counts_of_place(conn, &document.place())?;
    let mut found = Vec::new();
    for title in at.titles {
        let is_here = went
            .get(&title.anchor)
            .is_some_and(|to| *to == at.section.anchor);
        let count = counts.get(&title.anchor).copied().unwrap_or(0);
        let is_source = sources.contains(&title.anchor.as_str());
        if count == 0 || !(is_here || is_source) {
            continue;
        }
        if let Some(one) = merged(conn, at, title, count, !is_here)? {
            found.push(one);
        }
    }
    Ok(found)
}

fn merged(
    conn: &mut DbConn,
    at: &At<'_>,
    title: &SectionTitle,
    count: i64,
    is_piece: bool,
) -> Result<Option<Merged>, AppError> {
    let (start, place) = (Order::Oldest(0), at.document.place());
    let mut thread = contributions::thread(conn, &place, &title.anchor, start, rules::PAGE)?;
    let mut count = count;
    if is_piece {
        let quoted = quoted_here(conn, at, title, &thread)?;
        let mut is_kept = false;
        thread.said.retain(|one| {
            is_kept = if one.level == 0 {
                quoted.contains(&one.id)
            } else {
                is_kept
            };
            is_kept
        });
        thread.next = None;
        count = i64::try_from(quoted.len()).unwrap_or(i64::MAX);
        if thread.said.is_empty() {
            return Ok(None);
        }
    }
    // What else the section of the words said is read at that one.
    let history = if is_piece {
        Vec::new()
    } else {
        store::list_history(conn, at.document.id, &title.anchor)?
    };
    let said = thread.said.iter_mut().collect();
    let earlier = look_back(conn, said, &at.here(&history, &title.anchor))?;
    Ok(Some(Merged {
        title: title.clone(),
        thread,
        count,
        is_piece,
        earlier,
    }))
}

/// Comments on another section whose words stand in this one, and no longer there.
fn quoted_here(
    conn: &mut DbConn,
    at: &At<'_>,
    title: &SectionTitle,
    thread: &Thread,
) -> Result<HashSet<i64>, AppError> {
    let ids: Vec<i64> = thread
        .said
        .iter()
        .filter(|one| one.level == 0 && one.html.is_some())
        .map(|one| one.id)
        .collect();
    let mut remarks = store_life::list_remarks(conn, &ids)?;
    remarks.retain(|remark| !remark.exact.is_empty() && is_there(&at.section.text, remark));
    if !remarks.is_empty()
        && let Some((source, version)) = store::find_section(conn, at.document.id, &title.anchor)?
        && version == at.document.current_version
    {
        remarks.retain(|remark| !is_there(&source.text, remark));
    }
    Ok(remarks.iter().map(|one| one.contribution_id).collect())
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
