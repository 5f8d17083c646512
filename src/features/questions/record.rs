//! What the record of a body is drawn from, beside the promises themselves.

use super::model::{Rating, ReviewOutcome};
use super::store::{record as store, tracker};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;

/// Decided reviews of a body by outcome.
///
/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn review_outcomes(
    conn: &mut DbConn,
    body_id: i64,
) -> Result<Vec<(ReviewOutcome, i64)>, AppError> {
    let rows = store::count_outcomes(conn, body_id)?;
    Ok(rows
        .into_iter()
        .filter_map(|(outcome, count)| Some((ReviewOutcome::parse(&outcome)?, count)))
        .collect())
}

/// Answers of a body by what those who asked think of them.
pub fn ratings(conn: &mut DbConn, body_id: i64) -> Result<Vec<(Rating, i64)>, AppError> {
    Ok(store::count_ratings(conn, body_id)?)
}

/// Overdue questions by body; bodies without one are not named.
pub fn overdue_by_body(conn: &mut DbConn, now: UtcTime) -> Result<Vec<(i64, i64)>, AppError> {
    Ok(tracker::count_overdue_by_body(conn, now)?)
}

/// What is published about questions of a body beside their promises, by number.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    pub outcomes: Vec<(i64, ReviewOutcome)>,
    pub ratings: Vec<(i64, Rating)>,
    /// Those that everybody may read.
    pub public: Vec<i64>,
}

pub fn marks(conn: &mut DbConn, body_id: i64, question_ids: &[i64]) -> Result<Marks, AppError> {
    let outcomes = store::list_outcomes(conn, body_id, question_ids)?;
    Ok(Marks {
        outcomes: outcomes
            .into_iter()
            .filter_map(|(id, outcome)| Some((id, ReviewOutcome::parse(&outcome)?)))
            .collect(),
        ratings: store::list_ratings(conn, body_id, question_ids)?,
        public: tracker::list_public_ids(conn, question_ids)?,
    })
}
