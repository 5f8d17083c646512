//! Acts of people: admin.

use folkmoot::features::{accounts, bodies, ledger};
use folkmoot::platform::actor::Role;
use folkmoot::platform::db::UtcTime;
use folkmoot::platform::outbox::{self, Letter, Priority};

use crate::both;
use crate::common::TestSite;

fn link(text: &str) -> String {
    let base = "http://127.0.0.1:8080";
    let start = text.find(&format!("{base}/")).expect(text) + base.len();
    text[start..].split_whitespace().next().unwrap().to_owned()
}

const PAGES: [&str; 6] = [
    "/admin",
    "/admin/bodies",
    "/admin/bodies/new",
    "/admin/people",
    "/admin/people?q=a",
    "/admin/people/invite",
];

/// Ledger entries with one of `actions`, with their public facts and private notes left out.
fn logged(t: &TestSite, action: &str) -> Vec<(String, String)> {
    let entries = t
        .app
        .db
        .read_here(|conn| ledger::list_by_action(conn, &[action], None, 50));
    entries
        .unwrap()
        .into_iter()
        .map(|entry| (entry.subject_token, entry.detail.text().to_owned()))
        .collect()
}

both! {
    async fn only_administrators_get_in(t: TestSite) {
        let body = t.body("Roads Office");
        let (official, _) = t.official("An Official", &body);
        let others = [
            t.citizen("A Citizen"),
            official,
            t.staff("A Moderator", Role::Moderator),
            t.staff("An Editor", Role::Editor),
        ];
        let admin = t.staff("An Admin", Role::Administrator);
        for path in PAGES {
            t.visitor().get(path).await.is(401);
            for account in &others {
                t.sign_in(account).get(path).await.is(403);
            }
            let page = t.sign_in(&admin).get(path).await;
            page.is(200);
            assert_eq!(page.all("h1").len(), 1, "{path}");
        }
        let mut citizen = t.sign_in(&others[0]);
        let csrf = citizen.get("/account").await.form_fields("/account/sessions/end");
        for path in ["/admin/bodies", "/admin/people/invite", "/admin/people/1/roles", "/admin/jobs"] {
            citizen.post_here(path, &csrf).await.is(403);
        }
    }

    async fn an_administrator_makes_a_body_and_appoints_its_official(t: TestSite) {
        let admin = t.staff("An Admin", Role::Administrator);
        let mut client = t.sign_in(&admin);
        let page = client.get("/admin/bodies/new").await;
        let mut fields = vec![
            ("name", "Harbour Office"),
            ("purpose", "Looks after the harbour."),
            ("responsibilities", "- quays\n- *moorings*"),
            ("answer_days", "0"),
            ("website", "javascript:alert(1)"),
        ];
        let page = client.submit(&page, "/admin/bodies", &fields).await;
        page.is(422).sees("whole number from 1 to 60").sees("begins with https://");
        assert_eq!(page.attrs("#f-name", "value"), ["Harbour Office"]);
        fields[3].1 = "12";
        fields[4].1 = "https://harbour.example/";
        let page = client.submit(&page, "/admin/bodies", &fields).await;
        page.is(200).sees("No officials yet");
        let body = t.app.db.read_here(|conn| bodies::find_by_slug(conn, "harbour-office"));
        let body = body.unwrap().unwrap();
        assert_eq!(body.answer_working_days, 12);
        assert!(body.responsibilities_html.contains("<em>moorings</em>"));
        let again = client.get("/admin/bodies/new").await;
        client.submit(&again, "/admin/bodies", &fields).await.is(422).sees("of this name already");

        let form = format!("/admin/bodies/{}/officials", body.id);
        let page = client.get(&format!("{form}/new")).await;
        let fields = [
            ("name", "Rune Dahl"),
            ("post", "Harbour Master"),
            ("is_head", "on"),
            ("email", "rune@people.example"),
        ];
        client.submit(&page, &form, &fields).await.sees("Rune Dahl").sees("can sign in and answer");
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1);
        let mut rune = t.visitor();
        let page = rune.get(&link(&mails[0].message.text)).await;
        let password = [("new_password", "granite lantern oboe 4")];
        rune.submit(&page, "/set-password", &password).await.is(200).sees("Rune Dahl");
        let account = t.app.db.read_here(|conn| accounts::find_by_email_key(conn, "rune@people.example"));
        let account = account.unwrap().unwrap();
        assert!(t.actor(&account).is_official_of(body.id));

        let official = t.app.db.read_here(|conn| bodies::list_officials(conn, body.id)).unwrap().remove(0);
        let path = format!("/admin/officials/{}", official.id);
        let page = client.get(&path).await;
        assert_eq!(page.attrs("#f-email", "value"), ["rune@people.example"]);
        client.submit(&page, &format!("{path}/end"), &[]).await.sees("until");
        assert!(!t.actor(&account).is_official_of(body.id));
        for (action, entries) in [("body-created", 1), ("official-appointed", 1), ("role-granted", 2), ("role-revoked", 1), ("official-left", 1)] {
            let logged = logged(&t, action);
            assert_eq!(logged.len(), entries, "{action}");
            for (subject, detail) in logged {
                assert!(!format!("{subject}{detail}").contains("Rune"), "no personal data is public");
            }
        }
    }

    async fn a_role_is_given_and_taken_away(t: TestSite) {
        let admin = t.staff("An Admin", Role::Administrator);
        let person = t.citizen("Ángela Moss");
        let mut client = t.sign_in(&admin);
        let page = client.get("/admin/people?q=angela").await;
        page.sees("1 person found").sees(&person.email);
        client.get("/admin/people?q=%C3%81NGELA.moss@").await.sees(&person.email);
        client.get("/admin/people?q=%25%25").await.is(200);
        client.get("/admin/people?q=nobody-of-that-name").await.sees("Nobody found");
        let path = format!("/admin/people/{}", person.id);
        let roles = format!("{path}/roles");
        let page = client.get(&path).await;
        let page = client.submit(&page, &roles, &[("role", "moderator"), ("do", "grant")]).await;
        page.is(200).sees("The role is given");
        assert!(t.actor(&person).has(Role::Moderator));
        client.submit(&page, &roles, &[("role", "official"), ("do", "grant")]).await.is(422);
        client.submit(&page, &roles, &[("role", "emperor"), ("do", "grant")]).await.is(422);
        client.submit(&page, &roles, &[("role", "moderator"), ("do", "revoke")]).await.is(200);
        assert!(!t.actor(&person).has(Role::Moderator));
        assert_eq!(logged(&t, "role-revoked").len(), 1);

        let me = format!("/admin/people/{}", admin.id);
        let page = client.get(&me).await;
        let fields: Vec<_> = page
            .form_fields(&format!("{me}/roles"))
            .into_iter()
            .filter(|(name, _)| name == "csrf")
            .chain([("role".to_owned(), "administrator".to_owned()), ("do".to_owned(), "revoke".to_owned())])
            .collect();
        client.post_here(&format!("{me}/roles"), &fields).await.is(403);
        assert!(t.actor(&admin).has(Role::Administrator));
        client.get("/admin/people/999999").await.is(404);
        client.get("/admin/people/x").await.is(404);
    }

    async fn whoever_is_suspended_reads_but_takes_no_part(t: TestSite) {
        let admin = t.staff("An Admin", Role::Administrator);
        let person = t.staff("Cross Moderator", Role::Moderator);
        let mut client = t.sign_in(&admin);
        let path = format!("/admin/people/{}", person.id);
        let state = format!("{path}/state");
        let page = client.get(&path).await;
        client.submit(&page, &state, &[("do", "suspend")]).await.is(422).sees("Write something");
        let fields = [("do", "suspend"), ("reason", "Threats against others.")];
        client.submit(&page, &state, &fields).await.is(200).sees("suspended");
        let mails = t.send_mails();
        assert!(mails[0].message.text.contains("Threats against others."));
        // The second of two administrators finds it done.
        client.submit(&page, &state, &fields).await.is(409);
        let now = t.app.db.read_here(|conn| accounts::find(conn, person.id)).unwrap().unwrap();
        let actor = t.actor(&now);
        assert!(actor.suspended && actor.grants.is_empty());
        assert!(!accounts::may(&actor, accounts::Action::Contribute, &accounts::Subject::SITE));
        t.sign_in(&person).get("/account").await.is(200).sees("suspended for the time being");
        let page = client.get(&path).await;
        client.submit(&page, &state, &[("do", "restore")]).await.is(200);
        let now = t.app.db.read_here(|conn| accounts::find(conn, person.id)).unwrap().unwrap();
        assert!(t.actor(&now).has(Role::Moderator));
        let me = format!("/admin/people/{}", admin.id);
        let page = client.get(&me).await;
        assert!(!page.attrs("form", "action").contains(&format!("{me}/state")));
    }

    async fn somebody_is_invited(t: TestSite) {
        let admin = t.staff("An Admin", Role::Administrator);
        let body = t.body("Parks Office");
        let mut client = t.sign_in(&admin);
        let page = client.get("/admin/people/invite").await;
        let mut fields = vec![
            ("email", "new@people.example"),
            ("name", "New Official"),
            ("lang", "es"),
            ("role", "official"),
        ];
        let page = client.submit(&page, "/admin/people/invite", &fields).await;
        page.is(422).sees("Choose the body");
        let id = body.id.to_string();
        fields.push(("body", &id));
        client.submit(&page, "/admin/people/invite", &fields).await.is(200).sees("New Official");
        let mails = t.send_mails();
        assert!(mails[0].message.text.contains("Elige aquí tu contraseña"), "in the language chosen");
        let path = link(&mails[0].message.text);
        t.visitor().get(&path).await.is(200);
        let account = t.app.db.read_here(|conn| accounts::find_by_email_key(conn, "new@people.example"));
        assert!(t.actor(&account.unwrap().unwrap()).is_official_of(body.id));
        t.advance(chrono::Duration::days(8));
        t.visitor().get(&path).await.is(410);
    }

    async fn what_failed_is_seen_and_tried_again(t: TestSite) {
        let admin = t.staff("An Admin", Role::Administrator);
        let mut client = t.sign_in(&admin);
        client.get("/admin").await.sees("All mail has left");
        let now: UtcTime = t.now();
        t.write(move |tx| {
            let letter = Letter {
                event_key: "broken".to_owned(),
                to: "somebody@people.example",
                to_name: "",
                template: "accounts/no-such-letter",
                lang: "en",
                unsubscribe_url: None,
                priority: Priority::Bulk,
            };
            outbox::post(tx, &letter, &serde_json::json!({}), now)
        });
        assert!(t.send_mails().is_empty());
        let page = client.get("/admin").await;
        page.sees("accounts/no-such-letter").sees_nothing_of("somebody@people.example");
        let id = page.attrs("input[name=id]", "value").remove(0);
        let page = client.submit(&page, "/admin/mails", &[("id", &id), ("do", "retry")]).await;
        page.sees("tried again now").sees("All mail has left");
    }

    async fn administration_speaks_spanish(t: TestSite) {
        let admin = t.staff("An Admin", Role::Administrator);
        let mut client = t.sign_in(&admin);
        for path in PAGES {
            let page = client.get(&format!("{path}{}lang=es", if path.contains('?') { '&' } else { '?' })).await;
            page.is(200);
            assert_eq!(page.attrs("html", "lang"), ["es"]);
        }
        client.get("/admin").await.sees("Todo el correo ha salido");
    }
}
