//! Reminders to those who owe an answer.

use std::collections::HashMap;

use actix_web::web;
use chrono::Duration;
use chrono_tz::Tz;
use serde_json::json;

use super::model::Summary;
use super::rules::{self, Reminder};
use super::store;
use crate::app::App;
use crate::features::bodies::{self, Official};
use crate::features::notifications;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{Recurring, Work};

/// Questions looked at in one transaction.
const CHUNK: i64 = 200;

pub fn work(app: &web::Data<App>) -> Work {
    let owned = app.clone();
    Work {
        handlers: Vec::new(),
        recurring: vec![Recurring::new(
            "question-reminders",
            Duration::hours(1),
            move |now| remind_all(&owned, now),
        )],
    }
}

fn remind_all(app: &App, now: UtcTime) -> Result<(), AppError> {
    let zone = app.config.site.time_zone.0;
    let mut after = 0;
    loop {
        let rows = app
            .db
            .read_here(|conn| Ok(store::list_open_after(conn, after, CHUNK)?))?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.id;
        let due: Vec<(Summary, Reminder)> = rows
            .into_iter()
            .filter_map(|row| {
                let reminder = rules::reminder(row.working_days, row.due_at, now, zone)?;
                Some((row, reminder))
            })
            .collect();
        if !due.is_empty() {
            app.db.write_here(move |tx| remind(tx, &due, zone, now))?;
        }
    }
}

fn remind(
    tx: &mut Tx<'_>,
    due: &[(Summary, Reminder)],
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let mut officials: HashMap<i64, Vec<Official>> = HashMap::new();
    for (question, reminder) in due {
        if let std::collections::hash_map::Entry::Vacant(e) = officials.entry(question.body_id) {
            let found = bodies::list_officials(tx, question.body_id)?;
            e.insert(found);
        }
        let standing = rules::due(question.state, question.due_at, None, now, zone);
        let params = json!({
            "title": question.title,
            "url": question.url(),
            "desk_url": format!("/desk{}", question.url()),
            "body": question.body_name,
            "asker": question.author_name,
            "due_at": question.due_at,
            "stage": reminder.as_str(),
            "days": standing.map_or(0, |due| due.days),
        });
        let key = format!("question-reminder:{}:{}", question.id, reminder.as_str());
        for official in officials.get(&question.body_id).into_iter().flatten() {
            let concerned = *reminder != Reminder::Escalation || official.is_head;
            if let Some(account_id) = official.account_id
                && concerned
                && official.until_on.is_none()
            {
                notifications::tell(tx, account_id, "questions/reminder", &key, &params, now)?;
            }
        }
    }
    Ok(())
}
