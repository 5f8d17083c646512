//! What a version made of what was said about the one before: the editor's desk, and telling those
//! who said it.

use std::collections::{BTreeMap, HashMap, HashSet};

use actix_web::{HttpResponse, web};
use serde::Serialize;
use serde_json::json;

use super::desk::{ensure_editor, refused};
use super::model::{Disposition, Document, SectionTitle, Verdict};
use super::store_life::{CommentRow, NewDisposition};
use super::views::section_label;
use super::{rules, store, store_life, url};
use crate::features::consultations::{self, Consultation};
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::notifications;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::text::excerpt;
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Comments that the desk lists for one document.
const MAX_COMMENTS: i64 = 2_000;

struct Data {
    consultation: Consultation,
    document: Document,
    titles: Vec<SectionTitle>,
    comments: Vec<CommentRow>,
    dispositions: Vec<Disposition>,
    linked: Vec<(i64, i64, String)>,
}

fn read(conn: &mut DbConn, id: &str) -> Result<Data, AppError> {
    let id: i64 = id.parse().map_err(|_| AppError::NotFound)?;
    let document = store::find(conn, id)?.ok_or(AppError::NotFound)?;
    let consultation =
        consultations::find(conn, document.consultation_id)?.ok_or(AppError::NotFound)?;
    let version = document.current_version;
    let comments = store_life::list_comments_before(conn, id, version, MAX_COMMENTS)?;
    let dispositions = store_life::list_dispositions(conn, id, Some(version))?;
    let ids: Vec<i64> = dispositions.iter().map(|one| one.id).collect();
    let linked = store_life::list_disposition_comments(conn, &ids)?;
    let titles = super::section_titles(conn, &[id])?;
    Ok(Data {
        consultation,
        document,
        titles,
        comments,
        dispositions,
        linked,
    })
}

#[derive(Serialize)]
struct CommentView {
    id: i64,
    token: String,
    author: String,
    words: String,
    is_linked: bool,
}

/// A section that something was said about.
#[derive(Serialize)]
struct SectionDesk {
    anchor: String,
    label: String,
    url: String,
    /// It is no longer part of the document.
    is_gone: bool,
    verdict: &'static str,
    reason: String,
    comments: Vec<CommentView>,
}

#[derive(Serialize)]
struct DeskView {
    consultation_title: String,
    consultation_url: String,
    document_title: String,
    document_url: String,
    version: i64,
    sections: Vec<SectionDesk>,
}

fn page(visit: &Visit, data: &Data, form: &FormView, at: &str) -> Page {
    let base = url(&data.consultation, &data.document);
    let mut by_anchor: BTreeMap<&str, Vec<&CommentRow>> = BTreeMap::new();
    for comment in &data.comments {
        by_anchor
            .entry(comment.2.as_str())
            .or_default()
            .push(comment);
    }
    let linked: HashSet<(i64, i64)> = data
        .linked
        .iter()
        .map(|(disposition, comment, _)| (*disposition, *comment))
        .collect();
    let known: HashMap<&str, &Disposition> = data
        .dispositions
        .iter()
        .map(|one| (one.anchor.as_str(), one))
        .collect();
    let sections = data.titles.iter().filter_map(|title| {
        let comments = by_anchor.get(title.anchor.as_str())?;
        let made = known.get(title.anchor.as_str());
        // What was typed and refused stays in the field of its section.
        let is_refused = at == title.anchor && !form.errors.is_empty();
        let typed = |name: &str| form.values.get(name).cloned().filter(|_| is_refused);
        Some(SectionDesk {
            label: section_label(&title.number, &title.title, &data.document.title),
            url: format!("{base}/sections/{}", title.anchor),
            is_gone: title.version != data.document.current_version,
            verdict: made.map_or("", |one| one.verdict.as_str()),
            reason: typed("reason")
                .or_else(|| made.map(|one| one.reason.clone()))
                .unwrap_or_default(),
            comments: comments
                .iter()
                .map(|(id, token, _, author, text, _)| CommentView {
                    id: *id,
                    token: token.clone(),
                    author: author.clone(),
                    words: excerpt(text, 300),
                    is_linked: made.is_none_or(|one| linked.contains(&(one.id, *id))),
                })
                .collect(),
            anchor: title.anchor.clone(),
        })
    });
    let view = DeskView {
        consultation_title: data.consultation.title.clone(),
        consultation_url: consultations::url(&data.consultation),
        document_title: data.document.title.clone(),
        version: data.document.current_version,
        sections: sections.collect(),
        document_url: base,
    };
    let title = visit.text_with(
        "documents-dispositions-title",
        &[
            ("title", data.document.title.as_str().into()),
            ("version", data.document.current_version.into()),
        ],
    );
    Page::new("documents/desk_dispositions.html", title)
        .with("desk_key", &"editor")
        .with("desk", &view)
        .with("at", &at)
        .form(form)
}

pub async fn show(visit: Visit, path: web::Path<String>) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let id = path.into_inner();
    let data = visit.app.db.read(move |conn| read(conn, &id)).await?;
    page(&visit, &data, &FormView::default(), "").respond(&visit)
}

/// What the editor says about one section.
struct Saying {
    version: i64,
    anchor: String,
    /// None takes it back.
    verdict: Option<Verdict>,
    reason: String,
    comments: Vec<i64>,
}

