//! Rows of results, and the frozen aggregate they hold.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::features::consultations::PublicationState;
use crate::features::contributions::{AuthorRole, Channel, Kind, State};
use crate::platform::db::UtcTime;

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct ResultRecord {
    pub id: i64,
    pub token: String,
    pub consultation_id: i64,
    pub title: String,
    /// Markdown: what was found, in words.
    pub finding: String,
    pub finding_html: String,
    pub method: String,
    /// Canonical JSON of [`Frozen`]; '' while it is a draft.
    pub frozen: String,
    /// SHA-256 over `frozen`, hexadecimal.
    pub digest: String,
    pub state: PublicationState,
    pub created_by: Option<i64>,
    pub created_at: UtcTime,
    pub published_at: Option<UtcTime>,
}

/// A result about to be drafted.
#[derive(Clone, Debug)]
pub struct NewResult {
    pub consultation_id: i64,
    pub title: String,
    pub finding: String,
    pub method: String,
    pub created_by: Option<i64>,
    /// From the form: the same one twice makes one draft.
    pub submission_key: Option<String>,
}

/// A published result, as lists show it.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    pub id: i64,
    pub title: String,
    pub url: String,
    pub published_at: UtcTime,
    pub digest: String,
    pub finding_excerpt: String,
    pub consultation_title: String,
    pub consultation_url: String,
    pub lang: String,
}

/// The consultation a listed result belongs to.
#[derive(Clone, Debug, Queryable)]
pub struct Parent {
    pub title: String,
    pub slug: String,
    pub lang: String,
}

/// Everything a published result says, with the figures as they were when it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Number of this form; it changes when a field changes its meaning.
    pub format: i64,
    pub title: String,
    pub finding: String,
    pub method: String,
    pub consultation: FrozenConsultation,
    pub counted_at: UtcTime,
    /// On whose clocks weeks and days begin.
    pub time_zone: String,
    pub figures: Figures,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenConsultation {
    pub slug: String,
    pub title: String,
    pub opens_at: UtcTime,
    pub closes_at: UtcTime,
}

/// Whole numbers only, so that they read alike everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Public contributions of citizens and guests.
    pub contributions: i64,
    pub by_kind: Vec<Cell>,
    pub by_channel: Vec<Cell>,
    pub by_lang: Vec<Cell>,
    pub by_section: Vec<SectionCell>,
    pub by_week: Vec<WeekCell>,
    /// Distinct accounts behind them.
    pub participants: i64,
    pub participants_by_kind: Vec<PeopleCell>,
    pub participants_by_lang: Vec<PeopleCell>,
    /// Contributions without an account: letters, calls, meetings.
    pub without_account: i64,
    /// What the bodies wrote themselves; not counted above.
    pub from_staff: i64,
    /// What became of everything that was sent in, by state.
    pub moderation: Vec<Cell>,
    pub petitions: PetitionFigures,
    pub questions: QuestionFigures,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub key: String,
    pub count: i64,
}

/// A count of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleCell {
    pub key: String,
    /// None: too few people, not told.
    pub count: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionCell {
    /// Slug of the document.
    pub document: String,
    pub document_title: String,
    /// '' for the document as a whole.
    pub anchor: String,
    /// '' where the section is no longer in the current version.
    pub number: String,
    pub title: String,
    pub count: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekCell {
    /// ISO 8601: '2026-W48'.
    pub week: String,
    /// Its Monday.
    pub monday: chrono::NaiveDate,
    pub count: i64,
}

/// Petitions to the body while the consultation was open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PetitionFigures {
    pub started: i64,
    pub signatures: i64,
    pub thresholds_reached: i64,
}

/// Questions put in the consultation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionFigures {
    pub asked: i64,
    pub answered_in_time: i64,
    pub answered_late: i64,
    /// Not answered yet, and not due yet.
    pub open: i64,
    /// Not answered although due.
    pub overdue: i64,
    /// From the day of asking to the day of the answer; the higher of two middle values.
    pub median_working_days: Option<i64>,
}

/// One contribution as it is counted.
#[derive(Clone, Debug, Queryable)]
pub struct Counted {
    pub id: i64,
    pub kind: Kind,
    pub channel: Channel,
    pub lang: String,
    pub place: String,
    pub anchor: String,
    pub account_id: Option<i64>,
    pub author_role: AuthorRole,
    pub state: State,
    pub received_at: UtcTime,
}

/// A section of a document's current version.
#[derive(Clone, Debug, Queryable)]
pub struct SectionRow {
    pub document_id: i64,
    pub document_slug: String,
    pub document_title: String,
    pub anchor: String,
    pub number: String,
    pub title: String,
}

/// When a question was asked, due and answered.
#[derive(Clone, Debug, Queryable)]
pub struct QuestionTimes {
    pub asked_at: UtcTime,
    pub due_at: UtcTime,
    pub answered_at: Option<UtcTime>,
}
