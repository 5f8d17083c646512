//! Acts of moderators: many posts cleaned up at once, and given back.

use std::sync::Arc;

use chrono::Duration;
use folkmoot::features::accounts::Account;
use folkmoot::features::contributions::{
    self, Contribution, Kind, Moderation, Move, State, placing,
};
use folkmoot::features::forums::{self, Forum};
use folkmoot::features::ledger::ActingAs;
use folkmoot::features::moderation::sweeps::{
    self, Confirmation, Criteria, ItemState, SweepState, Way, carry_on,
};
use folkmoot::features::moderation::{self, Decision, Finding, Ruling, Verdict};
use folkmoot::platform::actor::{Actor, Role};
use folkmoot::platform::error::AppError;

use super::debate::{actions, answer, found, new_post};
use super::forums::{scene, start};
use super::moderation::{comment, moderator, reasons};
use crate::both;
use crate::common::{Client, Page, TestSite, at_once};

const LIST: &str = "/desk/moderation/sweeps";
const WORDS: &str = "These posts advertise watches. Nobody asked for them here.";

/// A topic with posts of two advertisers among those of a citizen.
struct Wave {
    forum: Forum,
    topic: Contribution,
    anna: Account,
    spammers: Vec<Account>,
    spam: Vec<Contribution>,
    good: Contribution,
}

fn wave(t: &TestSite, posts: usize) -> Wave {
    reasons(t);
    let (_, forum) = scene(t);
    let topic = start(t, &forum, "Lights");
    let anna = t.citizen("Anna Vale");
    let good = answer(
        t,
        &topic,
        None,
        &anna,
        "The crossing needs a light at night.",
    );
    let spammers = vec![t.citizen("Max Cheap"), t.citizen("Moritz Cheap")];
    let spam = (0..posts)
        .map(|number| {
            let text =
                format!("Buy watches number {number} at https://www.cheap.example/{number} now.");
            answer(t, &topic, None, &spammers[number % 2], &text)
        })
        .collect();
    Wave {
        forum,
        topic,
        anna,
        spammers,
        spam,
        good,
    }
}

fn by_domain() -> Criteria {
    Criteria {
        domain: "cheap.example".to_owned(),
        ..Criteria::default()
    }
}

fn draw_up(t: &TestSite, actor: &Actor, criteria: &Criteria) -> Result<i64, AppError> {
    sweeps::draw_up(&t.app.db, actor, criteria, t.zone(), t.now())
}

fn confirmation() -> Confirmation {
    Confirmation {
        reason: "advertising".to_owned(),
        explanation: WORDS.to_owned(),
    }
}

fn confirm(t: &TestSite, actor: &Actor, id: i64) -> Result<SweepState, AppError> {
    let (actor, now) = (actor.clone(), t.now());
    t.app
        .db
        .write_here(move |tx| sweeps::confirm(tx, &actor, id, &confirmation(), 1_000, now))
}

fn undo(t: &TestSite, actor: &Actor, id: i64) {
    let (actor, now) = (actor.clone(), t.now());
    t.write(move |tx| sweeps::undo(tx, &actor, id, now));
}

fn counts(t: &TestSite, id: i64) -> Vec<(ItemState, i64)> {
    let counts = t.app.db.read_here(|conn| sweeps::counts(conn, id)).unwrap();
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort();
    counts
}

fn state_of(t: &TestSite, id: i64) -> SweepState {
    t.app
        .db
        .read_here(|conn| sweeps::find(conn, id))
        .unwrap()
        .state
}

fn states(t: &TestSite, of: &[Contribution]) -> Vec<State> {
    of.iter().map(|one| found(t, one.id).state).collect()
}

/// Counts of the topic, of its place and of its consultation say what is public.
async fn counts_are_right(t: &TestSite, wave: &Wave, public: i64) {
    let consultation = wave.forum.consultation_id;
    let (of_place, of_all) = t
        .app
        .db
        .read_here(|conn| {
            let of_place = contributions::counts_of_place(conn, "topic:1")?;
            let of_all = contributions::counts_of_consultation(conn, consultation)?;
            Ok((of_place.values().sum::<i64>(), of_all.get("post").copied()))
        })
        .unwrap();
    assert_eq!((of_place, of_all), (public, Some(public)));
    let words = match public {
        1 => "1 answer".to_owned(),
        1_000.. => format!("{},{:03} answers", public / 1_000, public % 1_000),
        _ => format!("{public} answers"),
    };
    t.visitor().get(&wave.topic.url).await.is(200).sees(&words);
}

async fn found_by_search(t: &TestSite) -> bool {
    let page = t.visitor().get("/search?q=watches").await;
    page.is(200);
    page.text().contains("Buy watches")
}

