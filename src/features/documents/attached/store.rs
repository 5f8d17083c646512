//! Every query on attachments.

use diesel::prelude::*;

use super::model::{AttachedFile, Attachment, Described, Kind, NewAttachment};
use crate::features::files::Checked;
use crate::platform::db::schema::{document_attachments as attachments, document_files as files};
use crate::platform::db::{DbConn, UtcTime};

/// Keeps a file for an attachment about to be made; those of forms that were never finished go.
pub fn insert_file(
    conn: &mut DbConn,
    checked: &Checked,
    token: &str,
    by: Option<i64>,
    gone_before: UtcTime,
    now: UtcTime,
) -> QueryResult<AttachedFile> {
    let left = files::table
        .filter(files::is_attached.eq(false))
        .filter(files::created_at.lt(gone_before));
    diesel::delete(left).execute(conn)?;
    let byte_count = i64::try_from(checked.bytes.len()).unwrap_or(i64::MAX);
    diesel::insert_into(files::table)
        .values((
            files::token.eq(token),
            files::name.eq(&checked.name),
            files::content_type.eq(checked.content_type),
            files::byte_count.eq(byte_count),
            files::sha256.eq(&checked.sha256),
            files::is_attached.eq(false),
            files::sent_by.eq(by),
            files::created_at.eq(now),
            files::bytes.eq(checked.bytes.as_slice()),
        ))
        .returning((
            files::id,
            files::token,
            files::name,
            files::content_type,
            files::byte_count,
            files::sha256,
        ))
        .get_result(conn)
}

/// A file that was sent and is not attached yet. Its token is a secret of whoever sent it.
pub fn find_kept(conn: &mut DbConn, token: &str) -> QueryResult<Option<AttachedFile>> {
    files::table
        .filter(files::token.eq(token))
        .filter(files::is_attached.eq(false))
        .select((
            files::id,
            files::token,
            files::name,
            files::content_type,
            files::byte_count,
            files::sha256,
        ))
        .first(conn)
        .optional()
}

/// False when it was attached meanwhile.
pub fn set_attached(conn: &mut DbConn, file_id: i64) -> QueryResult<bool> {
    let kept = files::table
        .filter(files::id.eq(file_id))
        .filter(files::is_attached.eq(false));
    let changed = diesel::update(kept)
        .set(files::is_attached.eq(true))
        .execute(conn)?;
    Ok(changed == 1)
}

pub fn list_files(conn: &mut DbConn, ids: &[i64]) -> QueryResult<Vec<AttachedFile>> {
    files::table
        .filter(files::id.eq_any(ids.to_vec()))
        .select((
            files::id,
            files::token,
            files::name,
            files::content_type,
            files::byte_count,
            files::sha256,
        ))
        .load(conn)
}

pub fn find_bytes(conn: &mut DbConn, file_id: i64) -> QueryResult<Option<Vec<u8>>> {
    files::table
        .find(file_id)
        .select(files::bytes)
        .first(conn)
        .optional()
}

/// Attachments of the files with this content and name.
pub fn list_of_content(
    conn: &mut DbConn,
    sha256: &str,
    name: &str,
) -> QueryResult<Vec<(Attachment, AttachedFile)>> {
    attachments::table
        .inner_join(files::table)
        .filter(files::sha256.eq(sha256))
        .filter(files::name.eq(name))
        .order(attachments::id)
        .limit(100)
        .select((
            attachments::all_columns,
            (
                files::id,
                files::token,
                files::name,
                files::content_type,
                files::byte_count,
                files::sha256,
            ),
        ))
        .load(conn)
}

/// Everything that was ever attached to a document, in its order.
pub fn list(conn: &mut DbConn, document_id: i64) -> QueryResult<Vec<Attachment>> {
    attachments::table
        .filter(attachments::document_id.eq(document_id))
        .order((attachments::position, attachments::id))
        .load(conn)
}

pub fn find(conn: &mut DbConn, token: &str) -> QueryResult<Option<Attachment>> {
    attachments::table
        .filter(attachments::token.eq(token))
        .first(conn)
        .optional()
}

/// What is not in [`NewAttachment`]: its token, its kind, where it is, its place, the version.
pub struct Placed<'a> {
    pub token: &'a str,
    pub kind: Kind,
    pub file_id: Option<i64>,
    pub url: &'a str,
    pub position: i64,
    pub from_version: i64,
}

pub fn insert(
    conn: &mut DbConn,
    new: &NewAttachment,
    placed: &Placed<'_>,
    now: UtcTime,
) -> QueryResult<Attachment> {
    diesel::insert_into(attachments::table)
        .values((
            attachments::token.eq(placed.token),
            attachments::document_id.eq(new.document_id),
            attachments::kind.eq(placed.kind),
            attachments::file_id.eq(placed.file_id),
            attachments::url.eq(placed.url),
            attachments::position.eq(placed.position),
            attachments::from_version.eq(placed.from_version),
            attachments::title.eq(&new.title),
            attachments::words.eq(&new.words),
            attachments::words_url.eq(&new.words_url),
            attachments::added_by.eq(new.by),
            attachments::added_at.eq(now),
            attachments::removal_reason.eq(""),
        ))
        .get_result(conn)
}

pub fn set_described(conn: &mut DbConn, id: i64, described: &Described) -> QueryResult<usize> {
    diesel::update(attachments::table.find(id))
        .set((
            attachments::title.eq(&described.title),
            attachments::words.eq(&described.words),
            attachments::words_url.eq(&described.words_url),
        ))
        .execute(conn)
}

pub fn set_position(conn: &mut DbConn, id: i64, position: i64) -> QueryResult<usize> {
    diesel::update(attachments::table.find(id))
        .set(attachments::position.eq(position))
        .execute(conn)
}

/// False when it was taken away already.
pub fn set_removed(
    conn: &mut DbConn,
    id: i64,
    reason: &str,
    by: i64,
    now: UtcTime,
) -> QueryResult<bool> {
    let there = attachments::table
        .filter(attachments::id.eq(id))
        .filter(attachments::removed_at.is_null());
    let changed = diesel::update(there)
        .set((
            attachments::removed_by.eq(Some(by)),
            attachments::removed_at.eq(Some(now)),
            attachments::removal_reason.eq(reason),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Puts it back, also with the versions that it did not go with any more.
pub fn set_restored(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::update(attachments::table.find(id))
        .set((
            attachments::removed_by.eq(None::<i64>),
            attachments::removed_at.eq(None::<UtcTime>),
            attachments::removal_reason.eq(""),
            attachments::until_version.eq(None::<i64>),
        ))
        .execute(conn)
}

pub fn set_until(conn: &mut DbConn, id: i64, version: i64) -> QueryResult<usize> {
    diesel::update(attachments::table.find(id))
        .set(attachments::until_version.eq(Some(version)))
        .execute(conn)
}
