//! Acts of people: forums.

use chrono::Duration;
use folkmoot::features::consultations::Consultation;
use folkmoot::features::contributions::{
    self, AuthorRole, Channel, Moderation, Move, State, Words,
};
use folkmoot::features::forums::{self, Author, Forum, NewForum, NewPost, NewTopic};
use folkmoot::features::ledger::{self, ActingAs};
use folkmoot::platform::actor::Role;
use folkmoot::platform::db::counted;

use crate::both;
use crate::common::TestSite;

fn open(t: &TestSite, consultation: &Consultation) -> Forum {
    let new = NewForum {
        consultation_id: consultation.id,
        title: "Talk about the bridge".to_owned(),
        intro: "What do you need from a bridge?".to_owned(),
        moderation: None,
        allows_anonymous: false,
        created_by: None,
    };
    let now = t.now();
    t.write(move |tx| forums::create(tx, &new, now))
}

pub fn scene(t: &TestSite) -> (Consultation, Forum) {
    let body = t.body("Roads Office");
    let consultation = t.consultation("A bridge", &body);
    let forum = open(t, &consultation);
    (consultation, forum)
}

fn author() -> Author {
    Author {
        account_id: None,
        name: "A Guest".to_owned(),
        role: AuthorRole::Guest,
        lang: "en".to_owned(),
        channel: Channel::Web,
        submission_key: None,
        is_anonymous: false,
    }
}

pub fn start(t: &TestSite, forum: &Forum, title: &str) -> contributions::Contribution {
    let new = NewTopic {
        forum_id: forum.id,
        title: title.to_owned(),
        words: Words::new(format!("What it says about {title}.")),
        author: author(),
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| forums::start_topic(tx, &spine, &new, zone, now))
        .contribution
}

pub fn post(
    t: &TestSite,
    topic: &contributions::Contribution,
    text: &str,
) -> contributions::Contribution {
    let new = NewPost {
        topic: topic.token.clone(),
        parent: None,
        words: Words::new(text.to_owned()),
        author: author(),
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| forums::post(tx, &spine, &new, zone, now))
        .contribution
}

pub fn set_state(
    t: &TestSite,
    contribution: contributions::Contribution,
    to: State,
) -> contributions::Contribution {
    let (spine, now) = (t.spine.clone(), t.now());
    t.write(move |tx| {
        let how = Move {
            acting_as: ActingAs::Moderator,
            account_id: None,
            reason: None,
        };
        contributions::set_state(tx, &spine, &contribution, to, &how, now)
    })
}

pub const FORUM: &str = "/forums/a-bridge";

