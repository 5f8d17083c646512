//! News that a date brings: a consultation opens, or closes in three days. The dates themselves
//! drive what pages show; a late job delays a mail and nothing else.

use actix_web::web;
use chrono::Duration;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::model::Consultation;
use super::{find, is_public, keeping, log, url};
use crate::app::App;
use crate::features::ledger::ActingAs;
use crate::features::notifications::{self, News};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{JobHandler, Work, enqueue_once};

const NEWS: &str = "consultation-news";
/// Days before the end on which followers are reminded.
const REMINDER_DAYS: i64 = 3;
/// News of an opening is news for so many days, should the job be late.
const NEWS_DAYS: i64 = 2;

/// Part of `news-consultation-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Event {
    /// The day came on which the public learns of it.
    Announced,
    Opened,
    Closing,
    /// It closed: results are owed from now on.
    Closed,
}

impl Event {
    fn word(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Opened => "opened",
            Self::Closing => "closing",
            Self::Closed => "closed",
        }
    }

    /// The date of the consultation that it is about.
    fn date(self, consultation: &Consultation) -> UtcTime {
        match self {
            Self::Announced => consultation.announced_at,
            Self::Opened => consultation.opens_at,
            Self::Closing | Self::Closed => consultation.closes_at,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Planned {
    consultation_id: i64,
    event: Event,
    /// The date when it was planned: if it was moved since, another job is planned.
    date: UtcTime,
}

pub fn work(app: &web::Data<App>) -> Work {
    let app = app.clone();
    let news = JobHandler::new(NEWS, move |payload, now| {
        let planned: Planned = serde_json::from_str(payload)?;
        let zone = app.config.site.time_zone.0;
        app.db.write_here(move |tx| match planned.event {
            Event::Closed => owe_results(tx, &planned, zone, now),
            _ => tell(tx, &planned, now),
        })
    });
    Work {
        handlers: vec![news],
        recurring: Vec::new(),
    }
}

/// Plans the news of the dates that lie ahead of `now`.
pub fn plan(tx: &mut Tx<'_>, consultation: &Consultation, now: UtcTime) -> Result<(), AppError> {
    let reminder_at = consultation.closes_at.minus(Duration::days(REMINDER_DAYS));
    for (event, run_at) in [
        (Event::Announced, consultation.announced_at),
        (Event::Opened, consultation.opens_at),
        (Event::Closing, reminder_at),
        (Event::Closed, consultation.closes_at),
    ] {
        // What should have been told by now is news no more; what is owed stays owed.
        if run_at <= now && event != Event::Closed {
            continue;
        }
        let date = event.date(consultation);
        let planned = Planned {
            consultation_id: consultation.id,
            event,
            date,
        };
        let key = format!(
            "consultation-{}:{}:{}",
            event.word(),
            consultation.id,
            date.unix()
        );
        enqueue_once(tx, NEWS, &key, &planned, run_at.max(now), now)?;
    }
    Ok(())
}

fn owe_results(tx: &mut Tx<'_>, planned: &Planned, zone: Tz, now: UtcTime) -> Result<(), AppError> {
    let found = find(tx, planned.consultation_id)?;
    // Extended since: another job is planned.
    match found.filter(|one| is_public(one, now) && one.closes_at == planned.date) {
        Some(consultation) => keeping::owe_results(tx, &consultation, zone, now).map(drop),
        None => Ok(()),
    }
}

fn tell(tx: &mut Tx<'_>, planned: &Planned, now: UtcTime) -> Result<(), AppError> {
    let id = planned.consultation_id;
    let Some(consultation) = find(tx, id)?.filter(|one| is_public(one, now)) else {
        return Ok(());
    };
    if planned.event == Event::Announced {
        if consultation.announced_at == planned.date {
            log(tx, &consultation, "announced", ActingAs::Rule, None, now)?;
            tx.touch("consultations", now);
            tx.touch(format!("consultation:{id}"), now);
        }
        return Ok(());
    }
    // Moved since, or over by now: an old reminder is worse than none.
    let is_old = now > planned.date.plus(Duration::days(NEWS_DAYS));
    let is_moved = planned.event.date(&consultation) != planned.date;
    if is_old || is_moved || now >= consultation.closes_at {
        return Ok(());
    }
    let word = planned.event.word();
    let news = News {
        event_key: format!("consultation-{word}:{id}:{}", planned.date.unix()),
        subjects: vec![format!("consultation:{id}")],
        kind: format!("consultation-{word}"),
        title: consultation.title.clone(),
        url: url(&consultation),
        actor_id: None,
        about: None,
    };
    notifications::announce(tx, &news, now)
}
