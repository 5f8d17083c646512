//! Every query on those who joined a petition.

use diesel::prelude::*;

use crate::features::petitions::model::Petition;
use crate::platform::db::schema::{accounts, contributions, petition_creators, petitions};
use crate::platform::db::{DbConn, UtcTime};

pub fn list_names(conn: &mut DbConn, petition_id: i64) -> QueryResult<Vec<String>> {
    petition_creators::table
        .filter(petition_creators::petition_id.eq(petition_id))
        .order((petition_creators::joined_at, petition_creators::account_id))
        .select(petition_creators::name)
        .load(conn)
}

pub fn list_accounts(conn: &mut DbConn, petition_id: i64) -> QueryResult<Vec<i64>> {
    petition_creators::table
        .filter(petition_creators::petition_id.eq(petition_id))
        .order(petition_creators::account_id)
        .select(petition_creators::account_id)
        .load(conn)
}

pub fn has_joined(conn: &mut DbConn, petition_id: i64, account_id: i64) -> QueryResult<bool> {
    let row = petition_creators::table.find((petition_id, account_id));
    diesel::select(diesel::dsl::exists(row)).get_result(conn)
}

/// Whether an account joined the petition that this contribution is, or whose news stand in `place`.
pub fn stands_behind(
    conn: &mut DbConn,
    contribution_id: i64,
    place: &str,
    account_id: i64,
) -> QueryResult<bool> {
    let of_place = place
        .strip_prefix("petition:")
        .and_then(|id| id.parse().ok());
    let of_place: i64 = of_place.unwrap_or_default();
    let of = petitions::contribution_id
        .eq(contribution_id)
        .or(petitions::id.eq(of_place));
    let rows = petition_creators::table
        .inner_join(petitions::table)
        .filter(of)
        .filter(petition_creators::account_id.eq(account_id));
    diesel::select(diesel::dsl::exists(rows)).get_result(conn)
}

pub fn insert(
    conn: &mut DbConn,
    petition_id: i64,
    (account_id, name): (i64, &str),
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(petition_creators::table)
        .values((
            petition_creators::petition_id.eq(petition_id),
            petition_creators::account_id.eq(account_id),
            petition_creators::name.eq(name),
            petition_creators::joined_at.eq(now),
        ))
        .execute(conn)
}

pub fn delete(conn: &mut DbConn, petition_id: i64, account_id: i64) -> QueryResult<usize> {
    diesel::delete(petition_creators::table.find((petition_id, account_id))).execute(conn)
}

/// Petitions that somebody joined, and when.
pub fn list_joined(conn: &mut DbConn, account_id: i64) -> QueryResult<Vec<(i64, UtcTime)>> {
    petition_creators::table
        .filter(petition_creators::account_id.eq(account_id))
        .order(petition_creators::petition_id)
        .select((petition_creators::petition_id, petition_creators::joined_at))
        .load(conn)
}

/// Canonical addresses of the author and of those who joined.
pub fn list_email_keys(conn: &mut DbConn, petition: &Petition) -> QueryResult<Vec<String>> {
    let mut keys: Vec<String> = contributions::table
        .inner_join(accounts::table)
        .filter(contributions::id.eq(petition.contribution_id))
        .select(accounts::email_key)
        .load(conn)?;
    let joined: Vec<String> = petition_creators::table
        .inner_join(accounts::table)
        .filter(petition_creators::petition_id.eq(petition.id))
        .select(accounts::email_key)
        .load(conn)?;
    keys.extend(joined);
    Ok(keys)
}
