//! What officials attach.

use super::*;

/// A frame of sound, and enough of them for a recording.
fn recording() -> Vec<u8> {
    let mut frame = vec![0xFF, 0xFB, 0x10, 0xC0];
    frame.resize(104, 1);
    frame.repeat(4)
}

fn archive_end() -> Vec<u8> {
    let mut end = b"PK\x05\x06".to_vec();
    end.resize(22, 0);
    end
}

#[test]
fn what_officials_attach_is_looked_through() {
    let (photo, picture, sound) = (jpeg(&[]), png(&[]), recording());
    let huge = |side: u32| {
        let head = [
            &side.to_be_bytes()[..],
            &side.to_be_bytes(),
            b"\x08\x02\0\0\0",
        ]
        .concat();
        [
            PNG_START,
            &chunk(b"IHDR", &head),
            &chunk(b"IDAT", b"x"),
            &chunk(b"IEND", b""),
        ]
        .concat()
    };
    let huge_photo = {
        let mut bytes = vec![0xFF, 0xD8];
        bytes.extend(segment(0xC0, b"\x08\x75\x30\x75\x30\x01\x01\x11\0"));
        bytes.extend(segment(0xDA, b"scan"));
        bytes.extend(b"\x04\xFF\xD9");
        bytes
    };
    let and = |bytes: &[u8], more: &[u8]| [bytes, more].concat();
    let with_page = jpeg(&[segment(0xFE, b"<html><script>alert(1)</script>")]);
    let with_film = and(&photo, b"\0\0\0\x18ftypmp42 a film of Anna");
    let gif: &[u8] = b"GIF89a/*\x01\0\0*/=1;alert(1)";
    for (what, name, said, bytes, expected) in [
        (
            "a photo",
            "a.jpg",
            "image/jpeg",
            photo.clone(),
            Ok(ContentType::Jpeg),
        ),
        (
            "a photo with its film",
            "a.jpg",
            "",
            with_film,
            Ok(ContentType::Jpeg),
        ),
        (
            "a picture",
            "a.png",
            "image/png; x=y",
            picture.clone(),
            Ok(ContentType::Png),
        ),
        (
            "a recording",
            "a.mp3",
            "audio/mpeg",
            sound.clone(),
            Ok(ContentType::Mp3),
        ),
        (
            "some file",
            "a.mp3",
            "application/octet-stream",
            sound.clone(),
            Ok(ContentType::Mp3),
        ),
        ("nothing", "a.pdf", "", Vec::new(), Err(Refusal::Empty)),
        (
            "text",
            "a.txt",
            "text/plain",
            b"text".to_vec(),
            Err(Refusal::WrongType),
        ),
        (
            "a drawing that runs",
            "a.svg",
            "image/svg+xml",
            b"<svg onload='x'/>".to_vec(),
            Err(Refusal::WrongType),
        ),
        (
            "a page",
            "a.html",
            "text/html",
            b"<!DOCTYPE html><p>x".to_vec(),
            Err(Refusal::WrongType),
        ),
        (
            "a GIF that is a program",
            "a.gif",
            "image/gif",
            gif.to_vec(),
            Err(Refusal::WrongType),
        ),
        (
            "an archive",
            "a.zip",
            "application/zip",
            b"PK\x03\x04".to_vec(),
            Err(Refusal::WrongType),
        ),
        (
            "a photo said to be a picture",
            "a.jpg",
            "image/png",
            photo.clone(),
            Err(Refusal::WrongSaid),
        ),
        (
            "a photo said to be a page",
            "a.jpg",
            "text/html",
            photo.clone(),
            Err(Refusal::WrongSaid),
        ),
        (
            "a photo that ends like a PDF",
            "a.pdf",
            "",
            photo.clone(),
            Err(Refusal::WrongEnding),
        ),
        (
            "a photo and a page",
            "a.jpg",
            "",
            and(&photo, b"<HTML><script>x</script>"),
            Err(Refusal::TwoTypes),
        ),
        (
            "a page in a remark",
            "a.jpg",
            "",
            with_page,
            Err(Refusal::TwoTypes),
        ),
        (
            "a photo and an archive",
            "a.jpg",
            "",
            and(&photo, &archive_end()),
            Err(Refusal::TwoTypes),
        ),
        (
            "a picture and files",
            "a.png",
            "",
            and(&picture, b"PK\x03\x04"),
            Err(Refusal::TwoTypes),
        ),
        (
            "a picture and a PDF",
            "a.png",
            "",
            and(&picture, PDF),
            Err(Refusal::TwoTypes),
        ),
        (
            "a PDF and an archive",
            "a.pdf",
            "",
            and(PDF, &archive_end()),
            Err(Refusal::TwoTypes),
        ),
        (
            "a recording and an archive",
            "a.mp3",
            "",
            and(&sound, &archive_end()),
            Err(Refusal::TwoTypes),
        ),
        (
            "a PDF without pages",
            "a.pdf",
            "",
            PDF.to_vec(),
            Err(Refusal::Damaged),
        ),
        (
            "30,000 by 30,000",
            "a.png",
            "",
            huge(30_000),
            Err(Refusal::TooManyPixels),
        ),
        (
            "a photo of that size",
            "a.jpg",
            "",
            huge_photo,
            Err(Refusal::TooManyPixels),
        ),
        (
            "12,000 by 12,000",
            "a.png",
            "",
            huge(12_000),
            Err(Refusal::TooManyPixels),
        ),
        (
            "7,000 by 7,000 are few enough, and none of them are there",
            "a.png",
            "",
            huge(7_000),
            Err(Refusal::Damaged),
        ),
    ] {
        let sent = Sent {
            name,
            said,
            bytes: &bytes,
        };
        let outcome = check_official(sent, MAX_BYTES).map(|checked| checked.content_type);
        assert_eq!(outcome, expected, "{what}");
        // A citizen's recording is not taken.
        let of_citizen = check(name, &bytes);
        assert!(expected != Ok(ContentType::Mp3) || of_citizen == Err(Refusal::WrongType));
    }
    let sent = Sent {
        name: "a.jpg",
        said: "",
        bytes: &photo,
    };
    assert_eq!(
        check_official(sent, photo.len() - 1),
        Err(Refusal::TooLarge)
    );
}
