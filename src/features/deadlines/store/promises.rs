//! Promises and what happened to them.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamp};

use crate::features::deadlines::model::{
    NewPromise, Promise, PromiseEvent, PromiseKind, PromiseState,
};
use crate::on_backend;
use crate::platform::db::schema::{promise_events, promises};
use crate::platform::db::{DbConn, UtcTime, kept};

/// What replaying its events gives, as it is kept with a promise.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    pub state: PromiseState,
    pub due_on: NaiveDate,
    pub due_at: UtcTime,
    pub ended_at: Option<UtcTime>,
    pub extension_count: i64,
    pub calendar_version: i64,
    pub was_refused: bool,
    /// The stage that it is in already, of which nobody is reminded any more.
    pub reminded: i64,
    pub remind_at: Option<UtcTime>,
}

const OPEN: [PromiseState; 2] = [PromiseState::Running, PromiseState::Paused];

/// None when the subject has such a promise already.
pub fn insert_promise(
    conn: &mut DbConn,
    new: &NewPromise,
    (ordinal, calendar_id, nearly_after): (i64, i64, Option<i64>),
    kept_as: &Kept,
) -> QueryResult<Option<Promise>> {
    let row = (
        (
            promises::kind.eq(new.kind),
            promises::subject_id.eq(new.subject_id),
            promises::ordinal.eq(ordinal),
            promises::body_id.eq(new.body_id),
            promises::calendar_id.eq(calendar_id),
            promises::owed_to.eq(new.owed_to),
            promises::rule.eq(new.terms.rule.to_string()),
            promises::after_pause.eq(new.terms.after_pause.as_str()),
            promises::max_extensions.eq(new.terms.max_extensions),
            promises::max_extension_days.eq(new.terms.max_extension_days),
        ),
        (
            promises::state.eq(kept_as.state),
            promises::started_at.eq(new.started_at),
            promises::due_on.eq(kept_as.due_on),
            promises::due_at.eq(kept_as.due_at),
            promises::ended_at.eq(kept_as.ended_at),
            promises::extension_count.eq(kept_as.extension_count),
            promises::event_count.eq(1_i64),
            promises::calendar_version.eq(kept_as.calendar_version),
            promises::was_refused.eq(kept_as.was_refused),
            promises::reminded.eq(kept_as.reminded),
            promises::remind_at.eq(kept_as.remind_at),
            promises::nearly_after.eq(nearly_after),
        ),
    );
    on_backend!(conn, c => diesel::insert_into(promises::table)
        .values(row)
        .on_conflict((promises::kind, promises::subject_id, promises::ordinal))
        .do_nothing()
        .returning(promises::all_columns)
        .get_result(c)
        .optional())
}

/// Keeps what an event led to; None when another event came first.
pub fn set_kept(
    conn: &mut DbConn,
    promise: &Promise,
    kept_as: &Kept,
) -> QueryResult<Option<Promise>> {
    let row = promises::table
        .filter(promises::id.eq(promise.id))
        .filter(promises::event_count.eq(promise.event_count));
    kept(
        diesel::update(row)
            .set((
                promises::state.eq(kept_as.state),
                promises::due_on.eq(kept_as.due_on),
                promises::due_at.eq(kept_as.due_at),
                promises::ended_at.eq(kept_as.ended_at),
                promises::extension_count.eq(kept_as.extension_count),
                promises::event_count.eq(promise.event_count + 1),
                promises::calendar_version.eq(kept_as.calendar_version),
                promises::was_refused.eq(kept_as.was_refused),
                promises::reminded.eq(kept_as.reminded),
                promises::remind_at.eq(kept_as.remind_at),
            ))
            .returning(promises::all_columns),
    )
    .get_result(conn)
    .optional()
}

/// What happened, about to be noted.
#[derive(Clone, Debug)]
pub struct NewEvent<'a> {
    pub promise_id: i64,
    pub ordinal: i64,
    pub change: &'a str,
    pub at: UtcTime,
    pub days: Option<i64>,
    pub acting_as: &'a str,
    pub reason: &'a str,
    pub account_id: Option<i64>,
    pub due_on: NaiveDate,
    pub calendar_version: i64,
}

