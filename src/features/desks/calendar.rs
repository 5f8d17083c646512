//! What falls due, by month: for officials what their bodies owe, for administrators everything.

use std::collections::{BTreeMap, HashMap};

use actix_web::{HttpResponse, web};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::features::bodies::{self, Body};
use crate::features::deadlines::calendar::{FIRST_YEAR, LAST_YEAR};
use crate::features::deadlines::rules::{local_day, start_of_day};
use crate::features::deadlines::{
    self, About, Calendar, DayKind, Keepers, Promise, PromiseKind, PromiseState,
};
use crate::platform::actor::Role;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::i18n::format;
use crate::web::{Page, Visit};

/// Dates of a month, and overdue ones, that are shown.
const DATES: i64 = 500;
const OVERDUE: i64 = 100;

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    month: String,
}

/// The first day of the month that was asked for; of this month for anything that is none.
fn month_asked(text: &str, today: NaiveDate) -> NaiveDate {
    let asked = (text.len() == 7)
        .then(|| format!("{text}-01").parse::<NaiveDate>().ok())
        .flatten()
        .filter(|day| (FIRST_YEAR + 1..LAST_YEAR).contains(&day.year()));
    asked.or_else(|| today.with_day(1)).unwrap_or(today)
}

/// Bodies whose promises somebody sees here; None for all.
///
/// # Errors
/// `Unauthenticated` or `Forbidden` for whoever works for none.
fn bodies_of(visit: &Visit) -> Result<Option<Vec<i64>>, AppError> {
    visit.account_id()?;
    if visit.actor.has(Role::Administrator) {
        return Ok(None);
    }
    if !visit.actor.has(Role::Official) {
        return Err(AppError::Forbidden("error.forbidden-text"));
    }
    let grants = visit.actor.grants.iter();
    let official = grants.filter(|grant| grant.role == Role::Official);
    Ok(Some(official.filter_map(|grant| grant.body_id).collect()))
}

struct Found {
    calendar: Calendar,
    overdue: Vec<Promise>,
    due: Vec<Promise>,
    names: HashMap<(PromiseKind, i64), About>,
    /// Counted days left of promises whose clock is stopped, by promise.
    left: HashMap<i64, i64>,
    bodies: Vec<Body>,
}

fn read(
    conn: &mut DbConn,
    keepers: &Keepers,
    ids: Option<&[i64]>,
    (first, next): (NaiveDate, NaiveDate),
    zone: chrono_tz::Tz,
    now: UtcTime,
) -> Result<Found, AppError> {
    // A holiday is one of the body, where they are all of one; else of the town.
    let only = ids.and_then(|ids| match ids {
        [one] => Some(*one),
        _ => None,
    });
    let (_, calendar) = deadlines::calendar_for_body(conn, only, zone)?;
    let month = (start_of_day(first, zone), start_of_day(next, zone));
    let due = deadlines::list_due(conn, ids, month, DATES)?;
    let long_ago = now.minus(chrono::Duration::days(36_500));
    let mut overdue = deadlines::list_due(conn, ids, (long_ago, now), OVERDUE)?;
    overdue.retain(|promise| promise.is_overdue(now));
    let mut all = due.clone();
    all.extend(overdue.iter().cloned());
    Ok(Found {
        calendar,
        overdue,
        due,
        names: keepers.names(conn, &all)?,
        left: deadlines::days_left(conn, &all, zone)?,
        bodies: bodies::list(conn)?,
    })
}

#[derive(Serialize)]
struct ItemView {
    kind: &'static str,
    title: String,
    url: String,
    body: String,
    due_at: UtcTime,
    /// Word of `ui.due`.
    state: &'static str,
    /// Working days left or over.
    days: i64,
}

#[derive(Serialize)]
struct DayView {
    on: NaiveDate,
    number: u32,
    weekday: &'static str,
    is_today: bool,
    is_free: bool,
    holiday: Option<String>,
    items: Vec<ItemView>,
}

