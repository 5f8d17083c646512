//! The life of a petition beyond signing: sponsors, those who start it together, regional
//! minimums, debates, and being stopped.

use chrono::Duration;
use folkmoot::features::moderation::{self, Ruling};
use folkmoot::features::petitions::debates::{self, DebateState, NewDebate};
use folkmoot::features::petitions::procedures::{RegionKind, RegionalMinimum};
use folkmoot::features::petitions::{self, NewPetition, NewResponse, Petition, Procedure, State};
use folkmoot::features::{contributions, ledger};
use folkmoot::platform::actor::Role;
use folkmoot::platform::db::UtcTime;

use super::petitions::{
    FERRY, Scene, confirm, counts_are_right, decide, find, link, open, procedure, scene, sign,
    start,
};
use crate::both;
use crate::common::{Client, Page, TestSite};

/// The petition of a scene, started with these terms and approved.
fn opened(t: &TestSite, scene: &Scene, terms: Procedure) -> Petition {
    let petition = start(t, scene, terms);
    decide(t, scene, &petition, Ruling::approve());
    t.send_mails();
    find(t, petition.id)
}

/// Somebody stands behind a petition by its link, up to the confirmation.
async fn sponsor(t: &TestSite, petition: &Petition, number: usize) -> Page {
    let mut visitor = t.visitor();
    let page = visitor.get(&petitions::sponsors::link(petition)).await;
    let action = format!("{}/signatures", petition.url());
    let email = format!("sponsor{number}@people.example");
    let page = visitor
        .submit(
            &page,
            &action,
            &[
                ("name", "Ben Ito"),
                ("email", &email),
                ("postcode", "RM1 4AB"),
            ],
        )
        .await;
    page.is(200).sees("Check your mail").sees(FERRY);
    let mails = t.send_mails();
    assert_eq!(mails.len(), 1);
    confirm(t, petition, &link(&mails[0])).await
}

fn add(t: &TestSite, id: i64, count: i64, seed: u64) {
    let now = t.now();
    t.write(move |tx| petitions::add_signatures(tx, id, count, seed, now, now));
}

fn ledger_actions(t: &TestSite, petition: &Petition) -> Vec<String> {
    let id = petition.contribution_id;
    let rows = t.app.db.read_here(move |conn| {
        let token = contributions::find(conn, id)?.unwrap().token;
        ledger::list_of_subject(conn, &token)
    });
    rows.unwrap().into_iter().map(|row| row.action).collect()
}

async fn manage(client: &mut Client, petition: &Petition) -> Page {
    client.get(&format!("{}/manage", petition.url())).await
}

