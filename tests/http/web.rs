//! What every page keeps to: errors, headers, languages, hostile requests.

use folkmoot::config::Config;
use folkmoot::platform::actor::Role;

use crate::both;
use crate::common::TestSite;

const WORDS: &str = "The lights at Mill Lane have been dark since the storm of last week.";

/// The site with limits, of which tests are spared otherwise.
fn limited(t: &TestSite, adjust: impl FnOnce(&mut Config)) -> TestSite {
    t.another_node(|config| {
        config.limits.enabled = true;
        adjust(config);
    })
}

fn typed(text: &str) -> Vec<(String, String)> {
    let fields = [
        ("title", "When are they repaired?"),
        ("text", text),
        ("password", "hush-hush"),
    ];
    fields
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
}

both! {
    async fn nobody_loses_a_text_because_too_much_came_from_their_network(t: TestSite) {
        let site = limited(&t, |config| config.limits.network_writes_per_minute = 2);
        let mut visitor = site.visitor();
        for _ in 0..2 {
            visitor.post_here("/questions", &typed(WORDS)).await.is(401).sees("What you wrote");
        }
        let page = visitor.post_here("/questions", &typed(WORDS)).await;
        page.is(429).sees("What you wrote").sees(WORDS).sees_nothing_of("hush-hush");
        assert!(page.headers.contains_key("retry-after"));
        visitor.post_json("/api/v1/petitions/1/signatures", &[], &serde_json::json!({})).await.is(429);
        visitor.get("/").await.is(200);
    }

    async fn a_whole_town_hall_writes_from_one_network(t: TestSite) {
        let site = limited(&t, |_| {});
        for _ in 0..100 {
            site.visitor().post_here("/questions", &typed(WORDS)).await.is(401);
        }
    }

    async fn one_account_is_slowed_down_and_keeps_its_text(t: TestSite) {
        t.body("Roads Office");
        let site = limited(&t, |config| config.limits.writes_per_minute = 1);
        let mut anna = site.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get("/questions/new?body=roads-office").await;
        let fields = [("title", "When are they repaired?"), ("text", WORDS)];
        anna.submit(&page, "/questions", &fields).await.is(200);
        let page = anna.get("/questions/new?body=roads-office").await;
        let fields = [("title", "And who pays for all of it?"), ("text", WORDS)];
        anna.submit(&page, "/questions", &fields).await.is(429).sees("What you wrote").sees(WORDS);
        let mut bert = site.sign_in(&t.citizen("Bert Hill"));
        let page = bert.get("/questions/new?body=roads-office").await;
        bert.submit(&page, "/questions", &fields).await.is(200);
    }

    async fn what_is_too_large_is_given_back(t: TestSite) {
        t.body("Roads Office");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get("/questions/new?body=roads-office").await;
        let long = format!("{WORDS} {}", "more and more ".repeat(20_000));
        let fields = [("title", "When are they repaired?"), ("text", long.as_str())];
        let refused = anna.submit(&page, "/questions", &fields).await;
        refused.is(422).sees("Shorten this");
        let kept = refused.form_fields("/questions");
        assert!(kept.iter().any(|(name, value)| name == "text" && value.starts_with(WORDS)));
        let larger = format!("{WORDS} {}", "more and more ".repeat(170_000));
        let fields = [("title", "When are they repaired?"), ("text", larger.as_str())];
        let refused = anna.submit(&page, "/questions", &fields).await;
        refused.is(413).sees("What you wrote").sees(WORDS);
    }

    async fn pages_that_are_not_kept_are_counted_and_kept_ones_are_not(t: TestSite) {
        let site = limited(&t, |config| config.limits.reads_per_minute = 3);
        let mut visitor = site.visitor();
        for n in 0..3 {
            visitor.get(&format!("/?x={n}")).await.is(200);
        }
        let page = visitor.get("/?x=3").await;
        page.is(429);
        assert!(page.headers.contains_key("retry-after"));
        for _ in 0..5 {
            visitor.get("/?x=0").await.is(200);
        }
        visitor.get("/healthz").await.is(200);
        let style = visitor.get("/?x=0").await.attrs("link[rel=stylesheet]", "href").remove(0);
        visitor.get(&style).await.is(200);
    }

    async fn what_a_client_writes_into_x_forwarded_for_changes_nothing(t: TestSite) {
        let site = limited(&t, |config| {
            config.limits.reads_per_minute = 2;
            config.server.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
        });
        let mut visitor = site.visitor();
        let mut number = 0;
        for seen in ["1.2.3.5:51234", "[2001:db8::1]", "[2001:db8:7::1]:443", "no address", "9.9.9.9"] {
            let mut answers = Vec::new();
            for n in 0..4 {
                number += 1;
                let hops = format!("6.6.7.{n}, {seen}");
                let page = visitor.get_with(&format!("/?x={number}"), &[("x-forwarded-for", &hops)]).await;
                answers.push(page.status);
            }
            assert_eq!(answers, [200, 200, 429, 429], "{seen}");
        }
    }

    async fn whoever_is_signed_in_never_gets_the_kept_page_of_nobody(t: TestSite) {
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let session = anna.cookie("session").unwrap().to_owned();
        anna.get("/").await.sees("Anna Vale");
        t.visitor().get("/").await.sees_nothing_of("Anna Vale");
        for cookies in [
            format!("session={session}"),
            format!("x=é; session={session}"),
            format!("x=1;  session = {session} "),
            format!("x; ; session={session}"),
        ] {
            let page = t.visitor().get_with("/", &[("cookie", &cookies)]).await;
            page.is(200).sees("Anna Vale");
        }
        let page = t.visitor().get_with("/", &[("cookie", "lang = es; x=é")]).await;
        assert_eq!(page.attrs("html", "lang"), ["es"]);
    }

    async fn numbers_at_the_edge_of_what_a_computer_counts_break_nothing(t: TestSite) {
        let mut admin = t.sign_in(&t.staff("Ada Min", Role::Administrator));
        let mut visitor = t.visitor();
        for n in ["-9223372036854775808", "9223372036854775807", "-1", "0"] {
            for path in [
                "/decisions/N", "/decisions/N/themes/N", "/decisions/N.json", "/decisions?page=N",
                "/petitions/N", "/petitions?page=N", "/petitions/N/confirm?token=x", "/questions/N",
                "/questions?before=N", "/results/N", "/results?page=N", "/consultations?page=N",
                "/consultations/x/documents/y/v/N", "/consultations/x/documents/y/compare/N/N",
                "/consultations/x/forum?before=N-N", "/search?q=x&page=N", "/ledger?before=N",
                "/moderation/log?before=N", "/api/v1/petitions?after=N", "/api/v1/questions?after=N",
                "/api/v1/search?q=x&after=N", "/account/contributions?before=N",
                "/desk/moderation?after=N", "/desk/editor?page=N", "/desk/questions/N",
                "/desk/petitions/N", "/admin/people/N", "/admin/bodies/N", "/admin/people?page=N",
            ] {
                let path = path.replace('N', n);
                for client in [&mut visitor, &mut admin] {
                    let status = client.get(&path).await.status;
                    assert!(status < 500, "{path}: {status}");
                }
            }
        }
    }

    async fn a_refusal_names_each_field_in_the_order_of_the_form(t: TestSite) {
        t.body("Roads Office");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get("/questions/new?body=roads-office").await;
        let refused = anna.submit(&page, "/questions", &[("title", ""), ("text", "")]).await;
        refused.is(422);
        let lines = refused.all(".error-summary li");
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert_ne!(lines[0], lines[1]);
        let labels = refused.all("label[for=f-title], label[for=f-text]");
        for (line, label) in lines.iter().zip(&labels) {
            assert!(line.starts_with(label.as_str()), "{lines:?} {labels:?}");
            assert!(line.ends_with("Write something here"), "{line}");
        }
    }

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
