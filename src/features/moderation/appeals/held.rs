//! Appeals of an account, as they are told to its owner and forgotten when they leave.

use chrono_tz::Tz;
use serde_json::{Value, json};

use super::model::AppealState;
use super::{keeping, store};
use crate::features::accounts::{Account, Holding};
use crate::features::deadlines::By;
use crate::features::deadlines::promise::Change;
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

fn forget(tx: &mut Tx<'_>, account: &Account, now: UtcTime) -> Result<(), AppError> {
    // Nobody decides on an appeal without grounds, of somebody who is not there any more.
    for (_, appeal) in store::list_of_account(tx, account.id)? {
        if appeal.state == AppealState::Open {
            // It ends at an instant: no zone decides about that.
            keeping::end(tx, appeal.id, Change::Withdrawn, &By::RULE, Tz::UTC, now)?;
            store::set_ended(tx, appeal.id, AppealState::Withdrawn, "", None, now)?;
            tx.touch("moderation", now);
        }
    }
    store::clear_words_of_account(tx, account.id)?;
    Ok(())
}
