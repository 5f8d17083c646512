//! Requests at the editor's desk.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::input;
use super::views::{DeskItem, body_choices, language_choices, stage_word};
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies::{self, Body};
use crate::features::consultations::{self, Consultation, Stage};
use crate::features::contributions::{self, Moderation};
use crate::features::documents;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::text::slug as slug_of;
use crate::web::{Choice, FormView, Page, PostForm, Visit};

const PER_PAGE: i64 = 50;
const MAX_PAGE: i64 = 10_000;

pub fn ensure_editor(visit: &Visit) -> Result<(), AppError> {
    accounts::ensure(&visit.actor, Action::EditConsultation, &Subject::SITE)
}

pub fn desk_url(one: &Consultation) -> String {
    format!("/desk/editor{}", consultations::url(one))
}

#[derive(Debug, Deserialize)]
pub struct Asked {
    #[serde(default)]
    page: String,
}

/// `GET /desk/editor`
pub async fn list_consultations(
    visit: Visit,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let page = asked.page.parse().unwrap_or(1).clamp(1, MAX_PAGE);
    let (bodies, rows, total, counts) = visit
        .app
        .db
        .read(move |conn| {
            let rows = consultations::list_all(conn, (page - 1) * PER_PAGE, PER_PAGE)?;
            let ids: Vec<i64> = rows.iter().map(|one| one.id).collect();
            let counts = contributions::totals_of_consultations(conn, &ids)?;
            let total = consultations::count_all(conn)?;
            Ok((bodies::list(conn)?, rows, total, counts))
        })
        .await?;
    let items: Vec<_> = rows
        .iter()
        .map(|one| {
            let count = counts.get(&one.id).copied().unwrap_or(0);
            DeskItem::new(one, &bodies, count, visit.now)
        })
        .collect();
    Page::new("desks/list.html", visit.text("desks-title"))
        .with("desk_key", &"editor")
        .with("items", &items)
        .with("number", &page)
        .with("pages", &((total + PER_PAGE - 1) / PER_PAGE))
        .respond(&visit)
}

pub fn find(conn: &mut DbConn, slug: &str) -> Result<Consultation, AppError> {
    consultations::find_by_slug(conn, slug)?.ok_or(AppError::NotFound)
}

/// `GET /desk/editor/consultations/{slug}`
pub async fn show_consultation(
    visit: Visit,
    slug: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    respond_overview(&visit, slug.into_inner(), &FormView::default()).await
}

async fn respond_overview(
    visit: &Visit,
    slug: String,
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    let (bodies, one, count, papers) = visit
        .app
        .db
        .read(move |conn| {
            let one = find(conn, &slug)?;
            let counts = contributions::totals_of_consultations(conn, &[one.id])?;
            let count = counts.get(&one.id).copied().unwrap_or(0);
            let papers = documents::list_of_consultation(conn, one.id)?;
            Ok((bodies::list(conn)?, one, count, papers))
        })
        .await?;
    let item = DeskItem::new(&one, &bodies, count, visit.now);
    Page::new("desks/consultation.html", one.title.clone())
        .with("desk_key", &"editor")
        .with("c", &item)
        .with("documents", &papers)
        .form(form)
        .respond(visit)
}

/// Rules of moderation to choose from, the mildest first.
pub fn moderation_choices(visit: &Visit) -> Vec<Choice> {
    let choice = |rule: &Moderation| {
        let text = visit.text(&format!("desks-moderation-{rule}"));
        let hint = visit.text(&format!("desks-moderation-{rule}-hint"));
        Choice::new(rule.to_string(), text).with_hint(hint)
    };
    Moderation::ALL.iter().rev().map(choice).collect()
}

/// The form, empty, filled or refused. `one` is None for a new consultation.
async fn respond_form(
    visit: &Visit,
    one: Option<&Consultation>,
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    let bodies: Vec<Body> = visit.app.db.read(bodies::list).await?;
    let key = match one {
        Some(_) => "desks-edit-title",
        None => "desks-new-title",
    };
    let item = one.map(|one| DeskItem::new(one, &bodies, 0, visit.now));
    let stage = one.map_or(Stage::Draft, |one| consultations::stage(one, visit.now));
    Page::new("desks/form.html", visit.text(key))
        .with("desk_key", &"editor")
        .with("c", &item)
        .with("stage", &stage_word(stage))
        .with("bodies", &body_choices(&bodies))
        .with("languages", &language_choices())
        .with("moderation", &moderation_choices(visit))
        .form(form)
        .respond(visit)
}

/// `GET /desk/editor/consultations/new`
pub async fn new_consultation(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let zone = visit.app.config.site.time_zone.0;
    let form = input::proposed(visit.now, zone, visit.lang);
    respond_form(&visit, None, &form).await
}

