//! The page of one question.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use super::model::{Question, QuestionState};
use super::views::{Parts, QuestionView};
use super::{procedures, store};
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies;
use crate::features::consultations;
use crate::features::contributions::{self, Contribution, Kind};
use crate::features::deadlines::{self, PromiseKind};
use crate::features::{files, ledger, notifications};
use crate::platform::actor::Actor;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::text::excerpt;
use crate::web::{Page, Visit};

pub async fn show_question(
    visit: Visit,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let id: i64 = path.parse().map_err(|_| AppError::NotFound)?;
    let actor = visit.actor.clone();
    let zone = visit.app.config.site.time_zone.0;
    visit
        .public(
            move |conn| load(conn, id, &actor, zone),
            |visit, parts| {
                let due_at = parts.question.due_at;
                let waits = parts.question.state == QuestionState::Open && due_at >= visit.now;
                let topics = [
                    parts.question.topic(),
                    format!("contribution:{}", parts.asked.token),
                    "bodies".to_owned(),
                    deadlines::ACCOUNTS.to_owned(),
                ];
                let description = if parts.asked.is_public() {
                    excerpt(&parts.asked.text, 160)
                } else {
                    String::new()
                };
                let view = QuestionView::new(visit, parts);
                let title = if view.title.is_empty() {
                    visit.text("questions-removed-title")
                } else {
                    view.title.clone()
                };
                let mut page = Page::new("questions/show.html", title)
                    .description(description)
                    .feed("/feeds/answers.atom")
                    .with("q", &view);
                for topic in topics {
                    page = page.topic(topic);
                }
                Ok(if waits {
                    page.fresh_until(due_at)
                } else {
                    page
                })
            },
        )
        .await
}

/// Who may read what was never public: its author, the moderators; and what is confidential: its
/// author and the officials of the bodies that work on it.
fn may_read(
    conn: &mut DbConn,
    question: &Question,
    asked: &Contribution,
    actor: &Actor,
) -> Result<bool, AppError> {
    if !question.is_confidential {
        let subject = Subject::of_owner(asked.account_id);
        return Ok(accounts::may(actor, Action::SeeContribution, &subject));
    }
    if actor.account_id.is_some() && actor.account_id == asked.account_id {
        return Ok(true);
    }
    let answers =
        |body_id| accounts::may(actor, Action::AnswerQuestion, &Subject::of_body(body_id));
    if answers(question.body_id) {
        return Ok(true);
    }
    let parts = store::turns::list_parts(conn, question.id)?;
    Ok(parts.iter().any(|part| answers(part.body_id)))
}

/// Who may read what belongs to a confidential question: the question, the answer, what was said
/// between. None for everything else.
///
/// # Errors
/// When the database cannot be read.
pub fn confides(
    conn: &mut DbConn,
    contribution: &Contribution,
    actor: &Actor,
) -> Result<Option<bool>, AppError> {
    let asked_id = match contribution.kind {
        Kind::Question => Some(contribution.id),
        Kind::Answer | Kind::Letter => contribution.parent_id,
        _ => None,
    };
    let Some(asked_id) = asked_id else {
        return Ok(None);
    };
    let question = store::find_by_contribution(conn, asked_id)?;
    let Some(question) = question.filter(|question| question.is_confidential) else {
        return Ok(None);
    };
    let asked = contributions::find(conn, asked_id)?.ok_or(AppError::NotFound)?;
    may_read(conn, &question, &asked, actor).map(Some)
}

pub(super) fn load(
    conn: &mut DbConn,
    id: i64,
    actor: &Actor,
    zone: chrono_tz::Tz,
) -> Result<Parts, AppError> {
    let question = store::find(conn, id)?.ok_or(AppError::NotFound)?;
    let asked = contributions::find(conn, question.contribution_id)?.ok_or(AppError::NotFound)?;
    let may_read = may_read(conn, &question, &asked, actor)?;
    // What was never public is nobody else's business.
    if asked.published_at.is_none() && !may_read {
        return Err(AppError::NotFound);
    }
    let rows = store::turns::list_turns(conn, id)?;
    let spoke: Vec<i64> = rows.iter().filter_map(|row| row.body_id).collect();
    let mut ids: Vec<i64> = rows.iter().map(|row| row.contribution_id).collect();
    let mut said: HashMap<i64, Contribution> = contributions::list_by_ids(conn, &ids)?
        .into_iter()
        .map(|one| (one.id, one))
        .collect();
    ids.push(asked.id);
    let files = files::list_of(conn, &ids)?;
    let turns = rows
        .into_iter()
        .filter_map(|row| said.remove(&row.contribution_id).map(|one| (row, one)))
        .collect();
    let official = match question.answered_by.or(question.official_id) {
        Some(id) => bodies::find_official(conn, id)?,
        None => None,
    };
    let consultation = match question.consultation_id {
        Some(id) => consultations::find(conn, id)?,
        None => None,
    };
    let follow_ups = store::turns::list_follow_ups(conn, id)?;
    let mut related = follow_ups.clone();
    related.extend(question.follows_id);
    related.extend(question.merged_into_id);
    let others = store::list_by_ids(conn, &related)?
        .into_iter()
        .map(|row| (row.id, row.title))
        .collect();
    let entries = ledger::list_of_subject(conn, &asked.token)?;
    let promises = deadlines::accounts(conn, PromiseKind::Answer, id, zone)?;
    let transfers = store::turns::list_transfers(conn, id)?;
    let parts = store::turns::list_parts(conn, id)?;
    let named: Vec<i64> = entries
        .iter()
        .filter_map(|entry| entry.actor_body_id)
        .chain(promises.iter().filter_map(|one| one.promise.body_id))
        .chain(
            transfers
                .iter()
                .flat_map(|one| [one.from_body_id, one.to_body_id]),
        )
        .chain(parts.iter().map(|part| part.body_id))
        .chain(spoke)
        .collect();
    Ok(Parts {
        body: bodies::find(conn, question.body_id)?.ok_or(AppError::NotFound)?,
        calendar: deadlines::calendar_for_body(conn, Some(question.body_id), zone)?.1,
        entries,
        names: bodies::list_names(conn, &named)?.into_iter().collect(),
        promises,
        reviews: deadlines::accounts(conn, PromiseKind::InternalReview, id, zone)?,
        transfers,
        parts,
        rating: store::turns::find_rating(conn, id)?.map(|(rating, _)| rating),
        duplicate_count: store::turns::list_merged(conn, id)?.len(),
        follow: notifications::follow_state(conn, actor.account_id, &question.topic())?,
        may_answer: accounts::may(
            actor,
            Action::AnswerQuestion,
            &Subject::of_body(question.body_id),
        ),
        is_asker: actor.account_id.is_some() && actor.account_id == asked.account_id,
        review_window_days: procedures::procedure(conn, question.body_id)?.review_window_days,
        may_read,
        files,
        question,
        asked,
        turns,
        official,
        consultation,
        others,
        follow_ups,
    })
}
