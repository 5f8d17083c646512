//! Signatures that do not count: taken out one by one or many by criteria, looked at before, and
//! given back as a whole.
//!
//! An act is drawn up ([`draw_up`]): what the criteria find is counted, and nothing changes. Once
//! it is confirmed with a reason ([`confirm`]), a job carries it out in pieces; the counters, days,
//! regions and threshold follow each piece in its own transaction. Signatures made after it was
//! drawn up are not in it. A signature that two acts find belongs to the one that reached it first.
//! The whole can be taken back ([`undo`]), also while it runs and after the petition closed, until
//! the signatories are forgotten.

mod carrying;
mod following;

use serde::Serialize;
use serde_json::json;

use super::model::{Petition, SignatureState};
use super::rules::doubts::{self, Criteria, Doubt};
use super::store::invalidations::{self as acts, Invalidation, Search};
use super::{creators, store};
use crate::features::contributions;
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::actor::{Actor, Role};
use crate::platform::db::{Db, DbConn, Json, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::outbox::{self, Letter, Priority};
use crate::text_enum;

pub(super) use carrying::handlers as jobs;
pub use carrying::{carry_on, carry_through};

text_enum! {
    /// `draft → running → done → undoing → undone`, or `discarded`
    pub enum ActState {
        /// Counted, and nothing done.
        Draft = "draft",
        Running = "running",
        Done = "done",
        Undoing = "undoing",
        Undone = "undone",
        Discarded = "discarded",
    }
}

/// Petitions with fewer signatures are searched by the index over their addresses.
pub(super) const SMALL: i64 = 50_000;

/// What is said when signatures are taken out.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// `Invalidated` or `Fraudulent`.
    pub becomes: SignatureState,
    pub reason: Doubt,
    /// Published.
    pub explanation: String,
}

/// What everybody is told of one act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    pub signature_count: i64,
    pub reason: Doubt,
    pub explanation: String,
    pub at: UtcTime,
}

/// The petition and whoever started it.
pub(super) fn find_subject(
    conn: &mut DbConn,
    petition_id: i64,
) -> Result<(Petition, contributions::Contribution), AppError> {
    let petition = store::find(conn, petition_id)?.ok_or(AppError::NotFound)?;
    let contribution =
        contributions::find(conn, petition.contribution_id)?.ok_or(AppError::NotFound)?;
    Ok((petition, contribution))
}

/// Makes sure that `actor` may look at the signatures of a petition, and take them out.
///
/// # Errors
/// `NotFound`, `Unauthenticated`, `Forbidden`.
pub fn ensure_may(
    conn: &mut DbConn,
    actor: &Actor,
    petition_id: i64,
) -> Result<(Petition, contributions::Contribution), AppError> {
    // First whether they may do such things at all: others learn nothing of what there is.
    doubts::ensure_may_doubt(actor, None)?;
    let (petition, contribution) = find_subject(conn, petition_id)?;
    doubts::ensure_may_doubt(actor, contribution.account_id)?;
    if petition.opened_at.is_none() {
        return Err(AppError::NotFound);
    }
    let (author_id, own_id) = (contribution.account_id, actor.account_id);
    if creators::is_creator(conn, author_id, petition_id, own_id)? {
        return Err(AppError::Forbidden("contributions.stands-behind"));
    }
    Ok((petition, contribution))
}

fn search(petition: &Petition, criteria: &Criteria, until_id: i64) -> Search {
    Search {
        petition_id: petition.id,
        criteria: criteria.clone(),
        after_id: 0,
        until_id,
        walks: petition.signature_count >= SMALL,
    }
}