pub fn insert_event(conn: &mut DbConn, new: &NewEvent<'_>) -> QueryResult<i64> {
    kept(
        diesel::insert_into(promise_events::table)
            .values((
                promise_events::promise_id.eq(new.promise_id),
                promise_events::ordinal.eq(new.ordinal),
                promise_events::change.eq(new.change),
                promise_events::at.eq(new.at),
                promise_events::days.eq(new.days),
                promise_events::acting_as.eq(new.acting_as),
                promise_events::reason.eq(new.reason),
                promise_events::account_id.eq(new.account_id),
                promise_events::due_on.eq(new.due_on),
                promise_events::calendar_version.eq(new.calendar_version),
            ))
            .returning(promise_events::id),
    )
    .get_result(conn)
}

/// Notes that these promises were moved, as they stand now: their number of events counts this one
/// already. One statement, whatever their number.
pub fn insert_moves(
    conn: &mut DbConn,
    ids: &[i64],
    change: &str,
    acting_as: &str,
    at: UtcTime,
) -> QueryResult<usize> {
    let moved = promises::table
        .filter(promises::id.eq_any(ids.to_vec()))
        .order(promises::id)
        .select((
            promises::id,
            promises::event_count,
            change.into_sql::<Text>(),
            at.into_sql::<Timestamp>(),
            acting_as.into_sql::<Text>(),
            "".into_sql::<Text>(),
            promises::due_on,
            promises::calendar_version,
        ));
    let columns = (
        promise_events::promise_id,
        promise_events::ordinal,
        promise_events::change,
        promise_events::at,
        promise_events::acting_as,
        promise_events::reason,
        promise_events::due_on,
        promise_events::calendar_version,
    );
    on_backend!(conn, c => diesel::insert_into(promise_events::table)
        .values(moved)
        .into_columns(columns)
        .execute(c))
}

/// The promise in force: the last one of its subject.
pub fn find_promise_of(
    conn: &mut DbConn,
    kind: PromiseKind,
    subject_id: i64,
) -> QueryResult<Option<Promise>> {
    promises::table
        .filter(promises::kind.eq(kind))
        .filter(promises::subject_id.eq(subject_id))
        .order(promises::ordinal.desc())
        .first(conn)
        .optional()
}

/// All promises of these subjects, the first one of each first.
pub fn list_promises_of(
    conn: &mut DbConn,
    kind: PromiseKind,
    subject_ids: &[i64],
) -> QueryResult<Vec<Promise>> {
    promises::table
        .filter(promises::kind.eq(kind))
        .filter(promises::subject_id.eq_any(subject_ids.to_vec()))
        .order((promises::subject_id, promises::ordinal))
        .load(conn)
}

/// Events of these promises, in their order.
pub fn list_events(conn: &mut DbConn, promise_ids: &[i64]) -> QueryResult<Vec<PromiseEvent>> {
    promise_events::table
        .filter(promise_events::promise_id.eq_any(promise_ids.to_vec()))
        .order((promise_events::promise_id, promise_events::ordinal))
        .load(conn)
}

