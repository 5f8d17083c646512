//! Queries on what topics were summed up as.

use diesel::prelude::*;

use super::model::{NewSummary, SummaryRow};
use crate::on_backend;
use crate::platform::db::schema::topic_summaries as summaries;
use crate::platform::db::{DbConn, UtcTime};

/// Columns of [`SummaryRow`].
macro_rules! columns {
    () => {
        (
            summaries::number,
            summaries::text,
            summaries::html,
            summaries::post_count,
            summaries::author_name,
            summaries::author_role,
            summaries::written_at,
        )
    };
}

/// False when there is one with this number already.
pub fn insert(conn: &mut DbConn, new: &NewSummary<'_>, now: UtcTime) -> QueryResult<bool> {
    let row = (
        summaries::topic_id.eq(new.topic_id),
        summaries::number.eq(new.number),
        summaries::text.eq(new.text),
        summaries::html.eq(new.html),
        summaries::post_count.eq(new.post_count),
        summaries::author_name.eq(new.author_name),
        summaries::author_role.eq(new.author_role),
        summaries::written_at.eq(now),
    );
    let count = on_backend!(conn, c => diesel::insert_into(summaries::table)
        .values(row)
        .on_conflict((summaries::topic_id, summaries::number))
        .do_nothing()
        .execute(c))?;
    Ok(count == 1)
}

pub fn find_latest(conn: &mut DbConn, topic_id: i64) -> QueryResult<Option<SummaryRow>> {
    summaries::table
        .filter(summaries::topic_id.eq(topic_id))
        .order(summaries::number.desc())
        .select(columns!())
        .first(conn)
        .optional()
}

/// Oldest first.
pub fn list(conn: &mut DbConn, topic_id: i64) -> QueryResult<Vec<SummaryRow>> {
    summaries::table
        .filter(summaries::topic_id.eq(topic_id))
        .order(summaries::number)
        .select(columns!())
        .load(conn)
}
