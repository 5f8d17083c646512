//! Holidays from iCalendar files (RFC 5545), as public bodies and calendar programs publish them.
//! All of a file is read or nothing is: every refusal names its line and the reason.

mod event;
mod lines;
mod parse;
mod problem;
mod recur;
mod rule;
mod zone;

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use chrono_tz::Tz;

use event::{Event, Span};
pub use problem::IcsProblem;
use recur::Work;
use zone::Zones;

/// Most bytes of a file.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
/// Most events in a file.
pub const MAX_EVENTS: usize = 10_000;
/// Most holidays that come out of a file.
pub const MAX_DAYS: usize = 5_000;
/// Most characters of a holiday's name; the rest is cut.
pub const MAX_NAME: usize = 200;
/// Most problems that are told at once.
const MAX_PROBLEMS: usize = 20;

/// The holidays of a file between `from` and `to`, both included, each day once and in order; two
/// names on one day are joined. A day is one on the clocks of `zone`, which are also those of
/// times without a zone. Endless recurrences end with `to`.
///
/// # Errors
/// Everything that is wrong with the file, at most 20 problems, by line.
pub fn read_holidays(
    text: &str,
    zone: Tz,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<(NaiveDate, String)>, Vec<IcsProblem>> {
    if text.len() > MAX_BYTES {
        return Err(vec![IcsProblem::new(1, "deadlines.ics-too-large")]);
    }
    let alone = |problem| vec![problem];
    let components = parse::components(text).map_err(alone)?;
    let mut work = Work::default();
    let zones = Zones::read(&components.zones, zone, &mut work).map_err(alone)?;
    let mut problems = Vec::new();
    let mut events = Vec::new();
    for component in &components.events {
        match Event::read(component, &zones) {
            Ok(event) => events.push(event),
            Err(problem) => problems.push(problem),
        }
        if problems.len() >= MAX_PROBLEMS {
            break;
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let days = Days {
        zone,
        from,
        to,
        work,
        names: BTreeMap::new(),
    };
    days.take(&events).map_err(alone)
}

/// The days found so far.
struct Days {
    zone: Tz,
    from: NaiveDate,
    to: NaiveDate,
    work: Work,
    names: BTreeMap<NaiveDate, Vec<String>>,
}

impl Days {
    fn take(mut self, events: &[Event]) -> Result<Vec<(NaiveDate, String)>, IcsProblem> {
        // An occurrence that was changed or called off stands for the one that the rule gives.
        let mut overridden: HashMap<&str, HashSet<_>> = HashMap::new();
        for event in events {
            if let Some(instance) = event.instance {
                overridden.entry(&event.uid).or_default().insert(instance);
            }
        }
        let none = HashSet::new();
        for event in events.iter().filter(|event| !event.is_cancelled) {
            if event.instance.is_some() {
                self.add(event, event.span())?;
                continue;
            }
            let changed = overridden.get(event.uid.as_str()).unwrap_or(&none);
            for span in event.occurrences(self.from, self.to, changed, &mut self.work)? {
                self.add(event, span)?;
            }
        }
        let joined =
            |names: Vec<String>| -> String { names.join(", ").chars().take(MAX_NAME).collect() };
        Ok(self
            .names
            .into_iter()
            .map(|(day, names)| (day, joined(names)))
            .collect())
    }

    /// Every day that the span touches.
    fn add(&mut self, event: &Event, span: Span) -> Result<(), IcsProblem> {
        let (first, last) = span.days(self.zone);
        let (mut day, last) = (first.max(self.from), last.min(self.to));
        while day <= last {
            self.work.step(event.line)?;
            let names = self.names.entry(day).or_default();
            if !names.contains(&event.name) && names.len() < 10 {
                names.push(event.name.clone());
            }
            if self.names.len() > MAX_DAYS {
                return Err(IcsProblem::new(event.line, "deadlines.ics-too-many-days"));
            }
            let Some(next) = day.succ_opt() else { break };
            day = next;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
