//! Acts of people: asking by mail, and what an official enters from a letter or a call.

use chrono::Duration;
use folkmoot::features::accounts;
use folkmoot::features::inbound::{self, Failure, Outcome};
use folkmoot::features::ledger;
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
        t.write(move |tx| accounts::set_suspended(tx, &account, true, "Threats.", None, now));
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
