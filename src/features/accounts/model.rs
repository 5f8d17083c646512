//! Rows and states of accounts, roles and sessions.

use std::fmt;

use diesel::prelude::*;

use crate::platform::actor::Role;
use crate::platform::db::UtcTime;
use crate::text_enum;

text_enum! {
    pub enum AccountState {
        Active = "active",
        /// May read and take data away, but not contribute.
        Suspended = "suspended",
        Closed = "closed",
    }
}

/// Field order is the order of the columns.
#[derive(Clone, Queryable)]
pub struct Account {
    pub id: i64,
    pub email: String,
    pub email_key: String,
    /// Shown to the public with what this person contributes.
    pub name: String,
    pub password_hash: Option<String>,
    pub lang: String,
    pub state: AccountState,
    pub credential_version: i64,
    pub created_at: UtcTime,
    pub demo: bool,
    /// The name as search sees it.
    pub name_key: String,
}

// No address and no hash in a log, not even by accident.
impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("id", &self.id)
            .field("state", &self.state)
            .finish()
    }
}

/// An account about to be made; its address is known to be its owner's.
#[derive(Clone)]
pub struct NewAccount {
    pub email: crate::platform::email::EmailAddress,
    pub name: String,
    pub password_hash: Option<String>,
    pub lang: String,
    pub demo: bool,
}

#[derive(Clone, Debug, Queryable)]
pub struct RoleGrant {
    pub id: i64,
    pub account_id: i64,
    pub role: Role,
    /// 0: not bound to a body.
    pub body_id: i64,
    pub granted_at: UtcTime,
}

text_enum! {
    /// What an API token is good for.
    pub enum Scope {
        /// See what only this account may see.
        Read = "read",
        /// Comment, ask, post.
        Contribute = "contribute",
        /// Follow and stop following.
        Follow = "follow",
    }
}

/// What is shown of an API token; by its `jti` it is found.
#[derive(Clone, Debug, Queryable)]
pub struct ApiToken {
    pub id: i64,
    pub name: String,
    /// Words of [`Scope`] with spaces between them.
    pub scopes: String,
    pub created_at: UtcTime,
    pub expires_at: UtcTime,
    pub last_used_at: Option<UtcTime>,
}

/// An API token about to be stored; the token itself is not.
#[derive(Clone, Debug)]
pub struct NewApiToken {
    pub account_id: i64,
    pub jti: String,
    pub name: String,
    pub scopes: String,
    pub expires_at: UtcTime,
}

/// What is shown of a session; by the hash of its token it is found.
#[derive(Clone, Debug, Queryable)]
pub struct Session {
    pub id: i64,
    pub device: String,
    pub created_at: UtcTime,
    pub last_seen_at: UtcTime,
}

/// A role about to be granted or taken away, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct Granting {
    pub account_id: i64,
    pub role: Role,
    pub body_id: Option<i64>,
    /// None: on the command line.
    pub by: Option<i64>,
}

/// Somebody who is to get an account and a role without signing up.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub email: crate::platform::email::EmailAddress,
    pub name: String,
    pub lang: String,
    pub role: Option<Role>,
    /// For an official: of which body, and what the post is called.
    pub body_id: Option<i64>,
    pub post: String,
    pub by: Option<i64>,
}

/// Whom to write to.
#[derive(Clone, Queryable)]
pub struct Recipient {
    pub account_id: i64,
    pub email: String,
    pub name: String,
    pub lang: String,
}
