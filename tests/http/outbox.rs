//! What the outbox guarantees: a mail for each event, never two, and none for what did not happen.

use std::sync::Arc;

use chrono::Duration;
use folkmoot::platform::email::EmailAddress;
use folkmoot::platform::error::AppError;
use folkmoot::platform::mail::{Mailer, Sender};
use folkmoot::platform::outbox::postman::MailSite;
use folkmoot::platform::outbox::{self, Letter, Postman, Priority, store};
use serde_json::json;

use crate::both;
use crate::common::TestSite;

fn letter(key: &str, template: &'static str) -> Letter<'static> {
    Letter {
        event_key: key.to_owned(),
        to: "anna.vale@people.example",
        to_name: "Anna Vale",
        template,
        lang: "en",
        unsubscribe_url: None,
        priority: Priority::Personal,
    }
}

fn post(t: &TestSite, key: &str) {
    post_as(t, key, "notifications/news");
}

fn post_as(t: &TestSite, key: &str, template: &'static str) {
    let (letter, now) = (letter(key, template), t.now());
    let params = json!({"kind": "update", "title": "A title", "url": "/", "at": now});
    t.write(move |tx| outbox::post(tx, &letter, &params, now));
}

/// A postman whose server nobody answers at.
fn stranded(t: &TestSite) -> Postman {
    let sender = Sender {
        address: EmailAddress::parse("site@people.example").unwrap(),
        name: String::new(),
    };
    let site = MailSite {
        name: "Site".to_owned(),
        base_url: "http://127.0.0.1".to_owned(),
    };
    let mailer = Mailer::from_url("smtp://127.0.0.1:1", sender).unwrap();
    let (db, clock) = (t.app.db.clone(), t.app.clock.clone());
    Postman::new(
        db,
        clock,
        Arc::new(mailer),
        t.app.templates.clone(),
        site,
        0,
    )
}

fn parked(t: &TestSite) -> Vec<store::ParkedMail> {
    let parked = t.app.db.read_here(|conn| Ok(store::list_parked(conn)?));
    parked.unwrap()
}

both! {
    async fn one_event_makes_one_mail_even_after_it_was_sent(t: TestSite) {
        post(&t, "event:1");
        post(&t, "event:1");
        assert_eq!(t.send_mails().len(), 1);
        post(&t, "event:1");
        t.advance(Duration::days(2));
        assert!(t.send_mails().is_empty());
        post(&t, "event:2");
        assert_eq!(t.send_mails().len(), 1);
    }

    async fn what_was_rolled_back_mails_nobody(t: TestSite) {
        let now = t.now();
        let refused: Result<(), AppError> = t.app.db.write_here(move |tx| {
            outbox::post(tx, &letter("event:1", "notifications/news"), &json!({}), now)?;
            Err(AppError::Conflict("error.conflict"))
        });
        assert!(refused.is_err());
        assert!(t.send_mails().is_empty());
        // The event may still happen, and is told then.
        post(&t, "event:1");
        assert_eq!(t.send_mails().len(), 1);
    }

    async fn a_server_that_does_not_answer_is_tried_again_later_and_later(t: TestSite) {
        post(&t, "event:1");
        let nobody = stranded(&t);
        assert_eq!(nobody.run_due().unwrap(), 0);
        assert!(parked(&t).is_empty());
        t.advance(Duration::seconds(9));
        assert!(t.send_mails().is_empty(), "not before the pause is over");
        t.advance(Duration::seconds(2));
        assert_eq!(nobody.run_due().unwrap(), 0);
        t.advance(Duration::seconds(11));
        assert!(t.send_mails().is_empty(), "the second pause is longer");
        t.advance(Duration::seconds(20));
        assert_eq!(t.send_mails().len(), 1, "the server is back");
        t.advance(Duration::days(1));
        assert!(t.send_mails().is_empty());
    }

    async fn after_too_many_failures_a_mail_is_parked_and_may_be_let_out(t: TestSite) {
        post(&t, "event:1");
        let nobody = stranded(&t);
        for _ in 0..store::MAX_ATTEMPTS {
            assert!(parked(&t).is_empty());
            nobody.run_due().unwrap();
            t.advance(Duration::hours(7));
        }
        let given_up = parked(&t);
        assert_eq!(given_up.len(), 1);
        assert!(!given_up[0].last_error.clone().unwrap().contains("people.example"));
        assert!(t.send_mails().is_empty());
        let (id, now) = (given_up[0].id, t.now());
        t.write(move |tx| Ok(store::unpark(tx, id, now)?));
        assert_eq!(t.send_mails().len(), 1);
    }

    async fn a_mail_that_cannot_be_written_is_parked_at_once_and_stops_no_other(t: TestSite) {
        post_as(&t, "event:1", "notifications/no-such-mail");
        post(&t, "event:2");
        assert_eq!(t.send_mails().len(), 1);
        assert_eq!(parked(&t).len(), 1);
        t.advance(Duration::days(1));
        assert!(t.send_mails().is_empty());
    }

    async fn a_mail_whose_sending_was_interrupted_is_parked_not_repeated(t: TestSite) {
        post(&t, "event:1");
        // A node takes it, says so, and dies.
        let now = t.now();
        let taken = t.write(move |tx| {
            let mails = store::claim(tx, 10, now)?;
            for mail in &mails {
                assert!(store::set_sending(tx, mail.id, now)?);
                assert!(!store::set_sending(tx, mail.id, now)?, "nobody else has it");
            }
            Ok(mails.len())
        });
        assert_eq!(taken, 1);
        assert!(t.send_mails().is_empty());
        t.advance(Duration::minutes(6));
        assert!(t.send_mails().is_empty(), "perhaps it went out");
        assert_eq!(parked(&t).len(), 1);
    }

    async fn a_mail_taken_out_of_the_box_by_a_node_that_died_goes_out_later(t: TestSite) {
        post(&t, "event:1");
        let now = t.now();
        assert_eq!(t.write(move |tx| Ok(store::claim(tx, 10, now)?)).len(), 1);
        assert!(t.send_mails().is_empty());
        t.advance(Duration::minutes(6));
        assert_eq!(t.send_mails().len(), 1);
    }
}
