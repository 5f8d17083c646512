//! Promises of every tool, kept by the one engine: recounts, reminders, replays.

use std::collections::HashMap;
use std::sync::{Arc, Barrier};

use chrono::Duration;
use folkmoot::features::accounts::Account;
use folkmoot::features::bodies::{Body, Official};
use folkmoot::features::contributions::{AuthorRole, Channel, Moderation, Words};
use folkmoot::features::deadlines::promise::{Change, Clock, Event, Rule, Terms};
use folkmoot::features::deadlines::{
    self, Amendment, By, NewPromise, Promise, PromiseKind, PromiseState,
};
use folkmoot::features::documents::{self, Comment, NewDocument, Source};
use folkmoot::features::ledger::ActingAs;
use folkmoot::features::moderation::{self, Ruling};
use folkmoot::features::petitions::{self, NewResponse};
use folkmoot::features::questions::{self, Ask};
use folkmoot::features::results::{self, NewResult, Publisher};
use folkmoot::platform::actor::Role;
use folkmoot::platform::error::AppError;
use folkmoot::platform::mail::SentMail;

use crate::both;
use crate::common::{TestSite, open_petition};

fn ask(t: &TestSite, by: &Account, body: &Body, title: &str) -> i64 {
    let ask = Ask {
        body_id: body.id,
        lang: "en".to_owned(),
        title: title.to_owned(),
        text: "The lights have been dark since the storm, and nobody says why.".to_owned(),
        ..Ask::by_account(by.id, &by.name, t.now())
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| questions::ask(tx, &spine, &ask, zone, now))
        .question
        .id
}

fn assign(t: &TestSite, id: i64, official_id: i64, by: i64) {
    let now = t.now();
    t.write(move |tx| {
        let question = questions::find(tx, id)?.unwrap();
        let to = questions::assigning::Assignment {
            official_id: Some(Some(official_id)),
            topic_id: None,
        };
        questions::assigning::assign(tx, &question, to, by, now)
    });
}

fn promise(t: &TestSite, kind: PromiseKind, id: i64) -> Promise {
    let found = t
        .app
        .db
        .read_here(move |conn| deadlines::find(conn, kind, id));
    found.unwrap().unwrap()
}

fn changes(t: &TestSite, kind: PromiseKind, id: i64) -> Vec<String> {
    let zone = t.zone();
    let accounts = t
        .app
        .db
        .read_here(move |conn| deadlines::accounts(conn, kind, id, zone));
    let accounts = accounts.unwrap();
    accounts
        .iter()
        .flat_map(|account| account.events.iter().map(|event| event.change.clone()))
        .collect()
}

const STAFF: By<'static> = By {
    acting_as: ActingAs::Administrator,
    account_id: None,
    reason: "Because",
};

fn change(
    t: &TestSite,
    key: (PromiseKind, i64),
    what: Change,
) -> Result<Option<Promise>, AppError> {
    let (zone, now) = (t.zone(), t.now());
    t.app
        .db
        .write_here(move |tx| deadlines::change_open(tx, key, what, &STAFF, zone, now))
}

fn announce(t: &TestSite, days: &[&str]) {
    let amendment = Amendment {
        add: days
            .iter()
            .map(|day| (day.parse().unwrap(), "A day off".to_owned()))
            .collect(),
        note: "Announced late".to_owned(),
        ..Amendment::default()
    };
    let now = t.now();
    t.write(move |tx| deadlines::publish_amendment(tx, 1, &amendment, None, now))
        .unwrap();
}

fn official(t: &TestSite, name: &str, body: &Body) -> (Account, Official) {
    t.official(name, body)
}

fn to(mails: &[SentMail], template: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for mail in mails.iter().filter(|mail| {
        mail.message.text.contains(template) || mail.message.subject.contains(template)
    }) {
        *counts
            .entry(mail.message.to.as_str().to_owned())
            .or_default() += 1;
    }
    counts
}

