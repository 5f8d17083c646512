//! What comes in when people and programs sign: bad addresses, many from one network, links that
//! are opened, replayed and swapped, and whether anybody can find out who signed.

use std::io::{Read, Write};
use std::time::{Duration as StdDuration, Instant};

use chrono::Duration;
use folkmoot::features::petitions::{self, Link};
use folkmoot::platform::db::Db;
use folkmoot::platform::error::AppError;
use folkmoot::platform::limits::{Limited, Limiters};

use super::signatures::{confirm, counts_are_right, find, scene, sign, signature};
use crate::both;
use crate::common::{Page, TestSite};

fn fields(name: &str, email: &str) -> Vec<(String, String)> {
    [
        ("name", name),
        ("email", email),
        ("postcode", "RM1 4AB"),
        ("country", "GB"),
    ]
    .map(|(k, v)| (k.to_owned(), v.to_owned()))
    .to_vec()
}

async fn post(t: &TestSite, id: i64, name: &str, email: &str) -> Page {
    let path = format!("/petitions/{id}/signatures");
    t.visitor().post_here(&path, &fields(name, email)).await
}

both! {
    async fn addresses_that_prove_nobody_are_refused(t: TestSite) {
        let scene = scene(&t);
        for (email, says) in [
            ("ben@mailinator.com", "service for a few minutes"),
            ("ben@x.yopmail.com", "service for a few minutes"),
            ("ben", ""),
            ("ben@", ""),
            ("@people.example", ""),
            ("ben@people", ""),
            ("ben@people..example", ""),
            ("ben@xn--a.example", ""),
            ("ben@-people.example", ""),
            ("ben@127.0.0.1", ""),
            ("ben@[::1]", ""),
            ("Ben <ben@people.example>", ""),
            ("ben@people.example, cy@people.example", ""),
            ("ben\r\nBcc: cy@people.example", ""),
        ] {
            let page = post(&t, scene.id, "Ben Ito", email).await;
            page.is(422).sees(says);
            let kept = page.form_fields(&format!("/petitions/{}/signatures", scene.id));
            assert!(kept.contains(&("name".to_owned(), "Ben Ito".to_owned())), "{email}");
        }
        assert!(t.send_mails().is_empty());
        post(&t, scene.id, "Ben Ito", "ben@bücher.example").await.is(303);
        let same = post(&t, scene.id, "Ben Ito", "BEN@xn--bcher-kva.example").await;
        same.is(303);
        assert_eq!(t.send_mails().len(), 2, "the second says where the first went");
        let site = t.another_node(|config| {
            config.signatures.refused_domains = vec!["odd.example".to_owned()];
            config.signatures.accepted_domains = vec!["yopmail.com".to_owned()];
        });
        let path = format!("/petitions/{}/signatures", scene.id);
        site.visitor().post_here(&path, &fields("Cy Dahl", "cy@mail.odd.example")).await.is(422);
        site.visitor().post_here(&path, &fields("Cy Dahl", "cy@yopmail.com")).await.is(303);
    }

    async fn spellings_of_one_mailbox_count_once(t: TestSite) {
        let scene = scene(&t);
        for (n, email) in [
            "Ben.Ito@gmail.com", "benito+x@googlemail.com", "b.e.n.i.t.o@GMAIL.com",
        ].into_iter().enumerate() {
            t.advance(Duration::hours(2));
            let new = signature(scene.id, "Ben Ito", email);
            let (app, now) = (t.app.clone(), t.now());
            t.write(move |tx| petitions::sign(tx, &app.tokens, &new, now));
            let mail = t.send_mails().remove(0);
            assert_eq!(mail.message.to.as_str(), "Ben.Ito@gmail.com", "as it signed first");
            if n == 0 {
                let token = mail.message.text.split("token=").nth(1).unwrap();
                let token = token.split_whitespace().next().unwrap();
                confirm(&t, Link::read(&t.app.tokens, token, scene.id, t.now()).unwrap()).unwrap();
            }
        }
        assert_eq!(find(&t, scene.id).signature_count, 1);
        counts_are_right(&t);
    }

    async fn names_that_only_look_different_are_one_persons(t: TestSite) {
        let scene = scene(&t);
        let cyrillic_a = "\u{410}nna Byron";
        let page = post(&t, scene.id, cyrillic_a, "home@people.example").await;
        page.is(422).sees("in one alphabet");
        confirm(&t, sign(&t, &signature(scene.id, "Anna Byron", "home@people.example"))).unwrap();
        // Past the form: even then it is the same person, and another one is another one.
        for (name, counts) in [(cyrillic_a, 1), ("\u{391}nna Byron", 1), ("Ben Byron", 2)] {
            t.advance(Duration::hours(2));
            let new = signature(scene.id, name, "home@people.example");
            let (app, now) = (t.app.clone(), t.now());
            t.write(move |tx| petitions::sign(tx, &app.tokens, &new, now));
            let mail = t.send_mails().remove(0);
            if let Some(token) = mail.message.text.split("token=").nth(1) {
                let token = token.split_whitespace().next().unwrap();
                let link = Link::read(&t.app.tokens, token, scene.id, t.now()).unwrap();
                confirm(&t, link).unwrap();
            }
            assert_eq!(find(&t, scene.id).signature_count, counts, "{name}");
        }
    }

    async fn many_from_one_network_are_slowed_and_others_are_not(t: TestSite) {
        let scene = scene(&t);
        let site = t.another_node(|config| {
            config.limits.enabled = true;
            config.limits.network_writes_per_minute = 10_000;
            config.limits.signatures_per_hour = 30;
            config.server.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
        });
        let path = format!("/petitions/{}/signatures", scene.id);
        let mut refused = 0;
        for n in 0..40 {
            let page = site.visitor().post_here(&path, &fields("Pu Pil", &format!("pupil{n}@school.example"))).await;
            if page.status == 429 {
                refused += 1;
                assert!(page.headers.contains_key("retry-after"));
            } else {
                page.is(303);
            }
        }
        assert_eq!(refused, 10, "a class of thirty signs, then it is slowed");
        assert_eq!(t.send_mails().len(), 30);
    }

    async fn links_are_replayed_swapped_opened_and_late(t: TestSite) {
        let scene = scene(&t);
        let first = sign(&t, &signature(scene.id, "Ben Ito", "ben@people.example"));
        let path = {
            let mut again = signature(scene.id, "Cy Dahl", "cy@people.example");
            again.wants_updates = true;
            let (app, now) = (t.app.clone(), t.now());
            t.write(move |tx| petitions::sign(tx, &app.tokens, &again, now));
            t.mailed_path("/confirm?token=")
        };
        let (page_path, token) = path.split_once("?token=").unwrap();
        // Scanners and browsers that read ahead.
        for _ in 0..2 {
            t.visitor().get(&path).await.is(200);
            t.visitor().head(&path).await.is(200);
            t.visitor().get_with(&path, &[("sec-purpose", "prefetch"), ("purpose", "prefetch")]).await.is(200);
        }
        assert_eq!(find(&t, scene.id).signature_count, 0);
        for method in ["PUT", "DELETE", "OPTIONS"] {
            let page = t.visitor().ask(method.parse().unwrap(), page_path).await;
            assert!(page.status >= 400, "{method}: {}", page.status);
        }
        let token = vec![("token".to_owned(), token.to_owned())];
        t.visitor().post_here("/petitions/999/confirm", &token).await.is(404);
        for _ in 0..3 {
            t.visitor().post_here(page_path, &token).await.is(303);
        }
        assert_eq!(find(&t, scene.id).signature_count, 1);
        t.advance(find(&t, scene.id).closes_at.unwrap().since(t.now()) + Duration::hours(25));
        assert_eq!(confirm(&t, first), Err(AppError::Closed("petitions.confirmed-too-late")));
        counts_are_right(&t);
    }
}

