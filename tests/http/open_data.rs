//! Acts of people: reading feeds and the site map, and finding nothing that is not public yet.

use std::collections::HashSet;

use chrono::Duration;
use folkmoot::demo;
use folkmoot::features::consultations::{self, Consultation, PublicationState};
use folkmoot::features::documents::{self, Document, NewDocument, NewVersion, Source};
use folkmoot::features::forums::{self, NewForum};
use folkmoot::features::search;
use folkmoot::platform::actor::Role;
use folkmoot::platform::db::UtcTime;

use crate::both;
use crate::common::{Client, TestSite, on_sqlite};

const FEEDS: [&str; 7] = [
    "all",
    "consultations",
    "documents",
    "petitions",
    "answers",
    "results",
    "decisions",
];

fn publish(t: &TestSite, consultation: &Consultation, title: &str, text: &str) -> Document {
    let new = NewDocument {
        consultation_id: consultation.id,
        slug: None,
        lang: "en".to_owned(),
        title: title.to_owned(),
        summary: format!("What {title} is about."),
        source: Source::read(&format!("## Aims\n\n{text}")).unwrap(),
        moderation: None,
        published_by: None,
    };
    let now = t.now();
    t.write(move |tx| documents::publish(tx, &new, now))
}

/// Everything that is public and could tell of it.
async fn see_nothing(visitor: &mut Client, words: &[&str]) {
    let mut pages: Vec<String> = [
        "/",
        "/consultations",
        "/calendar",
        "/calendar.ics",
        "/forums",
        "/ledger",
        "/moderation/log",
        "/sitemap.xml",
        "/data",
        "/api/v1/consultations",
        "/decisions",
        "/results",
        "/bodies/roads-office",
    ]
    .map(str::to_owned)
    .to_vec();
    pages.extend(FEEDS.map(|name| format!("/feeds/{name}.atom")));
    for word in words {
        pages.push(format!("/search?q={word}"));
        pages.push(format!("/api/v1/search?q={word}"));
    }
    for path in pages {
        let page = visitor.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        let body = match path.split_once("q=") {
            // The page repeats what was looked for.
            Some((_, word)) if path.starts_with("/search") => page.body.replace(word, ""),
            _ => page.body.clone(),
        };
        for word in words {
            assert!(
                !body.to_lowercase().contains(word),
                "{path} tells of {word}"
            );
        }
    }
}

