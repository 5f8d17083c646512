//! Acts of people: appeals against suspensions, which a moderator decides who had no part in them.

use chrono::Duration;
use folkmoot::features::accounts::{self, Account, AccountState};
use folkmoot::features::contributions::Moderation;
use folkmoot::features::deadlines::{self, PromiseKind, PromiseState};
use folkmoot::features::moderation::suspensions::{self, Proposal, appealing};
use folkmoot::features::moderation::{self, Appeal, AppealState, Finding, Verdict};
use folkmoot::platform::actor::{Actor, Role};
use folkmoot::platform::error::AppError;

use super::moderation::{comment, reasons};
use crate::both;
use crate::common::{TestSite, at_once};

const WORDS: &str = "Three insults in a week are two too many.";
const GROUNDS: &str = "It was one insult, and I said sorry the same day.";
const VERDICT: &str = "One insult that was taken back is no reason for a week.";

/// Somebody whom two moderators suspended for a week, and the two.
struct Suspended {
    author: Account,
    first: Account,
    second: Account,
    id: i64,
}

fn suspended(t: &TestSite) -> Suspended {
    reasons(t);
    let author = t.citizen("Anna Vale");
    let first = t.staff("Mo First", Role::Moderator);
    let second = t.staff("Mo Second", Role::Moderator);
    let sent = comment(
        t,
        &author,
        "Only fools build bridges here.",
        Moderation::Pre,
    );
    let (actors, zone, now) = ([t.actor(&first), t.actor(&second)], t.zone(), t.now());
    let id = t.write(move |tx| {
        let case = moderation::find_open_case(tx, sent.id)?.unwrap();
        let proposal = Proposal {
            reason: "insult".to_owned(),
            days: 7,
            explanation: WORDS.to_owned(),
        };
        let id = suspensions::propose(tx, &actors[0], case.id, &proposal, now)?;
        suspensions::confirm(tx, &actors[1], id, zone, now)?;
        Ok(id)
    });
    let author_id = author.id;
    let found = t
        .app
        .db
        .read_here(move |conn| accounts::find(conn, author_id));
    Suspended {
        author: found.unwrap().unwrap(),
        first,
        second,
        id,
    }
}

fn state_of(t: &TestSite, account: &Account) -> AccountState {
    let found = t.app.db.read_here(|conn| accounts::find(conn, account.id));
    found.unwrap().unwrap().state
}

fn file(t: &TestSite, by: &Actor, id: i64) -> Result<Appeal, AppError> {
    let (actor, zone, now) = (by.clone(), t.zone(), t.now());
    t.app
        .db
        .write_here(move |tx| appealing::file(tx, &actor, id, GROUNDS, zone, now))
}

fn conclude(t: &TestSite, by: &Actor, appeal_id: i64, finding: Finding) -> Result<(), AppError> {
    let (actor, spine, now) = (by.clone(), t.spine.clone(), t.now());
    let verdict = Verdict {
        finding,
        explanation: VERDICT.to_owned(),
    };
    t.app
        .db
        .write_here(move |tx| {
            moderation::decide_appeal(tx, &spine, &actor, appeal_id, &verdict, now)
        })
        .map(|_| ())
}

fn appeal_of(t: &TestSite, suspended: &Suspended) -> Appeal {
    let (account_id, id, zone) = (suspended.author.id, suspended.id, t.zone());
    let found = t
        .app
        .db
        .read_here(|conn| appealing::find_own(conn, account_id, id, zone));
    found.unwrap().appeal.expect("there is an appeal")
}

fn promise_state(t: &TestSite, appeal_id: i64) -> PromiseState {
    let found = t
        .app
        .db
        .read_here(|conn| deadlines::find(conn, PromiseKind::Appeal, appeal_id));
    found.unwrap().expect("a date is promised").state
}

