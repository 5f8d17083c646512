//! Search over everything public. Tools put in what they publish, in the same transaction, and
//! take out what they hide. Accents and case are folded here, so that both databases find alike.

mod alike;
pub mod api;
mod handlers;
mod spelling;
mod store;
mod typed;

use actix_web::web;

use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::text::{highlight, snippet, words};

pub use alike::{Alike, Sought, find_alike, is_known};
pub use typed::{Offer, Typed, number_in};

/// Words of a query beyond this many are ignored.
const MAX_WORDS: usize = 12;
/// Characters of a word beyond this many are ignored: words are found by their beginnings.
const MAX_WORD: usize = 60;
/// Characters of a text that are searched; enough for any contribution and any section.
const MAX_INDEXED: usize = 200_000;
/// Characters of the passage shown with a hit.
const PASSAGE: usize = 240;
/// Hits are counted so far; nobody turns to page fifty-one.
pub const MOST_COUNTED: i64 = 1_000;

/// What people can look for alone, in the order of the choice. Each has a text `search-kind-…`.
pub const KINDS: [&str; 13] = [
    "consultation",
    "document",
    "section",
    "comment",
    "forum",
    "topic",
    "post",
    "question",
    "answer",
    "petition",
    "result",
    "decision",
    "body",
];

/// Something public that can be found.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// Unique: 'contribution:12', 'section:3:aims'.
    pub subject: String,
    /// Shown and filtered by: 'comment', 'section', 'petition' …
    pub kind: &'a str,
    pub lang: &'a str,
    pub title: &'a str,
    /// Plain text.
    pub body: &'a str,
    pub url: &'a str,
    /// Date shown with the hit. While it lies ahead nobody finds it: see [`show_from`].
    pub shown_at: UtcTime,
}

/// A piece of a text, and whether it was searched for.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Piece {
    pub hit: bool,
    pub text: String,
}

/// Something that was found.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Hit {
    pub id: i64,
    /// What it was put in as.
    pub subject: String,
    pub kind: String,
    pub lang: String,
    pub title: Vec<Piece>,
    pub passage: Vec<Piece>,
    pub url: String,
    pub shown_at: UtcTime,
    /// How well it fits; what fits better has a lower one.
    #[serde(skip)]
    pub rank: f64,
}

/// One page of hits.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Found {
    pub hits: Vec<Hit>,
    /// Whether there are more behind them.
    pub has_more: bool,
    /// All of them, counted up to one more than [`MOST_COUNTED`].
    pub total: i64,
}

/// Makes a document findable, replacing what was there under the same subject.
///
/// # Errors
/// When the row cannot be written.
pub fn put(tx: &mut Tx<'_>, document: &Document<'_>, now: UtcTime) -> Result<(), AppError> {
    let body: String = document.body.chars().take(MAX_INDEXED).collect();
    let folded = format!("{} {}", tokens(document.title), tokens(&body));
    let id = store::put(tx, document, &body, &folded)?;
    if alike::is_worded(document.kind) {
        alike::keep_words(tx, id, document)?;
    }
    touch(tx, document.kind, now);
    Ok(())
}

/// # Errors
/// When the row cannot be deleted.
pub fn remove(tx: &mut Tx<'_>, subject: &str, now: UtcTime) -> Result<(), AppError> {
    let words = store::list_words_of_subject(tx, subject)?;
    if let Some(kind) = store::delete(tx, subject)? {
        alike::forget(tx, &words)?;
        touch(tx, &kind, now);
    }
    Ok(())
}

/// Feeds show these kinds; what people say among themselves would only cost them.
fn touch(tx: &mut Tx<'_>, kind: &str, now: UtcTime) {
    if !matches!(kind, "comment" | "topic" | "post" | "section") {
        tx.touch(topic(kind), now);
    }
}

/// What pages depend on that list what is new of a kind.
pub fn topic(kind: &str) -> String {
    format!("search:{kind}")
}

/// What is at an address or below it, and nobody can find yet, can be found from `at` on: a
/// draft was published, or the day of an announcement was moved.
///
/// # Errors
/// When rows cannot be written.
pub fn show_from(
    tx: &mut Tx<'_>,
    address: &str,
    at: UtcTime,
    now: UtcTime,
) -> Result<(), AppError> {
    store::set_shown_at(tx, address, at, now)?;
    for kind in ["consultation", "document", "forum"] {
        touch(tx, kind, now);
    }
    Ok(())
}

/// Finds documents that hold every word of `query` (or a word that begins so), best first.
/// A query without a letter or digit finds nothing.
///
/// # Errors
/// When the database cannot be read.
pub fn find(
    conn: &mut DbConn,
    query: &str,
    kind: Option<&str>,
    now: UtcTime,
    offset: i64,
    limit: i64,
) -> Result<Found, AppError> {
    let terms = terms(query);
    if terms.is_empty() {
        return Ok(Found::default());
    }
    let wanted = store::Wanted {
        terms: &terms,
        kind: kind.unwrap_or_default(),
        now,
    };
    let total = store::count(conn, &wanted, MOST_COUNTED + 1)?;
    let rows = store::find(conn, &wanted, offset, limit + 1)?;
    Ok(Found {
        total,
        ..found(rows, query, limit)
    })
}

