//! Petitions over HTTP: the whole life of one, and everything that must not happen.

use std::sync::{Arc, Barrier};

use chrono::Duration;
use folkmoot::features::accounts::Account;
use folkmoot::features::bodies::Body;
use folkmoot::features::moderation::{self, Decision, Ruling, Translated};
use folkmoot::features::petitions::procedures::{self, NewProcedure};
use folkmoot::features::petitions::{
    self, Link, NewPetition, NewSignature, Petition, Procedure, State,
};
use folkmoot::platform::actor::Role;
use folkmoot::platform::email::EmailAddress;
use folkmoot::platform::i18n::Lang;
use folkmoot::platform::mail::SentMail;
use folkmoot::platform::tokens::Purpose;

use crate::both;
use crate::common::{Page, TestSite};

pub const FERRY: &str = "Keep the foot ferry running in winter";

pub struct Scene {
    pub body: Body,
    pub author: Account,
    pub moderator: Account,
}

pub fn scene(t: &TestSite) -> Scene {
    let now = t.now();
    t.write(move |tx| moderation::ensure_default_reasons(tx, now));
    procedure(t, "usual", Procedure::without_sponsors());
    Scene {
        body: t.body("Roads Office"),
        author: t.citizen("Anna Vale"),
        moderator: t.staff("Mo Dera", Role::Moderator),
    }
}

/// A procedure that the form offers.
pub fn procedure(t: &TestSite, slug: &str, terms: Procedure) -> i64 {
    let new = NewProcedure {
        slug: slug.to_owned(),
        name: Translated::new([(Lang::En, slug)]),
        explanation: Translated::new([(Lang::En, "As a test needs it.")]),
        terms,
        position: 1,
        active: true,
        map_id: None,
    };
    let now = t.now();
    t.write(move |tx| procedures::add(tx, &new, None, now))
}

pub fn start(t: &TestSite, scene: &Scene, procedure: Procedure) -> Petition {
    start_by(t, scene, procedure, None)
}

/// As [`start`], by a procedure that is stored.
pub fn start_by(
    t: &TestSite,
    scene: &Scene,
    procedure: Procedure,
    procedure_id: Option<i64>,
) -> Petition {
    let new = NewPetition {
        body_id: scene.body.id,
        action: FERRY.to_owned(),
        background: "Fifty minutes by bus instead of eight on the water.".to_owned(),
        details: "The crew would *work* the winter.".to_owned(),
        account_id: Some(scene.author.id),
        author_name: scene.author.name.clone(),
        lang: "en".to_owned(),
        submission_key: None,
        marks: None,
        procedure,
        procedure_id,
        zone: t.zone(),
    };
    let (spine, now) = (t.spine.clone(), t.now());
    t.write(move |tx| petitions::start(tx, &spine, &new, now))
}

pub fn decide(t: &TestSite, scene: &Scene, petition: &Petition, ruling: Ruling) {
    let (spine, now) = (t.spine.clone(), t.now());
    let (moderator, contribution_id) = (t.actor(&scene.moderator), petition.contribution_id);
    t.write(move |tx| {
        let case = moderation::find_open_case(tx, contribution_id)?.unwrap();
        moderation::decide(tx, &spine, &moderator, case.id, &ruling, now)
    });
}

/// An open petition with such a threshold.
pub fn open(t: &TestSite, scene: &Scene, threshold: i64) -> Petition {
    let procedure = Procedure {
        response_threshold: threshold,
        ..Procedure::without_sponsors()
    };
    let petition = start(t, scene, procedure);
    decide(t, scene, &petition, Ruling::approve());
    t.send_mails();
    find(t, petition.id)
}

pub fn find(t: &TestSite, id: i64) -> Petition {
    let found = t.app.db.read_here(|conn| petitions::find(conn, id));
    found.unwrap().unwrap()
}

fn fields(name: &str, email: &str, postcode: &str) -> Vec<(String, String)> {
    [
        ("name", name),
        ("email", email),
        ("postcode", postcode),
        ("country", "GB"),
    ]
    .map(|(k, v)| (k.to_owned(), v.to_owned()))
    .to_vec()
}

pub async fn sign(
    t: &TestSite,
    petition: &Petition,
    name: &str,
    email: &str,
    postcode: &str,
) -> Page {
    let path = format!("{}/signatures", petition.url());
    t.visitor()
        .post_here(&path, &fields(name, email, postcode))
        .await
}

/// Path of the link in a mail.
pub fn link(mail: &SentMail) -> String {
    let start = mail.message.text.find("/petitions/").unwrap();
    mail.message.text[start..]
        .split_whitespace()
        .next()
        .unwrap()
        .to_owned()
}

pub async fn confirm(t: &TestSite, petition: &Petition, link: &str) -> Page {
    let mut visitor = t.visitor();
    let page = visitor.get(link).await;
    let action = format!("{}/confirm", petition.url());
    visitor.submit(&page, &action, &[]).await
}

