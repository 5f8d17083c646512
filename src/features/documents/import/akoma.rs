//! Akoma Ntoso (OASIS LegalDocML 1.0): acts, bills and other documents.
//!
//! The hierarchy becomes sections down to the fifth level; what lies deeper becomes lists with
//! the numbers that the text gives.

mod blocks;
mod inline;
mod meta;

use super::flow::{Flow, Open};
use super::picture::Found;
use super::report::{Place, Refusal, What};
use super::xml::{Element, Node, read_xml};
use super::{Format, Imported};
use crate::features::documents::tree::{Block, MAX_LEVEL, Marks, tidy_text};
use meta::{find, language, title_of};

/// Elements of the hierarchy (schema group ANhier).
const HIERARCHY: [&str; 27] = [
    "alinea",
    "article",
    "book",
    "chapter",
    "clause",
    "crossheading",
    "division",
    "hcontainer",
    "indent",
    "level",
    "list",
    "paragraph",
    "part",
    "point",
    "proviso",
    "rule",
    "section",
    "subchapter",
    "subclause",
    "subdivision",
    "sublist",
    "subparagraph",
    "subpart",
    "subrule",
    "subsection",
    "subtitle",
    "tome",
];

/// Containers that have neither number nor heading of their own.
const CONTAINERS: [&str; 22] = [
    "body",
    "mainBody",
    "preface",
    "preamble",
    "conclusions",
    "content",
    "intro",
    "wrapUp",
    "recitals",
    "citations",
    "longTitle",
    "container",
    "formula",
    "componentRef",
    "blockContainer",
    "interstitial",
    "tocItem",
    "block",
    "administrationOfOath",
    "speechGroup",
    "wrap",
    "div",
];

/// Reads Akoma Ntoso.
///
/// # Errors
/// [`Refusal`]
pub fn read_akoma(text: &str) -> Result<Imported, Refusal> {
    let root = read_xml(text)?;
    if root.name != "akomaNtoso" {
        return Err(Refusal::OtherXml);
    }
    let document = root.elements().find(|element| {
        matches!(
            element.name.as_str(),
            "act"
                | "bill"
                | "doc"
                | "documentCollection"
                | "statement"
                | "amendment"
                | "judgment"
                | "debateReport"
                | "officialGazette"
        )
    });
    let document = document.ok_or(Refusal::OtherXml)?;
    let mut reader = Reader::default();
    if let Some(meta) = document.child("meta") {
        reader.lang = language(meta);
        reader.alias = title_of(meta);
        if meta
            .elements()
            .any(|one| !matches!(one.name.as_str(), "identification" | "references" | "notes"))
        {
            reader.flow.drop(What::Metadata, "meta");
        }
        // Notes may stand at one place for all.
        if let Some(notes) = meta.child("notes") {
            for note in notes.elements().filter(|one| one.name == "note") {
                reader.note_body(note);
            }
        }
    }
    for part in document.elements() {
        match part.name.as_str() {
            "meta" => {}
            "coverPage" => reader.flow.drop(What::Part, &part.name),
            "preface" => reader.preface(part),
            "attachments" | "components" => {
                reader.at(part);
                reader.flow.drop(What::Part, &part.name);
            }
            _ => reader.blocks(part, 1),
        }
    }
    let title = reader.title.clone();
    let alias = reader.alias.take();
    if let Some(refusal) = reader.found.refusal {
        return Err(refusal);
    }
    let (mut tree, report) = reader.flow.finish();
    tree.title = if title.is_empty() {
        alias.unwrap_or_default()
    } else {
        title
    };
    Ok(Imported {
        format: Format::Akoma,
        tree,
        lang: reader.lang,
        report,
        pictures: reader.found.pictures,
    })
}

#[derive(Default)]
struct Reader {
    flow: Flow,
    title: String,
    alias: Option<String>,
    lang: Option<String>,
    note_count: usize,
    /// Pictures that stand in the file.
    found: Found,
}

impl Reader {
    fn at(&mut self, element: &Element) {
        self.flow.place = Place::Line(element.line);
    }

    /// The title stands in the preface, marked as such.
    fn preface(&mut self, preface: &Element) {
        if let Some(title) = find(preface, "docTitle") {
            self.title = tidy_text(&title.text()).trim().to_owned();
        }
        for element in preface.elements() {
            // Where a paragraph is nothing but the title it is not said twice.
            if tidy_text(&element.text()).trim() == self.title && !self.title.is_empty() {
                continue;
            }
            self.block(element, 1);
        }
    }

    fn blocks(&mut self, parent: &Element, level: u8) {
        for node in &parent.children {
            match node {
                Node::Element(element) => self.block(element, level),
                Node::Text(text) => self.flow.text(text),
            }
        }
        self.flow.end_para();
    }

