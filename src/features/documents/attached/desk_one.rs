//! The editor's desk for one attachment: what is said about it, taking it away, putting it back.

use actix_web::{HttpResponse, web};

use super::acts::{self, Deed};
use super::desk::{About, list_url};
use super::model::{Attachment, Described};
use super::views::AttachmentView;
use super::{Whole, rules, store};
use crate::features::documents::desk::{ensure_editor, refused};
use crate::features::documents::url;
use crate::platform::db::DbConn;
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

struct Found {
    about: About,
    whole: Whole,
}

fn read(conn: &mut DbConn, id: &str, token: &str) -> Result<Found, AppError> {
    let about = About::read(conn, id)?;
    let attachment = store::find(conn, token)?
        .filter(|one| one.document_id == about.document.id)
        .ok_or(AppError::NotFound)?;
    let file = match attachment.file_id {
        Some(id) => store::list_files(conn, &[id])?.pop(),
        None => None,
    };
    Ok(Found {
        about,
        whole: Whole { attachment, file },
    })
}

async fn load(visit: &Visit, path: (String, String)) -> Result<Found, AppError> {
    let (id, token) = path;
    visit.app.db.read(move |conn| read(conn, &id, &token)).await
}

fn page(visit: &Visit, found: &Found, form: &FormView) -> Page {
    let about = &found.about;
    let base = url(&about.consultation, &about.document);
    let current = about.document.current_version;
    let one = AttachmentView::new(found.whole.clone(), &base, current);
    let title = visit.text_with(
        "documents-attachment-title",
        &[("title", one.title.as_str().into())],
    );
    about
        .page("documents/desk_attachment.html", title)
        .with("one", &one)
        .form(form)
}

pub async fn show(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let found = load(&visit, path.into_inner()).await?;
    let form = FormView::filled(said(&found.whole.attachment));
    page(&visit, &found, &form).respond(&visit)
}

/// What is said about it, as the form has it.
fn said(one: &Attachment) -> [(&'static str, String); 3] {
    [
        ("title", one.title.clone()),
        ("words", one.words.clone()),
        ("words_url", one.words_url.clone()),
    ]
}

/// What the form asks for, and what is said when it is done; None for what no form of ours sends.
fn read_deed(form: &mut PostForm) -> Option<(Deed, &'static str)> {
    match form.get("do") {
        "save" => {
            let described = Described {
                title: form.text("title", rules::TITLE),
                words: form.optional_text("words", rules::WORDS),
                words_url: form.get("words_url").trim().to_owned(),
            };
            Some((Deed::Describe(described), "documents-attachment-saved"))
        }
        "remove" => {
            let reason = form.text("reason", rules::REASON);
            Some((Deed::Remove(reason), "documents-attachment-removed"))
        }
        "restore" => Some((Deed::Restore, "documents-attachment-restored")),
        "leave" => Some((Deed::Leave, "documents-attachment-left")),
        _ => None,
    }
}

pub async fn save(
    visit: Visit,
    path: web::Path<(String, String)>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let by = visit.account_id()?;
    let found = load(&visit, path.into_inner()).await?;
    let again = |form: &PostForm, errors: &FieldErrors| {
        let mut view = form.view(&visit, errors);
        // The page has several forms: what another one holds comes back as it is.
        for (name, value) in said(&found.whole.attachment) {
            view.values.entry(name.to_owned()).or_insert(value);
        }
        page(&visit, &found, &view).respond(&visit)
    };
    let Some((deed, flash)) = read_deed(&mut form) else {
        return Err(AppError::BadRequest("error.bad-request"));
    };
    if form.is_refused() {
        return again(&form, &refused(&form));
    }
    visit.limit(Limited::Write)?;
    let (document, now) = (found.about.document.clone(), visit.now);
    let token = found.whole.attachment.token.clone();
    let done = visit
        .app
        .db
        .write(move |tx| acts::act(tx, &document, &token, &deed, by, now))
        .await;
    match done {
        Ok(()) => {
            let document_id = found.about.document.id;
            let target = format!(
                "{}#a-{}",
                list_url(document_id),
                found.whole.attachment.token
            );
            Ok(visit.redirect(&target, Some(flash)))
        }
        Err(AppError::Invalid(errors)) => again(&form, &errors),
        Err(other) => Err(other),
    }
}
