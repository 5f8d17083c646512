//! Vectors, tables and properties of the engine.

mod account;
mod calendar;
mod following;
mod promise;
mod properties;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::calendar::{Calendar, Weekdays};
use super::promise::{Change, Clock, Event, Rule, Terms};
use crate::platform::db::UtcTime;

pub(super) const LONDON: Tz = chrono_tz::Europe::London;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Holidays of the published vectors.
pub(super) const HOLIDAYS: [(&str, &str); 7] = [
    ("2007-01-01", "New Year's Day"),
    ("2008-12-25", "Christmas Day"),
    ("2008-12-26", "Boxing Day"),
    ("2009-01-01", "New Year's Day"),
    ("2009-03-17", "St Patrick's Day"),
    ("2009-04-10", "Good Friday"),
    ("2009-04-13", "Easter Monday"),
];

pub(super) fn calendar() -> Calendar {
    Calendar::new(
        LONDON,
        Weekdays::default(),
        HOLIDAYS.map(|(on, name)| (day(on), name.to_owned())),
    )
}

pub(super) fn terms(rule: Rule, after_pause: Clock) -> Terms {
    Terms {
        rule,
        after_pause,
        max_extensions: 1,
        max_extension_days: 10,
    }
}

/// At noon UTC of the day.
pub(super) fn event(on: &str, change: Change) -> Event {
    Event {
        change,
        at: UtcTime::parse(&format!("{on}T12:00:00Z")).unwrap(),
    }
}
