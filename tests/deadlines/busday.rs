//! Every line of `busday.csv`, which numpy counted (see `busday.py`).

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime, Weekday};
use folkmoot::features::deadlines::promise::{Change, Clock, Event, Rule, Terms, replay};
use folkmoot::features::deadlines::{Calendar, Weekdays};
use folkmoot::platform::db::UtcTime;

const LINES: &str = include_str!("busday.csv");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// From numpy's mask: seven digits from Monday on.
fn week(mask: &str) -> Weekdays {
    let days = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    days.into_iter()
        .zip(mask.chars())
        .filter(|(_, worked)| *worked == '1')
        .map(|(day, _)| day)
        .collect()
}

fn due(rule: Rule, calendar: &Calendar, received: NaiveDate) -> NaiveDate {
    let terms = Terms {
        rule,
        after_pause: Clock::Continue,
        max_extensions: 0,
        max_extension_days: 0,
    };
    let started = Event {
        change: Change::Started,
        at: UtcTime::new(received.and_time(NaiveTime::MIN)),
    };
    replay(&terms, calendar, &[started]).unwrap().due_on
}

#[test]
fn the_same_days_as_numpy() {
    let mut holidays: HashMap<&str, Vec<NaiveDate>> = HashMap::new();
    let mut cases = 0;
    for line in LINES.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        if fields[0] == "holidays" {
            let days = fields[2].split_whitespace().map(day).collect();
            holidays.insert(fields[1], days);
            continue;
        }
        let (received, count) = (day(fields[1]), fields[2].parse().unwrap());
        let free = holidays[fields[4]].iter().map(|on| (*on, String::new()));
        let calendar = Calendar::new(chrono_tz::UTC, week(fields[3]), free);
        let working = due(Rule::WorkingDays(count), &calendar, received);
        assert_eq!(working, day(fields[5]), "{line}");
        assert_eq!(
            calendar.working_days_left(working, received),
            count,
            "{line}"
        );
        let rolled = due(Rule::CalendarDays(count), &calendar, received);
        assert_eq!(rolled, day(fields[6]), "{line}");
        cases += 1;
    }
    assert_eq!(cases, 2_000);
}
