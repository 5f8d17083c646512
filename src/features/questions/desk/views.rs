//! What the templates of the desk see.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::features::bodies::{Body, Official};
use crate::features::deadlines::{Calendar, WorkingDays};
use crate::features::questions::model::{DeskItem, Note, QuestionState};
use crate::features::questions::routing::Presence;
use crate::features::questions::rules::{self, Due};
use crate::platform::db::UtcTime;
use crate::web::Choice;

/// A promise, as `ui.due` shows it; one whose clock stands still is paused.
#[derive(Serialize)]
#[serde(untagged)]
pub enum DueView {
    Promised(Due),
    Paused {
        at: UtcTime,
        state: &'static str,
        days: i64,
    },
}

impl DueView {
    /// `left`: counted days that are left while the clock stands still.
    pub fn new(
        state: QuestionState,
        due_at: UtcTime,
        answered_at: Option<UtcTime>,
        left: i64,
        now: UtcTime,
        calendar: &Calendar,
    ) -> Option<Self> {
        let promised = rules::due(state, due_at, answered_at, now, calendar);
        match state {
            QuestionState::Clarifying => Some(Self::Paused {
                at: due_at,
                state: "paused",
                days: left,
            }),
            _ => promised.map(Self::Promised),
        }
    }
}

/// A tab of the desk.
#[derive(Serialize)]
pub struct Tab {
    pub key: &'static str,
    pub url: String,
    pub count: Option<usize>,
    /// There are more than were counted.
    pub is_more: bool,
    pub is_current: bool,
}

/// A line of the desk.
#[derive(Serialize)]
pub struct Row {
    pub id: String,
    pub desk_url: String,
    pub title: String,
    pub lang: String,
    pub asker: String,
    pub body: String,
    pub topic: String,
    /// Whoever works on it now; '' for nobody.
    pub who: String,
    /// In whose place.
    pub in_place_of: String,
    pub asked_at: UtcTime,
    pub due: Option<DueView>,
    pub is_paused: bool,
    pub is_confidential: bool,
    /// '', 'draft', 'review' or 'objected'
    pub draft: &'static str,
}

/// What lines are made with.
pub struct Known {
    pub bodies: HashMap<i64, String>,
    pub topics: HashMap<i64, String>,
    pub presence: Presence,
    pub drafts: HashMap<i64, &'static str>,
    /// Counted days left of questions whose clock stands still.
    pub left: HashMap<i64, i64>,
    pub today: NaiveDate,
    pub now: UtcTime,
    pub days: WorkingDays,
}

/// How far a draft is.
pub fn draft_word(submitted_at: Option<UtcTime>, objection: &str) -> &'static str {
    match (submitted_at, objection) {
        (Some(_), _) => "review",
        (None, "") => "draft",
        (None, _) => "objected",
    }
}

impl Row {
    pub fn new(item: DeskItem, known: &Known) -> Self {
        let named = |id: Option<i64>, names: &HashMap<i64, String>| {
            id.and_then(|id| names.get(&id))
                .cloned()
                .unwrap_or_default()
        };
        let name_of = |id: i64| {
            let official = known.presence.officials.iter().find(|one| one.id == id);
            official.map_or(String::new(), |one| one.name.clone())
        };
        let worker = item
            .official_id
            .and_then(|id| known.presence.stand_in(id, known.today));
        let replaced = item.official_id.filter(|id| Some(*id) != worker);
        Self {
            id: item.id.to_string(),
            desk_url: format!("/desk/questions/{}", item.id),
            title: item.title,
            lang: item.lang,
            asker: item.author_name,
            body: named(Some(item.body_id), &known.bodies),
            topic: named(item.topic_id, &known.topics),
            who: worker.map_or(String::new(), name_of),
            in_place_of: replaced.map_or(String::new(), name_of),
            asked_at: item.asked_at,
            due: DueView::new(
                item.state,
                item.due_at,
                item.answered_at,
                known.left.get(&item.id).copied().unwrap_or(0),
                known.now,
                known.days.of(item.body_id),
            ),
            is_paused: item.state == QuestionState::Clarifying,
            is_confidential: item.is_confidential,
            draft: known.drafts.get(&item.id).copied().unwrap_or_default(),
        }
    }
}

/// Officials who can be given work, as choices; with their body where there are several.
pub fn official_choices(officials: &[Official], bodies: &[Body]) -> Vec<Choice> {
    let can_work = |one: &&Official| one.account_id.is_some() && one.until_on.is_none();
    officials
        .iter()
        .filter(can_work)
        .map(|one| {
            let body = bodies.iter().find(|body| body.id == one.body_id);
            let place = match body {
                Some(body) if bodies.len() > 1 => body.name.as_str(),
                _ => one.post.as_str(),
            };
            Choice::new(one.id.to_string(), format!("{} ({place})", one.name))
        })
        .collect()
}

/// Bodies as choices, by number.
pub fn body_choices(bodies: &[Body]) -> Vec<Choice> {
    bodies
        .iter()
        .map(|body| Choice::new(body.id.to_string(), &body.name))
        .collect()
}

/// Something that was said among colleagues.
#[derive(Serialize)]
pub struct NoteView {
    pub author: String,
    pub text: String,
    pub at: UtcTime,
}

impl From<Note> for NoteView {
    fn from(note: Note) -> Self {
        Self {
            author: note.author_name,
            text: note.text,
            at: note.created_at,
        }
    }
}
