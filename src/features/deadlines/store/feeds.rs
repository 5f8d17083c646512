//! Secret addresses of due dates.

use diesel::prelude::*;

use crate::features::deadlines::model::FeedRow;
use crate::platform::db::schema::deadline_feeds;
use crate::platform::db::{DbConn, UtcTime};

pub fn insert_feed(
    conn: &mut DbConn,
    account_id: i64,
    body_id: Option<i64>,
    nonce: &str,
    now: UtcTime,
) -> QueryResult<FeedRow> {
    diesel::insert_into(deadline_feeds::table)
        .values((
            deadline_feeds::account_id.eq(account_id),
            deadline_feeds::body_id.eq(body_id),
            deadline_feeds::nonce.eq(nonce),
            deadline_feeds::created_at.eq(now),
        ))
        .get_result(conn)
}

pub fn find_feed(conn: &mut DbConn, nonce: &str) -> QueryResult<Option<FeedRow>> {
    deadline_feeds::table
        .filter(deadline_feeds::nonce.eq(nonce))
        .first(conn)
        .optional()
}

pub fn list_feeds(conn: &mut DbConn, account_id: i64) -> QueryResult<Vec<FeedRow>> {
    deadline_feeds::table
        .filter(deadline_feeds::account_id.eq(account_id))
        .order(deadline_feeds::id)
        .load(conn)
}

pub fn delete_feed(conn: &mut DbConn, account_id: i64, id: i64) -> QueryResult<usize> {
    let row = deadline_feeds::table
        .filter(deadline_feeds::account_id.eq(account_id))
        .filter(deadline_feeds::id.eq(id));
    diesel::delete(row).execute(conn)
}

pub fn delete_feeds_of(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    let rows = deadline_feeds::table.filter(deadline_feeds::account_id.eq(account_id));
    diesel::delete(rows).execute(conn)
}
