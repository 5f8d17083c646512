//! The editor's desk: consultations from the first draft to the last decision, in one list. What
//! belongs to a consultation (documents, forum, results, decision) is edited by its own tool,
//! under addresses below this desk.

mod calendar;
mod handlers;
mod input;
mod quiet;
mod rule_phases;
mod views;

use actix_web::web;

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/desk/calendar", web::get().to(calendar::show_month))
        .service(
            web::resource("/desk/quiet")
                .get(quiet::show)
                .post(quiet::change),
        )
        .route("/desk/editor", web::get().to(handlers::list_consultations))
        .route(
            "/desk/editor/consultations/new",
            web::get().to(handlers::new_consultation),
        )
        .route(
            "/desk/editor/consultations",
            web::post().to(handlers::create_consultation),
        )
        .route(
            "/desk/editor/consultations/{slug}",
            web::get().to(handlers::show_consultation),
        )
        .route(
            "/desk/editor/consultations/{slug}/edit",
            web::get().to(handlers::edit_consultation),
        )
        .route(
            "/desk/editor/consultations/{slug}/edit",
            web::post().to(handlers::update_consultation),
        )
        .service(
            web::resource("/desk/editor/consultations/{slug}/moderation")
                .get(rule_phases::show)
                .post(rule_phases::change),
        )
        .route(
            "/desk/editor/consultations/{slug}/publish",
            web::post().to(handlers::publish_consultation),
        );
}
