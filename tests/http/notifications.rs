//! Acts of people: following, being told, and ending it.

use std::collections::HashSet;

use chrono::Duration;
use folkmoot::features::accounts::{self, Account, NewAccount};
use folkmoot::features::notifications::{self, Cadence, News};
use folkmoot::platform::email::EmailAddress;
use folkmoot::platform::mail::SentMail;
use folkmoot::platform::outbox::store;

use crate::both;
use crate::common::{Page, TestSite};

fn follow(t: &TestSite, who: &Account, subject: &str, cadence: Cadence) {
    let (id, subject, now) = (who.id, subject.to_owned(), t.now());
    t.write(move |tx| notifications::follow(tx, id, &subject, cadence, now));
}

fn news(key: &str, subjects: &[&str]) -> News {
    News {
        event_key: key.to_owned(),
        subjects: subjects.iter().map(|one| (*one).to_owned()).collect(),
        kind: "question-answered".to_owned(),
        title: format!("The matter of {key}"),
        url: "/questions".to_owned(),
        actor_id: None,
        about: None,
    }
}

fn announce(t: &TestSite, news: News) {
    let now = t.now();
    t.write(move |tx| notifications::announce(tx, &news, now));
}

fn told(t: &TestSite) -> Vec<SentMail> {
    t.run_jobs();
    t.send_mails()
}

/// Path and query of the link in the mail that ends the subscription.
fn unsubscribe_path(t: &TestSite, mail: &SentMail) -> String {
    let link = mail.message.list_unsubscribe.clone().unwrap();
    link.strip_prefix(&t.app.config.site.base_url.trim_end_matches('/').to_owned())
        .unwrap()
        .to_owned()
}

fn subjects(t: &TestSite, who: &Account) -> usize {
    let id = who.id;
    let known = ["body:1", "consultation:1", "body:2"];
    known
        .iter()
        .filter(|subject| {
            let found = t
                .app
                .db
                .read_here(|conn| notifications::is_following(conn, id, subject));
            found.unwrap()
        })
        .count()
}

