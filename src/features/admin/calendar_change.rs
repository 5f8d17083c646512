//! Changing a calendar in two steps: what it would come to, and the change itself.

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;

use super::calendars::{self, Loaded, read_week};
use super::{desk, ensure_administrator, refused, rules};
use crate::features::deadlines::ics::{IcsProblem, read_holidays};
use crate::features::deadlines::public::week_text;
use crate::features::deadlines::rules::local_day;
use crate::features::deadlines::{self, Amendment, Difference};
use crate::platform::error::AppError;
use crate::platform::i18n::format;
use crate::platform::text::TextRule;
use crate::web::forms::parse_day;
use crate::web::{Page, PostForm, Visit};

/// Why a calendar is changed; public beside the version.
const NOTE: TextRule = TextRule::text(3, 500);
/// A line of a file that was refused, and why.
#[derive(Serialize)]
struct ProblemView {
    line: usize,
    text: String,
}

fn problem_views(visit: &Visit, problems: &[IcsProblem]) -> Vec<ProblemView> {
    let view = |problem: &IcsProblem| {
        let args: Vec<_> = problem
            .params
            .iter()
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        ProblemView {
            line: problem.line,
            text: visit.text_with(problem.key, &args),
        }
    };
    problems.iter().map(view).collect()
}

/// Reads one of the forms of the calendar's page; what was refused is noted in it.
fn read(visit: &Visit, form: &mut PostForm, loaded: &Loaded) -> (Amendment, Vec<IcsProblem>) {
    let mut amendment = Amendment {
        seen: form.get("version").parse().ok(),
        ..Amendment::default()
    };
    let mut problems = Vec::new();
    match form.get("what").to_owned().as_str() {
        "add" => {
            let day = form.day("day");
            let name = form.text("name", rules::LINE);
            amendment.add.extend(day.map(|day| (day, name)));
        }
        "remove" => {
            let ids = form.all("remove").into_iter();
            amendment.remove = ids.filter_map(|id| id.parse().ok()).collect();
            if amendment.remove.is_empty() {
                form.refuse("remove", "deadlines.choose-holidays");
            }
        }
        "weekdays" => amendment.weekdays = Some(read_week(form)),
        "import" => {
            let site = visit.app.config.site.time_zone.0;
            let zone = loaded.row.time_zone.parse().unwrap_or(site);
            let (from, to) = deadlines::imported_span(local_day(visit.now, zone));
            match read_holidays(form.get("ics"), zone, from, to) {
                Ok(days) => amendment.add = days,
                Err(found) => {
                    form.refuse("ics", "deadlines.ics-refused");
                    problems = found;
                }
            }
        }
        "confirmed" => {
            amendment.add = form.all("add").into_iter().filter_map(read_line).collect();
            let ids = form.all("remove").into_iter();
            amendment.remove = ids.filter_map(|id| id.parse().ok()).collect();
            if form.is_checked("weekday") {
                amendment.weekdays = Some(read_week(form));
            }
        }
        _ => form.refuse("what", "form.choose"),
    }
    amendment.note = form.text("note", NOTE);
    (amendment, problems)
}

/// '2026-12-25 Christmas Day', as the form that confirms carries it.
fn read_line(line: &str) -> Option<(NaiveDate, String)> {
    let (day, name) = line.split_once(' ')?;
    let name = TextRule::line(1, 200).check(name).ok()?;
    Some((parse_day(day)?, name))
}

#[derive(Serialize)]
struct DayView {
    id: Option<i64>,
    day: NaiveDate,
    weekday: &'static str,
    name: String,
}

fn check_page(visit: &Visit, loaded: &Loaded, difference: &Difference, note: &str) -> Page {
    let day = |id, day, name: &str| DayView {
        id,
        day,
        weekday: format::weekday(visit.lang, day),
        name: name.to_owned(),
    };
    let added: Vec<_> = difference
        .added
        .iter()
        .map(|(on, name)| day(None, *on, name))
        .collect();
    let removed: Vec<_> = difference
        .removed
        .iter()
        .map(|one| day(Some(one.id), one.day, &one.name))
        .collect();
    let week = difference.weekdays.map(|week| week.to_string());
    let words = week.as_deref().unwrap_or_default();
    desk(
        "admin/calendar_check.html",
        visit.text("admin-calendar-check"),
    )
    .with("id", &loaded.row.id)
    .with("name", &loaded.row.name)
    .with("version", &difference.calendar.version)
    .with("added", &added)
    .with("removed", &removed)
    .with("week_text", &week_text(visit, words))
    .with(
        "week",
        &words
            .split(' ')
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>(),
    )
    .with("promise_count", &difference.promise_count)
    .with("note", &note)
}

/// `POST /admin/calendars/{id}/check`: says what a change would come to.
pub async fn check_change(
    visit: Visit,
    id: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let id = *id;
    let loaded = visit
        .app
        .db
        .read(move |conn| calendars::load(conn, id))
        .await?;
    let (amendment, problems) = read(&visit, &mut form, &loaded);
    let page = |problems: &[IcsProblem], form: &PostForm| {
        calendars::page(&visit, &loaded)
            .with("problems", &problem_views(&visit, problems))
            .with("what", &form.get("what"))
            .with("ticked", &form.all("remove"))
    };
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, page(&problems, &form));
    }
    let wanted = amendment.clone();
    let preview = visit
        .app
        .db
        .read(move |conn| deadlines::preview_amendment(conn, id, &wanted));
    match preview.await {
        Ok(difference) if difference.is_empty() => {
            form.refuse("what", "deadlines.nothing-changes");
            let error = form.check().err().unwrap_or(AppError::Unavailable);
            refused(&visit, &form, error, page(&[], &form))
        }
        Ok(difference) => check_page(&visit, &loaded, &difference, &amendment.note).respond(&visit),
        Err(error) => refused(&visit, &form, error, page(&[], &form)),
    }
}

/// `POST /admin/calendars/{id}`: changes it.
pub async fn change_calendar(
    visit: Visit,
    id: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let by = ensure_administrator(&visit)?;
    let (id, now) = (*id, visit.now);
    let loaded = visit
        .app
        .db
        .read(move |conn| calendars::load(conn, id))
        .await?;
    let (amendment, _) = read(&visit, &mut form, &loaded);
    if let Err(error) = form.check() {
        return refused(&visit, &form, error, calendars::page(&visit, &loaded));
    }
    if amendment.seen.is_none() {
        return Err(AppError::Conflict("deadlines.calendar-changed-meanwhile"));
    }
    let changed = visit
        .app
        .db
        .write(move |tx| deadlines::publish_amendment(tx, id, &amendment, Some(by), now).map(drop));
    match changed.await {
        Ok(()) => {
            let path = format!("/admin/calendars/{id}");
            Ok(visit.redirect(&path, Some("admin-calendar-changed")))
        }
        Err(error) => refused(&visit, &form, error, calendars::page(&visit, &loaded)),
    }
}
