//! Keeping talks in order: a topic is moved to another forum, two are joined, posts are split off.
//! Nothing is lost by it: each old address leads to where it went, each change is in the log, and
//! each can be undone.

use serde_json::json;

use super::model::{ChangeKind, Forum, Topic, TopicChange};
use super::store_arranging::{self as arranged, NewChange};
use super::{find_topic, store, url};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::placing::{self, Destination, Origin, Taken};
use crate::features::contributions::{
    self, Channel, Contribution, Keeper, Kind, Moderation, NewContribution, Spine, Words, mentions,
};
use crate::features::ledger::{self, Act};
use crate::features::moderation;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Posts to be split off into a topic of their own.
#[derive(Clone, Debug)]
pub struct Split {
    /// Tokens of first-level posts; what was said below them goes along.
    pub posts: Vec<String>,
    pub title: String,
    /// Whoever splits them off says what they are about.
    pub words: Words,
    pub lang: String,
    pub submission_key: Option<String>,
}

/// A topic with all that it hangs on.
pub(super) struct Whole {
    pub topic: Topic,
    pub opening: Contribution,
    pub forum: Forum,
    pub consultation: Consultation,
}

impl Whole {
    pub fn find(conn: &mut DbConn, token: &str) -> Result<Self, AppError> {
        let (topic, opening) = find_topic(conn, token)?;
        Self::of(conn, topic, opening)
    }

    fn of(conn: &mut DbConn, topic: Topic, opening: Contribution) -> Result<Self, AppError> {
        let forum = store::find(conn, topic.forum_id)?.ok_or(AppError::NotFound)?;
        let consultation =
            consultations::find(conn, forum.consultation_id)?.ok_or(AppError::NotFound)?;
        Ok(Self {
            topic,
            opening,
            forum,
            consultation,
        })
    }

    pub fn by_id(conn: &mut DbConn, id: i64) -> Result<Self, AppError> {
        let topic = store::find_topic_by_id(conn, id)?.ok_or(AppError::NotFound)?;
        let opening =
            contributions::find(conn, topic.contribution_id)?.ok_or(AppError::NotFound)?;
        Self::of(conn, topic, opening)
    }

    pub fn place(&self) -> String {
        format!("topic:{}", self.topic.id)
    }

    pub fn url(&self) -> String {
        format!("{}/topics/{}", url(&self.forum), self.opening.token)
    }

    pub fn title(&self) -> &str {
        if self.opening.is_public() {
            &self.opening.title
        } else {
            ""
        }
    }
}

/// Takes posts of one topic to another, twice: what came in between is found the second time,
/// when whoever posts waits for the rows that this holds.
pub(super) fn take_posts(
    tx: &mut Tx<'_>,
    taken: Taken<'_>,
    (from, to): (&Whole, &Whole),
    now: UtcTime,
) -> Result<i64, AppError> {
    let (from_place, place, address) = (from.place(), to.place(), to.url());
    let origin = Origin {
        place: &from_place,
        consultation_id: from.consultation.id,
    };
    let destination = Destination {
        place: &place,
        place_title: to.title(),
        consultation_id: to.consultation.id,
        body_id: Some(to.consultation.body_id),
        url: &address,
    };
    let count = placing::relocate(tx, taken, &origin, &destination, now)?;
    arranged::recount(tx, from.topic.id)?;
    let late = placing::relocate(tx, taken, &origin, &destination, now)?;
    if late > 0 {
        arranged::recount(tx, from.topic.id)?;
    }
    arranged::recount(tx, to.topic.id)?;
    if from_place != place {
        mentions::carry(tx, &from_place, &place)?;
    }
    Ok(count + late)
}

pub(super) fn note(
    tx: &mut Tx<'_>,
    action: &'static str,
    subject: &Contribution,
    keeper: &Keeper,
    detail: serde_json::Value,
    now: UtcTime,
) -> Result<(), AppError> {
    let act = Act::new(action, "topic", &subject.token, keeper.acting_as).by(keeper.account_id);
    ledger::append(tx, &act, detail, now)?;
    Ok(())
}

