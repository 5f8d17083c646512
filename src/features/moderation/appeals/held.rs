//! Appeals of an account, as they are told to its owner and forgotten when they leave.

use serde_json::{Value, json};

use super::store;
use crate::features::accounts::{Account, Holding};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub const HOLDING: Holding = Holding {
    name: "appeals",
    tell,
    forget,
};

fn tell(conn: &mut DbConn, account: &Account) -> Result<Value, AppError> {
    let appeals: Vec<_> = store::list_of_account(conn, account.id)?
        .into_iter()
        .map(|(contribution, appeal)| {
            json!({
                // Against a suspension: nothing is said of the text that gave rise to it.
                "contribution": appeal.suspension_id.is_none().then_some(contribution),
                "suspension": appeal.suspension_id,
                "grounds": appeal.grounds,
                "state": appeal.state.as_str(),
                "filed_at": appeal.filed_at,
                "due_at": appeal.due_at,
                "ended_at": appeal.ended_at,
                "explanation": appeal.explanation,
            })
        })
        .collect();
    Ok(json!(appeals))
}

fn forget(tx: &mut Tx<'_>, account: &Account, _now: UtcTime) -> Result<(), AppError> {
    store::clear_words_of_account(tx, account.id)?;
    Ok(())
}
