//! Sections that were split: a piece is compared with what its section lost, and what went to the
//! piece is shown there as moved.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::lines::{Line, LineFate, MIN_WORDS, split, whole};
use super::{Change, Row, Side};
use crate::platform::text::{Fate, Part, diff};

/// Share of the words of two lines that they have in common for one to have become the other.
const ALIKE: f64 = 0.6;
/// Pairs of lines that are looked at word by word; of longer sections only equal lines are found.
const MAX_PAIRS: usize = 40_000;

/// Words of a line, and how often each stands there.
struct Bag {
    words: HashMap<String, usize>,
    count: usize,
}

impl Bag {
    fn of(text: &str) -> Self {
        let mut bag = Self {
            words: HashMap::new(),
            count: 0,
        };
        let lower = text.to_lowercase();
        for word in lower.split(|c: char| !c.is_alphanumeric()) {
            if !word.is_empty() {
                *bag.words.entry(word.to_owned()).or_default() += 1;
                bag.count += 1;
            }
        }
        bag
    }

    fn shared(&self, other: &Self) -> usize {
        let counts = self.words.iter();
        counts
            .map(|(word, count)| *count.min(other.words.get(word).unwrap_or(&0)))
            .sum()
    }

    /// Of both together.
    fn likeness(&self, other: &Self) -> f64 {
        2.0 * number(self.shared(other)) / number((self.count + other.count).max(1))
    }
}

fn number(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// Lines of `old` that stand in one of the `pieces` rather than in `new`.
pub fn gone_to<'a>(old: &'a str, new: &str, pieces: &[&str]) -> HashSet<&'a str> {
    if pieces.is_empty() {
        return HashSet::new();
    }
    let lines = split(old);
    let went: Vec<&str> = pieces.iter().flat_map(|text| split(text)).collect();
    let (were, equal): (HashSet<&str>, HashSet<&str>) = (
        lines.iter().copied().collect(),
        went.iter().copied().collect(),
    );
    let (still, come): (HashSet<&str>, Vec<&str>) = (
        split(new).into_iter().collect(),
        split(new)
            .into_iter()
            .filter(|line| !were.contains(line))
            .collect(),
    );
    let is_small = lines.len().saturating_mul(come.len() + went.len()) <= MAX_PAIRS;
    let bags = |all: &[&str]| -> Vec<Bag> {
        let looked_at = all.iter().filter(|_| is_small);
        looked_at.map(|line| Bag::of(line)).collect()
    };
    let (come, went) = (bags(&come), bags(&went));
    // A line of which a good part stayed was cut in two, not taken away.
    let has_stayed = |line: &Bag| {
        come.iter().any(|other| {
            let same = number(line.shared(other));
            other.count >= MIN_WORDS && same >= ALIKE * number(other.count)
        })
    };
    lines
        .into_iter()
        .filter(|line| !still.contains(line))
        .filter(|line| {
            if equal.contains(line) {
                return true;
            }
            let bag = Bag::of(line);
            let is_there = went.iter().any(|other| bag.likeness(other) >= ALIKE);
            bag.count >= MIN_WORDS && is_there && !has_stayed(&bag)
        })
        .collect()
}

/// Something that a section lost: a whole line, or words within one.
struct Lost {
    line: usize,
    /// None: the whole line.
    part: Option<usize>,
    text: String,
    bag: Bag,
}

fn lost(lines: &[Line]) -> Vec<Lost> {
    let mut found = Vec::new();
    let mut note = |line: usize, part: Option<usize>, text: &str| {
        let text = text.trim().to_owned();
        let bag = Bag::of(&text);
        if bag.count >= if part.is_some() { MIN_WORDS } else { 1 } {
            found.push(Lost {
                line,
                part,
                text,
                bag,
            });
        }
    };
    for (at, line) in lines.iter().enumerate() {
        let is_whole = line
            .parts
            .iter()
            .all(|part| part.fate == Fate::Removed || part.text.trim().is_empty());
        if is_whole {
            let text: String = line.parts.iter().map(|part| part.text.as_str()).collect();
            note(at, None, &text);
            continue;
        }
        for (n, part) in line.parts.iter().enumerate() {
            if part.fate == Fate::Removed {
                note(at, Some(n), &part.text);
            }
        }
    }
    found
}

/// Compares each piece with what its section lost, and marks there what went to pieces.
pub fn share_out(rows: &mut [Row], new: &[Side<'_>]) {
    let mut pieces: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let (Change::Split, Some(from), true) =
            (row.change, row.split_from, row.merged.is_empty())
        {
            pieces.entry(from).or_default().push(at);
        }
    }
    for (from, at) in pieces {
        share_one(rows, new, from, &at);
    }
}

