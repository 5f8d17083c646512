//! The page of a topic, posting on it, and keeping it in order.

use actix_web::{HttpResponse, web};

use super::handlers::{about, author, find_public, query, sent};
use super::model::{Change, Forum, NewPost, Topic};
use super::rules;
use super::views::{Around, TopicView};
use crate::features::accounts::{self, Action, Subject};
use crate::features::consultations::Consultation;
use crate::features::contributions::{self, Contribution, Said, Spine, Thread, Words};
use crate::features::ledger::ActingAs;
use crate::platform::actor::Role;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

struct TopicData {
    forum: Forum,
    consultation: Consultation,
    topic: Topic,
    contribution: Contribution,
    first: Said,
    thread: Thread,
}

fn read_topic(
    conn: &mut DbConn,
    slug: &str,
    token: &str,
    after: i64,
    now: UtcTime,
) -> Result<TopicData, AppError> {
    let (forum, consultation) = find_public(conn, slug, now)?;
    let (topic, contribution) = super::find_topic(conn, token)?;
    if topic.forum_id != forum.id || contribution.published_at.is_none() {
        return Err(AppError::NotFound);
    }
    let first = contributions::said(conn, &contribution)?;
    let place = format!("topic:{}", topic.id);
    let thread = contributions::thread(conn, &place, "", after, rules::POSTS)?;
    Ok(TopicData {
        forum,
        consultation,
        topic,
        contribution,
        first,
        thread,
    })
}

fn after(visit: &Visit) -> i64 {
    let after = query(visit, "after").and_then(|id| id.parse().ok());
    after.unwrap_or(0).max(0)
}

fn topic_page(visit: &Visit, data: TopicData, form: &FormView) -> Page {
    let TopicData {
        forum,
        consultation,
        topic,
        contribution,
        first,
        thread,
    } = data;
    let around = Around::new(&forum, &consultation, visit.actor.is_signed_in(), visit.now);
    let title = if first.gone.is_none() {
        contribution.title
    } else {
        String::new()
    };
    let heading = if title.is_empty() {
        visit.text("forums-topic-gone-title")
    } else {
        title.clone()
    };
    let view = TopicView {
        title,
        url: format!("{}/topics/{}", around.url, contribution.token),
        post_count: topic.post_count,
        is_pinned: topic.is_pinned,
        is_closed: topic.closed_at.is_some(),
        may_post: TopicView::may_post(&topic, &first, &around),
        may_change: may_change(visit),
        after: after(visit),
        first,
        thread,
    };
    let page = Page::new("forums/topic.html", heading)
        .with("forum", &around)
        .with("topic", &view)
        .topic(format!("topic:{}", topic.id))
        .topic(format!("contribution:{}", contribution.token))
        .form(form);
    about(page, visit, &forum, &consultation)
}

pub async fn show_topic(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (slug, token) = path.into_inner();
    let (now, after) = (visit.now, after(&visit));
    let read = move |conn: &mut DbConn| read_topic(conn, &slug, &token, after, now);
    visit
        .public(read, |visit, data| {
            Ok(topic_page(visit, data, &FormView::default()))
        })
        .await
}

pub async fn post(
    visit: Visit,
    path: web::Path<(String, String)>,
    mut form: PostForm,
    spine: web::Data<Spine>,
) -> Result<HttpResponse, AppError> {
    let (slug, token) = path.into_inner();
    let author = author(&visit, &form)?;
    accounts::ensure(&visit.actor, Action::Contribute, &Subject::SITE)?;
    visit.limit(Limited::Write)?;
    let text = form.text("text", rules::TEXT);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return show_refused(&visit, slug, token, &form, &errors).await;
    }
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let topic_url = format!("/forums/{slug}/topics/{token}");
    let new = NewPost {
        topic: token,
        words: Words::new(text),
        author,
    };
    let received = visit
        .app
        .db
        .write(move |tx| {
            let forum = find_public(tx, &slug, now)?.0;
            if super::find_topic(tx, &new.topic)?.0.forum_id != forum.id {
                return Err(AppError::NotFound);
            }
            super::post(tx, &spine, &new, zone, now)
        })
        .await?;
    sent(&visit, &received, &topic_url).await
}

async fn show_refused(
    visit: &Visit,
    slug: String,
    token: String,
    form: &PostForm,
    errors: &FieldErrors,
) -> Result<HttpResponse, AppError> {
    let now = visit.now;
    let read = move |conn: &mut DbConn| read_topic(conn, &slug, &token, 0, now);
    let data = visit.app.db.read(read).await?;
    topic_page(visit, data, &form.view(visit, errors)).respond(visit)
}

/// Editors and moderators keep a forum in order.
fn may_change(visit: &Visit) -> bool {
    accounts::may(&visit.actor, Action::EditConsultation, &Subject::SITE)
        || accounts::may(&visit.actor, Action::Moderate, &Subject::SITE)
}

pub async fn change_topic(
    visit: Visit,
    path: web::Path<(String, String)>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let (slug, token) = path.into_inner();
    let account_id = visit.account_id()?;
    if !may_change(&visit) {
        return Err(AppError::Forbidden("error.forbidden-text"));
    }
    let change = form.choice("do", Change::parse);
    form.check()?;
    let change = change.ok_or(AppError::NotFound)?;
    let acting_as = if visit.actor.has(Role::Moderator) {
        ActingAs::Moderator
    } else {
        ActingAs::Editor
    };
    let now = visit.now;
    let address = format!("/forums/{slug}/topics/{token}");
    visit
        .app
        .db
        .write(move |tx| {
            find_public(tx, &slug, now)?;
            super::change_topic(tx, &token, change, acting_as, Some(account_id), now)
        })
        .await?;
    Ok(visit.redirect(&address, Some("forums-topic-changed")))
}
