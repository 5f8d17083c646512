//! Markdown (CommonMark with tables, footnotes and struck words).

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::flow::{Flow, Open};
use super::report::{Place, Refusal, What};
use super::{Format, Imported};
use crate::features::documents::tree::{
    Block, Marks, Piece, is_address, is_decorative, is_picture,
};
use crate::platform::markdown::tame;

/// Bytes of Markdown: what the parser reads in bounded time.
const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Reads Markdown.
///
/// # Errors
/// `TooLarge`
pub fn read_markdown(text: &str) -> Result<Imported, Refusal> {
    if text.len() > MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    let tamed = tame(text);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader::default();
    let mut lines = Lines::new(&tamed);
    for (event, range) in Parser::new_ext(&tamed, options).into_offset_iter() {
        if matches!(event, Event::Start(_)) {
            reader.flow.place = Place::Line(lines.of(range.start));
        }
        reader.take(event);
    }
    let (tree, report) = reader.flow.finish();
    Ok(Imported {
        format: Format::Markdown,
        tree,
        lang: None,
        report,
        pictures: Vec::new(),
    })
}

/// Line numbers of places that mostly go forward.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
        }
    }

    fn of(&mut self, at: usize) -> u64 {
        if at > self.at {
            let passed = self.text.as_bytes().get(self.at..at).unwrap_or_default();
            let count = passed.iter().filter(|byte| **byte == b'\n').count();
            self.line += u64::try_from(count).unwrap_or(0);
            self.at = at;
        }
        self.line
    }
}

#[derive(Default)]
struct Reader {
    flow: Flow,
    /// For each container that the parser opened: whether it must be closed.
    opened: Vec<bool>,
    code: Option<String>,
    /// The picture that is being described.
    picture: Option<(String, String)>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        if let Some((_, alt)) = &mut self.picture {
            match event {
                Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                    alt.push_str(&text);
                }
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                Event::End(TagEnd::Image) => self.end_picture(),
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.flow.text(&text),
            },
            Event::Code(text) => {
                self.flow.mark(Marks::CODE, true);
                self.flow.text(&text);
                self.flow.mark(Marks::CODE, false);
            }
            Event::SoftBreak => self.flow.text(" "),
            Event::HardBreak => self.flow.push(Piece::Break),
            Event::Rule => {
                self.flow.end_para();
                self.flow.block(Block::Rule);
            }
            Event::FootnoteReference(label) => self.flow.push(Piece::Note(label.to_string())),
            Event::InlineHtml(html) => self.element(&html),
            Event::Html(html) => self.flow.text(&html),
            _ => {}
        }
    }

    /// The few elements that Markdown has no signs for; any other is shown as typed.
    fn element(&mut self, html: &str) {
        let name = html
            .trim_matches(['<', '>', ' '])
            .trim_end_matches(['/', ' '])
            .to_ascii_lowercase();
        match name.as_str() {
            "br" => return self.flow.push(Piece::Break),
            // Keeps what stands beside it apart.
            "!-- --" => return,
            _ => {}
        }
        let (is_on, name) = match name.strip_prefix('/') {
            Some(name) => (false, name),
            None => (true, name.as_str()),
        };
        match Marks::ALL.iter().find(|(_, element)| *element == name) {
            Some((mark, _)) => self.flow.mark(*mark, is_on),
            None => self.flow.text(html),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let opened = match tag {
            Tag::Heading { level, .. } => {
                let level = u8::try_from(level as usize).unwrap_or(1);
                self.flow.open_heading(level);
                false
            }
            Tag::BlockQuote(_) => self.flow.open(&Open::Quote),
            Tag::List(start) => {
                let start = start.map(|start| u32::try_from(start).unwrap_or(1));
                self.flow.open(&Open::List(start))
            }
            Tag::Item => self.flow.open(&Open::Item(String::new())),
            Tag::FootnoteDefinition(label) => self.flow.open(&Open::Note(label.to_string())),
            Tag::Table(_) => self.flow.open(&Open::Table),
            Tag::TableHead => {
                self.flow.open(&Open::Row { is_head: true });
                false
            }
            Tag::TableRow => {
                self.flow.open(&Open::Row { is_head: false });
                false
            }
            Tag::TableCell => self.flow.open(&Open::Cell(1)),
            Tag::CodeBlock(_) => {
                self.flow.end_para();
                self.code = Some(String::new());
                false
            }
            Tag::Link { dest_url, .. } => {
                if !is_address(&dest_url) {
                    self.flow.drop(What::Address, &dest_url);
                }
                self.flow.open_link(dest_url.to_string());
                false
            }
            Tag::Image { dest_url, .. } => {
                self.picture = Some((dest_url.to_string(), String::new()));
                return;
            }
            Tag::Emphasis => self.marked(Marks::EMPHASIS),
            Tag::Strong => self.marked(Marks::STRONG),
            Tag::Strikethrough => self.marked(Marks::STRUCK),
            Tag::Paragraph | Tag::HtmlBlock => {
                self.flow.end_para();
                false
            }
            _ => false,
        };
        self.opened.push(opened);
    }

    fn marked(&mut self, mark: Marks) -> bool {
        self.flow.mark(mark, true);
        false
    }

    fn end_picture(&mut self) {
        let Some((address, alt)) = self.picture.take() else {
            return;
        };
        if !is_picture(&address) {
            self.flow.drop(What::Picture, &address);
        } else if alt.trim().is_empty() && !is_decorative(&address) {
            self.flow.drop(What::NoAlternative, &address);
        }
        self.flow.push(Piece::Image { address, alt });
    }

    fn end(&mut self, tag: TagEnd) {
        let opened = self.opened.pop().unwrap_or(false);
        match tag {
            TagEnd::Heading(_) => self.flow.close_heading(""),
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.flow.end_para(),
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    self.flow.block(Block::Code(code));
                }
            }
            TagEnd::Link => self.flow.close_link(),
            TagEnd::Emphasis => self.flow.mark(Marks::EMPHASIS, false),
            TagEnd::Strong => self.flow.mark(Marks::STRONG, false),
            TagEnd::Strikethrough => self.flow.mark(Marks::STRUCK, false),
            _ if opened => self.flow.close(),
            _ => {}
        }
    }
}
