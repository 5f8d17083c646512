//! Published decision records, for machines.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::web::api::List;
use crate::web::{Data, Visit};

/// What is listed; older ones are found by searching.
const NEWEST: i64 = 200;

pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/api/v1/decisions", web::get().to(list_decisions));
}

/// One of the published decision records. Everything it says is at `data_url`.
#[derive(Serialize, ToSchema)]
pub struct DecisionItem {
    pub id: i64,
    /// Always `published`.
    pub state: &'static str,
    pub title: String,
    pub asked: String,
    /// Its beginning, plain text.
    pub summary: String,
    pub decided_on: chrono::NaiveDate,
    pub body_id: i64,
    pub consultation_id: i64,
    pub commitments_done: i64,
    pub commitments_total: i64,
    pub lang: String,
    pub published_at: UtcTime,
    pub url: String,
    pub data_url: String,
}

/// Published decision records, newest first.
#[utoipa::path(get, path = "/api/v1/decisions", tag = "decisions",
    responses((status = 200, body = List<DecisionItem>)))]
pub async fn list_decisions(visit: Visit) -> Result<HttpResponse, AppError> {
    visit
        .public_data(
            |conn| super::list_recent(conn, NEWEST),
            |visit, rows| {
                let items = rows
                    .into_iter()
                    .map(|row| DecisionItem {
                        url: visit.app.absolute(&row.url),
                        data_url: visit.app.absolute(&format!("{}.json", row.url)),
                        id: row.id,
                        state: "published",
                        title: row.title,
                        asked: row.asked,
                        summary: row.summary,
                        decided_on: row.decided_on,
                        body_id: row.body_id,
                        consultation_id: row.consultation_id,
                        commitments_done: row.commitments_done,
                        commitments_total: row.commitments_total,
                        lang: row.lang,
                        published_at: row.published_at,
                    })
                    .collect();
                Ok(Data::json(&List::whole(items))?.topic("decisions"))
            },
        )
        .await
}
