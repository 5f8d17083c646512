//! Reading a mail: who wrote it, to which body, what they ask. And how long ago a letter may have
//! come.

pub mod quoting;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

use crate::platform::crypto::sha256_hex;
use crate::platform::email::EmailAddress;
use crate::platform::text::{clean_line, clean_text};

/// Bytes of a mail at most.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// Days for which a mail waits for its sender.
pub const WAITS_DAYS: i64 = 7;
/// Mails of one sender that are taken in an hour.
pub const PER_HOUR: i64 = 5;
/// Characters kept of the text; whoever confirms it shortens it to what a question may have.
const MAX_TEXT: usize = 10_000;
const MAX_TITLE: usize = 150;
const MAX_NAME: usize = 100;
/// Files looked at; more than are taken, so that the answer can name those that are not.
const MAX_ATTACHMENTS: usize = 20;
/// Days before today on which a letter may have come.
pub const MAX_DAYS_BACK: i64 = 60;

/// A mail from a person.
#[derive(Debug, PartialEq, Eq)]
pub struct Letter {
    /// The same for the same mail, however often it is delivered.
    pub message_key: String,
    pub sender: EmailAddress,
    pub sender_name: String,
    /// Addresses it was sent to, those of the envelope first; in small letters.
    pub recipients: Vec<String>,
    /// As the header says: `es`.
    pub language: String,
    pub title: String,
    pub text: String,
    pub attachments: Vec<(String, Vec<u8>)>,
}

/// What to do with a mail.
#[derive(Debug, PartialEq, Eq)]
pub enum Reading {
    Letter(Box<Letter>),
    /// From a machine: answering could go on for ever.
    Ignored(&'static str),
}

/// Why a mail cannot be read. No words of it are repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailProblem {
    #[error("the mail is larger than 10 MB")]
    TooLarge,
    #[error("this is no mail")]
    NoMail,
    #[error("the mail does not say who sent it")]
    NoSender,
    #[error("the mail has no text")]
    NoText,
}

/// # Errors
/// [`MailProblem`]
pub fn read(bytes: &[u8]) -> Result<Reading, MailProblem> {
    if bytes.len() > MAX_BYTES {
        return Err(MailProblem::TooLarge);
    }
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or(MailProblem::NoMail)?;
    if message.headers().is_empty() {
        return Err(MailProblem::NoMail);
    }
    if let Some(why) = machine(&message) {
        return Ok(Reading::Ignored(why));
    }
    let from = message.from().and_then(Address::first);
    let from = from.ok_or(MailProblem::NoSender)?;
    let sender = from.address.as_deref().map(EmailAddress::parse);
    let Some(Ok(sender)) = sender else {
        return Err(MailProblem::NoSender);
    };
    let local = sender.local_part().to_lowercase();
    if ["mailer-daemon", "postmaster"].contains(&local.as_str()) {
        return Ok(Reading::Ignored("it comes from a mail server"));
    }
    let body = message.body_text(0).unwrap_or_default();
    let text = quoting::own_words(&clean_text(&body).into_string());
    if text.trim().is_empty() {
        return Err(MailProblem::NoText);
    }
    let id = message.message_id().unwrap_or_default();
    let key = if id.is_empty() {
        sha256_hex(bytes)
    } else {
        sha256_hex(format!("{id}\0{}", sender.canonical()).as_bytes())
    };
    let language = header(&message, "content-language").unwrap_or_default();
    Ok(Reading::Letter(Box::new(Letter {
        message_key: key,
        sender_name: name_of(from.name.as_deref().unwrap_or_default()),
        recipients: recipients(&message),
        language: language.chars().take(2).collect::<String>().to_lowercase(),
        title: title(message.subject().unwrap_or_default()),
        text: text.chars().take(MAX_TEXT).collect(),
        attachments: attachments(&message),
        sender,
    })))
}

/// A header as it stands, without the fold.
fn header<'m>(message: &'m Message<'_>, name: &str) -> Option<&'m str> {
    let mut all = message.headers_raw();
    let found = all.find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.trim())
}

