//! Figures, printed: `cargo bench --bench petitions [-- --stored=6000000 --seconds=5 --only=postgres]`. Signing and
//! confirming beside bare inserts of the same run, with none and with that many signatures stored;
//! the petition's page while 500 signatures a second are confirmed; taking 1 in 60 of them out by
//! criterion with the page being read; and a mail for 1 in 6. On SQLite with full durability, and
//! on PostgreSQL with two nodes where `DATABASE_URL` names an empty database. After each load all
//! counters are proved. What the figures mean is in docs/performance.md.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::print_stdout,
    reason = "a benchmark prints figures, and a panic is its message"
)]

#[allow(dead_code, reason = "it is made for another benchmark, too")]
#[path = "../load/client.rs"]
mod client;
mod stage;

use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::{Duration, Instant};

use client::{Connection, Report, get, post, run};
use diesel::prelude::*;
use folkmoot::features::accounts;
use folkmoot::features::petitions::invalidating::{self, Verdict};
use folkmoot::features::petitions::mailing::{self, Links};
use folkmoot::features::petitions::rules::doubts::{Criteria, Doubt};
use folkmoot::features::petitions::{self, CROWDED, SignatureState};
use folkmoot::platform::db::schema::{mailings, mails};
use stage::{Served, Stage, bare_inserts};

const CLIENTS: usize = 64;
/// Signatures that are made before anything is confirmed: on PostgreSQL they are committed in
/// another order than numbered, but never so far apart.
const AHEAD: usize = 512;
/// A load that is not measured, before one that is.
const WARM: Duration = Duration::from_secs(1);
/// Confirmed a second while the page is read.
const PACE: u64 = 500;

fn argument(name: &str, otherwise: i64) -> i64 {
    std::env::args()
        .find_map(|word| word.strip_prefix(name).map(str::to_owned))
        .map_or(otherwise, |count| count.parse().unwrap())
}

fn main() {
    let stored = argument("--stored=", 6_000_000);
    let span = Duration::from_secs(argument("--seconds=", 5).unsigned_abs());
    let dir = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", dir.path().join("petitions.db").display());
    if !std::env::args().any(|word| word == "--only=postgres") {
        measure("SQLite, one node", &file, dir.path(), 1, stored, span);
    }
    match std::env::var("DATABASE_URL") {
        Ok(url) if url.starts_with("postgres") => {
            measure("PostgreSQL, two nodes", &url, dir.path(), 2, stored, span);
        }
        _ => println!("PostgreSQL: not measured, DATABASE_URL names none"),
    }
}

fn line(what: &str, value: f64, unit: &str, least: &str) {
    println!("  {what:<62} {value:>10.2} {unit:<4} {least}");
}

fn measure(
    name: &str,
    url: &str,
    dir: &std::path::Path,
    nodes: usize,
    stored: i64,
    span: Duration,
) {
    println!("{name}, {CLIENTS} clients, {} s a figure", span.as_secs());
    let bare = bare_inserts(url, CLIENTS, span);
    line("bare single inserts", bare, "/s", "");
    let stage = Stage::new(url, dir);
    stage.settle();
    let served: Vec<Served> = (0..nodes).map(|_| stage.serve()).collect();
    let alone = two_requests(&served, span);
    line("two requests that do nothing at all", alone, "/s", "");
    line("  ÷ bare inserts", alone / bare, "", "");
    let before = sign_and_confirm(&stage, &served, span, "none stored");
    line(
        "  ÷ two requests that do nothing",
        before.rate() / alone,
        "",
        "",
    );
    line(
        "  ÷ bare inserts",
        before.rate() / bare,
        "",
        "at least 0.25",
    );
    stage.check("after that load");
    page_while_signing(&stage, &served, span);
    stage.check("after that load");
    drop(served);

    fill(&stage, stored);
    let served: Vec<Served> = (0..nodes).map(|_| stage.serve()).collect();
    let after = sign_and_confirm(&stage, &served, span, &format!("{stored} stored"));
    line(
        "  ÷ none stored",
        after.rate() / before.rate(),
        "",
        "at least 0.9",
    );
    stage.check("after that load");
    take_out(&stage, &served, span);
    mail_all(&stage);
    stage.check("at the end");
    println!();
}