pub(super) fn touch(tx: &mut Tx<'_>, whole: &Whole, now: UtcTime) {
    for topic in [
        whole.place(),
        whole.forum.place(),
        format!("forum-of:{}", whole.consultation.id),
        format!("contribution:{}", whole.opening.token),
    ] {
        tx.touch(topic, now);
    }
}

/// Moves a topic with all its posts to the forum of another consultation.
///
/// # Errors
/// `NotFound` when there is no such topic or forum, `Conflict` when it is there already.
pub fn move_topic(
    tx: &mut Tx<'_>,
    token: &str,
    to_slug: &str,
    keeper: &Keeper,
    now: UtcTime,
) -> Result<TopicChange, AppError> {
    let from = Whole::find(tx, token)?;
    let forum = store::find_by_slug(tx, to_slug)?.ok_or(AppError::NotFound)?;
    if forum.id == from.forum.id {
        return Err(AppError::Conflict("forums.there-already"));
    }
    let to = carry(tx, &from, forum, now)?;
    let new = NewChange {
        kind: ChangeKind::Moved,
        topic_id: from.topic.id,
        other_topic_id: None,
        from_forum_id: from.forum.id,
        to_forum_id: to.forum.id,
        post_count: to.topic.post_count,
    };
    let detail = json!({
        "place": to.opening.place, "from": from.opening.place,
        "url": to.url(), "posts": new.post_count,
    });
    note(tx, "topic-moved", &from.opening, keeper, detail, now)?;
    Ok(arranged::insert(tx, &new, now)?)
}

/// The topic in another forum.
pub(super) fn carry(
    tx: &mut Tx<'_>,
    from: &Whole,
    forum: Forum,
    now: UtcTime,
) -> Result<Whole, AppError> {
    let consultation = consultations::find(tx, forum.consultation_id)?
        .filter(|consultation| consultations::is_public(consultation, now))
        .ok_or(AppError::NotFound)?;
    let address = format!("{}/topics/{}", url(&forum), from.opening.token);
    let place = forum.place();
    let mut to = Whole {
        topic: from.topic.clone(),
        opening: from.opening.clone(),
        forum,
        consultation,
    };
    // The posts first, their counts then: in the order of whoever posts meanwhile.
    take_posts(tx, Taken::All, (from, &to), now)?;
    arranged::set_forum(tx, from.topic.id, to.forum.id)?;
    // Whoever posted while the topic had its old forum was waited for just now.
    take_posts(tx, Taken::All, (from, &to), now)?;
    let destination = Destination {
        place: &place,
        place_title: &to.forum.title,
        consultation_id: to.consultation.id,
        body_id: Some(to.consultation.body_id),
        url: &address,
    };
    to.opening = placing::recast(tx, &from.opening, Kind::Topic, &destination, now)?;
    if from.opening.is_public() {
        store::add_topic(tx, from.forum.id, -1)?;
        store::add_topic(tx, to.forum.id, 1)?;
    }
    touch(tx, from, now);
    touch(tx, &to, now);
    to.topic = store::find_topic_by_id(tx, from.topic.id)?.ok_or(AppError::NotFound)?;
    Ok(to)
}

