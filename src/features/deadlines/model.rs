//! Rows and states of calendars and promises.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::promise::Terms;
use crate::features::ledger::ActingAs;
use crate::platform::db::UtcTime;
use crate::text_enum;

text_enum! {
    /// What was promised. With the number of its subject it names a promise.
    pub enum PromiseKind {
        /// An answer to a question; the subject is the question.
        Answer = "answer",
        /// A second look at an answer; the subject is the question.
        InternalReview = "internal_review",
        /// A response to a petition.
        PetitionResponse = "petition_response",
        /// A day for the debate on a petition, or why there is none.
        PetitionDebate = "petition_debate",
        /// A moderator's first decision; the subject is the case.
        Moderation = "moderation",
        /// A decision on an appeal; the subject is the appeal.
        Appeal = "appeal",
        /// Results of a consultation that has closed; the subject is the consultation.
        Results = "results",
        /// What a decision promised; the subject is the commitment.
        Commitment = "commitment",
    }
}

impl PromiseKind {
    /// Worked through in a queue by whoever is there: one reminder a day tells of all of them.
    pub fn is_queued(self) -> bool {
        self == Self::Moderation
    }

    /// What it depends on who owes it. Where that is the body, all of a body's promises of this kind
    /// are owed by the same people.
    pub fn owed_by(self) -> OwedBy {
        match self {
            Self::Answer | Self::Appeal => OwedBy::Subject,
            Self::InternalReview
            | Self::PetitionResponse
            | Self::PetitionDebate
            | Self::Moderation
            | Self::Results
            | Self::Commitment => OwedBy::Body,
        }
    }
}

/// What it depends on who owes a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwedBy {
    /// The body that gave it, or the site where no body did.
    Body,
    /// Whoever the subject was given to.
    Subject,
}

text_enum! {
    /// Where a promise stands, apart from the time: overdue follows from the date.
    pub enum PromiseState {
        Running = "running",
        Paused = "paused",
        Met = "met",
        MetLate = "met_late",
        Withdrawn = "withdrawn",
        /// Another body has it now, with a promise of its own.
        Transferred = "transferred",
    }
}

impl PromiseState {
    /// Nothing can happen to it any more.
    pub fn is_over(self) -> bool {
        !matches!(self, Self::Running | Self::Paused)
    }
}

/// Field order is the order of the columns.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct CalendarRow {
    pub id: i64,
    pub name: String,
    /// IANA name, '' for the zone of the site.
    pub time_zone: String,
    pub weekdays: String,
    pub is_default: bool,
    pub version: i64,
    pub created_at: UtcTime,
}

/// A version of a calendar: when, by whom and why it was changed.
#[derive(Clone, Debug, Queryable)]
pub struct CalendarVersion {
    pub calendar_id: i64,
    pub version: i64,
    pub weekdays: String,
    pub note: String,
    pub changed_by: Option<i64>,
    pub changed_at: UtcTime,
}

/// A holiday, in force in the versions from `from_version` up to before `until_version`.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct HolidayRow {
    pub id: i64,
    pub calendar_id: i64,
    pub day: NaiveDate,
    pub name: String,
    pub from_version: i64,
    pub until_version: Option<i64>,
}

impl HolidayRow {
    pub fn is_in_version(&self, version: i64) -> bool {
        self.from_version <= version && self.until_version.is_none_or(|until| until > version)
    }
}

/// Field order is the order of the columns.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Promise {
    pub id: i64,
    pub kind: PromiseKind,
    pub subject_id: i64,
    /// A subject transferred to another body has one promise after another.
    pub ordinal: i64,
    pub body_id: Option<i64>,
    pub calendar_id: i64,
    pub owed_to: Option<i64>,
    /// Text of a [`super::promise::Rule`].
    pub rule: String,
    pub after_pause: String,
    pub max_extensions: i64,
    pub max_extension_days: i64,
    pub state: PromiseState,
    pub started_at: UtcTime,
    pub due_on: NaiveDate,
    pub due_at: UtcTime,
    pub ended_at: Option<UtcTime>,
    pub extension_count: i64,
    pub event_count: i64,
    /// The version of the calendar with which it was last counted.
    pub calendar_version: i64,
    /// Kept by refusing, on a legal ground.
    pub was_refused: bool,
    pub reminded: i64,
    pub remind_at: Option<UtcTime>,
    /// Counted days after which it is nearly overdue; None: at four fifths of them.
    pub nearly_after: Option<i64>,
}

impl Promise {
    /// Not kept, and its day is over. A paused promise is never overdue.
    pub fn is_overdue(&self, now: UtcTime) -> bool {
        self.state == PromiseState::Running && now > self.due_at
    }
}

/// Something that happened to a promise.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct PromiseEvent {
    pub id: i64,
    pub promise_id: i64,
    pub ordinal: i64,
    pub change: String,
    pub at: UtcTime,
    /// Of an extension, in the unit of the rule.
    pub days: Option<i64>,
    /// In what capacity somebody acted; public.
    pub acting_as: String,
    /// Public; '' where nothing had to be said.
    pub reason: String,
    pub account_id: Option<i64>,
    /// The due day after it.
    pub due_on: NaiveDate,
    pub calendar_version: i64,
}

/// A promise about to be given.
#[derive(Clone, Debug)]
pub struct NewPromise {
    pub kind: PromiseKind,
    pub subject_id: i64,
    pub body_id: Option<i64>,
    pub owed_to: Option<i64>,
    pub terms: Terms,
    /// When the clock starts: day zero.
    pub started_at: UtcTime,
}

/// Who changes a promise, and the reason that is published with it.
#[derive(Clone, Copy, Debug)]
pub struct By<'a> {
    pub acting_as: ActingAs,
    pub account_id: Option<i64>,
    pub reason: &'a str,
}

impl By<'_> {
    /// It follows by itself from a rule or a date.
    pub const RULE: By<'static> = By {
        acting_as: ActingAs::Rule,
        account_id: None,
        reason: "",
    };
}

/// A secret address at which a calendar program finds due dates.
#[derive(Clone, Debug, Queryable)]
pub struct FeedRow {
    pub id: i64,
    pub account_id: i64,
    /// None: what the person is to answer themselves.
    pub body_id: Option<i64>,
    pub nonce: String,
    pub created_at: UtcTime,
}

/// Promises of a body that ended alike: what its record is drawn from. Field order is the order
/// of the columns.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Ending {
    pub body_id: i64,
    pub kind: PromiseKind,
    /// First day of the quarter in which they ended.
    pub quarter_on: NaiveDate,
    pub state: PromiseState,
    /// Calendar days from start to end.
    pub days: i64,
    pub was_extended: bool,
    pub was_refused: bool,
    pub promise_count: i64,
}
