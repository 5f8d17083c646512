//! Acts of people: results of a consultation, counted, frozen, and checked by outsiders.

use chrono::Duration;
use folkmoot::features::accounts::Account;
use folkmoot::features::bodies::Body;
use folkmoot::features::consultations::Consultation;
use folkmoot::features::contributions::{
    self, AuthorRole, Channel, Contribution, Kind, Moderation, NewContribution, State,
};
use folkmoot::features::documents;
use folkmoot::features::ledger::{self, ActingAs};
use folkmoot::features::moderation;
use folkmoot::features::results::{self, NewResult, Publisher, ResultRecord};
use folkmoot::platform::actor::Role;
use folkmoot::platform::crypto::sha256_hex;
use folkmoot::platform::error::AppError;
use folkmoot::platform::jobs;

use crate::both;
use crate::common::{Page, TestSite};

/// A consultation that closed three days ago.
pub fn closed(t: &TestSite, title: &str, body: &Body) -> Consultation {
    let now = t.now();
    t.consultation_with(title, body, |new| {
        new.announced_at = now.minus(Duration::days(40));
        new.opens_at = now.minus(Duration::days(30));
        new.closes_at = now.minus(Duration::days(3));
    })
}

/// A comment as somebody wrote it ten days ago; `change` makes something else of it.
pub fn comment(
    t: &TestSite,
    consultation: &Consultation,
    author: &Account,
    text: &str,
    change: impl FnOnce(&mut NewContribution),
) -> Contribution {
    let mut new = words_of(consultation, author, text);
    change(&mut new);
    let (spine, zone) = (t.spine.clone(), t.zone());
    let at = t.now().minus(Duration::days(10));
    t.write(move |tx| {
        let received = moderation::take_in(tx, &spine, &new, Moderation::Post, zone, at)?;
        Ok(received.contribution)
    })
}

pub fn words_of(consultation: &Consultation, author: &Account, text: &str) -> NewContribution {
    NewContribution {
        kind: Kind::Comment,
        place: format!("consultation:{}", consultation.id),
        anchor: String::new(),
        consultation_id: Some(consultation.id),
        body_id: Some(consultation.body_id),
        parent_id: None,
        url: format!("/consultations/{}", consultation.slug),
        place_title: consultation.title.clone(),
        account_id: Some(author.id),
        author_name: author.name.clone(),
        author_role: AuthorRole::Citizen,
        channel: Channel::Web,
        lang: "en".to_owned(),
        title: String::new(),
        text: text.to_owned(),
        html: format!("<p>{text}</p>"),
        submission_key: None,
        marks: None,
    }
}

pub fn draft(t: &TestSite, consultation: &Consultation) -> ResultRecord {
    let new = NewResult {
        consultation_id: consultation.id,
        title: "What we heard".to_owned(),
        finding: "Most want it *soon*.".to_owned(),
        method: "Everybody could write.".to_owned(),
        created_by: None,
        submission_key: None,
    };
    let now = t.now();
    t.write(move |tx| results::create_draft(tx, &new, now))
}

pub const EDITOR: Publisher = Publisher {
    account_id: None,
    acting_as: ActingAs::Editor,
};

pub fn published(t: &TestSite, consultation: &Consultation) -> ResultRecord {
    let id = draft(t, consultation).id;
    let (zone, now) = (t.zone(), t.now());
    t.write(move |tx| results::publish(tx, id, &EDITOR, zone, now))
}

fn actions(t: &TestSite, token: &str) -> Vec<String> {
    let entries = t
        .app
        .db
        .read_here(|conn| ledger::list_of_subject(conn, token))
        .unwrap();
    entries.into_iter().map(|entry| entry.action).collect()
}

/// What a CSV says of a measure: key and count.
fn measure(csv: &Page, name: &str) -> Vec<(String, String)> {
    let mut reader = csv::Reader::from_reader(csv.body.as_bytes());
    let rows = reader.records().map(|row| row.unwrap());
    rows.filter(|row| &row[0] == name)
        .map(|row| (row[1].to_owned(), row[3].to_owned()))
        .collect()
}

/// The same of the JSON's cells.
fn cells(json: &serde_json::Value, name: &str) -> Vec<(String, String)> {
    let cells = json["frozen"]["figures"][name].as_array().unwrap();
    cells
        .iter()
        .map(|cell| {
            let count = cell["count"].as_i64().map(|count| count.to_string());
            (
                cell["key"].as_str().unwrap().to_owned(),
                count.unwrap_or_default(),
            )
        })
        .collect()
}

