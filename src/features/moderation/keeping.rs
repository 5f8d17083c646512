//! The promise that a moderator reads: given with the case, kept by its decision.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::model::Cause;
use super::{DECISION_WORKING_DAYS, decision_due_at, rules, store};
use crate::features::accounts;
use crate::features::deadlines::promise::{Change, Rule, Terms};
use crate::features::deadlines::{
    self, About, By, Keeper, NewPromise, Owers, Promise, PromiseKind,
};
use crate::platform::actor::Role;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub const RULE: Rule = Rule::WorkingDays(DECISION_WORKING_DAYS);

/// Opens a case unless one is open, and promises its decision.
pub fn open(
    tx: &mut Tx<'_>,
    contribution_id: i64,
    cause: Cause,
    owed_to: Option<i64>,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let due_at = decision_due_at(tx, now, zone)?;
    let Some(case_id) = store::insert_case(tx, contribution_id, cause, due_at, now)? else {
        return Ok(());
    };
    let new = NewPromise {
        kind: PromiseKind::Moderation,
        subject_id: case_id,
        body_id: None,
        owed_to,
        terms: Terms::fixed(RULE),
        started_at: now,
    };
    let promise = deadlines::give(tx, &new, &By::RULE, zone)?;
    if promise.due_at != due_at {
        // The calendar changed between the two.
        store::set_due(tx, &[case_id], promise.due_at)?;
    }
    tx.touch("moderation", now);
    Ok(())
}

/// Ends the promise of a case: met by a decision, withdrawn when there is nothing left to decide.
pub fn end(
    tx: &mut Tx<'_>,
    case_id: i64,
    how: Change,
    by: &By<'_>,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let key = (PromiseKind::Moderation, case_id);
    deadlines::change_open(tx, key, how, by, zone, now)?;
    Ok(())
}

fn about(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<About>, AppError> {
    let rows = store::list_names(conn, ids)?;
    Ok(rows
        .into_iter()
        .map(|(id, token, place, title)| About {
            subject_id: id,
            is_confidential: false,
            // What waits to be read is named by nobody; where it was sent to may be.
            title: rules::public_place(&place, &title).unwrap_or("").to_owned(),
            url: format!("/c/{token}"),
            desk_url: format!("/desk/moderation/{id}"),
        })
        .collect())
}

/// All who moderate; when the day has passed, the administrators too.
fn owers(conn: &mut DbConn, _promise: &Promise, _today: NaiveDate) -> Result<Owers, AppError> {
    let people = accounts::list_with_role(conn, Role::Moderator)?;
    let mut heads = accounts::list_with_role(conn, Role::Administrator)?;
    heads.extend(&people);
    Ok(Owers { people, heads })
}

fn moved(tx: &mut Tx<'_>, ids: &[i64], due_at: UtcTime, now: UtcTime) -> Result<(), AppError> {
    store::set_due(tx, ids, due_at)?;
    tx.touch("moderation", now);
    Ok(())
}

/// Promises of this feature.
pub const KEEPER: Keeper = Keeper {
    kind: PromiseKind::Moderation,
    about,
    owers,
    moved,
};
