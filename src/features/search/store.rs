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
    pub subject: String,
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

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    total: i64,
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

/// The kind of what was deleted.
pub fn delete(conn: &mut DbConn, subject: &str) -> QueryResult<Option<String>> {
    diesel::delete(docs::table.filter(docs::subject.eq(subject)))
        .returning(docs::kind)
        .get_result(conn)
        .optional()
}

/// What is at `address` or below it and not shown yet is shown from `at` on.
pub fn set_shown_at(
    conn: &mut DbConn,
    address: &str,
    at: UtcTime,
    now: UtcTime,
) -> QueryResult<usize> {
    // Slugs hold letters, digits and hyphens: nothing that LIKE would take for a pattern.
    let within = docs::url
        .eq(address.to_owned())
        .or(docs::url.like(format!("{address}#%")))
        .or(docs::url.like(format!("{address}/%")));
    diesel::update(docs::table.filter(docs::shown_at.gt(now)).filter(within))
        .set(docs::shown_at.eq(at))
        .execute(conn)
}

pub fn list_addresses(
    conn: &mut DbConn,
    now: UtcTime,
    limit: i64,
) -> QueryResult<Vec<(String, UtcTime)>> {
    docs::table
        .filter(docs::shown_at.le(now))
        .order((docs::shown_at.desc(), docs::id.desc()))
        .limit(limit)
        .select((docs::url, docs::shown_at))
        .load(conn)
}

/// The newest of some kinds.
pub fn list_recent(
    conn: &mut DbConn,
    kinds: &[&str],
    now: UtcTime,
    limit: i64,
) -> QueryResult<Vec<(String, String, String, UtcTime)>> {
    docs::table
        .filter(docs::kind.eq_any(kinds.to_vec()))
        .filter(docs::shown_at.le(now))
        .order((docs::shown_at.desc(), docs::id.desc()))
        .limit(limit)
        .select((docs::title, docs::body, docs::url, docs::shown_at))
        .load(conn)
}

const SQLITE: &str = "SELECT d.id, d.subject, d.kind, d.lang, d.title, d.body, d.url, d.shown_at, \
    bm25(search_index) AS rank \
    FROM search_index JOIN search_documents d ON d.id = search_index.rowid \
    WHERE search_index MATCH $1 AND ($2 = '' OR d.kind = $3) AND d.shown_at <= $4 \
    ORDER BY rank, d.id DESC LIMIT $5 OFFSET $6";

const POSTGRES: &str = "SELECT d.id, d.subject, d.kind, d.lang, d.title, d.body, d.url, d.shown_at, \
    -(ts_rank(d.tsv, q, 1)::float8) AS rank \
    FROM search_documents d, to_tsquery('simple', $1) q \
    WHERE d.tsv @@ q AND ($2 = '' OR d.kind = $3) AND d.shown_at <= $4 \
    ORDER BY rank, d.id DESC LIMIT $5 OFFSET $6";

const COUNT_SQLITE: &str = "SELECT count(*) AS total FROM (SELECT 1 \
    FROM search_index JOIN search_documents d ON d.id = search_index.rowid \
    WHERE search_index MATCH $1 AND ($2 = '' OR d.kind = $3) AND d.shown_at <= $4 \
    LIMIT $5) hits";

const COUNT_POSTGRES: &str = "SELECT count(*) AS total FROM (SELECT 1 \
    FROM search_documents d, to_tsquery('simple', $1) q \
    WHERE d.tsv @@ q AND ($2 = '' OR d.kind = $3) AND d.shown_at <= $4 \
    LIMIT $5) hits";

/// What is looked for. `terms` hold letters and digits only.
pub struct Wanted<'a> {
    pub terms: &'a [String],
    /// '' for all.
    pub kind: &'a str,
    pub now: UtcTime,
}

