//! Publishing documents and their versions: stored, logged, searchable, told to followers.

use serde_json::json;

use super::model::{Document, NewDocument, NewVersion, Source};
use super::{rules, store, url};
use crate::features::consultations::{self, Consultation};
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::notifications::{self, News};
use crate::features::search;
use crate::platform::crypto::public_token;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;
use crate::platform::text::{clean_line, slug};

/// Publishes a document as version 1: stored, logged, searchable, and told to followers.
///
/// # Errors
/// `NotFound` when there is no such consultation, `Conflict` when the slug is taken.
pub fn publish(tx: &mut Tx<'_>, new: &NewDocument, now: UtcTime) -> Result<Document, AppError> {
    let consultation = consultations::find(tx, new.consultation_id)?.ok_or(AppError::NotFound)?;
    let token = public_token();
    let address = new.slug.clone().unwrap_or_else(|| slug(&new.title));
    let address = if address.is_empty() {
        token.clone()
    } else {
        address
    };
    if store::find_by_slug(tx, consultation.id, &address)?.is_some() {
        return Err(AppError::Conflict("documents.taken"));
    }
    let document = store::insert(tx, new, &token, &address, now)?;
    let version = NewVersion {
        document_id: document.id,
        source: new.source.clone(),
        note: String::new(),
        based_on: 0,
        published_by: new.published_by,
    };
    store_version(tx, &consultation, &document, &version, 1, now)?;
    record(
        tx,
        &consultation,
        &document,
        &version,
        "document-published",
        now,
    )?;
    Ok(document)
}

/// Publishes a further version; anchors stay by title.
///
/// # Errors
/// `NotFound` when there is no such document, `Conflict` when another version was published since
/// the one this is based on.
pub fn publish_version(
    tx: &mut Tx<'_>,
    new: &NewVersion,
    now: UtcTime,
) -> Result<Document, AppError> {
    let mut document = store::find(tx, new.document_id)?.ok_or(AppError::NotFound)?;
    let consultation =
        consultations::find(tx, document.consultation_id)?.ok_or(AppError::NotFound)?;
    let number = new.based_on + 1;
    if !store::set_current(tx, document.id, new.based_on, number)? {
        return Err(AppError::Conflict("documents.newer-version"));
    }
    document.current_version = number;
    let vanished = store_version(tx, &consultation, &document, new, number, now)?;
    for anchor in vanished {
        search::remove(tx, &search_subject(&document, &anchor), now)?;
    }
    record(tx, &consultation, &document, new, "version-published", now)?;
    Ok(document)
}

/// Stores a version and its sections and makes them findable; anchors of earlier versions that it
/// lacks come back.
fn store_version(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    document: &Document,
    new: &NewVersion,
    number: i64,
    now: UtcTime,
) -> Result<Vec<String>, AppError> {
    let earlier = store::list_titles(tx, &[document.id])?;
    let version_id = store::insert_version(tx, new, number, now)?;
    let base = url(consultation, document);
    let shown_at = consultations::shown_from(consultation, now);
    for section in &new.source.sections {
        let body = store::insert_section(tx, version_id, section)?;
        let title = if section.title.is_empty() {
            document.title.clone()
        } else {
            format!("{} – {}", section.title, document.title)
        };
        search::put(
            tx,
            &search::Document {
                subject: search_subject(document, &section.anchor),
                kind: "section",
                lang: &document.lang,
                title: &title,
                body: &body,
                url: &format!("{base}#{}", section.anchor),
                shown_at,
            },
            now,
        )?;
    }
    search::put(
        tx,
        &search::Document {
            subject: format!("document:{}", document.id),
            kind: "document",
            lang: &document.lang,
            title: &document.title,
            body: &document.summary,
            url: &base,
            shown_at,
        },
        now,
    )?;
    let kept = |anchor: &str| new.source.sections.iter().any(|s| s.anchor == anchor);
    let mut vanished: Vec<String> = earlier
        .into_iter()
        .map(|section| section.anchor)
        .filter(|anchor| !kept(anchor))
        .collect();
    vanished.sort();
    vanished.dedup();
    Ok(vanished)
}

fn search_subject(document: &Document, anchor: &str) -> String {
    format!("section:{}:{anchor}", document.id)
}

/// The log, the followers and the pages.
fn record(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    document: &Document,
    version: &NewVersion,
    action: &'static str,
    now: UtcTime,
) -> Result<(), AppError> {
    let act = Act::new(action, "document", &document.token, ActingAs::Editor)
        .by(version.published_by)
        .about(version.source.digest.clone());
    let url = url(consultation, document);
    let is_public = consultations::is_public(consultation, now);
    // The log is public: of what is not yet, it tells the digest alone.
    let detail = if is_public {
        json!({
            "title": document.title,
            "url": url,
            "consultation": consultation.slug,
            "version": document.current_version,
            "digest": version.source.digest,
            "note": version.note,
        })
    } else {
        json!({
            "version": document.current_version,
            "digest": version.source.digest,
        })
    };
    ledger::append(tx, &act, detail, now)?;
    if is_public {
        let news = News {
            event_key: format!("{action}:{}:{}", document.id, document.current_version),
            subjects: vec![format!("consultation:{}", consultation.id)],
            kind: action.to_owned(),
            title: document.title.clone(),
            url,
            actor_id: version.published_by,
        };
        notifications::announce(tx, &news, now)?;
    }
    for topic in [
        document.place(),
        format!("consultation:{}", consultation.id),
    ] {
        tx.touch(topic, now);
    }
    tx.touch("documents", now);
    Ok(())
}

/// Publishes a Markdown file as a document of the consultation `slug`. Without a title the text's
/// own is taken (its first heading).
///
/// # Errors
/// `NotFound` when there is no such consultation, `Invalid` when there is no title or no text.
pub fn import_markdown(
    tx: &mut Tx<'_>,
    slug: &str,
    title: Option<&str>,
    markdown: &str,
    now: UtcTime,
) -> Result<Document, AppError> {
    let consultation = consultations::find_by_slug(tx, slug)?.ok_or(AppError::NotFound)?;
    let markdown = rules::SOURCE
        .check(markdown)
        .map_err(|problem| AppError::field("source", problem.key()))?;
    let own_title = rules::split_title(&markdown).0;
    let title = title
        .or(own_title)
        .ok_or(AppError::field("title", "documents.no-title"))?;
    let title = rules::TITLE
        .check(clean_line(title).as_str())
        .map_err(|problem| AppError::field("title", problem.key()))?;
    let new = NewDocument {
        consultation_id: consultation.id,
        slug: None,
        lang: consultation.lang,
        title,
        summary: String::new(),
        source: Source::read(&markdown)?,
        moderation: None,
        published_by: None,
    };
    publish(tx, &new, now)
}
