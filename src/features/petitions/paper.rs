//! Signatures on paper: sheets are handed in as a batch with their scans, a sample of them is
//! looked at, and what follows from it is counted, apart and together with the others.
//!
//! `received → sampled → counted`, or `withdrawn` from any of them. The sample is drawn by a seed
//! that enters the public log before anybody looks at a sheet, so that nobody can choose what is
//! looked at, and everybody can draw it again. The rule that makes a count of the sample is
//! [`rules::paper::accepted`]. A batch that was withdrawn counts no more.

use chrono::Duration;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};

use super::invalidating::ensure_may;
use super::model::{Petition, State};
use super::rules::paper::{self as limits, Claim};
use super::store::paper::{self as store, Batch, NewBatch, Outcome};
use super::store::signatures;
use super::{PLACE, thresholds, topic};
use crate::features::deadlines::rules::local_day;
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::{contributions, files};
use crate::platform::actor::{Actor, Role};
use crate::platform::crypto::random_bytes;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::text_enum;

text_enum! {
    /// See the module's text.
    pub enum BatchState {
        Received = "received",
        /// The sample is drawn and waits for somebody who looks at it.
        Sampled = "sampled",
        Counted = "counted",
        Withdrawn = "withdrawn",
    }
}

/// Sheets may be handed in until so many days after closing.
pub const DAYS_AFTER_CLOSING: i64 = 14;
/// Scans of one batch at most.
pub const MOST_SCANS: usize = 60;
/// Scans are forgotten with the signatories; where these never are, after so many days.
const SCAN_DAYS: i64 = 20 * 366;

/// Sheets as they are handed in.
#[derive(Clone, Debug)]
pub struct Sheets {
    pub claim: Claim,
    /// '' where they are from several.
    pub region: String,
    pub submission_key: Option<String>,
    /// Tokens of the scans that came with the form.
    pub scans: Vec<String>,
}

/// For what the scans of a batch are kept.
pub fn held_for(batch_id: i64) -> String {
    format!("paper:{batch_id}")
}

/// Takes sheets in. The same form sent twice makes one batch.
///
/// # Errors
/// As [`ensure_may`]; `Closed` when the petition takes no paper (any more); `Invalid` for counts
/// that cannot be.
pub fn receive(
    tx: &mut Tx<'_>,
    actor: &Actor,
    petition_id: i64,
    sheets: &Sheets,
    now: UtcTime,
) -> Result<i64, AppError> {
    let (petition, contribution) = ensure_may(tx, actor, petition_id)?;
    let by = actor.account_id.ok_or(AppError::Unauthenticated)?;
    ensure_takes_paper(tx, &petition, now)?;
    let zone = petition.zone();
    let day = |at: UtcTime| local_day(at, zone);
    let opened_on = petition.opened_at.map_or(day(now), day);
    let last = petition.closes_at.map_or(day(now), day).min(day(now));
    limits::ensure_possible(&sheets.claim, opened_on, last)?;
    let new = NewBatch {
        petition_id,
        claim: &sheets.claim,
        region: &sheets.region,
        submission_key: sheets.submission_key.as_deref(),
        made_by: by,
    };
    let Some(id) = store::insert(tx, &new, now)? else {
        let key = sheets.submission_key.as_deref().unwrap_or_default();
        return store::find_by_key(tx, key)?.ok_or(AppError::Unavailable);
    };
    keep_scans(tx, id, by, &sheets.scans, now)?;
    let detail = json!({
        "url": petition.url(),
        "batch": id,
        "sheets": sheets.claim.sheet_count,
        "claimed": sheets.claim.claimed_count,
        "region": sheets.region,
        "scans": sheets.scans.len(),
    });
    log(tx, actor, &contribution, "paper-received", detail, now)?;
    Ok(id)
}

fn ensure_takes_paper(
    conn: &mut DbConn,
    petition: &Petition,
    now: UtcTime,
) -> Result<(), AppError> {
    let is_public = matches!(petition.state, State::Open | State::Closed);
    let until = petition
        .closes_at
        .map(|at| at.plus(Duration::days(DAYS_AFTER_CLOSING)));
    if !is_public || until.is_none_or(|until| until <= now) {
        return Err(AppError::Closed("petitions.paper-closed"));
    }
    ensure_not_forgotten(conn, petition.id)
}