both! {
    async fn a_holiday_announced_late_moves_ten_promises_and_tells_each_person_once(t: TestSite) {
        let body = t.body("Roads Office");
        official(&t, "Olga Reed", &body);
        let people = [t.citizen("Anna Vale"), t.citizen("Ben Hill"), t.citizen("Cora Dale")];
        let ids: Vec<i64> = (0..12)
            .map(|number| ask(&t, &people[number % 3], &body, &format!("Who clears the snow in street {number}?")))
            .collect();
        t.run_jobs();
        t.send_mails();
        // One waits for its asker, one was answered before.
        let key = |at: usize| (PromiseKind::Answer, ids[at]);
        change(&t, key(0), Change::Paused).unwrap();
        change(&t, key(11), Change::Met).unwrap();
        let before: Vec<Promise> = ids.iter().map(|id| promise(&t, PromiseKind::Answer, *id)).collect();
        announce(&t, &["2026-12-01"]);
        t.run_jobs();
        let after: Vec<Promise> = ids.iter().map(|id| promise(&t, PromiseKind::Answer, *id)).collect();
        for (at, (before, after)) in before.iter().zip(&after).enumerate() {
            let days = (after.due_on - before.due_on).num_days();
            assert_eq!(days, i64::from(at != 11), "promise {at}");
            assert_eq!(after.state, before.state);
            let moved = changes(&t, PromiseKind::Answer, ids[at]).iter().filter(|one| *one == "moved").count();
            assert_eq!(moved, usize::from(at != 11));
            let id = ids[at];
            let question = t.app.db.read_here(move |conn| questions::find(conn, id)).unwrap().unwrap();
            assert_eq!(question.due_at, after.due_at, "the question shows what the engine counts");
        }
        assert_eq!(after[0].state, PromiseState::Paused);
        assert_eq!(after[11].state, PromiseState::Met);
        let mails = t.send_mails();
        let told = to(&mails, "");
        assert_eq!(told.len(), 4, "three askers and the official: {told:?}");
        assert!(told.values().all(|count| *count == 1), "{told:?}");
        let (app, now) = (t.app.clone(), t.now());
        deadlines::recount::recount(&app, &folkmoot::routes::keepers(), 1, 2, now).unwrap();
        t.run_jobs();
        assert!(t.send_mails().is_empty(), "run twice, nothing is new");
        assert_eq!(after, ids.iter().map(|id| promise(&t, PromiseKind::Answer, *id)).collect::<Vec<_>>());
        t.visitor().get(&format!("/questions/{}", ids[1])).await.sees("8 Dec");
    }

    async fn telling_of_many_moved_promises_takes_no_more_statements_than_of_few(t: TestSite) {
        let body = t.body("Roads Office");
        let (_, olga) = t.official("Olga Reed", &body);
        t.official("Omar Bell", &body);
        let head = t.staff("Adam In", Role::Administrator);
        let people = [t.citizen("Anna Vale"), t.citizen("Ben Hill")];
        let mut statements = Vec::new();
        for (round, day) in [(0, "2026-12-01"), (1, "2026-12-02")] {
            for number in 0..(4 + round * 20) {
                let id = ask(&t, &people[number % 2], &body, &format!("Who clears street {number} of round {round}?"));
                // Half of them are one official's, half are everybody's.
                if number % 2 == 0 {
                    assign(&t, id, olga.id, head.id);
                }
            }
            t.run_jobs();
            t.send_mails();
            announce(&t, &[day]);
            let (app, now, keepers) = (t.app.clone(), t.now(), folkmoot::routes::keepers());
            let version = i64::try_from(round).unwrap() + 2;
            deadlines::recount::recount(&app, &keepers, 1, version, now).unwrap();
            let before = t.app.db.statement_count();
            deadlines::recount::tell_moved(&app, &keepers, 1, version, now).unwrap();
            statements.push(t.app.db.statement_count() - before);
            let mails = t.send_mails();
            let told = to(&mails, "");
            assert_eq!(told.len(), 4, "two askers, the official and her colleague: {told:?}");
            assert!(told.values().all(|count| *count == 1), "{told:?}");
            t.run_jobs();
            assert!(t.send_mails().is_empty(), "nobody is told twice");
        }
        assert_eq!(statements[0], statements[1], "{statements:?}");
    }

    async fn what_is_given_while_a_calendar_changes_is_counted_with_the_new_one(t: TestSite) {
        let body = t.body("Roads Office");
        let people: Vec<Account> = (0..4).map(|n| t.citizen(&format!("Person {n}"))).collect();
        let ids: Vec<i64> = people.iter().map(|one| ask(&t, one, &body, "Who clears the snow of the night?")).collect();
        let barrier = Arc::new(Barrier::new(ids.len() + 2));
        let mut threads = Vec::new();
        for id in ids.clone() {
            let (db, barrier, zone, now) = (t.app.db.clone(), barrier.clone(), t.zone(), t.now());
            threads.push(std::thread::spawn(move || {
                barrier.wait();
                for _ in 0..3 {
                    let key = (PromiseKind::Answer, id);
                    let extension = Change::Extended { days: 5 };
                    let done = db.write_here(move |tx| deadlines::change_open(tx, key, extension, &STAFF, zone, now));
                    if done.is_ok() { return true; }
                }
                false
            }));
        }
        let (db, again, now) = (t.app.db.clone(), barrier.clone(), t.now());
        let amending = std::thread::spawn(move || {
            again.wait();
            let amendment = Amendment { add: vec![("2026-12-01".parse().unwrap(), "A day off".to_owned())], ..Amendment::default() };
            db.write_here(move |tx| deadlines::amend_calendar(tx, 1, &amendment, None, now)).unwrap();
        });
        barrier.wait();
        let app = t.app.clone();
        let extended: Vec<bool> = threads.into_iter().map(|one| one.join().unwrap()).collect();
        amending.join().unwrap();
        deadlines::recount::recount(&app, &folkmoot::routes::keepers(), 1, 2, now).unwrap();
        for (id, extended) in ids.into_iter().zip(extended) {
            let found = promise(&t, PromiseKind::Answer, id);
            assert!(extended);
            assert_eq!((found.due_on.to_string().as_str(), found.calendar_version), ("2026-12-15", 2));
            assert_eq!(found.extension_count, 1);
        }
    }

    async fn an_extension_and_a_recount_at_once_lose_nothing(t: TestSite) {
        let body = t.body("Roads Office");
        let anna = t.citizen("Anna Vale");
        let ids: Vec<i64> = (0..8).map(|n| ask(&t, &anna, &body, &format!("Who clears the snow in street {n}?"))).collect();
        let now = t.now();
        let amendment = Amendment { add: vec![("2026-12-01".parse().unwrap(), "A day off".to_owned())], ..Amendment::default() };
        t.write(move |tx| deadlines::amend_calendar(tx, 1, &amendment, None, now));
        let barrier = Arc::new(Barrier::new(2));
        let (app, again) = (t.app.clone(), barrier.clone());
        let counting = std::thread::spawn(move || {
            again.wait();
            deadlines::recount::recount(&app, &folkmoot::routes::keepers(), 1, 2, now)
        });
        barrier.wait();
        for id in &ids {
            let extension = Change::Extended { days: 5 };
            // Whoever comes second is told so, and tries again.
            let tries = (0..5).find(|_| change(&t, (PromiseKind::Answer, *id), extension).is_ok());
            assert!(tries.is_some());
        }
        counting.join().unwrap().unwrap();
        let app = t.app.clone();
        deadlines::recount::recount(&app, &folkmoot::routes::keepers(), 1, 2, now).unwrap();
        for id in ids {
            let found = promise(&t, PromiseKind::Answer, id);
            assert_eq!(found.due_on.to_string(), "2026-12-15");
            assert_eq!((found.extension_count, found.calendar_version), (1, 2));
        }
    }

    async fn reminders_come_once_each_and_again_after_an_extension(t: TestSite) {
        let body = t.body("Roads Office");
        official(&t, "Olga Reed", &body);
        let id = ask(&t, &t.citizen("Anna Vale"), &body, "Who clears the snow?");
        t.run_jobs();
        t.send_mails();
        let mut sent = Vec::new();
        let mut until = |t: &TestSite, days: i64| {
            for _ in 0..days {
                t.advance(Duration::days(1));
                t.run_jobs();
                t.run_jobs();
                for mail in t.send_mails() {
                    assert_eq!(mail.message.to.as_str(), "olga.reed@people.example");
                    sent.push(t.now().rfc3339()[..10].to_owned());
                }
            }
            std::mem::take(&mut sent)
        };
        // Ten working days from Monday 23 November: half on the 30th, four fifths on 3 December.
        assert_eq!(until(&t, 13), ["2026-11-30", "2026-12-03"]);
        change(&t, (PromiseKind::Answer, id), Change::Extended { days: 5 }).unwrap();
        // Fifteen working days now: half is over, so nothing is said of it until four fifths.
        assert_eq!(until(&t, 14), ["2026-12-09", "2026-12-14", "2026-12-15"]);
        change(&t, (PromiseKind::Answer, id), Change::Met).unwrap();
        assert!(until(&t, 10).is_empty());
    }

    async fn a_transfer_keeps_the_days_that_were_left(t: TestSite) {
        let (roads, parks) = (t.body("Roads Office"), t.body("Parks Office"));
        let id = ask(&t, &t.citizen("Anna Vale"), &roads, "Who clears the snow?");
        t.advance(Duration::days(4));
        let (zone, now, to) = (t.zone(), t.now(), parks.id);
        let first = promise(&t, PromiseKind::Answer, id);
        let passed_on = {
            let first = first.clone();
            t.write(move |tx| deadlines::transfer(tx, &first, to, Clock::Continue, &STAFF, zone, now))
        };
        assert_eq!(passed_on.due_on, first.due_on);
        assert_eq!((passed_on.ordinal, passed_on.body_id), (2, Some(parks.id)));
        assert_eq!(changes(&t, PromiseKind::Answer, id), ["started", "transferred", "started"]);
    }

    async fn stored_states_are_what_the_events_give(t: TestSite) {
        let body = t.body("Roads Office");
        let zone = t.zone();
        let rules = [Rule::WorkingDays(10), Rule::CalendarDays(20), Rule::Months(2), Rule::WorkingDays(1)];
        // A sequence that looks random and is the same each time (SplitMix64).
        let mut seed = 20_261_123_u64;
        let mut next = move |below: u64| {
            seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (mixed ^ (mixed >> 31)) % below
        };
        let (mut done, mut refused) = (0, 0);
        for number in 0..24_i64 {
            let terms = Terms {
                rule: rules[usize::try_from(next(4)).unwrap()],
                after_pause: if next(2) == 0 { Clock::Continue } else { Clock::Restart },
                max_extensions: 2,
                max_extension_days: 10,
            };
            let new = NewPromise {
                kind: PromiseKind::Appeal,
                subject_id: number,
                body_id: Some(body.id),
                owed_to: None,
                terms: terms.clone(),
                started_at: t.now(),
            };
            t.write(move |tx| deadlines::give(tx, &new, &By::RULE, zone));
            for step in 0..12 {
                t.advance(Duration::hours(i64::try_from(next(60)).unwrap()));
                let what = match next(9) {
                    0 | 1 => Change::Paused,
                    2 | 3 => Change::Resumed,
                    4 => Change::Extended { days: i64::try_from(next(12)).unwrap() },
                    5 => Change::Restarted,
                    6 if step > 8 => Change::Met,
                    7 if step > 9 => Change::Withdrawn,
                    _ => {
                        if next(3) == 0 {
                            let day = t.now().utc().date_naive() + Duration::days(i64::try_from(next(30)).unwrap());
                            let (amendment, now) = (Amendment { add: vec![(day, "Day".to_owned())], ..Amendment::default() }, t.now());
                            t.write(move |tx| deadlines::amend_calendar(tx, 1, &amendment, None, now));
                            t.run_jobs();
                        }
                        continue;
                    }
                };
                match change(&t, (PromiseKind::Appeal, number), what) {
                    Ok(_) => done += 1,
                    Err(AppError::Conflict(_) | AppError::Invalid(_)) => refused += 1,
                    Err(other) => panic!("{other:?}"),
                }
            }
            let found = promise(&t, PromiseKind::Appeal, number);
            let accounts = t.app.db.read_here(move |conn| deadlines::accounts(conn, PromiseKind::Appeal, number, zone)).unwrap();
            let events: Vec<Event> = accounts[0].events.iter().map(|row| Event {
                change: Change::parse(&row.change, row.days.unwrap_or(0)).unwrap(),
                at: row.at,
            }).collect();
            let version = Some(found.calendar_version);
            let (_, calendar) = t.app.db.read_here(move |conn| deadlines::calendars::load_calendar(conn, 1, version, zone)).unwrap();
            let replayed = deadlines::promise::replay(&terms, &calendar, &events).unwrap();
            assert_eq!(replayed.standing.as_str().replace('-', "_"), found.state.as_str(), "{events:?}");
            assert_eq!((replayed.due_on, replayed.due_at), (found.due_on, found.due_at), "{events:?}");
            assert_eq!((replayed.ended_at, replayed.extension_count), (found.ended_at, found.extension_count));
            assert_eq!(i64::try_from(events.len()).unwrap(), found.event_count);
        }
        assert!(done > 50 && refused > 10, "{done} done, {refused} refused");
    }
}

