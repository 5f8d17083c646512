//! Documents, for machines; and commenting with a key.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::api_comments::{create_comment, list_comments};
use super::api_dispositions::list_dispositions;
use super::api_explained::{PlainSaying, TranslationItem, list_terms, show_translation};
use super::api_versions::{list_versions, show_version};
use super::attached::{self, AttachmentItem, Whole};
use super::explained::{self, PlainWords};
use super::model::{Document, Section};
use super::store;
use super::translations::{self, Translation};
use crate::features::consultations;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::api::{After, List};
use crate::web::{Data, Visit};

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/api/v1/consultations/{slug}/documents").get(list_documents))
        .service(web::resource("/api/v1/documents/{id:\\d+}").get(show_document))
        .service(web::resource("/api/v1/documents/{id:\\d+}/terms").get(list_terms))
        .service(web::resource("/api/v1/documents/{id:\\d+}/dispositions").get(list_dispositions))
        .service(
            web::resource("/api/v1/documents/{id:\\d+}/translations/{lang}").get(show_translation),
        )
        .service(web::resource("/api/v1/documents/{id:\\d+}/versions").get(list_versions))
        .service(web::resource("/api/v1/documents/{id:\\d+}/versions/{number}").get(show_version))
        .service(
            web::resource("/api/v1/documents/{id:\\d+}/comments")
                .get(list_comments)
                .post(create_comment),
        );
}

/// A document in a list.
#[derive(Serialize, ToSchema)]
pub struct DocumentItem {
    pub id: i64,
    /// Always `published`.
    pub state: &'static str,
    pub title: String,
    pub summary: String,
    pub version: i64,
    pub section_count: i64,
    pub comment_count: i64,
    pub published_at: UtcTime,
    pub url: String,
}

/// A document with the sections of its current version.
#[derive(Serialize, ToSchema)]
pub struct DocumentText {
    pub id: i64,
    pub state: &'static str,
    pub title: String,
    pub summary: String,
    pub lang: String,
    pub version: i64,
    /// What it says in plain words; not binding.
    pub plain_words: Option<PlainSaying>,
    /// How long reading it takes, in minutes; 0 for less than one.
    pub reading_minutes: usize,
    pub sections: Vec<SectionItem>,
    /// Languages in which it can be read beside its own; not binding.
    pub translations: Vec<TranslationItem>,
    /// What goes with the current version, in the editor's order.
    pub attachments: Vec<AttachmentItem>,
    pub url: String,
}

/// A section; its comments are contributions of the place `document:ID` with this anchor.
#[derive(Serialize, ToSchema)]
pub struct SectionItem {
    pub number: String,
    pub anchor: String,
    pub level: i64,
    pub title: String,
    /// Without markup; a version can be had as a file with it (`…/v/N.md`, `.html`, `.xml`).
    pub text: String,
    /// What it says in plain words; not binding.
    pub plain_words: Option<PlainSaying>,
    /// How long reading it takes, in minutes; 0 for less than one.
    pub reading_minutes: usize,
}

/// Documents of a consultation, in the order in which they were added.
#[utoipa::path(get, path = "/api/v1/consultations/{slug}/documents", tag = "documents",
    params(
        ("slug" = String, Path, description = "Slug of the consultation"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before"),
    ),
    responses((status = 200, description = "A page of the list", body = List<DocumentItem>),
        (status = 404, description = "No such consultation")))]
pub async fn list_documents(
    visit: Visit,
    slug: web::Path<String>,
    query: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    let now = visit.now;
    let after = query.id()?.unwrap_or(0);
    visit
        .public_data(
            move |conn| {
                let id = consultations::find_public(conn, &slug, now)?.id;
                Ok((id, super::list_of_consultation(conn, id)?))
            },
            move |visit, (id, mut found)| {
                found.sort_by_key(|one| one.id);
                let items = found
                    .into_iter()
                    .filter(|one| one.id > after)
                    .map(|one| DocumentItem {
                        url: visit.app.absolute(&one.url),
                        id: one.id,
                        state: "published",
                        title: one.title,
                        summary: one.summary,
                        version: one.version,
                        section_count: one.section_count,
                        comment_count: one.comment_count,
                        published_at: one.published_at,
                    })
                    .collect();
                let list = List::new(items, |last: &DocumentItem| last.id.to_string());
                Ok(list.data(visit)?.topic(format!("consultation:{id}")))
            },
        )
        .await
}

