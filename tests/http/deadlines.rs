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
}
