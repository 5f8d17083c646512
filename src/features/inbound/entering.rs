//! The desk's form for what came by letter or by phone. It stands beside what was sent here: the
//! promise runs from the day on which it came.

use actix_web::{HttpResponse, web};
use chrono::{Duration, NaiveDate};
use chrono_tz::Tz;
use serde::Serialize;
use serde_json::json;

use super::rules;
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies::{self, Body};
use crate::features::contributions::{AuthorRole, Channel, Spine};
use crate::features::deadlines::rules::{local_day, start_of_day};
use crate::features::files;
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::questions::{self, Ask, Asked, TEXT, TITLE, letters};
use crate::platform::actor::{Actor, Role};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::platform::text::TextRule;
use crate::web::{Choice, FileForm, FormView, Page, PostForm, Visit};

const NOTE: TextRule = TextRule::text(0, 1_000);
const LATELY: i64 = 20;

#[derive(Serialize)]
struct LetterView {
    title: String,
    url: String,
    note: String,
    entered_at: UtcTime,
}

/// Bodies in whose name the person acts.
fn own_bodies(actor: &Actor) -> Result<Vec<i64>, AppError> {
    let grants = actor.grants.iter();
    let own: Vec<i64> = grants
        .filter(|grant| grant.role == Role::Official)
        .filter_map(|grant| grant.body_id)
        .collect();
    match own.first() {
        Some(&first) => {
            accounts::ensure(actor, Action::AnswerQuestion, &Subject::of_body(first))?;
            Ok(own)
        }
        None => {
            accounts::ensure(actor, Action::AnswerQuestion, &Subject::SITE)?;
            Err(AppError::Forbidden("error.forbidden-text"))
        }
    }
}

pub async fn new_letter(visit: Visit) -> Result<HttpResponse, AppError> {
    let today = local_day(visit.now, visit.app.config.site.time_zone.0);
    let form = FormView::filled([
        ("channel", Channel::Paper.as_str().to_owned()),
        ("received_on", today.to_string()),
    ]);
    show(&visit, &form).await
}

async fn show(visit: &Visit, form: &FormView) -> Result<HttpResponse, AppError> {
    let own = own_bodies(&visit.actor)?;
    let (bodies, letters) = visit
        .app
        .db
        .read(move |conn| {
            let mut all: Vec<Body> = bodies::list(conn)?;
            all.retain(|body| own.contains(&body.id));
            Ok((all, letters::list_lately(conn, &own, LATELY)?))
        })
        .await?;
    let choices: Vec<_> = bodies
        .iter()
        .map(|body| Choice::new(body.slug.clone(), body.name.clone()))
        .collect();
    let letters: Vec<_> = letters
        .into_iter()
        .map(|one| LetterView {
            title: one.title,
            url: format!("/c/{}", one.token),
            note: one.note,
            entered_at: one.at,
        })
        .collect();
    let today = local_day(visit.now, visit.app.config.site.time_zone.0);
    Page::new("inbound/enter.html", visit.text("inbound-enter-title"))
        .with("desk_key", &"questions")
        .with("bodies", &choices)
        .with("letters", &letters)
        .with("today", &today.to_string())
        .with("days_back", &rules::MAX_DAYS_BACK)
        .form(form)
        .respond(visit)
}

/// What was typed in.
struct Letter {
    slug: String,
    channel: Channel,
    name: String,
    title: String,
    text: String,
    received_at: UtcTime,
    received_on: NaiveDate,
    note: String,
}

fn parse_channel(word: &str) -> Option<Channel> {
    Channel::parse(word).filter(|channel| matches!(channel, Channel::Paper | Channel::Phone))
}

fn read_letter(visit: &Visit, form: &mut PostForm, only: Option<&str>) -> Option<Letter> {
    let zone = visit.app.config.site.time_zone.0;
    let today = local_day(visit.now, zone);
    let slug = only.unwrap_or(form.get("body").trim()).to_owned();
    if slug.is_empty() {
        form.refuse("body", "questions.choose-body");
    }
    let channel = form.choice("channel", parse_channel);
    let day = form.day("received_on");
    if let Some(Err(key)) = day.map(|day| rules::ensure_received_on(day, today)) {
        let max = vec![("max", rules::MAX_DAYS_BACK.to_string())];
        form.refuse_with("received_on", key, max);
    }
    let name = form.optional_text("name", accounts::NAME_RULE);
    let (title, text) = (form.text("title", TITLE), form.text("text", TEXT));
    let note = form.optional_text("note", NOTE);
    if form.is_refused() {
        return None;
    }
    let received_on = day?;
    // At noon of that day; today it is now.
    let noon = start_of_day(received_on, zone).plus(Duration::hours(12));
    Some(Letter {
        slug,
        channel: channel?,
        name,
        title,
        text,
        received_at: noon.min(visit.now),
        received_on,
        note,
    })
}

