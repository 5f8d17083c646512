//! Saying part of an answer, and refusing one on a legal ground.

use serde_json::json;

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
/// `Forbidden`; `Closed` or `Conflict` when the question waits for no answer.
pub fn answer_partly(
    tx: &mut Tx<'_>,
    spine: &Spine,
    id: i64,
    text: &str,
    by: &Acting,
) -> Result<Said, AppError> {
    let (found, official) = find_for_official(tx, id, by)?;
    rules::ensure_awaits_answer(&found.question)?;
    ensure_may_publish(tx, &found, official.as_ref())?;
    let turn = Turn {
        kind: TurnKind::PartialAnswer,
        official: official.as_ref(),
        text: text.to_owned(),
        ground: "",
    };
    let said = say(tx, spine, &found, turn, by)?;
    if said.is_new {
        let acting_as = found.for_body();
        let part = Some(&said.contribution);
        log(
            tx,
            "partly-answered",
            &found,
            acting_as,
            part,
            json!({}),
            by,
        )?;
        tell_asker(tx, &found, "questions/partly-answered", &said, by)?;
    }
    Ok(said)
}

/// Refuses an answer. `ground` names the law and its clause; `text` explains it.
///
/// # Errors
/// `Forbidden`; `Closed` or `Conflict` when the question waits for no answer.
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
    ensure_may_publish(tx, &found, official.as_ref())?;
    let turn = Turn {
        kind: TurnKind::Refusal,
        official: official.as_ref(),
        text: text.to_owned(),
        ground,
    };
    let said = say(tx, spine, &found, turn, by)?;
    if !said.is_new {
        return Ok(said);
    }
    let official_id = official.as_ref().map(|one| one.id);
    let answer_id = said.contribution.id;
    let ended = QuestionState::Refused;
    if !store::set_ended(tx, id, ended, answer_id, official_id, by.now)? {
        return Err(AppError::Conflict("questions.answered-already"));
    }
    let promise_by = by.changing(found.for_body(), "");
    if let Some(promise) = deadlines::find(tx, PromiseKind::Answer, id)? {
        deadlines::refuse(tx, &promise, &promise_by, by.zone, by.now)?;
    }
    drafting::forget(tx, id)?;
    let in_time = rules::is_in_time(by.now, found.question.due_at);
    let detail = json!({ "due_at": found.question.due_at, "in_time": in_time });
    let acting_as = found.for_body();
    let refusal = Some(&said.contribution);
    log(tx, "refused", &found, acting_as, refusal, detail, by)?;
    tell_asker(tx, &found, "questions/refused", &said, by)?;
    Ok(said)
}

/// Where a second person reads every answer, these are for the head of the body, who would be asked
/// to read them.
fn ensure_may_publish(
    tx: &mut Tx<'_>,
    found: &Found,
    official: Option<&Official>,
) -> Result<(), AppError> {
    if official.is_some_and(|one| one.is_head) {
        return Ok(());
    }
    drafting::ensure_publishes_alone(tx, found.question.body_id)
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
