//! Publishing a translation, taking it back, and publishing it again: stored, logged, findable, told
//! to followers.

use serde_json::{Value, json};

use super::super::model::{Document, SectionText};
use super::super::{rules, store as documents, store_life};
use super::aligning::{Shape, align};
use super::model::{NewTranslation, Translation};
use super::{langs, newest, store, translation_url};
use crate::features::consultations::{self, Consultation};
use crate::features::ledger::{self, Act, ActingAs};
use crate::features::notifications::{self, News};
use crate::features::search;
use crate::platform::db::{Tx, UtcTime};
use crate::platform::error::AppError;

/// Aligns a text with the original by order, numbers and figures: for each section an anchor or ''.
pub fn anchors_of(original: &[SectionText], new: &NewTranslation) -> Vec<String> {
    let left: Vec<Shape<'_>> = original
        .iter()
        .map(|one| Shape {
            level: one.level,
            number: &one.number,
            text: &one.text,
        })
        .collect();
    let right: Vec<Shape<'_>> = new
        .source
        .sections
        .iter()
        .map(|one| Shape {
            level: one.level,
            number: &one.number,
            text: &one.text,
        })
        .collect();
    align(&left, &right)
        .into_iter()
        .map(|at| {
            let section = at.and_then(|at| original.get(at));
            section.map_or_else(String::new, |one| one.anchor.clone())
        })
        .collect()
}

/// Publishes a translation of a version; one that is there already in this language is replaced.
///
/// # Errors
/// `NotFound` when there is no such document or version, `Invalid` for a language that is not known
/// or the document's own, and for sections that the original does not have.
pub fn publish(
    tx: &mut Tx<'_>,
    new: &NewTranslation,
    by: Option<i64>,
    now: UtcTime,
) -> Result<Translation, AppError> {
    let document = documents::find(tx, new.document_id)?.ok_or(AppError::NotFound)?;
    let consultation =
        consultations::find(tx, document.consultation_id)?.ok_or(AppError::NotFound)?;
    if langs::parse(&new.lang).is_none() {
        return Err(AppError::field("translation_lang", "form.choose"));
    }
    if new.lang == document.lang {
        return Err(AppError::field(
            "translation_lang",
            "documents.own-language",
        ));
    }
    let original = documents::list_texts(tx, document.id, new.version)?;
    if original.is_empty() {
        return Err(AppError::NotFound);
    }
    let anchors = match &new.anchors {
        Some(anchors) => anchors.clone(),
        None => anchors_of(&original, new),
    };
    let is_there = |anchor: &String| {
        anchor.is_empty() || original.iter().any(|section| section.anchor == *anchor)
    };
    if anchors.len() != new.source.sections.len() || !anchors.iter().all(is_there) {
        return Err(AppError::field("aligning", "documents.not-in-original"));
    }
    let known = store::list(tx, document.id)?
        .into_iter()
        .find(|one| one.version == new.version && one.lang == new.lang);
    let (id, action) = match known {
        Some(known) => {
            store::replace(tx, known.id, new, by, now)?;
            (known.id, "translation-corrected")
        }
        None => (store::insert(tx, new, by, now)?, "translation-published"),
    };
    store::insert_sections(tx, id, &new.source.sections, &anchors)?;
    store_life::publish_pictures(tx, &rules::pictures(&new.source.markdown))?;
    let translation = store::find(tx, id)?.ok_or(AppError::NotFound)?;
    let told = action == "translation-published";
    record(
        tx,
        (&consultation, &document),
        &translation,
        (action, ""),
        by,
        now,
    )?;
    if told && consultations::is_public(&consultation, now) {
        let news = News {
            event_key: format!("{action}:{id}"),
            subjects: vec![format!("consultation:{}", consultation.id)],
            kind: action.to_owned(),
            title: translation.title.clone(),
            url: translation_url(&consultation, &document, &translation.lang),
            actor_id: by,
            about: None,
        };
        notifications::announce(tx, &news, now)?;
    }
    Ok(translation)
}

