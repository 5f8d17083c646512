//! Acts of people: looking for a consultation.

use chrono::Duration;
use folkmoot::features::consultations::{self, Change};

use crate::both;

both! {
    async fn the_list_has_what_can_be_done_first(site: TestSite) {
        let (roads, parks) = (site.body("Roads Office"), site.body("Parks Office"));
        let now = site.now();
        site.consultation("Quiet streets", &roads);
        site.consultation_with("Soon over", &roads, |new| new.closes_at = now.plus(Duration::days(2)));
        site.consultation_with("Coming", &parks, |new| new.opens_at = now.plus(Duration::days(3)));
        site.consultation_with("Long ago", &parks, |new| {
            new.opens_at = now.minus(Duration::days(90));
            new.closes_at = now.minus(Duration::days(60));
        });
        let decided = site.consultation_with("All done", &parks, |new| {
            new.opens_at = now.minus(Duration::days(190));
            new.closes_at = now.minus(Duration::days(160));
        });
        site.write(move |tx| consultations::set_decided(tx, decided.id, now));
        let mut visitor = site.visitor();
        let page = visitor.get("/consultations").await;
        assert_eq!(
            page.all("main h2"),
            ["Open now 2", "Announced 1", "Being analysed 1", "Decided 1"]
        );
        assert_eq!(
            page.all(".consultation-card h3"),
            ["Soon over", "Quiet streets", "Coming", "Long ago", "All done"]
        );
        page.sees("closes in 2 days").sees("Closing soon").sees("opens in 3 days");

        let page = visitor.get("/consultations?phase=analysis").await;
        assert_eq!(page.all(".consultation-card h3"), ["Long ago"]);
        let page = visitor.get("/consultations?body=roads-office&phase=").await;
        assert_eq!(page.all(".consultation-card h3"), ["Soon over", "Quiet streets"]);
        let page = visitor.get("/consultations?body=roads-office&phase=decided").await;
        page.is(200).sees("Nothing fits these filters");
        // The filter shows what was chosen.
        assert_eq!(page.attrs("option[selected]", "value"), ["decided", "roads-office"]);
    }

    async fn the_list_of_an_empty_site_says_what_will_be_there(site: TestSite) {
        site.visitor().get("/consultations").await.is(200).sees("No consultations yet");
        site.visitor().get("/consultations?lang=es").await.sees("Todavía no hay consultas");
    }

    async fn hostile_filters_are_refused(site: TestSite) {
        let mut visitor = site.visitor();
        for path in [
            "/consultations?phase=nonsense",
            "/consultations?body=nobody",
            "/consultations?body=%27%3B--",
        ] {
            visitor.get(path).await.is(404);
        }
        for page in ["0", "-3", "99999999999999999999", "x", "9000"] {
            visitor.get(&format!("/consultations?phase=open&page={page}")).await.is(200);
        }
    }

    async fn a_long_list_comes_in_pages(site: TestSite) {
        let body = site.body("Roads Office");
        for n in 0..26 {
            site.consultation(&format!("Matter {n:02}"), &body);
        }
        let mut visitor = site.visitor();
        let page = visitor.get("/consultations").await;
        assert_eq!(page.all(".consultation-card").len(), 20);
        page.sees("All 26 that are open");
        let page = visitor.get("/consultations?phase=open&body=roads-office&page=2").await;
        assert_eq!(page.all(".consultation-card").len(), 6);
        page.sees("Page 2 of 2");
        let previous = page.attrs("a[rel=prev]", "href");
        assert_eq!(previous, ["/consultations?phase=open&body=roads-office&page=1"]);
    }

    async fn followers_hear_that_it_opens_closes_and_is_extended(site: TestSite) {
        let body = site.body("Roads Office");
        let start = site.now();
        let one = site.consultation_with("Quiet streets", &body, |new| {
            new.opens_at = start.plus(Duration::days(2));
            new.closes_at = start.plus(Duration::days(12));
        });
        let anna = site.citizen("Anna Vale");
        let mut browser = site.sign_in(&anna);
        let page = browser.get("/consultations/quiet-streets").await;
        browser.submit(&page, "/follow", &[("cadence", "at_once")]).await.is(200);
        let hear = |days: i64| {
            site.advance(Duration::days(days));
            site.run_jobs();
            site.send_mails().len()
        };
        assert_eq!(hear(1), 0);
        assert_eq!(hear(1), 1, "it opened");
        assert_eq!(hear(2), 0);
        let id = one.id;
        let (zone, now) = (site.zone(), site.now());
        site.write(move |tx| {
            let longer = Change {
                closes_at: one.closes_at.plus(Duration::days(7)),
                ..Change::of(&one)
            };
            consultations::update(tx, id, &longer, None, zone, now)
        });
        assert_eq!(hear(0), 1, "it was extended");
        assert_eq!(hear(5), 0, "the reminder of the former end is not sent");
        assert_eq!(hear(7), 1, "it closes soon");
        assert_eq!(hear(9), 0);
    }
}
