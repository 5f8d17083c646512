//! The promise to decide an appeal: given when it is filed, owed by the other moderators.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::model::Appeal;
use super::{rules, store};
use crate::features::accounts;
use crate::features::deadlines::promise::{Change, Terms};
use crate::features::deadlines::{
    self, About, By, Keeper, NewPromise, Owers, Promise, PromiseKind,
};
use crate::features::moderation::keeping::named;
use crate::platform::actor::Role;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Promises the decision.
pub fn promise(
    tx: &mut Tx<'_>,
    appeal: Appeal,
    zone: Tz,
    now: UtcTime,
) -> Result<Appeal, AppError> {
    let new = NewPromise {
        kind: PromiseKind::Appeal,
        subject_id: appeal.id,
        body_id: None,
        owed_to: Some(appeal.account_id),
        terms: Terms::fixed(rules::DECISION),
        started_at: now,
    };
    let promise = deadlines::give(tx, &new, &By::RULE, zone)?;
    if promise.due_at != appeal.due_at {
        // The calendar changed between the two.
        store::set_due(tx, &[appeal.id], promise.due_at)?;
    }
    Ok(Appeal {
        due_at: promise.due_at,
        ..appeal
    })
}

/// Ends the promise: met by a decision, withdrawn when there is nothing left to decide.
pub fn end(
    tx: &mut Tx<'_>,
    appeal_id: i64,
    how: Change,
    by: &By<'_>,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let key = (PromiseKind::Appeal, appeal_id);
    deadlines::change_open(tx, key, how, by, zone, now)?;
    Ok(())
}

fn about(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<About>, AppError> {
    let desk = "/desk/moderation/appeals";
    let mut all = named(store::list_names(conn, ids)?, desk);
    // Who is suspended is nobody's business but theirs and the moderators'.
    let of_suspensions = store::list_suspensions(conn, ids)?;
    all.extend(of_suspensions.into_iter().map(|(id, suspension)| About {
        subject_id: id,
        is_confidential: true,
        title: String::new(),
        url: format!("/account/suspensions/{suspension}"),
        desk_url: format!("{desk}/{id}"),
    }));
    Ok(all)
}

/// All who moderate but those who decided first. Where there is nobody else, the administrators:
/// they have to find somebody.
fn owers(conn: &mut DbConn, promise: &Promise, _today: NaiveDate) -> Result<Owers, AppError> {
    let first = store::list_first_deciders(conn, promise.subject_id)?;
    let mut people = accounts::list_with_role(conn, Role::Moderator)?;
    people.retain(|id| !first.contains(id));
    let mut heads = accounts::list_with_role(conn, Role::Administrator)?;
    if people.is_empty() {
        people.clone_from(&heads);
    }
    heads.extend(&people);
    Ok(Owers { people, heads })
}

fn moved(tx: &mut Tx<'_>, ids: &[i64], due_at: UtcTime, now: UtcTime) -> Result<(), AppError> {
    store::set_due(tx, ids, due_at)?;
    tx.touch("moderation", now);
    for (_, token, ..) in store::list_names(tx, ids)? {
        tx.touch(format!("contribution:{token}"), now);
    }
    Ok(())
}

/// Promises of appeals.
pub const KEEPER: Keeper = Keeper {
    kind: PromiseKind::Appeal,
    about,
    owers,
    moved,
};
