//! Work that is done after the answer: rows written in the writer's own transaction.
//!
//! A job is claimed with a lease by one conditional UPDATE, so that any number of nodes may run
//! them without a leader. A handler may run twice (a node can die after the work and before the
//! note of it) and must therefore be idempotent. What fails is tried again later and later, and
//! parked after [`store::MAX_ATTEMPTS`] tries, visible to the administrator.

pub mod runner;
pub mod store;

use std::sync::Arc;

use chrono::Duration;
use serde::Serialize;

use super::db::{Tx, UtcTime};
use super::error::AppError;

/// Topic by which a commit wakes this node's runner; it never reaches the table.
pub const WAKE: &str = "~jobs";

type Run = Arc<dyn Fn(&str, UtcTime) -> Result<(), AppError> + Send + Sync>;

/// Work of one kind: how to do it.
#[derive(Clone)]
pub struct JobHandler {
    pub kind: &'static str,
    pub run: Run,
}

impl JobHandler {
    pub fn new(
        kind: &'static str,
        run: impl Fn(&str, UtcTime) -> Result<(), AppError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            kind,
            run: Arc::new(run),
        }
    }
}

/// Work that recurs: at most once per `every` over all nodes.
#[derive(Clone)]
pub struct Recurring {
    pub name: &'static str,
    pub every: Duration,
    pub run: Arc<dyn Fn(UtcTime) -> Result<(), AppError> + Send + Sync>,
}

impl Recurring {
    pub fn new(
        name: &'static str,
        every: Duration,
        run: impl Fn(UtcTime) -> Result<(), AppError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            name,
            every,
            run: Arc::new(run),
        }
    }
}

/// What a feature gives the runner to do.
#[derive(Clone, Default)]
pub struct Work {
    pub handlers: Vec<JobHandler>,
    pub recurring: Vec<Recurring>,
}

impl Work {
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.handlers.extend(other.handlers);
        self.recurring.extend(other.recurring);
        self
    }
}

/// Enqueues work in the transaction that makes it necessary.
///
/// # Errors
/// When the payload has no JSON form or the row cannot be written.
pub fn enqueue(
    tx: &mut Tx<'_>,
    kind: &'static str,
    payload: &impl Serialize,
    now: UtcTime,
) -> Result<(), AppError> {
    let payload = serde_json::to_string(payload)?;
    store::insert(tx, kind, &payload, None, now, now)?;
    tx.touch(WAKE, now);
    Ok(())
}

/// Enqueues work unless work with the same key waits already.
///
/// # Errors
/// As [`enqueue`].
pub fn enqueue_once(
    tx: &mut Tx<'_>,
    kind: &'static str,
    key: &str,
    payload: &impl Serialize,
    run_at: UtcTime,
    now: UtcTime,
) -> Result<(), AppError> {
    let payload = serde_json::to_string(payload)?;
    store::insert(tx, kind, &payload, Some(key), run_at, now)?;
    tx.touch(WAKE, now);
    Ok(())
}
