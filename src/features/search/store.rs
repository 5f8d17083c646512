//! The only place where the two databases are asked differently: full text.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Double, Text, Timestamp};

use super::Document;
use crate::on_backend;
use crate::platform::db::schema::search_documents as docs;
use crate::platform::db::{DbConn, UtcTime, kept};

#[derive(QueryableByName)]
pub struct Row {
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Text)]
    pub lang: String,
    #[diesel(sql_type = Text)]
    pub title: String,
    #[diesel(sql_type = Text)]
    pub body: String,
    #[diesel(sql_type = Text)]
    pub url: String,
    #[diesel(sql_type = Timestamp)]
    pub shown_at: UtcTime,
    /// The better it fits, the lower, on both.
    #[diesel(sql_type = Double)]
    pub rank: f64,
}

pub fn put(
    conn: &mut DbConn,
    document: &Document<'_>,
    body: &str,
    folded: &str,
) -> QueryResult<i64> {
    let content = (
        docs::kind.eq(document.kind),
        docs::lang.eq(document.lang),
        docs::title.eq(document.title),
        docs::body.eq(body),
        docs::folded.eq(folded),
        docs::url.eq(document.url),
        docs::shown_at.eq(document.shown_at),
    );
    on_backend!(conn, c => kept(diesel::insert_into(docs::table)
        .values((docs::subject.eq(&document.subject), content))
        .on_conflict(docs::subject)
        .do_update()
        .set(content)
        .returning(docs::id))
        .get_result(c))
}

pub fn delete(conn: &mut DbConn, subject: &str) -> QueryResult<usize> {
    diesel::delete(docs::table.filter(docs::subject.eq(subject))).execute(conn)
}

pub fn list_addresses(conn: &mut DbConn, limit: i64) -> QueryResult<Vec<(String, UtcTime)>> {
    docs::table
        .order((docs::shown_at.desc(), docs::id.desc()))
        .limit(limit)
        .select((docs::url, docs::shown_at))
        .load(conn)
}

/// The newest of some kinds.
pub fn list_recent(
    conn: &mut DbConn,
    kinds: &[&str],
    limit: i64,
) -> QueryResult<Vec<(String, String, String, UtcTime)>> {
    docs::table
        .filter(docs::kind.eq_any(kinds.to_vec()))
        .order((docs::shown_at.desc(), docs::id.desc()))
        .limit(limit)
        .select((docs::title, docs::body, docs::url, docs::shown_at))
        .load(conn)
}

const SQLITE: &str = "SELECT d.id, d.kind, d.lang, d.title, d.body, d.url, d.shown_at, \
    bm25(search_index) AS rank \
    FROM search_index JOIN search_documents d ON d.id = search_index.rowid \
    WHERE search_index MATCH $1 AND ($2 = '' OR d.kind = $3) \
    ORDER BY rank, d.id DESC LIMIT $4 OFFSET $5";

const POSTGRES: &str = "SELECT d.id, d.kind, d.lang, d.title, d.body, d.url, d.shown_at, \
    -(ts_rank(d.tsv, q, 1)::float8) AS rank \
    FROM search_documents d, to_tsquery('simple', $1) q \
    WHERE d.tsv @@ q AND ($2 = '' OR d.kind = $3) \
    ORDER BY rank, d.id DESC LIMIT $4 OFFSET $5";

/// `terms` hold letters and digits only.
pub fn find(
    conn: &mut DbConn,
    terms: &[String],
    kind: Option<&str>,
    offset: i64,
    limit: i64,
) -> QueryResult<Vec<Row>> {
    let kind = kind.unwrap_or_default();
    match conn {
        DbConn::Sqlite(conn) => diesel::sql_query(SQLITE)
            .bind::<Text, _>(for_sqlite(terms))
            .bind::<Text, _>(kind)
            .bind::<Text, _>(kind)
            .bind::<BigInt, _>(limit)
            .bind::<BigInt, _>(offset)
            .load(conn),
        DbConn::Pg(conn) => diesel::sql_query(POSTGRES)
            .bind::<Text, _>(for_postgres(terms))
            .bind::<Text, _>(kind)
            .bind::<Text, _>(kind)
            .bind::<BigInt, _>(limit)
            .bind::<BigInt, _>(offset)
            .load(conn),
    }
}

const SQLITE_BEHIND: &str = "WITH ranked AS MATERIALIZED \
    (SELECT rowid AS id, bm25(search_index) AS rank FROM search_index WHERE search_index MATCH $1) \
    SELECT d.id, d.kind, d.lang, d.title, d.body, d.url, d.shown_at, r.rank \
    FROM ranked r JOIN search_documents d ON d.id = r.id \
    WHERE ($2 = '' OR d.kind = $3) AND (r.rank > $4 OR (r.rank = $5 AND d.id < $6)) \
    ORDER BY r.rank, d.id DESC LIMIT $7";

const POSTGRES_BEHIND: &str = "WITH ranked AS \
    (SELECT d.id, -(ts_rank(d.tsv, q, 1)::float8) AS rank \
    FROM search_documents d, to_tsquery('simple', $1) q WHERE d.tsv @@ q) \
    SELECT d.id, d.kind, d.lang, d.title, d.body, d.url, d.shown_at, r.rank \
    FROM ranked r JOIN search_documents d ON d.id = r.id \
    WHERE ($2 = '' OR d.kind = $3) AND (r.rank > $4 OR (r.rank = $5 AND d.id < $6)) \
    ORDER BY r.rank, d.id DESC LIMIT $7";

/// As [`find`], behind the document with this rank and id.
pub fn find_behind(
    conn: &mut DbConn,
    terms: &[String],
    kind: Option<&str>,
    behind: (f64, i64),
    limit: i64,
) -> QueryResult<Vec<Row>> {
    let kind = kind.unwrap_or_default();
    let (rank, id) = behind;
    match conn {
        DbConn::Sqlite(conn) => diesel::sql_query(SQLITE_BEHIND)
            .bind::<Text, _>(for_sqlite(terms))
            .bind::<Text, _>(kind)
            .bind::<Text, _>(kind)
            .bind::<Double, _>(rank)
            .bind::<Double, _>(rank)
            .bind::<BigInt, _>(id)
            .bind::<BigInt, _>(limit)
            .load(conn),
        DbConn::Pg(conn) => diesel::sql_query(POSTGRES_BEHIND)
            .bind::<Text, _>(for_postgres(terms))
            .bind::<Text, _>(kind)
            .bind::<Text, _>(kind)
            .bind::<Double, _>(rank)
            .bind::<Double, _>(rank)
            .bind::<BigInt, _>(id)
            .bind::<BigInt, _>(limit)
            .load(conn),
    }
}

fn for_sqlite(terms: &[String]) -> String {
    let quoted: Vec<_> = terms.iter().map(|term| format!("\"{term}\"*")).collect();
    quoted.join(" ")
}

fn for_postgres(terms: &[String]) -> String {
    let quoted: Vec<_> = terms.iter().map(|term| format!("'{term}':*")).collect();
    quoted.join(" & ")
}
