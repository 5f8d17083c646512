//! What was held back of an account's texts, as it is told to its owner.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::store;
use crate::features::accounts::{Account, Holding};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub const HOLDING: Holding = Holding {
    name: "held_back",
    tell,
    forget,
};

fn tell(conn: &mut DbConn, account: &Account) -> Result<Value, AppError> {
    let mut signs: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    for (contribution, sign) in store::list_signs_of_account(conn, account.id)? {
        signs.entry(contribution).or_default().push(sign.as_str());
    }
    let told: Vec<_> = signs
        .into_iter()
        .map(|(contribution, signs)| json!({ "contribution": contribution, "signs": signs }))
        .collect();
    Ok(json!(told))
}

fn forget(tx: &mut Tx<'_>, account: &Account, _now: UtcTime) -> Result<(), AppError> {
    store::delete_marks_of_account(tx, account.id)?;
    Ok(())
}
