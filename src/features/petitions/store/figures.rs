//! Counts over signatures: by day and by place of living. Whether they are right: `checks`.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::features::petitions::model::State;
use crate::platform::db::schema::{petitions, signature_days, signature_regions};
use crate::platform::db::{DbConn, UtcTime};

pub fn list_days(conn: &mut DbConn, petition_id: i64) -> QueryResult<Vec<(NaiveDate, i64)>> {
    signature_days::table
        .filter(signature_days::petition_id.eq(petition_id))
        .order(signature_days::day)
        .select((signature_days::day, signature_days::signature_count))
        .load(conn)
}

/// What counts by region ('GB RM1', '' where it is not known): kept in the same transaction as the
/// counter. Not for the public as it stands: see `rules::suppress`.
pub fn list_regions(conn: &mut DbConn, petition_id: i64) -> QueryResult<Vec<(String, i64)>> {
    signature_regions::table
        .filter(signature_regions::petition_id.eq(petition_id))
        .filter(signature_regions::signature_count.gt(0))
        .order(signature_regions::region)
        .select((
            signature_regions::region,
            signature_regions::signature_count,
        ))
        .load(conn)
}

/// What counts from one region.
pub fn count_of_region(conn: &mut DbConn, petition_id: i64, region: &str) -> QueryResult<i64> {
    let found: Option<i64> = signature_regions::table
        .find((petition_id, region))
        .select(signature_regions::signature_count)
        .first(conn)
        .optional()?;
    Ok(found.unwrap_or(0))
}

/// What counts from all districts of a country.
pub fn count_of_country(conn: &mut DbConn, petition_id: i64, country: &str) -> QueryResult<i64> {
    // A country's own name, and whatever follows it and a space: the character after that is '!'.
    let counts: Vec<i64> = signature_regions::table
        .filter(signature_regions::petition_id.eq(petition_id))
        .filter(signature_regions::region.ge(country))
        .filter(signature_regions::region.lt(format!("{country}!")))
        .select(signature_regions::signature_count)
        .load(conn)?;
    Ok(counts.into_iter().sum())
}

/// A petition, when it opened, and when it was answered.
type Times = (i64, Option<UtcTime>, Option<UtcTime>);

/// When the public petitions of a body opened and were answered.
pub fn list_times_of_body(conn: &mut DbConn, body_id: i64) -> QueryResult<Vec<Times>> {
    petitions::table
        .filter(petitions::body_id.eq(body_id))
        .filter(petitions::state.eq_any([State::Open, State::Closed, State::Stopped]))
        .select((petitions::id, petitions::opened_at, petitions::responded_at))
        .load(conn)
}

/// Daily counts of these petitions from one day to another, both included.
pub fn list_counts_between(
    conn: &mut DbConn,
    petition_ids: &[i64],
    from: NaiveDate,
    to: NaiveDate,
) -> QueryResult<Vec<i64>> {
    signature_days::table
        .filter(signature_days::petition_id.eq_any(petition_ids.to_vec()))
        .filter(signature_days::day.between(from, to))
        .select(signature_days::signature_count)
        .load(conn)
}
