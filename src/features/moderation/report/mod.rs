//! The report of a quarter: what moderators decided, why, where, how fast, and what became of the
//! appeals. It is counted from the public log whenever it is read; nobody writes it.

mod counting;
pub mod handlers;
mod quarter;
mod views;

pub use counting::{Report, count};
pub use quarter::Quarter;

use chrono_tz::Tz;

use super::{appeals, log, readers, store, suspensions, sweeps};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use counting::{Given, Made};

/// Counts a quarter as it stands at `now`, in a constant number of statements.
///
/// # Errors
/// When the database cannot be read.
pub fn read(
    conn: &mut DbConn,
    quarter: Quarter,
    zone: Tz,
    now: UtcTime,
) -> Result<Report, AppError> {
    let (from, until) = quarter.span(zone);
    let reasons = store::list_reasons(conn)?;
    let rows = store::log::list_between(conn, from, until)?;
    let swept = sweeps::list_decided_between(conn, from, until)?;
    let made = rows
        .into_iter()
        .map(|row| {
            let is_swept = swept.contains(&row.case_id);
            Made::new(row, &reasons, is_swept)
        })
        .collect();
    let ended = readers::count_ended(conn, from, until)?;
    let given = Given {
        made,
        ended,
        report_count: store::log::count_reports(conn, from, until)?,
        suspension_count: suspensions::count_between(conn, from, until)?,
        filed_count: appeals::store::count_filed(conn, from, until)?,
    };
    Ok(count(quarter, &given, zone, now))
}

/// The quarter of the first decision; None before there is one.
///
/// # Errors
/// When the database cannot be read.
pub fn first_quarter(conn: &mut DbConn, zone: Tz) -> Result<Option<Quarter>, AppError> {
    let first = store::log::find_first_time(conn)?;
    Ok(first.map(|at| Quarter::of(at, zone)))
}

/// Names of places are those of the log.
fn place_of(row: &super::model::LogRow) -> Option<String> {
    log::place_of(row).map(ToOwned::to_owned)
}
