//! What goes with a document: PDFs, pictures, recordings, and links to what is elsewhere.
//!
//! An attachment comes with one version and goes with every later one, until an editor takes it
//! away or leaves it with the earlier ones; either can be undone, and each act is in the log. Files
//! are looked through and cleaned before they are kept (`files::rules::check_official`). Nothing of
//! another site is put into a page: a film elsewhere is a link.

mod acts;
mod desk;
mod desk_one;
mod model;
mod rules;
mod serving;
mod showing;
mod store;
mod views;

use std::collections::HashMap;

use actix_web::web;

use super::model::Document;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;

pub use acts::{attach, keep};
pub use model::{Kind, NewAttachment, Where, Whole};
pub use views::{AttachmentItem, AttachmentView};

/// Addresses of attachments.
pub fn routes(config: &mut web::ServiceConfig) {
    let desk = "/desk/editor/documents/{id}/attachments";
    config
        .route(
            "/consultations/{slug}/documents/{document}/attachments/{token}",
            web::get().to(showing::show),
        )
        .route(
            "/documents/attachments/{sha256}/{name}",
            web::get().to(serving::serve),
        )
        .service(
            web::resource(desk)
                .get(desk::show_list)
                .post(desk::change_order),
        )
        .service(
            web::resource(format!("{desk}/file"))
                .get(desk::show_new_file)
                .post(desk::add_file),
        )
        .service(
            web::resource(format!("{desk}/link"))
                .get(desk::show_new_link)
                .post(desk::add_link),
        )
        .service(
            web::resource(format!("{desk}/{{token}}"))
                .get(desk_one::show)
                .post(desk_one::save),
        );
}

/// Everything that was ever attached to a document, with its files.
///
/// # Errors
/// When the database cannot be read.
pub fn list(conn: &mut DbConn, document: &Document) -> Result<Vec<Whole>, AppError> {
    let attachments = store::list(conn, document.id)?;
    let ids: Vec<i64> = attachments.iter().filter_map(|one| one.file_id).collect();
    let mut files = HashMap::new();
    if !ids.is_empty() {
        for file in store::list_files(conn, &ids)? {
            files.insert(file.id, file);
        }
    }
    let whole = attachments.into_iter().map(|attachment| Whole {
        file: attachment.file_id.and_then(|id| files.get(&id).cloned()),
        attachment,
    });
    Ok(whole.collect())
}

/// What goes with a version, also what was taken away from it.
///
/// # Errors
/// When the database cannot be read.
pub fn list_of_version(
    conn: &mut DbConn,
    document: &Document,
    number: i64,
) -> Result<Vec<Whole>, AppError> {
    let mut all = list(conn, document)?;
    all.retain(|one| one.attachment.goes_with(number));
    Ok(all)
}
