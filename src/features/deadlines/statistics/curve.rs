//! What the component `chart.waiting` shows of a survival curve.

use serde::Serialize;

use super::{MIN_RANKED, Step, Survival};
use crate::platform::i18n::format;
use crate::web::Visit;

/// Lines of the table under the drawing; more days are put together by weeks.
const MAX_ROWS: i64 = 40;
/// A drawing goes on for so many times what was promised, or what most took.
const SHOWN_TIMES: i64 = 3;
/// Days that are drawn in any case.
const SHOWN_LEAST: i64 = 14;

/// A curve as the template draws it. Days are calendar days from receipt.
#[derive(Debug, Serialize)]
pub struct CurveView {
    /// What it says, in one or two sentences.
    pub reading: String,
    /// How many stand behind it.
    pub note: String,
    pub steps: Vec<Step>,
    pub rows: Vec<CurveRow>,
    pub median: Option<i64>,
    pub promised: Option<i64>,
    /// The last day that is drawn.
    pub until: i64,
    /// Where the scale has to reach.
    pub end: i64,
    pub total: i64,
}

/// A line of the table: days, and five cells of text.
#[derive(Debug, Serialize)]
pub struct CurveRow {
    pub label: String,
    pub cells: Vec<String>,
}

impl CurveView {
    /// `promised` is the day by which an answer was promised. None where nothing was, or not the
    /// same for all.
    pub fn new(visit: &Visit, survival: &Survival, promised: Option<i64>) -> Self {
        let promised = promised.map(|days| days.max(0));
        let until = shown_until(survival, promised);
        let rows = gather(&survival.steps, survival.last_day());
        Self {
            reading: reading(visit, survival, promised),
            note: note(visit, survival, until),
            rows: rows.iter().map(|days| row(visit, days)).collect(),
            steps: survival.steps.clone(),
            median: survival.median.filter(|median| *median <= until),
            promised,
            until,
            end: until.max(promised.unwrap_or(0)).max(1),
            total: survival.total(),
        }
    }
}

fn reading(visit: &Visit, survival: &Survival, promised: Option<i64>) -> String {
    let half = match survival.median {
        Some(days) => visit.text_with("statistics-reading-median", &[("days", days.into())]),
        None => visit.text("statistics-reading-no-median"),
    };
    let Some(days) = promised else {
        return half;
    };
    let open = survival.still_open_after(days);
    let is_known = survival.last_day() >= days || open <= 0.0;
    let then = if is_known {
        let share = format::percent(visit.lang, open);
        visit.text_with(
            "statistics-reading-promised",
            &[("days", days.into()), ("share", share.as_str().into())],
        )
    } else {
        visit.text_with(
            "statistics-reading-promised-unknown",
            &[("days", days.into())],
        )
    };
    format!("{half} {then}")
}

fn note(visit: &Visit, survival: &Survival, until: i64) -> String {
    let counts = [
        ("total", survival.total().into()),
        ("censored", survival.censored.into()),
    ];
    let mut parts = vec![visit.text_with("statistics-note", &counts)];
    if !survival.is_ranked() {
        parts.push(visit.text_with("statistics-note-few", &[("least", MIN_RANKED.into())]));
    }
    let last = survival.last_day();
    if last > until {
        let days = [("until", until.into()), ("last", last.into())];
        parts.push(visit.text_with("statistics-note-cut", &days));
    }
    parts.join(" ")
}

fn row(visit: &Visit, days: &Days) -> CurveRow {
    let number = |count: i64| format::number(visit.lang, count);
    let share = |share: f64| format::percent(visit.lang, share);
    let step = &days.at_end;
    CurveRow {
        label: if days.from == days.until {
            number(days.from)
        } else {
            format!("{}–{}", number(days.from), number(days.until))
        },
        cells: vec![
            number(step.at_risk),
            number(step.answered),
            number(step.censored),
            share(step.still_open),
            format!("{} – {}", share(step.low), share(step.high)),
        ],
    }
}

