//! Promises as they are kept: given, changed by events, transferred. What is stored of a promise
//! is always what replaying its events gives.

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

use super::account;
use super::calendar::Calendar;
use super::calendars::{hold, hold_for_body, load_calendar};
use super::model::{By, Ending, NewPromise, Promise, PromiseEvent, PromiseKind, PromiseState};
use super::promise::{Change, Clock, Event, Replayed, Rule, Standing, Terms};
use super::reminders::{Due, Stage, reminding};
use super::replay::{ensure_may_follow, replay};
use super::store::{self, Kept, NewEvent};
use crate::features::ledger::ActingAs;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Gives a promise: its clock starts, and its due day is known at once. The same promise given
/// twice is one.
///
/// # Errors
/// When no day of the calendar can satisfy the rule.
pub fn give(
    tx: &mut Tx<'_>,
    new: &NewPromise,
    by: &By<'_>,
    site_zone: Tz,
) -> Result<Promise, AppError> {
    give_nth(tx, new, (1, None), by, site_zone)
}

/// Gives a promise of which those who owe it are reminded when so many of its days are over: from
/// then on it is nearly overdue.
///
/// # Errors
/// As [`give`].
pub fn give_nearly_due_after(
    tx: &mut Tx<'_>,
    new: &NewPromise,
    days: i64,
    by: &By<'_>,
    site_zone: Tz,
) -> Result<Promise, AppError> {
    give_nth(tx, new, (1, Some(days)), by, site_zone)
}

/// Gives a promise, and gives it anew where the one before is over.
///
/// # Errors
/// As [`give`].
pub fn give_again(
    tx: &mut Tx<'_>,
    new: &NewPromise,
    by: &By<'_>,
    site_zone: Tz,
) -> Result<Promise, AppError> {
    match store::find_promise_of(tx, new.kind, new.subject_id)? {
        Some(open) if !open.state.is_over() => Ok(open),
        Some(over) => give_nth(
            tx,
            new,
            (over.ordinal + 1, over.nearly_after),
            by,
            site_zone,
        ),
        None => give(tx, new, by, site_zone),
    }
}

fn give_nth(
    tx: &mut Tx<'_>,
    new: &NewPromise,
    (ordinal, nearly_after): (i64, Option<i64>),
    by: &By<'_>,
    site_zone: Tz,
) -> Result<Promise, AppError> {
    let (row, calendar) = hold_for_body(tx, new.body_id, site_zone)?;
    let events = [Event {
        change: Change::Started,
        at: new.started_at,
    }];
    let replayed = replay(&new.terms, &calendar, &events)?;
    let kept = Kept {
        calendar_version: row.version,
        ..kept_as(&new.terms, nearly_after, &calendar, &events, &replayed)
    };
    let place = (ordinal, row.id, nearly_after);
    let Some(given) = store::insert_promise(tx, new, place, &kept)? else {
        return store::find_promise_of(tx, new.kind, new.subject_id)?.ok_or(AppError::Unavailable);
    };
    note(tx, &given, 1, &events[0], by)?;
    Ok(given)
}

/// What is stored beside the events.
fn kept_as(
    terms: &Terms,
    nearly_after: Option<i64>,
    calendar: &Calendar,
    events: &[Event],
    replayed: &Replayed,
) -> Kept {
    let state = state_of(replayed.standing);
    let reminding = events
        .last()
        .filter(|_| state == PromiseState::Running)
        .map(|last| {
            let due = Due {
                on: replayed.due_on,
                nearly_after,
            };
            reminding(terms, calendar, events, due, last.at)
        });
    Kept {
        state,
        due_on: replayed.due_on,
        due_at: replayed.due_at,
        ended_at: replayed.ended_at,
        extension_count: replayed.extension_count,
        // Of the calendar that was counted with; the caller knows it.
        calendar_version: 0,
        was_refused: false,
        // What was reminded of under another date is begun anew.
        reminded: reminding
            .and_then(|found| found.stage)
            .map_or(0, Stage::number),
        remind_at: reminding.and_then(|found| found.next_at),
    }
}

