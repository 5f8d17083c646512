//! Recurrence rules (RFC 5545, 3.3.10), as far as whole days need them.

use chrono::{NaiveDateTime, Weekday};

use super::problem::IcsProblem;
use super::zone::{self, Until};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Freq {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// An RRULE. Empty lists restrict nothing.
#[derive(Clone, Debug)]
pub(super) struct RecurRule {
    pub(super) freq: Freq,
    pub(super) interval: u32,
    pub(super) count: Option<u32>,
    pub(super) until: Option<Until>,
    pub(super) months: Vec<u32>,
    /// 1..=31, or from the end of the month: -1..=-31.
    pub(super) month_days: Vec<i32>,
    /// 1..=366 or from the end of the year.
    pub(super) year_days: Vec<i32>,
    /// With the number within the month or year; 0 for each of them.
    pub(super) weekdays: Vec<(i32, Weekday)>,
    pub(super) positions: Vec<i32>,
    pub(super) week_start: Weekday,
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    })
}

fn numbered_weekday(text: &str) -> Option<(i32, Weekday)> {
    let (number, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let number = match number {
        "" => 0,
        number => number
            .parse()
            .ok()
            .filter(|n| (-53..=53).contains(n) && *n != 0)?,
    };
    Some((number, weekday(name)?))
}

fn numbers(text: &str, most: i32) -> Option<Vec<i32>> {
    text.split(',')
        .map(|one| {
            one.parse::<i32>()
                .ok()
                .filter(|n| *n != 0 && n.abs() <= most)
        })
        .collect()
}

impl RecurRule {
    /// # Errors
    /// `ics-bad-rule` for what is none; `ics-unsupported` for parts that make no holiday, such as
    /// a recurrence by the hour.
    pub(super) fn read(line: usize, text: &str) -> Result<Self, IcsProblem> {
        let text = text.trim().to_ascii_uppercase();
        let bad = || IcsProblem::of(line, "deadlines.ics-bad-rule", &text);
        let unsupported = |part: &str| IcsProblem::of(line, "deadlines.ics-unsupported", part);
        let mut freq = None;
        let mut rule = Self {
            freq: Freq::Daily,
            interval: 1,
            count: None,
            until: None,
            months: Vec::new(),
            month_days: Vec::new(),
            year_days: Vec::new(),
            weekdays: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Mon,
        };
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(bad)?;
            let positive = || value.parse::<u32>().ok().filter(|n| *n > 0);
            match name {
                "FREQ" => {
                    freq = Some(match value {
                        "DAILY" => Freq::Daily,
                        "WEEKLY" => Freq::Weekly,
                        "MONTHLY" => Freq::Monthly,
                        "YEARLY" => Freq::Yearly,
                        "HOURLY" | "MINUTELY" | "SECONDLY" => return Err(unsupported(part)),
                        _ => return Err(bad()),
                    });
                }
                "INTERVAL" => rule.interval = positive().ok_or_else(bad)?,
                "COUNT" => rule.count = Some(positive().ok_or_else(bad)?),
                "UNTIL" => rule.until = Some(zone::until(value).ok_or_else(bad)?),
                "BYMONTH" => {
                    rule.months = numbers(value, 12)
                        .ok_or_else(bad)?
                        .into_iter()
                        .map(|n| u32::try_from(n).map_err(|_| bad()))
                        .collect::<Result<_, _>>()?;
                }
                "BYMONTHDAY" => rule.month_days = numbers(value, 31).ok_or_else(bad)?,
                "BYYEARDAY" => rule.year_days = numbers(value, 366).ok_or_else(bad)?,
                "BYSETPOS" => rule.positions = numbers(value, 366).ok_or_else(bad)?,
                "BYDAY" => {
                    rule.weekdays = value
                        .split(',')
                        .map(|one| numbered_weekday(one.trim()))
                        .collect::<Option<_>>()
                        .ok_or_else(bad)?;
                }
                "WKST" => rule.week_start = weekday(value).ok_or_else(bad)?,
                "BYHOUR" | "BYMINUTE" | "BYSECOND" | "BYWEEKNO" | "RSCALE" | "SKIP" => {
                    return Err(unsupported(part));
                }
                _ => return Err(bad()),
            }
        }
        rule.freq = freq.ok_or_else(bad)?;
        rule.ensure_fits().map_err(|()| bad())?;
        Ok(rule)
    }

    /// What RFC 5545 forbids to combine.
    fn ensure_fits(&self) -> Result<(), ()> {
        let numbered = self.weekdays.iter().any(|(number, _)| *number != 0);
        let wrong = (self.count.is_some() && self.until.is_some())
            || (numbered && matches!(self.freq, Freq::Daily | Freq::Weekly))
            || (!self.month_days.is_empty() && self.freq == Freq::Weekly)
            || (!self.year_days.is_empty() && self.freq != Freq::Yearly);
        if wrong { Err(()) } else { Ok(()) }
    }

    /// Whether an occurrence at this local time, which is `utc`, is past the end.
    pub(super) fn is_past(&self, local: NaiveDateTime, utc: NaiveDateTime) -> bool {
        match self.until {
            None => false,
            Some(Until::Day(day)) => local.date() > day,
            Some(Until::Local(at)) => local > at,
            Some(Until::Utc(at)) => utc > at,
        }
    }
}
