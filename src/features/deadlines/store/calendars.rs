//! Calendars, their versions and holidays.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::features::deadlines::model::{CalendarRow, CalendarVersion, HolidayRow};
use crate::on_backend;
use crate::platform::db::schema::{body_calendars, calendar_versions, calendars, holidays};
use crate::platform::db::{DbConn, UtcTime, hold_row};

pub fn list_calendars(conn: &mut DbConn) -> QueryResult<Vec<CalendarRow>> {
    calendars::table
        .order((calendars::is_default.desc(), calendars::name))
        .load(conn)
}

pub fn find_calendar(conn: &mut DbConn, id: i64) -> QueryResult<Option<CalendarRow>> {
    calendars::table.find(id).first(conn).optional()
}

/// Nobody makes a new version of a calendar until the transaction ends: what is counted with the
/// present one is seen by the job that counts again with the next. SQLite has one writer anyway.
pub fn hold_calendar(conn: &mut DbConn, id: i64) -> QueryResult<()> {
    hold_row(conn, "calendars", id)
}

pub fn find_calendar_by_name(conn: &mut DbConn, name: &str) -> QueryResult<Option<CalendarRow>> {
    calendars::table
        .filter(calendars::name.eq(name))
        .first(conn)
        .optional()
}

pub fn find_default_calendar(conn: &mut DbConn) -> QueryResult<CalendarRow> {
    calendars::table
        .order((calendars::is_default.desc(), calendars::id))
        .first(conn)
}

/// The calendar that a body has chosen.
pub fn find_calendar_of_body(conn: &mut DbConn, body_id: i64) -> QueryResult<Option<CalendarRow>> {
    calendars::table
        .inner_join(body_calendars::table.on(body_calendars::calendar_id.eq(calendars::id)))
        .filter(body_calendars::body_id.eq(body_id))
        .select(calendars::all_columns)
        .first(conn)
        .optional()
}

/// Those of these bodies that chose a calendar, with it.
pub fn list_calendars_of_bodies(
    conn: &mut DbConn,
    body_ids: &[i64],
) -> QueryResult<Vec<(i64, CalendarRow)>> {
    calendars::table
        .inner_join(body_calendars::table.on(body_calendars::calendar_id.eq(calendars::id)))
        .filter(body_calendars::body_id.eq_any(body_ids.to_vec()))
        .select((body_calendars::body_id, calendars::all_columns))
        .load(conn)
}

