//! Figures, printed: `cargo bench --bench documents [-- --sections=3000]`. A long document is read
//! from Markdown, from HTML and Akoma Ntoso as they are exported here, and from a Word file that is
//! packed as word processors pack theirs (its text is made here, without styles and pictures);
//! published, shown (uncached and cached) and compared with its next version, whose changes are
//! known: which sections kept their identity. On SQLite, and on PostgreSQL where `DATABASE_URL`
//! names an empty database. What they mean is in docs/performance.md.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a benchmark prints figures, and a panic is its message"
)]

#[path = "../common/talk.rs"]
mod talk;

mod corpus;
mod word;

use std::time::Instant;

use actix_web::body::to_bytes;
use actix_web::dev::Service;
use actix_web::http::header;
use actix_web::test::{self, TestRequest};
use actix_web::web;
use folkmoot::app::App;
use folkmoot::config::{Config, SecretUrl};
use folkmoot::features::consultations;
use folkmoot::features::documents::matching::{Part, match_sections};
use folkmoot::features::documents::{self, NewDocument, NewVersion, Source, import};
use folkmoot::platform::clock::Clock;
use folkmoot::platform::db::{Db, migrate};
use folkmoot::{routes, server};

fn main() {
    let count = std::env::args()
        .find_map(|word| word.strip_prefix("--sections=").map(str::to_owned))
        .map_or(3_000, |count| count.parse().unwrap());
    let old = corpus::document(count, 7);
    let (new, truth) = corpus::next_version(&old, 8);
    let (first, second) = (markdown(&old), markdown(&new));
    println!(
        "a document of {count} sections, {:.2} MB of Markdown, about {} pages of 2,500 characters",
        first.len() as f64 / 1e6,
        first.len() / 2_500
    );
    reading(&first, &word::file(&old));
    matching(&old, &new, &truth);
    let dir = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", dir.path().join("documents.db").display());
    living("SQLite", &file, &first, &second);
    match std::env::var("DATABASE_URL") {
        Ok(url) if url.starts_with("postgres") => living("PostgreSQL", &url, &first, &second),
        _ => println!("PostgreSQL: not measured, DATABASE_URL names none"),
    }
}

fn markdown(sections: &[corpus::Made]) -> String {
    let mut out = String::from("# A long document\n");
    for section in sections {
        let marks = "#".repeat(section.level + 1);
        out.push_str(&format!(
            "\n{marks} {}\n\n{}\n",
            section.title,
            section.text()
        ));
    }
    out
}

/// The most memory that this process has had so far, in MB.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok())
        .unwrap_or(0.0)
        / 1_000.0
}

/// The lowest of a few times, in milliseconds.
fn best<T>(mut act: impl FnMut() -> T) -> f64 {
    (0..5)
        .map(|_| {
            let start = Instant::now();
            let made = act();
            let took = start.elapsed();
            drop(made);
            took.as_secs_f64() * 1e3
        })
        .fold(f64::INFINITY, f64::min)
}

fn reading(first: &str, word: &[u8]) {
    let imported = import::read("a.md", first.as_bytes()).unwrap();
    for (name, text) in [
        ("a.md", documents::write(&imported.tree, "md").into_bytes()),
        (
            "a.html",
            documents::write(&imported.tree, "html").into_bytes(),
        ),
        (
            "a.xml",
            documents::write(&imported.tree, "xml").into_bytes(),
        ),
        ("a.docx", word.to_vec()),
    ] {
        let sections = import::read(name, &text).unwrap().tree.sections.len();
        assert_eq!(sections, imported.tree.sections.len(), "{name}");
        let before = peak();
        let took = best(|| import::read(name, &text).unwrap());
        println!(
            "import of {name}, {:.2} MB: {took:.0} ms; most memory so far {:.0} MB (before: {before:.0} MB)",
            text.len() as f64 / 1e6,
            peak()
        );
    }
    let took = best(|| Source::read(first).unwrap());
    println!("the same made ready to publish (HTML through the sanitiser, anchors): {took:.0} ms");
}

