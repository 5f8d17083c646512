//! What templates and JSON see of decision records.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use super::model::{Commitment, DecisionRecord, Theme};
use super::rules;
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies::Body;
use crate::features::consultations::Consultation;
use crate::features::contributions::Contribution;
use crate::features::deadlines::AccountView;
use crate::features::ledger::Entry;
use crate::features::moderation;
use crate::features::results;
use crate::platform::db::UtcTime;
use crate::platform::text::excerpt;
use crate::web::visit::Visit;

/// Contributions of a theme on the record's page; the others are on a page of their own.
pub const SHOWN: usize = 10;
/// Characters of a contribution in the list behind a theme.
const WORDS: usize = 280;

#[derive(Debug, Serialize)]
pub struct DecisionView {
    pub id: i64,
    pub title: String,
    pub url: String,
    pub json_url: String,
    pub asked: String,
    pub summary_html: String,
    pub decided_on: NaiveDate,
    pub published_at: Option<UtcTime>,
    pub digest: String,
    pub body_name: String,
    pub body_url: String,
    pub consultation_title: String,
    pub consultation_url: String,
}

impl DecisionView {
    pub fn new(record: &DecisionRecord, consultation: &Consultation, body: Option<&Body>) -> Self {
        let url = super::url(record.id);
        Self {
            id: record.id,
            title: record.title.clone(),
            json_url: format!("{url}.json"),
            url,
            asked: record.asked.clone(),
            summary_html: record.summary_html.clone(),
            decided_on: record.decided_on,
            published_at: record.published_at,
            digest: record.digest.clone(),
            body_name: body.map(|body| body.name.clone()).unwrap_or_default(),
            body_url: body.map_or_else(String::new, |body| format!("/bodies/{}", body.slug)),
            consultation_title: consultation.title.clone(),
            consultation_url: format!("/consultations/{}", consultation.slug),
        }
    }
}

/// One row: asked, said, decided, why.
#[derive(Debug, Serialize)]
pub struct ThemeView {
    pub number: usize,
    pub asked: String,
    pub said: String,
    pub decided: String,
    pub why: String,
    pub said_count: usize,
    pub said_url: Option<String>,
    pub contributions: Vec<WordsView>,
    /// Where all of them are, if there are more than are shown.
    pub all_url: Option<String>,
}

impl ThemeView {
    /// `ids` are those of all contributions behind it, `shown` some of them.
    pub fn new(
        decision_id: i64,
        number: usize,
        theme: Theme,
        ids: &[i64],
        shown: &HashMap<i64, Contribution>,
    ) -> Self {
        let contributions = ids
            .iter()
            .take(SHOWN)
            .filter_map(|id| shown.get(id))
            .map(WordsView::new)
            .collect();
        Self {
            number,
            asked: theme.title,
            said: theme.said,
            decided: theme.decided,
            why: theme.why,
            said_count: ids.len(),
            said_url: (!ids.is_empty()).then(|| format!("#behind-{number}")),
            contributions,
            all_url: (ids.len() > SHOWN)
                .then(|| format!("{}/themes/{number}", super::url(decision_id))),
        }
    }
}

/// A contribution in short; without words it is no longer shown.
#[derive(Debug, Serialize)]
pub struct WordsView {
    pub token: String,
    pub url: String,
    pub author: String,
    pub at: UtcTime,
    pub about: String,
    pub words: Option<String>,
    pub lang: String,
}

impl WordsView {
    pub fn new(contribution: &Contribution) -> Self {
        let public = contribution.is_public();
        let text = if contribution.title.is_empty() {
            contribution.text.clone()
        } else {
            format!("{}. {}", contribution.title, contribution.text)
        };
        Self {
            token: contribution.token.clone(),
            url: format!("/c/{}", contribution.token),
            author: if public {
                contribution.author_name.clone()
            } else {
                String::new()
            },
            at: contribution
                .published_at
                .unwrap_or(contribution.received_at),
            about: if public {
                contribution.place_title.clone()
            } else {
                moderation::public_place(&contribution.place, &contribution.place_title)
                    .unwrap_or_default()
                    .to_owned()
            },
            words: public.then(|| excerpt(&text, WORDS)),
            lang: contribution.lang.clone(),
        }
    }
}

