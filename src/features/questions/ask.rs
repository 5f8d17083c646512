//! Asking: the question is taken in, and the clock of the promise starts.

use chrono_tz::Tz;
use serde_json::json;

use super::model::{Ask, Asked, Question, QuestionState};
use super::{store, touch};
use crate::features::contributions::{
    self, AuthorRole, Kind, Moderation, NewContribution, Received, Spine,
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
            consultation.moderation
        }
        None => Moderation::Post,
    };
    let received =
        moderation::take_in(tx, spine, &contribution(ask, &body), moderation, zone, now)?;
    if !received.is_new {
        return asked_before(tx, received);
    }
    let is_public = received.contribution.is_public();
    let question = store::insert(
        tx,
        &store::NewQuestion {
            contribution_id: received.contribution.id,
            body_id: body.id,
            consultation_id: ask.consultation_id,
            state: if is_public {
                QuestionState::Open
            } else {
                QuestionState::InModeration
            },
            working_days: body.answer_working_days,
            asked_at: now,
            due_at: deadlines::due_after_working_days(now, body.answer_working_days, zone),
        },
    )?;
    let contribution = contributions::set_url(tx, &received.contribution, &question.url())?;
    touch(tx, &question, now);
    if is_public {
        start_clock(
            tx,
            &question,
            &contribution.title,
            contribution.account_id,
            now,
        )?;
    }
    Ok(Asked {
        question,
        contribution,
        is_new: true,
    })
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
        account_id: Some(ask.account_id),
        author_name: ask.author_name.clone(),
        author_role: AuthorRole::Citizen,
        channel: ask.channel,
        lang: ask.lang.clone(),
        title: ask.title.clone(),
        text: ask.text.clone(),
        html: markdown::to_html(&ask.text).into_string(),
        submission_key: ask.submission_key.clone(),
    }
}

/// The promise runs from `now`: the log says so, the officials of the body and everybody who
/// follows it are told.
pub(super) fn start_clock(
    tx: &mut Tx<'_>,
    question: &Question,
    title: &str,
    asker_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let mut subjects = vec![format!("body:{}", question.body_id)];
    subjects.extend(
        question
            .consultation_id
            .map(|id| format!("consultation:{id}")),
    );
    let news = News {
        event_key: format!("question-asked:{}", question.id),
        subjects,
        kind: "question-asked".to_owned(),
        title: title.to_owned(),
        url: question.url(),
        actor_id: asker_id,
    };
    notifications::announce(tx, &news, now)?;
    let params = json!({
        "title": title,
        "url": question.url(),
        "desk_url": format!("/desk{}", question.url()),
        "due_at": question.due_at,
    });
    let key = format!("question-asked:{}", question.id);
    for official in bodies::list_officials(tx, question.body_id)? {
        if let Some(account_id) = official.account_id.filter(|_| official.until_on.is_none()) {
            notifications::tell(tx, account_id, "questions/asked", &key, &params, now)?;
        }
    }
    Ok(())
}
