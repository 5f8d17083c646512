//! One question on the desk: what is asked and due, what was said, what colleagues note, and the
//! answer in the making.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::page::{QuestionPage, Shown};
use super::{bodies_of, desk, number, own_bodies, today};
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies::{self, Body};
use crate::features::contributions::{self, Contribution};
use crate::features::deadlines::rules::local_day;
use crate::features::deadlines::{self, Calendar, PromiseKind};
use crate::features::files::{self, File};
use crate::features::questions::model::{
    AnswerTemplate, Draft, DraftKind, Note, PartRow, Procedure, Question, Topic, TurnRow, url,
};
use crate::features::questions::routing::Presence;
use crate::features::questions::rules::desk as rules;
use crate::features::questions::similar::{self, Expert};
use crate::features::questions::{procedures, store};
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::i18n::format::long_date;
use crate::web::{FormView, PostForm, Visit};

/// Notes that are shown; nobody writes more about one question.
const NOTES: i64 = 200;
/// Officials who answered something like it, at most.
const EXPERTS: usize = 3;
/// As much of an answer as a form takes.
const MOST: usize = 10_000;

/// Everything about a question that those who work on it see.
pub struct Loaded {
    pub question: Question,
    pub asked: Contribution,
    pub body: Body,
    /// The answer in the making.
    pub draft: Option<Draft>,
    /// A part of it, or a refusal, in the making.
    pub acts: Vec<Draft>,
    pub notes: Vec<Note>,
    pub turns: Vec<(TurnRow, Contribution)>,
    pub answer: Option<Contribution>,
    /// The promise of each body that had the question, with the account of its due day.
    pub promises: Vec<deadlines::Account>,
    /// The internal review that runs, with the account of its due day.
    pub review: Option<deadlines::Account>,
    pub has_rating: bool,
    /// By which the body counts.
    pub calendar: Calendar,
    pub files: Vec<File>,
    /// Other bodies that were asked for their part, with their names.
    pub parts: Vec<(PartRow, String)>,
    /// Who answered questions like this one, with their bodies; nobody once it is over.
    pub experts: Vec<(Expert, String)>,
    /// An official whose body was asked for its part.
    pub may_give_part: bool,
    pub templates: Vec<AnswerTemplate>,
    pub topics: Vec<Topic>,
    pub presence: Presence,
    pub procedure: Procedure,
    /// What the body noted on the letter that it entered; '' for everybody but its officials.
    pub letter_note: String,
    /// An official of the body that owes the answer.
    pub may_answer: bool,
    /// An official of some body that works on it.
    pub may_note: bool,
}

/// As an official of which body somebody works on the question: the one that answers, or one that
/// was asked for a part.
///
/// # Errors
/// `Forbidden` for everybody else.
pub fn ensure_works_on(
    conn: &mut DbConn,
    question: &Question,
    actor: &Actor,
) -> Result<i64, AppError> {
    let mut working = vec![question.body_id];
    working.extend(store::desk::list_part_bodies(conn, question.id)?);
    let may = |id: &i64| accounts::may(actor, Action::AnswerQuestion, &Subject::of_body(*id));
    match working.into_iter().find(may) {
        Some(body_id) => Ok(body_id),
        None => {
            let subject = Subject::of_body(question.body_id);
            accounts::ensure(actor, Action::AnswerQuestion, &subject)?;
            Ok(question.body_id)
        }
    }
}

