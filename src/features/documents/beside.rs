//! What stands beside a comment on a text that has changed: the version it was made on, the words
//! as they were, and what it quotes and suggests.

use std::collections::BTreeMap;

use serde::Serialize;

use super::compare::{Line, Quote, find_quote, lines};
use super::form::{self, Note};
use super::model::{Past, Remark, Section};
use super::store_life;
use crate::features::contributions::{Beside, Elsewhere, Said};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::text::{Fate, Part, diff};

/// What a section said in an earlier version, compared with what it says now.
#[derive(Clone, Debug, Serialize)]
pub struct Earlier {
    /// Of the element on the page of the section.
    pub id: String,
    pub version: i64,
    pub lines: Vec<Line>,
    /// What has changed beside the words.
    pub notes: Vec<Note>,
}

/// A section that words of another one may stand in now.
pub struct Piece {
    pub label: String,
    pub url: String,
    pub text: String,
}

/// Where comments are read.
pub struct Here<'a> {
    pub section: &'a Section,
    /// Page of the section.
    pub url: &'a str,
    /// The version that is valid now.
    pub current: i64,
    /// What the section said that the comments were made on.
    pub history: &'a [Past],
    /// Anchor of that section, where it went into this one; '' where it is this one.
    pub part: &'a str,
    pub pieces: &'a [Piece],
}

impl Here<'_> {
    fn id(&self, version: i64) -> String {
        if self.part.is_empty() {
            format!("was-{version}")
        } else {
            format!("was-{}-{version}", self.part)
        }
    }

    /// What has changed since; None where nothing has.
    fn since(&self, version: i64) -> Option<Earlier> {
        let then = past(self.history, version)?;
        let mut lines = lines(&then.text, &self.section.text);
        let notes = if self.part.is_empty() {
            if then.text == self.section.text && form::is_same(&then.html, &self.section.html) {
                return None;
            }
            form::changes(
                (&then.text, &then.html),
                (&self.section.text, &self.section.html),
            )
        } else {
            // What else stands here was never a part of it.
            lines.retain(|line| line.parts.iter().any(|part| part.fate != Fate::Added));
            let is_new = |part: &Part| part.fate != Fate::Kept && !part.text.trim().is_empty();
            if !lines.iter().flat_map(|line| &line.parts).any(is_new) {
                return None;
            }
            Vec::new()
        };
        Some(Earlier {
            id: self.id(version),
            version,
            lines,
            notes,
        })
    }
}

/// Notes beside each comment what it was about; what the section said then comes back.
///
/// # Errors
/// When the database cannot be read.
pub fn look_back(
    conn: &mut DbConn,
    said: Vec<&mut Said>,
    here: &Here<'_>,
) -> Result<Vec<Earlier>, AppError> {
    let ids: Vec<i64> = said.iter().map(|one| one.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let remarks = store_life::list_remarks(conn, &ids)?;
    let mut earlier: BTreeMap<i64, Option<Earlier>> = BTreeMap::new();
    for one in said {
        let Some(remark) = remarks
            .iter()
            .find(|remark| remark.contribution_id == one.id)
        else {
            continue;
        };
        let quote = quote_of(remark).filter(|_| one.html.is_some());
        let is_old = remark.version != here.current;
        if !is_old && quote.is_none() {
            continue;
        }
        let since = earlier
            .entry(remark.version)
            .or_insert_with(|| here.since(remark.version));
        let is_gone = quote.is_some() && !is_there(&here.section.text, remark);
        let now = here
            .pieces
            .iter()
            .find(|piece| is_gone && is_there(&piece.text, remark))
            .map(|piece| Elsewhere {
                label: piece.label.clone(),
                url: piece.url.clone(),
            });
        one.beside = Some(Beside {
            version: is_old.then_some(remark.version),
            was_url: since
                .as_ref()
                .map(|since| format!("{}#{}", here.url, since.id)),
            is_gone,
            now,
            quote,
        });
    }
    Ok(earlier.into_values().rev().flatten().collect())
}

/// The section in a version, or in the last one before it that had it.
fn past(history: &[Past], version: i64) -> Option<&Past> {
    history.iter().rev().find(|past| past.version <= version)
}

/// The quoted words, with what they should be instead.
fn quote_of(remark: &Remark) -> Option<Vec<Part>> {
    if remark.exact.is_empty() {
        return None;
    }
    Some(match &remark.replacement {
        Some(new) => diff(&remark.exact, new),
        None => vec![Part {
            fate: Fate::Kept,
            text: remark.exact.clone(),
        }],
    })
}

/// Whether the words that a comment quotes stand in a text.
pub fn is_there(text: &str, remark: &Remark) -> bool {
    let quote = Quote {
        exact: remark.exact.clone(),
        prefix: remark.prefix.clone(),
        suffix: remark.suffix.clone(),
    };
    find_quote(text, &quote).is_some()
}
