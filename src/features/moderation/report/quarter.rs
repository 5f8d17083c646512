//! Quarters of the calendar year, on the clocks of the site.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

use crate::features::deadlines::rules::{local_day, start_of_day};
use crate::platform::db::UtcTime;

/// '2026-Q4'
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i32,
    /// 1 to 4.
    number: u32,
}

impl Quarter {
    /// Of the years 2000 to 2199.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once("-Q")?;
        let is_written = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let year = year.parse().ok().filter(|_| is_written)?;
        let number = match number {
            "1" => 1,
            "2" => 2,
            "3" => 3,
            "4" => 4,
            _ => return None,
        };
        (2000..2200)
            .contains(&year)
            .then_some(Self { year, number })
    }

    /// In which something happened.
    pub fn of(at: UtcTime, zone: Tz) -> Self {
        let day = local_day(at, zone);
        Self {
            year: day.year(),
            number: day.month0() / 3 + 1,
        }
    }

    pub fn year(self) -> i32 {
        self.year
    }

    pub fn number(self) -> u32 {
        self.number
    }

    pub fn next(self) -> Self {
        match self.number {
            4 => Self {
                year: self.year + 1,
                number: 1,
            },
            number => Self {
                number: number + 1,
                ..self
            },
        }
    }

    pub fn previous(self) -> Self {
        match self.number {
            1 => Self {
                year: self.year - 1,
                number: 4,
            },
            number => Self {
                number: number - 1,
                ..self
            },
        }
    }

    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.number * 3 - 2, 1).unwrap_or_default()
    }

    pub fn last_day(self) -> NaiveDate {
        let next = self.next().first_day();
        next.pred_opt().unwrap_or(next)
    }

    /// Its first instant, and the first of the next one.
    pub fn span(self, zone: Tz) -> (UtcTime, UtcTime) {
        let start = |quarter: Self| start_of_day(quarter.first_day(), zone);
        (start(self), start(self.next()))
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-Q{}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_read_written_and_follow_each_other() {
        for text in ["2026-Q1", "2026-Q4", "2000-Q1", "2199-Q4"] {
            let quarter = Quarter::parse(text).unwrap();
            assert_eq!(quarter.to_string(), text);
            assert_eq!(quarter.next().previous(), quarter);
            assert!(quarter < quarter.next());
        }
        for text in [
            "",
            "2026",
            "2026-Q0",
            "2026-Q5",
            "2026-q1",
            "1999-Q4",
            "2200-Q1",
            "+026-Q1",
            "26-Q1",
            "2026-Q11",
            "2026-Q1 ",
            "99999999999-Q1",
        ] {
            assert_eq!(Quarter::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_quarter_ends_at_midnight_of_the_site() {
        let zone = chrono_tz::Europe::Madrid;
        let at = |text: &str| UtcTime::parse(text).unwrap();
        let (last, next) = (at("2026-09-30T21:59:59Z"), at("2026-09-30T22:00:00Z"));
        let third = Quarter::of(last, zone);
        assert_eq!(third.to_string(), "2026-Q3");
        assert_eq!(Quarter::of(next, zone).to_string(), "2026-Q4");
        assert_eq!(third.span(zone).1, next);
        assert_eq!(third.first_day().to_string(), "2026-07-01");
        assert_eq!(third.last_day().to_string(), "2026-09-30");
    }
}
