//! Acts of people: decision records that answer the results, and commitments that are kept.

use chrono::Duration;
use folkmoot::features::consultations::Consultation;
use folkmoot::features::contributions::{self, Contribution, Moderation, State};
use folkmoot::features::decisions::{
    self, CommitmentState, DecisionRecord, NewCommitment, NewDecision, NewTheme,
};
use folkmoot::features::ledger::{self, ActingAs};
use folkmoot::features::notifications::{self, Cadence};
use folkmoot::features::{moderation, results};
use folkmoot::platform::actor::Role;
use folkmoot::platform::crypto::sha256_hex;
use folkmoot::platform::error::AppError;

use super::results::{EDITOR, closed, comment, published, words_of};
use crate::both;
use crate::common::{Client, TestSite};

fn theme(title: &str, said: &[&Contribution]) -> NewTheme {
    NewTheme {
        title: title.to_owned(),
        said: "It is dark there.".to_owned(),
        decided: "Lamps at the entrances.".to_owned(),
        why: "Bats need the rest dark.".to_owned(),
        contribution_ids: said.iter().map(|one| one.id).collect(),
    }
}

/// A draft that could be published.
fn draft(t: &TestSite, consultation: &Consultation, themes: Vec<NewTheme>) -> DecisionRecord {
    let new = NewDecision {
        consultation_id: consultation.id,
        body_id: consultation.body_id,
        title: "The park is built".to_owned(),
        asked: "Should there be a park?".to_owned(),
        summary: "There will be a *park*.".to_owned(),
        decided_on: "2026-11-20".parse().unwrap(),
        created_by: None,
        submission_key: None,
    };
    let result = published(t, consultation);
    let now = t.now();
    t.write(move |tx| {
        let record = decisions::create(tx, &new, now)?;
        decisions::set_results(tx, record.id, &[result.id])?;
        for theme in &themes {
            decisions::add_theme(tx, record.id, theme)?;
        }
        let promise = NewCommitment {
            body_id: record.body_id,
            text: "Lamps at both entrances".to_owned(),
            due_on: "2026-12-01".parse().unwrap(),
        };
        decisions::add_commitment(tx, record.id, &promise, now)?;
        Ok(record)
    })
}

fn publish(t: &TestSite, id: i64) -> DecisionRecord {
    let (zone, now) = (t.zone(), t.now());
    t.write(move |tx| decisions::publish(tx, id, &EDITOR, zone, now))
}

fn actions(t: &TestSite, token: &str) -> Vec<String> {
    let entries = t
        .app
        .db
        .read_here(|conn| ledger::list_of_subject(conn, token));
    entries
        .unwrap()
        .into_iter()
        .map(|entry| entry.action)
        .collect()
}

fn desk(id: i64) -> String {
    format!("/desk/editor/decisions/{id}")
}

fn editor(t: &TestSite) -> Client {
    t.sign_in(&t.staff("Edith Editor", Role::Editor))
}

