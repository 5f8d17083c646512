//! What a text says in plain words: written by editors, kept with its version, carried on to the
//! section that a section becomes.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;

use super::super::identity::Carried;
use super::super::model::{Document, SectionText};
use super::super::sections::Prepared;
use super::super::{form, rules as document_rules, store as documents, url};
use super::model::{NewPlainWords, PlainWords};
use super::store;
use crate::features::consultations;
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::search;
use crate::platform::crypto::sha256_hex;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::markdown::{one_line, to_html};

/// The plain words of a version that hold: by anchor ('' for the whole document) and language.
///
/// # Errors
/// When the database cannot be read.
pub fn plain_of_version(
    conn: &mut DbConn,
    document_id: i64,
    version: i64,
) -> Result<BTreeMap<(String, String), PlainWords>, AppError> {
    let mut latest = BTreeMap::new();
    for words in store::list_plain(conn, document_id, version)? {
        latest.insert((words.anchor.clone(), words.lang.clone()), words);
    }
    latest.retain(|_, words| !words.text.is_empty());
    Ok(latest)
}

/// Writes, rewrites or confirms plain words of the current version: stored, logged, findable. The
/// same words again say that they still fit; '' takes them back.
///
/// # Errors
/// `NotFound` when there is no such document or section, `Conflict` when another version was
/// published meanwhile.
pub fn explain(
    tx: &mut Tx<'_>,
    new: &NewPlainWords,
    by: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let document = documents::find(tx, new.document_id)?.ok_or(AppError::NotFound)?;
    if document.current_version != new.version {
        return Err(AppError::Conflict("documents.newer-version"));
    }
    if !new.anchor.is_empty() {
        let there =
            documents::find_section_title(tx, document.id, new.version, &new.anchor)?.is_some();
        if !there {
            return Err(AppError::NotFound);
        }
    }
    let known = plain_of_version(tx, document.id, new.version)?
        .remove(&(new.anchor.clone(), new.lang.clone()));
    let action = match (&known, new.text.is_empty()) {
        (None, true) => return Ok(()),
        (Some(known), false) if known.text == new.text && !known.is_behind() => return Ok(()),
        (Some(known), false) if known.text == new.text => "plain-words-confirmed",
        (Some(_), true) => "plain-words-taken-back",
        _ => "plain-words-written",
    };
    let html = to_html(&new.text).into_string();
    store::insert_plain(tx, new, (&html, new.version), by, now)?;
    let consultation =
        consultations::find(tx, document.consultation_id)?.ok_or(AppError::NotFound)?;
    let act = Act::new(action, "document", &document.token, ActingAs::Editor)
        .by(by)
        .about(sha256_hex(new.text.as_bytes()));
    let detail = if consultations::is_public(&consultation, now) {
        json!({
            "title": document.title,
            "url": url(&consultation, &document),
            "version": new.version,
            "section": new.anchor,
            "lang": new.lang,
        })
    } else {
        json!({ "version": new.version, "section": new.anchor, "lang": new.lang })
    };
    ledger::append(tx, &act, detail, now)?;
    index(tx, &document, &new.anchor, now)?;
    for topic in [
        document.place(),
        format!("consultation:{}", document.consultation_id),
    ] {
        tx.touch(topic, now);
    }
    Ok(())
}

/// What the search reads of a text with its plain words.
pub fn search_body(text: &str, plain: Option<&PlainWords>) -> String {
    match plain {
        Some(words) => format!("{text}\n{}", one_line(&words.text)),
        None => text.to_owned(),
    }
}

/// Makes a place findable by its plain words, too.
fn index(tx: &mut Tx<'_>, document: &Document, anchor: &str, now: UtcTime) -> Result<(), AppError> {
    let consultation =
        consultations::find(tx, document.consultation_id)?.ok_or(AppError::NotFound)?;
    let plain = plain_of_version(tx, document.id, document.current_version)?
        .remove(&(anchor.to_owned(), document.lang.clone()));
    let base = url(&consultation, document);
    let shown_at = consultations::shown_from(&consultation, now);
    if anchor.is_empty() {
        let body = search_body(&document.summary, plain.as_ref());
        return search::put(
            tx,
            &search::Document {
                subject: format!("document:{}", document.id),
                kind: "document",
                lang: &document.lang,
                title: &document.title,
                body: &body,
                url: &base,
                shown_at,
            },
            now,
        );
    }
    let (section, _) =
        documents::find_section(tx, document.id, anchor)?.ok_or(AppError::NotFound)?;
    let body = search_body(&section.text, plain.as_ref());
    search::put(
        tx,
        &search::Document {
            subject: document_rules::search_subject(document.id, anchor),
            kind: "section",
            lang: &document.lang,
            title: &document_rules::search_title(&section.title, &document.title),
            body: &body,
            url: &format!("{base}#{anchor}"),
            shown_at,
        },
        now,
    )
}

/// Carries plain words on to the version `number`, each to the section that its section became.
/// Where the words of the text are no longer the same, they count as written for the version for
/// which they were. What was carried in the document's own language comes back, by anchor.
///
/// # Errors
/// When a row cannot be read or written.
pub fn carry_on(
    tx: &mut Tx<'_>,
    document: &Document,
    number: i64,
    before: &[SectionText],
    carried: &Carried,
) -> Result<HashMap<String, PlainWords>, AppError> {
    let known = plain_of_version(tx, document.id, number - 1)?;
    if known.is_empty() {
        return Ok(HashMap::new());
    }
    let old: HashMap<&str, &SectionText> = before
        .iter()
        .map(|one| (one.anchor.as_str(), one))
        .collect();
    let new: HashMap<&str, &Prepared> = carried
        .sections
        .iter()
        .map(|one| (one.anchor.as_str(), one))
        .collect();
    let mut rows = Vec::new();
    for ((anchor, _), words) in known {
        let fits = match (old.get(anchor.as_str()), new.get(anchor.as_str())) {
            // A whole that is published anew has changed.
            _ if anchor.is_empty() => false,
            (_, None) => continue,
            (Some(old), Some(new)) => {
                old.title == new.title
                    && old.text == new.text
                    && form::is_same(&old.html, &new.html)
            }
            (None, Some(_)) => false,
        };
        let written_for = if fits && !words.is_behind() {
            number
        } else {
            words.written_for
        };
        rows.push((words, written_for));
    }
    store::insert_carried(tx, number, &rows)?;
    let own = rows
        .into_iter()
        .filter(|(one, _)| one.lang == document.lang);
    Ok(own.map(|(one, _)| (one.anchor.clone(), one)).collect())
}
