//! What the outbox guarantees: a mail for each event, never two, and none for what did not happen.

use std::sync::Arc;
use std::time::{Duration as StdDuration, Instant};

use chrono::Duration;
use folkmoot::platform::email::EmailAddress;
use folkmoot::platform::error::AppError;
use folkmoot::platform::mail::{Mailer, Sender, SentMail};
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

fn sender() -> Sender {
    Sender {
        address: EmailAddress::parse("site@people.example").unwrap(),
        name: String::new(),
    }
}

/// A postman whose server nobody answers at.
fn stranded(t: &TestSite) -> Postman {
    let mailer = Mailer::from_url("smtp://127.0.0.1:1", sender()).unwrap();
    postman(t, mailer, 0)
}

fn postman(t: &TestSite, mailer: Mailer, per_minute: u32) -> Postman {
    let site = MailSite {
        name: "Site".to_owned(),
        base_url: "http://127.0.0.1".to_owned(),
    };
    let (db, clock) = (t.app.db.clone(), t.app.clock.clone());
    Postman::new(
        db,
        clock,
        Arc::new(mailer),
        t.app.templates.clone(),
        site,
        per_minute,
    )
}

fn parked(t: &TestSite) -> Vec<store::ParkedMail> {
    let parked = t.app.db.read_here(|conn| Ok(store::list_parked(conn)?));
    parked.unwrap()
}

both! {
    async fn mails_leave_at_the_rate_that_was_set_whatever_is_posted_meanwhile(t: TestSite) {
        for n in 0..4 {
            post(&t, &format!("event:{n}"));
        }
        let memory = Mailer::memory(sender());
        // One each 100 ms.
        let postman = postman(&t, memory.clone(), 600);
        let ringing = postman.clone();
        let begun = Instant::now();
        let bell = std::thread::spawn(move || {
            while begun.elapsed() < StdDuration::from_millis(300) {
                ringing.wake();
                std::thread::yield_now();
            }
        });
        assert_eq!(postman.run_due().unwrap(), 4);
        assert!(begun.elapsed() >= StdDuration::from_millis(400), "{:?}", begun.elapsed());
        bell.join().unwrap();
    }

    async fn who_waits_for_a_mail_does_not_wait_for_the_news_of_others(t: TestSite) {
        for n in 0..10 {
            post(&t, &format!("event:{n}"));
        }
        let memory = Mailer::memory(sender());
        let postman = postman(&t, memory.clone(), 600);
        let working = postman.clone();
        let thread = std::thread::spawn(move || working.run_due());
        while memory.sent().is_empty() {
            std::thread::yield_now();
        }
        let (mut urgent, now) = (letter("urgent:1", "notifications/news"), t.now());
        (urgent.to, urgent.priority) = ("waiting@people.example", Priority::Confirmation);
        let params = json!({"kind": "update", "title": "A title", "url": "/", "at": now});
        t.write(move |tx| outbox::post(tx, &urgent, &params, now));
        let position = |sent: &[SentMail]| {
            sent.iter().position(|mail| mail.message.to.as_str() == "waiting@people.example")
        };
        while position(&memory.sent()).is_none() && !thread.is_finished() {
            std::thread::yield_now();
        }
        // Stopping ends the pause as well.
        postman.stop();
        thread.join().unwrap().unwrap();
        assert!(position(&memory.sent()).is_some_and(|at| at <= 3), "{:?}", position(&memory.sent()));
    }

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
