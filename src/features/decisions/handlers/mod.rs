//! Pages of decision records: for the public, for editors, and for those who keep commitments.

mod commitments;
mod editor;
mod pick;
mod public;

use actix_web::web;

use crate::platform::error::AppError;

pub use editor::Draft;
pub use public::find_shown;

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/decisions", web::get().to(public::list_decisions))
        .route("/decisions/{id}.json", web::get().to(public::show_json))
        .route("/decisions/{id}", web::get().to(public::show_decision))
        .route(
            "/decisions/{id}/themes/{number}",
            web::get().to(public::show_theme),
        )
        .service(
            web::resource("/decisions/{id}/commitments/{commitment}")
                .get(commitments::edit_commitment)
                .post(commitments::update_commitment),
        )
        .service(
            web::resource("/desk/editor/consultations/{slug}/decisions/new")
                .get(editor::new_decision)
                .post(editor::create_decision),
        )
        .service(
            web::resource("/desk/editor/decisions/{id}")
                .get(editor::edit_decision)
                .post(editor::save_decision),
        )
        .service(
            web::resource("/desk/editor/decisions/{id}/contributions")
                .get(pick::list_contributions)
                .post(pick::cite_contributions),
        );
}

/// An id from an address; whatever else stands there is not found.
fn id_of(text: &str) -> Result<i64, AppError> {
    text.parse().map_err(|_| AppError::NotFound)
}
