//! Writing an answer, part of one or a refusal together: drafts that nobody overwrites, and a second
//! reader where the body wants one.

use chrono_tz::Tz;
use serde_json::json;

use super::acts::{self, Acting, Found};
use super::model::{Answer, AnswerTemplate, Draft, DraftKind, Drafted, Question};
use super::rules::{self, desk};
use super::{procedures, store};
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies::{self, Official};
use crate::features::contributions::{self, Channel, Kind, Received, Spine};
use crate::features::ledger::{self, Act};
use crate::features::notifications;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// An official at work. The caller has made sure that they are one of the question's body.
#[derive(Clone, Debug)]
pub struct Colleague {
    pub account_id: i64,
    pub name: String,
}

impl Colleague {
    fn pair(&self) -> (i64, &str) {
        (self.account_id, &self.name)
    }
}

fn find_question(conn: &mut DbConn, id: i64) -> Result<Question, AppError> {
    store::find(conn, id)?.ok_or(AppError::NotFound)
}

/// Saves the draft of an answer on top of the version `seen` (0: there was none).
///
/// # Errors
/// `Conflict("questions.draft-changed")` when somebody else saved meanwhile; `Conflict` or
/// `Closed` when the question no longer waits.
pub fn save(
    tx: &mut Tx<'_>,
    question_id: i64,
    text: &str,
    seen: i64,
    by: &Colleague,
    now: UtcTime,
) -> Result<(), AppError> {
    let question = find_question(tx, question_id)?;
    desk::ensure_may_prepare(&question)?;
    put(tx, question_id, text.into(), seen, by, None, now)
}

fn put(
    tx: &mut Tx<'_>,
    question_id: i64,
    new: Drafted<'_>,
    seen: i64,
    by: &Colleague,
    submitted_at: Option<UtcTime>,
    now: UtcTime,
) -> Result<(), AppError> {
    if store::drafts::put(tx, question_id, seen, new, by.pair(), submitted_at, now)? {
        Ok(())
    } else {
        Err(AppError::Conflict("questions.draft-changed"))
    }
}

/// Whether nobody else saved a draft since version `seen`: an answer does not wipe out what a
/// colleague wrote meanwhile.
///
/// # Errors
/// `Conflict("questions.draft-changed")`
pub fn ensure_unchanged(conn: &mut DbConn, question_id: i64, seen: i64) -> Result<(), AppError> {
    let draft = store::drafts::find(conn, question_id, DraftKind::Answer)?;
    if draft.is_none_or(|draft| draft.version == seen) {
        Ok(())
    } else {
        Err(AppError::Conflict("questions.draft-changed"))
    }
}

/// Whether an answer of this body, a part of one or a refusal can be published by whoever wrote it.
///
/// # Errors
/// `Forbidden` where a second official must read it first.
pub fn ensure_publishes_alone(conn: &mut DbConn, body_id: i64) -> Result<(), AppError> {
    if procedures::procedure(conn, body_id)?.needs_second_reader {
        Err(AppError::Forbidden("questions.second-reader-first"))
    } else {
        Ok(())
    }
}

/// Officials among these who could read what `account_id` wrote.
pub fn list_second_readers_among(
    officials: &[Official],
    account_id: i64,
) -> impl Iterator<Item = &Official> {
    officials.iter().filter(move |one| {
        one.until_on.is_none() && one.account_id.is_some_and(|id| id != account_id)
    })
}

