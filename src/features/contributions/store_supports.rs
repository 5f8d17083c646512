//! Queries on who agrees with what.

use diesel::prelude::*;

use crate::on_backend;
use crate::platform::db::schema::{contributions, supports};
use crate::platform::db::{DbConn, UtcTime};

/// False when it was noted before.
pub fn insert(conn: &mut DbConn, id: i64, account_id: i64, now: UtcTime) -> QueryResult<bool> {
    let count = on_backend!(conn, c => diesel::insert_into(supports::table)
        .values((
            supports::contribution_id.eq(id),
            supports::account_id.eq(account_id),
            supports::created_at.eq(now),
        ))
        .on_conflict((supports::contribution_id, supports::account_id))
        .do_nothing()
        .execute(c))?;
    Ok(count == 1)
}

/// False when there was nothing to take back.
pub fn delete(conn: &mut DbConn, id: i64, account_id: i64) -> QueryResult<bool> {
    let count = diesel::delete(supports::table.find((id, account_id))).execute(conn)?;
    Ok(count == 1)
}

/// How many agree from now on.
pub fn add(conn: &mut DbConn, id: i64, difference: i64) -> QueryResult<i64> {
    diesel::update(contributions::table.find(id))
        .set(contributions::support_count.eq(contributions::support_count + difference))
        .returning(contributions::support_count)
        .get_result(conn)
}

pub fn list_of(conn: &mut DbConn, account_id: i64, ids: &[i64]) -> QueryResult<Vec<i64>> {
    supports::table
        .filter(supports::account_id.eq(account_id))
        .filter(supports::contribution_id.eq_any(ids.to_vec()))
        .select(supports::contribution_id)
        .load(conn)
}

pub fn list_ids(conn: &mut DbConn, account_id: i64) -> QueryResult<Vec<i64>> {
    supports::table
        .filter(supports::account_id.eq(account_id))
        .order(supports::contribution_id)
        .select(supports::contribution_id)
        .load(conn)
}

/// With the tokens of what is agreed with.
pub fn list_told(conn: &mut DbConn, account_id: i64) -> QueryResult<Vec<(String, UtcTime)>> {
    supports::table
        .inner_join(contributions::table)
        .filter(supports::account_id.eq(account_id))
        .order(supports::contribution_id)
        .select((contributions::token, supports::created_at))
        .load(conn)
}
