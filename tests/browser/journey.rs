//! The whole chain, by the people whose it is: a body asks, citizens speak, a moderator reads, an
//! official answers, an editor counts, the decision answers, and everybody can see what became of
//! what they said.

use chrono::Duration;
use folkmoot::features::accounts::Account;
use folkmoot::features::bodies::Body;
use folkmoot::features::moderation::Translated;
use folkmoot::features::petitions::Procedure;
use folkmoot::features::petitions::procedures::{self, NewProcedure};
use folkmoot::platform::actor::Role;
use folkmoot::platform::i18n::Lang;

use super::{Browser, Look, Stage};
use crate::common::{TestSite, serve_on_postgres, serve_on_sqlite};

const DOCUMENT: &str = "# A park along the old river\n\nWhat we propose for the banks.\n\n\
    ## Paths\n\nA path of three metres on both banks, lit until midnight.\n\n\
    ## Trees\n\nTwo hundred trees, mostly willow and alder.\n\n\
    ### Who looks after them\n\nThe parks office, with volunteers.\n";

#[test]
fn the_whole_chain_on_sqlite() {
    serve_on_sqlite(|t| the_whole_chain(t, "chain-sqlite", Look::desktop()));
}

#[test]
fn the_whole_chain_on_postgres() {
    serve_on_postgres(|t| the_whole_chain(t, "chain-postgres", Look::desktop()));
}

#[test]
fn the_whole_chain_without_script() {
    serve_on_sqlite(|t| the_whole_chain(t, "chain-no-script", Look::desktop().without_script()));
}

#[test]
fn the_whole_chain_on_a_phone() {
    serve_on_sqlite(|t| the_whole_chain(t, "chain-phone", Look::phone()));
}

struct People {
    official: Browser,
    moderator: Browser,
    editor: Browser,
    administrator: Browser,
    citizen: Browser,
    visitor: Browser,
}

async fn the_whole_chain(t: TestSite, name: &str, look: Look) {
    let Some(stage) = Stage::for_test(name).await else {
        return;
    };
    let body = t.body("Parks Office");
    petition_procedure(&t, Procedure::without_sponsors());
    let official = t.official("Olga Reyes", &body).0;
    let moderator = t.staff("Moira Bell", Role::Moderator);
    let editor = t.staff("Edith Kane", Role::Editor);
    let administrator = t.staff("Ada Stone", Role::Administrator);
    let url = t.url();
    let open = async |account: Option<&Account>| {
        let browser = stage.open(&url, look.clone()).await;
        if let Some(account) = account {
            sign_in_by_mail(&t, &browser, account).await;
        }
        browser
    };
    let people = People {
        official: open(Some(&official)).await,
        moderator: open(Some(&moderator)).await,
        editor: open(Some(&editor)).await,
        administrator: open(Some(&administrator)).await,
        citizen: open(None).await,
        visitor: open(None).await,
    };

    the_administrator_looks_after_the_site(&people.administrator, &body).await;
    the_editor_opens_a_consultation(&people.editor).await;
    let trace = the_citizen_takes_part(&t, &people.citizen).await;
    the_moderator_decides(&people.moderator).await;
    the_visitor_signs(&t, &people.visitor).await;
    the_official_answers(&people.official).await;
    t.run_jobs();
    t.send_mails();

    // The consultation closes by its date; no job is needed for that.
    t.advance(Duration::days(20));
    the_citizen_finds_it_closed(&people.citizen).await;
    the_editor_publishes_results(&t, &people.editor).await;
    the_editor_publishes_the_decision(&t, &people.editor, &trace).await;
    the_citizen_sees_what_became_of_it(&t, &people.citizen, &trace).await;
    the_visitor_reads_the_decision(&people.visitor, &trace).await;
}

/// A procedure by which petitions can be started.
pub(super) fn petition_procedure(t: &TestSite, terms: Procedure) {
    let new = NewProcedure {
        slug: "usual".to_owned(),
        name: Translated::new([(Lang::En, "Town petition")]),
        explanation: Translated::new([(Lang::En, "For what the town decides.")]),
        terms,
        position: 1,
        active: true,
        map_id: None,
    };
    let now = t.now();
    t.write(move |tx| procedures::add(tx, &new, None, now));
}

/// Everybody on the staff signs in as people do who have no password: by a mailed link.
pub(super) async fn sign_in_by_mail(t: &TestSite, browser: &Browser, account: &Account) {
    browser.open("/login").await;
    browser.fill("E-mail address", &account.email).await;
    browser.click("Mail me a link instead").await;
    browser.see("Look into your mail").await;
    browser.open(&t.mailed_path("/login/link")).await;
    // The page's header has a link of the same name.
    browser.click_css("main form button[type=submit]").await;
    browser.see("You are signed in").await;
}

