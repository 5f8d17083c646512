//! What stands around a case, so that it is decided in sight of it: the talk it is part of, what was
//! decided on its author before, the same words elsewhere, and what its author changed. Moderators
//! alone see this.

pub mod likeness;
mod store;
mod views;

use std::collections::HashMap;

use super::appeals::model::AppealState;
use super::{Case, appeals, readers};
use crate::features::contributions::{self, Contribution, Kind, State, StateChange, Version};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use likeness::{NEARLY, likeness, telling};
use store::Earlier;
pub use views::ContextView;

/// Earlier decisions that are listed.
const EARLIER: i64 = 10;
/// Similar texts that are listed.
const ALIKE: usize = 10;
/// Texts of one mark that are compared, the newest.
const COMPARED: i64 = 40;
/// Earlier texts that are shown; all are in the history.
const VERSIONS: usize = 5;
/// Kinds whose texts are compared: those that moderators read.
const KINDS: [Kind; 6] = [
    Kind::Comment,
    Kind::Topic,
    Kind::Post,
    Kind::Question,
    Kind::Petition,
    Kind::PetitionUpdate,
];

/// A text of the same or nearly the same words.
pub struct Alike {
    pub contribution: Contribution,
    /// The last case about it.
    pub case: Option<Case>,
    /// 1 for the same words.
    pub score: f64,
}

/// What stands around a case.
pub struct Context {
    /// What it answers.
    answered: Option<Contribution>,
    before: Option<Contribution>,
    after: Option<Contribution>,
    /// The newest first.
    earlier: Vec<Earlier>,
    /// By case, of the earlier decisions.
    appeals: HashMap<i64, AppealState>,
    /// The same first.
    alike: Vec<Alike>,
    /// Texts of just the same words, listed or not.
    same_count: i64,
    /// Texts that stood before, the newest first.
    versions: Vec<Version>,
    /// Reports by readers who had often been right.
    trusted_count: i64,
}

/// Reads what stands around a case.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn load(
    conn: &mut DbConn,
    case: &Case,
    contribution: &Contribution,
) -> Result<Context, AppError> {
    let answered = match contribution.answers_id.or(contribution.parent_id) {
        Some(id) => contributions::find(conn, id)?,
        None => None,
    };
    let answered_id = answered.as_ref().map(|answered| answered.id);
    let earlier = match contribution.account_id {
        Some(account_id) => store::list_earlier(conn, account_id, case.id, EARLIER)?,
        None => Vec::new(),
    };
    let ids: Vec<i64> = earlier.iter().map(|one| one.case_id).collect();
    let mut versions = contributions::list_versions(conn, contribution.id)?;
    versions.reverse();
    versions.truncate(VERSIONS);
    let (alike, same_count) = find_alike(conn, contribution)?;
    Ok(Context {
        // What it answers is shown already.
        before: store::find_before(conn, contribution)?
            .filter(|before| Some(before.id) != answered_id),
        after: store::find_after(conn, contribution)?,
        answered,
        earlier,
        appeals: appeals::store::list_states(conn, &ids)?
            .into_iter()
            .collect(),
        alike,
        same_count,
        versions,
        trusted_count: readers::count_trusted(conn, case.id)?,
    })
}

/// Texts like this one, by anybody, the same first, then the most alike, then the newest; and how
/// many are the same. What its author took back is nobody's business.
fn find_alike(conn: &mut DbConn, of: &Contribution) -> Result<(Vec<Alike>, i64), AppError> {
    if of.text.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let marks = likeness::marks(&of.title, &of.text);
    let mut ids = store::list_same(conn, marks.exact, of.id, COMPARED)?;
    let same = ids.clone();
    if let Some(bands) = marks.bands {
        ids.extend(store::list_near(conn, bands, of.id, COMPARED)?);
    }
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let words = telling(&of.title, &of.text);
    let mut scored: Vec<(f64, Contribution)> = contributions::list_by_ids(conn, &ids)?
        .into_iter()
        .filter(|other| !matches!(other.state, State::Withdrawn | State::Erased))
        .map(|other| {
            let score = if same.contains(&other.id) {
                1.0
            } else {
                // Just the same words in another order are not the same text.
                likeness(&words, &telling(&other.title, &other.text)).min(0.99)
            };
            (score, other)
        })
        .filter(|(score, _)| *score >= NEARLY)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.id.cmp(&a.1.id)));
    scored.truncate(ALIKE);
    let ids: Vec<i64> = scored.iter().map(|(_, other)| other.id).collect();
    // The last one of each is what is left.
    let mut cases: HashMap<i64, Case> = store::list_cases_of(conn, &ids)?
        .into_iter()
        .map(|case| (case.contribution_id, case))
        .collect();
    let alike = scored
        .into_iter()
        .map(|(score, contribution)| Alike {
            case: cases.remove(&contribution.id),
            contribution,
            score,
        })
        .collect();
    Ok((alike, store::count_same(conn, marks.exact, of.id)?))
}

/// Keeps the marks of what is taken in, and lets go of them with the text. What is confidential is
/// compared with nothing.
pub(super) fn note_change(tx: &mut Tx<'_>, change: &StateChange) -> Result<(), AppError> {
    let contribution = &change.contribution;
    let is_new = change.from.is_none() && matches!(change.to, State::Published | State::InReview);
    if is_new {
        note_text(tx, contribution)?;
    } else if matches!(change.to, State::Withdrawn | State::Erased) {
        store::delete_marks(tx, contribution.id)?;
    }
    Ok(())
}

fn note_text(tx: &mut Tx<'_>, contribution: &Contribution) -> Result<(), AppError> {
    if KINDS.contains(&contribution.kind) {
        let marks = likeness::marks(&contribution.title, &contribution.text);
        store::put_marks(tx, contribution.id, &marks)?;
    }
    Ok(())
}

/// What follows here when a text changes: it is like others now.
///
/// # Errors
/// When a row cannot be written.
pub fn on_edit(tx: &mut Tx<'_>, edited: &Contribution, _now: UtcTime) -> Result<(), AppError> {
    if matches!(
        edited.state,
        State::Withdrawn | State::Erased | State::Received
    ) {
        return Ok(());
    }
    note_text(tx, edited)
}
