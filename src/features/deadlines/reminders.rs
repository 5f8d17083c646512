//! When those who owe something are reminded: pure rules.
//!
//! At half of the time, at four fifths, on the due day; and one day after it the head of the body
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

/// The days on which the stages begin, in the order of [`Stage::ALL`]. A stage that would fall on
/// or after the next one begins with it.
fn first_days(days: &[Day], due_on: NaiveDate) -> [NaiveDate; 4] {
    let total = days.iter().filter_map(|day| day.count).max().unwrap_or(0);
    let reached = |hundredths: i64| {
        days.iter()
            .find(|day| total > 0 && day.count.is_some_and(|n| n * 100 >= total * hundredths))
            .map_or(due_on, |day| day.on.min(due_on))
    };
    let after = due_on.checked_add_days(Days::new(1)).unwrap_or(due_on);
    [reached(50), reached(80), due_on, after]
}

/// The stage in which an open promise is on `today`, and the day on which the next one begins.
/// After the escalation's time there is neither.
fn stage_on(
    days: &[Day],
    due_on: NaiveDate,
    today: NaiveDate,
) -> (Option<Stage>, Option<NaiveDate>) {
    let starts = first_days(days, due_on);
    let last = due_on.checked_add_days(Days::new(ESCALATION_DAYS));
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
    due_on: NaiveDate,
    now: UtcTime,
) -> Reminding {
    let days = account::explain(terms, calendar, events).unwrap_or_default();
    let (stage, next) = stage_on(&days, due_on, calendar.day_of(now));
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
        let due_on = "2026-12-04".parse().unwrap();
        let found = reminding(&terms, &calendar, &events, due_on, at(now));
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
        let due_on = "2026-12-04".parse().unwrap();
        let starts = first_days(&[], due_on);
        assert_eq!(starts[0], due_on);
        assert_eq!(starts[1], due_on);
    }
}
