//! Counted anew, to be compared with the counters.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::features::petitions::model::SignatureState;
use crate::features::petitions::paper::BatchState;
use crate::platform::db::schema::{
    paper_batches, petitions, signature_days, signature_regions, signatures,
};
use crate::platform::db::{DbConn, UtcTime};

/// A petition, the zone of its days, and its counter without what was counted elsewhere.
pub type Counter = (i64, String, i64);

pub fn list_counters(conn: &mut DbConn) -> QueryResult<Vec<Counter>> {
    petitions::table
        .order(petitions::id)
        .select((
            petitions::id,
            petitions::time_zone,
            petitions::signature_count - petitions::imported_count,
        ))
        .load(conn)
}

/// A confirmed signature as far as it is counted: its number and its petition, when it was
/// confirmed, its region. Only a petition's own zone says which day an instant belongs to.
pub type Counted = (i64, i64, UtcTime, String);

/// The next confirmed signatures of all petitions.
pub fn list_counted(conn: &mut DbConn, after: i64, limit: i64) -> QueryResult<Vec<Counted>> {
    signatures::table
        .filter(signatures::id.gt(after))
        .filter(signatures::state.eq(SignatureState::Confirmed))
        .order(signatures::id)
        .limit(limit)
        .select((
            signatures::id,
            signatures::petition_id,
            signatures::confirmed_at.assume_not_null(),
            signatures::region,
        ))
        .load(conn)
}

/// Petition, day, number.
pub fn list_days(conn: &mut DbConn) -> QueryResult<Vec<(i64, NaiveDate, i64)>> {
    signature_days::table.load(conn)
}

/// Petition, region, number.
pub fn list_regions(conn: &mut DbConn) -> QueryResult<Vec<(i64, String, i64)>> {
    signature_regions::table.load(conn)
}

/// What paper brought: petition, day, region, number.
pub fn list_paper(conn: &mut DbConn) -> QueryResult<Vec<(i64, NaiveDate, String, i64)>> {
    paper_batches::table
        .filter(paper_batches::state.eq(BatchState::Counted))
        .select((
            paper_batches::petition_id,
            paper_batches::counted_on.assume_not_null(),
            paper_batches::region,
            paper_batches::accepted_count,
        ))
        .load(conn)
}
