//! Handing out a file: as an attachment, which no page of this site can be made to run.

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use super::model::File;
use super::{rules, store};
use crate::features::contributions::{self, Spine};
use crate::platform::actor::Actor;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::templates::urlencode;
use crate::web::Visit;

struct Found {
    file: File,
    is_public: bool,
}

/// The file, for whoever may read the text it belongs to.
fn find(
    conn: &mut DbConn,
    spine: &Spine,
    (token, name): (&str, &str),
    actor: &Actor,
) -> Result<Found, AppError> {
    let file = store::find_by_token(conn, token)?.ok_or(AppError::NotFound)?;
    // Not attached yet: nobody's, not even its sender's.
    let contribution_id = file.contribution_id.ok_or(AppError::NotFound)?;
    let contribution = contributions::find(conn, contribution_id)?.ok_or(AppError::NotFound)?;
    let may_see = spine.may_read(conn, &contribution, actor)?;
    if file.name != name || !rules::may_read(contribution.state, may_see) {
        return Err(AppError::NotFound);
    }
    Ok(Found {
        file,
        is_public: contribution.is_public(),
    })
}

pub async fn serve_file(
    visit: Visit,
    path: web::Path<(String, String)>,
    spine: web::Data<Spine>,
) -> Result<HttpResponse, AppError> {
    let (token, name) = path.into_inner();
    let actor = visit.actor.clone();
    let found = visit
        .app
        .db
        .read(move |conn| find(conn, &spine, (&token, &name), &actor))
        .await?;
    let etag = format!("\"{}\"", found.file.sha256);
    let asked = visit.request.headers().get(header::IF_NONE_MATCH);
    let is_known = asked
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|one| one.trim() == etag));
    let mut response = if is_known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    // It may be taken away again, so whoever keeps it asks each time.
    let caching = if found.is_public {
        "no-cache"
    } else {
        "private, no-store"
    };
    response
        .insert_header((header::ETAG, etag))
        .insert_header((header::CACHE_CONTROL, caching))
        .insert_header((header::VARY, "Cookie"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "sandbox; default-src 'none'",
        ))
        .insert_header((
            header::CONTENT_DISPOSITION,
            disposition(false, &found.file.name),
        ));
    if is_known {
        return Ok(response.finish());
    }
    let id = found.file.id;
    let bytes = visit
        .app
        .db
        .read(move |conn| store::find_bytes(conn, id)?.ok_or(AppError::NotFound))
        .await?;
    Ok(response
        .content_type(content_type(&found.file))
        // Pictures and most PDFs are packed already, and the mark stands for these very bytes.
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .body(bytes))
}

/// A file for somebody who may have it, which nothing on the way keeps and no page of this site can
/// be made to run.
pub fn attachment(file: &File, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "sandbox; default-src 'none'",
        ))
        .insert_header((header::CONTENT_DISPOSITION, disposition(false, &file.name)))
        .content_type(content_type(file))
        .body(bytes)
}

fn content_type(file: &File) -> String {
    match file.content_type {
        super::ContentType::Text => "text/plain; charset=utf-8".to_owned(),
        other => other.to_string(),
    }
}

/// RFC 6266: whether it is shown or saved, a plain name for old programs, and the real one.
pub fn disposition(is_shown: bool, name: &str) -> String {
    let what = if is_shown { "inline" } else { "attachment" };
    let plain: String = name
        .chars()
        .map(|c| match c {
            c if c.is_ascii_alphanumeric() || " -._()".contains(c) => c,
            _ => '_',
        })
        .collect();
    let real = urlencode(name);
    format!("{what}; filename=\"{plain}\"; filename*=UTF-8''{real}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_header() {
        let header = disposition(false, "se\u{f1}al \"x\"\r\n.pdf");
        assert_eq!(
            header,
            "attachment; filename=\"se_al _x___.pdf\"; \
             filename*=UTF-8''se%C3%B1al%20%22x%22%0D%0A.pdf"
        );
    }
}
