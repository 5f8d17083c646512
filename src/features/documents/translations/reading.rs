//! A translation on its own, or side by side with the original.

use std::collections::{HashMap, HashSet};

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::super::explained::{self, Minutes, PlainView, Term, TermView};
use super::super::handlers::{Reader, about, find_readable};
use super::super::model::{Document, Section, Version};
use super::super::store as documents;
use super::super::views::{Around, DocumentHead, Entry, section_label};
use super::langs;
use super::model::{Translation, TranslationSection};
use super::rows::{Row, rows};
use super::{newest, store, translation_url};
use crate::features::consultations::Consultation;
use crate::features::contributions;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// A language in which a document can be read, as its page offers it.
#[derive(Clone, Debug, Serialize)]
pub struct OtherLanguage {
    pub lang: String,
    pub name: &'static str,
    pub dir: &'static str,
    pub title: String,
    pub url: String,
    /// Of the original.
    pub version: i64,
    pub is_behind: bool,
}

impl OtherLanguage {
    pub fn new(one: &Translation, consultation: &Consultation, document: &Document) -> Self {
        Self {
            name: langs::name(&one.lang),
            dir: langs::direction(&one.lang),
            url: translation_url(consultation, document, &one.lang),
            title: one.title.clone(),
            version: one.version,
            is_behind: one.version < document.current_version,
            lang: one.lang.clone(),
        }
    }
}

/// A translation with all that its page needs.
pub struct Data {
    pub consultation: Consultation,
    pub document: Document,
    pub translation: Translation,
    pub sections: Vec<TranslationSection>,
    /// Of the version that is translated.
    pub original: Vec<Section>,
    /// Of the version that is valid now, where it is another one.
    pub current: Vec<Section>,
    pub counts: HashMap<String, i64>,
    all: Vec<Translation>,
    /// In the language of the translation, and in that of the original.
    pub terms: [Vec<Term>; 2],
    /// In the language of the translation, by anchor.
    pub plain: HashMap<String, PlainView>,
}

fn sections_of(
    conn: &mut DbConn,
    versions: &[Version],
    number: i64,
) -> Result<Vec<Section>, AppError> {
    let version = versions.iter().find(|version| version.number == number);
    let version = version.ok_or(AppError::NotFound)?;
    Ok(documents::list_sections(conn, version.id)?)
}

fn read(
    conn: &mut DbConn,
    (slug, document, lang): (&str, &str, &str),
    number: Option<i64>,
    reader: &Reader,
) -> Result<Data, AppError> {
    let (consultation, document) = find_readable(conn, slug, document, reader)?;
    let all = store::list(conn, document.id)?;
    let translation = all
        .iter()
        .filter(|one| one.is_published && one.lang == lang)
        .find(|one| number.is_none_or(|number| one.version == number))
        .cloned()
        .ok_or(AppError::NotFound)?;
    let versions = documents::list_versions(conn, document.id)?;
    let original = sections_of(conn, &versions, translation.version)?;
    let current = if translation.version == document.current_version {
        Vec::new()
    } else {
        sections_of(conn, &versions, document.current_version)?
    };
    let terms = [
        explained::terms_for(conn, &document, lang)?,
        explained::terms_for(conn, &document, &document.lang)?,
    ];
    let plain = explained::plain_of_version(conn, document.id, translation.version)?;
    Ok(Data {
        plain: explained::plain_views(plain, lang),
        sections: store::list_sections(conn, translation.id)?,
        counts: contributions::counts_of_place(conn, &document.place())?,
        all: newest(conn, document.id)?,
        consultation,
        document,
        translation,
        original,
        current,
        terms,
    })
}

/// A section of the current text that the translated version did not have.
#[derive(Clone, Debug, Serialize)]
struct Added {
    label: String,
    url: String,
}

