//! Files as they come, and what is wrong with them.

mod hostile;

use super::*;
use crate::platform::i18n::{I18n, Lang};

const LONDON: Tz = chrono_tz::Europe::London;
const ENGLAND: &str = include_str!("../../../../tests/deadlines/england.ics");
const RECURRING: &str = include_str!("../../../../tests/deadlines/recurring.ics");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn read(text: &str, from: &str, to: &str) -> Result<Vec<String>, String> {
    read_holidays(text, LONDON, day(from), day(to))
        .map(|days| {
            days.into_iter()
                .map(|(on, name)| format!("{on} {name}"))
                .collect()
        })
        .map_err(|problems| {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            lines.join("\n")
        })
}

/// A calendar with one event of these lines.
fn with(lines: &str) -> String {
    let lines = lines.replace('|', "\n");
    format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:X\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n")
}

/// The days of one event in 2026.
fn days(lines: &str) -> String {
    let days = read_holidays(&with(lines), LONDON, day("2026-01-01"), day("2026-12-31"));
    let short = |(on, _): (NaiveDate, String)| on.format("%m-%d").to_string();
    match days {
        Ok(days) => days.into_iter().map(short).collect::<Vec<_>>().join(" "),
        Err(problems) => problems
            .iter()
            .map(|problem| format!("{} {}", problem.line, problem.key))
            .collect::<Vec<_>>()
            .join("; "),
    }
}

#[test]
fn a_published_file() {
    assert_eq!(
        read(ENGLAND, "2000-01-01", "2060-12-31").unwrap(),
        [
            "2007-01-01 New Year’s Day",
            "2008-12-25 Christmas Day and Boxing Day",
            "2008-12-26 Christmas Day and Boxing Day",
            "2009-01-01 New Year’s Day",
            "2009-03-17 St Patrick’s Day",
            "2009-04-10 Good Friday",
            "2009-04-13 Easter Monday",
        ]
    );
    assert_eq!(
        read(ENGLAND, "2008-12-26", "2009-01-01").unwrap().len(),
        2,
        "only what lies within the window"
    );
    assert_eq!(read(ENGLAND, "2009-01-01", "2008-01-01").unwrap().len(), 0);
}

#[test]
fn recurrences_changes_and_a_zone_of_its_own() {
    assert_eq!(
        read(RECURRING, "2026-01-01", "2027-05-31").unwrap(),
        [
            "2026-06-04 Spring bank holiday (moved)",
            "2026-07-01 Stocktaking",
            "2026-09-01 Stocktaking",
            "2026-12-25 Christmas Day",
            "2027-05-03 Early May bank holiday",
            "2027-05-31 Spring bank holiday",
        ]
    );
}

