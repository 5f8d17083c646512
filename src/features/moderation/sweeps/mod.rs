//! Clean-ups: many posts taken away by one act, found by criteria, looked at before, and given back as
//! one.
//!
//! A moderator draws a clean-up up ([`draw_up`]): what the criteria find is written down, so that what
//! is confirmed is what was looked at. Posts that are sent later are not in it, single ones can be left
//! out. Once it is confirmed ([`confirm`]; a large one by two moderators), a job takes the posts away,
//! each by a decision of its own with its row in the public log: so each can be appealed against, and
//! restored, like any other. Authors get one mail each. The whole can be taken back ([`undo`]): what it
//! took away and nobody decided on since comes back.

mod carrying;
mod forms;
mod handlers;
mod jobs;
mod model;
pub mod rules;
mod store;
mod telling;
mod views;

use std::collections::{HashMap, HashSet};

use actix_web::web;
use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use serde_json::json;

use crate::features::accounts::{Action, Subject, ensure};
use crate::features::contributions;
use crate::features::deadlines::rules::start_of_day;
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::actor::Actor;
use crate::platform::db::{Db, DbConn, Json, Tx, UtcTime};
use crate::platform::error::AppError;

pub use carrying::{Way, carry_on};
pub use jobs::{carry_through, jobs};
pub use model::{Confirmation, Criteria, ItemState, Sweep, SweepState};

/// Posts looked at, and posts written down, at a time.
const PAGE: i64 = 1_000;
const WRITTEN: usize = 500;
/// Where everybody can read what a clean-up decided.
const LOG: &str = "/moderation/log";

/// Draws a clean-up up: finds the posts and writes them down, many at a time. Returns its number.
/// Blocks.
///
/// # Errors
/// `Forbidden` for others than moderators; `Invalid` when the criteria are too wide, name something
/// that is not there, or find nothing or too much.
pub fn draw_up(
    db: &Db,
    actor: &Actor,
    criteria: &Criteria,
    zone: Tz,
    now: UtcTime,
) -> Result<i64, AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    rules::ensure_sane(criteria)?;
    let made_by = actor.account_id.ok_or(AppError::Unauthenticated)?;
    let filter = db.read_here(|conn| filter(conn, criteria, made_by, zone))?;
    let found = find_posts(db, criteria, &filter)?;
    if found.posts.is_empty() {
        return Err(AppError::field("", "moderation.sweep-nothing"));
    }
    let stored = Json::new(criteria.clone())?;
    let id = db.write_here(move |tx| Ok(store::insert(tx, &stored, made_by, now)?))?;
    for piece in found.posts.chunks(WRITTEN) {
        let piece = piece.to_vec();
        db.write_here(move |tx| {
            store::items::insert_items(tx, id, &piece)?;
            Ok(())
        })?;
    }
    let counts = (length(found.posts.len()), length(found.authors.len()));
    db.write_here(move |tx| {
        store::set_collected(tx, id, SweepState::Draft, counts)?;
        Ok(())
    })?;
    Ok(id)
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// What the criteria mean to the database.
fn filter(
    conn: &mut DbConn,
    criteria: &Criteria,
    made_by: i64,
    zone: Tz,
) -> Result<model::Filter, AppError> {
    let account_id = if criteria.author_of.is_empty() {
        None
    } else {
        let found = contributions::find_by_token(conn, &criteria.author_of)?;
        let author = found.and_then(|one| one.account_id);
        let unknown = || AppError::field("author", "moderation.sweep-no-author");
        Some(author.ok_or_else(unknown)?)
    };
    let begin = |day: Option<NaiveDate>| day.map(|day| start_of_day(day, zone));
    Ok(model::Filter {
        kinds: criteria
            .kind
            .map_or(rules::KINDS.to_vec(), |kind| vec![kind]),
        states: criteria
            .state
            .map_or(rules::STATES.to_vec(), |state| vec![state]),
        account_id,
        accounts_since: begin(criteria.accounts_since),
        from: begin(criteria.from),
        until: begin(criteria.until.and_then(|day| day.succ_opt())),
        except: made_by,
    })
}

/// What criteria find.
#[derive(Default)]
struct Found {
    /// Numbers and versions.
    posts: Vec<(i64, i64)>,
    authors: HashSet<i64>,
}

