//! The only place where the two databases are asked differently: full text.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Double, Text, Timestamp};

use super::Document;
use super::spelling::{behind, whole_parts};
use crate::on_backend;
use crate::platform::db::schema::{
    search_documents as docs, search_mentions as mentions, search_words as known,
};
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

pub fn find_id(conn: &mut DbConn, subject: &str) -> QueryResult<Option<i64>> {
    docs::table
        .filter(docs::subject.eq(subject))
        .select(docs::id)
        .first(conn)
        .optional()
}

/// The words kept of a document.
pub fn list_words_of(conn: &mut DbConn, document_id: i64) -> QueryResult<Vec<String>> {
    mentions::table
        .filter(mentions::document_id.eq(document_id))
        .select(mentions::word)
        .load(conn)
}

/// As [`list_words_of`]; none of a document that is not there.
pub fn list_words_of_subject(conn: &mut DbConn, subject: &str) -> QueryResult<Vec<String>> {
    docs::table
        .inner_join(mentions::table)
        .filter(docs::subject.eq(subject))
        .select(mentions::word)
        .load(conn)
}

/// Keeps these words of a document of this kind and no others.
pub fn set_words(
    conn: &mut DbConn,
    (kind, document_id): (&str, i64),
    words: &[(String, i64)],
) -> QueryResult<()> {
    diesel::delete(mentions::table.filter(mentions::document_id.eq(document_id))).execute(conn)?;
    let new: Vec<_> = words
        .iter()
        .map(|(word, _)| {
            (
                known::word.eq(word),
                known::letters.eq(i64::try_from(word.chars().count()).unwrap_or(i64::MAX)),
                known::turned.eq(word.chars().rev().collect::<String>()),
            )
        })
        .collect();
    let held: Vec<_> = words
        .iter()
        .map(|(word, weight)| {
            (
                mentions::word.eq(word),
                mentions::kind.eq(kind),
                mentions::document_id.eq(document_id),
                mentions::weight.eq(*weight),
            )
        })
        .collect();
    match conn {
        DbConn::Pg(c) => {
            diesel::insert_into(known::table)
                .values(new)
                .on_conflict_do_nothing()
                .execute(c)?;
        }
        DbConn::Sqlite(c) => {
            diesel::insert_or_ignore_into(known::table)
                .values(new)
                .execute(c)?;
        }
    }
    on_backend!(conn, c => diesel::insert_into(mentions::table).values(held).execute(c))?;
    Ok(())
}

/// Deletes those of `words` that no document holds. A word that is put in meanwhile elsewhere may
/// go as well; then its slips find nothing until it is next written.
pub fn delete_unused_words(conn: &mut DbConn, words: &[String]) -> QueryResult<usize> {
    let held = mentions::table.filter(mentions::word.eq(known::word));
    let unused = known::table
        .filter(known::word.eq_any(words.to_vec()))
        .filter(diesel::dsl::not(diesel::dsl::exists(held)));
    diesel::delete(unused).execute(conn)
}

/// The newest documents of a kind that hold a word, with its weight there.
pub fn list_mentions(
    conn: &mut DbConn,
    kind: &str,
    word: &str,
    limit: i64,
) -> QueryResult<Vec<(i64, i64)>> {
    mentions::table
        .filter(mentions::word.eq(word))
        .filter(mentions::kind.eq(kind))
        .order(mentions::document_id.desc())
        .limit(limit)
        .select((mentions::document_id, mentions::weight))
        .load(conn)
}

/// Which of `words` are held by which of these documents.
pub fn list_mentions_in(
    conn: &mut DbConn,
    words: &[String],
    ids: &[i64],
) -> QueryResult<Vec<(String, i64, i64)>> {
    mentions::table
        .filter(mentions::word.eq_any(words.to_vec()))
        .filter(mentions::document_id.eq_any(ids.to_vec()))
        .select((mentions::word, mentions::document_id, mentions::weight))
        .load(conn)
}

/// Known words that begin so, in order.
pub fn list_words_from(conn: &mut DbConn, begin: &str, limit: i64) -> QueryResult<Vec<String>> {
    known::table
        .filter(known::word.ge(begin))
        .filter(known::word.lt(behind(begin)))
        .order(known::word)
        .limit(limit)
        .select(known::word)
        .load(conn)
}

/// Known words that may be `word` with so many letters wrong: about as long, and alike at the
/// beginning or at the end.
pub fn list_words_near(conn: &mut DbConn, word: &str, wrong: usize) -> QueryResult<Vec<String>> {
    let (begin, end) = whole_parts(word, wrong);
    let (letters, wrong) = (word.chars().count(), i64::try_from(wrong).unwrap_or(0));
    let letters = i64::try_from(letters).unwrap_or(0);
    let mut near = Vec::new();
    for length in letters - wrong..=letters + wrong {
        let as_long = known::table
            .filter(known::letters.eq(length))
            .select(known::word);
        let alike: Vec<String> = as_long
            .filter(known::word.ge(&begin))
            .filter(known::word.lt(behind(&begin)))
            .load(conn)?;
        near.extend(alike);
        let alike: Vec<String> = as_long
            .filter(known::turned.ge(&end))
            .filter(known::turned.lt(behind(&end)))
            .load(conn)?;
        near.extend(alike);
    }
    near.sort_unstable();
    near.dedup();
    Ok(near)
}

/// Id, subject and address of those of `ids` that are of this kind and can be found.
pub fn list_shown(
    conn: &mut DbConn,
    ids: &[i64],
    kind: &str,
    now: UtcTime,
) -> QueryResult<Vec<(i64, String, String)>> {
    docs::table
        .filter(docs::id.eq_any(ids.to_vec()))
        .filter(docs::kind.eq(kind))
        .filter(docs::shown_at.le(now))
        .select((docs::id, docs::subject, docs::url))
        .load(conn)
}
