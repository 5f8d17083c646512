//! Days, times and the zones they are given in.

use std::collections::HashMap;
use std::rc::Rc;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;

use super::lines::Line;
use super::parse::Component;
use super::problem::IcsProblem;
use super::recur::{self, Work};
use super::rule::RecurRule;

/// What mail programs of one vendor call the zones, where public bodies are known to use it.
const VENDOR_NAMES: &[(&str, Tz)] = &[
    ("AUS Eastern Standard Time", Tz::Australia__Sydney),
    (
        "Argentina Standard Time",
        Tz::America__Argentina__Buenos_Aires,
    ),
    ("Central America Standard Time", Tz::America__Guatemala),
    ("Central Europe Standard Time", Tz::Europe__Budapest),
    ("Central European Standard Time", Tz::Europe__Warsaw),
    ("Central Standard Time", Tz::America__Chicago),
    ("Central Standard Time (Mexico)", Tz::America__Mexico_City),
    ("E. South America Standard Time", Tz::America__Sao_Paulo),
    ("Eastern Standard Time", Tz::America__New_York),
    ("FLE Standard Time", Tz::Europe__Kiev),
    ("GMT Standard Time", Tz::Europe__London),
    ("GTB Standard Time", Tz::Europe__Bucharest),
    ("India Standard Time", Tz::Asia__Kolkata),
    ("Mountain Standard Time", Tz::America__Denver),
    ("New Zealand Standard Time", Tz::Pacific__Auckland),
    ("Pacific SA Standard Time", Tz::America__Santiago),
    ("Pacific Standard Time", Tz::America__Los_Angeles),
    ("Romance Standard Time", Tz::Europe__Paris),
    ("SA Pacific Standard Time", Tz::America__Bogota),
    ("Tokyo Standard Time", Tz::Asia__Tokyo),
    ("W. Europe Standard Time", Tz::Europe__Berlin),
];

/// A value as it is written: a day, or a time with or without its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    Day(NaiveDate),
    Local(NaiveDateTime),
    Utc(NaiveDateTime),
}