fn ensure_not_forgotten(conn: &mut DbConn, petition_id: i64) -> Result<(), AppError> {
    match super::store::anonymising::find(conn, petition_id)? {
        Some(_) => Err(AppError::Closed("petitions.anonymised")),
        None => Ok(()),
    }
}

fn keep_scans(
    tx: &mut Tx<'_>,
    batch_id: i64,
    account_id: i64,
    tokens: &[String],
    now: UtcTime,
) -> Result<(), AppError> {
    let until = now.plus(Duration::days(SCAN_DAYS));
    let from = files::held_for(account_id);
    files::hand_over(tx, &from, tokens, &held_for(batch_id), until)
}

fn log(
    tx: &mut Tx<'_>,
    actor: &Actor,
    contribution: &contributions::Contribution,
    action: &'static str,
    detail: Value,
    now: UtcTime,
) -> Result<(), AppError> {
    let acting_as = if actor.has(Role::Moderator) {
        ActingAs::Moderator
    } else {
        ActingAs::Administrator
    };
    let entry = Act::new(action, "petition", &contribution.token, acting_as).by(actor.account_id);
    ledger::append(tx, &entry, detail, now)?;
    Ok(())
}

/// # Errors
/// `NotFound` when the petition has no such batch.
pub fn find(conn: &mut DbConn, petition_id: i64, id: i64) -> Result<Batch, AppError> {
    store::find(conn, id)?
        .filter(|batch| batch.petition_id == petition_id)
        .ok_or(AppError::NotFound)
}

/// More scans of the same sheets, as long as nobody looked at them.
///
/// # Errors
/// As [`ensure_may`]; `Conflict` once the sample is drawn; `Invalid` when there are too many.
pub fn add_scans(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (petition_id, id): (i64, i64),
    tokens: &[String],
    now: UtcTime,
) -> Result<(), AppError> {
    ensure_may(tx, actor, petition_id)?;
    if find(tx, petition_id, id)?.state != BatchState::Received {
        return Err(AppError::Conflict("petitions.paper-meanwhile"));
    }
    let kept = files::list_held(tx, &held_for(id), now)?.len();
    if kept + tokens.len() > MOST_SCANS {
        return Err(AppError::field("files", "petitions.paper-scans"));
    }
    let by = actor.account_id.ok_or(AppError::Unauthenticated)?;
    keep_scans(tx, id, by, tokens, now)
}

/// Draws the sample. Its seed and size enter the public log at once.
///
/// # Errors
/// As [`ensure_may`]; `Invalid` without a scan; `Conflict` when it is drawn already.
pub fn draw_sample(
    tx: &mut Tx<'_>,
    actor: &Actor,
    petition_id: i64,
    id: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let (petition, contribution) = ensure_may(tx, actor, petition_id)?;
    let batch = find(tx, petition_id, id)?;
    ensure_not_forgotten(tx, petition_id)?;
    if files::list_held(tx, &held_for(id), now)?.is_empty() {
        return Err(AppError::field("files", "petitions.paper-no-scan"));
    }
    let size = limits::sample_size(batch.claimed_count);
    let seed = format!("{:016x}", u64::from_be_bytes(random_bytes()));
    if !store::set_sampled(tx, id, size, &seed, now)? {
        return Err(AppError::Conflict("petitions.paper-meanwhile"));
    }
    let detail = json!({
        "url": petition.url(),
        "batch": id,
        "claimed": batch.claimed_count,
        "sample_size": size,
        "sample_seed": seed,
    });
    log(tx, actor, &contribution, "paper-sampled", detail, now)
}

/// The numbers of the signatures that are looked at, counted through the batch from 1.
pub fn sample(batch: &Batch) -> Vec<i64> {
    let Ok(seed) = u64::from_str_radix(&batch.sample_seed, 16) else {
        return Vec::new();
    };
    limits::sample(seed, batch.claimed_count, batch.sample_size)
}

