//! Reading documents and commenting on them.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::model::{Document, SectionTitle, Version};
use super::views::{Around, DocumentHead, Reading, SectionView, VersionView, vanished};
use super::{rules, store};
use crate::features::accounts::{self, Action, Subject};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{self, Said, Thread};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
use crate::web::forms::FormView;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// A document that the public may read, and its consultation.
pub fn find_public(
    conn: &mut DbConn,
    slug: &str,
    document: &str,
    now: UtcTime,
) -> Result<(Consultation, Document), AppError> {
    let consultation = consultations::find_public(conn, slug, now)?;
    let document =
        store::find_by_slug(conn, consultation.id, document)?.ok_or(AppError::NotFound)?;
    Ok((consultation, document))
}

/// As [`find_public`]; editors read what is not public yet, as they see its consultation.
fn find_readable(
    conn: &mut DbConn,
    slug: &str,
    document: &str,
    reader: &Reader,
) -> Result<(Consultation, Document), AppError> {
    if !reader.is_editor {
        return find_public(conn, slug, document, reader.now);
    }
    let consultation = consultations::find_by_slug(conn, slug)?.ok_or(AppError::NotFound)?;
    let document =
        store::find_by_slug(conn, consultation.id, document)?.ok_or(AppError::NotFound)?;
    Ok((consultation, document))
}

/// Who reads, and when.
#[derive(Clone, Copy)]
pub struct Reader {
    is_editor: bool,
    now: UtcTime,
}

impl Reader {
    pub fn of(visit: &Visit) -> Self {
        Self {
            is_editor: accounts::may(&visit.actor, Action::EditConsultation, &Subject::SITE),
            now: visit.now,
        }
    }
}

/// The contribution after which the page begins (`?after=`).
fn after(visit: &Visit) -> i64 {
    let query = visit.request.query_string();
    let value = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("after="));
    value.and_then(|id| id.parse().ok()).unwrap_or(0).max(0)
}

struct ReadingData {
    consultation: Consultation,
    document: Document,
    versions: Vec<Version>,
    shown: Version,
    sections: Vec<super::Section>,
    titles: Vec<SectionTitle>,
    counts: HashMap<String, i64>,
}

fn read_document(
    conn: &mut DbConn,
    slug: &str,
    document: &str,
    number: Option<i64>,
    reader: &Reader,
) -> Result<ReadingData, AppError> {
    let (consultation, document) = find_readable(conn, slug, document, reader)?;
    let versions = store::list_versions(conn, document.id)?;
    let number = number.unwrap_or(document.current_version);
    let shown = versions
        .iter()
        .find(|version| version.number == number)
        .cloned();
    let shown = shown.ok_or(AppError::NotFound)?;
    let sections = store::list_sections(conn, shown.id)?;
    let counts = contributions::counts_of_place(conn, &document.place())?;
    let titles = super::section_titles(conn, &[document.id])?;
    Ok(ReadingData {
        consultation,
        document,
        versions,
        shown,
        sections,
        titles,
        counts,
    })
}

fn document_page(visit: &Visit, data: ReadingData) -> Result<Page, AppError> {
    let head = DocumentHead::new(&data.consultation, &data.document);
    let counts = &data.counts;
    let sections: Vec<SectionView> = data
        .sections
        .into_iter()
        .map(|section| SectionView::new(section, &head, counts))
        .collect();
    let versions: Vec<VersionView> = data
        .versions
        .into_iter()
        .map(|version| VersionView::new(version, &head))
        .collect();
    let title = head.title.clone();
    let description = head.summary.clone();
    let reading = Reading {
        contents: Reading::contents_of(&sections),
        vanished: vanished(&data.titles, &head, counts),
        whole_count: counts.get("").copied().unwrap_or(0),
        comment_count: counts.values().sum(),
        may_edit: accounts::may(&visit.actor, Action::EditConsultation, &Subject::SITE),
        around: Around::new(&data.consultation, visit.now),
        version: VersionView::new(data.shown, &head),
        versions,
        sections,
        head,
    };
    let page = Page::new("documents/document.html", title)
        .description(description)
        .with("reading", &reading)
        .feed("/feeds/documents.atom");
    Ok(about(page, visit, &data.consultation, &data.document))
}

/// What every page about a document depends on.
fn about(page: Page, visit: &Visit, consultation: &Consultation, document: &Document) -> Page {
    let page = page
        .topic(document.place())
        .topic(format!("consultation:{}", consultation.id));
    match rules::changes_at(consultation, visit.now) {
        Some(at) => page.fresh_until(at),
        None => page,
    }
}

pub async fn show_document(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (slug, document) = path.into_inner();
    let reader = Reader::of(&visit);
    let read = move |conn: &mut DbConn| read_document(conn, &slug, &document, None, &reader);
    visit.public(read, document_page).await
}

