//! Changing a calendar: a new version, and one job that moves what is promised by it.

use std::collections::HashSet;

use chrono::{Datelike, Months, NaiveDate};

use serde_json::json;

use super::calendar::{Weekdays, ensure_countable};
use super::model::{CalendarRow, CalendarVersion, HolidayRow};
use super::{recount, store};
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Holidays of one calendar at most, over all years.
pub const MAX_HOLIDAYS: usize = 10_000;

/// Years from a file that are taken: the last one, this one, and so many to come.
const YEARS_AHEAD: u32 = 10;

/// What is to change in a calendar.
#[derive(Clone, Debug, Default)]
pub struct Amendment {
    pub add: Vec<(NaiveDate, String)>,
    /// Ids of holidays that are none any more.
    pub remove: Vec<i64>,
    /// None leaves the working week as it is.
    pub weekdays: Option<Weekdays>,
    /// Why; shown beside the version.
    pub note: String,
    /// The version that whoever wants this has seen; None changes whatever there is.
    pub seen: Option<i64>,
}

/// What an amendment comes to.
#[derive(Clone, Debug)]
pub struct Difference {
    pub calendar: CalendarRow,
    /// By day; those that are holidays already are left out.
    pub added: Vec<(NaiveDate, String)>,
    pub removed: Vec<HolidayRow>,
    /// The new working week, if it is another one.
    pub weekdays: Option<Weekdays>,
    /// Open promises that will be counted again.
    pub promise_count: i64,
}

impl Difference {
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.weekdays.is_none()
    }
}

/// What an amendment would change, without changing it.
///
/// # Errors
/// `NotFound`; `Conflict` when somebody else changed the calendar meanwhile; `Invalid` for a week
/// without a working day, a day outside the years that are counted, and too many holidays.
pub fn preview_amendment(
    conn: &mut DbConn,
    id: i64,
    amendment: &Amendment,
) -> Result<Difference, AppError> {
    let calendar = store::find_calendar(conn, id)?.ok_or(AppError::NotFound)?;
    if amendment.seen.is_some_and(|seen| seen != calendar.version) {
        return Err(AppError::Conflict("deadlines.calendar-changed-meanwhile"));
    }
    if amendment.weekdays.is_some_and(Weekdays::is_empty) {
        return Err(AppError::field("weekdays", "deadlines.no-working-day"));
    }
    let (removed, kept): (Vec<HolidayRow>, Vec<HolidayRow>) =
        store::list_holidays(conn, id, calendar.version)?
            .into_iter()
            .partition(|one| amendment.remove.contains(&one.id));
    let known: HashSet<NaiveDate> = kept.iter().map(|one| one.day).collect();
    let mut added = amendment.add.clone();
    added.sort();
    added.dedup_by_key(|one| one.0);
    added.retain(|(day, _)| !known.contains(day));
    for (day, _) in &added {
        ensure_countable(*day).map_err(|error| AppError::field("day", error.key()))?;
    }
    if known.len() + added.len() > MAX_HOLIDAYS {
        return Err(AppError::field("day", "deadlines.calendar-full"));
    }
    let weekdays = amendment
        .weekdays
        .filter(|week| week.to_string() != calendar.weekdays);
    Ok(Difference {
        promise_count: store::count_open_of_calendar(conn, id)?,
        calendar,
        added,
        removed,
        weekdays,
    })
}

/// Changes a calendar. A day that is a holiday already gets no second one. None when nothing would
/// change.
///
/// # Errors
/// As [`preview_amendment`].
pub fn amend_calendar(
    tx: &mut Tx<'_>,
    id: i64,
    amendment: &Amendment,
    by: Option<i64>,
    now: UtcTime,
) -> Result<Option<Difference>, AppError> {
    let mut difference = preview_amendment(tx, id, amendment)?;
    if difference.is_empty() {
        return Ok(None);
    }
    let weekdays = difference
        .weekdays
        .map_or(difference.calendar.weekdays.clone(), |week| {
            week.to_string()
        });
    let next = store::set_next_version(tx, &difference.calendar, &weekdays)?
        .ok_or(AppError::Conflict("deadlines.calendar-changed-meanwhile"))?;
    store::insert_version(
        tx,
        &CalendarVersion {
            calendar_id: id,
            version: next.version,
            weekdays,
            note: amendment.note.clone(),
            changed_by: by,
            changed_at: now,
        },
    )?;
    let removed: Vec<i64> = difference.removed.iter().map(|one| one.id).collect();
    for ids in removed.chunks(500) {
        store::end_holidays(tx, id, ids, next.version)?;
    }
    store::insert_holidays(tx, id, &difference.added, next.version)?;
    tx.touch("deadlines", now);
    recount::enqueue(tx, &next, now)?;
    difference.calendar = next;
    Ok(Some(difference))
}

/// The years of a file of holidays that are taken, on a day.
pub fn imported_span(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = NaiveDate::from_ymd_opt(today.year() - 1, 1, 1).unwrap_or(today);
    let last = first
        .checked_add_months(Months::new(12 * (YEARS_AHEAD + 2)))
        .and_then(|day| day.pred_opt())
        .unwrap_or(today);
    (first, last)
}

/// Changes a calendar, and notes it in the public log. `by` is an administrator; None for whoever
/// keeps the machine.
///
/// # Errors
/// As [`preview_amendment`].
pub fn publish_amendment(
    tx: &mut Tx<'_>,
    id: i64,
    amendment: &Amendment,
    by: Option<i64>,
    now: UtcTime,
) -> Result<Option<Difference>, AppError> {
    let Some(difference) = amend_calendar(tx, id, amendment, by, now)? else {
        return Ok(None);
    };
    let mut facts = json!({
        "added": difference.added.len(),
        "removed": difference.removed.len(),
    });
    if let (Some(week), Some(facts)) = (difference.weekdays, facts.as_object_mut()) {
        facts.insert("weekdays".to_owned(), json!(week.to_string()));
    }
    log_calendar(
        tx,
        "calendar-changed",
        &difference.calendar,
        &facts,
        by,
        now,
    )?;
    Ok(Some(difference))
}

/// Notes in the public log what was done to a calendar: facts, and neither words nor names.
///
/// # Errors
/// When the row cannot be written.
pub fn log_calendar(
    tx: &mut Tx<'_>,
    action: &'static str,
    row: &CalendarRow,
    facts: &serde_json::Value,
    by: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let subject = format!("calendar-{}", row.id);
    let act = Act::new(action, "calendar", &subject, ActingAs::Administrator).by(by);
    let mut detail = json!({
        "title": row.name,
        "version": row.version,
        "url": format!("/deadlines/calendars/{}", row.id),
    });
    if let (Some(detail), Some(facts)) = (detail.as_object_mut(), facts.as_object()) {
        detail.extend(facts.clone());
    }
    ledger::append(tx, &act, detail, now)?;
    Ok(())
}
