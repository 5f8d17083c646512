//! Numbers that a text gives to its own sections and items.

/// Words that stand before a number in headings, in the languages of the laws that people bring.
const WORDS: [&str; 30] = [
    "article",
    "art.",
    "artículo",
    "artigo",
    "articolo",
    "artikel",
    "section",
    "sección",
    "sec.",
    "chapter",
    "capítulo",
    "chapitre",
    "kapitel",
    "part",
    "parte",
    "partie",
    "teil",
    "title",
    "título",
    "titre",
    "annex",
    "anexo",
    "annexe",
    "anlage",
    "schedule",
    "appendix",
    "book",
    "libro",
    "division",
    "rule",
];

/// Divides a heading into the number that it begins with, and the rest: '2.1 Route' is '2.1' and
/// 'Route', 'Article 3. Scope' is 'Article 3' and 'Scope'; most headings have none.
pub fn split_number(heading: &str) -> (&str, &str) {
    let heading = heading.trim();
    let whole = parse_number(heading);
    match whole {
        Some(end) => {
            let number = heading.get(..end).unwrap_or_default();
            let rest = heading.get(end..).unwrap_or_default();
            let rest = rest.strip_prefix(['.', ':']).unwrap_or(rest).trim_start();
            let rest = rest
                .strip_prefix(['–', '—'])
                .map_or(rest, |rest| rest.trim_start());
            // A second number in front would not be found again once both are written down.
            if parse_number(rest).is_some() || rest.starts_with(['.', ':', '–', '—', ')']) {
                return ("", heading);
            }
            (number.trim_end(), rest)
        }
        None => ("", heading),
    }
}

/// Where the number ends that `text` begins with.
fn parse_number(text: &str) -> Option<usize> {
    if let Some(rest) = text.strip_prefix('§') {
        let rest = rest.trim_start_matches([' ', '\u{a0}']);
        let end = figures(rest)?;
        return ends(text, text.len() - rest.len() + end);
    }
    if let Some(rest) = text.strip_prefix('(') {
        let close = rest.find(')')?;
        let inside = rest.get(..close)?;
        return (is_short_label(inside))
            .then_some(close + 2)
            .and_then(|end| ends(text, end));
    }
    let (first, rest) = text.split_once([' ', '\u{a0}']).unwrap_or((text, ""));
    if WORDS.contains(&first.to_lowercase().as_str()) {
        let start = text.len() - rest.len();
        let end = figures(rest).or_else(|| {
            let end = rest
                .find(|c: char| !c.is_ascii_alphanumeric())
                .unwrap_or(rest.len());
            let word = rest.get(..end)?;
            (is_roman(word) || (word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase())))
                .then_some(end)
        })?;
        return ends(text, start + end);
    }
    let end = figures(text)?;
    // '2030 in the town' and '12 months' are no numbers of sections: a full stop or an inner one
    // makes it one, or figures of at most two places before a capital.
    let number = text.get(..end)?;
    let after = text.get(end..)?;
    let dotted = number.contains('.') || after.starts_with('.') || after.is_empty();
    let short = number.len() <= 2 && after.trim_start().starts_with(|c: char| c.is_uppercase());
    if !(dotted || short) || number.split('.').any(|part| part.len() > 3) {
        return None;
    }
    ends(text, end)
}

/// A number must be followed by white space, a full stop or nothing.
fn ends(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Some(at),
        (Some(c), _) if c.is_whitespace() => Some(at),
        (Some('.' | ':'), None) => Some(at),
        (Some('.' | ':'), Some(c)) if c.is_whitespace() => Some(at),
        _ => None,
    }
}

/// '3', '2.1', '12a', '3.2.b'
fn figures(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut last_good = None;
    loop {
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        if at == start {
            break;
        }
        if bytes.get(at).is_some_and(u8::is_ascii_lowercase)
            && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
        {
            at += 1;
        }
        last_good = Some(at);
        if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            at += 1;
        } else {
            break;
        }
    }
    last_good.filter(|&end| end <= 20)
}

fn is_roman(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= 7
        && (word.bytes().all(|b| b"IVXLCDM".contains(&b))
            || word.bytes().all(|b| b"ivxlcdm".contains(&b)))
}

/// What stands in parentheses before an item: '12', 'a', 'bis', 'iv'.
fn is_short_label(text: &str) -> bool {
    let len = text.len();
    let is_number = len <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    let is_letters = len <= 2 && text.bytes().all(|b| b.is_ascii_lowercase());
    let is_mixed = len <= 4
        && text.bytes().next().is_some_and(|b| b.is_ascii_digit())
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
    len > 0 && (is_number || is_letters || is_mixed || is_roman(text))
}

/// Whether a word labels an item: '(a)', 'iv)', '2.1', '1.1.1'.
pub fn is_item_label(word: &str) -> bool {
    if let Some(inner) = word.strip_suffix(')') {
        return is_short_label(inner.strip_prefix('(').unwrap_or(inner));
    }
    let mut parts = word.split('.');
    let count = parts.clone().count();
    (2..=6).contains(&count)
        && parts
            .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_give_up_their_numbers() {
        for (heading, number, title) in [
            ("2.1 Route", "2.1", "Route"),
            ("3. Costs", "3", "Costs"),
            ("3 Costs", "3", "Costs"),
            ("Article 3. Scope", "Article 3", "Scope"),
            ("Artículo 12 bis", "Artículo 12", "bis"),
            ("Article 3 – Scope", "Article 3", "Scope"),
            ("Chapter IV Money", "Chapter IV", "Money"),
            ("§ 5 Fees", "§ 5", "Fees"),
            ("(4)", "(4)", ""),
            ("(12a) Exceptions", "(12a)", "Exceptions"),
            ("Annex A", "Annex A", ""),
            ("2030 in the town", "", "2030 in the town"),
            ("12 months", "", "12 months"),
            ("Part of the plan", "", "Part of the plan"),
            ("Aims", "", "Aims"),
            ("1.5 million people. 2", "1.5", "million people. 2"),
            ("3. 4. Twice", "", "3. 4. Twice"),
            ("", "", ""),
        ] {
            assert_eq!(split_number(heading), (number, title), "{heading}");
        }
    }

    #[test]
    fn items_have_labels() {
        for word in ["(a)", "iv)", "2.1", "1.1.1", "(12)", "(12a)"] {
            assert!(is_item_label(word), "{word}");
        }
        for word in ["1.", "(see)", "a", "", ")", "()", "2.", "1..2", "2.1234"] {
            assert!(!is_item_label(word), "{word}");
        }
    }
}
