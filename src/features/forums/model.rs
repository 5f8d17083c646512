//! Rows of forums and topics.

use chrono::Datelike;
use diesel::prelude::*;

use crate::features::contributions::{AuthorRole, Channel, Moderation, Words};
use crate::platform::db::UtcTime;

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
}

/// A topic in the list of its forum.
#[derive(Clone, Debug, Queryable)]
pub struct ListedTopic {
    pub id: i64,
    pub post_count: i64,
    pub last_post_at: UtcTime,
    pub is_pinned: bool,
    pub closed_at: Option<UtcTime>,
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
}

impl Change {
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "pin" => Some(Self::Pin),
            "unpin" => Some(Self::Unpin),
            "close" => Some(Self::Close),
            "reopen" => Some(Self::Reopen),
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
