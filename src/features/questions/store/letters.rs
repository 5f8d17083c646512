//! Letters and calls that a body entered, with what is noted for its reply.

use diesel::prelude::*;

use crate::platform::db::schema::{contributions, entered_letters};
use crate::platform::db::{DbConn, UtcTime};

pub fn insert(
    conn: &mut DbConn,
    contribution_id: i64,
    body_id: i64,
    account_id: i64,
    note: &str,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(entered_letters::table)
        .values((
            entered_letters::contribution_id.eq(contribution_id),
            entered_letters::body_id.eq(body_id),
            entered_letters::entered_by.eq(Some(account_id)),
            entered_letters::note.eq(note),
            entered_letters::entered_at.eq(now),
        ))
        .execute(conn)
}

/// Title, address, note and time of what was entered for these bodies last.
pub fn list(
    conn: &mut DbConn,
    body_ids: &[i64],
    limit: i64,
) -> QueryResult<Vec<(String, String, String, UtcTime)>> {
    entered_letters::table
        .inner_join(contributions::table)
        .filter(entered_letters::body_id.eq_any(body_ids.to_vec()))
        .order((
            entered_letters::entered_at.desc(),
            entered_letters::contribution_id.desc(),
        ))
        .limit(limit)
        .select((
            contributions::title,
            contributions::token,
            entered_letters::note,
            entered_letters::entered_at,
        ))
        .load(conn)
}

/// The note on one, '' for none.
pub fn find_note(conn: &mut DbConn, contribution_id: i64) -> QueryResult<String> {
    let found: Option<String> = entered_letters::table
        .find(contribution_id)
        .select(entered_letters::note)
        .first(conn)
        .optional()?;
    Ok(found.unwrap_or_default())
}

pub fn delete(conn: &mut DbConn, contribution_id: i64) -> QueryResult<usize> {
    diesel::delete(entered_letters::table.find(contribution_id)).execute(conn)
}

pub fn clear_enterer(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    diesel::update(entered_letters::table.filter(entered_letters::entered_by.eq(Some(account_id))))
        .set(entered_letters::entered_by.eq(None::<i64>))
        .execute(conn)
}