impl Found {
    fn item(&self, promise: &Promise, now: UtcTime) -> Option<ItemView> {
        let about = self.names.get(&(promise.kind, promise.subject_id))?;
        let left = self
            .calendar
            .working_days_left(promise.due_on, self.calendar.day_of(now));
        let (state, days) = if promise.state == PromiseState::Paused {
            ("paused", self.left.get(&promise.id).copied().unwrap_or(0))
        } else if promise.is_overdue(now) {
            ("overdue", (-left).max(1))
        } else if left == 0 {
            ("soon", 0)
        } else {
            ("running", left)
        };
        let body = self
            .bodies
            .iter()
            .find(|body| Some(body.id) == promise.body_id);
        Some(ItemView {
            kind: promise.kind.as_str(),
            title: about.title.clone(),
            url: about.desk_url.clone(),
            body: body.map(|body| body.name.clone()).unwrap_or_default(),
            due_at: promise.due_at,
            state,
            days,
        })
    }

    fn items(&self, promises: &[Promise], now: UtcTime) -> Vec<ItemView> {
        promises
            .iter()
            .filter_map(|one| self.item(one, now))
            .collect()
    }

    fn days(&self, visit: &Visit, first: NaiveDate, next: NaiveDate) -> Vec<DayView> {
        let today = self.calendar.day_of(visit.now);
        let mut by_day: BTreeMap<NaiveDate, Vec<ItemView>> = BTreeMap::new();
        for promise in &self.due {
            if let Some(item) = self.item(promise, visit.now) {
                by_day.entry(promise.due_on).or_default().push(item);
            }
        }
        let days = first.iter_days().take_while(|day| *day < next);
        days.map(|on| DayView {
            on,
            number: on.day(),
            weekday: format::weekday(visit.lang, on),
            is_today: on == today,
            is_free: !self.calendar.is_working_day(on),
            holiday: match self.calendar.kind(on) {
                DayKind::Holiday(name) => Some(name.to_owned()),
                DayKind::Working | DayKind::Weekend => None,
            },
            items: by_day.remove(&on).unwrap_or_default(),
        })
        .collect()
    }
}

/// `GET /desk/calendar?month=YYYY-MM`
pub async fn show_month(
    visit: Visit,
    asked: web::Query<Asked>,
    keepers: web::Data<Keepers>,
) -> Result<HttpResponse, AppError> {
    let ids = bodies_of(&visit)?;
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let today = local_day(now, zone);
    let first = month_asked(&asked.month, today);
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    let before = first.checked_sub_days(Days::new(1)).unwrap_or(first);
    let found = visit
        .app
        .db
        .read(move |conn| read(conn, &keepers, ids.as_deref(), (first, next), zone, now))
        .await?;
    let days = found.days(&visit, first, next);
    let names: Vec<_> = deadlines::public::days_of_week()
        .into_iter()
        .map(|day| format::weekday(visit.lang, day))
        .collect();
    let title = |day: NaiveDate| format!("{} {}", format::month(visit.lang, day), day.year());
    let count: usize = days.iter().map(|day| day.items.len()).sum();
    Page::new("desks/calendar.html", visit.text("desks-calendar-title"))
        .with("desk_key", &"calendar")
        .with("month", &title(first))
        .with("days", &days)
        .with("count", &count)
        .with("weekdays", &names)
        // Cells before the first day of the month.
        .with("fillers", &(0..first.weekday().num_days_from_monday()).collect::<Vec<_>>())
        .with("overdue", &found.items(&found.overdue, now))
        .with("previous", &before.format("%Y-%m").to_string())
        .with("previous_name", &title(before))
        .with("next", &next.format("%Y-%m").to_string())
        .with("next_name", &title(next))
        .respond(&visit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_one_that_somebody_may_mean() {
        let today: NaiveDate = "2026-11-23".parse().unwrap();
        for (asked, first) in [
            ("2027-02", "2027-02-01"),
            ("", "2026-11-01"),
            ("2026-13", "2026-11-01"),
            ("0000-00", "2026-11-01"),
            ("9999-12", "2026-11-01"),
            ("-100-01", "2026-11-01"),
            ("2026-1", "2026-11-01"),
            ("2026-02-01", "2026-11-01"),
            ("ééé2", "2026-11-01"),
        ] {
            assert_eq!(month_asked(asked, today).to_string(), first, "{asked}");
        }
    }
}
