//! What changes between versions of a document, and what becomes of comments then.

use folkmoot::features::documents::{self, NewDocument, NewQuote, Source};
use folkmoot::platform::actor::Role;
use serde_json::json;

use super::documents::BASE;
use super::living::{FIRST, SECOND, long_scene, say, version};
use crate::both;
use crate::common::{Page, TestSite};

/// A document of an open consultation, at the address of [`BASE`].
pub fn published(t: &TestSite, text: &str) -> documents::Document {
    let body = t.body("Roads Office");
    let consultation = t.consultation("A bridge", &body);
    let now = t.now();
    let new = NewDocument {
        consultation_id: consultation.id,
        slug: None,
        lang: "en".to_owned(),
        title: "Bridge plan".to_owned(),
        summary: String::new(),
        source: Source::read(text).unwrap(),
        moderation: None,
        published_by: None,
    };
    t.write(move |tx| documents::publish(tx, &new, now))
}

fn quote(exact: &str) -> Option<NewQuote> {
    Some(NewQuote {
        exact: exact.to_owned(),
        ..NewQuote::default()
    })
}

/// Whether the form has its part about certain words open.
fn is_open(page: &Page) -> bool {
    !page.all("form.say details[open]").is_empty()
}

async fn key(t: &TestSite) -> String {
    let mut client = t.sign_in(&t.citizen("Pia Vale"));
    let page = client.get("/account/tokens").await;
    let fields = [
        ("name", "A program"),
        ("scope_contribute", "1"),
        ("days", "30"),
    ];
    let made = client.submit(&page, "/account/tokens", &fields).await;
    format!("Bearer {}", made.all("#token").remove(0))
}

pub const LISTS: &str = "## Paths\n\nThe council’s plan:\n\n- Benches stand every 60 metres.\n- The two paths don’t meet.\n\n\
    | Year | Work |\n|---|---|\n| 2026 | Survey of the quay |\n| 2027 | Building |\n\n\
    The toll is two euros. On Sundays the toll is nothing.\n";

