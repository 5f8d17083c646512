//! Duplicates: several people asked the same, and one answer goes to all of them.

use chrono_tz::Tz;
use serde_json::json;

use super::saying::log;
use super::{Acting, find, find_for_official};
use crate::features::contributions::{self, Kind};
use crate::features::deadlines::promise::Change;
use crate::features::deadlines::{self, PromiseKind};
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::notifications;
use crate::features::questions::model::{Question, QuestionState};
use crate::features::questions::store::{self, turns};
use crate::features::questions::{keeping, rules, touch};
use crate::platform::db::{Tx, UtcTime};
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
        // What was to be answered with it goes along.
        let further = turns::list_merged(tx, *id)?;
        turns::lead_on(tx, *id, into_id)?;
        for further in &further {
            touch(tx, further, by.now);
        }
        touch(tx, &found.question, by.now);
        merged += 1;
    }
    // Whoever answers it, or makes it a duplicate of another, waits here or came before.
    if !turns::hold_open(tx, into_id)? {
        return Err(AppError::Conflict("questions.not-waiting"));
    }
    touch(tx, &kept.question, by.now);
    Ok(merged)
}

/// Whoever asked the same as a question that has its answer now, or a refusal, is told too, by the
/// mail `template`.
///
/// # Errors
/// When a row cannot be written.
pub(super) fn end_duplicates(
    tx: &mut Tx<'_>,
    question: &Question,
    template: &'static str,
    now: UtcTime,
) -> Result<(), AppError> {
    for duplicate in turns::list_merged(tx, question.id)? {
        end_duplicate(tx, &duplicate, question, template, now)?;
    }
    Ok(())
}

/// A duplicate comes back after it was taken away: what it was to be answered with may have its
/// answer by now.
///
/// # Errors
/// When a row cannot be written.
pub(in crate::features::questions) fn catch_up(
    tx: &mut Tx<'_>,
    duplicate: &Question,
    now: UtcTime,
) -> Result<(), AppError> {
    let kept = match duplicate.merged_into_id {
        Some(id) if duplicate.answered_at.is_none() => store::find(tx, id)?,
        _ => None,
    };
    let Some(kept) = kept else {
        return Ok(());
    };
    match kept.state {
        QuestionState::Answered => end_duplicate(tx, duplicate, &kept, "questions/answered", now),
        QuestionState::Refused => end_duplicate(tx, duplicate, &kept, "questions/refused", now),
        _ => Ok(()),
    }
}

fn end_duplicate(
    tx: &mut Tx<'_>,
    duplicate: &Question,
    kept: &Question,
    template: &'static str,
    now: UtcTime,
) -> Result<(), AppError> {
    turns::set_answered_along(tx, duplicate.id, now)?;
    touch(tx, duplicate, now);
    let asked = contributions::find(tx, duplicate.contribution_id)?.ok_or(AppError::NotFound)?;
    let Some(asker_id) = asked.account_id else {
        return Ok(());
    };
    let params = json!({
        "title": asked.title,
        "url": kept.url(),
        "trace_url": format!("/c/{}", asked.token),
        "body": asked.place_title,
    });
    let key = format!("question-answered:{}", duplicate.id);
    notifications::tell(tx, asker_id, template, &key, &params, now)
}

/// The question is taken back or away: what was to be answered with it is owed an answer of its own
/// again, from now on.
///
/// # Errors
/// When a row cannot be written.
pub(in crate::features::questions) fn let_go(
    tx: &mut Tx<'_>,
    question: &Question,
    zone: Tz,
    now: UtcTime,
) -> Result<(), AppError> {
    let waiting = turns::list_merged(tx, question.id)?;
    for duplicate in waiting.iter().filter(|one| one.answered_at.is_none()) {
        let found = find(tx, duplicate.id)?;
        let (asker_id, token) = (found.asked.account_id, &found.asked.token);
        let promise = keeping::promise_again(tx, duplicate, asker_id, now, zone)?;
        if !turns::set_on_its_own(tx, duplicate.id, promise.due_at)? {
            // A moderator was faster.
            return Err(AppError::Conflict("error.conflict"));
        }
        let kind = Kind::Question.as_str();
        let act = Act::new("unmerged", kind, token, ActingAs::Rule);
        let detail = json!({ "url": duplicate.url(), "due_at": promise.due_at });
        ledger::append(tx, &act, detail, now)?;
        if let Some(asker_id) = asker_id {
            let params = json!({
                "title": found.asked.title,
                "url": duplicate.url(),
                "body": found.asked.place_title,
                "due_at": promise.due_at,
            });
            let key = format!("question-unmerged:{}:{}", duplicate.id, question.id);
            notifications::tell(tx, asker_id, "questions/unmerged", &key, &params, now)?;
        }
        touch(tx, duplicate, now);
    }
    // What is hidden comes back on its own, too.
    turns::forget_merged_into(tx, question.id)?;
    Ok(())
}
