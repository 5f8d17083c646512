//! The sections of a tree as they are shown and commented: with numbers, anchors and HTML.

use std::collections::{HashMap, HashSet};

use super::export::section_html;
use super::tree::Tree;
use crate::platform::markdown::DocumentCleaner;
use crate::platform::text::slug;

/// Ids that every page has already, and so are no anchors.
const TAKEN: [&str; 7] = [
    "attachments_title",
    "content",
    "comments",
    "site-q",
    "f-text",
    "vanished_title",
    "versions_title",
];

/// A section about to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// Depth in the outline from 1; 0 for what stands before the first heading.
    pub level: i64,
    /// As it is shown: the text's own number, or '2.1' where the text numbers nothing.
    pub number: String,
    pub title: String,
    /// Unique within the version, usable as an HTML id: the section's name through all versions.
    pub anchor: String,
    /// Without markup.
    pub text: String,
    /// From the sanitiser.
    pub html: String,
    pub position: i64,
}

/// All sections of a tree, each with an anchor after its heading.
pub fn prepare(tree: &Tree) -> Vec<Prepared> {
    let cleaner = DocumentCleaner::default();
    let is_numbered = tree
        .sections
        .iter()
        .any(|section| !section.number.is_empty());
    let mut counts: Vec<usize> = Vec::new();
    let mut anchors = Anchors::default();
    let mut path: Vec<String> = Vec::new();
    let mut prepared = Vec::with_capacity(tree.sections.len());
    for (position, section) in (0_i64..).zip(&tree.sections) {
        let level = usize::from(section.level);
        let number = if level == 0 || is_numbered {
            section.number.clone()
        } else {
            counts.resize(level, 0);
            if let Some(last) = counts.last_mut() {
                *last += 1;
            }
            let numbers: Vec<String> = counts.iter().map(ToString::to_string).collect();
            numbers.join(".")
        };
        path.truncate(level.saturating_sub(1));
        let parent = path.last().map_or("", String::as_str);
        let anchor = anchors.make(&section.title, &number, parent, level == 0);
        if level > 0 {
            path.resize(level.saturating_sub(1), String::new());
            path.push(anchor.clone());
        }
        prepared.push(Prepared {
            level: section.level.into(),
            number,
            title: section.title.clone(),
            anchor,
            text: section.text(),
            html: cleaner.clean(&section_html(section)).into_string(),
            position,
        });
    }
    prepared
}

/// Anchors given so far.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    given: HashSet<String>,
    repeated: HashMap<String, usize>,
}

impl Anchors {
    /// Takes an anchor that is known; false when it was given already.
    pub fn take(&mut self, anchor: &str) -> bool {
        self.given.insert(anchor.to_owned())
    }

    /// An anchor of its own, after the heading: it stays when sections are put before it.
    pub fn make(&mut self, title: &str, number: &str, parent: &str, is_preamble: bool) -> String {
        if is_preamble {
            return self.unique("preamble");
        }
        let mut base = slug(title);
        if base.is_empty() {
            let number = slug(number);
            base = match (parent, number.as_str()) {
                ("", "") => "section".to_owned(),
                ("", number) => format!("section-{number}"),
                (parent, "") => parent.to_owned(),
                (parent, number) => format!("{parent}-{number}"),
            };
            // Anchors of deep sections would grow without end.
            base = base.chars().take(60).collect();
            base = base.trim_end_matches('-').to_owned();
        }
        // Our own footnotes and forms have ids that begin like this.
        if TAKEN.contains(&base.as_str()) || base.starts_with("fn-") || base.starts_with("fnref-") {
            base = format!("section-{base}");
        }
        self.unique(&base)
    }

    /// The base itself, or with a count behind it.
    pub fn unique(&mut self, base: &str) -> String {
        if self.given.insert(base.to_owned()) {
            return base.to_owned();
        }
        let mut count = self.repeated.get(base).copied().unwrap_or(1);
        loop {
            count += 1;
            let candidate = format!("{base}-{count}");
            if self.given.insert(candidate.clone()) {
                self.repeated.insert(base.to_owned(), count);
                return candidate;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::documents::import::read_markdown;

    fn sections(markdown: &str) -> Vec<Prepared> {
        let mut tree = read_markdown(markdown).unwrap().tree;
        tree.tidy();
        prepare(&tree)
    }

    #[test]
    fn sections_are_numbered_where_the_text_numbers_nothing() {
        let found = sections("Before.\n\n## Aims\n\nText\n\n### Deep\n\nMore\n\n## Costs\n\nx");
        let numbers: Vec<_> = found.iter().map(|s| s.number.as_str()).collect();
        assert_eq!(numbers, ["", "1", "1.1", "2"]);
        let own = sections("## Article 3. Aims\n\nText\n\n## (2)\n\nx\n\n## Unnumbered\n\ny");
        let numbers: Vec<_> = own.iter().map(|s| s.number.as_str()).collect();
        assert_eq!(numbers, ["Article 3", "(2)", ""]);
    }

    #[test]
    fn anchors_follow_the_heading_and_stand_once() {
        let found = sections(
            "## Content\n\nx\n\n## Section content\n\nx\n\n## Aims\n\nx\n\n### (1)\n\nx\n\n### (2)\n\nx\n\n## Aims\n\nx",
        );
        let anchors: Vec<_> = found.iter().map(|s| s.anchor.as_str()).collect();
        assert_eq!(
            anchors,
            [
                "section-content",
                "section-content-2",
                "aims",
                "aims-1",
                "aims-2",
                "aims-3"
            ]
        );
    }
}