/// As [`find`], behind the hit with this rank and id; the total is not counted.
fn find_behind(
    conn: &mut DbConn,
    query: &str,
    kind: Option<&str>,
    now: UtcTime,
    behind: Option<(f64, i64)>,
    limit: i64,
) -> Result<Found, AppError> {
    let terms = terms(query);
    if terms.is_empty() {
        return Ok(Found::default());
    }
    let wanted = store::Wanted {
        terms: &terms,
        kind: kind.unwrap_or_default(),
        now,
    };
    let rows = match behind {
        None => store::find(conn, &wanted, 0, limit + 1)?,
        Some(behind) => store::find_behind(conn, &wanted, behind, limit + 1)?,
    };
    Ok(found(rows, query, limit))
}

fn found(mut rows: Vec<store::Row>, query: &str, limit: i64) -> Found {
    let page = usize::try_from(limit).unwrap_or(0);
    let has_more = rows.len() > page;
    rows.truncate(page);
    let hits = rows
        .into_iter()
        .map(|row| Hit {
            title: pieces(highlight(&row.title, query)),
            passage: pieces(snippet(&row.body, query, PASSAGE)),
            id: row.id,
            rank: row.rank,
            subject: row.subject,
            kind: row.kind,
            lang: row.lang,
            url: row.url,
            shown_at: row.shown_at,
        })
        .collect();
    Found {
        hits,
        has_more,
        total: 0,
    }
}

/// The words of a text that say what it is about, each once and without its ending, at most `most`.
pub fn telling_words(text: &str, most: usize) -> Vec<String> {
    spelling::terms(text, most)
}

/// Something public, as feeds list it.
#[derive(Clone, Debug)]
pub struct Recent {
    pub title: String,
    /// Plain text.
    pub body: String,
    pub url: String,
    pub shown_at: UtcTime,
}

/// The newest of some kinds, newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_recent(
    conn: &mut DbConn,
    kinds: &[&str],
    now: UtcTime,
    limit: i64,
) -> Result<Vec<Recent>, AppError> {
    let rows = store::list_recent(conn, kinds, now, limit)?;
    Ok(rows
        .into_iter()
        .map(|(title, body, url, shown_at)| Recent {
            title,
            body,
            url,
            shown_at,
        })
        .collect())
}

/// Pages (without fragments) that can be found, the newest first, each once.
///
/// # Errors
/// When the database cannot be read.
pub fn list_addresses(
    conn: &mut DbConn,
    now: UtcTime,
    limit: i64,
) -> Result<Vec<(String, UtcTime)>, AppError> {
    let mut seen = std::collections::HashSet::new();
    let rows = store::list_addresses(conn, now, limit)?;
    Ok(rows
        .into_iter()
        .map(|(url, at)| (url.split('#').next().unwrap_or_default().to_owned(), at))
        .filter(|(path, _)| seen.insert(path.clone()))
        .collect())
}

fn pieces(parts: Vec<(bool, String)>) -> Vec<Piece> {
    parts
        .into_iter()
        .map(|(hit, text)| Piece { hit, text })
        .collect()
}

/// The words of a text in the form in which they are compared, between single spaces. Both
/// databases cut texts into words by rules of their own (addresses, hyphens, writing without
/// spaces); given this, they agree.
fn tokens(text: &str) -> String {
    let mut tokens = String::with_capacity(text.len());
    for (_, folded) in words(text) {
        for term in split(&folded) {
            if !tokens.is_empty() {
                tokens.push(' ');
            }
            tokens.extend(term.chars().take(MAX_WORD));
        }
    }
    tokens
}

fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|term| !term.is_empty())
}

/// Folded words of a query: letters and digits only, so that no search syntax gets through.
fn terms(query: &str) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for (_, folded) in words(query) {
        for term in split(&folded) {
            let term: String = term.chars().take(MAX_WORD).collect();
            if !terms.contains(&term) {
                terms.push(term);
            }
            if terms.len() == MAX_WORDS {
                return terms;
            }
        }
    }
    terms
}

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/search", web::get().to(handlers::show_search));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_search_syntax_gets_through() {
        for (query, expected) in [
            ("Café", vec!["cafe"]),
            (
                "\"park\" OR NOT -bridge*",
                vec!["park", "or", "not", "bridge"],
            ),
            ("50% & 'x':* | !y", vec!["50", "x", "y"]),
            ("a\0b", vec!["a", "b"]),
            ("river-park river", vec!["river", "park"]),
            ("  %*\"'() ", vec![]),
        ] {
            assert_eq!(terms(query), expected, "{query:?}");
        }
    }

    #[test]
    fn a_query_of_any_size_gives_few_short_words() {
        let long = terms(&"x".repeat(10_000));
        assert_eq!(long, ["x".repeat(MAX_WORD)]);
        let many: String = (0..5_000).map(|n| format!("w{n} ")).collect();
        assert_eq!(terms(&many).len(), MAX_WORDS);
    }

    #[test]
    fn what_is_indexed_and_what_is_asked_for_are_cut_alike() {
        let text = "See rivermouth.example/park-plan, or Straße 5b; 公園 ½";
        let indexed = tokens(text);
        let indexed: Vec<_> = indexed.split(' ').collect();
        for term in terms(text) {
            assert!(indexed.contains(&term.as_str()), "{term}");
        }
        assert!(indexed.contains(&"plan"));
    }
}
