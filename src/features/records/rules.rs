//! A record, counted from endings and from what is open.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::model::{Answers, Interval, Quarter, Ratings, Record, Reviews, Waiting, WaitingStep};
use crate::features::deadlines::record::Open;
use crate::features::deadlines::statistics::{self, Ends, MIN_RANKED, Share, Survival};
use crate::features::deadlines::{Ending, PromiseState};
use crate::features::questions::{Rating, ReviewOutcome};

/// What a record is counted from.
#[derive(Clone, Debug, Default)]
pub struct Given {
    pub answers: Vec<Ending>,
    pub open: Vec<Open>,
    pub reviews: Vec<Ending>,
    pub open_reviews: Vec<Open>,
    pub outcomes: Vec<(ReviewOutcome, i64)>,
    pub ratings: Vec<(Rating, i64)>,
}

pub fn record(given: &Given) -> Record {
    let mut questions = count_answers(given);
    let ranked = |count, of| {
        let share = statistics::wilson(count, of).filter(Share::is_ranked);
        share.map(Interval::from)
    };
    let in_time = ranked(questions.answered_in_time, questions.due_count);
    questions.kept_share = in_time.map(|interval| interval.share);
    Record {
        least_count: MIN_RANKED,
        in_time,
        refused: ranked(questions.refused_count, questions.answered_count),
        extended: ranked(questions.extended_count, questions.answered_count),
        // One threshold for the whole page: who has a share has a median, and the other way round.
        waiting: waiting(given, in_time.is_some()),
        reviews: count_reviews(given),
        ratings: count_ratings(&given.ratings),
        quarters: quarters(&given.answers),
        questions,
    }
}

fn is_answer(ending: &Ending) -> bool {
    matches!(ending.state, PromiseState::Met | PromiseState::MetLate)
}

fn count_answers(given: &Given) -> Answers {
    let mut counts = Answers::default();
    for ending in &given.answers {
        let count = ending.promise_count;
        match ending.state {
            PromiseState::Met => counts.answered_in_time += count,
            PromiseState::MetLate => counts.answered_late += count,
            PromiseState::Withdrawn => counts.withdrawn += count,
            PromiseState::Transferred => counts.transferred += count,
            PromiseState::Running | PromiseState::Paused => {}
        }
        if is_answer(ending) {
            counts.refused_count += if ending.was_refused { count } else { 0 };
            counts.extended_count += if ending.was_extended { count } else { 0 };
        }
    }
    for open in &given.open {
        let counter = match (open.is_paused, open.is_overdue) {
            (true, _) => &mut counts.paused,
            (false, true) => &mut counts.overdue,
            (false, false) => &mut counts.running,
        };
        *counter += 1;
    }
    counts.answered_count = counts.answered_in_time + counts.answered_late;
    counts.due_count = counts.answered_count + counts.overdue;
    counts
}

fn waiting(given: &Given, is_ranked: bool) -> Waiting {
    let mut days: BTreeMap<i64, Ends> = BTreeMap::new();
    for ending in &given.answers {
        let ends = days.entry(ending.days).or_default();
        if is_answer(ending) {
            ends.answered += ending.promise_count;
        } else {
            ends.censored += ending.promise_count;
        }
    }
    for open in &given.open {
        days.entry(open.days).or_default().censored += 1;
    }
    let survival = statistics::kaplan_meier_by_day(&days);
    let counts = Waiting {
        answered_count: survival.answered,
        censored_count: survival.censored,
        ..Waiting::default()
    };
    if !is_ranked {
        return counts;
    }
    let Survival {
        median,
        median_low,
        median_high,
        first_quartile,
        third_quartile,
        ..
    } = survival;
    Waiting {
        median_days: median,
        median_low_days: median_low,
        median_high_days: median_high,
        first_quartile_days: first_quartile,
        third_quartile_days: third_quartile,
        steps: survival.steps.iter().map(WaitingStep::from).collect(),
        survival,
        ..counts
    }
}

fn count_reviews(given: &Given) -> Reviews {
    let mut counts = Reviews::default();
    for ending in &given.reviews {
        let count = ending.promise_count;
        counts.asked += count;
        match ending.state {
            PromiseState::Met => counts.decided_in_time += count,
            PromiseState::MetLate => counts.decided_late += count,
            _ => {}
        }
    }
    for open in &given.open_reviews {
        counts.asked += 1;
        if open.is_overdue {
            counts.overdue += 1;
        } else {
            counts.running += 1;
        }
    }
    for (outcome, count) in &given.outcomes {
        match outcome {
            ReviewOutcome::Upheld => counts.upheld += count,
            ReviewOutcome::Changed => counts.changed += count,
        }
    }
    counts
}

