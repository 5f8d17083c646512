//! What the pages of forums show.

use serde::Serialize;

use super::model::{ChangeKind, Forum, ListedTopic, Topic, TopicChange};
use super::store_arranging as arranged;
use super::summaries::SummaryView;
use crate::features::consultations::{self, Consultation, Phase, Quiet};
use crate::features::contributions::{AuthorRole, Said, Sort, State, Thread};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;

/// Changes of one topic that a page tells of.
const CHANGES: i64 = 20;

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
    pub quiet: Option<Quiet>,
    pub is_archived: bool,
    pub allows_anonymous: bool,
}

impl Around {
    pub fn new(
        forum: &Forum,
        consultation: &Consultation,
        is_signed_in: bool,
        now: UtcTime,
    ) -> Self {
        let phase = consultations::phase(consultation, now);
        let (place, own) = (forum.place(), forum.moderation);
        let moderation = consultations::moderation_of(consultation, &place, own, now);
        Self {
            title: forum.title.clone(),
            intro: forum.intro.clone(),
            url: super::url(forum),
            topic_count: forum.topic_count,
            consultation_title: consultation.title.clone(),
            consultation_url: consultations::url(consultation),
            phase,
            is_open: consultations::takes_part_at(consultation, &place, own, now)
                && forum.archived_at.is_none(),
            quiet: consultations::quiet::quiet(consultation, now),
            is_archived: forum.archived_at.is_some(),
            allows_anonymous: forum.allows_anonymous,
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
    pub tags: Vec<String>,
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
            is_closed: topic.closed_at.is_some() || topic.archived_at.is_some(),
            tags: Vec::new(),
        }
    }
}

/// A tag of a forum, and how many topics have it.
#[derive(Clone, Debug, Serialize)]
pub struct TagView {
    pub tag: String,
    pub count: i64,
}

/// Something that was done to a topic.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeView {
    pub id: i64,
    /// `moved`; `merged-in`, `merged-away`; `split-off`, `split-from`
    pub what: &'static str,
    /// The other topic, where there is one; '' when its title is not shown.
    pub title: String,
    pub url: String,
    pub post_count: i64,
    pub done_at: UtcTime,
}

/// What was done to a topic and is not undone, in two statements.
///
/// # Errors
/// When the database cannot be read.
pub fn change_views(conn: &mut DbConn, topic_id: i64) -> Result<Vec<ChangeView>, AppError> {
    let changes = arranged::list_of_topic(conn, topic_id, CHANGES)?;
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    let other = |change: &TopicChange| {
        if change.topic_id == topic_id {
            change.other_topic_id
        } else {
            Some(change.topic_id)
        }
    };
    let ids: Vec<i64> = changes.iter().filter_map(other).collect();
    let named = arranged::list_named(conn, &ids)?;
    let views = changes.iter().map(|change| {
        let found = other(change).and_then(|id| named.iter().find(|(of, ..)| *of == id));
        let (title, url) = match found {
            Some((_, _, title, State::Published, url)) => (title.clone(), url.clone()),
            Some((_, token, ..)) => (String::new(), format!("/c/{token}")),
            None => Default::default(),
        };
        let is_of_it = change.topic_id == topic_id;
        ChangeView {
            id: change.id,
            what: match (change.kind, is_of_it) {
                (ChangeKind::Moved, _) => "moved",
                (ChangeKind::Merged, true) => "merged-away",
                (ChangeKind::Merged, false) => "merged-in",
                (ChangeKind::Split, true) => "split-from",
                (ChangeKind::Split, false) => "split-off",
            },
            title,
            url,
            post_count: change.post_count,
            done_at: change.done_at,
        }
    });
    Ok(views.collect())
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
    pub is_archived: bool,
    pub tags: Vec<String>,
    pub summary: Option<SummaryView>,
    /// What was moved, joined and split off, and is not undone.
    pub changes: Vec<ChangeView>,
    /// What it began with.
    pub first: Said,
    pub thread: Thread,
    pub sort: Sort,
    pub is_later_page: bool,
    pub may_post: bool,
    /// Some of those whom this person can name (`@anna-vale, @ben-okoro`).
    pub handles: String,
    /// Whether this person pins and closes topics.
    pub may_change: bool,
}

impl TopicView {
    pub fn may_post(topic: &Topic, first: &Said, around: &Around) -> bool {
        around.is_open && !topic.is_closed() && first.gone.is_none()
    }
}

/// The page on which a post is answered.
#[derive(Clone, Debug, Serialize)]
pub struct ReplyView {
    pub topic_title: String,
    pub topic_url: String,
    /// This page.
    pub url: String,
    /// What is answered.
    pub parent: Said,
    /// What was answered before.
    pub thread: Thread,
    pub count: i64,
    pub is_later_page: bool,
    pub may_post: bool,
    pub handles: String,
}