/// What is the same for everybody: without the headers that name a time or an address.
fn outward(page: &Page) -> (u16, String, Vec<(String, String)>) {
    let headers = page
        .headers
        .iter()
        .filter(|(name, _)| name.as_str() != "date")
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    (page.status, page.body.clone(), headers)
}

pub fn counts_are_right(t: &TestSite) {
    let wrong = t.app.db.read_here(petitions::check_counts).unwrap();
    assert_eq!(wrong, []);
}

both! {
    async fn the_whole_life_of_a_petition(t: TestSite) {
        let scene = scene(&t);
        let mut anna = t.sign_in(&scene.author);
        let page = anna.get("/petitions/new").await;
        let body = scene.body.id.to_string();
        let written = [
            ("body", body.as_str()),
            ("action", FERRY),
            ("background", "Fifty minutes by bus instead of eight."),
            ("details", "The crew would work the winter."),
        ];
        let page = anna.submit(&page, "/petitions/new", &written).await;
        page.is(200).sees("Check what you wrote").sees("Roads Office");
        let page = anna.submit(&page, "/petitions/new", &[("do", "send")]).await;
        page.is(200).sees("A moderator reads it").sees("Monday 7 December 2026");
        let address = page.path.clone();
        let id: i64 = address.rsplit('/').next().unwrap().parse().unwrap();
        t.visitor().get(&address).await.is(404);
        t.visitor().get(&format!("{address}.json")).await.is(404);
        t.sign_in(&scene.moderator).get(&address).await.is(200);

        decide(&t, &scene, &find(&t, id), Ruling::approve());
        let petition = find(&t, id);
        assert_eq!(petition.state, State::Open);
        let closes_at = petition.closes_at.unwrap().rfc3339();
        assert_eq!(closes_at, "2027-05-23T23:59:59Z", "six months after, at the end of the day");
        t.visitor().get("/petitions").await.sees(FERRY).sees("0 signatures of 500 needed");

        t.send_mails();
        let page = t.visitor().get(&address).await;
        let mut ben = t.visitor();
        let action = format!("{address}/signatures");
        let signed = ben.submit(&page, &action, &[
            ("name", "Ben Ito"), ("email", "ben@people.example"), ("postcode", "rm1 4ab"),
        ]).await;
        assert_eq!(signed.path, format!("{address}/signed"));
        signed.is(200).sees("Check your mail");
        t.visitor().get(&address).await.sees("0 signatures of 500");
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1);
        assert!(mails[0].message.text.contains(FERRY), "{}", mails[0].message.text);
        let done = confirm(&t, &petition, &link(&mails[0])).await;
        assert_eq!(done.path, format!("{address}/confirmed"));
        done.is(200).sees("Your signature counts");
        let page = t.visitor().get(&address).await;
        page.sees("1 signature of 500 needed").sees_nothing_of("Ben Ito");

        let (from, to) = (petition.opened_at.unwrap(), t.now());
        t.write(move |tx| petitions::add_signatures(tx, id, 499, 7, from, to));
        let petition = find(&t, id);
        assert_eq!(petition.signature_count, 500);
        let due_at = petition.response_due_at.unwrap().rfc3339();
        assert_eq!(due_at, "2026-12-21T23:59:59Z", "20 working days");
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1, "whoever started it is told");
        assert!(mails[0].message.text.contains("21 December 2026"), "{}", mails[0].message.text);
        t.visitor().get("/petitions?state=waiting").await.sees(FERRY);

        let (account, _) = t.official("Olaf Amt", &scene.body);
        let mut olaf = t.sign_in(&account);
        olaf.get("/desk/petitions").await.is(200).sees(FERRY);
        let page = olaf.get(&format!("{address}/respond")).await;
        let answer = "We run the ferry this winter, every day but Christmas. The fuel is paid from the reserve.";
        let page = olaf.submit(&page, &format!("{address}/respond"), &[
            ("summary", "Yes: the ferry runs this winter."), ("text", answer),
        ]).await;
        assert_eq!(page.path, address);
        let page = t.visitor().get(&address).await;
        page.sees("Response of Roads Office").sees(answer).sees("Olaf Amt, Officer");
        assert_eq!(t.send_mails().len(), 1, "whoever started it is told");
        olaf.get(&format!("{address}/respond")).await.is(409);
        t.visitor().get("/petitions?state=answered").await.sees("Yes: the ferry runs");

        t.advance(Duration::days(184));
        t.visitor().get(&address).await.sees("This petition has closed");
        t.run_jobs();
        t.run_jobs();
        assert_eq!(find(&t, id).state, State::Closed);
        let page = t.visitor().get("/petitions?state=closed").await;
        page.sees(FERRY).sees("500 signatures");
        counts_are_right(&t);
    }

    async fn a_refused_form_keeps_what_was_written(t: TestSite) {
        let scene = scene(&t);
        let mut anna = t.sign_in(&scene.author);
        t.visitor().get("/petitions/new").await.is(401);
        let page = anna.get("/petitions/new").await;
        let sent = [("body", "999999"), ("action", "Too short"), ("background", "Because it matters to us all.")];
        let page = anna.submit(&page, "/petitions/new", &sent).await;
        page.is(422).sees("Write at least 10 characters");
        let kept = page.form_fields("/petitions/new");
        assert!(kept.contains(&("action".to_owned(), "Too short".to_owned())));
        assert!(kept.contains(&("background".to_owned(), "Because it matters to us all.".to_owned())));
        let page = anna.submit(&page, "/petitions/new", &[("action", FERRY)]).await;
        page.is(422).sees("Choose the body that should act");

        let petition = open(&t, &scene, 500);
        let page = sign(&t, &petition, "www.spam.example", "nowhere", "?").await;
        page.is(422).sees("Enter your name as others would write it").sees("Enter your postcode");
        let kept = page.form_fields(&format!("{}/signatures", petition.url()));
        assert!(kept.contains(&("email".to_owned(), "nowhere".to_owned())));
        assert_eq!(page.all(".error-summary li").len(), 3);
    }

    async fn the_same_form_twice_starts_one_petition(t: TestSite) {
        let scene = scene(&t);
        let mut anna = t.sign_in(&scene.author);
        let body = scene.body.id.to_string();
        let page = anna.get("/petitions/new").await;
        let page = anna.submit(&page, "/petitions/new", &[
            ("body", body.as_str()), ("action", FERRY), ("background", "Fifty minutes by bus."),
        ]).await;
        let first = anna.submit(&page, "/petitions/new", &[("do", "send")]).await;
        let second = anna.submit(&page, "/petitions/new", &[("do", "send")]).await;
        first.is(200);
        assert_eq!(first.path, second.path);
        assert_eq!(first.path, "/petitions/1");
    }

    async fn similar_petitions_are_offered_before_sending(t: TestSite) {
        let scene = scene(&t);
        open(&t, &scene, 500);
        let mut anna = t.sign_in(&scene.author);
        let body = scene.body.id.to_string();
        let page = anna.get("/petitions/new").await;
        let page = anna.submit(&page, "/petitions/new", &[
            ("body", body.as_str()), ("action", "Let the ferry run all winter, please"),
            ("background", "Eight minutes on the water."),
        ]).await;
        page.is(200).sees("something similar").sees(FERRY);
        let page = anna.submit(&page, "/petitions/new", &[("do", "change")]).await;
        let kept = page.form_fields("/petitions/new");
        assert!(kept.contains(&("background".to_owned(), "Eight minutes on the water.".to_owned())));
    }

    async fn open_petitions_are_offered_while_one_is_typed(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let form = t.sign_in(&scene.author).get("/petitions/new").await;
        assert_eq!(form.attrs("[data-similar]", "data-similar"), ["/petitions/similar"]);
        let offered = async |words: &str| {
            let path = format!("/petitions/similar?part=list&q={}", words.replace(' ', "+"));
            t.visitor().get(&path).await
        };
        // With a slip, and the last word unfinished.
        let part = offered("Let the fery run all wint").await;
        part.is(200).sees("A petition that asks for something similar is open").sees(FERRY).sees("0 signatures");
        assert!(part.all("header").is_empty() && part.body.len() < 2_000, "{}", part.body.len());
        assert_eq!(part.attrs(".similar-list a", "href"), [petition.url()]);
        // The verb alone says nothing: petitions begin with one.
        assert_eq!(offered("Keep the old swimming pool open").await.is(200).text().trim(), "");
        assert_eq!(offered("Plant zeppelins").await.is(200).text().trim(), "");
        let page = t.visitor().get("/petitions/similar?q=ferry+winter").await;
        page.is(200).sees(FERRY);
        assert_eq!(page.attrs("meta[name=robots]", "content"), ["noindex"]);
        t.visitor().get("/petitions/similar?q=zeppelin").await.is(200).sees("No open petition is similar.");
        // One that is over cannot be signed instead.
        t.advance(Duration::days(400));
        t.run_jobs();
        assert_eq!(offered("Let the ferry run all winter").await.is(200).text().trim(), "");
    }

    async fn nobody_learns_who_has_signed(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let first = sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await;
        let mail = t.send_mails().remove(0);
        let again = sign(&t, &petition, "Ben Ito", "BEN@people.example", "RM1 4AB").await;
        assert_eq!(outward(&first), outward(&again), "while it waits");
        let resent = t.send_mails();
        assert_eq!(resent.len(), 1, "the link comes again");
        assert!(resent[0].message.text.contains("/confirm?token="));
        sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await;
        assert_eq!(t.send_mails().len(), 0, "one an hour");
        confirm(&t, &petition, &link(&mail)).await.is(200);
        t.advance(Duration::hours(1));
        let done = sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await;
        assert_eq!(outward(&first), outward(&done), "once it counts");
        let told = t.send_mails();
        assert_eq!(told.len(), 1);
        assert!(told[0].message.subject.contains("signed this petition already"));
        assert!(!told[0].message.text.contains("token="));
        let other = sign(&t, &petition, "Cy Dahl", "ben@people.example", "ZE1 0AA").await;
        assert_eq!(outward(&first), outward(&other), "somebody else with this address");

        let path = format!("/api/v1{}/signatures", petition.url());
        let json = |email: &str| serde_json::json!({
            "name": "Dee Oz", "email": email, "postcode": "RM1 4AB", "country": "GB",
        });
        let fresh = t.visitor().post_json(&path, &[], &json("dee@people.example")).await;
        let known = t.visitor().post_json(&path, &[], &json("dee@people.example")).await;
        assert_eq!(outward(&fresh), outward(&known));
        fresh.is(202);
        assert_eq!(fresh.json(), serde_json::json!({"state": "pending"}));
        counts_are_right(&t);
    }

    async fn a_link_that_is_only_opened_changes_nothing(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await;
        let mail = t.send_mails().remove(0);
        for _ in 0..2 {
            let page = t.visitor().get(&link(&mail)).await;
            page.is(200);
            assert_eq!(page.headers["referrer-policy"], "no-referrer");
            t.visitor().head(&link(&mail)).await;
        }
        assert_eq!(find(&t, petition.id).signature_count, 0);
        let mut visitor = t.visitor();
        let page = visitor.get(&link(&mail)).await;
        let action = format!("{}/confirm", petition.url());
        let first = visitor.submit(&page, &action, &[]).await;
        let second = visitor.submit(&page, &action, &[]).await;
        assert_eq!(outward(&first), outward(&second), "a double click");
        first.is(200);
        assert_eq!(find(&t, petition.id).signature_count, 1);
        counts_are_right(&t);
    }

    async fn tokens_are_good_for_one_thing(t: TestSite) {
        let scene = scene(&t);
        let (one, two) = (open(&t, &scene, 500), open(&t, &scene, 500));
        sign(&t, &one, "Ben Ito", "ben@people.example", "RM1 4AB").await;
        let mail = t.send_mails().remove(0);
        let token = link(&mail).split_once("token=").unwrap().1.to_owned();
        let post = |petition: &Petition, token: &str| {
            let path = format!("{}/confirm", petition.url());
            let sent = vec![("token".to_owned(), token.to_owned())];
            let mut visitor = t.visitor();
            async move { visitor.post_here(&path, &sent).await }
        };
        post(&two, &token).await.is(400);
        let (head, tail) = token.split_at(token.len() - 4);
        let swapped: String = format!("{head}{}", tail.chars().rev().collect::<String>());
        for bad in ["", "x", "a.b.c", swapped.as_str(), &"x".repeat(20_000)] {
            post(&one, bad).await.is(400);
        }
        let claims = serde_json::json!({"petition": one.id, "signature": 1});
        let span = Duration::days(1);
        let other = t.app.tokens.issue(Purpose::LogIn, &claims, t.now().naive(), span).unwrap();
        post(&one, &other).await.is(400);
        let unknown = serde_json::json!({"petition": one.id, "signature": 999});
        let purpose = Purpose::ConfirmSignature;
        let missing = t.app.tokens.issue(purpose, &unknown, t.now().naive(), span).unwrap();
        post(&one, &missing).await.is(404);
        t.advance(Duration::days(8));
        post(&one, &token).await.is(410).sees("This link does not work");
        t.visitor().get(&link(&mail)).await.is(410);
        assert_eq!(find(&t, one.id).signature_count, 0);
    }

    async fn two_of_a_household_and_no_third(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        for (name, postcode, counts) in [
            ("Ada Byron", "RM1 4AB", true),
            ("Ben Byron", "RM1 4AB", true),
            ("Cy Byron", "RM1 4AB", false),
            ("Ada Byron", "RM2 1AA", false),
        ] {
            t.advance(Duration::hours(1));
            let before = find(&t, petition.id).signature_count;
            sign(&t, &petition, name, "home@people.example", postcode).await;
            let mail = t.send_mails().remove(0);
            if mail.message.text.contains("token=") {
                confirm(&t, &petition, &link(&mail)).await.is(200);
            }
            let after = find(&t, petition.id).signature_count;
            assert_eq!(after - before, i64::from(counts), "{name} {postcode}");
        }
        counts_are_right(&t);
    }

    async fn what_others_typed_in_does_not_bar_the_owner_of_an_address(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        for n in 0..3 {
            sign(&t, &petition, &format!("Joker the {n}th"), "eve@people.example", "ZE1 0AA").await;
        }
        t.send_mails();
        sign(&t, &petition, "Eve Lind", "eve@people.example", "RM1 4AB").await;
        let mails = t.send_mails();
        confirm(&t, &petition, &link(&mails[0])).await.is(200);
        assert_eq!(find(&t, petition.id).signature_count, 1);
    }

    async fn two_links_of_strangers_under_one_address_count_once(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        sign(&t, &petition, "Ada Byron", "office@people.example", "RM1 4AB").await;
        sign(&t, &petition, "Zed Young", "office@people.example", "ZE1 0AA").await;
        let mails = t.send_mails();
        assert_eq!(mails.len(), 2);
        confirm(&t, &petition, &link(&mails[0])).await.is(200);
        confirm(&t, &petition, &link(&mails[1])).await.is(409).sees("with this address");
        assert_eq!(find(&t, petition.id).signature_count, 1);
        counts_are_right(&t);
    }

    async fn closing_while_somebody_signs(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let left = petition.closes_at.unwrap().since(t.now());
        t.advance(left - Duration::seconds(1));
        sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await.is(303);
        sign(&t, &petition, "Cy Dahl", "cy@people.example", "RM1 4AB").await.is(303);
        let form = t.visitor().get(&petition.url()).await;
        t.advance(Duration::seconds(1));
        let action = format!("{}/signatures", petition.url());
        let late = t.visitor().submit(&form, &action, &[
            ("name", "Dee Oz"), ("email", "dee@people.example"), ("postcode", "RM1 4AB"),
        ]).await;
        late.is(409).sees("takes no more signatures");
        let mails = t.send_mails();
        assert_eq!(mails.len(), 2);
        t.advance(Duration::hours(24) - Duration::seconds(1));
        confirm(&t, &petition, &link(&mails[0])).await.is(200);
        t.run_jobs();
        assert_eq!(find(&t, petition.id).state, State::Open, "its count is not final");
        t.advance(Duration::seconds(1));
        confirm(&t, &petition, &link(&mails[1])).await.is(409).sees("for one day after");
        t.advance(Duration::minutes(10));
        t.run_jobs();
        let closed = find(&t, petition.id);
        assert_eq!((closed.state, closed.signature_count), (State::Closed, 1));
        counts_are_right(&t);
    }

    async fn not_accepted_hidden_and_withdrawn(t: TestSite) {
        let scene = scene(&t);
        let petition = start(&t, &scene, Procedure::without_sponsors());
        let ruling = |decision, reason: &str| Ruling {
            decision,
            reason: Some(reason.to_owned()),
            explanation: String::new(),
            ..Ruling::approve()
        };
        decide(&t, &scene, &petition, ruling(Decision::Reject, "petition-outside-remit"));
        let page = t.visitor().get(&petition.url()).await;
        page.is(200).sees("not within our power").sees(FERRY);
        t.visitor().get("/petitions?state=rejected").await.sees(FERRY);
        sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await.is(409);

        let shown = open(&t, &scene, 500);
        let (spine, now, actor) = (t.spine.clone(), t.now(), t.actor(&scene.moderator));
        let (zone, contribution_id) = (t.zone(), shown.contribution_id);
        t.write(move |tx| {
            let found = folkmoot::features::contributions::find(tx, contribution_id)?.unwrap();
            let case = moderation::open_case(tx, &actor, &found, zone, now)?;
            let ruling = ruling(Decision::Hide, "insult");
            moderation::decide(tx, &spine, &actor, case, &ruling, now)
        });
        let page = t.visitor().get(&shown.url()).await;
        page.is(410).sees_nothing_of(FERRY);
        t.visitor().get(&format!("{}.csv", shown.url())).await.is(410);
        sign(&t, &shown, "Ben Ito", "ben@people.example", "RM1 4AB").await.is(404);
        t.visitor().get("/petitions").await.sees_nothing_of(FERRY);
    }

    async fn only_officials_of_the_body_respond_and_once(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let path = format!("{}/respond", petition.url());
        let other = t.body("Parks Office");
        let (stranger, _) = t.official("Stra Nger", &other);
        t.visitor().get(&path).await.is(401);
        t.sign_in(&scene.author).get(&path).await.is(403);
        t.sign_in(&stranger).get(&path).await.is(403);
        t.sign_in(&scene.author).get("/desk/petitions").await.is(403);
        let (account, _) = t.official("Olaf Amt", &scene.body);
        let mut olaf = t.sign_in(&account);
        let form = olaf.get(&path).await;
        let page = olaf.submit(&form, &path, &[("summary", "We do it."), ("text", "Too short.")]).await;
        page.is(422).sees("at least 50 characters");
        assert!(page.form_fields(&path).contains(&("text".to_owned(), "Too short.".to_owned())));
        let text = "We do it, and we begin in March, as soon as the ice is off the river.";
        let sent = [("summary", "We do it in March."), ("text", text)];
        olaf.submit(&form, &path, &sent).await.is(200);
        olaf.submit(&form, &path, &sent).await.is(409);
    }

    async fn figures_tell_no_small_cells_and_no_names(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let (id, to) = (petition.id, t.now());
        let from = to.minus(Duration::days(3));
        t.write(move |tx| petitions::add_signatures(tx, id, 300, 3, from, to));
        sign(&t, &petition, "Ben Ito", "ben@people.example", "ZE1 0AA").await;
        let mail = t.send_mails().remove(0);
        confirm(&t, &petition, &link(&mail)).await.is(200);
        let page = t.visitor().get(&format!("{}.json", petition.url())).await;
        page.is(200).sees_nothing_of("Ben Ito").sees_nothing_of("ben@");
        let json = page.json();
        assert_eq!(json["signature_count"], 301);
        let areas = &json["signatures_by_area"];
        let cells = areas["cells"].as_array().unwrap();
        let sum: i64 = cells.iter().map(|cell| cell["signature_count"].as_i64().unwrap()).sum();
        assert_eq!(sum + areas["others"].as_i64().unwrap(), 301);
        assert!(cells.iter().all(|cell| cell["signature_count"].as_i64().unwrap() >= 5));
        assert!(!page.body.contains("ZE1"), "a single one is not told apart");
        assert!(cells.iter().any(|cell| cell["name"] == "GB RM1"));
        let one = t.visitor().get(&format!("/api/v1/petitions/{id}")).await.is(200).json();
        assert_eq!(one["details"], "The crew would *work* the winter.");
        assert_eq!((&one["signature_count"], &one["state"]), (&serde_json::json!(301), &serde_json::json!("open")));
        let csv = t.visitor().get(&format!("{}.csv", petition.url())).await;
        assert!(csv.body.starts_with("dimension,value,signature_count\ntotal,,301\n"), "{}", csv.body);
        t.visitor().get(&format!("{}.json?x=1", petition.url())).await.is(200);
        let now = t.now();
        let body_id = scene.body.id;
        let counts = t.app.db.read_here(|conn| {
            petitions::count_between(conn, body_id, now.minus(Duration::days(9)), now.plus(Duration::days(1)))
        }).unwrap();
        assert_eq!((counts.opened, counts.signatures, counts.answered), (1, 301, 0));
    }

    async fn hostile_input(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let megabyte = "a".repeat(1_000_000);
        let table: [(&str, &str, u16); 8] = [
            (&megabyte, "a@people.example", 422),
            ("Ben\u{0}\u{7}\u{202e} Ito", "b@people.example", 303),
            ("\u{200b}\u{feff}", "c@people.example", 422),
            ("Ben\r\nBcc: x@evil.example", "d@people.example", 422),
            ("<script>alert(1)</script>", "e@people.example", 422),
            ("李小龍", "用户@例子.公司", 303),
            ("Ben Ito", "ben\r\n@people.example", 422),
            ("=HYPERLINK(1)", "f@people.example", 422),
        ];
        for (name, email, status) in table {
            let page = sign(&t, &petition, name, email, "RM1 4AB").await;
            assert_eq!(page.status, status, "{} {email}", &name[..name.len().min(20)]);
        }
        let path = format!("{}/signatures", petition.url());
        let raw = t.visitor().post_raw(&path, "application/x-www-form-urlencoded", b"name=%ff".to_vec()).await;
        raw.is(400);
        for id in ["0", "-1", "999", "99999999999999999999999", "1.5", "x", "%00", "1%2f2"] {
            let page = t.visitor().get(&format!("/petitions/{id}")).await;
            assert!(page.status == 404 || page.status == 400, "{id}: {}", page.status);
            let json = t.visitor().get(&format!("/petitions/{id}.json")).await;
            assert!(json.status == 404 || json.status == 400, "{id}: {}", json.status);
        }
        sign(&t, &Petition { id: 999, ..petition.clone() }, "Ben Ito", "b@people.example", "RM1 4AB").await.is(404);
        for query in ["?state=x&sort=y&page=-3", "?page=99999999999999999999", "?q=%22%27*", "?page=500"] {
            t.visitor().get(&format!("/petitions{query}")).await.is(200);
        }
        let api = format!("/api/v1{}/signatures", petition.url());
        for bad in [serde_json::json!({}), serde_json::json!({"name": "B", "country": "XX"})] {
            let page = t.visitor().post_json(&api, &[], &bad).await;
            page.is(422);
            assert_eq!(page.headers["content-type"], "application/problem+json");
        }
        let page = t.visitor().post_json(&api, &[], &serde_json::json!({"name": 5})).await;
        page.is(422);
        assert_eq!(page.json()["errors"][0]["field"], "name");
        t.visitor().post_raw(&api, "text/plain", b"{}".to_vec()).await.is(400);
        t.visitor().post_raw(&api, "application/json", vec![b'['; 300_000]).await.is(413);
    }

    async fn in_spanish(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let mut visitor = t.visitor();
        visitor.language = "es".to_owned();
        visitor.get("/petitions").await.is(200).sees("Abiertas a firmas");
        let page = visitor.get(&petition.url()).await;
        page.is(200).sees("Necesita 500 firmas más").sees("Firmar esta petición");
        let action = format!("{}/signatures", petition.url());
        visitor.submit(&page, &action, &[
            ("name", "Inés Ruiz"), ("email", "ines@people.example"), ("postcode", "28013"), ("country", "ES"),
        ]).await.sees("Mira tu correo");
        let mail = t.send_mails().remove(0);
        assert_eq!(mail.message.subject, "Confirma tu firma, por favor");
        visitor.get(&link(&mail)).await.sees("Confirmar mi firma");
        for shelf in ["waiting", "answered", "closed", "rejected"] {
            visitor.get(&format!("/petitions?state={shelf}")).await.is(200);
        }
        visitor.get("/petitions?q=ferry").await.is(200).sees(FERRY);
    }

    async fn a_mailbox_is_not_flooded_by_signatures(t: TestSite) {
        let scene = scene(&t);
        let petitions: Vec<_> = (0..8).map(|_| open(&t, &scene, 500)).collect();
        let site = t.another_node(|config| {
            config.limits.enabled = true;
            config.limits.mails_per_hour = 3;
        });
        let mut answers = Vec::new();
        for petition in &petitions {
            let action = format!("{}/signatures", petition.url());
            let typed = fields("Vic Tim", "victim@people.example", "RM1 4AB");
            let answer = site.visitor().post_here(&action, &typed).await;
            answers.push((answer.status, answer.body.clone()));
        }
        let json = serde_json::json!({
            "name": "Vic Tim", "email": "Victim@people.example", "postcode": "RM1 4AC", "country": "GB",
        });
        let path = format!("/api/v1{}/signatures", petitions[0].url());
        site.visitor().post_json(&path, &[], &json).await.is(202);
        assert!(answers.iter().all(|answer| *answer == answers[0]), "nothing is told");
        assert_eq!(answers[0].0, 303);
        assert_eq!(t.send_mails().len(), 3);
        sign(&t, &petitions[7], "Ben Ito", "ben@people.example", "RM1 4AB").await;
        assert_eq!(t.send_mails().len(), 1, "others still get theirs");
    }

    async fn a_mail_to_a_stranger_holds_no_text_of_a_stranger(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        let lure = "Confirm your vote at a.evil-site.com/login now";
        sign(&t, &petition, lure, "ben@people.example", "RM1 4AB").await.is(422);
        assert!(t.send_mails().is_empty());
        sign(&t, &petition, "Call Zero Seven Hundred", "ben@people.example", "RM1 4AB").await;
        t.advance(Duration::hours(2));
        sign(&t, &petition, "Call Zero Seven Hundred", "ben@people.example", "RM1 4AB").await;
        let mails = t.send_mails();
        assert_eq!(mails.len(), 2);
        for mail in mails {
            assert!(!mail.eml.contains("Zero Seven"), "{}", mail.eml);
            assert_eq!(mail.message.to_name, "");
        }
    }

    async fn the_threshold_is_crossed_once_whoever_confirms_at_the_same_time(t: TestSite) {
        const CONFIRMING: usize = 16;
        let scene = scene(&t);
        let petition = open(&t, &scene, 8);
        let mut links = Vec::new();
        for n in 0..CONFIRMING {
            let email = EmailAddress::parse(&format!("racer{n}@people.example")).unwrap();
            let new = NewSignature::new(
                petition.id, format!("Racer Number {n}"), email, "RM1 4AB".to_owned(), "GB", "en".to_owned(),
            );
            let (app, now) = (t.app.clone(), t.now());
            t.write(move |tx| petitions::sign(tx, &app.tokens, &new, now));
        }
        for mail in t.send_mails() {
            let token = link(&mail).split_once("token=").unwrap().1.to_owned();
            links.push(Link::read(&t.app.tokens, &token, petition.id, t.now()).unwrap());
        }
        assert_eq!(links.len(), CONFIRMING);
        let barrier = Arc::new(Barrier::new(CONFIRMING * 2));
        let threads: Vec<_> = links
            .iter()
            .chain(&links)
            .map(|&link| {
                let (db, now, barrier) = (t.app.db.clone(), t.now(), barrier.clone());
                std::thread::spawn(move || {
                    barrier.wait();
                    db.write_here(move |tx| petitions::confirm(tx, link, now)).is_ok()
                })
            })
            .collect();
        let ended: Vec<bool> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        assert!(ended.iter().filter(|ok| **ok).count() >= CONFIRMING);
        let after = find(&t, petition.id);
        assert_eq!(after.signature_count, 16);
        assert!(after.threshold_reached_at.is_some());
        counts_are_right(&t);
        let reached = t.app.db.read_here(|conn| {
            folkmoot::features::ledger::list_by_action(conn, &["threshold-reached"], None, 10)
        }).unwrap();
        assert_eq!(reached.len(), 1);
        assert_eq!(t.send_mails().len(), 1, "whoever started it hears of it once");
    }

    async fn synthetic_signatures_are_counted_right(t: TestSite) {
        let load = petitions::Load { petitions: 3, signatures: 25_000, seed: 42 };
        let ids = petitions::generate(&t.app.db, &t.spine, &load, t.zone(), t.now(), |_| {}).unwrap();
        assert_eq!(ids.len(), 3);
        counts_are_right(&t);
        let all: i64 = ids.iter().map(|&id| find(&t, id).signature_count).sum();
        assert_eq!(all, 25_000);
        t.visitor().get(&format!("/petitions/{}", ids[0])).await.is(200).sees("signatures");
    }

    async fn what_nobody_confirms_is_forgotten(t: TestSite) {
        let scene = scene(&t);
        let petition = open(&t, &scene, 500);
        sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await;
        t.send_mails();
        t.advance(Duration::days(9));
        t.run_jobs();
        sign(&t, &petition, "Ben Ito", "ben@people.example", "RM1 4AB").await;
        let mail = t.send_mails().remove(0);
        confirm(&t, &petition, &link(&mail)).await.is(200);
        assert_eq!(find(&t, petition.id).signature_count, 1);
    }
}

