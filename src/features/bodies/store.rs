//! Every query on bodies and officials.

use diesel::prelude::*;

use super::model::{Body, NewBody, NewOfficial, Official};
use crate::platform::db::schema::{bodies, officials};
use crate::platform::db::{DbConn, UtcTime};

pub fn insert(
    conn: &mut DbConn,
    new: &NewBody,
    slug: &str,
    responsibilities_html: &str,
    now: UtcTime,
) -> QueryResult<Body> {
    diesel::insert_into(bodies::table)
        .values((
            bodies::slug.eq(slug),
            bodies::name.eq(&new.name),
            bodies::purpose.eq(&new.purpose),
            bodies::responsibilities.eq(&new.responsibilities),
            bodies::responsibilities_html.eq(responsibilities_html),
            bodies::email.eq(&new.email),
            bodies::phone.eq(&new.phone),
            bodies::postal_address.eq(&new.postal_address),
            bodies::website.eq(&new.website),
            bodies::answer_working_days.eq(new.answer_working_days),
            bodies::created_at.eq(now),
        ))
        .get_result(conn)
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Body>> {
    bodies::table.find(id).first(conn).optional()
}

pub fn find_by_slug(conn: &mut DbConn, slug: &str) -> QueryResult<Option<Body>> {
    bodies::table
        .filter(bodies::slug.eq(slug))
        .first(conn)
        .optional()
}

pub fn list(conn: &mut DbConn) -> QueryResult<Vec<Body>> {
    bodies::table.order((bodies::name, bodies::id)).load(conn)
}

pub fn list_names(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<(i64, String)>> {
    bodies::table
        .filter(bodies::id.eq_any(ids.to_vec()))
        .select((bodies::id, bodies::name))
        .load(conn)
}

pub fn insert_official(conn: &mut DbConn, new: &NewOfficial) -> QueryResult<Official> {
    let position: i64 = officials::table
        .filter(officials::body_id.eq(new.body_id))
        .count()
        .get_result(conn)?;
    diesel::insert_into(officials::table)
        .values((
            officials::body_id.eq(new.body_id),
            officials::account_id.eq(new.account_id),
            officials::name.eq(&new.name),
            officials::post.eq(&new.post),
            officials::responsibilities.eq(&new.responsibilities),
            officials::is_head.eq(new.is_head),
            officials::position.eq(position),
        ))
        .get_result(conn)
}

pub fn set_body(
    conn: &mut DbConn,
    id: i64,
    new: &NewBody,
    responsibilities_html: &str,
) -> QueryResult<Option<Body>> {
    diesel::update(bodies::table.find(id))
        .set((
            bodies::name.eq(&new.name),
            bodies::purpose.eq(&new.purpose),
            bodies::responsibilities.eq(&new.responsibilities),
            bodies::responsibilities_html.eq(responsibilities_html),
            bodies::email.eq(&new.email),
            bodies::phone.eq(&new.phone),
            bodies::postal_address.eq(&new.postal_address),
            bodies::website.eq(&new.website),
            bodies::answer_working_days.eq(new.answer_working_days),
        ))
        .get_result(conn)
        .optional()
}

pub fn set_official(
    conn: &mut DbConn,
    id: i64,
    new: &NewOfficial,
) -> QueryResult<Option<Official>> {
    diesel::update(officials::table.find(id))
        .set((
            officials::account_id.eq(new.account_id),
            officials::name.eq(&new.name),
            officials::post.eq(&new.post),
            officials::responsibilities.eq(&new.responsibilities),
            officials::is_head.eq(new.is_head),
        ))
        .get_result(conn)
        .optional()
}

pub fn set_until(
    conn: &mut DbConn,
    id: i64,
    until_on: chrono::NaiveDate,
) -> QueryResult<Option<Official>> {
    diesel::update(officials::table.find(id))
        .set(officials::until_on.eq(Some(until_on)))
        .get_result(conn)
        .optional()
}

pub fn clear_account(conn: &mut DbConn, account_id: i64) -> QueryResult<usize> {
    diesel::update(officials::table.filter(officials::account_id.eq(Some(account_id))))
        .set(officials::account_id.eq(None::<i64>))
        .execute(conn)
}

pub fn find_official(conn: &mut DbConn, id: i64) -> QueryResult<Option<Official>> {
    officials::table.find(id).first(conn).optional()
}

/// The official that an account acts as in a body.
pub fn find_official_of_account(
    conn: &mut DbConn,
    body_id: i64,
    account_id: i64,
) -> QueryResult<Option<Official>> {
    officials::table
        .filter(officials::body_id.eq(body_id))
        .filter(officials::account_id.eq(Some(account_id)))
        .filter(officials::until_on.is_null())
        .order(officials::id)
        .first(conn)
        .optional()
}

pub fn list_officials(conn: &mut DbConn, body_id: i64) -> QueryResult<Vec<Official>> {
    officials::table
        .filter(officials::body_id.eq(body_id))
        .order((
            officials::is_head.desc(),
            officials::position,
            officials::id,
        ))
        .load(conn)
}

pub fn list_officials_by_ids(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<Official>> {
    officials::table
        .filter(officials::id.eq_any(ids.to_vec()))
        .load(conn)
}

/// Officials of all bodies, each body's head first.
pub fn list_all_officials(conn: &mut DbConn) -> QueryResult<Vec<Official>> {
    officials::table
        .order((
            officials::body_id,
            officials::is_head.desc(),
            officials::position,
            officials::id,
        ))
        .load(conn)
}
