//! Whose days count: the calendar of a body, its holidays and versions.

use std::collections::{BTreeSet, HashMap};

use chrono_tz::Tz;

use super::calendar::{Calendar, Weekdays};
use super::model::{CalendarRow, CalendarVersion, HolidayRow};
use super::store;
use crate::features::bodies;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// The calendar that a body counts by, with its holidays as they are now; for None, and for bodies
/// that chose none, the default one.
///
/// # Errors
/// When the database cannot be read.
pub fn calendar_for_body(
    conn: &mut DbConn,
    body_id: Option<i64>,
    site_zone: Tz,
) -> Result<(CalendarRow, Calendar), AppError> {
    let row = row_for_body(conn, body_id)?;
    let calendar = with_holidays(conn, &row, row.version, &row.weekdays, site_zone)?;
    Ok((row, calendar))
}

fn row_for_body(conn: &mut DbConn, body_id: Option<i64>) -> Result<CalendarRow, AppError> {
    let chosen = match body_id {
        Some(id) => store::find_calendar_of_body(conn, id)?,
        None => None,
    };
    Ok(match chosen {
        Some(row) => row,
        None => store::find_default_calendar(conn)?,
    })
}

/// As [`calendar_for_body`], for a promise that is about to be written with it.
pub(super) fn hold_for_body(
    tx: &mut Tx<'_>,
    body_id: Option<i64>,
    site_zone: Tz,
) -> Result<(CalendarRow, Calendar), AppError> {
    let row = row_for_body(tx, body_id)?;
    hold(tx, row.id, site_zone)
}

/// As [`load_calendar`] without a version, for a promise that is about to be written with it.
pub(super) fn hold(
    tx: &mut Tx<'_>,
    id: i64,
    site_zone: Tz,
) -> Result<(CalendarRow, Calendar), AppError> {
    store::hold_calendar(tx, id)?;
    load_calendar(tx, id, None, site_zone)
}

/// The calendar of the body with this slug; for '' the plain one: Monday to Friday, no holidays.
///
/// # Errors
/// `Invalid` when there is no such body.
pub fn calendar_of_slug(
    conn: &mut DbConn,
    slug: &str,
    site_zone: Tz,
) -> Result<Calendar, AppError> {
    if slug.is_empty() {
        return Ok(Calendar::plain(site_zone));
    }
    let body =
        bodies::find_by_slug(conn, slug)?.ok_or_else(|| AppError::field("body", "form.choose"))?;
    Ok(calendar_for_body(conn, Some(body.id), site_zone)?.1)
}

/// A calendar as it is, or as it was in a version.
///
/// # Errors
/// `NotFound`
pub fn load_calendar(
    conn: &mut DbConn,
    id: i64,
    version: Option<i64>,
    site_zone: Tz,
) -> Result<(CalendarRow, Calendar), AppError> {
    let row = store::find_calendar(conn, id)?.ok_or(AppError::NotFound)?;
    let version = version.unwrap_or(row.version);
    let weekdays = if version == row.version {
        row.weekdays.clone()
    } else {
        let found = store::find_version(conn, id, version)?;
        found.ok_or(AppError::NotFound)?.weekdays
    };
    let calendar = with_holidays(conn, &row, version, &weekdays, site_zone)?;
    Ok((row, calendar))
}

fn with_holidays(
    conn: &mut DbConn,
    row: &CalendarRow,
    version: i64,
    weekdays: &str,
    site_zone: Tz,
) -> Result<Calendar, AppError> {
    let holidays = store::list_holidays(conn, row.id, version)?;
    assemble(row, weekdays, holidays, site_zone)
}

fn assemble(
    row: &CalendarRow,
    weekdays: &str,
    holidays: Vec<HolidayRow>,
    site_zone: Tz,
) -> Result<Calendar, AppError> {
    let damaged = || AppError::Internal(format!("calendar {} is damaged", row.id));
    let zone = match row.time_zone.as_str() {
        "" => site_zone,
        name => name.parse().map_err(|_| damaged())?,
    };
    let weekdays: Weekdays = weekdays.parse().map_err(|_| damaged())?;
    let days = holidays.into_iter().map(|one| (one.day, one.name));
    Ok(Calendar::new(zone, weekdays, days))
}

