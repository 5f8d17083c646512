//! A long document made of words that are as rare and as common as in a language, and a next
//! version of it whose every change is known.

/// Numbers that look random and are always the same.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 to before `n`.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() >> 11).unwrap_or(0) % n.max(1)
    }

    /// True in `percent` of a hundred throws.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A word: few are in every sentence, many in one place only.
    fn word(&mut self) -> String {
        let rank = match self.below(10) {
            0..=3 => self.below(40),
            4..=6 => self.below(600),
            _ => self.below(9_000),
        };
        name(rank)
    }

    pub fn words(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.word()).collect()
    }
}

/// The `n`th word of the language.
fn name(n: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ka", "lo", "mi", "ter", "sun", "ba", "ro", "ni", "vel", "ga", "pu", "tos", "de", "mar",
        "li", "so", "an", "fe", "tu", "ri",
    ];
    let mut word = String::new();
    let mut rest = n + 21;
    while rest > 0 {
        word.push_str(SYLLABLES.get(rest % 20).copied().unwrap_or_default());
        rest /= 20;
    }
    word
}

/// A section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub level: usize,
    pub title: String,
    pub words: Vec<String>,
}

impl Made {
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (n, word) in self.words.iter().enumerate() {
            if n > 0 {
                out.push(' ');
            }
            if n % 14 == 0 {
                let mut chars = word.chars();
                out.extend(chars.next().map(|c| c.to_ascii_uppercase()));
                out.push_str(chars.as_str());
            } else {
                out.push_str(word);
            }
            if n % 14 == 13 {
                out.push('.');
            }
        }
        out
    }
}

/// What really happened to a section of the next version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    Kept(usize),
    Edited(usize),
    Added,
    /// One of the pieces of a section.
    Piece(usize),
    /// Two sections in one.
    Merged(usize, usize),
}

/// Phrases that stand in many sections, as in any law.
const PHRASES: [&str; 5] = [
    "the council may by resolution determine the date on which this part takes effect",
    "nothing in this section affects the rights of persons under other provisions",
    "for the purposes of this section a resident is a person who lives in the town",
    "the body in charge publishes a report on the working of this section once a year",
    "whoever acts against this section is liable to a charge set out in the schedule",
];

/// A document of `count` sections, of about 55 words each.
pub fn document(count: usize, seed: u64) -> Vec<Made> {
    let mut dice = Dice::new(seed);
    (0..count)
        .map(|n| {
            let level = match n % 20 {
                0 => 1,
                1 | 7 | 13 => 2,
                _ => 3,
            };
            let title_words = if level < 3 || dice.chance(60) {
                2 + dice.below(4)
            } else {
                0
            };
            let title = dice.words(title_words).join(" ");
            let length = if level == 1 {
                dice.below(12)
            } else {
                15 + dice.below(80)
            };
            let mut words = dice.words(length);
            if dice.chance(25) && level == 3 {
                let phrase = PHRASES.get(dice.below(5)).copied().unwrap_or_default();
                words.extend(phrase.split(' ').map(str::to_owned));
            }
            Made {
                level,
                title,
                words,
            }
        })
        .collect()
}

