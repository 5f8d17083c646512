//! What two versions are compared by: words and pairs of words, the rarer the weightier.

use std::collections::HashMap;

use super::Part;

/// Sections that may share a feature for it to lead from one to another.
const MAX_SPREAD: usize = 60;

/// The features of one section, sorted, each once, with the weight of all.
#[derive(Clone, Debug, Default)]
struct Bag {
    features: Vec<u32>,
    weight: f64,
    /// Of the words in their order.
    digest: u64,
    /// Of the heading and the words.
    whole: u64,
    word_count: usize,
}

/// Features of two versions.
#[derive(Clone, Debug)]
pub struct Features {
    old: Vec<Bag>,
    new: Vec<Bag>,
    weights: Vec<f64>,
    /// By feature: the sections of each version that have it, if they are few.
    in_old: Vec<Vec<u32>>,
    in_new: Vec<Vec<u32>>,
}

#[derive(Default)]
struct Names {
    words: HashMap<String, u32>,
    pairs: HashMap<(u32, u32), u32>,
    next: u32,
}

impl Names {
    fn word(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.words.get(word) {
            return known;
        }
        let id = self.next;
        self.next += 1;
        self.words.insert(word.to_owned(), id);
        id
    }

    fn pair(&mut self, pair: (u32, u32)) -> u32 {
        let next = &mut self.next;
        *self.pairs.entry(pair).or_insert_with(|| {
            let id = *next;
            *next += 1;
            id
        })
    }

