//! Every query on debates.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::features::petitions::debates::{DebateState, NewDebate};
use crate::platform::db::schema::petition_debates;
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
