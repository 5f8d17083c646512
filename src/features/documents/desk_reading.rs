//! What an editor sends: a file that is read into the form, or the text itself.

use actix_web::web;
use serde::Serialize;

use super::describing::{self, Undescribed};
use super::export::markdown;
use super::import::{self, Dropped, Imported, Place, Refusal, Report};
use super::model::Source;
use super::publishing::clean_pictures;
use super::translations::langs;
use super::{keep_pictures, rules};
use crate::platform::error::{AppError, FieldErrors};
use crate::web::forms::{FormView, PostForm};
use crate::web::multipart::SentFile;
use crate::web::visit::Visit;

/// Field of the file.
const FILE: &str = "file";

/// What was left out of a file, as the page lists it.
#[derive(Serialize, Default)]
pub struct ReportView {
    pub name: String,
    pub format: &'static str,
    pub section_count: usize,
    /// The language that the file says it is in, and what that calls itself.
    pub lang: Option<String>,
    pub lang_name: &'static str,
    pub dropped: Vec<DroppedView>,
    pub more: Vec<MoreView>,
}

#[derive(Serialize)]
pub struct DroppedView {
    what: &'static str,
    line: Option<u64>,
    paragraph: Option<u64>,
    detail: String,
}

#[derive(Serialize)]
pub struct MoreView {
    what: &'static str,
    count: usize,
}

impl ReportView {
    fn new(name: &str, imported: &Imported) -> Self {
        let Report { dropped, more } = &imported.report;
        Self {
            name: name.to_owned(),
            format: match imported.format {
                import::Format::Markdown => "markdown",
                import::Format::Html => "html",
                import::Format::Docx => "docx",
                import::Format::Akoma => "akoma",
            },
            section_count: imported.tree.sections.len(),
            lang_name: imported.lang.as_deref().map_or("", langs::name),
            lang: imported.lang.clone(),
            dropped: dropped.iter().map(DroppedView::new).collect(),
            more: more
                .iter()
                .map(|(what, count)| MoreView {
                    what: what.key(),
                    count: *count,
                })
                .collect(),
        }
    }
}

impl DroppedView {
    fn new(one: &Dropped) -> Self {
        let (line, paragraph) = match one.place {
            Place::Whole => (None, None),
            Place::Line(n) => (Some(n), None),
            Place::Paragraph(n) => (None, Some(n)),
        };
        Self {
            what: one.what.key(),
            line,
            paragraph,
            detail: one.detail.clone(),
        }
    }
}

/// A file that was read: what goes into the form, and what was left out.
pub struct ReadFile {
    pub title: String,
    pub markdown: String,
    pub report: ReportView,
    /// Pictures that nobody has described yet.
    pub undescribed: Vec<Undescribed>,
}

impl ReadFile {
    /// The form with the text of the file, and its title where none was typed.
    pub fn put_into(&self, visit: &Visit, form: &PostForm) -> FormView {
        let mut view = form.view(visit, &FieldErrors::default());
        if form.get("title").trim().is_empty() {
            view.values.insert("title".to_owned(), self.title.clone());
        }
        view.values
            .insert("source".to_owned(), self.markdown.clone());
        view
    }
}

/// Reads the file that came with a form, if one did. Its pictures are kept; the text goes into the
/// form, and nothing is published before an editor has seen it. What is wrong with it is noted
/// beside the field.
///
/// # Errors
/// When the database cannot be written.
pub async fn read_file(visit: &Visit, form: &mut PostForm) -> Result<Option<ReadFile>, AppError> {
    let sent: Option<SentFile> = form
        .take_files()
        .into_iter()
        .find(|file| file.field == FILE);
    let Some(sent) = sent else {
        return Ok(None);
    };
    if sent.is_too_long {
        form.refuse(FILE, Refusal::TooLarge.key());
        return Ok(None);
    }
    let (name, bytes) = (sent.name.clone(), sent.bytes.clone());
    let read = web::block(move || {
        let mut imported = import::read(&name, &bytes)?;
        imported.pictures = clean_pictures(&imported.pictures)?;
        let text = markdown(&imported.tree);
        Ok::<_, Refusal>((imported, text))
    })
    .await
    .map_err(|error| AppError::Internal(error.to_string()))?;
    let (imported, text) = match read {
        Ok(read) => read,
        Err(refusal) => {
            form.refuse_with(FILE, refusal.key(), refusal.args());
            return Ok(None);
        }
    };
    let report = ReportView::new(
        &crate::platform::text::clean_line(&sent.name).into_string(),
        &imported,
    );
    if !imported.pictures.is_empty() {
        let (pictures, now) = (imported.pictures, visit.now);
        visit
            .app
            .db
            .write(move |tx| keep_pictures(tx, &pictures, now))
            .await?;
    }
    let undescribed = imported.tree.undescribed();
    Ok(Some(ReadFile {
        undescribed: describing::views(form, &undescribed),
        title: imported.tree.title,
        markdown: text,
        report,
    }))
}

/// Reads the Markdown, with what the form says about its pictures; what is wrong with it is noted
/// beside the field.
///
/// # Errors
/// When the thread that reads it fails.
pub async fn read_source(form: &mut PostForm) -> Result<Option<Source>, AppError> {
    let text = form.text("source", rules::SOURCE);
    if text.is_empty() {
        return Ok(None);
    }
    let said = describing::said(form);
    let read = web::block(move || {
        let source = Source::read(&text)?;
        match describing::describe(&source, &said) {
            Some(described) => Source::read(&described).map(|source| (source, true)),
            None => Ok((source, false)),
        }
    });
    match read
        .await
        .map_err(|error| AppError::Internal(error.to_string()))?
    {
        Ok((source, is_described)) => {
            if is_described {
                form.set("source", &source.markdown);
            }
            if form.get("do") == "publish" && !source.undescribed.is_empty() {
                form.refuse(describing::FIELD, "documents.pictures-undescribed");
            }
            Ok(Some(source))
        }
        Err(AppError::Invalid(errors)) => {
            for error in errors.0 {
                form.refuse("source", error.key);
            }
            Ok(None)
        }
        Err(other) => Err(other),
    }
}
