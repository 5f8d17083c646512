//! Explanations that moderators have ready: each belongs to a published reason and says the same in
//! every language of the site. They are offered where a case is decided, in the author's language
//! first, and can be changed there before they are sent. None is changed in place: changing one
//! retires it and adds another, so that what was offered when can be looked up.

mod defaults;
pub mod handlers;
mod rules;
mod store;
mod views;

use serde_json::json;

use super::model::{Reason, Translated};
use crate::features::accounts::{self, Action, Subject, ensure};
use crate::features::contributions::Contribution;
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Json, Tx, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::i18n::Lang;
use crate::web::{FormView, PostForm, Visit};
pub(super) use defaults::ensure_default_words;
pub(super) use views::OffersView;

/// Explanations of one reason that are offered at most.
const MOST: usize = 30;

/// What is offered for a case.
pub(super) struct Offers {
    words: Vec<store::Words>,
    /// The author's.
    lang: Lang,
}

/// What is offered for deciding on a contribution.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn offers(conn: &mut DbConn, contribution: &Contribution) -> Result<Offers, AppError> {
    let recipient = match contribution.account_id {
        Some(id) => accounts::find_recipient(conn, id)?,
        None => None,
    };
    // Mails to the author are in the language of the account; without one, in that of the text.
    let code = recipient.map_or(contribution.lang.clone(), |recipient| recipient.lang);
    Ok(Offers {
        words: store::list_active(conn)?,
        lang: Lang::parse(&code).unwrap_or_default(),
    })
}

/// The form on which a moderator pressed 'use this', with the words filled in and all that was
/// chosen kept; None when another button was pressed.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn filled_in(
    visit: &Visit,
    form: &PostForm,
) -> Result<Option<FormView>, AppError> {
    let Some((id, lang)) = rules::used(form.get("do")) else {
        return Ok(None);
    };
    let read = move |conn: &mut DbConn| {
        let Some(words) = store::find(conn, id)? else {
            return Ok(None);
        };
        Ok(super::find_reason_by_id(conn, Some(words.reason_id))?.map(|reason| (words, reason)))
    };
    let mut filled = form.view(visit, &FieldErrors::default());
    if let Some((words, reason)) = visit.app.db.read(read).await? {
        let text = words.texts.get().in_lang(lang).to_owned();
        filled.values.insert("explanation".to_owned(), text);
        if form.get("reason").is_empty() {
            filled.values.insert("reason".to_owned(), reason.key);
        }
    }
    Ok(Some(filled))
}

/// An explanation about to be added.
#[derive(Clone, Debug)]
pub(super) struct NewWords {
    pub reason: String,
    pub texts: Translated,
}

/// Adds an explanation. The same one twice is one.
///
/// # Errors
/// `Forbidden` for others than moderators; `Invalid` for an unknown reason, or too many.
pub(super) fn add(
    tx: &mut Tx<'_>,
    actor: &Actor,
    new: &NewWords,
    replaces: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    let reason = find_reason(tx, &new.reason)?;
    let known: Vec<store::Words> = store::list_active(tx)?
        .into_iter()
        .filter(|words| words.reason_id == reason.id)
        .collect();
    if known.iter().any(|words| *words.texts.get() == new.texts) {
        return Ok(());
    }
    if known.len() >= MOST {
        return Err(AppError::field("reason", "moderation.words-too-many"));
    }
    let texts = Json::new(new.texts.clone())?;
    store::insert(tx, reason.id, &texts, replaces, actor.account_id, now)?;
    log(tx, "moderation-words-added", actor, &reason.key, now)
}

/// What moderators have ready shapes what many authors are told: that it changed, and for which
/// reason, stands in the log.
fn log(
    tx: &mut Tx<'_>,
    action: &'static str,
    actor: &Actor,
    reason: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    let acting_as = ActingAs::Moderator;
    let act = Act::new(action, "moderation", "moderation", acting_as).by(actor.account_id);
    let detail = json!({ "url": "/moderation/rules", "reason": reason });
    ledger::append(tx, &act, detail, now)?;
    Ok(())
}

fn find_reason(tx: &mut Tx<'_>, key: &str) -> Result<Reason, AppError> {
    super::store::find_reason(tx, key)?
        .ok_or_else(|| AppError::field("reason", "moderation.choose-reason"))
}

/// Retires an explanation: it is offered no more.
///
/// # Errors
/// `Forbidden` for others than moderators; `NotFound`; `Conflict` when it was retired meanwhile.
pub(super) fn retire(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    ensure(actor, Action::Moderate, &Subject::SITE)?;
    let found = store::find(tx, id)?.ok_or(AppError::NotFound)?;
    if !store::set_retired(tx, id, actor.account_id, now)? {
        return Err(AppError::Conflict("moderation.words-retired"));
    }
    let reason = super::find_reason_by_id(tx, Some(found.reason_id))?;
    let key = reason.map_or(String::new(), |reason| reason.key);
    log(tx, "moderation-words-retired", actor, &key, now)
}

/// Replaces an explanation by another one: the old one is retired, the new one added.
///
/// # Errors
/// As [`add`] and [`retire`].
pub(super) fn replace(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: i64,
    new: &NewWords,
    now: UtcTime,
) -> Result<(), AppError> {
    let found = store::find(tx, id)?.ok_or(AppError::NotFound)?;
    let reason = find_reason(tx, &new.reason)?;
    if found.reason_id == reason.id && *found.texts.get() == new.texts && found.retired_at.is_none()
    {
        return Ok(());
    }
    retire(tx, actor, id, now)?;
    add(tx, actor, new, Some(id), now)
}
