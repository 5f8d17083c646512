//! What follows from the count of a petition, up and down: sponsors found, a response owed or not
//! owed any more, a debate to be decided on. Called in the transaction that changes the count.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::lifecycle::{self, announce_again};
use super::model::{Petition, State};
use super::procedures::RegionKind;
use super::{PLACE, creators, debates, keeping, rules, sponsors, store, topic};
use crate::features::contributions::Contribution;
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::notifications;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Compares the count with what the petition needs. Cheap where nothing follows; the same count
/// twice changes nothing.
///
/// # Errors
/// When a row cannot be written.
pub fn count_changed(tx: &mut Tx<'_>, petition_id: i64, now: UtcTime) -> Result<(), AppError> {
    let petition = lifecycle::find(tx, petition_id)?;
    if petition.state == State::GatheringSponsors {
        return sponsors::count_changed(tx, &petition, now);
    }
    if !rules::has_opened(petition.state) {
        return Ok(());
    }
    let is_reached = is_reached(tx, &petition, Some(petition.response_threshold))?;
    match (petition.threshold_reached_at, is_reached) {
        (None, true) => reach_response(tx, &petition, now)?,
        // What was said is said: a response stays, and so does the day on which it was owed.
        (Some(_), false) if petition.responded_at.is_none() => lose_response(tx, &petition, now)?,
        _ => {}
    }
    let is_reached = is_reached_for_debate(tx, &petition)?;
    match (petition.debate_reached_at, is_reached) {
        (None, true) => debates::reach(tx, &petition, now),
        (Some(_), false) => debates::lose(tx, &petition, now),
        _ => Ok(()),
    }
}

fn is_reached_for_debate(conn: &mut DbConn, petition: &Petition) -> Result<bool, AppError> {
    is_reached(conn, petition, petition.debate_threshold)
}

/// Enough have signed, from enough regions.
fn is_reached(
    conn: &mut DbConn,
    petition: &Petition,
    threshold: Option<i64>,
) -> Result<bool, AppError> {
    let Some(threshold) = threshold else {
        return Ok(false);
    };
    if petition.signature_count < threshold {
        return Ok(false);
    }
    let rule = &petition.terms.get().regions;
    if rule.regions_needed == 0 {
        return Ok(true);
    }
    Ok(rule.is_met(&count_by_region(conn, petition.id, rule.kind)?))
}

/// Whether signatures that were just counted, by region, can be those with which enough regions have
/// enough: only where one of their regions had not enough before. Regions that have are most of
/// them under a surge, and nothing else is looked at.
///
/// # Errors
/// When the database cannot be read.
pub fn may_complete(
    conn: &mut DbConn,
    petition_id: i64,
    added: &BTreeMap<&str, i64>,
) -> Result<bool, AppError> {
    let Some(terms) = store::thresholds::find_terms(conn, petition_id)? else {
        return Ok(false);
    };
    let rule = &terms.get().regions;
    let mut by_code: BTreeMap<&str, (&str, i64)> = BTreeMap::new();
    for (region, many) in added {
        let code = code_of(region, rule.kind);
        if !code.is_empty() {
            by_code.entry(code).or_insert((region, 0)).1 += many;
        }
    }
    for (code, (region, many)) in by_code {
        let count = match rule.kind {
            RegionKind::Country => store::figures::count_of_country(conn, petition_id, code)?,
            // At least so many: a district of the same code elsewhere only adds to it.
            RegionKind::District => store::figures::count_of_region(conn, petition_id, region)?,
        };
        if count - many < rule.needed_in(code) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What signatures from a region ('GB RM1') are counted under; '' where it is not known.
fn code_of(region: &str, kind: RegionKind) -> &str {
    let (country, district) = region.split_once(' ').unwrap_or((region, ""));
    match kind {
        RegionKind::Country => country,
        RegionKind::District => district,
    }
}

/// Confirmed signatures by region, of those whose region is known.
///
/// # Errors
/// When the database cannot be read.
pub fn count_by_region(
    conn: &mut DbConn,
    petition_id: i64,
    kind: RegionKind,
) -> Result<BTreeMap<String, i64>, AppError> {
    let mut counts = BTreeMap::new();
    for (region, count) in store::figures::list_regions(conn, petition_id)? {
        let code = code_of(&region, kind);
        if !code.is_empty() {
            *counts.entry(code.to_owned()).or_default() += count;
        }
    }
    Ok(counts)
}

fn reach_response(tx: &mut Tx<'_>, petition: &Petition, now: UtcTime) -> Result<(), AppError> {
    let contribution = lifecycle::contribution_of(tx, petition)?;
    let promise = keeping::promise_response(tx, petition, contribution.account_id, now)?;
    let due_at = promise.due_at;
    if !store::thresholds::set_response_reached(tx, petition.id, due_at, now)? {
        return Ok(());
    }
    let detail = json!({
        "url": petition.url(),
        "response_threshold": petition.response_threshold,
        "response_due_at": due_at,
    });
    note(
        tx,
        petition,
        &contribution,
        "threshold-reached",
        detail,
        now,
    )?;
    let params = json!({
        "threshold": petition.response_threshold,
        "due_at": due_at,
    });
    tell(
        tx,
        petition,
        &contribution,
        "petitions/threshold-reached",
        params,
        now,
    )?;
    announce_again(tx, petition, "petition-threshold-reached", None, now)
}

/// So many signatures were found not to count that a response is not owed any more.
fn lose_response(tx: &mut Tx<'_>, petition: &Petition, now: UtcTime) -> Result<(), AppError> {
    keeping::take_back_response(tx, petition, now)?;
    store::thresholds::clear_response_reached(tx, petition.id)?;
    let contribution = lifecycle::contribution_of(tx, petition)?;
    let detail = json!({
        "url": petition.url(),
        "response_threshold": petition.response_threshold,
        "signature_count": petition.signature_count,
    });
    note(tx, petition, &contribution, "threshold-lost", detail, now)?;
    let params = json!({
        "threshold": petition.response_threshold,
        "count": petition.signature_count,
    });
    tell(
        tx,
        petition,
        &contribution,
        "petitions/threshold-lost",
        params,
        now,
    )?;
    announce_again(tx, petition, "petition-threshold-lost", None, now)
}

/// Says in the public record and in the history of the petition what happened.
///
/// # Errors
/// When a row cannot be written.
pub(super) fn note(
    tx: &mut Tx<'_>,
    petition: &Petition,
    contribution: &Contribution,
    action: &'static str,
    detail: Value,
    now: UtcTime,
) -> Result<(), AppError> {
    let act = Act::new(action, "petition", &contribution.token, ActingAs::Rule);
    ledger::append(tx, &act, detail, now)?;
    let row = (petition.id, action, petition.signature_count);
    store::thresholds::note(tx, row, now)?;
    tx.touch(PLACE, now);
    tx.touch(topic(petition.id), now);
    Ok(())
}

/// Writes to whoever started it, naming the petition and the body; `params` says the rest.
///
/// # Errors
/// When a row cannot be written.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    petition: &Petition,
    contribution: &Contribution,
    template: &'static str,
    params: Value,
    now: UtcTime,
) -> Result<(), AppError> {
    let params = lifecycle::named(tx, petition, params)?;
    // What is lost and reached again is told again.
    let event = format!("{template}:{}:{}", petition.id, now.unix());
    let joined = creators::list_accounts(tx, petition.id)?;
    for account_id in contribution.account_id.into_iter().chain(joined) {
        notifications::tell(tx, account_id, template, &event, &params, now)?;
    }
    Ok(())
}
