//! Queries on the signs of texts that were held back, and on what texts that are alike are found by.

use diesel::prelude::*;

use super::rules::{Bearer, Sign};
use crate::on_backend;
use crate::platform::db::schema::contributions;
use crate::platform::db::schema::screening_marks as marks;
use crate::platform::db::schema::screening_signs as signs;
use crate::platform::db::{DbConn, UtcTime};

/// Texts that bear a mark are looked at up to so many, the latest: more say nothing new.
const BEARERS: i64 = 64;

pub fn insert_sign(conn: &mut DbConn, contribution_id: i64, sign: Sign) -> QueryResult<usize> {
    let row = (
        signs::contribution_id.eq(contribution_id),
        signs::sign.eq(sign),
    );
    on_backend!(conn, c => diesel::insert_into(signs::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))
}

pub fn list_signs(conn: &mut DbConn, contribution_id: i64) -> QueryResult<Vec<Sign>> {
    signs::table
        .filter(signs::contribution_id.eq(contribution_id))
        .order(signs::sign)
        .select(signs::sign)
        .load(conn)
}

/// Tokens of an account's contributions that were held back, with each sign.
pub fn list_signs_of_account(
    conn: &mut DbConn,
    account_id: i64,
) -> QueryResult<Vec<(String, Sign)>> {
    signs::table
        .inner_join(contributions::table)
        .filter(contributions::account_id.eq(Some(account_id)))
        .order((contributions::id, signs::sign))
        .select((contributions::token, signs::sign))
        .load(conn)
}

pub fn insert_marks(
    conn: &mut DbConn,
    contribution_id: i64,
    account_id: i64,
    found: &[i64],
    now: UtcTime,
) -> QueryResult<usize> {
    if found.is_empty() {
        return Ok(0);
    }
    let rows: Vec<_> = found
        .iter()
        .map(|mark| {
            (
                marks::contribution_id.eq(contribution_id),
                marks::account_id.eq(account_id),
                marks::mark.eq(*mark),
                marks::created_at.eq(now),
            )
        })
        .collect();
    on_backend!(conn, c => diesel::insert_into(marks::table).values(&rows).execute(c))
}

/// The latest texts that bear a mark: number and account of each.
pub fn list_of_mark(conn: &mut DbConn, mark: i64, since: UtcTime) -> QueryResult<Vec<Bearer>> {
    marks::table
        .filter(marks::mark.eq(mark))
        .filter(marks::created_at.gt(since))
        .order(marks::id.desc())
        .limit(BEARERS)
        .select((marks::contribution_id, marks::account_id))
        .load(conn)
}

pub fn delete_marks_of(conn: &mut DbConn, contribution_id: i64) -> QueryResult<usize> {
    diesel::delete(marks::table.filter(marks::contribution_id.eq(contribution_id))).execute(conn)
}

pub fn delete_marks_of_account(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    diesel::delete(marks::table.filter(marks::account_id.eq(account_id))).execute(conn)
}

pub fn delete_marks_before(conn: &mut DbConn, before: UtcTime) -> QueryResult<usize> {
    diesel::delete(marks::table.filter(marks::created_at.lt(before))).execute(conn)
}
