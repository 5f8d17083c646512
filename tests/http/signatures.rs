//! Signatures in doubt: counted by region, taken out by criteria and one by one, given back, and
//! what that does to whoever confirms meanwhile.

use std::sync::{Arc, Barrier};

use chrono::Duration;
use diesel::prelude::*;
use folkmoot::features::accounts::Account;
use folkmoot::features::deadlines::{PromiseKind, PromiseState};
use folkmoot::features::ledger;
use folkmoot::features::petitions::invalidating::{self, Verdict};
use folkmoot::features::petitions::rules::doubts::{Criteria, Doubt, NameRule};
use folkmoot::features::petitions::{
    self, CROWDED, Link, NewPetition, NewSignature, Petition, Procedure, SignatureState,
};
use folkmoot::platform::actor::Role;
use folkmoot::platform::db::Tx;
use folkmoot::platform::db::schema::{promises, signatures};
use folkmoot::platform::email::EmailAddress;
use folkmoot::platform::error::AppError;
use serde_json::json;

use crate::both;
use crate::common::{Page, TestSite};

pub const NETWORK: &str = "203.0.113.0/24";
const WHY: &str = "They came within one minute from one network, with names that nobody has.";

/// An open petition that somebody started, and a moderator.
pub struct Scene {
    pub id: i64,
    pub starter: Account,
    pub moderator: Account,
}

pub fn scene(t: &TestSite) -> Scene {
    scene_by(t, Procedure::without_sponsors())
}

/// An open petition that began with these terms.
fn scene_by(t: &TestSite, procedure: Procedure) -> Scene {
    let (now, body) = (t.now(), t.body("Roads Office"));
    t.write(move |tx| folkmoot::features::moderation::ensure_default_reasons(tx, now));
    let (starter, moderator) = (t.citizen("Anna Vale"), t.staff("Mo Dera", Role::Moderator));
    let new = NewPetition {
        body_id: body.id,
        action: "Keep the foot ferry running in winter".to_owned(),
        background: "Fifty minutes by bus instead of eight.".to_owned(),
        details: String::new(),
        account_id: Some(starter.id),
        author_name: starter.name.clone(),
        lang: "en".to_owned(),
        submission_key: None,
        marks: None,
        procedure,
        procedure_id: None,
        zone: t.zone(),
    };
    let spine = t.spine.clone();
    let petition = t.write(move |tx| petitions::start(tx, &spine, &new, now));
    let (spine, actor) = (t.spine.clone(), t.actor(&moderator));
    t.write(move |tx| {
        use folkmoot::features::moderation::{self, Ruling};
        let case = moderation::find_open_case(tx, petition.contribution_id)?.unwrap();
        moderation::decide(tx, &spine, &actor, case.id, &Ruling::approve(), now)
    });
    t.send_mails();
    Scene {
        id: petition.id,
        starter,
        moderator,
    }
}

pub fn find(t: &TestSite, id: i64) -> Petition {
    let found = t.app.db.read_here(|conn| petitions::find(conn, id));
    found.unwrap().unwrap()
}

pub fn counts_are_right(t: &TestSite) {
    let wrong = t.app.db.read_here(petitions::check_counts).unwrap();
    assert_eq!(wrong, []);
}

/// Signatures of made-up people, confirmed.
pub fn add(t: &TestSite, id: i64, count: i64) {
    let (from, to) = (find(t, id).opened_at.unwrap(), t.now());
    t.write(move |tx| petitions::add_signatures(tx, id, count, 7, from, to));
}

/// Somebody who signs, as the form would have read them.
pub fn signature(id: i64, name: &str, email: &str) -> NewSignature {
    let (email, home) = (EmailAddress::parse(email).unwrap(), "RM1 4AB".to_owned());
    let mut new = NewSignature::new(id, name.to_owned(), email, home, "GB", "en".to_owned());
    new.network = NETWORK.to_owned();
    new
}

/// Signs, and gives the link of the mail.
pub fn sign(t: &TestSite, new: &NewSignature) -> Link {
    let (app, now, signed) = (t.app.clone(), t.now(), new.clone());
    t.write(move |tx| petitions::sign(tx, &app.tokens, &signed, now));
    link_in_mail(t, new.petition_id)
}

