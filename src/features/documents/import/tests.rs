//! Files that other programs wrote, and files that mean harm.

mod losses;
mod others;
mod slow;

use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::*;
use crate::features::documents::export::markdown;
use crate::features::documents::tree::{Block, plain};

const WORD: &[u8] = include_bytes!("../../../../tests/documents/plan.docx");
const PAGE: &[u8] = include_bytes!("../../../../tests/documents/plan.html");
const ACT: &[u8] = include_bytes!("../../../../tests/documents/act.xml");

/// What the word processor's file says, as Markdown.
const PLAN: &str = include_str!("../../../../tests/documents/plan.md");

fn outline(tree: &Tree) -> Vec<String> {
    tree.sections
        .iter()
        .map(|one| {
            format!(
                "{} {}|{}",
                "#".repeat(one.level.into()),
                one.number,
                one.title
            )
        })
        .collect()
}

#[test]
fn a_word_file_keeps_what_it_said() {
    let imported = read("plan.docx", WORD).unwrap();
    assert_eq!(imported.tree.title, "A plan for the harbour bridge");
    assert_eq!(imported.lang.as_deref(), Some("en"));
    assert_eq!(
        outline(&imported.tree),
        [" |", "# 1|Aims", "## 1.1|Route", "# 2|Costs"]
    );
    assert_eq!(markdown(&imported.tree), PLAN);
    let picture = &imported.pictures[0];
    assert_eq!(
        (picture.width, picture.height, picture.content_type),
        (4, 4, "image/png")
    );
    assert!(markdown(&imported.tree).contains(&picture.address));
    let report = &imported.report;
    assert_eq!(report.count(What::MergedCells), 1, "{report:?}");
    assert_eq!(report.count(What::Deleted), 1, "{report:?}");
    assert_eq!(report.count(What::PageHead), 1, "{report:?}");
    let deleted = report
        .dropped
        .iter()
        .find(|one| one.what == What::Deleted)
        .unwrap();
    assert_eq!(
        (deleted.place, deleted.detail.as_str()),
        (Place::Paragraph(4), "never")
    );
}

#[test]
fn a_word_processors_web_page_keeps_it_as_well() {
    let imported = read("plan.html", PAGE).unwrap();
    let text = markdown(&imported.tree);
    for part in [
        "**strong**",
        "CO<sub>2</sub>",
        "[^1]: As decided on 3 March",
        "- by bicycle,\n  - cargo",
        "| Year | Work | Million |",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(imported.report.count(What::MergedCells), 1);
}

#[test]
fn an_act_keeps_its_numbers() {
    let imported = read("act.xml", ACT).unwrap();
    let tree = &imported.tree;
    assert_eq!(tree.title, "An Act on charges for household waste");
    assert_eq!(
        outline(tree),
        [
            " |",
            "# Chapter I|General",
            "## Article 1|Charges",
            "### 1|",
            "### 2|",
            "## Article 2|Amounts"
        ]
    );
    assert_eq!(imported.lang.as_deref(), Some("en"));
    let Block::Para(runs) = &tree.sections[0].blocks[1] else {
        panic!("{tree:?}")
    };
    assert_eq!(
        plain(runs),
        "(1) Waste that is avoided costs nobody anything."
    );
    assert_eq!(tree.sections[3].notes.len(), 1);
    assert_eq!(
        tree.sections[4].text(),
        "No charge is due for\n(a) paper,\n(b) glass,\nas long as it is clean."
    );
    let report = &imported.report;
    assert_eq!(report.count(What::HeadingNote), 1, "{report:?}");
    assert_eq!(report.count(What::MergedCells), 1, "{report:?}");
    assert_eq!(report.count(What::Part), 1, "attachments: {report:?}");
    let merged = report
        .dropped
        .iter()
        .find(|one| one.what == What::MergedCells)
        .unwrap();
    assert_eq!(merged.place, Place::Line(69));
}

fn crc(bytes: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(bytes);
    sum.sum()
}

/// An archive as any program writes it.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in entries {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        let packed = encoder.finish().unwrap();
        let offset = u32::try_from(out.len()).unwrap();
        let mut head = Vec::new();
        for value in [20_u16, 0, 8, 0, 0] {
            head.extend(value.to_le_bytes());
        }
        for value in [crc(bytes), packed.len() as u32, bytes.len() as u32] {
            head.extend(value.to_le_bytes());
        }
        for value in [name.len() as u16, 0] {
            head.extend(value.to_le_bytes());
        }
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.bytes());
        out.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(0_u16.to_le_bytes().iter().take(0));
        directory.extend(offset.to_le_bytes());
        directory.extend(name.bytes());
    }
    let start = out.len() as u32;
    let count = entries.len() as u16;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

