//! Publishing a document, with a look at its sections first.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::describing;
use super::desk_reading::{ReportView, read_file, read_source};
use super::model::{NewDocument, Source};
use super::rules;
use super::views::section_label;
use crate::features::accounts::{self, Action, Subject};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::Moderation;
use crate::platform::error::{AppError, FieldErrors};
use crate::web::FileForm;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// A section in the preview.
#[derive(Serialize)]
struct Previewed {
    label: String,
    anchor: String,
    html: String,
}

#[derive(Serialize)]
struct DeskView {
    consultation_title: String,
    consultation_url: String,
}

pub fn ensure_editor(visit: &Visit) -> Result<(), AppError> {
    accounts::ensure(&visit.actor, Action::EditConsultation, &Subject::SITE)
}

fn parse_moderation(word: &str) -> Option<Option<Moderation>> {
    match word {
        "" => Some(None),
        word => Moderation::parse(word).map(Some),
    }
}

fn preview_of(source: &Source, title: &str) -> Vec<Previewed> {
    source
        .sections
        .iter()
        .map(|section| Previewed {
            label: section_label(&section.number, &section.title, title),
            anchor: section.anchor.clone(),
            html: section.html.clone(),
        })
        .collect()
}

fn new_page(
    visit: &Visit,
    consultation: &Consultation,
    form: &FormView,
    preview: Option<&[Previewed]>,
    report: Option<&ReportView>,
) -> Page {
    let view = DeskView {
        consultation_title: consultation.title.clone(),
        consultation_url: consultations::url(consultation),
    };
    Page::new("documents/desk_new.html", visit.text("documents-new-title"))
        .with("desk_key", &"editor")
        .with("desk", &view)
        .with("preview", &preview)
        .with("report", &report)
        .with("text_lang", &consultation.lang)
        .form(form)
}

async fn load_consultation(visit: &Visit, slug: String) -> Result<Consultation, AppError> {
    let found = visit
        .app
        .db
        .read(move |conn| consultations::find_by_slug(conn, &slug))
        .await?;
    found.ok_or(AppError::NotFound)
}

pub async fn show_new(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let consultation = load_consultation(&visit, path.into_inner()).await?;
    new_page(&visit, &consultation, &FormView::default(), None, None).respond(&visit)
}

/// What was refused so far.
pub fn refused(form: &PostForm) -> FieldErrors {
    match form.check() {
        Err(AppError::Invalid(errors)) => errors,
        _ => FieldErrors::default(),
    }
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
    let consultation = load_consultation(&visit, path.into_inner()).await?;
    if let Some(read) = read_file(&visit, &mut form).await? {
        let view = read.put_into(&visit, &form);
        return new_page(&visit, &consultation, &view, None, Some(&read.report))
            .with("undescribed", &read.undescribed)
            .respond(&visit);
    }
    if form.is_refused() {
        let view = form.view(&visit, &refused(&form));
        return new_page(&visit, &consultation, &view, None, None).respond(&visit);
    }
    let title = form.text("title", rules::TITLE);
    let summary = form.optional_text("summary", rules::SUMMARY);
    let moderation = form.choice("moderation", parse_moderation).flatten();
    let source = read_source(&mut form).await?;
    let undescribed = describing::left(&form, source.as_ref());
    let refused = refused(&form);
    let view = form.view(&visit, &refused);
    let Some(source) = source.filter(|_| refused.is_empty()) else {
        return new_page(&visit, &consultation, &view, None, None)
            .with("undescribed", &undescribed)
            .respond(&visit);
    };
    if form.get("do") != "publish" {
        let preview = preview_of(&source, &title);
        return new_page(&visit, &consultation, &view, Some(&preview), None)
            .with("undescribed", &undescribed)
            .respond(&visit);
    }
    let (now, published_by) = (visit.now, visit.account_id()?);
    let new = NewDocument {
        consultation_id: consultation.id,
        slug: None,
        lang: consultation.lang.clone(),
        title,
        summary,
        source,
        moderation,
        published_by: Some(published_by),
    };
    let published = visit
        .app
        .db
        .write(move |tx| super::publish(tx, &new, now))
        .await;
    match published {
        Ok(document) => Ok(visit.redirect(
            &super::url(&consultation, &document),
            Some("documents-published"),
        )),
        Err(AppError::Conflict("documents.taken")) => {
            let errors = FieldErrors::one("title", "documents.taken");
            let view = form.view(&visit, &errors);
            new_page(&visit, &consultation, &view, None, None).respond(&visit)
        }
        Err(other) => Err(other),
    }
}
