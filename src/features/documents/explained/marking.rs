//! Finding the words of a glossary in the HTML of a section, and leading each of them, where it
//! first stands, to its explanation.
//!
//! Terms are runs of words and signs, and all of them together are one tree over such runs. A text
//! is read once from left to right, so marking takes time in proportion to the text, however many
//! terms there are. What is marked is a whole word (a hyphen makes one word of two), whatever its
//! case, and the longest term that stands there; never within a link, code or a raised or lowered
//! word, and never across markup.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write;

use super::super::export::escape;
use super::scanning::{Token, entity, stretches, tokens};

#[derive(Debug, Default)]
struct Node {
    next: HashMap<String, usize>,
    /// The term that ends here, by its place in the list.
    term: Option<usize>,
}

/// All terms that may stand in a text.
#[derive(Debug)]
pub struct Marker {
    nodes: Vec<Node>,
    ids: Vec<i64>,
}

impl Marker {
    /// Terms by number, the term itself and its other forms, one a line. Where two are the same
    /// words, the first one counts.
    pub fn new<'t>(terms: impl IntoIterator<Item = (i64, &'t str, &'t str)>) -> Self {
        let mut marker = Self {
            nodes: vec![Node::default()],
            ids: Vec::new(),
        };
        for (place, (id, term, forms)) in terms.into_iter().enumerate() {
            marker.ids.push(id);
            for words in std::iter::once(term).chain(forms.lines()) {
                marker.put(words, place);
            }
        }
        marker
    }

    fn put(&mut self, words: &str, place: usize) {
        let mut at = 0;
        for token in plain_tokens(words) {
            let fresh = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else {
                return;
            };
            at = *node.next.entry(token).or_insert(fresh);
            if at == fresh {
                self.nodes.push(Node::default());
            }
        }
        if at > 0
            && let Some(node) = self.nodes.get_mut(at)
        {
            node.term.get_or_insert(place);
        }
    }

    /// Whether there is anything to look for.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The HTML of a section (as the sanitiser writes it) with each term marked where it first
    /// stands; the places in the list of those that do are added to `used`.
    pub fn mark(&self, html: &str, used: &mut BTreeSet<usize>) -> String {
        if self.is_empty() {
            return html.to_owned();
        }
        let stretches = stretches(html);
        let mut out = String::with_capacity(html.len() + html.len() / 8);
        let mut copied = 0;
        let mut seen: HashSet<usize> = HashSet::new();
        for (at, stretch) in stretches.iter().enumerate() {
            if stretch.is_left_alone {
                continue;
            }
            let tokens = tokens(html, stretch.start, stretch.end);
            let is_glued_behind = stretches.get(at + 1).is_some_and(|next| next.is_glued);
            let mut from = 0;
            while from < tokens.len() {
                let Some((count, place)) =
                    self.longest(html, &tokens, from, (stretch.is_glued, is_glued_behind))
                else {
                    from += 1;
                    continue;
                };
                let start = tokens.get(from).map(|token| token.start);
                let end = tokens.get(from + count - 1).map(|token| token.end);
                from += count;
                if !seen.insert(place) {
                    continue;
                }
                if let (Some(start), Some(end)) = (start, end)
                    && let (Some(before), Some(words)) =
                        (html.get(copied..start), html.get(start..end))
                    && let Some(id) = self.ids.get(place)
                {
                    out.push_str(before);
                    let _ = write!(out, "<a class=\"term\" href=\"#term_{id}\">{words}</a>");
                    copied = end;
                    used.insert(place);
                }
            }
        }
        out.push_str(html.get(copied..).unwrap_or_default());
        out
    }

    /// The longest term that begins with the token `from` and stands alone: tokens, place.
    fn longest(
        &self,
        html: &str,
        tokens: &[Token],
        from: usize,
        (glued_before, glued_behind): (bool, bool),
    ) -> Option<(usize, usize)> {
        let mut node = self.nodes.first()?;
        let mut best = None;
        let mut key = String::new();
        for (count, token) in (1..).zip(tokens.get(from..)?) {
            key.clear();
            fold_into(html.get(token.start..token.end)?, &mut key);
            let Some(next) = node.next.get(&key).and_then(|next| self.nodes.get(*next)) else {
                break;
            };
            node = next;
            if let Some(place) = node.term
                && stands_alone(
                    html,
                    tokens,
                    (from, from + count),
                    (glued_before, glued_behind),
                )
            {
                best = Some((count, place));
            }
        }
        best
    }
}

