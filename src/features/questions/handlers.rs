//! The public pages of questions.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use super::model::{Ask, Filter, QuestionState, Standing, Summary};
use super::views::{About, Choice, ListView, Parts, PromiseView, QuestionView, Row};
use super::{rules, store};
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies::{self, Body};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{self, Channel, Spine};
use crate::features::{ledger, notifications, search};
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::platform::text::{TextRule, excerpt};
use crate::web::{FormView, Page, PostForm, Visit};

const PAGE_SIZE: i64 = 20;
/// Answered questions offered to somebody who is about to ask.
const SIMILAR: usize = 5;
pub(super) const TITLE: TextRule = TextRule::line(10, 150);
pub(super) const TEXT: TextRule = TextRule::text(20, 3_000);

type Query = web::Query<HashMap<String, String>>;

fn wanted<'a>(query: &'a Query, name: &str) -> &'a str {
    query.get(name).map_or("", |value| value.trim())
}

pub async fn list_questions(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    let now = visit.now;
    let slug = wanted(&query, "body").to_owned();
    let standing = Standing::parse(wanted(&query, "state"));
    let before: Option<i64> = wanted(&query, "before").parse().ok();
    visit
        .public(
            move |conn| {
                let bodies = bodies::list(conn)?;
                let body = bodies.iter().find(|body| body.slug == slug).cloned();
                let body_id = body.as_ref().map(|body| body.id);
                let filter = Filter {
                    body_id,
                    standing,
                    before,
                };
                let rows = store::list(conn, &filter, PAGE_SIZE + 1, now)?;
                let counts = store::count_promises(conn, body_id, now)?;
                Ok((bodies, body, rows, counts))
            },
            move |visit, (bodies, body, mut rows, counts)| {
                let size = usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
                let has_more = rows.len() > size;
                rows.truncate(size);
                let first = address(body.as_ref(), standing, None);
                let next = rows
                    .last()
                    .filter(|_| has_more)
                    .map(|row| address(body.as_ref(), standing, Some(row.id)));
                let zone = visit.app.config.site.time_zone.0;
                let view = ListView {
                    counts,
                    answered_count: counts.answered_in_time + counts.answered_late,
                    bodies: bodies
                        .iter()
                        .map(|body| Choice::plain(&body.slug, &body.name))
                        .collect(),
                    is_narrowed: body.is_some() || standing.is_some(),
                    is_continued: before.is_some(),
                    state: standing.map_or(String::new(), |one| one.as_str().to_owned()),
                    new_url: body.as_ref().map_or("/questions/new".to_owned(), |body| {
                        format!("/questions/new?body={}", body.slug)
                    }),
                    body: body.map_or(String::new(), |body| body.slug),
                    rows: rows
                        .into_iter()
                        .map(|row| Row::new(row, visit.now, zone))
                        .collect(),
                    first,
                    next,
                };
                Ok(
                    Page::new("questions/list.html", visit.text("questions-title"))
                        .description(visit.text("questions-lead"))
                        .feed("/feeds/answers.atom")
                        .with("list", &view)
                        .topic("questions")
                        .topic("bodies"),
                )
            },
        )
        .await
}