/// Open promises that were counted with an older version of a calendar, by number after `after`.
pub fn list_outdated(
    conn: &mut DbConn,
    calendar_id: i64,
    version: i64,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<Promise>> {
    promises::table
        .filter(promises::calendar_id.eq(calendar_id))
        .filter(promises::state.eq_any(OPEN))
        .filter(promises::calendar_version.lt(version))
        .filter(promises::id.gt(after))
        .order(promises::id)
        .limit(limit)
        .load(conn)
}

/// Moves promises to one new due day; those that changed since they were read stay. Returns the
/// ids that were moved.
pub fn set_moved(
    conn: &mut DbConn,
    ids: &[i64],
    due_on: NaiveDate,
    due_at: UtcTime,
    version: i64,
    now: UtcTime,
) -> QueryResult<Vec<i64>> {
    let rows = promises::table
        .filter(promises::id.eq_any(ids.to_vec()))
        .filter(promises::state.eq_any(OPEN))
        .filter(promises::calendar_version.lt(version));
    diesel::update(rows)
        .set((
            promises::due_on.eq(due_on),
            promises::due_at.eq(due_at),
            promises::event_count.eq(promises::event_count + 1),
            promises::calendar_version.eq(version),
            promises::remind_at.eq(Some(now)),
        ))
        .returning(promises::id)
        .get_results(conn)
}

/// The new version changes nothing for these.
pub fn set_counted_with(conn: &mut DbConn, ids: &[i64], version: i64) -> QueryResult<usize> {
    let rows = promises::table
        .filter(promises::id.eq_any(ids.to_vec()))
        .filter(promises::calendar_version.lt(version));
    diesel::update(rows)
        .set(promises::calendar_version.eq(version))
        .execute(conn)
}

/// Promises that a version of a calendar moved, by number after `after`.
pub fn list_moved(
    conn: &mut DbConn,
    calendar_id: i64,
    version: i64,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<Promise>> {
    let moved = promise_events::table
        .filter(promise_events::change.eq("moved"))
        .filter(promise_events::calendar_version.eq(version))
        .select(promise_events::promise_id);
    promises::table
        .filter(promises::calendar_id.eq(calendar_id))
        .filter(promises::id.gt(after))
        .filter(promises::id.eq_any(moved))
        .order(promises::id)
        .limit(limit)
        .load(conn)
}

/// Running promises about which somebody is to be reminded by `now`.
pub fn list_to_remind(conn: &mut DbConn, now: UtcTime, limit: i64) -> QueryResult<Vec<Promise>> {
    promises::table
        .filter(promises::remind_at.le(Some(now)))
        .order((promises::remind_at, promises::id))
        .limit(limit)
        .load(conn)
}

/// Notes the last reminder that was sent, and when the next is due; false when the promise
/// changed meanwhile.
pub fn set_reminded(
    conn: &mut DbConn,
    promise: &Promise,
    reminded: i64,
    remind_at: Option<UtcTime>,
) -> QueryResult<bool> {
    let row = promises::table
        .filter(promises::id.eq(promise.id))
        .filter(promises::event_count.eq(promise.event_count))
        .filter(promises::reminded.eq(promise.reminded));
    let changed = diesel::update(row)
        .set((
            promises::reminded.eq(reminded),
            promises::remind_at.eq(remind_at),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Which open promises are looked for.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Those of these bodies.
    pub bodies: Vec<i64>,
    /// Those of these kinds, whoever owes them.
    pub kinds: Vec<PromiseKind>,
}

/// Open promises of a scope that fall due from `from` to before `before`, the earliest first.
pub fn list_open(
    conn: &mut DbConn,
    scope: &Scope,
    (from, before): (UtcTime, UtcTime),
    limit: i64,
) -> QueryResult<Vec<Promise>> {
    let theirs = promises::body_id
        .assume_not_null()
        .eq_any(scope.bodies.clone())
        .or(promises::kind.eq_any(scope.kinds.clone()));
    promises::table
        .filter(promises::state.eq_any(OPEN))
        .filter(promises::due_at.ge(from))
        .filter(promises::due_at.lt(before))
        .filter(theirs)
        .order((promises::due_at, promises::id))
        .limit(limit)
        .load(conn)
}

/// Open promises that count the days of a calendar.
pub fn count_open_of_calendar(conn: &mut DbConn, calendar_id: i64) -> QueryResult<i64> {
    promises::table
        .filter(promises::calendar_id.eq(calendar_id))
        .filter(promises::state.eq_any(OPEN))
        .count()
        .get_result(conn)
}

/// What was promised to an account.
pub fn list_owed_to(conn: &mut DbConn, account_id: i64) -> QueryResult<Vec<Promise>> {
    promises::table
        .filter(promises::owed_to.eq(Some(account_id)))
        .order(promises::id)
        .load(conn)
}

/// An account is closed: the promises stay, owed to the public alone.
pub fn clear_owed_to(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    diesel::update(promises::table.filter(promises::owed_to.eq(Some(account_id))))
        .set(promises::owed_to.eq(None::<i64>))
        .execute(conn)
}

pub fn clear_event_accounts(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    diesel::update(promise_events::table.filter(promise_events::account_id.eq(Some(account_id))))
        .set(promise_events::account_id.eq(None::<i64>))
        .execute(conn)
}
