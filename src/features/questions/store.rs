//! Every query on questions. Those of the desk are in the modules below.

pub(super) mod answers;
pub(super) mod desk;
pub(super) mod drafts;
pub(super) mod letters;
pub(super) mod load;
pub(super) mod procedures;
pub(super) mod record;
pub(super) mod topics;
pub(super) mod tracker;
pub(super) mod turns;

use diesel::prelude::*;

use super::model::{Question, QuestionState, ResponseTime, Summary};
use crate::platform::db::schema::{bodies, contributions, question_topics, questions};
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
    pub needs_routing: bool,
    pub is_confidential: bool,
    pub follows_id: Option<i64>,
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
            questions::needs_routing.eq(new.needs_routing),
            questions::is_confidential.eq(new.is_confidential),
            questions::follows_id.eq(new.follows_id),
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

/// Notes how the question ended (answered or refused) if it still waits for an answer; false when
/// somebody was faster.
pub fn set_ended(
    conn: &mut DbConn,
    id: i64,
    state: QuestionState,
    answer_id: i64,
    official_id: Option<i64>,
    now: UtcTime,
) -> QueryResult<bool> {
    let waiting = questions::table
        .filter(questions::id.eq(id))
        .filter(questions::state.eq(QuestionState::Open));
    let changed = diesel::update(waiting)
        .set((
            questions::state.eq(state),
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
            .left_join(question_topics::table)
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
                questions::is_confidential,
                questions::topic_id,
                question_topics::name.nullable(),
                questions::answered_by,
            ))
    };
}

const PUBLIC: [QuestionState; 5] = [
    QuestionState::Open,
    QuestionState::Clarifying,
    QuestionState::Answered,
    QuestionState::Refused,
    QuestionState::Merged,
];
/// With a promise that is not yet kept.
const WAITING: [QuestionState; 2] = [QuestionState::Open, QuestionState::Clarifying];

/// Public ones among `ids`, newest first.
pub fn list_by_ids(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<Summary>> {
    summaries!()
        .filter(questions::id.eq_any(ids.to_vec()))
        .filter(questions::state.eq_any(PUBLIC.to_vec()))
        .filter(questions::is_confidential.eq(false))
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
        .filter(questions::state.eq_any(WAITING))
        .order((questions::due_at, questions::id))
        .limit(limit)
        .load(conn)
}

/// To whom these questions are assigned.
pub fn list_assigned(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<(i64, Option<i64>)>> {
    questions::table
        .filter(questions::id.eq_any(ids.to_vec()))
        .select((questions::id, questions::official_id))
        .load(conn)
}

/// Titles and states of questions, public or not, for those who owe an answer.
pub fn list_names(
    conn: &mut DbConn,
    ids: &[i64],
) -> QueryResult<Vec<(i64, String, QuestionState, bool)>> {
    questions::table
        .inner_join(contributions::table.on(contributions::id.eq(questions::contribution_id)))
        .filter(questions::id.eq_any(ids.to_vec()))
        .select((
            questions::id,
            contributions::title,
            questions::state,
            questions::is_confidential,
        ))
        .load(conn)
}

pub fn list_response_times(
    conn: &mut DbConn,
    consultation_id: i64,
) -> QueryResult<Vec<ResponseTime>> {
    questions::table
        .filter(questions::consultation_id.eq(Some(consultation_id)))
        .filter(questions::state.eq_any(PUBLIC.to_vec()))
        .filter(questions::is_confidential.eq(false))
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
