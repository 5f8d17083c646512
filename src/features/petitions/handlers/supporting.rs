//! For sponsors: the petition as it will be read, and the form by which they stand behind it.

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, web};

use super::signing::in_query;
use super::{country_choices, read};
use crate::features::petitions::model::State;
use crate::features::petitions::views::{PetitionView, Read};
use crate::features::petitions::{countries, rules, sponsors};
use crate::platform::crypto::constant_time_eq;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::{FormView, Page, Visit};

/// The petition for whoever has its key, with how many stand behind it.
///
/// # Errors
/// `NotFound` without the key, and of what cannot have sponsors.
pub(super) async fn read_sponsored(
    visit: &Visit,
    id: i64,
    key: &str,
) -> Result<(Read, i64), AppError> {
    let load = move |conn: &mut DbConn| {
        let read = read(conn, id, None)?;
        let count = sponsors::count(conn, &read.petition)?;
        Ok((read, count))
    };
    let (read, count) = visit.app.db.read(load).await?;
    let is_right = constant_time_eq(key.as_bytes(), read.petition.sponsor_key.as_bytes());
    match read.petition.state {
        state if is_right && rules::is_unread(state) => Ok((read, count)),
        // Who was asked to stand behind it is told that it is over, and others that there is none.
        State::Withdrawn if is_right => Err(AppError::Gone("petitions.ended-unread")),
        _ => Err(AppError::NotFound),
    }
}

pub async fn show_petition(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    let key = in_query(visit.request.query_string(), "key");
    let public = visit
        .app
        .db
        .read(move |conn| crate::features::petitions::find(conn, id))
        .await?;
    // Once it is open everybody signs on its page.
    if public.is_some_and(|petition| crate::features::petitions::rules::is_public(petition.state)) {
        return Ok(visit.redirect(&crate::features::petitions::url(id), None));
    }
    let (read, count) = read_sponsored(&visit, id, &key).await?;
    support_page(&visit, &read, count, &FormView::filled([("sponsor", key)]))
}

/// The page of a sponsor, with its form filled in.
///
/// # Errors
/// When the page cannot be made.
pub(super) fn support_page(
    visit: &Visit,
    read: &Read,
    count: i64,
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    let petition = &read.petition;
    let terms = petition.terms.get();
    let until = sponsors::gathers_until(petition.created_at, terms.sponsor_days, petition.zone());
    let mut response = Page::new(
        "petitions/support.html",
        visit.text("petitions-support-title"),
    )
    .with("petition", &PetitionView::new(read, visit.lang, visit.now))
    .with("sponsor_count", &count)
    .with("until", &until)
    .with(
        "is_late",
        &(petition.state == State::GatheringSponsors && until <= visit.now),
    )
    .with("is_full", &(count >= terms.sponsors_most))
    .with(
        "countries",
        &country_choices(visit.text("petitions-country-other")),
    )
    .with("country", &countries::DEFAULT)
    .form(form)
    .respond(visit)?;
    // The address holds a key: it goes to no other site.
    response.headers_mut().insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    Ok(response)
}
