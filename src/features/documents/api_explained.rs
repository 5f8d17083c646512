//! What helps to understand documents, for machines: plain words, the glossary, translations.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::api::find_public;
use super::api_versions::SectionWords;
use super::explained::{self, PlainWords};
use super::model::Document;
use super::translations::{self, Translation, TranslationSection};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::web::api::{After, List};
use crate::web::{Data, Visit};

/// What a text says in plain words.
#[derive(Serialize, ToSchema)]
pub struct PlainSaying {
    /// Markdown.
    pub text: String,
    pub lang: String,
    /// The version for whose words they were written or confirmed.
    pub written_for: i64,
    /// The text has changed since.
    pub is_behind: bool,
}

/// A version in another language.
#[derive(Serialize, ToSchema)]
pub struct TranslationItem {
    pub id: i64,
    /// Always `published`.
    pub state: &'static str,
    pub lang: String,
    pub title: String,
    /// Of the original that it translates.
    pub version: i64,
    /// There is a newer version of the original.
    pub is_behind: bool,
    pub published_at: UtcTime,
    pub url: String,
}

/// A translation, section by section.
#[derive(Serialize, ToSchema)]
pub struct TranslationText {
    pub id: i64,
    /// Always `published`.
    pub state: &'static str,
    pub lang: String,
    pub title: String,
    pub summary: String,
    /// Of the original that it translates.
    pub version: i64,
    /// There is a newer version of the original.
    pub is_behind: bool,
    pub published_at: UtcTime,
    pub url: String,
    pub sections: Vec<SectionWords>,
}

/// A word that is explained.
#[derive(Serialize, ToSchema)]
pub struct TermItem {
    pub id: i64,
    /// Always `published`.
    pub state: &'static str,
    pub term: String,
    /// Plurals and other spellings that are marked, too.
    pub forms: Vec<String>,
    pub lang: String,
    pub definition: String,
    /// `document`, `consultation` or `site`: where it is explained.
    pub scope: String,
    /// The glossary of the document.
    pub url: String,
}

impl PlainSaying {
    pub fn of(words: PlainWords) -> Self {
        Self {
            is_behind: words.is_behind(),
            text: words.text,
            lang: words.lang,
            written_for: words.written_for,
        }
    }
}

impl TranslationItem {
    pub fn of(visit: &Visit, one: Translation, document: &Document, url: &str) -> Self {
        Self {
            id: one.id,
            state: "published",
            url: visit.app.absolute(&format!("{url}/in/{}", one.lang)),
            is_behind: one.version < document.current_version,
            lang: one.lang,
            title: one.title,
            version: one.version,
            published_at: one.published_at,
        }
    }
}

/// The newest translation of a document into a language, section by section.
#[utoipa::path(get, path = "/api/v1/documents/{id}/translations/{lang}", tag = "documents",
    params(
        ("id" = i64, Path, description = "Number of the document"),
        ("lang" = String, Path, description = "Code of the language: `es`"),
    ),
    responses((status = 200, description = "The translation", body = TranslationText),
        (status = 404, description = "No such document, or none in this language")))]
pub async fn show_translation(
    visit: Visit,
    path: web::Path<(i64, String)>,
) -> Result<HttpResponse, AppError> {
    let ((id, lang), now) = (path.into_inner(), visit.now);
    visit
        .public_data(
            move |conn| {
                let (document, url) = find_public(conn, id, now)?;
                let translation = translations::newest(conn, id)?
                    .into_iter()
                    .find(|one| one.lang == lang)
                    .ok_or(AppError::NotFound)?;
                let sections = translations::sections_of(conn, translation.id)?;
                Ok((document, url, translation, sections))
            },
            move |visit, (document, url, translation, sections)| {
                let summary = translation.summary.clone();
                let item = TranslationItem::of(visit, translation, &document, &url);
                let item = TranslationText {
                    id: item.id,
                    state: item.state,
                    lang: item.lang,
                    title: item.title,
                    summary,
                    version: item.version,
                    is_behind: item.is_behind,
                    published_at: item.published_at,
                    url: item.url,
                    sections: sections.into_iter().map(SectionWords::from).collect(),
                };
                Ok(Data::json(&item)?.topic(format!("document:{id}")))
            },
        )
        .await
}

impl From<TranslationSection> for SectionWords {
    fn from(section: TranslationSection) -> Self {
        Self {
            number: section.number,
            anchor: section.anchor,
            level: section.level,
            title: section.title,
            text: section.text,
        }
    }
}

/// Words that are explained where they stand in a document, in every language: its own, those of its
/// consultation and those of the site.
#[utoipa::path(get, path = "/api/v1/documents/{id}/terms", tag = "documents",
    params(
        ("id" = i64, Path, description = "Number of the document"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before"),
    ),
    responses((status = 200, description = "A page of the list", body = List<TermItem>),
        (status = 404, description = "No such document")))]
pub async fn list_terms(
    visit: Visit,
    id: web::Path<i64>,
    query: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    let (id, now) = (id.into_inner(), visit.now);
    let after = query.id()?.unwrap_or(0);
    visit
        .public_data(
            move |conn| {
                let (document, url) = find_public(conn, id, now)?;
                let mut terms = explained::all_terms(conn, &document)?;
                terms.sort_by_key(|term| term.id);
                Ok((url, terms))
            },
            move |visit, (url, terms)| {
                let items = terms
                    .into_iter()
                    .filter(|term| term.id > after)
                    .map(|term| TermItem {
                        id: term.id,
                        state: "published",
                        forms: term.forms.lines().map(str::to_owned).collect(),
                        scope: term.scope.split(':').next().unwrap_or_default().to_owned(),
                        url: visit.app.absolute(&format!("{url}/glossary")),
                        term: term.term,
                        lang: term.lang,
                        definition: term.definition,
                    })
                    .collect();
                let list = List::new(items, |last: &TermItem| last.id.to_string());
                Ok(list
                    .data(visit)?
                    .topic(explained::GLOSSARY)
                    .topic(format!("document:{id}")))
            },
        )
        .await
}
