//! Notes among colleagues. They are never public.

use actix_web::{HttpResponse, web};

use super::show::{self, ensure_works_on};
use super::{colleague, number};
use crate::features::questions::{drafting, store};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::platform::text::TextRule;
use crate::web::{PostForm, Visit};

const NOTE: TextRule = TextRule::text(2, 5_000);

pub async fn create_note(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id = number(&path)?;
    let text = form.text("note", NOTE);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return show::refused(&visit, id, &form, &errors).await;
    }
    visit.limit(Limited::Write)?;
    let (actor, now) = (visit.actor.clone(), visit.now);
    visit
        .app
        .db
        .write(move |tx| {
            let question = store::find(tx, id)?.ok_or(AppError::NotFound)?;
            let body_id = ensure_works_on(tx, &question, &actor)?;
            let by = colleague(tx, body_id, &actor)?;
            drafting::add_note(tx, &question, &text, &by, now)
        })
        .await?;
    Ok(visit.redirect(
        &format!("/desk/questions/{id}#notes"),
        Some("questions-note-saved"),
    ))
}
