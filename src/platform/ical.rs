//! iCalendar (RFC 5545): dates that people subscribe to from their own calendars.

use chrono::{Days, NaiveDate};

use crate::platform::db::UtcTime;

/// Octets of a content line at most, without its line break (RFC 5545, 3.1).
const LINE: usize = 75;

/// What it is sent as.
pub const CONTENT_TYPE: &str = "text/calendar; charset=utf-8";

/// Whether a date stands (3.8.1.11).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    #[default]
    Confirmed,
    /// It may still move.
    Tentative,
}

/// A date that takes a whole day.
#[derive(Clone, Debug)]
pub struct Event {
    /// Never changes, whatever happens to the event.
    pub uid: String,
    pub day: NaiveDate,
    pub summary: String,
    pub description: String,
    pub url: String,
    /// When what the event says was made known.
    pub stamp: UtcTime,
    /// Raised with every change (3.8.7.4); 0 is not written.
    pub sequence: i64,
    /// None is not written.
    pub status: Option<Status>,
    /// What kind of date it is, in words; '' is not written.
    pub category: String,
}

/// A whole calendar as it is sent.
pub fn write(name: &str, events: &[Event]) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(&fold(text));
        out.push_str("\r\n");
    };
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Folkmoot//Folkmoot//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line(&format!("NAME:{}", escape(name)));
    line(&format!("X-WR-CALNAME:{}", escape(name)));
    line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    line("X-PUBLISHED-TTL:PT6H");
    for event in events {
        let end = event
            .day
            .checked_add_days(Days::new(1))
            .unwrap_or(event.day);
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escape(&event.uid)));
        line(&format!(
            "DTSTAMP:{}",
            event.stamp.naive().format("%Y%m%dT%H%M%SZ")
        ));
        line(&format!(
            "DTSTART;VALUE=DATE:{}",
            event.day.format("%Y%m%d")
        ));
        line(&format!("DTEND;VALUE=DATE:{}", end.format("%Y%m%d")));
        line(&format!("SUMMARY:{}", escape(&event.summary)));
        if !event.description.is_empty() {
            line(&format!("DESCRIPTION:{}", escape(&event.description)));
        }
        line(&format!("URL:{}", one_line(&event.url)));
        if event.sequence > 0 {
            line(&format!("SEQUENCE:{}", event.sequence));
        }
        match event.status {
            Some(Status::Confirmed) => line("STATUS:CONFIRMED"),
            Some(Status::Tentative) => line("STATUS:TENTATIVE"),
            None => {}
        }
        if !event.category.is_empty() {
            line(&format!("CATEGORIES:{}", escape(&event.category)));
        }
        // It reminds of a day and occupies nobody.
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

/// A value of the type TEXT (3.3.11). Control characters have no place in one.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A value of the type URI, which is not escaped.
fn one_line(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect()
}

/// Lines of at most 75 octets, continued after a space; no character is torn apart.
fn fold(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + line.len() / LINE * 3);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a reader does it (3.1): a line break before a space is none.
    fn unfold(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn folded_lines_are_short_and_read_as_before() {
        for text in [
            "short".to_owned(),
            "x".repeat(75),
            "x".repeat(76),
            "ñ".repeat(200),
            format!("{}🙂 and on", "x".repeat(73)),
        ] {
            let folded = fold(&text);
            assert!(
                folded.split("\r\n").all(|line| line.len() <= 75),
                "{folded}"
            );
            assert_eq!(unfold(&folded), text);
        }
        assert!(!fold(&"x".repeat(75)).contains('\r'));
        assert!(fold(&"x".repeat(76)).contains('\r'));
    }

    #[test]
    fn what_means_something_is_escaped() {
        for (text, expected) in [
            ("a, b; c", "a\\, b\\; c"),
            ("back\\slash", "back\\\\slash"),
            ("one\r\ntwo", "one\\ntwo"),
            ("bell\u{7}", "bell"),
        ] {
            assert_eq!(escape(text), expected);
        }
        assert_eq!(one_line("http://a/\r\nX-EVIL:1"), "http://a/X-EVIL:1");
    }

    #[test]
    fn a_calendar_is_what_the_grammar_asks_for() {
        let event = Event {
            uid: "consultation-abc-closes@town.example".into(),
            day: "2026-12-31".parse().unwrap(),
            summary: "Closes: Streets, quiet".into(),
            description: "Until 23:59".into(),
            url: "https://town.example/consultations/quiet".into(),
            stamp: UtcTime::parse("2026-11-01T08:30:00Z").unwrap(),
            sequence: 3,
            status: Some(Status::Tentative),
            category: "Results, published".into(),
        };
        let text = write("Town", &[event]);
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Folkmoot//Folkmoot//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME:Town",
            "X-WR-CALNAME:Town",
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
            "X-PUBLISHED-TTL:PT6H",
            "BEGIN:VEVENT",
            "UID:consultation-abc-closes@town.example",
            "DTSTAMP:20261101T083000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Closes: Streets\\, quiet",
            "DESCRIPTION:Until 23:59",
            "URL:https://town.example/consultations/quiet",
            "SEQUENCE:3",
            "STATUS:TENTATIVE",
            "CATEGORIES:Results\\, published",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(text.split("\r\n").collect::<Vec<_>>(), expected);
    }
}
