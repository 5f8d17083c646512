//! Petitions that are taken away and come back, and what is told of those that are not shown; what
//! is kept of people who never confirmed.

use chrono::Duration;
use diesel::prelude::*;
use folkmoot::features::contributions::State as Text;
use folkmoot::features::moderation::{Decision, Ruling};
use folkmoot::features::petitions::procedures::{RegionKind, RegionalMinimum};
use folkmoot::features::petitions::{Petition, Procedure, State};
use folkmoot::platform::actor::Role;
use folkmoot::platform::db::schema::{mails, signatures};

use super::petitions::{
    FERRY, Scene, confirm, counts_are_right, decide, find, link, open, scene, sign, start,
};
use super::signatures::add;
use crate::both;
use crate::common::TestSite;

fn opened(t: &TestSite, scene: &Scene, terms: Procedure) -> Petition {
    let petition = start(t, scene, terms);
    decide(t, scene, &petition, Ruling::approve());
    t.send_mails();
    find(t, petition.id)
}

fn move_text(t: &TestSite, petition: &Petition, to: Text) {
    use folkmoot::features::contributions::{self, Move};
    use folkmoot::features::ledger::ActingAs;
    let (spine, now, id) = (t.spine.clone(), t.now(), petition.contribution_id);
    t.write(move |tx| {
        let contribution = contributions::find(tx, id)?.unwrap();
        let how = Move {
            acting_as: ActingAs::Moderator,
            account_id: None,
            reason: None,
        };
        contributions::set_state(tx, &spine, &contribution, to, &how, now)
    });
}

fn ledger_actions(t: &TestSite, petition: &Petition) -> Vec<String> {
    use folkmoot::features::{contributions, ledger};
    let id = petition.contribution_id;
    let entries = t.app.db.read_here(|conn| {
        let token = contributions::find(conn, id)?.unwrap().token;
        ledger::list_of_subject(conn, &token)
    });
    let entries = entries.unwrap().into_iter();
    entries.map(|entry| entry.action).collect()
}

