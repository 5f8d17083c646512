//! Documents, for machines; and commenting with a key.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::api_explained::{PlainSaying, TranslationItem, list_terms, show_translation};
use super::attached::{self, AttachmentItem, Whole};
use super::explained::{self, PlainWords};
use super::model::{Comment, Document, NewQuote, Section};
use super::translations::{self, Translation};
use super::{rules, store};
use crate::features::accounts::{self, Action, Scope, Subject};
use crate::features::consultations;
use crate::features::contributions::api::ContributionItem;
use crate::features::contributions::{Channel, Spine, check_words, role_of};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::idempotency;
use crate::platform::limits::Limited;
use crate::web::api::{After, JsonBody, List, answer, text};
use crate::web::{Data, Visit};

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/api/v1/consultations/{slug}/documents").get(list_documents))
        .service(web::resource("/api/v1/documents/{id:\\d+}").get(show_document))
        .service(web::resource("/api/v1/documents/{id:\\d+}/terms").get(list_terms))
        .service(
            web::resource("/api/v1/documents/{id:\\d+}/translations/{lang}").get(show_translation),
        )
        .service(web::resource("/api/v1/documents/{id:\\d+}/comments").post(create_comment));
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

/// A comment to be made.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CommentRequest {
    /// Markdown, 3 to 5,000 characters.
    text: String,
    /// Anchor of a section; empty for the whole document.
    anchor: String,
    /// Token of the comment it replies to.
    parent: Option<String>,
    /// Words of the section that it is about, as they stand there; empty for all of them.
    quote: String,
    /// What these words should be instead.
    replacement: Option<String>,
}

/// Comments on a document while its consultation is open.
#[utoipa::path(post, path = "/api/v1/documents/{id}/comments", tag = "documents",
    params(("id" = i64, Path, description = "Number of the document")),
    request_body = CommentRequest, security(("key" = [])),
    responses((status = 201, description = "Received", body = ContributionItem),
        (status = 401, description = "No key, or a bad one"),
        (status = 403, description = "The key is not for this"),
        (status = 404, description = "No such document"),
        (status = 409, description = "The consultation is not open, or the key had another body"),
        (status = 422, description = "Some fields were refused")))]
pub async fn create_comment(
    visit: Visit,
    spine: web::Data<Spine>,
    id: web::Path<i64>,
    body: JsonBody<CommentRequest>,
) -> Result<HttpResponse, AppError> {
    accounts::ensure_scope(visit.signed_in.as_ref(), Scope::Contribute)?;
    accounts::ensure(&visit.actor, Action::Contribute, &Subject::SITE)?;
    visit.limit(Limited::Api)?;
    let once = body.once(&visit)?;
    let mut errors = FieldErrors::default();
    let words = text(&mut errors, "text", &body.value.text, rules::COMMENT);
    let words = check_words(&mut errors, "text", &words);
    let quote = if body.value.quote.is_empty() {
        None
    } else {
        Some(NewQuote {
            exact: text(&mut errors, "quote", &body.value.quote, rules::QUOTE),
            prefix: String::new(),
            replacement: body
                .value
                .replacement
                .as_ref()
                .map(|words| text(&mut errors, "replacement", words, rules::REPLACEMENT)),
        })
    };
    errors.into_result()?;
    let new = Comment {
        document_id: id.into_inner(),
        anchor: body.value.anchor,
        parent: body.value.parent,
        account_id: visit.actor.account_id,
        author_name: visit.actor.name.clone(),
        author_role: role_of(&visit.actor),
        words,
        lang: visit.lang.code().to_owned(),
        channel: Channel::Api,
        submission_key: None,
        quote,
    };
    let (zone, now) = (visit.app.config.site.time_zone.0, visit.now);
    let site = visit.app.clone();
    let made = visit
        .app
        .db
        .write(move |tx| {
            idempotency::run(tx, &once, now, |tx| {
                let received = super::comment(tx, &spine, &new, zone, now)?;
                let item = ContributionItem::of(&site, received.contribution);
                Ok((201, serde_json::to_string(&item)?))
            })
        })
        .await?;
    Ok(answer(&visit, made, "/api/v1/contributions/"))
}
