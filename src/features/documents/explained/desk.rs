//! Where editors write what a document and its sections say in plain words.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::desk::{ensure_editor, refused};
use super::super::desk_head::{DeskHead, desk_url};
use super::super::model::{Document, Section};
use super::super::translations::{self, langs};
use super::super::views::section_label;
use super::super::{rules, store as documents};
use super::model::{NewPlainWords, PlainWords};
use super::plain::{explain, plain_of_version};
use crate::features::consultations::{self, Consultation};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The last part of this desk's path.
const TOOL: &str = "plain";

/// Which place is written about.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Anchor; '' for the whole document.
    section: String,
    /// Language; '' for the document's own.
    #[serde(rename = "in")]
    lang: String,
}

struct Data {
    consultation: Consultation,
    document: Document,
    sections: Vec<Section>,
    plain: BTreeMap<(String, String), PlainWords>,
    /// Languages in which the document can be read, its own first.
    langs: Vec<String>,
}

fn read(conn: &mut DbConn, id: &str) -> Result<Data, AppError> {
    let id: i64 = id.parse().map_err(|_| AppError::NotFound)?;
    let document = documents::find(conn, id)?.ok_or(AppError::NotFound)?;
    let consultation =
        consultations::find(conn, document.consultation_id)?.ok_or(AppError::NotFound)?;
    let versions = documents::list_versions(conn, id)?;
    let current = versions
        .iter()
        .find(|version| version.number == document.current_version)
        .ok_or(AppError::NotFound)?;
    let sections = documents::list_sections(conn, current.id)?;
    let plain = plain_of_version(conn, id, current.number)?;
    let mut langs = vec![document.lang.clone()];
    langs.extend(translations::published_langs(conn, id)?);
    Ok(Data {
        consultation,
        document,
        sections,
        plain,
        langs,
    })
}

/// A place that can be explained.
#[derive(Serialize)]
struct Row {
    label: String,
    anchor: String,
    url: String,
    /// 'none', 'fits' or 'behind'
    state: &'static str,
    level: i64,
}

#[derive(Serialize)]
struct LangView {
    code: String,
    name: &'static str,
    url: String,
    is_chosen: bool,
}

#[derive(Serialize)]
struct DeskView {
    #[serde(flatten)]
    head: DeskHead,
    /// Anchor of the place that is written about.
    chosen: String,
    label: String,
    /// Its text, for reading beside the field.
    html: String,
    lang: String,
    langs: Vec<LangView>,
    is_written: bool,
    /// Version for which the words were written, where the text has changed since.
    behind: Option<i64>,
    behind_count: usize,
    rows: Vec<Row>,
}

/// The place that was asked for, in a language of the document.
fn settle(data: &Data, asked: &Asked) -> Result<(String, String), AppError> {
    let is_there = asked.section.is_empty()
        || data
            .sections
            .iter()
            .any(|section| section.anchor == asked.section);
    if !is_there {
        return Err(AppError::NotFound);
    }
    let lang = if asked.lang.is_empty() {
        &data.document.lang
    } else {
        &asked.lang
    };
    if !data.langs.contains(lang) {
        return Err(AppError::NotFound);
    }
    Ok((asked.section.clone(), lang.clone()))
}

fn address(id: i64, anchor: &str, lang: &str) -> String {
    format!("{}?section={anchor}&in={lang}", desk_url(id, TOOL))
}

fn page(visit: &Visit, data: &Data, (anchor, lang): (&str, &str), form: Option<&FormView>) -> Page {
    let document = &data.document;
    let key = |anchor: &str| (anchor.to_owned(), lang.to_owned());
    let words = data.plain.get(&key(anchor));
    let state = |anchor: &str| match data.plain.get(&key(anchor)) {
        None => "none",
        Some(words) if words.is_behind() => "behind",
        Some(_) => "fits",
    };
    let whole = Row {
        label: visit.text("documents-plain-whole"),
        anchor: String::new(),
        url: address(document.id, "", lang),
        state: state(""),
        level: 1,
    };
    let rows = data.sections.iter().map(|section| Row {
        label: if section.level == 0 {
            visit.text("documents-plain-preamble")
        } else {
            section_label(&section.number, &section.title, &document.title)
        },
        url: address(document.id, &section.anchor, lang),
        state: state(&section.anchor),
        anchor: section.anchor.clone(),
        level: section.level.max(1),
    });
    let rows: Vec<Row> = std::iter::once(whole).chain(rows).collect();
    let section = data
        .sections
        .iter()
        .find(|section| section.anchor == anchor);
    let view = DeskView {
        head: DeskHead::of(&data.consultation, document, TOOL),
        chosen: anchor.to_owned(),
        label: rows
            .iter()
            .find(|row| row.anchor == anchor)
            .map_or_else(String::new, |row| row.label.clone()),
        html: section.map_or_else(String::new, |one| one.html.clone()),
        lang: lang.to_owned(),
        langs: data
            .langs
            .iter()
            .map(|code| LangView {
                name: langs::name(code),
                url: address(document.id, anchor, code),
                is_chosen: code == lang,
                code: code.clone(),
            })
            .collect(),
        is_written: words.is_some(),
        behind: words
            .filter(|words| words.is_behind())
            .map(|words| words.written_for),
        behind_count: rows.iter().filter(|row| row.state == "behind").count(),
        rows,
    };
    let title = visit.text_with(
        "documents-plain-desk-title",
        &[("title", document.title.as_str().into())],
    );
    let filled = || {
        let text = words.map_or_else(String::new, |words| words.text.clone());
        FormView::filled([("plain", text)])
    };
    let form = form.cloned().unwrap_or_else(filled);
    Page::new("documents/desk_plain.html", title)
        .with("desk_key", &"editor")
        .with("desk", &view)
        .form(&form)
}

pub async fn show(
    visit: Visit,
    path: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let id = path.into_inner();
    let data = visit.app.db.read(move |conn| read(conn, &id)).await?;
    let (anchor, lang) = settle(&data, &asked)?;
    page(&visit, &data, (&anchor, &lang), None).respond(&visit)
}

pub async fn save(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let id = path.into_inner();
    let data = visit.app.db.read(move |conn| read(conn, &id)).await?;
    let asked = Asked {
        section: form.get("section").to_owned(),
        lang: form.get("in").to_owned(),
    };
    let (anchor, lang) = settle(&data, &asked)?;
    let known = data.plain.get(&(anchor.clone(), lang.clone()));
    let (text, said) = match form.get("do") {
        "take-back" => (String::new(), "documents-plain-taken-back"),
        "confirm" => (
            known.map_or_else(String::new, |words| words.text.clone()),
            "documents-plain-confirmed",
        ),
        _ => (form.text("plain", rules::PLAIN), "documents-plain-saved"),
    };
    let version = form.number("version", 1, i64::from(i32::MAX));
    if form.is_refused() {
        let view = form.view(&visit, &refused(&form));
        return page(&visit, &data, (&anchor, &lang), Some(&view)).respond(&visit);
    }
    let target = address(data.document.id, &anchor, &lang);
    let new = NewPlainWords {
        document_id: data.document.id,
        version,
        anchor,
        lang,
        text,
    };
    let (by, now) = (visit.account_id()?, visit.now);
    visit
        .app
        .db
        .write(move |tx| explain(tx, &new, Some(by), now))
        .await?;
    Ok(visit.redirect(&target, Some(said)))
}
