use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

fn sender() -> Sender {
    Sender {
        address: address("moot@rivermouth.example"),
        name: "Rivermouth".to_owned(),
    }
}

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23)
        .unwrap()
        .and_hms_opt(9, 30, 0)
        .unwrap()
}

fn message() -> Message {
    Message {
        to: address("jo@example.org"),
        to_name: "Jo Smith".to_owned(),
        subject: "Your question was answered".to_owned(),
        text: "Dear Jo,\n\nsee https://moot.example/c/abc?x=1\n.\nFrom here: Grüße, 東京\n"
            .to_owned(),
        list_unsubscribe: None,
        message_id: message_id("question-answered/17/jo", &sender().address),
    }
}

fn eml(message: &Message) -> String {
    String::from_utf8(message.compose(&sender(), now()).unwrap().formatted()).unwrap()
}

#[test]
fn the_headers_are_those_that_mail_needs() {
    let mut message = message();
    message.list_unsubscribe = Some(format!("https://moot.example/u/{}", "t".repeat(200)));
    let eml = eml(&message);
    for line in [
        "From: Rivermouth <moot@rivermouth.example>\r\n",
        "To: \"Jo Smith\" <jo@example.org>\r\n",
        "Subject: Your question was answered\r\n",
        "Date: Mon, 23 Nov 2026 09:30:00 +0000\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "MIME-Version: 1.0\r\n",
        "Content-Type: text/plain; charset=utf-8\r\n",
        "Content-Transfer-Encoding: quoted-printable\r\n",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
        &format!(
            "List-Unsubscribe: <https://moot.example/u/{}>\r\n",
            "t".repeat(200)
        ),
        &format!("Message-ID: {}\r\n", message.message_id),
    ] {
        assert!(eml.contains(line), "{line} in {eml}");
    }
    assert!(eml.is_ascii());
}

#[test]
fn message_ids_depend_on_the_event_alone() {
    let from = sender().address;
    assert_eq!(message_id("a", &from), message_id("a", &from));
    assert_ne!(message_id("a", &from), message_id("b", &from));
    assert!(message_id("a", &from).ends_with("@rivermouth.example>"));
}

#[test]
fn no_header_can_be_smuggled_in() {
    for evil in [
        "x\r\nBcc: evil@example.org",
        "x\nBcc: y",
        "x\rBcc: y",
        "\r\n\r\nBody",
        "ü\r\nBcc: y",
    ] {
        let mut message = message();
        message.to_name = evil.to_owned();
        message.subject = evil.to_owned();
        let from = Sender {
            name: evil.to_owned(),
            ..sender()
        };
        let eml = String::from_utf8(message.compose(&from, now()).unwrap().formatted()).unwrap();
        let head = eml.split("\r\n\r\n").next().unwrap();
        assert!(
            !head
                .lines()
                .any(|line| line.starts_with("Bcc") || line.starts_with("Body")),
            "{head}"
        );
        assert!(parse_eml(eml.as_bytes()).text.starts_with("Dear Jo"));
    }
    for evil in ["<a>\r\nBcc: x", "no-brackets", "<a b>", ""] {
        let message = Message {
            message_id: evil.to_owned(),
            ..message()
        };
        assert!(matches!(
            message.compose(&sender(), now()),
            Err(MailError::Permanent(_))
        ));
    }
    for evil in [
        "https://x/\r\nBcc: y",
        "javascript:x",
        "https://x>,<https://y",
    ] {
        let message = Message {
            list_unsubscribe: Some(evil.to_owned()),
            ..message()
        };
        assert!(matches!(
            message.compose(&sender(), now()),
            Err(MailError::Permanent(_))
        ));
    }
}

