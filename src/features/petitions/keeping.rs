//! The promises of a response and of a decision on a debate: given when a threshold is reached, kept
//! by what the body says, taken back when the count falls again.

use chrono::NaiveDate;

use super::model::{Petition, url};
use super::{rules, store, topic};
use crate::features::contributions;
use crate::features::deadlines::promise::{Change, Rule, Terms};
use crate::features::deadlines::{
    self, About, By, Keeper, NewPromise, Owers, Promise, PromiseKind, PromiseState,
};
use crate::features::ledger::ActingAs;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

const RESPONSE: PromiseKind = PromiseKind::PetitionResponse;
const DEBATE: PromiseKind = PromiseKind::PetitionDebate;

/// Promises a response from `now` on.
pub fn promise_response(
    tx: &mut Tx<'_>,
    petition: &Petition,
    starter_id: Option<i64>,
    now: UtcTime,
) -> Result<Promise, AppError> {
    let days = petition.terms.get().response_working_days;
    give(tx, petition, (RESPONSE, days), starter_id, now)
}

/// Promises a decision on a debate from `now` on.
pub fn promise_debate(
    tx: &mut Tx<'_>,
    petition: &Petition,
    starter_id: Option<i64>,
    now: UtcTime,
) -> Result<Promise, AppError> {
    let days = petition.terms.get().debate_working_days;
    give(tx, petition, (DEBATE, days), starter_id, now)
}

fn give(
    tx: &mut Tx<'_>,
    petition: &Petition,
    (kind, working_days): (PromiseKind, i64),
    starter_id: Option<i64>,
    now: UtcTime,
) -> Result<Promise, AppError> {
    let new = NewPromise {
        kind,
        subject_id: petition.id,
        body_id: Some(petition.body_id),
        owed_to: starter_id,
        terms: Terms::fixed(Rule::WorkingDays(working_days)),
        started_at: now,
    };
    // Again where the number was lost and reached anew.
    deadlines::give_again(tx, &new, &By::RULE, petition.zone())
}

/// The body responded.
pub fn keep_response(
    tx: &mut Tx<'_>,
    petition: &Petition,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    keep(tx, petition, RESPONSE, account_id, now)
}

/// The body named a day for a debate, or said why there is none.
pub fn keep_debate(
    tx: &mut Tx<'_>,
    petition: &Petition,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    keep(tx, petition, DEBATE, account_id, now)
}

fn keep(
    tx: &mut Tx<'_>,
    petition: &Petition,
    kind: PromiseKind,
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
    change(tx, petition, kind, Change::Met, &by, now)?;
    Ok(())
}

/// The number is not reached any more: nothing is owed.
pub fn take_back_response(
    tx: &mut Tx<'_>,
    petition: &Petition,
    now: UtcTime,
) -> Result<(), AppError> {
    change(tx, petition, RESPONSE, Change::Withdrawn, &By::RULE, now)?;
    Ok(())
}

/// As [`take_back_response`], for a debate.
pub fn take_back_debate(
    tx: &mut Tx<'_>,
    petition: &Petition,
    now: UtcTime,
) -> Result<(), AppError> {
    change(tx, petition, DEBATE, Change::Withdrawn, &By::RULE, now)?;
    Ok(())
}

fn change(
    tx: &mut Tx<'_>,
    petition: &Petition,
    kind: PromiseKind,
    what: Change,
    by: &By<'_>,
    now: UtcTime,
) -> Result<Option<Promise>, AppError> {
    deadlines::change_open(tx, (kind, petition.id), what, by, petition.zone(), now)
}

/// Nobody responds to what nobody can read: the clocks stand still while a petition is hidden, and
/// the promises end with it.
pub fn follow_text(
    tx: &mut Tx<'_>,
    petition: &Petition,
    to: contributions::State,
    now: UtcTime,
) -> Result<(), AppError> {
    use contributions::State as Text;
    let what = match to {
        Text::Received | Text::InReview => return Ok(()),
        Text::Published => Change::Resumed,
        Text::Hidden => Change::Paused,
        Text::Rejected | Text::MergedInto | Text::Withdrawn | Text::Erased => Change::Withdrawn,
    };
    if petition.threshold_reached_at.is_some()
        && let Some(changed) = follow(tx, petition, RESPONSE, what, now)?
    {
        store::set_response_due(tx, &[petition.id], changed.due_at)?;
    }
    if petition.debate_reached_at.is_some()
        && let Some(changed) = follow(tx, petition, DEBATE, what, now)?
    {
        store::debates::set_due(tx, &[petition.id], changed.due_at)?;
    }
    Ok(())
}

fn follow(
    tx: &mut Tx<'_>,
    petition: &Petition,
    kind: PromiseKind,
    what: Change,
    now: UtcTime,
) -> Result<Option<Promise>, AppError> {
    let promise = deadlines::find(tx, kind, petition.id)?;
    let state = promise.map(|promise| promise.state);
    let fits = match what {
        Change::Resumed => state == Some(PromiseState::Paused),
        Change::Paused => state == Some(PromiseState::Running),
        _ => state.is_some_and(|state| !state.is_over()),
    };
    if !fits {
        return Ok(None);
    }
    change(tx, petition, kind, what, &By::RULE, now)
}

fn about_response(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<About>, AppError> {
    about(conn, ids, "respond")
}

fn about_debate(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<About>, AppError> {
    about(conn, ids, "debate")
}

fn about(conn: &mut DbConn, ids: &[i64], desk: &str) -> Result<Vec<About>, AppError> {
    let rows = store::list_names(conn, ids)?;
    Ok(rows
        .into_iter()
        .map(|(id, action, state)| About {
            subject_id: id,
            is_confidential: false,
            title: match state {
                state if rules::has_opened(state) => action,
                _ => String::new(),
            },
            url: url(id),
            desk_url: format!("{}/{desk}", url(id)),
        })
        .collect())
}

fn owers(conn: &mut DbConn, promise: &Promise, today: NaiveDate) -> Result<Owers, AppError> {
    deadlines::somebody_of_body(conn, promise.body_id, today)
}

fn response_moved(
    tx: &mut Tx<'_>,
    ids: &[i64],
    due_at: UtcTime,
    now: UtcTime,
) -> Result<(), AppError> {
    store::set_response_due(tx, ids, due_at)?;
    touch(tx, ids, now);
    Ok(())
}

fn debate_moved(
    tx: &mut Tx<'_>,
    ids: &[i64],
    due_at: UtcTime,
    now: UtcTime,
) -> Result<(), AppError> {
    store::debates::set_due(tx, ids, due_at)?;
    touch(tx, ids, now);
    Ok(())
}

fn touch(tx: &mut Tx<'_>, ids: &[i64], now: UtcTime) {
    tx.touch(super::lifecycle::PLACE, now);
    for id in ids {
        tx.touch(topic(*id), now);
    }
}

/// Promises of this feature.
pub const KEEPERS: [Keeper; 2] = [
    Keeper {
        kind: RESPONSE,
        about: about_response,
        owers,
        moved: response_moved,
    },
    Keeper {
        kind: DEBATE,
        about: about_debate,
        owers,
        moved: debate_moved,
    },
];
