//! Answered questions like one that somebody is about to ask: offered while it is typed, and
//! before it is sent. And who answered them.

use std::collections::HashMap;

use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use actix_web::{HttpResponse, web};
use chrono_tz::Tz;

use super::model::{QuestionState, Summary};
use super::store;
use super::views::Row;
use crate::features::bodies::{self, Official};
use crate::features::contributions;
use crate::features::deadlines::WorkingDays;
use crate::features::search::{self, Sought};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::platform::text::clean_line;
use crate::web::{Page, Visit};

/// Questions that are offered at most.
pub const OFFERED: usize = 5;
/// Similar ones that are looked at; those without an answer fall out.
const LOOKED_AT: usize = 60;
/// Characters of a query; what is longer is not read to its end.
const MAX_QUERY: usize = 300;

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
    let ids: Vec<i64> = alike.iter().filter_map(|one| number(&one.url)).collect();
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

/// The number in the address of a question.
pub(super) fn number(url: &str) -> Option<i64> {
    let rest = url.strip_prefix("/questions/")?;
    rest.split('#').next()?.parse().ok()
}

/// What was typed, as it is searched for: one line, not endless.
pub(super) fn query(text: &str) -> String {
    let head: String = text.chars().take(MAX_QUERY).collect();
    clean_line(&head).into_string()
}

/// The page that offers answered questions; with `part` only its list, for the script of the form.
pub(super) async fn show_similar(
    visit: Visit,
    given: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    visit.limit(Limited::Search)?;
    let q = query(given.get("q").map(String::as_str).unwrap_or_default());
    let (asked, now) = (q.clone(), visit.now);
    let zone = visit.app.config.site.time_zone.0;
    let rows = visit
        .app
        .db
        .read(move |conn| list_rows(conn, &asked, now, zone))
        .await?;
    let is_part = given.contains_key("part");
    let template = if is_part {
        "questions/similar_part.html"
    } else {
        "questions/similar_to.html"
    };
    let mut response = Page::new(template, visit.text("questions-similar-title"))
        .with("rows", &rows)
        .with("q", &q)
        .respond(&visit)?;
    if is_part {
        // It holds nothing of the person: who deletes a letter and types it again need not ask.
        let kept = HeaderValue::from_static("private, max-age=60");
        response.headers_mut().insert(CACHE_CONTROL, kept);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_questions_are_read_from_their_addresses() {
        assert_eq!(number("/questions/12#c-abc"), Some(12));
        assert_eq!(number("/questions/12"), Some(12));
        for url in [
            "/questions",
            "/questions/",
            "/questions/x",
            "/petitions/12",
            "",
        ] {
            assert_eq!(number(url), None, "{url}");
        }
    }

    #[test]
    fn a_query_is_one_short_line() {
        assert_eq!(query(" Where\u{0}\n is\tit? "), "Where is it?");
        assert_eq!(query(&"x".repeat(10_000)).len(), MAX_QUERY);
    }
}
