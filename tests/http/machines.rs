//! What programs rely on: lists that go on, single items, keys, errors, and their description.

use std::collections::BTreeSet;

use actix_web::http::Method;
use folkmoot::features::consultations::Consultation;
use folkmoot::features::petitions::{self, Load};
use folkmoot::features::{forums, open_data};
use serde_json::{Value, json};

use super::documents::publish;
use super::results::{closed, published};
use crate::both;
use crate::common::{Page, TestSite, open_petition};

/// Open petitions, with these many signatures altogether.
fn petitions_with(t: &TestSite, petitions: i64, signatures: i64) -> Vec<i64> {
    t.body("Council");
    let load = Load {
        petitions,
        signatures,
        seed: 1,
    };
    petitions::generate(&t.app.db, &t.spine, &load, t.zone(), t.now(), |_| {}).unwrap()
}

fn forum(t: &TestSite) -> Consultation {
    let body = t.body("Roads Office");
    let consultation = t.consultation("A bridge", &body);
    let new = forums::NewForum {
        consultation_id: consultation.id,
        title: "Talk about the bridge".to_owned(),
        intro: String::new(),
        moderation: None,
        allows_anonymous: false,
        created_by: None,
    };
    let now = t.now();
    t.write(move |tx| forums::create(tx, &new, now));
    consultation
}

fn next_of(page: &Page) -> Option<String> {
    let link = page.headers.get("link")?;
    let (url, rel) = link.split_once('>').unwrap();
    assert_eq!(rel, "; rel=\"next\"");
    let path = url.strip_prefix("<http://127.0.0.1:8080").unwrap();
    Some(path.to_owned())
}

/// Ids of a whole list, read page by page along the `Link` header.
async fn walk(t: &TestSite, path: &str) -> Vec<i64> {
    let (mut ids, mut next) = (Vec::new(), Some(path.to_owned()));
    while let Some(path) = next {
        let page = t.visitor().get(&path).await;
        page.is(200);
        let json = page.json();
        let items = json["items"].as_array().unwrap();
        ids.extend(items.iter().map(|item| item["id"].as_i64().unwrap()));
        next = next_of(&page);
        assert_eq!(json["next"].is_null(), next.is_none());
    }
    ids
}

async fn sign(t: &TestSite, id: i64, key: &str, name: &str) -> Page {
    let body = json!({
        "name": name,
        "email": format!("{}@people.example", name.to_lowercase().replace(' ', ".")),
        "postcode": "RM1 4AB",
        "country": "GB",
    });
    let path = format!("/api/v1/petitions/{id}/signatures");
    let headers = [("idempotency-key", key)];
    t.visitor().post_json(&path, &headers, &body).await
}

async fn confirm_last(t: &TestSite, id: i64) {
    let link = t.mailed_path("/confirm?token=");
    let mut visitor = t.visitor();
    let page = visitor.get(&link).await;
    let action = format!("/petitions/{id}/confirm");
    visitor.submit(&page, &action, &[]).await.is(200);
}

async fn description(t: &TestSite) -> Value {
    t.visitor().get("/api/v1/openapi.json").await.json()
}

/// The path of a resource without the expressions of its parameters.
fn plain(path: &str) -> String {
    path.replace(":\\\\d+", "")
}

