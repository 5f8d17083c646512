//! The answer in the making: saved as a draft, begun from a template, given to a second reader, or
//! published. One form with several buttons; which one was pressed is `do`.

use actix_web::{HttpResponse, web};

use super::{colleague, find_own, number, show};
use crate::features::bodies;
use crate::features::contributions::{Channel, Spine};
use crate::features::files;
use crate::features::questions::drafting;
use crate::features::questions::model::{Answer, DraftKind, Question};
use crate::features::questions::{attachments, rules, store};
use crate::platform::actor::Actor;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::limits::Limited;
use crate::platform::text::TextRule;
use crate::web::{FileForm, Visit};

const MOST: usize = 10_000;
/// An answer that people read.
const TEXT: TextRule = TextRule::text(20, MOST);
/// One that is not finished.
const DRAFT: TextRule = TextRule::text(1, MOST);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Button {
    Publish,
    Draft,
    Submit,
    Insert,
}

/// A form without a button that is known publishes, as the only button once did.
fn button(word: &str) -> Button {
    match word {
        "draft" => Button::Draft,
        "submit" => Button::Submit,
        "insert" => Button::Insert,
        _ => Button::Publish,
    }
}

pub async fn write_answer(
    visit: Visit,
    spine: web::Data<Spine>,
    path: web::Path<String>,
    FileForm {
        mut form,
        room: _room,
    }: FileForm,
) -> Result<HttpResponse, AppError> {
    let id = number(&path)?;
    // Nothing is kept of somebody who may not answer.
    let actor = visit.actor.clone();
    visit
        .app
        .db
        .read(move |conn| find_own(conn, id, &actor).map(drop))
        .await?;
    let files = files::take(&visit, &mut form).await?;
    let button = button(form.get("do"));
    if button == Button::Insert {
        return show::with_template(&visit, id, &form).await;
    }
    let rule = if button == Button::Draft { DRAFT } else { TEXT };
    let text = form.text("text", rule);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return show::refused(&visit, id, &form, &errors).await;
    }
    visit.limit(Limited::Write)?;
    let seen: i64 = form.get("version").parse().unwrap_or(0);
    let written = Written {
        button,
        text,
        seen,
        files,
        lang: visit.lang.code().to_owned(),
        submission_key: form.submission_key(visit.account_id()?),
    };
    let (actor, now) = (visit.actor.clone(), visit.now);
    let zone = visit.app.config.site.time_zone.0;
    let done = visit
        .app
        .db
        .write(move |tx| put(tx, &spine, id, &actor, written, zone, now));
    match done.await {
        Ok(question) => Ok(match button {
            Button::Publish => visit.redirect(&question.url(), Some("questions-flash-answered")),
            Button::Draft => visit.redirect(
                &format!("/desk{}", question.url()),
                Some("questions-draft-saved"),
            ),
            Button::Submit | Button::Insert => visit.redirect(
                &format!("/desk{}", question.url()),
                Some("questions-draft-submitted"),
            ),
        }),
        Err(AppError::Conflict("questions.draft-changed")) => {
            show::conflict(&visit, id, &form).await
        }
        Err(other) => Err(other),
    }
}

struct Written {
    button: Button,
    text: String,
    seen: i64,
    /// Kept for this account since they were sent; they go with a published answer.
    files: Vec<String>,
    lang: String,
    submission_key: Option<String>,
}

fn put(
    tx: &mut Tx<'_>,
    spine: &Spine,
    id: i64,
    actor: &Actor,
    written: Written,
    zone: chrono_tz::Tz,
    now: UtcTime,
) -> Result<Question, AppError> {
    let question = find_own(tx, id, actor)?;
    let by = colleague(tx, question.body_id, actor)?;
    match written.button {
        Button::Draft => drafting::save(tx, id, &written.text, written.seen, &by, now)?,
        Button::Submit | Button::Insert => {
            let text = written.text.as_str();
            drafting::submit(tx, id, text, written.seen, &by, now)?;
        }
        Button::Publish => {
            // Who answered and pressed twice is not refused, but told of the first.
            let is_new = question.answered_at.is_none();
            if is_new {
                rules::ensure_awaits_answer(&question)?;
                drafting::ensure_publishes_alone(tx, question.body_id)?;
                drafting::ensure_unchanged(tx, id, written.seen)?;
            }
            let official = bodies::find_official_of_account(tx, question.body_id, by.account_id)?;
            let answer = Answer {
                question_id: id,
                official_id: official.map(|one| one.id),
                account_id: Some(by.account_id),
                author_name: by.name,
                channel: Channel::Web,
                lang: written.lang,
                text: written.text,
                submission_key: written.submission_key,
            };
            let given = crate::features::questions::answer(tx, spine, &answer, zone, now)?;
            let body_id = question.body_id;
            attachments::attach_to_answer(tx, &given, body_id, &written.files, by.account_id, now)?;
            store::drafts::delete_seen(tx, id, (DraftKind::Answer, written.seen))?;
        }
    }
    Ok(question)
}
