//! What those who started a petition cannot do, what nobody takes from those who signed, and what
//! bodies still owe.

use std::collections::HashSet;

use chrono::Duration;
use folkmoot::features::accounts::Account;
use folkmoot::features::moderation::{self, Ruling};
use folkmoot::features::petitions::debates::{self, DebateState, NewDebate};
use folkmoot::features::petitions::invalidating::{self, Verdict};
use folkmoot::features::petitions::procedures::{RegionKind, RegionalMinimum};
use folkmoot::features::petitions::rules::doubts::{Criteria, Doubt};
use folkmoot::features::petitions::{
    self, Link, NewSignature, Petition, Procedure, SignatureState, State, creators,
};
use folkmoot::platform::actor::Role;
use folkmoot::platform::email::EmailAddress;
use folkmoot::platform::error::AppError;

use super::petitions::{
    FERRY, Scene, confirm, counts_are_right, decide, find, link, open, scene, sign, start,
};
use crate::both;
use crate::common::{Page, TestSite};

fn add(t: &TestSite, id: i64, count: i64) {
    let now = t.now();
    t.write(move |tx| petitions::add_signatures(tx, id, count, 7, now, now));
}

fn join(t: &TestSite, petition: &Petition, account: &Account) {
    let (actor, id, now) = (t.actor(account), petition.id, t.now());
    t.write(move |tx| creators::join(tx, &actor, id, now));
}

/// Takes out everything from one mail domain.
fn take_out(t: &TestSite, scene: &Scene, id: i64, domain: &str) {
    let actor = t.actor(&scene.moderator);
    let criteria = Criteria {
        domain: domain.to_owned(),
        ..Criteria::default()
    };
    let act = invalidating::draw_up(&t.app.db, &actor, id, &criteria, t.now()).unwrap();
    let verdict = Verdict {
        becomes: SignatureState::Fraudulent,
        reason: Doubt::MadeUp,
        explanation: "Nobody of these names lives here.".to_owned(),
    };
    let now = t.now();
    t.write(move |tx| invalidating::confirm(tx, &actor, id, act, &verdict, now));
    invalidating::carry_through(&t.app.db, act, now).unwrap();
}

/// An open petition with a response from 5 and a debate from 10 signatures.
fn debatable(t: &TestSite, scene: &Scene) -> Petition {
    let terms = Procedure {
        response_threshold: 5,
        debate_threshold: Some(10),
        ..Procedure::without_sponsors()
    };
    let petition = start(t, scene, terms);
    decide(t, scene, &petition, Ruling::approve());
    t.send_mails();
    petition
}

/// A signature of somebody in a district, up to its link.
fn signed_from(t: &TestSite, petition: &Petition, number: usize, district: &str) -> Link {
    let new = NewSignature::new(
        petition.id,
        format!("Person {number}"),
        EmailAddress::parse(&format!("from{number}@people.example")).unwrap(),
        format!("{district} 4AB"),
        "GB",
        "en".to_owned(),
    );
    let (app, now) = (t.app.clone(), t.now());
    t.write(move |tx| petitions::sign(tx, &app.tokens, &new, now));
    let token = link(&t.send_mails()[0]);
    let token = token.split("token=").nth(1).unwrap().to_owned();
    Link::read(&t.app.tokens, &token, petition.id, t.now()).unwrap()
}

async fn stop_all(t: &TestSite, admin: &Account, body: &str) -> Page {
    let mut admin = t.sign_in(admin);
    let form = "/admin/petitions/stop";
    let page = admin.get(form).await;
    let fields = [
        ("body", body),
        ("reason", "The council is elected on 3 May."),
        ("sure", "on"),
    ];
    admin.submit(&page, form, &fields).await
}

