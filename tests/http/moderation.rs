//! Acts of people: moderation.

use chrono::Duration;
use folkmoot::features::accounts::Account;
use folkmoot::features::contributions::{
    self, AuthorRole, Channel, Contribution, Kind, Moderation, NewContribution, State,
};
use folkmoot::features::moderation::{self, Decision, Ruling};
use folkmoot::platform::actor::Role;
use folkmoot::platform::db::Tx;
use folkmoot::platform::error::AppError;

use crate::both;
use crate::common::{Client, TestSite, at_once};

/// A comment of `author` on a document, as a tool would take it in.
pub fn comment(t: &TestSite, author: &Account, text: &str, how: Moderation) -> Contribution {
    try_comment(t, author, text, how).unwrap()
}

pub fn try_comment(
    t: &TestSite,
    author: &Account,
    text: &str,
    how: Moderation,
) -> Result<Contribution, AppError> {
    let new = NewContribution {
        kind: Kind::Comment,
        place: "document:1".to_owned(),
        anchor: String::new(),
        consultation_id: None,
        body_id: None,
        parent_id: None,
        url: "/consultations".to_owned(),
        place_title: "=Plan for the quay".to_owned(),
        account_id: Some(author.id),
        author_name: author.name.clone(),
        author_role: AuthorRole::Citizen,
        channel: Channel::Web,
        lang: "en".to_owned(),
        title: String::new(),
        text: text.to_owned(),
        html: format!("<p>{text}</p>"),
        submission_key: None,
        marks: None,
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    let take = move |tx: &mut Tx<'_>| moderation::take_in(tx, &spine, &new, how, zone, now);
    t.app.db.write_here(take).map(|taken| taken.contribution)
}

pub fn reasons(t: &TestSite) {
    let now = t.now();
    t.write(move |tx| moderation::ensure_default_reasons(tx, now));
}

pub fn moderator(t: &TestSite) -> (Account, Client) {
    let account = t.staff("Mo Derator", Role::Moderator);
    let client = t.sign_in(&account);
    (account, client)
}

fn case_id(t: &TestSite, contribution: &Contribution) -> i64 {
    let id = contribution.id;
    let case = t
        .app
        .db
        .read_here(|conn| moderation::find_open_case(conn, id));
    case.unwrap().expect("a case is open").id
}

fn state(t: &TestSite, contribution: &Contribution) -> State {
    let id = contribution.id;
    let found = t.app.db.read_here(|conn| contributions::find(conn, id));
    found.unwrap().unwrap().state
}

fn open_count(t: &TestSite) -> i64 {
    t.app.db.read_here(moderation::open_case_count).unwrap()
}

fn reject(reason: &str) -> Ruling {
    Ruling {
        decision: Decision::Reject,
        reason: Some(reason.to_owned()),
        explanation: String::new(),
        ..Ruling::approve()
    }
}

both! {
    async fn a_moderator_reads_and_publishes_and_the_author_is_told_once(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "Plant more trees along the quay.", Moderation::Pre);
        let (_, mut mo) = moderator(&t);
        let queue = mo.get("/desk/moderation").await;
        queue.is(200).sees("1 case waits").sees("Plant more trees").sees("due in 2 working days");
        let path = format!("/desk/moderation/{}", case_id(&t, &sent));
        let case = mo.get(&path).await;
        case.is(200).sees("Anna Vale").sees("Publish it").sees_nothing_of("Hide it");
        let done = mo.submit(&case, &path, &[("decision", "approve")]).await;
        done.is(200).sees("It stands in the public log");
        assert_eq!(done.path, "/desk/moderation");
        assert_eq!(state(&t, &sent), State::Published);
        assert_eq!(open_count(&t), 0);
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].message.to.as_str(), anna.email);
        assert!(mails[0].message.subject.starts_with("Published"), "{}", mails[0].message.subject);
        assert!(mails[0].message.text.contains(&format!("/c/{}", sent.token)));

        let log = t.visitor().get("/moderation/log").await;
        log.is(200).sees("Approved").sees("in time").sees_nothing_of("Anna").sees_nothing_of("Mo Derator");
    }

    async fn what_is_rejected_has_a_reason_that_the_author_is_told(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "My neighbour Carl lives at number 5.", Moderation::Pre);
        let (_, mut mo) = moderator(&t);
        let path = format!("/desk/moderation/{}", case_id(&t, &sent));
        let case = mo.get(&path).await;
        let words = [("decision", "reject"), ("explanation", "Leave Carl out, please.")];
        let refused = mo.submit(&case, &path, &words).await;
        refused.is(422).sees("Choose the published reason that fits").sees("Leave Carl out, please.");
        assert_eq!(state(&t, &sent), State::InReview);
        let done = mo
            .submit(&refused, &path, &[("decision", "reject"), ("reason", "personal-data")])
            .await;
        done.is(200);
        assert_eq!(state(&t, &sent), State::Rejected);
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1);
        let text = &mails[0].message.text;
        for part in ["Personal data", "Leave Carl out, please.", "/moderation/rules#personal-data", "you can appeal until"] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        let trace = t.visitor().get(&format!("/c/{}", sent.token)).await;
        trace.is(200).sees("did not publish it").sees("Personal data").sees_nothing_of("Carl").sees_nothing_of("Anna");
        let data = t.visitor().get("/moderation/log.json").await.json();
        assert_eq!(data["items"][0]["reason"], "personal-data");
        assert_eq!(data["items"][0]["kind"], "comment");
        assert_eq!(data["items"][0]["minutes_taken"], 0);
        assert!(data["next"].is_null());
        let csv = t.visitor().get("/moderation/log.csv").await;
        assert!(csv.headers["content-type"].starts_with("text/csv"));
        assert!(csv.body.contains(",'=Plan for the quay,"), "no formula: {}", csv.body);
        assert!(!csv.body.contains("Carl") && !csv.body.contains("Anna"));
    }

    async fn the_author_is_written_to_in_their_own_language(t: TestSite) {
        reasons(&t);
        let now = t.now();
        let new = folkmoot::features::accounts::NewAccount {
            email: folkmoot::platform::email::EmailAddress::parse("ines@people.example").unwrap(),
            name: "Inés Ruiz".to_owned(),
            password_hash: None,
            lang: "es".to_owned(),
            demo: false,
        };
        let ines = t.write(move |tx| folkmoot::features::accounts::create(tx, &new, now));
        let sent = comment(&t, &ines, "Compra mis bancos, baratos.", Moderation::Pre);
        let (mo, _) = moderator(&t);
        let (actor, spine, id) = (t.actor(&mo), t.spine.clone(), case_id(&t, &sent));
        t.write(move |tx| moderation::decide(tx, &spine, &actor, id, &reject("advertising"), now));
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1);
        assert!(mails[0].message.subject.starts_with("No publicado"));
        assert!(mails[0].message.text.contains("Publicidad"));
    }

    async fn readers_report_and_a_moderator_hides(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "You are all fools.", Moderation::Post);
        assert_eq!(open_count(&t), 0);
        let path = format!("/c/{}/report", sent.token);
        let mut visitor = t.visitor();
        let form = visitor.get(&path).await;
        form.is(200).sees("You are all fools.").sees("Insult or threat").sees_nothing_of("Petition:");
        let refused = visitor.submit(&form, &path, &[("note", "Look at this")]).await;
        refused.is(422).sees("Choose the rule").sees("Look at this");
        let thanks = visitor.submit(&refused, &path, &[("reason", "insult")]).await;
        thanks.is(200).sees("Thank you").sees("25 November 2026");
        let again = visitor.submit(&form, &path, &[("reason", "spam")]).await;
        again.is(200).sees("Thank you");
        let ben = t.citizen("Ben Hill");
        let mut reader = t.sign_in(&ben);
        let form = reader.get(&path).await;
        reader.submit(&form, &path, &[("reason", "insult")]).await.is(200);
        assert_eq!(state(&t, &sent), State::Published, "a report takes nothing away");
        assert_eq!(open_count(&t), 1, "one case, however many report");

        let (_, mut mo) = moderator(&t);
        mo.get("/desk/moderation").await.sees("2 reports");
        let path = format!("/desk/moderation/{}", case_id(&t, &sent));
        let case = mo.get(&path).await;
        case.sees("Look at this").sees("Hide it").sees_nothing_of("Ben Hill");
        mo.submit(&case, &path, &[("decision", "hide"), ("reason", "insult")]).await.is(200);
        assert_eq!(state(&t, &sent), State::Hidden);
        assert_eq!(t.send_mails().len(), 1);
        t.visitor().get(&format!("/c/{}", sent.token)).await.sees("hid it").sees_nothing_of("fools");
        let gone = t.visitor().get(&format!("/c/{}/report", sent.token)).await;
        gone.is(410).sees("nothing to report");
    }

    async fn a_flood_of_reports_of_one_reader_counts_once(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "A sharp remark.", Moderation::Post);
        let ben = t.citizen("Ben Hill");
        let mut reader = t.sign_in(&ben);
        let path = format!("/c/{}/report", sent.token);
        let form = reader.get(&path).await;
        for _ in 0..10 {
            reader.submit(&form, &path, &[("reason", "insult")]).await.is(200).sees("Thank you");
        }
        let (mo, mut client) = moderator(&t);
        client.get("/desk/moderation").await.sees("1 report").sees_nothing_of("2 reports");
        // Found to be in order: the same reader cannot bring it back.
        let (actor, spine, id, now) = (t.actor(&mo), t.spine.clone(), case_id(&t, &sent), t.now());
        t.write(move |tx| moderation::decide(tx, &spine, &actor, id, &Ruling::approve(), now));
        assert!(t.send_mails().is_empty(), "nothing changed for the author");
        reader.submit(&form, &path, &[("reason", "insult")]).await.is(200).sees("Thank you");
        assert_eq!(open_count(&t), 0);
        t.visitor().get(&format!("/c/{}", sent.token)).await.sees("Checked, and it stays").sees("A sharp remark.");
    }

    async fn of_two_moderators_at_once_exactly_one_decides(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let moderators = [t.staff("Mo One", Role::Moderator), t.staff("Mo Two", Role::Moderator)];
        let actors = moderators.map(|account| t.actor(&account));
        for round in 0..12 {
            let sent = comment(&t, &anna, &format!("Number {round}"), Moderation::Pre);
            let (id, now) = (case_id(&t, &sent), t.now());
            let barrier = std::sync::Barrier::new(2);
            let results: Vec<_> = std::thread::scope(|scope| {
                let runs = actors.iter().zip([Ruling::approve(), reject("spam")]);
                let threads: Vec<_> = runs
                    .map(|(actor, ruling)| {
                        let (app, spine) = (t.app.clone(), t.spine.clone());
                        let (actor, barrier) = (actor.clone(), &barrier);
                        scope.spawn(move || {
                            barrier.wait();
                            app.db.write_here(move |tx| {
                                moderation::decide(tx, &spine, &actor, id, &ruling, now)
                            })
                        })
                    })
                    .collect();
                threads.into_iter().map(|thread| thread.join().unwrap()).collect()
            });
            let won = results.iter().filter(|result| result.is_ok()).count();
            assert_eq!(won, 1, "{results:?}");
            let lost = results.into_iter().find_map(Result::err);
            assert_eq!(lost, Some(AppError::Conflict("moderation.already-decided")));
            assert_eq!(t.send_mails().len(), 1, "the author is told once");
        }
    }

    async fn the_slower_moderator_learns_that_it_was_decided_but_not_by_whom(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "A remark.", Moderation::Pre);
        let path = format!("/desk/moderation/{}", case_id(&t, &sent));
        let (_, mut first) = moderator(&t);
        let mut second = t.sign_in(&t.staff("Second Reader", Role::Moderator));
        let (one, two) = (first.get(&path).await, second.get(&path).await);
        first.submit(&one, &path, &[("decision", "approve")]).await.is(200);
        let late = [("decision", "reject"), ("reason", "spam"), ("explanation", "My careful words")];
        let late = second.submit(&two, &path, &late).await;
        late.is(409).sees("Another moderator has decided").sees("My careful words").sees_nothing_of("Mo Derator");
        assert_eq!(state(&t, &sent), State::Published);
        second.get(&path).await.is(200).sees("Approved").sees_nothing_of("Publish it");
    }

    async fn nobody_judges_their_own_words_and_nobody_else_sees_the_desk(t: TestSite) {
        reasons(&t);
        let (mo, mut client) = moderator(&t);
        let own = comment(&t, &mo, "A moderator has opinions too.", Moderation::Pre);
        let path = format!("/desk/moderation/{}", case_id(&t, &own));
        client.get("/desk/moderation").await.sees("Yours: another moderator decides it");
        let case = client.get(&path).await;
        case.is(200).sees("Another moderator decides it").sees_nothing_of("Publish it");
        let csrf = case.attrs("input[name=csrf]", "value")[0].clone();
        let forced = [("csrf".to_owned(), csrf), ("decision".to_owned(), "approve".to_owned())];
        client.post_here(&path, &forced).await.is(403);
        assert_eq!(state(&t, &own), State::InReview);
        let mut ben = t.sign_in(&t.citizen("Ben Hill"));
        ben.get("/desk/moderation").await.is(403);
        ben.get(&path).await.is(403);
        t.visitor().get(&path).await.is(401);
    }

    async fn several_cases_are_decided_with_one_button(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let (mo, mut client) = moderator(&t);
        let texts = ["One", "Two", "Three"].map(|text| comment(&t, &anna, text, Moderation::Pre));
        let own = comment(&t, &mo, "Mine", Moderation::Pre);
        let public = comment(&t, &anna, "Public already", Moderation::Post);
        let (token, actor) = (public.token.clone(), t.actor(&mo));
        let (zone, now) = (t.zone(), t.now());
        t.write(move |tx| {
            let found = contributions::find_by_token(tx, &token)?.unwrap();
            moderation::open_case(tx, &actor, &found, zone, now)
        });
        let queue = client.get("/desk/moderation").await;
        let base = queue.form_fields("/desk/moderation");
        let fields = |more: &[(&str, String)]| {
            let more = more.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
            let kept = base.iter().filter(|(name, _)| name != "reason").cloned();
            kept.chain(more).collect::<Vec<_>>()
        };
        let nothing = client.post_here("/desk/moderation", &fields(&[("do", "approve".into())])).await;
        nothing.is(422).sees("Select at least one case");
        let ids: Vec<_> = texts.iter().chain([&own, &public]).map(|c| case_id(&t, c)).collect();
        let no_reason = fields(&[("do", "reject".into()), ("id", ids[0].to_string())]);
        client.post_here("/desk/moderation", &no_reason).await.is(422).sees("Choose the published reason");
        let all = fields(&[
            ("do", "reject".into()),
            ("reason", "spam".into()),
            ("id", ids[0].to_string()),
            ("id", ids[1].to_string()),
            ("id", ids[3].to_string()),
            ("id", ids[4].to_string()),
            ("id", "999999".into()),
            ("id", "x".into()),
        ]);
        client.post_here("/desk/moderation", &all).await.is(303);
        client.get("/desk/moderation").await.sees("Done, except for some").sees("Three");
        let states: Vec<_> = texts.iter().chain([&own, &public]).map(|c| state(&t, c)).collect();
        let expected = [State::Rejected, State::Rejected, State::InReview, State::InReview, State::Hidden];
        assert_eq!(states, expected);
        assert_eq!(t.send_mails().len(), 3);
    }

    async fn a_mistake_is_put_right(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "A fair remark.", Moderation::Pre);
        let (mo, mut client) = moderator(&t);
        let (actor, spine, id, now) = (t.actor(&mo), t.spine.clone(), case_id(&t, &sent), t.now());
        t.write(move |tx| moderation::decide(tx, &spine, &actor, id, &reject("insult"), now));
        t.send_mails();
        let path = format!("/c/{}", sent.token);
        let trace = client.get(&path).await;
        trace.sees("A fair remark.").sees("as part of your work");
        let case = client.submit(&trace, &format!("{path}/case"), &[]).await;
        case.is(200).sees("Show it again").sees("Not published: 1");
        let target = case.path.clone();
        client.submit(&case, &target, &[("decision", "approve")]).await.is(200);
        assert_eq!(state(&t, &sent), State::Published);
        let mails = t.send_mails();
        assert_eq!(mails.len(), 1);
        assert!(mails[0].message.text.contains("public again"), "{}", mails[0].message.text);
        let mut ben = t.sign_in(&t.citizen("Ben Hill"));
        let page = ben.get(&path).await;
        page.sees("A fair remark.").sees_nothing_of("Take it up");
    }

    async fn a_case_is_closed_when_its_author_takes_the_text_back(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "Too quick.", Moderation::Pre);
        let path = format!("/desk/moderation/{}", case_id(&t, &sent));
        let (_, mut mo) = moderator(&t);
        let case = mo.get(&path).await;
        let mut author = t.sign_in(&anna);
        let ask = format!("/c/{}/withdraw", sent.token);
        let page = author.get(&ask).await;
        author.submit(&page, &ask, &[]).await.is(200);
        assert_eq!(open_count(&t), 0);
        mo.submit(&case, &path, &[("decision", "approve")]).await.is(409);
        assert_eq!(state(&t, &sent), State::Withdrawn);
        mo.get(&path).await.sees("Closed without a decision");
        t.visitor().get("/moderation/log").await.sees("No decisions yet");
    }

    async fn promises_age_and_the_oldest_comes_first(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        comment(&t, &anna, "Sent first", Moderation::Pre);
        t.advance(Duration::days(3));
        let second = comment(&t, &anna, "Sent second", Moderation::Pre);
        let (_, mut mo) = moderator(&t);
        let queue = mo.get("/desk/moderation").await;
        queue.sees("2 cases wait").sees("1 is past its promised day").sees("overdue by 1 working day");
        let rows = queue.all("tbody tr");
        assert!(rows[0].contains("Sent first") && rows[1].contains("Sent second"), "{rows:?}");
        mo.get("/desk/moderation?cause=report").await.sees("Nothing to decide here");
        mo.get("/desk/moderation?kind=comment&cause=pre_moderation").await.sees("Sent second");
        for odd in ["?kind=%00&cause=x", "?after=99999999999999999999", "?after=-1", "?kind=a&kind=b"] {
            mo.get(&format!("/desk/moderation{odd}")).await.is(200);
        }
        let trace = t.visitor().get(&format!("/c/{}", second.token)).await;
        trace.sees("A moderator reads it by").sees_nothing_of("Sent second");
    }

    async fn rules_are_public_and_seeded_once(t: TestSite) {
        t.visitor().get("/moderation/rules").await.is(200).sees("before the first text is taken away");
        reasons(&t);
        reasons(&t);
        let page = t.visitor().get("/moderation/rules").await;
        assert_eq!(page.attrs("dl.reasons > div", "id").len(), 15);
        assert!(page.attrs("dl.reasons > div", "id").contains(&"personal-data".to_owned()));
        let page = t.visitor().get("/moderation/rules?lang=es").await;
        page.sees("Datos personales").sees("Reglas de moderación");
    }

    async fn the_log_is_read_in_pieces(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let (mo, _) = moderator(&t);
        let actor = t.actor(&mo);
        for number in 0..53 {
            let sent = comment(&t, &anna, &format!("Number {number}"), Moderation::Pre);
            t.advance(Duration::minutes(7));
            let (actor, spine, id, now) = (actor.clone(), t.spine.clone(), case_id(&t, &sent), t.now());
            t.write(move |tx| moderation::decide(tx, &spine, &actor, id, &Ruling::approve(), now));
        }
        let first = t.visitor().get("/moderation/log").await;
        assert_eq!(first.all("tbody tr").len(), 50);
        let next = first.attrs("a[rel=next]", "href").remove(0);
        let second = t.visitor().get(&next).await;
        assert_eq!(second.all("tbody tr").len(), 3);
        let seen = |page: &crate::common::Page| page.attrs("tbody a[href^='/c/']", "href");
        assert!(seen(&first).iter().all(|token| !seen(&second).contains(token)));
        let page = t.visitor().get("/moderation/log?lang=es").await;
        page.sees("Aprobado").sees("7 minutos");
        for odd in ["?before=0", "?before=-5", "?before=99999"] {
            t.visitor().get(&format!("/moderation/log{odd}")).await.is(404);
        }
        t.visitor().get("/moderation/log?before=x").await.is(200);
    }

    async fn a_case_that_somebody_has_taken_is_decided_by_others_only_when_they_take_it_over(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "A remark.", Moderation::Pre);
        let path = format!("/desk/moderation/{}", case_id(&t, &sent));
        let (_, mut one) = moderator(&t);
        let mut two = t.sign_in(&t.staff("Second Reader", Role::Moderator));
        let before = two.get(&path).await;
        let page = one.get(&path).await;
        let mine = one.submit(&page, &format!("{path}/claim"), &[("do", "take")]).await;
        mine.is(200).sees("The case is yours").sees("Give it back");
        two.get("/desk/moderation").await.sees("Mo Derator works on it");
        let refused = two.submit(&before, &path, &[("decision", "approve")]).await;
        refused.is(409).sees("Another moderator has taken this case");
        assert_eq!(state(&t, &sent), State::InReview);
        let page = two.get(&path).await;
        page.sees("Mo Derator is working on this case").sees("Take it over");
        two.submit(&page, &format!("{path}/claim"), &[("do", "take")]).await.is(409);
        let over = two.submit(&page, &format!("{path}/claim"), &[("do", "take-over")]).await;
        over.is(200).sees("You work on it");
        one.submit(&mine, &path, &[("decision", "approve")]).await.is(409);
        let free = two.submit(&over, &format!("{path}/claim"), &[("do", "give-back")]).await;
        free.is(200).sees("The case is free again");
        one.submit(&mine, &path, &[("decision", "approve")]).await.is(200);
        assert_eq!(state(&t, &sent), State::Published);
        two.submit(&page, &format!("{path}/claim"), &[("do", "take")]).await.is(409).sees("has decided this case");
        one.submit(&mine, &format!("{path}/claim"), &[("do", "dance")]).await.is(422);
        // Nobody's for ever.
        let other = comment(&t, &anna, "Another remark.", Moderation::Pre);
        let path = format!("/desk/moderation/{}", case_id(&t, &other));
        let page = one.get(&path).await;
        one.submit(&page, &format!("{path}/claim"), &[("do", "take")]).await.is(200);
        t.advance(Duration::minutes(31));
        let page = two.get(&path).await;
        page.sees_nothing_of("is working on this case");
        two.submit(&page, &format!("{path}/claim"), &[("do", "take")]).await.is(200);
        let mut ben = t.sign_in(&t.citizen("Ben Hill"));
        let own = ben.get(&format!("/c/{}/report", sent.token)).await;
        let csrf = own.attrs("input[name=csrf]", "value").remove(0);
        let fields = [("csrf", csrf.as_str()), ("do", "take-over")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        ben.post_here(&format!("{path}/claim"), &fields).await.is(403);
    }

    async fn of_two_moderators_who_take_a_case_at_once_one_has_it(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let actors = [t.staff("Mo One", Role::Moderator), t.staff("Mo Two", Role::Moderator)];
        let actors = actors.map(|account| t.actor(&account));
        for round in 0..8 {
            let sent = comment(&t, &anna, &format!("Number {round}"), Moderation::Pre);
            let (id, now) = (case_id(&t, &sent), t.now());
            let taken = at_once(|number| {
                let actor = actors[number].clone();
                t.app.db.write_here(move |tx| moderation::take_case(tx, &actor, id, false, now))
            });
            assert_eq!(taken.iter().filter(|one| one.is_ok()).count(), 1, "{taken:?}");
            assert!(taken.contains(&Err(AppError::Conflict("moderation.claimed"))), "{taken:?}");
        }
    }

    async fn notes_are_for_moderators_and_go_with_the_text(t: TestSite) {
        reasons(&t);
        let anna = t.citizen("Anna Vale");
        let sent = comment(&t, &anna, "A remark.", Moderation::Pre);
        let path = format!("/desk/moderation/{}", case_id(&t, &sent));
        let (mo, mut client) = moderator(&t);
        let page = client.get(&path).await;
        client.submit(&page, &format!("{path}/notes"), &[("note", " ")]).await.is(422);
        let noted = client.submit(&page, &format!("{path}/notes"), &[("note", "Has written this to three offices.")]).await;
        noted.is(200).sees("The note is saved").sees("Has written this to three offices.").sees("Mo Derator");
        let mut author = t.sign_in(&anna);
        let own = author.get(&format!("/c/{}", sent.token)).await;
        own.is(200).sees_nothing_of("three offices");
        author.get("/account/data.json").await.sees_nothing_of("three offices");
        let own = comment(&t, &mo, "A moderator's remark.", Moderation::Pre);
        let own = format!("/desk/moderation/{}", case_id(&t, &own));
        let csrf = page.attrs("input[name=csrf]", "value").remove(0);
        let fields = [("csrf", csrf.as_str()), ("note", "Approve it")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        client.post_here(&format!("{own}/notes"), &fields).await.is(403);
        let (spine, id, now) = (t.spine.clone(), sent.id, t.now());
        t.write(move |tx| {
            let found = contributions::find(tx, id)?.unwrap();
            let how = contributions::Move {
                acting_as: folkmoot::features::ledger::ActingAs::Author,
                account_id: None,
                reason: None,
            };
            contributions::set_state(tx, &spine, &found, State::Erased, &how, now)
        });
        client.get(&path).await.is(200).sees_nothing_of("three offices");
    }
}
