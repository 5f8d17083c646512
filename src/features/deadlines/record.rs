//! How promises were kept, counted: by everybody, by one body, and promise by promise, so that
//! outsiders can count again.

use std::collections::HashMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::calendars::load_calendar;
use super::model::{Ending, Promise, PromiseEvent, PromiseKind, PromiseState};
use super::rules::local_day;
use super::store;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;

/// Ended promises by the way in which they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EndedCounts {
    pub met: i64,
    pub met_late: i64,
    pub withdrawn: i64,
    pub transferred: i64,
}

impl EndedCounts {
    fn add(&mut self, state: PromiseState, count: i64) {
        match state {
            PromiseState::Met => self.met += count,
            PromiseState::MetLate => self.met_late += count,
            PromiseState::Withdrawn => self.withdrawn += count,
            PromiseState::Transferred => self.transferred += count,
            PromiseState::Running | PromiseState::Paused => {}
        }
    }
}

/// How promises of a kind ended, by one body or by all.
///
/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn count_ended(
    conn: &mut DbConn,
    kind: PromiseKind,
    body_id: Option<i64>,
) -> Result<EndedCounts, AppError> {
    let mut counts = EndedCounts::default();
    for (state, count) in store::count_responses(conn, kind, body_id)? {
        counts.add(state, count);
    }
    Ok(counts)
}

/// How promises of a kind ended, by body; bodies without any are not named.
pub fn count_ended_by_body(
    conn: &mut DbConn,
    kind: PromiseKind,
) -> Result<HashMap<i64, EndedCounts>, AppError> {
    let mut counts: HashMap<i64, EndedCounts> = HashMap::new();
    for (body_id, state, count) in store::count_responses_by_body(conn, kind)? {
        counts.entry(body_id).or_default().add(state, count);
    }
    Ok(counts)
}

/// How promises of a kind ended, by one body, the oldest quarter first.
pub fn list_endings(
    conn: &mut DbConn,
    kind: PromiseKind,
    body_id: i64,
) -> Result<Vec<Ending>, AppError> {
    Ok(store::list_responses(conn, kind, body_id)?)
}

/// A promise that is open now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// Calendar days since it was given.
    pub days: i64,
    pub is_paused: bool,
    pub is_overdue: bool,
}

/// The open promises of a kind and a body.
pub fn list_open(
    conn: &mut DbConn,
    kind: PromiseKind,
    body_id: i64,
    site_zone: Tz,
    now: UtcTime,
) -> Result<Vec<Open>, AppError> {
    let rows = store::list_open_of_body(conn, kind, body_id)?;
    let mut zones = Zones::new(site_zone);
    rows.into_iter()
        .map(|row| {
            let zone = zones.of(conn, row.calendar_id)?;
            let days = local_day(now, zone) - local_day(row.started_at, zone);
            let is_running = row.state == PromiseState::Running;
            Ok(Open {
                days: days.num_days().max(0),
                is_paused: !is_running,
                is_overdue: is_running && now > row.due_at,
            })
        })
        .collect()
}

/// A promise as it is published, with the days on the clocks of its calendar.
#[derive(Clone, Debug)]
pub struct Published {
    pub promise: Promise,
    pub started_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
    pub events: Vec<PromiseEvent>,
}

/// Promises of some kinds and a body with their events, by number after `after`.
pub fn list_published(
    conn: &mut DbConn,
    kinds: &[PromiseKind],
    body_id: i64,
    after: i64,
    limit: i64,
    site_zone: Tz,
) -> Result<Vec<Published>, AppError> {
    let promises = store::list_promises_of_body(conn, kinds, body_id, after, limit)?;
    let ids: Vec<i64> = promises.iter().map(|promise| promise.id).collect();
    let mut events: HashMap<i64, Vec<PromiseEvent>> = HashMap::new();
    for event in store::list_events(conn, &ids)? {
        events.entry(event.promise_id).or_default().push(event);
    }
    let mut zones = Zones::new(site_zone);
    promises
        .into_iter()
        .map(|promise| {
            let zone = zones.of(conn, promise.calendar_id)?;
            Ok(Published {
                started_on: local_day(promise.started_at, zone),
                ended_on: promise.ended_at.map(|at| local_day(at, zone)),
                events: events.remove(&promise.id).unwrap_or_default(),
                promise,
            })
        })
        .collect()
}

/// The clocks of calendars, each read once.
struct Zones {
    site: Tz,
    known: HashMap<i64, Tz>,
}

impl Zones {
    fn new(site: Tz) -> Self {
        Self {
            site,
            known: HashMap::new(),
        }
    }

    fn of(&mut self, conn: &mut DbConn, calendar_id: i64) -> Result<Tz, AppError> {
        if let Some(zone) = self.known.get(&calendar_id) {
            return Ok(*zone);
        }
        let (_, calendar) = load_calendar(conn, calendar_id, None, self.site)?;
        self.known.insert(calendar_id, calendar.zone());
        Ok(calendar.zone())
    }
}
