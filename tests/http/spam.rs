//! Acts of people, and of programs: what is read by a moderator before it is public.

use chrono::Duration;
use folkmoot::config::Spam;
use folkmoot::features::accounts::Account;
use folkmoot::features::contributions::{self, Contribution, Moderation, State};
use folkmoot::features::moderation::spam::{Sign, list_signs};
use folkmoot::features::moderation::{self, Cause, NewReport};
use folkmoot::platform::actor::Role;
use folkmoot::platform::crypto::sha256_hex;

use super::documents;
use super::forums::{scene, start};
use super::moderation::{comment, moderator, reasons};
use crate::both;
use crate::common::{Client, Page, TestSite};

const TEXT: &str = "The crossing needs a light at night, and soon.";

/// The site as it is outside of tests: what comes in is looked at.
fn watchful(t: &TestSite, adjust: impl FnOnce(&mut Spam)) -> TestSite {
    t.another_node(|config| {
        config.spam.enabled = true;
        adjust(&mut config.spam);
    })
}

/// Somebody who has had an account for long, and said something before.
fn resident(t: &TestSite, name: &str) -> Account {
    let account = t.citizen(name);
    comment(
        t,
        &account,
        "I have lived here for ten years.",
        Moderation::Post,
    );
    t.advance(Duration::days(4));
    account
}

/// Reads the page for a while, and sends what it says.
async fn say(site: &TestSite, browser: &mut Client, path: &str, text: &str) -> Page {
    say_with(
        site,
        browser,
        path,
        &[("text", text)],
        Duration::seconds(20),
    )
    .await
}

async fn say_with(
    site: &TestSite,
    browser: &mut Client,
    path: &str,
    fields: &[(&str, &str)],
    after: Duration,
) -> Page {
    let page = browser.get(path).await;
    page.is(200);
    site.advance(after);
    browser.submit(&page, path, fields).await
}

fn latest(t: &TestSite, account: &Account) -> Contribution {
    let id = account.id;
    let own = t
        .app
        .db
        .read_here(|conn| contributions::list_of_account(conn, id, None, 1));
    own.unwrap().remove(0)
}

fn signs(t: &TestSite, of: &Contribution) -> Vec<Sign> {
    t.app.db.read_here(|conn| list_signs(conn, of.id)).unwrap()
}

/// What the account sent last waits for a moderator, for these reasons.
#[track_caller]
fn waits(t: &TestSite, account: &Account, expected: &[Sign]) {
    let sent = latest(t, account);
    assert_eq!(sent.state, State::InReview, "{}", sent.text);
    let mut found = signs(t, &sent);
    found.sort();
    assert_eq!(found, expected, "{}", sent.text);
    let case = t
        .app
        .db
        .read_here(|conn| moderation::find_open_case(conn, sent.id));
    assert_eq!(case.unwrap().unwrap().cause, Cause::Screening);
}

#[track_caller]
fn is_public(t: &TestSite, account: &Account) {
    let sent = latest(t, account);
    assert_eq!(
        (sent.state, signs(t, &sent)),
        (State::Published, vec![]),
        "{}",
        sent.text
    );
}

