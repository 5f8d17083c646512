//! The page of a question: who asked what, what was said to it, when it is due and why.

use std::collections::HashMap;

use serde::Serialize;

use super::history::{Event, events};
use super::{About, Words};
use crate::features::bodies::{Body, Official};
use crate::features::consultations::Consultation;
use crate::features::contributions::Contribution;
use crate::features::deadlines::account::{Day, DayAccount};
use crate::features::deadlines::{Account, Calendar, PromiseState};
use crate::features::files::File;
use crate::features::ledger::Entry;
use crate::features::notifications::FollowView;
use crate::features::questions::model::{
    PartRow, Question, QuestionState, Rating, TransferRow, TurnKind, TurnRow, url,
};
use crate::features::questions::rules::{self, Due};
use crate::platform::db::UtcTime;
use crate::web::Visit;

/// A turn of the correspondence.
#[derive(Serialize)]
pub struct TurnView {
    pub kind: TurnKind,
    pub words: Words,
    /// Law and clause of a refusal; outcome of a review.
    pub ground: String,
}

/// How a due day came about, of one body.
#[derive(Serialize)]
pub struct AccountView {
    pub body: String,
    /// 'transferred' for all but the last.
    pub state: PromiseState,
    pub due_on: chrono::NaiveDate,
    pub days: Vec<DayView>,
}

/// One day of it.
#[derive(Serialize)]
pub struct DayView {
    pub on: chrono::NaiveDate,
    /// 'counted', 'weekend', 'holiday', 'paused' …
    pub what: &'static str,
    /// Name of the holiday.
    pub name: String,
    pub count: Option<i64>,
}

impl DayView {
    pub fn new(day: &Day) -> Self {
        Self {
            on: day.on,
            what: day.what.word(),
            name: match &day.what {
                DayAccount::Holiday(name) => name.clone(),
                _ => String::new(),
            },
            count: day.count,
        }
    }
}

/// Another question that belongs to this one.
#[derive(Serialize)]
pub struct Other {
    pub title: String,
    pub url: String,
}

/// What the person who asked can do now.
#[derive(Default, Serialize)]
pub struct AskerView {
    pub may_clarify: bool,
    pub may_rate: bool,
    pub may_ask_review: bool,
    pub may_follow_up: bool,
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
    pub is_confidential: bool,
    pub needs_routing: bool,
    pub asker: String,
    pub asked_at: UtcTime,
    pub body: String,
    pub body_url: String,
    pub body_slug: String,
    pub about: Option<About>,
    pub due: Option<Due>,
    pub accounts: Vec<AccountView>,
    pub question: Words,
    /// Everything between the question and its answer.
    pub turns: Vec<TurnView>,
    /// The answer or the refusal that ended it, and the review that changed it.
    pub answer: Option<TurnView>,
    pub review: Option<ReviewView>,
    /// Post of whoever answered, or is to answer.
    pub official: Option<String>,
    pub parts: Vec<String>,
    pub rating: Option<Rating>,
    pub follows: Option<Other>,
    pub follow_ups: Vec<Other>,
    pub merged_into: Option<Other>,
    pub duplicate_count: usize,
    pub events: Vec<Event>,
    pub follow: FollowView,
    /// The visitor may answer it.
    pub desk_url: Option<String>,
    pub mine: AskerView,
}

/// An internal review: asked for, due, decided.
#[derive(Serialize)]
pub struct ReviewView {
    pub due: Option<Due>,
    /// 'upheld' or 'changed' once it is decided.
    pub outcome: String,
}

/// Everything that the page of a question is made of.
pub struct Parts {
    pub question: Question,
    pub asked: Contribution,
    pub turns: Vec<(TurnRow, Contribution)>,
    pub body: Body,
    /// Names of all bodies.
    pub names: HashMap<i64, String>,
    pub official: Option<Official>,
    pub consultation: Option<Consultation>,
    pub entries: Vec<Entry>,
    pub promises: Vec<Account>,
    pub reviews: Vec<Account>,
    pub transfers: Vec<TransferRow>,
    pub parts: Vec<PartRow>,
    /// Of the question and of everything said to it.
    pub files: Vec<File>,
    pub rating: Option<Rating>,
    pub others: HashMap<i64, String>,
    pub follow_ups: Vec<i64>,
    pub duplicate_count: usize,
    pub follow: FollowView,
    pub may_read: bool,
    pub may_answer: bool,
    pub is_asker: bool,
    pub review_window_days: i64,
    /// By which the body counts.
    pub calendar: Calendar,
}