/// Joins a topic with another one: what it began with and all its posts are posts there.
///
/// # Errors
/// `NotFound` when there is no such topic, `Conflict` when they are the same one or one of them is
/// not shown.
pub fn merge_topics(
    tx: &mut Tx<'_>,
    token: &str,
    into: &str,
    keeper: &Keeper,
    now: UtcTime,
) -> Result<TopicChange, AppError> {
    let (from, to) = (Whole::find(tx, token)?, Whole::find(tx, into)?);
    if from.topic.id == to.topic.id {
        return Err(AppError::Conflict("forums.same-topic"));
    }
    if !from.opening.is_public() || !to.opening.is_public() {
        return Err(AppError::Conflict("forums.topic-gone"));
    }
    let mut posts = arranged::list_first(tx, &from.place())?;
    posts.push(from.opening.id);
    let (place, title) = (to.place(), to.opening.title.clone());
    // Its page begins with it.
    let address = format!(
        "{}?after={}#c-{}",
        to.url(),
        from.opening.id - 1,
        from.opening.token
    );
    take_posts(tx, Taken::All, (&from, &to), now)?;
    arranged::set_merged_into(tx, from.topic.id, Some(to.topic.id))?;
    let count = take_posts(tx, Taken::All, (&from, &to), now)? + from.topic.post_count + 1;
    placing::recast(
        tx,
        &from.opening,
        Kind::Post,
        &Destination {
            place: &place,
            place_title: &title,
            consultation_id: to.consultation.id,
            body_id: Some(to.consultation.body_id),
            url: &address,
        },
        now,
    )?;
    arranged::recount(tx, to.topic.id)?;
    store::add_topic(tx, from.forum.id, -1)?;
    let change = arranged::insert(
        tx,
        &NewChange {
            kind: ChangeKind::Merged,
            topic_id: from.topic.id,
            other_topic_id: Some(to.topic.id),
            from_forum_id: from.forum.id,
            to_forum_id: to.forum.id,
            post_count: count,
        },
        now,
    )?;
    arranged::insert_posts(tx, change.id, &posts)?;
    let detail = json!({ "place": place, "url": address, "posts": count });
    note(tx, "topic-merged", &from.opening, keeper, detail, now)?;
    let detail = json!({ "place": to.opening.place, "url": address, "posts": count });
    note(tx, "topic-took-in", &to.opening, keeper, detail, now)?;
    touch(tx, &from, now);
    touch(tx, &to, now);
    Ok(change)
}

/// Splits first-level posts, with what was said below them, off into a new topic of the same forum.
///
/// # Errors
/// `NotFound` when a post is of another topic; `Invalid` when none was chosen.
pub fn split_off(
    tx: &mut Tx<'_>,
    spine: &Spine,
    token: &str,
    split: &Split,
    keeper: &Keeper,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    let from = Whole::find(tx, token)?;
    let ids = chosen(tx, &from.place(), &split.posts)?;
    let new = NewContribution {
        kind: Kind::Topic,
        place: format!("forum:{}", from.forum.id),
        anchor: String::new(),
        consultation_id: Some(from.consultation.id),
        body_id: Some(from.consultation.body_id),
        parent_id: None,
        url: format!("{}/topics/", url(&from.forum)),
        place_title: from.forum.title.clone(),
        account_id: keeper.account_id,
        author_name: keeper.name.clone(),
        author_role: keeper.role,
        channel: Channel::Web,
        lang: split.lang.clone(),
        title: split.title.clone(),
        text: split.words.text().to_owned(),
        html: split.words.html().to_owned(),
        submission_key: split.submission_key.clone(),
        marks: None,
    };
    let zone = spine.zone();
    let received = moderation::take_in(tx, spine, &new, Moderation::Post, zone, now)?;
    if !received.is_new {
        return Ok(received.contribution);
    }
    let opening = received.contribution;
    store::insert_topic(tx, from.forum.id, opening.id, now)?;
    let to = Whole::find(tx, &opening.token)?;
    let count = take_posts(tx, Taken::Talks(&ids), (&from, &to), now)?;
    let change = arranged::insert(
        tx,
        &NewChange {
            kind: ChangeKind::Split,
            topic_id: to.topic.id,
            other_topic_id: Some(from.topic.id),
            from_forum_id: from.forum.id,
            to_forum_id: to.forum.id,
            post_count: count,
        },
        now,
    )?;
    arranged::insert_posts(tx, change.id, &ids)?;
    let detail = json!({ "place": from.opening.place, "url": to.url(), "posts": count });
    note(tx, "topic-split", &from.opening, keeper, detail, now)?;
    touch(tx, &from, now);
    touch(tx, &to, now);
    Ok(opening)
}

/// Ids of first-level posts of that place.
fn chosen(tx: &mut Tx<'_>, place: &str, tokens: &[String]) -> Result<Vec<i64>, AppError> {
    if tokens.is_empty() {
        return Err(AppError::field("posts", "forums.choose-posts"));
    }
    let mut ids = Vec::new();
    for token in tokens {
        let post = contributions::find_by_token(tx, token)?
            .filter(|post| post.place == place && post.parent_id.is_none())
            .ok_or(AppError::NotFound)?;
        contributions::lock(tx, post.id)?;
        ids.push(post.id);
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}
