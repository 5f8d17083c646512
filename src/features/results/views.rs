//! What templates, JSON and CSV see of results. Page, CSV and table come from the same lines.

use serde::Serialize;
use serde_json::json;

use super::charts::{Chart, charts};
use super::model::{Cell, Figures, Frozen, PeopleCell, ResultRecord, SectionCell};
use crate::features::consultations::Consultation;
use crate::platform::db::UtcTime;
use crate::platform::error::AppError;
use crate::platform::i18n::{Lang, Value, format};
use crate::web::visit::Visit;

/// One figure: what is counted, for what, in words, and how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub measure: &'static str,
    pub key: String,
    pub label: String,
    /// None: withheld, because it could point at somebody.
    pub count: Option<i64>,
}

#[derive(Debug, Serialize)]
pub struct FiguresView {
    contributions: i64,
    participants: i64,
    without_account: i64,
    from_staff: i64,
    petitions_started: i64,
    signatures: i64,
    thresholds_reached: i64,
    charts: Vec<Chart>,
}

#[derive(Debug, Serialize)]
pub struct ResultView {
    id: i64,
    token: String,
    title: String,
    url: String,
    finding_html: String,
    method: String,
    digest: String,
    published_at: Option<UtcTime>,
    counted_at: UtcTime,
    csv_url: String,
    json_url: String,
    consultation_title: String,
    consultation_url: String,
    figures: FiguresView,
}

impl ResultView {
    pub fn new(
        visit: &Visit,
        record: ResultRecord,
        consultation: &Consultation,
    ) -> Result<Self, AppError> {
        let frozen: Frozen = serde_json::from_str(&record.frozen)?;
        let url = super::url(record.id);
        Ok(Self {
            id: record.id,
            token: record.token,
            title: record.title,
            csv_url: format!("{url}.csv"),
            json_url: format!("{url}.json"),
            url,
            finding_html: record.finding_html,
            method: record.method,
            digest: record.digest,
            published_at: record.published_at,
            counted_at: frozen.counted_at,
            consultation_title: consultation.title.clone(),
            consultation_url: format!("/consultations/{}", consultation.slug),
            figures: FiguresView::new(visit, &frozen.figures),
        })
    }
}

/// The whole result; `frozen` stands in it byte for byte, so that anybody can check the digest.
pub fn to_json(visit: &Visit, record: &ResultRecord) -> String {
    let head = json!({
        "id": record.id,
        "state": record.state,
        "ledger_subject": record.token,
        "url": visit.app.absolute(&super::url(record.id)),
        "csv_url": visit.app.absolute(&format!("{}.csv", super::url(record.id))),
        "title": record.title,
        "published_at": record.published_at,
        "digest": record.digest,
        "digest_of": "SHA-256 over the bytes of `frozen`, which is compact JSON with sorted keys",
    });
    let head = super::canonical_json(&head);
    let head = head.strip_suffix('}').unwrap_or(&head);
    format!("{head},\"frozen\":{}}}\n", record.frozen)
}

