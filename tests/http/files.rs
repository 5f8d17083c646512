//! Acts of people: attaching a file, having it refused, reading it, and having it gone.

use chrono::Duration;
use folkmoot::features::accounts::Account;
use folkmoot::features::contributions::{self, Contribution, Move, State};
use folkmoot::features::ledger::{self, ActingAs};
use folkmoot::platform::actor::Role;

use crate::both;
use crate::common::{Client, Page, TestSite};

const TITLE: &str = "When will the crossing at Mill Lane be repaired?";
const TEXT: &str = "The lights have been dark since the storm, and children cross there every day.";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n";

/// A photo as a phone makes it: upright, with the place where it was taken.
fn photo() -> Vec<u8> {
    let exif =
        b"Exif\0\0II\x2a\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0GPS 52.5163N 13.3777E";
    let segment = |marker: u8, content: &[u8]| {
        let size = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &size[..], content].concat()
    };
    let mut bytes = vec![0xFF, 0xD8];
    bytes.extend(segment(0xE1, exif));
    bytes.extend(segment(0xC0, b"\x08\0\x10\0\x10\x01\x01\x11\0"));
    bytes.extend(segment(0xDA, b"scan"));
    bytes.extend(b"pixels\xFF\xD9");
    bytes
}

async fn ask(client: &mut Client, files: &[(&str, &[u8])]) -> Page {
    let page = client.get("/questions/new?body=roads-office").await;
    send(client, &page, &[("title", TITLE), ("text", TEXT)], files).await
}

async fn send(
    client: &mut Client,
    page: &Page,
    fields: &[(&str, &str)],
    files: &[(&str, &[u8])],
) -> Page {
    let files: Vec<_> = files
        .iter()
        .map(|(name, bytes)| ("files", *name, *bytes))
        .collect();
    client
        .submit_files(page, "/questions", fields, &files)
        .await
}

fn links(page: &Page) -> Vec<String> {
    page.attrs(".files a", "href")
}

fn contribution_of(t: &TestSite, question: i64) -> Contribution {
    let found = t.app.db.read_here(|conn| {
        let question = folkmoot::features::questions::find(conn, question)?.unwrap();
        contributions::find(conn, question.contribution_id)
    });
    found.unwrap().unwrap()
}

fn set_state(t: &TestSite, to: State) {
    let (now, spine) = (t.now(), t.spine.clone());
    let contribution = contribution_of(t, 1);
    t.write(move |tx| {
        let how = Move {
            acting_as: ActingAs::Moderator,
            account_id: None,
            reason: None,
        };
        contributions::set_state(tx, &spine, &contribution, to, &how, now)
    });
}

