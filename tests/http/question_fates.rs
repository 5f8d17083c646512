//! What becomes of questions, and of what is owed for them, when something they hang on goes away;
//! and who reads what was said in confidence.

use chrono::Duration;
use folkmoot::features::accounts::{self, Suspending};
use folkmoot::features::contributions::State;
use folkmoot::features::deadlines::{PromiseKind, PromiseState};
use folkmoot::features::ledger::ActingAs;
use folkmoot::features::notifications::{self, Cadence};
use folkmoot::features::questions::{self, Asked, QuestionState};
use folkmoot::platform::actor::Role;

use super::correspondence::{
    Scene, TEXT, TITLE, WORDS, ask_as, due_on, move_to, promise, publish_answer, scene, scene_in,
    set_procedure,
};
use crate::both;
use crate::common::TestSite;

const GROUND: &str = "Road Traffic Act, section 7(3)";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n";

fn state(t: &TestSite, asked: &Asked) -> QuestionState {
    let id = asked.question.id;
    let found = t.app.db.read_here(|conn| questions::find(conn, id));
    found.unwrap().unwrap().state
}

/// Somebody else asks the same, and it is made a duplicate of the question at hand.
async fn duplicate(t: &TestSite, s: &Scene, name: &str) -> Asked {
    let other = ask_as(t, &t.citizen(name), &s.body, |ask| {
        ask.title = format!("{name} asks about the crossing, too.");
    });
    let id = other.question.id.to_string();
    let merged = s
        .act(t, &s.officer.0, "merge", &[("duplicates", id.as_str())])
        .await;
    merged.is(200);
    t.send_mails();
    other
}

/// The question at hand becomes a duplicate itself, of one that somebody asks later.
async fn made_duplicate_of_another(t: &TestSite, s: &Scene) -> Asked {
    let kept = ask_as(t, &t.citizen("Cleo Third"), &s.body, |_| {});
    let address = format!("/desk{}/merge", kept.question.url());
    let mut officer = t.sign_in(&s.officer.0);
    let page = officer.get(&address).await;
    let id = s.asked.question.id.to_string();
    let merged = officer
        .submit(&page, &address, &[("duplicates", id.as_str())])
        .await;
    merged.is(200);
    kept
}

fn told(t: &TestSite) -> Vec<(String, String)> {
    let mails = t.send_mails();
    let mut told: Vec<_> = mails
        .iter()
        .map(|mail| {
            (
                mail.message.to.as_str().to_owned(),
                mail.message.subject.clone(),
            )
        })
        .collect();
    told.sort();
    told
}

