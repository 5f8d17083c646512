//! Every query on petitions. Those on signatures are in `signatures`, reports in `figures`.

pub(super) mod anonymising;
pub(super) mod checks;
pub(super) mod debates;
pub(super) mod exchange;
pub(super) mod figures;
pub(super) mod gathered;
pub(super) mod invalidations;
pub(super) mod mailings;
pub(super) mod paper;
pub(super) mod scrutiny;
pub(super) mod signatures;
pub(super) mod thresholds;
pub(super) mod updates;

use diesel::prelude::*;

use super::model::{NewPetition, Order, Petition, Shelf, Start, State, SummaryRow};
use crate::columns;
use crate::platform::crypto;
use crate::platform::db::schema::{bodies, contributions, petitions};
use crate::platform::db::{DbConn, Json, UtcTime};
use crate::platform::error::AppError;

/// States in which its count is public.
const PUBLIC: [State; 3] = [State::Open, State::Closed, State::Stopped];

/// # Errors
/// When its terms have no JSON form or it cannot be written.
pub fn insert(
    conn: &mut DbConn,
    new: &NewPetition,
    contribution_id: i64,
    state: State,
    now: UtcTime,
) -> Result<Petition, AppError> {
    Ok(diesel::insert_into(petitions::table)
        .values((
            petitions::contribution_id.eq(contribution_id),
            petitions::body_id.eq(new.body_id),
            petitions::action.eq(&new.action),
            petitions::background.eq(&new.background),
            petitions::details.eq(&new.details),
            petitions::state.eq(state),
            petitions::procedure_id.eq(new.procedure_id),
            petitions::terms.eq(Json::new(new.procedure.clone())?),
            petitions::response_threshold.eq(new.procedure.response_threshold),
            petitions::debate_threshold.eq(new.procedure.debate_threshold),
            petitions::sponsor_key.eq(crypto::random_token()),
            petitions::forget_at.eq(Some(new.procedure.forget_unopened_at(now))),
            petitions::time_zone.eq(new.zone.name()),
            petitions::created_at.eq(now),
        ))
        .get_result(conn)?)
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Petition>> {
    petitions::table.find(id).first(conn).optional()
}

pub fn find_by_contribution(
    conn: &mut DbConn,
    contribution_id: i64,
) -> QueryResult<Option<Petition>> {
    petitions::table
        .filter(petitions::contribution_id.eq(contribution_id))
        .first(conn)
        .optional()
}

/// Opens it, for the first time or again.
pub fn set_open(
    conn: &mut DbConn,
    id: i64,
    opened_at: UtcTime,
    closes_at: UtcTime,
    forget_at: UtcTime,
) -> QueryResult<usize> {
    diesel::update(petitions::table.find(id))
        .set((
            petitions::state.eq(State::Open),
            petitions::opened_at.eq(Some(opened_at)),
            petitions::closes_at.eq(Some(closes_at)),
            petitions::forget_at.eq(Some(forget_at)),
        ))
        .execute(conn)
}

pub fn set_state(conn: &mut DbConn, id: i64, state: State) -> QueryResult<usize> {
    diesel::update(petitions::table.find(id))
        .set(petitions::state.eq(state))
        .execute(conn)
}

/// What was written is gone for good; the count stays.
pub fn clear_text(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::update(petitions::table.find(id))
        .set((
            petitions::action.eq(""),
            petitions::background.eq(""),
            petitions::details.eq(""),
        ))
        .execute(conn)
}

/// A response is due at another time now.
pub fn set_response_due(conn: &mut DbConn, ids: &[i64], due_at: UtcTime) -> QueryResult<usize> {
    diesel::update(petitions::table.filter(petitions::id.eq_any(ids.to_vec())))
        .set(petitions::response_due_at.eq(Some(due_at)))
        .execute(conn)
}

/// What these petitions ask, and their states.
pub fn list_names(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<(i64, String, State)>> {
    petitions::table
        .filter(petitions::id.eq_any(ids.to_vec()))
        .select((petitions::id, petitions::action, petitions::state))
        .load(conn)
}

/// What a body says to a petition.
pub struct ResponseRow<'a> {
    pub summary: &'a str,
    pub text: &'a str,
    pub html: &'a str,
    pub official_id: Option<i64>,
}

/// Stores the response; false when there is one already.
pub fn set_response(
    conn: &mut DbConn,
    id: i64,
    response: &ResponseRow<'_>,
    now: UtcTime,
) -> QueryResult<bool> {
    let unanswered = petitions::table
        .filter(petitions::id.eq(id))
        .filter(petitions::responded_at.is_null());
    let changed = diesel::update(unanswered)
        .set((
            petitions::response_summary.eq(response.summary),
            petitions::response_text.eq(response.text),
            petitions::response_html.eq(response.html),
            petitions::responded_by.eq(response.official_id),
            petitions::responded_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Makes others who change this petition wait until the transaction ends.
pub fn hold(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::update(petitions::table.find(id))
        .set(petitions::id.eq(petitions::id))
        .execute(conn)
}

/// One petition, as long as it is in this state.
#[diesel::dsl::auto_type]
fn is(id: i64, state: State) -> _ {
    petitions::id.eq(id).and(petitions::state.eq(state))
}

/// Closes it for good; false when somebody else did.
pub fn set_closed(conn: &mut DbConn, id: i64) -> QueryResult<bool> {
    let changed = diesel::update(petitions::table.filter(is(id, State::Open)))
        .set((
            petitions::state.eq(State::Closed),
            petitions::closed_at.eq(petitions::closes_at),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Stops it; it keeps its closing date. False when it is not open any more.
pub fn set_stopped(
    conn: &mut DbConn,
    id: i64,
    reason: &str,
    now: UtcTime,
    forget_at: UtcTime,
) -> QueryResult<bool> {
    let changed = diesel::update(petitions::table.filter(is(id, State::Open)))
        .set((
            petitions::state.eq(State::Stopped),
            petitions::stop_reason.eq(reason),
            petitions::closed_at.eq(Some(now)),
            petitions::forget_at.eq(Some(forget_at)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Why it ended although nobody had read it.
pub fn set_stop_reason(conn: &mut DbConn, id: i64, reason: &str) -> QueryResult<usize> {
    diesel::update(petitions::table.find(id))
        .set(petitions::stop_reason.eq(reason))
        .execute(conn)
}

/// Opens it again after it was stopped; false when it is not stopped any more.
pub fn set_taken_up(conn: &mut DbConn, id: i64, forget_at: UtcTime) -> QueryResult<bool> {
    let changed = diesel::update(petitions::table.filter(is(id, State::Stopped)))
        .set((
            petitions::state.eq(State::Open),
            petitions::stop_reason.eq(""),
            petitions::closed_at.eq(None::<UtcTime>),
            petitions::forget_at.eq(Some(forget_at)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Open petitions whose closing date came before `before`.
pub fn list_ended(conn: &mut DbConn, before: UtcTime, limit: i64) -> QueryResult<Vec<i64>> {
    petitions::table
        .filter(petitions::state.eq(State::Open))
        .filter(petitions::closes_at.le(Some(before)))
        .order(petitions::id)
        .limit(limit)
        .select(petitions::id)
        .load(conn)
}

columns! {
    /// The columns of a summary, of `petitions` joined with `bodies` and `contributions`.
    const SUMMARY = (
        petitions::id,
        contributions::token,
        petitions::action,
        petitions::body_id,
        bodies::name,
        bodies::slug,
        petitions::signature_count,
        petitions::response_threshold,
        petitions::debate_threshold,
        petitions::state,
        petitions::time_zone,
        petitions::opened_at,
        petitions::closes_at,
        petitions::threshold_reached_at,
        petitions::response_due_at,
        petitions::responded_at,
        petitions::response_summary,
        petitions::created_at,
    )
}

type Multi = <DbConn as diesel::Connection>::Backend;

/// Comes after the row with this value and id, in a falling order.
macro_rules! behind {
    ($column:expr, $value:expr, $id:expr) => {
        $column
            .lt($value)
            .or($column.eq($value).and(petitions::id.lt($id)))
    };
}

/// Petitions of one shelf, or of all of them by their numbers; the order counts on the open ones
/// alone.
pub fn list_shelf(
    conn: &mut DbConn,
    shelf: Option<Shelf>,
    order: Order,
    now: UtcTime,
    start: Start,
    limit: i64,
) -> QueryResult<Vec<SummaryRow>> {
    let query = petitions::table
        .inner_join(bodies::table)
        .inner_join(contributions::table)
        .select(SUMMARY)
        .limit(limit)
        .into_boxed::<Multi>();
    let public = PUBLIC;
    let query = match shelf {
        None => query.filter(petitions::state.eq_any([
            State::Open,
            State::Closed,
            State::Stopped,
            State::Rejected,
        ])),
        Some(Shelf::Open) => query
            .filter(petitions::state.eq(State::Open))
            .filter(petitions::closes_at.gt(Some(now))),
        Some(Shelf::Waiting) => query
            .filter(petitions::state.eq_any(public))
            .filter(petitions::threshold_reached_at.is_not_null())
            .filter(petitions::responded_at.is_null()),
        Some(Shelf::Answered) => query
            .filter(petitions::state.eq_any(public))
            .filter(petitions::responded_at.is_not_null()),
        Some(Shelf::Closed) => query.filter(petitions::state.eq_any(public)).filter(
            petitions::closes_at
                .le(Some(now))
                .or(petitions::state.eq(State::Stopped)),
        ),
        Some(Shelf::Rejected) => query.filter(petitions::state.eq(State::Rejected)),
    };
    let query = match (shelf, start) {
        (_, Start::Offset(offset)) => query.offset(offset),
        (Some(Shelf::Waiting), Start::Time(at, id)) => query.filter(
            petitions::response_due_at
                .gt(Some(at))
                .or(petitions::response_due_at
                    .eq(Some(at))
                    .and(petitions::id.lt(id))),
        ),
        (Some(Shelf::Answered), Start::Time(at, id)) => {
            query.filter(behind!(petitions::responded_at, Some(at), id))
        }
        (Some(Shelf::Rejected), Start::Time(at, id)) => {
            query.filter(behind!(petitions::created_at, at, id))
        }
        (_, Start::Time(at, id)) => query.filter(behind!(petitions::closes_at, Some(at), id)),
        (None, Start::Number(_, id)) => query.filter(petitions::id.lt(id)),
        (Some(_), Start::Number(count, id)) => {
            query.filter(behind!(petitions::signature_count, count, id))
        }
    };
    let query = match (shelf, order) {
        (None, _) => query,
        (Some(Shelf::Open), Order::Signatures) => query.order(petitions::signature_count.desc()),
        (Some(Shelf::Open), Order::Newest) => query.order(petitions::opened_at.desc()),
        (Some(Shelf::Open), Order::Closing) => query.order(petitions::closes_at.asc()),
        (Some(Shelf::Waiting), _) => query.order(petitions::response_due_at.asc()),
        (Some(Shelf::Answered), _) => query.order(petitions::responded_at.desc()),
        (Some(Shelf::Closed), _) => query.order(petitions::closes_at.desc()),
        (Some(Shelf::Rejected), _) => query.order(petitions::created_at.desc()),
    };
    query.then_order_by(petitions::id.desc()).load(conn)
}

/// Public petitions that reached their threshold and wait, of these bodies or of all, due first.
pub fn list_awaiting(
    conn: &mut DbConn,
    body_ids: Option<&[i64]>,
    limit: i64,
) -> QueryResult<Vec<SummaryRow>> {
    let query = petitions::table
        .inner_join(bodies::table)
        .inner_join(contributions::table)
        .select(SUMMARY)
        .filter(petitions::state.eq_any(PUBLIC))
        .filter(petitions::threshold_reached_at.is_not_null())
        .filter(petitions::responded_at.is_null())
        .order((petitions::response_due_at.asc(), petitions::id.asc()))
        .limit(limit)
        .into_boxed::<Multi>();
    match body_ids {
        Some(ids) => query
            .filter(petitions::body_id.eq_any(ids.to_vec()))
            .load(conn),
        None => query.load(conn),
    }
}

/// Public petitions with these ids, in no order.
pub fn list_by_ids(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<SummaryRow>> {
    petitions::table
        .inner_join(bodies::table)
        .inner_join(contributions::table)
        .select(SUMMARY)
        .filter(petitions::id.eq_any(ids.to_vec()))
        .filter(petitions::state.eq_any(PUBLIC))
        .load(conn)
}
