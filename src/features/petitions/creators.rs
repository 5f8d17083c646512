//! Who started a petition: its author and whoever joined by invitation. They see how far it is
//! with its sponsors, invite others and write to those who asked for news.

mod store;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::lifecycle;
use super::model::{Petition, State};
use super::rules;
use super::topic;
use crate::features::accounts;
use crate::features::contributions::Contribution;
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::tokens::{Purpose, TokenProblem, Tokens};

/// People who join the author at most.
pub const MOST: usize = 5;
/// An invitation lasts so many days.
pub const INVITATION_DAYS: i64 = 14;

/// What the link of an invitation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    pub petition: i64,
}

impl Invitation {
    /// # Errors
    /// `Internal` when it cannot be signed.
    pub fn issue(self, tokens: &Tokens, now: UtcTime) -> Result<String, AppError> {
        let lasting = chrono::Duration::days(INVITATION_DAYS);
        tokens
            .issue(Purpose::JoinPetition, self, now.naive(), lasting)
            .map_err(|error| AppError::Internal(error.to_string()))
    }

    /// # Errors
    /// [`TokenProblem`], also when it belongs to another petition.
    pub fn read(
        tokens: &Tokens,
        token: &str,
        petition_id: i64,
        now: UtcTime,
    ) -> Result<Self, TokenProblem> {
        let invitation: Self = tokens.check(Purpose::JoinPetition, token, now.naive())?;
        if invitation.petition == petition_id {
            Ok(invitation)
        } else {
            Err(TokenProblem::Invalid)
        }
    }
}

/// Names of those who joined, as they are shown, in the order in which they did.
///
/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn list_names(conn: &mut DbConn, petition_id: i64) -> Result<Vec<String>, AppError> {
    Ok(store::list_names(conn, petition_id)?)
}

/// Accounts of those who joined.
pub(super) fn list_accounts(conn: &mut DbConn, petition_id: i64) -> Result<Vec<i64>, AppError> {
    Ok(store::list_accounts(conn, petition_id)?)
}

/// Whether somebody started it, alone or with others.
pub fn is_creator(
    conn: &mut DbConn,
    author_id: Option<i64>,
    petition_id: i64,
    account_id: Option<i64>,
) -> Result<bool, AppError> {
    let Some(account_id) = account_id else {
        return Ok(false);
    };
    Ok(author_id == Some(account_id) || store::has_joined(conn, petition_id, account_id)?)
}

/// Whether an account joined the petition that a contribution is, or that news of it are of.
pub fn stands_behind(
    conn: &mut DbConn,
    contribution: &Contribution,
    account_id: i64,
) -> Result<bool, AppError> {
    Ok(store::stands_behind(
        conn,
        contribution.id,
        &contribution.place,
        account_id,
    )?)
}

/// Canonical addresses of those who started it: they are no sponsors of their own petition.
pub(super) fn email_keys(conn: &mut DbConn, petition: &Petition) -> Result<Vec<String>, AppError> {
    Ok(store::list_email_keys(conn, petition)?)
}

/// Whether it still runs.
pub fn may_be_joined(state: State) -> bool {
    rules::is_unread(state) || state == State::Open
}

/// Somebody who was invited joins; again is no error.
///
/// # Errors
/// `Forbidden` for a suspended account, `Closed` when the petition is over or enough have joined,
/// `Conflict` for its author.
pub fn join(
    tx: &mut Tx<'_>,
    actor: &Actor,
    petition_id: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    accounts::ensure(
        actor,
        accounts::Action::Contribute,
        &accounts::Subject::SITE,
    )?;
    let account_id = actor.account_id.ok_or(AppError::Unauthenticated)?;
    let petition = lifecycle::find(tx, petition_id)?;
    if !may_be_joined(petition.state) {
        return Err(AppError::Closed("petitions.join-over"));
    }
    let contribution = lifecycle::contribution_of(tx, &petition)?;
    if contribution.account_id == Some(account_id) {
        return Err(AppError::Conflict("petitions.join-own"));
    }
    // The petition's row makes those who join at once wait for each other.
    super::store::hold(tx, petition_id)?;
    if store::has_joined(tx, petition_id, account_id)? {
        return Ok(());
    }
    if store::list_names(tx, petition_id)?.len() >= MOST {
        return Err(AppError::Closed("petitions.join-full"));
    }
    store::insert(tx, petition_id, (account_id, &actor.name), now)?;
    let act =
        Act::new("joined", "petition", &contribution.token, ActingAs::Author).by(Some(account_id));
    ledger::append(tx, &act, json!({ "url": petition.url() }), now)?;
    tx.touch(topic(petition_id), now);
    Ok(())
}

/// Somebody who joined leaves again: their name goes from the page.
///
/// # Errors
/// `NotFound` when they had not joined.
pub fn leave(
    tx: &mut Tx<'_>,
    account_id: i64,
    petition_id: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let petition = lifecycle::find(tx, petition_id)?;
    if store::delete(tx, petition_id, account_id)? == 0 {
        return Err(AppError::NotFound);
    }
    let contribution = lifecycle::contribution_of(tx, &petition)?;
    let act =
        Act::new("left", "petition", &contribution.token, ActingAs::Author).by(Some(account_id));
    ledger::append(tx, &act, json!({ "url": petition.url() }), now)?;
    tx.touch(topic(petition_id), now);
    Ok(())
}

pub mod held {
    //! Petitions that an account joined, as they are told to its owner.

    use serde_json::{Value, json};

    use super::store;
    use crate::features::accounts::{Account, Holding};
    use crate::features::petitions::{model::url, topic};
    use crate::platform::db::{DbConn, Tx, UtcTime};
    use crate::platform::error::AppError;

    pub const HOLDING: Holding = Holding {
        name: "petitions-joined",
        tell,
        forget,
    };

    fn tell(conn: &mut DbConn, account: &Account) -> Result<Value, AppError> {
        let joined: Vec<Value> = store::list_joined(conn, account.id)?
            .into_iter()
            .map(|(id, joined_at)| json!({ "url": url(id), "joined_at": joined_at }))
            .collect();
        Ok(json!(joined))
    }

    fn forget(tx: &mut Tx<'_>, account: &Account, now: UtcTime) -> Result<(), AppError> {
        for (id, _) in store::list_joined(tx, account.id)? {
            store::delete(tx, id, account.id)?;
            tx.touch(topic(id), now);
        }
        Ok(())
    }
}
