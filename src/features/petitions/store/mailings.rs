//! Every query on news to signatories.

use diesel::prelude::*;

use crate::features::petitions::model::SignatureState;
use crate::on_backend;
use crate::platform::db::schema::{mailings, signatures};
use crate::platform::db::{DbConn, UtcTime};

/// News on its way. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Mailing {
    pub id: i64,
    pub petition_id: i64,
    pub event_key: String,
    pub template: String,
    /// JSON
    pub params: String,
    pub until_id: i64,
    pub after_id: i64,
    pub queued_count: i64,
    pub created_at: UtcTime,
    pub done_at: Option<UtcTime>,
}

/// News about to be sent.
pub struct NewMailing<'a> {
    pub petition_id: i64,
    pub event_key: &'a str,
    pub template: &'a str,
    pub params: &'a str,
    pub until_id: i64,
}

/// None when there is one for the same event.
pub fn insert(conn: &mut DbConn, new: &NewMailing<'_>, now: UtcTime) -> QueryResult<Option<i64>> {
    let row = (
        mailings::petition_id.eq(new.petition_id),
        mailings::event_key.eq(new.event_key),
        mailings::template.eq(new.template),
        mailings::params.eq(new.params),
        mailings::until_id.eq(new.until_id),
        mailings::created_at.eq(now),
    );
    on_backend!(conn, c => diesel::insert_into(mailings::table)
        .values(row)
        .on_conflict(mailings::event_key)
        .do_nothing()
        .returning(mailings::id)
        .get_result(c)
        .optional())
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Mailing>> {
    mailings::table.find(id).first(conn).optional()
}

/// Newest first.
pub fn list(conn: &mut DbConn, petition_id: i64, limit: i64) -> QueryResult<Vec<Mailing>> {
    mailings::table
        .filter(mailings::petition_id.eq(petition_id))
        .order(mailings::id.desc())
        .limit(limit)
        .load(conn)
}

/// Moves the mark of how far it is; false when somebody else did.
pub fn set_after(
    conn: &mut DbConn,
    mailing: &Mailing,
    after_id: i64,
    queued: i64,
) -> QueryResult<bool> {
    let here = mailings::table
        .filter(mailings::id.eq(mailing.id))
        .filter(mailings::after_id.eq(mailing.after_id))
        .filter(mailings::done_at.is_null());
    let changed = diesel::update(here)
        .set((
            mailings::after_id.eq(after_id),
            mailings::queued_count.eq(mailings::queued_count + queued),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// False when it was done before.
pub fn set_done(conn: &mut DbConn, id: i64, now: UtcTime) -> QueryResult<bool> {
    let open = mailings::table
        .filter(mailings::id.eq(id))
        .filter(mailings::done_at.is_null());
    let changed = diesel::update(open)
        .set(mailings::done_at.eq(Some(now)))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Number, name, address, language of somebody who asked to be told.
pub type Addressee = (i64, String, String, String);

/// The next who asked to be told, and whose signature counts. `walks`: by the numbers of
/// signatures, not by the index over addresses.
pub fn list_addressees(
    conn: &mut DbConn,
    mailing: &Mailing,
    walks: bool,
    limit: i64,
) -> QueryResult<Vec<Addressee>> {
    let of = mailing.petition_id;
    let asked = signatures::table
        .filter(signatures::id.gt(mailing.after_id))
        .filter(signatures::id.le(mailing.until_id))
        .filter(signatures::state.eq(SignatureState::Confirmed))
        .filter(signatures::wants_updates.eq(true))
        .order(signatures::id)
        .limit(limit)
        .select((
            signatures::id,
            signatures::name,
            signatures::email,
            signatures::lang,
        ))
        .into_boxed::<crate::platform::db::conn::MultiBackend>();
    if walks {
        asked
            .filter((signatures::petition_id + 0).eq(of))
            .load(conn)
    } else {
        asked.filter(signatures::petition_id.eq(of)).load(conn)
    }
}

/// Whether any of a petition's signatories asked to be told.
pub fn end_updates(conn: &mut DbConn, petition_id: i64, signature_id: i64) -> QueryResult<usize> {
    let one = signatures::table
        .filter(signatures::id.eq(signature_id))
        .filter(signatures::petition_id.eq(petition_id));
    diesel::update(one)
        .set(signatures::wants_updates.eq(false))
        .execute(conn)
}
