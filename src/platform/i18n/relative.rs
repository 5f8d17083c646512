//! Spans of time in words: 'in 3 days', 'hace 2 horas'. The words and plurals are Fluent texts
//! (`time-*` in `site.ftl`); which unit is used is decided here, purely.

use chrono::{NaiveDateTime, TimeDelta};
use chrono_tz::Tz;

use super::{I18n, Lang, Value, format};

/// The unit a span is told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Less than a minute.
    Now,
    Minutes,
    Hours,
    /// Calendar days of the site's zone: what is due tomorrow at 9 is 'tomorrow' tonight.
    Days,
    Months,
    Years,
}

/// How far `then` lies from `now`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Distance {
    pub unit: Unit,
    /// Always positive; 0 for [`Unit::Now`].
    pub count: i64,
    /// Whether `then` has passed.
    pub past: bool,
}

/// The distance in the largest unit that still says enough. Both times are UTC.
#[must_use]
pub fn distance(zone: Tz, now: NaiveDateTime, then: NaiveDateTime) -> Distance {
    let span: TimeDelta = then - now;
    let past = span < TimeDelta::zero();
    let span = span.abs();
    let days = (format::local(zone, then).date_naive() - format::local(zone, now).date_naive())
        .num_days()
        .abs();
    let (unit, count) = if span < TimeDelta::minutes(1) {
        (Unit::Now, 0)
    } else if span < TimeDelta::hours(1) {
        (Unit::Minutes, span.num_minutes())
    } else if span < TimeDelta::hours(12) || days == 0 {
        (Unit::Hours, span.num_hours())
    } else if days < 60 {
        (Unit::Days, days)
    } else if days < 730 {
        (Unit::Months, days / 30)
    } else {
        (Unit::Years, days / 365)
    };
    Distance { unit, count, past }
}

/// The distance in words: `in 3 days`, `tomorrow`, `2 hours ago`.
#[must_use]
pub fn words(i18n: &I18n, lang: Lang, distance: Distance) -> String {
    let unit = match distance.unit {
        Unit::Now => return i18n.text(lang, "time-now", &[]),
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
        Unit::Months => "months",
        Unit::Years => "years",
    };
    let key = format!("time-{}-{unit}", if distance.past { "ago" } else { "in" });
    i18n.text(lang, &key, &[("count", Value::from(distance.count))])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn spans_in_words() {
        let i18n = I18n::load().unwrap();
        let now = at("2026-12-04 20:00");
        for (then, en, es) in [
            ("2026-12-04 20:00", "now", "ahora"),
            ("2026-12-04 20:01", "in 1 minute", "dentro de 1 minuto"),
            ("2026-12-04 19:20", "40 minutes ago", "hace 40 minutos"),
            ("2026-12-05 01:00", "in 5 hours", "dentro de 5 horas"),
            ("2026-12-05 09:00", "tomorrow", "mañana"),
            ("2026-12-03 02:00", "yesterday", "ayer"),
            ("2026-12-07 23:30", "in 4 days", "dentro de 4 días"),
            ("2026-11-04 20:00", "30 days ago", "hace 30 días"),
            ("2027-03-10 20:00", "in 3 months", "dentro de 3 meses"),
            ("2023-12-04 20:00", "3 years ago", "hace 3 años"),
        ] {
            // Madrid is an hour ahead: 23:30 UTC on the 7th is already the 8th.
            let found = distance(Tz::Europe__Madrid, now, at(then));
            assert_eq!(words(&i18n, Lang::En, found), en, "{then}");
            assert_eq!(words(&i18n, Lang::Es, found), es, "{then}");
        }
    }
}
