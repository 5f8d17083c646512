//! When something promised now would fall due, for many bodies at once.

use std::collections::HashMap;

use chrono_tz::Tz;

use super::calendar::Calendar;
use super::calendars::load_calendar;
use super::promise::{Change, Event, Rule, Terms};
use super::{replay, store};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;

/// As [`super::due_on_promise`] for bodies with their working days, in their order. Each calendar is
/// read once, however many bodies count by it.
///
/// # Errors
/// As [`super::due_on_promise`].
pub fn due_on_promises(
    conn: &mut DbConn,
    promised: &[(i64, i64)],
    now: UtcTime,
    site_zone: Tz,
) -> Result<Vec<UtcTime>, AppError> {
    let chosen = store::calendars_of_bodies(conn)?;
    let default_id = store::find_default_calendar(conn)?.id;
    let mut calendars: HashMap<i64, Calendar> = HashMap::new();
    let mut due = Vec::with_capacity(promised.len());
    for (body_id, working_days) in promised {
        let id = chosen.get(body_id).copied().unwrap_or(default_id);
        let calendar = match calendars.remove(&id) {
            Some(calendar) => calendar,
            None => load_calendar(conn, id, None, site_zone)?.1,
        };
        let started = Event {
            change: Change::Started,
            at: now,
        };
        let terms = Terms::fixed(Rule::WorkingDays(*working_days));
        due.push(replay::replay(&terms, &calendar, &[started])?.due_at);
        calendars.insert(id, calendar);
    }
    Ok(due)
}
