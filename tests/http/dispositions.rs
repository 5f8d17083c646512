//! What a version made of what was said about the one before.

use folkmoot::features::contributions::Contribution;
use folkmoot::features::documents::{Document, NewQuote};
use folkmoot::features::ledger;
use folkmoot::platform::actor::Role;
use folkmoot::platform::crypto::sha256_hex;

use super::documents::BASE;
use super::living::{FIRST, SECOND, long_scene, say, version};
use crate::both;
use crate::common::{Client, Page, TestSite};

fn desk(document: &Document) -> String {
    format!("/desk/editor/documents/{}/dispositions", document.id)
}

fn acts(t: &TestSite, actions: &[&str]) -> usize {
    let found = t
        .app
        .db
        .read_here(|conn| ledger::list_by_action(conn, actions, None, 99));
    found.unwrap().len()
}

/// Ids of the comments that are ticked.
fn ticked(page: &Page) -> Vec<String> {
    page.attrs("input[name=comment][checked]", "value")
}

/// A document with two comments on its costs, and a third version.
async fn commented(t: &TestSite) -> (Document, Contribution, Contribution, Client) {
    let document = long_scene(t);
    let (anna, bert) = (t.citizen("Anna Vale"), t.citizen("Bert Vale"));
    let quote = NewQuote {
        exact: "Ninety-four million".to_owned(),
        prefix: String::new(),
        suffix: String::new(),
        replacement: Some("Ninety million".to_owned()),
    };
    let first = say(
        t,
        &document,
        "costs",
        "Too dear for what it is",
        Some(anna.id),
        Some(quote),
    );
    let second = say(
        t,
        &document,
        "costs",
        "Cheap, I would say",
        Some(bert.id),
        None,
    );
    version(t, &document, SECOND, 2);
    t.send_mails();
    let editor = t.sign_in(&t.staff("Edda Holm", Role::Editor));
    (document, first, second, editor)
}

const REASON: &str = "Four million less, but the ramps must stay.";

