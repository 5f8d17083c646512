//! Who answered what, and what a second official reads before it is published.

use folkmoot::features::accounts::Account;
use folkmoot::features::bodies::{self, Body, Official};
use folkmoot::features::contributions::Channel;
use folkmoot::features::questions::{
    self, Answer, Ask, Asked, Procedure, Topic, procedures, routing,
};
use folkmoot::platform::actor::Role;
use serde_json::Value;

use crate::both;
use crate::common::{Client, Page, TestSite};

const TEXT: &str = "It has been dark since the storm, and children cross there every day.";
const ANSWER: &str = "It is repaired on Thursday of next week.";
const GROUND: &str = "Road Traffic Act, section 7(3)";
const WHY: &str = "The plans are still being negotiated with the neighbours.";

fn ask(t: &TestSite, body: &Body, title: &str, is_confidential: bool) -> Asked {
    let ask = Ask {
        body_id: body.id,
        lang: "en".to_owned(),
        title: title.to_owned(),
        text: TEXT.to_owned(),
        is_confidential,
        author_name: "Anna Vale".to_owned(),
        ..Ask::at(t.now())
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| questions::ask(tx, &spine, &ask, zone, now))
}

fn answer(t: &TestSite, asked: &Asked, (account, official): &(Account, Official)) {
    let answer = Answer {
        question_id: asked.question.id,
        official_id: Some(official.id),
        account_id: Some(account.id),
        author_name: account.name.clone(),
        channel: Channel::Web,
        lang: "en".to_owned(),
        text: ANSWER.to_owned(),
        submission_key: None,
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| questions::answer(tx, &spine, &answer, zone, now));
}

fn topic(t: &TestSite, body: &Body, name: &str, words: &str) {
    let new = Topic {
        id: 0,
        body_id: body.id,
        name: name.to_owned(),
        words: words.to_owned(),
        official_id: None,
    };
    t.write(move |tx| routing::add_topic(tx, &new));
}

fn set_procedure(t: &TestSite, body: &Body, adjust: impl FnOnce(&mut Procedure)) {
    let mut procedure = Procedure::default();
    adjust(&mut procedure);
    let (id, now) = (body.id, t.now());
    t.write(move |tx| procedures::set_procedure(tx, id, &procedure, None, now));
}

fn titles(page: &Page) -> Vec<String> {
    page.all("ul.rows .item-title a")
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
    let owned = fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    sent.extend(owned);
    client.post_here(path, &sent).await
}

