//! A forum for each consultation: topics and posts.
//!
//! A topic is a contribution at `forum:ID`, a post one at `topic:ID`. An editor opens the forum;
//! whoever is signed in writes while the consultation is open and the topic is not closed. Editors
//! and moderators pin and close topics.

pub mod api;
mod desk;
mod handlers;
mod model;
pub mod rules;
mod store;
mod topics;
mod views;

use actix_web::web;
use chrono_tz::Tz;
use serde_json::json;

use super::contributions::{
    self, Contribution, Kind, NewContribution, Received, Spine, StateChange,
};
use super::ledger::{self, Act, ActingAs};
use super::notifications::{self, News};
use super::{consultations, moderation, search};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub use model::{Author, Change, Forum, NewForum, NewPost, NewTopic, Summary, Topic};

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/forums", web::get().to(handlers::list_forums))
        .service(
            web::resource("/forums/{slug}/new")
                .get(handlers::show_new_topic)
                .post(handlers::start_topic),
        )
        .service(
            web::resource("/forums/{slug}/topics/{token}")
                .get(topics::show_topic)
                .post(topics::post),
        )
        .route(
            "/forums/{slug}/topics/{token}/state",
            web::post().to(topics::change_topic),
        )
        .route("/forums/{slug}", web::get().to(handlers::show_forum))
        .service(
            web::resource("/desk/editor/consultations/{slug}/forum")
                .get(desk::show_new)
                .post(desk::open_forum),
        );
}

/// Keeps the counts of topics and posts and the time of the last post.
///
/// # Errors
/// When a row cannot be written.
pub fn on_state_change(
    tx: &mut Tx<'_>,
    change: &StateChange,
    now: UtcTime,
) -> Result<(), AppError> {
    let contribution = &change.contribution;
    match contribution.kind {
        Kind::Topic => {
            let Some(forum_id) = id_in(&contribution.place, "forum:") else {
                return Ok(());
            };
            if change.appears() {
                store::add_topic(tx, forum_id, 1)?;
                store::set_active(tx, contribution.id, now)?;
            } else if change.disappears() {
                store::add_topic(tx, forum_id, -1)?;
            }
            if let Some(topic) = store::find_topic(tx, contribution.id)? {
                let place = format!("topic:{}", topic.id);
                contributions::name_place(tx, &place, change.shown_title(), now)?;
                tx.touch(place, now);
            }
        }
        Kind::Post => {
            let Some(topic_id) = id_in(&contribution.place, "topic:") else {
                return Ok(());
            };
            if change.appears() {
                store::add_post(tx, topic_id, now)?;
            } else if change.disappears() {
                store::take_post(tx, topic_id, &contribution.place)?;
            }
        }
        _ => return Ok(()),
    }
    // The list of topics shows counts and times.
    if let Some(id) = contribution.consultation_id {
        tx.touch(format!("forum-of:{id}"), now);
    }
    Ok(())
}

fn id_in(place: &str, kind: &str) -> Option<i64> {
    place.strip_prefix(kind)?.parse().ok()
}

/// Path of a forum's page.
pub fn url(forum: &Forum) -> String {
    format!("/forums/{}", forum.slug)
}

/// Opens the forum of a consultation.
///
/// # Errors
/// `NotFound` when there is no such consultation, `Conflict` when it has a forum.
pub fn create(tx: &mut Tx<'_>, new: &NewForum, now: UtcTime) -> Result<Forum, AppError> {
    let consultation = consultations::find(tx, new.consultation_id)?.ok_or(AppError::NotFound)?;
    let forum = store::insert(tx, new, &consultation.slug, now)?
        .ok_or(AppError::Conflict("forums.exists"))?;
    let address = url(&forum);
    // A slug is a name too.
    let named = if consultations::is_public(&consultation, now) {
        address.as_str()
    } else {
        consultation.token.as_str()
    };
    let act = Act::new("forum-opened", "forum", named, ActingAs::Editor).by(new.created_by);
    let is_public = consultations::is_public(&consultation, now);
    // The log is public: it does not name what is not.
    let detail = if is_public {
        json!({ "title": forum.title, "url": url(&forum) })
    } else {
        json!({})
    };
    ledger::append(tx, &act, detail, now)?;
    search::put(
        tx,
        &search::Document {
            subject: format!("forum:{}", forum.id),
            kind: "forum",
            lang: &consultation.lang,
            title: &forum.title,
            body: &forum.intro,
            url: &url(&forum),
            shown_at: consultations::shown_from(&consultation, now),
        },
        now,
    )?;
    if is_public {
        let news = News {
            event_key: format!("forum-opened:{}", forum.id),
            subjects: vec![format!("consultation:{}", consultation.id)],
            kind: "forum-opened".to_owned(),
            title: forum.title.clone(),
            url: url(&forum),
            actor_id: new.created_by,
        };
        notifications::announce(tx, &news, now)?;
    }
    for topic in [
        "forums".to_owned(),
        format!("consultation:{}", consultation.id),
    ] {
        tx.touch(topic, now);
    }
    Ok(forum)
}

/// Starts a topic.
///
/// # Errors
/// `NotFound` when there is no such forum, `Closed` outside the open phase.
pub fn start_topic(
    tx: &mut Tx<'_>,
    spine: &Spine,
    new: &NewTopic,
    zone: Tz,
    now: UtcTime,
) -> Result<Received, AppError> {
    let forum = store::find(tx, new.forum_id)?.ok_or(AppError::NotFound)?;
    let contribution = Draft {
        kind: Kind::Topic,
        place: format!("forum:{}", forum.id),
        place_title: forum.title.clone(),
        title: new.title.clone(),
        url: format!("{}/topics/", url(&forum)),
        words: &new.words,
        author: &new.author,
    };
    let received = contribution.take_in(tx, spine, &forum, zone, now)?;
    if received.is_new {
        store::insert_topic(tx, forum.id, received.contribution.id, now)?;
    }
    Ok(received)
}

