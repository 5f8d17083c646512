//! The editor's desk for translations: publishing one, with a look at which section is which, and
//! taking one back.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::desk::{ensure_editor, refused};
use super::super::desk_head::{DeskHead, desk_url};
use super::super::desk_reading::{ReportView, read_file, read_source};
use super::super::model::{Document, Version};
use super::super::{rules, store as documents};
use super::langs::{self, Known};
use super::model::{NewTranslation, Translation};
use super::preview::{Preview, as_before, preview_of, read_anchors};
use super::publishing::{anchors_of, publish, put_back, take_back};
use super::{store, translation_url};
use crate::features::consultations::{self, Consultation};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::FileForm;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The last part of this desk's path.
const TOOL: &str = "translations";

/// Which translation is published anew.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "in")]
    lang: String,
    version: String,
}

struct Data {
    consultation: Consultation,
    document: Document,
    versions: Vec<Version>,
    translations: Vec<Translation>,
}

fn read(conn: &mut DbConn, id: &str) -> Result<Data, AppError> {
    let id: i64 = id.parse().map_err(|_| AppError::NotFound)?;
    let document = documents::find(conn, id)?.ok_or(AppError::NotFound)?;
    let consultation =
        consultations::find(conn, document.consultation_id)?.ok_or(AppError::NotFound)?;
    Ok(Data {
        versions: documents::list_versions(conn, id)?,
        translations: store::list(conn, id)?,
        consultation,
        document,
    })
}

async fn load(visit: &Visit, id: String) -> Result<Data, AppError> {
    visit.app.db.read(move |conn| read(conn, &id)).await
}

#[derive(Serialize)]
struct Row {
    id: i64,
    lang: String,
    name: &'static str,
    title: String,
    version: i64,
    is_published: bool,
    is_behind: bool,
    published_at: UtcTime,
    url: String,
    edit_url: String,
}

#[derive(Serialize)]
struct DeskView {
    #[serde(flatten)]
    head: DeskHead,
    versions: Vec<i64>,
    /// All but the document's own.
    langs: Vec<Known>,
    own_name: &'static str,
    rows: Vec<Row>,
}

fn desk_view(data: &Data) -> DeskView {
    let document = &data.document;
    let head = DeskHead::of(&data.consultation, document, TOOL);
    let rows = data.translations.iter().map(|one| Row {
        id: one.id,
        name: langs::name(&one.lang),
        title: one.title.clone(),
        version: one.version,
        is_published: one.is_published,
        is_behind: one.version < document.current_version,
        published_at: one.published_at,
        url: format!(
            "{}/v/{}",
            translation_url(&data.consultation, document, &one.lang),
            one.version
        ),
        edit_url: format!("{}/new?in={}&version={}", head.url, one.lang, one.version),
        lang: one.lang.clone(),
    });
    DeskView {
        versions: data.versions.iter().map(|one| one.number).collect(),
        langs: langs::KNOWN
            .iter()
            .filter(|known| known.value != document.lang)
            .copied()
            .collect(),
        own_name: langs::name(&document.lang),
        rows: rows.collect(),
        head,
    }
}

/// The list; `at` is the translation whose form was refused.
fn list_page(visit: &Visit, data: &Data, form: &FormView, at: &str) -> Page {
    let title = visit.text_with(
        "documents-translations-title",
        &[("title", data.document.title.as_str().into())],
    );
    Page::new("documents/desk_translations.html", title)
        .with("desk_key", &"editor")
        .with("desk", &desk_view(data))
        .with("at", &at)
        .form(form)
}

pub async fn show(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let data = load(&visit, path.into_inner()).await?;
    list_page(&visit, &data, &FormView::default(), "").respond(&visit)
}

/// Takes a translation back, or publishes it again.
pub async fn change(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let data = load(&visit, path.into_inner()).await?;
    let at = form.get("translation").to_owned();
    let id = data
        .translations
        .iter()
        .map(|one| one.id)
        .find(|id| id.to_string() == at)
        .ok_or(AppError::NotFound)?;
    let (by, now) = (visit.account_id()?, visit.now);
    let target = desk_url(data.document.id, TOOL);
    if form.get("do") == "put-back" {
        visit
            .app
            .db
            .write(move |tx| put_back(tx, id, Some(by), now))
            .await?;
        return Ok(visit.redirect(&target, Some("documents-translation-put-back")));
    }
    let reason = form.text("reason", rules::TAKING_BACK);
    if form.is_refused() {
        let view = form.view(&visit, &refused(&form));
        return list_page(&visit, &data, &view, &at).respond(&visit);
    }
    visit
        .app
        .db
        .write(move |tx| take_back(tx, id, &reason, Some(by), now))
        .await?;
    Ok(visit.redirect(&target, Some("documents-translation-taken-back")))
}

