//! Every query on plain words and the glossary.

use diesel::prelude::*;

use super::model::{NewPlainWords, PlainWords, Term};
use crate::on_backend;
use crate::platform::db::schema::{glossary_terms as terms, plain_words};
use crate::platform::db::{DbConn, UtcTime};

/// Adds plain words; earlier ones stay beneath them. `html` is made of the text, `written_for` the
/// version whose words they explain.
pub fn insert_plain(
    conn: &mut DbConn,
    new: &NewPlainWords,
    (html, written_for): (&str, i64),
    by: Option<i64>,
    now: UtcTime,
) -> QueryResult<usize> {
    diesel::insert_into(plain_words::table)
        .values((
            plain_words::document_id.eq(new.document_id),
            plain_words::version.eq(new.version),
            plain_words::anchor.eq(&new.anchor),
            plain_words::lang.eq(&new.lang),
            plain_words::text.eq(&new.text),
            plain_words::html.eq(html),
            plain_words::written_for.eq(written_for),
            plain_words::written_by.eq(by),
            plain_words::written_at.eq(now),
        ))
        .execute(conn)
}

/// Plain words of the version before, for the version `number`: as they were written, with the
/// version that they fit.
pub fn insert_carried(
    conn: &mut DbConn,
    number: i64,
    carried: &[(PlainWords, i64)],
) -> QueryResult<()> {
    for some in carried.chunks(200) {
        let rows: Vec<_> = some
            .iter()
            .map(|(words, written_for)| {
                (
                    plain_words::document_id.eq(words.document_id),
                    plain_words::version.eq(number),
                    plain_words::anchor.eq(&words.anchor),
                    plain_words::lang.eq(&words.lang),
                    plain_words::text.eq(&words.text),
                    plain_words::html.eq(&words.html),
                    plain_words::written_for.eq(*written_for),
                    plain_words::written_at.eq(words.written_at),
                )
            })
            .collect();
        on_backend!(conn, c => diesel::insert_into(plain_words::table).values(&rows).execute(c))?;
    }
    Ok(())
}

/// All that was written for a version, oldest first.
pub fn list_plain(
    conn: &mut DbConn,
    document_id: i64,
    version: i64,
) -> QueryResult<Vec<PlainWords>> {
    plain_words::table
        .filter(plain_words::document_id.eq(document_id))
        .filter(plain_words::version.eq(version))
        .order(plain_words::id)
        .load(conn)
}

pub fn insert_term(conn: &mut DbConn, new: &Row<'_>, now: UtcTime) -> QueryResult<i64> {
    diesel::insert_into(terms::table)
        .values((
            terms::scope.eq(new.scope),
            terms::lang.eq(new.lang),
            terms::term.eq(new.term),
            terms::folded.eq(new.folded),
            terms::forms.eq(new.forms),
            terms::definition.eq(new.definition),
            terms::written_by.eq(new.by),
            terms::written_at.eq(now),
        ))
        .returning(terms::id)
        .get_result(conn)
}

/// What is stored of a term.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    pub scope: &'a str,
    pub lang: &'a str,
    pub term: &'a str,
    pub folded: &'a str,
    pub forms: &'a str,
    pub definition: &'a str,
    pub by: Option<i64>,
}

pub fn set_term(conn: &mut DbConn, id: i64, new: &Row<'_>, now: UtcTime) -> QueryResult<usize> {
    diesel::update(terms::table.find(id))
        .set((
            terms::lang.eq(new.lang),
            terms::term.eq(new.term),
            terms::folded.eq(new.folded),
            terms::forms.eq(new.forms),
            terms::definition.eq(new.definition),
            terms::written_by.eq(new.by),
            terms::written_at.eq(now),
        ))
        .execute(conn)
}

pub fn delete_term(conn: &mut DbConn, id: i64) -> QueryResult<usize> {
    diesel::delete(terms::table.find(id)).execute(conn)
}

pub fn find_term(conn: &mut DbConn, id: i64) -> QueryResult<Option<Term>> {
    terms::table.find(id).first(conn).optional()
}

/// Another term that is the same words, in the same place and language.
pub fn find_same_term(
    conn: &mut DbConn,
    (scope, lang, folded): (&str, &str, &str),
    but: Option<i64>,
) -> QueryResult<Option<i64>> {
    terms::table
        .filter(terms::scope.eq(scope))
        .filter(terms::lang.eq(lang))
        .filter(terms::folded.eq(folded))
        .filter(terms::id.ne(but.unwrap_or(0)))
        .select(terms::id)
        .first(conn)
        .optional()
}

/// Terms of these scopes.
pub fn list_terms(conn: &mut DbConn, scopes: Vec<String>, limit: i64) -> QueryResult<Vec<Term>> {
    terms::table
        .filter(terms::scope.eq_any(scopes))
        .order((terms::folded, terms::id))
        .limit(limit)
        .load(conn)
}

pub fn count_terms(conn: &mut DbConn, scope: &str) -> QueryResult<i64> {
    terms::table
        .filter(terms::scope.eq(scope))
        .count()
        .get_result(conn)
}
