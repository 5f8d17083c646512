//! Replaying the events of a promise: the same events and calendar always give the same state.

use chrono::{Months, NaiveDate};

use super::calendar::{Calendar, day_after, ensure_countable};
use super::errors::DeadlineError;
use super::promise::{Change, Clock, Event, Replayed, Rule, Standing, Terms};
use crate::platform::db::UtcTime;

/// The clock of a promise: since which day it runs and when it stood still.
#[derive(Clone, Debug)]
pub(super) struct Track {
    pub(super) started_on: NaiveDate,
    /// From the first day that does not count to the first that does again.
    pauses: Vec<(NaiveDate, NaiveDate)>,
    paused_since: Option<NaiveDate>,
    pub(super) extended_days: i64,
    extension_count: i64,
    standing: Standing,
    ended_at: Option<UtcTime>,
    last_at: UtcTime,
}

/// Where counting ended.
pub(super) struct Due {
    /// How many days count: what the rule says, and the extensions.
    pub(super) total: i64,
    /// The last counted day.
    pub(super) base: NaiveDate,
    /// The same, or the working day it was rolled to.
    pub(super) on: NaiveDate,
}

impl Track {
    fn start(first: &Event, calendar: &Calendar) -> Result<Self, DeadlineError> {
        if first.change != Change::Started {
            return Err(DeadlineError::NotStarted);
        }
        Ok(Self {
            started_on: ensure_countable(calendar.day_of(first.at))?,
            pauses: Vec::new(),
            paused_since: None,
            extended_days: 0,
            extension_count: 0,
            standing: Standing::Running,
            ended_at: None,
            last_at: first.at,
        })
    }

    /// The clock after all `events`, with a pause that is not over closed on the day of the last.
    pub(super) fn of(
        terms: &Terms,
        calendar: &Calendar,
        events: &[Event],
    ) -> Result<Self, DeadlineError> {
        terms.rule.ensure_sane()?;
        let (first, rest) = events.split_first().ok_or(DeadlineError::NotStarted)?;
        let mut track = Self::start(first, calendar)?;
        for event in rest {
            track.apply(terms, calendar, event)?;
        }
        Ok(track)
    }

    fn apply(
        &mut self,
        terms: &Terms,
        calendar: &Calendar,
        event: &Event,
    ) -> Result<(), DeadlineError> {
        if self.standing.is_over() {
            return Err(DeadlineError::Over);
        }
        if event.at < self.last_at {
            return Err(DeadlineError::OutOfOrder);
        }
        self.last_at = event.at;
        let day = calendar.day_of(event.at);
        match event.change {
            Change::Started => return Err(DeadlineError::StartedAlready),
            Change::Paused => {
                if matches!(terms.rule, Rule::Until(_)) {
                    return Err(DeadlineError::FixedDayNotPaused);
                }
                if self.standing == Standing::Paused {
                    return Err(DeadlineError::PausedAlready);
                }
                self.paused_since = Some(day);
                self.standing = Standing::Paused;
            }
            Change::Resumed | Change::Continued => {
                if self.standing != Standing::Paused {
                    return Err(DeadlineError::NotPaused);
                }
                self.standing = Standing::Running;
                match (event.change, terms.after_pause) {
                    (Change::Resumed, Clock::Restart) => self.restart(day),
                    _ => self.close_pause(day),
                }
            }
            Change::Extended { days } => {
                if days < 1 {
                    return Err(DeadlineError::ExtensionTooShort);
                }
                self.extension_count += 1;
                self.extended_days = self.extended_days.saturating_add(days);
            }
            Change::Restarted => {
                self.standing = Standing::Running;
                self.restart(day);
            }
            Change::Met => self.end(Standing::Met, day, event.at),
            Change::Withdrawn => self.end(Standing::Withdrawn, day, event.at),
            Change::Transferred => self.end(Standing::Transferred, day, event.at),
            Change::Moved => {}
        }
        Ok(())
    }

    fn close_pause(&mut self, day: NaiveDate) {
        if let Some(since) = self.paused_since.take()
            && day > since
        {
            self.pauses.push((since, day));
        }
    }

    fn restart(&mut self, day: NaiveDate) {
        self.started_on = day;
        self.pauses.clear();
        self.paused_since = None;
        self.extended_days = 0;
    }

    fn end(&mut self, standing: Standing, day: NaiveDate, at: UtcTime) {
        self.close_pause(day);
        self.standing = standing;
        self.ended_at = Some(at);
    }

    /// As it would be were the clock resumed on `day`, for a due date to name while it is paused.
    pub(super) fn resumed_on(&self, terms: &Terms, day: NaiveDate) -> Self {
        let mut track = self.clone();
        if track.standing == Standing::Paused {
            match terms.after_pause {
                Clock::Continue => track.close_pause(day),
                Clock::Restart => track.restart(day),
            }
        }
        track
    }

    /// As it stands, with a pause that is not over reaching up to `day`.
    pub(super) fn paused_until(&self, day: NaiveDate) -> Self {
        let mut track = self.clone();
        track.close_pause(day);
        track
    }

    /// The clock that gives the due date: `resumed_on` the day of the last event.
    pub(super) fn settled(&self, terms: &Terms, calendar: &Calendar) -> Self {
        self.resumed_on(terms, calendar.day_of(self.last_at))
    }

