//! What the pages of every tool say of a promised day: which days counted, which did not, and why.

use chrono::Duration;
use folkmoot::features::consultations::Consultation;
use folkmoot::features::deadlines::promise::Change;
use folkmoot::features::deadlines::{self, Amendment, By, Promise, PromiseKind, PromiseState};
use folkmoot::features::decisions::{
    self, Commitment, CommitmentState, DecisionRecord, NewCommitment, NewDecision, NewTheme,
    Publisher,
};
use folkmoot::features::ledger;
use folkmoot::features::petitions;
use folkmoot::platform::actor::Role;

use super::results::{EDITOR, closed, published};
use crate::both;
use crate::common::{Client, TestSite, open_petition};

fn announce(t: &TestSite, days: &[(&str, &str)]) {
    let day = |(day, name): &(&str, &str)| (day.parse().unwrap(), (*name).to_owned());
    let amendment = Amendment {
        add: days.iter().map(day).collect(),
        note: "Announced late".to_owned(),
        ..Amendment::default()
    };
    let now = t.now();
    t.write(move |tx| deadlines::publish_amendment(tx, 1, &amendment, None, now))
        .unwrap();
    t.run_jobs();
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
    let events = accounts.unwrap().into_iter().flat_map(|one| one.events);
    events.map(|event| event.change).collect()
}

/// A petition that reached its threshold now.
fn reached(t: &TestSite) -> i64 {
    let id = open_petition(t);
    let now = t.now();
    t.write(move |tx| petitions::add_signatures(tx, id, 600, 7, now, now));
    id
}

/// A published decision that promises something for each of these days.
fn decided(t: &TestSite, consultation: &Consultation, days: &[&str]) -> DecisionRecord {
    let new = NewDecision {
        consultation_id: consultation.id,
        body_id: consultation.body_id,
        title: "The park is built".to_owned(),
        asked: "Should there be a park?".to_owned(),
        summary: "There will be a *park*.".to_owned(),
        decided_on: "2026-11-20".parse().unwrap(),
        created_by: None,
        submission_key: None,
    };
    let theme = NewTheme {
        title: "Light".to_owned(),
        said: "It is dark there.".to_owned(),
        decided: "Lamps at the entrances.".to_owned(),
        why: "Bats need the rest dark.".to_owned(),
        contribution_ids: Vec::new(),
    };
    let result = published(t, consultation);
    let (zone, now) = (t.zone(), t.now());
    let days: Vec<chrono::NaiveDate> = days.iter().map(|day| day.parse().unwrap()).collect();
    t.write(move |tx| {
        let record = decisions::create(tx, &new, now)?;
        decisions::set_results(tx, record.id, &[result.id])?;
        decisions::add_theme(tx, record.id, &theme)?;
        for (number, due_on) in days.iter().enumerate() {
            let promise = NewCommitment {
                body_id: record.body_id,
                text: format!("Lamps at entrance {number}"),
                due_on: *due_on,
            };
            decisions::add_commitment(tx, record.id, &promise, now)?;
        }
        decisions::publish(tx, record.id, &EDITOR, zone, now)
    })
}

fn commitments(t: &TestSite, record: &DecisionRecord) -> Vec<Commitment> {
    let id = record.id;
    t.app
        .db
        .read_here(move |conn| decisions::list_commitments(conn, id))
        .unwrap()
}

fn report(t: &TestSite, record: &DecisionRecord, state: CommitmentState) {
    let seen = commitments(t, record).remove(0);
    let by: Publisher = EDITOR;
    let at = (t.zone(), t.now());
    t.write(move |tx| decisions::update_commitment(tx, &seen, state, "As agreed.", &by, at));
}

async fn statements(t: &TestSite, client: &mut Client, path: &str) -> u64 {
    let before = t.app.db.statement_count();
    client.get(path).await.is(200);
    t.app.db.statement_count() - before
}

