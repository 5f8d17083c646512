//! Taking back what one sent, and what happens when somebody leaves: what they wrote as a citizen
//! is erased, or stays without their name. What was written in an office belongs to the
//! public record and stays as it is.

use super::ledger::ActingAs;
use super::{AuthorRole, Contribution, Move, Spine, State, rules, set_state, store};
use crate::features::accounts::{Action, Subject, ensure};
use crate::features::files;
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Read at a time.
const PAGE: i64 = 500;

/// Its author takes a contribution back.
///
/// # Errors
/// `Forbidden` for others, `Closed` when it cannot be taken back any more.
pub fn withdraw(
    tx: &mut Tx<'_>,
    spine: &Spine,
    actor: &Actor,
    contribution: &Contribution,
    now: UtcTime,
) -> Result<Contribution, AppError> {
    let subject = Subject::of_owner(contribution.account_id);
    ensure(actor, Action::Withdraw, &subject)?;
    if !rules::may_withdraw(contribution.kind, contribution.state) {
        return Err(AppError::Closed("contributions.no-withdrawal"));
    }
    let how = Move {
        acting_as: ActingAs::Author,
        account_id: actor.account_id,
        reason: None,
    };
    set_state(tx, spine, contribution, State::Withdrawn, &how, now)
}

/// Everything of an account, newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_all_of_account(
    conn: &mut DbConn,
    account_id: i64,
) -> Result<Vec<Contribution>, AppError> {
    let mut all = Vec::new();
    let mut before = i64::MAX;
    loop {
        let page = store::list_of_account(conn, account_id, before, PAGE)?;
        let Some(last) = page.last() else {
            return Ok(all);
        };
        before = last.id;
        all.extend(page);
    }
}

fn list_private(conn: &mut DbConn, account_id: i64) -> Result<Vec<Contribution>, AppError> {
    let mut all = list_all_of_account(conn, account_id)?;
    all.retain(|c| matches!(c.author_role, AuthorRole::Citizen | AuthorRole::Guest));
    Ok(all)
}

/// Erases what an account wrote, text and name; of what is not its alone, the name.
///
/// # Errors
/// When a row cannot be written.
pub fn erase_of_account(
    tx: &mut Tx<'_>,
    spine: &Spine,
    account_id: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let how = Move {
        acting_as: ActingAs::Author,
        account_id: Some(account_id),
        reason: None,
    };
    for contribution in list_private(tx, account_id)? {
        if !rules::goes_with_author(contribution.kind, contribution.state) {
            forget_name(tx, &contribution, now)?;
        } else if contribution.state != State::Erased {
            set_state(tx, spine, &contribution, State::Erased, &how, now)?;
        }
    }
    Ok(())
}

/// Takes the name of an account off what it wrote; the texts stay. Files go: nobody can take a name
/// out of them.
///
/// # Errors
/// When a row cannot be written.
pub fn forget_author(tx: &mut Tx<'_>, account_id: i64, now: UtcTime) -> Result<(), AppError> {
    for contribution in list_private(tx, account_id)? {
        forget_name(tx, &contribution, now)?;
    }
    Ok(())
}

fn forget_name(tx: &mut Tx<'_>, contribution: &Contribution, now: UtcTime) -> Result<(), AppError> {
    store::clear_author(tx, contribution.id)?;
    files::forget(tx, contribution.id)?;
    tx.touch(contribution.place.clone(), now);
    tx.touch(format!("contribution:{}", contribution.token), now);
    if let Some(id) = contribution.consultation_id {
        tx.touch(format!("consultation:{id}"), now);
    }
    Ok(())
}