both! {
    async fn an_edited_piece_shows_its_new_words(t: TestSite) {
        let document = long_scene(&t);
        version(&t, &document, SECOND, 2);
        let page = t.visitor().get(&format!("{BASE}/compare/2/3")).await;
        assert!(page.all("#ramps ins").iter().any(|words| words.contains("sixty")), "{}", page.text());
        assert!(page.all("#ramps del").iter().any(|words| words.contains("eighty")));
        assert!(page.all("#ramps strong").contains(&"Moved here and changed:".to_owned()));
        assert!(page.all("#route strong").contains(&"Moved elsewhere:".to_owned()));
        assert!(page.all("#route ins").is_empty(), "{:?}", page.all("#route ins"));
        let kept = page.all("#ramps ins").join(" ");
        assert!(!kept.contains("handrails"), "only new words are marked: {kept}");
        let side = t.visitor().get(&format!("{BASE}/compare/2/3?view=side")).await;
        assert!(side.all("#ramps td")[0].contains("eighty"), "{:?}", side.all("#ramps td"));
        assert!(side.all("#ramps td")[1].contains("sixty"));
        assert_eq!(side.attrs("#ramps td", "data-version"), ["Version 2", "Version 3"]);
    }

    async fn words_are_quoted_as_the_page_shows_them(t: TestSite) {
        published(&t, LISTS);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let address = format!("{BASE}/sections/paths");
        let mut page = anna.get(&address).await;
        for (typed, shown) in [
            ("every 60 metres.\n The two paths don't meet.", "every 60 metres. The two paths don’t meet."),
            ("2026\tSurvey of the quay", "2026 Survey of the quay"),
            ("The council's plan", "The council’s plan"),
        ] {
            page = anna.submit(&page, &address, &[("text", &format!("About {shown}")), ("quote", typed)]).await;
            page.is(200);
            let quoted = page.all("blockquote");
            assert!(quoted.contains(&shown.to_owned()), "{quoted:?}");
        }
        let wrong = anna.submit(&page, &address, &[("text", "About other words"), ("quote", "every 61 metres")]).await;
        wrong.is(422).sees("Copy the words exactly");
    }

    async fn of_two_places_with_the_same_words_the_one_that_was_meant_is_kept(t: TestSite) {
        let document = published(&t, LISTS);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let address = format!("{BASE}/sections/paths");
        let page = anna.get(&address).await;
        let fields = [("text", "It should not be."), ("quote", "toll is"), ("prefix", "two euros.\nOn Sundays the "), ("suffix", " nothing.")];
        anna.submit(&page, &address, &fields).await.is(200);
        let path = format!("/api/v1/documents/{}/comments", document.id);
        let item = |page: Page| page.json()["items"][0].clone();
        let shown = item(t.visitor().get(&path).await);
        assert_eq!(shown["quote"]["exact"], "toll is");
        assert!(shown["quote"]["prefix"].as_str().unwrap().ends_with("two euros. On Sundays the "), "{shown}");
        assert_eq!(shown["quote"]["suffix"], " nothing.");
        assert_eq!((&shown["document_version"], &shown["version"]), (&json!(1), &json!(1)));
        assert_eq!(shown["replacement"], json!(null));
        // With a key, too.
        let key = key(&t).await;
        let post = async |once: &str, body: serde_json::Value| {
            let headers = [("authorization", key.as_str()), ("idempotency-key", once)];
            t.visitor().post_json(&path, &headers, &body).await
        };
        let made = post("one-one-one", json!({"anchor": "paths", "text": "So say I.", "quote": "toll is", "suffix": " nothing", "replacement": "fare is"})).await;
        let made = made.is(201).json();
        assert_eq!(made["quote"]["suffix"], " nothing.");
        assert_eq!((&made["replacement"], &made["document_version"]), (&json!("fare is"), &json!(1)));
        for body in [
            json!({"anchor": "paths", "text": "So say I.", "replacement": "fare is"}),
            json!({"anchor": "paths", "text": "So say I.", "prefix": "Sundays"}),
        ] {
            let refused = post("two-two-two", body).await;
            refused.is(422).sees("Copy the words that you would change");
        }
        let same = post("three-three", json!({"anchor": "paths", "text": "So say I.", "quote": "toll is", "replacement": "toll is"})).await;
        same.is(422);
    }

    async fn versions_are_read_by_programs(t: TestSite) {
        let document = long_scene(&t);
        version(&t, &document, SECOND, 2);
        let mut visitor = t.visitor();
        let path = format!("/api/v1/documents/{}/versions", document.id);
        let list = visitor.get(&path).await.json();
        let numbers: Vec<_> = list["items"].as_array().unwrap().iter().map(|one| one["number"].clone()).collect();
        assert_eq!(numbers, [3, 2, 1]);
        assert_eq!(list["items"][0]["is_current"], true);
        assert_eq!(list["items"][2]["compare_url"], json!(null));
        assert!(list["items"][0]["compare_url"].as_str().unwrap().ends_with("/compare/2/3"));
        let older = visitor.get(&format!("{path}?after=3")).await.json();
        assert_eq!(older["items"][0]["number"], 2);
        let second = visitor.get(&format!("{path}/2")).await.json();
        assert_eq!((&second["number"], &second["note"]), (&json!(2), &json!("As you asked.")));
        let sections = second["sections"].as_array().unwrap();
        assert!(sections.iter().any(|one| one["anchor"] == "parking" && one["text"].as_str().unwrap().contains("Forty places")));
        for wrong in [format!("{path}/9"), "/api/v1/documents/999/versions".to_owned(), "/api/v1/documents/999/comments".to_owned()] {
            visitor.get(&wrong).await.is(404);
        }
    }

    async fn a_comment_is_led_to_the_piece_that_its_words_are_in(t: TestSite) {
        let document = long_scene(&t);
        say(&t, &document, "route", "They are too low.", None, quote("handrails on both sides that children reach"));
        say(&t, &document, "route", "From which quay?", None, quote("from the quay"));
        say(&t, &document, "route", "Eighty is far.", None, quote("every eighty metres"));
        version(&t, &document, SECOND, 2);
        let mut visitor = t.visitor();
        let page = visitor.get(&format!("{BASE}/sections/route")).await;
        page.sees("These words are now in 4 Ramps").sees("These words are no longer in the text.");
        assert_eq!(page.text().matches("These words are now in").count(), 1);
        assert!(page.attrs(".meta a", "href").contains(&format!("{BASE}/sections/ramps")));
        assert!(page.attrs(".meta a", "href").contains(&format!("{BASE}/sections/route#was-2")));
        let piece = visitor.get(&format!("{BASE}/sections/ramps")).await;
        piece.sees("One comment on words that stand here now").sees("They are too low.");
        piece.sees_nothing_of("From which quay?").sees_nothing_of("Eighty is far.").sees_nothing_of("No comments yet");
    }

    async fn comments_on_a_merged_section_say_what_it_said_and_count_once(t: TestSite) {
        let document = long_scene(&t);
        say(&t, &document, "parking", "Where do I park then?", None, None);
        let merged = FIRST
            .replace("every hour of the day.\n", "every hour of the day.\n\nForty places at each of the two landings, for residents and guests.\n")
            .replace("## Parking\n\nForty places at each of the two landings, for residents only.\n\n", "");
        version(&t, &document, &merged, 2);
        let mut visitor = t.visitor();
        let page = visitor.get(&format!("{BASE}/compare/2/3")).await;
        page.sees("‘3 Parking’ has become a part of it.");
        assert!(page.all("#aims ins").iter().any(|words| words.contains("and guests")), "{}", page.text());
        let page = visitor.get(&format!("{BASE}/sections/aims")).await;
        page.sees("Where do I park then?").sees("Made on version 2. The text has changed since:").sees_nothing_of("No comments yet");
        assert!(page.all("#was-parking-2 del").iter().any(|words| words.contains("only")), "{}", page.text());
        assert!(!page.all("#was-parking-2").join(" ").contains("People cross"));
        let page = visitor.get(BASE).await;
        assert_eq!(page.attrs("#aims .margin-count a", "aria-label"), ["1 comment on ‘1 Aims’"]);
        page.sees_nothing_of("Comments on earlier sections");
    }

    async fn a_link_that_leads_elsewhere_is_a_change(t: TestSite) {
        let text = |link: &str, stress: &str| format!("## Maps\n\nThe [map](https://{link}/) shows {stress}all{stress} of the river.\n\n## Aims\n\nPeople cross safely.\n");
        let document = published(&t, &text("maps.example", ""));
        say(&t, &document, "maps", "A fine map.", None, None);
        version(&t, &document, &text("other.example", ""), 1);
        version(&t, &document, &text("other.example", "**"), 2);
        let mut visitor = t.visitor();
        let page = visitor.get(&format!("{BASE}/compare/1/2")).await;
        page.sees("Sections edited: 1").sees("A link leads elsewhere:");
        assert!(page.all("#maps del")[0].contains("https://maps.example/"));
        assert!(page.all("#maps ins")[0].contains("https://other.example/"));
        visitor.get(&format!("{BASE}/compare/2/3")).await.sees("what is stressed, or the order");
        let page = visitor.get(&format!("{BASE}/sections/maps")).await;
        page.sees("Made on version 1. The text has changed since:");
        assert!(page.all("#was-1")[0].contains("A link leads elsewhere:"));
    }

    async fn any_two_versions_are_chosen_without_script(t: TestSite) {
        let document = long_scene(&t);
        version(&t, &document, SECOND, 2);
        let mut visitor = t.visitor();
        let page = visitor.get(BASE).await;
        assert_eq!(page.attrs("form[action$='/compare'] option[selected]", "value"), ["2", "3"]);
        let chosen = visitor.get(&format!("{BASE}/compare?from=3&to=1&view=side")).await;
        chosen.is(200).sees("version 1 and version 3 compared");
        assert_eq!(chosen.path, format!("{BASE}/compare/1/3?view=side"));
        for wrong in ["", "?from=1", "?from=x&to=2", "?from=&to="] {
            visitor.get(&format!("{BASE}/compare{wrong}")).await.is(404);
        }
        let page = visitor.get(&format!("{BASE}/compare/2/3")).await;
        let others = page.attrs("ul.rows a", "href");
        assert_eq!(others, [format!("{BASE}/compare/1/2")]);
        assert_eq!(page.attrs("form[action$='/compare'] option[selected]", "value"), ["2", "3"]);
        let old = visitor.get(&format!("{BASE}/v/1")).await;
        assert!(old.attrs(".notice a", "href").contains(&format!("{BASE}/compare/1/3")));
        // Another language of the page changes nothing about the view.
        let side = visitor.get(&format!("{BASE}/compare/2/3?view=side&lang=es")).await;
        assert!(!side.all("table.pair").is_empty());
    }

    async fn sections_with_new_numbers_only_are_folded(t: TestSite) {
        let many = |first: &str| {
            let sections = ('a'..='z').map(|c| format!("## Keeper {c}{c}\n\nWhoever crosses at gate {c}{c}{c} rings bell {c}{c}{c}{c} first.\n\n"));
            format!("## Start\n\nThis is how it begins.\n\n{first}{}", sections.collect::<String>())
        };
        let document = published(&t, &many(""));
        version(&t, &document, &many("## Boats\n\nVessels up to twelve metres pass below without opening.\n\n"), 1);
        let page = t.visitor().get(&format!("{BASE}/compare/1/2")).await;
        page.sees("26 sections only have new numbers: from ‘3 Keeper aa’ (before: ‘2 Keeper aa’) to ‘28 Keeper zz’ (before: ‘27 Keeper zz’).");
        page.sees("Vessels up to twelve metres").sees_nothing_of("rings bell");
    }

    async fn an_editor_says_what_is_a_piece_and_what_went_where(t: TestSite) {
        let document = long_scene(&t);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let page = ed.get(&format!("/desk/editor/documents/{}/versions/new", document.id)).await;
        let preview = ed.submit(&page, "", &[("source", SECOND), ("do", "preview")]).await;
        // The words before stand beside those now; what stays is listed, too.
        assert!(preview.all("details.matched del").iter().any(|words| words.contains("eighty")), "{}", preview.text());
        preview.sees("stay just as they are");
        let label = preview.all("details.matched summary").iter().position(|words| words.contains("Boats")).unwrap();
        let field = preview.attrs("details.matched input[list]", "name").remove(label);
        let relation = format!("as-{field}");
        let into = preview.attrs(".notice input[list]", "name").remove(0);
        let wrong = ed.submit(&preview, "", &[(into.as_str(), "9 Nothing"), ("do", "preview")]).await;
        wrong.is(422).sees("‘3 Parking’: no section is called ‘9 Nothing’.");
        let fields = [(field.as_str(), "4 Costs"), (relation.as_str(), "piece"), (into.as_str(), "2 Aims"), ("note", "Boats."), ("do", "preview")];
        let again = ed.submit(&preview, "", &fields).await;
        again.is(200).sees("It was a part of ‘4 Costs’.").sees("‘3 Parking’ has become a part of it.");
        ed.submit(&again, "", &[("do", "publish")]).await.is(200).sees("The new version is published.");
        let page = t.visitor().get(&format!("{BASE}/compare/2/3")).await;
        assert!(page.all("#boats .meta")[0].contains("It was a part of ‘4 Costs’."));
        assert!(page.all("#parking .meta")[0].contains("It is now a part of ‘2 Aims’."));
    }

    async fn a_missing_quotation_is_shown_where_it_is_missing(t: TestSite) {
        long_scene(&t);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let address = format!("{BASE}/sections/route");
        let page = anna.get(&address).await;
        assert!(!is_open(&page));
        for fields in [[("text", "Wheelchairs need to rest."), ("suggests", "on")], [("text", "Wheelchairs need to rest."), ("replacement", "fifty metres")]] {
            let refused = anna.submit(&page, &address, &fields).await;
            refused.is(422).sees("Copy the words that you would change");
            assert!(is_open(&refused), "{}", refused.body);
        }
    }
}
