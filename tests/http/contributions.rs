//! Acts of people: contributions.

use folkmoot::features::accounts::holdings;
use folkmoot::features::contributions::{self, Moderation, State};
use folkmoot::features::ledger::{self, Act, ActingAs};
use folkmoot::platform::error::AppError;
use folkmoot::routes;

use super::moderation::{comment, moderator, reasons, try_comment};
use crate::both;
use crate::common::at_once;

both! {
    async fn nothing_that_is_sent_while_an_account_is_closed_stays_behind(t: TestSite) {
        for round in 0..8 {
            let author = t.citizen(&format!("Leaving Person {round}"));
            let sent = at_once(|number| {
                if number == 1 {
                    return try_comment(&t, &author, "One word more.", Moderation::Post).map(Some);
                }
                let (spine, account, now) = (t.spine.clone(), author.clone(), t.now());
                t.app.db.write_here(move |tx| {
                    let leaving = holdings::Leaving::EraseTexts;
                    holdings::close(tx, &spine, &routes::holdings(), &account, leaving, now)
                })?;
                Ok(None)
            });
            match &sent[1] {
                Ok(Some(sent)) => {
                    let id = sent.id;
                    let left = t.app.db.read_here(|conn| contributions::find(conn, id)).unwrap().unwrap();
                    assert_eq!((left.state, left.text.as_str()), (State::Erased, ""));
                }
                other => assert_eq!(other.as_ref().err(), Some(&AppError::Unauthenticated)),
            }
            let late = try_comment(&t, &author, "And another one.", Moderation::Post);
            assert_eq!(late.err(), Some(AppError::Unauthenticated));
        }
    }

    async fn anyone_can_see_what_became_of_a_contribution(t: TestSite) {
        let anna = t.citizen("Anna Vale");
        let body = t.body("Roads Office");
        let sent = comment(&t, &anna, "Plant more trees.", Moderation::Post);
        let path = format!("/c/{}", sent.token);
        let mut visitor = t.visitor();
        let page = visitor.get(&path).await;
        page.is(200).sees("Plant more trees.").sees("Anna Vale").sees("by its author").sees(&sent.token);
        assert_eq!(page.all("h1").len(), 1);
        assert_eq!(page.all("ol.trace li").len(), 1);

        // Other features append what they do with it; the kept page shows it at once.
        let (token, now) = (sent.token.clone(), t.now());
        t.write(move |tx| {
            let act = Act::new("responded", "comment", &token, ActingAs::Official { body_id: body.id });
            let detail = serde_json::json!({ "title": "The quay plan", "url": "/decisions/1" });
            ledger::append(tx, &act, detail, now)
        });
        let page = visitor.get(&path).await;
        page.sees("by Roads Office").sees("The quay plan");
        assert!(page.attrs("a", "href").contains(&"/decisions/1".to_owned()));
        let events = page.all("ol.trace li");
        assert!(events[0].contains("Roads Office"), "the newest first: {events:?}");
    }

    async fn an_address_from_elsewhere_is_never_linked(t: TestSite) {
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "Text", Moderation::Post);
        let (token, now) = (sent.token.clone(), t.now());
        t.write(move |tx| {
            let act = Act::new("cited", "comment", &token, ActingAs::Editor);
            let detail = serde_json::json!({ "url": "//evil.example/", "title": "<b>x</b>" });
            ledger::append(tx, &act, detail, now)
        });
        let page = t.visitor().get(&format!("/c/{}", sent.token)).await;
        page.is(200).sees("<b>x</b>");
        assert!(!page.body.contains("evil.example"));
    }

    async fn what_waits_is_read_by_its_author_and_moderators_only(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "Not yet for all.", Moderation::Pre);
        let path = format!("/c/{}", sent.token);
        let page = t.visitor().get(&path).await;
        page.is(200)
            .sees("Received on 23 November 2026")
            .sees("by Wednesday 25 November 2026")
            .sees_nothing_of("Not yet for all.")
            .sees_nothing_of("Anna Vale");
        let mut ben = t.sign_in(&t.citizen("Ben Hill"));
        ben.get(&path).await.sees_nothing_of("Not yet for all.");
        let mut author = t.sign_in(&anna);
        author.get(&path).await.sees("Not yet for all.").sees("because you wrote it");
        let (_, mut mo) = moderator(&t);
        mo.get(&path).await.sees("Not yet for all.").sees("Open the moderation case");
        t.advance(chrono::Duration::days(4));
        t.visitor().get(&path).await.sees("did not happen in time");
    }

    async fn an_author_takes_it_back(t: TestSite) {
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "I was wrong.", Moderation::Post);
        let (path, ask) = (format!("/c/{}", sent.token), format!("/c/{}/withdraw", sent.token));
        let mut visitor = t.visitor();
        visitor.get(&path).await.sees("I was wrong.");
        visitor.get(&ask).await.is(401);
        let mut ben = t.sign_in(&t.citizen("Ben Hill"));
        ben.get(&ask).await.is(403);
        let foreign = ben.get("/account/contributions").await;
        let csrf = foreign.attrs("input[name=csrf]", "value")[0].clone();
        ben.post_here(&ask, &[("csrf".to_owned(), csrf)]).await.is(403);

        let mut author = t.sign_in(&anna);
        let page = author.get(&path).await;
        assert!(page.attrs("a", "href").contains(&ask));
        let page = author.get(&ask).await;
        page.is(200).sees("I was wrong.").sees("cannot undo");
        let done = author.submit(&page, &ask, &[]).await;
        done.is(200).sees("You took it back");
        assert_eq!(done.path, path);
        visitor.get(&path).await.sees("Its author took it back").sees_nothing_of("I was wrong.");
        let found = t.app.db.read_here(|conn| {
            folkmoot::features::contributions::find_by_token(conn, &sent.token)
        });
        assert_eq!(found.unwrap().unwrap().state, State::Withdrawn);
        author.submit(&page, &ask, &[]).await.is(409);
    }

    async fn ones_own_contributions_are_listed_in_pieces(t: TestSite) {
        let anna = t.citizen("Anna Vale");
        let mut author = t.sign_in(&anna);
        author.get("/account/contributions").await.is(200).sees("You have not contributed anything yet");
        comment(&t, &t.citizen("Ben Hill"), "Of somebody else", Moderation::Post);
        for number in 0..27 {
            comment(&t, &anna, &format!("Remark {number:02}"), Moderation::Pre);
        }
        let page = author.get("/account/contributions").await;
        page.sees("Remark 26").sees("Being read").sees_nothing_of("Remark 01").sees_nothing_of("somebody else");
        let next = page.attrs("a[rel=next]", "href").remove(0);
        let page = author.get(&next).await;
        page.sees("Remark 01").sees_nothing_of("Remark 02");
        t.visitor().get("/account/contributions").await.is(401);
        author.get("/account/contributions?before=x").await.is(200);
        author.get("/account/contributions?lang=es").await.sees("Lo que has aportado").sees("En lectura");
    }

    async fn odd_addresses_lead_nowhere(t: TestSite) {
        let mut visitor = t.visitor();
        let long = format!("/c/{}", "a".repeat(5000));
        for path in ["/c/nothing", "/c/%00", "/c/a%00b", "/c/%FF", "/c/..%2F..", "/c/%C3%A9", "/c/1'--", &long] {
            let status = visitor.get(path).await.status;
            assert!(status == 404 || status == 400, "{path}: {status}");
        }
        visitor.get("/c/nothing.json").await.is(404);
        visitor.get("/c/nothing/report").await.is(404);
        let csrf = [("reason".to_owned(), "spam".to_owned())];
        visitor.post_here("/c/nothing/report", &csrf).await.is(404);
        visitor.post_here("/c/nothing/withdraw", &csrf).await.is(401);
        visitor.post_here("/c/nothing/case", &csrf).await.is(401);
    }

    async fn machines_read_the_trace_without_what_is_not_public(t: TestSite) {
        let anna = t.citizen("Anna Vale");
        let open = comment(&t, &anna, "For all.", Moderation::Post);
        let data = t.visitor().get(&format!("/c/{}.json", open.token)).await.json();
        assert_eq!(data["text"], "For all.");
        assert_eq!(data["events"][0]["action"], "published");
        let closed = comment(&t, &anna, "For none.", Moderation::Pre);
        let page = t.sign_in(&anna).get(&format!("/c/{}.json", closed.token)).await;
        assert!(page.json()["text"].is_null());
        assert!(!page.body.contains("For none.") && !page.body.contains("Anna"));
    }

    async fn the_trace_speaks_spanish(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "Text", Moderation::Pre);
        let page = t.visitor().get(&format!("/c/{}?lang=es", sent.token)).await;
        page.sees("Comentario: qué pasó con ello").sees("Recibido el 23 de noviembre de 2026");
    }
}
