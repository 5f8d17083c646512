//! Where editors explain words: for a document, a consultation or the whole site.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::desk::{ensure_editor, refused};
use super::super::model::Document;
use super::super::translations::langs::{self, Known};
use super::super::{rules, url};
use super::glossary::{define, forget, list_terms, place_of};
use super::model::{NewTerm, Scope, Term};
use super::reading::TermView;
use crate::features::consultations::{self, Consultation};
use crate::platform::db::DbConn;
use crate::platform::error::{AppError, FieldErrors};
use crate::web::forms::{FormView, PostForm};
use crate::web::page::Page;
use crate::web::visit::Visit;

/// The term that is changed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Its number; '' for a new one.
    term: String,
}

struct Data {
    scope: Scope,
    consultation: Option<Consultation>,
    document: Option<Document>,
    terms: Vec<Term>,
}

fn read(conn: &mut DbConn, scope: Scope) -> Result<Data, AppError> {
    let (consultation, document) = place_of(conn, scope)?;
    let terms = list_terms(conn, scope)?;
    Ok(Data {
        scope,
        consultation,
        document,
        terms,
    })
}

impl Data {
    fn address(&self) -> String {
        match (self.scope, &self.consultation) {
            (Scope::Document(id), _) => format!("/desk/editor/documents/{id}/glossary"),
            (Scope::Consultation(_), Some(one)) => {
                format!("/desk/editor/consultations/{}/glossary", one.slug)
            }
            _ => "/desk/editor/glossary".to_owned(),
        }
    }
}

#[derive(Serialize)]
struct DeskView {
    /// 'site', 'consultation' or 'document': part of a text's key.
    scope: &'static str,
    consultation_title: String,
    consultation_url: String,
    document_title: String,
    document_url: String,
    address: String,
    /// Where readers see it.
    public_url: String,
    terms: Vec<TermView>,
    langs: &'static [Known],
    /// The term that is changed.
    chosen: Option<i64>,
}

fn page(visit: &Visit, data: &Data, form: &FormView, chosen: Option<i64>) -> Page {
    let (mut consultation_title, mut consultation_url) = (String::new(), String::new());
    if let Some(one) = &data.consultation {
        (consultation_title, consultation_url) = (one.title.clone(), consultations::url(one));
    }
    let (mut document_title, mut document_url) = (String::new(), String::new());
    if let (Some(one), Some(consultation)) = (&data.document, &data.consultation) {
        (document_title, document_url) = (one.title.clone(), url(consultation, one));
    }
    let (scope, what) = match data.scope {
        Scope::Site => ("site", visit.app.config.site.name.clone()),
        Scope::Consultation(_) => ("consultation", consultation_title.clone()),
        Scope::Document(_) => ("document", document_title.clone()),
    };
    let title = visit.text_with("documents-terms-title", &[("what", what.as_str().into())]);
    let view = DeskView {
        scope,
        public_url: match data.scope {
            Scope::Site => "/glossary".to_owned(),
            Scope::Consultation(_) => String::new(),
            Scope::Document(_) => format!("{document_url}/glossary"),
        },
        consultation_title,
        consultation_url,
        document_title,
        document_url,
        address: data.address(),
        terms: data.terms.iter().map(TermView::new).collect(),
        langs: langs::KNOWN,
        chosen,
    };
    Page::new("documents/desk_terms.html", title)
        .with("desk_key", &"editor")
        .with("desk", &view)
        .form(form)
}

async fn show(visit: Visit, scope: Scope, asked: Asked) -> Result<HttpResponse, AppError> {
    let data = visit.app.db.read(move |conn| read(conn, scope)).await?;
    let chosen: Option<i64> = match asked.term.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| AppError::NotFound)?),
    };
    let form = match chosen {
        None => {
            let lang = match (&data.document, &data.consultation) {
                (Some(document), _) => document.lang.clone(),
                (None, Some(consultation)) => consultation.lang.clone(),
                (None, None) => visit.app.default_lang().code().to_owned(),
            };
            FormView::filled([("term_lang", lang)])
        }
        Some(id) => {
            let term = data.terms.iter().find(|term| term.id == id);
            let term = term.ok_or(AppError::NotFound)?;
            FormView::filled([
                ("id", id.to_string()),
                ("term", term.term.clone()),
                ("forms", term.forms.clone()),
                ("term_lang", term.lang.clone()),
                ("definition", term.definition.clone()),
            ])
        }
    };
    page(&visit, &data, &form, chosen).respond(&visit)
}