async fn the_administrator_looks_after_the_site(administrator: &Browser, body: &Body) {
    administrator.open("/admin").await;
    assert_eq!(administrator.status().await, 200);
    administrator.open(&format!("/bodies/{}", body.slug)).await;
    administrator.see("Parks Office").await;
}

async fn the_editor_opens_a_consultation(editor: &Browser) {
    editor.open("/desk/editor").await;
    editor.click("Set up a consultation").await;
    editor.fill("Title", "A park along the old river").await;
    editor
        .fill(
            "In three sentences",
            "The old river is dry. We want a park there. Say what it needs.",
        )
        .await;
    editor
        .fill(
            "Description",
            "## Background\n\nThe river was moved in 1968.",
        )
        .await;
    editor.fill("Body that asks", "Parks Office").await;
    editor
        .fill(
            "Who decides",
            "The council decides in spring and answers each theme.",
        )
        .await;
    editor.fill("Announced on", "2026-11-23").await;
    editor.fill("Opens on", "2026-11-23").await;
    editor.fill("Closes at the end of", "2026-12-04").await;
    editor.choose("After publication").await;
    editor.click("Publish the consultation").await;
    editor.see("The consultation is published").await;
    editor.click("Add a document").await;
    editor.fill("Title", "The plan for the park").await;
    editor.fill("Text in Markdown", DOCUMENT).await;
    editor.click("Publish this document").await;
    editor.see("The document is published").await;
}

/// Returns the address of the trace of the citizen's comment.
async fn the_citizen_takes_part(t: &TestSite, citizen: &Browser) -> String {
    citizen.open("/signup").await;
    citizen
        .fill("E-mail address", "anna.vale@people.example")
        .await;
    citizen.fill("Your name", "Anna Vale").await;
    citizen.click("Mail me the link").await;
    citizen.see("Look into your mail").await;
    citizen.open(&t.mailed_path("/signup/confirm")).await;
    citizen.click("Open my account").await;
    citizen.see("Your account is open").await;

    citizen.open("/consultations").await;
    citizen.click("A park along the old river").await;
    citizen.click("The plan for the park").await;
    citizen.see("Two hundred trees").await;
    citizen
        .open("/consultations/a-park-along-the-old-river/documents/the-plan-for-the-park/sections/paths")
        .await;
    citizen
        .fill(
            "Your comment",
            "Light the path **all night**: nurses walk home at two.",
        )
        .await;
    citizen.click("Send this comment").await;
    citizen.see("nurses walk home at two").await;
    let trace = citizen
        .find("a[href^='/c/']")
        .await
        .attr("href")
        .await
        .unwrap()
        .unwrap();
    let trace = trace.split(['?', '#']).next().unwrap().to_owned();
    let trace = trace.split("/report").next().unwrap().to_owned();
    citizen.open(&trace).await;
    citizen.see("nurses walk home at two").await;

    citizen.open("/questions/new").await;
    citizen.choose("Parks Office").await;
    citizen
        .fill(
            "Your question in one sentence",
            "When will the first trees be planted?",
        )
        .await;
    citizen
        .fill(
            "Details",
            "The plan names no date, and the planting season is short.",
        )
        .await;
    citizen.click("Send the question").await;
    citizen.see("When will the first trees be planted?").await;

    citizen.open("/petitions/new").await;
    citizen
        .fill(
            "Who should act?",
            "Parks Office: What the Parks Office is for.",
        )
        .await;
    citizen
        .fill("What should it do?", "Plant fruit trees in the new park")
        .await;
    citizen
        .fill("Why?", "Everybody may pick them, and the bees like them.")
        .await;
    citizen.click("Check what you wrote").await;
    citizen.click("Send to moderation").await;
    citizen.see("not public yet").await;
    trace
}

async fn the_moderator_decides(moderator: &Browser) {
    moderator.open("/desk/moderation").await;
    moderator.click("Plant fruit trees in the new park").await;
    moderator.choose("Publish it").await;
    moderator.click("Decide").await;
    moderator.see("It stands in the public log").await;
    moderator.open("/petitions").await;
    moderator.see("Plant fruit trees in the new park").await;
}

