//! Calendars: which days are worked, and counting with them. Pure; the calendar of a body is
//! loaded elsewhere and given in.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use chrono_tz::Tz;

use super::errors::DeadlineError;
use super::rules::{end_of_day, local_day};
use crate::platform::db::UtcTime;

/// The last year in which anything falls due.
pub const LAST_YEAR: i32 = 2200;
/// The first year from which anything is counted.
pub const FIRST_YEAR: i32 = 1900;

const NAMES: [(Weekday, &str); 7] = [
    (Weekday::Mon, "mon"),
    (Weekday::Tue, "tue"),
    (Weekday::Wed, "wed"),
    (Weekday::Thu, "thu"),
    (Weekday::Fri, "fri"),
    (Weekday::Sat, "sat"),
    (Weekday::Sun, "sun"),
];

/// Which weekdays are worked. Text form: "mon tue wed thu fri"; nothing at all is a week in which
/// nobody works.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

impl Weekdays {
    /// No day of the week.
    pub const NONE: Self = Self(0);

    #[must_use]
    pub fn with(self, day: Weekday) -> Self {
        Self(self.0 | Self::bit(day))
    }

    pub fn contains(self, day: Weekday) -> bool {
        self.0 & Self::bit(day) != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many days of the week are worked.
    pub fn per_week(self) -> i64 {
        i64::from(self.0.count_ones())
    }

    fn bit(day: Weekday) -> u8 {
        1 << day.num_days_from_monday()
    }
}

impl Default for Weekdays {
    /// Monday to Friday.
    fn default() -> Self {
        Self(0b1_1111)
    }
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        days.into_iter().fold(Self::NONE, Self::with)
    }
}

impl fmt::Display for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = true;
        for (day, name) in NAMES {
            if self.contains(day) {
                if !first {
                    f.write_str(" ")?;
                }
                f.write_str(name)?;
                first = false;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Weekdays({self})")
    }
}

impl FromStr for Weekdays {
    type Err = DeadlineError;

    fn from_str(text: &str) -> Result<Self, DeadlineError> {
        text.split_ascii_whitespace()
            .map(|word| {
                NAMES
                    .iter()
                    .find(|(_, name)| *name == word)
                    .map(|(day, _)| *day)
                    .ok_or(DeadlineError::BadWeekdays)
            })
            .collect()
    }
}

/// What a day is to the calendar. A holiday that falls on a weekday nobody works is a holiday: it
/// has a name, and the name is what explains the day. For counting it makes no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind<'a> {
    Working,
    /// A weekday that is not worked, which need not be a Saturday or a Sunday.
    Weekend,
    /// With its name.
    Holiday(&'a str),
}

/// The days on which a body works: its weekdays, its holidays by name, and the clocks it goes by.
#[derive(Clone, Debug)]
pub struct Calendar {
    zone: Tz,
    weekdays: Weekdays,
    holidays: BTreeMap<NaiveDate, String>,
}

impl Calendar {
    /// Of two holidays on one day the first keeps its name.
    pub fn new(
        zone: Tz,
        weekdays: Weekdays,
        holidays: impl IntoIterator<Item = (NaiveDate, String)>,
    ) -> Self {
        let mut named = BTreeMap::new();
        for (day, name) in holidays {
            named.entry(day).or_insert(name);
        }
        Self {
            zone,
            weekdays,
            holidays: named,
        }
    }

    /// Monday to Friday, without a holiday.
    pub fn plain(zone: Tz) -> Self {
        Self::new(zone, Weekdays::default(), [])
    }

    pub fn zone(&self) -> Tz {
        self.zone
    }

    pub fn weekdays(&self) -> Weekdays {
        self.weekdays
    }

    /// In the order of days.
    pub fn holidays(&self) -> impl Iterator<Item = (NaiveDate, &str)> {
        self.holidays
            .iter()
            .map(|(day, name)| (*day, name.as_str()))
    }

