//! Where the signatures of an imported petition came from: counts that were published elsewhere.
//! They are kept and shown apart: nobody here can count them again.

use serde::Serialize;

use super::shape::{Attributes, Place};
use crate::platform::text::TextRule;
use crate::text_enum;

text_enum! {
    /// Of what a count is.
    pub enum PlaceKind {
        Country = "country",
        Constituency = "constituency",
        Region = "region",
    }
}

/// A place with its count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportedPlace {
    pub kind: PlaceKind,
    pub name: String,
    /// '' where none was given.
    pub code: String,
    pub signature_count: i64,
}

/// Places of a kind at most: all constituencies of a large country, several times over.
const MOST: usize = 2_000;
const NAME: TextRule = TextRule::line(1, 200);
const CODE: TextRule = TextRule::line(1, 40);

/// The places of a file, with what is wrong with them added to `wrong`.
pub(super) fn check(from: &Attributes, wrong: &mut Vec<String>) -> Vec<ImportedPlace> {
    let mut places = Vec::new();
    for (field, kind, list) in [
        (
            "signatures_by_country",
            PlaceKind::Country,
            &from.signatures_by_country,
        ),
        (
            "signatures_by_constituency",
            PlaceKind::Constituency,
            &from.signatures_by_constituency,
        ),
        (
            "signatures_by_region",
            PlaceKind::Region,
            &from.signatures_by_region,
        ),
    ] {
        if list.len() > MOST {
            wrong.push(format!("{field}: more than {MOST} places"));
            continue;
        }
        let mut sum = 0i64;
        for place in list {
            match read(kind, place) {
                Ok(place) => {
                    sum = sum.saturating_add(place.signature_count);
                    places.push(place);
                }
                Err(problem) => wrong.push(format!("{field}: {problem}")),
            }
        }
        if sum > from.signature_count {
            let all = from.signature_count;
            wrong.push(format!("{field}: {sum} signatures of {all}"));
        }
    }
    places
}

fn read(kind: PlaceKind, place: &Place) -> Result<ImportedPlace, String> {
    let name = NAME.check(&place.name).map_err(|why| why.to_string())?;
    let code = place.code.as_ref().or(place.ons_code.as_ref());
    let code = match code.filter(|code| !code.is_empty()) {
        Some(code) => CODE.check(code).map_err(|why| why.to_string())?,
        None => String::new(),
    };
    if place.signature_count < 0 {
        return Err(format!("{name}: {} is no count", place.signature_count));
    }
    Ok(ImportedPlace {
        kind,
        name,
        code,
        signature_count: place.signature_count,
    })
}

/// Adds what was counted elsewhere to what is counted here; a place of the same code is one.
pub(super) fn join(here: Vec<Place>, imported: &[ImportedPlace], kind: PlaceKind) -> Vec<Place> {
    let mut all = here;
    for place in imported.iter().filter(|place| place.kind == kind) {
        let is_country = kind == PlaceKind::Country;
        let code_of = |one: &Place| {
            let code = if is_country { &one.code } else { &one.ons_code };
            code.clone().unwrap_or_default()
        };
        let same = |one: &&mut Place| !place.code.is_empty() && code_of(one) == place.code;
        if let Some(known) = all.iter_mut().find(same) {
            known.signature_count += place.signature_count;
            continue;
        }
        let code = Some(place.code.clone()).filter(|code| !code.is_empty());
        let (code, ons_code) = if is_country {
            (code, None)
        } else {
            (None, code)
        };
        all.push(Place {
            name: place.name.clone(),
            code,
            ons_code,
            mp: None,
            signature_count: place.signature_count,
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, code: &str, signature_count: i64) -> Place {
        Place {
            name: name.to_owned(),
            code: Some(code.to_owned()),
            signature_count,
            ..Place::default()
        }
    }

    #[test]
    fn what_cannot_be_is_named() {
        let few = Attributes {
            signature_count: 10,
            signatures_by_country: vec![place("", "GB", 1), place("France", "FR", -1)],
            signatures_by_region: vec![place("North", "", 6), place("South", "", 5)],
            signatures_by_constituency: vec![place("X", "", 0); MOST + 1],
            ..Attributes::default()
        };
        let mut wrong = Vec::new();
        let places = check(&few, &mut wrong);
        assert_eq!(places.len(), 2);
        let told = wrong.join("\n");
        for part in [
            "signatures_by_country: France: -1 is no count",
            "signatures_by_region: 11 signatures of 10",
            "signatures_by_constituency: more than 2000 places",
        ] {
            assert!(told.contains(part), "{told}");
        }
        assert_eq!(wrong.len(), 4, "{told}");
    }

    #[test]
    fn one_place_is_told_once() {
        let imported = |code: &str, signature_count| ImportedPlace {
            kind: PlaceKind::Country,
            name: "France".to_owned(),
            code: code.to_owned(),
            signature_count,
        };
        let all = join(
            vec![place("France", "FR", 3)],
            &[imported("FR", 4), imported("", 5)],
            PlaceKind::Country,
        );
        let counts: Vec<_> = all.iter().map(|one| one.signature_count).collect();
        assert_eq!(counts, [7, 5]);
        assert!(join(Vec::new(), &[imported("FR", 4)], PlaceKind::Region).is_empty());
    }
}
