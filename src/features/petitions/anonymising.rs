//! Signatories are forgotten some months after a petition closed: names, addresses, postcodes,
//! networks and the keys that compare them go, with the scans of paper sheets and the mails that
//! never left. Country and region, state and day stay, so that every count is still what it was.
//!
//! A job does it in pieces and can stop anywhere. From its beginning on nothing that concerns
//! single signatures can be done any more: no act on them, and none can be taken back.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use serde_json::json;

use super::model::{State, zone_of};
use super::rules::doubts::Criteria;
use super::store::anonymising::{self as store, Instants};
use super::store::invalidations;
use super::{invalidating, paper, store as petitions, topic};
use crate::features::deadlines::rules::{local_day, start_of_day};
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::db::{Db, Json, Tx, UtcTime};
use crate::platform::error::AppError;

/// Signatures of one transaction.
const PIECE: i64 = 2_000;
/// Petitions of one turn.
const AT_A_TIME: i64 = 50;

/// Forgets the signatories of every petition whose time to keep them is over, by its own terms.
/// Returns how many petitions were finished.
///
/// # Errors
/// When the database cannot be used. What is done stays done, and the rest can go on.
pub fn anonymise(db: &Db, now: UtcTime) -> Result<usize, AppError> {
    let due = db.read_here(|conn| Ok(store::list_due(conn, now, AT_A_TIME)?))?;
    let mut count = 0;
    for petition_id in due {
        count += usize::from(forget_all(db, petition_id, now)?);
    }
    Ok(count)
}

/// False when another worker is on it.
fn forget_all(db: &Db, petition_id: i64, now: UtcTime) -> Result<bool, AppError> {
    let begun = db.write_here(move |tx| {
        petitions::hold(tx, petition_id)?;
        let (petition, _) = invalidating::find_subject(tx, petition_id)?;
        // It may have been opened again since it was found.
        let is_due = petition.forget_at.is_some_and(|at| at <= now);
        if petition.state == State::Open || !is_due {
            return Ok(None);
        }
        store::begin(tx, petition_id, now)?;
        let walks = petition.signature_count >= invalidating::SMALL;
        Ok(Some((zone_of(&petition.time_zone), walks)))
    })?;
    let Some((zone, walks)) = begun else {
        return Ok(false);
    };
    // While it is still known of what they are.
    forget_mails(db, petition_id)?;
    let goes_on = db.write_here(move |tx| {
        petitions::hold(tx, petition_id)?;
        let goes_on = store::find(tx, petition_id)?.is_some();
        if goes_on {
            store::delete_pending(tx, petition_id)?;
        }
        Ok(goes_on)
    })?;
    if !goes_on {
        return Ok(false);
    }
    loop {
        let here = db.read_here(|conn| {
            let Some(here) = store::find(conn, petition_id)? else {
                return Ok(None);
            };
            let next = store::list_next(conn, petition_id, here.after_id, walks, PIECE)?;
            Ok(Some((here, next)))
        })?;
        let Some((here, next)) = here.filter(|(here, _)| here.done_at.is_none()) else {
            return Ok(false);
        };
        let Some((last, ..)) = next.last().copied() else {
            break;
        };
        let is_ours = db.write_here(move |tx| {
            let count = i64::try_from(next.len()).unwrap_or(i64::MAX);
            if !store::set_after(tx, &here, last, count)? {
                return Ok(false);
            }
            for ((day, was_confirmed), ids) in by_day(&next, zone) {
                store::forget(tx, &ids, day, was_confirmed)?;
            }
            Ok(true)
        })?;
        if !is_ours {
            return Ok(false);
        }
    }
    forget_mails(db, petition_id)?;
    db.write_here(move |tx| finish(tx, petition_id, now))
}

/// Which of these are of the same day, told by its first instant, and whether they were confirmed.
fn by_day(next: &[Instants], zone: Tz) -> BTreeMap<(UtcTime, bool), Vec<i64>> {
    let mut days: BTreeMap<_, Vec<i64>> = BTreeMap::new();
    for (id, confirmed_at, created_at) in next {
        let at = confirmed_at.unwrap_or(*created_at);
        let day = start_of_day(local_day(at, zone), zone);
        let same = days.entry((day, confirmed_at.is_some())).or_default();
        same.push(*id);
    }
    days
}

/// Mails that wait or were given up have addresses in them.
fn forget_mails(db: &Db, petition_id: i64) -> Result<(), AppError> {
    let mut after = 0;
    loop {
        let page = db.read_here(|conn| Ok(store::list_mails_left(conn, after, PIECE)?))?;
        let Some((last, _)) = page.last() else {
            return Ok(());
        };
        after = *last;
        let of: Vec<(i64, i64)> = page
            .iter()
            .filter_map(|(id, event)| Some((*id, signature_in(event)?)))
            .collect();
        db.write_here(move |tx| {
            let signatures: Vec<i64> = of.iter().map(|one| one.1).collect();
            let own = store::list_own(tx, petition_id, &signatures)?;
            let mails = of.iter().filter(|one| own.contains(&one.1));
            store::delete_mails(tx, &mails.map(|one| one.0).collect::<Vec<_>>())?;
            Ok(())
        })?;
    }
}

/// The signature that a mail is about, from the key of its event.
fn signature_in(event_key: &str) -> Option<i64> {
    let parts: Vec<&str> = event_key.split(':').collect();
    match parts.as_slice() {
        ["petition-confirm", id]
        | ["petition-again" | "petition-not-counted", id, _]
        | ["petition-news", _, id] => id.parse().ok(),
        _ => None,
    }
}

fn finish(tx: &mut Tx<'_>, petition_id: i64, now: UtcTime) -> Result<bool, AppError> {
    if !store::set_done(tx, petition_id, now)? {
        return Ok(false);
    }
    invalidations::clear_criteria(tx, petition_id, &Json::new(Criteria::default())?)?;
    paper::forget_scans(tx, petition_id)?;
    let here = store::find(tx, petition_id)?.ok_or(AppError::NotFound)?;
    let (petition, contribution) = invalidating::find_subject(tx, petition_id)?;
    let entry = Act::new(
        "signatories-forgotten",
        "petition",
        &contribution.token,
        ActingAs::Rule,
    );
    let detail = json!({
        "url": petition.url(),
        "signatures": here.signature_count,
        "signature_count": petition.signature_count,
    });
    ledger::append(tx, &entry, detail, now)?;
    tx.touch(topic(petition_id), now);
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_name_their_signatures() {
        for (event, signature) in [
            ("petition-confirm:7", Some(7)),
            ("petition-again:7:490000", Some(7)),
            ("petition-news:3:7", Some(7)),
            ("petition-responded:7:2", None),
            ("petition-confirm:x", None),
            ("", None),
        ] {
            assert_eq!(signature_in(event), signature, "{event}");
        }
    }

    #[test]
    fn a_day_stays_the_day_it_was_where_the_petition_is() {
        let at = |text: &str| UtcTime::parse(text).unwrap();
        let zone: Tz = "Europe/Madrid".parse().unwrap();
        // Half past midnight there is still the day before in UTC.
        let confirmed = at("2026-07-10T22:30:00Z");
        let days = by_day(&[(1, Some(confirmed), at("2026-07-09T10:00:00Z"))], zone);
        let ((day, was_confirmed), ids) = days.into_iter().next().unwrap();
        assert_eq!(day, at("2026-07-10T22:00:00Z"));
        assert_eq!(local_day(day, zone), local_day(confirmed, zone));
        assert!(was_confirmed && ids == [1]);
    }
}
