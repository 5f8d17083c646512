//! What is about the same: found by the words that a text shares with others, misspelt or not.
//! Rare words weigh more than common ones, words of a title more than those of a text.
//!
//! Only kinds of [`WORDED`] are found so. Their words are kept where they can be looked up one by
//! one, and go with the document: what is hidden leaves no word behind that could be offered.

use std::collections::{BTreeSet, HashMap};

use super::spelling::{self, OF_TITLE};
use super::{Document, store};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::text::fold;

/// Kinds whose words are kept. What is written thousands of times a minute is not among them.
const WORDED: [&str; 2] = ["petition", "question"];
/// Mentions of a word that are read, the newest first. A word with more says little.
const MENTIONS: i64 = 800;
/// A word with no more mentions than these may be a slip itself: its neighbours are tried, too.
const RARE: usize = 1;
/// Words tried in place of one that is unknown, or not yet typed to its end.
const TRIED: usize = 4;
/// Documents of which it is looked up whether they hold the common words as well.
const COMPARED: usize = 100;
/// Of what the words of a query weigh, the part that a document must hold.
const LEAST: f64 = 0.3;

/// A document that is about the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    pub subject: String,
    pub url: String,
    /// How much of the query it holds, from 0 to 1.
    pub score: f64,
}

/// What is sought.
#[derive(Clone, Copy, Debug)]
pub struct Sought<'a> {
    /// The last word may be unfinished.
    pub text: &'a str,
    /// One of the kinds whose words are kept: 'question', 'petition'.
    pub kind: &'a str,
    /// Subject of the document that is left out, because the others are compared with it.
    pub besides: Option<&'a str>,
}

pub(super) fn is_worded(kind: &str) -> bool {
    WORDED.contains(&kind)
}

/// Keeps the words of a document in place of those kept before.
pub(super) fn keep_words(
    tx: &mut Tx<'_>,
    document_id: i64,
    document: &Document<'_>,
) -> Result<(), AppError> {
    let words = spelling::weighted(document.title, document.body);
    let before = store::list_words_of(tx, document_id)?;
    store::set_words(tx, (document.kind, document_id), &words)?;
    let now: BTreeSet<&String> = words.iter().map(|(word, _)| word).collect();
    let gone: Vec<String> = before
        .into_iter()
        .filter(|word| !now.contains(word))
        .collect();
    forget(tx, &gone)
}

/// Takes words out of the vocabulary that no document holds any more.
pub(super) fn forget(tx: &mut Tx<'_>, words: &[String]) -> Result<(), AppError> {
    if !words.is_empty() {
        store::delete_unused_words(tx, words)?;
    }
    Ok(())
}

/// Whether a document that can be found holds `word`, so that its slips are understood.
///
/// # Errors
/// When the database cannot be read.
pub fn is_known(conn: &mut DbConn, word: &str) -> Result<bool, AppError> {
    let stem = spelling::stem(&fold(word));
    Ok(store::list_words_from(conn, &stem, 1)?.contains(&stem))
}

/// A word of the query with what is tried for it.
struct Group<'a> {
    /// Of the documents that are sought.
    kind: &'a str,
    weight: f64,
    /// The document that is left out.
    besides: Option<i64>,
    /// Documents that hold it or a neighbour, and how well: 0 to 1.
    held: HashMap<i64, f64>,
    /// Words whose mentions were not read to the end, with how well they fit.
    common: Vec<(String, f64)>,
}

/// Documents that share words with a text, the most similar first. A text without a word that says
/// something finds nothing.
///
/// # Errors
/// When the database cannot be read.
pub fn find_alike(
    conn: &mut DbConn,
    sought: Sought<'_>,
    now: UtcTime,
    limit: usize,
) -> Result<Vec<Alike>, AppError> {
    let Sought { text, kind, .. } = sought;
    let besides = match sought.besides {
        Some(subject) => store::find_id(conn, subject)?,
        None => None,
    };
    let terms = spelling::terms(text, spelling::MAX_TERMS);
    let is_typing = text.chars().last().is_some_and(char::is_alphanumeric);
    let mut groups = Vec::with_capacity(terms.len());
    for (at, term) in terms.iter().enumerate() {
        let unfinished = (is_typing && at + 1 == terms.len()).then(|| last_word(text));
        groups.push(group(conn, (kind, term), unfinished.as_deref(), besides)?);
    }
    let most: f64 = groups.iter().map(|group| group.weight).sum();
    let mut scores: HashMap<i64, f64> = HashMap::new();
    for group in &groups {
        for (id, fit) in &group.held {
            *scores.entry(*id).or_default() += group.weight * fit;
        }
    }
    let mut ranked = rank(scores, COMPARED);
    add_common(conn, &groups, &mut ranked)?;
    ranked.retain(|(_, score)| *score >= LEAST * most);
    let ids: Vec<i64> = ranked.iter().map(|(id, _)| *id).collect();
    let documents = store::list_shown(conn, &ids, kind, now)?;
    let alike = ranked.into_iter().filter_map(|(id, score)| {
        let (_, subject, url) = documents.iter().find(|document| document.0 == id)?;
        Some(Alike {
            subject: subject.clone(),
            url: url.clone(),
            score: (score / most).min(1.0),
        })
    });
    Ok(alike.take(limit).collect())
}

