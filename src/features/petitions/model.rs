//! Rows, states and summaries of petitions and signatures.

use std::fmt;

use chrono_tz::Tz;
use diesel::prelude::*;

use crate::platform::db::UtcTime;
use crate::platform::email::EmailAddress;
use crate::text_enum;

text_enum! {
    /// What is stored. What is shown is [`super::rules::standing`], which looks at the date too.
    pub enum State {
        InModeration = "in_moderation",
        Open = "open",
        Closed = "closed",
        Rejected = "rejected",
        Hidden = "hidden",
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// Only confirmed signatures count.
    pub enum SignatureState {
        Pending = "pending",
        Confirmed = "confirmed",
        Invalidated = "invalidated",
        Fraudulent = "fraudulent",
    }
}

text_enum! {
    /// Where a petition stands towards the body that it is addressed to.
    pub enum Promise {
        /// Below its threshold: no response is owed.
        None = "none",
        Waiting = "waiting",
        Overdue = "overdue",
        Answered = "answered",
    }
}

text_enum! {
    /// Parts of the list.
    pub enum Shelf {
        Open = "open",
        Waiting = "waiting",
        Answered = "answered",
        Closed = "closed",
        Rejected = "rejected",
    }
}

text_enum! {
    /// Orders of the open petitions.
    pub enum Order {
        Signatures = "signatures",
        Newest = "newest",
        Closing = "closing",
    }
}

/// Where a piece of the list begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Behind so many petitions.
    Offset(i64),
    /// Behind the petition with this count and id.
    Number(i64, i64),
    /// Behind the petition with this time and id.
    Time(UtcTime, i64),
}

/// What is stored of a petition. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Petition {
    pub id: i64,
    pub contribution_id: i64,
    pub body_id: i64,
    /// What is asked for, in one sentence.
    pub action: String,
    pub background: String,
    /// Markdown.
    pub details: String,
    pub state: State,
    /// Signatures from which on the body must respond.
    pub response_threshold: i64,
    pub duration_days: i64,
    pub response_working_days: i64,
    /// IANA name; see [`Petition::zone`].
    pub time_zone: String,
    pub opened_at: Option<UtcTime>,
    pub closes_at: Option<UtcTime>,
    pub closed_at: Option<UtcTime>,
    pub signature_count: i64,
    pub last_signed_at: Option<UtcTime>,
    pub threshold_reached_at: Option<UtcTime>,
    pub response_due_at: Option<UtcTime>,
    pub response_summary: String,
    pub response_text: String,
    pub response_html: String,
    pub responded_by: Option<i64>,
    pub responded_at: Option<UtcTime>,
    pub created_at: UtcTime,
}

impl Petition {
    /// On whose clocks its days begin and end; fixed when it was started.
    pub fn zone(&self) -> Tz {
        zone_of(&self.time_zone)
    }

    /// Path of its page.
    pub fn url(&self) -> String {
        url(self.id)
    }
}

/// Path of a petition's page.
pub fn url(id: i64) -> String {
    format!("/petitions/{id}")
}

pub(super) fn zone_of(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// The rules of a petition, fixed when it is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Procedure {
    pub response_threshold: i64,
    pub duration_days: i64,
    pub response_working_days: i64,
}

impl Default for Procedure {
    fn default() -> Self {
        Self {
            response_threshold: 500,
            duration_days: 182,
            response_working_days: 20,
        }
    }
}

/// A petition about to be started.
#[derive(Clone, Debug)]
pub struct NewPetition {
    pub body_id: i64,
    pub action: String,
    pub background: String,
    pub details: String,
    /// None: made by a program.
    pub account_id: Option<i64>,
    pub author_name: String,
    pub lang: String,
    pub submission_key: Option<String>,
    pub procedure: Procedure,
    pub zone: Tz,
}

