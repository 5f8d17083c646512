//! Rows of the desk: how a body works on answers, who is away, what is being written.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use crate::platform::db::UtcTime;
use crate::text_enum;

text_enum! {
    /// What a clock does that stood still, or that goes over to another body.
    pub enum AfterBreak {
        /// It goes on with the days that were left.
        Continue = "continue",
        /// All days are counted again.
        Restart = "restart",
    }
}

/// The procedure of a body. Days of extensions are in the unit of the promise's rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable, Serialize)]
pub struct Procedure {
    /// Questions whose asker did not know whom to ask come here. One body of the site at most.
    pub does_triage: bool,
    pub allows_confidential: bool,
    /// A second official reads an answer before it is published.
    pub needs_second_reader: bool,
    /// What the clock does when the asker has said more.
    pub after_clarification: AfterBreak,
    pub after_transfer: AfterBreak,
    pub max_extensions: i64,
    pub max_extension_days: i64,
    /// Calendar days after the answer within which its asker may ask for an internal review.
    pub review_window_days: i64,
    /// Working days within which the review is promised.
    pub review_working_days: i64,
}

/// A matter of a body, with the words by which a question about it is recognised.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Topic {
    pub id: i64,
    pub body_id: i64,
    pub name: String,
    /// Separated by commas.
    pub words: String,
    /// Who answers what is asked about it.
    pub official_id: Option<i64>,
}

/// An official is away; both days are included.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Absence {
    pub id: i64,
    pub official_id: i64,
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
    pub substitute_id: Option<i64>,
}

text_enum! {
    /// What a draft becomes.
    pub enum DraftKind {
        Answer = "answer",
        /// Part of an answer.
        Partial = "partial",
        Refusal = "refusal",
    }
}

/// What is being written, before it is saved.
#[derive(Clone, Copy, Debug)]
pub struct Drafted<'a> {
    pub kind: DraftKind,
    /// Markdown, cleaned.
    pub text: &'a str,
    /// Law and clause of a refusal.
    pub ground: &'a str,
}

impl<'a> From<&'a str> for Drafted<'a> {
    /// An answer with this text.
    fn from(text: &'a str) -> Self {
        Self {
            kind: DraftKind::Answer,
            text,
            ground: "",
        }
    }
}

/// An answer, part of one or a refusal in the making. Field order is the order of the columns.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Draft {
    pub question_id: i64,
    pub kind: DraftKind,
    /// Markdown, cleaned.
    pub text: String,
    /// Law and clause of a refusal.
    pub ground: String,
    /// Rises with every save: two who write at once notice each other.
    pub version: i64,
    pub saved_by: Option<i64>,
    pub saved_by_name: String,
    pub saved_at: UtcTime,
    /// Waits for a second reader since.
    pub submitted_at: Option<UtcTime>,
    pub read_by: Option<i64>,
    pub read_by_name: String,
    pub read_at: Option<UtcTime>,
    /// What the second reader objects to; '' for nothing.
    pub objection: String,
}

/// Said among the officials who work on a question. Never public.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Note {
    pub id: i64,
    pub question_id: i64,
    pub account_id: Option<i64>,
    pub author_name: String,
    pub text: String,
    pub created_at: UtcTime,
}

/// A text that a body's officials begin answers with.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct AnswerTemplate {
    pub id: i64,
    pub body_id: i64,
    pub title: String,
    /// Markdown with `{asker}`, `{title}` and `{date}`.
    pub text: String,
    pub updated_at: UtcTime,
}

text_enum! {
    /// What the desk shows of the questions to somebody's bodies.
    pub enum View {
        /// Given to the person, or to somebody they stand in for.
        Mine = "mine",
        /// Given to nobody, or to somebody whose work nobody does.
        Unassigned = "unassigned",
        /// Due within a few working days.
        Soon = "soon",
        Overdue = "overdue",
        /// Whatever waits for an answer.
        All = "all",
        /// Asked without knowing whom to ask.
        Triage = "triage",
        /// An answer waits for its second reader.
        Review = "review",
        /// Another body answers and asks for a part.
        Parts = "parts",
        /// Answered, refused or merged; last due first.
        Answered = "answered",
    }
}

/// A question on the desk.
#[derive(Clone, Debug, Queryable)]
pub struct DeskItem {
    pub id: i64,
    pub title: String,
    pub lang: String,
    pub author_name: String,
    pub body_id: i64,
    pub state: super::QuestionState,
    pub asked_at: UtcTime,
    pub due_at: UtcTime,
    pub answered_at: Option<UtcTime>,
    pub official_id: Option<i64>,
    pub topic_id: Option<i64>,
    pub is_confidential: bool,
}