/// What the clients and the server bear between them of pairs of requests that touch no database:
/// more than that no pair can reach that does something.
fn two_requests(served: &[Served], span: Duration) -> f64 {
    let request = Rc::new(get("/healthz", ""));
    let act = async move |connection: &mut Connection, _, _| {
        connection.send(&request).await == 200 && connection.send(&request).await == 200
    };
    run(&served[0].address, CLIENTS, span, act).rate()
}

/// Sign, then confirm: two requests are one act. The nodes are new each time, so what they do for
/// the first time (statements prepared, connections opened, pages of the database read) is done
/// in a second of the same load before the measure begins.
fn sign_and_confirm(stage: &Stage, served: &[Served], span: Duration, when: &str) -> Report {
    let first = stage.next_signature_id();
    let stamp = first;
    let id = stage.petition_id;
    let links: Rc<Vec<String>> = {
        let seconds = (span + WARM).as_secs();
        let count = i64::try_from(seconds).unwrap() * 12_000 + 1_000;
        Rc::new((first..first + count).map(|id| stage.link(id)).collect())
    };
    let signing = move |client: usize, number: usize| {
        post(
            &format!("/petitions/{id}/signatures"),
            "",
            &format!(
                "name=Person+{client}+{number}&email=p{stamp}.{client}.{number}%40people.example\
                 &postcode=AB1+2CD&country=GB"
            ),
        )
    };
    ahead(&served[0], &signing);
    let next = Rc::new(AtomicI64::new(0));
    let addresses: Rc<Vec<String>> =
        Rc::new(served.iter().map(|one| one.address.clone()).collect());
    let pass = |name: usize, span: Duration| {
        let others: Rc<Vec<tokio::sync::Mutex<Option<Connection>>>> = Rc::new(
            (0..CLIENTS)
                .map(|_| tokio::sync::Mutex::new(None))
                .collect(),
        );
        let (links, next, addresses) = (links.clone(), next.clone(), addresses.clone());
        let act = async move |connection: &mut Connection, client: usize, number: usize| {
            // Every second client speaks to the last node.
            let mut other = others[client].lock().await;
            let connection = if client % 2 == 1 && addresses.len() > 1 {
                if other.is_none() {
                    *other = Some(Connection::open(&addresses[addresses.len() - 1]).await);
                }
                other.as_mut().unwrap()
            } else {
                connection
            };
            if connection.send(&signing(client + name, number)).await != 303 {
                return false;
            }
            let at = next.fetch_add(1, Ordering::Relaxed);
            let body = format!("token={}", links[usize::try_from(at).unwrap()]);
            let confirm = post(&format!("/petitions/{id}/confirm"), "", &body);
            connection.send(&confirm).await == 303
        };
        let report = run(&served[0].address, CLIENTS, span, act);
        assert_eq!(report.refused, 0, "every pair is answered for");
        report
    };
    // The names go on from where those ahead end.
    pass(2 * CLIENTS, WARM);
    let report = pass(0, span);
    let what = format!("sign and confirm, {when}");
    println!("{}", report.line(&format!("  {what}")));
    line("", report.rate(), "/s", "at least 3,000 on SQLite");
    report
}

fn ahead(served: &Served, signing: &dyn Fn(usize, usize) -> Vec<u8>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut connection = Connection::open(&served.address).await;
        for number in 0..AHEAD {
            assert_eq!(connection.send(&signing(CLIENTS, number)).await, 303);
        }
    });
}