both! {
    async fn a_field_that_nobody_sees_catches_programs_and_loses_nothing(t: TestSite) {
        reasons(&t);
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Lights").url;
        let site = watchful(&t, |_| {});
        let anna = resident(&t, "Anna Vale");
        let mut browser = site.sign_in(&anna);
        let page = browser.get(&topic).await;
        assert_eq!(page.attrs("input[name=homepage]", "tabindex"), ["-1"]);
        assert_eq!(page.attrs("input[name=homepage]", "autocomplete"), ["off"]);
        assert_eq!(page.all("[aria-hidden=true] label"), ["Leave this field empty"]);
        assert_eq!(page.attrs("[data-work]", "name"), Vec::<String>::new(), "no work by default");
        say(&site, &mut browser, &topic, TEXT).await.is(200).sees(TEXT);
        is_public(&t, &anna);
        let fields = [("text", "Cheap watches for all of you."), ("homepage", "https://cheap.example")];
        let page = say_with(&site, &mut browser, &topic, &fields, Duration::seconds(20)).await;
        page.is(200).sees("A moderator reads it by Tuesday 1 December 2026").sees_nothing_of("Cheap watches");
        waits(&t, &anna, &[Sign::Trap]);
        let sent = latest(&t, &anna);
        let (_, mut mo) = moderator(&site);
        mo.get("/desk/moderation?cause=screening").await.sees("Cheap watches").sees("Held back when it came in");
        let case = t.app.db.read_here(|conn| moderation::find_open_case(conn, sent.id)).unwrap().unwrap();
        let path = format!("/desk/moderation/{}", case.id);
        let page = mo.get(&path).await;
        page.is(200).sees("Why it was held back").sees("A field was filled in that people do not see.");
        mo.submit(&page, &path, &[("decision", "approve")]).await.is(200);
        assert_eq!(latest(&t, &anna).state, State::Published);
        // Its author may know what was noted about it.
        let data = browser.get("/account/data.json").await.json();
        assert_eq!(data["held_back"][0]["contribution"], sent.token.as_str());
        assert_eq!(data["held_back"][0]["signs"][0], "trap");
        let mails = t.send_mails();
        assert!(mails.iter().any(|mail| mail.message.subject.starts_with("Published")));
        t.visitor().get("/moderation/log").await.sees("Held back when it came in");
    }

    async fn a_form_that_is_sent_at_once_is_read_first_and_an_old_one_is_not(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Lights").url;
        let site = watchful(&t, |spam| spam.same_text_posts = 50);
        let anna = resident(&t, "Anna Vale");
        let mut browser = site.sign_in(&anna);
        for (seconds, expected) in [(0, Some(Sign::Fast)), (1, Some(Sign::Fast)), (2, None), (90_000, None)] {
            let text = format!("The lamp number {seconds} is broken.");
            let after = Duration::seconds(seconds);
            say_with(&site, &mut browser, &topic, &[("text", &text)], after).await.is(200);
            match expected {
                Some(sign) => waits(&t, &anna, &[sign]),
                None => is_public(&t, &anna),
            }
        }
        // The time of another session, a made-up one, and none.
        let ben = t.citizen("Ben Okoro");
        let other = site.sign_in(&ben).get(&topic).await;
        let theirs = other.attrs("input[name=form_time]", "value").remove(0);
        for (number, time) in [theirs.as_str(), "1-abcdef", "9999999999999999999-", ""].into_iter().enumerate() {
            let text = format!("The bench number {number} is broken.");
            let fields = [("text", text.as_str()), ("form_time", time)];
            say_with(&site, &mut browser, &topic, &fields, Duration::seconds(20)).await.is(200);
            waits(&t, &anna, &[Sign::NoTime]);
        }
        // Who is asked to write more writes in the form that was there before.
        let page = browser.get(&topic).await;
        t.advance(Duration::seconds(30));
        let refused = browser.submit(&page, &topic, &[("text", "No")]).await;
        refused.is(422);
        browser.submit(&refused, &topic, &[("text", "No, and this is why.")]).await.is(200);
        is_public(&t, &anna);
    }

    async fn one_account_cannot_flood_and_loses_no_text(t: TestSite) {
        documents::scene(&t);
        let site = watchful(&t, |spam| {
            spam.posts_per_ten_minutes = 2;
            spam.most_posts_per_ten_minutes = 4;
        });
        let anna = resident(&t, "Anna Vale");
        let mut browser = site.sign_in(&anna);
        let path = format!("{}/sections/aims", documents::BASE);
        for text in ["One lamp at the school.", "Two benches at the quay."] {
            say(&site, &mut browser, &path, text).await.is(200).sees(text);
            is_public(&t, &anna);
        }
        for text in ["Three trees before the station.", "Four bins along the river."] {
            say(&site, &mut browser, &path, text).await.is(200).sees("A moderator reads it by");
            waits(&t, &anna, &[Sign::Many]);
        }
        let refused = say(&site, &mut browser, &path, "Five bridges over the river.").await;
        refused.is(422).sees("You have sent 4 texts within ten minutes").sees("Five bridges over the river.");
        assert_eq!(latest(&t, &anna).text, "Four bins along the river.");
        t.advance(Duration::minutes(11));
        browser.submit(&refused, &path, &[]).await.is(200).sees("Five bridges over the river.");
        is_public(&t, &anna);
    }

    async fn the_same_text_again_and_again_and_from_many(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Lights").url;
        let site = watchful(&t, |spam| spam.form_seconds = 0);
        let people: Vec<Account> = ["Anna", "Ben", "Cleo", "Dora", "Emil"]
            .iter()
            .map(|name| t.citizen(&format!("{name} Vale")))
            .collect();
        for person in &people {
            comment(&t, person, "I have lived here for ten years.", Moderation::Post);
        }
        t.advance(Duration::days(4));
        let text = "Our street has waited for this crossing for ten years, so please build it now";
        for (number, person) in people.iter().enumerate() {
            let mut browser = site.sign_in(person);
            let own = format!("{}! {number}", text.replace("ten", "TEN"));
            say(&site, &mut browser, &topic, &own).await.is(200);
            if number < 3 {
                is_public(&t, person);
            } else {
                waits(&t, person, &[Sign::SameText]);
            }
        }
        // What many say in few words is no sign, and an hour later nothing of it is.
        for person in &people {
            say(&site, &mut site.sign_in(person), &topic, "I agree with that.").await.is(200);
            is_public(&t, person);
        }
        t.advance(Duration::hours(2));
        say(&site, &mut site.sign_in(&people[4]), &topic, text).await.is(200);
        is_public(&t, &people[4]);
        let mut browser = site.sign_in(&people[0]);
        let own = "A zebra crossing before the bakery would help every child on our way to school";
        for (times, expected) in [(1, None), (2, None), (3, Some(Sign::Repeated))] {
            say(&site, &mut browser, &topic, &format!("{own} {times}")).await.is(200);
            match expected {
                Some(sign) => waits(&t, &people[0], &[sign]),
                None => is_public(&t, &people[0]),
            }
        }
        // A day later it is not even known any more by what they were found.
        t.advance(Duration::days(2));
        t.run_jobs();
    }

    async fn links_of_new_accounts_are_looked_at(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Lights").url;
        let site = watchful(&t, |spam| spam.trusted_domains = vec!["town.example".to_owned()]);
        let anna = resident(&t, "Anna Vale");
        let many = "See https://a.example, https://b.example and https://c.example for more.";
        say(&site, &mut site.sign_in(&anna), &topic, many).await.is(200);
        is_public(&t, &anna);
        let ben = t.citizen("Ben Okoro");
        let mut browser = site.sign_in(&ben);
        for (text, expected) in [
            ("Look at https://a.example for an example.", None),
            ("Look at https://a.example and www.b.example too.", Some(Sign::NewLinks)),
            ("It stands on https://town.example/x and https://news.town.example/y.", None),
        ] {
            say(&site, &mut browser, &topic, text).await.is(200);
            match expected {
                Some(sign) => waits(&t, &ben, &[sign]),
                None => is_public(&t, &ben),
            }
        }
        // One site, linked to by one new account after the other.
        for (number, name) in ["Cleo", "Dora", "Emil", "Fay", "Gus"].iter().enumerate() {
            let person = t.citizen(&format!("{name} Hill"));
            let text = format!("Number {number} of us recommends https://x{number}.cheap.example to you.");
            let same = text.replace(&format!("x{number}.cheap"), "cheap");
            say(&site, &mut site.sign_in(&person), &topic, &same).await.is(200);
            let sent = latest(&t, &person);
            if number < 4 {
                assert!(!signs(&t, &sent).contains(&Sign::SameLink), "{number}");
            } else {
                assert!(signs(&t, &sent).contains(&Sign::SameLink), "{number}");
            }
        }
    }

    async fn links_that_are_added_to_a_public_text_are_looked_at(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Lights").url;
        let site = watchful(&t, |_| {});
        let ben = t.citizen("Ben Okoro");
        let mut browser = site.sign_in(&ben);
        let clean = "The crossing needs a light, see https://a.example for what it costs.";
        say(&site, &mut browser, &topic, clean).await.is(200);
        is_public(&t, &ben);
        let sent = latest(&t, &ben);
        let path = format!("/c/{}/edit", sent.token);
        let page = browser.get(&path).await;
        assert_eq!(page.attrs("input[name=homepage]", "tabindex"), ["-1"]);
        // What stood there before counts for nothing.
        let corrected = clean.replace("costs", "costs us");
        say(&site, &mut browser, &path, &corrected).await.is(200).sees(&corrected);
        is_public(&t, &ben);
        let advertising = format!("{clean} And watches: https://cheap.example and www.watches.example!");
        let page = say(&site, &mut browser, &path, &advertising).await;
        page.is(200).sees("25 November 2026");
        waits(&t, &ben, &[Sign::NewLinks]);
        t.visitor().get(&topic).await.sees_nothing_of("cheap.example");
        let trace = t.visitor().get(&format!("/c/{}", sent.token)).await;
        trace.sees("25 November 2026").sees_nothing_of("cheap.example");
        let (_, mut mo) = moderator(&site);
        mo.get("/desk/moderation?cause=screening").await.sees("The crossing needs a light");
        // A field that nobody sees, and five accounts with the same words, as with new texts.
        let anna = resident(&t, "Anna Vale");
        let mut browser = site.sign_in(&anna);
        say(&site, &mut browser, &topic, TEXT).await.is(200);
        is_public(&t, &anna);
        let path = format!("/c/{}/edit", latest(&t, &anna).token);
        let fields = [("text", "Cheap watches for all of you, every day."), ("homepage", "x")];
        say_with(&site, &mut browser, &path, &fields, Duration::seconds(20)).await.is(200);
        waits(&t, &anna, &[Sign::Trap]);
    }

    async fn what_others_changed_their_texts_to_is_known(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Lights").url;
        let site = watchful(&t, |_| {});
        let same = "Watches of every make are sold at half of their price in Mill Lane today.";
        for number in 0..5 {
            let person = resident(&t, &format!("Person {number}"));
            let mut browser = site.sign_in(&person);
            let words = ["lamps", "benches", "trees", "bins", "ponds"][number];
            say(&site, &mut browser, &topic, &format!("We need {words} there.")).await.is(200);
            is_public(&t, &person);
            let sent = latest(&t, &person);
            // All within an hour, whoever has lived there for how long.
            t.advance(Duration::days(-4));
            say(&site, &mut browser, &format!("/c/{}/edit", sent.token), same).await.is(200);
            let found = signs(&t, &sent);
            assert_eq!(found.contains(&Sign::SameText), number >= 3, "{number}: {found:?}");
        }
    }

    async fn questions_are_asked_in_a_form_that_is_looked_at(t: TestSite) {
        reasons(&t);
        let body = t.body("Roads Office");
        let site = watchful(&t, |_| {});
        let anna = resident(&t, "Anna Vale");
        let mut browser = site.sign_in(&anna);
        let page = browser.get("/questions/new").await;
        assert_eq!(page.attrs("input[name=homepage]", "tabindex"), ["-1"]);
        let ask = |title: &'static str, trap: &'static str| {
            [("body", body.slug.clone()), ("title", title.to_owned()), ("text", "It has been dark there since the spring.".to_owned()), ("homepage", trap.to_owned())]
        };
        let fields = ask("When is the lamp at the quay mended?", "");
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        t.advance(Duration::seconds(30));
        browser.submit(&page, "/questions", &fields).await.is(200).sees("mended");
        is_public(&t, &anna);
        // Refused once for another mistake, it keeps what nobody sees, and when it was made.
        let page = browser.get("/questions/new").await;
        let begun = page.attrs("input[name=form_time]", "value");
        let fields = ask("When?", "https://cheap.example");
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        t.advance(Duration::seconds(30));
        let refused = browser.submit(&page, "/questions", &fields).await;
        refused.is(422);
        assert_eq!(refused.attrs("input[name=homepage]", "value"), ["https://cheap.example"]);
        assert_eq!(refused.attrs("input[name=form_time]", "value"), begun);
        let fields = [("title", "When is the lamp at the school mended?")];
        let sent = browser.submit(&refused, "/questions", &fields).await;
        sent.is(200);
        // The page that offers similar questions carries both on.
        let sent = if sent.attrs("button[value=send]", "name").is_empty() {
            sent
        } else {
            browser.submit(&sent, "/questions", &[("do", "send")]).await
        };
        sent.is(200);
        waits(&t, &anna, &[Sign::Trap]);
    }

    async fn new_accounts_begin_slowly_and_officials_as_they_like(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Lights").url;
        let site = watchful(&t, |_| {});
        let ben = t.citizen("Ben Okoro");
        let mut browser = site.sign_in(&ben);
        let words = ["lamps", "benches", "trees", "bins", "bridges", "ponds"];
        for (number, word) in words.iter().enumerate() {
            say(&site, &mut browser, &topic, &format!("We need more {word} there.")).await.is(200);
            if number < 5 {
                is_public(&t, &ben);
            } else {
                waits(&t, &ben, &[Sign::NewMany]);
            }
        }
        let editor = t.staff("Eddy Torr", Role::Editor);
        let mut browser = site.sign_in(&editor);
        for number in 0..7 {
            let text = "See https://a.example, https://b.example and https://c.example for all of it.";
            let fields = [("text", text), ("homepage", "filled")];
            let after = Duration::seconds(number % 2);
            say_with(&site, &mut browser, &topic, &fields, after).await.is(200);
            is_public(&t, &editor);
        }
    }

    async fn work_for_the_browser_is_never_the_only_way(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Lights").url;
        let site = watchful(&t, |spam| spam.proof_of_work_bits = 8);
        let anna = resident(&t, "Anna Vale");
        let mut browser = site.sign_in(&anna);
        let page = browser.get(&topic).await;
        assert_eq!(page.attrs("input[name=work]", "data-work"), ["8"]);
        t.advance(Duration::seconds(10));
        browser.submit(&page, &topic, &[("text", TEXT)]).await.is(200).sees("A moderator reads it by");
        waits(&t, &anna, &[Sign::NoWork]);
        let page = browser.get(&topic).await;
        let fields = page.form_fields(&topic);
        let value = |name: &str| &fields.iter().find(|(known, _)| known == name).unwrap().1;
        let asked = format!("{}:{}:", value("form_key"), value("form_time"));
        let work = (0..1_000_000_u32)
            .map(|number| number.to_string())
            .find(|work| sha256_hex(format!("{asked}{work}").as_bytes()).starts_with("00"))
            .unwrap();
        t.advance(Duration::seconds(10));
        browser.submit(&page, &topic, &[("text", "It is dark there."), ("work", &work)]).await.is(200);
        is_public(&t, &anna);
    }

    async fn what_was_held_back_is_read_again_when_it_changes(t: TestSite) {
        reasons(&t);
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Lights").url;
        let site = watchful(&t, |_| {});
        let anna = resident(&t, "Anna Vale");
        let mut browser = site.sign_in(&anna);
        let fields = [("text", TEXT), ("homepage", "x")];
        say_with(&site, &mut browser, &topic, &fields, Duration::seconds(9)).await.is(200);
        let sent = latest(&t, &anna);
        let (mo, _) = moderator(&site);
        let (actor, spine, now, id) = (t.actor(&mo), t.spine.clone(), t.now(), sent.id);
        t.write(move |tx| {
            let case = moderation::find_open_case(tx, id)?.unwrap();
            moderation::decide(tx, &spine, &actor, case.id, &moderation::Ruling::approve(), now)
        });
        let edit = format!("/c/{}/edit", sent.token);
        let form = browser.get(&edit).await;
        browser.submit(&form, &edit, &[("text", "Buy at https://cheap.example instead.")]).await.is(200);
        assert_eq!(latest(&t, &anna).state, State::InReview);
    }

    async fn a_form_sent_twice_is_looked_at_once(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Lights").url;
        let site = watchful(&t, |spam| {
            spam.posts_per_ten_minutes = 1;
            spam.most_posts_per_ten_minutes = 1;
        });
        let anna = resident(&t, "Anna Vale");
        let mut browser = site.sign_in(&anna);
        let page = browser.get(&topic).await;
        t.advance(Duration::seconds(10));
        for _ in 0..2 {
            browser.submit(&page, &topic, &[("text", TEXT)]).await.is(200).sees(TEXT);
        }
        is_public(&t, &anna);
    }

    async fn however_many_report_nothing_is_taken_away(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "An opinion that a crowd dislikes.", Moderation::Post);
        let (zone, now, about) = (t.zone(), t.now(), sent.clone());
        t.write(move |tx| {
            for number in 0..300 {
                let report = NewReport {
                    reporter_key: format!("network:{number}"),
                    account_id: None,
                    reason: Some("insult".to_owned()),
                    note: "Take it away!".to_owned(),
                };
                moderation::report(tx, &about, &report, zone, now)?;
            }
            Ok(())
        });
        let found = t.app.db.read_here(|conn| contributions::find(conn, sent.id)).unwrap().unwrap();
        assert_eq!(found.state, State::Published);
        assert_eq!(t.app.db.read_here(moderation::open_case_count).unwrap(), 1);
        let (_, mut mo) = moderator(&t);
        mo.get("/desk/moderation").await.is(200).sees("300 reports");
        t.visitor().get("/moderation/log").await.sees("No decisions yet");
    }
}
