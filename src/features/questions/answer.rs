//! Answering: one answer, public at once, and everybody concerned is told.

use chrono_tz::Tz;
use serde_json::json;

use super::model::{Answer, Question, QuestionState, TurnKind};
use super::{rules, store, touch};
use crate::features::contributions::{
    self, AuthorRole, Contribution, Kind, Moderation, NewContribution, Received, Spine,
};
use crate::features::deadlines::promise::Change;
use crate::features::deadlines::{self, By, PromiseKind};
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
    let received = if question.is_confidential {
        contributions::receive_confidential(tx, spine, &new, now)?
    } else {
        moderation::take_in(tx, spine, &new, Moderation::Post, zone, now)?
    };
    if !received.is_new {
        return Ok(received);
    }
    let official_id = answer.official_id;
    let answer_id = received.contribution.id;
    let ended = QuestionState::Answered;
    if !store::set_ended(tx, question.id, ended, answer_id, official_id, now)? {
        return Err(AppError::Conflict("questions.answered-already"));
    }
    store::turns::insert_turn(
        tx,
        &store::turns::NewTurn {
            question_id: question.id,
            kind: TurnKind::Answer,
            contribution_id: answer_id,
            body_id: Some(question.body_id),
            official_id,
            ground: "",
            at: now,
        },
    )?;
    let by = By {
        acting_as: ActingAs::Official {
            body_id: question.body_id,
        },
        account_id: answer.account_id,
        reason: "",
    };
    let subject = (PromiseKind::Answer, question.id);
    deadlines::change_open(tx, subject, Change::Met, &by, zone, now)?;
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
    let mut detail = json!({ "due_at": question.due_at, "in_time": in_time });
    if let Some(detail) = detail.as_object_mut()
        && !question.is_confidential
    {
        detail.insert("url".to_owned(), received.contribution.url.clone().into());
        detail.insert(
            "answer".to_owned(),
            received.contribution.token.clone().into(),
        );
    }
    ledger::append(tx, &act, detail, now)?;
    touch(tx, &question, now);
    tell_answered(tx, &question, &asked, answer.account_id, now)?;
    answer_duplicates(tx, &question, now)?;
    Ok(received)
}

/// Whoever asked the same is told too.
fn answer_duplicates(tx: &mut Tx<'_>, question: &Question, now: UtcTime) -> Result<(), AppError> {
    let duplicates = store::turns::list_merged(tx, question.id)?;
    store::turns::set_merged_answered(tx, question.id, now)?;
    for duplicate in duplicates {
        let Some(asked) = contributions::find(tx, duplicate.contribution_id)? else {
            continue;
        };
        touch(tx, &duplicate, now);
        if let Some(asker_id) = asked.account_id {
            let params = json!({
                "title": asked.title,
                "url": question.url(),
                "trace_url": format!("/c/{}", asked.token),
                "body": asked.place_title,
            });
            let key = format!("question-answered:{}", duplicate.id);
            notifications::tell(tx, asker_id, "questions/answered", &key, &params, now)?;
        }
    }
    Ok(())
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
        actor_id: official_id,
    };
    notifications::announce(tx, &news, now)
}
