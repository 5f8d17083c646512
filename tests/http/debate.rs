//! Acts of people: changing, answering, quoting and agreeing, in forums and below documents.

use std::sync::{Arc, Barrier};

use chrono::Duration;
use folkmoot::features::accounts::Account;
use folkmoot::features::consultations::Consultation;
use folkmoot::features::contributions::{
    self, AuthorRole, Channel, Contribution, Edit, Moderation, State, Words,
};
use folkmoot::features::forums::{self, Author, Forum, NewForum, NewPost, NewTopic};
use folkmoot::features::ledger::{self, ActingAs};
use folkmoot::platform::db::counted;
use folkmoot::platform::error::AppError;

use super::forums::{FORUM, post, scene, set_state, start};
use crate::both;
use crate::common::{Page, TestSite};

fn author(account: &Account) -> Author {
    Author {
        account_id: Some(account.id),
        name: account.name.clone(),
        role: AuthorRole::Citizen,
        lang: "en".to_owned(),
        channel: Channel::Web,
        submission_key: None,
        is_anonymous: false,
    }
}

fn start_by(t: &TestSite, forum: &Forum, account: &Account, title: &str) -> Contribution {
    let new = NewTopic {
        forum_id: forum.id,
        title: title.to_owned(),
        words: Words::new(format!("What {title} is about.")),
        author: author(account),
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| forums::start_topic(tx, &spine, &new, zone, now))
        .contribution
}

pub fn new_post(
    topic: &Contribution,
    parent: Option<&Contribution>,
    account: &Account,
    text: &str,
) -> NewPost {
    NewPost {
        topic: topic.token.clone(),
        parent: parent.map(|parent| parent.token.clone()),
        words: Words::new(text.to_owned()),
        author: author(account),
    }
}

pub fn answer(
    t: &TestSite,
    topic: &Contribution,
    parent: Option<&Contribution>,
    account: &Account,
    text: &str,
) -> Contribution {
    let new = new_post(topic, parent, account, text);
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| forums::post(tx, &spine, &new, zone, now))
        .contribution
}

pub fn found(t: &TestSite, id: i64) -> Contribution {
    let found = t.app.db.read_here(|conn| contributions::find(conn, id));
    found.unwrap().unwrap()
}

pub fn actions(t: &TestSite, token: &str) -> Vec<String> {
    let log = t
        .app
        .db
        .read_here(|conn| ledger::list_of_subject(conn, token));
    log.unwrap().into_iter().map(|entry| entry.action).collect()
}

