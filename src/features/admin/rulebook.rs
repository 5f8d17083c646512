//! Changing the published rules of moderation.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::{by_language, desk, ensure_administrator, refused};
use crate::features::moderation::Reason;
use crate::features::moderation::rulebook::{self, RuleChange};
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::web::{FormView, Page, PostForm, Visit};

/// A rule in the list of those that can be changed.
#[derive(Serialize)]
pub struct RuleLink {
    key: String,
    title: String,
    active: bool,
}

impl RuleLink {
    pub fn list(reasons: &[Reason], lang: Lang) -> Vec<Self> {
        reasons
            .iter()
            .map(|reason| Self {
                key: reason.key.clone(),
                title: reason.title.get().in_lang(lang).to_owned(),
                active: reason.active,
            })
            .collect()
    }
}

fn rule_page(visit: &Visit, key: Option<&str>) -> Page {
    let title = match key {
        Some(_) => "admin-rule-title",
        None => "admin-rule-new",
    };
    desk("admin/rule.html", visit.text(title))
        .with("key", &key)
        .with("fields", &by_language::fields())
        .with("max", &rulebook::EXPLANATION.max)
}

fn read(form: &mut PostForm) -> RuleChange {
    let (title, explanation) = by_language::read(form, rulebook::TITLE, rulebook::EXPLANATION);
    RuleChange {
        title,
        explanation,
        active: form.get("do") != "retire",
        note: form.text("note", rulebook::NOTE),
    }
}

pub async fn show_new(visit: Visit) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    rule_page(&visit, None).respond(&visit)
}

pub async fn add(visit: Visit, mut form: PostForm) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let key = form.text("key", rulebook::KEY);
    let new = read(&mut form);
    let outcome = match form.check() {
        Ok(()) => {
            let (actor, now) = (visit.actor.clone(), visit.now);
            let write = move |tx: &mut crate::platform::db::Tx<'_>| {
                rulebook::add(tx, &actor, &key, &new, now)
            };
            visit.app.db.write(write).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(visit.redirect("/moderation/rules", Some("admin-rule-published"))),
        Err(error) => refused(&visit, &form, error, rule_page(&visit, None)),
    }
}

pub async fn show(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let key = path.into_inner();
    let asked = key.clone();
    let read = move |conn: &mut crate::platform::db::DbConn| {
        rulebook::find_rule(conn, &asked)?.ok_or(AppError::NotFound)
    };
    let rule = visit.app.db.read(read).await?;
    let texts = by_language::filled(rule.title.get(), rule.explanation.get());
    let filled = FormView::filled(texts);
    rule_page(&visit, Some(&key)).form(&filled).respond(&visit)
}

pub async fn change(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_administrator(&visit)?;
    let key = path.into_inner();
    let new = read(&mut form);
    let outcome = match form.check() {
        Ok(()) => {
            let (actor, now, key) = (visit.actor.clone(), visit.now, key.clone());
            let write = move |tx: &mut crate::platform::db::Tx<'_>| {
                rulebook::change(tx, &actor, &key, &new, now)
            };
            visit.app.db.write(write).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(visit.redirect("/moderation/rules", Some("admin-rule-published"))),
        Err(error) => refused(&visit, &form, error, rule_page(&visit, Some(&key))),
    }
}
