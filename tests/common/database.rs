//! A database for one test: a migrated template, copied.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use folkmoot::platform::db::{Db, DbOptions, migrate};

static NUMBER: AtomicUsize = AtomicUsize::new(0);

pub enum TestDatabase {
    Sqlite { dir: tempfile::TempDir },
    Postgres { server: String, name: String },
}

impl TestDatabase {
    pub fn sqlite() -> Self {
        static TEMPLATE: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
        let (_, template) = TEMPLATE.get_or_init(|| {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("template.sqlite");
            migrate(&options(&format!("sqlite://{}", path.display())));
            (dir, path)
        });
        let dir = tempfile::tempdir().unwrap();
        std::fs::copy(template, dir.path().join("site.sqlite")).unwrap();
        Self::Sqlite { dir }
    }

    /// None where there is no server and none is required.
    pub fn postgres() -> Option<Self> {
        static TEMPLATE: OnceLock<Option<String>> = OnceLock::new();
        let template = TEMPLATE.get_or_init(|| {
            let server = server()?;
            let name = format!("folkmoot_template_{}", std::process::id());
            execute(&server, &format!("CREATE DATABASE {name}"));
            migrate(&options(&with_name(&server, &name)));
            Some(name)
        });
        let template = template.as_ref()?;
        let server = server()?;
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("folkmoot_test_{}_{number}", std::process::id());
        execute(
            &server,
            &format!("CREATE DATABASE {name} TEMPLATE {template}"),
        );
        Some(Self::Postgres { server, name })
    }

    pub fn url(&self) -> String {
        match self {
            Self::Sqlite { dir } => {
                format!("sqlite://{}", dir.path().join("site.sqlite").display())
            }
            Self::Postgres { server, name } => with_name(server, name),
        }
    }

    pub fn open(&self) -> Db {
        Db::open(&options(&self.url())).unwrap()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Self::Postgres { server, name } = self {
            // Connections of the pool may still be closing: they are ended.
            execute(
                server,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            );
        }
    }
}

fn options(url: &str) -> DbOptions {
    DbOptions {
        pool_size: 4,
        durable: false,
        ..DbOptions::new(url)
    }
}

fn migrate(options: &DbOptions) {
    let mut conn = Db::dedicated(options).unwrap();
    migrate::run(&mut conn).unwrap();
    if let folkmoot::platform::db::DbConn::Sqlite(conn) = &mut conn {
        // What is copied is one file.
        conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")
            .unwrap();
    }
}

fn server() -> Option<String> {
    let server = std::env::var("TEST_DATABASE_URL").ok();
    if server.is_none() {
        assert!(
            std::env::var_os("FOLKMOOT_REQUIRE_POSTGRES").is_none(),
            "TEST_DATABASE_URL must name a PostgreSQL server"
        );
        // Past the test harness's capture: what is left out is said aloud.
        let _ = writeln!(
            std::io::stderr(),
            "left out: tests on PostgreSQL, because TEST_DATABASE_URL is not set"
        );
    }
    server
}

fn with_name(server: &str, name: &str) -> String {
    let (address, query) = server
        .split_once('?')
        .map_or((server, None), |(a, q)| (a, Some(q)));
    let scheme_end = address.find("://").unwrap() + 3;
    let base = match address[scheme_end..].find('/') {
        Some(slash) => &address[..scheme_end + slash],
        None => address,
    };
    match query {
        Some(query) => format!("{base}/{name}?{query}"),
        None => format!("{base}/{name}"),
    }
}

fn execute(server: &str, sql: &str) {
    let mut conn = PgConnection::establish(server).unwrap();
    conn.batch_execute(sql).unwrap();
}
