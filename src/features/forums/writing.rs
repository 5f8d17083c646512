//! Taking in what people write in a forum: topics and posts.

use chrono_tz::Tz;

use super::model::{Author, Forum, NewPost, NewTopic, Topic};
use super::{find_topic, rules, store, url};
use crate::features::contributions::{self, Contribution, Kind, NewContribution, Received, Spine};
use crate::features::{accounts, consultations, moderation};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

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
    rules::ensure_not_archived(&forum)?;
    let contribution = Draft {
        kind: Kind::Topic,
        parent_id: None,
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
        // Its place exists only now; what waits to be read is noted when it appears.
        if received.contribution.is_public() {
            let (topic, opening) = find_topic(tx, &received.contribution.token)?;
            let place = format!("topic:{}", topic.id);
            contributions::mentions::note_appearance(tx, &place, &opening, now)?;
        }
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
    let (topic, contribution) = find_open_topic(tx, &new.topic)?;
    let forum = store::find(tx, topic.forum_id)?.ok_or(AppError::NotFound)?;
    rules::ensure_not_archived(&forum)?;
    rules::ensure_takes_posts(&topic, &contribution)?;
    let place = format!("topic:{}", topic.id);
    let parent = match &new.parent {
        Some(token) => {
            let parent = contributions::find_by_token(tx, token)?.ok_or(AppError::NotFound)?;
            if let Some(account_id) = new.author.account_id {
                // First, as whoever closes an account holds that before what was said with it.
                accounts::ensure_stays_open(tx, account_id)?;
            }
            // Whoever takes it elsewhere waits for this reply, or this reply sees that it went. All
            // that it is counted into is held at once, the oldest first.
            let mut above = [parent.root_id, parent.parent_id, Some(parent.id)];
            above.sort_unstable();
            for id in above.into_iter().flatten() {
                contributions::lock(tx, id)?;
            }
            let parent = contributions::find(tx, parent.id)?.ok_or(AppError::NotFound)?;
            rules::ensure_parent(&parent, &place)?;
            Some(parent)
        }
        None => None,
    };
    let page = contributions::thread_start(tx, &place, "", parent.as_ref(), rules::POSTS)?;
    let mut address = format!("{}/topics/{}", url(&forum), contribution.token);
    if let Some(after) = page {
        address = format!("{address}?after={after}");
    }
    let draft = Draft {
        kind: Kind::Post,
        parent_id: parent.map(|parent| parent.id),
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
    parent_id: Option<i64>,
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
        let author = self.author;
        rules::ensure_may_hide_name(author, forum)?;
        let contribution = NewContribution {
            kind: self.kind,
            place: self.place,
            anchor: String::new(),
            consultation_id: Some(consultation.id),
            body_id: Some(consultation.body_id),
            parent_id: self.parent_id,
            url: self.url,
            place_title: self.place_title,
            account_id: author.account_id,
            // Not kept with the text at all: so no page, feed or export can show it.
            author_name: if author.is_anonymous {
                String::new()
            } else {
                author.name.clone()
            },
            author_role: author.role,
            channel: author.channel,
            lang: author.lang.clone(),
            title: self.title,
            text: self.words.text().to_owned(),
            html: self.words.html().to_owned(),
            submission_key: author.submission_key.clone(),
            marks: self.words.marks(),
        };
        let moderation =
            consultations::moderation_of(&consultation, &forum.place(), forum.moderation, now);
        moderation::take_in(tx, spine, &contribution, moderation, zone, now)
    }
}

/// A topic; that it was joined with another one is said, for the form that was open meanwhile.
fn find_open_topic(conn: &mut DbConn, token: &str) -> Result<(Topic, Contribution), AppError> {
    let found = find_topic(conn, token);
    if matches!(found, Err(AppError::NotFound))
        && let Some(opening) = contributions::find_by_token(conn, token)?
        && let Some(topic) = store::find_topic(conn, opening.id)?
    {
        rules::ensure_not_merged(&topic)?;
    }
    found
}
