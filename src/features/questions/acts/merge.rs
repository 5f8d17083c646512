//! Duplicates: several people asked the same, and one answer goes to all of them.

use serde_json::json;

use super::saying::log;
use super::{Acting, find, find_for_official};
use crate::features::deadlines::promise::Change;
use crate::features::deadlines::{self, PromiseKind};
use crate::features::notifications;
use crate::features::questions::store::turns;
use crate::features::questions::{rules, touch};
use crate::platform::db::Tx;
use crate::platform::error::AppError;

/// Makes questions duplicates of the question `into_id`: they are answered with it, and whoever
/// asked them is told now and then. Their own promises end; the one of the question that is kept
/// goes on.
///
/// # Errors
/// `Forbidden`; `Conflict` when one of them waits for no answer, or is confidential.
pub fn merge(
    tx: &mut Tx<'_>,
    into_id: i64,
    duplicate_ids: &[i64],
    by: &Acting,
) -> Result<usize, AppError> {
    let (kept, _) = find_for_official(tx, into_id, by)?;
    rules::ensure_awaits_answer(&kept.question)?;
    if kept.question.is_confidential {
        return Err(AppError::Conflict("questions.confidential-not-merged"));
    }
    let mut merged = 0;
    for id in duplicate_ids {
        let found = find(tx, *id)?;
        if *id == into_id || found.question.merged_into_id == Some(into_id) {
            continue;
        }
        rules::ensure_may_merge(&found.question, &kept.question)?;
        let promise_by = by.changing(found.for_body(), "");
        let subject = (PromiseKind::Answer, *id);
        // The promise before the question, in the order in which they are counted again.
        deadlines::change_open(tx, subject, Change::Withdrawn, &promise_by, by.zone, by.now)?;
        if !turns::set_merged(tx, *id, into_id)? {
            return Err(AppError::Conflict("questions.not-waiting"));
        }
        let detail = json!({ "into": kept.asked.token, "url": kept.question.url() });
        let acting_as = found.for_body();
        log(tx, "merged", &found, acting_as, None, detail, by)?;
        if let Some(asker_id) = found.asked.account_id {
            let params = json!({
                "title": found.asked.title,
                "into_title": kept.asked.title,
                "url": kept.question.url(),
                "due_at": kept.question.due_at,
            });
            let key = format!("question-merged:{id}");
            notifications::tell(tx, asker_id, "questions/merged", &key, &params, by.now)?;
        }
        touch(tx, &found.question, by.now);
        merged += 1;
    }
    touch(tx, &kept.question, by.now);
    Ok(merged)
}
