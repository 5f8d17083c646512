//! Every query on forums and topics.

use diesel::prelude::*;

use super::model::{Change, Cursor, Forum, ListedTopic, NewForum, Topic};
use crate::features::consultations::{Consultation, PublicationState};
use crate::features::contributions::{Kind, State};
use crate::on_backend;
use crate::platform::db::schema::{
    consultations, contributions, forums, topic_tags as tags, topics,
};
use crate::platform::db::{DbConn, UtcTime};

/// Inserts, or returns None when the consultation has a forum already.
pub fn insert(
    conn: &mut DbConn,
    new: &NewForum,
    slug: &str,
    now: UtcTime,
) -> QueryResult<Option<Forum>> {
    let row = (
        forums::consultation_id.eq(new.consultation_id),
        forums::slug.eq(slug),
        forums::title.eq(&new.title),
        forums::intro.eq(&new.intro),
        forums::moderation.eq(new.moderation),
        forums::allows_anonymous.eq(new.allows_anonymous),
        forums::created_at.eq(now),
    );
    on_backend!(conn, c => diesel::insert_into(forums::table)
        .values(row)
        .on_conflict(forums::consultation_id)
        .do_nothing()
        .returning(forums::all_columns)
        .get_result(c)
        .optional())
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Forum>> {
    forums::table.find(id).first(conn).optional()
}

pub fn find_by_slug(conn: &mut DbConn, slug: &str) -> QueryResult<Option<Forum>> {
    forums::table
        .filter(forums::slug.eq(slug))
        .first(conn)
        .optional()
}

pub fn find_of_consultation(conn: &mut DbConn, consultation_id: i64) -> QueryResult<Option<Forum>> {
    forums::table
        .filter(forums::consultation_id.eq(consultation_id))
        .first(conn)
        .optional()
}

/// All forums, newest first.
pub fn list(conn: &mut DbConn) -> QueryResult<Vec<Forum>> {
    forums::table.order(forums::id.desc()).limit(200).load(conn)
}

pub fn insert_topic(
    conn: &mut DbConn,
    forum_id: i64,
    contribution_id: i64,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(topics::table)
        .values((
            topics::forum_id.eq(forum_id),
            topics::contribution_id.eq(contribution_id),
            topics::last_post_at.eq(now),
        ))
        .execute(conn)
}

pub fn find_topic(conn: &mut DbConn, contribution_id: i64) -> QueryResult<Option<Topic>> {
    topics::table
        .filter(topics::contribution_id.eq(contribution_id))
        .first(conn)
        .optional()
}

pub fn find_topic_by_id(conn: &mut DbConn, id: i64) -> QueryResult<Option<Topic>> {
    topics::table.find(id).first(conn).optional()
}

macro_rules! listed {
    () => {
        (
            topics::id,
            topics::post_count,
            topics::last_post_at,
            topics::is_pinned,
            topics::closed_at,
            topics::archived_at,
            contributions::token,
            contributions::title,
            contributions::author_name,
            contributions::author_role,
        )
    };
}

/// Pinned topics, the most recently active first.
pub fn list_pinned(conn: &mut DbConn, forum_id: i64, limit: i64) -> QueryResult<Vec<ListedTopic>> {
    topics::table
        .inner_join(contributions::table)
        .filter(topics::forum_id.eq(forum_id))
        .filter(topics::is_pinned.eq(true))
        .filter(topics::archived_at.is_null())
        .filter(contributions::state.eq(State::Published))
        .filter(contributions::kind.eq(Kind::Topic))
        .order((topics::last_post_at.desc(), topics::id.desc()))
        .limit(limit)
        .select(listed!())
        .load(conn)
}

/// Which topics a list shows.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only what was put away, pinned or not.
    pub is_archive: bool,
    /// Only topics with this tag, pinned or not.
    pub tag: Option<String>,
}

