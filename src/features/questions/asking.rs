//! Asking on the site: the form, what others asked before, and sending it.

use actix_web::{HttpResponse, web};
use chrono_tz::Tz;

use super::model::{Ask, Summary};
use super::tracker::{Query, wanted};
use super::views::{About, PromiseView, Row};
use super::{attachments, procedures, similar, store};
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies::{self, Body};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::Spine;
use crate::features::deadlines::WorkingDays;
use crate::features::{deadlines, files};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::platform::text::TextRule;
use crate::web::{FileForm, FormView, Page, PostForm, Visit};

pub const TITLE: TextRule = TextRule::line(10, 150);
pub const TEXT: TextRule = TextRule::text(20, 3_000);
/// What the form sends for somebody who does not know whom to ask; no body has such a name.
const UNSURE: &str = "-";

/// What the form needs to be shown.
async fn form_page(visit: &Visit, slug: String, form: &FormView) -> Result<Page, AppError> {
    let now = visit.now;
    let zone = visit.app.config.site.time_zone.0;
    let follows = form.values.get("follows").and_then(|id| id.parse().ok());
    let seen = visit
        .app
        .db
        .read(move |conn| load(conn, &slug, follows, now, zone))
        .await?;
    // A follow-up goes to whoever answered; a question within a consultation to whoever leads it.
    let led_by = seen.follows.as_ref().map(|row| row.body_slug.clone());
    let led_by = led_by.or_else(|| {
        let one = seen.consultation.as_ref()?;
        let body = seen.bodies.iter().find(|body| body.id == one.body_id)?;
        Some(body.slug.clone())
    });
    let days = seen.days;
    let follows = seen.follows.map(|row| Row::new(row, now, &days));
    Ok(
        Page::new("questions/new.html", visit.text("questions-ask-title"))
            .with("promises", &seen.promises)
            .with("triage", &seen.triage)
            .with("takes_confidential", &seen.takes_confidential)
            .with("about", &seen.consultation.as_ref().map(About::new))
            .with("follows", &follows)
            .with("led_by", &led_by)
            .form(form),
    )
}

/// What the form shows besides what was typed.
struct Seen {
    bodies: Vec<Body>,
    promises: Vec<PromiseView>,
    /// What whoever sorts questions promises to those who do not know whom to ask.
    triage: Option<PromiseView>,
    /// Names of the bodies that take confidential questions.
    takes_confidential: Vec<String>,
    consultation: Option<Consultation>,
    /// The answered question that is followed up.
    follows: Option<Summary>,
    days: WorkingDays,
}

fn load(
    conn: &mut DbConn,
    slug: &str,
    follows: Option<i64>,
    now: UtcTime,
    zone: Tz,
) -> Result<Seen, AppError> {
    let bodies = bodies::list(conn)?;
    let promised: Vec<_> = bodies
        .iter()
        .map(|body| (body.id, body.answer_working_days))
        .collect();
    let due = deadlines::due_on_promises(conn, &promised, now, zone)?;
    let promises: Vec<PromiseView> = bodies
        .iter()
        .zip(due)
        .map(|(body, due_at)| PromiseView::new(body, due_at))
        .collect();
    let discreet = procedures::bodies_that_take_confidential(conn)?;
    let takes_confidential = bodies
        .iter()
        .filter(|body| discreet.contains(&body.id))
        .map(|body| body.name.clone())
        .collect();
    let triage = match procedures::triage_body(conn)? {
        Some(id) => match bodies.iter().find(|body| body.id == id) {
            Some(body) => Some(promise_of(conn, body, now, zone)?),
            None => None,
        },
        None => None,
    };
    let follows = match follows {
        Some(id) => store::list_by_ids(conn, &[id])?.pop(),
        None => None,
    };
    let answered_by = follows.iter().map(|row| row.body_id);
    Ok(Seen {
        days: WorkingDays::load(conn, answered_by, zone)?,
        consultation: find_open(conn, slug, now)?,
        bodies,
        promises,
        triage,
        takes_confidential,
        follows,
    })
}

