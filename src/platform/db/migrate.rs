//! Bringing a database to the current schema.

use diesel::migration::{Migration, MigrationSource, MigrationVersion};
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::conn::DbConn;
use crate::platform::error::AppError;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Held while migrating PostgreSQL, so that two nodes that start together do not both migrate.
const ADVISORY_LOCK: i64 = 0x0046_6f6c_6b6d_6f6f;

/// Applies what is missing and returns the names of what was applied.
///
/// # Errors
/// When a migration fails; on both databases it is then rolled back as a whole.
pub fn run(conn: &mut DbConn) -> Result<Vec<String>, AppError> {
    match conn {
        DbConn::Sqlite(inner) => apply(inner, SQLITE),
        DbConn::Pg(inner) => {
            lock(inner, "SELECT pg_advisory_lock($1)")?;
            let applied = apply(inner, POSTGRES);
            lock(inner, "SELECT pg_advisory_unlock($1)")?;
            applied
        }
    }
}

fn lock(conn: &mut PgConnection, sql: &str) -> QueryResult<usize> {
    diesel::sql_query(sql)
        .bind::<diesel::sql_types::BigInt, _>(ADVISORY_LOCK)
        .execute(conn)
}

fn apply<DB: diesel::backend::Backend>(
    conn: &mut impl MigrationHarness<DB>,
    source: EmbeddedMigrations,
) -> Result<Vec<String>, AppError>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    let applied = conn.run_pending_migrations(source).map_err(failed)?;
    Ok(applied.iter().map(MigrationVersion::to_string).collect())
}

#[derive(diesel::QueryableByName)]
struct Applied {
    #[diesel(sql_type = diesel::sql_types::Text)]
    version: String,
}

/// Whether nothing is left to apply: what `/readyz` asks. Only reads, so that it works on a
/// replica too.
///
/// # Errors
/// When the embedded migrations cannot be listed.
pub fn is_current(conn: &mut DbConn) -> Result<bool, AppError> {
    let known = match conn {
        DbConn::Sqlite(_) => versions::<diesel::sqlite::Sqlite>(SQLITE)?,
        DbConn::Pg(_) => versions::<diesel::pg::Pg>(POSTGRES)?,
    };
    let sql = "SELECT version FROM __diesel_schema_migrations";
    // A database without that table has never been migrated.
    let applied: Vec<Applied> = match diesel::sql_query(sql).load(conn) {
        Ok(applied) => applied,
        Err(_) => return Ok(false),
    };
    Ok(known
        .iter()
        .all(|version| applied.iter().any(|row| row.version == *version)))
}

fn versions<DB: diesel::backend::Backend>(
    source: EmbeddedMigrations,
) -> Result<Vec<String>, AppError>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    let migrations: Vec<Box<dyn Migration<DB>>> = source.migrations().map_err(failed)?;
    Ok(migrations
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect())
}

fn failed(error: impl std::fmt::Display) -> AppError {
    AppError::Internal(format!("migrating failed: {error}"))
}
