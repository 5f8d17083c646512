//! Figures, printed: `cargo bench --bench debate [-- --posts=10000]`. The first page of a long
//! thread, uncached and cached, in each of its orders, and posting into it, through the whole site
//! within this process; beside bare baselines in the same run: reading a hundred rows by their keys,
//! and one bare insert that waits for its commit. On SQLite, and on PostgreSQL where
//! `DATABASE_URL` names an empty database. What they mean is in docs/performance.md.

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

use actix_web::body::to_bytes;
use actix_web::dev::Service;
use actix_web::http::header;
use actix_web::test::{self, TestRequest};
use actix_web::web;
use folkmoot::app::App;
use folkmoot::config::{Config, SecretUrl};
use folkmoot::features::consultations;
use folkmoot::features::contributions::{self, AuthorRole, Channel, Spine, Words};
use folkmoot::features::forums::{self, Author, NewPost, NewTopic};
use folkmoot::features::ledger::{self, Act, ActingAs};
use folkmoot::platform::clock::Clock;
use folkmoot::platform::db::{Db, migrate};
use folkmoot::{routes, server};

/// Times that each figure is taken, at most; and for how long.
const TIMES: usize = 2_000;
const SPAN: Duration = Duration::from_secs(4);
/// What the first page may take, uncached.
const MOST: Duration = Duration::from_millis(50);
/// Posts written in one transaction while the thread is made.
const CHUNK: usize = 500;

fn main() {
    let posts = std::env::args()
        .find_map(|word| word.strip_prefix("--posts=").map(str::to_owned))
        .map_or(10_000, |count| count.parse().unwrap());
    let dir = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", dir.path().join("debate.db").display());
    measure("SQLite", &file, posts);
    match std::env::var("DATABASE_URL") {
        Ok(url) if url.starts_with("postgres") => measure("PostgreSQL", &url, posts),
        _ => println!("PostgreSQL: not measured, DATABASE_URL names none"),
    }
}

fn measure(name: &str, url: &str, posts: usize) {
    let mut config = Config::for_tests();
    config.database.url = SecretUrl::new(url.to_owned());
    let options = folkmoot::app::db_options(&config);
    migrate::run(&mut Db::dedicated(&options).unwrap()).unwrap();
    let app = web::Data::new(App::build_without_mail(config, Clock::system()).unwrap());
    let spine = routes::spine().in_zone(app.config.site.time_zone.0);
    let begun = Instant::now();
    let topic = make(&app, &spine, posts);
    let took = begun.elapsed().as_secs_f64();
    println!("{name}: a thread of {posts} posts made in {took:.1} s");
    actix_web::rt::System::new().block_on(pages(&app, &spine, &topic, posts));
    writing(&app, &spine, &topic);
}

fn author(number: usize) -> Author {
    Author {
        account_id: None,
        name: format!("Person {}", number % 500),
        role: AuthorRole::Guest,
        lang: "en".to_owned(),
        channel: Channel::Web,
        submission_key: None,
        is_anonymous: false,
    }
}

fn new_post(topic: &str, parent: Option<String>, number: usize) -> NewPost {
    let text = format!(
        "What I think of it, number {number}.\n\nThe crossing is used by *forty* children each \
         morning, and our street has waited for this for ten years. Please say by when it is built."
    );
    NewPost {
        topic: topic.to_owned(),
        parent,
        words: Words::new(text),
        author: author(number),
    }
}

/// One topic; three in ten posts are replies, on all levels. Returns its token.
fn make(app: &App, spine: &Spine, posts: usize) -> String {
    let (now, zone) = (app.now(), spine.zone());
    let first = spine.clone();
    let token = app
        .db
        .write_here(move |tx| {
            let forum = talk::forum(tx, now)?;
            let new = NewTopic {
                forum_id: forum.id,
                title: "A very long talk".to_owned(),
                words: Words::new("What do you all think of it?".to_owned()),
                author: author(0),
            };
            Ok(forums::start_topic(tx, &first, &new, zone, now)?
                .contribution
                .token)
        })
        .unwrap();
    let mut last = None;
    let mut from = 0;
    while from < posts {
        let to = (from + CHUNK).min(posts);
        let (spine, topic, mut parent) = (spine.clone(), token.clone(), last.take());
        last = app
            .db
            .write_here(move |tx| {
                for number in from..to {
                    let answered = if number % 10 < 7 { None } else { parent.take() };
                    let new = new_post(&topic, answered, number);
                    parent = Some(
                        forums::post(tx, &spine, &new, zone, now)?
                            .contribution
                            .token,
                    );
                }
                Ok(parent)
            })
            .unwrap();
        from = to;
    }
    token
}