/// A connection that stays open, so that what is timed is the answer and nothing else. It blocks,
/// and is asked from a thread of its own: the server's first steps are done by this one.
struct Line(std::net::TcpStream);

impl Line {
    fn open(url: &str) -> Self {
        let stream = std::net::TcpStream::connect(url.replace("http://", "")).unwrap();
        stream.set_nodelay(true).unwrap();
        let patience = Some(StdDuration::from_secs(30));
        stream.set_read_timeout(patience).unwrap();
        Self(stream)
    }

    /// Sends a request; gives how long its answer took, and the answer without its date.
    fn ask(&mut self, request: &str) -> (StdDuration, String) {
        let begun = Instant::now();
        self.0.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        let mut part = [0; 8192];
        let whole = loop {
            let read = self.0.read(&mut part).unwrap();
            assert!(read > 0, "the server hung up");
            bytes.extend_from_slice(&part[..read]);
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            let Some((head, _)) = text.split_once("\r\n\r\n") else {
                continue;
            };
            let mut lengths = head
                .lines()
                .filter_map(|line| line.strip_prefix("content-length: "));
            let length = lengths.next().map_or(0, |length| length.parse().unwrap());
            break head.len() + 4 + length;
        };
        while bytes.len() < whole {
            let read = self.0.read(&mut part).unwrap();
            assert!(read > 0, "the server hung up");
            bytes.extend_from_slice(&part[..read]);
        }
        let took = begun.elapsed();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let lines = text
            .lines()
            .filter(|line| !line.to_lowercase().starts_with("date:"));
        (took, lines.collect::<Vec<_>>().join("\n"))
    }

