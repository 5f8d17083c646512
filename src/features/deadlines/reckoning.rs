//! The public calculator: what is asked, and the answer, which is the same at the command line,
//! in the API and on the page.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::account::{DayAccount, MAX_ACCOUNT_DAYS};
use super::calendar::Calendar;
use super::errors::DeadlineError;
use super::promise::{Change, Clock, Event, Rule, Terms, explain, replay};
use super::rules::start_of_day;
use crate::platform::db::UtcTime;
use crate::platform::error::FieldErrors;
use crate::text_enum;
use crate::web::forms::parse_day;

/// Most holidays that are given with a question.
const MAX_HOLIDAYS: usize = 400;

text_enum! {
    /// What is counted.
    pub enum Unit {
        WorkingDays = "working-days",
        CalendarDays = "calendar-days",
        Months = "months",
    }
}

impl Unit {
    /// The highest count of the calculator: what it accounts for stays within three years or so.
    pub fn max(self) -> i64 {
        match self {
            Self::WorkingDays => 500,
            Self::CalendarDays => 1_000,
            Self::Months => 36,
        }
    }

    pub fn rule(self, count: i64) -> Rule {
        match self {
            Self::WorkingDays => Rule::WorkingDays(count),
            Self::CalendarDays => Rule::CalendarDays(count),
            Self::Months => Rule::Months(count),
        }
    }
}

/// What somebody wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub received: NaiveDate,
    pub unit: Unit,
    pub count: i64,
    /// Beside those of the calendar.
    pub holidays: Vec<NaiveDate>,
}

/// What was typed. `count` comes with the name of its field.
pub fn read_asked(
    received: &str,
    unit: Unit,
    (field, count): (&'static str, &str),
    holidays: &str,
) -> Result<Asked, FieldErrors> {
    let mut errors = FieldErrors::default();
    let received = parse_day(received).unwrap_or_else(|| {
        errors.add("received", "form.day");
        NaiveDate::default()
    });
    let max = unit.max();
    let count = match count.trim().parse::<i64>() {
        Ok(count) if (0..=max).contains(&count) => count,
        _ => {
            let args = vec![("min", "0".to_owned()), ("max", max.to_string())];
            errors.add_with(field, "form.number", args);
            0
        }
    };
    let separators = |c: char| c == ',' || c == ';' || c.is_whitespace();
    let mut days = Vec::new();
    for word in holidays.split(separators).filter(|word| !word.is_empty()) {
        match parse_day(word) {
            Some(day) if days.len() < MAX_HOLIDAYS => days.push(day),
            Some(_) => {
                errors.add("holidays", "deadlines.too-many-holidays");
                break;
            }
            None => {
                let word = word.chars().take(40).collect();
                errors.add_with("holidays", "deadlines.bad-holiday", vec![("value", word)]);
                break;
            }
        }
    }
    if errors.is_empty() {
        Ok(Asked {
            received,
            unit,
            count,
            holidays: days,
        })
    } else {
        Err(errors)
    }
}

/// The calendar that a question is answered with: `base`, which may be a body's, and the holidays
/// that were given. One that `base` knows keeps its name.
pub fn calendar_for(base: &Calendar, holidays: &[NaiveDate]) -> Calendar {
    let known = base.holidays().map(|(on, name)| (on, name.to_owned()));
    let given = holidays.iter().map(|on| (*on, String::new()));
    Calendar::new(
        base.zone(),
        base.weekdays(),
        known.chain(given).collect::<Vec<_>>(),
    )
}

/// When something falls due, and why.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Reckoning {
    /// As it was asked: `working-days:20`, `calendar-days:20`, `months:3`.
    pub rule: String,
    /// Day zero.
    pub received_on: NaiveDate,
    /// IANA name of the clocks by which days end.
    pub zone: String,
    pub due_on: NaiveDate,
    /// The end of that day.
    pub due_at: UtcTime,
    /// From day zero to the due day, each day once; at most 1,100 of them.
    pub days: Vec<ReckonedDay>,
}

/// One day of the account.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReckonedDay {
    pub on: NaiveDate,
    /// `received`, `counted`, `weekend`, `holiday`, or `rolled`: the working day to which a date
    /// moved.
    pub what: &'static str,
    /// Of the holiday, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The number of the day, if it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
}

impl Reckoning {
    /// The account stops before the due day.
    pub fn is_cut(&self) -> bool {
        self.days.len() >= MAX_ACCOUNT_DAYS
    }
}

/// # Errors
/// `NoSuchDay` where no day up to the year 2200 is the one.
pub fn reckon(
    received: NaiveDate,
    rule: Rule,
    calendar: &Calendar,
) -> Result<Reckoning, DeadlineError> {
    let terms = Terms {
        rule,
        after_pause: Clock::Continue,
        max_extensions: 0,
        max_extension_days: 0,
    };
    let events = [Event {
        change: Change::Started,
        at: start_of_day(received, calendar.zone()),
    }];
    let replayed = replay(&terms, calendar, &events)?;
    let days = explain(&terms, calendar, &events)?;
    Ok(Reckoning {
        rule: rule.to_string(),
        received_on: replayed.started_on,
        zone: calendar.zone().name().to_owned(),
        due_on: replayed.due_on,
        due_at: replayed.due_at,
        days: days
            .into_iter()
            .map(|day| ReckonedDay {
                on: day.on,
                what: day.what.word(),
                count: day.count,
                name: match day.what {
                    DayAccount::Holiday(name) if !name.is_empty() => Some(name),
                    _ => None,
                },
            })
            .collect(),
    })
}