/// Why it is from a machine (RFC 3834, 2; RFC 2919; RFC 5321, 4.5.5).
fn machine(message: &Message<'_>) -> Option<&'static str> {
    let lower = |name: &str| header(message, name).unwrap_or_default().to_lowercase();
    let auto = lower("auto-submitted");
    let (precedence, kind) = (lower("precedence"), lower("content-type"));
    if !auto.is_empty() && auto != "no" {
        Some("it was sent by a program")
    } else if ["bulk", "list", "junk"].contains(&precedence.as_str()) {
        Some("it was sent to many")
    } else if header(message, "list-id").is_some() {
        Some("it comes from a mailing list")
    } else if header(message, "return-path") == Some("<>") {
        Some("nobody can be answered")
    } else if kind.starts_with("multipart/report") {
        Some("it reports on a delivery")
    } else {
        None
    }
}

/// Those of the envelope first: they tell which of several addresses this copy is for.
fn recipients(message: &Message<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for name in ["x-original-to", "delivered-to", "envelope-to"] {
        let values = message.headers_raw();
        let named = values.filter(|(known, _)| known.eq_ignore_ascii_case(name));
        all.extend(named.map(|(_, value)| value.trim().trim_matches(['<', '>']).to_lowercase()));
    }
    for addresses in [message.to(), message.cc()].into_iter().flatten() {
        let named = addresses.iter().filter_map(|one| one.address.as_deref());
        all.extend(named.map(str::to_lowercase));
    }
    all.truncate(100);
    all
}

/// Which of `bodies` (slug and address) it is for: `questions+SLUG@…`, or the body's own address.
pub fn find_body(recipients: &[String], bodies: &[(String, String)]) -> Option<usize> {
    let by_slug = recipients.iter().find_map(|address| {
        let (local, _) = address.rsplit_once('@')?;
        let slug = local.strip_prefix("questions+")?;
        bodies.iter().position(|(known, _)| known == slug)
    });
    by_slug.or_else(|| {
        recipients.iter().find_map(|address| {
            let is_its = |(_, email): &(String, String)| {
                !email.is_empty() && email.to_lowercase() == *address
            };
            bodies.iter().position(is_its)
        })
    })
}

/// The subject without what programs put in front of it.
fn title(subject: &str) -> String {
    let line = clean_line(subject).into_string();
    let mut rest = line.as_str();
    while let Some((start, behind)) = rest.split_once(':') {
        let start = start.trim().to_lowercase();
        if !["re", "fw", "fwd", "aw", "wg", "rv", "res"].contains(&start.as_str()) {
            break;
        }
        rest = behind.trim_start();
    }
    rest.chars().take(MAX_TITLE).collect()
}

/// A name, and no address in its place.
fn name_of(name: &str) -> String {
    let name = clean_line(name).into_string();
    if name.contains('@') {
        return String::new();
    }
    name.chars().take(MAX_NAME).collect()
}

fn attachments(message: &Message<'_>) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for part in message.attachments().take(MAX_ATTACHMENTS) {
        let kind = part.content_type();
        let subtype = kind.and_then(|kind| kind.subtype()).unwrap_or_default();
        // Signatures of the mail itself say nothing to a reader; small pictures belong to its look.
        let is_signature = ["pgp-signature", "pkcs7-signature", "x-pkcs7-signature"]
            .contains(&subtype.to_lowercase().as_str());
        let is_decoration = part.content_id().is_some()
            && part
                .content_disposition()
                .is_none_or(|disposition| disposition.is_inline());
        if is_signature || is_decoration {
            continue;
        }
        let bytes = match &part.body {
            PartType::Message(inner) => inner.raw_message().to_vec(),
            _ => part.contents().to_vec(),
        };
        all.push((part.attachment_name().unwrap_or_default().to_owned(), bytes));
    }
    all
}

/// # Errors
/// The key of what is wrong with the day on which a letter came.
pub fn ensure_received_on(day: NaiveDate, today: NaiveDate) -> Result<(), &'static str> {
    let age = today.signed_duration_since(day).num_days();
    if age < 0 {
        Err("inbound.in-future")
    } else if age > MAX_DAYS_BACK {
        Err("inbound.too-long-ago")
    } else {
        Ok(())
    }
}
