//! The promise of an answer: who owes it, what it is called, and its date in lists.

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde_json::json;

use super::model::{Question, QuestionState, url};
use super::procedures::{self, AfterBreak};
use super::routing::Presence;
use super::store;
use crate::features::accounts;
use crate::features::deadlines::promise::{Clock, Rule, Terms};
use crate::features::deadlines::{
    self, About, By, Keeper, NewPromise, Owers, Promise, PromiseKind, Sharing,
};
use crate::features::notifications;
use crate::platform::actor::Role;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// What a clock does, in the engine's words.
pub fn clock_after(break_: AfterBreak) -> Clock {
    match break_ {
        AfterBreak::Continue => Clock::Continue,
        AfterBreak::Restart => Clock::Restart,
    }
}

/// Promises an answer: the clock starts at `started_at`.
///
/// # Errors
/// When no day of the body's calendar can satisfy the promise.
pub fn promise_answer(
    tx: &mut Tx<'_>,
    question: &Question,
    asker_id: Option<i64>,
    started_at: UtcTime,
    zone: Tz,
) -> Result<Promise, AppError> {
    let new = of_answer(tx, question, asker_id, started_at)?;
    deadlines::give(tx, &new, &By::RULE, zone)
}

/// Promises an answer anew, where the promise before has ended without one.
///
/// # Errors
/// As [`promise_answer`].
pub fn promise_again(
    tx: &mut Tx<'_>,
    question: &Question,
    asker_id: Option<i64>,
    started_at: UtcTime,
    zone: Tz,
) -> Result<Promise, AppError> {
    let new = of_answer(tx, question, asker_id, started_at)?;
    deadlines::give_again(tx, &new, &By::RULE, zone)
}

fn of_answer(
    conn: &mut DbConn,
    question: &Question,
    asker_id: Option<i64>,
    started_at: UtcTime,
) -> Result<NewPromise, AppError> {
    let procedure = procedures::procedure(conn, question.body_id)?;
    Ok(NewPromise {
        kind: PromiseKind::Answer,
        subject_id: question.id,
        body_id: Some(question.body_id),
        owed_to: asker_id,
        terms: Terms {
            rule: Rule::WorkingDays(question.working_days),
            after_pause: clock_after(procedure.after_clarification),
            max_extensions: procedure.max_extensions,
            max_extension_days: procedure.max_extension_days,
        },
        started_at,
    })
}

/// Who is to answer on a day: the person to whom it is assigned, or whoever stands in for them;
/// else everybody in the body. Where nobody works, the administrators, who can appoint somebody.
///
/// # Errors
/// When the database cannot be read.
pub fn responsible(
    conn: &mut DbConn,
    question: &Question,
    today: NaiveDate,
) -> Result<Owers, AppError> {
    let mut owers = deadlines::owers_of_body(conn, Some(question.body_id), today)?;
    if let Some(official_id) = question.official_id {
        let presence = Presence::of_body(conn, question.body_id, today)?;
        let stand_in = presence.stand_in(official_id, today);
        let account_id = stand_in.and_then(|id| {
            let official = presence.officials.iter().find(|one| one.id == id);
            official.and_then(|one| one.account_id)
        });
        if let Some(account_id) = account_id {
            owers.people = vec![account_id];
        }
    }
    if owers.people.is_empty() {
        owers.people = accounts::list_with_role(conn, Role::Administrator)?;
    }
    if owers.heads.is_empty() {
        owers.heads.clone_from(&owers.people);
    }
    Ok(owers)
}

/// Writes to those who are to answer.
///
/// # Errors
/// When a row cannot be read or written.
pub fn tell_responsible(
    tx: &mut Tx<'_>,
    question: &Question,
    title: &str,
    template: &'static str,
    key: &str,
    due_at: UtcTime,
    (zone, now): (Tz, UtcTime),
) -> Result<(), AppError> {
    let params = json!({
        "title": title,
        "url": question.url(),
        "desk_url": format!("/desk{}", question.url()),
        "due_at": due_at,
    });
    let today = deadlines::rules::local_day(now, zone);
    for account_id in responsible(tx, question, today)?.people {
        notifications::tell(tx, account_id, template, key, &params, now)?;
    }
    Ok(())
}

fn about(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<About>, AppError> {
    let rows = store::list_names(conn, ids)?;
    Ok(rows
        .into_iter()
        .map(|(id, title, state, is_confidential)| About {
            subject_id: id,
            is_confidential,
            title: match state {
                QuestionState::Removed | QuestionState::Withdrawn => String::new(),
                _ => title,
            },
            url: url(id),
            desk_url: format!("/desk{}", url(id)),
        })
        .collect())
}

fn owers_of_answer(
    conn: &mut DbConn,
    promise: &Promise,
    today: NaiveDate,
) -> Result<Owers, AppError> {
    match store::find(conn, promise.subject_id)? {
        Some(question) => responsible(conn, &question, today),
        None => Ok(Owers::default()),
    }
}

/// Questions of a body are owed by the same people where they are assigned to the same person, or to
/// nobody.
fn share(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<(i64, i64)>, AppError> {
    let assigned = store::list_assigned(conn, ids)?;
    Ok(assigned
        .into_iter()
        .map(|(id, official_id)| (id, official_id.unwrap_or(0)))
        .collect())
}

/// Which answers are owed by the same people.
pub const SHARING: Sharing = Sharing {
    kind: PromiseKind::Answer,
    share,
};

/// Heads of the body review; without one, everybody who works there.
fn owers_of_review(
    conn: &mut DbConn,
    promise: &Promise,
    today: NaiveDate,
) -> Result<Owers, AppError> {
    let mut owers = deadlines::owers_of_body(conn, promise.body_id, today)?;
    if !owers.heads.is_empty() {
        owers.people.clone_from(&owers.heads);
    }
    Ok(owers)
}

fn moved(tx: &mut Tx<'_>, ids: &[i64], due_at: UtcTime, now: UtcTime) -> Result<(), AppError> {
    store::turns::set_due(tx, ids, due_at)?;
    // The page of each is made again by what accounts of days depend on: one name for all.
    tx.touch("questions", now);
    Ok(())
}

fn review_moved(
    _tx: &mut Tx<'_>,
    _ids: &[i64],
    _due_at: UtcTime,
    _now: UtcTime,
) -> Result<(), AppError> {
    // The promise itself holds its day, and the page of the question shows that.
    Ok(())
}

/// Promises of this feature.
pub const KEEPERS: [Keeper; 2] = [
    Keeper {
        kind: PromiseKind::Answer,
        about,
        owers: owers_of_answer,
        moved,
    },
    Keeper {
        kind: PromiseKind::InternalReview,
        about,
        owers: owers_of_review,
        moved: review_moved,
    },
];
