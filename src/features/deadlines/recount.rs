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
use super::keepers::{Keepers, KnownOwers};
use super::keeping::{events_of, terms_of};
use super::model::{By, CalendarRow, Promise, PromiseEvent, PromiseKind};
use super::promise::{Change, Event};
use super::replay::replay;
use super::store;
use crate::app::App;
use crate::features::notifications;
use crate::platform::db::{DbConn, Tx, UtcTime};
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
    let plan_behind = |after: i64| {
        let read = move |conn: &mut DbConn| plan(conn, calendar_id, version, after, zone, now);
        app.db.read_here(read)
    };
    let mut planned = plan_behind(0)?;
    while let Some(last) = planned.last {
        let (chunk, keepers) = (planned, keepers.clone());
        // While one chunk is written the next is read and counted. What changed between its reading
        // and its writing was counted with the new calendar by that change, and stays.
        planned = std::thread::scope(|scope| {
            let ahead = scope.spawn(|| plan_behind(last));
            let written = app
                .db
                .write_here(move |tx| move_all(tx, &keepers, &chunk, now));
            let ahead = ahead.join().map_err(|_| {
                AppError::Internal("the thread that counts ahead failed".to_owned())
            })?;
            written?;
            ahead
        })?;
    }
    Ok(())
}

/// Promises that are counted, before anything of it is written.
struct Plan {
    /// Number of the last one; None when there was none left.
    last: Option<i64>,
    /// Version of the calendar with which they were counted.
    version: i64,
    /// Few days, many promises: what goes to one day is moved by one statement.
    by_day: BTreeMap<NaiveDate, (UtcTime, Vec<Promise>)>,
    unmoved: Vec<i64>,
}

fn plan(
    conn: &mut DbConn,
    calendar_id: i64,
    version: i64,
    after: i64,
    zone: Tz,
    now: UtcTime,
) -> Result<Plan, AppError> {
    let (row, calendar) = load_calendar(conn, calendar_id, None, zone)?;
    let promises = store::list_outdated(conn, calendar_id, version, after, CHUNK)?;
    let ids: Vec<i64> = promises.iter().map(|promise| promise.id).collect();
    let mut events: HashMap<i64, Vec<PromiseEvent>> = HashMap::new();
    for event in store::list_events(conn, &ids)? {
        events.entry(event.promise_id).or_default().push(event);
    }
    let mut plan = Plan {
        last: ids.last().copied(),
        version: row.version,
        by_day: BTreeMap::new(),
        unmoved: Vec::new(),
    };
    for promise in promises {
        let own = events.get(&promise.id).map_or(&[][..], Vec::as_slice);
        match count_again(&promise, events_of(own)?, &calendar, now) {
            Ok(Some(due_on)) => {
                let day = plan.by_day.entry(due_on);
                let (_, moving) = day.or_insert_with(|| (calendar.end_of(due_on), Vec::new()));
                moving.push(promise);
            }
            Ok(None) => plan.unmoved.push(promise.id),
            Err(error) => {
                // No day satisfies it any more: it stays where it was, for a person to look at.
                tracing::error!(promise = promise.id, %error, "a promise could not be counted again");
                plan.unmoved.push(promise.id);
            }
        }
    }
    Ok(plan)
}

fn move_all(tx: &mut Tx<'_>, keepers: &Keepers, plan: &Plan, now: UtcTime) -> Result<(), AppError> {
    store::set_counted_with(tx, &plan.unmoved, plan.version)?;
    for (due_on, (due_at, moving)) in &plan.by_day {
        move_to(tx, keepers, moving, (*due_on, *due_at), plan.version, now)?;
    }
    explaining::touch(tx, now);
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
    moving: &[Promise],
    (due_on, due_at): (NaiveDate, UtcTime),
    version: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let ids: Vec<i64> = moving.iter().map(|promise| promise.id).collect();
    let moved = store::set_moved(tx, &ids, due_on, due_at, version, now)?;
    let by = By::RULE.acting_as.role();
    store::insert_moves(tx, &moved, Change::Moved.as_str(), by, now)?;
    let moved: HashSet<i64> = moved.into_iter().collect();
    for keeper in keepers.iter() {
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

/// Tells everybody concerned of what moved with this version of a calendar, in one mail each. May be
/// run again: nobody is told twice.
///
/// # Errors
/// When a row cannot be read or written.
pub fn tell_moved(
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
    conn: &mut DbConn,
    keepers: &Keepers,
    calendar_id: i64,
    version: i64,
    zone: Tz,
    now: UtcTime,
) -> Result<HashMap<i64, Digest>, AppError> {
    let today = super::rules::local_day(now, zone);
    let mut digests: HashMap<i64, Digest> = HashMap::new();
    let mut known = KnownOwers::default();
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
        let owers = keepers.people(conn, &moved, today, &mut known)?;
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
            people.extend(owers.get(&promise.id).into_iter().flatten());
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
