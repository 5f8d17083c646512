//! Words of offices, and what people say instead. They are hints: nothing is refused for them.

use crate::platform::i18n::Lang;

/// A heavy word or phrase in small letters, and a plainer one.
type Plainer = (&'static str, &'static str);

const ENGLISH: [Plainer; 24] = [
    ("aforementioned", "this"),
    ("ascertain", "find out"),
    ("at this moment in time", "now"),
    ("cease", "stop"),
    ("commence", "begin"),
    ("endeavour", "try"),
    ("facilitate", "help"),
    ("forthwith", "now"),
    ("heretofore", "until now"),
    ("implement", "carry out"),
    ("in accordance with", "by"),
    ("in lieu of", "instead of"),
    ("in order to", "to"),
    ("in the event that", "if"),
    ("inter alia", "among others"),
    ("irrespective of", "whatever"),
    ("notwithstanding", "in spite of"),
    ("prior to", "before"),
    ("pursuant to", "by"),
    ("subsequent to", "after"),
    ("terminate", "end"),
    ("utilisation", "use"),
    ("utilise", "use"),
    ("with regard to", "about"),
];

const SPANISH: [Plainer; 20] = [
    ("a efectos de", "para"),
    ("a la mayor brevedad", "pronto"),
    ("acometer", "hacer"),
    ("al objeto de", "para"),
    ("antedicho", "este"),
    ("con arreglo a", "según"),
    ("con carácter previo", "antes"),
    ("cumplimentar", "rellenar"),
    ("de conformidad con", "según"),
    ("en aras de", "para"),
    ("en el supuesto de que", "si"),
    ("en lo concerniente a", "sobre"),
    ("implementar", "poner en marcha"),
    ("inter alia", "entre otros"),
    ("interponer", "presentar"),
    ("mencionado anteriormente", "este"),
    ("no obstante lo anterior", "pero"),
    ("precitado", "este"),
    ("subsanar", "corregir"),
    ("susodicho", "este"),
];

/// The first heavy words in a text, each once, with what could stand there instead.
pub fn heavy_words(text: &str, lang: Lang, most: usize) -> Vec<(&'static str, &'static str)> {
    let words: &[Plainer] = match lang {
        Lang::En => &ENGLISH,
        Lang::Es => &SPANISH,
    };
    let text = text.to_lowercase();
    let mut found: Vec<(usize, &Plainer)> = words
        .iter()
        .filter_map(|plainer| Some((find_word(&text, plainer.0)?, plainer)))
        .collect();
    found.sort_unstable_by_key(|(at, _)| *at);
    let first = found.into_iter().take(most);
    first.map(|(_, plainer)| *plainer).collect()
}

/// Where a word or phrase stands in a text by itself, and not within another.
fn find_word(text: &str, word: &str) -> Option<usize> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    text.match_indices(word)
        .find(|(at, found)| {
            let before = text.get(..*at).and_then(|text| text.chars().next_back());
            let after = text.get(at + found.len()..);
            !is_letter(before) && !is_letter(after.and_then(|text| text.chars().next()))
        })
        .map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_offices_are_found_by_themselves() {
        for (text, lang, found) in [
            ("We ask to use the bus.", Lang::En, vec![]),
            (
                "Utilise the bus, irrespective of the day.",
                Lang::En,
                vec!["utilise", "irrespective of"],
            ),
            ("They were utilised, and reutilise it.", Lang::En, vec![]),
            ("Prior\nto it; PRIOR TO it", Lang::En, vec!["prior to"]),
            ("Implementar esto en aras de ti", Lang::En, vec![]),
            (
                "Implementar esto en aras de ti",
                Lang::Es,
                vec!["implementar", "en aras de"],
            ),
            (
                "cease cease commence endeavour facilitate",
                Lang::En,
                vec!["cease", "commence", "endeavour"],
            ),
        ] {
            let words: Vec<&str> = heavy_words(text, lang, 3).iter().map(|one| one.0).collect();
            assert_eq!(words, found, "{text}");
        }
    }

    #[test]
    fn each_is_listed_once_in_order() {
        for list in [&ENGLISH[..], &SPANISH[..]] {
            assert!(list.is_sorted_by(|one, next| one.0 < next.0));
        }
    }
}
