//! Letters and calls that were entered for a body. What is noted about one, such as the address to
//! which the reply is posted, is for the officials of the body alone.

use super::store::letters as store;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// One that was entered.
#[derive(Clone, Debug)]
pub struct Entered {
    pub title: String,
    pub token: String,
    pub note: String,
    pub at: UtcTime,
}

/// Notes who entered a question for which body.
///
/// # Errors
/// When the row cannot be written.
pub fn note(
    tx: &mut Tx<'_>,
    contribution_id: i64,
    body_id: i64,
    account_id: i64,
    note: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    store::insert(tx, contribution_id, body_id, account_id, note, now)?;
    Ok(())
}

/// What was entered for these bodies last.
///
/// # Errors
/// When the database cannot be read.
pub fn list_lately(
    conn: &mut DbConn,
    body_ids: &[i64],
    limit: i64,
) -> Result<Vec<Entered>, AppError> {
    let rows = store::list(conn, body_ids, limit)?;
    let entered = |(title, token, note, at)| Entered {
        title,
        token,
        note,
        at,
    };
    Ok(rows.into_iter().map(entered).collect())
}

/// Somebody's account is closed: what they entered stays without their name.
///
/// # Errors
/// When a row cannot be written.
pub fn forget_enterer(tx: &mut Tx<'_>, account_id: i64) -> Result<(), AppError> {
    store::clear_enterer(tx, account_id)?;
    Ok(())
}
