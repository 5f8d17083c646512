//! Drawings of regions.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::platform::db::{Json, UtcTime};

/// Regions in one flat drawing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    /// In the order of their codes.
    pub regions: Vec<Region>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// Of the district or country, as signatures are counted.
    pub code: String,
    pub name: String,
    /// `d` of an SVG path.
    pub path: String,
}

/// A map as it is stored. Field order is the order of the columns.
#[derive(Clone, Debug, Queryable)]
pub struct RegionMap {
    pub id: i64,
    pub name: String,
    pub source: String,
    pub drawing: Json<Drawing>,
    pub added_at: UtcTime,
}

/// A map with the counts that are drawn on it, by code of the region.
pub type Drawn = (RegionMap, BTreeMap<String, i64>);

/// A map about to be stored.
#[derive(Clone, Debug)]
pub struct NewMap {
    pub name: String,
    pub source: String,
    pub drawing: Drawing,
}

/// Darkest shade: 0 is no count, or one too small to be told.
const SHADES: i64 = 5;

/// A map with counts, as pages draw it.
#[derive(Clone, Debug, Serialize)]
pub struct MapView {
    pub width: f64,
    pub height: f64,
    pub source: String,
    pub regions: Vec<RegionView>,
    /// Regions with a count, most first: for the table.
    pub rows: Vec<Row>,
    /// The first of them.
    pub most: Option<Row>,
    /// Signatures that are in none of these rows: from elsewhere, or too few in a region to be told.
    pub others: i64,
}

#[derive(Clone, Debug, Serialize)]
pub struct RegionView {
    pub name: String,
    pub path: String,
    pub shade: i64,
    /// None where it is too small to be told.
    pub count: Option<i64>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub label: String,
    pub value: i64,
}

impl MapView {
    /// `counts` hold no number that is too small to be told; None while no region has one. `all`: how
    /// many signatures there are.
    pub fn new(map: &RegionMap, counts: &BTreeMap<String, i64>, all: i64) -> Option<Self> {
        let drawing = map.drawing.get();
        let count_of = |code: &str| counts.get(code).copied().filter(|count| *count > 0);
        let highest = drawing
            .regions
            .iter()
            .filter_map(|region| count_of(&region.code))
            .max()?;
        let regions = drawing
            .regions
            .iter()
            .map(|region| {
                let count = count_of(&region.code);
                RegionView {
                    name: region.name.clone(),
                    path: region.path.clone(),
                    shade: count.map_or(0, |count| shade(count, highest)),
                    count,
                }
            })
            .collect();
        let mut rows: Vec<Row> = drawing
            .regions
            .iter()
            .filter_map(|region| {
                count_of(&region.code).map(|value| Row {
                    label: region.name.clone(),
                    value,
                })
            })
            .collect();
        rows.sort_by(|a, b| b.value.cmp(&a.value).then_with(|| a.label.cmp(&b.label)));
        Some(Self {
            width: drawing.width,
            height: drawing.height,
            source: map.source.clone(),
            regions,
            most: rows.first().cloned(),
            others: all - rows.iter().map(|row| row.value).sum::<i64>(),
            rows,
        })
    }
}

/// 1 for the least to [`SHADES`] for the highest, in equal steps.
fn shade(count: i64, highest: i64) -> i64 {
    (count * SHADES + highest - 1) / highest.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_grow_with_the_count() {
        for (count, highest, expected) in [
            (1, 500, 1),
            (100, 500, 1),
            (101, 500, 2),
            (500, 500, 5),
            (1, 1, 5),
        ] {
            assert_eq!(shade(count, highest), expected, "{count} of {highest}");
        }
    }
}
