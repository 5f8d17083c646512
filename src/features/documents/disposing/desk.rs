//! The editor's desk: which sections wait for an answer, and one section with its comments.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::acts::{self, Saying, Section};
use super::store::{self, CommentRow};
use crate::features::consultations::{self, Consultation};
use crate::features::documents::desk::{ensure_editor, refused};
use crate::features::documents::desk_head::{DeskHead, desk_url};
use crate::features::documents::model::{Disposition, Document, SectionTitle, Verdict};
use crate::features::documents::views::section_label;
use crate::features::documents::{rules, section_titles, store as documents};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::{AppError, FieldErrors};
use crate::platform::text::{Fate, Part, diff, excerpt};
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Comments that a form lists at once of those that wait, and of those that were answered before.
/// What does not find room comes as soon as these are answered.
const LISTED: i64 = 200;
/// The last part of this desk's path.
const TOOL: &str = "dispositions";

struct Overview {
    consultation: Consultation,
    document: Document,
    titles: Vec<SectionTitle>,
    said: HashMap<String, i64>,
    waiting: HashMap<String, i64>,
    made: Vec<Disposition>,
}

fn read_overview(conn: &mut DbConn, id: i64) -> Result<Overview, AppError> {
    let document = documents::find(conn, id)?.ok_or(AppError::NotFound)?;
    let consultation =
        consultations::find(conn, document.consultation_id)?.ok_or(AppError::NotFound)?;
    let version = document.current_version;
    Ok(Overview {
        said: store::count_said(conn, id, version)?,
        waiting: store::count_unanswered(conn, id, version)?,
        made: store::list(conn, id, Some(version))?,
        titles: section_titles(conn, &[id])?,
        consultation,
        document,
    })
}

/// A section in the list.
#[derive(Serialize)]
struct Row {
    label: String,
    url: String,
    is_gone: bool,
    said_count: i64,
    waiting_count: i64,
    /// What the current version made of it, if that was said.
    verdict: Option<&'static str>,
}

#[derive(Serialize)]
struct ListView {
    #[serde(flatten)]
    head: DeskHead,
    /// Those with comments that nobody has answered.
    waiting: Vec<Row>,
    rest: Vec<Row>,
}

fn parse_id(id: &str) -> Result<i64, AppError> {
    id.parse().map_err(|_| AppError::NotFound)
}

pub async fn show_sections(
    visit: Visit,
    path: web::Path<String>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let id = parse_id(&path)?;
    let data = visit
        .app
        .db
        .read(move |conn| read_overview(conn, id))
        .await?;
    let head = DeskHead::of(&data.consultation, &data.document, TOOL);
    let rows = data.titles.iter().filter_map(|title| {
        let count = |of: &HashMap<String, i64>| of.get(&title.anchor).copied().unwrap_or(0);
        let made = data.made.iter().find(|one| one.anchor == title.anchor);
        let said_count = count(&data.said);
        (said_count > 0 || made.is_some()).then(|| Row {
            label: section_label(&title.number, &title.title, &data.document.title),
            url: format!("{}/{}", head.url, title.anchor),
            is_gone: title.version != data.document.current_version,
            said_count,
            waiting_count: count(&data.waiting),
            verdict: made.map(|one| one.verdict.as_str()),
        })
    });
    let (waiting, rest) = rows.partition(|row| row.waiting_count > 0);
    let title = desk_title(&visit, &data.document);
    let view = ListView {
        head,
        waiting,
        rest,
    };
    Page::new("documents/desk_dispositions.html", title)
        .with("desk_key", &"editor")
        .with("desk", &view)
        .respond(&visit)
}

fn desk_title(visit: &Visit, document: &Document) -> String {
    visit.text_with(
        "documents-dispositions-title",
        &[
            ("title", document.title.as_str().into()),
            ("version", document.current_version.into()),
        ],
    )
}

struct Data {
    section: Section,
    waiting: Vec<CommentRow>,
    waiting_count: i64,
    answered: Vec<CommentRow>,
    verdicts: Vec<(i64, i64, Verdict)>,
}

fn read_section(conn: &mut DbConn, id: i64, anchor: &str) -> Result<Data, AppError> {
    let section = acts::read(conn, id, anchor)?;
    let version = section.document.current_version;
    let waiting = store::list_unanswered(conn, id, version, anchor, LISTED)?;
    let waiting_count = store::count_unanswered(conn, id, version)?
        .get(anchor)
        .copied()
        .unwrap_or(0);
    // What this version answered already stands on the form, however much it is.
    let own: Vec<i64> = section
        .linked
        .iter()
        .map(|one| one.contribution_id)
        .collect();
    let mut answered = store::list_chosen(conn, id, version, anchor, &own)?;
    for row in store::list_answered(conn, id, version, anchor, LISTED)? {
        if !own.contains(&row.id) {
            answered.push(row);
        }
    }
    let ids: Vec<i64> = answered.iter().map(|row| row.id).collect();
    Ok(Data {
        verdicts: store::list_verdicts(conn, &ids)?,
        waiting,
        waiting_count,
        answered,
        section,
    })
}

