//! A site for one test, and people who use it.
//!
//! ```ignore
//! both! {
//!     async fn a_citizen_asks(t: TestSite) {
//!         let body = t.body("Roads Office");
//!         let citizen = t.citizen("Anna Vale");
//!         let mut anna = t.sign_in(&citizen);
//!         let page = anna.get("/questions/new").await;
//!         let page = anna.submit(&page, "/questions", &[("title", "…"), ("text", "…")]).await;
//!         page.sees("due");                       // text of the page
//!         assert_eq!(page.path, "/questions/1");  // redirects are followed
//!         t.advance(Duration::days(30));
//!         assert_eq!(t.send_mails().len(), 1);
//!     }
//! }
//! ```
//!
//! `both!` makes two tests of it: `a_citizen_asks::sqlite` and `a_citizen_asks::postgres`. Each
//! has its own database, a clock that stands at 2026-11-23 10:00 UTC until it is advanced, and a
//! mailer that keeps what it is given. A [`Client`] behaves like a browser: it keeps cookies,
//! follows redirects, sends the hidden fields of the form it submits.

mod client;
mod database;

use std::sync::Arc;

use actix_web::web;
use chrono::Duration;

use client::Answering;
pub use client::{Client, Page};
pub use database::TestDatabase;
use folkmoot::app::App;
use folkmoot::config::Config;
use folkmoot::features::accounts::{self, Account, NewAccount};
use folkmoot::features::bodies::{self, Body, NewBody, NewOfficial, Official};
use folkmoot::features::consultations::{self, Consultation, NewConsultation, PublicationState};
use folkmoot::features::contributions::{Moderation, Spine};
use folkmoot::platform::actor::{Actor, Role};
use folkmoot::platform::clock::Clock;
use folkmoot::platform::db::{Tx, UtcTime};
use folkmoot::platform::email::EmailAddress;
use folkmoot::platform::error::AppError;
use folkmoot::platform::jobs::runner::Runner;
use folkmoot::platform::mail::{Mailer, Sender, SentMail};
use folkmoot::routes;

/// Makes each test two: on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($site:ident: TestSite) $body:block)+) => {
        $(mod $name {
            #[allow(unused_imports, reason = "a test takes what it needs of its module")]
            use super::*;

            $(#[$meta])*
            async fn run($site: $crate::common::TestSite) $body

            #[test]
            fn sqlite() {
                $crate::common::on_sqlite(run);
            }

            #[test]
            fn postgres() {
                $crate::common::on_postgres(run);
            }
        })+
    };
}

/// Runs a test on a database of SQLite.
pub fn on_sqlite<F: Future<Output = ()>>(test: impl FnOnce(TestSite) -> F) {
    run(TestDatabase::sqlite(), test);
}

/// Runs a test on a database of PostgreSQL; left out, aloud, where there is none.
pub fn on_postgres<F: Future<Output = ()>>(test: impl FnOnce(TestSite) -> F) {
    if let Some(database) = TestDatabase::postgres() {
        run(database, test);
    }
}

fn run<F: Future<Output = ()>>(database: TestDatabase, test: impl FnOnce(TestSite) -> F) {
    actix_web::rt::System::new().block_on(async move {
        let _answering = Answering;
        let site = TestSite::new(database, |_| {});
        test(site).await;
    });
}

/// As [`on_sqlite`], with the site served on a port of its own, for a real browser.
pub fn serve_on_sqlite<F: Future<Output = ()>>(test: impl FnOnce(TestSite) -> F) {
    run_served(TestDatabase::sqlite(), |_| {}, test);
}

/// As [`on_postgres`], served.
pub fn serve_on_postgres<F: Future<Output = ()>>(test: impl FnOnce(TestSite) -> F) {
    if let Some(database) = TestDatabase::postgres() {
        run_served(database, |_| {}, test);
    }
}

/// As [`serve_on_sqlite`] and [`serve_on_postgres`], with another configuration.
pub fn serve_with<F: Future<Output = ()>>(
    database: Option<TestDatabase>,
    adjust: impl FnOnce(&mut Config),
    test: impl FnOnce(TestSite) -> F,
) {
    if let Some(database) = database {
        run_served(database, adjust, test);
    }
}