/// Bodies that chose a calendar, with its id.
pub fn calendars_of_bodies(conn: &mut DbConn) -> QueryResult<HashMap<i64, i64>> {
    let rows: Vec<(i64, i64)> = body_calendars::table
        .select((body_calendars::body_id, body_calendars::calendar_id))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

pub fn set_calendar_of_body(
    conn: &mut DbConn,
    body_id: i64,
    calendar_id: i64,
) -> QueryResult<usize> {
    on_backend!(conn, c => diesel::insert_into(body_calendars::table)
        .values((
            body_calendars::body_id.eq(body_id),
            body_calendars::calendar_id.eq(calendar_id),
        ))
        .on_conflict(body_calendars::body_id)
        .do_update()
        .set(body_calendars::calendar_id.eq(calendar_id))
        .execute(c))
}

/// None when the name is taken.
pub fn insert_calendar(
    conn: &mut DbConn,
    name: &str,
    time_zone: &str,
    weekdays: &str,
    now: UtcTime,
) -> QueryResult<Option<CalendarRow>> {
    on_backend!(conn, c => diesel::insert_into(calendars::table)
        .values((
            calendars::name.eq(name),
            calendars::time_zone.eq(time_zone),
            calendars::weekdays.eq(weekdays),
            calendars::version.eq(1_i64),
            calendars::created_at.eq(now),
        ))
        .on_conflict(calendars::name)
        .do_nothing()
        .returning(calendars::all_columns)
        .get_result(c)
        .optional())
}

/// Brings a calendar to its next version; None when somebody else changed it meanwhile.
pub fn set_next_version(
    conn: &mut DbConn,
    calendar: &CalendarRow,
    weekdays: &str,
) -> QueryResult<Option<CalendarRow>> {
    let row = calendars::table
        .filter(calendars::id.eq(calendar.id))
        .filter(calendars::version.eq(calendar.version));
    diesel::update(row)
        .set((
            calendars::version.eq(calendar.version + 1),
            calendars::weekdays.eq(weekdays),
        ))
        .get_result(conn)
        .optional()
}

pub fn insert_version(conn: &mut DbConn, version: &CalendarVersion) -> QueryResult<usize> {
    diesel::insert_into(calendar_versions::table)
        .values((
            calendar_versions::calendar_id.eq(version.calendar_id),
            calendar_versions::version.eq(version.version),
            calendar_versions::weekdays.eq(&version.weekdays),
            calendar_versions::note.eq(&version.note),
            calendar_versions::changed_by.eq(version.changed_by),
            calendar_versions::changed_at.eq(version.changed_at),
        ))
        .execute(conn)
}

pub fn find_version(
    conn: &mut DbConn,
    calendar_id: i64,
    version: i64,
) -> QueryResult<Option<CalendarVersion>> {
    calendar_versions::table
        .find((calendar_id, version))
        .first(conn)
        .optional()
}

/// Newest first.
pub fn list_versions(
    conn: &mut DbConn,
    calendar_id: i64,
    limit: i64,
) -> QueryResult<Vec<CalendarVersion>> {
    calendar_versions::table
        .filter(calendar_versions::calendar_id.eq(calendar_id))
        .order(calendar_versions::version.desc())
        .limit(limit)
        .load(conn)
}

/// Holidays in force in a version, by day.
pub fn list_holidays(
    conn: &mut DbConn,
    calendar_id: i64,
    version: i64,
) -> QueryResult<Vec<HolidayRow>> {
    holidays::table
        .filter(holidays::calendar_id.eq(calendar_id))
        .filter(holidays::from_version.le(version))
        .filter(
            holidays::until_version
                .is_null()
                .or(holidays::until_version.gt(version)),
        )
        .order((holidays::day, holidays::id))
        .load(conn)
}

pub fn insert_holidays(
    conn: &mut DbConn,
    calendar_id: i64,
    days: &[(NaiveDate, String)],
    from_version: i64,
) -> QueryResult<()> {
    for part in days.chunks(500) {
        let rows: Vec<_> = part
            .iter()
            .map(|(day, name)| {
                (
                    holidays::calendar_id.eq(calendar_id),
                    holidays::day.eq(day),
                    holidays::name.eq(name),
                    holidays::from_version.eq(from_version),
                )
            })
            .collect();
        on_backend!(conn, c => diesel::insert_into(holidays::table)
            .values(rows)
            .execute(c))?;
    }
    Ok(())
}

/// Ends holidays with the version before `until_version`.
pub fn end_holidays(
    conn: &mut DbConn,
    calendar_id: i64,
    ids: &[i64],
    until_version: i64,
) -> QueryResult<usize> {
    let rows = holidays::table
        .filter(holidays::calendar_id.eq(calendar_id))
        .filter(holidays::id.eq_any(ids.to_vec()))
        .filter(holidays::until_version.is_null());
    diesel::update(rows)
        .set(holidays::until_version.eq(Some(until_version)))
        .execute(conn)
}

pub fn list_calendars_by_ids(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<CalendarRow>> {
    calendars::table
        .filter(calendars::id.eq_any(ids.to_vec()))
        .load(conn)
}

/// These versions, as far as the calendars have them.
pub fn list_versions_by_numbers(
    conn: &mut DbConn,
    calendar_ids: &[i64],
    versions: &[i64],
) -> QueryResult<Vec<CalendarVersion>> {
    calendar_versions::table
        .filter(calendar_versions::calendar_id.eq_any(calendar_ids.to_vec()))
        .filter(calendar_versions::version.eq_any(versions.to_vec()))
        .load(conn)
}

/// Holidays of these calendars in all of their versions, by day.
pub fn list_holidays_of_all_versions(
    conn: &mut DbConn,
    calendar_ids: &[i64],
) -> QueryResult<Vec<HolidayRow>> {
    holidays::table
        .filter(holidays::calendar_id.eq_any(calendar_ids.to_vec()))
        .order((holidays::day, holidays::id))
        .load(conn)
}
