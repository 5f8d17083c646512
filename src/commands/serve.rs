//! Serving and working.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::path::Path;
use std::time::Duration;

use actix_web::web;

use super::{Outcome, load_config, open, plain, say};
use crate::app::App;
use crate::features::moderation;
use crate::server::{Background, bind};

/// Serves the site; jobs too, if `works`.
pub fn serve(config: Option<&Path>, address: Option<SocketAddr>, works: bool) -> Outcome {
    let mut config = load_config(config)?;
    if let Some(address) = address {
        config.server.bind = address;
    }
    if let Err(found) = config.ensure_safe_to_serve() {
        let lines: Vec<_> = found.iter().map(ToString::to_string).collect();
        return Err(format!(
            "refusing to serve with unsafe settings: {}",
            lines.join("; ")
        ));
    }
    let app = open(config)?;
    let has_demo_accounts = app
        .db
        .read_here(crate::features::accounts::has_demo_accounts);
    if has_demo_accounts.map_err(plain)? {
        return Err("refusing to serve: the database holds demo accounts".to_owned());
    }
    run(&app, works, |address| {
        say(&format!("Serving on http://{address}"))
    })
}

/// Serves until it is told to stop, then lets everything end in order.
pub(super) fn run(app: &web::Data<App>, works: bool, ready: impl FnOnce(SocketAddr)) -> Outcome {
    let now = app.now();
    app.db
        .write_here(move |tx| moderation::ensure_default_reasons(tx, now))
        .map_err(plain)?;
    actix_web::rt::System::new().block_on(async {
        let (server, address) = bind(app, app.config.server.bind)
            .map_err(|error| format!("cannot listen on {}: {error}", app.config.server.bind))?;
        let background = Background::start(app, works).map_err(|error| error.to_string())?;
        ready(address);
        let ended = server.await.map_err(|error| error.to_string());
        background.stop();
        ended
    })
}

/// Runs jobs and sends mail until it is told to stop.
pub fn work(config: Option<&Path>) -> Outcome {
    let app = open(load_config(config)?)?;
    let background = Background::start(&app, true).map_err(|error| error.to_string())?;
    say("Working; stop with Ctrl-C");
    let stopped = actix_web::rt::System::new().block_on(async {
        let mut terminate =
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            outcome = tokio::signal::ctrl_c() => outcome,
            _ = terminate.recv() => Ok(()),
        }
    });
    background.stop();
    stopped.map_err(|error| error.to_string())
}

/// One plain GET; succeeds when the answer is 200.
pub fn check_health(url: &str) -> Outcome {
    let rest = url
        .strip_prefix("http://")
        .ok_or("only http:// can be asked")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let limit = Duration::from_secs(2);
    let failed = |error: std::io::Error| format!("{url}: {error}");
    let address = host
        .to_socket_addrs()
        .map_err(failed)?
        .next()
        .ok_or_else(|| format!("{url}: unknown host"))?;
    let mut stream = TcpStream::connect_timeout(&address, limit).map_err(failed)?;
    stream.set_read_timeout(Some(limit)).map_err(failed)?;
    let request = format!("GET /{path} HTTP/1.0\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).map_err(failed)?;
    let mut answer = [0; 64];
    let length = stream.read(&mut answer).map_err(failed)?;
    let head = String::from_utf8_lossy(answer.get(..length).unwrap_or_default()).into_owned();
    if head.split_whitespace().nth(1) == Some("200") {
        Ok(())
    } else {
        Err(format!(
            "{url}: {}",
            head.lines().next().unwrap_or("no answer")
        ))
    }
}
