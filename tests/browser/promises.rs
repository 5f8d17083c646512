//! A promise with a date, by the people whose it is: asked while similar questions are offered,
//! sorted, handed over, clarified, extended, overdue, answered, rated and reviewed.

use chrono::Duration;
use folkmoot::features::questions::{Procedure, procedures};

use super::journey::sign_in_by_mail;
use super::{Browser, Look, Stage};
use crate::common::{TestSite, serve_on_postgres, serve_on_sqlite};

#[test]
fn a_question_and_its_promise_on_sqlite() {
    serve_on_sqlite(|t| a_question_and_its_promise(t, "promise-sqlite", Look::desktop()));
}

#[test]
fn a_question_and_its_promise_on_postgres() {
    serve_on_postgres(|t| a_question_and_its_promise(t, "promise-postgres", Look::desktop()));
}

#[test]
fn a_question_and_its_promise_on_a_phone_without_script() {
    let look = Look::phone().without_script();
    serve_on_sqlite(|t| a_question_and_its_promise(t, "promise-phone", look));
}

const TITLE: &str = "Who looks after the benches at the harbour?";

async fn a_question_and_its_promise(t: TestSite, name: &str, look: Look) {
    let Some(stage) = Stage::for_test(name).await else {
        return;
    };
    let desk = t.body("Citizens Desk");
    let parks = t.body("Parks Office");
    let (sorter, _) = t.official("Tina Sort", &desk);
    let (gardener, _) = t.official("Paul Green", &parks);
    let (chief_account, _) = t.official("Hilda Chief", &parks);
    let anna = t.citizen("Anna Vale");
    let (desk_id, now) = (desk.id, t.now());
    t.write(move |tx| {
        let procedure = Procedure {
            does_triage: true,
            ..Procedure::default()
        };
        procedures::set_procedure(tx, desk_id, &procedure, None, now)
    });
    let url = t.url();
    let mut people = Vec::new();
    for account in [&anna, &sorter, &gardener, &chief_account] {
        let browser = stage.open(&url, look.clone()).await;
        sign_in_by_mail(&t, &browser, account).await;
        people.push(browser);
    }
    let [anna, sorter, gardener, chief] = &people[..] else {
        unreachable!("four people signed in")
    };

    let question = she_asks_without_knowing_whom(anna).await;
    it_is_handed_over(sorter, &question).await;
    it_is_clarified(&t, gardener, anna, &question).await;
    it_is_extended_and_still_late(&t, gardener, anna, &question).await;
    it_is_answered_and_rated(&t, gardener, anna, &question).await;
    // Whoever was away for so long signs in again.
    sign_in_by_mail(&t, chief, &chief_account).await;
    it_is_reviewed(&t, chief, anna, &question).await;
}

/// The page is accessible; what checks that is a script itself.
async fn checked(browser: &Browser) {
    if browser.look.script {
        browser.passes_axe().await;
    }
    browser.fits().await;
}

/// Returns the address of the question.
async fn she_asks_without_knowing_whom(anna: &Browser) -> String {
    anna.open("/questions/new").await;
    anna.choose("I do not know").await;
    anna.fill("Your question in one sentence", TITLE).await;
    anna.fill(
        "Details",
        "Four of the nine benches are broken, and nobody has been seen there.",
    )
    .await;
    checked(anna).await;
    anna.click("Send the question").await;
    anna.see("On its way to the right body").await;
    anna.see("Citizens Desk").await;
    let path = anna.current_path().await;
    path.split(['?', '#']).next().unwrap().to_owned()
}

async fn it_is_handed_over(sorter: &Browser, question: &str) {
    sorter.open(&format!("/desk{question}")).await;
    checked(sorter).await;
    sorter.click("Hand over to another body").await;
    sorter.choose("Parks Office").await;
    sorter
        .fill("Reason", "The benches stand on the ground of the park.")
        .await;
    checked(sorter).await;
    sorter.click("Hand it over").await;
    sorter.see("Handed over to Parks Office").await;
}

async fn it_is_clarified(t: &TestSite, gardener: &Browser, anna: &Browser, question: &str) {
    t.advance(Duration::days(1));
    gardener.open(&format!("/desk{question}")).await;
    gardener.click("Ask for clarification").await;
    gardener
        .fill(
            "What do you need to know?",
            "Do you mean the old or the new harbour?",
        )
        .await;
    gardener.click("Ask, and stop the clock").await;
    gardener
        .see("The clock stands until there is a reply")
        .await;
    t.advance(Duration::days(7));
    anna.open(question).await;
    anna.see("The clock stands until you reply").await;
    checked(anna).await;
    anna.click("Say more").await;
    anna.fill("Your reply", "The old one, beside the crane.")
        .await;
    anna.click("Send the reply").await;
    anna.see("the clock runs again").await;
}

async fn it_is_extended_and_still_late(
    t: &TestSite,
    gardener: &Browser,
    anna: &Browser,
    question: &str,
) {
    gardener.open(&format!("/desk{question}/extension")).await;
    gardener.fill("Working days more", "5").await;
    gardener
        .fill("Reason", "The carpenter counts the broken slats first.")
        .await;
    gardener.click("Extend, and publish the reason").await;
    gardener.see("5 days more").await;
    t.send_mails();
    t.advance(Duration::days(25));
    t.run_jobs();
    let mails = t.send_mails();
    assert!(
        mails
            .iter()
            .any(|mail| mail.message.subject.contains("Overdue")),
        "the head of the body is told"
    );
    anna.open(question).await;
    anna.see("has not kept its promise so far").await;
    anna.see("The carpenter counts the broken slats first.")
        .await;
    checked(anna).await;
}

async fn it_is_answered_and_rated(
    t: &TestSite,
    gardener: &Browser,
    anna: &Browser,
    question: &str,
) {
    gardener.open(&format!("/desk{question}")).await;
    gardener
        .fill(
            "Your answer",
            "The gardeners do. All benches are mended by the end of May.",
        )
        .await;
    gardener.click("Publish the answer").await;
    gardener
        .see("All benches are mended by the end of May")
        .await;
    anna.open(question).await;
    anna.click("Rate the answer").await;
    anna.choose("Partly").await;
    anna.click("Save the rating").await;
    anna.see("it was partly answered").await;
    anna.click("Ask for an internal review").await;
    anna.fill(
        "What is wrong with the answer?",
        "It does not say which benches are meant.",
    )
    .await;
    checked(anna).await;
    anna.click("Ask for the review").await;
    anna.see("looks at the answer again").await;
    t.send_mails();
}

async fn it_is_reviewed(t: &TestSite, chief: &Browser, anna: &Browser, question: &str) {
    chief.open(&format!("/desk{question}/review")).await;
    chief.choose("The review changed the answer").await;
    chief
        .fill(
            "What you found",
            "All nine benches beside the crane are meant.",
        )
        .await;
    checked(chief).await;
    chief.click("Publish the decision").await;
    chief.see("The review changed the answer").await;
    let mails = t.send_mails();
    assert!(
        mails
            .iter()
            .any(|mail| mail.message.to.as_str().starts_with("anna.vale")),
        "the asker is told how the review ended"
    );
    anna.open(question).await;
    anna.see("All nine benches beside the crane are meant.")
        .await;
    checked(anna).await;
}
