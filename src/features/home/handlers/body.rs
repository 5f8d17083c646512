//! The page of one body: who works there, how to reach it, what it asks, how it keeps promises.

use actix_web::{HttpResponse, web};
use chrono_tz::Tz;

use crate::features::bodies::views::BodyView;
use crate::features::bodies::{self, Body, Official, rules};
use crate::features::consultations::{self, Card, Consultation, Filter};
use crate::features::contributions;
use crate::features::deadlines::rules::local_day;
use crate::features::home::views::PromisesView;
use crate::features::notifications::{self, FollowView};
use crate::features::records::{self, Record, RecordView};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::{Page, Visit};

/// Consultations shown; the rest is one link away.
const CONSULTATIONS: i64 = 6;

struct Everything {
    body: Body,
    officials: Vec<Official>,
    consultations: Vec<Consultation>,
    total: i64,
    counts: std::collections::HashMap<i64, i64>,
    record: Record,
    follow: FollowView,
}

fn read(
    conn: &mut DbConn,
    slug: &str,
    account_id: Option<i64>,
    zone: Tz,
    now: UtcTime,
) -> Result<Everything, AppError> {
    let body = bodies::find_by_slug(conn, slug)?.ok_or(AppError::NotFound)?;
    let filter = Filter {
        phase: None,
        body_id: Some(body.id),
    };
    let rows = consultations::list_filtered(conn, filter, now, 0, CONSULTATIONS)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    Ok(Everything {
        officials: bodies::list_officials(conn, body.id)?,
        total: consultations::count_filtered(conn, filter, now)?,
        counts: contributions::totals_of_consultations(conn, &ids)?,
        follow: notifications::follow_state(conn, account_id, &format!("body:{}", body.id))?,
        record: records::read(conn, body.id, zone, now)?,
        consultations: rows,
        body,
    })
}

/// `GET /bodies/{slug}`
pub async fn show_body(visit: Visit, slug: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (account_id, now) = (visit.actor.account_id, visit.now);
    let zone = visit.app.config.site.time_zone.0;
    visit
        .public(
            move |conn| read(conn, &slug, account_id, zone, now),
            |visit, all| Ok(show(visit, all)),
        )
        .await
}

fn show(visit: &Visit, all: Everything) -> Page {
    let today = local_day(visit.now, visit.app.config.site.time_zone.0);
    let in_office = all
        .officials
        .iter()
        .filter(|one| rules::is_in_office(one, today));
    let view = BodyView::new(&all.body, in_office);
    let bodies = std::slice::from_ref(&all.body);
    let cards = Card::list(&all.consultations, bodies, &all.counts, visit.now);
    let days = all.body.answer_working_days;
    let record = RecordView::new(visit, all.record.clone(), days);
    let mut page = Page::new("bodies/show.html", all.body.name.clone())
        .description(all.body.purpose.clone())
        .with("b", &view)
        .with("cards", &cards)
        .with("total", &all.total)
        .with("follow", &all.follow)
        .with("promises", &PromisesView::of_record(&all.record))
        .with("record", &record)
        .topic("bodies")
        .topic("consultations")
        .topic("questions");
    for one in &all.consultations {
        page = page.topic(format!("consultation:{}", one.id));
    }
    page
}
