//! Petitions that end before their time, as before an election, and go on after all.

use serde_json::json;

use super::lifecycle::{self, announce_again, contribution_of, find};
use super::model::{Petition, State};
use super::{PLACE, invalidating, rules, store, thresholds, topic};
use crate::features::accounts::{self, Action, Subject};
use crate::features::contributions::{self, Spine};
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::actor::Actor;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// Ends a petition before its time, as before an election: it stays public with its count and the
/// reason, and takes no more signatures. What the body owes it still owes.
///
/// # Errors
/// `Forbidden` for others than administrators, `Invalid` without a reason, `Closed` when it is not
/// open.
pub fn stop(
    tx: &mut Tx<'_>,
    actor: &Actor,
    petition_id: i64,
    reason: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    accounts::ensure(actor, Action::Administer, &Subject::SITE)?;
    if stop_open(tx, actor, petition_id, reason, now)? {
        Ok(())
    } else {
        Err(AppError::Closed("petitions.closed"))
    }
}

/// False when it is not open, or not any more.
fn stop_open(
    tx: &mut Tx<'_>,
    actor: &Actor,
    petition_id: i64,
    reason: &str,
    now: UtcTime,
) -> Result<bool, AppError> {
    let petition = find(tx, petition_id)?;
    if rules::standing(petition.state, petition.closes_at, now) != State::Open {
        return Ok(false);
    }
    let forget_at = petition.terms.get().forget_at(now);
    if !store::set_stopped(tx, petition_id, reason, now, forget_at)? {
        return Ok(false);
    }
    note_end(tx, &petition, "stopped", reason, actor.account_id, now)?;
    announce_again(tx, &petition, "petition-stopped", actor.account_id, now)?;
    let event = format!("petition-stopped:{}", now.unix());
    let said = json!({ "reason": reason });
    lifecycle::tell_signatories(tx, &petition, (&event, "petitions/news-stopped"), said, now)?;
    Ok(true)
}

/// How many petitions were stopped at one stroke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoppedCount {
    pub open: usize,
    /// That nobody has read.
    pub unread: usize,
}

/// Stops every petition of a body, or of all of them, for one reason: what is open stays public as
/// it is, what no moderator has read ends without ever being so.
///
/// # Errors
/// As [`stop`].
pub fn stop_all(
    tx: &mut Tx<'_>,
    spine: &Spine,
    actor: &Actor,
    body_id: Option<i64>,
    reason: &str,
    now: UtcTime,
) -> Result<StoppedCount, AppError> {
    accounts::ensure(actor, Action::Administer, &Subject::SITE)?;
    let mut open = 0;
    for id in store::thresholds::list_open(tx, body_id, now)? {
        open += usize::from(stop_open(tx, actor, id, reason, now)?);
    }
    let mut unread = 0;
    for (id, contribution_id) in store::thresholds::list_unread(tx, body_id)? {
        contributions::lock(tx, contribution_id)?;
        unread += usize::from(end_unread(tx, spine, actor, id, reason, now)?);
    }
    Ok(StoppedCount { open, unread })
}

/// Ends a petition that no moderator has read: it was not public and never is. Those who started it
/// are told why, and can start it again with the same words. False when it was read meanwhile.
fn end_unread(
    tx: &mut Tx<'_>,
    spine: &Spine,
    actor: &Actor,
    petition_id: i64,
    reason: &str,
    now: UtcTime,
) -> Result<bool, AppError> {
    let petition = find(tx, petition_id)?;
    if !rules::is_unread(petition.state) {
        return Ok(false);
    }
    let contribution = contribution_of(tx, &petition)?;
    let how = contributions::Move {
        acting_as: ActingAs::Administrator,
        account_id: actor.account_id,
        reason: None,
    };
    let withdrawn = contributions::State::Withdrawn;
    contributions::set_state(tx, spine, &contribution, withdrawn, &how, now)?;
    store::set_stop_reason(tx, petition_id, reason)?;
    let (template, said) = ("petitions/ended-unread", json!({ "reason": reason }));
    thresholds::tell(tx, &petition, &contribution, template, said, now)?;
    Ok(true)
}

/// Takes up a petition again that was stopped; it closes when it would have closed.
///
/// # Errors
/// As [`stop`]; `Closed` when its time is over, or those who signed are forgotten.
pub fn take_up(
    tx: &mut Tx<'_>,
    actor: &Actor,
    petition_id: i64,
    reason: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    accounts::ensure(actor, Action::Administer, &Subject::SITE)?;
    store::hold(tx, petition_id)?;
    let petition = find(tx, petition_id)?;
    let closes_at = petition.closes_at.filter(|at| now < *at);
    let (State::Stopped, Some(closes_at)) = (petition.state, closes_at) else {
        return Err(AppError::Closed("petitions.closed"));
    };
    // Who has signed is known no more: they could sign again, and count twice.
    invalidating::ensure_not_anonymised(tx, petition_id)?;
    let forget_at = petition.terms.get().forget_at(closes_at);
    if !store::set_taken_up(tx, petition_id, forget_at)? {
        return Err(AppError::Closed("petitions.closed"));
    }
    note_end(tx, &petition, "signed-again", reason, actor.account_id, now)
}

fn note_end(
    tx: &mut Tx<'_>,
    petition: &Petition,
    action: &'static str,
    reason: &str,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let contribution = contribution_of(tx, petition)?;
    let act = Act::new(
        action,
        "petition",
        &contribution.token,
        ActingAs::Administrator,
    )
    .by(account_id);
    let detail = json!({
        "url": petition.url(),
        "reason_text": reason,
        "signature_count": petition.signature_count,
    });
    ledger::append(tx, &act, detail, now)?;
    let row = (petition.id, action, petition.signature_count);
    store::thresholds::note(tx, row, now)?;
    tx.touch(PLACE, now);
    tx.touch(topic(petition.id), now);
    Ok(())
}
