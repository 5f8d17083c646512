//! Queries on where topics and posts went.

use diesel::prelude::*;

use super::model::{ChangeKind, TopicChange};
use crate::features::contributions::State;
use crate::platform::db::schema::{contributions, moved_posts, topic_changes as changes, topics};
use crate::platform::db::{DbConn, UtcTime};

pub struct NewChange {
    pub kind: ChangeKind,
    pub topic_id: i64,
    pub other_topic_id: Option<i64>,
    pub from_forum_id: i64,
    pub to_forum_id: i64,
    pub post_count: i64,
}

pub fn insert(conn: &mut DbConn, new: &NewChange, now: UtcTime) -> QueryResult<TopicChange> {
    diesel::insert_into(changes::table)
        .values((
            changes::kind.eq(new.kind),
            changes::topic_id.eq(new.topic_id),
            changes::other_topic_id.eq(new.other_topic_id),
            changes::from_forum_id.eq(new.from_forum_id),
            changes::to_forum_id.eq(new.to_forum_id),
            changes::post_count.eq(new.post_count),
            changes::done_at.eq(now),
        ))
        .get_result(conn)
}

pub fn insert_posts(conn: &mut DbConn, change_id: i64, ids: &[i64]) -> QueryResult<()> {
    for id in ids {
        diesel::insert_into(moved_posts::table)
            .values((
                moved_posts::change_id.eq(change_id),
                moved_posts::contribution_id.eq(id),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// First-level posts that a change took along and that are still in `place`.
pub fn list_posts(conn: &mut DbConn, change_id: i64, place: &str) -> QueryResult<Vec<i64>> {
    moved_posts::table
        .inner_join(contributions::table)
        .filter(moved_posts::change_id.eq(change_id))
        .filter(contributions::place.eq(place))
        .order(contributions::id)
        .select(contributions::id)
        .load(conn)
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<TopicChange>> {
    changes::table.find(id).first(conn).optional()
}

/// Marks a change as undone; false when it was before.
pub fn set_undone(conn: &mut DbConn, id: i64, now: UtcTime) -> QueryResult<bool> {
    let open = changes::table
        .filter(changes::id.eq(id))
        .filter(changes::undone_at.is_null());
    let count = diesel::update(open)
        .set(changes::undone_at.eq(Some(now)))
        .execute(conn)?;
    Ok(count == 1)
}

/// What was done to a topic and is not undone, oldest first.
pub fn list_of_topic(
    conn: &mut DbConn,
    topic_id: i64,
    limit: i64,
) -> QueryResult<Vec<TopicChange>> {
    changes::table
        .filter(
            changes::topic_id
                .eq(topic_id)
                .or(changes::other_topic_id.eq(topic_id)),
        )
        .filter(changes::undone_at.is_null())
        .order(changes::id)
        .limit(limit)
        .load(conn)
}

/// First-level contributions of a place that are public, after the one with this id.
pub fn list_first_public(
    conn: &mut DbConn,
    place: &str,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<i64>> {
    contributions::table
        .filter(contributions::place.eq(place))
        .filter(contributions::parent_id.is_null())
        .filter(contributions::state.eq(State::Published))
        .filter(contributions::id.gt(after))
        .order(contributions::id)
        .limit(limit)
        .select(contributions::id)
        .load(conn)
}

/// First-level contributions of a place.
pub fn list_first(conn: &mut DbConn, place: &str) -> QueryResult<Vec<i64>> {
    contributions::table
        .filter(contributions::place.eq(place))
        .filter(contributions::parent_id.is_null())
        .order(contributions::id)
        .select(contributions::id)
        .load(conn)
}

pub fn set_merged_into(conn: &mut DbConn, topic_id: i64, into: Option<i64>) -> QueryResult<usize> {
    diesel::update(topics::table.find(topic_id))
        .set(topics::merged_into.eq(into))
        .execute(conn)
}

pub fn set_forum(conn: &mut DbConn, topic_id: i64, forum_id: i64) -> QueryResult<usize> {
    diesel::update(topics::table.find(topic_id))
        .set(topics::forum_id.eq(forum_id))
        .execute(conn)
}

/// Counts the public posts of a topic anew, and finds when the last of them came.
pub fn recount(conn: &mut DbConn, topic_id: i64) -> QueryResult<usize> {
    let place = format!("topic:{topic_id}");
    let (count, latest): (i64, Option<UtcTime>) = contributions::table
        .filter(contributions::place.eq(&place))
        .filter(contributions::state.eq(State::Published))
        .select((
            diesel::dsl::count_star(),
            diesel::dsl::max(contributions::published_at),
        ))
        .first(conn)?;
    let latest = match latest {
        Some(latest) => Some(latest),
        None => topics::table
            .inner_join(contributions::table)
            .filter(topics::id.eq(topic_id))
            .select(contributions::published_at)
            .first(conn)
            .optional()?
            .flatten(),
    };
    let topic = diesel::update(topics::table.find(topic_id));
    match latest {
        Some(latest) => topic
            .set((
                topics::post_count.eq(count),
                topics::last_post_at.eq(latest),
            ))
            .execute(conn),
        None => topic.set(topics::post_count.eq(count)).execute(conn),
    }
}

/// Id of a topic; token, title, state and address of what it began with.
pub type Named = (i64, String, String, State, String);

/// Token, title and state of what topics began with, and where they are read.
pub fn list_named(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<Named>> {
    topics::table
        .inner_join(contributions::table)
        .filter(topics::id.eq_any(ids.to_vec()))
        .select((
            topics::id,
            contributions::token,
            contributions::title,
            contributions::state,
            contributions::url,
        ))
        .load(conn)
}

/// Other topics of a forum that take posts, the most recently active first: tokens and titles.
pub fn list_others(
    conn: &mut DbConn,
    forum_id: i64,
    except: i64,
    limit: i64,
) -> QueryResult<Vec<(String, String)>> {
    topics::table
        .inner_join(contributions::table)
        .filter(topics::forum_id.eq(forum_id))
        .filter(topics::id.ne(except))
        .filter(topics::merged_into.is_null())
        .filter(contributions::state.eq(State::Published))
        .order((topics::last_post_at.desc(), topics::id.desc()))
        .limit(limit)
        .select((contributions::token, contributions::title))
        .load(conn)
}