both! {
    async fn what_was_stopped_stays_so_when_it_was_hidden_and_comes_back(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let admin = t.staff("Ada Min", Role::Administrator);
        let mut admin = t.sign_in(&admin);
        let form = format!("{}/stop", petition.url());
        let page = admin.get(&form).await;
        let why = [("reason", "The council is elected on 3 May."), ("do", "stop")];
        admin.submit(&page, &form, &why).await.is(200);
        for to in [Text::Hidden, Text::Published] {
            move_text(&t, &petition, to);
        }
        let back = find(&t, petition.id);
        assert_eq!(back.state, State::Stopped);
        sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await.is(409);
        // And what is over stays over, with one entry in the log.
        let page = admin.get(&form).await;
        let again = [("reason", "The election was put off."), ("do", "take_up")];
        admin.submit(&page, &form, &again).await.is(200);
        t.advance(Duration::days(200));
        t.run_jobs();
        assert_eq!(find(&t, petition.id).state, State::Closed);
        for to in [Text::Hidden, Text::Published] {
            move_text(&t, &petition, to);
        }
        t.run_jobs();
        assert_eq!(find(&t, petition.id).state, State::Closed);
        let closed = ledger_actions(&t, &petition);
        assert_eq!(closed.iter().filter(|action| *action == "closed").count(), 1, "{closed:?}");
    }

    async fn nobody_signs_anew_what_was_signed_by_people_who_are_forgotten(t: TestSite) {
        let scene = scene(&t);
        let terms = Procedure { duration_months: 12, anonymise_after_months: 1, ..Procedure::without_sponsors() };
        let petition = opened(&t, &scene, terms);
        add(&t, petition.id, 12);
        let admin = t.staff("Ada Min", Role::Administrator);
        let mut browser = t.sign_in(&admin);
        let form = format!("{}/stop", petition.url());
        let page = browser.get(&form).await;
        let why = [("reason", "The council is elected on 3 May."), ("do", "stop")];
        browser.submit(&page, &form, &why).await.is(200);
        t.advance(Duration::days(60));
        t.run_jobs();
        let mut browser = t.sign_in(&admin);
        let page = browser.get(&form).await;
        let again = [("reason", "The election was put off."), ("do", "take_up")];
        browser.submit(&page, &form, &again).await.is(409).sees("have been deleted");
        assert_eq!(find(&t, petition.id).state, State::Stopped);
    }

    async fn words_for_which_a_petition_was_refused_stand_on_none_of_its_pages(t: TestSite) {
        let scene = scene(&t);
        let petition = start(&t, &scene, Procedure::without_sponsors());
        let ruling = Ruling {
            decision: Decision::Reject,
            reason: Some("insult".to_owned()),
            ..Ruling::approve()
        };
        decide(&t, &scene, &petition, ruling);
        let address = petition.url();
        for path in ["", ".json", "/signed", "/confirmed", "/confirm?token=x", "/updates/end?token=x", "/sheet"] {
            let page = t.visitor().get(&format!("{address}{path}")).await;
            assert!(!page.body.contains(FERRY), "{path}: {}", page.status);
            assert!(page.status < 500, "{path}");
        }
        for path in ["/signed", "/confirmed", "/confirm?token=x"] {
            t.visitor().get(&format!("{address}{path}")).await.is(404);
        }
    }

    async fn no_table_of_regions_tells_where_a_few_have_signed(t: TestSite) {
        let scene = scene(&t);
        let regions = RegionalMinimum {
            kind: RegionKind::District,
            regions_needed: 2,
            least: 1,
            named: [("ZE2".to_owned(), 4)].into(),
        };
        let terms = Procedure { response_threshold: 500, regions, ..Procedure::without_sponsors() };
        let petition = opened(&t, &scene, terms);
        // Three quarters in RM, three people in ZE1, two in ZE2, which the rules name.
        let people = [("RM1", 30), ("RM2", 20), ("ZE1", 3), ("ZE2", 2)];
        let mut number = 0;
        for (district, count) in people {
            for _ in 0..count {
                number += 1;
                let (name, mail) = (format!("Person Number {number}"), format!("p{number}@people.example"));
                let home = format!("{district} 4AB");
                sign(&t, &petition, &name, &mail, &home).await.is(303);
                let sent = t.send_mails().remove(0);
                confirm(&t, &petition, &link(&sent)).await.is(200);
            }
        }
        let page = t.visitor().get(&petition.url()).await;
        let mut rows = page.all("details table tbody tr");
        rows.retain(|row| row.contains("Postcodes"));
        assert_eq!(rows.len(), 3, "{rows:?}");
        assert!(rows.iter().all(|row| !row.contains("ZE1")), "{rows:?}");
        let named = rows.iter().find(|row| row.contains("ZE2")).unwrap();
        assert!(named.matches("not told").count() == 2, "{named}");
        // Neither by what is told of the whole, nor of the country.
        let json = t.visitor().get(&format!("{}.json", petition.url())).await.json();
        let told = |key: &str| -> i64 {
            let cells = json[key]["cells"].as_array().unwrap().iter();
            cells.map(|cell| cell["signature_count"].as_i64().unwrap()).sum()
        };
        let hidden = told("signatures_by_country") - told("signatures_by_area");
        assert!(hidden == 0 || hidden >= 5, "{hidden}: {}", json["signatures_by_area"]);
    }

    async fn whose_address_others_typed_in_can_sign_when_they_were_taken_out(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        for name in ["Made Up One", "Made Up Two"] {
            sign(&t, &petition, name, "olga@people.example", "ZZ9 9ZZ").await;
        }
        t.send_mails();
        let id = petition.id;
        t.write(move |tx| {
            let all = signatures::table.filter(signatures::petition_id.eq(id));
            diesel::update(all).set(signatures::state.eq("fraudulent")).execute(&mut **tx)?;
            Ok(())
        });
        sign(&t, &petition, "Olga Reed", "olga@people.example", "RM1 4AB").await.is(303);
        let mail = t.send_mails().remove(0);
        confirm(&t, &petition, &link(&mail)).await.is(200).sees("Your signature counts");
        assert_eq!(find(&t, id).signature_count, 1);
        counts_are_right(&t);
    }

    async fn no_mail_that_was_given_up_keeps_the_address_of_whoever_did_not_confirm(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await;
        t.write(|tx| {
            let all = mails::table.filter(mails::recipient.eq("ben@people.example"));
            let parked = (mails::state.eq("parked"), mails::due_at.eq(None::<folkmoot::platform::db::UtcTime>));
            assert_eq!(diesel::update(all).set(parked).execute(&mut **tx)?, 1);
            Ok(())
        });
        t.advance(Duration::days(9));
        t.run_jobs();
        let left: i64 = t.app.db.read_here(|conn| {
            let all = mails::table.filter(mails::recipient.eq("ben@people.example"));
            Ok(all.count().get_result(conn)?)
        }).unwrap();
        assert_eq!(left, 0);
    }
}
