//! Queries on claims and notes.

use diesel::prelude::*;

use crate::on_backend;
use crate::platform::db::schema::accounts;
use crate::platform::db::schema::moderation_cases as cases;
use crate::platform::db::schema::moderation_claims as claims;
use crate::platform::db::schema::moderation_notes as notes;
use crate::platform::db::{DbConn, UtcTime};

/// Who has a case, and until when.
#[derive(Clone, Debug, Queryable)]
pub struct Claim {
    pub account_id: i64,
    pub expires_at: UtcTime,
}

/// A note, as moderators see it.
#[derive(Clone, Debug, Queryable)]
pub struct Note {
    pub text: String,
    /// Whose; None when the account is gone.
    pub author: Option<String>,
    pub created_at: UtcTime,
}

pub fn find(conn: &mut DbConn, case_id: i64) -> QueryResult<Option<Claim>> {
    claims::table
        .find(case_id)
        .select((claims::account_id, claims::expires_at))
        .first(conn)
        .optional()
}

/// Who works on which of these cases: case, account and name.
pub fn list_holders(
    conn: &mut DbConn,
    case_ids: &[i64],
    now: UtcTime,
) -> QueryResult<Vec<(i64, i64, String)>> {
    claims::table
        .inner_join(accounts::table)
        .filter(claims::case_id.eq_any(case_ids.to_vec()))
        .filter(claims::expires_at.gt(now))
        .select((claims::case_id, claims::account_id, accounts::name))
        .load(conn)
}

/// The claim becomes this account's if it is already, has run out, or is taken over. False
/// where there is none, or another's.
pub fn renew(
    conn: &mut DbConn,
    case_id: i64,
    account_id: i64,
    is_over: bool,
    until: UtcTime,
    now: UtcTime,
) -> QueryResult<bool> {
    let free = claims::account_id
        .eq(account_id)
        .or(claims::expires_at.le(now))
        .or(diesel::dsl::sql::<diesel::sql_types::Bool>(if is_over {
            "1 = 1"
        } else {
            "1 = 0"
        }));
    let changed = diesel::update(
        claims::table
            .filter(claims::case_id.eq(case_id))
            .filter(free),
    )
    .set((
        claims::account_id.eq(account_id),
        claims::claimed_at.eq(now),
        claims::expires_at.eq(until),
    ))
    .execute(conn)?;
    Ok(changed == 1)
}

/// False when somebody has the case.
pub fn insert(
    conn: &mut DbConn,
    case_id: i64,
    account_id: i64,
    until: UtcTime,
    now: UtcTime,
) -> QueryResult<bool> {
    let row = (
        claims::case_id.eq(case_id),
        claims::account_id.eq(account_id),
        claims::claimed_at.eq(now),
        claims::expires_at.eq(until),
    );
    let inserted = on_backend!(conn, c => diesel::insert_into(claims::table)
        .values(row)
        .on_conflict(claims::case_id)
        .do_nothing()
        .execute(c))?;
    Ok(inserted == 1)
}

pub fn delete_of(conn: &mut DbConn, case_id: i64, account_id: i64) -> QueryResult<usize> {
    let of_account = claims::table
        .filter(claims::case_id.eq(case_id))
        .filter(claims::account_id.eq(account_id));
    diesel::delete(of_account).execute(conn)
}

/// Whoever has it: it is decided.
pub fn delete(conn: &mut DbConn, case_id: i64) -> QueryResult<usize> {
    diesel::delete(claims::table.filter(claims::case_id.eq(case_id))).execute(conn)
}

pub fn insert_note(
    conn: &mut DbConn,
    case_id: i64,
    account_id: Option<i64>,
    text: &str,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(notes::table)
        .values((
            notes::case_id.eq(case_id),
            notes::account_id.eq(account_id),
            notes::text.eq(text),
            notes::created_at.eq(now),
        ))
        .execute(conn)
}

/// Notes on a case and on earlier cases about the same contribution, oldest first.
pub fn list_notes(conn: &mut DbConn, contribution_id: i64, limit: i64) -> QueryResult<Vec<Note>> {
    notes::table
        .inner_join(cases::table)
        .left_join(accounts::table.on(accounts::id.nullable().eq(notes::account_id)))
        .filter(cases::contribution_id.eq(contribution_id))
        .order(notes::id)
        .limit(limit)
        .select((notes::text, accounts::name.nullable(), notes::created_at))
        .load(conn)
}

/// What was noted about a contribution goes with it.
pub fn delete_notes(conn: &mut DbConn, contribution_id: i64) -> QueryResult<usize> {
    let of_contribution = cases::table
        .filter(cases::contribution_id.eq(contribution_id))
        .select(cases::id);
    diesel::delete(notes::table.filter(notes::case_id.eq_any(of_contribution))).execute(conn)
}
