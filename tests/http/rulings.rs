//! Acts of people: decisions that take out a part, ask the author or put a topic elsewhere, and
//! suspensions that two moderators decide.

use chrono::Duration;
use folkmoot::features::accounts::{self, Account, AccountState};
use folkmoot::features::contributions::{
    self, AuthorRole, Channel, Contribution, Moderation, State, Words,
};
use folkmoot::features::forums::{self, Author, Forum, NewTopic};
use folkmoot::features::moderation::suspensions::{self, Proposal};
use folkmoot::platform::actor::Role;
use folkmoot::platform::error::AppError;

use super::forums::{FORUM, scene};
use super::moderation::{comment, reasons};
use crate::both;
use crate::common::{Client, Page, TestSite, at_once};

const TEXT: &str = "Ask Carl Ohm of Mill Lane 3 about the bridge. He knows it.";

fn found(t: &TestSite, sent: &Contribution) -> Contribution {
    let id = sent.id;
    let found = t.app.db.read_here(|conn| contributions::find(conn, id));
    found.unwrap().unwrap()
}

/// A moderator takes up what is public.
async fn open_case(client: &mut Client, sent: &Contribution) -> Page {
    let trace = client.get(&format!("/c/{}", sent.token)).await;
    client
        .submit(&trace, &format!("/c/{}/case", sent.token), &[])
        .await
}

fn waiting_case(t: &TestSite, sent: &Contribution) -> String {
    let case = t
        .app
        .db
        .read_here(|conn| folkmoot::features::moderation::find_open_case(conn, sent.id));
    format!("/desk/moderation/{}", case.unwrap().unwrap().id)
}

fn only_mail(t: &TestSite) -> String {
    let mut mails = t.send_mails();
    assert_eq!(mails.len(), 1, "{mails:?}");
    mails.remove(0).message.text
}

fn state_of(t: &TestSite, account: &Account) -> AccountState {
    let found = t.app.db.read_here(|conn| accounts::find(conn, account.id));
    found.unwrap().unwrap().state
}

fn propose(t: &TestSite, by: &Account, case_id: i64, days: i64) -> Result<i64, AppError> {
    let (actor, now) = (t.actor(by), t.now());
    let proposal = Proposal {
        reason: "insult".to_owned(),
        days,
        explanation: "Three insults in a week are two too many.".to_owned(),
    };
    t.app
        .db
        .write_here(move |tx| suspensions::propose(tx, &actor, case_id, &proposal, now))
}

fn topic(t: &TestSite, forum: &Forum, author: &Account, title: &str) -> Contribution {
    let new = NewTopic {
        forum_id: forum.id,
        title: title.to_owned(),
        words: Words::new(format!("What is to be built, and when? About {title}.")),
        author: Author {
            account_id: Some(author.id),
            name: author.name.clone(),
            role: AuthorRole::Citizen,
            lang: "en".to_owned(),
            channel: Channel::Web,
            submission_key: None,
            is_anonymous: false,
        },
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| forums::start_topic(tx, &spine, &new, zone, now))
        .contribution
}

