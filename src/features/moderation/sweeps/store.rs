//! Queries on clean-ups and the decisions that they make.

pub mod items;

use diesel::prelude::*;

use super::model::{Criteria, Sweep, SweepState};
use crate::features::contributions::Contribution;
use crate::features::moderation::appeals::model::AppealState;
use crate::features::moderation::model::{CaseState, Cause, Decision};
use crate::platform::db::schema::moderation_appeals as appeals;
use crate::platform::db::schema::moderation_cases as cases;
use crate::platform::db::schema::sweeps;
use crate::platform::db::{DbConn, Json, UtcTime};

pub fn insert(
    conn: &mut DbConn,
    criteria: &Json<Criteria>,
    made_by: i64,
    now: UtcTime,
) -> QueryResult<i64> {
    diesel::insert_into(sweeps::table)
        .values((
            sweeps::state.eq(SweepState::Collecting),
            sweeps::criteria.eq(criteria),
            sweeps::made_by.eq(made_by),
            sweeps::made_at.eq(now),
        ))
        .returning(sweeps::id)
        .get_result(conn)
}

/// What was found is written down.
pub fn set_collected(
    conn: &mut DbConn,
    id: i64,
    state: SweepState,
    (posts, authors): (i64, i64),
) -> QueryResult<usize> {
    diesel::update(sweeps::table.find(id))
        .set((
            sweeps::state.eq(state),
            sweeps::post_count.eq(posts),
            sweeps::author_count.eq(authors),
        ))
        .execute(conn)
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Sweep>> {
    sweeps::table.find(id).first(conn).optional()
}

/// Newest first, before the sweep `before`; what found nothing is left out.
pub fn list(conn: &mut DbConn, before: i64, limit: i64) -> QueryResult<Vec<Sweep>> {
    sweeps::table
        .filter(sweeps::id.lt(before))
        .filter(sweeps::post_count.gt(0_i64))
        .order(sweeps::id.desc())
        .limit(limit)
        .load(conn)
}

/// Holds the row until the transaction ends; false when it is in another state by now.
pub fn hold(conn: &mut DbConn, id: i64, state: SweepState) -> QueryResult<bool> {
    let row = sweeps::table
        .filter(sweeps::id.eq(id))
        .filter(sweeps::state.eq(state));
    Ok(diesel::update(row)
        .set(sweeps::state.eq(state))
        .execute(conn)?
        == 1)
}

/// What is written when somebody confirms a draft.
pub struct Confirmed<'a> {
    pub state: SweepState,
    pub reason_id: i64,
    pub explanation: &'a str,
    pub by: i64,
}

