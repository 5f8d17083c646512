//! Figures, printed: `cargo bench --bench sweep [-- --posts=10000 --cases=100000]`; `--posts=0` leaves
//! the wave out. Cleaning up that many posts of a wave and giving them back, with the memory that it
//! takes, beside as many bare updates in the same run; and the page of the moderators' queue with that
//! many cases waiting. On SQLite, and on PostgreSQL where `DATABASE_URL` names an empty database. What
//! they mean is in docs/performance.md.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a benchmark prints figures, and a panic is its message"
)]

#[path = "../common/talk.rs"]
mod talk;

use std::time::{Duration, Instant};

use actix_web::cookie::Cookie;
use actix_web::dev::Service;
use actix_web::http::header;
use actix_web::test::{self, TestRequest};
use actix_web::web;
use diesel::prelude::*;
use folkmoot::app::App;
use folkmoot::config::{Config, SecretUrl};
use folkmoot::features::accounts::{self, Account, NewAccount};
use folkmoot::features::consultations;
use folkmoot::features::contributions::{
    self, AuthorRole, Channel, Kind, Moderation, NewContribution, Spine, Words,
};
use folkmoot::features::forums::{self, Author, NewPost, NewTopic};
use folkmoot::features::moderation;
use folkmoot::features::moderation::sweeps::{self, Confirmation, Criteria, ItemState};
use folkmoot::platform::actor::{Actor, Role};
use folkmoot::platform::clock::Clock;
use folkmoot::platform::db::{Db, Tx, UtcTime, migrate};
use folkmoot::platform::email::EmailAddress;
use folkmoot::platform::error::AppError;
use folkmoot::{routes, server};

/// What the page of the queue may take.
const MOST: Duration = Duration::from_millis(100);
/// Rows of one transaction while the town is made. SQLite looks through all that a transaction has
/// changed so far at the end of each of its statements: many more would take many times as long.
const CHUNK: usize = 50;
/// Rows of one transaction of the baseline: as many as a clean-up takes at a time.
const PIECE: usize = 25;

fn argument(name: &str, otherwise: usize) -> usize {
    std::env::args()
        .find_map(|word| word.strip_prefix(name).map(str::to_owned))
        .map_or(otherwise, |count| count.parse().unwrap())
}

fn main() {
    let posts = argument("--posts=", 10_000);
    let cases = argument("--cases=", 100_000);
    let dir = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", dir.path().join("sweep.db").display());
    measure("SQLite", &file, posts, cases);
    match std::env::var("DATABASE_URL") {
        Ok(url) if url.starts_with("postgres") => measure("PostgreSQL", &url, posts, cases),
        _ => println!("PostgreSQL: not measured, DATABASE_URL names none"),
    }
}

struct Town {
    app: web::Data<App>,
    spine: Spine,
    moderator: Account,
    second: Account,
    authors: Vec<Account>,
    topic: String,
}

fn measure(name: &str, url: &str, posts: usize, cases: usize) {
    let mut config = Config::for_tests();
    config.database.url = SecretUrl::new(url.to_owned());
    let options = folkmoot::app::db_options(&config);
    migrate::run(&mut Db::dedicated(&options).unwrap()).unwrap();
    let app = web::Data::new(App::build_without_mail(config, Clock::system()).unwrap());
    let spine = routes::spine().in_zone(app.config.site.time_zone.0);
    let begun = Instant::now();
    let town = make(app, spine);
    if posts > 0 {
        wave(&town, posts);
        let took = begun.elapsed().as_secs_f64();
        println!(
            "{name}: a wave of {posts} posts by {} accounts made in {took:.1} s",
            town.authors.len()
        );
        cleaning(&town, posts);
    }
    let begun = Instant::now();
    waiting(&town, cases);
    let took = begun.elapsed().as_secs_f64();
    println!("{name}: {cases} cases that wait made in {took:.1} s");
    actix_web::rt::System::new().block_on(queue(&town));
}

fn account(tx: &mut Tx<'_>, name: &str, now: UtcTime) -> Result<Account, AppError> {
    let address = format!("{}@people.example", name.to_lowercase().replace(' ', "."));
    let new = NewAccount {
        email: EmailAddress::parse(&address).unwrap(),
        name: name.to_owned(),
        password_hash: None,
        lang: "en".to_owned(),
        demo: false,
    };
    accounts::create(tx, &new, now)
}

