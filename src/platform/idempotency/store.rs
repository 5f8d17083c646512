//! Every query on idempotency keys.

use diesel::prelude::*;

use crate::on_backend;
use crate::platform::db::schema::idempotency_keys as keys;
use crate::platform::db::{DbConn, UtcTime};

#[derive(Clone, Debug, Queryable)]
pub struct Earlier {
    pub id: i64,
    pub request_digest: String,
    pub status: i32,
    pub body: String,
}

/// Takes the key; false when it was taken before.
pub fn insert(
    conn: &mut DbConn,
    scope: &str,
    key: &str,
    request_digest: &str,
    now: UtcTime,
) -> QueryResult<bool> {
    let row = (
        keys::scope.eq(scope),
        keys::idempotency_key.eq(key),
        keys::request_digest.eq(request_digest),
        keys::status.eq(0),
        keys::body.eq(""),
        keys::created_at.eq(now),
    );
    let count = on_backend!(conn, c => diesel::insert_into(keys::table)
        .values(row)
        .on_conflict((keys::scope, keys::idempotency_key))
        .do_nothing()
        .execute(c))?;
    Ok(count == 1)
}

pub fn find(conn: &mut DbConn, scope: &str, key: &str) -> QueryResult<Option<Earlier>> {
    keys::table
        .filter(keys::scope.eq(scope))
        .filter(keys::idempotency_key.eq(key))
        .select((keys::id, keys::request_digest, keys::status, keys::body))
        .first(conn)
        .optional()
}

pub fn set_answer(
    conn: &mut DbConn,
    scope: &str,
    key: &str,
    status: i32,
    body: &str,
) -> QueryResult<usize> {
    let row = keys::table
        .filter(keys::scope.eq(scope))
        .filter(keys::idempotency_key.eq(key));
    diesel::update(row)
        .set((keys::status.eq(status), keys::body.eq(body)))
        .execute(conn)
}

pub fn delete_before(conn: &mut DbConn, before: UtcTime) -> QueryResult<usize> {
    diesel::delete(keys::table.filter(keys::created_at.lt(before))).execute(conn)
}
