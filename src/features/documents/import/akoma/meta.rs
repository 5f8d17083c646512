//! What Akoma Ntoso says about a text beside the text.

use crate::features::documents::import::xml::Element;

/// The language of the expression: ISO 639-2 in three letters, of which some are known here.
pub(super) fn language(meta: &Element) -> Option<String> {
    let expression = meta.child("identification")?.child("FRBRExpression")?;
    let code = expression.child("FRBRlanguage")?.get("language")?;
    let short = match code {
        "eng" | "en" => "en",
        "spa" | "es" => "es",
        "fra" | "fre" | "fr" => "fr",
        "deu" | "ger" | "de" => "de",
        "ita" | "it" => "it",
        "por" | "pt" => "pt",
        _ => return None,
    };
    Some(short.to_owned())
}

pub(super) fn title_of(meta: &Element) -> Option<String> {
    let work = meta.child("identification")?.child("FRBRWork")?;
    let title = work.child("FRBRalias")?.get("value")?;
    Some(title.to_owned())
}

/// The first element of a name within.
pub(super) fn find<'a>(element: &'a Element, name: &str) -> Option<&'a Element> {
    if element.name == name {
        return Some(element);
    }
    element.elements().find_map(|child| find(child, name))
}
