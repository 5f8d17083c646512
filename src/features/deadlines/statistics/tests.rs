//! The figures against those of independent packages, and what must hold for any input.

use proptest::prelude::*;
use serde::Deserialize;

use super::*;

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap()
}

/// What `tests/deadlines/survival.py` wrote.
#[derive(Deserialize)]
struct Reference {
    shares: Vec<ShareReference>,
    survival: std::collections::BTreeMap<String, CurveReference>,
}

#[derive(Deserialize)]
struct ShareReference {
    hits: i64,
    total: i64,
    low: f64,
    high: f64,
}

#[derive(Deserialize)]
struct CurveReference {
    spells: Vec<(i64, bool)>,
    steps: Vec<StepReference>,
    first_quartile: Option<i64>,
    median: Option<i64>,
    third_quartile: Option<i64>,
    median_low: Option<i64>,
    median_high: Option<i64>,
}

#[derive(Deserialize)]
struct StepReference {
    day: i64,
    at_risk: i64,
    answered: i64,
    censored: i64,
    still_open: f64,
    /// None where the package has no estimate of the variance.
    low: Option<f64>,
    high: Option<f64>,
}

fn reference() -> Reference {
    let file = include_str!("../../../../tests/deadlines/survival.json");
    serde_json::from_str(file).unwrap()
}

fn spells(of: &[(i64, bool)]) -> Vec<Spell> {
    of.iter()
        .map(|&(days, is_answered)| Spell { days, is_answered })
        .collect()
}

fn assert_near(ours: f64, theirs: f64, what: &str) {
    assert!((ours - theirs).abs() < 1e-9, "{what}: {ours} for {theirs}");
}

#[test]
fn shares_are_those_of_an_independent_package() {
    let reference = reference();
    assert!(reference.shares.len() > 10);
    for one in reference.shares {
        let what = format!("{} of {}", one.hits, one.total);
        let ours = wilson(one.hits, one.total).unwrap();
        assert_near(ours.low, one.low, &what);
        assert_near(ours.high, one.high, &what);
        assert_near(ours.share, real(one.hits) / real(one.total), &what);
    }
}

#[test]
fn curves_are_those_of_an_independent_package() {
    let reference = reference();
    assert!(reference.survival.len() > 10);
    for (name, theirs) in reference.survival {
        let ours = kaplan_meier(&spells(&theirs.spells));
        let counts = |step: &Step| (step.day, step.at_risk, step.answered, step.censored);
        let counted: Vec<_> = ours.steps.iter().map(counts).collect();
        let expected = theirs.steps.iter();
        let expected: Vec<_> = expected
            .map(|step| (step.day, step.at_risk, step.answered, step.censored))
            .collect();
        assert_eq!(counted, expected, "{name}");
        for (ours, theirs) in ours.steps.iter().zip(&theirs.steps) {
            let what = format!("{name}, day {}", ours.day);
            assert_near(ours.still_open, theirs.still_open, &what);
            if let (Some(low), Some(high)) = (theirs.low, theirs.high) {
                assert_near(ours.low, low, &what);
                assert_near(ours.high, high, &what);
            }
        }
        let quartiles = (ours.first_quartile, ours.median, ours.third_quartile);
        let expected = (theirs.first_quartile, theirs.median, theirs.third_quartile);
        assert_eq!(quartiles, expected, "{name}");
        if theirs.steps.iter().all(|step| step.still_open > 0.0) {
            let bounds = (ours.median_low, ours.median_high);
            assert_eq!(bounds, (theirs.median_low, theirs.median_high), "{name}");
        }
    }
}

#[test]
fn an_answer_and_a_censoring_of_one_day_count_the_answer_first() {
    let curve = kaplan_meier(&spells(&[(3, false), (3, true)]));
    let [step] = curve.steps[..] else {
        panic!("{:?}", curve.steps)
    };
    assert_eq!((step.at_risk, step.answered, step.censored), (2, 1, 1));
    assert!((step.still_open - 0.5).abs() < 1e-12);
    assert_eq!(curve.median, Some(3));
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(kaplan_meier(&[]), Survival::default());
    assert_eq!(kaplan_meier(&[]).last_day(), 0);
    for total in [0, -1, i64::MIN] {
        assert_eq!(wilson(1, total), None);
    }
}

#[test]
fn what_never_was_answered_has_no_median() {
    let curve = kaplan_meier(&spells(&[(1, false), (9, false)]));
    assert_eq!((curve.median, curve.median_high), (None, None));
    let last = curve.steps.last().unwrap();
    assert_eq!((last.still_open, last.low, last.high), (1.0, 1.0, 1.0));
}

#[test]
fn the_upper_bound_stays_when_nothing_is_left_open() {
    let curve = kaplan_meier(&spells(&[(1, true), (2, true), (3, true)]));
    let [_, before, last] = curve.steps[..] else {
        panic!("{:?}", curve.steps)
    };
    assert_eq!((last.still_open, last.low), (0.0, 0.0));
    assert_eq!(last.high, before.high);
}

