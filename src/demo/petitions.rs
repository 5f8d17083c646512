//! Petitions of Rivermouth: below and above their thresholds, in every state.

mod checked;
mod procedures;
mod scripts;

use chrono::Duration;
use chrono_tz::Tz;

use self::procedures::{add_procedures, terms};
use self::scripts::{By, Fate, LATE_TRAIN, LIBRARY, PLAYGROUNDS, SCRIPTS, Script};
use super::Town;
use crate::features::accounts::{self, Account};
use crate::features::bodies;
use crate::features::contributions::{self, Spine};
use crate::features::moderation::{self, Decision, NewReport, Ruling};
use crate::features::petitions::debates::{self, DebateState, NewDebate};
use crate::features::petitions::updates::{self, NewUpdate};
use crate::features::petitions::{self, NewPetition, NewResponse, creators};
use crate::platform::actor::Actor;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// # Errors
/// When a row cannot be written.
pub fn build(town: &mut Town) -> Result<(), AppError> {
    let (spine, zone) = (town.spine.clone(), town.app.config.site.time_zone.0);
    let moderator = town
        .accounts
        .get("moderator")
        .cloned()
        .ok_or(AppError::NotFound)?;
    let admin = town
        .accounts
        .get("admin")
        .cloned()
        .ok_or(AppError::NotFound)?;
    let now = town.now;
    let (local, county) = town.app.db.write_here(move |tx| add_procedures(tx, now))?;
    let mut planned = Vec::new();
    for (number, script) in (0..).zip(&SCRIPTS) {
        let body_id = *town.bodies.get(script.body).ok_or(AppError::NotFound)?;
        let citizen = town
            .citizens
            .get(script.citizen % town.citizens.len().max(1))
            .cloned()
            .ok_or(AppError::NotFound)?;
        let new = NewPetition {
            body_id,
            action: script.action.to_owned(),
            background: script.background.to_owned(),
            details: script.details.to_owned(),
            account_id: Some(citizen.id),
            author_name: citizen.name.clone(),
            lang: "en".to_owned(),
            submission_key: None,
            marks: None,
            procedure: terms(script.by),
            procedure_id: Some(if script.by == By::Town { local } else { county }),
            zone,
        };
        planned.push((number, new, citizen));
    }
    let friend = town.citizens.get(7).cloned().ok_or(AppError::NotFound)?;
    let (cast, library) = town.app.db.write_here(move |tx| {
        moderation::ensure_default_reasons(tx, ago(now, 250))?;
        let cast = Cast {
            spine,
            zone,
            moderator: accounts::actor_of(tx, &moderator)?,
            admin: accounts::actor_of(tx, &admin)?,
            now,
        };
        let mut ids = Vec::new();
        for ((number, new, citizen), script) in planned.iter().zip(&SCRIPTS) {
            ids.push(live(tx, &cast, script, *number, new, citizen)?);
        }
        debate_on(tx, &cast, &ids)?;
        write_news(tx, &cast, &ids, &planned, &friend)?;
        let library = *ids.get(LIBRARY).ok_or(AppError::NotFound)?;
        checked::hand_in_sheets(tx, &cast, library)?;
        petitions::close_ended(tx, ago(now, 2))?;
        Ok((cast, library))
    })?;
    checked::take_out(&town.app.db, &cast, library)
}

/// Everybody who acts besides those who start petitions.
struct Cast {
    spine: Spine,
    zone: Tz,
    moderator: Actor,
    admin: Actor,
    now: UtcTime,
}

/// `days` before `now`, at an hour that depends on the day.
fn ago(now: UtcTime, days: i64) -> UtcTime {
    now.minus(Duration::days(days))
        .minus(Duration::minutes((days * 37) % 600))
}

/// The life of one petition, up to today.
fn live(
    tx: &mut Tx<'_>,
    cast: &Cast,
    script: &Script,
    seed: u64,
    new: &NewPetition,
    citizen: &Account,
) -> Result<i64, AppError> {
    let now = cast.now;
    let sent_at = ago(now, script.sent);
    let id = petitions::start(tx, &cast.spine, new, sent_at)?.id;
    let evening = sent_at.plus(Duration::hours(9)).min(now);
    let sponsors = match script.fate {
        Fate::Gathering(count) => count,
        _ => terms(script.by).sponsors_needed,
    };
    petitions::add_signatures(tx, id, sponsors, seed, sent_at, evening)?;
    let read_at = ago(now, script.sent - 1).max(evening);
    let petition = petitions::find(tx, id)?.ok_or(AppError::NotFound)?;
    let contribution =
        contributions::find(tx, petition.contribution_id)?.ok_or(AppError::NotFound)?;
    match &script.fate {
        Fate::Gathering(_) | Fate::InModeration => return Ok(id),
        Fate::Withdrawn => {
            let author = accounts::actor_of(tx, citizen)?;
            contributions::withdraw(tx, &cast.spine, &author, &contribution, read_at)?;
            return Ok(id);
        }
        Fate::Rejected(reason) => {
            let words = "Taxes on petrol are set by the national parliament.";
            let ruling = Ruling::citing(Decision::Reject, reason, words);
            decide(tx, cast, petition.contribution_id, &ruling, read_at)?;
            return Ok(id);
        }
        Fate::Open | Fate::Answered(..) | Fate::Stopped(..) | Fate::Hidden(_) => {}
    }
    decide(
        tx,
        cast,
        petition.contribution_id,
        &Ruling::approve(),
        read_at,
    )?;
    gather(tx, id, seed, script, now)?;
    match &script.fate {
        Fate::Stopped(days, reason) => {
            petitions::stop(tx, &cast.admin, id, reason, ago(now, *days))?;
        }
        Fate::Hidden(reason) => {
            let report = NewReport {
                reporter_key: "demo-reader".to_owned(),
                account_id: None,
                reason: Some((*reason).to_owned()),
                note: "This is about one person, and nothing in it is shown.".to_owned(),
            };
            let seen_at = ago(now, script.sent - 6);
            let contribution =
                contributions::find(tx, petition.contribution_id)?.ok_or(AppError::NotFound)?;
            moderation::report(tx, &contribution, &report, cast.zone, seen_at)?;
            let words =
                "It accuses a neighbour without saying of what. Say what should be done and why.";
            let ruling = Ruling::citing(Decision::Hide, reason, words);
            let read_at = ago(now, script.sent - 7).max(seen_at);
            decide(tx, cast, petition.contribution_id, &ruling, read_at)?;
        }
        _ => {}
    }
    Ok(id)
}

