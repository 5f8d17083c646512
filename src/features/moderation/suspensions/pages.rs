//! The pages of whoever is, or was, suspended: why, until when, and the appeal.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::appealing::{self, Appealable};
use super::model::{Suspension, SuspensionState};
use super::store;
use crate::features::deadlines::{self, Account, AccountView, Calendar, PromiseKind};
use crate::features::moderation::appeals::rules;
use crate::features::moderation::appeals::views::AppealView;
use crate::features::moderation::model::Reason;
use crate::features::moderation::store::list_reasons;
use crate::features::moderation::views::ReasonView;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::web::{FormView, Page, PostForm, Visit};

struct Found {
    own: Appealable,
    reasons: Vec<Reason>,
    /// Of the promise to decide the appeal.
    accounts: Vec<Account>,
    /// By which the site counts.
    calendar: Calendar,
}

/// What its owner sees of a suspension.
#[derive(Serialize)]
struct OwnView {
    id: i64,
    state: &'static str,
    days: i64,
    reason: Option<ReasonView>,
    explanation: String,
    decided_at: Option<UtcTime>,
    until: Option<UtcTime>,
    ended_at: Option<UtcTime>,
    appeal: Option<AppealView>,
    /// Until when an appeal may be filed; None when none may be.
    appeal_until: Option<UtcTime>,
}

impl OwnView {
    fn new(visit: &Visit, found: &Found) -> Self {
        let Appealable {
            suspension,
            until,
            appeal,
        } = &found.own;
        let reason = found
            .reasons
            .iter()
            .find(|reason| reason.id == suspension.reason_id);
        let may_file = found.own.ensure_may_file(visit.now).is_ok();
        Self {
            id: suspension.id,
            state: suspension.state.as_str(),
            days: suspension.days,
            reason: reason.map(|reason| ReasonView::new(reason, visit.lang)),
            explanation: suspension.explanation.clone(),
            decided_at: suspension.decided_at,
            until: suspension.until_at,
            ended_at: suspension.ended_at,
            appeal: appeal
                .as_ref()
                .map(|appeal| AppealView::new(visit, appeal, &found.calendar)),
            appeal_until: until.filter(|_| may_file),
        }
    }
}

async fn load(visit: &Visit, id: i64) -> Result<Found, AppError> {
    let account_id = visit.account_id()?;
    let zone = visit.app.config.site.time_zone.0;
    let read = move |conn: &mut DbConn| {
        let own = appealing::find_own(conn, account_id, id, zone)?;
        let accounts = match &own.appeal {
            Some(appeal) => deadlines::accounts(conn, PromiseKind::Appeal, appeal.id, zone)?,
            None => Vec::new(),
        };
        Ok(Found {
            own,
            reasons: list_reasons(conn)?,
            accounts,
            calendar: deadlines::calendar_for_body(conn, None, zone)?.1,
        })
    };
    visit.app.db.read(read).await
}

fn page(visit: &Visit, found: &Found, form: &FormView) -> Result<HttpResponse, AppError> {
    Page::new(
        "moderation/suspension.html",
        visit.text("moderation-suspension-own-title"),
    )
    .with("c", &OwnView::new(visit, found))
    .with("accounts", &AccountView::list(&found.accounts))
    .with("days", &rules::DECISION_WORKING_DAYS)
    .with("max_grounds", &rules::GROUNDS.max)
    .form(form)
    .respond(visit)
}

/// The latest suspension of whoever asks.
pub async fn latest(visit: Visit) -> Result<HttpResponse, AppError> {
    let account_id = visit.account_id()?;
    let read = move |conn: &mut DbConn| Ok(store::list_of_account(conn, account_id)?);
    let own = visit.app.db.read(read).await?;
    let decided = own.iter().rev().find(|one| one.until_at.is_some());
    // What an administrator suspended has no row here: an earlier one would say that it is over.
    let is_open = |one: &Suspension| one.state == SuspensionState::InForce;
    match decided.filter(|one| is_open(one) || !visit.actor.suspended) {
        Some(one) => {
            let address = format!("/account/suspensions/{}", one.id);
            Ok(visit.redirect(&address, None))
        }
        None => Page::new(
            "moderation/suspension_none.html",
            visit.text("moderation-suspension-own-title"),
        )
        .with("by_administrator", &visit.actor.suspended)
        .respond(&visit),
    }
}

pub async fn show(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    let found = load(&visit, path.into_inner()).await?;
    page(&visit, &found, &FormView::default())
}

pub async fn file(
    visit: Visit,
    path: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    visit.account_id()?;
    visit.limit(Limited::Write)?;
    let id = path.into_inner();
    let found = load(&visit, id).await?;
    let address = format!("/account/suspensions/{id}");
    // Sent twice: the appeal is there.
    if found.own.appeal.is_some() {
        return Ok(visit.redirect(&address, None));
    }
    found.own.ensure_may_file(visit.now)?;
    let grounds = form.text("grounds", rules::GROUNDS);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return page(&visit, &found, &form.view(&visit, &errors));
    }
    let (actor, now) = (visit.actor.clone(), visit.now);
    let zone = visit.app.config.site.time_zone.0;
    visit
        .app
        .db
        .write(move |tx| appealing::file(tx, &actor, id, &grounds, zone, now))
        .await?;
    Ok(visit.redirect(&address, Some("moderation-appeal-filed")))
}

pub async fn take_back(
    visit: Visit,
    path: web::Path<i64>,
    _form: PostForm,
) -> Result<HttpResponse, AppError> {
    visit.account_id()?;
    let id = path.into_inner();
    let (actor, now) = (visit.actor.clone(), visit.now);
    let zone = visit.app.config.site.time_zone.0;
    visit
        .app
        .db
        .write(move |tx| appealing::take_back(tx, &actor, id, zone, now))
        .await?;
    let address = format!("/account/suspensions/{id}");
    Ok(visit.redirect(&address, Some("moderation-appeal-taken-back")))
}
