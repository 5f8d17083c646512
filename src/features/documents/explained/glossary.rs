//! The glossary: words that a document, a consultation or the whole site explains.

use std::collections::HashSet;

use serde_json::json;

use super::super::model::Document;
use super::super::{store as documents, url};
use super::marking::plain_tokens;
use super::model::{NewTerm, Scope, Term};
use super::{GLOSSARY, store};
use crate::features::consultations::{self, Consultation};
use crate::features::ledger::{self, Act, ActingAs};
use crate::platform::crypto::sha256_hex;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

/// Terms of one scope at most.
pub const MAX_TERMS: i64 = 2_000;

/// Terms that may stand in a document, in every language: its own first, then those of its
/// consultation, then the site's. Of those with the same words only the first.
///
/// # Errors
/// When the database cannot be read.
pub fn all_terms(conn: &mut DbConn, document: &Document) -> Result<Vec<Term>, AppError> {
    let scopes = [
        Scope::Document(document.id),
        Scope::Consultation(document.consultation_id),
        Scope::Site,
    ]
    .map(Scope::key);
    let mut all = store::list_terms(conn, scopes.to_vec(), 3 * MAX_TERMS)?;
    all.sort_by_key(|term| scopes.iter().position(|scope| *scope == term.scope));
    let mut seen = HashSet::new();
    all.retain(|term| seen.insert((term.lang.clone(), term.folded.clone())));
    Ok(all)
}

/// Those in one language.
///
/// # Errors
/// When the database cannot be read.
pub fn terms_for(
    conn: &mut DbConn,
    document: &Document,
    lang: &str,
) -> Result<Vec<Term>, AppError> {
    let mut all = all_terms(conn, document)?;
    all.retain(|term| term.lang == lang);
    Ok(all)
}

/// Terms of one scope, in the order of their words.
///
/// # Errors
/// When the database cannot be read.
pub fn list_terms(conn: &mut DbConn, scope: Scope) -> Result<Vec<Term>, AppError> {
    Ok(store::list_terms(conn, vec![scope.key()], MAX_TERMS)?)
}

/// Terms of the whole site.
///
/// # Errors
/// When the database cannot be read.
pub fn list_site_terms(conn: &mut DbConn) -> Result<Vec<Term>, AppError> {
    list_terms(conn, Scope::Site)
}

/// Explains a word, or explains it otherwise; its number comes back.
///
/// # Errors
/// `Invalid` when there is nothing to look for in the term, when the same words are explained there
/// already, or when there are too many; `NotFound` when the term that is replaced is not there.
pub fn define(
    tx: &mut Tx<'_>,
    new: &NewTerm,
    by: Option<i64>,
    now: UtcTime,
) -> Result<i64, AppError> {
    let folded = plain_tokens(&new.term).join(" ");
    if !folded.chars().any(char::is_alphanumeric) {
        return Err(AppError::field("term", "documents.term-no-word"));
    }
    let scope = new.scope.key();
    if store::find_same_term(tx, (&scope, &new.lang, &folded), new.id)?.is_some() {
        return Err(AppError::field("term", "documents.term-known"));
    }
    let forms = new.forms.join("\n");
    let row = store::Row {
        scope: &scope,
        lang: &new.lang,
        term: &new.term,
        folded: &folded,
        forms: &forms,
        definition: &new.definition,
        by,
    };
    let id = match new.id {
        Some(id) => {
            store::find_term(tx, id)?
                .filter(|known| known.scope == scope)
                .ok_or(AppError::NotFound)?;
            store::set_term(tx, id, &row, now)?;
            id
        }
        None => {
            if store::count_terms(tx, &scope)? >= MAX_TERMS {
                return Err(AppError::field("term", "documents.term-too-many"));
            }
            store::insert_term(tx, &row, now)?
        }
    };
    let known = (
        new.lang.as_str(),
        new.term.as_str(),
        new.definition.as_str(),
    );
    record(tx, new.scope, "term-explained", known, by, now)?;
    Ok(id)
}

/// Explains a word no longer.
///
/// # Errors
/// `NotFound` when there is no such term.
pub fn forget(
    tx: &mut Tx<'_>,
    scope: Scope,
    id: i64,
    by: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let term = store::find_term(tx, id)?
        .filter(|known| known.scope == scope.key())
        .ok_or(AppError::NotFound)?;
    store::delete_term(tx, id)?;
    let known = (
        term.lang.as_str(),
        term.term.as_str(),
        term.definition.as_str(),
    );
    record(tx, scope, "term-removed", known, by, now)
}

/// Where a scope is: its consultation and its document.
pub fn place_of(
    conn: &mut DbConn,
    scope: Scope,
) -> Result<(Option<Consultation>, Option<Document>), AppError> {
    match scope {
        Scope::Site => Ok((None, None)),
        Scope::Consultation(id) => {
            let found = consultations::find(conn, id)?.ok_or(AppError::NotFound)?;
            Ok((Some(found), None))
        }
        Scope::Document(id) => {
            let document = documents::find(conn, id)?.ok_or(AppError::NotFound)?;
            let found =
                consultations::find(conn, document.consultation_id)?.ok_or(AppError::NotFound)?;
            Ok((Some(found), Some(document)))
        }
    }
}

/// The log and the pages. The whole explanation is logged: what was said earlier stays known.
fn record(
    tx: &mut Tx<'_>,
    scope: Scope,
    action: &'static str,
    (lang, term, definition): (&str, &str, &str),
    by: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let (consultation, document) = place_of(tx, scope)?;
    let is_public = consultation
        .as_ref()
        .is_none_or(|one| consultations::is_public(one, now));
    let subject = match &document {
        Some(document) => ("document", document.token.clone()),
        None => ("glossary", scope.key()),
    };
    let act = Act::new(action, subject.0, &subject.1, ActingAs::Editor)
        .by(by)
        .about(sha256_hex(definition.as_bytes()));
    let detail = match (is_public, &consultation, &document) {
        (true, Some(consultation), Some(document)) => json!({
            "title": term,
            "url": format!("{}/glossary", url(consultation, document)),
            "lang": lang,
            "definition": definition,
        }),
        (true, Some(consultation), None) => json!({
            "title": term,
            "url": consultations::url(consultation),
            "lang": lang,
            "definition": definition,
        }),
        (true, None, _) => json!({
            "title": term, "url": "/glossary", "lang": lang, "definition": definition,
        }),
        // The log is public: of what is not yet, it tells the digest alone.
        (false, ..) => json!({ "lang": lang }),
    };
    ledger::append(tx, &act, detail, now)?;
    tx.touch(GLOSSARY, now);
    Ok(())
}
