//! A paragraph is commented, other words are suggested, a new version comes with a moved and a split
//! section, the editor says what it made of the comment, and its author finds it beside the new text.

use folkmoot::platform::actor::Role;

use super::journey::sign_in_by_mail;
use super::{Browser, Look, Stage};
use crate::common::{TestSite, serve_on_postgres, serve_on_sqlite};
use crate::http::documents::BASE;
use crate::http::living::{SECOND, long_scene};
use crate::http::living_changes::{LISTS, published};

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
    select(&anna, "flat part every eighty metres").await;
    anna.click("Comment on the selected words").await;
    let quoted = anna.value_of("The words you mean").await;
    assert_eq!(quoted, "flat part every eighty metres");
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

#[test]
fn items_of_a_list_are_quoted_by_selecting_them_on_sqlite() {
    serve_on_sqlite(|t| lists_are_quoted(t, "selecting-sqlite"));
}

#[test]
fn items_of_a_list_are_quoted_by_selecting_them_on_postgres() {
    serve_on_postgres(|t| lists_are_quoted(t, "selecting-postgres"));
}

async fn lists_are_quoted(t: TestSite, name: &str) {
    let Some(stage) = Stage::for_test(name).await else {
        return;
    };
    published(&t, LISTS);
    let anna = stage.open(&t.url(), Look::desktop()).await;
    sign_in_by_mail(&t, &anna, &t.citizen("Anna Vale")).await;
    for (page, first, last, quoted) in [
        (
            "",
            "every 60",
            "don’t meet.",
            "every 60 metres. The two paths don’t meet.",
        ),
        ("/sections/paths", "2026", "quay", "2026 Survey of the quay"),
        ("", "plan:", "Benches", "plan: Benches"),
    ] {
        anna.open(&format!("{BASE}{page}")).await;
        select_from_to(&anna, first, last).await;
        anna.click("Comment on the selected words").await;
        anna.fill("Your comment", &format!("About {quoted}")).await;
        anna.click("Send this comment").await;
        anna.see(&format!("About {quoted}")).await;
        let shown = "return [...document.querySelectorAll('blockquote')].map((one) => one.textContent.trim());";
        let shown = anna.run(shown, Vec::new()).await;
        let shown = shown.as_array().cloned().unwrap_or_default();
        assert!(shown.contains(&quoted.into()), "{quoted}: {shown:?}");
    }
    // Of words that stand twice, those are meant that were selected.
    anna.open(BASE).await;
    select_from_to(&anna, "the toll", "nothing").await;
    anna.click("Comment on the selected words").await;
    anna.see("The words you mean").await;
    let before = "return document.querySelector('form.say [name=prefix]').value;";
    let before = anna.run(before, Vec::new()).await;
    let before = before.as_str().unwrap_or_default().trim_end();
    assert!(before.ends_with("two euros. On Sundays"), "{before}");
}

/// Selects from the first words to the last ones, over as many elements as there are between.
async fn select_from_to(browser: &Browser, first: &str, last: &str) {
    let script = "const [first, last] = arguments;\
         const walker = document.createTreeWalker(document.querySelector('[data-quote]'), 4);\
         let from = null;\
         for (let node; (node = walker.nextNode());) {\
           const at = node.data.indexOf(first);\
           if (!from && at >= 0) from = [node, at];\
           const end = node.data.indexOf(last, from && from[0] === node ? from[1] : 0);\
           if (!from || end < 0) continue;\
           getSelection().setBaseAndExtent(...from, node, end + last.length);\
           return true;\
         }\
         return false;";
    let found = browser.run(script, vec![first.into(), last.into()]).await;
    assert_eq!(found, true, "'{first}' and '{last}' stand in the text");
}

/// Selects words of the text, as somebody does with a pointer.
async fn select(browser: &Browser, words: &str) {
    let script = "const [words] = arguments;\
         const walker = document.createTreeWalker(document.querySelector('[data-quote]'), 4);\
         for (let node; (node = walker.nextNode());) {\
           const at = node.data.indexOf(words);\
           if (at < 0) continue;\
           getSelection().setBaseAndExtent(node, at, node, at + words.length);\
           return true;\
         }\
         return false;";
    let found = browser.run(script, vec![words.into()]).await;
    assert_eq!(found, true, "'{words}' stands in the text");
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
    edda.click("Say what became of comments").await;
    edda.see("One section waits for an answer").await;
    edda.passes_axe().await;
    edda.open(&format!("/desk/editor/documents/{id}/dispositions/route"))
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
