//! Reading the forms of clean-ups.

use super::model::{Confirmation, Criteria};
use super::rules;
use crate::features::contributions::{Kind, State};
use crate::platform::error::AppError;
use crate::web::forms::parse_day;
use crate::web::{PostForm, Visit};

/// What a moderator looks for.
///
/// # Errors
/// `Invalid` with everything that was refused.
pub fn criteria(visit: &Visit, form: &mut PostForm) -> Result<Criteria, AppError> {
    let words = form.optional_text("words", rules::WORDS);
    let typed = form.optional_text("domain", rules::DOMAIN);
    let domain = rules::domain(&typed);
    if !typed.is_empty() && domain.is_none() {
        form.refuse("domain", "moderation.sweep-domain");
    }
    let typed = form.optional_text("page", rules::PAGE);
    let page = rules::page(&typed, &visit.app.absolute(""));
    if !typed.is_empty() && page.is_none() {
        form.refuse("page", "moderation.sweep-page");
    }
    let criteria = Criteria {
        words,
        domain: domain.unwrap_or_default(),
        author_of: author_of(form),
        accounts_since: optional_day(form, "accounts_since"),
        page: page.unwrap_or_default(),
        kind: one_of(form, "kind", Kind::parse, &rules::KINDS),
        state: one_of(form, "state", State::parse, &rules::STATES),
        from: optional_day(form, "from"),
        until: optional_day(form, "until"),
    };
    form.check()?;
    rules::ensure_sane(&criteria)?;
    Ok(criteria)
}

/// A token, or an address that ends with one: `https://moot.example/c/TOKEN`, `…#c-TOKEN`.
fn author_of(form: &mut PostForm) -> String {
    let typed = form.get("author").trim().to_owned();
    let last = typed.rsplit(['/', '#']).next().unwrap_or_default();
    let token = last.strip_prefix("c-").unwrap_or(last);
    let is_token =
        (1..=40).contains(&token.len()) && token.bytes().all(|b| b.is_ascii_alphanumeric());
    if typed.is_empty() {
        return String::new();
    }
    if !is_token {
        form.refuse("author", "moderation.sweep-no-author");
        return String::new();
    }
    token.to_owned()
}

fn optional_day(form: &mut PostForm, field: &'static str) -> Option<chrono::NaiveDate> {
    let typed = form.get(field).trim();
    if typed.is_empty() {
        return None;
    }
    let day = parse_day(typed);
    if day.is_none() {
        form.refuse(field, "form.day");
    }
    day
}

fn one_of<T: Copy + PartialEq>(
    form: &mut PostForm,
    field: &'static str,
    parse: fn(&str) -> Option<T>,
    allowed: &[T],
) -> Option<T> {
    if form.get(field).is_empty() {
        return None;
    }
    let chosen = parse(form.get(field)).filter(|one| allowed.contains(one));
    if chosen.is_none() {
        form.refuse(field, "form.choose");
    }
    chosen
}

/// What a moderator confirms with.
///
/// # Errors
/// `Invalid` with everything that was refused.
pub fn confirmation(form: &mut PostForm) -> Result<Confirmation, AppError> {
    let reason = form.get("reason").to_owned();
    if reason.is_empty() {
        form.refuse("reason", "moderation.choose-reason");
    }
    let explanation = form.text("explanation", rules::EXPLANATION);
    form.check()?;
    Ok(Confirmation {
        reason,
        explanation,
    })
}

/// Numbers in a field that may come several times.
pub fn ids(form: &PostForm, field: &str) -> Vec<i64> {
    let ids = form.all(field).into_iter();
    ids.filter_map(|id| id.parse().ok()).take(500).collect()
}