/// The next version of a document, and for each of its sections what happened.
pub fn next_version(old: &[Made], seed: u64) -> (Vec<Made>, Vec<Truth>) {
    let mut dice = Dice::new(seed);
    let mut made: Vec<(Made, Truth)> = Vec::new();
    let mut at = 0;
    while let Some(section) = old.get(at) {
        let next = old.get(at + 1);
        let long = section.words.len() >= 24;
        match dice.below(100) {
            // Gone.
            0..=2 => {}
            // New beside it.
            3..=5 => {
                made.push((section.clone(), Truth::Kept(at)));
                let title = dice.words(3).join(" ");
                let length = 20 + dice.below(60);
                let words = dice.words(length);
                made.push((
                    Made {
                        level: section.level,
                        title,
                        words,
                    },
                    Truth::Added,
                ));
            }
            // Split in two, sometimes with a word changed.
            6..=9 if long => {
                let cut = section.words.len() * (35 + dice.below(30)) / 100;
                let (one, other) = section.words.split_at(cut);
                let (mut one, other) = (one.to_vec(), other.to_vec());
                change(&mut one, 4, &mut dice);
                let title = if dice.chance(50) {
                    dice.words(3).join(" ")
                } else {
                    String::new()
                };
                made.push((
                    Made {
                        words: one,
                        ..section.clone()
                    },
                    Truth::Piece(at),
                ));
                made.push((
                    Made {
                        level: section.level,
                        title,
                        words: other,
                    },
                    Truth::Piece(at),
                ));
            }
            // Merged with the next one.
            10..=13 if long && next.is_some_and(|next| next.words.len() >= 12) => {
                let mut words = section.words.clone();
                words.extend(next.map(|next| next.words.clone()).unwrap_or_default());
                change(&mut words, 4, &mut dice);
                made.push((
                    Made {
                        words,
                        ..section.clone()
                    },
                    Truth::Merged(at, at + 1),
                ));
                at += 1;
            }
            // Some words changed, or many, or the heading.
            14..=32 => {
                let mut words = section.words.clone();
                change(&mut words, 12, &mut dice);
                made.push((
                    Made {
                        words,
                        ..section.clone()
                    },
                    Truth::Edited(at),
                ));
            }
            33..=37 => {
                let mut words = section.words.clone();
                change(&mut words, 35, &mut dice);
                made.push((
                    Made {
                        words,
                        ..section.clone()
                    },
                    Truth::Edited(at),
                ));
            }
            38..=41 => {
                let title = dice.words(4).join(" ");
                made.push((
                    Made {
                        title,
                        ..section.clone()
                    },
                    Truth::Edited(at),
                ));
            }
            _ => made.push((section.clone(), Truth::Kept(at))),
        }
        at += 1;
    }
    // Some runs of sections go elsewhere.
    for _ in 0..old.len() / 100 {
        let length = 1 + dice.below(4);
        let from = dice.below(made.len().saturating_sub(length));
        let run: Vec<_> = made.drain(from..(from + length).min(made.len())).collect();
        let to = dice.below(made.len() + 1);
        let tail = made.split_off(to);
        made.extend(run);
        made.extend(tail);
    }
    made.into_iter().unzip()
}

/// Changes about `percent` of the words: others in their place, some left out, some put in.
fn change(words: &mut Vec<String>, percent: usize, dice: &mut Dice) {
    let mut out = Vec::with_capacity(words.len() + 4);
    for word in words.drain(..) {
        if !dice.chance(percent) {
            out.push(word);
            continue;
        }
        match dice.below(3) {
            0 => out.extend(dice.words(1)),
            1 => {}
            _ => {
                out.push(word);
                out.extend(dice.words(1));
            }
        }
    }
    // An edit changes something.
    if out.len() > 2 {
        let at = dice.below(out.len());
        if let Some(word) = out.get_mut(at) {
            word.push('x');
        }
    }
    *words = out;
}

/// How many sections of a kind there are, and how many of them were matched rightly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    pub edits: (usize, usize),
    pub kept: (usize, usize),
    pub splits: (usize, usize),
    pub merges: (usize, usize),
    pub added: (usize, usize),
}

/// Compares what was found with what is true: for each section of the next version which one it
/// is, which one it was split from, and which further ones went into it.
pub fn score(truth: &[Truth], found: &[(Option<usize>, Option<usize>, Vec<usize>)]) -> Score {
    let mut score = Score::default();
    let add = |count: &mut (usize, usize), right: bool| {
        count.0 += 1;
        count.1 += usize::from(right);
    };
    for (truth, (same, split, merged)) in truth.iter().zip(found) {
        match *truth {
            Truth::Kept(old) => add(&mut score.kept, *same == Some(old)),
            Truth::Edited(old) => add(&mut score.edits, *same == Some(old)),
            Truth::Added => add(&mut score.added, same.is_none() && split.is_none()),
            Truth::Piece(old) => {
                // One piece is the section, the other says where it comes from.
                add(&mut score.splits, *same == Some(old) || *split == Some(old));
            }
            Truth::Merged(one, other) => {
                let first = *same == Some(one) && merged.contains(&other);
                let second = *same == Some(other) && merged.contains(&one);
                add(&mut score.merges, first || second);
            }
        }
    }
    score
}
