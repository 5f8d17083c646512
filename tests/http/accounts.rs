//! Acts of people: accounts.

use std::collections::HashMap;

use chrono::Duration;
use folkmoot::demo::{Town, people};
use folkmoot::features::accounts::{self, Account, NewAccount};
use folkmoot::features::contributions::{
    self, AuthorRole, Channel, Kind, Moderation, NewContribution, State,
};
use folkmoot::platform::actor::Role;
use folkmoot::platform::crypto::{PasswordCost, hash_password};
use folkmoot::platform::email::EmailAddress;
use folkmoot::platform::mail::SentMail;

use crate::both;
use crate::common::{Client, Page, TestSite};

const PASSWORD: &str = "copper kettle fjord 7";
const OTHER: &str = "violet anchor mossy 9";

/// The path of the first link in a mail.
fn link(mail: &SentMail) -> String {
    let text = &mail.message.text;
    let start = text.find("http://127.0.0.1:8080/").expect(text) + "http://127.0.0.1:8080".len();
    text[start..].split_whitespace().next().unwrap().to_owned()
}

fn action(page: &Page) -> String {
    page.path.split('?').next().unwrap().to_owned()
}

/// Opens a mailed link and presses its button.
async fn follow_link(client: &mut Client, path: &str, fields: &[(&str, &str)]) -> Page {
    let page = client.get(path).await;
    page.is(200);
    client.submit(&page, &action(&page), fields).await
}

async fn sign_in(client: &mut Client, email: &str, password: &str) -> Page {
    let page = client.get("/login").await;
    let fields = [("email", email), ("password", password)];
    client.submit(&page, "/login", &fields).await
}

/// A citizen who has a password.
fn with_password(t: &TestSite, name: &str) -> Account {
    let address = format!("{}@people.example", name.to_lowercase().replace(' ', "."));
    let new = NewAccount {
        email: EmailAddress::parse(&address).unwrap(),
        name: name.to_owned(),
        password_hash: Some(hash_password(PASSWORD, PasswordCost::CHEAP).unwrap()),
        lang: "en".to_owned(),
        demo: false,
    };
    let now = t.now();
    t.write(move |tx| accounts::create(tx, &new, now))
}

/// What a page says apart from tokens that differ each time.
fn plain(page: &Page) -> String {
    let body = page
        .body
        .split("name=\"csrf\"")
        .collect::<Vec<_>>()
        .join("");
    format!("{} {}", page.status, body)
}

