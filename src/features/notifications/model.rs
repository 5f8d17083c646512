//! Rows of follows and digests, and what is told.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::platform::db::{DbConn, Json, UtcTime};
use crate::platform::error::AppError;
use crate::text_enum;

text_enum! {
    /// How soon somebody hears of what they follow.
    pub enum Cadence {
        AtOnce = "at_once",
        Daily = "daily",
    }
}

/// Something that happened to what people follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// Names the event; nobody hears of it twice: 'question-answered:12'.
    pub event_key: String,
    /// Followers of any of these hear of it: 'consultation:4', 'question:12'.
    pub subjects: Vec<String>,
    /// Part of a translation key (`news-question-answered`).
    pub kind: String,
    /// Title of what it is about.
    pub title: String,
    /// Path on this site.
    pub url: String,
    /// Whoever did it is not told.
    pub actor_id: Option<i64>,
    /// The contribution that is named, if it is one: nobody is told of what is not public any more.
    #[serde(default)]
    pub about: Option<i64>,
}

/// Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct Follow {
    pub id: i64,
    pub account_id: i64,
    pub subject: String,
    pub cadence: Cadence,
    pub created_at: UtcTime,
}

/// Somebody who follows, and how to reach them.
#[derive(Clone, Queryable)]
pub struct Follower {
    pub follow_id: i64,
    pub account_id: i64,
    pub subject: String,
    pub cadence: Cadence,
    pub email: String,
    pub name: String,
    pub lang: String,
}

/// News that waits for the next digest.
#[derive(Clone, Debug, Queryable)]
pub struct DigestItem {
    pub id: i64,
    pub subject: String,
    pub news: Json<News>,
    pub created_at: UtcTime,
}

/// Something that can be followed, as people know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: i64,
    pub title: String,
    /// Path on this site.
    pub url: String,
}

/// Finds the public ones among some ids of one kind.
pub type Name = fn(&mut DbConn, &[i64], UtcTime) -> Result<Vec<Named>, AppError>;

/// One kind of thing that can be followed ('question'). Given by its feature in `routes.rs`.
#[derive(Clone, Copy)]
pub struct Subjects {
    pub kind: &'static str,
    pub name: Name,
}

/// What a link that ends a subscription says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    pub account_id: i64,
    /// '' for the daily mail.
    pub subject: String,
    /// Shown to whoever follows the link.
    pub title: String,
}