both! {
    async fn a_refusal_reaches_everybody_who_asked_the_same(t: TestSite) {
        let s = scene(&t);
        let other = duplicate(&t, &s, "Ben Okoro").await;
        s.act(&t, &s.officer.0, "refusal", &[("ground", GROUND), ("text", "We cannot say this here.")])
            .await
            .is(200);
        let told = told(&t);
        for who in ["anna.vale@people.example", "ben.okoro@people.example"] {
            assert_eq!(told.iter().filter(|(to, _)| to == who).count(), 1, "{told:?}");
        }
        let id = other.question.id;
        let found = t.app.db.read_here(|conn| questions::find(conn, id)).unwrap().unwrap();
        assert!(found.answered_at.is_some());
    }

    async fn duplicates_of_a_duplicate_are_answered_with_what_is_kept(t: TestSite) {
        let s = scene(&t);
        let first = duplicate(&t, &s, "Ben Okoro").await;
        let kept = made_duplicate_of_another(&t, &s).await;
        t.send_mails();
        let page = t.visitor().get(&first.question.url()).await;
        assert_eq!(page.attrs("main .notice a", "href"), [kept.question.url()], "{}", page.text());
        publish_answer(&t, &s.officer.0, &format!("/desk{}", kept.question.url())).await.is(200);
        let told = told(&t);
        for who in ["anna.vale@people.example", "ben.okoro@people.example", "cleo.third@people.example"] {
            assert_eq!(told.iter().filter(|(to, _)| to == who).count(), 1, "{told:?}");
        }
    }

    async fn what_was_to_be_answered_with_another_is_owed_again_when_that_goes(t: TestSite) {
        let s = scene(&t);
        let other = duplicate(&t, &s, "Ben Okoro").await;
        let hidden = duplicate(&t, &s, "Cleo Third").await;
        move_to(&t, &hidden, State::Hidden);
        assert_eq!(promise(&t, PromiseKind::Answer, other.question.id).state, PromiseState::Withdrawn);
        t.advance(Duration::days(7));
        move_to(&t, &s.asked, State::Withdrawn);
        assert_eq!(state(&t, &other), QuestionState::Open);
        // Ten working days from Monday 30 November.
        assert_eq!(due_on(&t, other.question.id), "2026-12-14");
        let page = t.visitor().get(&other.question.url()).await;
        page.is(200).sees("Monday 14 December 2026").sees_nothing_of("Answered together");
        let told = told(&t);
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].0, "ben.okoro@people.example");
        assert!(told[0].1.contains("answered on its own"), "{told:?}");
        // What was hidden meanwhile is owed once it is back.
        move_to(&t, &hidden, State::Published);
        assert_eq!(state(&t, &hidden), QuestionState::Open);
        assert_eq!(promise(&t, PromiseKind::Answer, hidden.question.id).state, PromiseState::Running);
    }

    async fn a_hidden_duplicate_goes_along_and_hears_of_the_answer_when_it_is_back(t: TestSite) {
        let s = scene(&t);
        let hidden = duplicate(&t, &s, "Ben Okoro").await;
        move_to(&t, &hidden, State::Hidden);
        let kept = made_duplicate_of_another(&t, &s).await;
        publish_answer(&t, &s.officer.0, &format!("/desk{}", kept.question.url())).await.is(200);
        let ben = |told: &[(String, String)]| told.iter().filter(|(to, _)| to.starts_with("ben.okoro")).count();
        assert_eq!(ben(&told(&t)), 0, "it is not there");
        move_to(&t, &hidden, State::Published);
        assert_eq!(ben(&told(&t)), 1);
        let page = t.visitor().get(&hidden.question.url()).await;
        page.is(200).sees("Answered together with another question");
        assert!(page.attrs("main a", "href").contains(&kept.question.url()), "{}", page.text());
        // Again, and nobody is told twice; nor is it owed anew when the other goes.
        move_to(&t, &hidden, State::Hidden);
        move_to(&t, &hidden, State::Published);
        move_to(&t, &kept, State::Withdrawn);
        assert_eq!(ben(&told(&t)), 0);
        assert_eq!(state(&t, &hidden), QuestionState::Merged);
    }

    async fn hiding_a_question_changes_neither_its_date_nor_who_has_to_speak(t: TestSite) {
        let body = t.body("Roads Office");
        set_procedure(&t, &body, |p| p.after_clarification = questions::AfterBreak::Restart);
        let s = scene_in(&t, body);
        let id = s.asked.question.id;
        t.advance(Duration::days(8));
        move_to(&t, &s.asked, State::Hidden);
        move_to(&t, &s.asked, State::Published);
        assert_eq!(due_on(&t, id), "2026-12-07", "no body gains days by it");
        s.act(&t, &s.officer.0, "clarification", &[("text", WORDS)]).await.is(200);
        move_to(&t, &s.asked, State::Hidden);
        move_to(&t, &s.asked, State::Published);
        assert_eq!(state(&t, &s.asked), QuestionState::Clarifying);
        assert_eq!(promise(&t, PromiseKind::Answer, id).state, PromiseState::Paused);
        s.act(&t, &s.anna, "clarify", &[("text", "The southern one, beside the mill.")]).await.is(200);
        assert_eq!(due_on(&t, id), "2026-12-15", "anew with the reply, as the procedure says");
    }

    async fn a_review_stands_and_falls_with_its_question(t: TestSite) {
        let s = scene(&t);
        let id = s.asked.question.id;
        let review = |t: &TestSite| promise(t, PromiseKind::InternalReview, id).state;
        s.act(&t, &s.officer.0, "refusal", &[("ground", GROUND), ("text", "We cannot say this here.")])
            .await
            .is(200);
        s.act(&t, &s.anna, "review", &[("text", "The section speaks of lorries only.")]).await.is(200);
        move_to(&t, &s.asked, State::Hidden);
        assert_eq!(review(&t), PromiseState::Paused);
        move_to(&t, &s.asked, State::Published);
        assert_eq!(review(&t), PromiseState::Running);
        move_to(&t, &s.asked, State::Withdrawn);
        assert_eq!(review(&t), PromiseState::Withdrawn);
    }

    async fn news_that_wait_say_nothing_of_what_was_taken_away_meanwhile(t: TestSite) {
        let body = t.body("Roads Office");
        let (carl, subject) = (t.citizen("Carl Citizen"), format!("body:{}", body.id));
        let (id, now) = (carl.id, t.now());
        t.write(move |tx| notifications::follow(tx, id, &subject, Cadence::Daily, now));
        let s = scene_in(&t, body);
        let other = ask_as(&t, &t.citizen("Ben Okoro"), &s.body, |ask| {
            ask.title = "Who repairs the zeppelin?".to_owned();
        });
        t.run_jobs();
        t.send_mails();
        move_to(&t, &other, State::Hidden);
        t.advance(Duration::days(1));
        t.run_jobs();
        let mails = t.send_mails();
        let digest = mails.iter().find(|mail| mail.message.to.as_str() == "carl.citizen@people.example");
        let digest = &digest.unwrap().message;
        assert!(digest.text.contains(TITLE), "{}", digest.text);
        assert!(!digest.text.contains("zeppelin") && !digest.subject.contains("zeppelin"));
        // Where nothing is left of the news, no mail is written.
        move_to(&t, &other, State::Published);
        let third = ask_as(&t, &t.citizen("Cleo Third"), &s.body, |_| {});
        t.run_jobs();
        move_to(&t, &third, State::Hidden);
        t.advance(Duration::days(1));
        t.run_jobs();
        assert!(t.send_mails().iter().all(|mail| mail.message.to.as_str() != "carl.citizen@people.example"));
    }

    async fn whoever_is_suspended_says_nothing_more_on_their_question(t: TestSite) {
        let s = scene(&t);
        s.act(&t, &s.officer.0, "clarification", &[("text", WORDS)]).await.is(200);
        let address = format!("{}/clarify", s.asked.question.url());
        let mut anna = t.sign_in(&s.anna);
        let page = anna.get(&address).await;
        page.is(200);
        let (account, now) = (s.anna.clone(), t.now());
        t.write(move |tx| {
            let how = Suspending {
                reason: "Three insults in a week are two too many.",
                until: Some(now.plus(Duration::days(7))),
                appeal: None,
                acting_as: ActingAs::Moderator,
                by: None,
            };
            accounts::set_suspended(tx, &account, true, &how, now)
        });
        anna.submit_here(&page, &address, &[("text", "You are all fools, and that is all.")]).await.is(403);
        anna.get(&address).await.is(403);
        t.visitor().get(&s.asked.question.url()).await.sees_nothing_of("all fools");
    }

    async fn only_those_between_whom_it_is_said_read_what_is_said_in_confidence(t: TestSite) {
        let body = t.body("Roads Office");
        let (officer, _) = t.official("Olga Reed", &body);
        set_procedure(&t, &body, |p| p.allows_confidential = true);
        let anna = t.citizen("Anna Vale");
        let mut person = t.sign_in(&anna);
        let page = person.get("/questions/new").await;
        let fields = [("title", TITLE), ("text", TEXT), ("body", "roads-office"), ("confidential", "on")];
        let page = person.submit_files(&page, "/questions", &fields, &[("files", "plan.pdf", PDF)]).await;
        page.is(200).sees("Confidential");
        let (address, trace) = (page.path.clone(), page.attrs(".contribution-actions a", "href")[0].clone());
        let file = page.attrs("a[href^='/files/']", "href")[0].clone();
        let desk = format!("/desk{address}");
        let mut olga = t.sign_in(&officer);
        let extension = format!("{desk}/extension");
        let form = olga.get(&extension).await;
        let why = [("days", "2"), ("reason", "The survey of the junction is not back from the laboratory.")];
        olga.submit(&form, &extension, &why).await.is(200);
        olga.get(&file).await.is(200);
        olga.get(&trace).await.is(200).sees(TITLE);
        person.get(&file).await.is(200);
        person.get(&trace).await.is(200).sees(TITLE);
        let others = [
            t.staff("Mo Read", Role::Moderator),
            t.staff("Ada Min", Role::Administrator),
            t.official("Paul Other", &t.body("Parks Office")).0,
            t.citizen("Carl Citizen"),
        ];
        for other in &others {
            let mut other = t.sign_in(other);
            other.get(&file).await.is(404);
            other.get(&trace).await.is(200).sees_nothing_of("Mill Lane").sees_nothing_of("plan.pdf");
            other.get(&format!("{trace}.json")).await.is(200).sees_nothing_of("Mill Lane");
            let desk = other.get(&desk).await;
            assert!(desk.status >= 400, "{}", desk.status);
        }
        let log = t.visitor().get("/ledger").await;
        assert!(!log.body.contains(&format!("{address}\"")), "the log leads nobody there");
    }
}
