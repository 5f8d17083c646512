//! Acts of people: documents and the comments on them.

use chrono::Duration;
use folkmoot::features::bodies::Body;
use folkmoot::features::consultations::Consultation;
use folkmoot::features::contributions::{
    self, AuthorRole, Channel, Moderation, Move, State, Words,
};
use folkmoot::features::documents::{self, Comment, Document, NewDocument, NewVersion, Source};
use folkmoot::features::ledger::{self, ActingAs};
use folkmoot::features::moderation;
use folkmoot::features::search;
use folkmoot::platform::actor::Role;
use folkmoot::platform::db::counted;
use folkmoot::platform::error::AppError;

use crate::both;
use crate::common::{Page, TestSite};

const TEXT: &str = "What it is about.\n\n## Aims\n\nPeople cross safely.\n\n## Route\n\n\
    Along the *quay*.\n\n### Lamps\n\nTwenty lamps.\n\n## Costs\n\nTwo million.";

pub fn publish(t: &TestSite, consultation: &Consultation) -> Document {
    let new = NewDocument {
        consultation_id: consultation.id,
        slug: None,
        lang: "en".to_owned(),
        title: "Bridge plan".to_owned(),
        summary: "A bridge for everybody.".to_owned(),
        source: Source::read(TEXT).unwrap(),
        moderation: None,
        published_by: None,
    };
    let now = t.now();
    t.write(move |tx| documents::publish(tx, &new, now))
}

pub fn scene(t: &TestSite) -> (Body, Consultation, Document) {
    let body = t.body("Roads Office");
    let consultation = t.consultation("A bridge", &body);
    let document = publish(t, &consultation);
    (body, consultation, document)
}

fn new_comment(document: &Document, text: &str) -> Comment {
    Comment {
        document_id: document.id,
        anchor: "aims".to_owned(),
        parent: None,
        account_id: None,
        author_name: "A Guest".to_owned(),
        author_role: AuthorRole::Guest,
        words: Words::new(text.to_owned()),
        lang: "en".to_owned(),
        channel: Channel::Paper,
        submission_key: None,
        quote: None,
    }
}

fn say(t: &TestSite, new: Comment) -> contributions::Contribution {
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| documents::comment(tx, &spine, &new, zone, now))
        .contribution
}

fn take_away(t: &TestSite, contribution: contributions::Contribution, to: State) {
    let (spine, now) = (t.spine.clone(), t.now());
    t.write(move |tx| {
        let how = Move {
            acting_as: ActingAs::Moderator,
            account_id: None,
            reason: None,
        };
        contributions::set_state(tx, &spine, &contribution, to, &how, now)
    });
}

pub const BASE: &str = "/consultations/a-bridge/documents/bridge-plan";

fn labels(page: &Page) -> Vec<String> {
    page.all(".toc a")
}

