//! Where mail goes: a server, a folder, or the memory of a test.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ammonia::Url;
use chrono::NaiveDateTime;
use lettre::Transport;
use lettre::transport::smtp::{PoolConfig, SmtpTransport};

use super::{MailError, Message, Sender, SentMail};
use crate::platform::crypto::{hex, sha256};

/// How long the server may take for one step of the conversation.
const SMTP_TIMEOUT: Duration = Duration::from_secs(30);
/// Connections kept open to the server.
const SMTP_CONNECTIONS: u32 = 4;

/// Sends mail. Cloning shares the connections or the memory. Sending blocks: jobs only.
#[derive(Clone)]
pub struct Mailer {
    sender: Sender,
    route: Route,
}

#[derive(Clone)]
enum Route {
    Smtp(SmtpTransport),
    Folder(PathBuf),
    Memory(Arc<Mutex<Vec<SentMail>>>),
    /// Nothing is sent by whoever has this.
    Nowhere,
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let route = match &self.route {
            Route::Smtp(_) => "smtp".to_owned(),
            Route::Folder(dir) => format!("file://{}", dir.display()),
            Route::Memory(_) => "memory".to_owned(),
            Route::Nowhere => "nowhere".to_owned(),
        };
        f.debug_struct("Mailer")
            .field("route", &route)
            .finish_non_exhaustive()
    }
}

impl Mailer {
    /// A mailer for `url`:
    /// `smtps://user:password@host` (TLS from the start, port 465),
    /// `smtp://host` (TLS where the server offers it, port 25; required once a user name is
    /// given, port 587; none towards this machine; `?tls=required` or `?tls=opportunistic` says
    /// so explicitly), or `file://dir` (one .eml file per mail; the folder is created).
    ///
    /// # Errors
    /// [`MailError::Permanent`] for an address of another kind. No connection is made yet.
    pub fn from_url(url: &str, sender: Sender) -> Result<Self, MailError> {
        let route = match url.split_once("://") {
            Some(("file", dir)) if !dir.is_empty() => Route::Folder(PathBuf::from(dir)),
            Some(("smtp" | "smtps", _)) => Route::Smtp(smtp(url)?),
            _ => {
                let expected = "the mail address must begin with smtp://, smtps:// or file://";
                return Err(MailError::Permanent(expected.to_owned()));
            }
        };
        Ok(Self { sender, route })
    }

    /// A mailer for commands that send nothing: whatever they post waits for a node that does.
    pub fn nowhere(sender: Sender) -> Self {
        Self {
            sender,
            route: Route::Nowhere,
        }
    }

    /// A mailer that keeps what it gets, for [`Mailer::sent`].
    pub fn memory(sender: Sender) -> Self {
        Self {
            sender,
            route: Route::Memory(Arc::default()),
        }
    }

    /// Who mail comes from.
    pub fn sender(&self) -> &Sender {
        &self.sender
    }

    /// The folder that mail is written to, if it is.
    pub fn folder(&self) -> Option<&Path> {
        match &self.route {
            Route::Folder(dir) => Some(dir),
            _ => None,
        }
    }

    /// What the memory mailer got so far, oldest first; empty for the others.
    pub fn sent(&self) -> Vec<SentMail> {
        match &self.route {
            Route::Memory(sent) => sent.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            _ => Vec::new(),
        }
    }

    /// Takes everything out of the memory mailer.
    pub fn take_sent(&self) -> Vec<SentMail> {
        match &self.route {
            Route::Memory(sent) => {
                std::mem::take(&mut *sent.lock().unwrap_or_else(PoisonError::into_inner))
            }
            _ => Vec::new(),
        }
    }

    /// Sends one mail, dated `now` (UTC). Blocks for up to some minutes with a slow server.
    /// Writing the same mail twice to a folder leaves one file.
    ///
    /// # Errors
    /// [`MailError`] says whether to try again. The text names no address.
    pub fn send(&self, message: &Message, now: NaiveDateTime) -> Result<(), MailError> {
        let composed = message.compose(&self.sender, now)?;
        match &self.route {
            Route::Smtp(transport) => transport
                .send(&composed)
                .map(|_| ())
                .map_err(|error| refusal(&error)),
            Route::Folder(dir) => write_eml(dir, message, now, &composed.formatted())
                .map_err(|error| MailError::Transient(error.to_string())),
            Route::Memory(sent) => {
                let eml = String::from_utf8_lossy(&composed.formatted()).into_owned();
                let mail = SentMail {
                    message: message.clone(),
                    sent_at: now,
                    eml,
                };
                sent.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(mail);
                Ok(())
            }
            Route::Nowhere => Err(MailError::Transient("no mail is sent from here".to_owned())),
        }
    }
}

fn smtp(url: &str) -> Result<SmtpTransport, MailError> {
    // The parser's message would repeat the password.
    let unreadable = || MailError::Permanent("the mail server's address is not one".to_owned());
    let mut parsed = Url::parse(url).map_err(|_| unreadable())?;
    let host = parsed.host_str().ok_or_else(unreadable)?.to_owned();
    let says_tls = parsed.query_pairs().any(|(name, _)| name == "tls");
    if parsed.scheme() == "smtp" && !says_tls {
        if !parsed.username().is_empty() {
            parsed.set_query(Some("tls=required"));
        } else if !matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]") {
            if parsed.port().is_none() {
                parsed.set_port(Some(25)).map_err(|()| unreadable())?;
            }
            parsed.set_query(Some("tls=opportunistic"));
        }
    }
    let builder = SmtpTransport::from_url(parsed.as_str()).map_err(|_| unreadable())?;
    Ok(builder
        .timeout(Some(SMTP_TIMEOUT))
        .pool_config(PoolConfig::new().max_size(SMTP_CONNECTIONS))
        .build())
}

/// 5xx answers and messages the client cannot write are final; everything else may pass. Only
/// the code is told: servers like to repeat the recipient.
fn refusal(error: &lettre::transport::smtp::Error) -> MailError {
    let reason = match error.status() {
        Some(code) => format!("the server answered {code}"),
        None if error.is_timeout() => "the server did not answer in time".to_owned(),
        None if error.is_tls() => "no secure connection to the server".to_owned(),
        None if error.is_client() => "the client could not write it".to_owned(),
        None => "no connection to the server".to_owned(),
    };
    if error.is_permanent() || error.is_client() {
        MailError::Permanent(reason)
    } else {
        MailError::Transient(reason)
    }
}

/// Writes beside and renames, so that a reader never sees half a mail.
fn write_eml(dir: &Path, message: &Message, now: NaiveDateTime, eml: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(dir)?;
    let mark = hex(&sha256(message.message_id.as_bytes()));
    let mark = mark.get(..12).unwrap_or(&mark);
    let name = format!("{}-{mark}.eml", now.format("%Y%m%dT%H%M%S"));
    let beside = dir.join(format!(
        ".{name}.{}.part",
        crate::platform::crypto::random_nonce()
    ));
    let written = fs::File::create(&beside)
        .and_then(|mut file| file.write_all(eml).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, dir.join(&name)));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
