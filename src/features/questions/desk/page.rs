//! What the page of one question shows.

use std::collections::HashMap;

use serde::Serialize;

use super::show::Loaded;
use super::today;
use super::views::{DueView, NoteView, draft_word, official_choices};
use crate::features::contributions::Contribution;
use crate::features::deadlines::Account;
use crate::features::questions::drafting::list_second_readers_among;
use crate::features::questions::model::{Draft, DraftKind, QuestionState, TurnKind};
use crate::features::questions::rules::desk as desk_rules;
use crate::features::questions::similar::Expert;
use crate::features::questions::views::{AccountView, Other, Words, topic_choices};
use crate::platform::db::UtcTime;
use crate::platform::markdown;
use crate::web::{Choice, Visit};

/// How the form is shown.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The version of the draft that it was written on.
    pub version: i64,
    /// Somebody is writing: the form is open.
    pub is_writing: bool,
}

/// A turn of the correspondence.
#[derive(Serialize)]
struct TurnView {
    kind: TurnKind,
    ground: String,
    words: Words,
}

/// What another body sent, or still owes.
#[derive(Serialize)]
struct PartView {
    body: String,
    text: String,
    given_at: Option<UtcTime>,
}

/// Somebody who answered questions like this one.
#[derive(Serialize)]
struct ExpertView {
    official_id: String,
    name: String,
    post: String,
    /// '' for the body whose question it is.
    body: String,
    answered: Vec<Other>,
    /// The question can be given to them here.
    may_have_it: bool,
}

/// The internal review that somebody owes now.
#[derive(Serialize)]
struct ReviewView {
    due: DueView,
    accounts: [AccountView; 1],
}

/// Answers of an expert that are named.
const NAMED: usize = 2;

impl ExpertView {
    fn new(loaded: &Loaded, expert: &Expert, body: &str) -> Self {
        let (official, question) = (&expert.official, &loaded.question);
        let is_own = official.body_id == question.body_id;
        let can_work = official.account_id.is_some() && official.until_on.is_none();
        Self {
            official_id: official.id.to_string(),
            name: official.name.clone(),
            post: official.post.clone(),
            body: if is_own {
                String::new()
            } else {
                body.to_owned()
            },
            answered: expert
                .answered
                .iter()
                .take(NAMED)
                .map(|row| Other {
                    title: row.title.clone(),
                    url: row.url(),
                })
                .collect(),
            may_have_it: loaded.may_answer
                && is_own
                && can_work
                && question.official_id != Some(official.id),
        }
    }
}

/// The draft as it was last saved.
#[derive(Serialize)]
struct DraftView {
    kind: DraftKind,
    ground: String,
    version: i64,
    /// Where a part or a refusal is written.
    form_url: String,
    /// 'draft', 'review' or 'objected'
    state: &'static str,
    text: String,
    html: String,
    writer: String,
    saved_at: UtcTime,
    submitted_at: Option<UtcTime>,
    reader: String,
    objection: String,
    /// The visitor may read it as the second.
    may_read: bool,
    is_own: bool,
}

impl DraftView {
    fn new(loaded: &Loaded, draft: &Draft, me: Option<i64>) -> Self {
        Self {
            kind: draft.kind,
            ground: draft.ground.clone(),
            version: draft.version,
            form_url: format!("/desk{}/{}", loaded.question.url(), draft.kind),
            state: draft_word(draft.submitted_at, &draft.objection),
            html: markdown::to_html(&draft.text).into_string(),
            text: draft.text.clone(),
            writer: draft.saved_by_name.clone(),
            saved_at: draft.saved_at,
            submitted_at: draft.submitted_at,
            reader: draft.read_by_name.clone(),
            objection: draft.objection.clone(),
            may_read: loaded.may_answer
                && draft.submitted_at.is_some()
                && draft.saved_by != me
                && loaded.question.state == QuestionState::Open,
            is_own: draft.saved_by == me,
        }
    }
}

#[derive(Serialize)]
pub struct QuestionPage {
    id: i64,
    url: String,
    pub title: String,
    lang: String,
    state: QuestionState,
    asker: String,
    asked_at: UtcTime,
    body: String,
    body_url: String,
    due: Option<DueView>,
    accounts: Vec<AccountView>,
    review: Option<ReviewView>,
    is_confidential: bool,
    needs_routing: bool,
    question: Words,
    /// What is noted on the letter or call it came by.
    letter_note: String,
    turns: Vec<TurnView>,
    answer: Option<Words>,
    topic: String,
    topic_id: String,
    official_id: String,
    who: String,
    post: String,
    in_place_of: String,
    is_mine: bool,
    officials: Vec<Choice>,
    topics: Vec<Choice>,
    templates: Vec<Choice>,
    parts: Vec<PartView>,
    experts: Vec<ExpertView>,
    notes: Vec<NoteView>,
    draft: Option<DraftView>,
    /// What waits for a second reader.
    readings: Vec<DraftView>,
    /// Parts and refusals that came back.
    returned: Vec<DraftView>,
    version: i64,
    is_writing: bool,
    may_answer: bool,
    may_note: bool,
    may_give_part: bool,
    has_rating: bool,
    may_assign: bool,
    /// The form of the answer is shown.
    may_write: bool,
    needs_second_reader: bool,
    /// Somebody else is there to read it.
    has_second_reader: bool,
}

