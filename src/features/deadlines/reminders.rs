//! When those who owe something are reminded: pure rules.
//!
//! At half of the time, at four fifths or when it is nearly overdue by its own terms, on the due day; and one day after it the head of the body
//! is told. What was missed while the service stood still is not made up for.

use chrono::{Days, NaiveDate};

use super::account::{self, Day};
use super::calendar::Calendar;
use super::promise::{Event, Terms};
use super::rules::start_of_day;
use crate::platform::db::UtcTime;

/// The head of the body is told within so many days after the due day, not later.
const ESCALATION_DAYS: u64 = 14;

/// Stages in their order; the number is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Half = 1,
    Most = 2,
    DueDay = 3,
    Escalation = 4,
}

impl Stage {
    const ALL: [Self; 4] = [Self::Half, Self::Most, Self::DueDay, Self::Escalation];

    /// Part of keys and of texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Half => "half",
            Self::Most => "most",
            Self::DueDay => "due",
            Self::Escalation => "escalation",
        }
    }

    pub fn number(self) -> i64 {
        self as i64
    }
}

/// By when something is owed.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    pub on: NaiveDate,
    /// Counted days after which it is nearly overdue; None: at four fifths of them.
    pub nearly_after: Option<i64>,
}

/// The days on which the stages begin, in the order of [`Stage::ALL`]. A stage that would fall on
/// or after the next one begins with it.
fn first_days(days: &[Day], due: Due) -> [NaiveDate; 4] {
    let due_on = due.on;
    let total = days.iter().filter_map(|day| day.count).max().unwrap_or(0);
    let counted = |least: i64| {
        days.iter()
            .find(|day| total > 0 && day.count.is_some_and(|n| n >= least))
            .map_or(due_on, |day| day.on.min(due_on))
    };
    // So many days that they are at least that share of all.
    let share = |hundredths: i64| counted((total * hundredths + 99) / 100);
    let nearly = due.nearly_after.map_or_else(|| share(80), counted);
    let after = due_on.checked_add_days(Days::new(1)).unwrap_or(due_on);
    [share(50).min(nearly), nearly, due_on, after]
}

/// The stage in which an open promise is on `today`, and the day on which the next one begins.
/// After the escalation's time there is neither.
fn stage_on(days: &[Day], due: Due, today: NaiveDate) -> (Option<Stage>, Option<NaiveDate>) {
    let starts = first_days(days, due);
    let last = due.on.checked_add_days(Days::new(ESCALATION_DAYS));
    let next = starts.iter().copied().find(|start| *start > today);
    if last.is_some_and(|last| today > last) {
        return (None, None);
    }
    let now = Stage::ALL
        .into_iter()
        .zip(starts)
        .filter(|(_, start)| *start <= today)
        .map(|(stage, _)| stage)
        .next_back();
    (now, next)
}

/// What is to be done about a promise at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminding {
    /// The stage that it is in; None before the first.
    pub stage: Option<Stage>,
    /// When to look again.
    pub next_at: Option<UtcTime>,
}