#[test]
fn starts_ends_and_zones() {
    for (lines, expected) in [
        ("DTSTART:20260301", "03-01"),
        (
            "DTSTART;VALUE=DATE:20260301|DTEND;VALUE=DATE:20260304",
            "03-01 03-02 03-03",
        ),
        (
            "DTSTART;VALUE=DATE:20260301|DTEND;VALUE=DATE:20260301",
            "03-01",
        ),
        ("DTSTART;VALUE=DATE:20260301|DURATION:P2D", "03-01 03-02"),
        (
            "DTSTART;VALUE=DATE:20260301|DURATION:P1W",
            "03-01 03-02 03-03 03-04 03-05 03-06 03-07",
        ),
        ("DTSTART:20260301T090000|DTEND:20260301T170000", "03-01"),
        ("DTSTART:20260301T000000|DTEND:20260302T000000", "03-01"),
        ("DTSTART:20260301T120000|DURATION:P1DT12H", "03-01 03-02"),
        // In British Summer Time it is the next day already.
        ("DTSTART:20260701T233000Z", "07-02"),
        ("DTSTART:20260101T233000Z", "01-01"),
        ("DTSTART;TZID=America/New_York:20260701T200000", "07-02"),
        ("DTSTART;TZID=\"Europe/Madrid\":20260701T003000", "06-30"),
        (
            "DTSTART;TZID=/example.org/2026/Europe/Madrid:20260701T003000",
            "06-30",
        ),
        (
            "DTSTART;TZID=Romance Standard Time:20260701T003000",
            "06-30",
        ),
        (
            "DTSTART;TZID=Europe/Madrid:20260701T003000|DTEND;TZID=Europe/London:20260701T100000",
            "06-30 07-01",
        ),
        // A time that the clocks skip.
        ("DTSTART;TZID=Europe/London:20260329T013000", "03-29"),
        (
            "DTSTART;TZID=Nowhere/Town:20260701T003000",
            "5 deadlines.ics-unknown-zone",
        ),
        ("DTSTART:20260230", "5 deadlines.ics-bad-date"),
        ("DTSTART:2026-03-01", "5 deadlines.ics-bad-date"),
        ("DTSTART:20260301T2500", "5 deadlines.ics-bad-date"),
        (
            "DTSTART:20260301|DTEND:20260228",
            "6 deadlines.ics-end-before-start",
        ),
        (
            "DTSTART:20260301|DTEND:20260302T100000",
            "6 deadlines.ics-bad-date",
        ),
        (
            "DTSTART:20260301|DURATION:PT1H",
            "6 deadlines.ics-bad-duration",
        ),
        (
            "DTSTART:20260301|DURATION:P99999999999999999W",
            "6 deadlines.ics-bad-duration",
        ),
        (
            "DTSTART:20260301|DURATION:-P1D",
            "6 deadlines.ics-bad-duration",
        ),
        (
            "DTSTART:20260301|DURATION:P",
            "6 deadlines.ics-bad-duration",
        ),
        ("DTSTART:20260301|DTSTART:20260302", "6 deadlines.ics-twice"),
        ("DESCRIPTION:x", "2 deadlines.ics-no-start"),
        ("DTSTART:20260301|no colon", "6 deadlines.ics-bad-line"),
    ] {
        assert_eq!(days(lines), expected, "{lines}");
    }
}

