//! Debate with due process, by the keyboard alone for whoever keeps order: a post is rejected with a
//! reason, its author appeals, another moderator gives it back; and two topics are joined.

use folkmoot::features::accounts::Account;
use folkmoot::features::consultations::Consultation;
use folkmoot::features::contributions::{AuthorRole, Channel, Contribution, Moderation, Words};
use folkmoot::features::forums::{self, Author, Forum, NewForum, NewPost, NewTopic};
use folkmoot::features::moderation::{self, Ruling};
use folkmoot::platform::actor::Role;

use super::journey::sign_in_by_mail;
use super::{Browser, Look, Stage};
use crate::common::{TestSite, serve_on_postgres, serve_on_sqlite};

#[test]
fn a_decision_is_reversed_by_keyboard_on_sqlite() {
    serve_on_sqlite(|t| a_decision_is_reversed(t, "due-process-sqlite"));
}

#[test]
fn a_decision_is_reversed_by_keyboard_on_postgres() {
    serve_on_postgres(|t| a_decision_is_reversed(t, "due-process-postgres"));
}

#[test]
fn two_topics_are_joined_by_keyboard_on_sqlite() {
    serve_on_sqlite(|t| two_topics_are_joined(t, "joined-sqlite"));
}

#[test]
fn two_topics_are_joined_by_keyboard_on_postgres() {
    serve_on_postgres(|t| two_topics_are_joined(t, "joined-postgres"));
}

const POST: &str = "Carl must be painted blue, because he is old and grey.";
const GROUNDS: &str = "Carl is what everybody calls the bridge. No person is meant.";

