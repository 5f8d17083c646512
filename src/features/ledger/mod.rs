//! The log of public acts. Every public act is appended in the transaction that does it.
//!
//! Entries hold public facts and a salted commitment to the text they are about, never personal
//! data: erasing the text and its salt leaves the log intact. Who acted is kept in a private row
//! beside it, for the internal audit view.

mod handlers;
mod store;
mod views;

use std::collections::HashMap;

use actix_web::web;
use serde::Serialize;

use crate::platform::crypto::sha256_hex;
use crate::platform::db::{DbConn, Json, Tx, UtcTime};
use crate::platform::error::AppError;

pub use store::{Entry, LedgerDetail};
pub use views::{EventView, Names};

/// In whose name somebody acted; the public sees this, not the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActingAs {
    Author,
    Official {
        body_id: i64,
    },
    Moderator,
    Editor,
    Administrator,
    /// A rule took effect by itself: a threshold was reached, a date has come.
    Rule,
}

impl ActingAs {
    pub fn role(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Official { .. } => "official",
            Self::Moderator => "moderator",
            Self::Editor => "editor",
            Self::Administrator => "administrator",
            Self::Rule => "rule",
        }
    }

    fn body_id(self) -> Option<i64> {
        match self {
            Self::Official { body_id } => Some(body_id),
            _ => None,
        }
    }
}

/// A public act to be logged.
#[derive(Clone, Debug)]
pub struct Act<'a> {
    /// Past participle: 'published', 'rejected', 'answered'. Also a translation key
    /// (`ledger-action-published`).
    pub action: &'static str,
    /// 'comment', 'petition', 'decision' …
    pub subject_kind: &'a str,
    /// Public token or address of the subject.
    pub subject_token: &'a str,
    pub acting_as: ActingAs,
    /// See [`commitment`]; '' when the act is about no text.
    pub commitment: String,
    /// Kept privately.
    pub account_id: Option<i64>,
    /// Kept privately: an internal remark.
    pub note: &'a str,
}

impl<'a> Act<'a> {
    pub fn new(
        action: &'static str,
        subject_kind: &'a str,
        subject_token: &'a str,
        acting_as: ActingAs,
    ) -> Self {
        Self {
            action,
            subject_kind,
            subject_token,
            acting_as,
            commitment: String::new(),
            account_id: None,
            note: "",
        }
    }

    #[must_use]
    pub fn by(mut self, account_id: Option<i64>) -> Self {
        self.account_id = account_id;
        self
    }

    #[must_use]
    pub fn about(mut self, commitment: String) -> Self {
        self.commitment = commitment;
        self
    }
}

/// SHA-256 over `salt`, a zero byte and `text`, hexadecimal. Without the salt nobody can find out
/// a short text by trying.
pub fn commitment(salt: &str, text: &str) -> String {
    let mut bytes = Vec::with_capacity(salt.len() + text.len() + 1);
    bytes.extend_from_slice(salt.as_bytes());
    bytes.push(0);
    bytes.extend_from_slice(text.as_bytes());
    sha256_hex(&bytes)
}

/// Appends an act. `detail` is public: facts about the act, no personal data.
///
/// # Errors
/// When the row cannot be written.
pub fn append(
    tx: &mut Tx<'_>,
    act: &Act<'_>,
    detail: impl Serialize,
    now: UtcTime,
) -> Result<i64, AppError> {
    let detail = serde_json::to_value(detail)?;
    let entry_id = store::insert(
        tx,
        act,
        &Json::new(LedgerDetail(detail))?,
        act.acting_as.body_id(),
        now,
    )?;
    // An author's own act names its author through the contribution; only others need a row.
    if act.acting_as != ActingAs::Author && (act.account_id.is_some() || !act.note.is_empty()) {
        store::insert_private(tx, entry_id, act.account_id, act.note)?;
    }
    // Its `/c/TOKEN` page shows what happened to it.
    tx.touch(format!("contribution:{}", act.subject_token), now);
    Ok(entry_id)
}

/// What happened to one subject, oldest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_of_subject(conn: &mut DbConn, subject_token: &str) -> Result<Vec<Entry>, AppError> {
    Ok(store::list_of_subject(conn, subject_token)?)
}

/// Keys of the reasons for which contributions were last taken away, by their tokens.
///
/// # Errors
/// When the database cannot be read.
pub fn list_reasons_of(
    conn: &mut DbConn,
    tokens: &[&str],
) -> Result<HashMap<String, String>, AppError> {
    let entries = store::list_of_subjects(conn, tokens, &["rejected", "hidden", "upheld"])?;
    let reasons = entries.into_iter().filter_map(|entry| {
        let key = entry.detail.get().text("reason").to_owned();
        (!key.is_empty()).then_some((entry.subject_token, key))
    });
    Ok(reasons.collect())
}

/// Entries with one of `actions`, newest first, before `before` (an entry id) if given.
///
/// # Errors
/// When the database cannot be read.
pub fn list_by_action(
    conn: &mut DbConn,
    actions: &[&str],
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Entry>, AppError> {
    Ok(store::list_by_action(conn, actions, before, limit)?)
}

/// The whole log, newest first, before `before` (an entry id) if given.
///
/// # Errors
/// When the database cannot be read.
pub fn list_latest(
    conn: &mut DbConn,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Entry>, AppError> {
    Ok(store::list_latest(conn, before.unwrap_or(i64::MAX), limit)?)
}

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/ledger", web::get().to(handlers::show_ledger));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commitment_depends_on_salt_and_text_and_on_where_they_meet() {
        let base = commitment("salt", "text");
        assert_eq!(base, commitment("salt", "text"));
        assert_eq!(base.len(), 64);
        for (salt, text) in [
            ("salz", "text"),
            ("salt", "texts"),
            ("saltt", "ext"),
            ("", "text"),
        ] {
            assert_ne!(base, commitment(salt, text), "{salt}/{text}");
        }
    }
}