/// # Errors
/// `Forbidden` for whoever does not work on it, unless they administer the site; `Closed` for what
/// is hidden or still in moderation.
pub fn load(
    conn: &mut DbConn,
    id: i64,
    actor: &Actor,
    now: UtcTime,
    zone: chrono_tz::Tz,
) -> Result<Loaded, AppError> {
    let today = local_day(now, zone);
    bodies_of(actor)?;
    let question = store::find(conn, id)?.ok_or(AppError::NotFound)?;
    let may_note = match ensure_works_on(conn, &question, actor) {
        Ok(_) => true,
        // An administrator sees what runs, but nothing that was said in confidence.
        Err(_)
            if accounts::may(actor, Action::Administer, &Subject::SITE)
                && !question.is_confidential =>
        {
            false
        }
        Err(other) => return Err(other),
    };
    if !rules::is_on_desk(&question) {
        return Err(AppError::Closed("questions.not-waiting"));
    }
    let may_answer = own_bodies(actor).contains(&question.body_id);
    let turns = store::turns::list_turns(conn, id)?;
    let mut ids: Vec<i64> = turns.iter().map(|turn| turn.contribution_id).collect();
    ids.push(question.contribution_id);
    ids.extend(question.answer_id);
    let files = files::list_of(conn, &ids)?;
    let parts = parts_of(conn, id)?;
    let mut said: HashMap<i64, Contribution> = contributions::list_by_ids(conn, &ids)?
        .into_iter()
        .map(|one| (one.id, one))
        .collect();
    let turns: Vec<(TurnRow, Contribution)> = turns
        .into_iter()
        .filter_map(|turn| {
            let words = said.remove(&turn.contribution_id)?;
            Some((turn, words))
        })
        .collect();
    let (answers, acts): (Vec<Draft>, Vec<Draft>) = store::drafts::list(conn, id)?
        .into_iter()
        .partition(|draft| draft.kind == DraftKind::Answer);
    let draft = answers.into_iter().next();
    Ok(Loaded {
        asked: said
            .remove(&question.contribution_id)
            .ok_or(AppError::NotFound)?,
        // One that is a turn as well is shown there.
        answer: question.answer_id.and_then(|id| said.remove(&id)),
        body: bodies::find(conn, question.body_id)?.ok_or(AppError::NotFound)?,
        calendar: deadlines::calendar_for_body(conn, Some(question.body_id), zone)?.1,
        draft,
        acts,
        notes: store::drafts::list_notes(conn, id, NOTES)?,
        templates: store::drafts::list_templates(conn, &[question.body_id])?,
        topics: store::topics::list(conn, &[question.body_id])?,
        presence: Presence::of_body(conn, question.body_id, today)?,
        procedure: procedures::procedure(conn, question.body_id)?,
        may_give_part: may_note && !own_bodies(actor).contains(&question.body_id),
        promises: deadlines::accounts(conn, PromiseKind::Answer, id, zone)?,
        review: deadlines::accounts(conn, PromiseKind::InternalReview, id, zone)?
            .into_iter()
            .find(|review| !review.promise.state.is_over()),
        has_rating: store::turns::find_rating(conn, id)?.is_some(),
        files,
        experts: experts_on(conn, &question, now)?,
        parts,
        letter_note: match may_answer {
            true => store::letters::find_note(conn, question.contribution_id)?,
            false => String::new(),
        },
        may_answer,
        may_note,
        turns,
        question,
    })
}

fn parts_of(conn: &mut DbConn, id: i64) -> Result<Vec<(PartRow, String)>, AppError> {
    let rows = store::turns::list_parts(conn, id)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = rows.iter().map(|part| part.body_id).collect();
    let names: HashMap<i64, String> = bodies::list_names(conn, &ids)?.into_iter().collect();
    Ok(rows
        .into_iter()
        .map(|part| {
            let name = names.get(&part.body_id).cloned().unwrap_or_default();
            (part, name)
        })
        .collect())
}

/// Whoever answered something like it, and for which body.
fn experts_on(
    conn: &mut DbConn,
    question: &Question,
    now: UtcTime,
) -> Result<Vec<(Expert, String)>, AppError> {
    if rules::ensure_may_prepare(question).is_err() {
        return Ok(Vec::new());
    }
    let found = similar::experts(conn, question.id, now, EXPERTS)?;
    let named = |expert: Expert| {
        let answered = expert.answered.first();
        let body = answered.map_or(String::new(), |row| row.body_name.clone());
        (expert, body)
    };
    Ok(found.into_iter().map(named).collect())
}

async fn load_for(visit: &Visit, id: i64) -> Result<Loaded, AppError> {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let zone = visit.app.config.site.time_zone.0;
    visit
        .app
        .db
        .read(move |conn| load(conn, id, &actor, now, zone))
        .await
}

fn page(visit: &Visit, loaded: &Loaded, shown: Shown, form: &FormView) -> crate::web::Page {
    let view = QuestionPage::new(visit, loaded, shown);
    desk("questions/desk/show.html", view.title.clone())
        .with("q", &view)
        .form(form)
}

