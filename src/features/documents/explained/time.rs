//! How long reading takes.
//!
//! A text of a public body is read with care: 200 words a minute in English. Other languages say
//! the same in more or fewer words; their speeds keep the proportions that were measured with texts
//! of equal content in 17 languages (the IReST texts: Trauzettel-Klosinski and Dietz, 2012), rounded
//! to fives. What was not measured takes 170. Scripts without spaces are counted by characters.

use serde::Serialize;

/// A span of time as it is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Minutes {
    pub hours: usize,
    /// Beside the hours.
    pub minutes: usize,
}

/// Words a minute.
fn speed(lang: &str) -> usize {
    match lang.split(['-', '_']).next().unwrap_or_default() {
        "en" => 200,
        "es" => 190,
        "nl" | "sv" => 175,
        "fr" => 170,
        "it" | "he" => 165,
        "de" | "pt" | "ru" | "sl" => 160,
        "pl" | "tr" => 145,
        "fi" => 140,
        "ar" => 120,
        _ => 170,
    }
}

/// Characters of scripts without spaces that take as long as a word of 200 a minute.
const SIGNS_PER_WORD: usize = 2;

fn is_sign(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{e00}'..='\u{e7f}' | '\u{f900}'..='\u{faff}')
}

/// Words that somebody reads.
pub fn word_count(text: &str) -> usize {
    let mut count = 0;
    let mut signs = 0;
    for word in text.split_whitespace() {
        let here = word.chars().filter(|c| is_sign(*c)).count();
        signs += here;
        let is_word = here == 0 && word.chars().any(char::is_alphanumeric);
        count += usize::from(is_word);
    }
    count + signs.div_ceil(SIGNS_PER_WORD)
}

/// Whole minutes that reading `words` takes, rounded; 0 for less than one.
pub fn minutes(words: usize, lang: &str) -> usize {
    let speed = speed(lang);
    if words < speed {
        return 0;
    }
    (words + speed / 2) / speed
}

impl Minutes {
    /// Beyond an hour to the next five minutes: more would only look exact.
    pub fn of(minutes: usize) -> Self {
        let told = if minutes > 60 {
            minutes.div_ceil(5) * 5
        } else {
            minutes
        };
        if told < 60 {
            Self {
                hours: 0,
                minutes: told,
            }
        } else {
            Self {
                hours: told / 60,
                minutes: told % 60,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_they_are_read() {
        for (text, count) in [
            ("", 0),
            ("One two – three.", 3),
            ("a\nb\t c", 3),
            ("94 million | 47", 3),
            ("港をわたる橋", 3),
        ] {
            assert_eq!(word_count(text), count, "{text}");
        }
    }

    #[test]
    fn less_than_a_minute_is_no_minute() {
        for (words, lang, expected) in [
            (0, "en", 0),
            (199, "en", 0),
            (200, "en", 1),
            (299, "en", 1),
            (300, "en", 2),
            (1_900, "es", 10),
            (1_900, "es-MX", 10),
            (1_700, "eu", 10),
        ] {
            assert_eq!(minutes(words, lang), expected, "{words} {lang}");
        }
        for (minutes, hours, rest) in [(0, 0, 0), (59, 0, 59), (60, 1, 0), (61, 1, 5), (118, 2, 0)]
        {
            let expected = Minutes {
                hours,
                minutes: rest,
            };
            assert_eq!(Minutes::of(minutes), expected, "{minutes}");
        }
    }
}
