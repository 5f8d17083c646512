//! Floods within one text: links, names, towers of quotes.

/// Links that one text may hold.
pub const MAX_LINKS: usize = 20;
/// Names (`@anna-vale`) that one text may hold; how many people are told is less.
pub const MAX_MENTIONS: usize = 30;
/// People who are told that a text names them.
pub const MAX_TOLD: usize = 10;
/// Levels of quotes: what somebody said about what another said.
pub const MAX_QUOTES: usize = 2;
/// Stands where deeper quotes were cut.
pub const CUT: &str = "[…]";

/// Too much of something in one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFlood {
    Links(usize),
    Mentions(usize),
}

impl TextFlood {
    pub fn key(&self) -> &'static str {
        match self {
            Self::Links(_) => "contributions.too-many-links",
            Self::Mentions(_) => "contributions.too-many-mentions",
        }
    }

    pub fn max(&self) -> usize {
        match self {
            Self::Links(_) => MAX_LINKS,
            Self::Mentions(_) => MAX_MENTIONS,
        }
    }

    pub fn actual(&self) -> usize {
        match self {
            Self::Links(count) | Self::Mentions(count) => *count,
        }
    }
}

/// What there is too much of in a text.
pub fn flood(text: &str) -> Option<TextFlood> {
    let lower = text.to_ascii_lowercase();
    let links = lower.matches("http://").count()
        + lower.matches("https://").count()
        + lower.matches("mailto:").count();
    if links > MAX_LINKS {
        return Some(TextFlood::Links(links));
    }
    let mentions = mentions(text).len();
    (mentions > MAX_MENTIONS).then_some(TextFlood::Mentions(mentions))
}

/// The handles that a text names, each as often as it does: `@anna-vale`, not `me@town.example`,
/// and not what is quoted.
pub fn mentions(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines().filter(|line| quote_level(line).0 == 0) {
        let mut before = ' ';
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            if c == '@' && !before.is_alphanumeric() && !matches!(before, '.' | '-' | '_' | '/') {
                let end = rest
                    .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                    .unwrap_or(rest.len());
                let name = rest.get(..end).unwrap_or_default().trim_end_matches('-');
                if !name.is_empty() {
                    found.push(name.to_ascii_lowercase());
                }
            }
            before = c;
        }
    }
    found
}

/// How deep a line is quoted, and what it says.
fn quote_level(line: &str) -> (usize, &str) {
    let (mut level, mut rest) = (0, line.trim_start());
    while let Some(inner) = rest.strip_prefix('>') {
        level += 1;
        rest = inner.trim_start();
    }
    (level, rest)
}

/// The text with quotes of at most [`MAX_QUOTES`] levels; where deeper ones were, stands [`CUT`].
pub fn cut_quotes(text: &str) -> String {
    if !text.contains(">") {
        return text.to_owned();
    }
    let mut lines: Vec<String> = Vec::new();
    let mut was_cut = false;
    for line in text.lines() {
        let is_deep = quote_level(line).0 > MAX_QUOTES;
        if is_deep && !was_cut {
            lines.push(format!("{}{CUT}", "> ".repeat(MAX_QUOTES)));
        } else if !is_deep {
            lines.push(line.to_owned());
        }
        was_cut = is_deep;
    }
    lines.join("\n")
}

/// A text as a reply quotes it: one level deeper, within [`MAX_QUOTES`].
pub fn quote(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            if line.trim().is_empty() {
                ">".to_owned()
            } else {
                format!("> {line}")
            }
        })
        .collect();
    cut_quotes(&lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_names_are_counted() {
        let links = "see https://a.example and HTTP://b.example\n".repeat(11);
        assert_eq!(flood(&links), Some(TextFlood::Links(22)));
        assert_eq!(flood(&"https://a.example ".repeat(MAX_LINKS)), None);
        let names = "@anna-vale ".repeat(4_000);
        assert_eq!(flood(&names), Some(TextFlood::Mentions(4_000)));
        assert_eq!(flood("plain words"), None);
    }

    #[test]
    fn names_are_found_where_they_are_names() {
        for (text, expected) in [
            ("@anna-vale, look", &["anna-vale"][..]),
            ("(@Ben) and @ben.", &["ben", "ben"]),
            ("write to me@town.example", &[]),
            ("https://x.example/@anna", &[]),
            ("> @anna said\nand @ben", &["ben"]),
            ("@ alone, @-, @é", &[]),
        ] {
            assert_eq!(mentions(text), expected, "{text}");
        }
    }

    #[test]
    fn towers_of_quotes_are_cut_with_a_note() {
        for (text, expected) in [
            ("no quote", "no quote"),
            ("> one\n> > two\nme", "> one\n> > two\nme"),
            (
                "> one\n> > two\n> > > three\n>>>> four\n> back\nme",
                "> one\n> > two\n> > […]\n> back\nme",
            ),
        ] {
            assert_eq!(cut_quotes(text), expected);
        }
        let tower: String = (1..3_000)
            .map(|n| format!("{}x\n", ">".repeat(n)))
            .collect();
        assert_eq!(cut_quotes(&tower).lines().count(), 3);
    }

    #[test]
    fn a_quote_goes_one_level_deeper() {
        assert_eq!(quote("a\n\n> b\n> > c"), "> a\n>\n> > b\n> > […]");
    }
}
