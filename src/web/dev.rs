//! Pages for developers and for people who try the demo; they exist in the demo only.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::{Page, Visit};
use crate::platform::error::AppError;
use crate::platform::mail::{StoredMail, list_dir};

/// Mails shown at most.
const MAILS: usize = 100;

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/dev/components", web::get().to(show_components))
        .route("/dev/mail", web::get().to(list_mails))
        .route("/dev/mail/{file}", web::get().to(show_mail));
}

fn ensure_demo(visit: &Visit) -> Result<(), AppError> {
    if visit.app.config.site.demo {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}

async fn show_components(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_demo(&visit)?;
    let title = visit.text("dev-components-title");
    Page::new("dev/components.html", title).respond(&visit)
}

/// A mail in a list, or by itself.
#[derive(Serialize)]
struct MailView {
    file: String,
    sent_at: Option<chrono::NaiveDateTime>,
    to: String,
    subject: String,
    /// Text in pieces, of which some are addresses of this site.
    pieces: Vec<MailPiece>,
}

#[derive(Serialize)]
struct MailPiece {
    text: String,
    is_link: bool,
}

impl MailView {
    fn new(mail: StoredMail, base_url: &str) -> Self {
        Self {
            pieces: pieces(&mail.text, base_url),
            file: mail.file,
            sent_at: mail.date,
            to: mail.to,
            subject: mail.subject,
        }
    }
}

/// Splits at addresses of this site, which become links; an address ends at white space.
fn pieces(text: &str, base_url: &str) -> Vec<MailPiece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(base_url) {
        let (before, from) = rest.split_at(start);
        let end = from.find(char::is_whitespace).unwrap_or(from.len());
        let (link, after) = from.split_at(end);
        pieces.push(MailPiece {
            text: before.to_owned(),
            is_link: false,
        });
        pieces.push(MailPiece {
            text: link.to_owned(),
            is_link: true,
        });
        rest = after;
    }
    pieces.push(MailPiece {
        text: rest.to_owned(),
        is_link: false,
    });
    pieces
}

fn mails(visit: &Visit) -> Result<Vec<StoredMail>, AppError> {
    ensure_demo(visit)?;
    let folder = visit.app.mailer.folder().ok_or(AppError::NotFound)?;
    list_dir(folder).map_err(|error| AppError::Internal(format!("mail folder: {error}")))
}

async fn list_mails(visit: Visit) -> Result<HttpResponse, AppError> {
    let base_url = visit.app.config.site.base_url.clone();
    let views: Vec<_> = mails(&visit)?
        .into_iter()
        .take(MAILS)
        .map(|mail| MailView::new(mail, &base_url))
        .collect();
    let title = visit.text("dev-mail-title");
    Page::new("dev/mails.html", title)
        .with("mails", &views)
        .respond(&visit)
}

async fn show_mail(visit: Visit, file: web::Path<String>) -> Result<HttpResponse, AppError> {
    let base_url = visit.app.config.site.base_url.clone();
    let mail = mails(&visit)?.into_iter().find(|mail| mail.file == *file);
    let view = MailView::new(mail.ok_or(AppError::NotFound)?, &base_url);
    Page::new("dev/mail.html", view.subject.clone())
        .with("mail", &view)
        .respond(&visit)
}
