//! Those who signed: told what becomes of it exactly once, and forgotten in the end.

use std::collections::HashSet;
use std::sync::{Arc, Barrier};

use chrono::Duration;
use diesel::prelude::*;
use folkmoot::features::ledger;
use folkmoot::features::petitions::invalidating;
use folkmoot::features::petitions::mailing::{self, Links};
use folkmoot::features::petitions::rules::doubts::Criteria;
use folkmoot::features::petitions::{self, SignatureState};
use folkmoot::platform::db::schema::{files, invalidations, mailings, mails, signatures};
use folkmoot::platform::error::AppError;
use folkmoot::platform::outbox::{self, Letter, Priority};
use serde_json::json;

use super::signatures::{
    add, confirm, counts_are_right, find, link_in_mail, scene, sign, signature,
};
use crate::both;
use crate::common::TestSite;

/// Any mail that can be ended: what it says is not what is tested here.
const TEMPLATE: &str = "petitions/responded";

fn announce(t: &TestSite, id: i64, event: &str) {
    let (now, event) = (t.now(), event.to_owned());
    let params = json!({"title": "A title", "url": "/petitions/1", "summary": "Yes.", "body": "Roads Office"});
    t.write(move |tx| mailing::announce_to_signatories(tx, id, &event, TEMPLATE, &params, now));
}

fn asked(t: &TestSite, id: i64) -> i64 {
    t.app
        .db
        .read_here(|conn| {
            Ok(signatures::table
                .filter(signatures::petition_id.eq(id))
                .filter(signatures::wants_updates.eq(true))
                .count()
                .get_result(conn)?)
        })
        .unwrap()
}

fn queued(t: &TestSite) -> Vec<String> {
    t.app
        .db
        .read_here(|conn| {
            Ok(mails::table
                .filter(mails::event_key.like("petition-news:%"))
                .select(mails::event_key)
                .load(conn)?)
        })
        .unwrap()
}

fn mailing_id(t: &TestSite) -> i64 {
    t.app
        .db
        .read_here(|conn| Ok(mailings::table.select(mailings::id).first(conn)?))
        .unwrap()
}

