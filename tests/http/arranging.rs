//! Acts of people: topics that are archived, moved, joined, split, tagged and summed up.

use std::sync::{Arc, Barrier};

use chrono::Duration;
use folkmoot::features::contributions::Keeper;
use folkmoot::features::contributions::{self, AuthorRole, Contribution, State, Words};
use folkmoot::features::forums::{self, Forum, NewForum, Split};
use folkmoot::features::ledger::{self, ActingAs};
use folkmoot::platform::actor::Role;
use folkmoot::platform::error::AppError;

use super::debate::{actions, answer, found, new_post};
use super::forums::{FORUM, post, scene, set_state, start};
use crate::both;
use crate::common::{Client, Page, TestSite};

fn keeper() -> Keeper {
    Keeper {
        account_id: None,
        name: "Mara Quist".to_owned(),
        role: AuthorRole::Moderator,
        acting_as: ActingAs::Moderator,
    }
}

fn moderator(t: &TestSite) -> Client {
    t.sign_in(&t.staff("Mara Quist", Role::Moderator))
}

/// The forum of a second consultation.
fn other_forum(t: &TestSite) -> Forum {
    let body = t.body("Parks Office");
    let consultation = t.consultation("A park", &body);
    let new = NewForum {
        consultation_id: consultation.id,
        title: "Talk about the park".to_owned(),
        intro: String::new(),
        moderation: None,
        allows_anonymous: false,
        created_by: None,
    };
    let now = t.now();
    t.write(move |tx| forums::create(tx, &new, now))
}

/// Topics and posts of a forum as its page and its consultation count them, and published posts at
/// the place of a topic.
fn counts(t: &TestSite, consultation_id: i64) -> (i64, i64, i64) {
    t.app
        .db
        .read_here(|conn| {
            let summary = forums::find_of_consultation(conn, consultation_id)?.unwrap();
            let kinds = contributions::counts_of_consultation(conn, consultation_id)?;
            let of = |kind: &str| kinds.get(kind).copied().unwrap_or(0);
            Ok((summary.topic_count, of("topic"), of("post")))
        })
        .unwrap()
}

fn posts_shown(t: &TestSite, place: &str) -> i64 {
    let counts = t
        .app
        .db
        .read_here(|conn| contributions::counts_of_place(conn, place));
    counts.unwrap().get("").copied().unwrap_or(0)
}

/// Where the posts of a topic are.
fn place_of(t: &TestSite, said: &Contribution) -> String {
    found(t, said.id).place
}

fn change_id(page: &Page) -> i64 {
    page.attrs("input[name=change]", "value")[0]
        .parse()
        .unwrap()
}