/// A comment with the box that says whether the answer is about it.
#[derive(Serialize)]
struct CommentView {
    id: i64,
    token: String,
    author: String,
    lang: String,
    words: String,
    /// The words of the section that it is about, with what they should be instead.
    quote: Option<Vec<Part>>,
    at: UtcTime,
    version: i64,
    support_count: i64,
    /// What was made of it: version, verdict.
    answers: Vec<(i64, &'static str)>,
    is_ticked: bool,
}

impl CommentView {
    fn new(row: &CommentRow, data: &Data, is_ticked: bool) -> Self {
        let quote = match &row.replacement {
            _ if row.exact.is_empty() => None,
            Some(new) => Some(diff(&row.exact, new)),
            None => Some(vec![Part {
                fate: Fate::Kept,
                text: row.exact.clone(),
            }]),
        };
        let answers = data.verdicts.iter().filter(|(id, _, _)| *id == row.id);
        Self {
            id: row.id,
            token: row.token.clone(),
            author: row.author_name.clone(),
            lang: row.lang.clone(),
            words: excerpt(&row.text, 300),
            quote,
            at: row.received_at,
            version: row.version,
            support_count: row.support_count,
            answers: answers
                .map(|(_, version, verdict)| (*version, verdict.as_str()))
                .collect(),
            is_ticked,
        }
    }
}

#[derive(Serialize)]
struct SectionView {
    #[serde(flatten)]
    head: DeskHead,
    label: String,
    section_url: String,
    is_gone: bool,
    /// What was said last, and stands.
    verdict: &'static str,
    reason: String,
    waiting: Vec<CommentView>,
    /// Further ones that are listed as soon as these are answered.
    waiting_more: i64,
    answered: Vec<CommentView>,
}

/// The page of one section. Of a form that was refused, everything stays as it was filled in:
/// `ticked` are its boxes.
fn section_page(visit: &Visit, data: &Data, form: &FormView, ticked: Option<&[i64]>) -> Page {
    let section = &data.section;
    let head = DeskHead::of(&section.consultation, &section.document, TOOL);
    let known = section.known.as_ref();
    let is_ticked = |row: &CommentRow| match ticked {
        Some(ticked) => ticked.contains(&row.id),
        // A first answer is about all that wait; what was ticked before is about no more.
        None if known.is_none() => !data.verdicts.iter().any(|(id, _, _)| *id == row.id),
        None => {
            let mut linked = section.linked.iter();
            linked.any(|one| one.contribution_id == row.id)
        }
    };
    let views = |rows: &[CommentRow]| {
        rows.iter()
            .map(|row| CommentView::new(row, data, is_ticked(row)))
            .collect::<Vec<_>>()
    };
    let listed = i64::try_from(data.waiting.len()).unwrap_or(i64::MAX);
    let view = SectionView {
        label: section.label.clone(),
        section_url: format!("{}/sections/{}", head.document_url, section.anchor),
        is_gone: section.is_gone,
        verdict: known.map_or("", |one| one.verdict.as_str()),
        reason: known.map_or_else(String::new, |one| one.reason.clone()),
        waiting: views(&data.waiting),
        waiting_more: data.waiting_count.saturating_sub(listed),
        answered: views(&data.answered),
        head,
    };
    let title = visit.text_with(
        "documents-disposition-title",
        &[("section", section.label.as_str().into())],
    );
    Page::new("documents/desk_disposition.html", title)
        .with("desk_key", &"editor")
        .with("desk", &view)
        .form(form)
}

pub async fn show_section(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let (id, anchor) = path.into_inner();
    let id = parse_id(&id)?;
    let data = visit
        .app
        .db
        .read(move |conn| read_section(conn, id, &anchor))
        .await?;
    section_page(&visit, &data, &FormView::default(), None).respond(&visit)
}

async fn show_refused(
    visit: &Visit,
    id: i64,
    anchor: String,
    form: &PostForm,
    errors: &FieldErrors,
) -> Result<HttpResponse, AppError> {
    let data = visit
        .app
        .db
        .read(move |conn| read_section(conn, id, &anchor))
        .await?;
    let view = form.view(visit, errors);
    section_page(visit, &data, &view, Some(&ticked(form))).respond(visit)
}

fn ticked(form: &PostForm) -> Vec<i64> {
    let all = form.all("comment").into_iter();
    all.filter_map(|id| id.parse().ok()).collect()
}

pub async fn save(
    visit: Visit,
    path: web::Path<(String, String)>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let (id, anchor) = path.into_inner();
    let id = parse_id(&id)?;
    let version = form.number("version", 1, i64::from(i32::MAX));
    let (by, now) = (visit.account_id()?, visit.now);
    let list = desk_url(id, TOOL);
    if form.get("do") == "take-back" {
        let reason = form.text("back_reason", rules::TAKING_BACK);
        if form.is_refused() {
            return show_refused(&visit, id, anchor, &form, &refused(&form)).await;
        }
        visit
            .app
            .db
            .write(move |tx| {
                let section = acts::read_to_change(tx, id, &anchor, version)?;
                acts::take_back(tx, &section, &reason, by, now)
            })
            .await?;
        return Ok(visit.redirect(&list, Some("documents-disposed-back")));
    }
    let verdict = form.choice("verdict", Verdict::parse);
    let reason = form.text("reason", rules::REASON);
    let comments = ticked(&form);
    let Some(verdict) = verdict.filter(|_| !form.is_refused()) else {
        return show_refused(&visit, id, anchor, &form, &refused(&form)).await;
    };
    let saying = Saying {
        verdict,
        reason,
        comments,
    };
    let asked = anchor.clone();
    let made = visit
        .app
        .db
        .write(move |tx| {
            let section = acts::read_to_change(tx, id, &asked, version)?;
            acts::dispose(tx, &section, &saying, by, now)
        })
        .await;
    match made {
        Ok(true) => Ok(visit.redirect(&list, Some("documents-disposed"))),
        Ok(false) => Ok(visit.redirect(&list, Some("documents-disposed-same"))),
        Err(AppError::Invalid(errors)) => show_refused(&visit, id, anchor, &form, &errors).await,
        Err(other) => Err(other),
    }
}
