//! Who governs: bodies, their officials, what each is responsible for, and how to reach them.
//!
//! The list of bodies and the page of one also show what they ask and how they keep their promises;
//! they know the tools and are therefore in `records` and `home`.

pub mod api;
mod finding;
mod model;
pub mod rules;
mod store;
pub mod views;

use crate::platform::crypto::public_token;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown;
use crate::platform::text::slug;

pub use model::{Body, NewBody, NewOfficial, Official};

/// # Errors
/// `Conflict` when the slug is taken.
pub fn create(tx: &mut Tx<'_>, new: &NewBody, now: UtcTime) -> Result<Body, AppError> {
    let address = new.slug.clone().unwrap_or_else(|| slug(&new.name));
    let address = if address.is_empty() {
        public_token()
    } else {
        address
    };
    let html = markdown::to_html_official(&new.responsibilities).into_string();
    let body = store::insert(tx, new, &address, &html, now)?;
    finding::index(tx, &body, now)?;
    tx.touch("bodies", now);
    Ok(body)
}

/// Changes what is said about a body; its address stays.
///
/// # Errors
/// `NotFound`
pub fn update(tx: &mut Tx<'_>, id: i64, new: &NewBody, now: UtcTime) -> Result<Body, AppError> {
    let html = markdown::to_html_official(&new.responsibilities).into_string();
    let body = store::set_body(tx, id, new, &html)?.ok_or(AppError::NotFound)?;
    finding::index(tx, &body, now)?;
    tx.touch("bodies", now);
    tx.touch(format!("body:{id}"), now);
    Ok(body)
}

/// Changes what is said about an official, and as whose account they act.
///
/// # Errors
/// `NotFound`
pub fn update_official(
    tx: &mut Tx<'_>,
    id: i64,
    new: &NewOfficial,
    now: UtcTime,
) -> Result<Official, AppError> {
    let official = store::set_official(tx, id, new)?.ok_or(AppError::NotFound)?;
    follow_up(tx, official.body_id, now)?;
    Ok(official)
}

/// The official's time ends on `until_on`: from then on they are listed as former.
///
/// # Errors
/// `NotFound`
pub fn end_term(
    tx: &mut Tx<'_>,
    official_id: i64,
    until_on: chrono::NaiveDate,
    now: UtcTime,
) -> Result<Official, AppError> {
    let official = store::set_until(tx, official_id, until_on)?.ok_or(AppError::NotFound)?;
    follow_up(tx, official.body_id, now)?;
    Ok(official)
}

/// An account is closed: the officials it acted as stay on record without it.
///
/// # Errors
/// When the row cannot be written.
pub fn release_account(tx: &mut Tx<'_>, account_id: i64, now: UtcTime) -> Result<(), AppError> {
    if store::clear_account(tx, account_id)? > 0 {
        tx.touch("bodies", now);
    }
    Ok(())
}

/// Pages and search show who works in a body.
fn follow_up(tx: &mut Tx<'_>, body_id: i64, now: UtcTime) -> Result<(), AppError> {
    tx.touch("bodies", now);
    tx.touch(format!("body:{body_id}"), now);
    match store::find(tx, body_id)? {
        Some(body) => finding::index(tx, &body, now),
        None => Ok(()),
    }
}

/// # Errors
/// When the row cannot be written.
pub fn create_official(
    tx: &mut Tx<'_>,
    new: &NewOfficial,
    now: UtcTime,
) -> Result<Official, AppError> {
    let official = store::insert_official(tx, new)?;
    follow_up(tx, official.body_id, now)?;
    Ok(official)
}

/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn find(conn: &mut DbConn, id: i64) -> Result<Option<Body>, AppError> {
    Ok(store::find(conn, id)?)
}

pub fn find_by_slug(conn: &mut DbConn, slug: &str) -> Result<Option<Body>, AppError> {
    Ok(store::find_by_slug(conn, slug)?)
}

/// All bodies, by name.
pub fn list(conn: &mut DbConn) -> Result<Vec<Body>, AppError> {
    Ok(store::list(conn)?)
}

/// Names of some bodies with their numbers.
pub fn list_names(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<(i64, String)>, AppError> {
    Ok(store::list_names(conn, ids)?)
}

pub fn find_official(conn: &mut DbConn, id: i64) -> Result<Option<Official>, AppError> {
    Ok(store::find_official(conn, id)?)
}

/// The official as whom an account acts in a body.
pub fn find_official_of_account(
    conn: &mut DbConn,
    body_id: i64,
    account_id: i64,
) -> Result<Option<Official>, AppError> {
    Ok(store::find_official_of_account(conn, body_id, account_id)?)
}

/// Officials of a body, its head first.
pub fn list_officials(conn: &mut DbConn, body_id: i64) -> Result<Vec<Official>, AppError> {
    Ok(store::list_officials(conn, body_id)?)
}

/// Officials by their numbers, in no particular order.
pub fn list_officials_by_ids(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<Official>, AppError> {
    Ok(store::list_officials_by_ids(conn, ids)?)
}

/// Officials of all bodies, in the order of each body's own list.
pub fn list_all_officials(conn: &mut DbConn) -> Result<Vec<Official>, AppError> {
    Ok(store::list_all_officials(conn)?)
}
