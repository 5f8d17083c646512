//! HTML, as word processors, mail programs and web sites write it.
//!
//! The tokens are those of the standard (html5ever); the tree is built here, in one pass over a
//! stack of bounded depth, because the standard's own repairs take quadratic time on hostile input.

mod names;
mod opening;
mod tags;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::flow::Flow;
use super::picture::Found;
use super::report::{Place, Refusal, What};
use super::{Format, Imported};
use crate::features::documents::export::origin;
use crate::features::documents::tree::{Block, Marks, Piece, is_decorative, is_picture};
use names::{attribute, raw};

/// Elements within each other.
const MAX_DEPTH: usize = 256;

/// Reads HTML.
///
/// # Errors
/// `TooDeep`, `TooManyAttributes`
pub fn read_html(text: &str) -> Result<Imported, Refusal> {
    if let Some(line) = tags::line_of_excess(text) {
        return Err(Refusal::TooManyAttributes(line));
    }
    let sink = Sink(RefCell::new(Reader::default()));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(text));
    loop {
        // A script would be run here; nothing is.
        match tokenizer.feed(&queue) {
            html5ever::TokenizerResult::Done => break,
            _ => {
                if queue.is_empty() {
                    break;
                }
            }
        }
    }
    tokenizer.end();
    let mut reader = tokenizer.sink.0.into_inner();
    reader.tell_hidden();
    if let Some(refusal) = reader.refusal.or(reader.found.refusal) {
        return Err(refusal);
    }
    let (mut tree, report) = reader.flow.finish();
    if tree.title.is_empty() {
        tree.title = reader.title;
    }
    Ok(Imported {
        format: Format::Html,
        tree,
        lang: reader.lang,
        report,
        pictures: reader.found.pictures,
    })
}

