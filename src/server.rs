//! Serving: the HTTP server, the runner of jobs, the postman, and their orderly end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{Server, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App as ActixApp, HttpServer, web};

use crate::app::App;
use crate::features::contributions::Spine;
use crate::housekeeping::ChangeFollower;
use crate::platform::jobs::runner::Runner;
use crate::platform::outbox::Postman;
use crate::platform::{jobs, outbox};
use crate::routes;
use crate::web::edge::edge;
use crate::web::visit::Gate;

/// How often a node looks at what other nodes have changed.
const FOLLOW_EVERY: Duration = Duration::from_secs(1);

/// The application as actix sees it; tests use the same.
pub fn site(
    app: web::Data<App>,
    spine: web::Data<Spine>,
    gate: web::Data<Gate>,
) -> ActixApp<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    ActixApp::new()
        .app_data(app)
        .app_data(spine)
        .app_data(gate)
        .wrap(Compress::default())
        .wrap(from_fn(edge))
        .configure(routes::configure)
}

/// Binds the address and returns the server, to be awaited.
///
/// # Errors
/// When the address cannot be bound.
pub fn bind(app: &web::Data<App>, address: SocketAddr) -> std::io::Result<(Server, SocketAddr)> {
    let spine = web::Data::new(
        routes::spine()
            .in_zone(app.config.site.time_zone.0)
            .screened(&app.config),
    );
    let gate = web::Data::new(routes::gate());
    let workers = app.config.server.workers;
    let data = app.clone();
    let mut server = HttpServer::new(move || site(data.clone(), spine.clone(), gate.clone()))
        .keep_alive(Duration::from_secs(75))
        .client_request_timeout(Duration::from_secs(10))
        // More threads than connections to the database would only wait, each with its memory.
        .worker_max_blocking_threads(blocking_threads(app))
        .shutdown_timeout(20);
    if workers > 0 {
        server = server.workers(workers);
    }
    let server = server.bind(address)?;
    let bound = server.addrs().first().copied().unwrap_or(address);
    Ok((server.run(), bound))
}

/// For the database as many as there are connections, and some for hashing passwords.
fn blocking_threads(app: &App) -> usize {
    let connections = usize::try_from(app.config.database.pool_size).unwrap_or(8);
    connections + 8
}

/// The threads beside the HTTP server.
pub struct Background {
    runner: Option<Runner>,
    postman: Option<Postman>,
    stopped: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Background {
    /// Starts following other nodes; with `works`, also jobs and mail.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn start(app: &web::Data<App>, works: bool) -> std::io::Result<Self> {
        let stopped = Arc::new(AtomicBool::new(false));
        let mut threads = Vec::new();
        let mut follower = ChangeFollower::new(app.clone());
        let end = stopped.clone();
        threads.push(spawn("folkmoot-follower", move || {
            while !end.load(Ordering::Acquire) {
                if let Err(error) = follower.catch_up() {
                    tracing::warn!(%error, "cannot follow other nodes");
                }
                std::thread::park_timeout(FOLLOW_EVERY);
            }
        })?);
        let (mut runner, mut postman) = (None, None);
        if works {
            let started = start_work(app, &mut threads)?;
            runner = Some(started.0);
            postman = Some(started.1);
        }
        Ok(Self {
            runner,
            postman,
            stopped,
            threads,
        })
    }

    /// Lets the work at hand end, and waits for it.
    pub fn stop(self) {
        self.stopped.store(true, Ordering::Release);
        if let Some(runner) = &self.runner {
            runner.stop();
        }
        if let Some(postman) = &self.postman {
            postman.stop();
        }
        for thread in self.threads {
            thread.thread().unpark();
            // A thread that panicked has nothing left to end.
            let _ = thread.join();
        }
    }
}

fn start_work(
    app: &web::Data<App>,
    threads: &mut Vec<JoinHandle<()>>,
) -> std::io::Result<(Runner, Postman)> {
    let work = routes::work(app);
    let worker = format!("{}-{}", std::process::id(), app.config.server.bind);
    let runner = Runner::new(
        app.db.clone(),
        app.clock.clone(),
        worker,
        work.handlers,
        work.recurring,
    );
    let postman = app.postman();
    let (pages, run_bell, post_bell) = (app.pages.clone(), runner.clone(), postman.clone());
    app.db.on_commit(Arc::new(move |topics| {
        pages.touch(topics);
        if topics.iter().any(|topic| topic == jobs::WAKE) {
            run_bell.wake();
        }
        if topics.iter().any(|topic| topic == outbox::WAKE) {
            post_bell.wake();
        }
    }));
    let running = runner.clone();
    threads.push(spawn("folkmoot-jobs", move || running.run_forever())?);
    let posting = postman.clone();
    threads.push(spawn("folkmoot-post", move || posting.run_forever())?);
    Ok((runner, postman))
}

fn spawn(name: &str, f: impl FnOnce() + Send + 'static) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name(name.to_owned()).spawn(f)
}
