//! Signatures under an account's address, as they are told to its owner.

use serde_json::{Value, json};

use super::model::url;
use super::store;
use crate::features::accounts::{Account, Holding};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub const HOLDING: Holding = Holding {
    name: "signatures",
    tell,
    forget,
};

fn tell(conn: &mut DbConn, account: &Account) -> Result<Value, AppError> {
    let signatures: Vec<_> = store::signatures::list_held(conn, &account.email_key)?
        .into_iter()
        .map(|held| {
            let (petition_id, action, name, postcode, signed_at, state, network, news) = held;
            json!({
                "petition": action,
                "url": url(petition_id),
                "name": name,
                "postcode": postcode,
                "signed_at": signed_at,
                "state": state,
                "network": network,
                "wants_updates": news,
            })
        })
        .collect();
    Ok(json!(signatures))
}

/// A signature was given and confirmed without the account, and the count is public: it stays
/// when the account is closed, until all who signed the petition are forgotten.
fn forget(_tx: &mut Tx<'_>, _account: &Account, _now: UtcTime) -> Result<(), AppError> {
    Ok(())
}
