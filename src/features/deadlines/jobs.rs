//! Reminders to those who owe something, and counting again after a holiday changed.

use std::collections::HashMap;

use actix_web::web;
use chrono::Duration;
use chrono_tz::Tz;
use serde_json::json;

use super::calendar::Calendar;
use super::calendars::load_calendar;
use super::keepers::{About, Keepers};
use super::keeping::{events_of, terms_of};
use super::model::{Promise, PromiseState};
use super::reminders::{Due, Stage, reminding};
use super::{recount, store};
use crate::app::App;
use crate::features::{accounts, bodies, notifications};
use crate::platform::actor::Role;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{Recurring, Work};

/// Promises looked at in one transaction.
const CHUNK: i64 = 200;

pub fn work(app: &web::Data<App>, keepers: &Keepers) -> Work {
    let (owned, all) = (app.clone(), keepers.clone());
    Work {
        handlers: vec![recount::handler(app, keepers)],
        recurring: vec![Recurring::new(
            "deadline-reminders",
            Duration::hours(1),
            move |now| remind_all(&owned, &all, now),
        )],
    }
}

fn remind_all(app: &App, keepers: &Keepers, now: UtcTime) -> Result<(), AppError> {
    let zone = app.config.site.time_zone.0;
    loop {
        let keepers = keepers.clone();
        let looked_at = app
            .db
            .write_here(move |tx| remind_some(tx, &keepers, zone, now))?;
        if looked_at == 0 {
            return Ok(());
        }
    }
}

/// Looks at those whose time has come; each gets a later time or none, so the list runs dry.
fn remind_some(
    tx: &mut Tx<'_>,
    keepers: &Keepers,
    zone: Tz,
    now: UtcTime,
) -> Result<usize, AppError> {
    let promises = store::list_to_remind(tx, now, CHUNK)?;
    let ids: Vec<i64> = promises.iter().map(|promise| promise.id).collect();
    let rows = store::list_events(tx, &ids)?;
    let names = keepers.names(tx, &promises)?;
    let mut calendars: HashMap<(i64, i64), Calendar> = HashMap::new();
    for promise in &promises {
        let key = (promise.calendar_id, promise.calendar_version);
        if let std::collections::hash_map::Entry::Vacant(entry) = calendars.entry(key) {
            let (_, calendar) = load_calendar(tx, key.0, Some(key.1), zone)?;
            entry.insert(calendar);
        }
        let Some(calendar) = calendars.get(&key) else {
            continue;
        };
        if promise.state != PromiseState::Running {
            store::set_reminded(tx, promise, promise.reminded, None)?;
            continue;
        }
        let own: Vec<_> = rows
            .iter()
            .filter(|row| row.promise_id == promise.id)
            .cloned()
            .collect();
        let found = reminding(
            &terms_of(promise)?,
            calendar,
            &events_of(&own)?,
            Due {
                on: promise.due_on,
                nearly_after: promise.nearly_after,
            },
            now,
        );
        let stage = found.stage.map_or(0, Stage::number);
        let noted = store::set_reminded(tx, promise, stage, found.next_at)?;
        let about = names.get(&(promise.kind, promise.subject_id));
        // A date that moved away begins its stages anew, without a word.
        if let (true, Some(stage), Some(about)) =
            (noted && stage > promise.reminded, found.stage, about)
        {
            remind(tx, keepers, promise, stage, about, calendar, now)?;
        }
    }
    Ok(promises.len())
}

fn remind(
    tx: &mut Tx<'_>,
    keepers: &Keepers,
    promise: &Promise,
    stage: Stage,
    about: &About,
    calendar: &Calendar,
    now: UtcTime,
) -> Result<(), AppError> {
    let Some(keeper) = keepers.of(promise.kind) else {
        return Ok(());
    };
    let today = calendar.day_of(now);
    let owers = (keeper.owers)(tx, promise, today)?;
    let mut people = if stage == Stage::Escalation {
        owers.heads
    } else {
        owers.people
    };
    people.sort_unstable();
    people.dedup();
    let body = match promise.body_id {
        Some(id) => bodies::find(tx, id)?.map(|body| body.name),
        None => None,
    };
    let params = json!({
        "kind": promise.kind,
        "title": about.title,
        "url": about.url,
        "desk_url": about.desk_url,
        "body": body,
        "due_at": promise.due_at,
        "stage": stage.as_str(),
        "days": calendar.working_days_left(promise.due_on, today).abs(),
    });
    let from = match promise.nearly_after {
        Some(_) => Stage::Most,
        None => Stage::DueDay,
    };
    if promise.kind.is_queued() && stage < from {
        return Ok(());
    }
    // One for each stage of each date, however often the job runs.
    let what = if promise.kind.is_queued() {
        promise.kind.to_string()
    } else {
        promise.id.to_string()
    };
    let key = format!(
        "deadline-reminder:{what}:{}:{}",
        stage.as_str(),
        promise.due_on
    );
    for account_id in people {
        notifications::tell(tx, account_id, "deadlines/reminder", &key, &params, now)?;
    }
    Ok(())
}

/// Who owes something for a body on a day: its officials, and its head. Where nobody works, the
/// administrators, who can appoint somebody; where there is no head, all of them.
///
/// # Errors
/// When the database cannot be read.
pub fn somebody_of_body(
    conn: &mut crate::platform::db::DbConn,
    body_id: Option<i64>,
    today: chrono::NaiveDate,
) -> Result<super::keepers::Owers, AppError> {
    let mut owers = owers_of_body(conn, body_id, today)?;
    if owers.people.is_empty() {
        owers.people = accounts::list_with_role(conn, Role::Administrator)?;
    }
    if owers.heads.is_empty() {
        owers.heads.clone_from(&owers.people);
    }
    Ok(owers)
}

/// Accounts of the officials of a body who are in office, and of its head among them.
///
/// # Errors
/// When the database cannot be read.
pub fn owers_of_body(
    conn: &mut crate::platform::db::DbConn,
    body_id: Option<i64>,
    today: chrono::NaiveDate,
) -> Result<super::keepers::Owers, AppError> {
    let Some(body_id) = body_id else {
        return Ok(super::keepers::Owers::default());
    };
    let mut owers = super::keepers::Owers::default();
    for official in bodies::list_officials(conn, body_id)? {
        if let Some(account_id) = official.account_id
            && bodies::rules::is_in_office(&official, today)
        {
            owers.people.push(account_id);
            if official.is_head {
                owers.heads.push(account_id);
            }
        }
    }
    Ok(owers)
}
