//! What helps to understand a document: plain words, the glossary, how long reading takes.

use folkmoot::features::documents::{self, Document, NewPlainWords, NewTerm, Scope};
use folkmoot::features::{ledger, search};
use folkmoot::platform::actor::Role;
use folkmoot::platform::db::counted;

use super::documents::{BASE, scene};
use super::living::{FIRST, SECOND, long_scene, version};
use crate::both;
use crate::common::{Client, Page, TestSite};

const BARE: &str = "There are ramps on both sides. Every *eighty metres* you can rest.";

fn plain_desk(document: &Document) -> String {
    format!("/desk/editor/documents/{}/plain", document.id)
}

fn terms_desk(document: &Document) -> String {
    format!("/desk/editor/documents/{}/glossary", document.id)
}

pub fn explain(t: &TestSite, document: &Document, anchor: &str, text: &str) {
    let new = NewPlainWords {
        document_id: document.id,
        version: document.current_version,
        anchor: anchor.to_owned(),
        lang: "en".to_owned(),
        text: text.to_owned(),
    };
    let now = t.now();
    t.write(move |tx| documents::explain(tx, &new, None, now));
}

pub fn define(t: &TestSite, scope: Scope, term: &str, definition: &str) -> i64 {
    let new = NewTerm {
        id: None,
        scope,
        lang: "en".to_owned(),
        term: term.to_owned(),
        forms: Vec::new(),
        definition: definition.to_owned(),
    };
    let now = t.now();
    t.write(move |tx| documents::define(tx, &new, None, now))
}

fn acts(t: &TestSite, actions: &[&str]) -> Vec<String> {
    let found = t
        .app
        .db
        .read_here(|conn| ledger::list_by_action(conn, actions, None, 50));
    found.unwrap().into_iter().map(|act| act.action).collect()
}

async fn write_plain(ed: &mut Client, document: &Document, anchor: &str, text: &str) -> Page {
    let desk = plain_desk(document);
    let page = ed.get(&format!("{desk}?section={anchor}")).await;
    ed.submit(&page, &desk, &[("plain", text), ("do", "save")])
        .await
}

