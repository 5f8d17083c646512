//! Every query on batches of paper sheets.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::features::petitions::paper::BatchState;
use crate::features::petitions::rules::paper::Claim;
use crate::on_backend;
use crate::platform::db::schema::paper_batches;
use crate::platform::db::{DbConn, UtcTime};

/// Sheets that were handed in together. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Batch {
    pub id: i64,
    pub petition_id: i64,
    pub state: BatchState,
    pub sheet_count: i64,
    pub claimed_count: i64,
    /// '' where the sheets are from several.
    pub region: String,
    pub collected_on: NaiveDate,
    pub sample_size: i64,
    /// 16 hexadecimal digits.
    pub sample_seed: String,
    pub valid_count: i64,
    pub accepted_count: i64,
    pub counted_on: Option<NaiveDate>,
    pub submission_key: Option<String>,
    pub made_by: i64,
    pub made_at: UtcTime,
    pub sampled_at: Option<UtcTime>,
    pub counted_by: Option<i64>,
    pub counted_at: Option<UtcTime>,
    pub withdrawn_by: Option<i64>,
    pub withdrawn_at: Option<UtcTime>,
    /// Words for the public.
    pub withdrawn_why: String,
}

/// Sheets about to be written down.
pub struct NewBatch<'a> {
    pub petition_id: i64,
    pub claim: &'a Claim,
    pub region: &'a str,
    pub submission_key: Option<&'a str>,
    pub made_by: i64,
}

/// None when the same form was sent before.
pub fn insert(conn: &mut DbConn, new: &NewBatch<'_>, now: UtcTime) -> QueryResult<Option<i64>> {
    let row = (
        paper_batches::petition_id.eq(new.petition_id),
        paper_batches::state.eq(BatchState::Received),
        paper_batches::sheet_count.eq(new.claim.sheet_count),
        paper_batches::claimed_count.eq(new.claim.claimed_count),
        paper_batches::region.eq(new.region),
        paper_batches::collected_on.eq(new.claim.collected_on),
        paper_batches::submission_key.eq(new.submission_key),
        paper_batches::made_by.eq(new.made_by),
        paper_batches::made_at.eq(now),
    );
    on_backend!(conn, c => diesel::insert_into(paper_batches::table)
        .values(row)
        .on_conflict(paper_batches::submission_key)
        .do_nothing()
        .returning(paper_batches::id)
        .get_result(c)
        .optional())
}

pub fn find_by_key(conn: &mut DbConn, key: &str) -> QueryResult<Option<i64>> {
    paper_batches::table
        .filter(paper_batches::submission_key.eq(key))
        .select(paper_batches::id)
        .first(conn)
        .optional()
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Batch>> {
    paper_batches::table.find(id).first(conn).optional()
}

/// Newest first.
pub fn list(conn: &mut DbConn, petition_id: i64) -> QueryResult<Vec<Batch>> {
    paper_batches::table
        .filter(paper_batches::petition_id.eq(petition_id))
        .order(paper_batches::id.desc())
        .limit(200)
        .load(conn)
}

/// What counts on paper, batch by batch.
pub fn list_accepted(conn: &mut DbConn, petition_id: i64) -> QueryResult<Vec<i64>> {
    paper_batches::table
        .filter(paper_batches::petition_id.eq(petition_id))
        .filter(paper_batches::state.eq(BatchState::Counted))
        .select(paper_batches::accepted_count)
        .load(conn)
}

/// Sheets that counted and do not any more, newest first.
pub fn list_withdrawn(conn: &mut DbConn, petition_id: i64) -> QueryResult<Vec<Batch>> {
    paper_batches::table
        .filter(paper_batches::petition_id.eq(petition_id))
        .filter(paper_batches::state.eq(BatchState::Withdrawn))
        .filter(paper_batches::accepted_count.gt(0))
        .order(paper_batches::id.desc())
        .load(conn)
}

pub fn list_ids(conn: &mut DbConn, petition_id: i64) -> QueryResult<Vec<i64>> {
    paper_batches::table
        .filter(paper_batches::petition_id.eq(petition_id))
        .select(paper_batches::id)
        .load(conn)
}

/// False when it is not waiting for its sample.
pub fn set_sampled(
    conn: &mut DbConn,
    id: i64,
    size: i64,
    seed: &str,
    now: UtcTime,
) -> QueryResult<bool> {
    let waiting = paper_batches::table
        .filter(paper_batches::id.eq(id))
        .filter(paper_batches::state.eq(BatchState::Received));
    let changed = diesel::update(waiting)
        .set((
            paper_batches::state.eq(BatchState::Sampled),
            paper_batches::sample_size.eq(size),
            paper_batches::sample_seed.eq(seed),
            paper_batches::sampled_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// What a sample came to.
pub struct Outcome {
    pub valid: i64,
    pub accepted: i64,
    pub on: NaiveDate,
    pub by: i64,
}

/// False when no sample waits for its outcome.
pub fn set_counted(
    conn: &mut DbConn,
    id: i64,
    outcome: &Outcome,
    now: UtcTime,
) -> QueryResult<bool> {
    let sampled = paper_batches::table
        .filter(paper_batches::id.eq(id))
        .filter(paper_batches::state.eq(BatchState::Sampled));
    let changed = diesel::update(sampled)
        .set((
            paper_batches::state.eq(BatchState::Counted),
            paper_batches::valid_count.eq(outcome.valid),
            paper_batches::accepted_count.eq(outcome.accepted),
            paper_batches::counted_on.eq(Some(outcome.on)),
            paper_batches::counted_by.eq(Some(outcome.by)),
            paper_batches::counted_at.eq(Some(now)),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// False when it is not in the state `from`.
pub fn set_withdrawn(
    conn: &mut DbConn,
    id: i64,
    from: BatchState,
    (by, why): (i64, &str),
    now: UtcTime,
) -> QueryResult<bool> {
    let standing = paper_batches::table
        .filter(paper_batches::id.eq(id))
        .filter(paper_batches::state.eq(from));
    let changed = diesel::update(standing)
        .set((
            paper_batches::state.eq(BatchState::Withdrawn),
            paper_batches::withdrawn_by.eq(Some(by)),
            paper_batches::withdrawn_at.eq(Some(now)),
            paper_batches::withdrawn_why.eq(why),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}
