//! One question to several bodies: the lead body asks others for their part and joins the parts
//! into one answer.

use serde_json::json;

use super::saying::log;
use super::{Acting, find, find_for_official};
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies;
use crate::features::deadlines;
use crate::features::ledger::ActingAs;
use crate::features::notifications;
use crate::features::questions::store::turns;
use crate::features::questions::{rules, touch};
use crate::platform::db::Tx;
use crate::platform::error::AppError;

/// Other bodies that one question may be put to.
const MOST: usize = 10;

/// Asks other bodies for their part.
///
/// # Errors
/// `Forbidden`; `Conflict` when the question waits for no answer; `Invalid` for an unknown body.
pub fn invite(tx: &mut Tx<'_>, id: i64, body_ids: &[i64], by: &Acting) -> Result<usize, AppError> {
    let (found, _) = find_for_official(tx, id, by)?;
    rules::ensure_awaits_answer(&found.question)?;
    let known = turns::list_parts(tx, id)?.len();
    if known + body_ids.len() > MOST {
        return Err(AppError::field("bodies", "questions.too-many-bodies"));
    }
    let today = deadlines::rules::local_day(by.now, by.zone);
    let mut invited = 0;
    for body_id in body_ids {
        if *body_id == found.question.body_id {
            continue;
        }
        let body = bodies::find(tx, *body_id)?
            .ok_or(AppError::field("bodies", "questions.choose-body"))?;
        if !turns::insert_part(tx, id, body.id, by.now)? {
            continue;
        }
        invited += 1;
        let detail = json!({ "to": body.slug, "url": found.question.url() });
        let acting_as = found.for_body();
        log(tx, "part-asked", &found, acting_as, None, detail, by)?;
        let params = json!({
            "title": found.asked.title,
            "url": found.question.url(),
            "desk_url": format!("/desk{}", found.question.url()),
            "body": found.asked.place_title,
            "due_at": found.question.due_at,
        });
        let key = format!("question-part-asked:{id}:{}", body.id);
        for account_id in deadlines::owers_of_body(tx, Some(body.id), today)?.people {
            notifications::tell(
                tx,
                account_id,
                "questions/part-asked",
                &key,
                &params,
                by.now,
            )?;
        }
    }
    touch(tx, &found.question, by.now);
    Ok(invited)
}

/// A body gives its part, or gives it anew as long as there is no answer.
///
/// # Errors
/// `Forbidden` unless the person is an official of a body that was asked.
pub fn give(
    tx: &mut Tx<'_>,
    id: i64,
    body_id: i64,
    text: &str,
    by: &Acting,
) -> Result<(), AppError> {
    let found = find(tx, id)?;
    accounts::ensure(
        &by.actor,
        Action::AnswerQuestion,
        &Subject::of_body(body_id),
    )?;
    let part = turns::list_parts(tx, id)?
        .into_iter()
        .find(|part| part.body_id == body_id)
        .ok_or(AppError::NotFound)?;
    rules::ensure_awaits_answer(&found.question)?;
    let official = bodies::find_official_of_account(tx, body_id, by.account_id)?;
    let official_id = official.as_ref().map(|one| one.id);
    turns::set_part(tx, (id, body_id), text, official_id, by.now)?;
    if part.given_at.is_none() {
        let acting_as = ActingAs::Official { body_id };
        let detail = json!({ "url": found.question.url() });
        log(tx, "part-given", &found, acting_as, None, detail, by)?;
    }
    touch(tx, &found.question, by.now);
    Ok(())
}
