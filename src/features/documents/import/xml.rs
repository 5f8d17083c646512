//! XML as a small tree, for formats that must be looked at more than once.
//!
//! A document type, entities of its own and anything nested too deeply are refused before they
//! can cost anything; there is nothing to fetch and nothing to expand.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::report::Refusal;

/// Elements within each other.
const MAX_DEPTH: usize = 128;
/// Attributes of one element: each is compared with all before it.
const MAX_ATTRIBUTES: usize = 256;
/// Elements and pieces of text of one file.
const MAX_NODES: usize = 1_500_000;

/// An element. Names come without their prefix.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    /// From 1.
    pub line: u64,
}

/// What stands in an element.
#[derive(Clone, Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute, whatever its prefix.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The attribute `val` of a child, as word processors write their settings.
    pub fn val(&self, name: &str) -> Option<&str> {
        self.child(name)?.get("val")
    }

    /// All words within, at most as deep as was read.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.gather(&mut out);
        out
    }

    fn gather(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.gather(out),
            }
        }
    }
}

fn local(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    name.rsplit_once(':')
        .map_or_else(|| name.to_string(), |(_, local)| local.to_owned())
}

fn element(start: &BytesStart<'_>, line: u64) -> Result<Element, Refusal> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        if attributes.len() >= MAX_ATTRIBUTES {
            return Err(Refusal::TooManyAttributes(line));
        }
        let attribute = attribute.map_err(|_| Refusal::Damaged)?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|_| Refusal::Entities)?;
        attributes.push((local(attribute.key.as_ref()), value.into_owned()));
    }
    Ok(Element {
        name: local(start.name().as_ref()),
        attributes,
        children: Vec::new(),
        line,
    })
}

/// Reads a file into its root element.
///
/// # Errors
/// `Entities`, `TooDeep`, `TooLarge`, `TooManyAttributes`, `Damaged`
pub fn read_xml(text: &str) -> Result<Element, Refusal> {
    let mut reader = Reader::from_str(text);
    let mut stack: Vec<Element> = Vec::new();
    let mut root = None;
    let mut count = 0_usize;
    let (mut at, mut line) = (0_usize, 1_u64);
    loop {
        let position = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let passed = text.as_bytes().get(at..position).unwrap_or_default();
        let breaks = passed.iter().filter(|byte| **byte == b'\n').count();
        line += u64::try_from(breaks).unwrap_or(0);
        at = position;
        count += 1;
        if count > MAX_NODES {
            return Err(Refusal::TooLarge);
        }
        match reader.read_event().map_err(|_| Refusal::Damaged)? {
            Event::Start(start) => {
                if stack.len() >= MAX_DEPTH {
                    return Err(Refusal::TooDeep);
                }
                stack.push(element(&start, line)?);
            }
            Event::Empty(start) => {
                let element = element(&start, line)?;
                close(element, &mut stack, &mut root);
            }
            Event::End(_) => {
                let element = stack.pop().ok_or(Refusal::Damaged)?;
                close(element, &mut stack, &mut root);
            }
            Event::Text(text) => {
                let text = text.decode().map_err(|_| Refusal::NotText)?;
                push_text(&mut stack, &text)?;
            }
            Event::CData(text) => {
                let text = text.decode().map_err(|_| Refusal::NotText)?;
                push_text(&mut stack, &text)?;
            }
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|_| Refusal::NotText)?;
                let c = match &*name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    name => numbered(name).ok_or(Refusal::Entities)?,
                };
                push_text(&mut stack, c.encode_utf8(&mut [0; 4]))?;
            }
            Event::DocType(_) => return Err(Refusal::Entities),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    if !stack.is_empty() {
        return Err(Refusal::Damaged);
    }
    root.ok_or(Refusal::Damaged)
}

fn close(element: Element, stack: &mut [Element], root: &mut Option<Element>) {
    match stack.last_mut() {
        Some(parent) => parent.children.push(Node::Element(element)),
        None if root.is_none() => *root = Some(element),
        None => {}
    }
}

fn push_text(stack: &mut [Element], text: &str) -> Result<(), Refusal> {
    match stack.last_mut() {
        Some(parent) => {
            if let Some(Node::Text(before)) = parent.children.last_mut() {
                before.push_str(text);
            } else {
                parent.children.push(Node::Text(text.to_owned()));
            }
            Ok(())
        }
        None if text.trim().is_empty() => Ok(()),
        None => Err(Refusal::Damaged),
    }
}

/// '#233', '#xE9'
fn numbered(name: &str) -> Option<char> {
    let name = name.strip_prefix('#')?;
    let code = match name.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => name.parse().ok()?,
    };
    char::from_u32(code).filter(|c| *c != '\0')
}

/// The `n`th label of a style: 'a' for letters, 'i' for Roman numbers, capitals for capitals.
pub fn counted(style: char, n: u32) -> String {
    let label = match style.to_ascii_lowercase() {
        'a' => letters(n),
        'i' => roman(n),
        _ => n.to_string(),
    };
    if style.is_ascii_uppercase() {
        label.to_uppercase()
    } else {
        label
    }
}

fn letters(n: u32) -> String {
    // Word processors go on with 'aa', 'bb'; nobody counts further than that.
    let n = n.clamp(1, 26 * 4) - 1;
    let letter = u8::try_from(n % 26).map_or('z', |n| char::from(b'a' + n));
    std::iter::repeat_n(letter, usize::try_from(n / 26).unwrap_or(0) + 1).collect()
}

fn roman(n: u32) -> String {
    let mut n = n.clamp(1, 3_999);
    let mut out = String::new();
    for (value, sign) in [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ] {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_files_are_read_and_dangerous_ones_are_not() {
        let root = read_xml("<a:b x='1 &amp; 2'>t&#233;xt<c/>\n<d>&lt;</d></a:b>").unwrap();
        assert_eq!((root.name.as_str(), root.get("x")), ("b", Some("1 & 2")));
        assert_eq!(root.text(), "téxt\n<");
        let deep = "<a>".repeat(100_000);
        for (text, refusal) in [
            (
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                Refusal::Entities,
            ),
            (
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                Refusal::Entities,
            ),
            ("<a>&b;</a>", Refusal::Entities),
            ("<a x='&b;'/>", Refusal::Entities),
            ("<a><b></a></b>", Refusal::Damaged),
            ("<a>", Refusal::Damaged),
            ("", Refusal::Damaged),
            (&deep, Refusal::TooDeep),
        ] {
            assert_eq!(read_xml(text).unwrap_err(), refusal);
        }
    }

    #[test]
    fn labels_count() {
        let shown = [('a', 3), ('a', 27), ('i', 9), ('I', 4), ('1', 7)].map(|(s, n)| counted(s, n));
        assert_eq!(shown, ["c", "aa", "ix", "IV", "7"]);
    }
}
