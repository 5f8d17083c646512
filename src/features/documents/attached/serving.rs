//! Handing out an attached file: by what it holds, as what it is, and never as a page of this site.

use actix_web::http::header;
use actix_web::{HttpResponse, HttpResponseBuilder, web};

use super::model::AttachedFile;
use super::rules::{self, Asked};
use super::store;
use crate::features::accounts::{self, Action, Subject};
use crate::features::documents::store as documents;
use crate::features::{consultations, files};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::visit::Visit;

struct Found {
    file: AttachedFile,
    is_public: bool,
}

/// The file, for whoever may read a document that it goes with.
fn find(
    conn: &mut DbConn,
    sha256: &str,
    name: &str,
    is_editor: bool,
    now: UtcTime,
) -> Result<Found, AppError> {
    let mut found = None;
    for (attachment, file) in store::list_of_content(conn, sha256, name)? {
        // What was taken away is handed out to nobody; it can be put back.
        if attachment.removed_at.is_some() {
            continue;
        }
        let document = documents::find(conn, attachment.document_id)?.ok_or(AppError::NotFound)?;
        let consultation =
            consultations::find(conn, document.consultation_id)?.ok_or(AppError::NotFound)?;
        let is_public = consultations::is_public(&consultation, now);
        if is_public {
            return Ok(Found { file, is_public });
        }
        if is_editor {
            found = Some(Found { file, is_public });
        }
    }
    found.ok_or(AppError::NotFound)
}

fn text(visit: &Visit, name: header::HeaderName) -> Option<String> {
    let value = visit.request.headers().get(name)?;
    value.to_str().ok().map(str::to_owned)
}

pub async fn serve(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (sha256, name) = path.into_inner();
    let now = visit.now;
    let is_editor = accounts::may(&visit.actor, Action::EditConsultation, &Subject::SITE);
    let found = visit
        .app
        .db
        .read(move |conn| find(conn, &sha256, &name, is_editor, now))
        .await?;
    let file = found.file;
    let etag = format!("\"{}\"", file.sha256);
    let is_known = text(&visit, header::IF_NONE_MATCH)
        .is_some_and(|value| value.split(',').any(|one| one.trim() == etag));
    let headers = |mut response: HttpResponseBuilder| {
        // It never changes, but it may be taken away: whoever keeps it asks again after a while.
        let caching = if found.is_public {
            "public, max-age=600"
        } else {
            "private, no-store"
        };
        response
            .insert_header((header::ETAG, etag.as_str()))
            .insert_header((header::CACHE_CONTROL, caching))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .insert_header((
                header::CONTENT_SECURITY_POLICY,
                "sandbox; default-src 'none'",
            ))
            .insert_header((header::ACCEPT_RANGES, "bytes"))
            .insert_header((
                header::CONTENT_DISPOSITION,
                files::disposition(rules::is_shown(&file), &file.name),
            ));
        response
    };
    if is_known {
        return Ok(headers(HttpResponse::NotModified()).finish());
    }
    let id = file.id;
    let bytes = visit
        .app
        .db
        .read(move |conn| store::find_bytes(conn, id)?.ok_or(AppError::NotFound))
        .await?;
    let length = bytes.len();
    let range = text(&visit, header::RANGE);
    let (mut response, part) = match rules::asked(range.as_deref(), length) {
        Asked::All => (headers(HttpResponse::Ok()), bytes),
        Asked::Part(first, last) => {
            let mut response = headers(HttpResponse::PartialContent());
            response.insert_header((
                header::CONTENT_RANGE,
                format!("bytes {first}-{last}/{length}"),
            ));
            let part = bytes.get(first..=last).unwrap_or_default().to_vec();
            (response, part)
        }
    };
    Ok(response
        .content_type(file.content_type.to_string())
        // Packed already, and the mark stands for these very bytes.
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .body(part))
}