async fn pages(app: &web::Data<App>, spine: &Spine, token: &str, count: usize) {
    let service = test::init_service(server::site(
        app.clone(),
        web::Data::new(spine.clone()),
        web::Data::new(routes::gate()),
    ))
    .await;
    // How long one page takes.
    let ask = async |path: &str| -> Duration {
        let request = TestRequest::get()
            .uri(path)
            .insert_header((header::HOST, "127.0.0.1:8080"))
            .peer_addr("127.0.0.1:50000".parse().unwrap())
            .to_request();
        let start = Instant::now();
        let response = service.call(request).await.unwrap();
        assert_eq!(response.status(), 200);
        let body = to_bytes(response.into_body()).await;
        let took = start.elapsed();
        assert!(body.is_ok_and(|body| body.len() > 10_000));
        took
    };
    let place = app
        .db
        .read_here(|conn| {
            let consultation = consultations::find_by_slug(conn, "measured")?.unwrap();
            let kinds = [contributions::Kind::Post];
            let list =
                contributions::list_of_consultation(conn, consultation.id, &kinds, None, 100)?;
            Ok((list[0].place.clone(), list))
        })
        .unwrap();
    let (place, posts) = place;
    let ids: Vec<i64> = posts.iter().map(|post| post.id).collect();
    let mut taken = Vec::new();
    repeat(&mut taken, || {
        app.db
            .read_here(|conn| contributions::list_by_ids(conn, &ids))
            .unwrap();
    });
    let bare = line("bare: a hundred rows by their keys", &mut taken, None);
    let middle = format!("?after={}", count / 2);
    for (what, query) in [
        ("first page, uncached", ""),
        ("first page, newest first, uncached", "?sort=newest"),
        (
            "first page, most discussed first, uncached",
            "?sort=discussed",
        ),
        ("a page in the middle, uncached", middle.as_str()),
    ] {
        let path = format!("/forums/measured/topics/{token}{query}");
        let mut taken = Vec::new();
        let begun = Instant::now();
        while taken.len() < TIMES && begun.elapsed() < SPAN {
            // What was kept of it does not hold any more.
            let (topic, now) = (place.clone(), app.now());
            app.db
                .write_here(move |tx| {
                    tx.touch(topic, now);
                    Ok(())
                })
                .unwrap();
            taken.push(ask(&path).await);
        }
        line(what, &mut taken, Some(bare));
    }
    let path = format!("/forums/measured/topics/{token}");
    ask(&path).await;
    let mut taken = Vec::new();
    let begun = Instant::now();
    while taken.len() < TIMES && begun.elapsed() < SPAN {
        taken.push(ask(&path).await);
    }
    line("first page, cached", &mut taken, Some(bare));
}

fn writing(app: &App, spine: &Spine, token: &str) {
    let (now, zone) = (app.now(), spine.zone());
    let mut taken = Vec::new();
    repeat(&mut taken, || {
        app.db
            .write_here(move |tx| {
                let act = Act::new("published", "post", "measured", ActingAs::Rule);
                ledger::append(tx, &act, serde_json::json!({}), now)
            })
            .unwrap();
    });
    let bare = line("bare: one insert and its commit", &mut taken, None);
    let mut number = 0;
    let mut taken = Vec::new();
    repeat(&mut taken, || {
        number += 1;
        let (spine, new) = (spine.clone(), new_post(token, None, number));
        app.db
            .write_here(move |tx| forums::post(tx, &spine, &new, zone, now))
            .unwrap();
    });
    line("posting into it, one at a time", &mut taken, Some(bare));
}

fn repeat(taken: &mut Vec<Duration>, mut act: impl FnMut()) {
    let begun = Instant::now();
    while taken.len() < TIMES && begun.elapsed() < SPAN {
        let start = Instant::now();
        act();
        taken.push(start.elapsed());
    }
}

/// Prints p50 and p99, and the ratio of the medians to `bare`; returns the median.
fn line(what: &str, taken: &mut [Duration], bare: Option<Duration>) -> Duration {
    taken.sort_unstable();
    let (half, most) = (taken[taken.len() / 2], taken[taken.len() * 99 / 100]);
    let ratio = bare.map_or(String::new(), |bare| {
        format!("{:>8.1} × bare", half.as_secs_f64() / bare.as_secs_f64())
    });
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "{what:<48} p50 {:>8.2} ms  p99 {:>8.2} ms {ratio}{}",
        milliseconds(half),
        milliseconds(most),
        if most > MOST { "   over 50 ms" } else { "" }
    );
    half
}
