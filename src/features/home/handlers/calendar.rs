//! The calendar, as a page and for people's own calendars.

use actix_web::{HttpResponse, web};

use crate::features::bodies::{self, Body};
use crate::features::consultations;
use crate::features::deadlines::rules::local_day;
use crate::features::home::model::Date;
use crate::features::home::views::MonthView;
use crate::features::home::{rules, sources};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::ical::{self, Event};
use crate::web::{Data, Page, Visit};

/// Promises of a kind that are shown; each has its own page with its date.
const ANSWERS: i64 = 100;

fn read(
    conn: &mut DbConn,
    now: UtcTime,
    zone: chrono_tz::Tz,
) -> Result<(Vec<Body>, Vec<Date>), AppError> {
    let bodies = bodies::list(conn)?;
    let mut dates: Vec<Date> = consultations::list_public(conn, now)?
        .iter()
        .flat_map(|one| rules::dates_ahead(one, now, zone))
        .collect();
    dates.extend(sources::list_answers_due(conn, now, ANSWERS)?);
    dates.extend(sources::list_responses_due(conn, now, ANSWERS)?);
    dates.extend(sources::list_commitments_due(conn, now, zone, ANSWERS)?);
    Ok((bodies, rules::in_order(dates)))
}

/// `GET /calendar`
pub async fn show_calendar(visit: Visit) -> Result<HttpResponse, AppError> {
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    visit
        .public(
            move |conn| read(conn, now, zone),
            |visit, (bodies, dates)| {
                let months = MonthView::list(&dates, &bodies, visit);
                let links: Vec<_> = bodies
                    .iter()
                    .map(|body| (body.name.clone(), format!("/calendar/{}.ics", body.slug)))
                    .collect();
                Ok(
                    Page::new("home/calendar.html", visit.text("home-calendar-title"))
                        .description(visit.text("home-calendar-lead"))
                        .with("months", &months)
                        .with("bodies", &links)
                        .topic("consultations")
                        .topic("questions")
                        .topic("petitions")
                        .topic("decisions")
                        .topic("bodies"),
                )
            },
        )
        .await
}

/// `GET /calendar.ics`
pub async fn send_calendar(visit: Visit) -> Result<HttpResponse, AppError> {
    send(visit, None).await
}

/// `GET /calendar/{slug}.ics`
pub async fn send_calendar_of_body(
    visit: Visit,
    slug: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    send(visit, Some(slug.into_inner())).await
}

/// Kept as public pages are: calendars ask several times a day, each for itself.
async fn send(visit: Visit, slug: Option<String>) -> Result<HttpResponse, AppError> {
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    visit
        .public_data(
            move |conn| {
                let (bodies, mut dates) = read(conn, now, zone)?;
                let body = match &slug {
                    Some(slug) => {
                        let body = bodies.into_iter().find(|body| body.slug == *slug);
                        Some(body.ok_or(AppError::NotFound)?)
                    }
                    None => None,
                };
                if let Some(body) = &body {
                    dates.retain(|date| date.body_id == body.id);
                }
                Ok((body, dates))
            },
            |visit, (body, dates)| {
                let site = &visit.app.config.site.name;
                let name = body.map_or_else(|| site.clone(), |body| body.name);
                let events: Vec<_> = dates.iter().map(|date| event(visit, date)).collect();
                Ok(Data::new(ical::CONTENT_TYPE, ical::write(&name, &events))
                    .topic("consultations")
                    .topic("questions")
                    .topic("petitions")
                    .topic("decisions")
                    .topic("bodies"))
            },
        )
        .await
}

fn event(visit: &Visit, date: &Date) -> Event {
    let site = &visit.app.config.site;
    let host = site
        .base_url
        .split_once("://")
        .map_or(site.base_url.as_str(), |(_, host)| host);
    let what = visit.text(&format!("home-date-{}", date.kind.word()));
    let at = date.at.utc().with_timezone(&site.time_zone.0);
    let url = visit.app.absolute(&date.url);
    Event {
        uid: format!("{}-{}@{host}", date.subject, date.kind.word()),
        day: local_day(date.at, site.time_zone.0),
        summary: format!("{what}: {}", date.title),
        description: format!("{what}, {}\n{url}", at.format("%H:%M")),
        url,
        stamp: date.known_at,
        sequence: 0,
        status: None,
        category: String::new(),
    }
}