pub fn link_in_mail(t: &TestSite, id: i64) -> Link {
    let path = t.mailed_path("/confirm?token=");
    let token = path.split_once("token=").unwrap().1.to_owned();
    Link::read(&t.app.tokens, &token, id, t.now()).unwrap()
}

pub fn confirm(t: &TestSite, link: Link) -> Result<(), AppError> {
    let now = t.now();
    t.app
        .db
        .write_here(move |tx| petitions::confirm(tx, link, now))
}

fn verdict() -> Verdict {
    Verdict {
        becomes: SignatureState::Fraudulent,
        reason: Doubt::Automated,
        explanation: WHY.to_owned(),
    }
}

fn by_network(network: &str) -> Criteria {
    Criteria {
        network: network.to_owned(),
        ..Criteria::default()
    }
}

fn draw_up(t: &TestSite, scene: &Scene, criteria: &Criteria) -> Result<i64, AppError> {
    let actor = t.actor(&scene.moderator);
    invalidating::draw_up(&t.app.db, &actor, scene.id, criteria, t.now())
}

fn begin(t: &TestSite, scene: &Scene, act: i64) {
    let (actor, id, now) = (t.actor(&scene.moderator), scene.id, t.now());
    t.write(move |tx| invalidating::confirm(tx, &actor, id, act, &verdict(), now));
}

fn undo(t: &TestSite, scene: &Scene, act: i64) -> Result<(), AppError> {
    let (actor, id, now) = (t.actor(&scene.moderator), scene.id, t.now());
    t.app
        .db
        .write_here(move |tx| invalidating::undo(tx, &actor, (id, act), "A mistake.", now))
}

fn count_in_state(t: &TestSite, id: i64, state: SignatureState) -> i64 {
    t.app
        .db
        .read_here(|conn| {
            Ok(signatures::table
                .filter(signatures::petition_id.eq(id))
                .filter(signatures::state.eq(state))
                .count()
                .get_result(conn)?)
        })
        .unwrap()
}

fn actions(t: &TestSite, wanted: &[&str]) -> Vec<String> {
    let entries = t
        .app
        .db
        .read_here(|conn| ledger::list_by_action(conn, wanted, None, 50))
        .unwrap();
    entries.into_iter().map(|entry| entry.action).collect()
}

fn area(page: &Page, name: &str) -> i64 {
    let json = page.json();
    let cells = json["signatures_by_area"]["cells"].as_array().unwrap();
    let cell = cells.iter().find(|cell| cell["name"] == name);
    cell.map_or(0, |cell| cell["signature_count"].as_i64().unwrap())
}

