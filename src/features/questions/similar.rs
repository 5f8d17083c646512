//! Answered questions like one that somebody is about to ask: offered while it is typed, and
//! before it is sent. And who answered them.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use chrono_tz::Tz;

use super::model::{QuestionState, Summary};
use super::store;
use super::views::Row;
use crate::features::bodies::{self, Official};
use crate::features::contributions;
use crate::features::deadlines::WorkingDays;
use crate::features::search::{self, Offer, Sought, number_in};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::Visit;

/// Questions that are offered at most.
pub const OFFERED: usize = 5;
/// Similar ones that are looked at; those without an answer fall out.
const LOOKED_AT: usize = 60;
/// Below which questions stand.
pub(super) const PATH: &str = "/questions/";

/// Public answered questions that share words with `text`, slips allowed for, the most similar
/// first.
///
/// # Errors
/// When the database cannot be read.
pub fn find_similar(
    conn: &mut DbConn,
    text: &str,
    now: UtcTime,
    limit: usize,
) -> Result<Vec<Summary>, AppError> {
    let sought = Sought {
        text,
        kind: "question",
        besides: None,
    };
    list_answered(conn, sought, now, limit)
}

/// As [`find_similar`], at most [`OFFERED`], as a list shows them.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn list_rows(
    conn: &mut DbConn,
    text: &str,
    now: UtcTime,
    zone: Tz,
) -> Result<Vec<Row>, AppError> {
    let found = find_similar(conn, text, now, OFFERED)?;
    let days = WorkingDays::load(conn, found.iter().map(|row| row.body_id), zone)?;
    let row = |row| Row::new(row, now, &days);
    Ok(found.into_iter().map(row).collect())
}

fn list_answered(
    conn: &mut DbConn,
    sought: Sought<'_>,
    now: UtcTime,
    limit: usize,
) -> Result<Vec<Summary>, AppError> {
    let alike = search::find_alike(conn, sought, now, LOOKED_AT)?;
    let ids: Vec<i64> = alike
        .iter()
        .filter_map(|one| number_in(&one.url, PATH))
        .collect();
    let mut found = store::list_by_ids(conn, &ids)?;
    found.retain(|row| row.state == QuestionState::Answered);
    found.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    found.truncate(limit);
    Ok(found)
}

/// An official who answered questions like one at hand.
#[derive(Clone, Debug)]
pub struct Expert {
    pub official: Official,
    /// What they answered, the most similar first.
    pub answered: Vec<Summary>,
}

/// Who answered public questions like this one: whoever answered the most similar one first.
/// Officials who left are not among them.
///
/// # Errors
/// `NotFound` for an unknown question; when the database cannot be read.
pub fn experts(
    conn: &mut DbConn,
    question_id: i64,
    now: UtcTime,
    limit: usize,
) -> Result<Vec<Expert>, AppError> {
    let question = store::find(conn, question_id)?.ok_or(AppError::NotFound)?;
    let asked = contributions::find(conn, question.contribution_id)?.ok_or(AppError::NotFound)?;
    let mut found: Vec<Expert> = Vec::new();
    let subject = format!("contribution:{}", asked.id);
    let sought = Sought {
        text: &asked.title,
        kind: "question",
        besides: Some(&subject),
    };
    let rows = list_answered(conn, sought, now, LOOKED_AT)?;
    let ids: Vec<i64> = rows.iter().filter_map(|row| row.answered_by).collect();
    let officials = bodies::list_officials_by_ids(conn, &ids)?;
    for row in rows {
        let answered_by = row.answered_by;
        let same = |one: &Expert| Some(one.official.id) == answered_by;
        if let Some(known) = found.iter_mut().find(|one| same(one)) {
            known.answered.push(row);
        } else if let Some(official) = officials.iter().find(|one| Some(one.id) == answered_by) {
            found.push(Expert {
                official: official.clone(),
                answered: vec![row],
            });
        }
    }
    found.retain(|expert| expert.official.until_on.is_none());
    found.truncate(limit);
    Ok(found)
}

const OFFER: Offer = Offer {
    part: "questions/similar_part.html",
    whole: "questions/similar_to.html",
    title: "questions-similar-title",
};

/// Offers answered questions.
pub(super) async fn show_similar(
    visit: Visit,
    given: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let find = move |conn: &mut DbConn, text: &str| list_rows(conn, text, now, zone);
    OFFER.respond(&visit, &given, find).await
}
