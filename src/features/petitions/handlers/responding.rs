//! For officials: what awaits a response, and the response itself.

use actix_web::{HttpResponse, web};

use crate::features::accounts::{self, Action, Subject};
use crate::features::deadlines::rules::local_day;
use crate::features::petitions::model::{Promise, Summary};
use crate::features::petitions::procedures::limit;
use crate::features::petitions::responses::{self, NewResponse};
use crate::features::petitions::views::{self, OwedView, PetitionView, Read};
use crate::features::petitions::{rules, store};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::text::TextRule;
use crate::web::{FormView, Page, PostForm, Visit};

/// Petitions on the desk at most.
const DESK: i64 = 200;

/// What awaits a response, due first.
pub async fn show_desk(visit: Visit) -> Result<HttpResponse, AppError> {
    let body_ids = rules::desk_bodies(&visit.actor)?;
    let now = visit.now;
    let zone = visit.app.config.site.time_zone.0;
    let today = local_day(now, zone);
    let (petitions, debates): (Vec<Summary>, Vec<OwedView>) = visit
        .app
        .db
        .read(move |conn| {
            let rows = store::list_awaiting(conn, body_ids.as_deref(), DESK)?;
            let owed = store::debates::list_owed(conn, body_ids.as_deref(), today, DESK)?;
            let summaries = views::summaries(conn, rows, now)?;
            Ok((summaries, OwedView::list(conn, owed, zone, now)?))
        })
        .await?;
    let overdue = petitions
        .iter()
        .filter(|petition| petition.promise == Promise::Overdue)
        .count();
    Page::new("petitions/desk.html", visit.text("petitions-desk-title"))
        .with("desk_key", &"petitions")
        .with("petitions", &petitions)
        .with("overdue", &overdue)
        .with("debates", &debates)
        .respond(&visit)
}

/// The petition, for somebody who may respond to it and can.
async fn read_respondable(visit: &Visit, id: i64) -> Result<Read, AppError> {
    let read = visit
        .app
        .db
        .read(move |conn| super::read(conn, id, None))
        .await?;
    super::ensure_visible(visit, &read)?;
    let subject = Subject::of_body(read.petition.body_id);
    accounts::ensure(&visit.actor, Action::RespondToPetition, &subject)?;
    rules::ensure_respondable(read.petition.state, read.petition.responded_at)?;
    Ok(read)
}

fn form_page(visit: &Visit, read: &Read, form: &FormView) -> Result<HttpResponse, AppError> {
    Page::new(
        "petitions/respond.html",
        visit.text("petitions-respond-title"),
    )
    .with("petition", &PetitionView::new(read, visit.lang, visit.now))
    .with("limits", &read.petition.terms.get().limits)
    .form(form)
    .respond(visit)
}

pub async fn show_form(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let read = read_respondable(&visit, path.into_inner()).await?;
    form_page(&visit, &read, &FormView::default())
}

pub async fn respond(
    visit: Visit,
    path: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    let read = read_respondable(&visit, id).await?;
    let limits = read.petition.terms.get().limits;
    let new = NewResponse {
        summary: form.text(
            "summary",
            TextRule::text(10, limit(limits.response_summary)),
        ),
        text: form.text("text", TextRule::text(50, limit(limits.response_text))),
        official_id: None,
        account_id: visit.actor.account_id,
    };
    if form.is_refused() {
        let errors = match form.check() {
            Err(AppError::Invalid(errors)) => errors,
            _ => FieldErrors::default(),
        };
        return form_page(&visit, &read, &form.view(&visit, &errors));
    }
    let now = visit.now;
    let petition = visit
        .app
        .db
        .write(move |tx| responses::respond(tx, id, &new, now))
        .await?;
    Ok(visit.redirect(&petition.url(), Some("petitions-flash-responded")))
}
