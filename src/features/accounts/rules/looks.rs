//! What names look like: letters of other alphabets that look the same, so that nobody passes for
//! an official by a name that only a machine can tell apart. A short table of what is really used
//! for it, after Unicode Technical Standard 39.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Two names that look alike have the same skeleton.
pub fn skeleton(name: &str) -> String {
    let letters: String = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(look_alike)
        .filter(|c| c.is_alphanumeric())
        .collect();
    letters.replace("rn", "m").replace("vv", "w")
}

/// The Latin letter that a letter looks like.
fn look_alike(c: char) -> char {
    match c {
        'а' | 'α' | 'ɑ' => 'a',
        'в' | 'β' | 'ь' => 'b',
        'с' | 'ϲ' | 'ƈ' => 'c',
        'ԁ' | 'đ' | 'δ' => 'd',
        'е' | 'ε' | 'є' => 'e',
        'ɡ' => 'g',
        'н' | 'һ' => 'h',
        'і' | 'ι' | 'ı' | 'i' | '1' | '|' | 'ӏ' | 'ł' | 'ǀ' => 'l',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'п' | 'η' | 'и' => 'n',
        'о' | 'ο' | 'σ' | 'ø' | '0' | 'օ' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'г' => 'r',
        'ѕ' | '5' | '$' => 's',
        'т' | 'τ' => 't',
        'υ' | 'μ' | 'ս' => 'u',
        'ν' | 'ѵ' => 'v',
        'ѡ' | 'ω' | 'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        other => other,
    }
}

/// Alphabets that share letters by their looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Cherokee,
}

fn script(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
            Some(Script::Latin)
        }
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Some(Script::Greek),
        '\u{400}'..='\u{52F}' | '\u{2DE0}'..='\u{2DFF}' | '\u{A640}'..='\u{A69F}' => {
            Some(Script::Cyrillic)
        }
        '\u{531}'..='\u{58F}' => Some(Script::Armenian),
        '\u{13A0}'..='\u{13FF}' | '\u{AB70}'..='\u{ABBF}' => Some(Script::Cherokee),
        _ => None,
    }
}

/// Whether one word of a name mixes alphabets that look alike, as no honest name does.
pub fn mixes_scripts(name: &str) -> bool {
    name.split_whitespace().any(|word| {
        let mut scripts = word.chars().filter_map(script);
        let first = scripts.next();
        first.is_some_and(|first| scripts.any(|other| other != first))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_have_one_skeleton() {
        for (one, other) in [
            ("Omar Reed", "Оmаr Rееd"),
            ("Omar Reed", "0mar  Reed."),
            ("Omar Reed", "Omar Réed"),
            ("Bill Marn", "BiII Mam"),
            ("Roads Office", "Ｒｏａｄｓ Ｏｆｆｉｃｅ"),
        ] {
            assert_eq!(skeleton(one), skeleton(other), "{one} {other}");
        }
        assert_ne!(skeleton("Omar Reed"), skeleton("Omar Read"));
        assert_ne!(skeleton("李明"), skeleton("王明"));
    }

    #[test]
    fn alphabets_are_mixed_by_those_who_pretend() {
        for (name, mixed) in [
            ("Omar Reed", false),
            ("Оmar Reed", true),
            ("Μαρία Papadopoulou", false),
            ("Иван Петров", false),
            ("Ruaidhrí Ó Súilleabháin", false),
            ("李明 Ming", false),
            ("עמר Reed", false),
        ] {
            assert_eq!(mixes_scripts(name), mixed, "{name}");
        }
    }
}
