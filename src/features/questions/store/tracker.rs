//! The list that everybody reads, and its counts. Pages begin behind a question, and each state is
//! read by an index of its own, so that a page costs the same however many questions there are.

use diesel::prelude::*;

use super::{PUBLIC, list_by_ids};
use crate::features::questions::model::{Filter, QuestionState, Standing, Summary};
use crate::platform::db::conn::MultiBackend;
use crate::platform::db::schema::questions;
use crate::platform::db::{DbConn, UtcTime};

/// What nobody lists.
const HIDDEN: [QuestionState; 3] = [
    QuestionState::InModeration,
    QuestionState::Withdrawn,
    QuestionState::Removed,
];

/// When a question was asked, and its number: by what lists are sorted, the last first.
type Place = (UtcTime, i64);

/// Public ones, what was asked last first.
pub fn list(
    conn: &mut DbConn,
    filter: &Filter,
    limit: i64,
    now: UtcTime,
) -> QueryResult<Vec<Summary>> {
    let behind = match filter.before {
        None => None,
        Some(id) => match find_place(conn, id)? {
            None => return Ok(Vec::new()),
            // The question is gone: what stands just before it was not listed yet.
            Some((asked_at, found)) if found < id => Some((asked_at, i64::MAX)),
            found => found,
        },
    };
    let mut places = Vec::new();
    for state in states(filter.standing) {
        places.extend(list_places(conn, filter, state, behind, limit, now)?);
    }
    places.sort_unstable_by(|a, b| b.cmp(a));
    places.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    // The rest is read by number: joined in one statement, the planner may begin with the bodies
    // and sort everything that they were ever asked.
    let ids: Vec<i64> = places.into_iter().map(|(_, id)| id).collect();
    let mut rows = list_by_ids(conn, &ids)?;
    rows.sort_unstable_by_key(|row| std::cmp::Reverse((row.asked_at, row.id)));
    Ok(rows)
}

/// The states that make up a standing, each read by itself; None: all that are public.
fn states(standing: Option<Standing>) -> Vec<Option<QuestionState>> {
    match standing {
        None => vec![None],
        Some(Standing::Running | Standing::Overdue) => vec![Some(QuestionState::Open)],
        Some(Standing::Clarifying) => vec![Some(QuestionState::Clarifying)],
        Some(Standing::Refused) => vec![Some(QuestionState::Refused)],
        Some(Standing::Answered) => {
            vec![Some(QuestionState::Answered), Some(QuestionState::Merged)]
        }
    }
}

/// The place of a question, or of the last one before it if it was never there.
fn find_place(conn: &mut DbConn, id: i64) -> QueryResult<Option<Place>> {
    questions::table
        .filter(questions::id.le(id))
        .order(questions::id.desc())
        .select((questions::asked_at, questions::id))
        .first(conn)
        .optional()
}

fn list_places(
    conn: &mut DbConn,
    filter: &Filter,
    state: Option<QuestionState>,
    behind: Option<Place>,
    limit: i64,
    now: UtcTime,
) -> QueryResult<Vec<Place>> {
    let mut query = questions::table
        .filter(questions::is_confidential.eq(false))
        .order((questions::asked_at.desc(), questions::id.desc()))
        .select((questions::asked_at, questions::id))
        .limit(limit)
        .into_boxed::<MultiBackend>();
    query = match state {
        Some(state) => query.filter(questions::state.eq(state)),
        None => query.filter(questions::state.ne_all(HIDDEN)),
    };
    query = match filter.standing {
        Some(Standing::Running) => query.filter(questions::due_at.ge(now)),
        Some(Standing::Overdue) => query.filter(questions::due_at.lt(now)),
        // A duplicate is answered once the question is with which it is answered.
        Some(Standing::Answered) => query.filter(questions::answered_at.is_not_null()),
        _ => query,
    };
    // Only the narrower of both, which leads to its own index.
    if let Some(topic_id) = filter.topic_id {
        query = query.filter(questions::topic_id.eq(Some(topic_id)));
    } else if let Some(body_id) = filter.body_id {
        query = query.filter(questions::body_id.eq(body_id));
    }
    if let Some(id) = filter.consultation_id {
        query = query.filter(questions::consultation_id.eq(Some(id)));
    }
    if let Some(from) = filter.asked_from {
        query = query.filter(questions::asked_at.ge(from));
    }
    if let Some(before) = filter.asked_before {
        query = query.filter(questions::asked_at.lt(before));
    }
    if let Some(ids) = &filter.ids {
        query = query.filter(questions::id.eq_any(ids.clone()));
    }
    if let Some((asked_at, id)) = behind {
        // The first condition is all that an index can use.
        query = query
            .filter(questions::asked_at.le(asked_at))
            .filter(questions::asked_at.lt(asked_at).or(questions::id.lt(id)));
    }
    query.load(conn)
}

/// In time everywhere, what falls due first.
pub fn list_due_next(conn: &mut DbConn, limit: i64, now: UtcTime) -> QueryResult<Vec<Summary>> {
    let ids = questions::table
        .filter(questions::state.eq(QuestionState::Open))
        .filter(questions::is_confidential.eq(false))
        .filter(questions::due_at.ge(now))
        .order((questions::due_at, questions::id))
        .select(questions::id)
        .limit(limit)
        .load(conn)?;
    list_by_due(conn, &ids)
}

/// Overdue everywhere, oldest promise first.
pub fn list_overdue(conn: &mut DbConn, limit: i64, now: UtcTime) -> QueryResult<Vec<Summary>> {
    let ids = questions::table
        .filter(questions::state.eq(QuestionState::Open))
        .filter(questions::is_confidential.eq(false))
        .filter(questions::due_at.lt(now))
        .order((questions::due_at, questions::id))
        .select(questions::id)
        .limit(limit)
        .load(conn)?;
    list_by_due(conn, &ids)
}

fn list_by_due(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<Summary>> {
    let mut rows = list_by_ids(conn, ids)?;
    rows.sort_unstable_by_key(|row| (row.due_at, row.id));
    Ok(rows)
}

/// Questions that wait: in time, overdue, and for their askers.
pub fn count_waiting(
    conn: &mut DbConn,
    body_id: Option<i64>,
    now: UtcTime,
) -> QueryResult<(i64, i64, i64)> {
    macro_rules! count {
        ($state:expr, $condition:expr) => {{
            let all = questions::table
                .filter(questions::state.eq($state))
                .filter($condition);
            match body_id {
                Some(id) => all
                    .filter(questions::body_id.eq(id))
                    .count()
                    .get_result(conn)?,
                None => all.count().get_result(conn)?,
            }
        }};
    }
    Ok((
        count!(QuestionState::Open, questions::due_at.ge(now)),
        count!(QuestionState::Open, questions::due_at.lt(now)),
        count!(QuestionState::Clarifying, questions::id.gt(0)),
    ))
}

/// Overdue questions by body.
pub fn count_overdue_by_body(conn: &mut DbConn, now: UtcTime) -> QueryResult<Vec<(i64, i64)>> {
    questions::table
        .filter(questions::state.eq(QuestionState::Open))
        .filter(questions::due_at.lt(now))
        .group_by(questions::body_id)
        .select((questions::body_id, diesel::dsl::count_star()))
        .load(conn)
}

/// Public ones among `ids`: who may be pointed to.
pub fn list_public_ids(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<i64>> {
    questions::table
        .filter(questions::id.eq_any(ids.to_vec()))
        .filter(questions::state.eq_any(PUBLIC.to_vec()))
        .filter(questions::is_confidential.eq(false))
        .select(questions::id)
        .load(conn)
}
