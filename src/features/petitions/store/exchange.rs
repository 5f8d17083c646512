//! Queries on petitions that ran elsewhere.

use diesel::prelude::*;

use crate::features::petitions::debates::NewDebate;
use crate::features::petitions::exchange::{ImportedPlace, PlaceKind, Texts};
use crate::features::petitions::model::State;
use crate::platform::db::schema::{imported_places, petition_debates, petitions};
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

/// Background and details of those that opened, by id.
pub fn list_texts(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Texts> {
    let rows: Vec<(i64, String, String)> = petitions::table
        .filter(petitions::id.eq_any(ids.to_vec()))
        .filter(petitions::state.eq_any([State::Open, State::Closed, State::Stopped]))
        .select((petitions::id, petitions::background, petitions::details))
        .load(conn)?;
    let texts = rows.into_iter();
    Ok(texts
        .map(|(id, background, details)| (id, (background, details)))
        .collect())
}

/// In the order of the file.
pub fn insert_places(
    conn: &mut DbConn,
    petition_id: i64,
    places: &[ImportedPlace],
) -> QueryResult<()> {
    for (position, place) in (0i32..).zip(places) {
        diesel::insert_into(imported_places::table)
            .values((
                imported_places::petition_id.eq(petition_id),
                imported_places::kind.eq(place.kind),
                imported_places::position.eq(position),
                imported_places::name.eq(&place.name),
                imported_places::code.eq(&place.code),
                imported_places::signature_count.eq(place.signature_count),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Where signatures came from that were counted elsewhere, in the order of the file.
pub fn list_places(conn: &mut DbConn, petition_id: i64) -> QueryResult<Vec<ImportedPlace>> {
    let rows: Vec<(PlaceKind, String, String, i64)> = imported_places::table
        .filter(imported_places::petition_id.eq(petition_id))
        .order(imported_places::position)
        .select((
            imported_places::kind,
            imported_places::name,
            imported_places::code,
            imported_places::signature_count,
        ))
        .load(conn)?;
    let place = |(kind, name, code, signature_count)| ImportedPlace {
        kind,
        name,
        code,
        signature_count,
    };
    Ok(rows.into_iter().map(place).collect())
}