both! {
    async fn a_passage_is_taken_out_and_nobody_reads_it_any_more(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, TEXT, Moderation::Post);
        let mut mo = t.sign_in(&t.staff("Mo First", Role::Moderator));
        let case = open_case(&mut mo, &sent).await;
        case.is(200).sees("Take passages out").sees_nothing_of("Close the topic");
        let path = case.path.clone();
        let bare = [("decision", "redact"), ("reason", "personal-data")];
        let refused = mo.submit(&case, &path, &bare).await;
        refused.is(422).sees("Name at least one passage");
        let wrong = [bare[0], bare[1], ("passages", "Mill Street 3")];
        let refused = mo.submit(&refused, &path, &wrong).await;
        refused.is(422).sees("None of these passages stands in the text").sees("Mill Street 3");
        let all = [bare[0], bare[1], ("passages", TEXT)];
        let refused = mo.submit(&refused, &path, &all).await;
        refused.is(422).sees("Nothing would be left");
        assert_eq!(found(&t, &sent).text, TEXT, "nothing was changed");
        let right = [bare[0], bare[1], ("passages", "Carl Ohm\nMill Lane 3"), ("explanation", "Leave his address out.")];
        mo.submit(&refused, &path, &right).await.is(200);
        let after = found(&t, &sent);
        assert_eq!(after.text, "Ask […] of […] about the bridge. He knows it.");
        assert_eq!(after.state, State::Published);
        let mail = only_mail(&t);
        assert!(mail.contains("Leave his address out.") && mail.contains("/appeal"), "{mail}");
        let mut visitor = t.visitor();
        for address in [format!("/c/{}", sent.token), format!("/c/{}/history", sent.token), format!("/c/{}.json", sent.token), "/search?q=Ohm".to_owned()] {
            visitor.get(&address).await.sees_nothing_of("Mill Lane");
        }
        visitor.get("/moderation/log").await.sees("A passage taken out").sees_nothing_of("Carl");
    }

    async fn what_was_taken_out_comes_back_on_appeal_by_another_moderator(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, TEXT, Moderation::Pre);
        let (mut mo, mut second) = (t.sign_in(&t.staff("Mo First", Role::Moderator)), t.sign_in(&t.staff("Mo Second", Role::Moderator)));
        let path = waiting_case(&t, &sent);
        let case = mo.get(&path).await;
        let fields = [("decision", "redact"), ("reason", "personal-data"), ("passages", "Carl Ohm of Mill Lane 3")];
        mo.submit(&case, &path, &fields).await.is(200);
        assert_eq!(found(&t, &sent).state, State::Published, "the rest is public");
        let mut author = t.sign_in(&anna);
        let appeal = format!("/c/{}/appeal", sent.token);
        let form = author.get(&appeal).await;
        form.is(200).sees("A passage taken out");
        author.submit(&form, &appeal, &[("grounds", "Mill Lane 3 is the office of the bridge's builder.")]).await.is(200);
        let list = second.get("/desk/moderation/appeals").await;
        let address = list.attrs("table a", "href")[0].clone();
        let matter = second.get(&address).await;
        let verdict = [("finding", "reverse"), ("explanation", "It is the address of an office, as you say.")];
        second.submit(&matter, &address, &verdict).await.is(200);
        assert_eq!(found(&t, &sent).text, TEXT);
        t.visitor().get("/moderation/log").await.sees("Appeal succeeded");
    }

    async fn a_moderator_takes_a_warning_or_a_redaction_back(t: TestSite) {
        reasons(&t);
        let (anna, ben) = (t.citizen("Anna Vale"), t.citizen("Ben Oro"));
        let (mut mo, mut second) = (t.sign_in(&t.staff("Mo First", Role::Moderator)), t.sign_in(&t.staff("Mo Second", Role::Moderator)));
        for (author, fields, before) in [
            (&anna, vec![("decision", "redact"), ("reason", "personal-data"), ("passages", "Mill Lane 3")], "Ask Carl Ohm of […] about the bridge. He knows it."),
            (&ben, vec![("decision", "warn"), ("reason", "personal-data")], TEXT),
        ] {
            let sent = comment(&t, author, TEXT, Moderation::Post);
            let case = open_case(&mut mo, &sent).await;
            let path = case.path.clone();
            // Nothing was decided yet that could be taken back.
            case.sees_nothing_of("Take the earlier decision back");
            mo.submit(&case, &path, &[("decision", "take_back")]).await.is(422);
            let case = mo.get(&path).await;
            mo.submit(&case, &path, &fields).await.is(200);
            assert_eq!(found(&t, &sent).text, before);
            let mut own = t.sign_in(author);
            let appeal = format!("/c/{}/appeal", sent.token);
            own.get(&appeal).await.is(200);
            t.send_mails();
            // Any moderator puts it right, without an appeal.
            let case = open_case(&mut second, &sent).await;
            let path = case.path.clone();
            let words = [("decision", "take_back"), ("explanation", "It is the address of an office.")];
            second.submit(&case, &path, &words).await.is(200);
            let after = found(&t, &sent);
            assert_eq!((after.text.as_str(), after.state), (TEXT, State::Published));
            let mail = only_mail(&t);
            assert!(mail.contains("taken an earlier decision on your text back") && mail.contains("address of an office"), "{mail}");
            own.get(&appeal).await.is(409).sees("or the decision is undone");
            let case = open_case(&mut mo, &sent).await;
            case.sees("Warned: 0").sees_nothing_of("Take the earlier decision back");
        }
        t.visitor().get("/moderation/log").await.sees("An earlier decision taken back").sees_nothing_of("Mill Lane");
    }

    async fn a_redacted_text_that_was_changed_since_is_not_put_back(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, TEXT, Moderation::Post);
        let mut mo = t.sign_in(&t.staff("Mo First", Role::Moderator));
        let case = open_case(&mut mo, &sent).await;
        let path = case.path.clone();
        mo.submit(&case, &path, &[("decision", "redact"), ("reason", "personal-data"), ("passages", "Mill Lane 3")]).await.is(200);
        let mut author = t.sign_in(&anna);
        t.advance(Duration::minutes(1));
        let edit = format!("/c/{}/edit", sent.token);
        let form = author.get(&edit).await;
        author.submit(&form, &edit, &[("text", "Ask the builder about the bridge.")]).await.is(200);
        author.get(&format!("/c/{}/appeal", sent.token)).await.is(409);
    }

    async fn the_author_is_asked_to_change_it_and_it_is_read_again(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "Only fools build bridges here.", Moderation::Pre);
        let mut mo = t.sign_in(&t.staff("Mo First", Role::Moderator));
        let path = waiting_case(&t, &sent);
        let case = mo.get(&path).await;
        let asked = [("decision", "ask_edit"), ("reason", "insult"), ("explanation", "Please leave the fools out.")];
        mo.submit(&case, &path, &asked).await.is(200);
        assert_eq!(found(&t, &sent).state, State::Rejected);
        let mail = only_mail(&t);
        assert!(mail.contains("/edit") && mail.contains("7 December 2026") && mail.contains("leave the fools out"), "{mail}");
        // Long after the time in which texts are changed usually.
        t.advance(Duration::days(13));
        let mut author = t.sign_in(&anna);
        let edit = format!("/c/{}/edit", sent.token);
        let form = author.get(&edit).await;
        form.is(200).sees("Only fools build bridges here.");
        author.submit(&form, &edit, &[("text", "Nobody should build bridges here.")]).await.is(200);
        let path = waiting_case(&t, &sent);
        let case = mo.get(&path).await;
        case.is(200).sees("Nobody should build bridges here.");
        mo.submit(&case, &path, &[("decision", "approve")]).await.is(200);
        assert_eq!(found(&t, &sent).state, State::Published);
    }

    async fn who_does_not_change_it_in_two_weeks_cannot_any_more(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "Only fools build bridges here.", Moderation::Post);
        let mut mo = t.sign_in(&t.staff("Mo First", Role::Moderator));
        let case = open_case(&mut mo, &sent).await;
        let path = case.path.clone();
        mo.submit(&case, &path, &[("decision", "ask_edit"), ("reason", "insult")]).await.is(200);
        assert_eq!(found(&t, &sent).state, State::Published, "it stays while its author is asked");
        t.advance(Duration::days(15));
        t.sign_in(&anna).get(&format!("/c/{}/edit", sent.token)).await.is(409);
    }

    async fn topics_are_closed_and_joined_by_decisions_that_tell_their_authors(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let (_, forum) = scene(&t);
        let first = topic(&t, &forum, &anna, "The first bridge").token;
        let second = topic(&t, &forum, &anna, "The second bridge").token;
        let of = |token: &str| t.app.db.read_here(|conn| contributions::find_by_token(conn, token)).unwrap().unwrap();
        let mut mo = t.sign_in(&t.staff("Mo First", Role::Moderator));
        let _ = t.send_mails();
        let case = open_case(&mut mo, &of(&second)).await;
        let path = case.path.clone();
        let refused = mo.submit(&case, &path, &[("decision", "merge")]).await;
        refused.is(422).sees("Give the address");
        let nowhere = mo.submit(&refused, &path, &[("decision", "merge"), ("target", "/forums/none/topics/0123456789")]).await;
        nowhere.is(422).sees("no open forum or topic at this address");
        assert!(nowhere.attrs("input[name=target]", "value")[0].ends_with("0123456789"));
        let itself = mo.submit(&nowhere, &path, &[("decision", "merge"), ("target", &second)]).await;
        itself.is(422).sees("cannot be joined with itself");
        let target = format!("https://moot.example{FORUM}/topics/{first}?x=1#c-1");
        mo.submit(&itself, &path, &[("decision", "merge"), ("target", &target), ("explanation", "Both ask for the same.")]).await.is(200);
        let mail = only_mail(&t);
        assert!(mail.contains("joined your topic") && mail.contains("Both ask for the same."), "{mail}");
        t.visitor().get(&format!("{FORUM}/topics/{second}")).await.is(200).sees("The first bridge");
        let case = open_case(&mut mo, &of(&first)).await;
        let path = case.path.clone();
        mo.submit(&case, &path, &[("decision", "close")]).await.is(200);
        assert!(only_mail(&t).contains("closed your topic"));
        let log = t.visitor().get("/moderation/log").await;
        log.sees("Joined with another topic").sees("Closed");
        let closed = t.sign_in(&anna).get(&format!("{FORUM}/topics/{first}")).await;
        closed.is(200).sees("closed");
    }

    async fn two_moderators_suspend_and_it_ends_by_itself(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "Only fools build bridges here.", Moderation::Pre);
        let path = waiting_case(&t, &sent);
        let (mut mo, mut second) = (t.sign_in(&t.staff("Mo First", Role::Moderator)), t.sign_in(&t.staff("Mo Second", Role::Moderator)));
        let case = mo.get(&path).await;
        let address = format!("{path}/suspension");
        let refused = mo.submit(&case, &address, &[("suspend_days", "400"), ("suspend_words", "Too short")]).await;
        refused.is(422).sees("from 1 to 365").sees("Choose the published reason").sees("Too short");
        assert_eq!(refused.attrs("input[name=suspend_days]", "value"), ["400"]);
        let fields = [("suspend_reason", "insult"), ("suspend_days", "7"), ("suspend_words", "Three insults in a week are two too many.")];
        mo.submit(&refused, &address, &fields).await.is(200).sees("Another moderator decides");
        assert_eq!(state_of(&t, &anna), AccountState::Active, "one alone suspends nobody");
        let list = "/desk/moderation/suspensions";
        mo.get(list).await.is(200).sees("Anna Vale").sees("Another moderator has to decide").sees_nothing_of("Do not suspend");
        let page = second.get(list).await;
        let decide = page.attrs("form.actions", "action")[0].clone();
        second.submit(&page, &decide, &[("do", "confirm")]).await.is(200).sees("until Monday 30 November 2026");
        assert_eq!(state_of(&t, &anna), AccountState::Suspended);
        let mail = only_mail(&t);
        assert!(mail.contains("two too many") && mail.contains("30 November 2026"), "{mail}");
        t.visitor().get("/moderation/log").await.sees_nothing_of("Anna");
        let report = t.visitor().get("/moderation/transparency/2026-Q4.json").await.json();
        assert_eq!(report["suspension_count"], 1, "{report}");
        t.run_jobs();
        assert_eq!(state_of(&t, &anna), AccountState::Suspended);
        t.advance(Duration::days(8));
        t.run_jobs();
        assert_eq!(state_of(&t, &anna), AccountState::Active);
        second.get(list).await.sees("Over");
        let held = t.sign_in(&anna).get("/account/data.json").await.json();
        assert_eq!(held["suspensions"][0]["days"], 7, "{held}");
    }

    async fn who_may_suspend_whom(t: TestSite) {
        reasons(&t);
        let (anna, mo, second) = (t.citizen("Anna Vale"), t.staff("Mo First", Role::Moderator), t.staff("Mo Second", Role::Moderator));
        let case_of = |author: &Account| {
            let sent = comment(&t, author, "Only fools build bridges here.", Moderation::Pre);
            t.app.db.read_here(|conn| folkmoot::features::moderation::find_open_case(conn, sent.id)).unwrap().unwrap().id
        };
        let (of_anna, of_second) = (case_of(&anna), case_of(&second));
        let forbidden = Err(AppError::Forbidden("error.forbidden-text"));
        assert_eq!(propose(&t, &anna, of_anna, 7), forbidden, "no moderator");
        assert_eq!(propose(&t, &t.staff("Ed", Role::Editor), of_anna, 7), forbidden);
        assert_eq!(propose(&t, &second, of_second, 7), forbidden, "oneself");
        assert_eq!(propose(&t, &mo, of_second, 7), Err(AppError::Forbidden("moderation.suspend-staff")));
        assert_eq!(propose(&t, &mo, of_anna, 0), Err(AppError::field("suspend_days", "moderation.suspend-bounds")));
        assert_eq!(propose(&t, &mo, of_anna, 366), Err(AppError::field("suspend_days", "moderation.suspend-bounds")));
        let id = propose(&t, &mo, of_anna, 365).unwrap();
        assert_eq!(propose(&t, &second, of_anna, 7), Err(AppError::Conflict("moderation.suspended-already")));
        let (zone, now) = (t.zone(), t.now());
        let confirm = |by: &Account| {
            let actor = t.actor(by);
            t.app.db.write_here(move |tx| suspensions::confirm(tx, &actor, id, zone, now))
        };
        assert_eq!(confirm(&mo), Err(AppError::Forbidden("moderation.suspend-second")));
        assert_eq!(confirm(&anna), Err(AppError::Forbidden("error.forbidden-text")));
        // Two seconds at once: it is decided once.
        let third = t.staff("Mo Third", Role::Moderator);
        let seconds = [t.actor(&second), t.actor(&third)];
        let results = at_once(|number| {
            let actor = seconds[number].clone();
            t.app.db.write_here(move |tx| suspensions::confirm(tx, &actor, id, zone, now))
        });
        assert_eq!(results.iter().filter(|one| one.is_ok()).count(), 1, "{results:?}");
        let lift = |by: &Account| {
            let actor = t.actor(by);
            t.app.db.write_here(move |tx| suspensions::lift(tx, &actor, id, zone, now))
        };
        assert_eq!(lift(&anna), Err(AppError::Forbidden("error.forbidden-text")));
        assert_eq!(lift(&mo), Ok(()), "whoever proposed it may end it");
        assert_eq!(lift(&mo), Err(AppError::Conflict("moderation.already-decided")));
        assert_eq!(state_of(&t, &anna), AccountState::Active);
        let id = propose(&t, &mo, of_anna, 7).unwrap();
        let actor = t.actor(&second);
        t.write(move |tx| suspensions::decline(tx, &actor, id, now));
        assert_eq!(state_of(&t, &anna), AccountState::Active);
    }
}