    fn bag(&mut self, part: &Part<'_>) -> Bag {
        let mut ids = Vec::new();
        let lower = part.text.to_lowercase();
        let words = lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        for word in words {
            ids.push(self.word(word));
        }
        let digest = ids.iter().fold(0xcbf2_9ce4_8422_2325_u64, |digest, id| {
            (digest ^ u64::from(*id)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let title = part
            .title
            .bytes()
            .fold(digest ^ 0x9e37_79b9_7f4a_7c15, |digest, byte| {
                (digest ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0000_0100_0000_01b3)
            });
        let word_count = ids.len();
        let mut features: Vec<u32> = ids
            .windows(2)
            .filter_map(|two| match two {
                [a, b] => Some(self.pair((*a, *b))),
                _ => None,
            })
            .collect();
        features.extend(ids);
        features.sort_unstable();
        features.dedup();
        Bag {
            features,
            weight: 0.0,
            digest,
            whole: title,
            word_count,
        }
    }
}

fn number(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

fn index(count: usize, bags: &[Bag]) -> Vec<Vec<u32>> {
    let mut lists: Vec<Vec<u32>> = vec![Vec::new(); count];
    for (at, bag) in (0_u32..).zip(bags) {
        for &feature in &bag.features {
            if let Some(list) = usize::try_from(feature).ok().and_then(|f| lists.get_mut(f)) {
                list.push(at);
            }
        }
    }
    lists
}

impl Features {
    pub fn of(old: &[Part<'_>], new: &[Part<'_>]) -> Self {
        let mut names = Names::default();
        let mut old: Vec<Bag> = old.iter().map(|part| names.bag(part)).collect();
        let mut new: Vec<Bag> = new.iter().map(|part| names.bag(part)).collect();
        let count = usize::try_from(names.next).unwrap_or(0);
        let (in_old, in_new) = (index(count, &old), index(count, &new));
        let all = number((old.len() + new.len()).max(2));
        let weights: Vec<f64> = in_old
            .iter()
            .zip(&in_new)
            .map(|(a, b)| (all / number((a.len() + b.len()).max(1))).ln() + 0.05)
            .collect();
        for bag in old.iter_mut().chain(&mut new) {
            bag.weight = bag.features.iter().map(|f| weight(&weights, *f)).sum();
        }
        Self {
            old,
            new,
            weights,
            in_old,
            in_new,
        }
    }

    pub fn old_count(&self) -> usize {
        self.old.len()
    }

    pub fn weight_of_old(&self, at: usize) -> f64 {
        self.old.get(at).map_or(0.0, |bag| bag.weight)
    }

    pub fn weight_of_new(&self, at: usize) -> f64 {
        self.new.get(at).map_or(0.0, |bag| bag.weight)
    }

    pub fn words_of_old(&self, at: usize) -> usize {
        self.old.get(at).map_or(0, |bag| bag.word_count)
    }

    pub fn words_of_new(&self, at: usize) -> usize {
        self.new.get(at).map_or(0, |bag| bag.word_count)
    }

    /// Digests of heading and words, or of the words alone.
    pub fn digests(&self, with_title: bool) -> (Vec<u64>, Vec<u64>) {
        let pick = |bag: &Bag| if with_title { bag.whole } else { bag.digest };
        (
            self.old.iter().map(pick).collect(),
            self.new.iter().map(pick).collect(),
        )
    }

    /// Whether two sections have the same words.
    pub fn is_equal(&self, old: usize, new: usize) -> bool {
        match (self.old.get(old), self.new.get(new)) {
            (Some(a), Some(b)) => a.digest == b.digest && a.word_count == b.word_count,
            _ => false,
        }
    }

    /// The weight of what two sections share.
    pub fn shared(&self, old: usize, new: usize) -> f64 {
        match (self.old.get(old), self.new.get(new)) {
            (Some(a), Some(b)) => shared(&self.weights, a, b),
            _ => 0.0,
        }
    }

    /// The weight of what two sections of the new version share.
    pub fn shared_among_new(&self, one: usize, other: usize) -> f64 {
        match (self.new.get(one), self.new.get(other)) {
            (Some(a), Some(b)) => shared(&self.weights, a, b),
            _ => 0.0,
        }
    }

    /// Sections of the old version that share something rare with a new one, and how much they
    /// share in all; in the order of the document.
    pub fn shared_by_new(&self, at: usize) -> Vec<(usize, f64)> {
        let found = self.new.get(at).map(|bag| near(bag, &self.in_old));
        found
            .unwrap_or_default()
            .into_iter()
            .map(|old| (old, self.shared(old, at)))
            .collect()
    }

    /// As [`Features::shared_by_new`], the other way round.
    pub fn shared_by_old(&self, at: usize) -> Vec<(usize, f64)> {
        let found = self.old.get(at).map(|bag| near(bag, &self.in_new));
        found
            .unwrap_or_default()
            .into_iter()
            .map(|new| (new, self.shared(at, new)))
            .collect()
    }
}

fn weight(weights: &[f64], feature: u32) -> f64 {
    usize::try_from(feature)
        .ok()
        .and_then(|feature| weights.get(feature))
        .copied()
        .unwrap_or(0.0)
}

fn shared(weights: &[f64], a: &Bag, b: &Bag) -> f64 {
    let (mut one, mut other) = (a.features.iter().peekable(), b.features.iter().peekable());
    let mut sum = 0.0;
    while let (Some(x), Some(y)) = (one.peek(), other.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => {
                one.next();
            }
            std::cmp::Ordering::Greater => {
                other.next();
            }
            std::cmp::Ordering::Equal => {
                sum += weight(weights, **x);
                one.next();
                other.next();
            }
        }
    }
    sum
}

/// Sections in `lists` that share at least two rare features with a bag, or a fifth of them.
fn near(bag: &Bag, lists: &[Vec<u32>]) -> Vec<usize> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for &feature in &bag.features {
        let list = usize::try_from(feature).ok().and_then(|f| lists.get(f));
        let Some(list) = list.filter(|list| list.len() <= MAX_SPREAD) else {
            continue;
        };
        for &section in list {
            *counts.entry(section).or_default() += 1;
        }
    }
    let least = (bag.features.len() / 20).clamp(1, 6);
    let mut found: Vec<usize> = counts
        .into_iter()
        .filter(|(_, count)| *count >= least)
        .filter_map(|(section, _)| usize::try_from(section).ok())
        .collect();
    found.sort_unstable();
    found
}
