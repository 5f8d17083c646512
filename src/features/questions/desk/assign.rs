//! Taking a question, giving it to a colleague, putting it back.

use actix_web::{HttpResponse, web};

use super::{chosen, find_own, number, show};
use crate::features::questions::assigning::{self, Assignment};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::web::{PostForm, Visit};

pub async fn assign_question(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id = number(&path)?;
    let word = form.get("do").to_owned();
    if !matches!(word.as_str(), "take" | "release" | "assign") {
        return Err(AppError::BadRequest("error.not-a-form"));
    }
    let official_id = chosen(&mut form, "official");
    let topic_id = chosen(&mut form, "topic");
    if let Err(AppError::Invalid(errors)) = form.check() {
        return show::refused(&visit, id, &form, &errors).await;
    }
    visit.limit(Limited::Write)?;
    let (actor, by, now) = (visit.actor.clone(), visit.account_id()?, visit.now);
    let done = visit.app.db.write(move |tx| {
        let question = find_own(tx, id, &actor)?;
        let new = match word.as_str() {
            "take" => Assignment {
                official_id: Some(Some(assigning::official_of(tx, question.body_id, by)?.id)),
                topic_id: None,
            },
            "release" => Assignment {
                official_id: Some(None),
                topic_id: None,
            },
            _ => Assignment {
                official_id: Some(official_id),
                topic_id: Some(topic_id),
            },
        };
        let is_new = assigning::assign(tx, &question, new, by, now)?;
        if let Some(Some(official_id)) = new.official_id
            && is_new
            && question.official_id != Some(official_id)
        {
            assigning::tell_assigned(tx, official_id, &[id], by, now)?;
        }
        Ok(())
    });
    match done.await {
        Ok(()) => Ok(visit.redirect(
            &format!("/desk/questions/{id}"),
            Some("questions-assigned-saved"),
        )),
        Err(AppError::Invalid(errors)) => show::refused(&visit, id, &form, &errors).await,
        Err(other) => Err(other),
    }
}