both! {
    async fn a_version_says_what_it_made_of_comments(t: TestSite) {
        let (document, said, other, mut ed) = commented(&t).await;
        let address = desk(&document);
        let form = format!("{address}/costs");
        let mut carla = t.sign_in(&t.citizen("Carla Ruiz"));
        for path in [&address, &form] {
            t.visitor().get(path).await.is(401);
            carla.get(path).await.is(403);
        }
        // The document leads there, and says that somebody waits.
        let page = ed.get(BASE).await;
        page.sees("Say what became of comments (1 section waits)").sees("One section was commented on before this version");
        assert!(page.attrs(".actions a", "href").contains(&address));
        t.visitor().get(BASE).await.sees_nothing_of("Say what became of comments");
        let list = ed.get(&address).await;
        list.is(200).sees("One section waits for an answer").sees("2 comments · 2 not answered");
        let page = ed.get(&list.attrs("main ul.rows a", "href").remove(0)).await;
        page.is(200).sees("Too dear for what it is").sees("Made on version 2.");
        assert!(page.all("q del")[0].contains("Ninety-four"), "{:?}", page.all("q"));
        assert_eq!(ticked(&page).len(), 2);
        let id = said.id.to_string();
        let made = ed.submit(&page, "", &[("comment", &id), ("verdict", "partly"), ("reason", REASON), ("do", "save")]).await;
        made.is(200).sees("It is published, and those who wrote are told.").sees("2 comments · 1 not answered · Taken up in part.");
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1, "the one who wrote is told");
        assert!(mails[0].message.text.contains("Four million less"), "{}", mails[0].message.text);
        assert!(mails[0].message.text.contains(&format!("/c/{}", said.token)));
        let mut visitor = t.visitor();
        let page = visitor.get(BASE).await;
        page.sees("Taken up in part.").sees(REASON).sees("23 November 2026").sees("The comment: 1. Anna Vale");
        visitor.get(&format!("{BASE}/sections/costs")).await.sees(REASON);
        visitor.get(&format!("{BASE}/compare/2/3")).await.sees(REASON);
        let trace = visitor.get(&format!("/c/{}", said.token)).await;
        trace.sees("Made on version 2.").sees("The text has changed since").sees("What changed from version 2 to version 3");
        trace.sees("What version 3 made of it: Taken up in part.").sees(REASON).sees_nothing_of("To be answered");
        trace.sees("The section is now called 1 Costs").sees("Comment on version 2, answered in version 3: Taken up in part.");
        visitor.get(&format!("/c/{}", other.token)).await.sees_nothing_of("Taken up").sees("To be answered");
        assert_eq!(acts(&t, &["disposed"]), 1);
        let json = visitor.get(&format!("/c/{}.json", said.token)).await.json();
        assert_eq!((&json["since"]["version"], &json["since"]["outcome"]["reason"]), (&2.into(), &REASON.into()));
        let json = visitor.get(&format!("/api/v1/documents/{}/dispositions", document.id)).await.json();
        assert_eq!(json["items"][0]["comments"], serde_json::json!([said.token]));
        assert_eq!((&json["items"][0]["verdict"], &json["items"][0]["section"]), (&"partly".into(), &"costs".into()));
    }

    async fn a_refused_answer_stays_as_it_was_filled_in(t: TestSite) {
        let (document, said, _, mut ed) = commented(&t).await;
        let form = format!("{}/costs", desk(&document));
        let id = said.id.to_string();
        let page = ed.get(&form).await;
        let refused = ed.submit_here(&page, "", &[("comment", &id), ("verdict", "partly"), ("reason", "no"), ("do", "save")]).await;
        refused.is(422);
        assert_eq!(ticked(&refused), std::slice::from_ref(&id));
        assert_eq!(refused.attrs("input[name=verdict][checked]", "value"), ["partly"]);
        assert_eq!(refused.all("textarea[name=reason]"), ["no"]);
        assert_eq!(refused.attrs("#f-reason", "aria-invalid"), ["true"]);
        assert_eq!(refused.attrs(".error-summary a", "href"), ["#f-reason"]);
        let refused = ed.submit_here(&refused, "", &[("reason", REASON), ("verdict", "")]).await;
        refused.is(422);
        assert_eq!(refused.attrs(".error-summary a", "href"), ["#f-verdict"]);
        assert_eq!(refused.attrs("#f-verdict", "aria-invalid"), ["true"]);
        assert_eq!(refused.all("textarea[name=reason]"), [REASON]);
        let mut fields = refused.form_fields("");
        fields.retain(|(name, _)| name != "comment");
        fields.extend([("verdict".to_owned(), "taken".to_owned()), ("do".to_owned(), "save".to_owned())]);
        let refused = ed.post_here(&form, &fields).await;
        refused.is(422).sees("Tick at least one comment");
        assert_eq!(refused.attrs(".error-summary a", "href"), ["#f-comment"]);
        assert!(ticked(&refused).is_empty());
        assert!(t.send_mails().is_empty());
        assert_eq!(acts(&t, &["disposed", "taken-up", "taken-up-partly"]), 0);
    }

    async fn what_was_said_can_be_changed_and_taken_back_and_everybody_hears_of_it(t: TestSite) {
        let (document, said, other, mut ed) = commented(&t).await;
        let form = format!("{}/costs", desk(&document));
        let page = ed.get(&form).await;
        ed.submit(&page, "", &[("verdict", "partly"), ("reason", REASON), ("do", "save")]).await.is(200);
        assert_eq!(t.send_mails().len(), 2);
        // The same again is no act.
        let again = ed.get(&form).await;
        assert_eq!(ticked(&again).len(), 2);
        ed.submit(&again, "", &[("do", "save")]).await.sees("nobody was told again");
        assert!(t.send_mails().is_empty());
        assert_eq!(acts(&t, &["disposed", "disposition-changed", "answer-changed"]), 1);
        // Said otherwise, and of one of the two alone.
        let id = said.id.to_string();
        ed.submit(&again, "", &[("comment", &id), ("verdict", "taken"), ("reason", "It is ninety million now."), ("do", "save")]).await.is(200);
        let mails = t.send_mails();
        let subjects: Vec<&str> = mails.iter().map(|mail| mail.message.subject.as_str()).collect();
        assert_eq!(mails.len(), 2, "{subjects:?}");
        assert!(subjects.iter().any(|one| one.starts_with("Said otherwise")), "{subjects:?}");
        assert!(subjects.iter().any(|one| one.starts_with("Taken back")), "{subjects:?}");
        let mut visitor = t.visitor();
        visitor.get(&format!("/c/{}", said.token)).await.sees("What version 3 made of it: Taken up.").sees("It is ninety million now.").sees(REASON);
        let trace = visitor.get(&format!("/c/{}", other.token)).await;
        trace.sees_nothing_of("What version 3 made of it").sees("was said to have made of it taken back").sees("To be answered");
        assert_eq!(acts(&t, &["answer-changed"]), 1);
        assert_eq!(acts(&t, &["disposition-changed"]), 1);
        // Taking back needs a reason.
        let page = ed.get(&form).await;
        let refused = ed.submit_here(&page, "", &[("do", "take-back"), ("back_reason", "")]).await;
        refused.is(422);
        assert_eq!(refused.attrs(".error-summary a", "href"), ["#f-back_reason"]);
        ed.submit(&page, "", &[("do", "take-back"), ("back_reason", "The amount was a mistake of ours.")]).await.sees("It is taken back");
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1);
        assert!(mails[0].message.text.contains("The amount was a mistake of ours."), "{}", mails[0].message.text);
        let trace = visitor.get(&format!("/c/{}", said.token)).await;
        trace.sees_nothing_of("What version 3 made of it").sees("The amount was a mistake of ours.").sees("To be answered");
        visitor.get(BASE).await.sees_nothing_of("ninety million now");
        // The log keeps what was said.
        let log = visitor.get("/ledger").await;
        log.sees("It is ninety million now.").sees(REASON).sees("The amount was a mistake of ours.");
        // A stale form changes nothing.
        version(&t, &document, FIRST, 3);
        let stale = ed.submit_here(&page, "", &[("verdict", "taken"), ("reason", REASON), ("do", "save")]).await;
        stale.is(409);
        assert_eq!(acts(&t, &["disposed"]), 1);
    }

    async fn a_later_version_lists_what_was_answered_apart(t: TestSite) {
        let (document, said, other, mut ed) = commented(&t).await;
        let form = format!("{}/costs", desk(&document));
        let page = ed.get(&form).await;
        let id = said.id.to_string();
        ed.submit(&page, "", &[("comment", &id), ("verdict", "partly"), ("reason", REASON), ("do", "save")]).await.is(200);
        version(&t, &document, FIRST, 3);
        let page = ed.get(&form).await;
        page.sees("Answered already; tick one only if").sees("Answered in version 3: Taken up in part.");
        assert_eq!(ticked(&page), [other.id.to_string()]);
        // What version 3 said stays with it, there and on the page of the comment.
        let mut visitor = t.visitor();
        visitor.get(BASE).await.sees_nothing_of(REASON);
        visitor.get(&format!("{BASE}/v/3")).await.sees(REASON);
        visitor.get(&format!("/c/{}", said.token)).await.sees("What version 3 made of it").sees(REASON);
    }

    async fn an_answer_on_a_section_that_went_is_read_with_the_version(t: TestSite) {
        let document = long_scene(&t);
        let said = say(&t, &document, "parking", "Where do I park then?", None, None);
        version(&t, &document, SECOND, 2);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let page = ed.get(&format!("{}/parking", desk(&document))).await;
        page.sees("Deleted");
        ed.submit(&page, "", &[("verdict", "taken"), ("reason", "The places are gone from the plan."), ("do", "save")]).await.is(200);
        let page = t.visitor().get(BASE).await;
        page.sees("What this version made of comments on sections that it left out").sees("The places are gone from the plan.");
        t.visitor().get(&format!("/c/{}", said.token)).await.sees("Version 3 no longer has this section.").sees("The places are gone");
        ed.get(&format!("{}/nowhere", desk(&document))).await.is(404);
    }

    async fn words_of_the_interface_do_not_pass_for_words_of_the_text(t: TestSite) {
        let (document, _, _, mut ed) = commented(&t).await;
        let page = ed.get(&format!("{}/costs", desk(&document))).await;
        ed.submit(&page, "", &[("verdict", "partly"), ("reason", REASON), ("do", "save")]).await.is(200);
        let mut visitor = t.visitor();
        visitor.language = "es".to_owned();
        let page = visitor.get(BASE).await;
        assert!(page.all("[lang=en] .margin-count").is_empty(), "counts are Spanish");
        assert!(page.all("[lang=en] .notice").is_empty(), "the label of the answer is Spanish");
        assert_eq!(page.all(".notice p[lang=en]"), [REASON]);
        assert!(!page.all("#costs h2[lang=en]").is_empty() && !page.all("#costs > div[lang=en] p").is_empty());
        assert!(!page.all(".toc span[lang=en]").is_empty());
        for view in ["", "?view=side"] {
            let page = visitor.get(&format!("{BASE}/compare/2/3{view}")).await;
            assert!(page.all("[lang=en] .hidden").is_empty(), "what was added is said in Spanish");
            assert!(!page.all("ins [lang=en], ins span[lang=en]").is_empty());
        }
    }

    async fn the_digest_can_be_recomputed_from_what_is_downloaded(t: TestSite) {
        let document = long_scene(&t);
        version(&t, &document, SECOND, 2);
        let mut visitor = t.visitor();
        for number in [2, 3] {
            let page = visitor.get(&format!("{BASE}/v/{number}")).await;
            let digest = page.all("code.token").remove(0);
            let link = page.attrs("a[href$='.source']", "href").remove(0);
            let source = visitor.get(&link).await;
            source.is(200);
            assert_eq!(source.headers["content-type"], "text/plain; charset=utf-8");
            assert_eq!(sha256_hex(source.body.as_bytes()), digest);
            visitor.get("/ledger").await;
            let logged = t.app.db.read_here(|conn| ledger::list_by_action(conn, &["version-published"], None, 9)).unwrap();
            assert!(logged.iter().any(|entry| entry.detail.get().text("digest") == digest), "{number} is logged with it");
        }
        visitor.get(&format!("{BASE}/v/9.source")).await.is(404);
        // Two versions of one day are two expressions.
        let one = visitor.get(&format!("{BASE}/v/2.xml")).await.body;
        let two = visitor.get(&format!("{BASE}/v/3.xml")).await.body;
        assert!(one.contains("/eng@2026-11-23;2/!main") && two.contains("/eng@2026-11-23;3/!main"));
    }
}
