mod official;

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::*;

/// A segment of a JPEG.
fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let size = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], &size[..], content].concat()
}

/// What a phone writes: which side is up, and where it was.
fn exif(side: u8) -> Vec<u8> {
    let mut content = b"Exif\0\0II\x2a\0\x08\0\0\0\x02\0".to_vec();
    content.extend_from_slice(&[0x12, 0x01, 3, 0, 1, 0, 0, 0, side, 0, 0, 0]);
    content.extend_from_slice(b"\x25\x88\x04\0\x01\0\0\0GPS!");
    content.extend_from_slice(b"\0\0\0\0 52.5163N 13.3777E Phone of Anna");
    content
}

fn jpeg(segments: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    bytes.extend(segments.concat());
    bytes.extend(segment(0xC0, b"\x08\0\x10\0\x10\x01\x01\x11\0"));
    bytes.extend(segment(0xDA, b"scan"));
    bytes.extend(b"\x01\xFF\x00\x02\xFF\xD0\x03");
    bytes.extend(segment(0xC4, b"table"));
    bytes.extend(segment(0xDA, b"scan"));
    bytes.extend(b"\x04\x05\xFF\xD9");
    bytes
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let size = u32::try_from(content.len()).unwrap().to_be_bytes();
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(content);
    [&size[..], name, content, &sum.sum().to_be_bytes()].concat()
}

fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    let start = [
        PNG_START,
        &chunk(b"IHDR", b"\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0"),
    ]
    .concat();
    // Sixteen rows of sixteen pixels of three bytes, and a filter before each.
    let mut pixels = ZlibEncoder::new(Vec::new(), Compression::default());
    pixels.write_all(&[0; 16 * 49]).unwrap();
    let end = [
        chunk(b"IDAT", &pixels.finish().unwrap()),
        chunk(b"IEND", b""),
    ]
    .concat();
    [start, chunks.concat(), end].concat()
}

const PNG_START: &[u8] = b"\x89PNG\r\n\x1a\n";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n";

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn the_content_says_what_it_is() {
    let photo = jpeg(&[]);
    let picture = png(&[]);
    let word = b"PK\x03\x04word/document.xml";
    for (name, bytes, expected) in [
        ("a.pdf", PDF, Ok(ContentType::Pdf)),
        ("a.jpg", &photo, Ok(ContentType::Jpeg)),
        ("A.JPEG", &photo, Ok(ContentType::Jpeg)),
        ("a.png", &picture, Ok(ContentType::Png)),
        ("a.txt", "señal\n".as_bytes(), Ok(ContentType::Text)),
        ("no ending", "text".as_bytes(), Ok(ContentType::Text)),
        ("a.txt", b"", Err(Refusal::Empty)),
        ("a.pdf", &photo, Err(Refusal::WrongEnding)),
        ("a.png", PDF, Err(Refusal::WrongEnding)),
        ("a.html", b"text", Err(Refusal::WrongEnding)),
        ("a.svg", b"text", Err(Refusal::WrongEnding)),
        ("a.exe", PDF, Err(Refusal::WrongEnding)),
        ("a.exe.pdf", PDF, Err(Refusal::TwoEndings)),
        ("a.pdf.txt", b"text", Err(Refusal::TwoEndings)),
        ("a.txt", b"<svg onload=alert(1)>", Err(Refusal::WrongType)),
        ("a.txt", b" \n<!DOCTYPE html>", Err(Refusal::WrongType)),
        (
            "a.txt",
            b"\xef\xbb\xbf<?xml version='1.0'?>",
            Err(Refusal::WrongType),
        ),
        ("a.txt", b"#!/bin/sh", Err(Refusal::WrongType)),
        ("a.txt", b"nul\0", Err(Refusal::WrongType)),
        ("a.txt", b"caf\xe9", Err(Refusal::WrongType)),
        ("a.txt", b" \n ", Err(Refusal::WrongType)),
        ("a.docx", word, Err(Refusal::WrongType)),
        ("a.exe", b"MZ\x90\0", Err(Refusal::WrongType)),
        ("a.gif", b"GIF89a\x01\0", Err(Refusal::WrongType)),
        ("a.pdf", b"%PDF-1.7\nbroken off", Err(Refusal::Damaged)),
        ("a.jpg", &photo[..photo.len() - 3], Err(Refusal::Damaged)),
        ("a.jpg", b"\xFF\xD8\xFF\xD9", Err(Refusal::Damaged)),
        (
            "a.png",
            &picture[..picture.len() - 1],
            Err(Refusal::Damaged),
        ),
        ("a.png", PNG_START, Err(Refusal::Damaged)),
    ] {
        let outcome = check(name, bytes).map(|checked| checked.content_type);
        assert_eq!(
            outcome,
            expected,
            "{name}: {:?}",
            String::from_utf8_lossy(bytes)
        );
    }
    let large = vec![b'x'; MAX_BYTES];
    assert!(check("a.txt", &large).is_ok());
    let larger = vec![b'x'; MAX_BYTES + 1];
    assert_eq!(check("a.txt", &larger), Err(Refusal::TooLarge));
}

