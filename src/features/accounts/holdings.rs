//! What is held about somebody, everywhere: told to them, and forgotten when they leave. Each
//! feature that keeps something beside contributions adds one [`Holding`], in `routes.rs`.

use actix_web::web;
use serde_json::{Map, Value, json};

use super::model::{Account, AccountState};
use super::{mails, store};
use crate::app::App;
use crate::features::bodies;
use crate::features::contributions::{self, Spine};
use crate::platform::actor::Role;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// What one feature keeps about an account.
#[derive(Clone, Copy)]
pub struct Holding {
    /// Under this name it is told.
    pub name: &'static str,
    pub tell: fn(&mut DbConn, &Account) -> Result<Value, AppError>,
    pub forget: fn(&mut Tx<'_>, &Account, UtcTime) -> Result<(), AppError>,
}

/// All of them.
#[derive(Clone, Default)]
pub struct Holdings(pub Vec<Holding>);

/// Everything held about an account, for the person themselves.
pub fn tell(
    conn: &mut DbConn,
    holdings: &Holdings,
    account: &Account,
    now: UtcTime,
) -> Result<Value, AppError> {
    let mut told = Map::new();
    told.insert("made_at".to_owned(), json!(now));
    told.insert(
        "account".to_owned(),
        json!({
            "email": account.email,
            "name": account.name,
            "language": account.lang,
            "state": account.state,
            "has_password": account.password_hash.is_some(),
            "created_at": account.created_at,
        }),
    );
    let roles: Vec<_> = store::list_grants(conn, account.id)?
        .into_iter()
        .map(|grant| {
            let body_id = (grant.body_id != 0).then_some(grant.body_id);
            json!({ "role": grant.role, "body_id": body_id, "granted_at": grant.granted_at })
        })
        .collect();
    told.insert("roles".to_owned(), json!(roles));
    let sessions: Vec<_> = store::sessions::list(conn, account.id, now)?
        .into_iter()
        .map(|session| {
            json!({
                "device": session.device,
                "opened_at": session.created_at,
                "last_seen_at": session.last_seen_at,
            })
        })
        .collect();
    told.insert("sessions".to_owned(), json!(sessions));
    let tokens: Vec<_> = store::tokens::list(conn, account.id, now)?
        .into_iter()
        .map(|token| {
            json!({
                "name": token.name,
                "scopes": token.scopes,
                "created_at": token.created_at,
                "expires_at": token.expires_at,
                "last_used_at": token.last_used_at,
            })
        })
        .collect();
    told.insert("api_tokens".to_owned(), json!(tokens));
    let contributions: Vec<_> = contributions::leaving::list_all_of_account(conn, account.id)?
        .into_iter()
        .map(|c| {
            json!({
                "token": c.token,
                "kind": c.kind,
                "about": c.place_title,
                "url": c.url,
                "channel": c.channel,
                "name_shown": c.author_name,
                "language": c.lang,
                "title": c.title,
                "text": c.text,
                "state": c.state,
                "received_at": c.received_at,
                "published_at": c.published_at,
            })
        })
        .collect();
    told.insert("contributions".to_owned(), json!(contributions));
    for holding in &holdings.0 {
        told.insert(holding.name.to_owned(), (holding.tell)(conn, account)?);
    }
    Ok(Value::Object(told))
}

/// How somebody leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// What they said stays, without their name.
    KeepTexts,
    /// What they said is erased, too.
    EraseTexts,
}

/// Closes an account: whatever tells whose it was is gone when this is committed.
///
/// # Errors
/// `Conflict` for the last administrator; what the database says.
pub fn close(
    tx: &mut Tx<'_>,
    spine: &Spine,
    holdings: &Holdings,
    account: &Account,
    leaving: Leaving,
    now: UtcTime,
) -> Result<(), AppError> {
    let grants = store::list_grants(tx, account.id)?;
    let administers = grants.iter().any(|grant| grant.role == Role::Administrator);
    if administers && store::count_other_administrators(tx, account.id)? == 0 {
        return Err(AppError::Conflict("accounts.last-administrator"));
    }
    if !store::set_state(tx, account.id, account.state, AccountState::Closed)? {
        return Err(AppError::Conflict("error.conflict"));
    }
    let erases = leaving == Leaving::EraseTexts;
    mails::say_goodbye(tx, account, erases, now)?;
    if erases {
        contributions::leaving::erase_of_account(tx, spine, account.id, now)?;
    } else {
        contributions::leaving::forget_author(tx, account.id, now)?;
    }
    for holding in &holdings.0 {
        (holding.forget)(tx, account, now)?;
    }
    bodies::release_account(tx, account.id, now)?;
    store::sessions::delete_all(tx, account.id, None)?;
    store::tokens::delete_all(tx, account.id)?;
    store::delete_grants(tx, account.id)?;
    store::set_closed(tx, account.id)?;
    Ok(())
}

/// The registry, from wherever a request is handled.
pub fn of(request: &actix_web::HttpRequest) -> Result<web::Data<Holdings>, AppError> {
    request
        .app_data::<web::Data<Holdings>>()
        .cloned()
        .ok_or_else(|| AppError::Internal("no holdings are configured".to_owned()))
}

/// Reads everything on a database thread.
pub async fn tell_all(
    app: &web::Data<App>,
    holdings: web::Data<Holdings>,
    account: Account,
    now: UtcTime,
) -> Result<Value, AppError> {
    app.db
        .read(move |conn| tell(conn, &holdings, &account, now))
        .await
}
