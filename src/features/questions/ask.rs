//! Asking: the question is taken in, and the clock of the promise starts.

use chrono_tz::Tz;

use super::keeping::promise_answer;
use super::model::{Ask, Asked, Question, QuestionState};
use super::{procedures, routing, store, tell_responsible, touch};
use crate::features::contributions::{
    self, Contribution, Kind, Moderation, NewContribution, Received, Spine,
};
use crate::features::notifications::{self, News};
use crate::features::{bodies, consultations, deadlines, moderation};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown;

/// Asks: the question is public at once, or read by a moderator first where its consultation says
/// so, and the body owes an answer by a day that is fixed now.
///
/// # Errors
/// `NotFound` for an unknown body or consultation, `Closed` for a consultation that takes no
/// contributions at `now`.
pub fn ask(
    tx: &mut Tx<'_>,
    spine: &Spine,
    ask: &Ask,
    zone: Tz,
    now: UtcTime,
) -> Result<Asked, AppError> {
    let body = bodies::find(tx, ask.body_id)?.ok_or(AppError::NotFound)?;
    let moderation = match ask.consultation_id {
        Some(id) => {
            let consultation = consultations::find(tx, id)?.ok_or(AppError::NotFound)?;
            consultations::ensure_open(&consultation, now)?;
            consultations::moderation_of(&consultation, "", None, now)
        }
        None => Moderation::Post,
    };
    ensure_may_be_asked(tx, ask, &body)?;
    let new = contribution(ask, &body);
    let received = if ask.is_confidential {
        contributions::receive_confidential(tx, spine, &new, now)?
    } else {
        moderation::take_in(tx, spine, &new, moderation, zone, now)?
    };
    if !received.is_new {
        return asked_before(tx, received);
    }
    // The clock starts when somebody can read it: a moderator may have to read it first.
    let runs = ask.is_confidential || received.contribution.is_public();
    let received_at = ask.received_at.min(now);
    let due_at = deadlines::due_on_promise(tx, body.id, body.answer_working_days, now, zone)?;
    let question = store::insert(
        tx,
        &store::NewQuestion {
            contribution_id: received.contribution.id,
            body_id: body.id,
            consultation_id: ask.consultation_id,
            state: if runs {
                QuestionState::Open
            } else {
                QuestionState::InModeration
            },
            working_days: body.answer_working_days,
            asked_at: received_at,
            due_at,
            needs_routing: ask.needs_routing,
            is_confidential: ask.is_confidential,
            follows_id: ask.follows_id,
        },
    )?;
    let contribution = contributions::set_url(tx, &received.contribution, &question.url())?;
    touch(tx, &question, now);
    let question = if runs {
        let asker_id = contribution.account_id;
        let promise = promise_answer(tx, &question, asker_id, received_at, zone)?;
        store::turns::set_due(tx, &[question.id], promise.due_at)?;
        let question = Question {
            due_at: promise.due_at,
            ..question
        };
        announce_asked(tx, &question, &contribution, zone, now)?;
        store::find(tx, question.id)?.ok_or(AppError::NotFound)?
    } else {
        question
    };
    Ok(Asked {
        question,
        contribution,
        is_new: true,
    })
}

/// # Errors
/// `Invalid` when the body does not take such questions, or there is nothing to follow up.
fn ensure_may_be_asked(tx: &mut Tx<'_>, ask: &Ask, body: &bodies::Body) -> Result<(), AppError> {
    let procedure = procedures::procedure(tx, body.id)?;
    if ask.is_confidential && !procedure.allows_confidential {
        return Err(AppError::field(
            "confidential",
            "questions.not-confidential",
        ));
    }
    if ask.is_confidential && ask.consultation_id.is_some() {
        return Err(AppError::field(
            "confidential",
            "questions.not-confidential-here",
        ));
    }
    if ask.needs_routing && !procedure.does_triage {
        return Err(AppError::field("body", "questions.choose-body"));
    }
    if let Some(id) = ask.follows_id {
        let earlier = store::find(tx, id)?.ok_or(AppError::NotFound)?;
        let ended = matches!(
            earlier.state,
            QuestionState::Answered | QuestionState::Refused
        );
        if !ended || (earlier.is_confidential && !ask.is_confidential) {
            return Err(AppError::Closed("questions.not-answered-yet"));
        }
    }
    Ok(())
}

fn asked_before(tx: &mut Tx<'_>, received: Received) -> Result<Asked, AppError> {
    let question = store::find_by_contribution(tx, received.contribution.id)?;
    Ok(Asked {
        question: question.ok_or(AppError::Conflict("error.conflict"))?,
        contribution: received.contribution,
        is_new: false,
    })
}

fn contribution(ask: &Ask, body: &bodies::Body) -> NewContribution {
    NewContribution {
        kind: Kind::Question,
        place: format!("body:{}", body.id),
        anchor: String::new(),
        consultation_id: ask.consultation_id,
        body_id: Some(body.id),
        parent_id: None,
        // Its own page has an address only when it has a number.
        url: "/questions".to_owned(),
        place_title: body.name.clone(),
        account_id: ask.account_id,
        author_name: ask.author_name.clone(),
        author_role: ask.author_role,
        channel: ask.channel,
        lang: ask.lang.clone(),
        title: ask.title.clone(),
        text: ask.text.clone(),
        html: markdown::to_html(&ask.text).into_string(),
        submission_key: ask.submission_key.clone(),
        marks: ask.marks,
    }
}

/// The promise runs: the question goes to whoever is responsible for its topic, they are told, and
/// everybody who follows its body.
pub(super) fn announce_asked(
    tx: &mut Tx<'_>,
    question: &Question,
    asked: &Contribution,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let key = format!("question-asked:{}", question.id);
    if !question.is_confidential {
        let mut subjects = vec![format!("body:{}", question.body_id)];
        subjects.extend(
            question
                .consultation_id
                .map(|id| format!("consultation:{id}")),
        );
        let news = News {
            event_key: key.clone(),
            subjects,
            kind: "question-asked".to_owned(),
            title: asked.title.clone(),
            url: question.url(),
            actor_id: asked.account_id,
            about: Some(asked.id),
        };
        notifications::announce(tx, &news, now)?;
    }
    let today = deadlines::rules::local_day(now, zone);
    let routed = routing::assign_on_arrival(tx, question, &asked.title, &asked.text, today)?;
    let (title, template) = (&asked.title, "questions/asked");
    let at = (zone, now);
    tell_responsible(tx, &routed, title, template, &key, question.due_at, at)
}
