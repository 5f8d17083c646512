//! The record of a body: counted again from what is published, and by its own rules of silence.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};
use folkmoot::features::bodies::Body;
use folkmoot::features::contributions::Channel;
use folkmoot::features::questions::acts::{Acting, rate, review};
use folkmoot::features::questions::procedures::{self, Procedure};
use folkmoot::features::questions::{self, Answer, Ask, Rating, ReviewOutcome};
use serde_json::{Value, json};

use crate::both;
use crate::common::TestSite;

const TEXT: &str = "The lights have been dark since the storm, and children cross there every day.";

fn ask(t: &TestSite, body: &Body, title: &str, is_confidential: bool) -> i64 {
    let anna = t.citizen(&format!("Anna Vale{}", title.len()));
    let ask = Ask {
        body_id: body.id,
        lang: "en".to_owned(),
        title: title.to_owned(),
        text: TEXT.to_owned(),
        is_confidential,
        ..Ask::by_account(anna.id, "Anna Vale", t.now())
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| questions::ask(tx, &spine, &ask, zone, now))
        .question
        .id
}

fn generate(t: &TestSite, questions: i64) {
    let load = questions::Load {
        questions,
        seed: 3,
        days: questions::FIVE_YEARS,
    };
    questions::generate(&t.app.db, &load, t.zone(), t.now(), |_| {}).unwrap();
}

async fn promises(t: &TestSite, slug: &str) -> Vec<Value> {
    let (mut all, mut after) = (Vec::new(), String::new());
    loop {
        let path = format!("/api/v1/bodies/{slug}/promises?after={after}");
        let page = t.visitor().get(&path).await.is(200).json();
        all.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next"].as_str() {
            Some(next) => after = next.to_owned(),
            None => return all,
        }
    }
}

fn day(value: &Value) -> NaiveDate {
    value.as_str().unwrap().parse().unwrap()
}

/// Everything in a record, counted from events alone by the definitions of docs/statistics.md.
fn count_again(promises: &[Value], today: NaiveDate) -> Value {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    let mut quarters: BTreeMap<String, [i64; 2]> = BTreeMap::new();
    let mut spells: Vec<(i64, bool)> = Vec::new();
    for promise in promises {
        let events = promise["events"].as_array().unwrap();
        let last = events.last().unwrap();
        let due = day(&last["due_on"]);
        let started = day(&promise["started_on"]);
        let change = last["change"].as_str().unwrap();
        let is_review = promise["kind"] == "internal_review";
        // Ended on the day of its last event, else it waits today.
        let until = if promise["ended_on"].is_null() {
            today
        } else {
            day(&promise["ended_on"])
        };
        let word = match change {
            "met" if until <= due => "in_time",
            "met" => "late",
            "withdrawn" | "transferred" | "paused" => change,
            _ if today > due => "overdue",
            _ => "running",
        };
        if is_review {
            *counts.entry("reviews").or_default() += 1;
            let outcome = promise["review_outcome"].as_str();
            *counts
                .entry(if outcome == Some("upheld") {
                    "upheld"
                } else {
                    "not upheld"
                })
                .or_default() += 1;
            continue;
        }
        *counts.entry(word).or_default() += 1;
        spells.push(((until - started).num_days(), change == "met"));
        match promise["rating"].as_str() {
            Some("answered") => *counts.entry("rated answered").or_default() += 1,
            Some("partly") => *counts.entry("rated partly").or_default() += 1,
            Some(_) => *counts.entry("rated not").or_default() += 1,
            None => {}
        }
        if change == "met" {
            let extended = events.iter().any(|event| event["change"] == "extended");
            *counts.entry("extended").or_default() += i64::from(extended);
            *counts.entry("refused").or_default() += i64::from(promise["was_refused"] == true);
            let name = until.format("%Y-%m").to_string();
            let month: u32 = name[5..].parse().unwrap();
            let first = format!("{}-{:02}-01", &name[..4], (month - 1) / 3 * 3 + 1);
            quarters.entry(first).or_default()[usize::from(word == "late")] += 1;
        }
    }
    let count = |word: &str| counts.get(word).copied().unwrap_or(0);
    let (met, answered) = (count("in_time"), count("in_time") + count("late"));
    let due = answered + count("overdue");
    // Wilson's interval, as the roots of (p − x)² = z² x (1 − x) / n.
    let (n, p, z) = (
        due as f64,
        met as f64 / due as f64,
        1.959_963_984_540_054_f64,
    );
    let (a, b, c) = (1.0 + z * z / n, -(2.0 * p + z * z / n), p * p);
    let root = (b * b - 4.0 * a * c).sqrt();
    let mut days: Vec<i64> = spells.iter().map(|(days, _)| *days).collect();
    days.sort_unstable();
    days.dedup();
    let (mut open, mut median) = (1.0, None);
    let mut curve = Vec::new();
    for one in days {
        let risk = spells.iter().filter(|(days, _)| *days >= one).count() as f64;
        let ended = spells
            .iter()
            .filter(|(days, met)| *days == one && *met)
            .count() as f64;
        open *= 1.0 - ended / risk;
        if open <= 0.5 + 1e-12 && median.is_none() {
            median = Some(one);
        }
        curve.push(json!([one, rounded(open)]));
    }
    json!({
        "answered_in_time": met, "answered_late": count("late"), "running": count("running"),
        "overdue": count("overdue"), "paused": count("paused"), "withdrawn": count("withdrawn"),
        "transferred": count("transferred"), "refused": count("refused"),
        "extended": count("extended"), "share": rounded(p),
        "low": rounded((-b - root) / (2.0 * a)), "high": rounded((-b + root) / (2.0 * a)),
        "median": median, "curve": curve, "quarters": quarters,
        "reviews": [count("reviews"), count("upheld")],
        "ratings": [count("rated answered"), count("rated partly"), count("rated not")],
    })
}

