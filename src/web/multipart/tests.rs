use super::*;

fn part(head: &str, body: &str) -> String {
    format!("--B\r\n{head}\r\n\r\n{body}\r\n")
}

fn field(name: &str, body: &str) -> String {
    part(
        &format!("Content-Disposition: form-data; name=\"{name}\""),
        body,
    )
}

fn file(name: &str, file_name: &str, body: &str) -> String {
    let head = format!(
        "Content-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
         Content-Type: application/octet-stream"
    );
    part(&head, body)
}

type Form = (Vec<(String, String)>, Vec<SentFile>);

fn read_in(body: &[u8], size: usize) -> Result<Form, Broken> {
    let mut reader = Reader::new("B");
    for piece in body.chunks(size) {
        reader.feed(piece)?;
    }
    reader.finish()
}

/// However it is cut, the same comes out.
fn read(body: &str) -> Result<Form, Broken> {
    let whole = read_in(body.as_bytes(), usize::MAX);
    for size in [1, 2, 3, 7, 64] {
        assert_eq!(read_in(body.as_bytes(), size), whole, "in pieces of {size}");
    }
    whole
}

#[test]
fn a_form_is_read_however_it_arrives() {
    let body = field("title", "Ünï\r\nline")
        + &field("empty", "")
        + &file("files", "a.txt", "one\r\n--BX is not the end\r\n-").replace("--BX", "--A")
        + &file("files", "", "")
        + &file("files", "b.txt", "")
        + "--B--\r\nwhat follows is nobody's";
    let (values, files) = read(&body).unwrap();
    let expected = [("title", "Ünï\r\nline"), ("empty", "")];
    assert_eq!(values, expected.map(|(k, v)| (k.to_owned(), v.to_owned())));
    let seen: Vec<_> = files
        .iter()
        .map(|file| (file.name.as_str(), &file.bytes[..]))
        .collect();
    let text = b"one\r\n--A is not the end\r\n-".as_slice();
    assert_eq!(seen, [("a.txt", text), ("b.txt", b"".as_slice())]);
}

#[test]
fn names_are_taken_as_they_are() {
    for (written, name) in [
        (r"C:\pictures\a.png", r"C:\pictures\a.png"),
        ("../../etc/passwd", "../../etc/passwd"),
        ("say %22hi%22.txt", "say \"hi\".txt"),
        ("nul\0.txt", "nul\0.txt"),
        ("señal.pdf", "señal.pdf"),
    ] {
        let body = file("files", written, "x") + "--B--";
        assert_eq!(read(&body).unwrap().1[0].name, name);
    }
}

#[test]
fn what_no_browser_writes_is_refused() {
    let good = field("a", "b");
    for (body, why) in [
        (String::new(), "nothing"),
        ("--B--".replace('B', "C"), "another boundary"),
        (good.clone(), "no end"),
        (good.clone() + "--B", "half an end"),
        (good.clone() + "--Bx\r\n", "a longer boundary"),
        ("--B\r\n\r\nbody\r\n--B--".to_owned(), "no head"),
        (part("Content-Type: text/plain", "x") + "--B--", "no name"),
        (
            part("Content-Disposition: form-data", "x") + "--B--",
            "no name",
        ),
        (field("", "x") + "--B--", "an empty name"),
        (field(&"n".repeat(300), "x") + "--B--", "a long name"),
        (part("no header at all", "x") + "--B--", "no header"),
        (
            part("Content-Disposition: form-data; name=\"a", "x") + "--B--",
            "an open quotation",
        ),
        (
            part("Content-Disposition: attachment; name=\"a\"", "x") + "--B--",
            "no form data",
        ),
        (
            part(
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: multipart/mixed; boundary=C",
                "x",
            ) + "--B--",
            "nested",
        ),
        (
            part(
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64",
                "eA==",
            ) + "--B--",
            "encoded",
        ),
        (
            part(&format!("X-Long: {}\r\n", "x".repeat(9_000)), "x") + "--B--",
            "a huge head",
        ),
        (field("a", "b").repeat(10_000) + "--B--", "10,000 parts"),
    ] {
        assert_eq!(
            read_in(body.as_bytes(), 512),
            Err(Broken::Malformed),
            "{why}"
        );
    }
    let not_text = b"--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff\r\n--B--";
    assert_eq!(read_in(not_text, 5), Err(Broken::NotText));
}

#[test]
fn what_is_held_is_bounded() {
    let mut reader = Reader::new("B");
    let piece = vec![b'x'; 1024 * 1024];
    reader
        .feed(b"--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n")
        .unwrap();
    for _ in 0..40 {
        reader.feed(&piece).unwrap();
        assert!(reader.held() <= MAX_FILE + piece.len());
    }
    reader.feed(b"\r\n--B--").unwrap();
    let (_, files) = reader.finish().unwrap();
    assert!(files[0].is_too_long && files[0].bytes.is_empty());

    let mut reader = Reader::new("B");
    reader
        .feed(b"--B\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\n")
        .unwrap();
    let outcome = (0..6).try_for_each(|_| reader.feed(&piece));
    assert_eq!(outcome, Err(Broken::TooLarge));
}

#[test]
fn of_many_files_few_are_held() {
    let body: String = (0..20)
        .map(|n| file("files", &format!("{n}.txt"), "some bytes"))
        .collect();
    let (_, files) = read(&(body + "--B--")).unwrap();
    assert_eq!(files.len(), 20);
    assert_eq!(
        files.iter().filter(|file| !file.bytes.is_empty()).count(),
        MAX_KEPT
    );
}

#[test]
fn boundaries_of_content_types() {
    for (text, expected) in [
        ("multipart/form-data; boundary=abc", Some("abc")),
        (
            "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"",
            Some("a b"),
        ),
        ("multipart/form-data", None),
        ("multipart/form-data; boundary=", None),
        ("multipart/mixed; boundary=abc", None),
        ("application/x-www-form-urlencoded", None),
    ] {
        assert_eq!(boundary(text).as_deref(), expected, "{text}");
    }
    let long = format!("multipart/form-data; boundary={}", "x".repeat(71));
    assert_eq!(boundary(&long), None);
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(body in proptest::collection::vec(proptest::num::u8::ANY, 0..600), size in 1usize..40) {
        let mut framed = b"--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".to_vec();
        framed.extend_from_slice(&body);
        let _ = read_in(&body, size);
        let whole = read_in(&framed, usize::MAX);
        proptest::prop_assert_eq!(read_in(&framed, size), whole);
    }
}
