//! How bodies deal with questions.

use diesel::prelude::*;

use crate::features::questions::procedures::Procedure;
use crate::on_backend;
use crate::platform::db::DbConn;
use crate::platform::db::schema::question_procedures as procedures;

pub fn find(conn: &mut DbConn, body_id: i64) -> QueryResult<Option<Procedure>> {
    procedures::table
        .find(body_id)
        .select((
            procedures::does_triage,
            procedures::allows_confidential,
            procedures::needs_second_reader,
            procedures::after_clarification,
            procedures::after_transfer,
            procedures::max_extensions,
            procedures::max_extension_days,
            procedures::review_window_days,
            procedures::review_working_days,
        ))
        .first(conn)
        .optional()
}

pub fn put(conn: &mut DbConn, body_id: i64, new: &Procedure) -> QueryResult<usize> {
    let row = (
        procedures::does_triage.eq(new.does_triage),
        procedures::allows_confidential.eq(new.allows_confidential),
        procedures::needs_second_reader.eq(new.needs_second_reader),
        procedures::after_clarification.eq(new.after_clarification),
        procedures::after_transfer.eq(new.after_transfer),
        procedures::max_extensions.eq(new.max_extensions),
        procedures::max_extension_days.eq(new.max_extension_days),
        procedures::review_window_days.eq(new.review_window_days),
        procedures::review_working_days.eq(new.review_working_days),
    );
    on_backend!(conn, c => diesel::insert_into(procedures::table)
        .values((procedures::body_id.eq(body_id), row))
        .on_conflict(procedures::body_id)
        .do_update()
        .set(row)
        .execute(c))
}

/// Bodies that take confidential questions.
pub fn list_confidential(conn: &mut DbConn) -> QueryResult<Vec<i64>> {
    procedures::table
        .filter(procedures::allows_confidential.eq(true))
        .select(procedures::body_id)
        .load(conn)
}

/// Every other body leaves off sorting what nobody was asked in particular.
pub fn end_triage_of_others(conn: &mut DbConn, body_id: i64) -> QueryResult<usize> {
    let others = procedures::table
        .filter(procedures::body_id.ne(body_id))
        .filter(procedures::does_triage.eq(true));
    diesel::update(others)
        .set(procedures::does_triage.eq(false))
        .execute(conn)
}

pub fn find_triage_body(conn: &mut DbConn) -> QueryResult<Option<i64>> {
    procedures::table
        .filter(procedures::does_triage.eq(true))
        .select(procedures::body_id)
        .first(conn)
        .optional()
}
