//! The promise that a moderator reads: given with the case, kept by its decision.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use super::model::Cause;
use super::procedure::procedure;
use super::{rules, store};
use crate::features::accounts;
use crate::features::contributions::Contribution;
use crate::features::deadlines::promise::{Change, Terms};
use crate::features::deadlines::rules::local_day;
use crate::features::deadlines::{
    self, About, By, Keeper, NewPromise, Owers, Promise, PromiseKind,
};
use crate::platform::actor::Role;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Opens a case unless one is open, and promises its decision.
pub fn open(
    tx: &mut Tx<'_>,
    contribution: &Contribution,
    cause: Cause,
    owed_to: Option<i64>,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let (rule, nearly_after) = procedure(tx)?.promise(contribution.kind, cause);
    let due_at = deadlines::due_by_rule(tx, None, rule, now, zone)?;
    let Some(case_id) = store::insert_case(tx, contribution, cause, due_at, now)? else {
        return Ok(());
    };
    let new = NewPromise {
        kind: PromiseKind::Moderation,
        subject_id: case_id,
        body_id: None,
        owed_to,
        terms: Terms::fixed(rule),
        started_at: now,
    };
    let promise = match nearly_after {
        Some(days) => deadlines::give_nearly_due_after(tx, &new, days, &By::RULE, zone)?,
        None => deadlines::give(tx, &new, &By::RULE, zone)?,
    };
    if promise.due_at != due_at {
        // The calendar changed between the two.
        store::set_due(tx, &[case_id], promise.due_at)?;
    }
    tx.touch("moderation", now);
    Ok(())
}

/// Which of these cases are nearly overdue: those whose promise names the days after which they
/// are, counted in calendar days.
pub fn nearly_overdue(
    conn: &mut DbConn,
    case_ids: &[i64],
    zone: Tz,
    now: UtcTime,
) -> Result<HashSet<i64>, AppError> {
    let today = local_day(now, zone);
    let promises = deadlines::find_many(conn, PromiseKind::Moderation, case_ids)?;
    let is_near = |promise: &Promise| {
        let days = promise
            .nearly_after
            .and_then(|days| u64::try_from(days).ok())
            .map(Days::new);
        days.and_then(|days| local_day(promise.started_at, zone).checked_add_days(days))
            .is_some_and(|from| from <= today)
    };
    let near = promises.into_iter().filter(is_near);
    Ok(near.map(|promise| promise.subject_id).collect())
}

/// Ends the promise of a case: met by a decision, withdrawn when there is nothing left to decide.
pub fn end(
    tx: &mut Tx<'_>,
    case_id: i64,
    how: Change,
    by: &By<'_>,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let key = (PromiseKind::Moderation, case_id);
    deadlines::change_open(tx, key, how, by, zone, now)?;
    Ok(())
}

/// What promises are about, from numbers, tokens, places and their titles. Nobody names what waits to
/// be read or was taken away; where it was sent to may be named.
pub(super) fn named(rows: Vec<store::Name>, desk: &str) -> Vec<About> {
    rows.into_iter()
        .map(|(id, token, place, title)| About {
            subject_id: id,
            is_confidential: false,
            title: rules::public_place(&place, &title).unwrap_or("").to_owned(),
            url: format!("/c/{token}"),
            desk_url: format!("{desk}/{id}"),
        })
        .collect()
}

fn about(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<About>, AppError> {
    Ok(named(store::list_names(conn, ids)?, "/desk/moderation"))
}

/// All who moderate; when the day has passed, the administrators too.
fn owers(conn: &mut DbConn, _promise: &Promise, _today: NaiveDate) -> Result<Owers, AppError> {
    let people = accounts::list_with_role(conn, Role::Moderator)?;
    let mut heads = accounts::list_with_role(conn, Role::Administrator)?;
    heads.extend(&people);
    Ok(Owers { people, heads })
}

fn moved(tx: &mut Tx<'_>, ids: &[i64], due_at: UtcTime, now: UtcTime) -> Result<(), AppError> {
    store::set_due(tx, ids, due_at)?;
    tx.touch("moderation", now);
    Ok(())
}

/// Promises of this feature.
pub const KEEPER: Keeper = Keeper {
    kind: PromiseKind::Moderation,
    about,
    owers,
    moved,
};
