//! A reckoning as its page shows it: months as grids of weeks.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::reckoning::{Asked, ReckonedDay, Reckoning, Unit};
use crate::features::bodies::Body;
use crate::platform::i18n::Lang;
use crate::platform::i18n::format::{long_date, month, weekday};
use crate::web::Visit;

#[derive(Serialize)]
pub struct UnitView {
    value: &'static str,
    text: String,
}

/// A body whose calendar may be counted by.
#[derive(Serialize)]
pub struct BodyView {
    value: String,
    text: String,
}

impl From<Body> for BodyView {
    fn from(body: Body) -> Self {
        Self {
            value: body.slug,
            text: body.name,
        }
    }
}

pub fn units(visit: &Visit) -> Vec<UnitView> {
    Unit::ALL
        .iter()
        .map(|unit| UnitView {
            value: unit.as_str(),
            text: visit.text(&format!("deadlines-unit-{unit}")),
        })
        .collect()
}

#[derive(Serialize)]
pub struct ReckoningView {
    /// 'Tuesday 14 April 2009'
    pub due: String,
    due_on: NaiveDate,
    received: String,
    unit: Unit,
    count: i64,
    zone: String,
    weekdays: Vec<WeekdayView>,
    months: Vec<MonthView>,
    /// Those in the account, which did not count or were not the last day.
    holidays: Vec<HolidayView>,
    has_rolled: bool,
    is_cut: bool,
}

#[derive(Serialize)]
struct WeekdayView {
    short: String,
    full: &'static str,
}

#[derive(Serialize)]
struct HolidayView {
    date: String,
    name: String,
}

/// 'March 2009', in weeks from Monday.
#[derive(Serialize)]
struct MonthView {
    title: String,
    weeks: Vec<Vec<Option<CellView>>>,
}

#[derive(Serialize)]
struct CellView {
    on: NaiveDate,
    day: u32,
    /// '' for a day that is not part of the account.
    what: &'static str,
    count: Option<i64>,
    is_due: bool,
}

impl ReckoningView {
    pub fn new(lang: Lang, asked: Asked, reckoning: &Reckoning) -> Self {
        let days = &reckoning.days;
        // Any week from Monday to Sunday names the days.
        let monday = NaiveDate::from_isoywd_opt(2026, 1, chrono::Weekday::Mon).unwrap_or_default();
        Self {
            due: long_date(lang, reckoning.due_on),
            due_on: reckoning.due_on,
            received: long_date(lang, reckoning.received_on),
            unit: asked.unit,
            count: asked.count,
            zone: reckoning.zone.clone(),
            weekdays: monday
                .iter_days()
                .take(7)
                .map(|day| WeekdayView {
                    short: weekday(lang, day).chars().take(3).collect(),
                    full: weekday(lang, day),
                })
                .collect(),
            months: months(lang, days, reckoning.due_on),
            holidays: days
                .iter()
                .filter(|day| day.what == "holiday")
                .map(|day| HolidayView {
                    date: long_date(lang, day.on),
                    name: day.name.clone().unwrap_or_default(),
                })
                .collect(),
            has_rolled: days.iter().any(|day| day.what == "rolled"),
            is_cut: reckoning.is_cut(),
        }
    }
}

/// Whole weeks of each month that the account touches; days of a month outside the account are
/// shown without a mark.
fn months(lang: Lang, days: &[ReckonedDay], due_on: NaiveDate) -> Vec<MonthView> {
    days.chunk_by(|one, next| one.on.month() == next.on.month())
        .filter_map(|days| {
            let (first, last) = (days.first()?.on, days.last()?.on);
            let monday = first.week(chrono::Weekday::Mon).checked_first_day()?;
            let sunday = last.week(chrono::Weekday::Mon).checked_last_day()?;
            let cells: Vec<Option<CellView>> = monday
                .iter_days()
                .take_while(|on| *on <= sunday)
                .map(|on| (on.month() == first.month()).then(|| cell(days, on, due_on)))
                .collect();
            let mut weeks = Vec::new();
            let mut cells = cells.into_iter().peekable();
            while cells.peek().is_some() {
                weeks.push(cells.by_ref().take(7).collect());
            }
            Some(MonthView {
                title: format!("{} {}", month(lang, first), first.year()),
                weeks,
            })
        })
        .collect()
}

fn cell(days: &[ReckonedDay], on: NaiveDate, due_on: NaiveDate) -> CellView {
    let found = days.iter().find(|day| day.on == on);
    CellView {
        on,
        day: on.day(),
        what: found.map_or("", |day| day.what),
        count: found.and_then(|day| day.count),
        is_due: on == due_on,
    }
}
