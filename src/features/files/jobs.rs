//! Files that were sent with a form which was never finished.

use actix_web::web;
use chrono::Duration;

use super::store;
use crate::app::App;
use crate::platform::db::{Db, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{Recurring, Work};

const AT_A_TIME: i64 = 100;

/// Work of this feature that is done later.
pub fn work(app: &web::Data<App>) -> Work {
    let db = app.db.clone();
    Work {
        handlers: Vec::new(),
        recurring: vec![Recurring::new(
            "files-sweep",
            Duration::minutes(10),
            move |now| delete_left(&db, now),
        )],
    }
}

fn delete_left(db: &Db, now: UtcTime) -> Result<(), AppError> {
    loop {
        let ids = db.read_here(|conn| Ok(store::list_left(conn, now, AT_A_TIME)?))?;
        if ids.is_empty() {
            return Ok(());
        }
        db.write_here(move |tx| Ok(store::delete(tx, &ids)?))?;
    }
}
