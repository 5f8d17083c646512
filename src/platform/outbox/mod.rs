//! Outgoing mail: rows written in the transaction of the event they report, sent after it.
//!
//! One event makes one mail (`event_key`). A mail is marked as being sent in the database before
//! it is handed over. A node that dies in between leaves it so, and nobody can know whether the
//! mail server took it: such a mail is parked for the administrator rather than sent twice.

pub mod postman;
pub mod store;

use serde::Serialize;

use super::db::{Tx, UtcTime};
use super::error::AppError;

pub use postman::Postman;
pub use store::Duplicate;

/// Topic by which a commit wakes this node's postman.
pub const WAKE: &str = "~mails";

/// What goes first when many mails wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Priority {
    /// Somebody sits in front of a page that says 'we sent you a mail'.
    Confirmation = 0,
    /// Something happened to the recipient's own affair.
    Personal = 1,
    /// News that was asked for.
    Bulk = 2,
}

/// A mail to be written when it is sent.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// Names the event: 'petition-response:7:1432'. At most one mail per key is ever made.
    pub event_key: String,
    pub to: &'a str,
    pub to_name: &'a str,
    /// Folder and name under `templates/mail`, without ending.
    pub template: &'static str,
    pub lang: &'a str,
    pub unsubscribe_url: Option<String>,
    pub priority: Priority,
}

/// Puts a letter into the outbox; a second one for the same event is dropped.
///
/// # Errors
/// When `params` have no JSON form or the row cannot be written.
pub fn post(
    tx: &mut Tx<'_>,
    letter: &Letter<'_>,
    params: &impl Serialize,
    now: UtcTime,
) -> Result<(), AppError> {
    post_once(tx, letter, params, now).map(|_| ())
}

/// As [`post`]; says whether this was the first letter for its event.
///
/// # Errors
/// As [`post`].
pub fn post_once(
    tx: &mut Tx<'_>,
    letter: &Letter<'_>,
    params: &impl Serialize,
    now: UtcTime,
) -> Result<bool, AppError> {
    let params = serde_json::to_string(params)?;
    let is_first = store::insert(tx, letter, &params, now)? == 1;
    tx.touch(WAKE, now);
    Ok(is_first)
}

/// As [`post`] for several letters, each with its parameters in JSON.
///
/// # Errors
/// When a row cannot be written.
pub fn post_all(
    tx: &mut Tx<'_>,
    letters: &[(Letter<'_>, String)],
    now: UtcTime,
) -> Result<(), AppError> {
    if letters.is_empty() {
        return Ok(());
    }
    store::insert_all(tx, letters, now)?;
    tx.touch(WAKE, now);
    Ok(())
}

/// Forgets the letters of these events, whether they left or not.
///
/// # Errors
/// When the database cannot be written.
pub fn forget(tx: &mut Tx<'_>, event_keys: impl Iterator<Item = String>) -> Result<(), AppError> {
    store::delete_of(tx, &event_keys.collect::<Vec<_>>())?;
    Ok(())
}

/// Puts copies of one letter into the outbox, behind everything else that waits. The keys of their
/// events must be new: who calls this has a mark of how far it is, moved in the same transaction.
///
/// # Errors
/// When the parameters have no JSON form, or a row cannot be written.
pub fn post_copies(
    tx: &mut Tx<'_>,
    template: &str,
    params: &impl Serialize,
    copies: &[Duplicate],
    now: UtcTime,
) -> Result<usize, AppError> {
    let params = serde_json::to_string(params)?;
    let count = store::insert_copies(tx, template, &params, copies, now)?;
    tx.touch(WAKE, now);
    Ok(count)
}
