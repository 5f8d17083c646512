//! Counting a quarter: pure, from what the public log holds.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::Serialize;

use super::quarter::Quarter;
use crate::features::contributions::Kind;
use crate::features::deadlines::statistics::{Interval, wilson};
use crate::features::moderation::model::{Cause, LogRow, Logged, Reason};
use crate::platform::db::UtcTime;

/// A decision, as far as it is counted.
#[derive(Clone, Debug)]
pub struct Made {
    pub is_appeal: bool,
    pub decision: Logged,
    pub cause: Cause,
    pub kind: Kind,
    /// Key of the reason.
    pub reason: Option<String>,
    /// Name of the place, where the public may read it.
    pub place: Option<String>,
    pub minutes: i64,
    pub is_in_time: bool,
    /// Part of a clean-up: decided as it was taken up, and no measure of how long anybody waits.
    pub is_swept: bool,
}

impl Made {
    pub fn new(row: LogRow, reasons: &[Reason], is_swept: bool) -> Self {
        let reason = reasons
            .iter()
            .find(|reason| Some(reason.id) == row.reason_id);
        Self {
            is_appeal: row.appeal_id.is_some(),
            decision: row.decision,
            cause: row.cause,
            kind: row.kind,
            reason: reason.map(|reason| reason.key.clone()),
            place: super::place_of(&row),
            minutes: row.decided_at.since(row.opened_at).num_minutes().max(0),
            is_in_time: row.decided_at <= row.due_at,
            is_swept,
        }
    }
}

/// What a quarter is counted from.
#[derive(Clone, Debug, Default)]
pub struct Given {
    pub made: Vec<Made>,
    /// Reports of readers that arrived.
    pub report_count: i64,
    /// Accounts that were suspended.
    pub suspension_count: i64,
    /// Of those that were decided: how many led to something, and how many there are.
    pub ended: (i64, i64),
    /// Appeals that were filed.
    pub filed_count: i64,
}

/// How many of what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counted {
    pub key: String,
    pub count: i64,
}

fn interval(hits: i64, total: i64) -> Option<Interval> {
    wilson(hits, total).map(Interval::from)
}

/// The figures of a quarter. Nobody is named in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub quarter: String,
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// False while the quarter runs: the figures still change.
    pub is_over: bool,
    /// Decisions on cases; those on appeals are counted apart.
    pub decision_count: i64,
    pub by_outcome: Vec<Counted>,
    /// Of what was taken away or warned of: by the published reason.
    pub by_reason: Vec<Counted>,
    pub by_kind: Vec<Counted>,
    pub by_cause: Vec<Counted>,
    /// Only places that officials named.
    pub by_place: Vec<Counted>,
    pub in_time: Option<Interval>,
    /// Minutes from the opening of a case to its decision: half of them took no longer.
    pub median_minutes: Option<i64>,
    /// Nine of ten took no longer.
    pub ninth_decile_minutes: Option<i64>,
    pub report_count: i64,
    /// Accounts that were suspended by two moderators; who they are is told to them alone.
    pub suspension_count: i64,
    /// Of the decisions that readers' reports led to: those that took something away or warned.
    pub reports_right: Option<Interval>,
    /// Of the reports themselves, as far as they were decided: those that led to something. A text
    /// that many report counts once above and many times here.
    pub reports_led_to_something: Option<Interval>,
    pub appeals_filed: i64,
    pub appeals_upheld: i64,
    pub appeals_reversed: i64,
    pub appeals_in_time: Option<Interval>,
    /// Of the appeals that were decided: those that succeeded.
    pub reversed: Option<Interval>,
}

/// Counts by key, the most frequent first, then in the order of the alphabet.
fn tally<'a>(keys: impl Iterator<Item = &'a str>) -> Vec<Counted> {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for key in keys {
        *counts.entry(key).or_insert(0) += 1;
    }
    let mut counted: Vec<Counted> = counts
        .into_iter()
        .map(|(key, count)| Counted {
            key: key.to_owned(),
            count,
        })
        .collect();
    counted.sort_by_key(|one| std::cmp::Reverse(one.count));
    counted
}

