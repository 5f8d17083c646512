//! The public calculator.

use crate::both;

both! {
    async fn somebody_counts_a_deadline(t: TestSite) {
        let mut visitor = t.visitor();
        let page = visitor.get("/deadlines").await;
        page.is(200).sees("When is it due?").sees("How days are counted");
        assert_eq!(page.attrs("#f-received", "value"), ["2026-11-23"]);
        assert_eq!(page.attrs("table", "class").len(), 0);
        let page = visitor
            .get("/deadlines?received=2009-03-12&count=20&unit=working-days&holidays=2009-03-17,+2009-04-10%0D%0A2009-04-13")
            .await;
        page.is(200)
            .sees("Due on Tuesday 14 April 2009")
            .sees("20 working days after Thursday 12 March 2009.")
            .sees("Friday 10 April 2009");
        assert_eq!(page.all("caption"), ["March 2009", "April 2009"]);
        assert_eq!(page.all("td.day-due .day-count"), ["20"]);
        assert_eq!(page.all("td.day-holiday").len(), 3);
        assert_eq!(page.attrs("#f-received", "value"), ["2009-03-12"]);
        let page = visitor.get("/deadlines?received=2026-11-21&count=7&unit=calendar-days&lang=es").await;
        page.is(200).sees("Vence el lunes 30 de noviembre de 2026").sees("pasó al siguiente día hábil");
        t.visitor().get("/").await.sees("When is it due?");
    }

    async fn what_makes_no_sense_is_said_and_kept(t: TestSite) {
        let mut visitor = t.visitor();
        let page = visitor.get("/deadlines?received=2009-02-30&count=-1&unit=working-days&holidays=soon").await;
        page.is(422).sees("“soon” is not a day").sees("from 0 to 500");
        assert_eq!(page.attrs("#f-received", "value"), ["2009-02-30"]);
        assert_eq!(page.attrs("#f-count", "value"), ["-1"]);
        for query in [
            "unit=years&received=2026-11-23&count=1",
            "received=2200-12-31&count=1&unit=months",
            "received=&count=&unit=",
            "received=2026-11-23&count=99999999999999999999&unit=months",
            "received=%00&count=%FF&unit=working-days",
            "holidays=2026-13-01",
        ] {
            visitor.get(&format!("/deadlines?{query}")).await.is(422);
        }
        let many = "2026-11-24,".repeat(401);
        visitor.get(&format!("/deadlines?holidays={many}")).await.is(422).sees("at most 400");
    }

    async fn machines_count_too(t: TestSite) {
        let mut visitor = t.visitor();
        let answer = visitor
            .get("/api/v1/deadlines?received=2009-03-13&working_days=2&holidays=2009-03-17")
            .await;
        answer.is(200);
        let json = answer.json();
        assert_eq!(json["rule"], "working-days:2");
        assert_eq!(json["due_on"], "2009-03-18");
        assert_eq!(json["received_on"], "2009-03-13");
        let days = json["days"].as_array().unwrap();
        assert_eq!(days.len(), 6);
        assert_eq!(days[4]["what"], "holiday");
        assert_eq!(days[5]["count"], 2);
        for (query, field) in [
            ("", "working_days"),
            ("received=2009-03-13", "working_days"),
            ("received=2009-03-13&working_days=1&months=1", "working_days"),
            ("received=soon&working_days=1", "received"),
            ("received=2009-03-13&months=37", "months"),
            ("received=2009-03-13&calendar_days=x", "calendar_days"),
            ("received=2009-03-13&working_days=1&holidays=x", "holidays"),
            ("received=2200-12-31&working_days=5", "days"),
        ] {
            let answer = visitor.get(&format!("/api/v1/deadlines?{query}")).await;
            answer.is(422);
            assert_eq!(answer.json()["errors"][0]["field"], field, "{query}");
        }
    }

    async fn machines_are_answered_as_everywhere(t: TestSite) {
        let mut visitor = t.visitor();
        let path = "/api/v1/deadlines?received=2026-11-23&calendar_days=12";
        let answer = visitor.get(path).await;
        answer.is(200);
        assert_eq!(answer.headers["content-type"], "application/json");
        let json = answer.json();
        // Names in snake_case, days as dates, times in UTC.
        fn names(value: &serde_json::Value, found: &mut Vec<String>) {
            match value {
                serde_json::Value::Object(map) => for (name, value) in map {
                    found.push(name.clone());
                    names(value, found);
                },
                serde_json::Value::Array(all) => all.iter().for_each(|value| names(value, found)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        names(&json, &mut found);
        let is_plain = |name: &String| name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        assert!(found.iter().all(is_plain), "{found:?}");
        assert_eq!(json["due_at"], "2026-12-07T23:59:59Z");
        // The convention: day zero does not count, the last day rolls to a working one, and every
        // day from the first to the due one is there.
        let days: Vec<_> = json["days"].as_array().unwrap().iter()
            .map(|day| (day["on"].as_str().unwrap(), day["what"].as_str().unwrap(), day["count"].as_i64()))
            .collect();
        assert_eq!(days.first(), Some(&("2026-11-23", "received", None)));
        assert_eq!(days[1], ("2026-11-24", "counted", Some(1)));
        assert_eq!(days[12], ("2026-12-05", "weekend", Some(12)));
        assert_eq!(days[13..], [("2026-12-06", "weekend", None), ("2026-12-07", "rolled", None)]);

        let tag = answer.headers["etag"].clone();
        visitor.get_with(path, &[("If-None-Match", &tag)]).await.is(304);
        let refused = visitor.get("/api/v1/deadlines?received=soon&calendar_days=x").await;
        refused.is(422);
        assert_eq!(refused.headers["content-type"], "application/problem+json");
        let problem = refused.json();
        assert!(problem["type"].is_string() && problem["title"].is_string(), "{problem}");
        assert_eq!(problem["status"], 422);
        let fields: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap().to_owned()).collect();
        assert_eq!(fields, ["received", "calendar_days"]);
        visitor.ask(actix_web::http::Method::POST, path).await.is(405);
        // A holiday of the calendar of a body changes what was answered before.
        let body = t.body("Roads Office");
        let path = format!("/api/v1/deadlines?received=2026-11-23&working_days=1&body={}", body.slug);
        assert_eq!(visitor.get(&path).await.json()["due_on"], "2026-11-24");
        let now = t.now();
        t.write(move |tx| {
            use folkmoot::features::deadlines::{Amendment, publish_amendment};
            let add = vec![("2026-11-24".parse().unwrap(), "Harbour Day".to_owned())];
            let amendment = Amendment { add, note: "Announced late".to_owned(), ..Amendment::default() };
            publish_amendment(tx, 1, &amendment, None, now)
        });
        assert_eq!(visitor.get(&path).await.json()["due_on"], "2026-11-25");
        visitor.get("/api/v1/deadlines?received=2026-11-23&working_days=1&body=nowhere").await.is(422);
    }
}
