//! Acts of people: asking a body, and answering in time or not.

use std::sync::{Arc, Barrier};

use chrono::Duration;
use folkmoot::features::accounts::Account;
use folkmoot::features::bodies::{self, Body, NewOfficial};
use folkmoot::features::contributions::{self, Channel, Moderation, Move, State};
use folkmoot::features::deadlines;
use folkmoot::features::deadlines::rules::local_day;
use folkmoot::features::ledger::ActingAs;
use folkmoot::features::questions::{self, Answer, Ask, Asked, PromiseCounts};
use folkmoot::platform::actor::Role;
use folkmoot::platform::db::UtcTime;
use folkmoot::platform::error::AppError;

use crate::both;
use crate::common::TestSite;

const TITLE: &str = "When will the crossing at Mill Lane be repaired?";
const TEXT: &str = "The lights have been dark since the storm, and children cross there every day.";

fn ask_with(t: &TestSite, by: &Account, body: &Body, title: &str, within: Option<i64>) -> Asked {
    let ask = Ask {
        body_id: body.id,
        consultation_id: within,
        lang: "en".to_owned(),
        title: title.to_owned(),
        text: TEXT.to_owned(),
        ..Ask::by_account(by.id, &by.name, t.now())
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| questions::ask(tx, &spine, &ask, zone, now))
}

fn ask(t: &TestSite, by: &Account, body: &Body) -> Asked {
    ask_with(t, by, body, TITLE, None)
}

fn answer_of(asked: &Asked, by: &Account, official_id: i64) -> Answer {
    Answer {
        question_id: asked.question.id,
        official_id: Some(official_id),
        account_id: Some(by.id),
        author_name: by.name.clone(),
        channel: Channel::Web,
        lang: "en".to_owned(),
        text: "The lights are repaired on Thursday of next week.".to_owned(),
        submission_key: None,
    }
}

fn counts(t: &TestSite) -> PromiseCounts {
    let now = t.now();
    let counted = t
        .app
        .db
        .read_here(|conn| questions::promise_counts(conn, None, now));
    counted.unwrap()
}

