//! What stands within a paragraph of a Word file.

use super::{Body, gather_text};
use crate::features::documents::import::docx::styles::switch;
use crate::features::documents::import::report::What;
use crate::features::documents::import::xml::{Element, Node};
use crate::features::documents::tree::{DECORATIVE, Marks, Piece, is_address};

impl Body {
    /// What stands in a paragraph.
    pub(super) fn inline(&mut self, parent: &Element, around: Marks) {
        for element in parent.elements() {
            match element.name.as_str() {
                "r" => self.run(element, around),
                "hyperlink" => self.link(element, around),
                "ins" | "moveTo" | "smartTag" | "customXml" | "bdo" | "dir" => {
                    self.inline(element, around);
                }
                "fldSimple" => {
                    self.inline(element, around);
                    self.field(element.get("instr").unwrap_or_default());
                }
                "sdt" => {
                    if let Some(content) = element.child("sdtContent") {
                        self.inline(content, around);
                    }
                }
                "del" | "moveFrom" => {
                    let mut words = String::new();
                    gather_text(element, &mut words);
                    self.flow.drop(What::Deleted, &words);
                }
                "oMath" | "oMathPara" => {
                    // The signs of a formula in one line: all that text can say of it.
                    let words = element.text();
                    self.flow.drop(What::Drawing, &words);
                    self.flow.text(&words);
                }
                _ => {}
            }
        }
    }

    pub(super) fn link(&mut self, element: &Element, around: Marks) {
        let address = match element.get("id").and_then(|id| self.relations.get(id)) {
            Some((target, true)) => target.clone(),
            _ => String::new(),
        };
        if !address.is_empty() && !is_address(&address) {
            self.flow.drop(What::Address, &address);
        }
        let is_link = !address.is_empty() && !self.flow.in_link();
        if is_link {
            self.flow.open_link(address);
        }
        self.inline(element, around);
        if is_link {
            self.flow.close_link();
        }
    }

    pub(super) fn field(&mut self, instruction: &str) {
        let name = instruction.split_whitespace().next().unwrap_or_default();
        let is_plain = matches!(
            name,
            "" | "HYPERLINK" | "REF" | "PAGEREF" | "SEQ" | "NOTEREF" | "TOC" | "STYLEREF"
        );
        if !is_plain {
            self.flow.drop(What::Field, name);
        }
    }

    pub(super) fn run(&mut self, run: &Element, around: Marks) {
        let none = Element::default();
        let properties = run.child("rPr").unwrap_or(&none);
        if switch(properties, "vanish") == Some(true) {
            let mut words = String::new();
            gather_text(run, &mut words);
            if !words.trim().is_empty() {
                self.flow.drop(What::Hidden, &words);
            }
            return;
        }
        self.tell_lost(run, properties);
        let style = properties
            .val("rStyle")
            .map_or(Marks::NONE, |id| self.styles.marks(id));
        let mut marks = around.with(style);
        for (name, mark) in [
            ("b", Marks::STRONG),
            ("i", Marks::EMPHASIS),
            ("strike", Marks::STRUCK),
            ("dstrike", Marks::STRUCK),
        ] {
            match switch(properties, name) {
                Some(true) => marks = marks.with(mark),
                Some(false) => marks = marks.without(mark),
                None => {}
            }
        }
        match properties.val("vertAlign") {
            Some("superscript") => marks = marks.with(Marks::RAISED),
            Some("subscript") => marks = marks.with(Marks::LOWERED),
            _ => {}
        }
        for node in &run.children {
            let Node::Element(element) = node else {
                continue;
            };
            match element.name.as_str() {
                "t" if self.fields.last() != Some(&false) => {
                    self.flow.push_marked(Piece::Text(element.text()), marks);
                }
                "tab" | "ptab" => self.flow.push_marked(Piece::Text(" ".to_owned()), marks),
                "noBreakHyphen" => {
                    self.flow
                        .push_marked(Piece::Text("\u{2011}".to_owned()), marks);
                }
                "br" if matches!(element.get("type"), None | Some("textWrapping")) => {
                    self.flow.push(Piece::Break);
                }
                "cr" => self.flow.push(Piece::Break),
                "sym" => {
                    let code = element.get("char").unwrap_or_default();
                    let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
                    // Signs of private fonts have no meaning elsewhere.
                    match c.filter(|c| !('\u{e000}'..='\u{f8ff}').contains(c)) {
                        Some(c) => self.flow.push_marked(Piece::Text(c.to_string()), marks),
                        None => self.flow.drop(What::Drawing, code),
                    }
                }
                "footnoteReference" => self.note(element, 'f'),
                "endnoteReference" => self.note(element, 'e'),
                "fldChar" => match element.get("fldCharType") {
                    Some("begin") => self.fields.push(false),
                    Some("separate") => {
                        if let Some(last) = self.fields.last_mut() {
                            *last = true;
                        }
                    }
                    _ => {
                        self.fields.pop();
                    }
                },
                "instrText" => self.field(&element.text()),
                "delText" => self.flow.drop(What::Deleted, &element.text()),
                "drawing" | "pict" | "object" => self.drawing(element),
                "AlternateContent" => {
                    if let Some(choice) = element.child("Choice") {
                        self.drawing(choice);
                    }
                }
                _ => {}
            }
        }
    }

