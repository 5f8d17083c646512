//! What was acknowledged is durable: the process is killed under load, and nothing that it
//! answered for is missing. On both databases, with the real program and full durability.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use folkmoot::platform::db::schema::signatures;

use crate::common::{TestSite, on_postgres, on_sqlite, open_petition};

const CLIENTS: usize = 8;
/// Acknowledged signatures after which the process is killed.
const ENOUGH: usize = 300;

#[test]
fn nothing_acknowledged_is_lost_on_sqlite() {
    on_sqlite(kill_under_load);
}

#[test]
fn nothing_acknowledged_is_lost_on_postgres() {
    on_postgres(kill_under_load);
}

async fn kill_under_load(t: TestSite) {
    let petition_id = open_petition(&t);
    let port = free_port();
    let mail = tempfile::tempdir().unwrap();
    let mut server = start(&t.database_url(), port, mail.path());
    wait_until_ready(port);

    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    let is_over = Arc::new(AtomicBool::new(false));
    let number = Arc::new(AtomicUsize::new(0));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| {
            let (acknowledged, is_over, number) =
                (acknowledged.clone(), is_over.clone(), number.clone());
            std::thread::spawn(move || {
                while !is_over.load(Ordering::Relaxed) {
                    let n = number.fetch_add(1, Ordering::Relaxed);
                    let email = format!("signer{n}@people.example");
                    if sign(port, petition_id, &email).is_some_and(|status| status == 303) {
                        acknowledged.lock().unwrap().push(email);
                    }
                }
            })
        })
        .collect();
    let begun = Instant::now();
    while acknowledged.lock().unwrap().len() < ENOUGH {
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "the load does not get anywhere"
        );
        std::thread::yield_now();
    }
    // SIGKILL: no handler runs, nothing is flushed by the program.
    server.kill().unwrap();
    server.wait().unwrap();
    is_over.store(true, Ordering::Relaxed);
    for client in clients {
        client.join().unwrap();
    }

    let stored: Vec<String> = t
        .app
        .db
        .read_here(|conn| Ok(signatures::table.select(signatures::email).load(conn)?))
        .unwrap();
    let stored: std::collections::HashSet<_> = stored.into_iter().collect();
    let acknowledged = acknowledged.lock().unwrap();
    let missing: Vec<_> = acknowledged
        .iter()
        .filter(|email| !stored.contains(*email))
        .collect();
    assert!(acknowledged.len() >= ENOUGH);
    assert!(
        missing.is_empty(),
        "{} of {} are lost",
        missing.len(),
        acknowledged.len()
    );
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

fn start(database_url: &str, port: u16, mail: &std::path::Path) -> Child {
    let base = format!("http://127.0.0.1:{port}");
    Command::new(env!("CARGO_BIN_EXE_folkmoot"))
        .args(["serve", "--bind", &format!("127.0.0.1:{port}")])
        .current_dir(mail)
        .env("DATABASE_URL", database_url)
        .env(
            "SMTP_URL",
            format!("file://{}", mail.join("mail").display()),
        )
        .env("FOLKMOOT__MAIL__FROM", "moot@moot.example")
        .env("FOLKMOOT__SITE__BASE_URL", base)
        .env(
            "FOLKMOOT__SECURITY__SECRET_KEY",
            "k3Jx9vQ2mZr7Lw5Tn8Yb1Hc6Pd4Sf0Ga",
        )
        .env("FOLKMOOT__LIMITS__ENABLED", "false")
        .env("RUST_LOG", "error")
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

fn wait_until_ready(port: u16) {
    let begun = Instant::now();
    while request(port, "GET /readyz HTTP/1.0\r\n\r\n") != Some(200) {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "the server does not get ready"
        );
        std::thread::yield_now();
    }
}

fn sign(port: u16, petition_id: i64, email: &str) -> Option<u16> {
    let body = format!("name=Ann+Vale&email={email}&postcode=AB1+2CD&country=GB");
    let text = format!(
        "POST /petitions/{petition_id}/signatures HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    request(port, &text)
}

/// The status of the answer; None when there was none.
fn request(port: u16, text: &str) -> Option<u16> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all(text.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.split_whitespace().nth(1)?.parse().ok()
}