/// The body that was chosen; for those who do not know, the one that sorts questions.
fn find_asked(conn: &mut DbConn, slug: &str) -> Result<Option<Body>, AppError> {
    if slug != UNSURE {
        return bodies::find_by_slug(conn, slug);
    }
    match procedures::triage_body(conn)? {
        Some(id) => bodies::find(conn, id),
        None => Ok(None),
    }
}

/// What a body promises if it is asked now.
fn promise_of(
    conn: &mut DbConn,
    body: &Body,
    now: UtcTime,
    zone: Tz,
) -> Result<PromiseView, AppError> {
    let due_at = deadlines::due_on_promise(conn, body.id, body.answer_working_days, now, zone)?;
    Ok(PromiseView::new(body, due_at))
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
    let follows = wanted(&query, "follows");
    if !follows.is_empty() {
        values.push(("follows", follows.to_owned()));
    }
    let form = FormView::filled(values);
    form_page(&visit, wanted(&query, "consultation").to_owned(), &form)
        .await?
        .respond(&visit)
}

pub async fn create_question(
    visit: Visit,
    spine: web::Data<Spine>,
    FileForm {
        mut form,
        room: _room,
    }: FileForm,
) -> Result<HttpResponse, AppError> {
    accounts::ensure(&visit.actor, Action::Contribute, &Subject::SITE)?;
    let files = files::take(&visit, &mut form).await?;
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
        let similar = list_similar(&visit, title.clone()).await?;
        if !similar.is_empty() {
            return offer(&visit, &form, similar).await;
        }
    }
    visit.limit(Limited::Write)?;
    let zone = visit.app.config.site.time_zone.0;
    let (account_id, now) = (visit.account_id()?, visit.now);
    let slug = form.get("body").trim().to_owned();
    let mut new = Ask {
        lang: visit.lang.code().to_owned(),
        title,
        text,
        needs_routing: slug == UNSURE,
        is_confidential: form.is_checked("confidential"),
        follows_id: form.get("follows").trim().parse().ok(),
        submission_key: form.submission_key(account_id),
        marks: Some(form.marks),
        ..Ask::by_account(account_id, &visit.actor.name, now)
    };
    let outcome = visit
        .app
        .db
        .write(move |tx| {
            new.body_id = find_asked(tx, &slug)?
                .ok_or_else(|| AppError::field("body", "questions.choose-body"))?
                .id;
            if !consultation.is_empty() {
                let one = consultations::find_public(tx, &consultation, now)?;
                new.consultation_id = Some(one.id);
            }
            attachments::ask_with(tx, &spine, &new, &files, zone, now)
        })
        .await;
    match outcome {
        Ok(asked) => {
            let flash = if asked.question.is_confidential {
                "correspondence-flash-confidential"
            } else if asked.contribution.is_public() {
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

/// Answered questions that are much the same.
async fn list_similar(visit: &Visit, title: String) -> Result<Vec<Row>, AppError> {
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let read = move |conn: &mut DbConn| similar::list_rows(conn, &title, now, zone);
    visit.app.db.read(read).await
}

/// Before it is sent: what others asked, and what is promised. Nothing stands in the way.
async fn offer(
    visit: &Visit,
    form: &PostForm,
    similar: Vec<Row>,
) -> Result<HttpResponse, AppError> {
    let slug = form.get("body").trim().to_owned();
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let promise = visit
        .app
        .db
        .read(move |conn| match find_asked(conn, &slug)? {
            Some(body) => promise_of(conn, &body, now, zone).map(Some),
            None => Ok(None),
        })
        .await?;
    let Some(promise) = promise else {
        let errors = FieldErrors::one("body", "questions.choose-body");
        return refuse(visit, form, &errors).await;
    };
    let view = form.view(visit, &FieldErrors::default());
    Page::new(
        "questions/similar.html",
        visit.text("questions-similar-title"),
    )
    .with("rows", &similar)
    .with("promise", &promise)
    .with("values", &view.values)
    .with("held", &view.files)
    .form(&view)
    .respond(visit)
}
