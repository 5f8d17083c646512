//! The page on which a topic is moved, joined with another one or split, and where that is undone.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::arranging::{self, Split};
use super::decided::last_part;
use super::handlers::query;
use super::model::{Forum, Topic};
use super::topics::find_shown;
use super::undoing::undo;
use super::views::{ChangeView, change_views};
use super::{rules, store, store_arranging as arranged};
use crate::features::accounts::{self, Action, Subject};
use crate::features::consultations;
use crate::features::contributions::{self, Contribution, Keeper, Spine};
use crate::features::ledger::ActingAs;
use crate::platform::actor::Role;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::text::excerpt;
use crate::web::Choice;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Topics that one can choose to join with; others by their address.
const OTHERS: i64 = 100;
/// First-level posts on a page from which some are split off.
const POSTS: i64 = 100;

/// Editors and moderators keep a forum in order.
pub fn may_arrange(visit: &Visit) -> bool {
    accounts::may(&visit.actor, Action::EditConsultation, &Subject::SITE)
        || accounts::may(&visit.actor, Action::Moderate, &Subject::SITE)
}

/// Whoever keeps the forum in order.
///
/// # Errors
/// `Unauthenticated` and `Forbidden` for others.
pub fn keeper(visit: &Visit) -> Result<Keeper, AppError> {
    visit.account_id()?;
    if !may_arrange(visit) {
        return Err(AppError::Forbidden("error.forbidden-text"));
    }
    let acting_as = if visit.actor.has(Role::Moderator) {
        ActingAs::Moderator
    } else {
        ActingAs::Editor
    };
    Ok(Keeper::of(&visit.actor, acting_as))
}

/// A post that can be split off.
#[derive(Serialize)]
struct PostView {
    token: String,
    author: String,
    words: String,
    at: UtcTime,
    reply_count: i64,
}

#[derive(Serialize)]
struct ArrangeView {
    forum_title: String,
    forum_url: String,
    title: String,
    url: String,
    forums: Vec<Choice>,
    topics: Vec<Choice>,
    posts: Vec<PostView>,
    next: Option<i64>,
    changes: Vec<ChangeView>,
}

struct ArrangeData {
    forum: Forum,
    topic: Topic,
    opening: Contribution,
    forums: Vec<Forum>,
    others: Vec<(String, String)>,
    posts: Vec<Contribution>,
    changes: Vec<ChangeView>,
}

fn read(
    conn: &mut DbConn,
    (slug, token): &(String, String),
    after: i64,
    now: UtcTime,
) -> Result<ArrangeData, AppError> {
    let (forum, _, topic, opening) = find_shown(conn, slug, token, now)?;
    let public = consultations::list_public(conn, now)?;
    let mut forums = store::list(conn)?;
    forums.retain(|one| {
        one.id != forum.id && public.iter().any(|open| open.id == one.consultation_id)
    });
    let others = arranged::list_others(conn, forum.id, topic.id, OTHERS)?;
    let place = format!("topic:{}", topic.id);
    let posts = arranged::list_first_public(conn, &place, after, POSTS + 1)?;
    let posts = contributions::list_by_ids(conn, &posts)?;
    let changes = change_views(conn, topic.id)?;
    Ok(ArrangeData {
        forum,
        topic,
        opening,
        forums,
        others,
        posts,
        changes,
    })
}

fn arrange_page(visit: &Visit, data: ArrangeData, form: &FormView) -> Page {
    let forum_url = super::url(&data.forum);
    let url = format!("{forum_url}/topics/{}", data.opening.token);
    let limit = usize::try_from(POSTS).unwrap_or(usize::MAX);
    let has_more = data.posts.len() > limit;
    let posts: Vec<_> = data.posts.into_iter().take(limit).collect();
    let view = ArrangeView {
        forum_title: data.forum.title,
        forum_url,
        title: data.opening.title.clone(),
        url,
        forums: data
            .forums
            .into_iter()
            .map(|forum| Choice::new(forum.slug, forum.title))
            .collect(),
        topics: data
            .others
            .into_iter()
            .map(|(value, text)| Choice::new(value, text))
            .collect(),
        next: posts.last().filter(|_| has_more).map(|last| last.id),
        posts: posts
            .into_iter()
            .map(|post| PostView {
                words: excerpt(&post.text, 160),
                token: post.token,
                author: post.author_name,
                at: post.published_at.unwrap_or(post.received_at),
                reply_count: post.reply_count,
            })
            .collect(),
        changes: data.changes,
    };
    Page::new("forums/arrange.html", visit.text("forums-arrange-title"))
        .with("arrange", &view)
        .topic(format!("topic:{}", data.topic.id))
        .form(form)
}

