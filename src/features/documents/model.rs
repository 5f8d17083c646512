//! Rows of documents, their versions and sections.

use diesel::prelude::*;

use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{AuthorRole, Channel, Moderation, Words};
use crate::platform::crypto::sha256_hex;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::text_enum;

use super::identity::Carried;
use super::import::read_source;
use super::sections::{Prepared, prepare};

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

    /// How what people say about it is moderated at `now`.
    pub fn moderation_of(&self, consultation: &Consultation, now: UtcTime) -> Moderation {
        consultations::moderation_of(consultation, &self.place(), self.moderation, now)
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

text_enum! {
    /// What names of sections alone do not say about a version.
    pub enum Change {
        /// A piece of a section that another one is.
        Split = "split",
        /// A section that went into another one.
        Merged = "merged",
    }
}

text_enum! {
    /// What a new version made of what was said about a section.
    pub enum Verdict {
        Taken = "taken",
        Partly = "partly",
        NotTaken = "not_taken",
    }
}

/// What is written down about the origin of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLineage {
    pub anchor: String,
    pub change: Change,
    pub from_anchor: String,
}

/// The same, as it is read.
#[derive(Clone, Debug, Queryable)]
pub struct LineageRow {
    pub anchor: String,
    pub change: Change,
    pub from_anchor: String,
}

/// A section as two versions are compared by it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct SectionText {
    pub level: i64,
    pub number: String,
    pub anchor: String,
    pub title: String,
    pub text: String,
    pub html: String,
}

/// What a section said in a version.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Past {
    pub version: i64,
    pub text: String,
    pub html: String,
}

/// Where in which version a comment was made.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Remark {
    pub contribution_id: i64,
    pub version: i64,
    pub exact: String,
    pub prefix: String,
    pub suffix: String,
    /// What the quoted words should be instead.
    pub replacement: Option<String>,
}

/// What became of what was said about a section.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Disposition {
    pub id: i64,
    pub document_id: i64,
    /// Number of the version that it explains.
    pub version: i64,
    pub anchor: String,
    pub verdict: Verdict,
    pub reason: String,
    pub decided_at: UtcTime,
}

/// A Markdown text with its sections: read before the write that publishes it, not inside.
#[derive(Clone, Debug)]
pub struct Source {
    pub markdown: String,
    /// The title that the text gives itself.
    pub title: String,
    pub sections: Vec<Prepared>,
    pub digest: String,
    /// Addresses of pictures that nobody has described and that nobody says only decorate: with
    /// one of them nothing is published.
    pub undescribed: Vec<String>,
}

impl Source {
    /// Reads `markdown`. A first heading that is the only one of the highest level is the
    /// document's title and no section.
    ///
    /// # Errors
    /// `Invalid` for the field `source` when there is no text, or more than can be shown.
    pub fn read(markdown: &str) -> Result<Self, AppError> {
        let imported =
            read_source(markdown).map_err(|refusal| AppError::field("source", refusal.key()))?;
        Ok(Self {
            markdown: markdown.to_owned(),
            title: imported.tree.title.clone(),
            sections: prepare(&imported.tree),
            undescribed: imported.tree.undescribed(),
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
    /// Its sections with the names they keep, where they were matched already; None: as the match
    /// says.
    pub carried: Option<Carried>,
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
    /// The words of the section that it is about, and what they should be instead.
    pub quote: Option<NewQuote>,
}

/// A quotation from a section, and what it should say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewQuote {
    pub exact: String,
    /// Some words before it and behind it, where it stands more than once.
    pub prefix: String,
    pub suffix: String,
    pub replacement: Option<String>,
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
