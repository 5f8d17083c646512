//! For administrators: a petition is stopped before its time, as before an election, and taken up
//! again.

use actix_web::{HttpResponse, web};

use crate::features::accounts::{self, Action, Subject};
use crate::features::petitions::model::{State, url};
use crate::features::petitions::stopping;
use crate::features::petitions::views::{PetitionView, Read};
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
use crate::web::{FormView, Page, PostForm, Visit};

const REASON: TextRule = TextRule::text(10, 500);

async fn read_it(visit: &Visit, id: i64) -> Result<Read, AppError> {
    accounts::ensure(&visit.actor, Action::Administer, &Subject::SITE)?;
    let read = visit
        .app
        .db
        .read(move |conn| super::read(conn, id, None))
        .await?;
    if matches!(read.petition.state, State::Open | State::Stopped) {
        Ok(read)
    } else {
        Err(AppError::NotFound)
    }
}

fn form_page(visit: &Visit, read: &Read, form: &FormView) -> Result<HttpResponse, AppError> {
    let is_stopped = read.petition.state == State::Stopped;
    let title = if is_stopped {
        "petitions-take-up-title"
    } else {
        "petitions-stop-title"
    };
    Page::new("petitions/stop.html", visit.text(title))
        .with("petition", &PetitionView::new(read, visit.lang, visit.now))
        .with("is_stopped", &is_stopped)
        .form(form)
        .respond(visit)
}

pub async fn show_form(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let read = read_it(&visit, path.into_inner()).await?;
    form_page(&visit, &read, &FormView::default())
}

pub async fn stop_or_take_up(
    visit: Visit,
    path: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    let read = read_it(&visit, id).await?;
    let reason = form.text("reason", REASON);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return form_page(&visit, &read, &form.view(&visit, &errors));
    }
    let (actor, now) = (visit.actor.clone(), visit.now);
    let takes_up = form.get("do") == "take_up";
    visit
        .app
        .db
        .write(move |tx| {
            if takes_up {
                stopping::take_up(tx, &actor, id, &reason, now)
            } else {
                stopping::stop(tx, &actor, id, &reason, now)
            }
        })
        .await?;
    let flash = if takes_up {
        "petitions-flash-taken-up"
    } else {
        "petitions-flash-stopped"
    };
    Ok(visit.redirect(&url(id), Some(flash)))
}
