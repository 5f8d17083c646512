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
