//! Reading documents that other programs wrote.
//!
//! Every importer is bounded in time and memory before it looks at what the file says, refuses
//! with a reason what it cannot bound, and reports what it left out, with the place. Nothing is
//! half imported: either there is a whole tree, or there is a [`Refusal`].

mod akoma;
mod docx;
mod flow;
mod html;
mod markdown;
mod picture;
mod report;
#[cfg(test)]
mod tests;
pub(super) mod xml;
mod zip;

use super::tree::Tree;

pub use markdown::read_markdown;
pub use picture::Picture;
pub use report::{Dropped, Place, Refusal, Report, What};

/// Bytes of a file at most.
pub const MAX_FILE: usize = 10 * 1024 * 1024;
/// Bytes of text (Markdown, HTML, XML) at most, also of what is packed in a file.
pub const MAX_TEXT: usize = 20 * 1024 * 1024;
/// Sections of a document at most: more are several documents.
pub const MAX_SECTIONS: usize = 6_000;
/// Characters of a document at most.
pub const MAX_CHARS: usize = 4_000_000;

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Markdown,
    Html,
    Docx,
    /// Akoma Ntoso, OASIS LegalDocML 1.0.
    Akoma,
}

/// A document that was read.
#[derive(Clone, Debug)]
pub struct Imported {
    pub format: Format,
    /// In its normal form.
    pub tree: Tree,
    /// The language the file says it is in: 'en', 'es'.
    pub lang: Option<String>,
    pub report: Report,
    /// Pictures that were packed in the file, as the tree refers to them.
    pub pictures: Vec<Picture>,
}

/// Reads a file: what it is, its content says; its name only settles whether text is Markdown.
///
/// # Errors
/// [`Refusal`]
pub fn read(name: &str, bytes: &[u8]) -> Result<Imported, Refusal> {
    if bytes.len() > MAX_FILE.max(MAX_TEXT) {
        return Err(Refusal::TooLarge);
    }
    let format = recognise(name, bytes)?;
    if format == Format::Docx {
        if bytes.len() > MAX_FILE {
            return Err(Refusal::TooLarge);
        }
        return docx::read_docx(bytes).and_then(whole);
    }
    let text = decode(bytes)?;
    if text.len() > MAX_TEXT {
        return Err(Refusal::TooLarge);
    }
    let imported = match format {
        Format::Html => html::read_html(&text)?,
        Format::Akoma => akoma::read_akoma(&text)?,
        Format::Markdown | Format::Docx => markdown::read_markdown(&text)?,
    };
    whole(imported)
}

/// Reads Markdown as editors write it here.
///
/// # Errors
/// [`Refusal`]
pub fn read_source(markdown: &str) -> Result<Imported, Refusal> {
    whole(markdown::read_markdown(markdown)?)
}

/// The last look at a tree: tidy, neither empty nor beyond what can be read.
fn whole(mut imported: Imported) -> Result<Imported, Refusal> {
    for label in imported.tree.tidy() {
        imported.report.add(What::LooseNote, Place::Whole, &label);
    }
    let tree = &imported.tree;
    if tree.sections.is_empty() {
        return Err(Refusal::NoText);
    }
    if tree.sections.len() > MAX_SECTIONS {
        return Err(Refusal::TooManySections);
    }
    let mut room = MAX_CHARS;
    for section in &tree.sections {
        room = room
            .checked_sub(section.text().len())
            .ok_or(Refusal::TooLong)?;
    }
    Ok(imported)
}

/// What a file is.
///
/// # Errors
/// `OtherType` for what is none of the four, `TwoTypes` for what passes for two.
pub fn recognise(name: &str, bytes: &[u8]) -> Result<Format, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::NoText);
    }
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase())
        .unwrap_or_default();
    if bytes.starts_with(b"PK\x03\x04") {
        return match ending.as_str() {
            "docx" | "docm" | "dotx" | "" => Ok(Format::Docx),
            _ => Err(Refusal::TwoTypes),
        };
    }
    // An archive is read from its end, so it may hide behind anything.
    if zip::has_end_record(bytes) {
        return Err(Refusal::TwoTypes);
    }
    const OTHERS: [&[u8]; 10] = [
        b"%PDF",
        b"\xd0\xcf\x11\xe0",
        b"{\\rtf",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x7fELF",
        b"Rar!",
        b"\x1f\x8b",
        b"7z\xbc\xaf",
    ];
    let is_other = OTHERS.iter().any(|start| bytes.starts_with(start));
    // A plain text may begin with any word.
    let is_markdown = matches!(ending.as_str(), "md" | "markdown");
    let is_text = std::str::from_utf8(bytes).is_ok_and(|text| {
        !text.starts_with("%PDF") && !text.contains(|c: char| c.is_control() && !c.is_whitespace())
    });
    if is_other && !(is_markdown && is_text) {
        return Err(Refusal::OtherType);
    }
    let window = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    if window.windows(5).any(|five| five == b"%PDF-") && ending != "md" {
        return Err(Refusal::TwoTypes);
    }
    let start = String::from_utf8_lossy(window).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let is_xml = start.starts_with("<?xml");
    // An address in angles begins a Markdown text as well, whatever stands behind it.
    let is_prologue = is_xml || start.starts_with("<!doctype") || start.starts_with("<!--");
    let first = start.strip_prefix('<').unwrap_or_default();
    let first = first.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    let first = first
        .take(1)
        .next()
        .and_then(|name| name.rsplit(':').next());
    let is_akoma = first == Some("akomantoso")
        || is_prologue && (start.contains("<akomantoso") || start.contains(":akomantoso"));
    let is_html = start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || (is_xml && start.contains("<html"))
        || (start.starts_with("<!--") && start.contains("<html"));
    match ending.as_str() {
        "docx" => Err(Refusal::Damaged),
        "svg" => Err(Refusal::OtherType),
        _ if start.starts_with("<svg") || (is_xml && start.contains("<svg")) => {
            Err(Refusal::OtherType)
        }
        _ if is_akoma => Ok(Format::Akoma),
        _ if is_html => Ok(Format::Html),
        "md" | "markdown" | "txt" | "" => Ok(Format::Markdown),
        "html" | "htm" | "xhtml" if start.starts_with('<') => Ok(Format::Html),
        "xml" | "akn" => Err(Refusal::OtherXml),
        _ => Err(Refusal::OtherType),
    }
}

/// Text as UTF-8, or as UTF-16 where the file says so.
fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    let units = |bytes: &[u8], of: fn([u8; 2]) -> u16| -> Result<String, Refusal> {
        let units = bytes
            .chunks_exact(2)
            .filter_map(|pair| <[u8; 2]>::try_from(pair).ok())
            .map(of);
        char::decode_utf16(units)
            .collect::<Result<String, _>>()
            .map_err(|_| Refusal::NotText)
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            String::from_utf8(rest.to_vec()).map_err(|_| Refusal::NotText)?
        }
        bytes => String::from_utf8(bytes.to_vec()).map_err(|_| Refusal::NotText)?,
    };
    if text.contains('\0') {
        return Err(Refusal::NotText);
    }
    Ok(text)
}