fn matching(old: &[corpus::Made], new: &[corpus::Made], truth: &[corpus::Truth]) {
    let texts =
        |made: &[corpus::Made]| -> Vec<String> { made.iter().map(corpus::Made::text).collect() };
    let (old_texts, new_texts) = (texts(old), texts(new));
    fn parts<'a>(made: &'a [corpus::Made], texts: &'a [String]) -> Vec<Part<'a>> {
        made.iter()
            .zip(texts)
            .map(|(one, text)| Part {
                number: "",
                title: &one.title,
                text,
            })
            .collect()
    }
    let (before, after) = (parts(old, &old_texts), parts(new, &new_texts));
    let took = best(|| match_sections(&before, &after, &[]));
    let found: Vec<_> = match_sections(&before, &after, &[])
        .origins
        .into_iter()
        .map(|one| (one.same, one.split_from, one.merged))
        .collect();
    let score = corpus::score(truth, &found);
    println!(
        "match of two versions of {} and {} sections: {took:.0} ms",
        old.len(),
        new.len()
    );
    for (what, (all, right)) in [
        ("kept", score.kept),
        ("edited", score.edits),
        ("split", score.splits),
        ("merged", score.merges),
        ("added", score.added),
    ] {
        let share = right as f64 / all.max(1) as f64 * 100.0;
        println!("  {what}: {right} of {all} rightly, {share:.1} %");
    }
}

fn living(name: &str, url: &str, first: &str, second: &str) {
    let mut config = Config::for_tests();
    config.database.url = SecretUrl::new(url.to_owned());
    let options = folkmoot::app::db_options(&config);
    migrate::run(&mut Db::dedicated(&options).unwrap()).unwrap();
    let app = web::Data::new(App::build_without_mail(config, Clock::system()).unwrap());
    let now = app.now();
    let source = Source::read(first).unwrap();
    app.db
        .write_here(move |tx| talk::forum(tx, now).map(|_| ()))
        .unwrap();
    let start = Instant::now();
    let document = app
        .db
        .write_here(move |tx| {
            let consultation = consultations::find_by_slug(tx, "measured")?.unwrap();
            let new = NewDocument {
                consultation_id: consultation.id,
                slug: Some("long".to_owned()),
                lang: "en".to_owned(),
                title: "A long document".to_owned(),
                summary: String::new(),
                source,
                moderation: None,
                published_by: None,
            };
            documents::publish(tx, &new, now)
        })
        .unwrap();
    println!(
        "{name}: first version published in {:.0} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
    let source = Source::read(second).unwrap();
    let start = Instant::now();
    app.db
        .write_here(move |tx| {
            let new = NewVersion {
                document_id: document.id,
                source,
                note: "Changed.".to_owned(),
                based_on: 1,
                published_by: None,
                carried: None,
            };
            documents::publish_version(tx, &new, now)
        })
        .unwrap();
    println!(
        "{name}: second version matched and published in {:.0} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
    let place = document.place();
    actix_web::rt::System::new().block_on(pages(name, &app, &place));
    println!(
        "{name}: most memory of this process so far {:.0} MB",
        peak()
    );
}

async fn pages(name: &str, app: &web::Data<App>, place: &str) {
    let spine = routes::spine().in_zone(app.config.site.time_zone.0);
    let service = test::init_service(server::site(
        app.clone(),
        web::Data::new(spine),
        web::Data::new(routes::gate()),
    ))
    .await;
    let ask = async |path: &str| -> (f64, usize) {
        let request = TestRequest::get()
            .uri(path)
            .insert_header((header::HOST, "127.0.0.1:8080"))
            .peer_addr("127.0.0.1:50000".parse().unwrap())
            .to_request();
        let start = Instant::now();
        let response = service.call(request).await.unwrap();
        assert_eq!(response.status(), 200);
        let body = to_bytes(response.into_body()).await.ok().unwrap();
        (start.elapsed().as_secs_f64() * 1e3, body.len())
    };
    let base = "/consultations/measured/documents/long";
    for (what, path) in [
        ("the page", base.to_owned()),
        ("the comparison", format!("{base}/compare/1/2")),
        (
            "the comparison side by side",
            format!("{base}/compare/1/2?view=side"),
        ),
    ] {
        let mut uncached = f64::INFINITY;
        let mut size = 0;
        for _ in 0..5 {
            let (topic, now) = (place.to_owned(), app.now());
            app.db
                .write_here(move |tx| {
                    tx.touch(topic, now);
                    Ok(())
                })
                .unwrap();
            let (took, bytes) = ask(&path).await;
            (uncached, size) = (uncached.min(took), bytes);
        }
        let mut cached = f64::INFINITY;
        for _ in 0..50 {
            cached = cached.min(ask(&path).await.0);
        }
        println!(
            "{name}: {what}, {} kB: uncached {uncached:.0} ms, cached {cached:.2} ms",
            size / 1_000
        );
    }
}
