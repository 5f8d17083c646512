//! How long answers take: shares with Wilson's score interval, and the Kaplan–Meier estimate of
//! the share that still waits. What is still open is no answer that took as long as it has been
//! open: it is a censored observation, and counts for as long as it was watched.
//!
//! Sources: E. B. Wilson, JASA 22 (1927), 209–212; E. L. Kaplan and P. Meier, JASA 53 (1958),
//! 457–481; interval on the log(−log) scale after J. D. Kalbfleisch and R. L. Prentice, *The
//! Statistical Analysis of Failure Time Data*, 1.4. Checked against statsmodels and lifelines:
//! see `tests/deadlines/survival.py`.

use std::collections::BTreeMap;

use serde::Serialize;

mod curve;

pub use curve::{CurveRow, CurveView};

/// Nothing is ranked below so many items.
pub const MIN_RANKED: i64 = 20;

/// The two-sided 95 % point of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// Rounding of products must not move a median by a step.
const SLACK: f64 = 1e-12;

/// One item: how long it took or has been open, and whether it ended by an answer. What did not
/// is censored: it is still open, was withdrawn, or went to somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Spell {
    /// Whole calendar days from receipt. Fewer than none are none.
    pub days: i64,
    pub is_answered: bool,
}

/// A share, and the 95 % interval in which it lies.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    pub hits: i64,
    pub total: i64,
    /// 0 to 1; so the bounds.
    pub share: f64,
    pub low: f64,
    pub high: f64,
}

/// A share as machines read it, and Wilson's interval in which it lies with 95 % confidence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Interval {
    pub count: i64,
    pub of: i64,
    /// 0 to 1; so the bounds.
    pub share: f64,
    pub low: f64,
    pub high: f64,
}

impl From<Share> for Interval {
    fn from(share: Share) -> Self {
        Self {
            count: share.hits,
            of: share.total,
            share: share.share,
            low: share.low,
            high: share.high,
        }
    }
}

impl Share {
    /// Whether there are enough items to be set beside others.
    pub fn is_ranked(&self) -> bool {
        self.total >= MIN_RANKED
    }
}

/// The share of `hits` among `total`, with Wilson's score interval at 95 %. None of none.
/// Hits beyond the total count as the total.
pub fn wilson(hits: i64, total: i64) -> Option<Share> {
    if total <= 0 {
        return None;
    }
    let hits = hits.clamp(0, total);
    let (n, share) = (real(total), real(hits) / real(total));
    let square = Z * Z / n;
    let middle = (share + square / 2.0) / (1.0 + square);
    let half = Z / (1.0 + square) * (share * (1.0 - share) / n + square / (4.0 * n)).sqrt();
    Some(Share {
        hits,
        total,
        share,
        // Exact at the ends, where rounding would leave a hair.
        low: if hits == 0 {
            0.0
        } else {
            (middle - half).clamp(0.0, share)
        },
        high: if hits == total {
            1.0
        } else {
            (middle + half).clamp(share, 1.0)
        },
    })
}

/// What happened on a day after receipt, and what the estimate is from then on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Step {
    /// Days from receipt.
    pub day: i64,
    /// Watched until this day, and not answered before it.
    pub at_risk: i64,
    pub answered: i64,
    /// Watched no longer than this day without an answer.
    pub censored: i64,
    /// Kaplan–Meier estimate of the share still open after this day.
    pub still_open: f64,
    /// 95 % interval of `still_open`. Before the first answer it is known to be 1. Once nothing
    /// is left open the variance cannot be estimated; then `high` stays as it was.
    pub low: f64,
    pub high: f64,
}

/// How the share that waits falls over the days.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Survival {
    /// One per day on which something happened, in order.
    pub steps: Vec<Step>,
    pub answered: i64,
    pub censored: i64,
    /// First day after which at most three quarters, half and a quarter are still open. None
    /// where the estimate does not fall so low.
    pub first_quartile: Option<i64>,
    pub median: Option<i64>,
    pub third_quartile: Option<i64>,
    /// 95 % interval of the median, after Brookmeyer and Crowley: where the bounds fall to half.
    pub median_low: Option<i64>,
    pub median_high: Option<i64>,
}

