//! Every query on acts that take signatures out and bring them back. A petition's signatures are
//! walked through in the order of their numbers, so that an act can stop and go on anywhere.

use diesel::dsl::{count, count_star, max, min};
use diesel::prelude::*;

use crate::features::petitions::invalidating::ActState;
use crate::features::petitions::model::SignatureState;
use crate::features::petitions::rules::doubts::{Criteria, Doubt};
use crate::platform::db::conn::MultiBackend as Multi;
use crate::platform::db::schema::{invalidations, signatures};
use crate::platform::db::{DbConn, Json, UtcTime};

/// An act. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Invalidation {
    pub id: i64,
    pub petition_id: i64,
    pub state: ActState,
    pub criteria: Json<Criteria>,
    pub until_id: i64,
    pub found_count: i64,
    pub counted_count: i64,
    pub first_at: Option<UtcTime>,
    pub last_at: Option<UtcTime>,
    pub becomes: Option<SignatureState>,
    pub reason: Option<Doubt>,
    pub explanation: String,
    pub after_id: i64,
    pub taken_count: i64,
    pub taken_pending: i64,
    pub made_by: i64,
    pub made_at: UtcTime,
    pub confirmed_by: Option<i64>,
    pub confirmed_at: Option<UtcTime>,
    pub done_at: Option<UtcTime>,
    pub undone_by: Option<i64>,
    pub undone_at: Option<UtcTime>,
}

const GOOD: [SignatureState; 2] = [SignatureState::Pending, SignatureState::Confirmed];

/// Signatures that criteria are true of, and that nothing was done to yet. `walks`: by their
/// numbers rather than by the index over addresses, for petitions that hold a good part of all.
#[derive(Clone, Debug)]
pub struct Search {
    pub petition_id: i64,
    pub criteria: Criteria,
    pub after_id: i64,
    pub until_id: i64,
    pub walks: bool,
}

macro_rules! matching {
    ($query:expr, $search:expr) => {{
        let search: &Search = $search;
        let mut query = $query
            .filter(signatures::id.gt(search.after_id))
            .filter(signatures::id.le(search.until_id))
            .filter(signatures::state.eq_any(GOOD))
            .into_boxed::<Multi>();
        query = if search.walks {
            query.filter((signatures::petition_id + 0).eq(search.petition_id))
        } else {
            query.filter(signatures::petition_id.eq(search.petition_id))
        };
        let criteria = &search.criteria;
        if !criteria.network.is_empty() {
            query = query.filter(signatures::network.eq(criteria.network.clone()));
        }
        if !criteria.domain.is_empty() {
            query = query.filter(signatures::domain.eq(criteria.domain.clone()));
        }
        if let Some(from) = criteria.from {
            query = query.filter(signatures::created_at.ge(from));
        }
        if let Some(until) = criteria.until {
            query = query.filter(signatures::created_at.lt(until));
        }
        if let Some(like) = criteria.person_like() {
            query = query.filter(signatures::person_key.like(like));
        }
        if let Some(id) = criteria.signature_id {
            query = query.filter(signatures::id.eq(id));
        }
        query
    }};
}

/// How many there are, of these confirmed, the first and the last.
pub type Found = (i64, i64, Option<UtcTime>, Option<UtcTime>);

pub fn count_found(conn: &mut DbConn, search: &Search) -> QueryResult<Found> {
    matching!(
        signatures::table.select((
            count_star(),
            count(signatures::confirmed_at),
            min(signatures::created_at),
            max(signatures::created_at),
        )),
        search
    )
    .first(conn)
}

/// The next ones, by their numbers.
pub fn list_found(conn: &mut DbConn, search: &Search, limit: i64) -> QueryResult<Vec<i64>> {
    matching!(signatures::table.select(signatures::id), search)
        .order(signatures::id)
        .limit(limit)
        .load(conn)
}

/// Name, domain, network and instant of a few: personal data.
pub type Shown = (String, String, String, UtcTime);

pub fn list_shown(conn: &mut DbConn, search: &Search, limit: i64) -> QueryResult<Vec<Shown>> {
    matching!(
        signatures::table.select((
            signatures::name,
            signatures::domain,
            signatures::network,
            signatures::created_at,
        )),
        search
    )
    .order(signatures::id)
    .limit(limit)
    .load(conn)
}

/// The last number that was given to a signature.
pub fn last_id(conn: &mut DbConn) -> QueryResult<i64> {
    let last: Option<i64> = signatures::table.select(max(signatures::id)).first(conn)?;
    Ok(last.unwrap_or(0))
}

