//! Sponsors: people who stand behind a petition before a moderator reads it. They sign by a link
//! that its author hands on, with the form and the confirmation of every other signature, and
//! their signatures count when the petition opens. Its author learns how many they are, not who.

use chrono::Duration;
use chrono_tz::Tz;
use serde_json::json;

use super::lifecycle;
use super::model::{Gate, Petition, State, zone_of};
use super::{creators, store, thresholds};
use crate::features::deadlines::rules::{end_of_day, local_day};
use crate::features::moderation;
use crate::platform::crypto::constant_time_eq;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Path of the page on which sponsors sign.
pub fn link(petition: &Petition) -> String {
    format!("{}/support?key={}", petition.url(), petition.sponsor_key)
}

/// Whether somebody who came with `key` may stand behind the petition.
///
/// # Errors
/// `NotFound` without the right key, `Closed` when its time is over or it has all it can take.
pub(super) fn ensure_sponsorable(
    gate: &Gate,
    key: Option<&str>,
    now: UtcTime,
) -> Result<(), AppError> {
    let is_right = |key: &str| constant_time_eq(key.as_bytes(), gate.sponsor_key.as_bytes());
    if !key.is_some_and(is_right) {
        return Err(AppError::NotFound);
    }
    let terms = gate.terms.get();
    let is_gathering = gate.state == State::GatheringSponsors;
    if is_gathering
        && now
            >= gathers_until(
                gate.created_at,
                terms.sponsor_days,
                zone_of(&gate.time_zone),
            )
    {
        return Err(AppError::Closed("petitions.sponsors-late"));
    }
    // Those who start it may sign besides; whoever confirms is counted without them.
    let own = i64::try_from(creators::MOST).unwrap_or_default() + 1;
    if gate.signature_count >= terms.sponsors_most + own {
        return Err(AppError::Closed("petitions.sponsors-full"));
    }
    Ok(())
}

/// Until when a petition looks for sponsors: the end of the last day, on the petition's clocks.
pub fn gathers_until(created_at: UtcTime, days: i64, zone: Tz) -> UtcTime {
    let last = local_day(created_at.plus(Duration::days(days)), zone);
    end_of_day(last, zone)
}

/// Sponsors so far: confirmed signatures of others than whoever started it.
///
/// # Errors
/// When the database cannot be read.
pub fn count(conn: &mut DbConn, petition: &Petition) -> Result<i64, AppError> {
    let keys = creators::email_keys(conn, petition)?;
    Ok(store::thresholds::count_sponsors(conn, petition.id, &keys)?)
}

/// Enough stand behind it: a moderator reads it, by a promised day.
///
/// # Errors
/// When a row cannot be written.
pub(super) fn count_changed(
    tx: &mut Tx<'_>,
    petition: &Petition,
    now: UtcTime,
) -> Result<(), AppError> {
    let needed = petition.terms.get().sponsors_needed;
    if count(tx, petition)? < needed || !store::thresholds::set_sponsored(tx, petition.id)? {
        return Ok(());
    }
    let contribution = lifecycle::contribution_of(tx, petition)?;
    let cause = moderation::Cause::PreModeration;
    moderation::take_in_again(tx, &contribution, cause, petition.zone(), now)?;
    let detail = json!({ "sponsors_needed": needed });
    thresholds::note(tx, petition, &contribution, "sponsored", detail, now)?;
    let params = json!({ "needed": needed });
    thresholds::tell(
        tx,
        petition,
        &contribution,
        "petitions/sponsored",
        params,
        now,
    )
}