fn new_page(
    visit: &Visit,
    data: &Data,
    form: &FormView,
    preview: Option<&Preview>,
    report: Option<&ReportView>,
) -> Page {
    let title = visit.text_with(
        "documents-translation-new-title",
        &[("title", data.document.title.as_str().into())],
    );
    Page::new("documents/desk_translation.html", title)
        .with("desk_key", &"editor")
        .with("desk", &desk_view(data))
        .with("preview", &preview)
        .with("report", &report)
        .form(form)
}

pub async fn show_new(
    visit: Visit,
    path: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let data = load(&visit, path.into_inner()).await?;
    let known = data
        .translations
        .iter()
        .find(|one| one.lang == asked.lang && one.version.to_string() == asked.version);
    let Some(known) = known else {
        let version = data.document.current_version.to_string();
        let form = FormView::filled([("version", version)]);
        return new_page(&visit, &data, &form, None, None).respond(&visit);
    };
    let id = known.id;
    let source = visit
        .app
        .db
        .read(move |conn| Ok(store::find_source(conn, id)?))
        .await?;
    let form = FormView::filled([
        ("version", known.version.to_string()),
        ("translation_lang", known.lang.clone()),
        ("title", known.title.clone()),
        ("summary", known.summary.clone()),
        ("source", source.unwrap_or_default()),
    ]);
    new_page(&visit, &data, &form, None, None).respond(&visit)
}

pub async fn publish_new(
    visit: Visit,
    path: web::Path<String>,
    FileForm {
        mut form,
        room: _room,
    }: FileForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let data = load(&visit, path.into_inner()).await?;
    if let Some(read) = read_file(&visit, &mut form).await? {
        let view = read.put_into(&visit, &form);
        return new_page(&visit, &data, &view, None, Some(&read.report)).respond(&visit);
    }
    if form.is_refused() {
        let view = form.view(&visit, &refused(&form));
        return new_page(&visit, &data, &view, None, None).respond(&visit);
    }
    let lang = form.choice("translation_lang", langs::parse);
    if lang == Some(data.document.lang.as_str()) {
        form.refuse("translation_lang", "documents.own-language");
    }
    let version = form.number("version", 1, i64::from(i32::MAX));
    if !data.versions.iter().any(|one| one.number == version) {
        form.refuse("version", "form.choose");
    }
    let title = form.text("title", rules::TITLE);
    let summary = form.optional_text("summary", rules::SUMMARY);
    let source = read_source(&mut form).await?;
    if source.is_none() && !form.is_refused() {
        form.refuse("source", "text.empty");
    }
    let Some(source) = source.filter(|_| !form.is_refused()) else {
        let view = form.view(&visit, &refused(&form));
        return new_page(&visit, &data, &view, None, None).respond(&visit);
    };
    let id = data.document.id;
    let known = data
        .translations
        .iter()
        .find(|one| one.version == version && Some(one.lang.as_str()) == lang)
        .map(|one| one.id);
    let (original, stored) = visit
        .app
        .db
        .read(move |conn| {
            let stored = match known {
                Some(known) => store::list_sections(conn, known)?,
                None => Vec::new(),
            };
            Ok((documents::list_texts(conn, id, version)?, stored))
        })
        .await?;
    let mut new = NewTranslation {
        document_id: id,
        version,
        lang: lang.unwrap_or_default().to_owned(),
        title,
        summary,
        source,
        anchors: None,
    };
    let (new_one, sections) = (new.clone(), original.clone());
    let automatic = web::block(move || anchors_of(&sections, &new_one))
        .await
        .map_err(|error| AppError::Internal(error.to_string()))?;
    let automatic = as_before(&new.source, automatic, &stored);
    let anchors = read_anchors(&mut form, &new.source, &original, automatic);
    let errors = refused(&form);
    if form.get("do") != "publish" || !errors.is_empty() {
        let view = form.view(&visit, &errors);
        let preview = preview_of(&data.document, &new, &original, &anchors);
        return new_page(&visit, &data, &view, Some(&preview), None).respond(&visit);
    }
    new.anchors = Some(anchors);
    let (by, now) = (visit.account_id()?, visit.now);
    let published = visit
        .app
        .db
        .write(move |tx| publish(tx, &new, Some(by), now))
        .await?;
    let address = translation_url(&data.consultation, &data.document, &published.lang);
    Ok(visit.redirect(
        &format!("{address}/v/{}", published.version),
        Some("documents-translation-published"),
    ))
}