/// A petition in a list.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Summary {
    pub id: i64,
    /// Of the contribution: `/c/TOKEN`.
    pub token: String,
    /// '' when it was not accepted and may not be read: see `rules::is_withheld`.
    pub title: String,
    /// Key of the published reason for which it was not accepted.
    pub reason: Option<String>,
    pub url: String,
    pub body_id: i64,
    pub body_name: String,
    pub body_slug: String,
    pub signature_count: i64,
    pub threshold: i64,
    /// Where it stands now, by its dates.
    pub state: State,
    pub promise: Promise,
    pub opened_at: Option<UtcTime>,
    pub closes_at: Option<UtcTime>,
    pub threshold_reached_at: Option<UtcTime>,
    pub response_due_at: Option<UtcTime>,
    /// Working days left until the response is due, or passed since; never negative.
    pub due_days: i64,
    pub responded_at: Option<UtcTime>,
    pub response_summary: String,
    pub created_at: UtcTime,
}

/// The columns of a [`Summary`].
#[derive(Clone, Debug, Queryable)]
pub(super) struct SummaryRow {
    pub id: i64,
    pub token: String,
    pub action: String,
    pub body_id: i64,
    pub body_name: String,
    pub body_slug: String,
    pub signature_count: i64,
    pub response_threshold: i64,
    pub state: State,
    pub time_zone: String,
    pub opened_at: Option<UtcTime>,
    pub closes_at: Option<UtcTime>,
    pub threshold_reached_at: Option<UtcTime>,
    pub response_due_at: Option<UtcTime>,
    pub responded_at: Option<UtcTime>,
    pub response_summary: String,
    pub created_at: UtcTime,
}

/// A signature about to be made, checked and with the keys by which it is compared.
#[derive(Clone)]
pub struct NewSignature {
    pub petition_id: i64,
    pub name: String,
    pub email: EmailAddress,
    pub postcode: String,
    pub country: &'static str,
    pub lang: String,
    pub(super) email_key: String,
    /// False: the mailbox got enough for now. Everything is the same but for the letter.
    pub(super) may_mail: bool,
}

impl NewSignature {
    pub fn new(
        petition_id: i64,
        name: String,
        email: EmailAddress,
        postcode: String,
        country: &'static str,
        lang: String,
    ) -> Self {
        Self {
            email_key: email.canonical(),
            petition_id,
            name,
            email,
            postcode,
            country,
            lang,
            may_mail: true,
        }
    }
}

// No address and no name in a log, not even by accident.
impl fmt::Debug for NewSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewSignature")
            .field("petition_id", &self.petition_id)
            .finish()
    }
}

/// A signature that an address has made already.
#[derive(Clone, Queryable)]
pub(super) struct Known {
    pub id: i64,
    pub person_key: String,
    pub name: String,
    pub email: String,
    pub postcode: String,
    pub lang: String,
    pub state: SignatureState,
}

/// What has to be known of a petition to sign it.
#[derive(Clone, Debug)]
pub(super) struct Gate {
    pub state: State,
    pub closes_at: Option<UtcTime>,
    pub action: String,
}

/// What has to be known to confirm a signature.
#[derive(Clone, Queryable)]
pub(super) struct Pending {
    pub state: SignatureState,
    pub created_at: UtcTime,
    pub email_key: String,
    pub name: String,
    pub postcode: String,
    pub petition_state: State,
    pub closes_at: Option<UtcTime>,
    pub time_zone: String,
}

/// The counter after one more signature.
#[derive(Clone, Copy, Debug, Queryable)]
pub(super) struct Counted {
    pub signature_count: i64,
    pub response_threshold: i64,
    pub threshold_reached_at: Option<UtcTime>,
}

/// Petitions of a body during a span of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct PetitionCounts {
    pub opened: i64,
    pub signatures: i64,
    pub answered: i64,
}

/// A petition whose counter is not the number of its confirmed signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Mismatch {
    pub petition_id: i64,
    /// Confirmed signatures, counted.
    pub counted: i64,
    /// What the petition says.
    pub stored: i64,
    /// Sum of its days.
    pub by_day: i64,
}
