//! Every query on API tokens and on links that were used.

use diesel::prelude::*;

use crate::features::accounts::model::{Account, AccountState, ApiToken, NewApiToken};
use crate::on_backend;
use crate::platform::db::schema::{accounts, api_tokens, used_tokens};
use crate::platform::db::{DbConn, UtcTime};

/// What an [`ApiToken`] is made of, in its order.
const SHOWN: (
    api_tokens::id,
    api_tokens::name,
    api_tokens::scopes,
    api_tokens::created_at,
    api_tokens::expires_at,
    api_tokens::last_used_at,
) = (
    api_tokens::id,
    api_tokens::name,
    api_tokens::scopes,
    api_tokens::created_at,
    api_tokens::expires_at,
    api_tokens::last_used_at,
);

pub fn insert(conn: &mut DbConn, new: &NewApiToken, now: UtcTime) -> QueryResult<usize> {
    diesel::insert_into(api_tokens::table)
        .values((
            api_tokens::account_id.eq(new.account_id),
            api_tokens::jti.eq(&new.jti),
            api_tokens::name.eq(&new.name),
            api_tokens::scopes.eq(&new.scopes),
            api_tokens::created_at.eq(now),
            api_tokens::expires_at.eq(new.expires_at),
        ))
        .execute(conn)
}

/// The token with its account, unless it was revoked, has expired, or the account is closed.
pub fn find(
    conn: &mut DbConn,
    jti: &str,
    now: UtcTime,
) -> QueryResult<Option<(ApiToken, Account)>> {
    api_tokens::table
        .inner_join(accounts::table)
        .filter(api_tokens::jti.eq(jti))
        .filter(api_tokens::revoked_at.is_null())
        .filter(api_tokens::expires_at.gt(now))
        .filter(accounts::state.ne(AccountState::Closed))
        .select((SHOWN, accounts::all_columns))
        .first(conn)
        .optional()
}

/// Tokens that work, newest first.
pub fn list(conn: &mut DbConn, account_id: i64, now: UtcTime) -> QueryResult<Vec<ApiToken>> {
    api_tokens::table
        .filter(api_tokens::account_id.eq(account_id))
        .filter(api_tokens::revoked_at.is_null())
        .filter(api_tokens::expires_at.gt(now))
        .order(api_tokens::id.desc())
        .select(SHOWN)
        .load(conn)
}

pub fn set_revoked(
    conn: &mut DbConn,
    id: i64,
    account_id: i64,
    now: UtcTime,
) -> QueryResult<usize> {
    let token = api_tokens::table
        .filter(api_tokens::id.eq(id))
        .filter(api_tokens::account_id.eq(account_id))
        .filter(api_tokens::revoked_at.is_null());
    diesel::update(token)
        .set(api_tokens::revoked_at.eq(Some(now)))
        .execute(conn)
}

/// Ends every key of an account.
pub fn set_all_revoked(conn: &mut DbConn, account_id: i64, now: UtcTime) -> QueryResult<usize> {
    let tokens = api_tokens::table
        .filter(api_tokens::account_id.eq(account_id))
        .filter(api_tokens::revoked_at.is_null());
    diesel::update(tokens)
        .set(api_tokens::revoked_at.eq(Some(now)))
        .execute(conn)
}

pub fn set_used(conn: &mut DbConn, id: i64, now: UtcTime) -> QueryResult<usize> {
    diesel::update(api_tokens::table.find(id))
        .set(api_tokens::last_used_at.eq(Some(now)))
        .execute(conn)
}

pub fn delete_all(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    diesel::delete(api_tokens::table.filter(api_tokens::account_id.eq(account_id))).execute(conn)
}

/// Marks a one-time link as used; false when it was used before.
pub fn insert_used(
    conn: &mut DbConn,
    jti: &str,
    expires_at: UtcTime,
    now: UtcTime,
) -> QueryResult<bool> {
    let row = (
        used_tokens::jti.eq(jti),
        used_tokens::used_at.eq(now),
        used_tokens::expires_at.eq(expires_at),
    );
    let inserted = on_backend!(conn, c => diesel::insert_into(used_tokens::table)
        .values(row)
        .on_conflict(used_tokens::jti)
        .do_nothing()
        .execute(c))?;
    Ok(inserted == 1)
}

pub fn find_used(conn: &mut DbConn, jti: &str) -> QueryResult<bool> {
    let used = used_tokens::table.filter(used_tokens::jti.eq(jti));
    diesel::select(diesel::dsl::exists(used)).get_result(conn)
}