fn share_one(rows: &mut [Row], new: &[Side<'_>], from: usize, pieces: &[usize]) {
    let wanted: Vec<(usize, &str)> = pieces
        .iter()
        .flat_map(|at| {
            let side = rows
                .get(*at)
                .and_then(|row| row.new)
                .and_then(|at| new.get(at));
            let lines = split(side.map_or("", |side| side.text));
            lines.into_iter().map(|line| (*at, line))
        })
        .collect();
    let mut made: Vec<Line> = wanted
        .iter()
        .map(|(_, text)| whole(Fate::Added, text))
        .collect();
    let is_source =
        |row: &Row| (row.new.is_some() && row.old == Some(from)) || row.merged.contains(&from);
    let place = rows
        .iter()
        .position(is_source)
        .or_else(|| rows.iter().position(|row| row.old == Some(from)));
    let source = place.and_then(|at| rows.get_mut(at));
    if let Some(source) = source {
        let lost = lost(&source.lines);
        let mut went = HashSet::new();
        for (at, all) in assign(&lost, &wanted) {
            let Some(one) = lost.get(at) else {
                continue;
            };
            let texts: Vec<&str> = all
                .iter()
                .filter_map(|n| wanted.get(*n).map(|(_, text)| *text))
                .collect();
            let lines = cut(diff(&one.text, &texts.join("\n")), texts.len());
            for (n, line) in all.iter().zip(lines) {
                if let Some(slot) = made.get_mut(*n) {
                    *slot = line;
                }
            }
            went.insert((one.line, one.part));
        }
        source.lines = away(std::mem::take(&mut source.lines), &went);
    }
    for ((at, _), line) in wanted.iter().zip(made) {
        if let Some(row) = rows.get_mut(*at) {
            row.lines.push(line);
        }
    }
}

/// Which lines of the pieces come from which lost words, by the place of the latter.
fn assign(lost: &[Lost], wanted: &[(usize, &str)]) -> BTreeMap<usize, Vec<usize>> {
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut equal: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, one) in lost.iter().enumerate().rev() {
        equal.entry(&one.text).or_default().push(at);
    }
    let mut open = Vec::new();
    for (n, (_, text)) in wanted.iter().enumerate() {
        match equal.get_mut(text.trim()).and_then(Vec::pop) {
            Some(at) => found.entry(at).or_default().push(n),
            None => open.push((n, *text)),
        }
    }
    if lost.len().saturating_mul(open.len()) > MAX_PAIRS {
        return found;
    }
    let whole: HashSet<usize> = found.keys().copied().collect();
    let mut shared: HashMap<usize, usize> = HashMap::new();
    let mut close: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, text) in open {
        let bag = Bag::of(text);
        let mut best: Option<(usize, usize)> = None;
        for (at, one) in lost
            .iter()
            .enumerate()
            .filter(|(at, _)| !whole.contains(at))
        {
            let same = one.bag.shared(&bag);
            if one.bag.count >= MIN_WORDS && best.is_none_or(|(most, _)| same > most) {
                best = Some((same, at));
            }
        }
        if let Some((same, at)) = best
            && bag.count >= MIN_WORDS
            && number(same) >= ALIKE * number(bag.count)
        {
            close.entry(at).or_default().push(n);
            *shared.entry(at).or_default() += same;
        }
    }
    // Where little of it came on, most of it was deleted, and that is what is shown.
    close.retain(|at, _| {
        let same = number(shared.get(at).copied().unwrap_or(0));
        lost.get(*at)
            .is_some_and(|one| same >= 0.5 * number(one.bag.count))
    });
    found.extend(close);
    found
}

/// The comparison of lost words with some lines, cut into these.
fn cut(parts: Vec<Part>, count: usize) -> Vec<Line> {
    let blank = Line {
        fate: LineFate::MovedHere,
        parts: Vec::new(),
    };
    let mut lines = vec![blank; count];
    let mut at = 0;
    for part in parts {
        for (n, text) in part.text.split('\n').enumerate() {
            at += usize::from(n > 0);
            let is_nothing =
                text.is_empty() || (part.fate == Fate::Removed && text.trim().is_empty());
            if let Some(line) = lines.get_mut(at).filter(|_| !is_nothing) {
                line.parts.push(Part {
                    fate: part.fate,
                    text: text.to_owned(),
                });
            }
        }
    }
    for line in &mut lines {
        let is_changed = |part: &Part| part.fate != Fate::Kept && !part.text.trim().is_empty();
        if line.parts.iter().any(is_changed) {
            line.fate = LineFate::MovedEdited;
        }
    }
    lines
}

/// Lines of a section with what went to pieces on lines of its own.
fn away(lines: Vec<Line>, went: &HashSet<(usize, Option<usize>)>) -> Vec<Line> {
    let mut out = Vec::with_capacity(lines.len());
    for (at, line) in lines.into_iter().enumerate() {
        if went.contains(&(at, None)) {
            out.push(Line {
                fate: LineFate::MovedAway,
                ..line
            });
            continue;
        }
        let mut rest = Line {
            fate: line.fate,
            parts: Vec::new(),
        };
        for (n, part) in line.parts.into_iter().enumerate() {
            if !went.contains(&(at, Some(n))) {
                rest.parts.push(part);
                continue;
            }
            let before = std::mem::take(&mut rest.parts);
            if !before.is_empty() {
                out.push(Line {
                    fate: rest.fate,
                    parts: before,
                });
            }
            out.push(Line {
                fate: LineFate::MovedAway,
                parts: vec![part],
            });
        }
        if !rest.parts.is_empty() {
            out.push(rest);
        }
    }
    out
}
