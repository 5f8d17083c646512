//! The database: SQLite to start with, PostgreSQL when a whole country comes; one code for both.
//!
//! `Db::read` and `Db::write` hide pools, threads and transactions. A write is one transaction;
//! its answer arrives only after the commit. On SQLite one writer thread commits queued writes
//! together (`writer`); on PostgreSQL each write has a connection of its own.

pub mod changes;
pub mod conn;
mod gathered;
mod hold;
mod kept;
pub mod migrate;
pub mod schema;
pub mod time_text;
pub mod types;
mod writer;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use diesel::r2d2::{NopErrorHandler, Pool};

pub use conn::{Backend, DbConn, Far};
pub use hold::{hold_row, snapshot};
pub use kept::kept;
pub use types::{Json, UtcTime};
pub use writer::Tx;

use crate::platform::error::AppError;
use conn::{Manager, Mode};
use gathered::Gathered;
use writer::{Effects, GroupWriter};

/// What happens on this node once a write is committed: which topics it touched.
pub type CommitHook = Arc<dyn Fn(&[String]) + Send + Sync>;

/// How to open a database.
#[derive(Clone, Debug)]
pub struct DbOptions {
    /// `sqlite://path` or `postgres://…`
    pub url: String,
    /// Where pages of anonymous visitors are read, if there is a replica. Everything else is read
    /// where it is written: a replica may be behind, and who acts on what they read may not.
    pub read_url: Option<String>,
    /// Connections for reading; on PostgreSQL also for writing.
    pub pool_size: u32,
    /// Tests do not need to survive a power cut.
    pub durable: bool,
}

impl DbOptions {
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            read_url: None,
            pool_size: 8,
            durable: true,
        }
    }
}

/// A handle that is cheap to clone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    backend: Backend,
    readers: Pool<Manager>,
    replica: Option<Pool<Manager>>,
    writer: Writer,
    gathered: Gathered,
    hook: Mutex<Option<CommitHook>>,
    statements: Arc<AtomicU64>,
}

enum Writer {
    Group(GroupWriter),
    Pool(Pool<Manager>),
}

impl Db {
    /// Opens the database; does not migrate it.
    ///
    /// # Errors
    /// When the address is neither SQLite nor PostgreSQL, or nothing answers there.
    pub fn open(options: &DbOptions) -> Result<Self, AppError> {
        let backend = Backend::of_url(&options.url)?;
        let statements = Arc::new(AtomicU64::new(0));
        let readers = pool(&options.url, Mode::Read, options, &statements)?;
        let replica = match &options.read_url {
            Some(url) => Some(pool(url, Mode::Read, options, &statements)?),
            None => None,
        };
        let writer = match backend {
            Backend::Sqlite => {
                let manager =
                    Manager::new(&options.url, Mode::Write, options.durable)?.counting(&statements);
                Writer::Group(GroupWriter::start(&manager)?)
            }
            Backend::Postgres => {
                let pool = pool(&options.url, Mode::Write, options, &statements)?;
                Writer::Pool(pool)
            }
        };
        Ok(Self(Arc::new(Inner {
            backend,
            readers,
            replica,
            writer,
            gathered: Gathered::default(),
            hook: Mutex::new(None),
            statements,
        })))
    }

    /// SQL statements that this handle has run since it was opened.
    pub fn statement_count(&self) -> u64 {
        self.0.statements.load(Ordering::Relaxed)
    }

    pub fn backend(&self) -> Backend {
        self.0.backend
    }

    /// Sets what is called with the touched topics after each commit of this node.
    pub fn on_commit(&self, hook: CommitHook) {
        if let Ok(mut slot) = self.0.hook.lock() {
            *slot = Some(hook);
        }
    }

    fn hook(&self) -> Option<CommitHook> {
        self.0.hook.lock().ok().and_then(|slot| slot.clone())
    }

    /// Reads on a blocking thread. The connection refuses to write.
    ///
    /// # Errors
    /// What `f` returns; `Unavailable` when no connection is free in time.
    pub async fn read<T, F>(&self, f: F) -> Result<T, AppError>
    where
        F: FnOnce(&mut DbConn) -> Result<T, AppError> + Send + 'static,
        T: Send + 'static,
    {
        let db = self.clone();
        on_blocking_thread(move || db.read_here(f)).await
    }

