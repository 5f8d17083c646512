//! Queries on the versions of the rules, and on the reasons that they are made of.

use diesel::dsl::max;
use diesel::prelude::*;

use super::{Rule, Version};
use crate::features::moderation::model::{Reason, Translated};
use crate::platform::db::schema::moderation_reasons as reasons;
use crate::platform::db::schema::moderation_rulebook as rulebook;
use crate::platform::db::{DbConn, Json, UtcTime};

pub fn find_latest_number(conn: &mut DbConn) -> QueryResult<i64> {
    let latest: Option<i64> = rulebook::table.select(max(rulebook::version)).first(conn)?;
    Ok(latest.unwrap_or(0))
}

pub fn insert(
    conn: &mut DbConn,
    version: i64,
    rules: &Json<Vec<Rule>>,
    note: &str,
    by: Option<i64>,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(rulebook::table)
        .values((
            rulebook::version.eq(version),
            rulebook::rules.eq(rules),
            rulebook::note.eq(note),
            rulebook::published_by.eq(by),
            rulebook::published_at.eq(now),
        ))
        .execute(conn)
}

macro_rules! columns {
    () => {
        (
            rulebook::version,
            rulebook::rules,
            rulebook::note,
            rulebook::published_at,
        )
    };
}

pub fn find(conn: &mut DbConn, version: i64) -> QueryResult<Option<Version>> {
    rulebook::table
        .find(version)
        .select(columns!())
        .first(conn)
        .optional()
}

/// Newest first.
pub fn list(conn: &mut DbConn, limit: i64) -> QueryResult<Vec<Version>> {
    rulebook::table
        .order(rulebook::version.desc())
        .limit(limit)
        .select(columns!())
        .load(conn)
}

/// Also one that is not used any more.
pub fn find_reason(conn: &mut DbConn, key: &str) -> QueryResult<Option<Reason>> {
    reasons::table
        .filter(reasons::key.eq(key))
        .first(conn)
        .optional()
}

pub fn set_reason(
    conn: &mut DbConn,
    id: i64,
    title: &Json<Translated>,
    explanation: &Json<Translated>,
    active: bool,
) -> QueryResult<usize> {
    diesel::update(reasons::table.find(id))
        .set((
            reasons::title.eq(title),
            reasons::explanation.eq(explanation),
            reasons::active.eq(active),
        ))
        .execute(conn)
}

pub fn find_last_position(conn: &mut DbConn) -> QueryResult<i64> {
    let last: Option<i64> = reasons::table.select(max(reasons::position)).first(conn)?;
    Ok(last.unwrap_or(0))
}
