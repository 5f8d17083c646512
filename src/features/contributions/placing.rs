//! Taking what was said from one place to another: threads that are joined, split off or moved. The
//! texts, their tokens and their records stay as they are; counts, addresses and the search follow.

use std::collections::BTreeMap;

use super::model::{Contribution, Kind};
use super::{index, search_subject, store, store_placing};
use crate::features::{moderation, search};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// What is taken along.
#[derive(Clone, Copy, Debug)]
pub enum Taken<'a> {
    /// Everything of a place.
    All,
    /// These first-level contributions, with what was said below them.
    Talks(&'a [i64]),
}

/// Where it was: a place and its consultation.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    pub place: &'a str,
    pub consultation_id: i64,
}

/// Where it goes.
#[derive(Clone, Copy, Debug)]
pub struct Destination<'a> {
    pub place: &'a str,
    pub place_title: &'a str,
    pub consultation_id: i64,
    pub body_id: Option<i64>,
    /// Path of the page on which it is read from now on.
    pub url: &'a str,
}

/// Takes contributions from one place to another and returns how many of them are public. What
/// comes to the old place while this runs is found by doing it again.
///
/// # Errors
/// When a row cannot be written.
pub fn relocate(
    tx: &mut Tx<'_>,
    taken: Taken<'_>,
    from: &Origin<'_>,
    to: &Destination<'_>,
    now: UtcTime,
) -> Result<i64, AppError> {
    let moved = store_placing::set_place(tx, taken, from, to)?;
    let mut by_kind: BTreeMap<Kind, i64> = BTreeMap::new();
    for one in &moved {
        if one.is_public() {
            *by_kind.entry(one.kind).or_default() += 1;
            index(tx, one, one.published_at.unwrap_or(now), now)?;
        }
        tx.touch(format!("contribution:{}", one.token), now);
    }
    for (kind, count) in &by_kind {
        shift(tx, from, to, (*kind, *kind), *count)?;
    }
    for place in [from.place, to.place] {
        tx.touch(place, now);
    }
    for id in [from.consultation_id, to.consultation_id] {
        tx.touch(format!("consultation:{id}"), now);
    }
    Ok(by_kind.values().sum())
}

/// Makes another kind of one contribution, and takes it to another place: a topic becomes a post of
/// another one, and a topic again.
///
/// # Errors
/// When a row cannot be written.
pub fn recast(
    tx: &mut Tx<'_>,
    contribution: &Contribution,
    kind: Kind,
    to: &Destination<'_>,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    let origin = Origin {
        place: &contribution.place,
        consultation_id: contribution.consultation_id.ok_or(AppError::NotFound)?,
    };
    let recast = store_placing::set_kind(tx, contribution.id, kind, to)?;
    moderation::on_recast(tx, &recast)?;
    if recast.is_public() {
        shift(tx, &origin, to, (contribution.kind, kind), 1)?;
        // What it is found as is another kind now.
        search::remove(tx, &search_subject(contribution), now)?;
        index(tx, &recast, recast.published_at.unwrap_or(now), now)?;
    }
    tx.touch(&contribution.place, now);
    tx.touch(to.place, now);
    tx.touch(format!("contribution:{}", recast.token), now);
    Ok(recast)
}

/// What stood below `contribution` stands on its own from now on, each reply with what is below it.
///
/// # Errors
/// When a row cannot be written.
pub fn release_replies(tx: &mut Tx<'_>, contribution: &Contribution) -> Result<(), AppError> {
    store_placing::release(tx, contribution.id)?;
    Ok(())
}

fn shift(
    tx: &mut Tx<'_>,
    from: &Origin<'_>,
    to: &Destination<'_>,
    (was, is): (Kind, Kind),
    count: i64,
) -> Result<(), AppError> {
    if from.place != to.place {
        store::add_count(tx, from.place, "", -count)?;
        store::add_count(tx, to.place, "", count)?;
    }
    if from.consultation_id == to.consultation_id && was == is {
        return Ok(());
    }
    let counted = |id: i64| format!("consultation:{id}");
    store::add_count(tx, &counted(from.consultation_id), was.as_str(), -count)?;
    store::add_count(tx, &counted(to.consultation_id), is.as_str(), count)?;
    Ok(())
}
