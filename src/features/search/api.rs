//! Search, for machines.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Hit, Piece};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::web::Visit;
use crate::web::api::List;

const HITS: i64 = 20;
const MAX_OFFSET: i64 = 1_000;

pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/api/v1/search", web::get().to(find));
}

/// Something that was found.
#[derive(Serialize, ToSchema)]
pub struct HitItem {
    pub kind: String,
    pub lang: String,
    pub title: String,
    /// The passage that fits best.
    pub passage: String,
    pub url: String,
    pub shown_at: UtcTime,
}

#[derive(Clone, Debug, Deserialize)]
pub struct Query {
    #[serde(default)]
    q: String,
    kind: Option<String>,
    after: Option<String>,
}

fn plain(pieces: Vec<Piece>) -> String {
    pieces.into_iter().map(|piece| piece.text).collect()
}

/// Everything public that holds every word, best first.
#[utoipa::path(get, path = "/api/v1/search", tag = "search",
    params(
        ("q" = String, Query, description = "Words; a word finds what begins with it"),
        ("kind" = Option<String>, Query, description = "Only this kind"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before"),
    ),
    responses((status = 200, body = List<HitItem>)))]
pub async fn find(visit: Visit, query: web::Query<Query>) -> Result<HttpResponse, AppError> {
    visit.limit(Limited::Search)?;
    let query = query.into_inner();
    let offset = match query.after.as_deref().filter(|after| !after.is_empty()) {
        None => 0,
        Some(after) => after
            .parse()
            .ok()
            .filter(|offset| (0..=MAX_OFFSET).contains(offset))
            .ok_or(AppError::field("after", "api.cursor"))?,
    };
    let now = visit.now;
    let found = visit
        .app
        .db
        .read(move |conn| super::find(conn, &query.q, query.kind.as_deref(), now, offset, HITS))
        .await?;
    let items = found
        .hits
        .into_iter()
        .map(|hit: Hit| HitItem {
            kind: hit.kind,
            lang: hit.lang,
            title: plain(hit.title),
            passage: plain(hit.passage),
            url: visit.app.absolute(&hit.url),
            shown_at: hit.shown_at,
        })
        .collect();
    let next = (found.has_more && offset + HITS <= MAX_OFFSET).then(|| (offset + HITS).to_string());
    Ok(HttpResponse::Ok()
        .insert_header(("cache-control", "no-store"))
        .json(List { items, next }))
}
