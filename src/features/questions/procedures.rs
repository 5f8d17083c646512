//! How a body deals with questions: who reads an answer before it is sent, how far a promise may be
//! moved, what starts its clock anew.

use serde_json::json;

pub use super::model::{AfterBreak, Procedure};
use super::store;
use crate::features::bodies;
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

impl Default for Procedure {
    fn default() -> Self {
        Self {
            does_triage: false,
            allows_confidential: false,
            needs_second_reader: false,
            after_clarification: AfterBreak::Continue,
            after_transfer: AfterBreak::Continue,
            max_extensions: 1,
            max_extension_days: 10,
            review_window_days: 40,
            review_working_days: 20,
        }
    }
}

/// Bounds of the numbers, both ends included.
pub mod bounds {
    pub const EXTENSIONS: (i64, i64) = (0, 5);
    pub const EXTENSION_DAYS: (i64, i64) = (1, 60);
    pub const REVIEW_WINDOW_DAYS: (i64, i64) = (0, 365);
    pub const REVIEW_WORKING_DAYS: (i64, i64) = (1, 120);
}

/// How a body deals with questions; the usual way where nobody chose another.
///
/// # Errors
/// When the database cannot be read.
pub fn procedure(conn: &mut DbConn, body_id: i64) -> Result<Procedure, AppError> {
    Ok(store::procedures::find(conn, body_id)?.unwrap_or_default())
}

/// The body that sorts questions whose asker did not know whom to ask.
///
/// # Errors
/// When the database cannot be read.
pub fn triage_body(conn: &mut DbConn) -> Result<Option<i64>, AppError> {
    Ok(store::procedures::find_triage_body(conn)?)
}

/// Bodies that take confidential questions.
///
/// # Errors
/// When the database cannot be read.
pub fn bodies_that_take_confidential(conn: &mut DbConn) -> Result<Vec<i64>, AppError> {
    Ok(store::procedures::list_confidential(conn)?)
}

/// Sets how a body deals with questions from now on, and says so in the log: it decides what people
/// can count on. A body that takes over the triage takes it from the one that had it.
///
/// # Errors
/// `NotFound` for an unknown body, `Invalid` for a number out of bounds, `Conflict` when another
/// body took the triage at the same moment.
pub fn set_procedure(
    tx: &mut Tx<'_>,
    body_id: i64,
    new: &Procedure,
    by: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let body = bodies::find(tx, body_id)?.ok_or(AppError::NotFound)?;
    ensure_within_bounds(new)?;
    if new.does_triage {
        store::procedures::end_triage_of_others(tx, body_id)?;
    }
    store::procedures::put(tx, body_id, new)?;
    let act = Act::new(
        "question-procedure-changed",
        "body",
        &body.slug,
        ActingAs::Administrator,
    )
    .by(by);
    ledger::append(
        tx,
        &act,
        json!({ "name": body.name, "procedure": new }),
        now,
    )?;
    tx.touch("bodies", now);
    tx.touch(format!("body:{body_id}"), now);
    Ok(())
}

/// # Errors
/// `Invalid` with the first number that is out of bounds.
fn ensure_within_bounds(new: &Procedure) -> Result<(), AppError> {
    let numbers = [
        ("max_extensions", new.max_extensions, bounds::EXTENSIONS),
        (
            "max_extension_days",
            new.max_extension_days,
            bounds::EXTENSION_DAYS,
        ),
        (
            "review_window_days",
            new.review_window_days,
            bounds::REVIEW_WINDOW_DAYS,
        ),
        (
            "review_working_days",
            new.review_working_days,
            bounds::REVIEW_WORKING_DAYS,
        ),
    ];
    for (field, number, (least, most)) in numbers {
        if !(least..=most).contains(&number) {
            return Err(AppError::field(field, "questions.procedure-bounds"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_within_bounds() {
        assert!(ensure_within_bounds(&Procedure::default()).is_ok());
        let with = |adjust: fn(&mut Procedure)| {
            let mut changed = Procedure::default();
            adjust(&mut changed);
            ensure_within_bounds(&changed).is_ok()
        };
        assert!(with(|p| p.max_extensions = 0));
        assert!(!with(|p| p.max_extensions = 6));
        assert!(!with(|p| p.max_extension_days = 0));
        assert!(with(|p| p.review_window_days = 0));
        assert!(!with(|p| p.review_window_days = i64::MAX));
        assert!(!with(|p| p.review_working_days = -1));
    }
}