pub async fn create_letter(
    visit: Visit,
    spine: web::Data<Spine>,
    FileForm {
        mut form,
        room: _room,
    }: FileForm,
) -> Result<HttpResponse, AppError> {
    let own = own_bodies(&visit.actor)?;
    let tokens = files::take(&visit, &mut form).await?;
    let only = only_body(&visit, &own).await?;
    let Some(letter) = read_letter(&visit, &mut form, only.as_deref()) else {
        let errors = match form.check() {
            Err(AppError::Invalid(errors)) => errors,
            _ => FieldErrors::default(),
        };
        return show(&visit, &form.view(&visit, &errors)).await;
    };
    visit.limit(Limited::Write)?;
    let (account_id, now) = (visit.account_id()?, visit.now);
    let (zone, lang) = (
        visit.app.config.site.time_zone.0,
        visit.lang.code().to_owned(),
    );
    let key = form.submission_key(account_id);
    let actor = visit.actor.clone();
    let outcome = visit
        .app
        .db
        .write(move |tx| {
            let body = bodies::find_by_slug(tx, &letter.slug)?
                .ok_or(AppError::field("body", "questions.choose-body"))?;
            accounts::ensure(&actor, Action::AnswerQuestion, &Subject::of_body(body.id))?;
            let ask = Ask {
                body_id: body.id,
                author_name: letter.name.clone(),
                author_role: AuthorRole::Guest,
                channel: letter.channel,
                lang,
                title: letter.title.clone(),
                text: letter.text.clone(),
                submission_key: key,
                ..Ask::at(letter.received_at)
            };
            let entry = Entry {
                account_id,
                received_on: letter.received_on,
                note: &letter.note,
                tokens: &tokens,
            };
            let asked = enter(tx, &spine, &ask, &entry, zone, now)?;
            Ok(asked.question.url())
        })
        .await;
    match outcome {
        Ok(url) => Ok(visit.redirect(&url, Some("inbound-flash-entered"))),
        Err(AppError::Invalid(errors)) => show(&visit, &form.view(&visit, &errors)).await,
        Err(other) => Err(other),
    }
}

/// Whoever acts for one body is not asked which.
async fn only_body(visit: &Visit, own: &[i64]) -> Result<Option<String>, AppError> {
    let &[id] = own else { return Ok(None) };
    visit
        .app
        .db
        .read(move |conn| Ok(bodies::find(conn, id)?.map(|body| body.slug)))
        .await
}

/// What is known of a letter or a call beside the question in it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Who enters it.
    pub account_id: i64,
    pub received_on: NaiveDate,
    /// For the officials of the body alone.
    pub note: &'a str,
    /// Files that are kept for this account.
    pub tokens: &'a [String],
}

/// Asks what came by letter or by phone. The log says that it was typed in, for which body, and on
/// which day it came; the note stays with the body. The caller has made sure that the person may.
///
/// # Errors
/// As [`questions::ask`] and [`files::attach`].
pub fn enter(
    tx: &mut Tx<'_>,
    spine: &Spine,
    ask: &Ask,
    entry: &Entry<'_>,
    zone: Tz,
    now: UtcTime,
) -> Result<Asked, AppError> {
    let asked = questions::ask(tx, spine, ask, zone, now)?;
    if !asked.is_new {
        return Ok(asked);
    }
    let (contribution, body_id) = (&asked.contribution, ask.body_id);
    let by = Some(entry.account_id);
    letters::note(
        tx,
        contribution.id,
        body_id,
        entry.account_id,
        entry.note,
        now,
    )?;
    let kind = contribution.kind.as_str();
    let acting_as = ActingAs::Official { body_id };
    let act = Act::new("entered", kind, &contribution.token, acting_as)
        .by(by)
        .about(ledger::commitment(&contribution.salt, &contribution.text));
    let detail = json!({ "channel": ask.channel, "received_on": entry.received_on });
    ledger::append(tx, &act, detail, now)?;
    let (owner, official) = (
        files::held_for(entry.account_id),
        ActingAs::Official { body_id },
    );
    files::attach(tx, contribution, &owner, entry.tokens, official, by, now)?;
    Ok(asked)
}