fn forum_with(t: &TestSite, how: Moderation) -> (Consultation, Forum) {
    let body = t.body("Roads Office");
    let consultation = t.consultation("A bridge", &body);
    let new = NewForum {
        consultation_id: consultation.id,
        title: "Talk about the bridge".to_owned(),
        intro: String::new(),
        moderation: Some(how),
        allows_anonymous: false,
        created_by: None,
    };
    let now = t.now();
    let forum = t.write(move |tx| forums::create(tx, &new, now));
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

fn start(t: &TestSite, forum: &Forum, title: &str) -> Contribution {
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

fn post(t: &TestSite, topic: &Contribution, text: &str) -> Contribution {
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

fn approve(t: &TestSite, by: &Account, sent: &Contribution) {
    let (actor, spine, id, now) = (t.actor(by), t.spine.clone(), sent.id, t.now());
    t.write(move |tx| {
        let case = moderation::find_open_case(tx, id)?.unwrap();
        moderation::decide(tx, &spine, &actor, case.id, &Ruling::approve(), now)
    });
}

/// Signs in without a mouse.
async fn sign_in_by_keys(t: &TestSite, browser: &Browser, account: &Account) {
    browser.open("/login").await;
    browser.reach("E-mail address").await;
    browser.types(&account.email).await;
    browser.reach("Mail me a link instead").await;
    browser.types("\n").await;
    browser.see("Look into your mail").await;
    browser.open(&t.mailed_path("/login/link")).await;
    // The page's header has a link of the same name.
    browser.reach_css("main form button[type=submit]").await;
    browser.types("\n").await;
    browser.see("You are signed in").await;
}

async fn a_decision_is_reversed(t: TestSite, name: &str) {
    let Some(stage) = Stage::for_test(name).await else {
        return;
    };
    let now = t.now();
    t.write(move |tx| moderation::ensure_default_reasons(tx, now));
    let (_, forum) = forum_with(&t, Moderation::Pre);
    let (first, second) = (
        t.staff("Moira Bell", Role::Moderator),
        t.staff("Silas Quill", Role::Moderator),
    );
    let topic = start(&t, &forum, "Colours for the bridge");
    approve(&t, &first, &topic);
    let anna_account = t.citizen("Anna Vale");
    let url = t.url();
    let anna = stage.open(&url, Look::desktop()).await;
    sign_in_by_mail(&t, &anna, &anna_account).await;
    anna.open(&topic.url).await;
    anna.fill("Your answer", POST).await;
    anna.click("Send this answer").await;
    anna.see("A moderator reads it").await;
    // Something else waits, too.
    post(&t, &topic, "Green would go well with the trees.");
    t.send_mails();

    let moira = stage.open(&url, Look::desktop()).await;
    sign_in_by_keys(&t, &moira, &first).await;
    the_first_moderator_rejects(&moira).await;
    the_author_appeals(&t, &anna, &topic).await;
    let silas = stage.open(&url, Look::desktop()).await;
    sign_in_by_keys(&t, &silas, &second).await;
    another_moderator_reverses(&silas).await;

    let mails = t.send_mails();
    let told = mails
        .iter()
        .find(|mail| mail.message.to.as_str() == anna_account.email);
    let told = told.expect("the author is told");
    assert!(
        told.message.subject.contains("succeeded"),
        "{}",
        told.message.subject
    );
    everybody_sees_what_was_decided(&stage.open(&url, Look::desktop()).await, &topic).await;
}

async fn the_first_moderator_rejects(moira: &Browser) {
    moira.open("/desk/moderation").await;
    moira.see("2 cases wait for a decision").await;
    moira.passes_axe().await;
    moira.types("j").await;
    assert_eq!(moira.focus().await, POST);
    moira.sees_focus().await;
    moira.types("j").await;
    assert_eq!(moira.focus().await, "Green would go well with the trees.");
    moira.types("x").await;
    assert_eq!(moira.count("input[name=id]:checked").await, 1);
    moira.types("x").await;
    assert_eq!(moira.count("input[name=id]:checked").await, 0);
    moira.types("k").await;
    assert_eq!(moira.focus().await, POST);
    moira.types("\n").await;
    moira.find("form#decide").await;
    moira.passes_axe().await;
    moira.access_key('r').await;
    assert_eq!(
        moira
            .count("input[name=decision][value=reject]:checked")
            .await,
        1
    );
    moira.reach("Reason").await;
    moira.types("Personal").await;
    assert_eq!(moira.value_of("Reason").await, "personal-data");
    // An explanation that is ready goes into the field, and is added to.
    moira.reach("Use an explanation that is ready").await;
    moira.types("\n").await;
    moira.reach("Use this (English)").await;
    moira.sees_focus().await;
    moira.types("\n").await;
    moira
        .until("have the words in the field", async || {
            let words = moira.value_of("Your words to the author").await;
            words.starts_with("Please send it again").then_some(())
        })
        .await;
    assert_eq!(moira.focus_id().await, "f-explanation");
    moira.press("End").await;
    moira.types(" Thank you.").await;
    moira.passes_axe().await;
    moira.access_key('s').await;
    moira.see("It stands in the public log").await;
    // The next case is open at once.
    moira.see("Green would go well with the trees.").await;
}

async fn the_author_appeals(t: &TestSite, anna: &Browser, topic: &Contribution) {
    let mails = t.send_mails();
    let told = mails.last().expect("the author is told");
    let text = &told.message.text;
    for part in ["Personal data", "Please send it again", "Thank you."] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let base = t.url();
    let link = text
        .split_whitespace()
        .filter_map(|word| word.strip_prefix(&base))
        .find(|path| path.ends_with("/appeal"))
        .expect("the mail says where to appeal");
    anna.open(&topic.url).await;
    anna.see_nothing_of("painted blue").await;
    anna.open(link).await;
    anna.see("Carl must be painted blue").await;
    anna.fill("Why is the decision wrong?", GROUNDS).await;
    anna.click("Send the appeal").await;
    anna.see("Your appeal has arrived").await;
    t.send_mails();
}

async fn another_moderator_reverses(silas: &Browser) {
    silas.open("/desk/moderation").await;
    silas.reach("1 appeal waits").await;
    silas.types("\n").await;
    silas.at("/desk/moderation/appeals").await;
    silas.types("j").await;
    assert_eq!(silas.focus().await, POST);
    silas.types("\n").await;
    silas.see(GROUNDS).await;
    silas.passes_axe().await;
    silas.access_key('a').await;
    assert_eq!(
        silas
            .count("input[name=finding][value=reverse]:checked")
            .await,
        1
    );
    silas.reach("Your reasons").await;
    silas
        .types("You are right. Carl is the name of the bridge, and nobody is told of.")
        .await;
    silas.access_key('s').await;
    silas
        .see("The author is told, and the outcome stands in the public log")
        .await;
}

async fn everybody_sees_what_was_decided(visitor: &Browser, topic: &Contribution) {
    visitor.open("/moderation/log").await;
    visitor
        .see("Appeal succeeded: the decision is undone")
        .await;
    visitor.see("Reversed on appeal").await;
    visitor.see("Not published").await;
    visitor.see("Personal data").await;
    for private in ["Anna", "Vale", "Moira", "Silas", "painted", "Carl", GROUNDS] {
        visitor.see_nothing_of(private).await;
    }
    visitor.open("/moderation/log.json").await;
    for private in ["Anna", "Moira", "Silas", "painted", "Carl"] {
        visitor.see_nothing_of(private).await;
    }
    visitor.open(&topic.url).await;
    visitor.see(POST).await;
}

async fn two_topics_are_joined(t: TestSite, name: &str) {
    let Some(stage) = Stage::for_test(name).await else {
        return;
    };
    let (_, forum) = forum_with(&t, Moderation::Post);
    let (wood, stone) = (
        start(&t, &forum, "Benches of wood"),
        start(&t, &forum, "Benches of stone"),
    );
    let said = post(&t, &wood, "Wood is warmer to sit on.");
    post(&t, &stone, "Stone lasts for longer.");
    let keeper = t.staff("Faye Order", Role::Moderator);
    let url = t.url();
    let faye = stage.open(&url, Look::desktop()).await;
    sign_in_by_keys(&t, &faye, &keeper).await;
    faye.open(&wood.url).await;
    faye.reach("Move, join or split this topic").await;
    faye.sees_focus().await;
    faye.types("\n").await;
    faye.see("Join it with another topic").await;
    faye.passes_axe().await;
    faye.reach("The other topic").await;
    faye.types("Benches of stone").await;
    faye.reach("Join them").await;
    faye.types("\n").await;
    faye.at(&stone.url).await;
    faye.see("Wood is warmer to sit on.").await;
    faye.passes_axe().await;

    let visitor = stage.open(&url, Look::desktop()).await;
    // Both old addresses lead to where everything is now.
    for old in [&wood.url, &stone.url] {
        visitor.open(old).await;
        visitor.at(&stone.url).await;
        visitor.see("Wood is warmer to sit on.").await;
        visitor.see("Stone lasts for longer.").await;
    }
    visitor.open(&said.url).await;
    visitor.at(&stone.url).await;
    visitor.open(&format!("/c/{}", said.token)).await;
    visitor.see("Benches of stone").await;
}