both! {
    async fn whoever_has_nothing_public_yet_is_read_first(t: TestSite) {
        reasons(&t);
        let (anna, ben) = (t.citizen("Anna Vale"), t.citizen("Ben Oro"));
        let first = comment(&t, &anna, "Plant more trees along the quay.", Moderation::FirstTime);
        assert_eq!(first.state, State::InReview, "nothing of hers is public yet");
        let mut mo = t.sign_in(&t.staff("Mo First", Role::Moderator));
        let path = waiting_case(&t, &first);
        let case = mo.get(&path).await;
        mo.submit(&case, &path, &[("decision", "approve")]).await.is(200);
        let second = comment(&t, &anna, "And benches between the trees.", Moderation::FirstTime);
        assert_eq!(second.state, State::Published);
        // Something of hers is taken away: she is read first again, for a while.
        let case = open_case(&mut mo, &second).await;
        let path = case.path.clone();
        mo.submit(&case, &path, &[("decision", "hide"), ("reason", "off-topic")]).await.is(200);
        assert_eq!(comment(&t, &anna, "And lamps.", Moderation::FirstTime).state, State::InReview);
        assert_eq!(comment(&t, &ben, "I am new here.", Moderation::FirstTime).state, State::InReview);
        t.advance(Duration::days(91));
        assert_eq!(comment(&t, &anna, "And a fountain.", Moderation::FirstTime).state, State::Published);
    }

    async fn where_it_is_quiet_everything_is_read_first_or_nothing_is_taken_in(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let (consultation, forum) = scene(&t);
        let opening = topic(&t, &forum, &anna, "The first bridge");
        let address = format!("{FORUM}/topics/{}", opening.token);
        let mut mo = t.sign_in(&t.staff("Mo First", Role::Moderator));
        let mut author = t.sign_in(&anna);
        author.get("/desk/quiet").await.is(403);
        let page = mo.get("/desk/quiet").await;
        page.is(200).sees("A bridge");
        let id = consultation.id.to_string();
        let refused = mo.submit(&page, "/desk/quiet", &[("do", "begin"), ("consultation", &id), ("mode", "closed"), ("hours", "7"), ("reason", "Too short")]).await;
        refused.is(422).sees("at least 10 characters");
        assert_eq!(refused.attrs("input[name=reason]", "value"), ["Too short"]);
        let wanted = [("do", "begin"), ("consultation", id.as_str()), ("mode", "pre"), ("hours", "24"), ("reason", "Insults came faster than we could read.")];
        mo.submit(&refused, "/desk/quiet", &wanted).await.is(200).sees("24 November 2026");
        let shown = author.get(&address).await;
        shown.sees("a moderator reads everything before it is public").sees("Insults came faster");
        author.submit(&shown, &address, &[("text", "This is read before it is shown.")]).await.is(200);
        t.visitor().get(&address).await.sees("Insults came faster").sees_nothing_of("This is read before");
        let page = mo.get("/desk/quiet").await;
        let closed = [wanted[0], wanted[1], ("mode", "closed"), ("hours", "72"), wanted[4]];
        mo.submit(&page, "/desk/quiet", &closed).await.is(200);
        let refused = author.submit(&shown, &address, &[("text", "This comes while nothing is taken in.")]).await;
        refused.is(409).sees("Nothing is taken in here for a while");
        for address in [address.clone(), FORUM.to_owned(), format!("/consultations/{}", consultation.slug)] {
            t.visitor().get(&address).await.is(200).sees("Nothing is taken in here until");
        }
        t.visitor().get("/ledger").await.is(200).sees("A quiet period began");
        // It ends by itself.
        t.advance(Duration::hours(73));
        let open = author.get(&address).await;
        open.sees_nothing_of("Insults came faster");
        author.submit(&open, &address, &[("text", "Now that it is quiet, I can write.")]).await.is(200).sees("Now that it is quiet");
        // Or is ended.
        let page = mo.get("/desk/quiet").await;
        mo.submit(&page, "/desk/quiet", &closed).await.is(200);
        let page = mo.get("/desk/quiet").await;
        mo.submit(&page, "/desk/quiet", &[("do", "end"), ("consultation", &id)]).await.is(200);
        t.visitor().get(&address).await.sees_nothing_of("Insults came faster");
    }

    async fn a_consultation_that_only_informs_takes_nothing_in(t: TestSite) {
        let body = t.body("Roads Office");
        let consultation = t.consultation_with("Only read", &body, |new| new.moderation = Moderation::Closed);
        let page = t.sign_in(&t.citizen("Anna Vale")).get(&format!("/questions/new?consultation={}", consultation.slug)).await;
        page.is(200);
        t.visitor().get(&format!("/consultations/{}", consultation.slug)).await.is(200);
    }
}