both! {
    async fn a_follower_is_told_at_once_and_stops_it_by_one_click(t: TestSite) {
        let body = t.body("Roads Office");
        let consultation = t.consultation("Quiet streets", &body);
        let anna = t.citizen("Anna Vale");
        let mut browser = t.sign_in(&anna);
        let csrf = browser.get("/account/notifications").await;
        csrf.is(200).sees("You follow nothing yet");
        let subject = format!("consultation:{}", consultation.id);
        let token = token_of(&csrf);
        let page = browser
            .post_here("/follow", &fields(&[
                ("csrf", &token), ("subject", &subject), ("cadence", "at_once"),
                ("back", "/account/notifications"),
            ]))
            .await;
        page.is(303);
        browser.get("/account/notifications").await.sees("Quiet streets");

        announce(&t, news("one", &[&subject]));
        announce(&t, news("one", &[&subject]));
        let mails = told(&t);
        assert_eq!(mails.len(), 1, "one event is told once");
        assert!(mails[0].message.subject.contains("The matter of one"));
        assert!(mails[0].eml.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
        assert!(mails[0].message.text.contains("/unsubscribe?token="));

        // A person looks first; nothing happens by looking.
        let path = unsubscribe_path(&t, &mails[0]);
        let page = t.visitor().get(&path).await;
        page.is(200).sees("Stop these mails").sees("The matter of one");
        assert_eq!(subjects(&t, &anna), 1);
        // The mail program posts without session and cookies, perhaps twice.
        for _ in 0..2 {
            let kind = "application/x-www-form-urlencoded";
            let click = b"List-Unsubscribe=One-Click".to_vec();
            t.visitor().post_raw(&path, kind, click).await.is(200).sees("You are unsubscribed");
        }
        assert_eq!(subjects(&t, &anna), 0);
        announce(&t, news("two", &[&subject]));
        assert!(told(&t).is_empty());
    }

    async fn the_button_behind_the_link_works_signed_in_and_not(t: TestSite) {
        let body = t.body("Roads Office");
        let (anna, bert) = (t.citizen("Anna Vale"), t.citizen("Bert Hill"));
        let subject = format!("body:{}", body.id);
        follow(&t, &anna, &subject, Cadence::AtOnce);
        follow(&t, &bert, &subject, Cadence::AtOnce);
        announce(&t, news("one", &[&subject]));
        let mails = told(&t);
        let of = |name: &str| {
            let mail = mails.iter().find(|mail| mail.message.to_name == name).unwrap();
            unsubscribe_path(&t, mail)
        };
        let path = of("Anna Vale");
        let mut visitor = t.visitor();
        let page = visitor.get(&path).await;
        visitor.submit(&page, &path, &[]).await.is(200).sees("You are unsubscribed");
        // Signed in as somebody else: the link decides, not the session.
        let path = of("Bert Hill");
        let mut other = t.sign_in(&t.citizen("Carl Stone"));
        let page = other.get(&path).await;
        other.submit(&page, &path, &[]).await.is(200).sees("You are unsubscribed");
        assert_eq!((subjects(&t, &anna), subjects(&t, &bert)), (0, 0));
    }

    async fn a_link_that_is_no_link_or_too_old_ends_nothing(t: TestSite) {
        let body = t.body("Roads Office");
        let anna = t.citizen("Anna Vale");
        follow(&t, &anna, &format!("body:{}", body.id), Cadence::AtOnce);
        announce(&t, news("one", &["body:1"]));
        let path = unsubscribe_path(&t, &told(&t)[0]);
        for bad in ["/unsubscribe", "/unsubscribe?token=", "/unsubscribe?token=a.b.c"] {
            t.visitor().get(bad).await.is(400).sees("This link does not work");
            t.visitor().post_here(bad, &[]).await.is(400);
        }
        t.visitor().post_here(&path[..path.len() - 2], &[]).await.is(400);
        t.advance(Duration::days(400));
        t.visitor().post_here(&path, &[]).await.is(410).sees("This link does not work");
        assert_eq!(subjects(&t, &anna), 1);
    }

    async fn whoever_does_it_is_not_told_and_nobody_twice(t: TestSite) {
        t.body("Roads Office");
        t.consultation("Quiet streets", &t.body("Parks Office"));
        let (anna, bert) = (t.citizen("Anna Vale"), t.citizen("Bert Hill"));
        for who in [&anna, &bert] {
            follow(&t, who, "body:1", Cadence::AtOnce);
            follow(&t, who, "consultation:1", Cadence::Daily);
        }
        announce(&t, News { actor_id: Some(bert.id), ..news("one", &["body:1", "consultation:1"]) });
        let mails = told(&t);
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].message.to_name, "Anna Vale");
        t.advance(Duration::days(1));
        assert!(told(&t).is_empty(), "what was told at once is not in the daily mail");
    }

    async fn the_daily_mail_comes_once_a_day_though_two_nodes_write_it(t: TestSite) {
        t.body("Roads Office");
        t.body("Parks Office");
        let anna = t.citizen("Anna Vale");
        follow(&t, &anna, "body:1", Cadence::Daily);
        follow(&t, &anna, "body:2", Cadence::Daily);
        for (key, subject) in [("one", "body:1"), ("two", "body:2"), ("three", "body:1")] {
            announce(&t, news(key, &[subject]));
        }
        assert!(told(&t).is_empty(), "not before the morning");
        let other = t.another_node(|_| {});
        // 06:59 and 07:01 of the next day in the zone of the site.
        let zone = t.zone();
        let morning = notifications::rules::last_digest_at(t.now(), zone).plus(Duration::days(1));
        t.advance(morning.since(t.now()) - Duration::minutes(1));
        assert!(told(&t).is_empty());
        t.advance(Duration::minutes(12));
        std::thread::scope(|scope| {
            scope.spawn(|| t.run_jobs());
            scope.spawn(|| other.run_jobs());
        });
        // Whatever one of them left to the other.
        t.run_jobs();
        let mut mails = t.send_mails();
        mails.extend(other.send_mails());
        assert_eq!(mails.len(), 1);
        let text = &mails[0].message.text;
        for key in ["one", "two", "three"] {
            assert!(text.contains(&format!("The matter of {key}")), "{text}");
        }
        let place = |key: &str| text.find(&format!("The matter of {key}")).unwrap();
        assert!(place("three") < place("two"), "grouped by subject");

        announce(&t, news("four", &["body:1"]));
        t.advance(Duration::hours(3));
        assert!(told(&t).is_empty(), "the next one comes tomorrow");
        t.advance(Duration::days(1));
        other.run_jobs();
        let mails = told(&t);
        assert_eq!(mails.len(), 1);
        assert!(mails[0].message.text.contains("The matter of four"));
        assert!(!mails[0].message.text.contains("The matter of one"));

        // One click ends the daily mail as a whole.
        announce(&t, news("five", &["body:1"]));
        t.run_jobs();
        let path = unsubscribe_path(&t, &mails[0]);
        t.visitor().post_here(&path, &[]).await.is(200);
        t.advance(Duration::days(1));
        assert!(told(&t).is_empty());
        assert_eq!(subjects(&t, &anna), 0);
    }

    async fn a_crowd_of_followers_is_told_in_pieces_each_once(t: TestSite) {
        t.body("Roads Office");
        let now = t.now();
        t.write(move |tx| {
            for number in 0..1_203 {
                let address = format!("follower{number}@people.example");
                let new = NewAccount {
                    email: EmailAddress::parse(&address).unwrap(),
                    name: format!("Follower {number}"),
                    password_hash: None,
                    lang: if number % 2 == 0 { "en" } else { "es" }.to_owned(),
                    demo: false,
                };
                let account = accounts::create(tx, &new, now)?;
                notifications::follow(tx, account.id, "body:1", Cadence::AtOnce, now)?;
            }
            Ok(())
        });
        announce(&t, news("one", &["body:1"]));
        t.run_jobs();
        // Writing so many letters takes long; what waits in the box is enough.
        let waiting = t.write(move |tx| Ok(store::claim(tx, 2_000, now)?));
        let recipients: HashSet<_> = waiting.iter().map(|mail| &mail.recipient).collect();
        assert_eq!((waiting.len(), recipients.len()), (1_203, 1_203));
        let spanish = waiting.iter().filter(|mail| mail.lang == "es").count();
        assert_eq!(spanish, 601);
    }

    async fn one_follows_what_exists_and_comes_back_to_this_site(t: TestSite) {
        t.body("Roads Office");
        let anna = t.citizen("Anna Vale");
        let mut browser = t.sign_in(&anna);
        let token = token_of(&browser.get("/account/notifications").await);
        for bad in ["body:2", "body:x", "body", "", "account:1", "session:1", "body:01"] {
            let sent = fields(&[("csrf", &token), ("subject", bad), ("cadence", "daily")]);
            browser.post_here("/follow", &sent).await.is(404);
        }
        let sent = fields(&[("csrf", &token), ("subject", "body:1"), ("cadence", "hourly")]);
        browser.post_here("/follow", &sent).await.is(422);
        let sent = fields(&[
            ("csrf", &token), ("subject", "body:1"), ("cadence", "daily"),
            ("back", "https://evil.example/"),
        ]);
        let page = browser.post_here("/follow", &sent).await;
        page.is(303);
        assert_eq!(page.headers["location"], "/account/notifications");
        let page = browser.get("/account/notifications").await;
        page.sees("Roads Office").sees("It is part of your daily mail");
        let page = browser.submit(&page, "/follow", &[]).await;
        page.is(200).sees("We tell you at once");
        let page = browser.submit(&page, "/unfollow", &[]).await;
        page.is(200).sees("You follow nothing yet");
        t.visitor().post_here("/follow", &fields(&[("subject", "body:1"), ("cadence", "daily")]))
            .await
            .is(401);
        t.visitor().get("/account/notifications").await.is(401);
    }

    async fn a_page_offers_to_follow_and_says_that_one_does(t: TestSite) {
        t.body("Roads Office");
        let anna = t.citizen("Anna Vale");
        let mut browser = t.sign_in(&anna);
        let page = browser.get("/questions/new?body=roads-office").await;
        let page = browser
            .submit(&page, "/questions", &[
                ("title", "When is the ferry back in service?"),
                ("text", "It has not run since the storm of last week."),
            ])
            .await;
        let page = browser.submit(&page, "/follow", &[("cadence", "daily")]).await;
        assert_eq!(page.path, "/questions/1");
        page.is(200).sees("You follow this, and hear of it in the daily mail");
        let page = browser.submit(&page, "/unfollow", &[]).await;
        page.is(200).sees("We can e-mail you");
        let page = t.visitor().get("/questions/1").await;
        assert!(page.attrs("main a", "href").contains(&"/login?next=%2Fquestions%2F1".to_owned())
            || page.attrs("main a", "href").contains(&"/login?next=/questions/1".to_owned()));
    }
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn token_of(page: &Page) -> String {
    page.attrs("input[name=csrf]", "value").remove(0)
}
