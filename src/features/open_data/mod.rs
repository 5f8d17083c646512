//! Everything public for machines: the API, its description, feeds, health, metrics.

mod catalogue;
mod describe;
mod feeds;
mod health;
mod openapi;
mod problems;
mod well_known;

use actix_web::web;

use super::{
    bodies, consultations, contributions, decisions, documents, forums, moderation, questions,
    records, results, search,
};

pub use openapi::openapi_json;
pub use problems::KINDS as PROBLEMS;

/// Addresses of this feature, and those of every feature's part of the API.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/feeds/{name}.atom", web::get().to(feeds::show_feed))
        .route("/data", web::get().to(catalogue::show_catalogue))
        .route("/healthz", web::get().to(health::show_alive))
        .route("/readyz", web::get().to(health::show_ready))
        .route("/metrics", web::get().to(health::show_metrics))
        .route("/robots.txt", web::get().to(well_known::show_robots))
        .route("/sitemap.xml", web::get().to(well_known::show_site_map))
        .route(
            "/.well-known/security.txt",
            web::get().to(well_known::show_security),
        )
        .service(web::resource("/api/v1/openapi.json").get(openapi::show_openapi))
        .service(web::resource("/api/v1/problems").get(problems::list_problems))
        .service(web::resource("/api/v1/problems/{key}").get(problems::show_problem));
    for routes in [
        bodies::api::routes,
        consultations::api::routes,
        contributions::api::routes,
        documents::api::routes,
        forums::api::routes,
        moderation::api::routes,
        questions::api::routes,
        records::api::routes,
        results::api::routes,
        decisions::api::routes,
        search::api::routes,
    ] {
        config.configure(routes);
    }
}
