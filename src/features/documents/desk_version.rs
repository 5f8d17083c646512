//! Publishing a further version: the editor sees which section is which, and says where the match
//! is wrong, before anything is published.

use std::collections::{HashMap, HashSet};

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::describing;
use super::desk::{ensure_editor, refused};
use super::desk_reading::{ReportView, read_file, read_source};
use super::identity::{Carried, carry, mark};
use super::matching::{Origin, Pin};
use super::model::{Document, NewVersion, SectionText, Source};
use super::views::section_label;
use super::{rules, store};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions;
use crate::platform::error::{AppError, FieldErrors};
use crate::web::FileForm;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

struct VersionData {
    consultation: Consultation,
    document: Document,
    source: String,
    /// Sections of the current version.
    old: Vec<SectionText>,
    /// Comments by anchor.
    counts: HashMap<String, i64>,
}

#[derive(Serialize)]
struct DeskView {
    consultation_title: String,
    consultation_url: String,
    document_title: String,
    document_url: String,
    current_version: i64,
}

/// A section of the new version and what it is, where that is worth a look.
#[derive(Serialize)]
struct Matched {
    label: String,
    /// What the section was called, where it was another name.
    old_label: Option<String>,
    /// 'kept', 'edited', 'added' or 'split'
    change: &'static str,
    is_moved: bool,
    /// Label of the section that it is a piece of.
    split_from: Option<String>,
    /// Labels of what went into it.
    merged: Vec<String>,
    /// Field with the anchor of the section that it is.
    field: String,
    same: String,
    /// What the match alone says.
    automatic: String,
    count: i64,
    html: String,
}

#[derive(Serialize)]
struct Gone {
    label: String,
    count: i64,
}

#[derive(Serialize)]
struct Known {
    anchor: String,
    label: String,
}

/// What would be published, and what that means for comments.
#[derive(Serialize)]
struct Preview {
    /// Sections in all.
    count: usize,
    /// Those that stay as they are.
    kept_count: usize,
    matched: Vec<Matched>,
    gone: Vec<Gone>,
    known: Vec<Known>,
}

async fn load(visit: &Visit, id: &str) -> Result<VersionData, AppError> {
    let id: i64 = id.parse().map_err(|_| AppError::NotFound)?;
    visit
        .app
        .db
        .read(move |conn| {
            let document = store::find(conn, id)?.ok_or(AppError::NotFound)?;
            let consultation =
                consultations::find(conn, document.consultation_id)?.ok_or(AppError::NotFound)?;
            let source = store::find_source(conn, id, document.current_version)?;
            let counts = contributions::counts_of_place(conn, &document.place())?;
            let old = store::list_texts(conn, id, document.current_version)?;
            Ok(VersionData {
                consultation,
                document,
                source: source.unwrap_or_default(),
                old,
                counts,
            })
        })
        .await
}

fn field_of(position: usize, title: &str, text: &str) -> String {
    format!("same-{position}-{}", mark(title, text))
}

/// What the editor says otherwise than the match; what makes no sense is noted.
fn read_pins(form: &mut PostForm, old: &[SectionText], source: &Source) -> Vec<Pin> {
    let places: HashMap<&str, usize> = old
        .iter()
        .enumerate()
        .map(|(at, one)| (one.anchor.as_str(), at))
        .collect();
    let mut pins = Vec::new();
    let mut taken = HashSet::new();
    let mut wrong = None;
    for (position, section) in source.sections.iter().enumerate() {
        let field = field_of(position, &section.title, &section.text);
        let automatic = form.get(&format!("was-{field}"));
        let Some(said) = form
            .all(&field)
            .first()
            .map(|said| said.trim().trim_start_matches('#'))
        else {
            continue;
        };
        if said == automatic {
            continue;
        }
        let place = places.get(said).copied();
        if !said.is_empty() && place.is_none() {
            wrong = Some("documents.no-such-section");
        }
        if place.is_some_and(|place| !taken.insert(place)) {
            wrong = Some("documents.twice-the-same");
        }
        pins.push(Pin {
            new: position,
            old: place,
        });
    }
    if let Some(key) = wrong {
        form.refuse("matching", key);
    }
    pins
}