/// Address of the tracker with its filters.
fn address(body: Option<&Body>, standing: Option<Standing>, before: Option<i64>) -> String {
    let parts: Vec<String> = [
        body.map(|body| format!("body={}", body.slug)),
        standing.map(|standing| format!("state={standing}")),
        before.map(|id| format!("before={id}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        "/questions".to_owned()
    } else {
        format!("/questions?{}", parts.join("&"))
    }
}

pub async fn show_question(
    visit: Visit,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let id: i64 = path.parse().map_err(|_| AppError::NotFound)?;
    let actor = visit.actor.clone();
    visit
        .public(
            move |conn| load(conn, id, &actor),
            |visit, parts| {
                let due_at = parts.question.due_at;
                let waits = parts.question.state == QuestionState::Open && due_at >= visit.now;
                let topics = [
                    parts.question.topic(),
                    format!("contribution:{}", parts.asked.token),
                    "bodies".to_owned(),
                ];
                let description = if parts.asked.is_public() {
                    excerpt(&parts.asked.text, 160)
                } else {
                    String::new()
                };
                let view = QuestionView::new(visit, parts);
                let title = if view.title.is_empty() {
                    visit.text("questions-removed-title")
                } else {
                    view.title.clone()
                };
                let mut page = Page::new("questions/show.html", title)
                    .description(description)
                    .feed("/feeds/answers.atom")
                    .with("q", &view);
                for topic in topics {
                    page = page.topic(topic);
                }
                Ok(if waits {
                    page.fresh_until(due_at)
                } else {
                    page
                })
            },
        )
        .await
}

pub(super) fn load(conn: &mut DbConn, id: i64, actor: &Actor) -> Result<Parts, AppError> {
    let question = store::find(conn, id)?.ok_or(AppError::NotFound)?;
    let asked = contributions::find(conn, question.contribution_id)?.ok_or(AppError::NotFound)?;
    let may_read = accounts::may(
        actor,
        Action::SeeContribution,
        &Subject::of_owner(asked.account_id),
    );
    // What was never public is its author's and the moderators' business.
    if asked.published_at.is_none() && !may_read {
        return Err(AppError::NotFound);
    }
    let answer = match question.answer_id {
        Some(id) => contributions::find(conn, id)?,
        None => None,
    };
    let official = match question.answered_by {
        Some(id) => bodies::find_official(conn, id)?,
        None => None,
    };
    let consultation = match question.consultation_id {
        Some(id) => consultations::find(conn, id)?,
        None => None,
    };
    Ok(Parts {
        body: bodies::find(conn, question.body_id)?.ok_or(AppError::NotFound)?,
        entries: ledger::list_of_subject(conn, &asked.token)?,
        follow: notifications::follow_state(conn, actor.account_id, &question.topic())?,
        may_answer: accounts::may(
            actor,
            Action::AnswerQuestion,
            &Subject::of_body(question.body_id),
        ),
        may_read,
        question,
        asked,
        answer,
        official,
        consultation,
    })
}

/// What the form needs to be shown.
async fn form_page(visit: &Visit, slug: String, form: &FormView) -> Result<Page, AppError> {
    let now = visit.now;
    let (bodies, consultation) = visit
        .app
        .db
        .read(move |conn| Ok((bodies::list(conn)?, find_open(conn, &slug, now)?)))
        .await?;
    let zone = visit.app.config.site.time_zone.0;
    let promises: Vec<PromiseView> = bodies
        .iter()
        .map(|body| PromiseView::new(body, now, zone))
        .collect();
    let led_by = consultation
        .as_ref()
        .and_then(|one| bodies.iter().find(|body| body.id == one.body_id))
        .map(|body| body.slug.clone());
    Ok(
        Page::new("questions/new.html", visit.text("questions-ask-title"))
            .with("promises", &promises)
            .with("about", &consultation.as_ref().map(About::new))
            .with("led_by", &led_by)
            .form(form),
    )
}

/// The consultation within which is asked, '' for none. A draft and one that is closed are none.
fn find_open(
    conn: &mut DbConn,
    slug: &str,
    now: UtcTime,
) -> Result<Option<Consultation>, AppError> {
    if slug.is_empty() {
        return Ok(None);
    }
    let found = consultations::find_by_slug(conn, slug)?;
    Ok(found.filter(|one| consultations::ensure_open(one, now).is_ok()))
}

pub async fn new_question(visit: Visit, query: Query) -> Result<HttpResponse, AppError> {
    accounts::ensure(&visit.actor, Action::Contribute, &Subject::SITE)?;
    let mut values = Vec::new();
    let body = wanted(&query, "body");
    if !body.is_empty() {
        values.push(("body", body.to_owned()));
    }
    let form = FormView::filled(values);
    form_page(&visit, wanted(&query, "consultation").to_owned(), &form)
        .await?
        .respond(&visit)
}

pub async fn create_question(
    visit: Visit,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    accounts::ensure(&visit.actor, Action::Contribute, &Subject::SITE)?;
    let title = form.text("title", TITLE);
    let text = form.text("text", TEXT);
    if form.get("body").trim().is_empty() {
        form.refuse("body", "questions.choose-body");
    }
    let consultation = form.get("consultation").trim().to_owned();
    if form.get("do") == "change" {
        let view = form.view(&visit, &FieldErrors::default());
        return form_page(&visit, consultation, &view)
            .await?
            .respond(&visit);
    }
    if let Err(AppError::Invalid(errors)) = form.check() {
        return refuse(&visit, &form, &errors).await;
    }
    if form.get("do") != "send" {
        let similar = find_similar(&visit, title.clone()).await?;
        if !similar.is_empty() {
            return offer(&visit, &form, similar).await;
        }
    }
    visit.limit(Limited::Write)?;
    let zone = visit.app.config.site.time_zone.0;
    let (account_id, now) = (visit.account_id()?, visit.now);
    let slug = form.get("body").trim().to_owned();
    let mut new = Ask {
        body_id: 0,
        consultation_id: None,
        account_id,
        author_name: visit.actor.name.clone(),
        channel: Channel::Web,
        lang: visit.lang.code().to_owned(),
        title,
        text,
        submission_key: form.submission_key(account_id),
    };
    let outcome = visit
        .app
        .db
        .write(move |tx| {
            let body = bodies::find_by_slug(tx, &slug)?
                .ok_or_else(|| AppError::field("body", "questions.choose-body"))?;
            new.body_id = body.id;
            if !consultation.is_empty() {
                let one = consultations::find_public(tx, &consultation, now)?;
                new.consultation_id = Some(one.id);
            }
            super::ask(tx, &spine, &new, zone, now)
        })
        .await;
    match outcome {
        Ok(asked) => {
            let flash = if asked.contribution.is_public() {
                "questions-flash-asked"
            } else {
                "questions-flash-in-moderation"
            };
            Ok(visit.redirect(&asked.question.url(), Some(flash)))
        }
        Err(AppError::Invalid(errors)) => refuse(&visit, &form, &errors).await,
        Err(other) => Err(other),
    }
}

async fn refuse(
    visit: &Visit,
    form: &PostForm,
    errors: &FieldErrors,
) -> Result<HttpResponse, AppError> {
    let consultation = form.get("consultation").trim().to_owned();
    form_page(visit, consultation, &form.view(visit, errors))
        .await?
        .respond(visit)
}

/// Answered questions whose words are much the same.
async fn find_similar(visit: &Visit, title: String) -> Result<Vec<Summary>, AppError> {
    let now = visit.now;
    visit
        .app
        .db
        .read(move |conn| {
            let mut found = Vec::new();
            for query in rules::similar_queries(&title) {
                let hits = search::find(conn, &query, Some("question"), now, 0, 10)?.hits;
                let ids: Vec<i64> = hits.iter().filter_map(|hit| number(&hit.url)).collect();
                found = store::list_by_ids(conn, &ids)?;
                found.retain(|row| row.state == QuestionState::Answered);
                if !found.is_empty() {
                    break;
                }
            }
            found.truncate(SIMILAR);
            Ok(found)
        })
        .await
}

/// The number in the address of a question.
fn number(url: &str) -> Option<i64> {
    let rest = url.strip_prefix("/questions/")?;
    rest.split('#').next()?.parse().ok()
}

/// Before it is sent: what others asked, and what is promised. Nothing stands in the way.
async fn offer(
    visit: &Visit,
    form: &PostForm,
    similar: Vec<Summary>,
) -> Result<HttpResponse, AppError> {
    let slug = form.get("body").trim().to_owned();
    let body = visit
        .app
        .db
        .read(move |conn| bodies::find_by_slug(conn, &slug))
        .await?;
    let Some(body) = body else {
        let errors = FieldErrors::one("body", "questions.choose-body");
        return refuse(visit, form, &errors).await;
    };
    let zone = visit.app.config.site.time_zone.0;
    let rows: Vec<Row> = similar
        .into_iter()
        .map(|row| Row::new(row, visit.now, zone))
        .collect();
    let view = form.view(visit, &FieldErrors::default());
    Page::new(
        "questions/similar.html",
        visit.text("questions-similar-title"),
    )
    .with("rows", &rows)
    .with("promise", &PromiseView::new(&body, visit.now, zone))
    .with("values", &view.values)
    .respond(visit)
}