/// What was watched longest says little about the rest: one forgotten item must not press the
/// curve of all others against the axis.
fn shown_until(survival: &Survival, promised: Option<i64>) -> i64 {
    let usual = [survival.third_quartile, survival.median, promised];
    let usual = usual.into_iter().flatten().max().unwrap_or(i64::MAX);
    let most = usual.saturating_mul(SHOWN_TIMES).max(SHOWN_LEAST);
    survival.last_day().min(most)
}

/// Steps of some days in one: counts added up, the estimate at their end.
#[derive(Debug, PartialEq)]
struct Days {
    from: i64,
    until: i64,
    at_end: Step,
}

/// A line for each day, or for as many weeks as make at most [`MAX_ROWS`] lines.
fn gather(steps: &[Step], last_day: i64) -> Vec<Days> {
    let is_short = steps.len() <= usize::try_from(MAX_ROWS).unwrap_or(0);
    let weeks = (last_day / 7 / MAX_ROWS).saturating_add(1);
    let width = if is_short { 1 } else { weeks.saturating_mul(7) };
    steps
        .chunk_by(|a, b| a.day / width == b.day / width)
        .filter_map(|days| {
            let (first, last) = (days.first()?, days.last()?);
            let from = first.day / width * width;
            Some(Days {
                from,
                until: from.saturating_add(width - 1),
                at_end: Step {
                    at_risk: first.at_risk,
                    answered: days.iter().map(|step| step.answered).sum(),
                    censored: days.iter().map(|step| step.censored).sum(),
                    ..*last
                },
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::deadlines::statistics::{Spell, kaplan_meier};

    fn curve(days: impl IntoIterator<Item = i64>) -> Survival {
        let spells: Vec<Spell> = days
            .into_iter()
            .map(|days| Spell {
                days,
                is_answered: days % 5 != 0,
            })
            .collect();
        kaplan_meier(&spells)
    }

    #[test]
    fn a_table_has_few_lines_and_leaves_nothing_out() {
        for (days, count, width) in [
            (curve(0..10), 10, 1),
            (curve((0..40).map(|n| n * 1_000)), 40, 1),
            (curve(0..120), 18, 7),
            (curve(0..1_000), 36, 28),
            (
                curve((0..99).map(|n| n * 99_999_999_999_999)),
                40,
                245_000_000_000_000,
            ),
        ] {
            let rows = gather(&days.steps, days.last_day());
            assert_eq!(rows.len(), count);
            assert!(rows.len() <= 41);
            if width < 1_000 {
                assert_eq!(rows[0].until - rows[0].from + 1, width);
            }
            let sum = |of: fn(&Step) -> i64| rows.iter().map(|row| of(&row.at_end)).sum::<i64>();
            assert_eq!(sum(|step| step.answered), days.answered);
            assert_eq!(sum(|step| step.censored), days.censored);
            let (ours, last) = (rows.last().unwrap(), days.steps.last().unwrap());
            assert_eq!(ours.at_end.still_open.to_bits(), last.still_open.to_bits());
        }
        assert_eq!(gather(&[], 0), []);
        let rows = gather(&curve([0, i64::MAX]).steps, i64::MAX);
        assert_eq!(rows.len(), 2);
    }

    #[test]
    fn one_forgotten_item_does_not_press_the_others_together() {
        let spread = curve((1..60).chain([4_000]));
        let third = spread.third_quartile.unwrap();
        assert_eq!(shown_until(&spread, None), third * 3);
        assert_eq!(shown_until(&spread, Some(1_000)), 3_000);
        assert_eq!(shown_until(&spread, Some(i64::MAX)), 4_000);
        assert_eq!(shown_until(&curve([1, 2, 40]), Some(2)), 14);
        assert_eq!(shown_until(&curve([0, 0]), None), 0);
        // Where nothing was answered there is nothing to cut by.
        assert_eq!(shown_until(&curve([500]), None), 500);
    }
}