fn decide(
    tx: &mut Tx<'_>,
    cast: &Cast,
    contribution_id: i64,
    ruling: &Ruling,
    at: UtcTime,
) -> Result<(), AppError> {
    let case = moderation::find_open_case(tx, contribution_id)?.ok_or(AppError::NotFound)?;
    moderation::decide(tx, &cast.spine, &cast.moderator, case.id, ruling, at)?;
    Ok(())
}

/// Signatures, and the response between them on its day.
fn gather(
    tx: &mut Tx<'_>,
    id: i64,
    seed: u64,
    script: &Script,
    now: UtcTime,
) -> Result<(), AppError> {
    let mut from = ago(now, script.sent - 1).max(ago(now, script.sent).plus(Duration::hours(9)));
    for &(until, count) in script.signed {
        let to = if until == 0 {
            now.minus(Duration::minutes(20))
        } else {
            ago(now, until)
        };
        petitions::add_signatures(tx, id, count, seed, from, to)?;
        from = to;
    }
    if let Fate::Answered(days, summary, text) = script.fate {
        let petition = petitions::find(tx, id)?.ok_or(AppError::NotFound)?;
        let officials = bodies::list_officials(tx, petition.body_id)?;
        let response = NewResponse {
            summary: summary.to_owned(),
            text: text.to_owned(),
            official_id: officials.first().map(|official| official.id),
            account_id: officials.first().and_then(|official| official.account_id),
        };
        petitions::respond(tx, id, &response, ago(now, days))?;
    }
    Ok(())
}

/// The late train is to be debated, and the playgrounds were.
fn debate_on(tx: &mut Tx<'_>, cast: &Cast, ids: &[i64]) -> Result<(), AppError> {
    let day = |days: i64| cast.now.plus(Duration::days(days)).naive().date();
    for (id, said_days_ago, new) in [
        (
            ids.get(PLAYGROUNDS),
            9,
            NewDebate {
                state: DebateState::Debated,
                held_on: Some(day(-10)),
                place: "Council chamber".to_owned(),
                text: "All groups spoke for the playgrounds. The council asks for a report on \
                       noise after the first summer."
                    .to_owned(),
                video_url: "https://rivermouth.example/council/playgrounds".to_owned(),
                transcript_url: "https://rivermouth.example/council/playgrounds/minutes".to_owned(),
                account_id: None,
            },
        ),
        (
            ids.get(LATE_TRAIN),
            6,
            NewDebate {
                state: DebateState::Scheduled,
                held_on: Some(day(11)),
                place: "County hall, room 2".to_owned(),
                text: "The railway is invited, and so is whoever started the petition.".to_owned(),
                video_url: String::new(),
                transcript_url: String::new(),
                account_id: None,
            },
        ),
    ] {
        let id = *id.ok_or(AppError::NotFound)?;
        // Where the numbers of the story do not reach it there is nothing to debate.
        if debates::find(tx, id)?.is_some() {
            debates::decide(tx, id, &new, ago(cast.now, said_days_ago))?;
        }
    }
    Ok(())
}

/// Somebody joins the petition for the late train, and writes news that are read and sent.
fn write_news(
    tx: &mut Tx<'_>,
    cast: &Cast,
    ids: &[i64],
    planned: &[(u64, NewPetition, Account)],
    friend: &Account,
) -> Result<(), AppError> {
    let id = *ids.get(LATE_TRAIN).ok_or(AppError::NotFound)?;
    let author = &planned.get(LATE_TRAIN).ok_or(AppError::NotFound)?.2;
    let friend = accounts::actor_of(tx, friend)?;
    creators::join(tx, &friend, id, ago(cast.now, 70))?;
    let author = accounts::actor_of(tx, author)?;
    let sent_at = ago(cast.now, 30);
    let new = NewUpdate {
        title: "We counted the passengers again".to_owned(),
        text:
            "On the last three Tuesdays 58, 64 and 61 people got off the late train. We have sent \
               the lists to the council and to the railway.\n\nThank you to everybody who stood on \
               the platform with us."
                .to_owned(),
        lang: "en".to_owned(),
        submission_key: None,
        marks: None,
    };
    let sent = updates::write(tx, &cast.spine, &author, id, &new, sent_at)?;
    let read_at = ago(cast.now, 29);
    decide(tx, cast, sent.contribution.id, &Ruling::approve(), read_at)
}