/// One of a petition.
pub struct One {
    pub id: i64,
    pub email: String,
    pub lang: String,
}

pub fn find_one(conn: &mut DbConn, petition_id: i64, id: i64) -> QueryResult<Option<One>> {
    let row: Option<(i64, String, String)> = signatures::table
        .filter(signatures::id.eq(id))
        .filter(signatures::petition_id.eq(petition_id))
        .select((signatures::id, signatures::email, signatures::lang))
        .first(conn)
        .optional()?;
    Ok(row.map(|(id, email, lang)| One { id, email, lang }))
}

/// Number, name, state, when signed, region: what an address has signed under a petition.
pub type OfAddress = (i64, String, SignatureState, UtcTime, String);

pub fn list_of_address(
    conn: &mut DbConn,
    petition_id: i64,
    email_key: &str,
) -> QueryResult<Vec<OfAddress>> {
    signatures::table
        .filter(signatures::petition_id.eq(petition_id))
        .filter(signatures::email_key.eq(email_key))
        .order(signatures::id)
        .select((
            signatures::id,
            signatures::name,
            signatures::state,
            signatures::created_at,
            signatures::region,
        ))
        .load(conn)
}

/// When a signature was confirmed (None: never), and its region.
pub type Moved = (Option<UtcTime>, String);

/// Takes these out, as far as nothing else did.
pub fn set_taken(
    conn: &mut DbConn,
    ids: &[i64],
    becomes: SignatureState,
    invalidation_id: i64,
) -> QueryResult<Vec<Moved>> {
    let good = signatures::table
        .filter(signatures::id.eq_any(ids.to_vec()))
        .filter(signatures::state.eq_any(GOOD));
    diesel::update(good)
        .set((
            signatures::state.eq(becomes),
            signatures::invalidation_id.eq(Some(invalidation_id)),
        ))
        .returning((signatures::confirmed_at, signatures::region))
        .load(conn)
}

/// The next that an act took out.
pub fn list_taken(conn: &mut DbConn, invalidation_id: i64, limit: i64) -> QueryResult<Vec<i64>> {
    signatures::table
        .filter(signatures::invalidation_id.eq(Some(invalidation_id)))
        .select(signatures::id)
        .limit(limit)
        .load(conn)
}

/// Gives these back: they are what they were.
pub fn set_given_back(
    conn: &mut DbConn,
    ids: &[i64],
    invalidation_id: i64,
) -> QueryResult<Vec<Moved>> {
    let taken = || {
        signatures::table
            .filter(signatures::id.eq_any(ids.to_vec()))
            .filter(signatures::invalidation_id.eq(Some(invalidation_id)))
    };
    let nobody = signatures::invalidation_id.eq(None::<i64>);
    let moved = (signatures::confirmed_at, signatures::region);
    let mut back: Vec<Moved> =
        diesel::update(taken().filter(signatures::confirmed_at.is_not_null()))
            .set((signatures::state.eq(SignatureState::Confirmed), nobody))
            .returning(moved)
            .load(conn)?;
    let pending: Vec<Moved> = diesel::update(taken().filter(signatures::confirmed_at.is_null()))
        .set((signatures::state.eq(SignatureState::Pending), nobody))
        .returning(moved)
        .load(conn)?;
    back.extend(pending);
    Ok(back)
}

/// An act about to be written down.
pub struct NewInvalidation<'a> {
    pub petition_id: i64,
    pub criteria: &'a Json<Criteria>,
    pub until_id: i64,
    pub found: Found,
    pub made_by: i64,
}