/// Saves the text and gives it to a second reader; the officials of the body are told.
///
/// # Errors
/// As [`save`]; `Closed` while the asker is waited for, `Conflict` when nobody else is there to
/// read it.
pub fn submit<'a>(
    tx: &mut Tx<'_>,
    question_id: i64,
    new: impl Into<Drafted<'a>>,
    seen: i64,
    by: &Colleague,
    now: UtcTime,
) -> Result<(), AppError> {
    let question = find_question(tx, question_id)?;
    rules::ensure_awaits_answer(&question)?;
    let officials = bodies::list_officials(tx, question.body_id)?;
    let readers: Vec<i64> = list_second_readers_among(&officials, by.account_id)
        .filter_map(|one| one.account_id)
        .collect();
    if readers.is_empty() {
        return Err(AppError::Conflict("questions.no-second-reader"));
    }
    let new = new.into();
    put(tx, question_id, new, seen, by, Some(now), now)?;
    let title = title_of(tx, &question)?;
    let params = json!({
        "title": title,
        "kind": new.kind,
        "writer": by.name,
        "desk_url": desk_url(&question),
        "due_at": question.due_at,
    });
    let key = format!(
        "draft-submitted:{question_id}:{}:{}:{}",
        new.kind,
        seen + 1,
        now.rfc3339()
    );
    for account_id in readers {
        let template = "questions/draft-submitted";
        notifications::tell(tx, account_id, template, &key, &params, now)?;
    }
    Ok(())
}

fn desk_url(question: &Question) -> String {
    format!("/desk{}", question.url())
}

fn title_of(conn: &mut DbConn, question: &Question) -> Result<String, AppError> {
    let asked = contributions::find(conn, question.contribution_id)?;
    Ok(asked.map_or(String::new(), |asked| asked.title))
}

/// The draft that the reader looked at, if they may read it as the second.
fn find_for_reader(
    conn: &mut DbConn,
    question_id: i64,
    (kind, seen): (DraftKind, i64),
    reader: &Colleague,
) -> Result<Draft, AppError> {
    let draft = store::drafts::find(conn, question_id, kind)?
        .filter(|draft| draft.submitted_at.is_some() && draft.version == seen)
        .ok_or(AppError::Conflict("questions.read-already"))?;
    desk::ensure_second_reader(&draft, reader.account_id)?;
    Ok(draft)
}

/// A second official agrees: what waits is published as its writer's.
///
/// # Errors
/// `Forbidden` for the writer; `Conflict` when the draft changed, was read by somebody else, or its
/// writer has left the body; as the act itself.
pub fn approve(
    tx: &mut Tx<'_>,
    spine: &Spine,
    question_id: i64,
    (kind, seen): (DraftKind, i64),
    reader: &Colleague,
    zone: Tz,
    now: UtcTime,
) -> Result<Received, AppError> {
    let found = acts::find(tx, question_id)?;
    let question = &found.question;
    rules::ensure_awaits_answer(question)?;
    let draft = find_for_reader(tx, question_id, (kind, seen), reader)?;
    if !store::drafts::set_read(tx, question_id, (kind, seen), reader.pair(), "", now)? {
        return Err(AppError::Conflict("questions.read-already"));
    }
    let (official, writer) = find_writer(tx, &found, &draft, zone, now)?;
    let act = Act::new(
        "answer-approved",
        Kind::Question.as_str(),
        &found.asked.token,
        found.for_body(),
    )
    .by(Some(reader.account_id));
    let detail = question.logged(json!({ "url": question.url() }));
    ledger::append(tx, &act, detail, now)?;
    let received = match kind {
        DraftKind::Answer => {
            let answer = Answer {
                question_id,
                official_id: Some(official.id),
                account_id: Some(writer.account_id),
                author_name: official.name,
                channel: Channel::Web,
                lang: writer.lang.clone(),
                text: draft.text,
                submission_key: None,
            };
            let received = super::answer(tx, spine, &answer, zone, now)?;
            forget(tx, question_id)?;
            received
        }
        DraftKind::Partial => {
            let text = &draft.text;
            let said =
                acts::refuse::publish_part(tx, spine, &found, Some(&official), text, &writer)?;
            store::drafts::delete_seen(tx, question_id, (kind, seen))?;
            said
        }
        DraftKind::Refusal => {
            let (ground, text) = (draft.ground.as_str(), draft.text.as_str());
            let official = Some(&official);
            acts::refuse::publish_refusal(tx, spine, &found, official, (ground, text), &writer)?
        }
    };
    tell_writer(tx, question, (kind, writer.account_id), reader, "", now)?;
    Ok(received)
}

