//! What the page of a body shows of its record, and its figures for machines.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::Short;
use super::model::{Answers, Interval, Quarter, Ratings, Record, Reviews};
use crate::features::bodies::Body;
use crate::features::deadlines::statistics::CurveView;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::i18n::format;
use crate::platform::table::Table;
use crate::web::Visit;

/// Quarters on the page; the files have all.
const QUARTERS: usize = 8;
const WEEK: i64 = 5;

/// The record on the page of a body.
#[derive(Debug, Serialize)]
pub struct RecordView {
    pub counts: Answers,
    /// There are enough questions for shares and times.
    pub is_ranked: bool,
    /// What it comes to, or why there are counts alone.
    pub reading: String,
    pub median: Option<String>,
    pub curve: Option<CurveView>,
    pub refusals: String,
    pub extensions: String,
    pub reviews: Reviews,
    pub reviews_decided: i64,
    pub ratings: Ratings,
    pub rated_count: i64,
    pub quarters: Vec<QuarterView>,
    pub least_count: i64,
}

/// A line of the trend. Widths are percent of the longest bar.
#[derive(Debug, Serialize)]
pub struct QuarterView {
    pub label: String,
    pub in_time: i64,
    pub late: i64,
    pub in_time_width: f64,
    pub late_width: f64,
    /// '' where there are too few.
    pub share: String,
}

impl RecordView {
    /// None when nothing was ever asked.
    pub fn new(visit: &Visit, record: Record, answer_working_days: i64) -> Option<Self> {
        let counts = record.questions;
        let waits = counts.running + counts.overdue + counts.paused;
        if counts.due_count + waits + counts.withdrawn + counts.transferred == 0 {
            return None;
        }
        // Whole weeks of working days are whole weeks; other promises end on different days.
        let promised = (answer_working_days % WEEK == 0).then(|| answer_working_days / WEEK * 7);
        let is_ranked = record.in_time.is_some();
        let of_answers = |key: &str, count: i64, share: Option<Interval>| {
            let share = share.map_or(String::new(), |one| format::percent(visit.lang, one.share));
            visit.text_with(
                key,
                &[
                    ("count", count.into()),
                    ("of", counts.answered_count.into()),
                    ("share", share.as_str().into()),
                    (
                        "known",
                        (if share.is_empty() { "no" } else { "yes" }).into(),
                    ),
                ],
            )
        };
        Some(Self {
            reading: match record.in_time {
                Some(share) => interval_text(visit, "records-reading", share),
                None => visit.text_with(
                    "records-few",
                    &[
                        ("count", counts.due_count.into()),
                        ("least", record.least_count.into()),
                    ],
                ),
            },
            median: is_ranked.then(|| match record.waiting.median_days {
                Some(days) => visit.text_with("records-median", &[("days", days.into())]),
                None => visit.text("records-median-none"),
            }),
            curve: is_ranked.then(|| CurveView::new(visit, &record.waiting.survival, promised)),
            refusals: of_answers("records-refused", counts.refused_count, record.refused),
            extensions: of_answers("records-extended", counts.extended_count, record.extended),
            reviews: record.reviews,
            reviews_decided: record.reviews.decided_in_time + record.reviews.decided_late,
            ratings: record.ratings,
            rated_count: record.ratings.answered
                + record.ratings.partly
                + record.ratings.not_answered,
            quarters: quarter_views(visit, &record.quarters),
            least_count: record.least_count,
            counts,
            is_ranked,
        })
    }
}

pub(super) fn interval_text(visit: &Visit, key: &str, share: Interval) -> String {
    let percent = |share: f64| format::percent(visit.lang, share);
    visit.text_with(
        key,
        &[
            ("count", share.count.into()),
            ("of", share.of.into()),
            ("share", percent(share.share).as_str().into()),
            ("low", percent(share.low).as_str().into()),
            ("high", percent(share.high).as_str().into()),
        ],
    )
}

/// The last ones, the newest first.
fn quarter_views(visit: &Visit, quarters: &[Quarter]) -> Vec<QuarterView> {
    let shown = quarters.len().saturating_sub(QUARTERS);
    let total = |quarter: &Quarter| quarter.answered_in_time + quarter.answered_late;
    let shown: Vec<&Quarter> = quarters.iter().skip(shown).rev().collect();
    let longest = shown
        .iter()
        .map(|quarter| total(quarter))
        .max()
        .unwrap_or(0);
    let width = |count: i64| {
        // Counts of questions are far below the precision of a float.
        100.0 * count as f64 / longest.max(1) as f64
    };
    shown
        .into_iter()
        .map(|quarter| QuarterView {
            label: quarter_name(visit, quarter.quarter_on),
            in_time: quarter.answered_in_time,
            late: quarter.answered_late,
            in_time_width: width(quarter.answered_in_time),
            late_width: width(quarter.answered_late),
            share: quarter
                .in_time
                .map(|share| interval_text(visit, "records-share", share))
                .unwrap_or_default(),
        })
        .collect()
}

fn quarter_name(visit: &Visit, first: NaiveDate) -> String {
    let last = first.checked_add_months(Months::new(2)).unwrap_or(first);
    let month = |day| -> String { format::month(visit.lang, day).chars().take(3).collect() };
    visit.text_with(
        "records-quarter",
        &[
            ("from", month(first).as_str().into()),
            ("to", month(last).as_str().into()),
            ("year", first.format("%Y").to_string().as_str().into()),
        ],
    )
}