both! {
    async fn the_rules_change_by_versions_that_stay_readable(t: TestSite) {
        reasons(&t);
        let mut visitor = t.visitor();
        visitor.get("/moderation/rules").await.is(200).sees("Version 1").sees("Insult or threat");
        t.sign_in(&t.staff("Mo First", Role::Moderator)).get("/admin/moderation/rules/insult").await.is(403);
        let mut admin = t.sign_in(&t.staff("Ada Min", Role::Administrator));
        let address = admin.get("/admin/moderation").await.attrs("ul.rows a", "href")[0].clone();
        assert_eq!(address, "/admin/moderation/rules/insult");
        let form = admin.get(&address).await;
        form.is(200);
        let words = [("title_en", "Insults"), ("explanation_en", "Speak about the matter, not about people."), ("title_es", "Insultos"), ("explanation_es", "Habla del asunto y no de las personas.")];
        let bare = [words[0], words[1], words[2], words[3], ("do", "publish"), ("note", "")];
        let refused = admin.submit(&form, &address, &bare).await;
        refused.is(422);
        assert_eq!(refused.attrs("input[name=title_en]", "value"), ["Insults"]);
        visitor.get("/moderation/rules").await.sees("Version 1").sees("Insult or threat");
        let right = [words[0], words[1], words[2], words[3], ("do", "publish"), ("note", "Shorter words for the first rule.")];
        admin.submit(&refused, &address, &right).await.is(200).sees("A new version of the rules is in force");
        visitor.get("/moderation/rules").await.sees("Version 2").sees("Speak about the matter").sees_nothing_of("Insult or threat");
        visitor.get("/moderation/rules/versions").await.is(200).sees("Version 1").sees("Shorter words for the first rule.");
        visitor.get("/moderation/rules/versions/1").await.is(200).sees("Insult or threat").sees_nothing_of("Speak about the matter");
        visitor.get("/moderation/rules/versions/9").await.is(404);
        visitor.get("/ledger").await.sees("Rules of moderation changed");
        // One more, with a name that fits and is free.
        let form = admin.get("/admin/moderation/rules/new").await;
        let new = |key| [words[0], words[1], words[2], words[3], ("do", "publish"), ("note", "A rule of this town."), ("key", key)];
        for (key, why) in [("Not a name", "Use small letters"), ("insult", "There is a rule of this name")] {
            admin.submit(&form, "/admin/moderation/rules/new", &new(key)).await.is(422).sees(why);
        }
        admin.submit(&form, "/admin/moderation/rules/new", &new("town-rule")).await.is(200);
        visitor.get("/moderation/rules").await.sees("Version 3");
        // Taken out of use, it is cited by nobody any more.
        let form = admin.get("/admin/moderation/rules/town-rule").await;
        let retire = [words[0], words[1], words[2], words[3], ("do", "retire"), ("note", "It was not needed.")];
        admin.submit(&form, "/admin/moderation/rules/town-rule", &retire).await.is(200);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, TEXT, Moderation::Pre);
        let mut mo = t.sign_in(&t.staff("Mo Second", Role::Moderator));
        let path = waiting_case(&t, &sent);
        let case = mo.get(&path).await;
        mo.submit(&case, &path, &[("decision", "reject"), ("reason", "town-rule")]).await.is(422);
        visitor.get("/moderation/rules/versions/3").await.sees("Insults");
    }
}