fn read_saying(form: &mut PostForm) -> Saying {
    let takes_back = form.get("do") == "take-back";
    let verdict = if takes_back {
        None
    } else {
        form.choice("verdict", Verdict::parse)
    };
    Saying {
        version: form.number("version", 2, i64::from(i32::MAX)),
        anchor: form.get("anchor").to_owned(),
        reason: if takes_back {
            String::new()
        } else {
            form.text("reason", rules::REASON)
        },
        comments: form
            .all("comment")
            .into_iter()
            .filter_map(|id| id.parse().ok())
            .collect(),
        verdict,
    }
}

pub async fn save(
    visit: Visit,
    path: web::Path<String>,
    mut form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let id = path.into_inner();
    let saying = read_saying(&mut form);
    if form.is_refused() {
        let asked = id.clone();
        let data = visit.app.db.read(move |conn| read(conn, &asked)).await?;
        let view = form.view(&visit, &refused(&form));
        return page(&visit, &data, &view, &saying.anchor).respond(&visit);
    }
    let (by, now) = (visit.account_id()?, visit.now);
    let target = format!(
        "/desk/editor/documents/{id}/dispositions#s-{}",
        saying.anchor
    );
    visit
        .app
        .db
        .write(move |tx| {
            let data = read(tx, &id)?;
            dispose(tx, &data, saying, by, now)
        })
        .await?;
    Ok(visit.redirect(&target, Some("documents-disposed")))
}

/// Says what the current version made of everything that was said about a section before it.
///
/// # Errors
/// `NotFound` when there is no such document or section.
pub fn answer_comments(
    tx: &mut Tx<'_>,
    document_id: i64,
    anchor: &str,
    (verdict, reason): (Verdict, &str),
    by: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let data = read(tx, &document_id.to_string())?;
    let about = data.comments.iter().filter(|row| row.2 == anchor);
    let saying = Saying {
        version: data.document.current_version,
        anchor: anchor.to_owned(),
        verdict: Some(verdict),
        reason: reason.to_owned(),
        comments: about.map(|row| row.0).collect(),
    };
    dispose(tx, &data, saying, by, now)
}

/// Stores, logs, and tells those who said something about the section.
fn dispose(
    tx: &mut Tx<'_>,
    data: &Data,
    saying: Saying,
    by: i64,
    now: UtcTime,
) -> Result<(), AppError> {
    let document = &data.document;
    if saying.version != document.current_version {
        return Err(AppError::Conflict("documents.newer-version"));
    }
    let title = data
        .titles
        .iter()
        .find(|title| title.anchor == saying.anchor)
        .ok_or(AppError::NotFound)?;
    let base = url(&data.consultation, document);
    let known = data
        .dispositions
        .iter()
        .find(|one| one.anchor == saying.anchor);
    let Some(verdict) = saying.verdict else {
        let known = known.ok_or(AppError::NotFound)?;
        store_life::delete_disposition(tx, known.id)?;
        let act = Act::new(
            "disposition-taken-back",
            "document",
            &document.token,
            ActingAs::Editor,
        )
        .by(Some(by));
        let detail = json!({ "title": document.title, "url": base, "section": saying.anchor });
        ledger::append(tx, &act, detail, now)?;
        tx.touch(document.place(), now);
        return Ok(());
    };
    let about: Vec<&CommentRow> = data
        .comments
        .iter()
        .filter(|row| row.2 == saying.anchor && saying.comments.contains(&row.0))
        .collect();
    let new = NewDisposition {
        document_id: document.id,
        version: saying.version,
        anchor: saying.anchor.clone(),
        verdict,
        reason: saying.reason.clone(),
        decided_by: by,
    };
    let id = store_life::put_disposition(tx, &new, now)?;
    let ids: Vec<i64> = about.iter().map(|row| row.0).collect();
    store_life::set_disposition_comments(tx, id, &ids)?;
    let label = section_label(&title.number, &title.title, &document.title);
    let page = format!("{base}/sections/{}", saying.anchor);
    let is_public = consultations::is_public(&data.consultation, now);
    let named = |value: &str| {
        if is_public {
            value.to_owned()
        } else {
            String::new()
        }
    };
    let act = Act::new("disposed", "document", &document.token, ActingAs::Editor).by(Some(by));
    let detail = json!({
        "title": named(&document.title), "url": named(&page), "version": saying.version,
        "section": saying.anchor, "verdict": verdict.as_str(),
    });
    ledger::append(tx, &act, detail, now)?;
    let action = match verdict {
        Verdict::Taken => "taken-up",
        Verdict::Partly => "taken-up-partly",
        Verdict::NotTaken => "not-taken-up",
    };
    let mut authors: BTreeMap<i64, Vec<&CommentRow>> = BTreeMap::new();
    for row in about {
        let act = Act::new(action, "comment", &row.1, ActingAs::Editor).by(Some(by));
        let detail = json!({
            "title": format!("{} – {label}", document.title), "url": page, "version": saying.version,
        });
        ledger::append(tx, &act, detail, now)?;
        tx.touch(format!("contribution:{}", row.1), now);
        if let Some(account_id) = row.5 {
            authors.entry(account_id).or_default().push(row);
        }
    }
    for (account_id, rows) in authors {
        let params = json!({
            "title": document.title,
            "section": label,
            "verdict": verdict.as_str(),
            "reason": saying.reason,
            "version": saying.version,
            "path": page,
            "comments": rows.iter().map(|row| format!("/c/{}", row.1)).collect::<Vec<_>>(),
        });
        // Said again otherwise, it is told again.
        let event = format!("disposed:{id}:{}", now.naive().and_utc().timestamp());
        notifications::tell(tx, account_id, "documents/disposed", &event, &params, now)?;
    }
    tx.touch(document.place(), now);
    tx.touch(format!("consultation:{}", data.consultation.id), now);
    Ok(())
}
