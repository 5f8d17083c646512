//! The tools that hang on contributions, as this feature knows them: what they do when something
//! changes, and what they say about whether a place is open.

use std::sync::Arc;

use chrono_tz::Tz;
use serde::Serialize;

use super::model::{AuthorRole, Contribution, StateChange};
use super::thread::role_of;
use crate::config::{Config, Spam};
use crate::features::accounts::{Action, Subject, may};
use crate::features::ledger::ActingAs;
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// What a tool does when a contribution in one of its places changes state. It must not fail for
/// contributions of other tools, but ignore them.
pub type Listener = fn(&mut Tx<'_>, &StateChange, UtcTime) -> Result<(), AppError>;

/// What a tool does when the text of a contribution changes and its state does not.
pub type EditListener = fn(&mut Tx<'_>, &Contribution, UtcTime) -> Result<(), AppError>;

/// Whether people still take part where this contribution is; `Closed` with the reason where not.
pub type Guard = fn(&mut DbConn, &Contribution, UtcTime) -> Result<(), AppError>;

/// Whether an account stands behind a text together with its author; false for those of other tools.
pub type Joint = fn(&mut DbConn, &Contribution, i64) -> Result<bool, AppError>;

/// Keys of the published reasons for which a text may be rejected, where that was fixed when it
/// began; None: all those in use.
pub type RejectionReasons = fn(&mut DbConn, &Contribution) -> Result<Option<Vec<String>>, AppError>;

/// What a tool tells of a contribution in one of its places, beside what the log says.
pub type Tracer = fn(&mut DbConn, &Contribution) -> Result<Option<Since>, AppError>;

/// A text that changes under what was said about it.
#[derive(Clone, Debug, Serialize)]
pub struct Since {
    /// The version of the text that it was said about.
    pub version: i64,
    pub version_url: String,
    pub current: i64,
    /// How the place is called now, where that is not how it was called then.
    pub label: Option<String>,
    pub section_url: String,
    /// Language of the text, and of what its editors say.
    pub lang: String,
    /// The current version has no such place any more.
    pub is_gone: bool,
    /// The comparison, where the words are no longer the same.
    pub compare_url: Option<String>,
    pub outcome: Option<Outcome>,
    /// What the page depends on.
    #[serde(skip)]
    pub topic: String,
}

/// What became of what was said, as it stands now.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// The version that says so.
    pub version: i64,
    /// 'taken', 'partly', 'not_taken'
    pub verdict: &'static str,
    pub reason: String,
    pub at: UtcTime,
}

/// Whoever keeps a place in order.
#[derive(Clone, Debug)]
pub struct Keeper {
    pub account_id: Option<i64>,
    pub name: String,
    pub role: AuthorRole,
    pub acting_as: ActingAs,
}

impl Keeper {
    /// Somebody who is signed in, in this capacity.
    pub fn of(actor: &Actor, acting_as: ActingAs) -> Self {
        Self {
            account_id: actor.account_id,
            name: actor.name.clone(),
            role: role_of(actor),
            acting_as,
        }
    }
}

/// Where what was said goes on, or that it does not.
#[derive(Clone, Copy, Debug)]
pub enum Arrangement<'a> {
    /// In the place with this address.
    Move(&'a str),
    /// As a part of what has this address.
    Merge(&'a str),
    /// Nobody writes there any more.
    Close,
}

/// What a tool does to arrange a contribution of its own; false for those of others.
pub type Arranger =
    fn(&mut Tx<'_>, &Contribution, Arrangement<'_>, &Keeper, UtcTime) -> Result<bool, AppError>;

/// Who may read what is not public, where a tool keeps it from others than the rule for all texts
/// does; None for what is not confidential.
pub type Confidant = fn(&mut DbConn, &Contribution, &Actor) -> Result<Option<bool>, AppError>;

/// All tools that listen. Built once, in `routes.rs`.
#[derive(Clone, Default)]
pub struct Spine {
    listeners: Vec<Listener>,
    edit_listeners: Vec<EditListener>,
    guards: Vec<Guard>,
    arrangers: Vec<Arranger>,
    joint: Vec<Joint>,
    rejection_reasons: Vec<RejectionReasons>,
    tracers: Vec<Tracer>,
    confidants: Vec<Confidant>,
    zone: Tz,
    screening: Option<Arc<Spam>>,
}

impl Spine {
    pub fn new(listeners: Vec<Listener>) -> Self {
        Self {
            listeners,
            edit_listeners: Vec::new(),
            guards: Vec::new(),
            arrangers: Vec::new(),
            joint: Vec::new(),
            rejection_reasons: Vec::new(),
            tracers: Vec::new(),
            confidants: Vec::new(),
            zone: Tz::UTC,
            screening: None,
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

    /// Tools that take what was said elsewhere, or close it.
    #[must_use]
    pub fn arranged_by(mut self, arrangers: Vec<Arranger>) -> Self {
        self.arrangers = arrangers;
        self
    }

    /// Tools whose texts several people stand behind.
    #[must_use]
    pub fn with_joint_authors(mut self, joint: Vec<Joint>) -> Self {
        self.joint = joint;
        self
    }

    /// Tools that fix for what their texts may be rejected.
    #[must_use]
    pub fn rejecting_for(mut self, reasons: Vec<RejectionReasons>) -> Self {
        self.rejection_reasons = reasons;
        self
    }

    /// Tools whose texts change under what was said about them.
    #[must_use]
    pub fn traced_by(mut self, tracers: Vec<Tracer>) -> Self {
        self.tracers = tracers;
        self
    }

    /// Tools that keep some of their texts confidential.
    #[must_use]
    pub fn confided_by(mut self, confidants: Vec<Confidant>) -> Self {
        self.confidants = confidants;
        self
    }

    /// Whether somebody may read a text that is not public.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn may_read(
        &self,
        conn: &mut DbConn,
        contribution: &Contribution,
        actor: &Actor,
    ) -> Result<bool, AppError> {
        for confidant in &self.confidants {
            if let Some(may_read) = confidant(conn, contribution, actor)? {
                return Ok(may_read);
            }
        }
        let owner = Subject::of_owner(contribution.account_id);
        Ok(may(actor, Action::SeeContribution, &owner))
    }

    /// On the clocks of `zone`: promises that begin with a change of state end with a day there.
    #[must_use]
    pub fn in_zone(mut self, zone: Tz) -> Self {
        self.zone = zone;
        self
    }

    /// What citizens send is looked at when it comes in, as the settings say.
    #[must_use]
    pub fn screened(mut self, config: &Config) -> Self {
        self.screening = config.spam.enabled.then(|| {
            let mut settings = config.spam.clone();
            settings
                .trusted_domains
                .extend(own_domain(&config.site.base_url));
            Arc::new(settings)
        });
        self
    }

    /// By which settings; None: what comes in is not looked at.
    pub fn screening(&self) -> Option<&Spam> {
        self.screening.as_deref()
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

    /// Takes a contribution to where it goes on, or closes it. False when no tool does so.
    ///
    /// # Errors
    /// `NotFound` and `Conflict` when the tool cannot.
    pub fn arrange(
        &self,
        tx: &mut Tx<'_>,
        contribution: &Contribution,
        arrangement: Arrangement<'_>,
        keeper: &Keeper,
        now: UtcTime,
    ) -> Result<bool, AppError> {
        for arranger in &self.arrangers {
            if arranger(tx, contribution, arrangement, keeper, now)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Nobody decides on a text that they stand behind with its author.
    ///
    /// # Errors
    /// `Forbidden` for whoever does; when the database cannot be read.
    pub fn ensure_not_joint(
        &self,
        conn: &mut DbConn,
        contribution: &Contribution,
        actor: &Actor,
    ) -> Result<(), AppError> {
        let Some(account_id) = actor.account_id else {
            return Ok(());
        };
        for stands_behind in &self.joint {
            if stands_behind(conn, contribution, account_id)? {
                return Err(AppError::Forbidden("contributions.stands-behind"));
            }
        }
        Ok(())
    }

    /// Keys of the reasons for which a text may be rejected, where its tool fixed them; None: all
    /// those in use.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn rejection_reasons(
        &self,
        conn: &mut DbConn,
        contribution: &Contribution,
    ) -> Result<Option<Vec<String>>, AppError> {
        for fixed in &self.rejection_reasons {
            if let Some(keys) = fixed(conn, contribution)? {
                return Ok(Some(keys));
            }
        }
        Ok(None)
    }

    /// What the tool of its place tells of it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) fn trace(
        &self,
        conn: &mut DbConn,
        contribution: &Contribution,
    ) -> Result<Option<Since>, AppError> {
        for tracer in &self.tracers {
            if let Some(since) = tracer(conn, contribution)? {
                return Ok(Some(since));
            }
        }
        Ok(None)
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

/// The name under which the site itself is reached.
fn own_domain(base_url: &str) -> Option<String> {
    let (_, rest) = base_url.split_once("://")?;
    let host = rest.split(['/', ':']).next()?;
    Some(host.to_lowercase()).filter(|host| host.contains('.'))
}
