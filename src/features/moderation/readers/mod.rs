//! How often a reader's reports were right, and what their reports weigh for it.
//!
//! A decision settles the reports of its case: right when something had to be done, wrong when the
//! text was within the rules; an appeal that succeeds turns right into wrong. A report weighs what
//! its reader's record says when it is filed. The weight sorts the queue where a moderator asks for
//! it. It hides nothing, closes nothing, and moderators do not learn who reported.

pub mod held;
pub mod rules;
pub mod store;

use super::model::{Case, Decision, NewReport};
use super::store::Wanted;
use crate::features::contributions::Contribution;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::text_enum;

text_enum! {
    /// How a report ended.
    pub enum Ended {
        Right = "right",
        Wrong = "wrong",
    }
}

text_enum! {
    /// In which order a moderator reads the queue.
    pub enum Sort {
        /// What is due first first.
        Due = "due",
        /// What readers reported who were often right, first; the rest behind it.
        Trusted = "trusted",
    }
}

/// What a report of this account weighs now. Networks have no record.
fn trust_of(conn: &mut DbConn, account_id: Option<i64>) -> Result<i64, AppError> {
    let Some(account_id) = account_id else {
        return Ok(0);
    };
    let mut record = rules::Record::default();
    for (ended, count) in store::count_ended(conn, account_id)? {
        match ended {
            Some(Ended::Right) => record.right = count,
            Some(Ended::Wrong) => record.wrong = count,
            None => {}
        }
    }
    Ok(record.trust())
}

/// Weighs a report that was just filed for an open case.
pub(super) fn weigh(
    tx: &mut Tx<'_>,
    case_id: i64,
    contribution_id: i64,
    new: &NewReport,
) -> Result<(), AppError> {
    let trust = trust_of(tx, new.account_id)?;
    if trust > 0 {
        store::set_trust(tx, contribution_id, &new.reporter_key, trust)?;
        store::add_trust(tx, case_id, trust)?;
    }
    Ok(())
}

/// A case is decided: its reports were right or wrong.
pub(super) fn settle(tx: &mut Tx<'_>, case_id: i64, decision: Decision) -> Result<(), AppError> {
    let ended = if rules::proves_right(decision) {
        Ended::Right
    } else {
        Ended::Wrong
    };
    store::set_ended(tx, case_id, ended)?;
    Ok(())
}

/// An appeal showed that the text was within the rules.
pub(super) fn settle_reversed(tx: &mut Tx<'_>, case_id: i64) -> Result<(), AppError> {
    store::set_ended(tx, case_id, Ended::Wrong)?;
    Ok(())
}

/// Of the reports that arrived from one instant to before another and were decided: how many were
/// right, and how many there are.
pub(super) fn count_ended(
    conn: &mut DbConn,
    from: UtcTime,
    until: UtcTime,
) -> Result<(i64, i64), AppError> {
    let mut counts = (0, 0);
    for (ended, count) in store::count_settled(conn, from, until)? {
        match ended {
            Some(Ended::Right) => counts = (counts.0 + count, counts.1 + count),
            Some(Ended::Wrong) => counts.1 += count,
            None => {}
        }
    }
    Ok(counts)
}

/// How many reports of a case came from readers who had often been right.
pub(super) fn count_trusted(conn: &mut DbConn, case_id: i64) -> Result<i64, AppError> {
    Ok(store::count_trusted(conn, case_id)?)
}

/// Whether the last reports of this reader led to nothing, one after the other.
pub(super) fn keeps_missing(conn: &mut DbConn, account_id: Option<i64>) -> Result<bool, AppError> {
    let Some(account_id) = account_id else {
        return Ok(false);
    };
    let last = store::list_last_ended(conn, account_id, rules::IN_A_ROW)?;
    Ok(rules::is_often_wrong(&last))
}

/// Open cases in the order of what their reports weigh, behind the case `after`; of equals, what is
/// due first first.
pub(super) fn list_open(
    conn: &mut DbConn,
    wanted: Wanted,
    after: Option<i64>,
    limit: i64,
) -> Result<Vec<(Case, Contribution)>, AppError> {
    let last = match after {
        Some(id) => super::store::find_case(conn, id)?,
        None => None,
    };
    let after = last.map(|(case, _)| (case.report_trust, case.due_at, case.id));
    Ok(store::list_by_trust(conn, wanted, after, limit)?)
}
