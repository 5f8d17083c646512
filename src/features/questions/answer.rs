//! Answering: one answer, public at once, and everybody concerned is told.

use chrono_tz::Tz;
use serde_json::json;

use super::model::{Answer, Question, QuestionState};
use super::{rules, store, touch};
use crate::features::contributions::{
    self, AuthorRole, Contribution, Kind, Moderation, NewContribution, Received, Spine,
};
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::moderation;
use crate::features::notifications::{self, News};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown;

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
) -> Result<Received, AppError> {
    let question = store::find(tx, answer.question_id)?.ok_or(AppError::NotFound)?;
    let asked = contributions::find(tx, question.contribution_id)?.ok_or(AppError::NotFound)?;
    let new = NewContribution {
        kind: Kind::Answer,
        place: question.topic(),
        anchor: String::new(),
        consultation_id: question.consultation_id,
        body_id: Some(question.body_id),
        parent_id: Some(asked.id),
        url: question.url(),
        place_title: asked.title.clone(),
        account_id: answer.account_id,
        author_name: answer.author_name.clone(),
        author_role: AuthorRole::Official,
        channel: answer.channel,
        lang: answer.lang.clone(),
        title: String::new(),
        text: answer.text.clone(),
        html: markdown::to_html(&answer.text).into_string(),
        submission_key: answer.submission_key.clone(),
    };
    if question.state != QuestionState::Answered {
        rules::ensure_awaits_answer(&question)?;
    }
    let received = moderation::take_in(tx, spine, &new, Moderation::Post, zone, now)?;
    if !received.is_new {
        return Ok(received);
    }
    let official_id = answer.official_id;
    if !store::set_answered(tx, question.id, received.contribution.id, official_id, now)? {
        return Err(AppError::Conflict("questions.answered-already"));
    }
    let in_time = rules::is_in_time(now, question.due_at);
    let acting_as = ActingAs::Official {
        body_id: question.body_id,
    };
    let act = Act::new("answered", Kind::Question.as_str(), &asked.token, acting_as)
        .by(answer.account_id)
        .about(ledger::commitment(
            &received.contribution.salt,
            &received.contribution.text,
        ));
    let detail = json!({
        "url": received.contribution.url,
        "answer": received.contribution.token,
        "due_at": question.due_at,
        "in_time": in_time,
    });
    ledger::append(tx, &act, detail, now)?;
    touch(tx, &question, now);
    tell_answered(tx, &question, &asked, answer.account_id, now)?;
    Ok(received)
}

fn tell_answered(
    tx: &mut Tx<'_>,
    question: &Question,
    asked: &Contribution,
    official_id: Option<i64>,
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
        actor_id: official_id,
    };
    notifications::announce(tx, &news, now)
}
