//! Which section of a new version is which, as the editor sees it before publishing.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::compare::{Line, Side, compare};
use super::comparing::sides;
use super::desk_pins::{Known, Names, field_of};
use super::desk_version::VersionData;
use super::identity::{Carried, carry};
use super::matching::{Origin, Pin};
use super::model::{SectionText, Source};
use super::sections::Prepared;
use crate::platform::error::FieldErrors;

/// Sections without a change for which the form has fields, so that it does not grow without end.
const MAX_KEPT: usize = 200;

/// A section of the new version and what it is, where that is worth a look.
#[derive(Serialize)]
struct Matched {
    label: String,
    /// What the section was called, where it was another name.
    old_label: Option<String>,
    /// 'kept', 'edited', 'added' or 'split'
    change: &'static str,
    is_moved: bool,
    /// Label of the section that it is a piece of.
    split_from: Option<String>,
    /// Labels of what went into it.
    merged: Vec<String>,
    /// Field with the section that it is, or is a piece of.
    field: String,
    relation: &'static str,
    same: String,
    /// What the match alone says, as 'same:2 Route'.
    automatic: String,
    is_corrected: bool,
    count: i64,
    html: String,
    /// The words before and now.
    lines: Vec<Line>,
}

/// A section that stays as it is.
#[derive(Serialize)]
struct Kept {
    label: String,
    field: String,
    same: String,
    automatic: String,
}

/// A section of the current version that no section of the new one is.
#[derive(Serialize)]
struct Gone {
    label: String,
    field: String,
    /// The section that it went into; '' for none.
    into: String,
    automatic: String,
    count: i64,
}

/// What would be published, and what that means for comments.
#[derive(Serialize)]
pub struct Preview {
    /// Sections in all.
    count: usize,
    /// Those that stay as they are.
    kept_count: usize,
    kept: Vec<Kept>,
    has_fields: bool,
    matched: Vec<Matched>,
    gone: Vec<Gone>,
    known: Vec<Known>,
    known_new: Vec<Known>,
}

/// A new version matched with the current one: as the editor has it, and as the match alone does.
pub struct Matches {
    pub carried: Carried,
    automatic: Carried,
    names: Names,
    /// By section of the new version.
    lines: HashMap<usize, Vec<Line>>,
}

impl Matches {
    /// Takes its time; words are compared only where they are `shown`.
    pub fn of(
        old: &[SectionText],
        sections: Vec<Prepared>,
        pins: &[Pin],
        names: Names,
        is_shown: bool,
    ) -> Self {
        let automatic = carry(old, sections.clone(), &[]);
        let carried = if pins.is_empty() {
            automatic.clone()
        } else {
            carry(old, sections, pins)
        };
        let mut lines = HashMap::new();
        if is_shown {
            let new: Vec<Side<'_>> = carried
                .sections
                .iter()
                .zip(&names.new.labels)
                .map(|(one, label)| Side {
                    label,
                    text: &one.text,
                    html: &one.html,
                })
                .collect();
            let rows = compare(&sides(old, &names.old.labels), &new, &carried.matching);
            lines.extend(
                rows.into_iter()
                    .filter_map(|row| Some((row.new?, row.lines))),
            );
        }
        Self {
            carried,
            automatic,
            names,
            lines,
        }
    }

    /// What the editor looks at. Fields that were refused are never folded away.
    pub fn preview(
        mut self,
        data: &VersionData,
        source: &Source,
        refused: &FieldErrors,
    ) -> Preview {
        let (mut kept, mut matched) = (Vec::new(), Vec::new());
        let blank = Origin::default();
        let refused: HashSet<&str> = refused.0.iter().map(|error| &*error.field).collect();
        let all = source.sections.iter().zip(&self.carried.sections);
        let origins = self.carried.matching.origins.iter();
        for (position, ((section, named), origin)) in all.zip(origins).enumerate() {
            let alone = self.automatic.matching.origins.get(position);
            let (was, whose) = self.names.said_of(alone.unwrap_or(&blank));
            let automatic = format!("{was}:{whose}");
            let (relation, same) = self.names.said_of(origin);
            let is_corrected = automatic != format!("{relation}:{same}");
            let field = field_of(position, &section.title, &section.text);
            let label = self.names.new.label(position);
            let is_plain = origin.same.is_some() && !origin.is_edited && !origin.is_moved;
            let is_refused = refused.contains(field.as_str());
            if is_plain && origin.merged.is_empty() && !is_corrected && !is_refused {
                kept.push(Kept {
                    label,
                    field,
                    same,
                    automatic,
                });
                continue;
            }
            let old_label = origin.same.map(|at| self.names.old.label(at));
            let change = match (origin.same, origin.split_from) {
                (Some(_), _) if origin.is_edited => "edited",
                (Some(_), _) => "kept",
                (None, Some(_)) => "split",
                (None, None) => "added",
            };
            let has_lines = matches!(change, "edited" | "split") || !origin.merged.is_empty();
            matched.push(Matched {
                change,
                old_label: old_label.filter(|old| *old != label),
                label,
                is_moved: origin.is_moved,
                split_from: origin.split_from.map(|at| self.names.old.label(at)),
                merged: origin
                    .merged
                    .iter()
                    .map(|at| self.names.old.label(*at))
                    .collect(),
                lines: self
                    .lines
                    .remove(&position)
                    .filter(|_| has_lines)
                    .unwrap_or_default(),
                field,
                relation,
                is_corrected,
                count: data.counts.get(&named.anchor).copied().unwrap_or(0),
                html: section.html.clone(),
                same,
                automatic,
            });
        }
        Preview {
            count: source.sections.len(),
            kept_count: kept.len(),
            has_fields: kept.len() <= MAX_KEPT,
            kept,
            matched,
            gone: self.gone(data),
            known: self.names.old.options(),
            known_new: self.names.new.options(),
        }
    }

    fn gone(&self, data: &VersionData) -> Vec<Gone> {
        let into = |carried: &Carried, old: usize| {
            let mut origins = carried.matching.origins.iter();
            let found = origins.position(|origin| origin.merged.contains(&old));
            found.map_or_else(String::new, |new| self.names.new.name(new))
        };
        let taken: HashSet<usize> = self
            .carried
            .matching
            .origins
            .iter()
            .filter_map(|origin| origin.same)
            .collect();
        let gone = data.old.iter().enumerate();
        gone.filter(|(at, _)| !taken.contains(at))
            .map(|(at, one)| Gone {
                label: self.names.old.label(at),
                field: format!("into-{at}"),
                into: into(&self.carried, at),
                automatic: into(&self.automatic, at),
                count: data.counts.get(&one.anchor).copied().unwrap_or(0),
            })
            .collect()
    }
}
