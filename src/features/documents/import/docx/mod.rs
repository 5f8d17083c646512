//! Word files (ECMA-376, WordprocessingML), as word processors write them.
//!
//! Styles say what is a heading and how deep, numbering says what is counted and how; both are
//! resolved here, so that a number which a word processor only shows is in the text afterwards.

mod body;
mod numbering;
mod styles;

use std::collections::HashMap;

use super::picture::{self, Picture};
use super::report::{Place, Refusal, Report, What};
use super::xml::{Element, read_xml};
use super::zip::Archive;
use super::{Format, Imported, MAX_TEXT};
use numbering::Numbering;
use styles::Styles;

/// Bytes that are unpacked of one file, pictures included.
const MAX_UNPACKED: u64 = 80 * 1024 * 1024;

/// Reads a Word file.
///
/// # Errors
/// [`Refusal`]
pub fn read_docx(bytes: &[u8]) -> Result<Imported, Refusal> {
    let mut archive = Archive::open(bytes, MAX_UNPACKED)?;
    if archive.names().any(|name| name.ends_with("vbaProject.bin")) {
        return Err(Refusal::Macros);
    }
    if archive.names().any(|name| name == "EncryptedPackage") {
        return Err(Refusal::Encrypted);
    }
    let document = part(&mut archive, "word/document.xml")?.ok_or(Refusal::OtherType)?;
    if document.name != "document" {
        return Err(Refusal::OtherType);
    }
    let styles = match part(&mut archive, "word/styles.xml")? {
        Some(root) => Styles::read(&root),
        None => Styles::default(),
    };
    let numbering = match part(&mut archive, "word/numbering.xml")? {
        Some(root) => Numbering::read(&root),
        None => Numbering::default(),
    };
    let relations = read_relations(&mut archive, "word/_rels/document.xml.rels")?;
    let footnotes = part(&mut archive, "word/footnotes.xml")?;
    let endnotes = part(&mut archive, "word/endnotes.xml")?;
    let mut report = Report::default();
    let pictures = pictures(&mut archive, &relations, &mut report)?;
    for name in archive.names() {
        if name == "word/comments.xml" {
            report.add(What::Remark, Place::Whole, name);
        }
        let is_head = name.starts_with("word/header") || name.starts_with("word/footer");
        if is_head && name.ends_with(".xml") {
            report.add(What::PageHead, Place::Whole, name);
        }
    }
    let mut body = body::Body::new(styles, numbering, relations, pictures);
    body.flow.report = report;
    for (root, kind, place) in [(&footnotes, "footnote", 'f'), (&endnotes, "endnote", 'e')] {
        // Ids of links are those of the part that they stand in.
        let name = format!("word/_rels/{kind}s.xml.rels");
        let own = read_relations(&mut archive, &name)?;
        let of_text = std::mem::replace(&mut body.relations, own);
        body.notes(root.as_ref(), kind, place);
        body.relations = of_text;
    }
    let content = document.child("body").ok_or(Refusal::Damaged)?;
    body.read(content);
    let lang = body.lang();
    let (tree, report, pictures) = body.finish();
    Ok(Imported {
        format: Format::Docx,
        tree,
        lang,
        report,
        pictures,
    })
}

fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<Element>, Refusal> {
    let max = u64::try_from(2 * MAX_TEXT).unwrap_or(u64::MAX);
    let Some(bytes) = archive.read(name, max)? else {
        return Ok(None);
    };
    let text = super::decode(&bytes)?;
    read_xml(&text).map(Some)
}

/// Where the parts that a text refers to are: by id, what it is and where.
fn read_relations(
    archive: &mut Archive<'_>,
    name: &str,
) -> Result<HashMap<String, (String, bool)>, Refusal> {
    let Some(root) = part(archive, name)? else {
        return Ok(HashMap::new());
    };
    let found = root.elements().filter_map(|relation| {
        let is_external = relation.get("TargetMode") == Some("External");
        let target = relation.get("Target")?.to_owned();
        Some((relation.get("Id")?.to_owned(), (target, is_external)))
    });
    Ok(found.collect())
}

/// Pictures by the id that the text uses.
fn pictures(
    archive: &mut Archive<'_>,
    relations: &HashMap<String, (String, bool)>,
    report: &mut Report,
) -> Result<HashMap<String, Picture>, Refusal> {
    let mut found = HashMap::new();
    let mut ids: Vec<_> = relations.iter().collect();
    ids.sort();
    for (id, (target, is_external)) in ids {
        if *is_external || !target.contains("media/") {
            continue;
        }
        let name = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("word/{target}"),
        };
        if found.len() >= picture::MAX_COUNT {
            report.add(What::Picture, Place::Whole, &name);
            continue;
        }
        let Some(bytes) = archive.read(&name, picture::MAX_BYTES)? else {
            continue;
        };
        match Picture::look_at(bytes)? {
            Some(picture) => {
                found.insert(id.clone(), picture);
            }
            None => report.add(What::Picture, Place::Whole, &name),
        }
    }
    Ok(found)
}