/// Who wrote a draft, if they still work for the body.
fn find_writer(
    tx: &mut Tx<'_>,
    found: &Found,
    draft: &Draft,
    zone: Tz,
    now: UtcTime,
) -> Result<(Official, Acting), AppError> {
    let gone = AppError::Conflict("questions.writer-gone");
    let body_id = found.question.body_id;
    let account_id = draft.saved_by.ok_or(gone.clone())?;
    let official = bodies::find_official_of_account(tx, body_id, account_id)?;
    let official = official.ok_or(gone.clone())?;
    let account = accounts::find(tx, account_id)?.ok_or(gone.clone())?;
    let actor = accounts::actor_of(tx, &account)?;
    if !accounts::may(&actor, Action::AnswerQuestion, &Subject::of_body(body_id)) {
        return Err(gone);
    }
    let writer = Acting {
        actor,
        account_id,
        lang: found.asked.lang.clone(),
        submission_key: None,
        zone,
        now,
    };
    Ok((official, writer))
}

/// A second official objects: the draft goes back to its writer, who reads why.
///
/// # Errors
/// As [`approve`].
pub fn object(
    tx: &mut Tx<'_>,
    question_id: i64,
    (kind, seen): (DraftKind, i64),
    reader: &Colleague,
    objection: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    let question = find_question(tx, question_id)?;
    desk::ensure_may_prepare(&question)?;
    let draft = find_for_reader(tx, question_id, (kind, seen), reader)?;
    if !store::drafts::set_read(tx, question_id, (kind, seen), reader.pair(), objection, now)? {
        return Err(AppError::Conflict("questions.read-already"));
    }
    match draft.saved_by {
        Some(writer_id) => tell_writer(tx, &question, (kind, writer_id), reader, objection, now),
        None => Ok(()),
    }
}

/// What became of the draft; with an objection it came back.
fn tell_writer(
    tx: &mut Tx<'_>,
    question: &Question,
    (kind, writer_id): (DraftKind, i64),
    reader: &Colleague,
    objection: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    let params = json!({
        "title": title_of(tx, question)?,
        "kind": kind,
        "reader": reader.name,
        "objection": objection,
        "url": question.url(),
        "desk_url": desk_url(question),
        "due_at": question.due_at,
    });
    let (template, word) = if objection.is_empty() {
        ("questions/draft-published", "published")
    } else {
        ("questions/draft-objected", "objected")
    };
    let key = format!("draft-{word}:{}:{kind}:{}", question.id, now.rfc3339());
    notifications::tell(tx, writer_id, template, &key, &params, now)
}

/// The draft is of no use any more: the question was answered, refused or passed on.
///
/// # Errors
/// When the row cannot be deleted.
pub fn forget(tx: &mut Tx<'_>, question_id: i64) -> Result<(), AppError> {
    store::drafts::delete(tx, question_id)?;
    Ok(())
}

/// The question was erased, and with it what was said and written about it inside.
///
/// # Errors
/// When a row cannot be deleted.
pub fn erase(tx: &mut Tx<'_>, question_id: i64) -> Result<(), AppError> {
    store::drafts::delete(tx, question_id)?;
    store::drafts::delete_notes(tx, question_id)?;
    Ok(())
}

/// A note for whoever works on the question.
///
/// # Errors
/// `Closed` for a question that is not shown at the desk.
pub fn add_note(
    tx: &mut Tx<'_>,
    question: &Question,
    text: &str,
    by: &Colleague,
    now: UtcTime,
) -> Result<(), AppError> {
    if !desk::is_on_desk(question) {
        return Err(AppError::Closed("questions.not-waiting"));
    }
    store::drafts::insert_note(tx, question.id, by.pair(), text, now)?;
    Ok(())
}

/// A new text to begin answers with. The caller has made sure that its title is fit.
///
/// # Errors
/// When the row cannot be written.
pub fn add_template(tx: &mut Tx<'_>, new: &AnswerTemplate) -> Result<(), AppError> {
    store::drafts::insert_template(tx, new)?;
    Ok(())
}