/// `POST /desk/editor/consultations`
pub async fn create_consultation(
    visit: Visit,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    match create(&visit, &mut form).await {
        Ok(one) => Ok(visit.redirect(&desk_url(&one), Some(saved_key(&form)))),
        Err(AppError::Invalid(errors)) => {
            respond_form(&visit, None, &form.view(&visit, &errors)).await
        }
        Err(other) => Err(other),
    }
}

fn is_publishing(form: &PostForm) -> bool {
    form.get("do") == "publish"
}

fn saved_key(form: &PostForm) -> &'static str {
    if is_publishing(form) {
        "desks-published"
    } else {
        "desks-saved"
    }
}

async fn create(visit: &Visit, form: &mut PostForm) -> Result<Consultation, AppError> {
    let zone = visit.app.config.site.time_zone.0;
    // Both are read, so that all refusals come back at once.
    let slug = input::read_slug(form);
    let change = input::read(form, None, zone)?;
    let slug = slug?.unwrap_or_else(|| slug_of(&change.title));
    let (account_id, now) = (visit.account_id()?, visit.now);
    let publishes = is_publishing(form);
    visit
        .app
        .db
        .write(move |tx| {
            ensure_body(tx, change.body_id)?;
            if let Some(earlier) = consultations::find_by_slug(tx, &slug)? {
                // The same form sent twice is one consultation.
                let is_same = earlier.created_by == Some(account_id)
                    && earlier.title == change.title
                    && now.since(earlier.created_at) < chrono::Duration::minutes(10);
                return if is_same {
                    Ok(earlier)
                } else {
                    Err(AppError::field("slug", "desks.slug-taken"))
                };
            }
            consultations::rules::ensure_dates(
                change.announced_at,
                change.opens_at,
                change.closes_at,
            )?;
            let one =
                consultations::create(tx, &input::draft(change, slug, account_id), zone, now)?;
            if publishes {
                consultations::publish(tx, one.id, Some(account_id), now)
            } else {
                Ok(one)
            }
        })
        .await
}

fn ensure_body(tx: &mut Tx<'_>, body_id: i64) -> Result<(), AppError> {
    match bodies::find(tx, body_id)? {
        Some(_) => Ok(()),
        None => Err(AppError::field("body", "form.choose")),
    }
}

/// `GET /desk/editor/consultations/{slug}/edit`
pub async fn edit_consultation(
    visit: Visit,
    slug: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let one = visit.app.db.read(move |conn| find(conn, &slug)).await?;
    let form = input::filled(&one, visit.app.config.site.time_zone.0);
    respond_form(&visit, Some(&one), &form).await
}

/// `POST /desk/editor/consultations/{slug}/edit`
pub async fn update_consultation(
    visit: Visit,
    slug: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let one = visit.app.db.read(move |conn| find(conn, &slug)).await?;
    match update(&visit, &one, &mut form).await {
        Ok(one) => Ok(visit.redirect(&desk_url(&one), Some(saved_key(&form)))),
        Err(AppError::Invalid(errors)) => {
            respond_form(&visit, Some(&one), &form.view(&visit, &errors)).await
        }
        Err(other) => Err(other),
    }
}

async fn update(
    visit: &Visit,
    one: &Consultation,
    form: &mut PostForm,
) -> Result<Consultation, AppError> {
    let zone = visit.app.config.site.time_zone.0;
    let stage = consultations::stage(one, visit.now);
    let change = input::read(form, Some((one, stage)), zone)?;
    let (account_id, now) = (visit.account_id()?, visit.now);
    let publishes = is_publishing(form) && stage == Stage::Draft;
    let id = one.id;
    visit
        .app
        .db
        .write(move |tx| {
            ensure_body(tx, change.body_id)?;
            let one = consultations::update(tx, id, &change, Some(account_id), zone, now)?;
            if publishes {
                consultations::publish(tx, id, Some(account_id), now)
            } else {
                Ok(one)
            }
        })
        .await
}

/// `POST /desk/editor/consultations/{slug}/publish`
pub async fn publish_consultation(
    visit: Visit,
    slug: web::Path<String>,
    form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let slug = slug.into_inner();
    let wanted = slug.clone();
    let (account_id, now): (i64, UtcTime) = (visit.account_id()?, visit.now);
    let published = visit
        .app
        .db
        .write(move |tx| {
            let one = find(tx, &wanted)?;
            consultations::publish(tx, one.id, Some(account_id), now)
        })
        .await;
    match published {
        Ok(one) => Ok(visit.redirect(&desk_url(&one), Some("desks-published"))),
        Err(AppError::Invalid(errors)) => {
            respond_overview(&visit, slug, &form.view(&visit, &errors)).await
        }
        Err(other) => Err(other),
    }
}
