//! Whether two texts say the same in the same, or nearly the same, words.
//!
//! The same: all words alike, whatever their case, accents and punctuation. Nearly the same: of the
//! telling words of both, most are in both (Jaccard). Texts that may be so are found by four marks
//! of three least hashes each (MinHash, banded): of two that share nine of ten words, 99.5 in a
//! hundred have a mark in common; of two that share six of ten, 62. What is found is compared.

use std::collections::BTreeSet;

use crate::features::search;
use crate::platform::text::words;

pub const BANDS: usize = 4;
/// Hashes in one mark.
const ROWS: u64 = 3;
/// With fewer telling words two texts can only be the same.
const LEAST_WORDS: usize = 6;
/// Telling words of a text that are compared.
const MOST_WORDS: usize = 200;
/// From this part of shared words on, two texts are nearly the same.
pub const NEARLY: f64 = 0.6;

/// Marks of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    pub exact: i64,
    /// None: too few words.
    pub bands: Option<[i64; BANDS]>,
}

/// The telling words of a text, title included.
pub fn telling(title: &str, text: &str) -> BTreeSet<String> {
    let whole = format!("{title} {text}");
    search::telling_words(&whole, MOST_WORDS)
        .into_iter()
        .collect()
}

/// What two texts share of the telling words that either has: 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "a few hundred words")]
pub fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len() - shared;
    if all == 0 {
        0.0
    } else {
        shared as f64 / all as f64
    }
}

pub fn marks(title: &str, text: &str) -> Marks {
    let telling = telling(title, text);
    Marks {
        exact: signed(exact(title, text)),
        bands: (telling.len() >= LEAST_WORDS).then(|| bands(&telling)),
    }
}

fn exact(title: &str, text: &str) -> u64 {
    let whole = format!("{title} {text}");
    let mut hash = BASIS;
    let mut is_wordless = true;
    for (_, word) in words(&whole) {
        hash = mix(hash ^ of_bytes(&word));
        is_wordless = false;
    }
    // Signs alone are compared as they are.
    if is_wordless {
        hash = of_bytes(whole.trim());
    }
    hash
}

fn bands(telling: &BTreeSet<String>) -> [i64; BANDS] {
    let hashes: Vec<u64> = telling.iter().map(|word| of_bytes(word)).collect();
    let least = |seed: u64| {
        let salted = hashes.iter().map(|hash| mix(hash ^ mix(seed)));
        salted.min().unwrap_or_default()
    };
    let mut band = 0_u64;
    [(); BANDS].map(|()| {
        let first = band * ROWS;
        band += 1;
        signed((first..first + ROWS).fold(BASIS, |mark, seed| mix(mark ^ least(seed + 1))))
    })
}

/// Databases keep signed numbers; the bits are the same.
fn signed(hash: u64) -> i64 {
    i64::from_ne_bytes(hash.to_ne_bytes())
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a. Marks are kept, so the hash must be the same in every version of the program.
fn of_bytes(text: &str) -> u64 {
    text.bytes().fold(BASIS, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The finaliser of SplitMix64: spreads every bit over all.
fn mix(hash: u64) -> u64 {
    let mut z = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "Cheap garden benches of the best oak, delivered within two days to every \
        house in town: ask for our spring catalogue today.";

    fn share_a_mark(one: &Marks, other: &Marks) -> bool {
        let (Some(one), Some(other)) = (one.bands, other.bands) else {
            return false;
        };
        one.iter().zip(other).any(|(a, b)| *a == b)
    }

    #[test]
    fn case_accents_and_punctuation_make_no_other_text() {
        for (one, other, same) in [
            ("Plant more trees!", "plant  MORE trees", true),
            ("Más árboles, por favor.", "mas arboles por favor", true),
            ("Plant more trees", "Plant trees more", false),
            ("Plant more trees", "Plant more tree", false),
            ("👍👍", "👍👍 ", true),
            ("👍👍", "👎👎", false),
            ("", "", true),
        ] {
            let alike = marks("", one).exact == marks("", other).exact;
            assert_eq!(alike, same, "{one:?} {other:?}");
        }
        assert_eq!(marks("A", "b c").exact, marks("", "a b c").exact);
    }

    #[test]
    fn marks_are_kept_and_stay_the_same() {
        let marks = marks("", LONG);
        assert_eq!(marks.exact, EXACT);
        assert_eq!(marks.bands, Some(OF_LONG));
    }
    const EXACT: i64 = -9_205_293_274_927_182_866;
    const OF_LONG: [i64; BANDS] = [
        9_180_984_129_820_242_954,
        -5_267_114_777_382_557_480,
        7_666_635_037_231_387_482,
        1_289_945_447_609_216_555,
    ];

    #[test]
    fn a_word_changed_is_nearly_the_same_and_another_text_is_not() {
        let changed = LONG.replace("oak", "beech");
        let turned = format!("Hello neighbours! {LONG}");
        let other = "The ferry should run later on Saturdays, because the last bus from the \
            theatre leaves before the play ends and nobody can walk that far.";
        for (text, near) in [(changed.as_str(), true), (&turned, true), (other, false)] {
            let score = likeness(&telling("", LONG), &telling("", text));
            assert_eq!(score >= NEARLY, near, "{text}: {score}");
            assert_eq!(
                share_a_mark(&marks("", LONG), &marks("", text)),
                near,
                "{text}"
            );
        }
    }

    #[test]
    fn of_many_texts_with_a_word_changed_nearly_all_are_found() {
        let words: Vec<String> = (0..20).map(|n| format!("word{n}x")).collect();
        let text = words.join(" ");
        let found = (0..20).filter(|&at| {
            let mut other = words.clone();
            if let Some(word) = other.get_mut(at) {
                *word = format!("other{at}");
            }
            share_a_mark(&marks("", &text), &marks("", &other.join(" ")))
        });
        assert!(found.count() >= 18);
    }

    #[test]
    fn few_words_and_huge_texts() {
        assert_eq!(marks("", "I agree with that").bands, None);
        assert_eq!(likeness(&BTreeSet::new(), &BTreeSet::new()), 0.0);
        let huge = "lorem ipsum ".repeat(100_000);
        // The beginning is read, and the cut may leave a piece of a word.
        assert!((2..=3).contains(&telling("", &huge).len()));
    }
}
