//! Calendars: whose days count, which bodies count by them, and what is in them.

use actix_web::{HttpResponse, web};
use chrono_tz::Tz;
use serde::Serialize;
use serde_json::json;

use super::{desk, ensure_administrator, refused, rules};
use crate::features::accounts;
use crate::features::bodies::{self, Body};
use crate::features::deadlines::public::{CalendarView, YearView, days_of_week, week_text};
use crate::features::deadlines::rules::local_day;
use crate::features::deadlines::{self, CalendarRow, CalendarVersion, HolidayRow, Weekdays};
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::i18n::format;
use crate::web::{FormView, Page, PostForm, Visit};

/// Versions that are told.
const VERSIONS: i64 = 100;

#[derive(Serialize)]
struct BodyChoice {
    id: i64,
    name: String,
    calendar_id: i64,
}

#[derive(Serialize)]
struct OptionView {
    value: String,
    text: String,
}

async fn list_page(visit: &Visit) -> Result<Page, AppError> {
    let read = visit.app.db.read(|conn| {
        let calendars = deadlines::list_calendars(conn)?;
        Ok((
            calendars,
            bodies::list(conn)?,
            deadlines::calendars_of_bodies(conn)?,
        ))
    });
    let (calendars, bodies, chosen) = read.await?;
    let default = calendars
        .iter()
        .find(|one| one.is_default)
        .map_or(0, |one| one.id);
    let views: Vec<_> = calendars
        .iter()
        .map(|row| CalendarView::new(visit, row, &bodies, &chosen))
        .collect();
    let choices: Vec<_> = bodies
        .iter()
        .map(|body| BodyChoice {
            id: body.id,
            name: body.name.clone(),
            calendar_id: chosen.get(&body.id).copied().unwrap_or(default),
        })
        .collect();
    let options: Vec<_> = calendars
        .iter()
        .map(|row| OptionView {
            value: row.id.to_string(),
            text: row.name.clone(),
        })
        .collect();
    Ok(desk("admin/calendars.html", visit.text("admin-calendars"))
        .with("calendars", &views)
        .with("bodies", &choices)
        .with("options", &options))
}

/// `GET /admin/calendars`
pub async fn list_calendars(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    list_page(&visit).await?.respond(&visit)
}

/// `POST /admin/calendars/bodies/{id}`
pub async fn choose_calendar(
    visit: Visit,
    body_id: web::Path<i64>,
    form: PostForm,
) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let (body_id, now) = (*body_id, visit.now);
    let calendar_id = form
        .get("calendar")
        .parse()
        .map_err(|_| AppError::NotFound)?;
    visit
        .app
        .db
        .write(move |tx| {
            let body = bodies::find(tx, body_id)?.ok_or(AppError::NotFound)?;
            let before = deadlines::calendars_of_bodies(tx)?.get(&body_id).copied();
            if before == Some(calendar_id) {
                return Ok(());
            }
            let row = deadlines::choose_calendar(tx, body_id, calendar_id, now)?;
            let act = Act::new(
                "calendar-chosen",
                "body",
                &body.slug,
                ActingAs::Administrator,
            );
            let detail = json!({ "name": body.name, "calendar": row.name });
            ledger::append(tx, &act.by(Some(by)), detail, now)?;
            Ok(())
        })
        .await?;
    Ok(visit.redirect("/admin/calendars", Some("admin-saved")))
}

fn new_page(visit: &Visit, ticked: Weekdays) -> Page {
    desk("admin/calendar_new.html", visit.text("admin-calendar-new"))
        .with("week", &week_choices(visit, ticked))
        .with("site_zone", &visit.app.config.site.time_zone.0.name())
}

#[derive(Serialize)]
pub struct WeekdayChoice {
    value: String,
    text: &'static str,
    is_worked: bool,
}

/// The days of the week with a tick at those that are worked.
pub fn week_choices(visit: &Visit, ticked: Weekdays) -> Vec<WeekdayChoice> {
    days_of_week()
        .into_iter()
        .map(|day| {
            use chrono::Datelike;
            let weekday = day.weekday();
            WeekdayChoice {
                value: Weekdays::NONE.with(weekday).to_string(),
                text: format::weekday(visit.lang, day),
                is_worked: ticked.contains(weekday),
            }
        })
        .collect()
}

