//! Queries on what moderators decided.

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::features::moderation::model::{LogRow, NewLogged};
use crate::platform::db::schema::moderation_appeals as appeals;
use crate::platform::db::schema::moderation_cases as cases;
use crate::platform::db::schema::moderation_decisions as decisions;
use crate::platform::db::schema::{contributions, reports};
use crate::platform::db::{DbConn, UtcTime};

pub fn insert(conn: &mut DbConn, new: &NewLogged, now: UtcTime) -> QueryResult<usize> {
    diesel::insert_into(decisions::table)
        .values((
            decisions::case_id.eq(new.case_id),
            decisions::appeal_id.eq(new.appeal_id),
            decisions::decision.eq(new.decision),
            decisions::reason_id.eq(new.reason_id),
            decisions::opened_at.eq(new.opened_at),
            decisions::due_at.eq(new.due_at),
            decisions::decided_at.eq(now),
        ))
        .execute(conn)
}

/// When a decision was taken; None for one that is not there.
pub fn find_time(conn: &mut DbConn, id: i64) -> QueryResult<Option<UtcTime>> {
    decisions::table
        .find(id)
        .select(decisions::decided_at)
        .first(conn)
        .optional()
}

/// Decisions with what they are about.
macro_rules! decided {
    () => {
        decisions::table
            .inner_join(cases::table.inner_join(contributions::table))
            .left_join(appeals::table.on(appeals::id.nullable().eq(decisions::appeal_id)))
    };
}

/// Columns of a [`LogRow`].
macro_rules! columns {
    () => {
        (
            decisions::id,
            decisions::case_id,
            decisions::appeal_id,
            decisions::decision,
            decisions::reason_id,
            decisions::opened_at,
            decisions::due_at,
            decisions::decided_at,
            appeals::suspension_id.nullable(),
            cases::cause,
            cases::report_count,
            contributions::token,
            contributions::kind,
            contributions::place,
            contributions::place_title,
        )
    };
}

/// Decisions, newest first, behind the one of this time and number.
pub fn list(conn: &mut DbConn, before: (UtcTime, i64), limit: i64) -> QueryResult<Vec<LogRow>> {
    let (decided_at, id) = before;
    let behind = decisions::decided_at
        .lt(decided_at)
        .or(decisions::decided_at
            .eq(decided_at)
            .and(decisions::id.lt(id)));
    decided!()
        .filter(behind)
        .order((decisions::decided_at.desc(), decisions::id.desc()))
        .limit(limit)
        .select(columns!())
        .load(conn)
}

/// Decisions from one instant to before another, oldest first.
pub fn list_between(conn: &mut DbConn, from: UtcTime, until: UtcTime) -> QueryResult<Vec<LogRow>> {
    decided!()
        .filter(decisions::decided_at.ge(from))
        .filter(decisions::decided_at.lt(until))
        .order((decisions::decided_at, decisions::id))
        .select(columns!())
        .load(conn)
}

/// When the first decision was taken.
pub fn find_first_time(conn: &mut DbConn) -> QueryResult<Option<UtcTime>> {
    decisions::table
        .order((decisions::decided_at, decisions::id))
        .select(decisions::decided_at)
        .first(conn)
        .optional()
}

/// Reports of readers that arrived from one instant to before another.
pub fn count_reports(conn: &mut DbConn, from: UtcTime, until: UtcTime) -> QueryResult<i64> {
    reports::table
        .filter(reports::created_at.ge(from))
        .filter(reports::created_at.lt(until))
        .select(count_star())
        .first(conn)
}