    fn block(&mut self, element: &Element, level: u8) {
        self.at(element);
        let name = element.name.as_str();
        match name {
            _ if HIERARCHY.contains(&name) => self.hierarchy(element, level),
            "block" if element.get("name") == Some("rule") => {
                self.flow.end_para();
                self.flow.block(Block::Rule);
            }
            "blockContainer" if element.get("class") == Some("quotation") => {
                let is_quote = self.flow.open(&Open::Quote);
                self.blocks(element, MAX_LEVEL + 2);
                if is_quote {
                    self.flow.close();
                }
            }
            _ if CONTAINERS.contains(&name) => self.blocks(element, level),
            "title" if element.child("num").is_some() || element.child("heading").is_some() => {
                self.hierarchy(element, level);
            }
            "p" | "recital" | "citation" | "listIntroduction" | "listWrapUp" | "num"
            | "heading" | "subheading" => {
                self.flow.end_para();
                match name {
                    "recital" | "citation" => self.recital(element),
                    _ => self.inline(element),
                }
                self.flow.end_para();
            }
            "ul" | "ol" => {
                let start = element.get("start").and_then(|start| start.parse().ok());
                let start = (name == "ol").then(|| start.unwrap_or(1));
                let is_list = self.flow.open(&Open::List(start));
                for item in element.elements().filter(|one| one.name == "li") {
                    let is_item = self.flow.open(&Open::Item(String::new()));
                    self.mixed(item);
                    if is_item {
                        self.flow.close();
                    }
                }
                if is_list {
                    self.flow.close();
                }
            }
            "blockList" => self.block_list(element),
            "table" => self.table(element),
            "toc" | "remark" | "meta" => self.flow.drop(What::Part, name),
            "foreign" => {
                let code = element.child("pre");
                match code {
                    Some(code) => {
                        self.flow.end_para();
                        self.flow.block(Block::Code(code.text()));
                    }
                    None => {
                        self.flow.drop(What::Element, name);
                        self.flow.text(&element.text());
                        self.flow.end_para();
                    }
                }
            }
            "embeddedStructure" | "quotedStructure" | "blockquote" => {
                let is_quote = self.flow.open(&Open::Quote);
                self.blocks(element, MAX_LEVEL + 2);
                if is_quote {
                    self.flow.close();
                }
            }
            "hr" => {
                self.flow.end_para();
                self.flow.block(Block::Rule);
            }
            "authorialNote" | "note" | "noteRef" => self.inline_element(element),
            _ if element.elements().any(|one| is_block_name(&one.name)) => {
                self.flow.drop(What::Element, name);
                self.blocks(element, level);
            }
            _ => self.inline_element(element),
        }
    }

    fn recital(&mut self, element: &Element) {
        // '(1) Whereas …' is one paragraph.
        for child in element.elements() {
            match child.name.as_str() {
                "num" => {
                    self.inline(child);
                    self.flow.text(" ");
                }
                "p" => {
                    self.inline(child);
                    self.flow.text(" ");
                }
                _ => self.block(child, 1),
            }
        }
    }

    /// A part of the hierarchy: a section with its number and heading, or a point of a list.
    fn hierarchy(&mut self, element: &Element, level: u8) {
        let number = element.child("num").map(Element::text).unwrap_or_default();
        let number = tidy_text(&number).trim().to_owned();
        let heading = element.child("heading");
        let is_point = matches!(
            element.name.as_str(),
            "point" | "indent" | "subparagraph" | "subclause" | "alinea" | "list" | "sublist"
        );
        let is_bare = number.is_empty() && heading.is_none();
        if is_bare && element.name != "section" {
            self.content(element, level);
            return;
        }
        let is_section = level <= MAX_LEVEL && !(is_point && heading.is_none());
        if !is_section || self.flow.depth() > 0 {
            if heading.is_some() {
                self.flow.drop(What::TooDeep, &number);
            }
            self.point(element, &number);
            return;
        }
        // Level 1 would be the title.
        self.flow.open_heading(level + 1);
        if let Some(heading) = heading {
            self.inline(heading);
        }
        let shown = number.trim_end_matches(['.', ':']);
        self.flow.close_heading(shown);
        if let Some(sub) = element.child("subheading") {
            self.inline(sub);
            self.flow.end_para();
        }
        self.content(element, level + 1);
    }

    /// What a part holds below its number and headings.
    fn content(&mut self, element: &Element, level: u8) {
        for child in element.elements() {
            if !matches!(child.name.as_str(), "num" | "heading" | "subheading") {
                self.block(child, level);
            }
        }
        self.flow.end_para();
    }

    fn point(&mut self, element: &Element, number: &str) {
        let is_list = self.flow.open(&Open::List(None));
        let is_item = self.flow.open(&Open::Item(number.to_owned()));
        if let Some(heading) = element.child("heading") {
            self.flow.mark(Marks::STRONG, true);
            self.inline(heading);
            self.flow.mark(Marks::STRONG, false);
            self.flow.end_para();
        }
        self.content(element, MAX_LEVEL + 1);
        if is_item {
            self.flow.close();
        }
        if is_list {
            self.flow.close();
        }
    }

    /// Words and blocks beside each other.
    fn mixed(&mut self, parent: &Element) {
        for node in &parent.children {
            match node {
                Node::Text(text) => self.flow.text(text),
                Node::Element(element) if is_block_name(&element.name) => {
                    self.block(element, MAX_LEVEL + 2)
                }
                Node::Element(element) => self.inline_element(element),
            }
        }
        self.flow.end_para();
    }

    fn inline(&mut self, parent: &Element) {
        for node in &parent.children {
            match node {
                Node::Text(text) => self.flow.text(text),
                Node::Element(element) => self.inline_element(element),
            }
        }
    }
}

fn is_block_name(name: &str) -> bool {
    HIERARCHY.contains(&name)
        || matches!(
            name,
            "p" | "ul"
                | "ol"
                | "blockList"
                | "table"
                | "foreign"
                | "embeddedStructure"
                | "blockquote"
                | "block"
                | "blockContainer"
                | "content"
                | "intro"
                | "wrapUp"
                | "hr"
                | "div"
        )
}
