//! Rows that stay as they are until a transaction ends.

use diesel::prelude::*;

use super::DbConn;

/// Nobody changes a row until the transaction ends; any number of transactions may hold it at
/// once. SQLite has one writer anyway.
///
/// # Errors
/// When the database cannot be asked.
pub fn hold_row(conn: &mut DbConn, table: &'static str, id: i64) -> QueryResult<()> {
    match conn {
        DbConn::Pg(pg) => {
            let hold = format!("SELECT id FROM {table} WHERE id = {id} FOR SHARE");
            diesel::sql_query(hold).execute(pg).map(drop)
        }
        DbConn::Sqlite(_) => Ok(()),
    }
}
