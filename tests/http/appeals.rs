//! Acts of people: appeals against decisions of moderators.

use std::collections::BTreeMap;

use chrono::Duration;
use folkmoot::features::accounts::Account;
use folkmoot::features::contributions::{self, Contribution, Moderation, State};
use folkmoot::features::deadlines::{self, PromiseKind, PromiseState};
use folkmoot::features::moderation::{
    self, Appeal, AppealState, Decision, Finding, Ruling, Verdict,
};
use folkmoot::platform::actor::{Actor, Role};
use folkmoot::platform::error::AppError;

use super::moderation::{comment, reasons};
use crate::both;
use crate::common::{TestSite, at_once};

const GROUNDS: &str = "It names nobody: Carl is the name of the bridge.";
const WORDS: &str = "You are right: the bridge is called Carl, and no person is named.";

/// A comment that a moderator rejected, its author, and that moderator.
struct Rejected {
    author: Account,
    first: Account,
    sent: Contribution,
}

fn rejected(t: &TestSite) -> Rejected {
    reasons(t);
    let author = t.citizen("Anna Vale");
    let first = t.staff("Mo First", Role::Moderator);
    let sent = comment(t, &author, "Carl must be painted blue.", Moderation::Pre);
    let ruling = Ruling {
        decision: Decision::Reject,
        reason: Some("personal-data".to_owned()),
        explanation: "Please leave Carl out.".to_owned(),
        ..Ruling::approve()
    };
    rule(t, &first, &sent, ruling);
    Rejected {
        author,
        first,
        sent,
    }
}

fn rule(t: &TestSite, moderator: &Account, sent: &Contribution, ruling: Ruling) {
    let (actor, spine, now, id) = (t.actor(moderator), t.spine.clone(), t.now(), sent.id);
    t.write(move |tx| {
        let case = moderation::find_open_case(tx, id)?.unwrap();
        moderation::decide(tx, &spine, &actor, case.id, &ruling, now)
    });
}

fn file(t: &TestSite, by: &Actor, sent: &Contribution) -> Result<Appeal, AppError> {
    let (actor, id, zone, now) = (by.clone(), sent.id, t.zone(), t.now());
    t.app
        .db
        .write_here(move |tx| moderation::appeal(tx, &actor, id, GROUNDS, zone, now))
}

fn conclude(t: &TestSite, by: &Actor, id: i64, finding: Finding) -> Result<State, AppError> {
    let (actor, spine, now) = (by.clone(), t.spine.clone(), t.now());
    let verdict = Verdict {
        finding,
        explanation: WORDS.to_owned(),
    };
    t.app
        .db
        .write_here(move |tx| moderation::decide_appeal(tx, &spine, &actor, id, &verdict, now))
        .map(|after| after.state)
}

fn state(t: &TestSite, sent: &Contribution) -> State {
    let id = sent.id;
    let found = t.app.db.read_here(|conn| contributions::find(conn, id));
    found.unwrap().unwrap().state
}

fn appeal_of(t: &TestSite, sent: &Contribution) -> Appeal {
    let id = sent.id;
    let found = t
        .app
        .db
        .read_here(|conn| moderation::find_latest_appeal(conn, id));
    found.unwrap().expect("there is an appeal")
}

fn promise_state(t: &TestSite, appeal_id: i64) -> PromiseState {
    let found = t
        .app
        .db
        .read_here(|conn| deadlines::find(conn, PromiseKind::Appeal, appeal_id));
    found.unwrap().expect("a date is promised").state
}

