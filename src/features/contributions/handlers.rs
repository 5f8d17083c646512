//! The trace of a contribution, taking one back, and the list of one's own.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use chrono_tz::Tz;

use super::model::{AuthorRole, Contribution};
use super::trace_json::TraceJson;
use super::views::{OwnView, TraceView};
use super::{Since, Spine, find_by_token, list_of_account, rules};
use crate::features::accounts::{Action, Subject, ensure};
use crate::features::files::{self, File};
use crate::features::ledger::{self, Entry, Names};
use crate::features::moderation::{self, Appeal, Case};
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::web::{Page, PostForm, Visit};

const PAGE: i64 = 25;

/// Everything a trace shows.
pub struct Found {
    pub contribution: Contribution,
    /// Oldest first.
    pub entries: Vec<Entry>,
    pub names: Names,
    /// The moderation case opened last.
    pub case: Option<Case>,
    /// The appeal filed last.
    pub appeal: Option<Appeal>,
    /// Whether the author could appeal now.
    pub may_appeal: bool,
    pub files: Vec<File>,
    /// Whether whoever asks may read what is not public of it.
    pub may_read: bool,
    /// Until when a moderator lets its author change it.
    pub edit_until: Option<UtcTime>,
    /// What became of the text that it is about.
    pub since: Option<Since>,
}

fn load(
    conn: &mut DbConn,
    spine: &Spine,
    (token, actor): (&str, &Actor),
    zone: Tz,
    now: UtcTime,
) -> Result<Found, AppError> {
    let contribution = load_contribution(conn, token)?;
    let may_read = contribution.is_public() || spine.may_read(conn, &contribution, actor)?;
    let entries = ledger::list_of_subject(conn, token)?;
    let mut names = Names::of(conn, &entries)?;
    if contribution.author_role == AuthorRole::Official {
        names.add_bodies(conn)?;
    }
    let case = moderation::find_latest_case(conn, contribution.id)?;
    let files = files::list_of(conn, &[contribution.id])?;
    // What was never a case was never decided on.
    let may_appeal = match &case {
        Some(_) => may_appeal(conn, &contribution, zone, now)?,
        None => false,
    };
    let edit_until = super::edit_allowed_until(conn, contribution.id)?;
    let appeal = match &case {
        Some(_) => moderation::find_latest_appeal(conn, contribution.id)?,
        None => None,
    };
    Ok(Found {
        since: spine.trace(conn, &contribution)?,
        appeal,
        may_appeal,
        edit_until,
        contribution,
        entries,
        names,
        case,
        files,
        may_read,
    })
}