fn preview_of(
    data: &VersionData,
    source: &Source,
    carried: &Carried,
    automatic: &Carried,
) -> Preview {
    let title = &data.document.title;
    let name = |one: &SectionText| section_label(&one.number, &one.title, title);
    let old_name = |at: usize| data.old.get(at).map(&name);
    let anchor = |origin: &Origin| {
        let same = origin.same.and_then(|same| data.old.get(same));
        same.map_or_else(String::new, |one| one.anchor.clone())
    };
    let mut kept_count = 0;
    let mut matched = Vec::new();
    let all = source.sections.iter().zip(&carried.sections);
    let origins = carried.matching.origins.iter();
    for (position, ((section, named), origin)) in all.zip(origins).enumerate() {
        let automatic = automatic
            .matching
            .origins
            .get(position)
            .map_or_else(String::new, &anchor);
        let same = anchor(origin);
        let is_plain = origin.same.is_some() && !origin.is_edited && !origin.is_moved;
        if is_plain && origin.merged.is_empty() && same == automatic {
            kept_count += 1;
            continue;
        }
        let label = section_label(&section.number, &section.title, title);
        let old_label = origin.same.and_then(old_name).filter(|old| *old != label);
        matched.push(Matched {
            change: match (origin.same, origin.split_from) {
                (Some(_), _) if origin.is_edited => "edited",
                (Some(_), _) => "kept",
                (None, Some(_)) => "split",
                (None, None) => "added",
            },
            label,
            old_label,
            is_moved: origin.is_moved,
            split_from: origin.split_from.and_then(old_name),
            merged: origin
                .merged
                .iter()
                .filter_map(|at| old_name(*at))
                .collect(),
            field: field_of(position, &section.title, &section.text),
            count: data.counts.get(&named.anchor).copied().unwrap_or(0),
            html: section.html.clone(),
            same,
            automatic,
        });
    }
    let gone = carried.matching.deleted.iter().filter_map(|at| {
        let one = data.old.get(*at)?;
        Some(Gone {
            label: name(one),
            count: data.counts.get(&one.anchor).copied().unwrap_or(0),
        })
    });
    Preview {
        count: source.sections.len(),
        kept_count,
        matched,
        gone: gone.collect(),
        known: data
            .old
            .iter()
            .map(|one| Known {
                anchor: one.anchor.clone(),
                label: name(one),
            })
            .collect(),
    }
}

fn version_page(
    visit: &Visit,
    data: &VersionData,
    form: &FormView,
    preview: Option<&Preview>,
    report: Option<&ReportView>,
) -> Page {
    let view = DeskView {
        consultation_title: data.consultation.title.clone(),
        consultation_url: consultations::url(&data.consultation),
        document_title: data.document.title.clone(),
        document_url: super::url(&data.consultation, &data.document),
        current_version: data.document.current_version,
    };
    let title = visit.text_with(
        "documents-new-version-title",
        &[("title", data.document.title.as_str().into())],
    );
    Page::new("documents/desk_version.html", title)
        .with("desk_key", &"editor")
        .with("desk", &view)
        .with("preview", &preview)
        .with("report", &report)
        .form(form)
}

pub async fn show_new_version(
    visit: Visit,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let data = load(&visit, &path).await?;
    let form = FormView::filled([
        ("source", data.source.clone()),
        ("based_on", data.document.current_version.to_string()),
    ]);
    version_page(&visit, &data, &form, None, None).respond(&visit)
}

pub async fn publish_new_version(
    visit: Visit,
    path: web::Path<String>,
    FileForm {
        mut form,
        room: _room,
    }: FileForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let data = load(&visit, &path).await?;
    if let Some(read) = read_file(&visit, &mut form).await? {
        let mut view = form.view(&visit, &FieldErrors::default());
        view.values.insert("source".to_owned(), read.markdown);
        return version_page(&visit, &data, &view, None, Some(&read.report))
            .with("undescribed", &read.undescribed)
            .respond(&visit);
    }
    if form.is_refused() {
        let view = form.view(&visit, &refused(&form));
        return version_page(&visit, &data, &view, None, None).respond(&visit);
    }
    let is_preview = form.get("do") != "publish";
    let note = if is_preview {
        form.optional_text("note", rules::NOTE)
    } else {
        form.text("note", rules::NOTE)
    };
    let based_on = form.number("based_on", 1, i64::from(i32::MAX));
    let source = read_source(&mut form).await?;
    if source
        .as_ref()
        .is_some_and(|source| source.markdown == data.source)
    {
        form.refuse("source", "documents.unchanged");
    }
    let undescribed = describing::left(&form, source.as_ref());
    let Some(source) = source.filter(|_| !form.is_refused()) else {
        let view = form.view(&visit, &refused(&form));
        return version_page(&visit, &data, &view, None, None)
            .with("undescribed", &undescribed)
            .respond(&visit);
    };
    let pins = read_pins(&mut form, &data.old, &source);
    let (old, sections) = (data.old.clone(), source.sections.clone());
    let (carried, automatic) = web::block(move || {
        let automatic = carry(&old, sections.clone(), &[]);
        let carried = if pins.is_empty() {
            automatic.clone()
        } else {
            carry(&old, sections, &pins)
        };
        (carried, automatic)
    })
    .await
    .map_err(|error| AppError::Internal(error.to_string()))?;
    let refused = refused(&form);
    if is_preview || !refused.is_empty() {
        let view = form.view(&visit, &refused);
        let preview = preview_of(&data, &source, &carried, &automatic);
        return version_page(&visit, &data, &view, Some(&preview), None)
            .with("undescribed", &undescribed)
            .respond(&visit);
    }
    let (now, published_by) = (visit.now, visit.account_id()?);
    // Another version may have come meanwhile: what was matched is of no use then.
    if based_on != data.document.current_version {
        return Err(AppError::Conflict("documents.newer-version"));
    }
    let new = NewVersion {
        document_id: data.document.id,
        source,
        note,
        based_on,
        published_by: Some(published_by),
        carried: Some(carried),
    };
    let document = visit
        .app
        .db
        .write(move |tx| super::publish_version(tx, &new, now))
        .await?;
    Ok(visit.redirect(
        &super::url(&data.consultation, &document),
        Some("documents-version-published"),
    ))
}