pub fn insert(
    conn: &mut DbConn,
    new: &NewInvalidation<'_>,
    now: UtcTime,
) -> QueryResult<Invalidation> {
    diesel::insert_into(invalidations::table)
        .values((
            invalidations::petition_id.eq(new.petition_id),
            invalidations::state.eq(ActState::Draft),
            invalidations::criteria.eq(new.criteria),
            invalidations::until_id.eq(new.until_id),
            invalidations::found_count.eq(new.found.0),
            invalidations::counted_count.eq(new.found.1),
            invalidations::first_at.eq(new.found.2),
            invalidations::last_at.eq(new.found.3),
            invalidations::made_by.eq(new.made_by),
            invalidations::made_at.eq(now),
        ))
        .get_result(conn)
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Invalidation>> {
    invalidations::table.find(id).first(conn).optional()
}

/// Newest first.
pub fn list(conn: &mut DbConn, petition_id: i64, limit: i64) -> QueryResult<Vec<Invalidation>> {
    invalidations::table
        .filter(invalidations::petition_id.eq(petition_id))
        .order(invalidations::id.desc())
        .limit(limit)
        .load(conn)
}

/// What everybody is told of a petition: acts that took signatures out and stand.
pub fn list_standing(conn: &mut DbConn, petition_id: i64) -> QueryResult<Vec<Invalidation>> {
    invalidations::table
        .filter(invalidations::petition_id.eq(petition_id))
        .filter(invalidations::state.eq_any([ActState::Running, ActState::Done]))
        .filter(invalidations::taken_count.gt(0))
        .order(invalidations::id.desc())
        .load(conn)
}

/// What is said with an act that is carried out.
pub struct Confirmed<'a> {
    pub becomes: SignatureState,
    pub reason: Doubt,
    pub explanation: &'a str,
    pub by: i64,
}

/// False when it is no draft any more.
pub fn set_running(
    conn: &mut DbConn,
    id: i64,
    how: &Confirmed<'_>,
    now: UtcTime,
) -> QueryResult<bool> {
    let draft = invalidations::table
        .filter(invalidations::id.eq(id))
        .filter(invalidations::state.eq(ActState::Draft));
    let changed = diesel::update(draft)
        .set((
            invalidations::state.eq(ActState::Running),
            invalidations::becomes.eq(Some(how.becomes)),
            invalidations::reason.eq(Some(how.reason)),
            invalidations::explanation.eq(how.explanation),
            invalidations::confirmed_by.eq(Some(how.by)),
            invalidations::confirmed_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Moves the mark of how far it is; false when somebody else did, or it does not run any more.
pub fn set_after(
    conn: &mut DbConn,
    act: &Invalidation,
    after_id: i64,
    taken: (i64, i64),
) -> QueryResult<bool> {
    let running = invalidations::table
        .filter(invalidations::id.eq(act.id))
        .filter(invalidations::state.eq(ActState::Running))
        .filter(invalidations::after_id.eq(act.after_id));
    let changed = diesel::update(running)
        .set((
            invalidations::after_id.eq(after_id),
            invalidations::taken_count.eq(invalidations::taken_count + taken.0),
            invalidations::taken_pending.eq(invalidations::taken_pending + taken.1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Counts down what an act has taken out; false when it is not being taken back.
pub fn set_less_taken(conn: &mut DbConn, id: i64, back: (i64, i64)) -> QueryResult<bool> {
    let undoing = invalidations::table
        .filter(invalidations::id.eq(id))
        .filter(invalidations::state.eq(ActState::Undoing));
    let changed = diesel::update(undoing)
        .set((
            invalidations::taken_count.eq(invalidations::taken_count - back.0),
            invalidations::taken_pending.eq(invalidations::taken_pending - back.1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// From one state to another; false when it is in none of `from`.
pub fn set_state(conn: &mut DbConn, id: i64, from: &[ActState], to: ActState) -> QueryResult<bool> {
    let fitting = invalidations::table
        .filter(invalidations::id.eq(id))
        .filter(invalidations::state.eq_any(from.to_vec()));
    let changed = diesel::update(fitting)
        .set(invalidations::state.eq(to))
        .execute(conn)?;
    Ok(changed == 1)
}

pub fn set_done_at(conn: &mut DbConn, id: i64, now: UtcTime) -> QueryResult<usize> {
    diesel::update(invalidations::table.find(id))
        .set(invalidations::done_at.eq(Some(now)))
        .execute(conn)
}

pub fn set_undone(conn: &mut DbConn, id: i64, by: i64, now: UtcTime) -> QueryResult<usize> {
    diesel::update(invalidations::table.find(id))
        .set((
            invalidations::undone_by.eq(Some(by)),
            invalidations::undone_at.eq(Some(now)),
        ))
        .execute(conn)
}

/// What was looked for can be a name or a network: it goes with the signatures.
pub fn clear_criteria(
    conn: &mut DbConn,
    petition_id: i64,
    none: &Json<Criteria>,
) -> QueryResult<usize> {
    let of_petition = invalidations::table.filter(invalidations::petition_id.eq(petition_id));
    diesel::update(of_petition)
        .set(invalidations::criteria.eq(none))
        .execute(conn)
}
