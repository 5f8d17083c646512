//! Entries in words.

use std::collections::HashMap;

use serde::Serialize;

use super::store::Entry;
use crate::features::bodies;
use crate::features::contributions::Kind;
use crate::features::moderation;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;
use crate::web::Visit;

/// What entries refer to and a reader wants named.
#[derive(Clone, Debug, Default)]
pub struct Names {
    bodies: HashMap<i64, String>,
    /// Titles of reasons by language code and key.
    reasons: HashMap<(&'static str, String), String>,
}

impl Names {
    /// Reads the names that `entries` need: two statements at most.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn of(conn: &mut DbConn, entries: &[Entry]) -> Result<Self, AppError> {
        let mut names = Self::default();
        if entries.iter().any(|entry| entry.actor_body_id.is_some()) {
            names.add_bodies(conn)?;
        }
        if entries.iter().any(|entry| !reason(entry).is_empty()) {
            for reason in moderation::list_reasons(conn)? {
                for lang in Lang::ALL {
                    let title = reason.title.get().in_lang(lang).to_owned();
                    let key = (lang.code(), reason.key.clone());
                    names.reasons.insert(key, title);
                }
            }
        }
        Ok(names)
    }

    /// Reads the names of all bodies.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn add_bodies(&mut self, conn: &mut DbConn) -> Result<(), AppError> {
        let bodies = bodies::list(conn)?;
        self.bodies = bodies.into_iter().map(|b| (b.id, b.name)).collect();
        Ok(())
    }

    pub fn body(&self, id: Option<i64>) -> Option<&str> {
        self.bodies.get(&id?).map(String::as_str)
    }

    /// Title of a published reason.
    pub fn reason(&self, lang: Lang, key: &str) -> Option<&str> {
        let key = (lang.code(), key.to_owned());
        self.reasons.get(&key).map(String::as_str)
    }
}

/// What came on paper, by telephone or at a meeting, an official typed in for its author.
fn role(entry: &Entry) -> &str {
    let is_entered = matches!(
        entry.detail.get().text("channel"),
        "paper" | "phone" | "meeting"
    );
    if entry.actor_role == "author" && is_entered {
        "entered"
    } else {
        &entry.actor_role
    }
}

fn reason(entry: &Entry) -> &str {
    entry.detail.get().text("reason")
}

/// One entry, as a line of a trace or of the public list.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    pub id: i64,
    pub at: UtcTime,
    pub action: String,
    /// What happened, in words.
    pub text: String,
    /// In which role somebody did it; never a person's name.
    pub who: String,
    /// The reason of a moderator, or the title of the result or decision.
    pub detail: Option<String>,
    /// What an official answered, and in which language.
    pub answer: Option<String>,
    pub answer_lang: Option<String>,
    /// Where it led to.
    pub url: Option<String>,
    /// What it is about, in a word.
    pub subject: String,
    pub subject_url: Option<String>,
}

impl EventView {
    pub fn new(visit: &Visit, entry: &Entry, names: &Names) -> Self {
        let word = |key: String, otherwise: &str| {
            if visit.app.i18n.has(visit.lang, &key) {
                visit.text(&key)
            } else {
                otherwise.to_owned()
            }
        };
        let who = match names.body(entry.actor_body_id) {
            Some(body) => visit.text_with("ledger-role-body", &[("body", body.into())]),
            None => word(format!("ledger-role-{}", role(entry)), ""),
        };
        Self {
            id: entry.id,
            at: entry.at,
            text: word(format!("ledger-action-{}", entry.action), &entry.action),
            action: entry.action.clone(),
            who,
            detail: detail(visit, entry, names),
            answer: said(entry, "answer"),
            answer_lang: said(entry, "answer_lang"),
            url: inner_url(entry.detail.get().text("url")),
            subject: word(
                format!("ledger-kind-{}", entry.subject_kind),
                &entry.subject_kind,
            ),
            subject_url: subject_url(entry),
        }
    }
}

fn detail(visit: &Visit, entry: &Entry, names: &Names) -> Option<String> {
    let facts = entry.detail.get();
    let key = facts.text("reason");
    if !key.is_empty() {
        let title = names.reason(visit.lang, key).unwrap_or(key);
        return Some(visit.text_with("ledger-reason", &[("reason", title.into())]));
    }
    // Titles of consultations and decisions are official; those of contributions are not kept.
    let mut parts: Vec<String> = [facts.text("title"), facts.text("theme")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(ToOwned::to_owned)
        .collect();
    parts.extend(version(visit, entry));
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn said(entry: &Entry, name: &str) -> Option<String> {
    let words = entry.detail.get().text(name);
    (!words.is_empty()).then(|| words.to_owned())
}

/// What a version of a text made of what was said about an earlier one.
fn version(visit: &Visit, entry: &Entry) -> Option<String> {
    let facts = entry.detail.get();
    let verdict = format!("ledger-verdict-{}", facts.text("verdict"));
    let number = |name: &str| facts.0.get(name).and_then(serde_json::Value::as_i64);
    let version = number("version").filter(|_| visit.app.i18n.has(visit.lang, &verdict))?;
    let told = match number("made_on") {
        Some(made) => visit.text_with(
            "ledger-version-made",
            &[("version", version.into()), ("made", made.into())],
        ),
        None => visit.text_with("ledger-version", &[("version", version.into())]),
    };
    Some(format!("{told} {}", visit.text(&verdict)))
}

/// An address of this site, or nothing.
pub(super) fn inner_url(url: &str) -> Option<String> {
    let inner = url.starts_with('/') && !url.starts_with("//") && !url.contains('\\');
    inner.then(|| url.to_owned())
}

fn subject_url(entry: &Entry) -> Option<String> {
    if Kind::parse(&entry.subject_kind).is_some() {
        return Some(format!("/c/{}", entry.subject_token));
    }
    inner_url(&entry.subject_token).or_else(|| inner_url(entry.detail.get().text("url")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_this_site_are_linked() {
        for (url, linked) in [
            ("/decisions/3", true),
            ("", false),
            ("//elsewhere.example", false),
            ("/\\elsewhere.example", false),
            ("https://elsewhere.example", false),
            ("javascript:alert(1)", false),
        ] {
            assert_eq!(inner_url(url).is_some(), linked, "{url}");
        }
    }
}