/// Paths under /api/v1 that the program registers.
fn registered() -> BTreeSet<String> {
    fn read(dir: &std::path::Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                for (at, _) in text.match_indices("\"/api/v1/") {
                    let before = text[..at].trim_end();
                    if before.ends_with("resource(") || before.ends_with(".route(") {
                        let rest = &text[at + 1..];
                        found.insert(plain(rest.split('"').next().unwrap()));
                    }
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    read(&root, &mut found);
    found
}

both! {
    async fn lists_go_on_where_they_ended_whatever_happens_meanwhile(t: TestSite) {
        let all = petitions_with(&t, 203, 900);
        for shelf in ["", "?shelf=open", "?shelf=all", "?shelf=all&lang=es"] {
            let ids = walk(&t, &format!("/api/v1/petitions{shelf}")).await;
            assert_eq!(ids.len(), 203, "{shelf}");
            let distinct: BTreeSet<i64> = ids.into_iter().collect();
            assert_eq!(distinct, all.iter().copied().collect());
        }
        // Somebody signs what stands on the first page already: nothing comes twice.
        let first = t.visitor().get("/api/v1/petitions").await;
        let seen: Vec<i64> = first.json()["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["id"].as_i64().unwrap())
            .collect();
        let (last, now) = (*seen.last().unwrap(), t.now());
        t.write(move |tx| petitions::add_signatures(tx, last, 9, 5, now, now));
        let rest = walk(&t, &next_of(&first).unwrap()).await;
        assert_eq!(rest.len(), 103);
        assert!(rest.iter().all(|id| !seen.contains(id)));
    }

    async fn every_list_goes_on_and_refuses_a_cursor_that_is_none(t: TestSite) {
        let document = publish(&t, &forum(&t));
        let lists = description(&t).await["paths"]
            .as_object()
            .unwrap()
            .iter()
            .filter(|(_, item)| item["get"]["parameters"].to_string().contains("\"after\""))
            .map(|(path, _)| path.replace("/bodies/{slug}", "/bodies/roads-office"))
            .map(|path| path.replace("{slug}", "a-bridge"))
            .map(|path| path.replace("/documents/{id}", &format!("/documents/{}", document.id)))
            .collect::<Vec<_>>();
        assert!(lists.len() >= 12, "{lists:?}");
        for path in lists {
            let query = match path.as_str() {
                "/api/v1/contributions" => "place=document:1&",
                "/api/v1/search" => "q=bridge&",
                _ => "",
            };
            t.visitor().get(&format!("{path}?{query}")).await.is(200);
            for bad in ["junk", "-5", "1-2-3", "99999999999999999999"] {
                let page = t.visitor().get(&format!("{path}?{query}after={bad}")).await;
                assert_eq!(page.status, 422, "{path} {bad}");
                assert_eq!(page.json()["errors"][0]["field"], "after");
                assert_eq!(page.json()["errors"][0]["key"], "api.cursor");
            }
        }
    }

    async fn hits_go_on_behind_the_last_one(t: TestSite) {
        petitions_with(&t, 45, 0);
        let word = t.visitor().get("/api/v1/petitions").await.json();
        let title = word["items"][0]["title"].as_str().unwrap().to_owned();
        let word = title.split_whitespace().next().unwrap().to_owned();
        let ids = walk(&t, &format!("/api/v1/search?q={word}")).await;
        let distinct: BTreeSet<i64> = ids.iter().copied().collect();
        assert_eq!(distinct.len(), ids.len());
        let now = t.now();
        let whole = t.app.db.read_here(move |conn| {
            folkmoot::features::search::find(conn, &word, None, now, 0, 1_000)
        });
        assert_eq!(ids, whole.unwrap().hits.iter().map(|hit| hit.id).collect::<Vec<_>>());
    }

    async fn single_items_say_what_their_pages_say(t: TestSite) {
        let id = open_petition(&t);
        let petition = t.visitor().get(&format!("/api/v1/petitions/{id}")).await.is(200).json();
        assert!(petition["details"].is_string() && petition["background"].is_string());
        assert_eq!(petition["state"], "open");
        t.visitor().get("/api/v1/petitions/999").await.is(404);
        forum(&t);
        let forum = t.visitor().get("/api/v1/forums/a-bridge").await.is(200).json();
        assert_eq!((&forum["state"], &forum["topic_count"]), (&json!("open"), &json!(0)));
        t.visitor().get("/api/v1/forums/a-bridge/topics").await.is(200);
        t.visitor().get("/api/v1/forums/a-bridge/topics/nothing").await.is(404);
        let body = t.body("Parks Office");
        let result = published(&t, &closed(&t, "River park", &body));
        let page = t.visitor().get(&format!("/api/v1/results/{}", result.id)).await;
        assert_eq!(page.is(200).json()["figures"]["contributions"], 0);
        for path in ["/api/v1/questions/1", "/api/v1/decisions/1", "/api/v1/results/99"] {
            t.visitor().get(path).await.is(404);
        }
    }

    async fn every_item_has_its_number_its_state_and_its_address(t: TestSite) {
        let description = description(&t).await;
        let schemas = description["components"]["schemas"].as_object().unwrap();
        let fields = |name: &str| -> BTreeSet<String> {
            let schema = &schemas[name];
            let parts = schema["allOf"].as_array().cloned().unwrap_or(vec![schema.clone()]);
            parts
                .iter()
                .flat_map(|part| {
                    let part = match part["$ref"].as_str() {
                        Some(name) => &schemas[name.rsplit('/').next().unwrap()],
                        None => part,
                    };
                    part["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>()
                })
                .collect()
        };
        let parts = ["OfficialItem", "SectionItem", "ThemeItem", "FileItem"];
        let items = schemas
            .keys()
            .filter(|name| name.ends_with("Item") || name.ends_with("Text"))
            .filter(|name| !name.starts_with("List_") && !parts.contains(&name.as_str()));
        let mut seen = 0;
        for name in items {
            let fields = fields(name);
            for field in ["id", "state", "url"] {
                assert!(fields.contains(field), "{name} lacks {field}: {fields:?}");
            }
            let has_page = ["Contribution", "Comment", "Petition", "Question", "Answer", "Topic", "Log"];
            let has_page = has_page.iter().any(|start| name.starts_with(start));
            assert_eq!(fields.contains("token"), has_page, "{name}");
            seen += 1;
        }
        assert!(seen >= 15, "{seen}");
    }

    async fn signing_twice_with_one_key_is_one_act_and_one_mail(t: TestSite) {
        let id = open_petition(&t);
        let first = sign(&t, id, "key-1", "Ben Ito").await;
        first.is(202);
        let again = sign(&t, id, "key-1", "Ben Ito").await;
        assert_eq!((again.status, &again.body), (202, &first.body));
        assert_eq!(t.send_mails().len(), 1);
        sign(&t, id, "key-1", "Cora Lind").await.is(409);
        assert_eq!(t.send_mails().len(), 0);
        // Cut to their beginnings these would be one.
        let long = "x".repeat(200);
        let refused = sign(&t, id, &long, "Dora Hill").await;
        assert_eq!(refused.is(400).json()["key"], "api.key-unreadable");
    }

    async fn a_confirmed_signature_is_in_the_list_and_the_figures_at_once(t: TestSite) {
        let id = open_petition(&t);
        let figures = format!("/petitions/{id}.json");
        let list = "/api/v1/petitions";
        assert_eq!(t.visitor().get(list).await.json()["items"][0]["signature_count"], 0);
        assert_eq!(t.visitor().get(&figures).await.json()["signature_count"], 0);
        sign(&t, id, "key-1", "Ben Ito").await.is(202);
        confirm_last(&t, id).await;
        assert_eq!(t.visitor().get(list).await.json()["items"][0]["signature_count"], 1);
        assert_eq!(t.visitor().get(&figures).await.json()["signature_count"], 1);
        let csv = t.visitor().get(&format!("/petitions/{id}.csv")).await;
        assert!(csv.body.contains("total,,1\n"), "{}", csv.body);
    }

    async fn the_description_and_the_addresses_are_the_same(t: TestSite) {
        let description = description(&t).await;
        assert_eq!(description["openapi"], "3.1.0");
        let paths = description["paths"].as_object().unwrap();
        let described: BTreeSet<String> = paths.keys().cloned().collect();
        assert_eq!(described, registered());
        for (path, item) in paths {
            let asked = path.replace("{id}", "1").replace(['{', '}'], "");
            let refused = t.visitor().ask(Method::DELETE, &asked).await;
            assert_eq!(refused.status, 405, "{path}");
            assert_eq!(refused.headers["content-type"], "application/problem+json");
            let allowed: BTreeSet<String> =
                refused.headers["allow"].split(", ").map(str::to_lowercase).collect();
            assert_eq!(allowed, item.as_object().unwrap().keys().cloned().collect(), "{path}");
            for (method, operation) in item.as_object().unwrap() {
                check_operation(&description, &format!("{method} {path}"), operation);
            }
        }
    }

    async fn every_problem_is_known_under_its_address(t: TestSite) {
        let page = t.visitor().get("/api/v1/petitions/999").await;
        let kind = page.is(404).json()["type"].as_str().unwrap().to_owned();
        assert_eq!(kind, "/api/v1/problems/error.not-found");
        for (key, status) in open_data::PROBLEMS {
            let page = t.visitor().get(&format!("/api/v1/problems/{key}")).await;
            let known = page.is(200).json();
            assert_eq!(known["status"], *status, "{key}");
            let (title, name) = (known["title"].as_str().unwrap(), key.replace('.', "-"));
            assert!(!title.contains(*key) && !title.contains(&name), "{key} has no text");
        }
        t.visitor().get("/api/v1/problems/error.nothing").await.is(404);
    }

    async fn strangers_cannot_fill_the_memory(t: TestSite) {
        let long = format!("document:{}", "1".repeat(2_000));
        for place in ["anything", "document:1:2", "a%20b:1", long.as_str()] {
            let page = t.visitor().get(&format!("/api/v1/contributions?place={place}")).await;
            assert_eq!(page.is(422).json()["errors"][0]["field"], "place");
        }
        let anchor = "x".repeat(201);
        let path = format!("/api/v1/contributions?place=document:1&anchor={anchor}");
        t.visitor().get(&path).await.is(422);
        let before = t.app.pages.page_count();
        t.visitor().get(&format!("/api/v1/bodies?x={}", "y".repeat(2_000))).await.is(200);
        assert_eq!(t.app.pages.page_count(), before, "a long address is not kept");
    }

    async fn a_session_does_not_reach_the_api_in_disguise(t: TestSite) {
        t.body("Roads Office");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let asked = json!({
            "body": "roads-office",
            "title": "When will the bridge open?",
            "text": "The plan names no date, and we would like to know it."
        });
        let headers = [("origin", "https://evil.example")];
        for path in ["/%61pi/v1/questions", "/api/%76%31/questions", "/api/v1/questions"] {
            let page = anna.post_json(path, &headers, &asked).await;
            assert!([401, 403, 404].contains(&page.status), "{path}: {}", page.status);
        }
        assert_eq!(anna.get("/api/v1/questions").await.json()["items"], json!([]));
    }

    async fn whoever_shows_a_key_is_known_or_refused(t: TestSite) {
        t.visitor().get("/api/v1/bodies").await.is(200);
        for value in ["Basic YTpi", "Bearer", "Bearer nonsense", "nonsense", ""] {
            let page = t.visitor().get_with("/api/v1/bodies", &[("authorization", value)]).await;
            assert_eq!(page.status, 401, "{value:?}");
            assert_eq!(page.headers["www-authenticate"], "Bearer");
        }
        let unreadable = t.visitor().get_with_bytes("/api/v1/bodies", "authorization", b"Bearer \xff").await;
        unreadable.is(401);
    }

    async fn scripts_of_other_sites_read_what_is_public(t: TestSite) {
        t.body("Roads Office");
        for path in ["/api/v1/bodies", "/api/v1/nothing", "/feeds/all.atom", "/calendar.ics", "/bodies/roads-office.json", "/moderation/log.csv"] {
            let page = t.visitor().get(path).await;
            assert_eq!(page.headers["access-control-allow-origin"], "*", "{path}");
            assert_eq!(page.headers["cross-origin-resource-policy"], "cross-origin", "{path}");
        }
        for path in ["/", "/account/data.json", "/bodies/roads-office"] {
            let page = t.visitor().get_with(path, &[]).await;
            assert!(!page.headers.contains_key("access-control-allow-origin"), "{path}");
            assert_eq!(page.headers["cross-origin-resource-policy"], "same-origin", "{path}");
        }
    }

    async fn a_page_that_takes_no_form_says_so(t: TestSite) {
        let page = t.visitor().post_here("/bodies", &[]).await;
        assert_eq!((page.status, page.headers["allow"].as_str()), (405, "GET, HEAD"));
    }

    async fn the_figures_of_a_body_are_beside_its_page(t: TestSite) {
        let body = t.body("Roads Office");
        t.consultation("A bridge", &body);
        let json = t.visitor().get("/bodies/roads-office.json").await.is(200).json();
        assert_eq!((&json["consultation_count"], &json["slug"]), (&json!(1), &json!("roads-office")));
        assert_eq!(json["questions"]["overdue"], 0);
        assert_eq!(json["questions"]["kept_share"], json!(null));
        let csv = t.visitor().get("/bodies/roads-office.csv").await;
        let start = "measure,key,value\nconsultations,all,1\nquestions,promised_working_days,10\n";
        assert!(csv.is(200).body.starts_with(start), "{}", csv.body);
        t.visitor().get("/bodies/nowhere.json").await.is(404);
        t.visitor().get("/data").await.sees("/bodies/roads-office.csv");
    }

    async fn a_figure_that_is_unknown_keeps_its_line(t: TestSite) {
        let result = published(&t, &closed(&t, "River park", &t.body("Parks Office")));
        let csv = t.visitor().get(&format!("/results/{}.csv", result.id)).await;
        let line = csv.body.lines().find(|line| line.contains("median_working_days"));
        assert!(line.is_some_and(|line| line.ends_with(',')), "{}", csv.body);
    }
}

/// Responses have descriptions, problems their form, readings an `ETag`.
fn check_operation(description: &Value, name: &str, operation: &Value) {
    let responses = operation["responses"].as_object().unwrap();
    for (status, response) in responses {
        let response = match response["$ref"].as_str() {
            Some(place) => description.pointer(place.trim_start_matches('#')).unwrap(),
            None => response,
        };
        let words = response["description"].as_str().unwrap_or_default();
        assert!(!words.is_empty(), "{name} {status} has no description");
        if status.as_str() >= "400" {
            assert!(
                !response["content"]["application/problem+json"].is_null(),
                "{name} {status}"
            );
        }
    }
    let parameters = operation["parameters"].to_string();
    if name.starts_with("get ") {
        assert!(!responses["200"]["headers"]["ETag"].is_null(), "{name}");
        assert!(
            responses.contains_key("304") && parameters.contains("If-None-Match"),
            "{name}"
        );
    } else {
        assert!(parameters.contains("Idempotency-Key"), "{name}");
        assert!(
            responses.contains_key("413") && responses.contains_key("422"),
            "{name}"
        );
    }
}

/// Every key with which the program refuses something is a kind of problem that is described.
#[test]
fn no_problem_is_left_out_of_the_list() {
    fn read(dir: &std::path::Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, found);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let text = text.split("#[cfg(test)]").next().unwrap();
            for name in ["Forbidden(", "BadRequest(", "Conflict(", "Closed(", "Gone("] {
                for (at, _) in text.match_indices(name) {
                    let rest = text[at + name.len()..].trim_start();
                    if let Some(rest) = rest.strip_prefix('"') {
                        found.insert(rest.split('"').next().unwrap().to_owned());
                    }
                }
            }
        }
    }
    let mut used = BTreeSet::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    read(&root, &mut used);
    used.remove("test");
    let known: BTreeSet<String> = open_data::PROBLEMS
        .iter()
        .map(|(key, _)| (*key).to_owned())
        .collect();
    let missing: Vec<_> = used.difference(&known).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
