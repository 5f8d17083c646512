//! Every query that forgets signatories.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::features::petitions::model::{SignatureState, State};
use crate::on_backend;
use crate::platform::db::conn::MultiBackend;
use crate::platform::db::schema::{anonymisations, mails, petitions, signatures};
use crate::platform::db::{DbConn, UtcTime};

/// How far a petition is.
#[derive(Clone, Debug, Queryable)]
pub struct Anonymisation {
    pub petition_id: i64,
    pub after_id: i64,
    pub signature_count: i64,
    pub done_at: Option<UtcTime>,
}

pub fn find(conn: &mut DbConn, petition_id: i64) -> QueryResult<Option<Anonymisation>> {
    anonymisations::table
        .find(petition_id)
        .select((
            anonymisations::petition_id,
            anonymisations::after_id,
            anonymisations::signature_count,
            anonymisations::done_at,
        ))
        .first(conn)
        .optional()
}

/// Petitions that are over, whose time to keep their signatories is over at `now`, and whose
/// signatories are not forgotten: the first ones.
pub fn list_due(conn: &mut DbConn, now: UtcTime, limit: i64) -> QueryResult<Vec<i64>> {
    petitions::table
        .left_join(anonymisations::table)
        .filter(petitions::forget_at.le(Some(now)))
        .filter(petitions::state.ne(State::Open))
        .filter(anonymisations::done_at.is_null())
        .order(petitions::id)
        .limit(limit)
        .select(petitions::id)
        .load(conn)
}

/// What signs from now on is to be forgotten when its own time is over.
pub fn begin_anew(conn: &mut DbConn, petition_id: i64) -> QueryResult<usize> {
    diesel::delete(anonymisations::table.find(petition_id)).execute(conn)
}

/// Begins, or goes on where it was.
pub fn begin(conn: &mut DbConn, petition_id: i64, now: UtcTime) -> QueryResult<usize> {
    on_backend!(conn, c => diesel::insert_into(anonymisations::table)
        .values((
            anonymisations::petition_id.eq(petition_id),
            anonymisations::begun_at.eq(now),
        ))
        .on_conflict(anonymisations::petition_id)
        .do_nothing()
        .execute(c))
}

/// Moves the mark of how far it is; false when somebody else did.
pub fn set_after(
    conn: &mut DbConn,
    here: &Anonymisation,
    after_id: i64,
    count: i64,
) -> QueryResult<bool> {
    let open = anonymisations::table
        .filter(anonymisations::petition_id.eq(here.petition_id))
        .filter(anonymisations::after_id.eq(here.after_id))
        .filter(anonymisations::done_at.is_null());
    let changed = diesel::update(open)
        .set((
            anonymisations::after_id.eq(after_id),
            anonymisations::signature_count.eq(anonymisations::signature_count + count),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// False when it was done before.
pub fn set_done(conn: &mut DbConn, petition_id: i64, now: UtcTime) -> QueryResult<bool> {
    let open = anonymisations::table
        .filter(anonymisations::petition_id.eq(petition_id))
        .filter(anonymisations::done_at.is_null());
    let changed = diesel::update(open)
        .set(anonymisations::done_at.eq(Some(now)))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Number, when confirmed, when signed.
pub type Instants = (i64, Option<UtcTime>, UtcTime);

/// The next signatures of a petition, by their numbers; `walks`: not by the index over addresses.
pub fn list_next(
    conn: &mut DbConn,
    petition_id: i64,
    after_id: i64,
    walks: bool,
    limit: i64,
) -> QueryResult<Vec<Instants>> {
    let next = signatures::table
        .filter(signatures::id.gt(after_id))
        .order(signatures::id)
        .limit(limit)
        .select((
            signatures::id,
            signatures::confirmed_at,
            signatures::created_at,
        ))
        .into_boxed::<MultiBackend>();
    if walks {
        next.filter((signatures::petition_id + 0).eq(petition_id))
            .load(conn)
    } else {
        next.filter(signatures::petition_id.eq(petition_id))
            .load(conn)
    }
}

/// Forgets who signed. What stays: petition, country and region, state, and the day: `day` is the
/// first instant of it. The key is the row's number, as nothing else would be unique.
pub fn forget(
    conn: &mut DbConn,
    ids: &[i64],
    day: UtcTime,
    was_confirmed: bool,
) -> QueryResult<usize> {
    let number = sql::<Text>("'#' || id");
    diesel::update(signatures::table.filter(signatures::id.eq_any(ids.to_vec())))
        .set((
            signatures::email_key.eq(number),
            signatures::person_key.eq(""),
            signatures::name.eq(""),
            signatures::email.eq(""),
            signatures::postcode.eq(""),
            signatures::lang.eq(""),
            signatures::network.eq(""),
            signatures::domain.eq(""),
            signatures::wants_updates.eq(false),
            signatures::created_at.eq(day),
            signatures::confirmed_at.eq(was_confirmed.then_some(day)),
        ))
        .execute(conn)
}

/// What nobody confirmed goes altogether.
pub fn delete_pending(conn: &mut DbConn, petition_id: i64) -> QueryResult<usize> {
    let pending = signatures::table
        .filter(signatures::petition_id.eq(petition_id))
        .filter(signatures::state.eq(SignatureState::Pending));
    diesel::delete(pending).execute(conn)
}

/// Mails about signatures that have not left (waiting, or given up): number and event.
pub fn list_mails_left(
    conn: &mut DbConn,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<(i64, String)>> {
    mails::table
        .filter(mails::state.ne("sent"))
        .filter(mails::template.like("petitions/%"))
        .filter(mails::id.gt(after))
        .order(mails::id)
        .limit(limit)
        .select((mails::id, mails::event_key))
        .load(conn)
}

/// Which of these signatures are of this petition.
pub fn list_own(conn: &mut DbConn, petition_id: i64, ids: &[i64]) -> QueryResult<Vec<i64>> {
    signatures::table
        .filter(signatures::id.eq_any(ids.to_vec()))
        .filter(signatures::petition_id.eq(petition_id))
        .select(signatures::id)
        .load(conn)
}

pub fn delete_mails(conn: &mut DbConn, ids: &[i64]) -> QueryResult<usize> {
    diesel::delete(mails::table.filter(mails::id.eq_any(ids.to_vec()))).execute(conn)
}
