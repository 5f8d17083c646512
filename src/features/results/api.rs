//! Published results, for machines.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::handlers::find_shown;
use super::model::{Figures, Frozen, Summary};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::web::api::{After, Cursor, List, PAGE};
use crate::web::{Data, Visit};

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/api/v1/results").get(list_results))
        .service(web::resource("/api/v1/results/{id:\\d+}").get(show_result));
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
    params(("after" = Option<String>, Query, description = "Cursor: `next` of the page before")),
    responses((status = 200, description = "A page of the list", body = List<ResultItem>)))]
pub async fn list_results(
    visit: Visit,
    query: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    let behind = query.time_and_id()?;
    visit
        .public_data(
            move |conn| match behind {
                Some(behind) => super::list_behind(conn, behind, PAGE + 1),
                None => super::list_recent(conn, PAGE + 1),
            },
            |visit, rows| {
                let items = rows.into_iter().map(|row| item(visit, row)).collect();
                let list = List::new(items, |last: &ResultItem| {
                    Cursor::at(Some(last.published_at), last.id).text()
                });
                Ok(list.data(visit)?.topic("results"))
            },
        )
        .await
}

fn item(visit: &Visit, row: Summary) -> ResultItem {
    ResultItem {
        url: visit.app.absolute(&row.url),
        data_url: visit.app.absolute(&format!("{}.json", row.url)),
        id: row.id,
        state: "published",
        title: row.title,
        digest: row.digest,
        finding: row.finding_excerpt,
        lang: row.lang,
        published_at: row.published_at,
    }
}

/// A result with everything it says, as it was frozen.
#[derive(Serialize, ToSchema)]
pub struct ResultText {
    id: i64,
    /// Always `published`.
    state: &'static str,
    title: String,
    digest: String,
    /// Markdown.
    finding: String,
    method: String,
    consultation_id: i64,
    lang: String,
    published_at: Option<UtcTime>,
    counted_at: UtcTime,
    /// Every figure, as `frozen.figures` of `data_url` has them.
    #[schema(value_type = Object)]
    figures: Figures,
    url: String,
    data_url: String,
}

/// One result with its finding and its figures.
#[utoipa::path(get, path = "/api/v1/results/{id}", tag = "results",
    params(("id" = i64, Path, description = "Number of the result")),
    responses((status = 200, description = "The result", body = ResultText),
        (status = 404, description = "No such result")))]
pub async fn show_result(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let (id, now) = (path.into_inner(), visit.now);
    visit
        .public_data(
            move |conn| find_shown(conn, id, now),
            move |visit, (record, consultation)| {
                let frozen: Frozen = serde_json::from_str(&record.frozen)?;
                let url = visit.app.absolute(&super::url(record.id));
                let whole = ResultText {
                    id: record.id,
                    state: "published",
                    title: record.title,
                    digest: record.digest,
                    finding: record.finding,
                    method: record.method,
                    consultation_id: record.consultation_id,
                    lang: consultation.lang,
                    published_at: record.published_at,
                    counted_at: frozen.counted_at,
                    figures: frozen.figures,
                    data_url: format!("{url}.json"),
                    url,
                };
                let data = Data::json(&whole)?.topic(format!("result:{id}"));
                Ok(data.topic(format!("consultation:{}", consultation.id)))
            },
        )
        .await
}