both! {
    async fn a_photo_comes_with_a_question_and_does_not_tell_where_it_was_taken(t: TestSite) {
        t.body("Roads Office");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = ask(&mut anna, &[("../Dark lights.JPG", &photo()), ("plan.pdf", PDF)]).await;
        page.is(200).sees("Dark lights.jpg").sees("(Photo (JPEG), ").sees("plan.pdf");
        assert_eq!(page.path, "/questions/1");
        let files = links(&page);
        assert_eq!(files.len(), 2);

        let file = t.visitor().get(&files[0]).await;
        file.is(200);
        assert_eq!(file.headers["content-type"], "image/jpeg");
        assert_eq!(file.headers["x-content-type-options"], "nosniff");
        assert_eq!(file.headers["content-security-policy"], "sandbox; default-src 'none'");
        assert!(file.headers["content-disposition"].starts_with("attachment; filename=\"Dark lights.jpg\""));
        assert_eq!(file.headers["cache-control"], "no-cache");
        assert!(file.bytes.starts_with(b"\xFF\xD8\xFF") && file.bytes.ends_with(b"pixels\xFF\xD9"));
        file.sees_nothing_of("GPS").sees_nothing_of("52.5163");
        let etag = file.headers["etag"].clone();
        let again = t.visitor().get_with(&files[0], &[("if-none-match", &etag)]).await;
        assert_eq!((again.status, again.bytes.len()), (304, 0));
        let plan = t.visitor().get(&files[1]).await;
        assert_eq!(plan.bytes, PDF);
        t.visitor().get(&files[1].replace("plan", "other")).await.is(404);

        let token = contribution_of(&t, 1).token;
        let trace = t.visitor().get(&format!("/c/{token}")).await;
        assert_eq!(links(&trace), files);
        trace.sees("Files attached");
        let data = t.visitor().get("/api/v1/questions/1").await.json();
        assert_eq!(data["files"][1]["name"], "plan.pdf");
        assert_eq!(data["files"][1]["content_type"], "application/pdf");
        assert_eq!(data["files"][1]["byte_count"], PDF.len());
        assert!(data["files"][1]["url"].as_str().unwrap().ends_with(&files[1]));

        let entries = t.app.db.read_here(|conn| ledger::list_of_subject(conn, &token)).unwrap();
        let entry = entries.iter().find(|one| one.action == "attached").unwrap();
        let detail = entry.detail.get().0.to_string();
        assert!(detail.contains("image/jpeg") && !detail.contains("Dark"), "{detail}");
    }

    async fn a_refused_file_costs_nobody_what_they_wrote(t: TestSite) {
        t.body("Roads Office");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let large = vec![b'x'; 5 * 1024 * 1024 + 1];
        for (name, bytes, says) in [
            ("run.exe", b"MZ\x90\0".as_slice(), "‘run.exe’ is not a PDF"),
            ("drawing.svg", b"<svg onload='alert(1)'/>", "‘drawing.svg’ is not a PDF"),
            ("empty.txt", b"", "‘empty.txt’ is empty"),
            ("large.txt", &large, "‘large.txt’ is larger than 5 MB"),
            ("bill.exe.pdf", PDF, "‘bill.exe.pdf’ has two endings"),
            ("photo.png", PDF, "‘photo.png’ ends like that of another type"),
            ("broken.pdf", b"%PDF-1.7 broken", "‘broken.pdf’ is damaged"),
        ] {
            let page = ask(&mut anna, &[(name, bytes)]).await;
            page.is(422).sees(says).sees(TEXT);
            assert_eq!(page.attrs("#f-files", "aria-invalid"), ["true"]);
            assert!(page.attrs("[name=held]", "value").is_empty(), "{name}");
        }
        let four = [("1.txt", b"1".as_slice()), ("2.txt", b"2"), ("3.txt", b"3"), ("4.txt", b"4")];
        let page = ask(&mut anna, &four).await;
        page.is(422).sees("Choose at most 3 files").sees(TEXT);
        assert!(page.attrs("[name=held]", "value").is_empty());
        t.visitor().get("/questions/1").await.is(404);
    }

    async fn a_form_that_comes_back_keeps_the_files(t: TestSite) {
        t.body("Roads Office");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get("/questions/new?body=roads-office").await;
        let fields = [("title", "Short"), ("text", TEXT)];
        let page = send(&mut anna, &page, &fields, &[("a.pdf", PDF), ("b.txt", b"two")]).await;
        page.is(422).sees("Files you have sent").sees("a.pdf").sees("b.txt");
        let held = page.attrs("[name=held]", "value");
        assert_eq!(held.len(), 2);
        // Kept for her alone, and shown to nobody yet.
        t.visitor().get(&format!("/files/{}/a.pdf", held[0])).await.is(404);
        anna.get(&format!("/files/{}/a.pdf", held[0])).await.is(404);
        let mut ben = t.sign_in(&t.citizen("Ben Oak"));
        let form = ben.get("/questions/new?body=roads-office").await;
        let stolen = [("title", TITLE), ("text", TEXT), ("held", held[0].as_str())];
        let refused = send(&mut ben, &form, &stolen, &[]).await;
        refused.is(422).sees("no longer kept for you");

        // One is left out, another comes along.
        let fields = [("title", TITLE), ("held", held[0].as_str())];
        let page = send(&mut anna, &page, &fields, &[("c.txt", b"three")]).await;
        page.is(200).sees("a.pdf").sees("c.txt").sees_nothing_of("b.txt");
        t.advance(Duration::hours(2));
        t.run_jobs();
        assert_eq!(t.visitor().get(&links(&page)[0]).await.bytes, PDF);

        let page = anna.get("/questions/new?body=roads-office").await;
        let page = send(&mut anna, &page, &[("title", "Short"), ("text", TEXT)], &[("d.pdf", PDF)]).await;
        t.advance(Duration::minutes(61));
        t.run_jobs();
        let page = send(&mut anna, &page, &[("title", TITLE)], &[]).await;
        page.is(422).sees("no longer kept for you").sees(TEXT);
    }

    async fn a_double_click_attaches_once(t: TestSite) {
        t.body("Roads Office");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let form = anna.get("/questions/new?body=roads-office").await;
        let fields = [("title", TITLE), ("text", TEXT)];
        let first = send(&mut anna, &form, &fields, &[("a.pdf", PDF)]).await;
        let second = send(&mut anna, &form, &fields, &[("a.pdf", PDF)]).await;
        assert_eq!((first.path.as_str(), second.path.as_str()), ("/questions/1", "/questions/1"));
        assert_eq!(links(&first), links(&second));
        let third = send(&mut anna, &form, &fields, &[("b.txt", b"another file")]).await;
        assert_eq!(third.path, "/questions/2", "another file is another question");
    }

    async fn the_page_with_similar_questions_does_not_lose_a_file(t: TestSite) {
        let body = t.body("Roads Office");
        let (officer, _) = t.official("Olga Reed", &body);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        ask(&mut anna, &[]).await.is(200);
        let mut official = t.sign_in(&officer);
        let page = official.get("/desk/questions/1").await;
        let words = [("text", "The lights are repaired on Thursday of next week.")];
        let page = official
            .submit_files(&page, "/desk/questions/1", &words, &[("files", "schedule.pdf", PDF)])
            .await;
        page.is(200).sees("schedule.pdf");
        assert_eq!(t.visitor().get(&links(&page)[0]).await.bytes, PDF);
        t.run_jobs();

        let mut ben = t.sign_in(&t.citizen("Ben Oak"));
        let page = ask(&mut ben, &[("mine.txt", b"my own")]).await;
        page.is(200).sees("Has this been answered already?").sees("mine.txt");
        let page = ben.submit(&page, "/questions", &[("do", "send")]).await;
        page.is(200).sees("mine.txt");
        assert_eq!(page.path, "/questions/2");
        assert_eq!(t.visitor().get(&links(&page)[0]).await.bytes, b"my own");
    }

    async fn hostile_forms_are_refused_and_break_nothing(t: TestSite) {
        t.body("Roads Office");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let part = |name: &str| {
            format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\nx\r\n")
        };
        let kind = "multipart/form-data; boundary=B";
        let nested = "--B\r\nContent-Disposition: form-data; name=\"files\"\r\n\
            Content-Type: multipart/mixed; boundary=C\r\n\r\n--C\r\n\r\nx\r\n--C--\r\n--B--";
        for (kind, body) in [
            ("multipart/form-data", part("title")),
            ("multipart/form-data; boundary=", part("title")),
            (kind, String::new()),
            (kind, part("title")),
            (kind, part("title").repeat(10_000) + "--B--"),
            (kind, "--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--".to_owned()),
            (kind, format!("--B\r\nX: {}\r\n\r\nx\r\n--B--", "y".repeat(100_000))),
            (kind, nested.to_owned()),
            ("multipart/mixed; boundary=B", part("title") + "--B--"),
        ] {
            let page = anna.post_raw("/questions", kind, body.into_bytes()).await;
            page.is(400);
        }
        // A good one without the mark of the session, and one to a form that takes no files.
        let good = part("title") + "--B--";
        anna.post_raw("/questions", kind, good.clone().into_bytes()).await.is(400);
        anna.post_raw("/c/x/withdraw", kind, good.clone().into_bytes()).await.is(400);
        t.visitor().post_raw("/questions", kind, good.into_bytes()).await.is(401);
        // Names are not trusted.
        let page = ask(&mut anna, &[("..\\..\\a\0b\u{202e}c.txt", b"text")]).await;
        page.is(200).sees("abc.txt");
    }

    async fn too_much_is_refused_and_the_texts_come_back(t: TestSite) {
        t.body("Roads Office");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let huge = vec![b'x'; 49 * 1024 * 1024];
        let page = ask(&mut anna, &[("huge.txt", &huge)]).await;
        page.is(413).sees(TEXT);
    }

    async fn who_may_read_the_text_may_read_the_file(t: TestSite) {
        let body = t.body("Roads Office");
        let author = t.citizen("Anna Vale");
        let moderator = t.staff("Mo Judge", Role::Moderator);
        let (official, _) = t.official("Olga Reed", &body);
        let other = t.citizen("Ben Oak");
        let page = ask(&mut t.sign_in(&author), &[("a.pdf", PDF)]).await;
        let path = links(&page)[0].clone();
        let readers = |status: [u16; 5]| {
            let people: [Option<&Account>; 5] =
                [None, Some(&other), Some(&official), Some(&author), Some(&moderator)];
            people.into_iter().zip(status).collect::<Vec<_>>()
        };
        let private = [404, 404, 404, 200, 200];
        for (state, expected) in [
            (State::Published, [200; 5]),
            (State::Hidden, private),
            (State::Published, [200; 5]),
            (State::Withdrawn, private),
            (State::Erased, [404; 5]),
        ] {
            if contribution_of(&t, 1).state != state {
                set_state(&t, state);
            }
            for (who, status) in readers(expected) {
                let mut client = who.map_or_else(|| t.visitor(), |who| t.sign_in(who));
                let file = client.get(&path).await;
                assert_eq!(file.status, status, "{state} for {:?}", who.map(|one| &one.name));
                if status == 200 && state != State::Published {
                    assert_eq!(file.headers["cache-control"], "private, no-store");
                }
            }
        }
    }

    async fn who_leaves_takes_their_files_with_them(t: TestSite) {
        use folkmoot::features::accounts::holdings::{self, Leaving};
        t.body("Roads Office");
        for (name, leaving) in [("Anna Vale", Leaving::KeepTexts), ("Ben Oak", Leaving::EraseTexts)] {
            let account = t.citizen(name);
            let mut client = t.sign_in(&account);
            let page = ask(&mut client, &[("a.pdf", PDF)]).await;
            let path = links(&page)[0].clone();
            let held = client.get("/account/data.json").await.json();
            assert_eq!(held["files"][0]["name"], "a.pdf");
            assert!(path.ends_with(held["files"][0]["url"].as_str().unwrap()));
            client.get("/account/data").await.sees("1 file you attached");
            let (spine, now) = (t.spine.clone(), t.now());
            let registry = folkmoot::routes::holdings();
            t.write(move |tx| holdings::close(tx, &spine, &registry, &account, leaving, now));
            t.visitor().get(&path).await.is(404);
            assert!(links(&t.visitor().get(&page.path).await).is_empty());
        }
    }
}
