//! Who answered what. Each page is read by an index of its own and begins behind an answer.

use diesel::prelude::*;

use super::list_by_ids;
use crate::features::questions::model::{QuestionState, Summary};
use crate::platform::db::conn::MultiBackend;
use crate::platform::db::schema::questions;
use crate::platform::db::{DbConn, UtcTime};

/// What was not answered, or is not shown; a duplicate is listed with the question that was kept.
const OTHERS: [QuestionState; 6] = [
    QuestionState::InModeration,
    QuestionState::Open,
    QuestionState::Clarifying,
    QuestionState::Merged,
    QuestionState::Withdrawn,
    QuestionState::Removed,
];

/// Which answers are wanted. Official and topic are of the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub body_id: i64,
    pub official_id: Option<i64>,
    pub topic_id: Option<i64>,
}

/// Public questions that were answered or refused, what was answered last first, behind a time and
/// a number.
pub fn list(
    conn: &mut DbConn,
    wanted: Wanted,
    behind: Option<(UtcTime, i64)>,
    limit: i64,
) -> QueryResult<Vec<Summary>> {
    let mut query = questions::table
        .filter(questions::is_confidential.eq(false))
        .filter(questions::answered_at.is_not_null())
        .filter(questions::state.ne_all(OTHERS))
        .order((questions::answered_at.desc(), questions::id.desc()))
        .select(questions::id)
        .limit(limit)
        .into_boxed::<MultiBackend>();
    if let Some(id) = wanted.official_id {
        query = query.filter(questions::answered_by.eq(Some(id)));
    }
    if let Some(id) = wanted.topic_id {
        query = query.filter(questions::topic_id.eq(Some(id)));
    }
    if wanted.official_id.is_none() && wanted.topic_id.is_none() {
        query = query.filter(questions::body_id.eq(wanted.body_id));
    }
    if let Some((at, id)) = behind {
        // The first condition is all that an index can use.
        query = query.filter(questions::answered_at.le(Some(at))).filter(
            questions::answered_at
                .assume_not_null()
                .lt(at)
                .or(questions::id.lt(id)),
        );
    }
    let ids: Vec<i64> = query.load(conn)?;
    let mut rows = list_by_ids(conn, &ids)?;
    rows.sort_unstable_by_key(|row| std::cmp::Reverse((row.answered_at, row.id)));
    Ok(rows)
}

/// How many public questions of a body an official answered on a topic.
#[derive(Clone, Debug, Queryable)]
pub struct Answered {
    pub official_id: Option<i64>,
    pub topic_id: Option<i64>,
    pub answer_count: i64,
    pub first_at: Option<UtcTime>,
    pub last_at: Option<UtcTime>,
}

/// By official and topic.
pub fn count(conn: &mut DbConn, body_id: i64) -> QueryResult<Vec<Answered>> {
    questions::table
        .filter(questions::body_id.eq(body_id))
        .filter(questions::is_confidential.eq(false))
        .filter(questions::answered_at.is_not_null())
        .filter(questions::state.ne_all(OTHERS))
        .group_by((questions::answered_by, questions::topic_id))
        .select((
            questions::answered_by,
            questions::topic_id,
            diesel::dsl::count_star(),
            diesel::dsl::min(questions::answered_at),
            diesel::dsl::max(questions::answered_at),
        ))
        .load(conn)
}

/// The same, only what was answered in time.
pub fn count_in_time(conn: &mut DbConn, body_id: i64) -> QueryResult<Vec<(Option<i64>, i64)>> {
    questions::table
        .filter(questions::body_id.eq(body_id))
        .filter(questions::is_confidential.eq(false))
        .filter(questions::answered_at.is_not_null())
        .filter(questions::state.ne_all(OTHERS))
        .filter(questions::answered_at.le(questions::due_at.nullable()))
        .group_by(questions::answered_by)
        .select((questions::answered_by, diesel::dsl::count_star()))
        .load(conn)
}