both! {
    async fn what_was_refused_for_its_wording_is_not_published_by_that(t: TestSite) {
        let scene = scene(&t);
        for (reason, is_shown) in [("insult", false), ("personal-data", false), ("petition-duplicate", true)] {
            let petition = start(&t, &scene, Procedure::without_sponsors());
            let ruling = Ruling {
                decision: Decision::Reject,
                reason: Some(reason.to_owned()),
                explanation: String::new(),
                ..Ruling::approve()
            };
            decide(&t, &scene, &petition, ruling);
            let contribution_id = petition.contribution_id;
            let token = t.app.db.read_here(|conn| folkmoot::features::contributions::find(conn, contribution_id))
                .unwrap().unwrap().token;
            let mut visitor = t.visitor();
            for path in [petition.url(), format!("{}.json", petition.url()), format!("/c/{token}"), format!("/c/{token}.json")] {
                let page = visitor.get(&path).await;
                page.is(200);
                let tells = page.body.contains("Fifty minutes by bus") || page.body.contains(FERRY);
                assert_eq!(tells, is_shown, "{path} after {reason}");
            }
            let list = visitor.get("/petitions?state=rejected").await;
            let api = visitor.get("/api/v1/petitions?shelf=rejected").await;
            let item = api.json()["items"].as_array().unwrap().iter()
                .find(|item| item["id"] == petition.id).unwrap().clone();
            assert_eq!(item["reason"], reason);
            if is_shown {
                list.is(200).sees(FERRY);
                assert_eq!(item["title"], FERRY);
            } else {
                list.is(200).sees("A petition that was not accepted").sees_nothing_of(FERRY);
                assert_eq!(item["title"], "A petition that was not accepted");
                visitor.get(&petition.url()).await.sees("A petition that was not accepted").sees("This petition was not accepted");
            }
        }
    }
}