both! {
    async fn a_citizen_asks_and_an_official_answers_in_time(t: TestSite) {
        let body = t.body("Roads Office");
        let (officer, _) = t.official("Olga Reed", &body);
        let anna = t.citizen("Anna Vale");
        let mut asker = t.sign_in(&anna);
        let page = asker.get("/questions/new?body=roads-office").await;
        page.is(200)
            .sees("Answers within 10 working days: by Monday 7 December 2026");
        let page = asker
            .submit(&page, "/questions", &[("title", TITLE), ("text", TEXT)])
            .await;
        page.is(200).sees(TITLE).sees("due in 10 working days").sees("Received: day zero");
        assert_eq!(page.path, "/questions/1");
        assert_eq!(page.all("h1"), [TITLE]);

        t.run_jobs();
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1, "the official is told");
        assert_eq!(mails[0].message.to.as_str(), "olga.reed@people.example");
        assert!(mails[0].message.text.contains("/desk/questions/1"));

        t.advance(Duration::days(3));
        let mut official = t.sign_in(&officer);
        official.get("/desk/questions").await.is(200).sees(TITLE);
        let page = official.get("/desk/questions/1").await;
        let answer = "The lights are repaired on Thursday of next week.";
        let page = official
            .submit(&page, "/desk/questions/1", &[("text", answer)])
            .await;
        page.is(200).sees(answer).sees("answered in time").sees("Official, Roads Office");
        let headings = page.all("h2");
        let place = |title: &str| headings.iter().position(|one| one == title).unwrap();
        assert!(place("The answer") < place("The question"), "the answer stands above");

        t.run_jobs();
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1, "the asker is told");
        assert_eq!(mails[0].message.to.as_str(), "anna.vale@people.example");
        assert!(mails[0].message.subject.contains(TITLE));
        let page = t.visitor().get("/questions").await;
        page.sees("answered in time").sees("1 question answered in time");
        let page = t.visitor().get("/questions/1").await;
        page.sees("Answered").sees_nothing_of("people.example");
    }

    async fn a_refused_question_comes_back_as_it_was_typed(t: TestSite) {
        t.body("Roads Office");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get("/questions/new").await;
        let page = anna.submit(&page, "/questions", &[("title", "Short"), ("text", TEXT)]).await;
        page.is(422).sees("Choose who should answer").sees("Write at least 10 characters");
        assert_eq!(page.attrs("#f-title", "value"), ["Short"]);
        page.sees(TEXT);
        let page = anna
            .submit(&page, "/questions", &[("title", TITLE), ("body", "no-such-body")])
            .await;
        page.is(422).sees("Choose who should answer").sees(TEXT);
        let page = anna
            .submit(&page, "/questions", &[("body", "roads-office"), ("text", &"x".repeat(3_001))])
            .await;
        page.is(422).sees("3,001");
        assert_eq!(counts(&t), PromiseCounts::default());
    }

    async fn asking_needs_an_account(t: TestSite) {
        t.body("Roads Office");
        t.visitor().get("/questions/new").await.is(401);
        let fields = [("title", TITLE), ("text", TEXT), ("body", "roads-office")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        t.visitor().post_here("/questions", &fields).await.is(401).sees(TEXT);
    }

    async fn a_double_click_asks_once(t: TestSite) {
        t.body("Roads Office");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get("/questions/new?body=roads-office").await;
        let fields = [("title", TITLE), ("text", TEXT)];
        let first = anna.submit(&page, "/questions", &fields).await;
        let second = anna.submit(&page, "/questions", &fields).await;
        assert_eq!((first.status, second.status), (200, 200));
        assert_eq!(first.path, second.path);
        assert_eq!(counts(&t).running, 1);
    }

    async fn the_day_after_the_promise_everybody_sees_that_it_is_overdue(t: TestSite) {
        let body = t.body("Roads Office");
        let asked = ask(&t, &t.citizen("Anna Vale"), &body);
        let mut visitor = t.visitor();
        let address = asked.question.url();
        visitor.get(&address).await.sees("due in 10 working days");
        // The evening of the last day: 7 December.
        t.advance(Duration::days(14) + Duration::hours(13));
        visitor.get(&address).await.sees("due today").sees_nothing_of("verdue since");
        assert_eq!((counts(&t).running, counts(&t).overdue), (1, 0));
        t.advance(Duration::hours(1));
        visitor.get(&address).await.sees("Overdue since Monday 7 December 2026");
        visitor.get("/questions?state=overdue").await.sees(TITLE);
        visitor.get("/questions?state=running").await.sees_nothing_of(TITLE);
        assert_eq!((counts(&t).running, counts(&t).overdue), (0, 1));
        let now = t.now();
        let overdue = t.app.db.read_here(|conn| questions::list_overdue(conn, now, 5)).unwrap();
        assert_eq!(overdue.len(), 1);
    }

    async fn a_late_answer_is_counted_as_late_for_ever(t: TestSite) {
        let body = t.body("Roads Office");
        let (officer, official) = t.official("Olga Reed", &body);
        let asked = ask(&t, &t.citizen("Anna Vale"), &body);
        t.advance(Duration::days(16));
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        let answer = answer_of(&asked, &officer, official.id);
        t.write(move |tx| questions::answer(tx, &spine, &answer, zone, now));
        t.advance(Duration::days(200));
        let page = t.visitor().get(&asked.question.url()).await;
        page.sees("answered 2 working days late").sees("After the day it was due");
        assert_eq!(counts(&t), PromiseCounts { answered_late: 1, ..PromiseCounts::default() });
    }

    async fn only_officials_of_the_body_answer(t: TestSite) {
        let body = t.body("Roads Office");
        let asked = ask(&t, &t.citizen("Anna Vale"), &body);
        let address = format!("/desk{}", asked.question.url());
        let (stranger, _) = t.official("Paul Other", &t.body("Parks Office"));
        let admin = t.staff("Ada Min", Role::Administrator);
        for (account, status) in [(&stranger, 403), (&admin, 200), (&t.citizen("Carl Citizen"), 403)] {
            let mut person = t.sign_in(account);
            person.get(&address).await.is(status);
            let form = person.get(&asked.question.url()).await.form_fields("/follow");
            let mut sent: Vec<_> = form.into_iter().filter(|(name, _)| name == "csrf").collect();
            sent.push(("text".to_owned(), "I answer in your place, whoever you are.".to_owned()));
            person.post_here(&address, &sent).await.is(403);
        }
        t.visitor().get(&address).await.is(401);
        t.visitor().get("/desk/questions").await.is(401);
        t.sign_in(&t.citizen("Carla Citizen")).get("/desk/questions").await.is(403);
        t.sign_in(&admin).get("/desk/questions").await.is(200).sees(TITLE);
        assert_eq!(counts(&t).running, 1);
    }

    async fn two_officials_answer_at_once_and_one_answer_stands(t: TestSite) {
        let body = t.body("Roads Office");
        let asked = ask(&t, &t.citizen("Anna Vale"), &body);
        let officials = [t.official("Olga Reed", &body), t.official("Omar Reed", &body)];
        let start = Arc::new(Barrier::new(2));
        let threads: Vec<_> = officials
            .into_iter()
            .map(|(account, official)| {
                let answer = answer_of(&asked, &account, official.id);
                let (db, spine, start) = (t.app.db.clone(), t.spine.clone(), start.clone());
                let (zone, now) = (t.zone(), t.now());
                std::thread::spawn(move || {
                    start.wait();
                    db.write_here(move |tx| questions::answer(tx, &spine, &answer, zone, now))
                })
            })
            .collect();
        let ended: Vec<_> = threads.into_iter().map(|one| one.join().unwrap()).collect();
        assert_eq!(ended.iter().filter(|one| one.is_ok()).count(), 1, "{ended:?}");
        let refused = ended.into_iter().find_map(Result::err).unwrap();
        assert_eq!(refused, AppError::Conflict("questions.answered-already"));
        let place = asked.question.topic();
        let answers = t
            .app
            .db
            .read_here(|conn| contributions::list_of_place(conn, &place, None, 0, 10));
        assert_eq!(answers.unwrap().len(), 1);
        assert_eq!(counts(&t).answered_in_time, 1);
    }

    async fn a_second_answer_is_refused_and_its_text_given_back(t: TestSite) {
        let body = t.body("Roads Office");
        let (officer, official) = t.official("Olga Reed", &body);
        let asked = ask(&t, &t.citizen("Anna Vale"), &body);
        let mut other = t.sign_in(&t.official("Omar Reed", &body).0);
        let address = format!("/desk{}", asked.question.url());
        let page = other.get(&address).await;
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        let answer = answer_of(&asked, &officer, official.id);
        t.write(move |tx| questions::answer(tx, &spine, &answer, zone, now));
        let late = "I had written something quite different here.";
        let page = other.submit(&page, &address, &[("text", late)]).await;
        page.is(409).sees("has been answered meanwhile").sees(late);
    }

    async fn a_consultation_that_closed_meanwhile_takes_no_question(t: TestSite) {
        let body = t.body("Roads Office");
        let consultation = t.consultation("Quiet streets", &body);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get("/questions/new?consultation=quiet-streets").await;
        page.sees("Part of the consultation ‘Quiet streets’");
        t.advance(Duration::days(11));
        let page = anna.submit(&page, "/questions", &[("title", TITLE), ("text", TEXT)]).await;
        page.is(409).sees(TEXT);
        let id = consultation.id;
        let listed = t.app.db.read_here(|conn| questions::list_recent(conn, Some(id), 5));
        assert!(listed.unwrap().is_empty());
    }

    async fn where_a_moderator_reads_first_the_clock_starts_with_publication(t: TestSite) {
        let body = t.body("Roads Office");
        let consultation =
            t.consultation_with("Quiet streets", &body, |new| new.moderation = Moderation::Pre);
        let anna = t.citizen("Anna Vale");
        let asked = ask_with(&t, &anna, &body, TITLE, Some(consultation.id));
        let address = asked.question.url();
        t.visitor().get(&address).await.is(404);
        t.sign_in(&anna).get(&address).await.is(200).sees("Only you can see this");
        assert_eq!(counts(&t), PromiseCounts::default());

        t.advance(Duration::days(2));
        let zone = t.zone();
        let day = deadlines::rules::add_working_days(local_day(t.now(), zone), 10);
        let promised = deadlines::end_of_day(day, zone);
        let moved = move_to(&t, asked.contribution.id, State::Published);
        assert!(moved.is_public());
        t.visitor().get(&address).await.is(200).sees("Wednesday 25 November 2026 Received: day zero");
        assert_eq!(due_at(&t, asked.question.id), promised);

        // Hidden and shown again: the promise stays where it was.
        t.advance(Duration::days(3));
        move_to(&t, asked.contribution.id, State::Hidden);
        let page = t.visitor().get(&address).await;
        page.is(200).sees_nothing_of(TITLE).sees_nothing_of(TEXT);
        t.visitor().get("/questions").await.sees_nothing_of(TITLE);
        t.advance(Duration::days(1));
        move_to(&t, asked.contribution.id, State::Published);
        assert_eq!(due_at(&t, asked.question.id), promised);
        t.visitor().get(&address).await.is(200).sees(TITLE);
    }

    async fn those_who_owe_an_answer_are_reminded_once_at_each_stage(t: TestSite) {
        let body = t.body("Roads Office");
        t.official("Olga Reed", &body);
        let chief = t.citizen("Hilda Chief");
        let head = NewOfficial {
            body_id: body.id,
            account_id: Some(chief.id),
            name: chief.name.clone(),
            post: "Director".to_owned(),
            responsibilities: String::new(),
            is_head: true,
        };
        let now = t.now();
        t.write(move |tx| bodies::create_official(tx, &head, now));
        ask(&t, &t.citizen("Anna Vale"), &body);
        t.run_jobs();
        t.send_mails();
        let mut told = Vec::new();
        for _ in 0..40 {
            t.advance(Duration::hours(12));
            t.run_jobs();
            t.run_jobs();
            for mail in t.send_mails() {
                let day = t.now().rfc3339()[..10].to_owned();
                let kind = mail.message.subject.split(':').next().unwrap().to_owned();
                told.push((day, mail.message.to.as_str().to_owned(), kind));
            }
        }
        told.sort();
        let expected = [
            ("2026-11-30", "hilda.chief", "Half of the time has passed"),
            ("2026-11-30", "olga.reed", "Half of the time has passed"),
            ("2026-12-03", "hilda.chief", "Little time is left"),
            ("2026-12-03", "olga.reed", "Little time is left"),
            ("2026-12-07", "hilda.chief", "Due today"),
            ("2026-12-07", "olga.reed", "Due today"),
            ("2026-12-08", "hilda.chief", "Overdue"),
        ]
        .map(|(day, name, kind)| {
            (day.to_owned(), format!("{name}@people.example"), kind.to_owned())
        });
        assert_eq!(told, expected);
    }

    async fn an_official_reads_nothing_of_a_question_that_is_not_public(t: TestSite) {
        let body = t.body("Roads Office");
        let (officer, _) = t.official("Olga Reed", &body);
        let asked = ask(&t, &t.citizen("Bert Hill"), &body);
        let mut official = t.sign_in(&officer);
        let path = format!("/desk{}", asked.question.url());
        let page = official.get(&path).await;
        page.is(200).sees(TITLE);
        let fields = |text: &str| {
            let mut fields = page.form_fields(&path);
            fields.retain(|(name, _)| name != "text");
            fields.push(("text".to_owned(), text.to_owned()));
            fields
        };
        official.post_here(&path, &fields("x")).await.is(422).sees(TITLE);
        move_to(&t, asked.question.contribution_id, State::Hidden);
        for text in ["x", "The lights are repaired on Thursday of next week."] {
            let answer = official.post_here(&path, &fields(text)).await;
            answer.is(409).sees_nothing_of(TITLE).sees_nothing_of(TEXT);
        }
        official.get(&path).await.sees_nothing_of(TEXT);
    }

    async fn similar_answered_questions_are_offered_but_stop_nobody(t: TestSite) {
        let body = t.body("Roads Office");
        let (officer, official) = t.official("Olga Reed", &body);
        let asked = ask(&t, &t.citizen("Bert Hill"), &body);
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        let answer = answer_of(&asked, &officer, official.id);
        t.write(move |tx| questions::answer(tx, &spine, &answer, zone, now));
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get("/questions/new?body=roads-office").await;
        let title = "Is the crossing near the school going to be repaired?";
        let page = anna.submit(&page, "/questions", &[("title", title), ("text", TEXT)]).await;
        page.is(200).sees("Has this been answered already?").sees(TITLE);
        assert!(page.attrs("main a", "href").contains(&asked.question.url()));
        let changed = anna.submit(&page, "/questions", &[("do", "change")]).await;
        changed.is(200).sees(TEXT);
        assert_eq!(changed.attrs("#f-title", "value"), [title]);
        let page = anna.submit(&page, "/questions", &[("do", "send")]).await;
        page.is(200).sees(title);
        assert_eq!(counts(&t).running, 1);
    }

    async fn the_tracker_is_narrowed_and_paged(t: TestSite) {
        let (roads, parks) = (t.body("Roads Office"), t.body("Parks Office"));
        let anna = t.citizen("Anna Vale");
        for number in 1..=23 {
            ask_with(&t, &anna, &roads, &format!("Question of the roads number {number:02}?"), None);
        }
        ask_with(&t, &anna, &parks, "Question of the parks, the only one?", None);
        let mut visitor = t.visitor();
        let page = visitor.get("/questions?body=roads-office").await;
        page.sees("number 23").sees_nothing_of("number 03").sees_nothing_of("the only one");
        let next = page.attrs(".pager a[rel=next]", "href");
        assert_eq!(next.len(), 1);
        let page = visitor.get(&next[0]).await;
        page.sees("number 03").sees("number 01").sees_nothing_of("number 04");
        assert!(page.attrs(".pager a[rel=next]", "href").is_empty());
        visitor.get("/questions?state=answered").await.is(200).sees("No question fits");
        for hostile in ["?body=%27--", "?state=%00", "?before=x", "?before=-9999999999999999999"] {
            visitor.get(&format!("/questions{hostile}")).await.is(200);
        }
    }

    async fn numbers_that_are_none_are_not_found(t: TestSite) {
        let (officer, _) = t.official("Olga Reed", &t.body("Roads Office"));
        let mut official = t.sign_in(&officer);
        for id in ["0", "-1", "7", "9223372036854775808", "1;drop", "%00", "NaN"] {
            t.visitor().get(&format!("/questions/{id}")).await.is(404);
            official.get(&format!("/desk/questions/{id}")).await.is(404);
        }
    }

    async fn a_question_reads_in_spanish(t: TestSite) {
        let body = t.body("Roads Office");
        let asked = ask(&t, &t.citizen("Anna Vale"), &body);
        let mut visitor = t.visitor();
        visitor.language = "es".to_owned();
        visitor.get("/questions").await.sees("Preguntas a los organismos públicos");
        let page = visitor.get(&asked.question.url()).await;
        page.sees("vence en 10 días hábiles").sees("Recepción: día cero");
        assert_eq!(page.attrs("html", "lang"), ["es"]);
        let mut anna = t.sign_in(&t.citizen("Ana Vega"));
        anna.language = "es".to_owned();
        let page = anna.get("/questions/new").await;
        page.sees("Responde en 10 días hábiles");
    }
}

