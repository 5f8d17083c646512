//! More time, for a reason that everybody reads, within the limits of the body's procedure.

use serde_json::json;

use super::saying::log;
use super::{Acting, find_for_official};
use crate::features::deadlines::promise::Change;
use crate::features::deadlines::{self, Promise, PromiseKind};
use crate::features::notifications;
use crate::features::questions::store::turns;
use crate::features::questions::{rules, touch};
use crate::platform::db::Tx;
use crate::platform::error::AppError;

/// Takes `days` working days more.
///
/// # Errors
/// `Forbidden`; `Conflict` beyond the limits of the procedure, or when it waits for no answer.
pub fn extend(
    tx: &mut Tx<'_>,
    id: i64,
    days: i64,
    reason: &str,
    by: &Acting,
) -> Result<Promise, AppError> {
    let (found, _) = find_for_official(tx, id, by)?;
    rules::ensure_awaits_answer(&found.question)?;
    let promise_by = by.changing(found.for_body(), reason);
    let promise = deadlines::find(tx, PromiseKind::Answer, id)?.ok_or(AppError::NotFound)?;
    let change = Change::Extended { days };
    let extended = deadlines::change(tx, &promise, change, &promise_by, by.zone, by.now)?;
    let count = found.question.extension_count + 1;
    turns::set_extended(tx, id, extended.due_at, count)?;
    let detail = json!({ "days": days, "due_at": extended.due_at, "url": found.question.url() });
    let acting_as = found.for_body();
    log(tx, "extended", &found, acting_as, None, detail, by)?;
    if let Some(asker_id) = found.asked.account_id {
        let params = json!({
            "title": found.asked.title,
            "url": found.question.url(),
            "body": found.asked.place_title,
            "reason": reason,
            "due_at": extended.due_at,
        });
        let key = format!("question-extended:{id}:{count}");
        notifications::tell(tx, asker_id, "questions/extended", &key, &params, by.now)?;
    }
    touch(tx, &found.question, by.now);
    Ok(extended)
}
