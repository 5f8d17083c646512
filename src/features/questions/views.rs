//! What templates see of questions.

mod history;
mod page;

use serde::Serialize;

use super::model::{PromiseCounts, QuestionState, Summary, Topic};
use super::rules::{self, Due};
use crate::features::bodies::Body;
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::Contribution;
use crate::features::deadlines::WorkingDays;
use crate::features::files::{File, FileView};
use crate::platform::db::UtcTime;
use crate::web::Choice;

pub use page::{AccountView, Other, Parts, QuestionView};

/// A line of a list.
#[derive(Serialize)]
pub struct Row {
    pub id: i64,
    pub url: String,
    pub desk_url: String,
    pub title: String,
    pub lang: String,
    pub author: String,
    pub body: String,
    pub body_url: String,
    pub asked_at: UtcTime,
    pub answered_at: Option<UtcTime>,
    pub state: QuestionState,
    pub due: Option<Due>,
    /// '' for none; otherwise where its questions are listed, too.
    pub topic: String,
    pub topic_url: String,
    /// What the due date does not say: 'refused', 'merged'; '' otherwise.
    pub mark: &'static str,
}

impl Row {
    pub fn new(row: Summary, now: UtcTime, days: &WorkingDays) -> Self {
        let calendar = days.of(row.body_id);
        Self {
            id: row.id,
            url: row.url(),
            desk_url: format!("/desk{}", row.url()),
            due: rules::due(row.state, row.due_at, row.answered_at, now, calendar),
            body_url: format!("/bodies/{}", row.body_slug),
            topic_url: row
                .topic_id
                .map_or(String::new(), |id| format!("/questions?topic={id}")),
            topic: row.topic.unwrap_or_default(),
            title: row.title,
            lang: row.lang,
            author: row.author_name,
            body: row.body_name,
            asked_at: row.asked_at,
            answered_at: row.answered_at,
            mark: match row.state {
                QuestionState::Refused => "refused",
                QuestionState::Merged => "merged",
                _ => "",
            },
            state: row.state,
        }
    }
}

/// Topics as choices; with their body where there are several.
pub fn topic_choices(topics: &[Topic], bodies: &[Body]) -> Vec<Choice> {
    topics
        .iter()
        .map(|topic| {
            let body = bodies.iter().find(|body| body.id == topic.body_id);
            let text = match body {
                Some(body) if bodies.len() > 1 => format!("{} ({})", topic.name, body.name),
                _ => topic.name.clone(),
            };
            Choice::new(topic.id.to_string(), text)
        })
        .collect()
}

/// The tracker.
#[derive(Serialize)]
pub struct ListView {
    pub rows: Vec<Row>,
    pub counts: PromiseCounts,
    pub answered_count: i64,
    pub bodies: Vec<Choice>,
    pub consultations: Vec<Choice>,
    pub states: Vec<Choice>,
    pub topics: Vec<Choice>,
    /// What the form was filled in with.
    pub chosen: super::tracker::Chosen,
    /// The form asks for more than a body and a state.
    pub is_detailed: bool,
    pub csv_url: String,
    pub json_url: String,
    pub is_narrowed: bool,
    pub is_continued: bool,
    pub first: String,
    pub next: Option<String>,
    pub new_url: String,
}

/// A body as one may ask it: what it promises if the question is sent now.
#[derive(Serialize)]
pub struct PromiseView {
    pub slug: String,
    pub name: String,
    pub working_days: i64,
    pub due_at: UtcTime,
}

impl PromiseView {
    pub fn new(body: &Body, due_at: UtcTime) -> Self {
        Self {
            slug: body.slug.clone(),
            name: body.name.clone(),
            working_days: body.answer_working_days,
            due_at,
        }
    }
}

/// The consultation that a question belongs to.
#[derive(Serialize)]
pub struct About {
    pub title: String,
    pub url: String,
    pub slug: String,
    /// A moderator reads questions before they are published.
    pub is_read_first: bool,
}

impl About {
    pub fn new(consultation: &Consultation) -> Self {
        Self {
            title: consultation.title.clone(),
            url: consultations::url(consultation),
            slug: consultation.slug.clone(),
            is_read_first: consultation.moderation
                == crate::features::contributions::Moderation::Pre,
        }
    }
}

/// Somebody's words, as the component `flow.contribution` shows them.
#[derive(Serialize)]
pub struct Words {
    pub token: String,
    pub at: UtcTime,
    pub html: String,
    pub author: String,
    pub role: &'static str,
    pub body: Option<String>,
    pub channel: &'static str,
    pub state: &'static str,
    pub report_url: Option<String>,
    pub files: Vec<FileView>,
}

impl Words {
    pub fn new(contribution: &Contribution, body: Option<String>, may_read: bool) -> Self {
        let shown = contribution.is_public() || may_read;
        let show = |text: &str| {
            if shown {
                text.to_owned()
            } else {
                String::new()
            }
        };
        Self {
            token: contribution.token.clone(),
            at: contribution.received_at,
            html: show(&contribution.html),
            author: show(&contribution.author_name),
            role: contribution.author_role.as_str(),
            body,
            channel: contribution.channel.as_str(),
            state: contribution.state.as_str(),
            report_url: contribution
                .is_public()
                .then(|| format!("/c/{}/report", contribution.token)),
            files: Vec::new(),
        }
    }

    /// As its author sees it: nobody reports themselves.
    pub fn seen_by(mut self, reader: Option<i64>, contribution: &Contribution) -> Self {
        if reader.is_some() && reader == contribution.account_id {
            self.report_url = None;
        }
        self
    }

    /// With its own among `files`, where the text may be read.
    pub fn with_files(mut self, contribution: &Contribution, files: &[File]) -> Self {
        if !self.html.is_empty() {
            self.files = FileView::of(files, contribution.id);
        }
        self
    }
}
