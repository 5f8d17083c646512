//! The life of a petition: started, opened by its approval, past its threshold, answered, closed.

use serde_json::json;

use super::model::{NewPetition, Petition, State};
use super::{keeping, mailing, model, procedures, store, thresholds, topic, updates};
use crate::features::contributions::{
    self, AuthorRole, Channel, Contribution, Kind, Moderation, NewContribution, Received, Spine,
    StateChange,
};
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::notifications::{self, News};
use crate::features::{bodies, moderation};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown;

/// All petitions are in one place: each is a contribution to the list.
pub const PLACE: &str = "petitions";

/// Starts a petition: it gathers sponsors where the procedure says so, and is read by a moderator
/// before anybody else can. The same form sent twice starts one.
///
/// # Errors
/// `Invalid` when there is no such body.
pub fn start(
    tx: &mut Tx<'_>,
    spine: &Spine,
    new: &NewPetition,
    now: UtcTime,
) -> Result<Petition, AppError> {
    let needs_sponsors = new.procedure.sponsors_needed > 0;
    let state = if needs_sponsors {
        State::GatheringSponsors
    } else {
        State::InModeration
    };
    begin(tx, new, state, now, |tx, contribution| {
        if needs_sponsors {
            moderation::take_in_later(tx, spine, contribution, now)
        } else {
            moderation::take_in(tx, spine, contribution, Moderation::Pre, new.zone, now)
        }
    })
}

/// Starts a petition that no moderator needs to read, and opens it: for synthetic data.
///
/// # Errors
/// As [`start`].
pub(super) fn start_open(
    tx: &mut Tx<'_>,
    spine: &Spine,
    new: &NewPetition,
    now: UtcTime,
) -> Result<Petition, AppError> {
    let petition = begin(tx, new, State::InModeration, now, |tx, contribution| {
        contributions::receive(tx, spine, contribution, Moderation::Pre, now)
    })?;
    let contribution = contribution_of(tx, &petition)?;
    let how = contributions::Move {
        acting_as: ActingAs::Rule,
        account_id: None,
        reason: None,
    };
    let published = contributions::State::Published;
    contributions::set_state(tx, spine, &contribution, published, &how, now)?;
    find(tx, petition.id)
}

