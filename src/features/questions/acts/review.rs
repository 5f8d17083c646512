//! An internal review: somebody who asked is not content with the answer, or with the refusal,
//! and the head of the body looks again, by a day that is promised too.

use serde_json::json;

use super::saying::{Said, Turn, log, say};
use super::{Acting, Found, find_for_asker, find_for_official};
use crate::features::bodies;
use crate::features::contributions::Spine;
use crate::features::deadlines::promise::{Change, Clock, Rule, Terms};
use crate::features::deadlines::{self, NewPromise, PromiseKind};
use crate::features::ledger::ActingAs;
use crate::features::notifications;
use crate::features::questions::model::{ReviewOutcome, TurnKind};
use crate::features::questions::{procedures, rules};
use crate::platform::db::Tx;
use crate::platform::error::AppError;

/// Asks for a review, once for each question.
///
/// # Errors
/// `NotFound` for everybody but the person who asked; `Closed` when there is no answer, when the
/// time for it is over, or when it was reviewed.
pub fn ask_review(
    tx: &mut Tx<'_>,
    spine: &Spine,
    id: i64,
    text: &str,
    by: &Acting,
) -> Result<Said, AppError> {
    let found = find_for_asker(tx, id, by)?;
    let procedure = procedures::procedure(tx, found.question.body_id)?;
    let turn = Turn {
        kind: TurnKind::ReviewAsked,
        official: None,
        text: text.to_owned(),
        ground: "",
    };
    let earlier = deadlines::find(tx, PromiseKind::InternalReview, id)?;
    let window = procedure.review_window_days;
    rules::ensure_may_be_reviewed(&found.question, window, by.now, by.zone)?;
    let said = say(tx, spine, &found, turn, by)?;
    if !said.is_new {
        return Ok(said);
    }
    if earlier.is_some() {
        return Err(AppError::Closed("questions.reviewed-already"));
    }
    let new = NewPromise {
        kind: PromiseKind::InternalReview,
        subject_id: id,
        body_id: Some(found.question.body_id),
        owed_to: Some(by.account_id),
        terms: Terms {
            rule: Rule::WorkingDays(procedure.review_working_days),
            after_pause: Clock::Continue,
            max_extensions: procedure.max_extensions,
            max_extension_days: procedure.max_extension_days,
        },
        started_at: by.now,
    };
    let promise_by = by.changing(ActingAs::Author, "");
    let promise = deadlines::give(tx, &new, &promise_by, by.zone)?;
    let detail = json!({ "due_at": promise.due_at });
    let request = Some(&said.contribution);
    log(
        tx,
        "review-asked",
        &found,
        ActingAs::Author,
        request,
        detail,
        by,
    )?;
    let params = json!({
        "title": found.asked.title,
        "url": found.question.url(),
        "desk_url": format!("/desk{}", found.question.url()),
        "due_at": promise.due_at,
    });
    let key = format!("question-review-asked:{id}");
    for account_id in reviewers(tx, &found, by)? {
        let template = "questions/review-asked";
        notifications::tell(tx, account_id, template, &key, &params, by.now)?;
    }
    Ok(said)
}

/// Heads of the body; without one, everybody who works there.
fn reviewers(tx: &mut Tx<'_>, found: &Found, by: &Acting) -> Result<Vec<i64>, AppError> {
    let today = deadlines::rules::local_day(by.now, by.zone);
    let body_id = Some(found.question.body_id);
    let owers = deadlines::owers_of_body(tx, body_id, today)?;
    Ok(if owers.heads.is_empty() {
        owers.people
    } else {
        owers.heads
    })
}

/// Decides a review: the answer stands, or another one is given. Whoever gave the answer does not
/// review it, unless nobody else works in the body.
///
/// # Errors
/// `Forbidden`; `Closed` when no review waits.
pub fn decide_review(
    tx: &mut Tx<'_>,
    spine: &Spine,
    id: i64,
    (outcome, text): (ReviewOutcome, &str),
    by: &Acting,
) -> Result<Said, AppError> {
    let (found, official) = find_for_official(tx, id, by)?;
    let promise = deadlines::find(tx, PromiseKind::InternalReview, id)?
        .ok_or(AppError::Closed("questions.no-review"))?;
    let today = deadlines::rules::local_day(by.now, by.zone);
    let colleagues = bodies::list_officials(tx, found.question.body_id)?
        .into_iter()
        .filter(|one| bodies::rules::can_work(one, today))
        .count();
    let answered = found.question.answered_by.is_some()
        && found.question.answered_by == official.as_ref().map(|one| one.id);
    if answered && colleagues > 1 {
        return Err(AppError::Forbidden("questions.own-answer"));
    }
    let turn = Turn {
        kind: TurnKind::ReviewDecided,
        official: official.as_ref(),
        text: text.to_owned(),
        ground: outcome.as_str(),
    };
    let said = say(tx, spine, &found, turn, by)?;
    if !said.is_new {
        return Ok(said);
    }
    let promise_by = by.changing(found.for_body(), "");
    if promise.state.is_over() {
        return Err(AppError::Closed("questions.no-review"));
    }
    let met = deadlines::change(tx, &promise, Change::Met, &promise_by, by.zone, by.now)?;
    let detail = json!({ "outcome": outcome, "due_at": met.due_at,
        "in_time": rules::is_in_time(by.now, met.due_at) });
    let acting_as = found.for_body();
    let decision = Some(&said.contribution);
    log(
        tx,
        "review-decided",
        &found,
        acting_as,
        decision,
        detail,
        by,
    )?;
    if let Some(asker_id) = found.asked.account_id {
        let params = json!({
            "title": found.asked.title,
            "url": found.question.url(),
            "body": found.asked.place_title,
            "outcome": outcome,
        });
        let key = format!("question-review-decided:{id}");
        let template = "questions/review-decided";
        notifications::tell(tx, asker_id, template, &key, &params, by.now)?;
    }
    Ok(said)
}
