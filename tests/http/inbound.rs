//! Acts of people: asking by mail, and what an official enters from a letter or a call.

use chrono::Duration;
use folkmoot::features::accounts;
use folkmoot::features::inbound::{self, Failure, Outcome};
use folkmoot::features::ledger::{self, ActingAs};
use folkmoot::features::questions::{self, Ask};
use folkmoot::platform::actor::Role;
use folkmoot::platform::mail::SentMail;

use crate::both;
use crate::common::TestSite;

const TITLE: &str = "When will the crossing at Mill Lane be repaired?";
const TEXT: &str = "The lights have been dark since the storm, and children cross there every day.";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n";

macro_rules! mail {
    ($name:literal) => {
        include_bytes!(concat!("../mail/", $name, ".eml")).as_slice()
    };
}

fn receive(t: &TestSite, bytes: &[u8]) -> Result<Outcome, Failure> {
    inbound::receive(&t.app, bytes, t.now())
}

#[track_caller]
fn file(t: &TestSite, bytes: &[u8]) -> SentMail {
    assert_eq!(receive(t, bytes).unwrap(), Outcome::Filed);
    let mut mails = t.send_mails();
    assert_eq!(mails.len(), 1);
    mails.remove(0)
}

fn link(t: &TestSite, mail: &SentMail) -> String {
    let base = t.url();
    let mut words = mail.message.text.split_whitespace();
    let found = words.find_map(|word| word.strip_prefix(base.as_str()));
    found.unwrap().to_owned()
}