fn author(account: &Account) -> Author {
    Author {
        account_id: Some(account.id),
        name: account.name.clone(),
        role: AuthorRole::Citizen,
        lang: "en".to_owned(),
        channel: Channel::Web,
        submission_key: None,
        is_anonymous: false,
    }
}

fn make(app: web::Data<App>, spine: Spine) -> Town {
    let (now, zone) = (app.now(), spine.zone());
    let listening = spine.clone();
    let (moderator, second, authors, topic) = app
        .db
        .write_here(move |tx| {
            moderation::ensure_default_reasons(tx, now)?;
            let moderator = account(tx, "Mo First", now)?;
            let second = account(tx, "Ola Second", now)?;
            for one in [&moderator, &second] {
                accounts::grant(tx, one.id, Role::Moderator, None, now)?;
            }
            let authors: Vec<Account> = (0..50)
                .map(|number| account(tx, &format!("Advertiser {number}"), now))
                .collect::<Result<_, _>>()?;
            let forum = talk::forum(tx, now)?;
            let new = NewTopic {
                forum_id: forum.id,
                title: "A talk that is flooded".to_owned(),
                words: Words::new("What do you all think of it?".to_owned()),
                author: author(&moderator),
            };
            let topic = forums::start_topic(tx, &listening, &new, zone, now)?.contribution;
            Ok((moderator, second, authors, topic.token))
        })
        .unwrap();
    Town {
        app,
        spine,
        moderator,
        second,
        authors,
        topic,
    }
}

/// Posts of the wave, one in ten a reply to the one before it.
fn wave(town: &Town, posts: usize) {
    let (now, zone) = (town.app.now(), town.spine.zone());
    for from in (0..posts).step_by(CHUNK) {
        let (spine, topic, authors) =
            (town.spine.clone(), town.topic.clone(), town.authors.clone());
        town.app
            .db
            .write_here(move |tx| {
                let mut last = None;
                for number in from..(from + CHUNK).min(posts) {
                    let text = format!(
                        "Watches of all makes, offer number {number}, delivered to your door within \
                         two days: https://shop{}.cheap.example/{number}",
                        number % 7
                    );
                    let new = NewPost {
                        topic: topic.clone(),
                        parent: last.take().filter(|_| number % 10 == 0),
                        words: Words::new(text),
                        author: author(&authors[number % authors.len()]),
                    };
                    let sent = forums::post(tx, &spine, &new, zone, now)?;
                    last = Some(sent.contribution.token);
                }
                Ok(())
            })
            .unwrap();
    }
}

fn actor(town: &Town, account: &Account) -> Actor {
    let read = town
        .app
        .db
        .read_here(|conn| accounts::actor_of(conn, account));
    read.unwrap()
}

/// Most memory that this process has held so far, in kibibytes.
fn peak() -> i64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or_default()
}

/// Begins to count the peak anew, where the system allows it.
fn forget_peak() -> i64 {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    peak()
}

fn timed(what: &str, bare: Option<Duration>, act: impl FnOnce()) -> Duration {
    let before = forget_peak();
    let begun = Instant::now();
    act();
    let took = begun.elapsed();
    let ratio = bare.map_or(String::new(), |bare| {
        format!("  {:>6.1} × bare", took.as_secs_f64() / bare.as_secs_f64())
    });
    println!(
        "{what:<52} {:>8.2} s  memory {:>5.1} MiB at most, {:+.1} MiB{ratio}",
        took.as_secs_f64(),
        peak() as f64 / 1024.0,
        (peak() - before) as f64 / 1024.0,
    );
    took
}