    /// The day on which the clock was stopped that has not run since.
    pub(super) fn paused_since(&self) -> Option<NaiveDate> {
        self.paused_since
    }

    pub(super) fn is_paused(&self, day: NaiveDate) -> bool {
        self.pauses
            .iter()
            .any(|(since, until)| (*since..*until).contains(&day))
    }

    /// Days after day zero in pauses.
    fn paused_days(&self) -> i64 {
        let Some(first) = self.started_on.succ_opt() else {
            return 0;
        };
        self.pauses
            .iter()
            .map(|(since, until)| (*until - (*since).max(first)).num_days().max(0))
            .sum()
    }

    /// How many days the rule counts from day zero, without extensions.
    fn promised_days(&self, rule: Rule) -> Result<i64, DeadlineError> {
        Ok(match rule {
            Rule::WorkingDays(n) | Rule::CalendarDays(n) => n,
            Rule::Months(n) => {
                let months = u32::try_from(n).map_err(|_| DeadlineError::NoSuchDay)?;
                let end = self
                    .started_on
                    .checked_add_months(Months::new(months))
                    .ok_or(DeadlineError::NoSuchDay)?;
                (end - self.started_on).num_days()
            }
            Rule::Until(day) => (day - self.started_on).num_days(),
        })
    }

    /// Whether this day, after day zero, counts under the rule.
    pub(super) fn counts(&self, rule: Rule, calendar: &Calendar, day: NaiveDate) -> bool {
        !self.is_paused(day) && (!rule.counts_working_days() || calendar.is_working_day(day))
    }

    pub(super) fn due(&self, rule: Rule, calendar: &Calendar) -> Result<Due, DeadlineError> {
        let total = self.promised_days(rule)?.saturating_add(self.extended_days);
        if let Rule::Until(day) = rule {
            return self.due_until(day, total, calendar);
        }
        let mut day = self.started_on;
        let mut left = total;
        while left > 0 {
            day = day_after(day)?;
            left -= i64::from(self.counts(rule, calendar, day));
        }
        let base = day;
        if !rule.counts_working_days() {
            while !calendar.is_working_day(day) || (day > self.started_on && self.is_paused(day)) {
                day = day_after(day)?;
            }
        }
        Ok(Due {
            total,
            base,
            on: day,
        })
    }

    /// A fixed day as it was given; once extended it is a day that was counted, and rolls like
    /// one. It may lie before the start, of a promise that was passed on when it was overdue.
    fn due_until(
        &self,
        day: NaiveDate,
        total: i64,
        calendar: &Calendar,
    ) -> Result<Due, DeadlineError> {
        let base = chrono::Duration::try_days(self.extended_days)
            .and_then(|span| day.checked_add_signed(span))
            .ok_or(DeadlineError::NoSuchDay)
            .and_then(ensure_countable)?;
        let on = match self.extended_days {
            0 => base,
            _ => calendar.roll_forward(base)?,
        };
        Ok(Due { total, base, on })
    }
}

/// How a promise stands after `events`, in their order. What the limits of the terms allow was
/// asked when each event came, and is not asked again.
///
/// # Errors
/// `NotStarted`, `StartedAlready`, `OutOfOrder`, `Over`, `PausedAlready`, `NotPaused`,
/// `FixedDayNotPaused` and `ExtensionTooShort` for events that cannot follow each other;
/// `NoSuchDay` where nothing up to the year 2200 is the due day.
pub fn replay(
    terms: &Terms,
    calendar: &Calendar,
    events: &[Event],
) -> Result<Replayed, DeadlineError> {
    let track = Track::of(terms, calendar, events)?;
    let settled = track.settled(terms, calendar);
    let due_on = settled.due(terms.rule, calendar)?.on;
    let late = track
        .ended_at
        .is_some_and(|at| calendar.day_of(at) > due_on);
    Ok(Replayed {
        standing: match track.standing {
            Standing::Met if late => Standing::MetLate,
            other => other,
        },
        started_on: track.started_on,
        due_on,
        due_at: calendar.end_of(due_on),
        paused_since: track.paused_since,
        ended_at: track.ended_at,
        extension_count: track.extension_count,
        extended_days: track.extended_days,
        paused_days: settled.paused_days(),
    })
}

/// Whether `next` may follow `events` at `now`.
///
/// # Errors
/// Those of `replay`, `InTheFuture` for an event after `now`, `ExtensionTooLong` and
/// `ExtensionsUsedUp` beyond the limits of the terms.
pub fn ensure_may_follow(
    terms: &Terms,
    calendar: &Calendar,
    events: &[Event],
    next: &Event,
    now: UtcTime,
) -> Result<(), DeadlineError> {
    let mut after = events.to_vec();
    after.push(*next);
    let track = Track::of(terms, calendar, &after)?;
    if next.at > now {
        return Err(DeadlineError::InTheFuture);
    }
    if let Change::Extended { days } = next.change {
        if track.extension_count > terms.max_extensions {
            return Err(DeadlineError::ExtensionsUsedUp);
        }
        if days > terms.max_extension_days {
            return Err(DeadlineError::ExtensionTooLong);
        }
    }
    track
        .settled(terms, calendar)
        .due(terms.rule, calendar)
        .map(|_| ())
}
