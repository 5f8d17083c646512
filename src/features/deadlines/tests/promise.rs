//! Promises, replayed.

use super::super::errors::DeadlineError as E;
use super::super::promise::{Change, Clock, Event, Rule, Standing, replay};
use super::{calendar, event, terms};
use crate::platform::db::UtcTime;

/// Receipt, rule, due day.
const VECTORS: [(&str, &str, &str); 9] = [
    ("2008-10-01", "working-days:20", "2008-10-29"),
    ("2007-02-01", "working-days:20", "2007-03-01"),
    ("2008-02-01", "working-days:20", "2008-02-29"),
    ("2009-03-12", "working-days:20", "2009-04-14"),
    ("2009-03-13", "working-days:20", "2009-04-15"),
    ("2009-03-14", "working-days:20", "2009-04-15"),
    ("2009-03-15", "working-days:20", "2009-04-15"),
    ("2008-10-04", "calendar-days:20", "2008-10-24"),
    ("2008-10-05", "calendar-days:20", "2008-10-27"),
];

fn due(rule: &str, clock: Clock, events: &[Event]) -> String {
    let terms = terms(rule.parse().unwrap(), clock);
    replay(&terms, &calendar(), events)
        .unwrap()
        .due_on
        .to_string()
}

#[test]
fn published_vectors() {
    for (received, rule, expected) in VECTORS {
        let started = [event(received, Change::Started)];
        assert_eq!(
            due(rule, Clock::Continue, &started),
            expected,
            "{received} {rule}"
        );
    }
}

#[test]
fn rules_by_months_and_days() {
    for (received, rule, expected) in [
        // Leap days and short months.
        ("2028-01-31", "months:1", "2028-02-29"),
        ("2027-01-31", "months:1", "2027-03-01"),
        ("2028-02-29", "months:12", "2029-02-28"),
        ("2028-02-28", "working-days:1", "2028-02-29"),
        ("2028-02-28", "calendar-days:1", "2028-02-29"),
        ("2027-02-28", "calendar-days:1", "2027-03-01"),
        ("2100-02-26", "calendar-days:3", "2100-03-01"),
        ("2009-01-10", "months:3", "2009-04-14"),
        ("2026-11-28", "calendar-days:0", "2026-11-30"),
        ("2026-11-28", "working-days:0", "2026-11-28"),
        // As given, though it is a Sunday, and though it is past.
        ("2026-11-23", "until:2026-11-29", "2026-11-29"),
        ("2026-11-23", "until:2026-11-02", "2026-11-02"),
    ] {
        let started = [event(received, Change::Started)];
        assert_eq!(
            due(rule, Clock::Continue, &started),
            expected,
            "{received} {rule}"
        );
    }
}

#[test]
fn rules_read_and_write_alike() {
    for text in [
        "working-days:10",
        "calendar-days:20",
        "months:3",
        "until:2026-12-04",
    ] {
        assert_eq!(text.parse::<Rule>().unwrap().to_string(), text);
    }
    for (text, error) in [
        ("", E::BadRule),
        ("working-days", E::BadRule),
        ("working-days:", E::BadRule),
        ("working-days:ten", E::BadRule),
        ("weeks:2", E::BadRule),
        ("until:2026-02-30", E::BadRule),
        ("working-days:99999999999999999999", E::BadRule),
        ("working-days:-1", E::NoSuchDay),
        ("calendar-days:36526", E::NoSuchDay),
        ("months:1201", E::NoSuchDay),
    ] {
        assert_eq!(text.parse::<Rule>(), Err(error), "{text}");
    }
}

