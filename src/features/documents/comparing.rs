//! Two versions beside each other, at an address that stays.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::compare::{Change, Line, Row, Side, compare};
use super::disposing;
use super::form::Note;
use super::handlers::{Reader, about, find_readable};
use super::identity;
use super::model::{Disposition, Document, SectionText, Version};
use super::views::{Around, DispositionView, DocumentHead, VersionView, section_label};
use super::{store, store_life};
use crate::features::consultations::Consultation;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Sections without a change that are counted and not named one by one.
const RUN: usize = 1;

struct Compared {
    consultation: Consultation,
    document: Document,
    versions: Vec<Version>,
    from: Version,
    to: Version,
    old: Vec<SectionText>,
    new: Vec<SectionText>,
    rows: Vec<Row>,
    dispositions: Vec<Disposition>,
}

fn label(section: &SectionText, document: &Document) -> String {
    section_label(&section.number, &section.title, &document.title)
}

/// Sections with what they are called, for comparing them.
pub fn sides<'a>(all: &'a [SectionText], labels: &'a [String]) -> Vec<Side<'a>> {
    all.iter()
        .zip(labels)
        .map(|(one, label)| Side {
            label,
            text: &one.text,
            html: &one.html,
        })
        .collect()
}

fn read(
    conn: &mut DbConn,
    slug: &str,
    document: &str,
    (from, to): (i64, i64),
    reader: &Reader,
) -> Result<Compared, AppError> {
    let (consultation, document) = find_readable(conn, slug, document, reader)?;
    let versions = store::list_versions(conn, document.id)?;
    let find = |number: i64| {
        versions
            .iter()
            .find(|version| version.number == number)
            .cloned()
            .ok_or(AppError::NotFound)
    };
    // What is older stands on the left, whichever is named first.
    let (from, to) = (find(from.min(to))?, find(from.max(to))?);
    let old = store::list_texts(conn, document.id, from.number)?;
    let new = store::list_texts(conn, document.id, to.number)?;
    let lineage = store_life::list_lineage(conn, document.id, from.number, to.number)?;
    let dispositions = disposing::list(conn, document.id)?;
    let matching = identity::between(&old, &new, &lineage);
    let labels = |all: &[SectionText]| -> Vec<String> {
        all.iter().map(|one| label(one, &document)).collect()
    };
    let (old_labels, new_labels) = (labels(&old), labels(&new));
    let rows = compare(
        &sides(&old, &old_labels),
        &sides(&new, &new_labels),
        &matching,
    );
    let dispositions = dispositions
        .into_iter()
        .filter(|one| one.version > from.number && one.version <= to.number)
        .collect();
    Ok(Compared {
        consultation,
        document,
        versions,
        from,
        to,
        old,
        new,
        rows,
        dispositions,
    })
}

/// A row as the page shows it; or a run of sections without a change, or with another number only.
#[derive(Serialize)]
struct RowView {
    /// Of the element on the page.
    id: String,
    change: Change,
    is_moved: bool,
    label: String,
    /// What the heading was, where it was another.
    old_label: Option<String>,
    /// Its place within the document.
    url: Option<String>,
    lines: Vec<Line>,
    /// What has changed beside the words.
    notes: Vec<Note>,
    /// Labels of what went into it.
    merged: Vec<String>,
    split_from: Option<String>,
    merged_into: Option<String>,
    /// Sections of a run without a change.
    same_count: usize,
    /// Sections of a run that only have new numbers, from `old_label` and `label` of the first to
    /// those of the last.
    renumbered_count: usize,
    last_old_label: String,
    last_label: String,
    dispositions: Vec<DispositionView>,
}

#[derive(Default, Serialize)]
struct Counts {
    edited: usize,
    added: usize,
    deleted: usize,
    moved: usize,
    split: usize,
    merged: usize,
    kept: usize,
}

#[derive(Serialize)]
struct ComparisonView {
    head: DocumentHead,
    around: Around,
    from: VersionView,
    to: VersionView,
    versions: Vec<VersionView>,
    rows: Vec<RowView>,
    counts: Counts,
    is_side_by_side: bool,
    url: String,
}

fn count(rows: &[Row]) -> Counts {
    let mut counts = Counts::default();
    for row in rows {
        match row.change {
            Change::Kept => counts.kept += 1,
            Change::Edited => counts.edited += 1,
            Change::Added => counts.added += 1,
            Change::Deleted => counts.deleted += 1,
            Change::Split => counts.split += 1,
            Change::Merged => counts.merged += 1,
        }
        counts.moved += usize::from(row.is_moved);
    }
    counts
}

