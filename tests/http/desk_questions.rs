//! Acts of officials at the desk of questions: sorting, writing together, reading a second time.

use std::sync::{Arc, Barrier};

use chrono::{Duration, NaiveDate};
use diesel::prelude::*;
use folkmoot::features::accounts::{self, Account};
use folkmoot::features::bodies::{self, Body, NewOfficial, Official};
use folkmoot::features::contributions::{self, Move, State};
use folkmoot::features::ledger::{self, ActingAs};
use folkmoot::features::questions::drafting::{self, Colleague};
use folkmoot::features::questions::{self, Ask, Asked, DraftKind, Procedure, procedures, routing};
use folkmoot::platform::actor::Role;
use folkmoot::platform::db::schema::{question_drafts, question_notes};
use folkmoot::platform::error::AppError;

use crate::both;
use crate::common::{Client, Page, TestSite};

const TEXT: &str = "It has been dark since the storm, and children cross there every day.";
const ANSWER: &str = "It is repaired on Thursday of next week.";

fn ask(t: &TestSite, by: &Account, body: &Body, title: &str) -> Asked {
    let ask = Ask {
        body_id: body.id,
        lang: "en".to_owned(),
        title: title.to_owned(),
        text: TEXT.to_owned(),
        ..Ask::by_account(by.id, &by.name, t.now())
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| questions::ask(tx, &spine, &ask, zone, now))
}

/// The first number is taken by a question that nobody minds.
fn one_question(t: &TestSite) -> (Body, Asked) {
    let body = t.body("Roads Office");
    let asked = ask(
        t,
        &t.citizen("Anna Vale"),
        &body,
        "When will the crossing be repaired?",
    );
    (body, asked)
}

fn set_procedure(t: &TestSite, body: &Body, adjust: impl FnOnce(&mut Procedure)) {
    let mut procedure = Procedure::default();
    adjust(&mut procedure);
    let (id, now) = (body.id, t.now());
    t.write(move |tx| procedures::set_procedure(tx, id, &procedure, None, now));
}

fn head(t: &TestSite, name: &str, body: &Body) -> (Account, Official) {
    let account = t.citizen(name);
    let (id, body_id, now) = (account.id, body.id, t.now());
    let new = NewOfficial {
        body_id,
        account_id: Some(id),
        name: name.to_owned(),
        post: "Director".to_owned(),
        responsibilities: String::new(),
        is_head: true,
    };
    let official = t.write(move |tx| {
        accounts::grant(tx, id, Role::Official, Some(body_id), now)?;
        bodies::create_official(tx, &new, now)
    });
    (account, official)
}

fn pairs(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
    fields.iter().map(owned).collect()
}

/// Posts without a form, with what protects one.
async fn post(client: &mut Client, path: &str, fields: &[(&str, &str)]) -> Page {
    let account = client.get("/account").await;
    let mut sent = if account.status == 200 {
        account.form_fields("/account/sessions/end")
    } else {
        Vec::new()
    };
    sent.retain(|(name, _)| name == "csrf");
    sent.extend(pairs(fields));
    client.post_here(path, &sent).await
}

fn as_colleague(t: &TestSite, account: &Account) -> Colleague {
    Colleague {
        account_id: account.id,
        name: t.actor(account).name,
    }
}

fn answers(t: &TestSite, asked: &Asked) -> usize {
    let place = asked.question.topic();
    let found = t
        .app
        .db
        .read_here(|conn| contributions::list_of_place(conn, &place, None, 0, 10));
    found.unwrap().len()
}

fn question(t: &TestSite, id: i64) -> questions::Question {
    let found = t.app.db.read_here(|conn| questions::find(conn, id));
    found.unwrap().unwrap()
}

fn logged(t: &TestSite, token: &str) -> Vec<(String, String)> {
    let entries = t
        .app
        .db
        .read_here(|conn| ledger::list_of_subject(conn, token));
    entries
        .unwrap()
        .into_iter()
        .map(|entry| (entry.action, entry.detail.text().to_owned()))
        .collect()
}

fn titles(page: &Page) -> Vec<String> {
    page.all(".questions-table tbody a")
}

