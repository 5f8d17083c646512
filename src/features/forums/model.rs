//! Rows of forums and topics.

use chrono::Datelike;
use diesel::prelude::*;

use crate::features::contributions::{AuthorRole, Channel, Moderation, Words};
use crate::platform::db::UtcTime;
use crate::text_enum;

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Forum {
    pub id: i64,
    pub consultation_id: i64,
    /// The slug of its consultation.
    pub slug: String,
    pub title: String,
    pub intro: String,
    /// None: as the consultation says.
    pub moderation: Option<Moderation>,
    /// Topics that the public can see.
    pub topic_count: i64,
    pub created_at: UtcTime,
    /// Readable, closed, and out of the list of forums.
    pub archived_at: Option<UtcTime>,
    /// People may write without their name being shown to the public.
    pub allows_anonymous: bool,
}

impl Forum {
    /// What names it as a place.
    pub fn place(&self) -> String {
        format!("forum:{}", self.id)
    }
}

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Topic {
    pub id: i64,
    pub forum_id: i64,
    pub contribution_id: i64,
    /// Posts that the public can see.
    pub post_count: i64,
    pub last_post_at: UtcTime,
    pub is_pinned: bool,
    /// Set when it takes no further posts.
    pub closed_at: Option<UtcTime>,
    /// Readable, closed, and out of the list of topics.
    pub archived_at: Option<UtcTime>,
    /// The topic that took in its posts.
    pub merged_into: Option<i64>,
}

impl Topic {
    pub fn is_closed(&self) -> bool {
        self.closed_at.is_some() || self.archived_at.is_some()
    }
}

text_enum! {
    /// How topics and posts came where they are.
    pub enum ChangeKind {
        Moved = "moved",
        Merged = "merged",
        Split = "split",
    }
}

/// Where a topic or posts went. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct TopicChange {
    pub id: i64,
    pub kind: ChangeKind,
    /// The topic that was moved, was merged into another, or was made of what was split off.
    pub topic_id: i64,
    /// Into which it was merged; from which it was split off.
    pub other_topic_id: Option<i64>,
    pub from_forum_id: i64,
    pub to_forum_id: i64,
    pub post_count: i64,
    pub done_at: UtcTime,
    pub undone_at: Option<UtcTime>,
}

/// A topic in the list of its forum.
#[derive(Clone, Debug, Queryable)]
pub struct ListedTopic {
    pub id: i64,
    pub post_count: i64,
    pub last_post_at: UtcTime,
    pub is_pinned: bool,
    pub closed_at: Option<UtcTime>,
    pub archived_at: Option<UtcTime>,
    pub token: String,
    pub title: String,
    pub author_name: String,
    pub author_role: AuthorRole,
}

/// Where a page of the list begins: after the topic with this last post and id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub last_post_at: UtcTime,
    pub id: i64,
}

impl Cursor {
    /// Microseconds since 1970 and the id: `1764000000000000-12`.
    pub fn text(self) -> String {
        format!("{}-{}", self.last_post_at.utc().timestamp_micros(), self.id)
    }

    pub fn parse(text: &str) -> Option<Self> {
        let (micros, id) = text.split_once('-')?;
        let at = chrono::DateTime::from_timestamp_micros(micros.parse().ok()?)?;
        // Not every database can look for a time in the year 262142.
        (1900..=2200).contains(&at.year()).then_some(Self {
            last_post_at: at.into(),
            id: id.parse().ok()?,
        })
    }
}

/// A forum about to be opened.
#[derive(Clone, Debug)]
pub struct NewForum {
    pub consultation_id: i64,
    pub title: String,
    pub intro: String,
    /// None: as the consultation says.
    pub moderation: Option<Moderation>,
    /// People may write without their name being shown to the public.
    pub allows_anonymous: bool,
    pub created_by: Option<i64>,
}

/// Somebody who writes in a forum.
#[derive(Clone, Debug)]
pub struct Author {
    pub account_id: Option<i64>,
    pub name: String,
    pub role: AuthorRole,
    pub lang: String,
    pub channel: Channel,
    pub submission_key: Option<String>,
    /// The public sees no name; the platform knows the account.
    pub is_anonymous: bool,
}

#[derive(Clone, Debug)]
pub struct NewTopic {
    pub forum_id: i64,
    pub title: String,
    pub words: Words,
    pub author: Author,
}

#[derive(Clone, Debug)]
pub struct NewPost {
    /// Token of the topic's contribution.
    pub topic: String,
    /// Token of the post that it answers, if it answers one.
    pub parent: Option<String>,
    pub words: Words,
    pub author: Author,
}

/// What an editor or a moderator does to a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Pin,
    Unpin,
    Close,
    Reopen,
    Archive,
    Unarchive,
}

impl Change {
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "pin" => Some(Self::Pin),
            "unpin" => Some(Self::Unpin),
            "close" => Some(Self::Close),
            "reopen" => Some(Self::Reopen),
            "archive" => Some(Self::Archive),
            "unarchive" => Some(Self::Unarchive),
            _ => None,
        }
    }
}

/// A forum in a list, and on the page of its consultation.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Summary {
    pub id: i64,
    pub title: String,
    pub intro: String,
    pub url: String,
    pub topic_count: i64,
    pub post_count: i64,
    /// None: as the consultation says.
    #[serde(skip)]
    pub moderation: Option<Moderation>,
}

/// What a topic was summed up as.
#[derive(Clone, Debug, Queryable)]
pub struct SummaryRow {
    pub number: i64,
    pub text: String,
    pub html: String,
    /// Posts that there were when it was written.
    pub post_count: i64,
    pub author_name: String,
    pub author_role: AuthorRole,
    pub written_at: UtcTime,
}

/// A summary about to be written.
#[derive(Clone, Copy, Debug)]
pub struct NewSummary<'a> {
    pub topic_id: i64,
    pub number: i64,
    pub text: &'a str,
    pub html: &'a str,
    pub post_count: i64,
    pub author_name: &'a str,
    pub author_role: AuthorRole,
}
