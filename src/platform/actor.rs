//! Who acts: nobody known, or an account with its roles. Rules get it as an argument.

use crate::text_enum;

text_enum! {
    /// What an account may be beyond a citizen.
    pub enum Role {
        Official = "official",
        Moderator = "moderator",
        Editor = "editor",
        Administrator = "administrator",
    }
}

/// A role, for one body or for the whole site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    pub role: Role,
    /// None: not bound to a body.
    pub body_id: Option<i64>,
}

/// Whoever makes a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    /// None: not signed in.
    pub account_id: Option<i64>,
    /// Name shown to the public.
    pub name: String,
    pub grants: Vec<Grant>,
    /// May read and take data away, but not take part for the time being.
    pub suspended: bool,
}

impl Actor {
    pub fn anonymous() -> Self {
        Self::default()
    }

    pub fn is_signed_in(&self) -> bool {
        self.account_id.is_some()
    }

    pub fn has(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Whether the actor is an official of that body.
    pub fn is_official_of(&self, body_id: i64) -> bool {
        self.grants
            .iter()
            .any(|grant| grant.role == Role::Official && grant.body_id == Some(body_id))
    }

    pub fn is_staff(&self) -> bool {
        !self.grants.is_empty()
    }
}
