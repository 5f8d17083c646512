//! What shows all tools at once: the front page, the page of one consultation, the page of one
//! body, the calendar, and the pages about the site itself. It has no tables of its own; it reads
//! through the facades of the others (`sources`).

mod handlers;
mod model;
pub mod rules;
mod sources;
mod views;

use actix_web::web;

use handlers::{body, calendar, consultation, front, site};

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/", web::get().to(front::show_front))
        .route(
            "/consultations/{slug}",
            web::get().to(consultation::show_consultation),
        )
        .route("/bodies/{slug}", web::get().to(body::show_body))
        .route("/calendar", web::get().to(calendar::show_calendar))
        .route("/calendar.ics", web::get().to(calendar::send_calendar))
        .route(
            "/calendar/{slug}.ics",
            web::get().to(calendar::send_calendar_of_body),
        )
        .route("/about", web::get().to(site::show_about))
        .route("/accessibility", web::get().to(site::show_accessibility))
        .route("/privacy", web::get().to(site::show_privacy))
        .route("/glossary", web::get().to(site::show_glossary));
}
