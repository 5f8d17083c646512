//! Taking a case, giving it back, and noting something about it.

use actix_web::{HttpResponse, web};

use super::NOTE;
use crate::features::contributions::Spine;
use crate::features::moderation::desk::{case_page, ensure_moderator};
use crate::platform::error::AppError;
use crate::text_enum;
use crate::web::{PostForm, Visit};

text_enum! {
    /// The button that was pressed.
    pub enum Wish {
        Take = "take",
        TakeOver = "take-over",
        GiveBack = "give-back",
    }
}

pub async fn claim(
    visit: Visit,
    path: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let id = path.into_inner();
    let wish = form.choice("do", Wish::parse);
    form.check()?;
    let Some(wish) = wish else {
        return Err(AppError::BadRequest("error.not-a-form"));
    };
    let (actor, now) = (visit.actor.clone(), visit.now);
    visit
        .app
        .db
        .write(move |tx| match wish {
            Wish::Take => super::take(tx, &actor, id, false, now),
            Wish::TakeOver => super::take(tx, &actor, id, true, now),
            Wish::GiveBack => super::give_back(tx, &actor, id, now),
        })
        .await?;
    let (address, flash) = match wish {
        Wish::GiveBack => ("/desk/moderation".to_owned(), "moderation-given-back"),
        _ => (format!("/desk/moderation/{id}"), "moderation-taken"),
    };
    Ok(visit.redirect(&address, Some(flash)))
}

pub async fn note(
    visit: Visit,
    path: web::Path<i64>,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let id = path.into_inner();
    let text = form.text("note", NOTE);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return case_page(&visit, &spine, id, &form.view(&visit, &errors)).await;
    }
    let (actor, now) = (visit.actor.clone(), visit.now);
    visit
        .app
        .db
        .write(move |tx| super::note(tx, &actor, id, &text, now))
        .await?;
    let address = format!("/desk/moderation/{id}#notes");
    Ok(visit.redirect(&address, Some("moderation-noted")))
}
