//! Every query on documents, versions and sections.

use std::collections::HashMap;

use diesel::prelude::*;

use super::model::{
    Document, NewDocument, NewVersion, Past, Section, SectionText, SectionTitle, Version,
};
use super::sections::Prepared;
use crate::features::consultations::PublicationState;
use crate::on_backend;
use crate::platform::db::schema::{
    consultations, document_versions as versions, documents, place_counts, sections,
};
use crate::platform::db::{DbConn, UtcTime};

pub fn insert(
    conn: &mut DbConn,
    new: &NewDocument,
    token: &str,
    slug: &str,
    now: UtcTime,
) -> QueryResult<Document> {
    diesel::insert_into(documents::table)
        .values((
            documents::token.eq(token),
            documents::consultation_id.eq(new.consultation_id),
            documents::slug.eq(slug),
            documents::lang.eq(&new.lang),
            documents::title.eq(&new.title),
            documents::summary.eq(&new.summary),
            documents::current_version.eq(1_i64),
            documents::moderation.eq(new.moderation),
            documents::created_at.eq(now),
        ))
        .get_result(conn)
}

pub fn insert_version(
    conn: &mut DbConn,
    new: &NewVersion,
    number: i64,
    now: UtcTime,
) -> QueryResult<i64> {
    diesel::insert_into(versions::table)
        .values((
            versions::document_id.eq(new.document_id),
            versions::number.eq(number),
            versions::source.eq(&new.source.markdown),
            versions::note.eq(&new.note),
            versions::digest.eq(&new.source.digest),
            versions::published_by.eq(new.published_by),
            versions::published_at.eq(now),
        ))
        .returning(versions::id)
        .get_result(conn)
}

/// Sections that are stored with one statement.
const CHUNK: usize = 200;

pub fn insert_sections(conn: &mut DbConn, version_id: i64, all: &[Prepared]) -> QueryResult<()> {
    for some in all.chunks(CHUNK) {
        let rows: Vec<_> = some
            .iter()
            .map(|section| {
                (
                    sections::version_id.eq(version_id),
                    sections::position.eq(section.position),
                    sections::level.eq(section.level),
                    sections::number.eq(&section.number),
                    sections::anchor.eq(&section.anchor),
                    sections::title.eq(&section.title),
                    sections::text.eq(&section.text),
                    sections::html.eq(&section.html),
                )
            })
            .collect();
        on_backend!(conn, c => diesel::insert_into(sections::table).values(&rows).execute(c))?;
    }
    Ok(())
}

/// Sections of a version, in order.
pub fn list_texts(
    conn: &mut DbConn,
    document_id: i64,
    number: i64,
) -> QueryResult<Vec<SectionText>> {
    sections::table
        .inner_join(versions::table)
        .filter(versions::document_id.eq(document_id))
        .filter(versions::number.eq(number))
        .order(sections::position)
        .select((
            sections::level,
            sections::number,
            sections::anchor,
            sections::title,
            sections::text,
            sections::html,
        ))
        .load(conn)
}

