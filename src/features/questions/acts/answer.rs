//! Answering: one answer, public at once, and everybody concerned is told.

use chrono_tz::Tz;
use serde_json::json;

use super::find;
use super::merge::end_duplicates;
use super::saying::{Said, Speaker, Turn, log, say};
use crate::features::bodies;
use crate::features::contributions::{Contribution, Spine};
use crate::features::deadlines::promise::Change;
use crate::features::deadlines::{self, By, PromiseKind};
use crate::features::notifications::{self, News};
use crate::features::questions::model::{Answer, Question, QuestionState, TurnKind};
use crate::features::questions::{rules, store, touch};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// Answers. The caller has made sure that the person may; that the question still waits is seen
/// to here. The answer is public at once.
///
/// # Errors
/// `Conflict` when it was answered before, `Closed` when it is not public.
pub fn answer(
    tx: &mut Tx<'_>,
    spine: &Spine,
    answer: &Answer,
    zone: Tz,
    now: UtcTime,
) -> Result<Said, AppError> {
    let found = find(tx, answer.question_id)?;
    let question = &found.question;
    if question.state != QuestionState::Answered {
        rules::ensure_awaits_answer(question)?;
    }
    let official = match answer.official_id {
        Some(id) => bodies::find_official(tx, id)?,
        None => None,
    };
    let by = Speaker {
        account_id: answer.account_id,
        name: &answer.author_name,
        channel: answer.channel,
        lang: &answer.lang,
        submission_key: answer.submission_key.as_deref(),
        zone,
        now,
    };
    let turn = Turn {
        kind: TurnKind::Answer,
        official: official.as_ref(),
        text: answer.text.clone(),
        ground: "",
    };
    let said = say(tx, spine, &found, turn, by)?;
    if !said.is_new {
        return Ok(said);
    }
    let promise_by = By {
        acting_as: found.for_body(),
        account_id: answer.account_id,
        reason: "",
    };
    let subject = (PromiseKind::Answer, question.id);
    // The promise before the question, in the order in which they are counted again.
    deadlines::change_open(tx, subject, Change::Met, &promise_by, zone, now)?;
    let (answer_id, official_id) = (said.contribution.id, answer.official_id);
    let ended = QuestionState::Answered;
    if !store::set_ended(tx, question.id, ended, answer_id, official_id, now)? {
        return Err(AppError::Conflict("questions.answered-already"));
    }
    let in_time = rules::is_in_time(now, question.due_at);
    let detail = json!({ "due_at": question.due_at, "in_time": in_time });
    let (acting_as, given) = (found.for_body(), Some(&said.contribution));
    log(tx, "answered", &found, acting_as, given, detail, by)?;
    touch(tx, question, now);
    tell_answered(tx, question, &found.asked, answer.account_id, now)?;
    end_duplicates(tx, question, "questions/answered", now)?;
    Ok(said)
}

fn tell_answered(
    tx: &mut Tx<'_>,
    question: &Question,
    asked: &Contribution,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let event_key = format!("question-answered:{}", question.id);
    let params = json!({
        "title": asked.title,
        "url": question.url(),
        "trace_url": format!("/c/{}", asked.token),
        "body": asked.place_title,
    });
    if let Some(asker_id) = asked.account_id {
        notifications::tell(tx, asker_id, "questions/answered", &event_key, &params, now)?;
    }
    if question.is_confidential {
        return Ok(());
    }
    let mut subjects = vec![question.topic(), format!("body:{}", question.body_id)];
    subjects.extend(
        question
            .consultation_id
            .map(|id| format!("consultation:{id}")),
    );
    let news = News {
        event_key,
        subjects,
        kind: "question-answered".to_owned(),
        title: asked.title.clone(),
        url: question.url(),
        actor_id: account_id,
        about: Some(asked.id),
    };
    notifications::announce(tx, &news, now)
}
