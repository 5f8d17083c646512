//! What templates see of questions.

use chrono_tz::Tz;
use serde::Serialize;

use super::model::{PromiseCounts, Question, QuestionState, Summary};
use super::rules::{self, Due, Explanation};
use crate::features::bodies::{Body, Official};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::Contribution;
use crate::features::deadlines;
use crate::features::ledger::Entry;
use crate::features::notifications::FollowView;
use crate::platform::db::UtcTime;
use crate::web::Visit;

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
}

impl Row {
    pub fn new(row: Summary, now: UtcTime, zone: Tz) -> Self {
        Self {
            id: row.id,
            url: row.url(),
            desk_url: format!("/desk{}", row.url()),
            due: rules::due(row.state, row.due_at, row.answered_at, now, zone),
            body_url: format!("/bodies/{}", row.body_slug),
            title: row.title,
            lang: row.lang,
            author: row.author_name,
            body: row.body_name,
            asked_at: row.asked_at,
            answered_at: row.answered_at,
            state: row.state,
        }
    }
}

/// A choice in a form.
#[derive(Serialize)]
pub struct Choice {
    pub value: String,
    pub text: String,
    pub hint: String,
}

impl Choice {
    pub fn plain(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            text: text.into(),
            hint: String::new(),
        }
    }
}

/// The tracker.
#[derive(Serialize)]
pub struct ListView {
    pub rows: Vec<Row>,
    pub counts: PromiseCounts,
    pub answered_count: i64,
    pub bodies: Vec<Choice>,
    pub body: String,
    pub state: String,
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
    pub fn new(body: &Body, now: UtcTime, zone: Tz) -> Self {
        Self {
            slug: body.slug.clone(),
            name: body.name.clone(),
            working_days: body.answer_working_days,
            due_at: deadlines::due_after_working_days(now, body.answer_working_days, zone),
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
        }
    }
}

/// Something that happened, as the component `flow.trace` shows it.
#[derive(Serialize)]
pub struct Event {
    pub text: String,
    pub at: UtcTime,
    pub who: Option<String>,
    pub detail: Option<String>,
    pub url: Option<String>,
}

impl Event {
    pub fn new(visit: &Visit, entry: &Entry, body_name: &str) -> Self {
        let facts = entry.detail.get();
        let is_answer = entry.action == "answered";
        let in_time = facts.0.get("in_time").and_then(serde_json::Value::as_bool);
        let detail = in_time.map(|in_time| {
            visit.text(if in_time {
                "questions-event-in-time"
            } else {
                "questions-event-late"
            })
        });
        Self {
            text: visit.text(&format!("ledger-action-{}", entry.action)),
            at: entry.at,
            who: (entry.actor_role == "official").then(|| body_name.to_owned()),
            detail,
            url: is_answer.then(|| facts.text("url").to_owned()),
        }
    }
}

/// The page of a question.
#[derive(Serialize)]
pub struct QuestionView {
    pub id: i64,
    pub url: String,
    /// '' when it is no longer shown.
    pub title: String,
    pub lang: String,
    pub state: QuestionState,
    pub asker: String,
    pub asked_at: UtcTime,
    pub body: String,
    pub body_url: String,
    pub body_slug: String,
    pub about: Option<About>,
    pub due: Option<Due>,
    pub why: Option<Explanation>,
    /// The clock started after it was asked, when it was published.
    pub started_at: Option<UtcTime>,
    pub question: Words,
    pub answer: Option<Words>,
    pub official: Option<String>,
    pub events: Vec<Event>,
    pub follow: FollowView,
    /// The visitor may answer it.
    pub answer_url: Option<String>,
}

/// Everything that the page of a question is made of.
pub struct Parts {
    pub question: Question,
    pub asked: Contribution,
    pub answer: Option<Contribution>,
    pub body: Body,
    pub official: Option<Official>,
    pub consultation: Option<Consultation>,
    pub entries: Vec<Entry>,
    pub follow: FollowView,
    pub may_read: bool,
    pub may_answer: bool,
}

impl QuestionView {
    pub fn new(visit: &Visit, parts: Parts) -> Self {
        let zone = visit.app.config.site.time_zone.0;
        let Parts {
            question,
            asked,
            body,
            ..
        } = &parts;
        let is_shown = asked.is_public() || parts.may_read;
        let due = rules::due(
            question.state,
            question.due_at,
            question.answered_at,
            visit.now,
            zone,
        );
        let started_at = asked.published_at.unwrap_or(question.asked_at);
        // An appeal or a correction publishes again; that does not start the clock anew.
        let explained = |started_at| {
            deadlines::due_after_working_days(started_at, question.working_days, zone)
                == question.due_at
        };
        let start = if explained(question.asked_at) || !explained(started_at) {
            question.asked_at
        } else {
            started_at
        };
        Self {
            id: question.id,
            url: question.url(),
            title: if is_shown {
                asked.title.clone()
            } else {
                String::new()
            },
            lang: asked.lang.clone(),
            state: question.state,
            asker: if is_shown {
                asked.author_name.clone()
            } else {
                String::new()
            },
            asked_at: question.asked_at,
            body: body.name.clone(),
            body_url: format!("/bodies/{}", body.slug),
            body_slug: body.slug.clone(),
            about: parts.consultation.as_ref().map(About::new),
            why: due.map(|_| rules::explain(start, question.working_days, question.due_at, zone)),
            started_at: (start != question.asked_at).then_some(start),
            due,
            question: Words::new(asked, None, parts.may_read),
            answer: parts
                .answer
                .as_ref()
                .map(|answer| Words::new(answer, Some(body.name.clone()), false)),
            official: parts.official.as_ref().map(|one| one.post.clone()),
            events: parts
                .entries
                .iter()
                .rev()
                .map(|entry| Event::new(visit, entry, &body.name))
                .collect(),
            answer_url: (parts.may_answer && question.state == QuestionState::Open)
                .then(|| format!("/desk{}", question.url())),
            follow: parts.follow,
        }
    }
}

/// Questions on the desk of an official, oldest promise first.
#[derive(Serialize)]
pub struct DeskView {
    pub overdue: Vec<Row>,
    pub soon: Vec<Row>,
    pub running: Vec<Row>,
    pub answered: Vec<Row>,
    pub is_empty: bool,
    /// Whether the person may answer, or only look on.
    pub may_answer: bool,
    pub several_bodies: bool,
}
