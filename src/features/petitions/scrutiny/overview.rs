//! The first page of the desk of signatures.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use super::bursts::{self, Window};
use super::views::{ActRow, MailingRow, burst_rows};
use crate::features::petitions::invalidating::{self, ensure_may};
use crate::features::petitions::{mailing, paper, store};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::{FormView, Page, Visit};

/// Acts on the page.
const ACTS: i64 = 50;

pub async fn show(
    visit: Visit,
    path: web::Path<i64>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    let window = query.get("span").and_then(|word| Window::parse(word));
    page(&visit, path.into_inner(), window, &FormView::default()).await
}

pub(super) async fn page(
    visit: &Visit,
    id: i64,
    window: Option<Window>,
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let read = move |conn: &mut DbConn| {
        let (petition, _) = ensure_may(conn, &actor, id)?;
        Ok((
            store::invalidations::list(conn, id, ACTS)?,
            mailing::list_mailings(conn, id)?,
            store::invalidations::last_id(conn)?,
            invalidating::list_notes(conn, id)?,
            paper::count_on_paper(conn, id)?,
            store::anonymising::find(conn, id)?,
            petition,
        ))
    };
    let (acts, mailings, last_id, notes, on_paper, forgotten, petition) =
        visit.app.db.read(read).await?;
    let window = window.unwrap_or_else(|| bursts::usual_window(&petition));
    let subject = petition.clone();
    let bursts = visit
        .read_slowly(&format!("bursts:{id}:{window}"), move |conn| {
            bursts::find(conn, &subject, window, now)
        })
        .await?;
    let taken_out: i64 = notes.iter().map(|note| note.signature_count).sum();
    let acts: Vec<_> = acts.iter().map(|act| ActRow::new(visit, act)).collect();
    let mailings: Vec<_> = mailings
        .iter()
        .map(|one| MailingRow::new(one, last_id))
        .collect();
    Page::new(
        "petitions/signatures/overview.html",
        visit.text("signatures-desk-title"),
    )
    .with("desk_key", &"moderation")
    .with("id", &id)
    .with("title", &petition.action)
    .with("url", &petition.url())
    .with("signature_count", &petition.signature_count)
    .with("on_paper", &on_paper)
    .with("taken_out", &taken_out)
    .with("is_forgotten", &forgotten.is_some())
    .with("window", &window)
    .with("windows", &Window::ALL)
    .with("signed", &bursts.signed)
    .with("hours", &burst_rows(visit, bursts.hours, ""))
    .with("networks", &burst_rows(visit, bursts.networks, "network"))
    .with("domains", &burst_rows(visit, bursts.domains, "domain"))
    .with("acts", &acts)
    .with("mailings", &mailings)
    .form(form)
    .respond(visit)
}