both! {
    async fn a_mail_becomes_a_question_when_its_sender_confirms_it(t: TestSite) {
        t.body("Roads Office");
        let mail = file(&t, mail!("plain"));
        assert_eq!(mail.message.to.as_str(), "anna.vale@people.example");
        assert!(mail.message.text.contains("Roads Office"));
        let path = link(&t, &mail);
        t.visitor().get("/questions/1").await.is(404);
        let mut anna = t.visitor();
        let page = anna.get(&path).await;
        page.is(200).sees("Ask the question from your e-mail").sees("dark since the storm");
        assert_eq!(page.attrs("#f-title", "value"), [TITLE]);
        assert_eq!(page.attrs("#f-name", "value"), ["Anna Vale"]);
        t.visitor().get("/questions/1").await.is(404);
        let page = anna.submit(&page, "/questions/by-mail", &[("name", "")]).await;
        page.is(422).sees("dark since the storm");
        let page = anna.submit(&page, "/questions/by-mail", &[("name", "A. Vale")]).await;
        page.is(200).sees("A. Vale").sees("by e-mail").sees("due in 10 working days");
        assert_eq!(page.path, "/questions/1");
        page.sees_nothing_of("people.example");
        // Once more is the same question.
        assert_eq!(anna.get(&path).await.path, "/questions/1");
        assert_eq!(receive(&t, mail!("plain")).unwrap(), Outcome::Known);
    }

    async fn whether_an_address_has_an_account_only_its_owner_learns(t: TestSite) {
        t.body("Roads Office");
        let stranger = file(&t, mail!("plain"));
        let account = t.citizen("Anna Vale");
        let known = file(&t, mail!("reply"));
        let without_link = |mail: &SentMail| {
            let lines = mail.message.text.lines();
            lines.filter(|line| !line.contains("token=")).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(without_link(&stranger), without_link(&known));
        assert_eq!(stranger.message.subject, known.message.subject);
        let mut anna = t.visitor();
        let page = anna.get(&link(&t, &known)).await;
        page.is(200).sees("with the name of your account: Anna Vale");
        let page = anna.submit(&page, "/questions/by-mail", &[]).await;
        page.is(200).sees("Anna Vale");
        let mut owner = t.sign_in(&account);
        owner.get("/account/contributions").await.sees(TITLE);
    }

    async fn whoever_is_suspended_does_not_ask_by_mail_either(t: TestSite) {
        t.body("Roads Office");
        let account = t.citizen("Anna Vale");
        let now = t.now();
        t.write(move |tx| {
            let how = accounts::Suspending { reason: "Threats.", until: None, appeal: None, acting_as: ActingAs::Administrator, by: None };
            accounts::set_suspended(tx, &account, true, &how, now)
        });
        t.send_mails();
        let mail = file(&t, mail!("plain"));
        let mut anna = t.visitor();
        let page = anna.get(&link(&t, &mail)).await;
        anna.submit(&page, "/questions/by-mail", &[]).await.is(403);
        t.visitor().get("/questions/1").await.is(404);
    }

    async fn files_come_along_and_those_that_cannot_are_named(t: TestSite) {
        t.body("Roads Office");
        let mail = file(&t, mail!("files"));
        let text = mail.message.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("plan.pdf") && text.contains("‘run.exe’ is not a PDF"), "{text}");
        let mut anna = t.visitor();
        let page = anna.get(&link(&t, &mail)).await;
        page.sees("plan.pdf").sees_nothing_of("run.exe");
        let page = anna.submit(&page, "/questions/by-mail", &[]).await;
        page.is(200).sees("plan.pdf");
        let path = page.attrs(".files a", "href")[0].clone();
        assert_eq!(t.visitor().get(&path).await.bytes, PDF);
        t.advance(Duration::days(9));
        t.run_jobs();
        t.visitor().get(&path).await.is(200);
    }

    async fn what_is_thrown_away_or_forgotten_is_gone(t: TestSite) {
        t.body("Roads Office");
        let mail = file(&t, mail!("files"));
        let mut anna = t.visitor();
        let page = anna.get(&link(&t, &mail)).await;
        let page = anna.submit(&page, "/questions/by-mail", &[("do", "discard")]).await;
        page.is(200).sees("Your e-mail was deleted");
        anna.get(&link(&t, &mail)).await.is(410);
        assert_eq!(receive(&t, mail!("files")).unwrap(), Outcome::Known);

        let mail = file(&t, mail!("plain"));
        t.advance(Duration::days(8));
        t.run_jobs();
        anna.get(&link(&t, &mail)).await.is(410);
        anna.get("/questions/by-mail?token=made-up").await.is(400);
        anna.get("/questions/by-mail").await.is(400);
        assert_eq!(receive(&t, mail!("plain")).unwrap(), Outcome::Filed);
    }

    async fn machines_get_no_answer_and_errors_have_codes(t: TestSite) {
        let body = t.body("Roads Office");
        for bytes in [mail!("list"), mail!("vacation"), mail!("bulk"), mail!("bounce"), mail!("daemon")] {
            assert!(matches!(receive(&t, bytes), Ok(Outcome::Ignored(_))));
        }
        for bytes in [mail!("no-sender"), mail!("no-text"), mail!("no-body"), mail!("not-a-mail"), b""] {
            assert!(matches!(receive(&t, bytes), Err(Failure::Data(_))));
        }
        assert!(t.send_mails().is_empty());
        let own = String::from_utf8(mail!("plain").to_vec()).unwrap();
        let own = own.replace("anna.vale@people.example", &t.app.config.mail.from);
        assert!(matches!(receive(&t, own.as_bytes()), Ok(Outcome::Ignored(_))));
        let mail = file(&t, mail!("own-address"));
        assert!(mail.message.text.contains(&body.name));
    }

    async fn one_sender_does_not_flood_a_body(t: TestSite) {
        t.body("Roads Office");
        let template = String::from_utf8(mail!("plain").to_vec()).unwrap();
        let numbered = |n: usize| template.replace("<plain@", &format!("<n{n}@"));
        for n in 0..5 {
            file(&t, numbered(n).as_bytes());
        }
        assert!(matches!(receive(&t, numbered(5).as_bytes()), Err(Failure::Later(_))));
        let other = numbered(6).replace("anna.vale", "ben.oak");
        file(&t, other.as_bytes());
        t.advance(Duration::minutes(61));
        file(&t, numbered(5).as_bytes());
    }

    async fn a_short_mail_is_put_right_on_the_page(t: TestSite) {
        t.body("Roads Office");
        let mail = file(&t, mail!("short"));
        let mut anna = t.visitor();
        let page = anna.get(&link(&t, &mail)).await;
        let page = anna.submit(&page, "/questions/by-mail", &[]).await;
        page.is(422).sees("Write at least 10 characters");
        let page = anna.submit(&page, "/questions/by-mail", &[("title", TITLE), ("text", TEXT)]).await;
        page.is(200).sees(TITLE);
    }

    async fn an_official_enters_a_letter_and_the_promise_runs_from_its_day(t: TestSite) {
        let body = t.body("Roads Office");
        let (officer, _) = t.official("Olga Reed", &body);
        let mut olga = t.sign_in(&officer);
        olga.get("/desk/questions").await.sees("Enter a letter or a call");
        let page = olga.get("/desk/questions/enter").await;
        page.is(200);
        let fields = [
            ("channel", "paper"), ("received_on", "2026-11-16"), ("title", TITLE), ("text", TEXT),
            ("note", "Answer to 1 Hall Street"),
        ];
        let files = [("files", "scan.pdf", PDF)];
        let page = olga.submit_files(&page, "/desk/questions/enter", &fields, &files).await;
        // Ten working days after Monday the 16th.
        page.is(200).sees("on paper").sees("Monday 30 November 2026").sees("scan.pdf");
        page.sees("Entered by the body").sees("Guest").sees_nothing_of("Hall Street");
        assert_eq!(page.path, "/questions/1");
        let lately = olga.get("/desk/questions/enter").await;
        lately.sees("Answer to 1 Hall Street").sees(TITLE);

        let token = page.attrs(".contribution", "id")[0].trim_start_matches("c-").to_owned();
        let entries = t.app.db.read_here(|conn| ledger::list_of_subject(conn, &token)).unwrap();
        let entry = entries.iter().find(|one| one.action == "entered").unwrap();
        assert_eq!(entry.actor_role, "official");
        assert_eq!(entry.detail.get().text("received_on"), "2026-11-16");
        assert!(!entry.detail.get().0.to_string().contains("Hall Street"));
    }

    async fn two_confirmations_at_once_lead_to_the_same_question(t: TestSite) {
        t.body("Roads Office");
        let path = link(&t, &file(&t, mail!("plain")));
        let (mut one, mut two) = (t.visitor(), t.visitor());
        let (first, second) = (one.get(&path).await, two.get(&path).await);
        let (first, second) = tokio::join!(
            one.submit(&first, "/questions/by-mail", &[("name", "A. Vale")]),
            two.submit(&second, "/questions/by-mail", &[("name", "A. Vale")]),
        );
        for page in [first, second] {
            page.is(200).sees("A. Vale");
            assert_eq!(page.path, "/questions/1");
        }
        t.visitor().get("/questions/2").await.is(404);
        // The two requests may have come one after the other: now both are past the first look.
        let path = link(&t, &file(&t, mail!("short")));
        let start = std::sync::Arc::new(std::sync::Barrier::new(2));
        let threads: Vec<_> = (0..2)
            .map(|_| {
                let (db, spine, start) = (t.app.db.clone(), t.spine.clone(), start.clone());
                let (zone, now) = (t.zone(), t.now());
                let ask = Ask {
                    body_id: 1,
                    lang: "en".to_owned(),
                    title: TITLE.to_owned(),
                    text: TEXT.to_owned(),
                    author_name: "A. Vale".to_owned(),
                    submission_key: Some("mail:2".to_owned()),
                    ..Ask::at(now)
                };
                std::thread::spawn(move || {
                    start.wait();
                    db.write_here(move |tx| questions::ask(tx, &spine, &ask, zone, now))
                })
            })
            .collect();
        let asked: Vec<_> = threads.into_iter().map(|one| one.join().unwrap().unwrap()).collect();
        assert_eq!(asked[0].question.id, asked[1].question.id);
        assert_eq!(asked.iter().filter(|one| one.is_new).count(), 1);
        // The third comes behind them, and is led to what they asked.
        let mut third = t.visitor();
        let page = third.get(&path).await;
        let fields = [("name", "A. Vale"), ("title", TITLE), ("text", TEXT)];
        let page = third.submit(&page, "/questions/by-mail", &fields).await;
        page.is(200);
        assert_eq!(page.path, asked[0].question.url());
    }

    async fn the_note_on_a_letter_is_read_by_the_body_and_nowhere_else(t: TestSite) {
        let note = "Reply to Walter Brandt, 1 Rook Lane";
        let (body, other) = (t.body("Roads Office"), t.body("Parks Office"));
        let (officer, _) = t.official("Olga Reed", &body);
        let (gardener, _) = t.official("Paul Green", &other);
        let admin = t.staff("Ada Min", Role::Administrator);
        let mut olga = t.sign_in(&officer);
        let page = olga.get("/desk/questions/enter").await;
        let fields = [
            ("channel", "paper"), ("received_on", "2026-11-23"), ("title", TITLE), ("text", TEXT), ("note", note),
        ];
        olga.submit(&page, "/desk/questions/enter", &fields).await.is(200).sees_nothing_of("Rook Lane");
        olga.get("/desk/questions/1").await.sees(note).sees("Only officials of Roads Office see this");
        // Another body gives its part: it works on the question, but not on the letter.
        let page = olga.get("/desk/questions/1/parts").await;
        let id = other.id.to_string();
        olga.submit(&page, "/desk/questions/1/parts", &[("bodies", id.as_str())]).await.is(200);
        for account in [&gardener, &admin] {
            t.sign_in(account).get("/desk/questions/1").await.is(200).sees(TITLE).sees_nothing_of("Rook Lane");
        }
        let token = {
            let page = t.visitor().get("/questions/1").await;
            page.attrs(".contribution", "id")[0].trim_start_matches("c-").to_owned()
        };
        t.run_jobs();
        for path in [
            "/questions", "/questions/1", "/questions.csv", "/questions.json", "/api/v1/questions", "/api/v1/questions/1",
            "/feeds/answers.atom", "/search?q=Brandt", "/search?q=crossing", "/ledger",
            "/bodies/roads-office", "/bodies/roads-office/events.csv", "/api/v1/bodies/roads-office/promises",
            &format!("/c/{token}"), &format!("/api/v1/contributions/{token}"),
        ] {
            for client in [&mut t.visitor(), &mut t.sign_in(&admin)] {
                let page = client.get(path).await;
                assert_ne!(page.status, 404, "{path}");
                assert!(!page.body.contains("Rook Lane"), "{path}");
            }
        }
        for mail in t.send_mails() {
            assert!(!mail.message.text.contains("Rook Lane"), "{mail:?}");
        }
        let entries = t.app.db.read_here(|conn| ledger::list_of_subject(conn, &token)).unwrap();
        assert!(entries.iter().all(|entry| !entry.detail.text().contains("Rook Lane")));
        // It goes to whoever is to answer, when the question does.
        let page = olga.get("/desk/questions/1/transfer").await;
        let fields = [("body", id.as_str()), ("reason", "The hedge there is looked after by the parks.")];
        olga.submit(&page, "/desk/questions/1/transfer", &fields).await.is(200);
        t.sign_in(&gardener).get("/desk/questions/1").await.sees(note);
        olga.get("/desk/questions/1").await.sees_nothing_of("Rook Lane");
    }

    async fn a_letter_of_the_future_or_of_long_ago_is_refused(t: TestSite) {
        let body = t.body("Roads Office");
        let (officer, _) = t.official("Olga Reed", &body);
        let mut olga = t.sign_in(&officer);
        let form = olga.get("/desk/questions/enter").await;
        for (field, value, says) in [
            ("received_on", "2026-11-24", "Choose today or an earlier day"),
            ("received_on", "2026-09-01", "Choose a day within the last 60 days"),
            ("received_on", "", "day"),
            ("channel", "web", "Choose"),
            ("title", "Short", "Write at least 10 characters"),
        ] {
            let fields = [("received_on", "2026-11-20"), ("channel", "phone"), ("title", TITLE), ("text", TEXT)]
                .map(|(name, usual)| (name, if name == field { value } else { usual }));
            let page = olga.submit_files(&form, "/desk/questions/enter", &fields, &[]).await;
            page.is(422).sees(says).sees(TEXT);
        }
        t.visitor().get("/questions/1").await.is(404);
    }

    async fn only_officials_enter_letters(t: TestSite) {
        let (roads, parks) = (t.body("Roads Office"), t.body("Parks Office"));
        t.visitor().get("/desk/questions/enter").await.is(401);
        t.sign_in(&t.citizen("Anna Vale")).get("/desk/questions/enter").await.is(403);
        let (officer, _) = t.official("Olga Reed", &roads);
        let mut olga = t.sign_in(&officer);
        let form = olga.get("/desk/questions/enter").await;
        // Another body's name in the form changes nothing: she acts for hers.
        let fields = [
            ("body", parks.slug.as_str()), ("channel", "phone"), ("title", TITLE), ("text", TEXT),
            ("name", "Bert Hill"),
        ];
        let page = olga.submit_files(&form, "/desk/questions/enter", &fields, &[]).await;
        page.is(200).sees("Roads Office").sees("Bert Hill").sees("by phone").sees_nothing_of("Parks Office");
    }
}
