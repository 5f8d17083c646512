//! The site under load: a database made ready, and the real program in a process of its own.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use actix_web::web;
use folkmoot::app::App;
use folkmoot::config::Config;
use folkmoot::features::accounts::{self, NewAccount};
use folkmoot::features::bodies::{self, NewBody};
use folkmoot::features::consultations::{self, NewConsultation, PublicationState};
use folkmoot::features::contributions::{AuthorRole, Channel, Moderation, Words};
use folkmoot::features::documents::{self, Comment, NewDocument, Source};
use folkmoot::features::petitions::{self, Load};
use folkmoot::platform::clock::Clock;
use folkmoot::platform::crypto::{hex, hmac_sha256};
use folkmoot::platform::db::{Db, migrate};
use folkmoot::platform::email::EmailAddress;
use folkmoot::platform::tokens::Purpose;
use folkmoot::routes;

const KEY: &str = "k3Jx9vQ2mZr7Lw5Tn8Yb1Hc6Pd4Sf0Ga";

/// A site on SQLite with full durability.
pub struct Stage {
    pub dir: tempfile::TempDir,
    pub port: u16,
    pub app: web::Data<App>,
    /// Path of the page with 200 comments.
    pub thread: String,
    pub petition_id: i64,
    /// Session tokens of people who are signed in.
    pub sessions: Vec<String>,
}

impl Stage {
    /// Makes the database; `signatures` are stored under the petition.
    pub fn new(signatures: i64) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let port = std::net::TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let config = config(dir.path(), port);
        let options = folkmoot::app::db_options(&config);
        migrate::run(&mut Db::dedicated(&options).unwrap()).unwrap();
        let app = web::Data::new(App::build(config, Clock::system()).unwrap());
        let (document_path, document_id) = make_document(&app);
        let sessions = make_sessions(&app);
        make_comments(&app, document_id);
        let load = Load {
            petitions: 1,
            signatures,
            seed: 1,
        };
        let zone = app.config.site.time_zone.0;
        let ids =
            petitions::generate(&app.db, &routes::spine(), &load, zone, app.now(), |_| {}).unwrap();
        Self {
            dir,
            port,
            app,
            thread: format!("{document_path}/comments"),
            petition_id: ids[0],
            sessions,
        }
    }

    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Starts the program and waits until it is ready.
    pub fn serve(&self) -> Served {
        let child = Command::new(env!("CARGO_BIN_EXE_folkmoot"))
            .args(["serve", "--bind", &self.address()])
            .current_dir(self.dir.path())
            .env("DATABASE_URL", url(self.dir.path()))
            .env(
                "SMTP_URL",
                format!("file://{}", self.dir.path().join("mail").display()),
            )
            .env("FOLKMOOT__MAIL__FROM", "moot@moot.example")
            .env(
                "FOLKMOOT__SITE__BASE_URL",
                format!("http://{}", self.address()),
            )
            .env("FOLKMOOT__SECURITY__SECRET_KEY", KEY)
            .env("FOLKMOOT__LIMITS__ENABLED", "false")
            .env("RUST_LOG", "error")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        wait_for(self.port);
        Served(child)
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

    /// The form token of a session.
    pub fn csrf(&self, session: &str) -> String {
        hex(&hmac_sha256(&self.app.csrf_key, session.as_bytes()))
    }
}

/// The running program; killed when it goes out of use.
pub struct Served(Child);

impl Served {
    /// Resident memory now and at its highest, in MB.
    pub fn memory(&self) -> (f64, f64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).unwrap();
        let field = |name: &str| {
            let line = status
                .lines()
                .find(|line| line.starts_with(name))
                .unwrap_or_default();
            line.split_whitespace()
                .nth(1)
                .and_then(|kb| kb.parse::<f64>().ok())
                .unwrap_or(0.0)
                / 1024.0
        };
        (field("VmRSS:"), field("VmHWM:"))
    }
}

