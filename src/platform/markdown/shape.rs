//! Lets through the parser's events that an author of a kind may use, and rewrites the rest.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::Author;

/// Containers (blocks and spans) within each other; deeper ones lose their markup, not their
/// text.
pub(super) const MAX_DEPTH: usize = 32;

/// Bytes of a link's address.
const MAX_ADDRESS: usize = 2_000;

/// State of one pass over the events of a text.
pub(super) struct Shaper {
    author: Author,
    /// What to write at the end of each open container.
    open: Vec<Close>,
    code_blocks: usize,
    links: usize,
}

#[derive(Clone, Copy)]
enum Close {
    AsParsed,
    Nothing,
    BoldLine,
    Heading(HeadingLevel),
}

impl Shaper {
    pub(super) fn new(author: Author) -> Self {
        Self {
            author,
            open: Vec::new(),
            code_blocks: 0,
            links: 0,
        }
    }

    /// Appends to `out` what becomes of `event`.
    pub(super) fn shape<'a>(&mut self, event: Event<'a>, out: &mut Vec<Event<'a>>) {
        match event {
            Event::Start(tag) => self.start(tag, out),
            Event::End(tag) => self.end(tag, out),
            Event::Text(text) => self.text(text, out),
            Event::Html(text) | Event::InlineHtml(text) => out.push(Event::Text(text)),
            Event::SoftBreak if self.author == Author::User => out.push(Event::HardBreak),
            Event::Code(_) | Event::SoftBreak | Event::HardBreak | Event::Rule => out.push(event),
            // Mathematics, footnotes and task lists are not enabled.
            _ => {}
        }
    }

    fn start<'a>(&mut self, tag: Tag<'a>, out: &mut Vec<Event<'a>>) {
        match tag {
            Tag::CodeBlock(_) => self.code_blocks += 1,
            Tag::Link { .. } => self.links += 1,
            _ => {}
        }
        let close = if self.open.len() >= MAX_DEPTH {
            Close::Nothing
        } else {
            self.start_shallow(tag, out)
        };
        self.open.push(close);
    }

    fn start_shallow<'a>(&self, tag: Tag<'a>, out: &mut Vec<Event<'a>>) -> Close {
        let tag = match tag {
            Tag::Heading { .. } if self.author == Author::User => {
                out.extend([Event::Start(Tag::Paragraph), Event::Start(Tag::Strong)]);
                return Close::BoldLine;
            }
            Tag::Heading { level, .. } => {
                let level = demoted(level);
                out.push(Event::Start(Tag::Heading {
                    level,
                    id: None,
                    classes: Vec::new(),
                    attrs: Vec::new(),
                }));
                return Close::Heading(level);
            }
            Tag::Link { ref dest_url, .. } if !self.may_link_to(dest_url) => return Close::Nothing,
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                Tag::CodeBlock(CodeBlockKind::Fenced(CowStr::Borrowed("")))
            }
            // The text inside a raw block comes as events of its own, shown as typed.
            Tag::HtmlBlock => Tag::Paragraph,
            Tag::Link { .. }
            | Tag::CodeBlock(_)
            | Tag::Paragraph
            | Tag::BlockQuote(None)
            | Tag::List(_)
            | Tag::Item
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell => tag,
            // Images leave their description behind.
            _ => return Close::Nothing,
        };
        out.push(Event::Start(tag));
        Close::AsParsed
    }

    fn end<'a>(&mut self, tag: TagEnd, out: &mut Vec<Event<'a>>) {
        match tag {
            TagEnd::CodeBlock => self.code_blocks = self.code_blocks.saturating_sub(1),
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            _ => {}
        }
        match (self.open.pop(), tag) {
            (Some(Close::AsParsed), TagEnd::HtmlBlock) => out.push(Event::End(TagEnd::Paragraph)),
            (Some(Close::AsParsed), tag) => out.push(Event::End(tag)),
            (Some(Close::BoldLine), _) => {
                out.extend([Event::End(TagEnd::Strong), Event::End(TagEnd::Paragraph)]);
            }
            (Some(Close::Heading(level)), _) => out.push(Event::End(TagEnd::Heading(level))),
            (Some(Close::Nothing) | None, _) => {}
        }
    }

    /// Text outside code and links, with bare addresses made links.
    fn text<'a>(&self, text: CowStr<'a>, out: &mut Vec<Event<'a>>) {
        if self.code_blocks > 0 || self.links > 0 || !text.contains("://") {
            out.push(Event::Text(text));
            return;
        }
        let mut rest: &str = &text;
        while let Some((before, address, after)) = next_address(rest) {
            if !before.is_empty() {
                out.push(Event::Text(before.to_owned().into()));
            }
            out.push(Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url: address.to_owned().into(),
                title: CowStr::Borrowed(""),
                id: CowStr::Borrowed(""),
            }));
            out.push(Event::Text(address.to_owned().into()));
            out.push(Event::End(TagEnd::Link));
            rest = after;
        }
        if !rest.is_empty() {
            out.push(Event::Text(rest.to_owned().into()));
        }
    }

    fn may_link_to(&self, address: &str) -> bool {
        let odd =
            |c: char| c.is_control() || c.is_whitespace() || ('\u{FDD0}'..='\u{FDEF}').contains(&c);
        if address.len() > MAX_ADDRESS || address.chars().any(odd) {
            return false;
        }
        let lower = address.to_ascii_lowercase();
        if ["http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| lower.starts_with(scheme))
        {
            return true;
        }
        let within_site = address.starts_with('#')
            || (address.starts_with('/')
                && !address.starts_with("//")
                && !address.starts_with("/\\"));
        self.author == Author::Official && within_site
    }
}

/// The first bare web address: what stands before it, itself, and what follows.
fn next_address(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let colon = from + text.get(from..)?.find("://")?;
        let head = text.get(..colon)?;
        let scheme = if head.ends_with("https") { 5 } else { 4 };
        let start = colon.checked_sub(scheme);
        let known = head.ends_with("https") || head.ends_with("http");
        let fresh = start
            .and_then(|start| text.get(..start))
            .is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric()));
        let tail = text.get(colon + 3..)?;
        let ends = |c: char| c.is_whitespace() || c.is_control() || "<>\"`|\\^{}".contains(c);
        let length = tail.find(ends).unwrap_or(tail.len());
        let end = colon + 3 + tail.get(..length).map_or(0, trimmed_length);
        if known && fresh && end > colon + 3 && end - colon < MAX_ADDRESS {
            let start = start?;
            return Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?));
        }
        from = colon + 3;
    }
}

/// Length without the punctuation that ends the sentence rather than the address.
fn trimmed_length(address: &str) -> usize {
    let mut trimmed = address;
    loop {
        let shorter = trimmed.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ']']);
        let shorter = match shorter.strip_suffix(')') {
            Some(inner) if !inner.contains('(') => inner,
            _ => shorter,
        };
        if shorter.len() == trimmed.len() {
            return trimmed.len();
        }
        trimmed = shorter;
    }
}

/// The page's title is its only level 1.
fn demoted(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        _ => HeadingLevel::H5,
    }
}