impl QuestionPage {
    pub fn new(visit: &Visit, loaded: &Loaded, shown: Shown) -> Self {
        let Loaded {
            question,
            asked,
            body,
            presence,
            ..
        } = loaded;
        let now = visit.now;
        let is_waiting = desk_rules::ensure_may_prepare(question).is_ok();
        let due = DueView::new(
            question.state,
            question.due_at,
            question.answered_at,
            loaded.promises.last().map_or(0, Account::left),
            now,
            &loaded.calendar,
        );
        let worker = question
            .official_id
            .and_then(|id| presence.stand_in(id, today(visit)));
        let official = |id: Option<i64>| presence.officials.iter().find(|one| Some(one.id) == id);
        let replaced = question.official_id.filter(|id| Some(*id) != worker);
        let words = |said: &Contribution, body: Option<String>| {
            Words::new(said, body, question.is_confidential).with_files(said, &loaded.files)
        };
        let me = visit.actor.account_id;
        let is_open = question.state == QuestionState::Open;
        let view = |draft: &Draft| DraftView::new(loaded, draft, me);
        let topic = loaded
            .topics
            .iter()
            .find(|topic| Some(topic.id) == question.topic_id);
        Self {
            id: question.id,
            url: question.url(),
            title: asked.title.clone(),
            lang: asked.lang.clone(),
            state: question.state,
            asker: asked.author_name.clone(),
            asked_at: question.asked_at,
            body: body.name.clone(),
            body_url: format!("/bodies/{}", body.slug),
            accounts: loaded
                .promises
                .iter()
                .map(|account| AccountView::new(account, &HashMap::new()))
                .collect(),
            due,
            review: loaded.review.as_ref().and_then(|review| {
                let due_at = review.promise.due_at;
                Some(ReviewView {
                    due: DueView::new(QuestionState::Open, due_at, None, 0, now, &loaded.calendar)?,
                    accounts: [AccountView::new(review, &HashMap::new())],
                })
            }),
            is_confidential: question.is_confidential,
            needs_routing: question.needs_routing,
            question: words(asked, None),
            letter_note: loaded.letter_note.clone(),
            turns: loaded
                .turns
                .iter()
                .map(|(turn, said)| TurnView {
                    kind: turn.kind,
                    ground: turn.ground.clone(),
                    words: words(said, None),
                })
                .collect(),
            answer: loaded
                .answer
                .as_ref()
                .map(|said| words(said, Some(body.name.clone()))),
            topic: topic.map_or(String::new(), |one| one.name.clone()),
            topic_id: topic.map_or(String::new(), |one| one.id.to_string()),
            official_id: question
                .official_id
                .map_or(String::new(), |id| id.to_string()),
            who: official(worker).map_or(String::new(), |one| one.name.clone()),
            post: official(worker).map_or(String::new(), |one| one.post.clone()),
            in_place_of: official(replaced).map_or(String::new(), |one| one.name.clone()),
            is_mine: official(question.official_id)
                .is_some_and(|one| one.account_id.is_some() && one.account_id == me),
            officials: official_choices(&presence.officials, &[]),
            topics: topic_choices(&loaded.topics, &[]),
            templates: loaded
                .templates
                .iter()
                .map(|one| Choice::new(one.id.to_string(), &one.title))
                .collect(),
            parts: loaded
                .parts
                .iter()
                .map(|(part, body)| PartView {
                    body: body.clone(),
                    text: part.text.clone(),
                    given_at: part.given_at,
                })
                .collect(),
            experts: loaded
                .experts
                .iter()
                .map(|(expert, body)| ExpertView::new(loaded, expert, body))
                .collect(),
            notes: loaded.notes.iter().cloned().map(NoteView::from).collect(),
            draft: loaded.draft.as_ref().map(view),
            readings: loaded
                .draft
                .iter()
                .chain(&loaded.acts)
                .filter(|draft| draft.submitted_at.is_some() && is_open)
                .map(view)
                .collect(),
            returned: loaded
                .acts
                .iter()
                .filter(|draft| draft.submitted_at.is_none() && is_waiting)
                .map(view)
                .collect(),
            version: shown.version,
            is_writing: shown.is_writing,
            may_answer: loaded.may_answer,
            may_note: loaded.may_note,
            may_give_part: loaded.may_give_part && question.state == QuestionState::Open,
            has_rating: loaded.has_rating,
            may_assign: loaded.may_answer && is_waiting,
            may_write: loaded.may_answer && is_waiting,
            needs_second_reader: loaded.procedure.needs_second_reader,
            has_second_reader: me.is_some_and(|id| {
                list_second_readers_among(&presence.officials, id)
                    .next()
                    .is_some()
            }),
        }
    }
}
