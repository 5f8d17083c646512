//! A Word file as word processors pack it, with the sections of the made document.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

use crate::corpus::Made;

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn paragraph(properties: &str, text: &str) -> String {
    let text = escape(text);
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

/// The whole file.
pub fn file(sections: &[Made]) -> Vec<u8> {
    let mut body = paragraph("<w:outlineLvl w:val=\"0\"/>", "A long document");
    for section in sections {
        let level = format!("<w:outlineLvl w:val=\"{}\"/>", section.level);
        body.push_str(&paragraph(&level, &section.title));
        for part in section.text().split("\n\n") {
            body.push_str(&paragraph("", &part.replace('\n', " ")));
        }
    }
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <w:document xmlns:w=\"{space}\"><w:body>{body}</w:body></w:document>"
    );
    pack("word/document.xml", document.as_bytes())
}

/// An archive with one packed file in it.
fn pack(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    let packed = encoder.finish().unwrap();
    let mut sum = Crc::new();
    sum.update(bytes);
    let size = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
    let mut head = vec![0, 0, 8, 0, 0, 0, 0, 0];
    head.extend(sum.sum().to_le_bytes());
    head.extend(size(packed.len()));
    head.extend(size(bytes.len()));
    head.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    head.extend([0, 0]);
    let mut out = [
        b"PK\x03\x04\x14\0".as_slice(),
        &head,
        name.as_bytes(),
        &packed,
    ]
    .concat();
    let mut directory = [b"PK\x01\x02\x14\0\x14\0".as_slice(), &head].concat();
    directory.extend([0; 14]);
    directory.extend(name.as_bytes());
    let (length, start) = (size(directory.len()), size(out.len()));
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    out.extend(length);
    out.extend(start);
    out.extend([0, 0]);
    out
}
