//! Reports of an account, as they are told to its owner and forgotten when they leave.

use serde_json::{Value, json};

use super::store;
use crate::features::accounts::{Account, Holding};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub const HOLDING: Holding = Holding {
    name: "reports",
    tell,
    forget,
};

fn tell(conn: &mut DbConn, account: &Account) -> Result<Value, AppError> {
    let reports: Vec<_> = store::list_of_account(conn, account.id)?
        .into_iter()
        .map(|report| {
            json!({
                "contribution": report.contribution,
                "reason": report.reason,
                "note": report.note,
                "filed_at": report.filed_at,
                "ended": report.ended,
            })
        })
        .collect();
    Ok(json!(reports))
}

fn forget(tx: &mut Tx<'_>, account: &Account, _now: UtcTime) -> Result<(), AppError> {
    for id in store::list_ids_of_account(tx, account.id)? {
        store::forget(tx, id)?;
    }
    Ok(())
}
