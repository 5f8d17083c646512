//! The editor's desk: what goes with a document, in which order, and adding to it.

use actix_web::{HttpResponse, web};

use super::model::{Kind, NewAttachment, Where};
use super::views::AttachmentView;
use super::{acts, list, rules, store};
use crate::features::consultations::{self, Consultation};
use crate::features::documents::desk::{ensure_editor, refused};
use crate::features::documents::desk_head::{DeskHead, desk_url};
use crate::features::documents::model::Document;
use crate::features::documents::{store as documents, url};
use crate::features::files::rules::{Sent, check_official, shown_name};
use crate::features::files::{Checked, Refusal};
use crate::platform::db::DbConn;
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::web::forms::{FormView, KeptFile, PostForm};
use crate::web::multipart::SentFile;
use crate::web::page::Page;
use crate::web::visit::Visit;
use crate::web::{FileForm, LargeFileForm};

/// The document that a desk is about.
pub(super) struct About {
    pub consultation: Consultation,
    pub document: Document,
}

/// The last part of this desk's path.
const TOOL: &str = "attachments";

pub(super) fn list_url(document_id: i64) -> String {
    desk_url(document_id, TOOL)
}

impl About {
    pub(super) fn read(conn: &mut DbConn, id: &str) -> Result<Self, AppError> {
        let id: i64 = id.parse().map_err(|_| AppError::NotFound)?;
        let document = documents::find(conn, id)?.ok_or(AppError::NotFound)?;
        let consultation =
            consultations::find(conn, document.consultation_id)?.ok_or(AppError::NotFound)?;
        Ok(Self {
            consultation,
            document,
        })
    }

    /// A page of this desk.
    pub(super) fn page(&self, template: &'static str, title: String) -> Page {
        Page::new(template, title).with("desk_key", &"editor").with(
            "desk",
            &DeskHead::of(&self.consultation, &self.document, TOOL),
        )
    }
}

async fn load(visit: &Visit, id: String) -> Result<About, AppError> {
    visit.app.db.read(move |conn| About::read(conn, &id)).await
}

pub async fn show_list(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let id = path.into_inner();
    let (about, all) = visit
        .app
        .db
        .read(move |conn| {
            let about = About::read(conn, &id)?;
            let all = list(conn, &about.document)?;
            Ok((about, all))
        })
        .await?;
    let base = url(&about.consultation, &about.document);
    let views = AttachmentView::all(all, &base, about.document.current_version);
    let title = visit.text_with(
        "documents-attachments-title",
        &[("title", about.document.title.as_str().into())],
    );
    about
        .page("documents/desk_attachments.html", title)
        .with("attachments", &views)
        .respond(&visit)
}

/// One place up or down.
pub async fn change_order(
    visit: Visit,
    path: web::Path<String>,
    form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let (id, by, now) = (path.into_inner(), visit.account_id()?, visit.now);
    let (token, is_up) = (form.get("attachment").to_owned(), form.get("do") == "up");
    let target = visit
        .app
        .db
        .write(move |tx| {
            let about = About::read(tx, &id)?;
            acts::shift(tx, &about.document, &token, is_up, by, now)?;
            Ok(format!("{}#a-{token}", list_url(about.document.id)))
        })
        .await?;
    Ok(visit.redirect(&target, Some("documents-attachments-ordered")))
}

fn file_page(visit: &Visit, about: &About, form: &FormView) -> Page {
    let title = visit.text("documents-attach-file-title");
    about
        .page("documents/desk_attach_file.html", title)
        .with("max_mib", &visit.app.config.files.attachment_mib)
        .form(form)
}

fn link_page(visit: &Visit, about: &About, form: &FormView) -> Page {
    let title = visit.text("documents-attach-link-title");
    about
        .page("documents/desk_attach_link.html", title)
        .form(form)
}

pub async fn show_new_file(
    visit: Visit,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let about = load(&visit, path.into_inner()).await?;
    file_page(&visit, &about, &FormView::default()).respond(&visit)
}

pub async fn show_new_link(
    visit: Visit,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let about = load(&visit, path.into_inner()).await?;
    link_page(&visit, &about, &FormView::default()).respond(&visit)
}