fn run_served<F: Future<Output = ()>>(
    database: TestDatabase,
    adjust: impl FnOnce(&mut Config),
    test: impl FnOnce(TestSite) -> F,
) {
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    actix_web::rt::System::new().block_on(async move {
        let _answering = Answering;
        let site = TestSite::new(database, |config| {
            config.site.base_url = format!("http://127.0.0.1:{port}");
            config.server.workers = 1;
            adjust(config);
        });
        let address = format!("127.0.0.1:{port}").parse().unwrap();
        let (server, _) = folkmoot::server::bind(&site.app, address).unwrap();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        test(site).await;
        handle.stop(false).await;
    });
}

/// One site with its own database, clock and mail.
pub struct TestSite {
    pub app: web::Data<App>,
    pub spine: Spine,
    runner: Runner,
    database: Arc<TestDatabase>,
}

fn adjusted(adjust: impl FnOnce(&mut Config)) -> Config {
    let mut config = Config::for_tests();
    adjust(&mut config);
    config
}

impl TestSite {
    /// `adjust` changes the configuration first.
    pub fn new(database: TestDatabase, adjust: impl FnOnce(&mut Config)) -> Self {
        let config = adjusted(adjust);
        let sender = Sender {
            address: EmailAddress::parse(&config.mail.from).unwrap(),
            name: config.site.name.clone(),
        };
        let start = UtcTime::parse("2026-11-23T10:00:00Z").unwrap();
        let (clock, mailer) = (Clock::fixed(start), Mailer::memory(sender));
        Self::assemble(config, clock, Arc::new(database), mailer, "test")
    }

    /// The same database behind another configuration: a second node, or HTTPS.
    pub fn another_node(&self, adjust: impl FnOnce(&mut Config)) -> Self {
        let mailer = (*self.app.mailer).clone();
        let (clock, database) = (self.app.clock.clone(), self.database.clone());
        Self::assemble(adjusted(adjust), clock, database, mailer, "other")
    }

    fn assemble(
        config: Config,
        clock: Clock,
        database: Arc<TestDatabase>,
        mailer: Mailer,
        node: &str,
    ) -> Self {
        let app = App::assemble(config, clock, database.open(), mailer);
        let app = web::Data::new(app.unwrap());
        let work = routes::work(&app);
        let (db, clock) = (app.db.clone(), app.clock.clone());
        let runner = Runner::new(db, clock, node.to_owned(), work.handlers, work.recurring);
        let spine = routes::spine()
            .in_zone(app.config.site.time_zone.0)
            .screened(&app.config);
        Self {
            spine,
            app,
            runner,
            database,
        }
    }

    pub fn database_url(&self) -> String {
        self.database.url()
    }

    pub fn now(&self) -> UtcTime {
        self.app.now()
    }

    pub fn zone(&self) -> chrono_tz::Tz {
        self.app.config.site.time_zone.0
    }

    pub fn advance(&self, span: Duration) {
        self.app.clock.advance(span);
    }

