//! Where signatures came from that were counted elsewhere.

use serde::Serialize;

use crate::features::petitions::exchange::{ImportedPlace, PlaceKind};

/// All places of a kind, most signatures first.
#[derive(Serialize)]
pub struct PlacesView {
    kind: PlaceKind,
    places: Vec<ImportedPlace>,
}

impl PlacesView {
    pub fn list(imported: &[ImportedPlace]) -> Vec<Self> {
        let of_kind = |kind: PlaceKind| {
            let of = imported.iter().filter(|place| place.kind == kind);
            let mut places: Vec<ImportedPlace> = of.cloned().collect();
            // The order of the file stays between equals.
            places.sort_by_key(|place| std::cmp::Reverse(place.signature_count));
            Self { kind, places }
        };
        let kinds = [
            PlaceKind::Country,
            PlaceKind::Region,
            PlaceKind::Constituency,
        ];
        let lists = kinds.into_iter().map(of_kind);
        lists.filter(|list| !list.places.is_empty()).collect()
    }
}
