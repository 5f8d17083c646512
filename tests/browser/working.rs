//! Work that a site may ask of browsers before what they send is public at once: the script does it
//! while somebody writes. Without script the same form works, and a moderator reads the text first.

use folkmoot::config::Config;
use folkmoot::features::contributions::{self, State};
use folkmoot::features::moderation::spam::{Sign, list_signs};

use super::journey::sign_in_by_mail;
use super::{Look, Stage};
use crate::common::{TestDatabase, TestSite, serve_with};
use crate::http::forums::{scene, start};
use crate::http::moderation::reasons;

#[test]
fn the_browser_does_the_work_on_sqlite() {
    let database = Some(TestDatabase::sqlite());
    serve_with(database, asks_for_work, |t| {
        the_browser_does_the_work(t, "working-sqlite")
    });
}

#[test]
fn the_browser_does_the_work_on_postgres() {
    let database = TestDatabase::postgres();
    serve_with(database, asks_for_work, |t| {
        the_browser_does_the_work(t, "working-postgres")
    });
}

fn asks_for_work(config: &mut Config) {
    config.spam.enabled = true;
    // The clock of a test stands still.
    config.spam.form_seconds = 0;
    config.spam.proof_of_work_bits = 10;
}

async fn the_browser_does_the_work(t: TestSite, name: &str) {
    let Some(stage) = Stage::for_test(name).await else {
        return;
    };
    reasons(&t);
    let (_, forum) = scene(&t);
    let topic = start(&t, &forum, "Lights at the crossing");
    let (anna, ben) = (t.citizen("Anna Vale"), t.citizen("Ben Okoro"));

    let browser = stage.open(&t.url(), Look::desktop()).await;
    sign_in_by_mail(&t, &browser, &anna).await;
    browser.open(&topic.url).await;
    browser
        .fill("Your answer", "It is dark there from four o'clock on.")
        .await;
    browser
        .until("the work is done", async || {
            let script = "return document.querySelector('input[data-work]').value";
            let found = browser.run(script, Vec::new()).await;
            found.as_str().filter(|work| !work.is_empty()).map(drop)
        })
        .await;
    browser.click("Send this answer").await;
    browser.see("It is dark there from four o'clock on.").await;
    browser.close().await;

    let plain = stage.open(&t.url(), Look::phone().without_script()).await;
    sign_in_by_mail(&t, &plain, &ben).await;
    plain.open(&topic.url).await;
    plain
        .fill("Your answer", "A lamp at the school would do.")
        .await;
    plain.click("Send this answer").await;
    plain.see("A moderator reads it by").await;
    plain.fits().await;
    plain.close().await;

    let latest = |account: i64| {
        let found = t.app.db.read_here(|conn| {
            let own = contributions::list_of_account(conn, account, None, 1)?.remove(0);
            Ok((own.state, list_signs(conn, own.id)?))
        });
        found.unwrap()
    };
    assert_eq!(latest(anna.id), (State::Published, Vec::new()));
    assert_eq!(latest(ben.id), (State::InReview, vec![Sign::NoWork]));
}
