//! Acts of people: finding out who is responsible.

use folkmoot::features::bodies::{self, NewOfficial};

use crate::both;

both! {
    async fn a_visitor_finds_who_is_responsible_and_how_to_reach_them(site: TestSite) {
        let body = site.body("Roads Office");
        site.official("Olga Reed", &body);
        let id = body.id;
        let now = site.now();
        site.write(move |tx| {
            let head = NewOfficial {
                body_id: id,
                account_id: None,
                name: "Harald Stone".to_owned(),
                post: "Head of office".to_owned(),
                responsibilities: "The whole of it.".to_owned(),
                is_head: true,
            };
            bodies::create_official(tx, &head, now)
        });
        let consultation = site.consultation("Quiet streets", &body);
        let mut visitor = site.visitor();
        let list = visitor.get("/bodies").await;
        list.is(200).sees("Roads Office").sees("Answers questions within 10 working days");
        assert_eq!(list.attrs(".body-name a", "href"), ["/bodies/roads-office"]);

        let page = visitor.get("/bodies/roads-office").await;
        page.is(200).sees("What the Roads Office is for.").sees(&consultation.title);
        assert_eq!(page.all(".official-name"), ["Harald Stone", "Olga Reed"]);
        let links = page.attrs(".contact a", "href");
        assert_eq!(links, ["mailto:office@body.example", "tel:0100200300"]);
        page.sees("1 Hall Street").sees("Nobody has asked it anything yet");
        // The account behind an official is nobody's business.
        page.sees_nothing_of("olga.reed@people.example");
    }

    async fn a_new_official_is_shown_at_once(site: TestSite) {
        let body = site.body("Roads Office");
        let mut visitor = site.visitor();
        visitor.get("/bodies/roads-office").await.sees("No officials have been entered yet");
        site.official("Olga Reed", &body);
        visitor.get("/bodies/roads-office").await.sees("Olga Reed");
        visitor.get("/bodies").await.sees("Olga Reed");
    }

    async fn without_bodies_the_list_says_what_will_be_there(site: TestSite) {
        site.visitor().get("/bodies?lang=es").await.is(200).sees("Todavía no hay organismos");
    }
}
