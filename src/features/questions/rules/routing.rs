//! Who works on a question: the topic it is about, and who stands in for whom. Pure decisions.

use chrono::NaiveDate;

use crate::features::bodies::Official;
use crate::features::bodies::rules::can_work;
use crate::features::questions::model::{Absence, Topic};
use crate::platform::error::AppError;
use crate::platform::text::{length, words};

/// Words of a topic at most, and characters of each.
const MAX_WORDS: usize = 50;
const MAX_WORD: usize = 60;

/// The words of a topic as they are kept: separated by a comma, each once.
///
/// # Errors
/// `Invalid` when there is none, too many, or one that could never be found.
pub fn ensure_words(text: &str) -> Result<String, AppError> {
    let mut kept: Vec<&str> = Vec::new();
    for word in split(text) {
        if length(word) > MAX_WORD || words(word).is_empty() {
            return Err(AppError::field("words", "questions.topic-word"));
        }
        if !kept.contains(&word) {
            kept.push(word);
        }
    }
    match kept.len() {
        0 => Err(AppError::field("words", "questions.topic-no-words")),
        1..=MAX_WORDS => Ok(kept.join(", ")),
        _ => Err(AppError::field("words", "questions.topic-many-words")),
    }
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '\n', ';'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

/// The topic of which most words are in the text. Two that fit equally well: none, a person
/// decides. Case and accents do not matter, nor does a simple plural; parts of words are no words.
pub fn best_topic<'a>(topics: &'a [Topic], text: &str) -> Option<&'a Topic> {
    let said = folded(text);
    let scored = topics.iter().map(|topic| (score(topic, &said), topic));
    let mut best: Option<(usize, Option<&Topic>)> = None;
    for (score, topic) in scored.filter(|(score, _)| *score > 0) {
        best = match best {
            Some((most, _)) if score < most => best,
            Some((most, _)) if score == most => Some((most, None)),
            _ => Some((score, Some(topic))),
        };
    }
    best.and_then(|(_, topic)| topic)
}

fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|(_, word)| word).collect()
}

/// How many words of the topic were said. A word of several parts is found as they stand together.
fn score(topic: &Topic, said: &[String]) -> usize {
    split(&topic.words)
        .filter(|word| {
            let parts = folded(word);
            !parts.is_empty()
                && said.windows(parts.len()).any(|window| {
                    window
                        .iter()
                        .zip(&parts)
                        .all(|(one, other)| same(one, other))
                })
        })
        .count()
}

fn same(one: &str, other: &str) -> bool {
    one == other || is_plural(one, other) || is_plural(other, one)
}

/// English and Spanish add `s` or `es`; an English `y` becomes `ies`.
fn is_plural(plural: &str, singular: &str) -> bool {
    let ending = plural.strip_prefix(singular);
    let by_y = || {
        let stem = singular.strip_suffix('y')?;
        plural.strip_prefix(stem)
    };
    matches!(ending, Some("s" | "es")) || by_y() == Some("ies")
}

fn absence_on(absences: &[Absence], official_id: i64, today: NaiveDate) -> Option<&Absence> {
    absences
        .iter()
        .filter(|one| one.official_id == official_id)
        .find(|one| (one.from_on..=one.until_on).contains(&today))
}

/// Who does the work of `official_id` on `today`: themselves, or whoever stands in for them, or for
/// whoever stands in. None: nobody does.
pub fn stand_in(
    official_id: i64,
    officials: &[Official],
    absences: &[Absence],
    today: NaiveDate,
) -> Option<i64> {
    let mut seen = Vec::new();
    let mut next = Some(official_id);
    while let Some(id) = next {
        if seen.contains(&id) {
            return None;
        }
        seen.push(id);
        next = match absence_on(absences, id, today) {
            Some(absence) => absence.substitute_id,
            None => {
                let official = officials.iter().find(|one| one.id == id)?;
                return can_work(official, today).then_some(id);
            }
        };
    }
    None
}

/// Whether an absence may be entered beside those there are.
///
/// # Errors
/// `Invalid` for a period that runs backwards, is over, or overlaps another one of the same
/// person; for a substitute who is the person, works elsewhere, is not in office, or would in turn
/// be stood in for by the person.
pub fn ensure_absence(
    new: &Absence,
    officials: &[Official],
    absences: &[Absence],
    today: NaiveDate,
) -> Result<(), AppError> {
    if new.until_on < new.from_on {
        return Err(AppError::field("until_on", "questions.absence-backwards"));
    }
    if new.until_on < today {
        return Err(AppError::field("until_on", "questions.absence-over"));
    }
    let overlaps = |one: &&Absence| one.from_on <= new.until_on && new.from_on <= one.until_on;
    let mut own = absences
        .iter()
        .filter(|one| one.official_id == new.official_id);
    if own.any(|one| overlaps(&one)) {
        return Err(AppError::field("from_on", "questions.absence-overlaps"));
    }
    let Some(substitute_id) = new.substitute_id else {
        return Ok(());
    };
    if substitute_id == new.official_id {
        return Err(AppError::field("substitute", "questions.substitute-self"));
    }
    let body_of = |id: i64| officials.iter().find(|one| one.id == id);
    let same_body = match (body_of(substitute_id), body_of(new.official_id)) {
        (Some(substitute), Some(official)) if substitute.body_id == official.body_id => substitute,
        _ => {
            return Err(AppError::field(
                "substitute",
                "questions.substitute-elsewhere",
            ));
        }
    };
    if !can_work(same_body, new.from_on.max(today)) {
        return Err(AppError::field("substitute", "questions.substitute-gone"));
    }
    let period = (new.from_on, new.until_on);
    if leads_to(
        substitute_id,
        new.official_id,
        period,
        absences,
        &mut Vec::new(),
    ) {
        return Err(AppError::field("substitute", "questions.substitute-circle"));
    }
    Ok(())
}

/// Whether on some day of the period the work of `from` would come to `target`.
fn leads_to(
    from: i64,
    target: i64,
    (first, last): (NaiveDate, NaiveDate),
    absences: &[Absence],
    way: &mut Vec<i64>,
) -> bool {
    way.push(from);
    for absence in absences.iter().filter(|one| one.official_id == from) {
        let common = (first.max(absence.from_on), last.min(absence.until_on));
        let Some(next) = absence.substitute_id.filter(|_| common.0 <= common.1) else {
            continue;
        };
        let is_new = !way.contains(&next);
        if next == target || is_new && leads_to(next, target, common, absences, way) {
            return true;
        }
    }
    way.pop();
    false
}

#[cfg(test)]
mod tests;
