//! Which section of a translation is which, before it is published: as order and numbers say, and as
//! the editor says otherwise.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::super::identity::mark;
use super::super::model::{Document, SectionText, Source};
use super::super::views::section_label;
use super::model::{NewTranslation, TranslationSection};
use crate::web::forms::PostForm;

/// A section of the translation and what it translates.
#[derive(Serialize)]
struct Aligned {
    label: String,
    /// Field with the anchor.
    field: String,
    anchor: String,
    /// What the original calls it; '' where there is none.
    original: String,
}

#[derive(Serialize)]
pub struct Preview {
    count: usize,
    aligned: Vec<Aligned>,
    /// Sections of the original that are not translated.
    missing: Vec<String>,
    known: Vec<OriginalSection>,
}

/// A section of the original.
#[derive(Serialize)]
struct OriginalSection {
    anchor: String,
    label: String,
}

fn field_of(position: usize, title: &str, text: &str) -> String {
    format!("to-{position}-{}", mark(title, text))
}

/// What was said of a section before holds where its words are the same; for the others order and
/// numbers say it, as far as that section of the original is still free.
pub fn as_before(
    source: &Source,
    automatic: Vec<String>,
    stored: &[TranslationSection],
) -> Vec<String> {
    let mut known: HashMap<String, &str> = stored
        .iter()
        .map(|one| (mark(&one.title, &one.text), one.anchor.as_str()))
        .collect();
    let said: Vec<Option<String>> = source
        .sections
        .iter()
        .map(|one| {
            known
                .remove(&mark(&one.title, &one.text))
                .map(str::to_owned)
        })
        .collect();
    let mut taken: HashSet<String> = said.iter().flatten().cloned().collect();
    said.into_iter()
        .zip(automatic)
        .map(|(said, automatic)| match said {
            Some(said) => said,
            None if automatic.is_empty() || taken.insert(automatic.clone()) => automatic,
            None => String::new(),
        })
        .collect()
}

/// What the editor says of each section; where the form has no field yet, what order and numbers say.
pub fn read_anchors(
    form: &mut PostForm,
    source: &Source,
    original: &[SectionText],
    automatic: Vec<String>,
) -> Vec<String> {
    let known: HashSet<&str> = original.iter().map(|one| one.anchor.as_str()).collect();
    let mut taken = HashSet::new();
    let mut wrong = None;
    let mut anchors = Vec::with_capacity(automatic.len());
    for ((position, section), automatic) in source.sections.iter().enumerate().zip(automatic) {
        let field = field_of(position, &section.title, &section.text);
        let said = form.all(&field).first().map(|said| {
            let said = said.trim().trim_start_matches('#');
            said.to_owned()
        });
        let anchor = said.unwrap_or(automatic);
        if !anchor.is_empty() {
            if !known.contains(anchor.as_str()) {
                wrong = Some("documents.not-in-original");
            } else if !taken.insert(anchor.clone()) {
                wrong = Some("documents.twice-in-original");
            }
        }
        anchors.push(anchor);
    }
    if let Some(key) = wrong {
        form.refuse("aligning", key);
    }
    anchors
}

pub fn preview_of(
    document: &Document,
    new: &NewTranslation,
    original: &[SectionText],
    anchors: &[String],
) -> Preview {
    let labels: HashMap<&str, String> = original
        .iter()
        .map(|one| {
            let label = section_label(&one.number, &one.title, &document.title);
            (one.anchor.as_str(), label)
        })
        .collect();
    let taken: HashSet<&str> = anchors.iter().map(String::as_str).collect();
    let aligned = new.source.sections.iter().zip(anchors).enumerate();
    Preview {
        count: new.source.sections.len(),
        aligned: aligned
            .map(|(position, (section, anchor))| Aligned {
                label: section_label(&section.number, &section.title, &new.title),
                field: field_of(position, &section.title, &section.text),
                original: labels.get(anchor.as_str()).cloned().unwrap_or_default(),
                anchor: anchor.clone(),
            })
            .collect(),
        missing: original
            .iter()
            .filter(|one| !taken.contains(one.anchor.as_str()))
            .filter_map(|one| labels.get(one.anchor.as_str()).cloned())
            .collect(),
        known: original
            .iter()
            .map(|one| OriginalSection {
                anchor: one.anchor.clone(),
                label: labels.get(one.anchor.as_str()).cloned().unwrap_or_default(),
            })
            .collect(),
    }
}
