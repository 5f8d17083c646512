//! Many made-up promises of answers at once, each with the events that lead to where it stands,
//! and counted where it ended.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::keeping::quarter_of;
use super::model::{Ending, PromiseKind, PromiseState};
use super::store::{self, load};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// A promise that nobody gave.
#[derive(Clone, Debug)]
pub struct MadeUp {
    pub body_id: i64,
    pub calendar_id: i64,
    pub calendar_version: i64,
    pub working_days: i64,
    pub state: PromiseState,
    pub started_at: UtcTime,
    pub started_on: NaiveDate,
    /// It was extended: when it was due before, and by how many working days.
    pub extended_to: Option<(NaiveDate, i64)>,
    pub due_on: NaiveDate,
    pub due_at: UtcTime,
    pub ended: Option<(UtcTime, NaiveDate)>,
    pub paused_at: Option<UtcTime>,
    pub was_refused: bool,
    pub ordinal: i64,
}

/// An event of a made-up promise.
#[derive(Clone, Copy, Debug)]
pub struct Happened {
    pub change: &'static str,
    pub at: UtcTime,
    pub days: Option<i64>,
    pub due_on: NaiveDate,
}

impl MadeUp {
    /// What happened to it, in its order.
    pub fn events(&self) -> Vec<Happened> {
        let event = |change, at, days, due_on| Happened {
            change,
            at,
            days,
            due_on,
        };
        let first_due = self.extended_to.map_or(self.due_on, |(before, _)| before);
        let mut events = vec![event("started", self.started_at, None, first_due)];
        if let Some((_, days)) = self.extended_to {
            events.push(event("extended", self.started_at, Some(days), self.due_on));
        }
        if let Some(at) = self.paused_at {
            events.push(event("paused", at, None, self.due_on));
        }
        if let Some((at, _)) = self.ended {
            let change = match self.state {
                PromiseState::Withdrawn => "withdrawn",
                PromiseState::Transferred => "transferred",
                _ => "met",
            };
            events.push(event(change, at, None, self.due_on));
        }
        events
    }

    fn ending(&self) -> Option<Ending> {
        let (_, ended_on) = self.ended?;
        Some(Ending {
            body_id: self.body_id,
            kind: PromiseKind::Answer,
            quarter_on: quarter_of(ended_on),
            state: self.state,
            days: (ended_on - self.started_on).num_days().max(0),
            was_extended: self.extended_to.is_some(),
            was_refused: self.was_refused,
            promise_count: 1,
        })
    }
}

/// Stores promises of answers, each with the number of its question.
///
/// # Errors
/// When a row cannot be written.
pub fn insert_answers(tx: &mut Tx<'_>, promises: &[(i64, &MadeUp)]) -> Result<(), AppError> {
    load::insert_promises(tx, promises)?;
    let mut counts: BTreeMap<_, Ending> = BTreeMap::new();
    for ending in promises.iter().filter_map(|(_, promise)| promise.ending()) {
        let key = (
            ending.body_id,
            ending.quarter_on,
            ending.state.as_str(),
            ending.days,
            (ending.was_extended, ending.was_refused),
        );
        let counted = counts.entry(key);
        counted
            .and_modify(|one| one.promise_count += 1)
            .or_insert(ending);
    }
    for ending in counts.values() {
        store::add_response(tx, ending)?;
    }
    Ok(())
}
