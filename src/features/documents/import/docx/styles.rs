//! What the styles of a Word file say about headings, numbering and emphasis.

use std::collections::HashMap;

use crate::features::documents::import::xml::Element;
use crate::features::documents::tree::Marks;

/// Styles that are based on each other in a row.
const MAX_CHAIN: usize = 12;

/// One style of paragraphs or characters.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// From 0; 9 is text.
    outline: Option<u8>,
    numbering: Option<(String, u8)>,
    bold: Option<bool>,
    italic: Option<bool>,
}

/// All styles, by id.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    all: HashMap<String, Style>,
    pub lang: Option<String>,
}

/// Whether a switch is on: an element without a value is.
pub fn switch(properties: &Element, name: &str) -> Option<bool> {
    let element = properties.child(name)?;
    Some(!matches!(
        element.get("val"),
        Some("0" | "false" | "off" | "none")
    ))
}

/// The list that a paragraph is part of: its id and level.
pub fn numbering_of(properties: &Element) -> Option<(String, u8)> {
    let numbering = properties.child("numPr")?;
    let level = numbering.val("ilvl").and_then(|level| level.parse().ok());
    Some((numbering.val("numId")?.to_owned(), level.unwrap_or(0)))
}

impl Styles {
    pub fn read(root: &Element) -> Self {
        let mut all = HashMap::new();
        let lang = root
            .child("docDefaults")
            .and_then(|defaults| defaults.child("rPrDefault")?.child("rPr")?.val("lang"))
            .and_then(|lang| lang.split('-').next())
            .filter(|lang| lang.len() == 2)
            .map(str::to_lowercase);
        for style in root.elements().filter(|element| element.name == "style") {
            let Some(id) = style.get("styleId") else {
                continue;
            };
            let paragraph = style.child("pPr");
            let run = style.child("rPr");
            let made = Style {
                name: style.val("name").unwrap_or_default().to_lowercase(),
                based_on: style.val("basedOn").map(str::to_owned),
                outline: paragraph
                    .and_then(|properties| properties.val("outlineLvl")?.parse().ok()),
                numbering: paragraph.and_then(numbering_of),
                bold: run.and_then(|properties| switch(properties, "b")),
                italic: run.and_then(|properties| switch(properties, "i")),
            };
            all.insert(id.to_owned(), made);
        }
        Self { all, lang }
    }

    /// A style and those that it is based on.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let mut next = self.all.get(id);
        let mut count = 0;
        std::iter::from_fn(move || {
            let style = next?;
            count += 1;
            next = style
                .based_on
                .as_ref()
                .filter(|_| count < MAX_CHAIN)
                .and_then(|id| self.all.get(id));
            Some(style)
        })
    }

    /// The level of a heading, from 1.
    pub fn heading(&self, id: &str) -> Option<u8> {
        for style in self.chain(id) {
            let named = style
                .name
                .strip_prefix("heading ")
                .and_then(|level| level.trim().parse::<u8>().ok());
            if let Some(level) = named.filter(|level| (1..=9).contains(level)) {
                return Some(level);
            }
            if let Some(outline) = style.outline {
                return (outline < 9).then_some(outline + 1);
            }
        }
        None
    }

    /// Whether it is the style of the title, or of the line below it.
    pub fn is_title(&self, id: &str) -> bool {
        self.chain(id)
            .next()
            .is_some_and(|style| style.name == "title")
    }

    pub fn is_quote(&self, id: &str) -> bool {
        self.chain(id).any(|style| {
            matches!(
                style.name.as_str(),
                "quote" | "intense quote" | "quotations" | "block text"
            )
        })
    }

    pub fn is_code(&self, id: &str) -> bool {
        self.chain(id).any(|style| {
            matches!(
                style.name.as_str(),
                "preformatted text" | "html preformatted" | "source code" | "macro text"
            )
        })
    }

    /// A table of contents that the program makes.
    pub fn is_contents(&self, id: &str) -> bool {
        self.chain(id).any(|style| {
            let name = style.name.as_str();
            (name.starts_with("toc ") && name != "toc heading")
                || (name.starts_with("contents ") && name != "contents heading")
                || name.starts_with("index ")
        })
    }

    pub fn numbering(&self, id: &str) -> Option<(String, u8)> {
        self.chain(id).find_map(|style| style.numbering.clone())
    }

    /// Emphasis that a character style gives.
    pub fn marks(&self, id: &str) -> Marks {
        let mut marks = Marks::NONE;
        if self.chain(id).find_map(|style| style.bold) == Some(true) {
            marks = marks.with(Marks::STRONG);
        }
        if self.chain(id).find_map(|style| style.italic) == Some(true) {
            marks = marks.with(Marks::EMPHASIS);
        }
        marks
    }
}
