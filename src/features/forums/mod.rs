//! A forum for each consultation: topics and posts.
//!
//! A topic is a contribution at `forum:ID`, a post one at `topic:ID`. An editor opens the forum;
//! whoever is signed in writes while the consultation is open and the topic is not closed. Editors
//! and moderators pin, close, archive, move, join and split topics, tag them and sum them up; every
//! such act is in the log and can be undone. The rules are in `docs/debate.md`.

pub mod api;
mod arranging;
mod decided;
mod desk;
mod handlers;
mod leading;
mod model;
mod moving;
mod replies;
pub mod rules;
mod store;
mod store_arranging;
mod store_summaries;
mod summaries;
mod topics;
mod undoing;
mod views;
mod writing;

use actix_web::web;
use serde_json::json;

use super::contributions::{self, Contribution, Keeper, Kind, StateChange, mentions};
use super::ledger::{self, Act, ActingAs};
use super::notifications::{self, News};
use super::{consultations, search};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub use arranging::{Split, merge_topics, move_topic, split_off};
pub use decided::arrange;
pub use model::{
    Author, Change, ChangeKind, Forum, NewForum, NewPost, NewTopic, Summary, Topic, TopicChange,
};
pub use summaries::{sum_up, tag};
pub use undoing::undo;
pub use writing::{post, start_topic};

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
        .service(
            web::resource("/forums/{slug}/topics/{token}/posts/{post}/reply")
                .get(replies::show_reply)
                .post(replies::reply),
        )
        .service(
            web::resource("/forums/{slug}/topics/{token}/arrange")
                .get(moving::show_arrange)
                .post(moving::arrange),
        )
        .service(
            web::resource("/forums/{slug}/topics/{token}/summary")
                .get(summaries::show_summary)
                .post(summaries::write_summary),
        )
        .route(
            "/forums/{slug}/topics/{token}/tags",
            web::post().to(summaries::set_tags),
        )
        .route("/forums/{slug}/state", web::post().to(moving::change_forum))
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
                if change.appears() {
                    mentions::note_appearance(tx, &place, contribution, now)?;
                }
                tx.touch(place, now);
            }
        }
        Kind::Post => {
            let Some(topic_id) = id_in(&contribution.place, "topic:") else {
                return Ok(());
            };
            if change.appears() {
                // It was joined with another topic, or moved, while this was being written.
                if !store::add_post(tx, topic_id, contribution.consultation_id, now)? {
                    return Err(AppError::Conflict("forums.topic-moved"));
                }
                mentions::note_appearance(tx, &contribution.place, contribution, now)?;
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

/// What follows here when a text changes: posts bear the title of their topic.
///
/// # Errors
/// When a row cannot be written.
pub fn on_edit(tx: &mut Tx<'_>, edited: &Contribution, now: UtcTime) -> Result<(), AppError> {
    if edited.kind != Kind::Topic {
        return Ok(());
    }
    if let Some(topic) = store::find_topic(tx, edited.id)? {
        let place = format!("topic:{}", topic.id);
        let title = edited.is_public().then_some(edited.title.as_str());
        contributions::name_place(tx, &place, title, now)?;
        tx.touch(place, now);
    }
    if let Some(id) = edited.consultation_id {
        tx.touch(format!("forum-of:{id}"), now);
    }
    Ok(())
}

/// Whether people take part where this contribution is, as far as its topic says.
///
/// # Errors
/// `Closed` when the topic is closed or gone.
pub fn ensure_takes_part(
    conn: &mut DbConn,
    contribution: &Contribution,
    _now: UtcTime,
) -> Result<(), AppError> {
    let topic = match contribution.kind {
        Kind::Topic => store::find_topic(conn, contribution.id)?,
        Kind::Post => match id_in(&contribution.place, "topic:") {
            Some(id) => store::find_topic_by_id(conn, id)?,
            None => None,
        },
        _ => None,
    };
    match topic {
        Some(topic) if topic.archived_at.is_some() => {
            Err(AppError::Closed("forums.topic-archived"))
        }
        Some(topic) if topic.closed_at.is_some() => Err(AppError::Closed("forums.topic-closed")),
        _ => Ok(()),
    }
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
            about: None,
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

/// Pins, closes, archives a topic, or takes that back.
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
/// `Closed` when a topic was moved or joined with another one, while a form about it was open.
fn ensure_in_forum(conn: &mut DbConn, forum: &Forum, token: &str) -> Result<(), AppError> {
    match find_topic(conn, token) {
        Ok((topic, _)) if topic.forum_id != forum.id => {
            Err(AppError::Conflict("forums.topic-moved"))
        }
        // Said by what takes the post in.
        _ => Ok(()),
    }
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
    let forums = forums
        .filter(|forum| forum.archived_at.is_none())
        .filter(|forum| public.iter().any(|one| one.id == forum.consultation_id));
    Ok(forums.map(|forum| summary(forum, 0)).collect())
}

/// Puts a forum away, or takes it out again: it stays readable and takes nothing.
///
/// # Errors
/// `NotFound` when there is no such forum.
pub fn set_archived(
    tx: &mut Tx<'_>,
    slug: &str,
    is_archived: bool,
    keeper: &Keeper,
    now: UtcTime,
) -> Result<(), AppError> {
    let forum = store::find_by_slug(tx, slug)?.ok_or(AppError::NotFound)?;
    if forum.archived_at.is_some() == is_archived {
        return Ok(());
    }
    store::set_archived(tx, forum.id, is_archived.then_some(now))?;
    let action = if is_archived {
        "forum-archived"
    } else {
        "forum-unarchived"
    };
    let address = url(&forum);
    let act = Act::new(action, "forum", &address, keeper.acting_as).by(keeper.account_id);
    ledger::append(
        tx,
        &act,
        json!({ "title": forum.title, "url": address }),
        now,
    )?;
    for topic in ["forums".to_owned(), format!("forum:{}", forum.id)] {
        tx.touch(topic, now);
    }
    tx.touch(format!("consultation:{}", forum.consultation_id), now);
    Ok(())
}