/// Counts what the criteria find, and writes the act down without doing anything. Blocks.
///
/// # Errors
/// As [`ensure_may`]; `Invalid` when the criteria are too wide or find nothing; `Closed` once the
/// signatories are forgotten.
pub fn draw_up(
    db: &Db,
    actor: &Actor,
    petition_id: i64,
    criteria: &Criteria,
    now: UtcTime,
) -> Result<i64, AppError> {
    let made_by = actor.account_id.ok_or(AppError::Unauthenticated)?;
    doubts::ensure_sane(criteria)?;
    let (until_id, found) = db.read_here(|conn| {
        let (petition, _) = ensure_may(conn, actor, petition_id)?;
        ensure_not_anonymised(conn, petition_id)?;
        let until_id = acts::last_id(conn)?;
        let found = acts::count_found(conn, &search(&petition, criteria, until_id))?;
        Ok((until_id, found))
    })?;
    if found.0 == 0 {
        return Err(AppError::field("", "petitions.doubt-nothing"));
    }
    let criteria = Json::new(criteria.clone())?;
    db.write_here(move |tx| {
        let new = acts::NewInvalidation {
            petition_id,
            criteria: &criteria,
            until_id,
            found,
            made_by,
        };
        Ok(acts::insert(tx, &new, now)?.id)
    })
}

/// # Errors
/// `Closed` when those who signed are forgotten, or are being forgotten.
pub(super) fn ensure_not_anonymised(conn: &mut DbConn, petition_id: i64) -> Result<(), AppError> {
    match store::anonymising::find(conn, petition_id)? {
        Some(_) => Err(AppError::Closed("petitions.anonymised")),
        None => Ok(()),
    }
}

/// # Errors
/// `NotFound` when the petition has no such act.
pub fn find(conn: &mut DbConn, petition_id: i64, id: i64) -> Result<Invalidation, AppError> {
    acts::find(conn, id)?
        .filter(|act| act.petition_id == petition_id)
        .ok_or(AppError::NotFound)
}

/// What was drawn up is to be done: a job begins.
///
/// # Errors
/// As [`ensure_may`]; `Conflict` when somebody else was faster; `Closed` once the signatories are
/// forgotten.
pub fn confirm(
    tx: &mut Tx<'_>,
    actor: &Actor,
    petition_id: i64,
    id: i64,
    verdict: &Verdict,
    now: UtcTime,
) -> Result<(), AppError> {
    let (petition, contribution) = ensure_may(tx, actor, petition_id)?;
    let act = find(tx, petition_id, id)?;
    begin(tx, actor, (&petition, &contribution), &act, verdict, now)?;
    carrying::enqueue(tx, id, now)
}

fn begin(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (petition, contribution): (&Petition, &contributions::Contribution),
    act: &Invalidation,
    verdict: &Verdict,
    now: UtcTime,
) -> Result<(), AppError> {
    ensure_not_anonymised(tx, petition.id)?;
    let how = acts::Confirmed {
        becomes: verdict.becomes,
        reason: verdict.reason,
        explanation: &verdict.explanation,
        by: actor.account_id.ok_or(AppError::Unauthenticated)?,
    };
    if !acts::set_running(tx, act.id, &how, now)? {
        return Err(AppError::Conflict("petitions.doubt-meanwhile"));
    }
    let entry = Act::new(
        "signatures-doubted",
        "petition",
        &contribution.token,
        acting_as(actor),
    )
    .by(actor.account_id);
    let detail = json!({
        "url": petition.url(),
        "by": act.criteria.get().kinds(),
        "found": act.counted_count,
        "becomes": verdict.becomes,
        "doubt": verdict.reason,
        "explanation": verdict.explanation,
    });
    ledger::append(tx, &entry, detail, now)?;
    Ok(())
}

fn acting_as(actor: &Actor) -> ActingAs {
    if actor.has(Role::Moderator) {
        ActingAs::Moderator
    } else {
        ActingAs::Administrator
    }
}