fn cleaning(town: &Town, posts: usize) {
    let (db, spine, zone) = (&town.app.db, &town.spine, town.spine.zone());
    let now = town.app.now();
    let ids: Vec<i64> = db
        .read_here(|conn| {
            let consultation = consultations::find_by_slug(conn, "measured")?.unwrap();
            let most = i64::try_from(posts).unwrap();
            let kinds = [Kind::Post];
            contributions::list_of_consultation(conn, consultation.id, &kinds, None, most)
        })
        .unwrap()
        .iter()
        .map(|one| one.id)
        .collect();
    assert_eq!(ids.len(), posts);
    let what = format!("bare: {posts} updates, {PIECE} in a commit");
    let bare = timed(&what, None, || {
        for piece in ids.chunks(PIECE) {
            let piece = piece.to_vec();
            db.write_here(move |tx| piece.iter().try_for_each(|&id| contributions::lock(tx, id)))
                .unwrap();
        }
    });
    let (first, second) = (actor(town, &town.moderator), actor(town, &town.second));
    let criteria = Criteria {
        domain: "cheap.example".to_owned(),
        ..Criteria::default()
    };
    let mut id = 0;
    timed(
        "drawing it up: finding and writing down",
        Some(bare),
        || {
            id = sweeps::draw_up(db, &first, &criteria, zone, now).unwrap();
        },
    );
    let undoing = first.clone();
    db.write_here(move |tx| {
        let confirmation = Confirmation {
            reason: "spam".to_owned(),
            explanation: "Nobody asked for watches here.".to_owned(),
        };
        sweeps::confirm(tx, &first, id, &confirmation, 1_000, now)?;
        if posts > 1_000 {
            sweeps::second(tx, &second, id, now)?;
        }
        Ok(())
    })
    .unwrap();
    timed("cleaning up, mails included", Some(bare), || {
        sweeps::carry_through(db, spine, id, now).unwrap();
    });
    let count = |state| {
        let counts = db.read_here(|conn| sweeps::counts(conn, id)).unwrap();
        counts.get(&state).copied().unwrap_or_default()
    };
    assert_eq!(usize::try_from(count(ItemState::Swept)), Ok(posts));
    db.write_here(move |tx| sweeps::undo(tx, &undoing, id, now))
        .unwrap();
    timed("giving everything back, mails included", Some(bare), || {
        sweeps::carry_through(db, spine, id, now).unwrap();
    });
    assert_eq!(usize::try_from(count(ItemState::Restored)), Ok(posts));
}

/// Texts that are sent as people send them; the others that wait are copies of them.
const SENT: usize = 200;
/// Columns that copies of a waiting text have in common with it.
const TEXT: &str = "kind, place, anchor, url, place_title, account_id, author_name, author_role, channel, \
    lang, title, text, html, salt, state, reply_count, received_at, state_changed_at, version";
/// The same of its promise.
const PROMISE: &str = "kind, ordinal, calendar_id, owed_to, rule, after_pause, max_extensions, \
    max_extension_days, state, started_at, due_on, due_at, extension_count, event_count, \
    calendar_version, was_refused, reminded";

/// Texts that wait, each with its case and its promise. Sending a hundred thousand takes PostgreSQL a
/// quarter of an hour, and what is measured is reading: most are copied from one another.
fn waiting(town: &Town, cases: usize) {
    let sent = cases.min(SENT);
    send_waiting(town, sent);
    let copies = (cases - sent) / SENT;
    if copies == 0 {
        return;
    }
    let of = |table: &str, columns: &str| {
        format!("{table}.{}", columns.replace(", ", &format!(", {table}.")))
    };
    // A copy notes the case of its text among its counts, for its own case to be found by.
    let texts = format!(
        "WITH RECURSIVE numbers (number) AS \
         (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < {copies}) \
         INSERT INTO contributions (token, support_count, {TEXT}) \
         SELECT 'copy-' || c.id || '-' || n.number, c.id, {} \
         FROM moderation_cases c JOIN contributions t ON t.id = c.contribution_id \
         CROSS JOIN numbers n WHERE c.open_for IS NOT NULL",
        of("t", TEXT)
    );
    let opened = "INSERT INTO moderation_cases \
        (contribution_id, kind, cause, state, open_for, opened_at, due_at) \
        SELECT t.id, t.kind, c.cause, c.state, t.id, c.opened_at, c.due_at \
        FROM contributions t JOIN moderation_cases c ON c.id = t.support_count \
        WHERE t.token LIKE 'copy-%'";
    let promised = format!(
        "INSERT INTO promises (subject_id, {PROMISE}) SELECT n.id, {} \
         FROM contributions t JOIN moderation_cases n ON n.open_for = t.id \
         JOIN promises p ON p.kind = 'moderation' AND p.subject_id = t.support_count \
         WHERE t.token LIKE 'copy-%'",
        of("p", PROMISE)
    );
    // The last one as the databases do it by themselves after a while.
    for statement in [texts, opened.to_owned(), promised, "ANALYZE".to_owned()] {
        town.app
            .db
            .write_here(move |tx| Ok(diesel::sql_query(statement).execute(&mut **tx)?))
            .unwrap();
    }
}

