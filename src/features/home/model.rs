//! What the pages across tools need of each tool.

use chrono::NaiveDate;
use serde::Serialize;

use crate::features::contributions::Moderation;
use crate::features::questions::rules::Due;
use crate::platform::db::UtcTime;

/// A document under consultation.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentCard {
    pub title: String,
    pub url: String,
    pub summary: String,
    pub version: i64,
    pub section_count: i64,
    pub comment_count: i64,
    /// What names it as a place of contributions.
    #[serde(skip)]
    pub place: String,
    /// None: as the consultation says.
    #[serde(skip)]
    pub moderation: Option<Moderation>,
}

/// The forum of a consultation.
#[derive(Clone, Debug, Serialize)]
pub struct ForumCard {
    pub title: String,
    pub url: String,
    pub topic_count: i64,
    pub post_count: i64,
    /// What names it as a place of contributions.
    #[serde(skip)]
    pub place: String,
    /// None: as the consultation says.
    #[serde(skip)]
    pub moderation: Option<Moderation>,
}

/// A question to a body.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionCard {
    pub title: String,
    pub lang: String,
    pub url: String,
    pub body_name: String,
    /// Where the promise of an answer stands; None: nothing is promised any more.
    pub due: Option<Due>,
}

/// A petition that gathers signatures.
#[derive(Clone, Debug, Serialize)]
pub struct PetitionCard {
    pub id: i64,
    pub title: String,
    pub url: String,
    pub signature_count: i64,
    pub threshold: i64,
    pub closes_at: Option<UtcTime>,
}

/// A decision record.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionCard {
    pub title: String,
    pub url: String,
    pub asked: String,
    pub decided_on: NaiveDate,
    pub body_name: String,
    /// How much was said before it was decided.
    pub said_count: i64,
    pub said_url: String,
}

/// Published results.
#[derive(Clone, Debug, Serialize)]
pub struct ResultCard {
    pub title: String,
    pub url: String,
    pub finding: String,
    pub lang: String,
    pub published_at: UtcTime,
}

/// Why a day matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateKind {
    Opens,
    Closes,
    ResultsDue,
    AnswerDue,
    /// A body responds to a petition.
    ResponseDue,
    /// A body has done what it committed itself to.
    CommitmentDue,
}

impl DateKind {
    pub fn word(self) -> &'static str {
        match self {
            Self::Opens => "opens",
            Self::Closes => "closes",
            Self::ResultsDue => "results_due",
            Self::AnswerDue => "answer_due",
            Self::ResponseDue => "response_due",
            Self::CommitmentDue => "commitment_due",
        }
    }
}

/// A date in the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    pub at: UtcTime,
    pub kind: DateKind,
    /// Names the matter for good, whatever its title and dates: 'consultation-TOKEN'.
    pub subject: String,
    pub title: String,
    pub lang: String,
    pub url: String,
    pub body_id: i64,
    /// When what it says was made known.
    pub known_at: UtcTime,
}
