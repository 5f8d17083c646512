//! Reading back what the folder mailer wrote, for the demo's outbox. Reads the simple mails
//! this module makes; mail from outside goes another way.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDateTime};

/// A mail read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredMail {
    /// File name within the folder.
    pub file: String,
    /// `Date`, in UTC.
    pub date: Option<NaiveDateTime>,
    /// `From` as written, decoded.
    pub from: String,
    /// `To` as written, decoded: name and address.
    pub to: String,
    /// `Subject`, decoded.
    pub subject: String,
    /// The text, decoded, lines ended by `\n`.
    pub text: String,
}

/// The mails of a folder, newest first; none where the folder does not exist.
///
/// # Errors
/// When the folder or a file in it cannot be read.
pub fn list_dir(dir: &Path) -> io::Result<Vec<StoredMail>> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "eml"));
    paths.sort();
    paths.iter().rev().map(|path| read_eml(path)).collect()
}

/// Reads one mail.
///
/// # Errors
/// When the file cannot be read. What is not a mail comes back with empty fields.
pub fn read_eml(path: &Path) -> io::Result<StoredMail> {
    let mut mail = parse_eml(&fs::read(path)?);
    mail.file = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Ok(mail)
}

/// Reads a mail of one text part from its bytes.
pub fn parse_eml(bytes: &[u8]) -> StoredMail {
    let raw = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let (head, body) = raw.split_once("\n\n").unwrap_or((&raw, ""));
    let mut mail = StoredMail::default();
    let mut encoding = String::new();
    // RFC 5322 section 2.2.3: a line that begins with white space continues the one before.
    for line in head.replace("\n ", " ").replace("\n\t", " ").lines() {
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "date" => {
                mail.date = DateTime::parse_from_rfc2822(value)
                    .ok()
                    .map(|date| date.naive_utc());
            }
            "from" => mail.from = decode_words(value),
            "to" => mail.to = decode_words(value),
            "subject" => mail.subject = decode_words(value),
            "content-transfer-encoding" => encoding = value.to_ascii_lowercase(),
            _ => {}
        }
    }
    mail.text = match encoding.as_str() {
        "quoted-printable" => text(decode_quoted(body, false)),
        "base64" => {
            let packed: String = body.split_whitespace().collect();
            STANDARD
                .decode(packed)
                .map_or_else(|_| body.to_owned(), text)
        }
        _ => body.to_owned(),
    };
    mail
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
}

/// Encoded words (RFC 2047) in UTF-8; the white space between two of them is dropped.
fn decode_words(value: &str) -> String {
    let mut out = String::new();
    let mut pending: Vec<u8> = Vec::new();
    let mut rest = value;
    while let Some(at) = rest.find("=?") {
        let (before, from) = rest.split_at(at);
        let Some((bytes, after)) = decode_word(from) else {
            break;
        };
        if !before.trim().is_empty() || pending.is_empty() {
            out.push_str(&String::from_utf8_lossy(&pending));
            pending.clear();
            out.push_str(before);
        }
        // A character may be split between two words.
        pending.extend(bytes);
        rest = after;
    }
    out.push_str(&String::from_utf8_lossy(&pending));
    out.push_str(rest);
    out
}

/// `=?charset?encoding?data?=` in front of `text`: its bytes, and what follows.
fn decode_word(text: &str) -> Option<(Vec<u8>, &str)> {
    let mut parts = text.get(2..)?.splitn(3, '?');
    let (_charset, encoding, data) = (parts.next()?, parts.next()?, parts.next()?);
    let (data, after) = data.split_once("?=")?;
    let bytes = match encoding {
        "B" | "b" => STANDARD.decode(data).ok()?,
        "Q" | "q" => decode_quoted(data, true),
        _ => return None,
    };
    Some((bytes, after))
}

/// Quoted-printable (RFC 2045 section 6.7); `in_word` reads `_` as a space (RFC 2047).
fn decode_quoted(data: &str, in_word: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len());
    let mut bytes = data.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'_' if in_word => out.push(b' '),
            b'=' => {
                let ahead = bytes.clone();
                let pair: Vec<u8> = ahead.take(2).collect();
                if pair.first() == Some(&b'\n') {
                    bytes.next();
                } else if let Some(value) = hex_value(&pair) {
                    out.push(value);
                    bytes.nth(1);
                } else {
                    out.push(b'=');
                }
            }
            byte => out.push(byte),
        }
    }
    out
}

fn hex_value(pair: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(pair)
        .ok()
        .filter(|digits| digits.len() == 2)?;
    u8::from_str_radix(digits, 16).ok()
}
