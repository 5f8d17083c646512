//! Pages with comments: of a section, of a whole document, of a comment that is answered.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::beside::Earlier;
use super::explained::TermView;
use super::handlers::{Reader, about};
pub use super::looking::{About, Start, TalkData, read_talk};
use super::merged::MergedView;
use super::views::{Around, DispositionView, DocumentHead, SectionView, section_label};
use crate::features::contributions::{self, Order, Said, Sort, Thread};
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

fn start_of(visit: &Visit) -> Start {
    Start {
        order: order(visit).1,
        after: after(visit),
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
    /// With those that were made on what went into the section.
    total: i64,
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
        total: count + merged.iter().map(|one| one.count).sum::<i64>(),
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
    let (reader, start) = (Reader::of(&visit), start_of(&visit));
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
