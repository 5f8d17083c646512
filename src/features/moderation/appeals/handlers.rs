//! The author's pages: appealing, and how the appeal stands.

use actix_web::{HttpResponse, web};

use super::views::AuthorView;
use super::{Appealable, ensure_may_file, find_appealable, rules};
use crate::features::accounts::{Action, Subject, ensure};
use crate::features::contributions::Contribution;
use crate::features::deadlines::{self, Account, AccountView, Calendar, PromiseKind};
use crate::features::moderation::handlers::find_contribution;
use crate::features::moderation::model::Reason;
use crate::features::moderation::store;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::web::{FormView, Page, PostForm, Visit};

struct Found {
    contribution: Contribution,
    decision: Appealable,
    reasons: Vec<Reason>,
    /// Of the promise to decide.
    accounts: Vec<Account>,
    /// By which the site counts.
    calendar: Calendar,
}

/// What the author sees: the appeal there is, or the decision that may be appealed against.
async fn load(visit: &Visit, token: String) -> Result<Found, AppError> {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let zone = visit.app.config.site.time_zone.0;
    let read = move |conn: &mut DbConn| {
        let contribution = find_contribution(conn, &token)?;
        let owner = Subject::of_owner(contribution.account_id);
        ensure(&actor, Action::Appeal, &owner)?;
        let known = find_appealable(conn, contribution.id, zone)?;
        let decision = match known.filter(|known| known.appeal.is_some()) {
            Some(known) => known,
            None => ensure_may_file(conn, &contribution, zone, now)?,
        };
        let accounts = match &decision.appeal {
            Some(appeal) => deadlines::accounts(conn, PromiseKind::Appeal, appeal.id, zone)?,
            None => Vec::new(),
        };
        Ok(Found {
            calendar: deadlines::calendar_for_body(conn, None, zone)?.1,
            accounts,
            reasons: store::list_reasons(conn)?,
            contribution,
            decision,
        })
    };
    visit.app.db.read(read).await
}

fn page(visit: &Visit, found: &Found, form: &FormView) -> Result<HttpResponse, AppError> {
    let view = AuthorView::new(
        visit,
        &found.contribution,
        &found.decision,
        &found.reasons,
        &found.calendar,
    );
    let title = if view.appeal.is_some() {
        "moderation-appeal-title"
    } else {
        "moderation-appeal-new-title"
    };
    Page::new("moderation/appeal.html", visit.text(title))
        .with("c", &view)
        .with("accounts", &AccountView::list(&found.accounts))
        .with("days", &rules::DECISION_WORKING_DAYS)
        .with("max_grounds", &rules::GROUNDS.max)
        .form(form)
        .respond(visit)
}

pub async fn show(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    visit.account_id()?;
    let found = load(&visit, path.into_inner()).await?;
    page(&visit, &found, &FormView::default())
}

pub async fn file(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    visit.account_id()?;
    visit.limit(Limited::Write)?;
    let token = path.into_inner();
    let found = load(&visit, token.clone()).await?;
    // Sent twice: the appeal is there.
    if found.decision.appeal.is_some() {
        return Ok(visit.redirect(&format!("/c/{token}/appeal"), None));
    }
    let grounds = form.text("grounds", rules::GROUNDS);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return page(&visit, &found, &form.view(&visit, &errors));
    }
    let (actor, now) = (visit.actor.clone(), visit.now);
    let zone = visit.app.config.site.time_zone.0;
    let id = found.contribution.id;
    visit
        .app
        .db
        .write(move |tx| super::file(tx, &actor, id, &grounds, zone, now))
        .await?;
    let address = format!("/c/{token}/appeal");
    Ok(visit.redirect(&address, Some("moderation-appeal-filed")))
}

pub async fn take_back(
    visit: Visit,
    path: web::Path<String>,
    _form: PostForm,
) -> Result<HttpResponse, AppError> {
    visit.account_id()?;
    let token = path.into_inner();
    let (actor, now) = (visit.actor.clone(), visit.now);
    let zone = visit.app.config.site.time_zone.0;
    let asked = token.clone();
    visit
        .app
        .db
        .write(move |tx| {
            let contribution = find_contribution(tx, &asked)?;
            super::take_back(tx, &actor, contribution.id, zone, now)
        })
        .await?;
    let address = format!("/c/{token}/appeal");
    Ok(visit.redirect(&address, Some("moderation-appeal-taken-back")))
}