/// Takes a translation back: nobody reads it any more, and the log says why.
///
/// # Errors
/// `NotFound` when there is no such translation, `Conflict` when it is taken back already.
pub fn take_back(
    tx: &mut Tx<'_>,
    id: i64,
    reason: &str,
    by: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    set(tx, id, (false, "translation-taken-back", reason), by, now)
}

/// Publishes a translation again that was taken back.
///
/// # Errors
/// `NotFound` when there is no such translation, `Conflict` when it is published already.
pub fn put_back(tx: &mut Tx<'_>, id: i64, by: Option<i64>, now: UtcTime) -> Result<(), AppError> {
    set(tx, id, (true, "translation-put-back", ""), by, now)
}

fn set(
    tx: &mut Tx<'_>,
    id: i64,
    (is_published, action, reason): (bool, &'static str, &str),
    by: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let translation = store::find(tx, id)?.ok_or(AppError::NotFound)?;
    let document = documents::find(tx, translation.document_id)?.ok_or(AppError::NotFound)?;
    let consultation =
        consultations::find(tx, document.consultation_id)?.ok_or(AppError::NotFound)?;
    if !store::set_published(tx, id, is_published)? {
        return Err(AppError::Conflict("documents.translation-done"));
    }
    let place = (&consultation, &document);
    record(tx, place, &translation, (action, reason), by, now)
}

/// The log, the search and the pages.
fn record(
    tx: &mut Tx<'_>,
    (consultation, document): (&Consultation, &Document),
    translation: &Translation,
    (action, reason): (&'static str, &str),
    by: Option<i64>,
    now: UtcTime,
) -> Result<(), AppError> {
    let act = Act::new(action, "document", &document.token, ActingAs::Editor)
        .by(by)
        .about(translation.digest.clone());
    let mut detail = json!({
        "version": translation.version,
        "lang": translation.lang,
        "digest": translation.digest,
    });
    // The log is public: of what is not yet, it tells the digest alone.
    if consultations::is_public(consultation, now)
        && let Some(facts) = detail.as_object_mut()
    {
        let url = translation_url(consultation, document, &translation.lang);
        let path = if action == "translation-taken-back" {
            super::url(consultation, document)
        } else {
            format!("{url}/v/{}", translation.version)
        };
        facts.insert("title".to_owned(), Value::from(translation.title.clone()));
        facts.insert("url".to_owned(), Value::from(path));
        if !reason.is_empty() {
            facts.insert("reason".to_owned(), Value::from(reason));
        }
    }
    ledger::append(tx, &act, detail, now)?;
    index(tx, (consultation, document), &translation.lang, now)?;
    for topic in [
        document.place(),
        format!("consultation:{}", consultation.id),
    ] {
        tx.touch(topic, now);
    }
    Ok(())
}

/// Makes the newest translation into a language findable, and what it replaces no longer.
fn index(
    tx: &mut Tx<'_>,
    (consultation, document): (&Consultation, &Document),
    lang: &str,
    now: UtcTime,
) -> Result<(), AppError> {
    let subject = |position: i64| format!("translation:{}:{lang}:{position}", document.id);
    let shown = newest(tx, document.id)?
        .into_iter()
        .find(|one| one.lang == lang);
    let sections = match &shown {
        Some(one) => store::list_sections(tx, one.id)?,
        None => Vec::new(),
    };
    let count = i64::try_from(sections.len()).unwrap_or(i64::MAX);
    for position in count..store::longest(tx, document.id, lang)? {
        search::remove(tx, &subject(position), now)?;
    }
    let Some(shown) = shown else {
        return Ok(());
    };
    let base = translation_url(consultation, document, lang);
    let shown_at = consultations::shown_from(consultation, now);
    for section in sections {
        let anchor = super::rows::row_id(&section);
        search::put(
            tx,
            &search::Document {
                subject: subject(section.position),
                kind: "section",
                lang,
                title: &rules::search_title(&section.title, &shown.title),
                body: &section.text,
                url: &format!("{base}#{anchor}"),
                shown_at,
            },
            now,
        )?;
    }
    Ok(())
}
