//! Queries behind the threads of a place: only the columns that a page shows, and one prepared
//! statement each, however often they run.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::model::{AuthorRole, Channel, State};
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
        )
    };
}

/// First-level contributions after `after`. What a moderator took away stays as a tombstone; what
/// its author took away does where others replied to it.
pub fn list_roots(
    conn: &mut DbConn,
    place: &str,
    anchor: &str,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<Row>> {
    let shown = contributions::state
        .eq(State::Published)
        .or(contributions::state.eq(State::Hidden))
        .or(contributions::state.eq(State::Rejected))
        .or(contributions::reply_count.gt(0));
    contributions::table
        .filter(contributions::place.eq(place))
        .filter(contributions::anchor.eq(anchor))
        .filter(contributions::id.gt(after))
        .filter(contributions::parent_id.is_null())
        .filter(contributions::published_at.is_not_null())
        .filter(shown)
        .order(contributions::id)
        .limit(limit)
        .select(columns!())
        .load(conn)
}

pub fn list_replies(
    conn: &mut DbConn,
    parents: &[i64],
    after: i64,
    limit: i64,
) -> QueryResult<Vec<Row>> {
    let shown = contributions::state
        .eq(State::Published)
        .or(contributions::state.eq(State::Hidden))
        .or(contributions::state.eq(State::Rejected));
    contributions::table
        .filter(contributions::parent_id.eq_any(parents.to_vec()))
        .filter(contributions::id.gt(after))
        .filter(contributions::published_at.is_not_null())
        .filter(shown)
        .order(contributions::id)
        .limit(limit)
        .select(columns!())
        .load(conn)
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
