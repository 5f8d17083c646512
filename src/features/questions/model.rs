//! Rows and states of questions.

mod desk;

use diesel::prelude::*;
use serde::Serialize;

use crate::features::contributions::{AuthorRole, Channel, Contribution};
use crate::platform::db::UtcTime;
use crate::text_enum;
use crate::web::FormMarks;

pub use desk::{
    Absence, AfterBreak, AnswerTemplate, DeskItem, Draft, DraftKind, Drafted, Note, Procedure,
    Topic, View,
};

text_enum! {
    /// Overdue is no state: it follows from the date.
    pub enum QuestionState {
        InModeration = "in_moderation",
        Open = "open",
        /// Waits for its asker, who was asked to say more.
        Clarifying = "clarifying",
        Answered = "answered",
        /// Refused on a legal ground, which is an answer too.
        Refused = "refused",
        /// Answered together with the question of which it is a duplicate.
        Merged = "merged",
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
        /// Waiting for its asker to say more; the clock stands.
        Clarifying = "clarifying",
        Answered = "answered",
        Refused = "refused",
    }
}

text_enum! {
    /// A turn in the correspondence on a question.
    pub enum TurnKind {
        ClarificationAsked = "clarification_asked",
        Clarified = "clarified",
        PartialAnswer = "partial_answer",
        Answer = "answer",
        Refusal = "refusal",
        ReviewAsked = "review_asked",
        ReviewDecided = "review_decided",
        RatingResponse = "rating_response",
    }
}

impl TurnKind {
    /// The body speaks, not the person who asked.
    pub fn is_by_body(self) -> bool {
        !matches!(self, Self::Clarified | Self::ReviewAsked)
    }
}

text_enum! {
    /// What the person who asked thinks of the answer.
    pub enum Rating {
        Answered = "answered",
        Partly = "partly",
        NotAnswered = "not_answered",
    }
}

text_enum! {
    /// How an internal review ends.
    pub enum ReviewOutcome {
        /// The answer stands.
        Upheld = "upheld",
        /// The review gives another answer.
        Changed = "changed",
    }
}

/// A turn of the correspondence.
#[derive(Clone, Debug, Queryable)]
pub struct TurnRow {
    pub kind: TurnKind,
    pub contribution_id: i64,
    pub body_id: Option<i64>,
    /// Law and clause of a refusal; outcome of a review.
    pub ground: String,
}

/// A question that went from one body to another.
#[derive(Clone, Debug, Queryable)]
pub struct TransferRow {
    pub from_body_id: i64,
    pub to_body_id: i64,
    /// Public.
    pub reason: String,
    pub at: UtcTime,
}

/// What another body contributes to the joined answer of the lead body.
#[derive(Clone, Debug, Queryable)]
pub struct PartRow {
    pub body_id: i64,
    /// Read by the lead body, which joins the parts.
    pub text: String,
    pub given_at: Option<UtcTime>,
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
    /// Who is to answer it.
    pub official_id: Option<i64>,
    /// Its asker did not know whom to ask: the triage desk routes it.
    pub needs_routing: bool,
    pub is_confidential: bool,
    /// The answered question that it follows up.
    pub follows_id: Option<i64>,
    /// The question with whose answer it is answered.
    pub merged_into_id: Option<i64>,
    pub extension_count: i64,
    pub topic_id: Option<i64>,
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

    /// What the public log holds of an act: of a confidential question nothing that leads there.
    pub fn logged(&self, mut detail: serde_json::Value) -> serde_json::Value {
        if self.is_confidential
            && let Some(fields) = detail.as_object_mut()
        {
            fields.remove("url");
            fields.remove("contribution");
        }
        detail
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
    /// None for somebody without an account, whose letter or call was entered by the body.
    pub account_id: Option<i64>,
    pub author_name: String,
    pub author_role: AuthorRole,
    pub channel: Channel,
    pub lang: String,
    pub title: String,
    /// Markdown, cleaned.
    pub text: String,
    /// Its asker does not know whom to ask: the body routes it.
    pub needs_routing: bool,
    /// Only its asker and the body read it.
    pub is_confidential: bool,
    /// The answered question that it follows up.
    pub follows_id: Option<i64>,
    /// The clock starts with this day, which is not after today.
    pub received_at: UtcTime,
    pub submission_key: Option<String>,
    /// How the form was filled in that it came in; None where it came by other ways.
    pub marks: Option<FormMarks>,
}

impl Ask {
    /// By somebody with an account, now; everything else is for the caller to say.
    pub fn by_account(account_id: i64, name: &str, now: UtcTime) -> Self {
        Self {
            account_id: Some(account_id),
            author_name: name.to_owned(),
            ..Self::at(now)
        }
    }

    /// Public, received at a time; everything else is for the caller to say.
    pub fn at(now: UtcTime) -> Self {
        Self {
            body_id: 0,
            consultation_id: None,
            account_id: None,
            author_name: String::new(),
            author_role: AuthorRole::Citizen,
            channel: Channel::Web,
            lang: String::new(),
            title: String::new(),
            text: String::new(),
            needs_routing: false,
            is_confidential: false,
            follows_id: None,
            received_at: now,
            submission_key: None,
            marks: None,
        }
    }
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
    pub is_confidential: bool,
    pub topic_id: Option<i64>,
    pub topic: Option<String>,
    /// The official who answered it.
    pub answered_by: Option<i64>,
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
    /// Waiting for those who asked; the clock stands.
    pub paused: i64,
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub body_id: Option<i64>,
    pub consultation_id: Option<i64>,
    /// A topic is of one body: with it, `body_id` says nothing more.
    pub topic_id: Option<i64>,
    pub standing: Option<Standing>,
    /// Asked at this instant or later.
    pub asked_from: Option<UtcTime>,
    /// Asked earlier than this.
    pub asked_before: Option<UtcTime>,
    /// Only these, if they are public: what a search found.
    pub ids: Option<Vec<i64>>,
    /// Only what was asked before the question with this number.
    pub before: Option<i64>,
}
