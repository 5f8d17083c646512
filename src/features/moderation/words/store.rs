//! Queries on explanations that moderators have ready.

use diesel::prelude::*;

use crate::features::moderation::model::Translated;
use crate::on_backend;
use crate::platform::db::schema::moderation_words as words;
use crate::platform::db::{DbConn, Json, UtcTime};

/// An explanation that is, or was, ready. Field order is that of `columns!`.
#[derive(Clone, Debug, Queryable)]
pub struct Words {
    pub id: i64,
    pub reason_id: i64,
    pub texts: Json<Translated>,
    pub added_at: UtcTime,
    pub retired_at: Option<UtcTime>,
}

macro_rules! columns {
    () => {
        (
            words::id,
            words::reason_id,
            words::texts,
            words::added_at,
            words::retired_at,
        )
    };
}

/// All that are offered, oldest first.
pub fn list_active(conn: &mut DbConn) -> QueryResult<Vec<Words>> {
    words::table
        .filter(words::retired_at.is_null())
        .order(words::id)
        .select(columns!())
        .load(conn)
}

/// What was retired, the newest first.
pub fn list_retired(conn: &mut DbConn, limit: i64) -> QueryResult<Vec<Words>> {
    words::table
        .filter(words::retired_at.is_not_null())
        .order((words::retired_at.desc(), words::id.desc()))
        .limit(limit)
        .select(columns!())
        .load(conn)
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Words>> {
    words::table
        .find(id)
        .select(columns!())
        .first(conn)
        .optional()
}

pub fn insert(
    conn: &mut DbConn,
    reason_id: i64,
    texts: &Json<Translated>,
    replaces: Option<i64>,
    added_by: Option<i64>,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(words::table)
        .values((
            words::reason_id.eq(reason_id),
            words::texts.eq(texts),
            words::replaces.eq(replaces),
            words::added_by.eq(added_by),
            words::added_at.eq(now),
        ))
        .execute(conn)
}

/// Adds one that a site begins with, unless it had it before.
pub fn insert_default(
    conn: &mut DbConn,
    reason_id: i64,
    key: &str,
    texts: &Json<Translated>,
    now: UtcTime,
) -> QueryResult<usize> {
    let row = (
        words::reason_id.eq(reason_id),
        words::key.eq(Some(key)),
        words::texts.eq(texts),
        words::added_at.eq(now),
    );
    on_backend!(conn, c => diesel::insert_into(words::table)
        .values(row)
        .on_conflict(words::key)
        .do_nothing()
        .execute(c))
}

/// Keys of those that a site began with, retired or not.
pub fn list_keys(conn: &mut DbConn) -> QueryResult<Vec<String>> {
    words::table
        .filter(words::key.is_not_null())
        .select(words::key.assume_not_null())
        .load(conn)
}

/// False when it was retired before.
pub fn set_retired(
    conn: &mut DbConn,
    id: i64,
    retired_by: Option<i64>,
    now: UtcTime,
) -> QueryResult<bool> {
    let active = words::table
        .filter(words::id.eq(id))
        .filter(words::retired_at.is_null());
    let changed = diesel::update(active)
        .set((
            words::retired_by.eq(retired_by),
            words::retired_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}
