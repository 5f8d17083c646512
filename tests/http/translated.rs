//! Documents in other languages: published, read beside the original, overtaken, taken back.

use folkmoot::features::documents::{self, Document, NewTranslation, Source};
use folkmoot::features::{ledger, search};
use folkmoot::platform::actor::Role;
use folkmoot::platform::error::AppError;

use super::documents::{BASE, scene};
use super::living::{SECOND, long_scene, version};
use crate::both;
use crate::common::TestSite;

/// The first version of `living`, section by section.
pub const SPANISH: &str = "De qué se trata.\n\n## Objetivos\n\nLa gente cruza el río con seguridad a todas horas.\n\n\
    ## Trazado\n\nEl puente va del muelle a la calle de los Cordeleros junto al viejo almacén.[^1] Tiene rampas a ambos lados.\n\n\
    ## Aparcamiento\n\nCuarenta plazas en cada acceso, solo para residentes.\n\n\
    ## Costes\n\nNoventa y cuatro millones en cuatro años.\n\n[^1]: La antigua cordelería.\n";

pub fn translate(t: &TestSite, document: &Document, text: &str) -> i64 {
    let new = NewTranslation {
        document_id: document.id,
        version: document.current_version,
        lang: "es".to_owned(),
        title: "Plan del puente".to_owned(),
        summary: "Un puente para todo el mundo.".to_owned(),
        source: Source::read(text).unwrap(),
        anchors: None,
    };
    let now = t.now();
    t.write(move |tx| documents::publish_translation(tx, &new, None, now))
        .id
}

fn desk(document: &Document) -> String {
    format!("/desk/editor/documents/{}/translations", document.id)
}

fn count_acts(t: &TestSite, action: &str) -> usize {
    let found = t
        .app
        .db
        .read_here(|conn| ledger::list_by_action(conn, &[action], None, 50));
    found.unwrap().len()
}

fn finds(t: &TestSite, words: &str) -> usize {
    let now = t.now();
    let found = t
        .app
        .db
        .read_here(|conn| search::find(conn, words, Some("section"), now, 0, 9));
    found.unwrap().hits.len()
}

