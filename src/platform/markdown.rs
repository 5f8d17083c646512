//! Markdown to HTML that is safe to put into a page.
//!
//! Three guards in a row: hostile nesting is flattened before parsing ([`tame`]), events that
//! are not wanted never reach the HTML writer ([`shape`]), and an explicit allow list
//! sanitises whatever comes out. Any input takes time about linear in its size.

mod document;
mod shape;
mod tame;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::fmt;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream, html};
use serde::{Serialize, Serializer};

pub use document::{ATTRIBUTES, CLASSES, DocumentCleaner, ELEMENTS};
use shape::Shaper;
pub use tame::tame;

/// Bytes of what a person writes that are read as Markdown; longer texts are shown as typed.
pub const USER_MAX_BYTES: usize = 128 * 1024;
/// Bytes of an official document that are read as Markdown; longer ones are shown as typed.
pub const OFFICIAL_MAX_BYTES: usize = 4 * 1024 * 1024;

/// HTML from this module's sanitiser: the only type that templates may print unescaped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// Takes back what was stored from [`SafeHtml::as_str`]; never anything else.
    pub fn from_stored(html: String) -> Self {
        Self(html)
    }

    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The HTML, owned.
    pub fn into_string(self) -> String {
        self.0
    }

    /// True where there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for SafeHtml {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// Who wrote a text, and so what it may contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Author {
    /// Anybody: no headings, tables, relative links; links earn no search rank.
    User,
    /// The body in charge: headings of level 2 to 5, tables, links within the site.
    Official,
}

impl Author {
    fn options(self) -> Options {
        match self {
            Self::User => Options::ENABLE_STRIKETHROUGH,
            Self::Official => Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES,
        }
    }

    fn max_bytes(self) -> usize {
        match self {
            Self::User => USER_MAX_BYTES,
            Self::Official => OFFICIAL_MAX_BYTES,
        }
    }
}

/// What anybody writes (comments, posts, questions), as HTML: paragraphs, line breaks, emphasis,
/// lists, quotes, code and links. Headings become bold lines, images their description, raw HTML
/// is shown as typed, bare `http(s)` addresses become links.
pub fn to_html(markdown: &str) -> SafeHtml {
    render(markdown, Author::User)
}

/// What officials write (documents, decisions, news), as HTML: as [`to_html`], with headings of
/// level 2 to 5, tables, links within the site, and line breaks as white space.
pub fn to_html_official(markdown: &str) -> SafeHtml {
    render(markdown, Author::Official)
}

/// The text without its markup, for the search index: blocks on lines of their own, list items
/// behind a hyphen, links as their text.
pub fn plain_text(markdown: &str) -> String {
    flatten(markdown, false)
}

/// The text without its markup in one line, for excerpts: list items without their hyphens.
pub fn one_line(markdown: &str) -> String {
    let plain = plain_text(markdown);
    let lines = plain.lines().map(|line| {
        let line = line.trim();
        line.strip_prefix("- ").unwrap_or(line)
    });
    let kept: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    kept.join(" ")
}

/// As [`plain_text`], with the address of each link in parentheses: for mails.
pub fn mail_text(markdown: &str) -> String {
    flatten(markdown, true)
}

fn render(markdown: &str, author: Author) -> SafeHtml {
    if markdown.len() > author.max_bytes() {
        return as_typed(markdown);
    }
    let tamed = tame(markdown);
    let mut shaper = Shaper::new(author);
    let mut events = Vec::new();
    for event in TextMergeStream::new(Parser::new_ext(&tamed, author.options())) {
        shaper.shape(event, &mut events);
    }
    write_html(events, author)
}

fn write_html(events: Vec<Event<'_>>, author: Author) -> SafeHtml {
    let mut raw = String::new();
    html::push_html(&mut raw, events.into_iter().map(stand_in));
    let clean = sanitise(&raw, author);
    if !clean.contains(['\u{FDD0}', '\u{FDD1}', '\u{FDD2}']) {
        return SafeHtml(clean);
    }
    let mut out = String::with_capacity(clean.len() + clean.len() / 4);
    for c in clean.chars() {
        match STAND_INS.iter().find(|(_, stand_in, _)| *stand_in == c) {
            Some((_, _, entity)) => out.push_str(entity),
            None => out.push(c),
        }
    }
    SafeHtml(out)
}

