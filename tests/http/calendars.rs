//! Acts of administrators: calendars, their holidays and versions.

use folkmoot::features::deadlines::{self, Amendment, CalendarRow, Weekdays};
use folkmoot::features::ledger;
use folkmoot::platform::actor::Role;
use folkmoot::platform::error::AppError;

use crate::both;
use crate::common::{Client, Page, TestSite};

const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\n\
    DTSTART;VALUE=DATE:20261208\r\nSUMMARY:Harbour Day\r\nRRULE:FREQ=YEARLY\r\n\
    END:VEVENT\r\nEND:VCALENDAR\r\n";

fn calendar(t: &TestSite) -> CalendarRow {
    t.app
        .db
        .read_here(deadlines::find_default_calendar)
        .unwrap()
}

fn holidays(t: &TestSite) -> Vec<String> {
    let row = calendar(t);
    let found = t
        .app
        .db
        .read_here(move |conn| deadlines::list_holidays(conn, &row));
    found
        .unwrap()
        .into_iter()
        .map(|one| format!("{} {}", one.day, one.name))
        .collect()
}

/// The fields of the forms of a calendar's page, with these filled in.
async fn send(client: &mut Client, path: &str, fields: &[(&str, &str)]) -> Page {
    let page = client.get("/admin/calendars/1").await;
    let csrf = page.form_fields("/admin/calendars/1/check");
    let mut sent: Vec<(String, String)> = csrf
        .into_iter()
        .filter(|(name, _)| ["csrf", "version"].contains(&name.as_str()))
        .collect();
    for (name, value) in fields {
        if *name == "version" {
            sent.retain(|(known, _)| known != name);
        }
        sent.push(((*name).to_owned(), (*value).to_owned()));
    }
    client.post_here(path, &sent).await
}