#[test]
fn pauses_extensions_and_restarts() {
    use Change::{Extended, Paused, Restarted, Resumed, Started};
    // Received on Monday 2 March 2009; five working days end on Monday 9.
    type Case<'a> = (&'a str, Clock, &'a [(&'a str, Change)], &'a str);
    let cases: &[Case<'_>] = &[
        ("working-days:5", Clock::Continue, &[], "2009-03-09"),
        // Tuesday and Wednesday do not count, Thursday does again.
        (
            "working-days:5",
            Clock::Continue,
            &[("03", Paused), ("05", Resumed)],
            "2009-03-11",
        ),
        // On one day: nothing.
        (
            "working-days:5",
            Clock::Continue,
            &[("03", Paused), ("03", Resumed)],
            "2009-03-09",
        ),
        // Day zero never counts, paused or not.
        (
            "working-days:5",
            Clock::Continue,
            &[("02", Paused), ("03", Resumed)],
            "2009-03-09",
        ),
        // Over a weekend only.
        (
            "working-days:5",
            Clock::Continue,
            &[("07", Paused), ("09", Resumed)],
            "2009-03-09",
        ),
        // Still paused: as if resumed on the day of the last event.
        (
            "working-days:5",
            Clock::Continue,
            &[("04", Paused)],
            "2009-03-09",
        ),
        // Twice.
        (
            "working-days:5",
            Clock::Continue,
            &[
                ("03", Paused),
                ("04", Resumed),
                ("05", Paused),
                ("06", Resumed),
            ],
            "2009-03-11",
        ),
        (
            "working-days:5",
            Clock::Restart,
            &[("04", Paused), ("09", Resumed)],
            "2009-03-16",
        ),
        (
            "working-days:5",
            Clock::Restart,
            &[("04", Paused)],
            "2009-03-11",
        ),
        // The holiday of the 17th is not counted by an extension either.
        (
            "working-days:5",
            Clock::Continue,
            &[("04", Extended { days: 7 })],
            "2009-03-19",
        ),
        (
            "working-days:5",
            Clock::Continue,
            &[("11", Extended { days: 1 })],
            "2009-03-10",
        ),
        ("calendar-days:5", Clock::Continue, &[], "2009-03-09"),
        (
            "calendar-days:5",
            Clock::Continue,
            &[("03", Paused), ("05", Resumed)],
            "2009-03-09",
        ),
        (
            "calendar-days:5",
            Clock::Continue,
            &[("03", Paused), ("06", Resumed)],
            "2009-03-10",
        ),
        (
            "calendar-days:5",
            Clock::Continue,
            &[("03", Extended { days: 10 })],
            "2009-03-18",
        ),
        // Paused while the date rolls over the weekend: never due while it is paused.
        (
            "calendar-days:5",
            Clock::Continue,
            &[("08", Paused), ("11", Resumed)],
            "2009-03-11",
        ),
        (
            "months:1",
            Clock::Continue,
            &[("03", Paused), ("06", Resumed)],
            "2009-04-06",
        ),
        // A restart forgets pauses and extensions.
        (
            "working-days:5",
            Clock::Continue,
            &[
                ("03", Paused),
                ("04", Resumed),
                ("05", Extended { days: 5 }),
                ("06", Restarted),
            ],
            "2009-03-13",
        ),
        (
            "working-days:5",
            Clock::Continue,
            &[("03", Paused), ("06", Restarted)],
            "2009-03-13",
        ),
        (
            "until:2009-03-06",
            Clock::Continue,
            &[("05", Extended { days: 1 })],
            "2009-03-09",
        ),
        (
            "until:2009-03-01",
            Clock::Continue,
            &[("05", Extended { days: 2 })],
            "2009-03-03",
        ),
    ];
    for (rule, clock, more, expected) in cases {
        let mut events = vec![event("2009-03-02", Started)];
        events.extend(
            more.iter()
                .map(|(on, change)| event(&format!("2009-03-{on}"), *change)),
        );
        assert_eq!(
            due(rule, *clock, &events),
            *expected,
            "{rule} {clock} {more:?}"
        );
    }
}

#[test]
fn standing_and_the_rest() {
    use Change::{Extended, Met, Moved, Paused, Resumed, Started, Transferred, Withdrawn};
    let five = terms(Rule::WorkingDays(5), Clock::Continue);
    let start = event("2009-03-02", Started);
    for (last, standing) in [
        (event("2009-03-09", Met), Standing::Met),
        (event("2009-03-10", Met), Standing::MetLate),
        (event("2009-03-10", Withdrawn), Standing::Withdrawn),
        (event("2009-03-10", Transferred), Standing::Transferred),
        (event("2009-03-10", Moved), Standing::Running),
        (event("2009-03-10", Paused), Standing::Paused),
    ] {
        let replayed = replay(&five, &calendar(), &[start, last]).unwrap();
        assert_eq!(replayed.standing, standing);
        assert_eq!(replayed.ended_at.is_some(), standing.is_over());
        assert_eq!(
            replayed.paused_since.is_some(),
            standing == Standing::Paused
        );
    }
    // On time by the second, by the clocks of the calendar.
    for (at, standing) in [
        ("2009-03-09T23:59:59Z", Standing::Met),
        ("2009-03-10T00:00:00Z", Standing::MetLate),
    ] {
        let met = Event {
            change: Met,
            at: UtcTime::parse(at).unwrap(),
        };
        assert_eq!(
            replay(&five, &calendar(), &[start, met]).unwrap().standing,
            standing
        );
    }
    let replayed = replay(
        &five,
        &calendar(),
        &[
            start,
            event("2009-03-03", Paused),
            event("2009-03-05", Resumed),
            event("2009-03-05", Extended { days: 3 }),
        ],
    )
    .unwrap();
    assert_eq!(
        (
            replayed.paused_days,
            replayed.extended_days,
            replayed.extension_count
        ),
        (2, 3, 1)
    );
    assert_eq!(replayed.due_at.rfc3339(), "2009-03-16T23:59:59Z");
    // Kept while the clock stood still under a rule that restarts: the old clock judges.
    let restarting = terms(Rule::WorkingDays(5), Clock::Restart);
    let events = [start, event("2009-03-11", Paused), event("2009-03-12", Met)];
    assert_eq!(
        replay(&restarting, &calendar(), &events).unwrap().standing,
        Standing::MetLate
    );
}
