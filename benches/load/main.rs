//! Figures, printed: `cargo bench --bench load`. What they mean is in docs/performance.md.
//!
//! The site runs as a process of its own with the embedded database and full durability; the
//! load comes from this process, on the same machine. Baselines run in the same minute.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a benchmark prints figures, and a panic is its message"
)]

mod baselines;
mod client;
mod stage;

use std::process::Command;
use std::rc::Rc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use client::{Connection, Report, get, post, run};
use stage::{Served, Stage, wait_for};

const SPAN: Duration = Duration::from_secs(5);

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|word| word == "--serve-bytes") {
        return baselines::serve_bytes(arguments[at + 1].parse().unwrap(), &arguments[at + 2]);
    }
    // How many signatures are stored for the last figure; a million takes a minute to make.
    let stored = arguments
        .iter()
        .find_map(|word| word.strip_prefix("--stored="))
        .map_or(1_000_000, |count| count.parse().unwrap());

    let stage = Stage::new(0);
    let served = stage.serve();
    println!(
        "Folkmoot under load, {} s a figure, {} cores",
        SPAN.as_secs(),
        cores()
    );
    println!();
    pages(&stage, &served);
    let by_threads = baselines::bare_inserts_by_threads(stage.dir.path(), 64, SPAN);
    println!(
        "{:<58} {by_threads:>8.0}/s",
        "bare inserts, 64 threads that wait, group commit"
    );
    let bare = baselines::bare_inserts(stage.dir.path(), 64, SPAN);
    println!(
        "{:<58} {bare:>8.0}/s",
        "bare inserts, 64 tasks of one thread, group commit"
    );
    let before = signatures(&stage, &served, "sign and confirm, 64 clients, none stored");
    println!(
        "{:<58} {:>8.2}   (at least 0.15)",
        "  ÷ bare inserts by tasks",
        before.rate() / bare
    );
    println!(
        "{:<58} {:>8.2}",
        "  ÷ bare inserts by threads",
        before.rate() / by_threads
    );
    comments(&stage, &served);
    let (now, most) = served.memory();
    println!(
        "{:<58} {now:>8.0} MB now, {most:.0} MB at most (under 150)",
        "memory after all of this"
    );
    drop(served);

    let stage = Stage::new(stored);
    let served = stage.serve();
    let after = signatures(
        &stage,
        &served,
        &format!("sign and confirm, 64 clients, {stored} stored"),
    );
    println!(
        "{:<58} {:>8.2}   (at least 0.9)",
        "  ÷ none stored",
        after.rate() / before.rate()
    );
    let (now, most) = served.memory();
    println!(
        "{:<58} {now:>8.0} MB now, {most:.0} MB at most (under 150)",
        "memory after that"
    );
}

/// Runs a load on the program and prints what it brought, and what an act cost the program.
fn measured(served: &Served, what: &str, load: impl FnOnce() -> Report) -> Report {
    let before = served.processor_seconds();
    let report = load();
    let used = served.processor_seconds() - before;
    println!("{}", report.line(what));
    println!(
        "{:<58} {:>8.0} µs of processor time an act",
        "",
        used * 1e6 / report.done.max(1) as f64
    );
    report
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The page with 200 comments: kept, against a bare handler with the same bytes; and rendered.
fn pages(stage: &Stage, served: &Served) {
    let request = Rc::new(get(&stage.thread, "Accept-Encoding: gzip\r\n"));
    let bytes = fetch(&stage.address(), &request);
    let file = stage.dir.path().join("page.gz");
    std::fs::write(&file, &bytes).unwrap();
    println!("page with 200 comments: {} bytes compressed", bytes.len());

    let port = stage.port + 1;
    let mut bare = Command::new(std::env::current_exe().unwrap())
        .args([
            "--serve-bytes",
            &port.to_string(),
            &file.display().to_string(),
        ])
        .spawn()
        .unwrap();
    wait_for(port);
    let bare_report = reads(&format!("127.0.0.1:{port}"), Rc::new(get("/", "")));
    bare.kill().unwrap();
    bare.wait().unwrap();
    println!(
        "{}",
        bare_report.line("bare handler, the same bytes, 64 clients")
    );
    let what = "anonymous page with 200 comments, unchanged";
    let kept = measured(served, what, || reads(&stage.address(), request));
    let ratio = kept.rate() / bare_report.rate();
    println!("{:<58} {ratio:>8.2}   (at least 0.6)", "  ÷ bare handler");

    let session = &stage.sessions[0];
    let signed_in = Rc::new(get(
        &stage.thread,
        &format!("Cookie: session={session}\r\n"),
    ));
    let what = "the same, rendered from the database each time";
    measured(served, what, || reads(&stage.address(), signed_in));
    println!("{:<58} {:>8}   (at least 1,000/s)", "", "");
}

fn fetch(address: &str, request: &[u8]) -> Vec<u8> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut connection = Connection::open(address).await;
        assert_eq!(connection.send(request).await, 200);
        connection.body().to_vec()
    })
}

fn reads(address: &str, request: Rc<Vec<u8>>) -> Report {
    run(
        address,
        64,
        SPAN,
        async move |connection: &mut Connection, _, _| connection.send(&request).await == 200,
    )
}

/// Sign, then confirm: two requests count as one act.
fn signatures(stage: &Stage, served: &Served, what: &str) -> Report {
    let id = stage.petition_id;
    let first = stage.next_signature_id();
    // A signature that was answered for has an id below this; each is confirmed once.
    let confirmed = Rc::new(AtomicI64::new(first));
    let links: Rc<Vec<String>> = {
        let count = i64::try_from(SPAN.as_secs()).unwrap() * 12_000;
        Rc::new((first..first + count).map(|id| stage.link(id)).collect())
    };
    let stamp = std::process::id();
    let address = stage.address();
    measured(served, what, || {
        let act = async move |connection: &mut Connection, client, number| {
            let body = format!(
                "name=Person+{client}+{number}&email=p{stamp}.{client}.{number}%40people.example\
                 &postcode=AB1+2CD&country=GB"
            );
            let sign = post(&format!("/petitions/{id}/signatures"), "", &body);
            if connection.send(&sign).await != 303 {
                return false;
            }
            let next = confirmed.fetch_add(1, Ordering::Relaxed);
            let link = &links[usize::try_from(next - first).unwrap()];
            let confirm = post(
                &format!("/petitions/{id}/confirm"),
                "",
                &format!("token={link}"),
            );
            connection.send(&confirm).await == 303
        };
        run(&address, 64, SPAN, act)
    })
}

/// 32 people post into the thread of 200 comments.
fn comments(stage: &Stage, served: &Served) {
    let people: Rc<Vec<(String, String)>> = Rc::new(
        stage
            .sessions
            .iter()
            .map(|session| (session.clone(), stage.csrf(session)))
            .collect(),
    );
    let path = stage.thread.clone();
    let address = stage.address();
    let what = "comments, 32 people, one thread (at least 1,500/s)";
    measured(served, what, || {
        let act = async move |connection: &mut Connection, client, number| {
            let (session, csrf) = &people[client];
            let body = format!(
                "csrf={csrf}&form_key=k{client:04}x{number:08}&anchor=&text=Comment+{number}+of+\
                 {client}:+the+crossing+is+used+by+forty+children+each+morning,+please+build+it."
            );
            let request = post(&path, &format!("Cookie: session={session}\r\n"), &body);
            connection.send(&request).await == 303
        };
        run(&address, 32, SPAN, act)
    });
}
