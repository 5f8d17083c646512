//! Attaching a file and getting it back, in a real browser.

use serde_json::json;

use super::journey::sign_in_by_mail;
use super::{Look, Stage};
use crate::common::{TestSite, serve_on_postgres, serve_on_sqlite};

const PDF: &str = "%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n";

#[test]
fn a_file_is_attached_and_downloaded() {
    serve_on_sqlite(|t| attach(t, "files", Look::desktop()));
}

#[test]
fn a_file_is_attached_and_downloaded_on_postgres() {
    serve_on_postgres(|t| attach(t, "files-postgres", Look::phone()));
}

#[test]
fn a_file_is_attached_and_downloaded_without_script() {
    serve_on_sqlite(|t| attach(t, "files-no-script", Look::desktop().without_script()));
}

async fn attach(t: TestSite, name: &str, look: Look) {
    let Some(stage) = Stage::for_test(name).await else {
        return;
    };
    // Axe is a script.
    let has_script = name != "files-no-script";
    t.body("Parks Office");
    let account = t.citizen("Anna Vale");
    let anna = stage.open(&t.url(), look).await;
    sign_in_by_mail(&t, &anna, &account).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan of the pond.pdf");
    std::fs::write(&file, PDF).unwrap();

    anna.open("/questions/new?body=parks-office").await;
    anna.fill("Your question in one sentence", "Short").await;
    anna.fill(
        "Details",
        "It has been dry since spring, and the ducks are gone.",
    )
    .await;
    anna.fill("Files", file.to_str().unwrap()).await;
    anna.click("Send the question").await;
    anna.see("Write at least 10 characters").await;
    anna.see("Files you have sent").await;
    if has_script {
        anna.passes_axe().await;
    }
    anna.fits().await;
    anna.fill(
        "Your question in one sentence",
        "When is the pond filled again?",
    )
    .await;
    anna.click("Send the question").await;
    anna.see("Your question is public").await;
    anna.see("plan of the pond.pdf").await;
    if has_script {
        anna.passes_axe().await;
    }
    anna.fits().await;

    let download = "const ask = new XMLHttpRequest();\
        ask.open('GET', document.querySelector('.files a').href, false);\
        ask.send();\
        return [ask.status, ask.responseText, ask.getResponseHeader('content-disposition').split(';')[0]]";
    let got = anna.run(download, vec![]).await;
    assert_eq!(got, json!([200, PDF, "attachment"]));
}
