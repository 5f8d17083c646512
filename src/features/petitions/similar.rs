//! Open petitions that ask for something similar: offered while one is typed, and before it is sent.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use super::model::{State, Summary};
use super::{PATH, list_in_order};
use crate::features::search::{self, Offer, Sought, number_in};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::Visit;

/// Petitions that are offered at most.
pub(super) const OFFERED: usize = 5;
/// Similar ones that are looked at; those that are over fall out.
const LOOKED_AT: usize = 60;
/// Of what is asked for, the part that one must hold: more than its verb. Many begin with 'keep'.
const LEAST: f64 = 0.4;

/// Open petitions that share words with what somebody asks for, slips allowed for, the most similar
/// first.
///
/// # Errors
/// When the database cannot be read.
pub fn find_similar(
    conn: &mut DbConn,
    action: &str,
    now: UtcTime,
    limit: usize,
) -> Result<Vec<Summary>, AppError> {
    let sought = Sought {
        text: action,
        kind: "petition",
        besides: None,
    };
    let alike = search::find_alike(conn, sought, now, LOOKED_AT)?;
    let ids: Vec<i64> = alike
        .iter()
        .filter(|one| one.score >= LEAST)
        .filter_map(|one| number_in(&one.url, PATH))
        .collect();
    let mut similar = list_in_order(conn, &ids, now)?;
    similar.retain(|summary| summary.state == State::Open);
    similar.truncate(limit);
    Ok(similar)
}

const OFFER: Offer = Offer {
    part: "petitions/similar_part.html",
    whole: "petitions/similar_to.html",
    title: "petitions-similar-page-title",
};

/// Offers open petitions.
pub(super) async fn show_similar(
    visit: Visit,
    given: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    let now = visit.now;
    let find = move |conn: &mut DbConn, text: &str| find_similar(conn, text, now, OFFERED);
    OFFER.respond(&visit, &given, find).await
}
