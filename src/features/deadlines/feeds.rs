//! Calendars of due dates under secret addresses: what somebody is to answer, and what a body is.
//!
//! The database keeps a nonce; the address is the nonce and its code under the site's key. So the
//! address can be shown again, and whoever reads the database alone knows no address. It opens as
//! long as the account may see what it shows.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDate;

use super::calendar::{FIRST_YEAR, LAST_YEAR};
use super::keepers::{About, Keepers};
use super::model::{FeedRow, Promise, PromiseKind};
use super::rules::start_of_day;
use super::store::{self, Scope};
use crate::features::accounts::{self, Account, AccountState};
use crate::platform::actor::{Actor, Role};
use crate::platform::crypto::{constant_time_eq, hmac_sha256, random_nonce};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Characters of a nonce.
const NONCE: usize = 22;
/// Addresses of one account.
pub const MAX_FEEDS: usize = 20;
/// Dates in a feed at most, the earliest first.
const MAX_DATES: i64 = 300;

/// The secret part of an address.
pub fn token_of(key: &[u8; 32], nonce: &str) -> String {
    let code = hmac_sha256(key, nonce.as_bytes());
    format!("{nonce}{}", URL_SAFE_NO_PAD.encode(code))
}

/// The nonce in a token, if the token was made here.
fn nonce_of<'a>(key: &[u8; 32], token: &'a str) -> Option<&'a str> {
    let (nonce, _) = token.split_at_checked(NONCE)?;
    constant_time_eq(token_of(key, nonce).as_bytes(), token.as_bytes()).then_some(nonce)
}

/// Whether somebody may have what a feed shows.
pub fn may_see(actor: &Actor, body_id: Option<i64>) -> bool {
    match body_id {
        Some(id) => actor.is_official_of(id),
        None => actor.is_staff(),
    }
}

/// Makes an address. One for the same dates is not made twice.
///
/// # Errors
/// `Forbidden` for whoever may not see the dates; `Conflict` when there are too many.
pub fn open_feed(
    tx: &mut Tx<'_>,
    actor: &Actor,
    body_id: Option<i64>,
    now: UtcTime,
) -> Result<FeedRow, AppError> {
    let account_id = actor.account_id.ok_or(AppError::Unauthenticated)?;
    if !may_see(actor, body_id) {
        return Err(AppError::Forbidden("error.forbidden-text"));
    }
    let known = store::list_feeds(tx, account_id)?;
    if known.len() >= MAX_FEEDS {
        return Err(AppError::Conflict("deadlines.too-many-feeds"));
    }
    match known.into_iter().find(|feed| feed.body_id == body_id) {
        Some(feed) => Ok(feed),
        None => Ok(store::insert_feed(
            tx,
            account_id,
            body_id,
            &random_nonce(),
            now,
        )?),
    }
}

/// # Errors
/// When the database cannot be read.
pub fn list_feeds(conn: &mut DbConn, account_id: i64) -> Result<Vec<FeedRow>, AppError> {
    Ok(store::list_feeds(conn, account_id)?)
}

/// The address opens nothing from now on.
///
/// # Errors
/// `NotFound` for an address of somebody else.
pub fn revoke_feed(tx: &mut Tx<'_>, account_id: i64, id: i64) -> Result<(), AppError> {
    match store::delete_feed(tx, account_id, id)? {
        0 => Err(AppError::NotFound),
        _ => Ok(()),
    }
}

/// What a feed shows.
pub struct Dates {
    pub account: Account,
    pub body_id: Option<i64>,
    pub promises: Vec<(Promise, About)>,
}

/// The dates under an address.
///
/// # Errors
/// `NotFound` for an address that is not one, was revoked, or shows what its owner may not see
/// any more.
pub fn open_dates(
    conn: &mut DbConn,
    keepers: &Keepers,
    key: &[u8; 32],
    token: &str,
    today: NaiveDate,
) -> Result<Dates, AppError> {
    let nonce = nonce_of(key, token).ok_or(AppError::NotFound)?;
    let feed = store::find_feed(conn, nonce)?.ok_or(AppError::NotFound)?;
    let account = accounts::find(conn, feed.account_id)?
        .filter(|account| account.state == AccountState::Active)
        .ok_or(AppError::NotFound)?;
    let actor = accounts::actor_of(conn, &account)?;
    if !may_see(&actor, feed.body_id) {
        return Err(AppError::NotFound);
    }
    let scope = match feed.body_id {
        Some(id) => Scope {
            bodies: vec![id],
            kinds: Vec::new(),
        },
        None => scope_of(&actor),
    };
    let mut promises = store::list_open(conn, &scope, always(), MAX_DATES)?;
    if feed.body_id.is_none() {
        promises = owed_by(conn, keepers, account.id, promises, today)?;
    }
    let names = keepers.names(conn, &promises)?;
    let promises = promises
        .into_iter()
        .filter_map(|promise| {
            let about = names.get(&(promise.kind, promise.subject_id))?.clone();
            Some((promise, about))
        })
        .collect();
    Ok(Dates {
        account,
        body_id: feed.body_id,
        promises,
    })
}

/// All the time in which something can fall due.
fn always() -> (UtcTime, UtcTime) {
    let year = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let start = |first| start_of_day(year(first), chrono_tz::UTC);
    (start(FIRST_YEAR), start(LAST_YEAR + 2))
}

/// Promises that somebody may have a part in.
pub fn scope_of(actor: &Actor) -> Scope {
    let bodies = actor
        .grants
        .iter()
        .filter(|grant| grant.role == Role::Official)
        .filter_map(|grant| grant.body_id)
        .collect();
    let mut kinds = Vec::new();
    if actor.has(Role::Moderator) {
        kinds.extend([PromiseKind::Moderation, PromiseKind::Appeal]);
    }
    if actor.has(Role::Editor) {
        kinds.push(PromiseKind::Results);
    }
    Scope { bodies, kinds }
}

/// Those that `account_id` is to keep.
fn owed_by(
    conn: &mut DbConn,
    keepers: &Keepers,
    account_id: i64,
    promises: Vec<Promise>,
    today: NaiveDate,
) -> Result<Vec<Promise>, AppError> {
    let mut owed = Vec::new();
    for promise in promises {
        let Some(keeper) = keepers.of(promise.kind) else {
            continue;
        };
        if (keeper.owers)(conn, &promise, today)?
            .people
            .contains(&account_id)
        {
            owed.push(promise);
        }
    }
    Ok(owed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::actor::Grant;

    #[test]
    fn a_token_names_its_nonce_and_nothing_else_does() {
        let (key, nonce) = ([7; 32], random_nonce());
        let token = token_of(&key, &nonce);
        assert_eq!(nonce_of(&key, &token), Some(nonce.as_str()));
        assert_eq!(nonce_of(&[8; 32], &token), None);
        for bad in [
            "",
            "short",
            &nonce,
            &format!("{token}x"),
            &"é".repeat(40),
            &token[1..],
        ] {
            assert_eq!(nonce_of(&key, bad), None, "{bad}");
        }
    }

    #[test]
    fn who_may_see_what() {
        let with = |role, body_id| Actor {
            account_id: Some(1),
            grants: vec![Grant { role, body_id }],
            ..Actor::anonymous()
        };
        let official = with(Role::Official, Some(3));
        assert!(may_see(&official, Some(3)));
        assert!(may_see(&official, None));
        assert!(!may_see(&official, Some(4)));
        assert!(!may_see(&with(Role::Administrator, None), Some(3)));
        assert!(may_see(&with(Role::Moderator, None), None));
        assert!(!may_see(&Actor::anonymous(), None));
    }
}
