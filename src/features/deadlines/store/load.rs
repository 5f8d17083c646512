//! Many made-up promises at once.

use diesel::prelude::*;

use crate::features::deadlines::load::MadeUp;
use crate::features::deadlines::model::PromiseKind;
use crate::features::deadlines::promise::{Clock, Rule};
use crate::on_backend;
use crate::platform::db::DbConn;
use crate::platform::db::schema::{promise_events, promises};

/// Rows of one statement: SQLite takes 32,766 values.
const ROWS: usize = 1_000;

/// Promises with their events, each with the number of its question.
pub fn insert_promises(conn: &mut DbConn, rows: &[(i64, &MadeUp)]) -> QueryResult<()> {
    for part in rows.chunks(ROWS) {
        let ids = insert_part(conn, part)?;
        insert_events(conn, part, &ids)?;
    }
    Ok(())
}

fn insert_part(conn: &mut DbConn, rows: &[(i64, &MadeUp)]) -> QueryResult<Vec<i64>> {
    let values: Vec<_> = rows
        .iter()
        .map(|(subject_id, row)| {
            let event_count = i64::try_from(row.events().len()).unwrap_or(i64::MAX);
            (
                (
                    promises::kind.eq(PromiseKind::Answer),
                    promises::subject_id.eq(subject_id),
                    promises::ordinal.eq(row.ordinal),
                    promises::body_id.eq(Some(row.body_id)),
                    promises::calendar_id.eq(row.calendar_id),
                    promises::rule.eq(Rule::WorkingDays(row.working_days).to_string()),
                    promises::after_pause.eq(Clock::Continue.as_str()),
                    promises::max_extensions.eq(1_i64),
                    promises::max_extension_days.eq(10_i64),
                ),
                (
                    promises::state.eq(row.state),
                    promises::started_at.eq(row.started_at),
                    promises::due_on.eq(row.due_on),
                    promises::due_at.eq(row.due_at),
                    promises::ended_at.eq(row.ended.map(|(at, _)| at)),
                    promises::extension_count.eq(i64::from(row.extended_to.is_some())),
                    promises::event_count.eq(event_count),
                    promises::calendar_version.eq(row.calendar_version),
                    promises::was_refused.eq(row.was_refused),
                ),
            )
        })
        .collect();
    let mut ids: Vec<i64> = on_backend!(conn, c => diesel::insert_into(promises::table)
        .values(&values)
        .returning(promises::id)
        .get_results(c))?;
    // Numbers are given in the order of the rows, but may come back in any.
    ids.sort_unstable();
    Ok(ids)
}

fn insert_events(conn: &mut DbConn, rows: &[(i64, &MadeUp)], ids: &[i64]) -> QueryResult<()> {
    let values: Vec<_> = rows
        .iter()
        .zip(ids)
        .flat_map(|((_, row), id)| {
            (1_i64..).zip(row.events()).map(|(ordinal, event)| {
                (
                    promise_events::promise_id.eq(*id),
                    promise_events::ordinal.eq(ordinal),
                    promise_events::change.eq(event.change),
                    promise_events::at.eq(event.at),
                    promise_events::days.eq(event.days),
                    promise_events::acting_as.eq("rule"),
                    promise_events::reason.eq(""),
                    promise_events::due_on.eq(event.due_on),
                    promise_events::calendar_version.eq(row.calendar_version),
                )
            })
        })
        .collect();
    for part in values.chunks(ROWS) {
        on_backend!(conn, c => diesel::insert_into(promise_events::table)
            .values(part)
            .execute(c))?;
    }
    Ok(())
}