/// Several calendars, each as it was in a version, in three statements.
///
/// # Errors
/// `NotFound`
pub(super) fn load_calendars(
    conn: &mut DbConn,
    wanted: &BTreeSet<(i64, i64)>,
    site_zone: Tz,
) -> Result<HashMap<(i64, i64), Calendar>, AppError> {
    let ids: Vec<i64> = wanted.iter().map(|(id, _)| *id).collect();
    let numbers: Vec<i64> = wanted.iter().map(|(_, version)| *version).collect();
    let rows = store::list_calendars_by_ids(conn, &ids)?;
    let versions = store::list_versions_by_numbers(conn, &ids, &numbers)?;
    let holidays = store::list_holidays_of_all_versions(conn, &ids)?;
    let mut calendars = HashMap::new();
    for (id, number) in wanted.iter().copied() {
        let row = rows.iter().find(|row| row.id == id);
        let version = versions
            .iter()
            .find(|one| one.calendar_id == id && one.version == number);
        let (row, version) = row.zip(version).ok_or(AppError::NotFound)?;
        let in_force = holidays
            .iter()
            .filter(|one| one.calendar_id == id && one.is_in_version(number))
            .cloned()
            .collect();
        let calendar = assemble(row, &version.weekdays, in_force, site_zone)?;
        calendars.insert((id, number), calendar);
    }
    Ok(calendars)
}

/// Makes a calendar without holidays.
///
/// # Errors
/// `Invalid` when the name is taken or the week has no working day.
pub fn create_calendar(
    tx: &mut Tx<'_>,
    name: &str,
    zone: Option<Tz>,
    weekdays: &Weekdays,
    by: Option<i64>,
    now: UtcTime,
) -> Result<CalendarRow, AppError> {
    if weekdays.is_empty() {
        return Err(AppError::field("weekdays", "deadlines.no-working-day"));
    }
    let zone = zone.map_or("", |zone| zone.name());
    let weekdays = weekdays.to_string();
    let made = store::insert_calendar(tx, name, zone, &weekdays, now)?
        .ok_or(AppError::field("name", "deadlines.calendar-exists"))?;
    store::insert_version(
        tx,
        &CalendarVersion {
            calendar_id: made.id,
            version: made.version,
            weekdays,
            note: String::new(),
            changed_by: by,
            changed_at: now,
        },
    )?;
    tx.touch("deadlines", now);
    Ok(made)
}

/// All calendars, the default one first.
///
/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn list_calendars(conn: &mut DbConn) -> Result<Vec<CalendarRow>, AppError> {
    Ok(store::list_calendars(conn)?)
}

pub fn find_calendar(conn: &mut DbConn, id: i64) -> Result<CalendarRow, AppError> {
    store::find_calendar(conn, id)?.ok_or(AppError::NotFound)
}

pub fn find_calendar_by_name(
    conn: &mut DbConn,
    name: &str,
) -> Result<Option<CalendarRow>, AppError> {
    Ok(store::find_calendar_by_name(conn, name)?)
}

pub fn find_default_calendar(conn: &mut DbConn) -> Result<CalendarRow, AppError> {
    Ok(store::find_default_calendar(conn)?)
}

/// Holidays as they are now, by day.
pub fn list_holidays(
    conn: &mut DbConn,
    calendar: &CalendarRow,
) -> Result<Vec<HolidayRow>, AppError> {
    Ok(store::list_holidays(conn, calendar.id, calendar.version)?)
}

/// The latest versions of a calendar, newest first.
pub fn list_versions(
    conn: &mut DbConn,
    calendar_id: i64,
    limit: i64,
) -> Result<Vec<CalendarVersion>, AppError> {
    Ok(store::list_versions(conn, calendar_id, limit)?)
}

/// Calendars of the bodies that chose one, by body.
pub fn calendars_of_bodies(conn: &mut DbConn) -> Result<HashMap<i64, i64>, AppError> {
    Ok(store::calendars_of_bodies(conn)?)
}

/// What a body promises from now on is counted with this calendar; what it promised before keeps
/// the calendar it was promised with.
///
/// # Errors
/// `NotFound`
pub fn choose_calendar(
    tx: &mut Tx<'_>,
    body_id: i64,
    calendar_id: i64,
    now: UtcTime,
) -> Result<CalendarRow, AppError> {
    let calendar = find_calendar(tx, calendar_id)?;
    store::set_calendar_of_body(tx, body_id, calendar_id)?;
    tx.touch("deadlines", now);
    Ok(calendar)
}
