//! Answering a post: the page with all answers to it, and the form.

use actix_web::{HttpResponse, web};

use super::handlers::{about, author, find_public, query, sent};
use super::model::{Forum, NewPost, Topic};
use super::rules;
use super::topics::{Who, find_shown, handles};
use super::views::{Around, ReplyView};
use crate::features::accounts::{self, Action, Subject};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{self, Contribution, Kind, Said, Spine, Thread};
use crate::platform::db::DbConn;
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Slug of the forum, tokens of the topic and of the post.
type Path = (String, String, String);

struct ReplyData {
    forum: Forum,
    consultation: Consultation,
    topic: Topic,
    opening: Contribution,
    post: Contribution,
    parent: Said,
    thread: Thread,
    handles: String,
}

fn read_reply(
    conn: &mut DbConn,
    (slug, token, post): &Path,
    after: i64,
    who: &Who,
) -> Result<ReplyData, AppError> {
    let (forum, consultation, topic, opening) = find_shown(conn, slug, token, who.now)?;
    let place = format!("topic:{}", topic.id);
    let post = contributions::find_by_token(conn, post)?
        .filter(|post| post.place == place && post.kind == Kind::Post)
        .filter(|post| post.published_at.is_some())
        .ok_or(AppError::NotFound)?;
    let parent = contributions::said(conn, &post)?;
    let mut thread = contributions::list_replies(conn, &post, after, rules::POSTS)?;
    let is_open = consultations::takes_part(&consultation, who.now)
        && rules::ensure_not_archived(&forum).is_ok()
        && rules::ensure_takes_posts(&topic, &opening).is_ok();
    if let Some(reader) = who.reader(is_open) {
        contributions::mark_for(conn, &mut thread.said, &reader)?;
    }
    Ok(ReplyData {
        forum,
        consultation,
        topic,
        opening,
        post,
        parent,
        thread,
        handles: handles(conn, &place, who)?,
    })
}

fn after(visit: &Visit) -> i64 {
    let after = query(visit, "after").and_then(|id| id.parse().ok());
    after.unwrap_or(0).max(0)
}

fn reply_page(visit: &Visit, data: ReplyData, form: &FormView) -> Page {
    let around = Around::new(
        &data.forum,
        &data.consultation,
        visit.actor.is_signed_in(),
        visit.now,
    );
    let topic_url = format!("{}/topics/{}", around.url, data.opening.token);
    let takes_posts = rules::ensure_takes_posts(&data.topic, &data.opening).is_ok();
    let view = ReplyView {
        may_post: around.is_open && takes_posts && data.parent.gone.is_none(),
        url: format!("{topic_url}/posts/{}/reply", data.post.token),
        topic_title: if data.opening.is_public() {
            data.opening.title
        } else {
            visit.text("forums-topic-gone-title")
        },
        topic_url,
        count: data.post.reply_count,
        parent: data.parent,
        thread: data.thread,
        handles: data.handles,
        is_later_page: after(visit) > 0,
    };
    let page = Page::new("forums/reply.html", visit.text("forums-reply-title"))
        .with("forum", &around)
        .with("reply", &view)
        .topic(format!("topic:{}", data.topic.id))
        .form(form);
    about(page, visit, &data.forum, &data.consultation)
}

pub async fn show_reply(visit: Visit, path: web::Path<Path>) -> Result<HttpResponse, AppError> {
    let path = path.into_inner();
    let (who, after) = (Who::of(&visit), after(&visit));
    let post = path.2.clone();
    let read = move |conn: &mut DbConn| read_reply(conn, &path, after, &who);
    let shown = visit
        .public(read, |visit, data| {
            let form = if query(visit, "quote").is_some() {
                let quoted = contributions::quoted(&visit.app, &data.post);
                FormView::filled([("text", quoted)])
            } else {
                FormView::default()
            };
            Ok(reply_page(visit, data, &form))
        })
        .await;
    if !matches!(shown, Err(AppError::NotFound)) {
        return shown;
    }
    // It may stand in another topic by now: its own page says where.
    let token = post.clone();
    let read = move |conn: &mut DbConn| contributions::find_by_token(conn, &token);
    match visit.app.db.read(read).await? {
        Some(found) if found.kind == Kind::Post && found.published_at.is_some() => {
            Ok(visit.redirect(&format!("/c/{post}"), None))
        }
        _ => shown,
    }
}

pub async fn reply(
    visit: Visit,
    path: web::Path<Path>,
    mut form: PostForm,
    spine: web::Data<Spine>,
) -> Result<HttpResponse, AppError> {
    let path = path.into_inner();
    let author = author(&visit, &form)?;
    accounts::ensure(&visit.actor, Action::Contribute, &Subject::SITE)?;
    visit.limit(Limited::Write)?;
    let words = contributions::read_words(&mut form, "text", rules::TEXT);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return show_refused(&visit, path, &form, &errors).await;
    }
    let asked = path.clone();
    let (slug, token, post) = path;
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let topic_url = format!("/forums/{slug}/topics/{token}");
    let new = NewPost {
        topic: token,
        parent: Some(post),
        words,
        author,
    };
    let received = visit
        .app
        .db
        .write(move |tx| {
            let forum = find_public(tx, &slug, now)?.0;
            super::ensure_in_forum(tx, &forum, &new.topic)?;
            super::post(tx, &spine, &new, zone, now)
        })
        .await;
    match received {
        Ok(received) => sent(&visit, &received, &topic_url).await,
        Err(AppError::Invalid(errors)) => show_refused(&visit, asked, &form, &errors).await,
        Err(other) => Err(other),
    }
}

async fn show_refused(
    visit: &Visit,
    path: Path,
    form: &PostForm,
    errors: &FieldErrors,
) -> Result<HttpResponse, AppError> {
    let who = Who::of(visit);
    let read = move |conn: &mut DbConn| read_reply(conn, &path, 0, &who);
    let data = visit.app.db.read(read).await?;
    reply_page(visit, data, &form.view(visit, errors)).respond(visit)
}
