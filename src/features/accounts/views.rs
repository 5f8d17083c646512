//! What the pages of accounts see.

use serde::Serialize;

use super::model::{Account, AccountState, ApiToken, Session};
use crate::platform::db::UtcTime;
use crate::platform::i18n::Lang;

/// A choice in a select or in radios.
#[derive(Serialize)]
pub struct OptionView {
    pub value: String,
    pub text: String,
}

/// The languages one can be written to in.
pub fn languages() -> Vec<OptionView> {
    Lang::ALL
        .iter()
        .map(|lang| OptionView {
            value: lang.code().to_owned(),
            text: lang.native_name().to_owned(),
        })
        .collect()
}

#[derive(Serialize)]
pub struct AccountView {
    pub email: String,
    pub name: String,
    pub lang: String,
    pub language: String,
    pub has_password: bool,
    pub is_suspended: bool,
    pub created_at: UtcTime,
}

impl AccountView {
    pub fn new(account: &Account) -> Self {
        Self {
            email: account.email.clone(),
            name: account.name.clone(),
            lang: account.lang.clone(),
            language: Lang::parse(&account.lang)
                .unwrap_or_default()
                .native_name()
                .to_owned(),
            has_password: account.password_hash.is_some(),
            is_suspended: account.state == AccountState::Suspended,
            created_at: account.created_at,
        }
    }
}

#[derive(Serialize)]
pub struct SessionView {
    pub id: i64,
    /// '' when nothing is known about the device.
    pub device: String,
    pub opened_at: UtcTime,
    pub last_seen_at: UtcTime,
    pub is_current: bool,
}

impl SessionView {
    pub fn new(session: Session, current: Option<i64>) -> Self {
        Self {
            is_current: current == Some(session.id),
            id: session.id,
            device: session.device,
            opened_at: session.created_at,
            last_seen_at: session.last_seen_at,
        }
    }
}

#[derive(Serialize)]
pub struct TokenView {
    pub id: i64,
    pub name: String,
    pub scopes: Vec<String>,
    pub created_at: UtcTime,
    pub expires_at: UtcTime,
    pub last_used_at: Option<UtcTime>,
}

impl TokenView {
    pub fn new(token: ApiToken) -> Self {
        Self {
            id: token.id,
            name: token.name,
            scopes: token.scopes.split_whitespace().map(str::to_owned).collect(),
            created_at: token.created_at,
            expires_at: token.expires_at,
            last_used_at: token.last_used_at,
        }
    }
}

/// How much is held about somebody; the whole is in the file.
#[derive(Serialize)]
pub struct HeldView {
    pub account: AccountView,
    /// Names of what is held, with how many of each.
    pub counts: Vec<HeldCount>,
}

#[derive(Serialize)]
pub struct HeldCount {
    pub name: String,
    pub count: usize,
}

impl HeldView {
    pub fn new(account: &Account, told: &serde_json::Value) -> Self {
        let lists = told.as_object().into_iter().flatten();
        let counts = lists
            .filter_map(|(name, value)| {
                Some(HeldCount {
                    name: name.replace('_', "-"),
                    count: value.as_array()?.len(),
                })
            })
            .collect();
        Self {
            account: AccountView::new(account),
            counts,
        }
    }
}
