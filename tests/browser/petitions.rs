//! The life of a petition, by the people whose it is: drafted with similar ones shown, sponsored,
//! read, signed on a phone, answered by its promise, debated.

use chrono::Duration;
use folkmoot::features::petitions::{self, Procedure, State};
use folkmoot::platform::actor::Role;

use super::journey::{petition_procedure, sign_in_by_mail};
use super::{Browser, Look, Stage};
use crate::common::{TestSite, serve_on_postgres, serve_on_sqlite};

const ASKED: &str = "Keep the Eastbank library open on Sundays";

#[test]
fn the_life_of_a_petition_on_sqlite() {
    serve_on_sqlite(|t| the_life_of_a_petition(t, "petition-sqlite", true));
}

#[test]
fn the_life_of_a_petition_on_postgres() {
    serve_on_postgres(|t| the_life_of_a_petition(t, "petition-postgres", true));
}

#[test]
fn the_life_of_a_petition_without_script() {
    serve_on_sqlite(|t| the_life_of_a_petition(t, "petition-no-script", false));
}

async fn the_life_of_a_petition(t: TestSite, name: &str, has_script: bool) {
    let Some(stage) = Stage::for_test(name).await else {
        return;
    };
    let body = t.body("Libraries Service");
    petition_procedure(
        &t,
        Procedure {
            sponsors_needed: 2,
            response_threshold: 5,
            debate_threshold: Some(8),
            ..Procedure::default()
        },
    );
    let url = t.url();
    let look = |look: Look| {
        if has_script {
            look
        } else {
            look.without_script()
        }
    };
    let author = t.citizen("Anna Vale");
    let moderator = t.staff("Moira Bell", Role::Moderator);
    let official = t.official("Olga Reyes", &body).0;
    let anna = stage.open(&url, look(Look::desktop())).await;
    sign_in_by_mail(&t, &anna, &author).await;
    let moira = stage.open(&url, look(Look::desktop())).await;
    sign_in_by_mail(&t, &moira, &moderator).await;
    let olga = stage.open(&url, look(Look::desktop())).await;
    sign_in_by_mail(&t, &olga, &official).await;
    let phone = stage.open(&url, look(Look::phone())).await;

    a_similar_one_is_open(&t, body.id);
    let id = she_writes_it(&t, &anna, has_script).await;
    let link = her_sponsors_link(&anna).await;
    for number in 1..=2 {
        sign(&t, &phone, &link, number, "Stand behind it").await;
    }
    anna.reload().await;
    anna.see("A moderator reads it by").await;
    t.send_mails();

    moira.open("/desk/moderation").await;
    moira.click(ASKED).await;
    moira.choose("Publish it").await;
    moira.click("Decide").await;
    moira.see("It stands in the public log").await;
    t.send_mails();

    let address = format!("/petitions/{id}");
    for number in 3..=5 {
        sign(&t, &phone, &address, number, "Sign this petition").await;
    }
    phone.open(&address).await;
    phone.see("responds here by Monday 21 December 2026").await;
    phone.see("reached the number for a response").await;
    check(&phone, has_script).await;
    phone.fits().await;
    t.send_mails();

    olga.open("/desk/petitions").await;
    olga.click(ASKED).await;
    olga.click("Respond").await;
    olga.fill(
        "Your response in two sentences",
        "Yes: on Sundays from two to six.",
    )
    .await;
    olga.fill(
        "Your response in full",
        "We open on Sundays from October on, with one librarian and the volunteers.",
    )
    .await;
    olga.click("Publish the response").await;
    olga.see("The response is published").await;

    for number in 6..=8 {
        sign(&t, &phone, &address, number, "Sign this petition").await;
    }
    phone.open(&address).await;
    phone.see("names a day for a debate").await;
    olga.open(&format!("{address}/debate")).await;
    check(&olga, has_script).await;
    olga.choose("It is debated on a day ahead").await;
    olga.fill("Day", "2026-12-10").await;
    olga.fill("Where", "Council chamber").await;
    olga.click("Publish").await;
    olga.see("It is debated on Thursday 10 December 2026").await;

    t.advance(Duration::days(190));
    t.run_jobs();
    t.run_jobs();
    phone.open(&address).await;
    phone.see("This petition has closed").await;
    let petition = t.app.db.read_here(move |conn| petitions::find(conn, id));
    let petition = petition.unwrap().unwrap();
    assert_eq!(
        (petition.state, petition.signature_count),
        (State::Closed, 8)
    );
    // Half a year later who signed is forgotten, and how many is not.
    t.advance(Duration::days(190));
    t.run_jobs();
    sign_in_by_mail(&t, &moira, &moderator).await;
    moira
        .open(&format!("/desk/petitions/{id}/signatures"))
        .await;
    moira
        .see("names and addresses of those who signed have been deleted")
        .await;
    phone.open(&address).await;
    phone.see("8 signatures").await;
    let wrong = t.app.db.read_here(petitions::check_counts).unwrap();
    assert_eq!(wrong, []);
}

