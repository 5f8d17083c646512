//! The administrator's pages: bodies, people and roles, jobs and mails that failed.
//!
//! Everything here needs [`Action::Administer`]; every change enters the ledger.

mod acts;
mod bodies;
mod by_language;
mod calendar_change;
mod calendars;
mod moderation;
mod overview;
mod people;
mod petition_stop;
mod petitions;
mod questions;
mod region_maps;
mod rulebook;
mod rules;
mod views;

use actix_web::{HttpResponse, web};

use crate::features::accounts::{self, Action, Subject};
use crate::platform::error::AppError;
use crate::web::{Page, PostForm, Visit};

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    let get = web::get;
    let post = web::post;
    config
        .route("/admin", get().to(overview::show_overview))
        .route("/admin/jobs", post().to(overview::retry_jobs))
        .route("/admin/mails", post().to(overview::retry_mails))
        .route("/admin/bodies", get().to(bodies::list_bodies))
        .route("/admin/bodies", post().to(bodies::create_body))
        .route("/admin/bodies/new", get().to(bodies::show_new_body))
        .route("/admin/bodies/{id}", get().to(bodies::show_body))
        .route("/admin/bodies/{id}", post().to(bodies::change_body))
        .route(
            "/admin/bodies/{id}/questions",
            get().to(questions::show_procedure),
        )
        .route(
            "/admin/bodies/{id}/questions",
            post().to(questions::change_procedure),
        )
        .route(
            "/admin/bodies/{id}/officials",
            post().to(bodies::appoint_official),
        )
        .route(
            "/admin/bodies/{id}/officials/new",
            get().to(bodies::show_new_official),
        )
        .route("/admin/officials/{id}", get().to(bodies::show_official))
        .route("/admin/officials/{id}", post().to(bodies::change_official))
        .route("/admin/officials/{id}/end", post().to(bodies::end_term))
        .route("/admin/calendars", get().to(calendars::list_calendars))
        .route("/admin/calendars", post().to(calendars::create_calendar))
        .route("/admin/calendars/new", get().to(calendars::show_new))
        .route(
            "/admin/calendars/bodies/{id}",
            post().to(calendars::choose_calendar),
        )
        .route("/admin/calendars/{id}", get().to(calendars::show_calendar))
        .route(
            "/admin/calendars/{id}",
            post().to(calendar_change::change_calendar),
        )
        .route(
            "/admin/calendars/{id}/check",
            post().to(calendar_change::check_change),
        )
        .route("/admin/moderation", get().to(moderation::show_procedure))
        .route("/admin/moderation", post().to(moderation::change_procedure))
        .route("/admin/moderation/rules/new", get().to(rulebook::show_new))
        .route("/admin/moderation/rules/new", post().to(rulebook::add))
        .route("/admin/moderation/rules/{key}", get().to(rulebook::show))
        .route("/admin/moderation/rules/{key}", post().to(rulebook::change))
        .route("/admin/petitions", get().to(petitions::list))
        .route("/admin/petitions/new", get().to(petitions::show_new))
        .route("/admin/petitions/new", post().to(petitions::add))
        .route("/admin/petitions/maps/new", get().to(region_maps::show_new))
        .route("/admin/petitions/maps/new", post().to(region_maps::add))
        .route("/admin/petitions/stop", get().to(petition_stop::show))
        .route("/admin/petitions/stop", post().to(petition_stop::stop))
        .route("/admin/petitions/{id:\\d+}", get().to(petitions::show))
        .route("/admin/petitions/{id:\\d+}", post().to(petitions::change))
        .route("/admin/people", get().to(people::list_people))
        .route("/admin/people/invite", get().to(people::show_invite))
        .route("/admin/people/invite", post().to(people::invite))
        .route("/admin/people/{id}", get().to(people::show_person))
        .route("/admin/people/{id}/roles", post().to(people::change_role))
        .route("/admin/people/{id}/state", post().to(people::change_state));
}

/// # Errors
/// `Unauthenticated` or `Forbidden` for whoever does not administer the site.
fn ensure_administrator(visit: &Visit) -> Result<i64, AppError> {
    accounts::ensure(&visit.actor, Action::Administer, &Subject::SITE)?;
    visit.account_id()
}

/// A page of this desk.
fn desk(template: &'static str, title: impl Into<String>) -> Page {
    Page::new(template, title).with("desk_key", &"admin")
}

/// Shows the form again when its fields were refused; other errors pass through.
fn refused(
    visit: &Visit,
    form: &PostForm,
    error: AppError,
    page: Page,
) -> Result<HttpResponse, AppError> {
    match error {
        AppError::Invalid(errors) => page.form(&form.view(visit, &errors)).respond(visit),
        other => Err(other),
    }
}
