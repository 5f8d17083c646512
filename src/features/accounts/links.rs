//! Links that are mailed: what they carry, how long they are good, and that each works once.

use chrono::Duration;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::model::Account;
use super::store;
use crate::app::App;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::tokens::{Checked, Purpose, Tokens};

/// Somebody who has no account yet. Nothing is stored about them until they confirm.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Newcomer {
    pub email: String,
    pub name: String,
    pub lang: String,
    /// Where they came from.
    pub next: String,
}

/// An account as it was when the link was mailed: a later change of password or address ends it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Holder {
    pub account_id: i64,
    pub version: i64,
    pub next: String,
}

/// A new address for an account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Move {
    pub account_id: i64,
    pub version: i64,
    pub email: String,
}

impl Holder {
    pub fn of(account: &Account, next: &str) -> Self {
        Self {
            account_id: account.id,
            version: account.credential_version,
            next: next.to_owned(),
        }
    }
}

/// How long a link is good for.
pub fn lifetime(purpose: Purpose) -> Duration {
    match purpose {
        Purpose::LogIn => Duration::minutes(30),
        Purpose::ResetPassword => Duration::hours(2),
        Purpose::SetPassword => Duration::days(7),
        _ => Duration::hours(24),
    }
}

/// Where a link leads, as a path.
pub fn path(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::LogIn => "/login/link",
        Purpose::ResetPassword => "/reset/password",
        Purpose::SetPassword => "/set-password",
        Purpose::ChangeEmail => "/account/email/confirm",
        _ => "/signup/confirm",
    }
}

/// A token for a link.
///
/// # Errors
/// When it cannot be signed.
pub fn issue(
    tokens: &Tokens,
    purpose: Purpose,
    claims: &impl Serialize,
    now: UtcTime,
) -> Result<String, AppError> {
    tokens
        .issue(purpose, claims, now.naive(), lifetime(purpose))
        .map_err(|error| AppError::Internal(error.to_string()))
}

/// The whole address of a link.
///
/// # Errors
/// As [`issue`].
pub fn url(
    app: &App,
    purpose: Purpose,
    claims: &impl Serialize,
    now: UtcTime,
) -> Result<String, AppError> {
    let token = issue(&app.tokens, purpose, claims, now)?;
    Ok(app.absolute(&format!("{}?token={token}", path(purpose))))
}

/// What a link says, if it is ours and has not run out.
///
/// # Errors
/// `Gone` when it has run out, `BadRequest` when it is none of ours.
pub fn read<C: DeserializeOwned>(
    app: &App,
    purpose: Purpose,
    token: &str,
    now: UtcTime,
) -> Result<Checked<C>, AppError> {
    use crate::platform::tokens::TokenProblem;
    app.tokens
        .inspect(purpose, token, now.naive())
        .map_err(|problem| match problem {
            TokenProblem::Expired => AppError::Gone(problem.key()),
            TokenProblem::Invalid => AppError::BadRequest(problem.key()),
        })
}

/// Whether a link that can be read still works: not used, and the account as it was.
///
/// # Errors
/// `Gone` when it does not.
pub fn ensure_fresh(conn: &mut DbConn, link: &Checked<Holder>) -> Result<Account, AppError> {
    if store::tokens::find_used(conn, &link.id)? {
        return Err(AppError::Gone("token.used"));
    }
    find_holder(conn, link.claims.account_id, link.claims.version)
}

/// The account that a link was mailed for, unless its password or address changed since.
///
/// # Errors
/// `Gone` when it did.
pub fn find_holder(conn: &mut DbConn, id: i64, version: i64) -> Result<Account, AppError> {
    store::find(conn, id)?
        .filter(|account| account.credential_version == version)
        .filter(|account| account.state != super::AccountState::Closed)
        .ok_or(AppError::Gone("token.used"))
}

/// Uses a one-time link up.
///
/// # Errors
/// `Gone` when it was used before.
pub fn consume<C>(tx: &mut Tx<'_>, link: &Checked<C>, now: UtcTime) -> Result<(), AppError> {
    // Clocks of nodes differ a little, and a token is taken a little longer than it says.
    let expires_at = UtcTime::new(link.expires_at).plus(Duration::hours(1));
    if store::tokens::insert_used(tx, &link.id, expires_at, now)? {
        Ok(())
    } else {
        Err(AppError::Gone("token.used"))
    }
}
