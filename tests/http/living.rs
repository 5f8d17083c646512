//! Documents that live: read from files, published in versions, compared, answered.

use folkmoot::features::consultations::PublicationState;
use folkmoot::features::contributions::{self, AuthorRole, Channel, Words};
use folkmoot::features::documents::{self, Comment, Document, NewQuote, NewVersion, Source};
use folkmoot::platform::actor::Role;

use super::documents::{BASE, publish, scene};
use crate::both;
use crate::common::{Client, Page, TestSite};

const WORD: &[u8] = include_bytes!("../documents/plan.docx");
const ACT: &[u8] = include_bytes!("../documents/act.xml");

/// The first version, longer than what other tests need.
pub const FIRST: &str = "What it is about.\n\n## Aims\n\nPeople cross the river safely at every hour of the day.\n\n\
    ## Route\n\nThe bridge leads from the quay to Ropewalk Street beside the old warehouse. It has ramps on both sides with a flat part every eighty metres, and handrails on both sides that children reach.\n\n\
    ## Parking\n\nForty places at each of the two landings, for residents only.\n\n\
    ## Costs\n\nNinety-four million over four years, a third of it from the national fund.\n";

/// Costs moved to the front, the route split in two, the parking gone, boats new.
pub const SECOND: &str = "What it is about.\n\n## Costs\n\nNinety million over four years, a third of it from the national fund.\n\n\
    ## Aims\n\nPeople cross the river safely at every hour of the day.\n\n\
    ## Route\n\nThe bridge leads from the quay to Ropewalk Street beside the old warehouse.\n\n\
    ## Ramps\n\nIt has ramps on both sides with a flat part every sixty metres, and handrails on both sides that children reach.\n\n\
    ## Boats\n\nVessels up to twelve metres pass below without opening anything.\n";

pub fn version(t: &TestSite, document: &Document, text: &str, based_on: i64) -> Document {
    let (id, now, source) = (document.id, t.now(), Source::read(text).unwrap());
    t.write(move |tx| {
        let new = NewVersion {
            document_id: id,
            source,
            note: "As you asked.".to_owned(),
            based_on,
            published_by: None,
            carried: None,
        };
        documents::publish_version(tx, &new, now)
    })
}

/// A document with the first version above as its second.
pub fn long_scene(t: &TestSite) -> Document {
    let (_, _, document) = scene(t);
    version(t, &document, FIRST, 1)
}

pub fn say(
    t: &TestSite,
    document: &Document,
    anchor: &str,
    text: &str,
    account_id: Option<i64>,
    quote: Option<NewQuote>,
) -> contributions::Contribution {
    let new = Comment {
        document_id: document.id,
        anchor: anchor.to_owned(),
        parent: None,
        account_id,
        author_name: "Anna Vale".to_owned(),
        author_role: AuthorRole::Citizen,
        words: Words::new(text.to_owned()),
        lang: "en".to_owned(),
        channel: Channel::Web,
        submission_key: None,
        quote,
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| documents::comment(tx, &spine, &new, zone, now))
        .contribution
}

async fn upload(client: &mut Client, page: &Page, name: &str, bytes: &[u8]) -> Page {
    let mut fields = page.form_fields("");
    fields.push(("do".to_owned(), "read".to_owned()));
    client
        .post_files_here(&page.path, &fields, &[("file", name, bytes)])
        .await
}

fn source_of(page: &Page) -> String {
    page.all("textarea[name=source]").remove(0)
}