both! {
    async fn regions_follow_each_confirmation_at_once(t: TestSite) {
        let scene = scene(&t);
        add(&t, scene.id, 300);
        let path = format!("/petitions/{}.json", scene.id);
        let before = area(&t.visitor().get(&path).await, "GB RM1");
        assert!(before >= 5);
        let link = sign(&t, &signature(scene.id, "Ben Ito", "ben@people.example"));
        assert_eq!(area(&t.visitor().get(&path).await, "GB RM1"), before, "not confirmed yet");
        confirm(&t, link).unwrap();
        confirm(&t, link).unwrap();
        let page = t.visitor().get(&path).await;
        assert_eq!(area(&page, "GB RM1"), before + 1);
        assert_eq!(page.json()["signatures_by_country"]["cells"][0]["name"], "GB");
        counts_are_right(&t);
    }

    async fn thresholds_follow_the_count_down_and_up_again(t: TestSite) {
        let scene = scene_by(&t, Procedure {
            response_threshold: 30,
            debate_threshold: Some(31),
            ..Procedure::without_sponsors()
        });
        add(&t, scene.id, 29);
        for email in ["ben@people.example", "cleo@people.example"] {
            confirm(&t, sign(&t, &signature(scene.id, "Ben Ito", email))).unwrap();
        }
        let due = |t: &TestSite| {
            let petition = find(t, scene.id);
            (petition.threshold_reached_at.is_some(), petition.response_due_at, petition.debate_reached_at.is_some())
        };
        let states = |t: &TestSite, kind: PromiseKind| -> Vec<PromiseState> {
            let id = scene.id;
            let read = t.app.db.read_here(move |conn| {
                Ok(promises::table
                    .filter(promises::kind.eq(kind))
                    .filter(promises::subject_id.eq(id))
                    .order(promises::ordinal)
                    .select(promises::state)
                    .load(conn)?)
            });
            read.unwrap()
        };
        let (reached, first_due, debated) = due(&t);
        assert!(reached && first_due.is_some() && debated);
        t.send_mails();

        let act = draw_up(&t, &scene, &by_network(NETWORK)).unwrap();
        begin(&t, &scene, act);
        t.run_jobs();
        assert_eq!(find(&t, scene.id).signature_count, 29);
        assert_eq!(due(&t), (false, None, false), "nothing is owed any more");
        assert_eq!(states(&t, PromiseKind::PetitionResponse), [PromiseState::Withdrawn]);
        assert_eq!(states(&t, PromiseKind::PetitionDebate), [PromiseState::Withdrawn]);
        let page = t.visitor().get(&find(&t, scene.id).url()).await;
        page.sees("29 are left: too few for a response").sees("29 are left: too few for a debate");
        let told: Vec<String> = t.send_mails().into_iter().map(|mail| mail.message.subject).collect();
        assert!(told.iter().any(|subject| subject.contains("fewer than 30 signatures again")), "{told:?}");
        assert_eq!(actions(&t, &["threshold-lost", "debate-threshold-lost"]).len(), 2);

        t.advance(Duration::days(3));
        undo(&t, &scene, act).unwrap();
        t.run_jobs();
        let (reached, second_due, debated) = due(&t);
        assert!(reached && debated && second_due > first_due, "promised anew, from the new day");
        let twice = [PromiseState::Withdrawn, PromiseState::Running];
        assert_eq!(states(&t, PromiseKind::PetitionResponse), twice);
        assert_eq!(states(&t, PromiseKind::PetitionDebate), twice);
        counts_are_right(&t);
    }

    async fn what_the_check_finds(t: TestSite) {
        use folkmoot::platform::db::schema::{petitions as table, signature_days, signature_regions};
        let scene = scene(&t);
        add(&t, scene.id, 50);
        let id = scene.id;
        let check = t.app.db.read_here(petitions::check).unwrap();
        assert_eq!((check.petitions, check.signatures, check.on_paper), (1, 50, 0));
        t.write(move |tx| {
            diesel::update(table::table.find(id))
                .set(table::signature_count.eq(table::signature_count + 1))
                .execute(&mut **tx)?;
            diesel::update(signature_days::table)
                .set(signature_days::signature_count.eq(signature_days::signature_count + 2))
                .execute(&mut **tx)?;
            diesel::delete(signature_regions::table.filter(signature_regions::region.eq("GB RM1")))
                .execute(&mut **tx)?;
            Ok(())
        });
        let wrong = t.app.db.read_here(petitions::check_counts).unwrap();
        let lines: Vec<String> = wrong.iter().map(ToString::to_string).collect();
        assert!(lines[0].ends_with("in all: the counter says 51, counted are 50"), "{lines:?}");
        assert!(lines.iter().any(|line| line.contains(" on 2026-11-23: ")), "{lines:?}");
        assert!(lines.iter().any(|line| line.contains(" in GB RM1: the counter says 0")), "{lines:?}");
    }

    async fn taken_out_by_a_network_and_given_back_through_the_pages(t: TestSite) {
        let scene = scene(&t);
        add(&t, scene.id, 3_000);
        let desk = format!("/desk/petitions/{}/signatures", scene.id);
        let mut mo = t.sign_in(&scene.moderator);
        mo.get(&format!("/petitions/{}", scene.id)).await.sees("Signatures of this petition");
        let page = mo.get(&desk).await;
        page.is(200).sees(CROWDED).sees("stands out").sees_nothing_of("Signatory 1");
        for span in ["day", "week", "all", "x"] {
            mo.get(&format!("{desk}?span={span}")).await.is(200);
        }
        let new = format!("{desk}/new");
        let form = mo.get(&format!("{new}?network=198.51.100.0%2F24")).await;
        assert_eq!(form.attrs("#f-network", "value"), [CROWDED]);
        let draft = mo.submit(&form, &new, &[]).await;
        draft.is(200).sees("Nothing has happened yet").sees_nothing_of("Signatory");
        assert_eq!(find(&t, scene.id).signature_count, 3_000);

        let act = draft.path.clone();
        let looked = mo.submit(&draft, &act, &[("do", "look")]).await;
        looked.is(200).sees("Signatory").sees("made-up.example").sees_nothing_of("@made-up");
        assert_eq!(actions(&t, &["signatures-looked-at"]).len(), 1);

        let refused = mo.submit(&draft, &act, &[("do", "confirm"), ("explanation", "short")]).await;
        refused.is(422);
        assert_eq!(refused.all("#f-explanation"), ["short"]);
        let said = [("do", "confirm"), ("reason", "automated"), ("becomes", "fraudulent"), ("explanation", WHY)];
        let running = mo.submit(&draft, &act, &said).await;
        running.is(200).sees("It has begun");
        mo.submit_here(&draft, &act, &said).await.is(409);
        t.run_jobs();
        let after = find(&t, scene.id).signature_count;
        let taken = 3_000 - after;
        assert!((20..=80).contains(&taken), "{taken}");
        assert_eq!(count_in_state(&t, scene.id, SignatureState::Fraudulent), taken);
        counts_are_right(&t);
        let page = t.visitor().get(&format!("/petitions/{}", scene.id)).await;
        page.sees(&format!("{taken} signatures do not count")).sees(WHY).sees("Sent by a program");
        mo.get(&desk).await.sees(&format!("{taken} signatures do not count"));
        let mails = t.send_mails();
        let told = mails.iter().find(|mail| mail.message.text.contains("do not count")).unwrap();
        assert_eq!(told.message.to.as_str(), scene.starter.email.as_str());
        let log = t.app.db.read_here(|conn| ledger::list_by_action(conn, &["signatures-doubted", "signatures-not-counted"], None, 9)).unwrap();
        assert_eq!(log.len(), 2);
        assert!(log.iter().all(|entry| !entry.detail.text().contains("198.51")), "no network in public");

        let done = mo.get(&act).await;
        done.sees("Done.");
        mo.submit(&done, &act, &[("do", "undo"), ("explanation", "They wrote to us.")]).await.is(200);
        t.run_jobs();
        assert_eq!(find(&t, scene.id).signature_count, 3_000);
        assert_eq!(count_in_state(&t, scene.id, SignatureState::Confirmed), 3_000);
        counts_are_right(&t);
        mo.get(&act).await.sees("all of them count again");
        t.visitor().get(&format!("/petitions/{}", scene.id)).await.sees_nothing_of("do not count");
        mo.submit_here(&done, &act, &[("do", "undo"), ("explanation", "They wrote to us.")]).await.is(409);
        assert!(t.send_mails().iter().any(|mail| mail.message.text.contains("count again")));
        assert_eq!(actions(&t, &["signatures-restored", "signatures-counted-again"]).len(), 2);
    }

    async fn criteria_are_exact_and_bad_ones_refused(t: TestSite) {
        let scene = scene(&t);
        let people = [
            ("Test Bot 1", "one@odd.example"),
            ("Test Bot 2", "two@odd.example"),
            ("Tess Tbot", "three@even.example"),
            ("Bo Test", "four@sub.odd.example"),
        ];
        for (name, email) in people {
            confirm(&t, sign(&t, &signature(scene.id, name, email))).unwrap();
        }
        t.advance(Duration::hours(3));
        confirm(&t, sign(&t, &signature(scene.id, "Late Tester", "late@odd.example"))).unwrap();
        let found = |criteria: Criteria| {
            let act = draw_up(&t, &scene, &criteria)?;
            let found = t.app.db.read_here(|conn| invalidating::find(conn, scene.id, act))?;
            Ok::<_, AppError>(found.found_count)
        };
        let named = |rule, name: &str| Criteria {
            name_rule: Some(rule),
            name: folkmoot::features::petitions::rules::doubts::plain_name(name),
            ..Criteria::default()
        };
        assert_eq!(found(named(NameRule::Begins, "test")), Ok(2));
        assert_eq!(found(named(NameRule::Is, "TÉST BOT 1")), Ok(1));
        assert_eq!(found(named(NameRule::Ends, "Test")), Ok(1));
        assert_eq!(found(named(NameRule::Holds, "test")), Ok(4), "and Late Tester");
        assert!(found(named(NameRule::Holds, "rm14ab")).is_err(), "a postcode is no name");
        let domain = Criteria { domain: "odd.example".to_owned(), ..Criteria::default() };
        assert_eq!(found(domain.clone()), Ok(3), "not the one below it");
        assert_eq!(found(by_network(NETWORK)), Ok(5));
        let early = Criteria { until: Some(t.now()), ..domain };
        assert_eq!(found(early), Ok(2));
        let mut mo = t.sign_in(&scene.moderator);
        let path = format!("/desk/petitions/{}/signatures/new", scene.id);
        let form = mo.get(&path).await;
        for (sent, says) in [
            (vec![], "Say at least one thing"),
            (vec![("network", "10.0.0.0/8")], "Enter a network such as"),
            (vec![("network", "' OR 1=1")], "Enter a network such as"),
            (vec![("domain", "localhost")], "Enter a mail domain"),
            (vec![("domain", "nobody.example")], "Nothing was found"),
            (vec![("from", "2026-02-30")], "Enter a date"),
            (vec![("from", "2026-11-23"), ("from_hour", "24")], "hour from 0 to 23"),
            (vec![("from", "2026-11-24"), ("until", "2026-11-23")], "after the beginning"),
            (vec![("name_rule", "is"), ("name", "%%")], "two letters"),
            (vec![("name_rule", "like"), ("name", "Bot")], "Choose"),
        ] {
            let page = mo.submit(&form, &path, &sent).await;
            page.is(422).sees(says);
            for (name, value) in sent.into_iter().filter(|field| field.1 != "like") {
                assert!(page.form_fields(&path).contains(&(name.to_owned(), value.to_owned())), "{name}");
            }
        }
        assert_eq!(find(&t, scene.id).signature_count, 5);
        counts_are_right(&t);
    }

    async fn who_may_look_at_signatures(t: TestSite) {
        let scene = scene(&t);
        add(&t, scene.id, 30);
        let body = t.body("Parks Office");
        let (official, _) = t.official("Olaf Amt", &body);
        let desk = format!("/desk/petitions/{}", scene.id);
        let act = draw_up(&t, &scene, &Criteria { domain: "made-up.example".to_owned(), ..Criteria::default() }).unwrap();
        let paths = [
            format!("{desk}/signatures"), format!("{desk}/signatures/new"),
            format!("{desk}/signatures/acts/{act}"), format!("{desk}/paper"),
        ];
        let starter_moderates = {
            let (id, now) = (scene.starter.id, t.now());
            t.write(move |tx| folkmoot::features::accounts::grant(tx, id, Role::Moderator, None, now));
            scene.starter.clone()
        };
        for (account, status) in [
            (None, 401),
            (Some(t.citizen("Cy Dahl")), 403),
            (Some(official), 403),
            (Some(t.staff("Ed Itor", Role::Editor)), 403),
            (Some(starter_moderates), 403),
            (Some(scene.moderator.clone()), 200),
            (Some(t.staff("Ada Min", Role::Administrator)), 200),
        ] {
            let mut client = account.as_ref().map_or_else(|| t.visitor(), |account| t.sign_in(account));
            for path in &paths {
                client.get(path).await.is(status);
            }
            if status != 200 {
                for (path, sent) in [
                    (format!("{desk}/signatures/new"), ("domain", "made-up.example")),
                    (format!("{desk}/signatures/find"), ("email", "a@people.example")),
                    (format!("{desk}/signatures/one"), ("signature", "1")),
                    (format!("{desk}/signatures/acts/{act}"), ("do", "confirm")),
                    (format!("{desk}/paper"), ("sheets", "1")),
                ] {
                    let csrf = client.get("/petitions").await.attrs("input[name=csrf]", "value");
                    let fields = vec![
                        (sent.0.to_owned(), sent.1.to_owned()),
                        ("csrf".to_owned(), csrf.first().cloned().unwrap_or_default()),
                    ];
                    let page = client.post_here(&path, &fields).await;
                    assert!([status, 400, 401].contains(&page.status), "{path}: {}", page.status);
                }
            }
        }
        assert_eq!(find(&t, scene.id).signature_count, 30);
        let mut mo = t.sign_in(&scene.moderator);
        for path in ["/desk/petitions/999/signatures", "/desk/petitions/999/paper"] {
            mo.get(path).await.is(404);
        }
        mo.get(&format!("{desk}/signatures/acts/999")).await.is(404);
        mo.get(&format!("{desk}/paper/999")).await.is(404);
        mo.get(&format!("{desk}/paper/1/scans/x")).await.is(404);
    }

    async fn one_signature_is_taken_out_and_its_owner_told(t: TestSite) {
        let scene = scene(&t);
        confirm(&t, sign(&t, &signature(scene.id, "Ben Ito", "ben@people.example"))).unwrap();
        let mut mo = t.sign_in(&scene.moderator);
        let desk = format!("/desk/petitions/{}/signatures", scene.id);
        let find_path = format!("{desk}/find");
        let page = mo.get(&desk).await;
        mo.submit(&page, &find_path, &[("email", "nowhere")]).await.is(422);
        mo.submit(&page, &find_path, &[("email", "other@people.example")]).await.is(200).sees("has not signed");
        let found = mo.submit(&page, &find_path, &[("email", "Ben@People.example")]).await;
        found.is(200).sees("Ben Ito").sees("Counts").sees_nothing_of("RM1 4AB");
        let path = format!("{desk}/one");
        let said = [("reason", "not_signed"), ("becomes", "invalidated"), ("explanation", "Whoever has the address wrote to us.")];
        mo.submit(&found, &path, &said[..2]).await.is(422);
        let done = mo.submit(&found, &path, &said).await;
        done.is(200).sees("1 signature does not count");
        assert_eq!(find(&t, scene.id).signature_count, 0);
        counts_are_right(&t);
        let mails = t.send_mails();
        let told = mails.iter().find(|mail| mail.message.to.as_str() == "ben@people.example").unwrap();
        assert_eq!(told.message.subject, "Your signature does not count");
        mo.submit_here(&found, &path, &said).await.is(409);
        let other = vec![("signature".to_owned(), "999".to_owned())];
        mo.post_here(&path, &other).await.is(400);
        let looks = t.app.db.read_here(|conn| ledger::list_by_action(conn, &["signatures-looked-at"], None, 9)).unwrap();
        assert_eq!(looks.len(), 3, "also those that were in vain");
        assert!(looks.iter().all(|entry| !entry.detail.text().contains("people.example")));
        // Nobody can be told that a signature was taken out by signing again.
        let again = signature(scene.id, "Ben Ito", "ben@people.example");
        let (app, now) = (t.app.clone(), t.now());
        t.write(move |tx| petitions::sign(tx, &app.tokens, &again, now));
        assert_eq!(find(&t, scene.id).signature_count, 0);
    }

    async fn what_waits_for_its_confirmation_is_taken_out_too(t: TestSite) {
        let scene = scene(&t);
        let link = sign(&t, &signature(scene.id, "Ben Ito", "ben@people.example"));
        let act = draw_up(&t, &scene, &by_network(NETWORK)).unwrap();
        begin(&t, &scene, act);
        t.run_jobs();
        assert_eq!(confirm(&t, link), Err(AppError::Closed("petitions.not-counted")));
        assert_eq!(find(&t, scene.id).signature_count, 0);
        undo(&t, &scene, act).unwrap();
        t.run_jobs();
        confirm(&t, link).unwrap();
        assert_eq!(find(&t, scene.id).signature_count, 1);
        counts_are_right(&t);
    }

    async fn what_is_signed_after_an_act_was_drawn_up_is_not_in_it(t: TestSite) {
        let scene = scene(&t);
        confirm(&t, sign(&t, &signature(scene.id, "Ben Ito", "ben@people.example"))).unwrap();
        let act = draw_up(&t, &scene, &by_network(NETWORK)).unwrap();
        confirm(&t, sign(&t, &signature(scene.id, "Cy Dahl", "cy@people.example"))).unwrap();
        begin(&t, &scene, act);
        t.run_jobs();
        assert_eq!(find(&t, scene.id).signature_count, 1);
        counts_are_right(&t);
    }

    async fn taking_out_while_people_confirm(t: TestSite) {
        const PEOPLE: usize = 24;
        let scene = scene(&t);
        add(&t, scene.id, 200);
        let links: Vec<Link> = (0..PEOPLE)
            .map(|n| sign(&t, &signature(scene.id, &format!("Racer Number {n}"), &format!("racer{n}@people.example"))))
            .collect();
        let act = draw_up(&t, &scene, &by_network(NETWORK)).unwrap();
        begin(&t, &scene, act);
        let barrier = Arc::new(Barrier::new(PEOPLE + 2));
        let mut threads: Vec<_> = links
            .iter()
            .map(|&link| {
                let (db, now, barrier) = (t.app.db.clone(), t.now(), barrier.clone());
                std::thread::spawn(move || {
                    barrier.wait();
                    match db.write_here(move |tx| petitions::confirm(tx, link, now)) {
                        Ok(()) | Err(AppError::Closed("petitions.not-counted")) => {}
                        Err(other) => panic!("{other}"),
                    }
                })
            })
            .collect();
        for _ in 0..2 {
            let (db, now, barrier) = (t.app.db.clone(), t.now(), barrier.clone());
            threads.push(std::thread::spawn(move || {
                barrier.wait();
                invalidating::carry_through(&db, act, now).unwrap();
            }));
        }
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(find(&t, scene.id).signature_count, 200, "whoever was first, none of them counts");
        assert_eq!(count_in_state(&t, scene.id, SignatureState::Fraudulent), 24);
        counts_are_right(&t);
        undo(&t, &scene, act).unwrap();
        t.run_jobs();
        let counted = find(&t, scene.id).signature_count;
        assert_eq!(count_in_state(&t, scene.id, SignatureState::Confirmed), counted);
        assert_eq!(count_in_state(&t, scene.id, SignatureState::Pending), 224 - counted);
        counts_are_right(&t);
    }

    async fn confirmations_that_come_together_are_committed_together_and_fail_alone(t: TestSite) {
        const PEOPLE: usize = 40;
        let scene = scene(&t);
        let links: Vec<Link> = (0..PEOPLE)
            .map(|n| sign(&t, &signature(scene.id, &format!("Racer Number {n}"), &format!("racer{n}@people.example"))))
            .collect();
        let taken = links[7];
        let act = draw_up(&t, &scene, &Criteria {
            name_rule: Some(NameRule::Is),
            name: "racernumber7".to_owned(),
            ..Criteria::default()
        }).unwrap();
        begin(&t, &scene, act);
        t.run_jobs();
        // Each twice, all at the same time, and some for a petition that is not there.
        let writes = links.iter().chain(&links).map(|&link| {
            let (db, now) = (t.app.db.clone(), t.now());
            actix_web::rt::spawn(async move { (link, petitions::surge::confirm(&db, link, now).await) })
        });
        let writes: Vec<_> = writes.collect();
        let panics = {
            let db = t.app.db.clone();
            actix_web::rt::spawn(async move {
                db.write_gathered("panics", (), |_: &mut Tx<'_>, _: &[()]| -> Result<Vec<Result<(), AppError>>, AppError> {
                    panic!("one of many")
                }).await
            })
        };
        for write in writes {
            let (link, outcome) = write.await.unwrap();
            match outcome {
                Ok(()) | Err(AppError::Conflict(_)) => assert_ne!(link, taken),
                Err(error) => {
                    assert_eq!((link, error), (taken, AppError::Closed("petitions.not-counted")));
                }
            }
        }
        assert!(matches!(panics.await.unwrap(), Err(AppError::Internal(_))));
        assert_eq!(find(&t, scene.id).signature_count, 39);
        counts_are_right(&t);
        let page = t.visitor().get(&format!("/petitions/{}", scene.id)).await;
        page.sees("39 signatures of 500 needed");
    }

    async fn two_acts_at_once_take_each_signature_once(t: TestSite) {
        let scene = scene(&t);
        add(&t, scene.id, 5_000);
        let all = Criteria { domain: "made-up.example".to_owned(), ..Criteria::default() };
        let acts = [draw_up(&t, &scene, &all).unwrap(), draw_up(&t, &scene, &by_network(CROWDED)).unwrap()];
        for act in acts {
            begin(&t, &scene, act);
        }
        let barrier = Arc::new(Barrier::new(4));
        let threads: Vec<_> = [acts[0], acts[1], acts[0], acts[1]]
            .map(|act| {
                let (db, now, barrier) = (t.app.db.clone(), t.now(), barrier.clone());
                std::thread::spawn(move || {
                    barrier.wait();
                    invalidating::carry_through(&db, act, now).unwrap();
                })
            })
            .into_iter()
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        t.run_jobs();
        assert_eq!(find(&t, scene.id).signature_count, 0);
        counts_are_right(&t);
        let taken = |act| t.app.db.read_here(|conn| Ok(invalidating::find(conn, scene.id, act)?.taken_count)).unwrap();
        let (first, second) = (taken(acts[0]), taken(acts[1]));
        assert_eq!(first + second, 5_000);
        undo(&t, &scene, acts[0]).unwrap();
        t.run_jobs();
        assert_eq!(find(&t, scene.id).signature_count, first, "what the other took out stays out");
        counts_are_right(&t);
    }

    async fn an_act_that_was_interrupted_goes_on_and_can_be_taken_back_half_way(t: TestSite) {
        let scene = scene(&t);
        add(&t, scene.id, 5_000);
        let all = Criteria { domain: "made-up.example".to_owned(), ..Criteria::default() };
        let act = draw_up(&t, &scene, &all).unwrap();
        begin(&t, &scene, act);
        assert!(invalidating::carry_on(&t.app.db, act, 1, t.now()).unwrap());
        assert_eq!(find(&t, scene.id).signature_count, 3_000);
        counts_are_right(&t);
        let mut mo = t.sign_in(&scene.moderator);
        let path = format!("/desk/petitions/{}/signatures/acts/{act}", scene.id);
        let page = mo.get(&path).await;
        page.sees("They are being taken out");
        mo.submit(&page, &path, &[("do", "go-on")]).await.is(200);
        assert!(invalidating::carry_on(&t.app.db, act, 1, t.now()).unwrap());
        undo(&t, &scene, act).unwrap();
        t.run_jobs();
        assert_eq!(find(&t, scene.id).signature_count, 5_000);
        counts_are_right(&t);
    }

    async fn taking_back_after_closing(t: TestSite) {
        let scene = scene(&t);
        add(&t, scene.id, 40);
        let all = Criteria { domain: "made-up.example".to_owned(), ..Criteria::default() };
        let act = draw_up(&t, &scene, &all).unwrap();
        begin(&t, &scene, act);
        t.run_jobs();
        t.advance(Duration::days(190));
        t.run_jobs();
        assert_eq!(find(&t, scene.id).state, petitions::State::Closed);
        undo(&t, &scene, act).unwrap();
        t.run_jobs();
        assert_eq!(find(&t, scene.id).signature_count, 40);
        counts_are_right(&t);
    }

    async fn dropped_drafts_do_nothing(t: TestSite) {
        let scene = scene(&t);
        add(&t, scene.id, 40);
        let all = Criteria { domain: "made-up.example".to_owned(), ..Criteria::default() };
        let act = draw_up(&t, &scene, &all).unwrap();
        let mut mo = t.sign_in(&scene.moderator);
        let path = format!("/desk/petitions/{}/signatures/acts/{act}", scene.id);
        let page = mo.get(&path).await;
        mo.submit(&page, &path, &[("do", "discard")]).await.is(200).sees("Dropped");
        mo.submit_here(&page, &path, &[("do", "undo"), ("explanation", "They wrote to us.")]).await.is(409);
        mo.submit_here(&page, &path, &[("do", "nothing-known")]).await.is(400);
        let said = [("do", "confirm"), ("reason", "automated"), ("becomes", "confirmed"), ("explanation", WHY)];
        mo.submit_here(&page, &path, &said).await.is(422);
        assert_eq!(find(&t, scene.id).signature_count, 40);
        let json = t.visitor().get(&format!("/petitions/{}.json", scene.id)).await.json();
        assert_eq!(json["signature_count"], json!(40));
    }
}