both! {
    async fn who_joined_a_petition_neither_reads_who_signed_nor_decides_on_it(t: TestSite) {
        let scene = scene(&t);
        let petition = start(&t, &scene, Procedure::without_sponsors());
        let (mona, ada) = (t.staff("Mona Reader", Role::Moderator), t.staff("Ada Min", Role::Administrator));
        join(&t, &petition, &mona);
        join(&t, &petition, &ada);
        let (spine, actor, now) = (t.spine.clone(), t.actor(&mona), t.now());
        let of = petition.contribution_id;
        let decided = t.app.db.write_here(move |tx| {
            let case = moderation::find_open_case(tx, of)?.unwrap();
            moderation::decide(tx, &spine, &actor, case.id, &Ruling::approve(), now).map(drop)
        });
        assert_eq!(decided, Err(AppError::Forbidden("contributions.stands-behind")));
        assert_eq!(find(&t, petition.id).state, State::InModeration);
        decide(&t, &scene, &petition, Ruling::approve());
        add(&t, petition.id, 30);
        let desk = format!("/desk{}", petition.url());
        for account in [&mona, &ada] {
            let mut client = t.sign_in(account);
            client.get(&petition.url()).await.is(200).sees_nothing_of(&format!("{desk}/signatures"));
            for path in ["signatures", "signatures/new", "paper"] {
                client.get(&format!("{desk}/{path}")).await.is(403).sees("You stand behind this petition");
            }
        }
        t.sign_in(&scene.moderator).get(&format!("{desk}/signatures")).await.is(200);
    }

    async fn an_open_petition_outlives_the_account_that_started_it(t: TestSite) {
        let scene = scene(&t);
        let opened = open(&t, &scene, 5);
        let unread = start(&t, &scene, Procedure::without_sponsors());
        let ben = t.citizen("Ben Ito");
        join(&t, &opened, &ben);
        add(&t, opened.id, 8);
        let mut anna = t.sign_in(&scene.author);
        let page = anna.get("/account/close").await;
        let page = anna.submit(&page, "/account/close", &[("texts", "erase"), ("sure", "on")]).await;
        page.is(200);
        t.run_jobs();
        let page = t.visitor().get(&opened.url()).await;
        page.is(200).sees(FERRY).sees("would").sees_nothing_of("Anna Vale");
        let left = find(&t, opened.id);
        assert_eq!((left.state, left.signature_count), (State::Open, 8));
        assert!(left.response_due_at.is_some(), "a response is still owed");
        sign(&t, &opened, "Cleo Park", "cleo@people.example", "RM1 4AB").await.is(303);
        t.sign_in(&ben).get(&format!("{}/manage", opened.url())).await.is(200);
        assert_eq!(find(&t, unread.id).state, State::Withdrawn, "nobody else stands behind this one");
        assert_eq!(find(&t, unread.id).action, "");
    }

    async fn whose_signature_was_taken_out_is_told_so_and_not_that_it_counts(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        sign(&t, &petition, "Ben Ito", "ben@odd.example", "RM1 4AB").await.is(303);
        let mail = t.send_mails().remove(0);
        confirm(&t, &petition, &link(&mail)).await.is(200);
        take_out(&t, &scene, petition.id, "odd.example");
        t.send_mails();
        sign(&t, &petition, "Ben Ito", "ben@odd.example", "RM1 4AB").await.is(303);
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1);
        let said = &mails[0].message.text;
        assert!(said.contains("was taken out before and does not count"), "{said}");
        assert!(!said.contains("counts already") && !said.contains("Ben Ito"), "{said}");
        assert_eq!(find(&t, petition.id).signature_count, 0);
    }

    async fn what_was_stopped_is_found_among_what_has_closed(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let early = signed_from(&t, &petition, 1, "RM1");
        let late = signed_from(&t, &petition, 2, "RM1");
        t.advance(Duration::minutes(1));
        let admin = t.staff("Ada Min", Role::Administrator);
        t.sign_in(&scene.moderator).get("/admin/petitions/stop").await.is(403);
        let other = t.body("Parks Office").id.to_string();
        stop_all(&t, &admin, &other).await.is(200).sees("There was none to stop");
        stop_all(&t, &admin, "none").await.is(422);
        stop_all(&t, &admin, "all").await.is(200).sees("All of them are stopped").sees(FERRY);
        assert_eq!(find(&t, petition.id).state, State::Stopped);
        t.visitor().get("/petitions?state=closed").await.sees(FERRY);
        t.visitor().get(&format!("{}/sheet", petition.url())).await.is(409);
        let actions = t.app.db.read_here(|conn| {
            folkmoot::features::ledger::list_by_action(conn, &["stopped"], None, 9)
        });
        assert_eq!(actions.unwrap().len(), 1);
        // Who signed before it was stopped has a day to confirm, as after closing.
        let now = t.now();
        t.write(move |tx| petitions::confirm(tx, early, now));
        t.advance(Duration::hours(25));
        let now = t.now();
        let too_late = t.app.db.write_here(move |tx| petitions::confirm(tx, late, now));
        assert_eq!(too_late, Err(AppError::Closed("petitions.confirmed-too-late")));
        assert_eq!(find(&t, petition.id).signature_count, 1);
        counts_are_right(&t);
    }

    async fn a_quiet_period_ends_what_nobody_has_read_and_its_words_are_not_lost(t: TestSite) {
        let scene = scene(&t);
        let admin = t.staff("Ada Min", Role::Administrator);
        let waiting = start(&t, &scene, Procedure::without_sponsors());
        let gathering = start(&t, &scene, Procedure::default());
        let ben = t.citizen("Ben Ito");
        join(&t, &gathering, &ben);
        t.send_mails();
        stop_all(&t, &admin, "all").await.is(200).sees("Those that waited to be read have ended");
        for petition in [&waiting, &gathering] {
            let ended = find(&t, petition.id);
            assert_eq!((ended.state, ended.opened_at), (State::Withdrawn, None));
            assert_eq!(ended.stop_reason, "The council is elected on 3 May.");
            let page = t.visitor().get(&petition.url()).await;
            page.is(410).sees("ended before it was published").sees_nothing_of(FERRY);
            let of = petition.contribution_id;
            let case = t.app.db.read_here(move |conn| moderation::find_open_case(conn, of));
            assert!(case.unwrap().is_none(), "nobody decides on what is over");
        }
        t.visitor().get("/petitions?state=closed").await.is(200).sees_nothing_of(FERRY);
        let key = &gathering.sponsor_key;
        let support = format!("{}/support", gathering.url());
        t.visitor().get(&format!("{support}?key={key}")).await.is(410).sees("ended before it was published");
        t.visitor().get(&format!("{support}?key=no")).await.is(404).sees_nothing_of("ended before");
        let mails = t.send_mails();
        assert_eq!(mails.len(), 3, "author twice, and who joined");
        let said = &mails[0].message.text;
        assert!(said.contains("The council is elected on 3 May.") && said.contains("/manage"), "{said}");

        // Whoever started it goes on with the same words; nobody else reads them.
        let manage = format!("{}/manage", waiting.url());
        t.sign_in(&ben).get(&manage).await.is(404);
        let mut anna = t.sign_in(&scene.author);
        let page = anna.get(&manage).await;
        page.is(200).sees("It ended before a moderator read it");
        page.sees_nothing_of("petitions-state");
        assert!(page.all("#together").is_empty(), "nobody joins what is over");
        let form = anna.submit(&page, "/petitions/new", &[("do", "change")]).await;
        form.is(200);
        assert_eq!(form.attrs("input[name=action]", "value"), [FERRY]);
        // With every procedure out of use, none is started.
        let stored = t.app.db.read_here(petitions::procedures::list).unwrap();
        let mut admin = t.sign_in(&admin);
        for one in &stored {
            let path = format!("/admin/petitions/{}", one.id);
            let page = admin.get(&path).await;
            admin.submit(&page, &path, &[("active", "")]).await.is(200);
        }
        anna.get("/petitions/new").await.is(409).sees("No petition can be started at present");
        t.visitor().get("/petitions/procedures").await.is(200).sees("No petition can be started");
    }

    async fn regions_complete_a_petition_at_the_very_signature_also_in_a_surge(t: TestSite) {
        let scene = scene(&t);
        let regions = RegionalMinimum {
            kind: RegionKind::District,
            regions_needed: 2,
            least: 3,
            ..RegionalMinimum::default()
        };
        let terms = Procedure { response_threshold: 4, regions, ..Procedure::without_sponsors() };
        let petition = start(&t, &scene, terms);
        decide(&t, &scene, &petition, Ruling::approve());
        t.send_mails();
        let links: Vec<Link> = (0..10).map(|n| signed_from(&t, &petition, n, "RM1")).collect();
        let begun: Vec<_> = links.iter().map(|&link| {
            let (db, now) = (t.app.db.clone(), t.now());
            actix_web::rt::spawn(async move { petitions::surge::confirm(&db, link, now).await })
        }).collect();
        for one in begun {
            one.await.unwrap().unwrap();
        }
        assert_eq!(find(&t, petition.id).threshold_reached_at, None, "one region is not two");
        for (number, is_reached) in [(20, false), (21, false), (22, true)] {
            let link = signed_from(&t, &petition, number, "RM2");
            let now = t.now();
            petitions::surge::confirm(&t.app.db, link, now).await.unwrap();
            let reached = find(&t, petition.id).threshold_reached_at.is_some();
            assert_eq!(reached, is_reached, "{number}");
        }
        let page = t.visitor().get(&petition.url()).await;
        page.sees("2 regions have enough signatures; 2 are needed").sees("A region needs 3");
        counts_are_right(&t);
    }

    async fn debates_that_are_owed_stand_on_the_desk_of_the_body(t: TestSite) {
        let scene = scene(&t);
        let petition = debatable(&t, &scene);
        let ben = t.citizen("Ben Ito");
        join(&t, &petition, &ben);
        add(&t, petition.id, 12);
        let told: HashSet<String> = t.send_mails().iter().map(|mail| mail.message.to.as_str().to_owned()).collect();
        assert_eq!(told.len(), 2, "both who started it: {told:?}");
        let (account, _) = t.official("Olaf Amt", &scene.body);
        let mut olaf = t.sign_in(&account);
        olaf.get("/desk/petitions").await.is(200).sees("Debates to decide on").sees(FERRY);
        let form = format!("{}/debate", petition.url());
        let page = olaf.get(&form).await;
        for (state, day, says) in [
            ("scheduled", "2090-12-31", "within a year"),
            ("debated", "2025-01-01", "not open yet"),
            ("scheduled", "2026-11-01", "This day is over"),
        ] {
            let sent = [("state", state), ("held_on", day), ("text", "In the council hall.")];
            olaf.submit(&page, &form, &sent).await.is(422).sees(says);
        }
        let sent = [("state", "scheduled"), ("held_on", "2026-12-10"), ("text", "In the council hall.")];
        olaf.submit(&page, &form, &sent).await.is(200);
        olaf.get("/desk/petitions").await.sees_nothing_of("Debates to decide on");
        t.advance(Duration::days(20));
        t.visitor().get(&petition.url()).await
            .sees("It was to be debated on Thursday 10 December 2026")
            .sees("has not said yet what came of it");
        olaf.get("/desk/petitions").await.sees("say what came of it");
        let (actor_id, id, now) = (account.id, petition.id, t.now());
        let new = NewDebate {
            state: DebateState::Debated,
            held_on: "2026-12-10".parse().ok(),
            place: String::new(),
            text: "The council voted for it.".to_owned(),
            video_url: String::new(),
            transcript_url: String::new(),
            account_id: Some(actor_id),
        };
        t.write(move |tx| debates::decide(tx, id, &new, now));
        olaf.get("/desk/petitions").await.sees_nothing_of("Debates to decide on");
    }

    async fn a_debate_that_is_lost_is_told_and_found_again(t: TestSite) {
        let scene = scene(&t);
        let petition = debatable(&t, &scene);
        add(&t, petition.id, 9);
        sign(&t, &petition, "Ben Ito", "ben@odd.example", "RM1 4AB").await.is(303);
        let mail = t.send_mails().into_iter().find(|mail| mail.message.to.as_str() == "ben@odd.example");
        confirm(&t, &petition, &link(&mail.unwrap())).await.is(200);
        assert!(find(&t, petition.id).debate_reached_at.is_some());
        t.send_mails();
        take_out(&t, &scene, petition.id, "odd.example");
        assert_eq!(find(&t, petition.id).debate_reached_at, None);
        let mails = t.send_mails();
        let lost = mails.iter().find(|mail| mail.message.subject.contains("below 10 signatures"));
        let lost = lost.unwrap_or_else(|| panic!("the author is told: {mails:?}"));
        assert!(lost.message.text.contains("9 signatures count now"));
    }

    async fn nobody_learns_of_a_petition_that_only_sponsors_know(t: TestSite) {
        let scene = scene(&t);
        let terms = Procedure { sponsors_needed: 2, ..Procedure::default() };
        let petition = start(&t, &scene, terms);
        let (address, key) = (petition.url(), petition.sponsor_key.clone());
        for path in ["signed", "confirmed", "confirm?token=forged", "confirmed?key=wrong", "signed?key="] {
            t.visitor().get(&format!("{address}/{path}")).await.is(404);
        }
        let mut visitor = t.visitor();
        let page = visitor.get(&petitions::sponsors::link(&petition)).await;
        let sent = [("name", "Ben Ito"), ("email", "ben@people.example"), ("postcode", "RM1 4AB")];
        let page = visitor.submit(&page, &format!("{address}/signatures"), &sent).await;
        page.is(200).sees("Check your mail").sees(FERRY);
        assert_eq!(page.headers["referrer-policy"], "no-referrer");
        let mail = t.send_mails().remove(0);
        let page = visitor.get(&link(&mail)).await;
        page.is(200).sees(FERRY).sees("as soon as the petition opens");
        let page = visitor.submit(&page, &format!("{address}/confirm"), &[]).await;
        page.is(200).sees("You stand behind this petition").sees("When 2 people do");
        page.sees_nothing_of("Tell others");
        assert!(page.attrs("a.more", "href").iter().all(|href| href.contains(&key)));
        visitor.get(&page.attrs("a.more", "href")[0]).await.is(200).sees(FERRY);
    }

    async fn news_that_wait_are_shown_to_those_who_wrote_them(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let mut anna = t.sign_in(&scene.author);
        let manage = format!("{}/manage", petition.url());
        let page = anna.get(&manage).await;
        let sent = [("title", "We counted the passengers"), ("text", "On Tuesday 58 people came.")];
        let page = anna.submit(&page, &format!("{}/updates", petition.url()), &sent).await;
        page.is(200).sees("We counted the passengers").sees("a moderator reads it first");
        page.sees("News can be written once in three days");
        assert!(page.all("textarea[name=text]").is_empty(), "no form that would be refused");
        t.advance(Duration::days(8));
        assert_eq!(anna.get(&manage).await.all("textarea[name=text]").len(), 1);
    }
}
