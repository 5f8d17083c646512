//! Acts that take signatures out: drawn up, looked at, confirmed, taken back.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use super::views::{ActRow, AfterView, FoundRow, ShownRow, becomes, name_rules, reasons};
use super::{forms, note_look, overview};
use crate::features::petitions::invalidating::{self, ensure_may};
use crate::features::petitions::store::invalidations::{self as store, Invalidation, Search};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::{FormView, Page, PostForm, Visit};

/// Names that are shown at a time.
const SHOWN: i64 = 20;

fn desk(id: i64) -> String {
    format!("/desk/petitions/{id}/signatures")
}

/// The form; filled in from a table of what is unusual.
pub async fn ask(
    visit: Visit,
    path: web::Path<i64>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    const FIELDS: [&str; 6] = [
        "network",
        "domain",
        "from",
        "from_hour",
        "until",
        "until_hour",
    ];
    let given = FIELDS.iter().filter_map(|name| {
        Some((
            *name,
            query.get(*name)?.chars().take(100).collect::<String>(),
        ))
    });
    ask_page(&visit, path.into_inner(), &FormView::filled(given)).await
}

async fn ask_page(visit: &Visit, id: i64, form: &FormView) -> Result<HttpResponse, AppError> {
    let actor = visit.actor.clone();
    let (petition, _) = visit
        .app
        .db
        .read(move |conn| ensure_may(conn, &actor, id))
        .await?;
    Page::new(
        "petitions/signatures/new.html",
        visit.text("signatures-new-title"),
    )
    .with("desk_key", &"moderation")
    .with("id", &id)
    .with("title", &petition.action)
    .with("name_rules", &name_rules(visit))
    .form(form)
    .respond(visit)
}

pub async fn draw_up(
    visit: Visit,
    path: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    let made = match forms::criteria(&visit, &mut form) {
        Ok(criteria) => {
            let (app, actor, now) = (visit.app.clone(), visit.actor.clone(), visit.now);
            let draw_up = move || invalidating::draw_up(&app.db, &actor, id, &criteria, now);
            web::block(draw_up)
                .await
                .unwrap_or(Err(AppError::Unavailable))
        }
        Err(error) => Err(error),
    };
    match made {
        Ok(act) => Ok(visit.redirect(&format!("{}/acts/{act}", desk(id)), None)),
        Err(AppError::Invalid(errors)) => ask_page(&visit, id, &form.view(&visit, &errors)).await,
        Err(error) => Err(error),
    }
}

pub async fn show(visit: Visit, path: web::Path<(i64, i64)>) -> Result<HttpResponse, AppError> {
    let (id, act) = path.into_inner();
    act_page(&visit, id, act, Vec::new(), &FormView::default()).await
}

async fn act_page(
    visit: &Visit,
    id: i64,
    act: i64,
    shown: Vec<ShownRow>,
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    let actor = visit.actor.clone();
    let read = move |conn: &mut DbConn| {
        let (petition, _) = ensure_may(conn, &actor, id)?;
        Ok((petition, invalidating::find(conn, id, act)?))
    };
    let (petition, act) = visit.app.db.read(read).await?;
    let number = act.id.to_string();
    let title = visit.text_with("signatures-act-title", &[("id", number.into())]);
    Page::new("petitions/signatures/act.html", title)
        .with("desk_key", &"moderation")
        .with("id", &id)
        .with("title", &petition.action)
        .with("act", &ActRow::new(visit, &act))
        .with("after", &AfterView::new(&petition, act.counted_count))
        .with("shown", &shown)
        .with("most_shown", &SHOWN)
        .with("reasons", &reasons(visit))
        .with("becomes", &becomes(visit))
        .with("max_explanation", &forms::EXPLANATION.max)
        .form(form)
        .respond(visit)
}