both! {
    async fn a_moderator_has_a_fortnight_for_a_petition(t: TestSite) {
        use folkmoot::features::deadlines::{self, PromiseKind};
        let scene = scene(&t);
        t.run_jobs();
        t.send_mails();
        let petition = start(&t, &scene, Procedure::without_sponsors());
        let contribution_id = petition.contribution_id;
        let case = t.app.db.read_here(move |conn| moderation::find_open_case(conn, contribution_id)).unwrap().unwrap();
        let given = t.app.db.read_here(move |conn| deadlines::find(conn, PromiseKind::Moderation, case.id)).unwrap().unwrap();
        assert_eq!((given.rule.as_str(), given.nearly_after), ("calendar-days:14", Some(11)));
        assert_eq!((given.due_on.to_string(), given.due_at), ("2026-12-07".to_owned(), case.due_at));
        t.sign_in(&scene.author).get(&petition.url()).await.is(200).sees("Monday 7 December 2026");
        let mut moderator = t.sign_in(&scene.moderator);
        let page = moderator.get(&format!("/desk/moderation/{}", case.id)).await;
        page.is(200).sees("Monday 23 November 2026 It came in: day zero").sees("Monday 7 December 2026 Day 14");
        // One line a day: how the case stands in the queue, and what moderators are told.
        let mut seen = Vec::new();
        for day in 1..=15 {
            t.advance(Duration::days(1));
            t.run_jobs();
            let row = moderator.get("/desk/moderation").await;
            let state = ["soon", "overdue", "running"].into_iter().find(|state| !row.all(&format!(".desk-table .due-{state}")).is_empty());
            let subjects: Vec<_> = t.send_mails().into_iter()
                .filter(|mail| mail.message.to.as_str() == scene.moderator.email)
                .map(|mail| mail.message.subject.split(':').next().unwrap_or_default().to_owned())
                .collect();
            let is_marked = row.text().contains("Nearly overdue");
            assert_eq!(is_marked, (11..=14).contains(&day), "day {day}");
            seen.push((day, state.unwrap(), subjects.join(", ")));
        }
        let none = String::new;
        let expected: Vec<_> = (1..=15).map(|day| match day {
            1..=10 => (day, "running", none()),
            11 => (day, "soon", "Little time is left".to_owned()),
            14 => (day, "soon", "Due today".to_owned()),
            15 => (day, "overdue", "Overdue".to_owned()),
            _ => (day, "soon", none()),
        }).collect();
        assert_eq!(seen, expected);
        // Reported once it is public, it waits two working days like any other text.
        decide(&t, &scene, &petition, Ruling::approve());
        let (zone, now) = (t.zone(), t.now());
        let due_at = t.write(move |tx| {
            let contribution = folkmoot::features::contributions::find(tx, contribution_id)?.unwrap();
            let report = moderation::NewReport { reporter_key: "account:1".to_owned(), account_id: None, reason: None, note: String::new() };
            moderation::report(tx, &contribution, &report, zone, now)?;
            moderation::read_by(tx, contribution_id)
        });
        assert_eq!(due_at.unwrap().rfc3339(), "2026-12-10T23:59:59Z");
    }
}
