//! The record of a body and the promises behind it, for machines.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::answers;
use super::export::{PromiseItem, list_items};
use super::model::Record;
use crate::features::bodies::{self, Official};
use crate::features::questions::Summary;
use crate::features::questions::locating;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::web::api::{After, Cursor, List, PAGE};
use crate::web::{Data, Visit};

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/api/v1/bodies/{slug}/record").get(show_record))
        .service(web::resource("/api/v1/bodies/{slug}/answers").get(list_answers))
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

/// A public question that a body answered, and in whose name.
#[derive(Serialize, ToSchema)]
pub struct AnsweredItem {
    /// Number of the question.
    pub id: i64,
    pub token: String,
    /// answered or refused
    pub state: String,
    pub title: String,
    pub lang: String,
    pub topic_id: Option<i64>,
    pub topic: Option<String>,
    pub official_id: Option<i64>,
    /// Empty for an answer in nobody's name.
    pub official_name: String,
    pub official_post: String,
    /// Last day in office, for whoever left: who answered in office stays named.
    pub official_until_on: Option<NaiveDate>,
    pub asked_at: UtcTime,
    pub due_at: UtcTime,
    pub answered_at: Option<UtcTime>,
    /// Answered on or before the day that was promised.
    pub in_time: bool,
    pub url: String,
}

impl AnsweredItem {
    fn new(visit: &Visit, row: Summary, officials: &[Official]) -> Self {
        let (official_name, official_post) = answers::answered_by(&row, officials);
        let official = officials.iter().find(|one| Some(one.id) == row.answered_by);
        Self {
            url: visit.app.absolute(&row.url()),
            in_time: answers::is_in_time(&row),
            id: row.id,
            token: row.token,
            state: row.state.to_string(),
            official_name,
            official_post,
            official_until_on: official.and_then(|one| one.until_on),
            official_id: official.map(|one| one.id),
            title: row.title,
            lang: row.lang,
            topic_id: row.topic_id,
            topic: row.topic,
            asked_at: row.asked_at,
            due_at: row.due_at,
            answered_at: row.answered_at,
        }
    }
}

/// Who answered what: public questions that were answered or refused, what was answered last first.
#[utoipa::path(get, path = "/api/v1/bodies/{slug}/answers", tag = "bodies",
    params(("slug" = String, Path, description = "Slug of the body"),
        ("official" = Option<i64>, Query, description = "Only what this official answered (number)"),
        ("topic" = Option<i64>, Query, description = "Only on this topic (number)"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before")),
    responses((status = 200, description = "A page of the list", body = List<AnsweredItem>),
        (status = 404, description = "No such body")))]
pub async fn list_answers(
    visit: Visit,
    slug: web::Path<String>,
    query: web::Query<HashMap<String, String>>,
    after: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    let behind = answers::behind(after.cursor()?)?;
    visit
        .public_data(
            move |conn| {
                let body = bodies::find_by_slug(conn, &slug)?.ok_or(AppError::NotFound)?;
                let known = locating::known(conn, body.id)?;
                let wanted = answers::wanted(&query, &body, &known);
                let rows = locating::list_answered(conn, wanted, behind, PAGE + 1)?;
                Ok((rows, known.officials))
            },
            |visit, (rows, officials)| {
                let items = rows
                    .into_iter()
                    .map(|row| AnsweredItem::new(visit, row, &officials))
                    .collect();
                let list = List::new(items, |last: &AnsweredItem| {
                    Cursor::at(last.answered_at, last.id).text()
                });
                Ok(list.data(visit)?.topic("bodies").topic("questions"))
            },
        )
        .await
}
