//! No wrong door: a question goes on to the body that can answer it, with its clock.

use serde_json::json;

use super::saying::log;
use super::{Acting, find_for_official};
use crate::features::bodies::{self, Body};
use crate::features::contributions;
use crate::features::deadlines::{self, PromiseKind};
use crate::features::notifications;
use crate::features::questions::model::Question;
use crate::features::questions::store::{self, turns};
use crate::features::questions::{
    clock_after, procedures, routing, rules, tell_responsible, touch,
};
use crate::platform::db::Tx;
use crate::platform::error::AppError;

/// Hands a question over to another body. The clock continues with the days that are left, or
/// starts anew where the procedure of the body that hands it over says so.
///
/// # Errors
/// `Forbidden`; `Conflict` when the question waits for no answer, when the other body has had it
/// before, or when nobody works there who could answer.
pub fn transfer(
    tx: &mut Tx<'_>,
    id: i64,
    to_body: i64,
    reason: &str,
    by: &Acting,
) -> Result<Question, AppError> {
    let (found, _) = find_for_official(tx, id, by)?;
    let question = &found.question;
    rules::ensure_awaits_answer(question)?;
    let body =
        bodies::find(tx, to_body)?.ok_or(AppError::field("body", "questions.choose-body"))?;
    let earlier = turns::list_transfers(tx, id)?;
    let had_it: Vec<i64> = earlier.iter().map(|one| one.from_body_id).collect();
    rules::ensure_may_transfer(question.body_id, body.id, &had_it)?;
    let today = deadlines::rules::local_day(by.now, by.zone);
    if deadlines::owers_of_body(tx, Some(body.id), today)?
        .people
        .is_empty()
    {
        return Err(AppError::field("body", "questions.body-without-officials"));
    }
    let promise_by = by.changing(found.for_body(), reason);
    let clock = clock_after(procedures::procedure(tx, question.body_id)?.after_transfer);
    let promise = deadlines::find(tx, PromiseKind::Answer, id)?.ok_or(AppError::NotFound)?;
    let handed = deadlines::transfer(tx, &promise, body.id, clock, &promise_by, by.zone, by.now)?;
    if !turns::set_body(tx, question, body.id, handed.due_at)? {
        return Err(AppError::Conflict("error.conflict"));
    }
    let bodies = (question.body_id, body.id);
    turns::insert_transfer(tx, id, bodies, reason, by.account_id, by.now)?;
    contributions::set_body(tx, &found.asked, body.id, &body.name, by.now)?;
    let detail = json!({ "to": body.slug, "due_at": handed.due_at, "url": question.url() });
    let acting_as = found.for_body();
    log(tx, "transferred", &found, acting_as, None, detail, by)?;
    touch(tx, question, by.now);
    let moved = store::find(tx, id)?.ok_or(AppError::NotFound)?;
    touch(tx, &moved, by.now);
    let (title, text) = (&found.asked.title, &found.asked.text);
    routing::assign_on_arrival(tx, &moved, title, text, today)?;
    tell(tx, &found, &body, reason, handed.due_at, earlier.len(), by)?;
    Ok(moved)
}

fn tell(
    tx: &mut Tx<'_>,
    found: &super::Found,
    body: &Body,
    reason: &str,
    due_at: crate::platform::db::UtcTime,
    nth: usize,
    by: &Acting,
) -> Result<(), AppError> {
    let moved = Question {
        body_id: body.id,
        due_at,
        ..found.question.clone()
    };
    let key = format!("question-transferred:{}:{nth}", moved.id);
    let title = &found.asked.title;
    let at = (by.zone, by.now);
    tell_responsible(tx, &moved, title, "questions/asked", &key, due_at, at)?;
    if let Some(asker_id) = found.asked.account_id {
        let params = json!({
            "title": title,
            "url": moved.url(),
            "from": found.asked.place_title,
            "body": body.name,
            "reason": reason,
            "due_at": due_at,
        });
        notifications::tell(tx, asker_id, "questions/transferred", &key, &params, by.now)?;
    }
    Ok(())
}
