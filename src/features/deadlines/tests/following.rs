//! What may follow what, and what a transfer or a reminder makes of it.

use super::super::errors::DeadlineError as E;
use super::super::promise::{
    Change, Clock, Event, Rule, Terms, ensure_may_follow, passed_percent, remaining_rule, replay,
};
use super::{calendar, day, event, terms};
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;

#[test]
fn what_may_not_follow() {
    use Change::{Extended, Met, Moved, Paused, Restarted, Resumed, Started, Transferred};
    let at = |hour: &str, change| Event {
        change,
        at: UtcTime::parse(&format!("2009-03-03T{hour}:00:00Z")).unwrap(),
    };
    let now = UtcTime::parse("2009-03-31T12:00:00Z").unwrap();
    let start = event("2009-03-02", Started);
    let met = event("2009-03-04", Met);
    let later = |change| event("2009-03-05", change);
    let working: Rule = "working-days:5".parse().unwrap();
    let fixed: Rule = "until:2009-03-20".parse().unwrap();
    type Case<'a> = (Rule, &'a [Event], Event, Result<(), E>);
    let cases: &[Case<'_>] = &[
        (working, &[], start, Ok(())),
        (working, &[], later(Paused), Err(E::NotStarted)),
        (working, &[start], later(Started), Err(E::StartedAlready)),
        (working, &[start], later(Resumed), Err(E::NotPaused)),
        (
            working,
            &[start, at("10", Paused)],
            later(Paused),
            Err(E::PausedAlready),
        ),
        (
            working,
            &[start, at("10", Paused)],
            at("09", Resumed),
            Err(E::OutOfOrder),
        ),
        (
            working,
            &[start, at("10", Paused)],
            at("10", Resumed),
            Ok(()),
        ),
        (
            working,
            &[start],
            event("2009-04-01", Met),
            Err(E::InTheFuture),
        ),
        (working, &[start], later(Extended { days: 10 }), Ok(())),
        (
            working,
            &[start],
            later(Extended { days: 11 }),
            Err(E::ExtensionTooLong),
        ),
        (
            working,
            &[start],
            later(Extended { days: i64::MAX }),
            Err(E::ExtensionTooLong),
        ),
        (
            working,
            &[start],
            later(Extended { days: 0 }),
            Err(E::ExtensionTooShort),
        ),
        (
            working,
            &[start],
            later(Extended { days: -3 }),
            Err(E::ExtensionTooShort),
        ),
        (
            working,
            &[start, at("10", Extended { days: 1 })],
            later(Extended { days: 1 }),
            Err(E::ExtensionsUsedUp),
        ),
        // A restart gives none back.
        (
            working,
            &[start, at("10", Extended { days: 1 }), at("11", Restarted)],
            later(Extended { days: 1 }),
            Err(E::ExtensionsUsedUp),
        ),
        // After the due day, as long as it is not over.
        (
            working,
            &[start],
            event("2009-03-20", Extended { days: 1 }),
            Ok(()),
        ),
        (
            working,
            &[start, met],
            later(Extended { days: 1 }),
            Err(E::Over),
        ),
        (working, &[start, met], later(Met), Err(E::Over)),
        (working, &[start, met], later(Moved), Err(E::Over)),
        (working, &[start, met], at("10", Paused), Err(E::Over)),
        (
            working,
            &[start, at("10", Transferred)],
            later(Met),
            Err(E::Over),
        ),
        (fixed, &[start], later(Paused), Err(E::FixedDayNotPaused)),
        (fixed, &[start], later(Extended { days: 2 }), Ok(())),
        (Rule::WorkingDays(-1), &[], start, Err(E::NoSuchDay)),
        (
            Rule::Until(day("2201-01-01")),
            &[],
            start,
            Err(E::NoSuchDay),
        ),
        (Rule::Months(i64::MAX), &[], start, Err(E::NoSuchDay)),
    ];
    for (rule, events, next, expected) in cases {
        let terms = terms(*rule, Clock::Continue);
        assert_eq!(
            ensure_may_follow(&terms, &calendar(), events, next, now),
            *expected,
            "{rule} {events:?} then {next:?}"
        );
    }
    let boundless = Terms {
        max_extension_days: i64::MAX,
        max_extensions: i64::MAX,
        ..terms(working, Clock::Continue)
    };
    let huge = later(Extended { days: i64::MAX });
    assert_eq!(
        ensure_may_follow(&boundless, &calendar(), &[start], &huge, now),
        Err(E::NoSuchDay)
    );
}

