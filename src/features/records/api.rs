//! The record of a body and the promises behind it, for machines.

use actix_web::{HttpResponse, web};

use super::export::{PromiseItem, list_items};
use super::model::Record;
use crate::features::bodies;
use crate::platform::error::AppError;
use crate::web::api::{After, List, PAGE};
use crate::web::{Data, Visit};

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/api/v1/bodies/{slug}/record").get(show_record))
        .service(web::resource("/api/v1/bodies/{slug}/promises").get(list_promises));
}

/// How a body answers questions: shares with their intervals, times with open items censored.
#[utoipa::path(get, path = "/api/v1/bodies/{slug}/record", tag = "bodies",
    params(("slug" = String, Path, description = "Slug of the body")),
    responses((status = 200, description = "The record", body = Record),
        (status = 404, description = "No such body")))]
pub async fn show_record(visit: Visit, slug: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (zone, now) = (visit.app.config.site.time_zone.0, visit.now);
    visit
        .public_data(
            move |conn| {
                let body = bodies::find_by_slug(conn, &slug)?.ok_or(AppError::NotFound)?;
                super::read(conn, body.id, zone, now)
            },
            |_, record| Ok(Data::json(&record)?.topic("bodies").topic("questions")),
        )
        .await
}

/// Promises of answers and reviews with their events, by number: from them the record can be
/// counted again.
#[utoipa::path(get, path = "/api/v1/bodies/{slug}/promises", tag = "bodies",
    params(("slug" = String, Path, description = "Slug of the body"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before")),
    responses((status = 200, description = "A page of the list", body = List<PromiseItem>),
        (status = 404, description = "No such body")))]
pub async fn list_promises(
    visit: Visit,
    slug: web::Path<String>,
    query: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    let after = query.id()?.unwrap_or(0);
    let app = visit.app.clone();
    visit
        .public_data(
            move |conn| {
                let body = bodies::find_by_slug(conn, &slug)?.ok_or(AppError::NotFound)?;
                list_items(conn, &app, body.id, after, PAGE + 1)
            },
            |visit, items| {
                let list = List::new(items, |last: &PromiseItem| last.id.to_string());
                Ok(list.data(visit)?.topic("bodies").topic("questions"))
            },
        )
        .await
}
