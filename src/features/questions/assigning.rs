//! Who works on a question.

use serde_json::json;

use super::model::Question;
use super::rules::desk as rules;
use super::{store, touch};
use crate::features::bodies::{self, Official};
use crate::features::contributions::{self, Kind};
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::notifications;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// What is set at the desk. Outside: whether it changes; inside: what to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assignment {
    pub official_id: Option<Option<i64>>,
    pub topic_id: Option<Option<i64>>,
}

/// As whom an account works in a body.
///
/// # Errors
/// `Conflict` when it is not listed there.
pub fn official_of(conn: &mut DbConn, body_id: i64, account_id: i64) -> Result<Official, AppError> {
    bodies::find_official_of_account(conn, body_id, account_id)?
        .ok_or(AppError::Conflict("questions.no-post"))
}

/// Gives a question to somebody, or to nobody, or to a topic. The caller has made sure that the
/// person may. True when something changed. Whoever gets it is told by [`tell_assigned`].
///
/// # Errors
/// `Invalid` for an official or a topic of another body, or one who cannot work; `Conflict` or
/// `Closed` when the question no longer waits.
pub fn assign(
    tx: &mut Tx<'_>,
    question: &Question,
    new: Assignment,
    by: i64,
    now: UtcTime,
) -> Result<bool, AppError> {
    rules::ensure_may_prepare(question)?;
    let official_id = new.official_id.unwrap_or(question.official_id);
    let topic_id = new.topic_id.unwrap_or(question.topic_id);
    let mut post = String::new();
    if let Some(id) = official_id.filter(|_| new.official_id.is_some()) {
        let official = bodies::find_official(tx, id)?.filter(|one| {
            one.body_id == question.body_id && one.account_id.is_some() && one.until_on.is_none()
        });
        let unfit = || AppError::field("official", "questions.choose-official");
        post = official.ok_or_else(unfit)?.post;
    }
    if let Some(id) = topic_id.filter(|_| new.topic_id.is_some()) {
        let topic = store::topics::find(tx, id)?.filter(|one| one.body_id == question.body_id);
        topic.ok_or_else(|| AppError::field("topic", "questions.choose-topic"))?;
    }
    if (topic_id, official_id) == (question.topic_id, question.official_id) {
        return Ok(false);
    }
    store::topics::set_route(tx, question.id, topic_id, official_id)?;
    if official_id != question.official_id {
        log(tx, question, official_id.is_some(), &post, by, now)?;
    }
    touch(tx, question, now);
    Ok(true)
}

/// The post is public, and stands for the person.
fn log(
    tx: &mut Tx<'_>,
    question: &Question,
    is_given: bool,
    post: &str,
    by: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let asked = contributions::find(tx, question.contribution_id)?.ok_or(AppError::NotFound)?;
    let action = if is_given {
        "question-assigned"
    } else {
        "question-released"
    };
    let acting_as = ActingAs::Official {
        body_id: question.body_id,
    };
    let act = Act::new(action, Kind::Question.as_str(), &asked.token, acting_as).by(Some(by));
    let detail = json!({ "url": question.url(), "post": post });
    ledger::append(tx, &act, question.logged(detail), now)?;
    Ok(())
}

/// Tells an official what a colleague gave them, all of it in one mail.
///
/// # Errors
/// When a row cannot be read or written.
pub fn tell_assigned(
    tx: &mut Tx<'_>,
    official_id: i64,
    question_ids: &[i64],
    by: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let official = bodies::find_official(tx, official_id)?;
    let account_id = official.and_then(|one| one.account_id);
    let Some(account_id) = account_id.filter(|id| *id != by) else {
        return Ok(());
    };
    let rows = store::desk::list_titles(tx, question_ids)?;
    let Some((first, title)) = rows.first() else {
        return Ok(());
    };
    let listed: Vec<_> = rows
        .iter()
        .take(10)
        .map(|(id, title)| json!({ "title": title, "desk_url": format!("/desk/questions/{id}") }))
        .collect();
    let params = json!({
        "title": title,
        "count": rows.len(),
        "more": rows.len().saturating_sub(listed.len()),
        "questions": listed,
    });
    let key = format!("question-assigned:{first}:{}", now.rfc3339());
    notifications::tell(tx, account_id, "questions/assigned", &key, &params, now)
}
