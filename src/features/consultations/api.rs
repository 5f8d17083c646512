//! Consultations, for machines.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::model::Consultation;
use super::{phase, store, url};
use crate::features::contributions;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::web::api::{After, Cursor, List, PAGE};
use crate::web::{Data, Visit};

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/api/v1/consultations").get(list_consultations))
        .service(web::resource("/api/v1/consultations/{slug}").get(show_consultation));
}

/// A public body asks the public about something.
#[derive(Serialize, ToSchema)]
pub struct ConsultationItem {
    pub id: i64,
    pub slug: String,
    /// `announced`, `open`, `analysis` or `decided`; follows from the dates.
    pub state: String,
    pub title: String,
    pub summary: String,
    /// Markdown.
    pub description: String,
    pub decides: String,
    pub lang: String,
    pub body_id: i64,
    pub announced_at: UtcTime,
    pub opens_at: UtcTime,
    pub closes_at: UtcTime,
    /// Results are promised by then.
    pub results_due_at: UtcTime,
    pub decided_at: Option<UtcTime>,
    pub url: String,
    /// Published contributions by kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contribution_counts: Option<BTreeMap<String, i64>>,
}

fn item(
    visit: &Visit,
    consultation: Consultation,
    contribution_counts: Option<BTreeMap<String, i64>>,
) -> ConsultationItem {
    ConsultationItem {
        state: phase(&consultation, visit.now).to_string(),
        url: visit.app.absolute(&url(&consultation)),
        id: consultation.id,
        slug: consultation.slug,
        title: consultation.title,
        summary: consultation.summary,
        description: consultation.description,
        decides: consultation.decides,
        lang: consultation.lang,
        body_id: consultation.body_id,
        announced_at: consultation.announced_at,
        opens_at: consultation.opens_at,
        closes_at: consultation.closes_at,
        results_due_at: consultation.results_due_at,
        decided_at: consultation.decided_at,
        contribution_counts,
    }
}

/// Everything announced, open, being analysed or decided; what closes last first.
#[utoipa::path(get, path = "/api/v1/consultations", tag = "consultations",
    params(("after" = Option<String>, Query, description = "Cursor: `next` of the page before")),
    responses((status = 200, description = "A page of the list", body = List<ConsultationItem>)))]
pub async fn list_consultations(
    visit: Visit,
    query: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    let (after, now) = (query.cursor()?, visit.now);
    visit
        .public_data(
            move |conn| {
                let behind = match after {
                    Some(cursor) => Some((cursor.time()?, cursor.id)),
                    None => None,
                };
                Ok(store::list_public_behind(conn, behind, now, PAGE + 1)?)
            },
            |visit, found| {
                let items = found
                    .into_iter()
                    .map(|one| item(visit, one, None))
                    .collect();
                let list = List::new(items, |last: &ConsultationItem| {
                    Cursor::at(Some(last.closes_at), last.id).text()
                });
                Ok(list.data(visit)?.topic("consultations"))
            },
        )
        .await
}

/// One consultation, with the counts of what was contributed.
#[utoipa::path(get, path = "/api/v1/consultations/{slug}", tag = "consultations",
    params(("slug" = String, Path, description = "Slug of the consultation")),
    responses((status = 200, description = "The consultation", body = ConsultationItem),
        (status = 404, description = "No such consultation")))]
pub async fn show_consultation(
    visit: Visit,
    slug: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let now = visit.now;
    visit
        .public_data(
            move |conn| {
                let found = super::find_public(conn, &slug, now)?;
                let counts = contributions::counts_of_consultation(conn, found.id)?;
                Ok((found, counts))
            },
            |visit, (found, counts)| {
                let topic = format!("consultation:{}", found.id);
                let counts = counts.into_iter().filter(|(_, count)| *count > 0).collect();
                let data = Data::json(&item(visit, found, Some(counts)))?;
                Ok(data.topic(topic).topic("consultations"))
            },
        )
        .await
}
