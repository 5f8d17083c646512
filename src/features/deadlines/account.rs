//! A due date that explains itself: day by day, which days counted and which did not, and why.

use chrono::NaiveDate;

use super::calendar::{Calendar, DayKind, day_after};
use super::errors::DeadlineError;
use super::promise::{Event, Rule, Terms};
use super::replay::{Due, Track};
use crate::platform::db::UtcTime;

/// An account has at most so many days; a longer one stops there, before its due day.
pub const MAX_ACCOUNT_DAYS: usize = 1_100;

/// One day of the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    pub on: NaiveDate,
    pub what: DayAccount,
    /// The number of the day among those that count. A weekend or a holiday has one where it is
    /// the last day of a rule in calendar days, from which the date rolls forward.
    pub count: Option<i64>,
}

/// Why a day counts or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayAccount {
    /// Day zero.
    Received,
    Counted,
    /// Counted, and owed to an extension.
    Extended,
    Weekend,
    /// With its name.
    Holiday(String),
    Paused,
    /// It would count if the clock ran again from the day of the last event on: the clock is
    /// stopped, and so many days are left as there are of these.
    Left,
    /// The working day to which a date was rolled forward: the due day.
    Rolled,
}

impl DayAccount {
    /// Stable word for machines; part of text keys.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Counted => "counted",
            Self::Extended => "extended",
            Self::Weekend => "weekend",
            Self::Holiday(_) => "holiday",
            Self::Paused => "paused",
            Self::Left => "left",
            Self::Rolled => "rolled",
        }
    }

    fn of_kind(kind: DayKind<'_>) -> Option<Self> {
        match kind {
            DayKind::Working => None,
            DayKind::Weekend => Some(Self::Weekend),
            DayKind::Holiday(name) => Some(Self::Holiday(name.to_owned())),
        }
    }
}

/// The account from day zero now in force to the due day, each day once, at most
/// `MAX_ACCOUNT_DAYS` of them. Counted days are those with a `count`.
///
/// # Errors
/// Those of `replay`.
pub fn explain(
    terms: &Terms,
    calendar: &Calendar,
    events: &[Event],
) -> Result<Vec<Day>, DeadlineError> {
    let stands = Track::of(terms, calendar, events)?;
    let track = stands.settled(terms, calendar);
    let due = track.due(terms.rule, calendar)?;
    let mut days = vec![Day {
        on: track.started_on,
        what: DayAccount::Received,
        count: None,
    }];
    let mut on = track.started_on;
    let mut count = 0;
    while on < due.on && days.len() < MAX_ACCOUNT_DAYS {
        on = day_after(on)?;
        let counts = on <= due.base && track.counts(terms.rule, calendar, on);
        count += i64::from(counts);
        let what = what_of(&track, &due, calendar, on, count, counts);
        let is_left = counts && stands.paused_since().is_some_and(|since| on >= since);
        days.push(Day {
            on,
            what: if is_left { DayAccount::Left } else { what },
            count: counts.then_some(count),
        });
    }
    Ok(days)
}

fn what_of(
    track: &Track,
    due: &Due,
    calendar: &Calendar,
    on: NaiveDate,
    count: i64,
    counts: bool,
) -> DayAccount {
    let free = DayAccount::of_kind(calendar.kind(on));
    if track.is_paused(on) {
        DayAccount::Paused
    } else if counts && !(on == due.base && due.on > due.base) {
        if count > due.total - track.extended_days {
            DayAccount::Extended
        } else {
            DayAccount::Counted
        }
    } else {
        // Only a due day is worked and not counted: the one the date was rolled to.
        free.unwrap_or(DayAccount::Rolled)
    }
}

/// Counted days that a promise whose clock is stopped has left; 0 for all others.
pub fn left(days: &[Day]) -> i64 {
    let left = days.iter().filter(|day| day.what == DayAccount::Left);
    i64::try_from(left.count()).unwrap_or(i64::MAX)
}

/// Days after day zero up to and with `until` that count.
fn counted_until(track: &Track, rule: Rule, calendar: &Calendar, until: NaiveDate) -> i64 {
    let mut count = 0;
    let mut day = track.started_on;
    while day < until {
        let Ok(next) = day_after(day) else { break };
        day = next;
        count += i64::from(track.counts(rule, calendar, day));
    }
    count
}

/// The rule for the new holder of a promise that is passed on at `at` while its clock continues:
/// the working days not yet counted at the end of that day; for the other rules, and when nothing
/// is left, the due day itself.
///
/// # Errors
/// Those of `replay`.
pub fn remaining_rule(
    terms: &Terms,
    calendar: &Calendar,
    events: &[Event],
    at: UtcTime,
) -> Result<Rule, DeadlineError> {
    let day = calendar.day_of(at);
    let track = Track::of(terms, calendar, events)?.paused_until(day);
    let due = track.due(terms.rule, calendar)?;
    let left = due.total - counted_until(&track, terms.rule, calendar, day);
    Ok(if terms.rule.counts_working_days() && left > 0 {
        Rule::WorkingDays(left)
    } else {
        Rule::Until(due.on)
    })
}

/// How much of the time has passed at `now`, in per cent of the days that count: days that are
/// over, so that the due day itself begins below 100. More than 100 after it.
///
/// # Errors
/// Those of `replay`.
pub fn passed_percent(
    terms: &Terms,
    calendar: &Calendar,
    events: &[Event],
    now: UtcTime,
) -> Result<i64, DeadlineError> {
    let today = calendar.day_of(now);
    let track = Track::of(terms, calendar, events)?.paused_until(today);
    let due = track.due(terms.rule, calendar)?;
    let total = counted_until(&track, terms.rule, calendar, due.on);
    let Some(yesterday) = today.pred_opt() else {
        return Ok(0);
    };
    let passed = counted_until(&track, terms.rule, calendar, yesterday);
    Ok(match total {
        0 if today > due.on => 100,
        0 => 0,
        total => passed * 100 / total,
    })
}