#[derive(Debug, Serialize)]
pub struct CommitmentView {
    pub id: i64,
    pub text: String,
    pub body: String,
    pub due_on: NaiveDate,
    /// As kept, or `overdue`.
    pub state: &'static str,
    pub tone: &'static str,
    pub note: String,
    pub updated_at: Option<UtcTime>,
    pub update_url: Option<String>,
    /// How its day came about.
    pub accounts: Vec<AccountView>,
}

impl CommitmentView {
    pub fn new(
        visit: &Visit,
        commitment: Commitment,
        bodies: &[Body],
        today: NaiveDate,
        published_at: Option<UtcTime>,
    ) -> Self {
        let (state, tone) = shown_state(&commitment, today);
        let subject = Subject::of_body(commitment.body_id);
        let may_update = accounts::may(&visit.actor, Action::UpdateCommitment, &subject);
        let url = super::url(commitment.decision_id);
        Self {
            id: commitment.id,
            body: name_of(bodies, commitment.body_id),
            text: commitment.text,
            due_on: commitment.due_on,
            state,
            tone,
            note: commitment.note,
            updated_at: published_at
                .is_some_and(|at| commitment.updated_at > at)
                .then_some(commitment.updated_at),
            update_url: may_update.then(|| format!("{url}/commitments/{}", commitment.id)),
            accounts: Vec::new(),
        }
    }
}

pub fn name_of(bodies: &[Body], id: i64) -> String {
    let body = bodies.iter().find(|body| body.id == id);
    body.map(|body| body.name.clone()).unwrap_or_default()
}

/// The word and the tone of how a commitment stands.
pub fn shown_state(commitment: &Commitment, today: NaiveDate) -> (&'static str, &'static str) {
    use super::CommitmentState::{Done, Dropped, InProgress, Planned};
    if rules::is_overdue(commitment.state, commitment.due_on, today) {
        return ("overdue", "bad");
    }
    let tone = match commitment.state {
        Planned | Dropped => "quiet",
        InProgress => "open",
        Done => "good",
    };
    (commitment.state.as_str(), tone)
}

/// A line of the record's history.
#[derive(Debug, Serialize)]
pub struct EventView {
    text: String,
    at: UtcTime,
    detail: String,
    who: String,
    url: Option<String>,
}

impl EventView {
    pub fn new(visit: &Visit, entry: &Entry, bodies: &[Body]) -> Self {
        let detail = entry.detail.get();
        let (from, to) = (detail.text("from"), detail.text("to"));
        let words = |state: &str| visit.text(&format!("decisions-state-{state}"));
        let is_step = !from.is_empty() && !to.is_empty();
        Self {
            text: visit.text(&format!("ledger-action-{}", entry.action)),
            at: entry.at,
            detail: if is_step {
                format!("{}: {} → {}", detail.text("title"), words(from), words(to))
            } else {
                detail.text("title").to_owned()
            },
            who: entry
                .actor_body_id
                .map_or_else(String::new, |id| name_of(bodies, id)),
            url: None,
        }
    }
}

/// What JSON shows beside the digested content: where things are, and how commitments stand.
pub fn to_json(
    visit: &Visit,
    record: &DecisionRecord,
    content: &Value,
    commitments: &[Commitment],
    today: NaiveDate,
) -> String {
    let commitments: Vec<Value> = commitments
        .iter()
        .map(|commitment| {
            json!({
                "id": commitment.id,
                "text": commitment.text,
                "due_on": commitment.due_on,
                "state": commitment.state,
                "overdue": rules::is_overdue(commitment.state, commitment.due_on, today),
                "note": commitment.note,
                "updated_at": commitment.updated_at,
            })
        })
        .collect();
    let whole = json!({
        "id": record.id,
        "state": record.state,
        "ledger_subject": record.token,
        "url": visit.app.absolute(&super::url(record.id)),
        "title": record.title,
        "published_at": record.published_at,
        "digest": record.digest,
        "digest_of": "SHA-256 over the bytes of `content` as compact JSON with sorted keys",
        "content": content,
        "commitments": commitments,
    });
    format!("{}\n", results::canonical_json(&whole))
}
