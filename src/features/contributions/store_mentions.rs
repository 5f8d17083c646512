//! Queries on the names by which people are addressed in a place.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::on_backend;
use crate::platform::db::DbConn;
use crate::platform::db::schema::handles;

pub fn has_handle(conn: &mut DbConn, place: &str, account_id: i64) -> QueryResult<bool> {
    diesel::select(exists(
        handles::table
            .filter(handles::place.eq(place))
            .filter(handles::account_id.eq(account_id)),
    ))
    .get_result(conn)
}

/// False when somebody else has it, or this person another one.
pub fn insert(conn: &mut DbConn, place: &str, handle: &str, account_id: i64) -> QueryResult<bool> {
    let count = on_backend!(conn, c => diesel::insert_into(handles::table)
        .values((
            handles::place.eq(place),
            handles::handle.eq(handle),
            handles::account_id.eq(account_id),
        ))
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(count == 1)
}

pub fn list_accounts(conn: &mut DbConn, place: &str, named: &[String]) -> QueryResult<Vec<i64>> {
    handles::table
        .filter(handles::place.eq(place))
        .filter(handles::handle.eq_any(named.to_vec()))
        .order(handles::handle)
        .select(handles::account_id)
        .load(conn)
}

pub fn list_all(conn: &mut DbConn, place: &str) -> QueryResult<Vec<(String, i64)>> {
    handles::table
        .filter(handles::place.eq(place))
        .order(handles::handle)
        .select((handles::handle, handles::account_id))
        .load(conn)
}

/// Who has the highest number as an account came last.
pub fn list_latest(conn: &mut DbConn, place: &str, limit: i64) -> QueryResult<Vec<String>> {
    handles::table
        .filter(handles::place.eq(place))
        .order(handles::account_id.desc())
        .limit(limit)
        .select(handles::handle)
        .load(conn)
}

pub fn delete_of(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    diesel::delete(handles::table.filter(handles::account_id.eq(account_id))).execute(conn)
}
