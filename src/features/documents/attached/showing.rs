//! An attachment on a page of its own: large, with everything that is said about it.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::Whole;
use super::store;
use super::views::AttachmentView;
use crate::features::consultations::Consultation;
use crate::features::documents::handlers::{Reader, about, find_readable};
use crate::features::documents::model::Document;
use crate::features::documents::views::{Around, DocumentHead};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::page::Page;
use crate::web::visit::Visit;

struct Found {
    consultation: Consultation,
    document: Document,
    whole: Whole,
}

fn read(
    conn: &mut DbConn,
    slug: &str,
    document: &str,
    token: &str,
    reader: &Reader,
) -> Result<Found, AppError> {
    let (consultation, document) = find_readable(conn, slug, document, reader)?;
    let attachment = store::find(conn, token)?
        .filter(|one| one.document_id == document.id)
        .ok_or(AppError::NotFound)?;
    let file = match attachment.file_id {
        Some(id) => store::list_files(conn, &[id])?.pop(),
        None => None,
    };
    Ok(Found {
        consultation,
        document,
        whole: Whole { attachment, file },
    })
}

#[derive(Serialize)]
struct PageView {
    head: DocumentHead,
    around: Around,
    one: AttachmentView,
}

pub async fn show(
    visit: Visit,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, AppError> {
    let (slug, document, token) = path.into_inner();
    let reader = Reader::of(&visit);
    let read = move |conn: &mut DbConn| read(conn, &slug, &document, &token, &reader);
    visit
        .public(read, |visit, found| {
            let head = DocumentHead::new(&found.consultation, &found.document);
            let one = AttachmentView::new(found.whole, &head.url, head.current_version);
            let title = one.title.clone();
            let view = PageView {
                around: Around::new(&found.consultation, visit.now),
                one,
                head,
            };
            let page = Page::new("documents/attachment.html", title).with("view", &view);
            Ok(about(page, visit, &found.consultation, &found.document))
        })
        .await
}
