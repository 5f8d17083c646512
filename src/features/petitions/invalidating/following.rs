//! What follows when signatures count no more, or again: counters, days, regions, the threshold,
//! and a word to whoever started the petition.

use std::collections::BTreeMap;

use serde_json::json;

use super::find_subject;
use crate::features::deadlines::rules::local_day;
use crate::features::notifications;
use crate::features::petitions::model::{Petition, zone_of};
use crate::features::petitions::store::invalidations::{Invalidation, Moved};
use crate::features::petitions::store::signatures;
use crate::features::petitions::{PLACE, thresholds, topic};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// Lets the counters follow signatures that count no more (`sign` -1) or again (1), in the
/// transaction that moves them. The petition's row is held already. Returns how many of them were
/// counted, and how many were not.
pub(super) fn follow(
    tx: &mut Tx<'_>,
    petition: &Petition,
    moved: &[Moved],
    sign: i64,
    now: UtcTime,
) -> Result<(i64, i64), AppError> {
    let zone = zone_of(&petition.time_zone);
    let (mut days, mut regions) = (BTreeMap::new(), BTreeMap::new());
    let mut counted = 0;
    for (confirmed_at, region) in moved {
        let Some(at) = confirmed_at else { continue };
        *days.entry(local_day(*at, zone)).or_insert(0) += sign;
        *regions.entry(region.as_str()).or_insert(0) += sign;
        counted += 1;
    }
    let pending = i64::try_from(moved.len()).unwrap_or(i64::MAX) - counted;
    if counted == 0 {
        return Ok((0, pending));
    }
    for (day, by) in days {
        signatures::add_to_day(tx, petition.id, day, by)?;
    }
    for (region, by) in regions {
        signatures::add_to_region(tx, petition.id, region, by)?;
    }
    signatures::shift_count(tx, petition.id, sign * counted)?;
    thresholds::count_changed(tx, petition.id, now)?;
    tx.touch(topic(petition.id), now);
    tx.touch(PLACE, now);
    Ok((counted, pending))
}

/// Tells whoever started the petition.
pub(super) fn tell_starter(
    tx: &mut Tx<'_>,
    act: &Invalidation,
    is_back: bool,
    now: UtcTime,
) -> Result<(), AppError> {
    let (petition, contribution) = find_subject(tx, act.petition_id)?;
    let (Some(account_id), Some(reason)) = (contribution.account_id, act.reason) else {
        return Ok(());
    };
    let params = json!({
        "title": petition.action,
        "url": petition.url(),
        "count": act.taken_count,
        "doubt": reason,
        "explanation": act.explanation,
        "is_back": is_back,
        "signature_count": petition.signature_count,
    });
    let word = if is_back { "back" } else { "out" };
    let event = format!("petition-doubt:{}:{word}", act.id);
    notifications::tell(tx, account_id, "petitions/doubted", &event, &params, now)
}
