//! Commitments are promises with a fixed day: given when the record is published, kept when they
//! are done, withdrawn when they are dropped.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::model::{Commitment, CommitmentState};
use super::{Publisher, store, url};
use crate::features::deadlines::promise::{Change, Rule, Terms};
use crate::features::deadlines::{
    self, About, By, Keeper, NewPromise, Owers, Promise, PromiseKind,
};
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::text::excerpt;

/// Characters of a commitment where it is named.
const NAME: usize = 120;

fn by_publisher<'a>(by: &Publisher, reason: &'a str) -> By<'a> {
    By {
        acting_as: by.acting_as,
        account_id: by.account_id,
        reason,
    }
}

/// A commitment is public from `now` on, or is taken up again.
pub fn promise(
    tx: &mut Tx<'_>,
    commitment: &Commitment,
    by: &Publisher,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let new = NewPromise {
        kind: PromiseKind::Commitment,
        subject_id: commitment.id,
        body_id: Some(commitment.body_id),
        owed_to: None,
        terms: Terms::fixed(Rule::Until(commitment.due_on)),
        started_at: now,
    };
    deadlines::give_again(tx, &new, &by_publisher(by, ""), zone)?;
    Ok(())
}

/// It is as far as `to` now; `note` is the published reason.
pub fn follow_state(
    tx: &mut Tx<'_>,
    commitment: &Commitment,
    to: CommitmentState,
    note: &str,
    by: &Publisher,
    (zone, now): (Tz, UtcTime),
) -> Result<(), AppError> {
    let what = match to {
        CommitmentState::Done => Change::Met,
        CommitmentState::Dropped => Change::Withdrawn,
        CommitmentState::Planned | CommitmentState::InProgress => {
            return promise(tx, commitment, by, zone, now);
        }
    };
    let key = (PromiseKind::Commitment, commitment.id);
    deadlines::change_open(tx, key, what, &by_publisher(by, note), zone, now)?;
    Ok(())
}

fn about(conn: &mut DbConn, ids: &[i64]) -> Result<Vec<About>, AppError> {
    let rows = store::list_commitments_by_ids(conn, ids)?;
    Ok(rows
        .into_iter()
        .map(|one| About {
            subject_id: one.id,
            is_confidential: false,
            url: format!("{}#commitment-{}", url(one.decision_id), one.id),
            desk_url: format!("{}/commitments/{}", url(one.decision_id), one.id),
            title: excerpt(&one.text, NAME),
        })
        .collect())
}

fn owers(conn: &mut DbConn, promise: &Promise, today: NaiveDate) -> Result<Owers, AppError> {
    deadlines::somebody_of_body(conn, promise.body_id, today)
}

/// A fixed day stays where it is.
fn moved(_tx: &mut Tx<'_>, _ids: &[i64], _due: UtcTime, _now: UtcTime) -> Result<(), AppError> {
    Ok(())
}

/// Promises of this feature.
pub const KEEPER: Keeper = Keeper {
    kind: PromiseKind::Commitment,
    about,
    owers,
    moved,
};
