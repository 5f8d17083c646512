//! Whose days count, in public: every calendar with its holidays and versions.

use actix_web::{HttpResponse, web};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

use super::calendar::Weekdays;
use super::calendars::{
    calendars_of_bodies, find_calendar, list_calendars, list_holidays, list_versions,
};
use super::model::{CalendarRow, HolidayRow};
use super::rules::local_day;
use crate::features::bodies::{self, Body};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::i18n::format;
use crate::web::{Page, Visit};

/// Versions that are told.
const VERSIONS: i64 = 50;

/// A holiday, as a list shows it.
#[derive(Clone, Debug, Serialize)]
pub struct HolidayView {
    pub id: i64,
    pub day: NaiveDate,
    pub weekday: &'static str,
    pub name: String,
}

/// The holidays of a year.
#[derive(Clone, Debug, Serialize)]
pub struct YearView {
    pub year: i32,
    /// It is over.
    pub is_past: bool,
    pub holidays: Vec<HolidayView>,
}

impl YearView {
    /// By year: this one and those to come first, then the past ones, the last first.
    pub fn list(visit: &Visit, holidays: &[HolidayRow], today: NaiveDate) -> Vec<Self> {
        let mut years: Vec<Self> = Vec::new();
        for one in holidays {
            let view = HolidayView {
                id: one.id,
                day: one.day,
                weekday: format::weekday(visit.lang, one.day),
                name: one.name.clone(),
            };
            let year = one.day.year();
            match years.last_mut().filter(|last| last.year == year) {
                Some(last) => last.holidays.push(view),
                None => years.push(Self {
                    year,
                    is_past: year < today.year(),
                    holidays: vec![view],
                }),
            }
        }
        let (mut past, ahead): (Vec<_>, Vec<_>) = years.into_iter().partition(|one| one.is_past);
        past.reverse();
        ahead.into_iter().chain(past).collect()
    }
}

/// A calendar, as lists and its page show it.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarView {
    pub id: i64,
    pub name: String,
    /// IANA name.
    pub time_zone: String,
    /// 'Monday, Tuesday …'
    pub weekdays: String,
    pub is_default: bool,
    pub version: i64,
    /// Names of the bodies that count by it.
    pub bodies: Vec<String>,
}

impl CalendarView {
    pub fn new(
        visit: &Visit,
        row: &CalendarRow,
        bodies: &[Body],
        chosen: &std::collections::HashMap<i64, i64>,
    ) -> Self {
        let is_used = |body: &&Body| match chosen.get(&body.id) {
            Some(id) => *id == row.id,
            None => row.is_default,
        };
        Self {
            id: row.id,
            name: row.name.clone(),
            time_zone: match row.time_zone.as_str() {
                "" => visit.app.config.site.time_zone.0.name().to_owned(),
                name => name.to_owned(),
            },
            weekdays: week_text(visit, &row.weekdays),
            is_default: row.is_default,
            version: row.version,
            bodies: bodies
                .iter()
                .filter(is_used)
                .map(|body| body.name.clone())
                .collect(),
        }
    }
}

/// Names of the days of the week that are worked, in the language of the visit.
pub fn week_text(visit: &Visit, weekdays: &str) -> String {
    let week: Weekdays = weekdays.parse().unwrap_or(Weekdays::NONE);
    days_of_week()
        .into_iter()
        .filter(|day| week.contains(day.weekday()))
        .map(|day| format::weekday(visit.lang, day))
        .collect::<Vec<_>>()
        .join(", ")
}

/// One day for each day of the week, Monday first.
pub fn days_of_week() -> Vec<NaiveDate> {
    let monday = NaiveDate::from_isoywd_opt(2026, 1, Weekday::Mon);
    monday
        .into_iter()
        .flat_map(|day| day.iter_days().take(7))
        .collect()
}

/// A version, without the name of whoever made it.
#[derive(Serialize)]
struct VersionView {
    version: i64,
    note: String,
    changed_at: UtcTime,
}

/// `GET /deadlines/calendars`
pub async fn list_all(visit: Visit) -> Result<HttpResponse, AppError> {
    visit
        .public(
            |conn| {
                let calendars = list_calendars(conn)?;
                Ok((calendars, bodies::list(conn)?, calendars_of_bodies(conn)?))
            },
            |visit, (calendars, bodies, chosen)| {
                let views: Vec<_> = calendars
                    .iter()
                    .map(|row| CalendarView::new(visit, row, &bodies, &chosen))
                    .collect();
                Ok(Page::new(
                    "deadlines/calendars.html",
                    visit.text("deadlines-calendars-title"),
                )
                .description(visit.text("deadlines-calendars-lead"))
                .with("calendars", &views)
                .topic("deadlines")
                .topic("bodies"))
            },
        )
        .await
}

/// `GET /deadlines/calendars/{id}`
pub async fn show_one(visit: Visit, id: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let id = *id;
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    visit
        .public(
            move |conn| {
                let calendar = find_calendar(conn, id)?;
                let holidays = list_holidays(conn, &calendar)?;
                let versions = list_versions(conn, id, VERSIONS)?;
                let bodies = bodies::list(conn)?;
                Ok((
                    calendar,
                    holidays,
                    versions,
                    bodies,
                    calendars_of_bodies(conn)?,
                ))
            },
            move |visit, (calendar, holidays, versions, bodies, chosen)| {
                let versions: Vec<_> = versions
                    .into_iter()
                    .filter(|one| !one.note.is_empty())
                    .map(|one| VersionView {
                        version: one.version,
                        note: one.note,
                        changed_at: one.changed_at,
                    })
                    .collect();
                let view = CalendarView::new(visit, &calendar, &bodies, &chosen);
                let title = visit.text_with(
                    "deadlines-calendar-of",
                    &[("name", view.name.as_str().into())],
                );
                let years = YearView::list(visit, &holidays, local_day(now, zone));
                Ok(Page::new("deadlines/calendar.html", title)
                    .with("calendar", &view)
                    .with("years", &years)
                    .with("versions", &versions)
                    .topic("deadlines")
                    .topic("bodies"))
            },
        )
        .await
}
