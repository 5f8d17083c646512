//! For those who started a petition: how far it is, the link for its sponsors, and invitations to
//! start it together.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::read;
use crate::features::accounts;
use crate::features::contributions::Spine;
use crate::features::petitions::creators::{self, Invitation};
use crate::features::petitions::model::{Petition, State, url};
use crate::features::petitions::store::updates::Waiting;
use crate::features::petitions::updates::{self, NewUpdate};
use crate::features::petitions::views::{PetitionView, Read, WaitingView};
use crate::features::petitions::{rules, sponsors, topic};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::web::{Page, PostForm, Visit};

/// What only those know who started it.
struct Own {
    sponsor_count: i64,
    /// News that are not public, or not yet.
    waiting: Vec<Waiting>,
    /// News were sent lately.
    is_too_soon: bool,
}

/// The petition, for one of those who started it.
async fn read_own(visit: &Visit, id: i64) -> Result<(Read, Own), AppError> {
    let (account_id, now) = (visit.account_id()?, visit.now);
    let load = move |conn: &mut DbConn| {
        let read = read(conn, id, Some(account_id))?;
        let own = Own {
            sponsor_count: sponsors::count(conn, &read.petition)?,
            waiting: updates::list_waiting(conn, id)?,
            is_too_soon: updates::is_too_soon(conn, id, now)?,
        };
        Ok((read, own))
    };
    let (read, own) = visit.app.db.read(load).await?;
    if read.is_creator {
        Ok((read, own))
    } else {
        Err(AppError::NotFound)
    }
}

/// What was written, for starting it again.
#[derive(Serialize)]
struct Draft<'a> {
    body: i64,
    procedure: Option<i64>,
    action: &'a str,
    background: &'a str,
    details: &'a str,
}

impl<'a> Draft<'a> {
    fn of(petition: &'a Petition) -> Self {
        Self {
            body: petition.body_id,
            procedure: petition.procedure_id,
            action: &petition.action,
            background: &petition.background,
            details: &petition.details,
        }
    }
}

fn desk(visit: &Visit, read: &Read, own: &Own) -> Page {
    let petition = &read.petition;
    let terms = petition.terms.get();
    let gathers = petition.state == State::GatheringSponsors;
    let link =
        rules::is_unread(petition.state).then(|| visit.app.absolute(&sponsors::link(petition)));
    let until = sponsors::gathers_until(petition.created_at, terms.sponsor_days, petition.zone());
    let has_joined = read.contribution.account_id != visit.actor.account_id;
    Page::new(
        "petitions/manage.html",
        visit.text("petitions-manage-title"),
    )
    .with("petition", &PetitionView::new(read, visit.lang, visit.now))
    .with("sponsor_count", &own.sponsor_count)
    .with("waiting", &WaitingView::list(&own.waiting))
    .with("sponsor_link", &link)
    .with("sponsors_until", &gathers.then_some(until))
    .with("sponsors_most", &terms.sponsors_most)
    .with("decision_due_at", &read.read_by)
    .with("has_joined", &has_joined)
    .with("has_opened", &rules::has_opened(petition.state))
    .with("stop_reason", &petition.stop_reason)
    .with("draft", &Draft::of(petition))
    .with("may_join", &creators::may_be_joined(petition.state))
    .with("is_too_soon", &own.is_too_soon)
    .with("title_max", &updates::TITLE.max)
    .with("text_max", &updates::TEXT.max)
    .with("may_invite", &(read.creators.len() < creators::MOST))
    .with("invitation_days", &creators::INVITATION_DAYS)
    .topic(topic(petition.id))
}

pub async fn show_desk(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let (read, own) = read_own(&visit, path.into_inner()).await?;
    desk(&visit, &read, &own).respond(&visit)
}

/// A link for one more person who starts it with them. It is shown once and handed on by them.
pub async fn make_invitation(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    let (read, own) = read_own(&visit, id).await?;
    let token = Invitation { petition: id }.issue(&visit.app.tokens, visit.now)?;
    let link = visit
        .app
        .absolute(&format!("{}/join?token={token}", url(id)));
    desk(&visit, &read, &own)
        .with("invitation", &link)
        .respond(&visit)
}

/// News for those who asked for them, read by a moderator first.
pub async fn write_update(
    visit: Visit,
    spine: web::Data<Spine>,
    path: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    let (read, own) = read_own(&visit, id).await?;
    let account_id = visit.account_id()?;
    let new = NewUpdate {
        title: form.text("title", updates::TITLE),
        text: form.text("text", updates::TEXT),
        lang: visit.lang.code().to_owned(),
        submission_key: form.submission_key(account_id),
        marks: Some(form.marks),
    };
    if let Err(AppError::Invalid(errors)) = form.check() {
        return desk(&visit, &read, &own)
            .form(&form.view(&visit, &errors))
            .respond(&visit);
    }
    visit.limit(Limited::Write)?;
    let (actor, now) = (visit.actor.clone(), visit.now);
    visit
        .app
        .db
        .write(move |tx| updates::write(tx, &spine, &actor, id, &new, now))
        .await?;
    Ok(visit.redirect(
        &format!("{}/manage", url(id)),
        Some("petitions-flash-update"),
    ))
}

pub async fn ask_join(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    visit.account_id()?;
    let token = super::signing::in_query(visit.request.query_string(), "token");
    join_page(&visit, id, &token).await
}

async fn join_page(visit: &Visit, id: i64, token: &str) -> Result<HttpResponse, AppError> {
    Invitation::read(&visit.app.tokens, token, id, visit.now)
        .map_err(|problem| AppError::BadRequest(problem.key()))?;
    let read = visit.app.db.read(move |conn| read(conn, id, None)).await?;
    if !creators::may_be_joined(read.petition.state) {
        return Err(AppError::Closed("petitions.join-over"));
    }
    Page::new("petitions/join.html", visit.text("petitions-join-title"))
        .with("petition", &PetitionView::new(&read, visit.lang, visit.now))
        .with("token", &token)
        .respond(visit)
}

pub async fn join(
    visit: Visit,
    path: web::Path<i64>,
    form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    Invitation::read(&visit.app.tokens, form.get("token"), id, visit.now)
        .map_err(|problem| AppError::BadRequest(problem.key()))?;
    let (actor, now) = (visit.actor.clone(), visit.now);
    visit
        .app
        .db
        .write(move |tx| creators::join(tx, &actor, id, now))
        .await?;
    Ok(visit.redirect(
        &format!("{}/manage", url(id)),
        Some("petitions-flash-joined"),
    ))
}

pub async fn leave(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    accounts::ensure(
        &visit.actor,
        accounts::Action::Contribute,
        &accounts::Subject::SITE,
    )?;
    let (account_id, now) = (visit.account_id()?, visit.now);
    visit
        .app
        .db
        .write(move |tx| creators::leave(tx, account_id, id, now))
        .await?;
    Ok(visit.redirect("/petitions", Some("petitions-flash-left")))
}
