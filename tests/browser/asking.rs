//! Asking a question while similar ones that were answered are offered.

use folkmoot::features::contributions::Channel;
use folkmoot::features::questions::{self, Answer, Ask};

use super::{Look, Stage};
use crate::common::{TestSite, serve_on_postgres, serve_on_sqlite};

const ANSWERED: &str = "When will the library at the quay open on Saturdays?";

#[test]
fn similar_questions_are_offered_while_one_is_typed_on_sqlite() {
    serve_on_sqlite(|t| similar_are_offered(t, "similar-sqlite", Look::desktop()));
}

#[test]
fn similar_questions_are_offered_while_one_is_typed_on_postgres() {
    serve_on_postgres(|t| similar_are_offered(t, "similar-postgres", Look::desktop()));
}

#[test]
fn similar_questions_are_offered_while_one_is_typed_on_a_phone() {
    serve_on_sqlite(|t| similar_are_offered(t, "similar-phone", Look::phone()));
}

#[test]
fn without_script_they_are_offered_before_sending() {
    serve_on_sqlite(offered_before_sending);
}

fn answered_question(t: &TestSite) -> String {
    let body = t.body("Library Service");
    let (officer, official) = t.official("Olga Reed", &body);
    let bert = t.citizen("Bert Hill");
    let ask = Ask {
        body_id: body.id,
        lang: "en".to_owned(),
        title: ANSWERED.to_owned(),
        text: "It was closed on Saturdays last winter.".to_owned(),
        ..Ask::by_account(bert.id, &bert.name, t.now())
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    let asked = t.write({
        let spine = spine.clone();
        move |tx| questions::ask(tx, &spine, &ask, zone, now)
    });
    let answer = Answer {
        question_id: asked.question.id,
        official_id: Some(official.id),
        account_id: Some(officer.id),
        author_name: officer.name,
        channel: Channel::Web,
        lang: "en".to_owned(),
        text: "From ten to four, all year.".to_owned(),
        submission_key: None,
    };
    t.write(move |tx| questions::answer(tx, &spine, &answer, zone, now));
    asked.question.url()
}

async fn similar_are_offered(t: TestSite, name: &str, look: Look) {
    let Some(stage) = Stage::for_test(name).await else {
        return;
    };
    let url = answered_question(&t);
    let anna = stage.open(&t.url(), look).await;
    super::journey::sign_in_by_mail(&t, &anna, &t.citizen("Anna Vale")).await;
    anna.open("/questions/new").await;
    anna.see_nothing_of(ANSWERED).await;
    anna.fill("Details", "I would like to read there at the weekend.")
        .await;
    anna.fill(
        "Your question in one sentence",
        "Is the libary open on saterday",
    )
    .await;
    anna.see("One answered question is similar").await;
    anna.see(ANSWERED).await;
    anna.passes_axe().await;
    anna.fits().await;
    anna.picture(name).await;
    // What was typed outlives a look at the answer.
    anna.click(ANSWERED).await;
    anna.at(&url).await;
    anna.back().await;
    anna.at("/questions/new").await;
    anna.until("the draft is there again", async || {
        let title = anna.value_of("Your question in one sentence").await;
        (title == "Is the libary open on saterday").then_some(())
    })
    .await;
    anna.fill(
        "Your question in one sentence",
        "Who feeds the swans on the pond?",
    )
    .await;
    anna.until("the list is gone", async || {
        (!anna.text().await.contains(ANSWERED)).then_some(())
    })
    .await;
    anna.close().await;
}

async fn offered_before_sending(t: TestSite) {
    let Some(stage) = Stage::for_test("similar-no-script").await else {
        return;
    };
    answered_question(&t);
    let anna = stage.open(&t.url(), Look::desktop().without_script()).await;
    super::journey::sign_in_by_mail(&t, &anna, &t.citizen("Anna Vale")).await;
    anna.open("/questions/new?body=library-service").await;
    anna.fill(
        "Your question in one sentence",
        "Is the libary open on saterday?",
    )
    .await;
    anna.see_nothing_of(ANSWERED).await;
    anna.fill("Details", "I would like to read there at the weekend.")
        .await;
    anna.submit().await;
    anna.see("Has this been answered already?").await;
    anna.see(ANSWERED).await;
    anna.close().await;
}
