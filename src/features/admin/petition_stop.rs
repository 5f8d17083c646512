//! Stopping every open petition of a body, or of all, for one reason: as before an election.

use actix_web::{HttpResponse, web};

use super::{desk, ensure_administrator};
use crate::features::bodies;
use crate::features::contributions::Spine;
use crate::features::petitions::{self, StoppedCount};
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
use crate::web::{Choice, FormView, PostForm, Visit};

const REASON: TextRule = TextRule::text(10, 500);
/// Chosen for the petitions of all bodies.
const ALL: &str = "all";

pub async fn show(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    page(&visit, &FormView::default()).await
}

async fn page(visit: &Visit, form: &FormView) -> Result<HttpResponse, AppError> {
    let bodies = visit.app.db.read(bodies::list).await?;
    let all = Choice::new(ALL, visit.text("admin-petitions-stop-everywhere"));
    let named = bodies.into_iter();
    let named = named.map(|body| Choice::new(body.id.to_string(), body.name));
    let choices: Vec<Choice> = std::iter::once(all).chain(named).collect();
    desk(
        "admin/petition_stop.html",
        visit.text("admin-petitions-stop-title"),
    )
    .with("bodies", &choices)
    .form(form)
    .respond(visit)
}

pub async fn stop(
    visit: Visit,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let body = match form.get("body") {
        ALL => Some(None),
        id => id.parse::<i64>().ok().map(Some),
    };
    if body.is_none() {
        form.refuse("body", "petitions.choose-body");
    }
    let reason = form.text("reason", REASON);
    if !form.is_checked("sure") {
        form.refuse("sure", "accounts.close-not-sure");
    }
    let (body_id, errors) = match (body, form.check()) {
        (Some(body_id), Ok(())) => (body_id, None),
        (_, Err(AppError::Invalid(errors))) => (None, Some(errors)),
        (_, Err(error)) => return Err(error),
        (None, Ok(())) => return Err(AppError::BadRequest("error.bad-request")),
    };
    if let Some(errors) = errors {
        return page(&visit, &form.view(&visit, &errors)).await;
    }
    let (actor, now) = (visit.actor.clone(), visit.now);
    let count = visit
        .app
        .db
        .write(move |tx| petitions::stop_all(tx, &spine, &actor, body_id, &reason, now))
        .await?;
    let flash = match count {
        StoppedCount { open: 0, unread: 0 } => "admin-petitions-flash-none",
        StoppedCount { open: 0, .. } => "admin-petitions-flash-unread",
        StoppedCount { unread: 0, .. } => "admin-petitions-flash-stopped",
        _ => "admin-petitions-flash-both",
    };
    Ok(visit.redirect("/petitions?state=closed", Some(flash)))
}