both! {
    async fn an_editor_says_it_in_plain_words(t: TestSite) {
        let document = long_scene(&t);
        let desk = plain_desk(&document);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        ed.get(BASE).await.sees("Plain words");
        write_plain(&mut ed, &document, "", "A bridge for everybody, in four years.").await.is(200).sees("The plain words are shown now.");
        write_plain(&mut ed, &document, "route", BARE).await.is(200).sees("2 Route explained");
        let mut visitor = t.visitor();
        let page = visitor.get(BASE).await;
        page.is(200).sees("The document in plain words, not binding.").sees("A bridge for everybody, in four years.");
        assert_eq!(page.all("#route .summing em"), ["eighty metres"]);
        assert_eq!(page.attrs("#route div.summing", "aria-labelledby"), ["p_route"]);
        assert_eq!(page.attrs("#route .summing [lang]", "lang"), ["en"]);
        let ids = page.attrs("[id]", "id");
        let unique: std::collections::HashSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "no id twice");
        visitor.get(&format!("{BASE}/sections/route")).await.sees("In plain words, not binding.").sees("Every eighty metres you can rest.");
        // Machines and the search know it, and say that it is not the text.
        let json = visitor.get(&format!("/api/v1/documents/{}", document.id)).await.json();
        assert_eq!(json["plain_words"]["text"], "A bridge for everybody, in four years.");
        assert_eq!(json["plain_words"]["is_behind"], false);
        let route = json["sections"].as_array().unwrap().iter().find(|one| one["anchor"] == "route").unwrap();
        assert_eq!(route["plain_words"]["text"], BARE);
        assert!(!route["text"].as_str().unwrap().contains("you can rest"));
        let now = t.now();
        let found = t.app.db.read_here(|conn| search::find(conn, "rest", Some("section"), now, 0, 9)).unwrap();
        assert_eq!(found.hits.len(), 1);
        assert_eq!(acts(&t, &["plain-words-written"]).len(), 2);
        // Files and the comparison know nothing of it.
        visitor.get(&format!("{BASE}/v/2.md")).await.sees_nothing_of("you can rest");
        // Taken back, it is gone from all of them.
        let page = ed.get(&format!("{desk}?section=route")).await;
        ed.submit(&page, &desk, &[("do", "take-back")]).await.is(200).sees("The plain words are no longer shown.");
        visitor.get(BASE).await.sees_nothing_of("you can rest");
        let found = t.app.db.read_here(|conn| search::find(conn, "rest", Some("section"), now, 0, 9)).unwrap();
        assert!(found.hits.is_empty());
        visitor.language = "es".to_owned();
        visitor.get(BASE).await.sees("El documento en palabras sencillas, sin valor jurídico.");
    }

    async fn plain_words_go_along_and_say_when_the_text_has_changed(t: TestSite) {
        let document = long_scene(&t);
        for (anchor, text) in [("", "The whole bridge, briefly."), ("aims", "Everybody crosses safely."), ("route", BARE), ("parking", "Forty places for residents.")] {
            explain(&t, &document, anchor, text);
        }
        let document = version(&t, &document, SECOND, 2);
        let mut visitor = t.visitor();
        let page = visitor.get(BASE).await;
        page.sees("Everybody crosses safely.").sees_nothing_of("Forty places");
        let notes = |page: &Page, css: &str| page.all(css).join(" ");
        assert!(!notes(&page, "#aims .summing .meta").contains("has changed"));
        assert!(notes(&page, "#route .summing .meta").contains("Written for version 2; the text has changed since."));
        assert!(notes(&page, "#plain_words").contains("not binding"));
        page.sees("The document in plain words, not binding. Written for version 2; the text has changed since.");
        // What the earlier version had, it still has.
        visitor.get(&format!("{BASE}/v/2")).await.sees("Forty places for residents.").sees_nothing_of("has changed since");
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let desk = plain_desk(&document);
        let page = ed.get(&format!("{desk}?section=route")).await;
        page.sees("2 texts have changed since their plain words were written.").sees("Version 3 says it otherwise");
        let page = ed.submit(&page, &desk, &[("do", "confirm")]).await;
        page.is(200).sees("The plain words are confirmed for this version.").sees("One text has changed");
        assert_eq!(acts(&t, &["plain-words-confirmed"]).len(), 1);
        let page = visitor.get(BASE).await;
        assert!(!notes(&page, "#route .summing .meta").contains("has changed"));
        // Confirmed twice is confirmed once.
        let page = ed.get(&format!("{desk}?section=route")).await;
        ed.submit(&page, &desk, &[("do", "confirm")]).await.is(200);
        assert_eq!(acts(&t, &["plain-words-confirmed"]).len(), 1);
        // A form that was opened before a newer version changes nothing.
        let stale = ed.get(&format!("{desk}?section=aims")).await;
        version(&t, &document, FIRST, 3);
        let refused = ed.submit(&stale, &desk, &[("plain", "Words that I typed for the old text."), ("do", "save")]).await;
        refused.is(409).sees("Words that I typed for the old text.");
    }

    async fn hostile_plain_words_are_only_words(t: TestSite) {
        let document = long_scene(&t);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let desk = plain_desk(&document);
        let evil = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n# Heading\n\n</aside></section>";
        write_plain(&mut ed, &document, "route", evil).await.is(200);
        let page = t.visitor().get(BASE).await;
        page.is(200).sees("<script>alert(1)</script>");
        assert!(page.all(".summing script, .summing img, .summing h1, .summing h2").is_empty());
        assert!(page.attrs(".summing a", "href").iter().all(|href| !href.starts_with("javascript")));
        assert_eq!(page.all("#route > .summing").len(), 1);
        // What is refused comes back as it was typed.
        for (typed, words) in [("Short", "at least 10"), ("", "Write"), (&"x".repeat(5_001), "5,000")] {
            let page = ed.get(&format!("{desk}?section=aims")).await;
            let refused = ed.submit(&page, &desk, &[("plain", typed), ("do", "save")]).await;
            refused.is(422).sees(words);
            assert_eq!(refused.all("textarea[name=plain]")[0].trim(), typed);
            assert_eq!(refused.attrs(".error-summary a", "href"), ["#f-plain"]);
        }
        for query in ["?section=nowhere", "?in=xx", "?section=%3Cscript%3E", "?section=aims&in=es"] {
            ed.get(&format!("{desk}{query}")).await.is(404);
        }
        ed.get("/desk/editor/documents/9999/plain").await.is(404);
        ed.get("/desk/editor/documents/x/plain").await.is(404);
        let page = ed.get(&format!("{desk}?section=aims")).await;
        ed.submit(&page, &desk, &[("section", "nowhere"), ("plain", BARE)]).await.is(404);
        ed.submit(&page, &desk, &[("version", "x"), ("plain", BARE)]).await.is(422);
        assert_eq!(acts(&t, &["plain-words-written"]).len(), 1);
    }

    async fn only_editors_explain(t: TestSite) {
        let (_, _, document) = scene(&t);
        let desks = [
            plain_desk(&document), terms_desk(&document), "/desk/editor/glossary".to_owned(),
            "/desk/editor/consultations/a-bridge/glossary".to_owned(),
            format!("/desk/editor/documents/{}/translations", document.id),
            format!("/desk/editor/documents/{}/translations/new", document.id),
        ];
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let form: Vec<(String, String)> = [("term", "quay"), ("term_lang", "en"), ("definition", "Where ships are tied up."), ("plain", BARE), ("version", "1")]
            .iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        for desk in &desks {
            t.visitor().get(desk).await.is(401);
            t.visitor().post_here(desk, &form).await.is(401);
            ed.get(desk).await.is(200);
        }
        for (name, role) in [("Max Lind", Role::Moderator), ("Ada Minor", Role::Administrator)] {
            let mut other = t.sign_in(&t.staff(name, role));
            let may = role == Role::Administrator;
            for desk in &desks {
                other.get(desk).await.is(if may { 200 } else { 403 });
            }
        }
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let csrf = anna.get("/account").await.attrs("input[name=csrf]", "value").remove(0);
        let mut signed = form.clone();
        signed.push(("csrf".to_owned(), csrf));
        for desk in &desks {
            anna.get(desk).await.is(403);
            if !desk.ends_with("new") {
                anna.post_here(desk, &signed).await.is(403);
            }
        }
        let page = anna.get(BASE).await;
        page.sees_nothing_of("Plain words").sees_nothing_of("Translations");
        assert!(acts(&t, &["plain-words-written", "term-explained"]).is_empty());
    }

    async fn a_word_is_explained_where_it_stands(t: TestSite) {
        let document = long_scene(&t);
        let desk = terms_desk(&document);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let page = ed.get(&desk).await;
        let fields = [("term", "quay"), ("forms", "quays\nQuayside\n"), ("term_lang", "en"), ("definition", "Where ships are tied up."), ("do", "save")];
        ed.submit(&page, &desk, &fields).await.is(200).sees("The word is explained wherever it stands.").sees("quays, Quayside");
        define(&t, Scope::Site, "Residents", "People who live there, by the register.");
        define(&t, Scope::Site, "quay", "What another place calls so.");
        let mut visitor = t.visitor();
        let page = visitor.get(BASE).await;
        assert_eq!(page.all("a.term"), ["quay", "residents"]);
        let leads = page.attrs("a.term", "href");
        for (at, words) in ["Where ships are tied up.", "People who live there, by the register."].iter().enumerate() {
            assert!(page.all(&format!("{} dd", leads[at]))[0].contains(words), "{leads:?}");
        }
        page.sees_nothing_of("What another place calls so.");
        // The words that are stored, quoted, compared and handed out know nothing of it.
        assert!(!visitor.get(&format!("{BASE}/v/2.html")).await.body.contains("class=\"term\""));
        let section = visitor.get(&format!("{BASE}/sections/route")).await;
        assert_eq!(section.all("a.term"), ["quay"]);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let address = format!("{BASE}/sections/route");
        let page = anna.get(&address).await;
        let said = anna.submit(&page, &address, &[("text", "Which quay is it?"), ("quote", "from the quay to Ropewalk Street")]).await;
        said.is(200).sees("Which quay is it?");
        // The glossary of the document says where its words stand, that of the site has the site's.
        let page = visitor.get(&format!("{BASE}/glossary")).await;
        page.is(200).sees("Where ships are tied up.").sees_nothing_of("What another place calls so.");
        assert_eq!(page.all(".glossary dt"), ["quay", "Residents"]);
        assert_eq!(page.attrs(".glossary .meta a", "href"), [format!("{BASE}#route"), format!("{BASE}#parking")]);
        let page = visitor.get("/glossary").await;
        page.sees("What another place calls so.").sees("People who live there").sees_nothing_of("Where ships are tied up.");
        visitor.get(&page.attrs(".glossary a.meta", "href")[1].clone()).await.is(200).sees("Parking");
        let json = visitor.get(&format!("/api/v1/documents/{}/terms", document.id)).await.json();
        let all: Vec<_> = json["items"].as_array().unwrap().iter().map(|one| (one["term"].as_str().unwrap(), one["scope"].as_str().unwrap())).collect();
        assert_eq!(all, [("quay", "document"), ("Residents", "site")]);
        assert_eq!(json["items"][0]["forms"], serde_json::json!(["quays", "Quayside"]));
        visitor.get("/api/v1/documents/999/terms").await.is(404);
        // Changed and removed, the page follows at once.
        let page = ed.get(&desk).await;
        let edit = page.attrs(".rows a[href*='term=']", "href").remove(0);
        let page = ed.get(&edit).await;
        assert_eq!(page.attrs("input[name=term]", "value"), ["quay"]);
        let page = ed.submit(&page, &desk, &[("definition", "Where ships are made fast."), ("do", "save")]).await;
        page.is(200);
        visitor.get(BASE).await.sees("Where ships are made fast.");
        let page = ed.get(&edit).await;
        ed.submit(&page, &desk, &[("do", "remove")]).await.is(200).sees("The word is no longer explained.");
        visitor.get(BASE).await.sees("What another place calls so.");
        ed.get(&edit).await.is(404);
        assert_eq!(acts(&t, &["term-explained", "term-removed"]).len(), 5);
    }

    async fn words_are_explained_for_a_consultation(t: TestSite) {
        long_scene(&t);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        ed.get("/desk/editor/consultations/a-bridge").await.sees("Glossary");
        let desk = "/desk/editor/consultations/a-bridge/glossary";
        let page = ed.get(desk).await;
        ed.submit(&page, desk, &[("term", "handrail"), ("forms", "handrails"), ("term_lang", "en"), ("definition", "A rail to hold on to."), ("do", "save")]).await.is(200);
        let page = t.visitor().get(BASE).await;
        assert_eq!(page.all("a.term"), ["handrails"]);
        t.visitor().get("/glossary").await.sees_nothing_of("A rail to hold on to.");
    }

    async fn terms_that_mean_harm_do_none(t: TestSite) {
        let document = long_scene(&t);
        let desk = terms_desk(&document);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let long = "x".repeat(10_000);
        let many = "word\n".repeat(21);
        let good = "An explanation that is long enough.";
        for (term, forms, lang, definition, field) in [
            (long.as_str(), "", "en", good, "term"),
            ("", "", "en", good, "term"),
            ("...", "", "en", good, "term"),
            ("quay", "", "xx", good, "term_lang"),
            ("quay", "", "", good, "term_lang"),
            ("quay", many.as_str(), "en", good, "forms"),
            ("quay", long.as_str(), "en", good, "forms"),
            ("quay", "", "en", "Short", "definition"),
            ("quay", "", "en", long.as_str(), "definition"),
        ] {
            let page = ed.get(&desk).await;
            let refused = ed.submit(&page, &desk, &[("term", term), ("forms", forms), ("term_lang", lang), ("definition", definition), ("do", "save")]).await;
            refused.is(422);
            assert_eq!(refused.attrs(".error-summary a", "href"), [format!("#f-{field}")], "{term:.20}");
            assert_eq!(refused.attrs("input[name=term]", "value"), [term]);
            assert_eq!(refused.all("textarea[name=definition]")[0].trim(), definition);
        }
        for term in ["<script>alert(1)</script>", ".*", "(a+)+$", "\u{202e}yauq", "a", "ramps \"on\" both"] {
            let page = ed.get(&desk).await;
            let made = ed.submit(&page, &desk, &[("term", term), ("term_lang", "en"), ("definition", "<b onclick=alert(1)>An explanation</b>"), ("do", "save")]).await;
            assert!(matches!(made.status, 200 | 422), "{term}: {}", made.status);
        }
        let page = t.visitor().get(BASE).await;
        page.is(200);
        assert!(page.all("a.term").is_empty(), "{:?}", page.all("a.term"));
        assert!(page.all(".prose script, dl script, dl b").is_empty());
        // The same words twice, whatever their case.
        define(&t, Scope::Document(document.id), "Handrails", good);
        let page = ed.get(&desk).await;
        let refused = ed.submit(&page, &desk, &[("term", "handRAILS"), ("term_lang", "en"), ("definition", good), ("do", "save")]).await;
        refused.is(422).sees("this word has one here");
        assert_eq!(refused.attrs("input[name=term]", "value"), ["handRAILS"]);
        for query in ["?term=x", "?term=99999", "?term=99999999999999999999"] {
            ed.get(&format!("{desk}{query}")).await.is(404);
        }
        // A term of another place cannot be changed from here.
        let elsewhere = define(&t, Scope::Site, "Warehouse", good);
        let page = ed.get(&desk).await;
        ed.submit(&page, &desk, &[("id", &elsewhere.to_string()), ("do", "remove")]).await.is(404);
        ed.submit(&page, &desk, &[("id", &elsewhere.to_string()), ("term", "Warehouse"), ("term_lang", "en"), ("definition", "Something else altogether."), ("do", "save")]).await.is(404);
        t.visitor().get("/glossary").await.sees(good);
    }

    async fn reading_time_is_told(t: TestSite) {
        let (_, _, document) = scene(&t);
        t.visitor().get(BASE).await.sees("less than a minute to read");
        let long = format!("## Aims\n\n{}\n\n## Route\n\nShort.\n\n## Costs\n\n{}", "word ".repeat(430), "word ".repeat(200));
        version(&t, &document, &long, 1);
        let page = t.visitor().get(BASE).await;
        page.sees("3 minutes to read");
        assert_eq!(page.all(".toc a"), ["1 Aims 2 minutes", "2 Route", "3 Costs 1 minute"]);
        let json = t.visitor().get(&format!("/api/v1/documents/{}", document.id)).await.json();
        assert_eq!(json["reading_minutes"], 3);
        assert_eq!(json["sections"][1]["reading_minutes"], 0);
        let longer = format!("## Aims\n\n{}", "word ".repeat(25_000));
        version(&t, &document, &longer, 2);
        t.visitor().get(BASE).await.sees("2 hours and 5 minutes to read");
        let mut visitor = t.visitor();
        visitor.language = "es".to_owned();
        visitor.get(BASE).await.sees("se lee en 2 horas y 5 minutos");
    }

    async fn a_long_document_with_many_words_is_marked_in_few_statements(t: TestSite) {
        let (_, _, document) = scene(&t);
        let sections: String = (0..400).map(|n| format!("## Part {n}\n\nThe term{} follows term{} here.\n\n", n % 200, (n + 7) % 200)).collect();
        version(&t, &document, &sections, 1);
        let now = t.now();
        let id = document.id;
        t.write(move |tx| {
            for n in 0..200 {
                let new = NewTerm {
                    id: None,
                    scope: Scope::Document(id),
                    lang: "en".to_owned(),
                    term: format!("term{n}"),
                    forms: Vec::new(),
                    definition: "An explanation that is long enough.".to_owned(),
                };
                documents::define(tx, &new, None, now)?;
            }
            Ok(())
        });
        let (page, count) = counted(&t.app.db, t.visitor().get(BASE)).await;
        assert!(count <= 12, "{count} statements");
        assert_eq!(page.all("a.term").len(), 800);
        assert_eq!(page.all("dl.explained dt").len(), 200);
        let page = t.visitor().get(&format!("{BASE}/glossary")).await;
        assert_eq!(page.all(".glossary dt").len(), 200);
    }
}
