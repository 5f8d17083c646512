//! Queries on suspensions.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::model::{Proposal, Suspension, SuspensionState};
use crate::on_backend;
use crate::platform::db::schema::{accounts, suspensions};
use crate::platform::db::{DbConn, UtcTime};

/// None when one is proposed or in force for the account already.
pub fn insert(
    conn: &mut DbConn,
    (account_id, case_id, reason_id): (i64, i64, i64),
    new: &Proposal,
    by: Option<i64>,
    now: UtcTime,
) -> QueryResult<Option<i64>> {
    let row = (
        suspensions::account_id.eq(account_id),
        suspensions::open_for.eq(Some(account_id)),
        suspensions::case_id.eq(case_id),
        suspensions::reason_id.eq(reason_id),
        suspensions::explanation.eq(&new.explanation),
        suspensions::days.eq(new.days),
        suspensions::state.eq(SuspensionState::Proposed),
        suspensions::proposed_by.eq(by),
        suspensions::proposed_at.eq(now),
    );
    on_backend!(conn, c => diesel::insert_into(suspensions::table)
        .values(row)
        .on_conflict(suspensions::open_for)
        .do_nothing()
        .returning(suspensions::id)
        .get_result(c)
        .optional())
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Suspension>> {
    suspensions::table.find(id).first(conn).optional()
}

/// The one that is proposed or in force for an account.
pub fn find_open(conn: &mut DbConn, account_id: i64) -> QueryResult<Option<Suspension>> {
    suspensions::table
        .filter(suspensions::open_for.eq(Some(account_id)))
        .first(conn)
        .optional()
}

/// Decides a proposal; false when somebody else was faster.
pub fn set_decided(
    conn: &mut DbConn,
    id: i64,
    until_at: Option<UtcTime>,
    by: Option<i64>,
    now: UtcTime,
) -> QueryResult<bool> {
    let proposed = suspensions::table
        .filter(suspensions::id.eq(id))
        .filter(suspensions::state.eq(SuspensionState::Proposed));
    let decided = (
        suspensions::decided_by.eq(by),
        suspensions::decided_at.eq(Some(now)),
    );
    let changed = match until_at {
        Some(until) => diesel::update(proposed)
            .set((
                decided,
                suspensions::state.eq(SuspensionState::InForce),
                suspensions::until_at.eq(Some(until)),
            ))
            .execute(conn)?,
        None => diesel::update(proposed)
            .set((
                decided,
                suspensions::state.eq(SuspensionState::Declined),
                suspensions::open_for.eq(None::<i64>),
                suspensions::ended_at.eq(Some(now)),
            ))
            .execute(conn)?,
    };
    Ok(changed == 1)
}

/// Ends one that is in force; false when it is not any more.
pub fn set_ended(
    conn: &mut DbConn,
    id: i64,
    state: SuspensionState,
    now: UtcTime,
) -> QueryResult<bool> {
    let in_force = suspensions::table
        .filter(suspensions::id.eq(id))
        .filter(suspensions::state.eq(SuspensionState::InForce));
    let changed = diesel::update(in_force)
        .set((
            suspensions::state.eq(state),
            suspensions::open_for.eq(None::<i64>),
            suspensions::ended_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// In force beyond their time.
pub fn list_over(conn: &mut DbConn, now: UtcTime, limit: i64) -> QueryResult<Vec<Suspension>> {
    suspensions::table
        .filter(suspensions::state.eq(SuspensionState::InForce))
        .filter(suspensions::until_at.le(Some(now)))
        .order((suspensions::until_at, suspensions::id))
        .limit(limit)
        .load(conn)
}

/// In this state, what was proposed last first; each with the name of the account.
pub fn list(
    conn: &mut DbConn,
    states: &[SuspensionState],
    limit: i64,
) -> QueryResult<Vec<(Suspension, String)>> {
    suspensions::table
        .inner_join(accounts::table.on(accounts::id.eq(suspensions::account_id)))
        .filter(suspensions::state.eq_any(states.to_vec()))
        .order(suspensions::id.desc())
        .limit(limit)
        .select((suspensions::all_columns, accounts::name))
        .load(conn)
}

pub fn count_proposed(conn: &mut DbConn) -> QueryResult<i64> {
    suspensions::table
        .filter(suspensions::state.eq(SuspensionState::Proposed))
        .select(count_star())
        .first(conn)
}

/// Suspensions that came into force from one instant to before another.
pub fn count_between(conn: &mut DbConn, from: UtcTime, until: UtcTime) -> QueryResult<i64> {
    suspensions::table
        .filter(suspensions::decided_at.ge(Some(from)))
        .filter(suspensions::decided_at.lt(Some(until)))
        .filter(suspensions::until_at.is_not_null())
        .select(count_star())
        .first(conn)
}

/// An account's own, oldest first.
pub fn list_of_account(conn: &mut DbConn, account_id: i64) -> QueryResult<Vec<Suspension>> {
    suspensions::table
        .filter(suspensions::account_id.eq(account_id))
        .order(suspensions::id)
        .load(conn)
}

/// What was written about an account goes with it.
pub fn clear_words(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    diesel::update(suspensions::table.filter(suspensions::account_id.eq(account_id)))
        .set(suspensions::explanation.eq(""))
        .execute(conn)
}