both! {
    async fn a_draft_and_a_plan_are_nowhere_before_their_day(t: TestSite) {
        let body = t.body("Roads Office");
        let now = t.now();
        let draft = t.consultation_with("Zeppelin field", &body, |new| {
            new.state = PublicationState::Draft;
            new.opens_at = now.plus(Duration::days(1));
        });
        let plan = t.consultation_with("Gondola line", &body, |new| {
            new.announced_at = now.plus(Duration::days(2));
            new.opens_at = now.plus(Duration::days(3));
        });
        publish(&t, &draft, "Mooring masts", "A balloonport.");
        let cables = publish(&t, &plan, "Ropeway cables", "A funicular.");
        let forum = NewForum {
            consultation_id: draft.id,
            title: "Talk about airships".to_owned(),
            intro: String::new(),
            moderation: None,
            allows_anonymous: false,
            created_by: None,
        };
        t.write(move |tx| forums::create(tx, &forum, now));
        t.run_jobs();
        let words = [
            "zeppelin", "gondola", "mooring", "balloonport", "ropeway", "funicular", "airships",
        ];
        let mut visitor = t.visitor();
        see_nothing(&mut visitor, &words).await;
        visitor.get("/consultations/zeppelin-field/documents/mooring-masts").await.is(404);

        // An editor reads what is being prepared, and finds it at the desk.
        let mut editor = t.sign_in(&t.staff("Edda Fell", Role::Editor));
        let page = editor.get("/desk/editor/consultations/zeppelin-field").await;
        page.is(200).sees("Mooring masts");
        let page = editor.get("/consultations/zeppelin-field/documents/mooring-masts").await;
        page.is(200).sees("balloonport").sees("Only editors see this page");
        editor.get("/consultations/zeppelin-field/documents/mooring-masts/comments").await.is(200);
        editor.get("/forums/zeppelin-field").await.is(200).sees("airships");
        visitor.get("/forums/zeppelin-field").await.is(404);

        t.write(move |tx| consultations::publish(tx, draft.id, None, now));
        for (word, kind) in [
            ("zeppelin", "consultation"), ("mooring", "document"), ("balloonport", "section"), ("airships", "forum"),
        ] {
            let page = visitor.get(&format!("/search?q={word}&kind={kind}")).await;
            assert_eq!(page.all("ol.hits > li").len(), 1, "{word}");
        }
        see_nothing(&mut visitor, &["gondola", "ropeway", "funicular"]).await;

        t.advance(Duration::days(2) + Duration::minutes(2));
        t.run_jobs();
        visitor.get("/search?q=funicular").await.is(200).sees("Ropeway cables");
        visitor.get("/ledger").await.sees("Gondola line");
        visitor.get("/feeds/consultations.atom").await.sees("Gondola line");
        let feed = visitor.get("/feeds/documents.atom").await;
        feed.sees("Ropeway cables").sees("Mooring masts");

        // Each version is an entry, and the kept feed is made again at once.
        let (id, now) = (cables.id, t.now());
        let version = NewVersion {
            document_id: id,
            source: Source::read("## Aims\n\nA steeper funicular.").unwrap(),
            note: "Steeper than before.".to_owned(),
            based_on: 1,
            published_by: None,
            carried: None,
        };
        t.write(move |tx| documents::publish_version(tx, &version, now));
        let feed = visitor.get("/feeds/documents.atom").await;
        feed.sees("Steeper than before");
        assert_eq!(feed.body.matches("<entry>").count(), 3);
    }

    async fn an_empty_feed_does_not_change(t: TestSite) {
        let mut visitor = t.visitor();
        let first = visitor.get("/feeds/documents.atom").await;
        first.is(200);
        t.advance(Duration::hours(5));
        assert_eq!(visitor.get("/feeds/documents.atom").await.body, first.body);
    }

    async fn officials_bodies_and_their_duties_are_found(t: TestSite) {
        let body = t.body("Roads Office");
        let (_, official) = t.official("Tobias Fenwick", &body);
        let mut visitor = t.visitor();
        for query in ["fenwick", "roads+office", "everything+kind"] {
            let page = visitor.get(&format!("/search?q={query}&kind=body")).await;
            page.is(200).sees("One hit");
            assert_eq!(page.attrs("ol.hits h3 a", "href"), ["/bodies/roads-office"]);
        }
        let (id, now) = (official.id, t.now());
        let changed = folkmoot::features::bodies::NewOfficial {
            body_id: body.id,
            account_id: None,
            name: "Tabitha Fenn".to_owned(),
            post: "Officer".to_owned(),
            responsibilities: String::new(),
            is_head: false,
        };
        t.write(move |tx| folkmoot::features::bodies::update_official(tx, id, &changed, now));
        visitor.get("/search?q=fenwick").await.sees("Nothing was found");
        visitor.get("/search?q=tabitha").await.sees("Roads Office");
    }

    async fn the_site_map_lists_what_there_is(t: TestSite) {
        let body = t.body("Roads Office");
        let consultation = t.consultation("A bridge", &body);
        publish(&t, &consultation, "Bridge plan", "Text.");
        let map = t.visitor().get("/sitemap.xml").await;
        for path in [
            "/bodies", "/bodies/roads-office", "/results", "/forums", "/moderation/log", "/moderation/rules",
            "/calendar", "/glossary", "/consultations/a-bridge", "/consultations/a-bridge/documents/bridge-plan",
        ] {
            let line = format!("{path}</loc>");
            assert!(map.body.contains(&line), "{path} is not in the site map");
        }
        assert!(!map.body.contains("/sections/"));
    }
}

#[test]
fn every_feed_and_every_kind_of_hit_of_the_demo_has_something() {
    on_sqlite(|t| async move {
        demo::build(t.app.clone()).unwrap();
        let mut visitor = t.visitor();
        for name in FEEDS {
            let feed = visitor.get(&format!("/feeds/{name}.atom")).await;
            feed.is(200);
            let entries: Vec<&str> = feed.body.split("<entry>").skip(1).collect();
            assert!(!entries.is_empty(), "{name} is empty");
            let mut ids = HashSet::new();
            for entry in entries {
                let part = |tag: &str| {
                    let rest = entry.split_once(&format!("<{tag}>")).unwrap().1;
                    rest.split_once('<').unwrap().0.to_owned()
                };
                assert!(ids.insert(part("id")), "{name}: {} twice", part("id"));
                assert!(!part("title").trim().is_empty(), "{name}: {entry}");
                assert!(
                    UtcTime::parse(&part("updated")).unwrap() <= t.now(),
                    "{name}: {entry}"
                );
                let base = t.app.absolute("/");
                assert!(entry.contains(&format!("href=\"{base}")), "{name}: {entry}");
            }
        }
        // Words that the town uses; every kind that can be chosen is found by one of them.
        let words = ["the", "a", "and", "river", "we", "is", "to", "of"];
        for kind in search::KINDS {
            let mut found = 0;
            for word in words {
                let now = t.now();
                let hits = t
                    .app
                    .db
                    .read_here(|conn| search::find(conn, word, Some(kind), now, 0, 1));
                found += hits.unwrap().total;
            }
            assert!(found > 0, "nothing of the kind {kind} can be found");
        }
        // The page of the park and its record name the same day.
        let page = visitor.get("/consultations/river-park").await;
        page.is(200).sees_nothing_of(". - ");
        let charges = visitor.get("/consultations/waste-charges").await;
        charges
            .is(200)
            .sees("Its results were published")
            .sees_nothing_of("Results are promised");
        visitor
            .get("/results")
            .await
            .is(200)
            .sees_nothing_of(". - ");
        // One rule for its paper, another for its forum or its questions: no promise for all.
        let quiet = visitor.get("/consultations/quiet-streets").await;
        quiet
            .is(200)
            .sees_nothing_of("A moderator reads each contribution before it appears");
    });
}
