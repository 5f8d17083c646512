//! How many regions have enough signatures, where a petition needs some of them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Read;
use crate::features::petitions::procedures::RegionKind;
use crate::features::petitions::{countries, rules};

#[derive(Serialize)]
pub struct RegionsView {
    needed: i64,
    reached: i64,
    /// What a region needs that the rules do not name.
    least: i64,
    rows: Vec<RegionRow>,
}

#[derive(Serialize)]
struct RegionRow {
    /// None for a district that is on no map of the procedure.
    name: Option<String>,
    code: String,
    needed: i64,
    /// None where it is too small to be told, or would tell of one that is.
    signature_count: Option<i64>,
    /// None where the count is not told.
    is_reached: Option<bool>,
}

impl RegionsView {
    /// None where it does not matter whence signatures are.
    pub fn new(read: &Read) -> Option<Self> {
        let rule = &read.petition.terms.get().regions;
        let counts = read.by_region.as_ref()?;
        let names = names(read);
        let all: Vec<(String, i64)> = counts.clone().into_iter().collect();
        let shown: BTreeMap<String, i64> = rules::suppress(all).0.into_iter().collect();
        // Where a few signed is nobody's business: those rows are only there if the rules name them.
        let codes: BTreeSet<&String> = shown.keys().chain(rule.named.keys()).collect();
        let mut rows: Vec<RegionRow> = codes
            .into_iter()
            .map(|code| {
                let (count, needed) = (shown.get(code).copied(), rule.needed_in(code));
                RegionRow {
                    name: match rule.kind {
                        RegionKind::Country => Some(countries::name(code).to_owned()),
                        RegionKind::District => names.get(code).map(|name| (*name).clone()),
                    },
                    code: code.clone(),
                    needed,
                    signature_count: count,
                    is_reached: count.map(|count| count >= needed),
                }
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.is_reached, row.signature_count)));
        Some(Self {
            needed: rule.regions_needed,
            reached: rule.count_reached(counts),
            least: rule.least,
            rows,
        })
    }
}

/// Districts by the names on the map.
fn names(read: &Read) -> BTreeMap<&String, &String> {
    let map = read.map.as_ref();
    let regions = map.map(|(map, _)| map.drawing.get().regions.as_slice());
    regions
        .unwrap_or_default()
        .iter()
        .map(|region| (&region.code, &region.name))
        .collect()
}