both! {
    async fn an_editor_publishes_a_translation(t: TestSite) {
        let document = long_scene(&t);
        let desk = desk(&document);
        let new = format!("{desk}/new");
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        ed.get(BASE).await.sees("Translations");
        ed.get(&desk).await.is(200).sees("There is no translation yet.").sees("Only the text in English is binding.");
        let page = ed.get(&new).await;
        let read = ed.submit_files(&page, &new, &[("do", "read")], &[("file", "plan.es.md", SPANISH.as_bytes())]).await;
        read.is(200).sees("‘plan.es.md’ is read: 5 sections");
        let fields = [("translation_lang", "es"), ("title", "Plan del puente"), ("summary", "Un puente para todo el mundo."), ("do", "preview")];
        let preview = ed.submit(&read, &new, &fields).await;
        preview.is(200).sees("2 Trazado = 2 Route").sees("4 Costes = 4 Costs");
        t.visitor().get(&format!("{BASE}/in/es")).await.is(404);
        let page = ed.submit(&preview, &new, &[("do", "publish")]).await;
        page.is(200).sees("The translation is published.").sees("This is a translation. It helps to understand the text and is not binding.");
        let mut visitor = t.visitor();
        let page = visitor.get(BASE).await;
        page.sees("You can also read it in Español.").sees("Only this text is binding, in English.");
        let link = page.attrs("p a[hreflang=es]", "href").into_iter().find(|href| href.ends_with("/in/es")).unwrap();
        let page = visitor.get(&link).await;
        page.is(200).sees("Noventa y cuatro millones").sees_nothing_of("Ninety-four");
        assert_eq!(page.attrs("h1", "lang"), ["es"]);
        assert_eq!(page.all(".toc a"), ["1 Objetivos", "2 Trazado", "3 Aparcamiento", "4 Costes"]);
        // Comments go to the original's section.
        assert_eq!(page.attrs("#route .margin-count a", "href"), [format!("{BASE}/sections/route")]);
        let side = visitor.get(&format!("{BASE}/in/es/v/2?view=side")).await;
        side.is(200).sees("Ninety-four million").sees("Noventa y cuatro millones");
        assert_eq!(side.attrs("#costs .prose", "lang"), ["en", "es"]);
        for page in [&page, &side] {
            let ids = page.attrs("[id]", "id");
            let unique: std::collections::HashSet<_> = ids.iter().collect();
            assert_eq!(unique.len(), ids.len(), "no id twice: {ids:?}");
        }
        assert_eq!(count_acts(&t, "translation-published"), 1);
        assert_eq!(finds(&t, "residentes"), 1);
        let json = visitor.get(&format!("/api/v1/documents/{}", document.id)).await.json();
        assert_eq!(json["translations"][0]["lang"], "es");
        assert_eq!(json["translations"][0]["is_behind"], false);
        let json = visitor.get(&format!("/api/v1/documents/{}/translations/es", document.id)).await.json();
        assert_eq!(json["title"], "Plan del puente");
        assert_eq!(json["sections"][2]["anchor"], "route");
        visitor.get(&format!("/api/v1/documents/{}/translations/fr", document.id)).await.is(404);
        visitor.get("/api/v1/documents/999/translations/es").await.is(404);
        visitor.language = "es".to_owned();
        visitor.get(&link).await.is(200).sees("Esto es una traducción.");
    }

    async fn a_translation_says_what_has_changed_since(t: TestSite) {
        let document = long_scene(&t);
        translate(&t, &document, SPANISH);
        version(&t, &document, SECOND, 2);
        let mut visitor = t.visitor();
        visitor.get(BASE).await.sees("Español (of version 2)");
        for view in ["", "?view=side"] {
            let page = visitor.get(&format!("{BASE}/in/es{view}")).await;
            page.is(200).sees("Translation of version 2; the text is now version 3.").sees("3 sections have changed since, and are marked.");
            assert!(page.all("#costs")[0].contains("This section has changed since."));
            assert!(page.all("#parking")[0].contains("This section is no longer part of the document."));
            assert!(!page.all("#aims")[0].contains("since."));
            page.sees("New since then, and not translated:").sees("Boats");
        }
        // Side by side stands what was translated, not what is valid now.
        visitor.get(&format!("{BASE}/in/es?view=side")).await.sees("Ninety-four million").sees_nothing_of("Ninety million");
        let page = visitor.get(&format!("{BASE}/in/es")).await;
        visitor.get(&page.attrs("a[href*='/compare/']", "href")[0].clone()).await.is(200);
        let json = visitor.get(&format!("/api/v1/documents/{}", document.id)).await.json();
        assert_eq!(json["translations"][0]["is_behind"], true);
        assert_eq!(json["translations"][0]["version"], 2);
    }

    async fn other_numbers_of_sections_are_laid_beside_each_other(t: TestSite) {
        let document = long_scene(&t);
        let new = format!("{}/new", desk(&document));
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let page = ed.get(&new).await;
        let (before, rest) = SPANISH.split_once("## Trazado").unwrap();
        let fewer = format!("{before}## Aparcamiento{}", rest.split_once("## Aparcamiento").unwrap().1);
        let fields = [("translation_lang", "es"), ("title", "Plan del puente"), ("source", fewer.as_str()), ("do", "preview")];
        let preview = ed.submit(&page, &new, &fields).await;
        preview.is(200).sees("These sections of the original are not translated.").sees("2 Route");
        let names = preview.attrs("details input[list]", "name");
        assert_eq!(names.len(), 4);
        assert_eq!(preview.attrs("details input[list]", "value"), ["preamble", "aims", "parking", "costs"]);
        // What makes no sense is refused, and everything typed stays.
        for (said, words) in [("nowhere", "Choose sections of the original only"), ("aims", "Name each section of the original once.")] {
            let refused = ed.submit(&preview, &new, &[(names[2].as_str(), said), ("do", "publish")]).await;
            refused.is(422).sees(words);
            assert_eq!(refused.attrs("input[name=title]", "value"), ["Plan del puente"]);
            assert_eq!(refused.attrs(".error-summary a", "href"), ["#f-aligning"]);
        }
        // The editor says which one it is: none.
        let page = ed.submit(&preview, &new, &[(names[3].as_str(), ""), ("do", "publish")]).await;
        page.is(200);
        let page = t.visitor().get(&format!("{BASE}/in/es?view=side")).await;
        page.sees("Not translated.").sees("Only in the translation.");
        assert_eq!(page.all("#extra_3 .prose").len(), 2);
        assert!(page.attrs("#extra_3 .margin-count a", "href").is_empty());
        assert!(page.all("#route .prose")[1].contains("Not translated."));
        t.visitor().get(&format!("{BASE}/in/es")).await.is(200).sees("Not translated. 2 Route");
        // What was said of a section is remembered when the translation is corrected.
        let page = ed.get(&format!("{new}?in=es&version=2")).await;
        let preview = ed.submit(&page, &new, &[("do", "preview")]).await;
        assert_eq!(preview.attrs("details input[list]", "value"), ["preamble", "aims", "parking", ""]);
        // Published anew for the same version, it is replaced; more sections than the original.
        let more = format!("{SPANISH}\n## Una nota\n\nSobre esta traducción, sin valor alguno.\n");
        let page = ed.get(&format!("{new}?in=es&version=2")).await;
        assert!(page.all("textarea[name=source]")[0].contains("## Costes"));
        let preview = ed.submit(&page, &new, &[("source", &more), ("do", "preview")]).await;
        let names = preview.attrs("details input[list]", "name");
        ed.submit(&preview, &new, &[(names[4].as_str(), "costs"), (names[5].as_str(), ""), ("do", "publish")]).await.is(200).sees("Una nota");
        assert_eq!((count_acts(&t, "translation-published"), count_acts(&t, "translation-corrected")), (1, 1));
        assert_eq!((finds(&t, "residentes"), finds(&t, "traducción")), (1, 1));
        let page = t.visitor().get(&format!("{BASE}/in/es?view=side")).await;
        assert!(page.all("#extra_5 .prose")[0].contains("Only in the translation."));
        page.sees_nothing_of("Not translated.");
    }

    async fn bad_translations_are_refused_with_everything_kept(t: TestSite) {
        let (_, _, document) = scene(&t);
        let new = format!("{}/new", desk(&document));
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let text = "## Objetivos\n\nPalabras que escribí yo.";
        for (lang, version, title, source, field) in [
            ("xx", "1", "Plan del puente", text, "translation_lang"),
            ("", "1", "Plan del puente", text, "translation_lang"),
            ("en", "1", "Plan del puente", text, "translation_lang"),
            ("ES", "1", "Plan del puente", text, "translation_lang"),
            ("es", "7", "Plan del puente", text, "version"),
            ("es", "x", "Plan del puente", text, "version"),
            ("es", "1", "Pla", text, "title"),
            ("es", "1", "Plan del puente", "", "source"),
        ] {
            let page = ed.get(&new).await;
            let refused = ed.submit(&page, &new, &[("translation_lang", lang), ("version", version), ("title", title), ("source", source), ("do", "publish")]).await;
            refused.is(422);
            assert!(refused.attrs(".error-summary a", "href").contains(&format!("#f-{field}")), "{lang} {version}");
            assert_eq!(refused.attrs("input[name=title]", "value"), [title]);
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(words(&refused.all("textarea[name=source]")[0]), words(source));
        }
        let page = ed.get(&new).await;
        let refused = ed.submit_files(&page, &new, &[("title", "Plan del puente"), ("do", "read")], &[("file", "a.pdf", &b"%PDF-1.7"[..])]).await;
        refused.is(422).sees("Choose a Word file");
        assert_eq!(refused.attrs("input[name=title]", "value"), ["Plan del puente"]);
        assert_eq!(count_acts(&t, "translation-published"), 0);
        for path in ["/in/es", "/in/xx", "/in/en", "/in/es/v/1", "/in/es/v/x", "/in/es/v/1.md", "/in/%3Cscript%3E"] {
            t.visitor().get(&format!("{BASE}{path}")).await.is(404);
        }
        // Script in a translation is only words.
        let evil = "## <script>alert(1)</script>\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1))";
        let page = ed.get(&new).await;
        ed.submit(&page, &new, &[("translation_lang", "es"), ("title", "<script>alert(2)</script>"), ("source", evil), ("do", "publish")]).await.is(200);
        for view in ["/in/es", "/in/es?view=side"] {
            let page = t.visitor().get(&format!("{BASE}{view}")).await;
            page.is(200).sees("<script>alert(2)</script>");
            assert!(page.all("main script, .prose img").is_empty());
        }
        // A translation of a document into its own language is none, whoever asks.
        let wrong = NewTranslation { document_id: document.id, version: 1, lang: "en".to_owned(), title: "Bridge plan".to_owned(), summary: String::new(), source: Source::read(text).unwrap(), anchors: None };
        let now = t.now();
        let made = t.app.db.write_here(move |tx| documents::publish_translation(tx, &wrong, None, now));
        assert!(matches!(made, Err(AppError::Invalid(_))));
    }

    async fn a_translation_is_taken_back_with_a_reason_and_put_back(t: TestSite) {
        let document = long_scene(&t);
        let id = translate(&t, &document, SPANISH);
        let desk = desk(&document);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let page = ed.get(&desk).await;
        page.is(200).sees("Español").sees("published");
        let refused = ed.submit(&page, "", &[("reason", "no"), ("do", "take-back")]).await;
        refused.is(422).sees("at least 10");
        assert_eq!(refused.all("textarea[name=reason]")[0].trim(), "no");
        t.visitor().get(&format!("{BASE}/in/es")).await.is(200);
        let page = ed.submit(&refused, "", &[("reason", "Two figures in it are wrong."), ("do", "take-back")]).await;
        page.is(200).sees("The translation is no longer shown.").sees("taken back");
        let mut visitor = t.visitor();
        visitor.get(&format!("{BASE}/in/es")).await.is(404);
        visitor.get(&format!("{BASE}/in/es/v/2.md")).await.is(404);
        visitor.get(BASE).await.sees_nothing_of("You can also read it in");
        visitor.get("/ledger").await.sees("Translation of a document taken back").sees("Two figures in it are wrong.");
        assert_eq!(finds(&t, "residentes"), 0);
        // Twice is once.
        let now = t.now();
        let again = t.app.db.write_here(move |tx| documents::take_translation_back(tx, id, "Once more, please.", None, now));
        assert!(matches!(again, Err(AppError::Conflict("documents.translation-done"))));
        let page = ed.submit(&page, "", &[("do", "put-back")]).await;
        page.is(200).sees("The translation is shown again.");
        visitor.get(&format!("{BASE}/in/es")).await.is(200);
        assert_eq!(finds(&t, "residentes"), 1);
        ed.post_here(&desk, &[("translation".to_owned(), "999".to_owned()), ("csrf".to_owned(), page.attrs("input[name=csrf]", "value").remove(0))]).await.is(404);
    }

    async fn a_translation_can_be_had_in_three_formats(t: TestSite) {
        let document = long_scene(&t);
        translate(&t, &document, SPANISH);
        let mut visitor = t.visitor();
        let page = visitor.get(&format!("{BASE}/in/es")).await;
        let links = page.attrs(&format!("a[href^='{BASE}/in/es/v/2.']"), "href");
        assert_eq!(links.len(), 4);
        let digest = page.all("code.token").remove(0);
        for link in &links {
            let file = visitor.get(link).await;
            file.is(200);
            if link.ends_with(".source") {
                assert_eq!(folkmoot::platform::crypto::sha256_hex(file.body.as_bytes()), digest);
                continue;
            }
            assert!(file.body.contains("Cuarenta plazas en cada acceso"), "{link}");
            let again = documents::import::read(link.rsplit('/').next().unwrap(), file.body.as_bytes()).unwrap();
            assert!(again.report.is_empty(), "{link}");
            assert_eq!(again.tree.title, "Plan del puente");
        }
        let xml = visitor.get(&format!("{BASE}/in/es/v/2.xml")).await;
        assert!(xml.body.contains("<FRBRlanguage language=\"spa\"/><FRBRtranslation "), "{}", xml.body);
        assert!(xml.body.contains("fromLanguage=\"eng\" authoritative=\"false\""));
        let html = visitor.get(&format!("{BASE}/in/es/v/2.html")).await;
        assert!(html.body.contains("<html lang=\"es\">"));
    }

    async fn plain_words_and_terms_are_written_in_the_language_that_is_read(t: TestSite) {
        let document = long_scene(&t);
        translate(&t, &document, SPANISH);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let terms = format!("/desk/editor/documents/{}/glossary", document.id);
        let page = ed.get(&terms).await;
        ed.submit(&page, &terms, &[("term", "cordelería"), ("term_lang", "es"), ("definition", "Taller donde se hacían cuerdas."), ("do", "save")]).await.is(200);
        let page = t.visitor().get(&format!("{BASE}/in/es?view=side")).await;
        assert_eq!(page.all("a.term"), ["cordelería"]);
        assert_eq!(page.attrs("dl.explained dd [lang]", "lang"), ["es"]);
        assert!(t.visitor().get(BASE).await.all("a.term").is_empty());
        let page = t.visitor().get(&format!("{BASE}/glossary?in=es")).await;
        page.is(200).sees("Taller donde se hacían cuerdas.");
        assert_eq!(page.attrs(".glossary .meta a", "href"), [format!("{BASE}/in/es#route")]);
        t.visitor().get(&format!("{BASE}/glossary")).await.sees("No word of this document is explained yet.");
        t.visitor().get(&format!("{BASE}/glossary?in=fr")).await.is(404);
        let plain = format!("/desk/editor/documents/{}/plain", document.id);
        let page = ed.get(&format!("{plain}?section=route&in=es")).await;
        page.is(200).sees("In which language:");
        ed.submit(&page, &plain, &[("plain", "Hay rampas suaves a los dos lados."), ("do", "save")]).await.is(200);
        t.visitor().get(BASE).await.sees_nothing_of("rampas suaves");
        t.visitor().get(&format!("{BASE}/in/es")).await.sees("Hay rampas suaves a los dos lados.");
    }
}