both! {
    async fn a_visitor_reads_a_document(t: TestSite) {
        scene(&t);
        let page = t.visitor().get(BASE).await;
        page.is(200).sees("Bridge plan").sees("Version 1").sees("What it is about.");
        assert_eq!(labels(&page), ["1 Aims", "2 Route", "2.1 Lamps", "3 Costs"]);
        assert_eq!(page.all("h1").len(), 1);
        assert_eq!(page.all("h2#h_route"), ["2 Route"]);
        assert_eq!(page.all("h3#h_lamps"), ["2.1 Lamps"]);
        assert_eq!(page.attrs("section#lamps .margin-count a", "href"), [format!("{BASE}/sections/lamps")]);
        let mut ids = page.attrs("[id]", "id");
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "no id twice");
    }

    async fn a_spaniard_reads_the_page_in_spanish(t: TestSite) {
        scene(&t);
        let mut visitor = t.visitor();
        visitor.language = "es".to_owned();
        visitor.get(BASE).await.is(200).sees("Versión 1").sees("Comentar el documento completo");
        visitor.get(&format!("{BASE}/sections/aims")).await.sees("Inicia sesión para comentar");
    }

    async fn a_citizen_comments_on_a_section(t: TestSite) {
        let (_, consultation, document) = scene(&t);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let address = format!("{BASE}/sections/aims");
        let page = anna.get(&address).await;
        page.is(200).sees("People cross safely.").sees("No comments yet");
        let page = anna.submit(&page, &address, &[("text", "Make it **wider**, please.")]).await;
        page.is(200).sees("Make it wider, please.").sees("Anna Vale").sees("1 comment");
        assert_eq!(page.all(".words strong"), ["wider"]);
        let token = page.attrs("article.contribution", "id")[0].trim_start_matches("c-").to_owned();
        assert!(page.attrs("article .quiet", "href").is_empty(), "nobody reports themselves");
        let seen = t.visitor().get(&address).await;
        assert_eq!(seen.attrs("article .quiet", "href"), [format!("/c/{token}/report")]);
        // Counted beside the section, in the summary and in the contents.
        let page = t.visitor().get(BASE).await;
        assert_eq!(page.attrs("#aims .margin-count a", "aria-label"), ["1 comment on ‘1 Aims’"]);
        assert_eq!(page.all(".toc-count span[aria-hidden]"), ["1"]);
        let (id, place) = (consultation.id, format!("document:{}", document.id));
        let (list, counts) = t.app.db.read_here(|conn| {
            Ok((documents::list_of_consultation(conn, id)?, contributions::counts_of_place(conn, &place)?))
        }).unwrap();
        assert_eq!((list[0].comment_count, list[0].section_count, list[0].version), (1, 5, 1));
        assert_eq!(counts.get("aims"), Some(&1));
        // The trace and the log know it.
        let found = t.app.db.read_here(|conn| contributions::find_by_token(conn, &token)).unwrap().unwrap();
        assert_eq!(found.url, format!("{address}#c-{token}"));
        assert_eq!(found.place_title, "1 Aims");
        let log = t.app.db.read_here(|conn| ledger::list_of_subject(conn, &token)).unwrap();
        assert_eq!(log.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(), ["published"]);
    }

    async fn a_double_click_sends_one_comment(t: TestSite) {
        scene(&t);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let address = format!("{BASE}/comments");
        let page = anna.get(&address).await;
        let first = anna.submit_here(&page, &address, &[("text", "Only once")]).await;
        let second = anna.submit_here(&page, &address, &[("text", "Only once")]).await;
        assert_eq!((first.status, second.status), (303, 303));
        assert_eq!(first.headers["location"], second.headers["location"]);
        assert_eq!(anna.get(&address).await.all("article.contribution").len(), 1);
    }

    async fn a_refused_comment_comes_back_filled_in(t: TestSite) {
        scene(&t);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let address = format!("{BASE}/sections/aims");
        let page = anna.get(&address).await;
        let long = "wörd ".repeat(1_200);
        let answer = anna.submit(&page, &address, &[("text", &long)]).await;
        answer.is(422);
        assert_eq!(answer.attrs(".error-summary a", "href"), ["#f-text"]);
        assert_eq!(answer.all("textarea#f-text"), [long.trim()]);
        let answer = anna.submit(&page, &address, &[("text", " \u{202e}x ")]).await;
        answer.is(422);
    }

    async fn a_visitor_is_asked_to_sign_in(t: TestSite) {
        scene(&t);
        let mut visitor = t.visitor();
        let address = format!("{BASE}/sections/aims");
        let page = visitor.get(&address).await;
        let next = format!("/login?next={}", address.replace('/', "%2F"));
        assert_eq!(page.attrs(".sign-in-first a", "href"), [next]);
        let sent = [("text".to_owned(), "I have no account yet".to_owned())];
        let page = visitor.post_here(&address, &sent).await;
        page.is(401).sees("I have no account yet");
    }

    async fn replies_stand_on_three_levels(t: TestSite) {
        let (body, _, document) = scene(&t);
        let first = say(&t, new_comment(&document, "The first word"));
        let (account, _) = t.official("Omar Reed", &body);
        let mut omar = t.sign_in(&account);
        let address = format!("{BASE}/comments/{}/reply", first.token);
        let page = omar.get(&address).await;
        page.is(200).sees("The first word").sees("on paper");
        let page = omar.submit(&page, &address, &[("text", "We will look at it")]).await;
        assert!(page.path.starts_with(&format!("{BASE}/sections/aims")), "{}", page.path);
        assert_eq!(page.all(".replies .role"), ["Official"]);
        let reply = page.attrs(".replies article", "id")[0].trim_start_matches("c-").to_owned();
        // A reply to the reply stands below it; one to that beside it, and says whom it answers.
        let deeper = Comment { parent: Some(reply), ..new_comment(&document, "And I thank you") };
        let deeper = say(&t, deeper);
        assert_eq!((deeper.root_id, deeper.answers_id), (Some(first.id), None));
        let last = Comment { parent: Some(deeper.token.clone()), ..new_comment(&document, "You are welcome") };
        let last = say(&t, last);
        assert_eq!((last.parent_id, last.answers_id), (deeper.parent_id, Some(deeper.id)));
        let page = t.visitor().get(&format!("{BASE}/sections/aims")).await;
        assert_eq!(page.all(".replies > article").len(), 3);
        assert_eq!(page.all(".replies .replies > article").len(), 2);
        page.sees("4 comments").sees("in answer to");
        let page = t.visitor().get(&format!("{BASE}/comments/{}/reply", deeper.token)).await;
        page.is(200).sees("And I thank you").sees("You are welcome").sees_nothing_of("The first word");
    }

    async fn what_is_moderated_first_waits(t: TestSite) {
        let body = t.body("Roads Office");
        let consultation = t.consultation_with("A bridge", &body, |new| new.moderation = Moderation::Pre);
        publish(&t, &consultation);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let address = format!("{BASE}/sections/aims");
        let page = anna.get(&address).await;
        let page = anna.submit(&page, &address, &[("text", "Wait for it")]).await;
        assert_eq!(page.path, address);
        // Sent on a Monday: read by Wednesday.
        page.sees("A moderator reads it by Wednesday 25 November 2026").sees_nothing_of("Wait for it");
    }

    async fn nothing_is_taken_before_and_after_the_open_phase(t: TestSite) {
        let (_, consultation, document) = scene(&t);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let address = format!("{BASE}/sections/aims");
        let page = anna.get(&address).await;
        t.advance(consultation.closes_at.since(t.now()));
        let answer = anna.submit(&page, &address, &[("text", "A minute too late")]).await;
        answer.is(409).sees("A minute too late");
        let page = anna.get(&address).await;
        page.is(200).sees("The consultation has closed").sees_nothing_of("data-draft");
        let before = consultation.opens_at.minus(Duration::seconds(1));
        let (spine, zone) = (t.spine.clone(), t.zone());
        let new = new_comment(&document, "Too early");
        let early = t.app.db.write_here(move |tx| documents::comment(tx, &spine, &new, zone, before));
        assert_eq!(early.unwrap_err(), AppError::Closed("consultations.not-open-yet"));
    }

    async fn what_was_taken_away_leaves_a_tombstone(t: TestSite) {
        let (_, _, document) = scene(&t);
        let hidden = say(&t, new_comment(&document, "Secret address of somebody"));
        let withdrawn = say(&t, new_comment(&document, "I changed my mind"));
        let alone = say(&t, new_comment(&document, "Nobody answered this"));
        let reply = Comment { parent: Some(withdrawn.token.clone()), ..new_comment(&document, "Why so?") };
        say(&t, reply);
        let mut visitor = t.visitor();
        let address = format!("{BASE}/sections/aims");
        visitor.get(&address).await.sees("Secret address of somebody");
        take_away(&t, hidden.clone(), State::Hidden);
        take_away(&t, withdrawn, State::Withdrawn);
        take_away(&t, alone, State::Withdrawn);
        let page = visitor.get(&address).await;
        page.sees("Removed by a moderator.").sees("Withdrawn by its author.").sees("Why so?");
        for gone in ["Secret address", "changed my mind", "Nobody answered this"] {
            page.sees_nothing_of(gone);
        }
        assert_eq!(page.all("article.contribution").len(), 3);
        // Nobody replies to what is gone.
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let address = format!("{BASE}/comments/{}/reply", hidden.token);
        let page = anna.get(&address).await;
        page.is(200).sees_nothing_of("Secret address").sees_nothing_of("data-draft");
    }

    async fn a_moderators_reason_is_shown_in_the_readers_language(t: TestSite) {
        let (_, _, document) = scene(&t);
        let said = say(&t, new_comment(&document, "Somebody lives at 4 Mill Lane"));
        let moderator = t.staff("Mara Quist", Role::Moderator);
        let actor = t.actor(&moderator);
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        t.write(move |tx| {
            moderation::ensure_default_reasons(tx, now)?;
            let case = moderation::open_case(tx, &actor, &said, zone, now)?;
            let ruling = moderation::Ruling {
                decision: moderation::Decision::Hide,
                reason: Some("personal-data".to_owned()),
                explanation: String::new(),
                ..moderation::Ruling::approve()
            };
            moderation::decide(tx, &spine, &actor, case, &ruling, now)
        });
        let mut visitor = t.visitor();
        let page = visitor.get(&format!("{BASE}/sections/aims")).await;
        page.sees("Removed by a moderator. Reason:").sees_nothing_of("Mill Lane");
        let english = page.all(".tombstone");
        visitor.language = "es".to_owned();
        let page = visitor.get(&format!("{BASE}/sections/aims")).await;
        page.sees("Retirado por moderación. Motivo:");
        assert_ne!(english, page.all(".tombstone"));
    }

    async fn a_thread_of_two_hundred_takes_few_statements(t: TestSite) {
        let (_, _, document) = scene(&t);
        let mut few = 0;
        let address = format!("{BASE}/sections/aims");
        for total in [4, 210] {
            let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
            let model = new_comment(&document, "One of very many words on this.");
            t.write(move |tx| {
                let mut parent = None;
                for n in 0..total {
                    let new = Comment { parent: parent.clone().filter(|_| n % 4 == 3), ..model.clone() };
                    let said = documents::comment(tx, &spine, &new, zone, now)?;
                    parent = Some(said.contribution.token);
                }
                Ok(())
            });
            let mut visitor = t.visitor();
            let (page, count) = counted(&t.app.db, visitor.get(&address)).await;
            page.is(200);
            assert!(count <= 9, "{count} statements with {total} comments");
            assert!(few == 0 || count == few, "{few} statements for few, {count} for many");
            few = count;
            // Made once, then kept.
            let (_, again) = counted(&t.app.db, visitor.get(&address)).await;
            assert_eq!(again, 0);
        }
        let (_, count) = counted(&t.app.db, t.visitor().get(BASE)).await;
        assert!(count <= 10, "{count} statements for the document");
    }

    async fn a_long_thread_has_pages_and_addresses_that_lead_into_it(t: TestSite) {
        let (_, _, document) = scene(&t);
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        let model = new_comment(&document, "Word");
        let last = t.write(move |tx| {
            let mut last = None;
            for n in 0..205 {
                let words = Words::new(format!("Word number {n} of the long thread"));
                let new = Comment { words, ..model.clone() };
                last = Some(documents::comment(tx, &spine, &new, zone, now)?.contribution);
            }
            Ok(last.unwrap())
        });
        let address = format!("{BASE}/sections/aims");
        let page = t.visitor().get(&address).await;
        assert_eq!(page.all("article.contribution").len(), 200);
        let next = page.attrs(".pager a[rel=next]", "href").remove(0);
        let page = t.visitor().get(&next).await;
        assert_eq!(page.all("article.contribution").len(), 5);
        page.sees("Word number 204").sees("Back to the first ones");
        let (path, mark) = last.url.split_once('#').unwrap();
        let page = t.visitor().get(path).await;
        assert!(page.attrs("article", "id").contains(&mark.to_owned()), "{}", last.url);
    }

    async fn a_section_keeps_its_comments_over_versions(t: TestSite) {
        let (_, _, document) = scene(&t);
        say(&t, new_comment(&document, "About the aims"));
        say(&t, Comment { anchor: "costs".to_owned(), ..new_comment(&document, "Too dear") });
        let now = t.now();
        let id = document.id;
        let text = "## Why\n\nMore words.\n\n## Aims\n\nPeople cross safely and soon.\n\n## Route\n\nElsewhere.";
        t.write(move |tx| {
            let new = NewVersion {
                document_id: id,
                source: Source::read(text)?,
                note: "The costs moved to a paper of their own.".to_owned(),
                based_on: 1,
                published_by: None,
                carried: None,
            };
            documents::publish_version(tx, &new, now)
        });
        let page = t.visitor().get(BASE).await;
        page.sees("Version 2").sees("Comments on earlier sections").sees("The costs moved");
        assert_eq!(labels(&page), ["1 Why", "2 Aims", "3 Route"]);
        assert_eq!(page.attrs("#aims .margin-count a", "aria-label"), ["1 comment on ‘2 Aims’"]);
        let page = t.visitor().get(&format!("{BASE}/v/1")).await;
        page.is(200).sees("You are reading version 1").sees("Two million.");
        assert!(page.all(".margin-count").is_empty());
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let address = format!("{BASE}/sections/costs");
        let page = anna.get(&address).await;
        page.is(200).sees("Too dear").sees("last part of version 1").sees_nothing_of("data-draft");
        let closed = Comment { anchor: "costs".to_owned(), ..new_comment(&document, "Still too dear") };
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        let refused = t.app.db.write_here(move |tx| documents::comment(tx, &spine, &closed, zone, now));
        assert_eq!(refused.unwrap_err(), AppError::Closed("documents.section-gone"));
        // Found by what it says now, no longer by what it said.
        let (new, old) = t.app.db.read_here(|conn| {
            Ok((search::find(conn, "elsewhere", Some("section"), now, 0, 9)?, search::find(conn, "million", Some("section"), now, 0, 9)?))
        }).unwrap();
        assert_eq!((new.hits.len(), old.hits.len()), (1, 0));
        assert_eq!(new.hits[0].url, format!("{BASE}#route"));
        let titles = t.app.db.read_here(|conn| documents::section_titles(conn, &[id])).unwrap();
        let costs = titles.iter().find(|title| title.anchor == "costs").unwrap();
        assert_eq!((costs.number.as_str(), costs.version), ("3", 1));
    }

    async fn an_editor_publishes_a_document_and_a_version(t: TestSite) {
        let body = t.body("Roads Office");
        t.consultation("A bridge", &body);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let address = "/desk/editor/consultations/a-bridge/documents/new";
        let page = ed.get(address).await;
        let fields = [("title", "Bridge plan"), ("source", TEXT), ("moderation", "")];
        let preview = ed.submit(&page, "", &[fields[0], fields[1], fields[2], ("do", "preview")]).await;
        preview.is(200).sees("5 sections").sees("#lamps");
        assert!(preview.all("textarea[name=source]")[0].contains("Twenty lamps."), "the text is still there");
        t.visitor().get(BASE).await.is(404);
        let page = ed.submit(&preview, "", &[("do", "publish")]).await;
        page.is(200).sees("The document is published.").sees("Publish a new version");
        assert_eq!(page.path, BASE);
        let address = page.attrs("a.more[href^='/desk']", "href").remove(0);
        let page = ed.get(&address).await;
        assert!(page.all("textarea[name=source]")[0].contains("Two million."));
        let unchanged = ed.submit(&page, "", &[("note", "Nothing at all"), ("do", "publish")]).await;
        unchanged.is(422).sees("Change the text");
        let shorter = "## Aims\n\nPeople cross safely.\n\n## Trees\n\nForty.";
        let fields = [("note", "Shorter"), ("source", shorter)];
        let preview = ed.submit(&page, "", &[fields[0], fields[1], ("do", "preview")]).await;
        preview.is(200).sees("3 Costs").sees("Added");
        let page = ed.submit(&preview, "", &[("do", "publish")]).await;
        page.is(200).sees("The new version is published.").sees("Version 2");
        // A form opened before is not laid over it.
        let stale = ed.submit(&unchanged, "", &[fields[0], ("source", "## Other\n\nOther text here."), ("do", "publish")]).await;
        stale.is(409).sees("Other text here.");
        let acts = t.app.db.read_here(|conn| {
            ledger::list_by_action(conn, &["document-published", "version-published"], None, 9)
        }).unwrap();
        assert_eq!(acts.iter().map(|act| act.action.as_str()).collect::<Vec<_>>(), ["version-published", "document-published"]);
    }

    async fn two_documents_of_one_name_are_refused_with_the_text_kept(t: TestSite) {
        scene(&t);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let page = ed.get("/desk/editor/consultations/a-bridge/documents/new").await;
        let fields = [("title", "Bridge plan"), ("source", TEXT), ("moderation", ""), ("do", "publish")];
        let page = ed.submit(&page, "", &fields).await;
        page.is(422).sees("Choose another title");
        assert!(page.all("textarea[name=source]")[0].contains("Two million."));
    }

    async fn only_editors_publish(t: TestSite) {
        let (_, _, document) = scene(&t);
        let addresses = [
            "/desk/editor/consultations/a-bridge/documents/new".to_owned(),
            format!("/desk/editor/documents/{}/versions/new", document.id),
        ];
        for address in &addresses {
            t.visitor().get(address).await.is(401);
            t.sign_in(&t.citizen(&format!("Cid {}", address.len()))).get(address).await.is(403);
        }
        let page = t.sign_in(&t.citizen("Anna Vale")).get(BASE).await;
        page.sees_nothing_of("/desk/editor/documents");
    }

    async fn what_does_not_exist_is_not_found(t: TestSite) {
        scene(&t);
        let mut visitor = t.visitor();
        for path in [
            "/consultations/none/documents/bridge-plan".to_owned(),
            "/consultations/a-bridge/documents/none".to_owned(),
            format!("{BASE}/v/2"), format!("{BASE}/v/x"), format!("{BASE}/v/-1"),
            format!("{BASE}/v/99999999999999999999"), format!("{BASE}/sections/none"),
            format!("{BASE}/sections/%00"), format!("{BASE}/comments/none/reply"),
            format!("{BASE}/sections/' OR 1=1 --").replace(' ', "%20"),
        ] {
            visitor.get(&path).await.is(404);
        }
        for query in ["after=x", "after=-5", "after=9999999999999999999999", "after=9223372036854775807"] {
            visitor.get(&format!("{BASE}/sections/aims?{query}")).await.is(200);
        }
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        for id in ["0", "x", "-1", "99999999999999999999"] {
            ed.get(&format!("/desk/editor/documents/{id}/versions/new")).await.is(404);
        }
    }

    async fn a_draft_consultation_shows_no_document(t: TestSite) {
        let body = t.body("Roads Office");
        let consultation = t.consultation_with("A bridge", &body, |new| new.announced_at = new.closes_at);
        publish(&t, &consultation);
        t.visitor().get(BASE).await.is(404);
        t.visitor().get(&format!("{BASE}/comments")).await.is(404);
    }

    async fn a_markdown_file_is_imported(t: TestSite) {
        let body = t.body("Roads Office");
        t.consultation("A bridge", &body);
        let now = t.now();
        let read = |source: &str| documents::import::read("a.md", source.as_bytes());
        let imported = read("# Bridge plan\n\nFirst.\n\n## Aims\n\nText.").unwrap();
        t.write(move |tx| documents::import_document(tx, "a-bridge", None, &imported, now));
        let page = t.visitor().get(BASE).await;
        page.is(200).sees("Bridge plan").sees("First.").sees("1 Aims");
        for (slug, title, source) in [
            ("none", Some("A title"), "## A\n\nEnough text to be one."),
            ("a-bridge", None, "## A\n\nEnough text, no title."),
        ] {
            let imported = read(source).unwrap();
            let refused = t.app.db.write_here(move |tx| documents::import_document(tx, slug, title, &imported, now));
            assert!(matches!(refused, Err(AppError::NotFound | AppError::Invalid(_))), "{refused:?}");
        }
    }
}
