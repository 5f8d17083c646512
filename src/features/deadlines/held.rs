//! What is kept here about an account: what was promised to it, and its secret addresses.

use serde_json::{Value, json};

use super::store;
use crate::features::accounts::{Account, Holding};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub const HOLDING: Holding = Holding {
    name: "promises",
    tell,
    forget,
};

fn tell(conn: &mut DbConn, account: &Account) -> Result<Value, AppError> {
    let mut held: Vec<_> = store::list_owed_to(conn, account.id)?
        .into_iter()
        .map(|promise| {
            json!({
                "kind": promise.kind,
                "subject": promise.subject_id,
                "state": promise.state,
                "started_at": promise.started_at,
                "due_on": promise.due_on,
            })
        })
        .collect();
    for feed in store::list_feeds(conn, account.id)? {
        held.push(json!({ "kind": "calendar_address", "started_at": feed.created_at }));
    }
    Ok(json!(held))
}

/// What was promised to it stays promised to the public; its addresses open nothing any more.
fn forget(tx: &mut Tx<'_>, account: &Account, _now: UtcTime) -> Result<(), AppError> {
    store::clear_owed_to(tx, account.id)?;
    store::clear_event_accounts(tx, account.id)?;
    store::delete_feeds_of(tx, account.id)?;
    Ok(())
}