/// Takes out one signature, at once; whoever has the address is told.
///
/// # Errors
/// As [`confirm`]; `NotFound` when the petition has no such signature, `Conflict` when it does not
/// count anyway.
pub fn take_one(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (petition_id, signature_id): (i64, i64),
    verdict: &Verdict,
    now: UtcTime,
) -> Result<i64, AppError> {
    let (petition, contribution) = ensure_may(tx, actor, petition_id)?;
    let one = acts::find_one(tx, petition_id, signature_id)?.ok_or(AppError::NotFound)?;
    let criteria = Criteria {
        signature_id: Some(one.id),
        ..Criteria::default()
    };
    let found = acts::count_found(tx, &search(&petition, &criteria, one.id))?;
    if found.0 == 0 {
        return Err(AppError::Conflict("petitions.doubt-meanwhile"));
    }
    let new = acts::NewInvalidation {
        petition_id,
        criteria: &Json::new(criteria)?,
        until_id: one.id,
        found,
        made_by: actor.account_id.ok_or(AppError::Unauthenticated)?,
    };
    let act = acts::insert(tx, &new, now)?;
    begin(tx, actor, (&petition, &contribution), &act, verdict, now)?;
    let running = find(tx, petition_id, act.id)?;
    carrying::take(tx, &running, &[one.id], running.until_id, now)?;
    carrying::finish(tx, act.id, now)?;
    let letter = Letter {
        event_key: format!("petition-not-counted:{}:{}", one.id, act.id),
        to: &one.email,
        // Perhaps a stranger's text, as whoever has the address may not have signed.
        to_name: "",
        template: "petitions/not-counted",
        lang: &one.lang,
        unsubscribe_url: None,
        priority: Priority::Personal,
    };
    let params = json!({
        "title": petition.action,
        "petition_id": petition.id,
        "doubt": verdict.reason,
        "explanation": verdict.explanation,
    });
    outbox::post(tx, &letter, &params, now)?;
    Ok(act.id)
}

/// Nothing is done.
///
/// # Errors
/// As [`ensure_may`]; `Conflict` when it was confirmed meanwhile.
pub fn discard(tx: &mut Tx<'_>, actor: &Actor, petition_id: i64, id: i64) -> Result<(), AppError> {
    ensure_may(tx, actor, petition_id)?;
    find(tx, petition_id, id)?;
    if !acts::set_state(tx, id, &[ActState::Draft], ActState::Discarded)? {
        return Err(AppError::Conflict("petitions.doubt-meanwhile"));
    }
    Ok(())
}

/// Takes an act back: what it took out counts again. One that still runs ends there.
///
/// # Errors
/// As [`ensure_may`]; `Conflict` when there is nothing to take back; `Closed` once the signatories
/// are forgotten.
pub fn undo(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (petition_id, id): (i64, i64),
    why: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    let (petition, contribution) = ensure_may(tx, actor, petition_id)?;
    let by = actor.account_id.ok_or(AppError::Unauthenticated)?;
    ensure_not_anonymised(tx, petition_id)?;
    find(tx, petition_id, id)?;
    let from = [ActState::Running, ActState::Done];
    if !acts::set_state(tx, id, &from, ActState::Undoing)? {
        return Err(AppError::Conflict("petitions.doubt-meanwhile"));
    }
    // Read after the state was changed: what ran meanwhile has ended.
    let act = find(tx, petition_id, id)?;
    acts::set_undone(tx, id, by, now)?;
    let entry = Act::new(
        "signatures-restored",
        "petition",
        &contribution.token,
        acting_as(actor),
    )
    .by(Some(by));
    let detail = json!({
        "url": petition.url(),
        "signature_count": act.taken_count,
        "explanation": why,
    });
    ledger::append(tx, &entry, detail, now)?;
    carrying::enqueue(tx, id, now)
}

/// Goes on with an act whose job was given up.
///
/// # Errors
/// As [`ensure_may`]; `Conflict` when nothing is left to do.
pub fn go_on(
    tx: &mut Tx<'_>,
    actor: &Actor,
    petition_id: i64,
    id: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    ensure_may(tx, actor, petition_id)?;
    match find(tx, petition_id, id)?.state {
        ActState::Running | ActState::Undoing => carrying::enqueue(tx, id, now),
        _ => Err(AppError::Conflict("petitions.doubt-meanwhile")),
    }
}

/// What everybody is told of a petition, newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_notes(conn: &mut DbConn, petition_id: i64) -> Result<Vec<Note>, AppError> {
    let acts = acts::list_standing(conn, petition_id)?;
    Ok(acts
        .into_iter()
        .filter_map(|act| {
            Some(Note {
                signature_count: act.taken_count,
                reason: act.reason?,
                explanation: act.explanation,
                at: act.confirmed_at?,
            })
        })
        .collect())
}

/// Whether an act can be taken back.
pub fn may_undo(state: ActState) -> bool {
    matches!(state, ActState::Running | ActState::Done)
}

/// What signatures can become.
pub const BECOMES: [SignatureState; 2] = [SignatureState::Invalidated, SignatureState::Fraudulent];
