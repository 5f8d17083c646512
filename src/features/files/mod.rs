//! Files attached to a contribution: what a photo shows, what a letter said.
//!
//! A file is checked and rid of what its owner may not know it holds (`rules`), kept for an hour
//! for the form it came with (`taking`), and attached when the form is sent. From then on it is
//! seen by whoever may read the contribution's text, and goes when the text or its author goes.

mod handlers;
mod held;
mod jobs;
mod model;
pub mod rules;
mod store;
mod taking;
mod views;

use actix_web::web;
use serde_json::json;

use super::contributions::{Contribution, State, StateChange};
use super::ledger::{self, Act, ActingAs};
use crate::app::App;
use crate::platform::crypto::random_token;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::Work;

pub use handlers::{attachment, disposition};
pub use held::HOLDING;
pub use model::{ContentType, File};
pub use rules::{Checked, MAX_FILES, Refusal};
pub use taking::{held_for, take};
pub use views::{FileItem, FileView, kept_view};

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/files/{token}/{name}", web::get().to(handlers::serve_file));
}

/// Work of this feature that is done later.
pub fn jobs(app: &web::Data<App>) -> Work {
    jobs::work(app)
}

/// Keeps a checked file for `held_for` until `until`.
///
/// # Errors
/// When the row cannot be written.
pub fn hold(
    tx: &mut Tx<'_>,
    checked: &Checked,
    held_for: &str,
    until: UtcTime,
    now: UtcTime,
) -> Result<File, AppError> {
    Ok(store::insert_held(
        tx,
        checked,
        &random_token(),
        held_for,
        until,
        now,
    )?)
}

/// Everything that is kept for `held_for` at `now`.
///
/// # Errors
/// When the database cannot be read.
pub fn list_held(conn: &mut DbConn, held_for: &str, now: UtcTime) -> Result<Vec<File>, AppError> {
    Ok(store::list_held(conn, held_for, now)?)
}

/// Attaches files that are kept for `held_for`, and says so in the log: with a commitment to each
/// content, and without names.
///
/// # Errors
/// `Invalid` when one of them is not kept any more.
pub fn attach(
    tx: &mut Tx<'_>,
    contribution: &Contribution,
    held_for: &str,
    tokens: &[String],
    acting_as: ActingAs,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<Vec<File>, AppError> {
    let mut files = Vec::new();
    for (position, token) in (1..).zip(tokens) {
        let file = store::set_attached(tx, token, held_for, contribution.id, position)?;
        files.push(file.ok_or_else(|| AppError::field(taking::FIELD, "files.gone"))?);
    }
    if files.is_empty() {
        return Ok(files);
    }
    let committed: Vec<_> = files
        .iter()
        .map(|file| {
            json!({
                "content_type": file.content_type,
                "byte_count": file.byte_count,
                "commitment": ledger::commitment(&contribution.salt, &file.sha256),
            })
        })
        .collect();
    let hashes: Vec<_> = files.iter().map(|file| file.sha256.as_str()).collect();
    let kind = contribution.kind.as_str();
    let act = Act::new("attached", kind, &contribution.token, acting_as)
        .by(account_id)
        .about(ledger::commitment(&contribution.salt, &hashes.join(" ")));
    ledger::append(tx, &act, json!({ "files": committed }), now)?;
    tx.touch(format!("contribution:{}", contribution.token), now);
    Ok(files)
}

/// Files of these contributions, each in its order.
///
/// # Errors
/// When the database cannot be read.
pub fn list_of(conn: &mut DbConn, contribution_ids: &[i64]) -> Result<Vec<File>, AppError> {
    Ok(store::list_of(conn, contribution_ids)?)
}

/// Deletes the files of a contribution for good.
///
/// # Errors
/// When a row cannot be written.
pub fn forget(tx: &mut Tx<'_>, contribution_id: i64) -> Result<(), AppError> {
    store::delete_of(tx, contribution_id)?;
    Ok(())
}

/// What was erased has no files either.
///
/// # Errors
/// When a row cannot be written.
pub fn on_state_change(
    tx: &mut Tx<'_>,
    change: &StateChange,
    _now: UtcTime,
) -> Result<(), AppError> {
    if change.to == State::Erased {
        forget(tx, change.contribution.id)?;
    }
    Ok(())
}

/// Deletes what is kept for `held_for`.
///
/// # Errors
/// When a row cannot be written.
pub fn forget_held(tx: &mut Tx<'_>, held_for: &str) -> Result<(), AppError> {
    store::delete_held(tx, held_for)?;
    Ok(())
}

/// Keeps files that an account sent with a form for something else, until `until`: for papers that
/// belong to no contribution. Nobody finds them but by [`find_held`].
///
/// # Errors
/// `Invalid` when one of them is not kept any more.
pub fn hand_over(
    tx: &mut Tx<'_>,
    held_for: &str,
    tokens: &[String],
    to: &str,
    until: UtcTime,
) -> Result<(), AppError> {
    for token in tokens {
        if store::set_held(tx, token, held_for, to, until)? != 1 {
            return Err(AppError::field(taking::FIELD, "files.gone"));
        }
    }
    Ok(())
}

/// A file that is kept for `held_for`, with its content. Who may have it is for the caller.
///
/// # Errors
/// `NotFound` when there is none.
pub fn find_held(
    conn: &mut DbConn,
    held_for: &str,
    token: &str,
) -> Result<(File, Vec<u8>), AppError> {
    let file = store::find_by_token(conn, token)?
        .filter(|file| file.held_for.as_deref() == Some(held_for))
        .ok_or(AppError::NotFound)?;
    let bytes = store::find_bytes(conn, file.id)?.ok_or(AppError::NotFound)?;
    Ok((file, bytes))
}
