//! Acts of people: everything between a question and its answer, and after it.

use chrono::Duration;
use folkmoot::features::accounts::Account;
use folkmoot::features::bodies::{Body, Official};
use folkmoot::features::deadlines::{self, PromiseKind, PromiseState};
use folkmoot::features::questions::{self, Ask, Asked, Procedure};
use folkmoot::platform::actor::Role;

use crate::both;
use crate::common::Page;
use crate::common::TestSite;

pub const TITLE: &str = "When will the crossing at Mill Lane be repaired?";
pub const TEXT: &str =
    "The lights have been dark since the storm, and children cross there every day.";
pub const WORDS: &str = "Which of the two crossings at Mill Lane do you mean, north or south?";

pub fn ask_as(t: &TestSite, by: &Account, body: &Body, adjust: impl FnOnce(&mut Ask)) -> Asked {
    let mut ask = Ask {
        body_id: body.id,
        lang: "en".to_owned(),
        title: TITLE.to_owned(),
        text: TEXT.to_owned(),
        ..Ask::by_account(by.id, &by.name, t.now())
    };
    adjust(&mut ask);
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| questions::ask(tx, &spine, &ask, zone, now))
}

pub fn set_procedure(t: &TestSite, body: &Body, adjust: impl FnOnce(&mut Procedure)) {
    let mut procedure = Procedure::default();
    adjust(&mut procedure);
    let (id, now) = (body.id, t.now());
    t.write(move |tx| questions::procedures::set_procedure(tx, id, &procedure, None, now));
}

/// A body with an official and its head, a citizen and her question.
pub struct Scene {
    pub body: Body,
    pub officer: (Account, Official),
    pub anna: Account,
    pub asked: Asked,
}

pub fn scene(t: &TestSite) -> Scene {
    scene_in(t, t.body("Roads Office"))
}

pub fn promise(t: &TestSite, kind: PromiseKind, id: i64) -> deadlines::Promise {
    let found = t
        .app
        .db
        .read_here(move |conn| deadlines::find(conn, kind, id));
    found.unwrap().unwrap()
}

pub fn due_on(t: &TestSite, id: i64) -> String {
    promise(t, PromiseKind::Answer, id).due_on.to_string()
}

impl Scene {
    /// Somebody opens the page of an act, fills it in and sends it.
    pub async fn act(
        &self,
        t: &TestSite,
        who: &Account,
        act: &str,
        fields: &[(&str, &str)],
    ) -> Page {
        let address = if who.id == self.anna.id {
            format!("{}/{act}", self.asked.question.url())
        } else {
            format!("/desk{}/{act}", self.asked.question.url())
        };
        let mut person = t.sign_in(who);
        let page = person.get(&address).await;
        if page.status != 200 {
            return page;
        }
        person.submit(&page, &address, fields).await
    }
}

