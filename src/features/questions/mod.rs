//! Questions to a body: a due date at once, visible to all, and a public answer.
//!
//! `in_moderation → open → answered`, or `removed` by a moderator, `withdrawn` by its author. Who
//! asked and what is a contribution; this keeps the promise. Overdue is no state but follows from
//! the due date, which is fixed when the clock starts: with the question, or where a moderator
//! reads first, with its publication.

mod answer;
pub mod api;
mod ask;
mod desk;
mod handlers;
mod jobs;
mod model;
pub mod rules;
mod store;
mod views;

use actix_web::web;

use super::contributions::{self, Kind, State, StateChange};
use super::notifications::{self, Subjects};
use super::{deadlines, ledger};
use crate::app::App;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::Work;

pub use answer::answer;
pub use ask::ask;
pub use model::{
    Answer, Ask, Asked, Filter, PromiseCounts, Question, QuestionState, ResponseTime, Standing,
    Summary, url,
};

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/questions", web::get().to(handlers::list_questions))
        .route("/questions/new", web::get().to(handlers::new_question))
        .route("/questions", web::post().to(handlers::create_question))
        .route("/questions/{id}", web::get().to(handlers::show_question))
        .route("/desk/questions", web::get().to(desk::show_desk))
        .route("/desk/questions/{id}", web::get().to(desk::new_answer))
        .route("/desk/questions/{id}", web::post().to(desk::create_answer));
}

/// Work of this feature that is done later.
pub fn jobs(app: &web::Data<App>) -> Work {
    jobs::work(app)
}

fn touch(tx: &mut Tx<'_>, question: &Question, now: UtcTime) {
    tx.touch("questions", now);
    tx.touch(question.topic(), now);
    tx.touch(format!("body:{}", question.body_id), now);
}

/// What follows here when a contribution changes state.
///
/// # Errors
/// When a row cannot be written.
pub fn on_state_change(
    tx: &mut Tx<'_>,
    change: &StateChange,
    now: UtcTime,
) -> Result<(), AppError> {
    // What was just taken in has no row yet; `ask` makes it.
    if change.from.is_none() || change.contribution.kind != Kind::Question {
        return Ok(());
    }
    let Some(question) = store::find_by_contribution(tx, change.contribution.id)? else {
        return Ok(());
    };
    let state = match change.to {
        State::Published if question.answered_at.is_some() => QuestionState::Answered,
        State::Published => QuestionState::Open,
        State::Received | State::InReview => QuestionState::InModeration,
        State::Rejected | State::Hidden | State::MergedInto => QuestionState::Removed,
        State::Withdrawn | State::Erased => QuestionState::Withdrawn,
    };
    let is_first = state == QuestionState::Open && !was_public(tx, &change.contribution.token)?;
    let due_at = if is_first {
        deadlines::due_after_working_days(now, question.working_days, change.zone)
    } else {
        question.due_at
    };
    store::set_state(tx, question.id, state, due_at)?;
    let title = change.shown_title();
    contributions::name_place(tx, &question.topic(), title, now)?;
    touch(tx, &question, now);
    if is_first {
        let question = Question {
            state,
            due_at,
            ..question
        };
        let asked = &change.contribution;
        ask::start_clock(tx, &question, &asked.title, asked.account_id, now)?;
    }
    Ok(())
}

/// Whether it was published before now: the log knows, and holds the publication at hand already.
fn was_public(conn: &mut DbConn, token: &str) -> Result<bool, AppError> {
    let entries = ledger::list_of_subject(conn, token)?;
    let published = entries.iter().filter(|entry| entry.action == "published");
    Ok(published.count() > 1)
}

/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn find(conn: &mut DbConn, id: i64) -> Result<Option<Question>, AppError> {
    Ok(store::find(conn, id)?)
}

/// Public questions, newest first, of one consultation or of all.
pub fn list_recent(
    conn: &mut DbConn,
    consultation_id: Option<i64>,
    limit: i64,
) -> Result<Vec<Summary>, AppError> {
    match consultation_id {
        Some(id) => Ok(store::list_of_consultation(conn, id, limit)?),
        None => Ok(store::list_newest(conn, limit)?),
    }
}

/// Public questions narrowed by `filter`, newest first.
pub fn list(
    conn: &mut DbConn,
    filter: &Filter,
    limit: i64,
    now: UtcTime,
) -> Result<Vec<Summary>, AppError> {
    Ok(store::list(conn, filter, limit, now)?)
}

/// Overdue questions, oldest promise first.
pub fn list_overdue(conn: &mut DbConn, now: UtcTime, limit: i64) -> Result<Vec<Summary>, AppError> {
    Ok(store::list_overdue(conn, limit, now)?)
}

/// How promises were kept, by one body or by all.
pub fn promise_counts(
    conn: &mut DbConn,
    body_id: Option<i64>,
    now: UtcTime,
) -> Result<PromiseCounts, AppError> {
    Ok(store::count_promises(conn, body_id, now)?)
}

/// Public questions of a consultation with their dates, for statistics.
pub fn response_times(
    conn: &mut DbConn,
    consultation_id: i64,
) -> Result<Vec<ResponseTime>, AppError> {
    Ok(store::list_response_times(conn, consultation_id)?)
}

/// Names of questions that people follow.
pub fn subjects() -> Subjects {
    Subjects {
        kind: "question",
        name: |conn, ids, _| {
            let rows = store::list_by_ids(conn, ids)?;
            Ok(rows
                .into_iter()
                .map(|row| notifications::Named {
                    id: row.id,
                    url: row.url(),
                    title: row.title,
                })
                .collect())
        },
    }
}
