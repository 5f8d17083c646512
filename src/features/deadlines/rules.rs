//! Counting days. The day of receipt is day zero; Saturdays and Sundays do not count.

use chrono::{Datelike, Days, LocalResult, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

use super::calendar::Calendar;
use crate::platform::db::UtcTime;

/// The calendar day of an instant on the clocks of `zone`.
pub fn local_day(at: UtcTime, zone: Tz) -> NaiveDate {
    at.utc().with_timezone(&zone).date_naive()
}

pub fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The first instant after `day` on the clocks of `zone`, less one second: 23:59:59 as people
/// write it, also on days when the clocks change.
pub fn end_of_day(day: NaiveDate, zone: Tz) -> UtcTime {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    start_of_day(next, zone).minus(chrono::Duration::seconds(1))
}

/// The first instant of `day` on the clocks of `zone`. Where the clocks skip midnight, the first
/// minute after it; where they skip the whole day, as Samoa did on 30 December 2011, the first of
/// the next.
pub fn start_of_day(day: NaiveDate, zone: Tz) -> UtcTime {
    let midnight = day.and_time(NaiveTime::MIN);
    for minutes in 0..=26 * 60 {
        let local = midnight + chrono::Duration::minutes(minutes);
        match zone.from_local_datetime(&local) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => {
                return at.with_timezone(&Utc).into();
            }
            LocalResult::None => {}
        }
    }
    UtcTime::new(midnight)
}

/// The `count`th working day after `day`, of a week from Monday to Friday without holidays; `day`
/// itself where there is none up to the year 2200.
pub fn add_working_days(day: NaiveDate, count: i64) -> NaiveDate {
    Calendar::plain(Tz::UTC)
        .add_working_days(day, count.max(0))
        .unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn working_days_without_holidays() {
        for (from, count, expected) in [
            ("2008-10-01", 20, "2008-10-29"),
            ("2007-02-01", 20, "2007-03-01"),
            ("2008-02-01", 20, "2008-02-29"),
            ("2026-11-20", 0, "2026-11-20"),
            ("2026-11-20", 1, "2026-11-23"),
            ("2026-11-21", 1, "2026-11-23"),
            ("2026-11-22", 5, "2026-11-27"),
        ] {
            assert_eq!(
                add_working_days(day(from), count),
                day(expected),
                "{from} + {count}"
            );
        }
    }

    #[test]
    fn due_at_the_end_of_the_day_on_local_clocks_also_when_they_change() {
        let zone = chrono_tz::Europe::London;
        for (received, count, due) in [
            // Received late in the evening of the 21st in London (BST).
            ("2019-08-21T22:30:00Z", 1, "2019-08-22T22:59:59Z"),
            // Already the 22nd there.
            ("2019-08-21T23:30:00Z", 1, "2019-08-23T22:59:59Z"),
            // The clocks go back on Sunday 27 October 2019.
            ("2019-10-25T12:00:00Z", 1, "2019-10-28T23:59:59Z"),
        ] {
            let received = UtcTime::parse(received).unwrap();
            let day = add_working_days(local_day(received, zone), count);
            assert_eq!(end_of_day(day, zone).rfc3339(), due);
        }
    }

    #[test]
    fn late_from_the_day_after_never_by_a_second() {
        let zone = chrono_tz::Europe::London;
        let at = |text| UtcTime::parse(text).unwrap();
        let due = at("2026-12-04T23:59:59Z");
        for (now, left) in [
            ("2026-11-26T09:00:00Z", 6),
            ("2026-12-04T00:00:00Z", 0),
            ("2026-12-04T23:59:59Z", 0),
            ("2026-12-05T00:00:00Z", 0),
            ("2026-12-07T08:00:00Z", -1),
            ("2025-12-04T08:00:00Z", 261),
        ] {
            assert_eq!(Calendar::plain(zone).left(due, at(now)), left, "{now}");
        }
    }
}