both! {
    async fn a_page_says_who_answered_what(t: TestSite) {
        let body = t.body("Roads Office");
        let other = t.body("Parks Office");
        t.visitor().get("/bodies/roads-office/answers").await.is(200).sees("No answers yet");
        t.visitor().get("/bodies/nowhere/answers").await.is(404);
        topic(&t, &body, "Crossings", "crossing, zebra");
        topic(&t, &body, "Lamps", "lamp");
        topic(&t, &other, "Trees", "tree");
        let (olga, omar) = (t.official("Olga Reed", &body), t.official("Omar Reed", &body));
        let paul = t.official("Paul Green", &other);
        for number in 0..21 {
            let asked = ask(&t, &body, &format!("Is crossing number {number} safe again?"), false);
            answer(&t, &asked, &olga);
        }
        let lamp = ask(&t, &body, "When is the lamp at the quay repaired?", false);
        t.advance(chrono::Duration::days(30));
        answer(&t, &lamp, &omar);
        answer(&t, &ask(&t, &other, "Which tree is felled at the quay?", false), &paul);
        set_procedure(&t, &body, |p| p.allows_confidential = true);
        answer(&t, &ask(&t, &body, "A secret about the lamp at the quay?", true), &omar);
        ask(&t, &body, "A lamp that nobody has answered about?", false);

        let page = t.visitor().get("/bodies/roads-office").await;
        assert!(page.attrs("a", "href").contains(&"/bodies/roads-office/answers".to_owned()));
        let page = t.visitor().get("/bodies/roads-office/answers").await;
        page.is(200).sees("Olga Reed").sees("Omar Reed").sees("Crossings 21").sees("Lamps 1");
        page.sees_nothing_of("Paul Green").sees_nothing_of("secret").sees_nothing_of("nobody has answered");
        let rows = page.all(".answerers tbody tr");
        assert_eq!(rows.len(), 2);
        // Twenty-one of twenty-one; one answer is too few for a share.
        assert!(rows[0].contains("100%"), "{rows:?}");
        assert!(rows[1].contains("too few") && !rows[1].contains('%'), "{rows:?}");
        let listed = titles(&page);
        assert_eq!(listed.len(), 20);
        assert_eq!(listed[0], "When is the lamp at the quay repaired?");
        page.sees("Late");
        // The next page goes on where this one ends.
        let next = page.attrs("a[rel=next]", "href")[0].clone();
        let more = titles(t.visitor().get(&next).await.is(200));
        assert_eq!(more.len(), 2);
        assert!(more.iter().all(|title| !listed.contains(title)));

        for (query, count) in [
            ("official=1", 20), ("official=2", 1), ("official=3", 20), ("official=x", 20),
            ("topic=1", 20), ("topic=2", 1), ("topic=3", 20), ("official=2&topic=1", 0),
            ("official=2&topic=2", 1), ("after=nonsense", 20), ("after=9-9", 0),
        ] {
            let page = t.visitor().get(&format!("/bodies/roads-office/answers?{query}")).await;
            assert_eq!(titles(page.is(200)).len(), count, "{query}");
        }
        let none = t.visitor().get("/bodies/roads-office/answers?official=2&topic=1").await;
        none.sees("No answer fits");
        t.visitor().get("/bodies/roads-office/answers?lang=es").await.sees("Quién respondió qué");
    }

    async fn whoever_answered_in_office_stays_named_when_they_leave(t: TestSite) {
        let body = t.body("Roads Office");
        let (olga, omar) = (t.official("Olga Reed", &body), t.official("Omar Reed", &body));
        answer(&t, &ask(&t, &body, "When is the lamp at the quay repaired?", false), &olga);
        answer(&t, &ask(&t, &body, "Is the crossing at the mill safe again?", false), &omar);
        let (id, now) = (olga.1.id, t.now());
        t.write(move |tx| bodies::end_term(tx, id, "2026-11-23".parse().unwrap(), now));
        t.advance(chrono::Duration::days(2));
        t.visitor().get("/bodies/roads-office").await.sees_nothing_of("Olga Reed");
        let page = t.visitor().get("/bodies/roads-office/answers").await;
        page.sees("Olga Reed").sees("in office until Monday 23 November 2026");
        let json = t.visitor().get("/api/v1/bodies/roads-office/answers").await.is(200).json();
        let items = json["items"].as_array().unwrap().clone();
        let of = |name: &str| -> Value {
            items.iter().find(|one| one["official_name"] == name).unwrap().clone()
        };
        assert_eq!(of("Olga Reed")["official_until_on"], "2026-11-23");
        assert_eq!(of("Omar Reed")["official_until_on"], Value::Null);
    }

    async fn machines_read_who_answered_what(t: TestSite) {
        let body = t.body("Roads Office");
        topic(&t, &body, "Lamps", "lamp");
        let olga = t.official("Olga Reed", &body);
        for number in 0..101 {
            answer(&t, &ask(&t, &body, &format!("Is lamp number {number} repaired?"), false), &olga);
        }
        let list = "/api/v1/bodies/roads-office/answers";
        let first = t.visitor().get(list).await.is(200).json();
        assert_eq!(first["items"].as_array().unwrap().len(), 100);
        let one = &first["items"][0];
        assert_eq!((&one["id"], &one["topic"], &one["state"]), (&101.into(), &"Lamps".into(), &"answered".into()));
        assert_eq!((&one["official_name"], &one["in_time"]), (&"Olga Reed".into(), &true.into()));
        let next = first["next"].as_str().unwrap();
        let rest = t.visitor().get(&format!("{list}?topic=1&after={next}")).await.is(200).json();
        assert_eq!(rest["items"][0]["id"], 1);
        assert_eq!(rest["next"], Value::Null);
        t.visitor().get(&format!("{list}?after=x")).await.is(422);
        t.visitor().get("/api/v1/bodies/nowhere/answers").await.is(404);
    }

    async fn more_answers_and_more_bodies_need_no_more_statements(t: TestSite) {
        let body = t.body("Roads Office");
        topic(&t, &body, "Lamps", "lamp");
        let olga = t.official("Olga Reed", &body);
        let asked = ask(&t, &body, "Is the lamp at the quay repaired?", false);
        answer(&t, &asked, &olga);
        let open = ask(&t, &body, "Is the lamp at the bridge repaired?", false);
        t.run_jobs();
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let mut own = t.sign_in(&olga.0);
        let desk = format!("/desk{}", open.question.url());
        let pages = ["/bodies/roads-office/answers", "/questions/new", &asked.question.url(), &desk];
        let mut counts = Vec::new();
        for round in 0..2 {
            for path in pages {
                let client = if path.starts_with("/desk") { &mut own } else { &mut anna };
                client.get(path).await.is(200);
                let before = t.app.db.statement_count();
                client.get(path).await.is(200);
                counts.push(t.app.db.statement_count() - before);
            }
            if round == 0 {
                for number in 0..6 {
                    t.body(&format!("Office number {number}"));
                    let more = t.official(&format!("Official {number}"), &body);
                    answer(&t, &ask(&t, &body, &format!("Is the lamp at quay {number} repaired?"), false), &more);
                }
                t.run_jobs();
            }
        }
        let (few, many) = counts.split_at(pages.len());
        assert_eq!(few[..3], many[..3]);
        // At the desk what is like it is searched for: the fewer slips are looked for, the less is read.
        assert!(many[3] <= few[3], "{few:?} {many:?}");
    }

    async fn the_tracker_is_narrowed_to_a_topic(t: TestSite) {
        let (body, parks) = (t.body("Roads Office"), t.body("Parks Office"));
        topic(&t, &body, "Lamps", "lamp");
        topic(&t, &parks, "Trees", "tree");
        ask(&t, &body, "When is the lamp at the quay repaired?", false);
        ask(&t, &body, "Is the crossing at the mill safe again?", false);
        ask(&t, &parks, "Which tree is felled at the quay?", false);
        for (query, count) in [
            ("topic=1", 1), ("topic=2", 1), ("topic=3", 3), ("topic=x", 3), ("topic=-1", 3),
            ("topic=1&body=roads-office", 1), ("topic=2&body=roads-office", 2),
            ("topic=1&state=running", 1), ("topic=1&state=answered", 0), ("topic=1&from=2026-11-24", 0),
        ] {
            let page = t.visitor().get(&format!("/questions?{query}")).await;
            assert_eq!(titles(page.is(200)).len(), count, "{query}");
            let csv = t.visitor().get(&format!("/questions.csv?{query}")).await;
            assert_eq!(csv.is(200).body.lines().count() - 1, count, "{query}");
            let json = t.visitor().get(&format!("/questions.json?{query}")).await.is(200).json();
            assert_eq!(json["items"].as_array().unwrap().len(), count, "{query}");
        }
        let page = t.visitor().get("/questions?topic=1").await;
        assert!(page.attrs("ul.rows .meta a", "href").contains(&"/questions?topic=1".to_owned()));
        let json = t.visitor().get("/api/v1/questions?topic=1&body_id=2").await.is(200).json();
        assert_eq!(json["items"].as_array().unwrap().len(), 1);
        assert_eq!(json["items"][0]["topic_id"], 2, "a topic of another body narrows nothing");
        let csv = t.visitor().get("/questions.csv?topic=1").await;
        assert!(csv.body.contains("roads-office,Lamps,open"), "{}", csv.body);
        // A topic that is removed narrows nothing any more.
        let mut olga = t.sign_in(&t.official("Olga Reed", &body).0);
        let page = olga.get("/desk/questions/topics/1").await;
        olga.submit(&page, "/desk/questions/topics/1", &[("do", "remove")]).await.is(200);
        assert_eq!(titles(&t.visitor().get("/questions?topic=1").await).len(), 3);
    }

    async fn the_desk_names_who_answered_something_like_it(t: TestSite) {
        let (body, other) = (t.body("Roads Office"), t.body("Parks Office"));
        let (olga, omar) = (t.official("Olga Reed", &body), t.official("Omar Reed", &body));
        let paul = t.official("Paul Green", &other);
        answer(&t, &ask(&t, &body, "When is the lamp at the quay repaired?", false), &omar);
        answer(&t, &ask(&t, &other, "Is the lamp at the park repaired?", false), &paul);
        let open = ask(&t, &body, "When is the lamp at the bridge repaired?", false);
        t.run_jobs();
        let path = format!("/desk{}", open.question.url());
        let mut own = t.sign_in(&olga.0);
        let page = own.get(&path).await;
        page.sees("Who answered questions like this").sees("Omar Reed").sees("Paul Green").sees("Parks Office");
        // Somebody of another body cannot be given it.
        page.sees("Assign to Omar Reed").sees_nothing_of("Assign to Paul Green");
        let id = omar.1.id.to_string();
        let fields = [("official", id.as_str()), ("do", "assign")];
        let page = own.submit(&page, &format!("{path}/assign"), &fields).await;
        page.is(200).sees("Saved who works on it").sees_nothing_of("Assign to Omar Reed");
        let mails = t.send_mails();
        assert!(mails.iter().any(|mail| mail.message.to.as_str() == "omar.reed@people.example"), "{mails:?}");
        t.sign_in(&t.staff("Ada Min", Role::Administrator)).get(&path).await
            .sees("Who answered questions like this").sees_nothing_of("Assign to");
    }

    async fn a_refusal_and_a_part_are_read_by_a_second_official(t: TestSite) {
        let body = t.body("Roads Office");
        set_procedure(&t, &body, |p| p.needs_second_reader = true);
        let (one, olga) = t.official("Olga Reed", &body);
        let asked = ask(&t, &body, "When is the lamp at the quay repaired?", false);
        let path = format!("/desk{}", asked.question.url());
        let reading = format!("{path}/second-reading");
        let mut writer = t.sign_in(&one);
        let page = writer.get(&format!("{path}/refusal")).await;
        page.is(200).sees("nobody else has an account").sees_nothing_of("Publish the refusal");
        let (two, _) = t.official("Omar Reed", &body);
        let mut reader = t.sign_in(&two);
        t.send_mails();

        for (act, kind, done) in [
            ("partial", "a part of an answer", "Part of the answer"), ("refusal", "a refusal", "No answer, and why"),
        ] {
            let form = format!("{path}/{act}");
            let page = writer.get(&form).await;
            page.is(200).sees("Submit to a second reader").sees_nothing_of("Publish th");
            let mut fields = vec![("text", "no"), ("do", "submit")];
            if act == "refusal" {
                fields.push(("ground", GROUND));
            }
            let page = writer.submit(&page, &form, &fields).await;
            page.is(422).sees("Write at least 10 characters");
            fields[0] = ("text", WHY);
            // Nobody publishes it alone, also not past the form.
            let alone: Vec<_> = fields.iter().copied().filter(|(name, _)| *name != "do").collect();
            post(&mut writer, &form, &alone).await.is(403).sees("A second official of your body has to read").sees(WHY);
            let page = writer.submit(&page, &form, &fields).await;
            page.is(200).sees("Your text waits for a second reader").sees_nothing_of("Agree and publish");
            let mails = t.send_mails();
            assert_eq!(mails.len(), 1, "{mails:?}");
            assert_eq!(mails[0].message.to.as_str(), "omar.reed@people.example");
            assert!(mails[0].message.text.contains(kind), "{}", mails[0].message.text);
            t.visitor().get(&asked.question.url()).await.sees_nothing_of(WHY).sees_nothing_of(GROUND);

            let approve = [("do", "approve"), ("version", "1"), ("kind", act)];
            post(&mut writer, &reading, &approve).await.is(403).sees("You wrote this.");
            reader.get("/desk/questions?view=review").await.sees("To read 1");
            let page = reader.get(&path).await;
            page.sees(WHY).sees("Agree and publish");
            let page = reader.submit(&page, &reading, &[("do", "object"), ("objection", "Say until when.")]).await;
            page.is(200).sees("went back to its writer").sees("Say until when.");
            t.send_mails();
            let page = writer.get(&form).await;
            page.sees("Omar Reed read it and objects").sees("Say until when.").sees(WHY);
            post(&mut reader, &reading, &approve).await.is(409);
            fields[0] = ("text", "The plans are negotiated until March.");
            writer.submit(&page, &form, &fields).await.is(200);
            // Read on the page of the version before: not published unseen.
            let page = reader.get(&path).await;
            post(&mut reader, &reading, &approve).await.is(409);
            reader.submit(&page, &reading, &[("do", "approve")]).await.is(200);
            let page = t.visitor().get(&asked.question.url()).await;
            page.sees(done).sees("negotiated until March").sees("Olga Reed").sees_nothing_of("Omar");
            t.send_mails();
        }
        t.visitor().get(&asked.question.url()).await.sees(GROUND).sees("Read by a second official");
        let id = asked.question.id;
        let ended = t.app.db.read_here(move |conn| questions::find(conn, id)).unwrap().unwrap();
        assert_eq!((ended.state, ended.answered_by), (questions::QuestionState::Refused, Some(olga.id)));
    }

    async fn a_part_that_is_read_leaves_the_answer_in_the_making_alone(t: TestSite) {
        let body = t.body("Roads Office");
        set_procedure(&t, &body, |p| p.needs_second_reader = true);
        let (one, _) = t.official("Olga Reed", &body);
        let (two, _) = t.official("Omar Reed", &body);
        let asked = ask(&t, &body, "When is the lamp at the quay repaired?", false);
        let path = format!("/desk{}", asked.question.url());
        let (mut writer, mut reader) = (t.sign_in(&one), t.sign_in(&two));
        let page = writer.get(&path).await;
        writer.submit(&page, &path, &[("text", ANSWER), ("do", "submit")]).await.is(200);
        let form = format!("{path}/partial");
        let page = writer.get(&form).await;
        writer.submit(&page, &form, &[("text", WHY), ("do", "submit")]).await.is(200);
        let page = reader.get(&path).await;
        page.sees(WHY).sees(ANSWER);
        let approve = [("do", "approve"), ("version", "1"), ("kind", "partial")];
        post(&mut reader, &format!("{path}/second-reading"), &approve).await.is(303);
        let page = t.visitor().get(&asked.question.url()).await;
        page.sees(WHY).sees_nothing_of(ANSWER);
        reader.get(&path).await.sees(ANSWER).sees("Agree and publish");
    }

    /// Role by act: with a second reader wanted, what is published, submitted and read by whom.
    async fn who_publishes_submits_and_reads(t: TestSite) {
        let (body, other) = (t.body("Roads Office"), t.body("Parks Office"));
        set_procedure(&t, &body, |p| p.needs_second_reader = true);
        let (writer, _) = t.official("Wanda Writer", &body);
        let head = t.citizen("Hilda Chief");
        let (id, body_id, now) = (head.id, body.id, t.now());
        t.write(move |tx| {
            folkmoot::features::accounts::grant(tx, id, Role::Official, Some(body_id), now)?;
            let new = bodies::NewOfficial {
                body_id,
                account_id: Some(id),
                name: "Hilda Chief".to_owned(),
                post: "Director".to_owned(),
                responsibilities: String::new(),
                is_head: true,
            };
            bodies::create_official(tx, &new, now)
        });
        let people = [
            None,
            Some(t.citizen("Carl Citizen")),
            Some(writer.clone()),
            Some(head.clone()),
            Some(t.official("Paul Other", &other).0),
            Some(t.staff("Mo Derator", Role::Moderator)),
            Some(t.staff("Ed Itor", Role::Editor)),
            Some(t.staff("Ada Min", Role::Administrator)),
        ];
        for (at, person) in people.iter().enumerate() {
            let works_here = at == 2 || at == 3;
            let mut client = match person {
                Some(account) => t.sign_in(account),
                None => t.visitor(),
            };
            let denied = if person.is_some() { 403 } else { 401 };
            let asked = ask(&t, &body, &format!("When is lamp number {at} repaired?"), false);
            let path = format!("/desk{}", asked.question.url());
            for act in ["partial", "refusal"] {
                let form = format!("{path}/{act}");
                let fields = [("ground", GROUND), ("text", WHY)];
                // The head is no exception.
                post(&mut client, &form, &fields).await.is(denied);
                let submit = [("ground", GROUND), ("text", WHY), ("do", "submit")];
                post(&mut client, &form, &submit).await.is(if works_here { 303 } else { denied });
                // What the writer submitted is read by anybody of the body but the writer.
                let by_writer = ask(&t, &body, &format!("When is lamp {at} {act} repaired?"), false);
                let path = format!("/desk{}", by_writer.question.url());
                let mut wanda = t.sign_in(&writer);
                post(&mut wanda, &format!("{path}/{act}"), &submit).await.is(303);
                let approve = [("do", "approve"), ("version", "1"), ("kind", act)];
                let read = post(&mut client, &format!("{path}/second-reading"), &approve).await;
                read.is(if at == 3 { 303 } else { denied });
                let is_public = t.visitor().get(&by_writer.question.url()).await.text().contains(WHY);
                assert_eq!(is_public, at == 3, "{act} by person {at}");
            }
        }
    }
}