/// Signs `count` times on one connection, so that there is something to confirm.
fn sign_ahead(address: &str, id: i64, first: i64, count: usize) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let address = address.to_owned();
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, async move {
        let tasks: Vec<_> = (0..16)
            .map(|part| {
                let address = address.clone();
                tokio::task::spawn_local(async move {
                    let mut connection = Connection::open(&address).await;
                    for number in (part..count).step_by(16) {
                        let body = format!(
                            "name=Pace+{number}&email=pace{first}.{number}%40people.example\
                             &postcode=AB1+2CD&country=GB"
                        );
                        let request = post(&format!("/petitions/{id}/signatures"), "", &body);
                        assert_eq!(connection.send(&request).await, 303);
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
}

/// Confirms at [`PACE`] over some connections until it is told to stop; returns the rate reached.
fn keep_pace(address: &str, id: i64, links: Vec<String>, stop: &Arc<AtomicBool>) -> f64 {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, async {
        let (begun, links) = (Instant::now(), Rc::new(links));
        let tasks: Vec<_> = (0..16)
            .map(|part| {
                let (address, links, stop) = (address.to_owned(), links.clone(), stop.clone());
                tokio::task::spawn_local(async move {
                    let mut connection = Connection::open(&address).await;
                    let mut done = 0;
                    for number in (part..links.len()).step_by(16) {
                        let due = Duration::from_micros(number as u64 * 1_000_000 / PACE);
                        if let Some(wait) = due.checked_sub(begun.elapsed()) {
                            tokio::time::sleep(wait).await;
                        }
                        if stop.load(Ordering::Relaxed) {
                            break;
                        }
                        let body = format!("token={}", links[number]);
                        let request = post(&format!("/petitions/{id}/confirm"), "", &body);
                        assert_eq!(connection.send(&request).await, 303);
                        done += 1;
                    }
                    done
                })
            })
            .collect();
        let mut done = 0;
        for task in tasks {
            done += task.await.unwrap();
        }
        f64::from(done) / begun.elapsed().as_secs_f64()
    })
}

/// The anonymous page, while signatures are confirmed at a steady pace on the last node.
fn page_while_signing(stage: &Stage, served: &[Served], span: Duration) {
    let stop = Arc::new(AtomicBool::new(false));
    let (first, id) = (stage.next_signature_id(), stage.petition_id);
    let count = usize::try_from(PACE * (span.as_secs() + 3)).unwrap();
    let address = served[served.len() - 1].address.clone();
    sign_ahead(&address, id, first, count);
    let links: Vec<String> = (0..i64::try_from(count).unwrap())
        .map(|n| stage.link(first + n))
        .collect();
    let signing = {
        let stop = stop.clone();
        std::thread::spawn(move || keep_pace(&address, id, links, &stop))
    };
    let report = read_page(stage, &served[0], CLIENTS, span);
    stop.store(true, Ordering::Relaxed);
    let pace = signing.join().unwrap();
    println!("{}", report.line("  anonymous petition page meanwhile"));
    line("  confirmed meanwhile", pace, "/s", "500");
    line(
        "  99 in 100 pages within",
        report.percentile(0.99),
        "ms",
        "under 50, at 10,000/s",
    );
}

fn read_page(stage: &Stage, served: &Served, clients: usize, span: Duration) -> Report {
    let path = format!("/petitions/{}", stage.petition_id);
    let request = Rc::new(get(&path, "Accept-Encoding: gzip\r\n"));
    let act = async move |connection: &mut Connection, _, _| connection.send(&request).await == 200;
    run(&served.address, clients, span, act)
}

/// Signatures of three months in some minutes, and then what a server does in three months: what
/// is measured next is a table that is large, not one that was filled a second ago.
fn fill(stage: &Stage, stored: i64) {
    let begun = Instant::now();
    let (id, now) = (stage.petition_id, stage.app.now());
    let from = now.minus(chrono::Duration::days(90));
    let mut left = stored;
    while left > 0 {
        let part = left.min(20_000);
        stage
            .app
            .db
            .write_here(move |tx| petitions::add_signatures(tx, id, part, 7, from, now))
            .unwrap();
        left -= part;
    }
    let took = begun.elapsed().as_secs_f64();
    println!("  ({stored} signatures made in {took:.0} s)");
    let begun = Instant::now();
    stage.settle();
    let took = begun.elapsed().as_secs_f64();
    println!("  (the server's own work after that, awaited: {took:.0} s)");
}

/// One in sixty, by the network they came from, with the page being read.
fn take_out(stage: &Stage, served: &[Served], span: Duration) {
    let alone = read_page(stage, &served[0], 8, span);
    println!("{}", alone.line("  page, 8 clients, nothing else going on"));
    let criteria = Criteria {
        network: CROWDED.to_owned(),
        ..Criteria::default()
    };
    let (db, now, id) = (stage.app.db.clone(), stage.app.now(), stage.petition_id);
    let actor = db
        .read_here(|conn| accounts::actor_of(conn, &stage.moderator))
        .unwrap();
    let begun = Instant::now();
    let act = invalidating::draw_up(&db, &actor, id, &criteria, now).unwrap();
    let preview = begun.elapsed().as_secs_f64();
    let verdict = Verdict {
        becomes: SignatureState::Fraudulent,
        reason: Doubt::Automated,
        explanation: "They came from one network within a minute.".to_owned(),
    };
    let by = actor.clone();
    // The job is done by this process: the same code, and nothing but it is timed.
    db.write_here(move |tx| {
        invalidating::confirm(tx, &by, id, act, &verdict, now)?;
        diesel::delete(folkmoot::platform::db::schema::jobs::table).execute(&mut **tx)?;
        Ok(())
    })
    .unwrap();
    let working = {
        let db = db.clone();
        std::thread::spawn(move || {
            let begun = Instant::now();
            invalidating::carry_through(&db, act, now).unwrap();
            begun.elapsed().as_secs_f64()
        })
    };
    let meanwhile = read_page(stage, &served[0], 8, span);
    let took = working.join().unwrap();
    let done = db
        .read_here(|conn| invalidating::find(conn, id, act))
        .unwrap();
    line(
        "counting what a network brought (preview)",
        preview,
        "s",
        "",
    );
    let what = format!(
        "taking {} signatures out by that criterion",
        done.taken_count
    );
    line(&what, took, "s", "under 10");
    println!("{}", meanwhile.line("  page, 8 clients, meanwhile"));
    line(
        "  ÷ with nothing else going on",
        meanwhile.rate() / alone.rate(),
        "",
        "",
    );
    let begun = Instant::now();
    db.write_here(move |tx| {
        invalidating::undo(tx, &actor, (id, act), "Measured.", now)?;
        diesel::delete(folkmoot::platform::db::schema::jobs::table).execute(&mut **tx)?;
        Ok(())
    })
    .unwrap();
    invalidating::carry_through(&db, act, now).unwrap();
    line("giving them back", begun.elapsed().as_secs_f64(), "s", "");
}

/// A mail for each of those who asked to be told.
fn mail_all(stage: &Stage) {
    let (db, now, id) = (stage.app.db.clone(), stage.app.now(), stage.petition_id);
    let params = serde_json::json!({
        "title": "A petition", "url": "/petitions/1", "summary": "Yes.", "body": "A council",
    });
    let mailing_id = db
        .write_here(move |tx| {
            let event = "petition-update:bench";
            let template = "petitions/responded";
            mailing::announce_to_signatories(tx, id, event, template, &params, now)?;
            diesel::delete(folkmoot::platform::db::schema::jobs::table).execute(&mut **tx)?;
            Ok(mailings::table
                .select(mailings::id)
                .first::<i64>(&mut **tx)?)
        })
        .unwrap();
    let links = Links::of(&stage.app);
    let begun = Instant::now();
    while mailing::carry_on(&db, &links, mailing_id, 100, now).unwrap() {}
    let took = begun.elapsed().as_secs_f64();
    let queued: i64 = db
        .read_here(|conn| {
            Ok(mails::table
                .filter(mails::event_key.like("petition-news:%"))
                .count()
                .get_result(conn)?)
        })
        .unwrap();
    let what = format!("queueing a mail for each of {queued} who asked");
    line(&what, took, "s", "under 60 for 1,000,000");
    line("  a second", queued as f64 / took, "", "");
}
