//! Search, for machines.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Hit, Piece};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::web::Visit;
use crate::web::api::{After, Cursor, List, next_link, refused};

const HITS: i64 = 20;

pub fn routes(config: &mut web::ServiceConfig) {
    config.service(web::resource("/api/v1/search").get(find));
}

/// Something that was found.
#[derive(Serialize, ToSchema)]
pub struct HitItem {
    /// Of the entry in the index.
    pub id: i64,
    /// Always `published`.
    pub state: &'static str,
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
    #[serde(flatten)]
    after: After,
}

fn plain(pieces: Vec<Piece>) -> String {
    pieces.into_iter().map(|piece| piece.text).collect()
}

/// The last hit of a page: how well it fits, and its number. A rank is never positive, so its
/// opposite is a number whose bits are one, too.
fn cursor(hit: &Hit) -> String {
    let key = i64::try_from((-hit.rank).max(0.0).to_bits()).unwrap_or(0);
    Cursor { key, id: hit.id }.text()
}

fn behind(after: &After) -> Result<Option<(f64, i64)>, AppError> {
    let Some(cursor) = after.cursor()? else {
        return Ok(None);
    };
    let rank = -f64::from_bits(cursor.key.unsigned_abs());
    if rank.is_finite() {
        Ok(Some((rank, cursor.id)))
    } else {
        Err(refused())
    }
}

/// Everything public that holds every word, best first. How well something fits follows from
/// everything there is: what is published meanwhile may move a hit to the next page.
#[utoipa::path(get, path = "/api/v1/search", tag = "search",
    params(
        ("q" = String, Query, description = "Words; a word finds what begins with it"),
        ("kind" = Option<String>, Query, description = "Only this kind"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before"),
    ),
    responses((status = 200, description = "A page of hits", body = List<HitItem>)))]
pub async fn find(visit: Visit, query: web::Query<Query>) -> Result<HttpResponse, AppError> {
    visit.limit(Limited::Search)?;
    let query = query.into_inner();
    let behind = behind(&query.after)?;
    let now = visit.now;
    let found = visit
        .app
        .db
        .read(move |conn| {
            let kind = query.kind.as_deref();
            super::find_behind(conn, &query.q, kind, now, behind, HITS)
        })
        .await?;
    let next = found.hits.last().filter(|_| found.has_more).map(cursor);
    let items = found
        .hits
        .into_iter()
        .map(|hit: Hit| HitItem {
            id: hit.id,
            state: "published",
            kind: hit.kind,
            lang: hit.lang,
            title: plain(hit.title),
            passage: plain(hit.passage),
            url: visit.app.absolute(&hit.url),
            shown_at: hit.shown_at,
        })
        .collect();
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    if let Some(next) = &next {
        response.insert_header((header::LINK, next_link(&visit, "after", next)));
    }
    Ok(response.json(List { items, next }))
}
