//! Runs jobs and recurring work on one thread of a node.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};
use std::time::Duration as StdDuration;

use super::store::{self, Job};
use super::{JobHandler, Recurring};
use crate::platform::clock::Clock;
use crate::platform::db::{Db, UtcTime};
use crate::platform::error::AppError;

/// Without being woken, the runner looks this often.
const PATIENCE: StdDuration = StdDuration::from_millis(500);

/// Does whatever is due.
#[derive(Clone)]
pub struct Runner {
    db: Db,
    clock: Clock,
    worker: String,
    handlers: Arc<[JobHandler]>,
    recurring: Arc<[Recurring]>,
    bell: Arc<Bell>,
}

#[derive(Default)]
struct Bell {
    rung: Mutex<bool>,
    changed: Condvar,
    stopped: AtomicBool,
}

impl Runner {
    pub fn new(
        db: Db,
        clock: Clock,
        worker: String,
        handlers: Vec<JobHandler>,
        recurring: Vec<Recurring>,
    ) -> Self {
        Self {
            db,
            clock,
            worker,
            handlers: handlers.into(),
            recurring: recurring.into(),
            bell: Arc::default(),
        }
    }

    /// Something was enqueued.
    pub fn wake(&self) {
        if let Ok(mut rung) = self.bell.rung.lock() {
            *rung = true;
            self.bell.changed.notify_all();
        }
    }

    /// Ends [`Runner::run_forever`] after the job at hand.
    pub fn stop(&self) {
        self.bell.stopped.store(true, Ordering::Release);
        self.wake();
    }

    /// Works until it is stopped. Errors are logged; nothing ends the loop.
    pub fn run_forever(&self) {
        while !self.bell.stopped.load(Ordering::Acquire) {
            if let Err(error) = self.run_due() {
                tracing::error!(%error, "jobs cannot be run");
            }
            self.wait();
        }
    }

    fn wait(&self) {
        if let Ok(rung) = self.bell.rung.lock()
            && let Ok((mut rung, _)) =
                self.bell
                    .changed
                    .wait_timeout_while(rung, PATIENCE, |rung| !*rung)
        {
            *rung = false;
        }
    }

    /// Runs everything that is due now, recurring work first; returns how many jobs ran.
    ///
    /// # Errors
    /// When the database cannot be used; a failing job is not an error here.
    pub fn run_due(&self) -> Result<usize, AppError> {
        for work in self.recurring.iter() {
            self.run_recurring(work, self.clock.now())?;
        }
        let mut count = 0;
        while !self.bell.stopped.load(Ordering::Acquire) {
            let now = self.clock.now();
            if !self
                .db
                .read_here(|conn| Ok(store::is_any_due(conn, now)?))?
            {
                break;
            }
            let worker = self.worker.clone();
            let job = self
                .db
                .write_here(move |tx| Ok(store::claim(tx, &worker, now)?))?;
            let Some(job) = job else { continue };
            self.run_job(job, now)?;
            count += 1;
        }
        Ok(count)
    }

    fn run_recurring(&self, work: &Recurring, now: UtcTime) -> Result<(), AppError> {
        let (name, every) = (work.name, work.every);
        if !self
            .db
            .read_here(|conn| Ok(store::is_turn_due(conn, name, every, now)?))?
        {
            return Ok(());
        }
        if !self
            .db
            .write_here(move |tx| Ok(store::take_turn(tx, name, every, now)?))?
        {
            return Ok(());
        }
        if let Err(error) = contained(|| (work.run)(now)) {
            tracing::error!(%error, name, "recurring work failed");
        }
        Ok(())
    }

    fn run_job(&self, job: Job, now: UtcTime) -> Result<(), AppError> {
        let handler = self
            .handlers
            .iter()
            .find(|handler| handler.kind == job.kind);
        let outcome = match handler {
            Some(handler) => contained(|| (handler.run)(&job.payload, now)),
            None => Err(AppError::Internal(
                "no handler for this kind of job".to_owned(),
            )),
        };
        match outcome {
            Ok(()) => self
                .db
                .write_here(move |tx| Ok(store::delete(tx, job.id)?))?,
            Err(error) => {
                tracing::error!(%error, kind = job.kind, id = job.id, "a job failed");
                let error = error.to_string();
                self.db
                    .write_here(move |tx| Ok(store::set_failed(tx, &job, &error, now)?))?
            }
        };
        Ok(())
    }
}

fn contained(work: impl FnOnce() -> Result<(), AppError>) -> Result<(), AppError> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(AppError::Internal("panicked".to_owned())))
}
