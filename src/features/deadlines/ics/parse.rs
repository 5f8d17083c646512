//! The components of a file: its events and the zones it defines.

use super::MAX_EVENTS;
use super::lines::{self, Line};
use super::problem::IcsProblem;

/// One BEGIN … END, without what is nested in it.
#[derive(Clone, Debug)]
pub(super) struct Component {
    /// Of its BEGIN.
    pub(super) line: usize,
    pub(super) name: String,
    pub(super) lines: Vec<Line>,
    /// Only of a time zone: STANDARD and DAYLIGHT.
    pub(super) parts: Vec<Component>,
}

impl Component {
    fn new(line: usize, name: String) -> Self {
        Self {
            line,
            name,
            lines: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// The one property of that name.
    ///
    /// # Errors
    /// `ics-twice` when there are two.
    pub(super) fn one(&self, name: &str) -> Result<Option<&Line>, IcsProblem> {
        let mut found = self.lines.iter().filter(|line| line.name == name);
        let first = found.next();
        match found.next() {
            Some(second) => Err(IcsProblem::of(second.number, "deadlines.ics-twice", name)),
            None => Ok(first),
        }
    }

    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Line> {
        self.lines.iter().filter(move |line| line.name == name)
    }
}

#[derive(Debug, Default)]
pub(super) struct Components {
    pub(super) events: Vec<Component>,
    pub(super) zones: Vec<Component>,
}

/// # Errors
/// For a text that is not iCalendar from its first line to its last.
pub(super) fn components(text: &str) -> Result<Components, IcsProblem> {
    let mut found = Components::default();
    let mut open: Vec<Component> = Vec::new();
    let mut is_empty = true;
    for line in lines::read(text) {
        let line = match (line, is_empty) {
            (Err(problem), true) => {
                return Err(IcsProblem::new(
                    problem.line,
                    "deadlines.ics-not-a-calendar",
                ));
            }
            (line, _) => line?,
        };
        let word = line.value.trim().to_ascii_uppercase();
        let depth = open.len();
        match (line.name.as_str(), open.last_mut()) {
            ("BEGIN", None) if word == "VCALENDAR" => {
                open.push(Component::new(line.number, word));
            }
            (_, None) => {
                return Err(IcsProblem::new(line.number, "deadlines.ics-not-a-calendar"));
            }
            ("BEGIN", Some(_)) if depth >= 8 || word == "VCALENDAR" => {
                return Err(IcsProblem::of(
                    line.number,
                    "deadlines.ics-unclosed",
                    "VCALENDAR",
                ));
            }
            ("BEGIN", Some(_)) => open.push(Component::new(line.number, word)),
            ("END", Some(current)) => {
                if current.name != word {
                    let name = current.name.clone();
                    return Err(IcsProblem::of(line.number, "deadlines.ics-unclosed", &name));
                }
                close(&mut open, &mut found)?;
            }
            (_, Some(current)) => current.lines.push(line),
        }
        is_empty = false;
    }
    match open.last() {
        Some(current) => Err(IcsProblem::of(
            current.line,
            "deadlines.ics-unclosed",
            &current.name,
        )),
        None if is_empty => Err(IcsProblem::new(1, "deadlines.ics-not-a-calendar")),
        None => Ok(found),
    }
}

fn close(open: &mut Vec<Component>, found: &mut Components) -> Result<(), IcsProblem> {
    let Some(closed) = open.pop() else {
        return Ok(());
    };
    match (closed.name.as_str(), open.last_mut()) {
        ("VEVENT", _) => {
            if found.events.len() >= MAX_EVENTS {
                return Err(IcsProblem::new(
                    closed.line,
                    "deadlines.ics-too-many-events",
                ));
            }
            found.events.push(closed);
        }
        ("VTIMEZONE", _) => found.zones.push(closed),
        ("STANDARD" | "DAYLIGHT", Some(zone)) if zone.name == "VTIMEZONE" => {
            zone.parts.push(closed);
        }
        // Alarms, to-dos, journals, what programs add: nothing that makes a holiday.
        _ => {}
    }
    Ok(())
}
