//! A paragraph is commented, other words are suggested, a new version comes with a moved and a split
//! section, the editor says what it made of the comment, and its author finds it beside the new text.

use folkmoot::platform::actor::Role;

use super::journey::sign_in_by_mail;
use super::{Browser, Look, Stage};
use crate::common::{TestSite, serve_on_postgres, serve_on_sqlite};
use crate::http::documents::BASE;
use crate::http::living::{SECOND, long_scene};

#[test]
fn a_comment_lives_through_a_new_version_on_sqlite() {
    serve_on_sqlite(|t| a_comment_lives_on(t, "living-sqlite"));
}

#[test]
fn a_comment_lives_through_a_new_version_on_postgres() {
    serve_on_postgres(|t| a_comment_lives_on(t, "living-postgres"));
}

async fn a_comment_lives_on(t: TestSite, name: &str) {
    let Some(stage) = Stage::for_test(name).await else {
        return;
    };
    let document = long_scene(&t);
    let author = t.citizen("Anna Vale");
    let editor = t.staff("Edda Holm", Role::Editor);
    let anna = stage.open(&t.url(), Look::phone()).await;
    sign_in_by_mail(&t, &anna, &author).await;
    anna.open(&format!("{BASE}/sections/route")).await;
    anna.click("Comment on certain words, or suggest others")
        .await;
    anna.fill("The words you mean", "flat part every eighty metres")
        .await;
    anna.choose("I suggest other words in their place").await;
    anna.fill("What they should say", "flat part every fifty metres")
        .await;
    anna.fill("Your comment", "Wheelchairs need to rest.").await;
    anna.click("Send this comment").await;
    anna.see("Wheelchairs need to rest.").await;
    assert!(
        anna.count("blockquote ins").await > 0,
        "the change is shown"
    );
    anna.passes_axe().await;
    anna.fits().await;
    t.send_mails();

    let edda = stage.open(&t.url(), Look::desktop()).await;
    sign_in_by_mail(&t, &edda, &editor).await;
    the_editor_publishes(&edda, document.id).await;

    let mails = t.send_mails();
    let told = mails
        .iter()
        .find(|mail| mail.message.text.contains("every sixty"));
    let told = told.unwrap_or_else(|| panic!("Anna is told: {mails:?}"));
    let path = told.message.text.split_whitespace().find_map(|word| {
        let path = word.strip_prefix(&t.url())?;
        path.starts_with("/c/").then(|| path.to_owned())
    });
    anna.open(&path.unwrap()).await;
    anna.see("Taken up in part in a new version").await;
    anna.open(&format!("{BASE}/sections/route")).await;
    anna.see("Made on version 2.").await;
    anna.see("These words are no longer in the text.").await;
    anna.see("We take sixty").await;
    anna.click("The words in version 2, and what has changed since")
        .await;
    anna.passes_axe().await;
    anna.fits().await;
    for view in ["", "?view=side"] {
        anna.open(&format!("{BASE}/compare/2/3{view}")).await;
        anna.see("It was a part of ‘2 Route’.").await;
        anna.passes_axe().await;
        anna.fits().await;
    }
    let visitor = stage.open(&t.url(), Look::desktop().without_script()).await;
    visitor.open(BASE).await;
    visitor.see("Taken up in part.").await;
    visitor.fits().await;
}

async fn the_editor_publishes(edda: &Browser, id: i64) {
    edda.open(BASE).await;
    edda.click("Publish a new version").await;
    edda.fill("What has changed", "Ramps have a section of their own.")
        .await;
    edda.fill("Text in Markdown", SECOND).await;
    edda.click("Look at the sections first").await;
    edda.see("It was a part of ‘2 Route’.").await;
    edda.see("Moved").await;
    edda.passes_axe().await;
    edda.click("Publish this version").await;
    edda.see("The new version is published.").await;
    edda.open(&format!("/desk/editor/documents/{id}/dispositions"))
        .await;
    edda.choose("Taken up in part.").await;
    edda.fill(
        "Why",
        "We take sixty metres: every sixty metres there is a flat part.",
    )
    .await;
    edda.passes_axe().await;
    edda.click("Publish this").await;
    edda.see("It is published, and those who wrote are told.")
        .await;
}
