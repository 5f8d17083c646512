//! Who is away, and who stands in.

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;

use super::views::official_choices;
use super::{bodies_of, chosen, desk, load_bodies, number, today};
use crate::features::bodies::{self, Body, Official};
use crate::features::questions::model::Absence;
use crate::features::questions::routing::{self, Presence};
use crate::features::questions::rules::desk as desk_rules;
use crate::features::questions::store;
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::web::{FormView, PostForm, Visit};

#[derive(Serialize)]
struct AbsenceView {
    id: i64,
    who: String,
    body: String,
    from_on: NaiveDate,
    until_on: NaiveDate,
    /// '' when nobody stands in.
    substitute: String,
    is_now: bool,
    may_remove: bool,
}

struct Loaded {
    bodies: Vec<Body>,
    presence: Presence,
}

fn load(conn: &mut DbConn, actor: &Actor, today: NaiveDate) -> Result<Loaded, AppError> {
    let bodies = load_bodies(conn, actor)?;
    let ids: Vec<i64> = bodies.iter().map(|body| body.id).collect();
    Ok(Loaded {
        presence: Presence::of_bodies(conn, &ids, today)?,
        bodies,
    })
}

/// Whether the actor enters absences of this official.
fn may_enter(actor: &Actor, official: &Official, officials: &[Official]) -> bool {
    let heads = officials.iter().any(|one| {
        one.body_id == official.body_id
            && one.is_head
            && one.until_on.is_none()
            && one.account_id.is_some()
            && one.account_id == actor.account_id
    });
    desk_rules::may_enter_absence(actor, official.body_id, official.account_id, heads)
}

async fn page(visit: &Visit, form: &FormView) -> Result<HttpResponse, AppError> {
    let (actor, today) = (visit.actor.clone(), today(visit));
    let Loaded { bodies, presence } = visit
        .app
        .db
        .read(move |conn| load(conn, &actor, today))
        .await?;
    let officials = &presence.officials;
    let find = |id: Option<i64>| officials.iter().find(|one| Some(one.id) == id);
    let absences: Vec<AbsenceView> = presence
        .absences
        .iter()
        .filter_map(|absence| {
            let official = find(Some(absence.official_id))?;
            let body = bodies.iter().find(|one| one.id == official.body_id);
            Some(AbsenceView {
                id: absence.id,
                who: official.name.clone(),
                body: body.map_or(String::new(), |one| one.name.clone()),
                from_on: absence.from_on,
                until_on: absence.until_on,
                substitute: find(absence.substitute_id)
                    .map_or(String::new(), |one| one.name.clone()),
                is_now: (absence.from_on..=absence.until_on).contains(&today),
                may_remove: may_enter(&visit.actor, official, officials),
            })
        })
        .collect();
    let mut away = officials.clone();
    away.retain(|one| may_enter(&visit.actor, one, officials));
    desk(
        "questions/desk/absences.html",
        visit.text("questions-absences-title"),
    )
    .with("absences", &absences)
    .with("several_bodies", &(bodies.len() > 1))
    .with("people", &official_choices(&away, &bodies))
    .with("substitutes", &official_choices(officials, &bodies))
    .form(form)
    .respond(visit)
}

pub async fn list_absences(visit: Visit) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    page(&visit, &FormView::default()).await
}

/// The absence that is typed; of oneself where nobody is named.
fn read(form: &mut PostForm) -> Result<Absence, AppError> {
    let official = chosen(form, "official");
    let from_on = form.day("from_on");
    let until_on = form.day("until_on");
    let substitute_id = chosen(form, "substitute");
    form.check()?;
    let (Some(from_on), Some(until_on)) = (from_on, until_on) else {
        return Err(AppError::field("from_on", "form.day"));
    };
    Ok(Absence {
        id: 0,
        official_id: official.unwrap_or(0),
        from_on,
        until_on,
        substitute_id,
    })
}

fn insert(
    tx: &mut Tx<'_>,
    actor: &Actor,
    mut new: Absence,
    today: NaiveDate,
) -> Result<(), AppError> {
    let Loaded { bodies, presence } = load(tx, actor, today)?;
    let officials = &presence.officials;
    let official = officials.iter().find(|one| match new.official_id {
        0 => one.account_id.is_some() && one.account_id == actor.account_id,
        id => one.id == id,
    });
    let Some(official) = official else {
        // One of a body that is not theirs, or none at all.
        return match new.official_id {
            0 => Err(AppError::field("official", "questions.choose-official")),
            _ if bodies.is_empty() => Err(AppError::NotFound),
            _ => Err(AppError::Forbidden("error.forbidden-text")),
        };
    };
    if !may_enter(actor, official, officials) {
        return Err(AppError::Forbidden("error.forbidden-text"));
    }
    new.official_id = official.id;
    routing::add_absence(tx, &new, &presence, today)
}

pub async fn create_absence(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    let done = match read(&mut form) {
        Ok(new) => {
            visit.limit(Limited::Write)?;
            let (actor, today) = (visit.actor.clone(), today(&visit));
            let insert = move |tx: &mut Tx<'_>| insert(tx, &actor, new, today);
            visit.app.db.write(insert).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(visit.redirect("/desk/questions/absences", Some("questions-absence-saved"))),
        Err(AppError::Invalid(errors)) => page(&visit, &form.view(&visit, &errors)).await,
        Err(other) => Err(other),
    }
}

pub async fn delete_absence(
    visit: Visit,
    path: web::Path<String>,
    _form: PostForm,
) -> Result<HttpResponse, AppError> {
    bodies_of(&visit.actor)?;
    let id = number(&path)?;
    let actor = visit.actor.clone();
    visit
        .app
        .db
        .write(move |tx| {
            let absence = store::topics::find_absence(tx, id)?.ok_or(AppError::NotFound)?;
            let official =
                bodies::find_official(tx, absence.official_id)?.ok_or(AppError::NotFound)?;
            let officials = bodies::list_officials(tx, official.body_id)?;
            if !may_enter(&actor, &official, &officials) {
                return Err(AppError::Forbidden("error.forbidden-text"));
            }
            store::topics::delete_absence(tx, id)?;
            Ok(())
        })
        .await?;
    Ok(visit.redirect(
        "/desk/questions/absences",
        Some("questions-absence-removed"),
    ))
}
