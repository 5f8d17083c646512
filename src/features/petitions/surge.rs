//! Signing and confirming under a surge: where statements travel (PostgreSQL), what comes at the same
//! time is written together, in as many statements for a hundred as for one. The rules are those of
//! [`signing`], and whatever is out of the ordinary goes its way, one by one: a sponsor, a count that
//! reaches something, somebody who signs twice at the same moment.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono_tz::Tz;

use super::counts;
use super::model::{Known, NewSignature, Pending, SignatureState, Turning, zone_of};
use super::rules::{self, Wish};
use super::signing::{self, DOUBLE, Link};
use super::store::gathered as store;
use super::store::signatures::{self as single, NewRow};
use super::thresholds;
use crate::features::deadlines::rules::local_day;
use crate::platform::db::{Db, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::outbox::{self, Letter};
use crate::platform::tokens::Tokens;

/// Said of a batch that is not for here: each goes alone.
const ALONE: AppError = AppError::Unavailable;

/// What became of each.
type Outcomes = Result<Vec<Result<(), AppError>>, AppError>;

/// Somebody signs.
#[derive(Clone)]
struct Signing {
    new: NewSignature,
    at: UtcTime,
}

/// Signs, with whoever signs the same petition on this node at the same time.
///
/// # Errors
/// As [`signing::sign`].
pub async fn sign(db: &Db, tokens: Tokens, new: NewSignature, at: UtcTime) -> Result<(), AppError> {
    let key = format!("sign:{}", new.petition_id);
    let write = move |tx: &mut Tx<'_>, all: &[Signing]| sign_all(tx, &tokens, all);
    db.write_gathered(&key, Signing { new, at }, write).await
}

fn sign_all(tx: &mut Tx<'_>, tokens: &Tokens, all: &[Signing]) -> Outcomes {
    let (petition_id, first_at) = match all {
        [] => return Ok(Vec::new()),
        [one] => return Ok(vec![signing::sign(tx, tokens, &one.new, one.at)]),
        [first, ..] => (first.new.petition_id, first.at),
    };
    tx.go_by_indexes()?;
    let far = tx.far_away().ok_or(ALONE)?;
    let gate = store::find_gate(far, petition_id)?.ok_or(ALONE)?;
    let keys: Vec<&str> = all.iter().map(|one| one.new.email_key.as_str()).collect();
    let mut known: HashMap<String, Vec<Known>> = HashMap::new();
    for one in store::list_of_addresses(far, petition_id, &keys)? {
        known.entry(one.email_key).or_default().push(one.known);
    }
    let nothing = Vec::new();
    let mut outcomes: Vec<Result<(), AppError>> = Vec::with_capacity(all.len());
    let mut ready = Vec::new();
    for (index, one) in all.iter().enumerate() {
        let outcome = signing::ensure_may_sign(&gate, &one.new, one.at);
        if outcome.is_ok() {
            let own = known.get(&one.new.email_key).unwrap_or(&nothing);
            let earlier = match rules::wish(own, &one.new) {
                Wish::New => None,
                Wish::Again(at) => own.get(at),
            };
            // For a repeated signature the key is taken and nothing is inserted.
            let person = earlier.map_or(&one.new.person_key, |known| &known.person_key);
            ready.push((index, one, earlier, person));
        }
        outcomes.push(outcome);
    }
    let rows = ready
        .iter()
        .map(|(_, one, _, person)| NewRow::of(&one.new, person, one.at));
    let mut inserted = store::insert_all(far, rows.collect())?;
    let mut letters: Vec<(Letter<'_>, String)> = Vec::new();
    let mut latest = first_at;
    let mut twice = Vec::new();
    for (index, one, earlier, person) in &ready {
        let id = inserted.remove(&(one.new.email_key.clone(), (*person).clone()));
        let letter = match (id, earlier) {
            (Some(id), _) => signing::first_letter(&one.new, id),
            (None, Some(known)) => signing::repeated_letter(known, one.at),
            (None, None) => {
                twice.push((*index, *one));
                continue;
            }
        };
        if one.new.may_mail {
            let title = gate.action.as_str();
            let (letter, params) =
                signing::write_letter(tokens, petition_id, title, &letter, one.at)?;
            letters.push((letter, params.to_string()));
        }
        latest = latest.max(one.at);
    }
    outbox::post_all(tx, &letters, latest)?;
    for (index, one) in twice {
        // The same person a moment earlier, here or on another node: now there is what to repeat.
        let outcome = signing::sign(tx, tokens, &one.new, one.at);
        if let Err(AppError::Internal(_) | AppError::Unavailable | AppError::Conflict(_)) = outcome
        {
            // The database may have given up the transaction, and with it what all others sent.
            return Err(ALONE);
        }
        if let Some(slot) = outcomes.get_mut(index) {
            *slot = outcome;
        }
    }
    Ok(outcomes)
}

/// Somebody confirms.
#[derive(Clone, Copy)]
struct Confirming {
    link: Link,
    at: UtcTime,
}

/// Confirms, with whoever confirms a signature of the same petition on this node at the same time.
///
/// # Errors
/// As [`signing::confirm`].
pub async fn confirm(db: &Db, link: Link, at: UtcTime) -> Result<(), AppError> {
    let key = format!("confirm:{}", link.petition);
    db.write_gathered(&key, Confirming { link, at }, confirm_all)
        .await
}

fn confirm_all(tx: &mut Tx<'_>, all: &[Confirming]) -> Outcomes {
    let (petition_id, first_at) = match all {
        [] => return Ok(Vec::new()),
        [one] => return Ok(vec![signing::confirm(tx, one.link, one.at)]),
        [first, ..] => (first.link.petition, first.at),
    };
    tx.go_by_indexes()?;
    let ids: Vec<i64> = all.iter().map(|one| one.link.signature).collect();
    let found = store::list_pending(tx.far_away().ok_or(ALONE)?, petition_id, &ids)?;
    let mut outcomes = Vec::with_capacity(all.len());
    for one in all {
        outcomes.push(may_confirm(found.get(&one.link.signature), one.at)?);
    }
    // Whoever counts here waits for the row, so that what is read next stays true.
    store::lock(tx.far_away().ok_or(ALONE)?, petition_id)?;
    let hopeful = all.iter().zip(&outcomes).filter(|(_, may)| may.is_none());
    let hopeful = hopeful.filter_map(|(one, _)| found.get(&one.link.signature));
    let keys: Vec<&str> = hopeful.map(|pending| pending.email_key.as_str()).collect();
    let far = tx.far_away().ok_or(ALONE)?;
    let signed = store::list_of_addresses(far, petition_id, &keys)?;
    let states = signed.iter().map(|one| (one.known.id, one.known.state));
    let states: HashMap<i64, SignatureState> = states.collect();
    let mut counted: HashMap<&str, Vec<(&str, &str)>> = HashMap::new();
    for one in &signed {
        if one.known.confirmed_at.is_some() {
            let of_address = counted.entry(&one.email_key).or_default();
            of_address.push((&one.known.name, &one.known.postcode));
        }
    }
    let mut accepted: HashSet<i64> = HashSet::new();
    let mut by_region: BTreeMap<&str, i64> = BTreeMap::new();
    let mut now = first_at;
    let mut zone = None;
    for (one, outcome) in all.iter().zip(&mut outcomes) {
        let id = one.link.signature;
        let Some(pending) = found.get(&id).filter(|_| outcome.is_none()) else {
            continue;
        };
        let is_new = !accepted.contains(&id);
        let own = counted.entry(&pending.email_key).or_default();
        *outcome = Some(match states.get(&id) {
            Some(SignatureState::Pending) if is_new => {
                if rules::may_join(own, &pending.name, &pending.postcode) {
                    own.push((&pending.name, &pending.postcode));
                    accepted.insert(id);
                    *by_region.entry(&pending.region).or_default() += 1;
                    now = now.max(one.at);
                    zone = Some(zone_of(&pending.time_zone));
                    Ok(())
                } else {
                    Err(AppError::Closed("petitions.address-used"))
                }
            }
            Some(SignatureState::Invalidated | SignatureState::Fraudulent) => {
                Err(AppError::Closed("petitions.not-counted"))
            }
            // Something was faster, here or elsewhere.
            _ => Err(AppError::Conflict(DOUBLE)),
        });
    }
    if let Some(zone) = zone {
        count(tx, petition_id, &accepted, &by_region, zone, now)?;
    }
    let left = || Err(AppError::Unavailable);
    Ok(outcomes
        .into_iter()
        .map(|one| one.unwrap_or_else(left))
        .collect())
}

/// Counts what was accepted.
///
/// # Errors
/// [`ALONE`] where something follows from the count: it happens at its own signature.
fn count(
    tx: &mut Tx<'_>,
    petition_id: i64,
    accepted: &HashSet<i64>,
    by_region: &BTreeMap<&str, i64>,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let ids: Vec<i64> = accepted.iter().copied().collect();
    let many = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    let turning = single::add_to_count(tx, petition_id, many, now)?.turning(many);
    if turning == Turning::Yes {
        return Err(ALONE);
    }
    if store::set_all_confirmed(tx.far_away().ok_or(ALONE)?, &ids, now)? != ids.len() {
        return Err(ALONE);
    }
    single::add_to_day(tx, petition_id, local_day(now, zone), many)?;
    for (region, of_region) in by_region {
        single::add_to_region(tx, petition_id, region, *of_region)?;
    }
    if turning == Turning::Regions && thresholds::may_complete(tx, petition_id, by_region)? {
        return Err(ALONE);
    }
    tx.touch(counts(petition_id), now);
    Ok(())
}

/// What can be said of a signature before the petition's row is held; None: nothing speaks against
/// it so far.
///
/// # Errors
/// [`ALONE`] for sponsors, of whom each may be the last.
fn may_confirm(
    found: Option<&Pending>,
    now: UtcTime,
) -> Result<Option<Result<(), AppError>>, AppError> {
    let Some(pending) = found else {
        return Ok(Some(Err(AppError::NotFound)));
    };
    if rules::is_unread(pending.petition_state) {
        return Err(ALONE);
    }
    Ok(match pending.state {
        SignatureState::Confirmed => Some(Ok(())),
        SignatureState::Invalidated | SignatureState::Fraudulent => {
            Some(Err(AppError::Closed("petitions.not-counted")))
        }
        SignatureState::Pending => signing::ensure_confirmable(pending, now).err().map(Err),
    })
}
