//! The desk of those who answer: oldest promise first.

use actix_web::{HttpResponse, web};

use super::model::{Answer, Question, QuestionState, url};
use super::rules::{self, Due, Promise};
use super::store;
use super::views::{DeskView, Row, Words};
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies;
use crate::features::contributions::{self, Channel, Contribution, Spine};
use crate::platform::actor::{Actor, Role};
use crate::platform::db::DbConn;
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::platform::text::TextRule;
use crate::web::{FormView, Page, PostForm, Visit};

/// Questions on the desk at most; more than a body can answer in a day.
const MOST: i64 = 200;
const ANSWERED: i64 = 20;
const TEXT: TextRule = TextRule::text(20, 10_000);

/// Bodies whose questions the person sees here: their own, or all for an administrator.
fn bodies_of(actor: &Actor) -> Result<Option<Vec<i64>>, AppError> {
    let own: Vec<i64> = actor
        .grants
        .iter()
        .filter(|grant| grant.role == Role::Official)
        .filter_map(|grant| grant.body_id)
        .collect();
    if !own.is_empty() {
        return Ok(Some(own));
    }
    accounts::ensure(actor, Action::Administer, &Subject::SITE)?;
    Ok(None)
}

pub async fn show_desk(visit: Visit) -> Result<HttpResponse, AppError> {
    let own = bodies_of(&visit.actor)?;
    let may_answer = own.is_some();
    let now = visit.now;
    let (open, answered, several_bodies) = visit
        .app
        .db
        .read(move |conn| {
            let ids = match own {
                Some(ids) => ids,
                None => bodies::list(conn)?.iter().map(|body| body.id).collect(),
            };
            Ok((
                store::list_open_of_bodies(conn, &ids, MOST)?,
                store::list_answered_of_bodies(conn, &ids, ANSWERED)?,
                ids.len() > 1,
            ))
        })
        .await?;
    let zone = visit.app.config.site.time_zone.0;
    let mut view = DeskView {
        is_empty: open.is_empty() && answered.is_empty(),
        overdue: Vec::new(),
        soon: Vec::new(),
        running: Vec::new(),
        answered: answered
            .into_iter()
            .map(|row| Row::new(row, now, zone))
            .collect(),
        may_answer,
        several_bodies,
    };
    for row in open.into_iter().map(|row| Row::new(row, now, zone)) {
        match row.due.map(|due| due.state) {
            Some(Promise::Overdue) => view.overdue.push(row),
            Some(Promise::Soon) => view.soon.push(row),
            _ => view.running.push(row),
        }
    }
    Page::new("questions/desk.html", visit.text("questions-desk-title"))
        .with("desk_key", &"questions")
        .with("desk", &view)
        .respond(&visit)
}

struct Waiting {
    question: Question,
    asked: Contribution,
    body: String,
}

/// A question with its words, for whoever answers it: what is hidden or still in moderation is not
/// shown to them either.
fn load(conn: &mut DbConn, id: i64, actor: &Actor) -> Result<Waiting, AppError> {
    let question = store::find(conn, id)?.ok_or(AppError::NotFound)?;
    let subject = Subject::of_body(question.body_id);
    accounts::ensure(actor, Action::AnswerQuestion, &subject)?;
    // Who answered and pressed twice is not refused.
    if question.state != QuestionState::Answered {
        rules::ensure_awaits_answer(&question)?;
    }
    let asked = contributions::find(conn, question.contribution_id)?.ok_or(AppError::NotFound)?;
    let body = bodies::find(conn, question.body_id)?.ok_or(AppError::NotFound)?;
    Ok(Waiting {
        question,
        asked,
        body: body.name,
    })
}

fn page(visit: &Visit, waiting: &Waiting, form: &FormView) -> Page {
    let question = &waiting.question;
    let due: Option<Due> = rules::due(
        question.state,
        question.due_at,
        question.answered_at,
        visit.now,
        visit.app.config.site.time_zone.0,
    );
    Page::new(
        "questions/answer.html",
        visit.text("questions-answer-title"),
    )
    .with("desk_key", &"questions")
    .with("id", &question.id)
    .with("url", &question.url())
    .with("title", &waiting.asked.title)
    .with("words", &Words::new(&waiting.asked, None, false))
    .with("body", &waiting.body)
    .with("due", &due)
    .form(form)
}

pub async fn new_answer(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let id: i64 = path.parse().map_err(|_| AppError::NotFound)?;
    let actor = visit.actor.clone();
    let waiting = visit.app.db.read(move |conn| load(conn, id, &actor)).await;
    match waiting {
        Ok(waiting) if waiting.question.state == QuestionState::Answered => {
            Ok(visit.redirect(&waiting.question.url(), None))
        }
        Ok(waiting) => page(&visit, &waiting, &FormView::default()).respond(&visit),
        // Its own page says what became of it.
        Err(AppError::Closed(_)) => Ok(visit.redirect(&url(id), None)),
        Err(other) => Err(other),
    }
}

pub async fn create_answer(
    visit: Visit,
    spine: web::Data<Spine>,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let id: i64 = path.parse().map_err(|_| AppError::NotFound)?;
    let text = form.text("text", TEXT);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return refuse(&visit, id, &form, &errors).await;
    }
    visit.limit(Limited::Write)?;
    let zone = visit.app.config.site.time_zone.0;
    let (account_id, now) = (visit.account_id()?, visit.now);
    let (actor, lang) = (visit.actor.clone(), visit.lang.code().to_owned());
    let submission_key = form.submission_key(account_id);
    let url = visit
        .app
        .db
        .write(move |tx| {
            let waiting = load(tx, id, &actor)?;
            let body_id = waiting.question.body_id;
            let official = bodies::find_official_of_account(tx, body_id, account_id)?;
            let answer = Answer {
                question_id: id,
                official_id: official.as_ref().map(|one| one.id),
                account_id: Some(account_id),
                author_name: official.map_or(actor.name, |one| one.name),
                channel: Channel::Web,
                lang,
                text,
                submission_key,
            };
            super::answer(tx, &spine, &answer, zone, now)?;
            Ok(waiting.question.url())
        })
        .await?;
    Ok(visit.redirect(&url, Some("questions-flash-answered")))
}

async fn refuse(
    visit: &Visit,
    id: i64,
    form: &PostForm,
    errors: &FieldErrors,
) -> Result<HttpResponse, AppError> {
    let actor = visit.actor.clone();
    let waiting = visit
        .app
        .db
        .read(move |conn| load(conn, id, &actor))
        .await?;
    page(visit, &waiting, &form.view(visit, errors)).respond(visit)
}
