//! Published results, for machines.

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
    config.route("/api/v1/results", web::get().to(list_results));
}

/// One of the published results. Everything it says is at `data_url`.
#[derive(Serialize, ToSchema)]
pub struct ResultItem {
    pub id: i64,
    /// Always `published`.
    pub state: &'static str,
    pub title: String,
    pub digest: String,
    /// Its beginning, plain text.
    pub finding: String,
    pub lang: String,
    pub published_at: UtcTime,
    pub url: String,
    pub data_url: String,
}

/// Published results, newest first.
#[utoipa::path(get, path = "/api/v1/results", tag = "results",
    responses((status = 200, body = List<ResultItem>)))]
pub async fn list_results(visit: Visit) -> Result<HttpResponse, AppError> {
    visit
        .public_data(
            |conn| super::list_recent(conn, NEWEST),
            |visit, rows| {
                let items = rows
                    .into_iter()
                    .map(|row| ResultItem {
                        url: visit.app.absolute(&row.url),
                        data_url: visit.app.absolute(&format!("{}.json", row.url)),
                        id: row.id,
                        state: "published",
                        title: row.title,
                        digest: row.digest,
                        finding: row.finding_excerpt,
                        lang: row.lang,
                        published_at: row.published_at,
                    })
                    .collect();
                Ok(Data::json(&List::whole(items))?.topic("results"))
            },
        )
        .await
}
