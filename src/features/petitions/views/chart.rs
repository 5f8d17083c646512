//! Signatures over time.

use chrono::NaiveDate;
use serde::Serialize;

use crate::platform::i18n::{Lang, format};

/// Beyond so many days a chart counts by week.
const DAYS_IN_CHART: i64 = 62;

/// Signatures over time.
#[derive(Serialize)]
pub struct ChartView {
    by_week: bool,
    rows: Vec<ChartRow>,
    peak: i64,
    peak_on: NaiveDate,
}

#[derive(Serialize)]
struct ChartRow {
    label: String,
    value: i64,
}

impl ChartView {
    /// None while there is nothing to draw. Days without a signature count as none.
    pub fn new(days: &[(NaiveDate, i64)], lang: Lang) -> Option<Self> {
        let ((first, _), (last, _)) = (days.first()?, days.last()?);
        let length = (*last - *first).num_days();
        let by_week = length >= DAYS_IN_CHART;
        let width = if by_week { 7 } else { 1 };
        let cells = usize::try_from(length / width + 1).ok()?;
        let mut values = vec![0; cells];
        for (day, count) in days {
            let cell = usize::try_from((*day - *first).num_days() / width).ok()?;
            if let Some(value) = values.get_mut(cell) {
                *value += count;
            }
        }
        let start = |cell: usize| {
            let days = i64::try_from(cell).unwrap_or(0) * width;
            *first + chrono::Duration::days(days)
        };
        let (highest, peak) = values
            .iter()
            .enumerate()
            .max_by_key(|(cell, value)| (**value, std::cmp::Reverse(*cell)))?;
        Some(Self {
            by_week,
            peak: *peak,
            peak_on: start(highest),
            rows: values
                .iter()
                .enumerate()
                .map(|(cell, value)| ChartRow {
                    label: format::day(lang, start(cell)),
                    value: *value,
                })
                .collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_has_no_gaps_and_names_its_peak() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let days = [(day("2026-11-02"), 3), (day("2026-11-05"), 9)];
        let chart = ChartView::new(&days, Lang::En).unwrap();
        let values: Vec<i64> = chart.rows.iter().map(|row| row.value).collect();
        assert_eq!(values, [3, 0, 0, 9]);
        assert_eq!((chart.peak, chart.peak_on), (9, day("2026-11-05")));
        let long = [(day("2026-01-01"), 5), (day("2026-06-30"), 4)];
        let chart = ChartView::new(&long, Lang::Es).unwrap();
        assert!(chart.by_week && chart.rows.len() == 26);
        assert!(ChartView::new(&[], Lang::En).is_none());
    }
}
