//! Counts over signatures that show what is unusual. They read every signature of a span: for
//! moderators, on a connection that only reads. What was taken out is not counted any more.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text, Timestamp};

use crate::platform::db::{DbConn, UtcTime};

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    pub petition_id: i64,
    pub from: UtcTime,
    pub until: UtcTime,
    /// By the numbers of signatures, not by the index over addresses.
    pub walks: bool,
}

/// A network or a domain with what came from it.
#[derive(Clone, Debug, QueryableByName)]
pub struct Group {
    #[diesel(sql_type = Text)]
    pub name: String,
    #[diesel(sql_type = BigInt)]
    pub signed: i64,
    #[diesel(sql_type = BigInt)]
    pub counted: i64,
    #[diesel(sql_type = Timestamp)]
    pub first_at: UtcTime,
    #[diesel(sql_type = Timestamp)]
    pub last_at: UtcTime,
}

/// What was signed within an hour, `2026-11-23 10` in UTC.
#[derive(Clone, Debug, QueryableByName)]
pub struct Hour {
    #[diesel(sql_type = Text)]
    pub name: String,
    #[diesel(sql_type = Text)]
    pub hour: String,
    #[diesel(sql_type = BigInt)]
    pub signed: i64,
}

/// How many networks or domains have so many signatures each.
#[derive(Clone, Debug, QueryableByName)]
pub struct Size {
    #[diesel(sql_type = BigInt)]
    pub size: i64,
    #[diesel(sql_type = BigInt)]
    pub groups: i64,
}

/// The day and the hour of an instant as both databases write it.
const HOUR: &str = "substr(CAST(created_at AS TEXT), 1, 13)";

/// What is grouped: one of two columns, never something typed.
#[derive(Clone, Copy, Debug)]
pub enum By {
    Network,
    Domain,
}

impl By {
    fn column(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Domain => "domain",
        }
    }
}

fn rows_of(span: &Span) -> String {
    // The sum keeps the database from the index, in whose order every row is somewhere else.
    let petition = if span.walks {
        "petition_id + 0"
    } else {
        "petition_id"
    };
    format!(
        "FROM signatures WHERE {petition} = $1 AND created_at >= $2 AND created_at < $3 \
         AND state IN ('pending', 'confirmed')"
    )
}

macro_rules! run {
    ($conn:expr, $span:expr, $sql:expr) => {
        sql_query($sql)
            .bind::<BigInt, _>($span.petition_id)
            .bind::<Timestamp, _>($span.from)
            .bind::<Timestamp, _>($span.until)
            .load($conn)
    };
}

/// Those with at least `least` signatures, most first.
pub fn list_groups(
    conn: &mut DbConn,
    span: &Span,
    by: By,
    least: i64,
    limit: i64,
) -> QueryResult<Vec<Group>> {
    let (column, rows) = (by.column(), rows_of(span));
    let sql = format!(
        "SELECT {column} AS name, count(*) AS signed, count(confirmed_at) AS counted, \
         min(created_at) AS first_at, max(created_at) AS last_at {rows} AND {column} <> '' \
         GROUP BY {column} HAVING count(*) >= {least} \
         ORDER BY count(*) DESC, {column} LIMIT {limit}"
    );
    run!(conn, span, sql)
}

pub fn list_sizes(conn: &mut DbConn, span: &Span, by: By) -> QueryResult<Vec<Size>> {
    let (column, rows) = (by.column(), rows_of(span));
    let sql = format!(
        "SELECT size, count(*) AS groups FROM \
         (SELECT count(*) AS size {rows} AND {column} <> '' GROUP BY {column}) AS sizes \
         GROUP BY size ORDER BY size"
    );
    run!(conn, span, sql)
}

/// Every hour in which somebody signed.
pub fn list_hours(conn: &mut DbConn, span: &Span) -> QueryResult<Vec<Hour>> {
    let rows = rows_of(span);
    let sql = format!(
        "SELECT '' AS name, {HOUR} AS hour, count(*) AS signed {rows} \
         GROUP BY {HOUR} ORDER BY {HOUR}"
    );
    run!(conn, span, sql)
}

/// Hours in which at least `least` signatures came from one domain, most first.
pub fn list_peaks(
    conn: &mut DbConn,
    span: &Span,
    least: i64,
    limit: i64,
) -> QueryResult<Vec<Hour>> {
    let rows = rows_of(span);
    let sql = format!(
        "SELECT domain AS name, {HOUR} AS hour, count(*) AS signed {rows} AND domain <> '' \
         GROUP BY domain, {HOUR} HAVING count(*) >= {least} \
         ORDER BY count(*) DESC, domain LIMIT {limit}"
    );
    run!(conn, span, sql)
}
