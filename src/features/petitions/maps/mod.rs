//! Maps of districts or countries, on which the signatures of a petition are drawn. They are made
//! from GeoJSON once, when an administrator brings them in: pages load nothing from elsewhere.

pub mod geojson;
mod model;
mod store;

use serde_json::json;

use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub use model::{Drawing, Drawn, MapView, NewMap, Region, RegionMap};

/// Numbers and names, by name.
///
/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn list_names(conn: &mut DbConn) -> Result<Vec<(i64, String)>, AppError> {
    Ok(store::list_names(conn)?)
}

pub fn find(conn: &mut DbConn, id: i64) -> Result<Option<RegionMap>, AppError> {
    Ok(store::find(conn, id)?)
}

/// Keeps a map, and says so in the public record.
///
/// # Errors
/// `Invalid` when its name is taken.
pub fn add(tx: &mut Tx<'_>, new: &NewMap, by: Option<i64>, now: UtcTime) -> Result<i64, AppError> {
    if store::find_by_name(tx, &new.name)?.is_some() {
        return Err(AppError::field("name", "maps.name-taken"));
    }
    let id = store::insert(tx, new, now)?;
    let number = id.to_string();
    let act = Act::new(
        "region-map-added",
        "region-map",
        &number,
        ActingAs::Administrator,
    )
    .by(by);
    let detail = json!({
        "url": "/petitions/procedures",
        "name": new.name,
        "source": new.source,
        "region_count": new.drawing.regions.len(),
    });
    ledger::append(tx, &act, detail, now)?;
    tx.touch(super::procedures::TOPIC, now);
    Ok(id)
}
