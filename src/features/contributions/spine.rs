//! The tools that hang on contributions, as this feature knows them: what they do when something
//! changes, and what they say about whether a place is open.

use chrono_tz::Tz;

use super::model::{Contribution, StateChange};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// What a tool does when a contribution in one of its places changes state. It must not fail for
/// contributions of other tools, but ignore them.
pub type Listener = fn(&mut Tx<'_>, &StateChange, UtcTime) -> Result<(), AppError>;

/// What a tool does when the text of a contribution changes and its state does not.
pub type EditListener = fn(&mut Tx<'_>, &Contribution, UtcTime) -> Result<(), AppError>;

/// Whether people still take part where this contribution is; `Closed` with the reason where not.
pub type Guard = fn(&mut DbConn, &Contribution, UtcTime) -> Result<(), AppError>;

/// All tools that listen. Built once, in `routes.rs`.
#[derive(Clone, Default)]
pub struct Spine {
    listeners: Vec<Listener>,
    edit_listeners: Vec<EditListener>,
    guards: Vec<Guard>,
    zone: Tz,
}

impl Spine {
    pub fn new(listeners: Vec<Listener>) -> Self {
        Self {
            listeners,
            edit_listeners: Vec::new(),
            guards: Vec::new(),
            zone: Tz::UTC,
        }
    }

    /// Tools that hear when a text changes.
    #[must_use]
    pub fn telling_edits(mut self, listeners: Vec<EditListener>) -> Self {
        self.edit_listeners = listeners;
        self
    }

    /// Tools that say whether a place is open.
    #[must_use]
    pub fn guarded_by(mut self, guards: Vec<Guard>) -> Self {
        self.guards = guards;
        self
    }

    /// On the clocks of `zone`: promises that begin with a change of state end with a day there.
    #[must_use]
    pub fn in_zone(mut self, zone: Tz) -> Self {
        self.zone = zone;
        self
    }

    pub fn zone(&self) -> Tz {
        self.zone
    }

    pub(super) fn tell(
        &self,
        tx: &mut Tx<'_>,
        change: &StateChange,
        now: UtcTime,
    ) -> Result<(), AppError> {
        self.listeners
            .iter()
            .try_for_each(|listener| listener(tx, change, now))
    }

    pub(super) fn tell_edit(
        &self,
        tx: &mut Tx<'_>,
        edited: &Contribution,
        now: UtcTime,
    ) -> Result<(), AppError> {
        self.edit_listeners
            .iter()
            .try_for_each(|listener| listener(tx, edited, now))
    }

    /// # Errors
    /// `Closed` when nobody takes part there any more, or not yet.
    pub fn ensure_open(
        &self,
        conn: &mut DbConn,
        contribution: &Contribution,
        now: UtcTime,
    ) -> Result<(), AppError> {
        self.guards
            .iter()
            .try_for_each(|guard| guard(conn, contribution, now))
    }
}
