//! PDFs made here, of every kind that somebody might hide something in.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::*;

/// A whole file: the catalogue is object 1, `extra` stands in it; `more` are further objects.
fn pdf(extra: &str, more: &[&str]) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n".to_vec();
    out.extend_from_slice(
        format!("1 0 obj\n<</Type/Catalog/Pages 2 0 R{extra}>>\nendobj\n").as_bytes(),
    );
    out.extend_from_slice(
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
          3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R>>\nendobj\n\
          4 0 obj\n<</Length 30>>\nstream\nBT /F1 12 Tf (A low bridge) Tj\nendstream\nendobj\n",
    );
    for one in more {
        out.extend_from_slice(one.as_bytes());
        out.push(b'\n');
    }
    out.extend_from_slice(b"trailer\n<</Root 1 0 R/Info 9 0 R>>\nstartxref\n0\n%%EOF\n");
    out
}

/// A stream of objects with one object in it.
fn packed(number: u32, object: &str, keys: &str) -> Vec<u8> {
    let head = format!("{number} 0 ");
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(format!("{head}{object}").as_bytes())
        .unwrap();
    let data = encoder.finish().unwrap();
    let mut out = format!(
        "20 0 obj\n<</Type/ObjStm/N 1/First {}/Filter/FlateDecode/Length {}{keys}>>\nstream\n",
        head.len(),
        data.len()
    )
    .into_bytes();
    out.extend_from_slice(&data);
    out.extend_from_slice(b"\nendstream\nendobj\n");
    out
}

fn with(mut bytes: Vec<u8>, part: &[u8]) -> Vec<u8> {
    let at = bytes
        .windows(7)
        .position(|seven| seven == b"trailer")
        .unwrap();
    bytes.splice(at..at, part.iter().copied());
    bytes
}

fn holds(bytes: &[u8], part: &str) -> bool {
    bytes
        .windows(part.len())
        .any(|window| window == part.as_bytes())
}

#[test]
fn who_made_it_and_with_what_goes_and_the_rest_stays() {
    let bytes = pdf(
        "/Metadata 5 0 R/PieceInfo<</Maker<</Private(Anna)>>>>",
        &[
            "5 0 obj\n<</Type/Metadata/Length 4>>\nstream\nAnna\nendstream\nendobj",
            "9 0 obj\n<</Author(Anna)/Creator(A word processor)>>\nendobj",
            "7 0 obj\n(an earlier wording)\nendobj",
        ],
    );
    let mut odd = b"%PDF-1.5\n".to_vec();
    odd.extend_from_slice(b"some program's own remarks of Anna\n");
    odd.extend_from_slice(&bytes[9..]);
    odd.extend_from_slice(b"\n<html><script>hidden by Anna</script>");
    for bytes in [bytes, odd] {
        let clean = clean(&bytes).unwrap();
        for gone in [
            "Anna",
            "word processor",
            "earlier",
            "Metadata",
            "PieceInfo",
            "Info",
            "script",
        ] {
            assert!(!holds(&clean, gone), "{gone}");
        }
        assert!(holds(&clean, "(A low bridge) Tj"));
        assert!(holds(&clean, "/MediaBox [0 0 300 200]"));
        assert!(clean.starts_with(b"%PDF-1.7\n") && clean.ends_with(b"%%EOF\n"));
        assert_eq!(
            super::clean(&clean).unwrap(),
            clean,
            "written once it stays"
        );
    }
}

#[test]
fn what_is_packed_is_read_and_kept() {
    let bytes = with(pdf("/Lang 10 0 R", &[]), &packed(10, "(en)", ""));
    let clean = clean(&bytes).unwrap();
    assert!(holds(&clean, "(en)") && !holds(&clean, "ObjStm"));
    // The last of several objects of one number counts.
    let newer = with(
        pdf("", &[]),
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/Rotate 90>>\nendobj\n",
    );
    let clean = super::clean(&newer).unwrap();
    assert!(holds(&clean, "/Rotate 90") && !holds(&clean, "MediaBox"));
    // A length that stands elsewhere.
    let apart = pdf(
        "/Extra 7 0 R",
        &["7 0 obj\n<</Length 8 0 R>>\nstream\nab\n\nendstream\nendobj\n8 0 obj\n2\nendobj"],
    );
    assert!(holds(
        &super::clean(&apart).unwrap(),
        "/Length 2>>\nstream\nab\nendstream"
    ));
}

