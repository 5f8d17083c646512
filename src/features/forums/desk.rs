//! Opening the forum of a consultation.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::model::{NewForum, Summary};
use super::rules;
use crate::features::accounts::{self, Action, Subject};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::Moderation;
use crate::platform::error::AppError;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

#[derive(Serialize)]
struct DeskView {
    consultation_title: String,
    consultation_url: String,
    /// The forum, once there is one.
    forum: Option<Summary>,
}

async fn load(visit: &Visit, slug: String) -> Result<(Consultation, Option<Summary>), AppError> {
    accounts::ensure(&visit.actor, Action::EditConsultation, &Subject::SITE)?;
    visit
        .app
        .db
        .read(move |conn| {
            let consultation =
                consultations::find_by_slug(conn, &slug)?.ok_or(AppError::NotFound)?;
            let forum = super::find_of_consultation(conn, consultation.id)?;
            Ok((consultation, forum))
        })
        .await
}

fn desk_page(
    visit: &Visit,
    consultation: &Consultation,
    forum: Option<Summary>,
    form: &FormView,
) -> Page {
    let view = DeskView {
        consultation_title: consultation.title.clone(),
        consultation_url: consultations::url(consultation),
        forum,
    };
    Page::new("forums/desk.html", visit.text("forums-desk-title"))
        .with("desk_key", &"editor")
        .with("desk", &view)
        .form(form)
}

pub async fn show_new(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let (consultation, forum) = load(&visit, path.into_inner()).await?;
    desk_page(&visit, &consultation, forum, &FormView::default()).respond(&visit)
}

fn parse_moderation(word: &str) -> Option<Option<Moderation>> {
    match word {
        "" => Some(None),
        word => Moderation::parse(word).map(Some),
    }
}

pub async fn open_forum(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let (consultation, forum) = load(&visit, path.into_inner()).await?;
    if let Some(forum) = &forum {
        // Opened already, perhaps by the first of two clicks.
        return Ok(visit.redirect(&forum.url, None));
    }
    let title = form.text("title", rules::FORUM_TITLE);
    let intro = form.optional_text("intro", rules::FORUM_INTRO);
    let moderation = form.choice("moderation", parse_moderation).flatten();
    if let Err(AppError::Invalid(errors)) = form.check() {
        let view = form.view(&visit, &errors);
        return desk_page(&visit, &consultation, forum, &view).respond(&visit);
    }
    let now = visit.now;
    let new = NewForum {
        consultation_id: consultation.id,
        title,
        intro,
        moderation,
        allows_anonymous: form.is_checked("allows_anonymous"),
        created_by: visit.actor.account_id,
    };
    let forum = visit
        .app
        .db
        .write(move |tx| super::create(tx, &new, now))
        .await?;
    Ok(visit.redirect(&super::url(&forum), Some("forums-opened")))
}