/// Whether the tokens from..to are no part of a longer word.
fn stands_alone(
    html: &str,
    tokens: &[Token],
    (from, to): (usize, usize),
    (glued_before, glued_behind): (bool, bool),
) -> bool {
    let (Some(first), Some(last)) = (tokens.get(from), tokens.get(to.saturating_sub(1))) else {
        return false;
    };
    let is_hyphen = |token: &Token| {
        let sign = html.get(token.start..token.end).unwrap_or_default();
        matches!(sign, "-" | "\u{2010}" | "\u{2011}")
    };
    // A word, a hyphen and a word without a space between them are one word.
    let joins = |word: Option<&Token>, hyphen: &Token, other: &Token| {
        let before = word.is_some_and(|word| {
            word.is_word && (word.end == hyphen.start || hyphen.end == word.start)
        });
        before && is_hyphen(hyphen) && (hyphen.end == other.start || other.end == hyphen.start)
    };
    let before_is_free = match from.checked_sub(1).and_then(|at| tokens.get(at)) {
        None => !(glued_before && first.is_word),
        Some(hyphen) => {
            let word = from.checked_sub(2).and_then(|at| tokens.get(at));
            !(first.is_word && joins(word, hyphen, first))
        }
    };
    let behind_is_free = match tokens.get(to) {
        None => !(glued_behind && last.is_word),
        Some(hyphen) => !(last.is_word && joins(tokens.get(to + 1), hyphen, last)),
    };
    before_is_free && behind_is_free
}

/// The words and signs of a term, folded.
pub fn plain_tokens(text: &str) -> Vec<String> {
    // As it would be written in a page, so that both are read in one way.
    let escaped = escape(text);
    tokens(&escaped, 0, escaped.len())
        .into_iter()
        .filter_map(|token| {
            let mut key = String::new();
            fold_into(escaped.get(token.start..token.end)?, &mut key);
            Some(key)
        })
        .collect()
}