    /// Says which looks of a run with words are lost.
    fn tell_lost(&mut self, run: &Element, properties: &Element) {
        let has_words = run
            .elements()
            .any(|one| one.name == "t" && !one.text().trim().is_empty());
        if !has_words {
            return;
        }
        let set = |name: &str| {
            let value = properties.child(name)?.get("val").unwrap_or("on");
            (!matches!(value, "none" | "auto" | "000000" | "0" | "false")).then(|| value.to_owned())
        };
        // Links look like that everywhere.
        if !self.flow.in_link() && set("u").is_some() {
            self.flow.lose(What::Markup, "u");
        }
        if set("highlight").is_some() {
            self.flow.lose(What::Markup, "highlight");
        }
        if !self.flow.in_link() && set("color").is_some() {
            self.flow.lose(What::Markup, "color");
        }
    }

    pub(super) fn note(&mut self, element: &Element, kind: char) {
        if let Some(id) = element.get("id") {
            self.flow.push(Piece::Note(format!("{kind}{id}")));
        }
    }

    /// A picture, or a box with text; anything else is named in the report.
    pub(super) fn drawing(&mut self, drawing: &Element) {
        let mut found = Found::default();
        found.look(drawing);
        let picture = found.embed.as_ref().and_then(|id| self.pictures.get(id));
        if let Some(picture) = picture {
            let mut address = picture.address.clone();
            self.used.push(address.clone());
            let alt = found.description.clone().unwrap_or_default();
            if alt.trim().is_empty() {
                if found.is_decorative {
                    address.push_str(DECORATIVE);
                } else {
                    self.flow.drop(What::NoAlternative, &address);
                }
            }
            self.flow.push(Piece::Image { address, alt });
        } else if found.boxes.is_empty() {
            let alt = found.description.unwrap_or_default();
            self.flow.drop(What::Drawing, &alt);
            self.flow.text(&alt);
        }
        self.boxes.extend(found.boxes);
    }
}

/// What a drawing holds.
#[derive(Default)]
struct Found {
    embed: Option<String>,
    description: Option<String>,
    /// Whoever wrote it says that it shows nothing that is not in the text.
    is_decorative: bool,
    boxes: Vec<Element>,
}

impl Found {
    fn look(&mut self, element: &Element) {
        match element.name.as_str() {
            "blip" => self.embed = element.get("embed").map(str::to_owned),
            "imagedata" => self.embed = element.get("id").map(str::to_owned),
            "docPr" => {
                let description = element.get("descr").filter(|text| !text.trim().is_empty());
                self.description = description.map(str::to_owned);
            }
            "decorative" => self.is_decorative = !matches!(element.get("val"), Some("0" | "false")),
            "txbxContent" => {
                self.boxes.push(element.clone());
                return;
            }
            "Fallback" => return,
            _ => {}
        }
        for child in element.elements() {
            self.look(child);
        }
    }
}
