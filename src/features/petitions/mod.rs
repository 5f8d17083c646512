//! Petitions: started, moderated, signed by confirmation, counted, closed by date, answered.
//!
//! `in_moderation → open → closed`, or `rejected` (public, with the reason), `hidden`,
//! `withdrawn`. Anybody signs, without an account, by a link in a mail and a button behind it
//! (mail scanners open links). From its threshold on the body owes a response by a date. Whoever
//! has an account starts one; officials of the body respond.

mod anonymising;
pub mod api;
mod checking;
mod countries;
pub mod creators;
pub mod debates;
pub mod exchange;
mod generate;
mod handlers;
pub mod held;
pub mod invalidating;
mod jobs;
mod keeping;
mod lifecycle;
pub mod mailing;
pub mod maps;
mod model;
pub mod paper;
pub mod procedures;
mod responses;
pub mod rules;
mod scrutiny;
mod signing;
mod similar;
pub mod sponsors;
mod stopping;
mod store;
pub mod surge;
mod thresholds;
pub mod updates;
mod views;

use crate::features::notifications::{Named, Subjects};
use crate::features::{ledger, search};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub use anonymising::anonymise;
pub use checking::{Check, Mismatch, Part, check};
pub use generate::{CROWDED, Load, add_signatures, generate};
pub use handlers::routes;
pub use jobs::jobs;
pub use keeping::KEEPERS;
pub use lifecycle::{PLACE, on_state_change, start};
pub use model::{
    NewPetition, NewSignature, Order, Petition, PetitionCounts, Promise, Shelf, SignatureState,
    State, Summary, url,
};
pub use responses::{NewResponse, respond};
pub use signing::{Link, confirm, sign};
pub use similar::find_similar;
pub use stopping::{StoppedCount, stop, stop_all, take_up};

pub use procedures::Procedure;

use model::Start;

/// Below which petitions stand.
const PATH: &str = "/petitions/";

/// What a page shows of a petition, and what people follow.
pub fn topic(id: i64) -> String {
    format!("petition:{id}")
}

/// Its count: what each signature touches. Pages may show it a little late.
pub fn counts(id: i64) -> String {
    format!("~petition:{id}")
}

/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn find(conn: &mut DbConn, id: i64) -> Result<Option<Petition>, AppError> {
    Ok(store::find(conn, id)?)
}

/// What happened to a petition, in order: kind, when, and the count at that moment.
pub fn list_events(conn: &mut DbConn, id: i64) -> Result<Vec<(String, UtcTime, i64)>, AppError> {
    Ok(store::thresholds::list_events(conn, id)?)
}

/// What people can follow, by the names they know it by.
pub fn subjects() -> Subjects {
    Subjects {
        kind: "petition",
        name: |conn, ids, now| {
            let petitions = list_in_order(conn, ids, now)?;
            Ok(petitions
                .into_iter()
                .map(|petition| Named {
                    id: petition.id,
                    title: petition.title,
                    url: petition.url,
                })
                .collect())
        },
    }
}

/// Open ones, most signatures first.
pub fn list_open_by_signatures(
    conn: &mut DbConn,
    now: UtcTime,
    limit: i64,
) -> Result<Vec<Summary>, AppError> {
    list(conn, Shelf::Open, Order::Signatures, now, 0, limit)
}

/// Those that reached their threshold and have no response, due first.
pub fn list_awaiting_response(
    conn: &mut DbConn,
    now: UtcTime,
    limit: i64,
) -> Result<Vec<Summary>, AppError> {
    list(conn, Shelf::Waiting, Order::Signatures, now, 0, limit)
}

/// One part of the list.
pub fn list(
    conn: &mut DbConn,
    shelf: Shelf,
    order: Order,
    now: UtcTime,
    offset: i64,
    limit: i64,
) -> Result<Vec<Summary>, AppError> {
    list_from(conn, Some(shelf), order, now, Start::Offset(offset), limit)
}

/// One part of the list, or all public petitions by their numbers, from `start` on.
fn list_from(
    conn: &mut DbConn,
    shelf: Option<Shelf>,
    order: Order,
    now: UtcTime,
    start: Start,
    limit: i64,
) -> Result<Vec<Summary>, AppError> {
    let rows = store::list_shelf(conn, shelf, order, now, start, limit)?;
    let mut summaries = views::summaries(conn, rows, now)?;
    if shelf.is_none_or(|shelf| shelf == Shelf::Rejected) {
        withhold(conn, &mut summaries)?;
    }
    Ok(summaries)
}

/// Notes why each was not accepted, and takes out the titles that nobody may read.
fn withhold(conn: &mut DbConn, summaries: &mut [Summary]) -> Result<(), AppError> {
    let tokens: Vec<&str> = summaries.iter().map(|one| one.token.as_str()).collect();
    let mut reasons = ledger::list_reasons_of(conn, &tokens)?;
    for summary in summaries {
        summary.reason = reasons.remove(&summary.token);
        if rules::is_withheld(summary.state, summary.reason.as_deref()) {
            summary.title.clear();
        }
    }
    Ok(())
}

/// Public petitions that hold every word of `query`, best first; whether there are more.
pub fn find_by_words(
    conn: &mut DbConn,
    query: &str,
    now: UtcTime,
    offset: i64,
    limit: i64,
) -> Result<(Vec<Summary>, bool), AppError> {
    let found = search::find(conn, query, Some("petition"), now, offset, limit)?;
    let ids: Vec<i64> = found
        .hits
        .iter()
        .filter_map(|hit| search::number_in(&hit.url, PATH))
        .collect();
    Ok((list_in_order(conn, &ids, now)?, found.has_more))
}

fn list_in_order(conn: &mut DbConn, ids: &[i64], now: UtcTime) -> Result<Vec<Summary>, AppError> {
    let rows = store::list_by_ids(conn, ids)?;
    let mut summaries = views::summaries(conn, rows, now)?;
    summaries.sort_by_key(|summary| ids.iter().position(|id| *id == summary.id));
    Ok(summaries)
}

/// Petitions to a body during a span of time, for its results.
pub fn count_between(
    conn: &mut DbConn,
    body_id: i64,
    from: UtcTime,
    to: UtcTime,
) -> Result<PetitionCounts, AppError> {
    let times = store::figures::list_times_of_body(conn, body_id)?;
    let within = |at: Option<UtcTime>| at.is_some_and(|at| from <= at && at < to);
    let count = |matching: usize| i64::try_from(matching).unwrap_or(i64::MAX);
    let opened = times.iter().filter(|row| within(row.1)).count();
    let answered = times.iter().filter(|row| within(row.2)).count();
    let ids: Vec<i64> = times.iter().map(|row| row.0).collect();
    let (first, last) = (from.naive().date(), to.naive().date());
    let days = store::figures::list_counts_between(conn, &ids, first, last)?;
    Ok(PetitionCounts {
        opened: count(opened),
        signatures: days.into_iter().sum(),
        answered: count(answered),
    })
}

/// Logs the final counts of petitions that closed a day or longer before `now`. A job does it by
/// itself; what is shown does not wait for it.
pub fn close_ended(tx: &mut Tx<'_>, now: UtcTime) -> Result<(), AppError> {
    jobs::list_ended(tx, now)?
        .into_iter()
        .try_for_each(|id| lifecycle::close(tx, id, now))
}

/// Counters that are not what they count: none, ever. See [`check`] for what was looked at.
pub fn check_counts(conn: &mut DbConn) -> Result<Vec<Mismatch>, AppError> {
    Ok(check(conn)?.mismatches)
}
