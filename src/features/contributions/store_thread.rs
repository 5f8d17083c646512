//! Queries behind the threads of a place: only the columns that a page shows, and one prepared
//! statement each, however often they run.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::model::{AuthorRole, Channel, State};
use super::thread::Order;
use crate::platform::db::schema::{
    contributions, moderation_cases as cases, moderation_reasons as reasons, place_counts,
};
use crate::platform::db::{DbConn, Json, UtcTime};

/// What a page shows of a contribution. Field order is that of `columns!`.
#[derive(Debug, Queryable)]
pub struct Row {
    pub id: i64,
    pub parent_id: Option<i64>,
    pub token: String,
    pub author_name: String,
    pub author_role: AuthorRole,
    pub channel: Channel,
    pub state: State,
    pub reply_count: i64,
    pub received_at: UtcTime,
    pub published_at: Option<UtcTime>,
    pub html: Option<String>,
    pub title: String,
    pub account_id: Option<i64>,
    pub edited_at: Option<UtcTime>,
    pub answers_id: Option<i64>,
    pub support_count: i64,
}

/// The columns of [`Row`].
macro_rules! columns {
    () => {
        (
            contributions::id,
            contributions::parent_id,
            contributions::token,
            contributions::author_name,
            contributions::author_role,
            contributions::channel,
            contributions::state,
            contributions::reply_count,
            contributions::received_at,
            contributions::published_at,
            contributions::html.nullable(),
            contributions::title,
            contributions::account_id,
            contributions::edited_at,
            contributions::answers_id,
            contributions::support_count,
        )
    };
}

/// What stays visible: what is public, what a moderator took away as a tombstone, and what its
/// author took away where others replied to it.
macro_rules! shown {
    () => {
        contributions::published_at.is_not_null().and(
            contributions::state
                .eq(State::Published)
                .or(contributions::state.eq(State::Hidden))
                .or(contributions::state.eq(State::Rejected))
                .or(contributions::reply_count.gt(0)),
        )
    };
}

/// First-level contributions of a place, in their order.
pub fn list_roots(
    conn: &mut DbConn,
    place: &str,
    anchor: &str,
    order: Order,
    limit: i64,
) -> QueryResult<Vec<Row>> {
    let query = contributions::table
        .filter(contributions::place.eq(place))
        .filter(contributions::anchor.eq(anchor))
        .filter(contributions::parent_id.is_null())
        .filter(shown!())
        .limit(limit)
        .select(columns!());
    match order {
        Order::Oldest(after) => query
            .filter(contributions::id.gt(after))
            .order(contributions::id)
            .load(conn),
        Order::Newest(before) => query
            .filter(contributions::id.lt(before))
            .order(contributions::id.desc())
            .load(conn),
        Order::Discussed(count, before) => query
            .filter(
                contributions::reply_count
                    .lt(count)
                    .or(contributions::reply_count
                        .eq(count)
                        .and(contributions::id.lt(before))),
            )
            .order((contributions::reply_count.desc(), contributions::id.desc()))
            .load(conn),
    }
}

/// Everything that hangs on these first-level contributions, oldest first.
pub fn list_below(conn: &mut DbConn, roots: &[i64], limit: i64) -> QueryResult<Vec<Row>> {
    contributions::table
        .filter(contributions::root_id.eq_any(roots.to_vec()))
        .filter(shown!())
        .order(contributions::id)
        .limit(limit)
        .select(columns!())
        .load(conn)
}

/// What hangs on a first-level contribution, a page at a time.
pub fn list_talk(conn: &mut DbConn, root: i64, after: i64, limit: i64) -> QueryResult<Vec<Row>> {
    contributions::table
        .filter(contributions::root_id.eq(root))
        .filter(contributions::id.gt(after))
        .filter(shown!())
        .order(contributions::id)
        .limit(limit)
        .select(columns!())
        .load(conn)
}

/// What answers one of the replies on `root`, a page at a time.
pub fn list_answers(
    conn: &mut DbConn,
    root: i64,
    answered: i64,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<Row>> {
    contributions::table
        .filter(contributions::root_id.eq(root))
        .filter(
            contributions::parent_id
                .eq(answered)
                .or(contributions::answers_id.eq(answered)),
        )
        .filter(contributions::id.gt(after))
        .filter(shown!())
        .order(contributions::id)
        .limit(limit)
        .select(columns!())
        .load(conn)
}

/// Tokens and authors of what is answered, '' where it is not public any more.
pub fn list_answered(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<(i64, String, String)>> {
    let rows: Vec<(i64, String, String, State)> = contributions::table
        .filter(contributions::id.eq_any(ids.to_vec()))
        .select((
            contributions::id,
            contributions::token,
            contributions::author_name,
            contributions::state,
        ))
        .load(conn)?;
    let named = rows.into_iter().map(|(id, token, name, state)| {
        let is_public = state == State::Published;
        (id, token, if is_public { name } else { String::new() })
    });
    Ok(named.collect())
}

/// A contribution and the titles, by language, of the reason for which it was taken away.
type Reason = (i64, Json<BTreeMap<String, String>>);

/// Titles by language of the reasons for which contributions were taken away, oldest decision first.
pub fn list_reasons(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<Reason>> {
    cases::table
        .inner_join(reasons::table)
        .filter(cases::contribution_id.eq_any(ids.to_vec()))
        .filter(cases::decided_at.is_not_null())
        .order(cases::id)
        .select((cases::contribution_id, reasons::title))
        .load(conn)
}

/// Published contributions at one anchor of a place.
pub fn count_of(conn: &mut DbConn, place: &str, anchor: &str) -> QueryResult<i64> {
    let count = place_counts::table
        .find((place, anchor))
        .select(place_counts::contribution_count)
        .first(conn)
        .optional()?;
    Ok(count.unwrap_or(0))
}

/// The latest contribution at one anchor of a place.
pub fn last_id(conn: &mut DbConn, place: &str, anchor: &str) -> QueryResult<Option<i64>> {
    contributions::table
        .filter(contributions::place.eq(place))
        .filter(contributions::anchor.eq(anchor))
        .order(contributions::id.desc())
        .select(contributions::id)
        .first(conn)
        .optional()
}
