//! Versions in other languages: read from the same files, laid beside the original section by
//! section, published with a word in the log, taken back again.
//!
//! A translation is not binding, and the page says so. It translates one version; when the text has
//! moved on, the translation stays and says what has changed since. Comments stand beside the
//! original's sections, in whatever language they were read.

mod aligning;
mod desk;
mod exporting;
pub mod langs;
mod model;
mod preview;
mod publishing;
mod reading;
mod rows;
mod store;

use actix_web::web;

use super::model::Document;
use super::url;
use crate::features::consultations::Consultation;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;

pub use model::{NewTranslation, Translation, TranslationSection};
pub use publishing::{publish, put_back, take_back};
pub use reading::OtherLanguage;
pub use rows::row_id;

/// Addresses of this part; `base` is a document's.
pub fn routes(config: &mut web::ServiceConfig, base: &str, desk: &str) {
    config
        .route(
            &format!("{base}/in/{{lang}}/v/{{number:\\d+}}.{{format:md|html|xml|source}}"),
            web::get().to(exporting::export_translation),
        )
        .route(
            &format!("{base}/in/{{lang}}/v/{{number}}"),
            web::get().to(reading::show_of_version),
        )
        .route(
            &format!("{base}/in/{{lang}}"),
            web::get().to(reading::show_newest),
        )
        .service(
            web::resource(format!("{desk}/documents/{{id}}/translations"))
                .get(desk::show)
                .post(desk::change),
        )
        .service(
            web::resource(format!("{desk}/documents/{{id}}/translations/new"))
                .get(desk::show_new)
                .post(desk::publish_new),
        );
}

/// Address of the newest translation into a language.
pub fn translation_url(consultation: &Consultation, document: &Document, lang: &str) -> String {
    format!("{}/in/{lang}", url(consultation, document))
}

/// The newest published translation in each language, in the order of their codes.
///
/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn newest(conn: &mut DbConn, document_id: i64) -> Result<Vec<Translation>, AppError> {
    let mut newest: Vec<Translation> = Vec::new();
    for one in store::list(conn, document_id)? {
        // By language, and the newest version first.
        if one.is_published && newest.last().is_none_or(|last| last.lang != one.lang) {
            newest.push(one);
        }
    }
    Ok(newest)
}

/// Languages into which the document is translated.
pub fn published_langs(conn: &mut DbConn, document_id: i64) -> Result<Vec<String>, AppError> {
    let newest = newest(conn, document_id)?;
    Ok(newest.into_iter().map(|one| one.lang).collect())
}

/// The sections of a translation.
pub fn sections_of(
    conn: &mut DbConn,
    translation_id: i64,
) -> Result<Vec<TranslationSection>, AppError> {
    Ok(store::list_sections(conn, translation_id)?)
}