    /// The day of an instant on the clocks of this calendar.
    pub fn day_of(&self, at: UtcTime) -> NaiveDate {
        local_day(at, self.zone)
    }

    /// The last second of a day on the clocks of this calendar.
    pub fn end_of(&self, day: NaiveDate) -> UtcTime {
        end_of_day(day, self.zone)
    }

    pub fn kind(&self, day: NaiveDate) -> DayKind<'_> {
        match self.holidays.get(&day) {
            Some(name) => DayKind::Holiday(name),
            None if self.weekdays.contains(day.weekday()) => DayKind::Working,
            None => DayKind::Weekend,
        }
    }

    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        self.weekdays.contains(day.weekday()) && !self.holidays.contains_key(&day)
    }

    /// The `count`th working day after `from`; `from` itself for 0, whatever day it is.
    ///
    /// # Errors
    /// `NoSuchDay` for a negative count, and where no day up to `LAST_YEAR` is the one.
    pub fn add_working_days(
        &self,
        from: NaiveDate,
        count: i64,
    ) -> Result<NaiveDate, DeadlineError> {
        if count < 0 {
            return Err(DeadlineError::NoSuchDay);
        }
        let mut day = ensure_countable(from)?;
        let mut left = count;
        while left > 0 {
            day = day_after(day)?;
            left -= i64::from(self.is_working_day(day));
        }
        Ok(day)
    }

    /// `day`, or the first working day after it.
    ///
    /// # Errors
    /// `NoSuchDay` where there is none up to `LAST_YEAR`.
    pub fn roll_forward(&self, day: NaiveDate) -> Result<NaiveDate, DeadlineError> {
        let mut day = ensure_countable(day)?;
        while !self.is_working_day(day) {
            day = day_after(day)?;
        }
        Ok(day)
    }

    /// Working days from the day of `now` to the day of `due_at`: 0 on the day itself, negative when
    /// it is late. Lateness compares days, never seconds.
    pub fn left(&self, due_at: UtcTime, now: UtcTime) -> i64 {
        self.working_days_left(self.day_of(due_at), self.day_of(now))
    }

    /// Working days after `today` up to and with `due_on`: 0 on the day itself, negative when it
    /// is late. Walks at most six days and the holidays in between, however long the span.
    pub fn working_days_left(&self, due_on: NaiveDate, today: NaiveDate) -> i64 {
        if due_on >= today {
            self.working_days_between(today, due_on)
        } else {
            -self.working_days_between(due_on, today)
        }
    }

    /// Working days after `from`, up to and with `to`; `from` is not after `to`.
    fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let days = (to - from).num_days();
        let worked = |day: NaiveDate| self.weekdays.contains(day.weekday());
        // Whole weeks hold what a week holds; only the rest is walked, from its end.
        let rest = (0..days % 7)
            .filter_map(|back| to.checked_sub_days(Days::new(back.unsigned_abs())))
            .filter(|day| worked(*day))
            .count();
        let holidays = match from.succ_opt() {
            Some(first) if first <= to => self
                .holidays
                .range(first..=to)
                .filter(|(day, _)| worked(**day))
                .count(),
            _ => 0,
        };
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        days / 7 * self.weekdays.per_week() + count(rest) - count(holidays)
    }
}

/// # Errors
/// `NoSuchDay` outside the years in which days are counted.
pub(super) fn ensure_countable(day: NaiveDate) -> Result<NaiveDate, DeadlineError> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&day.year()) {
        Ok(day)
    } else {
        Err(DeadlineError::NoSuchDay)
    }
}

/// # Errors
/// `NoSuchDay` after the last day of `LAST_YEAR`.
pub(super) fn day_after(day: NaiveDate) -> Result<NaiveDate, DeadlineError> {
    day.succ_opt()
        .ok_or(DeadlineError::NoSuchDay)
        .and_then(ensure_countable)
}
