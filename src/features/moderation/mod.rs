//! Moderation as a public procedure: one queue, published reasons, a decision by a promised day,
//! and the author told of it.
//!
//! A *case* is open for a contribution that waits to be published, that readers reported, or that
//! a moderator took up. It is decided once, by somebody who is not the author, with a reason from
//! the published rules where something is taken away. Reports never take anything away by
//! themselves.

pub mod api;
mod appeals;
mod bulk;
mod claims;
mod context;
mod deciding;
mod defaults;
mod desk;
mod handlers;
mod intake;
mod keeping;
mod log;
mod model;
mod outcomes;
pub mod procedure;
mod readers;
mod reading;
mod report;
pub mod rulebook;
mod rules;
pub mod spam;
mod store;
pub mod suspensions;
pub mod sweeps;
#[cfg(test)]
mod tests;
mod views;
mod words;

use actix_web::web;
use chrono::Duration;
use chrono_tz::Tz;

use super::accounts::{Action, Subject, ensure};
use super::contributions::{Contribution, Kind, Spine, State, StateChange};
use super::deadlines::promise::Change;
use super::deadlines::{self, By};
use crate::app::App;
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{Recurring, Work};

pub use appeals::held::HOLDING as HELD_APPEALS;
pub use appeals::model::{Appeal, AppealState, Finding, Verdict};
pub use appeals::{
    decide as decide_appeal, ensure_may_file as ensure_may_appeal, file as appeal, find_appealable,
};
pub use claims::{give_back as give_case_back, take as take_case};
pub use context::on_edit;
pub use deciding::decide;
pub use defaults::ensure_default_reasons;
pub use intake::{take_in, take_in_again, take_in_later};
pub use suspensions::held::HOLDING as HELD_SUSPENSIONS;
/// Whose promises this feature gives.
pub const KEEPERS: [super::deadlines::Keeper; 2] = [keeping::KEEPER, appeals::keeping::KEEPER];
pub use model::{Case, CaseState, Cause, Decision, NewReport, Reason, Report, Ruling, Translated};
pub use procedure::{Procedure, procedure, set_procedure};
pub use readers::held::HOLDING as REPORTS;
pub use rules::{public_place, shows_text};

/// Pages that tell the published rules.
pub const RULES_TOPIC: &str = "moderation-rules";

/// By when a moderator looks at what is reported at `now`.
///
/// # Errors
/// When the database cannot be read.
fn report_due_at(
    conn: &mut DbConn,
    kind: Kind,
    now: UtcTime,
    zone: Tz,
) -> Result<UtcTime, AppError> {
    let (rule, _) = procedure(conn)?.promise(kind, Cause::Report);
    deadlines::due_by_rule(conn, None, rule, now, zone)
}