#[test]
fn a_photo_within_is_rid_of_its_metadata_however_it_is_wrapped() {
    let photo = include_bytes!("../../../../../tests/documents/photo.jpg").as_slice();
    assert!(holds(photo, "Phone of Anna"));
    let hex: String = photo.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(photo).unwrap();
    let flate = encoder.finish().unwrap();
    let mut five = String::new();
    for four in photo.chunks(4) {
        let mut bytes = four.to_vec();
        bytes.resize(4, 0);
        let mut number = u32::from_be_bytes(bytes.try_into().unwrap());
        let mut signs = [0; 5];
        for sign in signs.iter_mut().rev() {
            *sign = b'!' + u8::try_from(number % 85).unwrap();
            number /= 85;
        }
        let signs = &signs[..=four.len()];
        five.push_str(if signs == b"!!!!!" {
            "z"
        } else {
            std::str::from_utf8(signs).unwrap()
        });
    }
    for (filter, data) in [
        ("/DCTDecode", photo.to_vec()),
        ("[/DCTDecode]", photo.to_vec()),
        (
            "[/ASCIIHexDecode/DCTDecode]",
            format!("{hex}>").into_bytes(),
        ),
        ("[/A85/DCT]", format!("{five}~>").into_bytes()),
        ("[/Flate#44ecode/DCTDecode]", flate),
    ] {
        let head = format!(
            "7 0 obj\n<</Subtype/Image/Filter{filter}/Length {}>>\nstream\n",
            data.len()
        );
        let object = [head.as_bytes(), &data, b"\nendstream\nendobj\n"].concat();
        let clean = clean(&with(pdf("/Extra 7 0 R", &[]), &object)).unwrap();
        assert!(holds(&clean, "/Filter /DCTDecode"), "{filter}");
        assert!(
            !holds(&clean, "Anna") && !holds(&clean, "Phone"),
            "{filter}"
        );
    }
}

#[test]
fn whatever_does_something_by_itself_is_refused() {
    let action = "<</S/JavaScript/JS(app.alert(1))>>";
    let with_open = |open: &str| pdf(&format!("/OpenAction {open}"), &[]);
    for (what, bytes) in [
        ("a program at the beginning", with_open(action)),
        (
            "behind a reference",
            pdf(
                "/OpenAction 7 0 R",
                &[&format!("7 0 obj\n{action}\nendobj")],
            ),
        ),
        ("an escaped name", with_open("<</S/J#61vaScript/J#53(x)>>")),
        (
            "an escaped name in capitals",
            pdf("/#41#41<</O 7 0 R>>", &[]),
        ),
        (
            "in a stream of objects",
            with(pdf("/OpenAction 10 0 R", &[]), &packed(10, action, "")),
        ),
        ("in a stream that calls itself otherwise", {
            let mut bytes = packed(10, action, "");
            let at = bytes.windows(6).position(|six| six == b"ObjStm").unwrap();
            bytes.splice(at..at + 6, *b"Plain");
            with(pdf("", &[]), &bytes)
        }),
        (
            "in an object that nothing refers to",
            pdf("", &[&format!("7 0 obj\n{action}\nendobj")]),
        ),
        (
            "in an object that was replaced",
            pdf(
                "",
                &[&format!("7 0 obj\n{action}\nendobj"), "7 0 obj\n1\nendobj"],
            ),
        ),
        (
            "a program to be launched",
            with_open("<</S/Launch/F(cmd.exe)>>"),
        ),
        (
            "a form to be sent",
            with_open("<</S/SubmitForm/F(http://e.example)>>"),
        ),
        (
            "a file of another",
            with_open("<</S/GoToR/F(other.pdf)/D[0]>>"),
        ),
        (
            "names of programs",
            pdf("/Names<</JavaScript<</Names[(a) 7 0 R]>>>>", &[]),
        ),
        (
            "files within",
            pdf("/Names<</EmbeddedFiles<</Names[]>>>>", &[]),
        ),
        (
            "a file beside a page",
            pdf(
                "",
                &["7 0 obj\n<</Type/Annot/Subtype/FileAttachment/Rect[0 0 1 1]>>\nendobj"],
            ),
        ),
        (
            "a form of another kind",
            pdf("/AcroForm<</XFA 7 0 R>>", &[]),
        ),
        (
            "a film",
            pdf("", &["7 0 obj\n<</Subtype/RichMedia>>\nendobj"]),
        ),
        (
            "an address that runs",
            pdf(
                "",
                &["7 0 obj\n<</S/URI/URI(java\\163cript:alert(1))>>\nendobj"],
            ),
        ),
        (
            "the same in digits",
            pdf("", &["7 0 obj\n<</S/URI/URI<66696c653a2f2f2f>>>\nendobj"]),
        ),
        (
            "data in another file",
            pdf(
                "/Extra 7 0 R",
                &["7 0 obj\n<</F(a.bin)/Length 1>>\nstream\nx\nendstream\nendobj"],
            ),
        ),
    ] {
        assert_eq!(clean(&bytes), Err(Problem::Active), "{what}");
    }
    // What turns to a page or opens an address of the web does not.
    for fine in [
        with_open("[3 0 R/Fit]"),
        with_open("<</S/GoTo/D[3 0 R/Fit]>>"),
        pdf(
            "/Extra 7 0 R",
            &["7 0 obj\n<</S/URI/URI(https://a.example/b?c:d)>>\nendobj"],
        ),
        pdf(
            "/Extra 7 0 R",
            &["7 0 obj\n<</S/URI/URI(section/2:1)>>\nendobj"],
        ),
    ] {
        clean(&fine).unwrap();
    }
}

