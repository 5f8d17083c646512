//! Many questions at once: taking them, giving them to somebody, naming their topic.

use actix_web::HttpResponse;

use super::list::{Asked, desk_page};
use super::{bodies_of, chosen, find_own, own_bodies};
use crate::features::questions::assigning::{self, Assignment};
use crate::features::questions::model::View;
use crate::platform::actor::Actor;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::web::{PostForm, Visit};

/// Questions changed by one press of a button.
const MAX_AT_ONCE: usize = 100;

/// The buttons under the table.
#[derive(Clone, Copy)]
enum Bulk {
    Take,
    Assign(i64),
    Topic(i64),
}

pub async fn change_many(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    if own_bodies(&visit.actor).is_empty() {
        // An administrator looks on.
        return Err(AppError::Forbidden("questions.only-officials"));
    }
    let asked = Asked::read(|name| match name {
        // The topic to set is another field than the topic that was looked for.
        "topic" => form.get("in_topic").to_owned(),
        other => form.get(other).to_owned(),
    });
    let mut ids: Vec<i64> = Vec::new();
    for id in form.all("id").into_iter().filter_map(|id| id.parse().ok()) {
        if !ids.contains(&id) && ids.len() < MAX_AT_ONCE {
            ids.push(id);
        }
    }
    if ids.is_empty() {
        form.refuse("", "questions.select-some");
    }
    let bulk = match form.get("do") {
        "take" => Some(Bulk::Take),
        "assign" => {
            let official = chosen(&mut form, "official");
            if official.is_none() && !form.is_refused() {
                form.refuse("official", "questions.choose-official");
            }
            official.map(Bulk::Assign)
        }
        "topic" => {
            let topic = chosen(&mut form, "topic");
            if topic.is_none() && !form.is_refused() {
                form.refuse("topic", "questions.choose-topic");
            }
            topic.map(Bulk::Topic)
        }
        _ => return Err(AppError::BadRequest("error.not-a-form")),
    };
    if let Err(AppError::Invalid(errors)) = form.check() {
        return desk_page(&visit, asked, None, &form.view(&visit, &errors)).await;
    }
    let Some(bulk) = bulk else {
        return Err(AppError::BadRequest("error.not-a-form"));
    };
    visit.limit(Limited::Write)?;
    let (actor, by, now) = (visit.actor.clone(), visit.account_id()?, visit.now);
    let all_done = visit
        .app
        .db
        .write(move |tx| change(tx, &actor, &ids, bulk, by, now))
        .await?;
    let flash = if all_done {
        "questions-bulk-done"
    } else {
        "questions-bulk-some"
    };
    let view = asked.view.unwrap_or(View::All);
    Ok(visit.redirect(&asked.url(view), Some(flash)))
}

/// False when some could not be changed: answered meanwhile, or of another body than the official
/// or the topic.
fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    ids: &[i64],
    bulk: Bulk,
    by: i64,
    now: UtcTime,
) -> Result<bool, AppError> {
    let mut all_done = true;
    let mut given = Vec::new();
    for &id in ids {
        let outcome = find_own(tx, id, actor).and_then(|question| {
            let new = match bulk {
                Bulk::Take => {
                    let own = assigning::official_of(tx, question.body_id, by)?;
                    Assignment {
                        official_id: Some(Some(own.id)),
                        topic_id: None,
                    }
                }
                Bulk::Assign(official_id) => Assignment {
                    official_id: Some(Some(official_id)),
                    topic_id: None,
                },
                Bulk::Topic(topic_id) => Assignment {
                    official_id: None,
                    topic_id: Some(Some(topic_id)),
                },
            };
            assigning::assign(tx, &question, new, by, now)
        });
        match outcome {
            Ok(true) => given.push(id),
            Ok(false) => {}
            Err(
                AppError::NotFound
                | AppError::Forbidden(_)
                | AppError::Conflict(_)
                | AppError::Closed(_)
                | AppError::Invalid(_),
            ) => all_done = false,
            Err(other) => return Err(other),
        }
    }
    if let Bulk::Assign(official_id) = bulk {
        assigning::tell_assigned(tx, official_id, &given, by, now)?;
    }
    Ok(all_done)
}
