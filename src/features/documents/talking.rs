//! Pages with comments: of a section, of a whole document, of a comment that is answered.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::beside::{self, Earlier};
use super::explained::{Aid, TermView};
use super::handlers::{Reader, about, find_readable};
use super::merged::{self, Merged, MergedView};
use super::model::{Disposition, Document, SectionTitle};
use super::views::{Around, DispositionView, DocumentHead, SectionView, section_label};
use super::{rules, store, store_life};
use crate::features::consultations::Consultation;
use crate::features::contributions::{self, Contribution, Order, Said, Sort, Thread};
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::web::forms::FormView;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// In which order comments are read, and where the page begins.
fn order(visit: &Visit) -> (Sort, Order) {
    let sort = Sort::parse(parameter(visit, "sort"));
    (sort, Order::parse(sort, parameter(visit, "after")))
}

/// The contribution after which the page begins (`?after=`).
fn after(visit: &Visit) -> i64 {
    let value = parameter(visit, "after");
    value.and_then(|id| id.parse().ok()).unwrap_or(0).max(0)
}

/// A parameter of the address, as far as it is plain.
fn parameter<'v>(visit: &'v Visit, name: &str) -> Option<&'v str> {
    let mut pairs = visit.request.query_string().split('&');
    pairs.find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// Where a page with comments begins.
#[derive(Clone, Copy)]
pub struct Start {
    order: Order,
    /// Replies are always read oldest first.
    after: i64,
}

impl Start {
    pub const FIRST: Self = Self {
        order: Order::Oldest(0),
        after: 0,
    };

    fn of(visit: &Visit) -> Self {
        Self {
            order: order(visit).1,
            after: after(visit),
        }
    }
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
    /// The same, with its text.
    answered: Option<Contribution>,
    thread: Thread,
    count: i64,
    /// What the section said in the versions on which these comments were made.
    earlier: Vec<Earlier>,
    /// What became of what was said, newest version first.
    dispositions: Vec<Disposition>,
    /// Sections that went into this one, or came out of it.
    related: Vec<SectionTitle>,
    /// What helps to understand the section.
    aid: Aid,
    /// What was said about sections that went into this one.
    merged: Vec<Merged>,
}

