//! Words as people misspell them: what a word is cut to, and how far two are apart.

use super::split;
use crate::platform::text::words;

/// Words of a title or a query beyond this many are ignored.
pub const MAX_TERMS: usize = 12;
/// Different words of a text that are kept beside those of its title.
const MAX_OF_TEXT: usize = 60;
/// Characters of a text that are read for them.
const MAX_READ: usize = 4_000;
/// Letters of a word beyond this many are ignored.
const MAX_LETTERS: usize = 40;
/// A word of fewer letters says too little, and is next to too many others.
const MIN_LETTERS: usize = 3;

/// Weights of a word of the title, and of the text.
pub const OF_TITLE: i64 = 3;
pub const OF_TEXT: i64 = 1;

/// Words that stand in any question, folded; English, then Spanish.
const STOP_WORDS: &[&str] = &[
    "about", "after", "all", "also", "and", "any", "are", "because", "been", "before", "being",
    "but", "can", "could", "did", "does", "doing", "for", "from", "get", "going", "had", "has",
    "have", "her", "here", "his", "how", "into", "its", "just", "long", "many", "may", "more",
    "most", "much", "must", "near", "not", "now", "off", "only", "other", "our", "out", "over",
    "she", "should", "some", "soon", "still", "such", "than", "that", "the", "their", "them",
    "then", "there", "these", "they", "this", "those", "too", "under", "until", "very", "was",
    "were", "what", "when", "where", "which", "while", "who", "whom", "whose", "why", "will",
    "with", "would", "you", "your", // Spanish
    "algo", "alguna", "algun", "ante", "antes", "asi", "aun", "cada", "como", "con", "cual",
    "cuales", "cuando", "cuanta", "cuantas", "cuanto", "cuantos", "debe", "del", "desde",
    "despues", "donde", "ella", "ellas", "ellos", "entre", "era", "eran", "esa", "ese", "eso",
    "esos", "esta", "estan", "estar", "estas", "este", "esto", "estos", "fue", "fueron", "hace",
    "hacen", "hacer", "han", "hasta", "hay", "las", "los", "mas", "mientras", "mucho", "muy",
    "nos", "nosotros", "nuestra", "nuestro", "otra", "otro", "otros", "para", "pero", "poco",
    "por", "porque", "puede", "pueden", "que", "quien", "quienes", "sea", "ser", "sera", "seran",
    "sin", "sobre", "solo", "son", "soy", "sus", "tambien", "tan", "tanto", "tener", "tiene",
    "tienen", "toda", "todas", "todo", "todos", "tras", "una", "unas", "uno", "unos", "usted",
    "van", "vez", "vosotros", "yo",
];

/// The words of `text` that say what it is about, each once, in order, at most `most`.
pub fn terms(text: &str, most: usize) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    let head: String = text.chars().take(MAX_READ).collect();
    for (_, folded) in words(&head) {
        for word in split(&folded) {
            let word: String = word.chars().take(MAX_LETTERS).collect();
            if is_telling(&word) {
                let term = stem(&word);
                if !terms.contains(&term) {
                    terms.push(term);
                }
            }
            if terms.len() >= most {
                return terms;
            }
        }
    }
    terms
}

fn is_telling(word: &str) -> bool {
    let letters = word.chars().count();
    // Han and kana are words of one character, and a number of two digits may be a bus.
    let is_short = letters < MIN_LETTERS && word.is_ascii() && !has_digit(word);
    !is_short && !STOP_WORDS.contains(&word)
}

fn has_digit(word: &str) -> bool {
    word.chars().any(char::is_numeric)
}

/// The words of a document with their weights, each once.
pub fn weighted(title: &str, text: &str) -> Vec<(String, i64)> {
    let mut words: Vec<(String, i64)> = terms(title, MAX_OF_TEXT)
        .into_iter()
        .map(|word| (word, OF_TITLE))
        .collect();
    let of_title = words.len();
    for word in terms(text, MAX_OF_TEXT) {
        let named = words.iter().take(of_title).any(|(known, _)| *known == word);
        if !named {
            words.push((word, OF_TEXT));
        }
    }
    // In one order for all writers, so that none waits for another in a circle.
    words.sort_unstable();
    words
}

/// One form for a word and its plural, in English and Spanish: 'libraries' and 'library',
/// 'luces' and 'luz'. What comes out need not be a word.
pub fn stem(word: &str) -> String {
    if word.chars().count() < 4 || has_digit(word) || !word.is_ascii() {
        return word.to_owned();
    }
    if let Some(head) = word.strip_suffix("ies").filter(|head| head.len() >= 2) {
        return format!("{head}y");
    }
    let mut stem = word;
    if !stem.ends_with("ss") {
        stem = stem.strip_suffix('s').unwrap_or(stem);
    }
    if stem.len() > 3 {
        stem = stem.strip_suffix('e').unwrap_or(stem);
    }
    match stem.strip_suffix('c') {
        Some(head) => format!("{head}z"),
        None => stem.to_owned(),
    }
}