both! {
    async fn a_clarification_stops_the_clock_until_the_reply(t: TestSite) {
        let s = scene(&t);
        let id = s.asked.question.id;
        assert_eq!(due_on(&t, id), "2026-12-07");
        t.advance(Duration::days(1));
        let page = s.act(&t, &s.officer.0, "clarification", &[("text", WORDS)]).await;
        page.is(200).sees("The clock stands until there is a reply").sees(WORDS);
        assert_eq!(promise(&t, PromiseKind::Answer, id).state, PromiseState::Paused);
        let mails = t.send_mails();
        assert!(mails.iter().any(|mail| mail.message.to.as_str() == "anna.vale@people.example"
            && mail.message.text.contains("/questions/")));
        t.visitor().get("/questions?state=clarifying").await.sees(TITLE);
        // A paused promise is never overdue, however long it takes.
        t.advance(Duration::days(20));
        t.visitor().get("/questions?state=overdue").await.sees_nothing_of(TITLE);
        // Answering waits for the reply; asking again is a pause of a paused promise.
        s.act(&t, &s.officer.0, "clarification", &[("text", "And what else do you mean by that?")])
            .await
            .is(409);
        let page = s.act(&t, &s.anna, "clarify", &[("text", "The southern one, beside the mill.")]).await;
        page.is(200).sees("the clock runs again").sees("beside the mill");
        // Nine working days were left: paused on 24 November, resumed on 14 December.
        assert_eq!(due_on(&t, id), "2026-12-25");
        s.act(&t, &s.anna, "clarify", &[("text", "One thing more, if I may.")]).await.is(409);
    }

    async fn where_the_procedure_says_so_the_clock_starts_anew_with_the_reply(t: TestSite) {
        let body = t.body("Roads Office");
        set_procedure(&t, &body, |p| p.after_clarification = questions::AfterBreak::Restart);
        let s = scene_in(&t, body);
        t.advance(Duration::days(4));
        s.act(&t, &s.officer.0, "clarification", &[("text", WORDS)]).await.is(200);
        t.advance(Duration::days(3));
        s.act(&t, &s.anna, "clarify", &[("text", "The southern one, beside the mill.")]).await.is(200);
        // Ten working days from Monday 30 November.
        assert_eq!(due_on(&t, s.asked.question.id), "2026-12-14");
    }

    async fn an_extension_is_public_with_its_reason_and_limited(t: TestSite) {
        let s = scene(&t);
        let id = s.asked.question.id;
        let reason = "The survey of the junction is not back from the laboratory.";
        let page = s.act(&t, &s.officer.0, "extension", &[("days", "11"), ("reason", reason)]).await;
        page.is(422).sees("longer than the rule allows").sees(reason);
        let page = s.act(&t, &s.officer.0, "extension", &[("days", "5"), ("reason", "no")]).await;
        page.is(422);
        assert_eq!(due_on(&t, id), "2026-12-07");
        let page = s.act(&t, &s.officer.0, "extension", &[("days", "5"), ("reason", reason)]).await;
        page.is(200).sees("5 days more: due by Monday 14 December 2026").sees(reason);
        assert_eq!(due_on(&t, id), "2026-12-14");
        let page = s.act(&t, &s.officer.0, "extension", &[("days", "1"), ("reason", reason)]).await;
        page.is(422).sees("no further extension");
        assert!(t.send_mails().iter().any(|mail| mail.message.text.contains(reason)));
    }

    async fn a_question_goes_on_to_the_right_body_with_its_clock_and_never_in_a_circle(t: TestSite) {
        let s = scene(&t);
        let id = s.asked.question.id;
        let parks = t.body("Parks Office");
        let (gardener, _) = t.official("Paul Green", &parks);
        let empty = t.body("Empty Office");
        let reason = "The crossing belongs to the park and not to the road.";
        let to = |body: &Body| body.id.to_string();
        let nobody = to(&empty);
        s.act(&t, &s.officer.0, "transfer", &[("body", nobody.as_str()), ("reason", reason)])
            .await
            .is(422)
            .sees("Nobody works at this body");
        t.advance(Duration::days(2));
        let target = to(&parks);
        let page = s.act(&t, &s.officer.0, "transfer", &[("body", target.as_str()), ("reason", reason)]).await;
        page.is(200).sees("Handed over to Parks Office").sees(reason);
        // Two of ten days had passed: eight are left.
        assert_eq!(due_on(&t, id), "2026-12-07");
        assert_eq!(promise(&t, PromiseKind::Answer, id).ordinal, 2);
        // Those who had it can no longer act on it, the others can, but not send it back.
        s.act(&t, &s.officer.0, "extension", &[("days", "1"), ("reason", reason)]).await.is(403);
        let back = to(&s.body);
        s.act(&t, &gardener, "transfer", &[("body", back.as_str()), ("reason", reason)])
            .await
            .is(422)
            .sees("has handed the question over before");
        let itself = to(&parks);
        s.act(&t, &gardener, "transfer", &[("body", itself.as_str()), ("reason", reason)]).await.is(422);
        t.sign_in(&gardener).get("/desk/questions?view=all").await.sees(TITLE);
        let mails = t.send_mails();
        assert!(mails.iter().any(|mail| mail.message.to.as_str().starts_with("paul.green")));
        assert!(mails.iter().any(|mail| mail.message.to.as_str().starts_with("anna.vale")
            && mail.message.text.contains("Parks Office")));
    }

    async fn who_does_not_know_whom_to_ask_is_routed_by_the_triage_desk(t: TestSite) {
        let desk = t.body("Citizens Desk");
        t.official("Tina Sort", &desk);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        anna.get("/questions/new").await.sees_nothing_of("I do not know");
        set_procedure(&t, &desk, |p| p.does_triage = true);
        let page = anna.get("/questions/new").await;
        page.sees("I do not know").sees("Citizens Desk finds out who can answer");
        let page = anna
            .submit(&page, "/questions", &[("title", TITLE), ("text", TEXT), ("body", "-")])
            .await;
        page.is(200).sees("On its way to the right body");
    }

    async fn a_confidential_question_is_read_by_its_asker_and_the_body_alone(t: TestSite) {
        let body = t.body("Roads Office");
        let (officer, _) = t.official("Olga Reed", &body);
        let anna = t.citizen("Anna Vale");
        let mut person = t.sign_in(&anna);
        person.get("/questions/new").await.sees_nothing_of("Keep my question confidential");
        set_procedure(&t, &body, |p| p.allows_confidential = true);
        let page = person.get("/questions/new").await;
        let page = person
            .submit(&page, "/questions", &[("title", TITLE), ("text", TEXT),
                ("body", "roads-office"), ("confidential", "on")])
            .await;
        page.is(200).sees("Confidential").sees(TITLE).sees("due in 10 working days");
        let address = page.path.clone();
        let token = page.attrs(".contribution-actions a", "href")[0].clone();
        t.sign_in(&officer).get(&address).await.is(200).sees(TEXT);
        let stranger = t.official("Paul Other", &t.body("Parks Office")).0;
        let moderator = t.staff("Mo Read", Role::Moderator);
        for other in [&stranger, &moderator, &t.citizen("Carl Citizen")] {
            t.sign_in(other).get(&address).await.is(404);
        }
        t.visitor().get(&address).await.is(404);
        // In no list, feed, search, log or trace.
        t.run_jobs();
        for path in ["/questions", "/feeds/questions.atom", "/feeds/contributions.atom", "/search?q=crossing",
            "/ledger", "/api/v1/questions", "/bodies/roads-office", "/sitemap.xml", &token] {
            let page = t.visitor().get(path).await;
            assert!(!page.body.contains("Mill Lane"), "{path}");
            assert!(!page.body.contains("dark since the storm"), "{path}");
        }
        // It counts in the figures all the same.
        let now = t.now();
        let counts = t.app.db.read_here(move |conn| questions::promise_counts(conn, None, now));
        assert_eq!(counts.unwrap().running, 1);
        let page = publish_answer(&t, &officer, &format!("/desk{address}")).await;
        page.is(200).sees("Not to be told to anybody else");
        t.visitor().get(&address).await.is(404);
        let mails = t.send_mails();
        assert!(mails.iter().any(|mail| mail.message.to.as_str().starts_with("anna.vale")));
    }

    async fn a_refusal_names_its_ground_and_can_be_reviewed_by_somebody_else(t: TestSite) {
        let s = scene(&t);
        let id = s.asked.question.id;
        let chief = t.official("Hilda Chief", &s.body);
        let page = s.act(&t, &s.officer.0, "refusal", &[("ground", ""), ("text", "We cannot say this here.")]).await;
        page.is(422);
        let ground = "Road Traffic Act, section 7(3)";
        let page = s.act(&t, &s.officer.0, "refusal", &[("ground", ground), ("text", "We cannot say this here.")]).await;
        page.is(200).sees("No answer, and why").sees(ground);
        let kept = promise(&t, PromiseKind::Answer, id);
        assert_eq!((kept.state, kept.was_refused), (PromiseState::Met, true));
        t.visitor().get("/questions?state=refused").await.sees(TITLE);
        // Nobody but the asker asks for a review, and only once.
        s.act(&t, &t.citizen("Carl Citizen"), "review", &[]).await.is(403);
        let page = s.act(&t, &s.anna, "review", &[("text", "The section speaks of lorries only.")]).await;
        page.is(200).sees("Internal review").sees("looks at the answer again");
        let review = promise(&t, PromiseKind::InternalReview, id);
        assert_eq!(review.due_on.to_string(), "2026-12-21");
        s.act(&t, &s.anna, "review", &[("text", "And another thing about it.")]).await.is(409);
        let fields = [("outcome", "changed"), ("text", "The lights are repaired in January.")];
        s.act(&t, &s.officer.0, "review", &fields).await.is(403);
        let page = s.act(&t, &chief.0, "review", &fields).await;
        page.is(200).sees("The review changed the answer").sees("repaired in January");
        assert_eq!(promise(&t, PromiseKind::InternalReview, id).state, PromiseState::Met);
        s.act(&t, &chief.0, "review", &fields).await.is(409);
    }

    async fn a_review_can_be_asked_for_as_long_as_the_procedure_says(t: TestSite) {
        let s = scene(&t);
        s.act(&t, &s.officer.0, "refusal", &[("ground", "Some Act, section 1"), ("text", "We cannot say this here.")])
            .await
            .is(200);
        t.advance(Duration::days(41));
        s.act(&t, &s.anna, "review", &[("text", "The section speaks of lorries only.")]).await.is(409);
    }

    async fn an_answer_is_rated_and_the_body_may_say_something_to_it(t: TestSite) {
        let s = scene(&t);
        s.act(&t, &s.anna, "rate", &[("rating", "partly")]).await.is(409);
        s.act(&t, &s.officer.0, "partial", &[("text", "The southern crossing is repaired in May.")])
            .await
            .is(200)
            .sees("Part of the answer");
        assert_eq!(promise(&t, PromiseKind::Answer, s.asked.question.id).state, PromiseState::Running);
        let desk = format!("/desk{}", s.asked.question.url());
        publish_answer(&t, &s.officer.0, &desk).await.is(200);
        s.act(&t, &s.anna, "rate", &[("rating", "splendid")]).await.is(422);
        let page = s.act(&t, &s.anna, "rate", &[("rating", "partly")]).await;
        page.is(200).sees("it was partly answered");
        s.act(&t, &s.anna, "rate", &[("rating", "answered")]).await.is(200);
        let page = s.act(&t, &s.officer.0, "rating-response", &[("text", "Thank you for saying so.")]).await;
        page.is(200).sees("Thank you for saying so.").sees("it was answered");
    }

    async fn duplicates_are_answered_together_and_each_asker_is_told(t: TestSite) {
        let s = scene(&t);
        let ben = t.citizen("Ben Okoro");
        let other = ask_as(&t, &ben, &s.body, |ask| ask.title = "Is the crossing at Mill Lane broken?".to_owned());
        let parks = t.body("Parks Office");
        t.official("Paul Green", &parks);
        let foreign = ask_as(&t, &ben, &parks, |_| {});
        let id = foreign.question.id.to_string();
        s.act(&t, &s.officer.0, "merge", &[("duplicates", id.as_str())]).await.is(409);
        let id = other.question.id.to_string();
        let page = s.act(&t, &s.officer.0, "merge", &[("duplicates", id.as_str())]).await;
        page.is(200).sees("Somebody else asked the same");
        t.send_mails();
        t.visitor().get(&other.question.url()).await.sees("Answered together with another question").sees(TITLE);
        let desk = format!("/desk{}", s.asked.question.url());
        publish_answer(&t, &s.officer.0, &desk).await.is(200);
        let told: Vec<String> = t.send_mails().iter().map(|mail| mail.message.to.as_str().to_owned()).collect();
        for who in ["anna.vale@people.example", "ben.okoro@people.example"] {
            assert_eq!(told.iter().filter(|to| *to == who).count(), 1, "{told:?}");
        }
    }

    async fn several_bodies_give_their_part_to_one_answer(t: TestSite) {
        let s = scene(&t);
        let parks = t.body("Parks Office");
        let (gardener, _) = t.official("Paul Green", &parks);
        s.act(&t, &gardener, "part", &[]).await.is(403);
        let id = parks.id.to_string();
        let page = s.act(&t, &s.officer.0, "parts", &[("bodies", id.as_str())]).await;
        page.is(200).sees("Others who contribute to the answer").sees("Parks Office");
        let page = s.act(&t, &gardener, "part", &[("text", "The hedge is cut back in March.")]).await;
        page.is(200).sees_nothing_of("cut back in March");
        // The lead body joins it; the others may not answer in its place.
        let desk = format!("/desk{}", s.asked.question.url());
        t.sign_in(&s.officer.0).get(&desk).await.sees("cut back in March");
        s.act(&t, &gardener, "extension", &[("days", "1"), ("reason", "We should like more time.")]).await.is(403);
    }

    async fn a_follow_up_goes_to_whoever_answered(t: TestSite) {
        let s = scene(&t);
        let early = format!("/questions/new?follows={}", s.asked.question.id);
        let desk = format!("/desk{}", s.asked.question.url());
        publish_answer(&t, &s.officer.0, &desk).await.is(200);
        let mut anna = t.sign_in(&s.anna);
        let page = anna.get(&early).await;
        page.sees("Follows up").sees(TITLE);
        let page = anna
            .submit(&page, "/questions", &[("title", "And when will the other one be repaired?"), ("text", TEXT), ("do", "send")])
            .await;
        page.is(200).sees("Follows up").sees(TITLE);
        t.visitor().get(&s.asked.question.url()).await.sees("And when will the other one be repaired?");
    }

    async fn nobody_but_officials_of_the_body_acts_on_a_question(t: TestSite) {
        let s = scene(&t);
        let stranger = t.official("Paul Other", &t.body("Parks Office")).0;
        let people = [
            (t.citizen("Carl Citizen"), 403),
            (stranger, 403),
            (t.staff("Mo Read", Role::Moderator), 403),
            (t.staff("Ed Write", Role::Editor), 403),
            (t.staff("Ada Min", Role::Administrator), 403),
        ];
        for act in ["clarification", "extension", "partial", "refusal", "transfer", "merge", "parts",
            "part", "review", "rating-response"] {
            for (who, status) in &people {
                s.act(&t, who, act, &[]).await.is(*status);
            }
            let address = format!("/desk{}/{act}", s.asked.question.url());
            t.visitor().get(&address).await.is(401);
        }
        for act in ["clarify", "rate", "review"] {
            let address = format!("{}/{act}", s.asked.question.url());
            t.visitor().get(&address).await.is(401);
            t.sign_in(&s.officer.0).get(&address).await.is(404);
        }
        t.sign_in(&s.officer.0).get(&format!("/desk{}/dance", s.asked.question.url())).await.is(404);
        t.sign_in(&s.officer.0).get("/desk/questions/99999999999999999999/extension").await.is(404);
    }

    async fn a_question_that_is_taken_away_stands_still_and_goes_on_when_it_comes_back(t: TestSite) {
        let s = scene(&t);
        let id = s.asked.question.id;
        t.advance(Duration::days(1));
        move_to(&t, &s.asked, folkmoot::features::contributions::State::Hidden);
        assert_eq!(promise(&t, PromiseKind::Answer, id).state, PromiseState::Paused);
        t.advance(Duration::days(7));
        move_to(&t, &s.asked, folkmoot::features::contributions::State::Published);
        assert_eq!(promise(&t, PromiseKind::Answer, id).state, PromiseState::Running);
        assert_eq!(due_on(&t, id), "2026-12-14");
    }
}