both! {
    async fn only_administrators_change_calendars(t: TestSite) {
        let body = t.body("Roads Office");
        let (official, _) = t.official("An Official", &body);
        let others = [
            t.citizen("A Citizen"),
            official,
            t.staff("A Moderator", Role::Moderator),
            t.staff("An Editor", Role::Editor),
        ];
        let pages = ["/admin/calendars", "/admin/calendars/new", "/admin/calendars/1"];
        let posts = [
            "/admin/calendars",
            "/admin/calendars/1",
            "/admin/calendars/1/check",
            "/admin/calendars/bodies/1",
        ];
        for path in pages {
            t.visitor().get(path).await.is(401);
        }
        for account in &others {
            let mut client = t.sign_in(account);
            let csrf = client.get("/account").await.form_fields("/account/sessions/end");
            for path in pages {
                client.get(path).await.is(403);
            }
            for path in posts {
                client.post_here(path, &csrf).await.is(403);
            }
        }
        let mut admin = t.sign_in(&t.staff("An Admin", Role::Administrator));
        for path in pages {
            let page = admin.get(path).await;
            assert_eq!(page.is(200).all("h1").len(), 1, "{path}");
        }
        for id in ["0", "-1", "7", "9223372036854775808", "x", "%00"] {
            admin.get(&format!("/admin/calendars/{id}")).await.is(404);
            t.visitor().get(&format!("/deadlines/calendars/{id}")).await.is(404);
        }
        assert_eq!(calendar(&t).version, 1);
    }

    async fn a_holiday_is_added_after_a_look_at_what_it_does(t: TestSite) {
        let admin = t.staff("An Admin", Role::Administrator);
        let mut client = t.sign_in(&admin);
        let fields = [
            ("what", "add"),
            ("day", "2026-12-08"),
            ("name", "Harbour Day"),
            ("note", "The council decided it on 20 November"),
        ];
        let check = send(&mut client, "/admin/calendars/1/check", &fields).await;
        check.is(200).sees("No running promise is counted again").sees("Tuesday 8 December 2026: Harbour Day");
        assert!(holidays(&t).is_empty(), "nothing is changed before it is confirmed");
        let page = client.submit(&check, "/admin/calendars/1", &[]).await;
        page.is(200).sees("The council decided it on 20 November").sees("An Admin").sees("Version 2");
        assert_eq!(holidays(&t), ["2026-12-08 Harbour Day"]);
        // The same form once more was made for the version before.
        client.submit(&check, "/admin/calendars/1", &[]).await.is(409).sees("Somebody else changed this calendar");
        let again = send(&mut client, "/admin/calendars/1/check", &fields).await;
        again.is(422).sees("This changes nothing");

        let logged = t.app.db.read_here(|conn| ledger::list_by_action(conn, &["calendar-changed"], None, 9));
        let logged = logged.unwrap();
        assert_eq!(logged.len(), 1);
        let detail = logged[0].detail.text();
        assert!(detail.contains("\"added\":1") && !detail.contains("Admin") && !detail.contains("council"), "{detail}");
        let public = t.visitor().get("/deadlines/calendars/1").await;
        public.is(200).sees("Harbour Day").sees("The council decided").sees_nothing_of("An Admin");
        t.visitor().get("/deadlines/calendars").await.is(200).sees("Default");

        let id = t.app.db.read_here(|conn| {
            let row = deadlines::find_default_calendar(conn)?;
            deadlines::list_holidays(conn, &row)
        }).unwrap()[0].id.to_string();
        let fields = [("what", "remove"), ("remove", id.as_str()), ("note", "Called off")];
        let check = send(&mut client, "/admin/calendars/1/check", &fields).await;
        check.is(200).sees("1 day is a holiday no longer");
        client.submit(&check, "/admin/calendars/1", &[]).await.is(200).sees("Called off");
        assert!(holidays(&t).is_empty());
        // What it was is kept.
        let zone = t.zone();
        let (_, before) = t.app.db.read_here(move |conn| deadlines::calendars::load_calendar(conn, 1, Some(2), zone)).unwrap();
        assert_eq!(before.holidays().count(), 1);
    }

    async fn a_file_is_taken_whole_or_not_at_all(t: TestSite) {
        let mut client = t.sign_in(&t.staff("An Admin", Role::Administrator));
        let path = "/admin/calendars/1/check";
        let broken = FILE.replace("SUMMARY:Harbour Day\r\n", "");
        let with = |text: &str| [("what", "import".to_owned()), ("ics", text.to_owned()), ("note", "Holidays of the region".to_owned())];
        for (text, says) in [
            (broken.as_str(), "has no name"),
            ("", "not an iCalendar file"),
            ("hello", "not an iCalendar file"),
            (&FILE[..90], "Line"),
        ] {
            let fields = with(text);
            let fields: Vec<_> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
            send(&mut client, path, &fields).await.is(422).sees("Nothing was taken from the file").sees(says);
        }
        let fields = with(FILE);
        let fields: Vec<_> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let check = send(&mut client, path, &fields).await;
        check.is(200).sees("Tuesday 8 December 2026: Harbour Day").sees("8 December 2036");
        assert!(holidays(&t).is_empty());
        client.submit(&check, "/admin/calendars/1", &[]).await.is(200);
        assert_eq!(holidays(&t).len(), 11, "from 2026 to 2036");
    }

    async fn what_makes_no_sense_is_refused(t: TestSite) {
        let mut client = t.sign_in(&t.staff("An Admin", Role::Administrator));
        let path = "/admin/calendars/1/check";
        let note = ("note", "Because");
        for (fields, says) in [
            (vec![("what", "add"), ("day", "0000-00-00"), ("name", "Nothing"), note], "day"),
            (vec![("what", "add"), ("day", "2026-12-08"), ("name", ""), note], "Name of the holiday"),
            (vec![("what", "add"), ("day", "2026-12-08"), ("name", "Day"), ("note", "")], "Why"),
            (vec![("what", "weekdays"), note], "at least one day of the week"),
            (vec![("what", "weekdays"), ("weekday", "noday"), note], "at least one day of the week"),
            (vec![("what", "remove"), note], "Choose the holidays"),
            (vec![("what", "remove"), ("remove", "x"), note], "Choose the holidays"),
            (vec![("what", "remove"), ("remove", "99"), note], "This changes nothing"),
            (vec![("what", "nonsense"), note], "Choose"),
            (vec![note], "Choose"),
        ] {
            send(&mut client, path, &fields).await.is(422).sees(says);
        }
        for fields in [
            vec![("what", "confirmed"), ("add", "2026-12-08 Day"), note, ("version", "9")],
            vec![("what", "confirmed"), ("add", "2026-12-08 Day"), note, ("version", "x")],
        ] {
            send(&mut client, "/admin/calendars/1", &fields).await.is(409);
        }
        // Lines that are none are left out, and nothing is left.
        let fields = [("what", "confirmed"), ("add", "0000-00-00 Day"), ("add", "x"), note];
        send(&mut client, "/admin/calendars/1", &fields).await.is(303);
        assert_eq!(calendar(&t).version, 1);
        let page = client.get("/admin/calendars/new").await;
        for (zone, says) in [("Mars/Olympus", "name of a time zone"), ("'; DROP TABLE", "name of a time zone")] {
            let fields = [("name", "North"), ("time_zone", zone)];
            client.submit(&page, "/admin/calendars", &fields).await.is(422).sees(says);
        }
    }

    async fn a_body_counts_by_a_calendar_of_its_own(t: TestSite) {
        let body = t.body("Roads Office");
        let mut client = t.sign_in(&t.staff("An Admin", Role::Administrator));
        let page = client.get("/admin/calendars/new").await;
        let fields = [("name", "North"), ("time_zone", "Atlantic/Azores")];
        let page = client.submit(&page, "/admin/calendars", &fields).await;
        page.is(200).sees("North").sees("Atlantic/Azores");
        let again = client.get("/admin/calendars/new").await;
        client.submit(&again, "/admin/calendars", &fields).await.is(422).sees("of this name already");
        let page = client.get("/admin/calendars").await;
        let path = format!("/admin/calendars/bodies/{}", body.id);
        client.submit(&page, &path, &[("calendar", "2")]).await.is(200).sees("Saved");
        client.submit(&page, &path, &[("calendar", "77")]).await.is(404);
        client.submit(&page, &path, &[("calendar", "x")]).await.is(404);
        let (zone, id) = (t.zone(), Some(body.id));
        let (row, calendar) = t.app.db.read_here(move |conn| deadlines::calendar_for_body(conn, id, zone)).unwrap();
        assert_eq!((row.name.as_str(), calendar.zone().name()), ("North", "Atlantic/Azores"));
    }

    async fn two_who_change_it_at_once_do_not_both_succeed(t: TestSite) {
        let barrier = std::sync::Arc::new(std::sync::Barrier::new(4));
        let threads: Vec<_> = (1..=4).map(|number| {
            let (db, barrier, now) = (t.app.db.clone(), barrier.clone(), t.now());
            std::thread::spawn(move || {
                let amendment = Amendment {
                    add: vec![(format!("2026-12-0{number}").parse().unwrap(), "Day".to_owned())],
                    note: "At once".to_owned(),
                    seen: Some(1),
                    ..Amendment::default()
                };
                barrier.wait();
                db.write_here(move |tx| deadlines::amend_calendar(tx, 1, &amendment, None, now))
            })
        }).collect();
        let results: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        assert_eq!(results.iter().filter(|one| one.is_ok()).count(), 1);
        for result in results {
            if let Err(error) = result {
                assert_eq!(error, AppError::Conflict("deadlines.calendar-changed-meanwhile"));
            }
        }
        assert_eq!((calendar(&t).version, holidays(&t).len()), (2, 1));
    }

    async fn a_calendar_takes_many_holidays_and_not_endlessly_many(t: TestSite) {
        let first: chrono::NaiveDate = "2027-01-01".parse().unwrap();
        let days = |count: usize| -> Vec<_> {
            first.iter_days().take(count).map(|day| (day, "Day".to_owned())).collect()
        };
        let now = t.now();
        let amend = |add, weekdays| {
            let amendment = Amendment { add, weekdays, ..Amendment::default() };
            t.app.db.write_here(move |tx| deadlines::amend_calendar(tx, 1, &amendment, None, now))
        };
        assert_eq!(amend(days(20_000), None).unwrap_err(), AppError::field("day", "deadlines.calendar-full"));
        assert_eq!(amend(days(0), Some(Weekdays::NONE)).unwrap_err(), AppError::field("weekdays", "deadlines.no-working-day"));
        assert!(amend(vec![("0001-01-01".parse().unwrap(), "Day".to_owned())], None).is_err());
        assert_eq!(amend(days(4_000), None).unwrap().unwrap().added.len(), 4_000);
        assert!(amend(days(4_000), None).unwrap().is_none(), "they are there already");
    }
}
