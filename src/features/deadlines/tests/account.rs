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
fn long_accounts_stop() {
    let terms = terms("months:1200".parse().unwrap(), Clock::Continue);
    let days = explain(&terms, &calendar(), &[event("2009-03-12", Change::Started)]).unwrap();
    assert_eq!(days.len(), MAX_ACCOUNT_DAYS);
}
