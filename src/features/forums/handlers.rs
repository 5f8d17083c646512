//! Reading a forum, starting topics, posting.

use actix_web::{HttpResponse, web};

use super::model::{Author, Cursor, Forum, ListedTopic, NewTopic, Summary};
use super::moving::may_arrange;
use super::store::Wanted;
use super::views::{Around, TagView, TopicRow};
use super::{rules, store};
use crate::features::accounts::{self, Action, Subject};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{self, Channel, Received, Spine, State, role_of};
use crate::features::deadlines::rules::local_day;
use crate::features::moderation;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::limits::Limited;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// A parameter of the address, as far as it is plain.
pub fn query<'v>(visit: &'v Visit, name: &str) -> Option<&'v str> {
    let mut pairs = visit.request.query_string().split('&');
    pairs.find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// A forum whose consultation the public may know of.
pub fn find_public(
    conn: &mut DbConn,
    slug: &str,
    now: UtcTime,
) -> Result<(Forum, Consultation), AppError> {
    let forum = store::find_by_slug(conn, slug)?.ok_or(AppError::NotFound)?;
    let consultation = consultations::find(conn, forum.consultation_id)?
        .filter(|consultation| consultations::is_public(consultation, now))
        .ok_or(AppError::NotFound)?;
    Ok((forum, consultation))
}

/// As [`find_public`]; editors read what is not public yet, as they see its consultation.
fn find_readable(
    conn: &mut DbConn,
    slug: &str,
    is_editor: bool,
    now: UtcTime,
) -> Result<(Forum, Consultation), AppError> {
    if !is_editor {
        return find_public(conn, slug, now);
    }
    let forum = store::find_by_slug(conn, slug)?.ok_or(AppError::NotFound)?;
    let consultation =
        consultations::find(conn, forum.consultation_id)?.ok_or(AppError::NotFound)?;
    Ok((forum, consultation))
}

/// What every page of a forum depends on.
pub fn about(page: Page, visit: &Visit, forum: &Forum, consultation: &Consultation) -> Page {
    let page = page
        .topic(format!("forum:{}", forum.id))
        .topic(format!("consultation:{}", consultation.id));
    match consultations::rules::next_change(consultation, visit.now) {
        Some(at) => page.fresh_until(at),
        None => page,
    }
}

pub async fn list_forums(visit: Visit) -> Result<HttpResponse, AppError> {
    let now = visit.now;
    let read = move |conn: &mut DbConn| super::list_public(conn, now);
    let show = |visit: &Visit, forums: Vec<Summary>| {
        Ok(
            Page::new("forums/list.html", visit.text("forums-list-title"))
                .with("forums", &forums)
                .topic("forums")
                .topic("consultations"),
        )
    };
    visit.public(read, show).await
}

