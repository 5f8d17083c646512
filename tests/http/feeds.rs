//! Acts of officials: due dates in their own calendars, and at the desk.

use folkmoot::features::accounts::{self, Account, Granting};
use folkmoot::features::bodies::Body;
use folkmoot::features::questions::{self, Ask, procedures};
use folkmoot::platform::actor::Role;
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime};

use crate::both;
use crate::common::{Page, TestSite};

fn ask(t: &TestSite, by: &Account, body: &Body, title: &str, confidential: bool) -> i64 {
    let ask = Ask {
        body_id: body.id,
        lang: "en".to_owned(),
        title: title.to_owned(),
        text: "The lights have been dark since the storm, and nobody says why.".to_owned(),
        is_confidential: confidential,
        ..Ask::by_account(by.id, &by.name, t.now())
    };
    let (spine, zone, now) = (t.spine.clone(), t.zone(), t.now());
    t.write(move |tx| questions::ask(tx, &spine, &ask, zone, now))
        .question
        .id
}

fn address(page: &Page, at: usize) -> String {
    let urls = page.attrs("input[readonly]", "value");
    urls[at]
        .strip_prefix("http://127.0.0.1:8080")
        .unwrap()
        .to_owned()
}

/// Days and names, as a program that is not ours reads them.
fn read(page: &Page) -> Vec<(String, String)> {
    assert!(page.body.split("\r\n").all(|line| line.len() <= 75));
    let calendar: Calendar = page.body.parse().unwrap();
    let mut found: Vec<_> = calendar
        .components
        .iter()
        .filter_map(|one| one.as_event())
        .map(|event| {
            let day = match event.get_start().unwrap() {
                DatePerhapsTime::Date(day) => day.to_string(),
                DatePerhapsTime::DateTime(CalendarDateTime::Utc(at)) => panic!("{at}"),
                other => panic!("{other:?}"),
            };
            (day, event.get_summary().unwrap().to_owned())
        })
        .collect();
    found.sort();
    found
}