struct Sink(RefCell<Reader>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        reader.flow.place = Place::Line(line);
        match token {
            Token::TagToken(tag) => match tag.kind {
                TagKind::StartTag => return reader.start(&tag),
                TagKind::EndTag => reader.end(&tag.name),
            },
            Token::CharacterTokens(text) => reader.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// What follows when an element ends.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Undo {
    Nothing,
    Para,
    Close,
    Mark(Marks),
    Link,
    Heading,
    /// A link whose words are not taken.
    Unskip,
    /// An element that no browser shows.
    Show,
    /// Something within such an element.
    Hidden,
}

#[derive(Default)]
struct Reader {
    flow: Flow,
    stack: Vec<(String, Undo)>,
    /// The element whose content is left out, and how many of its name are open.
    skipped: Option<(String, usize)>,
    code: Option<String>,
    in_title: bool,
    title: String,
    lang: Option<String>,
    in_head_rows: bool,
    /// Styles of labels of the open lists, and how many items each has had.
    lists: Vec<(char, u32)>,
    refusal: Option<Refusal>,
    /// Pictures that stand in the file.
    found: Found,
    /// Elements that are open and that no browser shows, and the words within them.
    hidden: usize,
    hidden_words: String,
    /// The site that the file says it is from.
    origin: Option<String>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if self.in_title {
            self.title.push_str(text);
        } else if self.skipped.is_some() {
        } else if self.hidden > 0 {
            self.hide(text);
        } else if let Some(code) = &mut self.code {
            code.push_str(text);
        } else {
            self.flow.text(text);
        }
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name && !tag.self_closing {
                *depth += 1;
            }
            return raw(name);
        }
        if self.refusal.is_some() {
            return raw(name);
        }
        match name {
            "html" => {
                let lang = attribute(tag, "lang").or_else(|| attribute(tag, "xml:lang"));
                self.lang = lang
                    .and_then(|lang| lang.split(['-', '_']).next())
                    .filter(|lang| (2..=3).contains(&lang.len()))
                    .map(str::to_lowercase);
                return TokenSinkResult::Continue;
            }
            "title" => {
                self.in_title = true;
                self.title.clear();
                return raw(name);
            }
            "link" => {
                if attribute(tag, "rel") == Some("canonical") {
                    let address = attribute(tag, "href").unwrap_or_default();
                    self.origin = origin(address).map(str::to_owned);
                }
                return TokenSinkResult::Continue;
            }
            "head" | "body" | "meta" | "base" | "col" | "colgroup" | "wbr" => {
                return TokenSinkResult::Continue;
            }
            "br" | "hr" | "img" if self.hidden > 0 || names::is_hidden(tag) => {
                if name == "img" {
                    self.flow.drop(What::Hidden, "img");
                }
                return TokenSinkResult::Continue;
            }
            "br" => {
                self.flow.push(Piece::Break);
                return TokenSinkResult::Continue;
            }
            "hr" => {
                self.end_open_para();
                self.flow.end_para();
                if !self.flow.in_cell() {
                    self.flow.block(Block::Rule);
                }
                return TokenSinkResult::Continue;
            }
            "img" => {
                self.picture(tag);
                return TokenSinkResult::Continue;
            }
            "script" | "style" | "template" | "iframe" | "object" | "embed" | "svg" | "math"
            | "select" | "textarea" | "button" | "input" | "canvas" | "audio" | "video"
            | "applet" | "noscript" | "nav" | "noframes" | "xmp" => {
                self.skip(name, tag.self_closing);
                return raw(name);
            }
            _ => {}
        }
        if self.stack.len() >= MAX_DEPTH {
            self.refusal = Some(Refusal::TooDeep);
            return TokenSinkResult::Continue;
        }
        self.open(tag);
        TokenSinkResult::Continue
    }

    /// Takes words that no browser shows, for the report.
    fn hide(&mut self, text: &str) {
        if self.hidden_words.len() < 200 {
            self.hidden_words.extend(text.chars().take(200));
        }
    }

    /// Says what no browser shows, once all of it is passed.
    fn tell_hidden(&mut self) {
        let words = std::mem::take(&mut self.hidden_words);
        if !words.trim().is_empty() {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            self.flow.drop(What::Hidden, &words);
        }
    }

    fn skip(&mut self, name: &str, closes_itself: bool) {
        let what = match name {
            "style" | "template" | "noscript" => None,
            "svg" | "math" | "canvas" => Some(What::Drawing),
            "nav" => Some(What::PageHead),
            _ => Some(What::Active),
        };
        if let Some(what) = what {
            self.flow.drop(what, name);
        }
        if !closes_itself && !matches!(name, "input" | "embed") {
            self.skipped = Some((name.to_owned(), 1));
        }
    }

    fn picture(&mut self, tag: &Tag) {
        let written = attribute(tag, "src").unwrap_or_default();
        // A file of this site names its pictures with the site.
        let written = self
            .origin
            .as_deref()
            .and_then(|origin| written.strip_prefix(origin))
            .filter(|path| path.starts_with("/documents/pictures/"))
            .unwrap_or(written);
        let kept = self.found.take(written);
        let address = kept.unwrap_or_else(|| written.to_owned());
        let alt = attribute(tag, "alt").unwrap_or_default().to_owned();
        if !is_picture(&address) {
            let shown: String = address.chars().take(40).collect();
            self.flow.drop(What::Picture, &shown);
        } else if alt.trim().is_empty() && !is_decorative(&address) {
            self.flow.drop(What::NoAlternative, &address);
        }
        if self.code.is_none() {
            self.flow.push(Piece::Image { address, alt });
        }
    }

    fn end(&mut self, name: &str) {
        if name == "title" && self.in_title {
            self.in_title = false;
            return;
        }
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skipped = None;
                    if name == "a" {
                        self.end_to(&["a"], &["table"]);
                    }
                }
            }
            return;
        }
        match name {
            "p" if !self.stack.iter().any(|(open, _)| open == "p") => {
                if self.hidden == 0 {
                    self.flow.end_para();
                }
            }
            "br" if self.hidden == 0 => self.flow.push(Piece::Break),
            "table" | "html" | "body" => self.end_to(&[name], &[]),
            "td" | "th" | "tr" | "thead" | "tbody" | "tfoot" => self.end_to(&[name], &["table"]),
            _ => self.end_to(&[name], &["table", "td", "th"]),
        }
    }

    /// Ends a paragraph that is open, as any block that begins does.
    fn end_open_para(&mut self) {
        self.end_to(
            &["p"],
            &[
                "table",
                "td",
                "th",
                "li",
                "blockquote",
                "div",
                "h1",
                "h2",
                "h3",
            ],
        );
    }

    /// Ends everything up to the innermost of `names`, unless one of `walls` stands before it.
    fn end_to(&mut self, names: &[&str], walls: &[&str]) {
        let at = self
            .stack
            .iter()
            .rposition(|(open, _)| names.contains(&&**open) || walls.contains(&&**open));
        let Some(at) = at else {
            return;
        };
        let is_wall = self
            .stack
            .get(at)
            .is_some_and(|(open, _)| !names.contains(&&**open));
        if is_wall {
            return;
        }
        while self.stack.len() > at {
            let Some((name, undo)) = self.stack.pop() else {
                return;
            };
            self.undo(&name, undo);
        }
    }

    fn undo(&mut self, name: &str, undo: Undo) {
        match undo {
            Undo::Hidden => return,
            Undo::Show => {
                self.hidden = self.hidden.saturating_sub(1);
                if self.hidden == 0 {
                    self.tell_hidden();
                }
                return;
            }
            Undo::Para => self.flow.end_para(),
            Undo::Close => self.flow.close(),
            Undo::Mark(mark) => self.flow.mark(mark, false),
            Undo::Link => self.flow.close_link(),
            Undo::Heading => self.flow.close_heading(""),
            Undo::Nothing | Undo::Unskip => {}
        }
        match name {
            "pre" => {
                if let Some(code) = self.code.take() {
                    self.flow.block(Block::Code(code));
                }
            }
            "ul" | "ol" | "menu" => {
                self.lists.pop();
            }
            "thead" => self.in_head_rows = false,
            _ => {}
        }
    }
}
