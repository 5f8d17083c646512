//! The pages on which moderators suspend accounts.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::model::{Proposal, Suspension, SuspensionState};
use super::{DAYS, EXPLANATION, store, title_of};
use crate::features::contributions::Spine;
use crate::features::moderation::Reason;
use crate::features::moderation::desk::{case_page, ensure_moderator};
use crate::features::moderation::store::list_reasons;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::text_enum;
use crate::web::{Page, PostForm, Visit};

/// Ended ones that are shown; older ones are of no use to anybody.
const ENDED: i64 = 50;
const OPEN: i64 = 200;

text_enum! {
    /// The button that was pressed.
    pub enum Wish {
        Confirm = "confirm",
        Decline = "decline",
        Lift = "lift",
    }
}

#[derive(Serialize)]
struct SuspensionView {
    id: i64,
    name: String,
    case_id: i64,
    reason: String,
    explanation: String,
    days: i64,
    state: &'static str,
    proposed_at: UtcTime,
    decided_at: Option<UtcTime>,
    until: Option<UtcTime>,
    ended_at: Option<UtcTime>,
    /// Another moderator has to decide it.
    is_own: bool,
}

impl SuspensionView {
    fn new(visit: &Visit, one: Suspension, name: String, reasons: &[Reason]) -> Self {
        Self {
            id: one.id,
            name,
            case_id: one.case_id,
            reason: title_of(reasons, one.reason_id, visit.lang),
            explanation: one.explanation,
            days: one.days,
            state: one.state.as_str(),
            proposed_at: one.proposed_at,
            decided_at: one.decided_at,
            until: one.until_at,
            ended_at: one.ended_at,
            is_own: one.proposed_by.is_some() && one.proposed_by == visit.actor.account_id,
        }
    }
}

pub async fn list(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let (open, ended, reasons) = visit
        .app
        .db
        .read(|conn: &mut DbConn| {
            use SuspensionState::{Declined, InForce, Lifted, Over, Proposed};
            Ok((
                store::list(conn, &[Proposed, InForce], OPEN)?,
                store::list(conn, &[Declined, Lifted, Over], ENDED)?,
                list_reasons(conn)?,
            ))
        })
        .await?;
    let views = |all: Vec<(Suspension, String)>| -> Vec<SuspensionView> {
        all.into_iter()
            .map(|(one, name)| SuspensionView::new(&visit, one, name, &reasons))
            .collect()
    };
    Page::new(
        "moderation/suspensions.html",
        visit.text("moderation-suspensions-title"),
    )
    .with("desk_key", &"moderation")
    .with("open", &views(open))
    .with("ended", &views(ended))
    .respond(&visit)
}

pub async fn conclude(
    visit: Visit,
    path: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let id = path.into_inner();
    let wish = form.choice("do", Wish::parse);
    form.check()?;
    let Some(wish) = wish else {
        return Err(AppError::BadRequest("error.not-a-form"));
    };
    let (actor, now) = (visit.actor.clone(), visit.now);
    let zone = visit.app.config.site.time_zone.0;
    visit
        .app
        .db
        .write(move |tx| match wish {
            Wish::Confirm => super::confirm(tx, &actor, id, zone, now),
            Wish::Decline => super::decline(tx, &actor, id, now),
            Wish::Lift => super::lift(tx, &actor, id, zone, now),
        })
        .await?;
    let flash = match wish {
        Wish::Confirm => "moderation-suspension-confirmed",
        Wish::Decline => "moderation-suspension-declined",
        Wish::Lift => "moderation-suspension-lifted",
    };
    Ok(visit.redirect("/desk/moderation/suspensions", Some(flash)))
}

pub async fn propose(
    visit: Visit,
    path: web::Path<i64>,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let id = path.into_inner();
    let reason = form.get("suspend_reason").to_owned();
    if reason.is_empty() {
        form.refuse("suspend_reason", "moderation.choose-reason");
    }
    let days = form.get("suspend_days").trim().parse::<i64>().unwrap_or(0);
    if !(DAYS.0..=DAYS.1).contains(&days) {
        form.refuse("suspend_days", "moderation.suspend-bounds");
    }
    let explanation = form.text("suspend_words", EXPLANATION);
    let result = match form.check() {
        Ok(()) => {
            let proposal = Proposal {
                reason,
                days,
                explanation,
            };
            let (actor, now) = (visit.actor.clone(), visit.now);
            visit
                .app
                .db
                .write(move |tx| super::propose(tx, &actor, id, &proposal, now))
                .await
        }
        Err(error) => Err(error),
    };
    match result {
        Ok(_) => {
            let address = format!("/desk/moderation/{id}");
            Ok(visit.redirect(&address, Some("moderation-suspend-proposed")))
        }
        Err(AppError::Invalid(errors)) => {
            case_page(&visit, &spine, id, &form.view(&visit, &errors)).await
        }
        Err(error) => Err(error),
    }
}