/// One form of what is written large or small.
fn fold_into(text: &str, out: &mut String) {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        out.push_str(text);
        out.make_ascii_lowercase();
        return;
    }
    match entity(text) {
        Some((c, length)) if length == text.len() => out.push(c),
        _ => out.extend(text.chars().flat_map(char::to_lowercase).map(|c| match c {
            '\u{2019}' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            c => c,
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marker(terms: &[(&str, &str)]) -> Marker {
        let numbered = (1..).zip(terms);
        Marker::new(numbered.map(|(id, (term, forms))| (id, *term, *forms)))
    }

    /// With `[term]` in place of the link.
    fn marked(marker: &Marker, html: &str) -> String {
        let mut used = BTreeSet::new();
        let marked = marker.mark(html, &mut used);
        let mut short = String::new();
        let mut rest = marked.as_str();
        while let Some((before, after)) = rest.split_once("<a class=\"term\" href=\"#term_") {
            let (id, after) = after.split_once("\">").unwrap();
            let (words, after) = after.split_once("</a>").unwrap();
            short.push_str(&format!("{before}[{id}:{words}]"));
            rest = after;
        }
        short + rest
    }

    #[test]
    fn words_are_marked_whole_and_once() {
        let marker = marker(&[
            ("budget", "budgets"),
            ("budget line", ""),
            ("C++", ""),
            ("R&D", ""),
            ("eelgrass", ""),
            ("e-mail", ""),
            ("straße", ""),
            (".*", ""),
            ("(a|b)+$", ""),
            ("it's", ""),
        ]);
        for (html, expected) in [
            (
                "<p>The budget. The budget.</p>",
                "<p>The [1:budget]. The budget.</p>",
            ),
            ("<p>BUDGETS</p>", "<p>[1:BUDGETS]</p>"),
            ("<p>A budget line</p>", "<p>A [2:budget line]</p>"),
            (
                "<p>Budget\nLine, budget</p>",
                "<p>[2:Budget\nLine], [1:budget]</p>",
            ),
            ("<p>budget&nbsp;line</p>", "<p>[2:budget&nbsp;line]</p>"),
            ("<p>A budget lines</p>", "<p>A [1:budget] lines</p>"),
            ("<p>budgetary, lowbudget</p>", "<p>budgetary, lowbudget</p>"),
            (
                "<p>low-budget budget-wise</p>",
                "<p>low-budget budget-wise</p>",
            ),
            ("<p>low - budget -</p>", "<p>low - [1:budget] -</p>"),
            ("<p>the budget's size</p>", "<p>the [1:budget]'s size</p>"),
            ("<p>C++ and C</p>", "<p>[3:C++] and C</p>"),
            ("<p>r&amp;d, R &amp; D</p>", "<p>[4:r&amp;d], R &amp; D</p>"),
            ("<p>an E-Mail</p>", "<p>an [6:E-Mail]</p>"),
            ("<p>Straße</p>", "<p>[7:Straße]</p>"),
            ("<p>anything at all</p>", "<p>anything at all</p>"),
            ("<p>a .* b (a|b)+$</p>", "<p>a [8:.*] b [9:(a|b)+$]</p>"),
            ("<p>It\u{2019}s so</p>", "<p>[10:It\u{2019}s] so</p>"),
            (
                "<p>eel<em>grass</em> eelgrass<strong>es</strong></p>",
                "<p>eel<em>grass</em> eelgrass<strong>es</strong></p>",
            ),
            (
                "<p><em>eelgrass</em></p><p>eelgrass</p>",
                "<p><em>[5:eelgrass]</em></p><p>eelgrass</p>",
            ),
            (
                "<ul><li>eelgrass</li><li>beds</li></ul>",
                "<ul><li>[5:eelgrass]</li><li>beds</li></ul>",
            ),
        ] {
            assert_eq!(marked(&marker, html), expected, "{html}");
        }
    }

    #[test]
    fn links_code_and_attributes_are_left_alone() {
        let marker = marker(&[("quay", ""), ("img", ""), ("amp", ""), ("p", "")]);
        for html in [
            "<p><a href=\"/quay\">quay</a></p>",
            "<pre><code>quay</code></pre>",
            "<p><code>quay</code></p>",
            "<img src=\"/quay.png\" alt=\"the quay > the sea\">",
            "<p><sup><a href=\"#fn-1\" id=\"fnref-1\">quay</a></sup></p>",
            "<p>a &amp; b &lt;p&gt</p",
            "",
            "<",
        ] {
            let mut used = BTreeSet::new();
            // `p` stands alone in one of them, and is the only word there that may be marked.
            let out = marker
                .mark(html, &mut used)
                .replace("<a class=\"term\" href=\"#term_4\">p</a>", "p");
            assert_eq!(out, html);
            assert!(used.iter().all(|place| *place == 3), "{html}");
        }
    }

    #[test]
    fn the_first_of_two_equal_terms_counts() {
        let marker = marker(&[("Quay", ""), ("quay", "quays")]);
        assert_eq!(
            marked(&marker, "<p>quays quay</p>"),
            "<p>[2:quays] [1:quay]</p>"
        );
    }

    #[test]
    fn long_texts_and_many_terms_take_no_longer_than_the_text() {
        let names: Vec<String> = (0..200)
            .map(|n| format!("word{n} follows word{n}"))
            .collect();
        let terms: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
        let marker = marker(&terms);
        let section = "<p>word7 follows word8 follows word7 follows word7 &amp; on.</p>".repeat(60);
        let before = std::time::Instant::now();
        for _ in 0..300 {
            let mut used = BTreeSet::new();
            let out = marker.mark(&section, &mut used);
            assert_eq!(out.matches("term_8\"").count(), 1);
        }
        // A megabyte, unoptimised, on a busy machine.
        assert!(before.elapsed().as_secs() < 20);
    }
}
