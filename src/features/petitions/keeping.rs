//! The promise of a response: given when the threshold is reached, kept by the response.

use chrono::NaiveDate;

use super::model::{Petition, State, url};
use super::{store, topic};
use crate::features::contributions;
use crate::features::deadlines::promise::{Change, Rule, Terms};
use crate::features::deadlines::{
    self, About, By, Keeper, NewPromise, Owers, Promise, PromiseKind, PromiseState,
};
use crate::features::ledger::ActingAs;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Promises a response from `now` on.
pub fn promise_response(
    tx: &mut Tx<'_>,
    petition: &Petition,
    starter_id: Option<i64>,
    now: UtcTime,
) -> Result<Promise, AppError> {
    let new = NewPromise {
        kind: PromiseKind::PetitionResponse,
        subject_id: petition.id,
        body_id: Some(petition.body_id),
        owed_to: starter_id,
        terms: Terms::fixed(Rule::WorkingDays(petition.response_working_days)),
        started_at: now,
    };
    deadlines::give(tx, &new, &By::RULE, petition.zone())
}

/// The body responded.
pub fn keep(
    tx: &mut Tx<'_>,
    petition: &Petition,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let by = By {
        acting_as: ActingAs::Official {
            body_id: petition.body_id,
        },
        account_id,
        reason: "",
    };
    change(tx, petition, Change::Met, &by, now)?;
    Ok(())
}

fn change(
    tx: &mut Tx<'_>,
    petition: &Petition,
    what: Change,
    by: &By<'_>,
    now: UtcTime,
) -> Result<Option<Promise>, AppError> {
    let key = (PromiseKind::PetitionResponse, petition.id);
    deadlines::change_open(tx, key, what, by, petition.zone(), now)
}

/// Nobody responds to what nobody can read: the clock stands still while a petition is hidden, and
/// the promise ends with it.
pub fn follow_text(
    tx: &mut Tx<'_>,
    petition: &Petition,
    to: contributions::State,
    now: UtcTime,
) -> Result<(), AppError> {
    use contributions::State as Text;
    if petition.threshold_reached_at.is_none() || petition.responded_at.is_some() {
        return Ok(());
    }
    let what = match to {
        Text::Received | Text::InReview => return Ok(()),
        Text::Published => Change::Resumed,
        Text::Hidden => Change::Paused,
        Text::Rejected | Text::MergedInto | Text::Withdrawn | Text::Erased => Change::Withdrawn,
    };
    let promise = deadlines::find(tx, PromiseKind::PetitionResponse, petition.id)?;
    let state = promise.map(|promise| promise.state);
    let fits = match what {
        Change::Resumed => state == Some(PromiseState::Paused),
        Change::Paused => state == Some(PromiseState::Running),
        _ => true,
    };
    if !fits {
        return Ok(());
    }
    if let Some(changed) = change(tx, petition, what, &By::RULE, now)? {
        store::set_response_due(tx, &[petition.id], changed.due_at)?;
    }
    Ok(())
}

fn about(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<About>, AppError> {
    let rows = store::list_names(conn, ids)?;
    Ok(rows
        .into_iter()
        .map(|(id, action, state)| About {
            subject_id: id,
            is_confidential: false,
            title: match state {
                State::Open | State::Closed => action,
                _ => String::new(),
            },
            url: url(id),
            desk_url: format!("{}/respond", url(id)),
        })
        .collect())
}

fn owers(conn: &mut DbConn, promise: &Promise, today: NaiveDate) -> Result<Owers, AppError> {
    deadlines::somebody_of_body(conn, promise.body_id, today)
}

fn moved(tx: &mut Tx<'_>, ids: &[i64], due_at: UtcTime, now: UtcTime) -> Result<(), AppError> {
    store::set_response_due(tx, ids, due_at)?;
    tx.touch(super::lifecycle::PLACE, now);
    for id in ids {
        tx.touch(topic(*id), now);
    }
    Ok(())
}

/// Promises of this feature.
pub const KEEPER: Keeper = Keeper {
    kind: PromiseKind::PetitionResponse,
    about,
    owers,
    moved,
};
