//! What administrators do to bodies and officials, each with its ledger entry, in one transaction.

use chrono::NaiveDate;
use serde_json::json;

use crate::app::App;
use crate::features::accounts::{self, Granting, Invitation};
use crate::features::bodies::{self, Body, NewBody, NewOfficial, Official};
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::actor::Role;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::email::EmailAddress;
use crate::platform::error::AppError;

fn log(
    tx: &mut Tx<'_>,
    action: &'static str,
    body: &Body,
    by: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let act = Act::new(action, "body", &body.slug, ActingAs::Administrator).by(Some(by));
    ledger::append(tx, &act, json!({ "name": body.name }), now)?;
    Ok(())
}

pub fn create_body(
    tx: &mut Tx<'_>,
    new: &NewBody,
    by: i64,
    now: UtcTime,
) -> Result<Body, AppError> {
    let body = bodies::create(tx, new, now)?;
    log(tx, "body-created", &body, by, now)?;
    Ok(body)
}

pub fn change_body(
    tx: &mut Tx<'_>,
    id: i64,
    new: &NewBody,
    by: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let body = bodies::update(tx, id, new, now)?;
    log(tx, "body-changed", &body, by, now)
}

/// An official as the form describes them.
#[derive(Clone, Debug)]
pub struct Appointment {
    pub name: String,
    pub post: String,
    pub responsibilities: String,
    pub is_head: bool,
    /// With an address they can log in and answer; an account is made where there is none.
    pub email: Option<EmailAddress>,
    pub lang: String,
}

impl Appointment {
    fn official(&self, body_id: i64, account_id: Option<i64>) -> NewOfficial {
        NewOfficial {
            body_id,
            account_id,
            name: self.name.clone(),
            post: self.post.clone(),
            responsibilities: self.responsibilities.clone(),
            is_head: self.is_head,
        }
    }
}

/// The account with which an official acts. Somebody new is invited by mail.
fn account_of(
    app: &App,
    tx: &mut Tx<'_>,
    appointment: &Appointment,
    body_id: i64,
    by: i64,
    now: UtcTime,
) -> Result<Option<i64>, AppError> {
    let Some(email) = &appointment.email else {
        return Ok(None);
    };
    if let Some(known) = accounts::find_by_email_key(tx, &email.canonical())? {
        let granting = Granting {
            account_id: known.id,
            role: Role::Official,
            body_id: Some(body_id),
            by: Some(by),
        };
        accounts::change_role(tx, &granting, true, now)?;
        return Ok(Some(known.id));
    }
    let invitation = Invitation {
        email: email.clone(),
        name: appointment.name.clone(),
        lang: appointment.lang.clone(),
        role: None,
        body_id: None,
        post: String::new(),
        by: Some(by),
    };
    let (account, token) = accounts::invite(tx, &app.tokens, &invitation, now)?;
    let granting = Granting {
        account_id: account.id,
        role: Role::Official,
        body_id: Some(body_id),
        by: Some(by),
    };
    accounts::change_role(tx, &granting, true, now)?;
    accounts::send_invitation(app, tx, &account, &token, now)?;
    Ok(Some(account.id))
}

pub fn appoint_official(
    app: &App,
    tx: &mut Tx<'_>,
    body_id: i64,
    appointment: &Appointment,
    by: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let body = bodies::find(tx, body_id)?.ok_or(AppError::NotFound)?;
    let account_id = account_of(app, tx, appointment, body_id, by, now)?;
    bodies::create_official(tx, &appointment.official(body_id, account_id), now)?;
    log(tx, "official-appointed", &body, by, now)
}

/// Whoever acted as this official and does not any more loses the role.
pub fn change_official(
    app: &App,
    tx: &mut Tx<'_>,
    before: &Official,
    appointment: &Appointment,
    by: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let body = bodies::find(tx, before.body_id)?.ok_or(AppError::NotFound)?;
    let account_id = account_of(app, tx, appointment, before.body_id, by, now)?;
    let official = appointment.official(before.body_id, account_id);
    bodies::update_official(tx, before.id, &official, now)?;
    if before.account_id != account_id {
        revoke(tx, before, by, now)?;
    }
    log(tx, "official-changed", &body, by, now)
}

pub fn end_term(
    tx: &mut Tx<'_>,
    official_id: i64,
    today: NaiveDate,
    by: i64,
    now: UtcTime,
) -> Result<Official, AppError> {
    let official = bodies::end_term(tx, official_id, today, now)?;
    revoke(tx, &official, by, now)?;
    let body = bodies::find(tx, official.body_id)?.ok_or(AppError::NotFound)?;
    log(tx, "official-left", &body, by, now)?;
    Ok(official)
}

/// Takes the role away unless the account acts as another official of the same body.
fn revoke(tx: &mut Tx<'_>, official: &Official, by: i64, now: UtcTime) -> Result<(), AppError> {
    let Some(account_id) = official.account_id else {
        return Ok(());
    };
    if bodies::find_official_of_account(tx, official.body_id, account_id)?.is_some() {
        return Ok(());
    }
    let granting = Granting {
        account_id,
        role: Role::Official,
        body_id: Some(official.body_id),
        by: Some(by),
    };
    accounts::change_role(tx, &granting, false, now)
}
