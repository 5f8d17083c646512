//! Queries on commitments.

use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use crate::features::consultations::PublicationState;
use crate::features::decisions::model::{Commitment, CommitmentState, NewCommitment};
use crate::platform::db::schema::{commitments, consultations, decision_records};
use crate::platform::db::{DbConn, UtcTime};

pub fn insert_commitment(
    conn: &mut DbConn,
    decision_id: i64,
    new: &NewCommitment,
    now: UtcTime,
) -> QueryResult<Commitment> {
    let last: Option<i64> = commitments::table
        .filter(commitments::decision_id.eq(decision_id))
        .select(max(commitments::position))
        .get_result(conn)?;
    diesel::insert_into(commitments::table)
        .values((
            commitments::decision_id.eq(decision_id),
            commitments::body_id.eq(new.body_id),
            commitments::position.eq(last.unwrap_or(0) + 1),
            commitments::text.eq(&new.text),
            commitments::due_on.eq(new.due_on),
            commitments::state.eq(CommitmentState::Planned),
            commitments::updated_at.eq(now),
        ))
        .get_result(conn)
}

pub fn set_commitment(
    conn: &mut DbConn,
    decision_id: i64,
    id: i64,
    new: &NewCommitment,
) -> QueryResult<bool> {
    let row = commitments::table
        .filter(commitments::id.eq(id))
        .filter(commitments::decision_id.eq(decision_id));
    let changed = diesel::update(row)
        .set((
            commitments::body_id.eq(new.body_id),
            commitments::text.eq(&new.text),
            commitments::due_on.eq(new.due_on),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

pub fn delete_commitment(conn: &mut DbConn, decision_id: i64, id: i64) -> QueryResult<usize> {
    let row = commitments::table
        .filter(commitments::id.eq(id))
        .filter(commitments::decision_id.eq(decision_id));
    diesel::delete(row).execute(conn)
}

pub fn list_commitments(conn: &mut DbConn, decision_id: i64) -> QueryResult<Vec<Commitment>> {
    commitments::table
        .filter(commitments::decision_id.eq(decision_id))
        .order((commitments::position, commitments::id))
        .load(conn)
}

pub fn list_commitments_by_ids(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<Commitment>> {
    commitments::table
        .filter(commitments::id.eq_any(ids.to_vec()))
        .load(conn)
}

pub fn find_commitment(conn: &mut DbConn, id: i64) -> QueryResult<Option<Commitment>> {
    commitments::table.find(id).first(conn).optional()
}

/// Says how far it is, if it is still as it was when somebody looked; false otherwise.
pub fn set_progress(
    conn: &mut DbConn,
    seen: &Commitment,
    state: CommitmentState,
    note: &str,
    now: UtcTime,
) -> QueryResult<bool> {
    let row = commitments::table
        .filter(commitments::id.eq(seen.id))
        .filter(commitments::updated_at.eq(seen.updated_at))
        .filter(commitments::state.eq(seen.state));
    let changed = diesel::update(row)
        .set((
            commitments::state.eq(state),
            commitments::note.eq(note),
            commitments::updated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Commitments of published records that are not done and due on `today` or later, the earliest
/// first: with the token of the record and the language of its consultation.
pub fn list_due(
    conn: &mut DbConn,
    today: NaiveDate,
    limit: i64,
) -> QueryResult<Vec<(Commitment, String, String)>> {
    commitments::table
        .inner_join(decision_records::table.on(decision_records::id.eq(commitments::decision_id)))
        .inner_join(
            consultations::table.on(consultations::id.eq(decision_records::consultation_id)),
        )
        .filter(decision_records::state.eq(PublicationState::Published))
        .filter(commitments::state.eq_any([CommitmentState::Planned, CommitmentState::InProgress]))
        .filter(commitments::due_on.ge(today))
        .order((commitments::due_on, commitments::id))
        .limit(limit)
        .select((
            commitments::all_columns,
            decision_records::token,
            consultations::lang,
        ))
        .load(conn)
}