both! {
    async fn two_topics_are_joined_and_taken_apart_again(t: TestSite) {
        let (consultation, forum) = scene(&t);
        let (one, two) = (start(&t, &forum, "Benches of wood"), start(&t, &forum, "Benches of stone"));
        let anna = t.citizen("Anna Vale");
        let first = answer(&t, &one, None, &anna, "Wood is warmer to sit on.");
        let second = answer(&t, &one, Some(&first), &anna, "And easier to mend, too.");
        let other = post(&t, &two, "Stone lasts for longer.");
        let mut mara = moderator(&t);
        let address = format!("{}/arrange", one.url);
        let page = mara.get(&address).await;
        page.is(200).sees("Benches of stone");
        mara.submit(&page, &address, &[("do", "merge"), ("into", ""), ("address", "")]).await.is(422);
        let page = mara.submit(&page, &address, &[("do", "merge"), ("into", &two.token)]).await;
        page.is(200).sees("Benches of wood").sees("Wood is warmer").sees("And easier to mend");
        assert!(page.path.starts_with(&two.url), "{}", page.path);
        // All is in one place, counted right, and found where it is now.
        let place = place_of(&t, &other);
        for said in [&one, &first, &second] {
            assert_eq!(place_of(&t, said), place);
        }
        assert_eq!(counts(&t, consultation.id), (1, 1, 4));
        assert_eq!(posts_shown(&t, &place), 4);
        let mut visitor = t.visitor();
        let list = visitor.get(FORUM).await;
        list.sees("Benches of stone").sees("4 answers").sees_nothing_of("Benches of wood");
        let hit = visitor.get("/search?q=warmer").await;
        assert!(hit.body.contains(&format!("{}?after=", two.url)), "found at its new address");
        // Old addresses lead there.
        let led = visitor.get(&one.url).await;
        led.is(200).sees("Wood is warmer");
        assert!(led.path.starts_with(&two.url), "{}", led.path);
        let old = visitor.get(&format!("{}/posts/{}/reply", one.url, first.token)).await;
        old.is(200).sees("Wood is warmer");
        visitor.get(&format!("/c/{}", first.token)).await.is(200).sees("Benches of stone");
        assert_eq!(actions(&t, &one.token), ["published", "topic-merged"]);
        assert_eq!(actions(&t, &two.token), ["published", "topic-took-in"]);
        visitor.get(&two.url).await.sees("another topic with 3 texts was joined with this one");
        // A reply to what it began with, and then it stands on its own again.
        let added = answer(&t, &two, Some(&found(&t, one.id)), &anna, "I agree with how it began.");
        let deeper = answer(&t, &two, Some(&added), &anna, "And so do I, in the end.");
        let address = format!("{}/arrange", two.url);
        let page = mara.get(&address).await;
        let id = change_id(&page).to_string();
        let page = mara.submit(&page, &address, &[("do", "undo"), ("change", &id)]).await;
        page.is(200).sees("I agree with how it began.");
        assert_eq!(page.path, one.url);
        assert_eq!(page.all("h1"), ["Benches of wood"]);
        assert_eq!(page.all("#posts > article").len(), 2);
        assert_eq!(found(&t, added.id).parent_id, None);
        assert_eq!(found(&t, deeper.id).root_id, Some(added.id));
        assert_eq!(counts(&t, consultation.id), (2, 2, 5));
        assert_eq!((posts_shown(&t, &place), posts_shown(&t, &place_of(&t, &first))), (1, 4));
        visitor.get(&two.url).await.sees("Stone lasts").sees_nothing_of("Wood is warmer");
        assert_eq!(found(&t, first.id).place_title, "Benches of wood");
        let spine = t.spine.clone();
        let (change, now) = (id.parse().unwrap(), t.now());
        let again = t.app.db.write_here(move |tx| forums::undo(tx, &spine, change, &keeper(), now));
        assert_eq!(again.unwrap_err(), AppError::Conflict("forums.undone-already"));
    }

    async fn a_topic_moves_to_another_forum_and_back(t: TestSite) {
        let (consultation, forum) = scene(&t);
        let park = other_forum(&t);
        let topic = start(&t, &forum, "Trees in the park");
        let said = post(&t, &topic, "There should be more of them.");
        let mut mara = moderator(&t);
        let address = format!("{}/arrange", topic.url);
        let page = mara.get(&address).await;
        let page = mara.submit(&page, &address, &[("do", "move"), ("forum", &park.slug)]).await;
        let moved = format!("/forums/{}/topics/{}", park.slug, topic.token);
        page.is(200).sees("There should be more of them.");
        assert_eq!(page.path, moved);
        assert_eq!((counts(&t, consultation.id), counts(&t, park.consultation_id)), ((0, 0, 0), (1, 1, 1)));
        let mut visitor = t.visitor();
        let led = visitor.get(&topic.url).await;
        led.is(200).sees("The topic you looked for is here now");
        assert_eq!(led.path, moved);
        let now = found(&t, said.id);
        assert_eq!(now.consultation_id, Some(park.consultation_id));
        assert!(now.url.starts_with(&moved), "{}", now.url);
        visitor.get(&moved).await.sees("Moved here from another forum");
        // Whoever wrote meanwhile is told, and keeps what was typed.
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let form = anna.get(&moved).await;
        let mut fields = form.form_fields(&moved);
        fields.retain(|(name, _)| name != "text");
        fields.push(("text".to_owned(), "Written before it was moved.".to_owned()));
        anna.post_here(&topic.url, &fields).await.is(409).sees("Written before it was moved.");
        let address = format!("{moved}/arrange");
        let page = mara.get(&address).await;
        let id = change_id(&page).to_string();
        let page = mara.submit(&page, &address, &[("do", "undo"), ("change", &id)]).await;
        assert_eq!(page.path, topic.url);
        assert_eq!((counts(&t, consultation.id), counts(&t, park.consultation_id)), ((1, 1, 1), (0, 0, 0)));
        assert_eq!(visitor.get(&moved).await.path, topic.url);
        assert_eq!(actions(&t, &topic.token), ["published", "topic-moved", "topic-moved-back"]);
    }

    async fn answers_are_split_off_and_come_back(t: TestSite) {
        let (consultation, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let anna = t.citizen("Anna Vale");
        let stays = answer(&t, &topic, None, &anna, "Benches, please, and many.");
        let goes = answer(&t, &topic, None, &anna, "What about the lamps there?");
        let below = answer(&t, &topic, Some(&goes), &anna, "Lamps would be good, yes.");
        let mut mara = moderator(&t);
        let address = format!("{}/arrange", topic.url);
        let page = mara.get(&address).await;
        page.is(200).sees("What about the lamps there?").sees("These answers were split off from");
        let refused = mara.submit(&page, &address, &[("do", "split"), ("title", "Lamps")]).await;
        refused.is(422).sees("Choose the answers");
        let fields = [
            ("do", "split"), ("posts", goes.token.as_str()), ("title", "Lamps on the bridge"),
            ("text", "These answers are about light."),
        ];
        let page = mara.submit(&page, &address, &fields).await;
        page.is(200).sees("What about the lamps there?").sees("Lamps would be good").sees("Moderator");
        assert_eq!(page.all("h1"), ["Lamps on the bridge"]);
        let lamps = page.path.clone();
        let mut visitor = t.visitor();
        let rest = visitor.get(&topic.url).await;
        rest.sees("2 answers were split off into").sees("Lamps on the bridge").sees("Benches, please");
        rest.sees_nothing_of("What about the lamps");
        visitor.get(&lamps).await.sees("Split off on").sees("Benches");
        assert_eq!(counts(&t, consultation.id), (2, 2, 3));
        assert_eq!(place_of(&t, &below), place_of(&t, &goes));
        assert_ne!(place_of(&t, &stays), place_of(&t, &goes));
        assert_eq!(actions(&t, &topic.token), ["published", "topic-split"]);
        let page = mara.get(&address).await;
        let id = change_id(&page).to_string();
        let page = mara.submit(&page, &address, &[("do", "undo"), ("change", &id)]).await;
        page.is(200).sees("What about the lamps there?");
        assert_eq!(page.path, topic.url);
        assert_eq!(visitor.get(&lamps).await.path, topic.url);
        assert_eq!(counts(&t, consultation.id), (1, 1, 3));
    }

    async fn nothing_is_lost_when_people_post_while_topics_are_joined(t: TestSite) {
        let (consultation, forum) = scene(&t);
        let (one, two) = (start(&t, &forum, "The one topic"), start(&t, &forum, "The other topic"));
        let anna = t.citizen("Anna Vale");
        let root = answer(&t, &one, None, &anna, "Something to reply to.");
        let barrier = Arc::new(Barrier::new(5));
        let writers: Vec<_> = (0..4).map(|n| {
            let (db, spine, barrier, zone, now) =
                (t.app.db.clone(), t.spine.clone(), barrier.clone(), t.zone(), t.now());
            let mut new = new_post(&one, (n % 2 == 1).then_some(&root), &anna, "Said just then.");
            std::thread::spawn(move || {
                barrier.wait();
                let mut done = 0;
                for _ in 0..5 {
                    new.author.submission_key = None;
                    let (new, spine) = (new.clone(), spine.clone());
                    if db.write_here(move |tx| forums::post(tx, &spine, &new, zone, now)).is_ok() {
                        done += 1;
                    }
                }
                done
            })
        }).collect();
        let merging = {
            let (db, barrier, now) = (t.app.db.clone(), barrier.clone(), t.now());
            let (one, two) = (one.token.clone(), two.token.clone());
            std::thread::spawn(move || {
                barrier.wait();
                // Whoever loses a race with those who write tries again, as a person would.
                for _ in 0..20 {
                    let (one, two) = (one.clone(), two.clone());
                    let done = db.write_here(move |tx| forums::merge_topics(tx, &one, &two, &keeper(), now));
                    if !matches!(done, Err(AppError::Unavailable)) {
                        return done;
                    }
                }
                Err(AppError::Unavailable)
            })
        };
        let written: i64 = writers.into_iter().map(|thread| thread.join().unwrap()).sum();
        merging.join().unwrap().unwrap();
        let place = format!("topic:{}", t.app.db.read_here(|conn| {
            let all = contributions::list_of_consultation(conn, consultation.id, &[contributions::Kind::Post], None, 100)?;
            assert!(all.iter().all(|said| said.place == all[0].place), "all in one place");
            Ok(all[0].place.trim_start_matches("topic:").to_owned())
        }).unwrap());
        assert_eq!(posts_shown(&t, &place), written + 2);
        assert_eq!(counts(&t, consultation.id), (1, 1, written + 2));
        t.visitor().get(FORUM).await.sees(&format!("{} answers", written + 2));
    }

    async fn what_is_archived_can_be_read_and_takes_nothing(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let mut mara = moderator(&t);
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let form = anna.get(&topic.url).await;
        let page = mara.get(&topic.url).await;
        let state = format!("{}/state", topic.url);
        let page = mara.submit(&page, &state, &[("do", "archive")]).await;
        page.is(200).sees("Archived");
        let late = anna.submit(&form, &topic.url, &[("text", "One more word on it.")]).await;
        late.is(409).sees("One more word on it.");
        let mut visitor = t.visitor();
        visitor.get(FORUM).await.sees_nothing_of("Benches");
        visitor.get(&format!("{FORUM}?archive=1")).await.sees("Benches");
        visitor.get(&topic.url).await.is(200).sees("it can be read and takes nothing more");
        mara.submit(&page, &state, &[("do", "unarchive")]).await.is(200);
        visitor.get(FORUM).await.sees("Benches");
        // A whole forum.
        let page = mara.get(FORUM).await;
        let page = mara.submit(&page, &format!("{FORUM}/state"), &[("do", "archive")]).await;
        page.is(200).sees("This was put into the archive");
        visitor.get("/forums").await.sees_nothing_of("Talk about the bridge");
        let new = form.form_fields(&topic.url);
        let mut fields: Vec<_> = new.into_iter().filter(|(name, _)| name != "text").collect();
        fields.push(("text".to_owned(), "Too late for the forum.".to_owned()));
        anna.post_here(&topic.url, &fields).await.is(409).sees("Too late for the forum.");
        mara.submit(&page, &format!("{FORUM}/state"), &[("do", "unarchive")]).await.is(200);
        visitor.get("/forums").await.sees("Talk about the bridge");
    }

    async fn topics_are_found_by_their_tags(t: TestSite) {
        let (_, forum) = scene(&t);
        let (benches, _lamps) = (start(&t, &forum, "Benches"), start(&t, &forum, "Lamps"));
        let mut mara = moderator(&t);
        let page = mara.get(&benches.url).await;
        let action = format!("{}/tags", benches.url);
        let page = mara.submit(&page, &action, &[("tags", "Comfort, On the bridge")]).await;
        page.is(200).sees("#comfort").sees("#on-the-bridge");
        mara.submit(&page, &action, &[("tags", "a,b,c,d,e,f")]).await.is(422).sees("at most five tags");
        let mut visitor = t.visitor();
        let page = visitor.get(&format!("{FORUM}?tag=comfort")).await;
        assert_eq!(page.all(".topics h3"), ["Benches"]);
        visitor.get(&format!("{FORUM}?tag=none")).await.is(200).sees("No topic here");
        visitor.get(&format!("{FORUM}?tag=%3Cb%3E")).await.is(200);
        let data = visitor.get("/api/v1/forums/a-bridge/topics").await.json();
        assert_eq!(data["items"][1]["tags"][0], "comfort");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get(&benches.url).await;
        page.sees_nothing_of("Tags of this topic");
        anna.post_here(&action, &page.form_fields(&benches.url)).await.is(403);
    }

    async fn a_topic_is_summed_up_above_its_answers(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        post(&t, &topic, "Benches of wood are warm.");
        let mut mara = t.sign_in(&t.staff("Edda Holm", Role::Editor));
        let address = format!("{}/summary", topic.url);
        let page = mara.get(&address).await;
        mara.submit(&page, &address, &[("text", "short")]).await.is(422);
        let fields = [("text", "- For wood: it is *warm*.\n- Against it: nothing yet.")];
        let shown = mara.submit(&page, &address, &fields).await;
        shown.is(200).sees("What was said so far").sees("Edda Holm").sees("Editor").sees("covers 1 answer");
        // Somebody else had the form open.
        mara.submit(&page, &address, &fields).await.is(409).sees("Against it: nothing yet");
        t.advance(Duration::hours(1));
        post(&t, &topic, "Benches of stone are not.");
        let page = mara.get(&address).await;
        mara.submit(&page, &address, &[("text", "- For wood: it is *warm*.\n- Against it: it rots.")]).await.is(200);
        let mut visitor = t.visitor();
        visitor.get(&topic.url).await.sees("Against it: it rots.").sees("covers 2 answers");
        let history = visitor.get(&address).await;
        history.is(200).sees_nothing_of("Your summary");
        assert_eq!(history.all(".version ins"), ["[added: it]", "[added: rots.]"]);
        let data = visitor.get(&format!("/api/v1{}", topic.url)).await.json();
        assert_eq!(data["summary_post_count"], 2);
        t.visitor().post_here(&address, &[]).await.is(401);
    }

    async fn what_is_gone_or_the_same_is_not_joined(t: TestSite) {
        let (_, forum) = scene(&t);
        let (one, two) = (start(&t, &forum, "The one topic"), start(&t, &forum, "The other topic"));
        let mut mara = moderator(&t);
        let address = format!("{}/arrange", one.url);
        let page = mara.get(&address).await;
        let own = [("do", "merge"), ("into", ""), ("address", one.url.as_str())];
        mara.submit(&page, &address, &own).await.is(409).sees("cannot be joined with itself");
        set_state(&t, two.clone(), State::Hidden);
        let other = [("do", "merge"), ("into", ""), ("address", two.url.as_str())];
        mara.submit(&page, &address, &other).await.is(409);
        let nothing = [("do", "merge"), ("into", ""), ("address", "nonsense\0")];
        mara.submit(&page, &address, &nothing).await;
        mara.submit(&page, &address, &[("do", "undo"), ("change", "99")]).await.is(404);
        t.visitor().get(&address).await.is(401);
        t.sign_in(&t.citizen("Anna Vale")).get(&address).await.is(403);
        let log = t.app.db.read_here(|conn| ledger::list_of_subject(conn, &one.token)).unwrap();
        assert_eq!(log.len(), 1);
        // A split sent twice makes one topic.
        let said = post(&t, &one, "To be split off from it.");
        let split = Split {
            posts: vec![said.token.clone()],
            title: "Something of its own".to_owned(),
            words: Words::new("These were split off.".to_owned()),
            lang: "en".to_owned(),
            submission_key: Some("1:abcdefgh:x".to_owned()),
        };
        let (spine, token, now) = (t.spine.clone(), one.token.clone(), t.now());
        let new = t.write(move |tx| forums::split_off(tx, &spine, &token, &split, &keeper(), now));
        assert_eq!(found(&t, said.id).place_title, "Something of its own");
        t.visitor().get(&new.url).await.is(200).sees("To be split off from it.");
    }
}
