//! Counting with a calendar.

use chrono::Weekday;

use super::super::calendar::{Calendar, DayKind, Weekdays};
use super::super::errors::DeadlineError;
use super::{LONDON, calendar, day};
use crate::platform::db::UtcTime;

#[test]
fn weekdays_read_and_write_alike() {
    assert_eq!(Weekdays::default().to_string(), "mon tue wed thu fri");
    for text in ["", "sun", "mon wed sat", "mon tue wed thu fri sat sun"] {
        assert_eq!(text.parse::<Weekdays>().unwrap().to_string(), text);
    }
    assert!("".parse::<Weekdays>().unwrap().is_empty());
    assert_eq!(
        "fri  mon fri".parse::<Weekdays>().unwrap().to_string(),
        "mon fri"
    );
    for text in ["monday", "Mon", "mon,tue", "7"] {
        assert_eq!(text.parse::<Weekdays>(), Err(DeadlineError::BadWeekdays));
    }
}

#[test]
fn what_a_day_is() {
    let sunday_holiday = day("2009-04-12");
    let calendar = Calendar::new(
        LONDON,
        Weekdays::default(),
        [
            (day("2009-04-10"), "Good Friday".to_owned()),
            (day("2009-04-10"), "Another".to_owned()),
            (sunday_holiday, "Easter Sunday".to_owned()),
        ],
    );
    for (on, kind) in [
        ("2009-04-09", DayKind::Working),
        ("2009-04-10", DayKind::Holiday("Good Friday")),
        ("2009-04-11", DayKind::Weekend),
        ("2009-04-12", DayKind::Holiday("Easter Sunday")),
    ] {
        assert_eq!(calendar.kind(day(on)), kind, "{on}");
        assert_eq!(
            calendar.is_working_day(day(on)),
            kind == DayKind::Working,
            "{on}"
        );
    }
    // Counted once: it would not have been worked anyway.
    assert_eq!(
        calendar.working_days_left(day("2009-04-13"), day("2009-04-09")),
        1
    );
}

#[test]
fn other_weeks() {
    let sunday_to_thursday = Calendar::new(
        chrono_tz::Asia::Riyadh,
        "sun mon tue wed thu".parse().unwrap(),
        [],
    );
    assert_eq!(
        sunday_to_thursday
            .add_working_days(day("2026-11-26"), 1)
            .unwrap(),
        day("2026-11-29"),
    );
    assert_eq!(sunday_to_thursday.kind(day("2026-11-27")), DayKind::Weekend);
    let tuesdays = Calendar::new(LONDON, [Weekday::Tue].into_iter().collect(), []);
    assert_eq!(
        tuesdays.add_working_days(day("2026-11-24"), 52).unwrap(),
        day("2027-11-23")
    );
}

#[test]
fn no_day_satisfies_it() {
    let never = Calendar::new(LONDON, Weekdays::NONE, []);
    let plain = Calendar::plain(LONDON);
    for (calendar, from, count) in [
        (&never, "2026-11-24", 1),
        (&plain, "2026-11-24", -1),
        (&plain, "2026-11-24", i64::MAX),
        (&plain, "2200-12-31", 1),
        (&plain, "1899-12-31", 0),
        (&plain, "2201-01-01", 0),
    ] {
        assert_eq!(
            calendar.add_working_days(day(from), count),
            Err(DeadlineError::NoSuchDay),
            "{from} + {count}"
        );
    }
    assert_eq!(
        never.roll_forward(day("2026-11-24")),
        Err(DeadlineError::NoSuchDay)
    );
    assert_eq!(
        never.add_working_days(day("2026-11-24"), 0),
        Ok(day("2026-11-24"))
    );
    assert_eq!(
        never.working_days_left(day("2200-01-01"), day("1900-01-01")),
        0
    );
}

#[test]
fn rolling() {
    for (from, to) in [
        ("2009-04-09", "2009-04-09"),
        ("2009-04-10", "2009-04-14"),
        ("2009-04-12", "2009-04-14"),
        ("2008-12-25", "2008-12-29"),
    ] {
        assert_eq!(calendar().roll_forward(day(from)), Ok(day(to)));
    }
}

#[test]
fn days_end_by_local_clocks() {
    for (zone, on, end) in [
        // Clocks go forward on the 29th and back on the 25th.
        (LONDON, "2026-03-28", "2026-03-28T23:59:59Z"),
        (LONDON, "2026-03-29", "2026-03-29T22:59:59Z"),
        (LONDON, "2026-10-24", "2026-10-24T22:59:59Z"),
        (LONDON, "2026-10-25", "2026-10-25T23:59:59Z"),
        // Midnight of the 15th is skipped: the day begins at one o'clock.
        (
            chrono_tz::America::Sao_Paulo,
            "2017-10-14",
            "2017-10-15T02:59:59Z",
        ),
        (
            chrono_tz::America::Sao_Paulo,
            "2017-10-15",
            "2017-10-16T01:59:59Z",
        ),
        // Midnight comes twice; the day ends before the second hour of that name begins.
        (
            chrono_tz::America::Havana,
            "2026-10-31",
            "2026-11-01T03:59:59Z",
        ),
        // Samoa had no 30 December 2011: the 29th ends as the 31st begins.
        (
            chrono_tz::Pacific::Apia,
            "2011-12-29",
            "2011-12-30T09:59:59Z",
        ),
        (
            chrono_tz::Pacific::Apia,
            "2011-12-30",
            "2011-12-30T09:59:59Z",
        ),
        (
            chrono_tz::Pacific::Apia,
            "2011-12-31",
            "2011-12-31T09:59:59Z",
        ),
    ] {
        let calendar = Calendar::plain(zone);
        assert_eq!(calendar.end_of(day(on)).rfc3339(), end, "{zone} {on}");
    }
    let apia = Calendar::plain(chrono_tz::Pacific::Apia);
    let at = |text| UtcTime::parse(text).unwrap();
    assert_eq!(apia.day_of(at("2011-12-30T09:59:59Z")), day("2011-12-29"));
    assert_eq!(apia.day_of(at("2011-12-30T10:00:00Z")), day("2011-12-31"));
}

#[test]
fn long_spans_are_not_walked() {
    let calendar = calendar();
    let (from, to) = (day("1900-01-01"), day("2200-12-31"));
    // Walking would take two thousand million steps, and the test minutes.
    for _ in 0..20_000 {
        assert_eq!(calendar.working_days_left(to, from), 78_527 - 7);
    }
    assert_eq!(calendar.working_days_left(from, to), 7 - 78_527);
}
