//! What every page keeps to: errors, headers, languages, hostile requests.

use crate::both;

both! {
    async fn an_unknown_address_is_a_page_in_the_visitors_language(t: TestSite) {
        let mut visitor = t.visitor();
        visitor.language = "es-AR,es;q=0.9".to_owned();
        let page = visitor.get("/no/such/page").await;
        page.is(404);
        assert_eq!(page.attrs("html", "lang"), ["es"]);
        assert_eq!(page.all("h1").len(), 1);
        assert!(page.headers["content-security-policy"].contains("default-src 'none'"));
        assert!(!page.headers["content-security-policy"].contains("unsafe"));
    }

    async fn a_language_that_was_chosen_is_kept(t: TestSite) {
        let mut visitor = t.visitor();
        let page = visitor.get("/no/such/page?lang=es").await;
        assert_eq!(page.attrs("html", "lang"), ["es"]);
        let page = visitor.get("/no/such/page").await;
        assert_eq!(page.attrs("html", "lang"), ["es"], "kept in the cookie");
        let page = visitor.get("/no/such/page?lang=xx").await;
        assert_eq!(page.attrs("html", "lang"), ["es"], "an unknown one changes nothing");
    }

    async fn errors_of_the_api_are_problem_documents(t: TestSite) {
        let page = t.visitor().get("/api/v1/nothing").await;
        page.is(404);
        assert_eq!(page.headers["content-type"], "application/problem+json");
        assert_eq!(page.json()["status"], 404);
    }
}

both! {
    async fn a_page_names_its_translations_and_an_error_names_none(t: TestSite) {
        let mut visitor = t.visitor();
        let links = |page: &crate::common::Page| {
            page.attrs("link[rel=alternate][hreflang]", "hreflang").into_iter()
                .zip(page.attrs("link[rel=alternate][hreflang]", "href")).collect::<Vec<_>>()
        };
        let base = t.app.absolute("/glossary");
        let expected = vec![
            ("en".to_owned(), format!("{base}?lang=en")),
            ("es".to_owned(), format!("{base}?lang=es")),
            ("x-default".to_owned(), base.clone()),
        ];
        for (path, canonical) in [("/glossary", base.clone()), ("/glossary?lang=es", format!("{base}?lang=es"))] {
            let page = visitor.get(path).await;
            assert_eq!(links(&page), expected, "{path}");
            assert_eq!(page.attrs("link[rel=canonical]", "href"), [canonical]);
        }
        let page = visitor.get("/nowhere").await;
        page.is(404);
        assert!(links(&page).is_empty());
        assert!(page.attrs("link[rel=canonical]", "href").is_empty());
    }

    async fn each_tool_leads_to_its_feed(t: TestSite) {
        let mut visitor = t.visitor();
        for (path, feed, title) in [
            ("/", "all", "Everything new"),
            ("/consultations", "consultations", "Consultations"),
            ("/petitions", "petitions", "Petitions"),
            ("/questions", "answers", "Answers to questions"),
            ("/results", "results", "Results"),
            ("/decisions", "decisions", "Decisions"),
        ] {
            let page = visitor.get(&format!("{path}?lang=en")).await;
            let link = "link[type='application/atom+xml']";
            assert_eq!(page.attrs(link, "href"), [format!("/feeds/{feed}.atom")], "{path}");
            assert_eq!(page.attrs(link, "title"), [title], "{path}");
        }
    }
}
