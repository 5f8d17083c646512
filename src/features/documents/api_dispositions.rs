//! What versions made of what was said, for machines.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::api::find_public;
use super::disposing;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::web::Visit;
use crate::web::api::{After, List};

/// What a version made of what was said about a section before it.
#[derive(Serialize, ToSchema)]
pub struct DispositionItem {
    pub id: i64,
    /// Always `published`.
    pub state: &'static str,
    /// The version that says so.
    pub version: i64,
    /// Anchor of the section.
    pub section: String,
    /// `taken`, `partly` or `not_taken`.
    pub verdict: &'static str,
    /// In the document's language.
    pub reason: String,
    /// Tokens of the comments that it is about.
    pub comments: Vec<String>,
    pub decided_at: UtcTime,
    /// The section with its comments.
    pub url: String,
}

/// What the versions of a document made of what was said about its sections, in the order in which
/// it was said first. What was taken back is not among it; the log has it.
#[utoipa::path(get, path = "/api/v1/documents/{id}/dispositions", tag = "documents",
    params(
        ("id" = i64, Path, description = "Number of the document"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before"),
    ),
    responses((status = 200, description = "A page of the list", body = List<DispositionItem>),
        (status = 404, description = "No such document")))]
pub async fn list_dispositions(
    visit: Visit,
    id: web::Path<i64>,
    query: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    let (id, now) = (id.into_inner(), visit.now);
    let after = query.id()?.unwrap_or(0);
    visit
        .public_data(
            move |conn| {
                let (_, url) = find_public(conn, id, now)?;
                let (mut all, linked) = disposing::list_with_comments(conn, id, None)?;
                all.sort_by_key(|one| one.id);
                Ok((url, all, linked))
            },
            move |visit, (url, all, linked)| {
                let items = all
                    .into_iter()
                    .filter(|one| one.id > after)
                    .map(|one| DispositionItem {
                        state: "published",
                        comments: linked
                            .iter()
                            .filter(|comment| comment.disposition_id == one.id)
                            .map(|comment| comment.token.clone())
                            .collect(),
                        url: visit
                            .app
                            .absolute(&format!("{url}/sections/{}", one.anchor)),
                        id: one.id,
                        version: one.version,
                        section: one.anchor,
                        verdict: one.verdict.as_str(),
                        reason: one.reason,
                        decided_at: one.decided_at,
                    })
                    .collect();
                let list = List::new(items, |last: &DispositionItem| last.id.to_string());
                Ok(list.data(visit)?.topic(format!("document:{id}")))
            },
        )
        .await
}
