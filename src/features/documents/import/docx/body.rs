//! The text of a Word file: paragraphs, which each say what they are, and tables.

mod inline;

use std::collections::HashMap;

use super::numbering::{Numbering, Shown};
use super::styles::{Styles, numbering_of, switch};
use crate::features::documents::import::flow::{Flow, Open};
use crate::features::documents::import::picture::Picture;
use crate::features::documents::import::report::{Place, Report, What};
use crate::features::documents::import::xml::Element;
use crate::features::documents::tree::{Block, Marks, Tree};

/// A text with everything that it refers to.
pub struct Body {
    pub flow: Flow,
    styles: Styles,
    numbering: Numbering,
    pub relations: HashMap<String, (String, bool)>,
    pictures: HashMap<String, Picture>,
    used: Vec<String>,
    title: String,
    /// Open lists: level, id, whether they count.
    lists: Vec<(u8, String, bool)>,
    code: Vec<String>,
    /// Fields within each other: whether the instruction or the result comes now.
    fields: Vec<bool>,
    paragraph: u64,
    has_contents: bool,
    /// Text boxes of the paragraph, which come below it.
    boxes: Vec<Element>,
}

impl Body {
    pub fn new(
        styles: Styles,
        numbering: Numbering,
        relations: HashMap<String, (String, bool)>,
        pictures: HashMap<String, Picture>,
    ) -> Self {
        Self {
            flow: Flow::default(),
            styles,
            numbering,
            relations,
            pictures,
            used: Vec::new(),
            title: String::new(),
            lists: Vec::new(),
            code: Vec::new(),
            fields: Vec::new(),
            paragraph: 0,
            has_contents: false,
            boxes: Vec::new(),
        }
    }

    pub fn lang(&self) -> Option<String> {
        self.styles.lang.clone()
    }

    /// Reads footnotes or endnotes, which stand in a part of their own.
    pub fn notes(&mut self, root: Option<&Element>, name: &str, kind: char) {
        let Some(root) = root else {
            return;
        };
        for note in root.elements().filter(|element| element.name == name) {
            // The lines between text and notes are notes as well.
            if note.get("type").is_some_and(|kind| kind != "normal") {
                continue;
            }
            let Some(id) = note.get("id") else {
                continue;
            };
            if self.flow.open(&Open::Note(format!("{kind}{id}"))) {
                self.read(note);
                self.flow.close();
            }
        }
        self.paragraph = 0;
    }

    /// Reads paragraphs and tables.
    pub fn read(&mut self, container: &Element) {
        self.blocks(container);
        self.end_lists();
        self.end_code();
    }

    pub fn finish(self) -> (Tree, Report, Vec<Picture>) {
        let (mut tree, report) = self.flow.finish();
        if !self.title.is_empty() {
            tree.title = self.title;
        }
        let used = self.used;
        let mut pictures: Vec<Picture> = self
            .pictures
            .into_values()
            .filter(|picture| used.contains(&picture.address))
            .collect();
        pictures.sort_by(|a, b| a.address.cmp(&b.address));
        pictures.dedup_by(|a, b| a.address == b.address);
        (tree, report, pictures)
    }

