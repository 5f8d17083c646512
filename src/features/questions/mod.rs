//! Questions to a body: a due date at once, visible to all, and a public answer.
//!
//! `in_moderation → open → answered`, or `removed` by a moderator, `withdrawn` by its author. Who
//! asked and what is a contribution; this keeps the promise. Overdue is no state but follows from
//! the due date, which is fixed when the clock starts: with the question, or where a moderator
//! reads first, with its publication.

pub mod acts;
pub mod api;
mod ask;
mod asking;
pub mod assigning;
mod attachments;
mod desk;
pub mod drafting;
mod forms;
mod generate;
pub mod keeping;
pub mod letters;
pub mod locating;
mod model;
pub mod procedures;
pub mod record;
pub mod routing;
pub mod rules;
mod showing;
mod similar;
mod store;
mod tracker;
mod views;

use actix_web::web;
use chrono_tz::Tz;

use super::contributions::{self, Kind, State, StateChange};
use super::deadlines::promise::Change;
use super::deadlines::{By, Promise, PromiseKind, PromiseState};
use super::notifications::{self, Subjects};
use super::{deadlines, ledger};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub use acts::answer::answer;
pub use ask::ask;
pub use asking::{TEXT, TITLE};
pub use generate::{FIVE_YEARS, Load, generate};
pub use keeping::{KEEPERS, SHARING, clock_after, responsible, tell_responsible};
use model::TurnKind;
pub use model::{
    Absence, Answer, AnswerTemplate, Ask, Asked, DraftKind, Drafted, Filter, PromiseCounts,
    Question, QuestionState, Rating, ResponseTime, ReviewOutcome, Standing, Summary, Topic, url,
};
pub use procedures::{AfterBreak, Procedure};
pub use showing::confides;
pub use similar::{Expert, experts, find_similar};

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/questions", web::get().to(tracker::list_questions))
        .route("/questions.csv", web::get().to(tracker::export_csv))
        .route("/questions.json", web::get().to(api::list_questions))
        .route("/questions/new", web::get().to(asking::new_question))
        .route("/questions", web::post().to(asking::create_question))
        .route("/questions/similar", web::get().to(similar::show_similar))
        .route("/questions/{id}", web::get().to(showing::show_question))
        .configure(desk::routes)
        .configure(forms::routes);
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
        State::Published if question.merged_into_id.is_some() => QuestionState::Merged,
        State::Published if question.answered_at.is_some() => ended_state(tx, question.id)?,
        State::Published if waits_for_asker(tx, question.id)? => QuestionState::Clarifying,
        State::Published => QuestionState::Open,
        State::Received | State::InReview => QuestionState::InModeration,
        State::Rejected | State::Hidden | State::MergedInto => QuestionState::Removed,
        State::Withdrawn | State::Erased => QuestionState::Withdrawn,
    };
    if change.to == State::Erased {
        drafting::erase(tx, question.id)?;
        store::letters::delete(tx, question.contribution_id)?;
    }
    let is_first = state == QuestionState::Open && !was_public(tx, &change.contribution.token)?;
    let asked = &change.contribution;
    let promise = if is_first {
        let asker_id = asked.account_id;
        Some(keeping::promise_answer(
            tx,
            &question,
            asker_id,
            now,
            change.zone,
        )?)
    } else {
        let kind = PromiseKind::InternalReview;
        follow_with_promise(tx, &question, (kind, state), change.zone, now)?;
        let kind = PromiseKind::Answer;
        match follow_with_promise(tx, &question, (kind, state), change.zone, now)? {
            // What it was to be answered with was taken back while it was hidden.
            Some(over) if state == QuestionState::Open && over.state.is_over() => {
                let asker_id = asked.account_id;
                let again = keeping::promise_again(tx, &question, asker_id, now, change.zone)?;
                Some(again)
            }
            other => other,
        }
    };
    let due_at = promise.map_or(question.due_at, |promise| promise.due_at);
    store::set_state(tx, question.id, state, due_at)?;
    let title = change.shown_title();
    contributions::name_place(tx, &question.topic(), title, now)?;
    touch(tx, &question, now);
    if state == QuestionState::Merged {
        acts::merge::catch_up(tx, &question, now)?;
    }
    if matches!(state, QuestionState::Withdrawn | QuestionState::Removed) {
        acts::merge::let_go(tx, &question, change.zone, now)?;
    }
    if is_first {
        let question = Question {
            state,
            due_at,
            ..question
        };
        ask::announce_asked(tx, &question, asked, change.zone, now)?;
    }
    Ok(())
}

