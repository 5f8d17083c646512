//! Acts of people: search.

use folkmoot::features::contributions::Moderation;
use folkmoot::features::search;

use super::moderation::{comment, reasons};
use crate::both;
use crate::common::TestSite;

fn put(t: &TestSite, subject: &str, kind: &'static str, title: &str, body: &str) {
    let (subject, title, body) = (subject.to_owned(), title.to_owned(), body.to_owned());
    let now = t.now();
    t.write(move |tx| {
        let url = format!("/found/{subject}");
        let document = search::Document {
            url: &url,
            subject,
            kind,
            lang: "en",
            title: &title,
            body: &body,
            shown_at: now,
        };
        search::put(tx, &document, now)
    });
}

fn town(t: &TestSite) {
    put(
        t,
        "a",
        "consultation",
        "Café tables on the quay",
        "Where may tables stand? See rivermouth.example/plan-b.",
    );
    put(
        t,
        "b",
        "petition",
        "Night buses",
        "Every STRASSE deserves a bus, also Straße 5.",
    );
    put(
        t,
        "c",
        "comment",
        "Comment",
        "Libraries should open on Sunday. 100% yes.",
    );
    put(t, "d", "decision", "公園の計画", "The park by the river.");
}

both! {
    async fn both_databases_find_alike(t: TestSite) {
        town(&t);
        let table: [(&str, &[&str]); 16] = [
            ("cafe", &["a"]),
            ("CAFÉ", &["a"]),
            ("tab", &["a"]),
            ("librar", &["c"]),
            ("strasse", &["b"]),
            ("straße bus", &["b"]),
            ("bus library", &[]),
            ("rivermouth", &["a"]),
            ("plan", &["a"]),
            ("example/plan", &["a"]),
            ("公園", &["d"]),
            ("計", &["d"]),
            ("\"night\" OR x", &[]),
            ("night's", &["b"]),
            ("100%", &["c"]),
            ("%", &[]),
        ];
        for (query, expected) in table {
            let found = t.app.db.read_here(|conn| search::find(conn, query, None, t.now(), 0, 20)).unwrap();
            let urls: Vec<_> = found.hits.iter().map(|hit| hit.url.clone()).collect();
            let expected: Vec<_> = expected.iter().map(|subject| format!("/found/{subject}")).collect();
            assert_eq!(urls, expected, "{query}");
        }
    }

    async fn somebody_searches(t: TestSite) {
        town(&t);
        let mut visitor = t.visitor();
        let page = visitor.get("/search").await;
        page.is(200).sees("Search everything that is public").sees("all of them");
        assert_eq!(page.attrs("meta[name=robots]", "content"), ["noindex"]);
        let page = visitor.get("/search?q=cafe").await;
        page.is(200).sees("Café tables on the quay").sees("Consultation");
        assert_eq!(page.all("mark"), ["Café"]);
        assert_eq!(page.all("h1").len(), 1);
        assert_eq!(page.attrs("input[name=q]", "value"), ["cafe", "cafe"]);
        let page = visitor.get("/search?q=cafe&kind=petition").await;
        page.sees("Nothing was found").sees("Look in everything");
        let page = visitor.get("/search?q=cafe&kind=nonsense").await;
        page.sees("Café tables");
        let page = visitor.get("/search?q=zeppelin").await;
        page.sees("Nothing was found").sees("Check the spelling");
        let page = visitor.get("/search?q=zeppelin&lang=es").await;
        page.sees("No se encontró nada");
    }

    async fn no_query_breaks_it(t: TestSite) {
        town(&t);
        let mut visitor = t.visitor();
        let long = "x".repeat(10_000);
        let many = "bus+".repeat(2_500);
        for query in [
            "", "%00", "a%00b", "%FF%FE", "%22", "%27", "'%3A*", "%28%29", "AND", "NOT", "NEAR%28a+b%29", "a%7Cb%26%21",
            "-%2D%2D", "%25%25", "_", "%5C", "*", "%E2%80%AE", "%F0%9F%98%80", "%CC%81", &long, &many,
        ] {
            let page = visitor.get(&format!("/search?q={query}")).await;
            assert_eq!(page.status, 200, "{}", &query[..query.len().min(40)]);
            assert_eq!(page.all("h1").len(), 1);
        }
        for rest in ["page=0", "page=-1", "page=99999999999999999999", "page=x", "kind=%00", "q=a&q=b"] {
            visitor.get(&format!("/search?q=bus&{rest}")).await.is(200);
        }
        let page = visitor.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").await;
        assert!(!page.body.contains("<script>alert"));
    }

    async fn many_hits_come_in_pages(t: TestSite) {
        for number in 0..45 {
            put(&t, &format!("n{number}"), "comment", &format!("Remark {number}"), "About the quay wall.");
        }
        let mut visitor = t.visitor();
        let mut seen = std::collections::BTreeSet::new();
        let mut address = "/search?q=quay+wall".to_owned();
        for expected in [20, 20, 5] {
            let page = visitor.get(&address).await;
            let links = page.attrs("ol.hits h3 a", "href");
            assert_eq!(links.len(), expected);
            seen.extend(links);
            address = page.attrs("a[rel=next]", "href").pop().unwrap_or_default();
        }
        assert_eq!(seen.len(), 45);
        assert!(address.is_empty());
    }

    async fn only_what_is_public_is_found(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        comment(&t, &anna, "A secret zeppelin", Moderation::Pre);
        let open = comment(&t, &anna, "An open balloon", Moderation::Post);
        let mut visitor = t.visitor();
        visitor.get("/search?q=zeppelin").await.sees("Nothing was found");
        visitor.get("/search?q=balloon").await.sees("An open balloon");
        let mut author = t.sign_in(&anna);
        let ask = format!("/c/{}/withdraw", open.token);
        let page = author.get(&ask).await;
        author.submit(&page, &ask, &[]).await.is(200);
        visitor.get("/search?q=balloon").await.sees("Nothing was found");
    }
}
