//! Showing why a text was found.

use std::collections::BTreeSet;
use std::ops::Range;

use super::fold::words;

/// Words of a query that are looked at; the rest of a pasted page adds nothing.
const MAX_QUERY_WORDS: usize = 32;
/// Hits considered when the best passage of a long text is sought.
const MAX_HITS: usize = 2_000;

/// Splits `text` into pieces, true where a word matches a word of `query`. Comparison is by
/// [`fold`](super::fold); query words of three characters or more also match beginnings.
/// The pieces joined together are exactly `text`.
pub fn highlight(text: &str, query: &str) -> Vec<(bool, String)> {
    let hits: Vec<Range<usize>> = hits(text, query).into_iter().map(|hit| hit.range).collect();
    pieces(text, 0..text.len(), &hits)
}

/// The passage of `text` that holds most of the query's words, as [`highlight`] pieces, about
/// `max_chars` characters (Unicode scalar values) long, cut between words, with `…` where text
/// was left out. Without a match: the beginning.
pub fn snippet(text: &str, query: &str, max_chars: usize) -> Vec<(bool, String)> {
    let hits = hits(text, query);
    let window = passage(text, &hits, max_chars);
    let inside: Vec<Range<usize>> = hits
        .into_iter()
        .map(|hit| hit.range)
        .filter(|range| range.start >= window.start && range.end <= window.end)
        .collect();
    let mut shown = pieces(text, window.clone(), &inside);
    if text
        .get(..window.start)
        .is_some_and(|before| !before.trim().is_empty())
    {
        shown.insert(0, (false, "… ".to_owned()));
    }
    if text
        .get(window.end..)
        .is_some_and(|after| !after.trim().is_empty())
    {
        shown.push((false, " …".to_owned()));
    }
    shown
}

struct Hit {
    range: Range<usize>,
    query_word: usize,
}

fn hits(text: &str, query: &str) -> Vec<Hit> {
    let mut wanted: Vec<String> = words(query).into_iter().map(|(_, folded)| folded).collect();
    wanted.dedup();
    wanted.truncate(MAX_QUERY_WORDS);
    if wanted.is_empty() {
        return Vec::new();
    }
    let matching = |word: &str| {
        wanted.iter().position(|query| {
            word == query || (query.chars().nth(2).is_some() && word.starts_with(query.as_str()))
        })
    };
    words(text)
        .into_iter()
        .filter_map(|(range, folded)| matching(&folded).map(|query_word| Hit { range, query_word }))
        .collect()
}

/// The byte range of about `max_chars` characters with the most different query words in it.
fn passage(text: &str, hits: &[Hit], max_chars: usize) -> Range<usize> {
    let mut best = (0, 0);
    for (index, first) in hits.iter().take(MAX_HITS).enumerate() {
        // Bytes stand in for characters here: only the choice of the passage depends on it.
        let limit = first.range.start.saturating_add(max_chars);
        let different: BTreeSet<usize> = hits
            .iter()
            .skip(index)
            .take_while(|hit| hit.range.end <= limit)
            .map(|hit| hit.query_word)
            .collect();
        if different.len() > best.0 {
            best = (different.len(), first.range.start);
        }
    }
    let lead = max_chars / 4;
    let before = text.get(..best.1).unwrap_or_default();
    let rough_start = before
        .char_indices()
        .rev()
        .take(lead)
        .last()
        .map_or(best.1, |(at, _)| at);
    let start = next_word_start(text, rough_start).min(best.1);
    let tail = text.get(start..).unwrap_or_default();
    let end = match tail.char_indices().nth(max_chars) {
        None => text.len(),
        Some((at, _)) => {
            let window = tail.get(..at).unwrap_or_default();
            let after_is_space = tail
                .get(at..)
                .is_some_and(|rest| rest.starts_with(char::is_whitespace));
            let cut = if after_is_space {
                None
            } else {
                window.rfind(char::is_whitespace)
            };
            start + cut.filter(|cut| cut * 2 > at).unwrap_or(at)
        }
    };
    start..end
}

fn next_word_start(text: &str, at: usize) -> usize {
    let Some(rest) = text.get(at..) else {
        return at;
    };
    if at == 0 {
        return 0;
    }
    let Some(space) = rest.find(char::is_whitespace) else {
        return at;
    };
    let after = rest.get(space..).unwrap_or_default();
    at + space + (after.len() - after.trim_start().len())
}

fn pieces(text: &str, window: Range<usize>, hits: &[Range<usize>]) -> Vec<(bool, String)> {
    let mut pieces = Vec::new();
    let mut push = |matched: bool, range: Range<usize>| {
        if let Some(piece) = text.get(range).filter(|piece| !piece.is_empty()) {
            pieces.push((matched, piece.to_owned()));
        }
    };
    let mut at = window.start;
    for hit in hits {
        push(false, at..hit.start);
        push(true, hit.clone());
        at = hit.end;
    }
    push(false, at..window.end);
    pieces
}
