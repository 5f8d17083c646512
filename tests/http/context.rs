//! Acts of people: what a moderator sees around a case, the explanations that are ready, and what
//! reports weigh.

use chrono::Duration;
use folkmoot::features::accounts::{self, Account, NewAccount};
use folkmoot::features::contributions::{self, Contribution, Moderation, Move, State};
use folkmoot::features::ledger::ActingAs;
use folkmoot::features::moderation::{self, Case, Decision, Finding, NewReport, Ruling, Verdict};
use folkmoot::platform::actor::Role;
use folkmoot::platform::email::EmailAddress;

use super::debate::answer;
use super::forums::{scene, start};
use super::moderation::{comment, moderator, reasons};
use crate::both;
use crate::common::{Page, TestSite};

fn case_of(t: &TestSite, sent: &Contribution) -> Case {
    let id = sent.id;
    let found = t
        .app
        .db
        .read_here(|conn| moderation::find_latest_case(conn, id));
    found.unwrap().expect("there is a case")
}

fn path_of(t: &TestSite, sent: &Contribution) -> String {
    format!("/desk/moderation/{}", case_of(t, sent).id)
}

fn rule(t: &TestSite, by: &Account, sent: &Contribution, decision: Decision, reason: &str) {
    let (actor, spine, now, id) = (t.actor(by), t.spine.clone(), t.now(), case_of(t, sent).id);
    let ruling = Ruling {
        decision,
        reason: Some(reason.to_owned()).filter(|reason| !reason.is_empty()),
        explanation: String::new(),
        ..Ruling::approve()
    };
    t.write(move |tx| moderation::decide(tx, &spine, &actor, id, &ruling, now));
}

/// A case that a moderator opened on what is public.
fn take_up(t: &TestSite, by: &Account, sent: &Contribution) -> String {
    let (actor, zone, now, id) = (t.actor(by), t.zone(), t.now(), sent.id);
    let case = t.write(move |tx| {
        let found = contributions::find(tx, id)?.unwrap();
        moderation::open_case(tx, &actor, &found, zone, now)
    });
    format!("/desk/moderation/{case}")
}

fn report(t: &TestSite, key: &str, account: Option<&Account>, sent: &Contribution) -> bool {
    let new = NewReport {
        reporter_key: key.to_owned(),
        account_id: account.map(|account| account.id),
        reason: Some("insult".to_owned()),
        note: String::new(),
    };
    let (sent, zone, now) = (sent.clone(), t.zone(), t.now());
    t.write(move |tx| moderation::report(tx, &sent, &new, zone, now))
}

fn report_as(t: &TestSite, account: &Account, sent: &Contribution) {
    assert!(report(
        t,
        &format!("account:{}", account.id),
        Some(account),
        sent
    ));
}

/// Reports `count` texts, each decided so.
fn track(t: &TestSite, reader: &Account, mo: &Account, author: &Account, made: &[Decision]) {
    for (number, decision) in made.iter().enumerate() {
        let text = format!("Sharp remark number {number} for {}", reader.name);
        let sent = comment(t, author, &text, Moderation::Post);
        report_as(t, reader, &sent);
        let reason = if *decision == Decision::Approve {
            ""
        } else {
            "insult"
        };
        rule(t, mo, &sent, *decision, reason);
    }
}

fn in_spanish(t: &TestSite) -> Account {
    let new = NewAccount {
        email: EmailAddress::parse("ines@people.example").unwrap(),
        name: "Inés Ruiz".to_owned(),
        password_hash: None,
        lang: "es".to_owned(),
        demo: false,
    };
    let now = t.now();
    t.write(move |tx| accounts::create(tx, &new, now))
}

/// The cases of a queue, in its order.
fn listed(page: &Page) -> Vec<String> {
    page.attrs("tbody td a", "href")
}

