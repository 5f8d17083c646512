//! Every query on debates.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::Multi;
use crate::features::petitions::debates::{DebateState, NewDebate};
use crate::features::petitions::model::State;
use crate::platform::db::schema::{bodies, petition_debates, petitions};
use crate::platform::db::{DbConn, UtcTime};

/// A debate as it is stored. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Debate {
    pub petition_id: i64,
    pub state: DebateState,
    /// By when the body says whether there will be one.
    pub due_at: UtcTime,
    pub held_on: Option<NaiveDate>,
    pub place: String,
    /// Markdown.
    pub text: String,
    pub html: String,
    pub video_url: String,
    pub transcript_url: String,
    pub changed_at: UtcTime,
}

impl Debate {
    /// The day that was named is over, and nobody has said what came of it.
    pub fn is_past(&self, today: NaiveDate) -> bool {
        self.state == DebateState::Scheduled && self.held_on.is_some_and(|day| day < today)
    }
}

/// A debate about which a body has to say something, for its desk.
#[derive(Clone, Debug, Queryable, Serialize)]
pub struct Owed {
    pub petition_id: i64,
    pub title: String,
    pub body_id: i64,
    pub body_name: String,
    pub state: DebateState,
    /// By when the body says whether there will be one.
    pub due_at: UtcTime,
    /// The day that was named, and is over.
    pub held_on: Option<NaiveDate>,
}

/// Debates that nobody has decided on, and those whose day is over, of these bodies or of all, what
/// is due first.
pub fn list_owed(
    conn: &mut DbConn,
    body_ids: Option<&[i64]>,
    today: NaiveDate,
    limit: i64,
) -> QueryResult<Vec<Owed>> {
    let is_over = petition_debates::state
        .eq(DebateState::Scheduled)
        .and(petition_debates::held_on.assume_not_null().lt(today));
    let query = petition_debates::table
        .inner_join(petitions::table.inner_join(bodies::table))
        .filter(petitions::state.eq_any([State::Open, State::Closed, State::Stopped]))
        .filter(
            petition_debates::state
                .eq(DebateState::Awaiting)
                .or(is_over),
        )
        .order((petition_debates::due_at, petition_debates::petition_id))
        .limit(limit)
        .select((
            petitions::id,
            petitions::action,
            bodies::id,
            bodies::name,
            petition_debates::state,
            petition_debates::due_at,
            petition_debates::held_on,
        ))
        .into_boxed::<Multi>();
    match body_ids {
        Some(ids) => query
            .filter(petitions::body_id.eq_any(ids.to_vec()))
            .load(conn),
        None => query.load(conn),
    }
}

pub fn find(conn: &mut DbConn, petition_id: i64) -> QueryResult<Option<Debate>> {
    petition_debates::table
        .find(petition_id)
        .first(conn)
        .optional()
}

pub fn insert_awaiting(
    conn: &mut DbConn,
    petition_id: i64,
    due_at: UtcTime,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(petition_debates::table)
        .values((
            petition_debates::petition_id.eq(petition_id),
            petition_debates::state.eq(DebateState::Awaiting),
            petition_debates::due_at.eq(due_at),
            petition_debates::place.eq(""),
            petition_debates::text.eq(""),
            petition_debates::html.eq(""),
            petition_debates::video_url.eq(""),
            petition_debates::transcript_url.eq(""),
            petition_debates::changed_at.eq(now),
        ))
        .execute(conn)
}

pub fn delete(conn: &mut DbConn, petition_id: i64) -> QueryResult<usize> {
    diesel::delete(petition_debates::table.find(petition_id)).execute(conn)
}

/// Stores what a body says; false when somebody said something else meanwhile.
pub fn set(
    conn: &mut DbConn,
    read: &Debate,
    new: &NewDebate,
    html: &str,
    now: UtcTime,
) -> QueryResult<bool> {
    let unchanged = petition_debates::table
        .filter(petition_debates::petition_id.eq(read.petition_id))
        .filter(petition_debates::state.eq(read.state))
        .filter(petition_debates::changed_at.eq(read.changed_at));
    let changed = diesel::update(unchanged)
        .set((
            petition_debates::state.eq(new.state),
            petition_debates::held_on.eq(new.held_on),
            petition_debates::place.eq(&new.place),
            petition_debates::text.eq(&new.text),
            petition_debates::html.eq(html),
            petition_debates::video_url.eq(&new.video_url),
            petition_debates::transcript_url.eq(&new.transcript_url),
            petition_debates::changed_at.eq(now),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// A decision on debates is due at another time now.
pub fn set_due(conn: &mut DbConn, ids: &[i64], due_at: UtcTime) -> QueryResult<usize> {
    let moved = petition_debates::table.filter(petition_debates::petition_id.eq_any(ids.to_vec()));
    diesel::update(moved)
        .set(petition_debates::due_at.eq(due_at))
        .execute(conn)
}