/// The text of a template, filled in for this question.
fn filled(visit: &Visit, loaded: &Loaded, template_id: &str) -> Option<String> {
    let id: i64 = template_id.trim().parse().ok()?;
    let template = loaded.templates.iter().find(|one| one.id == id)?;
    let date = long_date(visit.lang, today(visit));
    let asked = &loaded.asked;
    Some(rules::fill_template(
        &template.text,
        &asked.author_name,
        &asked.title,
        &date,
    ))
}

/// A text with another one below it, as long as both fit.
fn below(text: &str, more: Option<String>) -> String {
    match more {
        Some(more) if text.trim().is_empty() => more,
        Some(more) => {
            let joined = format!("{}\n\n{more}", text.trim_end());
            if joined.chars().count() > MOST {
                text.to_owned()
            } else {
                joined
            }
        }
        None => text.to_owned(),
    }
}

pub async fn show_question(
    visit: Visit,
    path: web::Path<String>,
    query: web::Query<HashMap<String, String>>,
) -> Result<HttpResponse, AppError> {
    let id = number(&path)?;
    let loaded = match load_for(&visit, id).await {
        Ok(loaded) => loaded,
        // Its own page says what became of it.
        Err(AppError::Closed(_)) => return Ok(visit.redirect(&url(id), None)),
        Err(other) => return Err(other),
    };
    let template = query
        .get("template")
        .map(String::as_str)
        .unwrap_or_default();
    let draft = loaded.draft.as_ref();
    let text = draft.map_or("", |draft| draft.text.as_str());
    let text = below(text, filled(&visit, &loaded, template));
    let shown = Shown {
        version: draft.map_or(0, |draft| draft.version),
        is_writing: !template.is_empty(),
    };
    let form = FormView::filled([("text", text)]);
    page(&visit, &loaded, shown, &form).respond(&visit)
}

/// The version on which a form that came back was written.
fn version_of(form: &PostForm, loaded: &Loaded) -> i64 {
    let current = loaded.draft.as_ref().map_or(0, |draft| draft.version);
    form.get("version").parse().unwrap_or(current)
}

/// What was typed so far, with a template below it. Nothing is saved.
pub async fn with_template(
    visit: &Visit,
    id: i64,
    form: &PostForm,
) -> Result<HttpResponse, AppError> {
    let loaded = load_for(visit, id).await?;
    let text = below(
        form.get("text"),
        filled(visit, &loaded, form.get("template")),
    );
    let shown = Shown {
        version: version_of(form, &loaded),
        is_writing: true,
    };
    let form = FormView::filled([("text", text)]);
    page(visit, &loaded, shown, &form).respond(visit)
}

/// The page with a form that was refused. The text of the answer is the one that was typed, or the
/// draft where another form came back.
pub async fn refused(
    visit: &Visit,
    id: i64,
    form: &PostForm,
    errors: &FieldErrors,
) -> Result<HttpResponse, AppError> {
    let loaded = load_for(visit, id).await?;
    let mut view = form.view(visit, errors);
    if let Some(draft) = &loaded.draft {
        let text = || draft.text.clone();
        view.values.entry("text".to_owned()).or_insert_with(text);
    }
    let shown = Shown {
        version: version_of(form, &loaded),
        is_writing: form.get("do") != "object",
    };
    page(visit, &loaded, shown, &view).respond(visit)
}

/// Two wrote at once: the second sees both texts, and goes on with their own.
pub async fn conflict(visit: &Visit, id: i64, form: &PostForm) -> Result<HttpResponse, AppError> {
    let loaded = load_for(visit, id).await?;
    let shown = Shown {
        version: loaded.draft.as_ref().map_or(0, |draft| draft.version),
        is_writing: true,
    };
    let view = QuestionPage::new(visit, &loaded, shown);
    let title = visit.text("questions-conflict-title");
    desk("questions/desk/conflict.html", title)
        .with("q", &view)
        .form(&FormView::filled([("text", form.get("text").to_owned())]))
        .status(StatusCode::CONFLICT)
        .respond(visit)
}
