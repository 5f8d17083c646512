//! Rows of documents, their versions and sections.

use diesel::prelude::*;

use crate::features::contributions::{AuthorRole, Channel, Moderation, Words};
use crate::platform::crypto::sha256_hex;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::markdown::SectionSource;

use super::rules;

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Document {
    pub id: i64,
    pub token: String,
    pub consultation_id: i64,
    pub slug: String,
    pub lang: String,
    pub title: String,
    pub summary: String,
    /// Number of the version that is valid now.
    pub current_version: i64,
    /// None: as the consultation says.
    pub moderation: Option<Moderation>,
    pub created_at: UtcTime,
}

impl Document {
    /// What contributions name as their place.
    pub fn place(&self) -> String {
        format!("document:{}", self.id)
    }
}

/// A version without its source.
#[derive(Clone, Debug, Queryable)]
pub struct Version {
    pub id: i64,
    pub number: i64,
    /// What changed against the version before.
    pub note: String,
    /// SHA-256 of the source, hexadecimal.
    pub digest: String,
    pub published_at: UtcTime,
}

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Section {
    pub id: i64,
    pub version_id: i64,
    pub position: i64,
    /// Depth in the outline from 1; 0 for the text before the first heading.
    pub level: i64,
    /// '2.1', or '' for the text before the first heading.
    pub number: String,
    pub anchor: String,
    pub title: String,
    pub text: String,
    pub html: String,
}

/// How a section is called, in the latest version that has it.
#[derive(Clone, Debug, Queryable)]
pub struct SectionTitle {
    pub document_id: i64,
    pub anchor: String,
    pub number: String,
    pub title: String,
    pub position: i64,
    /// Number of the version it is taken from.
    pub version: i64,
}

/// A Markdown text split into sections: read before the write that publishes it, not inside.
#[derive(Clone, Debug)]
pub struct Source {
    pub markdown: String,
    pub sections: Vec<SectionSource>,
    pub digest: String,
}

impl Source {
    /// Splits `markdown` at its headings. A first heading that is the only one of the highest
    /// level is the document's title and no section.
    ///
    /// # Errors
    /// `Invalid` for the field `source` when there is no text, or more than can be shown.
    pub fn read(markdown: &str) -> Result<Self, AppError> {
        let (_, body) = rules::split_title(markdown);
        let sections = rules::sections(body)?;
        Ok(Self {
            markdown: markdown.to_owned(),
            sections,
            digest: sha256_hex(markdown.as_bytes()),
        })
    }
}

/// A document about to be published.
#[derive(Clone, Debug)]
pub struct NewDocument {
    pub consultation_id: i64,
    /// None: made from the title.
    pub slug: Option<String>,
    pub lang: String,
    pub title: String,
    pub summary: String,
    pub source: Source,
    /// None: as the consultation says.
    pub moderation: Option<Moderation>,
    pub published_by: Option<i64>,
}

/// A further version of a document.
#[derive(Clone, Debug)]
pub struct NewVersion {
    pub document_id: i64,
    pub source: Source,
    /// What changed.
    pub note: String,
    /// The version it was made from: another one published meanwhile is not overwritten unseen.
    pub based_on: i64,
    pub published_by: Option<i64>,
}

/// A comment about to be taken in.
#[derive(Clone, Debug)]
pub struct Comment {
    pub document_id: i64,
    /// '' for the whole document; of no account for a reply, which stands beside its parent.
    pub anchor: String,
    /// Token of the comment it replies to.
    pub parent: Option<String>,
    pub account_id: Option<i64>,
    pub author_name: String,
    pub author_role: AuthorRole,
    pub words: Words,
    pub lang: String,
    pub channel: Channel,
    pub submission_key: Option<String>,
}

/// A version, as feeds list it.
#[derive(Clone, Debug)]
pub struct RecentVersion {
    pub title: String,
    /// What changed; of a first version, what the document is about.
    pub note: String,
    /// Of this version, for good.
    pub url: String,
    pub shown_at: UtcTime,
}

/// A document in a list.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Summary {
    pub id: i64,
    pub token: String,
    pub title: String,
    pub url: String,
    pub summary: String,
    pub version: i64,
    pub section_count: i64,
    pub comment_count: i64,
    /// None: as the consultation says.
    #[serde(skip)]
    pub moderation: Option<Moderation>,
    /// When the current version was published.
    pub published_at: UtcTime,
}
