//! Several cases decided by one press of a button under the queue.

use actix_web::{HttpResponse, web};

use super::desk::{ensure_moderator, queue_page};
use super::model::Ruling;
use super::readers::Sort;
use super::{decide, rules, store};
use crate::features::contributions::Spine;
use crate::platform::error::AppError;
use crate::web::{PostForm, Visit};

/// Cases decided by one press of a button.
const MAX_AT_ONCE: usize = 100;

/// The buttons under the queue.
#[derive(Clone, Copy)]
enum Bulk {
    Approve,
    Reject,
}

fn parse_bulk(word: &str) -> Option<Bulk> {
    match word {
        "approve" => Some(Bulk::Approve),
        "reject" => Some(Bulk::Reject),
        _ => None,
    }
}

pub async fn decide_many(
    visit: Visit,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let ids: Vec<i64> = form
        .all("id")
        .into_iter()
        .filter_map(|id| id.parse().ok())
        .take(MAX_AT_ONCE)
        .collect();
    if ids.is_empty() {
        form.refuse("", "moderation.select-some");
    }
    let bulk = form.choice("do", parse_bulk);
    let reason = form.get("reason").to_owned();
    if matches!(bulk, Some(Bulk::Reject)) && reason.is_empty() {
        form.refuse("reason", "moderation.choose-reason");
    }
    if let Err(AppError::Invalid(errors)) = form.check() {
        let form = form.view(&visit, &errors);
        return queue_page(&visit, None, None, (Sort::Due, None), &form).await;
    }
    let Some(bulk) = bulk else {
        return Err(AppError::BadRequest("error.not-a-form"));
    };
    let mut all_done = true;
    for id in ids {
        all_done &= decide_one_of_many(&visit, &spine, id, bulk, &reason).await?;
    }
    let flash = if all_done {
        "moderation-bulk-done"
    } else {
        "moderation-bulk-some"
    };
    Ok(visit.redirect("/desk/moderation", Some(flash)))
}

/// One transaction for each, so that one case which somebody else decided holds up no other.
/// False when it was left alone.
async fn decide_one_of_many(
    visit: &Visit,
    spine: &web::Data<Spine>,
    id: i64,
    bulk: Bulk,
    reason: &str,
) -> Result<bool, AppError> {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let (spine, reason) = (spine.clone(), reason.to_owned());
    let result = visit
        .app
        .db
        .write(move |tx| {
            let (_, contribution) = store::find_case(tx, id)?.ok_or(AppError::NotFound)?;
            let ruling = match bulk {
                Bulk::Approve => Ruling::approve(),
                Bulk::Reject => Ruling::citing(rules::taking_away(contribution.state), &reason, ""),
            };
            decide(tx, &spine, &actor, id, &ruling, now)
        })
        .await;
    match result {
        Ok(_) => Ok(true),
        Err(
            AppError::NotFound
            | AppError::Conflict(_)
            | AppError::Forbidden(_)
            | AppError::Invalid(_),
        ) => Ok(false),
        Err(error) => Err(error),
    }
}
