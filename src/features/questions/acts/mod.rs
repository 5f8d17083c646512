//! What can be done about a question, each act one transaction: permission, rule, rows, promise,
//! ledger, mails.

pub mod answer;
pub mod clarify;
pub mod extend;
pub mod merge;
pub mod parts;
pub mod rate;
pub mod refuse;
pub mod review;
mod saying;
pub mod transfer;

use chrono_tz::Tz;

use super::model::Question;
use super::store;
use crate::features::accounts::{self, Action, Subject};
use crate::features::bodies::{self, Official};
use crate::features::contributions::{self, Contribution};
use crate::features::deadlines::By;
use crate::features::ledger::ActingAs;
use crate::platform::actor::Actor;
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;

/// Somebody who acts on a question, and when.
#[derive(Clone, Debug)]
pub struct Acting {
    pub actor: Actor,
    pub account_id: i64,
    pub lang: String,
    /// Made by the form: the same form sent twice does one thing.
    pub submission_key: Option<String>,
    pub zone: Tz,
    pub now: UtcTime,
}

impl Acting {
    /// Who changes a promise by this act, and the reason that is published with it.
    fn changing<'a>(&self, acting_as: ActingAs, reason: &'a str) -> By<'a> {
        By {
            acting_as,
            account_id: Some(self.account_id),
            reason,
        }
    }
}

/// A question with what was asked, as an act finds it.
#[derive(Clone, Debug)]
pub struct Found {
    pub question: Question,
    pub asked: Contribution,
}

/// # Errors
/// `NotFound`
pub fn find(conn: &mut DbConn, id: i64) -> Result<Found, AppError> {
    let question = store::find(conn, id)?.ok_or(AppError::NotFound)?;
    let asked = contributions::find(conn, question.contribution_id)?.ok_or(AppError::NotFound)?;
    Ok(Found { question, asked })
}

/// A question for whoever may answer for its body, and as whom they act there.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub fn find_for_official(
    conn: &mut DbConn,
    id: i64,
    by: &Acting,
) -> Result<(Found, Option<Official>), AppError> {
    let found = find(conn, id)?;
    let body_id = found.question.body_id;
    accounts::ensure(
        &by.actor,
        Action::AnswerQuestion,
        &Subject::of_body(body_id),
    )?;
    let official = bodies::find_official_of_account(conn, body_id, by.account_id)?;
    Ok((found, official))
}

/// A question for the person who asked it.
///
/// # Errors
/// `NotFound` for everybody else: what is theirs to do is nobody's business. `Forbidden` while they
/// are suspended.
pub fn find_for_asker(conn: &mut DbConn, id: i64, by: &Acting) -> Result<Found, AppError> {
    let found = find(conn, id)?;
    if found.asked.account_id != Some(by.account_id) {
        return Err(AppError::NotFound);
    }
    accounts::ensure(&by.actor, Action::Contribute, &Subject::SITE)?;
    Ok(found)
}

impl Found {
    /// In whose name an official acts on it.
    pub fn for_body(&self) -> ActingAs {
        ActingAs::Official {
            body_id: self.question.body_id,
        }
    }
}