both! {
    async fn whoever_asked_is_told_and_nobody_else(t: TestSite) {
        let scene = scene(&t);
        let page = t.visitor().get(&format!("/petitions/{}", scene.id)).await;
        assert!(page.attrs("input[name=updates]", "checked").is_empty(), "off unless somebody asks");
        let action = format!("/petitions/{}/signatures", scene.id);
        for (name, email, updates) in [("Ben Ito", "ben@people.example", true), ("Cy Dahl", "cy@people.example", false)] {
            let mut fields = vec![("name", name), ("email", email), ("postcode", "RM1 4AB"), ("country", "GB")];
            if updates {
                fields.push(("updates", "on"));
            }
            t.visitor().submit(&page, &action, &fields).await.is(200);
            let link = link_in_mail(&t, scene.id);
            confirm(&t, link).unwrap();
        }
        let mut waits = signature(scene.id, "Dee Oz", "dee@people.example");
        waits.wants_updates = true;
        sign(&t, &waits);
        announce(&t, scene.id, "petition-responded:1");
        announce(&t, scene.id, "petition-responded:1");
        t.run_jobs();
        let mails = t.send_mails();
        let told: Vec<&str> = mails.iter().map(|mail| mail.message.to.as_str()).collect();
        assert_eq!(told, ["ben@people.example"], "not who never confirmed, and each event once");
        let mail = &mails[0];
        assert!(mail.eml.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{}", mail.eml);
        let url = mail.message.list_unsubscribe.clone().unwrap();
        let path = url.strip_prefix(&t.url()).unwrap();
        assert!(mail.message.text.contains(&url), "also for people");

        let end = path.split('?').next().unwrap();
        let mut visitor = t.visitor();
        let asks = visitor.get(path).await;
        asks.is(200).sees("No more news of this petition");
        visitor.head(path).await;
        assert_eq!(asked(&t, scene.id), 2, "opening the link ends nothing");
        t.visitor().get(&format!("{end}?token=x")).await.is(400);
        let other = path.replace(end, "/petitions/999/updates/end");
        t.visitor().get(&other).await.is(400);
        let one_click = b"List-Unsubscribe=One-Click".to_vec();
        let kind = "application/x-www-form-urlencoded";
        for _ in 0..2 {
            t.visitor().post_raw(path, kind, one_click.clone()).await.is(200).sees("Your signature still counts");
        }
        announce(&t, scene.id, "petition-responded:2");
        t.run_jobs();
        assert!(t.send_mails().is_empty());
        assert_eq!(find(&t, scene.id).signature_count, 2);
        t.advance(Duration::days(401));
        t.visitor().get(path).await.is(410);
    }

    async fn a_mailing_that_dies_and_two_workers_tell_each_exactly_once(t: TestSite) {
        let scene = scene(&t);
        add(&t, scene.id, 15_000);
        let wanted = asked(&t, scene.id);
        assert!(wanted > 2_000, "{wanted}");
        announce(&t, scene.id, "petition-update:1");
        let id = mailing_id(&t);
        let links = Links::of(&t.app);
        assert!(mailing::carry_on(&t.app.db, &links, id, 1, t.now()).unwrap(), "it died here");
        assert_eq!(queued(&t).len(), 1_000);
        let mut mo = t.sign_in(&scene.moderator);
        let desk = format!("/desk/petitions/{}/signatures", scene.id);
        mo.get(&desk).await.sees("1,000").sees("gone through");
        let barrier = Arc::new(Barrier::new(3));
        let threads: Vec<_> = (0..3)
            .map(|_| {
                let (db, links, now, barrier) = (t.app.db.clone(), links.clone(), t.now(), barrier.clone());
                std::thread::spawn(move || {
                    barrier.wait();
                    while mailing::carry_on(&db, &links, id, 1, now).unwrap() {}
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        t.run_jobs();
        let keys = queued(&t);
        assert_eq!(i64::try_from(keys.len()).unwrap(), wanted);
        assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len());
        mo.get(&desk).await.sees("All are in the outbox");
    }

    async fn a_confirmation_overtakes_news(t: TestSite) {
        let scene = scene(&t);
        add(&t, scene.id, 300);
        announce(&t, scene.id, "petition-update:1");
        t.run_jobs();
        let waiting = queued(&t).len();
        assert!(waiting > 10);
        let new = signature(scene.id, "Ben Ito", "ben@people.example");
        let (app, now) = (t.app.clone(), t.now());
        t.write(move |tx| petitions::sign(tx, &app.tokens, &new, now));
        let mails = t.send_mails();
        assert_eq!(mails.len(), waiting + 1);
        assert_eq!(mails[0].message.to.as_str(), "ben@people.example", "first, though it came last");
    }

    async fn signatories_are_forgotten_and_every_count_stays(t: TestSite) {
        let scene = scene(&t);
        let id = scene.id;
        add(&t, id, 2_500);
        let mut last = signature(id, "Xenia Quill", "xenia@mailbox.example");
        last.wants_updates = true;
        confirm(&t, sign(&t, &last)).unwrap();
        sign(&t, &signature(id, "Yves Pending", "yves@mailbox.example"));
        let criteria = Criteria { domain: "mailbox.example".to_owned(), ..Criteria::default() };
        let actor = t.actor(&scene.moderator);
        let kept = invalidating::draw_up(&t.app.db, &actor, id, &criteria, t.now()).unwrap();
        let letter = Letter {
            event_key: "petition-again:2501:1".to_owned(),
            to: "xenia@mailbox.example",
            to_name: "Xenia Quill",
            template: "petitions/signed-already",
            lang: "en",
            unsubscribe_url: None,
            priority: Priority::Confirmation,
        };
        let later = t.now().plus(Duration::days(400));
        t.write(move |tx| outbox::post(tx, &letter, &json!({"title": "x"}), later));
        let days = |t: &TestSite| {
            let json = t.app.db.read_here(|conn| {
                use folkmoot::platform::db::schema::{signature_days, signature_regions};
                let days: Vec<(i64, chrono::NaiveDate, i64)> = signature_days::table.order(signature_days::day).load(conn)?;
                let regions: Vec<(i64, String, i64)> = signature_regions::table.order(signature_regions::region).load(conn)?;
                Ok(format!("{days:?} {regions:?}"))
            });
            json.unwrap()
        };
        let before = (find(&t, id).signature_count, days(&t));

        let closes_at = find(&t, id).closes_at.unwrap();
        t.advance(closes_at.since(t.now()) + Duration::days(2));
        t.run_jobs();
        assert_eq!(petitions::anonymise(&t.app.db, t.now()).unwrap(), 0, "not yet");
        t.advance(Duration::days(181));
        t.advance(Duration::days(5));
        t.run_jobs();

        assert_eq!((find(&t, id).signature_count, days(&t)), before);
        counts_are_right(&t);
        let dump = dump(&t);
        for trace in ["Xenia", "xenia", "Quill", "Yves", "yves", "mailbox", "made-up", "Signatory", "signatory", "RM1 4AB", "rm14ab", "4AB", "75011", "203.0.113", "198.51.100", "10."] {
            assert!(!dump.contains(trace), "{trace} is left");
        }
        assert!(dump.contains("GB RM1"), "regions stay");
        let entries = t.app.db.read_here(|conn| ledger::list_by_action(conn, &["signatories-forgotten"], None, 9)).unwrap();
        assert_eq!(entries.len(), 1);
        t.run_jobs();
        assert_eq!(petitions::anonymise(&t.app.db, t.now()).unwrap(), 0, "once");

        // Nothing can be done to single signatures any more, and nobody can sign again.
        let closed = Err(AppError::Closed("petitions.anonymised"));
        assert_eq!(invalidating::draw_up(&t.app.db, &actor, id, &criteria, t.now()), closed);
        let (who, now) = (actor.clone(), t.now());
        let undone = t.app.db.write_here(move |tx| invalidating::undo(tx, &who, (id, kept), "A mistake.", now));
        assert_eq!(undone, Err(AppError::Closed("petitions.anonymised")));
        let (app, again) = (t.app.clone(), last.clone());
        let signed = t.app.db.write_here(move |tx| petitions::sign(tx, &app.tokens, &again, now));
        assert_eq!(signed, Err(AppError::Closed("petitions.closed")));
        t.sign_in(&scene.moderator).get(&format!("/desk/petitions/{id}/signatures")).await
            .is(200).sees("have been deleted");
        t.visitor().get(&format!("/petitions/{id}.json")).await.is(200);
        let mut anna = t.sign_in(&scene.starter);
        anna.get("/account/data").await.is(200).sees("No signatures under petitions with your address");
    }

    async fn two_workers_forget_together_and_one_says_so(t: TestSite) {
        let scene = scene(&t);
        add(&t, scene.id, 9_000);
        let closes_at = find(&t, scene.id).closes_at.unwrap();
        t.advance(closes_at.since(t.now()) + Duration::days(3));
        t.run_jobs();
        t.advance(Duration::days(190));
        let barrier = Arc::new(Barrier::new(2));
        let threads = [0, 1].map(|_| {
            let (db, now, barrier) = (t.app.db.clone(), t.now(), barrier.clone());
            std::thread::spawn(move || {
                barrier.wait();
                petitions::anonymise(&db, now).unwrap()
            })
        });
        let finished: usize = threads.into_iter().map(|thread| thread.join().unwrap()).sum();
        t.run_jobs();
        assert!(finished <= 1);
        let named = t.app.db.read_here(|conn| {
            Ok(signatures::table.filter(signatures::name.ne("")).count().get_result::<i64>(conn)?)
        });
        assert_eq!(named.unwrap(), 0);
        let counted = t.app.db.read_here(|conn| {
            Ok(signatures::table.filter(signatures::state.eq(SignatureState::Confirmed)).count().get_result::<i64>(conn)?)
        });
        assert_eq!(counted.unwrap(), 9_000);
        let entries = t.app.db.read_here(|conn| ledger::list_by_action(conn, &["signatories-forgotten"], None, 9)).unwrap();
        assert_eq!(entries.len(), 1);
        counts_are_right(&t);
    }
}

/// What is kept of a signature, all of it text.
type Row = (
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
);

/// Every value of every row about signatories, and of what was made of them.
fn dump(t: &TestSite) -> String {
    t.app
        .db
        .read_here(|conn| {
            let own: Vec<Row> = signatures::table
                .select((
                    signatures::email_key,
                    signatures::person_key,
                    signatures::name,
                    signatures::email,
                    signatures::postcode,
                    signatures::lang,
                    signatures::region,
                    signatures::network,
                    signatures::domain,
                ))
                .load(conn)?;
            let criteria: Vec<String> = invalidations::table
                .select(invalidations::criteria)
                .load(conn)?;
            let mails: Vec<(String, String, String)> = mails::table
                .filter(mails::template.like("petitions/%"))
                .filter(mails::template.ne("petitions/doubted"))
                .select((mails::recipient, mails::recipient_name, mails::params))
                .load(conn)?;
            let files: Vec<String> = files::table.select(files::name).load(conn)?;
            Ok(format!("{own:?} {criteria:?} {mails:?} {files:?}"))
        })
        .unwrap()
}
