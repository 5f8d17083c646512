//! Rows and states of questions.

use diesel::prelude::*;
use serde::Serialize;

use crate::features::contributions::{Channel, Contribution};
use crate::platform::db::UtcTime;
use crate::text_enum;

text_enum! {
    /// Overdue is no state: it follows from the date.
    pub enum QuestionState {
        InModeration = "in_moderation",
        Open = "open",
        Answered = "answered",
        Withdrawn = "withdrawn",
        Removed = "removed",
    }
}

text_enum! {
    /// What the tracker can be narrowed to.
    pub enum Standing {
        /// Waiting for an answer, in time.
        Running = "running",
        /// Waiting for an answer that was promised earlier.
        Overdue = "overdue",
        Answered = "answered",
    }
}

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Question {
    pub id: i64,
    pub contribution_id: i64,
    pub body_id: i64,
    pub consultation_id: Option<i64>,
    pub state: QuestionState,
    /// What the body promised when it was asked.
    pub working_days: i64,
    pub asked_at: UtcTime,
    pub due_at: UtcTime,
    pub answered_at: Option<UtcTime>,
    /// The contribution that answers it.
    pub answer_id: Option<i64>,
    pub answered_by: Option<i64>,
}

impl Question {
    /// Path of its page.
    pub fn url(&self) -> String {
        url(self.id)
    }

    /// Topic of kept pages, and what people follow.
    pub fn topic(&self) -> String {
        format!("question:{}", self.id)
    }
}

/// Path of the page of a question.
pub fn url(id: i64) -> String {
    format!("/questions/{id}")
}

/// A question about to be asked.
#[derive(Clone, Debug)]
pub struct Ask {
    pub body_id: i64,
    pub consultation_id: Option<i64>,
    pub account_id: i64,
    pub author_name: String,
    pub channel: Channel,
    pub lang: String,
    pub title: String,
    /// Markdown, cleaned.
    pub text: String,
    pub submission_key: Option<String>,
}

/// A question that was taken in.
#[derive(Clone, Debug)]
pub struct Asked {
    pub question: Question,
    pub contribution: Contribution,
    /// False when the same form had been sent before.
    pub is_new: bool,
}

/// An answer about to be given. The caller has made sure that the person may.
#[derive(Clone, Debug)]
pub struct Answer {
    pub question_id: i64,
    /// As whom the person acts in the body.
    pub official_id: Option<i64>,
    pub account_id: Option<i64>,
    pub author_name: String,
    pub channel: Channel,
    pub lang: String,
    /// Markdown, cleaned.
    pub text: String,
    pub submission_key: Option<String>,
}

/// A question as lists show it.
#[derive(Clone, Debug, Queryable, Serialize)]
pub struct Summary {
    pub id: i64,
    pub token: String,
    pub title: String,
    pub author_name: String,
    pub lang: String,
    pub body_id: i64,
    pub body_name: String,
    pub body_slug: String,
    pub consultation_id: Option<i64>,
    pub state: QuestionState,
    pub working_days: i64,
    pub asked_at: UtcTime,
    /// When the clock started: later than it was asked where a moderator reads first.
    pub published_at: Option<UtcTime>,
    pub due_at: UtcTime,
    pub answered_at: Option<UtcTime>,
}

impl Summary {
    /// Path of its page.
    pub fn url(&self) -> String {
        url(self.id)
    }
}

/// How promises of answers were kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PromiseCounts {
    pub answered_in_time: i64,
    pub answered_late: i64,
    pub running: i64,
    pub overdue: i64,
}

/// One question of a consultation, for statistics; open ones have no `answered_at`.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Serialize)]
pub struct ResponseTime {
    pub question_id: i64,
    pub working_days: i64,
    pub asked_at: UtcTime,
    pub due_at: UtcTime,
    pub answered_at: Option<UtcTime>,
}

/// What a list of questions is narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub body_id: Option<i64>,
    pub standing: Option<Standing>,
    /// Only questions before this number.
    pub before: Option<i64>,
}
