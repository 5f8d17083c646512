//! The only place where the two databases are asked differently: full text.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp};

use super::Document;
use crate::on_backend;
use crate::platform::db::schema::search_documents as docs;
use crate::platform::db::{DbConn, UtcTime, kept};

#[derive(QueryableByName)]
pub struct Row {
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

const SQLITE: &str = "SELECT d.kind, d.lang, d.title, d.body, d.url, d.shown_at \
    FROM search_index JOIN search_documents d ON d.id = search_index.rowid \
    WHERE search_index MATCH $1 AND ($2 = '' OR d.kind = $3) \
    ORDER BY bm25(search_index), d.id DESC LIMIT $4 OFFSET $5";

const POSTGRES: &str = "SELECT d.kind, d.lang, d.title, d.body, d.url, d.shown_at \
    FROM search_documents d, to_tsquery('simple', $1) q \
    WHERE d.tsv @@ q AND ($2 = '' OR d.kind = $3) \
    ORDER BY ts_rank(d.tsv, q, 1) DESC, d.id DESC LIMIT $4 OFFSET $5";

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
        DbConn::Sqlite(conn) => {
            let quoted: Vec<_> = terms.iter().map(|term| format!("\"{term}\"*")).collect();
            diesel::sql_query(SQLITE)
                .bind::<Text, _>(quoted.join(" "))
                .bind::<Text, _>(kind)
                .bind::<Text, _>(kind)
                .bind::<BigInt, _>(limit)
                .bind::<BigInt, _>(offset)
                .load(conn)
        }
        DbConn::Pg(conn) => {
            let quoted: Vec<_> = terms.iter().map(|term| format!("'{term}':*")).collect();
            diesel::sql_query(POSTGRES)
                .bind::<Text, _>(quoted.join(" & "))
                .bind::<Text, _>(kind)
                .bind::<Text, _>(kind)
                .bind::<BigInt, _>(limit)
                .bind::<BigInt, _>(offset)
                .load(conn)
        }
    }
}
