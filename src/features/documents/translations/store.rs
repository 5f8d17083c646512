//! Every query on translations.

use diesel::prelude::*;

use super::super::sections::Prepared;
use super::model::{NewTranslation, Translation, TranslationSection};
use crate::on_backend;
use crate::platform::db::schema::{translation_sections as sections, translations};
use crate::platform::db::{DbConn, UtcTime};

const COLUMNS: (
    translations::id,
    translations::document_id,
    translations::version,
    translations::lang,
    translations::title,
    translations::summary,
    translations::digest,
    translations::is_published,
    translations::published_at,
) = (
    translations::id,
    translations::document_id,
    translations::version,
    translations::lang,
    translations::title,
    translations::summary,
    translations::digest,
    translations::is_published,
    translations::published_at,
);

/// Translations of a document by language, those of the newest version first.
pub fn list(conn: &mut DbConn, document_id: i64) -> QueryResult<Vec<Translation>> {
    translations::table
        .filter(translations::document_id.eq(document_id))
        .order((translations::lang, translations::version.desc()))
        .select(COLUMNS)
        .load(conn)
}

pub fn find(conn: &mut DbConn, id: i64) -> QueryResult<Option<Translation>> {
    translations::table
        .find(id)
        .select(COLUMNS)
        .first(conn)
        .optional()
}

pub fn find_source(conn: &mut DbConn, id: i64) -> QueryResult<Option<String>> {
    translations::table
        .find(id)
        .select(translations::source)
        .first(conn)
        .optional()
}

pub fn insert(
    conn: &mut DbConn,
    new: &NewTranslation,
    by: Option<i64>,
    now: UtcTime,
) -> QueryResult<i64> {
    diesel::insert_into(translations::table)
        .values((
            translations::document_id.eq(new.document_id),
            translations::version.eq(new.version),
            translations::lang.eq(&new.lang),
            translations::title.eq(&new.title),
            translations::summary.eq(&new.summary),
            translations::source.eq(&new.source.markdown),
            translations::digest.eq(&new.source.digest),
            translations::is_published.eq(true),
            translations::published_by.eq(by),
            translations::published_at.eq(now),
        ))
        .returning(translations::id)
        .get_result(conn)
}

/// Other words in the place of those that were published.
pub fn replace(
    conn: &mut DbConn,
    id: i64,
    new: &NewTranslation,
    by: Option<i64>,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::delete(sections::table.filter(sections::translation_id.eq(id))).execute(conn)?;
    diesel::update(translations::table.find(id))
        .set((
            translations::title.eq(&new.title),
            translations::summary.eq(&new.summary),
            translations::source.eq(&new.source.markdown),
            translations::digest.eq(&new.source.digest),
            translations::is_published.eq(true),
            translations::published_by.eq(by),
            translations::published_at.eq(now),
        ))
        .execute(conn)
}

/// False when it was so already.
pub fn set_published(conn: &mut DbConn, id: i64, is_published: bool) -> QueryResult<bool> {
    let row = translations::table
        .find(id)
        .filter(translations::is_published.eq(!is_published));
    let changed = diesel::update(row)
        .set(translations::is_published.eq(is_published))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Sections with the anchors of those that they translate.
pub fn insert_sections(
    conn: &mut DbConn,
    translation_id: i64,
    all: &[Prepared],
    anchors: &[String],
) -> QueryResult<()> {
    let paired: Vec<(&Prepared, &String)> = all.iter().zip(anchors).collect();
    for some in paired.chunks(200) {
        let rows: Vec<_> = some
            .iter()
            .map(|(section, anchor)| {
                (
                    sections::translation_id.eq(translation_id),
                    sections::position.eq(section.position),
                    sections::level.eq(section.level),
                    sections::number.eq(&section.number),
                    sections::anchor.eq(*anchor),
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

pub fn list_sections(
    conn: &mut DbConn,
    translation_id: i64,
) -> QueryResult<Vec<TranslationSection>> {
    sections::table
        .filter(sections::translation_id.eq(translation_id))
        .order(sections::position)
        .select((
            sections::position,
            sections::level,
            sections::number,
            sections::anchor,
            sections::title,
            sections::text,
            sections::html,
        ))
        .load(conn)
}

/// How many sections the longest translation into a language has.
pub fn longest(conn: &mut DbConn, document_id: i64, lang: &str) -> QueryResult<i64> {
    let last: Option<i64> = sections::table
        .inner_join(translations::table)
        .filter(translations::document_id.eq(document_id))
        .filter(translations::lang.eq(lang))
        .select(diesel::dsl::max(sections::position))
        .first(conn)?;
    Ok(last.map_or(0, |last| last + 1))
}