#[test]
fn names_are_cleaned() {
    let long = "n".repeat(300);
    let cut = format!("{}.pdf", "n".repeat(96));
    for (given, expected) in [
        ("Plan.PDF", "Plan.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        (r"C:\Users\anna\Plan.pdf", "Plan.pdf"),
        ("Plan", "Plan.pdf"),
        ("Minutes 3.12.", "Minutes 3.12.pdf"),
        ("Report 2.5.pdf", "Report 2.5.pdf"),
        ("a\0b\r\nc.pdf", "ab c.pdf"),
        ("plan\u{202e}fdp.pdf", "planfdp.pdf"),
        ("", "file.pdf"),
        (".pdf", "pdf.pdf"),
        ("...", "file.pdf"),
        ("a<b>\"c\".pdf", "a-b--c-.pdf"),
        ("señal ñandú.pdf", "señal ñandú.pdf"),
        (long.as_str(), cut.as_str()),
    ] {
        let name = name_for(given, ContentType::Pdf).unwrap();
        assert_eq!(name, expected, "{given:?}");
        assert!(name.chars().count() <= 100);
    }
}

#[test]
fn a_photo_does_not_tell_where_it_was_taken() {
    let jfif = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    let small = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x08\x08small picture");
    let icc = segment(0xE2, b"ICC_PROFILE\0\x01\x01colours");
    let adobe = segment(0xEE, b"Adobe\0d\0\0\0\0\x01");
    let photo = jpeg(&[
        jfif.clone(),
        small,
        segment(0xE1, &exif(6)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0 Phone of Anna"),
        segment(0xED, b"Photoshop 3.0 52.5163N"),
        segment(0xFE, b"comment of Anna"),
        segment(0xE2, b"MPF\0 more pictures"),
        icc.clone(),
        adobe.clone(),
    ]);
    let mut with_film = photo.clone();
    with_film.extend(b"ftypmp42 a film of Anna");
    for bytes in [photo, with_film] {
        let clean = check("a.jpg", &bytes).unwrap().bytes;
        for private in [
            "GPS",
            "52.5163",
            "Anna",
            "small picture",
            "MPF",
            "ftyp",
            "http",
        ] {
            assert!(!holds(&clean, private.as_bytes()), "{private}");
        }
        for kept in [&jfif, &icc, &adobe] {
            assert!(holds(&clean, kept));
        }
        assert!(
            holds(&clean, b"\x01\xFF\x00\x02\xFF\xD0\x03"),
            "the picture"
        );
        assert!(clean.ends_with(b"\x04\x05\xFF\xD9"));
        // Which side is up is still said, and read the same.
        assert_eq!(check("a.jpg", &clean).unwrap().bytes, clean);
        assert!(holds(
            &clean,
            b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06"
        ));
    }
    let upright = check("a.jpg", &jpeg(&[segment(0xE1, &exif(1))])).unwrap();
    assert!(!holds(&upright.bytes, b"Exif"));
}

#[test]
fn a_drawing_does_not_tell_who_made_it() {
    let bytes = png(&[
        chunk(b"iCCP", b"colours"),
        chunk(b"tEXt", b"Author\0Anna"),
        chunk(b"iTXt", b"XML:com.adobe.xmp Anna"),
        chunk(b"zTXt", b"Anna"),
        chunk(b"eXIf", b"52.5163N"),
        chunk(b"tIME", b"2026"),
        chunk(b"anNa", b"Anna"),
    ]);
    let mut longer = bytes.clone();
    longer.extend(b"PK\x03\x04 hidden by Anna");
    for bytes in [bytes, longer] {
        let clean = check("a.png", &bytes).unwrap().bytes;
        assert_eq!(clean, png(&[chunk(b"iCCP", b"colours")]));
    }
}

#[test]
fn who_may_read_the_text_may_read_the_file() {
    for &state in State::ALL {
        let (public, own) = (may_read(state, false), may_read(state, true));
        assert_eq!(public, state == State::Published, "{state}");
        assert_eq!(own, state != State::Erased, "{state}");
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400), name in ".{0,40}") {
        let _ = check(&name, &bytes);
        let _ = check(&name, &[b"\xFF\xD8\xFF\xE1".as_slice(), &bytes].concat());
        let _ = check(&name, &[PNG_START, &bytes].concat());
        for start in [b"%PDF-".as_slice(), b"ID3", b"RIFF\0\0\0\0WAVE", PNG_START, b"\xFF\xD8\xFF"] {
            let bytes = [start, &bytes].concat();
            let _ = check_official(Sent { name: &name, said: "", bytes: &bytes }, MAX_BYTES);
        }
        let exif = segment(0xE1, &[b"Exif\0\0MM".as_slice(), &bytes].concat());
        proptest::prop_assert!(check("a.jpg", &jpeg(&[exif])).is_ok());
    }
}
