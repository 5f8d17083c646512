//! Policy documents in numbered sections with stable anchors, commented section by section.
//!
//! A document is published in versions. A section keeps its anchor through all of them: which
//! section of a new version is which one of the version before, their words decide (`matching`),
//! and the editor where they err. So comments stay beside it; what was said about a section that is
//! gone can still be read.
//!
//! Whatever file a text comes from (`import`), it becomes one tree of sections and blocks (`tree`),
//! is kept as Markdown, and can be had in several formats (`export`). None of these parts knows of
//! the database or the web.
//! Editors publish; whoever is signed in comments while the consultation is open.

pub mod api;
pub mod api_comments;
pub mod api_dispositions;
pub mod api_explained;
pub mod api_versions;
mod attached;
mod beside;
mod commenting;
mod compare;
mod comparing;
mod describing;
mod desk;
mod desk_head;
mod desk_match;
mod desk_pins;
mod desk_reading;
mod desk_version;
mod disposing;
mod explained;
mod export;
mod exporting;
mod form;
mod handlers;
mod identity;
pub mod import;
mod looking;
pub mod matching;
mod merged;
mod model;
mod publishing;
pub mod rules;
mod sections;
mod store;
mod store_life;
mod talking;
mod translations;
mod tree;
mod views;

use std::collections::HashSet;

use actix_web::web;

use super::consultations::{self, Consultation};
use super::contributions;
use crate::platform::db::{DbConn, Tx, UtcTime};
use crate::platform::error::AppError;

pub use attached::{Kind as AttachmentKind, NewAttachment, Where, attach, keep as keep_file};
pub use commenting::comment;
pub use disposing::{answer_comments, trace};
pub use explained::{
    GLOSSARY, NewPlainWords, NewTerm, Scope, Term, TermView, define, explain, list_site_terms,
};
pub use export::write;
pub use model::{
    Comment, Document, NewDocument, NewQuote, NewVersion, RecentVersion, Section, SectionTitle,
    Source, Summary, Verdict, Version,
};
pub use publishing::{import_document, keep_pictures, publish, publish_version};
pub use translations::{
    NewTranslation, Translation, publish as publish_translation, put_back as put_translation_back,
    take_back as take_translation_back,
};

/// Addresses of this feature.
pub fn routes(config: &mut web::ServiceConfig) {
    let base = "/consultations/{slug}/documents/{document}";
    let desk = "/desk/editor";
    explained::routes(config, base, desk);
    translations::routes(config, base, desk);
    disposing::routes(config, desk);
    config.configure(attached::routes);
    config
        .service(
            web::resource(format!("{base}/sections/{{anchor}}"))
                .get(talking::show_section)
                .post(commenting::comment_on_section),
        )
        .service(
            web::resource(format!("{base}/comments"))
                .get(talking::show_comments)
                .post(commenting::comment_on_document),
        )
        .service(
            web::resource(format!("{base}/comments/{{token}}/reply"))
                .get(talking::show_reply)
                .post(commenting::reply),
        )
        .route(
            &format!("{base}/v/{{number:\\d+}}.{{format:md|html|xml|source}}"),
            web::get().to(exporting::export_version),
        )
        .route(&format!("{base}/compare"), web::get().to(comparing::choose))
        .route(
            &format!("{base}/compare/{{from}}/{{to}}"),
            web::get().to(comparing::show_comparison),
        )
        .route(
            "/documents/pictures/{name}",
            web::get().to(exporting::serve_picture),
        )
        .route(
            &format!("{base}/v/{{number}}"),
            web::get().to(handlers::show_version),
        )
        .route(base, web::get().to(handlers::show_document))
        .service(
            web::resource(format!("{desk}/consultations/{{slug}}/documents/new"))
                .get(desk::show_new)
                .post(desk::publish_new),
        )
        .service(
            web::resource(format!("{desk}/documents/{{id}}/versions/new"))
                .get(desk_version::show_new_version)
                .post(desk_version::publish_new_version),
        );
}