#[test]
fn what_is_written_can_be_read_back() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("mail/out");
    let mailer = Mailer::from_url(&format!("file://{}", out.display()), sender()).unwrap();
    assert_eq!(list_dir(&out).unwrap(), []);
    let mut second = message();
    second.subject =
        "Réponse à votre très longue question sur la place du marché, 東京と京都".to_owned();
    second.to_name = "Zoë \"Z\" O'Hara".to_owned();
    second.message_id = message_id("other", &sender().address);
    mailer.send(&message(), now()).unwrap();
    mailer.send(&message(), now()).unwrap();
    mailer
        .send(&second, now() + chrono::TimeDelta::minutes(1))
        .unwrap();
    let mails = list_dir(&out).unwrap();
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[0].subject, second.subject);
    assert!(mails[0].to.contains("Zo\u{eb}") && mails[0].to.contains("<jo@example.org>"));
    assert_eq!(mails[1].text, message().text);
    assert_eq!(mails[1].date, Some(now()));
    assert_eq!(read_eml(&out.join(&mails[1].file)).unwrap(), mails[1]);
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 2);
}

#[test]
fn memory_keeps_what_it_gets() {
    let mailer = Mailer::memory(sender());
    mailer.clone().send(&message(), now()).unwrap();
    assert_eq!(mailer.sent().len(), 1);
    assert_eq!(mailer.take_sent()[0].message, message());
    assert!(mailer.sent().is_empty());
}

#[test]
fn addresses_of_servers_are_checked_and_hidden() {
    for url in [
        "smtp://localhost:2525",
        "smtp://mail.example",
        "smtp://user:p%40ss@mail.example",
        "smtps://user:secret@mail.example:465",
        "smtp://mail.example:587?tls=required",
        "file://var/mail",
    ] {
        let mailer = Mailer::from_url(url, sender()).unwrap();
        assert!(!format!("{mailer:?}").contains("secret"));
    }
    for url in [
        "",
        "mail.example",
        "http://mail.example",
        "file://",
        "smtp://user:secret@",
    ] {
        let error = Mailer::from_url(url, sender()).unwrap_err();
        assert!(
            !error.is_transient() && !error.to_string().contains("secret"),
            "{url}: {error}"
        );
    }
}

#[test]
fn no_server_is_a_transient_problem() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let mailer = Mailer::from_url(&format!("smtp://127.0.0.1:{port}"), sender()).unwrap();
    assert!(mailer.send(&message(), now()).unwrap_err().is_transient());
}

#[test]
fn answers_of_the_server_decide() {
    use std::io::{BufRead, BufReader, Write};
    for (answer, transient) in [
        ("450 4.2.1 later jo@example.org", true),
        ("550 5.1.1 no jo@example.org", false),
    ] {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = std::thread::spawn(move || {
            let (stream, _) = listener.accept().unwrap();
            let mut writer = stream.try_clone().unwrap();
            writer.write_all(b"220 test\r\n").unwrap();
            for line in BufReader::new(stream).lines() {
                let Ok(line) = line else { break };
                let reply = if line.starts_with("RCPT") {
                    answer
                } else {
                    "250 ok"
                };
                if writer.write_all(format!("{reply}\r\n").as_bytes()).is_err() {
                    break;
                }
            }
        });
        let mailer = Mailer::from_url(&format!("smtp://127.0.0.1:{port}"), sender()).unwrap();
        let error = mailer.send(&message(), now()).unwrap_err();
        assert_eq!(error.is_transient(), transient, "{error}");
        assert!(!error.to_string().contains("jo@"), "{error}");
        drop(mailer);
        server.join().unwrap();
    }
}

proptest! {
    #[test]
    fn subjects_names_and_texts_survive(subject in "\\PC{0,120}", name in "\\PC{0,60}", text in "[^\r\u{0}]{0,300}") {
        let message = Message { subject, to_name: name, text, ..message() };
        let mail = parse_eml(eml(&message).as_bytes());
        prop_assert_eq!(mail.subject.trim(), one_line(&message.subject));
        prop_assert_eq!(mail.text.trim_end(), message.text.trim_end());
    }

    #[test]
    fn reading_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse_eml(&bytes);
    }
}
