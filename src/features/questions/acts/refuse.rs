//! Saying part of an answer, and refusing one on a legal ground.

use serde_json::json;

use super::merge::end_duplicates;
use super::saying::{Said, Turn, log, say};
use super::{Acting, Found, find_for_official};
use crate::features::bodies::Official;
use crate::features::contributions::Spine;
use crate::features::deadlines::{self, PromiseKind};
use crate::features::notifications;
use crate::features::questions::model::{QuestionState, TurnKind};
use crate::features::questions::{drafting, rules, store};
use crate::platform::db::Tx;
use crate::platform::error::AppError;

/// Says what can be said already; the promise goes on.
///
/// # Errors
/// `Forbidden`, also where a second official reads it first; `Closed` or `Conflict` when the
/// question waits for no answer.
pub fn answer_partly(
    tx: &mut Tx<'_>,
    spine: &Spine,
    id: i64,
    text: &str,
    by: &Acting,
) -> Result<Said, AppError> {
    let (found, official) = find_for_official(tx, id, by)?;
    rules::ensure_awaits_answer(&found.question)?;
    drafting::ensure_publishes_alone(tx, found.question.body_id)?;
    publish_part(tx, spine, &found, official.as_ref(), text, by)
}

/// As [`answer_partly`], once it is known that it may be published.
pub(in crate::features::questions) fn publish_part(
    tx: &mut Tx<'_>,
    spine: &Spine,
    found: &Found,
    official: Option<&Official>,
    text: &str,
    by: &Acting,
) -> Result<Said, AppError> {
    let turn = Turn {
        kind: TurnKind::PartialAnswer,
        official,
        text: text.to_owned(),
        ground: "",
    };
    let said = say(tx, spine, found, turn, by)?;
    if said.is_new {
        let (acting_as, part) = (found.for_body(), Some(&said.contribution));
        let action = "partly-answered";
        log(tx, action, found, acting_as, part, json!({}), by)?;
        tell_asker(tx, found, "questions/partly-answered", &said, by)?;
    }
    Ok(said)
}

/// Refuses an answer. `ground` names the law and its clause; `text` explains it.
///
/// # Errors
/// As [`answer_partly`].
pub fn refuse(
    tx: &mut Tx<'_>,
    spine: &Spine,
    id: i64,
    (ground, text): (&str, &str),
    by: &Acting,
) -> Result<Said, AppError> {
    let (found, official) = find_for_official(tx, id, by)?;
    if found.question.state != QuestionState::Refused {
        rules::ensure_awaits_answer(&found.question)?;
    }
    drafting::ensure_publishes_alone(tx, found.question.body_id)?;
    publish_refusal(tx, spine, &found, official.as_ref(), (ground, text), by)
}

/// As [`refuse`], once it is known that it may be published.
pub(in crate::features::questions) fn publish_refusal(
    tx: &mut Tx<'_>,
    spine: &Spine,
    found: &Found,
    official: Option<&Official>,
    (ground, text): (&str, &str),
    by: &Acting,
) -> Result<Said, AppError> {
    let id = found.question.id;
    let turn = Turn {
        kind: TurnKind::Refusal,
        official,
        text: text.to_owned(),
        ground,
    };
    let said = say(tx, spine, found, turn, by)?;
    if !said.is_new {
        return Ok(said);
    }
    let official_id = official.map(|one| one.id);
    let answer_id = said.contribution.id;
    let promise_by = by.changing(found.for_body(), "");
    // The promise before the question, in the order in which they are counted again.
    if let Some(promise) = deadlines::find(tx, PromiseKind::Answer, id)? {
        deadlines::refuse(tx, &promise, &promise_by, by.zone, by.now)?;
    }
    let ended = QuestionState::Refused;
    if !store::set_ended(tx, id, ended, answer_id, official_id, by.now)? {
        return Err(AppError::Conflict("questions.answered-already"));
    }
    drafting::forget(tx, id)?;
    let in_time = rules::is_in_time(by.now, found.question.due_at);
    let detail = json!({ "due_at": found.question.due_at, "in_time": in_time });
    let (acting_as, refusal) = (found.for_body(), Some(&said.contribution));
    log(tx, "refused", found, acting_as, refusal, detail, by)?;
    tell_asker(tx, found, "questions/refused", &said, by)?;
    end_duplicates(tx, &found.question, "questions/refused", by.now)?;
    Ok(said)
}

fn tell_asker(
    tx: &mut Tx<'_>,
    found: &Found,
    template: &'static str,
    said: &Said,
    by: &Acting,
) -> Result<(), AppError> {
    let Some(asker_id) = found.asked.account_id else {
        return Ok(());
    };
    let params = json!({
        "title": found.asked.title,
        "url": found.question.url(),
        "body": found.asked.place_title,
    });
    let key = format!("question-turn:{}", said.contribution.id);
    notifications::tell(tx, asker_id, template, &key, &params, by.now)
}