/// Long format: measure, key, label, count; the count is empty where it is withheld.
pub fn to_csv(lines: &[Line]) -> Result<String, AppError> {
    let broken = |error: &dyn std::fmt::Display| AppError::Internal(format!("CSV: {error}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(["measure", "key", "label", "count"])
        .map_err(|e| broken(&e))?;
    for line in lines {
        let count = line
            .count
            .map(|count| count.to_string())
            .unwrap_or_default();
        let (key, label) = (guard(&line.key), guard(&line.label));
        writer
            .write_record([line.measure, &key, &label, &count])
            .map_err(|e| broken(&e))?;
    }
    let bytes = writer.into_inner().map_err(|e| broken(&e))?;
    String::from_utf8(bytes).map_err(|e| broken(&e))
}

/// A spreadsheet takes what begins like this for a formula; an apostrophe makes it text.
fn guard(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Every figure, in the order of the page.
pub fn lines(visit: &Visit, figures: &Figures) -> Vec<Line> {
    let mut lines = vec![
        one(visit, "contributions", "all", figures.contributions),
        one(visit, "contributions", "from_staff", figures.from_staff),
    ];
    lines.extend(cells(
        visit,
        "contributions_by_kind",
        "results-kind-",
        &figures.by_kind,
    ));
    lines.extend(cells(
        visit,
        "contributions_by_channel",
        "results-channel-",
        &figures.by_channel,
    ));
    lines.extend(figures.by_lang.iter().map(|cell| Line {
        measure: "contributions_by_language",
        key: cell.key.clone(),
        label: language(visit, &cell.key),
        count: Some(cell.count),
    }));
    let several = figures.by_section.iter().any(|cell| {
        figures
            .by_section
            .first()
            .is_some_and(|first| first.document != cell.document)
    });
    lines.extend(figures.by_section.iter().map(|cell| Line {
        measure: "contributions_by_section",
        key: format!("{}#{}", cell.document, cell.anchor),
        label: section(visit, cell, several),
        count: Some(cell.count),
    }));
    lines.extend(figures.by_week.iter().map(|cell| Line {
        measure: "contributions_by_week",
        key: cell.week.clone(),
        label: format::date(visit.lang, cell.monday),
        count: Some(cell.count),
    }));
    lines.push(one(visit, "participants", "all", figures.participants));
    lines.push(one(
        visit,
        "participants",
        "without_account",
        figures.without_account,
    ));
    lines.extend(people(
        &figures.participants_by_kind,
        "participants_by_kind",
        |key| visit.text(&format!("results-kind-{key}")),
    ));
    lines.extend(people(
        &figures.participants_by_lang,
        "participants_by_language",
        |key| language(visit, key),
    ));
    lines.extend(cells(
        visit,
        "moderation",
        "results-outcome-",
        &figures.moderation,
    ));
    let petitions = &figures.petitions;
    lines.push(one(visit, "petitions", "started", petitions.started));
    lines.push(one(visit, "petitions", "signatures", petitions.signatures));
    lines.push(one(
        visit,
        "petitions",
        "thresholds_reached",
        petitions.thresholds_reached,
    ));
    let questions = &figures.questions;
    lines.push(one(visit, "questions", "asked", questions.asked));
    lines.push(one(
        visit,
        "questions",
        "answered_in_time",
        questions.answered_in_time,
    ));
    lines.push(one(
        visit,
        "questions",
        "answered_late",
        questions.answered_late,
    ));
    lines.push(one(visit, "questions", "open", questions.open));
    lines.push(one(visit, "questions", "overdue", questions.overdue));
    // Without an answer there is no median: the line stays, without a count.
    let mut median = one(visit, "questions", "median_working_days", 0);
    median.count = questions.median_working_days;
    lines.push(median);
    lines
}

fn one(visit: &Visit, measure: &'static str, key: &str, count: i64) -> Line {
    Line {
        measure,
        key: key.to_owned(),
        label: visit.text(&format!("results-line-{measure}-{key}").replace('_', "-")),
        count: Some(count),
    }
}

fn cells(visit: &Visit, measure: &'static str, prefix: &str, cells: &[Cell]) -> Vec<Line> {
    let line = |cell: &Cell| Line {
        measure,
        key: cell.key.clone(),
        label: visit.text(&format!("{prefix}{}", cell.key)),
        count: Some(cell.count),
    };
    cells.iter().map(line).collect()
}

fn people(
    cells: &[PeopleCell],
    measure: &'static str,
    label: impl Fn(&str) -> String,
) -> Vec<Line> {
    let line = |cell: &PeopleCell| Line {
        measure,
        key: cell.key.clone(),
        label: label(&cell.key),
        count: cell.count,
    };
    cells.iter().map(line).collect()
}

fn language(visit: &Visit, code: &str) -> String {
    match Lang::parse(code) {
        Some(lang) => lang.native_name().to_owned(),
        None => visit.text_with("results-other-language", &[("code", code.into())]),
    }
}

fn section(visit: &Visit, cell: &SectionCell, several: bool) -> String {
    let name = if cell.anchor.is_empty() {
        visit.text("results-whole-document")
    } else if cell.title.is_empty() {
        let anchor = Value::from(cell.anchor.as_str());
        visit.text_with("results-former-section", &[("anchor", anchor)])
    } else if cell.number.is_empty() {
        cell.title.clone()
    } else {
        format!("{} {}", cell.number, cell.title)
    };
    if several {
        format!("{}: {name}", cell.document_title)
    } else {
        name
    }
}

impl FiguresView {
    pub fn new(visit: &Visit, figures: &Figures) -> Self {
        let lines = lines(visit, figures);
        Self {
            contributions: figures.contributions,
            participants: figures.participants,
            without_account: figures.without_account,
            from_staff: figures.from_staff,
            petitions_started: figures.petitions.started,
            signatures: figures.petitions.signatures,
            thresholds_reached: figures.petitions.thresholds_reached,
            charts: charts(visit, figures, &lines),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_csv_is_a_formula() {
        let line = |label: &str| Line {
            measure: "contributions_by_section",
            key: "plan#aims".to_owned(),
            label: label.to_owned(),
            count: Some(3),
        };
        let withheld = Line {
            count: None,
            ..line("Few, \"people\"")
        };
        let csv = to_csv(&[line("=1+1"), line("@x"), line("-2"), line("Aims"), withheld]).unwrap();
        let expected = "measure,key,label,count\n\
            contributions_by_section,plan#aims,'=1+1,3\n\
            contributions_by_section,plan#aims,'@x,3\n\
            contributions_by_section,plan#aims,'-2,3\n\
            contributions_by_section,plan#aims,Aims,3\n\
            contributions_by_section,plan#aims,\"Few, \"\"people\"\"\",\n";
        assert_eq!(csv, expected);
    }
}
