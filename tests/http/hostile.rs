//! What people send who mean no good, or whose alphabet is another: each has its outcome.

use folkmoot::features::contributions;
use folkmoot::features::forums::{self, NewForum};
use folkmoot::platform::actor::Role;

use super::debate::{actions, answer, found, new_post};
use super::forums::{post, scene, start};
use crate::both;

both! {
    async fn people_are_told_that_they_are_named(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let (anna, ben, namesake) = (t.citizen("Anna Vale"), t.citizen("Ben Okoro"), t.citizen("Anna Välé"));
        answer(&t, &topic, None, &anna, "I write here as the first one.");
        answer(&t, &topic, None, &namesake, "I have nearly the same name.");
        t.send_mails();
        let text = "@anna-vale and @anna-vale-2, look; @anna-vale again, @ben-okoro, @nobody.";
        let said = answer(&t, &topic, None, &ben, text);
        let mut told: Vec<_> = t.send_mails().into_iter().map(|mail| mail.message.to_name.clone()).collect();
        told.sort();
        assert_eq!(told, ["Anna Vale", "Anna Välé"], "each once, and not oneself");
        let mut browser = t.sign_in(&ben);
        browser.get(&topic.url).await.sees("@anna-vale").sees("@anna-vale-2").sees("@ben-okoro");
        t.visitor().get(&topic.url).await.sees_nothing_of("Name others with @");
        // In another topic nobody of that name writes.
        let other = start(&t, &forum, "Lamps");
        answer(&t, &other, None, &ben, "What do you say, @anna-vale?");
        assert!(t.send_mails().is_empty());
        let links = browser.get(&topic.url).await.attrs("#posts a", "href");
        assert!(links.iter().any(|link| link.contains(&said.token)));
    }

    async fn a_crowd_is_not_told_at_once(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let mut names = String::new();
        for n in 0..12 {
            let person = t.citizen(&format!("Person Number{n}"));
            answer(&t, &topic, None, &person, "I write here, too.");
            names.push_str(&format!("@person-number{n} "));
        }
        t.send_mails();
        answer(&t, &topic, None, &t.citizen("Ben Okoro"), &names);
        assert_eq!(t.send_mails().len(), 10);
    }

    async fn a_name_is_kept_back_where_the_forum_allows_it(t: TestSite) {
        let body = t.body("Roads Office");
        let consultation = t.consultation("A bridge", &body);
        let new = NewForum {
            consultation_id: consultation.id,
            title: "Talk about the bridge".to_owned(),
            intro: String::new(),
            moderation: None,
            allows_anonymous: true,
            created_by: None,
        };
        let now = t.now();
        let forum = t.write(move |tx| forums::create(tx, &new, now));
        let topic = start(&t, &forum, "Benches");
        let anna = t.citizen("Anna Vale");
        let mut browser = t.sign_in(&anna);
        let page = browser.get(&topic.url).await;
        let fields = [("text", "I would rather not say who I am."), ("anonymous", "on")];
        let page = browser.submit(&page, &topic.url, &fields).await;
        page.is(200).sees("I would rather not say who I am.").sees("Name not shown");
        let token = page.attrs("#posts article", "id")[0].trim_start_matches("c-").to_owned();
        let said = t.app.db.read_here(|conn| contributions::find_by_token(conn, &token)).unwrap().unwrap();
        assert_eq!((said.account_id, said.author_name.as_str()), (Some(anna.id), ""));
        let mut visitor = t.visitor();
        for path in [
            topic.url.clone(), format!("/c/{token}"), format!("/c/{token}.json"), format!("/c/{token}/history"),
            format!("/api/v1/contributions/{token}"), format!("/api/v1/contributions?place={}", said.place),
            "/search?q=rather".to_owned(), "/ledger".to_owned(), format!("{}/posts/{token}/reply?quote=1", topic.url),
        ] {
            let page = visitor.get(&path).await;
            page.is(200);
            assert!(!page.body.contains("Anna") && !page.body.contains("anna-vale"), "{path}");
        }
        // It is theirs all the same, and nobody can name them by it.
        browser.get("/account/contributions").await.sees("I would rather not say");
        t.send_mails();
        answer(&t, &topic, None, &t.citizen("Ben Okoro"), "Who are you, @anna-vale?");
        assert!(t.send_mails().is_empty());
        // Whoever speaks for a body does so by name.
        let (official, _) = t.official("Omar Reed", &body);
        let mut omar = t.sign_in(&official);
        let page = omar.get(&topic.url).await;
        omar.submit(&page, &topic.url, &fields).await.is(422).sees("under their name");
    }

    async fn where_names_are_shown_nobody_keeps_theirs_back(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let mut browser = t.sign_in(&t.citizen("Anna Vale"));
        let page = browser.get(&topic.url).await;
        page.sees_nothing_of("Do not show my name");
        let mut fields = page.form_fields(&topic.url);
        fields.retain(|(name, _)| name != "text");
        fields.push(("text".to_owned(), "Nobody should see my name.".to_owned()));
        fields.push(("anonymous".to_owned(), "on".to_owned()));
        browser.post_here(&topic.url, &fields).await.is(422).sees("Nobody should see my name.");
        t.visitor().get(&topic.url).await.sees_nothing_of("Nobody should");
    }

    async fn what_cannot_be_seen_is_taken_out_and_scripts_keep_their_direction(t: TestSite) {
        let (_, forum) = scene(&t);
        let topic = start(&t, &forum, "Benches");
        let mut browser = t.sign_in(&t.citizen("Anna Vale"));
        let page = browser.get(&topic.url).await;
        let zalgo = format!("Z{}algo is here", "\u{301}".repeat(60));
        let text = format!("Pay\u{200b}pal \u{202e}gnp.exe\u{202c} {zalgo}");
        let page = browser.submit(&page, &topic.url, &[("text", &text)]).await;
        page.is(200).sees("Paypal gnp.exe");
        assert!(!page.body.contains('\u{202e}') && !page.body.contains('\u{200b}'));
        let longest = page.body.split(|c| c != '\u{301}').map(|run| run.chars().count()).max();
        assert!(longest.unwrap_or(0) <= 8, "{longest:?} marks in a row");
        // What is only invisible is nothing.
        browser.submit(&page, &topic.url, &[("text", "\u{200b}\u{2060}\u{202e}\u{feff}")]).await.is(422);
        let hebrew = "\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{200f}(bench)\u{200f} \u{5e2}\u{5d5}\u{5dc}\u{5dd}";
        let page = browser.submit(&page, &topic.url, &[("text", hebrew)]).await;
        page.is(200);
        assert!(page.body.contains(hebrew), "marks of direction stay where letters need them");
        assert!(page.body.contains("<bdi>Anna Vale</bdi>") && page.body.contains("dir=\"auto\""));
    }

    async fn nobody_takes_the_name_of_an_official(t: TestSite) {
        let body = t.body("Roads Office");
        t.official("Omar Reed", &body);
        t.staff("Mara Quist", Role::Moderator);
        let mut visitor = t.visitor();
        let page = visitor.get("/signup").await;
        let mails = t.send_mails().len();
        assert_eq!(mails, 0);
        for (name, words) in [
            ("Omar Reed", "reads like that of an official"),
            ("Omar  R\u{435}\u{435}d", "mixes letters of different alphabets"),
            ("0mar Reed", "reads like that of an official"),
            ("MARA QUIST", "reads like that of an official"),
            ("Roads Offlce", "reads like that of an official"),
            ("Moderator", "reads like that of an official"),
            ("Test Town", "reads like that of an official"),
        ] {
            let fields = [("email", "new@people.example"), ("name", name), ("lang", "en")];
            let refused = visitor.submit(&page, "/signup", &fields).await;
            refused.is(422).sees(words);
            assert_eq!(refused.attrs("#f-name", "value"), [name], "given back as typed");
        }
        assert!(t.send_mails().is_empty());
        let fields = [("email", "new@people.example"), ("name", "Omar Reedson"), ("lang", "en")];
        visitor.submit(&page, "/signup", &fields).await.is(200);
        // Nor by changing one's name.
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        let page = anna.get("/account").await;
        anna.submit(&page, "/account", &[("name", "0mar Reed")]).await.is(422).sees("reads like that of an official");
        anna.submit(&page, "/account", &[("name", "Anna Vale-Reed")]).await.is(200);
    }

    async fn who_joins_topics_takes_names_along(t: TestSite) {
        let (_, forum) = scene(&t);
        let (one, two) = (start(&t, &forum, "The one topic"), start(&t, &forum, "The other topic"));
        let anna = t.citizen("Anna Vale");
        answer(&t, &one, None, &anna, "I write in the one topic.");
        post(&t, &two, "Nobody in particular here.");
        let keeper = contributions::Keeper {
            account_id: None,
            name: "Mara Quist".to_owned(),
            role: contributions::AuthorRole::Moderator,
            acting_as: folkmoot::features::ledger::ActingAs::Moderator,
        };
        let (from, into, now) = (one.token.clone(), two.token.clone(), t.now());
        t.write(move |tx| forums::merge_topics(tx, &from, &into, &keeper, now));
        t.send_mails();
        let new = new_post(&two, None, &t.citizen("Ben Okoro"), "What do you think, @anna-vale?");
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        let said = t.write(move |tx| forums::post(tx, &spine, &new, zone, now)).contribution;
        assert_eq!(t.send_mails().len(), 1);
        assert_eq!(actions(&t, &said.token), ["published"]);
        assert_eq!(found(&t, said.id).place_title, "The other topic");
    }
}
