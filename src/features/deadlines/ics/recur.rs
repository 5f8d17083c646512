//! Working out recurrences, within a window and within bounds.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};

use super::problem::IcsProblem;
use super::rule::{Freq, RecurRule};

/// Days looked at for one file: enough for ten thousand yearly events over sixty years.
const MOST_STEPS: u64 = 20_000_000;

/// What working out a file may still cost.
#[derive(Debug)]
pub(super) struct Work(u64);

impl Default for Work {
    fn default() -> Self {
        Self(MOST_STEPS)
    }
}

impl Work {
    /// # Errors
    /// `ics-too-much` when nothing is left.
    pub(super) fn step(&mut self, line: usize) -> Result<(), IcsProblem> {
        self.0 = self
            .0
            .checked_sub(1)
            .ok_or_else(|| IcsProblem::new(line, "deadlines.ics-too-much"))?;
        Ok(())
    }
}

/// The occurrences, as local times, whose day lies within the window. The start is always the
/// first of them (RFC 5545, 3.8.5.3), and counts.
pub(super) fn expand(
    rule: &RecurRule,
    start: NaiveDateTime,
    (earliest, latest): (NaiveDate, NaiveDate),
    to_utc: &dyn Fn(NaiveDateTime) -> NaiveDateTime,
    work: &mut Work,
    line: usize,
) -> Result<Vec<NaiveDateTime>, IcsProblem> {
    let is_within = |at: NaiveDateTime| (earliest..=latest).contains(&at.date());
    let mut found = Vec::new();
    if is_within(start) {
        found.push(start);
    }
    let mut left = rule.count.map(|count| count - 1);
    // What is counted is counted from the start; everything else may begin at the window.
    let mut period = match left {
        Some(_) => 0,
        None => first_period(rule, start.date(), earliest),
    };
    while left != Some(0) {
        work.step(line)?;
        let Some(begins) = period_begin(rule, start.date(), period) else {
            break;
        };
        if begins > latest {
            break;
        }
        for day in days_of(rule, start.date(), begins, work, line)? {
            let at = day.and_time(start.time());
            if at <= start {
                continue;
            }
            if day > latest || left == Some(0) || rule.is_past(at, to_utc(at)) {
                return Ok(found);
            }
            left = left.map(|count| count - 1);
            if is_within(at) {
                found.push(at);
            }
        }
        period += 1;
    }
    Ok(found)
}

/// The number of a period that lies safely before `earliest`.
fn first_period(rule: &RecurRule, start: NaiveDate, earliest: NaiveDate) -> i64 {
    let days = (earliest - start).num_days();
    let units = match rule.freq {
        Freq::Daily => days,
        Freq::Weekly => days / 7,
        Freq::Monthly => days / 31,
        Freq::Yearly => days / 366,
    };
    (units / i64::from(rule.interval) - 2).max(0)
}

/// The first day of the year, month, week or day with this number; `None` beyond all calendars.
fn period_begin(rule: &RecurRule, start: NaiveDate, period: i64) -> Option<NaiveDate> {
    let ahead = period.checked_mul(i64::from(rule.interval))?;
    let after =
        |from: NaiveDate, days: i64| from.checked_add_days(Days::new(u64::try_from(days).ok()?));
    match rule.freq {
        Freq::Daily => after(start, ahead),
        Freq::Weekly => after(
            start.week(rule.week_start).checked_first_day()?,
            ahead.checked_mul(7)?,
        ),
        Freq::Monthly => {
            let months = i64::from(start.year()) * 12 + i64::from(start.month0()) + ahead;
            let year = i32::try_from(months.div_euclid(12)).ok()?;
            let month = u32::try_from(months.rem_euclid(12)).ok()? + 1;
            NaiveDate::from_ymd_opt(year, month, 1)
        }
        Freq::Yearly => {
            let year = i64::from(start.year()).checked_add(ahead)?;
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, 1, 1)
        }
    }
}

