//! What holds of every promise.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::super::calendar::{Calendar, Weekdays};
use super::super::promise::{Change, Clock, Event, Rule, explain, replay};
use super::{day, terms};
use crate::platform::db::UtcTime;

fn on(offset: u64) -> NaiveDate {
    day("2026-01-01") + Days::new(offset)
}

fn at(offset: u64, change: Change) -> Event {
    Event {
        change,
        at: UtcTime::new(on(offset).and_hms_opt(12, 0, 0).unwrap()),
    }
}

fn calendars() -> impl Strategy<Value = Calendar> {
    let zones = prop::sample::select(vec![
        chrono_tz::Europe::London,
        chrono_tz::America::Sao_Paulo,
        chrono_tz::Pacific::Apia,
        chrono_tz::UTC,
    ]);
    let week = prop::sample::select(vec!["mon tue wed thu fri", "sun mon tue wed thu", "tue"]);
    let holidays = prop::collection::vec(0u64..500, 0..30);
    (zones, week, holidays).prop_map(|(zone, week, holidays)| {
        let week: Weekdays = week.parse().unwrap();
        Calendar::new(
            zone,
            week,
            holidays.into_iter().map(|n| (on(n), n.to_string())),
        )
    })
}

fn with_holiday(calendar: &Calendar, more: NaiveDate) -> Calendar {
    let holidays = calendar.holidays().map(|(on, name)| (on, name.to_owned()));
    Calendar::new(
        calendar.zone(),
        calendar.weekdays(),
        holidays
            .chain([(more, "New".to_owned())])
            .collect::<Vec<_>>(),
    )
}

fn rules() -> impl Strategy<Value = Rule> {
    prop_oneof![
        (0i64..90).prop_map(Rule::WorkingDays),
        (0i64..200).prop_map(Rule::CalendarDays),
        (0i64..9).prop_map(Rule::Months),
    ]
}

/// Started, then pauses, resumptions, extensions and restarts where they may follow.
fn histories() -> impl Strategy<Value = Vec<Event>> {
    (0u64..100, prop::collection::vec((0u64..12, 0u8..5), 0..10)).prop_map(|(start, steps)| {
        let mut events = vec![at(start, Change::Started)];
        let (mut offset, mut paused) = (start, false);
        for (gap, kind) in steps {
            offset += gap;
            let change = match kind {
                0 | 1 if paused => Change::Resumed,
                0 | 1 => Change::Paused,
                2 => Change::Extended {
                    days: 1 + i64::try_from(gap).unwrap(),
                },
                3 => Change::Restarted,
                _ => Change::Moved,
            };
            paused = match change {
                Change::Paused => true,
                Change::Resumed | Change::Restarted => false,
                _ => paused,
            };
            events.push(at(offset, change));
        }
        events
    })
}

fn clocks() -> impl Strategy<Value = Clock> {
    prop::sample::select(vec![Clock::Continue, Clock::Restart])
}

proptest! {
    #[test]
    fn a_replay_is_a_function(calendar in calendars(), rule in rules(), clock in clocks(), events in histories()) {
        let terms = terms(rule, clock);
        let once = replay(&terms, &calendar, &events);
        prop_assert!(once.is_ok());
        prop_assert_eq!(once, replay(&terms, &calendar.clone(), &events.clone()));
    }

    #[test]
    fn a_holiday_more_is_never_earlier(calendar in calendars(), rule in rules(), clock in clocks(), events in histories(), more in 0u64..600) {
        let terms = terms(rule, clock);
        let before = replay(&terms, &calendar, &events).unwrap().due_on;
        let after = replay(&terms, &with_holiday(&calendar, on(more)), &events).unwrap().due_on;
        prop_assert!(after >= before);
        if on(more) > before {
            prop_assert_eq!(after, before);
        }
    }

    #[test]
    fn the_account_counts_what_was_promised(calendar in calendars(), rule in rules(), clock in clocks(), events in histories()) {
        let terms = terms(rule, clock);
        let replayed = replay(&terms, &calendar, &events).unwrap();
        let days = explain(&terms, &calendar, &events).unwrap();
        let counted = i64::try_from(days.iter().filter(|day| day.count.is_some()).count()).unwrap();
        if let Rule::WorkingDays(n) | Rule::CalendarDays(n) = rule {
            // Paused under a rule that restarts: it names the date of a restart, without extensions.
            let restarts = replayed.paused_since.is_some() && clock == Clock::Restart;
            let extended = if restarts { 0 } else { replayed.extended_days };
            prop_assert_eq!(counted, n + extended);
        }
        prop_assert_eq!(days.last().map(|day| day.on), Some(replayed.due_on));
        for pair in days.windows(2) {
            prop_assert_eq!(pair[0].on.succ_opt(), Some(pair[1].on));
        }
        for day in &days {
            if matches!(rule, Rule::WorkingDays(_)) && day.count.is_some() {
                prop_assert!(calendar.is_working_day(day.on));
            }
        }
    }

    #[test]
    fn a_pause_moves_by_its_days(calendar in calendars(), rule in rules(), start in 0u64..100, wait in 1u64..40, length in 0u64..60) {
        let terms = terms(rule, Clock::Continue);
        let running = vec![at(start, Change::Started)];
        let before = replay(&terms, &calendar, &running).unwrap().due_on;
        let mut paused = running;
        paused.push(at(start + wait, Change::Paused));
        paused.push(at(start + wait + length, Change::Resumed));
        let after = replay(&terms, &calendar, &paused).unwrap().due_on;
        prop_assert!(after >= before);
        let local = |offset| calendar.day_of(at(offset, Change::Moved).at);
        let (from, to) = (local(start + wait), local(start + wait + length));
        if from > before {
            prop_assert_eq!(after, before);
        } else if let Rule::WorkingDays(n) = rule && n > 0 && from <= before {
            // Each working day of the pause is made good by one after the former date.
            let lost = calendar.working_days_left(to.pred_opt().unwrap(), from.pred_opt().unwrap());
            if to <= before {
                prop_assert_eq!(calendar.working_days_left(after, before), lost);
            }
        } else if let Rule::CalendarDays(n) | Rule::Months(n) = rule && n > 0 {
            let base = explain(&terms, &calendar, &[at(start, Change::Started)]).unwrap();
            let last = base.iter().rev().find(|day| day.count.is_some()).unwrap().on;
            if from <= last {
                prop_assert!(after >= last + Days::new(length));
            }
        }
        prop_assert!(!(from..to).contains(&after) || after == local(start));
    }

    #[test]
    fn days_left_undo_adding(calendar in calendars(), start in 0u64..400, count in 0i64..300) {
        let due = calendar.add_working_days(on(start), count).unwrap();
        prop_assert_eq!(calendar.working_days_left(due, on(start)), count);
        prop_assert_eq!(calendar.working_days_left(on(start), due), -count);
    }
}