both! {
    async fn a_case_shows_the_talk_that_it_is_part_of(t: TestSite) {
        reasons(&t);
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let anna = t.citizen("Anna Vale");
        let first = answer(&t, &topic, None, &anna, "The benches are too low.");
        let before = answer(&t, &topic, None, &anna, "And the lamps are too weak.");
        let said = answer(&t, &topic, Some(&first), &anna, "Only fools would sit there at all.");
        let after = answer(&t, &topic, Some(&said), &anna, "Please stay friendly, neighbour.");
        let (mo, mut client) = moderator(&t);
        let path = take_up(&t, &mo, &said);
        let page = client.get(&path).await;
        page.is(200).sees("In reply to").sees_nothing_of("Changed once");
        page.sees("The benches are too low.").sees("Just before").sees("And the lamps are too weak.");
        page.sees("Just after").sees("Please stay friendly, neighbour.");
        let links = page.attrs(".case dd a", "href");
        assert_eq!(links, [before.url.clone(), after.url.clone()]);
        // What is hidden is not what people read there.
        let hidden = take_up(&t, &mo, &after);
        client.get(&hidden).await.is(200).sees("Only fools would sit there");
        rule(&t, &mo, &after, Decision::Hide, "off-topic");
        client.get(&path).await.sees_nothing_of("Please stay friendly");
        t.sign_in(&anna).get(&path).await.is(403);
    }

    async fn a_case_lists_what_was_decided_on_its_author_before(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let ben = t.citizen("Ben Okoro");
        let (mo, mut client) = moderator(&t);
        let second = t.staff("Sec Ond", Role::Moderator);
        let insult = comment(&t, &anna, "You fools of the council.", Moderation::Pre);
        rule(&t, &mo, &insult, Decision::Reject, "insult");
        t.advance(Duration::hours(1));
        let (actor, id, zone, now) = (t.actor(&anna), insult.id, t.zone(), t.now());
        let grounds = "It says what everybody in this town thinks of them.";
        let appeal = t.write(move |tx| moderation::appeal(tx, &actor, id, grounds, zone, now));
        let (actor, spine) = (t.actor(&second), t.spine.clone());
        let verdict = Verdict { finding: Finding::Uphold, explanation: "It attacks persons and nothing else.".to_owned() };
        t.write(move |tx| moderation::decide_appeal(tx, &spine, &actor, appeal.id, &verdict, now));
        for number in 0..11 {
            let sent = comment(&t, &anna, &format!("Remark number {number}"), Moderation::Pre);
            t.advance(Duration::minutes(1));
            rule(&t, &mo, &sent, Decision::Approve, "");
        }
        let other = comment(&t, &ben, "Buy my benches.", Moderation::Pre);
        rule(&t, &mo, &other, Decision::Reject, "advertising");
        let sent = comment(&t, &anna, "One more remark.", Moderation::Pre);
        let page = client.get(&path_of(&t, &sent)).await;
        page.is(200).sees("Approved: 11. Not published: 1.");
        assert_eq!(page.all("#earlier li").len(), 10, "the newest ten");
        page.sees_nothing_of("Appealed against");
        // Its own place among them.
        for _ in 0..2 {
            let old = comment(&t, &ben, &format!("About {}", t.now().rfc3339()), Moderation::Pre);
            t.advance(Duration::minutes(1));
            rule(&t, &mo, &old, Decision::Reject, "off-topic");
        }
        let again = comment(&t, &ben, "Nothing but a question.", Moderation::Pre);
        let page = client.get(&path_of(&t, &again)).await;
        let rows = page.all("#earlier li");
        assert_eq!(rows.len(), 3, "{rows:?}");
        assert!(rows[0].starts_with("Not published: Not about this matter"), "{rows:?}");
        assert!(rows[0].contains("=Plan for the quay"), "{rows:?}");
        assert!(rows[2].contains("Advertising"), "{rows:?}");
        // How an appeal ended stands beside its decision.
        let ines = in_spanish(&t);
        let sent = comment(&t, &ines, "Tontos todos los de aquí.", Moderation::Pre);
        rule(&t, &mo, &sent, Decision::Reject, "insult");
        let (actor, id, now) = (t.actor(&ines), sent.id, t.now());
        let grounds = "No ataca a nadie: lo dice de todos nosotros.";
        t.write(move |tx| moderation::appeal(tx, &actor, id, grounds, zone, now));
        let next = comment(&t, &ines, "Más bancos, por favor.", Moderation::Pre);
        let page = client.get(&path_of(&t, &next)).await;
        assert!(page.all("#earlier li")[0].contains("Appealed against"), "{:?}", page.all("#earlier li"));
    }

    async fn similar_texts_stand_beside_a_case_with_what_became_of_them(t: TestSite) {
        reasons(&t);
        let [anna, ben] = ["Anna Vale", "Ben Okoro"].map(|name| t.citizen(name));
        let (mo, mut client) = moderator(&t);
        let advert = "Cheap garden benches of the best oak, delivered within two days to every house \
            in town: ask for our spring catalogue today.";
        let same = comment(&t, &ben, advert, Moderation::Pre);
        rule(&t, &mo, &same, Decision::Reject, "advertising");
        let near = comment(&t, &anna, &advert.replace("oak", "beech"), Moderation::Post);
        let far = comment(&t, &ben, "The ferry should run later on Saturdays, because the last bus leaves early.", Moderation::Post);
        let gone = comment(&t, &ben, &advert.to_uppercase(), Moderation::Post);
        let sent = comment(&t, &anna, &advert.to_uppercase(), Moderation::Pre);
        let page = client.get(&path_of(&t, &sent)).await;
        let rows = page.all("#alike li");
        assert_eq!(rows.len(), 3, "{rows:?}");
        assert!(rows[0].contains("The same words") && rows[0].contains("Published"), "{rows:?}");
        assert!(rows[1].contains("The same words") && rows[1].contains("Not published: Advertising"), "{rows:?}");
        assert!(rows[2].contains("Nearly the same words") && rows[2].contains("by the same author"), "{rows:?}");
        page.sees_nothing_of(&far.text);
        // What its author took back, and what is changed, is not like it any more.
        let (spine, actor, now) = (t.spine.clone(), t.actor(&ben), t.now());
        t.write(move |tx| contributions::withdraw(tx, &spine, &actor, &gone, now));
        let mut browser = t.sign_in(&anna);
        let edit = format!("/c/{}/edit", near.token);
        let form = browser.get(&edit).await;
        browser.submit(&form, &edit, &[("text", "I sell nothing any more, and I am sorry.")]).await.is(200);
        let page = client.get(&path_of(&t, &sent)).await;
        assert_eq!(page.all("#alike li").len(), 1, "{:?}", page.all("#alike li"));
        // An erased text leaves no mark behind.
        let spine = t.spine.clone();
        t.write(move |tx| {
            let how = Move { acting_as: ActingAs::Author, account_id: None, reason: None };
            let found = contributions::find(tx, same.id)?.unwrap();
            contributions::set_state(tx, &spine, &found, State::Erased, &how, now)
        });
        let page = client.get(&path_of(&t, &sent)).await;
        page.is(200).sees_nothing_of("Similar texts");
    }

    async fn a_wave_of_one_text_is_counted_and_not_listed_at_length(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let (_, mut client) = moderator(&t);
        for _ in 0..60 {
            comment(&t, &anna, "WIN WIN WIN", Moderation::Pre);
        }
        let sent = comment(&t, &anna, "win, win, win!", Moderation::Pre);
        let page = client.get(&path_of(&t, &sent)).await;
        assert_eq!(page.all("#alike li").len(), 10);
        page.sees("50 more texts of the same words are not listed");
    }

    async fn a_case_says_that_its_text_was_changed(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let said = comment(&t, &anna, "The benches are for fools.", Moderation::Post);
        let mut browser = t.sign_in(&anna);
        let edit = format!("/c/{}/edit", said.token);
        let form = browser.get(&edit).await;
        browser.submit(&form, &edit, &[("text", "The benches are for everybody.")]).await.is(200);
        let (mo, mut client) = moderator(&t);
        let path = take_up(&t, &mo, &said);
        let page = client.get(&path).await;
        page.sees("Changed once since it was sent").sees("The benches are for fools.");
        assert_eq!(page.attrs("details a[href$='/history']", "href"), [format!("/c/{}/history", said.token)]);
        // Once it is hidden the public history is gone, and moderators still see it here.
        rule(&t, &mo, &said, Decision::Hide, "insult");
        let page = client.get(&path).await;
        page.sees("The benches are for fools.").sees_nothing_of("/history");
    }

    async fn a_moderator_sees_nothing_of_the_sort_of_their_own_text(t: TestSite) {
        reasons(&t);
        let (mo, mut client) = moderator(&t);
        let own = comment(&t, &mo, "A moderator has opinions too.", Moderation::Post);
        let key = "network";
        let new = NewReport {
            reporter_key: key.to_owned(),
            account_id: None,
            reason: Some("insult".to_owned()),
            note: "He should not say so.".to_owned(),
        };
        let (sent, zone, now) = (own.clone(), t.zone(), t.now());
        t.write(move |tx| moderation::report(tx, &sent, &new, zone, now));
        let page = client.get(&path_of(&t, &own)).await;
        page.is(200).sees("Another moderator decides it").sees_nothing_of("He should not say so.");
        page.sees_nothing_of("Earlier decisions").sees_nothing_of("explanation that is ready");
        let other = t.staff("Sec Ond", Role::Moderator);
        t.sign_in(&other).get(&path_of(&t, &own)).await.sees("He should not say so.");
    }

    async fn an_explanation_that_is_ready_is_used_changed_and_sent(t: TestSite) {
        reasons(&t);
        let ines = in_spanish(&t);
        let sent = comment(&t, &ines, "Mi vecino Carlos vive en el número 5.", Moderation::Pre);
        let (_, mut client) = moderator(&t);
        let path = path_of(&t, &sent);
        let page = client.get(&path).await;
        page.is(200).sees("This author reads Español");
        // Of the words of a reason, the author's language comes first.
        let buttons = page.attrs("[data-reason=personal-data] button", "value");
        assert_eq!(buttons.len(), 4, "{buttons:?}");
        assert!(buttons[0].ends_with("-es") && buttons[1].ends_with("-en"), "{buttons:?}");
        page.sees_nothing_of("data-reason=\"petition-unclear\"");
        let fields = [("decision", "reject"), ("do", buttons[0].as_str()), ("explanation", "Typed before.")];
        let filled = client.submit(&page, &path, &fields).await;
        filled.is(200);
        assert_eq!(filled.attrs("#f-decision input[checked]", "value"), ["reject"], "what was chosen is kept");
        let sent_fields = filled.form_fields(&path);
        let of = |name: &str| {
            let found = sent_fields.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        assert_eq!(of("reason"), "personal-data", "the reason of the words, where none was chosen");
        assert!(of("explanation").starts_with("Envíalo de nuevo"), "{}", of("explanation"));
        assert_eq!(case_of(&t, &sent).decision, None, "nothing is decided by that");
        // A reason that was chosen stays.
        let other = client.submit(&page, &path, &[("reason", "insult"), ("do", &buttons[0])]).await;
        assert!(other.form_fields(&path).contains(&("reason".to_owned(), "insult".to_owned())));
        for odd in ["use-999999-en", "use-0-es"] {
            let kept = client.submit(&page, &path, &[("do", odd), ("explanation", "My own words")]).await;
            kept.is(200).sees("My own words");
        }
        let words = format!("{} Gracias.", of("explanation"));
        let done = client.submit(&filled, &path, &[("explanation", &words)]).await;
        done.is(200).sees("It stands in the public log");
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1);
        let (subject, text) = (&mails[0].message.subject, &mails[0].message.text);
        assert!(subject.starts_with("No publicado"), "{subject}");
        for part in ["Datos personales", "El texto cuenta sobre una persona particular", "Envíalo de nuevo", "Gracias."] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert!(!text.contains("Personal data"), "{text}");
    }

    async fn every_reason_has_its_title_explanation_and_words_in_every_language(t: TestSite) {
        reasons(&t);
        let all = t.app.db.read_here(moderation::list_reasons).unwrap();
        assert_eq!(all.len(), 15);
        for reason in &all {
            for lang in ["en", "es"] {
                assert!(reason.title.get().0.contains_key(lang), "{}", reason.key);
                assert!(reason.explanation.get().0.contains_key(lang), "{}", reason.key);
            }
        }
        let (_, mut client) = moderator(&t);
        client.get("/desk/moderation/words").await.is(200);
        let page = client.get("/desk/moderation/words?lang=es").await;
        page.sees("Lo que dices sobre el asunto es bienvenido");
        for (lang, rules) in [("en", "Insult or threat"), ("es", "Insulto o amenaza")] {
            t.visitor().get(&format!("/moderation/rules?lang={lang}")).await.sees(rules);
        }
    }

    async fn moderators_keep_their_explanations(t: TestSite) {
        reasons(&t);
        let (_, mut client) = moderator(&t);
        let list = "/desk/moderation/words";
        let page = client.get(list).await;
        let fields = [("reason", "spam"), ("text_en", "Please, no [name]."), ("text_es", "Corto")];
        let refused = client.submit(&page, list, &fields).await;
        refused.is(422).sees("Leave no gaps").sees("at least 10 characters").sees("Please, no [name].");
        let fields = [("text_en", "Say it without the links, please."), ("text_es", "Dilo sin los enlaces, por favor.")];
        let added = client.submit(&refused, list, &fields).await;
        added.is(200).sees("It is offered from now on").sees("Say it without the links, please.");
        // Sent twice: one.
        let again = client.submit(&refused, list, &fields).await;
        let links = |page: &Page| page.attrs("a[href^='/desk/moderation/words/']", "href");
        assert_eq!(links(&again).len(), links(&added).len());
        let html = added.html();
        let row = html
            .select(&scraper::Selector::parse("li").unwrap())
            .find(|row| row.text().any(|text| text.contains("Say it without the links")))
            .unwrap();
        let link = row.select(&scraper::Selector::parse("a").unwrap()).next().unwrap();
        let one = link.attr("href").unwrap().to_owned();
        let mut other = t.sign_in(&t.staff("Sec Ond", Role::Moderator));
        let (mine, theirs) = (client.get(&one).await, other.get(&one).await);
        mine.is(200).sees("Say it without the links, please.");
        let changed = [("do", "change"), ("text_en", "Please say it again without links.")];
        let page = client.submit(&mine, &one, &changed).await;
        page.is(200).sees("Please say it again without links.").sees("Retired explanations").sees("Offered from");
        // The slower one is told, and what is retired is changed no more.
        other.submit(&theirs, &one, &[("do", "change"), ("text_en", "Mine was slower, alas.")]).await
            .is(409).sees("Mine was slower, alas.");
        other.submit(&theirs, &one, &[("do", "retire")]).await.is(409);
        client.get(&one).await.is(409);
        client.get(&format!("{list}/999999")).await.is(404);
        // What is retired is offered no more.
        let sent = comment(&t, &t.citizen("Anna Vale"), "Click here, click there.", Moderation::Pre);
        let case = client.get(&path_of(&t, &sent)).await;
        case.sees("Please say it again without links.").sees_nothing_of("Say it without the links");
        // A site that starts again brings nothing back.
        let before = client.get(list).await.all("main li").len();
        let now = t.now();
        t.write(move |tx| moderation::ensure_default_reasons(tx, now));
        assert_eq!(client.get(list).await.all("main li").len(), before);
        for (mut browser, status) in [(t.sign_in(&t.citizen("Ben Okoro")), 403), (t.visitor(), 401), (t.sign_in(&t.staff("Ed Itor", Role::Editor)), 403)] {
            browser.get(list).await.is(status);
            browser.get(&one).await.is(status);
        }
    }

    async fn reports_of_readers_who_were_often_right_come_first_where_it_is_asked_for(t: TestSite) {
        reasons(&t);
        let (mo, mut client) = moderator(&t);
        let author = t.citizen("Carl Gruff");
        let [sharp, rash, new] = ["Sharp Eye", "Rash Hand", "New Face"].map(|name| t.citizen(name));
        track(&t, &sharp, &mo, &author, &[Decision::Hide, Decision::Warn, Decision::Hide]);
        track(&t, &rash, &mo, &author, &[Decision::Approve; 4]);
        let plain = comment(&t, &author, "Waits and was never reported.", Moderation::Pre);
        let flooded = comment(&t, &author, "Reported by very many.", Moderation::Post);
        report_as(&t, &new, &flooded);
        report_as(&t, &rash, &flooded);
        t.advance(Duration::minutes(5));
        let trusted = comment(&t, &author, "Reported by one who knows.", Moderation::Post);
        report_as(&t, &sharp, &trusted);
        let ids = [&plain, &flooded, &trusted].map(|sent| path_of(&t, sent));
        assert_eq!(case_of(&t, &flooded).report_trust, 0, "neither counts against it");
        assert_eq!(case_of(&t, &trusted).report_trust, 300);
        let usual = client.get("/desk/moderation").await;
        assert_eq!(listed(&usual), ids, "as they fall due");
        let sorted = client.get("/desk/moderation?sort=trusted").await;
        sorted.sees("reported by readers who were often right first");
        assert_eq!(listed(&sorted), [ids[2].clone(), ids[0].clone(), ids[1].clone()], "nothing is left out");
        sorted.sees("1 report, some by readers who were often right");
        let case = client.get(&ids[2]).await;
        case.sees("One of these reports comes from a reader whose reports were often right").sees_nothing_of("Sharp Eye");
        client.get(&ids[1]).await.sees("2 reports").sees_nothing_of("often right");
        client.get("/desk/moderation?sort=trusted&kind=petition").await.sees("Nothing to decide here");
        // Where newcomers are read first, so is whom trusted readers report; others cannot bring that
        // about, however many they are.
        let dora = t.citizen("Dora Mild");
        let first = comment(&t, &dora, "A mild remark about benches.", Moderation::Post);
        report_as(&t, &rash, &first);
        report_as(&t, &new, &first);
        assert_eq!(comment(&t, &dora, "And one about lamps.", Moderation::FirstTime).state, State::Published);
        report_as(&t, &sharp, &first);
        assert_eq!(comment(&t, &dora, "And one about trees.", Moderation::FirstTime).state, State::InReview);
        assert_eq!(comment(&t, &dora, "And one about bins.", Moderation::Post).state, State::Published);
        client.get("/desk/moderation?sort=nonsense").await.is(200);
        // Whose reports keep leading to nothing is told once more what they are for.
        let mut browser = t.sign_in(&rash);
        let fifth = comment(&t, &author, "The fifth remark of all.", Moderation::Post);
        report_as(&t, &rash, &fifth);
        rule(&t, &mo, &fifth, Decision::Approve, "");
        let sixth = comment(&t, &author, "The sixth remark of all.", Moderation::Post);
        let form = format!("/c/{}/report", sixth.token);
        let page = browser.get(&form).await;
        let thanks = browser.submit(&page, &form, &[("reason", "insult")]).await;
        thanks.is(200).sees("Your last five reports led to nothing");
        let mut browser = t.sign_in(&sharp);
        let page = browser.get(&form).await;
        browser.submit(&page, &form, &[("reason", "insult")]).await.sees_nothing_of("led to nothing");
    }

    async fn reports_stand_when_the_author_changes_what_is_read_first(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "Ask Carl, he is a fool.", Moderation::Pre);
        let mo = t.staff("Mo First", Role::Moderator);
        rule(&t, &mo, &sent, Decision::Approve, "");
        let public = t.app.db.read_here(|conn| contributions::find(conn, sent.id)).unwrap().unwrap();
        assert!(report(&t, "network:1", None, &public));
        let before = case_of(&t, &sent);
        let mut browser = t.sign_in(&anna);
        let edit = format!("/c/{}/edit", sent.token);
        let form = browser.get(&edit).await;
        browser.submit(&form, &edit, &[("text", "Ask Carl, he knows.")]).await.is(200).sees("reads");
        let after = case_of(&t, &sent);
        assert_eq!((after.id, after.due_at, after.report_count), (before.id, before.due_at, 1));
        assert_eq!(after.state, moderation::CaseState::Open);
        let state = |t: &TestSite| t.app.db.read_here(|conn| contributions::find(conn, sent.id)).unwrap().unwrap().state;
        assert_eq!(state(&t), State::InReview);
        let (_, mut client) = moderator(&t);
        let page = client.get(&path_of(&t, &sent)).await;
        page.is(200).sees("1 report").sees("Ask Carl, he knows.").sees("he is a fool");
        rule(&t, &mo, &sent, Decision::Approve, "");
        assert_eq!(state(&t), State::Published);
        // Taken back by its author, there is nothing left to decide.
        let again = t.app.db.read_here(|conn| contributions::find(conn, sent.id)).unwrap().unwrap();
        assert!(report(&t, "network:2", None, &again));
        let path = format!("/c/{}/withdraw", sent.token);
        let form = browser.get(&path).await;
        browser.submit(&form, &path, &[]).await.is(200);
        assert_eq!(case_of(&t, &sent).state, moderation::CaseState::Decided);
    }

    async fn nobody_is_offered_to_report_themselves(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let anna = t.citizen("Anna Vale");
        let said = answer(&t, &topic, None, &anna, "They are too low.");
        let link = format!("/c/{}/report", said.token);
        let offered = |page: &Page| page.attrs("#posts a", "href").contains(&link);
        assert!(!offered(&t.sign_in(&anna).get(&topic.url).await));
        assert!(offered(&t.sign_in(&t.citizen("Ben Okoro")).get(&topic.url).await));
        assert!(offered(&t.visitor().get(&topic.url).await));
    }

    async fn changes_of_what_moderators_have_ready_stand_in_the_log(t: TestSite) {
        reasons(&t);
        let (_, mut client) = moderator(&t);
        let list = "/desk/moderation/words";
        let page = client.get(list).await;
        let fields = [("reason", "insult"), ("text_en", "Say it without the insult, and send it again."), ("text_es", "Dilo sin el insulto y envíalo de nuevo.")];
        client.submit(&page, list, &fields).await.is(200);
        let page = client.get(list).await;
        let one = page.attrs("a[href^='/desk/moderation/words/']", "href")[0].clone();
        let page = client.get(&one).await;
        client.submit(&page, &one, &[("do", "retire")]).await.is(200);
        let ledger = t.visitor().get("/ledger").await;
        ledger.sees("Explanation of moderators added").sees("Explanation of moderators retired");
        ledger.sees_nothing_of("without the insult");
    }

    async fn a_reversed_decision_turns_the_reports_that_led_to_it(t: TestSite) {
        reasons(&t);
        let (mo, _) = moderator(&t);
        let author = t.citizen("Carl Gruff");
        let sharp = t.citizen("Sharp Eye");
        track(&t, &sharp, &mo, &author, &[Decision::Hide; 3]);
        let sent = comment(&t, &author, "The mayor is wrong.", Moderation::Post);
        report_as(&t, &sharp, &sent);
        rule(&t, &mo, &sent, Decision::Hide, "insult");
        let ended = |t: &TestSite| {
            let told = t.app.db.read_here(|conn| (moderation::REPORTS.tell)(conn, &sharp)).unwrap();
            let ended = told.as_array().unwrap().iter();
            ended.map(|one| one["ended"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(ended(&t), ["right"; 4]);
        let (actor, id, zone, now) = (t.actor(&author), sent.id, t.zone(), t.now());
        let grounds = "That somebody is wrong is no insult.";
        let appeal = t.write(move |tx| moderation::appeal(tx, &actor, id, grounds, zone, now));
        let (actor, spine) = (t.actor(&t.staff("Sec Ond", Role::Moderator)), t.spine.clone());
        let verdict = Verdict { finding: Finding::Reverse, explanation: "To be wrong is no shame.".to_owned() };
        t.write(move |tx| moderation::decide_appeal(tx, &spine, &actor, appeal.id, &verdict, now));
        assert_eq!(ended(&t), ["right", "right", "right", "wrong"]);
    }

    async fn a_flood_of_new_accounts_adds_to_the_count_and_nothing_else(t: TestSite) {
        reasons(&t);
        let author = t.citizen("Carl Gruff");
        let sent = comment(&t, &author, "The council should resign.", Moderation::Post);
        let other = comment(&t, &author, "An insult, in truth.", Moderation::Post);
        let (mo, mut client) = moderator(&t);
        let sharp = t.citizen("Sharp Eye");
        track(&t, &sharp, &mo, &author, &[Decision::Hide; 3]);
        t.send_mails();
        let (zone, now, flooded) = (t.zone(), t.now(), sent.clone());
        t.write(move |tx| {
            for number in 0..500 {
                let account = if number % 2 == 0 { None } else {
                    let new = NewAccount {
                        email: EmailAddress::parse(&format!("flood{number}@people.example")).unwrap(),
                        name: format!("Flood {number}"),
                        password_hash: None,
                        lang: "en".to_owned(),
                        demo: false,
                    };
                    Some(accounts::create(tx, &new, now)?.id)
                };
                let new = NewReport {
                    reporter_key: account.map_or(format!("network-{number}"), |id| format!("account:{id}")),
                    account_id: account,
                    reason: Some("insult".to_owned()),
                    note: format!("Away with it, says number {number}."),
                };
                moderation::report(tx, &flooded, &new, zone, now)?;
            }
            Ok(())
        });
        report_as(&t, &sharp, &other);
        let case = case_of(&t, &sent);
        assert_eq!((case.report_count, case.report_trust), (500, 0));
        let open = t.app.db.read_here(moderation::open_case_count).unwrap();
        assert_eq!(open, 2, "one case for each text");
        let id = sent.id;
        let found = t.app.db.read_here(|conn| contributions::find(conn, id)).unwrap().unwrap();
        assert_eq!(found.state, State::Published);
        assert!(t.send_mails().is_empty(), "nobody is written to for each of them");
        let sorted = client.get("/desk/moderation?sort=trusted").await;
        assert_eq!(listed(&sorted)[0], path_of(&t, &other), "one who knows is before five hundred who do not");
        client.get(&path_of(&t, &sent)).await.is(200).sees("500 reports");
        rule(&t, &mo, &sent, Decision::Approve, "");
        assert_eq!(case_of(&t, &sent).decision, Some(Decision::Approve));
    }

    async fn readers_are_told_of_their_reports_and_leave_none_behind(t: TestSite) {
        reasons(&t);
        let author = t.citizen("Carl Gruff");
        let sharp = t.citizen("Sharp Eye");
        let sent = comment(&t, &author, "The council should resign.", Moderation::Post);
        report_as(&t, &sharp, &sent);
        let held = t.sign_in(&sharp).get("/account/data.json").await.json();
        assert_eq!(held["reports"][0]["contribution"], sent.token.as_str(), "{held}");
        assert!(held["reports"][0]["ended"].is_null());
        let page = t.sign_in(&sharp).get("/account/data").await;
        page.is(200).sees("1 report that you filed").sees_nothing_of("accounts-held");
        let (account, now) = (sharp.clone(), t.now());
        t.write(move |tx| (moderation::REPORTS.forget)(tx, &account, now));
        let told = t.app.db.read_here(|conn| (moderation::REPORTS.tell)(conn, &sharp)).unwrap();
        assert_eq!(told, serde_json::json!([]));
        assert_eq!(case_of(&t, &sent).report_count, 1, "that somebody reported it stays");
    }

    async fn pages_of_the_queue_by_trust_follow_each_other(t: TestSite) {
        reasons(&t);
        let author = t.citizen("Carl Gruff");
        let (mo, mut client) = moderator(&t);
        let sharp = t.citizen("Sharp Eye");
        track(&t, &sharp, &mo, &author, &[Decision::Hide; 3]);
        for number in 0..64 {
            let sent = comment(&t, &author, &format!("Waiting, number {number}"), Moderation::Post);
            if number % 2 == 0 {
                report_as(&t, &sharp, &sent);
            } else {
                report(&t, &format!("network {number}"), None, &sent);
            }
        }
        let mut seen = Vec::new();
        let mut next = Some("/desk/moderation?sort=trusted".to_owned());
        while let Some(path) = next {
            let page = client.get(&path).await;
            seen.extend(listed(&page));
            next = page.attrs("a[rel=next]", "href").into_iter().next();
        }
        assert_eq!(seen.len(), 64);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 64, "each once");
    }
}
