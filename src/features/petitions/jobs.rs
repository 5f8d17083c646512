//! What happens to petitions by itself. Nothing shown waits for it.

use actix_web::web;
use chrono::Duration;

use super::{anonymising, invalidating, lifecycle, mailing, rules, signing, store};
use crate::app::App;
use crate::platform::db::{Db, DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{Recurring, Work};
use crate::platform::outbox;

/// Petitions closed, or forgotten signatures deleted, in one turn.
const AT_A_TIME: i64 = 500;

/// Work of this feature that is done later.
pub fn jobs(app: &web::Data<App>) -> Work {
    let (closing, forgetting) = (app.db.clone(), app.db.clone());
    let anonymising = app.db.clone();
    let mut handlers = invalidating::jobs(app);
    handlers.extend(mailing::handlers(app));
    Work {
        handlers,
        recurring: vec![
            Recurring::new("petitions-close", Duration::minutes(5), move |now| {
                close_ended(&closing, now)
            }),
            Recurring::new("petitions-forget", Duration::hours(6), move |now| {
                forget_unconfirmed(&forgetting, now)
            }),
            Recurring::new("petitions-anonymise", Duration::hours(1), move |now| {
                anonymising::anonymise(&anonymising, now).map(drop)
            }),
        ],
    }
}

/// Logs the final count of what closed, once nothing more can be confirmed.
fn close_ended(db: &Db, now: UtcTime) -> Result<(), AppError> {
    for id in db.read_here(|conn| list_ended(conn, now))? {
        db.write_here(move |tx| lifecycle::close(tx, id, now))?;
    }
    Ok(())
}

/// Petitions whose count is final at `now` and not logged.
pub(super) fn list_ended(conn: &mut DbConn, now: UtcTime) -> Result<Vec<i64>, AppError> {
    let before = now.minus(Duration::hours(rules::LATE_CONFIRMATION_HOURS));
    Ok(store::list_ended(conn, before, AT_A_TIME)?)
}

/// Deletes what nobody confirmed: its link has run out, and nobody may keep the address.
fn forget_unconfirmed(db: &Db, now: UtcTime) -> Result<(), AppError> {
    let before = now.minus(Duration::days(rules::LINK_DAYS + 1));
    let mut after = 0;
    loop {
        let ids = db.read_here(|conn| {
            let next = store::signatures::list_forgotten(conn, before, after, AT_A_TIME)?;
            Ok(next)
        })?;
        let Some(last) = ids.last() else {
            return Ok(());
        };
        after = *last;
        db.write_here(move |tx| {
            // A mail that was given up has the address as well.
            outbox::forget(tx, ids.iter().map(|id| signing::first_event(*id)))?;
            Ok(store::signatures::delete_pending(tx, &ids)?)
        })?;
    }
}
