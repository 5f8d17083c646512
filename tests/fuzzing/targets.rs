//! What must hold for any bytes at all: the same for the bounded run among the tests and for the
//! targets in `fuzz/`, which run as long as somebody lets them.

use folkmoot::features::documents::{self, Source, import};
use folkmoot::features::files::rules::{Sent, check, check_official};
use folkmoot::platform::markdown::{
    ATTRIBUTES, CLASSES, DocumentCleaner, ELEMENTS, to_html, to_html_official,
};
use scraper::{Html, Node};

/// A target: its name, and what it does with some bytes.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: [Target; 7] = [
    ("markdown", markdown),
    ("html", html),
    ("akoma", akoma),
    ("docx", docx),
    ("docx_text", docx_text),
    ("sanitiser", sanitiser),
    ("files", files),
];

/// The importer of Markdown.
pub fn markdown(data: &[u8]) {
    imported("a.md", data);
}

/// The importer of HTML.
pub fn html(data: &[u8]) {
    imported("a.html", &[b"<html>", data].concat());
}

/// The importer of Akoma Ntoso.
pub fn akoma(data: &[u8]) {
    imported("a.xml", data);
}

/// The importer of Word files: the archive.
pub fn docx(data: &[u8]) {
    imported("a.docx", data);
}

/// The importer of Word files: the text within the archive.
pub fn docx_text(data: &[u8]) {
    imported("a.docx", &archive("word/document.xml", data));
}

/// Reads a file; what comes out is written, shown and read again.
fn imported(name: &str, data: &[u8]) {
    let Ok(read) = import::read(name, data) else {
        return;
    };
    // Nothing grows beyond what the limits of the importers promise.
    for section in &read.tree.sections {
        assert!(section.text().len() <= import::MAX_CHARS * 4);
    }
    let text = documents::write(&read.tree, "md");
    for format in ["md", "html", "xml"] {
        let written = documents::write(&read.tree, format);
        let again = import::read(&format!("a.{format}"), written.as_bytes());
        let again = again.unwrap_or_else(|refusal| panic!("{format}: {refusal:?}\n{written}"));
        assert_eq!(again.tree, read.tree, "{format}\n{written}");
    }
    if let Ok(source) = Source::read(&text) {
        for section in &source.sections {
            is_allowed(&section.html);
        }
    }
}

/// The sanitiser, given HTML as no writer of ours makes it; and the texts of people.
pub fn sanitiser(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    is_allowed(DocumentCleaner::default().clean(&text).as_str());
    for html in [to_html(&text), to_html_official(&text)] {
        for (name, attributes) in elements(html.as_str()) {
            assert!(is_known(&name) || is_heading(&name), "{name} in {html}");
            for (attribute, value) in attributes {
                let fine = matches!(
                    (name.as_str(), attribute.as_str()),
                    ("a", "href" | "rel") | ("ol", "start") | ("th", "scope")
                );
                assert!(fine && !is_program(&value), "{name} {attribute}={value:?}");
            }
        }
    }
}

/// Files that people and officials send: what is kept is kept the same when it is sent again.
pub fn files(data: &[u8]) {
    for name in ["a.pdf", "a.jpg", "a.png", "a.mp3", "a.wav", "a.txt"] {
        let _ = check(name, data);
        let sent = |bytes| {
            let said = "";
            check_official(Sent { name, said, bytes }, 4 * 1024 * 1024)
        };
        if let Ok(once) = sent(data) {
            let again = sent(&once.bytes).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
            assert_eq!(again.bytes, once.bytes, "{name}");
        }
    }
}

fn is_known(name: &str) -> bool {
    ELEMENTS.contains(&name)
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h2" | "h3" | "h4" | "h5")
}

/// Whether an address runs something, however it is written.
fn is_program(value: &str) -> bool {
    let plain: String = value
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect::<String>()
        .to_lowercase();
    ["javascript:", "vbscript:", "data:"]
        .iter()
        .any(|scheme| plain.starts_with(scheme))
}

/// Everything that a browser would find in it.
fn elements(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let page = Html::parse_fragment(html);
    // From the root: the element that a fragment is thought to stand in is none of it.
    let nodes = page.root_element().descendants();
    let found = nodes.filter_map(|node| match node.value() {
        Node::Element(element) if element.name() != "html" => {
            let attributes = element
                .attrs()
                .map(|(name, value)| (name.to_owned(), value.to_owned()));
            Some((element.name().to_owned(), attributes.collect()))
        }
        _ => None,
    });
    found.collect()
}

/// Looks at every element and attribute of a section.
pub fn is_allowed(html: &str) {
    for (name, attributes) in elements(html) {
        assert!(is_known(&name), "<{name}> in {html}");
        for (attribute, value) in attributes {
            let is_listed = ATTRIBUTES
                .iter()
                .any(|(element, names)| *element == name && names.contains(&attribute.as_str()));
            let is_class = attribute == "class" && CLASSES.contains(&(name.as_str(), &value));
            let is_rel = (name.as_str(), attribute.as_str()) == ("a", "rel");
            assert!(
                is_listed || is_class || is_rel,
                "{name} {attribute}={value:?} in {html}"
            );
            assert!(!is_program(&value), "{name} {attribute}={value:?}");
        }
    }
}

/// An archive with one file in it, as it is.
fn archive(name: &str, data: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(data);
    let size = u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes();
    let name_size = u16::try_from(name.len()).unwrap_or(0).to_le_bytes();
    let mut middle = vec![0, 0, 0, 0, 0, 0, 0, 0];
    middle.extend(sum.sum().to_le_bytes());
    middle.extend(size);
    middle.extend(size);
    middle.extend(name_size);
    middle.extend([0, 0]);
    let mut out = b"PK\x03\x04\x14\0".to_vec();
    out.extend(&middle);
    out.extend(name.as_bytes());
    out.extend(data);
    let start = u32::try_from(out.len()).unwrap_or(0);
    let mut directory = b"PK\x01\x02\x14\0\x14\0".to_vec();
    directory.extend(&middle);
    // No remark, the first disk, no attributes, and the place: the beginning.
    directory.extend([0; 14]);
    directory.extend(name.as_bytes());
    let length = u32::try_from(directory.len()).unwrap_or(0);
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    out.extend(length.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}