async fn the_visitor_signs(t: &TestSite, visitor: &Browser) {
    t.send_mails();
    visitor.open("/petitions").await;
    visitor.click("Plant fruit trees in the new park").await;
    visitor.fill("Your name", "Ben Okoro").await;
    visitor
        .fill("Your e-mail address", "ben.okoro@people.example")
        .await;
    visitor.fill("Your postcode", "AB1 2CD").await;
    // On a phone a link to the form has the same name.
    visitor
        .click_css("form[action$='/signatures'] button[type=submit]")
        .await;
    visitor.see("Check your mail").await;
    visitor.open(&t.mailed_path("/confirm")).await;
    visitor.click("Confirm my signature").await;
    visitor.see("Your signature counts").await;
    visitor.open("/petitions").await;
    visitor.click("Plant fruit trees in the new park").await;
    visitor.see("1 signature").await;
}

async fn the_official_answers(official: &Browser) {
    official.open("/desk/questions").await;
    official
        .click("When will the first trees be planted?")
        .await;
    official
        .fill(
            "Your answer",
            "In February: the first eighty, along the eastern path.",
        )
        .await;
    official.click("Publish the answer").await;
    official.find(".notice").await;
    official.open("/questions").await;
    official
        .click("When will the first trees be planted?")
        .await;
    official.see("In February: the first eighty").await;
}

async fn the_citizen_finds_it_closed(citizen: &Browser) {
    citizen
        .open("/consultations/a-park-along-the-old-river/documents/the-plan-for-the-park/sections/paths")
        .await;
    citizen.see("nurses walk home at two").await;
    assert_eq!(
        citizen.count("textarea[name=text]").await,
        0,
        "no form once it is closed"
    );
}

async fn the_editor_publishes_results(t: &TestSite, editor: &Browser) {
    editor
        .open("/desk/editor/consultations/a-park-along-the-old-river/results/new")
        .await;
    editor
        .fill(
            "What was found",
            "People want light at night and **fruit trees**.",
        )
        .await;
    editor.click("Save the draft").await;
    editor.click("Publish and freeze").await;
    t.run_jobs();
    editor.open("/results").await;
    editor.click("A park along the old river").await;
    editor.see("People want light at night").await;
}

async fn the_editor_publishes_the_decision(t: &TestSite, editor: &Browser, trace: &str) {
    editor
        .open("/desk/editor/consultations/a-park-along-the-old-river/decisions/new")
        .await;
    editor
        .fill("Title", "The park gets light and fruit trees")
        .await;
    editor
        .fill(
            "What was asked",
            "What should the park along the old river have?",
        )
        .await;
    editor
        .fill(
            "What was decided, as a whole",
            "The council builds the park with lit paths.",
        )
        .await;
    editor.fill("Day of the decision", "2026-12-12").await;
    editor.click_css("main form button[type=submit]").await;
    editor
        .click_css("input[type=checkbox][name^='result-']")
        .await;
    editor.click("Add a theme").await;
    // With a theme that has no answer it cannot be published.
    editor.click("Publish the decision").await;
    editor.find(".error-summary").await;
    let theme = editor.find("input[name$='-title']").await;
    theme.send_keys("Light at night").await.unwrap();
    for (part, words) in [
        ("said", "People walk home late and want light."),
        ("decided", "The eastern path is lit all night."),
        ("why", "Most who wrote come from the hospital."),
        ("cites", trace),
    ] {
        let field = editor.find(&format!("textarea[name$='-{part}']")).await;
        field.send_keys(words).await.unwrap();
    }
    editor.click("Publish the decision").await;
    t.run_jobs();
    editor.open("/decisions").await;
    editor.click("The park gets light and fruit trees").await;
    editor.see("The eastern path is lit all night.").await;
}

async fn the_citizen_sees_what_became_of_it(t: &TestSite, citizen: &Browser, trace: &str) {
    let mails = t.send_mails();
    let mut to_author = mails
        .iter()
        .filter(|mail| mail.message.to.as_str() == "anna.vale@people.example");
    assert!(
        to_author.any(|mail| mail.message.text.contains("/decisions/")),
        "the author is told of the decision"
    );
    citizen.open(trace).await;
    citizen.see("nurses walk home at two").await;
    citizen.see("The park gets light and fruit trees").await;
    citizen.open("/account/contributions").await;
    citizen.see("When will the first trees be planted?").await;
}

async fn the_visitor_reads_the_decision(visitor: &Browser, trace: &str) {
    visitor.open("/").await;
    visitor
        .see("What should the park along the old river have?")
        .await;
    visitor.click("The park gets light and fruit trees").await;
    visitor.see("The eastern path is lit all night.").await;
    visitor.open(trace).await;
    visitor.see("The park gets light and fruit trees").await;
}