impl Served {
    /// Processor time used so far, in seconds, of all threads.
    pub fn processor_seconds(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0.id())).unwrap();
        let after_name = stat.rsplit(')').next().unwrap();
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        // Fields 14 and 15 of proc(5), in hundredths of a second.
        let ticks = |at: usize| fields[at].parse::<f64>().unwrap();
        (ticks(11) + ticks(12)) / 100.0
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn wait_for(port: u16) {
    let begun = Instant::now();
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "the server does not start"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn url(dir: &Path) -> String {
    let path: PathBuf = dir.join("load.db");
    format!("sqlite://{}", path.display())
}

fn config(dir: &Path, port: u16) -> Config {
    let mut config = Config::for_tests();
    config.database.url = folkmoot::config::SecretUrl::new(url(dir));
    let mail = dir.join("mail");
    config.mail.url = folkmoot::config::SecretUrl::new(format!("file://{}", mail.display()));
    config.site.base_url = format!("http://127.0.0.1:{port}");
    config.security.secret_key = folkmoot::config::Secret::new(KEY);
    config
}

fn make_document(app: &web::Data<App>) -> (String, i64) {
    let now = app.now();
    let day = chrono::Duration::days(1);
    let source = Source::read(
        "# A plan\n\n## Aims\n\nWhat the plan is for, in a few words.\n\n## Means\n\nHow.\n",
    )
    .unwrap();
    app.db
        .write_here(move |tx| {
            let body = bodies::create(
                tx,
                &NewBody {
                    slug: None,
                    name: "Roads Office".to_owned(),
                    purpose: "Roads.".to_owned(),
                    responsibilities: "Roads.".to_owned(),
                    email: String::new(),
                    phone: String::new(),
                    postal_address: String::new(),
                    website: String::new(),
                    answer_working_days: 10,
                },
                now,
            )?;
            let consultation = consultations::create(
                tx,
                &NewConsultation {
                    slug: Some("load".to_owned()),
                    body_id: body.id,
                    lang: "en".to_owned(),
                    title: "A consultation under load".to_owned(),
                    summary: "Load.".to_owned(),
                    description: "Load.".to_owned(),
                    decides: "Nobody.".to_owned(),
                    state: PublicationState::Published,
                    moderation: Moderation::Post,
                    announced_at: now.minus(day),
                    opens_at: now.minus(day),
                    closes_at: now.plus(day * 30),
                    created_by: None,
                },
                chrono_tz::Tz::UTC,
                now,
            )?;
            let document = documents::publish(
                tx,
                &NewDocument {
                    consultation_id: consultation.id,
                    slug: Some("plan".to_owned()),
                    lang: "en".to_owned(),
                    title: "A plan".to_owned(),
                    summary: "A plan under load.".to_owned(),
                    source,
                    moderation: None,
                    published_by: None,
                },
                now,
            )?;
            Ok(("/consultations/load/documents/plan".to_owned(), document.id))
        })
        .unwrap()
}

fn make_sessions(app: &web::Data<App>) -> Vec<String> {
    let now = app.now();
    app.db
        .write_here(move |tx| {
            (0..32)
                .map(|n| {
                    let address = format!("person{n}@people.example");
                    let new = NewAccount {
                        email: EmailAddress::parse(&address).unwrap(),
                        name: format!("Person {n}"),
                        password_hash: None,
                        lang: "en".to_owned(),
                        demo: false,
                    };
                    let account = accounts::create(tx, &new, now)?;
                    accounts::open_session(tx, account.id, "load", now)
                })
                .collect()
        })
        .unwrap()
}

/// 200 comments of some 300 characters on the whole document.
fn make_comments(app: &web::Data<App>, document_id: i64) {
    let (now, zone) = (app.now(), app.config.site.time_zone.0);
    let spine = routes::spine();
    app.db
        .write_here(move |tx| {
            for n in 0..200_i64 {
                let text = format!(
                    "Comment {n}. The plan speaks of *aims*, and rightly so; what I miss is how \
                     the means follow from them. In our street the crossing is used by forty \
                     children each morning.\n\nPlease say by when it is to be built, and who \
                     answers for it if it is not."
                );
                let new = Comment {
                    document_id,
                    anchor: String::new(),
                    parent: None,
                    account_id: Some(n % 32 + 1),
                    author_name: format!("Person {}", n % 32),
                    author_role: AuthorRole::Citizen,
                    words: Words::new(text),
                    lang: "en".to_owned(),
                    channel: Channel::Web,
                    submission_key: None,
                    quote: None,
                };
                documents::comment(tx, &spine, &new, zone, now)?;
            }
            Ok(())
        })
        .unwrap();
}

impl Stage {
    /// The id that the next signature will get.
    pub fn next_signature_id(&self) -> i64 {
        use diesel::prelude::*;
        use folkmoot::platform::db::schema::signatures;
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
}
