//! Acts of editors: setting up consultations.

use chrono::Duration;
use folkmoot::features::consultations::{self, PublicationState};
use folkmoot::features::ledger;
use folkmoot::platform::actor::Role;

use crate::both;
use crate::common::{Client, Page, TestSite};

const NEW: &str = "/desk/editor/consultations/new";
const CREATE: &str = "/desk/editor/consultations";

fn editor(site: &TestSite) -> Client {
    let editor = site.staff("Edith Moss", Role::Editor);
    site.sign_in(&editor)
}

fn fields(body: &str) -> Vec<(&str, &str)> {
    vec![
        ("title", "Quiet streets around schools"),
        (
            "summary",
            "Streets around six schools would be closed twice a day.",
        ),
        ("decides", "The roads office decides, street by street."),
        ("description", "## What is open\n\nNearly everything."),
        ("body", body),
        ("announced_on", "2026-11-23"),
        ("opens_on", "2026-11-30"),
        ("closes_on", "2026-12-20"),
    ]
}

async fn send(editor: &mut Client, page: &Page, fields: &[(&str, &str)], how: &str) -> Page {
    let mut all = fields.to_vec();
    all.push(("do", how));
    editor.submit(page, CREATE, &all).await
}

both! {
    async fn an_editor_drafts_a_consultation_and_publishes_it(site: TestSite) {
        let body = site.body("Roads Office").id.to_string();
        let mut editor = editor(&site);
        editor.get("/desk/editor").await.is(200).sees("No consultations yet");
        let page = editor.get(NEW).await;
        let page = send(&mut editor, &page, &fields(&body), "save").await;
        page.is(200).sees("The consultation is saved").sees("Monday 30 November 2026");
        let public = "/consultations/quiet-streets-around-schools";
        let desk = format!("/desk/editor{public}");
        assert_eq!(page.path, desk);
        site.visitor().get(public).await.is(404);
        let links = page.attrs(".desk-steps a", "href");
        assert_eq!(
            links,
            ["documents/new", "glossary", "forum", "results/new", "decisions/new"].map(|end| format!("{desk}/{end}"))
        );

        let page = editor.submit(&page, &format!("{desk}/publish"), &[]).await;
        page.is(200).sees("The consultation is published");
        let seen = site.visitor().get(public).await;
        seen.is(200).sees("opens on Monday 30 November 2026").sees("closes on Sunday 20 December 2026");
        let one = site.app.db.read_here(|conn| consultations::find_by_slug(conn, "quiet-streets-around-schools"));
        let one = one.unwrap().unwrap();
        assert_eq!(one.opens_at.rfc3339(), "2026-11-30T00:00:00Z");
        assert_eq!(one.closes_at.rfc3339(), "2026-12-20T23:59:59Z");
        let entries = site.app.db.read_here(|conn| ledger::list_of_subject(conn, &one.token)).unwrap();
        assert_eq!(entries.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(), ["announced"]);
    }

    async fn publishing_twice_announces_once(site: TestSite) {
        let body = site.body("Roads Office").id.to_string();
        let mut editor = editor(&site);
        let page = editor.get(NEW).await;
        let first = send(&mut editor, &page, &fields(&body), "publish").await;
        first.is(200).sees("The consultation is published");
        // A double click sends the same form again.
        let second = send(&mut editor, &page, &fields(&body), "publish").await;
        second.is(200);
        assert_eq!(first.path, second.path);
        let count = site.app.db.read_here(consultations::count_all).unwrap();
        assert_eq!(count, 1);
        let path = format!("{}/publish", first.path);
        let again = editor.get(&first.path).await;
        assert!(!again.attrs("form", "action").contains(&path), "nothing left to publish");
    }

    async fn a_refused_form_keeps_what_was_typed(site: TestSite) {
        let body = site.body("Roads Office").id.to_string();
        let mut editor = editor(&site);
        let page = editor.get(NEW).await;
        for (field, value, refusal) in [
            ("title", "Abc", "at least 5"),
            ("closes_on", "2026-11-29", "closing day after the opening day"),
            ("closes_on", "soon", ""),
            ("announced_on", "-4800-01-01", "Enter a date"),
            ("opens_on", "-262143-01-01", "Enter a date"),
            ("closes_on", "+262142-12-31", "Enter a date"),
            ("closes_on", "2026-12-2", "Enter a date"),
            ("announced_on", "2026-12-01", "not before the day of the announcement"),
            ("body", "999", ""),
            ("slug", "Not An Address", "small letters"),
        ] {
            let mut typed = fields(&body);
            typed.retain(|(name, _)| *name != field);
            typed.push((field, value));
            let refused = send(&mut editor, &page, &typed, "publish").await;
            refused.is(422).sees(refusal);
            assert_eq!(refused.all(".error-summary li").len(), 1, "{field}");
            let kept = refused.form_fields(CREATE);
            assert!(
                kept.contains(&("decides".to_owned(), "The roads office decides, street by street.".to_owned())),
                "{kept:?}"
            );
        }
        assert_eq!(site.app.db.read_here(consultations::count_all).unwrap(), 0);
    }

    async fn what_would_open_in_the_past_is_not_published(site: TestSite) {
        let body = site.body("Roads Office").id.to_string();
        let mut editor = editor(&site);
        let page = editor.get(NEW).await;
        let mut past = fields(&body);
        past.retain(|(name, _)| !matches!(*name, "announced_on" | "opens_on"));
        past.extend([("announced_on", "2026-11-01"), ("opens_on", "2026-11-02")]);
        send(&mut editor, &page, &past, "publish").await.is(422).sees("today or later");
        // As a draft it may wait for better dates.
        let draft = send(&mut editor, &page, &past, "save").await;
        let refused = editor.submit(&draft, &format!("{}/publish", draft.path), &[]).await;
        refused.is(422).sees("today or later");
        site.visitor().get("/consultations").await.sees("No consultations yet");
    }

    async fn once_begun_it_can_be_extended_and_not_shortened(site: TestSite) {
        let body = site.body("Roads Office");
        let one = site.consultation("Quiet streets", &body);
        let mut editor = editor(&site);
        let edit = "/desk/editor/consultations/quiet-streets/edit";
        let page = editor.get(edit).await;
        page.is(200).sees("It has begun");
        assert!(page.all("[name=opens_on], [name=body], [name=moderation]").is_empty());
        let summary = ("summary", "Streets around six schools, twice a day.");
        let refused = editor.submit(&page, edit, &[summary, ("closes_on", "2026-11-30")]).await;
        refused.is(422).sees("can be extended, not shortened");
        // Fields that are not on the form change nothing.
        let page = editor
            .submit(&page, edit, &[summary, ("closes_on", "2026-12-24"), ("opens_on", "2026-12-01"), ("moderation", "pre")])
            .await;
        page.is(200).sees("The consultation is saved");
        let now = site.now();
        let after = site.app.db.read_here(move |conn| consultations::find_public(conn, "quiet-streets", now));
        let after = after.unwrap();
        assert_eq!(after.opens_at, one.opens_at);
        assert_eq!(after.moderation, one.moderation);
        assert_eq!(after.closes_at.rfc3339(), "2026-12-24T23:59:59Z");
        let seen = site.visitor().get("/consultations/quiet-streets").await;
        seen.sees("Extended").sees("open until 24 December 2026");
    }

    async fn what_has_closed_meanwhile_is_not_extended(site: TestSite) {
        let body = site.body("Roads Office");
        let one = site.consultation("Quiet streets", &body);
        let mut editor = editor(&site);
        let edit = "/desk/editor/consultations/quiet-streets/edit";
        let page = editor.get(edit).await;
        site.advance(Duration::days(11));
        let summary = ("summary", "Streets around six schools, twice a day.");
        editor.submit(&page, edit, &[summary, ("closes_on", "2026-12-24")]).await.is(200);
        let after = site.app.db.read_here(move |conn| consultations::find(conn, one.id));
        assert_eq!(after.unwrap().unwrap().closes_at, one.closes_at);
        editor.get(edit).await.sees("its dates are fixed");
    }

    async fn the_desk_is_for_editors(site: TestSite) {
        let body = site.body("Roads Office");
        site.consultation_with("Quiet streets", &body, |new| new.state = PublicationState::Draft);
        let desk = "/desk/editor/consultations/quiet-streets";
        let edit = format!("{desk}/edit");
        let citizen = site.citizen("Anna Vale");
        let (official, _) = site.official("Olga Reed", &body);
        for account in [&citizen, &official] {
            let mut browser = site.sign_in(account);
            for path in ["/desk/editor", NEW, desk, &edit] {
                browser.get(path).await.is(403).sees_nothing_of("About Quiet streets");
            }
        }
        let administrator = site.staff("Ada Frost", Role::Administrator);
        site.sign_in(&administrator).get("/desk/editor").await.is(200).sees("Quiet streets");
        let mut editor = editor(&site);
        editor.get("/desk/editor/consultations/nothing").await.is(404);
        editor.get("/desk/editor?lang=es").await.is(200).sees("Mesa de edición");
        editor.get(&format!("{NEW}?lang=es")).await.sees("Quién decide");
    }
}