/// What follows here when a contribution changes state: counts by section are kept by the spine;
/// what was erased quotes and suggests nothing any more.
///
/// # Errors
/// When a row cannot be written.
pub fn on_state_change(
    tx: &mut Tx<'_>,
    change: &contributions::StateChange,
    _now: UtcTime,
) -> Result<(), AppError> {
    if change.to == contributions::State::Erased {
        store_life::forget_words(tx, change.contribution.id)?;
    }
    Ok(())
}

/// What a comment quotes and suggests stands in its title and beside it: what a moderator takes out
/// of the one goes from the other, and comes back with it.
///
/// # Errors
/// When a row cannot be written.
pub fn on_edit(
    tx: &mut Tx<'_>,
    edited: &contributions::Contribution,
    _now: UtcTime,
) -> Result<(), AppError> {
    commenting::follow_title(tx, edited)
}

/// Path of a document's page.
pub fn url(consultation: &Consultation, document: &Document) -> String {
    format!(
        "{}/documents/{}",
        consultations::url(consultation),
        document.slug
    )
}

/// # Errors
/// When the database cannot be read; so for all that follow.
pub fn find(conn: &mut DbConn, id: i64) -> Result<Option<Document>, AppError> {
    Ok(store::find(conn, id)?)
}

/// Documents of a consultation in the order in which they were published, in four statements.
pub fn list_of_consultation(
    conn: &mut DbConn,
    consultation_id: i64,
) -> Result<Vec<Summary>, AppError> {
    let documents = store::list_of_consultation(conn, consultation_id)?;
    if documents.is_empty() {
        return Ok(Vec::new());
    }
    let consultation = consultations::find(conn, consultation_id)?.ok_or(AppError::NotFound)?;
    let current = store::list_current(conn, consultation_id)?;
    let ids: Vec<i64> = documents.iter().map(|document| document.id).collect();
    let counts = store::list_comment_counts(conn, &ids)?;
    let summaries = documents.into_iter().map(|document| {
        let (section_count, published_at) = current
            .get(&document.id)
            .copied()
            .unwrap_or((0, document.created_at));
        Summary {
            url: url(&consultation, &document),
            comment_count: counts.get(&document.id).copied().unwrap_or(0),
            id: document.id,
            moderation: document.moderation,
            token: document.token,
            title: document.title,
            summary: document.summary,
            version: document.current_version,
            section_count,
            published_at,
        }
    });
    Ok(summaries.collect())
}

/// Versions of documents that the public may read, newest first.
pub fn list_recent_versions(
    conn: &mut DbConn,
    now: UtcTime,
    limit: i64,
) -> Result<Vec<RecentVersion>, AppError> {
    let mut versions = Vec::new();
    for row in store::list_recent_versions(conn, now, limit)? {
        let (consultation_slug, announced_at, document_slug, title, summary, version) = row;
        let (number, note, published_at) = version;
        versions.push(RecentVersion {
            title,
            note: if note.is_empty() { summary } else { note },
            url: format!("/consultations/{consultation_slug}/documents/{document_slug}/v/{number}"),
            shown_at: published_at.max(announced_at),
        });
    }
    versions.sort_by_key(|version| std::cmp::Reverse(version.shown_at));
    Ok(versions)
}

/// How the sections of documents are called: every anchor that any version had, as the latest
/// version that has it calls it, in reading order.
pub fn section_titles(
    conn: &mut DbConn,
    document_ids: &[i64],
) -> Result<Vec<SectionTitle>, AppError> {
    let mut seen: HashSet<(i64, String)> = HashSet::new();
    let mut titles = store::list_titles(conn, document_ids)?;
    titles.reverse();
    titles.retain(|title| seen.insert((title.document_id, title.anchor.clone())));
    titles.sort_by_key(|title| {
        (
            title.document_id,
            title.position,
            std::cmp::Reverse(title.version),
        )
    });
    Ok(titles)
}
