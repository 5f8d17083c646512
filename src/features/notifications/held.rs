//! What an account follows, as it is told to its owner and forgotten when they leave.

use serde_json::{Value, json};

use super::store;
use crate::features::accounts::{Account, Holding};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub const HOLDING: Holding = Holding {
    name: "follows",
    tell,
    forget,
};

fn tell(conn: &mut DbConn, account: &Account) -> Result<Value, AppError> {
    let follows: Vec<_> = store::list_held(conn, account.id)?
        .into_iter()
        .map(|(subject, cadence, since)| {
            json!({ "subject": subject, "cadence": cadence, "since": since })
        })
        .collect();
    Ok(json!(follows))
}

fn forget(tx: &mut Tx<'_>, account: &Account, _now: UtcTime) -> Result<(), AppError> {
    store::delete_of_account(tx, account.id)?;
    Ok(())
}
