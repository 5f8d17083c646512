//! A version as a file, and the pictures that documents show.

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use super::export::akoma::About;
use super::export::{akoma, markdown, page_html};
use super::handlers::{Reader, find_readable};
use super::import::read_source;
use super::tree::Tree;
use super::{store, store_life, url};
use crate::features::accounts::{self, Action, Subject};
use crate::features::{bodies, consultations};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::page::Data;
use crate::web::visit::Visit;

/// What ends the address of a text as it was published: the bytes whose SHA-256 is printed and
/// logged.
pub const SOURCE: &str = "source";
pub const PLAIN: &str = "text/plain; charset=utf-8";

struct Exported {
    source: String,
    title: String,
    lang: String,
    about: About,
    topic: String,
    consultation_id: i64,
    /// An editor reads what is not public yet.
    is_public: bool,
}

fn read(
    conn: &mut DbConn,
    slug: &str,
    document: &str,
    number: i64,
    reader: &Reader,
) -> Result<Exported, AppError> {
    let (consultation, document) = find_readable(conn, slug, document, reader)?;
    let versions = store::list_versions(conn, document.id)?;
    let shown = versions
        .iter()
        .find(|version| version.number == number)
        .ok_or(AppError::NotFound)?;
    let first = versions.last().unwrap_or(shown);
    let source = store::find_source(conn, document.id, number)?.ok_or(AppError::NotFound)?;
    let body = bodies::find(conn, consultation.body_id)?;
    let day = |at: crate::platform::db::UtcTime| at.naive().date().to_string();
    let path = url(&consultation, &document);
    Ok(Exported {
        source,
        title: document.title.clone(),
        lang: document.lang.clone(),
        about: About {
            source: String::new(),
            version: number,
            lang: document.lang.clone(),
            first_on: day(first.published_at),
            published_on: day(shown.published_at),
            author: body.map(|body| body.name).unwrap_or_default(),
            path,
            translated_from: String::new(),
        },
        topic: document.place(),
        is_public: consultations::is_public(&consultation, reader.now()),
        consultation_id: consultation.id,
    })
}

/// A version as Markdown, HTML or Akoma Ntoso, or as it was published.
pub async fn export_version(
    visit: Visit,
    path: web::Path<(String, String, String, String)>,
) -> Result<HttpResponse, AppError> {
    let (slug, document, number, format) = path.into_inner();
    let number: i64 = number.parse().map_err(|_| AppError::NotFound)?;
    let reader = Reader::of(&visit);
    visit
        .public_data(
            move |conn| {
                let exported = read(conn, &slug, &document, number, &reader)?;
                let mut tree = if format == SOURCE {
                    Tree::default()
                } else {
                    read_source(&exported.source)
                        .map_err(|refusal| AppError::Internal(refusal.to_string()))?
                        .tree
                };
                // The title that the page has, not the one that the text began with.
                tree.title.clone_from(&exported.title);
                Ok((format, exported, tree))
            },
            move |visit, (format, mut exported, tree)| {
                let address = format!("{}/v/{number}", exported.about.path);
                exported.about.source = visit.app.absolute(&address);
                let (content_type, text) = match format.as_str() {
                    "html" => (
                        "text/html; charset=utf-8",
                        page_html(&tree, &exported.lang, &exported.about.source),
                    ),
                    "xml" => ("application/akn+xml", akoma(&tree, &exported.about)),
                    SOURCE => (PLAIN, std::mem::take(&mut exported.source)),
                    _ => ("text/markdown; charset=utf-8", markdown(&tree)),
                };
                Ok(Data::new(content_type, text)
                    .topic(exported.topic)
                    .topic(format!("consultation:{}", exported.consultation_id))
                    .for_all(exported.is_public))
            },
        )
        .await
}

/// A picture: by what it holds, so it never changes. Until a version that shows it is published
/// only editors see it.
pub async fn serve_picture(
    visit: Visit,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let address = format!("/documents/pictures/{}", path.into_inner());
    let found = visit
        .app
        .db
        .read(move |conn| Ok(store_life::find_picture(conn, &address)?))
        .await?;
    let (content_type, bytes, is_published) = found.ok_or(AppError::NotFound)?;
    if !is_published
        && accounts::ensure(&visit.actor, Action::EditConsultation, &Subject::SITE).is_err()
    {
        return Err(AppError::NotFound);
    }
    let caching = if is_published {
        "public, max-age=31536000, immutable"
    } else {
        "private, no-store"
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, content_type))
        .insert_header((header::CACHE_CONTROL, caching))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "sandbox; default-src 'none'",
        ))
        .body(bytes))
}
