//! Why a file was refused.

use std::fmt;

/// One thing that is wrong, with the line on which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IcsProblem {
    /// From 1; of a folded line its first.
    pub line: usize,
    /// Key of the text in the language of a page. Its only parameter is `value`.
    pub key: &'static str,
    pub params: Vec<(&'static str, String)>,
}

impl IcsProblem {
    pub(super) fn new(line: usize, key: &'static str) -> Self {
        Self {
            line,
            key,
            params: Vec::new(),
        }
    }

    /// With the part of the file that is meant, cut to what fits a message.
    pub(super) fn of(line: usize, key: &'static str, value: &str) -> Self {
        Self {
            line,
            key,
            params: vec![("value", value.chars().take(80).collect())],
        }
    }
}

impl fmt::Display for IcsProblem {
    /// In plain English, for the command line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self
            .params
            .first()
            .map(|(_, value)| value.as_str())
            .unwrap_or_default();
        write!(f, "line {}: ", self.line)?;
        match self.key {
            "deadlines.ics-too-large" => f.write_str("The file is larger than 2 MB."),
            "deadlines.ics-not-a-calendar" => f.write_str(
                "This is not an iCalendar file: it does not begin with BEGIN:VCALENDAR.",
            ),
            "deadlines.ics-bad-line" => {
                write!(f, "This is not a line of an iCalendar file: “{value}”.")
            }
            "deadlines.ics-unclosed" => write!(
                f,
                "{value} does not end where it should. The file may have been cut off."
            ),
            "deadlines.ics-too-many-events" => f.write_str("The file has more than 10,000 events."),
            "deadlines.ics-too-many-days" => {
                f.write_str("The file makes more than 5,000 holidays.")
            }
            "deadlines.ics-too-much" => {
                f.write_str("The recurrences of this file take too long to work out.")
            }
            "deadlines.ics-no-start" => f.write_str("The event has no start (DTSTART)."),
            "deadlines.ics-no-name" => f.write_str("The event has no name (SUMMARY)."),
            "deadlines.ics-twice" => write!(f, "{value} is given a second time."),
            "deadlines.ics-bad-date" => write!(f, "This is not a day or a time: “{value}”."),
            "deadlines.ics-unknown-zone" => write!(
                f,
                "The time zone “{value}” is not known and not defined in the file."
            ),
            "deadlines.ics-bad-zone" => {
                write!(f, "The time zone “{value}” is not defined properly.")
            }
            "deadlines.ics-end-before-start" => f.write_str("The event ends before it starts."),
            "deadlines.ics-bad-duration" => write!(f, "This is not a duration: “{value}”."),
            "deadlines.ics-bad-rule" => write!(f, "This is not a recurrence: “{value}”."),
            "deadlines.ics-unsupported" => {
                write!(f, "“{value}” is not supported in a file of holidays.")
            }
            other => f.write_str(other),
        }
    }
}

impl std::error::Error for IcsProblem {}
