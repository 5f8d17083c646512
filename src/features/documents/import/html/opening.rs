//! Elements that begin.

use html5ever::tokenizer::Tag;

use super::names::{
    attribute, is_back_reference, is_block, is_coloured, is_hidden, lost, mark_of, note_label,
};
use super::{Reader, Undo};
use crate::features::documents::import::flow::Open;
use crate::features::documents::import::report::What;
use crate::features::documents::import::xml::counted;
use crate::features::documents::tree::{Piece, is_address};

/// Style of a list that counts with numbers.
const COUNTED: char = '1';

impl Reader {
    /// Says which looks of an element are lost.
    fn tell_lost(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        if let Some(lost) = lost(name) {
            self.flow.lose(What::Markup, lost);
        }
        if is_coloured(tag) {
            self.flow.lose(What::Markup, "color");
        }
        if matches!(name, "abbr" | "acronym" | "dfn")
            && let Some(title) = attribute(tag, "title")
        {
            self.flow.lose(What::Markup, &format!("{name}: {title}"));
        }
    }

    /// Ends what ends where `name` begins, within something that is not shown.
    fn end_implied(&mut self, name: &str) {
        match name {
            "li" => self.end_to(&["li"], &["ul", "ol", "menu", "table"]),
            "thead" | "tbody" | "tfoot" => {
                self.end_to(&["thead", "tbody", "tfoot", "tr"], &["table"]);
            }
            "tr" => self.end_to(&["tr"], &["table"]),
            "td" | "th" => self.end_to(&["td", "th"], &["table", "tr"]),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "blockquote" | "ul" | "ol"
            | "menu" | "table" => self.end_open_para(),
            _ if is_block(name) => self.end_open_para(),
            _ => {}
        }
    }

    pub(super) fn open(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        let is_hidden = is_hidden(tag);
        if self.hidden > 0 || is_hidden {
            self.end_implied(name);
        }
        if is_hidden {
            self.hidden += 1;
            self.hide(" ");
            self.stack.push((name.to_owned(), Undo::Show));
            return;
        }
        if self.hidden > 0 {
            self.hide(" ");
            self.stack.push((name.to_owned(), Undo::Hidden));
            return;
        }
        self.tell_lost(tag);
        let note = attribute(tag, "id").and_then(note_label);
        let undo = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_open_para();
                let level = name.trim_start_matches('h').parse().unwrap_or(1);
                self.flow.open_heading(level);
                Undo::Heading
            }
            "pre" => {
                self.end_open_para();
                self.flow.end_para();
                self.code = Some(String::new());
                Undo::Nothing
            }
            "blockquote" => {
                self.end_open_para();
                self.opened(&Open::Quote)
            }
            "ul" | "ol" | "menu" => {
                self.end_open_para();
                self.list(tag)
            }
            "li" => {
                self.end_to(&["li"], &["ul", "ol", "menu", "table"]);
                match note {
                    Some(label) => self.opened(&Open::Note(label)),
                    None => self.item(tag),
                }
            }
            "table" => {
                self.end_open_para();
                self.in_head_rows = false;
                self.opened(&Open::Table)
            }
            "thead" | "tbody" | "tfoot" => {
                self.end_to(&["thead", "tbody", "tfoot", "tr"], &["table"]);
                self.in_head_rows = name == "thead";
                Undo::Nothing
            }
            "tr" => {
                self.end_to(&["tr"], &["table"]);
                let is_head = self.in_head_rows;
                self.flow.open(&Open::Row { is_head });
                Undo::Nothing
            }
            "td" | "th" => {
                self.end_to(&["td", "th"], &["table", "tr"]);
                if name == "th" && attribute(tag, "scope") != Some("row") {
                    self.flow.is_head();
                }
                if name == "th" && !self.flow.in_head() {
                    self.flow.lose(What::RowHead, "");
                }
                let number = |name| attribute(tag, name).and_then(|n| n.trim().parse().ok());
                let span: usize = number("colspan").unwrap_or(1);
                let rows: usize = number("rowspan").unwrap_or(1);
                if rows > 1 {
                    self.flow.drop(What::MergedCells, "");
                }
                self.opened(&Open::Cell(span.clamp(1, 64)))
            }
            "a" => self.link(tag),
            _ => match mark_of(name) {
                Some(mark) if self.code.is_none() => {
                    self.flow.mark(mark, true);
                    Undo::Mark(mark)
                }
                _ if is_block(name) => {
                    self.end_open_para();
                    self.flow.end_para();
                    match note {
                        Some(label) => self.opened(&Open::Note(label)),
                        None => Undo::Para,
                    }
                }
                _ => Undo::Nothing,
            },
        };
        self.stack.push((name.to_owned(), undo));
    }

    pub(super) fn opened(&mut self, what: &Open) -> Undo {
        if self.flow.open(what) {
            Undo::Close
        } else {
            Undo::Para
        }
    }

    pub(super) fn list(&mut self, tag: &Tag) -> Undo {
        let is_counted = &*tag.name == "ol";
        let style = attribute(tag, "type").and_then(|kind| kind.chars().next());
        let start = attribute(tag, "start")
            .and_then(|start| start.trim().parse().ok())
            .unwrap_or(1);
        let style = style.filter(|c| is_counted && matches!(c, 'a' | 'A' | 'i' | 'I'));
        let plain = if is_counted { COUNTED } else { ' ' };
        self.lists.push((style.unwrap_or(plain), start));
        if is_counted && attribute(tag, "reversed").is_some() {
            self.flow.lose(What::Markup, "reversed");
        }
        let start = (is_counted && style.is_none()).then_some(start);
        self.opened(&Open::List(start))
    }

    pub(super) fn item(&mut self, tag: &Tag) -> Undo {
        let value = attribute(tag, "value").and_then(|value| value.trim().parse().ok());
        let label = match self.lists.last_mut() {
            Some((style @ ('a' | 'A' | 'i' | 'I'), count)) => {
                let number = value.unwrap_or(*count);
                *count = number.saturating_add(1);
                format!("{})", counted(*style, number))
            }
            Some((COUNTED, count)) => {
                let number = value.unwrap_or(*count);
                let goes_on = number == *count;
                *count = number.saturating_add(1);
                if !goes_on {
                    self.flow.count_from(number);
                }
                String::new()
            }
            _ => String::new(),
        };
        self.opened(&Open::Item(label))
    }

    pub(super) fn link(&mut self, tag: &Tag) -> Undo {
        let href = attribute(tag, "href").unwrap_or_default().trim();
        if let Some(fragment) = href.rsplit_once('#').map(|(_, fragment)| fragment) {
            if is_back_reference(fragment) {
                self.skipped = Some(("a".to_owned(), 1));
                return Undo::Unskip;
            }
            if let Some(label) = note_label(fragment) {
                self.flow.push(Piece::Note(label));
                self.skipped = Some(("a".to_owned(), 1));
                return Undo::Unskip;
            }
        }
        if href.is_empty() || self.code.is_some() {
            return Undo::Nothing;
        }
        if !is_address(href) {
            let shown: String = href.chars().take(40).collect();
            self.flow.drop(What::Address, &shown);
        }
        self.flow.open_link(href.to_owned());
        Undo::Link
    }
}
