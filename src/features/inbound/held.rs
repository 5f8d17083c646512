//! Mails that wait for an account's owner, as they are told to them and forgotten.

use serde_json::{Value, json};

use super::store;
use crate::features::accounts::{Account, Holding};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub const HOLDING: Holding = Holding {
    name: "mailed_questions",
    tell,
    forget,
};

fn tell(conn: &mut DbConn, account: &Account) -> Result<Value, AppError> {
    let mails: Vec<_> = store::list_waiting(conn, &account.email_key)?
        .into_iter()
        .map(|mail| {
            json!({
                "title": mail.title,
                "text": mail.text,
                "name": mail.sender_name,
                "received_at": mail.received_at,
            })
        })
        .collect();
    Ok(json!(mails))
}

fn forget(tx: &mut Tx<'_>, account: &Account, _now: UtcTime) -> Result<(), AppError> {
    for mail in store::list_waiting(tx, &account.email_key)? {
        store::set_discarded(tx, mail.id)?;
        crate::features::files::forget_held(tx, &mail.held_for())?;
    }
    crate::features::questions::letters::forget_enterer(tx, account.id)?;
    Ok(())
}