/// What a topic made of posts begins with.
fn first_words(visit: &Visit, opening: &Contribution) -> String {
    let address = visit.app.absolute(&format!("/c/{}", opening.token));
    let title = opening.title.replace(['[', ']', '\\'], "");
    let link = format!("[{title}]({address})");
    visit.text_with("forums-split-words", &[("topic", link.as_str().into())])
}

async fn show(
    visit: &Visit,
    path: (String, String),
    form: Option<FormView>,
) -> Result<HttpResponse, AppError> {
    let (after, now) = (
        query(visit, "after").and_then(|id| id.parse().ok()),
        visit.now,
    );
    let data = visit
        .app
        .db
        .read(move |conn| read(conn, &path, after.unwrap_or(0), now))
        .await?;
    let form =
        form.unwrap_or_else(|| FormView::filled([("text", first_words(visit, &data.opening))]));
    arrange_page(visit, data, &form).respond(visit)
}

pub async fn show_arrange(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    keeper(&visit)?;
    show(&visit, path.into_inner(), None).await
}

/// What is to be done.
enum Task {
    Move(String),
    Merge(String),
    Split(Box<Split>),
    Undo(i64),
}

fn parse_task(word: &str) -> Option<&'static str> {
    ["move", "merge", "split", "undo"]
        .into_iter()
        .find(|known| *known == word)
}

fn read_task(visit: &Visit, form: &mut PostForm) -> Result<Task, FieldErrors> {
    let task = form.choice("do", parse_task).unwrap_or_default();
    let wanted = match task {
        "move" => {
            if form.get("forum").is_empty() {
                form.refuse("forum", "form.choose");
            }
            Some(Task::Move(form.get("forum").to_owned()))
        }
        "merge" => {
            let address = last_part(form.get("address"));
            let into = if address.is_empty() {
                form.get("into").to_owned()
            } else {
                address
            };
            if into.is_empty() {
                form.refuse("into", "form.choose");
            }
            Some(Task::Merge(into))
        }
        "split" => {
            let posts: Vec<String> = form.all("posts").into_iter().map(str::to_owned).collect();
            if posts.is_empty() {
                form.refuse("posts", "forums.choose-posts");
            }
            let title = form.text("title", rules::TITLE);
            let words = contributions::read_words(form, "text", rules::TEXT);
            Some(Task::Split(Box::new(Split {
                posts,
                title,
                words,
                lang: visit.lang.code().to_owned(),
                submission_key: visit
                    .actor
                    .account_id
                    .and_then(|id| form.submission_key(id)),
            })))
        }
        "undo" => Some(Task::Undo(form.get("change").parse().unwrap_or(0))),
        _ => None,
    };
    match form.check() {
        Err(AppError::Invalid(errors)) => Err(errors),
        _ => wanted.ok_or_else(|| FieldErrors::one("do", "form.choose")),
    }
}

pub async fn arrange(
    visit: Visit,
    path: web::Path<(String, String)>,
    spine: web::Data<Spine>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let keeper = keeper(&visit)?;
    let path = path.into_inner();
    let task = match read_task(&visit, &mut form) {
        Ok(task) => task,
        Err(errors) => return show(&visit, path, Some(form.view(&visit, &errors))).await,
    };
    let now = visit.now;
    let url = visit
        .app
        .db
        .write(move |tx| {
            let (slug, token) = &path;
            let (_, _, topic, opening) = find_shown(tx, slug, token, now)?;
            match task {
                Task::Move(to) => {
                    arranging::move_topic(tx, token, &to, &keeper, now)?;
                }
                Task::Merge(into) => {
                    arranging::merge_topics(tx, token, &into, &keeper, now)?;
                }
                Task::Split(split) => {
                    return Ok(arranging::split_off(tx, &spine, token, &split, &keeper, now)?.url);
                }
                Task::Undo(id) => {
                    let change = arranged::find(tx, id)?.ok_or(AppError::NotFound)?;
                    let is_of_it =
                        change.topic_id == topic.id || change.other_topic_id == Some(topic.id);
                    if !is_of_it {
                        return Err(AppError::NotFound);
                    }
                    return Ok(undo(tx, &spine, id, &keeper, now)?.url);
                }
            }
            let moved = contributions::find(tx, opening.id)?;
            Ok(moved.ok_or(AppError::NotFound)?.url)
        })
        .await?;
    Ok(visit.redirect(&url, Some("forums-topic-changed")))
}

pub async fn change_forum(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let keeper = keeper(&visit)?;
    let slug = path.into_inner();
    let is_archived = form.choice("do", |word| match word {
        "archive" => Some(true),
        "unarchive" => Some(false),
        _ => None,
    });
    form.check()?;
    let is_archived = is_archived.ok_or(AppError::NotFound)?;
    let (now, address) = (visit.now, format!("/forums/{slug}"));
    visit
        .app
        .db
        .write(move |tx| super::set_archived(tx, &slug, is_archived, &keeper, now))
        .await?;
    Ok(visit.redirect(&address, Some("forums-forum-changed")))
}
