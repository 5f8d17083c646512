//! The desk on which moderators keep their explanations.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::store::Words;
use super::views::{WordsListView, groups};
use super::{NewWords, rules, store};
use crate::features::moderation::desk::ensure_moderator;
use crate::features::moderation::model::{Reason, Translated};
use crate::features::moderation::store::list_reasons;
use crate::features::moderation::views::ReasonView;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::text_enum;
use crate::web::{FormView, Page, PostForm, Visit};

const PATH: &str = "/desk/moderation/words";
/// Retired ones that are listed.
const RETIRED: i64 = 50;

/// A field for the text in one language.
#[derive(Serialize)]
struct FieldView {
    name: &'static str,
    lang: &'static str,
    language: &'static str,
}

fn fields() -> Vec<FieldView> {
    let field = |lang: Lang| FieldView {
        name: rules::field(lang),
        lang: lang.code(),
        language: lang.native_name(),
    };
    Lang::ALL.map(field).into()
}

fn choices(visit: &Visit, reasons: &[Reason]) -> Vec<ReasonView> {
    let active = reasons.iter().filter(|reason| reason.active);
    active
        .map(|reason| ReasonView::new(reason, visit.lang))
        .collect()
}

async fn list_page(visit: &Visit, form: &FormView) -> Result<HttpResponse, AppError> {
    let read = |conn: &mut DbConn| {
        let active = store::list_active(conn)?;
        Ok((
            active,
            store::list_retired(conn, RETIRED)?,
            list_reasons(conn)?,
        ))
    };
    let (active, retired, reasons) = visit.app.db.read(read).await?;
    let all: Vec<&Reason> = reasons.iter().collect();
    let view = WordsListView {
        groups: groups(&active, &all, visit.lang, visit.lang),
        retired: groups(&retired, &all, visit.lang, visit.lang),
    };
    Page::new(
        "moderation/words.html",
        visit.text("moderation-words-title"),
    )
    .with("desk_key", &"moderation")
    .with("c", &view)
    .with("reasons", &choices(visit, &reasons))
    .with("fields", &fields())
    .with("max", &rules::TEXT.max)
    .form(form)
    .respond(visit)
}

pub async fn list(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    list_page(&visit, &FormView::default()).await
}

/// Reads the form; what is wrong is noted in it.
fn read_words(form: &mut PostForm) -> NewWords {
    let mut texts = Vec::new();
    for lang in Lang::ALL {
        let field = rules::field(lang);
        let text = form.text(field, rules::TEXT);
        if rules::has_placeholder(&text) {
            form.refuse(field, "moderation.words-placeholder");
        }
        texts.push((lang, text));
    }
    let reason = form.get("reason").to_owned();
    if reason.is_empty() {
        form.refuse("reason", "moderation.choose-reason");
    }
    let texts = texts.iter().map(|(lang, text)| (*lang, text.as_str()));
    NewWords {
        reason,
        texts: Translated::new(texts),
    }
}

pub async fn add(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let new = read_words(&mut form);
    let result = match form.check() {
        Ok(()) => {
            let (actor, now) = (visit.actor.clone(), visit.now);
            let write =
                move |tx: &mut crate::platform::db::Tx<'_>| super::add(tx, &actor, &new, None, now);
            visit.app.db.write(write).await
        }
        refused => refused,
    };
    match result {
        Ok(()) => Ok(visit.redirect(PATH, Some("moderation-words-saved"))),
        Err(AppError::Invalid(errors)) => list_page(&visit, &form.view(&visit, &errors)).await,
        Err(error) => Err(error),
    }
}

async fn load(visit: &Visit, id: i64) -> Result<(Words, Vec<Reason>), AppError> {
    let read = move |conn: &mut DbConn| {
        let words = store::find(conn, id)?.ok_or(AppError::NotFound)?;
        Ok((words, list_reasons(conn)?))
    };
    visit.app.db.read(read).await
}

fn change_page(
    visit: &Visit,
    (words, reasons): &(Words, Vec<Reason>),
    form: &FormView,
) -> Result<HttpResponse, AppError> {
    Page::new(
        "moderation/words_change.html",
        visit.text("moderation-words-change"),
    )
    .with("desk_key", &"moderation")
    .with("id", &words.id)
    .with("reasons", &choices(visit, reasons))
    .with("fields", &fields())
    .with("max", &rules::TEXT.max)
    .form(form)
    .respond(visit)
}

pub async fn show(visit: Visit, path: web::Path<i64>) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let found = load(&visit, path.into_inner()).await?;
    if found.0.retired_at.is_some() {
        return Err(AppError::Conflict("moderation.words-retired"));
    }
    let reason = found.1.iter().find(|reason| reason.id == found.0.reason_id);
    let reason = reason.map(|reason| reason.key.clone()).unwrap_or_default();
    let texts = found.0.texts.get();
    let text = |lang: Lang| texts.0.get(lang.code()).cloned().unwrap_or_default();
    let filled = Lang::ALL.map(|lang| (rules::field(lang), text(lang)));
    let form = FormView::filled(filled.into_iter().chain([("reason", reason)]));
    change_page(&visit, &found, &form)
}

text_enum! {
    /// The button that was pressed.
    pub enum Wish {
        Change = "change",
        Retire = "retire",
    }
}

pub async fn change(
    visit: Visit,
    path: web::Path<i64>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_moderator(&visit)?;
    let id = path.into_inner();
    let Some(wish) = Wish::parse(form.get("do")) else {
        return Err(AppError::BadRequest("error.not-a-form"));
    };
    let (actor, now) = (visit.actor.clone(), visit.now);
    if wish == Wish::Retire {
        visit
            .app
            .db
            .write(move |tx| super::retire(tx, &actor, id, now))
            .await?;
        return Ok(visit.redirect(PATH, Some("moderation-words-gone")));
    }
    let new = read_words(&mut form);
    let result = match form.check() {
        Ok(()) => {
            let write = move |tx: &mut crate::platform::db::Tx<'_>| {
                super::replace(tx, &actor, id, &new, now)
            };
            visit.app.db.write(write).await
        }
        refused => refused,
    };
    match result {
        Ok(()) => Ok(visit.redirect(PATH, Some("moderation-words-saved"))),
        Err(AppError::Invalid(errors)) => {
            let found = load(&visit, id).await?;
            change_page(&visit, &found, &form.view(&visit, &errors))
        }
        Err(error) => Err(error),
    }
}
