//! Suspensions of an account, as they are told to its owner and forgotten when they leave.

use serde_json::{Value, json};

use super::model::SuspensionState;
use super::store;
use crate::features::accounts::{Account, Holding};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub const HOLDING: Holding = Holding {
    name: "suspensions",
    tell,
    forget,
};

/// What was proposed only is moderators' business until it is decided.
fn tell(conn: &mut DbConn, account: &Account) -> Result<Value, AppError> {
    let suspensions: Vec<_> = store::list_of_account(conn, account.id)?
        .into_iter()
        .filter(|one| one.state != SuspensionState::Proposed)
        .map(|one| {
            json!({
                "state": one.state.as_str(),
                "explanation": one.explanation,
                "days": one.days,
                "decided_at": one.decided_at,
                "until_at": one.until_at,
                "ended_at": one.ended_at,
            })
        })
        .collect();
    Ok(json!(suspensions))
}

fn forget(tx: &mut Tx<'_>, account: &Account, _now: UtcTime) -> Result<(), AppError> {
    store::clear_words(tx, account.id)?;
    Ok(())
}
