//! Publishing a further version: the editor sees which section is which, and says where the match
//! is wrong, before anything is published.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use super::describing;
use super::desk::{ensure_editor, refused};
use super::desk_head::DeskHead;
use super::desk_match::{Matches, Preview};
use super::desk_pins::{Names, read_pins};
use super::desk_reading::{ReportView, read_file, read_source};
use super::model::{Document, NewVersion, SectionText};
use super::{rules, store};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions;
use crate::platform::error::{AppError, FieldErrors};
use crate::web::FileForm;
use crate::web::forms::FormView;
use crate::web::page::Page;
use crate::web::visit::Visit;

pub struct VersionData {
    consultation: Consultation,
    pub document: Document,
    source: String,
    /// Sections of the current version.
    pub old: Vec<SectionText>,
    /// Comments by anchor.
    pub counts: HashMap<String, i64>,
}

async fn load(visit: &Visit, id: &str) -> Result<VersionData, AppError> {
    let id: i64 = id.parse().map_err(|_| AppError::NotFound)?;
    visit
        .app
        .db
        .read(move |conn| {
            let document = store::find(conn, id)?.ok_or(AppError::NotFound)?;
            let consultation =
                consultations::find(conn, document.consultation_id)?.ok_or(AppError::NotFound)?;
            let source = store::find_source(conn, id, document.current_version)?;
            let counts = contributions::counts_of_place(conn, &document.place())?;
            let old = store::list_texts(conn, id, document.current_version)?;
            Ok(VersionData {
                consultation,
                document,
                source: source.unwrap_or_default(),
                old,
                counts,
            })
        })
        .await
}

fn version_page(
    visit: &Visit,
    data: &VersionData,
    form: &FormView,
    preview: Option<&Preview>,
    report: Option<&ReportView>,
) -> Page {
    let head = DeskHead::of(&data.consultation, &data.document, "versions/new");
    let title = visit.text_with(
        "documents-new-version-title",
        &[("title", data.document.title.as_str().into())],
    );
    Page::new("documents/desk_version.html", title)
        .with("desk_key", &"editor")
        .with("desk", &head)
        .with("preview", &preview)
        .with("report", &report)
        .form(form)
}

pub async fn show_new_version(
    visit: Visit,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let data = load(&visit, &path).await?;
    let form = FormView::filled([
        ("source", data.source.clone()),
        ("based_on", data.document.current_version.to_string()),
    ]);
    version_page(&visit, &data, &form, None, None).respond(&visit)
}

pub async fn publish_new_version(
    visit: Visit,
    path: web::Path<String>,
    FileForm {
        mut form,
        room: _room,
    }: FileForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let data = load(&visit, &path).await?;
    if let Some(read) = read_file(&visit, &mut form).await? {
        let mut view = form.view(&visit, &FieldErrors::default());
        view.values.insert("source".to_owned(), read.markdown);
        return version_page(&visit, &data, &view, None, Some(&read.report))
            .with("undescribed", &read.undescribed)
            .respond(&visit);
    }
    if form.is_refused() {
        let view = form.view(&visit, &refused(&form));
        return version_page(&visit, &data, &view, None, None).respond(&visit);
    }
    let is_preview = form.get("do") != "publish";
    let note = if is_preview {
        form.optional_text("note", rules::NOTE)
    } else {
        form.text("note", rules::NOTE)
    };
    let based_on = form.number("based_on", 1, i64::from(i32::MAX));
    let source = read_source(&mut form).await?;
    if source
        .as_ref()
        .is_some_and(|source| source.markdown == data.source)
    {
        form.refuse("source", "documents.unchanged");
    }
    let undescribed = describing::left(&form, source.as_ref());
    let Some(source) = source.filter(|_| !form.is_refused()) else {
        let view = form.view(&visit, &refused(&form));
        return version_page(&visit, &data, &view, None, None)
            .with("undescribed", &undescribed)
            .respond(&visit);
    };
    let names = Names::of(&data, &source);
    let pins = read_pins(&mut form, &names, &source);
    let refused = refused(&form);
    let is_shown = is_preview || !refused.is_empty();
    let (old, sections) = (data.old.clone(), source.sections.clone());
    let found = web::block(move || Matches::of(&old, sections, &pins, names, is_shown))
        .await
        .map_err(|error| AppError::Internal(error.to_string()))?;
    if is_shown {
        let view = form.view(&visit, &refused);
        let preview = found.preview(&data, &source, &refused);
        return version_page(&visit, &data, &view, Some(&preview), None)
            .with("undescribed", &undescribed)
            .respond(&visit);
    }
    let (now, published_by) = (visit.now, visit.account_id()?);
    // Another version may have come meanwhile: what was matched is of no use then.
    if based_on != data.document.current_version {
        return Err(AppError::Conflict("documents.newer-version"));
    }
    let new = NewVersion {
        document_id: data.document.id,
        source,
        note,
        based_on,
        published_by: Some(published_by),
        carried: Some(found.carried),
    };
    let document = visit
        .app
        .db
        .write(move |tx| super::publish_version(tx, &new, now))
        .await?;
    Ok(visit.redirect(
        &super::url(&data.consultation, &document),
        Some("documents-version-published"),
    ))
}
