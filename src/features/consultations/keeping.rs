//! The promise of results: its clock starts when a consultation closes, and it is kept by what
//! is published of it first.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::model::{Consultation, PublicationState};
use super::rules::RESULTS_WEEKS;
use super::{store, url};
use crate::features::accounts;
use crate::features::deadlines::promise::{Change, Rule, Terms};
use crate::features::deadlines::{
    self, About, By, Keeper, NewPromise, Owers, Promise, PromiseKind,
};
use crate::platform::actor::Role;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Results are promised for so many weeks after the end, and for the next working day of the body
/// where that is none.
const RULE: Rule = Rule::CalendarDays(RESULTS_WEEKS * 7);

/// By when results are promised for a consultation of this body that closes at `closes_at`.
pub fn results_due_at(
    conn: &mut DbConn,
    body_id: i64,
    closes_at: UtcTime,
    zone: Tz,
) -> Result<UtcTime, AppError> {
    deadlines::due_by_rule(conn, Some(body_id), RULE, closes_at, zone)
}

/// Results are owed for a consultation that has closed, from the day on which it did.
pub fn owe_results(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    zone: Tz,
    now: UtcTime,
) -> Result<Promise, AppError> {
    let new = NewPromise {
        kind: PromiseKind::Results,
        subject_id: consultation.id,
        body_id: Some(consultation.body_id),
        owed_to: None,
        terms: Terms::fixed(RULE),
        started_at: consultation.closes_at,
    };
    let promise = deadlines::give(tx, &new, &By::RULE, zone)?;
    if promise.due_at != consultation.results_due_at && !promise.state.is_over() {
        moved(tx, &[consultation.id], promise.due_at, now)?;
    }
    Ok(promise)
}

/// Results were published: the first ones keep the promise.
///
/// # Errors
/// When a row cannot be read or written.
pub fn results_published(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    by: &By<'_>,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    // The job that gives it may be late.
    owe_results(tx, consultation, zone, now)?;
    let key = (PromiseKind::Results, consultation.id);
    deadlines::change_open(tx, key, Change::Met, by, zone, now)?;
    Ok(())
}

fn about(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<About>, AppError> {
    let rows = store::list_by_ids(conn, ids)?;
    Ok(rows
        .into_iter()
        .map(|one| About {
            subject_id: one.id,
            is_confidential: false,
            url: url(&one),
            desk_url: format!("/desk/editor{}", url(&one)),
            title: match one.state {
                PublicationState::Published => one.title,
                PublicationState::Draft => String::new(),
            },
        })
        .collect())
}

/// The editors; when the day has passed, the head of the body too.
fn owers(conn: &mut DbConn, promise: &Promise, today: NaiveDate) -> Result<Owers, AppError> {
    let people = accounts::list_with_role(conn, Role::Editor)?;
    let mut heads = deadlines::somebody_of_body(conn, promise.body_id, today)?.heads;
    heads.extend(&people);
    Ok(Owers { people, heads })
}

fn moved(tx: &mut Tx<'_>, ids: &[i64], due_at: UtcTime, now: UtcTime) -> Result<(), AppError> {
    store::set_results_due(tx, ids, due_at)?;
    tx.touch("consultations", now);
    for id in ids {
        tx.touch(format!("consultation:{id}"), now);
    }
    Ok(())
}

/// Promises of this feature.
pub const KEEPER: Keeper = Keeper {
    kind: PromiseKind::Results,
    about,
    owers,
    moved,
};
