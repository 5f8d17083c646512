//! Asking the asker to say more, and their reply: the clock stands meanwhile, or starts anew
//! with the reply where the body's procedure says so.

use serde_json::json;

use super::saying::{Said, Turn, log, say};
use super::{Acting, find_for_asker, find_for_official};
use crate::features::contributions::Spine;
use crate::features::deadlines::promise::Change;
use crate::features::deadlines::{self, PromiseKind};
use crate::features::ledger::ActingAs;
use crate::features::notifications;
use crate::features::questions::model::{QuestionState, TurnKind};
use crate::features::questions::store::turns;
use crate::features::questions::{rules, tell_responsible};
use crate::platform::db::Tx;
use crate::platform::error::AppError;

/// Asks the person who asked to say more; the clock stands until they do.
///
/// # Errors
/// `Forbidden`; `Closed` or `Conflict` when the question waits for no answer.
pub fn ask_clarification(
    tx: &mut Tx<'_>,
    spine: &Spine,
    id: i64,
    text: &str,
    by: &Acting,
) -> Result<Said, AppError> {
    let (found, official) = find_for_official(tx, id, by)?;
    let question = &found.question;
    let turn = Turn {
        kind: TurnKind::ClarificationAsked,
        official: official.as_ref(),
        text: text.to_owned(),
        ground: "",
    };
    if question.state != QuestionState::Clarifying {
        rules::ensure_awaits_answer(question)?;
    }
    if found.asked.account_id.is_none() {
        return Err(AppError::Conflict("questions.nobody-to-ask"));
    }
    let said = say(tx, spine, &found, turn, by)?;
    if !said.is_new {
        return Ok(said);
    }
    let promise_by = by.changing(found.for_body(), "");
    let promise = deadlines::change_open(
        tx,
        (PromiseKind::Answer, id),
        Change::Paused,
        &promise_by,
        by.zone,
        by.now,
    )?;
    let due_at = promise.map_or(question.due_at, |promise| promise.due_at);
    let open = [QuestionState::Open];
    if !turns::set_state_from(tx, id, &open, QuestionState::Clarifying, due_at)? {
        return Err(AppError::Conflict("error.conflict"));
    }
    let acting_as = found.for_body();
    log(
        tx,
        "clarification-asked",
        &found,
        acting_as,
        Some(&said.contribution),
        json!({}),
        by,
    )?;
    if let Some(asker_id) = found.asked.account_id {
        let params = json!({ "title": found.asked.title, "url": question.url() });
        let key = format!("question-clarification:{}", said.contribution.id);
        let template = "questions/clarification-asked";
        notifications::tell(tx, asker_id, template, &key, &params, by.now)?;
    }
    Ok(said)
}

/// The person who asked says more; the clock runs again.
///
/// # Errors
/// `NotFound` for everybody else; `Closed` when nothing was asked of them.
pub fn clarify(
    tx: &mut Tx<'_>,
    spine: &Spine,
    id: i64,
    text: &str,
    by: &Acting,
) -> Result<Said, AppError> {
    let found = find_for_asker(tx, id, by)?;
    let question = &found.question;
    let turn = Turn {
        kind: TurnKind::Clarified,
        official: None,
        text: text.to_owned(),
        ground: "",
    };
    if !matches!(
        question.state,
        QuestionState::Clarifying | QuestionState::Open
    ) {
        return Err(AppError::Closed("questions.nothing-to-clarify"));
    }
    let said = say(tx, spine, &found, turn, by)?;
    if !said.is_new {
        return Ok(said);
    }
    if question.state == QuestionState::Open {
        return Err(AppError::Closed("questions.nothing-to-clarify"));
    }
    let promise_by = by.changing(ActingAs::Author, "");
    let promise = deadlines::change_open(
        tx,
        (PromiseKind::Answer, id),
        Change::Resumed,
        &promise_by,
        by.zone,
        by.now,
    )?;
    let due_at = promise.map_or(question.due_at, |promise| promise.due_at);
    let waiting = [QuestionState::Clarifying];
    if !turns::set_state_from(tx, id, &waiting, QuestionState::Open, due_at)? {
        return Err(AppError::Conflict("error.conflict"));
    }
    let reply = Some(&said.contribution);
    log(
        tx,
        "clarified",
        &found,
        ActingAs::Author,
        reply,
        json!({}),
        by,
    )?;
    let key = format!("question-clarified:{}", said.contribution.id);
    tell_responsible(
        tx,
        question,
        &found.asked.title,
        "questions/clarified",
        &key,
        due_at,
        (by.zone, by.now),
    )?;
    Ok(said)
}