pub(super) fn state_of(standing: Standing) -> PromiseState {
    match standing {
        Standing::Running => PromiseState::Running,
        Standing::Paused => PromiseState::Paused,
        Standing::Met => PromiseState::Met,
        Standing::MetLate => PromiseState::MetLate,
        Standing::Withdrawn => PromiseState::Withdrawn,
        Standing::Transferred => PromiseState::Transferred,
    }
}

fn note(
    tx: &mut Tx<'_>,
    promise: &Promise,
    ordinal: i64,
    event: &Event,
    by: &By<'_>,
) -> Result<(), AppError> {
    let days = match event.change {
        Change::Extended { days } => Some(days),
        _ => None,
    };
    let new = NewEvent {
        promise_id: promise.id,
        ordinal,
        change: event.change.as_str(),
        at: event.at,
        days,
        acting_as: by.acting_as.role(),
        reason: by.reason,
        // An author's own act names its author through the contribution.
        account_id: by.account_id.filter(|_| by.acting_as != ActingAs::Author),
        due_on: promise.due_on,
        calendar_version: promise.calendar_version,
    };
    store::insert_event(tx, &new)?;
    Ok(())
}

/// Something happens to a promise at `at`, which is not after `now`.
///
/// # Errors
/// `Conflict` with the rule that forbids it (a paused promise paused again, an extension beyond
/// its limit, an event out of order …), or when another event came first.
pub fn change(
    tx: &mut Tx<'_>,
    promise: &Promise,
    change: Change,
    by: &By<'_>,
    site_zone: Tz,
    now: UtcTime,
) -> Result<Promise, AppError> {
    carry_out(tx, promise, change, false, by, site_zone, now)
}

/// Keeps a promise by refusing what was asked, on a legal ground: that is an answer too.
///
/// # Errors
/// As [`change`].
pub fn refuse(
    tx: &mut Tx<'_>,
    promise: &Promise,
    by: &By<'_>,
    site_zone: Tz,
    now: UtcTime,
) -> Result<Promise, AppError> {
    carry_out(tx, promise, Change::Met, true, by, site_zone, now)
}

fn carry_out(
    tx: &mut Tx<'_>,
    promise: &Promise,
    change: Change,
    was_refused: bool,
    by: &By<'_>,
    site_zone: Tz,
    now: UtcTime,
) -> Result<Promise, AppError> {
    let (row, calendar) = hold(tx, promise.calendar_id, site_zone)?;
    let terms = terms_of(promise)?;
    let mut events = events_of(&store::list_events(tx, &[promise.id])?)?;
    let next = Event { change, at: now };
    ensure_may_follow(&terms, &calendar, &events, &next, now)?;
    events.push(next);
    let replayed = replay(&terms, &calendar, &events)?;
    let kept = Kept {
        was_refused,
        calendar_version: row.version,
        ..kept_as(&terms, promise.nearly_after, &calendar, &events, &replayed)
    };
    let changed =
        store::set_kept(tx, promise, &kept)?.ok_or(AppError::Conflict("error.conflict"))?;
    note(tx, &changed, changed.event_count, &next, by)?;
    if let Some(ending) = ending_of(&changed, &calendar) {
        store::add_response(tx, &ending)?;
    }
    Ok(changed)
}

/// How an ended promise of a body counts in the body's record.
pub(super) fn ending_of(promise: &Promise, calendar: &Calendar) -> Option<Ending> {
    let ended_on = calendar.day_of(promise.ended_at?);
    let started_on = calendar.day_of(promise.started_at);
    Some(Ending {
        body_id: promise.body_id?,
        kind: promise.kind,
        quarter_on: quarter_of(ended_on),
        state: promise.state,
        days: (ended_on - started_on).num_days().max(0),
        was_extended: promise.extension_count > 0,
        was_refused: promise.was_refused,
        promise_count: 1,
    })
}

