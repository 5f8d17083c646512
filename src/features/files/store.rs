//! Every query on files.

use diesel::prelude::*;

use super::model::File;
use super::rules::Checked;
use crate::platform::db::schema::{contributions, file_bytes, files};
use crate::platform::db::{DbConn, UtcTime};

pub fn insert_held(
    conn: &mut DbConn,
    checked: &Checked,
    token: &str,
    held_for: &str,
    until: UtcTime,
    now: UtcTime,
) -> QueryResult<File> {
    let byte_count = i64::try_from(checked.bytes.len()).unwrap_or(i64::MAX);
    let file: File = diesel::insert_into(files::table)
        .values((
            files::token.eq(token),
            files::position.eq(0_i64),
            files::name.eq(&checked.name),
            files::content_type.eq(checked.content_type),
            files::byte_count.eq(byte_count),
            files::sha256.eq(&checked.sha256),
            files::held_for.eq(Some(held_for)),
            files::held_until.eq(Some(until)),
            files::created_at.eq(now),
        ))
        .get_result(conn)?;
    diesel::insert_into(file_bytes::table)
        .values((
            file_bytes::file_id.eq(file.id),
            file_bytes::bytes.eq(checked.bytes.as_slice()),
        ))
        .execute(conn)?;
    Ok(file)
}

/// What is kept, oldest first.
pub fn list_held(conn: &mut DbConn, held_for: &str, now: UtcTime) -> QueryResult<Vec<File>> {
    files::table
        .filter(files::held_for.eq(held_for))
        .filter(files::contribution_id.is_null())
        .filter(files::held_until.gt(now))
        .order(files::id)
        .load(conn)
}

/// Kept or attached since: who sends a form twice brings the same files.
pub fn list_brought(
    conn: &mut DbConn,
    held_for: &str,
    tokens: &[String],
    now: UtcTime,
) -> QueryResult<Vec<File>> {
    files::table
        .filter(files::held_for.eq(held_for))
        .filter(files::token.eq_any(tokens.to_vec()))
        .filter(
            files::held_until
                .gt(now)
                .or(files::contribution_id.is_not_null()),
        )
        .order(files::id)
        .load(conn)
}

/// None when it is kept no more, or attached already.
pub fn set_attached(
    conn: &mut DbConn,
    token: &str,
    held_for: &str,
    contribution_id: i64,
    position: i64,
) -> QueryResult<Option<File>> {
    let kept = files::table
        .filter(files::token.eq(token))
        .filter(files::held_for.eq(held_for))
        .filter(files::contribution_id.is_null());
    diesel::update(kept)
        .set((
            files::contribution_id.eq(Some(contribution_id)),
            files::position.eq(position),
            files::held_until.eq(None::<UtcTime>),
        ))
        .get_result(conn)
        .optional()
}

pub fn list_of(conn: &mut DbConn, contribution_ids: &[i64]) -> QueryResult<Vec<File>> {
    files::table
        .filter(files::contribution_id.eq_any(contribution_ids.to_vec()))
        .order((files::contribution_id, files::position, files::id))
        .load(conn)
}

/// Attached to what the account wrote.
pub fn list_of_account(conn: &mut DbConn, account_id: i64) -> QueryResult<Vec<(String, File)>> {
    files::table
        .inner_join(contributions::table)
        .filter(contributions::account_id.eq(account_id))
        .order(files::id)
        .select((contributions::token, files::all_columns))
        .load(conn)
}

pub fn find_by_token(conn: &mut DbConn, token: &str) -> QueryResult<Option<File>> {
    files::table
        .filter(files::token.eq(token))
        .first(conn)
        .optional()
}

pub fn find_bytes(conn: &mut DbConn, id: i64) -> QueryResult<Option<Vec<u8>>> {
    file_bytes::table
        .find(id)
        .select(file_bytes::bytes)
        .first(conn)
        .optional()
}

pub fn delete(conn: &mut DbConn, ids: &[i64]) -> QueryResult<usize> {
    diesel::delete(files::table.filter(files::id.eq_any(ids.to_vec()))).execute(conn)
}

pub fn delete_of(conn: &mut DbConn, contribution_id: i64) -> QueryResult<usize> {
    diesel::delete(files::table.filter(files::contribution_id.eq(contribution_id))).execute(conn)
}

/// From one who keeps a file to another.
pub fn set_held(
    conn: &mut DbConn,
    token: &str,
    from: &str,
    to: &str,
    until: UtcTime,
) -> QueryResult<usize> {
    let kept = files::table
        .filter(files::token.eq(token))
        .filter(files::held_for.eq(from))
        .filter(files::contribution_id.is_null());
    diesel::update(kept)
        .set((
            files::held_for.eq(Some(to)),
            files::held_until.eq(Some(until)),
        ))
        .execute(conn)
}

/// Deletes what is kept and forgets for whom the rest was.
pub fn delete_held(conn: &mut DbConn, held_for: &str) -> QueryResult<usize> {
    let kept = files::table
        .filter(files::held_for.eq(held_for))
        .filter(files::contribution_id.is_null());
    diesel::delete(kept).execute(conn)?;
    diesel::update(files::table.filter(files::held_for.eq(held_for)))
        .set(files::held_for.eq(None::<String>))
        .execute(conn)
}

/// Kept for longer than promised.
pub fn list_left(conn: &mut DbConn, now: UtcTime, limit: i64) -> QueryResult<Vec<i64>> {
    files::table
        .filter(files::contribution_id.is_null())
        .filter(files::held_until.le(now))
        .order(files::id)
        .limit(limit)
        .select(files::id)
        .load(conn)
}