fn read_term(form: &mut PostForm, scope: Scope, id: Option<i64>) -> NewTerm {
    let forms = form.optional_text("forms", rules::FORMS);
    let forms: Vec<String> = forms
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    if forms.len() > rules::MAX_FORMS {
        form.refuse("forms", "documents.forms-too-many");
    }
    if forms.iter().any(|one| rules::TERM.check(one).is_err()) {
        form.refuse("forms", "documents.forms-wrong");
    }
    NewTerm {
        id,
        scope,
        lang: form
            .choice("term_lang", langs::parse)
            .unwrap_or_default()
            .to_owned(),
        term: form.text("term", rules::TERM),
        forms,
        definition: form.text("definition", rules::DEFINITION),
    }
}

async fn save(visit: Visit, scope: Scope, mut form: PostForm) -> Result<HttpResponse, AppError> {
    let data = visit.app.db.read(move |conn| read(conn, scope)).await?;
    let id: Option<i64> = match form.get("id") {
        "" => None,
        id => Some(id.parse().map_err(|_| AppError::NotFound)?),
    };
    let (by, now) = (visit.account_id()?, visit.now);
    let address = data.address();
    if form.get("do") == "remove" {
        let id = id.ok_or(AppError::NotFound)?;
        visit
            .app
            .db
            .write(move |tx| forget(tx, scope, id, Some(by), now))
            .await?;
        return Ok(visit.redirect(&address, Some("documents-term-removed")));
    }
    let new = read_term(&mut form, scope, id);
    let back = |form: &PostForm, errors: &FieldErrors| {
        page(&visit, &data, &form.view(&visit, errors), id).respond(&visit)
    };
    if form.is_refused() {
        return back(&form, &refused(&form));
    }
    let written = visit
        .app
        .db
        .write(move |tx| define(tx, &new, Some(by), now))
        .await;
    match written {
        Ok(_) => Ok(visit.redirect(&address, Some("documents-term-saved"))),
        Err(AppError::Invalid(errors)) => back(&form, &errors),
        Err(other) => Err(other),
    }
}

pub async fn show_site(visit: Visit, asked: web::Query<Asked>) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    show(visit, Scope::Site, asked.into_inner()).await
}

pub async fn save_site(visit: Visit, form: PostForm) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    save(visit, Scope::Site, form).await
}

pub async fn show_document(
    visit: Visit,
    path: web::Path<i64>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    show(
        visit,
        Scope::Document(path.into_inner()),
        asked.into_inner(),
    )
    .await
}

pub async fn save_document(
    visit: Visit,
    path: web::Path<i64>,
    form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    save(visit, Scope::Document(path.into_inner()), form).await
}

async fn consultation_scope(visit: &Visit, slug: String) -> Result<Scope, AppError> {
    let found = visit
        .app
        .db
        .read(move |conn| consultations::find_by_slug(conn, &slug))
        .await?;
    Ok(Scope::Consultation(found.ok_or(AppError::NotFound)?.id))
}

pub async fn show_consultation(
    visit: Visit,
    path: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let scope = consultation_scope(&visit, path.into_inner()).await?;
    show(visit, scope, asked.into_inner()).await
}

pub async fn save_consultation(
    visit: Visit,
    path: web::Path<String>,
    form: PostForm,
) -> Result<HttpResponse, AppError> {
    ensure_editor(&visit)?;
    let scope = consultation_scope(&visit, path.into_inner()).await?;
    save(visit, scope, form).await
}
