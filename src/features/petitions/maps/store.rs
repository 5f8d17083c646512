//! Every query on maps.

use diesel::prelude::*;

use super::model::{NewMap, RegionMap};
use crate::platform::db::schema::region_maps;
use crate::platform::db::{DbConn, Json, UtcTime};
use crate::platform::error::AppError;

pub fn list_names(conn: &mut DbConn) -> QueryResult<Vec<(i64, String)>> {
    region_maps::table
        .order(region_maps::name)
        .select((region_maps::id, region_maps::name))
        .load(conn)
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<RegionMap>> {
    region_maps::table.find(id).first(conn).optional()
}

pub fn find_by_name(conn: &mut DbConn, name: &str) -> QueryResult<Option<RegionMap>> {
    region_maps::table
        .filter(region_maps::name.eq(name))
        .first(conn)
        .optional()
}

/// # Errors
/// When it has no JSON form or cannot be written.
pub fn insert(conn: &mut DbConn, new: &NewMap, now: UtcTime) -> Result<i64, AppError> {
    Ok(diesel::insert_into(region_maps::table)
        .values((
            region_maps::name.eq(&new.name),
            region_maps::source.eq(&new.source),
            region_maps::drawing.eq(Json::new(new.drawing.clone())?),
            region_maps::added_at.eq(now),
        ))
        .returning(region_maps::id)
        .get_result(conn)?)
}
