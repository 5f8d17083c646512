//! One connection type over both databases, and how each is set up.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use diesel::connection::{Connection, InstrumentationEvent, SimpleConnection};
use diesel::r2d2::{ManageConnection, R2D2Connection};
use diesel::{PgConnection, SqliteConnection};

use crate::platform::error::AppError;

/// A connection to either database. The query DSL works on it directly, apart from what the two
/// do not share (`ON CONFLICT`, inserting slices): for that there is [`on_backend!`].
// PostgreSQL comes first: `establish` would let SQLite accept any address.
#[derive(diesel::MultiConnection)]
pub enum DbConn {
    Pg(PgConnection),
    Sqlite(SqliteConnection),
}

/// A connection on which statements travel.
pub type Far = PgConnection;

impl DbConn {
    /// The connection, where a statement travels: there one for many rows costs less than many.
    /// None where many cost nothing, as long as they stay prepared.
    pub fn far_away(&mut self) -> Option<&mut Far> {
        match self {
            Self::Pg(far) => Some(far),
            Self::Sqlite(_) => None,
        }
    }

    /// Until the transaction ends, PostgreSQL looks rows up by indexes and reads them in their
    /// order. Left to itself it reads a whole table and sorts that, if the table was small when it
    /// was last counted: in a surge, a hundred thousand rows ago. It forbids by a price, at which
    /// compiling a statement would seem worth while, so that is off as well. Nothing to do on
    /// SQLite, which goes by indexes where there are any.
    ///
    /// # Errors
    /// Those of the connection.
    pub fn go_by_indexes(&mut self) -> diesel::QueryResult<()> {
        match self {
            Self::Pg(far) => far.batch_execute(
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL jit = off",
            ),
            Self::Sqlite(_) => Ok(()),
        }
    }
}

/// Columns that are read together, as a constant: their names are its type, too.
///
/// ```ignore
/// columns! { const NAMES = (bodies::id, bodies::name) }
/// ```
#[macro_export]
macro_rules! columns {
    ($(#[$meta:meta])* $vis:vis const $name:ident = ($($column:path),+ $(,)?)) => {
        $(#[$meta])*
        $vis const $name: ($($column,)+) = ($($column,)+);
    };
}

/// Expands one expression once for each database, for statements that the shared type refuses
/// although both databases understand them (`ON CONFLICT`, batch inserts).
#[macro_export]
macro_rules! on_backend {
    ($conn:expr, $inner:ident => $query:expr) => {
        match &mut *$conn {
            $crate::platform::db::DbConn::Pg($inner) => $query,
            $crate::platform::db::DbConn::Sqlite($inner) => $query,
        }
    };
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

impl Backend {
    /// # Errors
    /// When the scheme is neither `sqlite:` nor `postgres:`.
    pub fn of_url(url: &str) -> Result<Self, AppError> {
        if url.starts_with("sqlite:") {
            Ok(Self::Sqlite)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Ok(Self::Postgres)
        } else {
            Err(AppError::Internal(
                "DATABASE_URL must begin with sqlite:// or postgres://".to_owned(),
            ))
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// The file of a `sqlite://path` address.
pub fn sqlite_path(url: &str) -> &str {
    url.strip_prefix("sqlite://")
        .or_else(|| url.strip_prefix("sqlite:"))
        .unwrap_or(url)
}

/// Libraries of databases like to give advice in several lines.
pub(super) fn one_line(error: &impl std::fmt::Display) -> String {
    let text = error.to_string();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Read,
    Write,
}

/// Makes connections for the pools.
#[derive(Clone, Debug)]
pub struct Manager {
    backend: Backend,
    target: String,
    mode: Mode,
    durable: bool,
    statements: Arc<AtomicU64>,
}

impl Manager {
    /// # Errors
    /// When the address is of neither database.
    pub fn new(url: &str, mode: Mode, durable: bool) -> Result<Self, AppError> {
        let backend = Backend::of_url(url)?;
        let target = match backend {
            Backend::Sqlite => sqlite_path(url).to_owned(),
            Backend::Postgres => url.to_owned(),
        };
        Ok(Self {
            backend,
            target,
            mode,
            durable,
            statements: Arc::default(),
        })
    }

    /// Statements of every connection made from here on are added to `count`.
    #[must_use]
    pub fn counting(mut self, count: &Arc<AtomicU64>) -> Self {
        self.statements = count.clone();
        self
    }

    /// # Errors
    /// `Internal` with one line on why, when the database does not answer.
    pub fn establish(&self) -> Result<DbConn, AppError> {
        self.connect().map_err(|error| {
            let name = self.backend.name();
            AppError::Internal(format!("cannot connect to {name}: {}", one_line(&error)))
        })
    }

    fn connect(&self) -> Result<DbConn, diesel::r2d2::Error> {
        let mut conn = self.connect_uncounted()?;
        let statements = self.statements.clone();
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { .. } = event {
                statements.fetch_add(1, Ordering::Relaxed);
            }
        });
        Ok(conn)
    }

    fn connect_uncounted(&self) -> Result<DbConn, diesel::r2d2::Error> {
        use diesel::r2d2::Error::{ConnectionError, QueryError};
        match self.backend {
            Backend::Sqlite => {
                let mut conn =
                    SqliteConnection::establish(&self.target).map_err(ConnectionError)?;
                conn.batch_execute(&self.pragmas()).map_err(QueryError)?;
                Ok(DbConn::Sqlite(conn))
            }
            Backend::Postgres => {
                let mut conn = PgConnection::establish(&self.target).map_err(ConnectionError)?;
                conn.batch_execute(self.pg_settings()).map_err(QueryError)?;
                Ok(DbConn::Pg(conn))
            }
        }
    }

    fn pragmas(&self) -> String {
        // FULL: an acknowledged write survives a power cut, also in WAL mode.
        let synchronous = if self.durable { "FULL" } else { "OFF" };
        let role = match self.mode {
            Mode::Read => "PRAGMA query_only = ON; PRAGMA cache_size = -4000;",
            Mode::Write => "PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 4000;",
        };
        format!(
            "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; \
             PRAGMA synchronous = {synchronous}; PRAGMA temp_store = MEMORY; {role}"
        )
    }

    fn pg_settings(&self) -> &'static str {
        match self.mode {
            Mode::Read => {
                "SET client_min_messages = warning; SET TIME ZONE 'UTC'; \
                 SET default_transaction_read_only = on; SET statement_timeout = '15s'"
            }
            Mode::Write => {
                "SET client_min_messages = warning; SET TIME ZONE 'UTC'; \
                 SET lock_timeout = '10s'; SET statement_timeout = '60s'"
            }
        }
    }
}

impl ManageConnection for Manager {
    type Connection = DbConn;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<DbConn, Self::Error> {
        Manager::connect(self)
    }

    fn is_valid(&self, conn: &mut DbConn) -> Result<(), Self::Error> {
        R2D2Connection::ping(conn).map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, conn: &mut DbConn) -> bool {
        std::thread::panicking() || R2D2Connection::is_broken(conn)
    }
}
