//! The calendar of Rivermouth: the public holidays of last year, this one and the next.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::Town;
use crate::features::deadlines::rules::local_day;
use crate::features::deadlines::{self, Amendment, Weekdays};
use crate::platform::error::AppError;

/// # Errors
/// When a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let today = local_day(town.now, town.app.config.site.time_zone.0);
    let year = today.year();
    let add: Vec<_> = (year - 1..=year + 1).flat_map(holidays).collect();
    let made_at = town.ago(400, 0);
    let bodies: Vec<i64> = town.bodies.values().copied().collect();
    let by = town.accounts.get("admin").map(|account| account.id);
    town.app.db.write_here(move |tx| {
        let week = Weekdays::default();
        let row = deadlines::create_calendar(tx, "Rivermouth", None, &week, by, made_at)?;
        let amendment = Amendment {
            add,
            note: "Public holidays of the city".to_owned(),
            ..Amendment::default()
        };
        deadlines::publish_amendment(tx, row.id, &amendment, by, made_at)?;
        for body_id in bodies {
            deadlines::choose_calendar(tx, body_id, row.id, made_at)?;
        }
        Ok(())
    })
}

/// The holidays of a year; what falls on a weekend is made up for on the next day that is free.
fn holidays(year: i32) -> Vec<(NaiveDate, String)> {
    let on = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let easter = easter_sunday(year);
    let fixed = [
        (on(1, 1), "New Year’s Day"),
        (
            easter.and_then(|day| day.checked_sub_days(Days::new(2))),
            "Good Friday",
        ),
        (
            easter.and_then(|day| day.checked_add_days(Days::new(1))),
            "Easter Monday",
        ),
        (first_monday(on(5, 1)), "Labour Day"),
        (first_monday(on(6, 24)), "Harbour Day"),
        (first_monday(on(8, 25)), "Late Summer Holiday"),
        (on(12, 25), "Christmas Day"),
        (on(12, 26), "Second Day of Christmas"),
    ];
    let mut days: Vec<(NaiveDate, String)> = Vec::new();
    for (day, name) in fixed {
        let Some(day) = day else { continue };
        days.push((day, name.to_owned()));
        if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            let is_free = |one: &NaiveDate| {
                !matches!(one.weekday(), Weekday::Sat | Weekday::Sun)
                    && !days.iter().any(|(known, _)| known == one)
                    && on(12, 26) != Some(*one)
            };
            let instead = day.iter_days().skip(1).find(is_free);
            days.extend(instead.map(|day| (day, format!("{name} (instead)"))));
        }
    }
    days.sort();
    days
}

/// `day`, or the first Monday after it.
fn first_monday(day: Option<NaiveDate>) -> Option<NaiveDate> {
    day?.iter_days()
        .take(7)
        .find(|day| day.weekday() == Weekday::Mon)
}

/// Easter Sunday of a Gregorian year, by the anonymous algorithm of 1876 (Butcher, Meeus).
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_when_the_churches_keep_it() {
        for (year, day) in [
            (1961, "1961-04-02"),
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter_sunday(year).unwrap().to_string(), day);
        }
    }

    #[test]
    fn a_holiday_on_a_weekend_is_made_up_for() {
        // Christmas Day 2027 is a Saturday, the day after a Sunday.
        let names: Vec<_> = holidays(2027)
            .into_iter()
            .filter(|(day, _)| day.month() == 12)
            .map(|(day, name)| format!("{day} {name}"))
            .collect();
        let expected = [
            "2027-12-25 Christmas Day",
            "2027-12-26 Second Day of Christmas",
            "2027-12-27 Christmas Day (instead)",
            "2027-12-28 Second Day of Christmas (instead)",
        ];
        assert_eq!(names, expected);
    }
}
