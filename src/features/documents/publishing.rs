//! Publishing documents and their versions: stored, logged, searchable, told to followers.

use std::collections::HashSet;

use chrono::Duration;
use serde_json::json;

use super::export::markdown;
use super::import::{Imported, Picture, Refusal};
use super::model::{Document, NewDocument, NewVersion, Source};
use super::{explained, identity, rules, store, store_life, url};
use crate::features::consultations::{self, Consultation};
use crate::features::files;
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
        carried: None,
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

/// Publishes a further version; its sections keep the names of those that they are.
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
        search::remove(tx, &rules::search_subject(document.id, &anchor), now)?;
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
    // Whoever cannot see a picture would never know what stands there (WCAG 2.2, 1.1.1).
    if !new.source.undescribed.is_empty() {
        return Err(AppError::field("source", "documents.pictures-undescribed"));
    }
    let earlier = store::list_titles(tx, &[document.id])?;
    let version_id = store::insert_version(tx, new, number, now)?;
    let before = store::list_texts(tx, document.id, new.based_on)?;
    let carried = match &new.carried {
        Some(carried) => carried.clone(),
        None => identity::carry(&before, new.source.sections.clone(), &[]),
    };
    store::insert_sections(tx, version_id, &carried.sections)?;
    store_life::insert_lineage(tx, version_id, &carried.lineage)?;
    store_life::publish_pictures(tx, &rules::pictures(&new.source.markdown))?;
    let plain = explained::carry_on(tx, document, number, &before, &carried)?;
    let base = url(consultation, document);
    let shown_at = consultations::shown_from(consultation, now);
    for section in &carried.sections {
        let title = rules::search_title(&section.title, &document.title);
        let body = explained::search_body(&section.text, plain.get(&section.anchor));
        search::put(
            tx,
            &search::Document {
                subject: rules::search_subject(document.id, &section.anchor),
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
            body: &explained::search_body(&document.summary, plain.get("")),
            url: &base,
            shown_at,
        },
        now,
    )?;
    let kept: HashSet<&str> = carried
        .sections
        .iter()
        .map(|section| section.anchor.as_str())
        .collect();
    let mut vanished: Vec<String> = earlier
        .into_iter()
        .map(|section| section.anchor)
        .filter(|anchor| !kept.contains(anchor.as_str()))
        .collect();
    vanished.sort();
    vanished.dedup();
    Ok(vanished)
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
            about: None,
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

/// Publishes a file as a document of the consultation `slug`. Without a title the text's own is
/// taken.
///
/// # Errors
/// `NotFound` when there is no such consultation, `Invalid` when there is no title or no text.
pub fn import_document(
    tx: &mut Tx<'_>,
    slug: &str,
    title: Option<&str>,
    imported: &Imported,
    now: UtcTime,
) -> Result<Document, AppError> {
    let consultation = consultations::find_by_slug(tx, slug)?.ok_or(AppError::NotFound)?;
    let markdown = markdown(&imported.tree);
    let markdown = rules::SOURCE
        .check(&markdown)
        .map_err(|problem| AppError::field("source", problem.key()))?;
    let source = Source::read(&markdown)?;
    let own_title = Some(source.title.clone()).filter(|title| !title.is_empty());
    let title = title
        .map(str::to_owned)
        .or(own_title)
        .ok_or(AppError::field("title", "documents.no-title"))?;
    let title = rules::TITLE
        .check(clean_line(&title).as_str())
        .map_err(|problem| AppError::field("title", problem.key()))?;
    let pictures = clean_pictures(&imported.pictures)
        .map_err(|refusal| AppError::field("source", refusal.key()))?;
    keep_pictures(tx, &pictures, now)?;
    let new = NewDocument {
        consultation_id: consultation.id,
        slug: None,
        lang: consultation.lang,
        title,
        summary: String::new(),
        source,
        moderation: None,
        published_by: None,
    };
    publish(tx, &new, now)
}

/// Pictures without what is nobody's business: where, when and with what they were taken.
///
/// # Errors
/// `Damaged`
pub fn clean_pictures(pictures: &[Picture]) -> Result<Vec<Picture>, Refusal> {
    pictures
        .iter()
        .map(|picture| {
            let name = picture.address.rsplit('/').next().unwrap_or_default();
            let checked =
                files::rules::check(name, &picture.bytes).map_err(|_| Refusal::Damaged)?;
            Ok(Picture {
                bytes: checked.bytes,
                ..picture.clone()
            })
        })
        .collect()
}

/// Keeps pictures for a text that is about to be published.
///
/// # Errors
/// When a row cannot be written.
pub fn keep_pictures(tx: &mut Tx<'_>, pictures: &[Picture], now: UtcTime) -> Result<(), AppError> {
    let gone_before = now.minus(Duration::days(rules::PICTURE_DAYS));
    store_life::put_pictures(tx, pictures, gone_before, now)?;
    Ok(())
}
