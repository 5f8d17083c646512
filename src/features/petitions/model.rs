//! Rows, states and summaries of petitions and signatures.

use std::fmt;

use chrono_tz::Tz;
use diesel::prelude::*;

use super::procedures::Procedure;
use crate::platform::db::{Json, UtcTime};
use crate::platform::email::EmailAddress;
use crate::text_enum;
use crate::web::FormMarks;

text_enum! {
    /// What is stored. What is shown is [`super::rules::standing`], which looks at the date too.
    pub enum State {
        /// Its author looks for people who stand behind it; then a moderator reads it.
        GatheringSponsors = "gathering_sponsors",
        InModeration = "in_moderation",
        Open = "open",
        Closed = "closed",
        /// Ended before its time, as before an election; it stays public.
        Stopped = "stopped",
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
    pub procedure_id: Option<i64>,
    /// The rules it began with.
    pub terms: Json<Procedure>,
    /// Signatures from which on the body must respond.
    pub response_threshold: i64,
    /// Signatures from which on the body decides on a debate.
    pub debate_threshold: Option<i64>,
    /// Whoever has it may be a sponsor.
    pub sponsor_key: String,
    /// IANA name; see [`Petition::zone`].
    pub time_zone: String,
    pub opened_at: Option<UtcTime>,
    pub closes_at: Option<UtcTime>,
    pub closed_at: Option<UtcTime>,
    /// When its signatories are forgotten.
    pub forget_at: Option<UtcTime>,
    /// Why it was stopped; '' where it was not.
    pub stop_reason: String,
    pub signature_count: i64,
    /// Of these: counted elsewhere, before it was brought here.
    pub imported_count: i64,
    /// Where that was: an address, or ''.
    pub imported_from: String,
    pub last_signed_at: Option<UtcTime>,
    pub debate_reached_at: Option<UtcTime>,
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
    /// How the form was filled in that it came in; None where it came by other ways.
    pub marks: Option<FormMarks>,
    pub procedure: Procedure,
    /// Where the procedure comes from; None: from a program.
    pub procedure_id: Option<i64>,
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
    /// Signatures from which on a response is owed.
    pub threshold: i64,
    /// Signatures from which on a debate is decided on, if there may be one.
    pub debate_threshold: Option<i64>,
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
    pub debate_threshold: Option<i64>,
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
    /// What the link said by which a sponsor came.
    pub sponsor_key: Option<String>,
    pub name: String,
    pub email: EmailAddress,
    pub postcode: String,
    pub country: &'static str,
    pub lang: String,
    /// Whoever signs asked to be told what becomes of the petition.
    pub wants_updates: bool,
    /// The network it comes from, as it is kept: see `rules::places::network`.
    pub network: String,
    pub(super) region: String,
    pub(super) email_key: String,
    /// Name and postcode as they are compared: see `rules::person_key`.
    pub(super) person_key: String,
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
            person_key: super::rules::person_key(&name, &postcode),
            region: super::rules::places::region(country, &postcode),
            network: String::new(),
            wants_updates: false,
            petition_id,
            sponsor_key: None,
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
#[derive(Clone, Queryable, QueryableByName)]
#[diesel(table_name = crate::platform::db::schema::signatures)]
pub(super) struct Known {
    pub id: i64,
    pub person_key: String,
    pub name: String,
    pub email: String,
    pub postcode: String,
    pub lang: String,
    pub state: SignatureState,
    /// When it was; what nobody confirmed may be of a stranger.
    pub confirmed_at: Option<UtcTime>,
}

/// What has to be known of a petition to sign it.
#[derive(Clone, Debug, Queryable)]
pub(super) struct Gate {
    pub state: State,
    pub closes_at: Option<UtcTime>,
    pub action: String,
    pub terms: Json<Procedure>,
    pub sponsor_key: String,
    pub created_at: UtcTime,
    pub signature_count: i64,
    pub time_zone: String,
}

/// What has to be known to confirm a signature.
#[derive(Clone, Queryable)]
pub(super) struct Pending {
    pub state: SignatureState,
    pub created_at: UtcTime,
    pub email_key: String,
    pub name: String,
    pub postcode: String,
    pub region: String,
    pub petition_state: State,
    pub closes_at: Option<UtcTime>,
    /// When it was stopped, if it was.
    pub closed_at: Option<UtcTime>,
    pub time_zone: String,
}

/// The counter after one more signature, and what it is compared with.
#[derive(Clone, Copy, Debug, Queryable)]
pub(super) struct Counted {
    pub state: State,
    pub signature_count: i64,
    pub response_threshold: i64,
    pub threshold_reached_at: Option<UtcTime>,
    pub debate_threshold: Option<i64>,
    pub debate_reached_at: Option<UtcTime>,
}

/// What may follow from signatures that were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turning {
    /// Most change nothing else.
    No,
    /// A threshold was passed before, and regions are missing: it depends on whence they are.
    Regions,
    Yes,
}

impl Counted {
    /// What may follow after `added` more signatures.
    pub fn turning(&self, added: i64) -> Turning {
        if self.state == State::GatheringSponsors {
            return Turning::Yes;
        }
        let of = |threshold: i64, reached_at: Option<UtcTime>| {
            if reached_at.is_some() || self.signature_count < threshold {
                Turning::No
            } else if self.signature_count - added < threshold {
                Turning::Yes
            } else {
                Turning::Regions
            }
        };
        let response = of(self.response_threshold, self.threshold_reached_at);
        let debate = self.debate_threshold.map_or(Turning::No, |threshold| {
            of(threshold, self.debate_reached_at)
        });
        match (response, debate) {
            (Turning::Yes, _) | (_, Turning::Yes) => Turning::Yes,
            (Turning::Regions, _) | (_, Turning::Regions) => Turning::Regions,
            (Turning::No, Turning::No) => Turning::No,
        }
    }
}

/// Petitions of a body during a span of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct PetitionCounts {
    pub opened: i64,
    pub signatures: i64,
    pub answered: i64,
}
