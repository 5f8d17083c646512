//! The published rules, in versions: administrators change them, everybody can read what held when.
//!
//! A rule is a reason that decisions cite. Changing its words, adding one or taking one out of use
//! publishes the next version; decisions of before keep citing what held then.

pub mod handlers;
mod model;
mod store;

use serde_json::json;

use super::RULES_TOPIC;
use super::model::Reason;
use crate::features::accounts::{Action, Subject, ensure};
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Json, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::text::TextRule;
pub use model::{Rule, RuleChange, Version};

pub const TITLE: TextRule = TextRule::line(3, 80);
pub const EXPLANATION: TextRule = TextRule::text(10, 1_000);
/// What changed, in public words.
pub const NOTE: TextRule = TextRule::line(5, 200);
/// Name of a rule in addresses.
pub const KEY: TextRule = TextRule::line(3, 40);

/// Whether a text can name a rule in addresses: small letters, digits and hyphens.
pub fn is_key(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.chars().all(is_plain) && !text.starts_with('-') && !text.ends_with('-')
}

/// Publishes the rules in use as the next version.
///
/// # Errors
/// When a row cannot be read or written.
pub(super) fn publish(
    tx: &mut Tx<'_>,
    note: &str,
    by: Option<i64>,
    now: UtcTime,
) -> Result<i64, AppError> {
    let rules: Vec<Rule> = super::store::list_reasons(tx)?
        .into_iter()
        .filter(|reason| reason.active)
        .map(Rule::from)
        .collect();
    let number = store::find_latest_number(tx)? + 1;
    store::insert(tx, number, &Json::new(rules)?, note, by, now)?;
    tx.touch(RULES_TOPIC, now);
    Ok(number)
}

/// Changes a rule, or takes it out of use, by the next version. Nothing happens when nothing changes.
///
/// # Errors
/// `Forbidden` for others than administrators, `NotFound` for an unknown rule.
pub fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    key: &str,
    new: &RuleChange,
    now: UtcTime,
) -> Result<(), AppError> {
    ensure(actor, Action::Administer, &Subject::SITE)?;
    let found = store::find_reason(tx, key)?.ok_or(AppError::NotFound)?;
    let is_same = *found.title.get() == new.title
        && *found.explanation.get() == new.explanation
        && found.active == new.active;
    if is_same {
        return Ok(());
    }
    let (title, explanation) = (
        Json::new(new.title.clone())?,
        Json::new(new.explanation.clone())?,
    );
    store::set_reason(tx, found.id, &title, &explanation, new.active)?;
    publish_and_log(tx, actor, &new.note, now)
}

/// Adds a rule by the next version.
///
/// # Errors
/// `Forbidden` for others than administrators; `Invalid` for a name that is taken or none.
pub fn add(
    tx: &mut Tx<'_>,
    actor: &Actor,
    key: &str,
    new: &RuleChange,
    now: UtcTime,
) -> Result<(), AppError> {
    ensure(actor, Action::Administer, &Subject::SITE)?;
    if !is_key(key) {
        return Err(AppError::field("key", "moderation.rule-key"));
    }
    if store::find_reason(tx, key)?.is_some() {
        return Err(AppError::field("key", "moderation.rule-key-taken"));
    }
    let (title, explanation) = (
        Json::new(new.title.clone())?,
        Json::new(new.explanation.clone())?,
    );
    let position = store::find_last_position(tx)? + 10;
    super::store::insert_reason(tx, key, &title, &explanation, position)?;
    publish_and_log(tx, actor, &new.note, now)
}

fn publish_and_log(
    tx: &mut Tx<'_>,
    actor: &Actor,
    note: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    let version = publish(tx, note, actor.account_id, now)?;
    let act = Act::new(
        "moderation-rules-changed",
        "moderation",
        "moderation",
        ActingAs::Administrator,
    )
    .by(actor.account_id);
    let detail = json!({ "url": url(version), "version": version, "note": note });
    ledger::append(tx, &act, detail, now)?;
    Ok(())
}

/// The version in force; None before there is one.
///
/// # Errors
/// When the database cannot be read; so for what follows.
pub fn find_latest(conn: &mut DbConn) -> Result<Option<Version>, AppError> {
    Ok(store::list(conn, 1)?.pop())
}

/// The rules as they stood in a version.
pub fn find(conn: &mut DbConn, version: i64) -> Result<Option<Version>, AppError> {
    Ok(store::find(conn, version)?)
}

/// Path of a version's page, where each rule has its key as an anchor.
pub fn url(version: i64) -> String {
    format!("/moderation/rules/versions/{version}")
}

/// A rule by its name, also one that is not used any more.
pub fn find_rule(conn: &mut DbConn, key: &str) -> Result<Option<Reason>, AppError> {
    Ok(store::find_reason(conn, key)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_rules_fit_into_addresses() {
        for (key, fits) in [
            ("personal-data", true),
            ("rule-2", true),
            ("Rule", false),
            ("a b", false),
            ("-a", false),
            ("a-", false),
            ("á", false),
            ("a/b", false),
        ] {
            assert_eq!(is_key(key), fits, "{key}");
        }
    }
}
