//! The write path: one transaction for one write, and group commit on SQLite.
//!
//! A single writer thread takes what is queued, runs each write in a savepoint of one transaction
//! and commits them together: one `fsync` for all. Each caller hears only after that commit; if
//! the commit fails, none of them was written and all of them are told.

use std::ops::{Deref, DerefMut};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::prelude::*;

use super::conn::{DbConn, Manager};
use super::schema::content_changes;
use super::types::UtcTime;
use super::{CommitHook, kept, publish};
use crate::on_backend;
use crate::platform::error::AppError;

/// Writes that wait at most; beyond that the answer is `Unavailable` rather than a longer queue.
const QUEUE: usize = 4096;
/// Writes in one commit at most.
const BATCH: usize = 256;
/// No further write joins a batch that has run this long.
const BATCH_TIME: Duration = Duration::from_millis(20);
/// Topics that are stored one by one.
const FEW_TOPICS: usize = 64;
/// Topics in one statement beyond that; each is two values, of which SQLite takes 32,766.
const TOPICS_AT_ONCE: usize = 1000;

/// An open transaction: a connection, and what is to happen once it is committed.
pub struct Tx<'a> {
    conn: &'a mut DbConn,
    effects: Effects,
}

/// What a committed write means for others.
#[derive(Default)]
pub(super) struct Effects {
    pub topics: Vec<String>,
    at: Option<UtcTime>,
}

impl Effects {
    fn absorb(&mut self, other: &Effects) {
        self.at = self.at.max(other.at);
        self.topics.extend_from_slice(&other.topics);
    }

    /// Names each topic once.
    fn settle(&mut self) {
        self.topics.sort_unstable();
        self.topics.dedup();
    }

    /// Tells other nodes, in the transaction itself, which topics changed.
    fn store(&self, conn: &mut DbConn) -> QueryResult<()> {
        let Some(at) = self.at else { return Ok(()) };
        let row = |topic| {
            (
                content_changes::topic.eq(topic),
                content_changes::changed_at.eq(at),
            )
        };
        let shared = self.topics.iter().filter(|topic| !topic.starts_with('~'));
        let shared: Vec<&String> = shared.collect();
        if shared.len() <= FEW_TOPICS {
            // The usual case, in a statement that stays prepared.
            for topic in shared {
                diesel::insert_into(content_changes::table)
                    .values(row(topic))
                    .execute(conn)?;
            }
            return Ok(());
        }
        for some in shared.chunks(TOPICS_AT_ONCE) {
            let rows: Vec<_> = some.iter().copied().map(row).collect();
            on_backend!(conn, c => diesel::insert_into(content_changes::table)
                .values(rows)
                .execute(c))?;
        }
        Ok(())
    }
}

impl Tx<'_> {
    /// What pages show of `topic` ('petition:7') has changed at `now`. A topic that begins with
    /// '~' concerns this node alone.
    pub fn touch(&mut self, topic: impl Into<String>, now: UtcTime) {
        let topic = topic.into();
        self.effects.at = self.effects.at.max(Some(now));
        self.effects.topics.push(topic);
    }
}

impl Deref for Tx<'_> {
    type Target = DbConn;
    fn deref(&self) -> &DbConn {
        self.conn
    }
}

impl DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut DbConn {
        self.conn
    }
}

type Acknowledge = Box<dyn FnOnce(Result<(), AppError>) + Send>;
type QueuedWrite = Box<dyn FnOnce(&mut DbConn) -> Outcome + Send>;

struct Outcome {
    /// None: rolled back, and the caller already knows why.
    effects: Option<(Effects, Option<CommitHook>)>,
    acknowledge: Acknowledge,
}

/// The one writer of an SQLite database.
pub(super) struct GroupWriter {
    queue: SyncSender<QueuedWrite>,
}

impl GroupWriter {
    pub fn start(manager: &Manager) -> Result<Self, AppError> {
        let manager = manager.clone();
        let conn = manager.establish()?;
        let (queue, inbox) = sync_channel(QUEUE);
        std::thread::Builder::new()
            .name("folkmoot-writer".into())
            .spawn(move || run(conn, &manager, &inbox))
            .map_err(|error| AppError::Internal(format!("cannot start the writer: {error}")))?;
        Ok(Self { queue })
    }

    /// Queues a write; `done` is called after the commit, or with what went wrong.
    pub fn submit<T, F>(
        &self,
        f: F,
        hook: Option<CommitHook>,
        done: impl FnOnce(Result<T, AppError>) + Send + 'static,
    ) -> Result<(), AppError>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, AppError> + Send + 'static,
        T: Send + 'static,
    {
        self.queue.try_send(queued(f, hook, done)).map_err(|error| {
            if let TrySendError::Disconnected(_) = error {
                tracing::error!("the database writer has ended");
            }
            AppError::Unavailable
        })
    }
}