both! {
    async fn a_citizen_starts_a_topic_and_another_answers(t: TestSite) {
        let (consultation, _) = scene(&t);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get(FORUM).await;
        page.is(200).sees("Nobody has started a topic yet");
        let page = anna.get("/forums/a-bridge/new").await;
        let fields = [("title", "Benches on the bridge"), ("text", "Could there be *benches* half way?")];
        let topic = anna.submit(&page, "/forums/a-bridge/new", &fields).await;
        topic.is(200).sees("Benches on the bridge").sees("Anna Vale");
        assert!(topic.path.starts_with("/forums/a-bridge/topics/"), "{}", topic.path);
        assert_eq!(topic.all("h1"), ["Benches on the bridge"]);
        let mut ben = t.sign_in(&t.citizen("Ben Okoro"));
        let page = ben.get(&topic.path).await;
        let page = ben.submit(&page, &topic.path, &[("text", "Yes, and a roof over them.")]).await;
        page.is(200).sees("Yes, and a roof over them.").sees("1 answer");
        let page = t.visitor().get(FORUM).await;
        page.sees("Benches on the bridge").sees("1 topic").sees("1 answer");
        let summary = t.app.db.read_here(|conn| forums::find_of_consultation(conn, consultation.id));
        let summary = summary.unwrap().unwrap();
        assert_eq!((summary.topic_count, summary.post_count), (1, 1));
        t.visitor().get("/forums").await.is(200).sees("Talk about the bridge");
    }

    async fn a_double_click_starts_one_topic(t: TestSite) {
        scene(&t);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get("/forums/a-bridge/new").await;
        let fields = [("title", "Only one of it"), ("text", "Written once, sent twice.")];
        let first = anna.submit_here(&page, "/forums/a-bridge/new", &fields).await;
        let second = anna.submit_here(&page, "/forums/a-bridge/new", &fields).await;
        assert_eq!(first.headers["location"], second.headers["location"]);
        assert_eq!(anna.get(FORUM).await.all(".topics > li").len(), 1);
    }

    async fn a_refused_topic_comes_back_filled_in(t: TestSite) {
        scene(&t);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get("/forums/a-bridge/new").await;
        let fields = [("title", "No"), ("text", "A text that is long enough.")];
        let page = anna.submit(&page, "/forums/a-bridge/new", &fields).await;
        page.is(422);
        assert_eq!(page.attrs(".error-summary a", "href"), ["#f-title"]);
        assert_eq!(page.attrs("#f-title", "value"), ["No"]);
        assert_eq!(page.all("#f-text"), ["A text that is long enough."]);
    }

    async fn a_visitor_is_asked_to_sign_in(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let mut visitor = t.visitor();
        let page = visitor.get("/forums/a-bridge/new").await;
        page.is(200).sees("Sign in to start a topic").sees_nothing_of("data-draft");
        let path = topic.url.clone();
        assert_eq!(path, format!("{FORUM}/topics/{}", topic.token));
        visitor.get(&path).await.sees("Sign in to answer");
        let sent = [("text".to_owned(), "I have no account yet".to_owned())];
        visitor.post_here(&path, &sent).await.is(401).sees("I have no account yet");
    }

    async fn counts_and_times_follow_what_is_shown(t: TestSite) {
        let (_, forum) = scene(&t);
        let old = start(&t, &forum, "An old topic");
        t.advance(Duration::hours(1));
        start(&t, &forum, "A newer topic");
        t.advance(Duration::hours(1));
        let answer = post(&t, &old, "Brings it up again");
        let mut visitor = t.visitor();
        let titles = |page: crate::common::Page| page.all(".topics h3");
        assert_eq!(titles(visitor.get(FORUM).await), ["An old topic", "A newer topic"]);
        let answer = set_state(&t, answer, State::Hidden);
        let page = visitor.get(FORUM).await;
        page.sees_nothing_of("1 answer");
        assert_eq!(titles(page), ["A newer topic", "An old topic"]);
        set_state(&t, answer, State::Published);
        visitor.get(FORUM).await.sees("1 answer");
        set_state(&t, old.clone(), State::Hidden);
        let page = visitor.get(FORUM).await;
        page.sees("1 topic").sees_nothing_of("An old topic");
        let page = visitor.get(&old.url).await;
        page.is(200).sees("A topic that is no longer shown").sees("Brings it up again");
        page.sees_nothing_of("An old topic");
    }

    async fn a_moderator_closes_and_pins(t: TestSite) {
        let (_, forum) = scene(&t);
        let first = start(&t, &forum, "The first topic");
        t.advance(Duration::hours(1));
        start(&t, &forum, "The second topic");
        let mut mara = t.sign_in(&t.staff("Mara Quist", Role::Moderator));
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let before = anna.get(&first.url).await;
        before.sees_nothing_of("/state");
        let action = format!("{}/state", first.url);
        let page = mara.get(&first.url).await;
        let page = mara.submit(&page, &action, &[("do", "pin")]).await;
        page.is(200).sees("Pinned");
        mara.submit(&page, &action, &[("do", "close")]).await.is(200);
        mara.submit(&page, &action, &[("do", "close")]).await.is(200);
        assert_eq!(t.visitor().get(FORUM).await.all(".topics h3"), ["The first topic", "The second topic"]);
        let late = anna.submit(&before, &first.url, &[("text", "One more word on it")]).await;
        late.is(409).sees("One more word on it");
        let mut sent = before.form_fields(&first.url);
        sent.push(("do".to_owned(), "reopen".to_owned()));
        anna.post_here(&action, &sent).await.is(403);
        let log = t.app.db.read_here(|conn| ledger::list_of_subject(conn, &first.token)).unwrap();
        let acts: Vec<_> = log.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(acts, ["published", "topic-pinned", "topic-closed"]);
    }

    async fn a_closed_consultation_takes_nothing(t: TestSite) {
        let (consultation, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let new = anna.get("/forums/a-bridge/new").await;
        let page = anna.get(&topic.url).await;
        t.advance(consultation.closes_at.since(t.now()));
        anna.submit(&page, &topic.url, &[("text", "A minute too late")]).await.is(409).sees("A minute too late");
        let fields = [("title", "A late topic"), ("text", "Also too late to be read.")];
        anna.submit(&new, "/forums/a-bridge/new", &fields).await.is(409).sees("Also too late");
        anna.get(FORUM).await.is(200).sees("The consultation has closed");
    }

    async fn what_is_moderated_first_waits(t: TestSite) {
        let body = t.body("Roads Office");
        let consultation = t.consultation_with("A bridge", &body, |new| new.moderation = Moderation::Pre);
        let forum = open(&t, &consultation);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get("/forums/a-bridge/new").await;
        let fields = [("title", "Waits for a while"), ("text", "Until somebody has read it.")];
        let page = anna.submit(&page, "/forums/a-bridge/new", &fields).await;
        assert_eq!(page.path, FORUM);
        page.sees("A moderator reads it by Wednesday 25 November 2026").sees_nothing_of("Waits for a while");
        let waiting = start(&t, &forum, "Waits as well");
        t.visitor().get(&waiting.url).await.is(404);
        set_state(&t, waiting.clone(), State::Published);
        t.visitor().get(&waiting.url).await.is(200);
        t.visitor().get(FORUM).await.sees("Waits as well").sees("1 topic");
    }

    async fn pages_take_few_statements_and_follow_each_other(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "A very long talk");
        for _ in 0..104 {
            post(&t, &topic, "One of many answers.");
        }
        for n in 0..52 {
            start(&t, &forum, &format!("Topic number {n}"));
        }
        let mut visitor = t.visitor();
        let (page, count) = counted(&t.app.db, visitor.get(&topic.url)).await;
        assert_eq!(page.all("#posts article").len(), 100);
        assert!(count <= 8, "{count} statements for a topic");
        let next = page.attrs(".pager a[rel=next]", "href").remove(0);
        assert_eq!(visitor.get(&next).await.all("#posts article").len(), 4);
        let (page, count) = counted(&t.app.db, visitor.get(FORUM)).await;
        assert!(count <= 7, "{count} statements for a forum");
        let next = page.attrs(".pager a[rel=next]", "href").remove(0);
        let rest = visitor.get(&next).await;
        let mut titles = page.all(".topics h3");
        titles.extend(rest.all(".topics h3"));
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), 53, "each topic once");
    }

    async fn an_editor_opens_a_forum(t: TestSite) {
        let body = t.body("Roads Office");
        t.consultation("A bridge", &body);
        let address = "/desk/editor/consultations/a-bridge/forum";
        t.visitor().get(address).await.is(401);
        t.sign_in(&t.citizen("Anna Vale")).get(address).await.is(403);
        let mut ed = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let page = ed.get(address).await;
        ed.submit(&page, "", &[("title", "")]).await.is(422);
        let fields = [("title", "Talk about it"), ("intro", "Anything goes."), ("moderation", "pre")];
        let opened = ed.submit(&page, "", &fields).await;
        opened.is(200).sees("The forum is open.").sees("Anything goes.");
        assert_eq!(opened.path, FORUM);
        // The second of two clicks leads to the same forum.
        let again = ed.submit(&page, "", &fields).await;
        assert_eq!(again.path, FORUM);
        ed.get(address).await.sees("This consultation has a forum.");
    }

    async fn a_spaniard_reads_the_forum_in_spanish(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let mut visitor = t.visitor();
        visitor.language = "es".to_owned();
        visitor.get(FORUM).await.is(200).sees("1 tema").sees("Inicia sesión para abrir un tema");
        visitor.get(&topic.url).await.is(200).sees("Aún no hay respuestas");
        visitor.get("/forums").await.is(200).sees("Foros");
    }

    async fn what_does_not_exist_is_not_found(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let mut visitor = t.visitor();
        for path in [
            "/forums/none", "/forums/none/new", "/forums/a-bridge/topics/none",
            "/forums/a-bridge/topics/%00", &format!("/forums/none/topics/{}", topic.token),
        ] {
            visitor.get(path).await.is(404);
        }
        for query in ["before=x", "before=1-x", "before=99999999999999999999-1", "before=-1--1"] {
            visitor.get(&format!("{FORUM}?{query}")).await.is(200);
        }
        visitor.get(&format!("{}?after=x", topic.url)).await.is(200);
    }
}

both! {
    async fn the_title_of_a_hidden_topic_leaves_its_posts(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Zeppelins over town");
        let said = post(&t, &topic, "I saw three of them yesterday.");
        let mut visitor = t.visitor();
        let trace = format!("/c/{}", said.token);
        visitor.get(&trace).await.is(200).sees("Zeppelins over town");
        visitor.get("/search?q=zeppelins&kind=post").await.sees("yesterday");
        set_state(&t, topic.clone(), State::Hidden);
        visitor.get(&trace).await.is(200).sees_nothing_of("Zeppelins");
        visitor.get("/search?q=zeppelins").await.sees("Nothing was found");
        // What was said there stands on its own.
        visitor.get("/search?q=yesterday").await.sees("Post in a forum").sees("by A Guest");
        let topic = t.app.db.read_here(|conn| contributions::find(conn, topic.id)).unwrap().unwrap();
        set_state(&t, topic, State::Published);
        visitor.get(&trace).await.is(200).sees("Zeppelins over town");
    }
}