/// Moves on to the version `to` if `from` is still the current one.
pub fn set_current(conn: &mut DbConn, id: i64, from: i64, to: i64) -> QueryResult<bool> {
    let row = documents::table
        .filter(documents::id.eq(id))
        .filter(documents::current_version.eq(from));
    let changed = diesel::update(row)
        .set(documents::current_version.eq(to))
        .execute(conn)?;
    Ok(changed == 1)
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Document>> {
    documents::table.find(id).first(conn).optional()
}

pub fn find_by_slug(
    conn: &mut DbConn,
    consultation_id: i64,
    slug: &str,
) -> QueryResult<Option<Document>> {
    documents::table
        .filter(documents::consultation_id.eq(consultation_id))
        .filter(documents::slug.eq(slug))
        .first(conn)
        .optional()
}

/// Documents of a consultation in the order in which they were published.
pub fn list_of_consultation(conn: &mut DbConn, consultation_id: i64) -> QueryResult<Vec<Document>> {
    documents::table
        .filter(documents::consultation_id.eq(consultation_id))
        .order(documents::id)
        .limit(200)
        .load(conn)
}

/// Versions without their sources, newest first.
pub fn list_versions(conn: &mut DbConn, document_id: i64) -> QueryResult<Vec<Version>> {
    versions::table
        .filter(versions::document_id.eq(document_id))
        .order(versions::number.desc())
        .limit(500)
        .select((
            versions::id,
            versions::number,
            versions::note,
            versions::digest,
            versions::published_at,
        ))
        .load(conn)
}

/// Slug of the consultation and when it was announced, slug, title and summary of the document,
/// number, note and time of the version.
pub type RecentRow = (
    String,
    UtcTime,
    String,
    String,
    String,
    (i64, String, UtcTime),
);

/// Versions in consultations that the public may know of at `now`, newest first.
pub fn list_recent_versions(
    conn: &mut DbConn,
    now: UtcTime,
    limit: i64,
) -> QueryResult<Vec<RecentRow>> {
    versions::table
        .inner_join(documents::table.inner_join(consultations::table))
        .filter(consultations::state.eq(PublicationState::Published))
        .filter(consultations::announced_at.le(now))
        .order((versions::published_at.desc(), versions::id.desc()))
        .limit(limit)
        .select((
            consultations::slug,
            consultations::announced_at,
            documents::slug,
            documents::title,
            documents::summary,
            (versions::number, versions::note, versions::published_at),
        ))
        .load(conn)
}

pub fn find_source(
    conn: &mut DbConn,
    document_id: i64,
    number: i64,
) -> QueryResult<Option<String>> {
    versions::table
        .filter(versions::document_id.eq(document_id))
        .filter(versions::number.eq(number))
        .select(versions::source)
        .first(conn)
        .optional()
}

pub fn list_sections(conn: &mut DbConn, version_id: i64) -> QueryResult<Vec<Section>> {
    sections::table
        .filter(sections::version_id.eq(version_id))
        .order(sections::position)
        .load(conn)
}

/// A section of the current version, or of the latest one that had it, and that version's number.
pub fn find_section(
    conn: &mut DbConn,
    document_id: i64,
    anchor: &str,
) -> QueryResult<Option<(Section, i64)>> {
    sections::table
        .inner_join(versions::table)
        .filter(versions::document_id.eq(document_id))
        .filter(sections::anchor.eq(anchor))
        .order(versions::number.desc())
        .select((sections::all_columns, versions::number))
        .first(conn)
        .optional()
}

/// What a section said in every version that had it, oldest first.
pub fn list_history(conn: &mut DbConn, document_id: i64, anchor: &str) -> QueryResult<Vec<Past>> {
    sections::table
        .inner_join(versions::table)
        .filter(versions::document_id.eq(document_id))
        .filter(sections::anchor.eq(anchor))
        .order(versions::number)
        .limit(500)
        .select((versions::number, sections::text, sections::html))
        .load(conn)
}

/// Whether the version `number` has a section `anchor`; its number and title.
pub fn find_section_title(
    conn: &mut DbConn,
    document_id: i64,
    number: i64,
    anchor: &str,
) -> QueryResult<Option<(String, String)>> {
    sections::table
        .inner_join(versions::table)
        .filter(versions::document_id.eq(document_id))
        .filter(versions::number.eq(number))
        .filter(sections::anchor.eq(anchor))
        .select((sections::number, sections::title))
        .first(conn)
        .optional()
}

/// Titles of the sections of every version, oldest version first.
pub fn list_titles(conn: &mut DbConn, document_ids: &[i64]) -> QueryResult<Vec<SectionTitle>> {
    sections::table
        .inner_join(versions::table)
        .filter(versions::document_id.eq_any(document_ids.to_vec()))
        .order((versions::document_id, versions::number, sections::position))
        .select((
            versions::document_id,
            sections::anchor,
            sections::number,
            sections::title,
            sections::position,
            versions::number,
        ))
        .load(conn)
}

/// Number of sections of the current version, and when that was published, by document.
pub fn list_current(
    conn: &mut DbConn,
    consultation_id: i64,
) -> QueryResult<HashMap<i64, (i64, UtcTime)>> {
    let rows: Vec<(i64, Option<UtcTime>, i64)> = versions::table
        .inner_join(documents::table)
        .inner_join(sections::table)
        .filter(documents::consultation_id.eq(consultation_id))
        .filter(versions::number.eq(documents::current_version))
        .group_by(versions::document_id)
        .select((
            versions::document_id,
            diesel::dsl::max(versions::published_at),
            diesel::dsl::count(sections::id),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, at, count)| Some((id, (count, at?))))
        .collect())
}

/// Published comments by document.
pub fn list_comment_counts(
    conn: &mut DbConn,
    document_ids: &[i64],
) -> QueryResult<HashMap<i64, i64>> {
    let places: Vec<String> = document_ids
        .iter()
        .map(|id| format!("document:{id}"))
        .collect();
    let rows: Vec<(String, i64)> = place_counts::table
        .filter(place_counts::place.eq_any(places))
        .select((place_counts::place, place_counts::contribution_count))
        .load(conn)?;
    let mut counts = HashMap::new();
    for (place, count) in rows {
        let id = place
            .strip_prefix("document:")
            .and_then(|id| id.parse().ok());
        if let Some(id) = id {
            *counts.entry(id).or_insert(0) += count;
        }
    }
    Ok(counts)
}
