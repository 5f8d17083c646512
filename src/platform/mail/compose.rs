//! From a [`Message`] to RFC 5322.

use std::time::{Duration, SystemTime};

use chrono::NaiveDateTime;
use lettre::Address;
use lettre::message::header::{
    ContentTransferEncoding, ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0,
};
use lettre::message::{Body, Mailbox};

use super::{MailError, Message, Sender};
use crate::platform::crypto::{hex, sha256};
use crate::platform::email::EmailAddress;
use crate::platform::text::clean_line;

/// Characters of a name or subject that are sent.
const LINE_MAX: usize = 250;

/// A Message-ID (RFC 5322 section 3.6.4) that depends on `event` and the sender's domain alone,
/// like `<5f0c…@moot.example>`. The event is hashed: it may name a person.
pub fn message_id(event: &str, sender: &EmailAddress) -> String {
    let digest = hex(&sha256(event.as_bytes()));
    format!(
        "<{}@{}>",
        digest.get(..32).unwrap_or(&digest),
        sender.ascii_domain()
    )
}

/// Text for a header: one line without control characters, at most 250 characters.
pub fn one_line(text: &str) -> String {
    clean_line(text).as_str().chars().take(LINE_MAX).collect()
}

impl Message {
    /// The mail as it goes to the server, dated `now` (UTC).
    ///
    /// # Errors
    /// [`MailError::Permanent`] for an address, a Message-ID or an unsubscribe address that
    /// cannot stand in a header.
    pub fn compose(
        &self,
        sender: &Sender,
        now: NaiveDateTime,
    ) -> Result<lettre::Message, MailError> {
        let id_fits = self.message_id.starts_with('<')
            && self.message_id.ends_with('>')
            && is_header_token(&self.message_id);
        if !id_fits {
            return Err(permanent("the Message-ID is not one"));
        }
        let mut builder = lettre::Message::builder()
            .from(mailbox(&sender.name, &sender.address)?)
            .to(mailbox(&self.to_name, &self.to)?)
            .subject(one_line(&self.subject))
            .date(system_time(now))
            .message_id(Some(self.message_id.clone()))
            .header(MIME_VERSION_1_0)
            .header(ContentType::TEXT_PLAIN)
            // RFC 3834: keeps out-of-office replies away.
            .raw_header(raw("Auto-Submitted", "auto-generated"));
        if let Some(url) = &self.list_unsubscribe {
            if !(url.starts_with("https://") || url.starts_with("http://"))
                || !is_header_token(url)
                || url.contains(['<', '>', ','])
            {
                return Err(permanent("the unsubscribe address is not one"));
            }
            // RFC 8058 section 3.1. An address must not be folded: written as it is.
            let value = format!("<{url}>");
            builder = builder
                .raw_header(HeaderValue::dangerous_new_pre_encoded(
                    HeaderName::new_from_ascii_str("List-Unsubscribe"),
                    value.clone(),
                    value,
                ))
                .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        let mut text = self.text.trim_end().to_owned();
        text.push('\n');
        let body = Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable)
            .map_err(|_| permanent("the text cannot be encoded"))?;
        builder
            .body(body)
            .map_err(|error| MailError::Permanent(error.to_string()))
    }
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// Printable ASCII without white space.
fn is_header_token(text: &str) -> bool {
    text.len() <= 900 && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn mailbox(name: &str, address: &EmailAddress) -> Result<Mailbox, MailError> {
    let wire = Address::new(address.local_part(), address.ascii_domain())
        .map_err(|error| MailError::Permanent(format!("address {address}: {error}")))?;
    let name = one_line(name);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), wire))
}

fn system_time(now: NaiveDateTime) -> SystemTime {
    let seconds = u64::try_from(now.and_utc().timestamp()).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

fn permanent(reason: &str) -> MailError {
    MailError::Permanent(reason.to_owned())
}
