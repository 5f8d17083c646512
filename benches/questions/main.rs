//! Figures, printed: `cargo bench --bench questions [-- --stored=1000000]`. The tracker in every
//! combination of its filters, the record of a body and the front page's board, read from the
//! database without any cache, beside a bare look-up by primary key in the same run. On SQLite,
//! and on PostgreSQL where `DATABASE_URL` names an empty database. What they mean is in
//! docs/performance.md.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a benchmark prints figures, and a panic is its message"
)]

#[path = "../common/site.rs"]
mod site;

use std::path::Path;
use std::time::{Duration, Instant};

use folkmoot::features::questions::locating::{self, Wanted};
use folkmoot::features::questions::{self, Filter, Load, Standing};
use folkmoot::features::{bodies, records};
use folkmoot::platform::db::{Db, DbConn};

/// Times that each figure is taken, at least; and for how long.
const TIMES: usize = 30;
const SPAN: Duration = Duration::from_secs(3);
/// What a page may take, uncached.
const MOST: Duration = Duration::from_millis(100);

fn main() {
    let stored = std::env::args()
        .find_map(|word| word.strip_prefix("--stored=").map(str::to_owned))
        .map_or(1_000_000, |count| count.parse().unwrap());
    let dir = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", dir.path().join("questions.db").display());
    measure("SQLite", dir.path(), &file, stored);
    match std::env::var("DATABASE_URL") {
        Ok(url) if url.starts_with("postgres") => measure("PostgreSQL", dir.path(), &url, stored),
        _ => println!("PostgreSQL: not measured, DATABASE_URL names none"),
    }
}

fn measure(name: &str, dir: &Path, url: &str, stored: i64) {
    let app = site::open(dir, url);
    let (zone, now) = (app.config.site.time_zone.0, app.now());
    let begun = Instant::now();
    let load = Load {
        questions: stored,
        seed: 1,
        days: questions::FIVE_YEARS,
    };
    questions::generate(&app.db, &load, zone, now, |_| {}).unwrap();
    let took = begun.elapsed().as_secs_f64();
    println!("{name}: {stored} questions made in {took:.0} s");
    let all = app.db.read_here(bodies::list).unwrap();
    let body_id = all[0].id;
    let bare = figure(&app.db, "look-up by primary key", None, |conn| {
        questions::find(conn, stored / 2).unwrap();
    });
    for standing in [
        None,
        Some(Standing::Running),
        Some(Standing::Overdue),
        Some(Standing::Clarifying),
        Some(Standing::Answered),
        Some(Standing::Refused),
    ] {
        for body in [None, Some(body_id)] {
            for before in [None, Some(stored / 2)] {
                let filter = Filter {
                    body_id: body,
                    standing,
                    before,
                    ..Filter::default()
                };
                let what = format!(
                    "tracker: {}{}{}, with its counts",
                    standing.map_or("all", Standing::as_str),
                    if body.is_some() { ", one body" } else { "" },
                    if before.is_some() { ", far behind" } else { "" }
                );
                figure(&app.db, &what, Some(bare), |conn| {
                    questions::list(conn, &filter, 21, now).unwrap();
                    questions::promise_counts(conn, body, now).unwrap();
                });
            }
        }
    }
    let known = app
        .db
        .read_here(|conn| locating::known(conn, body_id))
        .unwrap();
    let (official_id, topic_id) = (known.officials[0].id, known.topics[0].id);
    for standing in [
        None,
        Some(Standing::Running),
        Some(Standing::Overdue),
        Some(Standing::Answered),
        Some(Standing::Refused),
    ] {
        let filter = Filter {
            topic_id: Some(topic_id),
            standing,
            ..Filter::default()
        };
        let what = format!(
            "tracker: {}, one topic",
            standing.map_or("all", Standing::as_str)
        );
        figure(&app.db, &what, Some(bare), |conn| {
            questions::list(conn, &filter, 21, now).unwrap();
        });
    }
    figure(&app.db, "who answered what: figures", Some(bare), |conn| {
        locating::answerers(conn, body_id).unwrap();
    });
    for (official_id, topic_id) in [
        (None, None),
        (Some(official_id), None),
        (None, Some(topic_id)),
        (Some(official_id), Some(topic_id)),
    ] {
        let wanted = Wanted {
            body_id,
            official_id,
            topic_id,
        };
        let what = format!(
            "who answered what{}{}",
            if official_id.is_some() {
                ", one official"
            } else {
                ""
            },
            if topic_id.is_some() {
                ", one topic"
            } else {
                ""
            }
        );
        figure(&app.db, &what, Some(bare), |conn| {
            locating::list_answered(conn, wanted, None, 21).unwrap();
        });
    }
    figure(&app.db, "record of a body", Some(bare), |conn| {
        records::read(conn, body_id, zone, now).unwrap();
    });
    figure(
        &app.db,
        "records in the list of bodies",
        Some(bare),
        |conn| {
            records::read_short(conn, now).unwrap();
        },
    );
    figure(&app.db, "promises on the front page", Some(bare), |conn| {
        questions::promise_counts(conn, None, now).unwrap();
        questions::list_overdue(conn, now, 5).unwrap();
        questions::list_due_next(conn, now, 5).unwrap();
    });
}

/// Prints p50 and p99, and the ratio of the medians to `bare`; returns the median.
fn figure(
    db: &Db,
    what: &str,
    bare: Option<Duration>,
    mut read: impl FnMut(&mut DbConn),
) -> Duration {
    let mut taken = Vec::new();
    let begun = Instant::now();
    while taken.len() < TIMES || (begun.elapsed() < SPAN && taken.len() < 10_000) {
        db.read_here(|conn| {
            let start = Instant::now();
            read(conn);
            taken.push(start.elapsed());
            Ok(())
        })
        .unwrap();
    }
    taken.sort_unstable();
    let (half, most) = (taken[taken.len() / 2], taken[taken.len() * 99 / 100]);
    let ratio = bare.map_or(String::new(), |bare| {
        format!("{:>8.0} × bare", half.as_secs_f64() / bare.as_secs_f64())
    });
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "{what:<58} p50 {:>8.2} ms  p99 {:>8.2} ms {ratio}{}",
        milliseconds(half),
        milliseconds(most),
        if most > MOST { "   over 100 ms" } else { "" }
    );
    half
}