#[test]
fn rules_of_recurrence() {
    for (rule, expected) in [
        ("FREQ=YEARLY", "03-10"),
        ("FREQ=YEARLY;INTERVAL=4", ""),
        ("FREQ=YEARLY;INTERVAL=2", "03-10"),
        ("FREQ=YEARLY;COUNT=2", ""),
        ("FREQ=YEARLY;UNTIL=20251231", ""),
        ("FREQ=YEARLY;UNTIL=20260310T000000Z", "03-10"),
        ("FREQ=YEARLY;BYMONTH=1,2", "01-10 02-10"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", ""),
        ("FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2,4", "02-28 04-30"),
        ("FREQ=YEARLY;BYYEARDAY=1,-1", "01-01 12-31"),
        ("FREQ=YEARLY;BYDAY=1MO,-1FR", "01-05 12-25"),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "11-26"),
        (
            "FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
            "11-03",
        ),
        (
            "FREQ=YEARLY;BYMONTH=5;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1",
            "05-01 05-29",
        ),
        ("FREQ=MONTHLY;BYDAY=2SA;UNTIL=20260401", "01-10 02-14 03-14"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20260601",
            "01-31 03-31 05-31",
        ),
        ("FREQ=MONTHLY;INTERVAL=6", "03-10 09-10"),
        ("FREQ=WEEKLY;UNTIL=20260120", "01-06 01-13 01-20"),
        (
            "FREQ=WEEKLY;INTERVAL=26;BYDAY=MO,WE",
            "03-02 03-04 08-31 09-02",
        ),
        ("FREQ=DAILY;UNTIL=20260103", "01-01 01-02 01-03"),
        ("FREQ=DAILY;INTERVAL=100", "03-19 06-27 10-05"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=1", "02-01"),
        ("freq=yearly", "03-10"),
        ("FREQ=SECONDLY", "6 deadlines.ics-unsupported"),
        ("FREQ=YEARLY;BYWEEKNO=20", "6 deadlines.ics-unsupported"),
        ("FREQ=YEARLY;INTERVAL=0", "6 deadlines.ics-bad-rule"),
        ("FREQ=YEARLY;COUNT=0", "6 deadlines.ics-bad-rule"),
        (
            "FREQ=YEARLY;COUNT=2;UNTIL=20300101",
            "6 deadlines.ics-bad-rule",
        ),
        ("FREQ=WEEKLY;BYDAY=1MO", "6 deadlines.ics-bad-rule"),
        ("FREQ=YEARLY;BYDAY=", "6 deadlines.ics-bad-rule"),
        ("FREQ=YEARLY;BYDAY=é", "6 deadlines.ics-bad-rule"),
        ("FREQ=YEARLY;BYMONTH=13", "6 deadlines.ics-bad-rule"),
        ("FREQ=SOMETIMES", "6 deadlines.ics-bad-rule"),
        ("INTERVAL=2", "6 deadlines.ics-bad-rule"),
        ("", "6 deadlines.ics-bad-rule"),
        ("FREQ=YEARLY;COUNT=4294967296", "6 deadlines.ics-bad-rule"),
    ] {
        let lines = format!("DTSTART;VALUE=DATE:20200310|RRULE:{rule}");
        assert_eq!(days(&lines), expected, "{rule}");
    }
    // By the clocks of the event: at 00:30 in Madrid it is the day before in London, all year.
    assert_eq!(
        days("DTSTART;TZID=Europe/Madrid:20260201T003000|RRULE:FREQ=MONTHLY;COUNT=3"),
        "01-31 02-28 03-31"
    );
    // Taken out by day or by time.
    assert_eq!(
        days(
            "DTSTART:20260301T090000|RRULE:FREQ=DAILY;COUNT=4|EXDATE:20260302T090000Z,20260304|EXDATE:20260303T100000"
        ),
        "03-01 03-03"
    );
    assert_eq!(
        days("DTSTART:20260301|RDATE:20260401,20260501"),
        "03-01 04-01 05-01"
    );
    assert_eq!(
        days("DTSTART:20260301|RDATE;VALUE=PERIOD:20260401T000000Z/P1D"),
        "6 deadlines.ics-unsupported"
    );
}

#[test]
fn what_is_no_calendar() {
    for (text, line, key) in [
        ("", 1, "deadlines.ics-not-a-calendar"),
        ("\n\n<html></html>", 3, "deadlines.ics-not-a-calendar"),
        ("BEGIN:VCARD\nEND:VCARD", 1, "deadlines.ics-not-a-calendar"),
        (
            "BEGIN:VCALENDAR\nEND:VCALENDAR\nX:1",
            3,
            "deadlines.ics-not-a-calendar",
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101",
            2,
            "deadlines.ics-unclosed",
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR",
            3,
            "deadlines.ics-unclosed",
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VCALENDAR",
            2,
            "deadlines.ics-unclosed",
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:A\nEND:VTIMEZONE\nEND:VCALENDAR",
            2,
            "deadlines.ics-bad-zone",
        ),
    ] {
        let problems =
            read_holidays(text, LONDON, day("2026-01-01"), day("2026-12-31")).unwrap_err();
        assert_eq!((problems[0].line, problems[0].key), (line, key), "{text}");
    }
    // A byte order mark, and lines that end alone.
    let marked = format!("\u{feff}{}", with("DTSTART:20260301")).replace('\n', "\r\n");
    assert_eq!(
        read(&marked, "2026-01-01", "2026-12-31").unwrap(),
        ["2026-03-01 X"]
    );
}

#[test]
fn all_problems_are_told_and_nothing_is_taken() {
    let text = format!(
        "BEGIN:VCALENDAR\n{}BEGIN:VEVENT\nSUMMARY:Good\nDTSTART:20260101\nEND:VEVENT\nEND:VCALENDAR",
        "BEGIN:VEVENT\nSUMMARY:Bad\nDTSTART:2026\nEND:VEVENT\n".repeat(30)
    );
    let problems = read_holidays(&text, LONDON, day("2026-01-01"), day("2026-12-31")).unwrap_err();
    assert_eq!(problems.len(), 20);
    assert_eq!(problems[1].line, 8);
}

#[test]
fn problems_read_in_english_as_on_the_page() {
    let texts = I18n::load().unwrap();
    for key in [
        "too-large",
        "not-a-calendar",
        "bad-line",
        "unclosed",
        "too-many-events",
        "too-many-days",
        "too-much",
        "no-start",
        "no-name",
        "twice",
        "bad-date",
        "unknown-zone",
        "bad-zone",
        "end-before-start",
        "bad-duration",
        "bad-rule",
        "unsupported",
    ] {
        let key: &'static str = format!("deadlines.ics-{key}").leak();
        let problem = IcsProblem::of(7, key, "VALUE");
        let text = texts.text(Lang::En, key, &[("value", "VALUE".into())]);
        let plain = text.replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(problem.to_string(), format!("line 7: {plain}"));
    }
}
