//! What an editor says about the match of two versions: read from fields in which sections are named
//! as they are called, or by their anchor.

use std::collections::HashSet;

use serde::Serialize;

use super::desk_version::VersionData;
use super::identity::mark;
use super::matching::{Origin, Pin};
use super::model::Source;
use super::views::section_label;
use crate::web::forms::PostForm;

/// A section to choose.
#[derive(Serialize)]
pub struct Known {
    /// What the field says.
    name: String,
    label: String,
}

/// Sections as an editor names them.
pub struct Named {
    anchors: Vec<String>,
    pub labels: Vec<String>,
    /// Labels that more than one section has.
    repeated: HashSet<String>,
}

/// Why a name leads to no section.
enum Unknown {
    Nowhere,
    Several,
}

impl Named {
    fn of(all: impl Iterator<Item = (String, String)>) -> Self {
        let (anchors, labels): (Vec<String>, Vec<String>) = all.unzip();
        let mut seen = HashSet::new();
        let repeated = labels
            .iter()
            .filter(|label| !seen.insert(label.to_lowercase()))
            .map(|label| label.to_lowercase())
            .collect();
        Self {
            anchors,
            labels,
            repeated,
        }
    }

    pub fn label(&self, at: usize) -> String {
        self.labels.get(at).cloned().unwrap_or_default()
    }

    /// What a field says that means this section.
    pub fn name(&self, at: usize) -> String {
        let label = self.label(at);
        match self.anchors.get(at) {
            Some(anchor) if label.is_empty() || self.repeated.contains(&label.to_lowercase()) => {
                format!("#{anchor}")
            }
            _ => label,
        }
    }

    /// The section that somebody means; none by nothing.
    fn find(&self, said: &str) -> Result<Option<usize>, Unknown> {
        let said = said.trim();
        if said.is_empty() {
            return Ok(None);
        }
        let anchor = said.trim_start_matches('#');
        if let Some(at) = self.anchors.iter().position(|one| one == anchor) {
            return Ok(Some(at));
        }
        let said = said.to_lowercase();
        if self.repeated.contains(&said) {
            return Err(Unknown::Several);
        }
        let mut labels = self.labels.iter();
        let found = labels.position(|label| label.to_lowercase() == said);
        found.map(Some).ok_or(Unknown::Nowhere)
    }

    pub fn options(&self) -> Vec<Known> {
        (0..self.labels.len())
            .map(|at| Known {
                name: self.name(at),
                label: self.label(at),
            })
            .collect()
    }
}

/// The sections of both versions by name.
pub struct Names {
    pub old: Named,
    pub new: Named,
}

impl Names {
    pub fn of(data: &VersionData, source: &Source) -> Self {
        let title = &data.document.title;
        let old = data.old.iter().map(|one| {
            let label = section_label(&one.number, &one.title, title);
            (one.anchor.clone(), label)
        });
        let new = source.sections.iter().map(|one| {
            let label = section_label(&one.number, &one.title, title);
            (one.anchor.clone(), label)
        });
        Self {
            old: Named::of(old),
            new: Named::of(new),
        }
    }

    /// What the fields of a section of the new version say: its relation, and to which section.
    pub fn said_of(&self, origin: &Origin) -> (&'static str, String) {
        match (origin.same, origin.split_from) {
            (Some(same), _) => ("same", self.old.name(same)),
            (None, Some(whole)) => ("piece", self.old.name(whole)),
            (None, None) => ("same", String::new()),
        }
    }
}

/// Field of a section, known again as long as its words are the same.
pub fn field_of(position: usize, title: &str, text: &str) -> String {
    format!("same-{position}-{}", mark(title, text))
}

fn refuse(form: &mut PostForm, field: String, section: String, said: &str, why: &Unknown) {
    let key = match why {
        Unknown::Nowhere => "documents.no-such-section",
        Unknown::Several => "documents.several-sections",
    };
    let args = vec![("section", section), ("said", said.trim().to_owned())];
    form.refuse_named(field, key, args);
}

/// What the editor says otherwise than the match; what makes no sense is noted beside its field.
pub fn read_pins(form: &mut PostForm, names: &Names, source: &Source) -> Vec<Pin> {
    let mut pins = Vec::new();
    let mut taken = HashSet::new();
    for (position, section) in source.sections.iter().enumerate() {
        let field = field_of(position, &section.title, &section.text);
        let Some(said) = form.all(&field).first().map(|said| said.trim().to_owned()) else {
            continue;
        };
        let is_piece = form.get(&format!("as-{field}")) == "piece";
        let relation = if is_piece { "piece" } else { "same" };
        if form.get(&format!("was-{field}")) == format!("{relation}:{said}") {
            continue;
        }
        match names.old.find(&said) {
            Ok(None) => pins.push(Pin::New { new: position }),
            Ok(Some(old)) if is_piece => pins.push(Pin::Piece { new: position, old }),
            Ok(Some(old)) if taken.insert(old) => pins.push(Pin::Same { new: position, old }),
            Ok(Some(_)) => {
                let args = vec![("section", names.new.label(position)), ("said", said)];
                form.refuse_named(field, "documents.twice-the-same", args);
            }
            Err(why) => refuse(form, field, names.new.label(position), &said, &why),
        }
    }
    for old in 0..names.old.labels.len() {
        let field = format!("into-{old}");
        let Some(said) = form.all(&field).first().map(|said| said.trim().to_owned()) else {
            continue;
        };
        if said == form.get(&format!("was-{field}")) {
            continue;
        }
        match names.new.find(&said) {
            Ok(_) if taken.contains(&old) => {
                let label = names.old.label(old);
                let args = vec![("section", label.clone()), ("said", label)];
                form.refuse_named(field, "documents.twice-the-same", args);
            }
            Ok(Some(new)) => pins.push(Pin::Into { old, new }),
            Ok(None) => pins.push(Pin::Gone { old }),
            Err(why) => refuse(form, field, names.old.label(old), &said, &why),
        }
    }
    pins
}