both! {
    async fn an_author_changes_a_post_and_everybody_sees_what(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let anna = t.citizen("Anna Vale");
        let said = answer(&t, &topic, None, &anna, "The benches are too high for children.");
        let mut browser = t.sign_in(&anna);
        let page = browser.get(&topic.url).await;
        let edit = format!("/c/{}/edit", said.token);
        assert!(page.attrs("#posts a", "href").contains(&edit));
        t.sign_in(&t.citizen("Ben Okoro")).get(&topic.url).await.sees_nothing_of(&edit);
        let form = browser.get(&edit).await;
        form.is(200).sees("The benches are too high");
        let page = browser.submit(&form, &edit, &[("text", "The benches are too low for adults.")]).await;
        page.is(200).sees("too low for adults").sees("edited, see what changed").sees("Your change is saved");
        let history = t.visitor().get(&format!("/c/{}/history", said.token)).await;
        history.is(200).sees("changed by its author");
        assert_eq!(history.all(".version ins"), ["[added: low]", "[added: adults.]"]);
        assert_eq!(history.all(".version del"), ["[removed: high]", "[removed: children.]"]);
        assert_eq!(history.all(".version:last-of-type .words"), ["The benches are too high for children."]);
        // The log commits to the new text; the search finds it, and not the old one.
        let now = found(&t, said.id);
        assert_eq!(actions(&t, &said.token), ["published", "edited"]);
        let log = t.app.db.read_here(|conn| ledger::list_of_subject(conn, &said.token)).unwrap();
        assert_eq!(log[1].commitment, ledger::commitment(&now.salt, &now.text));
        assert_ne!(now.salt, said.salt);
        t.visitor().get("/search?q=children").await.sees("Nothing was found");
        t.visitor().get("/search?q=adults").await.sees("adults");
        // The same text again is no change.
        let form = browser.get(&edit).await;
        browser.submit(&form, &edit, &[]).await.is(200);
        assert_eq!(found(&t, said.id).version, 2);
    }

    async fn after_the_window_nothing_is_changed_and_nothing_typed_is_lost(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let anna = t.citizen("Anna Vale");
        let said = answer(&t, &topic, None, &anna, "What I said at first.");
        let mut browser = t.sign_in(&anna);
        let edit = format!("/c/{}/edit", said.token);
        let form = browser.get(&edit).await;
        t.advance(Duration::minutes(15));
        let late = browser.submit(&form, &edit, &[("text", "What I would rather have said.")]).await;
        late.is(409).sees("What I would rather have said.").sees("The time in which this could be changed is over");
        assert_eq!(found(&t, said.id).text, "What I said at first.");
        browser.get(&edit).await.is(409);
        // A moderator asks for a change: there is time again.
        let (asked, now) = (said.clone(), t.now());
        t.write(move |tx| contributions::allow_edit(tx, &asked, now.plus(Duration::days(3)), now));
        let form = browser.get(&edit).await;
        browser.submit(&form, &edit, &[("text", "What I said with more care.")]).await.is(200);
        assert_eq!(found(&t, said.id).version, 2);
        // Others cannot, whenever.
        let mut ben = t.sign_in(&t.citizen("Ben Okoro"));
        ben.get(&edit).await.is(403);
        t.visitor().get(&edit).await.is(401);
    }

    async fn two_changes_at_once_do_not_overwrite_each_other(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let anna = t.citizen("Anna Vale");
        let said = answer(&t, &topic, None, &anna, "What I said at first.");
        let mut browser = t.sign_in(&anna);
        let edit = format!("/c/{}/edit", said.token);
        let form = browser.get(&edit).await;
        browser.submit(&form, &edit, &[("text", "From the first window.")]).await.is(200);
        let second = browser.submit(&form, &edit, &[("text", "From the second window.")]).await;
        second.is(409).sees("From the second window.").sees("was changed since you opened it");
        assert_eq!(found(&t, said.id).text, "From the first window.");
        let barrier = Arc::new(Barrier::new(4));
        let threads: Vec<_> = (1..=4).map(|number| {
            let (db, spine, barrier) = (t.app.db.clone(), t.spine.clone(), barrier.clone());
            let (seen, now) = (found(&t, said.id), t.now());
            std::thread::spawn(move || {
                let words = Words::new(format!("Written at the same time, by {number}."));
                barrier.wait();
                db.write_here(move |tx| {
                    let edit = Edit {
                        acting_as: ActingAs::Moderator,
                        account_id: None,
                        title: None,
                        words: &words,
                        redacts: false,
                    };
                    contributions::edit(tx, &spine, &seen, &edit, now)
                })
            })
        }).collect();
        let results: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        assert_eq!(results.iter().filter(|one| one.is_ok()).count(), 1);
        for result in results {
            if let Err(error) = result {
                assert_eq!(error, AppError::Conflict("contributions.edited-meanwhile"));
            }
        }
        assert_eq!(found(&t, said.id).version, 3);
    }

    async fn what_was_redacted_or_erased_has_no_history(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let anna = t.citizen("Anna Vale");
        let said = answer(&t, &topic, None, &anna, "Call my neighbour at 0100 555.");
        let (spine, seen, now) = (t.spine.clone(), said.clone(), t.now());
        t.write(move |tx| {
            let words = Words::new("Call my neighbour at […].".to_owned());
            let edit = Edit {
                acting_as: ActingAs::Moderator,
                account_id: None,
                title: None,
                words: &words,
                redacts: true,
            };
            contributions::edit(tx, &spine, &seen, &edit, now)
        });
        let history = format!("/c/{}/history", said.token);
        let page = t.visitor().get(&history).await;
        page.is(200).sees("changed by a moderator").sees("Removed by a moderator");
        page.sees_nothing_of("0100 555").sees("Call my neighbour at […].");
        let seen = found(&t, said.id);
        set_state(&t, seen, State::Erased);
        t.visitor().get(&history).await.is(410);
        let versions = t.app.db.read_here(|conn| contributions::list_versions(conn, said.id)).unwrap();
        assert!(versions.iter().all(|version| version.text.is_empty() && version.salt.is_empty()));
    }

    async fn a_changed_title_is_the_name_of_the_place(t: TestSite) {
        let (_, forum) = scene(&t);
        let anna = t.citizen("Anna Vale");
        let topic = start_by(&t, &forum, &anna, "Benches of wood");
        let said = post(&t, &topic, "I would like some of them.");
        let mut browser = t.sign_in(&anna);
        let edit = format!("/c/{}/edit", topic.token);
        let form = browser.get(&edit).await;
        let page = browser.submit(&form, &edit, &[("title", "No")]).await;
        page.is(422);
        assert_eq!(page.attrs("#f-title", "value"), ["No"]);
        browser.submit(&form, &edit, &[("title", "Benches of stone")]).await.is(200).sees("Benches of stone");
        assert_eq!(found(&t, said.id).place_title, "Benches of stone");
        t.visitor().get(FORUM).await.sees("Benches of stone").sees_nothing_of("of wood");
        let history = t.visitor().get(&format!("/c/{}/history", topic.token)).await;
        assert_eq!(history.all(".version ins"), ["[added: stone]"]);
    }

    async fn what_is_read_first_is_read_again(t: TestSite) {
        let body = t.body("Roads Office");
        let consultation = t.consultation_with("A bridge", &body, |new| new.moderation = Moderation::Pre);
        let new = NewForum {
            consultation_id: consultation.id,
            title: "Talk".to_owned(),
            intro: String::new(),
            moderation: None,
            allows_anonymous: false,
            created_by: None,
        };
        let now = t.now();
        let forum = t.write(move |tx| forums::create(tx, &new, now));
        let anna = t.citizen("Anna Vale");
        let topic = start_by(&t, &forum, &anna, "Benches");
        let mut browser = t.sign_in(&anna);
        let edit = format!("/c/{}/edit", topic.token);
        // Not read yet: it stays where it is in the queue.
        let form = browser.get(&edit).await;
        browser.submit(&form, &edit, &[("text", "Changed while it waits.")]).await.is(200);
        let waiting = found(&t, topic.id);
        assert_eq!((waiting.state, waiting.version), (State::InReview, 2));
        set_state(&t, waiting, State::Published);
        let form = browser.get(&edit).await;
        form.sees("A moderator reads it again");
        let page = browser.submit(&form, &edit, &[("text", "Changed after it was read.")]).await;
        page.is(200).sees("A moderator reads it before it is shown");
        assert_eq!(found(&t, topic.id).state, State::InReview);
        let case = t.app.db.read_here(|conn| folkmoot::features::moderation::find_open_case(conn, topic.id));
        assert!(case.unwrap().is_some());
        t.visitor().get(FORUM).await.sees_nothing_of("Benches");
    }

    async fn replies_stand_on_three_levels_and_are_flat_beyond(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let (anna, ben) = (t.citizen("Anna Vale"), t.citizen("Ben Okoro"));
        let first = answer(&t, &topic, None, &anna, "The first level says this.");
        let second = answer(&t, &topic, Some(&first), &ben, "The second level says this.");
        let third = answer(&t, &topic, Some(&second), &anna, "The third level says this.");
        let flat = answer(&t, &topic, Some(&third), &ben, "And the fourth beside it.");
        let flatter = answer(&t, &topic, Some(&flat), &anna, "And the fifth as well.");
        assert_eq!((flat.parent_id, flat.answers_id), (Some(second.id), Some(third.id)));
        assert_eq!((flatter.parent_id, flatter.answers_id), (Some(second.id), Some(flat.id)));
        assert_eq!(found(&t, first.id).reply_count, 4);
        let mut visitor = t.visitor();
        let page = visitor.get(&topic.url).await;
        assert_eq!(page.all("#posts > article").len(), 1);
        assert_eq!(page.all(".replies .replies > article").len(), 3);
        assert!(page.all(".replies .replies .replies").is_empty());
        page.sees("in answer to Anna Vale").sees("in answer to Ben Okoro").sees("5 answers");
        let order: Vec<_> = page.attrs("#posts article", "id");
        let expected: Vec<_> = [&first, &second, &third, &flat, &flatter].map(|one| format!("c-{}", one.token)).into();
        assert_eq!(order, expected);
        // By a form, and with what was taken away still in its place.
        let address = format!("{}/posts/{}/reply", topic.url, third.token);
        let mut ben = t.sign_in(&ben);
        let form = ben.get(&address).await;
        form.is(200).sees("The third level says this.").sees("And the fourth beside it.");
        let seen = found(&t, second.id);
        set_state(&t, seen, State::Withdrawn);
        let page = ben.submit(&form, &address, &[("text", "One more, by the form.")]).await;
        page.is(200).sees("One more, by the form.").sees("Withdrawn by its author");
        assert_eq!(page.all("#posts article").len(), 6);
        let gone = format!("{}/posts/{}/reply", topic.url, second.token);
        let refused = ben.submit(&form, &address, &[("text", "short")]).await;
        refused.is(422).sees("The third level says this.");
        ben.post_here(&gone, &form.form_fields(&address)).await.is(422);
        let mut fields = form.form_fields(&address);
        fields.retain(|(name, _)| name != "text");
        fields.push(("text".to_owned(), "To what is not there any more.".to_owned()));
        ben.post_here(&gone, &fields).await.is(409).sees("To what is not there any more.");
    }

    async fn a_thread_is_read_in_three_orders_in_few_statements(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "A long talk");
        let anna = t.citizen("Anna Vale");
        let posts: Vec<_> = (0..105).map(|n| answer(&t, &topic, None, &anna, &format!("Post number {n}."))).collect();
        for n in [3, 50] {
            for _ in 0..n {
                answer(&t, &topic, Some(&posts[n]), &anna, "A reply to it.");
            }
        }
        let mut visitor = t.visitor();
        let firsts = |page: &Page| -> Vec<String> { page.attrs("#posts > article", "id") };
        let id = |n: usize| format!("c-{}", posts[n].token);
        let (page, count) = counted(&t.app.db, visitor.get(&topic.url)).await;
        assert!(count <= 9, "{count} statements");
        assert_eq!((firsts(&page)[0].clone(), firsts(&page).len()), (id(0), 100));
        let newest = visitor.get(&format!("{}?sort=newest", topic.url)).await;
        assert_eq!(firsts(&newest)[..2], [id(104), id(103)]);
        let next = newest.attrs(".pager a[rel=next]", "href").remove(0);
        assert_eq!(firsts(&visitor.get(&next).await), [id(4), id(3), id(2), id(1), id(0)]);
        let discussed = visitor.get(&format!("{}?sort=discussed", topic.url)).await;
        assert_eq!(firsts(&discussed)[..3], [id(50), id(3), id(104)]);
        let next = discussed.attrs(".pager a[rel=next]", "href").remove(0);
        assert_eq!(firsts(&visitor.get(&next).await).len(), 5);
        let (_, count) = counted(&t.app.db, t.sign_in(&anna).get(&topic.url)).await;
        assert!(count <= 14, "{count} statements for somebody who is known");
        for query in ["sort=x", "sort=discussed&after=x", "sort=newest&after=-1", "after=1-2"] {
            visitor.get(&format!("{}?{query}", topic.url)).await.is(200);
        }
    }

    async fn a_reply_quotes_and_towers_are_cut(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let anna = t.citizen("Anna Vale");
        let said = answer(&t, &topic, None, &anna, "> > deep\n> shallow\n\nWhat I say.");
        let mut ben = t.sign_in(&t.citizen("Ben Okoro"));
        let address = format!("{}/posts/{}/reply", topic.url, said.token);
        let page = ben.get(&format!("{address}?quote=1")).await;
        let typed = page.all("#f-text").remove(0);
        assert!(typed.starts_with("> [Anna Vale](http"), "{typed}");
        assert!(typed.contains("> What I say.") && typed.contains("> > […]"), "{typed}");
        let text = format!("{typed}\n> > > > towers\n\nMy reply to that.");
        let page = ben.submit(&page, &address, &[("text", &text)]).await;
        page.is(200).sees("My reply to that.").sees_nothing_of("towers");
        let links = page.attrs(".replies blockquote a", "href");
        assert!(links[0].ends_with(&format!("/c/{}", said.token)), "{links:?}");
    }

    async fn a_flood_of_links_is_refused_with_its_limit(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get(&topic.url).await;
        let flood = "see http://a.example/ ".repeat(21);
        let refused = anna.submit(&page, &topic.url, &[("text", &flood)]).await;
        refused.is(422).sees("This text holds 21 links; at most 20 are possible.");
        assert_eq!(refused.all("#f-text"), [flood.trim()]);
        let names = "@anna-vale ".repeat(400);
        anna.submit(&page, &topic.url, &[("text", &names)]).await.is(422).sees("at most 30 times");
    }

    async fn one_agrees_once_and_not_with_oneself(t: TestSite) {
        let (consultation, forum): (Consultation, Forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let (anna, ben) = (t.citizen("Anna Vale"), t.citizen("Ben Okoro"));
        let said = answer(&t, &topic, None, &anna, "There should be benches.");
        let mut browser = t.sign_in(&ben);
        let action = format!("/c/{}/support", said.token);
        let page = browser.get(&topic.url).await;
        let page = browser.submit(&page, &action, &[("do", "agree")]).await;
        page.is(200).sees("You agree: take it back (1)");
        browser.submit(&page, &action, &[("do", "agree")]).await.is(200);
        t.visitor().get(&topic.url).await.sees("1 person agrees");
        let page = browser.submit(&page, &action, &[("do", "take-back")]).await;
        page.is(200).sees("I agree");
        assert_eq!(found(&t, said.id).support_count, 0);
        browser.submit(&page, &action, &[("do", "cheer")]).await.is(422);
        // Not with oneself, not with what is gone, not when it is over.
        let mut own = t.sign_in(&anna);
        let page_of_anna = own.get(&topic.url).await;
        let mut fields = page_of_anna.form_fields(&topic.url);
        fields.push(("do".to_owned(), "agree".to_owned()));
        own.post_here(&action, &fields).await.is(403);
        t.visitor().post_here(&action, &[]).await.is(401);
        let seen = found(&t, said.id);
        let seen = set_state(&t, seen, State::Hidden);
        browser.submit(&page, &action, &[("do", "agree")]).await.is(410);
        set_state(&t, seen, State::Published);
        t.advance(consultation.closes_at.since(t.now()));
        browser.submit(&page, &action, &[("do", "agree")]).await.is(409);
    }

    async fn agreement_is_counted_exactly_under_races(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let said = answer(&t, &topic, None, &t.citizen("Anna Vale"), "There should be benches.");
        let people: Vec<_> = (0..4).map(|n| t.citizen(&format!("Person {n}"))).collect();
        let barrier = Arc::new(Barrier::new(8));
        let threads: Vec<_> = (0..8).map(|n| {
            let (db, spine, barrier) = (t.app.db.clone(), t.spine.clone(), barrier.clone());
            let (actor, said, now) = (t.actor(&people[n % 4]), said.clone(), t.now());
            std::thread::spawn(move || {
                barrier.wait();
                db.write_here(move |tx| contributions::set_support(tx, &spine, &actor, &said, true, now))
            })
        }).collect();
        for thread in threads {
            thread.join().unwrap().unwrap();
        }
        assert_eq!(found(&t, said.id).support_count, 4);
    }

    async fn who_leaves_agrees_with_nothing(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let said = answer(&t, &topic, None, &t.citizen("Anna Vale"), "There should be benches.");
        let ben = t.citizen("Ben Okoro");
        let (actor, spine, now) = (t.actor(&ben), t.spine.clone(), t.now());
        let seen = said.clone();
        t.write(move |tx| contributions::set_support(tx, &spine, &actor, &seen, true, now));
        let holding = contributions::HOLDING;
        let told = t.app.db.read_here(|conn| (holding.tell)(conn, &ben)).unwrap();
        assert_eq!(told[0]["token"], said.token);
        let now = t.now();
        t.write(move |tx| (holding.forget)(tx, &ben, now));
        assert_eq!(found(&t, said.id).support_count, 0);
    }

    async fn a_debate_speaks_spanish(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let anna = t.citizen("Anna Vale");
        let said = answer(&t, &topic, None, &anna, "There should be benches.");
        let mut browser = t.sign_in(&anna);
        browser.language = "es".to_owned();
        browser.get(&format!("/c/{}/edit", said.token)).await.is(200).sees("Cambiar lo que escribiste");
        browser.get(&format!("/c/{}/history", said.token)).await.is(200).sees("Qué cambió");
        browser.get(&format!("{}/posts/{}/reply", topic.url, said.token)).await.is(200).sees("Responder a un mensaje");
    }
}