    /// As [`Db::read`], on the replica if there is one: what is read may be a little old.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn read_replica<T, F>(&self, f: F) -> Result<T, AppError>
    where
        F: FnOnce(&mut DbConn) -> Result<T, AppError> + Send + 'static,
        T: Send + 'static,
    {
        let db = self.clone();
        on_blocking_thread(move || {
            let pool = db.0.replica.as_ref().unwrap_or(&db.0.readers);
            let mut conn = pool.get().map_err(no_connection)?;
            f(&mut conn)
        })
        .await
    }

    /// Reads on this thread: for jobs, commands and tests.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub fn read_here<T>(
        &self,
        f: impl FnOnce(&mut DbConn) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let mut conn = self.0.readers.get().map_err(no_connection)?;
        f(&mut conn)
    }

    /// Runs `f` in a transaction and answers after its commit.
    ///
    /// # Errors
    /// What `f` returns (the transaction is rolled back); `Unavailable` when the commit failed.
    pub async fn write<T, F>(&self, f: F) -> Result<T, AppError>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, AppError> + Send + 'static,
        T: Send + 'static,
    {
        match &self.0.writer {
            Writer::Group(group) => {
                let (send, receive) = tokio::sync::oneshot::channel();
                group.submit(f, self.hook(), move |result| {
                    // The client may have gone; the write stands all the same.
                    let _ = send.send(result);
                })?;
                receive.await.map_err(|_| AppError::Unavailable)?
            }
            Writer::Pool(_) => {
                let db = self.clone();
                on_blocking_thread(move || db.write_here(f)).await
            }
        }
    }

    /// Writes on this thread: for jobs, commands and tests.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn write_here<T, F>(&self, f: F) -> Result<T, AppError>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, AppError> + Send + 'static,
        T: Send + 'static,
    {
        match &self.0.writer {
            Writer::Group(group) => {
                let (send, receive) = std::sync::mpsc::sync_channel(1);
                group.submit(f, self.hook(), move |result| {
                    let _ = send.send(result);
                })?;
                receive.recv().map_err(|_| AppError::Unavailable)?
            }
            Writer::Pool(pool) => {
                let mut conn = pool.get().map_err(no_connection)?;
                let (value, effects) = writer::run_alone(&mut conn, f)?;
                publish(self.hook(), &effects);
                Ok(value)
            }
        }
    }

    /// Gives one write connection to a chore such as migrating; nothing else is hidden.
    ///
    /// # Errors
    /// When no connection can be made.
    pub fn dedicated(options: &DbOptions) -> Result<DbConn, AppError> {
        Manager::new(&options.url, Mode::Write, options.durable)?.establish()
    }
}

/// What `work` gives, and how many SQL statements `db` ran meanwhile: for tests that hold a page to
/// a small constant number.
pub async fn counted<T>(db: &Db, work: impl Future<Output = T>) -> (T, u64) {
    let before = db.statement_count();
    let value = work.await;
    (value, db.statement_count() - before)
}

fn publish(hook: Option<CommitHook>, effects: &Effects) {
    if let Some(hook) = hook
        && !effects.topics.is_empty()
    {
        hook(&effects.topics);
    }
}

fn pool(
    url: &str,
    mode: Mode,
    options: &DbOptions,
    statements: &Arc<AtomicU64>,
) -> Result<Pool<Manager>, AppError> {
    let manager = Manager::new(url, mode, options.durable)?.counting(statements);
    Pool::builder()
        .max_size(options.pool_size.max(1))
        .min_idle(Some(1))
        .connection_timeout(Duration::from_secs(10))
        .test_on_check_out(false)
        // What goes wrong is told by whoever needed the connection.
        .error_handler(Box::new(NopErrorHandler))
        .build(manager)
        .map_err(|error| {
            let name = Backend::of_url(url).map_or("the database", Backend::name);
            AppError::Internal(format!("cannot connect to {name}: {}", conn::one_line(&error)))
        })
}

fn no_connection(error: impl std::fmt::Display) -> AppError {
    tracing::error!(%error, "no database connection");
    AppError::Unavailable
}

async fn on_blocking_thread<T: Send + 'static>(
    f: impl FnOnce() -> Result<T, AppError> + Send + 'static,
) -> Result<T, AppError> {
    tokio::task::spawn_blocking(f).await.map_err(|error| {
        tracing::error!(%error, "a database call ended abnormally");
        AppError::Internal("database call panicked".into())
    })?
}

#[cfg(test)]
mod tests;
