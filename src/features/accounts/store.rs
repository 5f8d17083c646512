//! Every query on accounts and roles; sessions and tokens are beside.

pub mod sessions;
pub mod tokens;

use diesel::prelude::*;

use super::model::{Account, AccountState, NewAccount, Recipient, RoleGrant};
use crate::on_backend;
use crate::platform::actor::Role;
use crate::platform::db::schema::{accounts, role_grants};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::email::EmailAddress;
use crate::platform::text::fold;

/// Inserts, or returns None when the address has an account already.
pub fn insert(conn: &mut DbConn, new: &NewAccount, now: UtcTime) -> QueryResult<Option<Account>> {
    let row = (
        accounts::email.eq(new.email.as_str()),
        accounts::email_key.eq(new.email.canonical()),
        accounts::name.eq(&new.name),
        accounts::password_hash.eq(new.password_hash.as_deref()),
        accounts::lang.eq(&new.lang),
        accounts::state.eq(AccountState::Active),
        accounts::created_at.eq(now),
        accounts::demo.eq(new.demo),
        accounts::name_key.eq(fold(&new.name)),
    );
    on_backend!(conn, c => diesel::insert_into(accounts::table)
        .values(row)
        .on_conflict(accounts::email_key)
        .do_nothing()
        .returning(accounts::all_columns)
        .get_result(c)
        .optional())
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Account>> {
    accounts::table.find(id).first(conn).optional()
}

/// Whether there is such an account, and nobody has closed it. Until the transaction ends nobody
/// does: what is written for it is not missed by whoever closes it and looks for what there is.
pub fn stays_open(conn: &mut DbConn, id: i64) -> QueryResult<bool> {
    let row = accounts::table.find(id).select(accounts::state);
    let state: Option<AccountState> = match conn.far_away() {
        Some(far) => row.for_share().first(far).optional()?,
        None => row.first(conn).optional()?,
    };
    Ok(state.is_some_and(|state| state != AccountState::Closed))
}

pub fn find_by_email_key(conn: &mut DbConn, key: &str) -> QueryResult<Option<Account>> {
    accounts::table
        .filter(accounts::email_key.eq(key))
        .first(conn)
        .optional()
}

pub fn find_recipient(conn: &mut DbConn, id: i64) -> QueryResult<Option<Recipient>> {
    accounts::table
        .find(id)
        .filter(accounts::state.ne(AccountState::Closed))
        .select((
            accounts::id,
            accounts::email,
            accounts::name,
            accounts::lang,
        ))
        .first(conn)
        .optional()
}

pub fn insert_grant(
    conn: &mut DbConn,
    account_id: i64,
    role: Role,
    body_id: Option<i64>,
    now: UtcTime,
) -> QueryResult<usize> {
    let row = (
        role_grants::account_id.eq(account_id),
        role_grants::role.eq(role),
        role_grants::body_id.eq(body_id.unwrap_or(0)),
        role_grants::granted_at.eq(now),
    );
    on_backend!(conn, c => diesel::insert_into(role_grants::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))
}

pub fn list_grants(conn: &mut DbConn, account_id: i64) -> QueryResult<Vec<RoleGrant>> {
    role_grants::table
        .filter(role_grants::account_id.eq(account_id))
        .order(role_grants::id)
        .load(conn)
}

/// Names of all who have a role, other than this account.
pub fn list_names_of_staff(conn: &mut DbConn, except: Option<i64>) -> QueryResult<Vec<String>> {
    role_grants::table
        .inner_join(accounts::table)
        .filter(role_grants::account_id.ne(except.unwrap_or(0)))
        .select(accounts::name)
        .distinct()
        .load(conn)
}

pub fn delete_grant(
    conn: &mut DbConn,
    account_id: i64,
    role: Role,
    body_id: Option<i64>,
) -> QueryResult<usize> {
    let grant = role_grants::table
        .filter(role_grants::account_id.eq(account_id))
        .filter(role_grants::role.eq(role))
        .filter(role_grants::body_id.eq(body_id.unwrap_or(0)));
    diesel::delete(grant).execute(conn)
}

pub fn delete_grants(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    diesel::delete(role_grants::table.filter(role_grants::account_id.eq(account_id))).execute(conn)
}

/// Administrators who can act, other than this account.
pub fn count_other_administrators(conn: &mut DbConn, account_id: i64) -> QueryResult<i64> {
    role_grants::table
        .inner_join(accounts::table)
        .filter(role_grants::role.eq(Role::Administrator))
        .filter(accounts::state.eq(AccountState::Active))
        .filter(accounts::id.ne(account_id))
        .count()
        .get_result(conn)
}

/// Active accounts with a role.
pub fn list_with_role(conn: &mut DbConn, role: Role, limit: i64) -> QueryResult<Vec<i64>> {
    role_grants::table
        .inner_join(accounts::table)
        .filter(role_grants::role.eq(role))
        .filter(accounts::state.eq(AccountState::Active))
        .order(accounts::id)
        .select(accounts::id)
        .limit(limit)
        .load(conn)
}

pub fn set_profile(conn: &mut DbConn, id: i64, name: &str, lang: &str) -> QueryResult<usize> {
    diesel::update(accounts::table.find(id))
        .set((
            accounts::name.eq(name),
            accounts::name_key.eq(fold(name)),
            accounts::lang.eq(lang),
        ))
        .execute(conn)
}

/// Sets the password unless the credentials have changed since `version`; mailed links end.
pub fn set_password(conn: &mut DbConn, id: i64, hash: &str, version: i64) -> QueryResult<bool> {
    let account = accounts::table
        .filter(accounts::id.eq(id))
        .filter(accounts::credential_version.eq(version))
        .filter(accounts::state.ne(AccountState::Closed));
    let changed = diesel::update(account)
        .set((
            accounts::password_hash.eq(Some(hash)),
            accounts::credential_version.eq(version + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// The same password, hashed at today's cost.
pub fn set_hash(conn: &mut DbConn, id: i64, old: &str, hash: &str) -> QueryResult<usize> {
    let account = accounts::table
        .filter(accounts::id.eq(id))
        .filter(accounts::password_hash.eq(Some(old)));
    diesel::update(account)
        .set(accounts::password_hash.eq(Some(hash)))
        .execute(conn)
}

/// Sets the address unless the credentials have changed since `version`; mailed links end.
pub fn set_email(
    conn: &mut DbConn,
    id: i64,
    email: &EmailAddress,
    version: i64,
) -> QueryResult<bool> {
    let account = accounts::table
        .filter(accounts::id.eq(id))
        .filter(accounts::credential_version.eq(version))
        .filter(accounts::state.ne(AccountState::Closed));
    let changed = diesel::update(account)
        .set((
            accounts::email.eq(email.as_str()),
            accounts::email_key.eq(email.canonical()),
            accounts::credential_version.eq(version + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Links mailed before no longer work.
pub fn raise_version(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::update(accounts::table.find(id))
        .set(accounts::credential_version.eq(accounts::credential_version + 1_i64))
        .execute(conn)
}

/// False when the account was not in `from`.
pub fn set_state(
    conn: &mut DbConn,
    id: i64,
    from: AccountState,
    to: AccountState,
) -> QueryResult<bool> {
    let account = accounts::table
        .filter(accounts::id.eq(id))
        .filter(accounts::state.eq(from));
    Ok(diesel::update(account)
        .set(accounts::state.eq(to))
        .execute(conn)?
        == 1)
}

/// The row stays, without anything that tells whose it was.
pub fn set_closed(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::update(accounts::table.find(id))
        .set((
            accounts::state.eq(AccountState::Closed),
            accounts::email.eq(""),
            accounts::email_key.eq(format!("closed:{id}")),
            accounts::name.eq(""),
            accounts::name_key.eq(""),
            accounts::password_hash.eq(None::<String>),
            accounts::credential_version.eq(accounts::credential_version + 1_i64),
        ))
        .execute(conn)
}

/// Open accounts whose name or address holds `part`, newest first.
pub fn list_matching(conn: &mut DbConn, part: &str, limit: i64) -> QueryResult<Vec<Account>> {
    let pattern = |part: String| format!("%{}%", part.replace('%', ""));
    let (in_name, in_address) = (pattern(fold(part)), pattern(part.to_lowercase()));
    accounts::table
        .filter(accounts::state.ne(AccountState::Closed))
        .filter(
            accounts::name_key
                .like(in_name)
                .or(accounts::email_key.like(in_address)),
        )
        .order(accounts::id.desc())
        .limit(limit)
        .load(conn)
}

/// Accounts with a role, by name.
pub fn list_staff(conn: &mut DbConn, limit: i64) -> QueryResult<Vec<Account>> {
    let staff = role_grants::table.select(role_grants::account_id);
    accounts::table
        .filter(accounts::id.eq_any(staff))
        .order((accounts::name_key, accounts::id))
        .limit(limit)
        .load(conn)
}

pub fn list_grants_of(conn: &mut DbConn, account_ids: &[i64]) -> QueryResult<Vec<RoleGrant>> {
    role_grants::table
        .filter(role_grants::account_id.eq_any(account_ids.to_vec()))
        .order(role_grants::id)
        .load(conn)
}

pub fn count_by_state(conn: &mut DbConn) -> QueryResult<Vec<(AccountState, i64)>> {
    accounts::table
        .group_by(accounts::state)
        .select((accounts::state, diesel::dsl::count_star()))
        .load(conn)
}

/// Whether anybody here has a public password.
pub fn has_demo(conn: &mut DbConn) -> QueryResult<bool> {
    let demo = accounts::table.filter(accounts::demo.eq(true));
    diesel::select(diesel::dsl::exists(demo)).get_result(conn)
}
