//! Acts of people: finding out what is going on.

use chrono::Duration;
use folkmoot::features::bodies::Body;
use folkmoot::features::consultations::{self, PublicationState};
use folkmoot::features::documents::{self, NewDocument, Source};
use folkmoot::features::questions::{self, Ask};
use folkmoot::platform::actor::Role;

use crate::both;
use crate::common::TestSite;

fn ask(site: &TestSite, body: &Body, consultation_id: Option<i64>, title: &str) -> i64 {
    let asker = site.citizen(&format!("Asker of {title}"));
    let ask = Ask {
        body_id: body.id,
        consultation_id,
        lang: "en".to_owned(),
        title: title.to_owned(),
        text: "Please tell us more about it than the leaflet does.".to_owned(),
        ..Ask::by_account(asker.id, &asker.name, site.now())
    };
    let (spine, zone, now) = (site.spine.clone(), site.zone(), site.now());
    site.write(move |tx| questions::ask(tx, &spine, &ask, zone, now))
        .question
        .id
}

both! {
    async fn a_visitor_sees_on_the_front_what_can_be_done_now(site: TestSite) {
        let body = site.body("Roads Office");
        site.consultation("Quiet streets", &body);
        let now = site.now();
        site.consultation_with("Night buses", &body, |new| {
            new.opens_at = now.plus(Duration::days(9));
            new.closes_at = now.plus(Duration::days(40));
        });
        site.consultation_with("A secret plan", &body, |new| new.state = PublicationState::Draft);
        let page = site.visitor().get("/").await;
        page.is(200).sees("1 consultation is open now").sees("Quiet streets").sees("closes in 10 days");
        page.sees("Opens: Night buses").sees_nothing_of("A secret plan");
        let doors = page.attrs(".doors a", "href");
        assert_eq!(doors, ["/consultations", "/questions/new", "/petitions/new"]);
        assert_eq!(page.all("h1").len(), 1);
    }

    async fn the_front_of_an_empty_site_says_what_will_be_there(site: TestSite) {
        let page = site.visitor().get("/").await;
        page.is(200).sees("No consultation is open today").sees("Nothing is open today");
        page.sees("Every question gets a day by which it must be answered");
    }

    async fn the_front_shows_at_once_what_has_changed(site: TestSite) {
        let body = site.body("Roads Office");
        let mut visitor = site.visitor();
        visitor.get("/").await.sees_nothing_of("Quiet streets");
        site.consultation("Quiet streets", &body);
        visitor.get("/").await.sees("Quiet streets");
        // And what a date changes by itself.
        site.advance(Duration::days(10));
        visitor.get("/").await.sees("Waiting for a decision").sees("Nothing is open today");
    }

    async fn promises_are_counted_where_everybody_sees_them(site: TestSite) {
        let body = site.body("Roads Office");
        ask(&site, &body, None, "When is the bridge painted?");
        let mut visitor = site.visitor();
        visitor.get("/").await.sees("1 waiting, still in time").sees("0 overdue");
        visitor.get("/bodies/roads-office").await.sees("1 waiting, still in time");
        site.advance(Duration::days(40));
        let page = visitor.get("/").await;
        page.sees("1 overdue").sees("0% of answers came in time").sees("overdue by");
        visitor.get("/bodies/roads-office").await.sees("1 overdue");
    }

    async fn a_visitor_reads_the_front_in_spanish(site: TestSite) {
        let body = site.body("Roads Office");
        site.consultation("Quiet streets", &body);
        let page = site.visitor().get("/?lang=es").await;
        page.is(200).sees("1 consulta abierta ahora").sees("se cierra dentro de 10 días");
        assert_eq!(page.attrs("html", "lang"), ["es"]);
        // The matter itself is in English, and says so.
        assert_eq!(page.attrs(".consultation-card .item-title", "lang"), ["en"]);
    }

    async fn one_page_says_all_about_a_consultation(site: TestSite) {
        let body = site.body("Roads Office");
        let one = site.consultation("Quiet streets", &body);
        let id = one.id;
        let now = site.now();
        site.write(move |tx| {
            let new = NewDocument {
                consultation_id: id,
                slug: None,
                lang: "en".to_owned(),
                title: "The proposal".to_owned(),
                summary: "Six schools, six streets.".to_owned(),
                source: Source::read("# Aims\n\nLess noise.\n\n# Cost\n\nLittle.")?,
                moderation: None,
                published_by: None,
            };
            documents::publish(tx, &new, now)
        });
        ask(&site, &body, Some(one.id), "Who has a permit?");
        let page = site.visitor().get("/consultations/quiet-streets").await;
        page.is(200).sees("About Quiet streets.").sees("The council decides.");
        page.sees("You can take part until Thursday 3 December 2026");
        page.sees("The proposal").sees("2 sections").sees("Who has a permit?").sees("1 question asked");
        page.sees("appears at once").sees("Announced");
        assert_eq!(page.all(".phase-current .phase-name"), ["Open"]);
        let ways = page.attrs(".way", "href");
        assert!(ways.contains(&"/questions/new?consultation=quiet-streets".to_owned()), "{ways:?}");
        assert!(page.attrs("a", "href").contains(&"/bodies/roads-office".to_owned()));
    }

    async fn the_page_of_a_consultation_follows_its_dates(site: TestSite) {
        let body = site.body("Roads Office");
        let now = site.now();
        let one = site.consultation_with("Quiet streets", &body, |new| {
            new.announced_at = now.plus(Duration::days(1));
            new.opens_at = now.plus(Duration::days(2));
            new.closes_at = now.plus(Duration::days(4));
        });
        let mut visitor = site.visitor();
        let address = "/consultations/quiet-streets";
        visitor.get(address).await.is(404);
        for (days, heading, current) in [
            (1, "How you will be able to take part", "Announced"),
            (1, "Take part", "Open"),
            (2, "What was said", "Analysis"),
        ] {
            site.advance(Duration::days(days));
            let page = visitor.get(address).await;
            page.is(200);
            assert_eq!(page.all("#take-part"), [heading]);
            assert_eq!(page.all(".phase-current .phase-name"), [current]);
        }
        visitor.get(address).await.sees("Results are promised by");
        site.advance(Duration::weeks(13));
        visitor.get(address).await.sees("are overdue");
        let (id, now) = (one.id, site.now());
        site.write(move |tx| consultations::set_decided(tx, id, now));
        let page = visitor.get(address).await;
        page.sees("was decided on");
        assert_eq!(page.all(".phase-current .phase-name"), ["Decision"]);
    }

    async fn a_draft_is_seen_by_editors_only(site: TestSite) {
        let body = site.body("Roads Office");
        site.consultation_with("Quiet streets", &body, |new| new.state = PublicationState::Draft);
        let address = "/consultations/quiet-streets";
        site.visitor().get(address).await.is(404);
        let citizen = site.citizen("Anna Vale");
        site.sign_in(&citizen).get(address).await.is(404);
        let editor = site.staff("Edith Moss", Role::Editor);
        site.sign_in(&editor).get(address).await.is(200).sees("Only editors see this page");
        // What the editor saw was kept for nobody.
        site.visitor().get(address).await.is(404);
    }

    async fn a_citizen_follows_a_consultation_from_its_page(site: TestSite) {
        let body = site.body("Roads Office");
        site.consultation("Quiet streets", &body);
        let address = "/consultations/quiet-streets";
        site.visitor().get(address).await.sees("Sign in");
        let citizen = site.citizen("Anna Vale");
        let mut anna = site.sign_in(&citizen);
        let page = anna.get(address).await;
        let page = anna.submit(&page, "/follow", &[("cadence", "daily")]).await;
        page.is(200);
        assert_eq!(page.path, address);
        let forms = anna.get(address).await.attrs("form", "action");
        assert!(forms.contains(&"/unfollow".to_owned()), "{forms:?}");
    }

    async fn hostile_addresses_find_nothing(site: TestSite) {
        let mut visitor = site.visitor();
        for path in [
            "/consultations/nothing",
            "/consultations/%00",
            "/consultations/..%2f..%2fetc",
            "/consultations/'%20OR%201=1--",
            "/bodies/nothing",
            "/bodies/%F0%9F%99%82",
            "/calendar/nothing.ics",
        ] {
            let status = visitor.get(path).await.status;
            assert!((400..500).contains(&status), "{path}: {status}");
        }
    }

    async fn the_calendar_has_what_opens_closes_and_is_due(site: TestSite) {
        let body = site.body("Roads Office");
        site.consultation("Quiet streets", &body);
        ask(&site, &body, None, "When is the bridge painted?");
        let page = site.visitor().get("/calendar").await;
        page.is(200).sees("December 2026").sees("Closes: Quiet streets");
        page.sees("Answer due: When is the bridge painted?").sees_nothing_of("Opens:");
        site.visitor().get("/calendar?lang=es").await.sees("diciembre de 2026");
    }

    async fn a_calendar_program_subscribes_to_one_body(site: TestSite) {
        let roads = site.body("Roads Office");
        let parks = site.body("Parks Office");
        site.consultation("Quiet streets", &roads);
        site.consultation("A park, and more", &parks);
        let mut program = site.visitor();
        let all = program.get("/calendar.ics").await;
        all.is(200);
        assert_eq!(all.headers["content-type"], "text/calendar; charset=utf-8");
        assert!(all.body.starts_with("BEGIN:VCALENDAR\r\n") && all.body.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(all.body.matches("BEGIN:VEVENT").count(), 4);
        assert!(all.body.contains("SUMMARY:Closes: A park\\, and more\r\n"), "{}", all.body);
        assert!(all.body.split("\r\n").all(|line| line.len() <= 75));
        let roads = program.get("/calendar/roads-office.ics").await;
        assert_eq!(roads.body.matches("BEGIN:VEVENT").count(), 2);
        assert!(!roads.body.contains("park"), "{}", roads.body);
    }

    async fn the_pages_about_the_site_are_whole_in_both_languages(site: TestSite) {
        let mut visitor = site.visitor();
        for (path, english, spanish) in [
            ("/about", "How it works", "Cómo funciona"),
            ("/accessibility", "Tell us what does not work", "Dinos qué no funciona"),
            ("/privacy", "Your rights", "Tus derechos"),
            ("/glossary", "Decision record", "Acta de decisión"),
        ] {
            visitor.get(path).await.is(200).sees(english);
            let page = visitor.get(&format!("{path}?lang=es")).await;
            page.is(200).sees(spanish).sees_nothing_of("home-");
            visitor.get(&format!("{path}?lang=en")).await.sees_nothing_of("home-");
        }
        visitor.get("/accessibility").await.sees("hello@moot.example");
        let terms = visitor.get("/glossary").await.all(".glossary dt");
        assert!(terms.is_sorted_by_key(|term| term.to_lowercase()), "{terms:?}");
    }
}
