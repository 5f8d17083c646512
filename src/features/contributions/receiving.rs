//! Taking in what people send: stored, logged, counted and searchable in one transaction.

use serde_json::json;

use super::model::{Contribution, Moderation, NewContribution, Standing, State, StateChange};
use super::{Spine, follow_up, rules, store};
use crate::features::accounts;
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::crypto;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// A contribution that was taken in.
#[derive(Clone, Debug)]
pub struct Received {
    pub contribution: Contribution,
    /// False when the same form had been sent before: nothing was stored again.
    pub is_new: bool,
}

/// Takes a contribution in: stored, logged, counted and searchable in one transaction.
/// Moderation is opened by the caller (`moderation::take_in`).
///
/// # Errors
/// `Conflict` when a form of somebody else bears the same key.
pub fn receive(
    tx: &mut Tx<'_>,
    spine: &Spine,
    new: &NewContribution,
    moderation: Moderation,
    now: UtcTime,
) -> Result<Received, AppError> {
    receive_as(tx, spine, new, rules::first_state(moderation), now)
}

/// Takes in what only its author and those it is written to read: it is never published, and
/// stands in no queue, count or search.
///
/// # Errors
/// As [`receive`].
pub fn receive_confidential(
    tx: &mut Tx<'_>,
    spine: &Spine,
    new: &NewContribution,
    now: UtcTime,
) -> Result<Received, AppError> {
    receive_as(tx, spine, new, State::Received, now)
}

fn receive_as(
    tx: &mut Tx<'_>,
    spine: &Spine,
    new: &NewContribution,
    state: State,
    now: UtcTime,
) -> Result<Received, AppError> {
    if let Some(account_id) = new.account_id {
        // Its owner may be leaving in another window: that takes all of theirs, or comes after this.
        accounts::ensure_stays_open(tx, account_id)?;
    }
    let (token, salt) = (crypto::public_token(), crypto::random_token());
    let standing = match new.parent_id {
        Some(id) => {
            let answered = store::find(tx, id)?.ok_or(AppError::NotFound)?;
            rules::standing(&answered)
        }
        None => Standing::default(),
    };
    let made = (token.as_str(), salt.as_str());
    let Some(contribution) = store::insert(tx, new, made, standing, state, now)? else {
        return sent_before(tx, new);
    };
    if state != State::Published {
        log_state(
            tx,
            &contribution,
            State::InReview,
            ActingAs::Author,
            None,
            now,
        )?;
    }
    let change = StateChange {
        contribution,
        from: None,
        to: state,
        zone: spine.zone(),
    };
    if state == State::Published {
        log_state(tx, &change.contribution, state, ActingAs::Author, None, now)?;
    }
    follow_up(tx, spine, &change, now)?;
    Ok(Received {
        contribution: change.contribution,
        is_new: true,
    })
}

fn sent_before(tx: &mut Tx<'_>, new: &NewContribution) -> Result<Received, AppError> {
    let key = new.submission_key.as_deref().unwrap_or_default();
    let earlier = store::find_by_submission_key(tx, key)?.ok_or(AppError::Unavailable)?;
    if earlier.account_id != new.account_id || earlier.place != new.place {
        return Err(AppError::Conflict("error.conflict"));
    }
    Ok(Received {
        contribution: earlier,
        is_new: false,
    })
}

fn log_state(
    tx: &mut Tx<'_>,
    contribution: &Contribution,
    state: State,
    acting_as: ActingAs,
    account_id: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let kind = contribution.kind.as_str();
    let act = Act::new(rules::action(state), kind, &contribution.token, acting_as)
        .by(account_id)
        .about(ledger::commitment(&contribution.salt, &contribution.text));
    let detail = json!({ "place": contribution.place, "channel": contribution.channel });
    ledger::append(tx, &act, detail, now)?;
    Ok(())
}
