//! The record of a body: how it answers questions. Everything in it is counted from promises and
//! their events, which are published beside it (`export`), so that anybody can count again. What
//! the words mean is in docs/statistics.md.

mod answers;
pub mod api;
mod export;
mod handlers;
mod model;
mod rules;
mod views;

use std::collections::HashMap;

use actix_web::web;
use chrono_tz::Tz;

use crate::features::deadlines::PromiseKind;
use crate::features::deadlines::record as promises;
use crate::features::deadlines::statistics::{self, Share};
use crate::features::questions;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;

pub use model::Record;
pub use views::RecordView;

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/bodies", web::get().to(handlers::list_bodies))
        .route("/bodies/{slug}.json", web::get().to(handlers::export_json))
        .route("/bodies/{slug}.csv", web::get().to(handlers::export_csv))
        .route(
            "/bodies/{slug}/answers",
            web::get().to(answers::show_answers),
        )
        .route(
            "/bodies/{slug}/events.csv",
            web::get().to(export::export_events),
        );
}

/// The record of a body at `now`.
///
/// # Errors
/// When the database cannot be read.
pub fn read(
    conn: &mut DbConn,
    body_id: i64,
    site_zone: Tz,
    now: UtcTime,
) -> Result<Record, AppError> {
    let (answer, review) = (PromiseKind::Answer, PromiseKind::InternalReview);
    Ok(rules::record(&rules::Given {
        answers: promises::list_endings(conn, answer, body_id)?,
        open: promises::list_open(conn, answer, body_id, site_zone, now)?,
        reviews: promises::list_endings(conn, review, body_id)?,
        open_reviews: promises::list_open(conn, review, body_id, site_zone, now)?,
        outcomes: questions::record::review_outcomes(conn, body_id)?,
        ratings: questions::record::ratings(conn, body_id)?,
    }))
}

/// How one body answers, in a list of all.
#[derive(Clone, Copy, Debug)]
pub struct Short {
    /// Questions whose day has come.
    pub due_count: i64,
    /// None below the number from which a share says something.
    pub in_time: Option<Share>,
}

/// How all bodies answer, by body; bodies without a question whose day has come are not named.
///
/// # Errors
/// When the database cannot be read.
pub fn read_short(conn: &mut DbConn, now: UtcTime) -> Result<HashMap<i64, Short>, AppError> {
    let mut ended = promises::count_ended_by_body(conn, PromiseKind::Answer)?;
    let mut overdue: HashMap<i64, i64> = HashMap::new();
    for (body_id, count) in questions::record::overdue_by_body(conn, now)? {
        ended.entry(body_id).or_default();
        overdue.insert(body_id, count);
    }
    Ok(ended
        .into_iter()
        .map(|(body_id, counts)| {
            let open = overdue.get(&body_id).copied().unwrap_or(0);
            let due_count = counts.met + counts.met_late + open;
            let share = statistics::wilson(counts.met, due_count);
            let short = Short {
                due_count,
                in_time: share.filter(Share::is_ranked),
            };
            (body_id, short)
        })
        .filter(|(_, short)| short.due_count > 0)
        .collect())
}