    /// One write that must succeed.
    pub fn write<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, AppError> + Send + 'static,
    ) -> T {
        self.app.db.write_here(f).unwrap()
    }

    /// Runs what is due now, jobs and recurring work, until nothing is left.
    pub fn run_jobs(&self) {
        while self.runner.run_due().unwrap() > 0 {}
    }

    /// Sends what waits in the outbox and returns it, oldest first.
    pub fn send_mails(&self) -> Vec<SentMail> {
        self.app.postman().run_due().unwrap();
        self.app.mailer.take_sent()
    }

    /// Address of a served site.
    pub fn url(&self) -> String {
        self.app.config.site.base_url.clone()
    }

    /// Sends what waits, and returns path and query of the newest link that begins with `start`
    /// or holds it.
    #[track_caller]
    pub fn mailed_path(&self, part: &str) -> String {
        let base = self.url();
        let mails = self.send_mails();
        let links = mails
            .iter()
            .rev()
            .flat_map(|mail| mail.message.text.split_whitespace());
        let mut paths = links.filter_map(|word| word.strip_prefix(&base));
        let found = paths.find(|path| path.contains(part));
        found
            .unwrap_or_else(|| panic!("no link with {part} in {mails:?}"))
            .to_owned()
    }

    /// A visitor's browser.
    pub fn visitor(&self) -> Client {
        Client::new(self.app.clone(), self.spine.clone())
    }

    /// A browser in which `account` is signed in.
    pub fn sign_in(&self, account: &Account) -> Client {
        let (id, now) = (account.id, self.now());
        let token = self.write(move |tx| accounts::open_session(tx, id, "test", now));
        let mut client = self.visitor();
        client.set_cookie("session", &token);
        client
    }

    pub fn actor(&self, account: &Account) -> Actor {
        self.app
            .db
            .read_here(|conn| accounts::actor_of(conn, account))
            .unwrap()
    }

    /// An account without roles. Its address is made of the name.
    pub fn citizen(&self, name: &str) -> Account {
        let address = format!("{}@people.example", name.to_lowercase().replace(' ', "."));
        let new = NewAccount {
            email: EmailAddress::parse(&address).unwrap(),
            name: name.to_owned(),
            password_hash: None,
            lang: "en".to_owned(),
            demo: false,
        };
        let now = self.now();
        self.write(move |tx| accounts::create(tx, &new, now))
    }

    /// An account with a role for the whole site.
    pub fn staff(&self, name: &str, role: Role) -> Account {
        let account = self.citizen(name);
        let (id, now) = (account.id, self.now());
        self.write(move |tx| accounts::grant(tx, id, role, None, now));
        account
    }

    pub fn body(&self, name: &str) -> Body {
        let new = NewBody {
            slug: None,
            name: name.to_owned(),
            purpose: format!("What the {name} is for."),
            responsibilities: "Everything of *its* kind.".to_owned(),
            email: "office@body.example".to_owned(),
            phone: "0100 200 300".to_owned(),
            postal_address: "1 Hall Street".to_owned(),
            website: String::new(),
            answer_working_days: 10,
        };
        let now = self.now();
        self.write(move |tx| bodies::create(tx, &new, now))
    }

    /// An official of `body` with an account and the role.
    pub fn official(&self, name: &str, body: &Body) -> (Account, Official) {
        let account = self.citizen(name);
        let (id, body_id, now) = (account.id, body.id, self.now());
        let new = NewOfficial {
            body_id,
            account_id: Some(id),
            name: name.to_owned(),
            post: "Officer".to_owned(),
            responsibilities: "Answers.".to_owned(),
            is_head: false,
        };
        let official = self.write(move |tx| {
            accounts::grant(tx, id, Role::Official, Some(body_id), now)?;
            bodies::create_official(tx, &new, now)
        });
        (account, official)
    }

    /// A published consultation of `body` that opened yesterday and closes in ten days.
    pub fn consultation(&self, title: &str, body: &Body) -> Consultation {
        self.consultation_with(title, body, |_| {})
    }

    pub fn consultation_with(
        &self,
        title: &str,
        body: &Body,
        adjust: impl FnOnce(&mut NewConsultation),
    ) -> Consultation {
        let now = self.now();
        let mut new = NewConsultation {
            slug: None,
            body_id: body.id,
            lang: "en".to_owned(),
            title: title.to_owned(),
            summary: format!("About {title}."),
            description: "What it is *about*.".to_owned(),
            decides: "The council decides.".to_owned(),
            state: PublicationState::Published,
            moderation: Moderation::Post,
            announced_at: now.minus(Duration::days(5)),
            opens_at: now.minus(Duration::days(1)),
            closes_at: now.plus(Duration::days(10)),
            created_by: None,
        };
        adjust(&mut new);
        let zone = self.zone();
        self.write(move |tx| consultations::create(tx, &new, zone, now))
    }
}

/// The number of an open petition of a new body, for anybody to sign.
pub fn open_petition(t: &TestSite) -> i64 {
    use folkmoot::features::petitions::{self, Load};
    t.body("Council");
    let load = Load {
        petitions: 1,
        signatures: 0,
        seed: 1,
    };
    let (zone, now) = (t.zone(), t.now());
    petitions::generate(&t.app.db, &t.spine, &load, zone, now, |_| {}).unwrap()[0]
}

/// The same act twice at the same instant.
pub fn at_once<T: Send>(act: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let barrier = std::sync::Barrier::new(2);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2)
            .map(|number| {
                let (barrier, act) = (&barrier, &act);
                scope.spawn(move || {
                    barrier.wait();
                    act(number)
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    })
}