/// Takes in a post on a topic.
///
/// # Errors
/// `NotFound` when there is no such topic; `Closed` when it takes no posts, or outside the open
/// phase.
pub fn post(
    tx: &mut Tx<'_>,
    spine: &Spine,
    new: &NewPost,
    zone: Tz,
    now: UtcTime,
) -> Result<Received, AppError> {
    let (topic, contribution) = find_topic(tx, &new.topic)?;
    let forum = store::find(tx, topic.forum_id)?.ok_or(AppError::NotFound)?;
    rules::ensure_takes_posts(&topic, &contribution)?;
    let place = format!("topic:{}", topic.id);
    let page = contributions::thread_start(tx, &place, "", None, rules::POSTS)?;
    let mut address = format!("{}/topics/{}", url(&forum), contribution.token);
    if let Some(after) = page {
        address = format!("{address}?after={after}");
    }
    let draft = Draft {
        kind: Kind::Post,
        place,
        place_title: contribution.title,
        title: String::new(),
        url: address,
        words: &new.words,
        author: &new.author,
    };
    draft.take_in(tx, spine, &forum, zone, now)
}

/// What topics and posts have in common.
struct Draft<'a> {
    kind: Kind,
    place: String,
    place_title: String,
    title: String,
    url: String,
    words: &'a contributions::Words,
    author: &'a Author,
}

impl Draft<'_> {
    fn take_in(
        self,
        tx: &mut Tx<'_>,
        spine: &Spine,
        forum: &Forum,
        zone: Tz,
        now: UtcTime,
    ) -> Result<Received, AppError> {
        let consultation =
            consultations::find(tx, forum.consultation_id)?.ok_or(AppError::NotFound)?;
        consultations::ensure_open(&consultation, now)?;
        let contribution = NewContribution {
            kind: self.kind,
            place: self.place,
            anchor: String::new(),
            consultation_id: Some(consultation.id),
            body_id: Some(consultation.body_id),
            parent_id: None,
            url: self.url,
            place_title: self.place_title,
            account_id: self.author.account_id,
            author_name: self.author.name.clone(),
            author_role: self.author.role,
            channel: self.author.channel,
            lang: self.author.lang.clone(),
            title: self.title,
            text: self.words.text().to_owned(),
            html: self.words.html().to_owned(),
            submission_key: self.author.submission_key.clone(),
        };
        let moderation = forum.moderation.unwrap_or(consultation.moderation);
        moderation::take_in(tx, spine, &contribution, moderation, zone, now)
    }
}

/// Pins, closes or reopens a topic.
///
/// # Errors
/// `NotFound` when there is no such topic.
pub fn change_topic(
    tx: &mut Tx<'_>,
    token: &str,
    change: Change,
    acting_as: ActingAs,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let (topic, contribution) = find_topic(tx, token)?;
    if !rules::is_needed(change, &topic) {
        return Ok(());
    }
    store::set_topic(tx, topic.id, change, now)?;
    let act = Act::new(rules::action(change), "topic", token, acting_as).by(account_id);
    ledger::append(tx, &act, json!({ "place": contribution.place }), now)?;
    tx.touch(format!("topic:{}", topic.id), now);
    tx.touch(contribution.place, now);
    tx.touch(format!("contribution:{token}"), now);
    Ok(())
}

/// # Errors
/// `NotFound` when the token is of no topic.
fn find_topic(conn: &mut DbConn, token: &str) -> Result<(Topic, Contribution), AppError> {
    let contribution = contributions::find_by_token(conn, token)?
        .filter(|contribution| contribution.kind == Kind::Topic)
        .ok_or(AppError::NotFound)?;
    let topic = store::find_topic(conn, contribution.id)?.ok_or(AppError::NotFound)?;
    Ok((topic, contribution))
}

/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn find(conn: &mut DbConn, id: i64) -> Result<Option<Forum>, AppError> {
    Ok(store::find(conn, id)?)
}

/// The forum of a consultation, in two statements.
pub fn find_of_consultation(
    conn: &mut DbConn,
    consultation_id: i64,
) -> Result<Option<Summary>, AppError> {
    let Some(forum) = store::find_of_consultation(conn, consultation_id)? else {
        return Ok(None);
    };
    let counts = contributions::counts_of_consultation(conn, consultation_id)?;
    Ok(Some(summary(
        forum,
        counts.get(Kind::Post.as_str()).copied().unwrap_or(0),
    )))
}

fn summary(forum: Forum, post_count: i64) -> Summary {
    Summary {
        url: url(&forum),
        id: forum.id,
        moderation: forum.moderation,
        title: forum.title,
        intro: forum.intro,
        topic_count: forum.topic_count,
        post_count,
    }
}

/// Forums of the consultations that the public may know of, newest first.
pub fn list_public(conn: &mut DbConn, now: UtcTime) -> Result<Vec<Summary>, AppError> {
    let public = consultations::list_public(conn, now)?;
    let forums = store::list(conn)?.into_iter();
    let forums = forums.filter(|forum| public.iter().any(|one| one.id == forum.consultation_id));
    Ok(forums.map(|forum| summary(forum, 0)).collect())
}
