//! Pairs of sections, each in one pair at most.

use std::collections::{HashMap, HashSet};

use super::features::Features;
use super::{Part, Pin};

/// The pairs so far.
#[derive(Clone, Debug)]
pub struct Pairs {
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
    pinned: Vec<bool>,
    /// Old ones that are in no pair, as an editor says.
    apart: Vec<bool>,
}

impl Pairs {
    pub fn new(old: usize, new: usize) -> Self {
        Self {
            of_old: vec![None; old],
            of_new: vec![None; new],
            pinned: vec![false; new],
            apart: vec![false; old],
        }
    }

    pub fn new_of(&self, old: usize) -> Option<usize> {
        self.of_old.get(old).copied().flatten()
    }

    pub fn old_of(&self, new: usize) -> Option<usize> {
        self.of_new.get(new).copied().flatten()
    }

    /// Whether an editor decided about it.
    pub fn is_pinned(&self, new: usize) -> bool {
        self.pinned.get(new).copied().unwrap_or(false)
    }

    /// Whether an editor decided about it.
    pub fn is_apart(&self, old: usize) -> bool {
        self.apart.get(old).copied().unwrap_or(false)
    }

    fn is_free(&self, old: usize, new: usize) -> bool {
        self.new_of(old).is_none()
            && self.old_of(new).is_none()
            && !self.is_pinned(new)
            && !self.is_apart(old)
    }

    fn join(&mut self, old: usize, new: usize) {
        if let (Some(a), Some(b)) = (self.of_old.get_mut(old), self.of_new.get_mut(new)) {
            (*a, *b) = (Some(new), Some(old));
        }
    }

    pub fn pin(&mut self, pins: &[Pin]) {
        for pin in pins {
            match *pin {
                Pin::Same { new, .. } | Pin::Piece { new, .. } | Pin::New { new } => {
                    if let Some(flag) = self.pinned.get_mut(new) {
                        *flag = true;
                    }
                }
                Pin::Into { old, .. } | Pin::Gone { old } => {
                    if let Some(flag) = self.apart.get_mut(old) {
                        *flag = true;
                    }
                }
            }
        }
        for pin in pins {
            if let Pin::Same { new, old } = *pin
                && self.new_of(old).is_none()
                && self.old_of(new).is_none()
                && !self.is_apart(old)
            {
                self.join(old, new);
            }
        }
    }

    /// Joins sections with the same words; where several have them, in the order in which they
    /// stand.
    pub fn equal(&mut self, features: &Features, with_title: bool) {
        let (old, new) = features.digests(with_title);
        let mut groups: HashMap<u64, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (at, digest) in old.iter().enumerate() {
            let is_empty = features.words_of_old(at) == 0;
            let is_free = self.new_of(at).is_none() && !self.is_apart(at);
            if is_free && (with_title || !is_empty) {
                groups.entry(*digest).or_default().0.push(at);
            }
        }
        for (at, digest) in new.iter().enumerate() {
            if self.old_of(at).is_none()
                && !self.is_pinned(at)
                && let Some((_, sections)) = groups.get_mut(digest)
            {
                sections.push(at);
            }
        }
        let mut groups: Vec<_> = groups.into_values().collect();
        groups.sort();
        // Those that are the only ones first: they are the neighbours that decide about others.
        groups.sort_by_key(|(old, new)| old.len().max(new.len()));
        for (old, new) in groups {
            if old.len() == new.len() {
                for (old, new) in old.into_iter().zip(new) {
                    self.join(old, new);
                }
                continue;
            }
            // More than needed: first those beside the same neighbours, then in order.
            for &old in &old {
                let beside = new
                    .iter()
                    .copied()
                    .find(|&new| self.is_free(old, new) && self.neighbours(old, new) > 0);
                if let Some(new) = beside {
                    self.join(old, new);
                }
            }
            for &old in &old {
                let next = new.iter().copied().find(|&new| self.is_free(old, new));
                if let Some(new) = next {
                    self.join(old, new);
                }
            }
        }
    }

    /// How many of the two neighbours are each other's partners.
    fn neighbours(&self, old: usize, new: usize) -> u32 {
        let before = match (old.checked_sub(1), new.checked_sub(1)) {
            (Some(old), Some(new)) => self.new_of(old) == Some(new),
            (None, None) => true,
            _ => false,
        };
        let is_last = old + 1 == self.of_old.len() && new + 1 == self.of_new.len();
        let after = is_last || self.new_of(old + 1).is_some_and(|next| next == new + 1);
        u32::from(before) + u32::from(after)
    }

