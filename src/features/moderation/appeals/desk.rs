//! The moderators' pages: open appeals, and deciding one.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use chrono::Duration;

use super::model::{Finding, Matter, Verdict};
use super::views::{AppealRow, DeskView};
use super::{decide, rules, store};
use crate::features::contributions::Spine;
use crate::features::deadlines::{self, Account, AccountView, Calendar, PromiseKind};
use crate::features::moderation::desk::ensure_moderator;
use crate::features::moderation::model::Reason;
use crate::features::moderation::store::list_reasons;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::{FormView, Page, PostForm, Visit};

const PAGE: i64 = 30;

pub async fn list(
    visit: Visit,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let after = query.get("after").and_then(|id| id.parse::<i64>().ok());
    let beginning = (visit.now.minus(Duration::days(36_500)), 0);
    let zone = visit.app.config.site.time_zone.0;
    let read = move |conn: &mut DbConn| {
        let behind = match after {
            Some(id) => store::find(conn, id)?.map(|found| (found.appeal.due_at, id)),
            None => None,
        };
        let found = store::list_open(conn, behind.unwrap_or(beginning), PAGE + 1)?;
        let (_, calendar) = deadlines::calendar_for_body(conn, None, zone)?;
        Ok((
            found,
            store::count_open(conn)?,
            list_reasons(conn)?,
            calendar,
        ))
    };
    let (mut found, open, reasons, calendar) = visit.app.db.read(read).await?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = found.len() > page;
    found.truncate(page);
    let next = found
        .last()
        .filter(|_| has_more)
        .map(|last| format!("/desk/moderation/appeals?after={}", last.appeal.id));
    let rows: Vec<_> = found
        .iter()
        .map(|matter| AppealRow::new(&visit, matter, &reasons, &calendar))
        .collect();
    Page::new(
        "moderation/appeals.html",
        visit.text("moderation-appeals-title"),
    )
    .with("desk_key", &"moderation")
    .with("rows", &rows)
    .with("open", &open)
    .with("next", &next)
    .with("days", &rules::DECISION_WORKING_DAYS)
    .respond(&visit)
}

/// An appeal, and what its page shows besides.
struct Loaded {
    matter: Matter,
    reasons: Vec<Reason>,
    accounts: Vec<Account>,
    /// By which the site counts.
    calendar: Calendar,
}

async fn load(visit: &Visit, id: i64) -> Result<Loaded, AppError> {
    let zone = visit.app.config.site.time_zone.0;
    visit
        .app
        .db
        .read(move |conn| {
            Ok(Loaded {
                matter: store::find(conn, id)?.ok_or(AppError::NotFound)?,
                reasons: list_reasons(conn)?,
                accounts: deadlines::accounts(conn, PromiseKind::Appeal, id, zone)?,
                calendar: deadlines::calendar_for_body(conn, None, zone)?.1,
            })
        })
        .await
}

async fn appeal_page(visit: &Visit, id: i64, form: &FormView) -> Result<HttpResponse, AppError> {
    let found = load(visit, id).await?;
    let view = DeskView::new(visit, &found.matter, &found.reasons, &found.calendar);
    let title = visit.text_with(
        "moderation-appeal-desk-title",
        &[("id", id.to_string().into())],
    );
    Page::new("moderation/appeal_desk.html", title)
        .with("desk_key", &"moderation")
        .with("accounts", &AccountView::list(&found.accounts))
        .with("c", &view)
        .with("max_explanation", &rules::EXPLANATION.max)
        .form(form)
        .respond(visit)
}

pub async fn show(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    appeal_page(&visit, path.into_inner(), &FormView::default()).await
}

pub async fn conclude(
    visit: Visit,
    path: web::Path<i64>,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let id = path.into_inner();
    let finding = form.choice("finding", Finding::parse);
    let explanation = form.text("explanation", rules::EXPLANATION);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return appeal_page(&visit, id, &form.view(&visit, &errors)).await;
    }
    let Some(finding) = finding else {
        return Err(AppError::BadRequest("error.not-a-form"));
    };
    let verdict = Verdict {
        finding,
        explanation,
    };
    let (actor, now) = (visit.actor.clone(), visit.now);
    visit
        .app
        .db
        .write(move |tx| decide(tx, &spine, &actor, id, &verdict, now).map(|_| ()))
        .await?;
    let flash = Some("moderation-appeal-concluded");
    Ok(visit.redirect("/desk/moderation/appeals", flash))
}
