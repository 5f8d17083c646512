//! Every query on what versions made of what was said.

use std::collections::HashMap;

use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;

use crate::columns;
use crate::features::contributions::State;
use crate::features::documents::model::{Disposition, Verdict};
use crate::platform::db::schema::{
    contributions, disposition_comments as comments, dispositions, document_remarks as remarks,
};
use crate::platform::db::{DbConn, UtcTime};

/// A published comment on a section. Field order is the order of [`COMMENT`].
#[derive(Clone, Debug, Queryable)]
pub struct CommentRow {
    pub id: i64,
    pub token: String,
    pub author_name: String,
    pub text: String,
    pub lang: String,
    pub account_id: Option<i64>,
    pub support_count: i64,
    pub received_at: UtcTime,
    /// The version that it was made on.
    pub version: i64,
    /// What it quotes; '' for nothing.
    pub exact: String,
    pub replacement: Option<String>,
}

/// A comment that a disposition is about.
#[derive(Clone, Debug, Queryable)]
pub struct Linked {
    pub disposition_id: i64,
    pub contribution_id: i64,
    pub token: String,
    /// '' where it is nobody's business any more.
    pub author_name: String,
    pub state: State,
    pub account_id: Option<i64>,
    /// The version that it was made on.
    pub version: i64,
}

columns! {
    /// The columns of a [`CommentRow`].
    const COMMENT = (
        contributions::id,
        contributions::token,
        contributions::author_name,
        contributions::text,
        contributions::lang,
        contributions::account_id,
        contributions::support_count,
        contributions::received_at,
        remarks::version,
        remarks::exact,
        remarks::replacement,
    )
}

/// Published first-level comments on sections of a document that were made before the version
/// `$number`.
macro_rules! said_before {
    ($document_id:expr, $number:expr) => {
        contributions::table
            .inner_join(remarks::table)
            .filter(remarks::document_id.eq($document_id))
            .filter(remarks::version.lt($number))
            .filter(contributions::state.eq(State::Published))
            .filter(contributions::parent_id.is_null())
            .filter(contributions::anchor.ne(""))
    };
}

/// That no disposition is about it.
macro_rules! unanswered {
    () => {
        not(exists(
            comments::table.filter(comments::contribution_id.eq(contributions::id)),
        ))
    };
}

/// How many there are of each section, by its anchor.
macro_rules! by_anchor {
    ($comments:expr, $conn:expr) => {{
        let rows: Vec<(String, i64)> = $comments
            .group_by(contributions::anchor)
            .select((contributions::anchor, count_star()))
            .load($conn)?;
        Ok(rows.into_iter().collect())
    }};
}

/// How many comments each section has from before the version `number`, by its anchor.
pub fn count_said(
    conn: &mut DbConn,
    document_id: i64,
    number: i64,
) -> QueryResult<HashMap<String, i64>> {
    by_anchor!(said_before!(document_id, number), conn)
}

/// As [`count_said`], those that no version has answered.
pub fn count_unanswered(
    conn: &mut DbConn,
    document_id: i64,
    number: i64,
) -> QueryResult<HashMap<String, i64>> {
    by_anchor!(
        said_before!(document_id, number).filter(unanswered!()),
        conn
    )
}

/// Comments on a section that no version has answered, oldest first.
pub fn list_unanswered(
    conn: &mut DbConn,
    document_id: i64,
    number: i64,
    anchor: &str,
    limit: i64,
) -> QueryResult<Vec<CommentRow>> {
    said_before!(document_id, number)
        .filter(contributions::anchor.eq(anchor))
        .filter(unanswered!())
        .order(contributions::id)
        .limit(limit)
        .select(COMMENT)
        .load(conn)
}

/// Comments on a section that some version has answered, newest first.
pub fn list_answered(
    conn: &mut DbConn,
    document_id: i64,
    number: i64,
    anchor: &str,
    limit: i64,
) -> QueryResult<Vec<CommentRow>> {
    said_before!(document_id, number)
        .filter(contributions::anchor.eq(anchor))
        .filter(exists(
            comments::table.filter(comments::contribution_id.eq(contributions::id)),
        ))
        .order(contributions::id.desc())
        .limit(limit)
        .select(COMMENT)
        .load(conn)
}

