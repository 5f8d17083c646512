//! For officials: what becomes of the debate on a petition.

use actix_web::{HttpResponse, web};

use crate::features::accounts::{self, Action, Subject};
use crate::features::petitions::debates::{self, DebateState, NewDebate};
use crate::features::petitions::model::url;
use crate::features::petitions::views::{PetitionView, Read};
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
use crate::web::{FormView, Page, PostForm, Visit};

const PLACE: TextRule = TextRule::line(2, 120);
const TEXT: TextRule = TextRule::text(10, 6_000);
const ADDRESS: TextRule = TextRule::line(10, 500);

/// The petition, for somebody who may decide on its debate, with one owed.
async fn read_debated(visit: &Visit, id: i64) -> Result<Read, AppError> {
    let read = visit
        .app
        .db
        .read(move |conn| super::read(conn, id, None))
        .await?;
    super::ensure_visible(visit, &read)?;
    let subject = Subject::of_body(read.petition.body_id);
    accounts::ensure(&visit.actor, Action::RespondToPetition, &subject)?;
    if read.debate.is_none() {
        return Err(AppError::NotFound);
    }
    Ok(read)
}

fn form_page(visit: &Visit, read: &Read, form: &FormView) -> Result<HttpResponse, AppError> {
    Page::new(
        "petitions/debate.html",
        visit.text("petitions-debate-form-title"),
    )
    .with("petition", &PetitionView::new(read, visit.lang, visit.now))
    .form(form)
    .respond(visit)
}

pub async fn show_form(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let read = read_debated(&visit, path.into_inner()).await?;
    let filled = match read.debate.as_ref() {
        Some(debate) if debate.state != DebateState::Awaiting => FormView::filled([
            ("state", debate.state.to_string()),
            (
                "held_on",
                debate
                    .held_on
                    .map(|day| day.to_string())
                    .unwrap_or_default(),
            ),
            ("place", debate.place.clone()),
            ("text", debate.text.clone()),
            ("video_url", debate.video_url.clone()),
            ("transcript_url", debate.transcript_url.clone()),
        ]),
        _ => FormView::default(),
    };
    form_page(&visit, &read, &filled)
}

fn read_form(form: &mut PostForm, account_id: Option<i64>) -> NewDebate {
    let state = form.choice("state", |word| {
        DebateState::parse(word).filter(|state| *state != DebateState::Awaiting)
    });
    let held_on = if form.get("held_on").is_empty() {
        None
    } else {
        form.day("held_on")
    };
    NewDebate {
        state: state.unwrap_or(DebateState::Scheduled),
        held_on,
        place: form.optional_text("place", PLACE),
        text: form.optional_text("text", TEXT),
        video_url: form.optional_text("video_url", ADDRESS),
        transcript_url: form.optional_text("transcript_url", ADDRESS),
        account_id,
    }
}

pub async fn decide(
    visit: Visit,
    path: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    let read = read_debated(&visit, id).await?;
    let new = read_form(&mut form, visit.actor.account_id);
    let now = visit.now;
    let outcome = match form.check() {
        Ok(()) => {
            visit
                .app
                .db
                .write(move |tx| debates::decide(tx, id, &new, now))
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(visit.redirect(&url(id), Some("petitions-flash-debate"))),
        Err(AppError::Invalid(errors)) => form_page(&visit, &read, &form.view(&visit, &errors)),
        Err(other) => Err(other),
    }
}
