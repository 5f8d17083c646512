//! A holiday was added or removed: one job counts every open promise of the calendar again. Each
//! one that moves gets an event, and everybody concerned is told once, with all that moved.

use std::collections::{BTreeMap, HashMap, HashSet};

use actix_web::web;
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::calendar::Calendar;
use super::calendars::load_calendar;
use super::explaining;
use super::keepers::Keepers;
use super::keeping::{events_of, terms_of};
use super::model::{By, CalendarRow, Promise, PromiseEvent, PromiseKind};
use super::promise::{Change, Event};
use super::replay::replay;
use super::store;
use crate::app::App;
use crate::features::notifications;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{self, JobHandler};

const KIND: &str = "deadlines-recount";
/// Promises counted in one transaction: others write between two of them. Their events go into one
/// statement of ten values each, and SQLite takes 32,766.
const CHUNK: i64 = 3000;
/// Moved promises named in one mail; the rest is counted.
const NAMED: usize = 20;

#[derive(Serialize, Deserialize)]
struct Payload {
    calendar_id: i64,
    version: i64,
}

/// The job begins with the transaction that changed the calendar.
///
/// # Errors
/// When the row cannot be written.
pub fn enqueue(tx: &mut Tx<'_>, calendar: &CalendarRow, now: UtcTime) -> Result<(), AppError> {
    let payload = Payload {
        calendar_id: calendar.id,
        version: calendar.version,
    };
    jobs::enqueue(tx, KIND, &payload, now)
}

pub fn handler(app: &web::Data<App>, keepers: &Keepers) -> JobHandler {
    let (app, keepers) = (app.clone(), keepers.clone());
    JobHandler::new(KIND, move |payload, now| {
        let payload: Payload = serde_json::from_str(payload)?;
        recount(&app, &keepers, payload.calendar_id, payload.version, now)?;
        tell_moved(&app, &keepers, payload.calendar_id, payload.version, now)
    })
}

/// Counts every open promise of a calendar again that was counted with an older version than
/// `version`. May be run again: what was counted is left alone.
///
/// # Errors
/// When a row cannot be read or written.
pub fn recount(
    app: &App,
    keepers: &Keepers,
    calendar_id: i64,
    version: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let zone = app.config.site.time_zone.0;
    let mut after = 0;
    loop {
        let keepers = keepers.clone();
        let last = app.db.write_here(move |tx| {
            let (row, calendar) = load_calendar(tx, calendar_id, None, zone)?;
            let promises = store::list_outdated(tx, calendar_id, version, after, CHUNK)?;
            let last = promises.last().map(|promise| promise.id);
            move_all(tx, &keepers, &promises, &calendar, row.version, now)?;
            Ok(last)
        })?;
        match last {
            Some(id) => after = id,
            None => return Ok(()),
        }
    }
}

fn move_all(
    tx: &mut Tx<'_>,
    keepers: &Keepers,
    promises: &[Promise],
    calendar: &Calendar,
    version: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let ids: Vec<i64> = promises.iter().map(|promise| promise.id).collect();
    let mut events: HashMap<i64, Vec<PromiseEvent>> = HashMap::new();
    for event in store::list_events(tx, &ids)? {
        events.entry(event.promise_id).or_default().push(event);
    }
    // Few days, many promises: what goes to one day is moved by one statement.
    let mut by_day: BTreeMap<NaiveDate, Vec<&Promise>> = BTreeMap::new();
    let mut unmoved = Vec::new();
    for promise in promises {
        let own = events.get(&promise.id).map_or(&[][..], Vec::as_slice);
        match count_again(promise, events_of(own)?, calendar, now) {
            Ok(Some(due_on)) => by_day.entry(due_on).or_default().push(promise),
            Ok(None) => unmoved.push(promise.id),
            Err(error) => {
                // No day satisfies it any more: it stays where it was, for a person to look at.
                tracing::error!(promise = promise.id, %error, "a promise could not be counted again");
                unmoved.push(promise.id);
            }
        }
    }
    store::set_counted_with(tx, &unmoved, version)?;
    for (due_on, moving) in by_day {
        move_to(tx, keepers, &moving, calendar, due_on, version, now)?;
    }
    if !promises.is_empty() {
        explaining::touch(tx, now);
    }
    Ok(())
}

/// The day to which the calendar moves a promise; None where it leaves it.
fn count_again(
    promise: &Promise,
    mut events: Vec<Event>,
    calendar: &Calendar,
    now: UtcTime,
) -> Result<Option<NaiveDate>, AppError> {
    let terms = terms_of(promise)?;
    if replay(&terms, calendar, &events)?.due_on == promise.due_on {
        return Ok(None);
    }
    // What is stored is what replaying gives with the event that is about to be noted: of a paused
    // promise it is the day that holds were it resumed on the day of its last event.
    events.push(Event {
        change: Change::Moved,
        at: now,
    });
    Ok(Some(replay(&terms, calendar, &events)?.due_on))
}

