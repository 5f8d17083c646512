//! Agreeing with what somebody said: once a person, taken back at will, and counted exactly. No
//! list is ordered by it: what many agree with is not for that reason read first.

use serde_json::{Value, json};

use super::model::Contribution;
use super::{Spine, store, store_mentions, store_supports};
use crate::features::accounts::{Account, Action, Holding, Subject, ensure};
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub const HOLDING: Holding = Holding {
    name: "agreed_with",
    tell,
    forget,
};

/// Notes or takes back that somebody agrees; a second time changes nothing. Returns how many agree.
///
/// # Errors
/// `Forbidden` for one's own words, `Gone` when it is not public, `Closed` when its place is.
pub fn set_support(
    tx: &mut Tx<'_>,
    spine: &Spine,
    actor: &Actor,
    contribution: &Contribution,
    agrees: bool,
    now: UtcTime,
) -> Result<i64, AppError> {
    ensure(actor, Action::Contribute, &Subject::SITE)?;
    let account_id = actor.account_id.ok_or(AppError::Unauthenticated)?;
    if contribution.account_id == Some(account_id) {
        return Err(AppError::Forbidden("contributions.own-support"));
    }
    if !contribution.is_public() {
        return Err(AppError::Gone("contributions.support-gone"));
    }
    if !super::rules::takes_support(contribution.kind) {
        return Err(AppError::NotFound);
    }
    spine.ensure_open(tx, contribution, now)?;
    let changed = if agrees {
        store_supports::insert(tx, contribution.id, account_id, now)?
    } else {
        store_supports::delete(tx, contribution.id, account_id)?
    };
    if !changed {
        return Ok(contribution.support_count);
    }
    let count = store_supports::add(tx, contribution.id, if agrees { 1 } else { -1 })?;
    tx.touch(&contribution.place, now);
    tx.touch(format!("contribution:{}", contribution.token), now);
    Ok(count)
}

/// Which of these an account agrees with.
///
/// # Errors
/// When the database cannot be read.
pub fn list_supported(
    conn: &mut DbConn,
    account_id: i64,
    ids: &[i64],
) -> Result<Vec<i64>, AppError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(store_supports::list_of(conn, account_id, ids)?)
}

fn tell(conn: &mut DbConn, account: &Account) -> Result<Value, AppError> {
    let agreed: Vec<_> = store_supports::list_told(conn, account.id)?
        .into_iter()
        .map(|(token, at)| json!({ "token": token, "agreed_at": at }))
        .collect();
    Ok(json!(agreed))
}

/// Who leaves agrees with nothing any more: a count is of people who are there. Nor is anybody
/// addressed who is not.
fn forget(tx: &mut Tx<'_>, account: &Account, now: UtcTime) -> Result<(), AppError> {
    store_mentions::delete_of(tx, account.id)?;
    for id in store_supports::list_ids(tx, account.id)? {
        if store_supports::delete(tx, id, account.id)? {
            store_supports::add(tx, id, -1)?;
        }
        if let Some(said) = store::find(tx, id)? {
            tx.touch(said.place, now);
        }
    }
    Ok(())
}
