//! The list of bodies with how each answers, and the record of one as files.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::views::{BodyFigures, short_text};
use crate::features::bodies::views::BodyView;
use crate::features::bodies::{self, rules};
use crate::features::consultations::{self, Filter};
use crate::features::deadlines::rules::local_day;
use crate::platform::error::AppError;
use crate::web::{Data, Page, Visit};

/// A body in the list, by its name: how it answers is said, but puts nobody first.
#[derive(Serialize)]
struct Entry {
    #[serde(flatten)]
    body: BodyView,
    record: Option<String>,
}

/// `GET /bodies`
pub async fn list_bodies(visit: Visit) -> Result<HttpResponse, AppError> {
    let now = visit.now;
    visit
        .public(
            move |conn| {
                let records = super::read_short(conn, now)?;
                Ok((
                    bodies::list(conn)?,
                    bodies::list_all_officials(conn)?,
                    records,
                ))
            },
            |visit, (bodies, officials, records)| {
                let today = local_day(visit.now, visit.app.config.site.time_zone.0);
                let entries: Vec<_> = bodies
                    .iter()
                    .map(|body| {
                        let of_body = officials
                            .iter()
                            .filter(|one| one.body_id == body.id)
                            .filter(|one| rules::is_in_office(one, today));
                        Entry {
                            body: BodyView::new(body, of_body),
                            record: short_text(visit, records.get(&body.id)),
                        }
                    })
                    .collect();
                Ok(Page::new("bodies/list.html", visit.text("bodies-title"))
                    .description(visit.text("bodies-lead"))
                    .with("bodies", &entries)
                    .topic("bodies")
                    .topic("questions"))
            },
        )
        .await
}

async fn export(
    visit: Visit,
    slug: String,
    write: fn(&BodyFigures) -> Result<Data, AppError>,
) -> Result<HttpResponse, AppError> {
    let (zone, now) = (visit.app.config.site.time_zone.0, visit.now);
    visit
        .public_data(
            move |conn| {
                let body = bodies::find_by_slug(conn, &slug)?.ok_or(AppError::NotFound)?;
                let filter = Filter {
                    phase: None,
                    body_id: Some(body.id),
                };
                let total = consultations::count_filtered(conn, filter, now)?;
                let record = super::read(conn, body.id, zone, now)?;
                Ok((body, total, record))
            },
            move |visit, (body, total, record)| {
                let figures = BodyFigures::new(visit, body, total, record);
                let data = write(&figures)?.topic("bodies").topic("consultations");
                Ok(data.topic("questions"))
            },
        )
        .await
}

/// `GET /bodies/{slug}.json`
pub async fn export_json(visit: Visit, slug: web::Path<String>) -> Result<HttpResponse, AppError> {
    export(visit, slug.into_inner(), Data::json).await
}

/// `GET /bodies/{slug}.csv`
pub async fn export_csv(visit: Visit, slug: web::Path<String>) -> Result<HttpResponse, AppError> {
    export(visit, slug.into_inner(), |figures| {
        Ok(Data::csv(figures.csv()?))
    })
    .await
}
