//! Files of questions and of answers.

use chrono_tz::Tz;

use super::model::{Ask, Asked};
use crate::features::contributions::{Received, Spine};
use crate::features::files;
use crate::features::ledger::ActingAs;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// Asks with what came along; a form sent twice has attached it before.
///
/// # Errors
/// As [`super::ask`] and [`files::attach`].
pub fn ask_with(
    tx: &mut Tx<'_>,
    spine: &Spine,
    ask: &Ask,
    tokens: &[String],
    zone: Tz,
    now: UtcTime,
) -> Result<Asked, AppError> {
    let asked = super::ask(tx, spine, ask, zone, now)?;
    if let Some(id) = ask.account_id.filter(|_| asked.is_new) {
        let (owner, author) = (files::held_for(id), ActingAs::Author);
        let contribution = &asked.contribution;
        files::attach(tx, contribution, &owner, tokens, author, Some(id), now)?;
    }
    Ok(asked)
}

/// Attaches what came with an answer; a form sent twice has attached it before.
///
/// # Errors
/// As [`files::attach`].
pub fn attach_to_answer(
    tx: &mut Tx<'_>,
    given: &Received,
    body_id: i64,
    tokens: &[String],
    account_id: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    if given.is_new {
        let owner = files::held_for(account_id);
        let (contribution, official) = (&given.contribution, ActingAs::Official { body_id });
        let by = Some(account_id);
        files::attach(tx, contribution, &owner, tokens, official, by, now)?;
    }
    Ok(())
}
