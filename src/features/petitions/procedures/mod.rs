//! Procedures of petitions as data: several may run side by side (of a town, of a country, with
//! minimums by region). Administrators set them; each petition keeps the terms it began with.

mod model;
mod rejection;
mod store;
mod terms;

use serde_json::json;

use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub use model::{NewProcedure, ProcedureView, Stored};
pub use rejection::{
    RejectionView, fix as fix_rejection_reasons, reasons_of as rejection_reasons_of,
};
pub use terms::{
    Procedure, RegionKind, RegionalMinimum, TextLimits, bounds, limit, read_codes, read_minimums,
};

/// Pages that name procedures.
pub const TOPIC: &str = "petition-procedures";

/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn list(conn: &mut DbConn) -> Result<Vec<Stored>, AppError> {
    Ok(store::list(conn)?)
}

/// Those by which petitions can be started. None: where there are others none can be started, and
/// where nobody set up any it is done by the usual terms.
#[derive(Clone, Debug)]
pub struct Offered {
    pub procedures: Vec<Stored>,
    pub is_usual: bool,
}

pub fn list_offered(conn: &mut DbConn) -> Result<Offered, AppError> {
    let mut procedures = store::list(conn)?;
    let is_usual = procedures.is_empty();
    procedures.retain(|procedure| procedure.active);
    Ok(Offered {
        procedures,
        is_usual,
    })
}

pub fn find(conn: &mut DbConn, id: i64) -> Result<Option<Stored>, AppError> {
    Ok(store::find(conn, id)?)
}

/// Adds a procedure, and says so in the public record.
///
/// # Errors
/// `Invalid` for terms that make no sense, or a name in addresses that is taken.
pub fn add(
    tx: &mut Tx<'_>,
    new: &NewProcedure,
    by: Option<i64>,
    now: UtcTime,
) -> Result<i64, AppError> {
    new.terms.ensure_sane()?;
    if store::find_by_slug(tx, &new.slug)?.is_some() {
        return Err(AppError::field("slug", "petitions.slug-taken"));
    }
    let id = store::insert(tx, new, now)?;
    log(tx, "petition-procedure-added", new, by, now)?;
    Ok(id)
}

/// Changes a procedure for petitions started from now on. Nothing happens when nothing changes.
///
/// # Errors
/// `NotFound`, or `Invalid` for terms that make no sense.
pub fn change(
    tx: &mut Tx<'_>,
    id: i64,
    new: &NewProcedure,
    by: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    new.terms.ensure_sane()?;
    let old = store::find(tx, id)?.ok_or(AppError::NotFound)?;
    let is_same = *old.terms.get() == new.terms
        && *old.name.get() == new.name
        && *old.explanation.get() == new.explanation
        && (old.active, old.position, old.map_id) == (new.active, new.position, new.map_id);
    if is_same {
        return Ok(());
    }
    store::update(tx, id, new, now)?;
    log(tx, "petition-procedure-changed", new, by, now)
}

fn log(
    tx: &mut Tx<'_>,
    action: &'static str,
    new: &NewProcedure,
    by: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let act = Act::new(
        action,
        "petition-procedure",
        &new.slug,
        ActingAs::Administrator,
    )
    .by(by);
    let detail = json!({
        "url": "/petitions/procedures",
        "name": new.name,
        "terms": new.terms,
        "active": new.active,
    });
    ledger::append(tx, &act, detail, now)?;
    tx.touch(TOPIC, now);
    Ok(())
}
