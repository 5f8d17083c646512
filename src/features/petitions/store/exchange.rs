//! Queries on petitions that ran elsewhere.

use diesel::prelude::*;

use crate::features::petitions::debates::NewDebate;
use crate::features::petitions::model::State;
use crate::platform::db::schema::{petition_debates, petitions};
use crate::platform::db::{DbConn, UtcTime};

/// What a petition brought with it.
pub struct Brought<'a> {
    pub opened_at: UtcTime,
    pub closes_at: UtcTime,
    pub signature_count: i64,
    pub origin: &'a str,
    pub threshold_reached_at: Option<UtcTime>,
    pub debate_reached_at: Option<UtcTime>,
    /// Summary, text, and the text as HTML.
    pub response: (&'a str, &'a str, &'a str),
    pub responded_at: Option<UtcTime>,
}

pub fn fill(conn: &mut DbConn, id: i64, from: &Brought<'_>) -> QueryResult<usize> {
    let (summary, text, html) = from.response;
    diesel::update(petitions::table.find(id))
        .set((
            petitions::opened_at.eq(Some(from.opened_at)),
            petitions::closes_at.eq(Some(from.closes_at)),
            petitions::signature_count.eq(from.signature_count),
            petitions::imported_count.eq(from.signature_count),
            petitions::imported_from.eq(from.origin),
            petitions::threshold_reached_at.eq(from.threshold_reached_at),
            petitions::debate_reached_at.eq(from.debate_reached_at),
            petitions::response_summary.eq(summary),
            petitions::response_text.eq(text),
            petitions::response_html.eq(html),
            petitions::responded_at.eq(from.responded_at),
        ))
        .execute(conn)
}

/// It ended there.
pub fn end(conn: &mut DbConn, id: i64, state: State, at: UtcTime) -> QueryResult<usize> {
    diesel::update(petitions::table.find(id))
        .set((
            petitions::state.eq(state),
            petitions::closed_at.eq(Some(at)),
        ))
        .execute(conn)
}

/// The petition that came from an address; none for ''.
pub fn find_by_origin(conn: &mut DbConn, origin: &str) -> QueryResult<Option<i64>> {
    if origin.is_empty() {
        return Ok(None);
    }
    petitions::table
        .filter(petitions::imported_from.eq(origin))
        .select(petitions::id)
        .first(conn)
        .optional()
}

pub fn insert_debate(
    conn: &mut DbConn,
    petition_id: i64,
    new: &NewDebate,
    html: &str,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(petition_debates::table)
        .values((
            petition_debates::petition_id.eq(petition_id),
            petition_debates::state.eq(new.state),
            petition_debates::due_at.eq(now),
            petition_debates::held_on.eq(new.held_on),
            petition_debates::place.eq(&new.place),
            petition_debates::text.eq(&new.text),
            petition_debates::html.eq(html),
            petition_debates::video_url.eq(&new.video_url),
            petition_debates::transcript_url.eq(&new.transcript_url),
            petition_debates::changed_at.eq(now),
        ))
        .execute(conn)
}