fn move_to(t: &TestSite, id: i64, to: State) -> contributions::Contribution {
    let (spine, now) = (t.spine.clone(), t.now());
    t.write(move |tx| {
        let contribution = contributions::find(tx, id)?.ok_or(AppError::NotFound)?;
        let how = Move {
            acting_as: ActingAs::Moderator,
            account_id: None,
            reason: None,
        };
        contributions::set_state(tx, &spine, &contribution, to, &how, now)
    })
}

fn due_at(t: &TestSite, id: i64) -> UtcTime {
    let question = t
        .app
        .db
        .read_here(|conn| questions::find(conn, id))
        .unwrap();
    question.unwrap().due_at
}

both! {
    async fn the_title_of_a_hidden_question_is_nowhere_until_it_comes_back(t: TestSite) {
        let body = t.body("Roads Office");
        let (officer, official) = t.official("Olga Reed", &body);
        let anna = t.citizen("Anna Vale");
        let asked = ask_with(&t, &anna, &body, "Why is the zeppelin late?", None);
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        let new = answer_of(&asked, &officer, official.id);
        let answered = t.write(move |tx| questions::answer(tx, &spine, &new, zone, now)).contribution;
        let mut visitor = t.visitor();
        let places = [
            "/api/v1/search?q=zeppelin".to_owned(), "/feeds/answers.atom".to_owned(),
            "/feeds/all.atom".to_owned(), format!("/c/{}", answered.token),
        ];
        for place in &places {
            visitor.get(place).await.is(200).sees("zeppelin");
        }
        let id = asked.contribution.id;
        move_to(&t, id, State::Hidden);
        for place in &places {
            visitor.get(place).await.is(200).sees_nothing_of("zeppelin");
        }
        visitor.get("/search?q=repaired").await.is(200).sees("Nothing was found");
        move_to(&t, id, State::Published);
        for place in &places {
            visitor.get(place).await.is(200).sees("zeppelin");
        }
        move_to(&t, id, State::Erased);
        for place in &places {
            visitor.get(place).await.is(200).sees_nothing_of("zeppelin");
        }
        let rest = t.app.db.read_here(|conn| contributions::find(conn, answered.id)).unwrap().unwrap();
        assert_eq!(rest.place_title, "");
    }
}
