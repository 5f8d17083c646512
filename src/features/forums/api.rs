//! Forums and their topics, for machines. Posts are contributions of the place `topic:ID`.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::handlers::find_public;
use super::model::{Forum, ListedTopic, Topic};
use super::{store, store_summaries};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::api::ContributionItem;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::web::api::{After, List, PAGE};
use crate::web::{Data, Visit};

pub fn routes(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/api/v1/forums").get(list_forums))
        .service(web::resource("/api/v1/forums/{slug}").get(show_forum))
        .service(web::resource("/api/v1/forums/{slug}/topics").get(list_topics))
        .service(web::resource("/api/v1/forums/{slug}/topics/{token}").get(show_topic));
}

/// The forum of a consultation.
#[derive(Serialize, ToSchema)]
pub struct ForumItem {
    pub id: i64,
    /// That of its consultation: `announced`, `open`, `analysis` or `decided`. Only an open one
    /// takes topics and posts.
    pub state: String,
    pub slug: String,
    pub title: String,
    pub intro: String,
    pub consultation_id: i64,
    pub topic_count: i64,
    pub created_at: UtcTime,
    /// Since when it takes nothing and is out of the list of forums.
    pub archived_at: Option<UtcTime>,
    pub url: String,
    /// Its topics.
    pub topics_url: String,
}

fn item(visit: &Visit, forum: Forum, consultation: &Consultation) -> ForumItem {
    ForumItem {
        url: visit.app.absolute(&super::url(&forum)),
        topics_url: visit
            .app
            .absolute(&format!("/api/v1/forums/{}/topics", forum.slug)),
        state: consultations::phase(consultation, visit.now).to_string(),
        id: forum.id,
        slug: forum.slug,
        title: forum.title,
        intro: forum.intro,
        consultation_id: forum.consultation_id,
        topic_count: forum.topic_count,
        created_at: forum.created_at,
        archived_at: forum.archived_at,
    }
}

/// A topic in the list of its forum.
#[derive(Serialize, ToSchema)]
pub struct TopicItem {
    pub id: i64,
    pub token: String,
    /// `open`, `closed` or `archived`.
    pub state: &'static str,
    pub title: String,
    pub author_name: String,
    pub author_role: String,
    pub post_count: i64,
    pub last_post_at: UtcTime,
    pub is_pinned: bool,
    /// Since when it takes no posts.
    pub closed_at: Option<UtcTime>,
    /// Since when it is out of the default list, too.
    pub archived_at: Option<UtcTime>,
    pub tags: Vec<String>,
    pub url: String,
    /// Its posts.
    pub posts_url: String,
}

/// A topic with what it began with.
#[derive(Serialize, ToSchema)]
pub struct TopicText {
    #[serde(flatten)]
    topic: TopicItem,
    /// Markdown; empty when it was taken away, as are title and author then.
    text: String,
    lang: String,
    published_at: Option<UtcTime>,
    /// What was said so far, in the words of whoever leads the talk: Markdown.
    summary: Option<String>,
    summary_written_at: Option<UtcTime>,
    /// Posts that there were when it was summed up.
    summary_post_count: Option<i64>,
}

fn topic_item(visit: &Visit, slug: &str, topic: ListedTopic, tags: Vec<String>) -> TopicItem {
    let posts = format!("/api/v1/contributions?place=topic:{}", topic.id);
    TopicItem {
        url: visit
            .app
            .absolute(&format!("/forums/{slug}/topics/{}", topic.token)),
        posts_url: visit.app.absolute(&posts),
        state: if topic.archived_at.is_some() {
            "archived"
        } else if topic.closed_at.is_some() {
            "closed"
        } else {
            "open"
        },
        id: topic.id,
        token: topic.token,
        title: topic.title,
        author_name: topic.author_name,
        author_role: topic.author_role.to_string(),
        post_count: topic.post_count,
        last_post_at: topic.last_post_at,
        is_pinned: topic.is_pinned,
        closed_at: topic.closed_at,
        archived_at: topic.archived_at,
        tags,
    }
}

/// What an answer about a forum depends on, as its pages do.
fn about(data: Data, forum_id: i64, consultation_id: i64) -> Data {
    data.topic(format!("forum:{forum_id}"))
        .topic(format!("forum-of:{consultation_id}"))
        .topic(format!("consultation:{consultation_id}"))
}

/// Forums of the consultations that the public may know of, newest first.
#[utoipa::path(get, path = "/api/v1/forums", tag = "forums",
    params(("after" = Option<String>, Query, description = "Cursor: `next` of the page before")),
    responses((status = 200, description = "A page of the list", body = List<ForumItem>)))]
pub async fn list_forums(visit: Visit, query: web::Query<After>) -> Result<HttpResponse, AppError> {
    let (after, now) = (query.id()?, visit.now);
    visit
        .public_data(
            move |conn| Ok(store::list_public_behind(conn, after, now, PAGE + 1)?),
            |visit, rows| {
                let items = rows
                    .into_iter()
                    .map(|(forum, consultation)| item(visit, forum, &consultation))
                    .collect();
                let list = List::new(items, |last: &ForumItem| last.id.to_string());
                let data = list.data(visit)?.topic("forums").topic("consultations");
                Ok(list.items.iter().fold(data, |data, forum| {
                    about(data, forum.id, forum.consultation_id)
                }))
            },
        )
        .await
}

