//! A policy document as the numbered sections that people comment on.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::shape::Shaper;
use super::tame::tame;
use super::{Author, OFFICIAL_MAX_BYTES, SafeHtml, as_typed, write_html};
use crate::platform::text::slug;

/// Sections of one document; later headings stay within the last one.
pub(super) const MAX_SECTIONS: usize = 10_000;

/// One section: a heading and what follows it up to the next heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionSource {
    /// Depth in the outline from 1; 0 for the text before the first heading. Skipped heading
    /// levels do not count: a level 4 right under a level 1 has depth 2.
    pub level: usize,
    /// `1`, `1.1`, `1.2`, `2` …; empty for the text before the first heading.
    pub number: String,
    /// The heading without markup; may be empty.
    pub title: String,
    /// Unique within the document, usable as an HTML id. It follows the title, not the number,
    /// so it stays when sections are put before it.
    pub anchor: String,
    /// The source without the heading.
    pub markdown: String,
    /// The source as official HTML, without the heading.
    pub html: SafeHtml,
    /// Place in the document, from 0.
    pub position: usize,
}

/// Splits a document at its headings (`#` and underlined ones, not those inside code, quotes
/// or lists). Text before the first heading becomes an unnumbered section; a document without
/// headings is a single one. Link references work across sections.
pub fn split_sections(markdown: &str) -> Vec<SectionSource> {
    if markdown.len() > OFFICIAL_MAX_BYTES {
        return Outline::default().preamble(markdown.to_owned(), as_typed(markdown));
    }
    let tamed = tame(markdown);
    let mut outline = Outline::default();
    let mut shaper = Shaper::new(Author::Official);
    let mut open = Open::default();
    let mut done = Vec::new();
    let mut in_heading = false;
    let parser = Parser::new_ext(&tamed, Author::Official.options());
    for (event, range) in TextMergeWithOffset::new(parser.into_offset_iter()) {
        match event {
            Event::Start(Tag::Heading { level, .. })
                if shaper.depth() == 0 && outline.position + 1 < MAX_SECTIONS =>
            {
                let body = open.body.start..range.start;
                done.extend(outline.close(std::mem::take(&mut open), &tamed, body));
                open.heading = Some(level as usize);
                in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) if in_heading => {
                open.body = range.end..range.end;
                in_heading = false;
            }
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) if in_heading => {
                open.title.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak if in_heading => open.title.push(' '),
            _ if in_heading => {}
            event => shaper.shape(event, &mut open.events),
        }
    }
    let body = open.body.start..tamed.len();
    done.extend(outline.close(open, &tamed, body));
    done
}

/// The section being read.
#[derive(Default)]
struct Open<'a> {
    /// Heading level as written, 1 to 6.
    heading: Option<usize>,
    title: String,
    body: Range<usize>,
    events: Vec<Event<'a>>,
}

/// Numbers and anchors given so far.
#[derive(Default)]
struct Outline {
    /// Open headings from the outside in: level as written, number among its siblings.
    path: Vec<(usize, usize)>,
    /// Sections directly under the document.
    top_count: usize,
    /// Children counted per open heading.
    child_counts: Vec<usize>,
    anchors: HashSet<String>,
    repeated: HashMap<String, usize>,
    position: usize,
}

impl Outline {
    fn close(&mut self, open: Open<'_>, source: &str, body: Range<usize>) -> Option<SectionSource> {
        let markdown = source
            .get(body)
            .unwrap_or_default()
            .trim_matches(['\n', '\r'])
            .to_owned();
        if open.heading.is_none() && markdown.trim().is_empty() {
            return None;
        }
        let html = if open.events.is_empty() {
            SafeHtml::default()
        } else {
            write_html(open.events, Author::Official)
        };
        let Some(heading) = open.heading else {
            return self.preamble(markdown, html).pop();
        };
        let number = self.number(heading);
        let title = open.title.split_whitespace().collect::<Vec<_>>().join(" ");
        let anchor = self.anchor(&title, &number);
        Some(self.section(self.path.len(), number, title, anchor, markdown, html))
    }

    fn preamble(&mut self, markdown: String, html: SafeHtml) -> Vec<SectionSource> {
        let anchor = self.unique("preamble".to_owned());
        vec![self.section(0, String::new(), String::new(), anchor, markdown, html)]
    }

    fn section(
        &mut self,
        level: usize,
        number: String,
        title: String,
        anchor: String,
        markdown: String,
        html: SafeHtml,
    ) -> SectionSource {
        let position = self.position;
        self.position += 1;
        SectionSource {
            level,
            number,
            title,
            anchor,
            markdown,
            html,
            position,
        }
    }

    fn number(&mut self, heading: usize) -> String {
        while self.path.last().is_some_and(|(level, _)| *level >= heading) {
            self.path.pop();
            self.child_counts.pop();
        }
        let count = self.child_counts.last_mut().unwrap_or(&mut self.top_count);
        *count += 1;
        self.path.push((heading, *count));
        self.child_counts.push(0);
        let numbers: Vec<String> = self.path.iter().map(|(_, n)| n.to_string()).collect();
        numbers.join(".")
    }

    fn anchor(&mut self, title: &str, number: &str) -> String {
        // A number typed into the title changes when sections move; the words do not.
        let words = title.trim_start_matches(|c: char| {
            c.is_ascii_digit() || c.is_whitespace() || ".)(-–—§".contains(c)
        });
        let slugged = [words, title]
            .into_iter()
            .map(slug)
            .find(|slug| !slug.is_empty());
        let base = slugged.unwrap_or_else(|| format!("section-{}", number.replace('.', "-")));
        self.unique(base)
    }

    fn unique(&mut self, base: String) -> String {
        if self.anchors.insert(base.clone()) {
            return base;
        }
        let mut count = self.repeated.get(&base).copied().unwrap_or(1);
        loop {
            count += 1;
            let candidate = format!("{base}-{count}");
            if self.anchors.insert(candidate.clone()) {
                self.repeated.insert(base, count);
                return candidate;
            }
        }
    }
}