both! {
    async fn another_moderator_gives_back_what_the_first_took_away(t: TestSite) {
        let Rejected { author, first, sent } = rejected(&t);
        let mails = t.send_mails();
        let text = &mails[0].message.text;
        let path = format!("/c/{}/appeal", sent.token);
        // Six months, and then to the next working day: 23 May 2027 is a Sunday.
        assert!(text.contains("24 May 2027") && text.contains(&path), "{text}");

        let mut anna = t.sign_in(&author);
        anna.get(&format!("/c/{}", sent.token)).await.sees("Appeal against the decision");
        let form = anna.get(&path).await;
        form.is(200).sees("Carl must be painted blue.").sees("Please leave Carl out.").sees("24 May 2027");
        let refused = anna.submit(&form, &path, &[("grounds", "No!")]).await;
        refused.is(422).sees("at least 20 characters").sees("No!");
        assert!(t.send_mails().is_empty());
        let filed = anna.submit(&refused, &path, &[("grounds", GROUNDS)]).await;
        filed.is(200).sees("Your appeal has arrived").sees("7 December 2026").sees(GROUNDS);
        let told = t.send_mails();
        assert_eq!(told.len(), 1);
        assert!(told[0].message.text.contains("7 December 2026"), "{}", told[0].message.text);
        // Sent twice: one appeal, and nobody is told again.
        anna.submit(&refused, &path, &[("grounds", GROUNDS)]).await.is(200).sees(GROUNDS);
        assert!(t.send_mails().is_empty());
        let trace = t.visitor().get(&format!("/c/{}", sent.token)).await;
        trace.sees("Its author has appealed").sees("7 December 2026").sees_nothing_of("Carl").sees_nothing_of("Anna");
        t.visitor().get("/moderation/log").await.sees("Appealed against");

        let id = appeal_of(&t, &sent).id;
        let desk = format!("/desk/moderation/appeals/{id}");
        let mut mo = t.sign_in(&first);
        mo.get("/desk/moderation").await.sees("1 appeal waits");
        mo.get("/desk/moderation/appeals").await.sees("You took the decision");
        let own = mo.get(&desk).await;
        own.is(200).sees("Another moderator decides it").sees_nothing_of("Show it again");
        let forced = own.attrs("input[name=csrf]", "value")[0].clone();
        let fields = [("csrf", forced.as_str()), ("finding", "uphold"), ("explanation", WORDS)];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        mo.post_here(&desk, &fields).await.is(403).sees("a decision of your own");

        let mut second = t.sign_in(&t.staff("Sec Ond", Role::Moderator));
        let page = second.get(&desk).await;
        page.sees(GROUNDS).sees("Please leave Carl out.").sees("Show it again");
        let refused = second.submit(&page, &desk, &[("explanation", "Yes.")]).await;
        refused.is(422).sees("Yes.");
        let done = second.submit(&refused, &desk, &[("finding", "reverse"), ("explanation", WORDS)]).await;
        done.is(200).sees("The author is told");
        assert_eq!(state(&t, &sent), State::Published);
        assert_eq!(promise_state(&t, id), PromiseState::Met);
        let told = t.send_mails();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].message.to.as_str(), author.email);
        assert!(told[0].message.text.contains(WORDS), "{}", told[0].message.text);

        let log = t.visitor().get("/moderation/log").await;
        log.sees("Appeal succeeded").sees("Reversed on appeal").sees("Not published");
        for name in ["Anna", "First", "Sec Ond", GROUNDS, WORDS] {
            log.sees_nothing_of(name);
        }
        let items = t.visitor().get("/moderation/log.json").await.json();
        assert_eq!(items["items"][0]["decision"], "reversed");
        assert_eq!(items["items"][0]["cause"], "appeal");
        assert_eq!(items["items"][0]["reason"], "personal-data");
        assert_eq!(items["items"][1]["appeal"], "reversed");
        assert_eq!(items["items"][0]["case_id"], items["items"][1]["case_id"]);
        let trace = t.visitor().get(&format!("/c/{}", sent.token)).await;
        trace.sees("Appeal decided: the decision is undone").sees("Carl must be painted blue.");
        let ledger = t.visitor().get("/ledger").await;
        ledger.sees("Appealed against the decision").sees_nothing_of(WORDS);
    }

    async fn what_is_upheld_stays_away_and_is_final(t: TestSite) {
        let Rejected { author, sent, .. } = rejected(&t);
        let appeal = file(&t, &t.actor(&author), &sent).unwrap();
        let second = t.actor(&t.staff("Sec Ond", Role::Moderator));
        t.send_mails();
        assert_eq!(conclude(&t, &second, appeal.id, Finding::Uphold), Ok(State::Rejected));
        let told = t.send_mails();
        assert!(told[0].message.text.contains("The first decision stands"), "{}", told[0].message.text);
        let again = file(&t, &t.actor(&author), &sent);
        assert_eq!(again.err(), Some(AppError::Closed("moderation.appeal-decided")));
        let twice = conclude(&t, &second, appeal.id, Finding::Reverse);
        assert_eq!(twice, Err(AppError::Conflict("moderation.appeal-decided")));
        assert_eq!(state(&t, &sent), State::Rejected);
        let mut anna = t.sign_in(&author);
        let page = anna.get(&format!("/c/{}/appeal", sent.token)).await;
        page.is(200).sees("The appeal failed").sees(WORDS).sees_nothing_of("Take the appeal back");
        let trace = t.visitor().get(&format!("/c/{}", sent.token)).await;
        trace.sees("the decision stands").sees_nothing_of(WORDS).sees_nothing_of("Carl");
        t.visitor().get("/moderation/log?lang=es").await.sees("Recurso desestimado");
    }

    async fn who_may_appeal_and_who_may_decide(t: TestSite) {
        let Rejected { author, first, sent } = rejected(&t);
        let body = t.body("Town Council");
        let strangers = [
            t.actor(&t.citizen("Ben Hill")),
            t.actor(&t.official("Olga Ficial", &body).0),
            t.actor(&first),
            t.actor(&t.staff("Edi Tor", Role::Editor)),
            t.actor(&t.staff("Adam In", Role::Administrator)),
        ];
        for actor in &strangers {
            let refused = file(&t, actor, &sent).err();
            assert_eq!(refused, Some(AppError::Forbidden("error.forbidden-text")), "{actor:?}");
        }
        assert_eq!(file(&t, &Actor::anonymous(), &sent).err(), Some(AppError::Unauthenticated));
        // Suspended, and still entitled to a second look.
        let suspended = Actor { suspended: true, ..t.actor(&author) };
        let appeal = file(&t, &suspended, &sent).unwrap();
        let refused = |actor: &Actor| conclude(&t, actor, appeal.id, Finding::Reverse).err();
        for actor in [&strangers[0], &strangers[1], &strangers[3], &strangers[4]] {
            assert_eq!(refused(actor), Some(AppError::Forbidden("error.forbidden-text")), "{actor:?}");
        }
        assert_eq!(refused(&Actor::anonymous()), Some(AppError::Unauthenticated));
        let own = AppError::Forbidden("moderation.appeal-own-decision");
        assert_eq!(refused(&strangers[2]), Some(own));
        assert_eq!(state(&t, &sent), State::Rejected);
        let path = format!("/c/{}/appeal", sent.token);
        t.visitor().get(&path).await.is(401);
        t.sign_in(&t.citizen("Cleo Park")).get(&path).await.is(403);
        t.sign_in(&t.citizen("Dora Lake")).get("/desk/moderation/appeals").await.is(403);
        t.visitor().get("/c/unknown00/appeal").await.is(401);
        t.sign_in(&author).get("/c/unknown00/appeal").await.is(404);
        let mut second = t.sign_in(&t.staff("Sec Ond", Role::Moderator));
        second.get("/desk/moderation/appeals/999999").await.is(404);
        second.get("/desk/moderation/appeals/x").await.is(404);
    }

    async fn an_author_who_moderates_does_not_decide_their_own_appeal(t: TestSite) {
        reasons(&t);
        let author = t.staff("Mo Author", Role::Moderator);
        let first = t.staff("Mo First", Role::Moderator);
        let sent = comment(&t, &author, "A moderator has opinions too.", Moderation::Pre);
        let ruling = Ruling { decision: Decision::Reject, reason: Some("off-topic".to_owned()), explanation: String::new(), ..Ruling::approve() };
        rule(&t, &first, &sent, ruling);
        let appeal = file(&t, &t.actor(&author), &sent).unwrap();
        let refused = conclude(&t, &t.actor(&author), appeal.id, Finding::Reverse);
        assert_eq!(refused, Err(AppError::Forbidden("error.forbidden-text")));
        t.sign_in(&author).get("/desk/moderation/appeals").await.sees("You wrote this yourself");
    }

    async fn the_last_day_is_in_time_and_the_day_after_is_not(t: TestSite) {
        let Rejected { author, sent, .. } = rejected(&t);
        let actor = t.actor(&author);
        // From Monday 23 November 2026, 10:00 UTC, to Tuesday 25 May 2027, 10:00 UTC.
        t.advance(Duration::days(183));
        assert_eq!(file(&t, &actor, &sent).err(), Some(AppError::Closed("moderation.appeal-late")));
        let mut anna = t.sign_in(&author);
        anna.get(&format!("/c/{}/appeal", sent.token)).await.is(409).sees("It is six months");
        anna.get(&format!("/c/{}", sent.token)).await.sees_nothing_of("Appeal against the decision");
        t.advance(Duration::days(-1));
        assert!(file(&t, &actor, &sent).is_ok());
    }

    async fn of_two_moderators_at_once_one_decides_and_of_two_appeals_one_is_filed(t: TestSite) {
        reasons(&t);
        let author = t.citizen("Anna Vale");
        let first = t.staff("Mo First", Role::Moderator);
        let others = [t.staff("Mo Two", Role::Moderator), t.staff("Mo Three", Role::Moderator)];
        let others = others.map(|account| t.actor(&account));
        let actor = t.actor(&author);
        for round in 0..6 {
            let sent = comment(&t, &author, &format!("Number {round}"), Moderation::Pre);
            let ruling = Ruling { decision: Decision::Reject, reason: Some("spam".to_owned()), explanation: String::new(), ..Ruling::approve() };
            rule(&t, &first, &sent, ruling);
            t.send_mails();
            let filed = at_once(|_| file(&t, &actor, &sent).map(|appeal| appeal.id));
            assert_eq!(filed.iter().filter(|one| one.is_ok()).count(), 1, "{filed:?}");
            let lost = filed.iter().find_map(|one| one.clone().err());
            assert_eq!(lost, Some(AppError::Closed("moderation.appeal-open")));
            assert_eq!(t.send_mails().len(), 1);
            let id = appeal_of(&t, &sent).id;
            let findings = [Finding::Reverse, Finding::Uphold];
            let decided = at_once(|number| conclude(&t, &others[number], id, findings[number]));
            assert_eq!(decided.iter().filter(|one| one.is_ok()).count(), 1, "{decided:?}");
            let lost = decided.iter().find_map(|one| one.clone().err());
            assert_eq!(lost, Some(AppError::Conflict("moderation.appeal-decided")));
            assert_eq!(t.send_mails().len(), 1, "the author is told once");
        }
    }

    async fn an_appeal_ends_with_its_subject_or_when_it_is_taken_back(t: TestSite) {
        let Rejected { author, sent, .. } = rejected(&t);
        let appeal = file(&t, &t.actor(&author), &sent).unwrap();
        let mut anna = t.sign_in(&author);
        let path = format!("/c/{}/appeal", sent.token);
        let page = anna.get(&path).await;
        let back = anna.submit(&page, &format!("{path}/withdraw"), &[]).await;
        back.is(200).sees("You have taken the appeal back");
        assert_eq!(appeal_of(&t, &sent).state, AppealState::Withdrawn);
        assert_eq!(promise_state(&t, appeal.id), PromiseState::Withdrawn);
        anna.submit(&page, &format!("{path}/withdraw"), &[]).await.is(409);
        assert_eq!(file(&t, &t.actor(&author), &sent).err(), Some(AppError::Closed("moderation.appeal-withdrawn")));
        let second = t.actor(&t.staff("Sec Ond", Role::Moderator));
        let late = conclude(&t, &second, appeal.id, Finding::Reverse);
        assert_eq!(late, Err(AppError::Conflict("moderation.appeal-decided")));
        t.visitor().get("/moderation/log").await.sees("appeal taken back");

        let other = comment(&t, &author, "Another one.", Moderation::Pre);
        let ruling = Ruling { decision: Decision::Reject, reason: Some("spam".to_owned()), explanation: String::new(), ..Ruling::approve() };
        rule(&t, &t.staff("Mo Third", Role::Moderator), &other, ruling);
        let appeal = file(&t, &t.actor(&author), &other).unwrap();
        let (spine, id, now) = (t.spine.clone(), other.id, t.now());
        t.write(move |tx| {
            let found = contributions::find(tx, id)?.unwrap();
            let how = contributions::Move {
                acting_as: folkmoot::features::ledger::ActingAs::Author,
                account_id: None,
                reason: None,
            };
            contributions::set_state(tx, &spine, &found, State::Erased, &how, now)
        });
        let ended = appeal_of(&t, &other);
        assert_eq!((ended.state, ended.grounds.as_str()), (AppealState::Withdrawn, ""));
        assert_eq!(promise_state(&t, appeal.id), PromiseState::Withdrawn);
    }

    async fn nobody_decides_on_an_appeal_of_somebody_who_has_left(t: TestSite) {
        let Rejected { author, sent, .. } = rejected(&t);
        let appeal = file(&t, &t.actor(&author), &sent).unwrap();
        let mut anna = t.sign_in(&author);
        let page = anna.get("/account/close").await;
        anna.submit(&page, "/account/close", &[("texts", "keep"), ("sure", "on")]).await.sees("Your account is closed");
        let left = appeal_of(&t, &sent);
        assert_eq!((left.state, left.grounds.as_str()), (AppealState::Withdrawn, ""));
        assert_eq!(promise_state(&t, appeal.id), PromiseState::Withdrawn);
    }

    async fn while_an_appeal_is_open_nobody_looks_at_it_another_way(t: TestSite) {
        let Rejected { author, first, sent } = rejected(&t);
        let (actor, zone, now) = (t.actor(&first), t.zone(), t.now());
        // A moderator looks again on their own: the author waits for that, and may appeal then.
        let (by, id) = (actor.clone(), sent.id);
        t.write(move |tx| {
            let found = contributions::find(tx, id)?.unwrap();
            moderation::open_case(tx, &by, &found, zone, now)
        });
        assert_eq!(file(&t, &t.actor(&author), &sent).err(), Some(AppError::Closed("moderation.appeal-looked-at")));
        let stays = Ruling { decision: Decision::Reject, reason: Some("insult".to_owned()), explanation: String::new(), ..Ruling::approve() };
        rule(&t, &first, &sent, stays);
        file(&t, &t.actor(&author), &sent).unwrap();
        let refused = t.app.db.write_here(move |tx| {
            let found = contributions::find(tx, id)?.unwrap();
            moderation::open_case(tx, &actor, &found, zone, now)
        });
        assert_eq!(refused, Err(AppError::Closed("moderation.appeal-under-way")));
    }

    async fn the_other_moderators_are_reminded_and_then_the_administrators(t: TestSite) {
        let Rejected { author, first, sent } = rejected(&t);
        let second = t.staff("Sec Ond", Role::Moderator);
        let head = t.staff("Adam In", Role::Administrator);
        file(&t, &t.actor(&author), &sent).unwrap();
        t.send_mails();
        let told = |t: &TestSite| -> Vec<String> {
            t.run_jobs();
            let mut to: Vec<_> = t.send_mails().iter().map(|mail| mail.message.to.as_str().to_owned()).collect();
            to.sort();
            to
        };
        t.advance(Duration::days(8));
        assert_eq!(told(&t), std::slice::from_ref(&second.email), "half of the time is over");
        // The day after Monday 7 December.
        t.advance(Duration::days(7));
        let to = told(&t);
        assert!(to.contains(&head.email) && !to.contains(&first.email), "{to:?}");
        t.sign_in(&second).get("/desk/moderation/appeals").await.sees("overdue by 1 working day");
    }

    async fn people_are_told_what_is_held_of_their_appeals(t: TestSite) {
        let Rejected { author, sent, .. } = rejected(&t);
        file(&t, &t.actor(&author), &sent).unwrap();
        let held = t.sign_in(&author).get("/account/data.json").await;
        held.is(200);
        let held = held.json();
        assert_eq!(held["appeals"][0]["grounds"], GROUNDS, "{held}");
        assert_eq!(held["appeals"][0]["contribution"], sent.token.as_str());
    }

    async fn a_warning_leaves_the_text_and_tells_its_author_the_rule(t: TestSite) {
        reasons(&t);
        let author = t.citizen("Anna Vale");
        let sent = comment(&t, &author, "Only fools build bridges.", Moderation::Post);
        let mo = t.staff("Mo First", Role::Moderator);
        let mut client = t.sign_in(&mo);
        let trace = client.get(&format!("/c/{}", sent.token)).await;
        let case = client.submit(&trace, &format!("/c/{}/case", sent.token), &[]).await;
        let path = case.path.clone();
        let refused = client.submit(&case, &path, &[("decision", "warn")]).await;
        refused.is(422).sees("Choose the published reason");
        let fields = [("decision", "warn"), ("reason", "insult"), ("explanation", "Not everybody is a fool.")];
        client.submit(&refused, &path, &fields).await.is(200);
        assert_eq!(state(&t, &sent), State::Published);
        let told = t.send_mails();
        assert_eq!(told.len(), 1);
        assert!(told[0].message.text.contains("Not everybody is a fool."), "{}", told[0].message.text);
        t.visitor().get("/moderation/log").await.sees("Warned").sees("Insult");
        let trace = client.get(&format!("/c/{}", sent.token)).await;
        let again = client.submit(&trace, &format!("/c/{}/case", sent.token), &[]).await;
        again.sees("Warned: 1").sees("Take the earlier decision back");
        client.submit(&again, &again.path.clone(), &[("decision", "approve")]).await.is(200);
        // It stands against them, and they may have it looked at by somebody else.
        assert!(told[0].message.text.contains(&format!("/c/{}/appeal", sent.token)));
        let mut own = t.sign_in(&author);
        let page = own.get(&format!("/c/{}", sent.token)).await;
        assert!(page.attrs("a.button", "href").contains(&format!("/c/{}/appeal", sent.token)));
        let address = format!("/c/{}/appeal", sent.token);
        let form = own.get(&address).await;
        form.is(200).sees("Warned");
        own.submit(&form, &address, &[("grounds", GROUNDS)]).await.is(200);
        let second = t.staff("Mo Second", Role::Moderator);
        let appeal = file(&t, &t.actor(&author), &sent).err();
        assert_eq!(appeal, Some(AppError::Closed("moderation.appeal-open")));
        let id = t.app.db.read_here(|conn| moderation::find_latest_appeal(conn, sent.id)).unwrap().unwrap().id;
        assert_eq!(conclude(&t, &t.actor(&mo), id, Finding::Reverse), Err(AppError::Forbidden("moderation.appeal-own-decision")));
        t.send_mails();
        assert_eq!(conclude(&t, &t.actor(&second), id, Finding::Reverse), Ok(State::Published));
        let told = t.send_mails();
        assert_eq!(told.len(), 1);
        assert!(told[0].message.text.contains("The warning was wrong and is withdrawn"), "{}", told[0].message.text);
        let trace = client.get(&format!("/c/{}", sent.token)).await;
        let again = client.submit(&trace, &format!("/c/{}/case", sent.token), &[]).await;
        again.sees("Warned: 0").sees_nothing_of("Take the earlier decision back");
    }

    async fn a_quarter_is_counted_again_from_the_exported_decisions(t: TestSite) {
        let Rejected { author, sent, .. } = rejected(&t);
        let mo = t.staff("Mo Second", Role::Moderator);
        for (text, decision, reason) in [
            ("A fair remark.", Decision::Approve, None),
            ("Buy my benches.", Decision::Reject, Some("advertising")),
            ("Buy my chairs.", Decision::Reject, Some("advertising")),
        ] {
            let other = comment(&t, &author, text, Moderation::Pre);
            t.advance(Duration::minutes(30));
            let reason = reason.map(ToOwned::to_owned);
            rule(&t, &mo, &other, Ruling { decision, reason, explanation: String::new(), ..Ruling::approve() });
        }
        // One that comes late.
        let late = comment(&t, &author, "A late remark.", Moderation::Pre);
        t.advance(Duration::days(9));
        rule(&t, &mo, &late, Ruling::approve());
        let appeal = file(&t, &t.actor(&author), &sent).unwrap();
        t.advance(Duration::days(2));
        conclude(&t, &t.actor(&mo), appeal.id, Finding::Reverse).unwrap();

        let report = t.visitor().get("/moderation/transparency/2026-Q4.json").await.json();
        let log = t.visitor().get("/moderation/log.csv").await;
        let counted = Counted::of(&log.body, ("2026-10-01", "2027-01-01"));
        counted.is_what_is_reported(&report);
        assert_eq!((counted.decided, counted.in_time), (5, 4));
        assert_eq!((counted.reversed, &report["appeals_filed"]), (1, &serde_json::json!(1)));

        let page = t.visitor().get("/moderation/transparency").await;
        page.is(200).sees("Moderators took 5 decisions").sees("fourth quarter of 2026").sees("Advertising").sees("80%");
        page.sees_nothing_of("Anna").sees_nothing_of("Second");
        t.visitor().get("/moderation/transparency/2026-Q4?lang=es").await.is(200).sees("cuarto trimestre de 2026");
        t.visitor().get("/moderation/transparency/2026-Q3").await.is(200).sees("decided nothing");
        let csv = t.visitor().get("/moderation/transparency/2026-Q4.csv").await;
        csv.is(200);
        assert!(csv.body.contains("reason,advertising,2"), "{}", csv.body);
        for odd in ["2027-Q1", "2026-Q5", "x", "2026-q4", "2026-Q4.xml", "%00"] {
            t.visitor().get(&format!("/moderation/transparency/{odd}")).await.is(404);
        }
    }

    async fn quarters_of_the_demo_town_are_counted_again_from_its_exported_decisions(t: TestSite) {
        folkmoot::demo::build(t.app.clone()).unwrap();
        let log = t.visitor().get("/moderation/log.csv").await;
        let mut all = 0;
        for (quarter, span) in [("2026-Q3", ("2026-07-01", "2026-10-01")), ("2026-Q4", ("2026-10-01", "2027-01-01"))] {
            let report = t.visitor().get(&format!("/moderation/transparency/{quarter}.json")).await.json();
            let counted = Counted::of(&log.body, span);
            counted.is_what_is_reported(&report);
            all += counted.decided + counted.upheld + counted.reversed;
        }
        assert!(all > 30, "{all}");
        let report = t.visitor().get("/moderation/transparency/2026-Q4.json").await.json();
        assert_eq!(report["suspension_count"], 1, "{report}");
    }
}