both! {
    async fn a_petition_opens_its_day_and_follows_the_calendar(t: TestSite) {
        let id = open_petition(&t);
        let path = format!("/petitions/{id}");
        t.visitor().get(&path).await.is(200).sees_nothing_of("day zero");
        let now = t.now();
        t.write(move |tx| petitions::add_signatures(tx, id, 600, 7, now, now));
        let page = t.visitor().get(&path).await;
        page.is(200).sees("Monday 23 November 2026 The petition reached the number: day zero");
        page.sees("Saturday 28 November 2026 Weekend, not counted").sees("Monday 21 December 2026 Day 20");
        // A day within the time becomes a holiday: the page that is kept shows the day to which the
        // promise moved, and what moved it.
        announce(&t, &[("2026-12-08", "Harbour Day")]);
        let page = t.visitor().get(&path).await;
        page.sees("Tuesday 8 December 2026 Harbour Day, not counted");
        page.sees("Tuesday 22 December 2026 Day 20").sees_nothing_of("Monday 21 December 2026 Day 20");
        page.sees("due in 20 working days");
        assert_eq!(page.attrs("details.due time", "datetime")[0], "2026-12-22T23:59:59Z");
        // A holiday on a Saturday moves nothing, and is named all the same.
        announce(&t, &[("2026-12-12", "Ferry Day")]);
        let page = t.visitor().get(&path).await;
        page.sees("Saturday 12 December 2026 Ferry Day, not counted").sees("Tuesday 22 December 2026 Day 20");
        let page = t.visitor().get(&format!("{path}?lang=es")).await;
        page.sees("La petición alcanzó el número: día cero").sees("Harbour Day, no cuenta");
    }

    async fn a_response_keeps_its_account(t: TestSite) {
        let id = reached(&t);
        let response = petitions::NewResponse {
            summary: "It is done as asked.".to_owned(),
            text: "The council decided to do what was asked, from the first of March on.".to_owned(),
            official_id: None,
            account_id: None,
        };
        let now = t.now();
        t.write(move |tx| petitions::respond(tx, id, &response, now));
        let page = t.visitor().get(&format!("/petitions/{id}")).await;
        page.is(200).sees("answered in time").sees("Monday 21 December 2026 Day 20");
    }

    async fn results_open_their_day_from_the_close_on(t: TestSite) {
        let body = t.body("Roads Office");
        let consultation = t.consultation("Quiet streets", &body);
        let path = format!("/consultations/{}", consultation.slug);
        t.visitor().get(&path).await.is(200).sees_nothing_of("day zero");
        t.advance(Duration::days(11));
        t.run_jobs();
        let page = t.visitor().get(&path).await;
        page.is(200).sees("Thursday 3 December 2026 The consultation closed: day zero");
        page.sees("Saturday 5 December 2026 Day 2").sees("Thursday 25 February 2027 Day 84");
        announce(&t, &[("2027-02-25", "Harbour Day")]);
        let page = t.visitor().get(&path).await;
        page.sees("Thursday 25 February 2027 Day 84, but Harbour Day: the date moves on");
        page.sees("Friday 26 February 2027 The next working day");
        let result = published(&t, &consultation);
        let page = t.visitor().get(&format!("/results/{}", result.id)).await;
        page.is(200).sees("promised for 26 February 2027").sees("Friday 26 February 2027 The next working day");
        t.visitor().get(&path).await.sees("Friday 26 February 2027 The next working day");
    }

    async fn a_commitment_is_given_met_dropped_taken_up_and_overdue(t: TestSite) {
        let body = t.body("Parks Office");
        let (head, _) = t.official("Otto Official", &body);
        let consultation = closed(&t, "River park", &body);
        let record = decided(&t, &consultation, &["2026-12-01"]);
        let path = format!("/decisions/{}", record.id);
        let id = commitments(&t, &record)[0].id;
        let state = |t: &TestSite| promise(t, PromiseKind::Commitment, id).state;
        let given = promise(&t, PromiseKind::Commitment, id);
        assert_eq!((given.state, given.rule.as_str()), (PromiseState::Running, "until:2026-12-01"));
        assert_eq!((given.started_at, given.body_id), (t.now(), Some(body.id)));
        let page = t.visitor().get(&path).await;
        page.is(200).sees("Monday 23 November 2026 It was promised: day zero");
        page.sees("The day itself was promised").sees("Tuesday 1 December 2026 Day 8");
        // A fixed day stays where it is, whatever becomes of the calendar, and is named on time.
        announce(&t, &[("2026-12-01", "Harbour Day"), ("2026-11-24", "Ferry Day")]);
        assert_eq!(promise(&t, PromiseKind::Commitment, id).due_on.to_string(), "2026-12-01");
        assert_eq!(changes(&t, PromiseKind::Commitment, id), ["started"]);
        t.visitor().get(&path).await.sees("Tuesday 1 December 2026 Day 8");

        t.advance(Duration::days(1));
        report(&t, &record, CommitmentState::Dropped);
        assert_eq!(state(&t), PromiseState::Withdrawn);
        t.visitor().get(&path).await.sees("Dropped").sees_nothing_of("day zero");
        t.advance(Duration::days(1));
        report(&t, &record, CommitmentState::InProgress);
        assert_eq!(state(&t), PromiseState::Running);
        assert_eq!(promise(&t, PromiseKind::Commitment, id).ordinal, 2);
        // Taken up again it is counted from then on, for the day it named.
        let page = t.visitor().get(&path).await;
        page.sees("Wednesday 25 November 2026 It was promised: day zero").sees("Tuesday 1 December 2026 Day 6");
        assert_eq!(page.all(".deadline-days").len(), 1);
        // Nothing is said twice to the promise in force.
        report(&t, &record, CommitmentState::Planned);
        assert_eq!(promise(&t, PromiseKind::Commitment, id).ordinal, 2);

        t.run_jobs();
        t.send_mails();
        t.advance(Duration::days(7));
        assert!(promise(&t, PromiseKind::Commitment, id).is_overdue(t.now()));
        t.run_jobs();
        let mails = t.send_mails();
        let to_head = mails.iter().filter(|mail| mail.message.to.as_str() == head.email);
        assert_eq!(to_head.filter(|mail| mail.message.subject.starts_with("Overdue")).count(), 1);
        t.visitor().get(&path).await.sees("Overdue");
        report(&t, &record, CommitmentState::Done);
        assert_eq!(state(&t), PromiseState::MetLate);
        assert_eq!(changes(&t, PromiseKind::Commitment, id), ["started", "withdrawn", "started", "met"]);
        t.visitor().get(&path).await.sees("Done").sees("Tuesday 1 December 2026 Day 6");
    }

    async fn a_commitment_of_many_months_names_its_days_together(t: TestSite) {
        let consultation = closed(&t, "River park", &t.body("Parks Office"));
        let record = decided(&t, &consultation, &["2027-12-01", "2029-12-31"]);
        let page = t.visitor().get(&format!("/decisions/{}", record.id)).await;
        page.is(200).sees("Tuesday 24 November 2026 – Wednesday 1 December 2027 Days 1 to 373");
        assert_eq!(page.all(".deadline-days tbody tr").len(), 4);
        // Each account has a name of its own.
        let labels = page.attrs(".deadline-account", "aria-label");
        assert!(labels[0].ends_with("Lamps at entrance 0") && labels[1].ends_with("Lamps at entrance 1"), "{labels:?}");
    }

    async fn more_promises_need_no_more_statements(t: TestSite) {
        let body = t.body("Parks Office");
        let few = decided(&t, &closed(&t, "River park", &body), &["2026-12-01"]);
        let many = closed(&t, "River path", &body);
        let many = decided(&t, &many, &["2026-12-01"; 12]);
        // Promises of one page that were last counted with different versions of the calendar.
        report(&t, &many, CommitmentState::Done);
        announce(&t, &[("2026-12-08", "Harbour Day")]);
        let mut editor = t.sign_in(&t.staff("Edith Editor", Role::Editor));
        let path = |record: &DecisionRecord| format!("/decisions/{}", record.id);
        statements(&t, &mut editor, &path(&few)).await;
        let counts = [
            statements(&t, &mut editor, &path(&few)).await,
            statements(&t, &mut editor, &path(&many)).await,
        ];
        assert_eq!(counts[0], counts[1]);
    }

    async fn a_stopped_clock_says_how_many_days_are_left(t: TestSite) {
        let id = reached(&t);
        let stop = |what: Change| {
            let (zone, now) = (t.zone(), t.now());
            let key = (PromiseKind::PetitionResponse, id);
            t.write(move |tx| deadlines::change_open(tx, key, what, &By::RULE, zone, now))
        };
        let left = |t: &TestSite| {
            let one = promise(t, PromiseKind::PetitionResponse, id);
            let zone = t.zone();
            let left = t.app.db.read_here(move |conn| deadlines::days_left(conn, &[one], zone));
            left.unwrap().into_values().next()
        };
        assert_eq!(left(&t), None, "it runs");
        // Stopped on the Monday after: five of twenty days are over, and that Monday does not count.
        t.advance(Duration::days(7));
        stop(Change::Paused);
        assert_eq!(left(&t), Some(16));
        t.advance(Duration::days(30));
        assert_eq!(left(&t), Some(16), "however long it takes");
        let mut admin = t.sign_in(&t.staff("Ada Min", Role::Administrator));
        let month = promise(&t, PromiseKind::PetitionResponse, id).due_on.format("%Y-%m").to_string();
        let page = admin.get(&format!("/desk/calendar?month={month}")).await;
        page.is(200).sees("paused, 16 counted days left");
        admin.get("/desk/calendar?lang=es").await;
        admin.get(&format!("/desk/calendar?month={month}")).await.sees("en pausa, quedan 16 días por contar");
        announce(&t, &[("2026-12-22", "Harbour Day")]);
        assert_eq!(left(&t), Some(16), "a holiday takes none of them");
        stop(Change::Resumed);
        assert_eq!(left(&t), None);
    }

    async fn the_public_calendar_has_what_every_tool_promises(t: TestSite) {
        let petition = reached(&t);
        let title = t.app.db.read_here(move |conn| petitions::find(conn, petition)).unwrap().unwrap().action;
        let body = t.body("Parks Office");
        let record = decided(&t, &closed(&t, "River park", &body), &["2026-12-01"]);
        t.run_jobs();
        let program = async |path: &str| t.visitor().get(path).await.body.replace("\r\n ", "");
        let day = |text: &str, what: &str| {
            let event = text.split("BEGIN:VEVENT").find(|event| event.contains(what));
            let line = event.unwrap_or_else(|| panic!("{what} is not in {text}")).lines();
            line.filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).next().unwrap().to_owned()
        };
        let page = t.visitor().get("/calendar").await;
        page.is(200).sees(&title).sees("Lamps at entrance 0");
        let all = program("/calendar.ics").await;
        assert_eq!(day(&all, &title), "20261221");
        assert_eq!(day(&all, "Lamps at entrance 0"), "20261201");
        let own = program("/calendar/parks-office.ics").await;
        assert_eq!(day(&own, "Lamps at entrance 0"), "20261201");
        assert!(!own.contains(&title));
        // A holiday moves the response here too; the fixed day stays.
        announce(&t, &[("2026-12-01", "Harbour Day")]);
        let all = program("/calendar.ics").await;
        assert_eq!(day(&all, &title), "20261222");
        assert_eq!(day(&all, "Lamps at entrance 0"), "20261201");
        // What is done is due no more.
        report(&t, &record, CommitmentState::Done);
        t.visitor().get("/calendar").await.sees(&title).sees_nothing_of("Lamps at entrance 0");
        assert!(!program("/calendar.ics").await.contains("Lamps"));
    }

    async fn results_on_the_public_calendar_follow_the_promise(t: TestSite) {
        let consultation = t.consultation("Quiet streets", &t.body("Roads Office"));
        t.advance(Duration::days(11));
        t.run_jobs();
        let due = |text: &str| text.replace("\r\n ", "").contains("DTSTART;VALUE=DATE:20270225");
        assert!(due(&t.visitor().get("/calendar.ics").await.body));
        announce(&t, &[("2027-02-25", "Harbour Day")]);
        let moved = t.visitor().get("/calendar.ics").await.body;
        assert!(!due(&moved) && moved.contains("DTSTART;VALUE=DATE:20270226"), "{moved}");
        assert_eq!(promise(&t, PromiseKind::Results, consultation.id).due_on.to_string(), "2027-02-26");
    }

    async fn the_form_of_a_review_names_the_day_that_will_be_promised(t: TestSite) {
        let body = t.body("Roads Office");
        let (officer, _) = t.official("Olga Reed", &body);
        let anna = t.citizen("Anna Vale");
        let ask = folkmoot::features::questions::Ask {
            body_id: body.id,
            lang: "en".to_owned(),
            title: "When will the crossing be repaired?".to_owned(),
            text: "The lights have been dark since the storm, and nobody says why.".to_owned(),
            ..folkmoot::features::questions::Ask::by_account(anna.id, &anna.name, t.now())
        };
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        let asked = t.write(move |tx| folkmoot::features::questions::ask(tx, &spine, &ask, zone, now));
        let desk = format!("/desk{}/refusal", asked.question.url());
        let mut olga = t.sign_in(&officer);
        let page = olga.get(&desk).await;
        olga.submit(&page, &desk, &[("ground", "Road Act, section 7"), ("text", "We cannot say this here.")]).await.is(200);
        announce(&t, &[("2026-12-08", "Harbour Day")]);
        let path = format!("{}/review", asked.question.url());
        let mut client = t.sign_in(&anna);
        // Twenty working days from Monday 23 November, one of which is a holiday.
        let form = client.get(&path).await;
        form.is(200).sees("22 December 2026").sees_nothing_of("21 December 2026");
        client.submit(&form, &path, &[("text", "The section speaks of lorries only.")]).await.is(200);
        let review = promise(&t, PromiseKind::InternalReview, asked.question.id);
        assert_eq!(review.due_on.to_string(), "2026-12-22");
        // The holiday counts neither for the day nor for the number of days until then.
        client.get(&asked.question.url()).await.sees("due in 20 working days");
        let page = olga.get(&format!("/desk{}", asked.question.url())).await;
        page.sees("An internal review waits for its decision").sees("due in 20 working days");
        assert!(page.attrs("a.button", "href").contains(&format!("/desk{path}")));
    }

    async fn lists_count_the_days_that_the_body_works(t: TestSite) {
        let body = t.body("Roads Office");
        let officer = t.official("Olga Reyes", &body);
        let anna = t.citizen("Anna Vale");
        let ask = folkmoot::features::questions::Ask {
            body_id: body.id,
            lang: "en".to_owned(),
            title: "When will the crossing be repaired?".to_owned(),
            text: "The lights have been dark since the storm, and nobody says why.".to_owned(),
            ..folkmoot::features::questions::Ask::by_account(anna.id, &anna.name, t.now())
        };
        let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
        let asked = t.write(move |tx| folkmoot::features::questions::ask(tx, &spine, &ask, zone, now));
        let pages = ["/questions", "/", &asked.question.url()];
        for page in pages {
            t.visitor().get(page).await.is(200).sees("due in 10 working days");
        }
        announce(&t, &[("2026-12-01", "Harbour Day"), ("2026-12-02", "Ferry Day")]);
        // Two days fewer are worked until then, and two more days are given: kept pages follow.
        for page in pages {
            t.visitor().get(page).await.is(200).sees("due in 10 working days").sees("9 Dec");
        }
        // Two working days before it is due it is due soon, and so it is over a holiday.
        announce(&t, &[("2026-12-08", "Lamp Day")]);
        let mut olga = t.sign_in(&officer.0);
        t.advance(Duration::days(12));
        let soon = "/desk/questions?view=soon";
        olga.get(soon).await.is(200).sees_nothing_of("When will the crossing");
        t.advance(Duration::days(2));
        olga.get(soon).await.is(200).sees("When will the crossing").sees("due in 2 working days");
    }

    async fn an_administrator_chooses_by_when_moderators_decide(t: TestSite) {
        let path = "/admin/moderation";
        t.visitor().get(path).await.is(401);
        for account in [t.citizen("A Citizen"), t.staff("Mo Dera", Role::Moderator)] {
            let mut client = t.sign_in(&account);
            let csrf = client.get("/account").await.form_fields("/account/sessions/end");
            client.get(path).await.is(403);
            client.post_here(path, &csrf).await.is(403);
        }
        let mut admin = t.sign_in(&t.staff("Ada Min", Role::Administrator));
        assert!(admin.get("/admin").await.attrs("a", "href").contains(&path.to_owned()));
        let values = async |client: &mut Client| {
            let page = client.get(path).await;
            let value = |name: &str| page.attrs(&format!("#f-{name}"), "value").remove(0);
            [value("working_days"), value("petition_nearly_days"), value("petition_days")]
        };
        assert_eq!(values(&mut admin).await, ["2", "11", "14"]);
        t.visitor().get("/moderation/rules").await.is(200).sees("number 2 after it came in").sees("within 14 days");
        for (working, nearly, petition, says) in [
            ("0", "11", "14", "from 1 to 20"),
            ("2", "soon", "14", "from 1 to 89"),
            ("2", "11", "99999999999999999999", "from 2 to 90"),
            ("2", "14", "14", "Nearly overdue comes before overdue"),
            ("", "", "", "from 1 to 20"),
        ] {
            let page = admin.get(path).await;
            let fields = [("working_days", working), ("petition_nearly_days", nearly), ("petition_days", petition)];
            let refused = admin.submit(&page, path, &fields).await;
            refused.is(422).sees(says);
            assert_eq!(refused.attrs("#f-petition_nearly_days", "value"), [nearly]);
            assert_eq!(refused.attrs("#f-petition_days", "value"), [petition]);
        }
        assert_eq!(values(&mut admin).await, ["2", "11", "14"]);
        let page = admin.get(path).await;
        let fields = [("working_days", "3"), ("petition_nearly_days", "6"), ("petition_days", "7")];
        admin.submit(&page, path, &fields).await.is(200);
        assert_eq!(values(&mut admin).await, ["3", "6", "7"]);
        // The page of rules is kept, and follows at once.
        t.visitor().get("/moderation/rules").await.sees("number 3 after it came in").sees("within 7 days");
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        anna.get("/petitions/new").await.sees("within 7 days");
        let log = t.app.db.read_here(|conn| ledger::list_by_action(conn, &["moderation-procedure-changed"], None, 9));
        assert_eq!(log.unwrap().len(), 1);
        t.visitor().get("/ledger").await.is(200).sees("By when moderators decide changed").sees_nothing_of("Ada Min");
    }
}