both! {
    async fn sponsors_stand_behind_a_petition_before_it_is_read(t: TestSite) {
        let scene = scene(&t);
        let terms = Procedure { sponsors_needed: 2, sponsors_most: 3, ..Procedure::default() };
        let regional = procedure(&t, "regional", terms).to_string();
        let mut anna = t.sign_in(&scene.author);
        let page = anna.get("/petitions/new").await;
        page.sees("2 other people stand behind it");
        let body = scene.body.id.to_string();
        let written = [
            ("procedure", regional.as_str()),
            ("body", body.as_str()),
            ("action", FERRY),
            ("background", "Fifty minutes by bus instead of eight."),
        ];
        let page = anna.submit(&page, "/petitions/new", &written).await;
        page.is(200).sees("Go on to your sponsors").sees("There are no details");
        let page = anna.submit(&page, "/petitions/new", &[("do", "send")]).await;
        page.is(200).sees("People who stand behind it").sees("0 sponsors of 2 needed");
        let id: i64 = page.path.split('/').nth(2).unwrap().parse().unwrap();
        let petition = find(&t, id);
        assert_eq!(petition.state, State::GatheringSponsors);
        page.sees(&petition.sponsor_key);
        t.sign_in(&scene.moderator).get("/desk/moderation").await.is(200).sees_nothing_of(FERRY);

        let address = petition.url();
        t.visitor().get(&address).await.is(404);
        t.visitor().get(&format!("{address}/support?key=wrong")).await.is(404);
        t.visitor().get(&format!("{address}/support")).await.is(404);
        let without_key = sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await;
        without_key.is(404);
        // Its author is no sponsor of their own petition, but signs like anybody else.
        let mut author = t.visitor();
        let page = author.get(&petitions::sponsors::link(&petition)).await;
        let own = scene.author.email.clone();
        let page = author.submit(&page, &format!("{address}/signatures"), &[
            ("name", "Anna Vale"), ("email", own.as_str()), ("postcode", "RM1 4AB"),
        ]).await;
        page.is(200).sees("Check your mail");
        let mail = t.send_mails().remove(0);
        confirm(&t, &petition, &link(&mail)).await.is(200);
        manage(&mut anna, &petition).await.sees("0 sponsors of 2 needed");

        sponsor(&t, &petition, 1).await.is(200);
        manage(&mut anna, &petition).await.sees("1 sponsor of 2 needed").sees_nothing_of("Ben Ito");
        assert_eq!(find(&t, id).state, State::GatheringSponsors);
        sponsor(&t, &petition, 2).await.is(200);
        assert_eq!(find(&t, id).state, State::InModeration);
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1, "whoever started it is told");
        assert!(mails[0].message.subject.contains("Enough people stand behind your petition"));
        t.sign_in(&scene.moderator).get("/desk/moderation").await.sees(FERRY);
        // Whoever started it is none of those that it can take.
        sponsor(&t, &petition, 3).await.is(200);
        let full = t.visitor().get(&petitions::sponsors::link(&petition)).await;
        full.is(200).sees("all the sponsors that it can take");

        decide(&t, &scene, &petition, Ruling::approve());
        let opened = find(&t, id);
        assert_eq!((opened.state, opened.signature_count), (State::Open, 4), "they count");
        let page = t.visitor().get(&petitions::sponsors::link(&petition)).await;
        assert_eq!(page.path, address, "once it is open everybody signs on its page");
        page.sees("enough people stood behind it");
        assert!(ledger_actions(&t, &opened).contains(&"sponsored".to_owned()));
        counts_are_right(&t);
    }

    async fn the_time_to_find_sponsors_ends(t: TestSite) {
        let scene = scene(&t);
        let petition = start(&t, &scene, Procedure::default());
        let page = t.visitor().get(&petitions::sponsors::link(&petition)).await;
        // The day that is named ends at midnight.
        t.advance(Duration::days(91) + Duration::hours(12));
        t.visitor().get(&petitions::sponsors::link(&petition)).await.sees_nothing_of("is over");
        t.advance(Duration::hours(3));
        let late = t.visitor().get(&petitions::sponsors::link(&petition)).await;
        late.is(200).sees("The time to stand behind this petition is over");
        let action = format!("{}/signatures", petition.url());
        let sent = [("name", "Ben Ito"), ("email", "ben@people.example"), ("postcode", "RM1 4AB")];
        let page = t.visitor().submit(&page, &action, &sent).await;
        page.is(409).sees("The time to stand behind this petition is over");
        assert_eq!(t.send_mails().len(), 0);
    }

    async fn several_people_start_a_petition_together(t: TestSite) {
        let scene = scene(&t);
        let petition = start(&t, &scene, Procedure::default());
        let (ben, cleo) = (t.citizen("Ben Ito"), t.citizen("Cleo Park"));
        let mut anna = t.sign_in(&scene.author);
        let mut ben = t.sign_in(&ben);
        manage(&mut ben, &petition).await.is(404);
        manage(&mut t.visitor(), &petition).await.is(401);
        let page = manage(&mut anna, &petition).await;
        let manage_path = format!("{}/manage", petition.url());
        let page = anna.submit_here(&page, &manage_path, &[]).await;
        page.is(200).sees("An invitation is ready");
        let join = page.body.split("/join?token=").nth(1).unwrap();
        let token: String = join.chars().take_while(|c| !"\"<&".contains(*c)).collect();
        let join = format!("{}/join?token={token}", petition.url());
        t.visitor().get(&join).await.is(401);
        let page = ben.get(&join).await;
        page.is(200).sees(FERRY);
        // Looking at it joins nobody: a scanner may.
        manage(&mut ben, &petition).await.is(404);
        let page = ben.submit(&page, &format!("{}/join", petition.url()), &[]).await;
        page.is(200).sees("You are now one of those who started this petition");
        ben.get(&petition.url()).await.is(200).sees("Ben Ito");
        let page = anna.get(&join).await;
        anna.submit_here(&page, &format!("{}/join", petition.url()), &[]).await.is(409);
        ben.get(&format!("{}/join?token=forged", petition.url())).await.is(400);
        let other = start(&t, &scene, Procedure::default());
        ben.get(&format!("{}/join?token={token}", other.url())).await.is(400);

        let page = manage(&mut ben, &petition).await;
        let page = ben.submit(&page, &format!("{}/leave", petition.url()), &[]).await;
        page.is(200);
        manage(&mut ben, &petition).await.is(404);
        let mut cleo = t.sign_in(&cleo);
        t.advance(Duration::days(15));
        cleo.get(&join).await.is(400);
        assert_eq!(ledger_actions(&t, &petition).iter().filter(|a| *a == "joined").count(), 1);
    }

    async fn only_those_sign_who_live_there(t: TestSite) {
        let scene = scene(&t);
        let terms = Procedure {
            countries: vec!["GB".to_owned()],
            districts: vec!["RM1".to_owned()],
            ..Procedure::without_sponsors()
        };
        let petition = opened(&t, &scene, terms);
        let page = sign(&t, &petition, "Ben Ito", "ben@people.example", "RM9 4AB").await;
        page.is(422).sees("people who live in other districts");
        let kept = page.form_fields(&format!("{}/signatures", petition.url()));
        assert!(kept.contains(&("email".to_owned(), "ben@people.example".to_owned())));
        assert_eq!(t.send_mails().len(), 0);
        sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await.is(303);
    }

    async fn a_response_is_owed_once_enough_regions_have_signed(t: TestSite) {
        let scene = scene(&t);
        let regions = RegionalMinimum {
            kind: RegionKind::Country,
            regions_needed: 3,
            least: 2,
            ..RegionalMinimum::default()
        };
        let terms = Procedure { response_threshold: 10, regions, ..Procedure::without_sponsors() };
        let petition = opened(&t, &scene, terms);
        add(&t, petition.id, 12, 7);
        let page = t.visitor().get(&petition.url()).await;
        page.sees("not yet from enough regions").sees("enough signatures; 3 are needed");
        let needed = page.all(".ticks li").join(" ");
        assert!(needed.contains("still to reach"), "{needed}");
        t.visitor().get(&format!("/embed{}", petition.url())).await.sees("enough signatures; 3 are needed");
        let json = t.visitor().get(&format!("{}.json", petition.url())).await.json();
        assert_eq!(json["terms"]["regions"]["regions_needed"], 3);
        assert_eq!(find(&t, petition.id).threshold_reached_at, None);
        add(&t, petition.id, 200, 7);
        let reached = find(&t, petition.id);
        assert!(reached.threshold_reached_at.is_some(), "three countries have two and more");
        t.visitor().get(&petition.url()).await.sees("reached the number for a response");
        counts_are_right(&t);
    }

    async fn a_debate_is_decided_on_by_a_promised_day(t: TestSite) {
        let scene = scene(&t);
        let terms = Procedure {
            response_threshold: 5,
            debate_threshold: Some(10),
            debate_working_days: 15,
            ..Procedure::without_sponsors()
        };
        let petition = opened(&t, &scene, terms);
        let (account, _) = t.official("Olaf Amt", &scene.body);
        let mut olaf = t.sign_in(&account);
        let form = format!("{}/debate", petition.url());
        add(&t, petition.id, 6, 7);
        olaf.get(&form).await.is(404);
        t.send_mails();
        add(&t, petition.id, 4, 8);
        let page = t.visitor().get(&petition.url()).await;
        page.sees("names a day for a debate").sees("Monday 14 December 2026");
        assert_eq!(t.send_mails().len(), 1);
        t.visitor().get(&form).await.is(401);
        t.sign_in(&scene.author).get(&form).await.is(403);

        let page = olaf.get(&form).await;
        let page = olaf.submit(&page, &form, &[("state", "scheduled"), ("text", "In the hall.")]).await;
        page.is(422).sees("Say on which day");
        let page = olaf.submit(&page, &form, &[("state", "not_debated"), ("text", "")]).await;
        page.is(422).sees("Say why there is no debate");
        let page = olaf.submit(&page, &form, &[
            ("state", "scheduled"), ("held_on", "2026-12-10"), ("place", "Town hall"), ("text", ""),
        ]).await;
        page.is(200).sees("It is debated on Thursday 10 December 2026").sees("Town hall");
        assert!(t.send_mails()[0].message.subject.contains("has named a day"));
        let public = t.visitor().get(&petition.url()).await;
        public.sees("a day was named for the debate");

        t.advance(Duration::days(20));
        let page = olaf.get(&form).await;
        let page = olaf.submit(&page, &form, &[
            ("state", "debated"), ("held_on", "2026-12-10"),
            ("video_url", "javascript:alert(1)"), ("text", "The council voted for it."),
        ]).await;
        page.is(422).sees("begins with https://");
        let page = olaf.submit(&page, &form, &[("video_url", "https://video.example/7")]).await;
        page.is(200).sees("It was debated on Thursday 10 December 2026");
        assert_eq!(page.attrs("a[href='https://video.example/7']", "rel"), ["noopener"]);
        let page = olaf.get(&form).await;
        let back = olaf.submit_here(&page, &form, &[("state", "not_debated")]).await;
        back.is(409);
        let actions = ledger_actions(&t, &petition);
        for action in ["debate-threshold-reached", "debate-scheduled", "debated"] {
            assert!(actions.contains(&action.to_owned()), "{actions:?}");
        }
    }

    async fn a_petition_is_stopped_and_taken_up_again(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let admin = t.staff("Ada Min", Role::Administrator);
        let mut admin = t.sign_in(&admin);
        let form = format!("{}/stop", petition.url());
        t.sign_in(&scene.author).get(&form).await.is(403);
        let page = admin.get(&form).await;
        let page = admin.submit(&page, &form, &[("reason", "short"), ("do", "stop")]).await;
        page.is(422);
        let page = admin.submit(&page, &form, &[
            ("reason", "The council is elected on 3 May."), ("do", "stop"),
        ]).await;
        page.is(200).sees("The petition is stopped");
        let public = t.visitor().get(&petition.url()).await;
        public.sees("The council is elected on 3 May.").sees_nothing_of("Your e-mail address");
        let refused = sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await;
        refused.is(409).sees("was stopped");
        let page = admin.get(&form).await;
        let page = admin.submit(&page, &form, &[
            ("reason", "The election was put off."), ("do", "take_up"),
        ]).await;
        page.is(200).sees("can be signed again");
        sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await.is(303);
        let actions = ledger_actions(&t, &petition);
        assert!(actions.contains(&"stopped".to_owned()) && actions.contains(&"signed-again".to_owned()));
    }

    /// The petition of 2019 with 6.1 million signatures: its trace through the rules gives its dates.
    async fn the_record_petition_gets_its_dates(t: TestSite) {
        let scene = scene(&t);
        let at = |text: &str| UtcTime::parse(text).unwrap();
        let new = NewPetition {
            body_id: scene.body.id,
            action: "Revoke the notice to leave".to_owned(),
            background: "It was given without a plan.".to_owned(),
            details: String::new(),
            account_id: Some(scene.author.id),
            author_name: scene.author.name.clone(),
            lang: "en".to_owned(),
            submission_key: None,
            marks: None,
            procedure: Procedure {
                response_threshold: 10_000,
                debate_threshold: Some(100_000),
                ..Procedure::default()
            },
            procedure_id: None,
            zone: chrono_tz::Europe::London,
        };
        let spine = t.spine.clone();
        let created = at("2019-02-14T12:14:59Z");
        let id = t.write(move |tx| Ok(petitions::start(tx, &spine, &new, created)?.id));
        let until = |t: &TestSite, seed: u64, total: i64, from: &str, to: &str| {
            let (from, to) = (at(from), at(to));
            let more = total - find(t, id).signature_count;
            t.write(move |tx| petitions::add_signatures(tx, id, more, seed, from, to));
        };
        until(&t, 1, 5, "2019-02-14T12:14:59Z", "2019-02-14T14:57:53Z");
        let petition = find(&t, id);
        assert_eq!(petition.state, State::InModeration);
        let (spine, moderator) = (t.spine.clone(), t.actor(&scene.moderator));
        let opened = at("2019-02-20T10:25:02Z");
        t.write(move |tx| {
            let case = moderation::find_open_case(tx, petition.contribution_id)?.unwrap();
            moderation::decide(tx, &spine, &moderator, case.id, &Ruling::approve(), opened)
        });
        until(&t, 2, 10_000, "2019-02-20T10:25:02Z", "2019-03-18T13:26:30Z");
        until(&t, 3, 100_000, "2019-03-18T13:26:30Z", "2019-03-20T20:33:35Z");
        let response = NewResponse {
            summary: "The government will not do this.".to_owned(),
            text: "It will honour the result of the vote and leave.".to_owned(),
            official_id: None,
            account_id: None,
        };
        let responded = at("2019-03-26T12:00:00Z");
        t.write(move |tx| petitions::respond(tx, id, &response, responded));
        let debate = NewDebate {
            state: DebateState::Debated,
            held_on: "2019-04-01".parse().ok(),
            place: "Westminster Hall".to_owned(),
            text: String::new(),
            video_url: String::new(),
            transcript_url: String::new(),
            account_id: None,
        };
        let debated = at("2019-04-01T20:00:00Z");
        t.write(move |tx| debates::decide(tx, id, &debate, debated));
        until(&t, 4, 100_900, "2019-04-01T20:00:00Z", "2019-08-20T22:00:00Z");
        let counted = at("2019-08-21T23:00:00Z");
        t.write(move |tx| petitions::close_ended(tx, counted));

        let petition = find(&t, id);
        assert_eq!(petition.created_at, created);
        assert_eq!(petition.opened_at, Some(opened));
        assert_eq!(petition.threshold_reached_at, Some(at("2019-03-18T13:26:30Z")));
        assert_eq!(petition.debate_reached_at, Some(at("2019-03-20T20:33:35Z")));
        assert_eq!(petition.responded_at, Some(responded));
        assert_eq!(petition.closed_at, Some(at("2019-08-20T22:59:59Z")), "23:59:59 there");
        assert_eq!(petition.state, State::Closed);
        let events = t.app.db.read_here(move |conn| petitions::list_events(conn, id)).unwrap();
        let events: Vec<(String, String)> =
            events.into_iter().map(|(kind, at, _)| (kind, at.rfc3339())).collect();
        let expected = [
            ("sponsored", "2019-02-14T14:57:53Z"),
            ("threshold-reached", "2019-03-18T13:26:30Z"),
            ("debate-threshold-reached", "2019-03-20T20:33:35Z"),
            ("debated", "2019-04-01T20:00:00Z"),
        ];
        assert_eq!(events, expected.map(|(kind, at)| (kind.to_owned(), at.to_owned())));
        counts_are_right(&t);
    }
}
