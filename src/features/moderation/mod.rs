//! Moderation as a public procedure: one queue, published reasons, a decision by a promised day,
//! and the author told of it.
//!
//! A *case* is open for a contribution that waits to be published, that readers reported, or that
//! a moderator took up. It is decided once, by somebody who is not the author, with a reason from
//! the published rules where something is taken away. Reports never take anything away by
//! themselves.

pub mod api;
mod deciding;
mod defaults;
mod desk;
mod handlers;
mod keeping;
mod log;
mod model;
mod rules;
mod store;
mod views;

use actix_web::web;
use chrono_tz::Tz;

use super::accounts::{Action, Subject, ensure};
use super::contributions::{
    self, Contribution, Moderation, NewContribution, Received, Spine, State, StateChange,
};
use super::deadlines::promise::Change;
use super::deadlines::{self, By};
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub use deciding::decide;
pub use defaults::ensure_default_reasons;
pub use keeping::KEEPER;
pub use model::{Case, CaseState, Cause, Decision, NewReport, Reason, Report, Ruling, Translated};
pub use rules::{public_place, shows_text};

/// Working days within which a contribution is read by a moderator.
pub const DECISION_WORKING_DAYS: i64 = 2;

/// Takes a contribution in, and into the queue where the place is moderated beforehand. This is
/// how every tool receives what people send.
///
/// # Errors
/// As [`contributions::receive`].
pub fn take_in(
    tx: &mut Tx<'_>,
    spine: &Spine,
    new: &NewContribution,
    moderation: Moderation,
    zone: Tz,
    now: UtcTime,
) -> Result<Received, AppError> {
    let received = contributions::receive(tx, spine, new, moderation, now)?;
    if received.is_new && received.contribution.state == State::InReview {
        let owed_to = received.contribution.account_id;
        let id = received.contribution.id;
        keeping::open(tx, id, Cause::PreModeration, owed_to, zone, now)?;
    }
    Ok(received)
}

/// By when a moderator reads what is sent at `now`.
///
/// # Errors
/// When the database cannot be read.
fn decision_due_at(conn: &mut DbConn, now: UtcTime, zone: Tz) -> Result<UtcTime, AppError> {
    deadlines::due_by_rule(conn, None, keeping::RULE, now, zone)
}

/// Files a reader's report; the contribution stays where it is until a moderator decides. False
/// when this reader has reported it before: nothing was filed again.
///
/// # Errors
/// `Gone` when the contribution is not public.
pub fn report(
    tx: &mut Tx<'_>,
    contribution: &Contribution,
    new: &NewReport,
    zone: Tz,
    now: UtcTime,
) -> Result<bool, AppError> {
    if !contribution.is_public() {
        return Err(AppError::Gone("moderation.report-gone"));
    }
    if store::has_report(tx, contribution.id, &new.reporter_key)? {
        return Ok(false);
    }
    let reason_id = match new.reason.as_deref() {
        Some(key) => store::find_reason(tx, key)?.map(|reason| reason.id),
        None => None,
    };
    // A case may be decided between finding it and adding to it: a new one is then opened.
    for _ in 0..3 {
        keeping::open(
            tx,
            contribution.id,
            Cause::Report,
            new.account_id,
            zone,
            now,
        )?;
        let Some(case) = store::find_open_case(tx, contribution.id)? else {
            continue;
        };
        if !store::add_report(tx, case.id, 1)? {
            continue;
        }
        let is_new = store::insert_report(tx, case.id, contribution.id, reason_id, new, now)?;
        if !is_new {
            store::add_report(tx, case.id, -1)?;
        }
        return Ok(is_new);
    }
    Err(AppError::Unavailable)
}

/// A moderator takes a contribution up without anybody having reported it. Returns the id of the
/// case, which may have been open already.
///
/// # Errors
/// `Forbidden` for others and for one's own contribution, `Closed` when there is nothing to
/// decide.
pub fn open_case(
    tx: &mut Tx<'_>,
    actor: &Actor,
    contribution: &Contribution,
    zone: Tz,
    now: UtcTime,
) -> Result<i64, AppError> {
    let subject = Subject::of_owner(contribution.account_id);
    ensure(actor, Action::Moderate, &subject)?;
    if !rules::may_open(contribution.state) {
        return Err(AppError::Closed("moderation.nothing-to-decide"));
    }
    keeping::open(tx, contribution.id, Cause::OwnMotion, None, zone, now)?;
    let case = store::find_open_case(tx, contribution.id)?;
    case.map(|case| case.id).ok_or(AppError::Unavailable)
}

/// Cases that wait for a decision.
///
/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn open_case_count(conn: &mut DbConn) -> Result<i64, AppError> {
    Ok(store::count_open(conn)?)
}

/// The open case of a contribution.
pub fn find_open_case(conn: &mut DbConn, contribution_id: i64) -> Result<Option<Case>, AppError> {
    Ok(store::find_open_case(conn, contribution_id)?)
}

/// By when a contribution is read that waits for it; None when none waits.
pub fn read_by(conn: &mut DbConn, contribution_id: i64) -> Result<Option<UtcTime>, AppError> {
    Ok(store::find_open_case(conn, contribution_id)?.map(|case| case.due_at))
}

/// The case that was opened last for a contribution.
pub fn find_latest_case(conn: &mut DbConn, contribution_id: i64) -> Result<Option<Case>, AppError> {
    Ok(store::find_latest_case(conn, contribution_id)?)
}

/// All published reasons in their order, also those that are not used any more.
pub fn list_reasons(conn: &mut DbConn) -> Result<Vec<Reason>, AppError> {
    Ok(store::list_reasons(conn)?)
}

/// What follows here when a contribution changes state otherwise than by a decision: its author
/// withdrew or erased it, and there is nothing left to decide.
///
/// # Errors
/// When a row cannot be written.
pub fn on_state_change(
    tx: &mut Tx<'_>,
    change: &StateChange,
    now: UtcTime,
) -> Result<(), AppError> {
    let id = change.contribution.id;
    if change.from.is_some()
        && let Some(case) = store::find_open_case(tx, id)?
    {
        keeping::end(tx, case.id, Change::Withdrawn, &By::RULE, change.zone, now)?;
        store::set_moot(tx, id, now)?;
    }
    if change.to == State::Erased {
        // What moderators and readers wrote about a text may quote it.
        store::clear_words(tx, id)?;
    }
    Ok(())
}

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/moderation/rules", web::get().to(handlers::show_rules))
        .route("/moderation/log", web::get().to(handlers::show_log))
        .route("/moderation/log.json", web::get().to(handlers::export_json))
        .route("/moderation/log.csv", web::get().to(handlers::export_csv))
        .route("/c/{token}/report", web::get().to(handlers::ask_report))
        .route("/c/{token}/report", web::post().to(handlers::file_report))
        .route("/c/{token}/case", web::post().to(desk::open_case))
        .route("/desk/moderation", web::get().to(desk::show_queue))
        .route("/desk/moderation", web::post().to(desk::decide_many))
        .route("/desk/moderation/{id}", web::get().to(desk::show_case))
        .route("/desk/moderation/{id}", web::post().to(desk::decide_case));
}

/// Work of this feature that is done later.
pub fn jobs(_app: &web::Data<crate::app::App>) -> crate::platform::jobs::Work {
    crate::platform::jobs::Work::default()
}
