//! Who works on which case, and what moderators note for each other.
//!
//! A claim keeps others from deciding the same case unawares. It lasts [`LASTS_MINUTES`], can be
//! given back, and can be taken over by whoever says so. It is no right: what counts is the
//! decision.

pub mod handlers;
pub mod store;

use chrono::Duration;

use super::model::CaseState;
use crate::features::accounts::{Action, Subject, ensure};
use crate::features::contributions::State;
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
pub use store::{Claim, Note};

/// How long a claim lasts. Whoever goes home leaves nothing locked.
pub const LASTS_MINUTES: i64 = 30;
pub const NOTE: TextRule = TextRule::text(2, 2_000);

/// The claim of somebody else that is in force.
///
/// # Errors
/// When the database cannot be read.
pub fn held_by_another(
    conn: &mut DbConn,
    actor: &Actor,
    case_id: i64,
    now: UtcTime,
) -> Result<Option<Claim>, AppError> {
    let claim = store::find(conn, case_id)?;
    Ok(claim.filter(|claim| claim.expires_at > now && Some(claim.account_id) != actor.account_id))
}

/// Keeps a moderator from deciding what another is working on.
///
/// # Errors
/// `Conflict` while somebody else holds the case.
pub fn ensure_free(
    conn: &mut DbConn,
    actor: &Actor,
    case_id: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    match held_by_another(conn, actor, case_id, now)? {
        Some(_) => Err(AppError::Conflict("moderation.claimed")),
        None => Ok(()),
    }
}

/// The case, if this person may work on it.
fn ensure_workable(tx: &mut Tx<'_>, actor: &Actor, case_id: i64) -> Result<i64, AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    let (case, contribution) = super::store::find_case(tx, case_id)?.ok_or(AppError::NotFound)?;
    let owner = Subject::of_owner(contribution.account_id);
    ensure(actor, Action::Moderate, &owner)?;
    if case.state != CaseState::Open {
        return Err(AppError::Conflict("moderation.already-decided"));
    }
    actor.account_id.ok_or(AppError::Unauthenticated)
}

/// Takes a case, or keeps it for longer; with `is_over`, from whoever has it.
///
/// # Errors
/// `Forbidden` for others than moderators and on one's own text; `Conflict` when it was decided,
/// or another moderator has it.
pub fn take(
    tx: &mut Tx<'_>,
    actor: &Actor,
    case_id: i64,
    is_over: bool,
    now: UtcTime,
) -> Result<(), AppError> {
    let account_id = ensure_workable(tx, actor, case_id)?;
    let until = now.plus(Duration::minutes(LASTS_MINUTES));
    let is_mine = store::renew(tx, case_id, account_id, is_over, until, now)?
        || store::insert(tx, case_id, account_id, until, now)?;
    if is_mine {
        tx.touch("moderation", now);
        Ok(())
    } else {
        Err(AppError::Conflict("moderation.claimed"))
    }
}

/// Gives a case back. Whoever does not have it changes nothing.
///
/// # Errors
/// `Forbidden` for others than moderators.
pub fn give_back(
    tx: &mut Tx<'_>,
    actor: &Actor,
    case_id: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    let account_id = actor.account_id.ok_or(AppError::Unauthenticated)?;
    store::delete_of(tx, case_id, account_id)?;
    tx.touch("moderation", now);
    Ok(())
}

/// Notes something for the other moderators. It is never public.
///
/// # Errors
/// `Forbidden` for others than moderators and on one's own text; `NotFound` for an unknown case;
/// `Closed` when the text was erased: notes went with it, and none comes after it.
pub fn note(
    tx: &mut Tx<'_>,
    actor: &Actor,
    case_id: i64,
    text: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    let (_, contribution) = super::store::find_case(tx, case_id)?.ok_or(AppError::NotFound)?;
    let owner = Subject::of_owner(contribution.account_id);
    ensure(actor, Action::Moderate, &owner)?;
    if contribution.state == State::Erased {
        return Err(AppError::Closed("moderation.nothing-to-decide"));
    }
    store::insert_note(tx, case_id, actor.account_id, text, now)?;
    Ok(())
}
