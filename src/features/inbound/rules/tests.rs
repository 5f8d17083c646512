use super::*;

macro_rules! mail {
    ($name:literal) => {
        include_bytes!(concat!("../../../../tests/mail/", $name, ".eml")).as_slice()
    };
}

const TITLE: &str = "When will the crossing at Mill Lane be repaired?";
const TEXT: &str =
    "The lights have been dark since the storm,\nand children cross there every day.";

#[track_caller]
fn letter(bytes: &[u8]) -> Letter {
    match read(bytes) {
        Ok(Reading::Letter(letter)) => *letter,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_mail_is_read() {
    let read = letter(mail!("plain"));
    assert_eq!(read.sender.as_str(), "anna.vale@people.example");
    assert_eq!(read.sender_name, "Anna Vale");
    assert_eq!(read.recipients, ["questions+roads-office@town.example"]);
    assert_eq!((read.title.as_str(), read.text.as_str()), (TITLE, TEXT));
    assert!(read.attachments.is_empty());
    let again = [b"X-Way: another\n", mail!("plain")].concat();
    assert_eq!(letter(&again).message_key, read.message_key);
    assert_ne!(letter(mail!("reply")).message_key, read.message_key);
}

#[test]
fn only_own_words_are_kept() {
    let read = letter(mail!("reply"));
    assert_eq!(read.title, TITLE);
    assert!(read.text.starts_with(TEXT), "{}", read.text);
    assert!(
        read.text.ends_with("That was my answer to it."),
        "{}",
        read.text
    );
    let read = letter(mail!("outlook"));
    assert_eq!((read.title.as_str(), read.text.as_str()), (TITLE, TEXT));
    for (text, own) in [
        ("Hello", "Hello"),
        ("> all of it\n> quoted", "> all of it\n> quoted"),
        ("Hello\n--\nAnna", "Hello"),
        ("--\nAnna", "--\nAnna"),
        (
            "One:\n--\na\nb\nc\nd\ne\nf\ng\nh\ni\nj",
            "One:\n--\na\nb\nc\nd\ne\nf\ng\nh\ni\nj",
        ),
        ("We wrote:\nnothing", "We wrote:\nnothing"),
        ("Hi\n\nEl lunes, Olga escribió:\n> x", "Hi"),
        ("On Monday he wrote:", "On Monday he wrote:"),
    ] {
        assert_eq!(quoting::own_words(text), own, "{text}");
    }
}

#[test]
fn html_becomes_text_and_charsets_are_understood() {
    let read = letter(mail!("html"));
    assert!(read.text.contains("dark since the storm") && read.text.contains("every day"));
    for gone in ["<p>", "color", "alert"] {
        assert!(!read.text.contains(gone), "{gone}: {}", read.text);
    }
    let read = letter(mail!("latin1"));
    assert_eq!(read.title, "¿Cuándo se reparará el semáforo?");
    assert!(read.text.contains("los niños cruzan allí"));
    assert_eq!(read.language, "es");
    assert_eq!(read.sender_name, "Aña Núñez");
}

#[test]
fn attachments_are_found_and_what_belongs_to_the_mail_is_not() {
    let read = letter(mail!("files"));
    let names: Vec<_> = read
        .attachments
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(names, ["../plan.pdf", "run.exe"]);
    assert!(read.attachments[0].1.starts_with(b"%PDF-"));
    let read = letter(mail!("truncated"));
    assert_eq!(read.text, TEXT);
}

#[test]
fn machines_are_not_answered() {
    for bytes in [
        mail!("list"),
        mail!("vacation"),
        mail!("bulk"),
        mail!("bounce"),
        mail!("daemon"),
    ] {
        assert!(
            matches!(read(bytes), Ok(Reading::Ignored(_))),
            "{:?}",
            read(bytes)
        );
    }
    let no = String::from_utf8(mail!("vacation").to_vec()).unwrap();
    letter(no.replace("auto-replied", "no").as_bytes());
}

#[test]
fn what_is_no_mail_is_refused() {
    for (bytes, problem) in [
        (b"".as_slice(), MailProblem::NoMail),
        (b"\n\n\n", MailProblem::NoMail),
        (mail!("no-sender"), MailProblem::NoSender),
        (mail!("no-text"), MailProblem::NoText),
        (b"From: a@b.example\n", MailProblem::NoText),
    ] {
        assert_eq!(
            read(bytes),
            Err(problem),
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }
    assert!(read(mail!("not-a-mail")).is_err());
    let large = vec![b'a'; MAX_BYTES + 1];
    assert_eq!(read(&large), Err(MailProblem::TooLarge));
}

#[test]
fn bombs_do_not_go_off() {
    let start = "From: a@b.example\nTo: c@d.example\n";
    let nested: String = (0..5_000)
        .map(|n| format!("Content-Type: multipart/mixed; boundary=B{n}\n\n--B{n}\n"))
        .collect();
    let many = "--B\nContent-Type: text/plain\n\nx\n".repeat(50_000);
    let many = format!("Content-Type: multipart/mixed; boundary=B\n\n{many}--B--");
    let wide = format!("Subject: {}\n\ntext", "x ".repeat(500_000));
    let to = format!("To: {}\n\ntext", "a@b.example,".repeat(50_000));
    for body in [nested, many, wide, to] {
        if let Ok(Reading::Letter(letter)) = read((start.to_owned() + &body).as_bytes()) {
            assert!(letter.title.chars().count() <= MAX_TITLE);
            assert!(letter.recipients.len() <= 100);
            assert!(letter.attachments.len() <= MAX_ATTACHMENTS);
        }
    }
}

#[test]
fn the_body_is_found_by_its_slug_or_its_address() {
    let bodies = [
        ("roads", "roads@town.example"),
        ("parks", "Parks@town.example"),
        ("none", ""),
    ]
    .map(|(slug, email)| (slug.to_owned(), email.to_owned()));
    for (recipients, expected) in [
        (&["questions+parks@x.example"][..], Some(1)),
        (&["x@y.example", "questions+roads@x.example"], Some(0)),
        (&["parks@town.example"], Some(1)),
        (
            &["parks@town.example", "questions+roads@x.example"],
            Some(0),
        ),
        (&["questions+other@x.example"], None),
        (&["questions@x.example", "", "@"], None),
        (&[], None),
    ] {
        let recipients: Vec<String> = recipients.iter().map(|one| (*one).to_owned()).collect();
        assert_eq!(find_body(&recipients, &bodies), expected, "{recipients:?}");
    }
    assert_eq!(
        letter(mail!("own-address")).recipients[0],
        "office@body.example"
    );
}

#[test]
fn a_letter_came_today_or_lately() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let today = day("2026-11-23");
    for (came, expected) in [
        ("2026-11-23", Ok(())),
        ("2026-09-24", Ok(())),
        ("2026-09-23", Err("inbound.too-long-ago")),
        ("2026-11-24", Err("inbound.in-future")),
        ("1900-01-01", Err("inbound.too-long-ago")),
    ] {
        assert_eq!(ensure_received_on(day(came), today), expected, "{came}");
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(head in "[ -~\n]{0,200}", body in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
        let bytes = [b"From: a@b.example\n".as_slice(), head.as_bytes(), b"\n\n", &body].concat();
        let _ = read(&bytes);
        let _ = read(&body);
    }
}
