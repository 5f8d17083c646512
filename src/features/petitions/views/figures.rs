//! The figures of one petition, for machines: JSON and CSV.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::Read;
use crate::features::petitions::model::State;
use crate::features::petitions::rules;
use crate::platform::db::UtcTime;

/// Figures of one petition, for machines.
#[derive(Serialize)]
pub struct Figures {
    /// The figures are of this instant …
    pub as_of: UtcTime,
    /// … but those by country and area of this one: they are counted at most once a minute.
    pub areas_as_of: UtcTime,
    pub id: i64,
    pub token: String,
    pub url: String,
    pub state: State,
    pub title: String,
    pub background: String,
    pub details: String,
    /// Key of the published reason for which it was not accepted.
    pub reason: Option<String>,
    pub body: String,
    pub created_at: UtcTime,
    pub opened_at: Option<UtcTime>,
    pub closes_at: Option<UtcTime>,
    pub signature_count: i64,
    pub response_threshold: i64,
    pub threshold_reached_at: Option<UtcTime>,
    pub response_due_at: Option<UtcTime>,
    pub responded_at: Option<UtcTime>,
    pub response_summary: Option<String>,
    pub response_text: Option<String>,
    pub signatures_by_day: Vec<DayCount>,
    pub signatures_by_country: Cells,
    pub signatures_by_area: Cells,
}

#[derive(Serialize)]
pub struct DayCount {
    pub day: NaiveDate,
    pub signature_count: i64,
}

/// Counts of which the small ones are only told together.
#[derive(Serialize)]
pub struct Cells {
    pub cells: Vec<Cell>,
    /// Sum of the cells that are too small to be told apart.
    pub others: i64,
    pub least_cell: i64,
}

#[derive(Serialize)]
pub struct Cell {
    pub name: String,
    pub signature_count: i64,
}

impl Cells {
    fn new(counts: Vec<(String, i64)>) -> Self {
        let (cells, others) = rules::suppress(counts);
        Self {
            cells: cells
                .into_iter()
                .map(|(name, signature_count)| Cell {
                    name,
                    signature_count,
                })
                .collect(),
            others,
            least_cell: rules::LEAST_CELL,
        }
    }
}

impl Figures {
    pub fn new(
        read: &Read,
        (areas_as_of, areas): (UtcTime, Vec<(String, String, i64)>),
        url: String,
        now: UtcTime,
    ) -> Self {
        let petition = &read.petition;
        let mut by_country = BTreeMap::new();
        let mut by_area = BTreeMap::new();
        for (country, start, count) in areas {
            let area = rules::area(&start, &country);
            *by_area.entry(format!("{country} {area}")).or_default() += count;
            *by_country.entry(country).or_default() += count;
        }
        let answered = petition.responded_at.is_some();
        Self {
            as_of: now,
            areas_as_of,
            id: petition.id,
            token: read.contribution.token.clone(),
            url,
            state: rules::standing(petition.state, petition.closes_at, now),
            title: petition.action.clone(),
            background: petition.background.clone(),
            details: petition.details.clone(),
            reason: read.reason_key.clone(),
            body: read.body.name.clone(),
            created_at: petition.created_at,
            opened_at: petition.opened_at,
            closes_at: petition.closes_at,
            signature_count: petition.signature_count,
            response_threshold: petition.response_threshold,
            threshold_reached_at: petition.threshold_reached_at,
            response_due_at: petition.response_due_at,
            responded_at: petition.responded_at,
            response_summary: answered.then(|| petition.response_summary.clone()),
            response_text: answered.then(|| petition.response_text.clone()),
            signatures_by_day: read
                .days
                .iter()
                .map(|(day, signature_count)| DayCount {
                    day: *day,
                    signature_count: *signature_count,
                })
                .collect(),
            signatures_by_country: Cells::new(by_country.into_iter().collect()),
            signatures_by_area: Cells::new(by_area.into_iter().collect()),
        }
    }

    /// One table: dimension, value, count. Nothing in it was typed by anybody as it stands.
    ///
    /// # Errors
    /// None in practice: it is written into memory.
    pub fn csv(&self) -> Result<String, csv::Error> {
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["dimension", "value", "signature_count"])?;
        let mut row = |dimension: &str, value: &str, count: i64| {
            table.write_record([dimension, value, &count.to_string()])
        };
        row("total", "", self.signature_count)?;
        for day in &self.signatures_by_day {
            row("day", &day.day.to_string(), day.signature_count)?;
        }
        for (dimension, cells) in [
            ("country", &self.signatures_by_country),
            ("area", &self.signatures_by_area),
        ] {
            for cell in &cells.cells {
                row(dimension, cell.name.trim_end(), cell.signature_count)?;
            }
            if cells.others > 0 {
                row(dimension, "others", cells.others)?;
            }
        }
        let bytes = table.into_inner().map_err(|error| error.into_error())?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}