/// How many letters of a word may be wrong.
pub fn allowed(word: &str) -> usize {
    match word.chars().count() {
        _ if has_digit(word) => 0,
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Where a word that is at most `wrong` letters off still agrees: its first and its last letters.
/// With one wrong letter, or two neighbours that changed places, one of the two is whole, because
/// a letter is left between them. With two wrong letters that need not be: when the first third
/// and the last third both hold one, the word is not found.
pub fn whole_parts(word: &str, wrong: usize) -> (String, String) {
    let letters: Vec<char> = word.chars().collect();
    let length = match wrong {
        0 => letters.len(),
        1 => letters.len().saturating_sub(1) / 2,
        _ => letters.len() / 3,
    };
    let begin = letters.iter().take(length).collect();
    let end = letters.iter().rev().take(length).collect();
    (begin, end)
}

/// The first text behind all that begin with `begin`, by code points.
pub fn behind(begin: &str) -> String {
    let mut text = begin.to_owned();
    text.push(char::MAX);
    text
}

/// Letters that must be put in, left out, exchanged, or swapped with their neighbour to make one
/// word of the other (Damerau–Levenshtein, each place touched once). None: more than `most`.
pub fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    // Rows of the table: the one before the last, the last, the one at hand.
    let mut older: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, a) in one.iter().enumerate() {
        let mut here = vec![row + 1];
        for (column, b) in other.iter().enumerate() {
            let cell = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX - 9);
            let changed = cell(&last, column) + usize::from(a != b);
            let mut least = changed
                .min(cell(&last, column + 1) + 1)
                .min(cell(&here, column) + 1);
            let swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(b)
                && other.get(column - 1) == Some(a);
            if swapped {
                least = least.min(cell(&older, column - 1) + 1);
            }
            here.push(least);
        }
        if here.iter().all(|value| *value > most) {
            return None;
        }
        older = std::mem::replace(&mut last, here);
    }
    last.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_singulars_are_one() {
        for (one, other) in [
            ("library", "libraries"),
            ("crossing", "crossings"),
            ("house", "houses"),
            ("bridge", "bridges"),
            ("bus", "buses"),
            ("place", "places"),
            ("school", "schools"),
            ("arbol", "arboles"),
            ("calle", "calles"),
            ("luz", "luces"),
            ("parque", "parques"),
            ("biblioteca", "bibliotecas"),
        ] {
            assert_eq!(stem(one), stem(other), "{one}");
        }
        assert_eq!(stem("glass"), "glass");
        assert_eq!(stem("b12s"), "b12s");
        assert_eq!(stem("ies"), "ies");
    }

    #[test]
    fn what_a_question_is_about() {
        for (text, expected) in [
            (
                "When will the Mill Lane crossing be repaired?",
                "mill lan crossing repaired",
            ),
            (
                "¿Cuándo se arreglará la biblioteca?",
                "arreglara biblioteca",
            ),
            ("what is the of and a", ""),
            ("Bus 12 to the 5b stop", "bus 12 5b stop"),
            ("park park PARK Parks", "park"),
            ("\u{0}\u{7}%*\"' OR NOT", ""),
        ] {
            assert_eq!(terms(text, 12).join(" "), expected, "{text}");
        }
        assert_eq!(terms(&"park lime ".repeat(9_000), 12).len(), 2);
        assert_eq!(terms(&"x".repeat(100_000), 12)[0].len(), MAX_LETTERS);
    }

    #[test]
    fn wrong_letters_are_counted() {
        for (one, other, most, expected) in [
            ("library", "libary", 1, Some(1)),
            ("library", "library", 0, Some(0)),
            ("reservoir", "resevoir", 1, Some(1)),
            ("reservoir", "resevior", 2, Some(2)),
            ("reservoir", "resevior", 1, None),
            ("crossing", "corssing", 1, Some(1)),
            ("school", "shcool", 1, Some(1)),
            ("park", "bank", 1, None),
            ("", "", 2, Some(0)),
            ("", "ab", 2, Some(2)),
            ("abc", "", 2, None),
            ("año", "ano", 1, Some(1)),
        ] {
            assert_eq!(distance(one, other, most), expected, "{one} {other}");
            assert_eq!(distance(other, one, most), expected, "{other} {one}");
        }
    }

    /// Every word with one letter wrong shares its beginning or its end with the right one.
    #[test]
    fn one_wrong_letter_leaves_a_part_whole() {
        for word in [
            "park",
            "roads",
            "bridge",
            "library",
            "crossing",
            "biblioteca",
        ] {
            let letters: Vec<char> = word.chars().collect();
            let mut wrong: Vec<Vec<char>> = Vec::new();
            for at in 0..letters.len() {
                let mut left_out = letters.clone();
                left_out.remove(at);
                let mut exchanged = letters.clone();
                exchanged[at] = 'x';
                let mut put_in = letters.clone();
                put_in.insert(at, 'x');
                wrong.extend([left_out, exchanged, put_in]);
                if at > 0 {
                    let mut swapped = letters.clone();
                    swapped.swap(at - 1, at);
                    wrong.push(swapped);
                }
            }
            for typed in wrong
                .iter()
                .map(|letters| letters.iter().collect::<String>())
            {
                if allowed(&typed) == 0 {
                    continue;
                }
                let (begin, end) = whole_parts(&typed, 1);
                let turned: String = word.chars().rev().collect();
                assert!(
                    word.starts_with(&begin) || turned.starts_with(&end),
                    "{typed} for {word}"
                );
                assert_eq!(distance(&typed, word, 1), Some(usize::from(typed != word)));
            }
        }
    }

    #[test]
    fn words_of_a_title_weigh_more_and_stand_once() {
        let words = weighted("The old mill", "The mill is old, and its wheel is broken.");
        assert_eq!(
            words,
            [("broken", 1), ("mill", 3), ("old", 3), ("wheel", 1)]
                .map(|(word, weight)| (word.to_owned(), weight))
        );
    }
}
