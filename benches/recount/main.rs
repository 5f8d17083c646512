//! Figures, printed: `cargo bench --bench recount [-- --promises=100000]`. A holiday is announced
//! while so many promises run; people read meanwhile. On SQLite, and on PostgreSQL too if
//! `TEST_DATABASE_URL` names an empty database.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a benchmark prints figures, and a panic is its message"
)]

#[path = "../common/people.rs"]
mod people;
#[path = "../common/site.rs"]
mod site;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use actix_web::web;
use diesel::prelude::*;
use folkmoot::app::App;
use folkmoot::features::deadlines::{self, Amendment, PromiseKind, PromiseState};
use folkmoot::features::questions::{self, Load};
use folkmoot::platform::db::DbConn;
use folkmoot::platform::db::schema::promises;
use folkmoot::routes;

/// Who asked; each of them is told once.
const PEOPLE: i64 = 1_000;
const READERS: usize = 4;

fn main() {
    let wanted = std::env::args().find_map(|word| {
        let count = word.strip_prefix("--promises=")?;
        count.parse::<i64>().ok()
    });
    let count = wanted.unwrap_or(100_000);
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", dir.path().join("recount.db").display());
    measure("SQLite", dir.path(), url, count);
    match std::env::var("TEST_DATABASE_URL") {
        Ok(url) => measure("PostgreSQL", dir.path(), url, count),
        Err(_) => println!("PostgreSQL: left out, TEST_DATABASE_URL is not set"),
    }
}

/// As many questions as it takes for `count` promises that run, owed to [`PEOPLE`]; how many
/// promises run.
fn make_questions(app: &App, count: i64) -> i64 {
    let (_, people) = people::make(app, PEOPLE);
    let (zone, now) = (app.config.site.time_zone.0, app.now());
    // Some are answered or paused. All are young enough to fall due behind the holiday.
    let load = Load {
        questions: count * 100 / 93,
        seed: 1,
        days: 6,
    };
    questions::generate(&app.db, &load, zone, now, |_| {}).unwrap();
    app.db
        .write_here(move |tx| {
            let conn: &mut DbConn = tx;
            diesel::update(promises::table)
                .set(promises::owed_to.eq(Some(people[0])))
                .execute(conn)?;
            let shares = format!("UPDATE promises SET owed_to = owed_to + id % {PEOPLE}");
            diesel::sql_query(shares).execute(conn)?;
            let running = promises::table.filter(promises::state.eq(PromiseState::Running));
            Ok(running.count().get_result(conn)?)
        })
        .unwrap()
}

/// Reads until `stop`; how long each took.
fn read_until(app: &web::Data<App>, count: i64, stop: &Arc<AtomicBool>) -> Vec<Duration> {
    let threads: Vec<_> = (0..READERS)
        .map(|reader| {
            let (app, stop) = (app.clone(), stop.clone());
            std::thread::spawn(move || {
                let zone = app.config.site.time_zone.0;
                let mut id = i64::try_from(reader).unwrap() * 7_919;
                let mut took = Vec::new();
                while !stop.load(Ordering::Relaxed) {
                    id = (id + 104_729) % count;
                    let asked = id + 1;
                    let begin = Instant::now();
                    app.db
                        .read_here(move |conn| {
                            questions::find(conn, asked)?;
                            deadlines::accounts(conn, PromiseKind::Answer, asked, zone)
                        })
                        .unwrap();
                    took.push(begin.elapsed());
                    // As people do, not as a hammer does: the machine has few cores.
                    std::thread::sleep(Duration::from_millis(2));
                }
                took
            })
        })
        .collect();
    threads
        .into_iter()
        .flat_map(|one| one.join().unwrap())
        .collect()
}

fn percentile(took: &mut [Duration], percent: usize) -> f64 {
    took.sort_unstable();
    let at = (took.len() * percent / 100).min(took.len().saturating_sub(1));
    took.get(at).map_or(0.0, |span| span.as_secs_f64() * 1e3)
}

fn while_reading<T: Send + 'static>(
    app: &web::Data<App>,
    count: i64,
    work: impl FnOnce() -> T + Send + 'static,
) -> (T, Duration, Vec<Duration>) {
    let stop = Arc::new(AtomicBool::new(false));
    let ended = stop.clone();
    let worker = std::thread::spawn(move || {
        let begin = Instant::now();
        let done = work();
        let span = begin.elapsed();
        ended.store(true, Ordering::Relaxed);
        (done, span)
    });
    let took = read_until(app, count, &stop);
    let (done, span) = worker.join().unwrap();
    (done, span, took)
}

fn measure(name: &str, dir: &Path, url: String, count: i64) {
    let app = web::Data::new(site::open(dir, &url));
    let begin = Instant::now();
    let count = make_questions(&app, count);
    println!(
        "{name}: questions with {count} running promises made in {:.1} s",
        begin.elapsed().as_secs_f64()
    );
    let rest = || std::thread::sleep(Duration::from_secs(5));
    let ((), _, mut before) = while_reading(&app, count, rest);

    let (now, zone) = (app.now(), app.config.site.time_zone.0);
    let version = app
        .db
        .write_here(move |tx| {
            let (row, calendar) = deadlines::calendar_for_body(tx, None, zone)?;
            let day = calendar.add_working_days(calendar.day_of(now), 3)?;
            let amendment = Amendment {
                add: vec![(day, "A day off".to_owned())],
                note: "To be measured".to_owned(),
                ..Amendment::default()
            };
            deadlines::amend_calendar(tx, row.id, &amendment, None, now)
        })
        .unwrap()
        .unwrap()
        .calendar
        .version;
    let counting = app.clone();
    let (done, span, mut during) = while_reading(&app, count, move || {
        deadlines::recount::recount(&counting, &routes::keepers(), 1, version, now)
    });
    done.unwrap();
    println!(
        "{:<58} {:>8.2} s   (under 10)",
        format!("{name}: {count} running promises counted again"),
        span.as_secs_f64()
    );
    let (before, during) = (
        [50, 99].map(|percent| percentile(&mut before, percent)),
        [50, 99].map(|percent| percentile(&mut during, percent)),
    );
    println!(
        "{:<58} {:>8.2} ms, p99 {:.2} ms",
        "  a question read meanwhile", during[0], during[1]
    );
    println!(
        "{:<58} {:>8.2} ms, p99 {:.2} ms",
        "  the same with nothing else to do", before[0], before[1]
    );
    println!(
        "{:<58} {:>8.2}",
        "  p99 meanwhile ÷ otherwise",
        during[1] / before[1]
    );

    // The whole job: nothing is left to count, and everybody is told.
    let work = routes::work(&app);
    let job = work
        .handlers
        .iter()
        .find(|one| one.kind == "deadlines-recount");
    let begin = Instant::now();
    let payload = serde_json::json!({ "calendar_id": 1, "version": version }).to_string();
    (job.unwrap().run)(&payload, now).unwrap();
    println!(
        "{:<58} {:>8.2} s",
        format!("  {PEOPLE} people told, one mail each"),
        begin.elapsed().as_secs_f64()
    );
}