fn count_ratings(ratings: &[(Rating, i64)]) -> Ratings {
    let mut counts = Ratings::default();
    for (rating, count) in ratings {
        match rating {
            Rating::Answered => counts.answered += count,
            Rating::Partly => counts.partly += count,
            Rating::NotAnswered => counts.not_answered += count,
        }
    }
    counts
}

fn quarters(endings: &[Ending]) -> Vec<Quarter> {
    let mut quarters: BTreeMap<NaiveDate, Quarter> = BTreeMap::new();
    for ending in endings.iter().filter(|ending| is_answer(ending)) {
        let count = ending.promise_count;
        let quarter = quarters.entry(ending.quarter_on).or_insert(Quarter {
            quarter_on: ending.quarter_on,
            answered_in_time: 0,
            answered_late: 0,
            refused_count: 0,
            extended_count: 0,
            in_time: None,
        });
        if ending.state == PromiseState::Met {
            quarter.answered_in_time += count;
        } else {
            quarter.answered_late += count;
        }
        quarter.refused_count += if ending.was_refused { count } else { 0 };
        quarter.extended_count += if ending.was_extended { count } else { 0 };
    }
    let mut quarters: Vec<Quarter> = quarters.into_values().collect();
    for quarter in &mut quarters {
        let total = quarter.answered_in_time + quarter.answered_late;
        let share = statistics::wilson(quarter.answered_in_time, total);
        quarter.in_time = share.filter(Share::is_ranked).map(Interval::from);
    }
    quarters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::deadlines::PromiseKind;

    fn ending(state: PromiseState, days: i64, promise_count: i64) -> Ending {
        Ending {
            body_id: 1,
            kind: PromiseKind::Answer,
            quarter_on: NaiveDate::from_ymd_opt(2026, 10, 1).unwrap(),
            state,
            days,
            was_extended: false,
            was_refused: false,
            promise_count,
        }
    }

    fn open(days: i64, is_paused: bool, is_overdue: bool) -> Open {
        Open {
            days,
            is_paused,
            is_overdue,
        }
    }

    #[test]
    fn below_twenty_there_are_counts_alone() {
        let given = |met| Given {
            answers: vec![ending(PromiseState::Met, 4, met)],
            open: vec![
                open(30, false, true),
                open(3, false, false),
                open(9, true, false),
            ],
            ..Given::default()
        };
        let few = record(&given(18));
        assert_eq!(few.questions.due_count, 19);
        assert_eq!((few.in_time, few.waiting.median_days), (None, None));
        assert_eq!((few.refused, few.questions.kept_share), (None, None));
        assert!(few.waiting.steps.is_empty());
        assert_eq!(
            (few.waiting.answered_count, few.waiting.censored_count),
            (18, 3)
        );
        let enough = record(&given(19));
        assert_eq!(enough.questions.kept_share, Some(0.95));
        assert_eq!(enough.waiting.median_days, Some(4));
        // Nineteen answers: too few for a share of answers, and for their quarter.
        assert_eq!(enough.refused, None);
        assert_eq!(enough.quarters[0].in_time, None);
    }

    #[test]
    fn what_ended_without_an_answer_is_censored_and_in_no_share() {
        let given = Given {
            answers: vec![
                ending(PromiseState::Met, 5, 20),
                ending(PromiseState::MetLate, 20, 5),
                ending(PromiseState::Withdrawn, 2, 3),
                ending(PromiseState::Transferred, 1, 4),
            ],
            ..Given::default()
        };
        let counted = record(&given);
        let counts = counted.questions;
        assert_eq!((counts.answered_count, counts.due_count), (25, 25));
        assert_eq!((counts.withdrawn, counts.transferred), (3, 4));
        assert_eq!(counts.kept_share, Some(0.8));
        assert_eq!(
            (
                counted.waiting.answered_count,
                counted.waiting.censored_count
            ),
            (25, 7)
        );
        assert_eq!(counted.waiting.steps[0].at_risk, 32);
    }

    #[test]
    fn overdue_questions_count_against_the_body() {
        let given = Given {
            answers: vec![ending(PromiseState::Met, 5, 10)],
            open: vec![open(60, false, true); 30],
            ..Given::default()
        };
        let counted = record(&given);
        assert_eq!(counted.questions.kept_share, Some(0.25));
        assert_eq!(
            counted.waiting.median_days, None,
            "three quarters still wait"
        );
    }
}
