//! A translation as a file.

use actix_web::{HttpResponse, web};

use super::super::export::akoma::About;
use super::super::export::{akoma, markdown, page_html};
use super::super::exporting::{PLAIN, SOURCE};
use super::super::handlers::{Reader, find_readable};
use super::super::import::read_source;
use super::super::model::Document;
use super::super::store as documents;
use super::super::tree::Tree;
use super::model::Translation;
use super::{store, translation_url};
use crate::features::bodies;
use crate::features::consultations::{self, Consultation};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::page::Data;
use crate::web::visit::Visit;

struct Exported {
    consultation: Consultation,
    document: Document,
    translation: Translation,
    source: String,
    author: String,
    first_at: UtcTime,
}

fn read(
    conn: &mut DbConn,
    (slug, document, lang): (&str, &str, &str),
    number: i64,
    reader: &Reader,
) -> Result<Exported, AppError> {
    let (consultation, document) = find_readable(conn, slug, document, reader)?;
    let translation = store::list(conn, document.id)?
        .into_iter()
        .find(|one| one.is_published && one.lang == lang && one.version == number)
        .ok_or(AppError::NotFound)?;
    let source = store::find_source(conn, translation.id)?.ok_or(AppError::NotFound)?;
    let versions = documents::list_versions(conn, document.id)?;
    let first_at = versions
        .last()
        .map_or(translation.published_at, |version| version.published_at);
    let author = bodies::find(conn, consultation.body_id)?.map(|body| body.name);
    Ok(Exported {
        author: author.unwrap_or_default(),
        consultation,
        document,
        translation,
        source,
        first_at,
    })
}

/// `GET …/documents/DOC/in/LANG/v/N.md`, `.html`, `.xml`, `.source`
pub async fn export_translation(
    visit: Visit,
    path: web::Path<(String, String, String, String, String)>,
) -> Result<HttpResponse, AppError> {
    let (slug, document, lang, number, format) = path.into_inner();
    let number: i64 = number.parse().map_err(|_| AppError::NotFound)?;
    let reader = Reader::of(&visit);
    visit
        .public_data(
            move |conn| {
                let exported = read(conn, (&slug, &document, &lang), number, &reader)?;
                let mut tree = if format == SOURCE {
                    Tree::default()
                } else {
                    read_source(&exported.source)
                        .map_err(|refusal| AppError::Internal(refusal.to_string()))?
                        .tree
                };
                tree.title.clone_from(&exported.translation.title);
                Ok((format, exported, tree))
            },
            move |visit, (format, mut exported, tree)| {
                let text = std::mem::take(&mut exported.source);
                let (document, translation) = (&exported.document, &exported.translation);
                let base = translation_url(&exported.consultation, document, &translation.lang);
                let source = visit.app.absolute(&format!("{base}/v/{number}"));
                let day = |at: UtcTime| at.naive().date().to_string();
                let (content_type, text) = match format.as_str() {
                    "html" => (
                        "text/html; charset=utf-8",
                        page_html(&tree, &translation.lang, &source),
                    ),
                    "xml" => {
                        let about = About {
                            path: super::url(&exported.consultation, document),
                            source,
                            version: number,
                            lang: translation.lang.clone(),
                            first_on: day(exported.first_at),
                            published_on: day(translation.published_at),
                            author: exported.author.clone(),
                            translated_from: document.lang.clone(),
                        };
                        ("application/akn+xml", akoma(&tree, &about))
                    }
                    SOURCE => (PLAIN, text),
                    _ => ("text/markdown; charset=utf-8", markdown(&tree)),
                };
                Ok(Data::new(content_type, text)
                    .topic(document.place())
                    .topic(format!("consultation:{}", exported.consultation.id))
                    .for_all(consultations::is_public(&exported.consultation, visit.now)))
            },
        )
        .await
}
