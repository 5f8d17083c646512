//! Which section of a new version is which section of the version before.
//!
//! Same words are the same section; then those that share the most of what is rare in the
//! document, with the heading, the number and the neighbours as further witnesses. What is left of
//! a section elsewhere is a split, what went into another is a merge. Everything is decided by
//! the texts alone, so the same two versions always match in the same way; what an editor says
//! otherwise ([`Pin`]) comes first.

mod features;
mod pairs;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use features::Features;
use pairs::Pairs;

/// Share of a piece's weight that must come from a section for the piece to be split off it.
const SPLIT: f64 = 0.55;
/// Share of a section's weight that must be found in another for it to have been merged into it.
const MERGED: f64 = 0.55;

/// A section, as far as matching looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    pub number: &'a str,
    pub title: &'a str,
    pub text: &'a str,
}

/// What an editor says about a match, by places in the two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pin {
    /// A section of the new version is that one of the old.
    Same { new: usize, old: usize },
    /// It is a piece of it.
    Piece { new: usize, old: usize },
    /// It is none of the old ones.
    New { new: usize },
    /// A section of the old version went into that one of the new.
    Into { old: usize, new: usize },
    /// It is neither in the new version nor a part of one there.
    Gone { old: usize },
}

/// Where a section of the new version comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The section that it is.
    pub same: Option<usize>,
    /// The section that it is a piece of, where another one is that section.
    pub split_from: Option<usize>,
    /// Further sections that went into it.
    pub merged: Vec<usize>,
    /// Its words or its heading are no longer the same.
    pub is_edited: bool,
    /// It stands elsewhere among the others.
    pub is_moved: bool,
}

/// The match of two versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matching {
    /// For each section of the new version.
    pub origins: Vec<Origin>,
    /// Sections of the old version that are neither in the new one nor part of one there.
    pub deleted: Vec<usize>,
}

/// Matches two versions.
pub fn match_sections(old: &[Part<'_>], new: &[Part<'_>], pins: &[Pin]) -> Matching {
    let features = Features::of(old, new);
    let mut pairs = Pairs::new(old.len(), new.len());
    pairs.pin(pins);
    pairs.equal(&features, true);
    pairs.equal(&features, false);
    pairs.alike(&features, old, new, 0.5);
    pairs.alike(&features, old, new, 0.36);
    pairs.between(&features, old, new);
    let mut origins: Vec<Origin> = (0..new.len())
        .map(|at| Origin {
            same: pairs.old_of(at),
            ..Origin::default()
        })
        .collect();
    splits(&features, &pairs, &mut origins);
    for pin in pins {
        if let Pin::Piece { new, old } = *pin
            && old < features.old_count()
            && let Some(origin) = origins.get_mut(new)
        {
            origin.split_from = Some(old);
        }
    }
    let gone = merges(&features, &pairs, pins, &mut origins);
    for (at, origin) in origins.iter_mut().enumerate() {
        let before = origin.same.and_then(|same| old.get(same));
        if let (Some(before), Some(after)) = (before, new.get(at)) {
            origin.is_edited = before.title != after.title || before.text != after.text;
        }
    }
    mark_moved(&mut origins);
    Matching {
        origins,
        deleted: gone,
    }
}

/// Pieces that no section is, found in a section that is no longer whole.
fn splits(features: &Features, pairs: &Pairs, origins: &mut [Origin]) {
    for (at, origin) in origins.iter_mut().enumerate() {
        if origin.same.is_some() || pairs.is_pinned(at) {
            continue;
        }
        let mut best: Option<(f64, usize)> = None;
        for (old, shared) in features.shared_by_new(at) {
            // A section that is still there word for word was copied, not split.
            let partner = pairs.new_of(old);
            if pairs.is_apart(old) {
                continue;
            }
            if partner.is_some_and(|partner| features.is_equal(old, partner)) {
                continue;
            }
            let share = shared / features.weight_of_new(at).max(f64::MIN_POSITIVE);
            // What its partner still has cannot have been split off.
            let kept = partner.map_or(0.0, |partner| features.shared_among_new(at, partner));
            let lost = share - 0.5 * kept / features.weight_of_new(at).max(f64::MIN_POSITIVE);
            if lost >= SPLIT && best.is_none_or(|(most, _)| lost > most) {
                best = Some((lost, old));
            }
        }
        origin.split_from = best.map(|(_, old)| old);
    }
}

/// Sections that are no longer there, found in another one; what is not found is gone.
fn merges(features: &Features, pairs: &Pairs, pins: &[Pin], origins: &mut [Origin]) -> Vec<usize> {
    let said: HashMap<usize, Option<usize>> = pins
        .iter()
        .filter_map(|pin| match *pin {
            Pin::Into { old, new } => Some((old, Some(new))),
            Pin::Gone { old } => Some((old, None)),
            _ => None,
        })
        .collect();
    let mut gone = Vec::new();
    for old in 0..features.old_count() {
        if pairs.new_of(old).is_some() {
            continue;
        }
        let is_split = origins.iter().any(|origin| origin.split_from == Some(old));
        let mut best: Option<(f64, usize)> = None;
        let looked_at = match said.get(&old) {
            None => features.shared_by_old(old),
            Some(_) => Vec::new(),
        };
        for (new, shared) in looked_at {
            let is_whole = pairs
                .old_of(new)
                .is_some_and(|partner| features.is_equal(partner, new));
            let is_none_of_them = pairs.is_pinned(new) && pairs.old_of(new).is_none();
            if is_whole || is_none_of_them {
                continue;
            }
            let share = shared / features.weight_of_old(old).max(f64::MIN_POSITIVE);
            if share >= MERGED && best.is_none_or(|(most, _)| share > most) {
                best = Some((share, new));
            }
        }
        let into = match said.get(&old) {
            None => best.map(|(_, new)| new),
            Some(said) => *said,
        };
        match into.and_then(|new| origins.get_mut(new)) {
            Some(origin) => origin.merged.push(old),
            None if is_split => {}
            None => gone.push(old),
        }
    }
    gone
}

/// Sections outside the longest run that kept its order have moved.
pub fn mark_moved(origins: &mut [Origin]) {
    // The longest increasing sequence, by the smallest end of each length.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; origins.len()];
    for (at, origin) in origins.iter().enumerate() {
        let Some(old) = origin.same else {
            continue;
        };
        let place = ends.partition_point(|(end, _)| *end < old);
        let previous = place.checked_sub(1).and_then(|place| ends.get(place));
        if let Some(slot) = before.get_mut(at) {
            *slot = previous.map(|(_, at)| *at);
        }
        match ends.get_mut(place) {
            Some(end) => *end = (old, at),
            None => ends.push((old, at)),
        }
    }
    let mut stayed = vec![false; origins.len()];
    let mut next = ends.last().map(|(_, at)| *at);
    while let Some(at) = next {
        if let Some(flag) = stayed.get_mut(at) {
            *flag = true;
        }
        next = before.get(at).copied().flatten();
    }
    for (origin, stayed) in origins.iter_mut().zip(stayed) {
        origin.is_moved = origin.same.is_some() && !stayed;
    }
}