both! {
    async fn a_third_moderator_ends_a_suspension_that_was_wrong(t: TestSite) {
        let who = suspended(&t);
        let told = t.send_mails();
        let path = format!("/account/suspensions/{}", who.id);
        let mail = &told.iter().find(|mail| mail.message.to.as_str() == who.author.email).unwrap().message.text;
        assert!(mail.contains(&path) && mail.contains("24 May 2027") && mail.contains(WORDS), "{mail}");
        let mut anna = t.sign_in(&who.author);
        anna.get("/account").await.sees("See why and until when");
        let page = anna.get("/account/suspensions").await;
        assert_eq!(page.path, path);
        page.is(200).sees("suspended until Monday 30 November 2026").sees(WORDS).sees("Insult").sees("24 May 2027");
        let refused = anna.submit(&page, &path, &[("grounds", "No!")]).await;
        refused.is(422).sees("at least 20 characters").sees("No!");
        assert!(t.send_mails().is_empty());
        let filed = anna.submit(&refused, &path, &[("grounds", GROUNDS)]).await;
        filed.is(200).sees("Your appeal has arrived").sees("7 December 2026").sees(GROUNDS);
        let told = t.send_mails();
        assert_eq!(told.len(), 1);
        assert!(told[0].message.text.contains("7 December 2026"), "{}", told[0].message.text);
        anna.submit(&refused, &path, &[("grounds", GROUNDS)]).await.is(200).sees(GROUNDS);
        assert!(t.send_mails().is_empty(), "sent twice, filed once");

        let appeal = appeal_of(&t, &who);
        let desk = format!("/desk/moderation/appeals/{}", appeal.id);
        for (one, name) in [(&who.first, "who proposed it"), (&who.second, "who confirmed it")] {
            let mut browser = t.sign_in(one);
            browser.get("/desk/moderation/appeals").await.sees("Suspension for 7 days").sees("You took the decision");
            let own = browser.get(&desk).await;
            own.is(200).sees("Another moderator decides it").sees_nothing_of("End the suspension");
            let csrf = own.attrs("input[name=csrf]", "value")[0].clone();
            let fields = [("csrf", csrf.as_str()), ("finding", "uphold"), ("explanation", VERDICT)];
            let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
            browser.post_here(&desk, &fields).await.is(403).sees("a decision of your own");
            assert_eq!(appeal_of(&t, &who).state, AppealState::Open, "{name}");
        }
        let mut third = t.sign_in(&t.staff("Thi Rd", Role::Moderator));
        let page = third.get(&desk).await;
        page.is(200).sees(GROUNDS).sees(WORDS).sees("Only fools build bridges here.").sees("End the suspension");
        let refused = third.submit(&page, &desk, &[("explanation", "Yes.")]).await;
        refused.is(422).sees("Yes.");
        let done = third.submit(&refused, &desk, &[("finding", "reverse"), ("explanation", VERDICT)]).await;
        done.is(200).sees("The author is told");
        assert_eq!(state_of(&t, &who.author), AccountState::Active);
        assert_eq!(promise_state(&t, appeal.id), PromiseState::Met);
        let told = t.send_mails();
        assert!(told.iter().all(|mail| mail.message.to.as_str() == who.author.email));
        assert!(told.iter().any(|mail| mail.message.text.contains(VERDICT)), "{told:?}");
        anna.get(&path).await.is(200).sees("The appeal succeeded").sees(VERDICT).sees_nothing_of("Send the appeal");
        third.get("/desk/moderation/suspensions").await.sees("Ended early");
        // It stays ended when its time would have been over, and nobody is told again.
        t.advance(Duration::days(8));
        t.run_jobs();
        assert!(t.send_mails().iter().all(|mail| mail.message.to.as_str() != who.author.email));
    }

    async fn the_public_log_says_how_it_ended_and_nothing_that_leads_to_the_person(t: TestSite) {
        let who = suspended(&t);
        let appeal = file(&t, &t.actor(&who.author), who.id).unwrap();
        let third = t.actor(&t.staff("Thi Rd", Role::Moderator));
        assert_eq!(conclude(&t, &third, appeal.id, Finding::Uphold), Ok(()));
        assert_eq!(state_of(&t, &who.author), AccountState::Suspended);
        let page = t.visitor().get("/moderation/log").await;
        page.is(200).sees("Appeal failed: the suspension stands").sees("A suspension").sees("Insult");
        let json = t.visitor().get("/moderation/log.json").await;
        let item = json.json()["items"][0].clone();
        assert_eq!((&item["decision"], &item["kind"], &item["cause"], &item["reason"]), (&"upheld".into(), &"account".into(), &"appeal".into(), &"insult".into()));
        for hidden in ["case_id", "token", "place_title", "appeal", "sweep"] {
            assert!(item[hidden].is_null(), "{hidden} of {item}");
        }
        let csv = t.visitor().get("/moderation/log.csv").await;
        let api = t.visitor().get("/api/v1/moderation/log").await;
        let ledger = t.visitor().get("/ledger").await;
        ledger.sees("Appealed against a suspension").sees("Appeal decided: a suspension stands");
        let quarter = t.visitor().get("/moderation/transparency/2026-Q4.json").await;
        for public in [&page, &json, &csv, &api, &ledger, &quarter] {
            public.is(200);
            for name in ["Anna", "First", "Second", "Thi Rd", "fools", GROUNDS, VERDICT, WORDS] {
                assert!(!public.body.contains(name), "{name} in {}", public.path);
            }
        }
        assert!(csv.body.contains("1,,2026-11-23T10:00:00Z,upheld,insult,"), "no number of a case: {}", csv.body);
        let report = quarter.json();
        assert_eq!((&report["appeals_filed"], &report["appeals_upheld"]), (&1.into(), &1.into()), "{report}");
        assert_eq!(report["by_kind"], serde_json::json!([]), "no decision on a text was taken: {report}");
        let mut anna = t.sign_in(&who.author);
        let held = anna.get("/account/data.json").await.json();
        assert_eq!(held["appeals"][0]["suspension"], who.id, "{held}");
        assert!(held["appeals"][0]["contribution"].is_null(), "{held}");
        t.visitor().get("/moderation/log?lang=es").await.sees("la suspensión sigue en pie");
        anna.get(&format!("/account/suspensions/{}?lang=es", who.id)).await.is(200).sees("El recurso no prosperó");
    }

    async fn who_may_appeal_against_a_suspension_and_until_when(t: TestSite) {
        let who = suspended(&t);
        let author = t.actor(&who.author);
        assert!(author.suspended, "suspended, and still entitled to a second look");
        let stranger = t.citizen("Ben Hill");
        for other in [&stranger, &who.first, &who.second] {
            assert_eq!(file(&t, &t.actor(other), who.id).err(), Some(AppError::NotFound), "{}", other.name);
        }
        assert_eq!(file(&t, &Actor::anonymous(), who.id).err(), Some(AppError::Unauthenticated));
        let path = format!("/account/suspensions/{}", who.id);
        t.visitor().get(&path).await.is(401);
        t.visitor().get("/account/suspensions").await.is(401);
        let mut browser = t.sign_in(&stranger);
        browser.get(&path).await.is(404);
        browser.get("/account/suspensions/x").await.is(404);
        browser.get("/account/suspensions").await.is(200).sees("You have never been suspended");
        // It has run its time: it stands on the record, and may still be looked at.
        t.advance(Duration::days(9));
        t.run_jobs();
        let late = Actor { suspended: false, ..author };
        t.advance(Duration::days(174));
        assert_eq!(file(&t, &late, who.id).err(), Some(AppError::Closed("moderation.appeal-late")));
        t.sign_in(&who.author).get(&path).await.is(200).sees_nothing_of("Send the appeal");
        t.advance(Duration::days(-1));
        let appeal = file(&t, &late, who.id).unwrap();
        let third = t.staff("Thi Rd", Role::Moderator);
        for other in [&stranger, &t.staff("Edi Tor", Role::Editor), &t.staff("Adam In", Role::Administrator)] {
            let refused = conclude(&t, &t.actor(other), appeal.id, Finding::Reverse);
            assert_eq!(refused, Err(AppError::Forbidden("error.forbidden-text")), "{}", other.name);
        }
        t.send_mails();
        assert_eq!(conclude(&t, &t.actor(&third), appeal.id, Finding::Reverse), Ok(()));
        assert_eq!(t.send_mails().len(), 1, "there is nothing to restore: one mail with the reasons");
        assert_eq!(file(&t, &late, who.id).err(), Some(AppError::Closed("moderation.appeal-decided")));
    }

    async fn an_appeal_ends_with_its_suspension_or_when_it_is_taken_back(t: TestSite) {
        let who = suspended(&t);
        let author = t.actor(&who.author);
        let appeal = file(&t, &author, who.id).unwrap();
        let (mo, zone, now, id) = (t.actor(&who.first), t.zone(), t.now(), who.id);
        t.write(move |tx| suspensions::lift(tx, &mo, id, zone, now));
        assert_eq!(appeal_of(&t, &who).state, AppealState::Withdrawn);
        assert_eq!(promise_state(&t, appeal.id), PromiseState::Withdrawn);
        let third = t.actor(&t.staff("Thi Rd", Role::Moderator));
        let refused = conclude(&t, &third, appeal.id, Finding::Uphold);
        assert_eq!(refused, Err(AppError::Conflict("moderation.appeal-decided")));

        let ben = t.citizen("Ben Hill");
        let sent = comment(&t, &ben, "Only fools read this.", Moderation::Pre);
        let actors = [t.actor(&who.first), t.actor(&who.second)];
        let id = t.write(move |tx| {
            let case = moderation::find_open_case(tx, sent.id)?.unwrap();
            let proposal = Proposal { reason: "insult".to_owned(), days: 7, explanation: WORDS.to_owned() };
            let id = suspensions::propose(tx, &actors[0], case.id, &proposal, now)?;
            suspensions::confirm(tx, &actors[1], id, zone, now)?;
            Ok(id)
        });
        // Twice at the same instant: one appeal; two who decide it at once: one decision.
        let actor = t.actor(&ben);
        let filed = at_once(|_| file(&t, &actor, id).map(|appeal| appeal.id));
        assert_eq!(filed.iter().filter(|one| one.is_ok()).count(), 1, "{filed:?}");
        let appeal_id = filed.into_iter().find_map(Result::ok).unwrap();
        let others = [third, t.actor(&t.staff("Fou Rth", Role::Moderator))];
        let findings = [Finding::Reverse, Finding::Uphold];
        let decided = at_once(|number| conclude(&t, &others[number], appeal_id, findings[number]));
        assert_eq!(decided.iter().filter(|one| one.is_ok()).count(), 1, "{decided:?}");

        let cora = t.citizen("Cora Dale");
        let sent = comment(&t, &cora, "Only fools answer this.", Moderation::Pre);
        let actors = [t.actor(&who.first), t.actor(&who.second)];
        let id = t.write(move |tx| {
            let case = moderation::find_open_case(tx, sent.id)?.unwrap();
            let proposal = Proposal { reason: "insult".to_owned(), days: 7, explanation: WORDS.to_owned() };
            let id = suspensions::propose(tx, &actors[0], case.id, &proposal, now)?;
            suspensions::confirm(tx, &actors[1], id, zone, now)?;
            Ok(id)
        });
        file(&t, &t.actor(&cora), id).unwrap();
        let mut browser = t.sign_in(&cora);
        let path = format!("/account/suspensions/{id}");
        let page = browser.get(&path).await;
        let back = browser.submit(&page, &format!("{path}/withdraw"), &[]).await;
        back.is(200).sees("You have taken the appeal back").sees_nothing_of("Send the appeal");
        browser.submit(&page, &format!("{path}/withdraw"), &[]).await.is(409);
        let again = file(&t, &t.actor(&cora), id).err();
        assert_eq!(again, Some(AppError::Closed("moderation.appeal-withdrawn")));
    }

    async fn whom_an_administrator_suspended_is_told_that_it_is_not_decided_here(t: TestSite) {
        let who = suspended(&t);
        let (mo, zone, now, id) = (t.actor(&who.first), t.zone(), t.now(), who.id);
        t.write(move |tx| suspensions::lift(tx, &mo, id, zone, now));
        let account_id = who.author.id;
        t.write(move |tx| {
            let account = accounts::find(tx, account_id)?.unwrap();
            let how = accounts::Suspending {
                reason: "Threats against others.",
                until: None,
                appeal: None,
                acting_as: folkmoot::features::ledger::ActingAs::Administrator,
                by: None,
            };
            accounts::set_suspended(tx, &account, true, &how, now)
        });
        let mut anna = t.sign_in(&who.author);
        let page = anna.get("/account/suspensions").await;
        page.is(200).sees("An administrator of the site has suspended your account");
        page.sees_nothing_of("It ended on");
        anna.get(&format!("/account/suspensions/{id}")).await.is(200).sees_nothing_of("Send the appeal");
    }

    async fn those_who_suspended_are_not_reminded_of_the_appeal(t: TestSite) {
        let who = suspended(&t);
        let third = t.staff("Thi Rd", Role::Moderator);
        file(&t, &t.actor(&who.author), who.id).unwrap();
        t.send_mails();
        t.advance(Duration::days(8));
        t.run_jobs();
        let mails = t.send_mails();
        let about = mails.iter().filter(|mail| mail.message.text.contains("/desk/moderation/appeals/"));
        let to: Vec<String> = about.map(|mail| mail.message.to.as_str().to_owned()).collect();
        assert!(to.contains(&third.email), "{to:?}");
        let reminded: Vec<&String> = to.iter().filter(|to| **to == who.first.email || **to == who.second.email).collect();
        assert!(reminded.is_empty(), "{to:?}");
    }
}
