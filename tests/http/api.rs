//! The API: reading without a key, taking part with one.

use folkmoot::features::documents::{self, NewDocument, Source};
use serde_json::json;

use crate::both;
use crate::common::{Page, TestSite};

/// A document of an open consultation; returns its id.
fn document(t: &TestSite) -> i64 {
    let body = t.body("Roads Office");
    let consultation = t.consultation("A bridge", &body);
    let source = Source::read("# Plan\n\n## Aims\n\nPeople cross safely.\n").unwrap();
    let now = t.now();
    let new = NewDocument {
        consultation_id: consultation.id,
        slug: None,
        lang: "en".to_owned(),
        title: "The plan".to_owned(),
        summary: String::new(),
        source,
        moderation: None,
        published_by: None,
    };
    t.write(move |tx| documents::publish(tx, &new, now)).id
}

/// A key for `scope`, made on the page as people do.
async fn key(t: &TestSite, name: &str, scope: &str) -> String {
    let account = t.citizen(name);
    let mut client = t.sign_in(&account);
    let page = client.get("/account/tokens").await;
    let scope = format!("scope_{scope}");
    let fields = [("name", "A program"), (scope.as_str(), "1"), ("days", "30")];
    let made = client.submit(&page, "/account/tokens", &fields).await;
    let shown = made.all("#token");
    format!(
        "Bearer {}",
        shown.first().unwrap_or_else(|| panic!("{}", made.text()))
    )
}

async fn comment(t: &TestSite, id: i64, key: &str, once: &str, text: &str) -> Page {
    let path = format!("/api/v1/documents/{id}/comments");
    let headers = [("authorization", key), ("idempotency-key", once)];
    t.visitor()
        .post_json(&path, &headers, &json!({ "text": text, "anchor": "aims" }))
        .await
}

both! {
    async fn everything_public_is_read_without_a_key(t: TestSite) {
        let id = document(&t);
        let mut visitor = t.visitor();
        for path in [
            "/api/v1/bodies",
            "/api/v1/bodies/roads-office",
            "/api/v1/consultations",
            "/api/v1/consultations/a-bridge",
            "/api/v1/consultations/a-bridge/documents",
            &format!("/api/v1/documents/{id}"),
            "/api/v1/contributions?consultation_id=1",
            "/api/v1/petitions",
            "/api/v1/questions",
            "/api/v1/results",
            "/api/v1/decisions",
            "/api/v1/search?q=plan",
            "/api/v1/openapi.json",
        ] {
            let page = visitor.get(path).await;
            page.is(200);
            assert_eq!(page.headers["content-type"], "application/json", "{path}");
            page.json();
        }
        let first = visitor.get("/api/v1/consultations").await;
        let again =
            visitor.get_with("/api/v1/consultations", &[("if-none-match", &first.headers["etag"])]).await;
        again.is(304);
        assert_eq!(first.json()["items"][0]["state"], "open");
        assert_eq!(first.json()["next"], json!(null));
    }

    async fn a_key_comments_and_the_same_request_is_one_act(t: TestSite) {
        let id = document(&t);
        let key = key(&t, "Anna Vale", "contribute").await;
        let made = comment(&t, id, &key, "first", "Make it *wider*, please.").await;
        made.is(201);
        assert_eq!(made.json()["channel"], "api");
        assert_eq!(made.json()["state"], "published");
        let token = made.json()["token"].as_str().unwrap().to_owned();
        let place = format!("{}/api/v1/contributions/{token}", t.url());
        assert_eq!(made.headers["location"], place);
        t.visitor().get(&format!("/api/v1/contributions/{token}")).await.is(200);
        let again = comment(&t, id, &key, "first", "Make it *wider*, please.").await;
        assert_eq!((again.status, &again.body), (201, &made.body));
        comment(&t, id, &key, "first", "Another text altogether.").await.is(409);
        let list = t.visitor().get(&format!("/api/v1/contributions?place=document:{id}")).await;
        assert_eq!(list.json()["items"].as_array().unwrap().len(), 1);
    }

    async fn what_a_key_is_not_for_it_cannot_do(t: TestSite) {
        let id = document(&t);
        let reader = key(&t, "Bert Moor", "read").await;
        let refused = comment(&t, id, &reader, "a", "Make it wider.").await;
        refused.is(403);
        assert_eq!(refused.headers["content-type"], "application/problem+json");
        comment(&t, id, "Bearer nonsense", "b", "Make it wider.").await.is(401);
        let short = key(&t, "Cora Lind", "contribute").await;
        let refused = comment(&t, id, &short, "c", "x").await;
        refused.is(422);
        assert_eq!(refused.json()["errors"][0]["field"], "text");
        t.advance(chrono::Duration::days(11));
        comment(&t, id, &short, "d", "Too late, but well meant.").await.is(409);
    }

    async fn a_key_asks_a_question_that_is_due_at_once(t: TestSite) {
        document(&t);
        let key = key(&t, "Anna Vale", "contribute").await;
        let sent = json!({
            "body": "roads-office",
            "title": "When will the bridge open?",
            "text": "The plan names no date, and we would like to know it."
        });
        let made =
            t.visitor().post_json("/api/v1/questions", &[("authorization", &key)], &sent).await;
        made.is(201);
        let list = t.visitor().get("/api/v1/questions").await.json();
        assert_eq!(list["items"][0]["title"], "When will the bridge open?");
        assert_eq!(list["items"][0]["due_at"], "2026-12-07T23:59:59Z");
        let one = t.visitor().get("/api/v1/questions/1").await.is(200).json();
        assert_eq!((&one["text"], &one["answer"]), (&sent["text"], &json!(null)));
        let elsewhere = json!({ "body": "nowhere", "title": sent["title"], "text": sent["text"] });
        t.visitor()
            .post_json("/api/v1/questions", &[("authorization", &key)], &elsewhere)
            .await
            .is(422);
    }

    async fn hostile_requests_are_refused_with_words(t: TestSite) {
        let id = document(&t);
        let mut visitor = t.visitor();
        for (path, status) in [
            ("/api/v1/contributions", 422),
            ("/api/v1/contributions?consultation_id=x", 400),
            ("/api/v1/contributions?place=a&after=zz", 422),
            ("/api/v1/petitions?shelf=none", 422),
            ("/api/v1/petitions?after=-5", 422),
            ("/api/v1/search?q=%00%27%22*", 200),
            ("/api/v1/documents/999999999999999999999", 404),
            ("/api/v1/bodies/%F0%9F%98%80", 404),
        ] {
            let page = visitor.get(path).await;
            assert_eq!(page.status, status, "{path}: {}", page.body);
        }
        let key = key(&t, "Anna Vale", "contribute").await;
        let path = format!("/api/v1/documents/{id}/comments");
        let mut anna = t.visitor();
        let raw = anna.post_raw(&path, "text/plain", b"hello".to_vec()).await;
        assert!(raw.status == 400 || raw.status == 401, "{}", raw.status);
        let unknown = json!({ "text": "Fine text.", "surprise": 1 });
        let refused = anna.post_json(&path, &[("authorization", &key)], &unknown).await;
        refused.is(422);
        let error = &refused.json()["errors"][0];
        assert_eq!((&error["field"], &error["key"]), (&json!("surprise"), &json!("api.unknown-field")));
    }
}
