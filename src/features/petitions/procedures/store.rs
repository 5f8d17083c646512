//! Every query on procedures.

use diesel::prelude::*;

use super::model::{NewProcedure, Stored};
use crate::platform::db::schema::petition_procedures;
use crate::platform::db::{DbConn, Json, UtcTime};
use crate::platform::error::AppError;

pub fn list(conn: &mut DbConn) -> QueryResult<Vec<Stored>> {
    petition_procedures::table
        .order((petition_procedures::position, petition_procedures::id))
        .load(conn)
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Stored>> {
    petition_procedures::table.find(id).first(conn).optional()
}

pub fn find_by_slug(conn: &mut DbConn, slug: &str) -> QueryResult<Option<Stored>> {
    petition_procedures::table
        .filter(petition_procedures::slug.eq(slug))
        .first(conn)
        .optional()
}

/// # Errors
/// When it has no JSON form or cannot be written.
pub fn insert(conn: &mut DbConn, new: &NewProcedure, now: UtcTime) -> Result<i64, AppError> {
    Ok(diesel::insert_into(petition_procedures::table)
        .values((
            petition_procedures::slug.eq(&new.slug),
            petition_procedures::name.eq(Json::new(new.name.clone())?),
            petition_procedures::explanation.eq(Json::new(new.explanation.clone())?),
            petition_procedures::terms.eq(Json::new(new.terms.clone())?),
            petition_procedures::position.eq(new.position),
            petition_procedures::active.eq(new.active),
            petition_procedures::map_id.eq(new.map_id),
            petition_procedures::changed_at.eq(now),
        ))
        .returning(petition_procedures::id)
        .get_result(conn)?)
}

/// # Errors
/// When it has no JSON form or cannot be written.
pub fn update(
    conn: &mut DbConn,
    id: i64,
    new: &NewProcedure,
    now: UtcTime,
) -> Result<(), AppError> {
    diesel::update(petition_procedures::table.find(id))
        .set((
            petition_procedures::name.eq(Json::new(new.name.clone())?),
            petition_procedures::explanation.eq(Json::new(new.explanation.clone())?),
            petition_procedures::terms.eq(Json::new(new.terms.clone())?),
            petition_procedures::position.eq(new.position),
            petition_procedures::active.eq(new.active),
            petition_procedures::map_id.eq(new.map_id),
            petition_procedures::changed_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}
