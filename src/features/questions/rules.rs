//! Due dates, lateness and reminders: pure decisions about a question at a time.

pub mod desk;
pub mod routing;

use chrono_tz::Tz;
use serde::Serialize;

use super::model::{Question, QuestionState};
use crate::features::deadlines::Calendar;
use crate::features::deadlines::rules::local_day;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;

/// With so many working days left a question is due soon.
pub const SOON_WORKING_DAYS: i64 = 2;

/// Where a promise stands. The words are states of the component `ui.due`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Promise {
    Running,
    Soon,
    Overdue,
    /// The clock stands: the asker was asked to say more.
    Paused,
    Met,
    MetLate,
}

/// A promise at a time: where it stands, and by how many working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    pub at: UtcTime,
    pub state: Promise,
    /// Left, over or late; 0 for one that was kept.
    pub days: i64,
}

/// Where the promise stands at `now`, in days of the calendar by which the body counts. None:
/// nothing is promised (not published, withdrawn).
pub fn due(
    state: QuestionState,
    due_at: UtcTime,
    answered_at: Option<UtcTime>,
    now: UtcTime,
    calendar: &Calendar,
) -> Option<Due> {
    let (promise, days) = match (state, answered_at) {
        (QuestionState::Answered | QuestionState::Refused, Some(at)) if is_in_time(at, due_at) => {
            (Promise::Met, 0)
        }
        (QuestionState::Answered | QuestionState::Refused, Some(at)) => {
            (Promise::MetLate, -calendar.left(due_at, at))
        }
        (QuestionState::Clarifying, _) => (Promise::Paused, 0),
        (QuestionState::Open, _) => {
            let left = calendar.left(due_at, now);
            match is_overdue(due_at, now) {
                true => (Promise::Overdue, -left),
                false if left <= SOON_WORKING_DAYS => (Promise::Soon, left),
                false => (Promise::Running, left),
            }
        }
        _ => return None,
    };
    Some(Due {
        at: due_at,
        state: promise,
        days,
    })
}

/// A due date is the end of a day, so this compares days.
pub fn is_overdue(due_at: UtcTime, now: UtcTime) -> bool {
    now > due_at
}

/// Whether an answer is late that the body owes now.
pub fn is_late(state: QuestionState, due_at: UtcTime, now: UtcTime) -> bool {
    state == QuestionState::Open && is_overdue(due_at, now)
}

pub fn is_in_time(answered_at: UtcTime, due_at: UtcTime) -> bool {
    answered_at <= due_at
}

/// # Errors
/// `Conflict` when it was answered, `Closed` when it no longer waits for an answer.
pub fn ensure_awaits_answer(question: &Question) -> Result<(), AppError> {
    match question.state {
        QuestionState::Open => Ok(()),
        QuestionState::Answered => Err(AppError::Conflict("questions.answered-already")),
        QuestionState::Refused | QuestionState::Merged => {
            Err(AppError::Conflict("questions.answered-already"))
        }
        QuestionState::Clarifying => Err(AppError::Closed("questions.waits-for-asker")),
        QuestionState::InModeration | QuestionState::Withdrawn | QuestionState::Removed => {
            Err(AppError::Closed("questions.not-waiting"))
        }
    }
}

/// # Errors
/// `Invalid` when the question would stay where it is; `Conflict` when the other body handed it
/// over before: it would go in a circle.
pub fn ensure_may_transfer(from: i64, to: i64, had_it: &[i64]) -> Result<(), AppError> {
    if from == to {
        Err(AppError::field("body", "questions.same-body"))
    } else if had_it.contains(&to) {
        Err(AppError::field("body", "questions.transfer-circle"))
    } else {
        Ok(())
    }
}

/// # Errors
/// `Conflict` when one of both waits for no answer, is confidential, or belongs to another body.
pub fn ensure_may_merge(duplicate: &Question, kept: &Question) -> Result<(), AppError> {
    ensure_awaits_answer(duplicate)?;
    if duplicate.is_confidential {
        return Err(AppError::Conflict("questions.confidential-not-merged"));
    }
    if duplicate.body_id != kept.body_id {
        return Err(AppError::Conflict("questions.other-body"));
    }
    Ok(())
}