/// How a body answers, in one line of a list; None where nothing was due yet.
pub fn short_text(visit: &Visit, short: Option<&Short>) -> Option<String> {
    let short = short?;
    Some(match short.in_time {
        Some(share) => interval_text(visit, "records-short", share.into()),
        None => visit.text_with("records-short-few", &[("count", short.due_count.into())]),
    })
}

/// The figures of one body, for machines.
#[derive(Clone, Debug, Serialize)]
pub struct BodyFigures {
    pub id: i64,
    /// Always `active`.
    pub state: &'static str,
    pub slug: String,
    pub name: String,
    pub url: String,
    pub as_of: UtcTime,
    /// Working days within which it promises an answer to a question.
    pub answer_working_days: i64,
    /// Announced, open, being analysed or decided.
    pub consultation_count: i64,
    #[serde(flatten)]
    pub record: Record,
    /// Every promise with its events, from which the record can be counted again.
    pub events_url: String,
}

impl BodyFigures {
    pub fn new(visit: &Visit, body: Body, consultations: i64, record: Record) -> Self {
        let path = format!("/bodies/{}", body.slug);
        Self {
            url: visit.app.absolute(&path),
            events_url: visit.app.absolute(&format!("{path}/events.csv")),
            id: body.id,
            state: "active",
            slug: body.slug,
            name: body.name,
            as_of: visit.now,
            answer_working_days: body.answer_working_days,
            consultation_count: consultations,
            record,
        }
    }

    /// Long format: measure, key, value. Nothing in it was typed by anybody.
    ///
    /// # Errors
    /// None in practice: it is written into memory.
    pub fn csv(&self) -> Result<String, AppError> {
        let mut table = Table::new(&["measure", "key", "value"])?;
        let mut row = |measure: &str, key: &str, value: String| table.row(&[measure, key, &value]);
        let share = |share: Option<f64>| share.map(|one| format!("{one:.4}")).unwrap_or_default();
        let days = |days: Option<i64>| days.map(|one| one.to_string()).unwrap_or_default();
        let (counts, record) = (self.record.questions, &self.record);
        row("consultations", "all", self.consultation_count.to_string())?;
        let promised = self.answer_working_days;
        row("questions", "promised_working_days", promised.to_string())?;
        for (key, count) in [
            ("answered_in_time", counts.answered_in_time),
            ("answered_late", counts.answered_late),
            ("running", counts.running),
            ("overdue", counts.overdue),
        ] {
            row("questions", key, count.to_string())?;
        }
        row("questions", "kept_share", share(counts.kept_share))?;
        for (key, count) in [
            ("paused", counts.paused),
            ("withdrawn", counts.withdrawn),
            ("transferred", counts.transferred),
            ("answered_count", counts.answered_count),
            ("due_count", counts.due_count),
            ("refused_count", counts.refused_count),
            ("extended_count", counts.extended_count),
        ] {
            row("questions", key, count.to_string())?;
        }
        for (measure, interval) in [
            ("in_time", record.in_time),
            ("refused", record.refused),
            ("extended", record.extended),
        ] {
            row(measure, "share", share(interval.map(|one| one.share)))?;
            row(measure, "low", share(interval.map(|one| one.low)))?;
            row(measure, "high", share(interval.map(|one| one.high)))?;
        }
        let waiting = &record.waiting;
        row(
            "waiting",
            "answered_count",
            waiting.answered_count.to_string(),
        )?;
        row(
            "waiting",
            "censored_count",
            waiting.censored_count.to_string(),
        )?;
        for (key, value) in [
            ("first_quartile_days", waiting.first_quartile_days),
            ("median_days", waiting.median_days),
            ("median_low_days", waiting.median_low_days),
            ("median_high_days", waiting.median_high_days),
            ("third_quartile_days", waiting.third_quartile_days),
        ] {
            row("waiting", key, days(value))?;
        }
        for step in &waiting.steps {
            let day = step.day.to_string();
            row("still_open", &day, format!("{:.6}", step.still_open))?;
        }
        let (reviews, ratings) = (record.reviews, record.ratings);
        for (measure, key, count) in [
            ("reviews", "asked", reviews.asked),
            ("reviews", "decided_in_time", reviews.decided_in_time),
            ("reviews", "decided_late", reviews.decided_late),
            ("reviews", "running", reviews.running),
            ("reviews", "overdue", reviews.overdue),
            ("reviews", "upheld", reviews.upheld),
            ("reviews", "changed", reviews.changed),
            ("ratings", "answered", ratings.answered),
            ("ratings", "partly", ratings.partly),
            ("ratings", "not_answered", ratings.not_answered),
        ] {
            row(measure, key, count.to_string())?;
        }
        for quarter in &record.quarters {
            let on = quarter.quarter_on.to_string();
            row("quarter_in_time", &on, quarter.answered_in_time.to_string())?;
            row("quarter_late", &on, quarter.answered_late.to_string())?;
            row("quarter_refused", &on, quarter.refused_count.to_string())?;
            row("quarter_extended", &on, quarter.extended_count.to_string())?;
        }
        table.finish()
    }
}
