//! Suspending an account for a while: one moderator proposes it from a case, another one decides,
//! and it ends by itself.
//!
//! Nobody is suspended by one person alone, for ever, or without a published reason. A suspended
//! person still reads, keeps what is theirs, and may appeal: against decisions on their texts, and
//! against the suspension ([`appealing`]). The public log does not say who was suspended: the report
//! of a quarter counts them.

pub mod appealing;
mod handlers;
pub mod held;
pub mod model;
mod pages;
mod store;

use actix_web::web;
use chrono::Duration;
use chrono_tz::Tz;

use super::Reason;
use crate::features::accounts::{
    self, Account, AccountState, Action, Appealing, Subject, Suspending, ensure,
};
use crate::features::deadlines::{self, rules::local_day};
use crate::features::ledger::ActingAs;
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
pub use model::{Proposal, Suspension, SuspensionState};

/// Days for which one may be proposed, both ends included.
pub const DAYS: (i64, i64) = (1, 365);
/// Words to the person; reasons are owed.
pub const EXPLANATION: TextRule = TextRule::text(20, 2_000);
/// Ended in one transaction.
const AT_ONCE: i64 = 100;

/// Addresses of suspensions.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(
            "/desk/moderation/suspensions",
            web::get().to(handlers::list),
        )
        .route(
            "/desk/moderation/suspensions/{id}",
            web::post().to(handlers::conclude),
        )
        .route(
            "/desk/moderation/{id}/suspension",
            web::post().to(handlers::propose),
        )
        .route("/account/suspensions", web::get().to(pages::latest))
        .service(
            web::resource("/account/suspensions/{id}")
                .get(pages::show)
                .post(pages::file),
        )
        .route(
            "/account/suspensions/{id}/withdraw",
            web::post().to(pages::take_back),
        );
}

/// The account behind a case, if a moderator may suspend it.
fn suspendable(conn: &mut DbConn, actor: &Actor, case_id: i64) -> Result<Account, AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    let (_, contribution) = super::store::find_case(conn, case_id)?.ok_or(AppError::NotFound)?;
    let account_id = contribution
        .account_id
        .ok_or(AppError::Closed("moderation.suspend-nobody"))?;
    let owner = Subject::of_owner(Some(account_id));
    ensure(actor, Action::Moderate, &owner)?;
    let account = accounts::find(conn, account_id)?.ok_or(AppError::NotFound)?;
    // Whoever holds an office is the administrators' to suspend.
    if !accounts::list_grants_of(conn, &[account_id])?.is_empty() {
        return Err(AppError::Forbidden("moderation.suspend-staff"));
    }
    if account.state != AccountState::Active || store::find_open(conn, account_id)?.is_some() {
        return Err(AppError::Conflict("moderation.suspended-already"));
    }
    Ok(account)
}