/// The days that the rule takes of one period, in order.
fn days_of(
    rule: &RecurRule,
    start: NaiveDate,
    begins: NaiveDate,
    work: &mut Work,
    line: usize,
) -> Result<Vec<NaiveDate>, IcsProblem> {
    let mut days = Vec::new();
    let months: Vec<NaiveDate> = match rule.freq {
        Freq::Daily | Freq::Weekly => {
            let length = if rule.freq == Freq::Daily { 1 } else { 7 };
            for day in begins.iter_days().take(length) {
                work.step(line)?;
                if takes(rule, start, day) {
                    days.push(day);
                }
            }
            Vec::new()
        }
        Freq::Monthly => vec![begins],
        Freq::Yearly => (1..=12)
            .filter(|month| takes_month(rule, start, *month))
            .filter_map(|month| begins.with_month(month))
            .collect(),
    };
    for first in months {
        for day in first
            .iter_days()
            .take_while(|day| day.month() == first.month())
        {
            work.step(line)?;
            if takes(rule, start, day) {
                days.push(day);
            }
        }
    }
    Ok(if rule.positions.is_empty() {
        days
    } else {
        at_positions(&rule.positions, &days)
    })
}

/// Whether a year's rule may take days of this month; the others need not be looked through.
fn takes_month(rule: &RecurRule, start: NaiveDate, month: u32) -> bool {
    if rule.months.is_empty() {
        has_day_part(rule) || month == start.month()
    } else {
        rule.months.contains(&month)
    }
}

fn has_day_part(rule: &RecurRule) -> bool {
    !(rule.month_days.is_empty() && rule.year_days.is_empty() && rule.weekdays.is_empty())
}

fn takes(rule: &RecurRule, start: NaiveDate, day: NaiveDate) -> bool {
    let month = days_in_month(day);
    let year = if day.leap_year() { 366 } else { 365 };
    let any = |list: &[i32], from_start: u32, length: u32| {
        let (from_start, length) = (signed(from_start), signed(length));
        list.is_empty() || list.contains(&from_start) || list.contains(&(from_start - length - 1))
    };
    let by_month = rule.months.is_empty() || rule.months.contains(&day.month());
    let by_default = has_day_part(rule)
        || match rule.freq {
            Freq::Daily => true,
            Freq::Weekly => day.weekday() == start.weekday(),
            Freq::Monthly | Freq::Yearly => day.day() == start.day(),
        };
    by_month
        && by_default
        && any(&rule.month_days, day.day(), month)
        && any(&rule.year_days, day.ordinal(), year)
        && (rule.weekdays.is_empty() || takes_weekday(rule, day, month, year))
}

/// "The last Monday" is counted within the month, or within the year where no month is named.
fn takes_weekday(rule: &RecurRule, day: NaiveDate, month: u32, year: u32) -> bool {
    let within_year = rule.freq == Freq::Yearly && rule.months.is_empty();
    let (place, length) = if within_year {
        (day.ordinal(), year)
    } else {
        (day.day(), month)
    };
    let from_start = signed((place - 1) / 7 + 1);
    let from_end = -signed((length - place) / 7 + 1);
    let is_it = |weekday: Weekday| weekday == day.weekday();
    rule.weekdays.iter().any(|(number, weekday)| {
        is_it(*weekday) && (*number == 0 || *number == from_start || *number == from_end)
    })
}

fn days_in_month(day: NaiveDate) -> u32 {
    u32::from(day.num_days_in_month())
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// BYSETPOS: the first, the last but one and so on of a period's days.
fn at_positions(positions: &[i32], days: &[NaiveDate]) -> Vec<NaiveDate> {
    let count = i32::try_from(days.len()).unwrap_or(i32::MAX);
    days.iter()
        .zip(1..)
        .filter(|(_, place)| positions.contains(place) || positions.contains(&(place - count - 1)))
        .map(|(day, _)| *day)
        .collect()
}