/// The sanitiser's parser takes quadratic time over many character references in one text, so
/// it gets noncharacters in their place, which become references again in its output.
const STAND_INS: [(char, char, &str); 3] = [
    ('&', '\u{FDD0}', "&amp;"),
    ('<', '\u{FDD1}', "&lt;"),
    ('>', '\u{FDD2}', "&gt;"),
];

fn stand_in(event: Event<'_>) -> Event<'_> {
    let replaced = |text: &str| -> String {
        let stand_in = |c: char| match c {
            '\u{FDD0}'..='\u{FDD2}' => char::REPLACEMENT_CHARACTER,
            c => STAND_INS
                .iter()
                .find(|(from, _, _)| *from == c)
                .map_or(c, |(_, to, _)| *to),
        };
        text.chars().map(stand_in).collect()
    };
    let special = ['&', '<', '>', '\u{FDD0}', '\u{FDD1}', '\u{FDD2}'];
    match event {
        Event::Text(text) if text.contains(special) => Event::Text(replaced(&text).into()),
        Event::Code(text) if text.contains(special) => Event::Code(replaced(&text).into()),
        event => event,
    }
}

/// Escaped text in paragraphs, for what is too long to be parsed.
fn as_typed(text: &str) -> SafeHtml {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for paragraph in text
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
    {
        out.push_str("<p>");
        for c in paragraph.trim().chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                c => out.push(c),
            }
        }
        out.push_str("</p>\n");
    }
    SafeHtml(out)
}

fn sanitise(raw: &str, author: Author) -> String {
    let mut tags = HashSet::from([
        "p",
        "br",
        "hr",
        "strong",
        "em",
        "del",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
    ]);
    if author == Author::Official {
        tags.extend([
            "h2", "h3", "h4", "h5", "table", "thead", "tbody", "tr", "th", "td",
        ]);
    }
    let mut builder = Builder::empty();
    builder
        .tags(tags)
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .strip_comments(true);
    match author {
        Author::User => {
            builder
                .link_rel(Some("nofollow ugc noopener"))
                .url_relative(UrlRelative::Deny);
        }
        Author::Official => {
            builder
                .link_rel(Some("noopener"))
                .url_relative(UrlRelative::PassThrough);
            // Screen readers announce the column of each cell (WCAG 2.2, 1.3.1).
            builder.set_tag_attribute_value("th", "scope", "col");
        }
    }
    builder.clean(raw).to_string()
}

fn flatten(markdown: &str, with_addresses: bool) -> String {
    if markdown.len() > OFFICIAL_MAX_BYTES {
        return markdown.to_owned();
    }
    let tamed = tame(markdown);
    let mut out = String::with_capacity(tamed.len());
    let mut addresses: Vec<(usize, String)> = Vec::new();
    for event in Parser::new_ext(&tamed, Author::Official.options()) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                out.push_str(&text);
            }
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push('\n'),
            Event::Rule => end_line(&mut out, 2),
            Event::Start(Tag::Item) => {
                end_line(&mut out, 1);
                out.push_str("- ");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                addresses.push((out.len(), dest_url.to_string()));
            }
            Event::End(TagEnd::Link) => {
                if let Some((start, address)) = addresses.pop()
                    && with_addresses
                    && !address.is_empty()
                    && out.get(start..) != Some(address.as_str())
                {
                    out.push_str(&format!(" ({address})"));
                }
            }
            Event::End(TagEnd::TableCell) => out.push('\t'),
            Event::End(TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) => {
                end_line(&mut out, 1);
            }
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::CodeBlock
                | TagEnd::List(_)
                | TagEnd::BlockQuote(_)
                | TagEnd::Table
                | TagEnd::HtmlBlock,
            ) => end_line(&mut out, 2),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Ends with exactly `breaks` line breaks, unless nothing was written yet.
fn end_line(out: &mut String, breaks: usize) {
    out.truncate(out.trim_end_matches([' ', '\t']).len());
    let present = out.len() - out.trim_end_matches('\n').len();
    if present < out.len() {
        out.extend(std::iter::repeat_n('\n', breaks.saturating_sub(present)));
    }
}