#[test]
fn passed_on_without_moving_the_day() {
    use Change::{Paused, Started, Transferred};
    for (rule, on, remaining) in [
        ("working-days:5", "2009-03-02", "working-days:5"),
        ("working-days:5", "2009-03-04", "working-days:3"),
        ("working-days:5", "2009-03-08", "working-days:1"),
        ("working-days:5", "2009-03-09", "until:2009-03-09"),
        ("working-days:5", "2009-03-20", "until:2009-03-09"),
        ("calendar-days:9", "2009-03-04", "until:2009-03-11"),
        ("until:2009-03-15", "2009-03-04", "until:2009-03-15"),
    ] {
        let old = terms(rule.parse().unwrap(), Clock::Continue);
        let events = [event("2009-03-02", Started), event(on, Transferred)];
        let rest = remaining_rule(&old, &calendar(), &events, events[1].at).unwrap();
        assert_eq!(rest.to_string(), remaining, "{rule} on {on}");
        let due = replay(&old, &calendar(), &events).unwrap().due_on;
        let new = terms(rest, Clock::Continue);
        let renewed = replay(&new, &calendar(), &[event(on, Started)]).unwrap();
        assert_eq!(renewed.due_on, due);
    }
    let old = terms(Rule::WorkingDays(5), Clock::Restart);
    let events = [event("2009-03-02", Started), event("2009-03-04", Paused)];
    let on = event("2009-03-06", Transferred);
    // Tuesday counted, Wednesday and Thursday did not, Friday does.
    assert_eq!(
        remaining_rule(&old, &calendar(), &events, on.at),
        Ok(Rule::WorkingDays(3))
    );
}

#[test]
fn time_passed() {
    use Change::{Paused, Started};
    let start = event("2009-03-02", Started);
    let now = |on: &str| event(on, Change::Moved).at;
    for (rule, on, percent) in [
        ("working-days:10", "2009-03-02", 0),
        ("working-days:10", "2009-03-09", 40),
        ("working-days:10", "2009-03-10", 50),
        ("working-days:10", "2009-03-14", 90),
        ("working-days:10", "2009-03-16", 90),
        ("working-days:10", "2009-03-18", 100),
        ("working-days:10", "2009-03-20", 120),
        ("calendar-days:10", "2009-03-08", 50),
        ("working-days:0", "2009-03-02", 0),
        ("working-days:0", "2009-03-03", 100),
        ("until:2009-02-01", "2009-03-03", 100),
    ] {
        let terms = terms(rule.parse().unwrap(), Clock::Continue);
        assert_eq!(
            passed_percent(&terms, &calendar(), &[start], now(on)),
            Ok(percent),
            "{rule} {on}"
        );
    }
    // It stands still while the clock does.
    let ten = terms(Rule::WorkingDays(10), Clock::Restart);
    let events = [start, event("2009-03-10", Paused)];
    for on in ["2009-03-10", "2009-03-31"] {
        assert_eq!(
            passed_percent(&ten, &calendar(), &events, now(on)),
            Ok(50),
            "{on}"
        );
    }
}

#[test]
fn every_error_has_a_key_of_its_own_and_a_status() {
    let mut keys: Vec<_> = E::ALL.iter().map(|error| error.key()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), E::ALL.len());
    for (error, status) in [
        (E::Over, 409),
        (E::OutOfOrder, 409),
        (E::ExtensionTooLong, 422),
        (E::InTheFuture, 422),
        (E::NoSuchDay, 422),
    ] {
        assert_eq!(AppError::from(error).status(), status, "{error}");
    }
}