/// The days of the week that are ticked; what is none of them is refused.
pub fn read_week(form: &mut PostForm) -> Weekdays {
    let text = form.all("weekday").join(" ");
    match text.parse::<Weekdays>() {
        Ok(week) if !week.is_empty() => week,
        _ => {
            form.refuse("weekday", "deadlines.no-working-day");
            Weekdays::NONE
        }
    }
}

/// `GET /admin/calendars/new`
pub async fn show_new(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    new_page(&visit, Weekdays::default())
        .form(&FormView::default())
        .respond(&visit)
}

/// `POST /admin/calendars`
pub async fn create_calendar(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let name = form.text("name", rules::LINE);
    let zone = match form.get("time_zone").trim() {
        "" => None,
        text => {
            let zone = text.parse::<Tz>().ok();
            if zone.is_none() {
                form.refuse("time_zone", "deadlines.unknown-zone");
            }
            zone
        }
    };
    let week = read_week(&mut form);
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, new_page(&visit, week));
    }
    let now = visit.now;
    let made = visit.app.db.write(move |tx| {
        let row = deadlines::create_calendar(tx, &name, zone, &week, Some(by), now)?;
        deadlines::log_calendar(
            tx,
            "calendar-created",
            &row,
            &json!({ "weekdays": row.weekdays }),
            Some(by),
            now,
        )?;
        Ok(row)
    });
    match made.await {
        Ok(row) => {
            let path = format!("/admin/calendars/{}", row.id);
            Ok(visit.redirect(&path, Some("admin-calendar-created")))
        }
        Err(error) => refused(&visit, &form, error, new_page(&visit, week)),
    }
}

/// A calendar with everything its page shows.
pub struct Loaded {
    pub row: CalendarRow,
    pub holidays: Vec<HolidayRow>,
    versions: Vec<(CalendarVersion, Option<String>)>,
    bodies: Vec<Body>,
    chosen: std::collections::HashMap<i64, i64>,
}

pub fn load(conn: &mut DbConn, id: i64) -> Result<Loaded, AppError> {
    let row = deadlines::find_calendar(conn, id)?;
    let mut versions = Vec::new();
    for version in deadlines::list_versions(conn, id, VERSIONS)? {
        let who = match version.changed_by {
            Some(id) => accounts::find(conn, id)?.map(|account| account.name),
            None => None,
        };
        versions.push((version, who));
    }
    Ok(Loaded {
        holidays: deadlines::list_holidays(conn, &row)?,
        versions,
        bodies: bodies::list(conn)?,
        chosen: deadlines::calendars_of_bodies(conn)?,
        row,
    })
}

#[derive(Serialize)]
struct VersionView<'a> {
    version: i64,
    note: &'a str,
    weekdays: String,
    changed_at: UtcTime,
    who: Option<&'a str>,
}

/// The page of a calendar with all its forms.
pub fn page(visit: &Visit, loaded: &Loaded) -> Page {
    let zone = visit.app.config.site.time_zone.0;
    let today = local_day(visit.now, zone);
    let versions: Vec<_> = loaded
        .versions
        .iter()
        .map(|(version, who)| VersionView {
            version: version.version,
            note: &version.note,
            weekdays: week_text(visit, &version.weekdays),
            changed_at: version.changed_at,
            who: who.as_deref(),
        })
        .collect();
    let week = loaded.row.weekdays.parse().unwrap_or(Weekdays::NONE);
    let view = CalendarView::new(visit, &loaded.row, &loaded.bodies, &loaded.chosen);
    desk("admin/calendar.html", loaded.row.name.clone())
        .with("calendar", &view)
        .with("years", &YearView::list(visit, &loaded.holidays, today))
        .with("week", &week_choices(visit, week))
        .with("versions", &versions)
}

/// `GET /admin/calendars/{id}`
pub async fn show_calendar(visit: Visit, id: web::Path<i64>) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let id = *id;
    let loaded = visit.app.db.read(move |conn| load(conn, id)).await?;
    page(&visit, &loaded)
        .form(&FormView::default())
        .respond(&visit)
}
