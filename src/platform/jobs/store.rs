//! Every query on jobs and schedules.

use chrono::Duration;
use diesel::prelude::*;

use crate::on_backend;
use crate::platform::db::schema::{jobs, schedules};
use crate::platform::db::{DbConn, UtcTime};

/// After so many failures a job is parked.
pub const MAX_ATTEMPTS: i32 = 8;
/// A job whose node has not reported back for this long is given to another.
const LEASE_MINUTES: i64 = 10;

#[derive(Clone, Debug, Queryable)]
pub struct Job {
    pub id: i64,
    pub kind: String,
    pub payload: String,
    pub attempts: i32,
}

/// A job that failed for good, for the administrator.
#[derive(Clone, Debug, Queryable, serde::Serialize)]
pub struct ParkedJob {
    pub id: i64,
    pub kind: String,
    pub attempts: i32,
    pub last_error: Option<String>,
    pub created_at: UtcTime,
}

pub fn insert(
    conn: &mut DbConn,
    kind: &str,
    payload: &str,
    dedupe_key: Option<&str>,
    run_at: UtcTime,
    now: UtcTime,
) -> QueryResult<usize> {
    let row = (
        jobs::kind.eq(kind),
        jobs::payload.eq(payload),
        jobs::dedupe_key.eq(dedupe_key),
        jobs::run_at.eq(Some(run_at)),
        jobs::created_at.eq(now),
    );
    on_backend!(conn, c => diesel::insert_into(jobs::table)
        .values(row)
        .on_conflict(jobs::dedupe_key)
        .do_nothing()
        .execute(c))
}

/// Takes one job that is due, for [`LEASE_MINUTES`]; None when another node was faster or
/// nothing is due.
pub fn claim(conn: &mut DbConn, worker: &str, now: UtcTime) -> QueryResult<Option<Job>> {
    let candidate: Option<(i64, UtcTime)> = jobs::table
        .filter(jobs::run_at.le(Some(now)))
        .order((jobs::run_at, jobs::id))
        .select((jobs::id, jobs::run_at.assume_not_null()))
        .first(conn)
        .optional()?;
    let Some((id, run_at)) = candidate else {
        return Ok(None);
    };
    let lease = now.plus(Duration::minutes(LEASE_MINUTES));
    // The run time moves to the end of the lease: whoever still sees the old one has lost.
    let claimed = diesel::update(
        jobs::table
            .filter(jobs::id.eq(id))
            .filter(jobs::run_at.eq(Some(run_at))),
    )
    .set((
        jobs::run_at.eq(Some(lease)),
        jobs::lease_until.eq(Some(lease)),
        jobs::worker.eq(Some(worker)),
        jobs::attempts.eq(jobs::attempts + 1),
        // Whatever is enqueued from now on is new work.
        jobs::dedupe_key.eq(None::<String>),
    ))
    .execute(conn)?;
    if claimed == 0 {
        return Ok(None);
    }
    jobs::table
        .find(id)
        .select((jobs::id, jobs::kind, jobs::payload, jobs::attempts))
        .first(conn)
        .optional()
}

pub fn is_any_due(conn: &mut DbConn, now: UtcTime) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(
        jobs::table.filter(jobs::run_at.le(Some(now))),
    ))
    .get_result(conn)
}

pub fn delete(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::delete(jobs::table.find(id)).execute(conn)
}

/// Puts a failed job back, later each time, or parks it.
pub fn set_failed(conn: &mut DbConn, job: &Job, error: &str, now: UtcTime) -> QueryResult<usize> {
    let run_at = (job.attempts < MAX_ATTEMPTS).then(|| now.plus(backoff(job.attempts)));
    diesel::update(jobs::table.find(job.id))
        .set((
            jobs::run_at.eq(run_at),
            jobs::lease_until.eq(None::<UtcTime>),
            jobs::last_error.eq(Some(error)),
        ))
        .execute(conn)
}

/// 10 s after the first failure, then three times longer each time, six hours at most.
pub fn backoff(attempts: i32) -> Duration {
    let exponent = u32::try_from(attempts.saturating_sub(1))
        .unwrap_or(0)
        .min(10);
    Duration::seconds((10 * 3_i64.pow(exponent)).min(6 * 3600))
}

pub fn list_parked(conn: &mut DbConn) -> QueryResult<Vec<ParkedJob>> {
    jobs::table
        .filter(jobs::run_at.is_null())
        .order(jobs::id)
        .limit(200)
        .select((
            jobs::id,
            jobs::kind,
            jobs::attempts,
            jobs::last_error,
            jobs::created_at,
        ))
        .load(conn)
}

pub fn count_parked(conn: &mut DbConn) -> QueryResult<i64> {
    jobs::table
        .filter(jobs::run_at.is_null())
        .count()
        .get_result(conn)
}

/// Lets a parked job run again.
pub fn unpark(conn: &mut DbConn, id: i64, now: UtcTime) -> QueryResult<usize> {
    diesel::update(jobs::table.find(id).filter(jobs::run_at.is_null()))
        .set((jobs::run_at.eq(Some(now)), jobs::attempts.eq(0)))
        .execute(conn)
}

/// Whether it is this caller's turn to do the recurring work `name`: a compare-and-set.
pub fn take_turn(
    conn: &mut DbConn,
    name: &str,
    every: Duration,
    now: UtcTime,
) -> QueryResult<bool> {
    let first = on_backend!(conn, c => diesel::insert_into(schedules::table)
        .values((schedules::name.eq(name), schedules::last_run_at.eq(now)))
        .on_conflict_do_nothing()
        .execute(c))?;
    if first == 1 {
        return Ok(true);
    }
    let due = schedules::table
        .filter(schedules::name.eq(name))
        .filter(schedules::last_run_at.le(now.minus(every)));
    Ok(diesel::update(due)
        .set(schedules::last_run_at.eq(now))
        .execute(conn)?
        == 1)
}

/// Whether `name` may be due, without writing.
pub fn is_turn_due(
    conn: &mut DbConn,
    name: &str,
    every: Duration,
    now: UtcTime,
) -> QueryResult<bool> {
    let last: Option<UtcTime> = schedules::table
        .find(name)
        .select(schedules::last_run_at)
        .first(conn)
        .optional()?;
    Ok(last.is_none_or(|last| last <= now.minus(every)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_longer_after_each_failure_and_never_longer_than_six_hours() {
        let table = [
            (0, 10),
            (1, 10),
            (2, 30),
            (3, 90),
            (7, 7290),
            (8, 21600),
            (99, 21600),
        ];
        for (attempts, seconds) in table {
            assert_eq!(backoff(attempts), Duration::seconds(seconds), "{attempts}");
        }
    }
}
