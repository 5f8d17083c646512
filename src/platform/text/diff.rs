//! What an edit changed, word by word.

use serde::Serialize;

/// Cells of the table in which the longest common words are found; beyond it everything between
/// the equal beginning and the equal end counts as replaced.
const MAX_CELLS: usize = 4_000_000;

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    Kept,
    Removed,
    Added,
}

/// A run of words with the same fate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    pub fate: Fate,
    pub text: String,
}

/// From `old` to `new`. Kept and removed parts joined are `old`, kept and added ones are `new`.
pub fn diff(old: &str, new: &str) -> Vec<Part> {
    let (old, new) = (tokens(old), tokens(new));
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (_, old_rest) = old.split_at(head);
    let (same, new_rest) = new.split_at(head);
    let tail = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (old_middle, end) = old_rest.split_at(old_rest.len() - tail);
    let (new_middle, _) = new_rest.split_at(new_rest.len() - tail);
    let mut parts = Parts::default();
    parts.extend(Fate::Kept, same);
    middle(&mut parts, old_middle, new_middle);
    parts.extend(Fate::Kept, end);
    parts.0
}

#[derive(Default)]
struct Parts(Vec<Part>);

impl Parts {
    fn push(&mut self, fate: Fate, token: &str) {
        match self.0.last_mut() {
            Some(last) if last.fate == fate => last.text.push_str(token),
            _ => self.0.push(Part {
                fate,
                text: token.to_owned(),
            }),
        }
    }

    fn extend(&mut self, fate: Fate, tokens: &[&str]) {
        tokens.iter().for_each(|token| self.push(fate, token));
    }
}

fn middle(parts: &mut Parts, old: &[&str], new: &[&str]) {
    let width = new.len() + 1;
    if old.len().saturating_mul(new.len()) > MAX_CELLS || old.is_empty() || new.is_empty() {
        parts.extend(Fate::Removed, old);
        parts.extend(Fate::Added, new);
        return;
    }
    // lengths[i * width + j]: the longest common words of what follows i in old and j in new.
    let mut lengths = vec![0_u16; (old.len() + 1) * width];
    let at = |lengths: &[u16], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            let best = if a == b {
                at(&lengths, i + 1, j + 1).saturating_add(1)
            } else {
                at(&lengths, i + 1, j).max(at(&lengths, i, j + 1))
            };
            if let Some(cell) = lengths.get_mut(i * width + j) {
                *cell = best;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    // Removed words stand before those that replace them.
    let mut added: Vec<&str> = Vec::new();
    loop {
        match (old.get(i), new.get(j)) {
            (Some(a), Some(b)) if a == b => {
                parts.extend(Fate::Added, &added);
                added.clear();
                parts.push(Fate::Kept, a);
                (i, j) = (i + 1, j + 1);
            }
            (Some(a), Some(_)) if at(&lengths, i + 1, j) >= at(&lengths, i, j + 1) => {
                parts.push(Fate::Removed, a);
                i += 1;
            }
            (_, Some(b)) => {
                added.push(b);
                j += 1;
            }
            (Some(a), None) => {
                parts.push(Fate::Removed, a);
                i += 1;
            }
            (None, None) => break,
        }
    }
    parts.extend(Fate::Added, &added);
}

/// Words and the white space between them.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut was_space = None;
    for (at, c) in text.char_indices() {
        let is_space = c.is_whitespace();
        if was_space.is_some_and(|was| was != is_space) {
            tokens.extend(text.get(start..at));
            start = at;
        }
        was_space = Some(is_space);
    }
    tokens.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(old: &str, new: &str) -> String {
        let parts = diff(old, new);
        let parts = parts.iter().map(|part| match part.fate {
            Fate::Kept => part.text.clone(),
            Fate::Removed => format!("[-{}]", part.text),
            Fate::Added => format!("[+{}]", part.text),
        });
        parts.collect()
    }

    #[test]
    fn words_are_marked_that_came_or_went() {
        for (old, new, expected) in [
            ("", "", ""),
            ("a b", "a b", "a b"),
            ("", "new", "[+new]"),
            ("old", "", "[-old]"),
            ("a b c", "a x c", "a [-b][+x] c"),
            ("a b c d", "a c d", "a [-b ]c d"),
            (
                "the old bridge",
                "the bridge is old",
                "the [-old ]bridge[+ is old]",
            ),
            (
                "ein Wort\n\nzwei",
                "ein Wort\n\ndrei",
                "ein Wort\n\n[-zwei][+drei]",
            ),
        ] {
            assert_eq!(marked(old, new), expected, "{old:?} → {new:?}");
        }
    }

    #[test]
    fn both_texts_can_be_put_together_again() {
        let (old, new) = (
            "one two  three\nfour five",
            "zero two three\n\nfour six five",
        );
        let join = |without: Fate| -> String {
            let parts = diff(old, new).into_iter();
            let kept = parts.filter(|part| part.fate != without);
            kept.map(|part| part.text).collect()
        };
        assert_eq!(join(Fate::Added), old);
        assert_eq!(join(Fate::Removed), new);
    }

    #[test]
    fn a_flood_of_words_is_bounded() {
        let old = "a ".repeat(5_000);
        let new = "b ".repeat(5_000);
        assert!(diff(&old, &new).len() >= 2);
    }
}