/// What a reader counts in the exported log of a quarter, which is that of UTC here.
#[derive(Default)]
struct Counted {
    decided: i64,
    /// Of those that were promised: a clean-up is no measure of how long anybody waits.
    alone: i64,
    in_time: i64,
    minutes: Vec<i64>,
    upheld: i64,
    reversed: i64,
    outcomes: BTreeMap<String, i64>,
    reasons: BTreeMap<String, i64>,
    kinds: BTreeMap<String, i64>,
}

impl Counted {
    fn of(csv: &str, (from, until): (&str, &str)) -> Self {
        let mut lines = csv::Reader::from_reader(csv.as_bytes());
        let names = lines.headers().unwrap().clone();
        let mut counted = Self::default();
        for row in lines.records() {
            let row = row.unwrap();
            let column = |name: &str| {
                let at = names.iter().position(|one| one == name).unwrap();
                row[at].to_owned()
            };
            let decided_at = column("decided_at");
            if decided_at.as_str() < from || decided_at.as_str() >= until {
                continue;
            }
            let decision = column("decision");
            if column("cause") == "appeal" {
                counted.reversed += i64::from(decision == "reversed");
                counted.upheld += i64::from(decision == "upheld");
                continue;
            }
            counted.decided += 1;
            *counted.outcomes.entry(decision).or_default() += 1;
            *counted.kinds.entry(column("kind")).or_default() += 1;
            let reason = column("reason");
            if !reason.is_empty() {
                *counted.reasons.entry(reason).or_default() += 1;
            }
            if column("sweep").is_empty() {
                counted.alone += 1;
                counted.in_time += i64::from(decided_at <= column("due_at"));
                counted
                    .minutes
                    .push(column("minutes_taken").parse().unwrap());
            }
        }
        counted.minutes.sort_unstable();
        counted
    }

    #[track_caller]
    fn is_what_is_reported(&self, report: &serde_json::Value) {
        let pairs = |name: &str| -> BTreeMap<String, i64> {
            let list = report[name].as_array().unwrap().iter();
            list.map(|one| {
                (
                    one["key"].as_str().unwrap().to_owned(),
                    one["count"].as_i64().unwrap(),
                )
            })
            .collect()
        };
        assert_eq!(report["decision_count"], self.decided, "{report}");
        assert_eq!(report["in_time"]["count"], self.in_time, "{report}");
        assert_eq!(report["in_time"]["of"], self.alone, "{report}");
        let half = self.minutes[self.minutes.len().div_ceil(2) - 1];
        assert_eq!(report["median_minutes"], half, "{report}");
        assert_eq!(pairs("by_outcome"), self.outcomes);
        assert_eq!(pairs("by_reason"), self.reasons);
        assert_eq!(pairs("by_kind"), self.kinds);
        assert_eq!(report["appeals_upheld"], self.upheld, "{report}");
        assert_eq!(report["appeals_reversed"], self.reversed, "{report}");
    }
}
