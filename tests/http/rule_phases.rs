//! Acts of people: moderation that follows another rule from a day on.

use chrono::Duration;
use folkmoot::features::contributions::Moderation;
use folkmoot::platform::actor::Role;

use super::documents;
use super::moderation::reasons;
use crate::both;

const COMMENTS: &str = "/consultations/a-bridge/documents/bridge-plan/sections/aims";

both! {
    async fn a_phase_is_laid_down_before_it_begins_and_holds_from_its_day_on(t: TestSite) {
        reasons(&t);
        let (_, consultation, document) = documents::scene(&t);
        let desk = format!("/desk/editor/consultations/{}", consultation.slug);
        let path = format!("{desk}/moderation");
        for (name, role) in [("Olga Reyes", Role::Official), ("Mo Dera", Role::Moderator)] {
            t.sign_in(&t.staff(name, role)).get(&path).await.is(403);
        }
        let mut editor = t.sign_in(&t.staff("Edda Tor", Role::Editor));
        assert!(editor.get(&desk).await.attrs("a", "href").contains(&path));
        let page = editor.get(&path).await;
        page.is(200).sees("It opens with the rule: After publication").sees("Bridge plan");
        let place = document.place();
        let closes = "2026-12-20";
        for (where_, from, rule, said) in [
            ("all", "2026-11-23", "pre", "Choose a day after today"),
            ("all", closes, "pre", "Choose a day before the consultation closes"),
            ("all", "2026-13-40", "pre", "date"),
            ("all", "2026-11-25", "strict", "Choose"),
            ("forum:77", "2026-11-25", "pre", "Choose"),
        ] {
            let fields = [("do", "lay-down"), ("place", where_), ("from", from), ("rule", rule)];
            let refused = editor.submit(&page, &path, &fields).await;
            refused.is(422).sees(said);
            assert_eq!(refused.attrs("input[name=from][type=date]", "value"), [from], "what was typed stays");
        }
        let lay_down = [("do", "lay-down"), ("place", place.as_str()), ("from", "2026-11-25"), ("rule", "pre")];
        editor.submit(&page, &path, &lay_down).await.is(200).sees("From Wednesday 25 November 2026, a moderator reads everything");
        let page = editor.get(&path).await;
        editor.submit(&page, &path, &[("do", "lay-down"), ("place", "all"), ("from", "2026-11-27"), ("rule", "closed")]).await.is(200);
        let public = format!("/consultations/{}", consultation.slug);
        t.visitor().get(&public).await.sees("From Wednesday 25 November 2026, a moderator reads").sees("Bridge plan").sees("nothing is taken in any more");
        t.visitor().get("/ledger").await.sees("Another rule of moderation laid down");
        let mut author = t.sign_in(&t.citizen("Anna Vale"));
        let form = author.get(COMMENTS).await;
        author.submit(&form, COMMENTS, &[("text", "This is public at once.")]).await.is(200);
        t.visitor().get(COMMENTS).await.sees("This is public at once.");
        t.advance(Duration::days(2));
        let form = author.get(COMMENTS).await;
        author.submit(&form, COMMENTS, &[("text", "This is read before it is shown.")]).await.is(200);
        t.visitor().get(COMMENTS).await.sees_nothing_of("This is read before");
        // What has begun is fixed; what has not can be taken back.
        let page = editor.get(&path).await;
        let begun = page.attrs("input[type=hidden][name=from]", "value");
        assert_eq!(begun, ["2026-11-27T00:00:00Z"]);
        let wrong = [("do", "take-back"), ("place", place.as_str()), ("from", "2026-11-25T00:00:00Z")];
        editor.submit(&page, &path, &wrong).await.is(409).sees("This phase has begun");
        let page = editor.get(&path).await;
        let right = [("do", "take-back"), ("place", ""), ("from", "2026-11-27T00:00:00Z")];
        editor.submit(&page, &path, &right).await.is(200).sees("The phase is taken back");
        editor.submit(&page, &path, &right).await.is(200);
        t.visitor().get(&public).await.sees_nothing_of("nothing is taken in any more");
        // One for all comes again, and does not reach what has a rule of its own.
        t.advance(Duration::hours(1));
        let page = editor.get(&path).await;
        editor.submit(&page, &path, &[("do", "lay-down"), ("place", "all"), ("from", "2026-11-26"), ("rule", "closed")]).await.is(200);
        t.advance(Duration::days(1));
        let ask = format!("/questions/new?consultation={}", consultation.slug);
        let found = t.app.db.read_here(|conn| folkmoot::features::consultations::find(conn, consultation.id)).unwrap().unwrap();
        assert!(!folkmoot::features::consultations::takes_part(&found, t.now()));
        author.get(&ask).await.is(200).sees_nothing_of("Your question goes to the consultation");
        author.get(COMMENTS).await.is(200);
    }

    async fn a_quiet_period_holds_for_documents_too(t: TestSite) {
        reasons(&t);
        let (_, consultation, _) = documents::scene(&t);
        let mut mo = t.sign_in(&t.staff("Mo First", Role::Moderator));
        let page = mo.get("/desk/quiet").await;
        let id = consultation.id.to_string();
        let wanted = [("do", "begin"), ("consultation", id.as_str()), ("mode", "pre"), ("hours", "24"), ("reason", "Insults came faster than we could read.")];
        mo.submit(&page, "/desk/quiet", &wanted).await.is(200);
        let mut author = t.sign_in(&t.citizen("Anna Vale"));
        let form = author.get(COMMENTS).await;
        author.submit(&form, COMMENTS, &[("text", "This is read before it is shown.")]).await.is(200);
        t.visitor().get(COMMENTS).await.sees_nothing_of("This is read before");
        assert_eq!(consultation.moderation, Moderation::Post);
    }
}
