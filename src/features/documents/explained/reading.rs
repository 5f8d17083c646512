//! What readers see: plain words beside the text, the words of the glossary that stand on a page,
//! and the glossary of a document with the places where its words stand.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::handlers::{Reader, about, find_readable};
use super::super::model::Document;
use super::super::views::{Around, DocumentHead, section_label};
use super::super::{store as documents, translations, url};
use super::glossary::terms_for;
use super::marking::Marker;
use super::model::{PlainWords, Scope, Term};
use super::plain::plain_of_version;
use crate::features::consultations::Consultation;
use crate::platform::db::DbConn;
use crate::platform::error::AppError;
use crate::platform::text::fold;
use crate::web::page::Page;
use crate::web::visit::Visit;

/// Places of a term that are listed; of more the number is told.
const PLACES: usize = 40;

/// Plain words as they are shown.
#[derive(Clone, Debug, Serialize)]
pub struct PlainView {
    pub html: String,
    /// The version that they were written for, where the text has changed since.
    pub behind: Option<i64>,
}

/// Plain words in one language by anchor.
pub fn plain_views(
    plain: BTreeMap<(String, String), PlainWords>,
    lang: &str,
) -> HashMap<String, PlainView> {
    plain
        .into_values()
        .filter(|words| words.lang == lang)
        .map(|words| {
            let behind = words.is_behind().then_some(words.written_for);
            let view = PlainView {
                html: words.html,
                behind,
            };
            (words.anchor, view)
        })
        .collect()
}

/// A term with its explanation.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// Of the element on the page, without its beginning `term_`.
    pub id: i64,
    pub term: String,
    /// Other forms, in one line.
    pub forms: String,
    pub lang: String,
    /// What the language calls itself.
    pub lang_name: &'static str,
    pub definition: String,
    pub places: Vec<Place>,
    /// All of them.
    pub place_count: usize,
    /// Those that are not listed.
    pub more_count: usize,
}

/// A section in which a term stands.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    pub label: String,
    pub url: String,
}

impl TermView {
    pub fn new(term: &Term) -> Self {
        Self {
            id: term.id,
            term: term.term.clone(),
            forms: term.forms.lines().collect::<Vec<_>>().join(", "),
            lang_name: translations::langs::name(&term.lang),
            lang: term.lang.clone(),
            definition: term.definition.clone(),
            places: Vec::new(),
            place_count: 0,
            more_count: 0,
        }
    }
}

impl Marker {
    /// Everything that these terms may look like.
    pub fn of(terms: &[Term]) -> Self {
        let all = terms
            .iter()
            .map(|term| (term.id, term.term.as_str(), term.forms.as_str()));
        Self::new(all)
    }
}

/// The terms that were marked, in the order of their words.
pub fn used_terms(terms: &[Term], used: &BTreeSet<usize>) -> Vec<TermView> {
    let mut views: Vec<TermView> = used
        .iter()
        .filter_map(|place| terms.get(*place))
        .map(TermView::new)
        .collect();
    views.sort_by_key(|term| fold(&term.term));
    views
}

/// What helps to understand one section: its plain words, and terms that may stand in it.
#[derive(Debug, Default)]
pub struct Aid {
    pub plain: Option<PlainView>,
    terms: Vec<Term>,
}

impl Aid {
    /// For the section as the version `version` has it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn read(
        conn: &mut DbConn,
        document: &Document,
        anchor: &str,
        version: i64,
    ) -> Result<Self, AppError> {
        let plain = plain_of_version(conn, document.id, version)?;
        Ok(Self {
            plain: plain_views(plain, &document.lang).remove(anchor),
            terms: terms_for(conn, document, &document.lang)?,
        })
    }

    /// Marks the terms that stand in the HTML of the section; they come back with their
    /// explanations.
    pub fn mark(&self, html: &mut String) -> Vec<TermView> {
        let mut used = BTreeSet::new();
        *html = Marker::of(&self.terms).mark(html, &mut used);
        used_terms(&self.terms, &used)
    }
}

/// A section in which terms may stand.
struct Searched {
    place: Place,
    html: String,
}

struct GlossaryData {
    consultation: Consultation,
    document: Document,
    lang: String,
    terms: Vec<Term>,
    sections: Vec<Searched>,
}