    fn blocks(&mut self, container: &Element) {
        for element in container.elements() {
            match element.name.as_str() {
                "p" => self.paragraph(element),
                "tbl" => self.table(element),
                "sdt" => {
                    if let Some(content) = element.child("sdtContent") {
                        self.blocks(content);
                    }
                }
                "customXml" | "ins" | "moveTo" | "smartTag" => self.blocks(element),
                "del" | "moveFrom" => self.flow.drop(What::Deleted, &element.text()),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, p: &Element) {
        self.paragraph += 1;
        self.flow.place = Place::Paragraph(self.paragraph);
        let none = Element::default();
        let properties = p.child("pPr").unwrap_or(&none);
        let style = properties.val("pStyle").unwrap_or_default().to_owned();
        if self.styles.is_contents(&style) {
            if !self.has_contents {
                self.has_contents = true;
                self.flow.drop(What::Field, "TOC");
            }
            return;
        }
        if self.styles.is_code(&style) && self.lists.is_empty() {
            let mut line = String::new();
            gather_text(p, &mut line);
            self.code.push(line);
            return;
        }
        self.end_code();
        let outline = properties
            .val("outlineLvl")
            .and_then(|level| level.parse::<u8>().ok());
        let heading = match outline {
            Some(level) => (level < 9).then_some(level + 1),
            None => self.styles.heading(&style),
        };
        let has_words = p
            .elements()
            .any(|element| element.name != "pPr" && has_content(element));
        if self.styles.is_title(&style) && self.title.is_empty() && has_words {
            let mut title = String::new();
            gather_text(p, &mut title);
            self.title = title;
            return;
        }
        if !has_words {
            return;
        }
        let list = numbering_of(properties)
            .or_else(|| self.styles.numbering(&style))
            .filter(|(id, _)| id != "0");
        if let Some(level) = heading {
            self.end_lists();
            let number = match list {
                Some((id, at)) => match self.numbering.next(&id, at.max(level - 1)) {
                    Shown::Count(n) => n.to_string(),
                    Shown::Label(label) => label.trim_end_matches('.').to_owned(),
                    Shown::Bullet | Shown::None => String::new(),
                },
                None => String::new(),
            };
            let below_title = u8::from(!self.title.is_empty());
            self.flow.open_heading(level + below_title);
            self.inline(p, Marks::NONE);
            self.flow.close_heading(&number);
        } else if let Some((id, at)) = list {
            self.item(p, &id, at);
        } else {
            self.end_lists();
            let is_quote = self.styles.is_quote(&style) && self.flow.open(&Open::Quote);
            self.inline(p, Marks::NONE);
            self.flow.end_para();
            if is_quote {
                self.flow.close();
            }
        }
        self.fields.clear();
        for content in std::mem::take(&mut self.boxes) {
            self.flow.drop(What::Drawing, &content.text());
            self.blocks(&content);
        }
    }

    fn item(&mut self, p: &Element, id: &str, at: u8) {
        let shown = self.numbering.next(id, at);
        let (start, label) = match shown {
            Shown::Count(n) => (Some(n), String::new()),
            Shown::Label(label) => (None, label),
            Shown::Bullet | Shown::None => (None, String::new()),
        };
        while self.lists.last().is_some_and(|(level, ..)| *level > at) {
            self.end_list();
        }
        let same = |list: &(u8, String, bool)| {
            list.0 == at && (list.1 == id || at > 0) && list.2 == start.is_some()
        };
        if self.lists.last().is_some_and(same) {
            self.flow.close();
        } else {
            if self.lists.last().is_some_and(|(level, ..)| *level == at) {
                self.end_list();
            }
            if !self.flow.open(&Open::List(start)) {
                // Within a cell: a line with its number.
                let number = start.map_or(label, |n| format!("{n}."));
                if !number.is_empty() {
                    self.flow.text(&format!("{number} "));
                }
                self.inline(p, Marks::NONE);
                self.flow.end_para();
                return;
            }
            self.lists.push((at, id.to_owned(), start.is_some()));
        }
        self.flow.open(&Open::Item(label));
        self.inline(p, Marks::NONE);
        self.flow.end_para();
    }

    /// Closes the innermost list with its last item.
    fn end_list(&mut self) {
        if self.lists.pop().is_some() {
            self.flow.close();
            self.flow.close();
        }
    }

    fn end_lists(&mut self) {
        while !self.lists.is_empty() {
            self.end_list();
        }
    }

    fn end_code(&mut self) {
        if !self.code.is_empty() {
            let code = std::mem::take(&mut self.code).join("\n");
            self.flow.block(Block::Code(code));
        }
    }

    fn table(&mut self, table: &Element) {
        self.end_lists();
        self.end_code();
        let is_table = self.flow.open(&Open::Table);
        for row in table.elements().filter(|element| element.name == "tr") {
            let properties = row.child("trPr");
            let is_head = properties.and_then(|all| switch(all, "tblHeader")) == Some(true);
            if is_table {
                self.flow.open(&Open::Row { is_head });
            }
            for cell in row.elements() {
                let cell = match cell.name.as_str() {
                    "tc" => cell,
                    "sdt" => match cell.child("sdtContent").and_then(|all| all.child("tc")) {
                        Some(inner) => inner,
                        None => continue,
                    },
                    _ => continue,
                };
                let properties = cell.child("tcPr");
                let span = properties
                    .and_then(|all| all.val("gridSpan")?.parse::<usize>().ok())
                    .unwrap_or(1);
                let merge = properties.and_then(|all| all.child("vMerge"));
                if merge.is_some_and(|merge| merge.get("val") == Some("restart")) {
                    self.flow.drop(What::MergedCells, &cell.text());
                }
                let is_cell = is_table && self.flow.open(&Open::Cell(span.clamp(1, 64)));
                self.blocks(cell);
                self.end_lists();
                self.end_code();
                if is_cell {
                    self.flow.close();
                }
            }
        }
        if is_table {
            self.flow.close();
        }
    }
}

/// The words of a paragraph, without those that were deleted or only instruct the program.
fn gather_text(element: &Element, out: &mut String) {
    match element.name.as_str() {
        "t" | "delText" => out.push_str(&element.text()),
        "tab" => out.push('\t'),
        "br" | "cr" => out.push('\n'),
        "instrText" | "pPr" | "rPr" | "Fallback" => {}
        _ => {
            for child in element.elements() {
                gather_text(child, out);
            }
        }
    }
}

fn has_content(element: &Element) -> bool {
    matches!(
        element.name.as_str(),
        "t" | "drawing"
            | "pict"
            | "object"
            | "footnoteReference"
            | "endnoteReference"
            | "sym"
            | "oMath"
            | "AlternateContent"
            | "del"
    ) || element.elements().any(has_content)
}
