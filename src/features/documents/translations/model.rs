//! Rows of translations and their sections.

use diesel::prelude::*;

use super::super::model::Source;
use crate::platform::db::UtcTime;

/// A translation without its source.
#[derive(Clone, Debug, Queryable)]
pub struct Translation {
    pub id: i64,
    pub document_id: i64,
    /// Number of the version that it translates.
    pub version: i64,
    pub lang: String,
    pub title: String,
    pub summary: String,
    /// SHA-256 of the source, hexadecimal.
    pub digest: String,
    pub is_published: bool,
    pub published_at: UtcTime,
}

/// A section of a translation.
#[derive(Clone, Debug, Queryable)]
pub struct TranslationSection {
    pub position: i64,
    pub level: i64,
    pub number: String,
    /// The original's section that it translates; '' for one that the original lacks.
    pub anchor: String,
    pub title: String,
    pub text: String,
    pub html: String,
}

/// A translation about to be published, or published anew.
#[derive(Clone, Debug)]
pub struct NewTranslation {
    pub document_id: i64,
    pub version: i64,
    pub lang: String,
    pub title: String,
    pub summary: String,
    pub source: Source,
    /// For each of its sections the original's section that it translates, '' for none; None: as
    /// their order and numbers say.
    pub anchors: Option<Vec<String>>,
}
