//! Answers in the making, notes among colleagues, and texts to begin with.

use diesel::prelude::*;

use crate::features::questions::model::{AnswerTemplate, Draft, DraftKind, Drafted, Note};
use crate::on_backend;
use crate::platform::db::schema::{
    answer_templates as templates, question_drafts as drafts, question_notes as notes,
};
use crate::platform::db::{DbConn, UtcTime};

pub fn find(conn: &mut DbConn, question_id: i64, kind: DraftKind) -> QueryResult<Option<Draft>> {
    drafts::table
        .find((question_id, kind))
        .first(conn)
        .optional()
}

/// Everything that is being written about a question.
pub fn list(conn: &mut DbConn, question_id: i64) -> QueryResult<Vec<Draft>> {
    drafts::table
        .filter(drafts::question_id.eq(question_id))
        .order(drafts::kind)
        .load(conn)
}

/// Saves what was written on top of version `seen` (0: none); false when somebody else saved
/// meanwhile. Whatever a second reader did is undone by a new text.
pub fn put(
    conn: &mut DbConn,
    question_id: i64,
    seen: i64,
    new: Drafted<'_>,
    by: (i64, &str),
    submitted_at: Option<UtcTime>,
    now: UtcTime,
) -> QueryResult<bool> {
    let row = (
        drafts::text.eq(new.text),
        drafts::ground.eq(new.ground),
        drafts::version.eq(seen + 1),
        drafts::saved_by.eq(Some(by.0)),
        drafts::saved_by_name.eq(by.1),
        drafts::saved_at.eq(now),
        drafts::submitted_at.eq(submitted_at),
        drafts::read_by.eq(None::<i64>),
        drafts::read_by_name.eq(""),
        drafts::read_at.eq(None::<UtcTime>),
        drafts::objection.eq(""),
    );
    let changed = if seen == 0 {
        on_backend!(conn, c => diesel::insert_into(drafts::table)
            .values((drafts::question_id.eq(question_id), drafts::kind.eq(new.kind), row))
            .on_conflict_do_nothing()
            .execute(c))?
    } else {
        let same = drafts::table
            .filter(drafts::question_id.eq(question_id))
            .filter(drafts::kind.eq(new.kind))
            .filter(drafts::version.eq(seen));
        diesel::update(same).set(row).execute(conn)?
    };
    Ok(changed == 1)
}

/// A second reader has read the version that waits; false when it no longer does, or somebody else
/// was faster.
pub fn set_read(
    conn: &mut DbConn,
    question_id: i64,
    (kind, seen): (DraftKind, i64),
    by: (i64, &str),
    objection: &str,
    now: UtcTime,
) -> QueryResult<bool> {
    let waiting = drafts::table
        .filter(drafts::question_id.eq(question_id))
        .filter(drafts::kind.eq(kind))
        .filter(drafts::version.eq(seen))
        .filter(drafts::submitted_at.is_not_null());
    let changed = diesel::update(waiting)
        .set((
            drafts::submitted_at.eq(None::<UtcTime>),
            drafts::read_by.eq(Some(by.0)),
            drafts::read_by_name.eq(by.1),
            drafts::read_at.eq(Some(now)),
            drafts::objection.eq(objection),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// All of a question.
pub fn delete(conn: &mut DbConn, question_id: i64) -> QueryResult<usize> {
    diesel::delete(drafts::table.filter(drafts::question_id.eq(question_id))).execute(conn)
}

/// Deletes what was seen; what a colleague saved at the same moment stays.
pub fn delete_seen(
    conn: &mut DbConn,
    question_id: i64,
    (kind, seen): (DraftKind, i64),
) -> QueryResult<usize> {
    let same = drafts::table
        .filter(drafts::question_id.eq(question_id))
        .filter(drafts::kind.eq(kind))
        .filter(drafts::version.eq(seen));
    diesel::delete(same).execute(conn)
}

pub fn insert_note(
    conn: &mut DbConn,
    question_id: i64,
    by: (i64, &str),
    text: &str,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(notes::table)
        .values((
            notes::question_id.eq(question_id),
            notes::account_id.eq(Some(by.0)),
            notes::author_name.eq(by.1),
            notes::text.eq(text),
            notes::created_at.eq(now),
        ))
        .execute(conn)
}

/// The last notes, oldest first.
pub fn list_notes(conn: &mut DbConn, question_id: i64, limit: i64) -> QueryResult<Vec<Note>> {
    let mut found: Vec<Note> = notes::table
        .filter(notes::question_id.eq(question_id))
        .order(notes::id.desc())
        .limit(limit)
        .load(conn)?;
    found.reverse();
    Ok(found)
}

pub fn delete_notes(conn: &mut DbConn, question_id: i64) -> QueryResult<usize> {
    diesel::delete(notes::table.filter(notes::question_id.eq(question_id))).execute(conn)
}

/// Texts of some bodies, by title.
pub fn list_templates(conn: &mut DbConn, body_ids: &[i64]) -> QueryResult<Vec<AnswerTemplate>> {
    templates::table
        .filter(templates::body_id.eq_any(body_ids.to_vec()))
        .order((templates::body_id, templates::title, templates::id))
        .load(conn)
}

pub fn find_template(conn: &mut DbConn, id: i64) -> QueryResult<Option<AnswerTemplate>> {
    templates::table.find(id).first(conn).optional()
}

pub fn insert_template(conn: &mut DbConn, new: &AnswerTemplate) -> QueryResult<usize> {
    diesel::insert_into(templates::table)
        .values((
            templates::body_id.eq(new.body_id),
            templates::title.eq(&new.title),
            templates::text.eq(&new.text),
            templates::updated_at.eq(new.updated_at),
        ))
        .execute(conn)
}

pub fn set_template(conn: &mut DbConn, new: &AnswerTemplate) -> QueryResult<usize> {
    diesel::update(templates::table.find(new.id))
        .set((
            templates::title.eq(&new.title),
            templates::text.eq(&new.text),
            templates::updated_at.eq(new.updated_at),
        ))
        .execute(conn)
}

pub fn delete_template(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::delete(templates::table.find(id)).execute(conn)
}