/// The file that came with the form, looked through; what is wrong with it is noted.
async fn check(visit: &Visit, form: &mut PostForm) -> Result<Option<Checked>, AppError> {
    let sent: Option<SentFile> = form
        .take_files()
        .into_iter()
        .find(|file| file.field == "file");
    let Some(sent) = sent else {
        return Ok(None);
    };
    let shown = shown_name(&sent.name);
    let max = visit.app.config.files.attachment_bytes();
    let checked = web::block(move || {
        if sent.is_too_long {
            return Err(Refusal::TooLarge);
        }
        let file = Sent {
            name: &sent.name,
            said: &sent.said,
            bytes: &sent.bytes,
        };
        check_official(file, max)
    });
    let checked = checked
        .await
        .map_err(|error| AppError::Internal(error.to_string()))?;
    match checked {
        Ok(checked) => Ok(Some(checked)),
        Err(refusal) => {
            let key = match refusal {
                Refusal::WrongType => "documents.attachment-wrong-type",
                other => other.key(),
            };
            let max = visit.app.config.files.attachment_mib.to_string();
            form.refuse_with("file", key, vec![("name", shown), ("max", max)]);
            Ok(None)
        }
    }
}

/// Keeps what came with the form, or finds what is kept for it: its token.
async fn kept(visit: &Visit, form: &mut PostForm, by: i64) -> Result<Option<String>, AppError> {
    let now = visit.now;
    if let Some(checked) = check(visit, form).await? {
        visit.limit(Limited::Write)?;
        let (name, kind) = (checked.name.clone(), checked.content_type.key());
        let size = i64::try_from(checked.bytes.len()).unwrap_or(i64::MAX);
        let token = visit
            .app
            .db
            .write(move |tx| acts::keep(tx, &checked, Some(by), now))
            .await?;
        form.set("held", &token);
        let file = KeptFile {
            token: token.clone(),
            name,
            kind,
            size,
        };
        form.set_kept(vec![file], Vec::new());
        return Ok(Some(token));
    }
    let held = form.get("held").to_owned();
    if held.is_empty() || form.is_refused() {
        return Ok(None);
    }
    let found = visit
        .app
        .db
        .read(move |conn| Ok(store::find_kept(conn, &held)?))
        .await?;
    let Some(file) = found else {
        form.refuse("file", "documents.attachment-file-gone");
        return Ok(None);
    };
    let kept = KeptFile {
        token: file.token.clone(),
        name: file.name,
        kind: file.content_type.key(),
        size: file.byte_count,
    };
    form.set_kept(vec![kept], Vec::new());
    Ok(Some(file.token))
}

pub async fn add_file(
    visit: Visit,
    path: web::Path<String>,
    LargeFileForm(FileForm {
        mut form,
        room: _room,
    }): LargeFileForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let by = visit.account_id()?;
    let about = load(&visit, path.into_inner()).await?;
    let token = kept(&visit, &mut form, by).await?;
    if token.is_none() && !form.is_refused() {
        form.refuse("file", "documents.attachment-choose");
    }
    let title = form.text("title", rules::TITLE);
    let words = form.optional_text("words", rules::WORDS);
    let new = NewAttachment {
        document_id: about.document.id,
        at: Where::Kept(token.unwrap_or_default()),
        title,
        words,
        words_url: form.get("words_url").trim().to_owned(),
        by: Some(by),
    };
    add(&visit, &about, &form, new, file_page).await
}

pub async fn add_link(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let by = visit.account_id()?;
    let about = load(&visit, path.into_inner()).await?;
    let kind = form
        .choice("kind", |word| {
            Kind::parse(word).filter(|kind| *kind != Kind::File)
        })
        .unwrap_or(Kind::Page);
    let address = form.get("url").trim().to_owned();
    let title = form.text("title", rules::TITLE);
    let words = form.optional_text("words", rules::WORDS);
    let new = NewAttachment {
        document_id: about.document.id,
        at: Where::Link(kind, address),
        title,
        words,
        words_url: form.get("words_url").trim().to_owned(),
        by: Some(by),
    };
    add(&visit, &about, &form, new, link_page).await
}

/// Attaches it, or shows the form again with what is wrong.
async fn add(
    visit: &Visit,
    about: &About,
    form: &PostForm,
    new: NewAttachment,
    page: fn(&Visit, &About, &FormView) -> Page,
) -> Result<HttpResponse, AppError> {
    let again = |errors: &FieldErrors| page(visit, about, &form.view(visit, errors)).respond(visit);
    if form.is_refused() {
        return again(&refused(form));
    }
    visit.limit(Limited::Write)?;
    let (now, max) = (visit.now, visit.app.config.files.attachments_per_document);
    let attached = visit
        .app
        .db
        .write(move |tx| acts::attach(tx, &new, max, now))
        .await;
    match attached {
        Ok(whole) => {
            let target = format!(
                "{}#a-{}",
                list_url(about.document.id),
                whole.attachment.token
            );
            Ok(visit.redirect(&target, Some("documents-attached")))
        }
        Err(AppError::Invalid(errors)) => again(&errors),
        Err(other) => Err(other),
    }
}