fn row_views(data: &mut Compared, head: &DocumentHead) -> Vec<RowView> {
    let (document, old, new) = (&data.document, &data.old, &data.new);
    let name = |all: &[SectionText], at: usize| all.get(at).map(|one| label(one, document));
    let mut by_anchor: HashMap<&str, Vec<&Disposition>> = HashMap::new();
    for one in &data.dispositions {
        by_anchor.entry(one.anchor.as_str()).or_default().push(one);
    }
    let mut views: Vec<RowView> = Vec::new();
    for row in std::mem::take(&mut data.rows) {
        let section = match (row.new, row.old) {
            (Some(at), _) => new.get(at),
            (None, Some(at)) => old.get(at),
            (None, None) => None,
        };
        let Some(section) = section else {
            continue;
        };
        let anchor = section.anchor.as_str();
        let found = by_anchor.get(anchor).cloned().unwrap_or_default();
        if row.change == Change::Kept && !row.is_moved && found.is_empty() {
            run_on(&mut views, anchor, row);
            continue;
        }
        let current = row.new.is_some();
        views.push(RowView {
            id: anchor.to_owned(),
            change: row.change,
            is_moved: row.is_moved,
            label: if current {
                row.new_label.clone()
            } else {
                row.old_label.clone()
            },
            old_label: Some(row.old_label)
                .filter(|old| current && !old.is_empty() && *old != row.new_label),
            url: current.then(|| format!("{}/v/{}#{anchor}", head.url, data.to.number)),
            lines: row.lines,
            notes: row.notes,
            merged: row.merged.iter().filter_map(|at| name(old, *at)).collect(),
            split_from: row.split_from.and_then(|at| name(old, at)),
            merged_into: row.merged_into.and_then(|at| name(new, at)),
            same_count: 0,
            renumbered_count: 0,
            last_old_label: String::new(),
            last_label: String::new(),
            dispositions: found
                .into_iter()
                .map(|one| DispositionView::new(one.clone(), head, &[]))
                .collect(),
        });
    }
    views
}

/// A section whose words and heading are the same, counted with those before it.
fn run_on(views: &mut Vec<RowView>, anchor: &str, row: Row) {
    let is_same = row.old_label == row.new_label;
    match views.last_mut() {
        Some(last) if is_same && last.same_count >= RUN => last.same_count += 1,
        Some(last) if !is_same && last.renumbered_count >= RUN => {
            last.renumbered_count += 1;
            (last.last_old_label, last.last_label) = (row.old_label, row.new_label);
        }
        _ if is_same => views.push(RowView {
            same_count: 1,
            ..blank(anchor)
        }),
        _ => views.push(RowView {
            renumbered_count: 1,
            label: row.new_label,
            old_label: Some(row.old_label),
            ..blank(anchor)
        }),
    }
}

fn blank(anchor: &str) -> RowView {
    RowView {
        id: anchor.to_owned(),
        change: Change::Kept,
        is_moved: false,
        label: String::new(),
        old_label: None,
        url: None,
        lines: Vec::new(),
        notes: Vec::new(),
        merged: Vec::new(),
        split_from: None,
        merged_into: None,
        same_count: 0,
        renumbered_count: 0,
        last_old_label: String::new(),
        last_label: String::new(),
        dispositions: Vec::new(),
    }
}

fn comparison_page(visit: &Visit, mut data: Compared) -> Page {
    let head = DocumentHead::new(&data.consultation, &data.document);
    let counts = count(&data.rows);
    let rows = row_views(&mut data, &head);
    let title = visit.text_with(
        "documents-compare-title",
        &[
            ("title", head.title.as_str().into()),
            ("from", data.from.number.into()),
            ("to", data.to.number.into()),
        ],
    );
    let versions = data
        .versions
        .iter()
        .map(|version| VersionView::new(version.clone(), &head))
        .collect();
    let view = ComparisonView {
        url: format!(
            "{}/compare/{}/{}",
            head.url, data.from.number, data.to.number
        ),
        around: Around::new(&data.consultation, visit.now),
        from: VersionView::new(data.from.clone(), &head),
        to: VersionView::new(data.to.clone(), &head),
        versions,
        rows,
        counts,
        is_side_by_side: is_side_by_side(visit.request.query_string()),
        head,
    };
    let page = Page::new("documents/compare.html", title).with("compared", &view);
    about(page, visit, &data.consultation, &data.document)
}

/// Whatever else the address says, such as the language.
fn is_side_by_side(query: &str) -> bool {
    query.split('&').any(|one| one == "view=side")
}

/// Which versions to compare.
#[derive(Deserialize)]
pub struct Chosen {
    from: Option<String>,
    to: Option<String>,
    view: Option<String>,
}

/// Leads from the form with the two versions to the address of their comparison.
pub async fn choose(
    visit: Visit,
    path: web::Path<(String, String)>,
    query: web::Query<Chosen>,
) -> Result<HttpResponse, AppError> {
    let (slug, document) = path.into_inner();
    let number = |text: &Option<String>| {
        let number = text.as_deref().and_then(|text| text.parse::<i64>().ok());
        number.ok_or(AppError::NotFound)
    };
    let (from, to) = (number(&query.from)?, number(&query.to)?);
    let reader = Reader::of(&visit);
    let base = visit
        .app
        .db
        .read(move |conn| {
            let (consultation, document) = find_readable(conn, &slug, &document, &reader)?;
            Ok(super::url(&consultation, &document))
        })
        .await?;
    let view = match query.view.as_deref() {
        Some("side") => "?view=side",
        _ => "",
    };
    let address = format!("{base}/compare/{}/{}{view}", from.min(to), from.max(to));
    Ok(visit.redirect(&address, None))
}

pub async fn show_comparison(
    visit: Visit,
    path: web::Path<(String, String, String, String)>,
) -> Result<HttpResponse, AppError> {
    let (slug, document, from, to) = path.into_inner();
    let number = |text: &str| text.parse::<i64>().map_err(|_| AppError::NotFound);
    let pair = (number(&from)?, number(&to)?);
    let reader = Reader::of(&visit);
    let read = move |conn: &mut DbConn| read(conn, &slug, &document, pair, &reader);
    visit
        .public(read, |visit, data| Ok(comparison_page(visit, data)))
        .await
}