both! {
    async fn from_what_people_said_to_the_decision_and_back(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let (anna, bert) = (t.citizen("Anna Vale"), t.citizen("Bert Moor"));
        let first = comment(&t, &consultation, &anna, "Too dark for me.", |_| ());
        let second = comment(&t, &consultation, &anna, "And too narrow.", |_| ());
        let third = comment(&t, &consultation, &bert, "Leave it dark for the bats.", |_| ());
        let result = published(&t, &consultation);
        let follower = t.citizen("Fay Follower");
        let (follower_id, subject) = (follower.id, format!("consultation:{}", consultation.id));
        t.send_mails();

        let mut editor = editor(&t);
        let new = format!("/desk/editor/consultations/{}/decisions/new", consultation.slug);
        let page = editor.get(&new).await;
        let page = editor
            .submit(&page, &new, &[
                ("title", "The park is built"),
                ("asked", "Should there be a park?"),
                ("summary", "There will be a *park*."),
                ("decided_on", "2026-11-20"),
            ])
            .await;
        page.is(200).sees("The draft is saved.");
        let desk = page.path.clone();
        let id: i64 = desk.rsplit('/').next().unwrap().parse().unwrap();
        let show = format!("/decisions/{id}");
        let page = editor.submit(&page, &desk, &[("do", "add-theme")]).await;
        let page = editor.submit(&page, &desk, &[("do", "add-commitment")]).await;
        let fields = page.form_fields(&desk);
        let field = |ending: &str| {
            let found = fields.iter().find(|(name, _)| name.ends_with(ending));
            found.unwrap_or_else(|| panic!("{ending} in {fields:?}")).0.clone()
        };
        let cites = format!(
            "{}\n\n https://folkmoot.example/c/{}#x, /c/{}",
            first.token, second.token, third.token
        );
        let ticked = format!("result-{}", result.id);
        let page = editor
            .submit(&page, &desk, &[
                (&ticked, "on"),
                (&field("-title"), "Light"),
                (&field("-said"), "Some find it dark."),
                (&field("-decided"), "Lamps at the entrances."),
                (&field("-why"), "Bats need the rest dark."),
                (&field("-cites"), &cites),
                (&field("-text"), "Lamps at both entrances"),
                (&field("-due_on"), "2026-12-01"),
                ("do", "save"),
            ])
            .await;
        page.is(200);
        assert!(page.body.contains(&third.token));
        t.visitor().get(&show).await.is(404);
        assert_eq!(actions(&t, &first.token), ["published", "counted"], "a draft leaves no trace");

        let now = t.now();
        t.write(move |tx| notifications::follow(tx, follower_id, &subject, Cadence::AtOnce, now));
        let page = editor.submit(&page, &desk, &[("do", "publish")]).await;
        assert_eq!(page.path, show);
        page.is(200).sees("The decision is published.");

        let mut visitor = t.visitor();
        let page = visitor.get(&show).await;
        page.is(200);
        for words in [
            "Should there be a park?", "There will be a park.", "Some find it dark.",
            "Lamps at the entrances.", "Bats need the rest dark.", "Too dark for me.",
            "Lamps at both entrances", "Planned", "What we heard", "Parks Office",
        ] {
            page.sees(words);
        }
        assert!(page.attrs("a", "href").contains(&format!("/results/{}", result.id)));

        // The trace of each leads here, by theme.
        for said in [&first, &second, &third] {
            assert_eq!(actions(&t, &said.token), ["published", "counted", "cited"]);
            let trace = visitor.get(&format!("/c/{}", said.token)).await;
            trace.is(200).sees("Answered in a decision").sees("The park is built");
            let links = trace.attrs("a", "href");
            assert!(links.contains(&format!("{show}#theme-1")), "{links:?}");
        }

        // Each author hears once.
        t.run_jobs();
        let mails = t.send_mails();
        let to = |address: &str| mails.iter().filter(|mail| mail.message.to.as_str() == address).count();
        assert_eq!(to("anna.vale@people.example"), 1, "{mails:?}");
        assert_eq!(to("bert.moor@people.example"), 1, "{mails:?}");
        let hers = mails.iter().find(|mail| mail.message.to.as_str() == "anna.vale@people.example");
        let hers = &hers.unwrap().message;
        assert_eq!(to("fay.follower@people.example"), 1, "{mails:?}");
        assert!(hers.subject.contains("The park is built"), "{}", hers.subject);
        assert!(hers.text.contains("2 contributions of yours"), "{}", hers.text);
        assert!(hers.text.contains(&format!("/c/{}", second.token)), "{}", hers.text);

        let data = visitor.get(&format!("{show}.json")).await.is(200).json();
        let content = results::canonical_json(&data["content"]);
        assert_eq!(data["digest"], sha256_hex(content.as_bytes()));
        assert_eq!(data["content"]["themes"][0]["contributions"].as_array().unwrap().len(), 3);
        assert_eq!(data["commitments"][0]["state"], "planned");
        let record = t.app.db.read_here(|conn| decisions::find(conn, id)).unwrap().unwrap();
        assert!(t.app.db.read_here(|conn| decisions::verify(conn, &record)).unwrap());
        let citing = t.app.db.read_here(|conn| decisions::list_citing(conn, third.id)).unwrap();
        assert_eq!(citing.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);

        visitor.get("/decisions").await.sees("The park is built").sees("Should there be a park?");
        visitor.get("/search?q=bats").await.sees("The park is built");
        let slug = &consultation.slug;
        visitor.get(&format!("/consultations/{slug}")).await.is(200).sees("Decided");
    }

    async fn nothing_is_published_while_anything_is_missing(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let record = draft(&t, &consultation, vec![theme("Light", &[]), theme("Paths", &[])]);
        let desk = desk(record.id);
        let mut editor = editor(&t);
        let page = editor.get(&desk).await;
        let fields = page.form_fields(&desk);
        let second = fields.iter().rfind(|(name, _)| name.starts_with("theme-")).unwrap();
        let second = second.0.rsplit_once('-').unwrap().0.to_owned();
        let promise = fields.iter().find(|(name, _)| name.starts_with("commitment-")).unwrap();
        let promise = promise.0.rsplit_once('-').unwrap().0.to_owned();
        let of = |ending: &str| format!("{second}-{ending}");
        let marker = "Words that must not be lost.";
        for (field, value, problem) in [
            ("title".to_owned(), "", "Write"),
            ("asked".to_owned(), " ", "Say what was asked."),
            ("summary".to_owned(), "", "Say what was decided as a whole."),
            ("decided_on".to_owned(), "2026-11-24", "lies ahead"),
            ("decided_on".to_owned(), "yesterday", "day"),
            (of("title"), "", "Name theme 2."),
            (of("said"), "", "Theme 2: say what was said."),
            (of("decided"), "", "Theme 2 has no answer yet"),
            (of("why"), "\n", "Theme 2: say why"),
            (format!("{promise}-text"), "", "Commitment 1: say what is promised"),
            (format!("{promise}-due_on"), "soon", "day"),
            (format!("{promise}-due_on"), "+262142-12-31", "Enter a date"),
            ("decided_on".to_owned(), "-4800-01-01", "Enter a date"),
            (format!("{promise}-body_id"), "999", ""),
        ] {
            let kept = if field == "summary" { "asked" } else { "summary" };
            let answer = editor
                .submit(&page, &desk, &[(kept, marker), (&field, value), ("do", "publish")])
                .await;
            answer.is(422).sees(problem);
            assert!(answer.body.contains(marker), "{field}");
        }
        // No result cited, two themes without an answer: all of it is said at once.
        let mut sent = page.form_fields(&desk);
        sent.retain(|(name, _)| !name.starts_with("result-"));
        for (name, value) in &mut sent {
            if name.ends_with("-decided") {
                value.clear();
            }
        }
        sent.push(("do".to_owned(), "publish".to_owned()));
        let answer = editor.post_here(&desk, &sent).await;
        answer.is(422).sees("at least one published result");
        answer.sees("Theme 1 has no answer yet").sees("Theme 2 has no answer yet");
        let links = answer.attrs(".error-summary a", "href");
        assert_eq!(links.len(), 3, "{links:?}");
        for link in links {
            let id = link.trim_start_matches('#');
            assert!(answer.body.contains(&format!("id=\"{id}\"")), "{link} leads nowhere");
        }

        t.visitor().get(&format!("/decisions/{}", record.id)).await.is(404);
        let answer = editor.submit(&page, &desk, &[("do", "publish")]).await;
        answer.is(200).sees("The decision is published.");
    }

    async fn without_a_theme_there_is_no_decision(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let record = draft(&t, &consultation, vec![theme("Light", &[])]);
        let desk = desk(record.id);
        let mut editor = editor(&t);
        let page = editor.get(&desk).await;
        let buttons = page.attrs("button", "value");
        let remove = buttons.iter().find(|value| value.starts_with("remove-theme-")).unwrap();
        let page = editor.submit(&page, &desk, &[("do", remove)]).await;
        page.is(200).sees_nothing_of(remove);
        let page = editor.submit(&page, &desk, &[("do", "publish")]).await;
        page.is(422).sees("Add at least one theme.");
        let remove = page.attrs("button", "value");
        let remove = remove.iter().find(|value| value.starts_with("remove-commitment-")).unwrap();
        let page = editor.submit(&page, &desk, &[("do", remove)]).await;
        page.is(200).sees_nothing_of(remove);
    }

    async fn an_open_consultation_is_not_decided(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = t.consultation("River park", &body);
        let mut editor = editor(&t);
        let new = format!("/desk/editor/consultations/{}/decisions/new", consultation.slug);
        let page = editor.get(&new).await;
        let page = editor.submit(&page, &new, &[("do", "")]).await;
        page.is(200).sees("You can publish after that").sees_nothing_of("value=\"publish\"");
        let desk = page.path.clone();
        let page = editor
            .submit(&page, &desk, &[("summary", "Words of an afternoon."), ("do", "publish")])
            .await;
        page.is(409).sees("still open").sees("Words of an afternoon.");
    }

    async fn a_line_that_names_nothing_is_refused_by_its_number(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let other = closed(&t, "Night buses", &body);
        let anna = t.citizen("Anna Vale");
        let good = comment(&t, &consultation, &anna, "Too dark.", |_| ());
        let elsewhere = comment(&t, &other, &anna, "Later buses.", |_| ());
        let hidden = comment(&t, &consultation, &anna, "Rude words.", |_| ());
        let (spine, now, gone) = (t.spine.clone(), t.now(), hidden.clone());
        t.write(move |tx| {
            let how = contributions::Move {
                acting_as: ActingAs::Moderator,
                account_id: None,
                reason: None,
            };
            contributions::set_state(tx, &spine, &gone, State::Hidden, &how, now)
        });
        let record = draft(&t, &consultation, vec![theme("Light", &[])]);
        let desk = desk(record.id);
        let mut editor = editor(&t);
        let page = editor.get(&desk).await;
        let fields = page.form_fields(&desk);
        let cites = &fields.iter().find(|(name, _)| name.ends_with("-cites")).unwrap().0;
        let lines = format!("{}\nnonsense\n/c/{}\n{}", good.token, elsewhere.token, hidden.token);
        let answer = editor.submit(&page, &desk, &[(cites, &lines), ("do", "save")]).await;
        answer.is(422).sees("Line 2: there is no public contribution ‘nonsense’");
        answer.sees("Line 3: ‘/c/").sees("belongs to something other").sees("Line 4: there is no");
        assert!(answer.body.contains("nonsense\n"), "what was pasted is still there");
        let answer = editor.submit(&page, &desk, &[(cites, &good.token), ("do", "save")]).await;
        answer.is(200);
        assert!(answer.body.contains(&good.token));
    }

    async fn contributions_are_found_and_chosen(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let (anna, bert) = (t.citizen("Anna Vale"), t.citizen("Bert Moor"));
        let wanted = comment(&t, &consultation, &anna, "El café junto al río.", |_| ());
        comment(&t, &consultation, &bert, "More benches.", |_| ());
        let record = draft(&t, &consultation, vec![theme("Light", &[])]);
        let desk = desk(record.id);
        let mut editor = editor(&t);
        let page = editor.get(&desk).await;
        let links = page.attrs("a", "href");
        let pick = links.iter().find(|link| link.contains("/contributions?theme=")).unwrap();
        editor.get(pick).await.is(200).sees("café").sees("More benches.");
        let page = editor.get(&format!("{pick}&q=CAFE+anna")).await;
        page.sees("café").sees_nothing_of("More benches.");
        let action = format!("{desk}/contributions");
        let page = editor.submit(&page, &action, &[("contribution", &wanted.token)]).await;
        assert_eq!(page.path, desk);
        assert!(page.body.contains(&wanted.token));
        editor.get(&format!("{pick}&q=nowhere")).await.sees("Nothing found here");
        editor.get(&format!("{action}?theme=999999")).await.is(404);
        editor.get(&action).await.is(404);
        let theme_id = pick.rsplit('=').next().unwrap().to_owned();
        let page = editor.get(pick).await;
        let page = editor
            .submit(&page, &action, &[("contribution", "0000000000000"), ("theme", &theme_id)])
            .await;
        page.is(200);
        assert!(page.body.contains(&wanted.token), "nothing else came or went");
    }

    async fn only_editors_see_and_make_drafts(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let record = draft(&t, &consultation, vec![theme("Light", &[])]);
        let pages = [
            desk(record.id),
            format!("/desk/editor/consultations/{}/decisions/new", consultation.slug),
        ];
        let (official, _) = t.official("Otto Official", &body);
        for (account, status) in [
            (None, 401),
            (Some(t.citizen("Anna Vale")), 403),
            (Some(official), 403),
            (Some(t.staff("Mona Moderator", Role::Moderator)), 403),
            (Some(t.staff("Edith Editor", Role::Editor)), 200),
            (Some(t.staff("Ada Admin", Role::Administrator)), 200),
        ] {
            let mut client = match &account {
                Some(account) => t.sign_in(account),
                None => t.visitor(),
            };
            for page in &pages {
                client.get(page).await.is(status);
            }
            for path in ["", ".json", "/themes/1", "/commitments/1"] {
                client.get(&format!("/decisions/{}{path}", record.id)).await.is(404);
            }
            if status != 200 {
                let fields = [("do".to_owned(), "publish".to_owned())];
                let answer = client.post_here(&pages[0], &fields).await;
                assert!(answer.status >= 400, "{}", answer.status);
            }
        }
        t.visitor().get("/decisions").await.is(200).sees("No decisions are published yet");
    }

    async fn published_twice_at_once_it_is_published_once(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let anna = t.citizen("Anna Vale");
        let said = comment(&t, &consultation, &anna, "Too dark.", |_| ());
        let record = draft(&t, &consultation, vec![theme("Light", &[&said]), theme("Paths", &[&said])]);
        let (id, zone, now) = (record.id, t.zone(), t.now());
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let db = t.app.db.clone();
                std::thread::spawn(move || {
                    db.write_here(move |tx| decisions::publish(tx, id, &EDITOR, zone, now))
                })
            })
            .collect();
        let outcomes: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
        for error in outcomes.into_iter().filter_map(Result::err) {
            assert_eq!(error, AppError::Conflict("decisions.already-published"));
        }
        assert_eq!(actions(&t, &record.token), ["decided"]);
        // Cited in two themes: two entries, one mail.
        assert_eq!(actions(&t, &said.token), ["published", "counted", "cited", "cited"]);
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert!(mails[0].message.text.contains("answers a contribution of yours"), "{mails:?}");
    }

    async fn the_same_form_sent_twice_is_one_record(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let mut editor = editor(&t);
        let new = format!("/desk/editor/consultations/{}/decisions/new", consultation.slug);
        let page = editor.get(&new).await;
        let first = editor.submit(&page, &new, &[]).await;
        let second = editor.submit(&page, &new, &[]).await;
        assert_eq!(first.path, second.path);
        editor.get(&new).await.sees("Drafts already begun");

        let record = draft(&t, &consultation, vec![theme("Light", &[])]);
        let desk = desk(record.id);
        let page = editor.get(&desk).await;
        let done = editor.submit(&page, &desk, &[("do", "publish")]).await;
        let again = editor.submit(&page, &desk, &[("do", "publish")]).await;
        again.is(200);
        assert_eq!(done.path, again.path);
        editor.submit(&page, &desk, &[("summary", "No."), ("do", "publish")]).await.is(409);
        editor.submit(&page, &desk, &[("summary", "No."), ("do", "save")]).await.is(409);
        editor.submit(&page, &desk, &[("do", "delete")]).await.is(409);
        let shown = editor.get(&desk).await;
        assert_eq!(shown.path, format!("/decisions/{}", record.id));
        shown.sees("There will be a park.");
    }

    async fn a_draft_can_be_deleted(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let anna = t.citizen("Anna Vale");
        let said = comment(&t, &consultation, &anna, "Too dark.", |_| ());
        let record = draft(&t, &consultation, vec![theme("Light", &[&said])]);
        let mut editor = editor(&t);
        let page = editor.get(&desk(record.id)).await;
        editor.submit_here(&page, &desk(record.id), &[("do", "delete")]).await.is(303);
        editor.get(&desk(record.id)).await.is(404);
    }

    async fn very_many_citations_are_followed_up_later(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let people = ["Anna Vale", "Bert Moor", "Carla Hill"].map(|name| t.citizen(name));
        let (spine, zone, at) = (t.spine.clone(), t.zone(), t.now().minus(Duration::days(9)));
        let news: Vec<_> = people.iter().map(|one| words_of(&consultation, one, "Dark.")).collect();
        let said: Vec<Contribution> = t.write(move |tx| {
            (0..510)
                .map(|n| {
                    let new = &news[n % news.len()];
                    let received = moderation::take_in(tx, &spine, new, Moderation::Post, zone, at)?;
                    Ok(received.contribution)
                })
                .collect()
        });
        let all: Vec<_> = said.iter().collect();
        let record = draft(&t, &consultation, vec![theme("Light", &all)]);
        publish(&t, record.id);
        t.run_jobs();
        for at in [0, 499, 500, 509] {
            assert_eq!(actions(&t, &said[at].token), ["published", "counted", "cited"], "{at}");
        }
        let mut to: Vec<_> = t.send_mails().into_iter().map(|mail| mail.message.to.as_str().to_owned()).collect();
        to.sort();
        assert_eq!(to, ["anna.vale@people.example", "bert.moor@people.example", "carla.hill@people.example"]);
        let mut visitor = t.visitor();
        let show = format!("/decisions/{}", record.id);
        visitor.get(&show).await.sees("See all 510 contributions");
        let page = visitor.get(&format!("{show}/themes/1?page=6")).await;
        page.is(200).sees("510 contributions stand behind this theme");
        assert_eq!(page.all("main ul.rows > li").len(), 10);
        visitor.get(&format!("{show}/themes/2")).await.is(404);
        visitor.get(&format!("{show}/themes/0")).await.is(404);
        visitor.get(&format!("{show}/themes/x")).await.is(404);
    }

    async fn what_is_hidden_later_is_no_longer_shown(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let anna = t.citizen("Anna Vale");
        let said = comment(&t, &consultation, &anna, "Call me on 0100.", |_| ());
        let record = draft(&t, &consultation, vec![theme("Light", &[&said])]);
        let record = publish(&t, record.id);
        let show = format!("/decisions/{}", record.id);
        let mut visitor = t.visitor();
        visitor.get(&show).await.sees("Call me on 0100.").sees("Anna Vale");
        let (spine, now) = (t.spine.clone(), t.now());
        t.write(move |tx| {
            let how = contributions::Move {
                acting_as: ActingAs::Author,
                account_id: None,
                reason: None,
            };
            contributions::set_state(tx, &spine, &said, State::Erased, &how, now)
        });
        let page = visitor.get(&show).await;
        page.sees_nothing_of("Call me on 0100.").sees_nothing_of("Anna Vale");
        page.sees("This text is no longer shown.");
        let intact = t.app.db.read_here(|conn| decisions::verify(conn, &record)).unwrap();
        assert!(intact, "erasing a text leaves the digest as it is");
    }

    async fn a_commitment_is_reported_on_by_those_who_keep_it(t: TestSite) {
        let (body, other) = (t.body("Parks Office"), t.body("Roads Office"));
        let consultation = closed(&t, "River park", &body);
        let record = draft(&t, &consultation, vec![theme("Light", &[])]);
        let record = publish(&t, record.id);
        let (official, _) = t.official("Otto Official", &body);
        let (stranger, _) = t.official("Rosa Roads", &other);
        let show = format!("/decisions/{}", record.id);
        let promises = t.app.db.read_here(|conn| decisions::list_commitments(conn, record.id));
        let one = promises.unwrap().remove(0);
        let form = format!("{show}/commitments/{}", one.id);

        t.visitor().get(&form).await.is(401);
        for account in [&stranger, &t.citizen("Anna Vale"), &t.staff("Mona", Role::Moderator)] {
            let mut client = t.sign_in(account);
            client.get(&form).await.is(403);
            client.get(&show).await.is(200).sees_nothing_of(&form);
        }
        let mut otto = t.sign_in(&official);
        otto.get(&show).await.sees("Report on a commitment");
        let page = otto.get(&form).await;
        page.is(200);
        let refused = otto.submit(&page, &form, &[("state", "dropped"), ("note", " ")]).await;
        refused.is(422).sees("Say why this commitment is dropped.");
        otto.submit(&page, &form, &[("state", "finished"), ("note", "Kept words.")]).await.is(422)
            .sees("Kept words.");
        t.advance(Duration::minutes(1));
        let fields = [("state", "in_progress"), ("note", "The posts stand.")];
        let done = otto.submit(&page, &form, &fields).await;
        done.is(200).sees("Your report is public.").sees("The posts stand.").sees("In progress");
        // The same once more is harmless; another from the same old page is not.
        otto.submit(&page, &form, &fields).await.is(200);
        t.advance(Duration::minutes(1));
        let mut editor = editor(&t);
        editor.get(&form).await.is(200);
        let stale = otto.submit(&page, &form, &[("state", "done"), ("note", "")]).await;
        stale.is(409);
        assert_eq!(actions(&t, &record.token), ["decided", "commitment-updated"]);

        t.visitor().get(&show).await.sees("In progress").sees("Planned → In progress");
        t.advance(Duration::days(9));
        t.visitor().get(&show).await.sees("Overdue");
        let data = t.visitor().get(&format!("{show}.json")).await.json();
        assert_eq!(data["commitments"][0]["overdue"], true);
        let page = editor.get(&form).await;
        editor.submit(&page, &form, &[("state", "done"), ("note", "They shine.")]).await.sees("Done");
        let page = t.visitor().get(&show).await;
        page.sees("They shine.").sees_nothing_of("Overdue");
        t.visitor().get("/decisions").await.sees("1 of one commitment done");
        let record = t.app.db.read_here(|conn| decisions::find(conn, record.id)).unwrap().unwrap();
        assert!(t.app.db.read_here(|conn| decisions::verify(conn, &record)).unwrap());
    }

    async fn two_reports_at_once_are_not_both_taken(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let record = draft(&t, &consultation, vec![theme("Light", &[])]);
        publish(&t, record.id);
        t.advance(Duration::minutes(1));
        let at = (t.zone(), t.now());
        let promises = t.app.db.read_here(|conn| decisions::list_commitments(conn, record.id));
        let one = promises.unwrap().remove(0);
        let threads: Vec<_> = [CommitmentState::Done, CommitmentState::InProgress, CommitmentState::Done]
            .into_iter()
            .map(|state| {
                let (db, seen) = (t.app.db.clone(), one.clone());
                std::thread::spawn(move || {
                    db.write_here(move |tx| {
                        decisions::update_commitment(tx, &seen, state, "So.", &EDITOR, at)
                    })
                })
            })
            .collect();
        let done = threads.into_iter().map(|thread| thread.join().unwrap());
        assert_eq!(done.filter(Result::is_ok).count(), 1);
    }

    async fn hostile_addresses_are_not_found(t: TestSite) {
        let mut editor = editor(&t);
        for path in [
            "/decisions/0", "/decisions/-1", "/decisions/x", "/decisions/99999999999999999999",
            "/decisions/1.json", "/decisions/x.json", "/decisions/1/commitments/1",
            "/decisions/1/commitments/x", "/desk/editor/decisions/7", "/desk/editor/decisions/x",
            "/desk/editor/decisions/7/contributions?theme=1",
            "/desk/editor/consultations/none/decisions/new",
        ] {
            editor.get(path).await.is(404);
        }
        t.visitor().get("/decisions?page=x").await.is(200);
    }

    async fn decisions_in_spanish(t: TestSite) {
        let body = t.body("Parks Office");
        let consultation = closed(&t, "River park", &body);
        let record = draft(&t, &consultation, vec![theme("Light", &[])]);
        publish(&t, record.id);
        let mut visitor = t.visitor();
        visitor.language = "es".to_owned();
        let page = visitor.get(&format!("/decisions/{}", record.id)).await;
        page.is(200).sees("Qué se preguntó").sees("Previsto").sees("1 de diciembre de 2026");
        page.sees_nothing_of("decisions-");
        let mut editor = editor(&t);
        editor.language = "es".to_owned();
        let new = format!("/desk/editor/consultations/{}/decisions/new", consultation.slug);
        editor.get(&new).await.is(200).sees("Preparar una decisión").sees_nothing_of("decisions-");
    }
}
