//! The desk of those who answer: what needs somebody now, oldest promise first.
//!
//! Officials work here on the questions to their bodies; administrators look on. `list` is the
//! desk, `show` one question, `write` the answer in the making, `read` the second reader.

mod absences;
mod assign;
mod bulk;
mod list;
mod notes;
mod page;
mod read;
mod show;
mod templates;
mod topics;
mod views;
mod write;

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;

use super::drafting::Colleague;
use super::model::Question;
use super::rules::desk as rules;
use super::store;
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies::{self, Body};
use crate::features::deadlines::rules::local_day;
use crate::platform::actor::{Actor, Role};
use crate::platform::db::{DbConn, Tx};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::web::{FormView, Page, PostForm, Visit};

pub(super) fn routes(config: &mut web::ServiceConfig) {
    let (get, post) = (web::get, web::post);
    config
        .route("/desk/questions", get().to(list::show_desk))
        .route("/desk/questions", post().to(bulk::change_many))
        .route("/desk/questions/topics", get().to(topics::list_topics))
        .route("/desk/questions/topics", post().to(topics::create_topic))
        .route("/desk/questions/topics/{id}", get().to(topics::show_topic))
        .route(
            "/desk/questions/topics/{id}",
            post().to(topics::change_topic),
        )
        .route(
            "/desk/questions/absences",
            get().to(absences::list_absences),
        )
        .route(
            "/desk/questions/absences",
            post().to(absences::create_absence),
        )
        .route(
            "/desk/questions/absences/{id}",
            post().to(absences::delete_absence),
        )
        .route(
            "/desk/questions/templates",
            get().to(templates::list_templates),
        )
        .route(
            "/desk/questions/templates",
            post().to(templates::create_template),
        )
        .route(
            "/desk/questions/templates/{id}",
            get().to(templates::show_template),
        )
        .route(
            "/desk/questions/templates/{id}",
            post().to(templates::change_template),
        )
        .route("/desk/questions/{id}", get().to(show::show_question))
        .route("/desk/questions/{id}", post().to(write::write_answer))
        .route(
            "/desk/questions/{id}/second-reading",
            post().to(read::read_draft),
        )
        .route("/desk/questions/{id}/notes", post().to(notes::create_note))
        .route(
            "/desk/questions/{id}/assign",
            post().to(assign::assign_question),
        );
}

/// Bodies of which the person is an official.
fn own_bodies(actor: &Actor) -> Vec<i64> {
    let officials = actor
        .grants
        .iter()
        .filter(|grant| grant.role == Role::Official);
    officials.filter_map(|grant| grant.body_id).collect()
}

/// Bodies whose questions the person sees here: their own, or all (None) for an administrator.
fn bodies_of(actor: &Actor) -> Result<Option<Vec<i64>>, AppError> {
    let own = own_bodies(actor);
    if !own.is_empty() {
        return Ok(Some(own));
    }
    accounts::ensure(actor, Action::Administer, &Subject::SITE)?;
    Ok(None)
}

/// The bodies themselves, by name.
fn load_bodies(conn: &mut DbConn, actor: &Actor) -> Result<Vec<Body>, AppError> {
    let own = bodies_of(actor)?;
    let mut all = bodies::list(conn)?;
    if let Some(own) = own {
        all.retain(|body| own.contains(&body.id));
    }
    Ok(all)
}

/// A number in an address. What is none is not there.
fn number(path: &web::Path<String>) -> Result<i64, AppError> {
    path.parse().map_err(|_| AppError::NotFound)
}

fn today(visit: &Visit) -> NaiveDate {
    local_day(visit.now, visit.app.config.site.time_zone.0)
}

/// The question, if the person is an official of the body that answers it.
fn find_own(conn: &mut DbConn, id: i64, actor: &Actor) -> Result<Question, AppError> {
    let question = store::find(conn, id)?.ok_or(AppError::NotFound)?;
    let subject = Subject::of_body(question.body_id);
    accounts::ensure(actor, Action::AnswerQuestion, &subject)?;
    Ok(question)
}

/// Under which name an account works in a body.
fn colleague(conn: &mut DbConn, body_id: i64, actor: &Actor) -> Result<Colleague, AppError> {
    let account_id = actor.account_id.ok_or(AppError::Unauthenticated)?;
    let official = bodies::find_official_of_account(conn, body_id, account_id)?;
    Ok(Colleague {
        account_id,
        name: official.map_or(actor.name.clone(), |one| one.name),
    })
}

/// A page of this desk.
fn desk(template: &'static str, title: impl Into<String>) -> Page {
    Page::new(template, title).with("desk_key", &"questions")
}

/// What is typed about something that a body keeps in a list; None to remove it.
fn typed_or_removed<T>(
    form: &mut PostForm,
    read: fn(&mut PostForm) -> Result<T, AppError>,
) -> Result<Option<T>, AppError> {
    match form.get("do") {
        "remove" => Ok(None),
        _ => read(form).map(Some),
    }
}

/// Writes what was typed, if it was fit, and goes on to the list at `place`; or shows the form
/// again.
async fn put_in_list<T: Send + 'static>(
    visit: &Visit,
    form: &PostForm,
    typed: Result<T, AppError>,
    write: impl FnOnce(&mut Tx<'_>, T) -> Result<(), AppError> + Send + 'static,
    (place, flash): (&str, &str),
    again: impl AsyncFnOnce(FormView) -> Result<HttpResponse, AppError>,
) -> Result<HttpResponse, AppError> {
    let done = match typed {
        Ok(typed) => {
            visit.limit(Limited::Write)?;
            visit.app.db.write(move |tx| write(tx, typed)).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(visit.redirect(place, Some(flash))),
        Err(AppError::Invalid(errors)) => again(form.view(visit, &errors)).await,
        Err(other) => Err(other),
    }
}

/// The body that a form names, or the only one there is to choose from.
fn body_of(form: &mut PostForm, actor: &Actor) -> Result<i64, AppError> {
    let given = chosen(form, "body");
    let own = bodies_of(actor)?;
    let body_id = match (given, own.as_deref()) {
        (Some(id), _) => Some(id),
        (None, Some([only])) => Some(*only),
        (None, _) => None,
    };
    body_id.ok_or_else(|| AppError::field("body", "questions.choose-body-of-desk"))
}

/// Somebody who arranges the work of a body, that there is.
///
/// # Errors
/// `Invalid` for a body that is not there, `Forbidden`.
fn ensure_arranges(conn: &mut DbConn, actor: &Actor, body_id: i64) -> Result<(), AppError> {
    bodies::find(conn, body_id)?
        .ok_or_else(|| AppError::field("body", "questions.choose-body-of-desk"))?;
    ensure_may_arrange(actor, body_id)
}

/// # Errors
/// `Forbidden`
fn ensure_may_arrange(actor: &Actor, body_id: i64) -> Result<(), AppError> {
    if rules::may_arrange(actor, body_id) {
        Ok(())
    } else {
        Err(AppError::Forbidden("error.forbidden-text"))
    }
}

/// A number that a form holds; None for an empty field.
fn chosen(form: &mut PostForm, field: &'static str) -> Option<i64> {
    let text = form.get(field).trim().to_owned();
    if text.is_empty() {
        return None;
    }
    let number = text.parse().ok();
    if number.is_none() {
        form.refuse(field, "form.choose");
    }
    number
}
