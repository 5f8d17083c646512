//! A section is said in plain words, a word of it is explained, the document is translated; a new
//! version overtakes the translation. Read without script, by keyboard, on a telephone.

use folkmoot::platform::actor::Role;

use super::journey::sign_in_by_mail;
use super::{Browser, Look, Stage};
use crate::common::{TestSite, serve_on_postgres, serve_on_sqlite};
use crate::http::documents::BASE;
use crate::http::living::{SECOND, long_scene, version};
use crate::http::translated::SPANISH;

#[test]
fn a_document_is_explained_on_sqlite() {
    serve_on_sqlite(|t| a_document_is_explained(t, "explained-sqlite"));
}

#[test]
fn a_document_is_explained_on_postgres() {
    serve_on_postgres(|t| a_document_is_explained(t, "explained-postgres"));
}

async fn a_document_is_explained(t: TestSite, name: &str) {
    let Some(stage) = Stage::for_test(name).await else {
        return;
    };
    let document = long_scene(&t);
    let editor = t.staff("Edda Holm", Role::Editor);
    let edda = stage.open(&t.url(), Look::desktop()).await;
    sign_in_by_mail(&t, &edda, &editor).await;
    the_editor_explains(&edda).await;
    the_editor_translates(&edda).await;

    for (look, has_script) in [
        (Look::phone(), true),
        (Look::phone().without_script(), false),
    ] {
        let reader = stage.open(&t.url(), look).await;
        the_reader_looks_up_a_word(&reader, has_script).await;
    }
    version(&t, &document, SECOND, 2);
    for (look, has_script) in [
        (Look::phone(), true),
        (Look::desktop(), true),
        (Look::phone().without_script(), false),
    ] {
        let reader = stage.open(&t.url(), look).await;
        for view in ["", "?view=side"] {
            reader.open(&format!("{BASE}/in/es{view}")).await;
            reader
                .see("Translation of version 2; the text is now version 3.")
                .await;
            reader.see("This section has changed since.").await;
            reader.see("Noventa y cuatro millones").await;
            if has_script {
                reader.passes_axe().await;
            }
            reader.fits().await;
        }
        reader.see("Ninety-four million").await;
    }
    edda.open(&format!(
        "/desk/editor/documents/{}/plain?section=route",
        document.id
    ))
    .await;
    edda.see("Version 3 says it otherwise").await;
    edda.passes_axe().await;
    edda.click("They still fit").await;
    edda.see("The plain words are confirmed for this version.")
        .await;
}

/// The word leads to its explanation, which is closed again.
async fn the_reader_looks_up_a_word(reader: &Browser, has_script: bool) {
    reader.open(BASE).await;
    reader.see("In plain words, not binding.").await;
    reader.see("There are gentle ramps on both sides.").await;
    if has_script {
        reader.passes_axe().await;
    }
    reader.fits().await;
    reader.click("quay").await;
    reader.see("Where ships are tied up.").await;
    if has_script {
        reader.passes_axe().await;
    }
    reader.fits().await;
    reader.click("Close: quay").await;
    reader
        .click("All words of this document and where they stand")
        .await;
    reader.see("Stands in: 2 Route").await;
    if has_script {
        reader.passes_axe().await;
    }
    reader.fits().await;
}

async fn the_editor_explains(edda: &Browser) {
    edda.open(BASE).await;
    edda.click("Plain words").await;
    edda.click("2 Route").await;
    edda.fill("In plain words", "There are gentle ramps on both sides.")
        .await;
    edda.passes_axe().await;
    edda.fits().await;
    edda.click("Save and show them").await;
    edda.see("The plain words are shown now.").await;
    edda.open(BASE).await;
    edda.click("Glossary").await;
    edda.fill("Word", "quay").await;
    edda.fill("Explanation", "Where ships are tied up.").await;
    edda.passes_axe().await;
    edda.fits().await;
    edda.click("Save and mark the word").await;
    edda.see("The word is explained wherever it stands.").await;
}

async fn the_editor_translates(edda: &Browser) {
    edda.open(BASE).await;
    edda.click("Translations").await;
    edda.passes_axe().await;
    edda.click("Add a translation").await;
    edda.fill("Language of the translation", "Español").await;
    edda.fill("Title in that language", "Plan del puente").await;
    edda.fill("Text in Markdown", SPANISH).await;
    edda.click("Look at the sections first").await;
    edda.see("2 Trazado = 2 Route").await;
    edda.passes_axe().await;
    edda.fits().await;
    edda.click("Publish this translation").await;
    edda.see("The translation is published.").await;
    edda.passes_axe().await;
    edda.open(BASE).await;
    edda.see("You can also read it in Español.").await;
}