#[derive(Clone, Debug, Serialize)]
struct TranslationView {
    head: DocumentHead,
    around: Around,
    lang: String,
    name: &'static str,
    dir: &'static str,
    title: String,
    summary: String,
    version: i64,
    original_url: String,
    original_lang: String,
    original_name: &'static str,
    original_dir: &'static str,
    published_at: UtcTime,
    digest: String,
    is_behind: bool,
    is_side_by_side: bool,
    /// This page for good.
    url: String,
    rows: Vec<Row>,
    contents: Vec<Entry>,
    /// Sections of the text as it is now that are not here.
    added: Vec<Added>,
    changed_count: usize,
    others: Vec<OtherLanguage>,
    terms: Vec<TermView>,
    minutes: Minutes,
    /// What the whole document says in plain words.
    plain: Option<PlainView>,
}

fn view(visit: &Visit, data: &Data) -> TranslationView {
    let head = DocumentHead::new(&data.consultation, &data.document);
    let is_side_by_side = visit
        .request
        .query_string()
        .split('&')
        .any(|one| one == "view=side");
    let (rows, terms) = rows(data, &head, is_side_by_side);
    let known: HashSet<&str> = data
        .original
        .iter()
        .map(|one| one.anchor.as_str())
        .collect();
    let added = data
        .current
        .iter()
        .filter(|section| !known.contains(section.anchor.as_str()))
        .map(|section| Added {
            label: section_label(&section.number, &section.title, &head.title),
            url: format!("{}#{}", head.url, section.anchor),
        });
    let translation = &data.translation;
    let word_count: usize = data
        .sections
        .iter()
        .map(|section| explained::word_count(&section.text))
        .sum();
    let contents = rows
        .iter()
        .filter_map(|row| {
            let side = row.translated.as_ref()?;
            (side.heading > 0).then(|| Entry {
                id: row.id.clone(),
                text: row.label.clone(),
                count: row.count,
                level: side.heading - 1,
                minutes: row.minutes,
            })
        })
        .collect();
    TranslationView {
        around: Around::new(&data.consultation, visit.now),
        name: langs::name(&translation.lang),
        dir: langs::direction(&translation.lang),
        title: translation.title.clone(),
        summary: translation.summary.clone(),
        version: translation.version,
        original_url: if translation.version == head.current_version {
            head.url.clone()
        } else {
            format!("{}/v/{}", head.url, translation.version)
        },
        original_lang: data.document.lang.clone(),
        original_name: langs::name(&data.document.lang),
        original_dir: langs::direction(&data.document.lang),
        published_at: translation.published_at,
        digest: translation.digest.clone(),
        is_behind: translation.version < head.current_version,
        is_side_by_side,
        url: format!(
            "{}/v/{}",
            translation_url(&data.consultation, &data.document, &translation.lang),
            translation.version
        ),
        added: added.collect(),
        changed_count: rows.iter().filter(|row| !row.since.is_empty()).count(),
        others: data
            .all
            .iter()
            .filter(|one| one.lang != translation.lang)
            .map(|one| OtherLanguage::new(one, &data.consultation, &data.document))
            .collect(),
        lang: translation.lang.clone(),
        minutes: Minutes::of(explained::minutes(word_count, &translation.lang)),
        contents: Entry::shortened(contents),
        plain: data.plain.get("").cloned(),
        rows,
        terms,
        head,
    }
}

async fn show(
    visit: Visit,
    (slug, document, lang): (String, String, String),
    number: Option<i64>,
) -> Result<HttpResponse, AppError> {
    let reader = Reader::of(&visit);
    visit
        .public(
            move |conn| read(conn, (&slug, &document, &lang), number, &reader),
            |visit, data| {
                let view = view(visit, &data);
                let page = Page::new("documents/translation.html", view.title.clone())
                    .description(view.summary.clone())
                    .with("translation", &view);
                Ok(about(page, visit, &data.consultation, &data.document))
            },
        )
        .await
}

pub async fn show_newest(
    visit: Visit,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, AppError> {
    show(visit, path.into_inner(), None).await
}

pub async fn show_of_version(
    visit: Visit,
    path: web::Path<(String, String, String, String)>,
) -> Result<HttpResponse, AppError> {
    let (slug, document, lang, number) = path.into_inner();
    let number: i64 = number.parse().map_err(|_| AppError::NotFound)?;
    show(visit, (slug, document, lang), Some(number)).await
}