fn send_waiting(town: &Town, cases: usize) {
    let (now, zone) = (town.app.now(), town.spine.zone());
    for from in (0..cases).step_by(CHUNK) {
        let (spine, authors) = (town.spine.clone(), town.authors.clone());
        town.app
            .db
            .write_here(move |tx| {
                for number in from..(from + CHUNK).min(cases) {
                    let account = &authors[number % authors.len()];
                    let text = format!("A comment that waits to be read, number {number}.");
                    // Some of them for so long that they are overdue.
                    let hours = i64::try_from(number % 200).unwrap();
                    let at = now.minus(chrono::Duration::hours(hours));
                    let new = NewContribution {
                        kind: Kind::Comment,
                        place: format!("document:{}", number % 20 + 1),
                        anchor: String::new(),
                        consultation_id: None,
                        body_id: None,
                        parent_id: None,
                        url: "/consultations".to_owned(),
                        place_title: "A plan".to_owned(),
                        account_id: Some(account.id),
                        author_name: account.name.clone(),
                        author_role: AuthorRole::Citizen,
                        channel: Channel::Web,
                        lang: "en".to_owned(),
                        title: String::new(),
                        html: format!("<p>{text}</p>"),
                        text,
                        submission_key: None,
                        marks: None,
                    };
                    moderation::take_in(tx, &spine, &new, Moderation::Pre, zone, at)?;
                }
                Ok(())
            })
            .unwrap();
    }
}

async fn queue(town: &Town) {
    let service = test::init_service(server::site(
        town.app.clone(),
        web::Data::new(town.spine.clone()),
        web::Data::new(routes::gate()),
    ))
    .await;
    let (id, now) = (town.moderator.id, town.app.now());
    let token = town
        .app
        .db
        .write_here(move |tx| accounts::open_session(tx, id, "bench", now))
        .unwrap();
    let open = town.app.db.read_here(moderation::open_case_count).unwrap();
    for (what, path) in [
        ("the queue, first page", "/desk/moderation"),
        ("the queue, comments only", "/desk/moderation?kind=comment"),
        (
            "the queue, petitions only (none)",
            "/desk/moderation?kind=petition",
        ),
        (
            "the queue, reported only (none)",
            "/desk/moderation?cause=report",
        ),
        (
            "the queue, reported posts only (none)",
            "/desk/moderation?kind=post&cause=report",
        ),
        (
            "the queue, most trusted reports first",
            "/desk/moderation?sort=trusted",
        ),
        (
            "the same, petitions only (none)",
            "/desk/moderation?sort=trusted&kind=petition",
        ),
        (
            "the queue, behind the case 50,000",
            "/desk/moderation?after=50000",
        ),
        ("clean-ups", "/desk/moderation/sweeps"),
    ] {
        let mut taken = Vec::new();
        let begun = Instant::now();
        while taken.len() < 1_000 && begun.elapsed() < Duration::from_secs(4) {
            let request = TestRequest::get()
                .uri(path)
                .insert_header((header::HOST, "127.0.0.1:8080"))
                .peer_addr("127.0.0.1:50000".parse().unwrap())
                .cookie(Cookie::new("session", token.clone()))
                .to_request();
            let start = Instant::now();
            let response = service.call(request).await.unwrap();
            assert_eq!(response.status(), 200);
            let body = actix_web::body::to_bytes(response.into_body()).await;
            taken.push(start.elapsed());
            assert!(body.is_ok_and(|body| body.len() > 3_000));
        }
        taken.sort_unstable();
        let (half, most) = (taken[taken.len() / 2], taken[taken.len() * 99 / 100]);
        println!(
            "{what:<40} {open} waiting  p50 {:>8.2} ms  p99 {:>8.2} ms{}",
            half.as_secs_f64() * 1e3,
            most.as_secs_f64() * 1e3,
            if most > MOST { "   over 100 ms" } else { "" }
        );
    }
}