/// One forum.
#[utoipa::path(get, path = "/api/v1/forums/{slug}", tag = "forums",
    params(("slug" = String, Path, description = "Slug of the forum")),
    responses((status = 200, description = "The forum", body = ForumItem),
        (status = 404, description = "No such forum")))]
pub async fn show_forum(visit: Visit, slug: web::Path<String>) -> Result<HttpResponse, AppError> {
    let now = visit.now;
    visit
        .public_data(
            move |conn| find_public(conn, &slug, now),
            |visit, (forum, consultation)| {
                let id = forum.id;
                let data = Data::json(&item(visit, forum, &consultation))?;
                Ok(about(data, id, consultation.id))
            },
        )
        .await
}

/// Topics of a forum, what was started last first.
#[utoipa::path(get, path = "/api/v1/forums/{slug}/topics", tag = "forums",
    params(
        ("slug" = String, Path, description = "Slug of the forum"),
        ("after" = Option<String>, Query, description = "Cursor: `next` of the page before"),
    ),
    responses((status = 200, description = "A page of the list", body = List<TopicItem>),
        (status = 404, description = "No such forum")))]
pub async fn list_topics(
    visit: Visit,
    slug: web::Path<String>,
    query: web::Query<After>,
) -> Result<HttpResponse, AppError> {
    let (after, now) = (query.id()?, visit.now);
    visit
        .public_data(
            move |conn| {
                let (forum, consultation) = find_public(conn, &slug, now)?;
                let topics = store::list_started(conn, forum.id, after, PAGE + 1)?;
                let ids: Vec<i64> = topics.iter().map(|topic| topic.id).collect();
                let tags = store::list_tags(conn, &ids)?;
                Ok((forum, consultation, topics, tags))
            },
            |visit, (forum, consultation, topics, tags)| {
                let items = topics
                    .into_iter()
                    .map(|topic| {
                        let own = tags.iter().filter(|(of, _)| *of == topic.id);
                        let tags = own.map(|(_, tag)| tag.clone()).collect();
                        topic_item(visit, &forum.slug, topic, tags)
                    })
                    .collect();
                let list = List::new(items, |last: &TopicItem| last.id.to_string());
                let topics = list.items.iter().map(|topic| format!("topic:{}", topic.id));
                let data = about(list.data(visit)?, forum.id, consultation.id);
                Ok(topics.fold(data, Data::topic))
            },
        )
        .await
}

/// One topic with the words it began with.
#[utoipa::path(get, path = "/api/v1/forums/{slug}/topics/{token}", tag = "forums",
    params(
        ("slug" = String, Path, description = "Slug of the forum"),
        ("token" = String, Path, description = "As in `/c/TOKEN`"),
    ),
    responses((status = 200, description = "The topic", body = TopicText),
        (status = 404, description = "No such topic")))]
pub async fn show_topic(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let ((slug, token), now) = (path.into_inner(), visit.now);
    visit
        .public_data(
            move |conn| {
                let (forum, consultation) = find_public(conn, &slug, now)?;
                let (topic, contribution) = super::find_topic(conn, &token)?;
                if topic.forum_id != forum.id || contribution.published_at.is_none() {
                    return Err(AppError::NotFound);
                }
                let tags = store::list_tags(conn, &[topic.id])?;
                let tags: Vec<String> = tags.into_iter().map(|(_, tag)| tag).collect();
                let summary = store_summaries::find_latest(conn, topic.id)?;
                Ok((forum, consultation, (topic, tags, summary), contribution))
            },
            |visit, (forum, consultation, (topic, tags, summary), contribution)| {
                let role = contribution.author_role;
                let topics = [
                    format!("topic:{}", topic.id),
                    format!("contribution:{}", contribution.token),
                ];
                let words = ContributionItem::new(visit, contribution);
                let listed = listed(&topic, &words, role);
                let whole = TopicText {
                    topic: topic_item(visit, &forum.slug, listed, tags),
                    summary: summary.as_ref().map(|row| row.text.clone()),
                    summary_written_at: summary.as_ref().map(|row| row.written_at),
                    summary_post_count: summary.as_ref().map(|row| row.post_count),
                    text: words.text,
                    lang: words.lang,
                    published_at: words.published_at,
                };
                let data = about(Data::json(&whole)?, forum.id, consultation.id);
                Ok(topics.into_iter().fold(data, Data::topic))
            },
        )
        .await
}

/// A topic as the list of its forum has it.
fn listed(
    topic: &Topic,
    words: &ContributionItem,
    author_role: crate::features::contributions::AuthorRole,
) -> ListedTopic {
    ListedTopic {
        id: topic.id,
        post_count: topic.post_count,
        last_post_at: topic.last_post_at,
        is_pinned: topic.is_pinned,
        closed_at: topic.closed_at,
        archived_at: topic.archived_at,
        token: words.token.clone(),
        title: words.title.clone(),
        author_name: words.author_name.clone(),
        author_role,
    }
}
