//! The second reader: agrees, and what was written is published; or objects, and it goes back.

use actix_web::{HttpResponse, web};

use super::{colleague, find_own, number, show};
use crate::features::contributions::Spine;
use crate::features::questions::drafting;
use crate::features::questions::model::DraftKind;
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::platform::text::TextRule;
use crate::web::{PostForm, Visit};

const OBJECTION: TextRule = TextRule::text(5, 5_000);

pub async fn read_draft(
    visit: Visit,
    spine: web::Data<Spine>,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id = number(&path)?;
    let seen: i64 = form.get("version").parse().unwrap_or(0);
    let kind = DraftKind::parse(form.get("kind")).unwrap_or(DraftKind::Answer);
    let agrees = match form.get("do") {
        "approve" => true,
        "object" => false,
        _ => return Err(AppError::BadRequest("error.not-a-form")),
    };
    let objection = if agrees {
        String::new()
    } else {
        form.text("objection", OBJECTION)
    };
    if let Err(AppError::Invalid(errors)) = form.check() {
        return show::refused(&visit, id, &form, &errors).await;
    }
    visit.limit(Limited::Write)?;
    let (actor, now) = (visit.actor.clone(), visit.now);
    let zone = visit.app.config.site.time_zone.0;
    visit
        .app
        .db
        .write(move |tx| {
            let question = find_own(tx, id, &actor)?;
            let reader = colleague(tx, question.body_id, &actor)?;
            if agrees {
                drafting::approve(tx, &spine, id, (kind, seen), &reader, zone, now)?;
            } else {
                drafting::object(tx, id, (kind, seen), &reader, &objection, now)?;
            }
            Ok(())
        })
        .await?;
    let flash = if agrees {
        match kind {
            DraftKind::Answer => "questions-flash-answered",
            DraftKind::Partial => "correspondence-desk-partial-done",
            DraftKind::Refusal => "correspondence-desk-refusal-done",
        }
    } else {
        "questions-objection-sent"
    };
    Ok(visit.redirect(&format!("/desk/questions/{id}"), Some(flash)))
}