impl Wanted<'_> {
    /// The statement for the database at hand, and the words as it takes them: all that differs.
    fn asked(
        &self,
        conn: &DbConn,
        sqlite: &'static str,
        postgres: &'static str,
    ) -> (&'static str, String) {
        let words = |quote: fn(&String) -> String, between: &str| {
            let quoted: Vec<String> = self.terms.iter().map(quote).collect();
            quoted.join(between)
        };
        match conn {
            DbConn::Sqlite(_) => (sqlite, words(|term| format!("\"{term}\"*"), " ")),
            DbConn::Pg(_) => (postgres, words(|term| format!("'{term}':*"), " & ")),
        }
    }
}

pub fn find(
    conn: &mut DbConn,
    wanted: &Wanted<'_>,
    offset: i64,
    limit: i64,
) -> QueryResult<Vec<Row>> {
    let (sql, words) = wanted.asked(conn, SQLITE, POSTGRES);
    diesel::sql_query(sql)
        .bind::<Text, _>(words)
        .bind::<Text, _>(wanted.kind)
        .bind::<Text, _>(wanted.kind)
        .bind::<Timestamp, _>(wanted.now)
        .bind::<BigInt, _>(limit)
        .bind::<BigInt, _>(offset)
        .load(conn)
}

const SQLITE_BEHIND: &str = "WITH ranked AS MATERIALIZED \
    (SELECT rowid AS id, bm25(search_index) AS rank FROM search_index WHERE search_index MATCH $1) \
    SELECT d.id, d.subject, d.kind, d.lang, d.title, d.body, d.url, d.shown_at, r.rank \
    FROM ranked r JOIN search_documents d ON d.id = r.id \
    WHERE ($2 = '' OR d.kind = $3) AND d.shown_at <= $4 \
    AND (r.rank > $5 OR (r.rank = $6 AND d.id < $7)) \
    ORDER BY r.rank, d.id DESC LIMIT $8";

const POSTGRES_BEHIND: &str = "WITH ranked AS \
    (SELECT d.id, -(ts_rank(d.tsv, q, 1)::float8) AS rank \
    FROM search_documents d, to_tsquery('simple', $1) q WHERE d.tsv @@ q) \
    SELECT d.id, d.subject, d.kind, d.lang, d.title, d.body, d.url, d.shown_at, r.rank \
    FROM ranked r JOIN search_documents d ON d.id = r.id \
    WHERE ($2 = '' OR d.kind = $3) AND d.shown_at <= $4 \
    AND (r.rank > $5 OR (r.rank = $6 AND d.id < $7)) \
    ORDER BY r.rank, d.id DESC LIMIT $8";

/// As [`find`], behind the document with this rank and id.
pub fn find_behind(
    conn: &mut DbConn,
    wanted: &Wanted<'_>,
    behind: (f64, i64),
    limit: i64,
) -> QueryResult<Vec<Row>> {
    let (rank, id) = behind;
    let (sql, words) = wanted.asked(conn, SQLITE_BEHIND, POSTGRES_BEHIND);
    diesel::sql_query(sql)
        .bind::<Text, _>(words)
        .bind::<Text, _>(wanted.kind)
        .bind::<Text, _>(wanted.kind)
        .bind::<Timestamp, _>(wanted.now)
        .bind::<Double, _>(rank)
        .bind::<Double, _>(rank)
        .bind::<BigInt, _>(id)
        .bind::<BigInt, _>(limit)
        .load(conn)
}

/// How many there are, counted up to `limit`.
pub fn count(conn: &mut DbConn, wanted: &Wanted<'_>, limit: i64) -> QueryResult<i64> {
    let (sql, words) = wanted.asked(conn, COUNT_SQLITE, COUNT_POSTGRES);
    let counted: Counted = diesel::sql_query(sql)
        .bind::<Text, _>(words)
        .bind::<Text, _>(wanted.kind)
        .bind::<Text, _>(wanted.kind)
        .bind::<Timestamp, _>(wanted.now)
        .bind::<BigInt, _>(limit)
        .get_result(conn)?;
    Ok(counted.total)
}
