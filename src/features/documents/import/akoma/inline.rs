//! What stands within a paragraph of Akoma Ntoso.

use super::Reader;
use crate::features::documents::import::flow::Open;
use crate::features::documents::import::report::What;
use crate::features::documents::import::xml::Element;
use crate::features::documents::tree::{Marks, Piece, is_address, is_decorative, is_picture};

/// Whether something would be seen of it.
fn has_look(element: &Element) -> bool {
    ["style", "class", "title"]
        .iter()
        .any(|name| element.get(name).is_some())
}

impl Reader {
    pub(super) fn inline_element(&mut self, element: &Element) {
        let mark = match element.name.as_str() {
            "b" => Some(Marks::STRONG),
            "i" => Some(Marks::EMPHASIS),
            "sup" => Some(Marks::RAISED),
            "sub" => Some(Marks::LOWERED),
            "del" | "omissis" => Some(Marks::STRUCK),
            "inline" => match element.get("name") {
                Some("code") => Some(Marks::CODE),
                Some("struck") => Some(Marks::STRUCK),
                _ => None,
            },
            _ => None,
        };
        let is_lost = match element.name.as_str() {
            "ins" | "u" | "abbr" | "span" => element.name != "span" || has_look(element),
            "inline" => mark.is_none() && has_look(element),
            _ => false,
        };
        if is_lost {
            self.at(element);
            self.flow.lose(What::Markup, &element.name);
        }
        if let Some(mark) = mark {
            self.flow.mark(mark, true);
            self.inline(element);
            self.flow.mark(mark, false);
            return;
        }
        match element.name.as_str() {
            "br" | "eol" => self.flow.push(Piece::Break),
            "a" | "ref" | "rref" | "mref" => {
                let address = element.get("href").unwrap_or_default();
                // A reference within the world of laws leads nowhere on the web.
                let is_link =
                    is_address(address) && !address.starts_with("/akn/") && !self.flow.in_link();
                if is_link {
                    self.flow.open_link(address.to_owned());
                } else if !address.starts_with('#') && !address.is_empty() {
                    self.at(element);
                    let what = if address.starts_with("/akn/") {
                        What::Reference
                    } else {
                        What::Address
                    };
                    self.flow.drop(what, address);
                }
                self.inline(element);
                if is_link {
                    self.flow.close_link();
                }
            }
            "img" => {
                let written = element.get("src").unwrap_or_default();
                let kept = self.found.take(written);
                let address = kept.unwrap_or_else(|| written.to_owned());
                let alt = element.get("alt").unwrap_or_default().to_owned();
                self.at(element);
                if !is_picture(&address) {
                    self.flow.drop(What::Picture, &address);
                } else if alt.trim().is_empty() && !is_decorative(&address) {
                    self.flow.drop(What::NoAlternative, &address);
                }
                self.flow.push(Piece::Image { address, alt });
            }
            "authorialNote" => {
                self.note_count += 1;
                let label = element
                    .get("eId")
                    .map_or_else(|| format!("a{}", self.note_count), str::to_owned);
                self.flow.push(Piece::Note(label.clone()));
                self.aside(element, label);
            }
            "noteRef" => {
                let id = element.get("href").unwrap_or_default();
                self.flow
                    .push(Piece::Note(id.trim_start_matches('#').to_owned()));
            }
            "subFlow" | "popup" | "remark" => {
                self.at(element);
                self.flow.drop(What::Part, &element.name);
            }
            _ => self.inline(element),
        }
    }

    /// A note that stands where it is referred to: its words go elsewhere.
    pub(super) fn aside(&mut self, note: &Element, label: String) {
        let mut inner = Self {
            note_count: self.note_count,
            found: std::mem::take(&mut self.found),
            ..Self::default()
        };
        inner.flow.place = self.flow.place;
        if inner.flow.open(&Open::Note(label)) {
            inner.mixed(note);
            inner.flow.close();
        }
        self.note_count = inner.note_count;
        self.found = inner.found;
        self.flow.take_notes(inner.flow);
    }

    pub(super) fn note_body(&mut self, note: &Element) {
        let id = note
            .get("eId")
            .or_else(|| note.get("id"))
            .unwrap_or_default();
        if self.flow.open(&Open::Note(id.to_owned())) {
            self.mixed(note);
            self.flow.close();
        }
    }
}