/// Whether a moderator may propose to suspend the author of a case.
///
/// # Errors
/// When the database cannot be read.
pub fn may_propose(conn: &mut DbConn, actor: &Actor, case_id: i64) -> Result<bool, AppError> {
    match suspendable(conn, actor, case_id) {
        Ok(_) => Ok(true),
        Err(AppError::Closed(_) | AppError::Conflict(_) | AppError::Forbidden(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Proposes to suspend the author of a case. Nothing happens to them until another moderator
/// agrees.
///
/// # Errors
/// `Forbidden` for others than moderators, on oneself and on whoever holds an office; `Conflict`
/// when it is proposed or so already; `Invalid` for a reason that is not published.
pub fn propose(
    tx: &mut Tx<'_>,
    actor: &Actor,
    case_id: i64,
    proposal: &Proposal,
    now: UtcTime,
) -> Result<i64, AppError> {
    let account = suspendable(tx, actor, case_id)?;
    if !(DAYS.0..=DAYS.1).contains(&proposal.days) {
        return Err(AppError::field("suspend_days", "moderation.suspend-bounds"));
    }
    let reason = super::store::find_reason(tx, &proposal.reason)?
        .filter(|reason| reason.may_hide)
        .ok_or_else(|| AppError::field("suspend_reason", "moderation.choose-reason"))?;
    let key = (account.id, case_id, reason.id);
    let id = store::insert(tx, key, proposal, actor.account_id, now)?;
    tx.touch("moderation", now);
    id.ok_or(AppError::Conflict("moderation.suspended-already"))
}

/// A proposal that this moderator may decide: another one made it.
fn decidable(conn: &mut DbConn, actor: &Actor, id: i64) -> Result<Suspension, AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    let found = store::find(conn, id)?.ok_or(AppError::NotFound)?;
    let owner = Subject::of_owner(Some(found.account_id));
    ensure(actor, Action::Moderate, &owner)?;
    if found.proposed_by.is_some() && found.proposed_by == actor.account_id {
        return Err(AppError::Forbidden("moderation.suspend-second"));
    }
    Ok(found)
}

/// A second moderator agrees: the account is suspended to the end of a day, and its owner is told
/// why and until when.
///
/// # Errors
/// `Forbidden` for whoever proposed it and for others than moderators; `Conflict` when it was
/// decided meanwhile.
pub fn confirm(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: i64,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let found = decidable(tx, actor, id)?;
    let last = local_day(now.plus(Duration::days(found.days)), zone);
    let until = deadlines::end_of_day(last, zone);
    if !store::set_decided(tx, id, Some(until), actor.account_id, now)? {
        return Err(AppError::Conflict("moderation.already-decided"));
    }
    let account = accounts::find(tx, found.account_id)?.ok_or(AppError::NotFound)?;
    let appeal = Appealing {
        url: format!("/account/suspensions/{id}"),
        until: appealing::until_after(tx, now, zone)?,
    };
    let how = Suspending {
        reason: &found.explanation,
        until: Some(until),
        appeal: Some(&appeal),
        acting_as: ActingAs::Moderator,
        by: actor.account_id,
    };
    accounts::set_suspended(tx, &account, true, &how, now)?;
    tx.touch("moderation", now);
    Ok(())
}

/// A second moderator does not agree: nothing happens to the account.
///
/// # Errors
/// As [`confirm`].
pub fn decline(tx: &mut Tx<'_>, actor: &Actor, id: i64, now: UtcTime) -> Result<(), AppError> {
    decidable(tx, actor, id)?;
    if !store::set_decided(tx, id, None, actor.account_id, now)? {
        return Err(AppError::Conflict("moderation.already-decided"));
    }
    tx.touch("moderation", now);
    Ok(())
}

/// Any moderator ends a suspension before its time. An appeal against it has nothing left to ask.
///
/// # Errors
/// `Forbidden` for others; `Conflict` when it is not in force any more.
pub fn lift(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: i64,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    let found = store::find(tx, id)?.ok_or(AppError::NotFound)?;
    // The appeal before the suspension, in the order in which an appeal is decided.
    if found.state == SuspensionState::InForce {
        appealing::end_open(tx, id, zone, now)?;
    }
    if finish(tx, &found, SuspensionState::Lifted, actor.account_id, now)? {
        Ok(())
    } else {
        Err(AppError::Conflict("moderation.already-decided"))
    }
}

/// Ends a suspension that is in force, and lets its account write again; false when it is not in
/// force any more.
fn finish(
    tx: &mut Tx<'_>,
    found: &Suspension,
    state: SuspensionState,
    by: Option<i64>,
    now: UtcTime,
) -> Result<bool, AppError> {
    if !store::set_ended(tx, found.id, state, now)? {
        return Ok(false);
    }
    tx.touch("moderation", now);
    let account = accounts::find(tx, found.account_id)?;
    // An administrator may have ended it, or its owner left.
    let Some(account) = account.filter(|account| account.state == AccountState::Suspended) else {
        return Ok(true);
    };
    let how = Suspending {
        reason: "",
        until: None,
        appeal: None,
        acting_as: match by {
            Some(_) => ActingAs::Moderator,
            None => ActingAs::Rule,
        },
        by,
    };
    accounts::set_suspended(tx, &account, false, &how, now)?;
    Ok(true)
}

/// Ends those whose time is over.
///
/// # Errors
/// When a row cannot be read or written.
pub fn end_over(tx: &mut Tx<'_>, now: UtcTime) -> Result<(), AppError> {
    for found in store::list_over(tx, now, AT_ONCE)? {
        finish(tx, &found, SuspensionState::Over, None, now)?;
    }
    Ok(())
}

/// Proposals that wait for a second moderator.
///
/// # Errors
/// When the database cannot be read; so for what follows.
pub fn count_proposed(conn: &mut DbConn) -> Result<i64, AppError> {
    Ok(store::count_proposed(conn)?)
}

/// Suspensions that came into force from one instant to before another.
pub fn count_between(conn: &mut DbConn, from: UtcTime, until: UtcTime) -> Result<i64, AppError> {
    Ok(store::count_between(conn, from, until)?)
}

fn title_of(reasons: &[Reason], id: i64, lang: crate::platform::i18n::Lang) -> String {
    let reason = reasons.iter().find(|reason| reason.id == id);
    reason.map_or(String::new(), |reason| {
        reason.title.get().in_lang(lang).to_owned()
    })
}