fn may_appeal(
    conn: &mut DbConn,
    contribution: &Contribution,
    zone: Tz,
    now: UtcTime,
) -> Result<bool, AppError> {
    match moderation::ensure_may_appeal(conn, contribution, zone, now) {
        Ok(_) => Ok(true),
        Err(AppError::Closed(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// By what stands in an address, which may be anything.
pub fn load_contribution(conn: &mut DbConn, token: &str) -> Result<Contribution, AppError> {
    if !rules::is_token(token) {
        return Err(AppError::NotFound);
    }
    find_by_token(conn, token)?.ok_or(AppError::NotFound)
}

pub async fn show_trace(
    visit: Visit,
    path: web::Path<String>,
    spine: web::Data<Spine>,
) -> Result<HttpResponse, AppError> {
    let token = path.into_inner();
    let (zone, now) = (visit.app.config.site.time_zone.0, visit.now);
    let actor = visit.actor.clone();
    visit
        .public(
            move |conn| load(conn, &spine, (&token, &actor), zone, now),
            |visit, found| {
                let view = TraceView::new(visit, &found);
                let kind = visit.text(&format!("contributions-kind-{}", view.kind));
                let title = visit.text_with("contributions-trace-title", &[("kind", kind.into())]);
                let mut page = Page::new("contributions/trace.html", title)
                    .with("c", &view)
                    .topic(format!("contribution:{}", view.token));
                if let Some(since) = &found.since {
                    page = page.topic(since.topic.clone());
                }
                // The promise is broken from this instant on.
                if let Some(at) = view.promised_at.filter(|&at| at > visit.now) {
                    page = page.fresh_until(at);
                }
                Ok(page)
            },
        )
        .await
}

pub async fn export_trace(
    visit: Visit,
    path: web::Path<String>,
    spine: web::Data<Spine>,
) -> Result<HttpResponse, AppError> {
    let token = path.into_inner();
    let (zone, now) = (visit.app.config.site.time_zone.0, visit.now);
    let actor = visit.actor.clone();
    let read = move |conn: &mut DbConn| load(conn, &spine, (&token, &actor), zone, now);
    let found = visit.app.db.read(read).await?;
    Ok(HttpResponse::Ok().json(TraceJson::new(&visit, &found)))
}

/// The contribution, if this person may take it back now.
fn ensure_withdrawal(visit: &Visit, contribution: &Contribution) -> Result<(), AppError> {
    let subject = Subject::of_owner(contribution.account_id);
    ensure(&visit.actor, Action::Withdraw, &subject)?;
    if rules::may_withdraw(contribution.kind, contribution.state) {
        Ok(())
    } else {
        Err(AppError::Closed("contributions.no-withdrawal"))
    }
}

pub async fn ask_withdraw(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    visit.account_id()?;
    let token = path.into_inner();
    let contribution = visit
        .app
        .db
        .read(move |conn| load_contribution(conn, &token))
        .await?;
    ensure_withdrawal(&visit, &contribution)?;
    let title = visit.text("contributions-withdraw-title");
    Page::new("contributions/withdraw.html", title)
        .with("c", &OwnView::new(&contribution))
        .respond(&visit)
}

pub async fn withdraw(
    visit: Visit,
    path: web::Path<String>,
    spine: web::Data<Spine>,
    _form: PostForm,
) -> Result<HttpResponse, AppError> {
    visit.account_id()?;
    let token = path.into_inner();
    let (actor, now, asked) = (visit.actor.clone(), visit.now, token.clone());
    visit
        .app
        .db
        .write(move |tx| {
            let found = load_contribution(tx, &asked)?;
            super::lock(tx, found.id)?;
            let contribution = load_contribution(tx, &asked)?;
            super::withdraw(tx, &spine, &actor, &contribution, now)?;
            Ok(())
        })
        .await?;
    Ok(visit.redirect(&format!("/c/{token}"), Some("contributions-withdrawn")))
}

pub async fn support(
    visit: Visit,
    path: web::Path<String>,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    visit.account_id()?;
    visit.limit(Limited::Write)?;
    let agrees = form.choice("do", |word| match word {
        "agree" => Some(true),
        "take-back" => Some(false),
        _ => None,
    });
    form.check()?;
    let agrees = agrees.ok_or(AppError::NotFound)?;
    let token = path.into_inner();
    let (actor, now) = (visit.actor.clone(), visit.now);
    let url = visit
        .app
        .db
        .write(move |tx| {
            let contribution = load_contribution(tx, &token)?;
            super::set_support(tx, &spine, &actor, &contribution, agrees, now)?;
            Ok(contribution.url)
        })
        .await?;
    Ok(visit.redirect(&url, None))
}

pub async fn list_own(
    visit: Visit,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    let account_id = visit.account_id()?;
    let before = query.get("before").and_then(|id| id.parse::<i64>().ok());
    let mut own = visit
        .app
        .db
        .read(move |conn| list_of_account(conn, account_id, before, PAGE + 1))
        .await?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = own.len() > page;
    own.truncate(page);
    let next = own
        .last()
        .filter(|_| has_more)
        .map(|last| format!("/account/contributions?before={}", last.id));
    let latest = before.is_some().then_some("/account/contributions");
    let views: Vec<_> = own.iter().map(OwnView::new).collect();
    Page::new(
        "contributions/own.html",
        visit.text("contributions-own-title"),
    )
    .with("items", &views)
    .with("next", &next)
    .with("latest", &latest)
    .respond(&visit)
}
