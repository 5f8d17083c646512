//! What the machine can do without us: a bare handler, and bare inserts.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use actix_web::{App, HttpResponse, HttpServer, web};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use folkmoot::platform::db::{Db, DbOptions, Tx};
use folkmoot::platform::error::AppError;

/// Serves the bytes of a file at `/`, with nothing around it; runs until it is killed.
pub fn serve_bytes(port: u16, file: &str) {
    let bytes = web::Bytes::from(std::fs::read(file).unwrap());
    actix_web::rt::System::new().block_on(async move {
        HttpServer::new(move || {
            let bytes = bytes.clone();
            App::new().route(
                "/",
                web::get().to(move || {
                    let bytes = bytes.clone();
                    async move { HttpResponse::Ok().content_type("text/html").body(bytes) }
                }),
            )
        })
        .bind(("127.0.0.1", port))
        .unwrap()
        .run()
        .await
        .unwrap();
    });
}

/// A database with one table of short texts, and such a text of 80 characters.
fn bare_table(dir: &std::path::Path, name: &str) -> (Db, Arc<str>) {
    let options = DbOptions::new(format!("sqlite://{}", dir.join(name).display()));
    let db = Db::open(&options).unwrap();
    db.write_here(|tx| {
        Ok(tx.batch_execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")?)
    })
    .unwrap();
    (db, "x".repeat(80).into())
}

fn insert(tx: &mut Tx<'_>, text: &str) -> Result<(), AppError> {
    diesel::sql_query("INSERT INTO bare (text) VALUES ($1)")
        .bind::<diesel::sql_types::Text, _>(text)
        .execute(&mut **tx)?;
    Ok(())
}

/// Inserts per second by `clients` threads, each of which waits for its commit.
pub fn bare_inserts_by_threads(dir: &std::path::Path, clients: usize, span: Duration) -> f64 {
    let (db, text) = bare_table(dir, "threads.sqlite");
    let begun = Instant::now();
    let threads: Vec<_> = (0..clients)
        .map(|_| {
            let (db, text) = (db.clone(), text.clone());
            std::thread::spawn(move || {
                let mut count = 0_usize;
                while begun.elapsed() < span {
                    let text = text.clone();
                    db.write_here(move |tx| insert(tx, &text)).unwrap();
                    count += 1;
                }
                count
            })
        })
        .collect();
    let count: usize = threads.into_iter().map(|t| t.join().unwrap()).sum();
    count as f64 / begun.elapsed().as_secs_f64()
}

/// Inserts per second by `clients` tasks of one thread, through the same group commit with full
/// durability: the most that it can take.
pub fn bare_inserts(dir: &std::path::Path, clients: usize, span: Duration) -> f64 {
    let (db, text) = bare_table(dir, "bare.sqlite");
    let count = Arc::new(AtomicUsize::new(0));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let begun = Instant::now();
    runtime.block_on(async {
        let tasks: Vec<_> = (0..clients)
            .map(|_| {
                let (db, text, count) = (db.clone(), text.clone(), count.clone());
                tokio::spawn(async move {
                    while begun.elapsed() < span {
                        let text = text.clone();
                        db.write(move |tx| insert(tx, &text)).await.unwrap();
                        count.fetch_add(1, Ordering::Relaxed);
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
    count.load(Ordering::Relaxed) as f64 / begun.elapsed().as_secs_f64()
}
