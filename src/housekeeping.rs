//! Recurring work that belongs to no feature: forgetting what is no longer needed, and dropping
//! kept pages whose content another node has changed.

use actix_web::web;
use chrono::Duration;

use crate::app::App;
use crate::platform::db::{DbConn, UtcTime, changes};
use crate::platform::error::AppError;
use crate::platform::jobs::{Recurring, Work};
use crate::platform::{idempotency, outbox};

/// A change that another node has not seen by then is older than any page it keeps.
const CHANGES_KEPT_MINUTES: i64 = 10;
const MAILS_KEPT_DAYS: i64 = 30;
const IDEMPOTENCY_KEPT_DAYS: i64 = 2;

pub fn jobs(app: &web::Data<App>) -> Work {
    let app = app.clone();
    let tidy = Recurring::new("housekeeping", Duration::minutes(10), move |now| {
        app.limiters.tidy();
        app.db.write_here(move |tx| delete_outdated(tx, now))?;
        Ok(())
    });
    Work {
        handlers: Vec::new(),
        recurring: vec![tidy],
    }
}

fn delete_outdated(conn: &mut DbConn, now: UtcTime) -> Result<(), AppError> {
    changes::delete_before(conn, now.minus(Duration::minutes(CHANGES_KEPT_MINUTES)))?;
    idempotency::store::delete_before(conn, now.minus(Duration::days(IDEMPOTENCY_KEPT_DAYS)))?;
    // A mail that was given up holds an address, too: nobody has asked for it within that time.
    let before = now.minus(Duration::days(MAILS_KEPT_DAYS));
    outbox::store::delete_old(conn, before)?;
    Ok(())
}

/// Follows what other nodes change, until the process ends.
pub struct ChangeFollower {
    app: web::Data<App>,
    seen: Vec<i64>,
}

impl ChangeFollower {
    pub fn new(app: web::Data<App>) -> Self {
        Self {
            app,
            seen: Vec::new(),
        }
    }

    /// Drops kept pages about what was changed lately. Ids are not committed in their order, so
    /// a span of time is read again and again, and what was seen is passed over.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn catch_up(&mut self) -> Result<(), AppError> {
        let since = self.app.now().minus(Duration::seconds(20));
        let rows = self
            .app
            .db
            .read_here(|conn| Ok(changes::list_since(conn, since)?))?;
        let fresh: Vec<String> = rows
            .iter()
            .filter(|(id, _)| self.seen.binary_search(id).is_err())
            .map(|(_, topic)| topic.clone())
            .collect();
        self.app.pages.touch(&fresh);
        self.seen = rows.into_iter().map(|(id, _)| id).collect();
        Ok(())
    }
}