    /// Joins sections that are alike, the most alike first.
    pub fn alike(&mut self, features: &Features, old: &[Part<'_>], new: &[Part<'_>], least: f64) {
        let mut found: Vec<(f64, usize, usize)> = Vec::new();
        let only = only_titles(old, new);
        let mut titles: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, part) in old.iter().enumerate() {
            if self.new_of(at).is_none() && !part.title.is_empty() {
                titles.entry(part.title).or_default().push(at);
            }
        }
        for (at, part) in new.iter().enumerate() {
            if self.old_of(at).is_some() || self.is_pinned(at) {
                continue;
            }
            let mut near: Vec<usize> = features
                .shared_by_new(at)
                .into_iter()
                .map(|(old, _)| old)
                .collect();
            near.extend(titles.get(part.title).into_iter().flatten().take(20));
            near.sort_unstable();
            near.dedup();
            for candidate in near {
                if !self.is_free(candidate, at) {
                    continue;
                }
                let Some(before) = old.get(candidate) else {
                    continue;
                };
                let is_only = before.title == part.title && only.contains(part.title);
                let score = self.score(features, (candidate, before), (at, part))
                    + if is_only { 0.12 } else { 0.0 };
                if score >= least {
                    found.push((score, candidate, at));
                }
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, old, new) in found {
            if self.is_free(old, new) {
                self.join(old, new);
            }
        }
    }

    /// How much speaks for two sections being one, from 0; above 1 hardly anything speaks against.
    fn score(
        &self,
        features: &Features,
        (old_at, old): (usize, &Part<'_>),
        (new_at, new): (usize, &Part<'_>),
    ) -> f64 {
        let (a, b) = (
            features.weight_of_old(old_at),
            features.weight_of_new(new_at),
        );
        let is_bare = features.words_of_old(old_at) == 0 && features.words_of_new(new_at) == 0;
        let words = if is_bare {
            0.3
        } else {
            2.0 * features.shared(old_at, new_at) / (a + b).max(f64::MIN_POSITIVE)
        };
        // A piece that is wholly in the other: one of them was split or merged.
        let smaller = a.min(b).max(f64::MIN_POSITIVE);
        let within = features.shared(old_at, new_at) / smaller;
        let words = if within > 0.7 && !is_bare {
            words.max(0.3 + 0.2 * words)
        } else {
            words
        };
        let same_title = !old.title.is_empty() && old.title.eq_ignore_ascii_case(new.title);
        let same_number = !old.number.is_empty() && old.number == new.number;
        let beside = f64::from(self.neighbours(old_at, new_at));
        let titles = if same_title { 0.25 } else { 0.0 };
        let numbers = if same_number { 0.05 } else { 0.0 };
        words + titles + numbers + 0.08 * beside
    }

    /// Joins what stands alone between the same neighbours, if it has anything in common.
    pub fn between(&mut self, features: &Features, old: &[Part<'_>], new: &[Part<'_>]) {
        for (at, part) in new.iter().enumerate() {
            if self.old_of(at).is_some() || self.is_pinned(at) {
                continue;
            }
            let expected = match at.checked_sub(1) {
                None => Some(0),
                Some(before) => self.old_of(before).map(|old| old + 1),
            };
            let Some(candidate) = expected.filter(|old| self.is_free(*old, at)) else {
                continue;
            };
            let Some(before) = old.get(candidate) else {
                continue;
            };
            let score = self.score(features, (candidate, before), (at, part));
            if self.neighbours(candidate, at) == 2 && score >= 0.3 {
                self.join(candidate, at);
            }
        }
    }
}

/// Headings that stand once in each version: whatever the words below, it is the same section.
fn only_titles<'a>(old: &[Part<'a>], new: &[Part<'a>]) -> HashSet<&'a str> {
    let count = |parts: &[Part<'a>]| {
        let mut counts: HashMap<&'a str, usize> = HashMap::new();
        for part in parts.iter().filter(|part| !part.title.is_empty()) {
            *counts.entry(part.title).or_default() += 1;
        }
        counts
    };
    let (before, after) = (count(old), count(new));
    before
        .into_iter()
        .filter(|(title, count)| *count == 1 && after.get(title) == Some(&1))
        .map(|(title, _)| title)
        .collect()
}
