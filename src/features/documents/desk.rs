//! Publishing documents and their versions, with a look at the sections first.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::model::{Document, NewDocument, NewVersion, Source};
use super::views::section_label;
use super::{rules, store};
use crate::features::accounts::{self, Action, Subject};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{self, Moderation};
use crate::platform::error::{AppError, FieldErrors};
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// A section in the preview.
#[derive(Serialize)]
struct Previewed {
    label: String,
    anchor: String,
    level: usize,
    html: String,
    is_new: bool,
}

/// What would be published, and what that means for comments.
#[derive(Serialize, Default)]
struct Preview {
    sections: Vec<Previewed>,
    gone: Vec<Gone>,
}

#[derive(Serialize)]
struct Gone {
    anchor: String,
    count: i64,
}

#[derive(Serialize)]
struct DeskView {
    consultation_title: String,
    consultation_url: String,
    document_title: String,
    document_url: String,
    current_version: i64,
}

fn ensure_editor(visit: &Visit) -> Result<(), AppError> {
    accounts::ensure(&visit.actor, Action::EditConsultation, &Subject::SITE)
}

fn parse_moderation(word: &str) -> Option<Option<Moderation>> {
    match word {
        "" => Some(None),
        word => Moderation::parse(word).map(Some),
    }
}

fn preview_of(source: &Source, title: &str, current: &[(String, i64)]) -> Preview {
    let anchors: Vec<String> = current.iter().map(|(anchor, _)| anchor.clone()).collect();
    let (added, gone) = rules::compare_anchors(&anchors, &source.sections);
    let sections = source
        .sections
        .iter()
        .map(|section| Previewed {
            label: section_label(&section.number, &section.title, title),
            anchor: section.anchor.clone(),
            level: section.level,
            html: section.html.as_str().to_owned(),
            is_new: !current.is_empty() && added.contains(&section.anchor.as_str()),
        })
        .collect();
    let gone = current
        .iter()
        .filter(|(anchor, _)| gone.contains(&anchor.as_str()))
        .map(|(anchor, count)| Gone {
            anchor: anchor.clone(),
            count: *count,
        })
        .collect();
    Preview { sections, gone }
}

fn new_page(
    visit: &Visit,
    consultation: &Consultation,
    form: &FormView,
    preview: Option<&Preview>,
) -> Page {
    let view = DeskView {
        consultation_title: consultation.title.clone(),
        consultation_url: consultations::url(consultation),
        document_title: String::new(),
        document_url: String::new(),
        current_version: 0,
    };
    Page::new("documents/desk_new.html", visit.text("documents-new-title"))
        .with("desk_key", &"editor")
        .with("desk", &view)
        .with("preview", &preview)
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
    new_page(&visit, &consultation, &FormView::default(), None).respond(&visit)
}

/// Reads the Markdown; what is wrong with it is noted beside the field.
async fn read_source(form: &mut PostForm) -> Result<Option<Source>, AppError> {
    let text = form.text("source", rules::SOURCE);
    if text.is_empty() {
        return Ok(None);
    }
    let read = web::block(move || Source::read(&text)).await;
    match read.map_err(|error| AppError::Internal(error.to_string()))? {
        Ok(source) => Ok(Some(source)),
        Err(AppError::Invalid(errors)) => {
            for error in errors.0 {
                form.refuse("source", error.key);
            }
            Ok(None)
        }
        Err(other) => Err(other),
    }
}

pub async fn publish_new(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let consultation = load_consultation(&visit, path.into_inner()).await?;
    let title = form.text("title", rules::TITLE);
    let summary = form.optional_text("summary", rules::SUMMARY);
    let moderation = form.choice("moderation", parse_moderation).flatten();
    let source = read_source(&mut form).await?;
    let refused = match form.check() {
        Err(AppError::Invalid(errors)) => errors,
        _ => FieldErrors::default(),
    };
    let view = form.view(&visit, &refused);
    let Some(source) = source.filter(|_| refused.is_empty()) else {
        return new_page(&visit, &consultation, &view, None).respond(&visit);
    };
    if form.get("do") != "publish" {
        let preview = preview_of(&source, &title, &[]);
        return new_page(&visit, &consultation, &view, Some(&preview)).respond(&visit);
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
            new_page(&visit, &consultation, &view, None).respond(&visit)
        }
        Err(other) => Err(other),
    }
}

struct VersionData {
    consultation: Consultation,
    document: Document,
    source: String,
    /// Anchors of the current version with their counts of comments.
    anchors: Vec<(String, i64)>,
}

async fn load_version(visit: &Visit, id: &str) -> Result<VersionData, AppError> {
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
            let titles = super::section_titles(conn, &[id])?;
            let anchors = titles
                .into_iter()
                .filter(|title| title.version == document.current_version)
                .map(|title| {
                    let count = counts.get(&title.anchor).copied().unwrap_or(0);
                    (title.anchor, count)
                })
                .collect();
            Ok(VersionData {
                consultation,
                document,
                source: source.unwrap_or_default(),
                anchors,
            })
        })
        .await
}

fn version_page(
    visit: &Visit,
    data: &VersionData,
    form: &FormView,
    preview: Option<&Preview>,
) -> Page {
    let view = DeskView {
        consultation_title: data.consultation.title.clone(),
        consultation_url: consultations::url(&data.consultation),
        document_title: data.document.title.clone(),
        document_url: super::url(&data.consultation, &data.document),
        current_version: data.document.current_version,
    };
    let title = visit.text_with(
        "documents-new-version-title",
        &[("title", data.document.title.as_str().into())],
    );
    Page::new("documents/desk_version.html", title)
        .with("desk_key", &"editor")
        .with("desk", &view)
        .with("preview", &preview)
        .form(form)
}

pub async fn show_new_version(
    visit: Visit,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let data = load_version(&visit, &path).await?;
    let form = FormView::filled([
        ("source", data.source.clone()),
        ("based_on", data.document.current_version.to_string()),
    ]);
    version_page(&visit, &data, &form, None).respond(&visit)
}

pub async fn publish_new_version(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let data = load_version(&visit, &path).await?;
    let note = form.text("note", rules::NOTE);
    let based_on = form.number("based_on", 1, i64::from(i32::MAX));
    let source = read_source(&mut form).await?;
    if source
        .as_ref()
        .is_some_and(|source| source.markdown == data.source)
    {
        form.refuse("source", "documents.unchanged");
    }
    let refused = match form.check() {
        Err(AppError::Invalid(errors)) => errors,
        _ => FieldErrors::default(),
    };
    let view = form.view(&visit, &refused);
    let Some(source) = source.filter(|_| refused.is_empty()) else {
        return version_page(&visit, &data, &view, None).respond(&visit);
    };
    if form.get("do") != "publish" {
        let preview = preview_of(&source, &data.document.title, &data.anchors);
        return version_page(&visit, &data, &view, Some(&preview)).respond(&visit);
    }
    let (now, published_by) = (visit.now, visit.account_id()?);
    let new = NewVersion {
        document_id: data.document.id,
        source,
        note,
        based_on,
        published_by: Some(published_by),
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
