//! A report as its page shows it.

use serde::Serialize;

use super::counting::{Counted, Report};
use super::quarter::Quarter;
use crate::features::deadlines::statistics::Interval;
use crate::features::moderation::model::Reason;
use crate::platform::error::AppError;
use crate::platform::table::Table;
use crate::web::Visit;

/// Places that the page lists; the files have all.
const PLACES: usize = 15;

/// A row of a chart.
#[derive(Serialize)]
pub struct Bar {
    pub label: String,
    pub value: i64,
    pub share: f64,
}

#[derive(Serialize)]
pub struct ReportView {
    pub report: Report,
    /// '4th quarter of 2026'
    pub name: String,
    pub outcomes: Vec<Bar>,
    pub reasons: Vec<Bar>,
    pub kinds: Vec<Bar>,
    pub causes: Vec<Bar>,
    pub places: Vec<Bar>,
    /// How long decisions took, in words.
    pub median: Option<String>,
    pub ninth_decile: Option<String>,
    pub url: String,
    pub previous: Option<String>,
    pub next: Option<String>,
}

pub fn name(visit: &Visit, quarter: Quarter) -> String {
    let number = i64::from(quarter.number()).into();
    let year = quarter.year().to_string().into();
    visit.text_with(
        "moderation-report-quarter",
        &[("number", number), ("year", year)],
    )
}

pub fn url(quarter: Quarter) -> String {
    format!("/moderation/transparency/{quarter}")
}

fn bars(counted: &[Counted], label: impl Fn(&str) -> String) -> Vec<Bar> {
    let total: i64 = counted.iter().map(|one| one.count).sum();
    counted
        .iter()
        .map(|one| Bar {
            label: label(&one.key),
            value: one.count,
            share: share(one.count, total),
        })
        .collect()
}

fn share(count: i64, total: i64) -> f64 {
    let real = |number: i64| f64::from(i32::try_from(number).unwrap_or(i32::MAX));
    real(count) / real(total.max(1))
}

/// 'Half took …': minutes below an hour, hours below two days, then days.
fn span(visit: &Visit, minutes: i64) -> String {
    let (key, count) = match minutes {
        0..60 => ("moderation-minutes", minutes),
        60..2880 => ("moderation-hours", minutes / 60),
        _ => ("moderation-days", minutes / 1440),
    };
    visit.text_with(key, &[("count", count.into())])
}

impl ReportView {
    /// `first`: the quarter with which reports begin.
    pub fn new(
        visit: &Visit,
        quarter: Quarter,
        report: Report,
        reasons: &[Reason],
        first: Option<Quarter>,
    ) -> Self {
        let current = Quarter::of(visit.now, visit.app.config.site.time_zone.0);
        let reason = |key: &str| {
            let known = reasons.iter().find(|reason| reason.key == key);
            known.map_or(key.to_owned(), |reason| {
                reason.title.get().in_lang(visit.lang).to_owned()
            })
        };
        let word = |part: &'static str| move |key: &str| visit.text(&format!("{part}-{key}"));
        let mut places = bars(&report.by_place, ToOwned::to_owned);
        places.truncate(PLACES);
        Self {
            name: name(visit, quarter),
            outcomes: bars(&report.by_outcome, word("moderation-did")),
            reasons: bars(&report.by_reason, reason),
            kinds: bars(&report.by_kind, word("contributions-kind")),
            causes: bars(&report.by_cause, word("moderation-cause")),
            places,
            median: report.median_minutes.map(|minutes| span(visit, minutes)),
            ninth_decile: report
                .ninth_decile_minutes
                .map(|minutes| span(visit, minutes)),
            url: url(quarter),
            previous: first
                .filter(|&first| first < quarter)
                .map(|_| url(quarter.previous())),
            next: (quarter < current).then(|| url(quarter.next())),
            report,
        }
    }
}

/// A report as CSV: one figure a line.
///
/// # Errors
/// None in practice: it writes into memory.
pub fn csv(report: &Report) -> Result<String, AppError> {
    let mut table = Table::new(&["group", "key", "value"])?;
    let mut row = |group: &str, key: &str, value: &str| table.row(&[group, key, value]);
    row("quarter", "name", &report.quarter)?;
    row("quarter", "from", &report.from.to_string())?;
    row("quarter", "until", &report.until.to_string())?;
    row("quarter", "is_over", &report.is_over.to_string())?;
    for (key, count) in [
        ("decisions", report.decision_count),
        ("reports", report.report_count),
        ("suspensions", report.suspension_count),
        ("appeals_filed", report.appeals_filed),
        ("appeals_upheld", report.appeals_upheld),
        ("appeals_reversed", report.appeals_reversed),
    ] {
        row("total", key, &count.to_string())?;
    }
    for (group, counted) in [
        ("outcome", &report.by_outcome),
        ("reason", &report.by_reason),
        ("kind", &report.by_kind),
        ("cause", &report.by_cause),
        ("place", &report.by_place),
    ] {
        for one in counted {
            row(group, &one.key, &one.count.to_string())?;
        }
    }
    for (key, minutes) in [
        ("median", report.median_minutes),
        ("ninth_decile", report.ninth_decile_minutes),
    ] {
        let minutes = minutes.map(|minutes| minutes.to_string());
        row("minutes", key, minutes.as_deref().unwrap_or_default())?;
    }
    for (group, interval) in [
        ("in_time", &report.in_time),
        ("reports_right", &report.reports_right),
        ("reports_led_to_something", &report.reports_led_to_something),
        ("appeals_in_time", &report.appeals_in_time),
        ("reversed", &report.reversed),
    ] {
        let Some(Interval {
            count,
            of,
            share,
            low,
            high,
        }) = interval
        else {
            continue;
        };
        row(group, "count", &count.to_string())?;
        row(group, "of", &of.to_string())?;
        row(group, "share", &share.to_string())?;
        row(group, "low", &low.to_string())?;
        row(group, "high", &high.to_string())?;
    }
    table.finish()
}