pub async fn show_version(
    visit: Visit,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, AppError> {
    let (slug, document, number) = path.into_inner();
    let number: i64 = number.parse().map_err(|_| AppError::NotFound)?;
    let reader = Reader::of(&visit);
    let read =
        move |conn: &mut DbConn| read_document(conn, &slug, &document, Some(number), &reader);
    visit.public(read, document_page).await
}

/// Which comments a page is about.
#[derive(Clone, Debug)]
pub enum About {
    Document,
    Section(String),
    Comment(String),
}

/// A page with comments: what they are about, and the comments.
pub struct TalkData {
    consultation: Consultation,
    document: Document,
    /// The section, and the version it was taken from.
    section: Option<(super::Section, i64)>,
    /// The comment that is replied to.
    parent: Option<Said>,
    thread: Thread,
    count: i64,
}

pub fn read_talk(
    conn: &mut DbConn,
    slug: &str,
    document: &str,
    about: &About,
    after: i64,
    reader: &Reader,
) -> Result<TalkData, AppError> {
    let (consultation, document) = find_readable(conn, slug, document, reader)?;
    let place = document.place();
    let mut data = TalkData {
        consultation,
        document,
        section: None,
        parent: None,
        thread: Thread::default(),
        count: 0,
    };
    match about {
        About::Comment(token) => {
            let comment = contributions::find_by_token(conn, token)?;
            let comment = comment
                .filter(|comment| comment.place == place && comment.published_at.is_some())
                .ok_or(AppError::NotFound)?;
            // A reply to a reply stands under the same comment: the page is that comment's.
            let comment = match comment.parent_id {
                Some(root) => contributions::find(conn, root)?.ok_or(AppError::NotFound)?,
                None => comment,
            };
            data.thread = contributions::list_replies(conn, comment.id, after, rules::PAGE)?;
            data.count = comment.reply_count;
            data.parent = Some(contributions::said(conn, &comment)?);
            if !comment.anchor.is_empty() {
                data.section = store::find_section(conn, data.document.id, &comment.anchor)?;
            }
            return Ok(data);
        }
        About::Section(anchor) => {
            let section = store::find_section(conn, data.document.id, anchor)?;
            data.section = Some(section.ok_or(AppError::NotFound)?);
        }
        About::Document => {}
    }
    let anchor = data
        .section
        .as_ref()
        .map_or("", |(section, _)| &section.anchor);
    data.thread = contributions::thread(conn, &place, anchor, after, rules::PAGE)?;
    let counts = contributions::counts_of_place(conn, &place)?;
    data.count = counts.get(anchor).copied().unwrap_or(0);
    Ok(data)
}

/// What the pages with comments show.
#[derive(Serialize)]
struct TalkView {
    head: DocumentHead,
    around: Around,
    section: Option<SectionView>,
    /// The version that has the section, when the current one lacks it.
    gone_since: Option<i64>,
    parent: Option<Said>,
    thread: Thread,
    count: i64,
    /// This page: where it begins, and where its form goes.
    url: String,
    after: i64,
    /// Appended to ids, so that several sections can be opened within one page.
    mark: String,
    may_comment: bool,
    is_signed_in: bool,
    /// Shown when comments are read before they are published.
    is_pre_moderated: bool,
}

pub fn talk_page(visit: &Visit, data: TalkData, form: &FormView) -> Page {
    let TalkData {
        consultation,
        document,
        section,
        parent,
        thread,
        count,
    } = data;
    let head = DocumentHead::new(&consultation, &document);
    let around = Around::new(&consultation, visit.now);
    let gone_since = section
        .as_ref()
        .map(|(_, version)| *version)
        .filter(|version| *version != head.current_version);
    let mut counts = HashMap::new();
    if let Some((section, _)) = &section {
        counts.insert(section.anchor.clone(), count);
    }
    let section = section.map(|(section, _)| SectionView::new(section, &head, &counts));
    let base = section.as_ref().map_or_else(
        || format!("{}/comments", head.url),
        |section| section.url.clone(),
    );
    let (template, url, title_key) = match &parent {
        Some(said) => (
            "documents/reply.html",
            format!("{}/comments/{}/reply", head.url, said.token),
            "documents-reply-title",
        ),
        None => ("documents/comments.html", base, "documents-comments-title"),
    };
    let moderation = document.moderation.unwrap_or(consultation.moderation);
    let label = section
        .as_ref()
        .map_or(&head.title, |section| &section.label);
    let title = visit.text_with(title_key, &[("what", label.as_str().into())]);
    let parent_is_shown = parent.as_ref().is_none_or(|said| said.gone.is_none());
    let view = TalkView {
        mark: section
            .as_ref()
            .map_or_else(String::new, |section| section.anchor.clone()),
        may_comment: around.is_open && gone_since.is_none() && parent_is_shown,
        is_signed_in: visit.actor.is_signed_in(),
        is_pre_moderated: moderation == contributions::Moderation::Pre,
        after: after(visit),
        head,
        around,
        section,
        gone_since,
        parent,
        thread,
        count,
        url,
    };
    let page = Page::new(template, title).with("talk", &view).form(form);
    about(page, visit, &consultation, &document)
}

async fn show_talk(
    visit: Visit,
    slug: String,
    document: String,
    about: About,
) -> Result<HttpResponse, AppError> {
    let (reader, after) = (Reader::of(&visit), after(&visit));
    let read = move |conn: &mut DbConn| read_talk(conn, &slug, &document, &about, after, &reader);
    visit
        .public(read, |visit, data| {
            Ok(talk_page(visit, data, &FormView::default()))
        })
        .await
}

pub async fn show_section(
    visit: Visit,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, AppError> {
    let (slug, document, anchor) = path.into_inner();
    show_talk(visit, slug, document, About::Section(anchor)).await
}

pub async fn show_comments(
    visit: Visit,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, AppError> {
    let (slug, document) = path.into_inner();
    show_talk(visit, slug, document, About::Document).await
}

pub async fn show_reply(
    visit: Visit,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse, AppError> {
    let (slug, document, token) = path.into_inner();
    show_talk(visit, slug, document, About::Comment(token)).await
}
