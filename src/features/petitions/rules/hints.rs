//! Hints on how a petition is written: things that keep people from reading it. They refuse
//! nothing; all but the words of offices hold in every language.

use serde::Serialize;

use super::plain_words::heavy_words;
use crate::platform::i18n::Lang;

/// Words in a sentence from which on it is hard to follow.
const LONG_SENTENCE: usize = 25;

/// Something that could be said more plainly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hint {
    /// Key of its text.
    pub key: &'static str,
    /// What it is about: the beginning of a sentence, an abbreviation, a word; or ''.
    pub what: String,
    /// What could stand there instead; ''.
    pub instead: &'static str,
}

/// What could be mended in a petition in this language, in the order of its fields.
pub fn hints(action: &str, background: &str, details: &str, lang: Lang) -> Vec<Hint> {
    let mut found = Vec::new();
    let mut add = |key, what: String| {
        found.push(Hint {
            key,
            what,
            instead: "",
        });
    };
    if action.trim_end().ends_with(['?', '¿']) {
        add("petitions-hint-question", String::new());
    }
    if action.contains(';') || action.trim_end_matches('.').contains(". ") {
        add("petitions-hint-two-things", String::new());
    }
    if is_shouted(action) {
        add("petitions-hint-capitals", String::new());
    }
    let whole = [action, background, details].join("\n");
    if whole.matches('!').count() > 1 {
        add("petitions-hint-exclamation", String::new());
    }
    for sentence in long_sentences(background)
        .into_iter()
        .chain(long_sentences(details))
        .take(3)
    {
        add("petitions-hint-long", sentence);
    }
    for word in abbreviations(&whole).into_iter().take(3) {
        add("petitions-hint-abbreviation", word);
    }
    if details.trim().is_empty() {
        add("petitions-hint-details", String::new());
    }
    let heavy = heavy_words(&whole, lang, 3).into_iter();
    found.extend(heavy.map(|(word, instead)| Hint {
        key: "petitions-hint-plainer",
        what: word.to_owned(),
        instead,
    }));
    found
}

fn is_shouted(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    letters >= 10 && capitals * 10 > letters * 6
}

/// The first words of sentences that are too long.
fn long_sentences(text: &str) -> Vec<String> {
    text.split(['.', '!', '?', '\n'])
        .map(|sentence| sentence.split_whitespace().collect::<Vec<_>>())
        .filter(|words| words.len() > LONG_SENTENCE)
        .map(|words| words.iter().take(6).copied().collect::<Vec<_>>().join(" "))
        .collect()
}

/// Words of two to six capital letters that stand in no brackets and are explained by none.
fn abbreviations(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let is_capital = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let words: Vec<&str> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '(' || c == ')'))
        .filter(|word| !word.is_empty())
        .collect();
    for (at, word) in words.iter().copied().enumerate() {
        let beside = [at.checked_sub(1), at.checked_add(1)];
        let mut neighbours = beside.into_iter().flatten().filter_map(|at| words.get(at));
        // Two in a row are shouted, not shortened.
        if neighbours.any(|other| is_capital(other)) {
            continue;
        }
        let is_short = (2..=6).contains(&word.chars().count());
        let is_capital = is_capital(word);
        let is_explained =
            text.contains(&format!("({word})")) || text.contains(&format!("{word} ("));
        if is_short && is_capital && !is_explained && !found.iter().any(|known| known == word) {
            found.push(word.to_owned());
        }
    }
    if is_shouted(text) { Vec::new() } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_plainer() {
        let long = "word ".repeat(26);
        for (action, background, details, keys) in [
            ("Keep the ferry", "It stops in winter.", "More.", vec![]),
            (
                "Why is there no ferry?",
                "It stops.",
                "x",
                vec!["petitions-hint-question"],
            ),
            (
                "KEEP THE FERRY RUNNING",
                "It stops.",
                "x",
                vec!["petitions-hint-capitals"],
            ),
            (
                "Keep the ferry!!",
                "It stops.",
                "x",
                vec!["petitions-hint-exclamation"],
            ),
            (
                "Keep the ferry; mend the pier",
                "It stops.",
                "x",
                vec!["petitions-hint-two-things"],
            ),
            (
                "Keep the ferry",
                long.as_str(),
                "x",
                vec!["petitions-hint-long"],
            ),
            (
                "Keep the ferry",
                "The RTC stops it.",
                "x",
                vec!["petitions-hint-abbreviation"],
            ),
            (
                "Keep the ferry",
                "The river town company (RTC) stops it: RTC says so.",
                "x",
                vec![],
            ),
            (
                "Keep the ferry",
                "It stops in winter.",
                " ",
                vec!["petitions-hint-details"],
            ),
            ("", "", "", vec!["petitions-hint-details"]),
            (
                "Utilise the ferry",
                "It stops in winter.",
                "x",
                vec!["petitions-hint-plainer"],
            ),
            (
                "Keep the ferry",
                "IS IT NOT A SHAME? WHY, we ask, does it stop in winter.",
                "x",
                vec![],
            ),
        ] {
            let found: Vec<&str> = hints(action, background, details, Lang::En)
                .iter()
                .map(|hint| hint.key)
                .collect();
            assert_eq!(found, keys, "{action} | {background}");
        }
    }
}