/// The stage of a running promise at `now`, and when the next one begins.
pub fn reminding(
    terms: &Terms,
    calendar: &Calendar,
    events: &[Event],
    due: Due,
    now: UtcTime,
) -> Reminding {
    let days = account::explain(terms, calendar, events).unwrap_or_default();
    let (stage, next) = stage_on(&days, due, calendar.day_of(now));
    Reminding {
        stage,
        next_at: next.map(|day| start_of_day(day, calendar.zone())),
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::features::deadlines::promise::{Change, Clock, Rule};

    fn at(text: &str) -> UtcTime {
        UtcTime::parse(text).unwrap()
    }

    /// Received on Friday 20 November 2026, ten working days: due on Friday 4 December.
    fn on(now: &str) -> (Option<Stage>, Option<String>) {
        let calendar = Calendar::plain(Tz::Europe__London);
        let terms = Terms {
            rule: Rule::WorkingDays(10),
            after_pause: Clock::Continue,
            max_extensions: 1,
            max_extension_days: 10,
        };
        let events = [Event {
            change: Change::Started,
            at: at("2026-11-20T10:00:00Z"),
        }];
        let due = Due {
            on: "2026-12-04".parse().unwrap(),
            nearly_after: None,
        };
        let found = reminding(&terms, &calendar, &events, due, at(now));
        (found.stage, found.next_at.map(|at| at.rfc3339()))
    }

    #[test]
    fn at_half_at_four_fifths_on_the_day_and_the_day_after() {
        for (now, stage, next) in [
            ("2026-11-20T10:00:00Z", None, Some("2026-11-27T00:00:00Z")),
            ("2026-11-26T23:00:00Z", None, Some("2026-11-27T00:00:00Z")),
            (
                "2026-11-27T00:00:00Z",
                Some(Stage::Half),
                Some("2026-12-02T00:00:00Z"),
            ),
            (
                "2026-12-03T23:59:00Z",
                Some(Stage::Most),
                Some("2026-12-04T00:00:00Z"),
            ),
            (
                "2026-12-04T12:00:00Z",
                Some(Stage::DueDay),
                Some("2026-12-05T00:00:00Z"),
            ),
            ("2026-12-05T00:00:00Z", Some(Stage::Escalation), None),
            ("2026-12-18T12:00:00Z", Some(Stage::Escalation), None),
            ("2026-12-19T12:00:00Z", None, None),
        ] {
            assert_eq!(on(now), (stage, next.map(str::to_owned)), "{now}");
        }
    }

    #[test]
    fn a_day_that_was_only_fixed_has_no_half() {
        let due = Due {
            on: "2026-12-04".parse().unwrap(),
            nearly_after: None,
        };
        let starts = first_days(&[], due);
        assert_eq!(starts[0], due.on);
        assert_eq!(starts[1], due.on);
    }

    /// Sent in on Monday 23 November 2026, to be read within 14 days, nearly overdue after 11.
    #[test]
    fn nearly_overdue_after_so_many_days() {
        let calendar = Calendar::plain(Tz::Europe__London);
        let terms = Terms::fixed(Rule::CalendarDays(14));
        let started = Event {
            change: Change::Started,
            at: at("2026-11-23T10:00:00Z"),
        };
        for (nearly_after, now, stage) in [
            (Some(11), "2026-11-29T23:59:59Z", None),
            (Some(11), "2026-11-30T00:00:00Z", Some(Stage::Half)),
            (Some(11), "2026-12-03T23:59:59Z", Some(Stage::Half)),
            (Some(11), "2026-12-04T00:00:00Z", Some(Stage::Most)),
            (Some(11), "2026-12-06T23:59:59Z", Some(Stage::Most)),
            (Some(11), "2026-12-07T00:00:00Z", Some(Stage::DueDay)),
            (Some(11), "2026-12-08T00:00:00Z", Some(Stage::Escalation)),
            // Four fifths of 14 days are over with the twelfth.
            (None, "2026-12-04T23:59:59Z", Some(Stage::Half)),
            (None, "2026-12-05T00:00:00Z", Some(Stage::Most)),
            // Before half of the time is over: both begin with it.
            (Some(3), "2026-11-25T23:59:59Z", None),
            (Some(3), "2026-11-26T00:00:00Z", Some(Stage::Most)),
            // Never: with the due day.
            (Some(99), "2026-12-06T23:59:59Z", Some(Stage::Half)),
            (Some(99), "2026-12-07T00:00:00Z", Some(Stage::DueDay)),
        ] {
            let due = Due {
                on: "2026-12-07".parse().unwrap(),
                nearly_after,
            };
            let found = reminding(&terms, &calendar, &[started], due, at(now));
            assert_eq!(found.stage, stage, "{nearly_after:?} {now}");
        }
    }
}