/// How an answered question ended.
fn ended_state(conn: &mut DbConn, id: i64) -> Result<QuestionState, AppError> {
    let promise = deadlines::find(conn, PromiseKind::Answer, id)?;
    Ok(match promise {
        Some(promise) if promise.was_refused => QuestionState::Refused,
        _ => QuestionState::Answered,
    })
}

/// Whether the body has asked for more, and nothing came yet.
fn waits_for_asker(conn: &mut DbConn, id: i64) -> Result<bool, AppError> {
    let turns = store::turns::list_turns(conn, id)?;
    let about_more = [TurnKind::ClarificationAsked, TurnKind::Clarified];
    let last = turns
        .iter()
        .rev()
        .find(|turn| about_more.contains(&turn.kind));
    Ok(last.is_some_and(|turn| turn.kind == TurnKind::ClarificationAsked))
}

/// What becomes of a promise about a question that is taken away or comes back: nobody has to
/// answer what is hidden, or look at the answer again, so the clock stands meanwhile, and then goes
/// on. The promise as it is then; None where there is none.
fn follow_with_promise(
    tx: &mut Tx<'_>,
    question: &Question,
    (kind, state): (PromiseKind, QuestionState),
    zone: Tz,
    now: UtcTime,
) -> Result<Option<Promise>, AppError> {
    use QuestionState::{Answered, Open, Refused, Removed, Withdrawn};
    let Some(promise) = deadlines::find(tx, kind, question.id)? else {
        return Ok(None);
    };
    let change = match (state, promise.state) {
        (Removed, PromiseState::Running) => Change::Paused,
        (Open | Answered | Refused, PromiseState::Paused) => Change::Continued,
        (Withdrawn, PromiseState::Running | PromiseState::Paused) => Change::Withdrawn,
        _ => return Ok(Some(promise)),
    };
    deadlines::change(tx, &promise, change, &By::RULE, zone, now).map(Some)
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
    let filter = Filter {
        consultation_id,
        ..Filter::default()
    };
    // Whatever the time is: no standing is asked for.
    Ok(store::tracker::list(
        conn,
        &filter,
        limit,
        UtcTime::new(chrono::DateTime::UNIX_EPOCH.naive_utc()),
    )?)
}

/// Public questions narrowed by `filter`, newest first.
pub fn list(
    conn: &mut DbConn,
    filter: &Filter,
    limit: i64,
    now: UtcTime,
) -> Result<Vec<Summary>, AppError> {
    Ok(store::tracker::list(conn, filter, limit, now)?)
}

/// Questions that wait in time, what falls due first.
pub fn list_due_next(
    conn: &mut DbConn,
    now: UtcTime,
    limit: i64,
) -> Result<Vec<Summary>, AppError> {
    Ok(store::tracker::list_due_next(conn, limit, now)?)
}

/// Overdue questions, oldest promise first.
pub fn list_overdue(conn: &mut DbConn, now: UtcTime, limit: i64) -> Result<Vec<Summary>, AppError> {
    Ok(store::tracker::list_overdue(conn, limit, now)?)
}

/// How promises were kept, by one body or by all.
pub fn promise_counts(
    conn: &mut DbConn,
    body_id: Option<i64>,
    now: UtcTime,
) -> Result<PromiseCounts, AppError> {
    let ended = deadlines::count_ended(conn, PromiseKind::Answer, body_id)?;
    let (running, overdue, paused) = store::tracker::count_waiting(conn, body_id, now)?;
    Ok(PromiseCounts {
        answered_in_time: ended.met,
        answered_late: ended.met_late,
        running,
        overdue,
        paused,
    })
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