/// Stores a petition in the state in which it begins, with its contribution.
///
/// # Errors
/// `Invalid` when there is no such body.
pub(super) fn begin(
    tx: &mut Tx<'_>,
    new: &NewPetition,
    state: State,
    now: UtcTime,
    take_in: impl FnOnce(&mut Tx<'_>, &NewContribution) -> Result<Received, AppError>,
) -> Result<Petition, AppError> {
    if bodies::find(tx, new.body_id)?.is_none() {
        return Err(AppError::field("body", "petitions.choose-body"));
    }
    let mut new = new.clone();
    procedures::fix_rejection_reasons(tx, &mut new.procedure)?;
    let received = take_in(tx, &contribution_from(&new))?;
    if !received.is_new {
        let earlier = store::find_by_contribution(tx, received.contribution.id)?;
        return earlier.ok_or(AppError::Unavailable);
    }
    let petition = store::insert(tx, &new, received.contribution.id, state, now)?;
    contributions::set_url(tx, &received.contribution, &petition.url())?;
    Ok(petition)
}

/// The text of a petition, as it is kept and as it is shown.
pub(super) fn text_of(new: &NewPetition) -> (String, String) {
    let parts = [new.background.as_str(), new.details.as_str()];
    let text = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n");
    let html = markdown::to_html(&text).into_string();
    (text, html)
}

fn contribution_from(new: &NewPetition) -> NewContribution {
    let (text, html) = text_of(new);
    NewContribution {
        kind: Kind::Petition,
        place: PLACE.to_owned(),
        anchor: String::new(),
        consultation_id: None,
        body_id: Some(new.body_id),
        parent_id: None,
        url: "/petitions".to_owned(),
        place_title: new.action.clone(),
        account_id: new.account_id,
        author_name: new.author_name.clone(),
        author_role: AuthorRole::Citizen,
        channel: Channel::Web,
        lang: new.lang.clone(),
        title: new.action.clone(),
        html,
        text,
        submission_key: new.submission_key.clone(),
        marks: new.marks,
    }
}

pub(super) fn find(tx: &mut Tx<'_>, id: i64) -> Result<Petition, AppError> {
    store::find(tx, id)?.ok_or(AppError::NotFound)
}

pub(super) fn contribution_of(
    tx: &mut Tx<'_>,
    petition: &Petition,
) -> Result<Contribution, AppError> {
    contributions::find(tx, petition.contribution_id)?.ok_or(AppError::NotFound)
}

/// What follows when the contribution behind a petition changes state.
///
/// # Errors
/// When a row cannot be written.
pub fn on_state_change(
    tx: &mut Tx<'_>,
    change: &StateChange,
    now: UtcTime,
) -> Result<(), AppError> {
    use contributions::State as Text;
    match change.contribution.kind {
        Kind::Petition => {}
        Kind::PetitionUpdate => return updates::on_state_change(tx, change, now),
        _ => return Ok(()),
    }
    // None while it is being started: its row is made after the contribution's.
    let Some(petition) = store::find_by_contribution(tx, change.contribution.id)? else {
        return Ok(());
    };
    keeping::follow_text(tx, &petition, change.to, now)?;
    match change.to {
        Text::Received | Text::InReview => {}
        Text::Published => open(tx, &petition, &change.contribution, now)?,
        Text::Rejected => {
            store::set_state(tx, petition.id, State::Rejected)?;
        }
        Text::Hidden | Text::MergedInto => {
            store::set_state(tx, petition.id, State::Hidden)?;
        }
        Text::Withdrawn => {
            store::set_state(tx, petition.id, State::Withdrawn)?;
        }
        Text::Erased => {
            store::set_state(tx, petition.id, State::Withdrawn)?;
            store::clear_text(tx, petition.id)?;
        }
    }
    tx.touch(topic(petition.id), now);
    Ok(())
}

/// Approved for the first time, it opens; later (after an appeal) it goes on with its old dates.
fn open(
    tx: &mut Tx<'_>,
    petition: &Petition,
    contribution: &Contribution,
    now: UtcTime,
) -> Result<(), AppError> {
    if let (Some(opened_at), Some(closes_at)) = (petition.opened_at, petition.closes_at) {
        if petition.closed_at.is_some() {
            // It was over before it was taken away.
            let ended = match petition.stop_reason.is_empty() {
                true => State::Closed,
                false => State::Stopped,
            };
            store::set_state(tx, petition.id, ended)?;
        } else {
            let forget_at = petition.terms.get().forget_at(closes_at);
            store::set_open(tx, petition.id, opened_at, closes_at, forget_at)?;
        }
        return thresholds::count_changed(tx, petition.id, now);
    }
    let closes_at = petition.terms.get().closes_at(now, petition.zone());
    let forget_at = petition.terms.get().forget_at(closes_at);
    store::set_open(tx, petition.id, now, closes_at, forget_at)?;
    // Sponsors may be forgotten by now; who signs from here on is to be, in time.
    store::anonymising::begin_anew(tx, petition.id)?;
    let act = Act::new("opened", "petition", &contribution.token, ActingAs::Rule);
    let detail = json!({
        "url": petition.url(),
        "closes_at": closes_at,
        "response_threshold": petition.response_threshold,
        "debate_threshold": petition.debate_threshold,
    });
    ledger::append(tx, &act, detail, now)?;
    announce(tx, petition, "petition-opened", None, now)?;
    // What its sponsors signed may be enough already.
    thresholds::count_changed(tx, petition.id, now)
}

pub(super) fn announce(
    tx: &mut Tx<'_>,
    petition: &Petition,
    kind: &str,
    actor_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    news(
        tx,
        petition,
        (kind, format!("{kind}:{}", petition.id)),
        actor_id,
        now,
    )
}

/// As [`announce`], for what may happen to a petition more than once.
pub(super) fn announce_again(
    tx: &mut Tx<'_>,
    petition: &Petition,
    kind: &str,
    actor_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let event_key = format!("{kind}:{}:{}", petition.id, now.unix());
    news(tx, petition, (kind, event_key), actor_id, now)
}

fn news(
    tx: &mut Tx<'_>,
    petition: &Petition,
    (kind, event_key): (&str, String),
    actor_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let news = News {
        event_key,
        subjects: vec![topic(petition.id), format!("body:{}", petition.body_id)],
        kind: kind.to_owned(),
        title: petition.action.clone(),
        url: petition.url(),
        actor_id,
        about: Some(petition.contribution_id),
    };
    notifications::announce(tx, &news, now)
}

/// What a mail says, with the petition and its body by name.
///
/// # Errors
/// When the body cannot be read.
pub(super) fn named(
    tx: &mut Tx<'_>,
    petition: &Petition,
    mut params: serde_json::Value,
) -> Result<serde_json::Value, AppError> {
    let body = bodies::find(tx, petition.body_id)?;
    if let Some(said) = params.as_object_mut() {
        said.insert("title".to_owned(), json!(petition.action));
        said.insert("url".to_owned(), json!(petition.url()));
        let name = body.map(|body| body.name).unwrap_or_default();
        said.insert("body".to_owned(), json!(name));
    }
    Ok(params)
}

/// Writes to signatories who asked for news: of which event, by which mail; `params` say what
/// happened.
///
/// # Errors
/// When a row cannot be written.
pub(super) fn tell_signatories(
    tx: &mut Tx<'_>,
    petition: &Petition,
    (event, template): (&str, &'static str),
    params: serde_json::Value,
    now: UtcTime,
) -> Result<(), AppError> {
    let params = named(tx, petition, params)?;
    let event_key = format!("{event}:{}", petition.id);
    mailing::announce_to_signatories(tx, petition.id, &event_key, template, &params, now)
}

/// Writes the final count of a petition that has closed into the log, once.
///
/// # Errors
/// When a row cannot be written.
pub(super) fn close(tx: &mut Tx<'_>, petition_id: i64, now: UtcTime) -> Result<(), AppError> {
    if !store::set_closed(tx, petition_id)? {
        return Ok(());
    }
    let petition = find(tx, petition_id)?;
    let contribution = contribution_of(tx, &petition)?;
    let act = Act::new("closed", "petition", &contribution.token, ActingAs::Rule);
    let detail = json!({
        "url": model::url(petition_id),
        "closed_at": petition.closes_at,
        "signature_count": petition.signature_count,
    });
    ledger::append(tx, &act, detail, now)?;
    tx.touch(PLACE, now);
    tx.touch(topic(petition_id), now);
    announce(tx, &petition, "petition-closed", None, now)?;
    // Those who wait for a response hear of that one.
    if petition.threshold_reached_at.is_some() {
        return Ok(());
    }
    let said = json!({
        "count": petition.signature_count,
        "needed": petition.response_threshold,
    });
    let event = ("petition-closed", "petitions/news-closed");
    tell_signatories(tx, &petition, event, said, now)
}
