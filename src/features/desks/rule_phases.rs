//! The page on which editors lay down how a consultation is moderated from a day on.

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;

use super::handlers::{desk_url, ensure_editor, find, moderation_choices};
use crate::features::consultations::{self, Consultation, RulePhase, Stage, rule_phases};
use crate::features::contributions::Moderation;
use crate::features::deadlines::rules::start_of_day;
use crate::features::{documents, forums};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::web::{Choice, FormView, Page, PostForm, Visit};

/// Stands for the whole consultation in the form.
const ALL: &str = "all";

/// A phase, as the desk lists it.
#[derive(Serialize)]
struct PhaseRow {
    from: UtcTime,
    place: String,
    place_title: String,
    rule: &'static str,
    has_begun: bool,
}

/// A consultation with the places that can have a phase: topic and title.
struct Loaded {
    consultation: Consultation,
    places: Vec<(String, String)>,
}

fn load(conn: &mut DbConn, slug: &str) -> Result<Loaded, AppError> {
    let consultation = find(conn, slug)?;
    let documents = documents::list_of_consultation(conn, consultation.id)?;
    let forum = forums::find_of_consultation(conn, consultation.id)?;
    let documents = documents
        .into_iter()
        .map(|one| (format!("document:{}", one.id), one.title));
    let forum = forum.map(|one| (format!("forum:{}", one.id), one.title));
    Ok(Loaded {
        places: documents.chain(forum).collect(),
        consultation,
    })
}

async fn page(visit: &Visit, slug: String, form: &FormView) -> Result<HttpResponse, AppError> {
    let loaded = visit.app.db.read(move |conn| load(conn, &slug)).await?;
    let one = &loaded.consultation;
    let title_of = |place: &str| {
        let found = loaded.places.iter().find(|(topic, _)| topic == place);
        found.map_or(String::new(), |(_, title)| title.clone())
    };
    let rows: Vec<PhaseRow> = one
        .rule_phases
        .get()
        .iter()
        .map(|phase| PhaseRow {
            from: phase.from,
            place: phase.place.clone(),
            place_title: title_of(&phase.place),
            rule: phase.rule.as_str(),
            has_begun: phase.from <= visit.now,
        })
        .collect();
    let all = Choice::new(ALL, visit.text("desks-rule-phase-all"));
    let of_places = loaded
        .places
        .iter()
        .map(|(topic, title)| Choice::new(topic, title));
    let places: Vec<Choice> = std::iter::once(all).chain(of_places).collect();
    let is_over = consultations::stage(one, visit.now) == Stage::Over;
    Page::new(
        "desks/rule_phases.html",
        visit.text("desks-rule-phases-title"),
    )
    .with("desk_key", &"editor")
    .with("title", &one.title)
    .with("url", &desk_url(one))
    .with("moderation", &one.moderation.as_str())
    .with("rows", &rows)
    .with("places", &places)
    .with("rules", &moderation_choices(visit))
    .with("is_over", &is_over)
    .form(form)
    .respond(visit)
}

/// `GET /desk/editor/consultations/{slug}/moderation`
pub async fn show(visit: Visit, slug: web::Path<String>) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    page(&visit, slug.into_inner(), &FormView::default()).await
}

/// `POST` to the same; `do`: lay-down or take-back.
pub async fn change(
    visit: Visit,
    slug: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let slug = slug.into_inner();
    let account_id = visit.actor.account_id;
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let place = form.get("place").to_owned();
    if form.get("do") == "take-back" {
        let from = UtcTime::parse(form.get("from")).map_err(|_| AppError::NotFound)?;
        let sought = slug.clone();
        visit
            .app
            .db
            .write(move |tx| {
                let id = find(tx, &sought)?.id;
                rule_phases::take_back(tx, id, &place, from, account_id, now)
            })
            .await?;
        return Ok(done(&visit, &slug, "desks-rule-phase-taken-back"));
    }
    let from: Option<NaiveDate> = form.day("from");
    let rule = form.choice("rule", Moderation::parse);
    let result = match (form.check(), from, rule) {
        (Ok(()), Some(from), Some(rule)) => {
            let sought = slug.clone();
            let write = move |tx: &mut Tx<'_>| {
                let loaded = load(tx, &sought)?;
                let is_place = loaded.places.iter().any(|(topic, _)| *topic == place);
                let place = match place.as_str() {
                    ALL => String::new(),
                    _ if is_place => place,
                    _ => return Err(AppError::field("place", "form.choose")),
                };
                let from = start_of_day(from, zone);
                let new = RulePhase { from, place, rule };
                rule_phases::lay_down(tx, loaded.consultation.id, new, account_id, now)
            };
            visit.app.db.write(write).await
        }
        (Ok(()), ..) => Err(AppError::BadRequest("error.not-a-form")),
        (Err(error), ..) => Err(error),
    };
    match result {
        Ok(()) => Ok(done(&visit, &slug, "desks-rule-phase-laid-down")),
        Err(AppError::Invalid(errors)) => {
            let view = form.view(&visit, &errors);
            page(&visit, slug, &view).await
        }
        Err(error) => Err(error),
    }
}

fn done(visit: &Visit, slug: &str, flash: &str) -> HttpResponse {
    let url = format!("/desk/editor/consultations/{slug}/moderation");
    visit.redirect(&url, Some(flash))
}
