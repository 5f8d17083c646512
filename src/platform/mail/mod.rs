//! Sending mail: one message type, and the three places it can go.
//!
//! Messages are built by [`compose`](Message::compose) through a library that encodes each
//! header; names and subjects are cleaned to one line before, so that nothing a person typed
//! can add a header.

mod compose;
mod deliver;
mod read;
#[cfg(test)]
mod tests;

use chrono::NaiveDateTime;

pub use compose::{message_id, one_line};
pub use deliver::Mailer;
pub use read::{StoredMail, list_dir, parse_eml, read_eml};

use crate::platform::email::EmailAddress;

/// A mail to one person. Its `Debug` form masks the address but holds the text: not for logs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Who gets it.
    pub to: EmailAddress,
    /// Name beside the address; may be empty.
    pub to_name: String,
    /// Subject, one line.
    pub subject: String,
    /// Plain text, lines ended by `\n`.
    pub text: String,
    /// Address that ends the subscription by a POST without logging in (RFC 8058), for mails
    /// that somebody subscribed to.
    pub list_unsubscribe: Option<String>,
    /// `<…@…>`, from [`message_id`], so that a mail sent twice is shown once.
    pub message_id: String,
}

/// Who mail comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// Address in `From`.
    pub address: EmailAddress,
    /// Name beside the address; may be empty.
    pub name: String,
}

/// Why a mail did not leave.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// Trying again later may help: no connection, a full disk, a 4xx answer.
    #[error("the mail could not be sent for now: {0}")]
    Transient(String),
    /// Trying again will not help: a 5xx answer, an address that cannot be written.
    #[error("the mail cannot be sent: {0}")]
    Permanent(String),
}

impl MailError {
    /// True where the same mail should be tried again.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Transient(_))
    }
}

/// A mail kept by the memory mailer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentMail {
    /// What was sent.
    pub message: Message,
    /// When, in UTC.
    pub sent_at: NaiveDateTime,
    /// As it would go over the wire (RFC 5322).
    pub eml: String,
}