/// The smallest value that `tenths` of ten do not exceed (nearest rank).
fn quantile(sorted: &[i64], tenths: usize) -> Option<i64> {
    let rank = (sorted.len() * tenths).div_ceil(10).max(1);
    sorted.get(rank - 1).copied()
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Counts a quarter as it stands at `now`.
pub fn count(quarter: Quarter, given: &Given, zone: Tz, now: UtcTime) -> Report {
    let (appeals, cases): (Vec<&Made>, Vec<&Made>) =
        given.made.iter().partition(|made| made.is_appeal);
    let holds = |list: &[&Made], test: &dyn Fn(&Made) -> bool| {
        length(list.iter().filter(|made| test(made)).count())
    };
    let takes = |made: &Made| made.decision.cites_reason();
    let in_time =
        |list: &[&Made]| interval(holds(list, &|made| made.is_in_time), length(list.len()));
    let reported: Vec<&Made> = cases
        .iter()
        .copied()
        .filter(|made| made.cause == Cause::Report)
        .collect();
    let alone: Vec<&Made> = cases
        .iter()
        .copied()
        .filter(|made| !made.is_swept)
        .collect();
    let mut minutes: Vec<i64> = alone.iter().map(|made| made.minutes).collect();
    minutes.sort_unstable();
    let upheld = holds(&appeals, &|made| made.decision == Logged::Upheld);
    let reversed = holds(&appeals, &|made| made.decision == Logged::Reversed);
    Report {
        quarter: quarter.to_string(),
        from: quarter.first_day(),
        until: quarter.last_day(),
        is_over: quarter.span(zone).1 <= now,
        decision_count: length(cases.len()),
        by_outcome: tally(cases.iter().map(|made| made.decision.as_str())),
        by_reason: tally(cases.iter().filter_map(|made| made.reason.as_deref())),
        by_kind: tally(cases.iter().map(|made| made.kind.as_str())),
        by_cause: tally(cases.iter().map(|made| made.cause.as_str())),
        by_place: tally(cases.iter().filter_map(|made| made.place.as_deref())),
        in_time: in_time(&alone),
        median_minutes: quantile(&minutes, 5),
        ninth_decile_minutes: quantile(&minutes, 9),
        report_count: given.report_count,
        suspension_count: given.suspension_count,
        reports_right: interval(holds(&reported, &takes), length(reported.len())),
        reports_led_to_something: interval(given.ended.0, given.ended.1),
        appeals_filed: given.filed_count,
        appeals_upheld: upheld,
        appeals_reversed: reversed,
        appeals_in_time: in_time(&appeals),
        reversed: interval(reversed, upheld + reversed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(decision: Logged, reason: Option<&str>, minutes: i64) -> Made {
        Made {
            is_appeal: matches!(decision, Logged::Upheld | Logged::Reversed),
            decision,
            cause: Cause::Report,
            kind: Kind::Comment,
            reason: reason.map(ToOwned::to_owned),
            place: None,
            is_swept: false,
            minutes,
            is_in_time: minutes < 100,
        }
    }

    fn counted(given: &Given) -> Report {
        let quarter = Quarter::parse("2026-Q4").unwrap();
        let now = UtcTime::parse("2026-11-23T10:00:00Z").unwrap();
        count(quarter, given, Tz::UTC, now)
    }

    #[test]
    fn an_empty_quarter_has_no_shares() {
        let report = counted(&Given::default());
        assert_eq!(report.decision_count, 0);
        assert_eq!(report.in_time, None);
        assert_eq!(report.median_minutes, None);
        assert_eq!(report.reversed, None);
        assert!(!report.is_over);
    }

    #[test]
    fn appeals_are_counted_apart() {
        use Logged::{Approve, Hide, Reject, Reversed, Upheld, Warn};
        let given = Given {
            made: vec![
                made(Approve, None, 10),
                made(Hide, Some("insult"), 20),
                made(Hide, Some("spam"), 30),
                made(Reject, Some("insult"), 500),
                made(Warn, Some("insult"), 40),
                made(Upheld, Some("spam"), 50),
                made(Reversed, Some("insult"), 600),
                made(Reversed, Some("insult"), 60),
            ],
            report_count: 9,
            suspension_count: 1,
            ended: (6, 8),
            filed_count: 4,
        };
        let report = counted(&given);
        assert_eq!(report.decision_count, 5);
        let of = |list: &[Counted]| -> Vec<(String, i64)> {
            list.iter()
                .map(|one| (one.key.clone(), one.count))
                .collect()
        };
        assert_eq!(
            of(&report.by_reason),
            [("insult".to_owned(), 3), ("spam".to_owned(), 1)]
        );
        assert_eq!(report.by_outcome[0].key, "hide");
        assert_eq!(
            report.in_time.map(|share| (share.count, share.of)),
            Some((4, 5))
        );
        assert_eq!(
            report.reports_right.map(|share| (share.count, share.of)),
            Some((4, 5))
        );
        let led = report.reports_led_to_something.as_ref();
        assert_eq!(led.map(|share| (share.count, share.of)), Some((6, 8)));
        assert_eq!(
            (report.median_minutes, report.ninth_decile_minutes),
            (Some(30), Some(500))
        );
        assert_eq!((report.appeals_upheld, report.appeals_reversed), (1, 2));
        assert_eq!(
            report.reversed.map(|share| (share.count, share.of)),
            Some((2, 3))
        );
        assert_eq!(
            report.appeals_in_time.map(|share| (share.count, share.of)),
            Some((2, 3))
        );
    }

    #[test]
    fn quantiles_are_values_that_occurred() {
        for (values, half, most) in [
            (vec![7], 7, 7),
            (vec![1, 2], 1, 2),
            (vec![1, 2, 3], 2, 3),
            ((1..=10).collect(), 5, 9),
        ] {
            assert_eq!(quantile(&values, 5), Some(half), "{values:?}");
            assert_eq!(quantile(&values, 9), Some(most), "{values:?}");
        }
        assert_eq!(quantile(&[], 5), None);
    }
}