    fn sign(&mut self, id: i64, email: &str) -> (StdDuration, String) {
        let body = format!("name=Ben+Ito&email={email}&postcode=RM1+4AB&country=GB");
        self.ask(&format!(
            "POST /petitions/{id}/signatures HTTP/1.1\r\nHost: 127.0.0.1\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    }
}

/// The same answer, by the same statements, in the same time.
async fn nothing_tells_whether_an_address_has_signed(t: TestSite) {
    const PAIRS: usize = 80;
    let scene = scene(&t);
    for n in 0..PAIRS {
        let email = format!("known{n}@people.example");
        confirm(&t, sign(&t, &signature(scene.id, "Ben Ito", &email))).unwrap();
    }
    t.advance(Duration::hours(3));
    let (url, db, id) = (t.url(), t.app.db.clone(), scene.id);
    let timed = actix_web::web::block(move || time_answers(&url, &db, id, PAIRS));
    let (fresh, known, control) = timed.await.unwrap();
    let told = superiority(&fresh, &known);
    assert!(
        (0.25..=0.75).contains(&told),
        "new ones are slower in {told} of all pairs"
    );
    // The measure can tell things apart: an answer that writes nothing is faster, even on a machine
    // that is busy with something else.
    let apart = superiority(&fresh, &control);
    assert!(apart > 0.7, "{apart}");
}

#[test]
fn nothing_tells_who_signed_on_sqlite() {
    crate::common::serve_on_sqlite(nothing_tells_whether_an_address_has_signed);
}

#[test]
fn nothing_tells_who_signed_on_postgres() {
    crate::common::serve_on_postgres(nothing_tells_whether_an_address_has_signed);
}

type Times = Vec<StdDuration>;

/// Times of new signatures, of repeated ones, and of an answer that writes nothing.
fn time_answers(url: &str, db: &Db, id: i64, pairs: usize) -> (Times, Times, Times) {
    let mut line = Line::open(url);
    // The first answers of a server are slower than all later ones.
    for n in 0..10 {
        line.sign(id, &format!("warm{n}@people.example"));
    }
    let (mut fresh, mut known, mut control) = (Vec::new(), Vec::new(), Vec::new());
    let mut seen = None;
    for n in 0..pairs {
        // Each first in turn, so that whatever else goes on meets both alike.
        let mut turns = [
            (true, format!("known{n}@people.example")),
            (false, format!("fresh{n}@people.example")),
        ];
        if n % 2 == 1 {
            turns.reverse();
        }
        for (is_known, email) in turns {
            let before = db.statement_count();
            let (took, answer) = line.sign(id, &email);
            assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
            let answer = (answer, db.statement_count() - before);
            let first = seen.get_or_insert_with(|| answer.clone());
            assert_eq!(*first, answer, "known: {is_known}");
            if is_known {
                known.push(took);
            } else {
                fresh.push(took);
            }
        }
        let (took, _) = line.ask("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        control.push(took);
    }
    (fresh, known, control)
}

/// The share of pairs in which one of `ones` took longer than one of `others`: 0.5 where both come
/// from the same distribution (Mann and Whitney's U, over the number of pairs).
fn superiority(ones: &[StdDuration], others: &[StdDuration]) -> f64 {
    let mut longer = 0.0_f64;
    for one in ones {
        for other in others {
            longer += match one.cmp(other) {
                std::cmp::Ordering::Greater => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 0.0,
            };
        }
    }
    let pairs = u32::try_from(ones.len() * others.len()).unwrap();
    longer / f64::from(pairs)
}

#[test]
fn ten_thousand_from_one_network_get_no_further_than_the_limit() {
    let limits = folkmoot::config::Config::default().limits;
    let limiters = Limiters::new(&limits);
    let accepted = (0..10_000)
        .filter(|_| limiters.check(Limited::Sign, "192.0.2.7").is_ok())
        .count();
    let limit = usize::try_from(limits.signatures_per_hour).unwrap();
    assert!((limit..limit + 20).contains(&accepted), "{accepted}");
    assert!(limit >= 500, "a school signs within an hour");
    assert!(
        limiters.check(Limited::Sign, "192.0.3.7").is_ok(),
        "others do not wait"
    );
}
