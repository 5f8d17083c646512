//! Every query on sessions.

use diesel::prelude::*;

use crate::features::accounts::model::{Account, AccountState, Session};
use crate::platform::db::schema::{accounts, sessions};
use crate::platform::db::{DbConn, UtcTime};

/// What a [`Session`] is made of, in its order.
const SHOWN: (
    sessions::id,
    sessions::device,
    sessions::created_at,
    sessions::last_seen_at,
) = (
    sessions::id,
    sessions::device,
    sessions::created_at,
    sessions::last_seen_at,
);

pub fn insert(
    conn: &mut DbConn,
    account_id: i64,
    token_hash: &str,
    device: &str,
    expires_at: UtcTime,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(token_hash),
            sessions::account_id.eq(account_id),
            sessions::device.eq(device),
            sessions::created_at.eq(now),
            sessions::last_seen_at.eq(now),
            sessions::expires_at.eq(expires_at),
        ))
        .execute(conn)
}

/// The session with its account, unless it has expired or the account is closed.
pub fn find(
    conn: &mut DbConn,
    token_hash: &str,
    now: UtcTime,
) -> QueryResult<Option<(Session, Account)>> {
    sessions::table
        .inner_join(accounts::table)
        .filter(sessions::token_hash.eq(token_hash))
        .filter(sessions::expires_at.gt(now))
        .filter(accounts::state.ne(AccountState::Closed))
        .select((SHOWN, accounts::all_columns))
        .first(conn)
        .optional()
}

/// Open sessions, the one used last first.
pub fn list(conn: &mut DbConn, account_id: i64, now: UtcTime) -> QueryResult<Vec<Session>> {
    sessions::table
        .filter(sessions::account_id.eq(account_id))
        .filter(sessions::expires_at.gt(now))
        .order((sessions::last_seen_at.desc(), sessions::id.desc()))
        .select(SHOWN)
        .load(conn)
}

/// Keeps the session alive. Two requests at once do it once.
pub fn set_seen(
    conn: &mut DbConn,
    id: i64,
    seen_before: UtcTime,
    expires_at: UtcTime,
    now: UtcTime,
) -> QueryResult<usize> {
    let session = sessions::table
        .filter(sessions::id.eq(id))
        .filter(sessions::last_seen_at.le(seen_before));
    diesel::update(session)
        .set((
            sessions::last_seen_at.eq(now),
            sessions::expires_at.eq(expires_at),
        ))
        .execute(conn)
}

/// Ends one session of an account; 0 when it is somebody else's.
pub fn delete(conn: &mut DbConn, id: i64, account_id: i64) -> QueryResult<usize> {
    let session = sessions::table
        .filter(sessions::id.eq(id))
        .filter(sessions::account_id.eq(account_id));
    diesel::delete(session).execute(conn)
}

/// Ends all sessions of an account but `kept`.
pub fn delete_all(conn: &mut DbConn, account_id: i64, kept: Option<i64>) -> QueryResult<usize> {
    let others = sessions::table
        .filter(sessions::account_id.eq(account_id))
        .filter(sessions::id.ne(kept.unwrap_or(0)));
    diesel::delete(others).execute(conn)
}

pub fn delete_expired(conn: &mut DbConn, now: UtcTime) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::expires_at.le(now))).execute(conn)
}
