//! Due dates, lateness and reminders: pure decisions about a question at a time.

use chrono::{Duration, NaiveDate};
use chrono_tz::Tz;
use serde::Serialize;

use super::model::{Question, QuestionState};
use crate::features::deadlines::rules::{is_working_day, local_day};
use crate::features::deadlines::working_days_left;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;

/// With so many working days left a question is due soon.
pub const SOON_WORKING_DAYS: i64 = 2;
/// The head of the body is told within so many days after the due day, not later.
const ESCALATION_DAYS: i64 = 14;

/// Where a promise stands. The words are states of the component `ui.due`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Promise {
    Running,
    Soon,
    Overdue,
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

/// Where the promise stands at `now`. None: nothing is promised (not published, withdrawn).
pub fn due(
    state: QuestionState,
    due_at: UtcTime,
    answered_at: Option<UtcTime>,
    now: UtcTime,
    zone: Tz,
) -> Option<Due> {
    let (promise, days) = match (state, answered_at) {
        (QuestionState::Answered, Some(at)) if is_in_time(at, due_at) => (Promise::Met, 0),
        (QuestionState::Answered, Some(at)) => {
            (Promise::MetLate, -working_days_left(due_at, at, zone))
        }
        (QuestionState::Open, _) => {
            let left = working_days_left(due_at, now, zone);
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

pub fn is_in_time(answered_at: UtcTime, due_at: UtcTime) -> bool {
    answered_at <= due_at
}

/// How a due date came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Day zero.
    pub received_on: NaiveDate,
    pub working_days: i64,
    /// Saturdays and Sundays in between, which do not count.
    pub skipped_days: i64,
    pub due_on: NaiveDate,
}

/// `started_at` is when the question was received, or published where a moderator reads first.
pub fn explain(started_at: UtcTime, working_days: i64, due_at: UtcTime, zone: Tz) -> Explanation {
    let (received_on, due_on) = (local_day(started_at, zone), local_day(due_at, zone));
    let skipped = received_on
        .iter_days()
        .skip(1)
        .take_while(|day| *day <= due_on)
        .filter(|day| !is_working_day(*day))
        .count();
    Explanation {
        received_on,
        working_days,
        skipped_days: i64::try_from(skipped).unwrap_or(i64::MAX),
        due_on,
    }
}

/// What the people who owe an answer are told, each once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reminder {
    /// Half of the working days have passed.
    Half,
    /// Four fifths have.
    Most,
    /// It is due today.
    DueDay,
    /// It was due yesterday or earlier: the head of the body is told.
    Escalation,
}

impl Reminder {
    /// Part of the event's key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Half => "half",
            Self::Most => "most",
            Self::DueDay => "due",
            Self::Escalation => "escalation",
        }
    }
}

/// The last reminder that an open question has come to. Earlier ones that were missed (the
/// service stood still) are not made up for.
pub fn reminder(working_days: i64, due_at: UtcTime, now: UtcTime, zone: Tz) -> Option<Reminder> {
    let (today, due_on) = (local_day(now, zone), local_day(due_at, zone));
    if today > due_on {
        let over = today.signed_duration_since(due_on);
        return (over <= Duration::days(ESCALATION_DAYS)).then_some(Reminder::Escalation);
    }
    if today == due_on {
        return Some(Reminder::DueDay);
    }
    let passed = working_days - working_days_left(due_at, now, zone);
    if passed * 5 >= working_days * 4 {
        Some(Reminder::Most)
    } else if passed * 2 >= working_days {
        Some(Reminder::Half)
    } else {
        None
    }
}

/// # Errors
/// `Conflict` when it was answered, `Closed` when it no longer waits for an answer.
pub fn ensure_awaits_answer(question: &Question) -> Result<(), AppError> {
    match question.state {
        QuestionState::Open => Ok(()),
        QuestionState::Answered => Err(AppError::Conflict("questions.answered-already")),
        QuestionState::InModeration | QuestionState::Withdrawn | QuestionState::Removed => {
            Err(AppError::Closed("questions.not-waiting"))
        }
    }
}

/// Searches to find questions like one with this title, narrow ones first: all its words, then
/// its longest ones, which say most about the matter.
pub fn similar_queries(title: &str) -> Vec<String> {
    let mut words: Vec<&str> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.dedup();
    let longest = |count: usize| {
        words
            .iter()
            .take(count)
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut queries = vec![title.to_owned(), longest(3), longest(2)];
    queries.retain(|query| !query.is_empty());
    queries.dedup();
    queries
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: Tz = chrono_tz::Europe::London;

    fn at(text: &str) -> UtcTime {
        UtcTime::parse(text).unwrap()
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
            let due = due(QuestionState::Open, due_at(), None, at(now), ZONE).unwrap();
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
            let due = due(QuestionState::Answered, due_at(), answered_at, later, ZONE).unwrap();
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
            assert_eq!(due(state, due_at(), None, due_at(), ZONE), None, "{state}");
        }
    }

    #[test]
    fn an_explanation_counts_the_days_that_do_not_count() {
        for (received, days, due, skipped) in [
            ("2026-11-20T10:00:00Z", 10, "2026-12-04T23:59:59Z", 4),
            ("2026-11-21T10:00:00Z", 10, "2026-12-04T23:59:59Z", 3),
            ("2026-11-30T10:00:00Z", 4, "2026-12-04T23:59:59Z", 0),
        ] {
            let explained = explain(at(received), days, at(due), ZONE);
            assert_eq!(explained.skipped_days, skipped, "{received}");
            assert_eq!(explained.due_on, "2026-12-04".parse().unwrap());
        }
    }

    #[test]
    fn reminders_at_half_at_four_fifths_on_the_day_and_the_day_after() {
        for (now, expected) in [
            ("2026-11-20T10:00:00Z", None),
            ("2026-11-26T23:00:00Z", None),
            ("2026-11-27T00:00:00Z", Some(Reminder::Half)),
            ("2026-12-01T12:00:00Z", Some(Reminder::Half)),
            ("2026-12-02T00:00:00Z", Some(Reminder::Most)),
            ("2026-12-03T23:59:00Z", Some(Reminder::Most)),
            ("2026-12-04T00:00:00Z", Some(Reminder::DueDay)),
            ("2026-12-05T00:00:00Z", Some(Reminder::Escalation)),
            ("2026-12-18T12:00:00Z", Some(Reminder::Escalation)),
            ("2026-12-19T12:00:00Z", None),
        ] {
            assert_eq!(reminder(10, due_at(), at(now), ZONE), expected, "{now}");
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
            };
            let may = ensure_awaits_answer(&question).is_ok();
            assert_eq!(may, state == QuestionState::Open, "{state}");
        }
    }

    #[test]
    fn similar_questions_are_sought_by_all_words_then_by_the_longest() {
        let queries = similar_queries("When will the crossing at Mill Lane be repaired?");
        assert_eq!(
            queries,
            [
                "When will the crossing at Mill Lane be repaired?",
                "crossing repaired When",
                "crossing repaired",
            ]
        );
        assert_eq!(similar_queries("a b c"), ["a b c"]);
    }
}
