//! Undoing what was done to topics: moved back, taken apart again, put together again.

use serde_json::json;

use super::arranging::{Whole, carry, note, take_posts, touch};
use super::model::{ChangeKind, TopicChange};
use super::{store, store_arranging as arranged};
use crate::features::contributions::placing::{self, Destination, Taken};
use crate::features::contributions::{self, Contribution, Keeper, Kind, Move, Spine, State};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// Undoes a change; what was said meanwhile stays with what it was said to.
///
/// # Errors
/// `Conflict` when it was undone before, or another change stands in the way.
pub fn undo(
    tx: &mut Tx<'_>,
    spine: &Spine,
    change_id: i64,
    keeper: &Keeper,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    let change = arranged::find(tx, change_id)?.ok_or(AppError::NotFound)?;
    if !arranged::set_undone(tx, change.id, now)? {
        return Err(AppError::Conflict("forums.undone-already"));
    }
    let topic = Whole::by_id(tx, change.topic_id)?;
    match change.kind {
        ChangeKind::Moved => undo_move(tx, &change, &topic, keeper, now),
        ChangeKind::Merged => undo_merge(tx, &change, topic, keeper, now),
        ChangeKind::Split => undo_split(tx, spine, &change, &topic, keeper, now),
    }
}

fn undo_move(
    tx: &mut Tx<'_>,
    change: &TopicChange,
    from: &Whole,
    keeper: &Keeper,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    if from.forum.id != change.to_forum_id || from.topic.merged_into.is_some() {
        return Err(AppError::Conflict("forums.changed-since"));
    }
    let forum = store::find(tx, change.from_forum_id)?.ok_or(AppError::NotFound)?;
    let to = carry(tx, from, forum, now)?;
    let detail = json!({
        "place": to.opening.place, "from": from.opening.place,
        "url": to.url(), "posts": to.topic.post_count,
    });
    note(tx, "topic-moved-back", &from.opening, keeper, detail, now)?;
    Ok(to.opening)
}

fn undo_merge(
    tx: &mut Tx<'_>,
    change: &TopicChange,
    mut topic: Whole,
    keeper: &Keeper,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    let into = Whole::by_id(tx, change.other_topic_id.ok_or(AppError::NotFound)?)?;
    if topic.topic.merged_into != Some(into.topic.id) || topic.opening.place != into.place() {
        return Err(AppError::Conflict("forums.changed-since"));
    }
    let place = format!("forum:{}", topic.forum.id);
    let address = topic.url();
    let posts = arranged::list_posts(tx, change.id, &into.place())?;
    let count = take_posts(tx, Taken::Talks(&posts), (&into, &topic), now)?;
    // What was replied to its first words is a post of its own in the topic.
    placing::release_replies(tx, &topic.opening)?;
    let opening = contributions::find(tx, topic.opening.id)?.ok_or(AppError::NotFound)?;
    let destination = Destination {
        place: &place,
        place_title: &topic.forum.title,
        consultation_id: topic.consultation.id,
        body_id: Some(topic.consultation.body_id),
        url: &address,
    };
    topic.opening = placing::recast(tx, &opening, Kind::Topic, &destination, now)?;
    arranged::set_merged_into(tx, topic.topic.id, None)?;
    arranged::recount(tx, topic.topic.id)?;
    if topic.opening.is_public() {
        store::add_topic(tx, topic.forum.id, 1)?;
    }
    // Its posts bear its title again, not that of the other one.
    let title = topic
        .opening
        .is_public()
        .then_some(topic.opening.title.as_str());
    contributions::name_place(tx, &topic.place(), title, now)?;
    let detail = json!({ "place": place, "url": address, "posts": count });
    note(tx, "topic-unmerged", &topic.opening, keeper, detail, now)?;
    touch(tx, &topic, now);
    touch(tx, &into, now);
    Ok(topic.opening)
}

fn undo_split(
    tx: &mut Tx<'_>,
    spine: &Spine,
    change: &TopicChange,
    topic: &Whole,
    keeper: &Keeper,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    let origin = Whole::by_id(tx, change.other_topic_id.ok_or(AppError::NotFound)?)?;
    let stands = topic.topic.merged_into.is_none() && topic.opening.state == State::Published;
    if !stands || origin.topic.merged_into.is_some() {
        return Err(AppError::Conflict("forums.changed-since"));
    }
    let count = take_posts(tx, Taken::All, (topic, &origin), now)?;
    let how = Move {
        acting_as: keeper.acting_as,
        account_id: keeper.account_id,
        reason: None,
    };
    contributions::set_state(tx, spine, &topic.opening, State::MergedInto, &how, now)?;
    arranged::set_merged_into(tx, topic.topic.id, Some(origin.topic.id))?;
    let late = take_posts(tx, Taken::All, (topic, &origin), now)?;
    let detail =
        json!({ "place": origin.opening.place, "url": origin.url(), "posts": count + late });
    note(
        tx,
        "topic-split-undone",
        &origin.opening,
        keeper,
        detail,
        now,
    )?;
    touch(tx, topic, now);
    touch(tx, &origin, now);
    Ok(origin.opening)
}