/// Files a reader's report; the contribution stays where it is until a moderator decides. False
/// when this reader has reported it before: nothing was filed again.
///
/// # Errors
/// `Gone` when the contribution is not public, `Forbidden` for one's own.
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
    rules::ensure_not_own(contribution, new.account_id)?;
    if store::has_report(tx, contribution.id, &new.reporter_key)? {
        return Ok(false);
    }
    let reason_id = match new.reason.as_deref() {
        Some(key) => store::find_reason(tx, key)?.map(|reason| reason.id),
        None => None,
    };
    // A case may be decided between finding it and adding to it: a new one is then opened.
    for _ in 0..3 {
        keeping::open(tx, contribution, Cause::Report, new.account_id, zone, now)?;
        let Some(case) = store::find_open_case(tx, contribution.id)? else {
            continue;
        };
        if !store::add_report(tx, case.id, 1)? {
            continue;
        }
        let is_new = store::insert_report(tx, case.id, contribution.id, reason_id, new, now)?;
        if is_new {
            readers::weigh(tx, case.id, contribution.id, new)?;
            // Queue and quarter count it.
            tx.touch("moderation", now);
        } else {
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
    // While an appeal is open, the second look is another moderator's.
    let appeal = appeals::store::find_latest(tx, contribution.id)?;
    if appeal.is_some_and(|appeal| appeal.state == AppealState::Open) {
        return Err(AppError::Closed("moderation.appeal-under-way"));
    }
    keeping::open(tx, contribution, Cause::OwnMotion, None, zone, now)?;
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

/// The open case whose promise falls due first.
pub fn next_open_case(conn: &mut DbConn) -> Result<Option<i64>, AppError> {
    Ok(store::find_next_open(conn)?)
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

/// The appeal that was filed last for a contribution.
pub fn find_latest_appeal(
    conn: &mut DbConn,
    contribution_id: i64,
) -> Result<Option<Appeal>, AppError> {
    Ok(appeals::store::find_latest(conn, contribution_id)?)
}

fn find_reason_by_id(conn: &mut DbConn, id: Option<i64>) -> Result<Option<Reason>, AppError> {
    match id {
        Some(id) => Ok(store::find_reason_by_id(conn, id)?),
        None => Ok(None),
    }
}

/// All published reasons in their order, also those that are not used any more.
pub fn list_reasons(conn: &mut DbConn) -> Result<Vec<Reason>, AppError> {
    Ok(store::list_reasons(conn)?)
}

/// Those in use for which a text of this kind may be rejected.
pub fn list_rejection_reasons(conn: &mut DbConn, kind: Kind) -> Result<Vec<Reason>, AppError> {
    let mut reasons = store::list_reasons(conn)?;
    reasons.retain(|reason| rules::may_cite(reason, kind, Decision::Reject, None));
    Ok(reasons)
}

/// What follows here when a contribution becomes one of another kind: a post that is a topic now.
///
/// # Errors
/// When a row cannot be written.
pub fn on_recast(tx: &mut Tx<'_>, recast: &Contribution) -> Result<(), AppError> {
    store::set_kind(tx, recast.id, recast.kind)?;
    Ok(())
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
    context::note_change(tx, change)?;
    // What goes back to be read waits for a decision: reports stand until there is one.
    if change.from.is_some()
        && change.to != State::InReview
        && let Some(case) = store::find_open_case(tx, id)?
    {
        keeping::end(tx, case.id, Change::Withdrawn, &By::RULE, change.zone, now)?;
        claims::store::delete(tx, case.id)?;
        store::set_moot(tx, id, now)?;
    }
    if matches!(change.to, State::Withdrawn | State::Erased) {
        appeals::end_open(tx, id, change.zone, now)?;
    }
    if change.to == State::Erased {
        appeals::store::clear_words(tx, id)?;
        claims::store::delete_notes(tx, id)?;
        spam::forget(tx, id)?;
        // What moderators and readers wrote about a text may quote it.
        store::clear_words(tx, id)?;
    }
    Ok(())
}

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/moderation/rules", web::get().to(handlers::show_rules))
        .route(
            "/moderation/rules/versions",
            web::get().to(rulebook::handlers::list),
        )
        .route(
            "/moderation/rules/versions/{number}",
            web::get().to(rulebook::handlers::show),
        )
        .route("/moderation/log", web::get().to(handlers::show_log))
        .route("/moderation/log.json", web::get().to(handlers::export_json))
        .route("/moderation/log.csv", web::get().to(handlers::export_csv))
        .route(
            "/moderation/transparency",
            web::get().to(report::handlers::show_current),
        )
        .route(
            "/moderation/transparency/{quarter}.json",
            web::get().to(report::handlers::export_json),
        )
        .route(
            "/moderation/transparency/{quarter}.csv",
            web::get().to(report::handlers::export_csv),
        )
        .route(
            "/moderation/transparency/{quarter}",
            web::get().to(report::handlers::show),
        )
        .route("/c/{token}/report", web::get().to(handlers::ask_report))
        .route("/c/{token}/report", web::post().to(handlers::file_report))
        .route("/c/{token}/case", web::post().to(desk::open_case))
        .service(
            web::resource("/c/{token}/appeal")
                .get(appeals::handlers::show)
                .post(appeals::handlers::file),
        )
        .route(
            "/c/{token}/appeal/withdraw",
            web::post().to(appeals::handlers::take_back),
        )
        .route(
            "/desk/moderation/appeals",
            web::get().to(appeals::desk::list),
        )
        .service(
            web::resource("/desk/moderation/appeals/{id}")
                .get(appeals::desk::show)
                .post(appeals::desk::conclude),
        )
        .configure(sweeps::routes)
        .configure(suspensions::routes)
        .route("/desk/moderation", web::get().to(desk::show_queue))
        .route("/desk/moderation", web::post().to(bulk::decide_many))
        .service(
            web::resource("/desk/moderation/words")
                .get(words::handlers::list)
                .post(words::handlers::add),
        )
        .service(
            web::resource("/desk/moderation/words/{id}")
                .get(words::handlers::show)
                .post(words::handlers::change),
        )
        .route(
            "/desk/moderation/{id}/claim",
            web::post().to(claims::handlers::claim),
        )
        .route(
            "/desk/moderation/{id}/notes",
            web::post().to(claims::handlers::note),
        )
        .route("/desk/moderation/{id}", web::get().to(desk::show_case))
        .route("/desk/moderation/{id}", web::post().to(desk::decide_case));
}

/// Work of this feature that is done later.
pub fn jobs(app: &web::Data<App>, spine: &Spine) -> Work {
    let (db, ender) = (app.db.clone(), app.clone());
    let forget = move |now| db.write_here(move |tx| spam::forget_old(tx, now));
    let end = move |now| {
        ender
            .db
            .write_here(move |tx| suspensions::end_over(tx, now))
    };
    let mut work = sweeps::jobs(app, spine);
    work.recurring.extend([
        Recurring::new("screening-marks", Duration::hours(1), forget),
        Recurring::new("suspensions-end", Duration::minutes(5), end),
    ]);
    work
}
