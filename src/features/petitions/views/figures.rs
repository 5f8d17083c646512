//! The figures of one petition, for machines: JSON and CSV.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::Read;
use crate::features::petitions::exchange::{Document, Place, document};
use crate::features::petitions::model::State;
use crate::features::petitions::procedures::Procedure;
use crate::features::petitions::{countries, rules};
use crate::platform::db::UtcTime;

/// Figures of one petition, for machines.
#[derive(Serialize)]
pub struct Figures {
    /// The figures are of this instant …
    pub as_of: UtcTime,
    /// … and so are those by country and area, which were once counted more rarely.
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
    /// Of these signatures: counted elsewhere, before it was brought here.
    pub imported_count: i64,
    /// The rules that it began with, and that hold for it.
    pub terms: Procedure,
    pub debate_threshold: Option<i64>,
    pub debate_threshold_reached_at: Option<UtcTime>,
    /// The same in the shape of the petition site of the UK Parliament.
    #[serde(flatten)]
    pub exchange: Option<Document>,
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
    /// What has no name (sheets from several regions) is told with the others. `group_of` names
    /// what a cell is a part of, of which the sum may be told as well.
    fn new(counts: BTreeMap<String, i64>, group_of: impl Fn(&str) -> String) -> Self {
        let (unknown, known): (Vec<_>, Vec<_>) =
            counts.into_iter().partition(|cell| cell.0.is_empty());
        let (cells, others) = rules::suppress_within(known, group_of);
        let others = others + unknown.iter().map(|cell| cell.1).sum::<i64>();
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
    pub fn new(read: &Read, regions: Vec<(String, i64)>, url: String, now: UtcTime) -> Self {
        let petition = &read.petition;
        let mut by_country = BTreeMap::new();
        let mut by_area = BTreeMap::new();
        for (region, count) in regions {
            let country = rules::places::country_of(&region).to_owned();
            *by_country.entry(country).or_default() += count;
            *by_area.entry(region).or_default() += count;
        }
        let answered = petition.responded_at.is_some();
        let mut figures = Self {
            as_of: now,
            areas_as_of: now,
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
            signatures_by_country: Cells::new(by_country, |_| String::new()),
            signatures_by_area: Cells::new(by_area, |area| {
                rules::places::country_of(area).to_owned()
            }),
            imported_count: petition.imported_count,
            terms: petition.terms.get().clone(),
            debate_threshold: petition.debate_threshold,
            debate_threshold_reached_at: petition.debate_reached_at,
            exchange: None,
        };
        figures.exchange = Some(document(read, &figures));
        figures
    }

    /// Countries in the shape for exchange.
    pub fn countries(&self) -> Vec<Place> {
        let cells = self.signatures_by_country.cells.iter();
        cells
            .map(|cell| Place {
                name: countries::name(&cell.name).to_owned(),
                code: Some(cell.name.clone()),
                signature_count: cell.signature_count,
                ..Place::default()
            })
            .collect()
    }

    /// Districts in the shape for exchange, where constituencies stand.
    pub fn districts(&self) -> Vec<Place> {
        let cells = self.signatures_by_area.cells.iter();
        cells
            .map(|cell| Place {
                name: cell.name.trim_end().to_owned(),
                ons_code: Some(cell.name.trim_end().to_owned()),
                signature_count: cell.signature_count,
                ..Place::default()
            })
            .collect()
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
