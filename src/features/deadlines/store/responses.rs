//! How long ended promises took, by body.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::features::deadlines::model::{Ending, Promise, PromiseKind, PromiseState};
use crate::on_backend;
use crate::platform::db::schema::{promises, response_counts};
use crate::platform::db::{DbConn, UtcTime, kept};

/// PostgreSQL adds up whole numbers to a decimal.
const TOTAL: &str = "CAST(SUM(response_counts.promise_count) AS BIGINT)";

/// Counts an ending.
pub fn add_response(conn: &mut DbConn, ending: &Ending) -> QueryResult<i64> {
    on_backend!(conn, c => kept(diesel::insert_into(response_counts::table)
        .values((
            response_counts::body_id.eq(ending.body_id),
            response_counts::kind.eq(ending.kind),
            response_counts::quarter_on.eq(ending.quarter_on),
            response_counts::state.eq(ending.state),
            response_counts::days.eq(ending.days),
            response_counts::was_extended.eq(ending.was_extended),
            response_counts::was_refused.eq(ending.was_refused),
            response_counts::promise_count.eq(ending.promise_count),
        ))
        .on_conflict((
            response_counts::body_id,
            response_counts::kind,
            response_counts::quarter_on,
            response_counts::state,
            response_counts::days,
            response_counts::was_extended,
            response_counts::was_refused,
        ))
        .do_update()
        .set(response_counts::promise_count.eq(response_counts::promise_count + ending.promise_count))
        .returning(response_counts::promise_count))
        .get_result(c))
}

/// How promises of a kind ended, by one body, the oldest quarter first.
pub fn list_responses(
    conn: &mut DbConn,
    kind: PromiseKind,
    body_id: i64,
) -> QueryResult<Vec<Ending>> {
    response_counts::table
        .filter(response_counts::kind.eq(kind))
        .filter(response_counts::body_id.eq(body_id))
        .order((
            response_counts::quarter_on,
            response_counts::days,
            response_counts::state,
        ))
        .load(conn)
}

/// Ended promises of a kind by state, of one body or of all.
pub fn count_responses(
    conn: &mut DbConn,
    kind: PromiseKind,
    body_id: Option<i64>,
) -> QueryResult<Vec<(PromiseState, i64)>> {
    let (first, last) = body_id.map_or((i64::MIN, i64::MAX), |id| (id, id));
    response_counts::table
        .filter(response_counts::kind.eq(kind))
        .filter(response_counts::body_id.ge(first))
        .filter(response_counts::body_id.le(last))
        .group_by(response_counts::state)
        .select((response_counts::state, sql::<BigInt>(TOTAL)))
        .load(conn)
}

/// The same by body.
pub fn count_responses_by_body(
    conn: &mut DbConn,
    kind: PromiseKind,
) -> QueryResult<Vec<(i64, PromiseState, i64)>> {
    response_counts::table
        .filter(response_counts::kind.eq(kind))
        .group_by((response_counts::body_id, response_counts::state))
        .select((
            response_counts::body_id,
            response_counts::state,
            sql::<BigInt>(TOTAL),
        ))
        .load(conn)
}

/// An open promise, as the record of a body counts it. Field order is that of the select.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct OpenRow {
    pub started_at: UtcTime,
    pub due_at: UtcTime,
    pub state: PromiseState,
    pub calendar_id: i64,
}

/// The open promises of a kind, of one body: what is censored in its record. An index holds all
/// of it.
pub fn list_open_of_body(
    conn: &mut DbConn,
    kind: PromiseKind,
    body_id: i64,
) -> QueryResult<Vec<OpenRow>> {
    promises::table
        .filter(promises::body_id.eq(Some(body_id)))
        .filter(promises::kind.eq(kind))
        .filter(promises::state.eq_any([PromiseState::Running, PromiseState::Paused]))
        .select((
            promises::started_at,
            promises::due_at,
            promises::state,
            promises::calendar_id,
        ))
        .load(conn)
}

/// Promises of some kinds and a body, by number after `after`: with their events, the record can
/// be counted again.
pub fn list_promises_of_body(
    conn: &mut DbConn,
    kinds: &[PromiseKind],
    body_id: i64,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<Promise>> {
    promises::table
        .filter(promises::body_id.eq(Some(body_id)))
        .filter(promises::kind.eq_any(kinds.to_vec()))
        .filter(promises::id.gt(after))
        .order(promises::id)
        .limit(limit)
        .load(conn)
}
