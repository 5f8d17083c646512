//! Queries on how reports ended and what they weigh.

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::Ended;
use crate::features::contributions::Contribution;
use crate::features::moderation::store::{Wanted, waiting};
use crate::features::moderation::{Case, CaseState};
use crate::platform::db::conn::MultiBackend;
use crate::platform::db::schema::moderation_cases as cases;
use crate::platform::db::schema::moderation_reasons as reasons;
use crate::platform::db::schema::{contributions, reports};
use crate::platform::db::{DbConn, UtcTime};

/// How many reports of an account ended how.
pub fn count_ended(conn: &mut DbConn, account_id: i64) -> QueryResult<Vec<(Option<Ended>, i64)>> {
    reports::table
        .filter(reports::account_id.eq(Some(account_id)))
        .group_by(reports::outcome)
        .select((reports::outcome, count_star()))
        .load(conn)
}

/// How the reports of an account ended that were filed last, the newest first.
pub fn list_last_ended(conn: &mut DbConn, account_id: i64, limit: i64) -> QueryResult<Vec<Ended>> {
    reports::table
        .filter(reports::account_id.eq(Some(account_id)))
        .filter(reports::outcome.is_not_null())
        .order(reports::id.desc())
        .limit(limit)
        .select(reports::outcome.assume_not_null())
        .load(conn)
}

pub fn set_trust(
    conn: &mut DbConn,
    contribution_id: i64,
    reporter_key: &str,
    trust: i64,
) -> QueryResult<usize> {
    let of_reader = reports::table
        .filter(reports::contribution_id.eq(contribution_id))
        .filter(reports::reporter_key.eq(reporter_key));
    diesel::update(of_reader)
        .set(reports::trust.eq(trust))
        .execute(conn)
}

pub fn add_trust(conn: &mut DbConn, case_id: i64, trust: i64) -> QueryResult<usize> {
    diesel::update(cases::table.find(case_id))
        .set(cases::report_trust.eq(cases::report_trust + trust))
        .execute(conn)
}

pub fn set_ended(conn: &mut DbConn, case_id: i64, ended: Ended) -> QueryResult<usize> {
    diesel::update(reports::table.filter(reports::case_id.eq(case_id)))
        .set(reports::outcome.eq(Some(ended)))
        .execute(conn)
}

pub fn count_trusted(conn: &mut DbConn, case_id: i64) -> QueryResult<i64> {
    reports::table
        .filter(reports::case_id.eq(case_id))
        .filter(reports::trust.gt(0))
        .select(count_star())
        .first(conn)
}

/// How reports ended that arrived from one instant to before another.
pub fn count_settled(
    conn: &mut DbConn,
    from: UtcTime,
    until: UtcTime,
) -> QueryResult<Vec<(Option<Ended>, i64)>> {
    reports::table
        .filter(reports::created_at.ge(from))
        .filter(reports::created_at.lt(until))
        .group_by(reports::outcome)
        .select((reports::outcome, count_star()))
        .load(conn)
}

/// Open cases, those whose reports weigh most first, behind the case of this weight, day and number.
pub fn list_by_trust(
    conn: &mut DbConn,
    wanted: Wanted,
    after: Option<(i64, UtcTime, i64)>,
    limit: i64,
) -> QueryResult<Vec<(Case, Contribution)>> {
    let query = waiting!(wanted)
        .order((cases::report_trust.desc(), cases::due_at, cases::id))
        .limit(limit);
    match after {
        Some((trust, due_at, id)) => query
            // All that an index can use of what follows.
            .filter(cases::report_trust.le(trust))
            .filter(
                cases::report_trust
                    .lt(trust)
                    .or(cases::report_trust.eq(trust).and(
                        cases::due_at
                            .gt(due_at)
                            .or(cases::due_at.eq(due_at).and(cases::id.gt(id))),
                    )),
            )
            .load(conn),
        None => query.load(conn),
    }
}

/// A report as its reader is told of it.
#[derive(Debug, Queryable)]
pub struct Told {
    pub contribution: String,
    pub reason: Option<String>,
    pub note: String,
    pub filed_at: UtcTime,
    pub ended: Option<Ended>,
}

pub fn list_of_account(conn: &mut DbConn, account_id: i64) -> QueryResult<Vec<Told>> {
    reports::table
        .inner_join(contributions::table)
        .left_join(reasons::table)
        .filter(reports::account_id.eq(Some(account_id)))
        .order(reports::id)
        .select((
            contributions::token,
            reasons::key.nullable(),
            reports::note,
            reports::created_at,
            reports::outcome,
        ))
        .load(conn)
}

pub fn list_ids_of_account(conn: &mut DbConn, account_id: i64) -> QueryResult<Vec<i64>> {
    reports::table
        .filter(reports::account_id.eq(Some(account_id)))
        .order(reports::id)
        .select(reports::id)
        .load(conn)
}

/// The report stays in the count of its case; whose it was, and what they wrote, is gone.
pub fn forget(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::update(reports::table.find(id))
        .set((
            reports::account_id.eq(None::<i64>),
            reports::reporter_key.eq(format!("gone:{id}")),
            reports::note.eq(""),
        ))
        .execute(conn)
}