const EDITOR: Publisher = Publisher {
    account_id: None,
    acting_as: ActingAs::Editor,
};

both! {
    async fn a_petition_past_its_threshold_is_owed_a_response(t: TestSite) {
        let id = open_petition(&t);
        let now = t.now();
        t.write(move |tx| petitions::add_signatures(tx, id, 600, 7, now, now));
        let given = promise(&t, PromiseKind::PetitionResponse, id);
        let find = |t: &TestSite| t.app.db.read_here(move |conn| petitions::find(conn, id)).unwrap().unwrap();
        assert_eq!(find(&t).response_due_at, Some(given.due_at));
        assert_eq!(given.due_on.to_string(), "2026-12-21");
        announce(&t, &["2026-12-08", "2026-12-09"]);
        t.run_jobs();
        let moved = promise(&t, PromiseKind::PetitionResponse, id);
        assert_eq!(moved.due_on.to_string(), "2026-12-23");
        assert_eq!(find(&t).response_due_at, Some(moved.due_at));
        t.advance(Duration::days(2));
        let response = NewResponse {
            summary: "It is done as asked.".to_owned(),
            text: "The council decided to do what was asked, from the first of March on.".to_owned(),
            official_id: None,
            account_id: None,
        };
        let now = t.now();
        t.write(move |tx| petitions::respond(tx, id, &response, now));
        assert_eq!(promise(&t, PromiseKind::PetitionResponse, id).state, PromiseState::Met);
        assert_eq!(changes(&t, PromiseKind::PetitionResponse, id), ["started", "moved", "met"]);
    }

    async fn a_moderator_owes_a_decision_and_only_where_one_is_needed(t: TestSite) {
        let now = t.now();
        t.write(move |tx| moderation::ensure_default_reasons(tx, now));
        let body = t.body("Roads Office");
        let moderator = t.staff("Mo Dera", Role::Moderator);
        let anna = t.citizen("Anna Vale");
        let consultation = t.consultation("Quiet streets", &body);
        let mut cases = Vec::new();
        for (number, moderation) in [Moderation::Pre, Moderation::Post, Moderation::Pre].into_iter().enumerate() {
            let new = NewDocument {
                consultation_id: consultation.id,
                slug: None,
                lang: "en".to_owned(),
                title: format!("Plan {number}"),
                summary: "A plan.".to_owned(),
                source: Source::read("# Plan\n\n## Aims\n\nLess noise.\n").unwrap(),
                moderation: Some(moderation),
                published_by: None,
            };
            let (spine, zone, now, account_id, name) = (t.spine.clone(), t.zone(), t.now(), anna.id, anna.name.clone());
            let received = t.write(move |tx| {
                let document = documents::publish(tx, &new, now)?;
                let comment = Comment {
                    document_id: document.id,
                    anchor: String::new(),
                    parent: None,
                    account_id: Some(account_id),
                    author_name: name,
                    author_role: AuthorRole::Citizen,
                    words: Words::new("Please say by when.".to_owned()),
                    lang: "en".to_owned(),
                    channel: Channel::Web,
                    submission_key: None,
                    quote: None,
                };
                documents::comment(tx, &spine, &comment, zone, now)
            });
            let id = received.contribution.id;
            cases.push((id, t.app.db.read_here(move |conn| moderation::find_open_case(conn, id)).unwrap()));
        }
        assert!(cases[1].1.is_none(), "what is read afterwards promises nothing");
        let first = cases[0].1.clone().unwrap();
        let given = promise(&t, PromiseKind::Moderation, first.id);
        assert_eq!((given.due_at, given.owed_to), (first.due_at, Some(anna.id)));
        assert_eq!(given.due_on.to_string(), "2026-11-25");
        t.run_jobs();
        t.send_mails();
        // Two cases fall due on one day: one letter of it to each moderator.
        t.advance(Duration::days(2));
        t.run_jobs();
        assert_eq!(t.send_mails().len(), 1);
        let (spine, actor, now) = (t.spine.clone(), t.actor(&moderator), t.now());
        t.write(move |tx| moderation::decide(tx, &spine, &actor, first.id, &Ruling::approve(), now));
        assert_eq!(promise(&t, PromiseKind::Moderation, first.id).state, PromiseState::Met);
        // The author takes the other one back: nothing is left to decide.
        let other = cases[2].1.clone().unwrap();
        let (spine, now, id) = (t.spine.clone(), t.now(), cases[2].0);
        t.write(move |tx| {
            use folkmoot::features::contributions::{self, Move, State};
            let contribution = contributions::find(tx, id)?.unwrap();
            let how = Move { acting_as: ActingAs::Author, account_id: None, reason: None };
            contributions::set_state(tx, &spine, &contribution, State::Withdrawn, &how, now)
        });
        assert_eq!(promise(&t, PromiseKind::Moderation, other.id).state, PromiseState::Withdrawn);
    }

    async fn results_are_owed_from_the_close_of_a_consultation(t: TestSite) {
        let body = t.body("Roads Office");
        let consultation = t.consultation("Quiet streets", &body);
        let id = consultation.id;
        t.run_jobs();
        let none = t.app.db.read_here(move |conn| deadlines::find(conn, PromiseKind::Results, id));
        assert!(none.unwrap().is_none(), "nothing is owed while it is open");
        t.advance(Duration::days(11));
        t.run_jobs();
        let given = promise(&t, PromiseKind::Results, id);
        assert_eq!(given.started_at, consultation.closes_at);
        // 84 days after 3 December 2026 is Thursday 25 February 2027.
        assert_eq!(given.due_on.to_string(), "2027-02-25");
        let found = t.app.db.read_here(move |conn| folkmoot::features::consultations::find(conn, id));
        assert_eq!(found.unwrap().unwrap().results_due_at, given.due_at);
        announce(&t, &["2027-02-25"]);
        t.run_jobs();
        assert_eq!(promise(&t, PromiseKind::Results, id).due_on.to_string(), "2027-02-26");
        let (zone, now) = (t.zone(), t.now());
        let new = NewResult {
            consultation_id: id,
            title: "What people said".to_owned(),
            finding: "Most want the streets quiet in the early morning.".to_owned(),
            method: "Everything was read by two people.".to_owned(),
            created_by: None,
            submission_key: None,
        };
        t.write(move |tx| {
            let draft = results::create_draft(tx, &new, now)?;
            results::publish(tx, draft.id, &EDITOR, zone, now)
        });
        assert_eq!(promise(&t, PromiseKind::Results, id).state, PromiseState::Met);
    }
}
