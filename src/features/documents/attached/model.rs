//! Rows of attachments and of the files behind them.

use diesel::prelude::*;

use crate::features::files::ContentType;
use crate::platform::db::UtcTime;
use crate::text_enum;

text_enum! {
    /// What is attached: a file that is kept here, or a link to what is elsewhere.
    pub enum Kind {
        File = "file",
        Video = "video",
        Recording = "recording",
        Page = "page",
    }
}

/// Something that goes with a document. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Attachment {
    pub id: i64,
    pub token: String,
    pub document_id: i64,
    pub kind: Kind,
    /// None for a link.
    pub file_id: Option<i64>,
    /// '' for a file.
    pub url: String,
    pub position: i64,
    /// Number of the version that it came with.
    pub from_version: i64,
    /// Number of the last version that it goes with; None: with all that follow.
    pub until_version: Option<i64>,
    pub title: String,
    /// What a picture shows, what is said in a recording, what else there is to say.
    pub words: String,
    /// Where what is said in it can be read; may be ''.
    pub words_url: String,
    pub added_by: Option<i64>,
    pub added_at: UtcTime,
    pub removed_by: Option<i64>,
    pub removed_at: Option<UtcTime>,
    pub removal_reason: String,
}

impl Attachment {
    /// Whether it goes with the version `number`, taken away or not.
    pub fn goes_with(&self, number: i64) -> bool {
        self.from_version <= number && self.until_version.is_none_or(|last| number <= last)
    }
}

/// A file without its content.
#[derive(Clone, Debug, Queryable)]
pub struct AttachedFile {
    pub id: i64,
    pub token: String,
    pub name: String,
    pub content_type: ContentType,
    pub byte_count: i64,
    /// Of what is stored, hexadecimal.
    pub sha256: String,
}

/// An attachment with its file, if it is one.
#[derive(Clone, Debug)]
pub struct Whole {
    pub attachment: Attachment,
    pub file: Option<AttachedFile>,
}

/// Where the content of an attachment is.
#[derive(Clone, Debug)]
pub enum Where {
    /// The token of a file that was sent and is kept.
    Kept(String),
    Link(Kind, String),
}

/// Something about to be attached.
#[derive(Clone, Debug)]
pub struct NewAttachment {
    pub document_id: i64,
    pub at: Where,
    pub title: String,
    pub words: String,
    pub words_url: String,
    pub by: Option<i64>,
}

/// What is said about an attachment, changed.
#[derive(Clone, Debug)]
pub struct Described {
    pub title: String,
    pub words: String,
    pub words_url: String,
}
