//! Rows of decision records, their themes and commitments, and what an editor changes in them.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::features::consultations::PublicationState;
use crate::features::contributions::State;
use crate::platform::db::UtcTime;
use crate::text_enum;

text_enum! {
    /// How far a commitment is. Being overdue is not a state: it follows from the date.
    pub enum CommitmentState {
        Planned = "planned",
        InProgress = "in_progress",
        Done = "done",
        Dropped = "dropped",
    }
}

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct DecisionRecord {
    pub id: i64,
    pub token: String,
    pub consultation_id: i64,
    pub body_id: i64,
    pub title: String,
    /// What was asked, in one paragraph.
    pub asked: String,
    /// Markdown: what was decided, as a whole.
    pub summary: String,
    pub summary_html: String,
    pub state: PublicationState,
    pub decided_on: NaiveDate,
    pub digest: String,
    pub created_by: Option<i64>,
    pub created_at: UtcTime,
    pub published_at: Option<UtcTime>,
}

/// What people said about one matter, what was decided about it, and why.
#[derive(Clone, Debug, Queryable)]
pub struct Theme {
    pub id: i64,
    pub decision_id: i64,
    pub position: i64,
    pub title: String,
    pub said: String,
    pub decided: String,
    pub why: String,
}

/// What a body promised to do by a day.
#[derive(Clone, Debug, Queryable)]
pub struct Commitment {
    pub id: i64,
    pub decision_id: i64,
    pub body_id: i64,
    pub position: i64,
    pub text: String,
    pub due_on: NaiveDate,
    pub state: CommitmentState,
    pub note: String,
    pub updated_at: UtcTime,
}

/// A commitment of a published record that is not done yet.
#[derive(Clone, Debug)]
pub struct Committed {
    pub commitment: Commitment,
    /// Of the record.
    pub token: String,
    pub url: String,
    pub lang: String,
}

#[derive(Clone, Debug)]
pub struct NewDecision {
    pub consultation_id: i64,
    pub body_id: i64,
    pub title: String,
    pub asked: String,
    pub summary: String,
    pub decided_on: NaiveDate,
    pub created_by: Option<i64>,
    /// From the form: the same one twice makes one draft.
    pub submission_key: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTheme {
    pub title: String,
    pub said: String,
    pub decided: String,
    pub why: String,
    /// The contributions behind it.
    pub contribution_ids: Vec<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCommitment {
    pub body_id: i64,
    pub text: String,
    pub due_on: NaiveDate,
}

/// A draft as the editor's form has it.
#[derive(Clone, Debug)]
pub struct Edit {
    pub title: String,
    pub asked: String,
    pub summary: String,
    pub decided_on: NaiveDate,
    pub result_ids: Vec<i64>,
    /// By id; those that are not named stay as they are.
    pub themes: Vec<(i64, NewTheme)>,
    pub commitments: Vec<(i64, NewCommitment)>,
}

/// A published decision record, as lists show it.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    pub id: i64,
    pub title: String,
    pub url: String,
    pub asked: String,
    /// Plain text, its beginning.
    pub summary: String,
    pub decided_on: NaiveDate,
    pub body_id: i64,
    pub consultation_id: i64,
    pub consultation_title: String,
    pub consultation_url: String,
    pub lang: String,
    pub published_at: UtcTime,
    pub commitments_done: i64,
    pub commitments_total: i64,
}

/// The consultation a listed record belongs to.
#[derive(Clone, Debug, Queryable)]
pub struct Parent {
    pub title: String,
    pub slug: String,
    pub lang: String,
}

/// A contribution that an editor names by its token.
#[derive(Clone, Debug, Queryable)]
pub struct Named {
    pub id: i64,
    pub token: String,
    pub consultation_id: Option<i64>,
    pub state: State,
}

/// A contribution behind a theme.
#[derive(Clone, Debug, Queryable)]
pub struct Cited {
    pub theme_id: i64,
    pub contribution_id: i64,
    pub token: String,
    pub kind: String,
    pub account_id: Option<i64>,
}