both! {
    async fn an_editor_reads_a_word_file_and_publishes_it(t: TestSite) {
        let body = t.body("Roads Office");
        t.consultation("A bridge", &body);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let page = ed.get("/desk/editor/consultations/a-bridge/documents/new").await;
        let read = upload(&mut ed, &page, "plan.docx", WORD).await;
        read.is(200).sees("‘plan.docx’ is read: 4 sections").sees("Merged cells of a table were taken apart").sees("Paragraph 4");
        assert!(source_of(&read).contains("1. ramps on both sides,"));
        assert_eq!(read.attrs("input[name=title]", "value"), ["A plan for the harbour bridge"]);
        t.visitor().get("/consultations/a-bridge/documents/a-plan-for-the-harbour-bridge").await.is(404);
        let picture = source_of(&read).split("(<").find_map(|rest| rest.strip_prefix("/documents/pictures/").map(|rest| format!("/documents/pictures/{}", rest.split('>').next().unwrap()))).unwrap();
        t.visitor().get(&picture).await.is(404);
        let page = ed.submit(&read, "", &[("do", "publish"), ("moderation", "")]).await;
        page.is(200).sees("The document is published.").sees("1.1 Route").sees("CO 2");
        assert_eq!(page.all(".prose table th"), ["Year", "Work", "Million"]);
        assert_eq!(page.attrs(".prose img", "alt"), ["A low bridge with two ramps"]);
        let shown = t.visitor().get(&picture).await;
        shown.is(200);
        assert_eq!(shown.headers["content-type"], "image/png");
    }

    async fn an_act_is_read_with_its_numbers(t: TestSite) {
        let body = t.body("Roads Office");
        t.consultation("A bridge", &body);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let page = ed.get("/desk/editor/consultations/a-bridge/documents/new").await;
        let read = upload(&mut ed, &page, "act.xml", ACT).await;
        let page = ed.submit(&read, "", &[("do", "publish"), ("moderation", "")]).await;
        page.is(200).sees("Chapter I General").sees("Article 2 Amounts").sees("Set out in the schedule.");
    }

    async fn a_file_that_means_harm_is_refused_and_nothing_typed_is_lost(t: TestSite) {
        long_scene(&t);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let page = ed.get("/desk/editor/consultations/a-bridge/documents/new").await;
        let typed = ed.submit(&page, "", &[("title", "Another plan"), ("source", "## Aims\n\nWords that I typed."), ("do", "preview"), ("moderation", "")]).await;
        for (name, bytes, words) in [
            ("a.xml", &b"<!DOCTYPE akomaNtoso [<!ENTITY a 'b'>]><akomaNtoso>&a;</akomaNtoso>"[..], "declares entities"),
            ("a.svg", &b"<svg onload='alert(1)'/>"[..], "Choose a Word file"),
            ("a.docx", &b"not an archive at all"[..], "the file is damaged"),
            ("a.pdf", &b"%PDF-1.7 /JavaScript"[..], "Choose a Word file"),
        ] {
            let refused = upload(&mut ed, &typed, name, bytes).await;
            refused.is(422).sees(words);
            assert!(source_of(&refused).contains("Words that I typed."));
            assert_eq!(refused.attrs(".error-summary a", "href"), ["#f-file"], "{name}");
        }
    }

    async fn comments_stay_with_their_section_and_say_what_it_said(t: TestSite) {
        let document = long_scene(&t);
        let costs = say(&t, &document, "costs", "Too dear for what it is", None, None);
        let route = say(&t, &document, "route", "Eighty metres are too far", None, None);
        say(&t, &document, "aims", "I like these aims", None, None);
        version(&t, &document, SECOND, 2);
        let mut visitor = t.visitor();
        let page = visitor.get(BASE).await;
        assert_eq!(page.all(".toc a"), ["1 Costs", "2 Aims", "3 Route", "4 Ramps", "5 Boats"]);
        assert_eq!(page.attrs("#costs .margin-count a", "aria-label"), ["1 comment on ‘1 Costs’"]);
        let page = visitor.get(&format!("{BASE}/sections/costs")).await;
        page.is(200).sees("Too dear for what it is").sees("Made on version 2.").sees("read the words as they were");
        assert!(page.all("#was-2 del").iter().any(|words| words.contains("Ninety-four")));
        assert!(page.all("#was-2 ins").iter().any(|words| words.contains("Ninety")));
        // The split-off part leads to the section that it was one with.
        visitor.get(&format!("{BASE}/sections/ramps")).await.sees("3 Route");
        let page = visitor.get(&format!("{BASE}/sections/aims")).await;
        page.sees("Made on version 2.").sees_nothing_of("The text has changed since");
        for said in [costs, route] {
            visitor.get(said.url.split('#').next().unwrap()).await.is(200);
        }
    }

    async fn two_versions_are_compared_at_an_address_that_stays(t: TestSite) {
        let document = long_scene(&t);
        version(&t, &document, SECOND, 2);
        let mut visitor = t.visitor();
        let page = visitor.get(&format!("{BASE}/compare/2/3")).await;
        page.is(200).sees("version 2 and version 3 compared").sees("moved: 1").sees("It was a part of ‘2 Route’.");
        page.sees("Before: ‘4 Costs’.");
        assert!(page.all("#costs del").iter().any(|words| words.contains("removed: Ninety-four")));
        assert!(page.all("#costs ins").iter().any(|words| words.contains("added: Ninety")));
        assert!(page.all("#parking .meta")[0].contains("Deleted"));
        assert!(page.all("#boats .meta")[0].contains("Added"));
        let side = visitor.get(&format!("{BASE}/compare/2/3?view=side")).await;
        assert_eq!(side.all("#costs th"), ["Version 2", "Version 3"]);
        let cells = side.all("#costs td");
        assert!(cells[0].contains("Ninety-four") && !cells[1].contains("Ninety-four"), "{cells:?}");
        // Whichever is named first, the older one stands on the left; and versions far apart.
        visitor.get(&format!("{BASE}/compare/3/1")).await.is(200).sees("version 1 and version 3 compared");
        for wrong in ["1/9", "0/1", "x/1", "1/99999999999999999999"] {
            visitor.get(&format!("{BASE}/compare/{wrong}")).await.is(404);
        }
        visitor.language = "es".to_owned();
        visitor.get(&format!("{BASE}/compare/2/3")).await.is(200).sees("comparación de la versión 2");
    }

    async fn an_editor_corrects_the_match_before_publishing(t: TestSite) {
        let document = long_scene(&t);
        say(&t, &document, "parking", "Where do I park then?", None, None);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let page = ed.get(&format!("/desk/editor/documents/{}/versions/new", document.id)).await;
        let preview = ed.submit(&page, "", &[("source", SECOND), ("do", "preview")]).await;
        preview.is(200).sees("3 Route").sees("It was a part of ‘2 Route’.").sees("‘3 Parking’ has become a part of 1 comment");
        let label = preview.all("details.matched summary").iter().position(|words| words.contains("Boats")).unwrap();
        let field = preview.attrs("details.matched input[list]", "name").remove(label);
        let wrong = ed.submit(&preview, "", &[(field.as_str(), "nowhere"), ("do", "preview")]).await;
        wrong.is(422).sees("‘5 Boats’: no section is called ‘nowhere’.");
        assert_eq!(wrong.attrs(".error-summary a", "href"), [format!("#f-{field}")]);
        assert!(wrong.attrs("details.matched[open] input[list]", "value").contains(&"nowhere".to_owned()));
        let fields = [(field.as_str(), "2 Route"), ("do", "preview")];
        ed.submit(&preview, "", &fields).await.is(200).sees("Before: ‘2 Route’.");
        // The boats come where the cars were, says the editor: by what the section is called.
        let fields = [(field.as_str(), "3 parking"), ("note", "Boats for cars."), ("do", "preview")];
        let again = ed.submit(&preview, "", &fields).await;
        again.is(200).sees("Before: ‘3 Parking’.").sees_nothing_of("3 Parking’ has become a part of");
        let page = ed.submit(&again, "", &[("do", "publish")]).await;
        page.is(200).sees("The new version is published.");
        assert_eq!(page.attrs("#parking .margin-count a", "aria-label"), ["1 comment on ‘5 Boats’"]);
        t.visitor().get(&format!("{BASE}/sections/parking")).await.sees("Where do I park then?").sees("5 Boats");
    }

    async fn wording_is_suggested_shown_as_a_change_and_supported(t: TestSite) {
        let document = long_scene(&t);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let address = format!("{BASE}/sections/route");
        let page = anna.get(&address).await;
        let fields = [("text", "Wheelchairs need to rest."), ("quote", "flat part every eighty metres"), ("suggests", "on"), ("replacement", "flat part every fifty metres")];
        let wrong = anna.submit(&page, &address, &[fields[0], ("quote", "words that are not there"), fields[2], fields[3]]).await;
        wrong.is(422).sees("Copy the words exactly");
        let page = anna.submit(&page, &address, &fields).await;
        page.is(200).sees("Wheelchairs need to rest.");
        assert!(page.all("blockquote del")[0].contains("eighty"), "{:?}", page.all("blockquote"));
        assert!(page.all("blockquote ins")[0].contains("fifty"));
        // Others support it; the trace says what it is about.
        let mut bert = t.sign_in(&t.citizen("Bert Vale"));
        let page = bert.get(&address).await;
        let token = page.attrs("article.contribution", "id")[0].trim_start_matches("c-").to_owned();
        let page = bert.submit(&page, &format!("/c/{token}/support"), &[("do", "agree")]).await;
        page.sees("(1)");
        t.visitor().get(&format!("/c/{token}")).await.sees("flat part every fifty metres");
        // When the words go, it says so.
        version(&t, &document, SECOND, 2);
        let page = t.visitor().get(&address).await;
        page.sees("These words are no longer in the text.");
    }

    async fn a_version_can_be_had_in_three_formats(t: TestSite) {
        let document = long_scene(&t);
        version(&t, &document, SECOND, 2);
        let mut visitor = t.visitor();
        let page = visitor.get(&format!("{BASE}/v/2")).await;
        let links = page.attrs(&format!("a[href^='{BASE}/v/2.']"), "href");
        assert_eq!(links.len(), 4);
        for (link, content_type) in links.iter().zip(["text/html", "text/markdown", "application/akn+xml"]) {
            let file = visitor.get(link).await;
            file.is(200);
            assert!(file.headers["content-type"].starts_with(content_type), "{link}");
            assert!(file.body.contains("Forty places at each of the two landings"), "{link}");
            let name = link.rsplit('/').next().unwrap();
            let again = documents::import::read(name, file.body.as_bytes()).unwrap();
            assert!(again.report.is_empty(), "{link}");
        }
        visitor.get(&format!("{BASE}/v/9.md")).await.is(404);
        visitor.get(&format!("{BASE}/v/2.pdf")).await.is(404);
        visitor.get("/documents/pictures/none.png").await.is(404);
    }

    async fn what_an_editor_reads_of_a_draft_is_kept_for_nobody(t: TestSite) {
        let body = t.body("Roads Office");
        let draft = t.consultation_with("A bridge", &body, |new| new.state = PublicationState::Draft);
        publish(&t, &draft);
        let mut editor = t.sign_in(&t.staff("Ed Itor", Role::Editor));
        let mut visitor = t.visitor();
        for ending in ["md", "html", "xml", "source"] {
            let path = format!("{BASE}/v/1.{ending}");
            visitor.get(&path).await.is(404);
            let read = editor.get(&path).await;
            read.is(200);
            assert!(read.body.contains("People cross safely"), "{ending}");
            assert_eq!(read.headers["cache-control"], "private, no-store", "{ending}");
            visitor.get(&path).await.is(404);
        }
    }
}
