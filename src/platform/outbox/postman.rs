//! Takes letters from the outbox, writes and sends them, on one thread of a node.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration as StdDuration;

use tera::Context;

use super::store::{self, MAX_ATTEMPTS, WaitingMail};
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::email::EmailAddress;
use crate::platform::error::AppError;
use crate::platform::jobs::store::backoff;
use crate::platform::mail::{Mailer, Message, message_id};
use crate::platform::templates::Templates;

/// Letters taken out of the box at a time, where the server takes them as fast as they come.
const BATCH: i64 = 50;
const PATIENCE: StdDuration = StdDuration::from_millis(500);

/// What every mail may name.
#[derive(Clone, Debug, serde::Serialize)]
pub struct MailSite {
    pub name: String,
    /// Without a slash at its end.
    pub base_url: String,
}

/// Sends what waits in the outbox.
#[derive(Clone)]
pub struct Postman {
    db: Db,
    clock: Clock,
    mailer: Arc<Mailer>,
    templates: Arc<Templates>,
    site: MailSite,
    /// Pause after each mail, from the rate that the mail server allows.
    pause: StdDuration,
    bell: Arc<Bell>,
}

#[derive(Default)]
struct Bell {
    rung: Mutex<bool>,
    changed: Condvar,
    stopped: AtomicBool,
}

impl Postman {
    /// `per_minute` 0: as fast as the server takes them.
    pub fn new(
        db: Db,
        clock: Clock,
        mailer: Arc<Mailer>,
        templates: Arc<Templates>,
        site: MailSite,
        per_minute: u32,
    ) -> Self {
        let pause = match per_minute {
            0 => StdDuration::ZERO,
            rate => StdDuration::from_secs(60) / rate,
        };
        Self {
            db,
            clock,
            mailer,
            templates,
            site,
            pause,
            bell: Arc::default(),
        }
    }

    /// A letter was posted.
    pub fn wake(&self) {
        if let Ok(mut rung) = self.bell.rung.lock() {
            *rung = true;
            self.bell.changed.notify_all();
        }
    }

    /// Ends [`Postman::run_forever`] after the mail at hand.
    pub fn stop(&self) {
        self.bell.stopped.store(true, Ordering::Release);
        // Takes the lock: whoever is about to wait has seen the flag, or hears the bell.
        self.wake();
    }

    fn is_stopped(&self) -> bool {
        self.bell.stopped.load(Ordering::Acquire)
    }

    pub fn run_forever(&self) {
        while !self.is_stopped() {
            if let Err(error) = self.run_due() {
                tracing::error!(%error, "mail cannot be sent");
            }
            self.pause_for(PATIENCE);
        }
    }

    /// Between two mails, whatever is posted meanwhile: only [`Postman::stop`] ends it.
    fn rest(&self) {
        if let Ok(rung) = self.bell.rung.lock() {
            let waiting = |_: &mut bool| !self.is_stopped();
            let _ = self
                .bell
                .changed
                .wait_timeout_while(rung, self.pause, waiting);
        }
    }

    /// One at a time where mails leave at a rate, so that one that somebody waits for does not
    /// stand behind a batch of news that was taken out before.
    fn batch(&self) -> i64 {
        if self.pause.is_zero() { BATCH } else { 1 }
    }

    fn pause_for(&self, span: StdDuration) {
        if let Ok(rung) = self.bell.rung.lock()
            && let Ok((mut rung, _)) = self.bell.changed.wait_timeout_while(rung, span, |r| !*r)
        {
            *rung = false;
        }
    }

    /// Sends everything that is due; returns how many left.
    ///
    /// # Errors
    /// When the database cannot be used; a mail that fails is not an error here.
    pub fn run_due(&self) -> Result<usize, AppError> {
        let mut count = 0;
        while !self.is_stopped() {
            let now = self.clock.now();
            if !self
                .db
                .read_here(|conn| Ok(store::is_any_due(conn, now)?))?
            {
                break;
            }
            let batch = self.batch();
            let mails = self.db.write_here(move |tx| {
                store::park_interrupted(tx, now)?;
                Ok(store::claim(tx, batch, now)?)
            })?;
            for mail in mails {
                if self.is_stopped() {
                    break;
                }
                count += usize::from(self.send(mail)?);
            }
        }
        Ok(count)
    }

    fn send(&self, mail: WaitingMail) -> Result<bool, AppError> {
        let (id, now) = (mail.id, self.clock.now());
        // Committed before it is handed over: see the module's text.
        if !self
            .db
            .write_here(move |tx| Ok(store::set_sending(tx, id, now)?))?
        {
            return Ok(false);
        }
        let outcome = self.write_letter(&mail).and_then(|message| {
            self.mailer
                .send(&message, now.naive())
                .map_err(|error| (error.to_string(), error.is_transient()))
        });
        let sent = outcome.is_ok();
        self.db.write_here(move |tx| {
            match outcome {
                Ok(()) => store::set_sent(tx, id, now)?,
                Err((error, is_transient)) => {
                    tracing::warn!(id, "a mail was not sent");
                    let retry = is_transient && mail.attempts + 1 < MAX_ATTEMPTS;
                    let retry_at = retry.then(|| now.plus(backoff(mail.attempts + 1)));
                    store::set_failed(tx, id, &error, retry_at)?
                }
            };
            Ok(())
        })?;
        if !self.pause.is_zero() {
            self.rest();
        }
        Ok(sent)
    }

    /// A letter's template begins with its subject: `Subject: …`, then an empty line.
    fn write_letter(&self, mail: &WaitingMail) -> Result<Message, (String, bool)> {
        let lasting = |error: &dyn std::fmt::Display| (error.to_string(), false);
        let params: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&mail.params).map_err(|e| lasting(&e))?;
        let mut context = Context::new();
        for (key, value) in &params {
            context.insert(key.clone(), value);
        }
        context.insert("lang", &mail.lang);
        context.insert("site", &self.site);
        context.insert("recipient_name", &mail.recipient_name);
        context.insert(
            "unsubscribe_url",
            &mail.unsubscribe_url.as_deref().unwrap_or_default(),
        );
        let name = format!("mail/{}.txt", mail.template);
        let written = self
            .templates
            .render(&name, &context)
            .map_err(|e| lasting(&e))?;
        let (subject, text) = split_subject(&written);
        let to = EmailAddress::parse(&mail.recipient).map_err(|e| lasting(&e))?;
        Ok(Message {
            to,
            to_name: mail.recipient_name.clone(),
            subject: subject.to_owned(),
            text: text.to_owned(),
            list_unsubscribe: mail.unsubscribe_url.clone(),
            message_id: message_id(&mail.event_key, &self.mailer.sender().address),
        })
    }
}

fn split_subject(written: &str) -> (&str, &str) {
    let written = written.trim_start();
    let (first, rest) = written.split_once('\n').unwrap_or((written, ""));
    let subject = first.strip_prefix("Subject:").unwrap_or(first).trim();
    (subject, rest.trim_start_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_subject() {
        assert_eq!(
            split_subject("\nSubject: Hello there\n\nDear you,\n"),
            ("Hello there", "Dear you,\n")
        );
        assert_eq!(split_subject("Subject: Only"), ("Only", ""));
    }
}