fn word(body: &str) -> Vec<u8> {
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    archive(&[("word/document.xml", document.as_bytes())])
}

const PARAGRAPH: &str = "<w:p><w:r><w:t>Some words.</w:t></w:r></w:p>";

#[test]
fn a_small_word_file_is_read() {
    let imported = read("a.docx", &word(PARAGRAPH)).unwrap();
    assert_eq!(markdown(&imported.tree), "Some words.\n");
}

/// Every one of these is refused, with the reason, within a second.
#[test]
fn hostile_files_are_refused_at_once() {
    let zeros = vec![b' '; 90 * 1024 * 1024];
    let bomb = archive(&[("word/document.xml", &zeros)]);
    let many: Vec<(String, Vec<u8>)> = (0..5_000).map(|n| (format!("x{n}"), Vec::new())).collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let dtd = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document xmlns:w=\"x\"><w:body>&b;</w:body></w:document>";
    let external = "<!DOCTYPE akomaNtoso SYSTEM \"file:///etc/passwd\"><akomaNtoso/>";
    let deep_xml = format!("<akomaNtoso>{}", "<p>".repeat(200_000));
    let deep_html = format!("<html>{}", "<div>".repeat(200_000));
    let long_xml = format!(
        "<akomaNtoso><doc>{}</doc></akomaNtoso>",
        "<p/>".repeat(13_000_000)
    );
    let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    huge.extend(30_000_u32.to_be_bytes());
    huge.extend(30_000_u32.to_be_bytes());
    let relations =
        "<Relationships><Relationship Id=\"r1\" Target=\"media/a.png\"/></Relationships>";
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{PARAGRAPH}</w:body></w:document>");
    let with_picture = archive(&[
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/media/a.png", &huge),
    ]);
    let with_macros = archive(&[
        ("word/document.xml", document.as_bytes()),
        ("word/vbaProject.bin", b"x"),
    ]);
    let mut pdf_and_zip = b"%PDF-1.7\n".to_vec();
    pdf_and_zip.extend(word(PARAGRAPH));
    let mut text_and_zip = b"# A plan\n\nText\n".to_vec();
    text_and_zip.extend(word(PARAGRAPH));
    let text_and_pdf = b"Some text\n%PDF-1.7\n1 0 obj";
    let mut cut = word(PARAGRAPH);
    cut.truncate(cut.len() - 40);
    let twice = archive(&[
        ("word/document.xml", b"<a/>"),
        ("word/document.xml", b"<b/>"),
    ]);
    let climbing = archive(&[
        ("../../etc/passwd", b"x"),
        ("word/document.xml", document.as_bytes()),
    ]);
    let cases: Vec<(&str, Vec<u8>, Refusal)> = vec![
        ("a.docx", bomb, Refusal::Bomb),
        ("a.docx", archive(&many), Refusal::Bomb),
        (
            "a.docx",
            archive(&[("word/document.xml", dtd.as_bytes())]),
            Refusal::Entities,
        ),
        (
            "a.docx",
            archive(&[("other.xml", b"<a/>")]),
            Refusal::OtherType,
        ),
        ("a.docx", with_picture, Refusal::PictureTooLarge),
        ("a.docx", with_macros, Refusal::Macros),
        ("a.docx", cut, Refusal::Damaged),
        ("a.docx", twice, Refusal::Damaged),
        ("a.docx", climbing, Refusal::Damaged),
        ("a.docx", b"not an archive".to_vec(), Refusal::Damaged),
        ("a.docx", word(""), Refusal::NoText),
        ("a.html", word(PARAGRAPH), Refusal::TwoTypes),
        ("a.xml", external.as_bytes().to_vec(), Refusal::Entities),
        ("a.xml", deep_xml.into_bytes(), Refusal::TooDeep),
        ("a.xml", long_xml.into_bytes(), Refusal::TooLarge),
        (
            "a.xml",
            b"<?xml version='1.0'?><rss/>".to_vec(),
            Refusal::OtherXml,
        ),
        ("a.html", deep_html.into_bytes(), Refusal::TooDeep),
        (
            "a.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".to_vec(),
            Refusal::OtherType,
        ),
        (
            "a.html",
            b"<?xml version='1.0'?><svg onload='x'/>".to_vec(),
            Refusal::OtherType,
        ),
        ("a.md", pdf_and_zip, Refusal::TwoTypes),
        ("a.md", text_and_zip, Refusal::TwoTypes),
        ("a.txt", text_and_pdf.to_vec(), Refusal::TwoTypes),
        ("a.md", b"%PDF-1.7 x".to_vec(), Refusal::OtherType),
        ("a.md", vec![0xff, 0xfe, 0x00, 0xd8], Refusal::NotText),
        ("a.md", vec![b'a', 0, b'b'], Refusal::NotText),
        ("a.md", vec![0xc3, 0x28], Refusal::NotText),
        ("a.md", Vec::new(), Refusal::NoText),
        ("a.md", b"  \n\n".to_vec(), Refusal::NoText),
        ("a.exe", b"MZ\x90".to_vec(), Refusal::OtherType),
        (
            "a.md",
            "## T\n\nx\n\n".repeat(MAX_SECTIONS + 1).into_bytes(),
            Refusal::TooManySections,
        ),
        (
            "a.html",
            format!("<html>\n<p{}>x", slow::names(100_000)).into_bytes(),
            Refusal::TooManyAttributes(2),
        ),
        (
            "a.html",
            format!("<html><!-- x --!></p{}>", slow::names(100_000)).into_bytes(),
            Refusal::TooManyAttributes(1),
        ),
        (
            "a.xml",
            format!("<akomaNtoso>\n<p{}/></akomaNtoso>", slow::valued(100_000)).into_bytes(),
            Refusal::TooManyAttributes(2),
        ),
        (
            "a.docx",
            archive(&[(
                "word/document.xml",
                format!("<w:document {}/>", slow::valued(100_000)).as_bytes(),
            )]),
            Refusal::TooManyAttributes(1),
        ),
    ];
    for (name, bytes, refusal) in cases {
        let start = Instant::now();
        let shown = bytes
            .get(..bytes.len().min(24))
            .map(String::from_utf8_lossy);
        let refused = read(name, &bytes).map(|imported| imported.tree.sections.len());
        assert_eq!(refused, Err(refusal), "{name} {shown:?}");
        assert!(
            start.elapsed() < Duration::from_secs(5),
            "{refusal:?} took {:?}",
            start.elapsed()
        );
    }
}

proptest::proptest! {
    /// Whatever the bytes are, there is an answer.
    #[test]
    fn no_bytes_bring_an_importer_down(bytes: Vec<u8>, at in 0_usize..9_000, flip: u8, name in "a\\.(md|html|xml|docx)") {
        let _ = read(&name, &bytes);
        // A file of a word processor with one byte changed.
        let mut broken = WORD.to_vec();
        if let Some(byte) = broken.get_mut(at) {
            *byte ^= flip;
        }
        let _ = read("a.docx", &broken);
        let mut broken = ACT.to_vec();
        if let Some(byte) = broken.get_mut(at) {
            *byte = flip;
        }
        let _ = read("a.xml", &broken);
        let start = bytes.iter().map(|byte| char::from(*byte)).collect::<String>();
        let _ = read("a.md", start.as_bytes());
        let _ = read("a.html", format!("<html>{start}").as_bytes());
    }
}
