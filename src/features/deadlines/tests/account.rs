//! Accounts of days.

use super::super::account::MAX_ACCOUNT_DAYS;
use super::super::promise::{Change, Clock, Event, explain};
use super::{calendar, event, terms};

/// One line a day: day of the month, what it was, its number.
fn account(rule: &str, events: &[Event]) -> String {
    let terms = terms(rule.parse().unwrap(), Clock::Continue);
    let lines: Vec<String> = explain(&terms, &calendar(), events)
        .unwrap()
        .into_iter()
        .map(|day| {
            let count = day.count.map(|n| format!(" {n}")).unwrap_or_default();
            format!("{} {}{count}", day.on.format("%d"), day.what.word())
        })
        .collect();
    lines.join(", ")
}

#[test]
fn day_by_day() {
    use Change::{Extended, Paused, Resumed, Started};
    let start = event("2009-03-12", Started);
    assert_eq!(
        account("working-days:3", &[start]),
        "12 received, 13 counted 1, 14 weekend, 15 weekend, 16 counted 2, 17 holiday, 18 counted 3"
    );
    assert_eq!(
        account(
            "working-days:2",
            &[start, event("2009-03-13", Extended { days: 1 })]
        ),
        "12 received, 13 counted 1, 14 weekend, 15 weekend, 16 counted 2, 17 holiday, 18 extended 3"
    );
    assert_eq!(
        account(
            "working-days:2",
            &[
                start,
                event("2009-03-13", Paused),
                event("2009-03-16", Resumed)
            ]
        ),
        "12 received, 13 paused, 14 paused, 15 paused, 16 counted 1, 17 holiday, 18 counted 2"
    );
    assert_eq!(
        account("calendar-days:2", &[start]),
        "12 received, 13 counted 1, 14 weekend 2, 15 weekend, 16 rolled"
    );
    assert_eq!(
        account("calendar-days:5", &[start]),
        "12 received, 13 counted 1, 14 counted 2, 15 counted 3, 16 counted 4, 17 holiday 5, \
         18 rolled"
    );
    assert_eq!(account("working-days:0", &[start]), "12 received");
    assert_eq!(account("until:2009-03-01", &[start]), "12 received");
    assert_eq!(
        account("until:2009-03-14", &[start]),
        "12 received, 13 counted 1, 14 counted 2"
    );
}

#[test]
fn days_that_are_left_while_the_clock_is_stopped() {
    use Change::{Extended, Met, Moved, Paused, Restarted, Resumed, Started};
    let start = event("2009-03-12", Started);
    let stop = event("2009-03-16", Paused);
    let left = |rule: &str, after: Clock, more: &[Event]| {
        let terms = terms(rule.parse().unwrap(), after);
        let events: Vec<Event> = [start, stop].iter().chain(more).copied().collect();
        super::super::account::left(&explain(&terms, &calendar(), &events).unwrap())
    };
    assert_eq!(
        account("working-days:3", &[start, stop]),
        "12 received, 13 counted 1, 14 weekend, 15 weekend, 16 left 2, 17 holiday, 18 left 3"
    );
    // A later event names another day, and leaves as many days.
    assert_eq!(
        account("working-days:3", &[start, stop, event("2009-03-18", Moved)]),
        "12 received, 13 counted 1, 14 weekend, 15 weekend, 16 paused, 17 paused, 18 left 2, \
         19 left 3"
    );
    let go = Clock::Continue;
    for (rule, after, more, expected) in [
        ("working-days:3", go, &[][..], 2),
        ("working-days:10", go, &[], 9),
        ("working-days:1", go, &[], 0),
        ("calendar-days:10", go, &[], 7),
        ("calendar-days:10", go, &[event("2009-04-20", Moved)], 7),
        (
            "working-days:3",
            go,
            &[event("2009-03-18", Extended { days: 4 })],
            6,
        ),
        // It begins anew with the reply: all days are left.
        ("working-days:3", Clock::Restart, &[], 3),
        ("working-days:3", go, &[event("2009-03-18", Resumed)], 0),
        ("working-days:3", go, &[event("2009-03-18", Restarted)], 0),
        ("working-days:3", go, &[event("2009-03-18", Met)], 0),
    ] {
        assert_eq!(left(rule, after, more), expected, "{rule} {after} {more:?}");
    }
}

#[test]
fn long_accounts_stop() {
    let terms = terms("months:1200".parse().unwrap(), Clock::Continue);
    let days = explain(&terms, &calendar(), &[event("2009-03-12", Change::Started)]).unwrap();
    assert_eq!(days.len(), MAX_ACCOUNT_DAYS);
}