fn rounded(value: f64) -> i64 {
    (value * 1e9).round() as i64
}

/// The same figures, as the record gives them.
fn as_given(record: &Value) -> Value {
    let counts = &record["questions"];
    let real = |value: &Value| rounded(value.as_f64().unwrap());
    let steps = record["waiting"]["steps"].as_array().unwrap();
    let curve: Vec<Value> = steps
        .iter()
        .map(|step| json!([step["day"], real(&step["still_open"])]))
        .collect();
    let quarters: BTreeMap<String, [i64; 2]> = record["quarters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|quarter| {
            let count = |name: &str| quarter[name].as_i64().unwrap();
            let on = quarter["quarter_on"].as_str().unwrap().to_owned();
            (on, [count("answered_in_time"), count("answered_late")])
        })
        .collect();
    json!({
        "answered_in_time": counts["answered_in_time"], "answered_late": counts["answered_late"],
        "running": counts["running"], "overdue": counts["overdue"], "paused": counts["paused"],
        "withdrawn": counts["withdrawn"], "transferred": counts["transferred"],
        "refused": counts["refused_count"], "extended": counts["extended_count"],
        "share": real(&record["in_time"]["share"]), "low": real(&record["in_time"]["low"]),
        "high": real(&record["in_time"]["high"]), "median": record["waiting"]["median_days"],
        "curve": curve, "quarters": quarters,
        "reviews": [record["reviews"]["asked"], record["reviews"]["upheld"]],
        "ratings": [record["ratings"]["answered"], record["ratings"]["partly"],
            record["ratings"]["not_answered"]],
    })
}

fn acting(t: &TestSite, account: &folkmoot::features::accounts::Account) -> Acting {
    Acting {
        actor: t.actor(account),
        account_id: account.id,
        lang: "en".to_owned(),
        submission_key: None,
        zone: t.zone(),
        now: t.now(),
    }
}