/// Whether the person who asked may ask for an internal review on the day of `now`.
///
/// # Errors
/// `Closed` when there is no answer, or when more than `window_days` have passed since.
pub fn ensure_may_be_reviewed(
    question: &Question,
    window_days: i64,
    now: UtcTime,
    zone: Tz,
) -> Result<(), AppError> {
    let ended = matches!(
        question.state,
        QuestionState::Answered | QuestionState::Refused
    );
    let Some(answered_at) = question.answered_at.filter(|_| ended) else {
        return Err(AppError::Closed("questions.not-answered-yet"));
    };
    let passed = local_day(now, zone) - local_day(answered_at, zone);
    if passed.num_days() > window_days {
        return Err(AppError::Closed("questions.review-too-late"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: Tz = chrono_tz::Europe::London;

    fn at(text: &str) -> UtcTime {
        UtcTime::parse(text).unwrap()
    }

    /// Monday to Friday, without holidays.
    fn plain() -> Calendar {
        Calendar::plain(ZONE)
    }

    /// Due at the end of Friday 4 December 2026.
    fn due_at() -> UtcTime {
        at("2026-12-04T23:59:59Z")
    }

    #[test]
    fn an_open_promise_runs_is_due_soon_and_then_overdue() {
        for (now, state, days) in [
            ("2026-11-23T09:00:00Z", Promise::Running, 9),
            ("2026-12-01T23:00:00Z", Promise::Running, 3),
            ("2026-12-02T09:00:00Z", Promise::Soon, 2),
            ("2026-12-04T23:59:59Z", Promise::Soon, 0),
            ("2026-12-05T00:00:00Z", Promise::Overdue, 0),
            ("2026-12-08T12:00:00Z", Promise::Overdue, 2),
        ] {
            let due = due(QuestionState::Open, due_at(), None, at(now), &plain()).unwrap();
            assert_eq!((due.state, due.days), (state, days), "{now}");
        }
    }

    #[test]
    fn an_answer_keeps_the_promise_or_comes_late_whatever_the_time_now() {
        let later = at("2027-02-01T00:00:00Z");
        for (answered, state, days) in [
            ("2026-11-24T09:00:00Z", Promise::Met, 0),
            ("2026-12-04T23:59:59Z", Promise::Met, 0),
            ("2026-12-07T08:00:00Z", Promise::MetLate, 1),
            ("2026-12-11T08:00:00Z", Promise::MetLate, 5),
        ] {
            let answered_at = Some(at(answered));
            let due = due(
                QuestionState::Answered,
                due_at(),
                answered_at,
                later,
                &plain(),
            )
            .unwrap();
            assert_eq!((due.state, due.days), (state, days), "{answered}");
        }
    }

    #[test]
    fn nothing_is_promised_for_what_is_not_public() {
        for state in [
            QuestionState::InModeration,
            QuestionState::Withdrawn,
            QuestionState::Removed,
        ] {
            assert_eq!(
                due(state, due_at(), None, due_at(), &plain()),
                None,
                "{state}"
            );
        }
    }

    #[test]
    fn only_an_open_question_takes_an_answer() {
        for &state in QuestionState::ALL {
            let question = Question {
                id: 1,
                contribution_id: 1,
                body_id: 1,
                consultation_id: None,
                state,
                working_days: 10,
                asked_at: due_at(),
                due_at: due_at(),
                answered_at: None,
                answer_id: None,
                answered_by: None,
                official_id: None,
                needs_routing: false,
                is_confidential: false,
                follows_id: None,
                merged_into_id: None,
                extension_count: 0,
                topic_id: None,
            };
            let may = ensure_awaits_answer(&question).is_ok();
            assert_eq!(may, state == QuestionState::Open, "{state}");
        }
    }
}
