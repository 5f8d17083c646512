//! Files that nobody should send.

use std::fmt::Write;

use proptest::prelude::*;

use super::{LONDON, day, read_holidays, with};

#[test]
fn hostile_files_end_soon() {
    let window = (day("2000-01-01"), day("2060-12-31"));
    let key = |text: &str| {
        read_holidays(text, LONDON, window.0, window.1)
            .map(|days| days.len())
            .map_err(|problems| problems[0].key)
    };
    let many = |event: &str, times: usize| {
        let mut text = "BEGIN:VCALENDAR\n".to_owned();
        for number in 0..times {
            let _ = write!(text, "BEGIN:VEVENT\nUID:{number}\n{event}\nEND:VEVENT\n");
        }
        text + "END:VCALENDAR\n"
    };
    let one = "SUMMARY:X\nDTSTART:20260101";
    assert_eq!(key(&many(one, 10_000)), Ok(1));
    assert_eq!(
        key(&many(one, 10_001)),
        Err("deadlines.ics-too-many-events")
    );
    assert_eq!(
        key(&many("DTSTART:20260101", 100_000)),
        Err("deadlines.ics-too-large")
    );
    assert_eq!(
        key(&with("DTSTART:20000101|RRULE:FREQ=DAILY")),
        Err("deadlines.ics-too-many-days")
    );
    assert_eq!(
        key(&with("DTSTART:20000101|DTEND:99991231")),
        Err("deadlines.ics-too-many-days")
    );
    assert_eq!(
        key(&with("DTSTART:00010101|RRULE:FREQ=YEARLY;COUNT=4294967295")),
        Ok(61)
    );
    assert_eq!(
        key(&with(
            "DTSTART:20000101|RRULE:FREQ=YEARLY;INTERVAL=4294967295"
        )),
        Ok(1)
    );
    // Rules that never fit, ten thousand times.
    let never = "SUMMARY:X\nDTSTART:00010101\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9";
    assert_eq!(key(&many(never, 10_000)), Err("deadlines.ics-too-much"));
    let overlapping =
        "SUMMARY:X\nDTSTART:20000101\nDURATION:P300D\nRRULE:FREQ=DAILY;UNTIL=20100101";
    assert_eq!(
        key(&many(overlapping, 10_000)),
        Err("deadlines.ics-too-much")
    );
}

proptest! {
    #[test]
    fn no_text_panics(text in "(BEGIN|END|:|VCALENDAR|VEVENT|VTIMEZONE|DTSTART|RRULE|FREQ=|DAILY|;|=|,|20260101|T|Z|\n|\r| |\\PC){0,60}") {
        let _ = read_holidays(&text, LONDON, day("2000-01-01"), day("2060-12-31"));
        let _ = read_holidays(&with(&text), LONDON, day("2000-01-01"), day("2060-12-31"));
    }

    #[test]
    fn no_rule_panics(
        start in prop::sample::select(vec!["20260101", "00010101T000000Z", "99991231", "20240229T235960"]),
        freq in prop::sample::select(vec!["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]),
        interval in prop::sample::select(vec![1u32, 2, 7, 99, u32::MAX]),
        part in prop::sample::select(vec!["", ";BYDAY=MO,-1FR", ";BYDAY=SU", ";BYMONTHDAY=-31,29", ";BYMONTH=2", ";BYYEARDAY=366", ";BYSETPOS=-1;BYDAY=TU", ";WKST=SU;BYDAY=SA"]),
        end in prop::sample::select(vec!["", ";COUNT=4294967295", ";COUNT=3", ";UNTIL=00010101", ";UNTIL=99991231T235959Z"]),
    ) {
        let lines = format!("DTSTART:{start}|RRULE:FREQ={freq};INTERVAL={interval}{part}{end}");
        match read_holidays(&with(&lines), LONDON, day("2000-01-01"), day("2060-12-31")) {
            Ok(days) => prop_assert!(days.iter().all(|(on, _)| *on >= day("2000-01-01") && *on <= day("2060-12-31"))),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}