fn find_posts(db: &Db, criteria: &Criteria, filter: &model::Filter) -> Result<Found, AppError> {
    let matcher = rules::Matcher::new(criteria);
    let mut found = Found::default();
    let mut after = (filter.from.unwrap_or(DateTime::UNIX_EPOCH.into()), 0);
    loop {
        let page =
            db.read_here(|conn| Ok(store::items::list_candidates(conn, filter, after, PAGE)?))?;
        let Some(last) = page.last() else {
            return Ok(found);
        };
        after = (last.received_at, last.id);
        for one in page {
            if matcher.matches(&one.url, &one.title, &one.text) {
                found.posts.push((one.id, one.version));
                found.authors.extend(one.account_id);
            }
        }
        if found.posts.len() > rules::MOST {
            return Err(AppError::field("", "moderation.sweep-too-many"));
        }
    }
}

/// A clean-up that can be looked at.
///
/// # Errors
/// `NotFound` where there is none.
pub fn find(conn: &mut DbConn, id: i64) -> Result<Sweep, AppError> {
    store::find(conn, id)?.ok_or(AppError::NotFound)
}

/// How many posts of a clean-up stand how.
///
/// # Errors
/// When the database cannot be read.
pub fn counts(conn: &mut DbConn, id: i64) -> Result<HashMap<ItemState, i64>, AppError> {
    let counted = store::items::count_items(conn, &[id])?;
    Ok(counted
        .into_iter()
        .map(|(_, state, count)| (state, count))
        .collect())
}

/// Leaves those of `shown` out that are in `out`, and takes the others in again.
///
/// # Errors
/// `Forbidden` for others than moderators; `Conflict` once it is confirmed.
pub fn leave_out(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: i64,
    shown: &[i64],
    out: &[i64],
) -> Result<(), AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    find(tx, id)?;
    if !store::hold(tx, id, SweepState::Draft)? {
        return Err(AppError::Conflict("moderation.sweep-meanwhile"));
    }
    let out: Vec<i64> = out
        .iter()
        .copied()
        .filter(|id| shown.contains(id))
        .collect();
    store::items::set_left_out(tx, id, shown, &out)?;
    Ok(())
}

/// A moderator confirms what was drawn up. Up to `alone_up_to` posts are then taken away; more wait for
/// another moderator.
///
/// # Errors
/// `Forbidden` for others than moderators; `Conflict` when somebody else confirmed it first;
/// `Invalid` when the reason does not fit, or everything was left out.
pub fn confirm(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: i64,
    confirmation: &Confirmation,
    alone_up_to: i64,
    now: UtcTime,
) -> Result<SweepState, AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    let by = actor.account_id.ok_or(AppError::Unauthenticated)?;
    find(tx, id)?;
    if !store::hold(tx, id, SweepState::Draft)? {
        return Err(AppError::Conflict("moderation.sweep-meanwhile"));
    }
    let reason = super::store::find_reason(tx, &confirmation.reason)?
        .filter(rules::is_for_all)
        .ok_or_else(|| AppError::field("reason", "moderation.choose-reason"))?;
    let listed = counts(tx, id)?.get(&ItemState::Listed).copied();
    let listed = listed.unwrap_or_default();
    if listed == 0 {
        return Err(AppError::field("", "moderation.sweep-empty"));
    }
    let state = rules::state_confirmed(listed, alone_up_to);
    let new = store::Confirmed {
        state,
        reason_id: reason.id,
        explanation: &confirmation.explanation,
        by,
    };
    if !store::set_confirmed(tx, id, &new, now)? {
        return Err(AppError::Conflict("moderation.sweep-meanwhile"));
    }
    if state == SweepState::Running {
        begin(tx, id, by, now)?;
    }
    Ok(state)
}

/// Another moderator confirms a large clean-up, too.
///
/// # Errors
/// `Forbidden` for whoever confirmed first; `Conflict` when it does not wait any more.
pub fn second(tx: &mut Tx<'_>, actor: &Actor, id: i64, now: UtcTime) -> Result<(), AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    let by = actor.account_id.ok_or(AppError::Unauthenticated)?;
    let sweep = find(tx, id)?;
    if sweep.confirmed_by == Some(by) {
        return Err(AppError::Forbidden("moderation.sweep-second"));
    }
    if !store::set_seconded(tx, id, by, now)? {
        return Err(AppError::Conflict("moderation.sweep-meanwhile"));
    }
    begin(tx, id, by, now)
}

