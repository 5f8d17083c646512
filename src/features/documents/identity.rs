//! How the sections of a new version are named: by those of the version before that they are.

use std::collections::{HashMap, HashSet};

use super::form;
use super::matching::{Matching, Part, Pin, match_sections};
use super::model::{Change, LineageRow, NewLineage, SectionText};
use super::sections::{Anchors, Prepared};
use crate::platform::crypto::sha256_hex;

/// A new version with the names that its sections keep.
#[derive(Clone, Debug)]
pub struct Carried {
    pub sections: Vec<Prepared>,
    pub lineage: Vec<NewLineage>,
    pub matching: Matching,
}

/// A mark of a section's words, by which an editor's word about it is known to be about it still.
pub fn mark(title: &str, text: &str) -> String {
    let digest = sha256_hex(format!("{title}\n{text}").as_bytes());
    digest.chars().take(10).collect()
}

/// Matches `new` with the version before and hands the anchors on.
pub fn carry(old: &[SectionText], new: Vec<Prepared>, pins: &[Pin]) -> Carried {
    let before: Vec<Part<'_>> = old
        .iter()
        .map(|one| Part {
            number: &one.number,
            title: &one.title,
            text: &one.text,
        })
        .collect();
    let after: Vec<Part<'_>> = new
        .iter()
        .map(|one| Part {
            number: &one.number,
            title: &one.title,
            text: &one.text,
        })
        .collect();
    let mut matching = match_sections(&before, &after, pins);
    let mut sections = new;
    for (section, origin) in sections.iter().zip(&mut matching.origins) {
        let before = origin.same.and_then(|same| old.get(same));
        origin.is_edited |= before.is_some_and(|one| !form::is_same(&one.html, &section.html));
    }
    let mut anchors = Anchors::default();
    for (section, origin) in sections.iter_mut().zip(&matching.origins) {
        if let Some(same) = origin.same.and_then(|same| old.get(same)) {
            section.anchor.clone_from(&same.anchor);
            anchors.take(&same.anchor);
        }
    }
    // What is new must not be taken for what is gone.
    let kept: HashSet<usize> = matching.origins.iter().filter_map(|one| one.same).collect();
    for (at, one) in old.iter().enumerate() {
        if !kept.contains(&at) {
            anchors.take(&one.anchor);
        }
    }
    for (section, origin) in sections.iter_mut().zip(&matching.origins) {
        if origin.same.is_none() {
            section.anchor = anchors.unique(&section.anchor);
        }
    }
    let lineage = lineage(old, &sections, &matching);
    Carried {
        sections,
        lineage,
        matching,
    }
}

/// What names alone do not say: where pieces came from, and what went where.
fn lineage(old: &[SectionText], new: &[Prepared], matching: &Matching) -> Vec<NewLineage> {
    let mut rows = Vec::new();
    for (section, origin) in new.iter().zip(&matching.origins) {
        let from = |at: usize| old.get(at).map(|one| one.anchor.clone());
        if let Some(whole) = origin.split_from.and_then(from) {
            rows.push(NewLineage {
                anchor: section.anchor.clone(),
                change: Change::Split,
                from_anchor: whole,
            });
        }
        for merged in origin.merged.iter().filter_map(|at| from(*at)) {
            rows.push(NewLineage {
                anchor: section.anchor.clone(),
                change: Change::Merged,
                from_anchor: merged,
            });
        }
    }
    rows
}

/// The match of any two versions, by the names of their sections and what is written down of
/// splits and merges between them (`lineage`: of the versions after the older one up to the newer,
/// oldest first).
pub fn between(old: &[SectionText], new: &[SectionText], lineage: &[LineageRow]) -> Matching {
    let places: HashMap<&str, usize> = old
        .iter()
        .enumerate()
        .map(|(at, one)| (one.anchor.as_str(), at))
        .collect();
    let mut whole: HashMap<&str, &str> = HashMap::new();
    let mut went: HashMap<&str, &str> = HashMap::new();
    for row in lineage {
        match row.change {
            Change::Split => {
                let from = row.from_anchor.as_str();
                let first = whole.get(from).copied().unwrap_or(from);
                whole.insert(&row.anchor, first);
            }
            Change::Merged => {
                went.insert(&row.from_anchor, &row.anchor);
            }
        }
    }
    let mut matching = Matching::default();
    let now: HashMap<&str, usize> = new
        .iter()
        .enumerate()
        .map(|(at, one)| (one.anchor.as_str(), at))
        .collect();
    for section in new {
        let same = places.get(section.anchor.as_str()).copied();
        let before = same.and_then(|same| old.get(same));
        let mut origin = super::matching::Origin {
            same,
            ..Default::default()
        };
        if let Some(before) = before {
            origin.is_edited = before.title != section.title
                || before.text != section.text
                || !form::is_same(&before.html, &section.html);
        } else {
            origin.split_from = whole
                .get(section.anchor.as_str())
                .and_then(|from| places.get(from).copied());
        }
        matching.origins.push(origin);
    }
    for (at, section) in old.iter().enumerate() {
        if now.contains_key(section.anchor.as_str()) {
            continue;
        }
        // One step after the other, and never in a circle.
        let mut anchor = section.anchor.as_str();
        let mut target = None;
        for _ in 0..100 {
            let Some(next) = went.get(anchor) else {
                break;
            };
            anchor = next;
            if let Some(place) = now.get(anchor) {
                target = Some(*place);
                break;
            }
        }
        let is_split = matching
            .origins
            .iter()
            .any(|origin| origin.split_from == Some(at));
        match target.and_then(|place| matching.origins.get_mut(place)) {
            Some(origin) => origin.merged.push(at),
            None if is_split => {}
            None => matching.deleted.push(at),
        }
    }
    super::matching::mark_moved(&mut matching.origins);
    matching
}