/// Topics of a forum, the most recently active first, behind the cursor; of the whole forum without
/// those that are pinned above them.
pub fn list_topics(
    conn: &mut DbConn,
    forum_id: i64,
    wanted: &Wanted,
    behind: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<ListedTopic>> {
    let mut query = topics::table
        .inner_join(contributions::table)
        .filter(topics::forum_id.eq(forum_id))
        .filter(contributions::state.eq(State::Published))
        .filter(contributions::kind.eq(Kind::Topic))
        .order((topics::last_post_at.desc(), topics::id.desc()))
        .limit(limit)
        .select(listed!())
        .into_boxed();
    query = if wanted.is_archive {
        query.filter(topics::archived_at.is_not_null())
    } else {
        query.filter(topics::archived_at.is_null())
    };
    query = match &wanted.tag {
        Some(tag) => {
            let tagged = tags::table
                .filter(tags::tag.eq(tag.clone()))
                .select(tags::topic_id);
            query.filter(topics::id.eq_any(tagged))
        }
        None if !wanted.is_archive => query.filter(topics::is_pinned.eq(false)),
        None => query,
    };
    if let Some(Cursor { last_post_at, id }) = behind {
        query = query.filter(
            topics::last_post_at
                .lt(last_post_at)
                .or(topics::last_post_at.eq(last_post_at).and(topics::id.lt(id))),
        );
    }
    query.load(conn)
}

/// Tags of these topics, in the order of the alphabet.
pub fn list_tags(conn: &mut DbConn, topic_ids: &[i64]) -> QueryResult<Vec<(i64, String)>> {
    tags::table
        .filter(tags::topic_id.eq_any(topic_ids.to_vec()))
        .order((tags::topic_id, tags::tag))
        .select((tags::topic_id, tags::tag))
        .load(conn)
}

/// Tags of a forum with how many topics have each, the most used first.
pub fn list_tags_of_forum(
    conn: &mut DbConn,
    forum_id: i64,
    limit: i64,
) -> QueryResult<Vec<(String, i64)>> {
    tags::table
        .inner_join(topics::table.inner_join(contributions::table))
        .filter(topics::forum_id.eq(forum_id))
        .filter(topics::archived_at.is_null())
        .filter(contributions::state.eq(State::Published))
        .filter(contributions::kind.eq(Kind::Topic))
        .group_by(tags::tag)
        .order((diesel::dsl::count_star().desc(), tags::tag))
        .limit(limit)
        .select((tags::tag, diesel::dsl::count_star()))
        .load(conn)
}

/// Puts these tags in the place of those that a topic had.
pub fn set_tags(conn: &mut DbConn, topic_id: i64, new: &[String]) -> QueryResult<()> {
    diesel::delete(tags::table.filter(tags::topic_id.eq(topic_id))).execute(conn)?;
    for tag in new {
        diesel::insert_into(tags::table)
            .values((tags::topic_id.eq(topic_id), tags::tag.eq(tag)))
            .execute(conn)?;
    }
    Ok(())
}

/// All topics that the public can see, what was started last first, behind the one with this id.
pub fn list_started(
    conn: &mut DbConn,
    forum_id: i64,
    behind: Option<i64>,
    limit: i64,
) -> QueryResult<Vec<ListedTopic>> {
    topics::table
        .inner_join(contributions::table)
        .filter(topics::forum_id.eq(forum_id))
        .filter(topics::id.lt(behind.unwrap_or(i64::MAX)))
        .filter(contributions::state.eq(State::Published))
        .filter(contributions::kind.eq(Kind::Topic))
        .order(topics::id.desc())
        .limit(limit)
        .select(listed!())
        .load(conn)
}

/// Forums of consultations that the public may know of, newest first, behind the one with this id.
pub fn list_public_behind(
    conn: &mut DbConn,
    behind: Option<i64>,
    now: UtcTime,
    limit: i64,
) -> QueryResult<Vec<(Forum, Consultation)>> {
    forums::table
        .inner_join(consultations::table)
        .filter(consultations::state.eq(PublicationState::Published))
        .filter(consultations::announced_at.le(now))
        .filter(forums::id.lt(behind.unwrap_or(i64::MAX)))
        .order(forums::id.desc())
        .limit(limit)
        .load(conn)
}

pub fn add_topic(conn: &mut DbConn, forum_id: i64, difference: i64) -> QueryResult<usize> {
    diesel::update(forums::table.find(forum_id))
        .set(forums::topic_count.eq(forums::topic_count + difference))
        .execute(conn)
}

/// A topic that appears again counts as active from then on.
pub fn set_active(conn: &mut DbConn, contribution_id: i64, at: UtcTime) -> QueryResult<usize> {
    let topic = topics::table
        .filter(topics::contribution_id.eq(contribution_id))
        .filter(topics::last_post_at.lt(at));
    diesel::update(topic)
        .set(topics::last_post_at.eq(at))
        .execute(conn)
}

/// One post more, in the forum of that consultation; false when the topic is not there any more.
pub fn add_post(
    conn: &mut DbConn,
    topic_id: i64,
    consultation_id: Option<i64>,
    at: UtcTime,
) -> QueryResult<bool> {
    let forum = forums::table
        .filter(forums::consultation_id.eq(consultation_id.unwrap_or(0)))
        .select(forums::id);
    let topic = topics::table
        .filter(topics::id.eq(topic_id))
        .filter(topics::merged_into.is_null())
        .filter(topics::forum_id.eq_any(forum));
    let count = diesel::update(topic)
        .set((
            topics::post_count.eq(topics::post_count + 1_i64),
            topics::last_post_at.eq(at),
        ))
        .execute(conn)?;
    Ok(count == 1)
}

/// One post less; the last of the others, or the topic itself, is then the latest.
pub fn take_post(conn: &mut DbConn, topic_id: i64, place: &str) -> QueryResult<usize> {
    let latest: Option<UtcTime> = contributions::table
        .filter(contributions::place.eq(place))
        .filter(contributions::state.eq(State::Published))
        .select(diesel::dsl::max(contributions::published_at))
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
    diesel::update(topics::table.find(topic_id))
        .set(topics::post_count.eq(topics::post_count - 1_i64))
        .execute(conn)?;
    match latest {
        Some(latest) => diesel::update(topics::table.find(topic_id))
            .set(topics::last_post_at.eq(latest))
            .execute(conn),
        None => Ok(0),
    }
}

pub fn set_topic(
    conn: &mut DbConn,
    topic_id: i64,
    change: Change,
    now: UtcTime,
) -> QueryResult<usize> {
    let topic = topics::table.find(topic_id);
    match change {
        Change::Pin | Change::Unpin => diesel::update(topic)
            .set(topics::is_pinned.eq(change == Change::Pin))
            .execute(conn),
        Change::Archive | Change::Unarchive => diesel::update(topic)
            .set(topics::archived_at.eq((change == Change::Archive).then_some(now)))
            .execute(conn),
        Change::Close | Change::Reopen => diesel::update(topic)
            .set(topics::closed_at.eq((change == Change::Close).then_some(now)))
            .execute(conn),
    }
}

/// Puts a forum away, or takes it out again.
pub fn set_archived(conn: &mut DbConn, id: i64, at: Option<UtcTime>) -> QueryResult<usize> {
    diesel::update(forums::table.find(id))
        .set(forums::archived_at.eq(at))
        .execute(conn)
}
