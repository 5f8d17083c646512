//! Reading documents and commenting on them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use actix_web::{HttpResponse, web};
use chrono::Duration;

use super::attached::{self, AttachmentView, Whole};
use super::disposing::{self, Linked};
use super::explained::{self, Marker, Minutes, PlainWords, Term};
use super::merged;
use super::model::{Disposition, Document, SectionTitle, Version};
use super::translations::{self, OtherLanguage, Translation, langs};
use super::views::{
    Around, DispositionView, DocumentHead, Reading, SectionView, VersionView, section_label,
    vanished,
};
use super::{rules, store, store_life};
use crate::features::accounts::{self, Action, Subject};
use crate::features::consultations::{self, Consultation};
use crate::features::contributions::{self, Said};
use crate::platform::db::{DbConn, UtcTime};
use crate::platform::error::AppError;
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
pub fn find_readable(
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
    account_id: Option<i64>,
    edit_window: Duration,
    now: UtcTime,
}

impl Reader {
    pub fn of(visit: &Visit) -> Self {
        Self {
            is_editor: accounts::may(&visit.actor, Action::EditConsultation, &Subject::SITE),
            account_id: visit.actor.account_id,
            edit_window: visit.app.config.debate.edit_window(),
            now: visit.now,
        }
    }

    pub fn now(&self) -> UtcTime {
        self.now
    }

    /// Marks what is their own, and what they agree with.
    pub fn mark(
        &self,
        conn: &mut DbConn,
        said: &mut [Said],
        consultation: &Consultation,
    ) -> Result<(), AppError> {
        let Some(account_id) = self.account_id else {
            return Ok(());
        };
        let reader = contributions::Reader {
            account_id,
            edit_window: self.edit_window,
            is_open: consultations::takes_part(consultation, self.now),
            now: self.now,
        };
        contributions::mark_for(conn, said, &reader)
    }
}

struct ReadingData {
    consultation: Consultation,
    document: Document,
    versions: Vec<Version>,
    shown: Version,
    sections: Vec<super::Section>,
    titles: Vec<SectionTitle>,
    counts: HashMap<String, i64>,
    dispositions: Vec<Disposition>,
    answered: Vec<Linked>,
    /// Sections with comments that nobody has answered.
    waiting_count: usize,
    plain: BTreeMap<(String, String), PlainWords>,
    terms: Vec<Term>,
    translations: Vec<Translation>,
    attachments: Vec<Whole>,
    /// Where sections went that are no longer part of the document.
    went: HashMap<String, String>,
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
    // A first version answers nobody.
    let (dispositions, answered) = if shown.number == 1 {
        (Vec::new(), Vec::new())
    } else {
        disposing::list_with_comments(conn, document.id, Some(shown.number))?
    };
    let waiting_count = if reader.is_editor {
        disposing::count_waiting(conn, document.id, document.current_version)?
    } else {
        0
    };
    let attachments = attached::list_of_version(conn, &document, shown.number)?;
    let current: HashSet<&str> = titles
        .iter()
        .filter(|title| title.version == document.current_version)
        .map(|title| title.anchor.as_str())
        .collect();
    let went = if document.current_version == 1 {
        HashMap::new()
    } else {
        let last = document.current_version;
        let lineage = store_life::list_lineage(conn, document.id, 0, last)?;
        merged::destinations(&lineage, &current)
    };
    Ok(ReadingData {
        plain: explained::plain_of_version(conn, document.id, shown.number)?,
        terms: explained::terms_for(conn, &document, &document.lang)?,
        translations: translations::newest(conn, document.id)?,
        went,
        attachments,
        consultation,
        document,
        versions,
        shown,
        sections,
        titles,
        counts,
        dispositions,
        answered,
        waiting_count,
    })
}

fn document_page(visit: &Visit, data: ReadingData) -> Result<Page, AppError> {
    let head = DocumentHead::new(&data.consultation, &data.document);
    let mut beside = data.counts.clone();
    merged::fold(&mut beside, &data.went);
    let counts = &data.counts;
    let mut dispositions: HashMap<String, DispositionView> = data
        .dispositions
        .into_iter()
        .map(|one| {
            let anchor = one.anchor.clone();
            (anchor, DispositionView::new(one, &head, &data.answered))
        })
        .collect();
    let words = data
        .sections
        .iter()
        .map(|one| explained::word_count(&one.text));
    let minutes = Minutes::of(explained::minutes(words.sum(), &head.lang));
    let behind_count = data
        .plain
        .values()
        .filter(|words| words.is_behind())
        .count();
    let mut plain = explained::plain_views(data.plain, &head.lang);
    let (marker, mut used) = (Marker::of(&data.terms), BTreeSet::new());
    let sections: Vec<SectionView> = data
        .sections
        .into_iter()
        .map(|section| {
            let mut view = SectionView::new(section, &head, &beside);
            view.html = marker.mark(&view.html, &mut used);
            view.plain = plain.remove(&view.anchor);
            view.disposition = dispositions.remove(&view.anchor);
            view
        })
        .collect();
    let left = left(dispositions, &data.titles, &head);
    let languages = data
        .translations
        .iter()
        .map(|one| OtherLanguage::new(one, &data.consultation, &data.document))
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
        left,
        waiting_count: data.waiting_count,
        vanished: vanished(&data.titles, &head, counts, &data.went),
        whole_count: counts.get("").copied().unwrap_or(0),
        comment_count: counts.values().sum(),
        may_edit: accounts::may(&visit.actor, Action::EditConsultation, &Subject::SITE),
        around: Around::new(&data.consultation, visit.now),
        version: VersionView::new(data.shown, &head),
        versions,
        sections,
        behind_count,
        plain: plain.remove(""),
        minutes,
        languages,
        lang_name: langs::name(&head.lang),
        terms: explained::used_terms(&data.terms, &used),
        attachments: AttachmentView::all(data.attachments, &head.url, head.current_version),
        head,
    };
    let page = Page::new("documents/document.html", title)
        .description(description)
        .with("reading", &reading)
        .feed("/feeds/documents.atom");
    Ok(about(page, visit, &data.consultation, &data.document))
}

/// What a version made of what was said about sections that it lacks, in the order of these.
fn left(
    mut unshown: HashMap<String, DispositionView>,
    titles: &[SectionTitle],
    head: &DocumentHead,
) -> Vec<DispositionView> {
    let found = titles.iter().filter_map(|title| {
        let mut view = unshown.remove(&title.anchor)?;
        view.label = section_label(&title.number, &title.title, &head.title);
        Some(view)
    });
    found.collect()
}

/// What every page about a document depends on.
pub fn about(page: Page, visit: &Visit, consultation: &Consultation, document: &Document) -> Page {
    let page = page
        .topic(document.place())
        .topic(format!("consultation:{}", consultation.id))
        .topic(explained::GLOSSARY);
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