pub async fn act(
    visit: Visit,
    path: web::Path<(i64, i64)>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let (id, act) = path.into_inner();
    let place = format!("{}/acts/{act}", desk(id));
    let word = form.get("do").to_owned();
    let verdict = match word.as_str() {
        "look" => {
            let shown = look(&visit, id, act).await?;
            return act_page(&visit, id, act, shown, &FormView::default()).await;
        }
        "confirm" => match forms::verdict(&mut form) {
            Ok(verdict) => Some(verdict),
            Err(AppError::Invalid(errors)) => {
                return act_page(&visit, id, act, Vec::new(), &form.view(&visit, &errors)).await;
            }
            Err(error) => return Err(error),
        },
        _ => None,
    };
    let why = if word == "undo" {
        let why = form.text("explanation", forms::EXPLANATION);
        if let Err(AppError::Invalid(errors)) = form.check() {
            return act_page(&visit, id, act, Vec::new(), &form.view(&visit, &errors)).await;
        }
        why
    } else {
        String::new()
    };
    let (actor, now) = (visit.actor.clone(), visit.now);
    let flash = visit
        .app
        .db
        .write(move |tx| {
            Ok(match (word.as_str(), verdict) {
                ("confirm", Some(verdict)) => {
                    invalidating::confirm(tx, &actor, id, act, &verdict, now)?;
                    "signatures-flash-begun"
                }
                ("discard", _) => {
                    invalidating::discard(tx, &actor, id, act)?;
                    "signatures-flash-discarded"
                }
                ("undo", _) => {
                    invalidating::undo(tx, &actor, (id, act), &why, now)?;
                    "signatures-flash-undoing"
                }
                ("go-on", _) => {
                    invalidating::go_on(tx, &actor, id, act, now)?;
                    "signatures-flash-begun"
                }
                _ => return Err(AppError::BadRequest("error.not-a-form")),
            })
        })
        .await?;
    Ok(visit.redirect(&place, Some(flash)))
}

/// A few names of what a draft finds. The look is noted before they are shown.
async fn look(visit: &Visit, id: i64, act: i64) -> Result<Vec<ShownRow>, AppError> {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let rows = visit
        .app
        .db
        .write(move |tx| {
            ensure_may(tx, &actor, id)?;
            let act = invalidating::find(tx, id, act)?;
            let rows = store::list_shown(tx, &search(&act), SHOWN)?;
            note_look(tx, &actor, id, rows.len(), "criteria", now)?;
            Ok(rows)
        })
        .await?;
    Ok(rows.into_iter().map(ShownRow::new).collect())
}

fn search(act: &Invalidation) -> Search {
    Search {
        petition_id: act.petition_id,
        criteria: act.criteria.get().clone(),
        after_id: act.after_id,
        until_id: act.until_id,
        walks: true,
    }
}

/// Looks an address up: somebody writes that they did not sign, or asks to be taken out.
pub async fn find_address(
    visit: Visit,
    path: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    let Some(address) = form.email("email") else {
        let Err(AppError::Invalid(errors)) = form.check() else {
            return Err(AppError::BadRequest("error.bad-request"));
        };
        return overview::page(&visit, id, None, &form.view(&visit, &errors)).await;
    };
    found_page(
        &visit,
        id,
        address.canonical(),
        "address",
        &FormView::default(),
    )
    .await
}

async fn found_page(
    visit: &Visit,
    id: i64,
    email_key: String,
    why: &'static str,
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    let (actor, now, key) = (visit.actor.clone(), visit.now, email_key.clone());
    let (petition, rows) = visit
        .app
        .db
        .write(move |tx| {
            let (petition, _) = ensure_may(tx, &actor, id)?;
            let rows = store::list_of_address(tx, id, &key)?;
            note_look(tx, &actor, id, rows.len(), why, now)?;
            Ok((petition, rows))
        })
        .await?;
    let rows: Vec<_> = rows.into_iter().map(FoundRow::new).collect();
    Page::new(
        "petitions/signatures/found.html",
        visit.text("signatures-found-title"),
    )
    .with("desk_key", &"moderation")
    .with("id", &id)
    .with("title", &petition.action)
    .with("rows", &rows)
    .with("email", &email_key)
    .with("reasons", &reasons(visit))
    .with("becomes", &becomes(visit))
    .with("max_explanation", &forms::EXPLANATION.max)
    .form(form)
    .respond(visit)
}

pub async fn take_one(
    visit: Visit,
    path: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id = path.into_inner();
    let signature_id: i64 = form
        .get("signature")
        .parse()
        .map_err(|_| AppError::NotFound)?;
    let verdict = match forms::verdict(&mut form) {
        Ok(verdict) => verdict,
        Err(AppError::Invalid(errors)) => {
            let (view, key) = (form.view(&visit, &errors), form.get("email").to_owned());
            return found_page(&visit, id, key, "address", &view).await;
        }
        Err(error) => return Err(error),
    };
    let (actor, now) = (visit.actor.clone(), visit.now);
    let act = visit
        .app
        .db
        .write(move |tx| invalidating::take_one(tx, &actor, (id, signature_id), &verdict, now))
        .await?;
    let place = format!("{}/acts/{act}", desk(id));
    Ok(visit.redirect(&place, Some("signatures-flash-taken")))
}