/// `20261225`, `20261225T090000` or `20261225T090000Z`.
pub(super) fn until(text: &str) -> Option<Until> {
    let text = text.trim();
    let digits = |from: usize, to: usize| -> Option<u32> {
        let part = text.get(from..to)?;
        part.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| part.parse().ok())?
    };
    let year = i32::try_from(digits(0, 4)?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, digits(4, 6)?, digits(6, 8)?)?;
    match text.get(8..)? {
        "" => Some(Until::Day(day)),
        rest if rest.starts_with('T') => {
            // A leap second is the second before it.
            let second = digits(13, 15)?.min(59);
            let time = NaiveTime::from_hms_opt(digits(9, 11)?, digits(11, 13)?, second)?;
            let at = day.and_time(time);
            match text.get(15..)? {
                "" => Some(Until::Local(at)),
                "Z" => Some(Until::Utc(at)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Clocks.
#[derive(Clone, Debug)]
pub(super) enum Zone {
    Named(Tz),
    /// As the file defines it: since when (local time) it is how many seconds ahead of UTC.
    Defined(Rc<Vec<(NaiveDateTime, i64)>>),
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Named(one), Self::Named(other)) => one == other,
            (Self::Defined(one), Self::Defined(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Zone {
    /// Of a time that does not exist, the first that does after it; of one that exists twice, the
    /// first.
    pub(super) fn to_utc(&self, local: NaiveDateTime) -> NaiveDateTime {
        match self {
            Self::Named(zone) => (0..=104)
                .filter_map(|quarters| {
                    let shifted = local.checked_add_signed(Duration::minutes(15 * quarters))?;
                    zone.from_local_datetime(&shifted).earliest()
                })
                .next()
                .map_or(local, |at| at.naive_utc()),
            Self::Defined(changes) => {
                let since = changes.partition_point(|(onset, _)| *onset <= local);
                let (_, ahead) = changes
                    .get(since.saturating_sub(1))
                    .copied()
                    .unwrap_or_default();
                local
                    .checked_sub_signed(Duration::seconds(ahead))
                    .unwrap_or(local)
            }
        }
    }
}

/// The zones that a file defines, by their names.
pub(super) struct Zones {
    calendar: Tz,
    defined: HashMap<String, Zone>,
}

impl Zones {
    /// # Errors
    /// For a definition that is wrong, of a zone whose name says nothing.
    pub(super) fn read(
        components: &[Component],
        calendar: Tz,
        work: &mut Work,
    ) -> Result<Self, IcsProblem> {
        let mut defined = HashMap::new();
        for component in components {
            let Some(id) = component.one("TZID")? else {
                return Err(bad(component.line, ""));
            };
            let name = id.value.trim();
            let located = component
                .one("X-LIC-LOCATION")?
                .and_then(|line| named(line.value.trim()));
            let zone = match named(name).or(located) {
                Some(zone) => Zone::Named(zone),
                None => define(component, name, work)?,
            };
            defined.insert(name.to_owned(), zone);
        }
        Ok(Self { calendar, defined })
    }

    /// The zone of a value: what it names, UTC, or the calendar's.
    fn of(&self, line: &Line, is_utc: bool) -> Result<Zone, IcsProblem> {
        if is_utc {
            return Ok(Zone::Named(Tz::UTC));
        }
        let Some(name) = line.param("TZID").map(str::trim) else {
            return Ok(Zone::Named(self.calendar));
        };
        self.defined
            .get(name)
            .cloned()
            .or_else(|| named(name).map(Zone::Named))
            .ok_or_else(|| IcsProblem::of(line.number, "deadlines.ics-unknown-zone", name))
    }

    /// The moments that a line lists, at least one.
    ///
    /// # Errors
    /// `ics-bad-date`, `ics-unknown-zone`; `ics-unsupported` for periods.
    pub(super) fn moments(&self, line: &Line) -> Result<Vec<Moment>, IcsProblem> {
        if line
            .param("VALUE")
            .is_some_and(|v| v.eq_ignore_ascii_case("PERIOD"))
        {
            return Err(IcsProblem::of(
                line.number,
                "deadlines.ics-unsupported",
                "VALUE=PERIOD",
            ));
        }
        line.value
            .split(',')
            .map(|text| match until(text) {
                Some(Until::Day(day)) => Ok(Moment::Day(day)),
                Some(Until::Local(at)) => Ok(Moment::At(at, self.of(line, false)?)),
                Some(Until::Utc(at)) => Ok(Moment::At(at, self.of(line, true)?)),
                None => Err(IcsProblem::of(line.number, "deadlines.ics-bad-date", text)),
            })
            .collect()
    }

    /// The one moment of a line.
    pub(super) fn moment(&self, line: &Line) -> Result<Moment, IcsProblem> {
        match self.moments(line)?.as_slice() {
            [one] => Ok(one.clone()),
            _ => Err(IcsProblem::of(
                line.number,
                "deadlines.ics-bad-date",
                &line.value,
            )),
        }
    }

    pub(super) fn calendar(&self) -> Zone {
        Zone::Named(self.calendar)
    }
}

/// A day, or a time on the clocks of a zone.
#[derive(Clone, Debug)]
pub(super) enum Moment {
    Day(NaiveDate),
    At(NaiveDateTime, Zone),
}

fn bad(line: usize, name: &str) -> IcsProblem {
    IcsProblem::of(line, "deadlines.ics-bad-zone", name)
}

/// `Europe/London`, the same behind a publisher's prefix, or a vendor's name.
fn named(name: &str) -> Option<Tz> {
    let vendor = || {
        VENDOR_NAMES
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, zone)| *zone)
    };
    // "/example.org/20260101_1/Europe/London": the last two or three parts.
    let behind_prefix = || {
        let parts: Vec<&str> = name.strip_prefix('/')?.split('/').collect();
        [3, 2].into_iter().find_map(|n| {
            let tail = parts.get(parts.len().checked_sub(n)?..)?;
            tail.join("/").parse().ok()
        })
    };
    name.parse().ok().or_else(vendor).or_else(behind_prefix)
}

/// `+0100`, `-033000`, in seconds.
fn offset(text: &str) -> Option<i64> {
    let (sign, digits) = match text.trim().split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let is_long = digits.len() == 6;
    if !(digits.len() == 4 || is_long) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize| digits.get(from..from + 2)?.parse::<i64>().ok();
    let seconds = if is_long { part(4)? } else { 0 };
    Some(sign * (part(0)? * 3600 + part(2)? * 60 + seconds))
}

/// A zone from its STANDARD and DAYLIGHT parts, from 1970 to 2100.
fn define(component: &Component, name: &str, work: &mut Work) -> Result<Zone, IcsProblem> {
    let mut changes = Vec::new();
    for part in &component.parts {
        let wrong = || bad(part.line, name);
        let ahead = part
            .one("TZOFFSETTO")?
            .and_then(|line| offset(&line.value))
            .ok_or_else(wrong)?;
        let start = match part.one("DTSTART")?.and_then(|line| until(&line.value)) {
            Some(Until::Local(at)) => at,
            _ => return Err(wrong()),
        };
        changes.push((start, ahead));
        for line in part.all("RDATE") {
            for text in line.value.split(',') {
                work.step(line.number)?;
                match until(text) {
                    Some(Until::Local(at)) => changes.push((at, ahead)),
                    _ => return Err(wrong()),
                }
            }
        }
        if let Some(line) = part.one("RRULE")? {
            let rule = RecurRule::read(line.number, &line.value)?;
            let window = (new_year(1970), new_year(2101));
            let onsets = recur::expand(&rule, start, window, &|at| at, work, line.number)?;
            changes.extend(onsets.into_iter().map(|at| (at, ahead)));
        }
    }
    if changes.is_empty() {
        return Err(bad(component.line, name));
    }
    changes.sort_unstable();
    Ok(Zone::Defined(Rc::new(changes)))
}

fn new_year(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default()
}
