//! Letters about accounts. Whether an address has an account decides which letter is written,
//! never whether one is: nobody can tell from the page, its timing or the number of mails.

use serde_json::{Value, json};

use super::desk::Suspending;
use super::links::{self, Holder, Move, Newcomer};
use super::model::Account;
use crate::app::App;
use crate::platform::crypto::random_nonce;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::email::EmailAddress;
use crate::platform::error::AppError;
use crate::platform::outbox::{self, Letter, Priority};
use crate::platform::tokens::Purpose;

/// To an account, whoever asked for it.
fn write(
    tx: &mut Tx<'_>,
    account: &Account,
    template: &'static str,
    params: &Value,
    now: UtcTime,
) -> Result<(), AppError> {
    let letter = Letter {
        // Each time it is asked for is an event of its own.
        event_key: format!("account:{}", random_nonce()),
        to: &account.email,
        to_name: &account.name,
        template,
        lang: &account.lang,
        unsubscribe_url: None,
        priority: Priority::Confirmation,
    };
    outbox::post(tx, &letter, params, now)
}

/// To an address without an account. It is not greeted by a name: that would be a stranger's
/// text in a stranger's mail.
fn write_to_address(
    tx: &mut Tx<'_>,
    email: &str,
    lang: &str,
    template: &'static str,
    params: &Value,
    now: UtcTime,
) -> Result<(), AppError> {
    let letter = Letter {
        event_key: format!("account:{}", random_nonce()),
        to: email,
        to_name: "",
        template,
        lang,
        unsubscribe_url: None,
        priority: Priority::Confirmation,
    };
    outbox::post(tx, &letter, params, now)
}

/// Somebody signs up: confirm the address, or be told that it has an account.
pub fn answer_sign_up(
    app: &App,
    tx: &mut Tx<'_>,
    owner: Option<&Account>,
    newcomer: &Newcomer,
    now: UtcTime,
) -> Result<(), AppError> {
    match owner {
        Some(account) => {
            let params = json!({
                "login_url": app.absolute("/login"),
                "reset_url": app.absolute("/reset"),
            });
            write(tx, account, "accounts/exists", &params, now)
        }
        None => {
            let url = links::url(app, Purpose::ConfirmEmail, newcomer, now)?;
            let (email, lang) = (&newcomer.email, &newcomer.lang);
            let params = json!({ "url": url });
            write_to_address(tx, email, lang, "accounts/confirm", &params, now)
        }
    }
}

/// Somebody wants a link to sign in, or to set a new password.
pub fn answer_link_request(
    app: &App,
    tx: &mut Tx<'_>,
    purpose: Purpose,
    owner: Option<&Account>,
    asked: &Newcomer,
    now: UtcTime,
) -> Result<(), AppError> {
    let template = if purpose == Purpose::LogIn {
        "accounts/link"
    } else {
        "accounts/reset"
    };
    match owner {
        Some(account) => {
            let holder = Holder::of(account, &asked.next);
            let params = json!({ "url": links::url(app, purpose, &holder, now)? });
            write(tx, account, template, &params, now)
        }
        None => {
            let params = json!({ "signup_url": app.absolute("/signup") });
            write_to_address(
                tx,
                &asked.email,
                &asked.lang,
                "accounts/unknown",
                &params,
                now,
            )
        }
    }
}

/// Somebody signed in wants another address: the new one is asked, the old one is told.
pub fn ask_new_address(
    app: &App,
    tx: &mut Tx<'_>,
    account: &Account,
    is_taken: bool,
    email: &EmailAddress,
    now: UtcTime,
) -> Result<(), AppError> {
    let claims = Move {
        account_id: account.id,
        version: account.credential_version,
        email: email.as_str().to_owned(),
    };
    let (template, params) = if is_taken {
        ("accounts/address-taken", json!({}))
    } else {
        let url = links::url(app, Purpose::ChangeEmail, &claims, now)?;
        ("accounts/new-address", json!({ "url": url }))
    };
    write_to_address(tx, email.as_str(), &account.lang, template, &params, now)?;
    let params = json!({ "url": app.absolute("/account/password") });
    write(tx, account, "accounts/address-asked", &params, now)
}

/// To the old address, after the change.
pub fn tell_address_changed(
    app: &App,
    tx: &mut Tx<'_>,
    before: &Account,
    now: UtcTime,
) -> Result<(), AppError> {
    let params = json!({ "contact": app.config.site.contact_email });
    write(tx, before, "accounts/address-changed", &params, now)
}

pub fn tell_password_changed(
    app: &App,
    tx: &mut Tx<'_>,
    account: &Account,
    now: UtcTime,
) -> Result<(), AppError> {
    let params = json!({ "url": app.absolute("/reset") });
    write(tx, account, "accounts/password-changed", &params, now)
}

pub fn say_goodbye(
    tx: &mut Tx<'_>,
    account: &Account,
    erased: bool,
    now: UtcTime,
) -> Result<(), AppError> {
    let params = json!({ "erased": erased });
    write(tx, account, "accounts/closed", &params, now)
}

/// An account was made for somebody: where they set their first password.
pub fn invite(
    app: &App,
    tx: &mut Tx<'_>,
    account: &Account,
    token: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    let path = links::path(Purpose::SetPassword);
    let params = json!({ "url": app.absolute(&format!("{path}?token={token}")) });
    write(tx, account, "accounts/invited", &params, now)
}

/// Suspended or restored, with the administrator's words.
pub fn tell_state(
    tx: &mut Tx<'_>,
    account: &Account,
    suspended: bool,
    how: &Suspending<'_>,
    now: UtcTime,
) -> Result<(), AppError> {
    let template = if suspended {
        "accounts/suspended"
    } else {
        "accounts/restored"
    };
    write(
        tx,
        account,
        template,
        &json!({ "reason": how.reason, "until": how.until, "appeal": how.appeal }),
        now,
    )
}
