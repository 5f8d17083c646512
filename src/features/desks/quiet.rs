//! The page on which moderators make it quiet somewhere for a while.

use actix_web::HttpResponse;
use chrono::Duration;
use serde::Serialize;

use crate::features::accounts::{Action, Subject, ensure};
use crate::features::consultations::{self, Phase, quiet::HOURS, quiet::Quiet};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
use crate::web::{Choice, FormView, Page, PostForm, Visit};

/// Why it is quiet, in public words.
const REASON: TextRule = TextRule::line(10, 200);

#[derive(Serialize)]
struct QuietRow {
    id: i64,
    title: String,
    url: String,
    #[serde(flatten)]
    quiet: Quiet,
}

fn ensure_moderator(visit: &Visit) -> Result<(), AppError> {
    ensure(&visit.actor, Action::Moderate, &Subject::SITE)
}

async fn page(visit: &Visit, form: &FormView) -> Result<HttpResponse, AppError> {
    let now = visit.now;
    let read = move |conn: &mut DbConn| consultations::list_public(conn, now);
    let mut open = visit.app.db.read(read).await?;
    open.retain(|one| consultations::phase(one, now) == Phase::Open);
    let rows: Vec<QuietRow> = open
        .iter()
        .filter_map(|one| {
            Some(QuietRow {
                id: one.id,
                title: one.title.clone(),
                url: consultations::url(one),
                quiet: consultations::quiet::quiet(one, now)?,
            })
        })
        .collect();
    let places: Vec<Choice> = open
        .iter()
        .map(|one| Choice::new(one.id.to_string(), &one.title))
        .collect();
    let modes = ["pre", "closed"].map(|mode| {
        let (key, hint) = (
            format!("desks-quiet-{mode}"),
            format!("desks-quiet-{mode}-hint"),
        );
        Choice::new(mode, visit.text(&key)).with_hint(visit.text(&hint))
    });
    let hours = HOURS.map(|hours| {
        let text = visit.text_with("desks-quiet-hours", &[("count", hours.into())]);
        Choice::new(hours.to_string(), text)
    });
    Page::new("desks/quiet.html", visit.text("desks-quiet-title"))
        .with("desk_key", &"moderation")
        .with("rows", &rows)
        .with("places", &places)
        .with("modes", &modes)
        .with("hours", &hours)
        .form(form)
        .respond(visit)
}

pub async fn show(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    page(&visit, &FormView::default()).await
}

/// `do`: begin or end.
pub async fn change(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let (account_id, now) = (visit.actor.account_id, visit.now);
    let id = form.get("consultation").parse::<i64>().unwrap_or(0);
    if form.get("do") == "end" {
        visit
            .app
            .db
            .write(move |tx| consultations::quiet::end_quiet(tx, id, account_id, now))
            .await?;
        return Ok(visit.redirect("/desk/quiet", Some("desks-quiet-ended")));
    }
    let mode = form.choice("mode", |word| match word {
        "pre" => Some(false),
        "closed" => Some(true),
        _ => None,
    });
    let hours = form.choice("hours", |word| {
        let hours = word.parse::<i64>().ok();
        hours.filter(|hours| HOURS.contains(hours))
    });
    let reason = form.text("reason", REASON);
    let result = match (form.check(), mode, hours) {
        (Ok(()), Some(is_closed), Some(hours)) => {
            let new = Quiet {
                until: now.plus(Duration::hours(hours)),
                is_closed,
                reason,
            };
            let write = move |tx: &mut crate::platform::db::Tx<'_>| {
                consultations::quiet::begin_quiet(tx, id, &new, account_id, now)
            };
            visit.app.db.write(write).await
        }
        (Ok(()), ..) => Err(AppError::BadRequest("error.not-a-form")),
        (Err(error), ..) => Err(error),
    };
    match result {
        Ok(()) => Ok(visit.redirect("/desk/quiet", Some("desks-quiet-begun"))),
        Err(AppError::Invalid(errors)) => page(&visit, &form.view(&visit, &errors)).await,
        Err(error) => Err(error),
    }
}