/// A write that waits for its turn; `done` is called after the commit, or with what went wrong.
fn queued<T, F>(
    f: F,
    hook: Option<CommitHook>,
    done: impl FnOnce(Result<T, AppError>) + Send + 'static,
) -> QueuedWrite
where
    F: FnOnce(&mut Tx<'_>) -> Result<T, AppError> + Send + 'static,
    T: Send + 'static,
{
    Box::new(move |conn| match in_savepoint(conn, f) {
        Ok((value, effects)) => Outcome {
            effects: Some((effects, hook)),
            acknowledge: Box::new(move |commit| done(commit.map(|()| value))),
        },
        Err(error) => Outcome {
            effects: None,
            acknowledge: Box::new(move |_| done(Err(error))),
        },
    })
}

fn run(mut conn: DbConn, manager: &Manager, inbox: &Receiver<QueuedWrite>) {
    while let Ok(first) = inbox.recv() {
        if !write_batch(&mut conn, first, || inbox.try_recv().ok())
            && let Ok(fresh) = manager.establish()
        {
            conn = fresh;
        }
    }
}

/// Commits `first` and what `next` gives together and tells everybody; false when the commit
/// failed.
fn write_batch(
    conn: &mut DbConn,
    first: QueuedWrite,
    next: impl FnMut() -> Option<QueuedWrite>,
) -> bool {
    let mut outcomes = Vec::new();
    let commit = commit_together(conn, first, next, &mut outcomes);
    if let Err(error) = &commit {
        tracing::error!(%error, writes = outcomes.len(), "a commit failed");
    }
    if commit.is_ok() {
        // Pages are dropped before anybody is told that the write stands: nobody who was told can
        // then be shown what was before.
        for outcome in &mut outcomes {
            if let Some((effects, hook)) = outcome.effects.take() {
                publish(hook, &effects);
            }
        }
    }
    for outcome in outcomes {
        let answer = if commit.is_ok() {
            Ok(())
        } else {
            Err(AppError::Unavailable)
        };
        (outcome.acknowledge)(answer);
    }
    commit.is_ok()
}

/// When it fails, a write that is not in `outcomes` was dropped, which its caller notices.
fn commit_together(
    conn: &mut DbConn,
    first: QueuedWrite,
    mut next: impl FnMut() -> Option<QueuedWrite>,
    outcomes: &mut Vec<Outcome>,
) -> QueryResult<()> {
    let begun = Instant::now();
    begin(conn)?;
    let mut at_hand = Some(first);
    let mut all = Effects::default();
    while let Some(write) = at_hand.take() {
        let outcome = write(conn);
        if let Some((effects, _)) = &outcome.effects {
            all.absorb(effects);
        }
        outcomes.push(outcome);
        if outcomes.len() < BATCH && begun.elapsed() < BATCH_TIME {
            at_hand = next();
        }
    }
    all.settle();
    let stored = all.store(conn);
    let commit = stored.and_then(|()| DbConn::commit_transaction(conn));
    if commit.is_err() {
        let _ = DbConn::rollback_transaction(conn);
    }
    commit
}

/// SQLite takes the write lock at once: a transaction that reads first and then writes would be
/// refused as soon as another process writes in between.
fn begin(conn: &mut DbConn) -> QueryResult<()> {
    match conn {
        DbConn::Sqlite(inner) => {
            AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN IMMEDIATE")
        }
        DbConn::Pg(inner) => AnsiTransactionManager::begin_transaction(inner),
    }
}

/// One write with a transaction of its own (PostgreSQL, which commits concurrent ones together).
pub(super) fn run_alone<T>(
    conn: &mut DbConn,
    f: impl FnOnce(&mut Tx<'_>) -> Result<T, AppError>,
) -> Result<(T, Effects), AppError> {
    begin(conn)?;
    match guarded(conn, f) {
        Ok((value, effects)) => {
            let commit = effects
                .store(conn)
                .and_then(|()| DbConn::commit_transaction(conn));
            if let Err(error) = commit {
                let _ = DbConn::rollback_transaction(conn);
                return Err(error.into());
            }
            Ok((value, effects))
        }
        Err(error) => {
            let _ = DbConn::rollback_transaction(conn);
            Err(error)
        }
    }
}

/// What a statement without rows gives.
#[derive(QueryableByName)]
struct NoRow {}

/// The savepoint of one write among others, in statements that stay prepared.
fn in_savepoint<T>(
    conn: &mut DbConn,
    f: impl FnOnce(&mut Tx<'_>) -> Result<T, AppError>,
) -> Result<(T, Effects), AppError> {
    let run = |conn: &mut DbConn, sql: &str| {
        let rows: Vec<NoRow> = kept(diesel::sql_query(sql)).load(conn)?;
        debug_assert!(rows.is_empty());
        QueryResult::Ok(())
    };
    run(conn, "SAVEPOINT one_write")?;
    match guarded(conn, f) {
        Ok(done) => {
            run(conn, "RELEASE one_write")?;
            Ok(done)
        }
        Err(error) => {
            let undone = run(conn, "ROLLBACK TO one_write");
            let _ = undone.and_then(|()| run(conn, "RELEASE one_write"));
            Err(error)
        }
    }
}

/// A panic in one write is that write's failure, not the writer's end.
fn guarded<T>(
    conn: &mut DbConn,
    f: impl FnOnce(&mut Tx<'_>) -> Result<T, AppError>,
) -> Result<(T, Effects), AppError> {
    catch_unwind(AssertUnwindSafe(|| {
        let mut tx = Tx {
            conn,
            effects: Effects::default(),
        };
        let value = f(&mut tx)?;
        tx.effects.settle();
        Ok((value, tx.effects))
    }))
    .unwrap_or_else(|_| Err(AppError::Internal("a write panicked".to_owned())))
}