impl QuestionView {
    pub fn new(visit: &Visit, parts: Parts) -> Self {
        let question = &parts.question;
        let is_shown = parts.asked.is_public() || parts.may_read;
        let due = rules::due(
            question.state,
            question.due_at,
            question.answered_at,
            visit.now,
            &parts.calendar,
        )
        .map(|due| match question.state {
            QuestionState::Clarifying => Due {
                days: parts.promises.last().map_or(0, Account::left),
                ..due
            },
            _ => due,
        });
        let other = |id: i64| Other {
            title: parts.others.get(&id).cloned().unwrap_or_default(),
            url: url(id),
        };
        let mut turns: Vec<TurnView> = parts
            .turns
            .iter()
            .map(|(row, said)| TurnView {
                kind: row.kind,
                words: Words::new(
                    said,
                    row.body_id.and_then(|id| parts.names.get(&id).cloned()),
                    parts.may_read && question.is_confidential,
                )
                .seen_by(visit.actor.account_id, said)
                .with_files(said, &parts.files),
                ground: row.ground.clone(),
            })
            .collect();
        let ending = turns
            .iter()
            .position(|turn| matches!(turn.kind, TurnKind::Answer | TurnKind::Refusal));
        let answer = ending.map(|at| turns.remove(at));
        let mine = if parts.is_asker {
            asker_view(visit, &parts)
        } else {
            AskerView::default()
        };
        Self {
            id: question.id,
            url: question.url(),
            title: if is_shown {
                parts.asked.title.clone()
            } else {
                String::new()
            },
            lang: parts.asked.lang.clone(),
            state: question.state,
            is_confidential: question.is_confidential,
            needs_routing: question.needs_routing,
            asker: if is_shown {
                parts.asked.author_name.clone()
            } else {
                String::new()
            },
            asked_at: question.asked_at,
            body: parts.body.name.clone(),
            body_url: format!("/bodies/{}", parts.body.slug),
            body_slug: parts.body.slug.clone(),
            about: parts.consultation.as_ref().map(About::new),
            accounts: account_views(&parts),
            due,
            question: Words::new(&parts.asked, None, parts.may_read)
                .seen_by(visit.actor.account_id, &parts.asked)
                .with_files(&parts.asked, &parts.files),
            turns,
            answer,
            review: review_view(visit, &parts),
            official: parts.official.as_ref().map(|one| one.post.clone()),
            parts: parts
                .parts
                .iter()
                .filter_map(|part| parts.names.get(&part.body_id).cloned())
                .collect(),
            rating: parts.rating,
            follows: question.follows_id.map(other),
            follow_ups: parts.follow_ups.iter().map(|id| other(*id)).collect(),
            merged_into: question.merged_into_id.map(other),
            duplicate_count: parts.duplicate_count,
            events: events(visit, &parts),
            desk_url: (parts.may_answer
                && matches!(
                    question.state,
                    QuestionState::Open | QuestionState::Clarifying
                ))
            .then(|| format!("/desk{}", question.url())),
            mine,
            follow: parts.follow,
        }
    }
}

impl AccountView {
    /// `names` are those of bodies.
    pub fn new(account: &Account, names: &HashMap<i64, String>) -> Self {
        Self {
            body: account
                .promise
                .body_id
                .and_then(|id| names.get(&id).cloned())
                .unwrap_or_default(),
            state: account.promise.state,
            due_on: account.promise.due_on,
            days: account.days.iter().map(DayView::new).collect(),
        }
    }
}

fn account_views(parts: &Parts) -> Vec<AccountView> {
    let runs = !matches!(
        parts.question.state,
        QuestionState::Removed | QuestionState::Withdrawn | QuestionState::InModeration
    );
    parts
        .promises
        .iter()
        .filter(|_| runs)
        .map(|account| AccountView::new(account, &parts.names))
        .collect()
}

fn review_view(visit: &Visit, parts: &Parts) -> Option<ReviewView> {
    let promise = &parts.reviews.last()?.promise;
    let state = match promise.state {
        PromiseState::Met | PromiseState::MetLate => QuestionState::Answered,
        PromiseState::Paused => QuestionState::Clarifying,
        _ => QuestionState::Open,
    };
    let decided = parts
        .turns
        .iter()
        .find(|(row, _)| row.kind == TurnKind::ReviewDecided);
    Some(ReviewView {
        due: rules::due(
            state,
            promise.due_at,
            promise.ended_at,
            visit.now,
            &parts.calendar,
        ),
        outcome: decided.map_or(String::new(), |(row, _)| row.ground.clone()),
    })
}

fn asker_view(visit: &Visit, parts: &Parts) -> AskerView {
    let question = &parts.question;
    let zone = visit.app.config.site.time_zone.0;
    let ended = matches!(
        question.state,
        QuestionState::Answered | QuestionState::Refused
    );
    let window = parts.review_window_days;
    AskerView {
        may_clarify: question.state == QuestionState::Clarifying,
        may_rate: ended,
        may_ask_review: parts.reviews.is_empty()
            && rules::ensure_may_be_reviewed(question, window, visit.now, zone).is_ok(),
        may_follow_up: ended,
    }
}