#[test]
fn extreme_numbers_are_taken() {
    let curve = kaplan_meier(&spells(&[
        (i64::MIN, true),
        (-1, false),
        (0, true),
        (i64::MAX, true),
        (i64::MAX, false),
    ]));
    let days: Vec<_> = curve.steps.iter().map(|step| step.day).collect();
    assert_eq!(days, [0, i64::MAX]);
    assert_eq!(curve.total(), 5);
    for (hits, total) in [(i64::MAX, i64::MAX), (i64::MIN, i64::MAX), (0, i64::MAX)] {
        let share = wilson(hits, total).unwrap();
        assert!(share.low <= share.share && share.share <= share.high);
    }
    assert_eq!(wilson(9, 3).unwrap().hits, 3);
}

#[test]
fn little_is_not_ranked() {
    assert!(!wilson(19, 19).unwrap().is_ranked());
    assert!(wilson(5, 20).unwrap().is_ranked());
    let some = spells(&[(1, true); 19]);
    assert!(!kaplan_meier(&some).is_ranked());
}

#[test]
fn the_estimate_of_a_day_is_that_of_the_step_before_it() {
    let curve = kaplan_meier(&spells(&[(2, true), (5, true), (9, false), (9, false)]));
    for (day, open) in [
        (-1, 1.0),
        (1, 1.0),
        (2, 0.75),
        (4, 0.75),
        (5, 0.5),
        (99, 0.5),
    ] {
        assert!((curve.still_open_after(day) - open).abs() < 1e-12, "{day}");
    }
}

proptest! {
    #[test]
    fn curves_fall_within_their_bounds_and_can_be_computed_anew(
        given in prop::collection::vec((-3_i64..90, any::<bool>()), 0..120),
    ) {
        let curve = kaplan_meier(&spells(&given));
        prop_assert_eq!(usize::try_from(curve.total()).unwrap(), given.len());
        let mut before: Option<&Step> = None;
        for step in &curve.steps {
            prop_assert!(0.0 <= step.low && step.low <= step.still_open);
            prop_assert!(step.still_open <= step.high && step.high <= 1.0);
            if let Some(before) = before {
                prop_assert!(before.day < step.day);
                prop_assert!(step.still_open <= before.still_open);
                prop_assert_eq!(before.at_risk - before.answered - before.censored, step.at_risk);
            }
            before = Some(step);
        }
        // The definition, straight: over all days of answers up to a day.
        for step in &curve.steps {
            let mut open = 1.0;
            for day in 0..=step.day {
                let at_risk = given.iter().filter(|one| one.0.max(0) >= day).count();
                let answered = given.iter().filter(|one| one.0.max(0) == day && one.1).count();
                if answered > 0 {
                    open *= 1.0 - real(count(answered)) / real(count(at_risk));
                }
            }
            prop_assert!((open - step.still_open).abs() < 1e-9);
        }
        if let Some(median) = curve.median {
            prop_assert!(curve.still_open_after(median) <= 0.5 + 1e-9);
            prop_assert!(curve.still_open_after(median - 1) > 0.5 - 1e-9);
            prop_assert!(curve.median_low.is_none_or(|low| low <= median));
            prop_assert!(curve.median_high.is_none_or(|high| high >= median));
        }
        let mut turned = given.clone();
        turned.reverse();
        prop_assert_eq!(kaplan_meier(&spells(&turned)), curve);
    }

    #[test]
    fn without_censoring_the_curve_is_the_share_still_open(
        days in prop::collection::vec(0_i64..40, 1..80),
    ) {
        let all: Vec<(i64, bool)> = days.iter().map(|day| (*day, true)).collect();
        let curve = kaplan_meier(&spells(&all));
        for step in &curve.steps {
            let open = days.iter().filter(|day| **day > step.day).count();
            let share = real(count(open)) / real(count(days.len()));
            prop_assert!((step.still_open - share).abs() < 1e-9);
        }
    }

    #[test]
    fn shares_lie_within_their_interval_whatever_is_given(hits: i64, total: i64) {
        match wilson(hits, total) {
            None => prop_assert!(total <= 0),
            Some(share) => {
                prop_assert!(0.0 <= share.low && share.low <= share.share);
                prop_assert!(share.share <= share.high && share.high <= 1.0);
            }
        }
    }

    /// The bounds are where the score test just rejects: |p̂ − p| = z √(p (1 − p) / n).
    #[test]
    fn bounds_solve_the_score_equation(total in 1_i64..100_000, part in 0.0_f64..1.0) {
        #[expect(clippy::cast_possible_truncation, reason = "below the total")]
        let hits = (real(total) * part) as i64;
        let share = wilson(hits, total).unwrap();
        for bound in [share.low, share.high] {
            let score = Z * (bound * (1.0 - bound) / real(total)).sqrt();
            prop_assert!(((share.share - bound).abs() - score).abs() < 1e-9);
        }
    }
}