both! {
    async fn an_official_has_due_dates_in_a_calendar_program(t: TestSite) {
        let (roads, parks) = (t.body("Roads Office"), t.body("Parks Office"));
        let (officer, _) = t.official("Olga Reed", &roads);
        let anna = t.citizen("Anna Vale");
        let (body_id, now) = (roads.id, t.now());
        t.write(move |tx| {
            let mut procedure = procedures::procedure(tx, body_id)?;
            procedure.allows_confidential = true;
            procedures::set_procedure(tx, body_id, &procedure, None, now)
        });
        let id = ask(&t, &anna, &roads, "Who clears, and pays for, the snow?", false);
        ask(&t, &anna, &roads, "What was I paid in 2019?", true);
        ask(&t, &anna, &parks, "Who cuts the hedges?", false);
        let mut client = t.sign_in(&officer);
        let page = client.get("/account/deadlines").await;
        page.is(200).sees("No address yet");
        let page = client.submit(&page, "/account/deadlines", &[("what", "mine")]).await;
        let page = client.submit(&page, "/account/deadlines", &[("what", &roads.id.to_string())]).await;
        page.is(200).sees("Due dates of Roads Office");
        let (mine, of_body) = (address(&page, 0), address(&page, 1));
        assert_ne!(mine, of_body);
        for path in [&mine, &of_body] {
            let feed = t.visitor().get(path).await;
            assert_eq!(feed.is(200).headers["content-type"], "text/calendar; charset=utf-8");
            assert_eq!(feed.headers["cache-control"], "private, no-store");
            assert!(feed.headers["x-robots-tag"].contains("noindex"));
            assert!(!feed.headers.contains_key("access-control-allow-origin"));
            assert!(!feed.body.contains("Vale") && !feed.body.contains("2019"), "{}", feed.body);
            let expected = [
                ("2026-12-07".to_owned(), "Answer to a question".to_owned()),
                ("2026-12-07".to_owned(), "Answer to a question: Who clears, and pays for, the snow?".to_owned()),
            ];
            assert_eq!(read(&feed), expected);
            assert!(feed.body.replace("\r\n ", "").contains(&format!("/desk/questions/{id}")));
            assert!(feed.body.contains("SEQUENCE:1\r\n") && feed.body.contains("STATUS:CONFIRMED\r\n"));
            assert!(feed.body.contains("X-WR-CALNAME:"));
        }
        t.advance(chrono::Duration::days(15));
        assert!(read(&t.visitor().get(&mine).await).iter().all(|(_, name)| name.starts_with("Overdue: ")));
        let page = client.get("/account/deadlines").await;
        client.submit(&page, "/account/deadlines/1/revoke", &[]).await.is(200);
        t.visitor().get(&mine).await.is(404);
        t.visitor().get(&of_body).await.is(200);
    }

    async fn an_address_shows_nothing_to_whom_it_is_not_for(t: TestSite) {
        let (roads, parks) = (t.body("Roads Office"), t.body("Parks Office"));
        let (officer, _) = t.official("Olga Reed", &roads);
        let mut client = t.sign_in(&officer);
        let page = client.get("/account/deadlines").await;
        for what in [parks.id.to_string(), "0".to_owned(), "-5".to_owned()] {
            client.submit(&page, "/account/deadlines", &[("what", &what)]).await.is(403);
        }
        client.submit(&page, "/account/deadlines", &[("what", "x")]).await.is(404);
        let page = client.submit(&page, "/account/deadlines", &[("what", &roads.id.to_string())]).await;
        let path = address(&page, 0);
        t.visitor().get(&path).await.is(200);
        let token = path.trim_start_matches("/feeds/deadlines/").trim_end_matches(".ics").to_owned();
        let tampered = if token.ends_with('A') { "B" } else { "A" };
        let almost = format!("{}{tampered}", &token[..token.len() - 1]);
        for bad in ["x", "%00", &almost, &token[..22], &format!("{token}A"), &"%C3%A9".repeat(30)] {
            t.visitor().get(&format!("/feeds/deadlines/{bad}.ics")).await.is(404);
        }
        // Nobody else revokes it, and nobody else has such a page.
        let mut anna = t.sign_in(&t.citizen("Anna Vale"));
        anna.get("/account/deadlines").await.is(403);
        let csrf = anna.get("/account").await.form_fields("/account/sessions/end");
        anna.post_here("/account/deadlines/1/revoke", &csrf).await.is(404);
        anna.post_here("/account/deadlines", &csrf).await.is(403);
        t.visitor().get("/account/deadlines").await.is(401);

        let (id, body_id, now) = (officer.id, roads.id, t.now());
        let granting = Granting { account_id: id, role: Role::Official, body_id: Some(body_id), by: None };
        t.write(move |tx| accounts::change_role(tx, &granting, false, now));
        t.visitor().get(&path).await.is(404);
        let granting = Granting { account_id: id, role: Role::Official, body_id: Some(body_id), by: None };
        t.write(move |tx| accounts::change_role(tx, &granting, true, now));
        t.visitor().get(&path).await.is(200);
        let mut admin = t.sign_in(&t.staff("An Admin", Role::Administrator));
        let person = format!("/admin/people/{id}");
        let page = admin.get(&person).await;
        admin.submit(&page, &format!("{person}/state"), &[("do", "suspend"), ("reason", "Left without a word.")]).await;
        t.visitor().get(&path).await.is(404);
    }

    async fn the_desk_shows_what_falls_due(t: TestSite) {
        let (roads, parks) = (t.body("Roads Office"), t.body("Parks Office"));
        let (officer, _) = t.official("Olga Reed", &roads);
        let anna = t.citizen("Anna Vale");
        ask(&t, &anna, &roads, "Who clears the snow?", false);
        ask(&t, &anna, &parks, "Who cuts the hedges?", false);
        let mut client = t.sign_in(&officer);
        let page = client.get("/desk/calendar?month=2026-12").await;
        page.is(200).sees("Who clears the snow?").sees_nothing_of("hedges").sees("December 2026");
        client.get("/desk/calendar").await.is(200).sees("Nothing falls due in this month");
        for bad in ["2026-13", "0000-00", "9999-12", "x", "%00", "2026-1%C3%A9"] {
            client.get(&format!("/desk/calendar?month={bad}")).await.is(200).sees("November 2026");
        }
        let mut admin = t.sign_in(&t.staff("An Admin", Role::Administrator));
        admin.get("/desk/calendar?month=2026-12").await.sees("snow").sees("hedges");
        t.advance(chrono::Duration::days(20));
        client.get("/desk/calendar").await.sees("1 promise is overdue");
        t.sign_in(&anna).get("/desk/calendar").await.is(403);
        t.visitor().get("/desk/calendar").await.is(401);
    }
}
