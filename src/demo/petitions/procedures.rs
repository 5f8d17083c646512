//! The procedures of the town and of its county.

use super::ago;
use super::scripts::By;
use crate::features::moderation::Translated;
use crate::features::petitions::Procedure;
use crate::features::petitions::maps::{self, NewMap, geojson};
use crate::features::petitions::procedures::{self, NewProcedure, RegionalMinimum};
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::i18n::Lang;

pub fn terms(by: By) -> Procedure {
    match by {
        By::Town => Procedure {
            response_threshold: 100,
            debate_threshold: Some(200),
            ..Procedure::default()
        },
        By::County => Procedure {
            response_threshold: 500,
            debate_threshold: Some(1_500),
            regions: RegionalMinimum {
                regions_needed: 5,
                least: 10,
                ..RegionalMinimum::default()
            },
            ..Procedure::default()
        },
    }
}

/// The procedures of the town and of its county, drawn on the map of its districts.
pub fn add_procedures(tx: &mut Tx<'_>, now: UtcTime) -> Result<(i64, i64), AppError> {
    let begun = ago(now, 251);
    let drawing = geojson::read(include_str!("../texts/districts.geojson"))
        .map_err(|problem| AppError::Internal(problem.0.to_owned()))?;
    let map = NewMap {
        name: "Districts of Rivermouth".to_owned(),
        source: "Rivermouth survey office".to_owned(),
        drawing,
    };
    let map_id = maps::add(tx, &map, None, begun)?;
    let mut add = |slug: &str, by, position, names: [&str; 2], explanations: [&str; 2]| {
        let translated = |[en, es]: [&str; 2]| Translated::new([(Lang::En, en), (Lang::Es, es)]);
        let new = NewProcedure {
            slug: slug.to_owned(),
            name: translated(names),
            explanation: translated(explanations),
            terms: terms(by),
            position,
            active: true,
            map_id: Some(map_id),
        };
        procedures::add(tx, &new, None, begun)
    };
    let local = add(
        "town",
        By::Town,
        1,
        ["Town petition", "Petición municipal"],
        [
            "For what one office or a part of the town can do.",
            "Para lo que puede hacer una oficina o una parte de la ciudad.",
        ],
    )?;
    let county = add(
        "county",
        By::County,
        2,
        ["County petition", "Petición comarcal"],
        [
            "For what concerns several districts: at least five must stand behind it.",
            "Para lo que afecta a varios distritos: al menos cinco deben apoyarla.",
        ],
    )?;
    Ok((local, county))
}
