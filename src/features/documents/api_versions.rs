//! Versions of documents, for machines.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::api::find_public;
use super::model::{SectionText, Version};
use super::store;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::web::api::{After, List};
use crate::web::{Data, Visit};

/// A version of a document.
#[derive(Serialize, ToSchema)]
pub struct VersionItem {
    pub id: i64,
    /// Always `published`.
    pub state: &'static str,
    pub number: i64,
    pub is_current: bool,
    /// What changed against the version before.
    pub note: String,
    /// SHA-256 of its Markdown, hexadecimal.
    pub digest: String,
    pub published_at: UtcTime,
    /// Where it is read, for good.
    pub url: String,
    /// What changed against the version before, as a page; none for the first.
    pub compare_url: Option<String>,
}

/// A version, section by section.
#[derive(Serialize, ToSchema)]
pub struct VersionText {
    #[serde(flatten)]
    pub version: VersionItem,
    pub sections: Vec<SectionWords>,
}

/// A section of a version or of a translation.
#[derive(Serialize, ToSchema)]
pub struct SectionWords {
    pub number: String,
    /// The section's name through all versions. In a translation that of the original's section, empty
    /// for one that the original lacks; comments have it in whatever language the section was read.
    pub anchor: String,
    pub level: i64,
    pub title: String,
    /// Without markup.
    pub text: String,
}

impl VersionItem {
    fn of(visit: &Visit, version: Version, current: i64, url: &str) -> Self {
        let number = version.number;
        Self {
            id: version.id,
            state: "published",
            number,
            is_current: number == current,
            note: version.note,
            digest: version.digest,
            published_at: version.published_at,
            url: visit.app.absolute(&format!("{url}/v/{number}")),
            compare_url: (number > 1).then(|| {
                let path = format!("{url}/compare/{}/{number}", number - 1);
                visit.app.absolute(&path)
            }),
        }
    }
}

impl From<SectionText> for SectionWords {
    fn from(section: SectionText) -> Self {
        Self {
            number: section.number,
            anchor: section.anchor,
            level: section.level,
            title: section.title,
            text: section.text,
        }
    }
}

/// Versions of a document, newest first.
#[utoipa::path(get, path = "/api/v1/documents/{id}/versions", tag = "documents",
    params(
        ("id" = i64, Path, description = "Number of the document"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before"),
    ),
    responses((status = 200, description = "A page of the list", body = List<VersionItem>),
        (status = 404, description = "No such document")))]
pub async fn list_versions(
    visit: Visit,
    id: web::Path<i64>,
    query: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    let (id, now) = (id.into_inner(), visit.now);
    let before = query.id()?.unwrap_or(i64::MAX);
    visit
        .public_data(
            move |conn| {
                let (document, url) = find_public(conn, id, now)?;
                let mut versions = store::list_versions(conn, id)?;
                versions.retain(|version| version.number < before);
                Ok((document, url, versions))
            },
            move |visit, (document, url, versions)| {
                let items = versions
                    .into_iter()
                    .map(|one| VersionItem::of(visit, one, document.current_version, &url))
                    .collect();
                let list = List::new(items, |last: &VersionItem| last.number.to_string());
                Ok(list.data(visit)?.topic(format!("document:{id}")))
            },
        )
        .await
}

/// One version of a document, section by section.
#[utoipa::path(get, path = "/api/v1/documents/{id}/versions/{number}", tag = "documents",
    params(
        ("id" = i64, Path, description = "Number of the document"),
        ("number" = i64, Path, description = "Number of the version"),
    ),
    responses((status = 200, description = "The version", body = VersionText),
        (status = 404, description = "No such document or version")))]
pub async fn show_version(
    visit: Visit,
    path: web::Path<(i64, i64)>,
) -> Result<HttpResponse, AppError> {
    let ((id, number), now) = (path.into_inner(), visit.now);
    visit
        .public_data(
            move |conn| {
                let (document, url) = find_public(conn, id, now)?;
                let versions = store::list_versions(conn, id)?;
                let version = versions.into_iter().find(|one| one.number == number);
                let version = version.ok_or(AppError::NotFound)?;
                let sections = store::list_texts(conn, id, number)?;
                Ok((document, url, version, sections))
            },
            move |visit, (document, url, version, sections)| {
                let text = VersionText {
                    version: VersionItem::of(visit, version, document.current_version, &url),
                    sections: sections.into_iter().map(SectionWords::from).collect(),
                };
                Ok(Data::json(&text)?.topic(format!("document:{id}")))
            },
        )
        .await
}