/// One document, section by section.
#[utoipa::path(get, path = "/api/v1/documents/{id}", tag = "documents",
    params(("id" = i64, Path, description = "Number of the document")),
    responses((status = 200, description = "The document", body = DocumentText),
        (status = 404, description = "No such document")))]
pub async fn show_document(visit: Visit, id: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let (id, now) = (id.into_inner(), visit.now);
    visit
        .public_data(
            move |conn| {
                let (document, url) = find_public(conn, id, now)?;
                let versions = store::list_versions(conn, id)?;
                let current = versions
                    .iter()
                    .find(|version| version.number == document.current_version);
                let sections = match current {
                    Some(version) => store::list_sections(conn, version.id)?,
                    None => Vec::new(),
                };
                let plain = explained::plain_of_version(conn, id, document.current_version)?;
                let translations = translations::newest(conn, id)?;
                let attachments =
                    attached::list_of_version(conn, &document, document.current_version)?;
                let parts = Parts {
                    sections,
                    plain,
                    translations,
                    attachments,
                };
                Ok((document, url, parts))
            },
            move |visit, (document, url, parts)| {
                let item = document_text(visit, document, &url, parts);
                Ok(Data::json(&item)?.topic(format!("document:{id}")))
            },
        )
        .await
}

/// A document that the public may read, and its path.
pub(super) fn find_public(
    conn: &mut DbConn,
    id: i64,
    now: UtcTime,
) -> Result<(Document, String), AppError> {
    let document = super::find(conn, id)?.ok_or(AppError::NotFound)?;
    let consultation = consultations::find(conn, document.consultation_id)?
        .filter(|one| consultations::is_public(one, now))
        .ok_or(AppError::NotFound)?;
    let url = super::url(&consultation, &document);
    Ok((document, url))
}

/// What a document is made of, as it was read.
struct Parts {
    sections: Vec<Section>,
    plain: BTreeMap<(String, String), PlainWords>,
    translations: Vec<Translation>,
    attachments: Vec<Whole>,
}

fn document_text(visit: &Visit, document: Document, url: &str, parts: Parts) -> DocumentText {
    let Parts {
        sections,
        mut plain,
        translations,
        attachments,
    } = parts;
    let lang = document.lang.clone();
    let mut plain_of = |anchor: &str| {
        let words = plain.remove(&(anchor.to_owned(), lang.clone()))?;
        Some(PlainSaying::of(words))
    };
    let minutes = |words: usize| explained::minutes(words, &document.lang);
    let words = sections
        .iter()
        .map(|section| explained::word_count(&section.text));
    DocumentText {
        attachments: attachments
            .into_iter()
            .map(|one| AttachmentItem::new(&visit.app, one, url))
            .collect(),
        url: visit.app.absolute(url),
        id: document.id,
        state: "published",
        plain_words: plain_of(""),
        reading_minutes: minutes(words.sum()),
        sections: sections
            .into_iter()
            .map(|section| SectionItem {
                plain_words: plain_of(&section.anchor),
                reading_minutes: minutes(explained::word_count(&section.text)),
                number: section.number,
                anchor: section.anchor,
                level: section.level,
                title: section.title,
                text: section.text,
            })
            .collect(),
        translations: translations
            .into_iter()
            .map(|one| TranslationItem::of(visit, one, &document, url))
            .collect(),
        version: document.current_version,
        title: document.title,
        summary: document.summary,
        lang: document.lang,
    }
}
