//! A site with one open petition, the real program in processes of its own, and bare inserts for
//! comparison.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use actix_web::web;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use folkmoot::app::App;
use folkmoot::config::{Config, Secret, SecretUrl};
use folkmoot::features::accounts::{self, Account, NewAccount};
use folkmoot::features::petitions::{self, Load};
use folkmoot::platform::actor::Role;
use folkmoot::platform::clock::Clock;
use folkmoot::platform::db::schema::signatures;
use folkmoot::platform::db::{Backend, Db, DbOptions, migrate};
use folkmoot::platform::email::EmailAddress;
use folkmoot::platform::tokens::Purpose;
use folkmoot::routes;

const KEY: &str = "k3Jx9vQ2mZr7Lw5Tn8Yb1Hc6Pd4Sf0Ga";
/// The same for all nodes, and for the links that are made here.
const SITE: &str = "http://127.0.0.1:8080";

/// One database with one petition.
pub struct Stage {
    pub url: String,
    pub app: web::Data<App>,
    pub petition_id: i64,
    pub moderator: Account,
    mail: String,
}

impl Stage {
    /// Makes the tables and the petition in an empty database.
    pub fn new(url: &str, dir: &Path) -> Self {
        let mut config = Config::for_tests();
        config.database.url = SecretUrl::new(url);
        config.security.secret_key = Secret::new(KEY);
        config.site.base_url = SITE.to_owned();
        let mail = format!("file://{}", dir.join("mail").display());
        config.mail.url = SecretUrl::new(mail.clone());
        migrate::run(&mut Db::dedicated(&folkmoot::app::db_options(&config)).unwrap()).unwrap();
        let app = web::Data::new(App::build(config, Clock::system()).unwrap());
        let load = Load {
            petitions: 1,
            signatures: 0,
            seed: 1,
        };
        let zone = app.config.site.time_zone.0;
        let ids =
            petitions::generate(&app.db, &routes::spine(), &load, zone, app.now(), |_| {}).unwrap();
        let now = app.now();
        let moderator = app
            .db
            .write_here(move |tx| {
                let new = NewAccount {
                    email: EmailAddress::parse("moderator@people.example").unwrap(),
                    name: "A moderator".to_owned(),
                    password_hash: None,
                    lang: "en".to_owned(),
                    demo: false,
                };
                let account = accounts::create(tx, &new, now)?;
                accounts::grant(tx, account.id, Role::Moderator, None, now)?;
                Ok(account)
            })
            .unwrap();
        Self {
            url: url.to_owned(),
            app,
            petition_id: ids[0],
            moderator,
            mail,
        }
    }

    /// Starts the program on a port of its own, with `workers` request threads, and waits until it
    /// is ready.
    pub fn serve(&self) -> Served {
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let address = format!("127.0.0.1:{port}");
        let child = Command::new(env!("CARGO_BIN_EXE_folkmoot"))
            .args(["serve", "--bind", &address])
            .env("DATABASE_URL", &self.url)
            .env("SMTP_URL", &self.mail)
            .env("FOLKMOOT__MAIL__FROM", "moot@moot.example")
            .env("FOLKMOOT__SITE__BASE_URL", SITE)
            .env("FOLKMOOT__SECURITY__SECRET_KEY", KEY)
            .env("FOLKMOOT__LIMITS__ENABLED", "false")
            .env("RUST_LOG", "error")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let begun = Instant::now();
        while std::net::TcpStream::connect(&address).is_err() {
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "the server does not start"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
        Served { child, address }
    }

    /// Waits until PostgreSQL has done what it does by itself after many rows came: dead rows
    /// cleared and the table counted (autovacuum), changed pages written (checkpoint).
    pub fn settle(&self) {
        if self.app.db.backend() == Backend::Postgres {
            let mut own = PgConnection::establish(&self.url).unwrap();
            own.batch_execute("VACUUM ANALYZE").unwrap();
            own.batch_execute("CHECKPOINT").unwrap();
        }
    }

    /// The token of the mail that confirms a signature.
    pub fn link(&self, signature_id: i64) -> String {
        let claims = serde_json::json!({ "petition": self.petition_id, "signature": signature_id });
        let ttl = chrono::TimeDelta::days(7);
        let now = self.app.now().naive();
        self.app
            .tokens
            .issue(Purpose::ConfirmSignature, claims, now, ttl)
            .unwrap()
    }

    /// The id that the next signature will get.
    pub fn next_signature_id(&self) -> i64 {
        let last: Option<i64> = self
            .app
            .db
            .read_here(|conn| {
                Ok(signatures::table
                    .select(diesel::dsl::max(signatures::id))
                    .first(conn)?)
            })
            .unwrap();
        last.unwrap_or(0) + 1
    }

    /// Everything counted anew; a counter that is wrong ends the run.
    pub fn check(&self, when: &str) {
        let begun = Instant::now();
        let mut options = DbOptions::new(self.url.clone());
        options.pool_size = 1;
        let check = petitions::check(&mut Db::dedicated(&options).unwrap()).unwrap();
        assert!(check.mismatches.is_empty(), "{:?}", check.mismatches);
        println!(
            "  counters equal to rows {when}: {} signatures, in all, by day, by region ({:.1} s)",
            check.signatures,
            begun.elapsed().as_secs_f64()
        );
    }
}

/// The running program; killed when it goes out of use.
pub struct Served {
    child: Child,
    pub address: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Single inserts per second into one table of short texts by `clients` at once: through the group
/// commit on SQLite, each in a transaction and on a connection of its own on PostgreSQL.
pub fn bare_inserts(url: &str, clients: usize, span: Duration) -> f64 {
    let mut options = DbOptions::new(url);
    options.pool_size = u32::try_from(clients).unwrap();
    let db = Db::open(&options).unwrap();
    let key = match db.backend() {
        Backend::Sqlite => "INTEGER PRIMARY KEY",
        Backend::Postgres => "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
    };
    db.write_here(move |tx| {
        let sql = format!("CREATE TABLE bare (id {key}, text TEXT NOT NULL)");
        Ok(tx.batch_execute(&sql)?)
    })
    .unwrap();
    let text: Arc<str> = "x".repeat(80).into();
    let count = Arc::new(AtomicUsize::new(0));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .max_blocking_threads(clients.max(2))
        .enable_all()
        .build()
        .unwrap();
    let begun = Instant::now();
    runtime.block_on(async {
        let tasks: Vec<_> = (0..clients)
            .map(|_| {
                let (db, text, count) = (db.clone(), text.clone(), count.clone());
                tokio::spawn(async move {
                    while begun.elapsed() < span {
                        let text = text.clone();
                        db.write(move |tx| {
                            diesel::sql_query("INSERT INTO bare (text) VALUES ($1)")
                                .bind::<diesel::sql_types::Text, _>(&*text)
                                .execute(&mut **tx)?;
                            Ok(())
                        })
                        .await
                        .unwrap();
                        count.fetch_add(1, Ordering::Relaxed);
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
    let rate = count.load(Ordering::Relaxed) as f64 / begun.elapsed().as_secs_f64();
    db.write_here(|tx| Ok(tx.batch_execute("DROP TABLE bare")?))
        .unwrap();
    rate
}
