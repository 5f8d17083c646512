//! Accounts, roles and sessions: who somebody is, and what they may do.
//!
//! An address becomes an account when its owner opens the link that was mailed to it; until then
//! nothing is stored. Whether an address has an account is told to its owner alone, by mail.

mod desk;
mod handlers;
pub mod holdings;
mod imitation;
mod links;
mod mails;
mod model;
mod passwords;
pub mod permissions;
mod rules;
mod store;
mod views;

use chrono::Duration;

use crate::app::App;
use crate::platform::actor::{Actor, Grant, Role};
use crate::platform::crypto::{random_token, sha256_hex};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::jobs::{Recurring, Work};
use crate::platform::tokens::Purpose;
use crate::web::visit::{SignedIn, Use};

pub use desk::{
    Appealing, Suspending, change_role, count_by_state, invite, list_grants_of, list_matching,
    list_staff, send_invitation, set_suspended,
};
pub use handlers::routes;
pub use holdings::{Holding, Holdings};
pub use model::{
    Account, AccountState, Granting, Invitation, NewAccount, Recipient, RoleGrant, Scope,
};
pub use permissions::{Action, Subject, ensure, may};
pub use rules::NAME as NAME_RULE;
pub use rules::looks::{mixes_scripts, skeleton};

/// Days for which a session lasts without being used.
pub const SESSION_DAYS: i64 = 30;

/// Makes an account.
///
/// # Errors
/// `Conflict` when the address has one; callers must not let the public know.
pub fn create(tx: &mut Tx<'_>, new: &NewAccount, now: UtcTime) -> Result<Account, AppError> {
    store::insert(tx, new, now)?.ok_or(AppError::Conflict("accounts.exists"))
}

/// Grants a role, and says so in the ledger.
///
/// # Errors
/// When the row cannot be written.
pub fn grant(
    tx: &mut Tx<'_>,
    account_id: i64,
    role: Role,
    body_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let granting = Granting {
        account_id,
        role,
        body_id,
        by: None,
    };
    desk::change_role(tx, &granting, true, now)
}

/// Opens a session and returns its token, which is stored nowhere.
///
/// # Errors
/// When the row cannot be written.
pub fn open_session(
    tx: &mut Tx<'_>,
    account_id: i64,
    device: &str,
    now: UtcTime,
) -> Result<String, AppError> {
    let token = random_token();
    let expires_at = now.plus(Duration::days(SESSION_DAYS));
    store::sessions::insert(
        tx,
        account_id,
        &sha256_hex(token.as_bytes()),
        device,
        expires_at,
        now,
    )?;
    Ok(token)
}

/// Who has the session with this token hash: the gate of [`crate::web::visit`].
///
/// # Errors
/// When the database cannot be read.
pub fn find_by_session(
    conn: &mut DbConn,
    token_hash: &str,
    now: UtcTime,
) -> Result<Option<SignedIn>, AppError> {
    let Some((session, account)) = store::sessions::find(conn, token_hash, now)? else {
        return Ok(None);
    };
    let actor = actor_of(conn, &account)?;
    Ok(Some(SignedIn {
        session_id: Some(session.id),
        actor,
        lang: account.lang,
        scopes: Vec::new(),
        unnoted: rules::is_note_due(Some(session.last_seen_at), now)
            .then_some(Use::Session(session.id)),
    }))
}

/// The account as somebody who acts.
///
/// # Errors
/// When the database cannot be read.
pub fn actor_of(conn: &mut DbConn, account: &Account) -> Result<Actor, AppError> {
    let suspended = account.state == AccountState::Suspended;
    let grants = store::list_grants(conn, account.id)?
        .into_iter()
        // Nothing of an office can be seen or done meanwhile.
        .filter(|_| !suspended)
        .map(|grant| Grant {
            role: grant.role,
            body_id: (grant.body_id != 0).then_some(grant.body_id),
        })
        .collect();
    Ok(Actor {
        account_id: Some(account.id),
        name: account.name.clone(),
        grants,
        suspended,
    })
}

/// # Errors
/// When the database cannot be read.
pub fn find(conn: &mut DbConn, id: i64) -> Result<Option<Account>, AppError> {
    Ok(store::find(conn, id)?)
}