/// The page of a clean-up that finds the wave.
async fn preview(mo: &mut Client, fields: &[(&str, &str)]) -> Page {
    let form = mo.get(&format!("{LIST}/new")).await;
    mo.submit(&form, LIST, fields).await
}

both! {
    async fn a_wave_is_cleaned_up_and_one_wrongly_caught_comes_back_by_appeal(t: TestSite) {
        let wave = wave(&t, 7);
        let (_, mut mo) = moderator(&t);
        mo.get("/desk/moderation").await.sees("Clean-ups");
        mo.get(LIST).await.is(200).sees("No clean-ups");
        let page = preview(&mut mo, &[("domain", "https://www.Cheap.example/x"), ("kind", "post")]).await;
        page.is(200).sees("7 posts were found.").sees("2 accounts wrote them.").sees("Links to the site: cheap.example");
        page.sees("Buy watches number 6").sees_nothing_of("The crossing needs a light");
        let path = page.path.clone();
        // One is left out, and what is sent after it was looked at is not in it.
        let out = wave.spam[6].id.to_string();
        let page = mo.submit(&page, &format!("{path}/posts"), &[("out", &out), ("do", "leave-out")]).await;
        page.is(200).sees("1 post is left out.").sees("Take 6 posts away");
        let late = answer(&t, &wave.topic, None, &wave.spammers[0], "More at https://cheap.example now.");
        let refused = mo.submit(&page, &path, &[("do", "confirm"), ("explanation", WORDS)]).await;
        refused.is(422).sees("Choose the published reason that fits").sees(WORDS);
        let begun = mo
            .submit(&refused, &path, &[("do", "confirm"), ("reason", "advertising"), ("explanation", WORDS)])
            .await;
        begun.is(200).sees("It has begun").sees("0 of 6 done");
        t.send_mails();
        t.run_jobs();
        mo.get(&path).await.is(200).sees("6 of 6 done").sees("Done. The authors were told.").sees("6 taken away");
        let after = states(&t, &wave.spam);
        assert_eq!(after[..6], [State::Hidden; 6]);
        assert_eq!([after[6], found(&t, late.id).state, found(&t, wave.good.id).state], [State::Published; 3]);
        counts_are_right(&t, &wave, 3).await;
        assert_eq!(t.app.db.read_here(moderation::open_case_count).unwrap(), 0);
        // One mail each, with all that was taken from each.
        let mails = t.send_mails();
        assert_eq!(mails.len(), 2, "{mails:?}");
        for (number, spammer) in wave.spammers.iter().enumerate() {
            let mail = mails.iter().find(|mail| mail.message.to.as_str() == spammer.email).unwrap();
            assert!(mail.message.subject.starts_with("Taken away: 3 texts"), "{}", mail.message.subject);
            let text = &mail.message.text;
            for (index, one) in wave.spam[..6].iter().enumerate() {
                assert_eq!(text.contains(&one.token), index % 2 == number, "{index} {text}");
            }
            for part in [WORDS, "/moderation/rules#advertising", "until Monday 24 May 2027"] {
                assert!(text.contains(part), "{part}\n{text}");
            }
        }
        // Each is a decision of its own in the public log, and says to which clean-up it belongs.
        let log = t.visitor().get("/moderation/log.json").await.json();
        let items = log["items"].as_array().unwrap();
        assert_eq!(items.len(), 6);
        for item in items {
            assert_eq!((item["decision"].as_str(), item["sweep"].as_i64()), (Some("hide"), Some(1)));
            assert_eq!(item["reason"], "advertising");
        }
        t.visitor().get("/moderation/log").await.is(200).sees("Clean-up 1").sees_nothing_of("Cheap");
        t.visitor().get("/moderation/transparency").await.is(200);
        assert_eq!(actions(&t, "1"), ["swept"]);
        // The author of one appeals, and another moderator finds the clean-up wrong there.
        let one = &wave.spam[2];
        let mut max = t.sign_in(&wave.spammers[0]);
        let address = format!("/c/{}/appeal", one.token);
        let form = max.get(&address).await;
        let grounds = "I sell nothing: this is a museum of watches.";
        max.submit(&form, &address, &[("grounds", grounds)]).await.is(200);
        let second = t.staff("Ola Second", Role::Moderator);
        let appeal = t.app.db.read_here(|conn| moderation::find_latest_appeal(conn, one.id)).unwrap().unwrap();
        let (actor, spine, now) = (t.actor(&second), t.spine.clone(), t.now());
        let verdict = Verdict { finding: Finding::Reverse, explanation: "It is a museum indeed, and public.".to_owned() };
        t.write(move |tx| moderation::decide_appeal(tx, &spine, &actor, appeal.id, &verdict, now));
        assert_eq!(found(&t, one.id).state, State::Published);
        counts_are_right(&t, &wave, 4).await;
        // What an appeal brought back is not found again; what is hidden is not either.
        let page = preview(&mut mo, &[("domain", "cheap.example")]).await;
        page.is(200).sees("2 posts were found.").sees_nothing_of("number 2 at");
    }

    async fn a_whole_clean_up_is_taken_back_but_not_what_was_decided_since(t: TestSite) {
        let wave = wave(&t, 30);
        let (mo, mut browser) = moderator(&t);
        let other = t.staff("Ola Second", Role::Moderator);
        assert!(found_by_search(&t).await);
        let id = draw_up(&t, &t.actor(&mo), &by_domain()).unwrap();
        assert_eq!(confirm(&t, &t.actor(&mo), id), Ok(SweepState::Running));
        t.run_jobs();
        assert_eq!(counts(&t, id), [(ItemState::Swept, 30)]);
        counts_are_right(&t, &wave, 1).await;
        assert!(!found_by_search(&t).await);
        t.send_mails();
        // Since then: one restored through its case, one looked at again and left away, one appealed
        // against, one withdrawn from the appeal, one gone for good.
        let decide = |one: &Contribution, decision, reason: Option<&str>| {
            let (actor, spine, zone, now, one) = (t.actor(&other), t.spine.clone(), t.zone(), t.now(), found(&t, one.id));
            let ruling = Ruling { decision, reason: reason.map(ToOwned::to_owned), explanation: String::new(), ..Ruling::approve() };
            t.write(move |tx| {
                let case = moderation::open_case(tx, &actor, &one, zone, now)?;
                moderation::decide(tx, &spine, &actor, case, &ruling, now)
            });
        };
        decide(&wave.spam[0], Decision::Approve, None);
        decide(&wave.spam[1], Decision::Hide, Some("advertising"));
        let appellant = t.actor(&wave.spammers[0]);
        let (zone, now, appealed) = (t.zone(), t.now(), wave.spam[2].id);
        t.write(move |tx| {
            moderation::appeal(tx, &appellant, appealed, "This is a museum of watches.", zone, now)
        });
        let (spine, gone) = (t.spine.clone(), found(&t, wave.spam[3].id));
        t.write(move |tx| {
            let how = Move { acting_as: ActingAs::Author, account_id: gone.account_id, reason: None };
            contributions::set_state(tx, &spine, &gone, State::Erased, &how, now)
        });
        t.send_mails();
        let page = browser.get(&format!("{LIST}/{id}")).await;
        page.is(200).sees("Take the clean-up back");
        browser.submit(&page, &page.path.clone(), &[("do", "undo")]).await.is(200).sees("being given back");
        t.run_jobs();
        assert_eq!(state_of(&t, id), SweepState::Undone);
        assert_eq!(counts(&t, id), [(ItemState::Restored, 27), (ItemState::Kept, 3)]);
        let after = states(&t, &wave.spam);
        assert_eq!(after[..4], [State::Published, State::Hidden, State::Published, State::Erased]);
        assert!(after[4..].iter().all(|&state| state == State::Published));
        counts_are_right(&t, &wave, 29).await;
        assert!(found_by_search(&t).await);
        let appeal = t.app.db.read_here(|conn| moderation::find_latest_appeal(conn, appealed)).unwrap().unwrap();
        assert_eq!(appeal.state, moderation::AppealState::Withdrawn, "there is nothing left to decide");
        let mails = t.send_mails();
        assert_eq!(mails.len(), 2, "{mails:?}");
        assert!(mails.iter().all(|mail| mail.message.subject.starts_with("Given back: ")));
        let log = t.visitor().get("/moderation/log.json").await.json();
        let items = log["items"].as_array().unwrap();
        let of_sweep = |decision: &str| {
            let of = items.iter().filter(|item| item["decision"] == decision && item["sweep"] == id);
            of.count()
        };
        assert_eq!((of_sweep("hide"), of_sweep("approve")), (30, 27));
        assert_eq!(items.len(), 59);
        assert_eq!(actions(&t, &id.to_string()), ["swept", "sweep-undone"]);
        browser.get(&format!("{LIST}/{id}")).await.sees("3 left as they are").sees("27 given back").sees("Taken back.");
        browser.get(LIST).await.is(200).sees("27 given back");
        let again = undo_again(&t, &mo, id);
        assert_eq!(again, Err(AppError::Conflict("moderation.sweep-meanwhile")));
    }

    async fn what_waited_to_be_read_waits_again(t: TestSite) {
        reasons(&t);
        let max = t.citizen("Max Cheap");
        let sent: Vec<_> = (0..3)
            .map(|number| comment(&t, &max, &format!("Buy watches {number}"), Moderation::Pre))
            .collect();
        let (mo, _) = moderator(&t);
        let criteria = Criteria { words: "BUY   wátches".to_owned(), state: Some(State::InReview), ..Criteria::default() };
        let id = draw_up(&t, &t.actor(&mo), &criteria).unwrap();
        confirm(&t, &t.actor(&mo), id).unwrap();
        t.run_jobs();
        assert_eq!(states(&t, &sent), [State::Rejected; 3]);
        assert_eq!(t.app.db.read_here(moderation::open_case_count).unwrap(), 0);
        undo(&t, &t.actor(&mo), id);
        t.run_jobs();
        assert_eq!(states(&t, &sent), [State::InReview; 3], "nobody had read them");
        assert_eq!(t.app.db.read_here(moderation::open_case_count).unwrap(), 3);
        for one in &sent {
            let due = t.app.db.read_here(|conn| moderation::read_by(conn, one.id)).unwrap();
            assert!(due.is_some());
        }
    }

    async fn many_posts_need_two_moderators(t: TestSite) {
        let wave = wave(&t, 4);
        let site = t.another_node(|config| config.spam.sweep_second_moderator_above = 3);
        let (_, mut mo) = moderator(&site);
        let page = preview(&mut mo, &[("domain", "cheap.example")]).await;
        page.sees("So many posts need two moderators");
        let path = page.path.clone();
        let fields = [("do", "confirm"), ("reason", "advertising"), ("explanation", WORDS)];
        mo.submit(&page, &path, &fields).await.is(200).sees("Another moderator has to confirm it, too.");
        t.run_jobs();
        assert_eq!(states(&t, &wave.spam), [State::Published; 4]);
        // Not by the same one, however they ask.
        let page = mo.get(&path).await;
        page.is(200).sees("It waits for another moderator").sees_nothing_of("Take 4 posts away");
        mo.submit(&page, &path, &[("do", "second")]).await.is(403).sees("You confirmed this yourself");
        let mut ola = site.sign_in(&t.staff("Ola Second", Role::Moderator));
        let page = ola.get(&path).await;
        ola.submit(&page, &path, &[("do", "decline")]).await.is(200).sees("It is a draft again");
        let page = mo.get(&path).await;
        mo.submit(&page, &path, &fields).await.is(200);
        let page = ola.get(&path).await;
        ola.submit(&page, &path, &[("do", "second")]).await.is(200).sees("It has begun");
        ola.submit(&page, &path, &[("do", "second")]).await.is(409).sees("Somebody else was faster");
        t.run_jobs();
        assert_eq!(states(&t, &wave.spam), [State::Hidden; 4]);
        assert_eq!(counts(&t, 1), [(ItemState::Swept, 4)]);
        mo.get(&path).await.sees("Confirmed by another moderator");
    }

    async fn more_than_a_thousand_posts_need_four_eyes_and_go_and_come_back_whole(t: TestSite) {
        const POSTS: usize = 1_050;
        let wave = wave(&t, 0);
        // Fifty to a transaction: SQLite looks through all that one has changed so far.
        for from in (0..POSTS).step_by(50) {
            let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
            let news: Vec<_> = (from..from + 50)
                .map(|number| {
                    let text = format!("Buy watches number {number} at https://www.cheap.example/{number} now.");
                    new_post(&wave.topic, None, &wave.spammers[number % 2], &text)
                })
                .collect();
            t.write(move |tx| {
                for new in &news {
                    forums::post(tx, &spine, new, zone, now)?;
                }
                Ok(())
            });
        }
        let mut mo = t.sign_in(&t.staff("Mo First", Role::Moderator));
        let drawn = preview(&mut mo, &[("domain", "cheap.example")]).await;
        let path = drawn.path.clone();
        drawn.is(200).sees("1,050 posts were found").sees("2 accounts wrote them");
        let fields = [("reason", "advertising"), ("explanation", WORDS), ("do", "confirm")];
        let waiting = mo.submit(&drawn, &path, &fields).await;
        waiting.is(200).sees("Another moderator has to confirm it, too.");
        t.run_jobs();
        counts_are_right(&t, &wave, 1_051).await;
        assert_eq!(state_of(&t, 1), SweepState::Waiting, "one alone takes nothing away");
        mo.submit(&waiting, &path, &[("do", "second")]).await.is(403).sees("You confirmed this yourself");
        let mut second = t.sign_in(&t.staff("Ola Second", Role::Moderator));
        let page = second.get(&path).await;
        second.submit(&page, &path, &[("do", "second")]).await.is(200);
        t.run_jobs();
        assert_eq!(state_of(&t, 1), SweepState::Done);
        assert_eq!(counts(&t, 1), [(ItemState::Swept, 1_050)]);
        counts_are_right(&t, &wave, 1).await;
        assert!(!found_by_search(&t).await);
        assert_eq!(t.send_mails().len(), 2, "each author is told once");
        t.visitor().get("/moderation/log").await.is(200).sees("Clean-up 1");
        let report = t.visitor().get("/moderation/transparency/2026-Q4.json").await.json();
        assert_eq!(report["decision_count"], 1_050, "{report}");
        // Given back as a whole.
        let page = mo.get(&path).await;
        mo.submit(&page, &path, &[("do", "undo")]).await.is(200);
        t.run_jobs();
        assert_eq!(counts(&t, 1), [(ItemState::Restored, 1_050)]);
        counts_are_right(&t, &wave, 1_051).await;
        assert!(found_by_search(&t).await);
        assert_eq!(t.send_mails().len(), 2);
    }

    async fn of_two_moderators_at_once_one_confirms(t: TestSite) {
        let wave = wave(&t, 3);
        let people = [t.staff("Mo First", Role::Moderator), t.staff("Ola Second", Role::Moderator)];
        let actors = people.each_ref().map(|one| t.actor(one));
        let id = draw_up(&t, &actors[0], &by_domain()).unwrap();
        let results = at_once(|number| confirm(&t, &actors[number], id));
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
        assert!(results.contains(&Err(AppError::Conflict("moderation.sweep-meanwhile"))));
        t.run_jobs();
        t.send_mails();
        assert_eq!(states(&t, &wave.spam), [State::Hidden; 3]);
        let log = t.visitor().get("/moderation/log.json").await.json();
        assert_eq!(log["items"].as_array().unwrap().len(), 3);
    }

    async fn two_nodes_carry_out_one_clean_up_once(t: TestSite) {
        let wave = wave(&t, 60);
        let (mo, _) = moderator(&t);
        let id = draw_up(&t, &t.actor(&mo), &by_domain()).unwrap();
        confirm(&t, &t.actor(&mo), id).unwrap();
        let other = Arc::new(t.another_node(|_| {}));
        let now = t.now();
        at_once(|number| {
            let site = if number == 0 { &t } else { &*other };
            while carry_on(&site.app.db, &t.spine, id, Way::Away, now).unwrap() {}
        });
        assert_eq!(counts(&t, id), [(ItemState::Swept, 60)]);
        counts_are_right(&t, &wave, 1).await;
        t.run_jobs();
        assert_eq!(state_of(&t, id), SweepState::Done);
        assert_eq!(t.send_mails().len(), 2);
        let log = t.visitor().get("/moderation/log.json").await.json();
        assert_eq!(log["items"].as_array().unwrap().len(), 60);
    }

    async fn people_go_on_talking_while_it_runs(t: TestSite) {
        let wave = wave(&t, 60);
        let (mo, _) = moderator(&t);
        let id = draw_up(&t, &t.actor(&mo), &by_domain()).unwrap();
        confirm(&t, &t.actor(&mo), id).unwrap();
        let now = t.now();
        at_once(|number| {
            if number == 0 {
                while carry_on(&t.app.db, &t.spine, id, Way::Away, now).unwrap() {}
                return;
            }
            for index in 0..30 {
                // Answers to what is just being taken away, and to what stays.
                let parent = if index % 2 == 0 { &wave.good } else { &wave.spam[index * 2] };
                let new = new_post(&wave.topic, Some(parent), &wave.anna, &format!("An answer, number {index}."));
                let (spine, zone) = (t.spine.clone(), t.zone());
                let sent = t.app.db.write_here(move |tx| forums::post(tx, &spine, &new, zone, now));
                let is_fine = matches!(&sent, Ok(_) | Err(AppError::Closed(_) | AppError::Gone(_) | AppError::Conflict(_)));
                assert!(is_fine, "{sent:?}");
            }
        });
        t.run_jobs();
        assert_eq!(counts(&t, id), [(ItemState::Swept, 60)]);
        let anna = wave.anna.id;
        let own = t.app.db.read_here(|conn| contributions::list_of_account(conn, anna, None, 100)).unwrap();
        let public = own.iter().filter(|one| one.is_public()).count();
        counts_are_right(&t, &wave, i64::try_from(public).unwrap()).await;
    }

    async fn what_is_not_what_it_was_is_passed_over(t: TestSite) {
        let wave = wave(&t, 6);
        let (mo, _) = moderator(&t);
        let other = t.staff("Ola Second", Role::Moderator);
        let id = draw_up(&t, &t.actor(&mo), &by_domain()).unwrap();
        let (spine, now, zone) = (t.spine.clone(), t.now(), t.zone());
        // Withdrawn by its author; changed; being worked on by somebody else.
        let (author, withdrawn) = (t.actor(&wave.spammers[0]), wave.spam[0].clone());
        let owned = spine.clone();
        t.write(move |tx| contributions::withdraw(tx, &owned, &author, &withdrawn, now));
        let (author, changed) = (t.actor(&wave.spammers[1]), wave.spam[1].token.clone());
        let own = contributions::OwnEdit {
            version: 1,
            title: None,
            words: contributions::Words::new("I take that back, sorry.".to_owned()),
        };
        let owned = spine.clone();
        t.write(move |tx| {
            contributions::edit_own(tx, &owned, &author, &changed, &own, Duration::minutes(15), now)
        });
        let (actor, taken) = (t.actor(&other), wave.spam[2].clone());
        t.write(move |tx| {
            let case = moderation::open_case(tx, &actor, &taken, zone, now)?;
            moderation::take_case(tx, &actor, case, false, now)
        });
        // Opened by a report, and by nobody worked on: decided with the others.
        let reported = wave.spam[3].clone();
        t.write(move |tx| {
            let report = moderation::NewReport {
                reporter_key: "network:1".to_owned(),
                account_id: None,
                reason: Some("spam".to_owned()),
                note: String::new(),
            };
            moderation::report(tx, &reported, &report, zone, now)
        });
        confirm(&t, &t.actor(&mo), id).unwrap();
        t.run_jobs();
        assert_eq!(counts(&t, id), [(ItemState::Swept, 3), (ItemState::Skipped, 3)]);
        let expected = [State::Withdrawn, State::Published, State::Published, State::Hidden, State::Hidden, State::Hidden];
        assert_eq!(states(&t, &wave.spam), expected);
        assert_eq!(t.app.db.read_here(moderation::open_case_count).unwrap(), 1, "the one in other hands");
        counts_are_right(&t, &wave, 3).await;
        // A moderator reads why some are still there.
        t.sign_in(&mo).get(&format!("{LIST}/{id}")).await.sees("3 passed over");
    }

    async fn a_topic_that_went_elsewhere_stops_nothing(t: TestSite) {
        let wave = wave(&t, 3);
        let (mo, _) = moderator(&t);
        let id = draw_up(&t, &t.actor(&mo), &by_domain()).unwrap();
        confirm(&t, &t.actor(&mo), id).unwrap();
        t.run_jobs();
        // The topic of one of the posts is gone by now.
        let (consultation_id, now) = (wave.forum.consultation_id, t.now());
        let (one, url) = (found(&t, wave.spam[1].id), wave.topic.url.clone());
        t.write(move |tx| {
            let to = placing::Destination {
                place: "topic:999",
                place_title: "Gone",
                consultation_id,
                body_id: None,
                url: &url,
            };
            placing::recast(tx, &one, Kind::Post, &to, now)
        });
        undo(&t, &t.actor(&mo), id);
        t.run_jobs();
        assert_eq!(counts(&t, id), [(ItemState::Restored, 2), (ItemState::Kept, 1)]);
        assert_eq!(state_of(&t, id), SweepState::Undone);
    }

    async fn a_clean_up_that_stopped_goes_on_and_can_be_stopped(t: TestSite) {
        let wave = wave(&t, 60);
        let (mo, mut browser) = moderator(&t);
        let id = draw_up(&t, &t.actor(&mo), &by_domain()).unwrap();
        confirm(&t, &t.actor(&mo), id).unwrap();
        // One piece, and then the machine fell over.
        assert!(carry_on(&t.app.db, &t.spine, id, Way::Away, t.now()).unwrap());
        assert_eq!(counts(&t, id), [(ItemState::Listed, 35), (ItemState::Swept, 25)]);
        let page = browser.get(&format!("{LIST}/{id}")).await;
        page.sees("25 of 60 done").sees("Stop, and give everything back");
        browser.submit(&page, &page.path.clone(), &[("do", "go-on")]).await.is(200);
        let page = browser.get(&format!("{LIST}/{id}")).await;
        browser.submit(&page, &page.path.clone(), &[("do", "undo")]).await.is(200);
        t.run_jobs();
        assert_eq!(counts(&t, id), [(ItemState::Listed, 35), (ItemState::Restored, 25)]);
        assert!(states(&t, &wave.spam).iter().all(|&state| state == State::Published));
        counts_are_right(&t, &wave, 61).await;
        assert_eq!(state_of(&t, id), SweepState::Undone);
    }

    async fn some_posts_are_never_found(t: TestSite) {
        reasons(&t);
        let (mo, _) = moderator(&t);
        let body = t.body("Roads Office");
        let (official, _) = t.official("Olga Reed", &body);
        let anna = t.citizen("Anna Vale");
        comment(&t, &mo, "The word marmalade, by the moderator.", Moderation::Post);
        let theirs = comment(&t, &official, "The word marmalade, by an official.", Moderation::Post);
        let (spine, now) = (t.spine.clone(), t.now());
        let old = comment(&t, &anna, "The word marmalade, withdrawn.", Moderation::Post);
        t.write(move |tx| {
            let how = Move { acting_as: ActingAs::Author, account_id: None, reason: None };
            contributions::set_state(tx, &spine, &old, State::Withdrawn, &how, now)
        });
        let marmalade = Criteria { words: "marmalade".to_owned(), ..Criteria::default() };
        // As a citizen, the official's comment is like any other: roles come with what is written.
        let id = draw_up(&t, &t.actor(&mo), &marmalade).unwrap();
        assert_eq!(counts(&t, id), [(ItemState::Listed, 1)]);
        // Whoever confirms does not decide on their own.
        let second = t.actor(&official);
        assert_eq!(confirm(&t, &second, id), Err(AppError::Forbidden("error.forbidden-text")));
        let (granted, now) = (official.id, t.now());
        t.write(move |tx| folkmoot::features::accounts::grant(tx, granted, Role::Moderator, None, now));
        confirm(&t, &t.actor(&official), id).unwrap();
        t.run_jobs();
        assert_eq!(counts(&t, id), [(ItemState::Skipped, 1)]);
        assert_eq!(found(&t, theirs.id).state, State::Published);
    }

    async fn criteria_find_what_they_say(t: TestSite) {
        reasons(&t);
        let (mo, _) = moderator(&t);
        let old = t.citizen("Old Timer");
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Lights");
        let first = answer(&t, &topic, None, &old, "A word about marmalade of long ago.");
        t.advance(Duration::days(3));
        let young = t.citizen("Young Guest");
        let second = answer(&t, &topic, None, &young, "Another word about marmalade, 100 % of it.");
        let third = comment(&t, &young, "A comment about marmalade_jam at https://jam.example.", Moderation::Pre);
        let day = |text: &str| Some(text.parse().unwrap());
        let words = || Criteria { words: "marmalade".to_owned(), ..Criteria::default() };
        let table: Vec<(Criteria, Vec<&Contribution>)> = vec![
            (words(), vec![&first, &second, &third]),
            (Criteria { kind: Some(Kind::Post), ..words() }, vec![&first, &second]),
            (Criteria { state: Some(State::InReview), ..words() }, vec![&third]),
            (Criteria { accounts_since: day("2026-11-25"), ..Criteria::default() }, vec![&second, &third]),
            (Criteria { author_of: first.token.clone(), ..Criteria::default() }, vec![&first]),
            (Criteria { from: day("2026-11-25"), ..words() }, vec![&second, &third]),
            (Criteria { until: day("2026-11-23"), ..words() }, vec![&first]),
            (Criteria { page: format!("/forums/{}", forum.slug), ..words() }, vec![&first, &second]),
            (Criteria { page: "/consultations".to_owned(), ..words() }, vec![&third]),
            (Criteria { domain: "jam.example".to_owned(), ..Criteria::default() }, vec![&third]),
            (Criteria { words: "100 %".to_owned(), ..Criteria::default() }, vec![&second]),
            (Criteria { words: "marmalade_".to_owned(), ..Criteria::default() }, vec![&third]),
        ];
        for (criteria, expected) in table {
            let id = draw_up(&t, &t.actor(&mo), &criteria).unwrap();
            let page = t.sign_in(&mo).get(&format!("{LIST}/{id}")).await;
            for one in [&first, &second, &third] {
                let is_there = page.attrs("a", "href").contains(&format!("/c/{}", one.token));
                let is_expected = expected.iter().any(|other| other.id == one.id);
                assert_eq!(is_there, is_expected, "{criteria:?}: {}", one.text);
            }
        }
    }

    async fn hostile_criteria_get_an_answer(t: TestSite) {
        let wave = wave(&t, 2);
        let (_, mut mo) = moderator(&t);
        let long = "x".repeat(10_000);
        let table: [(&[(&str, &str)], &str); 17] = [
            (&[], "Fill in words, a site, an author, a page, or the day"),
            (&[("kind", "post"), ("state", "published")], "Fill in words"),
            (&[("words", "%")], "at least 3 characters"),
            (&[("words", "_")], "at least 3 characters"),
            (&[("words", "%%%")], "No post is like that"),
            (&[("words", "___")], "No post is like that"),
            (&[("words", "\u{301}\u{301}\u{301}\u{301}")], "Write something here"),
            (&[("words", "' OR 1=1 --")], "No post is like that"),
            (&[("words", &long)], "Shorten this to 200 characters"),
            (&[("domain", &long)], "Shorten this to 253 characters"),
            (&[("domain", "%%.%%")], "Write a site such as cheap.example"),
            (&[("page", "https://elsewhere.example/x")], "Paste the address of a page"),
            (&[("author", "'; DROP TABLE accounts")], "Paste the address of a post"),
            (&[("author", "0000000000000")], "Paste the address of a post"),
            (&[("words", "watches"), ("from", "2026-11-23"), ("until", "2026-11-22")], "The last day is before the first"),
            (&[("words", "watches"), ("from", "0000-00-00")], "Enter a date"),
            (&[("words", "watches"), ("kind", "petition")], "Choose"),
        ];
        for (fields, words) in table {
            let page = preview(&mut mo, fields).await;
            page.is(422).sees(words);
        }
        mo.get(LIST).await.is(200).sees("No clean-ups");
        assert_eq!(states(&t, &wave.spam), [State::Published; 2]);
        for path in ["/desk/moderation/sweeps/0", "/desk/moderation/sweeps/99", "/desk/moderation/sweeps/-1", "/desk/moderation/sweeps/x"] {
            mo.get(path).await.is(404);
        }
        mo.get("/desk/moderation/sweeps?before=-9223372036854775808").await.is(200);
        // What is not a button, an id, or a reason that fits.
        let page = preview(&mut mo, &[("domain", "cheap.example")]).await;
        let path = page.path.clone();
        mo.submit(&page, &path, &[("do", "everything")]).await.is(400);
        mo.submit(&page, &path, &[("do", "undo")]).await.is(409);
        mo.submit(&page, &path, &[("do", "second")]).await.is(409);
        let petition = [("do", "confirm"), ("reason", "petition-unclear"), ("explanation", WORDS)];
        mo.submit(&page, &path, &petition).await.is(422).sees("Choose the published reason that fits");
        let strange = [("do", "leave-out"), ("out", "1; DROP TABLE"), ("shown", "x")];
        mo.submit(&page, &path, &strange).await.is(200);
        assert_eq!(counts(&t, 1), [(ItemState::Listed, 2)]);
        // Everything left out: there is nothing to confirm.
        let id = t.app.db.read_here(|conn| sweeps::find(conn, 1)).unwrap().id;
        let (actor, all) = (t.actor(&t.staff("Ola Second", Role::Moderator)), wave.spam.iter().map(|one| one.id).collect::<Vec<_>>());
        t.write(move |tx| sweeps::leave_out(tx, &actor, id, &all, &all));
        let fields = [("do", "confirm"), ("reason", "advertising"), ("explanation", WORDS)];
        mo.submit(&page, &path, &fields).await.is(422).sees("All posts are left out");
        mo.submit(&page, &path, &[("do", "discard")]).await.is(200).sees("Discarded. Nothing was taken away.");
        mo.submit(&page, &path, &fields).await.is(409);
    }

    async fn only_moderators_clean_up(t: TestSite) {
        let wave = wave(&t, 2);
        let (mo, _) = moderator(&t);
        let id = draw_up(&t, &t.actor(&mo), &by_domain()).unwrap();
        let body = t.body("Parks Office");
        let others = [
            wave.anna.clone(),
            t.official("Olga Reed", &body).0,
            t.staff("Eddy Torr", Role::Editor),
            t.staff("Ada Min", Role::Administrator),
        ];
        for account in &others {
            let actor = t.actor(account);
            let is_moderator = folkmoot::features::accounts::may(
                &actor,
                folkmoot::features::accounts::Action::Moderate,
                &folkmoot::features::accounts::Subject::SITE,
            );
            let mut browser = t.sign_in(account);
            for path in [LIST.to_owned(), format!("{LIST}/new"), format!("{LIST}/{id}")] {
                browser.get(&path).await.is(if is_moderator { 200 } else { 403 });
            }
            if !is_moderator {
                assert!(matches!(draw_up(&t, &actor, &by_domain()), Err(AppError::Forbidden(_))));
                assert!(matches!(confirm(&t, &actor, id), Err(AppError::Forbidden(_))));
            }
        }
        t.visitor().get(LIST).await.is(401);
    }
}

fn undo_again(t: &TestSite, mo: &Account, id: i64) -> Result<(), AppError> {
    let (actor, now) = (t.actor(mo), t.now());
    t.app
        .db
        .write_here(move |tx| sweeps::undo(tx, &actor, id, now))
}