/// Those of `ids` that are comments on the section from before the version `number`.
pub fn list_chosen(
    conn: &mut DbConn,
    document_id: i64,
    number: i64,
    anchor: &str,
    ids: &[i64],
) -> QueryResult<Vec<CommentRow>> {
    let mut found = Vec::new();
    for some in ids.chunks(500) {
        let rows: Vec<CommentRow> = said_before!(document_id, number)
            .filter(contributions::anchor.eq(anchor))
            .filter(contributions::id.eq_any(some.to_vec()))
            .order(contributions::id)
            .select(COMMENT)
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// A disposition about to be made.
#[derive(Clone, Debug)]
pub struct NewDisposition {
    pub document_id: i64,
    pub version: i64,
    pub anchor: String,
    pub verdict: Verdict,
    pub reason: String,
    pub decided_by: i64,
}

/// Stores or replaces what is said about a section; its id comes back.
pub fn put(conn: &mut DbConn, new: &NewDisposition, now: UtcTime) -> QueryResult<i64> {
    let same = dispositions::table
        .filter(dispositions::document_id.eq(new.document_id))
        .filter(dispositions::version.eq(new.version))
        .filter(dispositions::anchor.eq(&new.anchor));
    let known: Option<i64> = same.select(dispositions::id).first(conn).optional()?;
    match known {
        Some(id) => {
            diesel::update(dispositions::table.find(id))
                .set((
                    dispositions::verdict.eq(new.verdict),
                    dispositions::reason.eq(&new.reason),
                    dispositions::decided_by.eq(Some(new.decided_by)),
                    dispositions::decided_at.eq(now),
                ))
                .execute(conn)?;
            Ok(id)
        }
        None => diesel::insert_into(dispositions::table)
            .values((
                dispositions::document_id.eq(new.document_id),
                dispositions::version.eq(new.version),
                dispositions::anchor.eq(&new.anchor),
                dispositions::verdict.eq(new.verdict),
                dispositions::reason.eq(&new.reason),
                dispositions::decided_by.eq(Some(new.decided_by)),
                dispositions::decided_at.eq(now),
            ))
            .returning(dispositions::id)
            .get_result(conn),
    }
}

/// Links a disposition with exactly these comments.
pub fn set_linked(
    conn: &mut DbConn,
    disposition_id: i64,
    contribution_ids: &[i64],
) -> QueryResult<()> {
    diesel::delete(comments::table.filter(comments::disposition_id.eq(disposition_id)))
        .execute(conn)?;
    for id in contribution_ids {
        diesel::insert_into(comments::table)
            .values((
                comments::disposition_id.eq(disposition_id),
                comments::contribution_id.eq(id),
            ))
            .execute(conn)?;
    }
    Ok(())
}

pub fn delete(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::delete(comments::table.filter(comments::disposition_id.eq(id))).execute(conn)?;
    diesel::delete(dispositions::table.find(id)).execute(conn)
}

columns! {
    const DISPOSITION = (
        dispositions::id,
        dispositions::document_id,
        dispositions::version,
        dispositions::anchor,
        dispositions::verdict,
        dispositions::reason,
        dispositions::decided_at,
    )
}

/// Dispositions of a document, those of the newest version first.
pub fn list(
    conn: &mut DbConn,
    document_id: i64,
    version: Option<i64>,
) -> QueryResult<Vec<Disposition>> {
    let mut query = dispositions::table
        .filter(dispositions::document_id.eq(document_id))
        .order((dispositions::version.desc(), dispositions::id))
        .select(DISPOSITION)
        .into_boxed::<crate::platform::db::conn::MultiBackend>();
    if let Some(version) = version {
        query = query.filter(dispositions::version.eq(version));
    }
    query.load(conn)
}

/// Comments that dispositions are about, in the order in which they were ticked.
pub fn list_linked(conn: &mut DbConn, disposition_ids: &[i64]) -> QueryResult<Vec<Linked>> {
    if disposition_ids.is_empty() {
        return Ok(Vec::new());
    }
    comments::table
        .inner_join(contributions::table.inner_join(remarks::table))
        .filter(comments::disposition_id.eq_any(disposition_ids.to_vec()))
        .order(comments::id)
        .select((
            comments::disposition_id,
            comments::contribution_id,
            contributions::token,
            contributions::author_name,
            contributions::state,
            contributions::account_id,
            remarks::version,
        ))
        .load(conn)
}

/// What was made of one comment, the newest version first.
pub fn list_of_comment(conn: &mut DbConn, contribution_id: i64) -> QueryResult<Vec<Disposition>> {
    dispositions::table
        .inner_join(comments::table)
        .filter(comments::contribution_id.eq(contribution_id))
        .order(dispositions::version.desc())
        .select(DISPOSITION)
        .load(conn)
}

/// What was made of comments: contribution, version, verdict.
pub fn list_verdicts(
    conn: &mut DbConn,
    contribution_ids: &[i64],
) -> QueryResult<Vec<(i64, i64, Verdict)>> {
    if contribution_ids.is_empty() {
        return Ok(Vec::new());
    }
    dispositions::table
        .inner_join(comments::table)
        .filter(comments::contribution_id.eq_any(contribution_ids.to_vec()))
        .order(dispositions::version)
        .select((
            comments::contribution_id,
            dispositions::version,
            dispositions::verdict,
        ))
        .load(conn)
}