/// The best first; of equals the newest.
fn rank(scores: HashMap<i64, f64>, most: usize) -> Vec<(i64, f64)> {
    let mut ranked: Vec<(i64, f64)> = scores.into_iter().collect();
    ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    ranked.truncate(most);
    ranked
}

fn last_word(text: &str) -> String {
    let folded = fold(text);
    let last = folded.rsplit(|c: char| !c.is_alphanumeric()).next();
    last.unwrap_or_default().chars().take(40).collect()
}

fn group<'a>(
    conn: &mut DbConn,
    (kind, term): (&'a str, &str),
    unfinished: Option<&str>,
    besides: Option<i64>,
) -> Result<Group<'a>, AppError> {
    let mut group = Group {
        kind,
        weight: 0.0,
        besides,
        held: HashMap::new(),
        common: Vec::new(),
    };
    let mut count = group.read(conn, term, 1.0)?;
    if count <= RARE {
        for (word, fit) in neighbours(conn, term, unfinished)? {
            count += group.read(conn, &word, fit)?;
        }
    }
    group.weight = weight(count);
    Ok(group)
}

impl Group<'_> {
    /// Notes who holds `word`; returns how many.
    fn read(&mut self, conn: &mut DbConn, word: &str, fit: f64) -> Result<usize, AppError> {
        let mut mentions = store::list_mentions(conn, self.kind, word, MENTIONS)?;
        let read = mentions.len();
        mentions.retain(|(id, _)| Some(*id) != self.besides);
        let count = mentions.len();
        for (id, of) in mentions {
            let held = fit * share(of);
            let entry = self.held.entry(id).or_default();
            *entry = entry.max(held);
        }
        if read >= usize::try_from(MENTIONS).unwrap_or(usize::MAX) {
            self.common.push((word.to_owned(), fit));
        }
        Ok(count)
    }
}

/// A word of the title counts whole.
#[expect(clippy::cast_precision_loss, reason = "weights are 1 to 3")]
fn share(weight: i64) -> f64 {
    weight.clamp(0, OF_TITLE) as f64 / OF_TITLE as f64
}

/// The rarer a word, the more it says. One that nobody used says half of what the rarest does: it
/// may be a name, or a slip beyond repair.
#[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
fn weight(count: usize) -> f64 {
    let most = usize::try_from(MENTIONS).unwrap_or(usize::MAX);
    match count {
        0 => weight(1) / 2.0,
        count if count >= most => 0.5,
        count => (1.0 + 2.0 * most as f64 / count as f64).ln(),
    }
}

/// Known words that may be meant, with how likely.
fn neighbours(
    conn: &mut DbConn,
    term: &str,
    unfinished: Option<&str>,
) -> Result<Vec<(String, f64)>, AppError> {
    let mut found: Vec<(String, f64)> = Vec::new();
    if let Some(begin) = unfinished.filter(|begin| begin.chars().count() >= 3) {
        let words = store::list_words_from(conn, begin, 50)?;
        found.extend(words.into_iter().map(|word| (word, 0.9)));
    }
    let wrong = spelling::allowed(term);
    if wrong > 0 {
        for word in store::list_words_near(conn, term, wrong)? {
            match spelling::distance(term, &word, wrong) {
                Some(1) => found.push((word, 0.8)),
                Some(2) => found.push((word, 0.6)),
                _ => {}
            }
        }
    }
    found.retain(|(word, _)| word != term);
    // Shorter completions are more likely; of equals the order of letters decides.
    found.sort_by(|a, b| {
        b.1.total_cmp(&a.1)
            .then(a.0.len().cmp(&b.0.len()))
            .then(a.0.cmp(&b.0))
    });
    let mut seen = BTreeSet::new();
    found.retain(|(word, _)| seen.insert(word.clone()));
    let completions = found.iter().filter(|one| one.1 > 0.8).count();
    // An unfinished word leaves room for slips, too.
    let mut tried: Vec<(String, f64)> = found.iter().take(TRIED).cloned().collect();
    tried.extend(found.into_iter().skip(TRIED.max(completions)).take(TRIED));
    Ok(tried)
}

/// Adds what the best documents hold of words whose mentions were not all read.
fn add_common(
    conn: &mut DbConn,
    groups: &[Group<'_>],
    ranked: &mut Vec<(i64, f64)>,
) -> Result<(), AppError> {
    let words: Vec<String> = groups
        .iter()
        .flat_map(|group| group.common.iter().map(|(word, _)| word.clone()))
        .collect();
    if words.is_empty() || ranked.is_empty() {
        return Ok(());
    }
    let ids: Vec<i64> = ranked.iter().map(|(id, _)| *id).collect();
    let held = store::list_mentions_in(conn, &words, &ids)?;
    let mut scores: HashMap<i64, f64> = ranked.drain(..).collect();
    for group in groups {
        for (word, fit) in &group.common {
            for (_, id, of) in held.iter().filter(|mention| mention.0 == *word) {
                // Read before, when the word was looked up.
                if !group.held.contains_key(id) {
                    *scores.entry(*id).or_default() += group.weight * fit * share(*of);
                }
            }
        }
    }
    *ranked = rank(scores, COMPARED);
    Ok(())
}
