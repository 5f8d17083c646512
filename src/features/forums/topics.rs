//! The page of a topic, posting on it, and keeping it in order.

use actix_web::{HttpResponse, web};
use chrono::Duration;

use super::handlers::{about, author, find_public, query, sent};
use super::leading::forwarding;
use super::model::{Change, Forum, NewPost, Topic};
use super::moving::{keeper, may_arrange};
use super::rules;
use super::summaries::SummaryView;
use super::views::{Around, ChangeView, TopicView, change_views};
use super::{store, store_summaries as summaries};
use crate::features::accounts::{self, Action, Subject};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{
    self, Contribution, Order, Reader, Said, Sort, Spine, Thread,
};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Names that a form offers.
const HANDLES: i64 = 8;

struct TopicData {
    forum: Forum,
    consultation: Consultation,
    topic: Topic,
    contribution: Contribution,
    first: Said,
    thread: Thread,
    tags: Vec<String>,
    summary: Option<SummaryView>,
    changes: Vec<ChangeView>,
    handles: String,
}

/// Some of those whom a reader can name in a topic.
pub fn handles(conn: &mut DbConn, place: &str, who: &Who) -> Result<String, AppError> {
    if who.account_id.is_none() {
        return Ok(String::new());
    }
    let handles = contributions::mentions::list_handles(conn, place, HANDLES)?;
    let handles: Vec<String> = handles.into_iter().map(|one| format!("@{one}")).collect();
    Ok(handles.join(", "))
}

/// Who reads a page, and how much of their own words they may change.
#[derive(Clone, Copy)]
pub struct Who {
    account_id: Option<i64>,
    edit_window: Duration,
    pub now: UtcTime,
}

impl Who {
    pub fn of(visit: &Visit) -> Self {
        Self {
            account_id: visit.actor.account_id,
            edit_window: visit.app.config.debate.edit_window(),
            now: visit.now,
        }
    }

    /// What makes a difference to somebody who is known.
    pub fn reader(&self, is_open: bool) -> Option<Reader> {
        Some(Reader {
            account_id: self.account_id?,
            edit_window: self.edit_window,
            is_open,
            now: self.now,
        })
    }
}

/// A topic of that forum that was public at some time.
pub fn find_shown(
    conn: &mut DbConn,
    slug: &str,
    token: &str,
    now: UtcTime,
) -> Result<(Forum, Consultation, Topic, Contribution), AppError> {
    let (forum, consultation) = find_public(conn, slug, now)?;
    let (topic, contribution) = super::find_topic(conn, token)?;
    let is_elsewhere = topic.forum_id != forum.id || topic.merged_into.is_some();
    if is_elsewhere || contribution.published_at.is_none() {
        return Err(AppError::NotFound);
    }
    Ok((forum, consultation, topic, contribution))
}

fn read_topic(
    conn: &mut DbConn,
    slug: &str,
    token: &str,
    order: Order,
    who: &Who,
) -> Result<TopicData, AppError> {
    let (forum, consultation, topic, contribution) = find_shown(conn, slug, token, who.now)?;
    let mut first = contributions::said(conn, &contribution)?;
    let place = format!("topic:{}", topic.id);
    let mut thread = contributions::thread(conn, &place, "", order, rules::POSTS)?;
    let is_open = consultations::takes_part(&consultation, who.now)
        && forum.archived_at.is_none()
        && !topic.is_closed()
        && first.gone.is_none();
    if let Some(reader) = who.reader(is_open) {
        thread.said.insert(0, first);
        contributions::mark_for(conn, &mut thread.said, &reader)?;
        first = thread.said.remove(0);
    }
    let tags = store::list_tags(conn, &[topic.id])?;
    let summary = summaries::find_latest(conn, topic.id)?.map(SummaryView::from);
    let changes = change_views(conn, topic.id)?;
    Ok(TopicData {
        forum,
        consultation,
        topic,
        contribution,
        first,
        thread,
        tags: tags.into_iter().map(|(_, tag)| tag).collect(),
        summary,
        changes,
        handles: handles(conn, &place, who)?,
    })
}

fn order(visit: &Visit) -> (Sort, Order) {
    let sort = Sort::parse(query(visit, "sort"));
    (sort, Order::parse(sort, query(visit, "after")))
}

fn topic_page(visit: &Visit, data: TopicData, form: &FormView) -> Page {
    let TopicData {
        forum,
        consultation,
        topic,
        contribution,
        first,
        thread,
        tags,
        summary,
        changes,
        handles,
    } = data;
    let around = Around::new(&forum, &consultation, visit.actor.is_signed_in(), visit.now);
    let (sort, order) = order(visit);
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
        is_closed: topic.is_closed(),
        is_archived: topic.archived_at.is_some(),
        tags,
        summary,
        changes,
        handles,
        may_post: TopicView::may_post(&topic, &first, &around),
        may_change: may_arrange(visit),
        sort,
        is_later_page: order.is_later_page(),
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
    let (who, (_, order)) = (Who::of(&visit), order(&visit));
    let asked = (slug.clone(), token.clone());
    let read = move |conn: &mut DbConn| read_topic(conn, &slug, &token, order, &who);
    let shown = visit
        .public(read, |visit, data| {
            Ok(topic_page(visit, data, &FormView::default()))
        })
        .await;
    if shown.is_err() {
        return lead_on(&visit, shown, asked).await;
    }
    shown
}

/// To where a topic went that is not at its old address, if it went anywhere.
async fn lead_on(
    visit: &Visit,
    shown: Result<HttpResponse, AppError>,
    (slug, token): (String, String),
) -> Result<HttpResponse, AppError> {
    if !matches!(shown, Err(AppError::NotFound)) {
        return shown;
    }
    let now = visit.now;
    let read = move |conn: &mut DbConn| forwarding(conn, &slug, &token, now);
    match visit.app.db.read(read).await? {
        Some(url) => Ok(visit.redirect(&url, Some("forums-moved-here"))),
        None => Err(AppError::NotFound),
    }
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
    let words = contributions::read_words(&mut form, "text", rules::TEXT);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return show_refused(&visit, slug, token, &form, &errors).await;
    }
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    let topic_url = format!("/forums/{slug}/topics/{token}");
    let new = NewPost {
        topic: token,
        parent: None,
        words,
        author,
    };
    let asked = (slug.clone(), new.topic.clone());
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
        Err(AppError::Invalid(errors)) => {
            show_refused(&visit, asked.0, asked.1, &form, &errors).await
        }
        Err(other) => Err(other),
    }
}

pub async fn show_refused(
    visit: &Visit,
    slug: String,
    token: String,
    form: &PostForm,
    errors: &FieldErrors,
) -> Result<HttpResponse, AppError> {
    let who = Who::of(visit);
    let first = Order::after(0);
    let read = move |conn: &mut DbConn| read_topic(conn, &slug, &token, first, &who);
    let data = visit.app.db.read(read).await?;
    topic_page(visit, data, &form.view(visit, errors)).respond(visit)
}

pub async fn change_topic(
    visit: Visit,
    path: web::Path<(String, String)>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    let (slug, token) = path.into_inner();
    let keeper = keeper(&visit)?;
    let change = form.choice("do", Change::parse);
    form.check()?;
    let change = change.ok_or(AppError::NotFound)?;
    let now = visit.now;
    let address = format!("/forums/{slug}/topics/{token}");
    visit
        .app
        .db
        .write(move |tx| {
            find_public(tx, &slug, now)?;
            super::change_topic(tx, &token, change, keeper.acting_as, keeper.account_id, now)
        })
        .await?;
    Ok(visit.redirect(&address, Some("forums-topic-changed")))
}