pub fn scene_in(t: &TestSite, body: Body) -> Scene {
    let officer = t.official("Olga Reed", &body);
    let anna = t.citizen("Anna Vale");
    let asked = ask_as(t, &anna, &body, |_| {});
    Scene {
        body,
        officer,
        anna,
        asked,
    }
}

/// The official publishes an answer from the desk.
pub async fn publish_answer(t: &TestSite, officer: &Account, desk: &str) -> Page {
    let mut person = t.sign_in(officer);
    let page = person.get(desk).await;
    let text = "Not to be told to anybody else: it is repaired in May.";
    person
        .submit(&page, desk, &[("text", text), ("do", "publish")])
        .await
}

pub fn move_to(t: &TestSite, asked: &Asked, to: folkmoot::features::contributions::State) {
    use folkmoot::features::contributions::{self, Move};
    use folkmoot::features::ledger::ActingAs;
    let (spine, now, id) = (t.spine.clone(), t.now(), asked.contribution.id);
    t.write(move |tx| {
        let contribution = contributions::find(tx, id)?.unwrap();
        let how = Move {
            acting_as: ActingAs::Moderator,
            account_id: None,
            reason: Some("off-topic"),
        };
        contributions::set_state(tx, &spine, &contribution, to, &how, now)
    });
}