both! {
    async fn every_figure_can_be_counted_again_from_the_published_events(t: TestSite) {
        let body = t.body("Roads Office");
        t.body("Parks Office");
        generate(&t, 600);
        // And by the acts of people: an answer, rated and upheld in a review.
        let (olga, official) = t.official("Olga Reed", &body);
        let id = ask(&t, &body, "When is the bridge painted again?", false);
        let asker = t.citizen("Ben Asker");
        let ask_by_ben = Ask {
            body_id: body.id,
            lang: "en".to_owned(),
            title: "When does the ferry stop for good?".to_owned(),
            text: TEXT.to_owned(),
            ..Ask::by_account(asker.id, "Ben Asker", t.now())
        };
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        let second = t.write(move |tx| questions::ask(tx, &spine, &ask_by_ben, zone, now)).question.id;
        t.advance(Duration::days(3));
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        let answer = Answer {
            question_id: second,
            official_id: Some(official.id),
            account_id: Some(olga.id),
            author_name: olga.name.clone(),
            channel: Channel::Web,
            lang: "en".to_owned(),
            text: "It stops in the spring, when the bridge opens.".to_owned(),
            submission_key: None,
        };
        t.write(move |tx| questions::answer(tx, &spine, &answer, zone, now));
        let by = acting(&t, &asker);
        t.write(move |tx| rate::rate(tx, second, Rating::NotAnswered, &by));
        let (by, spine) = (acting(&t, &asker), t.spine.clone());
        t.write(move |tx| review::ask_review(tx, &spine, second, "Which spring is meant by that?", &by).map(|_| ()));
        t.advance(Duration::days(1));
        let (by, spine) = (acting(&t, &olga), t.spine.clone());
        let words = (ReviewOutcome::Upheld, "The spring of next year, as was said.");
        t.write(move |tx| review::decide_review(tx, &spine, second, words, &by).map(|_| ()));
        t.run_jobs();

        let today = t.now().naive().date();
        for slug in ["roads-office", "parks-office"] {
            let record = t.visitor().get(&format!("/bodies/{slug}.json")).await.is(200).json();
            let published = promises(&t, slug).await;
            let counted = count_again(&published, today);
            assert_eq!(as_given(&record), counted, "{slug}");
            for word in ["answered_late", "refused", "extended", "withdrawn", "transferred"] {
                assert!(counted[word].as_i64().unwrap() > 0, "{word} is never tried");
            }
            let api = t.visitor().get(&format!("/api/v1/bodies/{slug}/record")).await.is(200).json();
            assert_eq!(as_given(&api), counted, "{slug}");
        }
        let record = t.visitor().get("/bodies/roads-office.json").await.json();
        assert_eq!(record["reviews"]["decided_in_time"], 1);
        let url = format!("/questions/{id}");
        let all = promises(&t, "roads-office").await;
        assert!(all.iter().any(|one| one["url"].as_str().unwrap_or("").ends_with(&url)));
    }

    async fn the_file_of_events_holds_what_the_api_gives(t: TestSite) {
        t.body("Roads Office");
        generate(&t, 1_300);
        let csv = t.visitor().get("/bodies/roads-office/events.csv").await;
        let mut reader = csv::Reader::from_reader(csv.is(200).body.as_bytes());
        let head = reader.headers().unwrap().clone();
        let at = |name: &str| head.iter().position(|one| one == name).unwrap();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let published = promises(&t, "roads-office").await;
        assert_eq!(published.len(), 1_300 + published.iter().filter(|one| one["ordinal"] == 2).count());
        let events: Vec<(String, String, String)> = published
            .iter()
            .flat_map(|promise| {
                promise["events"].as_array().unwrap().iter().map(|event| {
                    let text = |value: &Value| value.as_str().unwrap().to_owned();
                    (promise["id"].to_string(), text(&event["change"]), text(&event["due_on"]))
                })
            })
            .collect();
        let of_file: Vec<(String, String, String)> = rows
            .iter()
            .map(|row| {
                let cell = |name: &str| row[at(name)].to_owned();
                (cell("promise_id"), cell("change"), cell("event_due_on"))
            })
            .collect();
        assert_eq!(of_file, events);
    }

    async fn few_questions_give_counts_and_no_share(t: TestSite) {
        let body = t.body("Roads Office");
        let id = ask(&t, &body, "When is the bridge painted again?", false);
        t.advance(Duration::days(30));
        t.run_jobs();
        let record = t.visitor().get("/bodies/roads-office.json").await.json();
        assert_eq!(record["questions"]["overdue"], 1);
        assert_eq!(record["questions"]["kept_share"], json!(null));
        for unknown in ["in_time", "refused", "extended"] {
            assert_eq!(record[unknown], json!(null), "{unknown}");
        }
        assert_eq!(record["waiting"]["median_days"], json!(null));
        assert_eq!(record["waiting"]["steps"], json!([]));
        let page = t.visitor().get("/bodies/roads-office").await;
        page.is(200).sees("1 overdue").sees("Below 20, a share would say more about chance");
        assert!(page.all(".wait-band").is_empty(), "no curve");
        t.visitor().get("/bodies").await.is(200).sees("too few for a share");
        assert!(id > 0);
    }

    async fn many_questions_give_a_share_with_its_interval_and_a_curve(t: TestSite) {
        t.body("Roads Office");
        generate(&t, 300);
        let page = t.visitor().get("/bodies/roads-office").await;
        page.is(200).sees("were answered in time").sees("would lie between").sees("Half of all questions are answered within");
        assert_eq!(page.all(".wait-band").len(), 2, "the curve and its legend");
        page.sees("Quarter by quarter").sees("What these figures mean");
        t.visitor().get("/bodies").await.sees("Answered in time:").sees("(between");
        t.visitor().get("/bodies/roads-office?lang=es").await.is(200).sees("La mitad de las preguntas");
        let csv = t.visitor().get("/bodies/roads-office.csv").await;
        let lines: Vec<&str> = csv.body.lines().collect();
        assert!(lines.iter().any(|line| line.starts_with("waiting,median_days,")));
        assert!(lines.iter().all(|line| line.matches(',').count() == 2), "{}", csv.body);
    }

    async fn a_confidential_question_is_counted_without_an_address(t: TestSite) {
        let body = t.body("Roads Office");
        let procedure = Procedure {
            allows_confidential: true,
            ..Procedure::default()
        };
        let (body_id, now) = (body.id, t.now());
        t.write(move |tx| procedures::set_procedure(tx, body_id, &procedure, None, now));
        let id = ask(&t, &body, "Who has read my letter of complaint?", true);
        let all = promises(&t, "roads-office").await;
        assert_eq!((all.len(), &all[0]["url"]), (1, &json!(null)));
        let csv = t.visitor().get("/bodies/roads-office/events.csv").await;
        csv.is(200).sees_nothing_of(&format!("/questions/{id}")).sees_nothing_of("complaint");
        csv.sees_nothing_of("Anna");
        let record = t.visitor().get("/bodies/roads-office.json").await.json();
        assert_eq!(record["questions"]["running"], 1);
        for path in ["/questions", "/questions.csv", "/questions.json"] {
            t.visitor().get(path).await.is(200).sees_nothing_of("complaint");
        }
    }

    async fn nonsense_in_addresses_is_refused_or_finds_nothing(t: TestSite) {
        let body = t.body("Roads Office");
        ask(&t, &body, "When is the bridge painted again?", false);
        for path in [
            "/bodies/nowhere.json", "/bodies/nowhere.csv", "/bodies/nowhere/events.csv",
            "/api/v1/bodies/nowhere/record", "/api/v1/bodies/nowhere/promises",
        ] {
            t.visitor().get(path).await.is(404);
        }
        let list = "/api/v1/bodies/roads-office/promises?after=";
        for bad in ["-1", "x", "99999999999999999999", "1-2"] {
            t.visitor().get(&format!("{list}{bad}")).await.is(422);
        }
        let end = t.visitor().get(&format!("{list}9223372036854775807")).await.is(200).json();
        assert_eq!(end, json!({ "items": [], "next": null }));
    }

    async fn the_tracker_is_narrowed_by_what_stands_in_its_address(t: TestSite) {
        let body = t.body("Roads Office");
        let parks = t.body("Parks Office");
        let title = "When is the bridge painted again?";
        ask(&t, &body, title, false);
        ask(&t, &parks, "=HYPERLINK(\"x\") is what I ask about", false);
        t.run_jobs();
        for (query, is_found) in [
            ("body=roads-office", true),
            ("body=parks-office", false),
            ("state=running", true),
            ("state=overdue", false),
            ("state=clarifying", false),
            ("state=answered", false),
            ("state=refused", false),
            ("state=nonsense", true),
            ("from=2026-11-23&to=2026-11-23", true),
            ("from=2026-11-24", false),
            ("to=2026-11-22", false),
            ("from=2026-11-24&to=2026-11-20", false),
            ("from=9999999-01-01&to=x", true),
            ("to=%2B262142-12-31", true),
            ("q=bridge", true),
            ("q=nothing+of+the+kind", false),
            ("q=%00%27%22%3B", false),
            ("before=1", false),
            ("before=9223372036854775807", true),
            ("before=-9223372036854775808", false),
            ("body=roads-office&state=running&q=bridge&from=2026-11-01", true),
        ] {
            let page = t.visitor().get(&format!("/questions?{query}")).await;
            let shown = page.is(200).text().contains(title);
            assert_eq!(shown, is_found, "{query}");
        }
        let page = t.visitor().get("/questions?q=zzz%26b%22%3E&state=running").await;
        page.is(200).sees("No question fits");
        t.visitor().get("/questions?lang=es&state=refused").await.sees("Denegadas");
        let csv = t.visitor().get("/questions.csv?state=running").await;
        assert!(csv.is(200).body.contains("\"'=HYPERLINK("), "{}", csv.body);
        csv.sees_nothing_of("Anna");
        let json = t.visitor().get("/questions.json?body=roads-office").await.is(200).json();
        assert_eq!(json["items"].as_array().unwrap().len(), 1);
        t.visitor().get("/questions.csv?after=x").await.is(422);
    }

    async fn pages_of_the_tracker_follow_one_another_without_a_gap(t: TestSite) {
        t.body("Roads Office");
        generate(&t, 130);
        for state in ["", "answered", "running", "overdue"] {
            let (mut path, mut seen) = (format!("/questions?state={state}"), Vec::new());
            loop {
                let page = t.visitor().get(&path).await;
                seen.extend(page.is(200).attrs("ul.rows .item-title a", "href"));
                match page.attrs("a[rel=next]", "href").first() {
                    Some(next) => path = next.clone(),
                    None => break,
                }
            }
            let all = t.visitor().get(&format!("/questions.csv?state={state}")).await;
            assert_eq!(seen.len(), all.body.lines().count() - 1, "{state}");
            let count = seen.len();
            seen.sort();
            seen.dedup();
            assert_eq!(seen.len(), count, "{state}: one stands twice");
        }
    }
}
