//! An editor attaches a photo, is asked what it shows, says it, and a reader finds it below the
//! document, in a real browser.

use super::journey::sign_in_by_mail;
use super::{Look, Stage};
use crate::common::{TestSite, serve_on_postgres, serve_on_sqlite};
use crate::http::attachments::pdf;
use crate::http::documents::BASE;
use crate::http::living::long_scene;
use folkmoot::platform::actor::Role;

const PHOTO: &[u8] = include_bytes!("../documents/photo.jpg");

#[test]
fn a_picture_is_attached_with_its_description_on_sqlite() {
    serve_on_sqlite(|t| attach(t, "attaching-sqlite", Look::desktop()));
}

#[test]
fn a_picture_is_attached_with_its_description_on_postgres() {
    serve_on_postgres(|t| attach(t, "attaching-postgres", Look::phone()));
}

#[test]
fn a_picture_is_attached_with_its_description_without_script() {
    serve_on_sqlite(|t| attach(t, "attaching-no-script", Look::desktop().without_script()));
}

async fn attach(t: TestSite, name: &str, look: Look) {
    let Some(stage) = Stage::for_test(name).await else {
        return;
    };
    // Axe is a script.
    let has_script = name != "attaching-no-script";
    long_scene(&t);
    let editor = t.staff("Edda Holm", Role::Editor);
    let edda = stage.open(&t.url(), look).await;
    sign_in_by_mail(&t, &edda, &editor).await;
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("old bridge.jpg");
    std::fs::write(&photo, PHOTO).unwrap();
    let section = folder.path().join("section.pdf");
    std::fs::write(&section, pdf("")).unwrap();

    edda.open(BASE).await;
    edda.click("Attachments of this document").await;
    edda.see("Nothing is attached yet.").await;
    edda.click("Add a file").await;
    edda.fill("File", photo.to_str().unwrap()).await;
    edda.fill("Title", "The old bridge").await;
    edda.click("Add this file").await;
    edda.see("Say what the picture shows").await;
    edda.see("We have kept your file").await;
    if has_script {
        edda.passes_axe().await;
    }
    edda.fits().await;
    edda.fill(
        "What it shows or says",
        "A low stone bridge with two arches",
    )
    .await;
    edda.click("Add this file").await;
    edda.see("It is attached.").await;
    edda.click("Add a file").await;
    edda.fill("File", section.to_str().unwrap()).await;
    edda.fill("Title", "Cross-section").await;
    edda.click("Add this file").await;
    edda.see("It is attached.").await;
    edda.click("Add a link").await;
    edda.choose("Video").await;
    edda.fill("Address", "https://video.example/w/1").await;
    edda.fill("Title", "A walk over the bridge").await;
    if has_script {
        edda.passes_axe().await;
    }
    edda.fits().await;
    edda.click("Add this link").await;
    edda.see("Video at video.example").await;
    if has_script {
        edda.passes_axe().await;
    }
    edda.fits().await;
    edda.click("Cross-section").await;
    edda.see("Take it away").await;
    if has_script {
        edda.passes_axe().await;
    }
    edda.fits().await;
    edda.close().await;

    let visitor = stage.open(&t.url(), Look::phone()).await;
    visitor.open(BASE).await;
    visitor.see("3 attachments").await;
    visitor.see("The old bridge").await;
    // The picture is really shown.
    let shown = "const img = document.querySelector('section[aria-labelledby=attachments_title] img');\
        img.loading = 'eager';\
        await img.decode();\
        return [img.naturalWidth, img.naturalHeight, img.alt]";
    let shown = visitor
        .run(&format!("return (async () => {{ {shown} }})()"), vec![])
        .await;
    // It was taken upright: which side is up is still known.
    assert_eq!(
        shown,
        serde_json::json!([16, 24, "A low stone bridge with two arches"])
    );
    visitor.passes_axe().await;
    visitor.fits().await;
    let own =
        "return new URL(document.querySelector('#attachments_title ~ ul .meta a').href).pathname";
    let own = visitor.run(own, vec![]).await;
    visitor.open(own.as_str().unwrap()).await;
    visitor.see("What it shows").await;
    visitor.passes_axe().await;
    visitor.fits().await;
    visitor.close().await;
}