both! {
    async fn somebody_signs_up_confirms_and_signs_in(t: TestSite) {
        let mut anna = t.visitor();
        let page = anna.get("/signup?next=/account/data").await;
        let fields = [("email", "Anna@People.example"), ("name", "Anna Vale"), ("lang", "es")];
        anna.submit(&page, "/signup", &fields).await.sees("Look into your mail");
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].message.to.as_str(), "Anna@people.example");
        assert!(mails[0].message.subject.contains("Confirma"), "{}", mails[0].message.subject);
        assert!(!mails[0].message.text.contains("Anna Vale"), "no stranger's text");
        let path = link(&mails[0]);

        // Nothing can be done with the address before: the link alone opens no account.
        anna.get(&path).await.is(200).sees("Anna Vale");
        sign_in(&mut t.visitor(), "anna@people.example", PASSWORD).await.is(422);

        let page = follow_link(&mut anna, &path, &[("new_password", "short")]).await;
        page.is(422).sees("Use at least 10 characters");
        let page = anna.submit(&page, "/signup/confirm", &[("new_password", PASSWORD)]).await;
        assert_eq!(page.path, "/account/data");
        assert_eq!(page.attrs("html", "lang"), ["es"], "the language that was chosen");
        anna.get(&path).await.is(410);

        let mut again = t.visitor();
        let page = sign_in(&mut again, " anna@people.EXAMPLE ", PASSWORD).await;
        page.is(200);
        assert_eq!(page.path, "/");
        again.get("/account").await.is(200).sees("Anna@people.example");
    }

    async fn a_refused_sign_up_keeps_what_was_typed(t: TestSite) {
        let mut visitor = t.visitor();
        let page = visitor.get("/signup").await;
        let fields = [("email", "not an address"), ("name", "Vera Lund")];
        let page = visitor.submit(&page, "/signup", &fields).await;
        page.is(422).sees("Enter an e-mail address like");
        assert_eq!(page.attrs("#f-name", "value"), ["Vera Lund"]);
        assert_eq!(page.attrs("#f-email", "aria-invalid"), ["true"]);
        let fields = [("email", "vera@people.example"), ("name", "vera@people.example")];
        let page = visitor.submit(&page, "/signup", &fields).await;
        page.is(422).sees("Your name is shown in public");
        assert!(t.send_mails().is_empty());
    }

    async fn nobody_learns_who_has_an_account(t: TestSite) {
        let known = with_password(&t, "Known One");
        for (path, fields) in [
            ("/signup", vec![("name", "Some Body"), ("lang", "en")]),
            ("/login", vec![("do", "link")]),
            ("/reset", vec![]),
        ] {
            let mut answers = Vec::new();
            for email in [known.email.as_str(), "unknown@people.example"] {
                let mut visitor = t.visitor();
                let page = visitor.get(path).await;
                let mut fields = fields.clone();
                fields.push(("email", email));
                let answer = visitor.submit_here(&page, path, &fields).await;
                let shown = visitor.get(&answer.headers["location"]).await;
                answers.push((answer.status, answer.headers["location"].clone(), plain(&shown)));
                let mails = t.send_mails();
                assert_eq!(mails.len(), 1, "{path} {email}: one mail each");
                assert_eq!(mails[0].message.to.as_str(), email);
            }
            assert_eq!(answers[0], answers[1], "{path}");
        }
        let wrong = sign_in(&mut t.visitor(), &known.email, "wrong password here").await;
        let unknown = sign_in(&mut t.visitor(), "unknown@people.example", PASSWORD).await;
        wrong.is(422).sees("do not belong together");
        let same = |page: &Page| plain(page).replace(&known.email, "unknown@people.example");
        assert_eq!(same(&wrong), same(&unknown));
    }

    async fn whoever_has_an_account_is_told_so_by_mail_only(t: TestSite) {
        let known = t.citizen("Known One");
        let mut visitor = t.visitor();
        let page = visitor.get("/signup").await;
        let fields = [("email", "KNOWN.one@people.example"), ("name", "Evil Twin")];
        visitor.submit(&page, "/signup", &fields).await.sees("Look into your mail");
        let mails = t.send_mails();
        assert_eq!(mails[0].message.to.as_str(), known.email);
        assert!(mails[0].message.text.contains("/reset"));
        assert!(!mails[0].message.text.contains("token="), "no link that does anything");
    }

    async fn a_mailed_link_signs_in_once(t: TestSite) {
        let account = t.citizen("Link User");
        let mut client = t.visitor();
        let page = client.get("/login?next=/account/tokens").await;
        client.submit(&page, "/login", &[("email", &account.email), ("do", "link")]).await;
        let path = link(&t.send_mails()[0]);
        // A mail scanner looks, twice.
        t.visitor().get(&path).await.is(200);
        t.visitor().get(&path).await.is(200);
        let page = client.get(&path).await;
        let landed = client.submit(&page, "/login/link", &[]).await;
        assert_eq!(landed.path, "/account/tokens");
        landed.is(200);
        let mut thief = t.visitor();
        thief.get(&path).await.is(410);
        let token = page.form_fields("/login/link");
        thief.post_here("/login/link", &token).await.is(410);
        assert!(thief.cookie("session").is_none());
    }

    async fn links_run_out_and_die_with_the_password(t: TestSite) {
        let account = with_password(&t, "Late Reader");
        let ask = async |path: &str, fields: &[(&str, &str)]| {
            let mut client = t.visitor();
            let page = client.get(path).await;
            client.submit(&page, path, fields).await;
            link(&t.send_mails()[0])
        };
        let email = account.email.as_str();
        let first = ask("/login", &[("email", email), ("do", "link")]).await;
        t.advance(Duration::minutes(29));
        t.visitor().get(&first).await.is(200);
        t.advance(Duration::minutes(2));
        t.visitor().get(&first).await.is(410).sees("has run out");

        let log_in = ask("/login", &[("email", email), ("do", "link")]).await;
        let reset = ask("/reset", &[("email", email)]).await;
        let page = follow_link(&mut t.visitor(), &reset, &[("new_password", OTHER)]).await;
        assert_eq!(page.path, "/account");
        t.visitor().get(&log_in).await.is(410);
        t.visitor().get(&reset).await.is(410);
        for bad in ["/login/link?token=x", "/login/link", "/reset/password?token=%00", "/signup/confirm?token=a.b.c"] {
            t.visitor().get(bad).await.is(400);
        }
        // A token for one thing does nothing else.
        t.visitor().get(&log_in.replace("/login/link", "/reset/password")).await.is(400);
    }

    async fn a_reset_ends_every_session(t: TestSite) {
        let account = with_password(&t, "Forgetful Person");
        let mut old = t.sign_in(&account);
        old.get("/account").await.is(200);
        let mut client = t.visitor();
        let page = client.get("/reset").await;
        client.submit(&page, "/reset", &[("email", &account.email)]).await;
        let path = link(&t.send_mails()[0]);
        let page = follow_link(&mut client, &path, &[("new_password", "Forgetful1")]).await;
        page.is(422).sees("your own name");
        client.submit(&page, "/reset/password", &[("new_password", OTHER)]).await.is(200);
        old.get("/account").await.is(401);
        client.get("/account").await.is(200);
        let told = t.send_mails();
        assert_eq!(told.len(), 1);
        assert!(told[0].message.text.contains("/reset"));
        sign_in(&mut t.visitor(), &account.email, PASSWORD).await.is(422);
        sign_in(&mut t.visitor(), &account.email, OTHER).await.is(200);
    }

    async fn an_address_is_changed_by_its_new_owner_and_the_old_one_is_told(t: TestSite) {
        let account = with_password(&t, "Moving Person");
        let mut client = t.sign_in(&account);
        let page = client.get("/account/email").await;
        let wrong = [("email", "new@people.example"), ("current_password", "wrong")];
        client.submit(&page, "/account/email", &wrong).await.is(422).sees("not your present password");
        let right = [("email", "new@people.example"), ("current_password", PASSWORD)];
        client.submit(&page, "/account/email", &right).await.is(200);
        let mails = t.send_mails();
        let to: Vec<_> = mails.iter().map(|mail| mail.message.to.as_str()).collect();
        assert_eq!(to, ["new@people.example", account.email.as_str()]);
        client.get("/account").await.sees(&account.email);
        let page = follow_link(&mut client, &link(&mails[0]), &[]).await;
        page.is(200).sees("new@people.example");
        let mails = t.send_mails();
        assert_eq!(mails[0].message.to.as_str(), account.email, "the old address is told");
        sign_in(&mut t.visitor(), &account.email, PASSWORD).await.is(422);
        sign_in(&mut t.visitor(), "new@people.example", PASSWORD).await.is(200);
    }

    async fn a_taken_address_is_not_given_away(t: TestSite) {
        let (account, other) = (with_password(&t, "First Person"), t.citizen("Second Person"));
        let mut client = t.sign_in(&account);
        let mut pages = Vec::new();
        for email in [other.email.as_str(), "free@people.example"] {
            let page = client.get("/account/email").await;
            let fields = [("email", email), ("current_password", PASSWORD)];
            let page = client.submit(&page, "/account/email", &fields).await;
            pages.push((page.status, page.path.clone(), page.text()));
            assert_eq!(t.send_mails().len(), 2);
        }
        assert_eq!(pages[0], pages[1]);
    }

    async fn signing_out_everywhere_ends_all_sessions(t: TestSite) {
        let account = with_password(&t, "Many Devices");
        let (mut phone, mut desktop) = (t.sign_in(&account), t.sign_in(&account));
        let mut other = t.sign_in(&t.citizen("Somebody Else"));
        let page = desktop.get("/account").await;
        let ends: Vec<_> = page
            .attrs("form", "action")
            .into_iter()
            .filter(|action| action.starts_with("/account/sessions/") && action != "/account/sessions/end")
            .collect();
        assert_eq!(ends.len(), 1, "one other session");
        // Nobody ends a stranger's session.
        let theirs = other.get("/account").await;
        let fields = theirs.form_fields("/account/sessions/end");
        other.post_here(&ends[0], &fields).await.is(404);
        phone.get("/account").await.is(200);
        desktop.submit(&page, &ends[0], &[]).await.is(200);
        phone.get("/account").await.is(401);

        let mut tablet = t.sign_in(&account);
        let page = desktop.get("/account").await;
        desktop.submit(&page, "/account/sessions/end", &[]).await.sees("signed out on every device");
        tablet.get("/account").await.is(401);
        desktop.get("/account").await.is(401);
        other.get("/account").await.is(200);
    }

    async fn signing_out_ends_the_session_itself(t: TestSite) {
        let account = t.citizen("Short Visit");
        let mut client = t.sign_in(&account);
        let token = client.cookie("session").unwrap().to_owned();
        let page = client.get("/account").await;
        client.submit(&page, "/logout", &[]).await.sees("You are signed out");
        assert!(client.cookie("session").is_none());
        let mut thief = t.visitor();
        thief.set_cookie("session", &token);
        thief.get("/account").await.is(401);
    }

    async fn a_session_lasts_while_it_is_used(t: TestSite) {
        let account = t.citizen("Regular Reader");
        let mut used = t.sign_in(&account);
        let mut unused = t.sign_in(&account);
        for _ in 0..3 {
            t.advance(Duration::days(20));
            used.get("/account").await.is(200);
            // The use is noted beside the request: it shows soon after.
            let now = t.now().rfc3339();
            let mut noted = false;
            for _ in 0..200 {
                let page = used.get("/account").await;
                noted = page.attrs("time", "datetime").iter().any(|at| at[..16] == now[..16]);
                if noted {
                    break;
                }
            }
            assert!(noted, "the use of the session was not noted");
        }
        unused.get("/account").await.is(401);
    }

    async fn a_form_older_than_the_session_gives_its_text_back(t: TestSite) {
        let account = t.citizen("Slow Writer");
        let mut client = t.sign_in(&account);
        let page = client.get("/account").await;
        let mut fields = page.form_fields("/account");
        for (name, value) in &mut fields {
            if name == "csrf" {
                *value = "of another session".to_owned();
            }
            if name == "name" {
                *value = "A name typed with care".to_owned();
            }
        }
        let refused = client.post_here("/account", &fields).await;
        refused.is(400).sees("What you wrote").sees("A name typed with care");
        client.get("/account").await.sees_nothing_of("A name typed with care");
        let mut elsewhere = page.form_fields("/account");
        elsewhere.retain(|(name, _)| name != "csrf");
        client.post_here("/account", &elsewhere).await.is(400);
    }

    async fn over_https_the_cookie_is_bound_to_the_host(t: TestSite) {
        let account = with_password(&t, "Safe Person");
        let node = t.another_node(|config| "https://moot.example".clone_into(&mut config.site.base_url));
        let mut client = node.visitor();
        let page = client.get("/login").await;
        let fields = [("email", account.email.as_str()), ("password", PASSWORD)];
        let page = client.submit_here(&page, "/login", &fields).await;
        page.is(303);
        assert!(client.cookie("__Host-session").is_some());
        assert!(client.cookie("session").is_none());
        client.get("/account").await.is(200);
    }

    async fn after_signing_in_one_is_where_one_wanted_to_be(t: TestSite) {
        let account = with_password(&t, "Way Farer");
        let mut client = t.visitor();
        let page = client.get("/account/data").await;
        page.is(401);
        let login = page.attrs("main a.button", "href");
        assert_eq!(login, ["/login?next=/account/data"]);
        let page = client.get(&login[0]).await;
        let fields = [("email", account.email.as_str()), ("password", PASSWORD)];
        assert_eq!(client.submit(&page, "/login", &fields).await.path, "/account/data");
        let mut client = t.visitor();
        let page = client.get("/login?next=//evil.example/").await;
        assert_eq!(client.submit(&page, "/login", &fields).await.path, "/");
    }

    async fn a_password_is_changed_by_whoever_knows_it(t: TestSite) {
        let account = with_password(&t, "Careful Person");
        let (mut client, mut other) = (t.sign_in(&account), t.sign_in(&account));
        let page = client.get("/account/password").await;
        for (new, words) in [
            ("short", "at least 10 characters"),
            ("password123", "tried first"),
            ("2019-04-01", "too easy to guess"),
            ("Careful.Person", "your own name"),
        ] {
            let fields = [("current_password", PASSWORD), ("new_password", new)];
            let page = client.submit(&page, "/account/password", &fields).await;
            page.is(422).sees(words);
            assert!(!page.body.contains(PASSWORD), "passwords are never shown again");
        }
        let fields = [("current_password", PASSWORD), ("new_password", OTHER)];
        client.submit(&page, "/account/password", &fields).await.is(200);
        other.get("/account").await.is(401);
        client.get("/account").await.is(200);
        assert_eq!(t.send_mails().len(), 1);
    }

    async fn a_key_is_shown_once_and_can_be_revoked(t: TestSite) {
        let account = t.citizen("Api User");
        let mut client = t.sign_in(&account);
        let page = client.get("/account/tokens").await;
        client.submit(&page, "/account/tokens", &[("name", "Library screen")]).await.is(422);
        let fields = [("name", "Library screen"), ("scope_contribute", "on")];
        let page = client.submit(&page, "/account/tokens", &fields).await;
        page.is(200).sees("Library screen");
        let token = page.all("#token")[0].clone();
        let app = t.app.clone();
        let find = |token: String| {
            let now = t.now();
            app.db.read_here(|conn| accounts::find_by_bearer(&app, conn, &token, now)).unwrap()
        };
        let known = find(token.clone()).unwrap();
        assert_eq!(known.actor.account_id, Some(account.id));
        assert!(accounts::ensure_scope(Some(&known), accounts::Scope::Contribute).is_ok());
        assert!(accounts::ensure_scope(Some(&known), accounts::Scope::Follow).is_err());
        assert!(find(format!("{token}x")).is_none());
        let page = client.get("/account/tokens").await;
        page.sees_nothing_of(&token);
        let revoke = page.attrs("form[action$=revoke]", "action").remove(0);
        let mut stranger = t.sign_in(&t.citizen("Some Stranger"));
        let theirs = stranger.get("/account/tokens").await;
        stranger.post_here(&revoke, &theirs.form_fields("/account/tokens")).await.is(404);
        assert!(find(token.clone()).is_some());
        client.submit(&page, &revoke, &[]).await.is(200);
        assert!(find(token).is_none());
    }

    async fn keys_end_with_the_password_and_with_signing_out_everywhere(t: TestSite) {
        let account = with_password(&t, "Key Holder");
        let works = |key: &str| {
            let (app, now) = (t.app.clone(), t.now());
            let found = t.app.db.read_here(|conn| accounts::find_by_bearer(&app, conn, key, now));
            found.unwrap().is_some()
        };
        let make = async |password: &str| {
            let mut client = t.sign_in(&account);
            let page = client.get("/account/tokens").await;
            page.sees("All keys end when you change your password");
            let fields = [("name", "Screen"), ("scope_read", "on"), ("current_password", password)];
            client.submit(&page, "/account/tokens", &fields).await
        };
        for wrong in ["", OTHER] {
            make(wrong).await.is(422).sees_nothing_of("id=\"token\"");
        }
        let mut key = make(PASSWORD).await.is(200).all("#token").remove(0);
        assert!(works(&key));

        let mut client = t.sign_in(&account);
        let page = client.get("/account/password").await;
        page.sees("your keys for other programs end");
        let fields = [("current_password", PASSWORD), ("new_password", OTHER)];
        client.submit(&page, "/account/password", &fields).await.is(200).sees("keys");
        assert!(!works(&key), "changing the password ends keys");
        assert!(t.send_mails()[0].message.text.contains("keys"));

        key = make(OTHER).await.is(200).all("#token").remove(0);
        assert!(works(&key));
        let page = client.get("/account").await;
        client.submit(&page, "/account/sessions/end", &[]).await.sees("keys");
        assert!(!works(&key), "signing out everywhere ends keys");

        key = make(OTHER).await.is(200).all("#token").remove(0);
        let page = t.visitor().get("/reset").await;
        t.visitor().submit(&page, "/reset", &[("email", &account.email)]).await;
        let path = link(&t.send_mails()[0]);
        follow_link(&mut t.visitor(), &path, &[("new_password", PASSWORD)]).await.is(200);
        assert!(!works(&key), "a reset ends keys");
    }

    async fn somebody_takes_their_data_and_leaves(t: TestSite) {
        let account = with_password(&t, "Leaving Person");
        let mut client = t.sign_in(&account);
        client.get("/account/data").await.is(200).sees(&account.email);
        let file = client.get("/account/data.json").await;
        assert_eq!(file.json()["account"]["email"], account.email.as_str());
        assert!(!file.body.contains("argon2"), "no fingerprint of the password");
        let page = client.get("/account/close").await;
        let fields = [("texts", "erase"), ("current_password", PASSWORD)];
        client.submit(&page, "/account/close", &fields).await.is(422).sees("Tick the box");
        let fields = [("texts", "erase"), ("current_password", PASSWORD), ("sure", "on")];
        client.submit(&page, "/account/close", &fields).await.sees("Your account is closed");
        client.get("/account").await.is(401);
        let goodbye = t.send_mails();
        assert_eq!(goodbye[0].message.to.as_str(), account.email);
        sign_in(&mut t.visitor(), &account.email, PASSWORD).await.is(422);
        let row = t.app.db.read_here(|conn| accounts::find(conn, account.id)).unwrap().unwrap();
        assert_eq!((row.email.as_str(), row.name.as_str()), ("", ""));
        // The address is free again.
        assert_ne!(t.citizen("Leaving Person").id, account.id);
    }

    async fn the_last_administrator_stays(t: TestSite) {
        let account = t.staff("Only One", Role::Administrator);
        let mut client = t.sign_in(&account);
        let page = client.get("/account/close").await;
        let fields = [("texts", "keep"), ("sure", "on")];
        client.submit(&page, "/account/close", &fields).await.is(409).sees("only administrator");
        client.get("/account").await.is(200);
    }

    async fn pages_of_accounts_speak_spanish(t: TestSite) {
        let mut visitor = t.visitor();
        visitor.language = "es".to_owned();
        for (path, words) in [
            ("/login", "Prefiero un enlace"),
            ("/signup", "Crear una cuenta"),
            ("/reset", "contraseña nueva"),
            ("/login/sent", "Mira tu correo"),
        ] {
            let page = visitor.get(path).await;
            page.is(200).sees(words);
            assert_eq!(page.all("h1").len(), 1, "{path}");
        }
        let page = visitor.get("/login").await;
        let page = visitor.submit(&page, "/login", &[("email", "a@b.example"), ("password", "x")]).await;
        page.is(422).sees("no van juntas");
    }

    async fn what_was_written_stays_without_its_author_or_goes(t: TestSite) {
        let body = t.body("Roads Office");
        let mut tokens = Vec::new();
        for (name, texts) in [("Who Stays", "keep"), ("Who Goes", "erase")] {
            let account = t.citizen(name);
            let new = NewContribution {
                kind: Kind::Comment,
                place: "document:1".to_owned(),
                anchor: String::new(),
                consultation_id: None,
                body_id: Some(body.id),
                parent_id: None,
                url: "/consultations/a/documents/b".to_owned(),
                place_title: "A document".to_owned(),
                account_id: Some(account.id),
                author_name: account.name.clone(),
                author_role: AuthorRole::Citizen,
                channel: Channel::Web,
                lang: "en".to_owned(),
                title: String::new(),
                text: "Lower the kerb.".to_owned(),
                html: "<p>Lower the kerb.</p>".to_owned(),
                submission_key: None,
                marks: None,
            };
            let (spine, now) = (t.spine.clone(), t.now());
            let received = t.write(move |tx| {
                contributions::receive(tx, &spine, &new, Moderation::Post, now)
            });
            tokens.push(received.contribution.token);
            let mut client = t.sign_in(&account);
            let file = client.get("/account/data.json").await;
            assert_eq!(file.json()["contributions"][0]["text"], "Lower the kerb.");
            let page = client.get("/account/close").await;
            client.submit(&page, "/account/close", &[("texts", texts), ("sure", "on")]).await.is(200);
        }
        let find = |token: &str| {
            t.app.db.read_here(|conn| contributions::find_by_token(conn, token)).unwrap().unwrap()
        };
        let (kept, erased) = (find(&tokens[0]), find(&tokens[1]));
        assert_eq!((kept.state, kept.text.as_str()), (State::Published, "Lower the kerb."));
        assert_eq!((kept.author_name.as_str(), kept.account_id), ("", None));
        assert_eq!((erased.state, erased.text.as_str()), (State::Erased, ""));
    }

    async fn the_demo_log_ins_work(t: TestSite) {
        let mut town = Town {
            app: t.app.clone(),
            spine: t.spine.clone(),
            now: t.now(),
            accounts: HashMap::new(),
            citizens: Vec::new(),
            bodies: HashMap::new(),
            consultations: HashMap::new(),
        };
        people::build(&mut town).unwrap();
        assert_eq!((town.citizens.len(), town.bodies.len()), (24, 4));
        for (who, desk) in [
            ("citizen", ""),
            ("official", "/desk/questions"),
            ("moderator", "/desk/moderation"),
            ("editor", "/desk/editor"),
            ("admin", "/admin"),
        ] {
            let mut client = t.visitor();
            sign_in(&mut client, &format!("{who}@demo.example"), "rivermouth").await.is(200);
            let page = client.get("/account").await;
            let desks = page.attrs(".account-menu-body li a", "href");
            assert!(desk.is_empty() || desks.iter().any(|url| url == desk), "{who}: {desks:?}");
        }
        let official = t.actor(&town.accounts["official"]);
        assert!(official.is_official_of(town.bodies["roads"]));
    }
}