#[test]
fn what_cannot_be_looked_through_is_refused() {
    let hidden = "7 0 obj\n<</Length 60>>\nstream\n9 0 obj\n<</S/JavaScript/JS(app.alert(1))>>\nendobj      \nendstream\nendobj";
    let unusual = with(
        pdf("", &[]),
        &packed(10, "1", "/DecodeParms<</Predictor 12>>"),
    );
    let elsewhere = {
        let mut bytes = packed(10, "1", "");
        let at = bytes.windows(3).position(|three| three == b"N 1").unwrap();
        bytes.splice(at..at + 3, *b"N 8 0 R");
        with(pdf("", &[]), &bytes)
    };
    let deep = format!(
        "7 0 obj\n{}1{}\nendobj",
        "[".repeat(5_000),
        "]".repeat(5_000)
    );
    let signed_within = "/Perms<</DocMDP<</Type/Sig/Contents<00>/ByteRange[0 1]>>>>";
    let signed = "7 0 obj\n<</Type/Sig/Contents<00>/ByteRange[0 1 2 3]>>\nendobj";
    let locked = String::from_utf8(pdf("", &[])).unwrap();
    let locked = locked.replace("trailer\n<<", "trailer\n<</Encrypt 8 0 R");
    let locked_stream =
        "8 0 obj\n<</Type/XRef/Encrypt 9 0 R/Length 1>>\nstream\nx\nendstream\nendobj";
    for (what, bytes, problem) in [
        ("an object within data", pdf("", &[hidden]), Problem::Hidden),
        ("packed in an unusual way", unusual, Problem::Hidden),
        ("a count that stands elsewhere", elsewhere, Problem::Hidden),
        ("too deep", pdf("", &[&deep]), Problem::Damaged),
        (
            "a key twice",
            pdf("/Lang(a)/L#61ng(b)", &[]),
            Problem::Damaged,
        ),
        ("signed", pdf("", &[signed]), Problem::Signed),
        ("signed within", pdf(signed_within, &[]), Problem::Signed),
        ("locked", locked.into_bytes(), Problem::Encrypted),
        (
            "locked in a stream",
            pdf("", &[locked_stream]),
            Problem::Encrypted,
        ),
        (
            "no pages",
            b"%PDF-1.5\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"
                .to_vec(),
            Problem::Damaged,
        ),
        (
            "no root",
            b"%PDF-1.5\n1 0 obj\n<<>>\nendobj\n%%EOF".to_vec(),
            Problem::Damaged,
        ),
        ("cut off", pdf("", &[])[..100].to_vec(), Problem::Damaged),
    ] {
        assert_eq!(clean(&bytes), Err(problem), "{what}");
    }
}

#[test]
fn what_unpacks_without_end_is_not_unpacked() {
    let zeros = " ".repeat(70 * 1024 * 1024);
    let bomb = with(pdf("", &[]), &packed(10, &zeros, ""));
    assert!(bomb.len() < 200_000);
    assert_eq!(clean(&bomb), Err(Problem::Bomb));
    let many = pdf(
        "",
        &[&format!("7 0 obj\n[{}]\nendobj", "0 ".repeat(3_100_000))],
    );
    assert_eq!(clean(&many), Err(Problem::Damaged));
}

proptest::proptest! {
    #[test]
    fn no_bytes_bring_it_down(bytes: Vec<u8>, at in 0_usize..700, cut in 0_usize..700, new: u8) {
        let _ = clean(&bytes);
        let mut broken = with(pdf("/Lang 10 0 R", &[]), &packed(10, "[(a)<</B/C>>5 0 R]", ""));
        if let Some(byte) = broken.get_mut(at) {
            *byte = new;
        }
        let _ = clean(&broken);
        broken.truncate(cut);
        let _ = clean(&broken);
    }
}