/// What a moderator confirmed is a draft again.
///
/// # Errors
/// `Conflict` when it does not wait any more.
pub fn decline(tx: &mut Tx<'_>, actor: &Actor, id: i64) -> Result<(), AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    find(tx, id)?;
    if !store::set_declined(tx, id)? {
        return Err(AppError::Conflict("moderation.sweep-meanwhile"));
    }
    Ok(())
}

/// Nothing is taken away.
///
/// # Errors
/// `Conflict` when it was confirmed meanwhile.
pub fn discard(tx: &mut Tx<'_>, actor: &Actor, id: i64) -> Result<(), AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    find(tx, id)?;
    if !store::set_discarded(tx, id)? {
        return Err(AppError::Conflict("moderation.sweep-meanwhile"));
    }
    Ok(())
}

/// Takes a clean-up back: what it took away, and nobody decided on since, is where it was before. One
/// that still runs ends there.
///
/// # Errors
/// `Forbidden` for others than moderators; `Conflict` when there is nothing to take back.
pub fn undo(tx: &mut Tx<'_>, actor: &Actor, id: i64, now: UtcTime) -> Result<(), AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    find(tx, id)?;
    if !store::set_undoing(tx, id, actor.account_id, now)? {
        return Err(AppError::Conflict("moderation.sweep-meanwhile"));
    }
    let count = counts(tx, id)?.get(&ItemState::Swept).copied();
    log(
        tx,
        "sweep-undone",
        id,
        actor.account_id,
        json!({ "posts": count.unwrap_or_default(), "url": LOG }),
        now,
    )?;
    jobs::go_on(tx, id, now)
}

/// Goes on with a clean-up whose job was given up.
///
/// # Errors
/// `Forbidden` for others than moderators; `Conflict` when nothing is left to do.
pub fn go_on(tx: &mut Tx<'_>, actor: &Actor, id: i64, now: UtcTime) -> Result<(), AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    if Way::of(find(tx, id)?.state).is_none() {
        return Err(AppError::Conflict("moderation.sweep-meanwhile"));
    }
    jobs::go_on(tx, id, now)
}

fn begin(tx: &mut Tx<'_>, id: i64, by: i64, now: UtcTime) -> Result<(), AppError> {
    let sweep = find(tx, id)?;
    let counted = counts(tx, id)?;
    let count = |state| counted.get(&state).copied().unwrap_or_default();
    let reason = super::find_reason_by_id(tx, sweep.reason_id)?;
    let detail = json!({
        "reason": reason.map(|reason| reason.key),
        "posts": count(ItemState::Listed),
        "left_out": count(ItemState::LeftOut),
        "by_two": sweep.seconded_by.is_some(),
        "url": LOG,
    });
    log(tx, "swept", id, Some(by), detail, now)?;
    jobs::go_on(tx, id, now)
}

fn log(
    tx: &mut Tx<'_>,
    action: &'static str,
    id: i64,
    by: Option<i64>,
    detail: serde_json::Value,
    now: UtcTime,
) -> Result<(), AppError> {
    let token = id.to_string();
    let act = Act::new(action, "sweep", &token, ActingAs::Moderator).by(by);
    ledger::append(tx, &act, detail, now)?;
    tx.touch("moderation", now);
    Ok(())
}

/// Which of these cases were decided by which clean-up.
///
/// # Errors
/// When the database cannot be read.
pub fn list_of_cases(conn: &mut DbConn, case_ids: &[i64]) -> Result<HashMap<i64, i64>, AppError> {
    let found = store::items::list_of_cases(conn, case_ids)?;
    Ok(found
        .into_iter()
        .filter_map(|(case_id, sweep_id)| Some((case_id?, sweep_id)))
        .collect())
}

/// Cases that clean-ups decided from one instant to before another.
///
/// # Errors
/// When the database cannot be read.
pub fn list_decided_between(
    conn: &mut DbConn,
    from: UtcTime,
    until: UtcTime,
) -> Result<HashSet<i64>, AppError> {
    let found = store::items::list_decided_between(conn, from, until)?;
    Ok(found.into_iter().flatten().collect())
}

/// Addresses of clean-ups.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(
            web::resource("/desk/moderation/sweeps")
                .get(handlers::list)
                .post(handlers::create),
        )
        .route("/desk/moderation/sweeps/new", web::get().to(handlers::ask))
        .service(
            web::resource("/desk/moderation/sweeps/{id}")
                .get(handlers::show)
                .post(handlers::act),
        )
        .route(
            "/desk/moderation/sweeps/{id}/posts",
            web::post().to(handlers::act),
        );
}
