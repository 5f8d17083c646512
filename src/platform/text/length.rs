//! How long a text is to a reader.

use super::{ZWJ, is_zero_width};

/// Number of characters as a reader counts them: Unicode scalar values, where combining marks,
/// variation selectors, joiners and tags count nothing, a skin tone counts nothing directly behind
/// an emoji, up to six emoji glued to another by joiners count nothing, and a flag (two regional
/// indicators) counts one. An approximation of UAX #29 grapheme clusters that never counts more
/// than they do scalar values.
pub fn length(text: &str) -> usize {
    let mut count = 0;
    let mut before = Before::Other;
    for c in text.chars() {
        let (counts, now) = before.then(c);
        count += usize::from(counts);
        before = now;
    }
    count
}

/// Emoji that may be glued to the first one of a cluster; a family has three.
const MAX_GLUED: usize = 6;

/// What the next character may join.
#[derive(Clone, Copy)]
enum Before {
    Other,
    /// An emoji, with the number of those glued to the first, and whether a skin tone may follow.
    Emoji {
        glued: usize,
        plain: bool,
    },
    /// A joiner behind an emoji.
    Joiner {
        glued: usize,
    },
    HalfFlag,
}

impl Before {
    /// Whether `c` counts behind this, and what stands before the character after it.
    fn then(self, c: char) -> (bool, Self) {
        match (self, c) {
            (Self::Emoji { glued, plain: true }, c) if is_skin_tone(c) => (
                false,
                Self::Emoji {
                    glued,
                    plain: false,
                },
            ),
            (Self::Emoji { glued, .. }, ZWJ) => (false, Self::Joiner { glued }),
            (Self::Emoji { glued, .. }, c) if is_zero_width(c) => (
                false,
                Self::Emoji {
                    glued,
                    plain: false,
                },
            ),
            (Self::Joiner { glued }, c) if glued < MAX_GLUED && is_emoji_base(c) => (
                false,
                Self::Emoji {
                    glued: glued + 1,
                    plain: true,
                },
            ),
            (Self::HalfFlag, c) if is_half_flag(c) => (false, Self::Other),
            (_, c) if is_half_flag(c) => (true, Self::HalfFlag),
            (_, c) if is_emoji_base(c) => (
                true,
                Self::Emoji {
                    glued: 0,
                    plain: true,
                },
            ),
            (_, c) => (!is_zero_width(c), Self::Other),
        }
    }
}

fn is_emoji_base(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
        && !is_skin_tone(c)
        && !is_half_flag(c)
}

fn is_skin_tone(c: char) -> bool {
    ('\u{1F3FB}'..='\u{1F3FF}').contains(&c)
}

/// A regional indicator: two of them make a flag.
fn is_half_flag(c: char) -> bool {
    ('\u{1F1E6}'..='\u{1F1FF}').contains(&c)
}
