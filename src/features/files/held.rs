//! Files of an account, as they are told to its owner and forgotten with it.

use serde_json::{Value, json};

use super::store;
use super::taking::held_for;
use super::views::FileView;
use crate::features::accounts::{Account, Holding};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub const HOLDING: Holding = Holding {
    name: "files",
    tell,
    forget,
};

fn tell(conn: &mut DbConn, account: &Account) -> Result<Value, AppError> {
    let files: Vec<_> = store::list_of_account(conn, account.id)?
        .into_iter()
        .map(|(contribution, file)| {
            json!({
                "contribution": contribution,
                "name": file.name,
                "content_type": file.content_type,
                "byte_count": file.byte_count,
                "sha256": file.sha256,
                "url": FileView::new(&file).url,
                "sent_at": file.created_at,
            })
        })
        .collect();
    Ok(json!(files))
}

/// What is attached to private texts went with them or with their author's name.
fn forget(tx: &mut Tx<'_>, account: &Account, _now: UtcTime) -> Result<(), AppError> {
    store::delete_held(tx, &held_for(account.id))?;
    Ok(())
}