impl Survival {
    pub fn total(&self) -> i64 {
        self.answered.saturating_add(self.censored)
    }

    /// Whether there are enough items to be set beside others.
    pub fn is_ranked(&self) -> bool {
        self.total() >= MIN_RANKED
    }

    /// The estimate in force at the end of `day`; 1 before anything happened.
    pub fn still_open_after(&self, day: i64) -> f64 {
        let before = self.steps.iter().take_while(|step| step.day <= day);
        before.last().map_or(1.0, |step| step.still_open)
    }

    /// The last day on which anything was watched, 0 without items.
    pub fn last_day(&self) -> i64 {
        self.steps.last().map_or(0, |step| step.day)
    }
}

/// The Kaplan–Meier estimate.
pub fn kaplan_meier(spells: &[Spell]) -> Survival {
    let mut days: BTreeMap<i64, Ends> = BTreeMap::new();
    for spell in spells {
        let ends = days.entry(spell.days).or_default();
        if spell.is_answered {
            ends.answered += 1;
        } else {
            ends.censored += 1;
        }
    }
    kaplan_meier_by_day(&days)
}

/// How many items ended on a day after receipt, by an answer or without one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    pub answered: i64,
    pub censored: i64,
}

/// As [`kaplan_meier`], of items that were counted by day already. Answers and censorings of one
/// day: the answers come first, so that what was given up on that day was still at risk.
pub fn kaplan_meier_by_day(days: &BTreeMap<i64, Ends>) -> Survival {
    let mut by_day: BTreeMap<i64, Ends> = BTreeMap::new();
    for (day, ends) in days {
        let merged = by_day.entry((*day).max(0)).or_default();
        merged.answered += ends.answered;
        merged.censored += ends.censored;
    }
    let mut at_risk: i64 = by_day.values().map(|e| e.answered + e.censored).sum();
    let mut survival = Survival::default();
    let mut estimate = Estimate::new();
    for (day, Ends { answered, censored }) in by_day {
        estimate.fall(answered, at_risk);
        survival.steps.push(Step {
            day,
            at_risk,
            answered,
            censored,
            still_open: estimate.still_open,
            low: estimate.low,
            high: estimate.high,
        });
        survival.answered += answered;
        survival.censored += censored;
        at_risk -= answered + censored;
    }
    let first = |value: fn(&Step) -> f64, share: f64| {
        let fallen = survival.steps.iter().find(|s| value(s) <= share + SLACK);
        fallen.map(|step| step.day)
    };
    Survival {
        first_quartile: first(|step| step.still_open, 0.75),
        median: first(|step| step.still_open, 0.5),
        third_quartile: first(|step| step.still_open, 0.25),
        median_low: first(|step| step.low, 0.5),
        median_high: first(|step| step.high, 0.5),
        ..survival
    }
}

/// The estimate as it falls, with its interval.
struct Estimate {
    still_open: f64,
    low: f64,
    high: f64,
    /// Greenwood's sum of d / (n (n − d)).
    greenwood: f64,
}

impl Estimate {
    fn new() -> Self {
        Self {
            still_open: 1.0,
            low: 1.0,
            high: 1.0,
            greenwood: 0.0,
        }
    }

    /// `answered` of `at_risk` end. Without an answer nothing changes.
    fn fall(&mut self, answered: i64, at_risk: i64) {
        if answered <= 0 {
            return;
        }
        let left = at_risk - answered;
        if left <= 0 {
            (self.still_open, self.low) = (0.0, 0.0);
            return;
        }
        self.still_open *= real(left) / real(at_risk);
        self.greenwood += real(answered) / (real(at_risk) * real(left));
        // Below 1 here, so the logarithm is negative.
        let log = self.still_open.ln();
        let spread = Z * self.greenwood.sqrt() / log;
        self.low = (log * (-spread).exp()).exp().clamp(0.0, self.still_open);
        self.high = (log * spread.exp()).exp().clamp(self.still_open, 1.0);
    }
}

#[expect(clippy::cast_precision_loss, reason = "no more than 2^53 items")]
fn real(items: i64) -> f64 {
    items as f64
}

#[cfg(test)]
mod tests;
