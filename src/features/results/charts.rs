//! Which charts show the figures of a result, and what each says in a sentence.

use serde::Serialize;

use super::model::Figures;
use super::views::Line;
use crate::web::visit::Visit;

/// Parts of one whole that a bar split in parts can show.
const MAX_PARTS: usize = 4;

#[derive(Debug, Serialize)]
pub struct Chart {
    id: &'static str,
    shape: &'static str,
    title: String,
    reading: String,
    unit: String,
    label: String,
    rows: Vec<Row>,
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct Row {
    label: String,
    value: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<f64>,
}

pub fn charts(visit: &Visit, figures: &Figures, lines: &[Line]) -> Vec<Chart> {
    let sent: i64 = figures.moderation.iter().map(|cell| cell.count).sum();
    let published = figures
        .moderation
        .iter()
        .find(|cell| cell.key == "published");
    let published = published.map_or(0, |cell| cell.count);
    let plan = [
        ("contributions_by_kind", Some(figures.contributions)),
        ("contributions_by_channel", Some(figures.contributions)),
        ("contributions_by_language", Some(figures.contributions)),
        ("contributions_by_section", None),
        ("contributions_by_week", None),
        ("participants_by_kind", None),
        ("participants_by_language", None),
        ("moderation", Some(sent)),
    ];
    let mut charts: Vec<Chart> = plan
        .into_iter()
        .filter_map(|(measure, total)| chart(visit, measure, total, lines))
        .collect();
    for chart in &mut charts {
        if chart.id == "moderation" {
            let args = [("count", published.into()), ("total", sent.into())];
            chart.reading = visit.text_with("results-reading-moderation", &args);
        }
    }
    charts.extend(questions_chart(visit, figures, lines));
    charts
}

fn chart(
    visit: &Visit,
    measure: &'static str,
    total: Option<i64>,
    lines: &[Line],
) -> Option<Chart> {
    let lines: Vec<&Line> = lines
        .iter()
        .filter(|line| line.measure == measure)
        .collect();
    let told: Vec<(&Line, i64)> = lines
        .iter()
        .filter_map(|line| Some((*line, line.count?)))
        .collect();
    let withheld: Vec<&str> = lines
        .iter()
        .filter(|line| line.count.is_none())
        .map(|line| line.label.as_str())
        .collect();
    let (most, count) = told.iter().max_by_key(|(_, count)| *count)?;
    let name = measure.replace('_', "-");
    let args = [
        ("label", most.label.as_str().into()),
        ("count", (*count).into()),
        ("total", total.unwrap_or_default().into()),
    ];
    let reading = if told.len() == 1 && total.is_some() {
        visit.text_with("results-reading-only", &args)
    } else {
        visit.text_with(&format!("results-reading-{name}"), &args)
    };
    let shape = match measure {
        "contributions_by_week" if told.len() > 2 => "line",
        "contributions_by_channel" if told.len() <= MAX_PARTS => "split",
        _ => "bars",
    };
    let names = withheld.join(", ");
    Some(Chart {
        id: measure,
        shape,
        title: visit.text(&format!("results-chart-{name}")),
        reading,
        unit: visit.text(if measure.starts_with("participants") {
            "results-unit-people"
        } else {
            "results-unit-contributions"
        }),
        label: visit.text(&format!("results-head-{name}")),
        rows: rows(&told, total),
        note: (!withheld.is_empty())
            .then(|| visit.text_with("results-withheld", &[("groups", names.as_str().into())])),
    })
}

fn rows(told: &[(&Line, i64)], total: Option<i64>) -> Vec<Row> {
    told.iter()
        .map(|(line, value)| Row {
            label: line.label.clone(),
            value: *value,
            share: total.map(|total| share(*value, total)),
        })
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "for the eye only")]
fn share(part: i64, total: i64) -> f64 {
    part as f64 / total.max(1) as f64
}

fn questions_chart(visit: &Visit, figures: &Figures, lines: &[Line]) -> Option<Chart> {
    let questions = &figures.questions;
    if questions.asked == 0 {
        return None;
    }
    let parts = ["answered_in_time", "answered_late", "open", "overdue"];
    let told: Vec<(&Line, i64)> = lines
        .iter()
        .filter(|line| line.measure == "questions" && parts.contains(&line.key.as_str()))
        .filter_map(|line| Some((line, line.count?)))
        .collect();
    let args = [
        ("count", questions.answered_in_time.into()),
        ("total", (questions.asked - questions.open).into()),
        ("days", questions.median_working_days.unwrap_or(-1).into()),
    ];
    Some(Chart {
        id: "questions",
        shape: "split",
        title: visit.text("results-chart-questions"),
        reading: visit.text_with("results-reading-questions", &args),
        unit: visit.text("results-unit-questions"),
        label: visit.text("results-head-questions"),
        rows: rows(&told, Some(questions.asked)),
        note: None,
    })
}
