//! Mails that nobody confirmed.

use actix_web::web;
use chrono::Duration;

use super::{rules, store};
use crate::app::App;
use crate::platform::jobs::{Recurring, Work};

/// Work of this feature that is done later.
pub fn work(app: &web::Data<App>) -> Work {
    let db = app.db.clone();
    Work {
        handlers: Vec::new(),
        recurring: vec![Recurring::new(
            "inbound-forget",
            Duration::hours(6),
            move |now| {
                let before = now.minus(Duration::days(rules::WAITS_DAYS));
                db.write_here(move |tx| Ok(store::delete_before(tx, before)?))?;
                Ok(())
            },
        )],
    }
}
