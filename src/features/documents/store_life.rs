//! Every query on what happens to sections between versions.

use diesel::prelude::*;

use super::import::Picture;
use super::model::{LineageRow, NewLineage, Remark};
use crate::on_backend;
use crate::platform::db::schema::{
    document_pictures as pictures, document_remarks as remarks, document_versions as versions,
    section_lineage as lineage,
};
use crate::platform::db::{DbConn, UtcTime};

pub fn insert_lineage(conn: &mut DbConn, version_id: i64, rows: &[NewLineage]) -> QueryResult<()> {
    for some in rows.chunks(200) {
        let values: Vec<_> = some
            .iter()
            .map(|row| {
                (
                    lineage::version_id.eq(version_id),
                    lineage::anchor.eq(&row.anchor),
                    lineage::change.eq(row.change),
                    lineage::from_anchor.eq(&row.from_anchor),
                )
            })
            .collect();
        on_backend!(conn, c => diesel::insert_into(lineage::table).values(&values).execute(c))?;
    }
    Ok(())
}

/// What is written down of the versions after `from` up to `to`, oldest first.
pub fn list_lineage(
    conn: &mut DbConn,
    document_id: i64,
    from: i64,
    to: i64,
) -> QueryResult<Vec<LineageRow>> {
    lineage::table
        .inner_join(versions::table)
        .filter(versions::document_id.eq(document_id))
        .filter(versions::number.gt(from))
        .filter(versions::number.le(to))
        .order((versions::number, lineage::id))
        .select((lineage::anchor, lineage::change, lineage::from_anchor))
        .load(conn)
}

pub fn insert_remark(conn: &mut DbConn, document_id: i64, new: &Remark) -> QueryResult<usize> {
    diesel::insert_into(remarks::table)
        .values((
            remarks::contribution_id.eq(new.contribution_id),
            remarks::document_id.eq(document_id),
            remarks::version.eq(new.version),
            remarks::exact.eq(&new.exact),
            remarks::prefix.eq(&new.prefix),
            remarks::suffix.eq(&new.suffix),
            remarks::replacement.eq(&new.replacement),
        ))
        .execute(conn)
}

/// Forgets what a comment quoted and suggested; that it was made on a version stays.
pub fn forget_words(conn: &mut DbConn, contribution_id: i64) -> QueryResult<usize> {
    diesel::update(remarks::table.find(contribution_id))
        .set((
            remarks::exact.eq(""),
            remarks::prefix.eq(""),
            remarks::suffix.eq(""),
            remarks::replacement.eq(None::<String>),
        ))
        .execute(conn)
}

/// Replaces what a comment quotes and suggests.
pub fn set_words(
    conn: &mut DbConn,
    contribution_id: i64,
    exact: &str,
    replacement: Option<&str>,
) -> QueryResult<usize> {
    diesel::update(remarks::table.find(contribution_id))
        .set((
            remarks::exact.eq(exact),
            remarks::replacement.eq(replacement.map(str::to_owned)),
        ))
        .execute(conn)
}

pub fn list_remarks(conn: &mut DbConn, contribution_ids: &[i64]) -> QueryResult<Vec<Remark>> {
    remarks::table
        .filter(remarks::contribution_id.eq_any(contribution_ids.to_vec()))
        .select((
            remarks::contribution_id,
            remarks::version,
            remarks::exact,
            remarks::prefix,
            remarks::suffix,
            remarks::replacement,
        ))
        .load(conn)
}

/// Keeps pictures that are not kept yet; old ones that no published version shows go.
pub fn put_pictures(
    conn: &mut DbConn,
    all: &[Picture],
    gone_before: UtcTime,
    now: UtcTime,
) -> QueryResult<()> {
    let old = pictures::table
        .filter(pictures::is_published.eq(false))
        .filter(pictures::created_at.lt(gone_before));
    diesel::delete(old).execute(conn)?;
    for picture in all {
        on_backend!(conn, c => diesel::insert_into(pictures::table)
            .values((
                pictures::address.eq(&picture.address),
                pictures::content_type.eq(picture.content_type),
                pictures::bytes.eq(&picture.bytes),
                pictures::is_published.eq(false),
                pictures::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(())
}

/// Notes that published versions show these pictures.
pub fn publish_pictures(conn: &mut DbConn, addresses: &[String]) -> QueryResult<usize> {
    diesel::update(pictures::table.filter(pictures::address.eq_any(addresses.to_vec())))
        .set(pictures::is_published.eq(true))
        .execute(conn)
}

/// Type, content, and whether a published version shows it.
pub fn find_picture(
    conn: &mut DbConn,
    address: &str,
) -> QueryResult<Option<(String, Vec<u8>, bool)>> {
    pictures::table
        .find(address)
        .select((
            pictures::content_type,
            pictures::bytes,
            pictures::is_published,
        ))
        .first(conn)
        .optional()
}
