//! Rows of plain words and of the glossary.

use diesel::prelude::*;

use crate::platform::db::UtcTime;

/// What a version, or a section of it, says in plain words. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct PlainWords {
    pub id: i64,
    pub document_id: i64,
    pub version: i64,
    /// '' for the whole document.
    pub anchor: String,
    pub lang: String,
    /// Markdown; '' where they were taken back.
    pub text: String,
    /// From the sanitiser.
    pub html: String,
    /// The version for whose words they were written or confirmed.
    pub written_for: i64,
    pub written_by: Option<i64>,
    pub written_at: UtcTime,
}

impl PlainWords {
    /// The words that they explain have changed since they were written.
    pub fn is_behind(&self) -> bool {
        self.written_for < self.version
    }
}

/// Plain words about to be written.
#[derive(Clone, Debug)]
pub struct NewPlainWords {
    pub document_id: i64,
    /// The version that the editor has read: another one published meanwhile is not explained
    /// unseen.
    pub version: i64,
    /// '' for the whole document.
    pub anchor: String,
    pub lang: String,
    /// '' takes them back.
    pub text: String,
}

/// A word of the glossary. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Term {
    pub id: i64,
    pub scope: String,
    pub lang: String,
    pub term: String,
    /// As it is looked for.
    pub folded: String,
    /// Other forms, one a line.
    pub forms: String,
    pub definition: String,
    pub written_by: Option<i64>,
    pub written_at: UtcTime,
}

/// A word about to be explained.
#[derive(Clone, Debug)]
pub struct NewTerm {
    /// The term that it replaces.
    pub id: Option<i64>,
    pub scope: Scope,
    pub lang: String,
    pub term: String,
    /// Plurals and other spellings.
    pub forms: Vec<String>,
    pub definition: String,
}

/// Where a term is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Site,
    Consultation(i64),
    Document(i64),
}

impl Scope {
    /// As it is stored.
    pub fn key(self) -> String {
        match self {
            Self::Site => "site".to_owned(),
            Self::Consultation(id) => format!("consultation:{id}"),
            Self::Document(id) => format!("document:{id}"),
        }
    }
}
