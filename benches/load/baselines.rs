//! What the machine can do without us: a bare handler, and bare inserts.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use actix_web::{App, HttpResponse, HttpServer, web};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use folkmoot::platform::db::{Db, DbOptions};

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

/// Inserts per second of a row of 80 characters, from `clients` at once, through the same group
/// commit with full durability.
pub fn bare_inserts(dir: &std::path::Path, clients: usize, span: Duration) -> f64 {
    let options = DbOptions::new(format!("sqlite://{}", dir.join("bare.sqlite").display()));
    let db = Db::open(&options).unwrap();
    db.write_here(|tx| {
        Ok(tx.batch_execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")?)
    })
    .unwrap();
    let text: Arc<str> = "x".repeat(80).into();
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
                        db.write(move |tx| {
                            diesel::sql_query("INSERT INTO bare (text) VALUES ($1)")
                                .bind::<diesel::sql_types::Text, _>(&*text)
                                .execute(&mut **tx)?;
                            Ok(())
                        })
                        .await
                        .unwrap();
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
