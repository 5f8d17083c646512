//! What the pages of forums show.

use serde::Serialize;

use super::model::{Forum, ListedTopic, Topic};
use crate::features::consultations::{self, Consultation, Phase};
use crate::features::contributions::{AuthorRole, Said, Thread};
use crate::platform::db::UtcTime;

/// A forum and the consultation it belongs to.
#[derive(Clone, Debug, Serialize)]
pub struct Around {
    pub title: String,
    pub intro: String,
    pub url: String,
    pub topic_count: i64,
    pub consultation_title: String,
    pub consultation_url: String,
    pub phase: Phase,
    pub is_open: bool,
    pub opens_at: UtcTime,
    pub closes_at: UtcTime,
    pub is_signed_in: bool,
    pub is_pre_moderated: bool,
}

impl Around {
    pub fn new(
        forum: &Forum,
        consultation: &Consultation,
        is_signed_in: bool,
        now: UtcTime,
    ) -> Self {
        let phase = consultations::phase(consultation, now);
        let moderation = forum.moderation.unwrap_or(consultation.moderation);
        Self {
            title: forum.title.clone(),
            intro: forum.intro.clone(),
            url: super::url(forum),
            topic_count: forum.topic_count,
            consultation_title: consultation.title.clone(),
            consultation_url: consultations::url(consultation),
            phase,
            is_open: phase == Phase::Open,
            opens_at: consultation.opens_at,
            closes_at: consultation.closes_at,
            is_signed_in,
            is_pre_moderated: moderation == crate::features::contributions::Moderation::Pre,
        }
    }
}

/// A topic in the list.
#[derive(Clone, Debug, Serialize)]
pub struct TopicRow {
    pub title: String,
    pub url: String,
    pub author: String,
    pub role: Option<AuthorRole>,
    pub post_count: i64,
    pub last_post_at: UtcTime,
    pub is_pinned: bool,
    pub is_closed: bool,
}

impl TopicRow {
    pub fn new(topic: ListedTopic, forum: &Forum) -> Self {
        let is_staff = !matches!(topic.author_role, AuthorRole::Citizen | AuthorRole::Guest);
        Self {
            url: format!("{}/topics/{}", super::url(forum), topic.token),
            title: topic.title,
            author: topic.author_name,
            role: is_staff.then_some(topic.author_role),
            post_count: topic.post_count,
            last_post_at: topic.last_post_at,
            is_pinned: topic.is_pinned,
            is_closed: topic.closed_at.is_some(),
        }
    }
}

/// The page of a topic.
#[derive(Clone, Debug, Serialize)]
pub struct TopicView {
    /// '' when the topic is no longer shown.
    pub title: String,
    pub url: String,
    pub post_count: i64,
    pub is_pinned: bool,
    pub is_closed: bool,
    /// What it began with.
    pub first: Said,
    pub thread: Thread,
    pub after: i64,
    pub may_post: bool,
    /// Whether this person pins and closes topics.
    pub may_change: bool,
}

impl TopicView {
    pub fn may_post(topic: &Topic, first: &Said, around: &Around) -> bool {
        around.is_open && topic.closed_at.is_none() && first.gone.is_none()
    }
}
