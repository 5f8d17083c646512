//! What stands beside a comment on a text that has changed: the version it was made on, the words
//! as they were, and what it quotes and suggests.

use std::collections::BTreeMap;

use serde::Serialize;

use super::compare::{Line, Quote, find_quote, lines};
use super::model::{Remark, Section};
use super::store_life;
use crate::features::contributions::{Beside, Said};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::text::{Fate, Part, diff};

/// What a section said in an earlier version, compared with what it says now.
#[derive(Clone, Debug, Serialize)]
pub struct Earlier {
    pub version: i64,
    pub lines: Vec<Line>,
}

/// Notes beside each comment what it was about; what the section said then comes back.
///
/// # Errors
/// When the database cannot be read.
pub fn look_back(
    conn: &mut DbConn,
    said: Vec<&mut Said>,
    section: &Section,
    current: i64,
    history: &[(i64, String)],
) -> Result<Vec<Earlier>, AppError> {
    let ids: Vec<i64> = said.iter().map(|one| one.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let remarks = store_life::list_remarks(conn, &ids)?;
    let mut earlier: BTreeMap<i64, Earlier> = BTreeMap::new();
    for one in said {
        let Some(remark) = remarks
            .iter()
            .find(|remark| remark.contribution_id == one.id)
        else {
            continue;
        };
        let then = words_of(history, remark.version);
        let is_changed = then.is_some_and(|then| then != section.text);
        if let Some(then) = then.filter(|_| is_changed) {
            earlier.entry(remark.version).or_insert_with(|| Earlier {
                version: remark.version,
                lines: lines(then, &section.text),
            });
        }
        let quote = quote_of(remark).filter(|_| one.html.is_some());
        let is_old = remark.version != current;
        if !is_old && quote.is_none() {
            continue;
        }
        one.beside = Some(Beside {
            version: is_old.then_some(remark.version),
            was_url: is_changed.then(|| format!("#was-{}", remark.version)),
            is_gone: quote.is_some() && !is_there(&section.text, remark),
            quote,
        });
    }
    Ok(earlier.into_values().rev().collect())
}

/// The words in a version, or in the last one before it that had the section.
fn words_of(history: &[(i64, String)], version: i64) -> Option<&str> {
    history
        .iter()
        .rev()
        .find(|(number, _)| *number <= version)
        .map(|(_, text)| text.as_str())
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

fn is_there(text: &str, remark: &Remark) -> bool {
    let quote = Quote {
        exact: remark.exact.clone(),
        prefix: remark.prefix.clone(),
        suffix: remark.suffix.clone(),
    };
    find_quote(text, &quote).is_some()
}