pub fn read_talk(
    conn: &mut DbConn,
    slug: &str,
    document: &str,
    about: &About,
    start: Start,
    reader: &Reader,
) -> Result<TalkData, AppError> {
    let (consultation, document) = find_readable(conn, slug, document, reader)?;
    let place = document.place();
    let mut data = TalkData {
        consultation,
        document,
        section: None,
        parent: None,
        answered: None,
        thread: Thread::default(),
        count: 0,
        earlier: Vec::new(),
        dispositions: Vec::new(),
        related: Vec::new(),
        aid: Aid::default(),
        merged: Vec::new(),
    };
    match about {
        About::Comment(token) => {
            let comment = contributions::find_by_token(conn, token)?;
            let comment = comment
                .filter(|comment| comment.place == place && comment.published_at.is_some())
                .ok_or(AppError::NotFound)?;
            data.thread = contributions::list_replies(conn, &comment, start.after, rules::PAGE)?;
            reader.mark(conn, &mut data.thread.said, &data.consultation)?;
            data.count = comment.reply_count;
            data.parent = Some(contributions::said(conn, &comment)?);
            data.answered = Some(comment.clone());
            if !comment.anchor.is_empty() {
                data.section = store::find_section(conn, data.document.id, &comment.anchor)?;
            }
            data.look_back(conn)?;
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
    data.thread = contributions::thread(conn, &place, anchor, start.order, rules::PAGE)?;
    reader.mark(conn, &mut data.thread.said, &data.consultation)?;
    let counts = contributions::counts_of_place(conn, &place)?;
    data.count = counts.get(anchor).copied().unwrap_or(0);
    if let Some((section, version)) = &data.section {
        data.aid = Aid::read(conn, &data.document, &section.anchor, *version)?;
    }
    data.look_back(conn)?;
    if !start.order.is_later_page() {
        data.look_aside(conn, reader)?;
    }
    Ok(data)
}

impl TalkData {
    /// Finds what was said about sections that went into this one.
    fn look_aside(&mut self, conn: &mut DbConn, reader: &Reader) -> Result<(), AppError> {
        let current = self.document.current_version;
        let Some((section, _)) = self
            .section
            .as_ref()
            .filter(|(_, version)| *version == current)
        else {
            return Ok(());
        };
        if self.related.is_empty() {
            return Ok(());
        }
        let titles = super::section_titles(conn, &[self.document.id])?;
        self.merged = merged::list(conn, &self.document, section, &titles)?;
        for one in &mut self.merged {
            reader.mark(conn, &mut one.thread.said, &self.consultation)?;
        }
        Ok(())
    }

    /// Finds out which comments were made on other words than those that stand there now, and
    /// what became of them.
    fn look_back(&mut self, conn: &mut DbConn) -> Result<(), AppError> {
        let Some((section, _)) = &self.section else {
            return Ok(());
        };
        let mut said: Vec<&mut Said> = self.thread.said.iter_mut().collect();
        said.extend(self.parent.as_mut());
        let current = self.document.current_version;
        // In a first version nothing can have changed.
        let history = if current == 1 {
            Vec::new()
        } else {
            store::list_history(conn, self.document.id, &section.anchor)?
        };
        self.earlier = beside::look_back(conn, said, section, current, &history)?;
        if current == 1 {
            return Ok(());
        }
        let all = store_life::list_dispositions(conn, self.document.id, None)?;
        self.dispositions = all
            .into_iter()
            .filter(|one| one.anchor == section.anchor)
            .collect();
        let lineage = store_life::list_lineage(conn, self.document.id, 0, current)?;
        let related: Vec<&str> = lineage
            .iter()
            .filter_map(|row| {
                if row.anchor == section.anchor {
                    Some(row.from_anchor.as_str())
                } else if row.from_anchor == section.anchor {
                    Some(row.anchor.as_str())
                } else {
                    None
                }
            })
            .collect();
        if !related.is_empty() {
            let titles = super::section_titles(conn, &[self.document.id])?;
            self.related = titles
                .into_iter()
                .filter(|title| related.contains(&title.anchor.as_str()))
                .collect();
        }
        Ok(())
    }
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
    sort: Sort,
    is_later_page: bool,
    /// Appended to ids, so that several sections can be opened within one page.
    mark: String,
    earlier: Vec<Earlier>,
    dispositions: Vec<DispositionView>,
    related: Vec<Related>,
    /// Words of the section that are explained.
    terms: Vec<TermView>,
    merged: Vec<MergedView>,
    may_comment: bool,
    is_signed_in: bool,
    /// Shown when comments are read before they are published.
    is_pre_moderated: bool,
}

/// A section that this one came from or went into.
#[derive(Serialize)]
struct Related {
    label: String,
    url: String,
}

pub fn talk_page(visit: &Visit, data: TalkData, form: &FormView) -> Page {
    let TalkData {
        consultation,
        document,
        section,
        parent,
        answered: _,
        thread,
        count,
        earlier,
        dispositions,
        related,
        mut aid,
        merged,
    } = data;
    let (sort, order) = order(visit);
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
    let mut section = section.map(|(section, _)| SectionView::new(section, &head, &counts));
    let terms = section.as_mut().map_or_else(Vec::new, |view| {
        view.plain = aid.plain.take();
        aid.mark(&mut view.html)
    });
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
    let moderation = document.moderation_of(&consultation, visit.now);
    let shown = section.as_ref();
    let label = shown.map_or(&head.title, |section| &section.label);
    let title = visit.text_with(title_key, &[("what", label.as_str().into())]);
    let view = TalkView {
        mark: section
            .as_ref()
            .map_or_else(String::new, |section| section.anchor.clone()),
        may_comment: around.is_open
            && moderation != contributions::Moderation::Closed
            && gone_since.is_none()
            && parent.as_ref().is_none_or(|said| said.gone.is_none()),
        is_signed_in: visit.actor.is_signed_in(),
        is_pre_moderated: moderation == contributions::Moderation::Pre,
        earlier,
        terms,
        dispositions: dispositions
            .into_iter()
            .map(|one| DispositionView::new(one, &head, &[]))
            .collect(),
        related: related
            .into_iter()
            .map(|title| Related {
                label: section_label(&title.number, &title.title, &head.title),
                url: format!("{}/sections/{}", head.url, title.anchor),
            })
            .collect(),
        merged: merged
            .into_iter()
            .map(|one| MergedView::new(one, &head))
            .collect(),
        sort,
        is_later_page: order.is_later_page(),
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
    let (reader, start) = (Reader::of(&visit), Start::of(&visit));
    let read = move |conn: &mut DbConn| read_talk(conn, &slug, &document, &about, start, &reader);
    visit
        .public(read, |visit, data| {
            let quotes = parameter(visit, "quote").is_some();
            let form = match data.answered.as_ref().filter(|_| quotes) {
                Some(comment) => {
                    let quoted = contributions::quoted(&visit.app, comment);
                    FormView::filled([("text", quoted)])
                }
                None => FormView::default(),
            };
            Ok(talk_page(visit, data, &form))
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