/// Nobody closes this account until the transaction ends.
///
/// # Errors
/// `Unauthenticated` when somebody has.
pub fn ensure_stays_open(conn: &mut DbConn, id: i64) -> Result<(), AppError> {
    if store::stays_open(conn, id)? {
        Ok(())
    } else {
        Err(AppError::Unauthenticated)
    }
}

/// By canonical address ([`crate::platform::email::EmailAddress::canonical`]).
///
/// # Errors
/// When the database cannot be read.
pub fn find_by_email_key(conn: &mut DbConn, key: &str) -> Result<Option<Account>, AppError> {
    Ok(store::find_by_email_key(conn, key)?)
}

/// Whom to write to; None when the account is closed.
///
/// Active accounts with a role, of any body; not more than can be written to at once.
///
/// # Errors
/// When the database cannot be read.
pub fn list_with_role(conn: &mut DbConn, role: Role) -> Result<Vec<i64>, AppError> {
    let mut ids = store::list_with_role(conn, role, 100)?;
    ids.dedup();
    Ok(ids)
}

/// # Errors
/// When the database cannot be read.
pub fn find_recipient(conn: &mut DbConn, id: i64) -> Result<Option<Recipient>, AppError> {
    Ok(store::find_recipient(conn, id)?)
}

/// Whose API token this is: the other gate of [`crate::web::visit`].
///
/// # Errors
/// When the database cannot be read.
pub fn find_by_bearer(
    app: &App,
    conn: &mut DbConn,
    token: &str,
    now: UtcTime,
) -> Result<Option<SignedIn>, AppError> {
    let checked = app
        .tokens
        .inspect::<i64>(Purpose::ApiToken, token, now.naive());
    let Ok(checked) = checked else {
        return Ok(None);
    };
    let Some((token, account)) = store::tokens::find(conn, &checked.id, now)? else {
        return Ok(None);
    };
    if account.id != checked.claims {
        return Ok(None);
    }
    let actor = actor_of(conn, &account)?;
    Ok(Some(SignedIn {
        session_id: None,
        actor,
        lang: account.lang,
        scopes: token.scopes.split(' ').map(str::to_owned).collect(),
        unnoted: rules::is_note_due(token.last_used_at, now).then_some(Use::ApiToken(token.id)),
    }))
}

/// Notes that a session or a token was used: a session then lasts longer.
///
/// # Errors
/// When the row cannot be written.
pub fn note_use(tx: &mut Tx<'_>, used: Use, now: UtcTime) -> Result<(), AppError> {
    match used {
        Use::Session(id) => {
            let expires_at = now.plus(Duration::days(SESSION_DAYS));
            store::sessions::set_seen(tx, id, now, expires_at, now)?;
        }
        Use::ApiToken(id) => {
            store::tokens::set_used(tx, id, now)?;
        }
    }
    Ok(())
}

/// Somebody known by an API token may do what the token is for; a session may do everything.
///
/// # Errors
/// `Unauthenticated` when nobody is known, `Forbidden` when the token is for something else.
pub fn ensure_scope(signed_in: Option<&SignedIn>, scope: Scope) -> Result<(), AppError> {
    let known = signed_in.ok_or(AppError::Unauthenticated)?;
    if known.session_id.is_some() || known.scopes.iter().any(|word| word == scope.as_str()) {
        Ok(())
    } else {
        Err(AppError::Forbidden("accounts.scope-missing"))
    }
}

/// Work of this feature that is done later.
pub fn jobs(app: &actix_web::web::Data<App>) -> Work {
    let app = app.clone();
    let tidy = Recurring::new("accounts-tidy", Duration::hours(6), move |now| {
        app.db
            .write_here(move |tx| Ok(store::sessions::delete_expired(tx, now)?))?;
        Ok(())
    });
    Work {
        handlers: Vec::new(),
        recurring: vec![tidy],
    }
}

/// Whether there are accounts of the demo, whose password everybody knows.
///
/// # Errors
/// When the database cannot be read.
pub fn has_demo_accounts(conn: &mut DbConn) -> Result<bool, AppError> {
    Ok(store::has_demo(conn)?)
}
