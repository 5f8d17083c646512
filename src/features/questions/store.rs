//! Every query on questions.

use chrono::Duration;
use diesel::prelude::*;

use super::model::{
    Filter, PromiseCounts, Question, QuestionState, ResponseTime, Standing, Summary,
};
use crate::platform::db::schema::{bodies, contributions, questions};
use crate::platform::db::{DbConn, UtcTime};

/// What a question is when it is taken in.
pub struct NewQuestion {
    pub contribution_id: i64,
    pub body_id: i64,
    pub consultation_id: Option<i64>,
    pub state: QuestionState,
    pub working_days: i64,
    pub asked_at: UtcTime,
    pub due_at: UtcTime,
}

pub fn insert(conn: &mut DbConn, new: &NewQuestion) -> QueryResult<Question> {
    diesel::insert_into(questions::table)
        .values((
            questions::contribution_id.eq(new.contribution_id),
            questions::body_id.eq(new.body_id),
            questions::consultation_id.eq(new.consultation_id),
            questions::state.eq(new.state),
            questions::working_days.eq(new.working_days),
            questions::asked_at.eq(new.asked_at),
            questions::due_at.eq(new.due_at),
        ))
        .get_result(conn)
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Question>> {
    questions::table.find(id).first(conn).optional()
}

pub fn find_by_contribution(
    conn: &mut DbConn,
    contribution_id: i64,
) -> QueryResult<Option<Question>> {
    questions::table
        .filter(questions::contribution_id.eq(contribution_id))
        .first(conn)
        .optional()
}

pub fn set_state(
    conn: &mut DbConn,
    id: i64,
    state: QuestionState,
    due_at: UtcTime,
) -> QueryResult<usize> {
    diesel::update(questions::table.find(id))
        .set((questions::state.eq(state), questions::due_at.eq(due_at)))
        .execute(conn)
}

/// Notes the answer if the question still waits for one; false when somebody was faster.
pub fn set_answered(
    conn: &mut DbConn,
    id: i64,
    answer_id: i64,
    official_id: Option<i64>,
    now: UtcTime,
) -> QueryResult<bool> {
    let waiting = questions::table
        .filter(questions::id.eq(id))
        .filter(questions::state.eq(QuestionState::Open));
    let changed = diesel::update(waiting)
        .set((
            questions::state.eq(QuestionState::Answered),
            questions::answered_at.eq(Some(now)),
            questions::answer_id.eq(Some(answer_id)),
            questions::answered_by.eq(official_id),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Questions with what a list shows of them.
macro_rules! summaries {
    () => {
        questions::table
            .inner_join(contributions::table.on(contributions::id.eq(questions::contribution_id)))
            .inner_join(bodies::table)
            .select((
                questions::id,
                contributions::token,
                contributions::title,
                contributions::author_name,
                contributions::lang,
                questions::body_id,
                bodies::name,
                bodies::slug,
                questions::consultation_id,
                questions::state,
                questions::working_days,
                questions::asked_at,
                contributions::published_at,
                questions::due_at,
                questions::answered_at,
            ))
    };
}

const PUBLIC: [QuestionState; 2] = [QuestionState::Open, QuestionState::Answered];

/// States and due dates (from, before) that make up a standing at `now`.
fn bounds(
    standing: Option<Standing>,
    now: UtcTime,
) -> (&'static [QuestionState], UtcTime, UtcTime) {
    let century = Duration::days(36_500);
    let (long_ago, far) = (now.minus(century), now.plus(century));
    match standing {
        None => (&PUBLIC, long_ago, far),
        Some(Standing::Answered) => (&[QuestionState::Answered], long_ago, far),
        Some(Standing::Running) => (&[QuestionState::Open], now, far),
        Some(Standing::Overdue) => (&[QuestionState::Open], long_ago, now),
    }
}

/// Ids from and to which a body, or any, is meant.
fn body_range(body_id: Option<i64>) -> (i64, i64) {
    body_id.map_or((0, i64::MAX), |id| (id, id))
}

/// Public ones, newest first.
pub fn list(
    conn: &mut DbConn,
    filter: &Filter,
    limit: i64,
    now: UtcTime,
) -> QueryResult<Vec<Summary>> {
    let (states, from, before) = bounds(filter.standing, now);
    let (first_body, last_body) = body_range(filter.body_id);
    summaries!()
        .filter(questions::state.eq_any(states.to_vec()))
        .filter(questions::due_at.ge(from))
        .filter(questions::due_at.lt(before))
        .filter(questions::body_id.ge(first_body))
        .filter(questions::body_id.le(last_body))
        .filter(questions::id.lt(filter.before.unwrap_or(i64::MAX)))
        .order(questions::id.desc())
        .limit(limit)
        .load(conn)
}

pub fn list_newest(conn: &mut DbConn, limit: i64) -> QueryResult<Vec<Summary>> {
    summaries!()
        .filter(questions::state.eq_any(PUBLIC.to_vec()))
        .order(questions::id.desc())
        .limit(limit)
        .load(conn)
}

pub fn list_of_consultation(
    conn: &mut DbConn,
    consultation_id: i64,
    limit: i64,
) -> QueryResult<Vec<Summary>> {
    summaries!()
        .filter(questions::consultation_id.eq(Some(consultation_id)))
        .filter(questions::state.eq_any(PUBLIC.to_vec()))
        .order(questions::id.desc())
        .limit(limit)
        .load(conn)
}

/// Public ones among `ids`, newest first.
pub fn list_by_ids(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<Summary>> {
    summaries!()
        .filter(questions::id.eq_any(ids.to_vec()))
        .filter(questions::state.eq_any(PUBLIC.to_vec()))
        .order(questions::id.desc())
        .load(conn)
}

/// Waiting for an answer, oldest promise first.
pub fn list_open_of_bodies(
    conn: &mut DbConn,
    body_ids: &[i64],
    limit: i64,
) -> QueryResult<Vec<Summary>> {
    summaries!()
        .filter(questions::body_id.eq_any(body_ids.to_vec()))
        .filter(questions::state.eq(QuestionState::Open))
        .order((questions::due_at, questions::id))
        .limit(limit)
        .load(conn)
}

/// Overdue everywhere, oldest promise first.
pub fn list_overdue(conn: &mut DbConn, limit: i64, now: UtcTime) -> QueryResult<Vec<Summary>> {
    summaries!()
        .filter(questions::state.eq(QuestionState::Open))
        .filter(questions::due_at.lt(now))
        .order((questions::due_at, questions::id))
        .limit(limit)
        .load(conn)
}

/// Waiting for an answer, by number, after the question `after`.
pub fn list_open_after(conn: &mut DbConn, after: i64, limit: i64) -> QueryResult<Vec<Summary>> {
    summaries!()
        .filter(questions::state.eq(QuestionState::Open))
        .filter(questions::id.gt(after))
        .order(questions::id)
        .limit(limit)
        .load(conn)
}

/// Answered by any of the bodies, last answer first.
pub fn list_answered_of_bodies(
    conn: &mut DbConn,
    body_ids: &[i64],
    limit: i64,
) -> QueryResult<Vec<Summary>> {
    summaries!()
        .filter(questions::body_id.eq_any(body_ids.to_vec()))
        .filter(questions::state.eq(QuestionState::Answered))
        .order((questions::answered_at.desc(), questions::id.desc()))
        .limit(limit)
        .load(conn)
}

pub fn count_promises(
    conn: &mut DbConn,
    body_id: Option<i64>,
    now: UtcTime,
) -> QueryResult<PromiseCounts> {
    let (first_body, last_body) = body_range(body_id);
    macro_rules! count {
        ($state:expr, $condition:expr) => {
            questions::table
                .filter(questions::state.eq($state))
                .filter(questions::body_id.ge(first_body))
                .filter(questions::body_id.le(last_body))
                .filter($condition)
                .count()
                .get_result(conn)?
        };
    }
    let due_at = questions::due_at.nullable();
    Ok(PromiseCounts {
        answered_in_time: count!(QuestionState::Answered, questions::answered_at.le(due_at)),
        answered_late: count!(QuestionState::Answered, questions::answered_at.gt(due_at)),
        running: count!(QuestionState::Open, questions::due_at.ge(now)),
        overdue: count!(QuestionState::Open, questions::due_at.lt(now)),
    })
}

pub fn list_response_times(
    conn: &mut DbConn,
    consultation_id: i64,
) -> QueryResult<Vec<ResponseTime>> {
    questions::table
        .filter(questions::consultation_id.eq(Some(consultation_id)))
        .filter(questions::state.eq_any(PUBLIC.to_vec()))
        .order(questions::id)
        .select((
            questions::id,
            questions::working_days,
            questions::asked_at,
            questions::due_at,
            questions::answered_at,
        ))
        .load(conn)
}