/// In which language the glossary is read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// '' for the document's own.
    #[serde(rename = "in")]
    lang: String,
}

fn read(
    conn: &mut DbConn,
    (slug, document, lang): (&str, &str, &str),
    reader: &Reader,
) -> Result<GlossaryData, AppError> {
    let (consultation, document) = find_readable(conn, slug, document, reader)?;
    let lang = if lang.is_empty() {
        document.lang.clone()
    } else {
        lang.to_owned()
    };
    let sections = if lang == document.lang {
        own_sections(conn, &consultation, &document)?
    } else {
        translated_sections(conn, &consultation, &document, &lang)?
    };
    Ok(GlossaryData {
        terms: terms_for(conn, &document, &lang)?,
        consultation,
        document,
        lang,
        sections,
    })
}

fn own_sections(
    conn: &mut DbConn,
    consultation: &Consultation,
    document: &Document,
) -> Result<Vec<Searched>, AppError> {
    let base = url(consultation, document);
    let versions = documents::list_versions(conn, document.id)?;
    let current = versions
        .iter()
        .find(|version| version.number == document.current_version)
        .ok_or(AppError::NotFound)?;
    let sections = documents::list_sections(conn, current.id)?;
    let searched = sections.into_iter().map(|section| Searched {
        place: Place {
            label: section_label(&section.number, &section.title, &document.title),
            url: format!("{base}#{}", section.anchor),
        },
        html: section.html,
    });
    Ok(searched.collect())
}

/// Of the newest translation into a language.
fn translated_sections(
    conn: &mut DbConn,
    consultation: &Consultation,
    document: &Document,
    lang: &str,
) -> Result<Vec<Searched>, AppError> {
    let translation = translations::newest(conn, document.id)?
        .into_iter()
        .find(|one| one.lang == lang)
        .ok_or(AppError::NotFound)?;
    let base = translations::translation_url(consultation, document, lang);
    let sections = translations::sections_of(conn, translation.id)?;
    let searched = sections.into_iter().map(|section| Searched {
        place: Place {
            label: section_label(&section.number, &section.title, &translation.title),
            url: format!("{base}#{}", translations::row_id(&section)),
        },
        html: section.html,
    });
    Ok(searched.collect())
}

/// The terms of a document, each with the sections in which it stands. Those of the consultation
/// and of the site are among them where they stand in it.
fn explained(data: GlossaryData) -> Vec<TermView> {
    let marker = Marker::of(&data.terms);
    let mut views: Vec<TermView> = data.terms.iter().map(TermView::new).collect();
    for section in data.sections {
        let mut used = BTreeSet::new();
        marker.mark(&section.html, &mut used);
        for at in used {
            let Some(view) = views.get_mut(at) else {
                continue;
            };
            view.place_count += 1;
            if view.places.len() == PLACES {
                view.more_count += 1;
            } else {
                view.places.push(section.place.clone());
            }
        }
    }
    let own = Scope::Document(data.document.id).key();
    let mut shown: Vec<TermView> = views
        .into_iter()
        .zip(&data.terms)
        .filter(|(view, term)| !view.places.is_empty() || term.scope == own)
        .map(|(view, _)| view)
        .collect();
    shown.sort_by_key(|view| fold(&view.term));
    shown
}

/// `GET …/documents/DOC/glossary[?in=LANG]`
pub async fn show_glossary(
    visit: Visit,
    path: web::Path<(String, String)>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, AppError> {
    let ((slug, document), lang) = (path.into_inner(), asked.into_inner().lang);
    let reader = Reader::of(&visit);
    visit
        .public(
            move |conn| read(conn, (&slug, &document, &lang), &reader),
            |visit, data| {
                let head = DocumentHead::new(&data.consultation, &data.document);
                let title = visit.text_with(
                    "documents-glossary-title",
                    &[("title", head.title.as_str().into())],
                );
                let (consultation, document) = (data.consultation.clone(), data.document.clone());
                let page = Page::new("documents/glossary.html", title)
                    .with("head", &head)
                    .with("around", &Around::new(&consultation, visit.now))
                    .with("text_lang", &data.lang)
                    .with("terms", &explained(data));
                Ok(about(page, visit, &consultation, &document))
            },
        )
        .await
}