fn move_to(
    tx: &mut Tx<'_>,
    keepers: &Keepers,
    moving: &[&Promise],
    calendar: &Calendar,
    due_on: NaiveDate,
    version: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let due_at = calendar.end_of(due_on);
    let ids: Vec<i64> = moving.iter().map(|promise| promise.id).collect();
    let moved = store::set_moved(tx, &ids, due_on, due_at, version, now)?;
    let by = By::RULE.acting_as.role();
    store::insert_moves(tx, &moved, Change::Moved.as_str(), by, now)?;
    let moved: HashSet<i64> = moved.into_iter().collect();
    for keeper in &keepers.0 {
        let subjects: Vec<i64> = moving
            .iter()
            .filter(|promise| promise.kind == keeper.kind && moved.contains(&promise.id))
            .map(|promise| promise.subject_id)
            .collect();
        if !subjects.is_empty() {
            (keeper.moved)(tx, &subjects, due_at, now)?;
        }
    }
    Ok(())
}

/// One moved promise as the mail names it.
#[derive(Clone, Serialize)]
struct MovedItem {
    kind: PromiseKind,
    title: String,
    url: String,
    was_due_on: NaiveDate,
    due_on: NaiveDate,
}

/// What one person is told.
#[derive(Default)]
struct Digest {
    items: Vec<MovedItem>,
    count: usize,
}

fn tell_moved(
    app: &App,
    keepers: &Keepers,
    calendar_id: i64,
    version: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let zone = app.config.site.time_zone.0;
    let owned = keepers.clone();
    let digests = app
        .db
        .read_here(move |conn| collect(conn, &owned, calendar_id, version, zone, now))?;
    let mut digests: Vec<(i64, Digest)> = digests.into_iter().collect();
    digests.sort_by_key(|(account_id, _)| *account_id);
    while !digests.is_empty() {
        let rest = digests.split_off(digests.len().min(200));
        let chunk = std::mem::replace(&mut digests, rest);
        app.db.write_here(move |tx| {
            for (account_id, digest) in &chunk {
                let params = json!({
                    "items": digest.items,
                    "count": digest.count,
                    "more": digest.count - digest.items.len(),
                });
                // The key makes it one mail, however often the job runs.
                let key = format!("deadlines-moved:{calendar_id}:{version}");
                notifications::tell(tx, *account_id, "deadlines/moved", &key, &params, now)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn collect(
    conn: &mut crate::platform::db::DbConn,
    keepers: &Keepers,
    calendar_id: i64,
    version: i64,
    zone: Tz,
    now: UtcTime,
) -> Result<HashMap<i64, Digest>, AppError> {
    let today = super::rules::local_day(now, zone);
    let mut digests: HashMap<i64, Digest> = HashMap::new();
    let mut after = 0;
    loop {
        let moved = store::list_moved(conn, calendar_id, version, after, CHUNK)?;
        let Some(last) = moved.last() else {
            return Ok(digests);
        };
        after = last.id;
        let names = keepers.names(conn, &moved)?;
        let ids: Vec<i64> = moved.iter().map(|promise| promise.id).collect();
        let mut was: HashMap<i64, (Option<NaiveDate>, Option<NaiveDate>)> = HashMap::new();
        for event in store::list_events(conn, &ids)? {
            let (before, after) = was.entry(event.promise_id).or_default();
            if event.change == "moved" && event.calendar_version == version {
                *after = Some(event.due_on);
            } else if after.is_none() {
                *before = Some(event.due_on);
            }
        }
        let mut owers = HashMap::new();
        for promise in &moved {
            let (Some(about), Some((Some(was_due_on), Some(due_on)))) = (
                names.get(&(promise.kind, promise.subject_id)),
                was.get(&promise.id),
            ) else {
                continue;
            };
            let item = MovedItem {
                kind: promise.kind,
                title: about.title.clone(),
                url: about.url.clone(),
                was_due_on: *was_due_on,
                due_on: *due_on,
            };
            let mut people: Vec<i64> = promise.owed_to.into_iter().collect();
            people.extend(owers_of(conn, keepers, promise, today, &mut owers)?);
            people.sort_unstable();
            people.dedup();
            for account_id in people {
                let digest = digests.entry(account_id).or_default();
                digest.count += 1;
                if digest.items.len() < NAMED {
                    digest.items.push(item.clone());
                }
            }
        }
    }
}

/// Who owes it; asked once for each subject.
fn owers_of(
    conn: &mut crate::platform::db::DbConn,
    keepers: &Keepers,
    promise: &Promise,
    today: NaiveDate,
    known: &mut HashMap<(PromiseKind, i64), Vec<i64>>,
) -> Result<Vec<i64>, AppError> {
    let key = (promise.kind, promise.subject_id);
    if let Some(people) = known.get(&key) {
        return Ok(people.clone());
    }
    let people = match keepers.of(promise.kind) {
        Some(keeper) => (keeper.owers)(conn, promise, today)?.people,
        None => Vec::new(),
    };
    known.insert(key, people.clone());
    Ok(people)
}
