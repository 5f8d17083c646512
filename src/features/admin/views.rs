//! What the administrator's pages see.

use serde::Serialize;

use crate::features::accounts::{Account, AccountState, RoleGrant};
use crate::features::bodies::{Body, Official};
use crate::platform::actor::Role;
use crate::platform::db::UtcTime;
use crate::web::{FormView, Visit};

/// A choice in a select.
#[derive(Serialize)]
pub struct OptionView {
    pub value: String,
    pub text: String,
}

/// Something that was given up and may be tried again.
#[derive(Serialize)]
pub struct ParkedView {
    /// As `desk.select` wants it.
    pub id: String,
    pub what: String,
    pub attempts: i32,
    pub error: String,
    pub since: UtcTime,
}

#[derive(Serialize)]
pub struct BodyView {
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub purpose: String,
}

impl BodyView {
    pub fn new(body: &Body) -> Self {
        Self {
            id: body.id,
            slug: body.slug.clone(),
            name: body.name.clone(),
            purpose: body.purpose.clone(),
        }
    }
}

/// A body as its form shows it.
pub fn body_form(body: &Body) -> FormView {
    FormView::filled([
        ("name", body.name.clone()),
        ("purpose", body.purpose.clone()),
        ("responsibilities", body.responsibilities.clone()),
        ("email", body.email.clone()),
        ("phone", body.phone.clone()),
        ("postal_address", body.postal_address.clone()),
        ("website", body.website.clone()),
        ("answer_days", body.answer_working_days.to_string()),
    ])
}

#[derive(Serialize)]
pub struct OfficialView {
    pub id: i64,
    pub name: String,
    pub post: String,
    pub is_head: bool,
    /// Whether they can log in to answer.
    pub has_account: bool,
    pub until: Option<chrono::NaiveDate>,
}

impl OfficialView {
    pub fn new(official: &Official) -> Self {
        Self {
            id: official.id,
            name: official.name.clone(),
            post: official.post.clone(),
            is_head: official.is_head,
            has_account: official.account_id.is_some(),
            until: official.until_on,
        }
    }
}

/// An official as their form shows them.
pub fn official_form(official: &Official, email: &str) -> FormView {
    let is_head = if official.is_head { "on" } else { "" };
    FormView::filled([
        ("name", official.name.clone()),
        ("post", official.post.clone()),
        ("responsibilities", official.responsibilities.clone()),
        ("is_head", is_head.to_owned()),
        ("email", email.to_owned()),
    ])
}

#[derive(Serialize)]
pub struct RoleView {
    pub role: Role,
    /// Of an official.
    pub body: Option<BodyView>,
    pub granted_at: UtcTime,
}

#[derive(Serialize)]
pub struct PersonView {
    pub id: i64,
    pub name: String,
    pub email: String,
    pub state: AccountState,
    pub state_text: String,
    pub created_at: UtcTime,
    pub roles: Vec<RoleView>,
}

impl PersonView {
    pub fn new(visit: &Visit, account: Account, grants: &[RoleGrant], bodies: &[Body]) -> Self {
        let roles = grants
            .iter()
            .filter(|grant| grant.account_id == account.id)
            .map(|grant| RoleView {
                role: grant.role,
                body: bodies
                    .iter()
                    .find(|body| body.id == grant.body_id)
                    .map(BodyView::new),
                granted_at: grant.granted_at,
            })
            .collect();
        Self {
            id: account.id,
            state_text: visit.text(&format!("admin-state-{}", account.state)),
            name: account.name,
            email: account.email,
            state: account.state,
            created_at: account.created_at,
            roles,
        }
    }
}
