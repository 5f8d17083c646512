//! News from those who started a petition, for signatories who asked for it and everybody who
//! follows it. A moderator reads each before anybody gets it.

use chrono::Duration;
use serde_json::json;

use super::model::Petition;
use super::store::updates::Waiting;
use super::{creators, lifecycle, rules, store, topic};
use crate::features::accounts::{self, Action, Subject};
use crate::features::contributions::{
    self, AuthorRole, Channel, Contribution, Kind, Moderation, NewContribution, Received, Spine,
    State, StateChange,
};
use crate::features::moderation;
use crate::features::notifications::{self, News};
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown;
use crate::platform::text::TextRule;
use crate::web::FormMarks;

pub const TITLE: TextRule = TextRule::line(5, 100);
pub const TEXT: TextRule = TextRule::text(20, 3_000);
/// Days between one and the next: mail that comes too often is not read.
const APART_DAYS: i64 = 3;
/// News on the page of a petition.
const SHOWN: i64 = 50;

/// News about to be written.
#[derive(Clone, Debug)]
pub struct NewUpdate {
    pub title: String,
    /// Markdown.
    pub text: String,
    pub lang: String,
    pub submission_key: Option<String>,
    pub marks: Option<FormMarks>,
}

/// The place in which the news of a petition stand.
pub fn place(petition_id: i64) -> String {
    format!("petition:{petition_id}")
}

/// Public news of a petition, newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list(conn: &mut DbConn, petition_id: i64) -> Result<Vec<Contribution>, AppError> {
    let mut all = contributions::list_of_place(conn, &place(petition_id), None, 0, SHOWN)?;
    all.retain(|one| one.state == State::Published);
    all.reverse();
    Ok(all)
}

/// News that are not public: a moderator reads them first, or they were not accepted. Newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_waiting(conn: &mut DbConn, petition_id: i64) -> Result<Vec<Waiting>, AppError> {
    Ok(store::updates::list_waiting(
        conn,
        &place(petition_id),
        SHOWN,
    )?)
}

/// When news can be written again: as long as some were sent lately it is too soon.
///
/// # Errors
/// When the database cannot be read.
pub fn is_too_soon(conn: &mut DbConn, petition_id: i64, now: UtcTime) -> Result<bool, AppError> {
    let since = now.minus(Duration::days(APART_DAYS));
    Ok(store::updates::has_update_since(
        conn,
        &place(petition_id),
        since,
    )?)
}

/// Takes news in; a moderator reads them next.
///
/// # Errors
/// `NotFound` for others than those who started it, `Closed` before it is open or too soon after
/// the last.
pub fn write(
    tx: &mut Tx<'_>,
    spine: &Spine,
    actor: &Actor,
    petition_id: i64,
    new: &NewUpdate,
    now: UtcTime,
) -> Result<Received, AppError> {
    accounts::ensure(actor, Action::Contribute, &Subject::SITE)?;
    // Two that are sent at once wait for each other here.
    store::hold(tx, petition_id)?;
    let petition = lifecycle::find(tx, petition_id)?;
    let contribution = lifecycle::contribution_of(tx, &petition)?;
    let author_id = contribution.account_id;
    if !creators::is_creator(tx, author_id, petition_id, actor.account_id)? {
        return Err(AppError::NotFound);
    }
    if !rules::has_opened(petition.state) {
        return Err(AppError::Closed("petitions.update-not-open"));
    }
    let sent_before = match new.submission_key.as_deref() {
        Some(key) => contributions::was_sent(tx, key)?,
        None => false,
    };
    if !sent_before && is_too_soon(tx, petition_id, now)? {
        return Err(AppError::Closed("petitions.update-too-soon"));
    }
    let taken = contribution_from(&petition, actor, new);
    moderation::take_in(tx, spine, &taken, Moderation::Pre, petition.zone(), now)
}

fn contribution_from(petition: &Petition, actor: &Actor, new: &NewUpdate) -> NewContribution {
    NewContribution {
        kind: Kind::PetitionUpdate,
        place: place(petition.id),
        anchor: String::new(),
        consultation_id: None,
        body_id: Some(petition.body_id),
        parent_id: None,
        url: petition.url(),
        place_title: petition.action.clone(),
        account_id: actor.account_id,
        author_name: actor.name.clone(),
        author_role: AuthorRole::Citizen,
        channel: Channel::Web,
        lang: new.lang.clone(),
        title: new.title.clone(),
        html: markdown::to_html(&new.text).into_string(),
        text: new.text.clone(),
        submission_key: new.submission_key.clone(),
        marks: new.marks,
    }
}

/// Approved, it goes to those who asked for it, once.
pub(super) fn on_state_change(
    tx: &mut Tx<'_>,
    change: &StateChange,
    now: UtcTime,
) -> Result<(), AppError> {
    let update = &change.contribution;
    let id = update
        .place
        .strip_prefix("petition:")
        .and_then(|id| id.parse().ok());
    let Some(petition) = (match id {
        Some(id) => store::find(tx, id)?,
        None => None,
    }) else {
        return Ok(());
    };
    tx.touch(topic(petition.id), now);
    if change.to != State::Published {
        return Ok(());
    }
    let news = News {
        event_key: format!("petition-update:{}", update.id),
        subjects: vec![topic(petition.id)],
        kind: "petition-update".to_owned(),
        title: update.title.clone(),
        url: petition.url(),
        actor_id: update.account_id,
        about: Some(update.id),
    };
    notifications::announce(tx, &news, now)?;
    let event = format!("petition-update-{}", update.id);
    let said = json!({ "update_title": update.title, "update_text": update.text });
    lifecycle::tell_signatories(tx, &petition, (&event, "petitions/news-update"), said, now)
}