/// The first day of the quarter of a day.
pub fn quarter_of(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1).unwrap_or(day)
}

/// Changes the promise of a subject if it has one that is not over.
///
/// # Errors
/// As [`change`].
pub fn change_open(
    tx: &mut Tx<'_>,
    (kind, subject_id): (PromiseKind, i64),
    what: Change,
    by: &By<'_>,
    site_zone: Tz,
    now: UtcTime,
) -> Result<Option<Promise>, AppError> {
    match store::find_promise_of(tx, kind, subject_id)? {
        Some(promise) if !promise.state.is_over() => {
            change(tx, &promise, what, by, site_zone, now).map(Some)
        }
        _ => Ok(None),
    }
}

/// Hands what was promised over to another body. Its promise ends as transferred, and the other
/// body's begins: with the days that were left, or anew where the procedure says so.
///
/// # Errors
/// As [`change`].
pub fn transfer(
    tx: &mut Tx<'_>,
    promise: &Promise,
    to_body: i64,
    clock: Clock,
    by: &By<'_>,
    site_zone: Tz,
    now: UtcTime,
) -> Result<Promise, AppError> {
    let (_, calendar) = load_calendar(tx, promise.calendar_id, None, site_zone)?;
    let mut terms = terms_of(promise)?;
    let events = events_of(&store::list_events(tx, &[promise.id])?)?;
    if clock == Clock::Continue {
        terms.rule = account::remaining_rule(&terms, &calendar, &events, now)?;
        // What was used up stays used up.
        terms.max_extensions = (terms.max_extensions - promise.extension_count).max(0);
    }
    let left = change(tx, promise, Change::Transferred, by, site_zone, now)?;
    let new = NewPromise {
        kind: promise.kind,
        subject_id: promise.subject_id,
        body_id: Some(to_body),
        owed_to: promise.owed_to,
        terms,
        started_at: now,
    };
    give_nth(
        tx,
        &new,
        (left.ordinal + 1, left.nearly_after),
        by,
        site_zone,
    )
}

/// The terms under which a promise was given.
///
/// # Errors
/// `Internal` when its row was damaged.
pub fn terms_of(promise: &Promise) -> Result<Terms, AppError> {
    let damaged = |_| AppError::Internal(format!("promise {} has no readable rule", promise.id));
    Ok(Terms {
        rule: promise.rule.parse::<Rule>().map_err(damaged)?,
        after_pause: clock_of(&promise.after_pause),
        max_extensions: promise.max_extensions,
        max_extension_days: promise.max_extension_days,
    })
}

/// A clock by its name; anything unknown continues.
pub fn clock_of(text: &str) -> Clock {
    if text == Clock::Restart.as_str() {
        Clock::Restart
    } else {
        Clock::Continue
    }
}

/// # Errors
/// `Internal` when a row was damaged.
pub(super) fn events_of(rows: &[PromiseEvent]) -> Result<Vec<Event>, AppError> {
    rows.iter()
        .map(|row| {
            let change = Change::parse(&row.change, row.days.unwrap_or(0)).ok_or_else(|| {
                AppError::Internal(format!("promise event {} is damaged", row.id))
            })?;
            Ok(Event { change, at: row.at })
        })
        .collect()
}

/// The promise in force of a subject.
///
/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn find(
    conn: &mut DbConn,
    kind: PromiseKind,
    subject_id: i64,
) -> Result<Option<Promise>, AppError> {
    Ok(store::find_promise_of(conn, kind, subject_id)?)
}

/// The promises in force of several subjects.
pub fn find_many(
    conn: &mut DbConn,
    kind: PromiseKind,
    subject_ids: &[i64],
) -> Result<Vec<Promise>, AppError> {
    let mut latest: Vec<Promise> = store::list_promises_of(conn, kind, subject_ids)?;
    // The last one of each subject comes last.
    latest.reverse();
    latest.dedup_by_key(|promise| promise.subject_id);
    Ok(latest)
}
