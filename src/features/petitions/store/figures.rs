//! Counts over signatures: by day, by place of living, and whether the counters are right.

use chrono::NaiveDate;
use diesel::dsl::{count_star, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use crate::features::petitions::model::{SignatureState, State};
use crate::platform::db::schema::{petitions, signature_days, signatures};
use crate::platform::db::{DbConn, UtcTime};

pub fn list_days(conn: &mut DbConn, petition_id: i64) -> QueryResult<Vec<(NaiveDate, i64)>> {
    signature_days::table
        .filter(signature_days::petition_id.eq(petition_id))
        .order(signature_days::day)
        .select((signature_days::day, signature_days::signature_count))
        .load(conn)
}

/// Confirmed signatures by country and by the first four characters of the postcode.
pub fn count_by_area(
    conn: &mut DbConn,
    petition_id: i64,
) -> QueryResult<Vec<(String, String, i64)>> {
    // As text: PostgreSQL would take the numbers of `substr` in the selection and in the grouping
    // for different parameters.
    signatures::table
        .filter(signatures::petition_id.eq(petition_id))
        .filter(signatures::state.eq(SignatureState::Confirmed))
        .group_by(sql::<(Text, Text)>(
            "signatures.country, substr(signatures.postcode, 1, 4)",
        ))
        .select(sql::<(Text, Text, BigInt)>(
            "signatures.country, substr(signatures.postcode, 1, 4), count(*)",
        ))
        .load(conn)
}

/// A petition, when it opened, and when it was answered.
type Times = (i64, Option<UtcTime>, Option<UtcTime>);

/// When the public petitions of a body opened and were answered.
pub fn list_times_of_body(conn: &mut DbConn, body_id: i64) -> QueryResult<Vec<Times>> {
    petitions::table
        .filter(petitions::body_id.eq(body_id))
        .filter(petitions::state.eq_any([State::Open, State::Closed]))
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

/// Confirmed signatures by petition, counted.
pub fn count_confirmed(conn: &mut DbConn) -> QueryResult<Vec<(i64, i64)>> {
    signatures::table
        .filter(signatures::state.eq(SignatureState::Confirmed))
        .group_by(signatures::petition_id)
        .select((signatures::petition_id, count_star()))
        .load(conn)
}

pub fn list_counters(conn: &mut DbConn) -> QueryResult<Vec<(i64, i64)>> {
    petitions::table
        .order(petitions::id)
        .select((petitions::id, petitions::signature_count))
        .load(conn)
}

pub fn list_all_days(conn: &mut DbConn) -> QueryResult<Vec<(i64, i64)>> {
    signature_days::table
        .select((signature_days::petition_id, signature_days::signature_count))
        .load(conn)
}