/// Which topics the list shows, by its address.
fn wanted(visit: &Visit) -> Wanted {
    let tag = query(visit, "tag").filter(|tag| (1..=30).contains(&tag.len()));
    Wanted {
        is_archive: query(visit, "archive").is_some(),
        // What is no tag finds nothing, and is not shown again.
        tag: tag
            .filter(|tag| tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
            .map(ToOwned::to_owned),
    }
}

struct ForumData {
    forum: Forum,
    consultation: Consultation,
    pinned: Vec<ListedTopic>,
    topics: Vec<ListedTopic>,
    /// Tags of the topics on this page.
    tags: Vec<(i64, String)>,
    /// Tags of the forum, with how many topics have each.
    all_tags: Vec<(String, i64)>,
    next: Option<Cursor>,
}

fn read_forum(
    conn: &mut DbConn,
    slug: &str,
    wanted: &Wanted,
    behind: Option<Cursor>,
    (is_editor, now): (bool, UtcTime),
) -> Result<ForumData, AppError> {
    let (forum, consultation) = find_readable(conn, slug, is_editor, now)?;
    let is_whole = wanted.tag.is_none() && !wanted.is_archive;
    let pinned = match behind {
        None if is_whole => store::list_pinned(conn, forum.id, rules::PINNED)?,
        _ => Vec::new(),
    };
    let mut topics = store::list_topics(conn, forum.id, wanted, behind, rules::TOPICS + 1)?;
    let limit = usize::try_from(rules::TOPICS).unwrap_or(0);
    let has_more = topics.len() > limit;
    topics.truncate(limit);
    let next = topics.last().filter(|_| has_more).map(|topic| Cursor {
        last_post_at: topic.last_post_at,
        id: topic.id,
    });
    let ids: Vec<i64> = pinned.iter().chain(&topics).map(|topic| topic.id).collect();
    let tags = if ids.is_empty() {
        Vec::new()
    } else {
        store::list_tags(conn, &ids)?
    };
    Ok(ForumData {
        all_tags: store::list_tags_of_forum(conn, forum.id, rules::TAGS_SHOWN)?,
        forum,
        consultation,
        pinned,
        topics,
        tags,
        next,
    })
}

fn forum_page(visit: &Visit, data: ForumData) -> Result<Page, AppError> {
    let ForumData {
        forum,
        consultation,
        pinned,
        topics,
        tags,
        all_tags,
        next,
    } = data;
    let around = Around::new(&forum, &consultation, visit.actor.is_signed_in(), visit.now);
    let is_later_page = query(visit, "before").is_some();
    let topics: Vec<TopicRow> = pinned
        .into_iter()
        .chain(topics)
        .map(|topic| {
            let own = tags.iter().filter(|(of, _)| *of == topic.id);
            let tags = own.map(|(_, tag)| tag.clone()).collect();
            TopicRow {
                tags,
                ..TopicRow::new(topic, &forum)
            }
        })
        .collect();
    let all_tags: Vec<TagView> = all_tags
        .into_iter()
        .map(|(tag, count)| TagView { tag, count })
        .collect();
    let wanted = wanted(visit);
    let page = Page::new("forums/forum.html", around.title.clone())
        .description(around.intro.clone())
        .with("forum", &around)
        .with("topics", &topics)
        .with("tags", &all_tags)
        .with("tag", &wanted.tag)
        .with("is_archive", &wanted.is_archive)
        .with("may_arrange", &may_arrange(visit))
        .with("next", &next.map(Cursor::text))
        .with("is_later_page", &is_later_page)
        .topic(format!("forum-of:{}", consultation.id));
    Ok(about(page, visit, &forum, &consultation))
}

pub async fn show_forum(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    let slug = path.into_inner();
    let now = visit.now;
    let behind = query(&visit, "before").and_then(Cursor::parse);
    let is_editor = accounts::may(&visit.actor, Action::EditConsultation, &Subject::SITE);
    let wanted = wanted(&visit);
    let who = (is_editor, now);
    let read = move |conn: &mut DbConn| read_forum(conn, &slug, &wanted, behind, who);
    visit.public(read, forum_page).await
}

fn new_topic_page(
    visit: &Visit,
    forum: &Forum,
    consultation: &Consultation,
    form: &FormView,
) -> Page {
    let around = Around::new(forum, consultation, visit.actor.is_signed_in(), visit.now);
    let page = Page::new("forums/new.html", visit.text("forums-new-title"))
        .with("forum", &around)
        .form(form);
    about(page, visit, forum, consultation)
}

pub async fn show_new_topic(
    visit: Visit,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    let slug = path.into_inner();
    let now = visit.now;
    let read = move |conn: &mut DbConn| find_public(conn, &slug, now);
    visit
        .public(read, |visit, (forum, consultation)| {
            Ok(new_topic_page(
                visit,
                &forum,
                &consultation,
                &FormView::default(),
            ))
        })
        .await
}

pub fn author(visit: &Visit, form: &PostForm) -> Result<Author, AppError> {
    let account_id = visit.account_id()?;
    Ok(Author {
        account_id: Some(account_id),
        name: visit.actor.name.clone(),
        role: role_of(&visit.actor),
        lang: visit.lang.code().to_owned(),
        channel: Channel::Web,
        submission_key: form.submission_key(account_id),
        is_anonymous: form.is_checked("anonymous"),
    })
}

pub async fn start_topic(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
    spine: web::Data<Spine>,
) -> Result<HttpResponse, AppError> {
    let slug = path.into_inner();
    let author = author(&visit, &form)?;
    accounts::ensure(&visit.actor, Action::Contribute, &Subject::SITE)?;
    visit.limit(Limited::Write)?;
    let title = form.text("title", rules::TITLE);
    let words = contributions::read_words(&mut form, "text", rules::TEXT);
    let (now, zone) = (visit.now, visit.app.config.site.time_zone.0);
    if let Err(AppError::Invalid(errors)) = form.check() {
        return show_refused(&visit, slug, &form, &errors).await;
    }
    let mut new = NewTopic {
        forum_id: 0,
        title,
        words,
        author,
    };
    let asked = slug.clone();
    let received = visit
        .app
        .db
        .write(move |tx| {
            new.forum_id = find_public(tx, &slug, now)?.0.id;
            super::start_topic(tx, &spine, &new, zone, now)
        })
        .await;
    match received {
        Ok(received) => {
            let forum_url = received.contribution.url.split("/topics/").next();
            let forum_url = forum_url.unwrap_or("/forums").to_owned();
            sent(&visit, &received, &forum_url).await
        }
        Err(AppError::Invalid(errors)) => show_refused(&visit, asked, &form, &errors).await,
        Err(other) => Err(other),
    }
}

async fn show_refused(
    visit: &Visit,
    slug: String,
    form: &PostForm,
    errors: &FieldErrors,
) -> Result<HttpResponse, AppError> {
    let now = visit.now;
    let read = move |conn: &mut DbConn| find_public(conn, &slug, now);
    let (forum, consultation) = visit.app.db.read(read).await?;
    let view = form.view(visit, errors);
    new_topic_page(visit, &forum, &consultation, &view).respond(visit)
}

/// Back to where it stands, or to `waiting` until it was read.
pub async fn sent(
    visit: &Visit,
    received: &Received,
    waiting: &str,
) -> Result<HttpResponse, AppError> {
    let contribution = &received.contribution;
    if contribution.state != State::InReview {
        return Ok(visit.redirect(&contribution.url, None));
    }
    let (id, zone) = (contribution.id, visit.app.config.site.time_zone.0);
    let read_by = visit.app.db.read(move |conn| moderation::read_by(conn, id));
    // Read by a moderator already, before this answer: it stands where it will stand.
    let Some(due_at) = read_by.await? else {
        return Ok(visit.redirect(waiting, None));
    };
    let flash = format!("forums-in-review~{}", local_day(due_at, zone));
    Ok(visit.redirect(waiting, Some(&flash)))
}
