//! Promises with dates: what was promised, what happened to it, and how it stands. The due date
//! is a function of the events and the calendar, and of nothing else.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use crate::platform::db::UtcTime;
use crate::text_enum;

pub use super::account::{Day, DayAccount, explain, passed_percent, remaining_rule};
pub use super::errors::DeadlineError;
pub use super::replay::{ensure_may_follow, replay};

/// The longest count a rule may have, in days: a hundred years.
pub const MAX_DAYS: i64 = 36_525;
/// The longest rule in months: a hundred years.
pub const MAX_MONTHS: i64 = 1_200;

/// When something falls due. Text forms: "working-days:10", "calendar-days:20", "months:3",
/// "until:2026-12-04".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// The Nth working day after the day of receipt.
    WorkingDays(i64),
    /// N days after the day of receipt, rolled forward to a working day.
    CalendarDays(i64),
    /// The same day N months later or the last of that month, rolled forward to a working day.
    Months(i64),
    /// That day as given, worked or not.
    Until(NaiveDate),
}

impl Rule {
    /// # Errors
    /// `NoSuchDay` for a count below 0 or above a hundred years.
    pub fn ensure_sane(self) -> Result<Self, DeadlineError> {
        let sane = match self {
            Self::WorkingDays(n) | Self::CalendarDays(n) => (0..=MAX_DAYS).contains(&n),
            Self::Months(n) => (0..=MAX_MONTHS).contains(&n),
            Self::Until(_) => true,
        };
        if sane {
            Ok(self)
        } else {
            Err(DeadlineError::NoSuchDay)
        }
    }

    pub fn counts_working_days(self) -> bool {
        matches!(self, Self::WorkingDays(_))
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkingDays(n) => write!(f, "working-days:{n}"),
            Self::CalendarDays(n) => write!(f, "calendar-days:{n}"),
            Self::Months(n) => write!(f, "months:{n}"),
            Self::Until(day) => write!(f, "until:{day}"),
        }
    }
}

impl FromStr for Rule {
    type Err = DeadlineError;

    fn from_str(text: &str) -> Result<Self, DeadlineError> {
        let bad = || DeadlineError::BadRule;
        let (word, value) = text.split_once(':').ok_or_else(bad)?;
        let number = || value.parse::<i64>().map_err(|_| bad());
        match word {
            "working-days" => Self::WorkingDays(number()?),
            "calendar-days" => Self::CalendarDays(number()?),
            "months" => Self::Months(number()?),
            "until" => Self::Until(value.parse().map_err(|_| bad())?),
            _ => return Err(bad()),
        }
        .ensure_sane()
    }
}

text_enum! {
    /// What a pause or a transfer does to the clock.
    pub enum Clock {
        Continue = "continue",
        Restart = "restart",
    }
}

/// What was promised, and what may change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub rule: Rule,
    pub after_pause: Clock,
    pub max_extensions: i64,
    /// Of each extension, in the unit of the rule: working days for a rule in working days, else
    /// calendar days.
    pub max_extension_days: i64,
}

impl Terms {
    /// Of a promise that nobody may extend; a pause continues where it stopped.
    pub fn fixed(rule: Rule) -> Self {
        Self {
            rule,
            after_pause: Clock::Continue,
            max_extensions: 0,
            max_extension_days: 0,
        }
    }
}

/// What happened to a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Always the first event: its day is day zero.
    Started,
    Paused,
    /// As the rule says: it goes on, or starts anew.
    Resumed,
    /// It goes on, whatever the rule says of breaks: what stopped it was nobody's answer.
    Continued,
    /// In the unit of the rule.
    Extended {
        days: i64,
    },
    /// The clock starts anew; this day is day zero.
    Restarted,
    Met,
    Withdrawn,
    /// To somebody else, who has a promise of their own from then on.
    Transferred,
    /// The calendar changed, and the due date with it.
    Moved,
}

impl Change {
    /// The word that is stored and published.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Paused => "paused",
            Self::Resumed => "resumed",
            Self::Continued => "continued",
            Self::Extended { .. } => "extended",
            Self::Restarted => "restarted",
            Self::Met => "met",
            Self::Withdrawn => "withdrawn",
            Self::Transferred => "transferred",
            Self::Moved => "moved",
        }
    }

    /// From its word; `days` is read for an extension only.
    pub fn parse(word: &str, days: i64) -> Option<Self> {
        Some(match word {
            "started" => Self::Started,
            "paused" => Self::Paused,
            "resumed" => Self::Resumed,
            "continued" => Self::Continued,
            "extended" => Self::Extended { days },
            "restarted" => Self::Restarted,
            "met" => Self::Met,
            "withdrawn" => Self::Withdrawn,
            "transferred" => Self::Transferred,
            "moved" => Self::Moved,
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    pub change: Change,
    pub at: UtcTime,
}

text_enum! {
    /// How a promise stands. Whether a running one is overdue depends on the day, and is asked of
    /// its due date.
    pub enum Standing {
        Running = "running",
        Paused = "paused",
        Met = "met",
        MetLate = "met-late",
        Withdrawn = "withdrawn",
        Transferred = "transferred",
    }
}

impl Standing {
    /// Nothing may follow.
    pub fn is_over(self) -> bool {
        !matches!(self, Self::Running | Self::Paused)
    }
}

/// A promise after its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    pub standing: Standing,
    /// Day zero now in force.
    pub started_on: NaiveDate,
    /// While paused: what it would be had the clock been resumed on the day of the last event.
    pub due_on: NaiveDate,
    /// The end of `due_on` on the clocks of the calendar.
    pub due_at: UtcTime,
    /// While paused: since when.
    pub paused_since: Option<NaiveDate>,
    pub ended_at: Option<UtcTime>,
    /// All of them, also those before a restart: they count against the limit.
    pub extension_count: i64,
    /// By extensions since day zero now in force, in the unit of the rule.
    pub extended_days: i64,
    /// Days after day zero now in force on which the clock stood still, worked or not.
    pub paused_days: i64,
}
