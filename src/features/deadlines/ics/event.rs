//! Events: when they are, how long, how often.

use std::collections::HashSet;

use chrono::{Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;

use super::lines::{Line, plain};
use super::parse::Component;
use super::problem::IcsProblem;
use super::recur::{self, Work};
use super::rule::RecurRule;
use super::zone::{Moment, Zone, Zones};

/// The longest event, in days.
const MAX_LENGTH: i64 = 36_525;

/// What tells the occurrences of one event apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Instance {
    Day(NaiveDate),
    /// UTC
    At(NaiveDateTime),
}

impl Instance {
    fn of(moment: &Moment) -> Self {
        match moment {
            Moment::Day(day) => Self::Day(*day),
            Moment::At(local, zone) => Self::At(zone.to_utc(*local)),
        }
    }
}

/// From when to when an occurrence is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Span {
    /// Both included.
    Days(NaiveDate, NaiveDate),
    /// UTC; the end is not part of it.
    Times(NaiveDateTime, NaiveDateTime),
}

impl Span {
    /// The first and the last day that it touches on the clocks of `zone`.
    pub(super) fn days(self, zone: Tz) -> (NaiveDate, NaiveDate) {
        let local = |utc: NaiveDateTime| zone.from_utc_datetime(&utc).date_naive();
        match self {
            Self::Days(first, last) => (first, last),
            Self::Times(start, end) => {
                let last = end - Duration::seconds(1);
                (local(start), local(last.max(start)))
            }
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Length {
    /// By the clocks on the wall.
    Local(Duration),
    /// By the time that passes.
    Exact(Duration),
}

pub(super) struct Event {
    pub(super) line: usize,
    pub(super) uid: String,
    pub(super) name: String,
    pub(super) is_cancelled: bool,
    /// Of an occurrence that was changed: the one it stands for.
    pub(super) instance: Option<Instance>,
    start: NaiveDateTime,
    zone: Zone,
    is_all_day: bool,
    length: Length,
    rule: Option<(RecurRule, usize)>,
    more: Vec<Moment>,
    without: HashSet<Instance>,
}

impl Event {
    pub(super) fn read(component: &Component, zones: &Zones) -> Result<Self, IcsProblem> {
        let line = component.line;
        let start = component
            .one("DTSTART")?
            .ok_or_else(|| IcsProblem::new(line, "deadlines.ics-no-start"))?;
        let begins = zones.moment(start)?;
        let is_cancelled = component
            .one("STATUS")?
            .is_some_and(|status| status.value.trim().eq_ignore_ascii_case("CANCELLED"));
        let name: String = component
            .all("SUMMARY")
            .next()
            .map(|line| plain(&line.value))
            .unwrap_or_default();
        if name.is_empty() && !is_cancelled {
            return Err(IcsProblem::new(line, "deadlines.ics-no-name"));
        }
        if let Some(line) = component.all("EXRULE").next() {
            return Err(IcsProblem::of(
                line.number,
                "deadlines.ics-unsupported",
                "EXRULE",
            ));
        }
        let mut without = HashSet::new();
        for line in component.all("EXDATE") {
            without.extend(zones.moments(line)?.iter().map(Instance::of));
        }
        let mut more = Vec::new();
        for line in component.all("RDATE") {
            more.extend(zones.moments(line)?);
        }
        let length = length(component, zones, &begins)?;
        let is_all_day = matches!(begins, Moment::Day(_));
        let (start, zone) = match begins {
            Moment::Day(day) => (day.and_time(NaiveTime::MIN), zones.calendar()),
            Moment::At(local, zone) => (local, zone),
        };
        let rule = component
            .one("RRULE")?
            .map(|line| RecurRule::read(line.number, &line.value).map(|rule| (rule, line.number)))
            .transpose()?;
        let uid = component.one("UID")?.map(|line| line.value.clone());
        Ok(Self {
            line,
            // Without a name of its own it is no occurrence of another event.
            uid: uid.unwrap_or_else(|| format!("\n{line}")),
            name: name.chars().take(super::MAX_NAME).collect(),
            is_cancelled,
            instance: component
                .one("RECURRENCE-ID")?
                .map(|line| instance(line, zones))
                .transpose()?,
            start,
            zone,
            is_all_day,
            length,
            rule,
            more,
            without,
        })
    }

    /// Of the start alone.
    pub(super) fn span(&self) -> Span {
        self.span_from(self.start, self.zone.to_utc(self.start))
    }

    fn span_from(&self, local: NaiveDateTime, utc: NaiveDateTime) -> Span {
        let end = match self.length {
            Length::Local(span) => local.checked_add_signed(span).unwrap_or(local),
            Length::Exact(_) => local,
        };
        if self.is_all_day {
            let last = end.date().pred_opt().unwrap_or(end.date());
            return Span::Days(local.date(), last.max(local.date()));
        }
        match self.length {
            Length::Local(_) => Span::Times(utc, self.zone.to_utc(end)),
            Length::Exact(span) => Span::Times(utc, utc.checked_add_signed(span).unwrap_or(utc)),
        }
    }

    /// Every occurrence that touches the days from `from` to `to`, without those taken out and
    /// those that another event stands for.
    pub(super) fn occurrences(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        changed: &HashSet<Instance>,
        work: &mut Work,
    ) -> Result<Vec<Span>, IcsProblem> {
        let (Length::Local(length) | Length::Exact(length)) = self.length;
        // Two days more on each side: the window is one of the calendar's clocks.
        let before = u64::try_from(length.num_days()).unwrap_or(0) + 2;
        let window = (
            from.checked_sub_days(Days::new(before)).unwrap_or(from),
            to.checked_add_days(Days::new(2)).unwrap_or(to),
        );
        let to_utc = |local| self.zone.to_utc(local);
        let starts = match &self.rule {
            Some((rule, line)) => recur::expand(rule, self.start, window, &to_utc, work, *line)?,
            None => vec![self.start],
        };
        let mut times: Vec<(NaiveDateTime, NaiveDateTime)> =
            starts.into_iter().map(|at| (at, to_utc(at))).collect();
        for moment in &self.more {
            work.step(self.line)?;
            times.push(match moment {
                Moment::Day(day) => {
                    let at = day.and_time(self.start.time());
                    (at, to_utc(at))
                }
                Moment::At(local, zone) => (*local, zone.to_utc(*local)),
            });
        }
        times.retain(|(local, utc)| {
            let is_in = |set: &HashSet<Instance>| {
                set.contains(&Instance::Day(local.date())) || set.contains(&Instance::At(*utc))
            };
            !is_in(&self.without) && !is_in(changed)
        });
        Ok(times
            .into_iter()
            .map(|(local, utc)| self.span_from(local, utc))
            .collect())
    }
}

fn instance(line: &Line, zones: &Zones) -> Result<Instance, IcsProblem> {
    if let Some(range) = line.param("RANGE") {
        let part = format!("RANGE={range}");
        return Err(IcsProblem::of(
            line.number,
            "deadlines.ics-unsupported",
            &part,
        ));
    }
    zones.moment(line).map(|moment| Instance::of(&moment))
}

/// From DTEND, DURATION or what holds without either: a day, or no time at all.
fn length(component: &Component, zones: &Zones, begins: &Moment) -> Result<Length, IcsProblem> {
    let whole_day = matches!(begins, Moment::Day(_));
    if let Some(line) = component.one("DTEND")? {
        let bad = || IcsProblem::of(line.number, "deadlines.ics-bad-date", &line.value);
        let length = match (begins, zones.moment(line)?) {
            // A day that ends as it begins is how some programs write one day.
            (Moment::Day(first), Moment::Day(end)) if end == *first => {
                Length::Local(Duration::days(1))
            }
            (Moment::Day(first), Moment::Day(end)) => Length::Local(end - *first),
            (Moment::At(start, zone), Moment::At(end, ends)) if ends == *zone => {
                Length::Local(end - *start)
            }
            (Moment::At(start, zone), Moment::At(end, ends)) => {
                Length::Exact(ends.to_utc(end) - zone.to_utc(*start))
            }
            _ => return Err(bad()),
        };
        let (Length::Local(span) | Length::Exact(span)) = length;
        return if span < Duration::zero() {
            Err(IcsProblem::new(
                line.number,
                "deadlines.ics-end-before-start",
            ))
        } else {
            Ok(length)
        };
    }
    if let Some(line) = component.one("DURATION")? {
        let span = duration(line.value.trim())
            .filter(|span| !whole_day || span.num_seconds() % 86_400 == 0)
            .ok_or_else(|| {
                IcsProblem::of(line.number, "deadlines.ics-bad-duration", &line.value)
            })?;
        return Ok(Length::Local(span));
    }
    Ok(Length::Local(if whole_day {
        Duration::days(1)
    } else {
        Duration::zero()
    }))
}

/// `P1D`, `P2W`, `P1DT12H`, `PT90M`; not a negative one.
fn duration(text: &str) -> Option<Duration> {
    let mut rest = text.strip_prefix('+').unwrap_or(text).strip_prefix('P')?;
    if rest.is_empty() || rest.ends_with('T') {
        return None;
    }
    let (mut seconds, mut in_time) = (0_i64, false);
    while !rest.is_empty() {
        if let Some(time) = rest.strip_prefix('T')
            && !in_time
        {
            in_time = true;
            rest = time;
        }
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let (number, tail) = rest.split_at_checked(digits)?;
        let unit = match (tail.chars().next()?, in_time) {
            ('W', false) => 7 * 86_400,
            ('D', false) => 86_400,
            ('H', true) => 3_600,
            ('M', true) => 60,
            ('S', true) => 1,
            _ => return None,
        };
        seconds = number
            .parse::<i64>()
            .ok()?
            .checked_mul(unit)?
            .checked_add(seconds)?;
        rest = tail.get(1..)?;
    }
    (seconds <= MAX_LENGTH * 86_400).then(|| Duration::try_seconds(seconds))?
}