/// False when somebody else was faster; so for all that follow.
pub fn set_confirmed(
    conn: &mut DbConn,
    id: i64,
    new: &Confirmed<'_>,
    now: UtcTime,
) -> QueryResult<bool> {
    let draft = sweeps::table
        .filter(sweeps::id.eq(id))
        .filter(sweeps::state.eq(SweepState::Draft));
    let changed = diesel::update(draft)
        .set((
            sweeps::state.eq(new.state),
            sweeps::reason_id.eq(Some(new.reason_id)),
            sweeps::explanation.eq(new.explanation),
            sweeps::confirmed_by.eq(Some(new.by)),
            sweeps::confirmed_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

pub fn set_seconded(conn: &mut DbConn, id: i64, by: i64, now: UtcTime) -> QueryResult<bool> {
    let waiting = sweeps::table
        .filter(sweeps::id.eq(id))
        .filter(sweeps::state.eq(SweepState::Waiting));
    let changed = diesel::update(waiting)
        .set((
            sweeps::state.eq(SweepState::Running),
            sweeps::seconded_by.eq(Some(by)),
            sweeps::seconded_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Back to a draft that nobody has confirmed.
pub fn set_declined(conn: &mut DbConn, id: i64) -> QueryResult<bool> {
    let waiting = sweeps::table
        .filter(sweeps::id.eq(id))
        .filter(sweeps::state.eq(SweepState::Waiting));
    let changed = diesel::update(waiting)
        .set((
            sweeps::state.eq(SweepState::Draft),
            sweeps::confirmed_by.eq(None::<i64>),
            sweeps::confirmed_at.eq(None::<UtcTime>),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

pub fn set_discarded(conn: &mut DbConn, id: i64) -> QueryResult<bool> {
    let open = [
        SweepState::Collecting,
        SweepState::Draft,
        SweepState::Waiting,
    ];
    let row = sweeps::table
        .filter(sweeps::id.eq(id))
        .filter(sweeps::state.eq_any(open));
    let changed = diesel::update(row)
        .set(sweeps::state.eq(SweepState::Discarded))
        .execute(conn)?;
    Ok(changed == 1)
}

pub fn set_undoing(conn: &mut DbConn, id: i64, by: Option<i64>, now: UtcTime) -> QueryResult<bool> {
    let row = sweeps::table
        .filter(sweeps::id.eq(id))
        .filter(sweeps::state.eq_any([SweepState::Running, SweepState::Done]));
    let changed = diesel::update(row)
        .set((
            sweeps::state.eq(SweepState::Undoing),
            sweeps::undone_by.eq(by),
            sweeps::undone_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Everything was tried, and everybody told.
pub fn set_finished(
    conn: &mut DbConn,
    id: i64,
    (from, to): (SweepState, SweepState),
    now: UtcTime,
) -> QueryResult<bool> {
    let row = sweeps::table
        .filter(sweeps::id.eq(id))
        .filter(sweeps::state.eq(from));
    let changed = if to == SweepState::Done {
        diesel::update(row)
            .set((sweeps::state.eq(to), sweeps::done_at.eq(Some(now))))
            .execute(conn)?
    } else {
        diesel::update(row)
            .set(sweeps::state.eq(to))
            .execute(conn)?
    };
    Ok(changed == 1)
}

/// A decision about to be written as a case of its own.
pub struct Decided<'a> {
    pub contribution: &'a Contribution,
    pub decision: Decision,
    pub reason_id: Option<i64>,
    pub explanation: &'a str,
    pub by: Option<i64>,
}

/// A case that is decided as it is opened: nobody was promised it.
pub fn insert_decided(conn: &mut DbConn, new: &Decided<'_>, now: UtcTime) -> QueryResult<i64> {
    diesel::insert_into(cases::table)
        .values((
            cases::contribution_id.eq(new.contribution.id),
            cases::kind.eq(new.contribution.kind),
            cases::cause.eq(Cause::OwnMotion),
            cases::state.eq(CaseState::Decided),
            cases::opened_at.eq(now),
            cases::due_at.eq(now),
            cases::decision.eq(Some(new.decision)),
            cases::reason_id.eq(new.reason_id),
            cases::explanation.eq(new.explanation),
            cases::decided_by.eq(new.by),
            cases::decided_at.eq(Some(now)),
        ))
        .returning(cases::id)
        .get_result(conn)
}

/// Whether an appeal brought this back.
pub fn was_restored_by_appeal(conn: &mut DbConn, contribution_id: i64) -> QueryResult<bool> {
    let reversed = appeals::table
        .filter(appeals::contribution_id.eq(contribution_id))
        .filter(appeals::suspension_id.is_null())
        .filter(appeals::state.eq(AppealState::Reversed));
    diesel::select(diesel::dsl::exists(reversed)).get_result(conn)
}

/// The case that was decided last on a contribution.
pub fn find_latest_decision_id(
    conn: &mut DbConn,
    contribution_id: i64,
) -> QueryResult<Option<i64>> {
    cases::table
        .filter(cases::contribution_id.eq(contribution_id))
        .filter(cases::decision.is_not_null())
        .order((cases::decided_at.desc(), cases::id.desc()))
        .select(cases::id)
        .first(conn)
        .optional()
}
