//! Rows that stay as they are until a transaction ends.

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::prelude::*;

use super::DbConn;
use crate::platform::error::AppError;

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

/// Reads everything as it stood at one instant, whatever is written meanwhile. For a connection
/// that is not in a transaction.
///
/// # Errors
/// What `f` returns; when the database cannot be asked.
pub fn snapshot<T>(
    conn: &mut DbConn,
    f: impl FnOnce(&mut DbConn) -> Result<T, AppError>,
) -> Result<T, AppError> {
    match conn {
        DbConn::Pg(pg) => AnsiTransactionManager::begin_transaction_sql(
            pg,
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        )?,
        DbConn::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN")?,
    }
    let found = f(conn);
    <DbConn as diesel::Connection>::TransactionManager::rollback_transaction(conn)?;
    found
}
