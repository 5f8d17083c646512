//! Starting a petition: one long form, then a look at what was written and at petitions like it,
//! then off to moderation.

use actix_web::{HttpResponse, web};

use crate::features::accounts::{self, Action, Subject};
use crate::features::contributions::Spine;
use crate::features::petitions::model::{NewPetition, Procedure};
use crate::features::petitions::views::Choice;
use crate::features::petitions::{lifecycle, list_similar};
use crate::features::{bodies, moderation};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::text::TextRule;
use crate::web::{FormView, Page, PostForm, Visit};

pub const ACTION: TextRule = TextRule::line(10, 80);
const BACKGROUND: TextRule = TextRule::text(10, 300);
const DETAILS: TextRule = TextRule::text(0, 800);
/// Similar petitions shown at most.
const SIMILAR: usize = 5;

pub async fn show_form(visit: Visit) -> Result<HttpResponse, AppError> {
    accounts::ensure(&visit.actor, Action::Contribute, &Subject::SITE)?;
    form_page(&visit, &FormView::default()).await
}

async fn form_page(visit: &Visit, form: &FormView) -> Result<HttpResponse, AppError> {
    let (bodies, moderation) = visit
        .app
        .db
        .read(|conn| Ok((bodies::list(conn)?, moderation::procedure(conn)?)))
        .await?;
    let choices: Vec<Choice> = bodies
        .into_iter()
        .map(|body| Choice {
            value: body.id.to_string(),
            text: format!("{}: {}", body.name, body.purpose),
        })
        .collect();
    Page::new("petitions/new.html", visit.text("petitions-new-title"))
        .with("bodies", &choices)
        .with("procedure", &procedure_view(moderation))
        .form(form)
        .respond(visit)
}

/// The rules that a petition started now gets.
fn procedure_view(moderation: moderation::Procedure) -> serde_json::Value {
    let rules = Procedure::default();
    serde_json::json!({
        "threshold": rules.response_threshold,
        "days": rules.duration_days,
        "working_days": rules.response_working_days,
        "decision_days": moderation.petition_days,
    })
}

fn read_petition(form: &mut PostForm, visit: &Visit, account_id: i64) -> NewPetition {
    let body_id = form.get("body").parse().unwrap_or(0);
    if body_id <= 0 {
        form.refuse("body", "petitions.choose-body");
    }
    NewPetition {
        body_id,
        action: form.text("action", ACTION),
        background: form.text("background", BACKGROUND),
        details: form.optional_text("details", DETAILS),
        account_id: Some(account_id),
        author_name: visit.actor.name.clone(),
        lang: visit.lang.code().to_owned(),
        submission_key: form.submission_key(account_id),
        procedure: Procedure::default(),
        zone: visit.app.config.site.time_zone.0,
    }
}

pub async fn start_petition(
    visit: Visit,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    accounts::ensure(&visit.actor, Action::Contribute, &Subject::SITE)?;
    let new = read_petition(&mut form, &visit, visit.account_id()?);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return form_page(&visit, &form.view(&visit, &errors)).await;
    }
    let outcome = match form.get("do") {
        "change" => return form_page(&visit, &form.view(&visit, &FieldErrors::default())).await,
        "send" => send(&visit, spine, new).await,
        _ => check(&visit, &new, &form).await,
    };
    match outcome {
        Err(AppError::Invalid(errors)) => form_page(&visit, &form.view(&visit, &errors)).await,
        other => other,
    }
}

/// 'Check what you wrote', with open petitions that ask for something similar.
async fn check(
    visit: &Visit,
    new: &NewPetition,
    form: &PostForm,
) -> Result<HttpResponse, AppError> {
    let (action, body_id, now) = (new.action.clone(), new.body_id, visit.now);
    let (body, similar, moderation) = visit
        .app
        .db
        .read(move |conn| {
            let body = bodies::find(conn, body_id)?
                .ok_or_else(|| AppError::field("body", "petitions.choose-body"))?;
            let similar = list_similar(conn, &action, now, SIMILAR)?;
            Ok((body, similar, moderation::procedure(conn)?))
        })
        .await?;
    let draft = serde_json::json!({
        "body": new.body_id,
        "body_name": body.name,
        "action": new.action,
        "background": new.background,
        "details": new.details,
    });
    Page::new("petitions/check.html", visit.text("petitions-check-title"))
        .with("draft", &draft)
        .with("similar", &similar)
        .with("procedure", &procedure_view(moderation))
        .form(&form.view(visit, &FieldErrors::default()))
        .respond(visit)
}

async fn send(
    visit: &Visit,
    spine: web::Data<Spine>,
    new: NewPetition,
) -> Result<HttpResponse, AppError> {
    visit.limit(crate::platform::limits::Limited::Write)?;
    let now = visit.now;
    let petition = visit
        .app
        .db
        .write(move |tx| lifecycle::start(tx, &spine, &new, now))
        .await?;
    Ok(visit.redirect(&petition.url(), Some("petitions-flash-started")))
}
