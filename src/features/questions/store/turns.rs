//! Queries on the correspondence, transfers, parts and ratings.

use diesel::prelude::*;

use crate::features::questions::model::{
    PartRow, Question, QuestionState, Rating, TransferRow, TurnKind, TurnRow,
};
use crate::on_backend;
use crate::platform::db::schema::{
    contributions, question_parts, question_ratings, question_transfers, question_turns, questions,
};
use crate::platform::db::{DbConn, UtcTime};

/// A turn about to be noted.
pub struct NewTurn<'a> {
    pub question_id: i64,
    pub kind: TurnKind,
    pub contribution_id: i64,
    pub body_id: Option<i64>,
    pub official_id: Option<i64>,
    pub ground: &'a str,
    pub at: UtcTime,
}

pub fn insert_turn(conn: &mut DbConn, new: &NewTurn<'_>) -> QueryResult<usize> {
    diesel::insert_into(question_turns::table)
        .values((
            question_turns::question_id.eq(new.question_id),
            question_turns::kind.eq(new.kind),
            question_turns::contribution_id.eq(new.contribution_id),
            question_turns::body_id.eq(new.body_id),
            question_turns::official_id.eq(new.official_id),
            question_turns::ground.eq(new.ground),
            question_turns::at.eq(new.at),
        ))
        .execute(conn)
}

/// The correspondence, oldest first.
pub fn list_turns(conn: &mut DbConn, question_id: i64) -> QueryResult<Vec<TurnRow>> {
    question_turns::table
        .filter(question_turns::question_id.eq(question_id))
        .order(question_turns::id)
        .select((
            question_turns::kind,
            question_turns::contribution_id,
            question_turns::body_id,
            question_turns::ground,
        ))
        .load(conn)
}

