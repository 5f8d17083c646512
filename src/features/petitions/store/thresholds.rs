//! Queries on what follows from the count: dates of thresholds, history, debates.

use diesel::prelude::*;

use super::Multi;
use crate::features::petitions::model::{SignatureState, State};
use crate::features::petitions::procedures::Procedure;
use crate::platform::db::schema::{petition_events, petitions, signatures};
use crate::platform::db::{DbConn, Json, UtcTime};

/// Notes that a response is owed from now on; false when that was noted before.
pub fn set_response_reached(
    conn: &mut DbConn,
    id: i64,
    response_due_at: UtcTime,
    now: UtcTime,
) -> QueryResult<bool> {
    let first = petitions::table
        .filter(petitions::id.eq(id))
        .filter(petitions::threshold_reached_at.is_null())
        .filter(petitions::signature_count.ge(petitions::response_threshold));
    let changed = diesel::update(first)
        .set((
            petitions::threshold_reached_at.eq(Some(now)),
            petitions::response_due_at.eq(Some(response_due_at)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// The terms of a petition.
pub fn find_terms(conn: &mut DbConn, id: i64) -> QueryResult<Option<Json<Procedure>>> {
    petitions::table
        .find(id)
        .select(petitions::terms)
        .first(conn)
        .optional()
}

/// Petitions of a body, or of all, that are open.
pub fn list_open(conn: &mut DbConn, body_id: Option<i64>, now: UtcTime) -> QueryResult<Vec<i64>> {
    let query = petitions::table
        .filter(petitions::state.eq(State::Open))
        .filter(petitions::closes_at.gt(Some(now)))
        .order(petitions::id)
        .select(petitions::id)
        .into_boxed::<Multi>();
    match body_id {
        Some(id) => query.filter(petitions::body_id.eq(id)).load(conn),
        None => query.load(conn),
    }
}

/// Petitions to a body, or to all, that no moderator has read, with their contributions.
pub fn list_unread(conn: &mut DbConn, body_id: Option<i64>) -> QueryResult<Vec<(i64, i64)>> {
    let query = petitions::table
        .filter(petitions::state.eq_any([State::GatheringSponsors, State::InModeration]))
        .order(petitions::id)
        .select((petitions::id, petitions::contribution_id))
        .into_boxed::<Multi>();
    match body_id {
        Some(id) => query.filter(petitions::body_id.eq(id)).load(conn),
        None => query.load(conn),
    }
}

/// A response is not owed any more.
pub fn clear_response_reached(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::update(petitions::table.find(id))
        .set((
            petitions::threshold_reached_at.eq(None::<UtcTime>),
            petitions::response_due_at.eq(None::<UtcTime>),
        ))
        .execute(conn)
}

pub fn set_debate_reached(
    conn: &mut DbConn,
    id: i64,
    reached_at: Option<UtcTime>,
) -> QueryResult<usize> {
    diesel::update(petitions::table.find(id))
        .set(petitions::debate_reached_at.eq(reached_at))
        .execute(conn)
}

/// Adds to the public history of a petition: its id, what happened, and the count at that moment.
pub fn note(
    conn: &mut DbConn,
    (petition_id, kind, count): (i64, &str, i64),
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(petition_events::table)
        .values((
            petition_events::petition_id.eq(petition_id),
            petition_events::kind.eq(kind),
            petition_events::at.eq(now),
            petition_events::signature_count.eq(count),
        ))
        .execute(conn)
}

/// What happened to a petition, in order: kind, when, and the count at that moment.
pub fn list_events(
    conn: &mut DbConn,
    petition_id: i64,
) -> QueryResult<Vec<(String, UtcTime, i64)>> {
    petition_events::table
        .filter(petition_events::petition_id.eq(petition_id))
        .order((petition_events::at, petition_events::id))
        .select((
            petition_events::kind,
            petition_events::at,
            petition_events::signature_count,
        ))
        .load(conn)
}

/// Confirmed signatures of others than the people with these addresses.
pub fn count_sponsors(
    conn: &mut DbConn,
    petition_id: i64,
    creators: &[String],
) -> QueryResult<i64> {
    signatures::table
        .filter(signatures::petition_id.eq(petition_id))
        .filter(signatures::state.eq(SignatureState::Confirmed))
        .filter(signatures::email_key.ne_all(creators.to_vec()))
        .count()
        .get_result(conn)
}

/// Enough stand behind it: from now on a moderator reads it. False when that was so before.
pub fn set_sponsored(conn: &mut DbConn, id: i64) -> QueryResult<bool> {
    let gathering = petitions::table
        .filter(petitions::id.eq(id))
        .filter(petitions::state.eq(State::GatheringSponsors));
    let changed = diesel::update(gathering)
        .set(petitions::state.eq(State::InModeration))
        .execute(conn)?;
    Ok(changed == 1)
}