both! {
    async fn an_editor_publishes_results_that_stay_as_they_are(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let slug = consultation.slug.clone();
        let now = t.now();
        let document = t.write(move |tx| {
            let text = "# The plan\n\nWhy.\n\n## =Aims\n\nWhat for.\n\n## Costs\n\nHow much.\n";
            let imported = documents::import::read("a.md", text.as_bytes()).unwrap();
            documents::import_document(tx, &slug, None, &imported, now)
        });
        let place = format!("document:{}", document.id);
        let people: Vec<_> = ["Anna", "Bert", "Carla", "Dora", "Emil", "Fay"]
            .map(|name| t.citizen(&format!("{name} Vale")))
            .into();
        for (at, person) in people.iter().enumerate() {
            comment(&t, &consultation, person, "Trees please.", |new| {
                new.place = place.clone();
                new.anchor = if at < 4 { "aims" } else { "costs" }.to_owned();
            });
        }
        let first = comment(&t, &consultation, &people[0], "And a bench.", |new| {
            new.kind = Kind::Post;
            new.lang = "es".to_owned();
        });
        comment(&t, &consultation, &people[0], "By letter.", |new| {
            new.kind = Kind::Letter;
            new.channel = Channel::Paper;
            new.account_id = None;
            new.author_role = AuthorRole::Guest;
        });
        comment(&t, &consultation, &people[1], "We answer.", |new| {
            new.author_role = AuthorRole::Official;
        });

        let mut editor = t.sign_in(&t.staff("Edith Editor", Role::Editor));
        let new = format!("/desk/editor/consultations/{}/results/new", consultation.slug);
        let page = editor.get(&new).await;
        let page = editor
            .submit(&page, &new, &[("title", "What we heard"), ("finding", "They want **trees**.")])
            .await;
        page.is(200).sees("The draft is saved.").sees("contributions were counted");
        let edit = page.path.clone();
        let id = edit.rsplit('/').next().unwrap().to_owned();
        let show = format!("/results/{id}");

        t.visitor().get(&show).await.is(404);
        editor.get(&show).await.is(404);
        t.visitor().get("/results").await.sees("No results are published yet");

        let page = editor.submit(&page, &edit, &[("do", "publish")]).await;
        assert_eq!(page.path, show);
        page.is(200).sees("The results are published.");

        let mut visitor = t.visitor();
        let page = visitor.get(&show).await;
        page.is(200).sees("They want trees.").sees("8 contributions were counted");
        page.sees("6 people took part with an account").sees("=Aims");
        let json = visitor.get(&format!("{show}.json")).await;
        let data = json.is(200).json();
        let csv = visitor.get(&format!("{show}.csv")).await;
        csv.is(200);
        assert!(csv.headers["content-type"].starts_with("text/csv"));

        // The same figures everywhere.
        let figures = &data["frozen"]["figures"];
        assert_eq!(figures["contributions"], 8);
        assert_eq!(figures["from_staff"], 1);
        assert_eq!(measure(&csv, "contributions_by_kind"), cells(&data, "by_kind"));
        assert_eq!(measure(&csv, "contributions_by_channel"), cells(&data, "by_channel"));
        assert_eq!(measure(&csv, "moderation"), cells(&data, "moderation"));
        let kinds = cells(&data, "by_kind");
        assert_eq!(kinds, [("comment", "6"), ("letter", "1"), ("post", "1")]
            .map(|(key, count)| (key.to_owned(), count.to_owned())));
        let rows = page.all("table tbody tr");
        for (_, count) in &kinds {
            assert!(rows.iter().any(|row| row.contains(count.as_str())), "{rows:?}");
        }
        let sections = measure(&csv, "contributions_by_section");
        assert_eq!(sections.iter().map(|(_, count)| count.as_str()).collect::<Vec<_>>(), ["4", "2"]);
        assert!(csv.body.contains(",1 =Aims,") || csv.body.contains(",'=Aims,"), "{}", csv.body);

        // One person wrote in Spanish: not told, and the next smallest neither.
        let people_by_lang = measure(&csv, "participants_by_language");
        assert_eq!(people_by_lang, [("en", ""), ("es", "")]
            .map(|(key, count)| (key.to_owned(), count.to_owned())));

        // Anybody can work out the digest.
        let frozen = results::canonical_json(&data["frozen"]);
        assert_eq!(data["digest"], sha256_hex(frozen.as_bytes()));
        assert!(json.body.contains(&frozen), "byte for byte");
        page.sees(data["digest"].as_str().unwrap());

        // Nothing that happens later changes it.
        comment(&t, &consultation, &people[2], "Too late.", |_| ());
        let (spine, now) = (t.spine.clone(), t.now());
        let hidden = first.clone();
        t.write(move |tx| {
            let how = contributions::Move {
                acting_as: ActingAs::Moderator,
                account_id: None,
                reason: None,
            };
            contributions::set_state(tx, &spine, &hidden, State::Hidden, &how, now)
        });
        t.advance(Duration::minutes(5));
        assert_eq!(t.visitor().get(&format!("{show}.json")).await.body, json.body);
        assert_eq!(t.visitor().get(&format!("{show}.csv")).await.body, csv.body);
        let record = t.app.db.read_here(|conn| results::find(conn, id.parse().unwrap()));
        let record = record.unwrap().unwrap();
        assert!(results::verify(&record));
        let mut forged = record.clone();
        forged.finding.push('!');
        assert!(!results::verify(&forged));
        forged = record.clone();
        forged.frozen = forged.frozen.replace("\"contributions\":8", "\"contributions\":9");
        assert!(!results::verify(&forged));

        assert!(actions(&t, &record.token).contains(&"results-published".to_owned()));
        assert_eq!(actions(&t, &first.token), ["published", "counted", "hidden"]);
        visitor.get("/search?q=trees").await.sees("What we heard");
        visitor.get("/results").await.sees("What we heard").sees("River park");
    }

    async fn a_contribution_shows_where_it_was_counted(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let anna = t.citizen("Anna Vale");
        let said = comment(&t, &consultation, &anna, "Trees please.", |_| ());
        let trace = format!("/c/{}", said.token);
        let mut visitor = t.visitor();
        visitor.get(&trace).await.is(200).sees_nothing_of("What we heard");
        let record = published(&t, &consultation);
        let page = visitor.get(&trace).await;
        page.sees("Counted in published results").sees("What we heard");
        assert!(page.attrs("a", "href").contains(&format!("/results/{}", record.id)));
    }

    async fn thousands_are_marked_in_parts_and_never_twice(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let anna = t.citizen("Anna Vale");
        let (spine, zone, at) = (t.spine.clone(), t.zone(), t.now().minus(Duration::days(9)));
        let new = words_of(&consultation, &anna, "Once more.");
        let said: Vec<Contribution> = t.write(move |tx| {
            (0..620)
                .map(|_| Ok(moderation::take_in(tx, &spine, &new, Moderation::Post, zone, at)?.contribution))
                .collect()
        });
        let record = published(&t, &consultation);
        t.run_jobs();
        let payload = serde_json::json!({ "result_id": record.id, "ids": [said[3].id, said[610].id] });
        let now = t.now();
        t.write(move |tx| jobs::enqueue(tx, results::MARK_COUNTED, &payload, now));
        t.run_jobs();
        for at in [0, 3, 499, 500, 610, 619] {
            assert_eq!(actions(&t, &said[at].token), ["published", "counted"], "{at}");
        }
        let counted = t.app.db.read_here(|conn| ledger::list_by_action(conn, &["counted"], None, 1000));
        assert_eq!(counted.unwrap().len(), 620);
    }

    async fn an_open_consultation_has_no_results_yet(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = t.consultation("River park", &body);
        let record = draft(&t, &consultation);
        let mut editor = t.sign_in(&t.staff("Edith Editor", Role::Editor));
        let edit = format!("/desk/editor/results/{}", record.id);
        let page = editor.get(&edit).await;
        page.is(200).sees("You can publish after that").sees_nothing_of("value=\"publish\"");
        let page = editor
            .submit(&page, &edit, &[("finding", "A finding that took an hour."), ("do", "publish")])
            .await;
        page.is(409).sees("still open").sees("A finding that took an hour.");
        t.visitor().get(&format!("/results/{}", record.id)).await.is(404);

        t.advance(Duration::days(11));
        let page = editor.get(&edit).await;
        let page = editor.submit(&page, &edit, &[("do", "publish")]).await;
        page.is(200).sees("The results are published.");
        let page = editor.get(&edit).await;
        assert_eq!(page.path, format!("/results/{}", record.id), "nothing left to edit");
    }

    async fn a_refused_form_keeps_what_was_written(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let record = draft(&t, &consultation);
        let mut editor = t.sign_in(&t.staff("Edith Editor", Role::Editor));
        let edit = format!("/desk/editor/results/{}", record.id);
        let page = editor.get(&edit).await;
        for (title, finding, method, problem) in [
            ("Hm", "Kept words.", "Method.", "at least 5"),
            ("What we heard", "", "Kept words.", "Write what was found"),
            ("What we heard", "Kept words.", " ", "Say how it was counted"),
        ] {
            let fields = [("title", title), ("finding", finding), ("method", method), ("do", "publish")];
            let page = editor.submit(&page, &edit, &fields).await;
            page.is(422).sees(problem);
            assert!(page.body.contains("Kept words."), "{problem}");
        }
        let new = format!("/desk/editor/consultations/{}/results/new", consultation.slug);
        let page = editor.get(&new).await;
        let page = editor.submit(&page, &new, &[("title", "x"), ("finding", "Kept words.")]).await;
        page.is(422);
        assert!(page.body.contains("Kept words."));
    }

    async fn only_editors_see_and_make_drafts(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let record = draft(&t, &consultation);
        let pages = [
            format!("/desk/editor/results/{}", record.id),
            format!("/desk/editor/consultations/{}/results/new", consultation.slug),
        ];
        let (official, _) = t.official("Otto Official", &body);
        let people = [
            (None, 401),
            (Some(t.citizen("Anna Vale")), 403),
            (Some(official), 403),
            (Some(t.staff("Mona Moderator", Role::Moderator)), 403),
            (Some(t.staff("Edith Editor", Role::Editor)), 200),
            (Some(t.staff("Ada Admin", Role::Administrator)), 200),
        ];
        for (account, status) in people {
            let mut client = match &account {
                Some(account) => t.sign_in(account),
                None => t.visitor(),
            };
            for page in &pages {
                client.get(page).await.is(status);
            }
            for ending in ["", ".json", ".csv"] {
                client.get(&format!("/results/{}{ending}", record.id)).await.is(404);
            }
            if status != 200 {
                let fields = [("do".to_owned(), "publish".to_owned())];
                let answer = client.post_here(&pages[0], &fields).await;
                assert!(answer.status >= 400, "{}", answer.status);
            }
        }
    }

    async fn the_same_form_sent_twice_is_one_draft_and_one_publication(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let mut editor = t.sign_in(&t.staff("Edith Editor", Role::Editor));
        let new = format!("/desk/editor/consultations/{}/results/new", consultation.slug);
        let page = editor.get(&new).await;
        let fields = [("finding", "They want trees.")];
        let first = editor.submit(&page, &new, &fields).await;
        let second = editor.submit(&page, &new, &fields).await;
        assert_eq!(first.path, second.path);

        let edit = first.path.clone();
        let published = editor.submit(&first, &edit, &[("do", "publish")]).await;
        let again = editor.submit(&first, &edit, &[("do", "publish")]).await;
        again.is(200);
        assert_eq!(published.path, again.path);
        let other = editor.submit(&first, &edit, &[("finding", "No."), ("do", "publish")]).await;
        other.is(409).sees("published already");
        let saved = editor.submit(&first, &edit, &[("finding", "No."), ("do", "save")]).await;
        saved.is(409);
        let deleted = editor.submit(&first, &edit, &[("do", "delete")]).await;
        deleted.is(409);
        t.visitor().get(&published.path).await.sees("They want trees.");
    }

    async fn published_twice_at_once_it_is_published_once(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let anna = t.citizen("Anna Vale");
        let said = comment(&t, &consultation, &anna, "Trees please.", |_| ());
        let record = draft(&t, &consultation);
        let (id, zone, now) = (record.id, t.zone(), t.now());
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let db = t.app.db.clone();
                std::thread::spawn(move || {
                    db.write_here(move |tx| results::publish(tx, id, &EDITOR, zone, now))
                })
            })
            .collect();
        let outcomes: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!(done, 1, "{outcomes:?}");
        for outcome in outcomes {
            if let Err(error) = outcome {
                assert_eq!(error, AppError::Conflict("results.already-published"));
            }
        }
        assert_eq!(actions(&t, &record.token), ["results-published"]);
        assert_eq!(actions(&t, &said.token), ["published", "counted"]);
    }

    async fn a_draft_can_be_deleted(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let record = draft(&t, &consultation);
        let mut editor = t.sign_in(&t.staff("Edith Editor", Role::Editor));
        let edit = format!("/desk/editor/results/{}", record.id);
        let page = editor.get(&edit).await;
        let answer = editor.submit_here(&page, &edit, &[("do", "delete")]).await;
        answer.is(303);
        editor.get(&edit).await.is(404);
    }

    async fn hostile_addresses_are_not_found(t: TestSite) {
        let mut editor = t.sign_in(&t.staff("Edith Editor", Role::Editor));
        for path in [
            "/results/0", "/results/-1", "/results/x", "/results/99999999999999999999",
            "/results/1%27--", "/results/1.json", "/results/x.csv", "/results/1/2",
            "/desk/editor/results/7", "/desk/editor/results/x",
            "/desk/editor/consultations/none/results/new",
        ] {
            editor.get(path).await.is(404);
        }
        for path in ["/results?page=x", "/results?page=-3", "/results?page=999999999999999999999"] {
            t.visitor().get(path).await.is(200);
        }
    }

    async fn results_in_spanish(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let anna = t.citizen("Anna Vale");
        comment(&t, &consultation, &anna, "Trees please.", |_| ());
        let record = published(&t, &consultation);
        let mut visitor = t.visitor();
        visitor.language = "es".to_owned();
        let page = visitor.get(&format!("/results/{}", record.id)).await;
        page.is(200).sees("aportación contada").sees("Cómo se contó");
        assert!(!page.text().contains("results-"), "every text has words");
        visitor.get("/results").await.sees("Resultados").sees("What we heard");
    }
}