/// Moves a question from one of these states to another; false when it is in none of them.
pub fn set_state_from(
    conn: &mut DbConn,
    id: i64,
    from: &[QuestionState],
    to: QuestionState,
    due_at: UtcTime,
) -> QueryResult<bool> {
    let row = questions::table
        .filter(questions::id.eq(id))
        .filter(questions::state.eq_any(from.to_vec()));
    let changed = diesel::update(row)
        .set((questions::state.eq(to), questions::due_at.eq(due_at)))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Notes an extension: how often, and until when.
pub fn set_extended(
    conn: &mut DbConn,
    id: i64,
    due_at: UtcTime,
    extension_count: i64,
) -> QueryResult<usize> {
    diesel::update(questions::table.find(id))
        .set((
            questions::due_at.eq(due_at),
            questions::extension_count.eq(extension_count),
        ))
        .execute(conn)
}

/// These questions fall due at another time.
pub fn set_due(conn: &mut DbConn, ids: &[i64], due_at: UtcTime) -> QueryResult<usize> {
    diesel::update(questions::table.filter(questions::id.eq_any(ids.to_vec())))
        .set(questions::due_at.eq(due_at))
        .execute(conn)
}

/// Another body owes the answer now; false when it was moved or answered meanwhile.
pub fn set_body(
    conn: &mut DbConn,
    question: &Question,
    body_id: i64,
    due_at: UtcTime,
) -> QueryResult<bool> {
    let row = questions::table
        .filter(questions::id.eq(question.id))
        .filter(questions::body_id.eq(question.body_id))
        .filter(questions::state.eq(question.state));
    let changed = diesel::update(row)
        .set((
            questions::body_id.eq(body_id),
            questions::due_at.eq(due_at),
            questions::needs_routing.eq(false),
            questions::official_id.eq(None::<i64>),
            questions::topic_id.eq(None::<i64>),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

pub fn insert_transfer(
    conn: &mut DbConn,
    question_id: i64,
    (from_body_id, to_body_id): (i64, i64),
    reason: &str,
    account_id: i64,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(question_transfers::table)
        .values((
            question_transfers::question_id.eq(question_id),
            question_transfers::from_body_id.eq(from_body_id),
            question_transfers::to_body_id.eq(to_body_id),
            question_transfers::reason.eq(reason),
            question_transfers::account_id.eq(Some(account_id)),
            question_transfers::at.eq(now),
        ))
        .execute(conn)
}

/// Oldest first.
pub fn list_transfers(conn: &mut DbConn, question_id: i64) -> QueryResult<Vec<TransferRow>> {
    question_transfers::table
        .filter(question_transfers::question_id.eq(question_id))
        .order(question_transfers::id)
        .select((
            question_transfers::from_body_id,
            question_transfers::to_body_id,
            question_transfers::reason,
            question_transfers::at,
        ))
        .load(conn)
}

/// Makes a question a duplicate of another; false when it no longer waits for an answer.
pub fn set_merged(conn: &mut DbConn, id: i64, into_id: i64) -> QueryResult<bool> {
    let row = questions::table
        .filter(questions::id.eq(id))
        .filter(questions::state.eq(QuestionState::Open));
    let changed = diesel::update(row)
        .set((
            questions::state.eq(QuestionState::Merged),
            questions::merged_into_id.eq(Some(into_id)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Questions that are answered together with this one.
pub fn list_merged(conn: &mut DbConn, into_id: i64) -> QueryResult<Vec<Question>> {
    questions::table
        .filter(questions::merged_into_id.eq(Some(into_id)))
        .filter(questions::state.eq(QuestionState::Merged))
        .order(questions::id)
        .load(conn)
}

/// Leads what is to be answered with one question, also what is hidden, to another.
pub fn lead_on(conn: &mut DbConn, id: i64, into_id: i64) -> QueryResult<usize> {
    let waiting = questions::table
        .filter(questions::merged_into_id.eq(Some(id)))
        .filter(questions::answered_at.is_null());
    diesel::update(waiting)
        .set(questions::merged_into_id.eq(Some(into_id)))
        .execute(conn)
}

/// A duplicate that waits for an answer of its own again; false when it is none any more.
pub fn set_on_its_own(conn: &mut DbConn, id: i64, due_at: UtcTime) -> QueryResult<bool> {
    let merged = questions::table
        .filter(questions::id.eq(id))
        .filter(questions::state.eq(QuestionState::Merged));
    let changed = diesel::update(merged)
        .set((
            questions::state.eq(QuestionState::Open),
            questions::merged_into_id.eq(None::<i64>),
            questions::due_at.eq(due_at),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Nothing that was not answered with it is a duplicate of this question any more.
pub fn forget_merged_into(conn: &mut DbConn, into_id: i64) -> QueryResult<usize> {
    let rows = questions::table
        .filter(questions::merged_into_id.eq(Some(into_id)))
        .filter(questions::answered_at.is_null());
    diesel::update(rows)
        .set(questions::merged_into_id.eq(None::<i64>))
        .execute(conn)
}

/// Holds a question until the commit; false when it does not wait for an answer.
pub fn hold_open(conn: &mut DbConn, id: i64) -> QueryResult<bool> {
    let open = questions::table
        .filter(questions::id.eq(id))
        .filter(questions::state.eq(QuestionState::Open));
    let held = diesel::update(open)
        .set(questions::id.eq(id))
        .execute(conn)?;
    Ok(held == 1)
}

/// A duplicate has got the answer of the question that it is one of, or its refusal.
pub fn set_answered_along(conn: &mut DbConn, id: i64, now: UtcTime) -> QueryResult<usize> {
    diesel::update(questions::table.find(id))
        .set(questions::answered_at.eq(Some(now)))
        .execute(conn)
}

/// Questions that follow up this one.
pub fn list_follow_ups(conn: &mut DbConn, id: i64) -> QueryResult<Vec<i64>> {
    questions::table
        .filter(questions::follows_id.eq(Some(id)))
        .filter(questions::is_confidential.eq(false))
        .filter(questions::state.ne(QuestionState::InModeration))
        .order(questions::id)
        .select(questions::id)
        .limit(20)
        .load(conn)
}

/// False when the body was asked before.
pub fn insert_part(
    conn: &mut DbConn,
    question_id: i64,
    body_id: i64,
    now: UtcTime,
) -> QueryResult<bool> {
    let inserted = on_backend!(conn, c => diesel::insert_into(question_parts::table)
        .values((
            question_parts::question_id.eq(question_id),
            question_parts::body_id.eq(body_id),
            question_parts::invited_at.eq(now),
            question_parts::text.eq(""),
        ))
        .on_conflict((question_parts::question_id, question_parts::body_id))
        .do_nothing()
        .execute(c))?;
    Ok(inserted == 1)
}

pub fn set_part(
    conn: &mut DbConn,
    (question_id, body_id): (i64, i64),
    text: &str,
    official_id: Option<i64>,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::update(question_parts::table.find((question_id, body_id)))
        .set((
            question_parts::text.eq(text),
            question_parts::official_id.eq(official_id),
            question_parts::given_at.eq(Some(now)),
        ))
        .execute(conn)
}

pub fn list_parts(conn: &mut DbConn, question_id: i64) -> QueryResult<Vec<PartRow>> {
    question_parts::table
        .filter(question_parts::question_id.eq(question_id))
        .order(question_parts::body_id)
        .select((
            question_parts::body_id,
            question_parts::text,
            question_parts::given_at,
        ))
        .load(conn)
}

/// Questions to which these bodies still owe their part, what was asked first first: number, title
/// and due date.
pub fn list_open_parts(
    conn: &mut DbConn,
    body_ids: &[i64],
    limit: i64,
) -> QueryResult<Vec<(i64, String, UtcTime)>> {
    question_parts::table
        .inner_join(questions::table.on(questions::id.eq(question_parts::question_id)))
        .inner_join(contributions::table.on(contributions::id.eq(questions::contribution_id)))
        .filter(question_parts::body_id.eq_any(body_ids.to_vec()))
        .filter(question_parts::given_at.is_null())
        .filter(questions::state.eq(QuestionState::Open))
        .order((question_parts::invited_at, question_parts::question_id))
        .select((questions::id, contributions::title, questions::due_at))
        .limit(limit)
        .load(conn)
}

pub fn put_rating(
    conn: &mut DbConn,
    question_id: i64,
    rating: Rating,
    now: UtcTime,
) -> QueryResult<usize> {
    let body_id: i64 = questions::table
        .find(question_id)
        .select(questions::body_id)
        .first(conn)?;
    on_backend!(conn, c => diesel::insert_into(question_ratings::table)
        .values((
            question_ratings::question_id.eq(question_id),
            question_ratings::body_id.eq(body_id),
            question_ratings::rating.eq(rating),
            question_ratings::rated_at.eq(now),
        ))
        .on_conflict(question_ratings::question_id)
        .do_update()
        .set((
            question_ratings::rating.eq(rating),
            question_ratings::rated_at.eq(now),
        ))
        .execute(c))
}

pub fn find_rating(conn: &mut DbConn, question_id: i64) -> QueryResult<Option<(Rating, UtcTime)>> {
    question_ratings::table
        .find(question_id)
        .select((question_ratings::rating, question_ratings::rated_at))
        .first(conn)
        .optional()
}