/// So many of the sample are valid: what follows is counted.
///
/// # Errors
/// As [`ensure_may`]; `Invalid` when more are valid than were looked at; `Conflict` when it is
/// counted already.
pub fn count(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (petition_id, id): (i64, i64),
    valid: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let (petition, contribution) = ensure_may(tx, actor, petition_id)?;
    let by = actor.account_id.ok_or(AppError::Unauthenticated)?;
    let batch = find(tx, petition_id, id)?;
    ensure_not_forgotten(tx, petition_id)?;
    if batch.state != BatchState::Sampled {
        return Err(AppError::Conflict("petitions.paper-meanwhile"));
    }
    if !(0..=batch.sample_size).contains(&valid) {
        return Err(AppError::field("valid", "petitions.paper-valid"));
    }
    let outcome = Outcome {
        valid,
        accepted: limits::accepted(batch.claimed_count, batch.sample_size, valid),
        on: local_day(now, petition.zone()),
        by,
    };
    // The petition first: whoever confirms or takes signatures out waits for it, too.
    signatures::shift_count(tx, petition_id, 0)?;
    if !store::set_counted(tx, id, &outcome, now)? {
        return Err(AppError::Conflict("petitions.paper-meanwhile"));
    }
    shift(tx, &petition, &batch, outcome.on, outcome.accepted, now)?;
    let detail = json!({
        "url": petition.url(),
        "batch": id,
        "claimed": batch.claimed_count,
        "sample_size": batch.sample_size,
        "sample_seed": batch.sample_seed,
        "valid": valid,
        "counted": outcome.accepted,
        "rule": "floor(claimed * valid / sample_size)",
    });
    log(tx, actor, &contribution, "paper-counted", detail, now)
}

fn shift(
    tx: &mut Tx<'_>,
    petition: &Petition,
    batch: &Batch,
    on: NaiveDate,
    by: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    if by != 0 {
        signatures::add_to_day(tx, petition.id, on, by)?;
        signatures::add_to_region(tx, petition.id, &batch.region, by)?;
        signatures::shift_count(tx, petition.id, by)?;
        thresholds::count_changed(tx, petition.id, now)?;
    }
    tx.touch(topic(petition.id), now);
    tx.touch(PLACE, now);
    Ok(())
}

/// A batch counts no more, whatever it came to.
///
/// # Errors
/// As [`ensure_may`]; `Conflict` when it is withdrawn already, or changed meanwhile; `Closed` once
/// the signatories are forgotten.
pub fn withdraw(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (petition_id, id): (i64, i64),
    reason: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    let (petition, contribution) = ensure_may(tx, actor, petition_id)?;
    let by = actor.account_id.ok_or(AppError::Unauthenticated)?;
    ensure_not_forgotten(tx, petition_id)?;
    signatures::shift_count(tx, petition_id, 0)?;
    let batch = find(tx, petition_id, id)?;
    if batch.state == BatchState::Withdrawn
        || !store::set_withdrawn(tx, id, batch.state, (by, reason), now)?
    {
        return Err(AppError::Conflict("petitions.paper-meanwhile"));
    }
    if let (BatchState::Counted, Some(on)) = (batch.state, batch.counted_on) {
        shift(tx, &petition, &batch, on, -batch.accepted_count, now)?;
    }
    let detail = json!({
        "url": petition.url(),
        "batch": id,
        "counted_no_more": batch.accepted_count,
        "explanation": reason,
    });
    log(tx, actor, &contribution, "paper-withdrawn", detail, now)
}

/// Sheets that counted and do not any more, as everybody is told.
#[derive(Clone, Debug, Serialize)]
pub struct SheetsBack {
    pub signature_count: i64,
    /// In the words of whoever took them back.
    pub explanation: String,
    pub at: UtcTime,
}

/// Sheets of a petition that do not count any more, newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_back(conn: &mut DbConn, petition_id: i64) -> Result<Vec<SheetsBack>, AppError> {
    let batches = store::list_withdrawn(conn, petition_id)?;
    Ok(batches
        .into_iter()
        .filter_map(|batch| {
            Some(SheetsBack {
                signature_count: batch.accepted_count,
                explanation: batch.withdrawn_why,
                at: batch.withdrawn_at?,
            })
        })
        .collect())
}

/// How many of a petition's signatures are on paper.
///
/// # Errors
/// When the database cannot be read.
pub fn count_on_paper(conn: &mut DbConn, petition_id: i64) -> Result<i64, AppError> {
    Ok(store::list_accepted(conn, petition_id)?.into_iter().sum())
}

/// Scans go with the signatories; the batches and their counts stay.
///
/// # Errors
/// When a row cannot be written.
pub fn forget_scans(tx: &mut Tx<'_>, petition_id: i64) -> Result<(), AppError> {
    for id in store::list_ids(tx, petition_id)? {
        files::forget_held(tx, &held_for(id))?;
    }
    Ok(())
}