both! {
    async fn who_may_do_what_at_the_desk(t: TestSite) {
        let (body, _) = one_question(&t);
        let other = t.body("Parks Office");
        let (own, _) = t.official("Olga Reed", &body);
        t.official("Omar Reed", &body);
        let (chief, _) = head(&t, "Hilda Chief", &body);
        let (stranger, _) = t.official("Paul Other", &other);
        let people = [
            None,
            Some(t.citizen("Carl Citizen")),
            Some(own),
            Some(chief),
            Some(stranger),
            Some(t.staff("Mo Derator", Role::Moderator)),
            Some(t.staff("Ed Itor", Role::Editor)),
            Some(t.staff("Ada Min", Role::Administrator)),
        ];
        // Anonymous, citizen, official, head, official of another body, moderator, editor,
        // administrator. 422: they may, but what they send is refused.
        let reads: [(&str, [u16; 8]); 8] = [
            ("/desk/questions", [401, 403, 200, 200, 200, 403, 403, 200]),
            ("/desk/questions/1", [401, 403, 200, 200, 403, 403, 403, 200]),
            ("/desk/questions/topics", [401, 403, 200, 200, 200, 403, 403, 200]),
            ("/desk/questions/absences", [401, 403, 200, 200, 200, 403, 403, 200]),
            ("/desk/questions/templates", [401, 403, 200, 200, 200, 403, 403, 200]),
            ("/desk/questions/topics/7", [401, 403, 404, 404, 404, 403, 403, 404]),
            ("/desk/questions/templates/7", [401, 403, 404, 404, 404, 403, 403, 404]),
            ("/admin/bodies/1/questions", [401, 403, 403, 403, 403, 403, 403, 200]),
        ];
        let body_id = body.id.to_string();
        let topic = [("body", body_id.as_str()), ("name", ""), ("words", "")];
        let away = [("official", "1"), ("from_on", "2026-12-01"), ("until_on", "2026-11-30")];
        type Write<'a> = (&'a str, &'a [(&'a str, &'a str)], [u16; 8]);
        let writes: [Write<'_>; 12] = [
            ("/desk/questions/1", &[("text", "x")], [401, 403, 422, 422, 403, 403, 403, 403]),
            ("/desk/questions/1", &[("text", ANSWER), ("do", "draft"), ("version", "99")],
                [401, 403, 409, 409, 403, 403, 403, 403]),
            ("/desk/questions/1", &[("text", ANSWER), ("do", "submit"), ("version", "99")],
                [401, 403, 409, 409, 403, 403, 403, 403]),
            ("/desk/questions/1/second-reading", &[("do", "approve")],
                [401, 403, 409, 409, 403, 403, 403, 403]),
            ("/desk/questions/1/second-reading", &[("do", "object"), ("objection", "Too short.")],
                [401, 403, 409, 409, 403, 403, 403, 403]),
            ("/desk/questions/1/notes", &[("note", "Seen.")],
                [401, 403, 303, 303, 403, 403, 403, 403]),
            ("/desk/questions/1/assign", &[("do", "take")],
                [401, 403, 303, 303, 403, 403, 403, 403]),
            ("/desk/questions", &[("id", "1"), ("do", "take")],
                [401, 403, 303, 303, 303, 403, 403, 403]),
            ("/desk/questions/topics", &topic, [401, 403, 422, 422, 422, 403, 403, 422]),
            ("/desk/questions/templates", &topic, [401, 403, 422, 422, 422, 403, 403, 422]),
            // The official with number 1 is the first one; the other body knows nothing of them.
            ("/desk/questions/absences", &away, [401, 403, 422, 422, 403, 403, 403, 422]),
            ("/admin/bodies/1/questions", &[("max_extensions", "x")],
                [401, 403, 403, 403, 403, 403, 403, 422]),
        ];
        for (at, person) in people.iter().enumerate() {
            let mut client = match person {
                Some(account) => t.sign_in(account),
                None => t.visitor(),
            };
            let name = person.as_ref().map_or("nobody", |one| one.name.as_str());
            for (path, statuses) in reads {
                let page = client.get(path).await;
                assert_eq!(page.status, statuses[at], "{name} GET {path}: {}", page.text());
            }
            for (path, fields, statuses) in writes {
                let page = post(&mut client, path, fields).await;
                assert_eq!(page.status, statuses[at], "{name} {path} {fields:?}: {}", page.text());
            }
        }
        // What the other official pressed did nothing to a question that is not theirs.
        let holder = question(&t, 1).official_id;
        assert_ne!(holder, None);
        let mut admin = t.sign_in(people[7].as_ref().unwrap());
        let page = admin.get("/desk/questions/1").await;
        page.sees("You can look on").sees("Seen.").sees_nothing_of("Publish the answer");
        // Fields that are right do not help whoever may not.
        let mut stranger = t.sign_in(people[4].as_ref().unwrap());
        let good = [("body", body_id.as_str()), ("name", "Lamps"), ("words", "lamp"),
            ("title", "Thanks"), ("text", "Thank you for asking.")];
        for path in ["/desk/questions/topics", "/desk/questions/templates"] {
            post(&mut stranger, path, &good).await.is(403);
            post(&mut admin, path, &good).await.is(303);
        }
    }

    async fn a_question_goes_to_the_official_of_its_topic_or_to_whoever_stands_in(t: TestSite) {
        let (body, asked) = one_question(&t);
        let (account, olga) = t.official("Olga Reed", &body);
        let (_, omar) = t.official("Omar Reed", &body);
        let mut client = t.sign_in(&account);
        let page = client.get("/desk/questions/topics").await;
        page.sees("No topics yet");
        let (one, two) = (olga.id.to_string(), omar.id.to_string());
        let fields = [("name", "Crossings"), ("words", "crossing, zebra, light"), ("official", &one)];
        let page = client.submit(&page, "/desk/questions/topics", &fields).await;
        page.is(200).sees("The topic is saved").sees("crossing, zebra, light");
        let page = client
            .submit(&page, "/desk/questions/topics", &[("name", "CROSSINGS"), ("words", "lamp")])
            .await;
        page.is(422).sees("There is a topic of this name already");
        let page = client
            .submit(&page, "/desk/questions/topics", &[("name", "Lamps"), ("words", "?!?")])
            .await;
        page.is(422).sees("Write words of up to 60 characters");

        let today: NaiveDate = "2026-11-23".parse().unwrap();
        let arrive = |day: NaiveDate| {
            let question = question(&t, asked.question.id);
            t.write(move |tx| {
                let title = "Are the CROSSINGS safe?";
                routing::assign_on_arrival(tx, &question, title, TEXT, day)
            })
        };
        assert_eq!(arrive(today).official_id, Some(olga.id));
        assert_eq!(question(&t, asked.question.id).official_id, Some(olga.id));

        let page = client.get("/desk/questions/absences").await;
        page.sees("Nobody is away").sees("For you: Olga Reed (Officer)");
        let days = [("from_on", "2026-11-25"), ("until_on", "2026-11-27"), ("substitute", &two)];
        let page = client.submit(&page, "/desk/questions/absences", &days).await;
        page.is(200).sees("The absence is entered").sees("Omar Reed");
        let page = client.submit(&page, "/desk/questions/absences", &days).await;
        page.is(422).sees("This overlaps another absence");
        assert_eq!(page.attrs("#f-from_on", "value"), ["2026-11-25"]);
        for (day, expected) in [("2026-11-24", olga.id), ("2026-11-25", omar.id), ("2026-11-28", olga.id)] {
            assert_eq!(arrive(day.parse().unwrap()).official_id, Some(expected), "{day}");
        }
        // The topic goes, and the question keeps its official.
        let page = client.get("/desk/questions/topics").await;
        let path = page.attrs(".desk-table th a", "href")[0].clone();
        let page = client.get(&path).await;
        assert_eq!(page.attrs("#f-name", "value"), ["Crossings"]);
        let page = client.submit(&page, &path, &[("do", "remove")]).await;
        page.is(200).sees("No topics yet");
        let left = question(&t, asked.question.id);
        assert_eq!((left.topic_id, left.official_id), (None, Some(olga.id)));
    }

    async fn the_work_of_whoever_is_away_is_with_the_substitute(t: TestSite) {
        let (body, asked) = one_question(&t);
        let (one, olga) = t.official("Olga Reed", &body);
        let (two, omar) = t.official("Omar Reed", &body);
        let (chief, _) = head(&t, "Hilda Chief", &body);
        let title = asked.contribution.title.clone();
        post(&mut t.sign_in(&one), "/desk/questions/1/assign", &[("do", "take")]).await.is(303);
        t.sign_in(&one).get("/desk/questions").await.sees("Mine 1");
        assert!(titles(&t.sign_in(&two).get("/desk/questions?view=mine").await).is_empty());

        // The head enters it; Omar could not.
        let (away, substitute) = (olga.id.to_string(), omar.id.to_string());
        let fields = [("official", away.as_str()), ("from_on", "2026-11-24"),
            ("until_on", "2026-11-26"), ("substitute", substitute.as_str())];
        post(&mut t.sign_in(&two), "/desk/questions/absences", &fields).await.is(403);
        post(&mut t.sign_in(&chief), "/desk/questions/absences", &fields).await.is(303);
        let circle = [("official", substitute.as_str()), ("from_on", "2026-11-26"),
            ("until_on", "2026-11-30"), ("substitute", away.as_str())];
        let page = post(&mut t.sign_in(&chief), "/desk/questions/absences", &circle).await;
        page.is(422).sees("their substitutes lead back here");

        assert!(titles(&t.sign_in(&two).get("/desk/questions?view=mine").await).is_empty());
        t.advance(Duration::days(1));
        let page = t.sign_in(&two).get("/desk/questions").await;
        assert_eq!(titles(&page), std::slice::from_ref(&title), "from the first day on");
        page.sees("in place of Olga Reed").sees("Mine 1");
        t.sign_in(&one).get("/desk/questions").await.sees("Mine 1");
        t.advance(Duration::days(3));
        assert!(titles(&t.sign_in(&two).get("/desk/questions?view=mine").await).is_empty());

        // Who left without a substitute leaves their work to nobody.
        let now = t.now();
        t.write(move |tx| bodies::end_term(tx, olga.id, "2026-11-26".parse().unwrap(), now));
        let page = t.sign_in(&two).get("/desk/questions?view=unassigned").await;
        assert_eq!(titles(&page), [title]);
        page.sees("Olga Reed is away or has left");
        let found = t.app.db.read_here(|conn| {
            routing::substitute_for(conn, olga.id, "2026-11-27".parse().unwrap())
        });
        assert_eq!(found.unwrap(), None);
    }

    async fn an_absence_belongs_to_whoever_may_enter_it(t: TestSite) {
        let (body, _) = one_question(&t);
        let (one, olga) = t.official("Olga Reed", &body);
        let (two, _) = t.official("Omar Reed", &body);
        let (_, paul) = t.official("Paul Other", &t.body("Parks Office"));
        let mut client = t.sign_in(&one);
        let elsewhere = paul.id.to_string();
        for (until, substitute, words) in [
            ("2026-11-20", "", "Choose a last day that is not before"),
            ("2026-11-30", elsewhere.as_str(), "Choose an official of the same body"),
            ("2026-11-30", "x", "Choose one"),
            ("tomorrow", "", "Enter a date"),
        ] {
            let fields = [("from_on", "2026-11-25"), ("until_on", until), ("substitute", substitute)];
            post(&mut client, "/desk/questions/absences", &fields).await.is(422).sees(words);
        }
        let fields = [("from_on", "2026-11-25"), ("until_on", "2026-11-25")];
        post(&mut client, "/desk/questions/absences", &fields).await.is(303);
        let path = "/desk/questions/absences/1";
        post(&mut t.sign_in(&two), path, &[]).await.is(403);
        assert_eq!(olga.id, 1);
        post(&mut client, path, &[]).await.is(303);
        post(&mut client, path, &[]).await.is(404);
        client.get("/desk/questions/absences").await.sees("Nobody is away");
    }

    async fn two_drafts_at_once_lose_nothing(t: TestSite) {
        let (body, asked) = one_question(&t);
        let (one, two) = (t.official("Olga Reed", &body).0, t.official("Omar Reed", &body).0);
        let path = format!("/desk{}", asked.question.url());
        let (mut olga, mut omar) = (t.sign_in(&one), t.sign_in(&two));
        let (first, second) = (olga.get(&path).await, omar.get(&path).await);
        let page = olga.submit(&first, &path, &[("text", "What Olga wrote."), ("do", "draft")]).await;
        page.is(200).sees("The draft is saved").sees("What Olga wrote.").sees("Saved by Olga Reed");
        for button in ["draft", "publish", "submit"] {
            let fields = [("text", "What Omar wrote, much longer."), ("do", button)];
            let page = omar.submit(&second, &path, &fields).await;
            page.is(409).sees("Olga Reed saved a draft while you were writing");
            page.sees("What Olga wrote.").sees("What Omar wrote, much longer.");
        }
        assert_eq!(answers(&t, &asked), 0);
        let page = omar.submit(&second, &path, &[("text", "Omar's text."), ("do", "draft")]).await;
        let page = omar.submit(&page, &path, &[("text", "Both texts."), ("do", "draft")]).await;
        page.is(200).sees("Saved by Omar Reed").sees("Both texts.");
        let page = omar.submit(&page, &path, &[("text", ANSWER)]).await;
        page.is(200).sees(ANSWER);
        olga.get(&path).await.is(200).sees_nothing_of("Both texts.").sees(ANSWER);
    }

    async fn of_two_drafts_saved_in_the_same_moment_one_is_refused(t: TestSite) {
        let (body, asked) = one_question(&t);
        let officials = [t.official("Olga Reed", &body).0, t.official("Omar Reed", &body).0];
        let id = asked.question.id;
        for seen in 0..4 {
            let start = Arc::new(Barrier::new(2));
            let threads: Vec<_> = officials
                .iter()
                .map(|account| {
                    let by = Colleague { account_id: account.id, name: account.name.clone() };
                    let (db, start, now) = (t.app.db.clone(), start.clone(), t.now());
                    std::thread::spawn(move || {
                        start.wait();
                        db.write_here(move |tx| {
                            drafting::save(tx, id, &format!("By {}", by.name), seen, &by, now)
                        })
                    })
                })
                .collect();
            let ended: Vec<_> = threads.into_iter().map(|one| one.join().unwrap()).collect();
            assert_eq!(ended.iter().filter(|one| one.is_ok()).count(), 1, "{ended:?}");
            let refused = ended.into_iter().find_map(Result::err).unwrap();
            assert_eq!(refused, AppError::Conflict("questions.draft-changed"));
        }
    }

    async fn a_second_official_reads_before_an_answer_is_published(t: TestSite) {
        let (body, asked) = one_question(&t);
        let (one, _) = t.official("Olga Reed", &body);
        set_procedure(&t, &body, |procedure| procedure.needs_second_reader = true);
        let path = format!("/desk{}", asked.question.url());
        let reading = format!("{path}/second-reading");
        let mut olga = t.sign_in(&one);
        let page = olga.get(&path).await;
        page.sees("nobody else has an account").sees_nothing_of("Publish the answer");
        let page = olga.submit(&page, &path, &[("text", ANSWER), ("do", "submit")]).await;
        page.is(409).sees("Nobody else of your body").sees(ANSWER);

        let (two, _) = t.official("Omar Reed", &body);
        t.run_jobs();
        t.send_mails();
        let page = olga.get(&path).await;
        page.sees("Submit to a second reader").sees_nothing_of("Publish the answer");
        let refused = olga.submit(&page, &path, &[("text", ANSWER), ("do", "publish")]).await;
        refused.is(403).sees("A second official of your body has to read").sees(ANSWER);
        assert_eq!(answers(&t, &asked), 0);
        let page = olga.submit(&page, &path, &[("text", ANSWER), ("do", "submit")]).await;
        page.is(200).sees("waits for a second reader").sees_nothing_of("Agree and publish");
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert_eq!(mails[0].message.to.as_str(), "omar.reed@people.example");
        assert_eq!(mails[0].message.subject, "Please read an answer: When will the crossing be repaired?");
        assert_eq!(mails[0].message.text.trim(), "Hello Omar Reed,

Olga Reed wrote an answer that a second official has to read before it is published. It is due by the end of Monday 7 December 2026.

When will the crossing be repaired?

Read it here, then agree or send it back:
http://127.0.0.1:8080/desk/questions/1

--
Test town
http://127.0.0.1:8080");
        t.visitor().get(&asked.question.url()).await.sees_nothing_of(ANSWER);

        let approve = [("do", "approve"), ("version", "1")];
        post(&mut olga, &reading, &approve).await.is(403).sees("You wrote this.");
        let mut omar = t.sign_in(&two);
        omar.get("/desk/questions?view=review").await.sees("To read 1").sees("Waits for a second reader");
        let page = omar.get(&path).await;
        let page = omar.submit(&page, &reading, &[("do", "object"), ("objection", "no")]).await;
        page.is(422).sees("Write at least 5 characters");
        let why = "Say which Thursday.\nThe 3rd?";
        let page = omar.submit(&page, &reading, &[("do", "object"), ("objection", why)]).await;
        page.is(200).sees("went back to its writer").sees("Omar Reed read it and objects");
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert_eq!(mails[0].message.to.as_str(), "olga.reed@people.example");
        assert_eq!(mails[0].message.text.trim(), "Hello Olga Reed,

Omar Reed read your answer and objects:

Say which Thursday.
The 3rd?

When will the crossing be repaired?

Change it here. It is due by the end of Monday 7 December 2026:
http://127.0.0.1:8080/desk/questions/1

--
Test town
http://127.0.0.1:8080");
        post(&mut omar, &reading, &approve).await.is(409).sees("changed or read by somebody else");

        let page = olga.get(&path).await;
        page.sees("Say which Thursday.");
        let better = "It is repaired on Thursday, 3 December.";
        let page = olga.submit(&page, &path, &[("text", better), ("do", "submit")]).await;
        page.is(200).sees_nothing_of("Say which Thursday.");
        t.send_mails();
        let page = omar.get(&path).await;
        // Read on the page of the version before: not published unseen.
        post(&mut omar, &reading, &approve).await.is(409);
        let page = omar.submit(&page, &reading, &[("do", "approve")]).await;
        page.is(200).sees("The answer is public");
        let page = t.visitor().get(&asked.question.url()).await;
        page.sees(better).sees("Olga Reed").sees("Read by a second official").sees_nothing_of("Omar");
        let mails = t.send_mails();
        let told: Vec<_> = mails.iter().map(|mail| mail.message.subject.split(':').next().unwrap()).collect();
        assert!(told.contains(&"Your answer is published") && told.contains(&"Your question was answered"), "{told:?}");
        let answered = question(&t, asked.question.id);
        assert_eq!(answered.answered_by, Some(1), "as the writer's");
        assert!(!titles(&omar.get("/desk/questions?view=answered").await).is_empty());
        assert!(titles(&omar.get("/desk/questions?view=review").await).is_empty());
    }

    async fn whoever_changes_a_text_becomes_its_writer(t: TestSite) {
        let (body, asked) = one_question(&t);
        let (one, olga) = t.official("Olga Reed", &body);
        let (two, _) = t.official("Omar Reed", &body);
        let (three, _) = t.official("Orla Reed", &body);
        set_procedure(&t, &body, |procedure| procedure.needs_second_reader = true);
        let (id, now) = (asked.question.id, t.now());
        let (first, second, third) = (
            as_colleague(&t, &one), as_colleague(&t, &two), as_colleague(&t, &three),
        );
        let by = first.clone();
        t.write(move |tx| drafting::submit(tx, id, ANSWER, 0, &by, now));
        let by = second.clone();
        t.write(move |tx| drafting::submit(tx, id, "It was repaired already.", 1, &by, now));
        let (spine, zone) = (t.spine.clone(), t.zone());
        let own = t.app.db.write_here(move |tx| {
            drafting::approve(tx, &spine, id, (DraftKind::Answer, 2), &second, zone, now).map(|_| ())
        });
        assert_eq!(own, Err(AppError::Forbidden("questions.own-draft")));
        // A writer who left answers nothing any more.
        let by = first.clone();
        t.write(move |tx| drafting::submit(tx, id, ANSWER, 2, &by, now));
        t.write(move |tx| bodies::end_term(tx, olga.id, "2026-11-23".parse().unwrap(), now));
        let spine = t.spine.clone();
        let gone = t.app.db.write_here(move |tx| {
            drafting::approve(tx, &spine, id, (DraftKind::Answer, 3), &third, zone, now).map(|_| ())
        });
        assert_eq!(gone, Err(AppError::Conflict("questions.writer-gone")));
        assert_eq!(answers(&t, &asked), 0);
    }

    async fn two_second_readers_at_once_publish_one_answer(t: TestSite) {
        let (body, asked) = one_question(&t);
        let writer = as_colleague(&t, &t.official("Olga Reed", &body).0);
        let readers = [t.official("Omar Reed", &body).0, t.official("Orla Reed", &body).0];
        set_procedure(&t, &body, |procedure| procedure.needs_second_reader = true);
        let (id, now) = (asked.question.id, t.now());
        t.write(move |tx| drafting::submit(tx, id, ANSWER, 0, &writer, now));
        let start = Arc::new(Barrier::new(2));
        let threads: Vec<_> = readers
            .into_iter()
            .map(|account| {
                let by = Colleague { account_id: account.id, name: account.name };
                let (db, spine, start) = (t.app.db.clone(), t.spine.clone(), start.clone());
                let zone = t.zone();
                std::thread::spawn(move || {
                    start.wait();
                    db.write_here(move |tx| drafting::approve(tx, &spine, id, (DraftKind::Answer, 1), &by, zone, now))
                })
            })
            .collect();
        let ended: Vec<_> = threads.into_iter().map(|one| one.join().unwrap()).collect();
        assert_eq!(ended.iter().filter(|one| one.is_ok()).count(), 1, "{ended:?}");
        let refused = ended.into_iter().find_map(Result::err).unwrap();
        assert_eq!(refused.status(), 409, "{refused}");
        assert_eq!(answers(&t, &asked), 1);
    }

    async fn an_answer_begins_with_a_template(t: TestSite) {
        let (body, asked) = one_question(&t);
        let mut olga = t.sign_in(&t.official("Olga Reed", &body).0);
        let page = olga.get("/desk/questions/templates").await;
        page.sees("No templates yet").sees("{asker} becomes the name");
        let text = "Dear {asker},\n\nyou asked on {date}: {title} {unknown}";
        let fields = [("title", "Greeting"), ("text", text)];
        let page = olga.submit(&page, "/desk/questions/templates", &fields).await;
        page.is(200).sees("The template is saved").sees("Greeting");
        let page = olga.submit(&page, "/desk/questions/templates", &fields).await;
        page.is(422).sees("There is a template of this title already");

        let filled = "Dear Anna Vale,\n\nyou asked on Monday 23 November 2026: \
            When will the crossing be repaired? {unknown}";
        let path = format!("/desk{}", asked.question.url());
        let text_of = |page: &Page| {
            let fields = page.form_fields(&path);
            fields.into_iter().find(|(name, _)| name == "text").unwrap().1
        };
        let page = olga.get(&format!("{path}?template=1")).await;
        assert_eq!(text_of(&page), filled);
        // What was typed already stays, and nothing is saved.
        let page = olga.get(&path).await;
        let inserted = olga
            .submit(&page, &path, &[("text", "Typed."), ("template", "1"), ("do", "insert")])
            .await;
        assert_eq!(text_of(&inserted), format!("Typed.\n\n{filled}"));
        assert_eq!(text_of(&olga.get(&path).await), "");
        for hostile in ["x", "-1", "99", "%00", "9223372036854775808"] {
            let page = olga.get(&format!("{path}?template={hostile}")).await;
            page.is(200);
            assert_eq!(text_of(&page), "");
        }
        let page = olga.get("/desk/questions/templates/1").await;
        assert_eq!(page.attrs("#f-title", "value"), ["Greeting"]);
        let page = olga.submit(&page, "/desk/questions/templates/1", &[("text", "Hello {asker}")]).await;
        page.is(200).sees("Hello {asker}");
        let page = olga.get("/desk/questions/templates/1").await;
        olga.submit(&page, "/desk/questions/templates/1", &[("do", "remove")]).await.sees("No templates yet");
    }

    async fn notes_stay_among_colleagues_and_go_with_the_question(t: TestSite) {
        let (body, asked) = one_question(&t);
        let mut olga = t.sign_in(&t.official("Olga Reed", &body).0);
        let path = format!("/desk{}", asked.question.url());
        let secret = "Ask the depot about the zeppelin <b>";
        let page = olga.get(&path).await;
        let page = olga.submit(&page, &format!("{path}/notes"), &[("note", secret)]).await;
        page.is(200).sees("The note is saved").sees(secret);
        olga.submit(&page, &path, &[("text", "A zeppelin draft."), ("do", "draft")]).await.is(200);
        let page = olga.submit(&page, &format!("{path}/notes"), &[("note", "")]).await;
        page.is(422).sees("A zeppelin draft.");
        let token = &asked.contribution.token;
        let id = asked.question.id;
        let mut anna = t.sign_in(&t.citizen("Bert Vale"));
        for place in [
            asked.question.url(), format!("/c/{token}"), format!("/c/{token}.json"),
            format!("/api/v1/questions/{id}"), "/api/v1/questions".to_owned(),
            "/feeds/all.atom".to_owned(), "/search?q=zeppelin".to_owned(), "/ledger".to_owned(),
        ] {
            let page = anna.get(&place).await;
            page.is(200).sees_nothing_of("depot").sees_nothing_of("A zeppelin draft");
        }
        let (spine, now) = (t.spine.clone(), t.now());
        let contribution_id = asked.contribution.id;
        t.write(move |tx| {
            let contribution = contributions::find(tx, contribution_id)?.unwrap();
            let how = Move { acting_as: ActingAs::Author, account_id: None, reason: None };
            contributions::set_state(tx, &spine, &contribution, State::Erased, &how, now)
        });
        olga.get(&path).await.sees_nothing_of("zeppelin");
        let left: i64 = t
            .app
            .db
            .read_here(|conn| {
                let notes: i64 = question_notes::table.count().get_result(conn)?;
                let drafts: i64 = question_drafts::table.count().get_result(conn)?;
                Ok(notes + drafts)
            })
            .unwrap();
        assert_eq!(left, 0);
        post(&mut olga, &format!("{path}/notes"), &[("note", "Again.")]).await.is(409);
    }

    async fn a_question_is_taken_given_and_put_back(t: TestSite) {
        let (body, asked) = one_question(&t);
        let (one, olga) = t.official("Olga Reed", &body);
        let (two, omar) = t.official("Omar Reed", &body);
        let (_, paul) = t.official("Paul Other", &t.body("Parks Office"));
        let path = format!("/desk{}", asked.question.url());
        let assign = format!("{path}/assign");
        t.run_jobs();
        t.send_mails();
        let mut client = t.sign_in(&one);
        let page = client.get(&path).await;
        let page = client.submit(&page, &assign, &[("do", "take")]).await;
        page.is(200).sees("Saved who works on it").sees("Put it back");
        assert!(t.send_mails().is_empty(), "nobody is told of what they did");
        let given = omar.id.to_string();
        let page = client.submit(&page, &assign, &[("official", &given), ("do", "assign")]).await;
        page.is(200).sees("Omar Reed");
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert_eq!(mails[0].message.to.as_str(), "omar.reed@people.example");
        assert_eq!(mails[0].message.text.trim(), "Hello Omar Reed,

A colleague assigned a question to you:

When will the crossing be repaired?
http://127.0.0.1:8080/desk/questions/1

--
Test town
http://127.0.0.1:8080");
        for bad in [paul.id.to_string(), "99".to_owned(), "x".to_owned()] {
            let page = client.submit(&page, &assign, &[("official", &bad), ("do", "assign")]).await;
            page.is(422);
        }
        assert_eq!(question(&t, 1).official_id, Some(omar.id));
        post(&mut t.sign_in(&two), &assign, &[("do", "release")]).await.is(303);
        assert_eq!(question(&t, 1).official_id, None);
        let log = logged(&t, &asked.contribution.token);
        let acts: Vec<_> = log.iter().map(|(action, _)| action.as_str()).collect();
        assert_eq!(acts, ["published", "question-assigned", "question-assigned", "question-released"]);
        for (_, detail) in &log {
            for name in ["Anna", "Olga", "Omar"] {
                assert!(!detail.contains(name), "{detail}");
            }
        }
        assert!(log[1].1.contains("Officer"), "the post is public: {}", log[1].1);
        assert_eq!(olga.id, 1);
    }

    async fn many_questions_are_sorted_at_once(t: TestSite) {
        let body = t.body("Roads Office");
        let anna = t.citizen("Anna Vale");
        for number in 1..=35 {
            ask(&t, &anna, &body, &format!("Question of the roads number {number:02}?"));
            t.advance(Duration::hours(20));
        }
        let other = t.body("Parks Office");
        let foreign = ask(&t, &anna, &other, "A question to the parks alone?");
        let (one, _) = t.official("Olga Reed", &body);
        let (_, omar) = t.official("Omar Reed", &body);
        let mut client = t.sign_in(&one);
        t.run_jobs();
        t.send_mails();
        let page = client.get("/desk/questions").await;
        page.is(200).sees("Unassigned 35").sees("Mine 0").sees_nothing_of("parks alone");
        assert_eq!(page.attrs(".desk-tabs a[aria-current]", "href"), ["/desk/questions?view=unassigned"]);
        assert_eq!(titles(&page).len(), 30);
        assert_eq!(titles(&page)[0], "Question of the roads number 01?", "oldest promise first");
        let next = page.attrs(".pager a[rel=next]", "href");
        let second = client.get(&next[0]).await;
        assert_eq!(titles(&second).len(), 5);
        assert!(titles(&page).iter().all(|title| !titles(&second).contains(title)));
        assert!(second.attrs(".pager a[rel=next]", "href").is_empty());

        let path = "/desk/questions";
        let some = |fields: &[(&str, &str)]| {
            let mut sent = page.form_fields(path);
            sent.retain(|(name, _)| !fields.iter().any(|(known, _)| known == name));
            sent.extend(pairs(fields));
            sent
        };
        client.post_here(path, &some(&[("do", "take")])).await.is(422).sees("Select at least one");
        client.post_here(path, &some(&[("id", "1"), ("do", "assign")])).await
            .is(422).sees("Choose an official");
        let given = omar.id.to_string();
        let mut fields = some(&[("do", "assign"), ("official", &given)]);
        fields.extend((1..=12).map(|id| ("id".to_owned(), id.to_string())));
        client.post_here(path, &fields).await.is(303);
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1, "one mail for all of them");
        assert_eq!(mails[0].message.subject, "12 questions were assigned to you");
        assert!(mails[0].message.text.contains("and 2 more on your desk"));
        // A question of another body stays where it is, whatever is sent.
        let foreign_id = foreign.question.id.to_string();
        let mut fields = some(&[("do", "take"), ("id", "13")]);
        fields.push(("id".to_owned(), foreign_id));
        let answer = client.post_here(path, &fields).await;
        answer.is(303);
        assert_eq!(question(&t, foreign.question.id).official_id, None);
        client.get("/desk/questions?view=unassigned").await.sees("except for questions").sees("Unassigned 22");

        // Words, case, and what is no pattern.
        let found = |page: &Page| titles(page).len();
        for (q, count) in [("NUMBER+07", 1), ("roads+number", 30), ("%25", 0), ("07%3F", 1), ("zzz", 0), ("%00", 30)] {
            let page = client.get(&format!("/desk/questions?view=all&q={q}")).await;
            page.is(200);
            assert_eq!(found(&page), count, "{q}");
        }
        for hostile in [
            "view=%27--", "topic=x", "topic=-1", "topic=99", "body=nowhere", "body=parks-office",
            "after=x", "after=9-9-9", "after=9223372036854775807-1", "view=triage", "view=parts",
            "view=review&after=", "q=%F0%9F%9A%80%25_%5C",
        ] {
            let page = client.get(&format!("/desk/questions?{hostile}")).await;
            page.is(200).sees_nothing_of("parks alone");
        }
        for button in ["", "nonsense"] {
            client.post_here(path, &some(&[("id", "1"), ("do", button)])).await.is(400);
        }
        client.post_here(path, &some(&[("id", "x"), ("do", "take")])).await.is(422);
    }

    async fn the_views_of_the_desk(t: TestSite) {
        let body = t.body("Roads Office");
        let anna = t.citizen("Anna Vale");
        let (account, _) = t.official("Olga Reed", &body);
        let old = ask(&t, &anna, &body, "The oldest question of all?");
        t.advance(Duration::days(12));
        ask(&t, &anna, &body, "A question in the middle?");
        let mut client = t.sign_in(&account);
        let list = async |client: &mut Client, view: &str| {
            titles(&client.get(&format!("/desk/questions?view={view}")).await)
        };
        assert_eq!(list(&mut client, "soon").await, ["The oldest question of all?"]);
        assert!(list(&mut client, "overdue").await.is_empty());
        t.advance(Duration::days(4));
        assert_eq!(list(&mut client, "overdue").await, ["The oldest question of all?"]);
        assert!(list(&mut client, "soon").await.is_empty());
        assert_eq!(list(&mut client, "all").await.len(), 2);
        client.get("/desk/questions").await.sees("Overdue 1").sees("All waiting 2");
        let path = format!("/desk{}", old.question.url());
        let page = client.get(&path).await;
        client.submit(&page, &path, &[("text", ANSWER)]).await.is(200);
        assert_eq!(list(&mut client, "answered").await, ["The oldest question of all?"]);
        assert_eq!(list(&mut client, "all").await.len(), 1);

        let mut admin = t.sign_in(&t.staff("Ada Min", Role::Administrator));
        let page = admin.get("/desk/questions").await;
        page.is(200).sees("You see the questions to all bodies").sees("A question in the middle?");
        assert!(page.attrs("input[type=checkbox]", "name").is_empty());
    }

    async fn a_desk_with_more_questions_needs_no_more_statements(t: TestSite) {
        let body = t.body("Roads Office");
        let anna = t.citizen("Anna Vale");
        let (account, _) = t.official("Olga Reed", &body);
        let mut client = t.sign_in(&account);
        ask(&t, &anna, &body, "The very first of the questions?");
        client.get("/desk/questions?view=all").await.is(200);
        let count = async |client: &mut Client| {
            let before = t.app.db.statement_count();
            client.get("/desk/questions?view=all").await.is(200);
            t.app.db.statement_count() - before
        };
        let few = count(&mut client).await;
        for number in 0..20 {
            ask(&t, &anna, &body, &format!("Yet another question, number {number}?"));
            t.official(&format!("Official {number}"), &body);
        }
        assert_eq!(count(&mut client).await, few);
    }

    async fn an_administrator_says_how_a_body_deals_with_questions(t: TestSite) {
        let (roads, parks) = (t.body("Roads Office"), t.body("Parks Office"));
        let mut admin = t.sign_in(&t.staff("Ada Min", Role::Administrator));
        let page = admin.get(&format!("/admin/bodies/{}", roads.id)).await;
        let path = format!("/admin/bodies/{}/questions", roads.id);
        assert!(page.attrs("a", "href").contains(&path));
        let page = admin.get(&path).await;
        assert_eq!(page.attrs("#f-review_window_days", "value"), ["40"]);
        let page = admin
            .submit(&page, &path, &[("max_extensions", "9"), ("review_working_days", "soon")])
            .await;
        page.is(422).sees("from 0 to 5").sees("from 1 to 120");
        let fields = [("max_extensions", "2"), ("review_working_days", "15"),
            ("needs_second_reader", "on"), ("does_triage", "on"), ("after_transfer", "restart")];
        admin.submit(&page, &path, &fields).await.is(200).sees("Saved");
        let read = |id: i64| t.app.db.read_here(|conn| procedures::procedure(conn, id)).unwrap();
        let found = read(roads.id);
        assert!(found.needs_second_reader && found.does_triage && !found.allows_confidential);
        assert_eq!((found.max_extensions, found.review_working_days), (2, 15));
        assert_eq!(found.after_transfer, questions::AfterBreak::Restart);
        assert_eq!(found.after_clarification, questions::AfterBreak::Continue);
        let triage = || t.app.db.read_here(procedures::triage_body).unwrap();
        assert_eq!(triage(), Some(roads.id));
        // One body sorts; the next one takes it over.
        let path = format!("/admin/bodies/{}/questions", parks.id);
        let page = admin.get(&path).await;
        page.sees("Roads Office does this now");
        admin.submit(&page, &path, &[("does_triage", "on")]).await.is(200);
        assert_eq!(triage(), Some(parks.id));
        assert!(!read(roads.id).does_triage && read(roads.id).needs_second_reader);
        let log = logged(&t, "roads-office");
        assert!(log.iter().any(|(action, _)| action == "question-procedure-changed"), "{log:?}");
        t.visitor().get("/ledger").await.sees("How a body deals with questions changed");
        admin.get("/admin/bodies/99/questions").await.is(404);
    }

    async fn one_body_does_the_triage_also_when_two_are_chosen_at_once(t: TestSite) {
        let ids = [t.body("Roads Office").id, t.body("Parks Office").id];
        let start = Arc::new(Barrier::new(2));
        let threads: Vec<_> = ids
            .into_iter()
            .map(|id| {
                let (db, start, now) = (t.app.db.clone(), start.clone(), t.now());
                std::thread::spawn(move || {
                    start.wait();
                    let procedure = Procedure { does_triage: true, ..Procedure::default() };
                    db.write_here(move |tx| procedures::set_procedure(tx, id, &procedure, None, now))
                })
            })
            .collect();
        for ended in threads {
            let ended = ended.join().unwrap();
            assert!(matches!(ended, Ok(()) | Err(AppError::Conflict(_))), "{ended:?}");
        }
        let does = ids.map(|id| {
            t.app.db.read_here(|conn| procedures::procedure(conn, id)).unwrap().does_triage
        });
        assert_eq!(does.iter().filter(|does| **does).count(), 1);
    }

    async fn the_desk_in_spanish(t: TestSite) {
        let (body, _) = one_question(&t);
        let mut client = t.sign_in(&t.official("Olga Reed", &body).0);
        client.language = "es".to_owned();
        for (path, words) in [
            ("/desk/questions", "Sin asignar"),
            ("/desk/questions/1", "Guardar borrador"),
            ("/desk/questions/topics", "Todavía no hay temas"),
            ("/desk/questions/absences", "Nadie está ausente"),
            ("/desk/questions/templates", "pasa a ser el nombre"),
        ] {
            let page = client.get(path).await;
            page.is(200).sees(words);
            assert_eq!(page.all("h1").len(), 1, "{path}");
        }
        for bad in ["0", "-1", "99", "9223372036854775808", "x", "%00"] {
            for place in ["", "/topics", "/templates"] {
                client.get(&format!("/desk/questions{place}/{bad}")).await.is(404);
            }
            for act in ["/notes", "/assign", "/second-reading"] {
                let fields = [("note", "Una nota."), ("do", if act == "/assign" { "take" } else { "approve" })];
                post(&mut client, &format!("/desk/questions/{bad}{act}"), &fields).await.is(404);
            }
        }
    }
}
