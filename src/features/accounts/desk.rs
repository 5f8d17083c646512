//! What administrators do with accounts: roles, suspension, invitations. Each act enters the
//! ledger without personal data; whom it concerned is in the private note.

use serde::Serialize;
use serde_json::json;

use super::links::{self, Holder};
use super::model::{Account, AccountState, Granting, Invitation, NewAccount, RoleGrant};
use super::{mails, store};
use crate::app::App;
use crate::features::bodies::{self, NewOfficial};
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::actor::Role;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::tokens::{Purpose, Tokens};

/// What an official is called until somebody says it better.
const POST: &str = "Official";
/// Whoever has no role in a body is not listed with one.
const SITE: &str = "site";

/// Grants a role (`granted`) or takes it away; nothing happens when it is so already.
///
/// # Errors
/// `NotFound` for an unknown body.
pub fn change_role(
    tx: &mut Tx<'_>,
    change: &Granting,
    granted: bool,
    now: UtcTime,
) -> Result<(), AppError> {
    let (id, role) = (change.account_id, change.role);
    let changed = if granted {
        store::insert_grant(tx, id, role, change.body_id, now)?
    } else {
        store::delete_grant(tx, id, role, change.body_id)?
    };
    if changed == 0 {
        return Ok(());
    }
    let body = match change.body_id {
        Some(body_id) => Some(bodies::find(tx, body_id)?.ok_or(AppError::NotFound)?),
        None => None,
    };
    let slug = body.as_ref().map_or(SITE, |body| body.slug.as_str());
    let kind = if body.is_some() { "body" } else { SITE };
    let action = if granted {
        "role-granted"
    } else {
        "role-revoked"
    };
    let note = format!("account:{id}");
    let mut act = Act::new(action, kind, slug, ActingAs::Administrator).by(change.by);
    act.note = &note;
    ledger::append(tx, &act, json!({ "role": role, "body": slug }), now)?;
    Ok(())
}

/// Makes an account, or takes the one there is, with a role; returns it and the token of the
/// link (`/set-password?token=…`) by which its first password is set.
///
/// # Errors
/// `Invalid` for an official without a body, `NotFound` for an unknown body.
pub fn invite(
    tx: &mut Tx<'_>,
    tokens: &Tokens,
    invitation: &Invitation,
    now: UtcTime,
) -> Result<(Account, String), AppError> {
    if invitation.role == Some(Role::Official) && invitation.body_id.is_none() {
        return Err(AppError::field("body", "accounts.body-missing"));
    }
    let new = NewAccount {
        email: invitation.email.clone(),
        name: invitation.name.clone(),
        password_hash: None,
        lang: invitation.lang.clone(),
        demo: false,
    };
    let account = match store::insert(tx, &new, now)? {
        Some(account) => account,
        None => store::find_by_email_key(tx, &new.email.canonical())?
            .ok_or(AppError::Conflict("error.conflict"))?,
    };
    if let Some(role) = invitation.role {
        let body_id = invitation.body_id.filter(|_| role == Role::Official);
        let granting = Granting {
            account_id: account.id,
            role,
            body_id,
            by: invitation.by,
        };
        change_role(tx, &granting, true, now)?;
        if let Some(body_id) = body_id {
            list_as_official(tx, &account, body_id, &invitation.post, now)?;
        }
    }
    let token = links::issue(
        tokens,
        Purpose::SetPassword,
        &Holder::of(&account, "/account"),
        now,
    )?;
    Ok((account, token))
}

fn list_as_official(
    tx: &mut Tx<'_>,
    account: &Account,
    body_id: i64,
    post: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    if bodies::find_official_of_account(tx, body_id, account.id)?.is_some() {
        return Ok(());
    }
    let official = NewOfficial {
        body_id,
        account_id: Some(account.id),
        name: account.name.clone(),
        post: if post.is_empty() { POST } else { post }.to_owned(),
        responsibilities: String::new(),
        is_head: false,
    };
    bodies::create_official(tx, &official, now)?;
    Ok(())
}

/// Mails the link of an invitation.
///
/// # Errors
/// When the row cannot be written.
pub fn send_invitation(
    app: &App,
    tx: &mut Tx<'_>,
    account: &Account,
    token: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    mails::invite(app, tx, account, token, now)
}

/// Where and until when somebody may appeal against a suspension.
#[derive(Clone, Debug, Serialize)]
pub struct Appealing {
    /// On this site, beginning with '/'.
    pub url: String,
    pub until: UtcTime,
}

/// Why an account is suspended, or restored, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct Suspending<'a> {
    /// Its owner reads it.
    pub reason: &'a str,
    /// When it ends by itself; None when somebody has to end it.
    pub until: Option<UtcTime>,
    /// Where and until when its owner may appeal; None where they cannot.
    pub appeal: Option<&'a Appealing>,
    pub acting_as: ActingAs,
    pub by: Option<i64>,
}

/// Suspends an account or restores it, tells its owner why, and says so in the ledger.
///
/// # Errors
/// `Conflict` when it is so already.
pub fn set_suspended(
    tx: &mut Tx<'_>,
    account: &Account,
    suspended: bool,
    how: &Suspending<'_>,
    now: UtcTime,
) -> Result<(), AppError> {
    let (from, to, action) = if suspended {
        (
            AccountState::Active,
            AccountState::Suspended,
            "account-suspended",
        )
    } else {
        (
            AccountState::Suspended,
            AccountState::Active,
            "account-restored",
        )
    };
    if !store::set_state(tx, account.id, from, to)? {
        return Err(AppError::Conflict("error.conflict"));
    }
    let note = format!("account:{} {}", account.id, how.reason);
    let mut act = Act::new(action, SITE, SITE, how.acting_as).by(how.by);
    act.note = &note;
    ledger::append(tx, &act, json!({}), now)?;
    mails::tell_state(tx, account, suspended, how, now)
}

/// Open accounts whose name or address holds `part`.
///
/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn list_matching(conn: &mut DbConn, part: &str, limit: i64) -> Result<Vec<Account>, AppError> {
    Ok(store::list_matching(conn, part.trim(), limit)?)
}

/// Accounts with a role, by name.
pub fn list_staff(conn: &mut DbConn, limit: i64) -> Result<Vec<Account>, AppError> {
    Ok(store::list_staff(conn, limit)?)
}

pub fn list_grants_of(conn: &mut DbConn, account_ids: &[i64]) -> Result<Vec<RoleGrant>, AppError> {
    Ok(store::list_grants_of(conn, account_ids)?)
}

pub fn count_by_state(conn: &mut DbConn) -> Result<Vec<(AccountState, i64)>, AppError> {
    Ok(store::count_by_state(conn)?)
}