/// The checker is a script: without any there is nothing that could run it.
async fn check(browser: &Browser, has_script: bool) {
    if has_script {
        browser.passes_axe().await;
    }
}

/// Somebody asks for nearly the same already.
fn a_similar_one_is_open(t: &TestSite, body_id: i64) {
    let new = petitions::NewPetition {
        body_id,
        action: "Open the Eastbank library on Sunday mornings".to_owned(),
        background: "People who work in shifts can come on Sundays or not at all.".to_owned(),
        details: String::new(),
        account_id: None,
        author_name: "Ben Okoro".to_owned(),
        lang: "en".to_owned(),
        submission_key: None,
        marks: None,
        procedure: Procedure::without_sponsors(),
        procedure_id: None,
        zone: t.zone(),
    };
    let (spine, now) = (t.spine.clone(), t.now());
    let moderator = t.actor(&t.staff("Mo Dera", Role::Moderator));
    t.write(move |tx| {
        use folkmoot::features::moderation::{self, Ruling};
        let petition = petitions::start(tx, &spine, &new, now)?;
        let case = moderation::find_open_case(tx, petition.contribution_id)?.unwrap();
        moderation::decide(tx, &spine, &moderator, case.id, &Ruling::approve(), now)
    });
}

async fn she_writes_it(t: &TestSite, anna: &Browser, has_script: bool) -> i64 {
    anna.open("/petitions/new").await;
    check(anna, has_script).await;
    anna.fits().await;
    anna.fill(
        "Who should act?",
        "Libraries Service: What the Libraries Service is for.",
    )
    .await;
    anna.fill("What should it do?", ASKED).await;
    if has_script {
        anna.see("A petition that asks for something similar is open")
            .await;
        anna.see("Open the Eastbank library on Sunday mornings")
            .await;
        check(anna, has_script).await;
        anna.fits().await;
    }
    anna.fill("Why?", "It is the only library on this side of the river.")
        .await;
    anna.click("Check what you wrote").await;
    anna.see("Open the Eastbank library on Sunday mornings")
        .await;
    anna.see("There are no details").await;
    check(anna, has_script).await;
    anna.click("Go on to your sponsors").await;
    anna.see("0 sponsors of 2 needed").await;
    check(anna, has_script).await;
    anna.fits().await;
    let path = anna.current_path().await;
    t.send_mails();
    path.split('/').nth(2).unwrap().parse().unwrap()
}

async fn her_sponsors_link(anna: &Browser) -> String {
    let link = anna.find("a[href*='/support?key=']").await;
    let address = link.attr("href").await.unwrap().unwrap();
    let start = address.find("/petitions/").unwrap();
    address[start..].to_owned()
}

/// On a phone: one short form, the mail, and a button behind its link.
async fn sign(t: &TestSite, phone: &Browser, path: &str, number: usize, button: &str) {
    phone.open(path).await;
    phone.fits().await;
    phone.fill("Your name", "Cleo Park").await;
    phone
        .fill(
            "Your e-mail address",
            &format!("signatory{number}@people.example"),
        )
        .await;
    phone.fill("Your postcode", "RM1 2CD").await;
    phone.see(button).await;
    phone
        .click_css("form[action$='/signatures'] button[type=submit]")
        .await;
    phone.see("Check your mail").await;
    phone.open(&t.mailed_path("/confirm")).await;
    phone.click("Confirm my signature").await;
    // A sponsor's signature counts when the petition opens.
    let done = if path.contains("/support?") {
        "You stand behind this petition"
    } else {
        "Your signature counts"
    };
    phone.see(done).await;
}
